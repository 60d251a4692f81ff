//! The tables of documents in Arrow's form, handed over through its C data interface: nothing is copied on the way.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Display;
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Decimal128Builder, Float64Builder, Int64Builder, StringBuilder,
};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{ArrayRef, RecordBatch, RecordBatchIterator};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use dagordning::model::Document;
use dagordning::tables::{self, FileRow, Type, Value, all, day, document_id};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyCapsule, PyDict};

/// So many rows, or bytes of text, are one batch.
const BATCH_ROWS: usize = 100_000;
/// In bytes.
const BATCH_TEXT: usize = 8 << 20;
/// Digits of a decimal, of which two are behind the point.
const DIGITS: u8 = 18;
/// Of those.
const SCALE: i8 = 2;

/// JSON that is not of this version of the program.
pub fn not_ours(error: impl Display) -> PyErr {
    PyValueError::new_err(format!("this is no document of this version of the program: {error}"))
}

/// What takes documents and gives the tables.
#[pyclass(frozen)]
pub struct Rows(Mutex<Open>);

struct Open {
    tables: HashMap<&'static str, Building>,
    /// The files that have their row: path and content.
    files: BTreeSet<(String, String)>,
    /// By the content: of several files with the same one the first is there.
    first: HashMap<String, String>,
    failed: Option<ArrowError>,
}

#[pymethods]
impl Rows {
    #[new]
    fn new() -> Rows {
        let tables = all().iter().map(|table| (table.name, Building::new(table))).collect();
        Rows(Mutex::new(Open { tables, files: BTreeSet::new(), first: HashMap::new(), failed: None }))
    }

    /// Takes the JSON of a document that was read of a file: of this path, or of the name that the document tells.
    #[pyo3(signature = (json, path=None))]
    fn read(&self, py: Python<'_>, json: &[u8], path: Option<&str>) -> PyResult<()> {
        py.detach(|| {
            let document: Document = serde_json::from_slice(json).map_err(not_ours)?;
            self.0.lock().unwrap_or_else(PoisonError::into_inner).read(path, &document);
            Ok(())
        })
    }

    /// Takes a file that could not be read.
    fn failed(&self, path: &str, sha256: Option<&str>, code: &str, reason: &str, advice: &str) {
        let (code, reason, advice) = (Some(code), Some(reason), Some(advice));
        let file = FileRow { path, sha256, documents: 0, document: None, code, reason, advice };
        let (table, row) = file.row();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).add(table, &row);
    }

    /// All tables, in their order; what takes more after this begins anew.
    fn tables(&self) -> PyResult<Vec<Table>> {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.files.clear();
        open.first.clear();
        if let Some(error) = open.failed.take() {
            return Err(not_ours(error));
        }
        let mut done = Vec::with_capacity(all().len());
        for table in all() {
            done.extend(open.tables.get_mut(table.name).map(Building::finish).transpose()?);
        }
        Ok(done)
    }
}

impl Open {
    fn read(&mut self, path: Option<&str>, document: &Document) {
        let source = &document.source;
        let path = path.or(source.file_name.as_deref()).unwrap_or(&source.sha256);
        let part = source.part.as_ref();
        if self.files.insert((path.to_owned(), source.sha256.clone())) {
            let (sha256, id) = (Some(source.sha256.as_str()), document_id(&source.sha256, 1));
            let documents = part.map_or(1, |part| part.count as usize);
            let file = FileRow { path, sha256, documents, document: Some(&id), code: None, reason: None, advice: None };
            let (table, row) = file.row();
            self.add(table, &row);
        }
        if self.first.entry(source.sha256.clone()).or_insert_with(|| path.to_owned()) == path {
            let part = part.map_or(1, |part| part.index as usize);
            tables::rows(path, part, document, &mut |table, row| self.add(table, row));
        }
    }

    fn add(&mut self, table: &tables::Table, row: &[Value<'_>]) {
        let Some(building) = self.tables.get_mut(table.name) else { return };
        if let Err(error) = building.add(row) {
            self.failed.get_or_insert(error);
        }
    }
}

/// A table that grows.
struct Building {
    table: &'static tables::Table,
    schema: SchemaRef,
    columns: Vec<Cells>,
    rows: usize,
    text: usize,
    batches: Vec<RecordBatch>,
}

/// The cells of a column.
enum Cells {
    Text(StringBuilder),
    Integer(Int64Builder),
    Decimal(Decimal128Builder),
    Share(Float64Builder),
    Boolean(BooleanBuilder),
    Day(Date32Builder),
}

impl Building {
    fn new(table: &'static tables::Table) -> Building {
        let field = |column: &tables::Column| Field::new(column.name, kind(column.holds), column.holds != Type::Id);
        let schema = Arc::new(Schema::new(table.columns.iter().map(field).collect::<Vec<_>>()));
        let columns = table.columns.iter().map(|column| Cells::of(column.holds)).collect();
        Building { table, schema, columns, rows: 0, text: 0, batches: Vec::new() }
    }

    fn add(&mut self, row: &[Value<'_>]) -> Result<(), ArrowError> {
        for (cells, value) in self.columns.iter_mut().zip(row) {
            self.text += cells.push(value);
        }
        self.rows += 1;
        if self.rows >= BATCH_ROWS || self.text >= BATCH_TEXT { self.close() } else { Ok(()) }
    }

    fn close(&mut self) -> Result<(), ArrowError> {
        let columns = self.columns.iter_mut().map(Cells::finish).collect::<Result<_, _>>()?;
        self.batches.push(RecordBatch::try_new(Arc::clone(&self.schema), columns)?);
        (self.rows, self.text) = (0, 0);
        Ok(())
    }

    fn finish(&mut self) -> PyResult<Table> {
        if self.rows > 0 {
            self.close().map_err(not_ours)?;
        }
        let (schema, batches) = (Arc::clone(&self.schema), std::mem::take(&mut self.batches));
        Ok(Table { table: self.table, schema, batches })
    }
}

/// The same types as the files of Parquet have.
fn kind(holds: Type) -> DataType {
    match holds {
        Type::Integer => DataType::Int64,
        Type::Decimal => DataType::Decimal128(DIGITS, SCALE),
        Type::Share => DataType::Float64,
        Type::Boolean => DataType::Boolean,
        Type::Date => DataType::Date32,
        _ => DataType::Utf8,
    }
}

impl Cells {
    fn of(holds: Type) -> Cells {
        match holds {
            Type::Integer => Cells::Integer(Int64Builder::new()),
            Type::Decimal => Cells::Decimal(Decimal128Builder::new()),
            Type::Share => Cells::Share(Float64Builder::new()),
            Type::Boolean => Cells::Boolean(BooleanBuilder::new()),
            Type::Date => Cells::Day(Date32Builder::new()),
            _ => Cells::Text(StringBuilder::new()),
        }
    }

    /// Takes a cell; how many bytes of text it has.
    fn push(&mut self, value: &Value<'_>) -> usize {
        match (self, value) {
            (Cells::Text(cells), Value::Absent) => cells.append_null(),
            (Cells::Text(cells), Value::Text(text)) => {
                cells.append_value(text);
                return text.len();
            }
            (Cells::Text(cells), value) => cells.append_value(value.to_string()),
            (Cells::Integer(cells), Value::Integer(number)) => cells.append_value(*number),
            (Cells::Integer(cells), _) => cells.append_null(),
            (Cells::Decimal(cells), Value::Decimal(number)) => cells.append_value(number.hundredths.into()),
            (Cells::Decimal(cells), _) => cells.append_null(),
            (Cells::Share(cells), Value::Share(share)) => cells.append_value(*share),
            (Cells::Share(cells), _) => cells.append_null(),
            (Cells::Boolean(cells), Value::Boolean(value)) => cells.append_value(*value),
            (Cells::Boolean(cells), _) => cells.append_null(),
            (Cells::Day(cells), Value::Text(text)) => cells.append_option(day(text)),
            (Cells::Day(cells), _) => cells.append_null(),
        }
        0
    }

    fn finish(&mut self) -> Result<ArrayRef, ArrowError> {
        Ok(match self {
            Cells::Text(cells) => Arc::new(cells.finish()),
            Cells::Integer(cells) => Arc::new(cells.finish()),
            Cells::Decimal(cells) => Arc::new(cells.finish().with_precision_and_scale(DIGITS, SCALE)?),
            Cells::Share(cells) => Arc::new(cells.finish()),
            Cells::Boolean(cells) => Arc::new(cells.finish()),
            Cells::Day(cells) => Arc::new(cells.finish()),
        })
    }
}

/// A table that whoever knows Arrow's C data interface takes as it is: `pyarrow.table(it)`, `polars.DataFrame(it)`,
/// `pandas.DataFrame.from_arrow(it)`, and DuckDB by its variable's name.
#[pyclass(frozen)]
pub struct Table {
    table: &'static tables::Table,
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

#[pymethods]
impl Table {
    /// Its name.
    #[getter]
    fn name(&self) -> &'static str {
        self.table.name
    }

    /// What one row is.
    #[getter]
    fn about(&self) -> &'static str {
        self.table.about.trim()
    }

    /// The columns' names with what each holds.
    #[getter]
    fn columns<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.table.columns.iter().map(|column| (column.name, column.about.trim())).into_py_dict(py)
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    fn __repr__(&self) -> String {
        format!("<dagordning.Table {}: {} rows, {} columns>", self.table.name, self.__len__(), self.table.columns.len())
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.schema.as_ref()).map_err(not_ours)?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // A table has the types that it has: whoever wants others casts.
        let _ = requested_schema;
        let batches = self.batches.clone().into_iter().map(Ok);
        let reader = RecordBatchIterator::new(batches, Arc::clone(&self.schema));
        let stream = FFI_ArrowArrayStream::new(Box::new(reader));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }
}
