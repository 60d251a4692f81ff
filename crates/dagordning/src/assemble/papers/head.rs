//! What the head of a paper says: title, kind, number, day, case, whose it is.

use crate::Options;
use crate::grammar::case_id::{CaseId, case_ids};
use crate::grammar::date::find_dates;
use crate::grammar::page::{page_number, trailing_page_number};
use crate::grammar::paper::{annex_number, is_scale, kind_of_title};
use crate::grammar::person::{NameLikeness, is_person_name};
use crate::language::{HeaderLabel, Language};
use crate::model::{Attachment, AttachmentKind, SectionKind};
use crate::page::scene::split_cells;
use crate::page::shape::ends_sentence;
use crate::parts::Paper;
use crate::text::SourceText;

use super::filled;
use super::index::Index;

/// Lines at the top that the head takes at the most.
const HEAD: usize = 24;
/// Lines in which the word for the paper stands.
const FIRST: usize = 8;
/// Lines of a title.
const TITLE_LINES: usize = 3;
/// An office's name has no more words: "Kultur- och fritidsförvaltningen".
const WORDS_OF_OFFICE: usize = 4;
/// A line of a title is no longer.
const LONGEST: usize = 110;
/// A row of a table that begins with a number has so many cells.
const CELLS_OF_ROW: usize = 3;

/// What the head says.
pub(super) struct Head {
    pub(super) attachment: Attachment,
    pub(super) told: Told,
    /// The line of the text on which the title begins.
    pub(super) title: Option<usize>,
}

/// What helps to find the item.
#[derive(Debug, Clone, Default)]
pub(super) struct Told {
    /// All ids of cases in the head.
    pub(super) case_ids: Vec<String>,
    /// The page before that names an item.
    pub(super) divider: Option<Divider>,
    /// Whether the paper is an annex to another one: nothing but its number names it.
    pub(super) annex: bool,
}

/// A page that parts papers.
#[derive(Debug, Clone, Default)]
pub(super) struct Divider {
    /// What stands behind its word: "4" of "Ärende 4".
    pub(super) number: String,
    /// Other papers stand between.
    pub(super) above: bool,
}

/// Reads the head.
pub(super) fn read(text: &SourceText, language: &Language, options: Options, paper: &Paper, index: &Index) -> Head {
    let (attachment, told) = (Attachment::default(), Told::default());
    let mut reader =
        Reader { text, language, index, spans: options.spans, attachment, told, named: None, period: false };
    let lines: Vec<(usize, &str)> = filled(text, paper).take(HEAD).collect();
    let page = |line: usize| text.lines.get(line).map(|line| line.page);
    let first = lines.first().and_then(|(line, _)| page(*line));
    let on_first = lines.iter().take_while(|(line, _)| page(*line) == first).count();
    // Behind a title page stands what the paper says of itself; behind a full page, of what it tells.
    let head = if on_first < FIRST { lines.len() } else { on_first };
    for (at, (_, shown)) in lines.iter().enumerate().take(head) {
        reader.line(shown, at);
    }
    let titled = reader.title(&lines);
    if reader.attachment.kind.is_none() {
        reader.kind(&lines, titled);
    }
    if let Some(divider) = &paper.divider {
        let cells = divider.clone().flat_map(|line| split_cells(text.line_text(line)));
        let above = paper.lines.first().is_none_or(|lines| lines.start != divider.end);
        reader.told.divider = cells
            .filter_map(|(_, cell)| language.divider_labels().cut_from(cell))
            .map(|rest| Divider { number: rest.trim().to_owned(), above })
            .next();
    }
    let title = titled.and_then(|at| lines.get(at)).map(|(line, _)| *line);
    Head { attachment: reader.attachment, told: reader.told, title }
}

/// Whether a line of the head says who handles the case: "Handläggare: Anna Ek". Only an office's memo does.
fn names_handler(language: &Language, line: &str) -> bool {
    let handler = |cell| language.header_label(cell).is_some_and(|found| found.label == HeaderLabel::Handler);
    split_cells(line).any(|(_, cell)| handler(cell))
}

/// Whether a line of the head has a label of an office's block; forms have such labels, too.
fn has_label(language: &Language, line: &str) -> bool {
    split_cells(line).any(|(_, cell)| {
        language
            .memo_labels()
            .words_at(cell)
            .is_some_and(|(_, end)| end == cell.len() || cell[end..].trim_start().starts_with(':'))
    })
}

/// Whether the word for a kind names the paper wherever it stands in the head; others may be what the paper is about.
fn names_itself(kind: AttachmentKind) -> bool {
    matches!(kind, AttachmentKind::Memo | AttachmentKind::MinutesExtract)
}

/// The title on the line of a §: "Ny förskola" of "§ 14 Ny förskola    BUN 2024/9".
fn title_of_section<'s>(language: &Language, shown: &'s str) -> Option<&'s str> {
    let mut cells = split_cells(shown).map(|(_, cell)| {
        let number = |c: char| c.is_ascii_digit() || c.is_whitespace();
        cell.strip_prefix('§').map_or(cell, |rest| rest.trim_start_matches(number))
    });
    let title = |cell: &&str| {
        cell.starts_with(char::is_uppercase)
            && case_ids(language, cell).first().is_none_or(|found| found.value.id.start > 0)
    };
    shown.starts_with('§').then(|| cells.find(title))?
}

struct Reader<'t> {
    text: &'t SourceText,
    language: &'t Language,
    index: &'t Index,
    spans: bool,
    attachment: Attachment,
    told: Told,
    /// What a line of the head names that may be the paper, or what it is about: kind, word, line.
    named: Option<(AttachmentKind, &'t str, usize)>,
    /// A line told from when until when: the days of a year that is over.
    period: bool,
}

impl<'t> Reader<'t> {
    /// Puts a value with its place.
    fn place(&mut self, key: &'static str, value: &str) {
        if self.spans {
            let start = value.as_ptr() as usize - self.text.text.as_ptr() as usize;
            self.attachment.places.add(key, [self.text.segment(start..start + value.len())]);
        }
    }

    fn line(&mut self, shown: &'t str, at: usize) {
        let digits = shown.bytes().any(|byte| byte.is_ascii_digit());
        if at < FIRST {
            split_cells(shown).for_each(|(_, cell)| self.label(cell, at, cell.len() == shown.len()));
        }
        // Rows of a table have the days and the cases of what it lists.
        let row = split_cells(shown).count() >= CELLS_OF_ROW && shown.starts_with(|c: char| c.is_ascii_digit());
        if row {
            return;
        }
        if digits && self.attachment.date.is_none() && !is_sentence(shown) {
            let days = find_dates(self.language, shown);
            // "Räkenskapsåret 2024-05-01 – 2025-04-30" is what the paper is about.
            // Days below it are of what it tells.
            self.period |= days.len() > 1 || days.first().is_some_and(|found| found.value.end.is_some());
            let found = days.into_iter().next().filter(|_| !self.period);
            if let Some((found, iso)) =
                found.and_then(|found| Some((found.value.start.iso(None)?, found)).map(|(iso, found)| (found, iso)))
            {
                self.place("date", &shown[found.start..found.end]);
                self.attachment.date = Some(iso);
            }
        }
        if digits {
            for found in case_ids(self.language, shown) {
                self.case(shown, &found.value);
            }
        }
    }

    fn case(&mut self, shown: &'t str, found: &CaseId) {
        let known = found.organ_code || found.class_code || found.labelled;
        let id = &shown[found.id.clone()];
        if known && self.attachment.case_id.is_none() {
            self.place("case_id", id);
            self.attachment.case_id = Some(id.to_owned());
        }
        self.told.case_ids.push(id.to_owned());
    }

    /// The word that says what the paper is, the number of an annex, an office.
    fn label(&mut self, cell: &'t str, at: usize, alone: bool) {
        if let Some(number) = annex_number(self.language, cell) {
            if !number.is_empty() && self.attachment.number.is_none() {
                self.place("number", number);
                self.attachment.number = Some(number.to_owned());
            }
            if self.attachment.label.is_none() {
                self.attachment.label = Some(cell.to_owned());
                self.place("label", cell);
                self.told.annex = true;
            }
            return;
        }
        if let Some((kind, end)) = kind_of_title(self.language, cell) {
            if names_itself(kind) && self.attachment.kind.is_none() {
                self.is(kind, &cell[..end]);
            } else if (alone || end == cell.len()) && self.named.is_none() {
                self.named = Some((kind, &cell[..end], at));
            }
        }
        if self.attachment.unit.is_none()
            && cell.split(' ').count() <= WORDS_OF_OFFICE
            && self.language.proposer_office(cell)
        {
            self.place("unit", cell);
            self.attachment.unit = Some(cell.to_owned());
        }
    }

    /// The paper is of a kind, as a word says.
    fn is(&mut self, kind: AttachmentKind, label: &'t str) {
        self.attachment.kind = Some(kind);
        self.attachment.places.remove("label");
        self.place("label", label);
        self.attachment.label = Some(label.to_owned());
        self.told.annex = false;
    }

    /// The kind where no word of an office tells it: who wrote it, its title, a word above that, to whom it is written.
    fn kind(&mut self, lines: &[(usize, &'t str)], titled: Option<usize>) {
        let mut first = lines.iter().take(FIRST).map(|(_, shown)| *shown);
        // A memo may be about a report or a motion, and its title says so.
        let title = titled.and_then(|at| lines.get(at)).map(|(_, shown)| *shown);
        let own = title.and_then(|title| kind_of_title(self.language, title).map(|(kind, end)| (kind, &title[..end])));
        let form = own.is_some_and(|(kind, _)| kind == AttachmentKind::Form);
        let handled = |shown| names_handler(self.language, shown) || !form && has_label(self.language, shown);
        let proposed = !form && self.attachment.unit.is_some() && self.proposes(lines);
        if proposed || first.clone().any(handled) {
            self.attachment.kind = Some(AttachmentKind::Memo);
            return;
        }
        let above = self.named.filter(|(_, _, at)| titled.is_none_or(|title| *at <= title));
        match own.or(above.map(|(kind, word, _)| (kind, word))) {
            Some((kind, label)) => self.is(kind, label),
            None if lines.iter().any(|(_, shown)| is_scale(self.language, shown)) => {
                self.attachment.kind = Some(AttachmentKind::Map);
            }
            None if self.is_slide(lines) => self.attachment.kind = Some(AttachmentKind::Presentation),
            None => {
                let addressed = first.any(|shown| self.language.addressee_leads_of_letters().opens(shown));
                self.attachment.kind = Some(if addressed { AttachmentKind::Letter } else { AttachmentKind::Other });
            }
        }
    }

    /// Whether the page has the shape of a screen.
    fn is_slide(&self, lines: &[(usize, &str)]) -> bool {
        let page = lines.first().and_then(|(line, _)| self.text.lines.get(*line)).map(|line| line.page);
        page.and_then(|page| self.text.pages.get(page)).is_some_and(crate::text::PageNote::is_slide)
    }

    /// Whether an office proposes something: what it writes is a memo, though no word says so.
    fn proposes(&self, lines: &[(usize, &str)]) -> bool {
        let heading =
            |shown: &str| self.language.section_heading(shown).is_some_and(|found| found.kind == SectionKind::Proposal);
        lines.iter().any(|(_, shown)| heading(shown))
    }

    /// The title: lines larger than the others, or the first that are no labels, numbers or days. Gives its line.
    fn title(&mut self, lines: &[(usize, &'t str)]) -> Option<usize> {
        let printed = || {
            let title =
                |(at, (_, shown)): (usize, &(usize, &str))| self.is_title(shown) && !self.begins_prose(lines, at);
            lines.iter().enumerate().position(title)
        };
        // "Skrivelse om vägbelysning" rather than who wrote it.
        let worded = || {
            let named = |shown: &str| kind_of_title(self.language, shown).is_some_and(|(_, end)| end < shown.len());
            lines.iter().take(FIRST).position(|(_, shown)| named(shown) && self.is_title(shown))
        };
        let found = self.largest(lines).or_else(|| self.known(lines));
        if found.is_none() && self.attachment.kind == Some(AttachmentKind::MinutesExtract) {
            let section = |(_, shown): &(usize, &'t str)| title_of_section(self.language, shown);
            if let Some(title) = lines.iter().take(FIRST).find_map(section) {
                self.place("title", title);
                self.attachment.title = Some(title.to_owned());
                return None;
            }
        }
        let first = found.or_else(worded).or_else(printed)?;
        let mut title = String::new();
        let mut places = Vec::new();
        let style = self.text.style(lines[first].0);
        // "Årsredovisning för" ⏎ "Furuviks vägförening"
        let joint = |title: &str, joint: &str| title.strip_suffix(joint).is_some_and(|head| head.ends_with(' '));
        let whose = |title: &str| self.language.title_joints().all().iter().any(|word| joint(title, word.trim_end()));
        let heads = self.is_heading(lines, first);
        for (line, shown) in lines[first..].iter().take(TITLE_LINES) {
            let next = !title.is_empty();
            let own = self.text.style(*line);
            let goes_on = || self.is_title(shown) || own.bold == style.bold && self.goes_on(shown, heads);
            let below = next && (!self.follows(*line) || (own.size != style.size || !goes_on()) && !whose(&title));
            if below || self.language.section_heading(shown).is_some() && next {
                break;
            }
            if next {
                title.push(' ');
            }
            title.push_str(shown);
            let start = self.text.lines[*line].start as usize;
            places.push(self.text.segment(start..start + shown.len()));
        }
        if self.spans {
            self.attachment.places.add("title", places);
        }
        self.attachment.title = Some(title);
        Some(first)
    }

    /// Whether a line is set larger or heavier than most.
    fn is_heading(&self, lines: &[(usize, &str)], at: usize) -> bool {
        if !self.text.has_geometry() {
            return false;
        }
        let style = self.text.style(lines[at].0);
        let mut sizes: Vec<u16> = lines.iter().map(|(line, _)| self.text.style(*line).size).collect();
        sizes.sort_unstable();
        let bold = lines.iter().filter(|(line, _)| self.text.style(*line).bold).count();
        style.size > sizes[sizes.len() / 2] + LARGER || style.bold && bold * 2 < lines.len()
    }

    /// Whether a line below the title's first is the rest of it: "Svar på medborgarförslag om gång- och" ⏎ "cykelvägen".
    fn goes_on(&self, shown: &str, heads: bool) -> bool {
        let number = page_number(self.language, shown).is_some() || trailing_page_number(shown).is_some();
        split_cells(shown).count() == 1
            && shown.len() <= LONGEST
            && (heads || shown.starts_with(char::is_lowercase))
            && !ends_sentence(shown)
            && !holds_sentence(shown)
            && !starts_with_day(self.language, shown)
            && annex_number(self.language, shown).is_none()
            && self.language.header_label(shown).is_none()
            && !number
    }

    /// Whether a line begins running text: a sentence ends on it or directly below.
    fn begins_prose(&self, lines: &[(usize, &str)], at: usize) -> bool {
        let style = self.text.style(lines[at].0);
        let below = || {
            let lines = lines[at + 1..].iter().take(LINES_OF_SENTENCE);
            lines.take_while(|(line, _)| self.follows(*line) && self.text.style(*line).size == style.size)
        };
        below().next().is_some_and(|(_, shown)| shown.starts_with(char::is_lowercase))
            && below().any(|(_, shown)| ends_sentence(shown) || holds_sentence(shown))
    }

    /// Whether a line stands directly below another one, on the same page.
    fn follows(&self, line: usize) -> bool {
        let page = |line: usize| self.text.lines.get(line).map(|line| line.page);
        line > 0 && !self.text.line_text(line - 1).is_empty() && page(line - 1) == page(line)
    }

    /// The first line that is an item's title, or begins one that is broken over two.
    fn known(&self, lines: &[(usize, &str)]) -> Option<usize> {
        let is = |title: &str| title.contains(' ') && !self.index.titled(title).is_empty();
        (0..lines.len()).find(|at| {
            let (_, shown) = lines[*at];
            let broken = || lines.get(at + 1).is_some_and(|(_, below)| is(&format!("{shown} {below}")));
            shown.len() <= LONGEST && (is(shown) || broken())
        })
    }

    /// The first line that is set larger than most.
    fn largest(&self, lines: &[(usize, &str)]) -> Option<usize> {
        if !self.text.has_geometry() {
            return None;
        }
        // The letterhead says whose paper it is, perhaps with a day or a word for it in another column.
        let whose = |shown: &str| {
            let name =
                |cell: &str| self.language.is_association(cell) || self.language.organization(cell) == Some(cell.len());
            split_cells(shown).count() > 1 || name(shown)
        };
        let size = |line: usize, shown: &str| if whose(shown) { 0 } else { self.text.style(line).size };
        let sizes: Vec<u16> = lines.iter().map(|(line, shown)| size(*line, shown)).collect();
        let mut sorted = sizes.clone();
        sorted.sort_unstable();
        let middle = *sorted.get(sorted.len() / 2)?;
        let largest = *sorted.last()?;
        let at = sizes.iter().position(|size| *size == largest)?;
        (largest > middle + LARGER)
            .then_some(at)
            .filter(|at| lines[*at].1.chars().filter(|c| c.is_alphabetic()).count() > 3)
    }

    fn is_title(&self, shown: &str) -> bool {
        let single = split_cells(shown).count() == 1;
        let number = || page_number(self.language, shown).is_some() || trailing_page_number(shown).is_some();
        let label =
            || self.language.header_label(shown).is_some() || self.language.memo_labels().words_at(shown).is_some();
        let written =
            |kind| matches!(kind, AttachmentKind::Memo | AttachmentKind::MinutesExtract | AttachmentKind::Letter);
        let kind =
            || kind_of_title(self.language, shown).is_some_and(|(kind, end)| end == shown.len() && written(kind));
        let named = || {
            self.language.proposer_office(shown)
                || self.language.organization(shown) == Some(shown.len())
                || self.language.body_at(shown) == Some(shown.len())
                || self.language.is_association(shown)
                || self.language.section_heading(shown).is_some()
        };
        single
            && shown.len() <= LONGEST
            && shown.starts_with(|c: char| c.is_uppercase() || c == '”' || c == '"')
            && shown.chars().filter(|c| c.is_alphabetic()).count() > 3
            && !shown.contains('@')
            && !ends_sentence(shown)
            && !holds_sentence(shown)
            && !starts_with_day(self.language, shown)
            && annex_number(self.language, shown).is_none()
            && !number()
            && !label()
            && !kind()
            && !named()
            && is_person_name(self.language, shown) == NameLikeness::No
            && !self.language.addressee_leads_of_letters().opens(shown)
    }
}

/// Tenths of a point by which a heading is larger than the text.
const LARGER: u16 = 10;

/// Lines of a text's first sentence that are looked at.
const LINES_OF_SENTENCE: usize = 6;

/// Whether a line is running text: "Gäller från och med den 1 januari 2026. Alla belopp i kronor".
fn is_sentence(shown: &str) -> bool {
    shown.split_whitespace().count() > WORDS_OF_DAY && (holds_sentence(shown) || ends_sentence(shown))
}

/// Words of a line that tells the paper's day: "Beslutad av nämnden den 24 februari 2025."
const WORDS_OF_DAY: usize = 8;

/// Whether a sentence ends inside a line, behind a word that is no abbreviation.
fn holds_sentence(shown: &str) -> bool {
    shown.match_indices(". ").any(|(at, _)| {
        let word = shown[..at].rsplit(' ').next().unwrap_or_default();
        word.chars().count() > LONGEST_ABBREVIATION && shown[at + 2..].starts_with(char::is_uppercase)
    })
}

/// Words with no more letters are shortened by a full stop.
const LONGEST_ABBREVIATION: usize = 3;

fn starts_with_day(language: &Language, shown: &str) -> bool {
    shown.bytes().any(|byte| byte.is_ascii_digit())
        && find_dates(language, shown).first().is_some_and(|found| found.start == 0)
}
