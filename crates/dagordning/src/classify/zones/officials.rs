//! Who signs a memo: names of officials with their titles below them, at the very end. (Catalogue part 12)

use crate::grammar::person::{NameLikeness, is_person_name};
use crate::page::scene::{LineKind, Scene};

/// Lines of such signatures.
const MOST_LINES: usize = 12;
/// Bytes of a name or a title.
const LONGEST: usize = 50;

/// Sets the signatures of a memo aside: they are no text of its last section, and no value of its lists.
pub(crate) fn set_aside(scene: &mut Scene, from: usize) {
    let Some(start) = start(scene, from) else { return };
    for line in scene.lines.iter_mut().skip(start).filter(|line| line.kind == LineKind::Text) {
        line.kind = LineKind::Aside;
    }
}

/// The first line of the signatures below line `from`.
fn start(scene: &Scene, from: usize) -> Option<usize> {
    let (mut at, mut found, mut titled) = (scene.lines.len(), None, false);
    for _ in 0..MOST_LINES {
        let Some(index) = scene.previous_text(at, from + 1) else { break };
        let all = |is: fn(&Scene, &str) -> bool| scene.cell_texts(index).all(|text| is(scene, text));
        if titled && all(is_name) {
            found = scene.opens_paragraph(index).then_some(index).or(found);
            titled = false;
        } else if !titled && all(is_title) {
            titled = true;
        } else {
            break;
        }
        at = index;
    }
    // A list directly below its heading is none.
    found.filter(|first| {
        let above = scene.previous_text(*first, from);
        above.is_some_and(|above| scene.heading(above).is_none())
    })
}

fn is_name(scene: &Scene, text: &str) -> bool {
    text.len() <= LONGEST && is_person_name(scene.language, text) == NameLikeness::Likely
}

fn is_title(scene: &Scene, text: &str) -> bool {
    let word = text.split([' ', ',']).next().unwrap_or("");
    text.len() <= LONGEST
        && text.split(' ').count() <= 4
        && !text.ends_with(['.', ':'])
        && (scene.language.title_word(word) || scene.language.title_word(&word.to_lowercase()))
}
