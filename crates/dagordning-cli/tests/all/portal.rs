//! Agendas as they are copied from a town's portal: a label alone over its value, groups as lines of their own; and what prose
//! minutes tell beside them.

use serde_json::{Value, json};

use crate::common::{FULL, json as as_json, parsed};

fn parse_text(text: &str) -> Value {
    as_json(&parsed(text.as_bytes(), FULL))
}

const PORTAL: &str = "Lindviks kommun\nKallelse\nByggnadsnämnden\n\nDatum\n2025-05-14\nTid\n09:00\n\nÄrenden\n\nInledning\n\n1\nUpprop\n\n2\nVal av \
                      justerare\n\nLov och besked\n\n3\nHumlan 4 – bygglov för växthus\nDnr\nBN 2025-000112\nFöredragande\nMoa Lind, \
                      lovarkitekt, och Ulf Brink, odlingsråd\n10:20\nFörslag till beslut\nBygglov beviljas.\n\n4\nRönnen 9 – \
                      rivningslov\nDnr\nBN 2025-000118\nBN 2024-000907\nHandläggare\nSiv Holm\n\nÖvrigt\n\n5\nMeddelanden\n";

#[test]
fn a_label_alone_is_over_its_value() {
    let document = parse_text(PORTAL);
    let items = document["items"].as_array().expect("items");
    assert_eq!(items.len(), 5, "{document:#}");
    assert_eq!(items[2]["title"], "Humlan 4 – bygglov för växthus");
    assert_eq!(items[2]["case_ids"], json!(["BN 2025-000112"]));
    let presenters: Vec<(&str, &str)> = items[2]["presenters"]
        .as_array()
        .expect("presenters")
        .iter()
        .map(|one| (one["name"].as_str().unwrap_or(""), one["title"].as_str().unwrap_or("")))
        .collect();
    assert_eq!(presenters, [("Moa Lind", "lovarkitekt"), ("Ulf Brink", "odlingsråd")]);
    assert_eq!(items[2]["start_time"], "10:20");
    assert_eq!(items[3]["title"], "Rönnen 9 – rivningslov");
    assert_eq!(items[3]["case_ids"], json!(["BN 2025-000118", "BN 2024-000907"]));
}

#[test]
fn a_label_may_tell_when_an_item_is_taken_up() {
    for (label, start, end) in [
        ("Tid: 08:40–09:00", "08:40", Some("09:00")),
        ("Tidpunkt: kl. 8.40", "08:40", None),
        ("Beräknad tid: 08.40 - 09.10", "08:40", Some("09:10")),
    ] {
        let document = parse_text(&format!(
            "Lindviks kommun\nKallelse\nByggnadsnämnden\n2025-05-14\n\nInformationsärenden\n\n1 Läget i hamnen\n{label}\nFöredragande: \
             Moa Lind, lovarkitekt\n\n2 Bussar till Ån\n{label}\nFöredragande: Ulf Brink\nNämnden får en muntlig genomgång.\n"
        ));
        let items = document["items"].as_array().expect("items");
        assert_eq!(items.len(), 2, "{document:#}");
        for (item, who) in items.iter().zip(["Moa Lind", "Ulf Brink"]) {
            assert_eq!(item["start_time"], start, "{document:#}");
            assert_eq!(item["end_time"].as_str(), end);
            assert_eq!(item["presenters"][0]["name"], who);
        }
        assert_eq!(items[0].get("sections"), None, "{document:#}");
        assert_eq!(items[1]["sections"][0]["text"], "Nämnden får en muntlig genomgång.");
    }
}

#[test]
fn groups_stand_like_the_known_one() {
    let document = parse_text(PORTAL);
    let groups: Vec<&str> =
        document["items"].as_array().expect("items").iter().filter_map(|item| item["group"].as_str()).collect();
    assert_eq!(groups, ["Inledning", "Inledning", "Lov och besked", "Lov och besked", "Övrigt"], "{document:#}");
    // Where no group is known lines of their own are what they say: here the last of those who get the decision.
    let plain = PORTAL.replace("Inledning\n\n", "").replace("Lov och besked\n\n", "Ekonomiavdelningen\n\n");
    let document = parse_text(&plain.replace("Övrigt\n\n", ""));
    assert!(
        document["items"].as_array().expect("items").iter().all(|item| item.get("group").is_none()),
        "{document:#}"
    );
}

/// Minutes with a roster in sentences.
fn prose(roster: &str, items: &str, closing: &str) -> Value {
    parse_text(&format!(
        "Lindviks kommun\nKrisledningsnämnden\nProtokoll\n2025-02-03\n\n{roster}\n\n§ 8 Öppnande\n\nOrdföranden öppnar \
         mötet.\n\n{items}§ 10 Nästa möte och avslutning\n\n{closing}\n\nVid protokollet\n\nIda Ros\n\nJusterat den 4 februari \
         2025\n\n\nEva Holm                  Nils Berg\nordförande\n"
    ))
}

#[test]
fn a_list_goes_on_with_a_scope_on_the_next_line() {
    for scope in ["§ 9", "§§ 8-9"] {
        let document = prose(
            &format!(
                "Närvarande: Eva Holm (S), ordförande, Nils Berg (M), samt Hedda\nAlm (V), tjänstgörande för Åke Ros (S).\n\nÖvriga \
                 närvarande: räddningschef Per Lod,\n{scope}, kommunikatör Siv Tell och sekreterare Ida Ros."
            ),
            "",
            "Mötet avslutas.",
        );
        let names: Vec<&str> = document["participants"]
            .as_array()
            .expect("people")
            .iter()
            .filter_map(|one| one["name"].as_str())
            .collect();
        assert!(names.starts_with(&["Eva Holm", "Nils Berg", "Hedda Alm", "Per Lod", "Siv Tell"]), "{names:?}");
        assert_eq!(document["meeting"].get("extent"), None, "{scope} {document:#}");
        let people = document["participants"].as_array().expect("people");
        assert_eq!(people[3]["scope_text"], scope, "{document:#}");
    }
}

#[test]
fn the_next_meeting_does_not_end_this_one() {
    let roster = "Närvarande: Eva Holm (S), ordförande, Nils Berg (M)";
    for closing in [
        "Nämnden träffas igen fredagen den 7 februari kl. 8.30. Ordföranden avslutar mötet.",
        "Nästa möte är den 7 februari kl. 13.00 på samma plats.",
    ] {
        let document = prose(roster, "", closing);
        assert_eq!(document["meeting"].get("end_time"), None, "{document:#}");
        assert!(document["items"].as_array().expect("items").iter().all(|item| item.get("start_time").is_none()));
    }
    let document = prose(roster, "", "Ordföranden avslutar mötet kl. 17.40. Nästa möte hålls om en vecka.");
    assert_eq!(document["meeting"]["end_time"], "17:40", "{document:#}");
}

#[test]
fn whoever_signs_is_no_place() {
    let document = prose("Närvarande: Eva Holm (S), ordförande, Nils Berg (M)", "", "Mötet avslutas.");
    assert_eq!(document["adjustment"]["date"], "2025-02-04", "{document:#}");
    assert_eq!(document["adjustment"].get("place"), None, "{document:#}");
}

#[test]
fn those_who_reserve_themselves_may_stand_behind_the_verb() {
    for sentence in [
        "Mot beslutet reserverar sig Nils Berg (M).",
        "Mot detta beslut reserverade sig Nils Berg (M).",
        "Skriftligen reserverar sig Nils Berg (M).",
    ] {
        let document = prose(
            "Närvarande: Eva Holm (S), ordförande, Nils Berg (M)",
            &format!(
                "§ 9 Ersättning\n\nKrisledningsnämnden beslutar att ersättningen är 180 kronor.\n\n{sentence}\n\n"
            ),
            "Mötet avslutas.",
        );
        let item = &document["items"][1];
        assert_eq!(item["reservations"][0]["people"][0]["name"], "Nils Berg", "{document:#}");
        let clauses = item["decisions"][0]["clauses"].as_array().expect("clauses");
        assert_eq!(clauses.len(), 1, "{document:#}");
    }
}

#[test]
fn what_is_stated_behind_a_decision_is_no_clause() {
    for (lead, text) in [
        ("Nils Berg (M) lämnar följande särskilda yttrande:", "Ersättningen är för låg."),
        ("Nils Berg (M) anmäler följande protokollsanteckning:", "Ersättningen är för låg."),
        ("Nils Berg (M) avger en röstförklaring:", "Ersättningen är för låg."),
    ] {
        for between in [" ", "\n"] {
            let document = prose(
                "Närvarande: Eva Holm (S), ordförande, Nils Berg (M)",
                &format!(
                    "§ 9 Ersättning\n\nKrisledningsnämnden beslutar att ersättningen är 180 kronor.\n\n{lead}{between}{text}\n\n"
                ),
                "Mötet avslutas.",
            );
            let item = &document["items"][1];
            let clauses = item["decisions"][0]["clauses"].as_array().expect("clauses");
            assert_eq!(clauses.len(), 1, "{document:#}");
            assert_eq!(item["statements"][0]["people"][0]["name"], "Nils Berg", "{document:#}");
            assert_eq!(item["statements"][0]["text"], text, "{document:#}");
        }
    }
}

#[test]
fn the_place_of_a_meeting_is_no_part_of_the_name() {
    for (place, name) in [
        ("Kvarnby missionsförsamling i Betelkyrkan", "Kvarnby missionsförsamling"),
        ("Kvarnby vägförening på Hembygdsgården", "Kvarnby vägförening"),
        ("Bostadsrättsföreningen Furan i Kvarnby", "Bostadsrättsföreningen Furan i Kvarnby"),
    ] {
        let document = parse_text(&format!(
            "Protokoll fört vid årsmöte i {place} den 12 februari 2017 kl. 13.30\n\n§ 1 Öppnande\n\nOrdföranden öppnade \
             mötet.\n\n§ 2 Val av justerare\n\nTill justerare valdes Eva Holm.\n"
        ));
        assert_eq!(document["organization"], name, "{document:#}");
    }
}

#[test]
fn who_sees_to_a_decision_is_no_part_of_it() {
    for line in ["Ansvarig: Bo", "Ansvariga: Bo och Siv", "Klart: 15 november"] {
        let document = parse_text(&format!(
            "Brf Granen\nProtokoll styrelsemöte 2024-10-02\n\n§ 4 Lån\nRäntan ska läggas om.\n\nBeslut\na) Bo får i uppdrag att ta in \
             bud.\nb) Avgiften höjs med 4 procent.\n\n{line}\n\n§ 5 Övrigt\nInget.\n"
        ));
        let clauses = document["items"][0]["decisions"][0]["clauses"].as_array().expect("clauses");
        assert_eq!(clauses.len(), 2, "{document:#}");
        assert!(document["items"][0]["sections"].to_string().contains(line), "{document:#}");
    }
    // Directly below a decision that stands beside its label.
    let document = parse_text(
        "Brf Granen\nProtokoll styrelsemöte 2024-10-02\n\n§ 4 Lån\nRäntan ska läggas om.\nBeslut: Avgiften höjs med 4 procent.\nAnsvarig: \
         Bo\n\n§ 5 Övrigt\nInget.\n",
    );
    let clauses = &document["items"][0]["decisions"][0]["clauses"];
    assert_eq!(clauses.as_array().map(Vec::len), Some(1), "{document:#}");
    assert_eq!(clauses[0]["text"], "Avgiften höjs med 4 procent.", "{document:#}");
}

#[test]
fn an_office_among_others_presents() {
    for office in ["revisorernas ordförande", "föreningens ordförande", "ordförande"] {
        let document = parse_text(&format!(
            "Lindviks kommun\nKallelse\nKommunfullmäktige\n2025-05-14 kl. 18.00\n\n1 Upprop\n\n2 Information från kommunens \
             revisorer\n  Tore Gran, {office} (15 min)\n\n3 Skattesats\n"
        ));
        let item = &document["items"][1];
        assert_eq!(item["title"], "Information från kommunens revisorer", "{document:#}");
        assert_eq!(
            (&item["presenters"][0]["name"], &item["presenters"][0]["title"]),
            (&json!("Tore Gran"), &json!(office))
        );
    }
}

#[test]
fn a_meeting_is_held_in_a_kind_of_place() {
    for place in ["kommunhuset, rum Lyktan", "Folkets hus", "bygdegården"] {
        let document = parse_text(&format!(
            "Protokoll från sammanträde med krisledningsnämnden onsdagen den 8 november 2023 kl. 16.00-17.25 i {place}\n\n§ 1 \
             Öppnande\n\nOrdföranden öppnade mötet.\n\n§ 2 Taxa\n\nNämnden beslutar att höja taxan.\n"
        ));
        assert_eq!(document["meeting"]["location"], place, "{document:#}");
    }
}

#[test]
fn numbers_alone_number_items_without_blank_lines() {
    let document = parse_text(
        "Alviks kommun\nKulturnämnden\nKallelse\nDatum\nOnsdag 18 september 2024\nTid\n17:00\nPlats\nLilla \
         salen\nÄrendelista\n1\nUpprop\n2\nVal av justerare\nBeslutsärenden\n3\nDelårsrapport per \
         augusti\nKUN-2024-00218\nFöredragande\nIda Brandt, ekonom\nFörslag till beslut\nKulturnämnden beslutar\n1. Rapporten godkänns.\n2. Budgeten \
         ses över.\nBilagor\nTjänsteskrivelse 2024-09-04\nInformationsärenden\n4\nOmbyggnaden\n5\nÖvriga \
         frågor\n",
    );
    let items = document["items"].as_array().expect("items");
    let shown: Vec<_> =
        items.iter().map(|item| (item["number"].as_str(), item["title"].as_str(), item["group"].as_str())).collect();
    let (decide, inform) = (Some("Beslutsärenden"), Some("Informationsärenden"));
    assert_eq!(
        shown,
        [
            (Some("1"), Some("Upprop"), None),
            (Some("2"), Some("Val av justerare"), None),
            (Some("3"), Some("Delårsrapport per augusti"), decide),
            (Some("4"), Some("Ombyggnaden"), inform),
            (Some("5"), Some("Övriga frågor"), inform),
        ],
        "{document:#}"
    );
    assert_eq!(items[2]["presenters"][0]["name"], "Ida Brandt", "{document:#}");
    // What is proposed stands below its row; none of it is a group, nor lost.
    assert_eq!(items[2]["proposals"][0]["clauses"].as_array().map(Vec::len), Some(2), "{document:#}");
    assert_eq!(items[2]["documents"].as_array().map(Vec::len), Some(1), "{document:#}");
}

#[test]
fn a_time_stands_below_its_label_behind_who_presents() {
    let document = parse_text(
        "Alviks kommun\nSocialnämnden\nKallelse\n\nDatum\n2026-02-11\nTid\n13:15\nPlats\nStora \
         salen\n\nDagordning\n\n1\nUpprop\n\n2\nNytt verksamhetssystem\nSN 2025/211\nFöredragande\nLena Malm, \
         controller\nTid\n13:20\n\n3\nÖvrigt\n",
    );
    assert_eq!(document["items"][1]["start_time"], "13:20", "{document:#}");
    assert_eq!(document["items"][1]["sections"], Value::Null, "{document:#}");
    assert_eq!(document["meeting"]["start_time"], "13:15");
}
