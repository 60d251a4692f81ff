//! Text whose line ends are lost: a page, or the whole document, stands on one line. The words themselves tell where
//! lines began: headings, labels, numbers that run on, the rows of lists. Where they give no hint, words stay together.
//!
//! Only a space becomes a line end, and only in a text that shows that its line ends are lost.

use std::ops::Range;

use super::runs::{self, Runs};
use crate::language::Language;
use crate::model::SectionKind;
use crate::text::{Edit, RepairKind, Vocabulary};

/// No line of a page is so long; paragraphs copied without line ends may be.
const LONG: usize = 400;
/// A text whose lines are lost has so many headings and labels inside long lines.
const FEWEST: usize = 4;
/// The words of the longest heading.
const MOST_WORDS: usize = 8;

/// The spaces at which lines began.
pub(super) fn find(text: &str) -> Vec<Edit> {
    if text.len() < LONG {
        return Vec::new();
    }
    let long: Vec<Range<usize>> = super::lines(text)
        .filter(|(_, line)| line.len() >= LONG)
        .map(|(begin, line)| begin..begin + line.len())
        .collect();
    let inside: usize = long.iter().map(Range::len).sum();
    // Long paragraphs among short lines: the lines are those of the page.
    if inside * 10 < text.len() * 8 {
        return Vec::new();
    }
    let runs = runs::find(text, &long);
    let mut walk = Walk::new(text, &runs);
    for line in &long {
        walk.line(line.clone());
    }
    if walk.strong < FEWEST {
        return Vec::new();
    }
    walk.breaks.sort_unstable();
    walk.breaks.dedup();
    walk.breaks.iter().map(|at| Edit::new(RepairKind::LineEnd, at - 1, *at, "\n")).collect()
}

/// Which part of a document is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Titles and labels.
    Head,
    /// A list of people.
    Roster,
    /// The title of an item.
    Title,
    /// A section of an item.
    Section(SectionKind),
}

/// A word and where it begins in the text.
#[derive(Debug, Clone, Copy)]
struct Word<'t> {
    at: usize,
    text: &'t str,
}

struct Walk<'t, 'r> {
    text: &'t str,
    language: &'static Language,
    runs: &'r Runs,
    part: Part,
    /// Whether items have begun.
    items: bool,
    /// Where lines begin.
    breaks: Vec<usize>,
    /// How many of them the vocabulary is sure of.
    strong: usize,
}

impl<'t, 'r> Walk<'t, 'r> {
    fn new(text: &'t str, runs: &'r Runs) -> Self {
        let language = Language::exact();
        Walk { text, language, runs, part: Part::Head, items: false, breaks: Vec::new(), strong: 0 }
    }

    fn line(&mut self, line: Range<usize>) {
        let words: Vec<Word<'t>> = words(self.text, line).collect();
        let mut at = 0;
        while at < words.len() {
            at += self.word(&words, at).max(1);
        }
    }

    fn begin(&mut self, at: usize) {
        if at > 0 && self.text.as_bytes().get(at - 1) == Some(&b' ') {
            self.breaks.push(at);
        }
    }

    /// Looks at the word at `at`, and gives how many words were taken.
    fn word(&mut self, words: &[Word<'t>], at: usize) -> usize {
        let word = words[at];
        if let Some(taken) = self.number(words, at) {
            return taken;
        }
        if is_bullet(word.text) {
            let before = at.checked_sub(1).map_or("", |before| words[before].text);
            let next = words.get(at + 1).map_or("", |next| next.text);
            let entry = next.starts_with(char::is_uppercase) || before.ends_with([':', '.']) || word.text == "•";
            let span = before.ends_with(|c: char| c.is_ascii_digit()) && next.starts_with(|c: char| c.is_ascii_digit());
            if entry && !span {
                self.begin(word.at);
            }
            return 1;
        }
        if !word.text.starts_with(char::is_uppercase) {
            return 1;
        }
        if let Some(taken) = self.heading(words, at) {
            return taken;
        }
        self.plain(words, at)
    }

    /// A number that runs on: of an item, or of a list.
    fn number(&mut self, words: &[Word<'t>], at: usize) -> Option<usize> {
        let start = words[at].at;
        if self.runs.items.binary_search(&start).is_ok() {
            self.begin(start);
            self.strong += 1;
            (self.part, self.items) = (Part::Title, true);
            // "§ 12" has two words, "1." one.
            return Some(if words[at].text == "§" { 2 } else { 1 });
        }
        if self.runs.clauses.binary_search(&start).is_ok() {
            self.begin(start);
            return Some(1);
        }
        None
    }

    /// A heading or label of the vocabulary: it is a line, or begins one.
    fn heading(&mut self, words: &[Word<'t>], at: usize) -> Option<usize> {
        let start = words[at].at;
        let before = at.checked_sub(1).map_or("", |before| words[before].text);
        // "svar på Motion", "Kommunstyrelsens Beslut": behind such words nothing begins.
        if self.language.title_goes_on().has(before) {
            return None;
        }
        let most = words.len().min(at + MOST_WORDS);
        for end in (at + 1..=most).rev() {
            let last = words[end - 1];
            let phrase = self.text.get(start..last.at + last.text.len())?;
            let next = words.get(end).map_or("", |next| next.text);
            // What begins behind a heading begins as lines do.
            if next.starts_with(char::is_lowercase) && !phrase.ends_with(':') {
                continue;
            }
            if let Some(part) = self.known(phrase, before) {
                self.begin(start);
                self.strong += 1;
                let inline = matches!(part, Part::Head) || part == Part::Roster && phrase.ends_with(':');
                self.part = part;
                if let Some(next) = words.get(end).filter(|_| !inline) {
                    self.begin(next.at);
                }
                return Some(end - at);
            }
        }
        None
    }

    /// What a phrase opens.
    fn known(&self, phrase: &str, before: &str) -> Option<Part> {
        let language = self.language;
        let whole = |end: usize| end >= phrase.len();
        let apart = before.is_empty()
            || before.ends_with(['.', ':', ')', '?', '!', '”', '"'])
            || !before.starts_with(char::is_lowercase);
        let colon = phrase.ends_with(':');
        if self.items
            && let Some(found) = language.section_heading(phrase).filter(|found| whole(found.end) && !found.rest)
        {
            return Some(Part::Section(found.kind));
        }
        if (apart || colon)
            && language.roster_heading(phrase).is_some_and(|found| whole(found.end))
            && (colon || !self.items || language.header_label(phrase).is_some())
        {
            return Some(Part::Roster);
        }
        if (apart || colon) && language.header_label(phrase).is_some_and(|found| whole(found.end)) {
            // Among the items only what stands at their end.
            return (!self.items || colon || phrase.contains(' ')).then_some(Part::Head);
        }
        if apart
            && language.group_heading(phrase).is_some()
            && (self.items || phrase.chars().all(|c| !c.is_lowercase()))
        {
            return Some(Part::Section(SectionKind::Other));
        }
        if !self.items && language.document_title(phrase).is_some_and(|found| found.exact) {
            return Some(Part::Section(SectionKind::Other));
        }
        None
    }

    /// A word with a capital that is no heading.
    fn plain(&mut self, words: &[Word<'t>], at: usize) -> usize {
        let word = words[at];
        let before = at.checked_sub(1).map_or("", |before| words[before].text);
        let next = words.get(at + 1).map_or("", |next| next.text);
        match self.part {
            Part::Roster => self.person(word, before, next),
            Part::Title => self.behind_title(words, at),
            Part::Section(SectionKind::Documents) => {
                if before.ends_with(|c: char| c.is_ascii_digit()) {
                    self.begin(word.at);
                }
            }
            Part::Section(_) if self.items => self.sentence(word, before),
            Part::Section(_) => {
                self.begin(word.at);
                self.part = Part::Head;
            }
            Part::Head => self.name_of_body(word, before),
        }
        1
    }

    /// The next person of a list that is one of lines: "Anna Ek (S) Bo Lind (M)".
    fn person(&mut self, word: Word<'t>, before: &str, next: &str) {
        let bare = word.text.trim_end_matches([',', ':']);
        let goes_on = before.ends_with([',', ';', ':', '(', '/']) || self.language.title_goes_on().has(before);
        if goes_on || is_bullet(before) {
            return;
        }
        let office = self.language.office(word.text).is_some();
        let led =
            self.language.office(before.trim_end_matches(',')).is_some() && before.starts_with(char::is_uppercase);
        let named = self.language.given_name(bare) && next.starts_with(char::is_uppercase);
        // "Per Erik Ek": the second name of one person.
        let second = self.language.given_name(before) && !self.language.surname_like(before);
        if (office || named && !second) && !led {
            self.begin(word.at);
        }
    }

    /// What follows an item's title: a sentence begins with a capital where the title goes on in small letters.
    fn behind_title(&mut self, words: &[Word<'t>], at: usize) {
        let word = words[at];
        let Some(before) = at.checked_sub(1).map(|before| words[before].text) else { return };
        let next = words.get(at + 1).map_or("", |next| next.text);
        let small = before.starts_with(char::is_lowercase)
            || before.ends_with(|c: char| c.is_ascii_digit() && before.contains(['.', ':']));
        let goes_on = self.language.title_goes_on().has(before) || before.ends_with([',', ':', '-']);
        let person = self.language.given_name(word.text) && next.starts_with(char::is_uppercase);
        let sentence = next.starts_with(char::is_lowercase) || self.language.is_common(&word.text.to_lowercase());
        if small && !goes_on && (sentence || person) {
            self.begin(word.at);
            self.part = Part::Section(SectionKind::Description);
        }
    }

    /// A sentence that decides or proposes stands on a line of its own.
    fn sentence(&mut self, word: Word<'t>, before: &str) {
        if !before.ends_with(['.', ':']) {
            return;
        }
        let rest = self.text.get(word.at..).unwrap_or_default();
        let head = rest.char_indices().nth(120).map_or(rest, |(end, _)| &rest[..end]);
        if self.language.body_at(head).is_some() && self.language.lead_in(head).is_some() {
            self.begin(word.at);
        }
    }

    /// A body or organisation in the head of the document.
    fn name_of_body(&mut self, word: Word<'t>, before: &str) {
        let apart = !before.starts_with(char::is_lowercase) || before.ends_with(['.', ')']);
        if self.items || !apart || self.language.title_goes_on().has(before) {
            return;
        }
        let rest = self.text.get(word.at..).unwrap_or_default();
        let head = rest.char_indices().nth(80).map_or(rest, |(end, _)| &rest[..end]);
        if self.language.body_at(head).is_some() || self.language.organization(head).is_some() {
            self.begin(word.at);
        }
    }
}

fn is_bullet(word: &str) -> bool {
    matches!(word, "-" | "–" | "•" | "·" | "*")
}

/// The words of a stretch of text.
fn words(text: &str, range: Range<usize>) -> impl Iterator<Item = Word<'_>> {
    let line = text.get(range.clone()).unwrap_or_default();
    line.split_ascii_whitespace().map(move |word| {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        Word { at, text: word }
    })
}

#[cfg(test)]
mod tests {
    use super::super::made;
    use super::*;

    #[test]
    fn lines_are_found_by_what_begins_them() {
        let text = "Storby kommun Kommunstyrelsen Sammanträdesprotokoll Sammanträdesdatum 2024-03-05 Plats Stadshuset \
            Beslutande Anna Ek (S), ordförande Bo Lind (M) § 1 Val av justerare Beslut Kommunstyrelsen beslutar att \
            utse Bo Lind. § 2 Taxor för vatten Sammanfattning av ärendet Taxan har gällt sedan 2020. Fem svar har \
            kommit in. Beslut Kommunstyrelsen beslutar att höja taxan. Kommunstyrelsen beslutar att svara. § 3 \
            Avslutning Ordföranden tackar.";
        let lines = made(find, text);
        for line in ["Plats Stadshuset", "Beslutande", "Anna Ek (S), ordförande", "Bo Lind (M)", "§ 1 Val av justerare"]
        {
            assert!(lines.lines().any(|found| found == line), "{line}\n{lines}");
        }
        assert!(lines.lines().any(|found| found == "Kommunstyrelsen beslutar att svara."), "{lines}");
        assert!(lines.lines().any(|found| found == "Taxan har gällt sedan 2020. Fem svar har kommit in."), "{lines}");
    }

    #[test]
    fn a_long_paragraph_stays() {
        let text = "Beslut i ärendet fattas av nämnden enligt § 12 och § 13 i reglementet. ".repeat(20);
        assert_eq!(made(find, &text), text);
    }
}
