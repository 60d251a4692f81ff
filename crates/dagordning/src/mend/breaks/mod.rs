//! Text whose line ends are lost: a page, or the whole document, stands on one line. The words themselves tell where
//! lines began: headings, labels, numbers that run on, the rows of lists. Where they give no hint, words stay together.
//!
//! Only a space becomes a line end, and only in a text that shows that its line ends are lost.

use std::ops::Range;

mod headings;
mod pages;
mod people;
mod plain;
mod title;

use self::pages::Edge;
use self::people::Order;
use super::runs::{self, Runs};
use crate::language::Language;
use crate::model::SectionKind;
use crate::text::{Edit, RepairKind, Vocabulary};

/// No line of a page is so long; paragraphs copied without line ends may be.
const LONG: usize = 400;
/// Of so few lines none is short in a text whose line ends are lost.
const FEW_LINES: usize = 4;
/// A line of such a text is longer at least.
const SHORT: usize = 120;
/// So many bytes of words that are shorter than this, each with its space, are no text.
const SURE: usize = 100_000;
const SHORTEST_WORD: usize = 4;
/// A text whose lines are lost has so many headings and labels inside long lines.
const FEWEST: usize = 4;
/// The shortest line that is drawn.
const SHORTEST_RULE: usize = 6;

/// The spaces at which lines began.
pub(super) fn find(text: &str) -> Vec<Edit> {
    if text.len() < SHORT {
        return Vec::new();
    }
    // The last lines of such a text may be shorter: a page with little on it.
    let longest = crate::mend::lines(text).map(|(_, line)| line.len()).max().unwrap_or(0);
    let few = || crate::mend::lines(text).filter(|(_, line)| !line.trim().is_empty()).nth(FEW_LINES).is_none();
    if longest < LONG && !(longest >= SHORT && few()) {
        return Vec::new();
    }
    let least = if longest < LONG { SHORT.min(longest) } else { LONG / 2 };
    let long: Vec<Range<usize>> = crate::mend::lines(text)
        .filter(|(_, line)| line.len() >= least)
        .map(|(begin, line)| begin..begin + line.len())
        .collect();
    let inside: usize = long.iter().map(Range::len).sum();
    // Long paragraphs among short lines: the lines are those of the page.
    if inside * 10 < text.len() * 8 {
        return Vec::new();
    }
    let runs = runs::find(text, &long);
    let mut walk = Walk::new(text, &runs);
    let edges: Vec<Edge<'_>> = long.iter().map(|line| Edge::of(text, line.clone())).collect();
    // What is made of signs alone was never printed on lines, and each word takes memory.
    if inside > SURE && edges.iter().map(|edge| edge.count).sum::<usize>() * SHORTEST_WORD > inside {
        return Vec::new();
    }
    let mut page = Vec::new();
    for ((line, edge), (head, foot)) in long.iter().zip(&edges).zip(pages::margins(&edges)) {
        page.clear();
        page.reserve_exact(edge.count);
        page.extend(words(text, line.clone()));
        walk.page(&page, head, foot);
    }
    let fewest = if longest < LONG { FEWEST - 1 } else { FEWEST };
    if walk.strong < fewest {
        return Vec::new();
    }
    // Of two at one place the wide one.
    walk.breaks.sort_unstable_by_key(|(at, wide)| (*at, !wide));
    walk.breaks.dedup_by_key(|(at, _)| *at);
    let edit =
        |(at, wide): &(usize, bool)| Edit::new(RepairKind::LineEnd, at - 1, *at, if *wide { "\n\n" } else { "\n" });
    walk.breaks.iter().map(edit).collect()
}

/// Which part of a document is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Titles and labels.
    Head,
    /// An entry of a list of contents, and the last one.
    Contents,
    LastEntry,
    /// A list of people.
    Roster,
    /// The title of an item.
    Title,
    /// Who presents an item, behind its title.
    Presenter,
    /// Labels over signatures, and the names of those who signed.
    Signature,
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
    /// Where lines begin, and whether a blank line stood above.
    breaks: Vec<(usize, bool)>,
    /// The number of the item that is being read.
    number: &'t str,
    /// Where its title begins, or the number of its case before it.
    title: usize,
    /// Where the value of a label begins.
    value: usize,
    /// In what order the roster tells who somebody is.
    order: Order,
    /// Whether what stands behind a name tells if somebody was there.
    answered: bool,
    /// Whether clauses stand on lines of their own.
    clauses: bool,
    /// How many of them the vocabulary is sure of.
    strong: usize,
    /// The letter that goes on with a list.
    letter: Option<u8>,
    /// Where the first clause of a sentence begins, directly behind the verb.
    first_clause: Option<usize>,
}

impl<'t, 'r> Walk<'t, 'r> {
    fn new(text: &'t str, runs: &'r Runs) -> Self {
        let language = Language::exact();
        Walk {
            text,
            language,
            runs,
            part: Part::Head,
            items: false,
            breaks: Vec::new(),
            number: "",
            title: 0,
            value: 0,
            order: Order::Natural,
            answered: false,
            clauses: false,
            strong: 0,
            letter: None,
            first_clause: None,
        }
    }

    /// The words of a page, or of the whole document: so many at its beginning and end are those of every page.
    fn page(&mut self, words: &[Word<'t>], head: usize, foot: usize) {
        let body = words.len() - foot;
        let mut at = 0;
        if self.items || self.part != Part::Head {
            at = head;
        }
        if let Some(first) = words.get(head) {
            self.line_at(first.at, self.part == Part::LastEntry);
        }
        if self.part == Part::LastEntry {
            self.part = Part::Head;
        }
        while at < body {
            at += self.word(&words[..body], at).max(1);
        }
        if let Some(first) = words.get(body) {
            self.begin(first.at);
        }
    }

    /// A line begins.
    fn begin(&mut self, at: usize) {
        self.line_at(at, false);
    }

    fn line_at(&mut self, at: usize, wide: bool) {
        if at > 0 && self.text.as_bytes().get(at - 1) == Some(&b' ') {
            self.breaks.push((at, wide));
        }
    }

    /// Looks at the word at `at`, and gives how many words were taken.
    fn word(&mut self, words: &[Word<'t>], at: usize) -> usize {
        let word = words[at];
        if let Some(taken) = self.number(words, at) {
            return taken;
        }
        if let Some(taken) = self.part_or_page(words, at) {
            return taken;
        }
        if let Some(taken) = self.stamp(words, at) {
            return taken;
        }
        if self.part == Part::Contents {
            return 1;
        }
        if is_bullet(word.text) {
            let before = at.checked_sub(1).map_or("", |before| words[before].text);
            let next = words.get(at + 1).map_or("", |next| next.text);
            // "Leif Ek -": nobody was there.
            if self.answered && self.part == Part::Roster {
                return 1;
            }
            let entry = next.starts_with(char::is_uppercase)
                || before.ends_with([':', '.'])
                || word.text == "•"
                || self.language.clause_openers().has(next);
            let span = before.ends_with(|c: char| c.is_ascii_digit()) && next.starts_with(|c: char| c.is_ascii_digit());
            // "Eva Ek (S) - Ja"
            let answers = self.is_answer(next);
            if entry && !span && !answers {
                self.begin(word.at);
            }
            return 1;
        }
        let before = at.checked_sub(1).map_or("", |before| words[before].text);
        let next = words.get(at + 1).map_or("", |next| next.text);
        if is_letter_mark(word.text) && next.starts_with(char::is_uppercase) && self.items {
            self.begin(word.at);
            self.part = Part::Title;
            return 2;
        }
        if self.letter(word, before) || self.drawn(words, at) {
            return 1;
        }
        if self.language.clause_openers().has(word.text) {
            self.list_of_clauses(words, at);
            self.clauses |= before.ends_with(':');
            if self.clauses && before.ends_with([':', ',', '.', ';']) {
                self.begin(word.at);
            }
        }
        if !word.text.starts_with(char::is_uppercase) {
            self.time(word, before);
            if self.part == Part::Roster {
                if word.at == self.value {
                    self.order = self.order(words, at);
                }
                if self.order == Order::TitleFirst {
                    self.next_title(words, at);
                }
            }
            return 1;
        }
        // "§ 10 Avslutning 4 Storby kommun": behind the number of its page.
        if self.part == Part::LastEntry && before.bytes().all(|byte| byte.is_ascii_digit()) {
            self.line_at(word.at, true);
            self.part = Part::Head;
        }
        // "… Kommunkansliet Innehåll § 1 Upprop"
        if !self.items && self.language.contents_heading(word.text) && self.is_numbered(words.get(at + 1)) {
            self.begin(word.at);
            return 1;
        }
        if let Some(taken) = self.unnumbered(words, at) {
            return taken;
        }
        if let Some(taken) = self.table_head(words, at).or_else(|| self.heading(words, at)) {
            return taken;
        }
        self.plain(words, at)
    }

    /// "§ 193.1 Skolornas resultat", "Sida 2 av 6 Upprop", "2 (6) Upprop" at the top of a page.
    fn part_or_page(&mut self, words: &[Word<'t>], at: usize) -> Option<usize> {
        let word = words[at];
        let text = |index: usize| words.get(at + index).map_or("", |word| word.text);
        let digits = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        let (number, length) = match word.text.strip_prefix('§') {
            Some("") => (text(1), 2),
            Some(number) => (number, 1),
            None if word.text.starts_with(|c: char| c.is_ascii_digit()) => (word.text, 1),
            None => ("", 0),
        };
        let own = |item: &str| word.text.starts_with('§') || item == self.number;
        let dotted = number.split_once('.').is_some_and(|(item, part)| digits(item) && digits(part) && own(item));
        if self.items && dotted && text(length).starts_with(char::is_uppercase) {
            self.line_at(word.at, true);
            self.part = Part::Title;
            return Some(length + 1);
        }
        let labelled = self.language.is_page_label(word.text) && digits(text(1));
        let from = match (labelled, at) {
            (true, _) => 1,
            (false, 0) if digits(word.text) => 0,
            _ => return None,
        };
        let total = text(from + 1);
        let bracket = total.strip_prefix('(').and_then(|total| total.strip_suffix(')')).is_some_and(digits);
        let taken = match bracket {
            true => from + 2,
            false if labelled && self.language.page_totals().has(total) && digits(text(from + 2)) => from + 3,
            false => return None,
        };
        self.begin(word.at);
        if let Some(next) = words.get(at + taken) {
            self.begin(next.at);
        }
        Some(taken)
    }

    /// "… redovisa följande: a) möjliga platser b) behovet av personal"
    fn letter(&mut self, word: Word<'t>, before: &str) -> bool {
        let [letter, b')'] = word.text.as_bytes() else { return false };
        let first = *letter == b'a' && before.ends_with(':') && self.decides();
        if !first && self.letter != Some(*letter) {
            return false;
        }
        self.begin(word.at);
        self.letter = Some(letter + 1);
        true
    }

    /// A line that is drawn, or one of dots to sign on: what stands behind it begins a line.
    fn drawn(&mut self, words: &[Word<'t>], at: usize) -> bool {
        let word = words[at];
        let drawn = word.text.len() >= SHORTEST_RULE && word.text.bytes().all(|byte| matches!(byte, b'_' | b'.'));
        if drawn {
            if word.text.starts_with('_') {
                self.begin(word.at);
            }
            if let Some(next) = words.get(at + 1) {
                self.begin(next.at);
            }
        }
        drawn
    }

    /// "Nämnden beslutar att anta planen, att avsätta medel": two clauses behind one verb are a list.
    fn list_of_clauses(&mut self, words: &[Word<'t>], at: usize) {
        let back = |steps: usize| at.checked_sub(steps).map_or("", |before| words[before].text);
        let before = back(1);
        if self.language.leads_to_clauses().has(before) && self.decides() {
            self.first_clause = Some(words[at].at);
            return;
        }
        if before.ends_with('.') {
            self.first_clause = None;
        }
        let joined = before.ends_with(',') || self.language.joint_alone().has(before) && back(2).ends_with(',');
        if joined && let Some(first) = self.first_clause.take() {
            self.begin(first);
            self.clauses = true;
            self.begin(words[at].at);
        }
    }

    /// Whether clauses are decided or proposed here.
    fn decides(&self) -> bool {
        matches!(self.part, Part::Section(SectionKind::Decision | SectionKind::Proposal))
    }

    /// A number that runs on: of an item, or of a list.
    fn number(&mut self, words: &[Word<'t>], at: usize) -> Option<usize> {
        let start = words[at].at;
        if self.runs.items.binary_search(&start).is_ok() {
            let contents = self.runs.contents.filter(|(first, last)| (*first..=*last).contains(&start));
            self.line_at(start, contents.is_none());
            self.clauses = false;
            self.strong += 1;
            // The sign, the number, and the word after it: a title is no heading.
            let number = words[at..].iter().take(3).position(|word| word.text.contains(|c: char| c.is_ascii_digit()));
            let digits = |text: &'t str| text.trim_matches(|c: char| !c.is_ascii_digit());
            self.number = number.map_or("", |number| digits(words[at + number].text));
            let number = number.map_or(1, |number| number + 1);
            let sign = |sign: &Word<'_>| matches!(sign.text, "§" | "-" | "–" | "—");
            let number = number + usize::from(words.get(at + number).is_some_and(sign));
            if let Some((first, last)) = contents {
                self.part = if start == last && first < last { Part::LastEntry } else { Part::Contents };
                return Some(number + 1);
            }
            (self.part, self.items) = (Part::Title, true);
            let next = words.get(at + number);
            self.title = next.map_or(self.text.len(), |next| next.at);
            let label = next.is_some_and(|next| self.language.case_label(next.text).is_some());
            let stamped = self.stamped(words, at + number).unwrap_or(0);
            return Some(number + if label { 0 } else { stamped.max(1) });
        }
        if self.runs.clauses.binary_search(&start).is_ok() {
            self.begin(start);
            return Some(1);
        }
        None
    }

    /// Whether something that runs on begins with a word.
    fn is_numbered(&self, word: Option<&Word<'t>>) -> bool {
        let runs = |list: &[usize], at| list.binary_search(&at).is_ok();
        word.is_some_and(|word| runs(&self.runs.items, word.at) || runs(&self.runs.clauses, word.at))
    }
}

/// Whether all letters of a text are capitals, and not one alone.
fn is_capitals(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    letters().nth(1).is_some() && letters().all(char::is_uppercase)
}

fn is_bullet(word: &str) -> bool {
    matches!(word, "-" | "–" | "•" | "·" | "*")
}

/// "a)", "B/"
fn is_letter_mark(word: &str) -> bool {
    matches!(word.as_bytes(), [letter, b')' | b'/'] if letter.is_ascii_alphabetic())
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
    use super::*;
    use crate::mend::made;

    #[test]
    fn lines_are_found_by_what_begins_them() {
        let text = "Storby kommun Kommunstyrelsen Sammanträdesprotokoll Sammanträdesdatum 2024-03-05 Plats Stadshuset \
            Beslutande Anna Ek (S), ordförande Bo Lind (M) § 1 Val av justerare Beslut Kommunstyrelsen beslutar att \
            utse Bo Lind. § 2 Taxor för vatten Sammanfattning av ärendet Taxan har gällt sedan 2020. Fem svar har \
            kommit in. Beslut Kommunstyrelsen beslutar att höja taxan. Kommunstyrelsen beslutar att svara. § 3 \
            Avslutning Ordföranden tackar.";
        let lines = made(|_, text| find(text.text), text);
        for line in ["Plats Stadshuset", "Beslutande", "Anna Ek (S), ordförande", "Bo Lind (M)", "§ 1 Val av justerare"]
        {
            assert!(lines.lines().any(|found| found == line), "{line}\n{lines}");
        }
        assert!(lines.lines().any(|found| found == "Kommunstyrelsen beslutar att svara."), "{lines}");
        assert!(lines.lines().any(|found| found == "Taxan har gällt sedan 2020. Fem svar har kommit in."), "{lines}");
    }

    #[test]
    fn rosters_titles_and_presenters_are_told_apart() {
        let text = "Storby kommun Kallelse Kulturnämnden Datum 2024-03-05 Plats Stadshuset Ledamöter Arvidsson, Berit (M), \
            ordförande Roth, Jan-Olof (S) Ersättare Lind, Eva (C) FORMALIA 1. VAL AV JUSTERARE 2. TAXA FÖR BAD Anna Ek, \
            utredare 10:05 Priset har räknats upp med index. Förslag till beslut Taxan fastställs. Förvaltningen ges i \
            uppdrag att följa upp beslutet. 3. MEDEL 2025 Flera synpunkter har kommit in. 4. AVSLUTNING";
        let lines = made(|_, text| find(text.text), text);
        for line in [
            "Arvidsson, Berit (M), ordförande",
            "Roth, Jan-Olof (S)",
            "FORMALIA",
            "2. TAXA FÖR BAD",
            "Anna Ek, utredare 10:05",
            "Priset har räknats upp med index.",
            "Förvaltningen ges i uppdrag att följa upp beslutet.",
            "3. MEDEL 2025",
            "Flera synpunkter har kommit in.",
        ] {
            assert!(lines.lines().any(|found| found == line), "{line}\n{lines}");
        }
    }

    #[test]
    fn heads_of_pages_and_marks_across_them_stand_apart() {
        let page = |number: u32, text: &str| format!("Storby kommun Protokoll {number} (3) {text} Justerandes sign\n");
        let text = [
            page(
                1,
                "Kulturnämnden Datum 2024-03-05 Beslutande Anna Ek (S) Bo Lind (M) § 1/24 Val av justerare Beslut \
                Nämnden beslutar att utse Bo Lind. § 2/24 Taxor Priset har UTKAST räknats upp med index. Fem svar har \
                kommit in. Beslut Nämnden beslutar att höja taxan till den nivå som framgår av bilagan till beslutet.",
            ),
            page(2, "§ 3/24 Medel till en lekplats Frågan väcktes på förra mötet. Beslut Nämnden beslutar att avslå."),
            page(3, "§ 4/24 Avslutning Ordföranden tackar för visat intresse och önskar alla en trevlig sommar."),
        ]
        .concat();
        let lines = made(|_, text| find(text.text), &text);
        for line in ["Storby kommun Protokoll 2 (3)", "UTKAST", "§ 3/24 Medel till en lekplats", "Justerandes sign"] {
            assert!(lines.lines().any(|found| found == line), "{line}\n{lines}");
        }
    }

    #[test]
    fn a_long_paragraph_stays() {
        let text = "Beslut i ärendet fattas av nämnden enligt § 12 och § 13 i reglementet. ".repeat(20);
        assert_eq!(made(|_, text| find(text.text), &text), text);
    }
}
