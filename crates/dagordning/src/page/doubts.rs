//! Values whose words the optical reading was not sure of.

use std::collections::BTreeMap;

use crate::page::passage::Passage;
use crate::page::range::Slice;
use crate::text::SourceText;

/// A word read with less confidence than this, in percent, is worth a second look: about half of such words are wrong.
const SURE: u8 = 60;

/// Doubtful values by their key.
#[derive(Debug, Default)]
pub(crate) struct Doubts(BTreeMap<String, Doubt>);

/// Doubtful values of one key.
#[derive(Debug, Default)]
pub(crate) struct Doubt {
    /// The stretch of each that is least sure, by where it begins, with its confidence in percent; one that was looked at
    /// twice counts once.
    values: BTreeMap<usize, (Slice, u8)>,
}

impl Doubt {
    /// How many values.
    pub(crate) fn count(&self) -> usize {
        self.values.len()
    }

    /// The least sure of them.
    pub(crate) fn lowest(&self) -> Option<&(Slice, u8)> {
        self.values.values().min_by_key(|(range, confidence)| (*confidence, range.start))
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
            .filter_map(|slice| Some((source.confidence(slice.bytes())?, slice)))
            .min_by_key(|(confidence, _)| *confidence);
        let Some((lowest, range)) = least.filter(|(confidence, _)| *confidence < SURE) else { return };
        let doubt = self.0.entry(key.to_owned()).or_default();
        doubt.values.entry(range.start).or_insert((range, lowest));
    }

    /// Values of this key that something else on the page or the file's name confirms: a tally that its names add up to,
    /// the day.
    pub(crate) fn trust_text(&mut self, key: &str, confirmed: impl Fn(&str) -> bool, source: &SourceText) {
        let Some(doubt) = self.0.get_mut(key) else { return };
        // The whole line: a date may have one doubtful word among three.
        doubt.values.retain(|start, _| !confirmed(source.line_text(source.line_at(*start))));
    }

    /// What stands in `range` under one of these keys is right, since something else on the page says the same: a § in
    /// sequence.
    pub(crate) fn trust(&mut self, keys: &[&str], range: Slice) {
        for key in keys {
            if let Some(doubt) = self.0.get_mut(*key) {
                let within: Vec<usize> = doubt.values.range(range.bytes()).map(|(start, _)| *start).collect();
                within.iter().for_each(|start| _ = doubt.values.remove(start));
            }
        }
    }

    /// The keys that have such values.
    pub(crate) fn into_iter(self) -> impl Iterator<Item = (String, Doubt)> {
        self.0.into_iter().filter(|(_, doubt)| doubt.count() > 0)
    }
}
