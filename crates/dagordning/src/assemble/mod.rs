//! From lines to the model: header, participants, items, sections, resolutions.
//!
//! The order is fixed: furniture is marked, the outline is read (which lines are items), then each part reads its
//! own lines and claims them in the ledger. What nobody claims comes out in `unassigned`.

mod adjusting;
mod book;
mod bound;
mod breaks;
mod certificates;
mod documents;
mod elected;
mod floor;
mod head;
mod header;
mod hours;
mod initiators;
mod inline;
mod items;
mod kind;
mod lists;
mod meeting;
mod opening;
mod papers;
mod pauses;
mod posted;
mod present;
mod references;
mod resolutions;
mod roster;
mod running;
mod secret;
mod sections;
mod senders;
mod signatures;

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::Options;
use crate::check::numbers::Secret;
use crate::check::{agreement, content};
use crate::classify::zones::Behind;
use crate::classify::{self, furniture, outline};
use crate::language::Language;
use crate::model::{DiagnosticCode, Document, DocumentKind, Located, Severity, Source, Status, TextLine};
use crate::page::ledger::{self, Owner};
use crate::page::range::{Lines, Slice};
use crate::page::reasons::Reason;
use crate::page::scene::{LineKind, Scene};
use crate::text::{Line, SourceText};

/// Reads the text of one document into the model; `dividers` are lines of the source.
fn assemble(text: &SourceText, source: Source, language: &Language, options: Options, dividers: &[Lines]) -> Document {
    let mut scene = Scene::new(text, language, options.spans);
    set_aside(&mut scene, dividers);
    fold(&mut scene, source, options)
}

/// Reads the text of a memo, a paper whose title stands on line `title`: what it says and proposes is one item.
fn assemble_memo(text: &SourceText, source: Source, language: &Language, options: Options, title: usize) -> Document {
    let mut scene = Scene::new(text, language, options.spans);
    let mut document = Document::new(source, text.spoken.language());
    if text.spoken.is_other_than(language.tag()) || title >= scene.lines.len() {
        let document = disclaim(&mut scene, document);
        return account(&mut scene, document, options);
    }
    let page_header = furniture::mark(&mut scene);
    classify::zones::officials::set_aside(&mut scene, title);
    let outline = outline::Outline::of_one(&scene, title);
    items::read(&mut scene, &mut document, &outline);
    for index in page_header {
        scene.claim_line(index, Owner::Furniture);
    }
    kind::say_its_title(&mut scene);
    account(&mut scene, document, options)
}

/// Pages that part papers say to which item these belong, and are no text of any.
fn set_aside(scene: &mut Scene, dividers: &[Lines]) {
    for index in dividers.iter().flat_map(|lines| scene.lines_of(*lines)).collect::<Vec<_>>() {
        scene.lines[index].kind = LineKind::Furniture;
        scene.claim_line(index, Owner::Label);
    }
}

pub(crate) use book::{documents, explain_all};

/// As [`assemble`], with what spoke for the roles of the source's lines.
fn explain(
    text: &SourceText,
    source: Source,
    language: &Language,
    options: Options,
    dividers: &[Lines],
) -> (Document, BTreeMap<usize, Vec<Reason>>) {
    let mut scene = Scene::new(text, language, options.spans);
    scene.reasons = Some(RefCell::default());
    set_aside(&mut scene, dividers);
    let document = fold(&mut scene, source, options);
    let reasons = scene.reasons.take().map(RefCell::into_inner).unwrap_or_default();
    (document, reasons.into_map())
}

fn fold(scene: &mut Scene, source: Source, options: Options) -> Document {
    let mut document = Document::new(source, scene.source.spoken.language());
    if scene.source.spoken.is_other_than(scene.language.tag()) {
        let document = disclaim(scene, document);
        return account(scene, document, options);
    }
    let page_header = furniture::mark(scene);
    let certificates = classify::certificates::mark(scene);
    let mut outline = outline::read(scene);
    if let Some(found) = classify::kind::weigh(scene, &outline) {
        scene.explain(0, || found.reason());
        document.kind = found.role.kind;
        document.status = found.role.status;
    }
    let mut woven = header::read(scene, &mut document, outline.header);
    if document.participants.is_empty()
        && let Some(cover) = cover_behind_contents(&outline)
    {
        woven.extend(header::read(scene, &mut document, cover));
    }
    let behind = close_last_item(scene, &mut document, &mut outline);
    let told = items::read(scene, &mut document, &outline);
    if document.items.is_empty() && says_it_is_cancelled(scene, &document) {
        document.status = document.status.or(Some(Status::Cancelled));
    }
    bound::read_ballots(scene, &mut document, &behind);
    bound::read_annexes(scene, &mut document, &behind);
    pauses::settle(told.pauses, &mut document);
    items::claim_between(scene, &mut document, &outline);
    for index in page_header {
        scene.claim_line(index, Owner::Furniture);
    }
    certificates::sign(scene, &mut document, &certificates);
    kind::organization_from_furniture(scene, &mut document);
    running::read(scene, &mut document);
    posted::read(scene, &mut document);
    let first_item = outline.items.first().map_or(scene.lines.len(), |item| item.lines.start);
    kind::settle(scene, &mut document, first_item);
    told.present.settle(scene, &mut document);
    told.adjusting.settle(&mut document);
    told.officers.settle(&mut document);
    lists::woven::settle(&mut document, &woven);
    hours::settle(scene.language, &mut document);
    senders::settle(scene.language, &mut document);
    if document.kind == DocumentKind::Unknown {
        document = disclaim(scene, document);
    } else {
        let secret = Secret::default();
        content::content(scene, &document, &outline, &secret);
        agreement::run(scene, &document, &secret);
        secret::read(scene, &mut document, outline.header);
    }
    drop(outline);
    account(scene, document, options)
}

/// What is told of the pages, and what became of each character.
fn account(scene: &mut Scene, mut document: Document, options: Options) -> Document {
    content::damage(scene);
    content::pages(scene);
    content::recognition(scene);
    scene.tell_of_room();
    crowds(scene);
    finish(scene, &mut document, options);
    document
}

/// Says that crowds of short lines were not read.
fn crowds(scene: &mut Scene) {
    let Some(first) = scene.source.lines.iter().find(|line| line.crowd) else { return };
    let message = "more and shorter lines than any document has: crowds of them were not read, and stand together in \
                   `unassigned`";
    let at = Slice::new(first.start as usize, first.end as usize);
    scene.diagnose(DiagnosticCode::BeyondBounds, Severity::Error, message, Some(at));
}

/// Whether nothing stands below the cover but a sentence that cancels the meeting.
fn says_it_is_cancelled(scene: &Scene, document: &Document) -> bool {
    let language = scene.language;
    let first = |text: &str| text.split(". ").next().is_some_and(|first| language.cancelled(first));
    document.preamble.iter().any(|text| first(text) || language.tells_cancelled(text))
}

/// The lines between a list of contents and the first item: a cover may stand there.
fn cover_behind_contents(outline: &outline::Outline) -> Option<Lines> {
    let contents = outline.contents.end;
    let item = outline.items.iter().map(|item| item.lines.start).find(|start| *start >= contents)?;
    let group = outline.groups.iter().copied().find(|line| *line >= contents).unwrap_or(item);
    let end = item.min(group);
    (!outline.contents.is_empty() && contents < end).then_some(Lines::new(contents, end))
}

/// Lines of signatures below the last item.
const MOST_SIGNING: usize = 40;

/// Cuts what stands behind off the last item, and reads the people there.
fn close_last_item(scene: &mut Scene, document: &mut Document, outline: &mut outline::Outline) -> Behind {
    let Some(last) = outline.last_lines() else { return Behind::default() };
    let first = outline.items.first().map_or(last.start, |item| item.lines.start).min(last.start);
    let behind = Behind::find(scene, document, Lines::new(first, last.start), last);
    bound::read_people(scene, document, &behind);
    signatures::read(scene, document, &behind.signing);
    bound::read_papers(scene, document, &behind, last.end);
    // "Dag som ovan." over whoever signs ends the last item, whether its lines are read or not.
    let day = |line: &usize| scene.language.closing_days().has(scene.text(*line).trim_end_matches('.'));
    let day = (last.start + 1..behind.start()).rev().take(MOST_SIGNING).find(day);
    outline.end_last(day.unwrap_or(behind.start()));
    behind
}

/// Takes back all values of a text that is no meeting document: everything is unassigned.
fn disclaim(scene: &mut Scene, document: Document) -> Document {
    let mut plain = Document::new(document.source, document.language);
    scene.doubts = None;
    scene.ledger = ledger::Ledger::new(scene.source.text.len());
    for line in &mut scene.lines {
        if line.kind == LineKind::Furniture {
            line.kind = LineKind::Text;
        }
    }
    kind::say_what_it_is(scene);
    plain.kind = DocumentKind::Unknown;
    plain
}

/// The account at the end: unassigned text, furniture, labels, coverage, diagnostics, extents.
fn finish(scene: &mut Scene, document: &mut Document, options: Options) {
    scene.forget_lines();
    document.unassigned = owned_lines(scene, Owner::Nobody);
    if !document.unassigned.is_empty() && document.kind != DocumentKind::Unknown {
        content::unassigned(scene, &document.unassigned);
    }
    if options.furniture {
        document.furniture = owned_lines(scene, Owner::Furniture);
    }
    if options.spans {
        document.labels = owned_lines(scene, Owner::Label);
    }
    document.coverage = scene.ledger.account(&scene.source.text);
    document.diagnostics = std::mem::take(&mut scene.diagnostics);
    document.diagnostics.sort_by_key(|d| (d.span.map_or(0, |span| span.start), d.code));
    if options.spans {
        document.settle_spans();
    }
}

/// The stretches of all lines that belong to `owner`.
fn owned_lines(scene: &Scene, owner: Owner) -> Vec<TextLine> {
    let filled = |line: &&Line| scene.ledger.holds(line.start as usize..line.end as usize, owner);
    let mut found = Vec::with_capacity(scene.source.lines.iter().filter(filled).count());
    for (index, line) in scene.source.lines.iter().enumerate().filter(|(_, line)| line.start < line.end) {
        let range = Slice::new(line.start as usize, line.end as usize);
        for stretch in scene.ledger.stretches(&scene.source.text, range, owner) {
            found.push(text_line(scene, index, stretch));
        }
    }
    found
}

/// A stretch of a line of the source.
fn text_line(scene: &Scene, line: usize, stretch: impl Into<Slice>) -> TextLine {
    let stretch = stretch.into();
    let (page, number) = scene.source.lines.get(line).map_or((1, 1), |line| (line.page, line.number));
    TextLine {
        page,
        line: number,
        text: scene.slice_text(stretch).to_owned(),
        span: scene.wants_spans().then(|| scene.span(stretch)),
    }
}
