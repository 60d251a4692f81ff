//! What nobody can tell once the line breaks of a document are lost.

use composer::ANY;
use serde_json::{Value, json};

/// Opens what only a line break tells: whether the words before a single clause are a lead-in on a line of their own or the
/// beginning of a sentence. "Nämnden beslutar att anta planen." reads the same either way; a mark, a number, a colon or a
/// second clause would tell, and then the facts stay.
pub fn open(expected: &Value) -> Value {
    let mut expected = expected.clone();
    let items = expected.get_mut("items").and_then(Value::as_array_mut);
    items.into_iter().flatten().for_each(open_item);
    expected
}

fn open_item(item: &mut Value) {
    let texts: Vec<String> =
        list(item, "sections").filter_map(|section| section["text"].as_str().map(str::to_owned)).collect();
    for key in ["proposals", "decisions"] {
        let resolutions = item.get_mut(key).and_then(Value::as_array_mut);
        for resolution in resolutions.into_iter().flatten() {
            if runs_on(resolution, &texts) {
                resolution["lead_in"] = json!(ANY);
                resolution["clauses"][0]["text"] = json!(ANY);
            }
        }
    }
    let subitems = item.get_mut("subitems").and_then(Value::as_array_mut);
    subitems.into_iter().flatten().for_each(open_item);
}

/// Whether a lead-in and its only clause would be one sentence on one line.
fn runs_on(resolution: &Value, texts: &[String]) -> bool {
    let Some(lead_in) = resolution["lead_in"].as_str().filter(|lead_in| !lead_in.ends_with(':')) else { return false };
    let mut clauses = list(resolution, "clauses");
    let (Some(clause), None) = (clauses.next(), clauses.next()) else { return false };
    let Some(clause) = clause["text"].as_str() else { return false };
    let apart = format!("{lead_in}\n{clause}");
    texts.iter().any(|text| text.contains(&apart))
}

fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_clause_without_a_mark_is_open() {
        let item = |lead_in: &str, clauses: &[&str], text: &str| {
            let clauses: Vec<Value> = clauses.iter().map(|text| json!({"text": text})).collect();
            json!({"items": [{
                "decisions": [{"lead_in": lead_in, "clauses": clauses}],
                "sections": [{"text": text}],
            }]})
        };
        let plain = item("Nämnden beslutar", &["att anta planen."], "Nämnden beslutar\natt anta planen.");
        assert_eq!(open(&plain)["items"][0]["decisions"][0]["lead_in"], ANY);
        assert_eq!(open(&plain)["items"][0]["decisions"][0]["clauses"][0]["text"], ANY);
        for told in [
            item("Nämnden beslutar:", &["att anta planen."], "Nämnden beslutar:\natt anta planen."),
            item("Nämnden beslutar", &["att anta planen."], "Nämnden beslutar\n- att anta planen."),
            item(
                "Nämnden beslutar",
                &["att anta planen,", "att svara."],
                "Nämnden beslutar\natt anta planen,\natt svara.",
            ),
        ] {
            assert_eq!(open(&told), told);
        }
    }
}
