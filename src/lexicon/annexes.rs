//! Lists bound behind the minutes: attendance and ballots.

use super::data::Data;
use super::matches::{AnnexKind, ListColumn, ListColumns};
use super::phrases::Phrases;

#[derive(Debug, Default)]
pub(super) struct Annexes {
    headings: Phrases<AnnexKind>,
    sums: Phrases<()>,
    /// Which column each word can head; a word can head several.
    columns: Vec<(ListColumn, Phrases<()>)>,
}

impl Annexes {
    pub(super) fn new(data: &Data) -> Self {
        let mut annexes = Annexes { sums: Phrases::of_lines(data.annex.sums), ..Annexes::default() };
        annexes.headings.insert_lines(data.annex.attendance, AnnexKind::Attendance);
        annexes.headings.insert_lines(data.annex.ballots, AnnexKind::Ballots);
        annexes.columns = data.list_columns.iter().map(|(column, list)| (*column, Phrases::of_lines(list))).collect();
        annexes
    }

    pub(super) fn heading(&self, line: &str) -> Option<AnnexKind> {
        if line.len() > 60 || !line.starts_with(char::is_uppercase) {
            return None;
        }
        let (kind, end) = self.headings.longest(line)?;
        // "Omröstningslista nr. 3   § 12", "Voteringslista, bilaga 2" head a list; a sentence does not.
        let rest = line[end..].trim();
        let numbered = rest.chars().filter(|c| c.is_alphabetic()).count() <= 16;
        (rest.is_empty() || kind == AnnexKind::Ballots && numbered && !rest.ends_with('.')).then_some(kind)
    }

    pub(super) fn sum(&self, line: &str) -> bool {
        self.sums.longest(line).is_some()
    }

    pub(super) fn columns(&self, cell: &str) -> ListColumns {
        let cell = cell.trim_end_matches([':', '.']);
        let mut found = ListColumns::default();
        for (column, words) in &self.columns {
            if words.exact(cell).is_some() {
                found.add(*column);
            }
        }
        found
    }
}
