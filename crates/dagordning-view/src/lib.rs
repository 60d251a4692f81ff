//! Review pages: what was read, beside the pages that it was read from, in one HTML file that needs no other.
//!
//! [`Review`] takes the documents of an input as the command `dagordning` prints them with places and furniture, the text
//! that their places point at, and images of the pages where there are any; [`Review::write`] writes the file. Nothing in
//! it asks another host for anything, and its content security policy forbids that and every script but its own.

// From values to marks to pages: `values` walks the documents and writes their values as HTML, and numbers each that has a
// place; `marks` knows where each number stands; `pages` draws them. `words` is what the page says itself, in its two languages.

mod html;
mod marks;
mod pages;
mod picture;
mod values;
mod words;

use std::io::{self, Write};

use dagordning::corrections::{Corrections, VERSION};
use dagordning::output::Sheet;
use serde_json::{Value, json};

pub use html::steers;
pub use picture::Picture;
pub use words::{Tongue, word};

use marks::Marks;

/// The style of review pages.
pub const STYLE: &str = include_str!("../assets/view.css");
/// The script of review pages.
pub const SCRIPT: &str = include_str!("../assets/view.js");

/// All that a review page shows.
pub struct Review<'r> {
    /// The name of the input.
    pub name: &'r str,
    /// Its documents, as JSON with places and furniture.
    pub documents: &'r [Value],
    /// The text that places point at, and where that which is no value stands.
    pub sheet: &'r Sheet,
    /// Images of pages; without any the text is shown.
    pub pictures: &'r [Picture],
    /// What people mended already; it is shown as mended, and saved again with what is mended now.
    pub corrections: Option<&'r Corrections>,
    /// The language that the page speaks first.
    pub tongue: Tongue,
    /// Where what it needs is, if a server has it; without one all is in the page.
    pub served: Option<Served<'r>>,
}

/// Where a server has what a page needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Served<'s> {
    /// The address of [`STYLE`].
    pub style: &'s str,
    /// The address of [`SCRIPT`].
    pub script: &'s str,
    /// Where the page was come from.
    pub back: &'s str,
    /// Where corrections are sent; without one the reader gets them as a file.
    pub save: Option<&'s str>,
}

impl Review<'_> {
    /// Writes the page.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn write(&self, to: &mut dyn Write) -> io::Result<()> {
        let mut marks = Marks::new(self.sheet);
        let values = values::write(self.documents, &mut marks, self.tongue);
        match self.served {
            Some(served) => served_head(self.name, self.tongue, served, to)?,
            None => head(self.name, self.tongue, to)?,
        }
        to.write_all(values::heading(self.name, self.documents, self.tongue).as_bytes())?;
        to.write_all(b"<div class=\"panes\">\n")?;
        to.write_all(values.as_bytes())?;
        pages::write(self.sheet, self.pictures, &marks, self.tongue, to)?;
        to.write_all(b"</div>\n")?;
        to.write_all(words::help(self.tongue).as_bytes())?;
        writeln!(to, "<script type=\"application/json\" id=\"words\">{}</script>", words::as_json())?;
        let before = self.corrections.map_or_else(|| self.no_corrections(), |before| json!(before));
        writeln!(to, "<script type=\"application/json\" id=\"before\">{}</script>", html::data(&before))?;
        if self.served.is_none() {
            writeln!(to, "<script>{SCRIPT}</script>")?;
        }
        to.write_all(b"</body>\n</html>\n")
    }
}

impl Review<'_> {
    /// A file of corrections of this input that has none.
    fn no_corrections(&self) -> Value {
        let sha256 = self.documents.first().and_then(|first| first.pointer("/source/sha256"));
        json!({ "version": VERSION, "sha256": sha256, "file_name": self.name, "corrections": [] })
    }
}

/// The head of the page. Its policy names its style and its script by their hashes, and allows nothing from elsewhere.
fn head(name: &str, tongue: Tongue, to: &mut dyn Write) -> io::Result<()> {
    let policy = format!(
        "default-src 'none'; img-src data:; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
        html::source_hash(STYLE),
        html::source_hash(SCRIPT)
    );
    write!(
        to,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" \
         content=\"{policy}\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta \
         name=\"referrer\" content=\"no-referrer\">\n<title>{} – dagordning</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        tongue.code(),
        html::text(name)
    )
}

/// The same where a server has the script and the style, and tells the policy itself.
fn served_head(name: &str, tongue: Tongue, served: Served<'_>, to: &mut dyn Write) -> io::Result<()> {
    let save = served.save.map(|save| format!(" data-save=\"{}\"", html::text(save))).unwrap_or_default();
    write!(
        to,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{} – dagordning</title>\n<link rel=\"icon\" \
         href=\"data:,\">\n<link rel=\"stylesheet\" href=\"{}\">\n<script src=\"{}\" \
         defer></script>\n</head>\n<body{save}>\n<nav class=\"back\"><a href=\"{}\">{}</a></nav>\n",
        tongue.code(),
        html::text(name),
        html::text(served.style),
        html::text(served.script),
        html::text(served.back),
        words::page("back", tongue)
    )
}
