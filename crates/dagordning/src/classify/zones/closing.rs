//! The block that closes minutes or an extract: secretary, chair and adjusters sign, and the posting is attested.

use super::signing::{is_scribble, name_below};
use super::undersigned;
use crate::classify::role::Cues;
use crate::classify::weights::zone as points;
use crate::facts::cover::is_name_shaped;
use crate::facts::opening::dated_place;
use crate::grammar::date;
use crate::grammar::paper::kind_of_title;
use crate::grammar::person::{NameLikeness, is_person_name};
use crate::language::{HeaderLabel, Roster};
use crate::page::range::Lines;
use crate::page::scene::Scene;
use crate::page::shape::is_rule;

/// A closing block.
pub(super) struct Block {
    /// Its first line.
    pub(super) start: usize,
    /// The line of a page behind it on which a paper begins.
    pub(super) paper: Option<usize>,
    /// What spoke for it.
    pub(super) cues: Cues,
}

/// The closing block among the lines of the last item.
pub(super) fn find(scene: &Scene, last: Lines) -> Option<Block> {
    (last.start + 1..last.end)
        .filter(|index| opens(scene, *index))
        .find_map(|index| weigh(scene, Lines::new(index, last.end)))
        .or_else(|| posting(scene, last))
}

/// Where nobody signs: "Datum för anslagets uppsättande" ⏎ "2022-04-20", labels with their values and nothing else until the end.
fn posting(scene: &Scene, last: Lines) -> Option<Block> {
    // "Anslaget sätts upp 2019-12-03     Anslaget tas ned 2019-12-27": two labels on a line.
    let labels = |index: usize| scene.cell_texts(index).filter_map(|cell| Some(scene.header_label(cell)?.label));
    let short = |index: &usize| {
        !scene.lines[*index].is_text() || scene.cell_texts(*index).all(|cell| cell.len() <= LONGEST_POSTED)
    };
    let from = (last.start + 1..last.end).rev().take(MOST_POSTED).take_while(short).last()?;
    let start = (from..last.end).find(|index| {
        let apart = !scene.lines[index - 1].is_text();
        apart && scene.lines[*index].is_text() && labels(*index).next().is_some()
    })?;
    let told: Vec<HeaderLabel> =
        (start..last.end).filter(|index| scene.lines[*index].is_text()).flat_map(labels).collect();
    let has = |wanted| told.contains(&wanted);
    (has(HeaderLabel::Posted) && has(HeaderLabel::Removed) && told.len() >= 3).then(|| Block {
        start,
        paper: None,
        cues: [points::POSTING].into_iter().collect(),
    })
}

/// Such a block has no more lines …
const MOST_POSTED: usize = 24;
/// … nor longer ones.
const LONGEST_POSTED: usize = 70;

/// Whether a line can open the block: "Vid protokollet", "Underskrifter", "Justeras", "Sekreterare".
fn opens(scene: &Scene, index: usize) -> bool {
    if !scene.lines[index].is_text() || !scene.opens_paragraph(index) || scene.heading(index).is_some() {
        return false;
    }
    // "… att följande personer väljs:" ⏎ "Ordförande   Anna Ek (S)": whoever is chosen signs nothing.
    let chosen = scene.previous_text(index, index.saturating_sub(3)).is_some_and(|above| {
        let text = scene.text(above);
        text.ends_with(':') && text.split(' ').count() >= 3
    });
    if is_day_over_names(scene, index) || is_row(scene, index) {
        return true;
    }
    // "Råsjö den 22 april 2025", "Justerat den 2 maj 2025" over those who sign.
    if is_day_of_signing(scene, index) {
        let below = scene.next_text(index + 1, scene.lines.len().min(index + MOST_BELOW));
        return below.is_some_and(|below| !is_day_of_signing(scene, below) && opens(scene, below));
    }
    !chosen && scene.cell_texts(index).next().is_some_and(|text| text.len() < 60 && signs(scene, text))
}

/// Whether names stand side by side below their roles, or above them.
fn is_row(scene: &Scene, index: usize) -> bool {
    undersigned::find(scene, index, scene.lines.len(), &mut std::iter::empty()).is_some()
}

/// Whether a line is nothing but the place and the day, or the day of adjustment.
fn is_day_of_signing(scene: &Scene, index: usize) -> bool {
    let text = scene.text(index).trim_end_matches('.');
    let adjusts = || {
        let label = scene.header_label(text).filter(|found| found.label == HeaderLabel::AdjustmentDate)?;
        let [day] = &date::find_dates(scene.language, &text[label.end..])[..] else { return None };
        Some(day.end == text.len() - label.end)
    };
    text.len() <= LONGEST_POSTED && (dated_place(scene, text).is_some() || adjusts() == Some(true))
}

/// "Justerat den 7 november 1931:" over the names of those who did.
pub(crate) fn is_day_over_names(scene: &Scene, index: usize) -> bool {
    let text = scene.text(index);
    let dated = scene.lines[index].is_text()
        && text.ends_with(':')
        && scene.header_label(text).is_some_and(|found| found.label == HeaderLabel::AdjustmentDate)
        && date::find_dates(scene.language, text).len() == 1;
    let below = || scene.next_text(index + 1, scene.lines.len().min(index + MOST_BELOW));
    dated
        && below().is_some_and(|below| {
            let likeness = |text: &str| is_person_name(scene.language, text.trim_end_matches(['.', ',']));
            scene.cell_texts(below).all(|text| likeness(text) != NameLikeness::No)
                && scene.cell_texts(below).any(|text| likeness(text) == NameLikeness::Likely)
        })
}

/// Lines below such a day on which the names may stand.
pub(crate) const MOST_BELOW: usize = 6;

/// Whether a cell is the label of a signature.
fn signs(scene: &Scene, text: &str) -> bool {
    let named = |rest: &str| is_named(scene, rest);
    let roster = scene.roster_heading(text);
    let label = scene.header_label(text);
    // "Utdragets riktighet bestyrks" over who signs an extract.
    let last = text.trim_end_matches(':').rsplit(' ').next().unwrap_or("");
    let attests = scene.language.attests().opens(last) && text.split(' ').count() <= MOST_OF_ATTEST;
    attests
        || roster.is_some_and(|found| {
            let rest = text[found.end..].trim();
            matches!(found.roster, Roster::Chair | Roster::Secretary | Roster::Adjusters)
                && (found.exact || is_rule(rest) || named(rest) || found.end > 0 && signs(scene, rest))
        })
        || label.is_some_and(|found| {
            let rest = text[found.end..].trim();
            matches!(found.label, HeaderLabel::Secretary | HeaderLabel::Chair | HeaderLabel::Adjuster)
                && (rest.is_empty() || is_rule(rest) || named(rest) || found.end > 0 && signs(scene, rest))
        })
}

/// Whether a cell is the labels of several signatures: "Vid protokollet Ordförande Justerare".
fn signs_in_a_row(scene: &Scene, text: &str) -> bool {
    let label = scene.roster_heading(text).map(|found| found.end);
    let label = label.or_else(|| scene.header_label(text).map(|found| found.end));
    label.is_some_and(|end| end < text.len() && signs(scene, text) && signs(scene, text[end..].trim()))
}

/// Words of the line over who attests an extract.
const MOST_OF_ATTEST: usize = 4;

/// Words of a side whose adjuster signs below: "För arbetsgivaren", "För Saco-S".
const MOST_OF_SIDE: usize = 3;

/// Whether a cell says for which side somebody signs below it.
fn is_side(scene: &Scene, text: &str) -> bool {
    scene.language.signing_sides().opens(text)
        && text.split(' ').count() <= MOST_OF_SIDE
        && !text.ends_with(['.', ',', ':'])
}

/// Whether a text names somebody, at its beginning or as a name alone.
fn is_named(scene: &Scene, text: &str) -> bool {
    crate::facts::people::names_someone(scene, text)
        || is_name_shaped(text) && is_person_name(scene.language, text) != NameLikeness::No
}

/// Whether a cell is the label of a signature with the name behind it: "Vid protokollet: Anna Ek".
fn names_signer(scene: &Scene, text: &str) -> bool {
    text.split_once(':').is_some_and(|(label, rest)| signs(scene, label) && is_named(scene, rest.trim()))
}

/// Whether a line alone in its cell names a sort of paper, or stands below more white space than parts paragraphs.
fn begins_paper(scene: &Scene, index: usize) -> bool {
    let text = scene.text(index);
    let blank = |above: usize| index.checked_sub(above).is_some_and(|above| scene.lines[above].is_blank());
    let title = text.starts_with(char::is_uppercase) && !text.ends_with(['.', ',', ':']);
    blank(1)
        && title
        && scene.cell_texts(index).count() == 1
        && (blank(2) || kind_of_title(scene.language, text).is_some())
}

/// What speaks for the block: nothing but signatures, posting and lists follows until the end or the next page's list.
/// Each cell of something else speaks against it.
fn weigh(scene: &Scene, lines: Lines) -> Option<Block> {
    let mut cues = Cues::new();
    cues.push(points::SIGNING_LABEL);
    let mut score = points::SIGNING_LABEL.1 + points::SOMEBODY_SIGNS.1;
    let mut named = false;
    // "Vid protokollet Ordförande Justerare" ⏎ "Anna Ek Bo Lind Eva Berg": columns that lost their blanks.
    let mut in_a_row = false;
    let mut labels = false;
    let mut row = None;
    let mut page = scene.lines[lines.start].page;
    let mut signs_seen = 0;
    let mut paper = None;
    for index in lines.iter().filter(|index| scene.lines[*index].is_text()) {
        let text = scene.text(index);
        // Names and their roles, which are read as one.
        row = row
            .filter(|last| index <= *last)
            .or_else(|| undersigned::find(scene, index, lines.end, &mut std::iter::empty()).map(|found| found.last));
        if row.is_some() {
            (named, signs_seen, page) = (true, signs_seen + 1, scene.lines[index].page);
            continue;
        }
        let below_labels = std::mem::replace(&mut labels, scene.cell_texts(index).all(|text| signs(scene, text)));
        if below_labels && scene.cell_texts(index).all(|text| is_scribble(scene, text)) && name_below(scene, index) {
            continue;
        }
        if scene.language.annex_heading(text).is_some() || scene.language.annex_label().opens(text) {
            break;
        }
        let cells = scene.cells(index, scene.lines[index].start);
        let (mut strange, signed) = (0, signs_seen);
        // "Anslaget tas ned      2024-07-09": what stands beside a label is its value.
        let mut labelled = false;
        for cell in cells {
            let text = scene.slice_text(cell.range);
            let name = is_person_name(scene.language, text.trim_matches(['.', '_', ' ', '/'])) != NameLikeness::No
                || in_a_row
                    && text.split_whitespace().all(|word| word.starts_with(char::is_uppercase) && word.len() > 1)
                || crate::facts::people::names_someone(scene, text)
                || names_signer(scene, text);
            let known = signs(scene, text)
                || is_rule(text)
                || scene.language.furniture(text)
                || scene.header_label(text).is_some()
                || is_side(scene, text)
                || dated_place(scene, text).is_some()
                || scene.language.posting_words().is_in(text)
                || labelled;
            labelled = scene.header_label(text).is_some_and(|found| found.end == text.len());
            named |= name;
            in_a_row = signs_in_a_row(scene, text) || in_a_row && name && !signs(scene, text);
            signs_seen += usize::from(signs(scene, text));
            strange += u32::from(!name && !known);
        }
        // Behind those who have signed a paper begins on a page of its own, or with its title where pages are not to be told.
        if strange == 0 {
            page = scene.lines[index].page;
        } else if named && signed >= 2 && (scene.lines[index].page > page || begins_paper(scene, index)) {
            paper = Some(index);
            break;
        }
        for _ in 0..strange {
            cues.push(points::STRANGE);
            score += points::STRANGE.1;
        }
        if score < points::AT_LEAST.1 {
            return None;
        }
    }
    cues.push(points::SOMEBODY_SIGNS);
    named.then_some(Block { start: lines.start, paper, cues })
}
