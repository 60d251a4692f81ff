//! Whoever of program, worker, supervisor and engine is ended from outside: no process stays, and what is said tells why.
//! The table is printed: `cargo test --test all kills:: -- --nocapture`.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::common::root;
use crate::worker::{endless, text_of};

/// Nothing is left after this.
const GONE: Duration = Duration::from_secs(1);
/// A busy machine starts processes late.
const STARTED: Duration = Duration::from_secs(20);

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kills").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a writable folder");
    folder
}

/// A program in the place of tesseract that does `body` for an image; what it is started with tells it from others.
fn engine(folder: &Path, body: &str) -> String {
    let path = folder.join("engine");
    let script = format!(
        "#!/bin/sh\ncase \"$1\" in\n--version) echo 'tesseract 9.9.9';;\n--list-langs) echo 'List:'; echo swe;;\n*) {body};;\n\
         esac\n"
    );
    fs::write(&path, script).expect("writable");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("executable");
    path.to_string_lossy().into_owned()
}

/// What an engine does that never ends: a program of its own sleeps for it.
const SLEEPS: &str = "cat > /dev/null; sleep 1000; echo";

/// The processes below one, with their command lines.
fn below(id: u32) -> Vec<(u32, String)> {
    let mut found = Vec::new();
    let tasks = fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten();
    for task in tasks {
        let children = fs::read_to_string(task.path().join("children")).unwrap_or_default();
        for child in children.split_whitespace().filter_map(|id| id.parse::<u32>().ok()) {
            let said = fs::read(format!("/proc/{child}/cmdline")).unwrap_or_default();
            found.push((child, String::from_utf8_lossy(&said).replace('\0', " ")));
            found.extend(below(child));
        }
    }
    found
}

/// Whether a process is there and no corpse.
fn lives(id: u32) -> bool {
    let said = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    said.rsplit(") ").next().is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['Z', 'X']))
}

struct Run {
    child: Child,
}

impl Run {
    fn start(arguments: &[&str]) -> Run {
        let mut program = Command::new(env!("CARGO_BIN_EXE_dagordning"));
        program.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        Run { child: program.spawn().expect("the program starts") }
    }

    /// The process below the program whose command line has these words, when it is there.
    fn wait_for(&self, words: &str) -> u32 {
        let since = Instant::now();
        loop {
            if let Some((id, _)) = below(self.child.id()).into_iter().find(|(_, said)| said.contains(words)) {
                return id;
            }
            assert!(since.elapsed() < STARTED, "{words:?} was never started: {:?}", below(self.child.id()));
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// All that it has started, and itself.
    fn all(&self) -> Vec<u32> {
        below(self.child.id()).into_iter().map(|(id, _)| id).chain([self.child.id()]).collect()
    }

    fn end(self) -> Output {
        self.child.wait_with_output().expect("it ends")
    }
}

fn send(signal: &str, id: u32) {
    let status = Command::new("kill").args([signal, &id.to_string()]).status().expect("kill is there");
    assert!(status.success(), "{signal} {id}");
}

/// How long any of these lived on.
fn outlived(ids: &[u32]) -> Duration {
    let since = Instant::now();
    while ids.iter().any(|id| lives(*id)) {
        assert!(
            since.elapsed() < GONE * 5,
            "left behind: {:?}",
            ids.iter().filter(|id| lives(**id)).collect::<Vec<_>>()
        );
        std::thread::sleep(Duration::from_millis(5));
    }
    since.elapsed()
}

/// What the program says of its input: an error, or why pages were not read.
fn told(output: &Output) -> String {
    let json: Option<serde_json::Value> = serde_json::from_slice(&output.stdout).ok();
    let missing = json.as_ref().and_then(|json| json["diagnostics"].as_array()).into_iter().flatten();
    let missing = missing.filter(|one| one["code"] == "ocr-missing").filter_map(|one| one["message"].as_str());
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    missing.map(str::to_owned).chain([said]).filter(|one| !one.is_empty()).collect::<Vec<_>>().join("; ")
}

#[test]
fn no_process_is_left_behind() {
    let home = folder("signals");
    let engine = engine(&home, SLEEPS);
    let scan = root().join("fixtures/scan/utdrag-sida.png").to_string_lossy().into_owned();
    let pdf = home.join("endless.pdf");
    fs::write(&pdf, endless()).expect("writable");
    let pdf = pdf.to_string_lossy().into_owned();
    let reads = ["parse", "--tesseract", &engine, &scan];
    let parses = ["parse", &pdf];
    println!("| ended | signal | nothing left after | exit | what is said |\n|---|---|---|---|---|");
    for signal in ["-KILL", "-TERM"] {
        for (who, arguments, words, says) in [
            ("program, worker busy", &parses[..], "__worker", None),
            ("program, engine busy", &reads[..], "sleep 1000", None),
            ("worker", &parses, "__worker", Some("the process that reads was ended from outside: signal")),
            ("supervisor of the engine", &reads, "sleep 1000", Some("tesseract was ended from outside (signal")),
            ("engine", &reads, "sleep 1000", Some("tesseract was ended from outside (signal")),
        ] {
            let run = Run::start(arguments);
            let worker = run.wait_for(words);
            // Time enough for the worker to say whose child it is, and to be asked.
            std::thread::sleep(Duration::from_millis(200));
            let all = run.all();
            let ended = match who {
                "worker" => worker,
                "engine" => below(run.wait_for("__engine")).first().expect("it is started").0,
                "supervisor of the engine" => run.wait_for("__engine"),
                _ => run.child.id(),
            };
            send(signal, ended);
            let (output, time) = match says {
                // A corpse until it is waited for.
                None => {
                    let time = outlived(&all);
                    (run.end(), time)
                }
                Some(_) => {
                    let output = run.end();
                    (output, outlived(&all))
                }
            };
            let said = told(&output);
            let exit = output.status.code().map_or("signal".to_owned(), |code| code.to_string());
            println!("| {who} | SIG{} | {} ms | {exit} | {said} |", &signal[1..], time.as_millis());
            assert!(time < GONE, "{who} {signal}: {time:?}");
            assert!(says.is_none_or(|says| said.contains(says)), "{who} {signal}: {said}");
        }
    }
}

#[test]
fn the_engine_is_held_to_its_limits() {
    let scan = root().join("fixtures/scan/utdrag-sida.png").to_string_lossy().into_owned();
    println!("| the engine | seconds | what is said |\n|---|---|---|");
    for (name, body, says) in [
        ("sleeps", SLEEPS, "tesseract took longer than 1.5 s (--ocr-timeout)"),
        ("reads nothing", "sleep 1000; echo", "tesseract took longer than 1.5 s (--ocr-timeout)"),
        ("closes its output", "exec > /dev/null; sleep 1000; echo", "tesseract took longer than 1.5 s (--ocr-timeout)"),
        ("leaves a program behind", "sleep 1000 & exit 3", "tesseract failed on it (without saying why)"),
        ("says too much", "cat /dev/zero", "tesseract said more than the limit of 64 MB"),
        (
            "takes all memory",
            "[ $(ulimit -v) = 2097152 ] && echo std::bad_alloc >&2; exit 1",
            "tesseract needs more memory than the limit of 2048 MB",
        ),
        ("crashes", "kill -SEGV $$", "tesseract crashed (signal 11)"),
        ("complains", "cat > /dev/null; yes Fel | head -c 3000000 >&2; exit 1", "tesseract failed on it (Fel)"),
    ] {
        let engine = engine(&folder(&name.replace(' ', "-")), body);
        let limit = if name == "says too much" { "60" } else { "1.5" };
        let since = Instant::now();
        let run = Run::start(&["parse", "--tesseract", &engine, "--ocr-timeout", limit, &scan]);
        let output = run.end();
        let said = told(&output);
        println!("| {name} | {:.1} | {said} |", since.elapsed().as_secs_f64());
        assert!(said.contains(says), "{name}: {said}");
        let left = Command::new("pgrep").args(["-f", &engine]).output().map(|found| found.stdout).unwrap_or_default();
        assert!(left.is_empty(), "{name} left {}", String::from_utf8_lossy(&left));
    }
}

#[test]
fn an_engine_that_says_nothing_of_itself_is_not_waited_for() {
    let home = folder("mute");
    let path = home.join("engine");
    fs::write(&path, "#!/bin/sh\nsleep 1000; echo\n").expect("writable");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("executable");
    let scan = root().join("fixtures/scan/utdrag-sida.png").to_string_lossy().into_owned();
    let run = Run::start(&["parse", "--tesseract", &path.to_string_lossy(), "--ocr-timeout", "1", &scan]);
    let said = told(&run.end());
    assert!(said.contains("cannot be started (took longer than 1 s (--ocr-timeout))"), "{said}");
}

#[test]
fn what_a_busy_worker_is_ended_for_is_told() {
    let home = folder("limits");
    let pdf = home.join("endless.pdf");
    fs::write(&pdf, endless()).expect("writable");
    let long = home.join("long.txt");
    fs::write(&long, text_of(3 << 20)).expect("writable");
    let (pdf, long) = (pdf.to_string_lossy().into_owned(), long.to_string_lossy().into_owned());
    println!("| input | limit | what is said |\n|---|---|---|");
    for (input, limit, says) in [
        (&pdf, ["--timeout", "0.5"], "it took longer than 0.5 s (--timeout)"),
        (&long, ["--timeout", "0.1"], "it took longer than 0.1 s (--timeout)"),
        (&long, ["--max-memory", "16"], "it needs more memory than the limit of 16 MB (--max-memory)"),
        (&long, ["--max-memory", "32"], "it needs more memory than the limit of 32 MB (--max-memory)"),
        (&long, ["--max-memory", "2"], "MB, more than the memory that reading it may take: 2 MB"),
        (&long, ["--max-output", "1"], "its output is larger than the limit of 1 MB (--max-output)"),
    ] {
        let run = Run::start(&["parse", limit[0], limit[1], input]);
        let output = run.end();
        let said = told(&output);
        println!("| {} | {} | {said} |", if input == &pdf { "PDF" } else { "text" }, limit.join(" "));
        assert_eq!(output.status.code(), Some(1));
        assert!(said.contains(says), "{limit:?}: {said}");
    }
}
