//! Scanned pages on the way from plan to words: the engine is looked for when the first is met.

use std::fmt::Write as _;
use std::io::{self, IsTerminal};
use std::num::NonZero;
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Duration;

use dagordning::hash;
use dagordning::ocr::{ImageFile, Mode, Plan, Raster, Recognized, as_pdf, plan_images};
use indicatif::{ProgressBar, ProgressStyle};

use super::args::OcrArgs;
use super::failure::{Code, Failure};
use super::input::{Content, Input, Kind};
use crate::ocr::{Cache, Engine, Missing, Settings, recognize, recognize_image};

/// What draws a page of a PDF in so many dots per inch.
pub type Draw<'d> = &'d mut dyn FnMut(&Input, u32, f32) -> Result<Raster, String>;

/// What reads images of pages.
pub struct Optical {
    /// Which pages are read.
    pub mode: Mode,
    languages: Vec<String>,
    most: Option<usize>,
    program: String,
    time: Duration,
    cache: Option<Cache>,
    engine: Option<Result<Engine, Missing>>,
    /// How many pages are read at once.
    threads: usize,
    /// Whether a bar tells how far it is.
    shown: bool,
}

impl Optical {
    /// The error is the reason in plain words: the folder for results cannot be made or is not safe.
    pub fn new(args: &OcrArgs) -> Result<Optical, String> {
        let cache = args
            .cache
            .as_deref()
            .map(|folder| Cache::open(folder).map_err(|reason| format!("--cache {}: {reason}", folder.display())));
        Ok(Optical {
            mode: args.ocr.into(),
            languages: args.ocr_language.0.clone(),
            most: args.ocr_pages.map(|pages| pages as usize),
            program: args.tesseract.clone(),
            time: args.ocr_timeout,
            cache: cache.transpose()?,
            engine: None,
            threads: available_parallelism().map_or(1, NonZero::get),
            shown: true,
        })
    }

    /// Reads so many pages at once and says nothing: others read beside it, and tell how far all are.
    pub fn beside_others(self, threads: usize) -> Optical {
        Optical { threads, shown: false, ..self }
    }

    /// Reads the planned pages of a PDF, whose images `draw` gives.
    pub fn pages(
        &mut self,
        name: &str,
        plan: &Plan,
        draw: &mut dyn FnMut(u32, f32) -> Result<Raster, String>,
    ) -> Recognized {
        let bar = self.bar(name, plan.pages.len());
        let read = self.with(|settings| recognize(plan, settings, draw, &|_| bar.inc(1)));
        bar.finish_and_clear();
        read
    }

    /// Reads an image file, whose pages `draw` draws from a PDF that holds it, if it can be held; the error is the reason in
    /// plain words.
    pub fn image(&mut self, name: &str, bytes: &[u8], draw: Draw<'_>) -> Result<Recognized, Failure> {
        if self.mode == Mode::Never {
            return Err(Failure::new(Code::UnreadImage, "it is an image, and --ocr never forbids to read it"));
        }
        let file = ImageFile::of(bytes).map_err(|reason| Failure::new(Code::Damaged, reason))?;
        let sha256 = hash(bytes);
        if let Some(pdf) = as_pdf(bytes, &file) {
            let pdf = Input { content: Content::Bytes(Arc::new(pdf)), kind: Kind::Pdf, file_name: None, path: None };
            let plan = Plan { sha256: sha256.clone(), pages: plan_images(&file) };
            let mut failed = false;
            let read = self.pages(name, &plan, &mut |page, dpi| draw(&pdf, page, dpi).inspect_err(|_| failed = true));
            if !failed {
                return Ok(read);
            }
        }
        let bar = self.bar(name, file.pages);
        let read = self.with(|settings| recognize_image(bytes, &file, &sha256, settings, &|_| bar.inc(1)));
        bar.finish_and_clear();
        Ok(read)
    }

    fn with(&mut self, read: impl FnOnce(&Settings<'_>) -> Recognized) -> Recognized {
        let engine = self.engine.get_or_insert_with(|| Engine::find(&self.program, &self.languages, self.time));
        read(&Settings {
            engine: engine.as_ref(),
            languages: &self.languages,
            cache: self.cache.as_ref(),
            threads: self.threads,
            most: self.most,
        })
    }

    fn bar(&self, name: &str, pages: usize) -> ProgressBar {
        if self.shown { bar(name, pages) } else { ProgressBar::hidden() }
    }
}

/// Pages done and time left, on stderr where somebody looks and there is something to wait for.
fn bar(name: &str, pages: usize) -> ProgressBar {
    if pages < 2 || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let mut shown: String = name.chars().rev().take(30).collect::<Vec<_>>().into_iter().rev().collect();
    let _ = write!(shown, ":");
    let style = ProgressStyle::with_template("{prefix} {bar:20} {pos}/{len} pages read, {eta} left");
    let bar = ProgressBar::new(pages as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_prefix(shown);
    bar.enable_steady_tick(Duration::from_millis(500));
    bar
}
