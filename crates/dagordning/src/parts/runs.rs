//! Where the §§ of a text begin again: minutes never count back, and no two meetings share a §.

use crate::language::Language;
use crate::text::SourceText;

/// A § at the beginning of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Section {
    line: usize,
    number: u32,
}

/// A § that is not the next of those above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Break {
    pub(super) line: usize,
    /// It counts back; otherwise it leaves some out.
    pub(super) back: bool,
    /// It leaves very many out.
    pub(super) far: bool,
    /// Its title is that of an item that opens meetings.
    pub(super) opens: bool,
}

/// The §§ above a break must have so many lines each: a list of contents has fewer.
const LINES_OF_SECTION: usize = 4;
/// So many §§ may be left out: they are confidential, or adjusted apart.
const LEFT_OUT: u32 = 3;
/// More are left out nowhere.
const FAR: u32 = 20;
/// Longer lines that begin with a § are running text.
const LONGEST: usize = 160;
/// Lines over the first § of rules in which their title stands.
const TITLE_OF_RULES: usize = 4;

/// The breaks in the §§ of a text.
pub(super) fn breaks(text: &SourceText, language: &Language) -> Vec<Break> {
    let sections = without_strays(sections(text));
    let mut found = Vec::new();
    // The first § of those that count on, and how many there are.
    let Some(mut first) = sections.first().copied() else { return found };
    let mut count = 1;
    for (at, pair) in sections.windows(2).enumerate() {
        let [last, own] = pair else { continue };
        if follows(*last, *own) {
            count += 1;
            continue;
        }
        // A list of contents, short or with much between: the §§ themselves begin with its first.
        let again = own.number == first.number && own.number > 1;
        let listed = again || (own.line - first.line) < count * LINES_OF_SECTION;
        if count >= 2 && !listed {
            let opens = opens(text, language, own.line);
            let goes_on = sections.get(at + 2).is_some_and(|after| follows(*own, *after));
            if !opens && !goes_on {
                continue;
            }
            let back = own.number < last.number && !is_rule(text, language, own.line);
            let far = own.number > last.number + FAR;
            if back || far || opens {
                found.push(Break { line: own.line, back, far, opens });
            }
        }
        (first, count) = (*own, 1);
    }
    found
}

/// Whether a § is the next or the same, but for a few that are left out.
fn follows(last: Section, own: Section) -> bool {
    (last.number..=last.number + LEFT_OUT).contains(&own.number)
}

/// Without those that stand between two of which one follows the other: they are named in running text.
fn without_strays(sections: Vec<Section>) -> Vec<Section> {
    let mut kept: Vec<Section> = Vec::with_capacity(sections.len());
    for (at, section) in sections.iter().enumerate() {
        let between = kept.last().is_some_and(|last| {
            !follows(*last, *section) && sections[at + 1..].iter().take(MOST_STRAYS).any(|next| follows(*last, *next))
        });
        if !between {
            kept.push(*section);
        }
    }
    kept
}

/// So many §§ in a row may be named in running text.
const MOST_STRAYS: usize = 3;

/// Whether a § is one of rules: a title of rules stands above, or a sentence behind.
fn is_rule(text: &SourceText, language: &Language, line: usize) -> bool {
    let above = (0..line).rev().map(|line| text.line_text(line)).filter(|shown| !shown.is_empty());
    let sentence = text.line_text(line).ends_with('.');
    sentence || above.take(TITLE_OF_RULES).any(|shown| language.rules_titles().is_in(&shown.to_lowercase()))
}

fn sections(text: &SourceText) -> Vec<Section> {
    let found = memchr::memmem::find_iter(text.text.as_bytes(), "§".as_bytes());
    let mut sections: Vec<Section> = Vec::new();
    for at in found {
        let line = text.line_at(at);
        let Some(known) = text.lines.get(line) else { continue };
        let sign = at.checked_sub(known.start as usize);
        if let Some(number) =
            sign.and_then(|sign| section_at(text.line_text(line), sign)).filter(|_| !goes_on(text, line))
        {
            sections.push(Section { line, number });
        }
    }
    sections
}

/// The number of the § that a line begins with.
pub(super) fn section_of(line: &str) -> Option<u32> {
    // Hardly any line has a § among its first bytes.
    let first = &line.as_bytes()[..line.len().min(LONGEST_CODE + 2)];
    let sign = memchr::memmem::find(first, "§".as_bytes())?;
    section_at(line, sign)
}

/// The number behind the § at a byte of a line, if the line begins with it.
fn section_at(line: &str, sign: usize) -> Option<u32> {
    if line.len() > LONGEST || is_entry(line) || !is_code(line.get(..sign)?) {
        return None;
    }
    let rest = line.get(sign + '§'.len_utf8()..)?.trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let behind = rest[digits..].trim_start();
    // "§ 21. Val av justerare": a title follows, not a sentence.
    let behind = behind.strip_prefix('.').filter(|title| !title.ends_with('.')).map_or(behind, str::trim_start);
    // "§ 84, den 21 maj", "§ 807 och" go on with a sentence.
    let named = behind.starts_with(|c: char| matches!(c, ',' | '.' | ';' | ')') || c.is_lowercase());
    (!named && digits <= LONGEST_SECTION).then(|| rest[..digits].parse().ok())?
}

/// Lines of an entry of a list of contents, at most.
const LINES_OF_ENTRY: usize = 3;

/// Whether the page of the entry that a line begins stands on one of the next lines.
fn goes_on(text: &SourceText, line: usize) -> bool {
    let below = (line + 1..line + LINES_OF_ENTRY).map(|below| text.line_text(below));
    below.take_while(|shown| !shown.is_empty() && !shown.starts_with('§')).any(is_entry)
}

/// Numbers of pages have no more digits.
const LONGEST_PAGE: usize = 4;

/// Whether a line is an entry of a list of contents: it ends with its page.
pub(super) fn is_entry(line: &str) -> bool {
    let title = line.trim_end_matches(|c: char| c.is_ascii_digit());
    let page = line.len() - title.len();
    (1..=LONGEST_PAGE).contains(&page) && (title.ends_with("  ") || title.trim_end().ends_with(".."))
}

/// Whether nothing stands before a § but the code of a body: "MBN § 216".
fn is_code(before: &str) -> bool {
    let code = before.trim_end();
    before.is_empty()
        || before.len() <= LONGEST_CODE && code.starts_with(char::is_uppercase) && code.chars().all(char::is_alphabetic)
}

/// No number of a § has more digits.
const LONGEST_SECTION: usize = 5;

/// The longest code of a body, in bytes.
const LONGEST_CODE: usize = 8;

/// Whether the title on the line of a § or below it is that of an item that opens meetings.
fn opens(text: &SourceText, language: &Language, line: usize) -> bool {
    let own = text.line_text(line);
    let behind = own.trim_start_matches(|c: char| !c.is_alphabetic());
    let below = (line + 1..text.lines.len()).map(|line| text.line_text(line)).filter(|shown| !shown.is_empty());
    std::iter::once(behind).chain(below.take(2)).any(|title| language.procedural_title(title))
}
