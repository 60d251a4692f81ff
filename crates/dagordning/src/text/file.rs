//! What a file says of its pages beside what is on them.

/// What a file says of its pages beside what is on them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileNote {
    /// The entries of its outline, in order of the pages that they lead to; those of a page in their own order.
    pub bookmarks: Vec<Bookmark>,
    /// The names of files that are attached to it.
    pub attached: Vec<String>,
}

/// An entry of an outline.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bookmark {
    /// Its words, white space squeezed.
    pub title: String,
    /// The page that it leads to, from 1.
    pub page: u32,
    /// How many entries it stands below.
    pub depth: u8,
}

impl FileNote {
    /// The entries that lead to a page.
    pub(crate) fn bookmarks_of(&self, page: u32) -> &[Bookmark] {
        let first = self.bookmarks.partition_point(|known| known.page < page);
        let rest = self.bookmarks.get(first..).unwrap_or_default();
        rest.get(..rest.partition_point(|known| known.page == page)).unwrap_or_default()
    }
}
