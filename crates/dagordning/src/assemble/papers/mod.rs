//! Papers bound behind an agenda or minutes: what each is, and to which item it belongs.

mod head;
mod index;
mod join;

use std::ops::Range;

use crate::language::Language;
use crate::model::{
    Attachment, AttachmentKind, Diagnostic, DiagnosticCode, Document, Located, Segment, Severity, Source,
};
use crate::page::ledger;
use crate::parts::{Meeting, Paper};
use crate::text::SourceText;
use crate::{Attachments, Options};

use super::{assemble, assemble_memo};
use index::Index;

/// Adds the papers of a meeting to its document.
pub(super) fn read(
    text: &SourceText,
    language: &Language,
    options: Options,
    meeting: &Meeting,
    document: &mut Document,
) {
    if meeting.papers.is_empty() {
        return;
    }
    let index = Index::of(language, &document.items);
    let mut told = Vec::new();
    let mut found = Vec::new();
    for paper in &meeting.papers {
        let head = head::read(text, language, options, paper, &index);
        let mut attachment = head.attachment;
        let memo = head.title.filter(|_| attachment.kind == Some(AttachmentKind::Memo));
        attachment.pages = extent(text, paper);
        if attachment.title.is_none() {
            attachment.outline_title = outlined(text, attachment.pages.first().copied());
        }
        document.coverage.attachments += characters(text, paper);
        if options.spans {
            attachment.places.add("text", segments(text, paper));
        }
        match options.attachments {
            Attachments::List => {}
            Attachments::Text => attachment.text = Some(whole(text, paper)),
            Attachments::Parse => {
                attachment.document = Some(Box::new(nested(text, language, options, paper, &document.source, memo)));
            }
        }
        told.push(head.told);
        found.push(attachment);
    }
    document.coverage.characters += document.coverage.attachments;
    document.coverage.claimed += document.coverage.attachments;
    // Papers that the document's own last item was parted from come behind those that follow them.
    join::join(language, &index, document, &mut found, &told);
    if options.spans {
        found.iter_mut().for_each(|attachment| {
            attachment.settle_spans();
        });
    }
    document.attachments.append(&mut found);
    say_unjoined(document);
}

/// What the file's outline calls what begins with a page: the outermost entry that leads to it.
fn outlined(text: &SourceText, page: Option<u32>) -> Option<String> {
    let entries = text.file.bookmarks_of(page?).iter().filter(|entry| !entry.title.is_empty());
    entries.min_by_key(|entry| entry.depth).map(|entry| entry.title.clone())
}

/// The paper as a document of its own; a memo with its title's line.
fn nested(
    text: &SourceText,
    language: &Language,
    options: Options,
    paper: &Paper,
    source: &Source,
    memo: Option<usize>,
) -> Document {
    let mut own = text.part(&paper.lines);
    own.spoken = language.spoken_in(&own.text);
    let source = Source { part: None, ..source.clone() };
    let title = memo.and_then(|title| paper.lines.iter().cloned().flatten().position(|line| line == title));
    match title {
        Some(title) => assemble_memo(&own, source, language, options, title),
        None => assemble(&own, source, language, options, &[]),
    }
}

/// The first and the last page of a stretch of lines; blank pages go with what stands before them.
pub(super) fn pages(text: &SourceText, lines: &Range<usize>) -> impl Iterator<Item = u32> {
    let page = |line: usize| text.lines.get(line).map(|line| line.page);
    let last = page(lines.end.saturating_sub(1));
    let blank = page(lines.end).map_or(text.page_count, |next| next.saturating_sub(1));
    [page(lines.start), last.map(|last| last.max(blank))].into_iter().flatten()
}

fn extent(text: &SourceText, paper: &Paper) -> Vec<u32> {
    let all = || paper.lines.iter().flat_map(|lines| pages(text, lines));
    all().min().into_iter().chain(all().max()).collect()
}

/// The lines of a paper that are not blank.
fn filled<'t>(text: &'t SourceText, paper: &Paper) -> impl Iterator<Item = (usize, &'t str)> {
    let lines = paper.lines.clone().into_iter().flatten();
    lines.map(|line| (line, text.line_text(line))).filter(|(_, shown)| !shown.is_empty())
}

fn characters(text: &SourceText, paper: &Paper) -> u64 {
    filled(text, paper).map(|(_, shown)| ledger::characters(shown.as_bytes())).sum()
}

fn whole(text: &SourceText, paper: &Paper) -> String {
    let lines = paper.lines.clone().into_iter().flatten().map(|line| text.line_text(line));
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// A segment for each stretch of a paper on a page.
fn segments(text: &SourceText, paper: &Paper) -> Vec<Segment> {
    let mut found: Vec<Segment> = Vec::new();
    for (line, shown) in filled(text, paper) {
        let Some(known) = text.lines.get(line) else { continue };
        let (start, end) = (known.char_start, known.char_start + shown.chars().count() as u32);
        match found.last_mut() {
            Some(last) if last.page == known.page => last.end = end,
            _ => found.push(Segment { page: known.page, start, end, bounds: None, confidence: None }),
        }
    }
    found
}

/// Says which papers belong to no item.
fn say_unjoined(document: &mut Document) {
    if document.items.is_empty() {
        return;
    }
    let named = |attachment: &Attachment| match attachment.pages.as_slice() {
        [first, last] if first != last => format!("{first}–{last}"),
        [first, ..] => first.to_string(),
        [] => String::new(),
    };
    let unjoined: Vec<String> =
        document.attachments.iter().filter(|attachment| attachment.item.is_none()).map(named).collect();
    if unjoined.is_empty() {
        return;
    }
    let (count, pages) = (unjoined.len(), unjoined.join(", "));
    let message = match count {
        1 => format!("1 paper bound behind belongs to no item that it or the items name: page {pages}"),
        _ => format!("{count} papers bound behind belong to no item that they or the items name: pages {pages}"),
    };
    let (code, severity) = (DiagnosticCode::UnjoinedPapers, Severity::Info);
    document.diagnostics.push(Diagnostic { code, severity, message, span: None });
}
