//! The part of a text that shows best why it was found.

use std::ops::Range;

use crate::query::Term;
use crate::words::{Word, words};

/// So many characters are shown, about.
const SHOWN: usize = 160;

/// A part of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Snippet {
    pub text: String,
    /// Bytes of the text that were searched for.
    pub marks: Vec<Range<usize>>,
    /// Which of the texts it is from.
    pub of: usize,
    /// Which of its characters was found first.
    pub at: usize,
}

/// What was found where, by the number of its term.
struct Match {
    term: usize,
    words: Range<usize>,
}

/// The part with most of the terms, the first of several; the beginning where none is found.
pub(crate) fn best<'t>(texts: impl Iterator<Item = &'t str>, terms: &[&Term]) -> Option<Snippet> {
    let mut best: Option<(usize, Snippet)> = None;
    for (of, text) in texts.enumerate() {
        let all: Vec<Word> = words(text).collect();
        if all.is_empty() {
            continue;
        }
        let matches = matches(&all, terms);
        let (score, from) = window(&matches, &all, text);
        if best.as_ref().is_none_or(|(before, _)| score > *before) {
            best = Some((score, cut(text, &all, &matches, from, of)));
        }
        if score == terms.len() {
            break;
        }
    }
    best.map(|(_, snippet)| snippet)
}

fn matches(all: &[Word], terms: &[&Term]) -> Vec<Match> {
    let folded: Vec<&str> = all.iter().map(|word| word.folded.as_str()).collect();
    let mut found = Vec::new();
    for at in 0..folded.len() {
        for (term, wanted) in terms.iter().enumerate() {
            let length = wanted.matches(&folded[at..]);
            if length > 0 {
                found.push(Match { term, words: at..at + length });
            }
        }
    }
    found
}

/// How many terms the best stretch has, and the match that it begins with.
fn window(matches: &[Match], all: &[Word], text: &str) -> (usize, Option<usize>) {
    let mut best = (0, None);
    let mut last = 0;
    for (first, one) in matches.iter().enumerate() {
        let begin = all[one.words.start].at.start;
        last = last.max(first);
        while last + 1 < matches.len() && text[begin..all[matches[last + 1].words.end - 1].at.end].len() <= SHOWN {
            last += 1;
        }
        let mut terms: Vec<usize> = matches[first..=last].iter().take(64).map(|one| one.term).collect();
        terms.sort_unstable();
        terms.dedup();
        if terms.len() > best.0 {
            best = (terms.len(), Some(first));
        }
    }
    best
}

fn cut(text: &str, all: &[Word], matches: &[Match], from: Option<usize>, of: usize) -> Snippet {
    let found = from.map_or(0, |from| matches[from].words.start);
    let at = all[found].at.start;
    // A little of what stands before.
    let first = all[..found].iter().rev().take_while(|word| at - word.at.start <= SHOWN / 3).count();
    let first = found - first;
    let begin = all[first].at.start;
    let last = all[first..].iter().take_while(|word| word.at.end - begin <= SHOWN + SHOWN / 3).count().max(1);
    let last = first + last - 1;
    // Signs behind the last word belong to it.
    let end = all.get(last + 1).map_or(text.len(), |next| {
        let between = &text[all[last].at.end..next.at.start];
        all[last].at.end + between.find(char::is_whitespace).unwrap_or(0)
    });
    let mut snippet = Snippet { of, at: text[..at].chars().count(), ..Snippet::default() };
    if first > 0 {
        snippet.text.push_str("… ");
    }
    let mut copied = begin;
    for word in matches.iter().flat_map(|one| one.words.clone()).filter(|word| (first..=last).contains(word)) {
        let word = &all[word];
        if word.at.start < copied {
            continue;
        }
        squeezed(&text[copied..word.at.start], &mut snippet.text);
        let mark = snippet.text.len();
        snippet.text.push_str(&text[word.at.clone()]);
        snippet.marks.push(mark..snippet.text.len());
        copied = word.at.end;
    }
    squeezed(text[copied..end.max(copied)].trim_end(), &mut snippet.text);
    if end < text.trim_end().len() {
        snippet.text.push_str(" …");
    }
    snippet
}

/// White space of any sort is one blank.
fn squeezed(text: &str, to: &mut String) {
    for c in text.chars() {
        if !c.is_whitespace() {
            to.push(c);
        } else if !to.ends_with(' ') {
            to.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_with_most_is_shown() {
        let far = "ord ".repeat(100);
        let text = format!("Bidrag först. {far}Nämnden ger\nbidrag till körer, varje år. {far}");
        let terms = [Term::Forms(vec!["bidrag".to_owned()]), Term::Prefix("kör".to_owned())];
        let terms: Vec<&Term> = terms.iter().collect();
        let snippet = best([text.as_str()].into_iter(), &terms).expect("a snippet");
        assert!(snippet.text.contains("Nämnden ger bidrag till körer, varje år."), "{snippet:?}");
        assert!(snippet.text.starts_with("… ") && snippet.text.ends_with(" …"), "{snippet:?}");
        let marked: Vec<&str> = snippet.marks.iter().map(|mark| &snippet.text[mark.clone()]).collect();
        assert_eq!(marked, ["bidrag", "körer"]);
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        let terms = [Term::Phrase(vec!["två".to_owned(), "ord".to_owned()], false)];
        let terms: Vec<&Term> = terms.iter().collect();
        let snippet = best(["Ett.", "Här är två  ord."].into_iter(), &terms).expect("a snippet");
        assert_eq!((snippet.text.as_str(), snippet.of, snippet.at), ("Här är två ord.", 1, 7));
    }
}
