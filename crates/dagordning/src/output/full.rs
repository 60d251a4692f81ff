//! A document with all keys that the schema knows, so that programs need not ask whether one is there.

use std::io::{self, Write};
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::Layout;
use crate::model::{Document, schema};

static SCHEMA: LazyLock<Value> = LazyLock::new(schema);

/// Writes the document with every key of every object, in the order of the schema, and a line end. What has nothing to say is
/// `null`, `false`, 0, or an empty list or object, as its key's type has it.
///
/// # Errors
///
/// Those of the writer.
pub fn write_full_json(document: &Document, layout: Layout, to: impl Write) -> io::Result<()> {
    super::json::write(&filled(serde_json::to_value(document)?, &SCHEMA), layout, to)
}

/// The depth of the recursion is that of the model.
fn filled(value: Value, about: &Value) -> Value {
    let about = named(about);
    match value {
        Value::Object(mut own) => {
            let Some(known) = about["properties"].as_object() else { return Value::Object(own) };
            let mut all = Map::with_capacity(known.len());
            for (key, about) in known {
                let value = own.remove(key).map_or_else(|| empty(about), |value| filled(value, about));
                all.insert(key.clone(), value);
            }
            all.extend(own);
            Value::Object(all)
        }
        Value::Array(entries) => entries.into_iter().map(|entry| filled(entry, &about["items"])).collect(),
        plain => plain,
    }
}

/// What a schema says of a value that is there: the one that it names, or the first of several.
fn named(about: &Value) -> &Value {
    let one = about["anyOf"].get(0).unwrap_or(about);
    match one["$ref"].as_str() {
        Some("#") => &SCHEMA,
        Some(name) => SCHEMA.pointer(name.trim_start_matches('#')).unwrap_or(&Value::Null),
        None => one,
    }
}

/// What stands where there is nothing to say.
fn empty(about: &Value) -> Value {
    if about.get("anyOf").is_some() {
        return Value::Null;
    }
    match named(about)["type"].as_str() {
        Some("array") => json!([]),
        Some("object") => json!({}),
        Some("boolean") => json!(false),
        Some("integer" | "number") => json!(0),
        _ => Value::Null,
    }
}
