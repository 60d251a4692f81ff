//! What a line or cell tells about an item: case ids, presenters, times, marks.

use crate::facts::field::Field;
use crate::grammar::case_id;
use crate::grammar::person::{Evidence, Presenters};
use crate::grammar::plan_class;
use crate::grammar::time::TimeRange;
use crate::language::ItemMark;
use crate::model::{Item, ItemStatus, Presenter};
use crate::page::ledger::Owner;
use crate::page::passage::Passage;
use crate::page::scene::Scene;

/// Each pair of initials is a handler.
pub(super) fn initials(scene: &mut Scene, item: &mut Item, passage: &Passage) {
    let text = passage.text().to_owned();
    let mut at = 0;
    for word in text.split(' ') {
        presenter(scene, item, &passage.part(at..at + word.len()), None);
        at += word.len() + 1;
    }
}

/// The presenters that an entry of the contents list names under its title.
pub(crate) fn presenters_of_entry(scene: &mut Scene, item: &mut Item, index: usize) {
    let line = scene.lines[index].range();
    let passage = scene.passage(line);
    if let Some(found) = scene.presenter_line(passage.text()).filter(|found| found.evidence != Evidence::NamesOnly) {
        presenters(scene, item, &passage, &found);
    }
}

/// Reads a line that tells about the item.
pub(super) fn read(scene: &mut Scene, item: &mut Item, index: usize, field: &Field) {
    let passage = scene.passage(scene.lines[index].range());
    match field {
        Field::CaseIds => case_line(scene, item, &passage),
        Field::Mark(mark) => {
            apply_mark(item, *mark);
            scene.claim_line(index, Owner::Label);
        }
        Field::Presenters(found) => presenters(scene, item, &passage, found),
        Field::Label => scene.claim_line(index, Owner::Label),
    }
}

/// A line or cell of case ids, perhaps with a mark after them: "Dnr 1.5.3-12-2012. Omedelbar justering".
pub(super) fn case_line(scene: &mut Scene, item: &mut Item, passage: &Passage) {
    let mut rest = 0;
    for found in case_id::case_ids(scene.language, passage.text()) {
        // What stands between two ids beside a word that joins them is more than the line of ids.
        if rest > 0 && passage.text()[rest..found.start].split_whitespace().count() > MOST_BETWEEN_IDS {
            break;
        }
        add_case_id(scene, item, &passage.part(found.value.id.clone()));
        rest = found.end;
    }
    let tail = passage.text()[rest..].trim_start_matches(['.', ',', ';', ' ', ')']);
    if let Some(mark) = scene.language.item_mark(tail) {
        apply_mark(item, mark);
    } else if !tail.is_empty()
        && rest > 0
        && plan_class::behind_id(scene.language, passage.text()).is_none_or(|at| at < rest)
    {
        let tail = passage.part(passage.text().len() - tail.len()..passage.text().len());
        if let Some(found) = scene.presenter_line(tail.text()) {
            presenters(scene, item, &tail, &found);
        } else {
            // Unknown words after a case id stay unclaimed, and so come out in `unassigned`.
            scene.claim_passage(&passage.part(0..passage.text().len() - tail.text().len()), Owner::Label);
            return;
        }
    }
    scene.claim_passage(passage, Owner::Label);
}

/// Words between two ids of one line.
const MOST_BETWEEN_IDS: usize = 2;

/// So many ids of an item are looked at for one that says it again.
const MOST_IDS: usize = 64;

pub(super) fn add_case_id(scene: &mut Scene, item: &mut Item, id: &Passage) {
    let taken = id.slices().any(|slice| !scene.ledger.is_free(slice));
    if taken || item.case_ids.iter().rev().take(MOST_IDS).any(|known| known == id.text()) {
        scene.claim_passage(id, Owner::Label);
        return;
    }
    if !scene.has_room_for(id.text().len()) {
        return;
    }
    scene.took(1);
    let key = format!("case_ids[{}]", item.case_ids.len());
    let mut places = std::mem::take(&mut item.places);
    let id = scene.put(&mut places, key, id);
    item.places = places;
    item.case_ids.push(id);
}

/// The people and times of a presenter line.
pub(super) fn presenters(scene: &mut Scene, item: &mut Item, passage: &Passage, found: &Presenters) {
    for person in &found.people {
        let title = person.title.clone().map(|title| passage.part(title));
        presenter(scene, item, &passage.part(person.name.clone()), title.as_ref());
    }
    for time in &found.times {
        set_time(scene, item, &time.value, &passage.part(time.start..time.end));
    }
    if let Some(minutes) = &found.duration {
        set_duration(scene, item, minutes.value, &passage.part(minutes.start..minutes.end));
    }
    scene.claim_passage(passage, Owner::Label);
}

pub(super) fn presenter(scene: &mut Scene, item: &mut Item, name: &Passage, title: Option<&Passage>) {
    let mut presenter = Presenter::default();
    presenter.name = Some(scene.put(&mut presenter.places, "name", name));
    presenter.title = title.map(|title| scene.put(&mut presenter.places, "title", title));
    item.presenters.push(presenter);
}

pub(super) fn set_time(scene: &mut Scene, item: &mut Item, time: &TimeRange, passage: &Passage) {
    let mut places = std::mem::take(&mut item.places);
    if let (Some(start), None) = (time.start, &item.start_time) {
        item.start_time = Some(start.to_string());
        scene.put(&mut places, "start_time", passage);
    }
    if let (Some(end), None) = (time.end, &item.end_time) {
        item.end_time = Some(end.to_string());
        scene.claim_passage(passage, Owner::Field);
        scene.view(&mut places, "end_time", passage);
    }
    item.places = places;
}

/// The page that a contents list prints for the item.
pub(crate) fn set_page(scene: &mut Scene, item: &mut Item, passage: &Passage) {
    if item.page.is_some() {
        scene.claim_passage(passage, Owner::Label);
        return;
    }
    let mut places = std::mem::take(&mut item.places);
    item.page = Some(scene.put(&mut places, "page", passage));
    item.places = places;
}

pub(super) fn set_duration(scene: &mut Scene, item: &mut Item, minutes: u32, passage: &Passage) {
    let mut places = std::mem::take(&mut item.places);
    if item.duration_minutes.is_none() {
        item.duration_minutes = Some(minutes);
        scene.put(&mut places, "duration_minutes", passage);
    } else {
        scene.claim_passage(passage, Owner::Label);
    }
    item.places = places;
}

pub(super) fn apply_mark(item: &mut Item, mark: ItemMark) {
    match mark {
        ItemMark::Confidential => item.confidential = true,
        ItemMark::Withdrawn => item.status = Some(ItemStatus::Withdrawn),
        ItemMark::Added => item.status = Some(ItemStatus::Added),
        ItemMark::Postponed => item.status = Some(ItemStatus::Postponed),
        ItemMark::ImmediatelyAdjusted => item.adjusted_immediately = true,
        ItemMark::Information | ItemMark::Decision | ItemMark::Attachment => {}
    }
}
