//! Documents that are not on a file's pages: a portfolio holds other files, and the pages of some forms are made by the
//! program that shows them.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::dict::keys::{
    ACRO_FORM, COLLECTION, EMBEDDED_FILES, FIELDS, NAMES, PAGES, XFA,
};
use hayro_interpret::hayro_syntax::object::{Array, Dict};

use super::beside::{DEPTH, files};

/// So many names are told.
const MOST_NAMES: usize = 8;

/// Why the pages do not show the document, and what to do about it; none where they do.
pub(super) fn why(pdf: &Pdf) -> Option<String> {
    let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id())?;
    root.get::<Dict<'_>>(PAGES)?;
    let form = root.get::<Dict<'_>>(ACRO_FORM).filter(|form| form.contains_key(XFA));
    // Its one page asks to wait; a form that can be printed has its fields on pages.
    let waits = |form: &Dict<'_>| {
        let fields = form.get::<Array<'_>>(FIELDS).is_some_and(|fields| fields.raw_iter().next().is_some());
        !fields && pdf.pages().len() == 1
    };
    if form.is_some_and(|form| root.get::<bool>(b"NeedsRendering").unwrap_or(false) || waits(&form)) {
        let what = "the document is a form (XFA) whose pages only Adobe Reader makes: open it there, print it to a PDF and \
                    read that one";
        return Some(what.to_owned());
    }
    root.get::<Dict<'_>>(COLLECTION)?;
    let mut names = Vec::new();
    if let Some(tree) = root.get::<Dict<'_>>(NAMES).and_then(|all| all.get::<Dict<'_>>(EMBEDDED_FILES)) {
        files(&tree, DEPTH, &mut names);
    }
    let held = match names.len() {
        0 => "other files".to_owned(),
        1 => format!("the file {}", names[0]),
        count if count > MOST_NAMES => format!("the files {} and more", names[..MOST_NAMES].join(", ")),
        _ => format!("the files {}", names.join(", ")),
    };
    Some(format!(
        "the file is a portfolio that holds {held}: save them from it (qpdf --show-attachment, or a viewer) and read them one by one"
    ))
}
