//! Whether a line tells about an item without being its text: case ids, presenters, times, marks.

use crate::grammar::case_id;
use crate::grammar::date;
use crate::grammar::person::{Evidence, NameLikeness, Presenters, is_person_name, tells_who_presents};
use crate::grammar::plan_class;
use crate::grammar::time::bare_time;
use crate::language::ItemMark;
use crate::page::scene::Scene;

/// Whether a line is nothing but the § of an earlier meeting, with whose it was and its day: "Kommunstyrelsen 2019-10-08 § 171".
pub(crate) fn names_earlier_meeting(scene: &Scene, text: &str) -> bool {
    let Some((before, number)) = text.rsplit_once('§') else { return false };
    let number = number.trim();
    let counted =
        !number.is_empty() && number.len() <= LONGEST_NUMBER && number.bytes().all(|byte| byte.is_ascii_digit());
    if !counted || text.len() > LONGEST_EARLIER {
        return false;
    }
    let Some(body) = scene.language.body_at(text) else { return false };
    let Some(behind) = before.get(body..) else { return false };
    let [day] = &date::find_dates(scene.language, behind)[..] else { return false };
    let joined = |between: &str| {
        between.trim_matches([',', ' ']).is_empty() || scene.language.day_leads().has(between.trim_start())
    };
    joined(&behind[..day.start]) && behind[day.end..].trim_matches([',', ' ']).is_empty()
}

/// Bytes of such a line, and of its §.
const LONGEST_EARLIER: usize = 120;
const LONGEST_NUMBER: usize = 4;

/// What a line tells about an item.
#[derive(Debug, Clone)]
pub(crate) enum Field {
    /// Case ids, perhaps with a mark behind them.
    CaseIds,
    Mark(ItemMark),
    Presenters(Box<Presenters>),
    /// A label alone on its line, over what it labels: "Dnr" ⏎ "MBN 2024-000713".
    Label,
}

/// What line `index` tells about the item, if it is no text; `untitled` as long as the item has no title.
pub(crate) fn field_at(scene: &Scene, index: usize, untitled: bool) -> Option<Field> {
    let text = scene.text(index);
    if is_label_over_field(scene, index) {
        return Some(Field::Label);
    }
    if let Some(found) = below_label(scene, index) {
        return Some(Field::Presenters(Box::new(found)));
    }
    let lone = || {
        scene.opens_paragraph(index)
            && scene.lines.get(index + 1).is_none_or(|next| !next.is_text())
            && may_present(scene, text)
            && scene.presenter_line(text).is_some()
    };
    if !is_field_line_at(scene, index) && !names_only(scene, text) && !lone() {
        return None;
    }
    let labelled = scene.language.case_label(text).is_some();
    if labelled && !case_id::case_ids(scene.language, text).is_empty() {
        return Some(Field::CaseIds);
    }
    if let Some(mark) = scene.language.item_mark(text) {
        return is_field_mark(mark).then_some(Field::Mark(mark));
    }
    // Its parts are told in the passage's text, white space squeezed.
    match scene.presenter_line(scene.passage(scene.lines[index].range()).text()) {
        Some(found) => Some(Field::Presenters(Box::new(found))),
        // "158." ⏎ "PLU-2014-00685" ⏎ title: cells of a row, one per line.
        None => (!untitled || labelled || plan_class::is_id(scene.language, text)).then_some(Field::CaseIds),
    }
}

/// Whether a line is nothing but the label of a case id or of who presents, which stand on the line below it.
pub(crate) fn is_label_over_field(scene: &Scene, index: usize) -> bool {
    let Some(below) = scene.lines.get(index + 1).filter(|below| below.is_text()).map(|_| scene.text(index + 1)) else {
        return false;
    };
    let text = scene.text(index).trim_end_matches([':', ' ']);
    !text.is_empty()
        && (scene.language.case_label(text) == Some(text.len()) && case_id::is_case_id(scene.language, below)
            || below_label(scene, index + 1).is_some())
}

/// Who presents by a line below the label alone: there a title need not be known to be one.
pub(crate) fn below_label(scene: &Scene, index: usize) -> Option<Presenters> {
    let label = scene.text(index.checked_sub(1)?).trim_end_matches([':', ' ']);
    if label.is_empty() {
        return None;
    }
    let text = scene.passage(scene.lines[index].range());
    if scene.language.presenter_label(label) != Some(label.len()) {
        // "Tid" ⏎ "13.20"
        let clock =
            text.text().starts_with(|c: char| c.is_ascii_digit()) && bare_time(scene.language, text.text()).is_some();
        let labelled = clock.then(|| format!("{label}: {}", text.text()))?;
        scene.language.item_time_labels().cut_from(&labelled)?;
        return Some(scene.presenter_line(&labelled)?.moved_back(label.len() + 2));
    }
    if !may_present(scene, text.text()) {
        return None;
    }
    Some(scene.presenter_line(&format!("{label}: {}", text.text()))?.moved_back(label.len() + 2))
}

/// Whether line `index` tells about the item without being its text. The numbering asks and the item's head asks again:
/// the answer is kept.
pub(crate) fn is_field_line_at(scene: &Scene, index: usize) -> bool {
    scene.remember(index, |scene| is_field_line(scene, scene.text(index)))
}

pub(crate) fn is_field_line(scene: &Scene, text: &str) -> bool {
    if scene.language.case_label(text).is_some() || plan_class::is_id(scene.language, text) {
        let found = case_id::case_ids(scene.language, text);
        return found.last().is_some_and(|id| !tells_of_id(scene, &text[id.end..]));
    }
    if text.len() < 64 && scene.language.item_mark(text).is_some_and(is_field_mark) {
        return true;
    }
    may_present(scene, text) && scene.presenter_line(text).is_some_and(|found| found.evidence != Evidence::NamesOnly)
}

/// "Dnr 2024/201 Yttrande över remiss läggs till handlingarna.": a sentence behind an id is text about it.
fn tells_of_id(scene: &Scene, behind: &str) -> bool {
    let tail = behind.trim_start();
    tail.ends_with('.')
        && tail.starts_with(char::is_uppercase)
        && tail.split_whitespace().nth(WORDS_OF_A_SENTENCE - 1).is_some()
        && scene.language.item_mark(tail).is_none()
        && scene.presenter_line(tail).is_none()
}

/// Fewer words are a mark.
const WORDS_OF_A_SENTENCE: usize = 4;

/// Whether a line can name presenters or a time, by its outside alone: a long line or a sentence is text, unless a label
/// says otherwise.
pub(crate) fn may_present(scene: &Scene, text: &str) -> bool {
    let sentence = text.ends_with(['.', ':', ',']) && text.len() > 12;
    text.len() <= 140
        && (!sentence || tells_who_presents(scene.language, text) || scene.language.presenter_label(text).is_some())
}

/// Marks that stand on a line of their own under the title; others belong to the text or to the title.
pub(crate) fn is_field_mark(mark: ItemMark) -> bool {
    !matches!(mark, ItemMark::Attachment | ItemMark::Information | ItemMark::Decision)
}

/// A line of nothing but names, without label, time, title or slash.
pub(crate) fn names_only(scene: &Scene, text: &str) -> bool {
    may_present(scene, text)
        && scene.presenter_line(text).is_some_and(|found| {
            found.people.iter().all(|person| {
                text.get(person.name.clone())
                    .is_some_and(|name| is_person_name(scene.language, name) == NameLikeness::Likely)
            })
        })
}
