//! Agendas whose items have letters for numbers: "a) val av ordförande för stämman", as the statutes of old associations have them.

use crate::grammar::number::{ItemMark, Style, item_mark, lettered_mark};
use crate::page::scene::Scene;

/// So many letters in a row are a list of items, where no number stands as far out.
const FEWEST: usize = 6;

/// The letters that are items, with their lines.
pub(super) struct Lettered {
    marks: Vec<(usize, ItemMark)>,
}

impl Lettered {
    /// The list of a document, if nothing else numbers its items.
    pub(super) fn find(scene: &Scene) -> Option<Lettered> {
        let mut marks: Vec<(usize, ItemMark)> = Vec::new();
        let mut indent = 0;
        for (index, line) in scene.lines.iter().enumerate().filter(|(_, line)| line.is_text()) {
            let text = scene.text(index);
            let next = u32::try_from(marks.len()).unwrap_or(u32::MAX).saturating_add(1);
            if let Some(mark) =
                lettered_mark(scene.language, text, next).filter(|_| marks.is_empty() || line.indent == indent)
            {
                (indent, _) = (line.indent, marks.push((index, mark)));
            }
        }
        let outer = |index: usize| {
            let line = &scene.lines[index];
            let mark = || item_mark(scene.language, scene.text(index)).map(|found| found.value.style);
            line.is_text()
                && line.indent <= indent
                && matches!(mark(), Some(Style::Section | Style::Dot | Style::Paren | Style::Dotted))
        };
        (marks.len() >= FEWEST && !(0..scene.lines.len()).any(outer)).then_some(Lettered { marks })
    }

    /// The letter of a line.
    pub(super) fn mark(&self, index: usize) -> Option<&ItemMark> {
        let at = self.marks.binary_search_by_key(&index, |(line, _)| *line).ok()?;
        self.marks.get(at).map(|(_, mark)| mark)
    }
}
