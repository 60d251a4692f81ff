//! Rosters and covers in the many ways that they are printed.

use crate::common::{FULL, json as as_json, parsed};
use serde_json::{Value, json};

fn parse_text(text: &str) -> Value {
    as_json(&parsed(text.as_bytes(), FULL))
}

/// Minutes with these lines between title and first §.
fn cover(lines: &str) -> Value {
    parse_text(&format!(
        "Granviks kommun\nKulturnämnden\nSammanträdesprotokoll\nSammanträdesdatum: 2025-03-12\n\n{lines}\n\n§ 31\nNy scen\nKulturnämndens beslut\nScenen byggs.\n"
    ))
}

fn people(document: &Value) -> Vec<(String, String)> {
    let text = |person: &Value, key: &str| person[key].as_str().unwrap_or("").to_owned();
    let all = document["participants"].as_array().cloned().unwrap_or_default();
    all.iter().map(|person| (text(person, "name"), text(person, "role"))).collect()
}

#[test]
fn odd_names_are_names() {
    let document = cover(
        "Beslutande\nIda Malm (S), ordförande\nvon Rosen, Ebba (M)\nSven−Erik Ås (C)\nNils G:son Lund (V)\n✓ Pia Ström (L)\nlars berg (kd)\nEva Alm (Ortens framtid)\n",
    );
    let names: Vec<String> = people(&document).into_iter().map(|(name, _)| name).collect();
    let expected =
        ["Ida Malm", "Ebba von Rosen", "Sven-Erik Ås", "Nils G:son Lund", "Pia Ström", "lars berg", "Eva Alm"];
    assert_eq!(names, expected);
    assert_eq!(document["participants"][6]["party"], "Ortens framtid");
    assert_eq!(document["unassigned"], json!([]));
}

#[test]
fn substitutes_in_every_wording() {
    let document = cover(
        "Beslutande\nIda Malm (S), ordförande\nPer Ek (S) ersättare istf Bo Holm (S)\nLisa Å (M) tjg ers i st f Eva Alm (M)\nAnn Ros (V), ersätter Siv Tell (V), §§ 31-32, Ove Kvist (V), § 33\n\nÖvriga deltagare\nMia Ask (S) ej tjg ers\n",
    );
    let roles: Vec<String> = people(&document).into_iter().map(|(_, role)| role).collect();
    let serving = "serving_substitute";
    assert_eq!(roles, ["member", serving, serving, serving, "non_serving_substitute"]);
    let replaced = &document["participants"][3]["substitutions"];
    assert_eq!((&replaced[0]["name"], &replaced[1]["name"]), (&json!("Siv Tell"), &json!("Ove Kvist")));
}

#[test]
fn lists_in_running_text_go_on_below() {
    let document =
        cover("Närvarande: Ida Malm, Per-Olof Ek, Lisa\nHäll; samt Bo Ask från Byalaget. Frånvarande: Siv Tell.");
    let expected = [
        ("Ida Malm", "member"),
        ("Per-Olof Ek", "member"),
        ("Lisa Häll", "member"),
        ("Bo Ask", "guest"),
        ("Siv Tell", "absent"),
    ];
    assert_eq!(people(&document), expected.map(|(name, role)| (name.to_owned(), role.to_owned())));
}

#[test]
fn extents_and_days_of_labels() {
    for (printed, extent) in [
        ("Paragrafer: 31 t.o.m. 33", json!(["31-33"])),
        ("Paragrafer: §§ 31 till § 33", json!(["31-33"])),
        ("Paragrafer: 31—33", json!(["31-33"])),
        ("Paragrafer: 31 & 33", json!(["31", "33"])),
    ] {
        assert_eq!(cover(printed)["meeting"]["extent"], extent, "{printed}");
    }
    for printed in ["2025-4-9", "den 9:e april 2025", "250409"] {
        let document = parse_text(&format!(
            "Granviks kommun\nKulturnämnden\nSammanträdesprotokoll\nDatum: {printed}\n\n§ 1\nUpprop\n\nKulturnämndens beslut\nUpprop görs.\n"
        ));
        assert_eq!(document["meeting"]["date"], "2025-04-09", "{printed}");
    }
}

#[test]
fn a_column_tells_parties_that_no_vocabulary_knows() {
    let document = cover(
        "NÄRVAROLISTA\n\nLedamöter                         Grupp     Närv.   Frånv.   §§\nAnna Ek, ordförande               POSK      \
         X\nBo Lind                           S                 X\nCia Alm                           ViSK      X                \
         38–46\nVakant                            BA\n\nNärvarande ersättare              Grupp     Närv.   Tjänstgör för\nDan \
         Ros                           BA        X       Bo Lind\nEva Berg                          POSK      X\n",
    );
    let party = |at: usize| document["participants"][at]["party"].as_str().unwrap_or("").to_owned();
    let shown: Vec<_> =
        people(&document).into_iter().enumerate().map(|(at, (name, role))| (name, party(at), role)).collect();
    let expected = [
        ("Anna Ek", "POSK", "member"),
        ("Bo Lind", "S", "absent"),
        ("Cia Alm", "ViSK", "member"),
        ("Dan Ros", "BA", "serving_substitute"),
        ("Eva Berg", "POSK", "non_serving_substitute"),
    ];
    let expected = expected.map(|(name, party, role)| (name.to_owned(), party.to_owned(), role.to_owned()));
    assert_eq!(shown, expected, "{document:#}");
    assert_eq!(document["participants"][2]["items"], json!(["38-46"]));
    assert_eq!(document["vacancies"][0]["party"], "BA");
}

#[test]
fn people_may_stand_below_whom_they_come_from() {
    let document = cover(
        "Närvarande\n\nPRO Granvik\nGunnar Ask\nSiv Blom\n\nSPF Seniorerna Norr\nLars Thun\n\nEkby kommun\nEva Lind (S), \
         ordförande\n\nTjänstepersoner\nPia Ström, socialchef\n",
    );
    let shown: Vec<_> = document["participants"]
        .as_array()
        .expect("people")
        .iter()
        .map(|one| (one["name"].as_str().unwrap_or(""), one["organization"].as_str().unwrap_or("")))
        .collect();
    let expected = [
        ("Gunnar Ask", "PRO Granvik"),
        ("Siv Blom", "PRO Granvik"),
        ("Lars Thun", "SPF Seniorerna Norr"),
        ("Eva Lind", "Ekby kommun"),
        ("Pia Ström", ""),
    ];
    assert_eq!(shown, expected, "{document:#}");
}
