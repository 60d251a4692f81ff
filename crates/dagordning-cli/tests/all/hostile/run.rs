//! Runs the program on many files in one call, each followed by a good one, and watches it.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::File;

/// Seconds that a file may take …
pub const TIMEOUT: f64 = 2.0;
/// … and more for the good file after it, a new worker and a machine that is busy.
pub const SLACK: f64 = 3.0;
/// Megabytes that the worker may take.
const MEMORY: u64 = 256;
/// Megabytes that the program itself may take, which only hands over …
const OWN_MEMORY: u64 = 64;
/// … and when it holds images of pages, as many as there are cores and one more.
const WITH_IMAGES: u64 = 256;

/// What a file came to.
pub struct Outcome {
    /// The reason of an error, or the message about damage.
    pub told: String,
    /// From the end of the file before to the end of the good file after.
    pub seconds: f64,
    /// How many items the document has.
    pub items: usize,
    document: bool,
}

impl Outcome {
    /// One word for the tally.
    pub fn class(&self) -> &'static str {
        match self.document {
            true if self.told.is_empty() => "ok",
            true => "damaged",
            false if self.told.contains("(--") => "limit",
            false => "error",
        }
    }
}

/// A folder with files for one call of the program.
pub struct Batch {
    folder: PathBuf,
    good: PathBuf,
    /// Whether pages are drawn too, for a program that reads nothing from them.
    drawn: bool,
}

impl Batch {
    pub fn new(name: &str, good: &[u8], drawn: bool) -> Batch {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a writable folder");
        let path = folder.join("_good.pdf");
        fs::write(&path, good).expect("a writable folder");
        Batch { folder, good: path, drawn }
    }

    /// A program in the place of tesseract that looks at images and sees nothing; none where it cannot be made.
    fn blind(&self) -> Option<String> {
        #[cfg(unix)]
        {
            let path = self.folder.join("blind");
            let script = "#!/bin/sh\ncase \"$1\" in --version) echo 'tesseract 9.9';; --list-langs) echo 'List:'; echo swe;; \
                          *) cat > /dev/null;; esac\n";
            fs::write(&path, script).expect("writable");
            let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
            fs::set_permissions(&path, executable).expect("executable");
            Some(path.to_string_lossy().into_owned())
        }
        #[cfg(not(unix))]
        None
    }

    /// The outcome of every file; fails when the program dies or a good file is not read.
    pub fn run<'f>(&self, files: Vec<&'f File>) -> Vec<(&'f File, Outcome)> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dagordning"));
        command.args(["parse", "--max-output", "64"]);
        command.args(["--timeout", &TIMEOUT.to_string(), "--max-memory", &MEMORY.to_string()]);
        match self.drawn.then(|| self.blind()).flatten() {
            Some(blind) => command.args(["--ocr", "always", "--ocr-pages", "1", "--tesseract", &blind]),
            None => command.args(["--ocr", "never"]),
        };
        for file in &files {
            let path = self.folder.join(&file.name);
            fs::write(&path, &file.bytes).expect("a writable folder");
            command.arg(path).arg(&self.good);
        }
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let errors = child.stderr.take().expect("a pipe");
        let results = BufReader::new(child.stdout.take().expect("a pipe"));
        let done = AtomicBool::new(false);
        let (lines, told, peaks) = std::thread::scope(|scope| {
            let watch = scope.spawn(|| watch(&child, &done));
            let told = scope.spawn(|| {
                let mut told = String::new();
                BufReader::new(errors).read_to_string(&mut told).expect("messages are UTF-8");
                told
            });
            let mut started = Instant::now();
            let mut lines = Vec::new();
            for line in results.lines() {
                let json: Value = serde_json::from_str(&line.expect("results are UTF-8")).expect("JSON on each line");
                lines.push((json, started.elapsed().as_secs_f64()));
                started = Instant::now();
            }
            done.store(true, Ordering::Relaxed);
            (lines, told.join().expect("read"), watch.join().expect("watched"))
        });
        let status = child.wait().expect("it ends");
        assert_eq!(status.code(), Some(1), "the program ends by itself; it said:\n{told}");
        assert!(peaks.worker <= MEMORY, "a worker took {} MB", peaks.worker);
        let most = if self.drawn { WITH_IMAGES } else { OWN_MEMORY };
        assert!(peaks.program <= most, "the program took {} MB", peaks.program);
        println!("peak memory: program {} MB, worker {} MB", peaks.program, peaks.worker);
        sort_out(files, lines, &told)
    }
}

/// Pairs files with their results: each is a line of its own or a message, and then comes the good file.
fn sort_out<'f>(files: Vec<&'f File>, lines: Vec<(Value, f64)>, told: &str) -> Vec<(&'f File, Outcome)> {
    let mut lines = lines.into_iter().peekable();
    let name = |json: &Value| json["source"]["file_name"].as_str().unwrap_or_default().to_owned();
    let mut outcomes = Vec::new();
    for file in files {
        let own = lines.next_if(|(json, _)| name(json) == file.name);
        let (good, seconds) = lines.next().unwrap_or_else(|| panic!("nothing came after {}:\n{told}", file.name));
        assert_eq!(name(&good), "_good.pdf", "the good file after {} is read", file.name);
        assert_eq!(good["items"].as_array().map(Vec::len), Some(4), "the good file after {} is read well", file.name);
        let messages: Vec<&str> =
            told.lines().filter_map(|line| line.split_once(&format!("{}: ", file.name))).map(|(_, why)| why).collect();
        let outcome = match (own, &messages[..]) {
            (Some((json, before)), []) => Outcome {
                told: damage(&json).to_owned(),
                seconds: before + seconds,
                items: json["items"].as_array().map_or(0, Vec::len),
                document: true,
            },
            (None, [reason]) => Outcome { told: (*reason).to_owned(), seconds, items: 0, document: false },
            (own, _) => panic!("{}: document {}, messages {messages:?}", file.name, own.is_some()),
        };
        outcomes.push((file, outcome));
    }
    outcomes
}

fn damage(json: &Value) -> &str {
    let diagnostics = json["diagnostics"].as_array();
    diagnostics
        .into_iter()
        .flatten()
        .find(|diagnostic| diagnostic["code"] == "damaged-file")
        .map_or("", |diagnostic| diagnostic["message"].as_str().unwrap_or("no message"))
}

/// The most memory that was seen, in megabytes.
#[derive(Default)]
struct Peaks {
    program: u64,
    worker: u64,
}

/// Looks at the program and its workers until it is done; sees nothing where there is no `/proc`.
fn watch(child: &Child, done: &AtomicBool) -> Peaks {
    let mut peaks = Peaks::default();
    let id = child.id();
    while !done.load(Ordering::Relaxed) {
        peaks.program = peaks.program.max(peak(id));
        let tasks = fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
        for worker in tasks.split_whitespace().filter_map(|id| id.parse().ok()) {
            peaks.worker = peaks.worker.max(peak(worker));
        }
        std::thread::sleep(Duration::from_millis(4));
    }
    peaks
}

fn peak(id: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|value| value.trim().trim_end_matches(" kB").trim().parse::<u64>().ok()).unwrap_or(0) / 1024
}
