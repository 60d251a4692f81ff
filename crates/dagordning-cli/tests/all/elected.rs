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

#[test]
fn half_a_name_beside_another_list_is_nobody() {
    for (below, expected) in [("Olof\nAlm (S)", "Olof Alm"), ("Ulf M\nGran (S)", "Ulf M Gran")] {
        let document = parse_text(&format!(
            "Turby kommun\nPROTOKOLL\nKommunstyrelsen\n2024-06-16\n\nBeslutande  Tjänstgörande ersättare\n\
             Anna Ek, S, ordförande  Bo Ring, S för Tor Lind (S)\nAmir Sten, C, vice ordförande  Gun Vester, S för {below}\n\
             Per Torn, M\n\n§ 1 Val av justerare\n\nBeslut\nAnna Ek utses.\n"
        ));
        let people = document["participants"].as_array().expect("participants");
        let replaced: Vec<&Value> = people.iter().filter_map(|one| one["substitutions"][0].get("name")).collect();
        assert_eq!(replaced, ["Tor Lind", expected], "{document:#}");
        assert_eq!(people.len(), 5, "{document:#}");
    }
}

#[test]
fn titles_end_where_a_sentence_begins_on_their_line() {
    let document = parse_text(
        "Turby kommun\nKommunstyrelsen\n2024-06-16 kl 13.00\n\n1 Upprop\n\n2 Val av justerare\n\n\
         3 Cykelplan för Turby kommun Frågan har tidigare behandlats i\nbudgetberedningen.\n1. Cykelplanen antas.\n\n\
         4 Delårsbokslut per april Den nuvarande ordningen har gällt\nsedan 2011.\n1. Delårsbokslutet godkänns.\n\n\
         5 Arrendeavtal för Ängen Bakgrunden är att avtalet löper ut.\n1. Avtalet godkänns.\n2. Kansliet ges i uppdrag att teckna avtalet.\n",
    );
    let titles: Vec<&Value> = document["items"].as_array().expect("items").iter().map(|item| &item["title"]).collect();
    let expected = [
        "Upprop",
        "Val av justerare",
        "Cykelplan för Turby kommun",
        "Delårsbokslut per april",
        "Arrendeavtal för Ängen",
    ];
    assert_eq!(titles, expected, "{document:#}");
    assert_eq!(document["kind"], "agenda");
    let clauses = &document["items"][4]["proposals"][0]["clauses"];
    assert_eq!(clauses[1]["number"], "2", "{document:#}");
}

#[test]
fn rows_on_lines_may_stand_among_rows_of_cells() {
    let document = parse_text(
        "Turby kommun\nKungörelse\nKommunstyrelsen\nSammanträdesdatum: 25 april 2025\n\n\
         1. Val av justerare\n2. Godkännande av dagordning\n3. Information från förvaltningen\n\na) Byggprojekt\n\nb) Översiktsplanen\n\
         11.25 4. Information om avfallshanteringen KS/2025:326 Rune Lind,\nstrateg\n\
         11.50\n5.\nNamnsättning av kvarter och gator i\nHagaområdet\nKS/2025:329\nEva Alm,\nsamhällsbyggnadschef\n\
         12.00 6. Handlingsplan mot våld KS/2025:272 Rune Lind,\nstrateg\n12.05 7. Val av ersättare i nämnden KS/2025:429 Eva Alm,\nsamhällsbyggnadschef\n",
    );
    let items = document["items"].as_array().expect("items");
    let told: Vec<(&str, &str)> = items
        .iter()
        .map(|item| (item["number"].as_str().unwrap_or(""), item["presenters"][0]["title"].as_str().unwrap_or("")))
        .collect();
    let (strategist, builder) = ("strateg", "samhällsbyggnadschef");
    let expected =
        [("1", ""), ("2", ""), ("3", ""), ("4", strategist), ("5", builder), ("6", strategist), ("7", builder)];
    assert_eq!(told, expected, "{document:#}");
    assert_eq!(items[4]["title"], "Namnsättning av kvarter och gator i Hagaområdet");
    assert_eq!(items[2]["subitems"].as_array().map(Vec::len), Some(2));
}

#[test]
fn the_verb_that_elects_is_no_part_of_a_name() {
    for (text, expected) in [
        ("Valdes Bo Rydén och Cecilia Alm.", &["Bo Rydén", "Cecilia Alm"][..]),
        ("Utsågs Bo Rydén.", &["Bo Rydén"]),
        ("Omvaldes Bo Rydén och Cecilia Alm.", &["Bo Rydén", "Cecilia Alm"]),
        ("Stämman utsåg Bo Rydén och Cecilia Alm.", &["Bo Rydén", "Cecilia Alm"]),
        ("Bo Rydén och Cecilia Alm valdes.", &["Bo Rydén", "Cecilia Alm"]),
        ("Mötet beslutade att välja två personer.", &[]),
        (
            "Att utse Eva-Lena K. Lind och Asta Lindgren att justera protokollet.",
            &["Eva-Lena K. Lind", "Asta Lindgren"],
        ),
        (
            "Styrelsen beslutar att utse Bo Rydén att justera protokollet med Cecilia Alm som ersättare.",
            &["Bo Rydén", "Cecilia Alm"],
        ),
    ] {
        let document = parse_text(&format!(
            "PROTOKOLL FRÅN ÅRSSTÄMMA\n\nDatum: 2025-05-17\n\n§ 1 Stämmans öppnande\nMötet öppnades.\n\n\
             § 2 Val av två justeringsmän tillika rösträknare\n{text}\n\n§ 3 Avslutning\nMötet avslutades.\n"
        ));
        let names: Vec<&str> =
            document["adjusters"].as_array().into_iter().flatten().filter_map(|one| one["name"].as_str()).collect();
        assert_eq!(names, expected, "{text}");
    }
}

#[test]
fn the_word_below_a_name_may_say_whose_chair_it_is() {
    for office in ["Stämmans ordförande", "Mötesordförande", "Mötets ordförande"] {
        let document = parse_text(&format!(
            "Norra Turby kraft AB\nProtokoll fört vid årsstämma den 16 juni 2024\n\n§ 1 Öppnande\nStyrelsens ordförande öppnade stämman.\n\n\
             § 2 Val\nStämman valde advokaten Cecilia Torell till ordförande vid stämman.\n\n§ 3 Avslutande\nStämman avslutades.\n\n\n\
             Vid protokollet                               Justeras\n\n\n\
             ______________________________                ______________________________\n\
             Henrik Palm                                   Cecilia Torell\n\
             \u{20}                                             {office}\n\n\n\
             \u{20}                                             ______________________________\n\
             \u{20}                                             Marianne Ljung\n"
        ));
        assert_eq!(names(&document), ["Marianne Ljung"], "{office}");
        let people = document["participants"].as_array().map_or(&[][..], Vec::as_slice);
        let chair = people.iter().find(|one| one["presided"] == true).map(|one| &one["name"]);
        assert_eq!(chair, Some(&json!("Cecilia Torell")), "{office}");
    }
}

#[test]
fn a_blank_line_may_stand_over_whose_chair_it_is() {
    let document = parse_text(
        "Kustbygdens Hembygdsförbund\nProtokoll fört vid ombudsstämma den 26 april 2025\n\n§ 1 Öppnande\nStämman öppnades.\n\n\
         § 2 Avslutande\nStämman avslutades.\n\n\nVid protokollet\n\n....................................\nMaj-Lis Österdahl\n\n\
         Justeras\n\n....................................   ....................................\n\n\
         Henning Åkerblad                       Karin Möller\n\nStämmans ordförande\n\n\
         ....................................\nUno Kvarnlöf\n",
    );
    assert_eq!(names(&document), ["Karin Möller", "Uno Kvarnlöf"]);
    let people = document["participants"].as_array().map_or(&[][..], Vec::as_slice);
    let chair = people.iter().find(|one| one["presided"] == true).map(|one| &one["name"]);
    assert_eq!(chair, Some(&json!("Henning Åkerblad")));
}
