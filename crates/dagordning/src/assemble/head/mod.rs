//! The head of an item: its title, and case ids, presenters, times and marks around it.

mod fields;
mod title;

use crate::assemble::documents;
use crate::classify::habits::Habits;
use crate::classify::head::{self, Beside, Bucket, Head};
use crate::classify::rows::Row;
use crate::facts::field::{Field, field_at};
use crate::facts::title::is_initials;
use crate::grammar::case_id;
use crate::grammar::plan_class;
use crate::grammar::time::bare_time;
use crate::language::Column;
use crate::model::Item;
use crate::page::ledger::Owner;
use crate::page::range::Lines;
use crate::page::scene::{LineKind, Scene};
use crate::page::shape::is_empty_sign;
use fields::{add_case_id, apply_mark, case_line, initials, presenter, presenters, set_time};
pub(crate) use fields::{presenters_of_entry, set_page};
use title::{cut_title, title_marks};

/// Reads the head of the item on `lines`, whose title begins at byte `title_from`; gives the first line of the body.
pub(crate) fn read(scene: &mut Scene, item: &mut Item, lines: Lines, title_from: usize, habits: &Habits) -> usize {
    let line = lines.start;
    if let Some(found) = habits.text_column.and_then(|column| head::beside(scene, lines, title_from, column)) {
        return beside(scene, item, &found, habits);
    }
    let head = head::read(scene, lines, title_from, habits);
    for (index, field) in &head.fields {
        fields::read(scene, item, *index, field);
    }
    settle(scene, item, &head, habits);
    for (index, field) in &head.behind {
        fields::read(scene, item, *index, field);
    }
    for index in &head.margin {
        scene.lines[*index].kind = LineKind::Margin;
    }
    if let Some(label) = head.label {
        scene.claim(label, Owner::Label);
    }
    if let Some(colon) = head.colon {
        scene.claim(colon..colon + 1, Owner::Label);
        // Below a number alone, the title stands on the line of the text.
        let rest = scene.slice_text(colon + 1..scene.lines[head.body].end);
        scene.cut_start(head.body, colon + 1 + rest.len() - rest.trim_start().len());
    }
    if let Some(text) = head.text {
        scene.cut_start(line, text);
    }
    head.body
}

/// Reads the head of an item whose text stands beside its title: what is left of the lines is the text.
fn beside(scene: &mut Scene, item: &mut Item, found: &Beside, habits: &Habits) -> usize {
    settle(scene, item, &found.head, habits);
    for (index, text) in &found.lines {
        match text {
            Some(from) => {
                scene.cut_start(*index, *from);
                scene.find_heading(*index);
            }
            None => scene.lines[*index].kind = LineKind::Aside,
        }
    }
    found.head.body
}

/// Reads the head of the item that is a row of a table; gives the first line behind its cells.
pub(crate) fn of_row(scene: &mut Scene, item: &mut Item, row: &Row, habits: &Habits) -> usize {
    let head = head::of_row(scene, row);
    // Under its head a code is a case id, whatever it looks like.
    for part in head.buckets.iter().filter(|bucket| bucket.kind == Column::CaseId).flat_map(|bucket| &bucket.parts) {
        let told = part.text().len() > 1 && !is_empty_sign(part.text());
        if told && case_id::case_ids(scene.language, part.text()).is_empty() {
            add_case_id(scene, item, part);
        }
    }
    settle(scene, item, &head, habits);
    for (index, mark) in &head.fields {
        fields::read(scene, item, *index, mark);
    }
    head.body
}

/// Reads marks on lines of their own below the cells of a row: "Utgår". Gives the first line behind them.
pub(crate) fn marks_below(scene: &mut Scene, item: &mut Item, lines: Lines) -> usize {
    let mut body = lines.start;
    while let Some(next) = scene.next_text(body, lines.end)
        && let Some(field @ Field::Mark(_)) = field_at(scene, next, false)
    {
        fields::read(scene, item, next, &field);
        body = next + 1;
    }
    body
}

/// Parts title and fields, and gives them to the item.
fn settle(scene: &mut Scene, item: &mut Item, head: &Head, habits: &Habits) {
    for bucket in &head.buckets {
        settle_bucket(scene, item, bucket);
    }
    let whole = cut_title(scene, item, &head.title, habits);
    // "Ekonomi:" heads what stands below; the colon is the page's, not the title's.
    let title = whole.part(0..whole.text().trim_end_matches([':', ' ']).len());
    scene.claim_passage(&whole.part(title.text().len()..whole.text().len()), Owner::Label);
    if !title.is_empty() {
        let mut places = std::mem::take(&mut item.places);
        let text = scene.put(&mut places, "title", &title);
        item.places = places;
        item.amounts.extend(crate::assemble::resolutions::amounts(scene, &title));
        title_marks(scene, item, &text);
        item.title = Some(text);
    }
}

fn settle_bucket(scene: &mut Scene, item: &mut Item, bucket: &Bucket) {
    for part in &bucket.parts {
        let text = part.text().to_owned();
        // "–": the cell is empty.
        if is_empty_sign(&text) {
            scene.claim_passage(part, Owner::Label);
            continue;
        }
        match bucket.kind {
            Column::CaseId => case_line(scene, item, part),
            Column::Page => set_page(scene, item, part),
            Column::Presenter | Column::Time => {
                if let Some(found) = scene.presenter_line(&text) {
                    presenters(scene, item, part, &found);
                } else if let Some(time) = bare_time(scene.language, &text) {
                    set_time(scene, item, &time.value, part);
                } else if is_initials(&text) {
                    initials(scene, item, part);
                } else if bucket.kind == Column::Presenter {
                    presenter(scene, item, part, None);
                }
            }
            Column::Documents if scene.language.item_mark(&text).is_none() => {
                item.documents.push(documents::of_cell(scene, part));
                scene.claim_passage(part, Owner::Field);
            }
            Column::Note | Column::Documents => {
                if let Some(mark) = scene.language.item_mark(&text) {
                    apply_mark(item, mark);
                    scene.claim_passage(part, Owner::Label);
                } else if let Some(found) = scene.presenter_line(&text) {
                    presenters(scene, item, part, &found);
                } else {
                    // "Belopp": a column of amounts.
                    let amounts = crate::assemble::resolutions::amounts(scene, part);
                    if !amounts.is_empty() {
                        item.amounts.extend(amounts);
                        scene.claim_passage(part, Owner::Field);
                    } else if text.bytes().all(|byte| byte.is_ascii_digit())
                        || plan_class::is_named(scene.language, &text)
                    {
                        // A class of the archive's plan.
                        scene.claim_passage(part, Owner::Label);
                    }
                }
            }
            Column::Number | Column::Title | Column::TitleAndPresenter => {}
        }
    }
}
