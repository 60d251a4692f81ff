//! The §§ that minutes hold, as a cover prints them: `31-33`, `31 t.o.m. 33`, `31 & 33`.

use crate::language::{Language, Wording};

/// The runs of `155-168`, `199–213, 215 och 217–224`, `§ 54 -§ 64`.
pub(crate) fn runs(value: &str) -> Vec<(u32, u32)> {
    merged(numbers(&printed(value).0))
}

fn numbers(printed: &[String]) -> Vec<(u32, u32)> {
    let number = |text: &str| {
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        text[..digits].parse::<u32>().ok().filter(|number| (1..10_000).contains(number))
    };
    let run = |text: &String| {
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        Some((number(first)?, number(last)?)).filter(|(first, last)| first <= last)
    };
    printed.iter().filter_map(run).collect()
}

/// Printed runs, those that follow each other as one: `44, 45` is 44 to 45.
pub(crate) fn joined(printed: &[String]) -> Vec<(u32, u32)> {
    let mut runs = merged(numbers(printed));
    runs.dedup_by(|next, before| {
        let follows = next.0 == before.1 + 1;
        if follows {
            before.1 = next.1;
        }
        follows
    });
    runs
}

/// Runs in order, those that overlap as one: there are never more of them than numbers, however often a page prints them.
pub(crate) fn merged(mut runs: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    runs.sort_unstable();
    runs.dedup_by(|next, before| {
        let overlap = next.0 <= before.1;
        if overlap {
            before.1 = before.1.max(next.1);
        }
        overlap
    });
    runs
}

/// No minutes have more.
const MOST_RUNS: usize = 5000;

/// The §§ at the beginning of a value, each run as `31-33`, and where they end: what stands behind is no part of them.
/// Any dash and any word for one makes a run: `31 t.o.m. 33`, `31—33`; any sign and word parts two: `31 & 33`.
pub(crate) fn printed(value: &str) -> (Vec<String>, usize) {
    let lex = Language::swedish();
    let skip = |at: usize| value.len() - value[at..].trim_start_matches(|c: char| c.is_whitespace() || c == '§').len();
    let behind = |at: usize, words: Wording| words.words_at(&value[at..]).map(|(_, length)| at + length);
    let (mut runs, mut at, mut end) = (Vec::new(), 0, 0);
    loop {
        let start = behind(skip(at), lex.extent_nouns()).unwrap_or(at);
        let Some((first, first_end)) = number(value, skip(start)) else { break };
        let dash = skip(first_end);
        let until = behind(dash, lex.extent_until()).or_else(|| {
            let dashes = value[dash..].trim_start_matches(is_dash);
            (dashes.len() < value.len() - dash).then_some(value.len() - dashes.len())
        });
        let last =
            until.and_then(|until| number(value, skip(behind(skip(until), lex.extent_nouns()).unwrap_or(until))));
        let (run, run_end) = match last {
            Some((last, last_end)) => (format!("{first}-{last}"), last_end),
            None => (first.to_owned(), first_end),
        };
        // "2025-03-19", "10:02" are no §§.
        if value[run_end..].starts_with(|c: char| matches!(c, ':' | '.') || is_dash(c))
            && value[run_end..].chars().nth(1).is_some_and(|c| c.is_ascii_digit())
        {
            break;
        }
        runs.push(run);
        end = run_end;
        if runs.len() >= MOST_RUNS {
            break;
        }
        let joint = skip(end);
        let next = behind(joint, lex.extent_joints())
            .or_else(|| value[joint..].starts_with([',', ';', '&', '+']).then_some(joint + 1));
        let Some(next) = next else { break };
        at = behind(skip(next), lex.extent_joints()).unwrap_or(next);
    }
    (runs, end)
}

/// A § with its letter or year: "12", "12 a", "63/20".
fn number(value: &str, at: usize) -> Option<(&str, usize)> {
    let rest = &value[at..];
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if !(1..=4).contains(&digits) {
        return None;
    }
    let tail = &rest[digits..];
    let year = tail.strip_prefix('/').map_or(0, |year| year.bytes().take_while(u8::is_ascii_digit).count());
    let letter = tail.starts_with(|c: char| c.is_ascii_lowercase()) && !tail[1..].starts_with(char::is_alphanumeric);
    let length = digits + if year > 0 { 1 + year } else { usize::from(letter) };
    (!rest[length..].starts_with(char::is_alphanumeric)).then_some((&rest[..length], at + length))
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_extents_are_read() {
        for (value, expected) in [
            ("155-168", vec![(155, 168)]),
            ("§§ 55-65", vec![(55, 65)]),
            ("§ 54 -§ 64", vec![(54, 64)]),
            ("199–213, 215 och 217–224", vec![(199, 213), (215, 215), (217, 224)]),
            ("§116", vec![(116, 116)]),
            ("26 -- 38", vec![(26, 38)]),
            ("63/20-70/20", vec![(63, 70)]),
            ("31 t.o.m. 33", vec![(31, 33)]),
            ("§§ 31 till och med § 33", vec![(31, 33)]),
            ("31 till 33", vec![(31, 33)]),
            ("31—33", vec![(31, 33)]),
            ("31−33", vec![(31, 33)]),
            ("31 & 33", vec![(31, 31), (33, 33)]),
            ("31, 33 samt 35", vec![(31, 31), (33, 33), (35, 35)]),
            ("31-33 2025-03-19 10:02", vec![(31, 33)]),
            ("217-224, 199-213, 210-215, 199-201", vec![(199, 215), (217, 224)]),
            ("2025-03-19", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(runs(value), expected, "{value}");
        }
    }
}
