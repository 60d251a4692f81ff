//! Agendas set as a table: `Nr | Ärende | Dnr | Föredragande | Tid`, the columns kept by runs of spaces.

use crate::language::Column;
use crate::page::scene::Scene;

/// The columns of a table head, with the character column that each begins in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    columns: Vec<(usize, Column)>,
}

impl Table {
    /// Reads a line as a table head: two cells or more, each a known column's heading, one of them the title's.
    pub(crate) fn head(scene: &Scene, index: usize) -> Option<Table> {
        let line = &scene.lines[index];
        if !line.is_text() || line.end - line.start > 160 || !scene.is_parted(index) {
            return None;
        }
        let cells = scene.cells(index, line.start);
        if cells.len() < 2 {
            return None;
        }
        let columns = cells
            .iter()
            .map(|cell| Some((cell.column, scene.language.table_column(scene.slice_text(cell.range))?)))
            .collect::<Option<Vec<_>>>()?;
        let table = Table { columns };
        table.title_column().is_some().then_some(table)
    }

    /// Which column a cell that begins at character column `at` stands in.
    pub(crate) fn column_at(&self, at: usize) -> Option<Column> {
        self.columns.iter().min_by_key(|(column, _)| column.abs_diff(at)).map(|(_, kind)| *kind)
    }

    /// Which of the columns this one is, from the left; ids below a title stand right behind it.
    pub(crate) fn order(&self, column: Column) -> usize {
        let at = |column: Column| self.columns.iter().position(|(_, kind)| *kind == column).map(|at| 2 * at);
        let title = || at(Column::Title).or_else(|| at(Column::TitleAndPresenter)).map_or(0, |at| at + 1);
        at(column).unwrap_or_else(title)
    }

    /// The columns in their order, where the numbers stand behind the time.
    pub(crate) fn numbered_behind_time(&self) -> Option<Vec<Column>> {
        let columns: Vec<Column> = self.columns.iter().map(|(_, column)| *column).collect();
        let number = columns.iter().position(|column| *column == Column::Number)?;
        (number > 0 && columns[0] == Column::Time).then_some(columns)
    }

    /// Where the titles begin.
    pub(crate) fn title_column(&self) -> Option<usize> {
        let title = |kind: &Column| matches!(kind, Column::Title | Column::TitleAndPresenter);
        self.columns.iter().find(|(_, kind)| title(kind)).map(|(column, _)| *column)
    }

    /// Where the column behind that of the titles begins.
    pub(crate) fn behind_title(&self) -> Option<usize> {
        let title = self.title_column()?;
        self.columns.iter().map(|(column, _)| *column).filter(|column| *column > title).min()
    }

    /// Whether the presenters stand under the title: `Ärende/Föredragande`.
    pub(crate) fn has_presenter_under_title(&self) -> bool {
        self.columns.iter().any(|(_, kind)| *kind == Column::TitleAndPresenter)
    }

    /// Whether the rows carry numbers.
    pub(crate) fn is_numbered(&self) -> bool {
        self.columns.iter().any(|(_, kind)| *kind == Column::Number)
    }

    /// Whether the first column holds the time: `Tid | Ämne | Föredragande`.
    pub(crate) fn begins_with_time(&self) -> bool {
        self.columns.first().is_some_and(|(_, kind)| *kind == Column::Time)
    }
}
