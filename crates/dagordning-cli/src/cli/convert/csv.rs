//! Tables as files of CSV: RFC 4180, UTF-8.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use dagordning::tables::{Table, Value, all};

use super::finish::Sheets;
use super::out::Begun;

/// Tells programs that a file is UTF-8.
pub const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A file for each table, put in their places together.
pub struct Tables {
    open: HashMap<&'static str, (Begun, BufWriter<File>)>,
    excel: bool,
    row: Vec<u8>,
    /// The first failure to write, told at the end.
    failed: Option<io::Error>,
}

impl Tables {
    /// Begins all of them, with the names of their columns.
    pub fn new(folder: &Path, excel: bool) -> io::Result<Tables> {
        let mut open = HashMap::new();
        for table in all() {
            let name = format!("{}.csv", table.name);
            let begun = Begun::new(&folder.join(&name), &name)?;
            let mut to = BufWriter::new(begun.file.try_clone()?);
            if excel {
                to.write_all(BYTE_ORDER_MARK)?;
            }
            let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
            to.write_all(names.join(separator(excel)).as_bytes())?;
            to.write_all(b"\r\n")?;
            open.insert(table.name, (begun, to));
        }
        Ok(Tables { open, excel, row: Vec::new(), failed: None })
    }
}

impl Sheets for Tables {
    fn add(&mut self, table: &Table, row: &[Value<'_>]) {
        self.row.clear();
        for (index, value) in row.iter().enumerate() {
            if index > 0 {
                self.row.extend_from_slice(separator(self.excel).as_bytes());
            }
            match value {
                Value::Text(text) => text_cell(text, self.excel, &mut self.row),
                // A point would make a date or a text of it.
                Value::Decimal(_) | Value::Share(_) if self.excel => {
                    self.row.extend_from_slice(value.to_string().replace('.', ",").as_bytes());
                }
                value => self.row.extend_from_slice(value.to_string().as_bytes()),
            }
        }
        self.row.extend_from_slice(b"\r\n");
        let Some((_, to)) = self.open.get_mut(table.name) else { return };
        if let Err(error) = to.write_all(&self.row) {
            self.failed.get_or_insert(error);
        }
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        let mut whole = Vec::new();
        for (begun, mut to) in self.open.into_values() {
            to.flush()?;
            whole.push(begun);
        }
        whole.into_iter().try_for_each(Begun::finish)
    }
}

/// What stands between cells: spreadsheets that are set to Swedish take a comma for the sign of decimals.
pub fn separator(excel: bool) -> &'static str {
    if excel { ";" } else { "," }
}

/// Text in quotes where it needs them. What a spreadsheet would take for a formula gets an apostrophe if that is asked.
pub fn text_cell(text: &str, excel: bool, to: &mut Vec<u8>) {
    let formula = excel && text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let quoted = text.contains(['"', '\n', '\r'])
        || text.contains(separator(excel))
        || text.starts_with(' ')
        || text.ends_with(' ');
    if quoted {
        to.push(b'"');
    }
    if formula {
        to.push(b'\'');
    }
    for (index, part) in text.split('"').enumerate() {
        if index > 0 {
            to.extend_from_slice(b"\"\"");
        }
        to.extend_from_slice(part.as_bytes());
    }
    if quoted {
        to.push(b'"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, excel: bool) -> String {
        let mut to = Vec::new();
        text_cell(text, excel, &mut to);
        String::from_utf8(to).expect("UTF-8")
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(cell("Bidrag, del 2", false), "\"Bidrag, del 2\"");
        assert_eq!(cell("”Sal” \"A\"", false), "\"”Sal” \"\"A\"\"\"");
        assert_eq!(cell("a\nb", false), "\"a\nb\"");
        assert_eq!(cell("=1+1", false), "=1+1");
        assert_eq!(cell("Bidrag, del 2", true), "Bidrag, del 2");
        assert_eq!(cell("KS 1; KS 2", true), "\"KS 1; KS 2\"");
        assert_eq!(cell("KS 1; KS 2", false), "KS 1; KS 2");
    }

    #[test]
    fn formulas_are_disarmed() {
        assert_eq!(cell("=HYPERLINK(\"x\")", true), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(cell("- punkt", true), "'- punkt");
        assert_eq!(cell("Val", true), "Val");
    }
}
