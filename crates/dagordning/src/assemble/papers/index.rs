//! What the items of a document say by which their papers are known: numbers, cases, annexes, titles, lists of papers.

use std::collections::HashMap;

use crate::grammar::paper::{annex_line, annexes_named};
use crate::language::Language;
use crate::model::{DocumentReference, Item};

/// So many words in a hundred must be common to be alike.
pub(super) const ALIKE: usize = 60;
/// Shorter words tell nothing.
const SHORTEST: usize = 4;
/// A word of more items tells none of them.
const COMMON: usize = 12;
/// What more items have tells none of them.
pub(super) const MOST_TIED: usize = 4;
/// Words of a title that are looked at.
const TITLE_WORDS: usize = 24;
/// A title inside another one has so many words.
const INSIDE_WORDS: usize = 2;

/// An entry of an item's list of documents.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    pub(super) words: Vec<String>,
    pub(super) annexes: Vec<String>,
}

/// What the items say that tells their papers.
#[derive(Debug, Default)]
pub(super) struct Index {
    numbers: HashMap<String, Vec<usize>>,
    cases: HashMap<String, Vec<usize>>,
    annexes: HashMap<String, Vec<usize>>,
    /// The items by their whole titles.
    titles: HashMap<String, Vec<usize>>,
    /// The items that list a paper, by the first word of its title and its day.
    listed: HashMap<(String, String), Vec<usize>>,
    /// The items in whose title or documents a word stands.
    words: HashMap<String, Vec<usize>>,
    /// The items in whose title a long word stands, by its beginning.
    stems: HashMap<String, Vec<usize>>,
    /// The words of each title and each document, by item.
    known: Vec<Vec<Vec<String>>>,
    documents: Vec<Vec<Entry>>,
}

/// The title of a listed paper, without the words that call it an annex: "Karta" of "Bilaga 2 Karta".
pub(super) fn own_title<'d>(language: &Language, document: &'d DocumentReference) -> &'d str {
    let title = document.title.as_deref().unwrap_or_default();
    let own = annex_line(language, title).map_or(0, |found| found.title);
    if document.number.is_some() && own < title.len() { &title[own..] } else { title }
}

impl Entry {
    pub(super) fn of(language: &Language, document: &DocumentReference) -> Entry {
        let title = own_title(language, document);
        let own = document.number.as_deref().map(key);
        let annexes = match own {
            Some(number) => vec![number],
            None => annexes(language, title),
        };
        Entry { words: words(title), annexes }
    }
}

impl Index {
    pub(super) fn of(language: &Language, items: &[Item]) -> Index {
        let mut index = Index::default();
        for (at, item) in items.iter().enumerate() {
            index.add(language, at, item);
        }
        index
    }

    fn add(&mut self, language: &Language, at: usize, item: &Item) {
        if let Some(number) = &item.number {
            put(&mut self.numbers, key(number), at);
        }
        let documents = item.documents.iter();
        for id in item.case_ids.iter().chain(documents.clone().filter_map(|document| document.case_id.as_ref())) {
            put(&mut self.cases, key(id), at);
        }
        let mut known = Vec::new();
        if let Some(title) = item.title.as_deref() {
            put(&mut self.titles, plain(title).join(" "), at);
            annexes(language, title).into_iter().for_each(|number| put(&mut self.annexes, number, at));
            let own = words(title);
            // Whose it is tells nothing: "Styrelsens yttrande" and "Styrelsens verksamhetsberättelse".
            let telling = own.iter().filter(|word| !language.body_noun(word));
            telling.filter_map(|word| stem(word)).for_each(|stem| put(&mut self.stems, stem, at));
            known.push(own);
        }
        let mut entries = Vec::with_capacity(item.documents.len());
        for document in documents {
            let title = own_title(language, document);
            let entry = Entry::of(language, document);
            entry.annexes.iter().for_each(|number| put(&mut self.annexes, number.clone(), at));
            if let (Some(first), Some(day)) = (plain(title).into_iter().next(), &document.date) {
                put(&mut self.listed, (first, day.clone()), at);
            }
            known.push(entry.words.clone());
            entries.push(entry);
        }
        for section in &item.sections {
            let text = section.text.as_deref().unwrap_or_default();
            annexes(language, text).into_iter().for_each(|number| put(&mut self.annexes, number, at));
        }
        known.iter().flatten().for_each(|word| put(&mut self.words, word.clone(), at));
        self.known.push(known);
        self.documents.push(entries);
    }

    pub(super) fn numbered(&self, number: &str) -> &[usize] {
        self.numbers.get(&key(number)).map_or(&[], |items| &items[..1])
    }

    pub(super) fn with_case(&self, id: &str) -> &[usize] {
        self.cases.get(&key(id)).map_or(&[], Vec::as_slice)
    }

    pub(super) fn naming_annex(&self, number: &str) -> &[usize] {
        self.annexes.get(&key(number)).map_or(&[], Vec::as_slice)
    }

    pub(super) fn listing(&self, label: &str, day: &str) -> &[usize] {
        let first = plain(label).into_iter().next();
        first.and_then(|word| self.listed.get(&(word, day.to_owned()))).map_or(&[], Vec::as_slice)
    }

    /// The items with a title.
    pub(super) fn titled(&self, title: &str) -> &[usize] {
        self.titles.get(&plain(title).join(" ")).map_or(&[], Vec::as_slice)
    }

    /// The items with the longest title that a paper's title ends or begins with: "Avtal om val av justerare".
    pub(super) fn titled_inside(&self, title: &str) -> &[usize] {
        let words = plain(title);
        let count = words.len().min(TITLE_WORDS);
        let sizes = (INSIDE_WORDS..count).rev();
        let found = sizes.flat_map(|size| [&words[words.len() - size..], &words[..size]]);
        found.filter_map(|part| self.titles.get(&part.join(" "))).next().map_or(&[], Vec::as_slice)
    }

    /// The items that alone have a long word of a title: "Delegationsbeslut augusti 2025" and "Redovisning av delegationsbeslut".
    pub(super) fn with_rare_word(&self, title: &str) -> Vec<usize> {
        let known =
            words(title).iter().filter_map(|word| self.stems.get(&stem(word)?)).map(Vec::as_slice).collect::<Vec<_>>();
        let mut items: Vec<usize> =
            known.into_iter().filter_map(|items| if let [only] = items { Some(*only) } else { None }).collect();
        items.sort_unstable();
        items.dedup();
        items
    }

    pub(super) fn documents_of(&self, item: usize) -> &[Entry] {
        self.documents.get(item).map_or(&[], Vec::as_slice)
    }

    /// The items whose title or one of whose documents is most alike.
    pub(super) fn alike(&self, title: &str) -> Vec<usize> {
        let own = words(title);
        let mut items: Vec<usize> = Vec::new();
        for word in &own {
            // Words of all items tell nothing.
            items.extend(self.words.get(word).filter(|items| items.len() <= COMMON).into_iter().flatten());
        }
        items.sort_unstable();
        items.dedup();
        let share = |item: &usize| self.known[*item].iter().map(|words| likeness(&own, words)).max().unwrap_or(0);
        let shares: Vec<(usize, usize)> = items.iter().map(|item| (share(item), *item)).collect();
        let best = shares.iter().map(|(share, _)| *share).max().unwrap_or(0);
        shares.into_iter().filter(|(share, _)| *share == best && best >= ALIKE).map(|(_, item)| item).collect()
    }
}

/// Letters by which long words are known.
const STEM: usize = 10;

/// The first letters of a word that is long enough to tell something alone.
fn stem(word: &str) -> Option<String> {
    let stem: String = word.chars().take(STEM).collect();
    (stem.chars().count() == STEM && !stem.bytes().any(|byte| byte.is_ascii_digit())).then_some(stem)
}

/// Adds an item, once, to those with a key.
fn put<K: std::hash::Hash + Eq>(map: &mut HashMap<K, Vec<usize>>, key: K, item: usize) {
    let items = map.entry(key).or_default();
    if items.last() != Some(&item) {
        items.push(item);
    }
}

/// How many words in a hundred of the shorter of two are common to both; of one word alone nothing.
pub(super) fn likeness(one: &[String], other: &[String]) -> usize {
    let shared = one.iter().filter(|word| other.contains(word)).count();
    let (least, most) = (one.len().min(other.len()), one.len().max(other.len()));
    if shared < 2 && most > 1 || least == 0 { 0 } else { (shared * 100 / least + shared * 100 / most) / 2 }
}

/// The letters and digits of a number or id, in small letters.
pub(super) fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words of a title, in order, in small letters.
fn plain(title: &str) -> Vec<String> {
    title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// The words that tell something, each once.
pub(super) fn words(title: &str) -> Vec<String> {
    let mut found = plain(title);
    found.retain(|word| word.chars().count() >= SHORTEST);
    found.sort_unstable();
    found.dedup();
    found
}

/// The numbers of annexes that a text names, in small letters.
pub(super) fn annexes(language: &Language, text: &str) -> Vec<String> {
    annexes_named(language, text).into_iter().map(|number| text[number].to_lowercase()).collect()
}
