//! `--full`: every key of every object is there, in the schema's order, and nothing else is changed.

use std::collections::BTreeSet;

use dagordning::Attachments;
use dagordning::model::{Document, schema};
use dagordning::output::{Layout, write_full_json};
use serde_json::Value;

use crate::common::{FULL, fixtures, json, parsed, pdfs};

fn full(document: &Document) -> Value {
    let mut written = Vec::new();
    write_full_json(document, Layout::Compact, &mut written).expect("memory");
    serde_json::from_slice(&written).expect("JSON")
}

/// What the schema says of a value, references followed by the names that the schema itself gives.
fn about<'s>(schema: &'s Value, of: &'s Value) -> &'s Value {
    let of = of["anyOf"].get(0).unwrap_or(of);
    match of["$ref"].as_str() {
        Some("#") => schema,
        Some(name) => &schema["$defs"][name.strip_prefix("#/$defs/").expect("a definition")],
        None => of,
    }
}

/// Holds the keys of all objects inside a value to those of the schema, and notes the objects that were there.
fn hold(value: &Value, of: &Value, schema: &Value, seen: &mut BTreeSet<String>) {
    match value {
        Value::Object(own) => {
            let Some(properties) = of["properties"].as_object() else { return };
            let keys = |object: &serde_json::Map<String, Value>| object.keys().cloned().collect::<Vec<_>>();
            assert_eq!(keys(own), keys(properties));
            seen.insert(of["description"].to_string());
            for (key, value) in own {
                hold(value, about(schema, &properties[key]), schema, seen);
            }
        }
        Value::Array(entries) => entries.iter().for_each(|one| hold(one, about(schema, &of["items"]), schema, seen)),
        _ => {}
    }
}

/// Without keys that have nothing to say.
fn lean(value: &mut Value) {
    let nothing = |value: &Value| match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(entries) => entries.is_empty(),
        Value::Object(own) => own.is_empty(),
        _ => false,
    };
    match value {
        Value::Object(own) => {
            own.values_mut().for_each(lean);
            own.retain(|_, value| !nothing(value));
        }
        Value::Array(entries) => entries.iter_mut().for_each(lean),
        _ => {}
    }
}

#[test]
fn every_key_of_every_object_is_there() {
    let (schema, mut seen) = (schema(), BTreeSet::new());
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    let texts = fixtures().into_iter().map(|fixture| fixture.bytes);
    let bound = "Kallelse\nKulturnämnden\n2026-03-02 kl. 13.00\n\n1. Rapport\n2. Bidrag\n\x0cTjänsteskrivelse\n\nRapport\n\n\
                 Förslag till beslut\nRapporten godkänns.\n";
    let rich = FULL.attachments(Attachments::Parse);
    let all = texts.chain([bound.as_bytes().to_vec()]).chain(pdfs().into_iter().take(8).map(|(_, bytes)| bytes));
    for bytes in all {
        let document = parsed(&bytes, rich);
        let full = full(&document);
        hold(&full, &schema, &schema, &mut seen);
        assert!(validator.is_valid(&full), "{:?}", validator.iter_errors(&full).next());
        let (mut with, mut without) = (full, json(&document));
        with["coverage"].as_object_mut().expect("coverage").retain(|_, count| *count != 0);
        without["coverage"].as_object_mut().expect("coverage").retain(|_, count| *count != 0);
        with["source"].as_object_mut().expect("a source").retain(|_, count| *count != 0);
        if with["attachments"].as_array().is_some_and(Vec::is_empty) {
            lean(&mut with);
            lean(&mut without);
            assert_eq!(with, without);
        }
    }
    let defined = schema["$defs"].as_object().expect("definitions").values().chain([&schema]);
    let objects = defined.filter(|one| one.get("properties").is_some());
    // What only recognised pages and a year's minutes have is in no text fixture.
    let missing: Vec<_> = objects.map(|one| one["description"].to_string()).filter(|one| !seen.contains(one)).collect();
    assert!(missing.len() < 6, "no fixture has {missing:?}");
}

#[test]
fn what_has_nothing_to_say_is_null_or_empty() {
    let full = full(&parsed("Protokoll\nKulturnämnden\n2026-03-02\n\n§ 1\nVal av justerare\n".as_bytes(), FULL));
    assert_eq!(full["status"], Value::Null);
    assert_eq!(full["adjustment"], Value::Null);
    assert_eq!(full["participants"], serde_json::json!([]));
    assert_eq!(full["items"][0]["confidential"], false);
    assert_eq!(full["items"][0]["votes"], serde_json::json!([]));
    assert_eq!(full["coverage"]["attachments"], 0);
}

#[test]
fn the_schema_is_named_and_its_version_constant() {
    let schema = schema();
    assert_eq!(schema["$id"], dagordning::model::SCHEMA_ID);
    assert_eq!(schema["properties"]["schema_version"]["const"], dagordning::model::SCHEMA_VERSION);
    assert!(dagordning::model::SCHEMA_ID.ends_with(&format!(":{}", dagordning::model::SCHEMA_VERSION)));
}
