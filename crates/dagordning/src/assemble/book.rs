//! The documents of an input: one for each meeting, with the papers that are bound behind it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::Options;
use crate::language::Language;
use crate::model::{Diagnostic, DiagnosticCode, Document, Part, Severity, Source};
use crate::page::range::Lines;
use crate::page::reasons::Reason;
use crate::parts::{self, Meeting};
use crate::text::SourceText;

use super::{assemble, explain, papers};

/// Reads the documents of a text, no more of them than `most`.
pub(crate) fn documents(
    text: &SourceText,
    source: Source,
    language: &Language,
    options: Options,
    most: usize,
) -> Vec<Document> {
    let book = if options.whole { None } else { parts::book(text, language, None) };
    let Some(book) = book else {
        return vec![assemble(text, source, language, options, &[])];
    };
    let all = book.meetings.len();
    let read = |(at, meeting): (usize, &Meeting)| {
        let (own, dividers) = own_text(text, language, meeting);
        let mut document = assemble(&own, source_of(&source, text, meeting, at, all), language, options, &dividers);
        finish(text, language, options, meeting, &mut document);
        document
    };
    book.meetings.iter().enumerate().take(most).map(read).collect()
}

/// As [`documents`] all of them, each with what spoke for the roles of the lines of the whole text.
pub(crate) fn explain_all(
    text: &SourceText,
    source: Source,
    language: &Language,
    options: Options,
) -> Vec<(Document, BTreeMap<usize, Vec<Reason>>)> {
    let mut cuts = Vec::new();
    let book = if options.whole { None } else { parts::book(text, language, Some(&mut cuts)) };
    let Some(book) = book else {
        let (document, mut reasons) = explain(text, source, language, options, &[]);
        add(&mut reasons, cuts);
        return vec![(document, reasons)];
    };
    let all = book.meetings.len();
    let read = |(at, meeting): (usize, &Meeting)| {
        let (own, dividers) = own_text(text, language, meeting);
        let source = source_of(&source, text, meeting, at, all);
        let (mut document, reasons) = explain(&own, source, language, options, &dividers);
        finish(text, language, options, meeting, &mut document);
        let whole = |line: usize| meeting.lines.iter().cloned().flatten().nth(line).unwrap_or(line);
        (document, reasons.into_iter().map(|(line, reasons)| (whole(line), reasons)).collect())
    };
    let mut all: Vec<(Document, BTreeMap<usize, Vec<Reason>>)> = book.meetings.iter().enumerate().map(read).collect();
    if let Some((_, reasons)) = all.first_mut() {
        add(reasons, cuts);
    }
    all
}

/// Adds what spoke for the beginnings of documents.
fn add(reasons: &mut BTreeMap<usize, Vec<Reason>>, cuts: Vec<(usize, Reason)>) {
    for (line, reason) in cuts {
        reasons.entry(line).or_default().push(reason);
    }
}

/// The text of a meeting's own document, and its lines of pages that part papers.
fn own_text<'t>(text: &'t SourceText, language: &Language, meeting: &Meeting) -> (Cow<'t, SourceText>, Vec<Lines>) {
    let mut own = text.part(&meeting.lines);
    own.spoken = language.spoken_in(&own.text);
    (Cow::Owned(own), meeting.dividers.iter().map(|lines| moved(&meeting.lines, lines)).collect())
}

/// Lines of the whole as lines of some of its stretches.
fn moved(stretches: &[Range<usize>], lines: &Range<usize>) -> Lines {
    let mut before = 0;
    for stretch in stretches {
        if stretch.contains(&lines.start) {
            let start = before + lines.start - stretch.start;
            return Lines::new(start, start + lines.len());
        }
        before += stretch.len();
    }
    Lines::default()
}

fn source_of(source: &Source, text: &SourceText, meeting: &Meeting, at: usize, all: usize) -> Source {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let stretches = || meeting.lines.iter().chain(meeting.papers.iter().flat_map(|paper| &paper.lines));
    let pages = stretches().flat_map(|lines| papers::pages(text, lines));
    let (first, last) = pages.fold((u32::MAX, 1), |(first, last), page| (first.min(page), last.max(page)));
    let part = Part { index: number(at + 1), count: number(all), pages: [first.min(last), last] };
    Source { part: (all > 1).then_some(part), ..source.clone() }
}

/// Adds the papers to a document, and says that there are other documents.
fn finish(text: &SourceText, language: &Language, options: Options, meeting: &Meeting, document: &mut Document) {
    if let Some(part) = document.source.part {
        let message = format!("the input holds {} meetings; this is number {}", part.count, part.index);
        let (code, severity) = (DiagnosticCode::SeveralMeetings, Severity::Info);
        document.diagnostics.insert(0, Diagnostic { code, severity, message, span: None });
    }
    papers::read(text, language, options, meeting, document);
}
