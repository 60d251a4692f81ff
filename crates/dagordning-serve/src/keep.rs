//! Where corrections lie on the disk. A file is found by its content: beside a file of the folder that has the same bytes,
//! beside the one that the archive read, else in the folder under the hash of the bytes. No name of a request is used.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::http::StatusCode;
use dagordning::corrections::{Action, Corrections, ENDING, LARGEST};
use dagordning::hash;

use crate::archive::originals;
use crate::problem::Problem;
use crate::state::Located;

/// A folder that was looked through so lately is not looked through again.
const FRESH: Duration = Duration::from_secs(2);
/// In a folder of more files corrections are found by their hash alone.
const MOST: usize = 100_000;

/// Files by their sizes.
type Sizes = HashMap<u64, Vec<PathBuf>>;

/// Where corrections lie.
pub struct Keep {
    folder: Option<PathBuf>,
    archive: Option<Located>,
    /// The files of the folder, and when they were looked through.
    seen: Mutex<Option<(Instant, Sizes)>>,
    /// One at a time is saved.
    saving: Mutex<()>,
}

impl Keep {
    pub fn new(folder: Option<PathBuf>, archive: Option<Located>) -> Keep {
        Keep { folder, archive, seen: Mutex::default(), saving: Mutex::default() }
    }

    /// Whether there can be any.
    pub fn knows_any(&self) -> bool {
        self.folder.is_some() || self.archive.is_some()
    }

    /// The corrections of a content, and a word that tells them from others.
    pub fn of(&self, bytes: &[u8]) -> Result<Option<(Corrections, String)>, Problem> {
        if !self.knows_any() {
            return Ok(None);
        }
        match self.place(bytes) {
            Some(place) => read(&place),
            None => Ok(None),
        }
    }

    /// Saves corrections of a content with those that were saved before, and gives the name of the file. When it comes back
    /// they are on the disk, whatever happens then.
    pub fn save(&self, bytes: &[u8], sent: Corrections) -> Result<String, Problem> {
        let nowhere =
            || Problem::new(StatusCode::CONFLICT, "no-place", "there is no folder in which corrections of it are kept");
        let _one = self.saving.lock().unwrap_or_else(PoisonError::into_inner);
        let place = self.place(bytes).ok_or_else(nowhere)?;
        let before = read(&place)?.map(|(before, _)| before);
        let mut all = merged(before, sent);
        all.file_name = beside(&place);
        let mut text = serde_json::to_vec_pretty(&all).map_err(|_| Problem::broke_off())?;
        text.push(b'\n');
        if text.len() as u64 > LARGEST {
            return Err(Problem::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                "too-large",
                "there are more corrections than one file holds",
            ));
        }
        write_whole(&place, &text).map_err(|error| {
            let reason = format!("the corrections cannot be saved: {}", error.kind());
            Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "not-saved", reason)
        })?;
        Ok(place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default())
    }

    /// The file in which corrections of a content are, or would be.
    fn place(&self, bytes: &[u8]) -> Option<PathBuf> {
        let sha256 = hash(bytes);
        let same = |path: &PathBuf| is_same(path, bytes.len() as u64, &sha256);
        if let Some(found) = self.sized(bytes.len() as u64).into_iter().find(same) {
            return Some(with_ending(found));
        }
        let archived = self.archive.as_ref().map(|archive| originals(archive, &sha256)).unwrap_or_default();
        if let Some(found) = archived.into_iter().find(same) {
            return Some(with_ending(found));
        }
        self.folder.as_ref().map(|folder| with_ending(folder.join(&sha256)))
    }

    /// The files of the folder that have a size.
    fn sized(&self, size: u64) -> Vec<PathBuf> {
        let Some(folder) = &self.folder else { return Vec::new() };
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.as_ref().is_none_or(|(when, _)| when.elapsed() > FRESH) {
            let mut sizes = HashMap::new();
            let mut left = MOST;
            look_through(folder, &mut sizes, &mut left);
            *seen = Some((Instant::now(), sizes));
        }
        seen.as_ref().and_then(|(_, sizes)| sizes.get(&size)).cloned().unwrap_or_default()
    }
}

/// Folders that a link leads to are not looked through.
fn look_through(folder: &Path, sizes: &mut Sizes, left: &mut usize) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let Ok(about) = path.symlink_metadata() else { continue };
        if *left == 0 {
            return;
        }
        *left -= 1;
        if about.is_dir() {
            look_through(&path, sizes, left);
        } else if about.is_file() {
            sizes.entry(about.len()).or_default().push(path);
        }
    }
}

fn is_same(path: &Path, size: u64, sha256: &str) -> bool {
    let fits = path.metadata().is_ok_and(|about| about.is_file() && about.len() == size);
    fits && fs::read(path).is_ok_and(|bytes| hash(&bytes) == sha256)
}

fn with_ending(path: PathBuf) -> PathBuf {
    let mut name = path.into_os_string();
    name.push(ENDING);
    name.into()
}

/// The name of the file that corrections lie beside.
fn beside(place: &Path) -> Option<String> {
    let name = place.file_name()?.to_string_lossy();
    name.strip_suffix(ENDING).map(str::to_owned)
}

fn read(place: &Path) -> Result<Option<(Corrections, String)>, Problem> {
    let unreadable = |reason: String| {
        let reason = format!("its corrections cannot be read: {reason}");
        Problem::new(StatusCode::CONFLICT, "unreadable-corrections", reason)
    };
    let file = match File::open(place) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error.kind().to_string())),
    };
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| unreadable(error.kind().to_string()))?;
    if bytes.len() as u64 > LARGEST {
        return Err(unreadable("they are larger than any that people make".to_owned()));
    }
    let corrections = Corrections::read(&bytes).map_err(|_| unreadable("they have another form".to_owned()))?;
    Ok(Some((corrections, hash(&bytes))))
}

/// What was sent, behind what others saved meanwhile: of two about one value the one that was sent counts.
fn merged(before: Option<Corrections>, sent: Corrections) -> Corrections {
    let Some(mut all) = before.filter(|before| before.sha256 == sent.sha256) else { return sent };
    all.corrections.retain(|one| {
        !sent.corrections.iter().any(|other| {
            let same = one.document == other.document && one.path == other.path;
            same && (one.action != Action::Add || one == other)
        })
    });
    all.corrections.extend(sent.corrections);
    all
}

/// Writes a file whole or not at all, and comes back when it is on the disk.
fn write_whole(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let part = folder.join(format!(".dagordning-{}.part", std::process::id()));
    let written = File::create(&part)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&part, place));
    if written.is_err() {
        let _ = fs::remove_file(&part);
        return written;
    }
    // The name is on the disk when the folder is.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
