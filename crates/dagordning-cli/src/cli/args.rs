//! What the command line can say.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum, ValueHint};
use dagordning::Attachments;
use dagordning::ocr::Mode;
use dagordning::pdf::ReaderChoice;
use serde::{Deserialize, Serialize};

/// Turns Swedish meeting documents into typed, checked JSON.
#[derive(Debug, Parser)]
#[command(name = "dagordning", version, about = ABOUT, after_help = AFTER_HELP, max_term_width = 80)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// What is said on stderr.
    #[command(flatten)]
    pub log: super::log::LogArgs,
    /// Where defaults come from.
    #[command(flatten)]
    pub config: super::config::ConfigArgs,
}

const ABOUT: &str = "Turns Swedish meeting documents into typed, checked JSON";

const AFTER_HELP: &str = "\
Examples:
  dagordning parse kallelse.pdf            the agenda as JSON
  dagordning parse kallelse.txt            plain text is read too
  dagordning parse 2024/*.txt > all.jsonl  one object per line, in input order
  iconv -f CP850 -t UTF-8 a.txt | dagordning parse -
  dagordning parse --compact a.txt | jq '.items[].title'
  dagordning convert arkiv -o ut           a folder with all that is in it
  dagordning lines kallelse.pdf            what each line was taken for
  dagordning text --layout kallelse.pdf    the pages as they look

Exit status: 0 all read; 1 some input could not be read; 2 wrong usage; 3 with --strict, when a document has a diagnostic of severity error.";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Documents to JSON: one meeting gives one indented object, several give one object per line
    #[command(after_help = PARSE_HELP)]
    Parse(ParseArgs),
    /// Whole folders to JSON, or to tables, in an output folder: what was done is not done again
    #[command(after_help = super::convert::HELP)]
    Convert(super::convert::ConvertArgs),
    /// An archive in one file: added to, searched, asked for the way of a case
    #[command(after_help = super::archive::HELP)]
    Archive(super::archive::ArchiveArgs),
    /// A page to check: each page of a document beside the values that were read from it, in one HTML file
    #[command(after_help = super::view::HELP)]
    View(super::view::ViewArgs),
    /// What people mended: as gold for measuring, and as fixtures in which nobody is named
    #[command(after_help = super::corrections::HELP)]
    Corrections(super::corrections::CorrectionsArgs),
    /// A page in the browser for all of it: drop files, review, correct, search an archive; and an API for programs
    #[cfg(feature = "serve")]
    #[command(after_help = super::serve::HELP)]
    Serve(super::serve::ServeArgs),
    /// Print the repaired document text that spans refer to
    #[command(after_help = TEXT_HELP)]
    Text(TextArgs),
    /// Print each line with the class it was given and the field that claimed it
    #[command(after_help = LINES_HELP)]
    Lines(LinesArgs),
    /// Print the JSON Schema of the output
    #[command(
        after_help = "Examples:\n  dagordning schema > dagordning.schema.json\n  dagordning schema --tables > tables.md"
    )]
    Schema(SchemaArgs),
    /// Print what a shell needs to complete commands and options
    #[command(after_help = super::pages::COMPLETIONS_HELP)]
    Completions(super::pages::CompletionsArgs),
    /// Print the manual of the program or of a command, for man; or write all its pages into a folder
    #[command(after_help = super::pages::MAN_HELP)]
    Man(super::pages::ManArgs),
}

const PARSE_HELP: &str = "\
Examples:
  dagordning parse kallelse.txt
  dagordning parse --spans --furniture kallelse.txt
                            with the place of every value
  dagordning parse --full *.pdf | jq '.items[].votes[].yes'
                            every key is there: no guards are needed
  dagordning parse --strict *.pdf > all.jsonl || echo 'look at stderr'
  dagordning parse --timeout 5 --max-memory 256 inbox/*.pdf
                            files of unknown origin, held short
  dagordning parse --cache ~/.cache/dagordning protokoll-1974.pdf
                            a scan, read by tesseract once
  dagordning parse --ocr never *.pdf
                            scanned pages are named, not read
  dagordning parse --ocr-language swe+eng page.png
                            an image of a page
  dagordning parse --join page1.png page2.png page3.png
                            scans of a page each, as one document
  dagordning parse --join kallelse.pdf bilagor.pdf
                            parts of a document; pages of text, too
  dagordning parse --attachments text motesbok.pdf
                            a meeting book: its papers with their text
  dagordning parse protokoll-2024.pdf > 2024.jsonl
                            a year in one file: one object per meeting
  unzip -p arkiv.zip a.pdf | dagordning parse --name a.pdf -

What a file is, is told by its first bytes, not by its name. PDFs are read in a process of their own with limits, and so are texts of more than 64 kB; a shorter text is too little to need them, and gets them where one is given. Inputs that cannot be read are named on stderr with the reason, and the others go on. Word, OpenDocument, rich text, web pages and e-mail are not read: save them as PDF or plain text.

Exit status: 0 all read; 1 some input could not be read; 2 wrong usage; 3 with --strict, when a document has a diagnostic of severity error.";

const TEXT_HELP: &str = "\
Examples:
  dagordning text kallelse.pdf | less
  dagordning text --layout kallelse.pdf
                            columns side by side, a form feed between two pages";

const LINES_HELP: &str = "\
Each line shows page:line, its class, its text, and the fields that claim it. Attach this output when you report a document that parses wrongly.

Examples:
  dagordning lines kallelse.txt | grep unassigned
  dagordning lines --why kallelse.pdf
                            what spoke for each line's role, in points, and
                            what came second";

/// What `parse` can be told.
#[derive(Debug, ClapArgs)]
pub struct ParseArgs {
    /// The documents; - for standard input
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<OsString>,
    /// The name that standard input has in the output
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Read all files as one document, whose pages follow each other in the given order
    #[arg(long)]
    pub join: bool,
    /// Add the place of every value and object: page, and offsets into what `text` prints
    #[arg(long)]
    pub spans: bool,
    /// Add page headers and footers, signature lines and formulae
    #[arg(long)]
    pub furniture: bool,
    /// Print every key of every object, null or empty where there is nothing to say
    #[arg(long)]
    pub full: bool,
    /// What is told of papers bound behind an agenda or minutes: a list, their text as well, or each as a document, too
    #[arg(long, value_enum, default_value_t, value_name = "HOW")]
    pub attachments: AttachmentMode,
    /// One line per object, also for a single input
    #[arg(long)]
    pub compact: bool,
    /// Exit with status 3 if a document has a diagnostic of severity error
    #[arg(long)]
    pub strict: bool,
    /// How many of several files are read at once; their order stays [default: one on each core]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1024))]
    pub jobs: Option<u32>,
    /// What people mended.
    #[command(flatten)]
    pub corrections: super::corrected::CorrectionArgs,
    /// How PDFs are read.
    #[command(flatten)]
    pub pdf: PdfArgs,
    /// How images of pages are read.
    #[command(flatten)]
    pub ocr: OcrArgs,
}

/// What `schema` can be told.
#[derive(Debug, ClapArgs)]
pub struct SchemaArgs {
    /// Describe the tables of `convert --format csv` instead
    #[arg(long)]
    pub tables: bool,
}

/// What is told of papers bound behind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
pub enum AttachmentMode {
    /// Title, kind, pages, to which item each belongs
    #[default]
    List,
    /// Also the text of each
    Text,
    /// Also each read as a document of its own
    Parse,
}

impl From<AttachmentMode> for Attachments {
    fn from(mode: AttachmentMode) -> Attachments {
        match mode {
            AttachmentMode::List => Attachments::List,
            AttachmentMode::Text => Attachments::Text,
            AttachmentMode::Parse => Attachments::Parse,
        }
    }
}

/// What `text` can be told.
#[derive(Debug, ClapArgs)]
pub struct TextArgs {
    /// The document; - for standard input
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<OsString>,
    /// The name that standard input has in the output
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Read all files as one document, whose pages follow each other in the given order
    #[arg(long)]
    pub join: bool,
    /// Print the pages as they look, columns kept
    #[arg(long)]
    pub layout: bool,
    /// How PDFs are read.
    #[command(flatten)]
    pub pdf: PdfArgs,
    /// How images of pages are read.
    #[command(flatten)]
    pub ocr: OcrArgs,
}

/// What `lines` can be told.
#[derive(Debug, ClapArgs)]
pub struct LinesArgs {
    /// The document; - for standard input
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<OsString>,
    /// The name that standard input has in the output
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Read all files as one document, whose pages follow each other in the given order
    #[arg(long)]
    pub join: bool,
    /// Show what spoke for the role of each line, and the role that came second
    #[arg(long)]
    pub why: bool,
    /// How PDFs are read.
    #[command(flatten)]
    pub pdf: PdfArgs,
    /// How images of pages are read.
    #[command(flatten)]
    pub ocr: OcrArgs,
}

/// How images of pages are read: scanned pages of PDFs, and PNG, JPEG and TIFF files.
#[derive(Debug, Clone, ClapArgs)]
pub struct OcrArgs {
    /// Which pages are read from their images, with tesseract: those without readable text, all, or none
    #[arg(long, value_enum, default_value_t, value_name = "WHEN", help_heading = OCR)]
    pub ocr: OcrMode,
    /// Languages to read, joined by +; tesseract must have their data
    #[arg(long, value_name = "LANGUAGES", default_value = "swe", value_parser = languages, help_heading = OCR)]
    pub ocr_language: Languages,
    /// The most pages of a document to read so; the others are named in a diagnostic
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..), help_heading = OCR)]
    pub ocr_pages: Option<u32>,
    /// Keep what was read in a folder, so that the same page is not read again
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, help_heading = OCR)]
    pub cache: Option<PathBuf>,
    /// The program that reads, by its name or path
    #[arg(long, value_name = "PROGRAM", value_hint = ValueHint::CommandName, default_value = "tesseract", help_heading = OCR)]
    pub tesseract: String,
    /// Seconds that the program may take for a page; it may take 2048 MB of memory
    #[arg(long, value_name = "SECONDS", default_value = "180", value_parser = seconds, help_heading = OCR)]
    pub ocr_timeout: Duration,
}

/// Which pages are read from their images.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum OcrMode {
    /// Pages without readable text
    #[default]
    Auto,
    /// All pages
    Always,
    /// None
    Never,
}

impl OcrArgs {
    /// What of it decides what is read, without what decides only how long it takes.
    pub fn of_result(&self) -> String {
        format!("{:?} {} {:?} {}", self.ocr, self.ocr_language.0.join("+"), self.ocr_pages, self.tesseract)
    }
}

impl From<OcrMode> for Mode {
    fn from(mode: OcrMode) -> Mode {
        match mode {
            OcrMode::Auto => Mode::Auto,
            OcrMode::Always => Mode::Always,
            OcrMode::Never => Mode::Never,
        }
    }
}

/// Languages by the names of tesseract's data.
#[derive(Debug, Clone)]
pub struct Languages(pub Vec<String>);

/// How PDFs are read, and the limits of any document: no more is spent on one, since a file can be made to take any time
/// and memory.
#[derive(Debug, Clone, ClapArgs)]
pub struct PdfArgs {
    /// What reads PDFs; auto takes the second where the first fails or finds no text
    #[arg(long, value_enum, default_value_t, help_heading = PDF)]
    pub reader: Reader,
    /// Seconds for one document, and for drawing each of its pages; what tesseract takes is not counted [default: 30]
    #[arg(long, value_name = "SECONDS", value_parser = seconds, help_heading = LIMITS, conflicts_with = "no_worker")]
    pub timeout: Option<Duration>,
    /// Megabytes of memory for the process that reads documents; larger files are refused unread [default: 512]
    #[arg(long, value_name = "MB", value_parser = megabytes, help_heading = LIMITS, conflicts_with = "no_worker")]
    pub max_memory: Option<u64>,
    /// Megabytes of output from one document [default: 256]
    #[arg(long, value_name = "MB", value_parser = megabytes, help_heading = LIMITS, conflicts_with = "no_worker")]
    pub max_output: Option<u64>,
    /// Read everything in this process, without limits: only for files whose origin you trust
    #[arg(long, help_heading = LIMITS)]
    pub no_worker: bool,
}

const PDF: &str = "PDF";
const OCR: &str = "Scanned pages and images";
const LIMITS: &str = "Limits for one document";

/// The readers by name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
pub enum Reader {
    /// hayro, then pdf-extract
    #[default]
    Auto,
    /// hayro alone
    Hayro,
    /// pdf-extract alone
    PdfExtract,
}

impl From<Reader> for ReaderChoice {
    fn from(reader: Reader) -> ReaderChoice {
        match reader {
            Reader::Auto => ReaderChoice::Auto,
            Reader::Hayro => ReaderChoice::Hayro,
            Reader::PdfExtract => ReaderChoice::Extract,
        }
    }
}

fn languages(given: &str) -> Result<Languages, String> {
    let known = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-/".contains(c));
    let names: Vec<String> = given.split('+').map(str::to_owned).collect();
    match names.iter().all(|name| known(name) && !name.starts_with(['-', '/'])) {
        true => Ok(Languages(names)),
        false => Err("names of tesseract's language data joined by + are needed: swe, swe+eng".to_owned()),
    }
}

fn seconds(given: &str) -> Result<Duration, String> {
    let seconds: f64 = given.parse().map_err(|_| "a number of seconds is needed".to_owned())?;
    if !(0.001..=1e6).contains(&seconds) {
        return Err("a number of seconds from 0.001 to 1000000 is needed".to_owned());
    }
    Ok(Duration::from_secs_f64(seconds))
}

fn megabytes(given: &str) -> Result<u64, String> {
    let range = 1..=1 << 20;
    given
        .parse()
        .ok()
        .filter(|megabytes| range.contains(megabytes))
        .ok_or_else(|| format!("a whole number of megabytes from {} to {} is needed", range.start(), range.end()))
}
