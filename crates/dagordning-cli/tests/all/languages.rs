//! In which language a text is: told by its own words, or not told. What is not Swedish is named and not read.
//!
//! `fixtures/languages` has invented texts of several genres in each language; the name of each begins with its tag.

use std::collections::BTreeMap;
use std::fs;

use crate::common::{FULL, Seeded, fixtures, json, parsed, root};

/// The texts with their tags and names.
fn texts() -> Vec<(String, String, String)> {
    let folder = fs::read_dir(root().join("fixtures/languages")).expect("the fixtures are part of the repository");
    let mut paths: Vec<_> = folder.map(|entry| entry.expect("a readable folder").path()).collect();
    paths.sort();
    let text = |path: &std::path::PathBuf| {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let tag = name.split('-').next().expect("a tag").to_owned();
        (tag, name, fs::read_to_string(path).expect("UTF-8"))
    };
    paths.iter().map(text).collect()
}

/// The tag that is told, or "" for none.
fn told(text: &str) -> String {
    let language = json(&parsed(text.as_bytes(), FULL))["language"].as_str().map(str::to_owned);
    language.unwrap_or_default()
}

#[test]
fn six_languages_are_told_apart() {
    let mut count = BTreeMap::new();
    for (tag, name, text) in texts() {
        assert_eq!(told(&text), tag, "{name}");
        *count.entry(tag).or_insert(0) += 1;
    }
    assert_eq!(count.keys().collect::<Vec<_>>(), ["da", "en", "fi", "nb", "nn", "sv"]);
    assert!(count.values().all(|count| *count >= 5), "{count:?}");
}

#[test]
fn what_is_not_swedish_is_named_and_wholly_unassigned() {
    for (tag, name, text) in texts() {
        let document = json(&parsed(text.as_bytes(), FULL));
        let named = document["diagnostics"].as_array().into_iter().flatten().any(|d| d["code"] == "other-language");
        assert_eq!(named, tag != "sv", "{name}");
        if tag == "sv" {
            continue;
        }
        assert_eq!(document["kind"], "unknown", "{name}");
        assert_eq!(document["coverage"]["unassigned"], document["coverage"]["characters"], "{name}");
        let lines: Vec<&str> = document["unassigned"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|line| line["text"].as_str())
            .collect();
        let printed: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(lines, printed, "{name}: no sign is mended into one of ours");
    }
}

/// A part of a text tells its language or nothing, however short it is.
#[test]
fn parts_of_texts_tell_nothing_wrong() {
    for (tag, name, text) in texts() {
        let lines: Vec<&str> = text.lines().collect();
        for cut in 1..lines.len() {
            for part in [&lines[..cut], &lines[cut..]] {
                let part = part.join("\n");
                if part.trim().is_empty() {
                    continue;
                }
                let told = told(&part);
                // Where a quotation is all that is left, it is the text.
                let quoted = name.contains("citat") && !part.contains('§');
                assert!(told == tag || told.is_empty() || quoted, "{name}: {told} is told of {part}");
            }
        }
    }
}

#[test]
fn damaged_text_tells_its_language_or_none() {
    let confused = |c: char| match c {
        'o' => '0',
        'l' => '1',
        'i' => 'l',
        'e' => 'c',
        'n' => 'm',
        't' => 'f',
        'a' | 'ä' | 'å' | 'ö' => 'o',
        'r' => 'i',
        other => other,
    };
    // What an engine makes of letters that its language has not.
    let strange = |text: &str| text.replace('ø', "ö").replace('Ø', "Ö").replace('æ', "ae").replace('Æ', "AE");
    let spaced = |line: &str| {
        let words = line.split_whitespace().map(|word| word.chars().map(String::from).collect::<Vec<_>>().join(" "));
        words.collect::<Vec<_>>().join("   ")
    };
    for (tag, name, text) in texts() {
        assert_eq!(told(&strange(&text)), tag, "{name}");
        let mut damaged = vec![text.to_uppercase(), text.lines().map(spaced).collect::<Vec<_>>().join("\n")];
        for (share, seed) in [(20, 1), (7, 2), (3, 3)] {
            let mut seeded = Seeded::new(seed);
            damaged.push(text.chars().map(|c| if seeded.once_in(share) { confused(c) } else { c }).collect());
        }
        for text in damaged {
            let told = told(&text);
            assert!(told == tag || told.is_empty(), "{name}: {told} is told of {text}");
        }
    }
}

#[test]
fn no_meeting_of_ours_is_in_another_language() {
    for fixture in fixtures() {
        let text = String::from_utf8_lossy(&fixture.bytes);
        let told = told(&text);
        assert!(told == "sv" || told.is_empty() && text.len() < 300, "{}: {told:?}", fixture.name);
    }
}

#[test]
fn a_language_that_nobody_can_tell_from_its_neighbour_is_not_guessed() {
    // Norwegian and Danish have these words in common.
    let text = "Referat fra mødet\n\nHvis ikke hun kunne, skal også disse være med. Hvem og hvor er ikke til at se.\n";
    let text = text.replace("mødet", "året");
    let document = json(&parsed(text.as_bytes(), FULL));
    assert!(document["language"].is_null(), "{document:#}");
    assert_eq!(document["diagnostics"][0]["code"], "other-language");
    // German is none of them.
    let german = "Die Mitgliederversammlung wurde um 19 Uhr eröffnet. Der Vorsitzende begrüßte die Anwesenden und stellte \
                  fest, dass die Einladung fristgerecht versandt worden ist. Das Protokoll wurde nicht geändert.\n";
    assert_eq!(told(german), "");
}

/// Agendas of Finland's towns count their §§ as minutes do.
#[test]
fn agendas_of_finland_are_agendas() {
    let items = "\n\n24 § Sammanträdets laglighet och beslutförhet\n25 § Val av protokolljusterare\n26 § Läsårets semestertider\n";
    for title in [
        "Föredragningslista",
        "FÖREDRAGNINGSLISTA 4/2024",
        "FÖREDRAGNINGSLISTA NR 4/2024",
        "Föredragningslista 4/2024 15.5.2024",
        "Sammanträdeskallelse 15.5.2024",
        "Möteskallelse nr 4/2024",
    ] {
        let text = format!("Borgstrands stad\nStadsstyrelsen\n{title}\n\nTid: 15.5.2024 kl. 17.30{items}");
        let document = json(&parsed(text.as_bytes(), FULL));
        assert_eq!((&document["kind"], &document["language"]), (&"agenda".into(), &"sv".into()), "{title}");
        assert_eq!(document["title"], title);
        assert_eq!(document["items"].as_array().map(Vec::len), Some(3), "{title}");
    }
}
