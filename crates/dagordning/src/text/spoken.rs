//! In which language a text is.

use crate::model::LanguageTag;

/// What a text's own words tell of its language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Spoken {
    /// Nothing, or too little.
    #[default]
    Untold,
    /// In this one.
    In(LanguageTag),
    /// In none that is read; which one of several that are alike they do not tell.
    Another,
}

impl Spoken {
    /// The language, if it is told.
    #[must_use]
    pub fn language(self) -> Option<LanguageTag> {
        match self {
            Spoken::In(language) => Some(language),
            Spoken::Untold | Spoken::Another => None,
        }
    }

    /// Whether it is told that the text is in another language than this.
    #[must_use]
    pub fn is_other_than(self, ours: LanguageTag) -> bool {
        match self {
            Spoken::Untold => false,
            Spoken::In(language) => language != ours,
            Spoken::Another => true,
        }
    }
}
