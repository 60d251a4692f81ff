//! What the cover says of the §§ that the minutes hold (`Paragrafer 25-31`), and whether §§ are the items at all.

use crate::grammar::extent::{merged, printed, runs};
use crate::grammar::number::Style;
use crate::language::HeaderLabel;
use crate::model::DocumentKind;
use crate::page::scene::Scene;

/// Lines from the top in which a cover can stand.
const COVER_LINES: usize = 200;
/// Lines from the top in which a title can stand.
const TITLE_LINES: usize = 40;

/// What is known of the items' numbers before they are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Frame {
    /// Whether the items are §§ and nothing else: what is numbered otherwise stands inside them.
    pub(crate) sections: bool,
    /// The §§ that the cover prints, first and last of each run, in order and apart; empty if it prints none.
    pub(crate) extent: Vec<(u32, u32)>,
}

impl Frame {
    /// Reads the frame; `styles` are the styles of the numbered lines.
    pub(crate) fn read(scene: &Scene, styles: impl Iterator<Item = Style>) -> Frame {
        let sections = styles.filter(|style| *style == Style::Section).count();
        if sections == 0 {
            return Frame::default();
        }
        let extent = extent(scene);
        Frame { sections: sections >= 3 || !extent.is_empty() || is_titled_minutes(scene), extent }
    }

    /// Whether the cover promises the number; nothing is known without a printed extent.
    pub(crate) fn promises(&self, number: u32) -> Option<bool> {
        let behind = self.extent.partition_point(|(_, last)| *last < number);
        (!self.extent.is_empty()).then(|| self.extent.get(behind).is_some_and(|(first, _)| *first <= number))
    }
}

/// The §§ that the cover prints.
pub(crate) fn extent(scene: &Scene) -> Vec<(u32, u32)> {
    // Where nothing is numbered no § is told.
    let numbered =
        |index: &usize| scene.lines[*index].is_text() && scene.text(*index).bytes().any(|byte| byte.is_ascii_digit());
    for index in (0..scene.lines.len().min(COVER_LINES)).filter(numbered) {
        let cells = scene.cells(index, scene.lines[index].start);
        for (at, cell) in cells.iter().enumerate() {
            let text = scene.slice_text(cell.range);
            let Some(found) = scene.header_label(text).filter(|found| found.label == HeaderLabel::Extent) else {
                continue;
            };
            // "§ 12 Budget" is an item: a bare sign is a label only before numbers and nothing else.
            let rest = text[found.end..].trim();
            let beside = cells.get(at + 1).map(|cell| scene.slice_text(cell.range));
            let value = if rest.is_empty() { beside.unwrap_or("") } else { rest };
            let only_numbers = printed(value).1 == value.trim_end_matches(['.', ' ']).len();
            let signs = text[..found.end].chars().all(|c| !c.is_alphabetic());
            let runs = runs(value);
            if only_numbers && !runs.is_empty() && (!signs || runs.iter().any(|(first, last)| first < last)) {
                return merged(runs.into_iter().filter(|(first, last)| first <= last).collect());
            }
        }
    }
    Vec::new()
}

fn is_titled_minutes(scene: &Scene) -> bool {
    let text = (0..scene.lines.len()).filter(|index| scene.lines[*index].is_text()).take(TITLE_LINES);
    text.flat_map(|index| scene.cells(index, scene.lines[index].start)).any(|cell| {
        let title = scene.document_title(scene.slice_text(cell.range));
        title.is_some_and(|found| {
            matches!(found.kind, DocumentKind::Minutes | DocumentKind::MinutesExtract) && found.exact
        })
    })
}
