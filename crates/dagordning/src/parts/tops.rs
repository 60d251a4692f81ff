//! What the top of a unit says: titles, days, bodies, labels, numbers of annexes. The language is asked only about units at
//! which something may begin.

use crate::grammar::date::find_dates;
use crate::grammar::page::page_number;
use crate::grammar::paper::{annex_number, is_arrival, is_short_number, kind_of_title};
use crate::language::{HeaderLabel, Language, Roster};
use crate::model::{AttachmentKind, DocumentKind};
use crate::page::scene::split_cells;
use crate::text::SourceText;

use super::runs::is_entry;
use super::signs::{Edges, without_number};
use super::weigh::COVER_LABELS;

/// Longer cells are no titles, labels or bodies.
const LONGEST: usize = 90;
/// Lines at the top in which a paper's title, annex word or the word on a divider stands.
const FIRST_LINES: usize = 5;
/// Lines in which a title stands that goes on with words that are not known.
const TITLE_LINES: usize = 2;
/// Lines of a head without labels: title, organization, assembly, day.
const HEAD_LINES: usize = 6;
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
    /// A day is told without its year.
    pub(super) day_of_year: bool,
    /// The words of the first body.
    pub(super) body: Option<u64>,
    /// On which of the lines.
    pub(super) body_at: usize,
    /// A line names an assembly and nothing else: "Ordinarie föreningsstämma 2025".
    pub(super) assembly: bool,
    /// Labels of a meeting's cover, lists of people.
    pub(super) cover_labels: usize,
    /// The title of a paper.
    pub(super) paper: Option<AttachmentKind>,
    /// It stands on the first line.
    pub(super) paper_first: bool,
    /// The file's outline calls what begins with the page a paper.
    pub(super) outline_paper: bool,
    /// Nothing else stands on that line, nor directly below.
    pub(super) paper_alone: bool,
    /// Somebody is written to.
    pub(super) addressed: bool,
    pub(super) annex: bool,
    /// The number of the annex; none where a list names several.
    pub(super) annex_number: Option<String>,
    /// "Ärende 4", on a page with little else.
    pub(super) divider: bool,
    /// A page with little on it.
    sparse: bool,
    /// A § is the first that stands on it.
    pub(super) section_first: bool,
    /// The first item of a meeting.
    pub(super) opens: bool,
    /// Among the first lines is such an item, with this number.
    pub(super) opens_list: Option<u32>,
    /// Among them are entries of a list that names pages.
    pub(super) paged: bool,
    /// A list that belongs to minutes: who was there, who voted how.
    pub(super) list: bool,
    pub(super) author: bool,
    pub(super) day_label: bool,
    pub(super) case_label: bool,
    pub(super) certificate: bool,
    /// Somebody sent it: the stamp says when.
    pub(super) arrived: bool,
    /// The scale of a map stands on it.
    pub(super) map: bool,
}

impl Top {
    /// What it says: what stands on the first lines, and if anything may begin there, or `deep` asks for it, on those below.
    pub(super) fn of(text: &SourceText, language: &Language, edges: &Edges, deep: bool) -> Top {
        let mut top = Top::default();
        for (at, line) in edges.top.iter().take(FIRST_LINES).enumerate() {
            let shown = text.line_text(*line);
            // "109   Yttrande om ny taxa   5": a list of contents names papers as items do.
            let entry = shown.starts_with(|c: char| c.is_ascii_digit() || c == '§') && is_entry(shown);
            let told = |cell: &&str| !entry || annex_number(language, cell).is_some();
            cells(shown).filter(told).for_each(|cell| top.first_cell(language, cell, at));
            let head = language.certificate_heads().opening_in_any_case(shown);
            // "Deltagare" heads those who sign, and those who met.
            let certifies = head.is_some_and(|head| head.len() >= LEAST_CERTIFICATE)
                && !shown.ends_with(',')
                && language.roster_heading(shown).is_none();
            top.certificate |= certifies;
            let below = text.lines.get(line + 1).is_none_or(|_| text.line_text(line + 1).is_empty());
            top.paper_alone |= at == 0 && top.paper_first && below && split_cells(shown).count() == 1;
        }
        top.map = edges.map;
        top.section_first = edges.top.first().is_some_and(|line| text.line_text(*line).starts_with('§'));
        top.sparse = edges.filled <= SPARSE && edges.opens_page;
        top.divider &= edges.filled <= SPARSE;
        top.outline_paper = edges.sheet.bookmarks(text).iter().any(|known| names_paper(language, &known.title));
        let told = top.annex || top.divider || top.author || top.certificate || top.paper.is_some();
        if deep || told || !edges.stems.is_empty() {
            top.look_deeper(text, language, edges);
        }
        top
    }

    /// Whether nothing but the title of a paper stands on the page, of a sort that has pages of text.
    pub(super) fn is_title_page(&self) -> bool {
        let long = matches!(self.paper, Some(AttachmentKind::Report | AttachmentKind::Contract));
        self.sparse && self.paper_first && long && !self.divider && !self.author && !self.annex
    }

    /// Whether the head says of which meeting it is, without a label.
    pub(super) fn is_headed(&self) -> bool {
        let day = self.day.is_some() && self.day_at < HEAD_LINES || self.day_of_year;
        day && (self.assembly || self.body.is_some() && self.body_at < HEAD_LINES)
    }

    fn look_deeper(&mut self, text: &SourceText, language: &Language, edges: &Edges) {
        let mut in_section = false;
        // "Justeringens plats och tid" ⏎ "Kommunkontoret, 2017-03-30"
        let mut label_above = false;
        for (at, line) in edges.top.iter().enumerate() {
            let shown = text.line_text(*line);
            let titled = edges.stems.contains(line);
            self.cover_labels += usize::from(language.summoning().is_in(shown));
            let (labels, entry) = (self.cover_labels, is_entry(shown));
            let mut adjusts = std::mem::take(&mut label_above);
            for cell in cells(shown) {
                let label = self.cell(language, cell, at);
                label_above |= label && cell.len() == shown.len() && !cell.contains(|c: char| c.is_ascii_digit());
                adjusts |= label;
                if titled {
                    self.title(language, cell, at < TITLE_LINES, cell.len() == shown.len());
                }
            }
            // "§ 31   Val av justerare   2" is no label.
            self.cover_labels = if entry { labels } else { self.cover_labels };
            // With a § it is the day of an earlier decision, below a section's heading that of a paper.
            let dated = !adjusts && !shown.contains('§') && shown.bytes().any(|byte| byte.is_ascii_digit());
            if self.day.is_none() && !in_section && dated {
                let found = find_dates(language, shown);
                self.day_of_year |= at < HEAD_LINES && !found.is_empty();
                self.day = found.first().and_then(|found| found.value.start.iso(None));
                self.day_at = at;
            }
            in_section |= self.day.is_none() && language.section_heading(shown).is_some();
            self.opens |= opens_meeting(language, shown);
            self.opens_list = self.opens_list.or_else(|| lists_opening(language, shown));
            self.paged |= entry;
            self.list |= language.annex_heading(shown).is_some() || language.opens_attendance(shown);
        }
    }

    /// A cell of the first lines.
    fn first_cell(&mut self, language: &Language, cell: &str, at: usize) {
        self.author |= language
            .memo_labels()
            .words_at(cell)
            .is_some_and(|(_, end)| cell[end..].trim_start().starts_with(':') || end == cell.len());
        self.arrived |= cell.ends_with(|c: char| c.is_ascii_digit()) && is_arrival(language, cell);
        if !cell.starts_with(char::is_uppercase) {
            return;
        }
        if let Some(number) = annex_number(language, cell) {
            let number: String = number.to_lowercase().split_whitespace().collect();
            let other = self.annex && self.annex_number.as_ref() != Some(&number);
            self.annex_number = Some(number).filter(|number| !other && !number.is_empty());
            self.annex = true;
        }
        self.divider |= language.divider_labels().cut_from(cell).is_some_and(is_short_number);
        self.addressed |= language.addressee_leads_of_letters().opens(cell);
        if self.paper.is_none() && !cell.ends_with(['.', ',', ':']) {
            // Below the first line it stands alone but for the number of its page, or in a list of papers.
            let alone = |end: usize| end == cell.len() || page_number(language, cell[end..].trim_start()).is_some();
            let told = |(kind, end): &(AttachmentKind, usize)| {
                at == 0 || alone(*end) || self.addressed && *kind == AttachmentKind::Letter
            };
            let kind = kind_of_title(language, cell).filter(told).map(|(kind, _)| kind);
            self.paper = kind.filter(|_| language.section_heading(cell).is_none());
            self.paper_first = at == 0 && self.paper.is_some();
        }
    }

    /// A cell of a cover; says whether it tells when the minutes are adjusted or posted.
    fn cell(&mut self, language: &Language, cell: &str, at: usize) -> bool {
        let label = language.header_label(cell).map(|found| found.label);
        match label {
            Some(HeaderLabel::Date) => self.day_label = true,
            Some(HeaderLabel::CaseId) => self.case_label = true,
            // Below lists of people it heads a column of the items' table.
            Some(HeaderLabel::Handler) => self.author |= self.cover_labels < COVER_LABELS,
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
            self.body_at = at;
        }
        let alone = |end: usize| !cell[end..].contains(char::is_alphabetic);
        self.assembly = self.assembly || at < HEAD_LINES && language.assembly_at(cell).is_some_and(alone);
        matches!(
            label,
            Some(
                HeaderLabel::AdjustmentPlaceTime
                    | HeaderLabel::AdjustmentDate
                    | HeaderLabel::Posted
                    | HeaderLabel::Removed
            )
        )
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

/// The number of an item that opens meetings on a line of a list: 139 of "§ 139   Upprop   2".
fn lists_opening(language: &Language, line: &str) -> Option<u32> {
    let behind = line.trim_start_matches(['§', ' ']);
    let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    let number = behind[..digits].parse().ok()?;
    let title = cells(line).next().or_else(|| Some(behind[digits..].trim_start_matches(['.', ' '])))?;
    language.procedural_title(title).then_some(number)
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

/// Whether an entry of an outline names a paper, perhaps behind its number: "2. Tjänsteskrivelse", "Bilaga 3 Karta.pdf".
fn names_paper(language: &Language, title: &str) -> bool {
    let words = title.trim_start_matches(|c: char| !c.is_alphabetic());
    let annex = language.annex_labels().cut_from(words).is_some_and(|rest| {
        let number = rest.trim_start().split([' ', '.', ':', '_']).next().unwrap_or(rest);
        is_short_number(number)
    });
    annex || kind_of_title(language, words).is_some()
}
