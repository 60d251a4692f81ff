//! The engine: tesseract, started for every page, since a process that reads images of unknown origin may crash or hang.

use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use dagordning::ocr::{Raster, Recognizer, Word, tsv};

/// The engine's name in the output.
pub(super) const NAME: &str = "tesseract";
/// No page takes longer: a minute is much for a poster.
const PAGE_TIME: Duration = Duration::from_secs(180);
/// A table of more bytes is no page.
const MOST_OUTPUT: u64 = 64 << 20;

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
}

/// Why there is no engine.
#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
pub enum Missing {
    /// No such program.
    #[error("{program} is not installed ({HOW})", program = .0)]
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

const HOW: &str = "Debian and Ubuntu: apt-get install tesseract-ocr tesseract-ocr-swe; macOS: brew install tesseract \
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
    /// Asks the program (a name to be looked for, or a path) what it is and has.
    ///
    /// # Errors
    ///
    /// When it is not there, does not start, or lacks the data of a language.
    pub fn find(program: &str, languages: &[String]) -> Result<Engine, Missing> {
        let broken = |reason: String| Missing::Broken { program: program.to_owned(), reason };
        let ask = |argument: &str| {
            let output = Command::new(program).arg(argument).stdin(Stdio::null()).output();
            output.map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => Missing::Program(program.to_owned()),
                _ => broken(error.to_string()),
            })
        };
        let said = ask("--version")?;
        // Old versions say it on standard error.
        let said = String::from_utf8_lossy(&[said.stdout, said.stderr].concat()).into_owned();
        let version = said.lines().find_map(|line| line.trim().strip_prefix("tesseract "));
        let version = version.map(|version| version.trim().trim_start_matches('v').to_owned());
        let Some(version) = version.filter(|version| version.starts_with(|c: char| c.is_ascii_digit())) else {
            return Err(broken("it does not say that it is tesseract".to_owned()));
        };
        let listed = ask("--list-langs")?;
        let listed = String::from_utf8_lossy(&[listed.stdout, listed.stderr].concat()).into_owned();
        let known: Vec<&str> = listed.lines().skip(1).map(str::trim).filter(|line| !line.is_empty()).collect();
        if let Some(lacking) = languages.iter().find(|language| !known.contains(&language.as_str())) {
            return Err(Missing::Language { language: lacking.clone(), known: known.join(", ") });
        }
        let turns = known.contains(&"osd");
        Ok(Engine { program: program.to_owned(), version, languages: languages.to_vec(), turns })
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
        let mut command = Command::new(&self.program);
        command.args(["stdin", "stdout", "--dpi", &format!("{dpi:.0}")]).args(arguments);
        // One process for each core: more threads in each would wait for each other.
        command.env("OMP_THREAD_LIMIT", "1");
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let child = child.map_err(|error| format!("tesseract cannot be started ({error})"))?;
        let mut running = Running(child);
        let (to, from, words) = (running.0.stdin.take(), running.0.stdout.take(), running.0.stderr.take());
        let (Some(mut to), Some(from), Some(words)) = (to, from, words) else {
            return Err("tesseract cannot be spoken to".to_owned());
        };
        let (sender, answer) = channel();
        let said = thread::scope(|scope| {
            scope.spawn(move || {
                // It may stop reading early and say why.
                let _ = to.write_all(&image.head).and_then(|()| to.write_all(image.body));
            });
            scope.spawn(move || {
                let mut table = Vec::new();
                let read = from.take(MOST_OUTPUT).read_to_end(&mut table);
                let _ = sender.send(read.map(|_| table));
            });
            let last = scope.spawn(move || {
                let mut said = Vec::new();
                let _ = words.take(4096).read_to_end(&mut said);
                said
            });
            let table = answer.recv_timeout(PAGE_TIME);
            if table.is_err() {
                running.end();
            }
            let table = match table {
                Ok(table) => table.map_err(|error| error.to_string()),
                Err(RecvTimeoutError::Timeout) => Err(format!("tesseract took longer than {} s", PAGE_TIME.as_secs())),
                Err(RecvTimeoutError::Disconnected) => Err("tesseract said nothing".to_owned()),
            };
            let status = running.0.wait().map_err(|error| error.to_string());
            let said = last.join().unwrap_or_default();
            match (table, status) {
                (Ok(table), Ok(status)) if status.success() => Ok(table),
                (Err(reason), _) | (_, Err(reason)) => Err(reason),
                _ => Err(format!("tesseract failed on it ({})", complaint(&said))),
            }
        })?;
        Ok(String::from_utf8_lossy(&said).into_owned())
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

/// A process that does not outlive its owner.
struct Running(Child);

impl Running {
    fn end(&mut self) {
        let _ = self.0.kill();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill().and_then(|()| self.0.wait());
    }
}
