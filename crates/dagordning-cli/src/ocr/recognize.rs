//! Reading the planned pages, as many at once as there are cores.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use dagordning::ocr::upright::{direction, reads_badly, soundness, turn_word};
use dagordning::ocr::{
    ImageFile, ImageKind, Plan, Planned, Raster, Recognized, RecognizedPage, plan_images, read_page, tsv,
};

use super::Cache;
use super::tesseract::{Engine, Image, Missing, NAME, Segmentation};

/// How pages are read.
#[derive(Debug, Clone, Copy)]
pub struct Settings<'s> {
    /// What reads them, or why nothing does; what the cache holds is used all the same.
    pub engine: Result<&'s Engine, &'s Missing>,
    /// The languages to read.
    pub languages: &'s [String],
    /// Where results are kept.
    pub cache: Option<&'s Cache>,
    /// How many pages are read at once.
    pub threads: usize,
    /// The most pages of one document; those after them are named as not read.
    pub most: Option<usize>,
}

/// What is said when a page is done.
pub type Done<'d> = &'d (dyn Fn(u32) + Sync);

/// Reads the pages of a plan. `draw` gives the image of a page in so many dots per inch; it is asked from this thread, for
/// few pages ahead of those that are being read. `done` is told each page that is finished, from any thread.
pub fn recognize(
    plan: &Plan,
    settings: &Settings<'_>,
    draw: &mut dyn FnMut(u32, f32) -> Result<Raster, String>,
    done: Done<'_>,
) -> Recognized {
    let job = Job::new(settings, &plan.sha256);
    let (pages, beyond) = plan.pages.split_at(settings.most.unwrap_or(usize::MAX).min(plan.pages.len()));
    let mut results = Results::default();
    results.leave(beyond.iter().map(|page| page.number), "--ocr-pages bounds the reading");
    let missing = job.fill(pages, &mut results, done);
    if let Ok(engine) = settings.engine {
        let read = |page: Planned, raster: Raster| {
            let read = read_page(engine, raster, page.dpi);
            job.keep(page, &read);
            read
        };
        in_parallel(&missing, settings.threads, draw, &read, &mut results, done);
    }
    job.finish(results)
}

/// Reads the pages of an image file, which the engine unpacks itself: for files that no PDF can hold.
pub fn recognize_image(
    bytes: &[u8],
    file: &ImageFile,
    sha256: &str,
    settings: &Settings<'_>,
    done: Done<'_>,
) -> Recognized {
    let job = Job::new(settings, sha256);
    let planned = plan_images(file);
    let (wanted, beyond) = planned.split_at(settings.most.unwrap_or(usize::MAX).min(planned.len()));
    let mut results = Results::default();
    results.leave(beyond.iter().map(|page| page.number), "--ocr-pages bounds the reading");
    let missing = job.fill(wanted, &mut results, done);
    if let Ok(engine) = settings.engine {
        let read = |page: Planned, (): ()| {
            let read = read_file(engine, bytes, file, page.number as usize - 1);
            job.keep(page, &read);
            read
        };
        in_parallel(&missing, settings.threads, &mut |_, _| Ok(()), &read, &mut results, done);
    }
    job.finish(results)
}

/// What is common to all pages of a document.
struct Job<'j> {
    settings: &'j Settings<'j>,
    sha256: &'j str,
    /// The engine's version; without an engine the newest of which the cache has anything.
    version: String,
}

#[derive(Default)]
struct Results {
    pages: BTreeMap<u32, RecognizedPage>,
    unread: BTreeMap<u32, String>,
}

impl Results {
    fn leave(&mut self, pages: impl Iterator<Item = u32>, reason: &str) {
        self.unread.extend(pages.map(|page| (page, reason.to_owned())));
    }
    fn add(&mut self, number: u32, result: Result<RecognizedPage, String>) {
        match result {
            Ok(page) => drop(self.pages.insert(number, page)),
            Err(reason) => drop(self.unread.insert(number, reason)),
        }
    }
}

impl<'j> Job<'j> {
    fn new(settings: &'j Settings<'j>, sha256: &'j str) -> Job<'j> {
        let version = match settings.engine {
            Ok(engine) => engine.version.clone(),
            Err(_) => settings.cache.and_then(|cache| cache.newest(sha256)).unwrap_or_default(),
        };
        Job { settings, sha256, version }
    }

    /// Takes what the cache has; gives the pages that it has not.
    fn fill(&self, pages: &[Planned], results: &mut Results, done: Done<'_>) -> Vec<Planned> {
        let mut missing = Vec::new();
        for page in pages {
            let cache = self.settings.cache;
            match cache.and_then(|cache| cache.get(self.sha256, &self.version, self.settings.languages, page)) {
                Some(known) => {
                    results.add(page.number, Ok(known));
                    done(page.number);
                }
                None => missing.push(*page),
            }
        }
        if let Err(reason) = self.settings.engine {
            results.leave(missing.iter().map(|page| page.number), &reason.to_string());
        }
        missing
    }

    fn keep(&self, page: Planned, read: &Result<RecognizedPage, String>) {
        if let (Some(cache), Ok(read)) = (self.settings.cache, read) {
            cache.put(self.sha256, &self.version, self.settings.languages, &page, read);
        }
    }

    fn finish(self, results: Results) -> Recognized {
        let Results { pages, unread } = results;
        let languages = self.settings.languages.to_vec();
        Recognized { engine: NAME.to_owned(), version: self.version, languages, pages, unread }
    }
}

/// Makes the images of pages on this thread and reads them on others.
fn in_parallel<I: Send>(
    pages: &[Planned],
    threads: usize,
    draw: &mut dyn FnMut(u32, f32) -> Result<I, String>,
    read: &(dyn Fn(Planned, I) -> Result<RecognizedPage, String> + Sync),
    results: &mut Results,
    done: Done<'_>,
) {
    let threads = threads.clamp(1, pages.len().max(1));
    let (to, from) = sync_channel::<(Planned, I)>(0);
    let (from, results) = (Mutex::new(from), Mutex::new(results));
    let add = |number, result| {
        if let Ok(mut results) = results.lock() {
            results.add(number, result);
        }
        done(number);
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((page, image)) = take(&from) {
                    add(page.number, read(page, image));
                }
            });
        }
        for page in pages {
            match draw(page.number, page.dpi) {
                // Nobody takes it only if all readers are gone.
                Ok(image) => drop(to.send((*page, image))),
                Err(reason) => add(page.number, Err(reason)),
            }
        }
        drop(to);
    });
}

fn take<I>(from: &Mutex<Receiver<I>>) -> Option<I> {
    from.lock().ok()?.recv().ok()
}

/// Reads page `at` (from 0) of an image file, which only the engine can turn.
fn read_file(engine: &Engine, bytes: &[u8], file: &ImageFile, at: usize) -> Result<RecognizedPage, String> {
    // Of a TIFF the engine would else read all pages, and go round where they do.
    let at = (file.kind == ImageKind::Tiff).then_some(at);
    let image = Image::from(bytes);
    let read = engine.read(&image, file.dpi, Segmentation::Upright, at)?;
    let dpi = file.dpi;
    let along = direction(&read.words);
    if let Some(turn) = along {
        return Ok(turned_back(read, turn, dpi));
    }
    if reads_badly(&read.words)
        && let Some(turn) = engine.ask_turn(&image, dpi, at).filter(|turn| *turn > 0)
    {
        let again = engine.read(&image, dpi, Segmentation::Turned, at)?;
        if soundness(&again.words) > soundness(&read.words) {
            return Ok(turned_back(again, turn, dpi));
        }
    }
    let tsv::Page { width, height, words } = read;
    Ok(RecognizedPage { dpi, turn: 0, width, height, words })
}

/// A page whose text is turned by so many quarter turns, in places of the upright page.
fn turned_back(page: tsv::Page, turn: u8, dpi: f32) -> RecognizedPage {
    let tsv::Page { width, height, words } = page;
    let words = words.into_iter().map(|word| turn_word(word, 4 - turn, (width, height))).collect();
    let (width, height) = if turn.is_multiple_of(2) { (width, height) } else { (height, width) };
    RecognizedPage { dpi, turn, width, height, words }
}
