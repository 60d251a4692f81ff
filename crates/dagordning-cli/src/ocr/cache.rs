//! Results kept in a folder, so that a second run costs nothing.

use std::fs;
use std::path::{Path, PathBuf};

use dagordning::ocr::{Planned, RecognizedPage};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Changes when what is kept, or how it is found, does.
const FORMAT: u32 = 1;

/// A folder of results, each in a file named by what it was read from and with. Files that cannot be read are as if they
/// were not there.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
}

/// A file of the cache.
#[derive(Serialize, Deserialize)]
struct Kept {
    format: u32,
    page: RecognizedPage,
}

impl Cache {
    /// Uses a folder, and makes it if it is not there.
    ///
    /// # Errors
    ///
    /// When there is no such folder and none can be made.
    pub fn open(folder: &Path) -> std::io::Result<Cache> {
        fs::create_dir_all(folder)?;
        Ok(Cache { folder: folder.to_owned() })
    }

    /// The newest version of the engine that anything of this input was read with.
    pub(super) fn newest(&self, sha256: &str) -> Option<String> {
        let entries = fs::read_dir(self.of_input(sha256)).ok()?;
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let versions = names.filter_map(|name| Some(name.strip_prefix("tesseract-")?.to_owned()));
        versions.max_by_key(|version| numbers(version))
    }

    pub(super) fn get(
        &self,
        sha256: &str,
        version: &str,
        languages: &[String],
        page: &Planned,
    ) -> Option<RecognizedPage> {
        let bytes = fs::read(self.file(sha256, version, languages, page)?).ok()?;
        let kept: Kept = serde_json::from_slice(&bytes).ok()?;
        (kept.format == FORMAT).then_some(kept.page)
    }

    /// Keeps a result. A folder that cannot be written costs time, not results.
    pub(super) fn put(&self, sha256: &str, version: &str, languages: &[String], page: &Planned, read: &RecognizedPage) {
        let Some(file) = self.file(sha256, version, languages, page) else { return };
        let Some(folder) = file.parent() else { return };
        let Ok(bytes) = serde_json::to_vec(&Kept { format: FORMAT, page: read.clone() }) else { return };
        // Written beside its place and moved, so that nobody ever reads half of it.
        let beside = folder.join(format!("{}.{}", std::process::id(), page.number));
        let written = fs::create_dir_all(folder).and_then(|()| fs::write(&beside, bytes));
        if written.and_then(|()| fs::rename(&beside, &file)).is_err() {
            let _ = fs::remove_file(&beside);
        }
    }

    fn of_input(&self, sha256: &str) -> PathBuf {
        let (head, rest) = sha256.split_at(2.min(sha256.len()));
        self.folder.join(head).join(rest)
    }

    fn file(&self, sha256: &str, version: &str, languages: &[String], page: &Planned) -> Option<PathBuf> {
        let sound = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
        let named = !version.is_empty() && version.chars().all(sound) && sha256.chars().all(|c| c.is_ascii_hexdigit());
        if !named {
            return None;
        }
        let how = format!("{FORMAT} {} {} {}", page.number, page.dpi, languages.join("+"));
        let digest = Sha256::digest(how.as_bytes());
        let name: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let folder = self.of_input(sha256).join(format!("tesseract-{version}"));
        Some(folder.join(format!("{:04}-{name}.json", page.number)))
    }
}

/// The numbers of a version, which sort as they follow each other.
fn numbers(version: &str) -> Vec<u64> {
    version.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use dagordning::ocr::{Why, Word};

    use super::*;

    #[test]
    fn what_is_kept_is_found_by_all_that_it_depends_on() {
        let folder = std::env::temp_dir().join(format!("dagordning-cache-{}", std::process::id()));
        let cache = Cache::open(&folder).expect("a writable folder");
        let planned = Planned { number: 3, dpi: 200.5, why: Why::NoText };
        let word = Word::new("Nämnden", [0, 0, 9, 9], 93, 0);
        let page = RecognizedPage { dpi: 200.5, words: vec![word], ..RecognizedPage::default() };
        let swe = ["swe".to_owned()];
        cache.put("abcd", "5.3.0", &swe, &planned, &page);
        assert_eq!(cache.get("abcd", "5.3.0", &swe, &planned), Some(page.clone()));
        assert_eq!(cache.get("abce", "5.3.0", &swe, &planned), None);
        assert_eq!(cache.get("abcd", "5.3.1", &swe, &planned), None);
        assert_eq!(cache.get("abcd", "5.3.0", &["eng".to_owned()], &planned), None);
        assert_eq!(cache.get("abcd", "5.3.0", &swe, &Planned { dpi: 200.0, ..planned }), None);
        assert_eq!(cache.get("abcd", "5.3.0", &swe, &Planned { number: 4, ..planned }), None);
        cache.put("abcd", "5.10.0", &swe, &planned, &page);
        assert_eq!(cache.newest("abcd").as_deref(), Some("5.10.0"));
        assert_eq!(cache.newest("abce"), None);
        // Names that would lead elsewhere keep nothing.
        assert_eq!(cache.file("abcd", "../5", &swe, &planned), None);
        let file = cache.file("abcd", "5.3.0", &swe, &planned).expect("a name");
        fs::write(file, b"{\"format\": 1, \"page\"").expect("writable");
        assert_eq!(cache.get("abcd", "5.3.0", &swe, &planned), None);
        fs::remove_dir_all(folder).expect("removable");
    }
}
