//! More families of layouts that nobody had met before: terse notes, who came and went, what closes a page.

use serde_json::{Value, json};

use crate::common::{FULL, json as as_json, parsed};

fn parse_text(text: &str) -> Value {
    as_json(&parsed(text.as_bytes(), FULL))
}

/// The texts of an item's clauses, all of its decisions together.
fn clauses(item: &Value) -> Vec<&str> {
    let all = item["decisions"].as_array().into_iter().flatten();
    all.flat_map(|one| one["clauses"].as_array().into_iter().flatten()).filter_map(|one| one["text"].as_str()).collect()
}

#[test]
fn who_leaves_behind_a_decision_is_no_part_of_it() {
    for sentence in ["Bo Ekman lämnar mötet.", "Siv Tell (S) ansluter kl. 14.10.", "Ida Hall avvek från sammanträdet."]
    {
        let document = parse_text(&format!(
            "Granviks kommun\nProtokoll\nKulturnämnden\nDatum 2025-03-12\n\n§ 4 Ny scen\n\nNämnden beslutar\n\
             att bygga scenen.\n\n{sentence}\n\n§ 5 Taxa\n\nNämnden beslutar\natt höja taxan.\n"
        ));
        let item = &document["items"][0];
        assert_eq!(clauses(item), ["att bygga scenen."], "{sentence} {document:#}");
        assert!(item["sections"].to_string().contains(sentence), "{document:#}");
    }
}

#[test]
fn those_below_an_open_election_are_parts_of_its_clause() {
    let document = parse_text(
        "Granviks kommun\nProtokoll\nKommunfullmäktige\nDatum 2025-03-12\n\n§ 4 Val av nämndemän\n\n\
         Kommunfullmäktiges beslut\nTill nämndemän för åren 2026–2029 utses\n- Siv Tell (S)\n- Bo Ekman (C)\n\n\
         § 5 Skattesats\n\nKommunfullmäktiges beslut\nSkattesatsen fastställs till 21:75 kronor.\n",
    );
    let clause = &document["items"][0]["decisions"][0]["clauses"];
    assert_eq!(clause.as_array().map(Vec::len), Some(1), "{document:#}");
    assert_eq!(clause[0]["subclauses"][1]["text"], "Bo Ekman (C)");
    let amount = &document["items"][1]["amounts"][0];
    assert_eq!(json!([amount["text"], amount["value"]]), json!(["21:75 kronor", 21.75]));
}

#[test]
fn a_matter_postponed_is_decided_on_also_where_nothing_else_is() {
    let document = parse_text(
        "Brf Tornet\nProtokoll styrelsemöte\nDatum: 2025-05-14\nNärvarande: Eva Bratt, ordförande\n\
         Adjungerad: Carin Rook, Sundby Förvaltning AB, p. 1-2\n\n1. Val av justerare\nEva Bratt.\n\n\
         2. Underhåll\n\n2.1 Hissar\nOffert saknas.\nBeslut: Ärendet bordläggs.\n\n2.2 Tak\nBeslut: Offerten antas.\n",
    );
    let roof = &document["items"][1]["subitems"];
    assert_eq!(clauses(&roof[0]), ["Ärendet bordläggs."], "{document:#}");
    assert_eq!(roof[0]["decisions"][0]["outcome"], "postponed");
    assert_eq!(document["items"][0].get("presenters"), None);
    let guest = &document["participants"][1];
    let told = json!([guest["name"], guest["organization"], guest["items"]]);
    assert_eq!(told, json!(["Carin Rook", "Sundby Förvaltning AB", ["1-2"]]), "{document:#}");
}

#[test]
fn a_scope_tells_the_clock_too() {
    for (printed, key, items) in [("fr.o.m. § 5, kl. 17.40", "from", "5-"), ("t.o.m. § 5 kl 17.40", "until", "-5")] {
        let document = parse_text(&format!(
            "Granviks kommun\nProtokoll\nKulturnämnden\nDatum 2025-03-12\n\nNärvarande ledamöter\nSiv Tell, ordförande\n\
             Bo Ekman ({printed})\nIda Hall\n\n§ 4 Upprop\nUpprop görs.\n\n§ 5 Taxa\nTaxan höjs.\n"
        ));
        let who = &document["participants"][1];
        let told = json!([who["name"], who["items"], who["scope_text"], who[key]]);
        assert_eq!(told, json!(["Bo Ekman", [items], printed, "17:40"]), "{document:#}");
    }
}

#[test]
fn posting_ends_with_the_second_day_of_its_line() {
    for days in ["2022-06-22 -- 2022-07-14", "2022-06-22 – 2022-07-14", "2022-06-22 till och med 2022-07-14"] {
        let document = parse_text(&format!(
            "Mossens förbund\nDirektionen\nProtokoll\nDatum 2022-06-09\n\n§ 4 Inköp\n\nBeslut\nDirektionen beslutar\n\
             att köpa fordonet,\natt paragrafen justeras omedelbart.\n\nProtokollsanteckning\n\
             Siv Tell vill få antecknat att frågan borde ha utretts.\n\n§ 5 Taxa\n\nBeslut\nTaxan höjs.\n\n\
             Vid protokollet\nBo Ekman\n\nAnslag\nProtokollet anslås på Granviks kommuns anslagstavla {days}\n"
        ));
        let posting = &document["posting"];
        assert_eq!(json!([posting["posted"], posting["removed"]]), json!(["2022-06-22", "2022-07-14"]), "{document:#}");
        let item = &document["items"][0];
        assert_eq!(item["adjusted_immediately"], true, "{document:#}");
        assert_eq!(item["statements"][0]["people"][0]["name"], "Siv Tell", "{document:#}");
    }
}
