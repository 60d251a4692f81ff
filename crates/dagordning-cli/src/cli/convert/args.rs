//! What `convert` can be told.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use crate::cli::args::{AttachmentMode, OcrArgs, PdfArgs};
use crate::cli::corrected::CorrectionArgs;

/// Shown under the options.
pub const HELP: &str = "\
Examples:
  dagordning convert arkiv -o ut
                            arkiv/2024/kallelse.pdf becomes
                            ut/2024/kallelse.pdf.json
  dagordning convert arkiv -o ut
                            once more: only what is new or changed is read
  dagordning convert arkiv -o tabeller --format csv
                            items, decisions, votes … as tables
  dagordning convert arkiv -o tabeller --format sqlite
                            the same tables in tabeller/tables.db
  find arkiv -name '*.pdf' -print0 | dagordning convert --files-from - -o ut
  dagordning convert 'arkiv/**/*protokoll*' -o ut
                            files by a pattern, below arkiv
  dagordning convert arkiv -o ut --retry-failed --timeout 300
                            what failed, with more time
  dagordning convert arkiv -o ut --dry-run | grep ^read
                            what would be read

Folders are read with all that is in them, in the order of their names; hidden files, links to folders and folders that convert has written are left out. A file that cannot be read stops nothing: it is named on stderr and in OUT/errors.ndjson with a code, the reason and what may help.

A run that was ended, by whatever, is gone on with by the same command: a file is done when its bytes, the program's version and the options are the same and its output is whole. Outputs are the same bytes whatever -j and whatever was interrupted. What is needed to go on, and what tesseract read, stands in OUT/.dagordning. Outputs of files that are gone stay, unless --prune is given.

Exit status: 0 all read; 1 some input could not be read, or an output not be written; 2 wrong usage; 3 with --strict, when a document has a diagnostic of severity error.";

/// What `convert` can be told.
#[derive(Debug, Args)]
pub struct ConvertArgs {
    /// Files, folders, and patterns of them that no shell has resolved: 'arkiv/**/*.pdf'
    #[arg(required_unless_present = "files_from", value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<OsString>,
    /// The folder to write into: a new or empty one, or that of an earlier run
    #[arg(short, long, value_name = "OUT", value_hint = ValueHint::DirPath)]
    pub output: PathBuf,
    /// Take the paths from a file, one a line or with a NUL behind each; - for standard input
    #[arg(long, value_name = "LIST")]
    pub files_from: Option<PathBuf>,
    /// Name outputs by the paths of their files below this folder [default: each folder that is named, the current one
    /// for the paths of a list]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub root: Option<PathBuf>,
    /// What is written
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// How many files are read at once [default: one on each core]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1024))]
    pub jobs: Option<u32>,
    /// Add the place of every value and object
    #[arg(long)]
    pub spans: bool,
    /// Add page headers and footers, signature lines and formulae
    #[arg(long)]
    pub furniture: bool,
    /// Write every key of every object, null or empty where there is nothing to say
    #[arg(long)]
    pub full: bool,
    /// What is told of papers bound behind
    #[arg(long, value_enum, default_value_t)]
    pub attachments: AttachmentMode,
    /// Indent the JSON
    #[arg(long)]
    pub pretty: bool,
    /// Tables for spreadsheets that are set to Swedish: semicolons between cells, commas in numbers, a byte order mark, and no
    /// cell that would be taken for a formula
    #[arg(long)]
    pub excel: bool,
    /// Read all anew
    #[arg(long)]
    pub force: bool,
    /// Read anew what failed, and what has scanned pages that could not be read
    #[arg(long)]
    pub retry_failed: bool,
    /// Remove outputs of files that are gone: of all that this run is not given
    #[arg(long)]
    pub prune: bool,
    /// Write nothing; tell of each file whether it would be read
    #[arg(long)]
    pub dry_run: bool,
    /// Exit with status 3 if a document has a diagnostic of severity error
    #[arg(long)]
    pub strict: bool,
    /// What people mended.
    #[command(flatten)]
    pub corrections: CorrectionArgs,
    /// How PDFs are read.
    #[command(flatten)]
    pub pdf: PdfArgs,
    /// How images of pages are read.
    #[command(flatten)]
    pub ocr: OcrArgs,
}

/// What is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A file of JSON per document, in folders as those of the files
    #[default]
    Json,
    /// One file, documents.ndjson, with a document on each line
    Ndjson,
    /// A file of CSV per table; `dagordning schema --tables` describes them
    Csv,
    /// A file of Parquet per table, its columns typed
    Parquet,
    /// One file of SQLite, tables.db, with the same tables
    Sqlite,
}
