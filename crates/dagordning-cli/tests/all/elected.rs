//! Whom the first items of a meeting elect signs as what they were elected to; sentences that tell a decision, whatever their
//! order.

use serde_json::{Value, json};

use crate::common::{FULL, json as as_json, parsed};

fn parse_text(text: &str) -> Value {
    as_json(&parsed(text.as_bytes(), FULL))
}

fn roles(document: &Value) -> Vec<(&str, &str)> {
    let all = document["participants"].as_array().map_or(&[][..], Vec::as_slice);
    all.iter().map(|one| (one["name"].as_str().unwrap_or(""), one["role"].as_str().unwrap_or(""))).collect()
}

/// Minutes whose chair is known from item 2 alone; all sign under one label.
fn minutes(title: &str, elected: &str) -> Value {
    parse_text(&format!(
        "Norra Turby fiskevårdsområdesförening\nProtokoll fört vid ordinarie fiskestämma söndagen den 16 juni 2024 kl 14.00 i\nTurby bystuga\n\n\
         1 § Stämmans öppnande\nPer Sandin öppnade stämman.\n\n2 § {title}\n{elected}\n\n\
         3 § Val av två justeringsmän\nStämman valde Tage Lind och Siv Rönn att jämte ordföranden justera protokollet.\n\n\
         4 § Val av styrelse\nOmvaldes Per Sandin till ordförande på ett år.\n\n5 § Avslutning\nOrdföranden avslutade stämman.\n\n\
         Vid protokollet:            Justeras:\n\nKjell Nord                  Berit Ohlin\n\n\
         \u{20}                           Tage Lind          Siv Rönn\n"
    ))
}

fn names(document: &Value) -> Vec<&str> {
    let mut names: Vec<&str> = document["adjusters"]
        .as_array()
        .map(|list| list.iter().filter_map(|one| one["name"].as_str()).collect())
        .unwrap_or_default();
    names.sort_unstable();
    names
}

#[test]
fn whoever_was_elected_to_lead_signs_as_chair() {
    for (title, elected) in [
        ("Val av ordförande och sekreterare", "Till ordförande valdes Berit Ohlin och till sekreterare Kjell Nord."),
        ("Val av ordförande och sekreterare", "Berit Ohlin valdes till ordförande och Kjell Nord till sekreterare."),
        (
            "Val av ordförande och sekreterare",
            "Till ordförande och sekreterare valdes Berit Ohlin respektive Kjell Nord.",
        ),
        ("Val av ordförande för stämman", "Till ordförande för stämman valdes Berit Ohlin."),
        ("Val av stämmoordförande", "Stämman valde Berit Ohlin till ordförande för stämman."),
        ("Val av mötesordförande", "Berit Ohlin valdes att leda mötet."),
        ("Val av mötesordförande", "Att leda stämman utsågs Berit Ohlin."),
        ("Val av mötesfunktionärer", "Till mötesordförande valdes Berit Ohlin, till sekreterare Kjell Nord."),
        (
            "Mötesfunktionärer",
            "Ordförande valdes. Stämman valde Berit Ohlin som ordförande och Kjell Nord som sekreterare.",
        ),
    ] {
        let document = minutes(title, elected);
        assert_eq!(names(&document), ["Siv Rönn", "Tage Lind"], "{elected}");
        let chair =
            document["participants"].as_array().and_then(|list| list.iter().find(|one| one["presided"] == true));
        assert_eq!(chair.map(|one| &one["name"]), Some(&json!("Berit Ohlin")), "{elected} {document:#}");
        assert!(roles(&document).contains(&("Kjell Nord", "secretary")));
        assert_eq!(document["participants"].as_array().map(Vec::len), Some(2));
        assert_eq!(document["unassigned"], json!([]));
    }
}

#[test]
fn nobody_is_chair_who_was_not_elected_to_lead() {
    // The association's own chair, elected later, and somebody who was asked to write.
    for elected in ["Till ordförande valdes Olof Ask.", "Kjell Nord valdes till sekreterare.", "Valet sköts upp."] {
        let document = minutes("Val av ordförande för stämman", elected);
        assert_eq!(names(&document), ["Berit Ohlin", "Siv Rönn", "Tage Lind"], "{elected}");
    }
}

#[test]
fn a_sentence_that_names_the_meeting_goes_on_below() {
    for head in [
        "Protokoll fört vid årsstämma söndagen den 16 juni 2024 kl 14.00 i\nTurby bystuga",
        "Protokoll fört vid årsstämma söndagen den 16 juni 2024 kl 14.00,\nTurby bystuga",
        "Protokoll fört vid årsstämma söndagen den 16 juni 2024 kl 14.00 i Turby\nbystuga",
        "Protokoll fört vid årsstämma i Turby bystuga den\n16 juni 2024 kl 14.00",
    ] {
        let document = parse_text(&format!(
            "Turby vägförening\n\n{head}\n\n§ 1 Öppnande\nPer öppnade.\n\n§ 2 Budget\nBudgeten antogs.\n"
        ));
        let meeting = &document["meeting"];
        assert_eq!(json!([meeting["date"], meeting["start_time"]]), json!(["2024-06-16", "14:00"]), "{document:#}");
        assert!(!document["title"].as_str().is_some_and(|title| title.ends_with(" i")), "{document:#}");
        assert_eq!(document["unassigned"], json!([]), "{document:#}");
        if !head.contains("14.00,") {
            assert_eq!(meeting["location"], "Turby bystuga", "{document:#}");
        }
    }
}

#[test]
fn a_decision_may_name_who_decides_behind_its_verb() {
    for (sentence, outcome) in [
        ("Efter votering, 21 röster för och 13 emot, beslöt stämman i enlighet med styrelsens förslag.", "approved"),
        ("Därefter beslutade stämman enligt valberedningens förslag.", "approved"),
        ("Med 21 röster mot 13 avslog stämman motionen.", "rejected"),
        ("Efter en kort diskussion antog stämman budgeten.", "approved"),
        ("Efter föredragning godkände stämman redovisningen.", "approved"),
    ] {
        let document = parse_text(&format!(
            "Turby vägförening\nProtokoll fört vid årsstämma 2024-06-16\n\n§ 1 Öppnande\nPer öppnade.\n\n\
             § 2 Avgift\nStyrelsen föreslog en avgift om 12 kronor. {sentence}\n\n§ 3 Avslutning\nPer avslutade.\n"
        ));
        let clause = &document["items"][1]["decisions"][0]["clauses"][0];
        assert_eq!(json!([clause["text"], clause["outcome"]]), json!([sentence, outcome]), "{document:#}");
    }
    for sentence in [
        "I fjol beslutade stämman enligt styrelsens förslag.",
        "När avgiften höjdes tidigare avslog stämman förslaget.",
    ] {
        let document = parse_text(&format!(
            "Turby vägförening\nProtokoll fört vid årsstämma 2024-06-16\n\n§ 1 Öppnande\nPer öppnade.\n\n\
             § 2 Avgift\n{sentence}\n\n§ 3 Avslutning\nPer avslutade.\n"
        ));
        assert_eq!(document["items"][1]["decisions"], Value::Null, "{sentence}");
    }
}
