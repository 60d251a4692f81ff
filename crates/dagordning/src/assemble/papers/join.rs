//! To which item a paper belongs: by the page before it, its number, its case, its title, and what stands around it.

use crate::grammar::paper::{annex_number, kind_of_title};
use crate::language::Language;
use crate::model::{Attachment, AttachmentKind, Document, DocumentReference};

use super::head::Told;
use super::index::{self, Entry, Index, annexes, key, likeness, own_title, words};

/// What speaks for an item, in points.
mod points {
    /// The page directly before the paper names it.
    pub(super) const DIVIDER: u32 = 100;
    /// A page before the papers above names it.
    pub(super) const DIVIDER_ABOVE: u32 = 55;
    /// The paper's number is its §.
    pub(super) const SECTION: u32 = 90;
    /// The item names the annex by its number.
    pub(super) const ANNEX: u32 = 50;
    /// It has the case.
    pub(super) const CASE: u32 = 60;
    /// Its title is the paper's.
    pub(super) const TITLE: u32 = 60;
    /// Its title begins or ends the paper's.
    pub(super) const TITLE_INSIDE: u32 = 45;
    /// Its title, or that of one of its documents, is like the paper's.
    pub(super) const ALIKE: u32 = 30;
    /// It alone has a long word of the paper's title.
    pub(super) const RARE_WORD: u32 = 25;
    /// It lists such a paper of that day.
    pub(super) const LISTED: u32 = 35;
}

/// Joins papers to the items of the document, and the items' lists of documents to the papers.
pub(super) fn join(
    language: &Language,
    index: &Index,
    document: &mut Document,
    papers: &mut [Attachment],
    told: &[Told],
) {
    let found: Vec<Vec<usize>> = papers.iter().zip(told).map(|(paper, told)| find(index, paper, told)).collect();
    let joins = in_order(&found);
    let mut last: Option<usize> = None;
    let mut led = false;
    let offset = document.attachments.len();
    // Among numbered annexes a paper without a number is bound with the one before it.
    let numbered: Vec<usize> = (0..papers.len()).filter(|at| papers[*at].number.is_some()).collect();
    let inside =
        |at: usize| numbered.first().is_some_and(|first| *first < at) && numbered.last().is_some_and(|last| at < *last);
    let listed: Vec<Entry> = document.documents.iter().map(|paper| Entry::of(language, paper)).collect();
    for (at, (paper, joined)) in papers.iter_mut().zip(&joins).enumerate() {
        // An annex that nothing names goes with the paper before it; so does what is bound behind an office's paper and is
        // none itself.
        let begins = matches!(paper.kind, Some(AttachmentKind::Memo | AttachmentKind::MinutesExtract));
        led = begins || led && joined.is_none_or(|item| Some(item) == last) || told[at].divider.is_some();
        let follows = told[at].annex || !begins && (led || inside(at)) || next_is(&joins[at + 1..], last);
        let joined = joined.or_else(|| last.filter(|_| follows));
        last = joined;
        let own = joined.and_then(|at| Some((at, document.items.get_mut(at)?)));
        let named = own.is_some_and(|(at_item, item)| {
            paper.item = item.number.clone();
            name(language, index.documents_of(at_item), &mut item.documents, paper, offset + at)
        });
        if !named {
            name(language, &listed, &mut document.documents, paper, offset + at);
        }
    }
}

/// Whether the next paper that is joined goes to the same item.
fn next_is(joins: &[Option<usize>], last: Option<usize>) -> bool {
    last.is_some() && joins.iter().flatten().next().copied() == last
}

/// The items that most speaks for: none, one, or several with equal rights.
fn find(index: &Index, paper: &Attachment, told: &Told) -> Vec<usize> {
    let mut scores: Vec<(usize, u32)> = Vec::new();
    let mut vote = |items: &[usize], points: u32| {
        for item in items {
            match scores.iter_mut().find(|(known, _)| known == item) {
                Some((_, sum)) => *sum += points,
                None => scores.push((*item, points)),
            }
        }
    };
    if let Some(divider) = &told.divider {
        vote(index.numbered(&divider.number), if divider.above { points::DIVIDER_ABOVE } else { points::DIVIDER });
    }
    let number = paper.number.as_deref();
    if let Some(section) = number.and_then(|number| number.strip_prefix('§')) {
        vote(index.numbered(section), points::SECTION);
    } else if let Some(number) = number {
        vote(index.naming_annex(number), points::ANNEX);
    }
    if let Some(items) = told.case_ids.iter().map(|id| index.with_case(id)).find(|items| !items.is_empty()) {
        vote(items, points::CASE);
    }
    if let Some(title) = &paper.title {
        let (same, inside) = (index.titled(title), index.titled_inside(title));
        match (same.is_empty(), inside.is_empty()) {
            (false, _) => vote(same, points::TITLE),
            (true, false) => vote(inside, points::TITLE_INSIDE),
            (true, true) => {
                let alike = index.alike(title);
                match alike.is_empty() {
                    true => vote(&index.with_rare_word(title), points::RARE_WORD),
                    false => vote(&alike, points::ALIKE),
                }
            }
        }
    }
    if let (Some(label), Some(day)) = (&paper.label, &paper.date) {
        vote(index.listing(label, day), points::LISTED);
    }
    let most = scores.iter().map(|(_, sum)| *sum).max().unwrap_or(0);
    let mut best: Vec<usize> = scores.into_iter().filter(|(_, sum)| *sum == most).map(|(item, _)| item).collect();
    best.sort_unstable();
    if best.len() > index::MOST_TIED { Vec::new() } else { best }
}

/// The item of each paper: papers come in the order of their items, or against it.
fn in_order(found: &[Vec<usize>]) -> Vec<Option<usize>> {
    let only = |items: &Vec<usize>| if let [item] = items.as_slice() { Some(*item) } else { None };
    let sure: Vec<usize> = found.iter().filter_map(only).collect();
    let turns =
        |against: bool| sure.windows(2).filter(|pair| pair[0] != pair[1] && (pair[0] > pair[1]) == against).count();
    let against = turns(true) > turns(false);
    // The next sure item from each place on.
    let mut next = vec![None; found.len()];
    let mut below = None;
    for (at, items) in found.iter().enumerate().rev() {
        next[at] = below;
        below = only(items).or(below);
    }
    let mut last: Option<usize> = None;
    let mut joins = Vec::with_capacity(found.len());
    for (items, next) in found.iter().zip(next) {
        let behind =
            |from: usize, to: usize| if (from > to) == against || from == to { from.abs_diff(to) } else { 1000 };
        let far = |item: usize| last.map_or(0, |last| behind(last, item)) + next.map_or(0, |next| behind(item, next));
        let best = items.iter().copied().min_by_key(|item| far(*item));
        last = best.or(last);
        joins.push(best);
    }
    joins
}

/// What the same number of an annex tells, where words in common tell up to 100.
const NUMBERED: usize = 200;

/// Gives the entry of a list of documents that is the paper its pages, and says whether there is one.
fn name(
    language: &Language,
    known: &[Entry],
    documents: &mut [DocumentReference],
    paper: &mut Attachment,
    at: usize,
) -> bool {
    let own = paper.title.as_deref().map(words).unwrap_or_default();
    let label = paper.label.as_deref().map(words).unwrap_or_default();
    let numbers = paper.number.as_deref().map(key).into_iter().chain(
        // "Bilaga 2" may be all of its title.
        paper.title.as_deref().map(|title| annexes(language, title)).unwrap_or_default(),
    );
    let numbers: Vec<String> = numbers.collect();
    let day = paper.date.as_deref();
    let score = |entry: &Entry, dated: Option<&str>| {
        let numbered = entry.annexes.iter().any(|number| numbers.contains(number));
        let labelled = label.iter().any(|word| entry.words.contains(word));
        let same_day = dated.is_some() && dated == day;
        let memo = labelled && (same_day || dated.is_none() || paper.kind == Some(AttachmentKind::Memo));
        usize::from(numbered) * NUMBERED
            + likeness(&own, &entry.words)
            + usize::from(memo) * 60
            + usize::from(labelled && same_day) * 60
    };
    let free = documents.iter_mut().zip(known).filter(|(document, _)| document.attachment.is_none());
    let scored = free.map(|(document, entry)| (score(entry, document.date.as_deref()), document));
    let best = scored.filter(|(score, _)| *score >= index::ALIKE).max_by_key(|(score, _)| *score);
    let Some((score, document)) = best else { return false };
    // "Bilaga 10 Presentation": what the list calls it, where the paper itself says no more than its number.
    let told = kind_of_title(language, own_title(language, document));
    if let Some((kind, _)) = told.filter(|_| score >= NUMBERED && paper.kind == Some(AttachmentKind::Other))
        && paper.label.as_deref().is_none_or(|label| annex_number(language, label).is_some())
    {
        paper.kind = Some(kind);
    }
    document.attachment = u32::try_from(at).ok();
    document.pages = match paper.pages.as_slice() {
        [first, last] if first != last => Some(format!("{first}-{last}")),
        [first, ..] => Some(first.to_string()),
        [] => None,
    };
    true
}
