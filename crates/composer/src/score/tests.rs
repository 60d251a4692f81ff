use serde_json::{Value, json};

use super::equal::{folded, within};
use super::{Judged, Open, Score, Strictness, score, score_open};

fn expected() -> Value {
    json!({
        "body": "Kommunstyrelsen",
        "meeting": {"date": "2026-03-03", "extent": ["1-3"]},
        "participants": [
            {"name": "Ann-Marie Ek", "party": "S", "role": "member", "office": "chair"},
            {"name": "Bo Lind", "party": "M", "role": "member"},
            {"name": "Bo Lind", "role": "secretary"},
        ],
        "items": [
            {"number": "1", "label": "§ 1", "title": "Val av justerare", "kind": "procedural"},
            {"number": "2", "label": "§ 2", "title": "Detaljplan för Kvarnen", "kind": "decision",
             "case_ids": ["KS/12/2026"],
             "decisions": [{"clauses": [{"number": "1", "text": "Planen antas."}, {"number": "2", "text": "Taxan gäller."}]}]},
            {"number": "3", "label": "§ 3", "title": "Information", "kind": "information"},
        ],
    })
}

fn judged() -> Judged {
    Judged::new(["body", "meeting", "participants", "items"])
}

fn against(got: &Value) -> Score {
    score(&expected(), got, &judged(), &[], Strictness::Exact)
}

#[test]
fn the_expected_is_all_right() {
    for strictness in [Strictness::Exact, Strictness::Alike] {
        let score = score(&expected(), &expected(), &judged(), &[], strictness);
        assert_eq!(score.total().f1(), 1.0);
        assert_eq!(score.total().false_facts(), 0);
        assert!(score.total().right > 20);
    }
}

#[test]
fn a_lost_item_costs_only_its_own_facts() {
    for lost in 0..3 {
        let mut got = expected();
        let item = got["items"].as_array_mut().unwrap().remove(lost);
        let score = against(&got);
        let own = score
            .differences
            .iter()
            .all(|d| d.place.starts_with(&format!("items[{}]", item["label"].as_str().unwrap())));
        assert!(own, "{:?}", score.differences);
        assert_eq!(score.total().extra, 0);
    }
}

#[test]
fn an_item_too_many_costs_only_its_own_facts() {
    let mut got = expected();
    got["items"].as_array_mut().unwrap().insert(2, json!({"number": "1", "title": "Planen antas."}));
    let score = against(&got);
    assert_eq!((score.total().missing, score.total().extra), (0, 2));
}

#[test]
fn people_are_found_wherever_they_stand() {
    let mut got = expected();
    got["participants"].as_array_mut().unwrap().reverse();
    got["participants"].as_array_mut().unwrap().push(json!({"name": "Vakant", "role": "member"}));
    let score = against(&got);
    assert_eq!((score.total().missing, score.total().extra), (0, 2), "{:?}", score.differences);
}

#[test]
fn a_wrong_value_is_missing_and_extra() {
    let mut got = expected();
    got["items"][1]["title"] = json!("Detaljplan  för\nKvarnen");
    assert_eq!(against(&got).total().false_facts(), 0, "white space is no difference");
    got["items"][1]["title"] = json!("Detaljplan för Kvarnen KS/12/2026");
    let score = against(&got);
    assert_eq!(score.fields["items.title"].false_facts(), 2);
    assert_eq!(score.total().false_facts(), 2);
}

#[test]
fn fields_that_are_not_judged_count_nothing() {
    let mut got = expected();
    got["diagnostics"] = json!([{"code": "truncated"}]);
    got["items"][0]["page"] = json!("4");
    let judged = Judged::new(["body", "items.title"]);
    assert!(judged.touches("items.subitems.title") && !judged.touches("items.page"));
    let score = score(&expected(), &got, &judged, &[], Strictness::Exact);
    assert_eq!(score.total().right, 4);
    assert_eq!(score.total().false_facts(), 0);
}

#[test]
fn what_the_contract_does_not_settle_counts_nothing() {
    let mut open = expected();
    open["meeting"]["extent"] = json!(composer::ANY);
    open["items"][0]["kind"] = json!(composer::ANY);
    let score = score(&open, &expected(), &judged(), &[], Strictness::Exact);
    assert_eq!(score.total().false_facts(), 0, "{:?}", score.differences);
}

#[test]
fn damaged_letters_are_forgiven_in_words_and_not_in_dates() {
    let mut got = expected();
    got["items"][1]["title"] = json!("DetaIjp1an for Kvamen");
    got["items"][1]["label"] = json!("8 2");
    got["items"][1]["case_ids"] = json!(["KS/l2/2O26"]);
    let alike = |got: &Value| score(&expected(), got, &judged(), &[], Strictness::Alike).total().false_facts();
    assert_eq!(alike(&got), 0);
    got["meeting"]["date"] = json!("2026-03-04");
    got["items"][1]["case_ids"] = json!(["KS/13/2026"]);
    assert_eq!(alike(&got), 4);
}

#[test]
fn distance_is_bounded() {
    let (a, b) = (folded("Kommunstyrelsen"), folded("Komnunstyrelserna"));
    assert!(!within(&a, &b, 2) || within(&a, &b, 3));
    assert!(within(&a, &a, 0));
    assert!(!within(&folded("abc"), &folded("xyzv"), 3));
}

#[test]
fn open_places_count_nothing() {
    let mut got = expected();
    got["meeting"]["date"] = json!("2026-03-04");
    got["items"][1]["title"] = json!("Detaljplan för Bruket");
    got["items"][1]["decisions"][0]["clauses"][1]["text"] = json!("Taxan gäller från maj.");
    got["items"].as_array_mut().unwrap().push(json!({"number": "4", "label": "§ 4", "title": "Övrigt"}));
    let wrong = |places: &[&str]| {
        let open = Open::of(&json!({"open": places}));
        let score = score_open(&expected(), &got, &Judged::all_but(&[], &[]), &[], Strictness::Exact, &open);
        score.total().false_facts()
    };
    assert_eq!(wrong(&[]), 9);
    assert_eq!(wrong(&["meeting.date"]), 7);
    assert_eq!(wrong(&["meeting"]), 7);
    assert_eq!(wrong(&["items[§ 2].title"]), 7);
    assert_eq!(wrong(&["items.title"]), 6, "each item, also one too many");
    assert_eq!(wrong(&["items[1]", "items[§ 4]"]), 2);
    assert_eq!(wrong(&["items.1.decisions", "items[*].label", "meet"]), 6);
}

#[test]
fn all_fields_but_some_are_judged() {
    let mut got = expected();
    got["source"] = json!({"bytes": 4});
    got["items"][0]["places"] = json!({"title": [[1, 0, 4]]});
    got["items"][0]["page"] = json!("4");
    got["items"][1]["decisions"][0]["outcome"] = json!("approved");
    let judged = Judged::all_but(&["source", "places"], &["items.decisions.outcome"]);
    let score = score(&expected(), &got, &judged, &[], Strictness::Exact);
    assert_eq!((score.total().missing, score.total().extra), (0, 1), "{:?}", score.differences);
}
