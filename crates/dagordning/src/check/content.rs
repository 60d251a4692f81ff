//! Checks on the assembled document: what its parts say of each other.

use super::contents::{self, Listed};
use super::numbers::{self, Secret};
use crate::classify::outline::Outline;
use crate::model::{DiagnosticCode, Document, DocumentKind, Item, SectionKind, Severity, TextLine};
use crate::page::range::Slice;
use crate::page::scene::Scene;
use crate::page::shape::ends_sentence;
use crate::text::{PageNote, RepairKind};

/// Words from which on a line without an end is a sentence broken off, not a label or a list entry.
const SENTENCE_WORDS: usize = 6;

/// Checks numbers, contents list and ending.
pub(crate) fn content(scene: &mut Scene, document: &Document, outline: &Outline, secret: &Secret) {
    let list = Listed::of(document, outline);
    numbers::numbers(scene, document, outline, &list, secret);
    let cut_off = truncated(scene, document, outline, &list);
    contents::entries(scene, document, outline, &list, cut_off);
    repairs(scene);
}

/// Whether the text breaks off: an open sentence, an open bracket, a heading without text, a contents list or page
/// number that promises more.
fn truncated(scene: &mut Scene, document: &Document, outline: &Outline, list: &Listed) -> bool {
    let Some(last_line) = scene.previous_text(scene.lines.len(), 0) else { return false };
    let Some(item) = last_item(document, outline) else { return false };
    let range = scene.lines[last_line].range();
    let reason = match item.sections.last() {
        Some(section) => {
            let text = section.text.as_deref().unwrap_or("");
            // Whom the decision is sent to: nobody.
            let nobody = section.kind == Some(SectionKind::Distribution);
            if text.is_empty() && section.heading.is_some() && !nobody {
                Some("the last heading has no text")
            } else if matches!(
                section.kind,
                Some(SectionKind::Description | SectionKind::Proposal | SectionKind::Decision)
            ) && breaks_off(text)
            {
                Some("the last sentence is not finished")
            } else {
                None
            }
        }
        None => {
            let title = item.title.as_deref().unwrap_or("");
            let open = title.matches('(').count() > title.matches(')').count();
            open.then_some("a parenthesis is left open")
        }
    };
    let more = list.promised(document);
    // An extract keeps the page numbers of the minutes that it is of.
    let whole = document.kind != DocumentKind::MinutesExtract;
    let reason = match (reason.or_else(|| last_page(scene).filter(|_| whole)), more) {
        (Some(reason), None) => reason.to_owned(),
        (Some(reason), Some(more)) => format!("{reason}; {more}"),
        // An agenda may have nothing to say of its last items; minutes have each.
        (None, Some(more)) if document.kind == DocumentKind::Minutes && list.is_of_whole() => more,
        (None, _) => return false,
    };
    let message = format!("the text breaks off: {reason}");
    scene.diagnose(DiagnosticCode::Truncated, Severity::Error, message, Some(range));
    true
}

/// The item that stands last on the page.
fn last_item<'d>(document: &'d Document, outline: &Outline) -> Option<&'d Item> {
    let item = document.items.get(outline.last_place()?)?;
    Some(item.subitems.last().unwrap_or(item))
}

fn breaks_off(text: &str) -> bool {
    let paragraph = text.rsplit("\n\n").next().unwrap_or(text);
    let line = paragraph.rsplit('\n').next().unwrap_or(paragraph);
    let open = line.matches('(').count() > line.matches(')').count();
    let listed = line.starts_with("- ") && !open;
    let last = line.rsplit(' ').next().unwrap_or("");
    // Entries of a list end without a full stop: so does the last of them.
    let before = text.rsplit('\n').skip(1).filter(|line| !line.is_empty()).take(6);
    let (all, ended) = before.fold((0, 0), |(all, ended), line| (all + 1, ended + usize::from(ends_sentence(line))));
    let listed = listed || !open && all >= 2 && ended * 2 < all;
    !listed
        && (open
            || !ends_sentence(line) && !line.ends_with([',', ';']) && line.split_whitespace().count() >= SENTENCE_WORDS)
        || line.ends_with('-') && last.len() > 2
}

/// Page 3 (9) as the last page.
fn last_page(scene: &Scene) -> Option<&'static str> {
    let mut seen: Option<(u32, u32)> = None;
    for line in &scene.lines {
        let text = scene.slice_text(line.range());
        if !text.ends_with(')') {
            continue;
        }
        let tail = text.rsplit("  ").next().unwrap_or(text).trim();
        if tail.len() > 20 {
            continue;
        }
        if let Some(found) = crate::grammar::page::page_number(scene.language, tail)
            && let (Some(number), Some(total)) = (found.value.number, found.value.total)
        {
            seen = Some((number, total));
        }
    }
    let (number, total) = seen?;
    (number < total && total < 500).then_some("the last page number promises more pages")
}

/// So many attached files are named in a message.
const MOST_NAMES: usize = 8;

/// The names of files, and how many more there are; none without any.
fn listed_files(names: &[String]) -> Option<String> {
    let shown: Vec<&str> = names.iter().take(MOST_NAMES).map(String::as_str).collect();
    let more = names.len() - shown.len();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    (!shown.is_empty()).then(|| format!("{}{more}", shown.join(", ")))
}

/// Pages of a PDF whose content is not in the text.
pub(crate) fn pages(scene: &mut Scene) {
    let source = scene.source;
    if let Some(message) = &source.elsewhere {
        scene.diagnose(DiagnosticCode::AttachedFile, Severity::Error, message.clone(), None);
    } else if let Some(names) = listed_files(&source.file.attached) {
        let message =
            format!("attached to the file and not read: {names}; save what is wanted from it and read that by itself");
        scene.diagnose(DiagnosticCode::AttachedFile, Severity::Info, message, None);
    }
    let told = |wanted: &dyn Fn(&PageNote) -> bool| {
        let pages = source.pages.iter().filter(|(_, note)| wanted(note));
        pages.map(|(page, _)| page).collect::<Vec<_>>()
    };
    hidden(scene);
    let unreadable = told(&|note| note.nonsense || note.is_unmapped());
    let scanned = told(&|note| note.is_image());
    if !unreadable.is_empty() {
        let message = format!("the font of {} does not say which letters it shows", named(&unreadable));
        scene.diagnose(DiagnosticCode::UnreadableText, Severity::Error, message, None);
    }
    let reasons = source.ocr.as_ref().map_or(&[][..], |ocr| &ocr.unread);
    let reason = |page: &u32| reasons.iter().find(|(of, _)| of == page).map(|(_, reason)| reason.as_str());
    for reasons in by_reason(&scanned, &reason) {
        let (pages, reason) = reasons;
        let because = reason.map(|reason| format!(": {reason}")).unwrap_or_default();
        let is = if pages.len() == 1 { "is an image and was" } else { "are images and were" };
        let message = format!("{} {is} not read{because}", named(&pages));
        scene.diagnose(DiagnosticCode::OcrMissing, Severity::Error, message, None);
    }
}

/// Text that nobody sees.
fn hidden(scene: &mut Scene) {
    let source = scene.source;
    let filled = (0..source.lines.len()).filter(|line| !source.line_text(*line).is_empty());
    let lines: Vec<usize> = filled.filter(|line| source.style(*line).hidden).collect();
    let Some(first) = lines.first().and_then(|line| source.lines.get(*line)) else { return };
    let mut pages: Vec<u32> = lines.iter().filter_map(|line| Some(source.lines.get(*line)?.page)).collect();
    pages.dedup();
    let message = format!("on {} stands text that nobody sees; it is in no value", named(&pages));
    let range = first.start as usize..first.end as usize;
    scene.diagnose(DiagnosticCode::HiddenText, Severity::Info, message, Some(range.into()));
}

/// Pages that share a reason, in the order of their first.
fn by_reason<'r>(pages: &[u32], reason: &dyn Fn(&u32) -> Option<&'r str>) -> Vec<(Vec<u32>, Option<&'r str>)> {
    let mut groups: Vec<(Vec<u32>, Option<&str>)> = Vec::new();
    for page in pages {
        let because = reason(page);
        match groups.iter_mut().find(|(_, known)| *known == because) {
            Some((group, _)) => group.push(*page),
            None => groups.push((vec![*page], because)),
        }
    }
    groups
}

/// What the optical reading was not sure of, and where it took the place of text in the file.
pub(crate) fn recognition(scene: &mut Scene) {
    let source = scene.source;
    let compared = source.ocr.as_ref().map_or(&[][..], |ocr| &ocr.compared);
    let chosen =
        |new: bool| compared.iter().filter(|(_, taken)| *taken == new).map(|(page, _)| *page).collect::<Vec<_>>();
    for (pages, what) in [
        (chosen(true), "was read from the image: it makes more words than the text that the file comes with"),
        (chosen(false), "is what the file comes with: what was read from the image makes fewer words"),
    ] {
        if !pages.is_empty() {
            let message = format!("the text of {} {what}", named(&pages));
            scene.diagnose(DiagnosticCode::OcrLayer, Severity::Info, message, None);
        }
    }
    let Some(doubts) = scene.doubts.take() else { return };
    for (key, doubt) in doubts.into_inner().into_iter() {
        let Some((range, lowest)) = doubt.lowest().cloned() else { continue };
        let (count, lowest) = (doubt.count(), f64::from(lowest) / 100.0);
        let values = if count == 1 { "1 value has a word" } else { &format!("{count} values have words") };
        let message = format!("{key}: {values} read with a confidence under 0.6 (the lowest {lowest:.2})");
        scene.diagnose(DiagnosticCode::LowConfidence, Severity::Info, message, Some(range));
    }
}

/// What a damaged file has lost.
pub(crate) fn damage(scene: &mut Scene) {
    let broken: Vec<u32> = scene.source.pages.iter().filter(|(_, page)| page.broken).map(|(page, _)| page).collect();
    let mut told = scene.source.damage.clone();
    if !broken.is_empty() {
        told.push(format!("{} cannot be read, or only in part", named(&broken)));
    }
    if !told.is_empty() {
        let message = format!("the file is damaged: {}", told.join("; "));
        scene.diagnose(DiagnosticCode::DamagedFile, Severity::Error, message, None);
    }
}

/// "page 3", "pages 2, 4–6".
fn named(pages: &[u32]) -> String {
    let runs = pages.chunk_by(|a, b| a + 1 == *b);
    let shown: Vec<String> = runs
        .map(|run| match run {
            [one] => one.to_string(),
            [first, .., last] => format!("{first}–{last}"),
            [] => String::new(),
        })
        .collect();
    format!("page{} {}", if pages.len() == 1 { "" } else { "s" }, shown.join(", "))
}

/// What each repair is called. Those without a name only change how a character is written, and count together.
const REPAIRS: [(RepairKind, &str); 11] = [
    (RepairKind::LetterSpacing, "letter-spacing closed"),
    (RepairKind::SectionSign, "§ read for another sign"),
    (RepairKind::PartyDigit, "a party read for a digit"),
    (RepairKind::NameLetter, "a letter of a name restored"),
    (RepairKind::Bullet, "a bullet read for another sign"),
    (RepairKind::Digit, "a digit read for a letter"),
    (RepairKind::WrongEncoding, "å, ä, ö restored"),
    (RepairKind::ShiftedLetters, "letters restored from the numbers of their glyphs"),
    (RepairKind::Markup, "a mark of markup undone"),
    (RepairKind::LineEnd, "a lost line end put back"),
    (RepairKind::DamagedWord, "a damaged heading recognised"),
];

/// One line for all repairs: what was done, and in how many places.
fn repairs(scene: &mut Scene) {
    let recognised = (0..scene.lines.len()).filter(|at| scene.heading(*at).is_some_and(|found| found.damaged));
    let done: Vec<RepairKind> = scene
        .source
        .repairs
        .iter()
        .map(|repair| repair.kind)
        .chain(recognised.map(|_| RepairKind::DamagedWord))
        .collect();
    let named = REPAIRS.iter().map(|(kind, name)| (done.iter().filter(|made| *made == kind).count(), *name));
    let others = done.iter().filter(|made| REPAIRS.iter().all(|(kind, _)| kind != *made)).count();
    let told: Vec<String> = named
        .chain(std::iter::once((others, "characters mended")))
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| format!("{name} in {count} place{}", if count == 1 { "" } else { "s" }))
        .collect();
    let first = scene.source.repairs.first().map(|repair| Slice::new(repair.start as usize, repair.end as usize));
    if !told.is_empty() {
        scene.diagnose(DiagnosticCode::Repaired, Severity::Info, told.join("; "), first);
    }
}

/// Text that no rule claimed.
pub(crate) fn unassigned(scene: &mut Scene, lines: &[TextLine]) {
    let count = lines.len();
    let message = match count {
        1 => "1 stretch of text was claimed by no rule".to_owned(),
        _ => format!("{count} stretches of text were claimed by no rule"),
    };
    scene.diagnose(DiagnosticCode::UnassignedText, Severity::Info, message, None);
}
