//! What the page says itself: names of fields and terms, in Swedish and English. They are data: `assets/words.json`.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::Value;

use crate::html::{data, text};

const WORDS: &str = include_str!("../assets/words.json");

/// A language of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tongue {
    /// Swedish.
    #[default]
    Swedish,
    /// English.
    English,
}

impl Tongue {
    /// As HTML names it.
    pub fn code(self) -> &'static str {
        match self {
            Tongue::Swedish => "sv",
            Tongue::English => "en",
        }
    }
}

/// A group of words: its words by their keys, each with its place in the file, Swedish before English.
type Group = HashMap<String, (usize, [String; 2])>;

static GROUPS: LazyLock<HashMap<String, Group>> = LazyLock::new(|| {
    let read: HashMap<String, Vec<[String; 3]>> = serde_json::from_str(WORDS).unwrap_or_default();
    let group = |rows: Vec<[String; 3]>| {
        rows.into_iter().enumerate().map(|(at, [key, swedish, english])| (key, (at, [swedish, english]))).collect()
    };
    read.into_iter().map(|(name, rows)| (name, group(rows))).collect()
});

/// A word of a group (`fields`, `terms`, `codes`, `page`), if the group has it.
#[must_use]
pub fn word(group: &str, key: &str, tongue: Tongue) -> Option<&'static str> {
    let (_, both) = GROUPS.get(group)?.get(key)?;
    Some(both[tongue as usize].as_str())
}

/// Where a field stands among the fields of an object: they are shown in the order of the file.
pub fn rank(field: &str) -> usize {
    GROUPS.get("fields").and_then(|fields| fields.get(field)).map_or(usize::MAX, |(at, _)| *at)
}

/// The name of a field as an element that the script can turn into the other language.
pub fn field(key: &str, tongue: Tongue) -> String {
    shown("fields", key, tongue)
}

/// A sentence or a name of the page itself.
pub fn page(key: &str, tongue: Tongue) -> String {
    shown("page", key, tongue)
}

/// The same as bare text, for attributes.
pub fn bare(key: &str, tongue: Tongue) -> String {
    text(word("page", key, tongue).unwrap_or(key)).into_owned()
}

/// What a diagnostic is about, by its code.
pub fn doubt(code: &str, tongue: Tongue) -> String {
    shown("codes", code, tongue)
}

/// A value of a closed list ("serving_substitute") in words; none if it is no such value.
pub fn term(value: &str, tongue: Tongue) -> Option<String> {
    word("terms", value, tongue).map(|_| shown("terms", value, tongue))
}

fn shown(group: &str, key: &str, tongue: Tongue) -> String {
    match word(group, key, tongue) {
        Some(said) => format!("<span data-t=\"{group}.{}\">{}</span>", text(key), text(said)),
        None => format!("<span>{}</span>", text(&key.replace('_', " "))),
    }
}

/// All words, for the script.
pub fn as_json() -> String {
    data(&serde_json::from_str::<Value>(WORDS).unwrap_or_default())
}

/// The box that tells the keys, and the line that tells what stands under the pointer.
pub fn help(tongue: Tongue) -> String {
    let keys = [
        ("j ↓", "key_next"),
        ("k ↑", "key_previous"),
        ("Enter", "key_show"),
        ("s", "key_item"),
        ("n", "key_doubt"),
        ("u", "key_unread"),
        ("p", "key_panes"),
        ("r", "key_right"),
        ("R", "key_part"),
        ("e", "key_mend"),
        ("x", "key_remove"),
        ("a", "key_add"),
        ("z", "key_undo"),
        ("Ctrl+S", "key_save"),
        ("?", "key_help"),
    ];
    let rows: String = keys
        .iter()
        .map(|(key, said)| {
            let keys: Vec<String> = key.split(' ').map(|key| format!("<kbd>{key}</kbd>")).collect();
            format!("<div><dt>{}</dt><dd>{}</dd></div>", keys.join(" "), page(said, tongue))
        })
        .collect();
    let tools: String = ["part", "right", "mend", "remove", "add", "undo"]
        .iter()
        .map(|tool| format!("<button type=\"button\" id=\"do-{tool}\" disabled>{}</button>", page(tool, tongue)))
        .collect();
    format!(
        "<footer><p id=\"became\" role=\"status\">{}</p>{tools}</footer>\n{}<dialog id=\"help\" aria-labelledby=\"help-title\">\n<h2 \
         id=\"help-title\">{}</h2>\n<dl class=\"keys\">{rows}</dl>\n<p><label><input type=\"checkbox\" id=\"keys\" checked> \
         {}</label></p>\n<button type=\"button\" id=\"close\">{}</button>\n</dialog>\n",
        page("became", tongue),
        mend(tongue),
        page("help", tongue),
        page("keys_on", tongue),
        page("close", tongue)
    )
}

/// The box in which a value is corrected or added.
fn mend(tongue: Tongue) -> String {
    format!(
        "<dialog id=\"mend\" aria-labelledby=\"mend-title\">\n<form method=\"dialog\">\n<h2 id=\"mend-title\"></h2>\n<p \
         id=\"mend-where\"></p>\n<label for=\"mend-value\">{}</label>\n<textarea id=\"mend-value\" rows=\"5\"></textarea>\n<p \
         id=\"mend-how\"></p>\n<label for=\"mend-by\">{}</label>\n<input id=\"mend-by\" autocomplete=\"name\" \
         required>\n<p><button type=\"submit\" id=\"mend-keep\" value=\"keep\">{}</button> <button type=\"button\" \
         id=\"mend-cancel\">{}</button></p>\n</form>\n</dialog>\n",
        page("new_value", tongue),
        page("by", tongue),
        page("keep", tongue),
        page("cancel", tongue)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_both_languages() {
        assert!(GROUPS["fields"].len() > 80 && GROUPS["terms"].len() > 70 && GROUPS["page"].len() > 30);
        assert!(GROUPS.values().flat_map(HashMap::values).flat_map(|(_, both)| both).all(|said| !said.is_empty()));
        assert_eq!(
            term("serving_substitute", Tongue::English).as_deref().map(|said| said.contains("serving")),
            Some(true)
        );
    }
}
