//! Notices and agendas: meetings that are not held, the line of day, hours and place, texts beside their titles.

use crate::common::FULL;
use dagordning::model::{Document, Item, Status};

fn parse(text: &str) -> Document {
    dagordning::parse(text.as_bytes(), Some("kallelse.txt"), FULL).expect("readable")
}

fn titles(document: &Document) -> Vec<&str> {
    document.items.iter().filter_map(|item| item.title.as_deref()).collect()
}

const ITEMS: &str = "\n1. Upprop\n2. Val av justerare\n";

#[test]
fn a_title_may_say_anywhere_on_its_line_that_the_meeting_is_not_held() {
    for title in [
        "KALLELSE – INSTÄLLT",
        "INSTÄLLT – Kallelse",
        "Kallelse (INSTÄLLT)",
        "Föredragningslista: inställt sammanträde",
        "INSTÄLLT: Kallelse till socialnämnden",
    ] {
        let document = parse(&format!("{title}\nSocialnämnden\n\nTid: 2025-09-04 kl. 13.00\n{ITEMS}"));
        assert_eq!(document.status, Some(Status::Cancelled), "{title}");
        assert_eq!(document.title.as_deref(), Some(title));
    }
    let held = parse(&format!("Kallelse\nSocialnämnden\n\nTid: 2025-09-04 kl. 13.00\n{ITEMS}"));
    assert_eq!(held.status, None);
}

#[test]
fn one_sentence_cancels_the_meeting_and_tells_its_day() {
    let document = parse(
        "Vesters kommun\nKallelse\nTekniska nämnden\n\nTekniska nämndens sammanträde den 4 september 2025 är inställt.\n",
    );
    assert_eq!(document.status, Some(Status::Cancelled));
    assert_eq!(document.meeting.and_then(|meeting| meeting.date).as_deref(), Some("2025-09-04"));
    let held =
        parse("Vesters kommun\nKallelse\nTekniska nämnden\n\nSammanträdet den 4 september 2025 är inte inställt.\n");
    assert_eq!(held.status, None);
}

#[test]
fn the_line_of_the_meeting_tells_day_hours_and_place() {
    for line in [
        "Sammanträde 21 augusti 2025, kl. 13.00, Sal Tärnan",
        "Sammanträde torsdagen den 21 augusti 2025, kl. 13.00, Sal Tärnan",
        "Möte 2025-08-21, kl. 13.00, Sal Tärnan",
        "Tid: 21 augusti 2025, kl. 13.00 Plats: Sal Tärnan",
    ] {
        let document = parse(&format!("Kallelse\nKultur- och fritidsnämnden\n\n{line}\n{ITEMS}"));
        let meeting = document.meeting.expect("a meeting");
        assert_eq!(meeting.date.as_deref(), Some("2025-08-21"), "{line}");
        assert_eq!(meeting.start_time.as_deref(), Some("13:00"), "{line}");
        assert_eq!(meeting.location.as_deref(), Some("Sal Tärnan"), "{line}");
        assert!(document.preamble.is_empty(), "{line}");
    }
}

#[test]
fn texts_stand_in_a_column_beside_their_titles() {
    let document = parse(
        "FÖREDRAGNINGSLISTA\n\nOrgan            Regionstyrelsen\n\n\
         1    Mötets öppnande\n\n\
         2    Närvaro                        Närvaron prövas genom att ledamöterna\n\
         \x20                                   skriver på en lista.\n\n\
         3    Val av två ledamöter           1.   N N och N N väljs för tiden till och\n\
         \x20    att justera protokollet             med den 30 juni.\n\n\
         4    Budget 2026                    Förvaltningen har lämnat ett underlag.\n\n\
         \x20                                   1.   Budgeten fastställs.\n",
    );
    let expected = ["Mötets öppnande", "Närvaro", "Val av två ledamöter att justera protokollet", "Budget 2026"];
    assert_eq!(titles(&document), expected);
    assert_eq!(
        document.items[1].sections[0].text.as_deref(),
        Some("Närvaron prövas genom att ledamöterna skriver på en lista.")
    );
    let clause = |item: usize| document.items[item].proposals[0].clauses[0].text.as_deref();
    assert_eq!(clause(2), Some("N N och N N väljs för tiden till och med den 30 juni."));
    assert_eq!(clause(3), Some("Budgeten fastställs."));
}

#[test]
fn ids_may_have_their_organ_or_class_behind() {
    let document = parse(
        "Kallelse\nKommunstyrelsen\n\n1. Budget 2026 2025-0341 KS\n2. Taxor (2025-0342 KS)\n\n3. Konst i parken\nDnr 2024/55-003\n",
    );
    let ids: Vec<_> = document.items.iter().flat_map(|item| &item.case_ids).map(String::as_str).collect();
    assert_eq!(ids, ["2025-0341 KS", "2025-0342 KS", "2024/55-003"]);
    assert_eq!(titles(&document), ["Budget 2026", "Taxor", "Konst i parken"]);
}

#[test]
fn the_form_of_a_company_before_an_id_is_no_organ() {
    let document = parse(
        "Kallelse\nKommunstyrelsen\n\n1. Bolagsordning för Vik Energi AB KS/2014:428\n2. Avtal med Alm Bygg HB KS/2014:429\n\
         3. Årsredovisning, Vik Vatten AB KS 2014/430\n",
    );
    let ids: Vec<_> = document.items.iter().flat_map(|item| &item.case_ids).map(String::as_str).collect();
    assert_eq!(ids, ["KS/2014:428", "KS/2014:429", "KS 2014/430"]);
    let expected = ["Bolagsordning för Vik Energi AB", "Avtal med Alm Bygg HB", "Årsredovisning, Vik Vatten AB"];
    assert_eq!(titles(&document), expected);
}

#[test]
fn the_heading_over_a_list_of_bullets_is_no_group() {
    let document =
        parse("Kallelse\nKommunstyrelsen\n2025-08-21\n\nÄrenden\n- Upprop\n- Val av justerare\n- Budget 2026\n");
    assert_eq!(titles(&document), ["Upprop", "Val av justerare", "Budget 2026"]);
    assert!(document.items.iter().all(|item| item.group.is_none()));
}

#[test]
fn text_across_the_table_is_no_title() {
    let document = parse(
        "KALLELSE\nKommunfullmäktige\n\nTid     27 april 2026 kl. 17.30\n\nNr   Ärende                                      \
         Dnr\n\n1.   Upprop\n\n2.   Årsredovisning 2025 för Hagviks kommun     KS 2026/41\n     Kommunens resultat för 2025 är \
         bättre än budget, och sex av åtta mål\n     bedöms vara uppfyllda.\n\n3.   Svar på motion om avgiftsfria resor för      KS \
         2026/12\n     personer över 70 år\n",
    );
    let expected = [
        "Upprop",
        "Årsredovisning 2025 för Hagviks kommun",
        "Svar på motion om avgiftsfria resor för personer över 70 år",
    ];
    assert_eq!(titles(&document), expected);
    assert_eq!(document.items[1].sections.len(), 1, "{:#?}", document.items[1]);
}

#[test]
fn the_office_at_the_foot_is_no_part_of_the_last_item() {
    let document = parse(&format!(
        "KALLELSE\nSocialnämnden\n\nTid: 2025-09-04 kl. 13.00\n{ITEMS}\n\n\n    Hagviks kommun       Besöksadress       \
         Telefon          Webbplats\n    Box 31               Torggatan 6        0912-55 10 00    www.hagvik.example\n"
    ));
    assert_eq!(titles(&document), ["Upprop", "Val av justerare"]);
    assert!(document.items[1].presenters.is_empty(), "{:#?}", document.items[1]);
}

#[test]
fn a_line_may_name_the_body_with_its_town() {
    for line in
        ["Kommunstyrelsen Hagviks kommun", "Kommunstyrelsen i Hagviks kommun", "Kommunstyrelsen, Hagviks kommun"]
    {
        let document = parse(&format!("KALLELSE\n{line}\n\nTid: 2025-09-04 kl. 13.00\n{ITEMS}"));
        let named = (document.organization.as_deref(), document.body.as_deref());
        assert_eq!(named, (Some("Hagviks kommun"), Some("Kommunstyrelsen")), "{line}");
    }
}

#[test]
fn who_presents_may_stand_behind_a_label_in_the_title() {
    let document = parse(
        "KALLELSE\nKommunstyrelsen\n\nTid: 2025-09-04 kl. 13.00\n\n1. Val av justerare\n2. Borgen för Hagvikshus AB KS/2024:301 \
         Handläggare: Karin Alm\n3. Övrigt\n",
    );
    let item = &document.items[1];
    assert_eq!(item.title.as_deref(), Some("Borgen för Hagvikshus AB"));
    assert_eq!(item.case_ids, ["KS/2024:301"]);
    assert_eq!(item.presenters[0].name.as_deref(), Some("Karin Alm"));
}

#[test]
fn brackets_below_or_behind_a_title_tell_who_presents_it_and_when() {
    let document = parse(
        "Fors kommun\nBarnnämnden\nKallelse\n\nTid: 2024-02-22 kl. 13.00\n\n1.   Upprop\n\n2.   Information från \
         förvaltningen\n\n     a) Nuläget på skolan (Stefan Rönn, rektor, kl. 13.10)\n\n     b) Rekrytering inför hösten (Ylva \
         Falk, HR-specialist, kl. 13.50)\n\n3.   Bokslut 2023 (Dnr BUN 2024/18)\n     (Erik Palm, ekonom, kl. 14.10)\n\n     \
         Nämndens resultat är ett underskott.\n\n     Förslag till beslut\n\n     Barnnämnden godkänner bokslutet.\n\n4.   \
         Övriga frågor\n",
    );
    let titled = titles(&document);
    assert_eq!(titled, ["Upprop", "Information från förvaltningen", "Bokslut 2023", "Övriga frågor"]);
    let presents = |item: &Item| {
        let one = item.presenters.first().map(|one| (one.name.clone(), one.title.clone()));
        (item.title.clone(), one, item.start_time.clone())
    };
    let told = |title: &str, name: &str, office: &str, time: &str| {
        (Some(title.to_owned()), Some((Some(name.to_owned()), Some(office.to_owned()))), Some(time.to_owned()))
    };
    assert_eq!(presents(&document.items[2]), told("Bokslut 2023", "Erik Palm", "ekonom", "14:10"));
    let below: Vec<_> = document.items[1].subitems.iter().map(presents).collect();
    assert_eq!(
        below,
        [
            told("Nuläget på skolan", "Stefan Rönn", "rektor", "13:10"),
            told("Rekrytering inför hösten", "Ylva Falk", "HR-specialist", "13:50")
        ]
    );
}

#[test]
fn the_place_for_motions_is_none() {
    let document = parse(
        "Alby samfällighetsförening\nKallelse till årsstämma\n\nTid: 2024-03-22 kl. 18.00\n\n1.   Stämmans öppnande\n\n2.   Motioner \
         från medlemmarna\n\n     a) Motion från Ingrid Hall om farthinder\n     b) Motion från Rune Sko om grus på stigen\n\n3.   \
         Stämmans avslutande\n",
    );
    assert_eq!(document.items[1].initiative, None);
    assert_eq!(document.items[1].subitems.len(), 2);
}
