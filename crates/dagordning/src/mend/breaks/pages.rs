//! What stands on every page: words with which the lines of pages begin and end alike, stamps, and words across the page.

use std::ops::Range;

use super::{Part, Walk, Word, words};

/// More words than a page's head or foot has.
const MOST_WORDS: usize = 16;
/// The words of the longest mark across a page.
const LONGEST_MARK: usize = 2;

/// Of so many pages it is no accident that they begin or end alike.
const MANY: usize = 3;

/// The first and last words of a line, and how many it has.
pub(super) struct Edge<'t> {
    pub(super) count: usize,
    head: Vec<Word<'t>>,
    /// From the last on.
    foot: Vec<Word<'t>>,
}

impl<'t> Edge<'t> {
    pub(super) fn of(text: &'t str, line: Range<usize>) -> Self {
        let all = || words(text, line.clone());
        let foot = text.get(line.clone()).unwrap_or_default().rsplit(|c: char| c.is_ascii_whitespace());
        let foot = foot.filter(|word| !word.is_empty()).take(MOST_WORDS).map(|word| Word { at: 0, text: word });
        // Behind the words that pages share stands how many pages there are.
        Edge { count: all().count(), head: all().take(MOST_WORDS + TOTAL).collect(), foot: foot.collect() }
    }
}

/// Words behind a page's number that say of how many it is.
const TOTAL: usize = 3;

/// How many words at the beginning and at the end of each line are those of the page, where each line is one.
pub(super) fn margins(pages: &[Edge<'_>]) -> Vec<(usize, usize)> {
    let mut margins = vec![(0, 0); pages.len()];
    let pairs: Vec<(usize, usize)> = pages.windows(2).map(alike).collect();
    // What a page says after its head may begin as the next page does, but not on all of them.
    let least = |of: fn(&(usize, usize)) -> usize| pairs.iter().map(of).filter(|words| *words > 0).min().unwrap_or(0);
    let (least_head, least_foot) = (least(|pair| pair.0), least(|pair| pair.1));
    for (at, (head, foot)) in pairs.iter().enumerate() {
        let (one, next) = (&pages[at].head, &pages[at + 1].head);
        let counted = one.iter().zip(next).take(*head).position(|(one, next)| one.text != next.text);
        let head = match counted {
            Some(counted) if pairs.len() < MANY => counted + 1 + total(one, counted),
            _ => least_head,
        };
        for margin in &mut margins[at..=at + 1] {
            *margin = (margin.0.max(head), margin.1.max(least_foot.min(*foot)));
        }
    }
    margins
}

/// How many words two pages begin with alike, and how many they end with.
fn alike(pages: &[Edge<'_>]) -> (usize, usize) {
    let [one, next] = pages else { return (0, 0) };
    let most = MOST_WORDS.min(one.count.min(next.count) / 2);
    let alike = |one: &[Word<'_>], next: &[Word<'_>]| {
        one.iter().zip(next).take(most).take_while(|(one, next)| follows(one.text, next.text)).count()
    };
    (alike(&one.head, &next.head), alike(&one.foot, &next.foot))
}

/// The words behind the number of a page that tell of how many: "(9)", "av 9".
fn total(page: &[Word<'_>], counted: usize) -> usize {
    let text = |at: usize| page.get(at).map_or("", |word| word.text);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if text(counted + 1).starts_with('(') {
        return 1;
    }
    let of =
        text(counted + 1).bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'/') && text(counted + 1).len() < 4;
    if of && digits(text(counted + 2)) { 2 } else { 0 }
}

/// Whether a word on the next page stands for the one on this page: the same, or the next page's number.
fn follows(one: &str, next: &str) -> bool {
    if one == next {
        return true;
    }
    let (number, behind) = number(one);
    let (next, behind_next) = self::number(next);
    behind == behind_next && matches!((number, next), (Some(number), Some(next)) if number.checked_add(1) == Some(next))
}

/// The number that a word begins with, and what stands behind it.
fn number(word: &str) -> (Option<u32>, &str) {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (number, behind) = word.split_at(digits);
    (number.parse().ok().filter(|_| digits < 4), behind)
}

impl<'t> Walk<'t, '_> {
    /// "Penneo dokumentnyckel: F4B09C-K3ZQ7", "EJ JUSTERAT", "www.bygden.example": what stands across or beside the text.
    pub(super) fn stamp(&mut self, words: &[Word<'t>], at: usize) -> Option<usize> {
        let word = words[at];
        let taken = self.stamped(words, at)?;
        self.begin(word.at);
        if let Some(next) = words.get(at + taken) {
            self.begin(next.at);
        }
        Some(taken)
    }

    /// How many words of a stamp stand there.
    pub(super) fn stamped(&self, words: &[Word<'t>], at: usize) -> Option<usize> {
        let word = *words.get(at)?;
        if word.text.starts_with("www.") && word.text.ends_with(char::is_alphabetic) {
            return Some(1);
        }
        if !word.text.starts_with(char::is_uppercase) {
            return None;
        }
        let rest = self.text.get(word.at..)?;
        if let Some(lead) = self.language.stamp_leads().opening(rest) {
            let taken = lead.split(' ').count();
            let reference = words.get(at + taken)?.text;
            return reference.contains(|c: char| c.is_ascii_digit()).then_some(taken + 1);
        }
        // Words in capitals between words that are none.
        let capitals =
            words[at..].iter().take_while(|word| super::is_capitals(word.text)).take(LONGEST_MARK + 1).count();
        let before = at.checked_sub(1).map_or("", |before| words[before].text);
        if !(1..=LONGEST_MARK).contains(&capitals) || super::is_capitals(before) {
            return None;
        }
        let last = words[at + capitals - 1];
        let phrase = self.text.get(word.at..last.at + last.text.len())?;
        let across = self.language.draft(phrase) || self.part != Part::Head && self.language.furniture(phrase);
        across.then_some(capitals)
    }
}
