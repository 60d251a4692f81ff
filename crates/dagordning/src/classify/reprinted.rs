//! What heads or foots each page of a text without pages: the title and the organization, printed again in the same words.

use std::collections::HashMap;

use super::furniture::{is_address, take, under_heading};
use crate::facts::whose::is_organization;
use crate::page::scene::Scene;

/// Longest line that is asked, in bytes.
const LONGEST: usize = 80;
/// Filled lines at the top of the document in which its header stands.
const TOP: usize = 3;

/// Marks the title and the organization where they stand again as lines of their own, apart from what is above.
pub(super) fn mark(scene: &mut Scene) {
    let mut seen: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut filled = 0;
    let mut top = 0;
    for index in 0..scene.lines.len() {
        if !scene.lines[index].is_text() {
            continue;
        }
        filled += 1;
        if filled <= TOP {
            top = index;
        }
        let text = scene.text(index);
        if text.len() <= LONGEST
            && (text.starts_with(char::is_uppercase) || is_site(text))
            && !text.ends_with(['.', ':', ','])
            && (filled <= TOP || scene.opens_paragraph(index) || seen.contains_key(scene.text(index - 1)))
        {
            seen.entry(text).or_default().push(index);
        }
    }
    let again = seen.into_iter().filter(|(_, lines)| lines.len() >= 2);
    let mut furniture: Vec<usize> = again.flat_map(|(text, lines)| reprints(scene, text, &lines, top)).collect();
    furniture.sort_unstable();
    furniture.into_iter().for_each(|index| take(scene, index));
}

/// Whether a line is nothing but where the organization is found on the web.
fn is_site(text: &str) -> bool {
    text.contains('.') && !text.contains(' ') && is_address(text)
}

/// The lines of one text that are the header or the footer of a page.
fn reprints(scene: &Scene, text: &str, lines: &[usize], top: usize) -> Vec<usize> {
    if is_site(text) {
        return lines.to_vec();
    }
    let [first, later @ ..] = lines else { return Vec::new() };
    let heads = *first <= top;
    let titled = heads && scene.document_title(text).is_some_and(|found| found.exact);
    if !titled && !is_organization(scene, text) {
        return Vec::new();
    }
    let lone = |index: &usize| scene.lines.get(index + 1).is_none_or(|below| !below.is_text());
    let repeated = if heads { later } else { lines };
    let found = repeated.iter().copied().filter(|index| (heads || lone(index)) && !under_heading(scene, *index));
    found.collect()
}
