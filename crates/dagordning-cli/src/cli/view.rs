//! `view`: a review page, each page of the document beside the values that were read from it.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args as ClapArgs, ValueEnum};
use dagordning::corrections::Corrections;
use dagordning::ocr::{ImageFile, as_pdf};
use dagordning::output::Sheet;
use dagordning_view::{Picture, Review, Served, Tongue};
use serde::Deserialize;
use serde_json::Value;

use super::args::{OcrArgs, PdfArgs};
use super::corrected::CorrectionArgs;
use super::failure::{Code, Failure};
use super::input::{Content, Input, Kind};
use super::log::{self, About, Level};
use super::terminal::shown;
use super::{Reading, UNREADABLE, What, complain, misused};

/// Said below the options.
pub const HELP: &str = "\
Examples:
  dagordning view protokoll.pdf -o protokoll.html
                            one file that needs no other: open it in a browser
  dagordning view 2024/*.pdf -o granskning/
                            a page for each document, in a folder
  dagordning view --language en --pages all motesbok.pdf -o motesbok.html
                            in English, every page drawn

Pointing at a value shows where it was read; pointing at the page shows what the words became. Text that no rule could read is marked, and so are headers and footers. Keys: ? in the page tells them.

Exit status: 0 all written; 1 some input could not be read; 2 wrong usage.";

/// What `view` can be told.
#[derive(Debug, ClapArgs)]
pub struct ViewArgs {
    /// The documents; - for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<OsString>,
    /// The page to write, or a folder for a page of each document; - for standard output
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// The name that standard input has in the page
    #[arg(long)]
    name: Option<String>,
    /// Which pages are drawn
    #[arg(long, value_enum, default_value_t)]
    pages: Pages,
    /// The language in which the page is shown first; it can be changed there
    #[arg(long, value_enum, default_value_t)]
    language: Language,
    /// What people mended.
    #[command(flatten)]
    corrections: CorrectionArgs,
    /// How PDFs are read.
    #[command(flatten)]
    pdf: PdfArgs,
    /// How images of pages are read.
    #[command(flatten)]
    ocr: OcrArgs,
}

/// Which pages are drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Pages {
    /// All of a short document; of a long one those that a value was read from
    #[default]
    Needed,
    /// All, as long as the file stays below 40 MB
    All,
    /// None: the text is shown
    None,
}

/// The language of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Language {
    /// Swedish
    #[default]
    Sv,
    /// English
    En,
}

/// What the worker says of an input.
#[derive(Deserialize)]
pub struct Read {
    /// Its documents.
    pub documents: Vec<Value>,
    /// What stands where.
    pub sheet: Sheet,
}

/// Writes a page for each document.
pub fn view(args: &ViewArgs) -> io::Result<ExitCode> {
    let named_stdin = args.files.iter().any(|file| file == "-");
    if args.name.is_some() && !named_stdin {
        return Ok(misused("--name names standard input (-), which is not among the files"));
    }
    let into_folder = args.output.is_dir() || ends_as_folder(&args.output);
    if args.files.len() > 1 && !into_folder {
        return Ok(misused("several documents need a folder: give one that exists, or end its name with /"));
    }
    let mut reading = match Reading::new(What::Shown, &args.pdf, &args.ocr) {
        Ok(reading) => reading.named(args.name.as_deref()).correcting(args.corrections),
        Err(reason) => return Ok(misused(&reason)),
    };
    if into_folder {
        fs::create_dir_all(&args.output)?;
    }
    let mut taken = BTreeSet::new();
    let mut failed = false;
    for name in &args.files {
        let to = if into_folder { args.output.join(own_name(name, &mut taken)) } else { args.output.clone() };
        match page(&mut reading, name, args) {
            Ok(page) => {
                write(&to, &page)?;
                let told = format!("{} MB in {}", megabytes(page.len()), shown(to.as_os_str()));
                log::say(Level::Debug, &told, About { file: Some(&shown(name)), ..About::default() });
            }
            Err(failure) => {
                failed = true;
                complain(std::slice::from_ref(name), &failure);
            }
        }
    }
    Ok(if failed { ExitCode::from(UNREADABLE) } else { ExitCode::SUCCESS })
}

fn megabytes(bytes: usize) -> String {
    format!("{:.1}", bytes as f64 / 1e6)
}

fn ends_as_folder(path: &Path) -> bool {
    path.as_os_str().to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR])
}

/// "protokoll.pdf.html", and "protokoll.pdf.2.html" where another folder has one of the name.
fn own_name(name: &OsStr, taken: &mut BTreeSet<OsString>) -> OsString {
    let stem = match Path::new(name).file_name() {
        Some(stem) if name != "-" => stem.to_owned(),
        _ => OsString::from("stdin"),
    };
    (1u32..)
        .map(|count| {
            let mut own = stem.clone();
            own.push(if count == 1 { ".html".to_owned() } else { format!(".{count}.html") });
            own
        })
        .find(|own| taken.insert(own.clone()))
        .unwrap_or(stem)
}

/// Whole or not at all: a page that breaks off half way is worse than the old one.
fn write(to: &Path, page: &[u8]) -> io::Result<()> {
    if to.as_os_str() == "-" {
        return io::stdout().lock().write_all(page);
    }
    let mut beside = to.as_os_str().to_owned();
    beside.push(".part");
    fs::write(&beside, page).and_then(|()| fs::rename(&beside, to)).inspect_err(|_| {
        let _ = fs::remove_file(&beside);
    })
}

/// The page of one input.
fn page(reading: &mut Reading, name: &OsString, args: &ViewArgs) -> Result<Vec<u8>, Failure> {
    let input = reading.open(name)?;
    let corrections = args.corrections.of(&input)?;
    let title = input.file_name.clone().unwrap_or_else(|| shown(name));
    let tongue = match args.language {
        Language::Sv => Tongue::Swedish,
        Language::En => Tongue::English,
    };
    let asked = Asked { name: &shown(name), title: &title, tongue, served: None };
    review(reading, &input, corrections, args.pages, asked).map(|(_, page)| page)
}

/// How a page is wanted.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// Of the input, in messages.
    pub name: &'a str,
    /// Of the input, in the page.
    pub title: &'a str,
    /// The language that the page speaks first.
    pub tongue: Tongue,
    /// Where a server has what the page needs.
    pub served: Option<Served<'a>>,
}

/// The documents of an input with places and furniture, and what stands where.
pub fn read(
    reading: &mut Reading,
    name: &str,
    input: &Input,
    corrections: Option<Box<Corrections>>,
) -> Result<Read, Failure> {
    let mut told = Vec::new();
    reading.read_corrected(name, input, corrections, &mut told)?.map_err(Failure::from)?;
    serde_json::from_slice(&told).map_err(|_| Failure::fault("what was read of it is none"))
}

/// The documents of an input, and their page.
pub fn review(
    reading: &mut Reading,
    input: &Input,
    corrections: Option<Box<Corrections>>,
    pages: Pages,
    asked: Asked<'_>,
) -> Result<(Vec<Value>, Vec<u8>), Failure> {
    let read = read(reading, asked.name, input, corrections.clone())?;
    let Drawn { mut pictures, mut missing } = match pages {
        Pages::None => Drawn::default(),
        wanted => pictures(reading, input, &read, wanted)?,
    };
    let page = loop {
        let review = Review {
            name: asked.title,
            documents: &read.documents,
            sheet: &read.sheet,
            pictures: &pictures,
            corrections: corrections.as_deref(),
            tongue: asked.tongue,
            served: asked.served,
        };
        let mut page = Vec::new();
        review.write(&mut page).map_err(Failure::from)?;
        // What text and values take is known when it is written: the last pictures make room for it.
        let mut over = page.len().saturating_sub(MOST_BYTES);
        if over == 0 || pictures.is_empty() {
            break page;
        }
        while over > 0
            && let Some(last) = pictures.pop()
        {
            over = over.saturating_sub(last.png.len());
            missing += 1;
        }
    };
    if missing > 0 {
        let reason = format!("{missing} pages are not drawn; their text is shown");
        log::say(Level::Info, &reason, About { file: Some(asked.name), code: None::<Code>, more: None });
    }
    Ok((read.documents, page))
}

/// Documents of so many pages are drawn wholly.
const SHORT: u32 = 60;
/// Bytes of a page.
const MOST_BYTES: usize = 40_000_000;
/// Bytes of all pictures: a page that holds them as text has a third more.
const MOST_DRAWN: usize = MOST_BYTES / 4 * 3;

/// Dots per inch: a book is drawn with fewer, to be looked through.
fn density(pages: usize) -> f32 {
    match pages {
        0..=60 => 110.0,
        61..=200 => 96.0,
        201..=600 => 80.0,
        _ => 72.0,
    }
}

/// The images of pages, and how many pages have none that should.
#[derive(Default)]
struct Drawn {
    pictures: Vec<Picture>,
    missing: usize,
}

/// The images of the pages that are wanted; a page that cannot be drawn is shown as text.
fn pictures(reading: &mut Reading, input: &Input, read: &Read, wanted: Pages) -> Result<Drawn, Failure> {
    let drawable = match input.kind {
        Kind::Pdf => Input { content: input.content.clone(), kind: Kind::Pdf, file_name: None, path: None },
        Kind::Image => {
            let bytes = input.content.clone().into_bytes()?;
            let held = ImageFile::of(&bytes).ok().and_then(|file| as_pdf(&bytes, &file));
            let Some(pdf) = held else { return Ok(Drawn::default()) };
            Input { content: Content::Bytes(pdf.into()), kind: Kind::Pdf, file_name: None, path: None }
        }
        Kind::Other => return Ok(Drawn::default()),
    };
    let count = read.sheet.page_count;
    let pages: Vec<u32> = if wanted == Pages::All || count <= SHORT {
        (1..=count).collect()
    } else {
        let mut used = BTreeSet::new();
        read.documents.iter().for_each(|document| pages_of(document, &mut used));
        used.into_iter().filter(|page| *page <= count).collect()
    };
    let dpi = density(pages.len());
    let (mut pictures, mut bytes, mut missing) = (Vec::new(), 0, 0);
    for page in pages {
        let picture = reading
            .draw(&drawable, page, dpi)
            .and_then(|raster| {
                Picture::of_grey(page, raster.width, &raster.dots, dpi).map_err(|error| error.to_string())
            })
            .ok()
            .filter(|picture| bytes + picture.png.len() <= MOST_DRAWN);
        match picture {
            Some(picture) => {
                bytes += picture.png.len();
                pictures.push(picture);
            }
            None => missing += 1,
        }
    }
    Ok(Drawn { pictures, missing })
}

/// The pages that values were read from.
fn pages_of(value: &Value, used: &mut BTreeSet<u32>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                if key == "places" {
                    let segments = value.as_object().into_iter().flat_map(|places| places.values());
                    let pages =
                        segments.filter_map(Value::as_array).flatten().filter_map(|segment| segment.get(0)?.as_u64());
                    used.extend(pages.filter_map(|page| u32::try_from(page).ok()));
                } else {
                    pages_of(value, used);
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| pages_of(value, used)),
        _ => {}
    }
}
