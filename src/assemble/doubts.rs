//! Values whose words the optical reading was not sure of.

use std::collections::BTreeMap;
use std::ops::Range;

use super::passage::Passage;
use crate::text::SourceText;

/// A word read with less confidence than this, in percent, is worth a second look: about half of such words are wrong.
const SURE: u8 = 60;

/// Doubtful values by their key.
#[derive(Debug, Default)]
pub(crate) struct Doubts(BTreeMap<String, Doubt>);

/// Doubtful values of one key.
#[derive(Debug)]
pub(crate) struct Doubt {
    /// Where each begins; one that was looked at twice counts once.
    starts: Vec<usize>,
    /// The least sure of them: its confidence in percent …
    pub(crate) lowest: u8,
    /// … and its first stretch.
    pub(crate) range: Range<usize>,
}

impl Doubt {
    /// How many values.
    pub(crate) fn count(&self) -> usize {
        self.starts.len()
    }
}

impl Doubts {
    /// Notes a value if a word of it is doubtful. Texts of many words are left out, since nearly all have such a word.
    pub(crate) fn weigh(&mut self, source: &SourceText, key: &str, passage: &Passage) {
        let key = key.split('[').next().unwrap_or(key);
        if key == "text" || key == "preamble" {
            return;
        }
        let least = passage
            .slices()
            .filter_map(|slice| Some((source.confidence(slice.clone())?, slice)))
            .min_by_key(|(confidence, _)| *confidence);
        let Some((lowest, range)) = least.filter(|(confidence, _)| *confidence < SURE) else { return };
        let doubt = self.0.entry(key.to_owned()).or_insert(Doubt { starts: Vec::new(), lowest: SURE, range: 0..0 });
        if !doubt.starts.contains(&range.start) {
            doubt.starts.push(range.start);
        }
        if lowest < doubt.lowest {
            (doubt.lowest, doubt.range) = (lowest, range);
        }
    }

    /// The keys that have such values.
    pub(crate) fn into_iter(self) -> impl Iterator<Item = (String, Doubt)> {
        self.0.into_iter()
    }
}
