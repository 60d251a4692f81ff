//! How many items and numbered lines a document may have: each takes memory, and a text can be made of nothing else.

use super::Outline;
use crate::model::{DiagnosticCode, Severity};
use crate::page::scene::{Line, LineKind, Scene};

/// More items are those of no document.
pub(super) const MOST_ITEMS: usize = 6_000;
/// More numbered lines neither.
pub(super) const MOST_NUMBERED: usize = 20_000;

/// Leaves what stands behind so many items unread: it stays in `unassigned`, and is told.
pub(super) fn hold(scene: &mut Scene, outline: &mut Outline) {
    let beyond = outline.items.get(MOST_ITEMS).map(|item| item.lines.start);
    let Some(cut) = outline.cut.into_iter().chain(beyond).min() else { return };
    outline.items.truncate(outline.items.partition_point(|item| item.lines.start < cut));
    outline.missing.truncate(MOST_ITEMS);
    outline.groups.retain(|line| *line < cut);
    if let Some(last) = outline.items.last_mut() {
        last.lines.end = last.lines.end.min(cut);
    }
    for line in scene.lines.iter_mut().skip(cut).filter(|line| line.kind == LineKind::Text) {
        line.kind = LineKind::Aside;
    }
    let message = "more numbered lines than any document has: what follows was not read, and stands in `unassigned`";
    let at = scene.lines.get(cut).map(Line::range);
    scene.diagnose(DiagnosticCode::BeyondBounds, Severity::Error, message.to_owned(), at);
}
