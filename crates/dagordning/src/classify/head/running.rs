//! Titles whose text goes on behind them on the same line, where no mark and no room parts the two: "5 Cykelplan för Turby
//! Frågan har tidigare behandlats i budgetberedningen." A title has no verb; a sentence has one near its beginning.

use crate::classify::outline::Outline;
use crate::grammar::number::clause_mark;
use crate::language::Language;
use crate::page::range::Lines;
use crate::page::scene::Scene;

/// How far the verb of a sentence may be from its beginning, in words.
const FARTHEST_VERB: usize = 9;
/// Lines of a paragraph that are looked at.
const MOST_LINES: usize = 24;
/// Fewest items of a document whose titles do so.
const FEWEST: usize = 3;

/// Whether several titles of a document run into their texts, and not those of few items among many.
pub(in crate::classify) fn is_habit(scene: &Scene, outline: &Outline) -> bool {
    let items = outline.items.iter().filter(|span| span.row.is_none() && !span.nested);
    let (mut all, mut running) = (0, 0);
    for span in items {
        all += 1;
        running += usize::from(text_behind(scene, span.lines, span.title_from).is_some());
    }
    running >= FEWEST && running * 4 > all
}

/// Where the text begins that stands behind the title on the first of an item's lines: a byte of the document's text.
pub(super) fn text_behind(scene: &Scene, lines: Lines, title_from: usize) -> Option<usize> {
    let line = scene.lines.get(lines.start)?;
    let end = line.printed().end.max(title_from);
    let own = scene.slice_text(title_from..end);
    if own.len() < 12 || !ends_as_text(scene, lines) {
        return None;
    }
    let below = scene.next_text(lines.start + 1, lines.end.min(lines.start + 2)).map_or("", |next| scene.text(next));
    let mut before = "";
    for word in own.split(' ') {
        let at = word.as_ptr() as usize - own.as_ptr() as usize;
        if at > 0 && !before.is_empty() && begins(scene.language, before, word, &own[at..], below) {
            return Some(title_from + at);
        }
        if !word.is_empty() {
            before = word;
        }
    }
    None
}

/// Whether a sentence begins on line `index`, below a title.
pub(super) fn begins_text(scene: &Scene, index: usize, title: &str) -> bool {
    let text = scene.text(index);
    let word = text.split(' ').next().unwrap_or("");
    let below = scene.lines.get(index + 1).filter(|line| line.is_text()).map_or("", |_| scene.text(index + 1));
    let before = title.rsplit(' ').next().unwrap_or("");
    !before.is_empty() && begins(scene.language, before, word, text, below)
}

/// Whether the paragraph on the first lines ends as a sentence does.
fn ends_as_text(scene: &Scene, lines: Lines) -> bool {
    let goes_on = |index: &usize| {
        scene.lines[*index].is_text()
            && (*index == lines.start || clause_mark(scene.language, scene.text(*index)).is_none())
    };
    let last = (lines.start..lines.end.min(lines.start + MOST_LINES)).take_while(goes_on).last();
    last.is_some_and(|last| scene.text(last).ends_with('.'))
}

/// Whether a sentence begins with `word`, behind the word `before`; `rest` is the line from it on, `below` the next line.
fn begins(language: &Language, before: &str, word: &str, rest: &str, below: &str) -> bool {
    let small = |word: &str| word.starts_with(char::is_lowercase);
    if !word.starts_with(char::is_uppercase)
        || language.title_goes_on().has(before)
        || before.ends_with([',', ':', '-', '–', '/', '('])
        || language.given_name(before)
    {
        return false;
    }
    let mut words = rest[word.len()..].split_whitespace().chain(below.split_whitespace());
    let Some(next) = words.next().filter(|next| small(next)) else { return false };
    let mut ended = false;
    std::iter::once(next)
        .chain(words)
        .take(FARTHEST_VERB)
        .take_while(|word| !std::mem::replace(&mut ended, word.ends_with(['.', '?', ':'])))
        .any(|word| {
            let bare = word.trim_end_matches(['.', ',', ':']);
            small(bare)
                && (language.finite_verbs().has(bare) || bare.len() > 3 && language.finite_endings().closes(bare))
        })
}
