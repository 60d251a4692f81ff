//! The engine: tesseract, started for every page, since a process that reads images of unknown origin may crash or hang.

use std::time::Duration;

use dagordning::ocr::{Raster, Recognizer, Word, tsv};

use super::run::{self, Failure, Limits};

/// The engine's name in the output.
pub(super) const NAME: &str = "tesseract";
/// Megabytes for a page: the largest that is read takes a quarter.
const MEMORY: u64 = 2048;
/// It says at once what it is.
const ANSWER_TIME: Duration = Duration::from_secs(20);

/// Tesseract on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Engine {
    program: String,
    /// Its version: "5.3.0".
    pub version: String,
    /// The languages that it is told to read, by the names of its data.
    pub languages: Vec<String>,
    /// Whether it has the data that tell how a page is turned.
    turns: bool,
    /// No page takes longer.
    time: Duration,
}

/// Why there is no engine.
#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
pub enum Missing {
    /// No such program.
    #[error("{program} is not installed ({HOW_TO_INSTALL})", program = .0)]
    Program(String),
    /// It is there without the data of a language.
    #[error("tesseract has no data for the language {language} (it has {known}; {HOW_LANGUAGE}{language})")]
    Language {
        /// Which.
        language: String,
        /// Those that it has.
        known: String,
    },
    /// It is there and does not start.
    #[error("{program} cannot be started ({reason})")]
    Broken {
        /// Its name or path.
        program: String,
        /// What the system or the program says.
        reason: String,
    },
}

/// Where to get it from.
pub const HOW_TO_INSTALL: &str = "Debian and Ubuntu: apt-get install tesseract-ocr tesseract-ocr-swe; macOS: brew install tesseract \
                   tesseract-lang; Windows: winget install UB-Mannheim.TesseractOCR, with Swedish among its languages";
const HOW_LANGUAGE: &str = "on Debian and Ubuntu: apt-get install tesseract-ocr-";

/// The bytes of an image file in two parts, so that nothing large is copied.
pub(super) struct Image<'i> {
    head: Vec<u8>,
    body: &'i [u8],
}

impl<'i> From<&'i Raster> for Image<'i> {
    fn from(raster: &'i Raster) -> Self {
        Image { head: raster.pgm_head(), body: &raster.dots }
    }
}

impl<'i> From<&'i [u8]> for Image<'i> {
    fn from(file: &'i [u8]) -> Self {
        Image { head: Vec::new(), body: file }
    }
}

/// How tesseract takes a page apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Segmentation {
    /// By itself, text upright.
    Upright,
    /// By itself, after finding out how the page is turned.
    Turned,
    /// As one column of lines.
    Column,
}

impl Engine {
    /// Asks the program (a name to be looked for, or a path) what it is and has. No page takes longer than `time`.
    ///
    /// # Errors
    ///
    /// When it is not there, does not start, or lacks the data of a language.
    pub fn find(program: &str, languages: &[String], time: Duration) -> Result<Engine, Missing> {
        let broken = |reason: String| Missing::Broken { program: program.to_owned(), reason };
        let limits = Limits { time: time.min(ANSWER_TIME), memory: MEMORY };
        let ask = |argument: &str| match run::run(program, &[argument.to_owned()], &[], limits) {
            // Old versions say it on standard error.
            Ok(said) | Err(Failure::Failed(said)) => {
                Ok(String::from_utf8_lossy(&[said.table, said.words].concat()).into_owned())
            }
            Err(Failure::NotFound) => Err(Missing::Program(program.to_owned())),
            Err(failure) => Err(broken(failure.to_string())),
        };
        let said = ask("--version")?;
        let version = said.lines().find_map(|line| line.trim().strip_prefix("tesseract "));
        let version = version.map(|version| version.trim().trim_start_matches('v').to_owned());
        let Some(version) = version.filter(|version| version.starts_with(|c: char| c.is_ascii_digit())) else {
            return Err(broken("it does not say that it is tesseract".to_owned()));
        };
        let listed = ask("--list-langs")?;
        let known: Vec<&str> = listed.lines().skip(1).map(str::trim).filter(|line| !line.is_empty()).collect();
        if let Some(lacking) = languages.iter().find(|language| !known.contains(&language.as_str())) {
            return Err(Missing::Language { language: lacking.clone(), known: known.join(", ") });
        }
        let turns = known.contains(&"osd");
        Ok(Engine { program: program.to_owned(), version, languages: languages.to_vec(), turns, time })
    }

    /// The words of an image file (PGM, PNG, JPEG, or page `page` of a TIFF, from 0).
    pub(super) fn read(
        &self,
        image: &Image<'_>,
        dpi: f32,
        segmentation: Segmentation,
        page: Option<usize>,
    ) -> Result<tsv::Page, String> {
        let psm = match segmentation {
            Segmentation::Upright => "3",
            Segmentation::Turned => "1",
            Segmentation::Column => "4",
        };
        let number = page.map(|page| format!("tessedit_page_number={page}"));
        let mut arguments = vec!["-l".to_owned(), self.languages.join("+"), "--psm".to_owned(), psm.to_owned()];
        if let Some(number) = number {
            arguments.extend(["-c".to_owned(), number]);
        }
        arguments.push("tsv".to_owned());
        let table = self.run(image, dpi, &arguments)?;
        let mut pages = tsv::parse(&table).into_iter();
        pages.next().ok_or_else(|| "tesseract gave no page".to_owned())
    }

    /// By how many quarter turns clockwise the text of an image is turned; none if the engine cannot tell.
    pub(super) fn ask_turn(&self, image: &Image<'_>, dpi: f32, page: Option<usize>) -> Option<u8> {
        if !self.turns {
            return None;
        }
        let mut arguments = vec!["--psm".to_owned(), "0".to_owned()];
        if let Some(page) = page {
            arguments.extend(["-c".to_owned(), format!("tessedit_page_number={page}")]);
        }
        let said = self.run(image, dpi, &arguments).ok()?;
        let degrees = said.lines().find_map(|line| line.strip_prefix("Orientation in degrees: "))?;
        degrees.trim().parse::<u16>().ok().map(|degrees| (degrees / 90 % 4) as u8)
    }

    fn run(&self, image: &Image<'_>, dpi: f32, arguments: &[String]) -> Result<String, String> {
        let mut all = vec!["stdin".to_owned(), "stdout".to_owned(), "--dpi".to_owned(), format!("{dpi:.0}")];
        all.extend_from_slice(arguments);
        let limits = Limits { time: self.time, memory: MEMORY };
        match run::run(&self.program, &all, &[&image.head, image.body], limits) {
            Ok(said) => Ok(String::from_utf8_lossy(&said.table).into_owned()),
            Err(Failure::Failed(said)) => Err(format!("tesseract failed on it ({})", complaint(&said.words))),
            Err(failure) => Err(format!("tesseract {failure}")),
        }
    }
}

impl Recognizer for Engine {
    fn name(&self) -> &str {
        NAME
    }
    fn version(&self) -> &str {
        &self.version
    }
    fn languages(&self) -> &[String] {
        &self.languages
    }
    fn words(&self, image: &Raster, dpi: f32) -> Result<Vec<Word>, String> {
        self.read(&Image::from(image), dpi, Segmentation::Upright, None).map(|page| page.words)
    }
    fn column(&self, image: &Raster, dpi: f32) -> Option<Result<Vec<Word>, String>> {
        Some(self.read(&Image::from(image), dpi, Segmentation::Column, None).map(|page| page.words))
    }
    fn turn(&self, image: &Raster, dpi: f32) -> Option<u8> {
        self.ask_turn(&Image::from(image), dpi, None)
    }
}

/// What tesseract complains of: the first line that is not about its own guesses.
fn complaint(said: &[u8]) -> String {
    let said = String::from_utf8_lossy(said);
    let first = said.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with("Estimating"));
    first.unwrap_or("without saying why").chars().take(120).collect()
}
