//! Page numbers: whole lines of page furniture, and the page column of a contents list.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::take_while1;
use nom::character::complete::one_of;
use nom::combinator::{all_consuming, opt};

use super::Spanned;
use super::scan::{self, Parsed, blanks, digits, is_dash, one_of_words};
use crate::language::Language;

/// A printed page number: "3 (22)", "Sida 2", "Sid (18)".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageNumber {
    /// The page's own number; lost in "Sid (18)".
    pub number: Option<u32>,
    /// How many pages there are.
    pub total: Option<u32>,
}

/// The longest line that can be a page number: "Sidan 1234 (1234)" with generous spacing.
const LONGEST: usize = 40;

/// Reads a whole line that is only a page number; a bare number is not enough.
#[must_use]
pub fn page_number(lex: &Language, s: &str) -> Option<Spanned<PageNumber>> {
    whole(s, alt((|input| labelled(lex, input), of_total, between_dashes)))
}

/// A page number with total at the end of a header line: "Kommunstyrelsen   2025-03-12   3 (22)".
#[must_use]
pub fn trailing_page_number(s: &str) -> Option<Spanned<PageNumber>> {
    let text = s.trim_end();
    let open = text.strip_suffix([')', ']', '}'])?.rfind(['(', '[', '{'])?;
    let head = text[..open].trim_end();
    let start = head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    if text.len() - start > LONGEST || !matches!(scan::before(s, start), None | Some(' ' | '\t' | '\u{a0}')) {
        return None;
    }
    let found = all_consuming(of_total).parse(text.get(start..)?).ok()?.1;
    (found.number <= found.total).then(|| Spanned::new(found, start, text.len()))
}

/// The page column at the end of a line of a contents list, after dots or a wide gap: the page, and the last page where
/// a range is printed ("4-6"). The span covers the page numbers alone, not the dots.
#[must_use]
pub fn contents_tail(s: &str) -> Option<Spanned<(u32, Option<u32>)>> {
    let text = s.trim_end();
    if !text.as_bytes().last()?.is_ascii_digit() {
        return None;
    }
    let run = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let joint = run.trim_end_matches(is_dash);
    let first = joint.trim_end_matches(|c: char| c.is_ascii_digit());
    let start = if joint.len() < run.len() && first.len() < joint.len() { first.len() } else { run.len() };
    let (dots, wide) = leader(&text[..start])?;
    let longest = if dots { 4 } else { 3 };
    let pages = (digits(1, longest), opt((dash_run, digits(1, longest)).map(|(_, last)| last.0)));
    let (first, last) = all_consuming(pages).parse(text.get(start..)?).ok()?.1;
    ((dots || wide) && last.is_none_or(|last| last >= first.0))
        .then(|| Spanned::new((first.0, last), start, text.len()))
}

/// The page behind its label at the end of an entry of a contents list: "Upprop, sid 3". The span begins where the title ends.
#[must_use]
pub fn labelled_tail(lex: &Language, s: &str) -> Option<Spanned<(u32, Option<u32>)>> {
    let text = s.trim_end().trim_end_matches(')');
    let head = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = text.get(head.len()..).filter(|number| (1..=4).contains(&number.len()))?;
    let title = head.trim_end().trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
    let label = head.get(title.len()..)?.trim_end().to_lowercase();
    let label = lex.page_labels().has(&label) && title.ends_with([' ', '(']);
    let end = title.trim_end_matches([' ', ',', '(', ';', '–', '-']).len();
    (label && end > 0).then(|| Spanned::new((number.parse().unwrap_or(0), None), end, text.len()))
}

fn dash_run(input: &str) -> Parsed<'_, &str> {
    take_while1(is_dash).parse(input)
}

/// Whether a text ends in a dot leader, and whether in a wide gap; none if nothing stands before them.
fn leader(head: &str) -> Option<(bool, bool)> {
    let title = head.trim_end_matches([' ', '\t', '\u{a0}', '.', '…', '·', '_']);
    let gap = head.get(title.len()..)?;
    let dots = gap.chars().map(|c| if c == '…' { 3 } else { usize::from(matches!(c, '.' | '·' | '_')) }).sum::<usize>();
    let spaces = gap.chars().rev().take_while(|c| matches!(c, ' ' | '\u{a0}')).count();
    (!title.trim().is_empty()).then_some((dots >= 3, spaces >= 3 || gap.ends_with('\t')))
}

fn whole<'a>(s: &'a str, parser: impl Parser<&'a str, Output = PageNumber, Error = ()>) -> Option<Spanned<PageNumber>> {
    let range = scan::trimmed(s);
    if range.len() > LONGEST || range.is_empty() {
        return None;
    }
    let (_, value) = all_consuming(parser).parse(s.get(range.clone())?).ok()?;
    Some(Spanned::new(value, range.start, range.end))
}

fn page(number: Option<u32>, total: Option<u32>) -> PageNumber {
    PageNumber { number, total }
}

/// "Sida 1 av 22", "Sid 3 (18)", "s. 1 (57)", "Sid (18)", "Sida 2".
fn labelled<'a>(lex: &Language, input: &'a str) -> Parsed<'a, PageNumber> {
    let label = one_of_words(lex.page_labels());
    let number = (digits(1, 4), opt(|input| total(lex, input))).map(|(number, total)| page(Some(number.0), total));
    let lost = (|input| total(lex, input)).map(|total| page(None, Some(total)));
    (label, opt(one_of(":.")), blanks, alt((number, lost))).map(|(.., found)| found).parse(input)
}

/// "1 (39)", "1(43)", "1 [1]".
fn of_total(input: &str) -> Parsed<'_, PageNumber> {
    (digits(1, 4), in_brackets).map(|(number, total)| page(Some(number.0), Some(total))).parse(input)
}

/// "- 2 -", as typewriters number pages.
fn between_dashes(input: &str) -> Parsed<'_, PageNumber> {
    let dash = || take_while1(is_dash);
    (dash(), one_of(" "), blanks, digits(1, 3), one_of(" "), blanks, dash())
        .map(|(_, _, _, number, ..)| page(Some(number.0), None))
        .parse(input)
}

fn total<'a>(lex: &Language, input: &'a str) -> Parsed<'a, u32> {
    let spelled = (blanks, one_of_words(lex.page_totals()), blanks, digits(1, 4)).map(|(.., total)| total.0);
    alt((in_brackets, spelled)).parse(input)
}

/// Text recognition reads "(28)" also as "{28)".
fn in_brackets(input: &str) -> Parsed<'_, u32> {
    (blanks, one_of("([{"), blanks, digits(1, 4), blanks, one_of(")]}"))
        .map(|(_, _, _, total, ..)| total.0)
        .parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_furniture_is_read() {
        for (line, number, total) in [
            ("1 (39)", Some(1), Some(39)),
            ("1(43)", Some(1), Some(43)),
            (" 1[25] ", Some(1), Some(25)),
            ("Sida 1(16)", Some(1), Some(16)),
            ("Sidan 1 (30)", Some(1), Some(30)),
            ("Sid (18)", None, Some(18)),
            ("s. 1 (57)", Some(1), Some(57)),
            ("SIDA 3 (3)", Some(3), Some(3)),
            ("Sida 1 av 22", Some(1), Some(22)),
            ("Page 1 of 14", Some(1), Some(14)),
            ("Sida 2", Some(2), None),
            ("2 {28)", Some(2), Some(28)),
            ("- 2 -", Some(2), None),
        ] {
            assert_eq!(page_number(Language::swedish(), line).map(|p| p.value), Some(page(number, total)), "{line}");
        }
    }

    #[test]
    fn other_lines_are_no_page_number() {
        for line in ["7", "12 a (3)", "Sida", "Sidan om målet", "1 (39) Kommunstyrelsen", "2025 (12) ", "20251 (3)", ""]
        {
            let expected = line == "2025 (12) ";
            assert_eq!(page_number(Language::swedish(), line).is_some(), expected, "{line}");
        }
        assert_eq!(
            trailing_page_number("2025-03-12    3 (22)").map(|p| (p.value.number, p.start)),
            Some((Some(3), 14))
        );
        assert_eq!(trailing_page_number("Svar på motion (2013:6)"), None);
    }

    #[test]
    fn a_contents_line_ends_in_a_page() {
        for (line, expected) in [
            ("1. Upprop ........ 4", Some((4, None))),
            ("§ 12 Budget 2026…12", Some((12, None))),
            ("2. Årsredovisning 2025 . . . . . 5-7", Some((5, Some(7)))),
            ("3. Taxa för vatten      14", Some((14, None))),
            ("4. Budget 2026", None),
            ("5. Plan      2026", None),
            ("........ 4", None),
            ("Läs mer i kapitel 3.", None),
        ] {
            assert_eq!(contents_tail(line).map(|tail| tail.value), expected, "{line}");
        }
    }
}
