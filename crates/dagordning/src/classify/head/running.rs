//! Titles whose text goes on behind them on the same line, where no mark and no room parts the two: "5 Cykelplan för Turby
//! Frågan har tidigare behandlats i budgetberedningen." A title has no verb; a sentence has one near its beginning.

use crate::classify::outline::Outline;
use crate::grammar::body::genitive_to_nominative;
use crate::grammar::number::{ClauseKind, clause_mark};
use crate::language::{Language, VerbForm};
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

/// Whether most titles of a document end in a full stop that their texts follow: "§ 8. Ekonomisk redovisning. Kassören Bo
/// Ek gick igenom balansräkningen."
pub(in crate::classify) fn ends_at_stop(scene: &Scene, outline: &Outline) -> bool {
    let items = outline.items.iter().filter(|span| span.row.is_none() && !span.nested);
    let (mut all, mut stopped) = (0, 0);
    for span in items {
        all += 1;
        stopped += usize::from(stop_behind(scene, span.lines.start, span.title_from).is_some());
    }
    stopped >= FEWEST && stopped * 2 > all
}

/// The full stop between the title on an item's first line and the text behind it: a byte of the document's text.
pub(super) fn stop_behind(scene: &Scene, index: usize, title_from: usize) -> Option<usize> {
    let end = scene.lines.get(index)?.printed().end.max(title_from);
    let own = scene.slice_text(title_from..end);
    let (title, text) = own.split_once(". ").filter(|(title, _)| title.len() <= LONGEST_TITLE)?;
    let last = title.rsplit(' ').next().unwrap_or("");
    let tells = |word: &str| word.starts_with(char::is_lowercase) && scene.language.is_finite(word);
    let named = title.starts_with(char::is_uppercase)
        && last.chars().count() >= SHORTEST_LAST_WORD
        && !last.contains('.')
        && !scene.language.abbreviations().has(&last.to_lowercase())
        && !title.split(' ').any(tells);
    (named && text.trim_start().starts_with(char::is_uppercase)).then_some(title_from + title.len())
}

/// The full stop that ends a title in capitals before its text on the same line: "KASSÖRENS RAPPORT.  Br. Ek meddelade: …".
pub(super) fn capitals_behind(scene: &Scene, index: usize, from: usize) -> Option<usize> {
    let end = scene.lines.get(index)?.printed().end.max(from);
    let own = scene.slice_text(from..end);
    let (title, text) = own.split_once(". ").filter(|(title, _)| title.len() <= LONGEST_TITLE)?;
    let letters = title.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = letters >= SHORTEST_LAST_WORD && !title.chars().any(char::is_lowercase);
    let last = title.rsplit(' ').next().unwrap_or("").chars().count();
    let sentence = text.trim_start().starts_with(char::is_uppercase) && text.chars().any(char::is_lowercase);
    (capitals && last >= SHORTEST_LAST_WORD && sentence).then_some(from + title.len())
}

/// Whether the items of minutes have no titles: "4. Till justeringsmän utsågs Bo Ek och Siv Alm."
pub(in crate::classify) fn is_untitled(scene: &Scene, outline: &Outline) -> bool {
    let items = outline.items.iter().filter(|span| span.row.is_none() && !span.nested);
    let (mut all, mut told) = (0, 0);
    for span in items {
        all += 1;
        let (line, from) = first_words(scene, span.lines, span.title_from);
        told += usize::from(is_sentence(scene, Lines::new(line, span.lines.end), from, false));
    }
    told >= FEWEST && told * 2 > all
}

/// The line on which an item's words begin, and where on it: below a number that stands alone.
pub(super) fn first_words(scene: &Scene, lines: Lines, title_from: usize) -> (usize, usize) {
    let alone = scene
        .lines
        .get(lines.start)
        .is_some_and(|line| scene.slice_text(title_from..line.end.max(title_from)).trim().is_empty());
    let below = scene.next_text(lines.start + 1, lines.end).filter(|_| alone);
    below.map_or((lines.start, title_from), |below| (below, scene.lines[below].start))
}

/// Whether a sentence with its verb stands where an item's title would: one that ends before the paragraph does, or with it.
/// With `by_endings` a word that ends as a verb does is taken for one: where most of the other items are sentences.
pub(super) fn is_sentence(scene: &Scene, lines: Lines, title_from: usize, by_endings: bool) -> bool {
    let Some(line) = scene.lines.get(lines.start) else { return false };
    let own = scene.slice_text(title_from..line.printed().end.max(title_from));
    if !own.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || own.contains("   ") {
        return false;
    }
    // "Till revisorer valdes" ⏎⏎ "Revisor   Kjell Borg   omval"
    if scene.language.election_verbs().closes(own.trim_end_matches(':')) && own.contains(' ') {
        return true;
    }
    if !ends_as_text(scene, lines) && !elects_below(scene, lines, own) {
        return false;
    }
    // A line that begins with a capital letter may be the text below a title.
    let below =
        scene.lines.get(lines.start + 1).filter(|line| line.is_text()).map(|line| scene.slice_text(line.range()));
    let below = below.filter(|text| text.starts_with(char::is_lowercase)).unwrap_or("");
    let stopped = own.ends_with(['.', '?', '!']) || own.contains(". ");
    let goes_on = by_endings && scene.lines.get(lines.start + 1).is_some_and(|line| line.is_text());
    if !stopped && !goes_on && below.is_empty() && own.chars().count() < FULL_LINE {
        return false;
    }
    // "Cykelplan för Turby Frågan har behandlats" begins with a title: what has the verb begins behind it.
    // "Lantbrukare Dahl påtalade" does not.
    let titled = |cut: &str| !cut.trim().contains(' ') && scene.language.title_word(&cut.trim().to_lowercase());
    // Nor does "Torparen J. P. Svensson hade anhållit".
    let initial =
        |cut: &str| cut.split_whitespace().next_back().is_some_and(|last| last.ends_with('.') && last.len() <= 3);
    let cut = text_behind(scene, lines, title_from).map(|text| &own[..text - title_from]);
    // Nor, where other items have no titles, "Granhults Ungdomsförening hade begärt".
    let owner = |cut: &str| {
        let (cut, next) = (cut.trim(), own[cut.len()..].trim_start().split(' ').next().unwrap_or(""));
        let named = || scene.language.association_endings().closes(&next.to_lowercase());
        by_endings && !cut.contains(' ') && (genitive_to_nominative(cut) != cut || named())
    };
    let cut = cut.filter(|cut| !titled(cut) && !initial(cut) && !owner(cut));
    let own = cut.unwrap_or(own);
    let below = if own.len() + title_from < line.printed().end { "" } else { below };
    let language = scene.language;
    let decides = |word: &str| language.decision_verb(word).is_some_and(|form| form != VerbForm::Infinitive);
    // "Beslöts att fastställa avgiften.", "Meddelade ordföranden, att …"
    let first = own.split(' ').next().unwrap_or("").trim_end_matches(',').to_lowercase();
    let turned = decides(&first) || language.is_finite(&first) || language.decided_impersonally().opens(own);
    if turned && first.len() < own.len() {
        return true;
    }
    let tells = |word: &str| {
        word.starts_with(char::is_lowercase)
            && (decides(word) || language.is_finite(word) || by_endings && language.may_be_finite(word))
    };
    let mut ended = false;
    let stops = |word: &str| word.ends_with(['.', '?', ':']) && word.chars().count() > SHORTEST_LAST_WORD;
    own.split_whitespace()
        .chain(below.split_whitespace())
        .take_while(|word| !std::mem::replace(&mut ended, stops(word)))
        .skip(1)
        .any(|word| tells(word.trim_end_matches(['.', ',', '!'])))
}

/// A line of so many letters may go on with a name on the next.
const FULL_LINE: usize = 50;
/// Bytes of a title before the full stop that ends it.
const LONGEST_TITLE: usize = 90;
/// Letters of the word before that stop: shorter ones are abbreviations.
const SHORTEST_LAST_WORD: usize = 3;

/// Whether a sentence begins on line `index`, below a title.
pub(super) fn begins_text(scene: &Scene, index: usize, title: &str) -> bool {
    let text = scene.text(index);
    let word = text.split(' ').next().unwrap_or("");
    let below = scene.lines.get(index + 1).filter(|line| line.is_text()).map_or("", |_| scene.text(index + 1));
    let before = title.rsplit(' ').next().unwrap_or("");
    !before.is_empty() && begins(scene.language, before, word, text, below)
}

/// "Till ledamöter för åren 1961 och 1962" ⏎ "valdes med slutna sedlar:": a sentence that the rows below complete.
fn elects_below(scene: &Scene, lines: Lines, own: &str) -> bool {
    let text = |index: usize| scene.lines.get(index).filter(|line| line.is_text()).map_or("", |_| scene.text(index));
    let mut rest =
        (lines.start + 1..lines.end.min(lines.start + MOST_ELECTING)).map(text).take_while(|text| !text.is_empty());
    let open = own.ends_with(':') || rest.any(|text| text.ends_with(':'));
    open && scene.language.given_to().opens(&own.to_lowercase())
        && scene.language.election_verbs().is_in(&format!("{own} {}", text(lines.start + 1)))
}

/// Lines that such a sentence has at most.
const MOST_ELECTING: usize = 3;

/// Whether the paragraph on the first lines ends as a sentence does.
fn ends_as_text(scene: &Scene, lines: Lines) -> bool {
    let goes_on = |index: &usize| {
        scene.lines[*index].is_text()
            && (*index == lines.start
                || clause_mark(scene.language, scene.text(*index)).is_none_or(|mark| {
                    mark.value.kind == ClauseKind::Att && !scene.text(index - 1).ends_with([':', '.'])
                }))
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
            small(bare) && language.may_be_finite(bare)
        })
}
