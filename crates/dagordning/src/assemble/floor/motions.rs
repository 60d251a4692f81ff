//! Yrkanden: one per printed sentence, with the quotation or list that follows.

use std::ops::Range;

use super::movers;
use super::sentences::sentences;
use crate::assemble::blocks::{BlockKind, Blocks};
use crate::language::Language;
use crate::model::{Item, Motion, MotionKind};
use crate::page::passage::{Join, Passage};
use crate::page::scene::Scene;

/// Reads the motions that running text tells of: sentences in which people move something, and nothing else.
pub(super) fn read_told(scene: &Scene, item: &mut Item, blocks: &Blocks) {
    for block in blocks.iter() {
        let last = blocks
            .slices(block)
            .iter()
            .any(|slice| scene.language.motion_stems().is_in(scene.slice_text(slice.clone())));
        if !last {
            continue;
        }
        let passage = blocks.passage(scene, block);
        for range in sentences(scene.language, passage.text()) {
            let sentence = &passage.text()[range.clone()];
            let at = scene.language.told_motion_verbs().earliest_in(sentence);
            if let Some((at, _)) = at
                && moves(scene, &passage, range.start..range.start + at)
            {
                item.motions.push(motion(scene, &passage, range.clone(), range.start + at));
            }
        }
    }
}

/// Reads the motions of a section.
pub(super) fn read(scene: &Scene, item: &mut Item, blocks: &Blocks) {
    for block in blocks.iter() {
        let passage = blocks.passage(scene, block);
        let listed = matches!(block.kind, BlockKind::Entry(_));
        let parts = sentences(scene.language, passage.text());
        for range in parts {
            match verb(scene, &passage.text()[range.clone()]) {
                Some(at) if moves(scene, &passage, range.start..range.start + at) => {
                    item.motions.push(motion(scene, &passage, range.clone(), range.start + at));
                }
                // "Vidare yrkar Anna Ek (S) avslag på …": the mover stands behind the verb.
                Some(at) if let Some(who) = inverted(scene, &passage, range.clone(), at) => {
                    let mut moved = motion(scene, &passage, range.clone(), who.end);
                    moved.movers = movers::read(scene, &passage, who);
                    item.motions.push(moved);
                }
                // What follows a motion that ends in a colon, a quotation or a list belongs to it.
                _ => {
                    let Some(last) = item.motions.last_mut() else { continue };
                    let text = &passage.text()[range.clone()];
                    let open = last.text.as_deref().is_some_and(|text| text.ends_with(':') || text.contains('\n'));
                    if listed || open || text.starts_with(['”', '"', '“']) || scene.language.clause_leads().opens(text)
                    {
                        goes_on(scene, last, blocks.with_mark(scene, block, &passage, range));
                    }
                }
            }
        }
    }
}

/// Where the verb of a motion stands in a sentence.
fn verb(scene: &Scene, sentence: &str) -> Option<usize> {
    scene.language.motion_verbs().earliest_in(sentence).map(|(at, _)| at)
}

/// Where the movers stand behind the verb of a sentence that begins with another word.
fn inverted(scene: &Scene, passage: &Passage, sentence: Range<usize>, verb: usize) -> Option<Range<usize>> {
    let text = &passage.text()[sentence.clone()];
    let behind = scene.language.told_motion_verbs().cut_from(text.get(verb..)?)?;
    let start = text.len() - behind.len();
    let end = scene.language.mover_stops().earliest_in(behind).map(|(at, _)| start + at)?;
    let who = sentence.start + start..sentence.start + end;
    moves(scene, passage, who.clone()).then_some(who)
}

/// Whether those before the verb are people or parties.
fn moves(scene: &Scene, passage: &Passage, head: Range<usize>) -> bool {
    head.len() < 600 && !movers::read(scene, passage, head).is_empty()
}

fn motion(scene: &Scene, passage: &Passage, sentence: Range<usize>, verb: usize) -> Motion {
    let mut motion = Motion::default();
    let text = passage.part(sentence.clone());
    scene.view(&mut motion.places, "text", &text);
    motion.movers = movers::read(scene, passage, sentence.start..verb);
    motion.kinds = kinds(scene.language, &passage.text()[verb..sentence.end]);
    motion.text = Some(text.into_text());
    motion
}

/// What is moved, in printed order, each kind once; "other" where no word tells.
fn kinds(language: &Language, text: &str) -> Vec<MotionKind> {
    let lower = text.to_lowercase();
    let mut found: Vec<(usize, MotionKind)> = Vec::new();
    for (word, kind) in language.motion_kinds() {
        for (at, _) in lower.match_indices(word) {
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
        Join::Line | Join::Paragraph => "\n",
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
