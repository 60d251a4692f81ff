//! What sort of document it is, and whose.

use crate::classify::furniture::is_watermark;
use crate::facts::whose::is_organization;
use crate::grammar::body::genitive_to_nominative;
use crate::model::{DiagnosticCode, Document, DocumentKind, Item, LanguageTag, Severity, Status};
use crate::page::passage::Passage;
use crate::page::scene::{LineKind, Scene};

/// Lines at the top in which a title can stand.
const TITLE_LINES: usize = 40;

/// The kind of a document without a title, from what was found in it, and whether the minutes say that they are adjusted.
pub(crate) fn settle(scene: &Scene, document: &mut Document, first_item: usize) {
    let mut furniture = scene.lines.iter().filter(|line| line.kind == LineKind::Furniture);
    let adjusted = |line: &crate::page::scene::Line| {
        let text = scene.slice_text(line.range());
        scene.language.adjusted(text)
            || scene.language.adjusted_stems().is_in(text)
                && text.split("   ").any(|cell| scene.language.adjusted(cell.trim()))
    };
    if document.status.is_none() && furniture.any(adjusted) {
        document.status = Some(Status::Final);
    }
    let source = scene.source;
    // "UTKAST 2025-03-12", "UTKAST – EJ JUSTERAT"
    let draft = |part: &str| scene.language.draft(part.trim_matches(|c: char| !c.is_alphabetic()));
    let marked = |line: usize| {
        source.style(line).watermark && source.line_text(line).split(['–', '—', '/', ',', '|', '(']).any(draft)
    };
    if (0..source.lines.len()).any(marked) || document.status.is_none() && marked_draft(scene) {
        document.status = Some(Status::Draft);
    }
    let sections = document.items.first().and_then(|item| item.label.as_deref()).is_some_and(|l| l.contains('§'));
    let attended = !document.participants.is_empty();
    let closed = document.adjustment.is_some() || document.posting.is_some();
    match document.kind {
        // A draft that does not say who attended is sent out as an agenda.
        DocumentKind::Minutes if document.status == Some(Status::Draft) && !attended => {
            document.kind = DocumentKind::Agenda;
        }
        DocumentKind::Minutes if document.items.len() == 1 && !attended => document.kind = DocumentKind::MinutesExtract,
        DocumentKind::Unknown if other_title(scene, first_item).is_some() => {}
        DocumentKind::Unknown if sections => {
            let whole = attended || closed || document.title.is_some();
            document.kind = if whole { DocumentKind::Minutes } else { DocumentKind::MinutesExtract };
        }
        // What was decided is told by minutes, however their items are numbered.
        DocumentKind::Unknown if tells_decisions(document) && is_agenda(scene, document) => {
            document.kind = DocumentKind::Minutes;
        }
        DocumentKind::Unknown if is_agenda(scene, document) => document.kind = DocumentKind::Agenda,
        _ => {}
    }
}

/// Whether a watermark says that the document is a draft.
fn marked_draft(scene: &Scene) -> bool {
    let furniture = (0..scene.lines.len()).filter(|index| scene.lines[*index].kind == LineKind::Furniture);
    furniture.into_iter().any(|index| is_watermark(scene, index))
}

fn tells_decisions(document: &Document) -> bool {
    document.items.iter().any(|item| !item.decisions.is_empty())
}

/// A numbered list is an agenda only if something of a meeting stands with it.
fn is_agenda(scene: &Scene, document: &Document) -> bool {
    let procedural = |item: &Item| item.title.as_deref().is_some_and(|title| scene.language.procedural_title(title));
    let ids = document.items.iter().filter(|item| !item.case_ids.is_empty()).count();
    let meeting = document.meeting.as_ref().is_some_and(|m| m.date.is_some() || m.start_time.is_some());
    let called = document.participants.len() >= 3 || document.body.is_some();
    !document.items.is_empty()
        && (document.items.iter().any(procedural) || ids >= 2 || meeting && (called || document.items.len() >= 2))
}

/// The title words of a document of another sort: a memo, notes, a summary.
fn other_title<'a>(scene: &Scene<'a>, until: usize) -> Option<&'a str> {
    let lines = (0..until.min(scene.lines.len())).filter(|index| !scene.lines[*index].is_blank()).take(TITLE_LINES);
    for index in lines {
        for cell in scene.cells(index, scene.lines[index].start) {
            let text = scene.slice_text(cell.range);
            if let Some(found) = scene.document_title(text)
                && found.other
                && (found.exact || index < 6)
            {
                return text.get(..found.end);
            }
        }
    }
    None
}

/// The diagnostic of a document that is no meeting document of a kind the model has.
pub(crate) fn say_what_it_is(scene: &mut Scene) {
    if scene.source.spoken.is_other_than(scene.language.tag()) {
        let named = scene.source.spoken.language().map_or("none that is read", LanguageTag::name);
        let message = format!(
            "the text's language is {named}; meeting documents are read in Swedish, and the whole text is in `unassigned`"
        );
        scene.diagnose(DiagnosticCode::OtherLanguage, Severity::Warning, message, None);
        return;
    }
    if !say_its_title(scene) {
        let message = "no title, meeting data or agenda items were found; the whole text is in `unassigned`";
        scene.diagnose(DiagnosticCode::NotAMeeting, Severity::Warning, message, None);
    }
}

/// Says what other document its title names, if it has one.
pub(crate) fn say_its_title(scene: &mut Scene) -> bool {
    let Some(title) = other_title(scene, scene.lines.len()) else { return false };
    let message = format!("the document calls itself “{}”, which is no notice, agenda or minutes", title.trim());
    scene.diagnose(DiagnosticCode::OtherDocument, Severity::Warning, message, None);
    true
}

/// Words of a line that an organization's name may begin with.
const MOST_WORDS: usize = 12;

/// The organization from page headers, footers and address lines, where the letterhead does not say it.
pub(crate) fn organization_from_furniture(scene: &Scene, document: &mut Document) {
    if document.organization.is_some() {
        return;
    }
    let furniture = scene.lines.iter().filter(|line| line.kind == LineKind::Furniture).take(60);
    for line in furniture {
        let text = scene.slice_text(line.range());
        // "Brf Utsikten 12" at the foot of the page.
        let index = scene.line_at(line.start);
        let cells = scene.cells(index, line.start);
        let named = cells.into_iter().find(|cell| is_organization(scene, scene.slice_text(cell.range)));
        if let Some(cell) = named {
            say(scene, document, scene.passage(cell.range));
            return;
        }
        // "Justeringen har tillkännagivits på Björkfors kommuns anslagstavla": the posting names it inside a sentence.
        let posted =
            scene.language.adjusted(text) || scene.language.posted(text) || scene.language.notice_board().is_in(text);
        let words = text.char_indices().filter(|(at, c)| c.is_uppercase() && (*at == 0 || text[..*at].ends_with(' ')));
        let starts = words.map(|(at, _)| at).filter(|at| *at == 0 || posted);
        let found = starts.take(MOST_WORDS).find_map(|at| {
            let end = at + scene.language.organization(&text[at..])?;
            let rest = &text[end..];
            let rest = if posted { rest.strip_prefix('s').unwrap_or(rest) } else { rest };
            (!rest.starts_with(|c: char| c.is_alphanumeric())).then_some(at..end)
        });
        let Some(found) = found else { continue };
        say(scene, document, scene.passage(line.start + found.start..line.start + found.end));
        return;
    }
}

fn say(scene: &Scene, document: &mut Document, passage: Passage) {
    scene.view(&mut document.places, "organization", &passage);
    document.organization = Some(genitive_to_nominative(passage.text()).to_owned());
}
