//! §§ of rules that are bound behind or stand in an item's text: "Stadgar för hembygdsfonden" ⏎ "§ 1 Fonden har till
//! ändamål …". They are no items.

use super::Marked;
use crate::grammar::number::{ItemMark, Style, item_mark};
use crate::page::scene::Scene;

/// Longest title of rules, in bytes.
const LONGEST: usize = 90;
/// Lines of white space and furniture between the title and the first §.
const NEAR: usize = 6;

/// All numbered lines but the §§ of rules: from the first below the title of rules as long as they count on, each a sentence.
pub(super) fn left_out(scene: &Scene, marked: Vec<Marked>) -> Vec<Marked> {
    let mut last: Option<u32> = None;
    let mut found = Vec::with_capacity(marked.len());
    for line in marked {
        let mark = &line.mark;
        let section = mark.style == Style::Section && mark.depth == 1;
        let opens = || is_first(mark) && scene.previous_text(line.line, 0).is_some_and(|above| is_title(scene, above));
        let counted = match last {
            Some(last) => mark.value == last + 1,
            None => opens(),
        };
        if section && counted {
            last = Some(mark.value);
            continue;
        }
        // Clauses of a § count on their own.
        last = last.filter(|_| !section);
        found.push(line);
    }
    found
}

/// Whether line `index` is the title of rules, over the first § of them.
pub(crate) fn heads_rules(scene: &Scene, index: usize) -> bool {
    let Some(below) = scene.next_text(index + 1, index + NEAR) else { return false };
    scene.text(below).starts_with('§')
        && item_mark(scene.language, scene.text(below)).is_some_and(|found| is_first(&found.value))
        && is_title(scene, index)
}

fn is_first(mark: &ItemMark) -> bool {
    mark.style == Style::Section && mark.value == 1 && mark.body.is_none() && mark.year.is_none()
}

fn is_title(scene: &Scene, index: usize) -> bool {
    let text = scene.text(index);
    text.len() <= LONGEST
        && !text.ends_with(['.', ',', ':'])
        && scene.language.rules_titles().is_in(&text.to_lowercase())
}
