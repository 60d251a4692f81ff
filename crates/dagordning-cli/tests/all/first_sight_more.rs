//! More families of layouts that nobody had met before: terse notes, who came and went, what closes a page.

use dagordning::Options;
use dagordning::model::{Document, Role};
use serde_json::{Value, json};

use crate::common::{FULL, json as as_json, parsed};

fn parse_text(text: &str) -> Value {
    as_json(&parsed(text.as_bytes(), FULL))
}

/// A document as it is without places.
fn minutes(text: &str) -> Document {
    parsed(text.as_bytes(), Options::new())
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

#[test]
fn a_notice_closes_with_its_place_and_day() {
    for (closing, sender) in
        [("Råsjö den 22 april 2025", "Styrelsen"), ("Norra Ed, 2025-04-22", "Eva Bratt, ordförande")]
    {
        let document = parse_text(&format!(
            "Råsjöns fiskeförening\nKALLELSE TILL STÄMMA\n\nDag: Lördagen den 24 maj 2025\nTid: kl. 10.00\n\nDAGORDNING\n\n\
             1) Stämmans öppnande\n\n2) Motion från Lena Gran: Ny brygga i viken\n   Motionären pekar på isen.\n\n\
             3) Övriga frågor\n\n\n{closing}\n\n{sender}\n"
        ));
        assert_eq!(document["meeting"]["issued"], "2025-04-22", "{document:#}");
        assert_eq!(document["items"][2].get("sections"), None, "{document:#}");
        let motion = &document["items"][1];
        assert_eq!(motion["title"], "Motion från Lena Gran: Ny brygga i viken");
        assert_eq!(motion["initiators"][0]["name"], "Lena Gran");
    }
}

#[test]
fn who_signs_a_notice_beside_a_word_to_the_reader_presents_nothing() {
    let document = parse_text(
        "Granviks kommun\nFÖREDRAGNINGSLISTA\nKulturnämnden kallas till sammanträde\nTid: Onsdagen den 5 april 2023 kl. 08.30\n\n\
         Ledamöter\nBo Ekman (M), ordförande\nSiv Tell (S)\n\n1  Upprop\n\n2  Kulturchefen informerar\n\n\n\
         Bo Ekman                               Vid förhinder, ring sekreterare\n\
         ordförande                             Ida Hall, 0478-55 01 10\n",
    );
    let last = &document["items"][1];
    assert_eq!((last["kind"].as_str(), last.get("presenters")), (Some("information"), None), "{document:#}");
    assert_eq!(document["participants"].as_array().map(Vec::len), Some(2), "{document:#}");
}

#[test]
fn an_address_at_the_foot_is_no_text_of_the_last_item() {
    let document = parse_text(
        "Kulturnämnden\nKallelse\n\nSammanträdesdatum\n2025-10-14\n\n1. Upprop\n\n2. Taxa för lokaler\n\n3. Bidrag\n\n\
         4. Övriga frågor\n\nGranviks kommun, 555 31 Granvik, telefon 0499-210 00\n",
    );
    assert_eq!(document["organization"], "Granviks kommun", "{document:#}");
    assert_eq!(document["items"][3].get("sections"), None, "{document:#}");
}

#[test]
fn a_head_of_one_line_tells_whose_what_and_which_page() {
    let document = parse_text(
        "Granviks kommun SAMMANTRÄDESPROTOKOLL Blad 1\nKommunstyrelsen\nSammanträdesdatum\n1988-03-15\n\n\
         Plats och tid Kommunhuset kl 14.00 - 16.50\n\nBeslutande Arne Gran (s), ordförande\nBo Ekman (c)\n\n\
         Utses att justera Bo Ekman\n\nJusteringens\nplats och tid Kansliet 1988-03-21 kl 10.00\n\n\
         Underskrifter Sekreterare ........... Paragrafer 46 - 47\nIda Hall\n\n§ 46\n\nTaxa\n\n\
         Kommunstyrelsen beslutar\n\natt höja taxan.\n\n§ 47\n\nMotion om bad\n\nMotionen är väckt av Siv Tell.\n\n\
         Kommunstyrelsen beslutar\n\natt avslå motionen.\n",
    );
    let meeting = &document["meeting"];
    let told = json!([document["organization"], document["title"], meeting["date"], meeting["extent"]]);
    assert_eq!(told, json!(["Granviks kommun", "SAMMANTRÄDESPROTOKOLL", "1988-03-15", ["46-47"]]), "{document:#}");
    assert_eq!(document["items"][1]["initiators"][0]["name"], "Siv Tell");
}

#[test]
fn meetings_are_counted_and_substitutes_wait() {
    let document = parse_text(
        "Granviks kommun\nProtokoll\nKulturnämnden\nMöte 6, verksamhetsåret 25/26\nDatum 2025-11-20\n\nNärvarolista\n\n\
         Beslutande\nBo Ekman (S), ordförande\nTjänstgörande ersättare\nSiv Tell (S) för Ida Hall (S)\nErsättare\n\
         Ove Rask (C)\nÖvriga\nAnn Lind, kulturchef\n\n§ 4 Taxa\n\nBeslut\nTaxan höjs.\n\nProtokollsanteckning\n\
         Ove Rask (C): Frågan borde ha utretts.\n\n§ 5 Bad\n\nBeslut\nBadet öppnas.\n",
    );
    assert_eq!(document["meeting"]["number"], "6", "{document:#}");
    let waits = &document["participants"][2];
    assert_eq!(json!([waits["name"], waits["role"]]), json!(["Ove Rask", "non_serving_substitute"]));
    let said = &document["items"][0]["statements"][0];
    let told = json!([said["people"][0]["name"], said["text"]]);
    assert_eq!(told, json!(["Ove Rask", "Frågan borde ha utretts."]), "{document:#}");
}

#[test]
fn a_label_names_the_association_and_its_board_decides() {
    let document = parse_text(
        "# Mötesprotokoll\n\n**Förening:** Föreningen Raka Rör\n**Organ:** Styrelsen\n**Datum:** 2024-02-12\n\n## Närvarande\n\n\
         - Siv Tell, ordförande\n- Bo Ekman, sekreterare\n\n## 1. Val av justerare\n\nBo Ekman valdes till justerare.\n\n\
         ## 2. Ekonomi\n\nSaldot är 10 kr.\n\n**Beslut:** Styrelsen godkänner rapporten.\n",
    );
    assert_eq!(document["organization"], "Föreningen Raka Rör", "{document:#}");
    assert_eq!(clauses(&document["items"][0]), ["Bo Ekman valdes till justerare."], "{document:#}");
}

#[test]
fn a_summons_names_its_body_and_a_broken_line_is_signed_on() {
    let notice = parse_text(
        "Granviks stad    FÖREDRAGNINGSLISTA    Sida 1 (1)\n\nKommunstyrelsen kallas till sammanträde\n\n\
         Tid:   Onsdagen den 5 april 2023 kl. 08.30\nPlats: Stadshuset\n\n1  Upprop\n\n2  Taxa\n",
    );
    assert_eq!(notice["body"], "Kommunstyrelsen", "{notice:#}");
    let minutes = parse_text(
        "Granviks kommun\nPROTOKOLL\nKommunstyrelsen\nSammanträdesdatum 1988-03-15\n\nBeslutande\nArne Gran (s)\nBo Ekman (c)\n\n\
         Utses att justera Bo Ekman\n\nOrdförande ..... .. .......\nArne Gran\n\nJusterande ... .........\nBo Ekman\n\n\
         § 46\n\nTaxa\n\nKommunstyrelsen beslutar\n\natt höja taxan.\n",
    );
    assert_eq!(minutes.get("preamble"), None, "{minutes:#}");
    assert_eq!(minutes["participants"][0]["presided"], true, "{minutes:#}");
}

#[test]
fn numbers_of_one_rank_are_items_beside_each_other() {
    let document = minutes(
        "BYGGMÖTE NR 7\nPROTOKOLL\nDatum: 2024-05-14\n\n§ 7.1 Mötets öppnande\nMötet öppnades.\n\n§ 7.2 Tider\nTiderna \
         gicks igenom.\n\n§ 7.3 Nästa möte\nNästa möte hålls i juni.\n",
    );
    let labels: Vec<&str> = document.items.iter().filter_map(|item| item.label.as_deref()).collect();
    assert_eq!(labels, ["§ 7.1", "§ 7.2", "§ 7.3"]);
    // Below their own number they are its parts.
    let document = minutes(
        "PROTOKOLL\nStormöte 2024-05-14\n\n§ 2 Val\n\n§ 2.1 Val av ordförande\nMötet valde Bo Ek.\n\n§ 3 Avslutning\n",
    );
    assert_eq!(document.items.iter().map(|item| item.subitems.len()).collect::<Vec<_>>(), [1, 0]);
}

#[test]
fn a_company_behind_a_title_is_where_somebody_comes_from() {
    let document = minutes(
        "PROTOKOLL\nByggmöte\n2024-05-14\n\nNärvarande:\nOlle Brandt, byggledare, BL Konsult AB\nMia Holm, platschef, Nordmark \
         Bygg AB\n\n§ 1 Tider\nInget.\n",
    );
    let people = document
        .participants
        .iter()
        .map(|one| (one.name.as_deref(), one.title.as_deref(), one.organization.as_deref()));
    assert_eq!(
        people.collect::<Vec<_>>(),
        [
            (Some("Olle Brandt"), Some("byggledare"), Some("BL Konsult AB")),
            (Some("Mia Holm"), Some("platschef"), Some("Nordmark Bygg AB")),
        ]
    );
}

#[test]
fn what_a_board_of_an_association_decides_is_read_in_its_own_words() {
    let decided = |text: &str| -> Vec<String> {
        let document = minutes(&format!(
            "PROTOKOLL\nStyrelsen för Granviks BK\n2024-05-14\n\nNärvarande: Lena Ek, Bo Alm\n\n§ 1 Rapport\n{text}\n\n§ 2 \
             Annat\nInget.\n"
        ));
        let clauses = document.items[0].decisions.iter().flat_map(|one| &one.clauses);
        clauses.filter_map(|clause| clause.text.clone()).collect()
    };
    for sentence in [
        "Budgeten antogs.",
        "Protokollet från möte nr 6, 2024-04-23, godkändes utan erinran.",
        "Att justera protokollet valdes Anders Kvist.",
    ] {
        assert_eq!(decided(sentence), [sentence]);
    }
    assert_eq!(
        decided("Frågan diskuterades den 11:e men även den 17:e\nBeslutades att gå vidare med förslaget."),
        ["Beslutades att gå vidare med förslaget."]
    );
    for sentence in ["Att godkänna avtalet föreslås.", "Den 3 mars, 2023, godkändes ritningarna av kommunen."] {
        assert!(decided(sentence).is_empty(), "{sentence}: {:?}", decided(sentence));
    }
}

#[test]
fn a_heading_in_markdown_is_an_item_whatever_its_words() {
    let document = minutes(
        "# Mötesprotokoll\n\n## 2016-09-05\n\n## Mötets öppnande\n17:00\n\n## ESH\nVi var där och pratade.\n\n## LIU \
         Innovation\nVi kan skicka idéer dit.\n\n## Lokalen\nNyckeln är borta.\n\n## Mötets avslutande\n18:40\n",
    );
    let titles: Vec<&str> = document.items.iter().filter_map(|item| item.title.as_deref()).collect();
    assert_eq!(titles, ["Mötets öppnande", "ESH", "LIU Innovation", "Lokalen", "Mötets avslutande"]);
}

#[test]
fn a_substitute_among_those_present_is_none_of_the_members() {
    let text = "PROTOKOLL\nStyrelsemöte\n2015-10-07\n\nNärvarande:   Mona Berg     ordf\n              Emma Lind     suppleant\n\n\
                Frånvarande:  Kjell Bergman   sekr\n\n1. Ekonomi\nInget.\n\n2. Nästa möte\nInget.\n";
    let document = minutes(text);
    let roles: Vec<_> = document.participants.iter().map(|one| one.role).collect();
    assert_eq!(roles, [Some(Role::Member), Some(Role::NonServingSubstitute), Some(Role::Absent)]);
    assert!(!serde_json::to_string(&document).expect("JSON").contains("\"places\""), "nobody asked for places");
}

/// Under a head that runs on over all pages, the day of a paper that an item lists is no other meeting's.
#[test]
fn the_day_of_a_listed_paper_begins_no_document() {
    let head = "Sammanträdesprotokoll\n\n";
    let list = "Innehållsförteckning\n§ 97   Val av justerare      2\n§ 98   Svar på remiss      3\n\x0c";
    let cover = "Vedums kommun\nSocialnämnden\n\nPlats och tid: Kulturhuset, 20 oktober 2022, kl. 18.30–20.00\n\nNärvarande \
                 ledamöter: Åke Vik (S), ordförande, Kristina Dahl (M)\n\nVal av justerare: Kristina Dahl (M)\n\n§ 97 Val av \
                 justerare\n\nBeslut\nSocialnämnden beslutar att utse Kristina Dahl.\n\n§ 98 Svar på remiss\nDnr 2022/15\n\nÄrendet\nEtt \
                 utkast har diskuterats.\n\x0c";
    let rest = "Ärendets beredning\nKommunstyrelsen 2022-09-20 § 101\n\nHandlingar\nKalkyl, 2022-01-14, Dnr 2022/15\nFörslag till \
                avtal, 2022-07-21, Dnr 2022/15\n\nBeslut\nSocialnämnden beslutar att godkänna svaret.\n";
    let document = minutes(&format!("{head}{list}{head}{cover}{head}{rest}"));
    assert_eq!(document.source.part, None);
    assert_eq!(document.items.len(), 2);
    assert_eq!(document.items[1].documents.len(), 2);
}
