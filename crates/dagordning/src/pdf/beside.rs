//! What a file says of its pages beside what is on them: its outline, the labels of its pages, files that are attached, and
//! which of its pages were made together.

use std::collections::HashMap;

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::dict::keys::{
    A, ANNOTS, D, DEST, DESTS, EMBEDDED_FILES, F, FIRST, FS, KIDS, NAMES, NEXT, NUMS, OUTLINES, P, PAGE_LABELS, S, ST,
    SUBTYPE, TITLE, UF,
};
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, ObjRef, Object, ObjectIdentifier, String as PdfString,
};
use hayro_interpret::hayro_syntax::page::Page as PdfPage;

use super::forms::decoded;
use super::{Beside, Bookmark, Label};

/// More bookmarks are no outline that anyone reads.
const MOST_BOOKMARKS: usize = 20_000;
/// Outlines and trees of names are no deeper.
pub(super) const DEPTH: usize = 12;
/// So many named places are looked through.
const MOST_NAMES: usize = 200_000;
/// So many attached files are named.
const MOST_FILES: usize = 200;
/// More fonts a page has not.
const MOST_FONTS: usize = 64;

/// What a file says of its pages.
pub(super) fn of(pdf: &Pdf, pages: &[&PdfPage<'_>]) -> Beside {
    let Some(root) = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()) else { return Beside::default() };
    let mut attached = Vec::new();
    if let Some(tree) = root.get::<Dict<'_>>(NAMES).and_then(|all| all.get::<Dict<'_>>(EMBEDDED_FILES)) {
        files(&tree, DEPTH, &mut attached);
    }
    for page in pages {
        for note in page.raw().get::<Array<'_>>(ANNOTS).into_iter().flat_map(|all| all.iter::<Dict<'_>>()) {
            if note.get::<Name<'_>>(SUBTYPE).as_deref() == Some(b"FileAttachment") {
                attached.extend(note.get::<Dict<'_>>(FS).and_then(|file| name_of(&file)));
            }
        }
        if attached.len() > MOST_FILES {
            break;
        }
    }
    attached.dedup();
    Beside { bookmarks: bookmarks(&root, pages), labels: labels(&root), attached }
}

/// The names of held files in a tree of names.
pub(super) fn files(tree: &Dict<'_>, depth: usize, names: &mut Vec<String>) {
    for entry in tree.get::<Array<'_>>(NAMES).into_iter().flat_map(|all| all.iter::<Object<'_>>()) {
        if names.len() > MOST_FILES {
            return;
        }
        if let Object::Dict(file) = entry {
            names.extend(name_of(&file));
        }
    }
    if depth > 0 {
        for kid in tree.get::<Array<'_>>(KIDS).into_iter().flat_map(|kids| kids.iter::<Dict<'_>>()) {
            files(&kid, depth - 1, names);
        }
    }
}

fn name_of(file: &Dict<'_>) -> Option<String> {
    let name = file.get::<PdfString<'_>>(UF).or_else(|| file.get::<PdfString<'_>>(F));
    name.map(|name| decoded(&name))
}

/// The entries of the outline that lead to a page, in its order.
fn bookmarks(root: &Dict<'_>, pages: &[&PdfPage<'_>]) -> Vec<Bookmark> {
    let Some(first) = root.get::<Dict<'_>>(OUTLINES).and_then(|outline| outline.get::<Dict<'_>>(FIRST)) else {
        return Vec::new();
    };
    let numbers = pages.iter().zip(1..).filter_map(|(page, number)| Some((page.raw().obj_id()?, number)));
    let mut places = Places { root, pages: numbers.collect(), count: pages.len(), named: None };
    let mut found = Vec::new();
    // What stands below an entry comes before what follows it.
    let mut open = vec![first];
    let mut seen = 0;
    while let Some(entry) = open.pop() {
        let depth = open.len();
        seen += 1;
        if seen > MOST_BOOKMARKS {
            break;
        }
        let title = entry.get::<PdfString<'_>>(TITLE).map(|title| decoded(&title)).unwrap_or_default();
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(page) = places.of(&entry) {
            found.push(Bookmark { title, page, depth: u8::try_from(depth).unwrap_or(u8::MAX) });
        }
        // The next one takes the place of its depth; one without a next leaves an empty place to be popped at once.
        let below = entry.get::<Dict<'_>>(FIRST).filter(|_| depth < DEPTH);
        let next = entry.get::<Dict<'_>>(NEXT);
        match (next, below) {
            (Some(next), Some(below)) => open.extend([next, below]),
            (None, Some(below)) => open.extend([Dict::empty(), below]),
            (Some(next), None) => open.push(next),
            (None, None) => {}
        }
    }
    found
}

/// Where the entries of an outline lead.
struct Places<'p> {
    root: &'p Dict<'p>,
    pages: HashMap<ObjectIdentifier, u32>,
    count: usize,
    /// The places that have names, once one is asked for.
    named: Option<HashMap<Vec<u8>, u32>>,
}

impl Places<'_> {
    /// The page that an entry leads to.
    fn of(&mut self, entry: &Dict<'_>) -> Option<u32> {
        let action = || entry.get::<Dict<'_>>(A).filter(|does| does.get::<Name<'_>>(S).as_deref() == Some(b"GoTo"));
        let place = entry.get::<Object<'_>>(DEST).or_else(|| action()?.get::<Object<'_>>(D))?;
        self.place(&place)
    }

    fn place(&mut self, place: &Object<'_>) -> Option<u32> {
        match place {
            Object::Array(place) => self.page(place),
            Object::Dict(place) => self.page(&place.get::<Array<'_>>(D)?),
            Object::String(name) => self.named(name),
            Object::Name(name) => self.named(name),
            _ => None,
        }
    }

    fn page(&self, place: &Array<'_>) -> Option<u32> {
        match place.raw_iter().next()? {
            MaybeRef::Ref(page) => self.pages.get(&ObjectIdentifier::from(page)).copied(),
            MaybeRef::NotRef(Object::Number(page)) => {
                let page = usize::try_from(page.as_i64()).ok().filter(|page| *page < self.count)?;
                u32::try_from(page + 1).ok()
            }
            MaybeRef::NotRef(_) => None,
        }
    }

    fn named(&mut self, name: &[u8]) -> Option<u32> {
        if self.named.is_none() {
            let mut named = HashMap::new();
            if let Some(all) = self.root.get::<Dict<'_>>(DESTS) {
                for key in all.keys().take(MOST_NAMES) {
                    let place = all.get::<Object<'_>>(&key).and_then(|place| self.unnamed(&place));
                    named.extend(place.map(|page| (key.to_vec(), page)));
                }
            }
            if let Some(tree) = self.root.get::<Dict<'_>>(NAMES).and_then(|all| all.get::<Dict<'_>>(DESTS)) {
                self.gather(&tree, DEPTH, &mut named);
            }
            self.named = Some(named);
        }
        self.named.as_ref()?.get(name).copied()
    }

    fn unnamed(&self, place: &Object<'_>) -> Option<u32> {
        match place {
            Object::Array(place) => self.page(place),
            Object::Dict(place) => self.page(&place.get::<Array<'_>>(D)?),
            _ => None,
        }
    }

    fn gather(&self, tree: &Dict<'_>, depth: usize, named: &mut HashMap<Vec<u8>, u32>) {
        let mut name: Option<Vec<u8>> = None;
        for entry in tree.get::<Array<'_>>(NAMES).into_iter().flat_map(|all| all.iter::<Object<'_>>()) {
            if named.len() > MOST_NAMES {
                return;
            }
            match (name.take(), &entry) {
                (None, Object::String(own)) => name = Some(own.to_vec()),
                (Some(own), place) => named.extend(self.unnamed(place).map(|page| (own, page))),
                _ => {}
            }
        }
        if depth > 0 {
            for kid in tree.get::<Array<'_>>(KIDS).into_iter().flat_map(|kids| kids.iter::<Dict<'_>>()) {
                self.gather(&kid, depth - 1, named);
            }
        }
    }
}

/// From which pages on labels are counted anew.
fn labels(root: &Dict<'_>) -> Vec<Label> {
    let mut found = Vec::new();
    if let Some(tree) = root.get::<Dict<'_>>(PAGE_LABELS) {
        runs(&tree, DEPTH, &mut found);
    }
    found.sort_by_key(|label| label.page);
    found
}

fn runs(tree: &Dict<'_>, depth: usize, found: &mut Vec<Label>) {
    let mut page = None;
    for entry in tree.get::<Array<'_>>(NUMS).into_iter().flat_map(|all| all.iter::<Object<'_>>()) {
        if found.len() > MOST_BOOKMARKS {
            return;
        }
        match (page.take(), entry) {
            (None, Object::Number(number)) => page = u32::try_from(number.as_i64()).ok().and_then(|n| n.checked_add(1)),
            (Some(page), Object::Dict(run)) => {
                let first = run.get::<i32>(ST).and_then(|first| u32::try_from(first).ok()).unwrap_or(1);
                let style = run.get::<Name<'_>>(S).and_then(|style| style.first().copied()).unwrap_or(0);
                let prefix = run.get::<PdfString<'_>>(P).map(|prefix| decoded(&prefix)).unwrap_or_default();
                found.push(Label { page, first, style, prefix });
            }
            _ => {}
        }
    }
    if depth > 0 {
        for kid in tree.get::<Array<'_>>(KIDS).into_iter().flat_map(|kids| kids.iter::<Dict<'_>>()) {
            runs(&kid, depth - 1, found);
        }
    }
}

/// Which pages were made together: those that have a font in common, at first or second hand. Each page has the number of
/// its kin, 0 where nothing tells it.
pub(super) fn kin(pages: &[&PdfPage<'_>]) -> Vec<u32> {
    let mut over: Vec<usize> = (0..pages.len()).collect();
    let mut owner: HashMap<ObjRef, usize> = HashMap::new();
    let mut told = vec![false; pages.len()];
    for (at, page) in pages.iter().enumerate() {
        let fonts = &page.resources().fonts;
        for key in fonts.keys().take(MOST_FONTS) {
            let Some(font) = fonts.get_ref(&key) else { continue };
            told[at] = true;
            let known = *owner.entry(font).or_insert(at);
            let (one, other) = (top(&mut over, known), top(&mut over, at));
            over[one.max(other)] = one.min(other);
        }
    }
    (0..pages.len()).map(|at| if told[at] { top(&mut over, at) as u32 + 1 } else { 0 }).collect()
}

/// The first of those that one belongs to; the way there is made shorter.
fn top(over: &mut [usize], mut at: usize) -> usize {
    while over[at] != at {
        over[at] = over[over[at]];
        at = over[at];
    }
    at
}
