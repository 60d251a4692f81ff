//! Results kept in a folder, so that a second run costs nothing.

use std::path::Path;
use std::sync::Arc;

use dagordning::ocr::{Planned, RecognizedPage};
use sha2::{Digest, Sha256};

use super::folder::{Folder, Refused};

/// What a file begins with; the checksum of all that follows its line comes behind it. Changes when what is kept does.
const FORMAT: &str = "dagordning page 2 ";
/// Changes when how a file is found does.
const NAMING: u32 = 1;

/// A folder of results, each in a file named by what it was read from and with. Files that cannot be read, or do not hold
/// what was written, are as if they were not there.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: Arc<Folder>,
}

impl Cache {
    /// Uses a folder of one's own, and makes it if it is not there.
    ///
    /// # Errors
    ///
    /// In plain words, when there is no such folder and none can be made, or when others can write in it.
    pub fn open(folder: &Path) -> Result<Cache, Refused> {
        Ok(Cache { folder: Arc::new(Folder::open(folder)?) })
    }

    /// The newest version of the engine that anything of this input was read with.
    pub(super) fn newest(&self, sha256: &str) -> Option<String> {
        let names = self.of_input(sha256, false)?.names();
        let versions = names.iter().filter_map(|name| Some(name.strip_prefix("tesseract-")?.to_owned()));
        versions.max_by_key(|version| numbers(version))
    }

    pub(super) fn get(
        &self,
        sha256: &str,
        version: &str,
        languages: &[String],
        page: &Planned,
    ) -> Option<RecognizedPage> {
        let folder = self.of_engine(sha256, version, false)?;
        let bytes = folder.get(&file(languages, page))?;
        serde_json::from_slice(sound(&bytes)?).ok()
    }

    /// Keeps a result. A folder that cannot be written costs time, not results.
    pub(super) fn put(&self, sha256: &str, version: &str, languages: &[String], page: &Planned, read: &RecognizedPage) {
        let Some(folder) = self.of_engine(sha256, version, true) else { return };
        let Ok(json) = serde_json::to_vec(read) else { return };
        let bytes = [FORMAT.as_bytes(), hex(&Sha256::digest(&json)).as_bytes(), b"\n", &json].concat();
        let _ = folder.put(&file(languages, page), &bytes);
    }

    fn of_input(&self, sha256: &str, make: bool) -> Option<Folder> {
        let plain = sha256.len() > 2 && sha256.chars().all(|c| c.is_ascii_hexdigit());
        let (head, rest) = sha256.split_at_checked(2).filter(|_| plain)?;
        self.folder.below(head, make).and_then(|folder| folder.below(rest, make)).ok()
    }

    fn of_engine(&self, sha256: &str, version: &str, make: bool) -> Option<Folder> {
        let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
        let named = !version.is_empty() && version.chars().all(plain);
        self.of_input(sha256, make).filter(|_| named)?.below(&format!("tesseract-{version}"), make).ok()
    }
}

fn file(languages: &[String], page: &Planned) -> String {
    let how = format!("{NAMING} {} {} {}", page.number, page.dpi, languages.join("+"));
    format!("{:04}-{}.page", page.number, hex(&Sha256::digest(how.as_bytes())[..8]))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a file holds, if that is what was written.
fn sound(bytes: &[u8]) -> Option<&[u8]> {
    let rest = bytes.strip_prefix(FORMAT.as_bytes())?;
    let (sum, rest) = rest.split_at_checked(64)?;
    let json = rest.strip_prefix(b"\n")?;
    (hex(&Sha256::digest(json)).as_bytes() == sum).then_some(json)
}

/// The numbers of a version, which sort as they follow each other.
fn numbers(version: &str) -> Vec<u64> {
    version.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

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
        cache.put("abcd", "../5", &swe, &planned, &page);
        cache.put("../abcd", "5", &swe, &planned, &page);
        assert_eq!(
            (cache.get("abcd", "../5", &swe, &planned), cache.get("../abcd", "5", &swe, &planned)),
            (None, None)
        );
        // What is no longer what was written is as if it were not there, and is written anew.
        let path = folder.join("ab/cd/tesseract-5.3.0").join(file(&swe, &planned));
        let whole = fs::read(&path).expect("kept");
        let changed = String::from_utf8_lossy(&whole).replace("Nämnden", "Nämnder").into_bytes();
        for broken in [&whole[..whole.len() - 1], &whole[..40], b"{\"format\": 1, \"page\"", &changed] {
            fs::write(&path, broken).expect("writable");
            assert_eq!(cache.get("abcd", "5.3.0", &swe, &planned), None);
        }
        cache.put("abcd", "5.3.0", &swe, &planned, &page);
        assert_eq!(cache.get("abcd", "5.3.0", &swe, &planned), Some(page));
        fs::remove_dir_all(folder).expect("removable");
    }
}
