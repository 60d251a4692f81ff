//! To which item a paper belongs: by the page before it, its number, its case, its title, and what stands around it.

use std::collections::HashMap;

use crate::language::Language;
use crate::model::{Attachment, AttachmentKind, Document, Item};

use super::head::Told;

/// So many words in a hundred must be common to be alike.
const ALIKE: usize = 60;
/// Shorter words tell nothing.
const SHORTEST: usize = 4;

/// Joins papers to the items of the document, and the items' lists of documents to the papers.
pub(super) fn join(language: &Language, document: &mut Document, papers: &mut [Attachment], told: &[Told]) {
    let index = Index::of(language, &document.items);
    let joins: Vec<Option<usize>> = papers.iter().zip(told).map(|(paper, told)| index.find(paper, told)).collect();
    let mut last: Option<usize> = None;
    let offset = document.attachments.len();
    for (at, (paper, joined)) in papers.iter_mut().zip(&joins).enumerate() {
        // An annex that nothing names goes with the paper before it.
        let joined = joined.or_else(|| last.filter(|_| told[at].annex || next_is(&joins[at + 1..], last)));
        last = joined;
        let Some(item) = joined.and_then(|item| document.items.get_mut(item)) else { continue };
        paper.item = item.number.clone();
        name(language, item, paper, offset + at);
    }
}

/// Whether the next paper that is joined goes to the same item.
fn next_is(joins: &[Option<usize>], last: Option<usize>) -> bool {
    last.is_some() && joins.iter().flatten().next().copied() == last
}

/// What the items say that tells their papers.
struct Index {
    numbers: HashMap<String, usize>,
    /// None where several items have it.
    cases: HashMap<String, Option<usize>>,
    annexes: HashMap<String, Option<usize>>,
    /// The items in whose title or documents a word stands.
    words: HashMap<String, Vec<usize>>,
    /// The words of each title and each document, by item.
    titles: Vec<(usize, Vec<String>)>,
    by_item: HashMap<usize, Vec<usize>>,
}

impl Index {
    fn of(language: &Language, items: &[Item]) -> Index {
        let mut index = Index {
            numbers: HashMap::new(),
            cases: HashMap::new(),
            annexes: HashMap::new(),
            words: HashMap::new(),
            titles: Vec::new(),
            by_item: HashMap::new(),
        };
        for (at, item) in items.iter().enumerate() {
            if let Some(number) = &item.number {
                index.numbers.entry(key(number)).or_insert(at);
            }
            let documents = item.documents.iter();
            for id in item.case_ids.iter().chain(documents.clone().filter_map(|document| document.case_id.as_ref())) {
                once(&mut index.cases, key(id), at);
            }
            let titles = documents.filter_map(|document| document.title.as_deref());
            for title in item.title.as_deref().into_iter().chain(titles) {
                for number in annexes(language, title) {
                    once(&mut index.annexes, number, at);
                }
                let known = words(title);
                for word in &known {
                    let places = index.words.entry(word.clone()).or_default();
                    if places.last() != Some(&at) {
                        places.push(at);
                    }
                }
                index.by_item.entry(at).or_default().push(index.titles.len());
                index.titles.push((at, known));
            }
        }
        index
    }

    fn find(&self, paper: &Attachment, told: &Told) -> Option<usize> {
        let divided = told.divider.as_ref().and_then(|number| self.numbers.get(&key(number)));
        if let Some(item) = divided {
            return Some(*item);
        }
        let number = paper.number.as_deref();
        let section = number.and_then(|number| number.strip_prefix('§')).map(str::trim);
        if let Some(item) = section.and_then(|section| self.numbers.get(&key(section))) {
            return Some(*item);
        }
        if let Some(item) = number.and_then(|number| self.annexes.get(&key(number)).copied().flatten()) {
            return Some(item);
        }
        let own = told.case_ids.iter().find_map(|id| self.cases.get(&key(id)).copied().flatten());
        own.or_else(|| self.alike(paper.title.as_deref()?))
    }

    /// The one item whose title or one of whose documents is most alike.
    fn alike(&self, title: &str) -> Option<usize> {
        let own = words(title);
        if own.is_empty() {
            return None;
        }
        let mut counts: HashMap<usize, usize> = HashMap::new();
        for word in &own {
            // Words of all items tell nothing.
            for item in self.words.get(word).filter(|items| items.len() <= COMMON).into_iter().flatten() {
                *counts.entry(*item).or_default() += 1;
            }
        }
        let mut best: Option<(usize, usize)> = None;
        let mut tied = false;
        for item in counts.keys() {
            let titles = self.by_item.get(item).into_iter().flatten().filter_map(|at| self.titles.get(*at));
            let share = titles.map(|(_, words)| likeness(&own, words)).max().unwrap_or(0);
            match best {
                Some((known, _)) if share < known => {}
                Some((known, _)) if share == known => tied = true,
                _ => (best, tied) = (Some((share, *item)), false),
            }
        }
        best.filter(|(share, _)| *share >= ALIKE && !tied).map(|(_, item)| item)
    }
}

/// A word of more items tells none of them.
const COMMON: usize = 12;

/// How many words in a hundred of the shorter of two are common to both; of one word alone nothing.
fn likeness(one: &[String], other: &[String]) -> usize {
    let shared = one.iter().filter(|word| other.contains(word)).count();
    let (least, most) = (one.len().min(other.len()), one.len().max(other.len()));
    if shared < 2 && most > 1 || least == 0 { 0 } else { (shared * 100 / least + shared * 100 / most) / 2 }
}

fn once(map: &mut HashMap<String, Option<usize>>, key: String, item: usize) {
    map.entry(key).and_modify(|known| *known = known.filter(|known| *known == item)).or_insert(Some(item));
}

/// The letters and digits of a number or id, in small letters.
fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn words(title: &str) -> Vec<String> {
    let mut found: Vec<String> = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= SHORTEST)
        .map(str::to_lowercase)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The numbers of annexes that a text names.
fn annexes(language: &Language, text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut found = Vec::new();
    for mention in language.annex_mentions().all() {
        for (at, _) in lower.match_indices(mention) {
            let rest = &lower[at + mention.len()..];
            let number = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            if number.starts_with(|c: char| c.is_ascii_digit()) || number.chars().count() == 1 {
                found.push(number.to_owned());
            }
        }
    }
    found
}

/// Gives the entry of the item's documents that is the paper its pages.
fn name(language: &Language, item: &mut Item, paper: &Attachment, at: usize) {
    let own = paper.title.as_deref().map(words).unwrap_or_default();
    let label = paper.label.as_deref().map(words).unwrap_or_default();
    let number = paper.number.as_deref().map(key);
    let day = paper.date.as_deref();
    let score = |title: &str, known: Option<&str>| {
        let words = words(title);
        let numbered = number.as_ref().is_some_and(|number| annexes(language, title).contains(number));
        let alike = likeness(&own, &words);
        let labelled = label.iter().any(|word| words.contains(word)) && !label.is_empty();
        let dated = known.is_some() && known == day;
        let memo = labelled && (dated || known.is_none() || paper.kind == Some(AttachmentKind::Memo));
        usize::from(numbered) * 200 + alike + usize::from(memo) * 60 + usize::from(labelled && dated) * 60
    };
    let free = item.documents.iter_mut().filter(|document| document.attachment.is_none());
    let scored =
        free.map(|document| (score(document.title.as_deref().unwrap_or_default(), document.date.as_deref()), document));
    let best = scored.filter(|(score, _)| *score >= ALIKE).max_by_key(|(score, _)| *score);
    if let Some((_, document)) = best {
        document.attachment = u32::try_from(at).ok();
        document.pages = match paper.pages.as_slice() {
            [first, last] if first != last => Some(format!("{first}-{last}")),
            [first, ..] => Some(first.to_string()),
            [] => None,
        };
    }
}
