//! Parts of an item that are items of their own: "A/ Trygg hemgång", "a) Ordförande".

use std::ops::Range;

use crate::facts::field::is_field_line_at;
use crate::facts::title::presented_in_brackets;
use crate::grammar::number::{ClauseKind, clause_mark};
use crate::page::range::Lines;
use crate::page::scene::Scene;
use crate::page::shape::ends_sentence;

/// The mark of a part of an item: "A/ Trygg hemgång", "a) Ordförande", "1. Val av mötesordförande" further in.
pub(crate) struct Part {
    pub(crate) line: usize,
    /// Bytes of the line: the mark, the number in it, and where the title begins.
    pub(crate) label: Range<usize>,
    pub(crate) number: Range<usize>,
    pub(crate) title: usize,
    /// Where the title ends and its text begins, if both stand on the line.
    pub(crate) text: Option<Range<usize>>,
}

/// Parts of an item set off with letters and a slash wherever they stand; with other marks where they stand directly
/// below its title, as titles do.
pub(crate) fn find(scene: &Scene, lines: Lines) -> Vec<Part> {
    let mut found = Vec::new();
    let mut next = b'A';
    for index in lines.iter().skip(1) {
        if !scene.lines[index].is_text() {
            continue;
        }
        let bytes = scene.text(index).as_bytes();
        if let [letter, b'/', b' ', rest, ..] = bytes
            && letter.to_ascii_uppercase() == next
            && !rest.is_ascii_digit()
        {
            found.push(Part { line: index, label: 0..2, number: 0..1, title: 3, text: None });
            next += 1;
        }
    }
    if !found.is_empty() {
        return found;
    }
    found = run_in_parts(scene, lines);
    if found.is_empty() {
        found = listed_parts(scene, lines);
    }
    if found.is_empty() {
        found = numbered_matters(scene, lines);
    }
    if found.is_empty() {
        found = elections(scene, lines);
    }
    found
}

/// "Motion 1 - Cykelställ", "Fråga 2": several matters under one title, each with the noun of its sort and a number.
fn numbered_matters(scene: &Scene, lines: Lines) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    let mut noun = "";
    for index in (lines.start + 1..lines.end).filter(|index| scene.lines[*index].is_text()) {
        let text = scene.text(index);
        let printed = scene.language.matter_nouns().opening(text);
        let matter = printed.and_then(|printed| Some((printed, numbered_matter(scene, index, printed.len())?)));
        // What stands under a heading is that section's; "Proposition 1: Nya stadgar" is none.
        if matter.is_none() && found.is_empty() && scene.heading(index).is_some() {
            return Vec::new();
        }
        let Some((printed, part)) = matter else { continue };
        // "Fråga 1" alone on its line is nothing else; the first may stand directly below the item's title.
        let alone = part.title == text.len();
        let first = found.is_empty() && index <= lines.start + LINES_OF_A_TITLE && is_short_above(scene, index);
        // "Motion 1: Blomsteräng" ⏎ "Motion 2: Dörröppnare": rows of a list.
        let row = found.last().is_some_and(|last| scene.previous_text(index, last.line) == Some(last.line));
        if !alone && !first && !row && !begins(scene, index, lines) {
            continue;
        }
        if found.is_empty() {
            noun = printed;
        }
        if printed == noun {
            found.push(part);
        }
    }
    if found.len() < 2 { Vec::new() } else { found }
}

/// A matter whose number or letter stands at byte `at` of the line: "1 - Cykelställ", "3.1 – Avgifter", "2-2017, Golv",
/// "A   Laddplatser", or alone.
fn numbered_matter(scene: &Scene, index: usize, at: usize) -> Option<Part> {
    let text = scene.text(index);
    let rest = &text[at..];
    let digit = |at: usize| rest.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let inside =
        |at: usize| digit(at) || at > 0 && matches!(rest.as_bytes().get(at), Some(b'.' | b'-')) && digit(at + 1);
    let number = (0..rest.len()).take_while(|at| inside(*at)).count();
    // "Motion A   Laddplatser"
    let lettered = rest.starts_with(|c: char| c.is_ascii_uppercase()) && !rest[1..].starts_with(char::is_alphanumeric);
    let number = if lettered { 1 } else { number };
    if !(1..=LONGEST_NUMBER).contains(&number) {
        return None;
    }
    let behind = &rest[number..];
    let title = behind.trim_start_matches([' ', ':', ',', '.', '-', '–']);
    let title_at = text.len() - title.len();
    let part = Part { line: index, label: 0..at + number, number: at..at + number, title: title_at, text: None };
    if title.is_empty() {
        return (!behind.contains(['-', '–', ','])).then_some(part);
    }
    let parted = behind.trim_start().starts_with([':', ',', '.', '-', '–']) || behind.starts_with("  ");
    let decides = title.split_whitespace().any(|word| {
        let word = word.trim_end_matches(['.', ',']);
        scene.language.decision_verb(word).is_some() || scene.language.finite_verbs().has(word)
    });
    let named = title.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '”'));
    (parted && named && !decides && !title.ends_with([',', ';'])).then_some(part)
}

/// The lines that a § and its title take at most above the first of its matters.
const LINES_OF_A_TITLE: usize = 3;

/// Whether the line above is too short to be broken.
fn is_short_above(scene: &Scene, index: usize) -> bool {
    let above = scene.previous_text(index, index.saturating_sub(1)).map_or("", |above| scene.text(above));
    above.chars().count() < 45 && !scene.language.title_goes_on().has(above.rsplit(' ').next().unwrap_or(""))
}

/// Bytes of the number of a matter: "12-2017".
const LONGEST_NUMBER: usize = 7;

/// "b) Val av ledamöter" ⏎ text ⏎ "c) Val av suppleanter": elections with letters that count on, whatever stands between; and
/// matters with headings of their own: "a) Motion om fredningstid" ⏎ "Beslut" ⏎ "b) Motion om spön" ⏎ "Beslut".
fn elections(scene: &Scene, lines: Lines) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    let mut told = 0;
    let mut next = None;
    for index in (lines.start + 1..lines.end).filter(|index| scene.lines[*index].is_text()) {
        if found.is_empty() && scene.heading(index).is_some() {
            return Vec::new();
        }
        let text = scene.text(index);
        let Some(mark) = clause_mark(scene.language, text) else { continue };
        let ClauseKind::Letter(letter) = mark.value.kind else { continue };
        let title = &text[mark.value.end..];
        let elects = scene.language.election_leads().opens(title);
        let first = next.is_none() && (elects || letter == 'a');
        if !(first || next == Some(letter as u32))
            || !begins(scene, index, lines)
            || !title.starts_with(char::is_uppercase)
            || title.ends_with([',', ';'])
        {
            continue;
        }
        told += usize::from(elects || is_headed(scene, index, lines));
        next = Some(letter as u32 + 1);
        let label = text[..mark.value.end].trim_end().len();
        let number = text[..label].trim_end_matches(['.', ')', ' ']).len();
        found.push(Part { line: index, label: 0..label, number: 0..number, title: mark.value.end, text: None });
    }
    if found.len() < 2 || told < 2 || told + 1 < found.len() { Vec::new() } else { found }
}

/// Whether a heading stands below a matter, before the next letter does.
fn is_headed(scene: &Scene, index: usize, lines: Lines) -> bool {
    let below = (index + 1..lines.end).filter(|line| scene.lines[*line].is_text()).take(LINES_OF_A_MATTER);
    let lettered = |line: &usize| {
        let mark = clause_mark(scene.language, scene.text(*line));
        mark.is_some_and(|mark| matches!(mark.value.kind, ClauseKind::Letter(_)))
    };
    below.take_while(|line| !lettered(line)).any(|line| scene.heading(line).is_some())
}

/// Lines among which a matter has its first heading.
const LINES_OF_A_MATTER: usize = 12;

/// "a) Gungorna: De ska målas." ⏎ "b) Taket: Det läcker igen.": titles with letters that count on, each with its text
/// behind it.
fn run_in_parts(scene: &Scene, lines: Lines) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    for index in (lines.start + 1..lines.end).filter(|index| scene.lines[*index].is_text()) {
        if found.is_empty() && scene.heading(index).is_some() {
            return Vec::new();
        }
        let text = scene.text(index);
        let Some(mark) = clause_mark(scene.language, text).map(|mark| mark.value) else { continue };
        let ClauseKind::Letter(letter) = mark.kind else { continue };
        if letter as usize != usize::from(b'a') + found.len() {
            continue;
        }
        let Some(colon) = text[mark.end..].find(": ").map(|at| mark.end + at) else { return Vec::new() };
        let (title, told) = (&text[mark.end..colon], &text[colon + 2..]);
        let named = title.len() <= LONGEST_RUN_IN && title.starts_with(char::is_uppercase);
        // Names alone tell who is elected.
        let mut words = told.split_whitespace().skip(1);
        let tells = told.starts_with(char::is_uppercase) && words.any(|word| word.starts_with(char::is_lowercase));
        let led_in = scene.previous_text(index, lines.start).is_some_and(|above| scene.text(above).ends_with(':'));
        if !named || title.contains(['.', ',', ';']) || !tells || led_in || !begins(scene, index, lines) {
            return Vec::new();
        }
        let label = text[..mark.end].trim_end().len();
        let number = text[..label].trim_end_matches(['.', ')', ' ']).len();
        let text = Some(colon..colon + 2);
        found.push(Part { line: index, label: 0..label, number: 0..number, title: mark.end, text });
    }
    if found.len() < 2 { Vec::new() } else { found }
}

/// Bytes of a title that its text follows on the line.
const LONGEST_RUN_IN: usize = 60;

/// Whether a line can begin something of its own: a paragraph, or behind a sentence that ended or the title.
fn begins(scene: &Scene, index: usize, lines: Lines) -> bool {
    let above = scene.previous_text(index, lines.start);
    scene.opens_paragraph(index) || above.is_none_or(|above| above == lines.start || ends_sentence(scene.text(above)))
}

/// A list of titles directly below the item's own.
fn listed_parts(scene: &Scene, lines: Lines) -> Vec<Part> {
    let mut found: Vec<(ClauseKind, Part)> = Vec::new();
    for index in (lines.start + 1..lines.end).filter(|index| scene.lines[*index].is_text()) {
        let text = scene.text(index);
        let mark = clause_mark(scene.language, text);
        let follows = mark.as_ref().is_some_and(|mark| match (found.last().map(|(kind, _)| *kind), mark.value.kind) {
            (None, ClauseKind::Letter('a')) => true,
            (None, ClauseKind::Number(1)) => scene.lines[index].indent > scene.lines[lines.start].indent + 1,
            (Some(ClauseKind::Letter(last)), ClauseKind::Letter(letter)) => letter as u32 == last as u32 + 1,
            (Some(ClauseKind::Number(last)), ClauseKind::Number(number)) => {
                number == last + 1
                    && found.first().is_some_and(|(_, first)| {
                        scene.lines[index].indent.abs_diff(scene.lines[first.line].indent) <= 1
                    })
            }
            _ => false,
        });
        let Some(mark) = mark.filter(|_| follows) else {
            // "Dnr KS 2024/12" belongs to the title.
            if found.is_empty() && !is_field_line_at(scene, index) {
                return Vec::new();
            }
            continue;
        };
        let title = &text[mark.value.end..];
        if !title.starts_with(char::is_uppercase)
            || title.ends_with(['.', ',', ';'])
            || title.ends_with(')') && presented_in_brackets(scene, title).is_none()
            || scene.language.clause_leads().opens(title)
        {
            return Vec::new();
        }
        let label = text[..mark.value.end].trim_end().len();
        let number = text[..label].trim_end_matches(['.', ')', ' ']).len();
        let part = Part { line: index, label: 0..label, number: 0..number, title: mark.value.end, text: None };
        found.push((mark.value.kind, part));
    }
    if found.len() < 2 { Vec::new() } else { found.into_iter().map(|(_, part)| part).collect() }
}
