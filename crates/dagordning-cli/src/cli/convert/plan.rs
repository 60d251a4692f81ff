//! What is to be done: the files, in the order of their names, each with the name of its output.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use dagordning::corrections::ENDING;

use super::args::ConvertArgs;
use super::name::{decode, encode, is_hidden, os, with};
use super::out::{ERRORS, OWN};
use crate::cli::failure::{Code, Failure};
use crate::cli::terminal::shown;

/// What is left out.
pub const OF_LEFT_OUT: &str = "hidden, pipes and devices, links to folders, results of convert, files of corrections";

/// A file to be read.
#[derive(Debug, Clone)]
pub struct Task {
    /// Its path below its root, as text.
    pub key: String,
    /// Where it is.
    pub file: PathBuf,
    /// Why nothing can be done with it.
    pub problem: Option<Failure>,
}

/// All of them, in the order of their keys.
#[derive(Debug, Default)]
pub struct Plan {
    pub tasks: Vec<Task>,
    /// Hidden files and folders, links to folders, folders of results, what is neither file nor folder.
    pub left_out: usize,
}

/// Looks for the files. The error is one of usage, in plain words.
pub fn plan(args: &ConvertArgs) -> Result<Plan, String> {
    let mut plan = plan_of(&args.paths, args.files_from.as_deref(), args.root.as_deref(), args.prune)?;
    part_names(&mut plan.tasks);
    Ok(plan)
}

/// Looks for the files that are named, whose keys are their paths below the root; whether those that are gone are to be taken
/// out, so that all that is named must be there.
pub fn plan_of(
    paths: &[OsString],
    files_from: Option<&Path>,
    root: Option<&Path>,
    prune: bool,
) -> Result<Plan, String> {
    let mut found = Found { root, prune, tasks: BTreeMap::new(), left_out: 0 };
    for path in paths.iter().map(Path::new) {
        match pattern(path) {
            Some(pattern) => found.matching(path, &pattern)?,
            None => found.named(path, false)?,
        }
    }
    if let Some(list) = files_from {
        let listed = read_list(list)
            .map_err(|error| format!("--files-from {}: {}", shown(list.as_os_str()), Failure::from(&error)))?;
        for path in entries(&listed) {
            found.named(Path::new(&path), true)?;
        }
    }
    if prune && found.tasks.is_empty() {
        return Err("--prune: no file was found, and nothing is removed; is its disk there?".to_owned());
    }
    Ok(Plan { tasks: found.tasks.into_values().collect(), left_out: found.left_out })
}

fn read_list(list: &Path) -> io::Result<Vec<u8>> {
    if list == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    fs::read(list)
}

/// The paths of a list: with a NUL behind each if there is one, else one a line.
fn entries(listed: &[u8]) -> Vec<OsString> {
    let mark = if listed.contains(&0) { 0 } else { b'\n' };
    let entries = listed.split(|byte| *byte == mark).filter(|entry| !entry.is_empty());
    entries.map(|entry| os(entry.to_vec())).collect()
}

/// A pattern that no shell has resolved: nothing has it as a name.
fn pattern(path: &Path) -> Option<String> {
    let text = path.to_str().filter(|text| text.contains(['*', '?', '[']))?;
    (path.symlink_metadata().is_err() && glob::Pattern::new(text).is_ok()).then(|| text.to_owned())
}

struct Found<'a> {
    root: Option<&'a Path>,
    prune: bool,
    tasks: BTreeMap<String, Task>,
    left_out: usize,
}

impl Found<'_> {
    /// A path that the user named.
    fn named(&mut self, path: &Path, listed: bool) -> Result<(), String> {
        if path == Path::new("-") {
            return Err("standard input has no name that its output could have; parse reads it".to_owned());
        }
        if self.prune && !path.exists() {
            let path = shown(path.as_os_str());
            return Err(format!("--prune: {path} is not there, and nothing is removed; is its disk there?"));
        }
        let folder = path.is_dir();
        if folder && path.join(OWN).is_dir() {
            return Err(format!("{}: convert has written this folder; it is not read", shown(path.as_os_str())));
        }
        let below = match self.root {
            Some(root) => below(root, path).ok_or_else(|| {
                format!("{}: is not below --root {}", shown(path.as_os_str()), shown(root.as_os_str()))
            })?,
            None if listed => plain_path(path).ok_or_else(|| {
                format!(
                    "{}: leads out of the current folder; --root names the one to start from",
                    shown(path.as_os_str())
                )
            })?,
            None if folder => PathBuf::new(),
            None => path.file_name().map(PathBuf::from).unwrap_or_default(),
        };
        if folder {
            return self.folder(path, &below);
        }
        self.add(path.to_owned(), &below, None)
    }

    /// All that a pattern means, named by their paths below the folder before its first sign.
    fn matching(&mut self, path: &Path, pattern: &str) -> Result<(), String> {
        let options = glob::MatchOptions { require_literal_leading_dot: true, ..glob::MatchOptions::new() };
        let found = glob::glob_with(pattern, options).map_err(|error| format!("{pattern}: {error}"))?;
        let plain =
            |part: &Component<'_>| !part.as_os_str().as_encoded_bytes().iter().any(|sign| b"*?[".contains(sign));
        let root: PathBuf = path.components().take_while(plain).collect();
        let mut none = true;
        // What cannot be looked into is not among them.
        for found in found.flatten() {
            none = false;
            let at = match self.root {
                Some(_) => {
                    self.named(&found, false)?;
                    continue;
                }
                None => found.strip_prefix(&root).unwrap_or(&found).to_owned(),
            };
            if !found.is_dir() {
                self.add(found, &at, None)?;
            } else if !found.join(OWN).is_dir() {
                self.folder(&found, &at)?;
            }
        }
        // It is told as any path that is not there.
        if none { self.named(path, false) } else { Ok(()) }
    }

    fn add(&mut self, file: PathBuf, below: &Path, problem: Option<Failure>) -> Result<(), String> {
        let key = encode(below);
        if let Some(other) = self.tasks.get(&key).filter(|other| other.file != file) {
            return Err(format!(
                "{} and {} would have the same output; --root names the folder that both are below",
                shown(other.file.as_os_str()),
                shown(file.as_os_str())
            ));
        }
        self.tasks.insert(key.clone(), Task { key, file, problem });
        Ok(())
    }

    /// A folder with all that is in it. Those to be looked into stand in a list: folders can be nested deeply.
    fn folder(&mut self, path: &Path, at: &Path) -> Result<(), String> {
        let mut folders = vec![(path.to_owned(), at.to_owned())];
        while let Some((path, at)) = folders.pop() {
            let entries = match fs::read_dir(&path) {
                Ok(entries) => entries,
                Err(error) => {
                    self.add(path, &at, Some(unread(&error)))?;
                    continue;
                }
            };
            for entry in entries {
                let entry = match entry {
                    Ok(entry) => entry,
                    Err(error) => {
                        self.add(path.clone(), &at, Some(unread(&error)))?;
                        break;
                    }
                };
                self.entry(&entry, &at, &mut folders)?;
            }
        }
        Ok(())
    }

    fn entry(&mut self, entry: &fs::DirEntry, at: &Path, folders: &mut Vec<(PathBuf, PathBuf)>) -> Result<(), String> {
        let (path, at) = (entry.path(), at.join(entry.file_name()));
        if is_hidden(&entry.file_name()) || entry.file_name().as_encoded_bytes().ends_with(ENDING.as_bytes()) {
            self.left_out += 1;
            return Ok(());
        }
        let link = entry.file_type().is_ok_and(|what| what.is_symlink());
        let about = match path.metadata() {
            Ok(about) => about,
            Err(error) if link && error.kind() == io::ErrorKind::NotFound => {
                let nowhere = Failure::new(Code::NotFound, "the link leads to no file");
                return self.add(path, &at, Some(nowhere));
            }
            Err(error) => return self.add(path, &at, Some(error.into())),
        };
        if about.is_file() {
            self.add(path, &at, None)
        } else if about.is_dir() && !link && !path.join(OWN).is_dir() {
            folders.push((path, at));
            Ok(())
        } else {
            self.left_out += 1;
            Ok(())
        }
    }
}

/// A folder that cannot be looked into.
fn unread(error: &io::Error) -> Failure {
    Failure::new(Code::Folder, format!("the folder cannot be read: {}", Failure::from(error)))
}

/// Where a path leads below a folder, both by their words alone.
fn below(root: &Path, path: &Path) -> Option<PathBuf> {
    let absolute = |path: &Path| std::path::absolute(path).ok().and_then(|path| plain_path(&path));
    absolute(path)?.strip_prefix(absolute(root)?).ok().map(Path::to_owned)
}

/// A path without its root and without `.` and `..`; none if it leads out of where it begins.
fn plain_path(path: &Path) -> Option<PathBuf> {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::Normal(part) => plain.push(part),
            Component::ParentDir if !plain.pop() => return None,
            _ => {}
        }
    }
    Some(plain)
}

/// Names that outputs would have in common are told beforehand, so that it does not depend on the order in which they are
/// written: `a` has the output `a.json`, and so may be named a folder; `a.part-2` has that of a second document of `a`.
fn part_names(tasks: &mut [Task]) {
    let keys: BTreeSet<String> = tasks.iter().map(|task| task.key.clone()).collect();
    let mut folders = BTreeSet::new();
    for key in &keys {
        folders.extend(key.match_indices('/').map(|(at, _)| key[..at].to_owned()));
    }
    for task in tasks.iter_mut().filter(|task| task.problem.is_none()) {
        let reserved = task.key.split('/').next().is_some_and(|first| first == OWN || first == ERRORS);
        let part = task.key.rsplit_once(".part-").is_some_and(|(of, number)| {
            keys.contains(of) && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        });
        if reserved || part || folders.contains(&format!("{}.json", task.key)) {
            let reason = "its output would have the name of another; name the file or its folder otherwise";
            task.problem = Some(Failure::new(Code::OutputName, reason));
        }
    }
}

impl Plan {
    /// Whether a file that was read before is no longer there, by its key: not where a folder cannot be looked into.
    pub fn misses(&self, key: &str) -> bool {
        let unread = |task: &Task| task.problem.as_ref().is_some_and(|problem| problem.code == Code::Folder);
        let around =
            |folder: &str| folder.is_empty() || key.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        let own = self.tasks.binary_search_by(|task| task.key.as_str().cmp(key));
        own.is_err() && !self.tasks.iter().any(|task| unread(task) && around(&task.key))
    }
}

impl Task {
    /// The name of an output below a folder of outputs, by its document's number from 1.
    pub fn output(&self, folder: &Path, number: usize) -> PathBuf {
        let ending = if number > 1 { format!(".part-{number}.json") } else { ".json".to_owned() };
        with(&folder.join(decode(&self.key)), &ending)
    }
}
