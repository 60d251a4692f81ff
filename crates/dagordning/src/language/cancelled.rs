//! Meetings that are not held: what a title or a sentence says of them.

use super::{Language, TitleMatch};
use crate::model::Status;

/// Bytes that the line of a title that is cancelled has at most.
const LONGEST: usize = 90;

impl Language {
    /// A title that says beside itself that the meeting is not held: "KALLELSE – INSTÄLLT", "Inställt: Dagordning".
    pub(super) fn cancelled_title(&self, line: &str) -> Option<TitleMatch> {
        // All of the stems hold a letter of two bytes.
        let stems = self.cancelling_stems();
        if line.len() > LONGEST || memchr::memchr(0xC3, line.as_bytes()).is_none() || !stems.is_in(line) {
            return None;
        }
        let line = line.trim_end();
        let sign = |c: char| !c.is_alphanumeric();
        let parts = line.match_indices([' ', ':', '(']).map(|(at, _)| line.split_at(at));
        let mut parts = parts.map(|(head, tail)| (head.trim_end_matches(sign), tail.trim_matches(sign)));
        parts.find_map(|(head, tail)| {
            let title = match (self.cancelled(head), self.cancelled(tail)) {
                (false, true) => head,
                (true, false) => tail,
                _ => return None,
            };
            let found = self.headers.title(&self.known, &self.bodies, title)?;
            Some(TitleMatch { status: Some(Status::Cancelled), end: line.len(), exact: true, ..found })
        })
    }

    /// Whether a text's first sentence says that a meeting is cancelled: "Byggnadsnämndens sammanträde den 3 mars är inställt."
    #[must_use]
    pub(crate) fn tells_cancelled(&self, text: &str) -> bool {
        let sentence = text.split(". ").next().unwrap_or(text);
        let Some((end, _)) = self.cancelling().earliest_in(sentence) else { return false };
        let mut before = sentence[..end].split_whitespace().rev();
        !before.clone().next().is_some_and(|last| self.outcomes.negates(last))
            && before.any(|word| self.bodies.is_assembly_noun(word) || self.meeting_nouns().has(&word.to_lowercase()))
    }
}
