//! What `archive` can be told.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand, ValueEnum, ValueHint};
use dagordning::model::{DocumentKind, ItemKind, Outcome};
use serde::Serialize;

use crate::cli::args::{OcrArgs, PdfArgs};
use crate::cli::corrected::CorrectionArgs;

/// Shown under the commands.
pub const HELP: &str = "\
Examples:
  dagordning archive add kommun.db protokoll kallelser
                            all that is in two folders
  dagordning archive add kommun.db protokoll kallelser
                            once more: what is new, changed or gone
  dagordning archive search kommun.db 'bygglov strandskydd' --from 2024-01-01
  dagordning archive case kommun.db KS/584/2025
                            the case's way through the bodies

An archive is one file of SQLite: the tables that `dagordning schema --tables` describes, and the full text. Any program for SQLite can ask it. Others may ask while one adds.

Exit status: 0 done; 1 some input could not be read, or the archive not be written or read; 2 wrong usage, or no archive is there.";

/// What `archive` can be told.
#[derive(Debug, Args)]
pub struct ArchiveArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: ArchiveCommand,
}

/// What can be done with an archive.
#[derive(Debug, Subcommand)]
pub enum ArchiveCommand {
    /// Put files and folders in; what is there and has not changed is not read again
    #[command(after_help = ADD_HELP)]
    Add(AddArgs),
    /// Find items by their text
    #[command(after_help = SEARCH_HELP)]
    Search(SearchArgs),
    /// Show a case's way through the bodies
    #[command(after_help = CASE_HELP)]
    Case(CaseArgs),
    /// Show where a person is named, and as what
    #[command(after_help = PERSON_HELP)]
    Person(PersonArgs),
    /// Show the votes, and how parties voted
    #[command(after_help = VOTES_HELP)]
    Votes(VotesArgs),
    /// Count what is there, by meeting body
    #[command(
        after_help = "Examples:\n  dagordning archive stats kommun.db\n  dagordning archive stats kommun.db --format csv"
    )]
    Stats(StatsArgs),
    /// Look whether the archive is sound and its documents agree
    #[command(after_help = CHECK_HELP)]
    Check(CheckArgs),
}

const PERSON_HELP: &str = "\
Examples:
  dagordning archive person kommun.db 'Anna Ek'
  dagordning archive person kommun.db Ek --format csv > ek.csv

All words of the name must stand in the printed one.";

const VOTES_HELP: &str = "\
Examples:
  dagordning archive votes kommun.db --body kommunstyrelsen --from 2025-01-01
  dagordning archive votes kommun.db --party S --format csv > s.csv";

const CHECK_HELP: &str = "\
Examples:
  dagordning archive check kommun.db
  dagordning archive check kommun.db --format json | jq '.[].code'

What is looked for: damage of the file; rows that name others that are not there; the same section twice, of a day or of a year in which the numbers run on; minutes of a body that has agendas, without an agenda of the day; numbers that are missing in a year in which they run on.

Exit status: 0 the archive is sound, whatever its documents say; 1 it is not; 3 with --strict, when documents do not agree.";

const ADD_HELP: &str = "\
Examples:
  dagordning archive add kommun.db protokoll
                            makes kommun.db if it is not there
  dagordning archive add kommun.db protokoll
                            once more: what is new, changed or gone
  find . -name '*.pdf' | dagordning archive add kommun.db --files-from -
  dagordning archive add kommun.db protokoll --retry-failed --timeout 300
                            what failed, with more time

A file is named by its path from the archive's folder, so that both can be moved together. A file with the same size and time as before is not opened; one with the same content is not read. Files that are gone are taken out of the archive when the folder they were in is named. What tesseract reads is kept in a folder beside the archive, kommun.db-ocr, so that a page is read once; --cache names another, and it may be removed at any time. Whatever ends the command, the archive is whole, and the same command goes on.";

const SEARCH_HELP: &str = "\
Examples:
  dagordning archive search kommun.db bygglov
                            also bygglovet, bygglovens …
  dagordning archive search kommun.db 'bygg* \"allmän plats\" -detaljplan'
  dagordning archive search kommun.db 'skola OR förskola' --from 2024-01-01
  dagordning archive search kommun.db skola --body kommunstyrelsen
  dagordning archive search kommun.db --party S --decided=rejected
                            without words: all that the filters leave
  dagordning archive search kommun.db skolskjuts --format excel > skolskjuts.csv

All words must be there, in any form; capital letters make no difference, and å, ä, ö are other letters than a and o. \"Words in quotation marks\" stand as they are, one after the other; begin* is what begins so; -not is what must not be there; OR is one or the other.";

const CASE_HELP: &str = "\
Examples:
  dagordning archive case kommun.db KS/584/2025
  dagordning archive case kommun.db 'KS 2025/0584' --format json | jq .steps";

/// What `archive add` can be told.
#[derive(Debug, Args)]
pub struct AddArgs {
    /// The archive
    #[arg(value_hint = ValueHint::FilePath)]
    pub archive: PathBuf,
    /// Files, folders, and patterns of them that no shell has resolved: 'arkiv/**/*.pdf'
    #[arg(required_unless_present = "files_from", value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<OsString>,
    /// Take the paths from a file, one a line or with a NUL behind each; - for standard input
    #[arg(long, value_name = "LIST")]
    pub files_from: Option<PathBuf>,
    /// How many files are read at once [default: one on each core]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1024))]
    pub jobs: Option<u32>,
    /// Read all anew
    #[arg(long)]
    pub force: bool,
    /// Read anew what failed, and what has scanned pages that could not be read
    #[arg(long)]
    pub retry_failed: bool,
    /// How PDFs are read.
    #[command(flatten)]
    pub pdf: PdfArgs,
    /// What people mended.
    #[command(flatten)]
    pub corrections: CorrectionArgs,
    /// How images of pages are read.
    #[command(flatten)]
    pub ocr: OcrArgs,
}

/// What `archive search` can be told.
#[derive(Debug, Args)]
pub struct SearchArgs {
    /// The archive
    #[arg(value_hint = ValueHint::FilePath)]
    pub archive: PathBuf,
    /// What to search for
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// Only of this body: its name, or a part of one
    #[arg(long, value_name = "NAME", help_heading = FILTERS)]
    pub body: Option<String>,
    /// Only of this municipality, region, federation, company: its name, or a part of one
    #[arg(long, value_name = "NAME", help_heading = FILTERS)]
    pub organization: Option<String>,
    /// Only from this day on: 2026-03-02
    #[arg(long, value_name = "DATE", help_heading = FILTERS)]
    pub from: Option<String>,
    /// Only until this day
    #[arg(long, value_name = "DATE", help_heading = FILTERS)]
    pub to: Option<String>,
    /// Only where somebody of this party moves, votes, dissents, asks or steps aside, as printed: S
    #[arg(long, value_name = "PARTY", help_heading = FILTERS)]
    pub party: Option<String>,
    /// Only where this person moves, presents, votes, dissents, asks or steps aside
    #[arg(long, value_name = "NAME", help_heading = FILTERS)]
    pub person: Option<String>,
    /// Only of this case
    #[arg(long, value_name = "ID", help_heading = FILTERS)]
    pub case_id: Option<String>,
    /// Only in documents, or items, of this sort
    #[arg(long, value_parser = kinds(), value_name = "KIND", help_heading = FILTERS)]
    pub kind: Option<String>,
    /// Only where something was decided, or with this outcome
    #[arg(long, value_parser = outcomes(), value_name = "OUTCOME", num_args = 0..=1, require_equals = true, help_heading = FILTERS)]
    pub decided: Option<Option<String>>,
    /// Which come first
    #[arg(long, value_enum, default_value_t, value_name = "ORDER")]
    pub sort: Sort,
    /// So many at most
    #[arg(short = 'n', long, default_value = "20", value_name = "N")]
    pub limit: u32,
    /// How it is shown.
    #[command(flatten)]
    pub shown: Shown,
}

const FILTERS: &str = "Filters";

/// What `archive case` can be told.
#[derive(Debug, Args)]
pub struct CaseArgs {
    /// The archive
    #[arg(value_hint = ValueHint::FilePath)]
    pub archive: PathBuf,
    /// The case's number
    #[arg(value_name = "ID")]
    pub case_id: String,
    /// How it is shown.
    #[command(flatten)]
    pub shown: Shown,
}

/// How something is shown.
#[derive(Debug, Clone, Copy, Args)]
pub struct Shown {
    /// How it is shown
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// How something is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// One object
    Json,
    /// A row for each, with the names of the columns above
    Csv,
    /// The same for spreadsheets that are set to Swedish: semicolons, a byte order mark, no formulas
    Excel,
}

/// Which come first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Sort {
    /// Those with more of what is searched for
    #[default]
    Relevance,
    /// The newest
    Date,
}

/// Sorts of documents and of items, by their names in the JSON.
fn kinds() -> PossibleValuesParser {
    let both = names(DocumentKind::ALL).into_iter().chain(names(ItemKind::ALL));
    PossibleValuesParser::new(both.filter(|name| name != "unknown"))
}

/// What can become of a proposal, by its name in the JSON.
fn outcomes() -> PossibleValuesParser {
    PossibleValuesParser::new(names(Outcome::ALL))
}

fn names(values: &[impl Serialize]) -> Vec<String> {
    let name = |value| serde_json::to_value(value).ok()?.as_str().map(str::to_owned);
    values.iter().filter_map(name).collect()
}

/// What `archive person` can be told.
#[derive(Debug, Args)]
pub struct PersonArgs {
    /// The archive
    #[arg(value_hint = ValueHint::FilePath)]
    pub archive: PathBuf,
    /// The name, or a part of it
    #[arg(required = true, value_name = "NAME")]
    pub name: Vec<String>,
    /// How it is shown.
    #[command(flatten)]
    pub shown: Shown,
}

/// What `archive votes` can be told.
#[derive(Debug, Args)]
pub struct VotesArgs {
    /// The archive
    #[arg(value_hint = ValueHint::FilePath)]
    pub archive: PathBuf,
    /// Only votes in which members of this party voted, and only their ballots
    #[arg(long, value_name = "PARTY")]
    pub party: Option<String>,
    /// Only of this body: its name, or a part of one
    #[arg(long, value_name = "NAME")]
    pub body: Option<String>,
    /// Only from this day on: 2026-03-02
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Only until this day
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// How it is shown.
    #[command(flatten)]
    pub shown: Shown,
}

/// What `archive stats` can be told.
#[derive(Debug, Args)]
pub struct StatsArgs {
    /// The archive
    #[arg(value_hint = ValueHint::FilePath)]
    pub archive: PathBuf,
    /// How it is shown.
    #[command(flatten)]
    pub shown: Shown,
}

/// What `archive check` can be told.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The archive
    #[arg(value_hint = ValueHint::FilePath)]
    pub archive: PathBuf,
    /// Exit with status 3 if documents do not agree
    #[arg(long)]
    pub strict: bool,
    /// How it is shown.
    #[command(flatten)]
    pub shown: Shown,
}
