//! Why files could not be read, in kinds, with what may help.

/// A reason without what differs from file to file: numbers and what stands in brackets.
pub fn kind(reason: &str) -> String {
    let mut kind = String::with_capacity(reason.len());
    let mut depth = 0_usize;
    for c in parts(reason).0.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            c if c.is_ascii_digit() => {
                if !kind.ends_with('…') {
                    kind.push('…');
                }
            }
            c => kind.push(c),
        }
    }
    kind.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What may help.
pub fn advice(reason: &str) -> String {
    let (said, advice) = parts(reason);
    if let Some(advice) = advice {
        return advice.to_owned();
    }
    let option = said.split_once("(--").and_then(|(_, rest)| rest.split([')', ' ']).next());
    if let Some(option) = option {
        return format!("give it more with --{option} and --retry-failed");
    }
    let known = ADVICE.iter().find(|(words, _)| said.contains(words));
    known.map_or(LOOK, |(_, advice)| advice).to_owned()
}

/// The reason, and the advice behind its semicolon.
fn parts(reason: &str) -> (&str, Option<&str>) {
    reason.rsplit_once("; ").map_or((reason, None), |(said, advice)| (said, Some(advice)))
}

const LOOK: &str = "open it in another program to see what it is";

/// By words of the reason.
const ADVICE: [(&str, &str); 10] = [
    ("encrypted", "save it without encryption in a program that knows its password"),
    ("damaged", "get it anew from where it came from"),
    ("has no pages", "get it anew from where it came from"),
    ("is empty", "get it anew from where it came from"),
    ("only white space", "get it anew from where it came from"),
    ("tesseract", "install tesseract (apt-get install tesseract-ocr tesseract-ocr-swe) and use --retry-failed"),
    ("no such file", "a link may lead nowhere, or the file was moved during the run"),
    ("no permission", "let the user who runs the program read it"),
    ("broke off", "use --retry-failed; if it breaks off again, the file is worth a report"),
    ("too long", "give the file a shorter name"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_have_kinds_and_advice() {
        let long = "it took longer than 30 s (--timeout)";
        assert_eq!(kind(long), "it took longer than … s");
        assert_eq!(advice(long), "give it more with --timeout and --retry-failed");
        let word = "the file is a Word document, which is not read; save it as PDF or plain text";
        assert_eq!(kind(word), "the file is a Word document, which is not read");
        assert_eq!(advice(word), "save it as PDF or plain text");
        assert_eq!(kind("the PDF is damaged beyond reading (no trailer)"), "the PDF is damaged beyond reading");
    }
}
