//! What the tests share: the fixtures, and the comparison of an output with a hand-written expectation.

use std::fs;
use std::path::{Path, PathBuf};

use dagordning::model::Document;
use dagordning::{Options, parse};
use serde_json::Value;

/// The folder of the repository, which holds the fixtures.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A fixture: a text and, beside it, what two careful people read from it.
pub struct Fixture {
    pub name: String,
    pub bytes: Vec<u8>,
    pub expected: Option<Value>,
}

/// The folders of the committed text fixtures.
pub const TEXTS: [&str; 2] = ["fixtures/agenda", "fixtures/minutes"];

/// The committed fixtures' folders, or the one that `FIXTURES` names: to judge documents that are not in the repository.
pub fn fixture_folders() -> Vec<PathBuf> {
    if let Some(folder) = std::env::var_os("FIXTURES") {
        return vec![PathBuf::from(folder)];
    }
    TEXTS.iter().map(|folder| root().join(folder)).collect()
}

/// All text fixtures, in the order of their names within their folders.
pub fn fixtures() -> Vec<Fixture> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for folder in fixture_folders() {
        let entries = fs::read_dir(folder).expect("the fixtures are part of the repository");
        let files = entries.map(|entry| entry.expect("a readable folder").path());
        let mut texts: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|ext| ext == "txt")).collect();
        texts.sort();
        paths.append(&mut texts);
    }
    assert!(!paths.is_empty(), "no fixtures found");
    paths
        .iter()
        .map(|path| Fixture {
            name: path.file_stem().expect("a name").to_string_lossy().into_owned(),
            bytes: fs::read(path).expect("a readable fixture"),
            expected: fs::read(path.with_extension("expected.json"))
                .ok()
                .map(|json| serde_json::from_slice(&json).expect("an expectation in JSON")),
        })
        .collect()
}

/// The results that stand beside the scans, in a folder that nobody else can write in, whatever the checkout is like.
pub fn own_cache() -> String {
    static COPY: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    let copied = COPY.get_or_init(|| {
        let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("scan-cache-{}", std::process::id()));
        copy(&root().join("fixtures/scan/cache"), &to);
        to.to_string_lossy().into_owned()
    });
    copied.clone()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a writable folder");
    own(to, 0o700);
    for entry in fs::read_dir(from).expect("a readable folder") {
        let from = entry.expect("an entry").path();
        let to = to.join(from.file_name().expect("a name"));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("a writable folder");
            own(&to, 0o600);
        }
    }
}

fn own(path: &Path, mode: u32) {
    #[cfg(unix)]
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode)).expect("one's own");
    #[cfg(not(unix))]
    let _ = (path, mode);
}

/// Everything on: places, labels and furniture.
pub const FULL: Options = Options::new().spans(true).furniture(true);

pub fn parsed(bytes: &[u8], options: Options) -> Document {
    parse(bytes, Some("test.txt"), options).expect("a readable text")
}

pub fn json(document: &Document) -> Value {
    serde_json::to_value(document).expect("a document serialises")
}

/// Numbers that are the same in every run.
pub struct Seeded(u64);

impl Seeded {
    /// Numbers of their own for each seed.
    pub fn new(seed: u64) -> Seeded {
        Seeded(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// True once in `of`.
    pub fn once_in(&mut self, of: usize) -> bool {
        (self.next() >> 11).is_multiple_of(of.max(1) as u64)
    }
}

/// What a comparison found: each judged value, and the differences among them.
#[derive(Default)]
pub struct Judgement {
    /// Field (list indices left out) and whether it was right.
    pub judged: Vec<(String, bool)>,
    pub differences: Vec<String>,
}

/// Compares an output with a partial expectation: keys left out are not judged, `null` must be absent, lists must have
/// exactly the entries given, and " … " in a string stands for anything between its two parts.
pub fn judge(expected: &Value, actual: &Value) -> Judgement {
    let mut judgement = Judgement::default();
    compare(expected, Some(actual), "", &mut judgement);
    judgement
}

fn compare(expected: &Value, actual: Option<&Value>, path: &str, judgement: &mut Judgement) {
    let empty = |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
    let actual = actual.filter(|value| !empty(value));
    if empty(expected) {
        return note(judgement, path, actual.is_none(), || {
            format!("{path}: expected nothing, found {}", short(actual))
        });
    }
    match (expected, actual) {
        (Value::Object(keys), Some(Value::Object(found))) => {
            for (key, value) in keys {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                compare(value, found.get(key), &path, judgement);
            }
        }
        (Value::Array(entries), Some(Value::Array(found))) => {
            if entries.len() != found.len() {
                note(judgement, path, false, || {
                    format!("{path}: expected {} entries, found {}: {}", entries.len(), found.len(), short(actual))
                });
            }
            for (index, entry) in entries.iter().enumerate() {
                compare(entry, found.get(index), &format!("{path}[{index}]"), judgement);
            }
        }
        (Value::String(text), Some(Value::String(found))) => {
            let right = match text.split_once(" … ") {
                Some((start, end)) => {
                    let plain = squeeze(found);
                    plain.len() >= start.trim().len().max(end.trim().len())
                        && plain.starts_with(start.trim())
                        && plain.ends_with(end.trim())
                }
                None => squeeze(text) == squeeze(found),
            };
            note(judgement, path, right, || format!("{path}: expected {text:?}, found {found:?}"));
        }
        (Value::Number(number), Some(Value::Number(found))) => {
            let right = number.as_f64() == found.as_f64();
            note(judgement, path, right, || format!("{path}: expected {number}, found {found}"));
        }
        (expected, Some(found)) => {
            note(judgement, path, expected == found, || format!("{path}: expected {expected}, found {found}"));
        }
        (expected, None) => {
            note(judgement, path, false, || format!("{path}: expected {}, found nothing", short(Some(expected))));
        }
    }
}

fn note(judgement: &mut Judgement, path: &str, right: bool, difference: impl FnOnce() -> String) {
    let field: String = path.split('[').map(|part| part.split_once(']').map_or(part, |(_, rest)| rest)).collect();
    judgement.judged.push((field, right));
    if !right {
        judgement.differences.push(difference());
    }
}

/// Line breaks and runs of spaces do not matter in an expectation.
fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn short(value: Option<&Value>) -> String {
    let text = value.map_or_else(|| "nothing".to_owned(), Value::to_string);
    if text.chars().count() > 160 { text.chars().take(160).chain("…".chars()).collect() } else { text }
}

/// Puts the keys of `over` over those of `under`, object by object and entry by entry.
pub fn overlay(under: &mut Value, over: &Value) {
    match (under, over) {
        (Value::Object(under), Value::Object(over)) => {
            for (key, value) in over {
                overlay(under.entry(key.clone()).or_insert(Value::Null), value);
            }
        }
        (under, over) => *under = over.clone(),
    }
}

/// The PDF fixtures with their names, in order.
pub fn pdfs() -> Vec<(String, Vec<u8>)> {
    let folder = root().join("fixtures/pdf");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("fixtures").map(|entry| entry.expect("a readable folder").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "pdf"));
    paths.sort();
    let named = |path: PathBuf| {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        (name, fs::read(&path).expect("a readable fixture"))
    };
    paths.into_iter().map(named).collect()
}
