//! What a channel does in more than one way.

use super::{Channel, Dice};

/// The manners of one rendering, drawn from the seed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manner {
    /// Blanks between the cells of a row where columns are not kept: 1 or 2.
    pub gap: usize,
    /// Blanks before every line where there are columns.
    pub margin: usize,
    /// The title stands in the middle of the line.
    pub centred: bool,
    /// The cells of a page's head and foot stand on lines of their own.
    pub apart: bool,
    /// Words are divided at line ends.
    pub divided: bool,
    /// Only each fifth line is numbered.
    pub fifth: bool,
    /// Without line breaks each page is a line; otherwise the whole document.
    pub by_page: bool,
    /// Headings within an item are bold lines in place of headings of Markdown.
    pub bold_headings: bool,
    /// A table without heads gets an empty head row; otherwise its first row is the head.
    pub empty_head: bool,
}

impl Manner {
    /// The manners in which a channel renders the page of a seed.
    #[must_use]
    pub fn of(channel: Channel, seed: u64) -> Self {
        let mut dice = Dice::new(seed, channel.name());
        Self {
            gap: 1 + dice.below(2),
            margin: *dice.pick(&[0, 0, 0, 2, 6]),
            centred: dice.chance(300),
            apart: dice.chance(500),
            divided: dice.chance(150),
            fifth: dice.chance(500),
            by_page: dice.chance(500),
            bold_headings: dice.chance(400),
            empty_head: dice.chance(500),
        }
    }

    /// The manners that matter in a channel, as values of axes of its own.
    #[must_use]
    pub fn values(&self, channel: Channel) -> Vec<(String, String)> {
        let yes = |flag: bool| if flag { "yes" } else { "no" }.to_owned();
        let gap = ("gap", self.gap.to_string());
        let divided = ("divided", yes(self.divided));
        let apart = ("apart", yes(self.apart));
        let values = match channel {
            Channel::Flowing => vec![gap, divided, apart],
            Channel::Columns => vec![("margin", self.margin.to_string()), ("centred", yes(self.centred)), divided],
            Channel::LostBreaks => vec![("by-page", yes(self.by_page))],
            Channel::Markdown => {
                vec![("bold-headings", yes(self.bold_headings)), ("empty-head", yes(self.empty_head))]
            }
            Channel::OcrLight | Channel::OcrMedium | Channel::OcrHeavy => vec![gap, divided],
            Channel::Joined | Channel::Cells | Channel::Pdf => Vec::new(),
        };
        values.into_iter().map(|(name, value)| (format!("{channel}:{name}"), value)).collect()
    }
}
