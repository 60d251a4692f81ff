//! Files of any size, sort and name: what they may take, what is said of them, what a terminal is shown; and a cache that
//! nobody else can put anything into.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use crate::common::root;
use crate::worker::text_of;

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("limits").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a writable folder");
    folder
}

fn run<S: AsRef<OsStr>>(arguments: &[S]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dagordning")).args(arguments).output().expect("the program starts")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn with(arguments: &[&str], path: &Path) -> Output {
    let all: Vec<OsString> = arguments.iter().map(OsString::from).chain([path.into()]).collect();
    run(&all)
}

#[test]
fn a_long_text_gives_the_same_with_and_without_a_worker() {
    let home = folder("same");
    let path = home.join("long.txt");
    fs::write(&path, text_of(100_000)).expect("writable");
    let plain = with(&["parse", "--spans"], &path);
    assert_eq!(plain.status.code(), Some(0), "{}", stderr(&plain));
    for arguments in [&["parse", "--spans", "--no-worker"][..], &["parse", "--spans", "--timeout", "60"]] {
        assert!(with(arguments, &path).stdout == plain.stdout, "{arguments:?}");
    }
}

#[test]
fn a_limit_that_is_asked_for_holds_for_short_texts() {
    let home = folder("short");
    let path = home.join("short.txt");
    fs::write(&path, text_of(40_000)).expect("writable");
    for (limit, says) in [
        (["--timeout", "0.001"], "it took longer than 0.001 s (--timeout)"),
        (["--max-memory", "1"], "it needs more memory than the limit of 1 MB (--max-memory)"),
    ] {
        let output = with(&["parse", limit[0], limit[1]], &path);
        assert_eq!(output.status.code(), Some(1), "{limit:?}");
        if cfg!(target_os = "linux") || limit[0] == "--timeout" {
            assert!(stderr(&output).contains(says), "{}", stderr(&output));
        }
    }
}

#[test]
fn what_is_too_large_is_refused_unread() {
    let home = folder("sparse");
    for (name, head) in [("text", &b"Kallelse\n"[..]), ("pdf", b"%PDF-1.7\n"), ("png", b"\x89PNG\r\n\x1a\n")] {
        let path = home.join(name);
        fs::write(&path, head).expect("writable");
        fs::File::options().write(true).open(&path).and_then(|file| file.set_len(3 << 30)).expect("holes");
        for (arguments, says) in [
            (&["parse"][..], "has 3072 MB, more than the memory that reading it may take: 512 MB (--max-memory)"),
            (&["parse", "--no-worker"], "the file is too large (3221225472 bytes; at most 1073741824 are read)"),
            (&["text", "--max-memory", "700"], "has 3072 MB, more than the memory that reading it may take: 700 MB"),
        ] {
            let since = Instant::now();
            let output = with(arguments, &path);
            assert_eq!(output.status.code(), Some(1));
            assert!(stderr(&output).contains(says), "{}", stderr(&output));
            assert!(since.elapsed() < Duration::from_secs(2), "{name}: {:?}", since.elapsed());
        }
    }
}

#[test]
fn images_are_refused_by_their_dots() {
    let home = folder("dots");
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    png.extend([50_000u32.to_be_bytes(), 50_000u32.to_be_bytes()].concat());
    png.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    let path = home.join("large.png");
    fs::write(&path, png).expect("writable");
    let output = with(&["parse", "--tesseract", "no-such-program"], &path);
    let says = "the image has 50000 by 50000 dots; at most 120 million are read";
    assert!(stderr(&output).contains(says), "{}", stderr(&output));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_pipe_that_nobody_writes_to_is_not_waited_for_longer() {
        let home = folder("fifo");
        let pipe = home.join("pipe");
        assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo is there").success());
        let good = root().join("fixtures/agenda/region-kallelse.txt");
        let since = Instant::now();
        let names: [&OsStr; 5] = ["parse".as_ref(), "--timeout".as_ref(), "0.5".as_ref(), pipe.as_ref(), good.as_ref()];
        let output = run(&names);
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains("pipe: it took longer than 0.5 s (--timeout)"), "{}", stderr(&output));
        assert!(!output.stdout.is_empty(), "the file behind it is read");
        assert!(since.elapsed() < Duration::from_secs(10));
        // One that is written to is a file like any other.
        let writer = {
            let (pipe, good) = (pipe.clone(), fs::read(good).expect("readable"));
            std::thread::spawn(move || fs::write(pipe, good).expect("somebody reads"))
        };
        assert_eq!(with(&["parse"], &pipe).status.code(), Some(0));
        writer.join().expect("written");
        let zeros = with(&["parse", "--max-memory", "64"], Path::new("/dev/zero"));
        assert!(stderr(&zeros).contains("more than the memory that reading it may take: 64 MB"), "{}", stderr(&zeros));
    }

    #[test]
    fn a_name_is_any_bytes_and_is_shown_tame() {
        let home = folder("names");
        let name = OsStr::from_bytes(b"k\xff\x1b[31m\xe2\x80\xaefdp.txt");
        let path = home.join(name);
        let texts = ["Kallelse\nKulturnämnden\n\n1. Val av justerare\n".to_owned(), text_of(100_000)];
        for text in texts {
            fs::write(&path, text).expect("writable");
            let output = with(&["parse", "--compact"], &path);
            assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        }
        let pdf = home.join(OsStr::from_bytes(b"k\xfe.pdf"));
        fs::copy(root().join("fixtures/pdf/region-kallelse.pdf"), &pdf).expect("writable");
        assert_eq!(with(&["parse"], &pdf).status.code(), Some(0));
        let joined: [&OsStr; 4] = ["parse".as_ref(), "--join".as_ref(), path.as_ref(), path.as_ref()];
        assert_eq!(run(&joined).status.code(), Some(0));
        fs::write(&path, [0u8; 500]).expect("writable");
        for arguments in [&["parse"][..], &["text"], &["lines"], &["parse", "--join"]] {
            let said = stderr(&with(arguments, &path));
            assert!(said.contains(r"k\xff\u{1b}[31m\u{202e}fdp.txt: the file is"), "{said:?}");
        }
        let missing = home.join("a\nb\u{9b}");
        assert!(stderr(&with(&["parse"], &missing)).contains(r"a\nb\u{9b}: there is no such file"));
    }

    /// What a terminal gets; none where no terminal can be had.
    fn on_terminal(arguments: &[&str], path: &Path) -> Option<String> {
        let quoted: Vec<String> = [env!("CARGO_BIN_EXE_dagordning")]
            .into_iter()
            .chain(arguments.iter().copied())
            .map(str::to_owned)
            .chain([path.to_string_lossy().into_owned()])
            .map(|word| format!("'{word}'"))
            .collect();
        let output = Command::new("script").args(["-qec", &quoted.join(" "), "/dev/null"]).output().ok()?;
        String::from_utf8(output.stdout).ok().filter(|_| output.status.success())
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_terminal_is_not_steered() {
        let home = folder("terminal");
        let path = home.join("\u{202e}\u{1b}]0;a\u{7}.txt");
        fs::write(&path, "Kallelse\nKulturnämnden\n\n1. Val\u{202e} av \u{2066}justerare\u{1b}[2J\n")
            .expect("writable");
        for arguments in
            [&["parse"][..], &["parse", "--compact", "--spans"], &["text"], &["text", "--layout"], &["lines"]]
        {
            let Some(shown) = on_terminal(arguments, &path) else { return };
            assert!(shown.contains("Kulturnämnden"), "{shown:?}");
            // Colours are our own.
            let bare = shown.split('\u{1b}').skip(1).all(|code| code.starts_with('[') && code.contains('m'));
            assert!(
                bare && !shown.contains("\u{1b}[2J") && !shown.contains(['\u{202e}', '\u{2066}', '\u{7}']),
                "{shown:?}"
            );
        }
    }

    fn refused(cache: &Path, says: &str) {
        let scan = root().join("fixtures/scan/utdrag-sida.png");
        let names: [&OsStr; 4] = ["parse".as_ref(), "--cache".as_ref(), cache.as_ref(), scan.as_ref()];
        let output = run(&names);
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        assert!(stderr(&output).contains(says), "{}", stderr(&output));
    }

    #[test]
    fn a_cache_that_others_can_write_is_refused() {
        let home = folder("cache");
        let open = home.join("open");
        fs::create_dir(&open).expect("writable");
        for mode in [0o777, 0o770, 0o1777] {
            fs::set_permissions(&open, fs::Permissions::from_mode(mode)).expect("one's own");
            refused(&open, "others can write in it; take that from them (chmod go-w) or name another");
        }
        let own = home.join("own");
        fs::create_dir(&own).expect("writable");
        fs::set_permissions(&own, fs::Permissions::from_mode(0o700)).expect("one's own");
        let link = home.join("link");
        symlink(&own, &link).expect("a link");
        refused(&link, "it is a link; name the folder that it leads to");
        let file = home.join("file");
        fs::write(&file, "").expect("writable");
        refused(&file, "cannot be opened");
    }

    type Damage<'d> = Box<dyn Fn() + 'd>;

    fn files(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("readable").flatten() {
            let path = entry.path();
            found.push(path.clone());
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                files(&path, found);
            }
        }
    }

    #[test]
    fn entries_are_made_new_and_read_only_if_they_are_what_was_written() {
        let home = folder("entries");
        let (cache, log, engine) = (home.join("deep/cache"), home.join("log"), home.join("engine"));
        let table = root().join("fixtures/scan/utdrag-ett-arende-light.tsv");
        let script = format!(
            "#!/bin/sh\ncase \"$1\" in --version) echo 'tesseract 9.9.9';; --list-langs) echo 'List:'; echo swe;;\n*) cat > \
             /dev/null; echo call >> '{}'; cat '{}';; esac\n",
            log.display(),
            table.display()
        );
        fs::write(&engine, script).expect("writable");
        fs::set_permissions(&engine, fs::Permissions::from_mode(0o755)).expect("executable");
        let scan = root().join("fixtures/scan/utdrag-sida.png");
        let (engine, folder) = (engine.to_string_lossy().into_owned(), cache.to_string_lossy().into_owned());
        let read = || {
            let before = fs::read_to_string(&log).map_or(0, |log| log.lines().count());
            let output = with(&["parse", "--tesseract", &engine, "--cache", &folder], &scan);
            assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
            (output.stdout, fs::read_to_string(&log).map_or(0, |log| log.lines().count()) - before)
        };
        let (first, calls) = read();
        assert!(calls > 0);
        assert_eq!(read(), (first.clone(), 0));
        let mut found = Vec::new();
        files(&cache, &mut found);
        for path in &found {
            let mode = fs::metadata(path).expect("there").permissions().mode() & 0o777;
            assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{path:?}");
        }
        let entry = found.iter().find(|path| path.is_file()).expect("an entry").clone();
        assert_eq!(found.iter().filter(|path| path.is_file()).count(), 1);
        let whole = fs::read(&entry).expect("readable");
        // Others could have put these there: changed, cut, too large, a link, a pipe, a folder.
        let aside = home.join("aside");
        let damages: [(&str, Damage<'_>); 6] = [
            (
                "changed",
                Box::new(|| fs::write(&entry, String::from_utf8_lossy(&whole).replace("9", "8")).expect("writable")),
            ),
            ("cut", Box::new(|| fs::write(&entry, &whole[..whole.len() / 2]).expect("writable"))),
            (
                "too large",
                Box::new(|| {
                    let file = fs::File::options().write(true).open(&entry);
                    file.and_then(|file| file.set_len(1 << 40)).expect("holes");
                }),
            ),
            (
                "a link",
                Box::new(|| {
                    fs::write(&aside, &whole).expect("writable");
                    fs::remove_file(&entry).and_then(|()| symlink(&aside, &entry)).expect("a link");
                }),
            ),
            (
                "a pipe",
                Box::new(|| {
                    fs::remove_file(&entry).expect("removable");
                    assert!(Command::new("mkfifo").arg(&entry).status().expect("mkfifo").success());
                }),
            ),
            (
                "of others",
                Box::new(|| {
                    let open = fs::Permissions::from_mode(0o666);
                    fs::set_permissions(&entry, open).expect("one's own");
                }),
            ),
        ];
        for (name, damage) in damages {
            damage();
            assert_eq!(read(), (first.clone(), calls), "{name}: read anew");
            assert!(fs::symlink_metadata(&entry).expect("there").is_file(), "{name}: written anew");
            assert_eq!(fs::read(&entry).expect("readable"), whole, "{name}");
            assert_eq!(read(), (first.clone(), 0), "{name}: kept anew");
        }
        // A folder in the way that is a link leads nowhere.
        let inner = entry.parent().expect("a folder").to_owned();
        let elsewhere = home.join("elsewhere");
        fs::rename(&inner, &elsewhere).and_then(|()| symlink(&elsewhere, &inner)).expect("a link");
        fs::remove_file(elsewhere.join(entry.file_name().expect("a name"))).expect("removable");
        assert_eq!(read(), (first, calls));
        assert_eq!(fs::read_dir(&elsewhere).expect("readable").count(), 0, "nothing is written through a link");
    }
}
