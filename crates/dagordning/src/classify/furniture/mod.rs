//! Page headers and footers: by vocabulary, and by repetition over pages.

mod repeated;

use std::collections::BTreeMap;

use super::reprinted;
use crate::facts::when::is_day;
use crate::facts::whose::is_organization;
use crate::facts::{mail, running};
use crate::grammar::number::{self, Style};
use crate::grammar::page::page_number;
use crate::language::{Language, small_letters};
use crate::page::ledger::Owner;
use crate::page::range::Lines;
use crate::page::reasons::Reason;
use crate::page::scene::{LineKind, Scene, split_cells};
use crate::page::shape::ends_sentence;
pub(super) use repeated::under_heading;
use repeated::{key, repeated};

/// Lines at a page's top that can be its header, and at its foot its footer.
const HEADER_LINES: usize = 7;
const FOOTER_LINES: usize = 5;

/// Marks the furniture among the lines. The first page keeps its header lines as text, for they hold the title, the
/// body and the date; what no field takes of them is furniture in the end: the lines given back.
pub(crate) fn mark(scene: &mut Scene) -> Vec<usize> {
    let pages = pages(scene);
    for index in 0..scene.lines.len() {
        if scene.lines[index].kind == LineKind::Text && is_furniture(scene, index) {
            take(scene, index);
            // "… tillkännagivits på kommunens digitala" ⏎ "anslagstavla.": the formula's second line.
            let formula = scene.language.adjusted(scene.text(index)) || scene.language.posted(scene.text(index));
            if formula {
                for line in formula_goes_on(scene, index) {
                    take(scene, line);
                }
            }
        }
    }
    mail_head(scene);
    address_values(scene);
    initials(scene, &pages);
    bare_numbers(scene, &pages, false);
    lone_number(scene, &pages);
    continued(scene, &pages);
    signed_feet(scene, &pages);
    watermarks(scene);
    if pages.len() <= 1 {
        return repeated_in_flow(scene);
    }
    let first_page = repeated(scene, &pages);
    numbered_heads(scene, &pages);
    bare_numbers(scene, &pages, true);
    scribbles(scene, &pages);
    first_page
}

/// Who sent a mail to whom. Its subject stays as the title, the day of sending as a value.
fn mail_head(scene: &mut Scene) {
    let Some(lines) = mail::head(scene) else { return };
    let mut told = false;
    for index in lines {
        if mail::goes_on(scene, index) {
            if !told {
                take(scene, index);
            }
            continue;
        }
        told = mail::subject(scene, index).is_some() || mail::tells(scene, index);
        if let Some(value) = mail::subject(scene, index) {
            scene.claim(scene.lines[index].start..value, Owner::Furniture);
            scene.cut_start(index, value);
        } else if !told {
            take(scene, index);
        }
    }
}

/// The lines that a formula goes on with: "… den 19 juni 2024. Tillkännagivandet tas bort den" ⏎ "11 juli 2024."
fn formula_goes_on(scene: &Scene, index: usize) -> Lines {
    let goes_on = |line: &usize| {
        let next = scene.lines.get(*line).is_some_and(crate::page::scene::Line::is_text);
        next && !scene.text(line - 1).ends_with('.')
            && scene.text(*line).starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
    };
    let more = (index + 1..=index + FORMULA_LINES).take_while(goes_on).count();
    Lines::new(index + 1, index + 1 + more)
}

/// A formula goes on over no more lines.
const FORMULA_LINES: usize = 2;

fn is_furniture(scene: &Scene, index: usize) -> bool {
    let text = scene.text(index);
    if scene.style(index).foot && is_address(text) {
        return true;
    }
    if (scene.language.adjusted(text) || scene.language.posted(text)) && text.len() < 240 {
        return true;
    }
    if is_speck(scene, index) {
        return true;
    }
    // "Dag som ovan." over those who sign.
    if scene.language.closing_days().has(text.trim_end_matches('.')) {
        return true;
    }
    let bytes = text.as_bytes();
    let number =
        bytes.len() <= 24 && bytes.last().is_some_and(|b| b.is_ascii_digit() || matches!(b, b')' | b']' | b'}' | b'-'));
    if number && page_number(scene.language, text).is_some() {
        return true;
    }
    // A sentence is none; the vocabulary is asked for the rest, and for drawn lines.
    let sentence = bytes.last() == Some(&b'.') && bytes.first().is_some_and(u8::is_ascii_alphabetic);
    // Optical reading has "justerandes" for "Justerandes".
    let running = bytes.first().is_some_and(|first| first.is_ascii_lowercase() && *first != b'j') || bytes.len() > 160;
    if sentence || running {
        return false;
    }
    // "Norrmarks kommun     Besöksadress     Telefon"
    let behind_name = || {
        let name = split_cells(text).next().filter(|_| text.contains("   "))?;
        let rest = text[name.0 + name.1.len()..].trim_start();
        (split_cells(rest).nth(1).is_some() && is_organization(scene, name.1)).then_some(rest)
    };
    scene.language.furniture(text) || behind_name().is_some_and(|rest| scene.language.furniture(rest))
}

/// Bytes of a line of specks.
const MOST_SPECKS: usize = 6;
/// What optical reading makes of them, and no line of text consists of.
const SPECKS: [char; 10] = ['.', ',', '\'', '`', '´', '~', '^', '·', ':', ' '];

/// Whether a line is what a speck of the paper was read as: a sign or two that end no sentence above.
fn is_speck(scene: &Scene, index: usize) -> bool {
    let text = scene.text(index);
    if text.len() > MOST_SPECKS || !text.chars().all(|c| SPECKS.contains(&c)) {
        return false;
    }
    let signs = text.chars().filter(|c| *c != ' ').count();
    // "…" over several lines, and the full stop of a sentence that was broken.
    let dots = signs > 2;
    let above = index.checked_sub(1).map(|above| &scene.lines[above]).filter(|above| above.is_text());
    let ends =
        above.is_some_and(|above| above.indent == scene.lines[index].indent) && !ends_sentence(scene.text(index - 1));
    !dots && !ends
}

/// An address, a phone number or a site at the foot of a page: where to reach the office, also where it stands once.
pub(super) fn is_address(text: &str) -> bool {
    let postcode = |word: &[&str]| matches!(word, [area, town] if area.len() == 3 && town.len() == 2 && [area, town].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit())));
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    words.iter().any(|word| word.contains('@') || word.starts_with("www.") || word.starts_with("http"))
        || words.windows(2).any(postcode)
}

/// "Granviks kommun, 555 31 Granvik, telefon 0499-210 00": an organization and where to reach it.
fn is_addressed(scene: &Scene, text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit() || byte == b'@')
        && scene.language.organization(text).is_some_and(|end| text[end..].starts_with(',') && is_address(&text[end..]))
}

/// Lines of the cover, where a word across the page is a stamp as well as a line.
const COVER_LINES: usize = 16;

/// "UTKAST", "EJ JUSTERAT" across the text, read as a line among its lines: what they say is the document's status.
fn watermarks(scene: &mut Scene) {
    let mut filled = (0..scene.lines.len()).filter(|index| scene.lines[*index].is_text());
    // The cover ends where the first item begins.
    filled.by_ref().take(COVER_LINES).take_while(|index| !is_numbered(scene.text(*index))).for_each(drop);
    let behind: Vec<usize> = filled.filter(|index| is_watermark(scene, *index)).collect();
    behind.into_iter().for_each(|index| take(scene, index));
}

/// Whether a line begins with a § or a short number before a word with a capital, as an item does and no value of a cover.
fn is_numbered(text: &str) -> bool {
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - number.len();
    let word = number.trim_start_matches(['.', ')']).strip_prefix(' ');
    text.starts_with('§') || (1..=3).contains(&digits) && word.is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// Whether a line is nothing but the word for a draft, in capitals.
pub(crate) fn is_watermark(scene: &Scene, index: usize) -> bool {
    let text = scene.text(index);
    text.len() <= 40 && text.chars().all(|c| !c.is_lowercase()) && scene.language.draft(text)
}

/// The organization's name at the foot of a page, alone or beside the page's number, behind white space: also where there is but
/// one page.
fn signed_feet(scene: &mut Scene, pages: &[Lines]) {
    for page in pages {
        let mut filled = page.iter().rev().filter(|index| !scene.lines[*index].is_blank());
        let foot = filled.find(|index| scene.lines[*index].is_text());
        // Something of the meeting stands above it.
        let Some(foot) = foot.filter(|foot| page.iter().take_while(|index| index < foot).count() > HEADER_LINES) else {
            continue;
        };
        let apart = scene.opens_paragraph(foot) || scene.lines[foot - 1].kind == LineKind::Furniture;
        let above = scene.previous_text(foot, page.start).is_none_or(|above| scene.heading(above).is_none());
        let named = || is_organization(scene, scene.text(foot)) || is_addressed(scene, scene.text(foot));
        if apart && above && (named() || is_running_header(scene, foot, 1)) {
            take(scene, foot);
        }
    }
}

/// "Nämnden      2025-10-01      2 (2)" at the top of a page, below nothing but its header: also where no other page has it.
fn numbered_heads(scene: &mut Scene, pages: &[Lines]) {
    let Some(cover) = pages.first() else { return };
    let cover: Vec<String> = cover
        .iter()
        .filter(|index| !scene.lines[*index].is_blank())
        .take(HEADER_LINES)
        .flat_map(|index| split_cells(scene.text(index)).map(|(_, cell)| small_letters(cell)).collect::<Vec<_>>())
        .collect();
    for page in pages.iter().skip(1) {
        let filled = page.iter().filter(|index| !scene.lines[*index].is_blank()).take(HEADER_LINES);
        let heads: Vec<usize> = filled
            .take_while(|index| {
                !scene.lines[*index].is_text()
                    || is_running_header(scene, *index, 2)
                    || repeats_cover(scene, &cover, *index)
            })
            .filter(|index| scene.lines[*index].is_text())
            .collect();
        heads.into_iter().for_each(|index| take(scene, index));
    }
}

/// "Fältgillet Östra Heden      Dagordning      2 (2)": what stands at the top of the cover, with the number of the page.
fn repeats_cover(scene: &Scene, cover: &[String], index: usize) -> bool {
    let mut cells: Vec<&str> = split_cells(scene.text(index)).map(|(_, cell)| cell).collect();
    let number = cells.pop().and_then(|cell| page_number(scene.language, cell)).and_then(|found| found.value.number);
    number.is_some_and(|number| number >= 2)
        && !cells.is_empty()
        && cells.iter().all(|cell| cell.len() > SHORTEST_NAME && cover.contains(&small_letters(cell)))
}

/// Shorter cells are no names.
const SHORTEST_NAME: usize = 3;

/// "Justeras" at the foot of page after page, with what was written there by hand below it. The last page has the names.
fn initials(scene: &mut Scene, pages: &[Lines]) {
    const LINES: usize = 3;
    const LONGEST: usize = 14;
    let Some((_, before)) = pages.split_last() else { return };
    let feet: Vec<Vec<usize>> = before
        .iter()
        .filter_map(|page| {
            let text = page.iter().rev().filter(|index| scene.lines[*index].is_text());
            let foot: Vec<usize> = text.take(LINES).collect();
            let label = foot
                .iter()
                .position(|index| scene.language.initials_labels().has(scene.text(*index).trim_end_matches(':')))?;
            let written = &foot[..=label];
            written.iter().all(|index| scene.text(*index).chars().count() <= LONGEST).then(|| written.to_vec())
        })
        .collect();
    if feet.len() >= 2 {
        feet.into_iter().flatten().for_each(|index| take(scene, index));
    }
}

/// What optical reading makes of the initials below the foot of a page: "KES Sv" under "Justerandes sign".
fn scribbles(scene: &mut Scene, pages: &[Lines]) {
    const LINES: usize = 2;
    const LETTERS: usize = 4;
    let scribbled = |scene: &Scene, index: usize| {
        let mut words = scene.text(index).split_whitespace();
        let first = words.clone().next().unwrap_or("");
        first.starts_with(char::is_uppercase)
            && words.all(|word| word.chars().count() <= LETTERS)
            && scene.text(index).len() <= 14
    };
    for page in pages {
        let below: Vec<usize> =
            page.iter().rev().take_while(|index| scene.lines[*index].kind != LineKind::Furniture).collect();
        let foot = page.iter().rev().nth(below.len());
        let signed = foot.is_some_and(|foot| scene.language.furniture(scene.text(foot)));
        let texts: Vec<usize> = below.into_iter().filter(|index| scene.lines[*index].is_text()).collect();
        if signed && texts.len() <= LINES && texts.iter().all(|index| scribbled(scene, *index)) {
            texts.into_iter().for_each(|index| take(scene, index));
        }
    }
}

pub(super) fn take(scene: &mut Scene, index: usize) {
    scene.explain(index, || Reason::plain("furniture"));
    scene.lines[index].kind = LineKind::Furniture;
    scene.claim_line(index, Owner::Furniture);
}

/// The head of a § that is printed again where the § goes on on a new page: `§ 29 0128/22`, perhaps with its title.
fn continued(scene: &mut Scene, pages: &[Lines]) {
    let mut head: Option<usize> = None;
    for page in pages {
        let mut top = 0;
        for index in *page {
            if !scene.lines[index].is_text() {
                continue;
            }
            top += 1;
            let text = scene.text(index);
            let marked =
                || number::item_mark(scene.language, text).is_some_and(|mark| mark.value.style == Style::Section);
            // "Kf § 40 forts" is no head of its own.
            let goes_on = || text.len() < 60 && head.is_some_and(|first| is_again(scene.text(first), text));
            if !text.contains('§') || !marked() && !goes_on() {
                continue;
            }
            match head {
                Some(first) if top <= HEADER_LINES && index > first && is_again(scene.text(first), text) => {
                    let repeated = (0..HEADER_LINES).take_while(|at| {
                        let pair = (scene.lines.get(first + at), scene.lines.get(index + at));
                        matches!(pair, (Some(one), Some(other)) if one.is_text() && other.is_text())
                            && (*at == 0
                                || scene.text(first + at) == scene.text(index + at)
                                    && scene.heading(index + at).is_none())
                    });
                    for at in 0..repeated.count() {
                        take(scene, index + at);
                    }
                }
                _ => head = Some(index),
            }
        }
    }
}

/// Whether a line is another again, or says that it goes on: "§ 12 forts.".
fn is_again(first: &str, again: &str) -> bool {
    let plain = |text: &str| {
        let lower = small_letters(text);
        let cut = Language::swedish().goes_on().earliest_in(&lower).map(|(at, _)| at);
        lower.get(..cut.unwrap_or(lower.len())).unwrap_or("").trim_end().to_owned()
    };
    let (one, other) = (plain(first), plain(again));
    one == other || other.len() < again.len() && one.starts_with(&other)
}

/// Page numbers without any sign, at the edge of the pages: they count on with the pages. With `inside` the edge is that of
/// the text, inside the other lines of headers and footers.
fn bare_numbers(scene: &mut Scene, pages: &[Lines], inside: bool) {
    let number = |index: usize| {
        let text = scene.text(index);
        (text.len() <= 4 && scene.lines[index].is_text()).then(|| text.parse::<i64>().ok())?
    };
    let mut steps: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for page in pages {
        let edge = |line: &crate::page::scene::Line| if inside { line.is_text() } else { !line.is_blank() };
        let mut filled = page.iter().filter(|index| edge(&scene.lines[*index]));
        let (first, last) = (filled.next(), filled.next_back());
        for index in first.into_iter().chain(last) {
            if let Some(number) = number(index) {
                steps.entry(number - i64::from(scene.lines[index].page)).or_default().push(index);
            }
        }
    }
    let counted = steps.into_values().max_by_key(|lines| (lines.len(), std::cmp::Reverse(lines.first().copied())));
    let fewest = if inside { 2.max(pages.len() / 2) } else { 2 };
    if let Some(lines) = counted.filter(|lines| lines.len() >= fewest) {
        lines.into_iter().for_each(|index| take(scene, index));
    }
}

/// "1" in the middle of the last line of a document of one page, set off from the text; the number of a later page
/// in the middle of its first or last line, though no other page has its own.
fn lone_number(scene: &mut Scene, pages: &[Lines]) {
    let [page] = pages else {
        let counts = |scene: &Scene, index: usize| {
            let line = &scene.lines[index];
            let own = line.is_text() && scene.text(index).parse() == Ok(line.page);
            own && scene.cells(index, line.start).first().is_some_and(|cell| cell.column >= MIDDLE)
        };
        for page in pages.iter().skip(1) {
            let mut filled = page.iter().filter(|index| !scene.lines[*index].is_blank());
            let edges = [filled.next(), filled.next_back()];
            let own: Vec<usize> = edges.into_iter().flatten().filter(|index| counts(scene, *index)).collect();
            own.into_iter().for_each(|index| take(scene, index));
        }
        return;
    };
    let last = page.iter().rev().find(|index| !scene.lines[*index].is_blank());
    let Some(last) = last.filter(|last| scene.lines[*last].is_text() && scene.opens_paragraph(*last)) else { return };
    // Bound behind others a page counts for itself.
    let counts = scene.text(last).parse().is_ok_and(|number: u32| number == 1 || number == scene.lines[last].page);
    let cells = scene.cells(last, scene.lines[last].start);
    if counts && cells.first().is_some_and(|cell| cell.column >= MIDDLE) {
        take(scene, last);
    }
}

/// What begins in this column or behind it stands in the middle of a page.
const MIDDLE: usize = 20;

/// The lines of columns under a line of address labels (`Postadress   Besöksadress   Telefon`).
fn address_values(scene: &mut Scene) {
    let mut below = false;
    for index in 0..scene.lines.len() {
        // What stands on the next page stands below nothing.
        below = below && scene.lines[index].page == scene.lines[index - 1].page;
        match scene.lines[index].kind {
            LineKind::Blank => below = false,
            LineKind::Furniture => {
                let cells = scene.cells(index, scene.lines[index].start);
                // Lines to sign on have names below them, not addresses.
                let rule = |cell: &crate::page::scene::Cell| crate::page::shape::is_rule(scene.slice_text(cell.range));
                below = below || cells.len() >= 2 && !cells.iter().any(rule);
            }
            // "Protokollet har justerats av:      Utdragsbestyrkande" ⏎ "Sekreterare Maria Sing": who signs is no address.
            LineKind::Text if below && scene.cell_texts(index).any(|text| scene.roster_heading(text).is_some()) => {
                below = false;
            }
            LineKind::Text if below => {
                if scene.cells(index, scene.lines[index].start).len() >= 2
                    || scene.lines[index].end - scene.lines[index].start < 40
                {
                    take(scene, index);
                } else {
                    below = false;
                }
            }
            LineKind::Text | LineKind::Aside | LineKind::Margin => {}
        }
    }
}

/// The lines of each page; not those that were set aside before: what parts papers has no head or foot of the document's.
fn pages(scene: &Scene) -> Vec<Lines> {
    let mut pages: Vec<Lines> = Vec::new();
    let mut page = 0;
    for (index, line) in scene.lines.iter().enumerate() {
        if line.page == page
            && let Some(last) = pages.last_mut()
        {
            last.end = index + 1;
        } else {
            page = line.page;
            pages.push(Lines::new(index, index + 1));
        }
    }
    let kinds = |page: &Lines| scene.lines[page.start..page.end].iter().map(|line| line.kind);
    let aside = |page: &Lines| {
        kinds(page).any(|kind| kind == LineKind::Furniture)
            && kinds(page).all(|kind| matches!(kind, LineKind::Furniture | LineKind::Blank))
    };
    pages.retain(|page| !aside(page));
    pages
}

/// A running header is no longer, white space left out.
const LONGEST_HEADER: usize = 90;

/// A line that is a body's or organization's name and a page number from 2 on: a running header, also where it stands once. At
/// the foot of a page the `first` has one too.
fn is_running_header(scene: &Scene, index: usize, first: u32) -> bool {
    let text = scene.text(index);
    if !text.as_bytes().last().is_some_and(|b| b.is_ascii_digit() || *b == b')')
        || text.len() > LONGEST_HEADER && split_cells(text).map(|(_, cell)| cell.len()).sum::<usize>() > LONGEST_HEADER
    {
        return false;
    }
    let Some(at) = scene
        .language
        .running_page_labels()
        .all()
        .iter()
        .find_map(|word| memchr::memmem::rfind(text.as_bytes(), word.as_bytes()))
        .or_else(|| crate::grammar::page::trailing_page_number(text).map(|found| found.start))
    else {
        return false;
    };
    // "Nämnden      2025-10-01      2 (2)"
    let head = split_cells(text[..at].trim_end()).map(|(_, cell)| cell).enumerate();
    // "Norrby byalag      Kallelse till stämma 2024      2 (2)"
    let told = |cell: &str| is_day(scene, cell) || scene.document_title(cell).is_some();
    let mut cells = head.filter(|(at, cell)| *at == 0 || !told(cell)).map(|(_, cell)| cell);
    let head = cells.next().filter(|_| cells.next().is_none()).unwrap_or(text[..at].trim_end());
    let number = page_number(scene.language, &text[at..]).and_then(|found| found.value.number);
    let name = scene.language.organization(head) == Some(head.len())
        || scene.language.is_association(head)
        || scene.language.body_at(head) == Some(head.len())
        || head
            .split(' ')
            .next_back()
            .is_some_and(|word| scene.language.body_noun(word) && head.split(' ').count() <= 5)
        || scene.document_title(head).is_some_and(|found| found.exact);
    number.is_some_and(|number| number >= first) && name
}

/// Headers in flowing text without page marks: lines that repeat but for a page number of the form `3 (22)`.
fn repeated_in_flow(scene: &mut Scene) -> Vec<usize> {
    let mut seen: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for index in 0..scene.lines.len() {
        let line = &scene.lines[index];
        if !line.is_text() || line.end - line.start > 120 {
            continue;
        }
        let text = scene.text(index);
        let numbered = text.as_bytes().last().is_some_and(|b| matches!(b, b')' | b']'))
            && text.rfind(['(', '[']).is_some_and(|at| {
                let inner = &text[at + 1..text.len() - 1];
                !inner.is_empty()
                    && inner.bytes().all(|b| b.is_ascii_digit())
                    && text[..at].trim_end().ends_with(|c: char| c.is_ascii_digit())
            });
        if numbered {
            seen.entry(key(text)).or_default().push(index);
        }
    }
    for index in 0..scene.lines.len() {
        if scene.lines[index].is_text() && is_running_header(scene, index, 2) {
            take(scene, index);
        }
    }
    dated_headers(scene);
    reprinted::mark(scene);
    let mut first = Vec::new();
    let mut runs: Vec<Vec<usize>> = seen.into_values().filter(|lines| lines.len() >= 2).collect();
    runs.sort();
    for lines in runs {
        first.push(lines[0]);
        for index in &lines[1..] {
            take(scene, *index);
        }
    }
    first
}

/// Headers in flowing text that tell the day instead of a page: "Nämnden" ⏎ "Protokoll nr 3" ⏎ "Sammanträdesdatum:
/// 2025-03-27", more than once in the same words, also with the heading between them that the page began with.
fn dated_headers(scene: &mut Scene) {
    let mut seen: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for index in 0..scene.lines.len() {
        let line = &scene.lines[index];
        if line.is_text()
            && line.end - line.start < 60
            && scene.text(index).ends_with(|last: char| last.is_ascii_digit())
            && running::meeting_day(scene, line.range()).is_some()
        {
            seen.entry(scene.text(index)).or_default().push(index);
        }
    }
    // Two pages on one sheet are one page here: the first header is the cover's.
    let kept = usize::from(scene.source.has_geometry());
    let runs = seen.into_values().filter(|lines| lines.len() >= 2);
    let mut days: Vec<usize> = runs.flat_map(|lines| lines.into_iter().skip(kept)).collect();
    days.sort_unstable();
    for day in days {
        take(scene, day);
        let above = |scene: &Scene, from: usize| (0..from).rev().take(4).find(|index| scene.lines[*index].is_text());
        let Some(title) = above(scene, day) else { continue };
        if running::minutes_number(scene, scene.lines[title].range()).is_none() {
            continue;
        }
        take(scene, title);
        let Some(first) = above(scene, title) else { continue };
        let body = match scene.heading(first) {
            Some(_) => above(scene, first),
            None => Some(first),
        };
        if let Some(body) = body.filter(|body| running::is_body(scene, scene.lines[*body].range())) {
            take(scene, body);
        }
    }
}
