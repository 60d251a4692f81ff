//! The block that closes minutes or an extract: secretary, chair and adjusters sign, and the posting is attested.

use std::ops::Range;

use crate::grammar::person::{NameLikeness, is_person_name};
use crate::language::{HeaderLabel, Roster};
use crate::page::scene::Scene;
use crate::page::shape::is_rule;

/// Lines of other things that may stand among the signatures.
const STRANGE: usize = 3;

/// The first line of the closing block among the lines of the last item.
pub(crate) fn start(scene: &Scene, last: Range<usize>) -> Option<usize> {
    (last.start + 1..last.end).find(|index| opens(scene, *index) && closes(scene, *index..last.end))
}

/// Whether a line can open the block: "Vid protokollet", "Underskrifter", "Justeras", "Sekreterare".
fn opens(scene: &Scene, index: usize) -> bool {
    if !scene.lines[index].is_text() || !scene.opens_paragraph(index) || scene.heading(index).is_some() {
        return false;
    }
    // "… att följande personer väljs:" ⏎ "Ordförande   Anna Ek (S)": whoever is chosen signs nothing.
    let chosen = scene.previous_text(index, index.saturating_sub(3)).is_some_and(|above| {
        let text = scene.text(above);
        text.ends_with(':') && text.split(' ').count() >= 3
    });
    if chosen {
        return false;
    }
    scene.cells(index, scene.lines[index].start).first().is_some_and(|cell| {
        let text = scene.slice_text(cell.range.clone());
        text.len() < 60 && signs(scene, text)
    })
}

/// Whether a cell is the label of a signature.
fn signs(scene: &Scene, text: &str) -> bool {
    let roster = scene.language.roster_heading(text);
    let label = scene.language.header_label(text);
    roster.is_some_and(|found| {
        let rest = text[found.end..].trim();
        matches!(found.roster, Roster::Chair | Roster::Secretary | Roster::Adjusters)
            && (found.exact || is_rule(rest) || crate::facts::people::names_someone(scene, rest))
    }) || label.is_some_and(|found| {
        let rest = text[found.end..].trim();
        matches!(found.label, HeaderLabel::Secretary | HeaderLabel::Chair | HeaderLabel::Adjuster)
            && (rest.is_empty() || is_rule(rest) || crate::facts::people::names_someone(scene, rest))
    })
}

/// Whether nothing but signatures, posting and lists follows, until the end or the next page's list.
fn closes(scene: &Scene, lines: Range<usize>) -> bool {
    let (mut strange, mut named) = (0, 0);
    for index in lines.filter(|index| scene.lines[*index].is_text()) {
        let text = scene.text(index);
        if scene.language.annex_heading(text).is_some() || scene.language.annex_label().opens(text) {
            break;
        }
        let cells = scene.cells(index, scene.lines[index].start);
        for cell in cells {
            let text = scene.slice_text(cell.range.clone());
            let name = is_person_name(scene.language, text.trim_end_matches(['.', '_', ' '])) != NameLikeness::No
                || crate::facts::people::names_someone(scene, text);
            let known = signs(scene, text)
                || is_rule(text)
                || scene.language.furniture(text)
                || scene.language.header_label(text).is_some()
                || scene.language.posting_words().is_in(text);
            named += usize::from(name);
            strange += usize::from(!name && !known);
        }
        if strange > STRANGE {
            return false;
        }
    }
    named > 0
}
