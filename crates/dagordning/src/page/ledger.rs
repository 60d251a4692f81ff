//! Who owns which character: each non-space character of the document text has exactly one owner.

use std::ops::Range;

use crate::page::range::Slice;

use crate::model::Coverage;

/// What a character belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Owner {
    /// Nobody yet; at the end these are `unassigned`.
    Nobody,
    /// A value.
    Field,
    /// A label, heading word, list mark or separator that led to a value.
    Label,
    /// A page header or footer, a signature line, a formula.
    Furniture,
    /// A section of kind other.
    Other,
}

/// The owner of each byte of the document text.
///
/// A byte each, because claims are then plain fills that run at memory speed, and a run of one owner is found by
/// looking for the first other byte.
pub(crate) struct Ledger {
    /// [`Owner`]s as numbers, for fast searches.
    owners: Vec<u8>,
}

const NOBODY: u8 = Owner::Nobody as u8;

impl Ledger {
    pub(crate) fn new(length: usize) -> Self {
        Ledger { owners: vec![NOBODY; length] }
    }

    /// Gives the range to `owner`. What has an owner keeps it: the first reading of a character counts.
    pub(crate) fn claim(&mut self, range: impl Into<Slice>, owner: Owner) {
        let range = range.into().bytes();
        if let Some(slice) = self.owners.get_mut(range) {
            for byte in slice {
                *byte = if *byte == NOBODY { owner as u8 } else { *byte };
            }
        }
    }

    /// Takes the range from whoever holds it: for a mark inside a value, such as an undone hyphen.
    pub(crate) fn reassign(&mut self, range: impl Into<Slice>, owner: Owner) {
        let range = range.into().bytes();
        if let Some(slice) = self.owners.get_mut(range) {
            slice.fill(owner as u8);
        }
    }

    /// Takes from the range what was claimed as a label: it led to nothing.
    pub(crate) fn release(&mut self, range: impl Into<Slice>) {
        let range = range.into().bytes();
        if let Some(slice) = self.owners.get_mut(range) {
            for byte in slice {
                *byte = if *byte == Owner::Label as u8 { NOBODY } else { *byte };
            }
        }
    }

    /// Whether a byte of the range belongs to a value.
    pub(crate) fn holds_value(&self, range: impl Into<Slice>) -> bool {
        self.holds(range, Owner::Field)
    }

    /// Whether a byte of the range belongs to `owner`.
    pub(crate) fn holds(&self, range: impl Into<Slice>, owner: Owner) -> bool {
        let range = range.into().bytes();
        self.owners.get(range).is_some_and(|slice| memchr::memchr(owner as u8, slice).is_some())
    }

    /// Whether no byte of the range has an owner.
    pub(crate) fn is_free(&self, range: impl Into<Slice>) -> bool {
        let range = range.into().bytes();
        self.owners.get(range).is_some_and(|slice| slice.iter().all(|owner| *owner == NOBODY))
    }

    /// The stretches of `range` that belong to `owner`, without the space at their edges.
    pub(crate) fn stretches(&self, text: &str, range: impl Into<Slice>, owner: Owner) -> Vec<Range<usize>> {
        let range = range.into().bytes();
        let mut found = Vec::new();
        let Some(slice) = self.owners.get(range.clone()) else { return found };
        let mut at = 0;
        while let Some(start) = memchr::memchr(owner as u8, &slice[at..]).map(|next| at + next) {
            at = start + run_length(&slice[start..]);
            if let Some(part) = text.get(range.start + start..range.start + at) {
                let lead = part.len() - part.trim_start().len();
                let trimmed = part.trim();
                if !trimmed.is_empty() {
                    let begin = range.start + start + lead;
                    found.push(begin..begin + trimmed.len());
                }
            }
        }
        found
    }

    /// Counts the non-space characters of `text` by owner.
    pub(crate) fn account(&self, text: &str) -> Coverage {
        let mut counts = [0u64; 5];
        let mut at = 0;
        while let Some(owner) = self.owners.get(at) {
            let end = at + run_length(&self.owners[at..]);
            let run = text.as_bytes().get(at..end).unwrap_or(&[]);
            counts[usize::from(*owner)] += characters(run);
            at = end;
        }
        let [nobody, field, label, furniture, other] = counts;
        Coverage {
            characters: nobody + field + label + furniture + other,
            claimed: field + label,
            furniture,
            unassigned: nobody,
            other,
            attachments: 0,
        }
    }
}

/// How many characters of a text are not white space.
pub(crate) fn characters(text: &[u8]) -> u64 {
    // Continuation bytes count with their first byte; the repaired text holds no white space beyond ASCII's.
    let counts = |byte: &u8| u8::from(*byte > b' ') & u8::from(*byte & 0xC0 != 0x80);
    // Blocks so short that a byte holds their sum are counted many bytes at a time.
    text.chunks(128).map(|block| u64::from(block.iter().fold(0, |sum, byte| sum + counts(byte)))).sum()
}

/// How many bytes at the start have the same owner.
fn run_length(owners: &[u8]) -> usize {
    let Some(first) = owners.first() else { return 0 };
    let mut length = 0;
    // By blocks: most runs are as long as a line.
    while let Some(block) = owners[length..].first_chunk::<16>() {
        if block.iter().any(|owner| owner != first) {
            break;
        }
        length += block.len();
    }
    length + owners[length..].iter().take_while(|owner| *owner == first).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_has_one_owner() {
        let text = "Tid: kl. 9 å\n1 (3)\nrest";
        let mut ledger = Ledger::new(text.len());
        ledger.claim(0..4, Owner::Label);
        ledger.claim(0..13, Owner::Field);
        ledger.claim(14..19, Owner::Furniture);
        let coverage = ledger.account(text);
        assert_eq!(
            coverage,
            Coverage { characters: 17, claimed: 9, furniture: 4, unassigned: 4, other: 0, attachments: 0 }
        );
        assert_eq!(ledger.stretches(text, 0..13, Owner::Label), vec![0..4]);
        assert_eq!(ledger.stretches(text, 0..13, Owner::Field), vec![5..13]);
        assert!(ledger.is_free(20..24) && !ledger.is_free(10..20));
    }
}
