//! Tables as files of Parquet: a column has the type of what it holds, so that no reader has to guess.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufWriter};
use std::path::Path;
use std::sync::Arc;

use dagordning::tables::{self, Column, Table, Value, all, day};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::properties::{WriterProperties, WriterPropertiesPtr};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};

use super::finish::Sheets;
use super::out::Begun;

/// So many rows, or bytes of text, are written as one group: a reader takes one at a time, and so does memory here.
const GROUP_ROWS: usize = 100_000;
/// In bytes.
const GROUP_TEXT: usize = 8 << 20;
/// Digits of a decimal, of which two are behind the point.
const DIGITS: i32 = 18;

/// A file for each table, put in their places together.
pub struct Files {
    open: HashMap<&'static str, Open>,
    /// The first failure to write, told at the end.
    failed: Option<io::Error>,
}

struct Open {
    begun: Begun,
    to: SerializedFileWriter<BufWriter<File>>,
    columns: Vec<Cells>,
    rows: usize,
    text: usize,
}

/// The cells of a column that wait to be written: values where there are any, and which of them are there.
struct Cells {
    values: Values,
    /// 1 where there is a value.
    there: Vec<i16>,
}

enum Values {
    Text(Vec<ByteArray>),
    Integer(Vec<i64>),
    Share(Vec<f64>),
    Boolean(Vec<bool>),
    Day(Vec<i32>),
}

impl Files {
    /// Begins all of them.
    pub fn new(folder: &Path) -> io::Result<Files> {
        let said = concat!("dagordning ", env!("CARGO_PKG_VERSION")).to_owned();
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).set_created_by(said);
        let properties = Arc::new(properties.build());
        let mut open = HashMap::new();
        for table in all() {
            open.insert(table.name, Open::new(folder, table, properties.clone())?);
        }
        Ok(Files { open, failed: None })
    }
}

impl Sheets for Files {
    fn add(&mut self, table: &Table, row: &[Value<'_>]) {
        let Some(open) = self.open.get_mut(table.name) else { return };
        if let Err(error) = open.add(row) {
            self.failed.get_or_insert(error);
        }
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        let whole: io::Result<Vec<Begun>> = self.open.into_values().map(Open::close).collect();
        whole?.into_iter().try_for_each(Begun::finish)
    }
}

impl Open {
    fn new(folder: &Path, table: &Table, properties: WriterPropertiesPtr) -> io::Result<Open> {
        let name = format!("{}.parquet", table.name);
        let begun = Begun::new(&folder.join(&name), &name)?;
        let to = BufWriter::new(begun.file.try_clone()?);
        let to = SerializedFileWriter::new(to, schema(table).map_err(plain)?, properties).map_err(plain)?;
        let columns = table.columns.iter().map(Cells::of).collect();
        Ok(Open { begun, to, columns, rows: 0, text: 0 })
    }

    fn add(&mut self, row: &[Value<'_>]) -> io::Result<()> {
        for (cells, value) in self.columns.iter_mut().zip(row) {
            self.text += cells.push(value);
        }
        self.rows += 1;
        if self.rows >= GROUP_ROWS || self.text >= GROUP_TEXT { self.write() } else { Ok(()) }
    }

    /// Writes what waits as a group of rows.
    fn write(&mut self) -> io::Result<()> {
        let mut group = self.to.next_row_group().map_err(plain)?;
        for cells in &mut self.columns {
            let Some(mut column) = group.next_column().map_err(plain)? else { break };
            cells.write(column.untyped()).map_err(plain)?;
            column.close().map_err(plain)?;
        }
        group.close().map_err(plain)?;
        (self.rows, self.text) = (0, 0);
        Ok(())
    }

    fn close(mut self) -> io::Result<Begun> {
        if self.rows > 0 {
            self.write()?;
        }
        // The writer's own buffer is emptied by this.
        self.to.into_inner().map_err(plain)?.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(self.begun)
    }
}

impl Cells {
    fn of(column: &Column) -> Cells {
        let values = match column.holds {
            tables::Type::Integer | tables::Type::Decimal => Values::Integer(Vec::new()),
            tables::Type::Share => Values::Share(Vec::new()),
            tables::Type::Boolean => Values::Boolean(Vec::new()),
            tables::Type::Date => Values::Day(Vec::new()),
            _ => Values::Text(Vec::new()),
        };
        Cells { values, there: Vec::new() }
    }

    /// Takes a cell; how many bytes of text it has.
    fn push(&mut self, value: &Value<'_>) -> usize {
        let mut bytes = 0;
        let there = match (&mut self.values, value) {
            (_, Value::Absent) => false,
            (Values::Integer(values), Value::Integer(number)) => push(values, Some(*number)),
            (Values::Integer(values), Value::Decimal(number)) => push(values, Some(number.hundredths)),
            (Values::Share(values), Value::Share(share)) => push(values, Some(*share)),
            (Values::Boolean(values), Value::Boolean(value)) => push(values, Some(*value)),
            (Values::Day(values), Value::Text(text)) => push(values, day(text)),
            (Values::Text(values), value) => {
                let text = value.to_string();
                bytes = text.len();
                push(values, Some(text.into_bytes().into()))
            }
            _ => false,
        };
        self.there.push(there.into());
        bytes
    }

    fn write(&mut self, to: &mut ColumnWriter<'_>) -> Result<(), ParquetError> {
        // What is always there has no levels.
        let there = Some(self.there.as_slice());
        match (&mut self.values, to) {
            (Values::Text(values), ColumnWriter::ByteArrayColumnWriter(to)) => write(to, values, there),
            (Values::Integer(values), ColumnWriter::Int64ColumnWriter(to)) => write(to, values, there),
            (Values::Share(values), ColumnWriter::DoubleColumnWriter(to)) => write(to, values, there),
            (Values::Boolean(values), ColumnWriter::BoolColumnWriter(to)) => write(to, values, there),
            (Values::Day(values), ColumnWriter::Int32ColumnWriter(to)) => write(to, values, there),
            _ => Err(ParquetError::General("a column is not of its type".to_owned())),
        }?;
        self.there.clear();
        Ok(())
    }
}

fn push<T>(values: &mut Vec<T>, value: Option<T>) -> bool {
    let there = value.is_some();
    values.extend(value);
    there
}

fn write<T: parquet::data_type::DataType>(
    to: &mut parquet::column::writer::ColumnWriterImpl<'_, T>,
    values: &mut Vec<T::T>,
    there: Option<&[i16]>,
) -> Result<(), ParquetError> {
    let levels = there.filter(|_| to.get_descriptor().max_def_level() > 0);
    to.write_batch(values, levels, None)?;
    values.clear();
    Ok(())
}

fn schema(table: &Table) -> Result<TypePtr, ParquetError> {
    let columns: Result<Vec<TypePtr>, ParquetError> = table.columns.iter().map(column_type).collect();
    Type::group_type_builder(table.name).with_fields(columns?).build().map(Arc::new)
}

fn column_type(column: &Column) -> Result<TypePtr, ParquetError> {
    let (physical, logical) = match column.holds {
        tables::Type::Integer => (Physical::INT64, None),
        tables::Type::Decimal => (Physical::INT64, Some(LogicalType::decimal(2, DIGITS))),
        tables::Type::Share => (Physical::DOUBLE, None),
        tables::Type::Boolean => (Physical::BOOLEAN, None),
        tables::Type::Date => (Physical::INT32, Some(LogicalType::Date)),
        // Not every reader knows times of a day: HH:MM is text that sorts.
        _ => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
    };
    let id = column.holds == tables::Type::Id;
    let wanted = Type::primitive_type_builder(column.name, physical)
        .with_repetition(if id { Repetition::REQUIRED } else { Repetition::OPTIONAL })
        .with_logical_type(logical);
    let wanted =
        if column.holds == tables::Type::Decimal { wanted.with_precision(DIGITS).with_scale(2) } else { wanted };
    wanted.build().map(Arc::new)
}

fn plain(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(error) => match error.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(error) => io::Error::other(error),
        },
        error => io::Error::other(error),
    }
}
