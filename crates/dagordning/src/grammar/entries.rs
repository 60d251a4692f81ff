//! Every function of the grammar on one text, with what must hold of all ranges: for tests and for fuzzing.

use std::fmt::Debug;
use std::ops::Range;

use super::{Spanned, amount, body, case_id, date, number, page, person, time};
use crate::language::Language;

fn inside(s: &str, range: Range<usize>) {
    assert!(s.get(range.clone()).is_some(), "{range:?} in {s:?}");
}

fn spans<T: Debug>(s: &str, found: impl IntoIterator<Item = Spanned<T>>) {
    for value in found {
        inside(s, value.range());
    }
}

/// Calls every function of the grammar and checks every range.
pub(crate) fn read_everything(s: &str) {
    let lex = Language::swedish();
    spans(s, date::date_at(lex, s, Some(2025)));
    spans(s, date::find_dates(lex, s));
    spans(s, time::time_range_at(Language::swedish(), s));
    spans(s, time::bare_time(Language::swedish(), s));
    spans(s, time::find_times(Language::swedish(), s));
    spans(s, time::duration(Language::swedish(), s));
    spans(s, number::clause_mark(Language::swedish(), s));
    spans(s, page::page_number(Language::swedish(), s));
    spans(s, page::trailing_page_number(s));
    spans(s, page::contents_tail(s));
    spans(s, amount::amounts(lex, s));
    spans(s, person::scopes_at(Language::swedish(), s));
    if let Some(mark) = number::item_mark(Language::swedish(), s) {
        inside(s, mark.value.label.clone());
        inside(s, mark.value.number.clone());
        inside(s, mark.value.title_start..s.len());
        spans(s, [mark]);
    }
    for id in case_id::case_ids(lex, s) {
        inside(s, id.value.id.clone());
        inside(s, id.value.parenthesised.clone().unwrap_or(0..0));
        spans(s, [id]);
    }
    let _ = case_id::is_case_id(lex, s);
    read_people(lex, s);
    assert!(s.starts_with(body::genitive_to_nominative(s)));
}

fn read_people(lex: &Language, s: &str) {
    let _ = person::is_person_name(lex, s);
    let vacancy = person::vacancy(lex, s);
    inside(s, vacancy.and_then(|v| v.party).unwrap_or(0..0));
    for found in person::person(lex, s).into_iter().chain(person::people_list(lex, s)) {
        let ranges = [Some(found.name), found.party, found.title, found.organization, found.mark];
        let more = [found.scope_text, found.reason, found.rest];
        for range in ranges.into_iter().chain(more).flatten() {
            inside(s, range);
        }
        spans(s, found.office);
        spans(s, found.from);
        spans(s, found.until);
        for replaced in found.substitutions {
            inside(s, replaced.words);
            inside(s, replaced.name.unwrap_or(0..0));
            inside(s, replaced.party.unwrap_or(0..0));
            spans(s, replaced.office);
        }
    }
    if let Some(found) = person::presenter_line(lex, s) {
        for one in found.people {
            inside(s, one.name);
            inside(s, one.title.unwrap_or(0..0));
            inside(s, one.party.unwrap_or(0..0));
        }
        spans(s, found.times);
        spans(s, found.duration);
    }
}
