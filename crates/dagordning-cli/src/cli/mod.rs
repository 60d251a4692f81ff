//! The command line: results on stdout, everything else on stderr.

mod archive;
mod args;
mod config;
mod convert;
mod corrected;
mod corrections;
pub mod embed;
mod failure;
mod input;
mod job;
mod join;
mod log;
mod optical;
mod output;
mod pages;
mod parse;
mod progress;
#[cfg(feature = "serve")]
mod serve;
mod show;
mod summary;
mod terminal;
mod view;
mod worker;

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::{CommandFactory, FromArgMatches};
use dagordning::corrections::Corrections;
use dagordning::model::schema;
use dagordning::ocr::{Raster, Recognized};

use args::{Args, Command, OcrArgs, PdfArgs};
use corrected::CorrectionArgs;
use failure::{Code, Failure};
use input::{Bounds, Input, Kind, SHORT};
use job::{Done, Job, Known, Lost, Told, What, draw};
use log::{About, Level};
use optical::{Draw, Optical};
use terminal::{Manner, Tame, shown};
use worker::{Answer, Limits, Task, Worker};

/// Some input could not be read.
const UNREADABLE: u8 = 1;
/// As clap says it.
const MISUSED: u8 = 2;
/// `--strict`, and a document has a diagnostic of severity error.
const CONTENT_LOST: u8 = 3;

/// For one document.
const TIME: Duration = Duration::from_secs(30);
/// Megabytes for the process that reads documents.
const MEMORY: u64 = 512;
/// Megabytes of output from one document.
const OUTPUT: u64 = 256;

/// Runs the program on the process's arguments.
pub fn run() -> ExitCode {
    run_with(std::env::args_os().collect())
}

/// Runs the program on these arguments, the first of which is its name.
pub fn run_with(given: Vec<OsString>) -> ExitCode {
    // A reader's panic on a broken file is told as the file's fault; its own message is for its authors.
    std::panic::set_hook(Box::new(|_| {}));
    let mut rest = given.iter().skip(1).cloned();
    match rest.next() {
        Some(first) if first == worker::COMMAND => return worker::serve(rest),
        Some(first) if first == crate::ocr::COMMAND => return crate::ocr::supervise(rest),
        _ => {}
    }
    let (args, settings) = match arguments(&given) {
        Ok(told) => told,
        Err(code) => return code,
    };
    log::set(args.log);
    if let Some(file) = settings {
        log::say(Level::Debug, &format!("defaults from {file}"), About::default());
    }
    // What writes files has nothing to say there.
    let speaks = !matches!(&args.command, Command::Convert(args) if !args.dry_run);
    let done = match args.command {
        Command::Parse(args) => parse::run(&args),
        Command::Convert(args) => convert::convert(&args),
        Command::Archive(args) => archive::archive(&args),
        Command::View(args) => view::view(&args),
        Command::Corrections(args) => corrections::corrections(&args),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::serve(&args),
        Command::Text(args) => {
            let what = if args.layout { What::Picture } else { What::Text };
            one(Asked { files: &args.files, name: args.name.as_deref(), join: args.join }, what, &args.pdf, &args.ocr)
        }
        Command::Lines(args) => {
            let what = What::Lines { why: args.why };
            one(Asked { files: &args.files, name: args.name.as_deref(), join: args.join }, what, &args.pdf, &args.ocr)
        }
        Command::Schema(args) => print_schema(args.tables),
        Command::Completions(args) => pages::completions(&args, Args::command()).map(|()| ExitCode::SUCCESS),
        Command::Man(args) => pages::man(&args, Args::command())
            .map(|told| told.map_or_else(|reason| misused(&reason), |()| ExitCode::SUCCESS)),
    };
    let done = done.and_then(|code| if speaks && output::is_closed() { Err(output::closed()) } else { Ok(code) });
    done.unwrap_or_else(|error| {
        if error.kind() == io::ErrorKind::BrokenPipe {
            // Who reads our output has read enough.
            return ExitCode::SUCCESS;
        }
        log::error(&format!("cannot write the result: {error}"));
        ExitCode::from(UNREADABLE)
    })
}

/// What the command line says, with the defaults of a file, and that file's name.
fn arguments(given: &[OsString]) -> Result<(Args, Option<String>), ExitCode> {
    let (command, settings) = config::apply(Args::command(), given).map_err(|reason| misused(&reason))?;
    let mut matches = command.get_matches_from(given);
    let args = Args::from_arg_matches_mut(&mut matches).unwrap_or_else(|error| error.exit());
    Ok((args, settings))
}

/// The files of a command that are named one by one.
#[derive(Clone, Copy)]
struct Asked<'a> {
    files: &'a [OsString],
    /// Of standard input.
    name: Option<&'a str>,
    join: bool,
}

impl Asked<'_> {
    /// Why it cannot be done, in plain words.
    fn problem(self) -> Option<&'static str> {
        let stdin = self.files.iter().any(|file| file == "-");
        (self.name.is_some() && !stdin).then_some("--name names standard input (-), which is not among the files")
    }
}

/// What is done with pages that have to be read from their images, which takes long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Images {
    /// They are read.
    Read,
    /// A file that has such is given back.
    #[cfg(feature = "serve")]
    Leave,
    /// The last one was.
    Left,
}

impl Images {
    /// Pages are to be read from their images: an error if there is no time for it.
    fn met(&mut self) -> Result<(), Failure> {
        if *self == Images::Read {
            return Ok(());
        }
        *self = Images::Left;
        Err(Failure::new(Code::UnreadImage, "pages of it have to be read from their images"))
    }
}

/// Does one job on file after file.
struct Reading {
    job: Job,
    /// For PDFs and long texts; what is short is read in this process.
    worker: Option<Worker>,
    /// Whether a limit was asked for, which then holds for short texts, too.
    limited: bool,
    bounds: Bounds,
    /// For images of pages.
    optical: Optical,
    images: Images,
    /// The name of standard input.
    stdin: Option<String>,
    /// What people mended.
    corrections: CorrectionArgs,
}

impl Reading {
    fn new(what: What, args: &PdfArgs, ocr: &OcrArgs) -> Result<Reading, String> {
        if args.max_memory.is_some() && !crate::process::LIMITS_MEMORY {
            return Err("--max-memory: no program's memory can be limited on this system".to_owned());
        }
        let limits = Limits {
            time: args.timeout.unwrap_or(TIME),
            memory: args.max_memory.unwrap_or(MEMORY),
            output: args.max_output.unwrap_or(OUTPUT),
        };
        let limited = args.timeout.is_some() || args.max_memory.is_some() || args.max_output.is_some();
        let worker = (!args.no_worker).then(|| Worker::new(limits));
        let bounds = match worker {
            Some(_) => Bounds { time: Some(limits.time), memory: Some(limits.memory) },
            None => Bounds::default(),
        };
        let optical = Optical::new(ocr)?;
        let job = Job { what, reader: args.reader, ocr: optical.mode, whole: false };
        Ok(Reading {
            job,
            worker,
            limited,
            bounds,
            optical,
            images: Images::Read,
            stdin: None,
            corrections: CorrectionArgs::NONE,
        })
    }

    /// With a name for standard input.
    fn named(self, stdin: Option<&str>) -> Reading {
        Reading { stdin: stdin.map(str::to_owned), ..self }
    }

    /// With what people mended.
    fn correcting(self, corrections: CorrectionArgs) -> Reading {
        Reading { corrections, ..self }
    }

    fn open(&self, name: &OsString) -> Result<Input, Failure> {
        let input = Input::open(name, self.bounds)?;
        let file_name = if name == "-" { self.stdin.clone() } else { input.file_name };
        Ok(Input { file_name, ..input })
    }

    /// The image of a page of a PDF; the error is the reason in plain words.
    fn draw(&mut self, input: &Input, page: u32, dpi: f32) -> Result<Raster, String> {
        image(&mut self.worker.as_mut(), input, page, dpi)
    }

    /// So many that read beside each other, each as `one` makes it; by default one for each core, and no more than `most`.
    fn several(
        jobs: Option<u32>,
        most: usize,
        one: impl Fn() -> Result<Reading, String>,
    ) -> Result<Vec<Reading>, String> {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let jobs = jobs.map_or(cores, |jobs| jobs as usize).min(most).max(1);
        // Pages are read by a program of their own each: no more of them at once than cores.
        let threads = (cores / jobs).max(1);
        let one = || Ok(if jobs == 1 { one()? } else { one()?.beside_others(threads) });
        (0..jobs).map(|_| one()).collect()
    }

    /// Itself among others, each with so many threads for images of pages.
    fn beside_others(self, threads: usize) -> Reading {
        Reading { optical: self.optical.beside_others(threads), ..self }
    }

    /// Reads a file, or several as one document.
    fn all(&mut self, names: &[OsString], out: &mut dyn Write) -> Result<io::Result<Lost>, Failure> {
        match names {
            [name] => self.run(name, out),
            names => self.join(names, out),
        }
    }

    /// Failure to write goes up as it is; what is wrong with the input is told in plain words.
    fn run(&mut self, name: &OsString, out: &mut dyn Write) -> Result<io::Result<Lost>, Failure> {
        self.read(&shown(name), &self.open(name)?, out)
    }

    fn read(&mut self, name: &str, input: &Input, out: &mut dyn Write) -> Result<io::Result<Lost>, Failure> {
        let corrections = self.corrections.of(input)?;
        self.read_corrected(name, input, corrections, out)
    }

    /// The same with these corrections, wherever they come from.
    fn read_corrected(
        &mut self,
        name: &str,
        input: &Input,
        corrections: Option<Box<Corrections>>,
        out: &mut dyn Write,
    ) -> Result<io::Result<Lost>, Failure> {
        let short = input.kind == Kind::Other && !self.limited && input.size() <= SHORT;
        let mut worker = self.worker.as_mut().filter(|_| !short);
        let mut recognized = None;
        if input.kind == Kind::Image {
            self.images.met()?;
            let bytes = input.content.clone().into_bytes()?;
            let draw: Draw<'_> = &mut |input, page, dpi| image(&mut worker, input, page, dpi);
            recognized = Some(self.optical.image(name, &bytes, draw)?);
            // Words are all that is left to be read.
            worker = None;
        }
        let plan = match perform(&mut worker, self.job, input, (recognized, corrections.clone()), out)? {
            Done::Written(written) => return Ok(written),
            Done::Planned(plan) => plan,
        };
        self.images.met()?;
        let recognized = self.optical.pages(name, &plan, &mut |page, dpi| image(&mut worker, input, page, dpi));
        match perform(&mut worker, self.job, input, (Some(recognized), corrections), out)? {
            Done::Written(written) => Ok(written),
            Done::Planned(_) => Err(Failure::fault("it wants to be read without end")),
        }
    }
}

/// Does the job in the worker if there is one.
fn perform(
    worker: &mut Option<&mut Worker>,
    job: Job,
    input: &Input,
    (recognized, corrections): (Option<Recognized>, Option<Box<Corrections>>),
    out: &mut dyn Write,
) -> Told {
    let Some(worker) = worker else {
        let known = Known { recognized: recognized.as_ref(), corrections: corrections.as_deref() };
        return job.run(input.content.clone().into_bytes()?, input.file_name.as_deref(), known, out);
    };
    Ok(match worker.ask(Task::Do(job, recognized.map(Box::new), corrections), input)? {
        Answer::Output(output, lost) => Done::Written(out.write_all(&output).map(|()| lost)),
        Answer::Planned(plan) => Done::Planned(plan),
    })
}

/// The image of a page, drawn in the worker if there is one.
fn image(worker: &mut Option<&mut Worker>, input: &Input, page: u32, dpi: f32) -> Result<Raster, String> {
    let Some(worker) = worker else {
        return draw(&input.content.clone().into_bytes().map_err(|failure| failure.reason)?, page, dpi);
    };
    let drawn = match worker.ask(Task::Draw(page, dpi), input).map_err(|failure| failure.reason)? {
        Answer::Output(image, _) => Raster::from_pgm(image),
        Answer::Planned(_) => None,
    };
    drawn.ok_or_else(|| "its image is none (a fault in the program)".to_owned())
}

/// Standard output; what steers a terminal is written out where one is.
fn stdout(what: What) -> Box<dyn Write> {
    let out = io::stdout().lock();
    match what {
        // Its colours are ours, and what it shows of the document is tame.
        What::Lines { .. } => Box::new(anstream::AutoStream::auto(out)),
        _ if !out.is_terminal() => Box::new(out),
        What::Json { .. } => Box::new(Tame::new(out, Manner::Json)),
        What::Text | What::Picture | What::Shown => Box::new(Tame::new(out, Manner::Text)),
    }
}

/// Says what cannot be done as it was asked for.
fn misused(reason: &str) -> ExitCode {
    log::error(reason);
    ExitCode::from(MISUSED)
}

fn one(asked: Asked<'_>, what: What, args: &PdfArgs, ocr: &OcrArgs) -> io::Result<ExitCode> {
    let names = asked.files;
    if let Some(problem) = asked.problem() {
        return Ok(misused(problem));
    }
    if names.len() > 1 && !asked.join {
        return Ok(misused("one document is shown at a time; --join makes one of several files"));
    }
    let mut out = BufWriter::new(stdout(what));
    let mut reading = match Reading::new(what, args, ocr) {
        Ok(reading) => reading.named(asked.name),
        Err(reason) => return Ok(misused(&reason)),
    };
    match reading.all(names, &mut out) {
        Ok(written) => {
            written?;
            out.flush()?;
            Ok(ExitCode::SUCCESS)
        }
        Err(failure) => {
            complain(names, &failure);
            Ok(ExitCode::from(UNREADABLE))
        }
    }
}

fn print_schema(tables: bool) -> io::Result<ExitCode> {
    let mut out = io::stdout().lock();
    if tables {
        out.write_all(dagordning::tables::describe().as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    serde_json::to_writer_pretty(&mut out, &schema()).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(ExitCode::SUCCESS)
}

/// Says how long a file took, where somebody wants to know.
fn tell_of(names: &[OsString], began: Instant) {
    let file: Vec<String> = names.iter().map(|name| shown(name)).collect();
    let took = format!("read in {:.2} s", began.elapsed().as_secs_f64());
    log::say(Level::Debug, &took, About { file: Some(&file.join(", ")), ..About::default() });
}

fn complain(names: &[OsString], failure: &Failure) {
    let shown = match names {
        [name] if name == "-" => Some("standard input".to_owned()),
        [name] => Some(shown(name)),
        // The reason names the file of several.
        _ => None,
    };
    log::say(Level::Error, &failure.reason, About { file: shown.as_deref(), code: Some(failure.code), more: None });
}
