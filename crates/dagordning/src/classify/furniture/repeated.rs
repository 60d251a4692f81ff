//! Headers and footers that stand on page after page.

use std::collections::{BTreeMap, BTreeSet};

use super::{FOOTER_LINES, HEADER_LINES, take};
use crate::facts::grid::is_column_heads;
use crate::facts::leads::is_lead_in_line;
use crate::grammar::{case_id, number};
use crate::model::SectionKind;
use crate::page::range::Lines;
use crate::page::scene::{LineKind, Scene};

/// Bytes of a line that is nothing but a labelled case id.
const LONGEST_ID: usize = 48;

/// A line as its repetition on another page looks: digits equal, white space squeezed.
pub(super) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        if c.is_ascii_alphabetic() && !space {
            key.push(c.to_ascii_lowercase());
            continue;
        }
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if space {
            key.push(' ');
            space = false;
        }
        if c.is_ascii_digit() {
            if !key.ends_with('#') {
                key.push('#');
            }
        } else {
            key.extend(c.to_lowercase());
        }
    }
    key
}

/// Headers and footers that stand on two pages or more.
pub(super) fn repeated(scene: &mut Scene, pages: &[Lines]) -> Vec<usize> {
    let edge = |scene: &Scene, page: &Lines, top: bool| -> Vec<usize> {
        let text = |index: &usize| scene.lines[*index].kind != LineKind::Blank;
        if top {
            page.iter().filter(text).take(HEADER_LINES).collect()
        } else {
            page.iter().rev().filter(text).take(FOOTER_LINES).collect()
        }
    };
    let mut first_page = Vec::new();
    let mut heads: BTreeSet<String> = BTreeSet::new();
    for top in [true, false] {
        let keyed = |index: usize| {
            let text = scene.text(index);
            // "Dnr KS/2023:48" ends an item on page after page: only the same id over again runs.
            let id = text.len() <= LONGEST_ID && scene.language.case_label(text).is_some() || holds_id(scene, text);
            (index, if id { text.to_owned() } else { key(text) })
        };
        let edges: Vec<Vec<(usize, String)>> =
            pages.iter().map(|page| edge(scene, page, top).into_iter().map(keyed).collect()).collect();
        let edges = as_printed(scene, edges);
        let mut count: BTreeMap<&String, usize> = BTreeMap::new();
        for lines in &edges {
            let mut keys: Vec<&String> = lines.iter().map(|(_, key)| key).collect();
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                *count.entry(key).or_default() += 1;
            }
        }
        let counted = Counted::of(scene, edges.iter().flatten());
        // "Handling" ⏎ "2025 nr 27.": what ends pages under a heading of its own is that section's text.
        let mut headed: BTreeMap<&String, usize> = BTreeMap::new();
        if !top {
            for (index, key) in edges.iter().flatten() {
                if under_heading(scene, *index) {
                    *headed.entry(key).or_default() += 1;
                }
            }
        }
        for (page, lines) in edges.iter().enumerate() {
            let mut skipped = 0;
            // From the edge inwards, as long as lines repeat: a repeated phrase deeper in is text.
            for (rank, (index, key)) in lines.iter().enumerate() {
                if scene.lines[*index].kind == LineKind::Furniture {
                    continue;
                }
                // "§ 12 2026/4 KS" heads an item on every page; that its numbers differ makes it no header.
                let times = count.get(key).copied().unwrap_or(0);
                // A line that stands on few of the pages is a header only where it runs through pages side by side.
                let beside = |other: Option<&Vec<(usize, String)>>| {
                    other.and_then(|lines| lines.get(rank)).is_some_and(|(_, other)| other == key)
                };
                // At the foot a single name may end two lists of recipients.
                let wordy = top || key.contains('#') || key.split(' ').count() >= 3;
                let runs = times * 4 >= pages.len()
                    || wordy && beside(edges.get(page + 1))
                    || wordy && page.checked_sub(1).is_some_and(|before| beside(edges.get(before)));
                if headed.get(key).is_some_and(|headed| headed * 2 >= times) && under_heading(scene, *index) {
                    break;
                }
                // A heading that slipped between the header's lines: "Nämnden" ⏎ "Beslut" ⏎ "Protokoll nr 3".
                let slipped = top && page > 0 && rank > 0 && skipped == 0 && scene.heading(*index).is_some();
                if slipped
                    && (times * 2 < pages.len() || is_told(scene, *index, true))
                    && lines
                        .get(rank + 1)
                        .is_some_and(|(_, below)| count.get(below).is_some_and(|times| times * 2 >= pages.len()))
                {
                    skipped += 1;
                    continue;
                }
                if key.contains('§')
                    || skipped > 0 && times * 2 < pages.len()
                    || !runs
                    || times < 2
                    || !top && times * 2 < pages.len() && ends_sentence_above(scene, *index)
                    || is_told(scene, *index, times * 2 >= pages.len())
                    || counted.is_item(scene, *index, key)
                    // "Handlingar" is the title of a book and a heading in the text: no page goes without a header.
                    || times + 1 < pages.len() && scene.heading(*index).is_some()
                    || key.chars().filter(|c| c.is_alphanumeric() || *c == '#').count() < 2
                {
                    break;
                }
                // A table may begin behind the cover: the heads of its columns are printed again, not the first time.
                if top && page > 0 && is_column_heads(scene, *index) && heads.insert(key.clone()) {
                    continue;
                }
                if top && page == 0 {
                    if is_column_heads(scene, *index) {
                        heads.insert(key.clone());
                    }
                    first_page.push(*index);
                } else {
                    take(scene, *index);
                }
            }
        }
    }
    first_page
}

/// "PLU-2014-00437", "161.      PLU-2014-00437": nothing but a case id, perhaps behind an item's number.
fn holds_id(scene: &Scene, text: &str) -> bool {
    let (number, id) = text.split_once(' ').unwrap_or(("", text));
    let digits = number.trim_start_matches('§').trim_end_matches(['.', ')', ':', '§']);
    let numbered = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let id = if numbered { id.trim_start() } else { text };
    id.len() <= LONGEST_ID && case_id::is_case_id(scene.language, id)
}

/// "… Beslutet finns i" ⏎ "ett separat protokoll.": the end of a paragraph that ends the page, though another page ends so, too.
fn ends_sentence_above(scene: &Scene, index: usize) -> bool {
    let Some(above) = index.checked_sub(1).filter(|above| scene.lines[*above].is_text()) else { return false };
    let (text, above) = (scene.text(index), scene.text(above));
    text.starts_with(char::is_lowercase)
        && text.ends_with('.')
        && above.chars().count() >= WRAPPED
        && !above.contains("   ")
        && !above.ends_with(['.', ':'])
}

/// A line with fewer letters is not wrapped.
const WRAPPED: usize = 60;

/// The lines at the edges of the pages; what optical reading made of a line that stands on most of them counts as that line:
/// "Kulturnamnden 2018-10-11", "PRO'TOKOLL 4 {4)".
fn as_printed(scene: &Scene, mut edges: Vec<Vec<(usize, String)>>) -> Vec<Vec<(usize, String)>> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    edges.iter().flatten().for_each(|(_, key)| *count.entry(key).or_default() += 1);
    let often = |times: usize| times >= 2 && times * 2 >= edges.len();
    // No page has more lines at its edge.
    let printed: Vec<String> =
        count.iter().filter(|(_, times)| often(**times)).map(|(key, _)| (*key).to_owned()).take(HEADER_LINES).collect();
    if printed.is_empty() || edges.len() < FEWEST_PAGES {
        return edges;
    }
    let looks: Vec<Vec<u8>> = printed.iter().map(|key| scene.language.likeness(key)).collect();
    for (_, key) in edges.iter_mut().flatten() {
        let near = |other: &&String| {
            other.len().abs_diff(key.len()) <= MOST_LOST
                && key.len() >= LEAST_KEY
                && key.as_bytes().first() == other.as_bytes().first()
        };
        let known = printed.iter().any(|other| other == key);
        if known || !printed.iter().any(|other| near(&other)) {
            continue;
        }
        let look = scene.language.likeness(key);
        if let Some(at) = looks.iter().position(|other| *other == look) {
            key.clone_from(&printed[at]);
        }
    }
    edges
}

/// Fewer pages do not tell what stands on most.
const FEWEST_PAGES: usize = 3;
/// Signs that a line gains or loses.
const MOST_LOST: usize = 4;
/// A shorter line is like too many.
const LEAST_KEY: usize = 8;

/// The first number of the lines at the edges that are alike but for numbers: how it runs.
struct Counted<'k>(BTreeMap<&'k str, Run>);

/// A number on the pages, and what it is beyond that of the page; none where lines differ in it.
struct Run {
    number: Option<i64>,
    beyond: Option<i64>,
}

impl<'k> Counted<'k> {
    fn of(scene: &Scene, lines: impl Iterator<Item = &'k (usize, String)>) -> Self {
        let mut runs: BTreeMap<&str, Run> = BTreeMap::new();
        for (index, key) in lines {
            let Some(number) = first_number(scene.text(*index)) else { continue };
            let beyond = number - i64::from(scene.lines[*index].page);
            match runs.get_mut(key.as_str()) {
                Some(run) => {
                    run.number = run.number.filter(|known| *known == number);
                    run.beyond = run.beyond.filter(|known| *known == beyond);
                }
                None => _ = runs.insert(key, Run { number: Some(number), beyond: Some(beyond) }),
            }
        }
        Self(runs)
    }

    /// "81 KS 2013/497", "Punkt 4 –" at the top of pages: their numbers run on, but not with the pages.
    fn is_item(&self, scene: &Scene, index: usize, key: &str) -> bool {
        self.0.get(key).is_some_and(|run| run.number.is_none() && run.beyond.is_none())
            && number::item_mark(scene.language, scene.text(index)).is_some()
    }
}

fn first_number(text: &str) -> Option<i64> {
    let from = text.find(|c: char| c.is_ascii_digit())?;
    let digits = text.bytes().skip(from).take_while(u8::is_ascii_digit).count();
    text.get(from..from + digits)?.parse().ok()
}

/// Whether the nearest line above is a section's heading, or the line stands in a list of addressees under theirs.
pub(in crate::classify) fn under_heading(scene: &Scene, index: usize) -> bool {
    const LONGEST_LIST: usize = 12;
    const BLANK: usize = 2;
    let headed = |at: usize| scene.lines[at].is_text().then(|| scene.heading(at)).flatten();
    let near = scene.previous_text(index, index.saturating_sub(BLANK + 1));
    if near.is_some_and(|above| headed(above).is_some()) {
        return true;
    }
    let entry = |at: &usize| scene.lines[*at].is_text() && scene.text(*at).chars().count() < 60;
    let list = (index.saturating_sub(LONGEST_LIST)..=index).rev().take_while(|at| entry(at) && headed(*at).is_none());
    let top = index + 1 - list.count();
    let over = scene.previous_text(top, top.saturating_sub(BLANK + 1));
    over.and_then(headed).is_some_and(|found| found.kind == SectionKind::Distribution)
}

/// A heading of the text, what leads in to decisions, a sentence or a list entry: what stands at the foot of two pages by chance, as "Beslut" does.
fn is_told(scene: &Scene, index: usize, on_most_pages: bool) -> bool {
    let text = scene.text(index);
    let words = text.split_whitespace().count();
    let begun = text.starts_with(char::is_uppercase) || scene.language.clause_leads().opens(text);
    let sentence = words >= 3 && text.ends_with(['.', ':']) && begun;
    // "PROTOKOLLSUTDRAG" over every page is the document's title, though recipients may stand under the same word.
    let titled = scene.document_title(text).is_some_and(|found| found.exact);
    // "Nämnden beslutar": the last word is the verb, where a header has a name, a day or a number.
    let verb = || {
        text.rsplit(' ').next().is_some_and(|word| scene.language.decision_verb(word.trim_end_matches(':')).is_some())
    };
    // "Nämnden beslutar följande:"
    let leads = || !titled && (text.ends_with(':') || verb()) && is_lead_in_line(scene, text);
    scene.heading(index).is_some() && !titled
        || leads()
        || !on_most_pages && (sentence || text.starts_with(['•', '-', '–']))
}
