//! The rooms of the library know only those before them: one direction of flow, and no circle.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::root;

/// The rooms in the order of the flow; each may know those before it.
const ROOMS: [&str; 21] = [
    "model",
    "text",
    "language",
    "grammar",
    "mend",
    "pdf",
    "layout",
    "ocr",
    "error",
    "input",
    "options",
    "page",
    "facts",
    "classify",
    "parts",
    "check",
    "assemble",
    "output",
    "read",
    "tables",
    "corrections",
];

/// All Rust files below a folder.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The rooms that a file names, tests left out.
fn known(text: &str) -> BTreeSet<&str> {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or(text);
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut rooms = BTreeSet::new();
    for line in lines {
        for part in line.split("crate::").skip(1) {
            let names = part.strip_prefix('{').map_or(part, |list| list.split('}').next().unwrap_or(list));
            for name in names.split(", ") {
                let end = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
                if let Some(room) = ROOMS.iter().find(|room| **room == &name[..end]) {
                    rooms.insert(*room);
                }
            }
        }
    }
    rooms
}

#[test]
fn each_room_knows_only_those_before_it() {
    let src = root().join("crates/dagordning/src");
    let mut wrong = Vec::new();
    for (at, room) in ROOMS.iter().enumerate() {
        let mut found = Vec::new();
        let folder = src.join(room);
        if folder.is_dir() {
            files(&folder, &mut found);
        } else {
            found.push(src.join(format!("{room}.rs")));
        }
        assert!(!found.is_empty(), "{room}");
        for path in found.iter().filter(|path| !path.to_string_lossy().ends_with("tests.rs")) {
            let text = fs::read_to_string(path).expect("a readable file");
            for other in known(&text) {
                if ROOMS[at + 1..].contains(&other) {
                    wrong.push(format!("{} knows {other}", path.strip_prefix(&src).expect("below").display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_use_of_a_room_is_seen() {
    let text = "use crate::page::scene::Scene;\nuse crate::{Error, model};\n// crate::output\n#[cfg(test)]\nmod tests {\n    use crate::read;\n}\n";
    assert_eq!(known(text).into_iter().collect::<Vec<_>>(), ["model", "page"]);
}
