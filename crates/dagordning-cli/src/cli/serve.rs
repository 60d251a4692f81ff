//! `serve`: a web service for people and programs, which has documents read as the other commands do.

use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clap::{Args as ClapArgs, ValueHint};
use dagordning::output::Sheet;
use dagordning_archive::Archive;
use dagordning_serve::{
    Bounds, Config, Halt, How, Located, Pace, Raster, Read, Reader, SHORTEST, Served, Token, Unread, Upload,
};
use dagordning_view::Tongue;

use super::args::{AttachmentMode, OcrArgs, PdfArgs};
use super::convert::decode;
use super::failure::Failure;
use super::input::Input;
use super::log;
use super::terminal::shown;
use super::view::{self, Asked, Pages};
use super::worker::TOKEN;
use super::{Images, MISUSED, Reading, UNREADABLE, What, misused};

/// Said below the options.
pub const HELP: &str = "\
Examples:
  dagordning serve          the address is printed: open it in a browser
  dagordning serve kommun.db --port 8080
                            the archive can be searched there, too
  dagordning serve --write --corrections protokoll
                            corrections lie beside the files of a folder
  dagordning serve --listen 0.0.0.0 --host arkiv.example --token-file nyckel
                            for others, who need the token
  curl --data-binary @kallelse.pdf http://127.0.0.1:8080/v1/parse

The service listens on this machine alone (127.0.0.1) unless --listen says otherwise, which needs a token: in a file, or in the environment as DAGORDNING_TOKEN. Programs send it as Authorization: Bearer, browsers ask for it once. What is dropped stays in memory, the newest results alone, and no path of a request reaches the disk. /openapi.json describes the API.

It ends by Ctrl-C or SIGTERM: what is under way is answered first.

Exit status: 0 it was ended; 1 it cannot listen there, or the archive not be read; 2 wrong usage.";

/// What `serve` can be told.
#[derive(Debug, ClapArgs)]
pub struct ServeArgs {
    /// An archive to search
    #[arg(value_name = "ARCHIVE.db", value_hint = ValueHint::FilePath)]
    archive: Option<PathBuf>,
    /// The port; 0 for any that is free [default: 0]
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// The address to listen on, with its port if you like (127.0.0.1:8080, [::1]:8080); any but this machine's own needs a token [default: 127.0.0.1]
    #[arg(long, value_name = "ADDRESS[:PORT]", value_parser = listen, help_heading = REACHED)]
    listen: Option<Listen>,
    /// A name by which others reach the service, beside addresses
    #[arg(long, value_name = "NAME", help_heading = REACHED)]
    host: Vec<String>,
    /// A file with the token; its first line counts
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = REACHED)]
    token_file: Option<PathBuf>,
    /// Save corrections: in the folder of --corrections, or beside the files of the archive
    #[arg(long, help_heading = CORRECTED)]
    write: bool,
    /// The folder with documents beside which corrections lie; those of other documents are named by their hash there
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, help_heading = CORRECTED)]
    corrections: Option<PathBuf>,
    /// How many files are read at once [default: one on each core]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1024), help_heading = BOUNDS)]
    jobs: Option<u32>,
    /// How many files may wait to be read; others are told to come again (503). Scans, which take long, wait by themselves
    #[arg(long, value_name = "N", default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=100_000), help_heading = BOUNDS)]
    queue: u32,
    /// Megabytes of a request
    #[arg(long, value_name = "MB", default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=2048), help_heading = BOUNDS)]
    max_body: u32,
    /// Seconds for a request
    #[arg(long, value_name = "SECONDS", default_value_t = 120, value_parser = clap::value_parser!(u32).range(1..=86_400), help_heading = BOUNDS)]
    request_timeout: u32,
    /// How many results are kept in memory; the oldest go first
    #[arg(long, value_name = "N", default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=10_000), help_heading = BOUNDS)]
    keep: u32,
    /// How PDFs are read.
    #[command(flatten)]
    pdf: PdfArgs,
    /// How images of pages are read.
    #[command(flatten)]
    ocr: OcrArgs,
}

/// Where to listen, as `--listen` says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Listen {
    address: IpAddr,
    port: Option<u16>,
}

/// An address; with a port behind it, or in brackets, as addresses of the web have it.
fn listen(told: &str) -> Result<Listen, String> {
    let bare = told.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    match (told.parse::<SocketAddr>(), bare.unwrap_or(told).parse::<IpAddr>()) {
        (Ok(both), _) => Ok(Listen { address: both.ip(), port: Some(both.port()) }),
        (_, Ok(address)) => Ok(Listen { address, port: None }),
        _ => Err("it is no address of a machine's own (0.0.0.0 stands for all); names go to --host".to_owned()),
    }
}

const REACHED: &str = "Who reaches it";
const CORRECTED: &str = "Corrections";
const BOUNDS: &str = "Limits of the service";

/// Serves until it is ended.
pub fn serve(args: &ServeArgs) -> io::Result<ExitCode> {
    let config = match config(args) {
        Ok(config) => config,
        Err(reason) => return Ok(misused(&reason)),
    };
    if let Some(path) = &args.archive
        && let Err(error) = Archive::open(path)
    {
        log::error(&format!("{}: {error}", shown(path.as_os_str())));
        let missing = matches!(error, dagordning_archive::Error::Missing | dagordning_archive::Error::NotAnArchive);
        return Ok(ExitCode::from(if missing { MISUSED } else { UNREADABLE }));
    }
    let readers = match readers(args) {
        Ok(readers) => readers,
        Err(reason) => return Ok(misused(&reason)),
    };
    let address = match address(args) {
        Ok(address) => address,
        Err(reason) => return Ok(misused(&reason)),
    };
    let served = dagordning_serve::serve(address, config, readers, |serving| {
        let mut out = io::stdout().lock();
        writeln!(out, "http://{}/", serving.address)?;
        out.flush()
    });
    match served {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(error),
        Err(error) => {
            log::error(&format!("cannot serve on {address}: {error}"));
            Ok(ExitCode::from(UNREADABLE))
        }
    }
}

/// Where it listens. The error is one of usage, in plain words.
fn address(args: &ServeArgs) -> Result<SocketAddr, String> {
    let listen = args.listen.unwrap_or(Listen { address: Ipv4Addr::LOCALHOST.into(), port: None });
    match (listen.port, args.port) {
        (Some(one), Some(other)) if one != other => {
            Err(format!("--listen and --port name two ports, {one} and {other}"))
        }
        (one, other) => Ok(SocketAddr::new(listen.address, one.or(other).unwrap_or(0))),
    }
}

/// What the service is told. The error is one of usage, in plain words.
fn config(args: &ServeArgs) -> Result<Config, String> {
    let own = args.listen.is_none_or(|listen| listen.address.is_loopback());
    let token = token(args)?;
    if !own && token.is_none() {
        return Err(format!("--listen opens the service to others, which needs a token: --token-file, or {TOKEN}"));
    }
    if args.write && args.corrections.is_none() && args.archive.is_none() {
        return Err("--write needs a place for corrections: --corrections DIR, or an archive".to_owned());
    }
    if let Some(folder) = args.corrections.as_ref().filter(|folder| !folder.is_dir()) {
        return Err(format!("--corrections {}: there is no such folder", shown(folder.as_os_str())));
    }
    let bounds = Bounds {
        body: (args.max_body as usize) << 20,
        time: Duration::from_secs(args.request_timeout.into()),
        queue: args.queue as usize,
        results: args.keep as usize,
        ..Bounds::default()
    };
    let archive = args.archive.as_ref().map(std::path::absolute).transpose().map_err(|error| error.to_string())?;
    Ok(Config {
        hosts: args.host.clone(),
        token,
        archive: archive.map(|path| Located { path, decode }),
        write: args.write,
        corrections: args.corrections.clone(),
        bounds,
    })
}

fn token(args: &ServeArgs) -> Result<Option<Token>, String> {
    let told = match &args.token_file {
        Some(file) => {
            let text = std::fs::read_to_string(file).map_err(|error| format!("--token-file: {error}"))?;
            Some(text.lines().next().unwrap_or_default().to_owned())
        }
        None => std::env::var(TOKEN).ok(),
    };
    let needed = || format!("a token has {SHORTEST} characters or more, letters, digits and signs without blanks");
    told.map(|told| Token::new(&told).ok_or_else(needed)).transpose()
}

/// What reads for it, each with a process of its own.
fn readers(args: &ServeArgs) -> Result<Vec<Box<dyn Reader>>, String> {
    let readings = Reading::several(args.jobs, usize::MAX, || Reading::new(What::Shown, &args.pdf, &args.ocr))?;
    Ok(readings.into_iter().map(|reading| Box::new(Own(reading)) as Box<dyn Reader>).collect())
}

/// One that reads.
struct Own(Reading);

impl Own {
    /// Reads a file unless there is no time for the images of its pages.
    fn at<T>(
        &mut self,
        pace: Pace,
        upload: &Upload,
        read: impl FnOnce(&mut Reading, &Input) -> Result<T, Failure>,
    ) -> Result<T, Halt> {
        self.0.images = match pace {
            Pace::Quick => Images::Leave,
            Pace::Whole => Images::Read,
        };
        let read = self.input(upload).and_then(|input| read(&mut self.0, &input));
        read.map_err(|failure| match self.0.images {
            Images::Left => Halt::Slow,
            Images::Leave | Images::Read => Halt::Unread(unread(failure)),
        })
    }

    fn input(&self, upload: &Upload) -> Result<Input, Failure> {
        let input = Input::within(Arc::clone(&upload.bytes), self.0.bounds)?;
        Ok(Input { file_name: upload.name.clone(), ..input })
    }
}

/// In messages all are named so: nothing of a document is logged.
const UPLOAD: &str = "an upload";

impl Reader for Own {
    fn json(&mut self, upload: &Upload, how: How, pace: Pace) -> Result<Vec<u8>, Halt> {
        let How { spans, furniture, full } = how;
        self.0.job.what = What::Json { spans, furniture, full, pretty: false, attachments: AttachmentMode::List };
        self.at(pace, upload, |reading, input| {
            let mut told = Vec::new();
            let corrections = upload.corrections.clone().map(Box::new);
            reading.read_corrected(UPLOAD, input, corrections, &mut told)?.map_err(Failure::from)?;
            Ok(told)
        })
    }

    fn review(&mut self, upload: &Upload, served: Served<'_>, tongue: Tongue, pace: Pace) -> Result<Read, Halt> {
        self.0.job.what = What::Shown;
        let title = upload.name.as_deref().unwrap_or("–");
        let asked = Asked { name: UPLOAD, title, tongue, served: Some(served) };
        let corrections = upload.corrections.clone().map(Box::new);
        let read =
            self.at(pace, upload, |reading, input| view::review(reading, input, corrections, Pages::Needed, asked));
        read.map(|(documents, page)| Read { documents, page })
    }

    fn sheet(&mut self, upload: &Upload, pace: Pace) -> Result<Sheet, Halt> {
        self.0.job.what = What::Shown;
        self.at(pace, upload, |reading, input| view::read(reading, UPLOAD, input, None)).map(|read| read.sheet)
    }

    fn draw(&mut self, bytes: &Arc<Vec<u8>>, page: u32, dpi: f32) -> Option<Raster> {
        let input = Input::within(Arc::clone(bytes), self.0.bounds).ok()?;
        let drawn = self.0.draw(&input, page, dpi).ok()?;
        Some(Raster { width: drawn.width, dots: drawn.dots })
    }
}

fn unread(failure: Failure) -> Unread {
    Unread { code: failure.code.to_string(), advice: failure.advice().to_owned(), reason: failure.reason }
}
