//! What the top of a unit says: titles, days, bodies, labels, numbers of annexes. The language is asked only about units at
//! which something may begin.

use crate::grammar::date::find_dates;
use crate::grammar::paper::{annex_number, is_short_number, kind_of_title};
use crate::language::{HeaderLabel, Language, Roster};
use crate::model::{AttachmentKind, DocumentKind};
use crate::page::scene::split_cells;
use crate::text::SourceText;

use super::signs::{Edges, without_number};

/// Longer cells are no titles, labels or bodies.
const LONGEST: usize = 90;
/// Lines at the top in which a paper's title, annex word or the word on a divider stands.
const FIRST_LINES: usize = 5;
/// Lines in which a title stands that goes on with words that are not known.
const TITLE_LINES: usize = 2;
/// A page with no more filled lines holds no text of its own.
const SPARSE: usize = 5;

/// What the title of a meeting's document says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Title {
    pub(super) kind: DocumentKind,
    /// Nothing else stands in its cell.
    pub(super) exact: bool,
    /// Its words, to know it again.
    pub(super) words: u64,
    /// It heads a list of contents.
    pub(super) contents: bool,
}

/// What the top of a unit says.
#[derive(Debug, Clone, Default)]
pub(super) struct Top {
    pub(super) title: Option<Title>,
    pub(super) extract: bool,
    /// The heading of a list of contents.
    pub(super) contents: bool,
    /// The first day.
    pub(super) day: Option<String>,
    /// On which of the lines.
    pub(super) day_at: usize,
    /// The words of the first body.
    pub(super) body: Option<u64>,
    /// Labels of a meeting's cover, lists of people.
    pub(super) cover_labels: usize,
    /// The title of a paper.
    pub(super) paper: Option<AttachmentKind>,
    /// It stands on the first line.
    pub(super) paper_first: bool,
    /// Nothing else stands on that line, nor directly below.
    pub(super) paper_alone: bool,
    /// Somebody is written to.
    pub(super) addressed: bool,
    pub(super) annex: bool,
    /// "Ärende 4", on a page with little else.
    pub(super) divider: bool,
    /// The first item of a meeting.
    pub(super) opens: bool,
    /// Among the first lines is such an item, whatever its number.
    pub(super) opens_list: bool,
    /// A list that belongs to minutes: who was there, who voted how.
    pub(super) list: bool,
    pub(super) author: bool,
    pub(super) day_label: bool,
    pub(super) case_label: bool,
    pub(super) certificate: bool,
}

impl Top {
    /// What it says: what stands on the first lines, and if anything may begin there, or `deep` asks for it, on those below.
    pub(super) fn of(text: &SourceText, language: &Language, edges: &Edges, deep: bool) -> Top {
        let mut top = Top::default();
        for (at, line) in edges.top.iter().take(FIRST_LINES).enumerate() {
            let shown = text.line_text(*line);
            cells(shown).for_each(|cell| top.first_cell(language, cell, at));
            let head = language.certificate_heads().opening_in_any_case(shown);
            let certifies = head.is_some_and(|head| head.len() >= LEAST_CERTIFICATE) && !shown.ends_with(',');
            top.certificate |= certifies;
            let below = text.lines.get(line + 1).is_none_or(|_| text.line_text(line + 1).is_empty());
            top.paper_alone |= at == 0 && top.paper_first && below && split_cells(shown).count() == 1;
        }
        top.divider &= edges.filled <= SPARSE;
        let told = top.annex || top.divider || top.author || top.certificate || top.paper.is_some();
        if deep || told || !edges.stems.is_empty() {
            top.look_deeper(text, language, edges);
        }
        top
    }

    fn look_deeper(&mut self, text: &SourceText, language: &Language, edges: &Edges) {
        for (at, line) in edges.top.iter().enumerate() {
            let shown = text.line_text(*line);
            let titled = edges.stems.contains(line);
            self.cover_labels += usize::from(language.summoning().is_in(shown));
            let mut adjusts = false;
            for cell in cells(shown) {
                adjusts |= self.cell(language, cell);
                if titled {
                    self.title(language, cell, at < TITLE_LINES, cell.len() == shown.len());
                }
            }
            // With a § it is the day of an earlier decision.
            if self.day.is_none() && !adjusts && !shown.contains('§') && shown.bytes().any(|byte| byte.is_ascii_digit())
            {
                self.day = find_dates(language, shown).first().and_then(|found| found.value.start.iso(None));
                self.day_at = at;
            }
            self.opens |= opens_meeting(language, shown);
            self.opens_list |= lists_opening(language, shown);
            self.list |= language.annex_heading(shown).is_some() || language.opens_attendance(shown);
        }
    }

    /// A cell of the first lines.
    fn first_cell(&mut self, language: &Language, cell: &str, at: usize) {
        self.author |= language
            .memo_labels()
            .words_at(cell)
            .is_some_and(|(_, end)| cell[end..].trim_start().starts_with(':') || end == cell.len());
        if !cell.starts_with(char::is_uppercase) {
            return;
        }
        self.annex |= annex_number(language, cell).is_some();
        self.divider |= language.divider_labels().cut_from(cell).is_some_and(is_short_number);
        self.addressed |= language.addressee_leads_of_letters().opens(cell);
        if self.paper.is_none() && !cell.ends_with(['.', ',', ':']) {
            // Below the first line it stands alone, or in a list of papers.
            let told = |(kind, end): &(AttachmentKind, usize)| {
                at == 0 || *end == cell.len() || self.addressed && *kind == AttachmentKind::Letter
            };
            let kind = kind_of_title(language, cell).filter(told).map(|(kind, _)| kind);
            self.paper = kind.filter(|_| language.section_heading(cell).is_none());
            self.paper_first = at == 0 && self.paper.is_some();
        }
    }

    /// A cell of a cover; says whether it tells when the minutes are adjusted.
    fn cell(&mut self, language: &Language, cell: &str) -> bool {
        let label = language.header_label(cell).map(|found| found.label);
        match label {
            Some(HeaderLabel::Date) => self.day_label = true,
            Some(HeaderLabel::CaseId) => self.case_label = true,
            Some(HeaderLabel::Handler) => self.author = true,
            Some(
                HeaderLabel::PlaceAndTime
                | HeaderLabel::Time
                | HeaderLabel::Place
                | HeaderLabel::Extent
                | HeaderLabel::Adjuster
                | HeaderLabel::AdjustmentPlaceTime
                | HeaderLabel::AdjustmentDate,
            ) => self.cover_labels += 1,
            _ => {}
        }
        self.contents |= language.contents_heading(cell);
        let roster = language.roster_heading(cell).map(|found| found.roster);
        let people = matches!(roster, Some(Roster::Members | Roster::Substitutes | Roster::Absent));
        self.cover_labels += usize::from(people);
        if self.body.is_none()
            && let Some(end) = language.body_at(cell)
        {
            self.body = words(&cell[..end]);
        }
        matches!(label, Some(HeaderLabel::AdjustmentPlaceTime | HeaderLabel::AdjustmentDate))
    }

    fn title(&mut self, language: &Language, cell: &str, first: bool, alone: bool) {
        let Some(found) = language.document_title(cell) else { return };
        if found.kind == DocumentKind::MinutesExtract {
            self.extract |= found.exact && !cell.ends_with(':');
            return;
        }
        // Some titles are more often headings.
        if found.other || cell.ends_with(':') || language.section_heading(cell).is_some() {
            return;
        }
        let rest = cell[found.end..].trim_start();
        let named = || {
            first && !cell.ends_with(['.', ',', ':'])
                || language.body_at(rest).is_some()
                || language.assembly_at(rest).is_some()
        };
        let counted = rest.chars().all(|c| !c.is_alphabetic());
        if self.title.is_some() || !found.exact && !counted && !named() {
            return;
        }
        let contents = alone && language.contents_heading(cell);
        self.title =
            words(cell).map(|words| Title { kind: found.kind, exact: found.exact || counted, words, contents });
    }
}

/// Whether a line lists an item that opens meetings: "§ 139   Upprop   2".
fn lists_opening(language: &Language, line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit() || c == '§')
        && cells(line).next().is_some_and(|title| language.procedural_title(title))
}

/// The cells of a line that begin with a letter and are no longer than titles.
fn cells(line: &str) -> impl Iterator<Item = &str> {
    // In the margin its number may stand.
    let cells = split_cells(without_number(line)).map(|(_, cell)| cell);
    cells.filter(|cell| cell.len() <= LONGEST && cell.starts_with(char::is_alphabetic))
}

/// Whether a line is the first of a meeting's items: "1. Mötets öppnande", "§ 1 Upprop".
fn opens_meeting(language: &Language, line: &str) -> bool {
    let behind = line.trim_start_matches(|c: char| !c.is_alphabetic());
    behind.len() < line.len()
        && behind.len() <= LONGEST
        && line.starts_with(['§', '1'])
        && language.procedural_title(behind)
}

/// Shorter heads of certificates are words that stand elsewhere too.
const LEAST_CERTIFICATE: usize = 9;

/// The words of a text as a number.
pub(super) fn words(text: &str) -> Option<u64> {
    super::signs::words(text)
}
