//! Families of layouts that nobody had met before: each read right at first sight, whatever the words.

use serde_json::{Value, json};

use crate::common::{FULL, json as as_json, parsed};

fn parse_text(text: &str) -> Value {
    as_json(&parsed(text.as_bytes(), FULL))
}

fn roles(document: &Value) -> Vec<(&str, &str)> {
    let all = document["participants"].as_array().map_or(&[][..], Vec::as_slice);
    all.iter().map(|one| (one["name"].as_str().unwrap_or(""), one["role"].as_str().unwrap_or(""))).collect()
}

#[test]
fn lines_counted_anew_on_each_page_are_no_items() {
    let page = |number: u32, lines: &[&str]| {
        let counted: Vec<String> = lines.iter().enumerate().map(|(at, line)| format!("{} {line}", at + 1)).collect();
        format!("Granviks kommun\n{number} (2)\n\n{}\n", counted.join("\n"))
    };
    let text = [
        page(
            1,
            &[
                "Protokoll",
                "Kulturnämnden",
                "Datum 2025-03-12",
                "Plats Biblioteket",
                "Beslutande",
                "Åsa Öhrling (C), ordförande",
                "Per-Olof Ek (M)",
                "Siv Tell (S)",
                "Paragrafer 31-32",
                "§ 31 Val av justerare",
                "Beslut",
                "Siv Tell utses att justera protokollet.",
            ],
        ),
        page(
            2,
            &[
                "§ 32 Ny scen",
                "Beslut",
                "Kulturnämnden bygger scenen.",
                "Sammanfattning",
                "Scenen är sliten.",
                "Virket är murket.",
                "Taket läcker.",
                "Golvet sviktar.",
                "Anbud finns.",
                "Medel finns.",
                "Bygget tar en månad.",
            ],
        ),
    ]
    .join("\u{c}");
    let document = parse_text(&text);
    let numbers: Vec<&str> =
        document["items"].as_array().into_iter().flatten().filter_map(|i| i["number"].as_str()).collect();
    assert_eq!(numbers, ["31", "32"]);
    assert_eq!(document["participants"].as_array().map(Vec::len), Some(3));
}

#[test]
fn a_dash_is_an_empty_cell() {
    let rows = [
        ["1", "Mötets öppnande", "–", "Ylva Brandt, ordförande", "09.00"],
        ["2", "Årsbokslut 2025", "KTN 2026/14", "Susanne Norell, controller", "09.10"],
        ["3", "Trafikplan 2027", "KTN 2025/198", "Oskar Lind, trafikchef", "–"],
        ["4", "Resenärsundersökning", "–", "–", "–"],
    ];
    let table: String = rows.iter().map(|row| format!("{}\n\n", row.join("\n"))).collect();
    let text = format!(
        "Region Västmark\nKallelse\nTrafiknämnden\nDatum\n2026-02-11\n\nÄrendelista\n\nNr\nÄrende\nDiarienummer\nFöredragande\nTid\n\n{table}"
    );
    let document = parse_text(&text);
    let items = document["items"].as_array().expect("items");
    assert_eq!(items.len(), 4, "{document:#}");
    let who = &items[0]["presenters"][0];
    assert_eq!(json!([who["name"], who["title"]]), json!(["Ylva Brandt", "ordförande"]));
    let empty = items
        .iter()
        .any(|item| item["case_ids"].to_string().contains("–") || item["presenters"].to_string().contains("–"));
    assert!(!empty, "{document:#}");
    assert_eq!(items[2]["case_ids"], json!(["KTN 2025/198"]));
}

#[test]
fn a_column_tells_for_whom_substitutes_serve() {
    let document = parse_text(
        "Ekvassa kommun\nKommunfullmäktige\nProtokoll\nSammanträdesdatum 2024-04-22\n\nNÄRVAROLISTA\n\n\
         Ledamöter                    Parti    Anmärkning\nIngalill Forsmark            S        ordförande\n\
         Bo Tenggren                  C\n\nTjänstgörande ersättare      Parti    Tjänstgör för\n\
         Sigrid Palmér                S        Lars Öhrn (S)\nElis Norgren                 M        Helene Ask (M) §§ 3-4\n\n\
         § 3 Upprop\n\nBeslut\nUppropet görs.\n\n§ 4 Taxa\n\nBeslut\nTaxan höjs.\n",
    );
    let expected = [
        ("Ingalill Forsmark", "member"),
        ("Bo Tenggren", "member"),
        ("Sigrid Palmér", "serving_substitute"),
        ("Elis Norgren", "serving_substitute"),
    ];
    assert_eq!(roles(&document), expected, "{document:#}");
    let replaced = &document["participants"][3]["substitutions"][0];
    assert_eq!((&replaced["name"], &replaced["items"]), (&json!("Helene Ask"), &json!(["3-4"])));
}

#[test]
fn lists_side_by_side_break_over_lines() {
    let document = parse_text(
        "Nybruks kommun\nPROTOKOLL\nFritidsnämnden\nDatum 2021-05-25\n\nNärvarande ledamöter  Tjänstgörande\nersättare\n\
         Lovisa Bodin (V), ordförande  Lars-Göran Henriksson\n(V) tjg ersättare istf\nAlbin Säfström (V)\n\
         Ragnar Gahn (S), 1:e vice  Ulla-Britt Vallin (MP)\nordförande\nCecilia Hedlund (S)\n\n\
         § 7 Upprop\n\nBeslut\nUppropet görs.\n",
    );
    let expected = [
        ("Lovisa Bodin", "member"),
        ("Ragnar Gahn", "member"),
        ("Cecilia Hedlund", "member"),
        ("Lars-Göran Henriksson", "serving_substitute"),
        ("Ulla-Britt Vallin", "serving_substitute"),
    ];
    assert_eq!(roles(&document), expected, "{document:#}");
    assert_eq!(document["participants"][1]["office"], "first_vice_chair");
    assert_eq!(document["participants"][3]["substitutions"][0]["name"], "Albin Säfström");
}

#[test]
fn minutes_without_labels_tell_whose_when_and_where() {
    let document = parse_text(
        "OK Tjädern – styrelsemöte 4 september 2025\nHemma hos Kicki, kl 18.30\n\n\
         Närvarande: Kicki Stenmark (ordf), Jonas Wall (kassör), Leila Farsi (sekr)\n\n\
         1. Öppnande\nKicki öppnade mötet.\n\n2. Ekonomi\nBudgeten godkändes.\n\n\
         3. Avslutning\nKicki avslutade mötet 20.15 och tackade för fikat.\n\nVid pennan\nLeila Farsi\n\nJusteras\nKicki Stenmark\n",
    );
    assert_eq!(document["organization"], "OK Tjädern");
    let meeting = &document["meeting"];
    let told = json!([meeting["date"], meeting["start_time"], meeting["end_time"], meeting["location"]]);
    assert_eq!(told, json!(["2025-09-04", "18:30", "20:15", "Hemma hos Kicki"]), "{document:#}");
    assert!(roles(&document).contains(&("Leila Farsi", "secretary")));
    assert!(document["participants"].to_string().find("\"party\"").is_none());
}

#[test]
fn rows_below_an_election_are_those_elected() {
    let document = parse_text(
        "Ekdala vägförening\nProtokoll fört vid årsstämma i Ekdala vägförening\nsöndagen den 23 mars 2025 kl. 15.00\ni Ekdala bygdegård\n\n\
         § 1 Stämmans öppnande\nRoger Almqvist hälsade alla välkomna.\n\n\
         § 2 Motion om farthinder\nMotionär: Per Lagerman\n\nVotering begärdes. 12 röstade för motionen, 17 röstade mot och 2 avstod.\n\n\
         Stämman beslutade att avslå motionen.\n\n\
         § 3 Val av styrelse\nStämman beslutade att välja styrelse enligt valberedningens förslag:\n\n\
         a) Roger Almqvist till ordförande på 1 år\nb) Anita Malm till ledamot på 2 år\n\n§ 4 Stämmans avslutande\nStämman avslutades kl. 16.40.\n",
    );
    assert_eq!(document["meeting"]["location"], "Ekdala bygdegård", "{document:#}");
    let items = document["items"].as_array().expect("items");
    assert_eq!(items[1]["initiators"], json!([{"name": "Per Lagerman"}]));
    let vote = &items[1]["votes"][0];
    assert_eq!(json!([vote["yes"], vote["no"], vote["abstain"]]), json!([12, 17, 2]));
    let clauses = &items[2]["decisions"][0]["clauses"];
    assert_eq!(clauses.as_array().map(Vec::len), Some(1), "{document:#}");
    assert_eq!(clauses[0]["subclauses"][1]["text"], "Anita Malm till ledamot på 2 år");
}

#[test]
fn who_voted_otherwise_is_led_in_without_a_full_stop() {
    for (yes, no) in [("Ja-röster:", "Nej-röster:"), ("Ja:", "Nej:"), ("Följande röstar ja:", "Följande röstar nej:")]
    {
        let document = parse_text(&format!(
            "Sollunda kommun\nPROTOKOLL\nKommunstyrelsen\n2025-03-04\n\n§ 12 Budget 2026\n\nOmröstning\n\
             {yes} Anna Ek (S), Bo Lind (C)\n{no} Carl Berg (M), Dan Ström (SD)\n\n\
             Beslut\nKommunstyrelsen beslutar att anta budgeten.\n\n§ 13 Val av ersättare\n\n\
             Beslut\nKommunstyrelsen beslutar att utse Eva Alm.\n"
        ));
        let ballots = document["items"][0]["votes"][0]["ballots"].as_array().expect("ballots");
        let told: Vec<(&str, &str)> = ballots
            .iter()
            .map(|ballot| (ballot["name"].as_str().unwrap_or_default(), ballot["vote"].as_str().unwrap_or_default()))
            .collect();
        let expected = [("Anna Ek", "yes"), ("Bo Lind", "yes"), ("Carl Berg", "no"), ("Dan Ström", "no")];
        assert_eq!(told, expected, "{document:#}");
    }
}

#[test]
fn a_first_line_names_the_document_and_whose_it_is() {
    let rest = "Kallade: Anna Ek, Bo Lind, Cia Alm\nNärvarande: Anna Ek, Bo Lind\n\n1. Mötets öppnande\nAnna öppnade mötet.\n\n\
                2. Ekonomi\nVi har pengar.\n\n3. Mötets avslutande\n";
    for (head, title, organization) in [
        ("Mötesprotokoll LäTHe kod\n2020-12-10", "Mötesprotokoll LäTHe kod", "LäTHe kod"),
        ("Styrelseprotokoll Björkens IF\n2020-12-10", "Styrelseprotokoll Björkens IF", "Björkens IF"),
        ("Protokoll\nNorrvåla biodlare\n2020-12-10", "Protokoll", "Norrvåla biodlare"),
    ] {
        let document = parse_text(&format!("{head}\n\n{rest}"));
        let told = json!([document["kind"], document["title"], document["organization"], document["meeting"]["date"]]);
        assert_eq!(told, json!(["minutes", title, organization, "2020-12-10"]), "{document:#}");
        assert_eq!(roles(&document), [("Anna Ek", "member"), ("Bo Lind", "member")], "{document:#}");
    }
    // A person's name below a title is none of an organization.
    let document = parse_text(&format!("Protokoll\nAnna Ekström\n2020-12-10\n\n{rest}"));
    assert_eq!(document["organization"], Value::Null, "{document:#}");
}

#[test]
fn the_number_of_the_only_page_is_no_text() {
    let page =
        "Protokoll\n2015-09-26\n\n1. Öppnande\nAnna öppnade mötet.\n\n2. Avslutande\nAnna avslutade mötet.\n\n\n";
    let document = parse_text(&format!("{page}                                        1\n"));
    assert_eq!(document["items"][1]["sections"][0]["text"], "Anna avslutade mötet.", "{document:#}");
    assert_eq!(document["coverage"]["furniture"], 1);
}

#[test]
fn who_was_called_and_did_not_come_is_no_member() {
    let document = parse_text(
        "LäTHe kod                                   2013-10-09\n\nKallade:\nAnna Ek, Bo Lind, Cia Alm\n\n\
         Närvarande:\nAnna Ek, Bo Lind, Dan Ström\n\n1. Mötets öppnande 17:54\n\n2. Ekonomi\nVi har pengar.\n\n3. Mötet avslutas 18:51\n",
    );
    assert_eq!(document["kind"], "minutes");
    let came = [("Anna Ek", "member"), ("Bo Lind", "member"), ("Dan Ström", "member")];
    assert_eq!(roles(&document), came, "{document:#}");
}

#[test]
fn text_under_headings_stands_below_the_rows_of_a_table_whose_columns_are_lost() {
    let document = parse_text(
        "Region Granmark\nHälsonämnden\nKallelse och föredragningslista\nDatum\nOnsdagen den 5 mars 2025\nTid\n09.00\n\n\
         Nr\nÄrende\nDiarienummer\nFöredragande\nInledning\n1\nUpprop\n2\nVal av justerare\nBeslutsärenden\n\
         3\nTaxa för färdtjänst\nHN/14/2025\nEva Berg, ekonom\nFörslag till beslut\nHälsonämnden beslutar\n\
         1. Taxan höjs med 20 kronor.\n2. Taxan gäller från den 1 maj 2025.\n\
         4\nNy mottagning i Ekby\nHN/9/2024\nBo Lind, projektledare\nÄrendebeskrivning\nDen nya mottagningen öppnar i höst.\n\
         Förslag till beslut\nHälsonämnden godkänner redovisningen.\nInformationsärenden\n5\nLäget i vården\nEva Berg, ekonom\n",
    );
    let items = document["items"].as_array().expect("items");
    let shown = |item: &Value| json!([item["number"], item["group"], item["title"], item["presenters"][0]["name"]]);
    assert_eq!(
        items.iter().map(shown).collect::<Vec<_>>(),
        [
            json!(["1", "Inledning", "Upprop", null]),
            json!(["2", "Inledning", "Val av justerare", null]),
            json!(["3", "Beslutsärenden", "Taxa för färdtjänst", "Eva Berg"]),
            json!(["4", "Beslutsärenden", "Ny mottagning i Ekby", "Bo Lind"]),
            json!(["5", "Informationsärenden", "Läget i vården", "Eva Berg"]),
        ],
        "{document:#}"
    );
    let clauses = items[2]["proposals"][0]["clauses"].as_array().expect("clauses");
    let texts: Vec<_> = clauses.iter().map(|clause| clause["text"].as_str().unwrap_or_default()).collect();
    assert_eq!(texts, ["Taxan höjs med 20 kronor.", "Taxan gäller från den 1 maj 2025."]);
    assert_eq!(items[3]["sections"][0]["text"], "Den nya mottagningen öppnar i höst.");
    assert_eq!(items[3]["proposals"][0]["clauses"][0]["text"], "Hälsonämnden godkänner redovisningen.");
    assert_eq!(document["unassigned"], json!([]));
}

#[test]
fn a_signers_own_word_says_as_what_they_sign() {
    let document = parse_text(
        "Protokoll fört vid årsmöte i Ekens samfällighetsförening\n2024-04-18\n\nNärvarande: Lars Ek, Ida Lund, Per Sjö\n\n\
         1. Mötets öppnande\nMötet öppnades.\n\n2. Mötets avslutande\nMötet avslutades.\n\n\n\
         Vid protokollet                          Justeras\n\n\n\
         ..............................           ..............................\n\
         Kerstin Dahl, sekreterare                Johan Rask, ordförande\n\n\n\
         ..............................           ..............................\n\
         Ove Ljung, justerare                     Fatima Haddad, justerare\n",
    );
    let adjusters: Vec<_> = document["adjusters"].as_array().into_iter().flatten().map(|one| &one["name"]).collect();
    assert!(adjusters.contains(&&json!("Ove Ljung")) && !adjusters.contains(&&json!("Johan Rask")), "{document:#}");
    let people = document["participants"].as_array().expect("participants");
    let named = |name: &str| people.iter().find(|person| person["name"] == name).cloned().unwrap_or_default();
    assert_eq!(named("Kerstin Dahl")["role"], "secretary");
    assert_eq!(json!([named("Johan Rask")["role"], named("Johan Rask")["presided"]]), json!([null, true]));
    assert_eq!(named("Ove Ljung"), Value::Null, "who adjusts is no secretary");
}

#[test]
fn a_town_in_the_partys_place_sent_its_member() {
    let roster = |towns: [&str; 4]| {
        let [a, b, c, d] = towns;
        let document = parse_text(&format!(
            "Kommunalförbundet Sjövatten\nDirektionen\n\nDAGORDNING\n\nTid: Torsdag 17 oktober 2024, kl. 09.30\n\n\
             Ledamöter\nHåkan Brodin ({a}), ordförande\nAnn Rehn ({b})\nJörgen Palm ({c})\nZeynep Aydin ({d})\n\n\
             1    Sammanträdets öppnande\n\n2    Val av justerare\n\n3    Budget 2025\n"
        ));
        let people = document["participants"].as_array().expect("participants").clone();
        people.iter().map(|one| json!([one["party"], one["organization"]])).collect::<Vec<_>>()
    };
    let towns = roster(["Askby", "Lillfors", "Askby", "Lillfors"]);
    assert_eq!(towns[..2], [json!([null, "Askby"]), json!([null, "Lillfors"])]);
    // Where somebody's party is known the others are parties, too.
    assert_eq!(roster(["S", "Askby", "M", "Askby"])[1], json!(["Askby", null]));
    assert_eq!(roster(["Ekpartiet", "Askby", "Ekpartiet", "Askby"])[1], json!(["Askby", null]));
}

#[test]
fn an_association_decides_below_what_its_board_proposed() {
    let document = parse_text(
        "Verkstadsklubben i Norrhamra\nProtokoll fört vid medlemsmöte 2019-03-12\n\nNärvarande: Anna Ek, Bo Lind\n\n\
         § 1 Mötets öppnande\nAnna Ek öppnade mötet.\n\n§ 2 Motion om varselkläder\nMotionären vill ha tvätt.\n\n\
         Styrelsens förslag:\natt motionen bifalls.\n\nMötet beslutade att bifalla motionen.\n\n\
         § 3 Mötets avslutande\nAnna Ek avslutade mötet.\n",
    );
    let item = &document["items"][1];
    assert_eq!(item["proposals"][0]["clauses"][0]["text"], "att motionen bifalls.");
    assert_eq!(item["proposals"][1], Value::Null, "{document:#}");
    assert_eq!(item["decisions"][0]["clauses"][0]["text"], "Mötet beslutade att bifalla motionen.");
}

#[test]
fn blank_votes_are_counted_before_their_word() {
    let document = parse_text(
        "Ekens samfällighetsförening\nProtokoll årsmöte 2024-04-18\n\nNärvarande: Anna Ek, Bo Lind\n\n\
         § 1 Öppnande\nAnna öppnade.\n\n§ 2 Läger\nOmröstning begärdes. Utfallet blev 21 ja-röster och 14 nej-röster, medan \
         3 röster var blanka.\n\nMötet beslutade att bevilja bidraget.\n\n§ 3 Avslutande\nAnna avslutade.\n",
    );
    let vote = &document["items"][1]["votes"][0];
    assert_eq!(json!([vote["yes"], vote["no"], vote["abstain"]]), json!([21, 14, 3]), "{document:#}");
}

#[test]
fn rows_cut_within_whom_somebody_replaces_go_on_below() {
    let text = "Granviks kommun\nProtokoll\nKulturnämnden\n\nPlats och tid  Biblioteket, 2025-03-12 kl 13.00\n\n\
        Beslutande  Åsa Öhrling (C), ordförande\nSiv Tell (S)\n\n\
        Tjänstgörande ersättare\nPer-Olof Ek (M) ersätter Malin\nBerg (M)\nLena Alm ersätter Bo Lind §§ 1-2, \
        Eva Holm §§ 3-4\n\nÖvriga närvarande: Nils Lund (rektor), Eva Alm (kanslist) och 4 PRAO-elever.\n\n§ 1 Val av justerare\n\n\
        Beslut\nSiv Tell utses att justera protokollet.\n";
    let document = parse_text(text);
    let replaced = |name: &str| {
        let people = document["participants"].as_array().unwrap();
        let one = people.iter().find(|one| one["name"] == name).unwrap_or_else(|| panic!("{name}: {people:#?}"));
        let all = one["substitutions"].as_array().cloned().unwrap_or_default();
        all.iter().map(|one| one["name"].as_str().unwrap_or("").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(replaced("Per-Olof Ek"), ["Malin Berg"]);
    assert_eq!(replaced("Lena Alm"), ["Bo Lind", "Eva Holm"]);
    assert!(roles(&document).contains(&("4 PRAO-elever", "guest")), "{:#?}", document["participants"]);
}

#[test]
fn a_table_of_ballots_belongs_to_the_vote_above_it() {
    let text = "Protokoll\nKulturnämnden 2025-03-12\n\n§ 1 Upprop\n\n§ 2 Nytt bibliotek\n\nOmröstning 1\nJa-röst för att \
        ärendet avgörs idag, nej-röst för återremiss.\n\nMed 2 ja-röster mot 1 nej-röster beslutar nämnden att avgöra \
        ärendet idag.\n\nOmröstning 2\nJa-röst för bifall, nej-röst för avslag.\n\nUtfall: 2 för, 1 emot.\n\n\
        Åsa Öhrling (C)  Ja\nSiv Tell (S)  Ja\nPer-Olof Ek (M)  Nej\n\nBeslut\nNämnden beslutar att bygga.\n";
    let document = parse_text(text);
    let votes = document["items"][1]["votes"].as_array().unwrap();
    assert_eq!(votes.len(), 2, "{votes:#?}");
    assert!(votes[0]["ballots"].is_null(), "{votes:#?}");
    assert_eq!(votes[1]["ballots"].as_array().map_or(0, Vec::len), 3, "{votes:#?}");
}

#[test]
fn a_point_of_the_agenda_is_the_scope_of_a_guest() {
    let document = parse_text(
        "Björkens IK\nProtokoll styrelsemöte 2025-10-14\n\nNärvarande: Anna Ek, Bo Lind\n\
         Adjungerad: Matti Laine, ungdomsansvarig, punkt 5\n\n\
         1) Mötet öppnas\nAnna öppnar.\n\n2) Ekonomi\nVi har pengar.\n\n3) Mötet avslutas\nAnna avslutar.\n",
    );
    let guest = &document["participants"][2];
    let told = json!([guest["name"], guest["title"], guest["items"], guest["scope_text"]]);
    assert_eq!(told, json!(["Matti Laine", "ungdomsansvarig", ["5"], "punkt 5"]), "{document:#}");
}

#[test]
fn one_sentence_tells_when_minutes_were_adjusted_and_posted() {
    let document = parse_text(
        "Viksta kommun\nKommunstyrelsens arbetsutskott\nProtokoll 2025-03-04\n\nBeslutande: Anna Ek (S), Bo Lind (M)\n\
         Justerare: Bo Lind (M)\n\n\
         Protokollet är justerat den 7 mars 2025 och anslaget på kommunens digitala anslagstavla den 10 mars–1 april 2025.\n\n\
         § 41 Godkännande av dagordning\n\nBeslut\nArbetsutskottet godkänner dagordningen.\n\n\
         § 42 Budget\n\nBeslut\nArbetsutskottet godkänner budgeten.\n",
    );
    let told = json!([document["adjustment"]["date"], document["posting"]["posted"], document["posting"]["removed"]]);
    assert_eq!(told, json!(["2025-03-07", "2025-03-10", "2025-04-01"]), "{document:#}");
}

#[test]
fn a_chair_who_adjusts_alone_is_the_adjuster() {
    let document = parse_text(
        "Ekens samfällighetsförening\nProtokoll styrelsemöte 2024-04-18\n\nNärvarande: Anna Ek, Bo Lind\n\
         Justerare: Anna Ek, ordförande\n\n1. Öppnande\nAnna öppnade.\n\n2. Avslutande\nAnna avslutade.\n",
    );
    assert_eq!(document["adjusters"][0]["name"], "Anna Ek", "{document:#}");
    assert_eq!(document["participants"][0]["presided"], true);
}
