//! What the head of a paper says: title, kind, number, day, case, whose it is.

use crate::Options;
use crate::grammar::case_id::{CaseId, case_ids};
use crate::grammar::date::find_dates;
use crate::grammar::page::{page_number, trailing_page_number};
use crate::grammar::paper::{annex_number, kind_of_title};
use crate::grammar::person::{NameLikeness, is_person_name};
use crate::language::{HeaderLabel, Language};
use crate::model::{Attachment, AttachmentKind};
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
/// A line of a title is no longer.
const LONGEST: usize = 110;

/// What the head says.
pub(super) struct Head {
    pub(super) attachment: Attachment,
    pub(super) told: Told,
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
    let mut reader = Reader { text, language, index, spans: options.spans, attachment, told };
    let lines: Vec<(usize, &str)> = filled(text, paper).take(HEAD).collect();
    for (at, (_, shown)) in lines.iter().enumerate() {
        reader.line(shown, at);
    }
    reader.title(&lines);
    // A memo may be about a report or a motion, and its title says so.
    let own = reader.attachment.kind.filter(|kind| !is_matter(*kind));
    if own.is_none() {
        let handled = lines.iter().take(FIRST).any(|(_, shown)| names_handler(language, shown));
        let other = reader.attachment.kind.unwrap_or(AttachmentKind::Other);
        reader.attachment.kind = Some(if handled { AttachmentKind::Memo } else { other });
    }
    if let Some(divider) = &paper.divider {
        let cells = divider.clone().flat_map(|line| split_cells(text.line_text(line)));
        let above = paper.lines.first().is_none_or(|lines| lines.start != divider.end);
        reader.told.divider = cells
            .filter_map(|(_, cell)| language.divider_labels().cut_from(cell))
            .map(|rest| Divider { number: rest.trim().to_owned(), above })
            .next();
    }
    Head { attachment: reader.attachment, told: reader.told }
}

/// Whether a line of the head says who handles the case: "Handläggare: Anna Ek". Only an office's memo does.
fn names_handler(language: &Language, line: &str) -> bool {
    split_cells(line).any(|(_, cell)| {
        language.header_label(cell).is_some_and(|found| found.label == HeaderLabel::Handler)
            || language
                .memo_labels()
                .words_at(cell)
                .is_some_and(|(_, end)| end == cell.len() || cell[end..].trim_start().starts_with(':'))
    })
}

/// Whether papers of a kind are what others are about.
fn is_matter(kind: AttachmentKind) -> bool {
    matches!(kind, AttachmentKind::Report | AttachmentKind::Contract | AttachmentKind::Other)
}

struct Reader<'t> {
    text: &'t SourceText,
    language: &'t Language,
    index: &'t Index,
    spans: bool,
    attachment: Attachment,
    told: Told,
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
            for (_, cell) in split_cells(shown) {
                self.label(cell);
            }
        }
        if digits && self.attachment.date.is_none() {
            let found = find_dates(self.language, shown).into_iter().next();
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
    fn label(&mut self, cell: &'t str) {
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
        if let Some((kind, end)) = kind_of_title(self.language, cell)
            && self.attachment.kind.is_none()
        {
            self.attachment.kind = Some(kind);
            let label = &cell[..end];
            self.place("label", label);
            self.attachment.label = Some(label.to_owned());
            self.told.annex = false;
        }
        if self.attachment.unit.is_none() && self.language.proposer_office(cell) && !cell.contains(' ') {
            self.place("unit", cell);
            self.attachment.unit = Some(cell.to_owned());
        }
    }

    /// The title: lines larger than the others, or the first that are no labels, numbers or days.
    fn title(&mut self, lines: &[(usize, &'t str)]) {
        let printed = || lines.iter().position(|(_, shown)| self.is_title(shown));
        let Some(first) = self.largest(lines).or_else(|| self.known(lines)).or_else(printed) else { return };
        let mut title = String::new();
        let mut places = Vec::new();
        let style = self.text.style(lines[first].0);
        for (line, shown) in lines[first..].iter().take(TITLE_LINES) {
            let next = !title.is_empty();
            let below =
                next && (!self.follows(*line) || self.text.style(*line).size != style.size || !self.is_title(shown));
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
    }

    /// Whether a line stands directly below another one.
    fn follows(&self, line: usize) -> bool {
        line > 0 && !self.text.line_text(line - 1).is_empty()
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
        let sizes: Vec<u16> = lines.iter().map(|(line, _)| self.text.style(*line).size).collect();
        let mut sorted = sizes.clone();
        sorted.sort_unstable();
        let middle = *sorted.get(sorted.len() / 2)?;
        let largest = *sorted.last()?;
        let at = sizes.iter().position(|size| *size == largest)?;
        (largest > middle + 10)
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
