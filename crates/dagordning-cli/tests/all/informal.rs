//! How associations and small bodies head their minutes and notices: what tells when, where and whose in lines without labels.

use dagordning::model::{Document, DocumentKind, ItemKind, Role};

use crate::common::FULL;

fn parse(text: &str) -> Document {
    dagordning::parse(text.as_bytes(), Some("protokoll.txt"), FULL).expect("readable")
}

/// Minutes below a head.
fn minutes(head: &str) -> Document {
    parse(&format!(
        "{head}\n\nNärvarande: Anna Ek, Bo Lind och Siv Alm\n\n1. Mötets öppnande\nAnna öppnade mötet.\n\n2. Ekonomi\nKassören \
         redovisade. Beslutades att köpa in en ny gräsklippare för 4 500 kr.\n\n3. Avslutning\nAnna avslutade mötet.\n\nVid \
         protokollet\nSiv Alm\n"
    ))
}

/// A notice below a head.
fn notice(head: &str) -> Document {
    parse(&format!(
        "{head}\n\nDagordning\n1. Mötets öppnande\n2. Val av mötesordförande\n3. Ekonomi\n4. Mötets avslutande\n"
    ))
}

/// The day, the hours and the place.
fn told(document: &Document) -> [Option<&str>; 4] {
    let meeting = document.meeting.as_ref().expect("a meeting");
    [&meeting.date, &meeting.start_time, &meeting.end_time, &meeting.location].map(Option::as_deref)
}

/// Whose it is.
fn whose(document: &Document) -> [Option<&str>; 2] {
    [document.organization.as_deref(), document.body.as_deref()]
}

#[test]
fn a_line_tells_the_day_the_hours_and_a_room() {
    let day = Some("2025-04-08");
    for (line, expected) in [
        ("Tisdag 8 april 2025 kl 10.10-11.05 i aulan", [day, Some("10:10"), Some("11:05"), Some("aulan")]),
        ("Tisdag 8 april 2025 kl 10.10-11.05 i sal 14", [day, Some("10:10"), Some("11:05"), Some("sal 14")]),
        (
            "Tisdagen den 8 april 2025, klubbhuset, 18.30 – 20.00",
            [day, Some("18:30"), Some("20:00"), Some("klubbhuset")],
        ),
        ("8 april 2025, kl 18.30, föreningslokalen", [day, Some("18:30"), None, Some("föreningslokalen")]),
        ("2025-04-08, klubbstugan", [day, None, None, Some("klubbstugan")]),
        ("8 april 2025 18.30–20.10\nScoutgården", [day, Some("18:30"), Some("20:10"), Some("Scoutgården")]),
        ("2025-04-08 18.30\nDigitalt via Zoom", [day, Some("18:30"), None, Some("Digitalt via Zoom")]),
        ("2025-04-08\nKl 18.30–20.15, bygdegården", [day, Some("18:30"), Some("20:15"), Some("bygdegården")]),
    ] {
        let document = minutes(&format!("Kvarnby IF\nStyrelsemöte\n{line}"));
        assert_eq!(told(&document), expected, "{line}");
        assert!(document.preamble.is_empty(), "{:?}", document.preamble);
    }
    // A sentence below is no place, nor is a place that has its label.
    let document =
        minutes("Kvarnby IF\nStyrelsemöte\n2025-04-08\nStyrelsen träffades i klubblokalen för att gå igenom läget.");
    assert_eq!(told(&document), [day, None, None, None]);
}

#[test]
fn a_title_tells_the_day_of_minutes() {
    for title in ["Protokoll 2025-04-08", "Protokoll, 8 april 2025", "Protokoll den 8 april 2025"] {
        let document = minutes(&format!("Kvarnby IF – styrelsen\n{title}"));
        assert_eq!(told(&document)[0], Some("2025-04-08"), "{title}");
        assert_eq!(whose(&document), [Some("Kvarnby IF"), Some("styrelsen")], "{title}");
    }
}

#[test]
fn whose_minutes_they_are_is_told_with_something_more() {
    for (line, expected) in [
        ("Brf Granen, styrelsen", [Some("Brf Granen"), Some("styrelsen")]),
        ("Kvarnby IF – styrelsen", [Some("Kvarnby IF"), Some("styrelsen")]),
        ("Kvarnby Scoutkår, kårstyrelsen", [Some("Kvarnby Scoutkår"), Some("kårstyrelsen")]),
        ("Brf Granen, org.nr 769600-1234", [Some("Brf Granen"), None]),
        ("Brf Granen (769600-1234)", [Some("Brf Granen"), None]),
        ("Kvarnby fiber ekonomisk förening", [Some("Kvarnby fiber ekonomisk förening"), None]),
        ("Metallförbundet, sektion 27 Kvarnby", [Some("Metallförbundet, sektion 27 Kvarnby"), None]),
        ("ÖVERFÖRMYNDARNÄMNDEN I KVARNBY", [None, Some("ÖVERFÖRMYNDARNÄMNDEN I KVARNBY")]),
    ] {
        let document = minutes(&format!("{line}\nProtokoll 2025-04-08"));
        assert_eq!(whose(&document), expected, "{line}");
        assert!(document.unassigned.iter().all(|left| !line.contains(&left.text)), "{line}: {:?}", document.unassigned);
    }
}

#[test]
fn which_meeting_it_was_stands_in_many_forms() {
    for (line, number) in [
        ("STYRELSEMÖTE 2025:4", Some("2025:4")),
        ("Styrelsemöte nr 5 verksamhetsåret 2024/2025", Some("5")),
        ("Styrelsemöte 5, läsåret 24/25", Some("5")),
        ("Styrelsemöte 2025", None),
    ] {
        let document = minutes(&format!("Kvarnby IF\n{line}\n2025-04-08"));
        assert_eq!(document.meeting.as_ref().and_then(|meeting| meeting.number.as_deref()), number, "{line}");
    }
    for title in ["Protokoll 4-2025", "Protokoll 2025:4"] {
        let document = minutes(&format!("{title}\nKvarnby IF\n2025-04-08"));
        assert_eq!((document.title.as_deref(), document.kind), (Some(title), DocumentKind::Minutes));
    }
    // "Protokoll nr 4/2025" says what the document is, though it is a label here.
    let document = parse(
        "Brf Granen\nProtokoll nr 4/2025\n2025-04-08\n\n1. Öppnande\nMötet öppnades.\n\n2. Ekonomi\nKassan är god.\n",
    );
    assert_eq!(document.kind, DocumentKind::Minutes);
}

#[test]
fn a_sentence_calls_to_an_assembly() {
    for (sentence, expected) in [
        ("Kvarnby IF kallar till årsmöte!", [Some("Kvarnby IF"), Some("årsmöte")]),
        (
            "Härmed kallas medlemmarna i Brf Granen till ordinarie föreningsstämma",
            [Some("Brf Granen"), Some("ordinarie föreningsstämma")],
        ),
        ("Välkommen till medlemsmöte i Kvarnby fackklubb", [Some("Kvarnby fackklubb"), Some("medlemsmöte")]),
    ] {
        let document = notice(&format!("{sentence}\n\nNär: söndag 23 mars 2025 kl. 15.00\nVar: Klubbstugan"));
        assert_eq!(whose(&document), expected, "{sentence}");
        assert_eq!(told(&document), [Some("2025-03-23"), Some("15:00"), None, Some("Klubbstugan")]);
    }
    let held = minutes("Kvarnby IF\nMöte med styrelsen den 8 april 2025 kl. 18:30 i klubbstugan");
    assert_eq!(whose(&held), [Some("Kvarnby IF"), Some("styrelsen")]);
    assert_eq!(told(&held), [Some("2025-04-08"), Some("18:30"), None, Some("klubbstugan")]);
}

#[test]
fn the_board_signs_a_notice_with_place_and_day() {
    let document = notice(
        "Kvarnby byalag\nKallelse till årsmöte\nTid: 23 mars 2025 kl. 15.00\n\nKvarnby den 26 februari 2025\nStyrelsen",
    );
    let meeting = document.meeting.as_ref().expect("a meeting");
    assert_eq!((meeting.date.as_deref(), meeting.issued.as_deref()), (Some("2025-03-23"), Some("2025-02-26")));
}

#[test]
fn a_surname_may_end_like_the_swedish_for_council() {
    let document = minutes("Kvarnby IF\nStyrelsemöte\n2025-04-08").participants.len();
    let named = parse(
        "Kvarnby kommun\nSocialnämnden\nProtokoll 2025-04-08\n\nNärvarande: Sara Mourad (S), ordförande, Bo Konrad (M)\n\n§ 1 \
         Val\n\nBeslut\nBo Konrad (M) väljs.\n\nVid protokollet\nEva Ek\n\nJusteras\nSara Mourad        Bo Konrad\n",
    );
    let names: Vec<_> = named.participants.iter().filter_map(|one| one.name.as_deref()).collect();
    assert_eq!((document, names), (3, vec!["Sara Mourad", "Bo Konrad", "Eva Ek"]));
    assert_eq!(named.body.as_deref(), Some("Socialnämnden"));
}

#[test]
fn titles_may_end_in_a_full_stop_before_their_texts() {
    let document = parse(
        "Alsjöns fiskevårdsområde\n\nPROTOKOLL\n\nÅrsmöte 2020-03-14\n\n§ 1. Årsmötets öppnande. Ordföranden Kurt Ek hälsade de \
         närvarande\nvälkomna och öppnade mötet kl. 14.00.\n\n§ 2. Ekonomisk redovisning. Kassören Bo Sand gick igenom \
         balansräkningen.\nIntäkterna blev 87 650 kronor.\n\n§ 3. Val av ledamöter. Till ledamöter för två år valdes Bo Sand och Lena \
         Hult.\n\n§ 4. Motion om förbud mot nät. Rut Pihl hade lämnat in en motion. Efter diskussion beslutade årsmötet\nmed 19 röster \
         mot 9 att avslå motionen.\n\n§ 5. Årsmötets avslutande. Kurt Ek avslutade årsmötet kl. 15.40.\n",
    );
    let shown: Vec<_> = document.items.iter().filter_map(|item| item.title.as_deref()).collect();
    assert_eq!(
        shown,
        [
            "Årsmötets öppnande",
            "Ekonomisk redovisning",
            "Val av ledamöter",
            "Motion om förbud mot nät",
            "Årsmötets avslutande"
        ]
    );
    let text = |at: usize| document.items[at].sections[0].text.as_deref().unwrap_or_default();
    assert!(text(1).starts_with("Kassören Bo Sand gick igenom"), "{}", text(1));
    assert_eq!(document.items[3].votes[0].yes, Some(19));
    assert_eq!(told(&document)[1..3], [Some("14:00"), Some("15:40")]);
}

#[test]
fn what_was_said_first_is_no_title() {
    // Sentences alone, without titles: a verb tells.
    let document = minutes("Kvarnby IF\nStyrelsemöte\n2025-04-08");
    let sentences = parse(
        "Kvarnby IF\nStyrelsemöte\n2025-04-08\n\n§ 1 Anna öppnade mötet. Alla var välkomna.\n\n§ 2 Protokollet lästes upp. Det \
         godkändes.\n\n§ 3 Kassören var sjuk. Frågan togs inte upp.\n\n§ 4 Anna avslutade mötet.\n",
    );
    let titles: Vec<_> = sentences.items.iter().filter_map(|item| item.title.as_deref()).collect();
    assert!(titles.iter().all(|title| title.ends_with('.')), "{titles:?}");
    assert_eq!(document.items.len(), 3);
}

#[test]
fn who_was_there_is_told_in_plain_words() {
    let document = parse(
        "Kvarnby byalag\nProtokoll från styrelsemöte\n2024-03-12\n\nMed på mötet: Lars Åkesson (ordförande), Siv Måna (kassör) och \
         Moa\nLind (från punkt 2)\n\nKunde inte komma: Roger Blom och Elsa Vik\n\n1. Välkomna\nLasse hälsade välkomna.\n\n2. \
         Ekonomi\nDet finns 23 418 kr på kontot.\n\n3. Nästa möte\nTisdag 23 april.\n",
    );
    let there: Vec<_> = document.participants.iter().map(|one| (one.name.as_deref(), one.role)).collect();
    let (member, absent) = (Some(Role::Member), Some(Role::Absent));
    assert_eq!(
        there,
        [
            (Some("Lars Åkesson"), member),
            (Some("Siv Måna"), member),
            (Some("Moa Lind"), member),
            (Some("Roger Blom"), absent),
            (Some("Elsa Vik"), absent),
        ]
    );
    assert_eq!(document.items[0].kind, Some(ItemKind::Procedural));
}
