//! What the whole document has in common: how its items are printed, and whose meeting it is.

use crate::classify::head::{ends_at_stop, is_untitled, runs_into_text};
use crate::classify::outline::{ItemSpan, Outline};
use crate::classify::table::Table;
use crate::facts::leads::proposer_line;
use crate::grammar::Spanned;
use crate::grammar::case_id::{self, CaseId};
use crate::model::{Document, DocumentKind, Role, SectionKind};
use crate::page::scene::{Cell, Scene};
use crate::text::{Repair, RepairKind};

/// What the items have in common; known before the first of them is read.
#[derive(Debug, Clone)]
pub(crate) struct Habits {
    /// Case ids are printed as bare number pairs in parentheses after the title.
    pub(crate) bare_ids: bool,
    /// The columns of the agenda's table.
    pub(crate) table: Option<Table>,
    /// Where the texts of the items stand beside their titles, in characters from the left edge of the page.
    pub(crate) text_column: Option<usize>,
    /// The column right of the texts that has nothing but the initials of who sees to it.
    pub(crate) initials_column: Option<usize>,
    /// The texts of items go on behind their titles on the same line, without a mark or room between.
    pub(crate) runs_into_text: bool,
    /// Items of minutes have no titles: sentences stand behind their numbers.
    pub(crate) untitled: bool,
    /// Titles end in a full stop, and their texts follow on the same line.
    pub(crate) ends_at_stop: bool,
    /// The width of a full line, in characters.
    pub(crate) width: usize,
    /// The width at which titles are broken, where they show one: they may be set larger than the text.
    pub(crate) title_width: Option<usize>,
    /// Proposals are printed under headings or behind words that say whose they are: a numbered list without is none.
    pub(crate) proposes: bool,
    /// The lines are an entry of a contents list: all of them are title.
    pub(crate) entry: bool,
    /// The meeting's own body in small letters, as the cover has it.
    pub(crate) body: Option<String>,
    /// It is the meeting of an association.
    pub(crate) assembly: bool,
    /// No heading tells of a decision anywhere: what was decided stands in the account.
    pub(crate) unheaded: bool,
    /// Blocks of decisions are still proposals, as in an agenda.
    pub(crate) drafts: bool,
    /// Numbered clauses below an item's text are proposed: an agenda, by its title or because nothing tells of minutes.
    pub(crate) proposes_bare: bool,
    /// Signs that optical reading took for others were found: its words may be damaged.
    pub(crate) misread: bool,
}

/// Whether signs were mended that are misread alone, or the pages were read from images.
fn is_misread(scene: &Scene) -> bool {
    let signs = |repair: &Repair| {
        matches!(
            repair.kind,
            RepairKind::SectionSign
                | RepairKind::PartyDigit
                | RepairKind::NameLetter
                | RepairKind::Digit
                | RepairKind::DamagedWord
        )
    };
    scene.source.ocr.is_some() || scene.source.repairs.iter().any(signs)
}

/// Reads what the items of the outline have in common; the cover has told whose meeting it is.
pub(crate) fn read(scene: &Scene, outline: &Outline, document: &Document) -> Habits {
    let mut widths: Vec<usize> = outline
        .items
        .iter()
        .flat_map(|span| span.lines)
        .take(4000)
        .map(|index| scene.lines[index].end - scene.lines[index].start)
        .filter(|width| *width > 30)
        .collect();
    widths.sort_unstable();
    let width = widths.get(widths.len() * 9 / 10).copied().unwrap_or(75).clamp(50, 110);
    let title_width = title_width(scene, outline);
    let proposes = |index: usize| {
        scene.lines[index].is_text()
            && (scene.heading(index).is_some_and(|found| found.kind == SectionKind::Proposal)
                || proposer_line(scene, scene.text(index)).is_some())
    };
    let proposes = outline.items.iter().flat_map(|span| span.lines).any(proposes);
    let drafts = matches!(document.kind, DocumentKind::Agenda | DocumentKind::Announcement);
    let table = outline.table.clone();
    let text_column = if table.is_some() { None } else { text_column(scene, outline) };
    Habits {
        bare_ids: has_bare_ids(scene, outline),
        text_column,
        initials_column: text_column.and_then(|column| initials_column(scene, outline, column)),
        untitled: !drafts && table.is_none() && text_column.is_none() && is_untitled(scene, outline),
        ends_at_stop: table.is_none() && text_column.is_none() && ends_at_stop(scene, outline),
        runs_into_text: table.is_none() && text_column.is_none() && runs_into_text(scene, outline),
        table,
        width,
        title_width,
        proposes,
        entry: false,
        body: document.body.as_deref().map(str::to_lowercase),
        assembly: is_assembly(scene, document),
        unheaded: matches!(document.kind, DocumentKind::Minutes) && is_unheaded(scene, outline),
        drafts,
        proposes_bare: drafts || is_untitled_agenda(scene, outline, document),
        misread: is_misread(scene),
    }
}

/// Whether no item of minutes has a heading over what was decided.
fn is_unheaded(scene: &Scene, outline: &Outline) -> bool {
    let decides = |index: usize| scene.heading(index).is_some_and(|found| found.kind == SectionKind::Decision);
    !outline.items.iter().flat_map(|span| span.lines).any(|index| scene.lines[index].is_text() && decides(index))
}

/// Whether a document without a title looks like an agenda: no §§, nobody who adjusts or writes, and nothing decided.
fn is_untitled_agenda(scene: &Scene, outline: &Outline, document: &Document) -> bool {
    let decides = |index: usize| scene.heading(index).is_some_and(|found| found.kind == SectionKind::Decision);
    document.kind == DocumentKind::Unknown
        && document.adjusters.is_empty()
        && document.adjustment.is_none()
        && document.participants.iter().all(|person| person.role != Some(Role::Secretary) && !person.presided)
        && !outline.items.iter().any(|span| scene.text(span.lines.start).contains('§'))
        && !outline.items.iter().flat_map(|span| span.lines).any(|index| scene.lines[index].is_text() && decides(index))
}

/// Fewest items whose texts stand beside their titles, for a page of two columns.
const FEWEST_BESIDE: usize = 2;
/// The titles' column is at least so wide, in characters.
const NARROWEST_TITLES: usize = 12;

/// The column in which texts stand beside their titles: sentences that go on below in the same column. Most items that
/// have anything beside their title have it there.
fn text_column(scene: &Scene, outline: &Outline) -> Option<usize> {
    let mut beside = 0;
    let mut columns: Vec<usize> = Vec::new();
    for span in outline.items.iter().filter(|span| span.row.is_none() && !span.nested) {
        let cells = scene.cells(span.lines.start, span.title_from);
        let (title, text) = match cells.as_slice() {
            [title, text] => (title.column, text),
            [text] if is_titled_below(scene, span, text) => (usize::from(scene.lines[span.lines.start].indent), text),
            _ => continue,
        };
        beside += 1;
        let told = || goes_on_below(scene, span, text) || heads_below(scene, span, text);
        if text.column >= title + NARROWEST_TITLES && told() {
            columns.push(text.column);
        }
    }
    columns.sort_unstable();
    let column = *columns.get(columns.len() / 2)?;
    let same = columns.iter().filter(|one| one.abs_diff(column) <= 2).count();
    (same >= FEWEST_BESIDE && same * 2 > beside).then_some(column)
}

/// Whether the heading of a section stands beside the title, over text in its own column: "§ 21      Beslut" ⏎ "Val av
/// justerare      Styrelsen utser Anna Ek.".
fn heads_below(scene: &Scene, span: &ItemSpan, text: &Cell) -> bool {
    let heading = scene.language.section_heading(scene.slice_text(text.range));
    heading.is_some_and(|found| !found.rest && !found.damaged)
        && scene.next_text(span.lines.start + 1, span.lines.end.min(span.lines.start + 3)).is_some_and(|below| {
            let cells = scene.cells(below, scene.lines[below].start);
            cells.last().is_some_and(|cell| cell.column.abs_diff(text.column) <= 2)
        })
}

/// So many lines end with initials in one column, if that is theirs, behind so many columns of text.
const FEWEST_INITIALS: usize = 3;
const NARROWEST_TEXT: usize = 20;

/// The column right of the texts in which initials stand alone.
fn initials_column(scene: &Scene, outline: &Outline, text: usize) -> Option<usize> {
    let lines = outline.items.iter().flat_map(|span| span.lines).filter(|index| scene.lines[*index].is_text());
    let mut columns: Vec<usize> = lines.filter_map(|index| Some(initials_at_end(scene, index, text)?.column)).collect();
    columns.sort_unstable();
    let column = *columns.get(columns.len() / 2)?;
    let same = columns.iter().filter(|one| one.abs_diff(column) <= 2).count();
    (same >= FEWEST_INITIALS).then_some(column)
}

/// The cell of nothing but initials that a line ends with, right of the texts that begin in a column.
pub(crate) fn initials_at_end(scene: &Scene, index: usize, text: usize) -> Option<Cell> {
    let cells = scene.cells(index, scene.lines[index].start);
    let last = cells.last().filter(|last| cells.len() > 1 && last.column >= text + NARROWEST_TEXT)?;
    let shown = scene.slice_text(last.range);
    let word = |word: &str| (2..=3).contains(&word.chars().count()) && word.chars().all(char::is_uppercase);
    shown.split([',', '/', ' ']).filter(|part| !part.is_empty()).all(word).then(|| last.clone())
}

/// Whether a title begins in the margin below its number: "§ 112      Att jämte …" ⏎ "Val av juste-   Rune Dahl.".
fn is_titled_below(scene: &Scene, span: &ItemSpan, text: &Cell) -> bool {
    let below = span.lines.start + 1;
    let Some(line) = scene.lines.get(below).filter(|line| below < span.lines.end && line.is_text()) else {
        return false;
    };
    let cells = scene.cells(below, line.start);
    let left = scene.slice_text(cells[0].range);
    let own = cells[0].column.abs_diff(usize::from(scene.lines[span.lines.start].indent)) <= 2;
    let room = cells[0].column + left.chars().count() < text.column;
    own && room && cells.get(1).is_none_or(|beside| beside.column.abs_diff(text.column) <= 2)
}

/// Whether the text in a cell beside a title is a sentence, to its end in the cells below it.
fn goes_on_below(scene: &Scene, span: &ItemSpan, text: &Cell) -> bool {
    let below = (span.lines.start + 1..span.lines.end).take_while(|index| scene.lines[*index].is_text());
    let cells = below.map_while(|index| {
        let cells = scene.cells(index, scene.lines[index].start);
        cells.into_iter().find(|cell| cell.column.abs_diff(text.column) <= MOST_INDENT)
    });
    let last = cells.take(MOST_BELOW).last().map_or(text.range, |cell| cell.range);
    scene.slice_text(text.range).contains(' ') && scene.slice_text(last).ends_with(['.', '?', '!', ':'])
}

/// Lines of a text beside a title that are looked at, and how far the lines of a list may stand in.
const MOST_BELOW: usize = 24;
const MOST_INDENT: usize = 6;

/// Whether titles have bare pairs of numbers in parentheses, and no other ids.
fn has_bare_ids(scene: &Scene, outline: &Outline) -> bool {
    let titles = || outline.items.iter().map(|span| scene.text(span.lines.start));
    let ids = |text: &str| case_id::case_ids(scene.language, text);
    let is_bare = |id: &Spanned<CaseId>| id.value.bare_pair && id.value.parenthesised.is_some() && !id.value.labelled;
    let bare = titles().filter(|text| text.contains('(')).flat_map(ids).filter(is_bare).count();
    bare >= 2 && titles().flat_map(ids).all(|id| id.value.bare_pair)
}

/// Where titles break: the longest of their first lines that go on in small letters, if there are some.
fn title_width(scene: &Scene, outline: &Outline) -> Option<usize> {
    let broken = outline.items.iter().filter_map(|span| {
        let first = (span.lines.start..span.lines.end.min(span.lines.start + 3)).find(|index| {
            let text = scene.text(*index);
            scene.lines[*index].is_text() && !text.contains('§') && text.chars().count() > 25
        })?;
        let next = scene.lines.get(first + 1).filter(|line| line.is_text())?;
        let below = scene.slice_text(next.range());
        let goes_on = below.starts_with(char::is_lowercase) && !scene.text(first).ends_with(['.', ':']);
        goes_on.then(|| scene.text(first).chars().count())
    });
    let mut widths: Vec<usize> = broken.collect();
    widths.sort_unstable();
    (widths.len() >= 4).then(|| widths[widths.len() * 9 / 10])
}

/// Whether the meeting is an association's: by its body or title; where neither tells, by what is missing: a public
/// organization, and anybody's party.
fn is_assembly(scene: &Scene, document: &Document) -> bool {
    // A company decides as an association does, whoever owns it.
    let public = || {
        document.organization.as_deref().is_some_and(|name| {
            scene.language.organization(name).is_some() && !scene.language.company_endings().closes(name)
        })
    };
    let titled = || document.title.as_deref().is_some_and(|title| scene.language.assembly(title));
    // "Kyrkorådet", "Elevrådet på Björkskolan" decide as an association does.
    let assembles = |body: &str| {
        let noun = |name: &str| scene.language.assembly_nouns().has(&name.to_lowercase());
        scene.language.assembly(body) || noun(body) || body.split_once(' ').is_some_and(|(first, _)| noun(first))
    };
    // "Styrelsen", "Styrelsen för Granviks BK" is an association's, where nothing public stands by.
    let board = |body: &str| {
        let noun = body.split(' ').next().unwrap_or(body).to_lowercase();
        scene.language.boards().has(&noun) && !public() && !names_parties(scene)
    };
    document
        .body
        .as_deref()
        .map_or_else(|| titled() || !public() && !names_parties(scene), |body| assembles(body) || board(body))
}

/// Whether somebody's party is printed in brackets: "(S)".
fn names_parties(scene: &Scene) -> bool {
    (0..scene.lines.len()).filter(|index| scene.lines[*index].is_text()).any(|index| {
        let text = scene.text(index);
        let inner = |at: usize| {
            text.get(at + 1..).and_then(|rest| rest.get(..rest.bytes().take(8).position(|byte| byte == b')')?))
        };
        memchr::memchr_iter(b'(', text.as_bytes())
            .filter_map(inner)
            .any(|inner| inner.chars().all(char::is_uppercase) && scene.language.party(inner).is_some())
    })
}
