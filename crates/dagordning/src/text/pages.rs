//! Pages of a text without form feeds, told by page numbers on lines of their own.

use super::{Line, Vocabulary};

/// Sets the pages of the lines by their page numbers, if there is a running sequence; gives the number of pages.
pub(super) fn number(text: &str, vocabulary: &dyn Vocabulary, lines: &mut [Line]) -> u32 {
    let mut marks = running(marks(text, vocabulary, lines));
    if marks.is_empty() {
        marks = trailing(text, vocabulary, lines);
    }
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else {
        return renumber(lines, &Printed { text, lines }.footed());
    };
    let filled = |lines: &[Line]| lines.iter().filter(|line| line.start < line.end).count();
    let above = lines.get(..first.line).map_or(0, filled);
    let below = lines.get(last.line + 1..).map_or(0, filled);
    // A first number with little above it is a header, unless the last number ends the text as a footer does.
    let starts: Vec<usize> = if above < HEADER_LINES && below > 0 {
        let printed = Printed { text, lines };
        let model: Vec<&str> = printed.above(first.line).map(|(_, line)| line).collect();
        let later = marks.iter().skip(1);
        later.map(|mark| printed.page_start(mark.line, &model)).collect()
    } else {
        let footers = marks.len() - usize::from(below == 0);
        marks.iter().take(footers).map(|mark| mark.line + 1).collect()
    };
    renumber(lines, &starts)
}

/// The number stands among this many filled lines if it is in the header.
const HEADER_LINES: usize = 8;
/// A number at the end of the text is among this many filled lines.
const FOOTER_LINES: usize = 3;

/// A page number on a line of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark {
    line: usize,
    page: u32,
    total: Option<u32>,
}

fn marks(text: &str, vocabulary: &dyn Vocabulary, lines: &[Line]) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        // The length alone rules most lines out.
        if !(4..=24).contains(&(line.end - line.start)) {
            continue;
        }
        let printed = text.get(line.start as usize..line.end as usize).unwrap_or_default();
        marks.extend(page_number(vocabulary, printed).map(|(page, total)| Mark { line: index, page, total }));
    }
    marks
}

/// Page numbers behind the same words, as the header of each page has them: `Kommunstyrelsen 2025-03-04 2 (7)`. Empty
/// if nothing runs.
fn trailing(text: &str, vocabulary: &dyn Vocabulary, lines: &[Line]) -> Vec<Mark> {
    let mut headers: Vec<(&str, Vec<Mark>)> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if !(8..=120).contains(&(line.end - line.start)) {
            continue;
        }
        let printed = text.get(line.start as usize..line.end as usize).unwrap_or_default();
        let Some((words, page, total)) = trailing_number(vocabulary, printed) else { continue };
        let mark = Mark { line: index, page, total };
        match headers.iter().position(|(known, _)| *known == words) {
            Some(known) => headers[known].1.push(mark),
            None if headers.len() < MOST_HEADERS => headers.push((words, vec![mark])),
            None => {}
        }
    }
    let runs = headers.into_iter().map(|(_, marks)| running(marks));
    runs.max_by_key(|marks| (marks.len(), std::cmp::Reverse(marks.first().map(|mark| mark.line)))).unwrap_or_default()
}

/// Lines that end in a page number are kept in mind up to so many different words before it.
const MOST_HEADERS: usize = 24;

/// The words before a page number at the end of a line, the page and the total.
fn trailing_number<'t>(vocabulary: &dyn Vocabulary, line: &'t str) -> Option<(&'t str, u32, Option<u32>)> {
    const WORDS: usize = 4;
    let bytes = line.as_bytes();
    let closed = matches!(bytes, [.., digit, b')' | b']'] if digit.is_ascii_digit());
    if !closed && !bytes.last().is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let mut found = None;
    let mut rest = line;
    for _ in 0..WORDS {
        let Some(at) = rest.rfind([' ', '\t']) else { break };
        rest = line.get(..at)?.trim_end();
        // "KS 2025/203" is no page of 203.
        if let Some((page, total)) = page_number(vocabulary, line.get(at + 1..)?)
            && total.is_none_or(|total| page <= total)
        {
            found = Some((rest, page, total));
        }
    }
    found
}

/// The page and the total of `2 (5)`, `2[5]`, `Sida 2`, `Sida 2 (5)`, `s. 2 av 5`, `Page 2 of 5`.
fn page_number(vocabulary: &dyn Vocabulary, line: &str) -> Option<(u32, Option<u32>)> {
    if !line.ends_with(|last: char| last.is_ascii_digit() || last == ')' || last == ']') {
        return None;
    }
    let named = line.trim_start_matches(|letter: char| letter.is_ascii_alphabetic() || letter == '.');
    let name = line.get(..line.len() - named.len())?;
    let is_named = !name.is_empty();
    if is_named && !vocabulary.is_page_label(name.trim_end_matches('.')) {
        return None;
    }
    let (page, rest) = leading_number(named.trim_start())?;
    let rest = rest.trim_start();
    if rest.is_empty() {
        return is_named.then_some((page, None));
    }
    let signs = [("(", ")"), ("[", "]"), ("/", "")];
    let signed = signs.iter().find_map(|(open, close)| Some((rest.strip_prefix(open)?, *close)));
    let (of, close) = signed.or_else(|| Some((vocabulary.page_total(rest)?, "")))?;
    let (total, rest) = leading_number(of.trim_start())?;
    let total = (rest.trim_start() == close).then_some(total)?;
    // "2/2021" is the second meeting of a year.
    let year = !is_named && close.is_empty() && (1900..2100).contains(&total);
    (!year).then_some((page, Some(total)))
}

fn leading_number(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits)?;
    (1..=5).contains(&digits).then_some((number.parse().ok()?, rest))
}

/// The marks that run on by one; a paper bound behind the agenda begins again at 1. Empty if nothing runs.
fn running(marks: Vec<Mark>) -> Vec<Mark> {
    let mut kept: Vec<Mark> = Vec::with_capacity(marks.len());
    let mut runs = false;
    for mark in marks {
        let Some(last) = kept.last() else {
            kept.push(mark);
            continue;
        };
        let next = mark.page == last.page + 1;
        let again = mark.page == 1 && last.total.is_some_and(|total| last.page >= total);
        if next || again {
            runs |= next;
            kept.push(mark);
        } else if kept.len() == 1 && mark.page != last.page {
            // What came first was no page number.
            kept.clear();
            kept.push(mark);
        }
    }
    if runs { kept } else { Vec::new() }
}

/// The lines as printed.
struct Printed<'a> {
    text: &'a str,
    lines: &'a [Line],
}

impl<'a> Printed<'a> {
    /// The page begins at its number, or at the lines above it that repeat those above the first number.
    fn page_start(&self, mark: usize, model: &[&str]) -> usize {
        let repeated = self.above(mark).zip(model);
        let repeated = repeated.take_while(|((_, line), model)| line == *model);
        repeated.last().map_or(mark, |((index, _), _)| index)
    }

    /// The lines that begin pages behind feet that are a number alone, told by the last: it ends the text, perhaps with
    /// a line or two below it, and all the numbers down to the first stand above it with the same lines below.
    fn footed(&self) -> Vec<usize> {
        let mut feet = self.feet();
        let Some((last, mut page)) = feet.next() else { return Vec::new() };
        let below = |line: usize| {
            let below = self.lines.iter().enumerate().skip(line + 1);
            below.filter(|(_, line)| line.start < line.end).map(|(index, line)| (index, self.printed(line)))
        };
        let model: Vec<&str> = below(last).map(|(_, line)| line).collect();
        let mut starts = Vec::new();
        for (line, number) in feet {
            if page == 1 {
                break;
            }
            if number + 1 != page || !below(line).map(|(_, line)| line).take(model.len()).eq(model.iter().copied()) {
                continue;
            }
            starts.push(below(line).take(model.len()).last().map_or(line, |(index, _)| index) + 1);
            page = number;
        }
        if page != 1 {
            starts.clear();
        }
        starts.reverse();
        starts
    }

    /// The numbers that stand apart, from the last one up, if that ends the text.
    fn feet(&self) -> impl Iterator<Item = (usize, u32)> + '_ {
        let filled = |index: &usize| self.lines.get(*index).is_some_and(|line| line.start < line.end);
        let ends = (0..self.lines.len()).rev().filter(filled).take(FOOTER_LINES);
        let last = ends.into_iter().find(|index| self.foot(*index).is_some());
        (0..last.map_or(0, |last| last + 1)).rev().filter_map(|index| Some((index, self.foot(index)?)))
    }

    /// The number that a line is, if white space stands above it.
    fn foot(&self, index: usize) -> Option<u32> {
        let line = self.lines.get(index)?;
        let apart = index.checked_sub(1).and_then(|above| self.lines.get(above)).is_some_and(|a| a.start == a.end);
        if !apart || !(1..=3).contains(&(line.end - line.start)) {
            return None;
        }
        let (number, rest) = leading_number(self.printed(line))?;
        (rest.is_empty() && number > 0).then_some(number)
    }

    fn printed(&self, line: &Line) -> &'a str {
        self.text.get(line.start as usize..line.end as usize).unwrap_or_default()
    }

    /// The filled lines next above a line, from below.
    fn above(&self, line: usize) -> impl Iterator<Item = (usize, &'a str)> + '_ {
        let above = self.lines.get(..line).unwrap_or_default();
        let filled = above.iter().enumerate().rev().map(|(index, line)| (index, self.printed(line)));
        filled.filter(|(_, line)| !line.is_empty()).take(HEADER_LINES)
    }
}

fn renumber(lines: &mut [Line], starts: &[usize]) -> u32 {
    let mut starts = starts.iter().peekable();
    let (mut page, mut above) = (1, 0);
    for (index, line) in lines.iter_mut().enumerate() {
        while starts.next_if(|&&start| start <= index).is_some() {
            (page, above) = (page + 1, line.number - 1);
        }
        // Not all blank lines are kept, but all are counted.
        (line.page, line.number) = (page, line.number - above);
    }
    page
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    /// The page of each filled line.
    fn pages(text: &str) -> Vec<u32> {
        let (mut lines, _) = lines(text);
        let count = number(text, crate::language::Language::swedish(), &mut lines);
        assert_eq!(count, lines.last().map_or(1, |line| line.page));
        lines.iter().filter(|line| line.start < line.end).map(|line| line.page).collect()
    }

    #[test]
    fn page_numbers_are_read() {
        for (line, page) in [
            ("1 (39)", Some((1, Some(39)))),
            ("1(43)", Some((1, Some(43)))),
            ("1 [25]", Some((1, Some(25)))),
            ("Sida 2 av 5", Some((2, Some(5)))),
            ("SIDA 3 (3)", Some((3, Some(3)))),
            ("Sidan 1(30)", Some((1, Some(30)))),
            ("s. 1 (57)", Some((1, Some(57)))),
            ("Sida 2", Some((2, None))),
            ("Page 1 of 14", Some((1, Some(14)))),
            ("2025", None),
            ("Sid (18)", None),
            ("Sal 2 (5)", None),
            ("2 (S)", None),
            ("2 (5) b", None),
        ] {
            assert_eq!(page_number(crate::language::Language::swedish(), line), page, "{line}");
        }
    }

    #[test]
    fn numbers_in_the_header_start_pages() {
        assert_eq!(pages("Ekby\n1 (3)\nett\n\nEkby\n2 (3)\ntvå\n3 (3)\ntre\n"), [1, 1, 1, 2, 2, 2, 3, 3]);
    }

    #[test]
    fn numbers_in_the_footer_end_pages() {
        assert_eq!(pages("ett\nSida 1 av 2\ntvå\nSida 2 av 2\n"), [1, 1, 2, 2]);
        let long = "rad\n".repeat(9);
        assert_eq!(pages(&format!("{long}1 (2)\ntvå\n2 (2)\ntre\n")).get(9..), Some(&[1, 2, 2, 3][..]));
    }

    #[test]
    fn a_bound_paper_begins_again() {
        assert_eq!(pages("1 (2)\na\n2 (2)\nb\n1 (1)\nc\n1 (2)\nd\n2 (2)\ne"), [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    }

    #[test]
    fn numbers_behind_the_same_words_start_pages() {
        assert_eq!(
            pages("Ekby\nStyrelsen 2025-03-04 1 (2)\nett\n\nEkby\nStyrelsen 2025-03-04 2 (2)\ntvå\n"),
            [1, 1, 1, 2, 2, 2]
        );
        assert_eq!(pages("Se avtal 1 (2)\nett\nSe protokoll 2 (2)\ntvå\n"), [1, 1, 1, 1]);
    }

    #[test]
    fn bare_numbers_at_the_foot_end_pages() {
        assert_eq!(pages("ett\n\n1\n\ntvå\n\n2\n\n\ntre\n\n3\n"), [1, 1, 2, 2, 3, 3]);
        assert_eq!(pages("ett\n\n1\nEkby\ntvå\n\n2\nEkby\n"), [1, 1, 1, 2, 2, 2]);
        // The items of a list are no pages, and neither is a list that ends the text.
        assert_eq!(pages("1\n\nett\n\n2\n\ntvå\n"), [1, 1, 1, 1]);
        assert_eq!(pages("ett\n\n3\ntvå\n\n4\n"), [1, 1, 1, 1]);
    }

    #[test]
    fn without_a_sequence_there_is_one_page() {
        assert_eq!(pages("1 (3)\nett\n1 (3)\ntvå\n3 (3)\n"), [1, 1, 1, 1, 1]);
        assert_eq!(pages("ett\ntvå"), [1, 1]);
    }
}
