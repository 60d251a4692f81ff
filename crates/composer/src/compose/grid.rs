//! Agendas as tables whose rows stand close together, with groups and a break between them.

use serde_json::{Map, Value, json};

use super::Writer;
use crate::axes::Table;
use crate::draw::Matter;

/// Where the columns begin, widest first.
const COLUMNS: [usize; 5] = [0, 15, 24, 72, 94];
/// The row behind which the meeting pauses.
const PAUSE_BEHIND: usize = 3;

/// Whether neither rows nor groups have white space between them.
pub fn is_tight(table: Table) -> bool {
    matches!(table, Table::TimeFirst | Table::Minutes | Table::Unheaded)
}

/// The heads of the columns.
pub fn head(writer: &mut Writer<'_>) {
    match writer.style.table {
        Table::TimeFirst => writer.head_row(&["Tid", "Punkt", "Ärende", "Diarienr", "Föredragare"], &COLUMNS),
        Table::Minutes => writer.head_row(&["Punkt", "Beteckning", "Ärende", "Handläggare", "Tid"], &MINUTES),
        _ => {}
    }
}

const MINUTES: [usize; 5] = [0, 8, 28, 76, 104];

/// A row of number, title and case id, with presenter and time.
pub fn row(
    writer: &mut Writer<'_>,
    at: usize,
    matter: &Matter,
    [mark, title, id]: [&str; 3],
    item: &mut Map<String, Value>,
) {
    let presenter = matter.presenters.first().map(|(person, office)| (person.name(), *office));
    let when = matter.time.filter(|_| presenter.is_some());
    let named = presenter.as_ref().map(|(name, office)| match writer.style.table {
        Table::Minutes => name.clone(),
        _ => format!("{name}, {office}"),
    });
    if let Some((name, office)) = &presenter {
        let titled = writer.style.table != Table::Minutes;
        item.insert(
            "presenters".to_owned(),
            if titled { json!([{"name": name, "title": office}]) } else { json!([{"name": name}]) },
        );
    }
    let named = named.unwrap_or_default();
    if writer.style.table == Table::Minutes {
        let minutes = when.map(|time| 5 + time.1 % 4 * 5);
        if let Some(minutes) = minutes {
            item.insert("duration_minutes".to_owned(), minutes.into());
        }
        let time = minutes.map(|minutes| format!("{minutes} min")).unwrap_or_default();
        filled(writer, &[mark, id, title, &named, &time], &MINUTES);
        if at + 1 == PAUSE_BEHIND {
            filled(writer, &["", "", "Paus", "", "15 min"], &MINUTES);
        }
        return;
    }
    if let Some(time) = when {
        item.insert("start_time".to_owned(), time.iso().into());
    }
    let time = when.map(|time| format!("{:02}.{:02}", time.0, time.1)).unwrap_or_default();
    if writer.style.table == Table::TimeFirst {
        writer.row(&[&time, mark, title, id, &named], &COLUMNS);
    } else {
        filled(writer, &[&time, mark, title, id, &named], &COLUMNS);
    }
}

/// A row without its empty cells, as a table is copied that has none.
fn filled(writer: &mut Writer<'_>, cells: &[&str], columns: &[usize]) {
    let full: Vec<usize> = (0..cells.len()).filter(|at| !cells[*at].is_empty()).collect();
    let cells: Vec<&str> = full.iter().map(|at| cells[*at]).collect();
    let columns: Vec<usize> = full.iter().map(|at| columns[*at]).collect();
    writer.row(&cells, &columns);
}
