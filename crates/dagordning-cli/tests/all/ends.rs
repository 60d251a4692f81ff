//! What stands behind the last item of minutes and around its votes: papers on the minutes' own pages, posting, signers; and
//! pages of optical reading in which one misread sign stands where something begins.

use serde_json::{Value, json};

use crate::common::{FULL, json as as_json, parsed};

fn parse_text(text: &str) -> Value {
    as_json(&parsed(text.as_bytes(), FULL))
}

fn texts(values: &Value, key: &str) -> Vec<String> {
    let all = values.as_array().map(Vec::as_slice).unwrap_or_default();
    all.iter().filter_map(|value| value[key].as_str().map(str::to_owned)).collect()
}

/// Minutes of two items; the last goes on with `behind`.
fn minutes(behind: &str) -> Value {
    parse_text(&format!(
        "Hagviks kommun\nTekniska nämnden\nSAMMANTRÄDESPROTOKOLL\n2023-10-04\n1 (3)\n\n§ 40 Val av justerare\n\nBeslut\nIda Ros (S) \
         utses att justera.\n\n\u{c}Hagviks kommun\n2 (3)\n\n§ 41 Ny lekplats vid ån\n\nBeslut\nNämnden anlägger en lekplats vid \
         ån.\n\n{behind}"
    ))
}

#[test]
fn a_paper_on_a_page_of_the_minutes_is_no_text_of_the_last_item() {
    for (paper, kind) in [
        (
            "TJÄNSTESKRIVELSE\nVid ån finns ingen lekplats i dag, och många barn bor nära.\n\nKostnaden ryms i budget.\n",
            "memo",
        ),
        (
            "Motion 3. Bänkar längs ån\nDet saknas bänkar för den som går längs ån.\n\nVi föreslår fem bänkar.\n",
            "other",
        ),
        ("Avtal om skötsel\nParterna är överens om att föreningen sköter lekplatsen.\n", "contract"),
    ] {
        let document = minutes(&format!("\u{c}Hagviks kommun\n3 (3)\n\n{paper}"));
        let items = document["items"].as_array().expect("items");
        assert_eq!(items.len(), 2, "{document:#}");
        let clauses = &items[1]["decisions"][0]["clauses"];
        assert_eq!(texts(clauses, "text"), ["Nämnden anlägger en lekplats vid ån."], "{document:#}");
        assert_eq!(document["attachments"][0]["kind"], kind, "{document:#}");
        assert_eq!(document["attachments"][0]["pages"], json!([3, 3]));
    }
    // In a list of papers that goes on on a new page, another paper is one of it.
    let document = minutes("Handlingar\nKarta\n\n\u{c}Hagviks kommun\n3 (3)\n\nTjänsteskrivelse\nKostnadsberäkning\n");
    assert_eq!(document.get("attachments"), None, "{document:#}");
    assert_eq!(texts(&document["items"][1]["documents"], "title"), ["Karta", "Tjänsteskrivelse", "Kostnadsberäkning"]);
}

#[test]
fn posting_without_signers_is_no_text_of_the_last_item() {
    for posted in [
        "Bevis om anslag\nOrgan\nTekniska nämnden\nDatum för anslagets uppsättande\n2023-10-12\nDatum för anslagets \
         nedtagande\n2023-11-03\nFörvaringsplats för protokollet\nGatukontoret\n",
        "Organ: Tekniska nämnden\nAnslaget sätts upp: 2023-10-12\nAnslaget tas ned: 2023-11-03\nFörvaringsplats: Gatukontoret\n",
    ] {
        let document = minutes(posted);
        assert_eq!(document["posting"]["posted"], "2023-10-12", "{document:#}");
        assert_eq!(document["posting"]["removed"], "2023-11-03");
        assert_eq!(document["posting"]["storage"], "Gatukontoret");
        assert_eq!(document["items"][1]["sections"][0]["text"], "Nämnden anlägger en lekplats vid ån.");
    }
}

#[test]
fn who_signs_with_the_office_behind_the_name() {
    for signers in [
        "Siv Holm, sekreterare\n\nNils Berg, ordförande\n\nIda Ros, justerare\n\nBo Ek, justerare\n",
        "Nils Berg, ordförande\nSiv Holm, mötessekreterare\nIda Ros, justerare\nBo Ek, justerare\n",
    ] {
        let document = minutes(signers);
        assert_eq!(document["items"][1]["sections"][0]["text"], "Nämnden anlägger en lekplats vid ån.", "{document:#}");
        assert_eq!(texts(&document["adjusters"], "name"), ["Ida Ros", "Bo Ek"], "{document:#}");
        let people = document["participants"].as_array().expect("signers");
        assert!(people.iter().any(|one| one["name"] == "Nils Berg" && one["presided"] == true), "{document:#}");
        assert!(people.iter().any(|one| one["name"] == "Siv Holm" && one["role"] == "secretary"), "{document:#}");
    }
}

#[test]
fn heads_of_ballots_may_stand_close() {
    for head in
        ["Ledamot            Ja      Nej     Avstår  Frånv.", "Namn               Ja      Nej     Avst.  Frånvarande"]
    {
        let document = minutes(&format!(
            "Omröstning\nOmröstningen utfaller med 2 ja-röster mot 1 nej-röst.\n\n{head}\nIda Ros (S)        X\nNils Berg (C)      X\n\
             Bo Ek (M)                  X\nSiv Holm (V)                               X\nSumma              2       1       0       1\n"
        ));
        let ballots = &document["items"][1]["votes"][0]["ballots"];
        assert_eq!(texts(ballots, "vote"), ["yes", "yes", "no", "absent"], "{document:#}");
    }
}

#[test]
fn hands_are_counted_for_and_against() {
    for (sentence, yes, no) in [
        ("Omröstning skedde genom handuppräckning: 14 röstade för bifall och 9 för avslag.", 14, 9),
        ("Vid omröstning avgavs 21 röster för förslaget och 3 för avslag.", 21, 3),
    ] {
        let document = parse_text(&format!(
            "Hagviks byalag\nProtokoll fört vid årsmöte 2025-03-16\n\n1. Mötets öppnande\nIda Ros öppnade mötet.\n\n2. Motion om \
             bryggan\n{sentence}\nMötet beslutade att bifalla motionen.\n\n3. Mötet avslutas\nIda Ros tackade för i dag.\n"
        ));
        let vote = &document["items"][1]["votes"][0];
        assert_eq!((&vote["yes"], &vote["no"]), (&json!(yes), &json!(no)), "{document:#}");
    }
}

/// Pages as optical reading gives them.
fn read_optically(items: &str) -> Value {
    parse_text(&format!(
        "Hagviks kommun SAMMANTRÄDESPROTOKOLL Blad\nKommunstyrelsen Sammanträdesdatum 1\n1984-02-07\n\nPlats och tid Kommunalhuset, \
         Hagvik, kl 13.00 - 15.00\n\nBeslutande Ida Ros (c), ordförande\njohan Alm (m)\n5ven Norling (s)\nBo Ek (s)\n\nJusteringens \
         plats\noch tid Kommunkontoret, 1984-02-14\n\n\u{c}Hagviks kommun SAMMANTRÄDESPROTOKOLL Blad\nKommunstyrelsen \
         Sammanträdesdatum 2\n1984-02-07\n\n{items}"
    ))
}

#[test]
fn one_misread_sign_hides_no_beginning() {
    let document = read_optically(
        "KS § 7 Upprop\n\nUpprop förrättas.\n\njusterandes sign Utdragsbestyrkande\nKES Sv\n\u{c}Hagviks kommun SAMMANTRÄDESPROTOKOLL \
         Blad\nKommunstyrelsen Sammanträdesdatum 3\n1984-02-07\n\nKSS 8 Taxa för hamnen\n\nTaxan har setts \
         över.\n\nFörvaltningcns förslag till beslut\nTaxan fastställs.\n\nKommunstyrelscns beslut\nTaxan fastställs.\n\nJustcrandes \
         sign Utdragsbestyrkande\n\u{c}Hagviks kommun SAMMANTRÄDESPROTOKOLL Blad\nKommunstyrelsen Sammanträdesdatum 4\n1984-02-07\n\n\
         KS § 9 Övriga frågor\n\nInga frågor väcks.\n",
    );
    assert_eq!(document["title"], "SAMMANTRÄDESPROTOKOLL", "{document:#}");
    assert_eq!(texts(&document["participants"], "name"), ["Ida Ros", "Johan Alm", "Sven Norling", "Bo Ek"]);
    assert_eq!(document["adjustment"]["place"], "Kommunkontoret");
    let items = document["items"].as_array().expect("items");
    let numbers: Vec<&str> = items.iter().filter_map(|item| item["number"].as_str()).collect();
    assert_eq!(numbers, ["7", "8", "9"], "{document:#}");
    assert_eq!(items[0]["sections"][0]["text"], "Upprop förrättas.");
    assert_eq!(texts(&items[1]["proposals"][0]["clauses"], "text"), ["Taxan fastställs."], "{document:#}");
    assert_eq!(texts(&items[1]["decisions"][0]["clauses"], "text"), ["Taxan fastställs."], "{document:#}");
}

#[test]
fn letters_in_the_numbers_of_items_are_digits() {
    for (damaged, number) in [("10l. Taxa för hamnen", "101"), ("Purikt 101 – Taxa för hamnen", "101")] {
        let (one, other) = match damaged.starts_with('P') {
            true => ("Punkt 100 – Upprop", "Punkt 102 –Val av ombud"),
            false => ("100. Upprop", "102. Val av ombud"),
        };
        let document = parse_text(&format!(
            "Hagviks byalag\nProtokoll från årsmöte 2012-03-04\n\n{one}\n\nUpprop förrättades.\n\n{damaged}\n\nTaxan höjs inte.\n\n{other}\n\n\
             Ida Ros valdes till ombud.\n"
        ));
        let numbers: Vec<&str> =
            document["items"].as_array().expect("items").iter().filter_map(|item| item["number"].as_str()).collect();
        assert_eq!(numbers, ["100", number, "102"], "{document:#}");
    }
}

#[test]
fn sentences_tell_the_days_of_adjustment_and_posting() {
    let (adjusted, posted, removed) = (Some("2023-10-10"), Some("2023-10-11"), Some("2023-11-02"));
    for (sentence, expected) in [
        (
            "Justeringen tillkännagavs på kommunens anslagstavla den 11 oktober 2023. Tillkännagivandet tas bort den 2 november \
             2023.",
            (None, posted, removed),
        ),
        ("Protokollet anslogs 2023-10-11 och anslaget tas ned 2023-11-02.", (None, posted, removed)),
        (
            "Bevis om anslag: Protokollet är tillkännagivet på kommunens digitala anslagstavla 2023-10-11--2023-11-02.",
            (None, posted, removed),
        ),
        ("Protokollet justerat den 10 oktober 2023.", (adjusted, None, None)),
        (
            "Protokollet är justerat den 10 oktober 2023 och anslaget den 11 oktober–2 november 2023.",
            (adjusted, posted, removed),
        ),
    ] {
        let document = minutes(&format!("Vid protokollet\nIda Ros\n\nJusteras\nBo Lind\n\n{sentence}\n"));
        let told = |part: &str, key: &str| document[part][key].as_str().map(str::to_owned);
        let told = (told("adjustment", "date"), told("posting", "posted"), told("posting", "removed"));
        assert_eq!((told.0.as_deref(), told.1.as_deref(), told.2.as_deref()), expected, "{sentence} {document:#}");
        assert_eq!(document["unassigned"], json!([]), "{sentence}");
    }
}

#[test]
fn who_signs_may_stand_above_small_roles_or_below_one_heading() {
    for block in [
        "Anna Ek\nordförande\n\nEva Ros\nsekreterare\n\nBo Lind\njusterare\n",
        "Underskrifter\n\nEva Ros, sekreterare\n\nAnna Ek, ordförande\n\nBo Lind\n",
    ] {
        let document = minutes(block);
        let people = document["participants"].as_array().expect("people");
        let role =
            |name: &str| people.iter().find(|one| one["name"] == name).map(|one| (&one["role"], &one["presided"]));
        assert_eq!(role("Eva Ros"), Some((&json!("secretary"), &Value::Null)), "{block} {document:#}");
        assert_eq!(role("Anna Ek"), Some((&Value::Null, &json!(true))), "{block} {document:#}");
        assert_eq!(document["adjusters"][0]["name"], "Bo Lind", "{block}");
        let text = document["items"][1]["sections"].to_string();
        assert!(!text.contains("Anna Ek") && !text.contains("Eva Ros"), "{text}");
    }
}

#[test]
fn the_day_of_adjustment_stands_behind_its_word() {
    for line in ["Justeras 2023-10-10", "Justeras den 10 oktober 2023", "Justeras, Hagvik den 10 oktober 2023"] {
        let document = minutes(&format!(
            "Vid protokollet\n\n....................\nEva Ros\n\n{line}\n\n....................     ....................\nAnna Ek                  Bo Lind\n"
        ));
        assert_eq!(document["adjustment"]["date"], "2023-10-10", "{line} {document:#}");
        let names = texts(&document["adjusters"], "name");
        assert!(names.contains(&"Bo Lind".to_owned()), "{line} {document:#}");
        let written =
            document["participants"].as_array().expect("people").iter().filter(|one| one["role"] == "secretary");
        assert_eq!(written.map(|one| one["name"].clone()).collect::<Vec<_>>(), [json!("Eva Ros")], "{line}");
    }
}

#[test]
fn the_office_below_a_signer_is_no_heading_of_the_next() {
    let document = parse_text(
        "Norrviks Energi AB\nStyrelsen\nPROTOKOLL\n2023-11-23\n\nLedamöter     Anders Hörn, ordförande\n              Kerstin \
         Palm\n\n§ 61   Öppnande\nOrdföranden öppnade.\n\n§ 62   Avslutande\nOrdföranden avslutade.\n\n\nVid \
         protokollet                 Justeras\n\n\n...........................       ...........................\nHelena \
         Brod                       Anders Hörn\n                                  Ordförande\n\n\n\n                                  \
         ...........................\n                                  Kerstin Palm\n",
    );
    assert_eq!(texts(&document["adjusters"], "name"), ["Kerstin Palm"], "{document:#}");
    let presided = document["participants"].as_array().expect("people").iter().filter(|one| one["presided"] == true);
    assert_eq!(presided.count(), 0, "{document:#}");
}
