//! Results in memory: no more than so many, of no more than so many bytes; the oldest go first.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;

/// A file that was read.
#[derive(Debug, Default)]
pub struct Result {
    /// SHA-256 of its bytes, in hexadecimal: what it is found by.
    pub id: String,
    /// Its name, for people.
    pub name: String,
    /// Its bytes.
    pub bytes: Arc<Vec<u8>>,
    /// Its documents with places, as a list in JSON.
    pub documents: Bytes,
    /// Its review page.
    pub page: Bytes,
    /// The hash of the corrections that it was read with.
    pub corrections: Option<String>,
    /// The document of the archive that it was opened from.
    pub of_archive: bool,
}

impl Result {
    fn size(&self) -> usize {
        self.bytes.len() + self.documents.len() + self.page.len()
    }
}

/// All that is kept.
pub struct Kept {
    most: usize,
    bytes: usize,
    results: Mutex<VecDeque<Arc<Result>>>,
}

impl Kept {
    pub fn new(most: usize, bytes: usize) -> Kept {
        Kept { most, bytes, results: Mutex::default() }
    }

    /// Keeps a result, in the place of an older one of the same content. What is larger than all that may be kept is kept
    /// alone.
    pub fn put(&self, result: Result) -> Arc<Result> {
        let result = Arc::new(result);
        let mut all = self.results.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|one| one.id != result.id);
        all.push_back(Arc::clone(&result));
        let mut sum: usize = all.iter().map(|one| one.size()).sum();
        while all.len() > 1 && (all.len() > self.most || sum > self.bytes) {
            sum -= all.pop_front().map_or(0, |one| one.size());
        }
        result
    }

    /// The result of a content.
    pub fn get(&self, id: &str) -> Option<Arc<Result>> {
        let all = self.results.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().find(|one| one.id == id).cloned()
    }

    /// All, the newest first.
    pub fn all(&self) -> Vec<Arc<Result>> {
        let all = self.results.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().rev().cloned().collect()
    }

    /// How many there are, and their bytes.
    pub fn size(&self) -> (usize, usize) {
        let all = self.results.lock().unwrap_or_else(PoisonError::into_inner);
        (all.len(), all.iter().map(|one| one.size()).sum())
    }

    /// Takes one away.
    pub fn remove(&self, id: &str) {
        self.results.lock().unwrap_or_else(PoisonError::into_inner).retain(|one| one.id != id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(id: &str, size: usize) -> Result {
        Result { id: id.to_owned(), page: Bytes::from(vec![0; size]), ..Result::default() }
    }

    #[test]
    fn the_oldest_go_first() {
        let kept = Kept::new(3, 100);
        for id in ["a", "b", "c", "a", "d"] {
            kept.put(result(id, 10));
        }
        let ids: Vec<String> = kept.all().iter().map(|one| one.id.clone()).collect();
        assert_eq!(ids, ["d", "a", "c"]);
        kept.put(result("e", 85));
        assert_eq!(kept.size(), (2, 95));
        kept.put(result("f", 500));
        assert_eq!(kept.size(), (1, 500), "what is too large is kept alone");
    }
}
