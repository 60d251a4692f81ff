//! Which repairs are made: all of them, unless somebody wants to see what one of them earns.

use super::RepairKind;

/// A set of repairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    without: u32,
}

impl Default for Rules {
    fn default() -> Self {
        Rules::ALL
    }
}

impl Rules {
    /// Every repair.
    pub const ALL: Rules = Rules { without: 0 };
    /// No repair at all.
    pub const NONE: Rules = Rules { without: u32::MAX };

    /// The same without one of them.
    #[must_use]
    pub fn without(self, kind: RepairKind) -> Rules {
        Rules { without: self.without | 1 << kind as u32 }
    }

    /// Whether a repair is made.
    #[must_use]
    pub fn has(self, kind: RepairKind) -> bool {
        self.without & 1 << kind as u32 == 0
    }
}
