//! Yrkanden: one per printed sentence, with the quotation or list that follows.

use std::ops::Range;

use super::movers;
use super::sentences::sentences;
use crate::classify::body::blocks::{BlockKind, Blocks};
use crate::language::search::{find, find_all};
use crate::language::{Language, small_letters};
use crate::model::{Item, Motion, MotionKind, NamedPerson};
use crate::page::passage::{Join, Passage};
use crate::page::scene::Scene;

/// Reads the motions that running text tells of: sentences in which people move something, and what their colon opens.
///
/// `text` is the section's whole text: most hold no word and no sign of a motion, and are not asked sentence by sentence.
pub(super) fn read_told(scene: &Scene, item: &mut Item, blocks: &Blocks, text: &str) {
    if !scene.language.motion_stems().is_in(text) && !text.contains(NAMED) {
        return;
    }
    let mut open = false;
    for block in blocks.iter() {
        let passage = blocks.passage(scene, block);
        let listed = matches!(block.kind, BlockKind::Entry(_));
        for range in sentences(scene.language, passage.text()) {
            let sentence = &passage.text()[range.clone()];
            let verb = scene.language.told_motion_verbs().earliest_in(sentence).map(|(at, _)| at);
            if let Some(moved) = moved(scene, &passage, range.clone(), verb, true) {
                open = opens(&moved);
                item.motions.push(moved);
            } else if open && (listed || item.motions.last().is_some_and(opens)) {
                let Some(last) = item.motions.last_mut() else { continue };
                goes_on(scene, last, blocks.with_mark(scene, block, &passage, range));
            } else {
                open = false;
            }
        }
    }
}

/// Whether what was moved stands below.
fn opens(motion: &Motion) -> bool {
    motion.text.as_deref().is_some_and(|text| text.ends_with(':'))
}

/// Reads the motions of a section.
pub(super) fn read(scene: &Scene, item: &mut Item, blocks: &Blocks) {
    // What stands here belongs to no motion of the section before.
    let before = item.motions.len();
    for block in blocks.iter() {
        let passage = blocks.passage(scene, block);
        let listed = matches!(block.kind, BlockKind::Entry(_));
        for range in sentences(scene.language, passage.text()) {
            let verb = verb(scene, &passage.text()[range.clone()]);
            if let Some(moved) = moved(scene, &passage, range.clone(), verb, false) {
                item.motions.push(moved);
                continue;
            }
            // What follows a motion that ends in a colon, a quotation or a list belongs to it.
            let Some(last) = item.motions.get_mut(before..).and_then(<[Motion]>::last_mut) else { continue };
            let text = &passage.text()[range.clone()];
            let open = last.text.as_deref().is_some_and(|text| text.ends_with(':') || text.contains('\n'));
            if listed || open || text.starts_with(['”', '"', '“']) || scene.language.clause_leads().opens(text) {
                goes_on(scene, last, blocks.with_mark(scene, block, &passage, range));
            }
        }
    }
}

/// The motion that a sentence is; `told` in running text, where less is taken for one.
fn moved(scene: &Scene, passage: &Passage, range: Range<usize>, verb: Option<usize>, told: bool) -> Option<Motion> {
    let text = &passage.text()[range.clone()];
    if let Some(at) = verb {
        if let Some(movers) = moving(scene, passage, range.start..range.start + at) {
            return Some(motion(scene, passage, range.clone(), range.start + at, movers));
        }
        // "Vidare yrkar Anna Ek (S) avslag på …": the mover stands behind the verb.
        if let Some((end, movers)) = inverted(scene, passage, range.clone(), at) {
            return Some(motion(scene, passage, range.clone(), end, movers));
        }
    }
    // "Anna Ek (S) lämnar följande tilläggsyrkande:" names the kind, and what is moved stands below.
    if scene.language.motion_stems().is_in(text)
        && let Some((at, lead)) = scene.language.motion_announced().earliest_in(text)
        && scene.language.motion_stems().is_in(&text[at + lead.len()..])
        && let Some(movers) = moving(scene, passage, range.start..range.start + at)
    {
        let mut moved = motion(scene, passage, range.clone(), range.start + at, movers);
        moved.kinds = announced(scene.language, &text[at + lead.len()..]);
        return Some(moved);
    }
    named(scene, passage, range, told)
}

/// "Anna Ek (S): Bifall till förslaget." What is moved stands behind the colon.
fn named(scene: &Scene, passage: &Passage, range: Range<usize>, told: bool) -> Option<Motion> {
    let text = &passage.text()[range.clone()];
    let colon = text.find(':').filter(|at| *at < LONGEST_NAMES && text[..*at].ends_with(')'))?;
    let who = range.start..range.start + colon;
    let claim = text[colon + 1..].trim_start();
    let start = range.end - claim.len();
    // A quotation of what was said is no motion.
    let kinds = kinds(scene.language, claim);
    let clear = kinds != [MotionKind::Other] || scene.language.clause_leads().opens(&claim.to_lowercase());
    if claim.is_empty() || told && !clear {
        return None;
    }
    let mut moved = motion(scene, passage, start..range.end, start, people(scene, passage, who)?);
    moved.kinds = kinds;
    Some(moved)
}

/// What stands between who moves and what is moved: "Anna Ek (S): Bifall".
const NAMED: &str = "):";

/// The names before the colon of a motion, in bytes.
const LONGEST_NAMES: usize = 200;

/// The people that a text is, each with a party.
fn people(scene: &Scene, passage: &Passage, range: Range<usize>) -> Option<Vec<NamedPerson>> {
    let people = movers::read(scene, passage, range);
    let all = !people.is_empty() && people.iter().all(|person| person.name.is_some() && person.party.is_some());
    all.then_some(people)
}

/// The kind that the word for a motion tells: "tilläggsyrkande".
fn announced(language: &Language, text: &str) -> Vec<MotionKind> {
    let lower = small_letters(text);
    let first = language.motion_kinds().filter_map(|(word, kind)| Some((find(&lower, word)?, kind)));
    vec![first.min_by_key(|(at, _)| *at).map_or(MotionKind::Other, |(_, kind)| kind)]
}

/// Where the verb of a motion stands in a sentence.
fn verb(scene: &Scene, sentence: &str) -> Option<usize> {
    scene.language.motion_verbs().earliest_in(sentence).map(|(at, _)| at)
}

/// The movers behind the verb of a sentence that begins with another word, and where they end.
fn inverted(
    scene: &Scene,
    passage: &Passage,
    sentence: Range<usize>,
    verb: usize,
) -> Option<(usize, Vec<NamedPerson>)> {
    let text = &passage.text()[sentence.clone()];
    let behind = scene.language.told_motion_verbs().cut_from(text.get(verb..)?)?;
    let start = text.len() - behind.len();
    let end = scene.language.mover_stops().earliest_in(behind).map(|(at, _)| start + at)?;
    let who = sentence.start + start..sentence.start + end;
    Some((who.end, moving(scene, passage, who)?))
}

/// The people or parties that those before the verb are.
fn moving(scene: &Scene, passage: &Passage, head: Range<usize>) -> Option<Vec<NamedPerson>> {
    let movers = (head.len() < 600).then(|| movers::read(scene, passage, head))?;
    (!movers.is_empty()).then_some(movers)
}

fn motion(scene: &Scene, passage: &Passage, sentence: Range<usize>, verb: usize, movers: Vec<NamedPerson>) -> Motion {
    let mut motion = Motion::default();
    let text = passage.part(sentence.clone());
    scene.view(&mut motion.places, "text", &text);
    motion.movers = movers;
    motion.kinds = kinds(scene.language, &passage.text()[verb..sentence.end]);
    motion.text = Some(text.into_text());
    motion
}

/// What is moved, in printed order, each kind once; "other" where no word tells.
fn kinds(language: &Language, text: &str) -> Vec<MotionKind> {
    let lower = small_letters(text);
    let mut found: Vec<(usize, MotionKind)> = Vec::new();
    for (word, kind) in language.motion_kinds() {
        for at in find_all(&lower, word) {
            // "bifall till återremissyrkandet", "avslag på tilläggsyrkandet": the object is named, not moved.
            let rest = &lower[at + word.len()..];
            let object = language.motion_objects().opens(rest);
            // "klimatförändringar" moves nothing.
            let inside = lower[..at].ends_with(char::is_alphabetic);
            if !object && !inside && found.iter().all(|(_, known)| *known != kind) {
                found.push((at, kind));
            }
        }
    }
    found.sort_by_key(|(at, _)| *at);
    // What a matter is sent back for is no motion of its own: "återremitteras för att utreda en ändring".
    if let Some((sent, _)) = found.iter().copied().find(|(_, kind)| *kind == MotionKind::ReferBack) {
        let second = language.order_of_choice().earliest_in(&lower[sent..]).map_or(lower.len(), |(at, _)| sent + at);
        found.retain(|(at, kind)| *at <= sent || *at > second || !matches!(kind, MotionKind::Amend | MotionKind::Add));
    }
    match found.is_empty() {
        true => vec![MotionKind::Other],
        false => found.into_iter().map(|(_, kind)| kind).collect(),
    }
}

/// Adds a list entry or a quotation to a motion.
fn goes_on(scene: &Scene, motion: &mut Motion, (passage, join): (Passage, Join)) {
    if passage.is_empty() {
        return;
    }
    scene.view(&mut motion.places, "text", &passage);
    let text = motion.text.get_or_insert_default();
    text.push_str(match join {
        Join::Space => " ",
        Join::Bullet => "\n- ",
        Join::Line => "\n",
        Join::Paragraph => "\n\n",
    });
    text.push_str(passage.text());
    let more = kinds(scene.language, passage.text());
    if motion.kinds == [MotionKind::Other] && more != [MotionKind::Other] {
        motion.kinds = more;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use MotionKind::{Add, Adjourn, Approve, Other, ReferBack, Reject};

    #[test]
    fn every_told_verb_holds_a_stem() {
        let language = Language::swedish();
        for verb in language.told_motion_verbs().all() {
            assert!(language.motion_stems().is_in(verb), "{verb} would never be looked for");
        }
    }

    #[test]
    fn kinds_are_told_in_printed_order() {
        for (text, expected) in [
            ("yrkar bifall till förvaltningens förslag.", vec![Approve]),
            ("yrkar i första hand återremiss och i andra hand avslag.", vec![ReferBack, Reject]),
            ("yrkar avslag på återremissyrkandet.", vec![Reject]),
            ("yrkar bifall till förslaget med tillägget att en plan tas fram.", vec![Approve, Add]),
            ("yrkar att ärendet bordläggs.", vec![Adjourn]),
            ("yrkar att taxan sänks.", vec![Other]),
            ("yrkar att ärendet återremitteras för att utreda en ändring av taxan.", vec![ReferBack]),
            ("yrkar bifall till planen för klimatförändringar.", vec![Approve]),
        ] {
            assert_eq!(kinds(Language::swedish(), text), expected, "{text}");
        }
    }
}
