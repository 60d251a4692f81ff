//! Heads of notices and minutes in which one line tells what, when and where; and what stands behind the last item.

use crate::common::FULL;
use dagordning::model::{Document, Meeting};

fn parse(text: &str) -> Document {
    dagordning::parse(text.as_bytes(), Some("kallelse.txt"), FULL).expect("readable")
}

/// The day, the hours and the place.
fn told(meeting: &Meeting) -> [Option<&str>; 4] {
    [&meeting.date, &meeting.start_time, &meeting.end_time, &meeting.location].map(Option::as_deref)
}

const ITEMS: &str = "\n1. Mötets öppnande\n2. Val av mötesordförande\n3. Styrelsens berättelse\n4. Mötets avslutande\n";

#[test]
fn the_day_of_a_notice_may_stand_alone_with_hours_and_place() {
    for (head, expected) in [
        (
            "Kallelse till årsmöte i Furuviks Byalag\n\nLördagen den 12 april 2025 kl. 14.00 i Bygdegården, Furuvik\n",
            [Some("2025-04-12"), Some("14:00"), None, Some("Bygdegården, Furuvik")],
        ),
        (
            "Kallelse till\nordinarie föreningsstämma 2025\nsöndag den 13 juli kl. 16.00 – 17.00 i Loftet\n",
            [Some("2025-07-13"), Some("16:00"), Some("17:00"), Some("Loftet")],
        ),
        (
            "Furuviks Byalag\nÅrsmöte 2019, 9 juli 2019 kl 16.30 i Hannas lada\n",
            [Some("2019-07-09"), Some("16:30"), None, Some("Hannas lada")],
        ),
        (
            "Kallelse till höstmöte 2024\n\nTorsdag 28 november kl 18:00, Röda stugan\n",
            [Some("2024-11-28"), Some("18:00"), None, Some("Röda stugan")],
        ),
    ] {
        let document = parse(&format!("{head}{ITEMS}"));
        assert_eq!(told(document.meeting.as_ref().unwrap_or_else(|| panic!("{head}"))), expected, "{head}");
        assert!(document.preamble.is_empty(), "{:?}", document.preamble);
        assert!(document.unassigned.is_empty(), "{:?}", document.unassigned);
    }
}

#[test]
fn a_title_goes_on_below_with_the_assembly() {
    let document =
        parse(&format!("Kallelse till\nordinarie föreningsstämma 2025\nsöndag den 13 juli kl. 16.00\n{ITEMS}"));
    assert_eq!(document.title.as_deref(), Some("Kallelse till ordinarie föreningsstämma 2025"));
    assert_eq!(document.body.as_deref(), Some("ordinarie föreningsstämma"));
}

#[test]
fn a_sentence_that_begins_with_a_day_is_no_head() {
    let document = parse(&format!(
        "Kallelse till årsmöte\nDatum: 2025-03-02\n\nLördagen den 12 april i Bygdegården bjuder vi på\nkaffe och bullar.\n{ITEMS}"
    ));
    let meeting = document.meeting.expect("a meeting");
    assert_eq!(told(&meeting), [Some("2025-03-02"), None, None, None]);
    assert_eq!(document.preamble, ["Lördagen den 12 april i Bygdegården bjuder vi på kaffe och bullar."]);
}

#[test]
fn a_body_in_the_genitive_held_its_meeting_on_a_day() {
    const END: &str =
        "\n§ 1 Val av justerare\nAnna Ek utses att justera protokollet.\n\n§ 2 Avslutning\nMötet avslutas.\n";
    for (head, body, expected) in [
        (
            "PROTOKOLL NR 4/2024\nDirektionens sammanträde fredagen den 13 september 2024 kl. 09.00–11.40\nPlats: Stationen",
            "Direktionen",
            [Some("2024-09-13"), Some("09:00"), Some("11:40"), Some("Stationen")],
        ),
        (
            "Vesters kommun\nPROTOKOLL\nKommunstyrelsens möte den 3 mars 2025 kl. 13.00 i Rådhuset",
            "Kommunstyrelsen",
            [Some("2025-03-03"), Some("13:00"), None, Some("Rådhuset")],
        ),
        (
            "Vesters kommun\n\nProtokoll från sammanträde med kommunala pensionärsrådet onsdagen den 22 november 2023\n\nTid: kl. 13.30",
            "kommunala pensionärsrådet",
            [Some("2023-11-22"), Some("13:30"), None, None],
        ),
        (
            "Protokoll från möte med tekniska nämnden 2023-11-22\n\nPlats: Rådhuset",
            "tekniska nämnden",
            [Some("2023-11-22"), None, None, Some("Rådhuset")],
        ),
    ] {
        let document = parse(&format!("{head}\n\nNärvarande\nAnna Ek (S), ordförande\nBo Lind (M)\n{END}"));
        assert_eq!(document.body.as_deref(), Some(body), "{head}");
        assert_eq!(told(document.meeting.as_ref().expect("a meeting")), expected, "{head}");
        assert!(document.preamble.is_empty(), "{:?}", document.preamble);
    }
}

#[test]
fn a_label_without_a_year_has_that_of_the_title() {
    let document = parse(&format!("Kallelse till årsmöte 2025\n\nDatum: Tisdagen den 22 juli\nTid: 16.00\n{ITEMS}"));
    assert_eq!(document.meeting.expect("a meeting").date.as_deref(), Some("2025-07-22"));
    // "Verksamhetsåret 2024/25" tells no year.
    let document = parse(&format!("Dagordning årsmöte 2024/25\n\nDatum: Tisdagen den 22 juli\nTid: 16.00\n{ITEMS}"));
    assert_eq!(document.meeting.expect("a meeting").date, None);
}

#[test]
fn labels_of_day_and_time_take_a_bare_time_behind_the_day() {
    for (label, start, end) in [
        ("Datum och tid: 2025-12-16 19.00", "19:00", None),
        ("Datum och tid: 2025-12-16, 19.00-20.30", "19:00", Some("20:30")),
        ("Tid och datum: 16 december 2025 19:00", "19:00", None),
        ("När: tisdagen den 16 december 2025 kl. 19.00", "19:00", None),
    ] {
        let document =
            parse(&format!("Kallelse till årsmöte\n\n{label}\nVar: Kvarterslokalen (ingång från gården)\n{ITEMS}"));
        let meeting = document.meeting.expect("a meeting");
        let place = Some("Kvarterslokalen (ingång från gården)");
        assert_eq!(told(&meeting), [Some("2025-12-16"), Some(start), end, place], "{label}");
    }
}

#[test]
fn the_day_until_which_members_answer_is_not_the_meeting_s() {
    let document = parse(&format!(
        "Vesters kommun   ÄRENDELISTA   Sida 1 (2)\nTekniska nämnden   Utfärdad 2025-03-10\n\nDag och tid:   Tisdagen den 18 \
         mars 2025 kl. 13.15–16.30\nPlats:   Biblioteket\n\nLedamöter som inte kan delta meddelar sekreteraren senast den 17 \
         mars och kallar själva in sin\nersättare.\n{ITEMS}"
    ));
    let meeting = document.meeting.expect("a meeting");
    assert_eq!(told(&meeting), [Some("2025-03-18"), Some("13:15"), Some("16:30"), Some("Biblioteket")]);
    assert_eq!(meeting.issued.as_deref(), Some("2025-03-10"));
}

#[test]
fn the_number_of_a_meeting_stands_before_the_year_of_its_board() {
    for head in ["Protokoll styrelsemöte 6, verksamhetsåret 2024/25", "Protokoll styrelsemöte nr 6, läsåret 2024/25"]
    {
        let document = parse(&format!(
            "Vretens studentkår\n\n{head}\n\nDatum: 2025-02-11\n\nNärvarande: Anna Ek, Bo Lind\n\n\
             § 1 Mötets öppnande\nAnna Ek öppnade mötet.\n\n§ 2 Mötets avslutande\nMötet avslutades.\n"
        ));
        assert_eq!(document.meeting.expect("a meeting").number.as_deref(), Some("6"), "{head}");
    }
}

#[test]
fn whoever_signs_a_notice_is_no_text_of_its_last_item() {
    for tail in
        ["Furuviks båtklubbs styrelse, genom Bo Ek\n", "Styrelsen\n", "Välkomna!\n\nStyrelsen i Furuviks byalag\n"]
    {
        let document = parse(&format!("Kallelse till årsmöte\nDatum: 2025-03-02\n{ITEMS}\n{tail}"));
        let last = document.items.last().expect("items");
        assert_eq!(last.title.as_deref(), Some("Mötets avslutande"));
        assert!(last.sections.is_empty(), "{tail}: {:?}", last.sections);
        let broken = |code: &str| code.contains("truncated");
        let codes = serde_json::to_value(&document.diagnostics).expect("JSON").to_string();
        assert!(!broken(&codes), "{codes}");
    }
}

#[test]
fn names_above_their_roles_may_stand_one_below_the_other() {
    let document = parse(&format!(
        "Vesters kommun\nKallelse\nKommunstyrelsen\nDatum: 2025-03-02\n{ITEMS}\n\nAnnika Vall\nOrdförande\nPer \
         Södergren\nSekreterare\n"
    ));
    let people: Vec<_> =
        document.participants.iter().map(|one| (one.name.as_deref().unwrap_or(""), one.presided)).collect();
    assert_eq!(people, [("Annika Vall", true), ("Per Södergren", false)]);
    assert!(document.items[3].sections.is_empty());
}

#[test]
fn words_of_sentences_are_no_labels_without_a_colon() {
    let document = parse(&format!(
        "Kallelse till årsmöte\nDatum: 2025-03-02\n\nVar vänlig och anmäl förhinder till Bo Ek.\n\nNär mötet den 2 mars är slut \
         bjuds på kaffe.\n{ITEMS}"
    ));
    assert_eq!(told(&document.meeting.expect("a meeting")), [Some("2025-03-02"), None, None, None]);
    assert_eq!(document.preamble.len(), 2);
}

#[test]
fn a_title_may_name_the_body_and_the_town() {
    let document = parse(&format!("Kallelse till kommunfullmäktige i Sundnäs kommun\n\nDatum: 2026-06-15\n{ITEMS}"));
    assert_eq!(document.title.as_deref(), Some("Kallelse till kommunfullmäktige i Sundnäs kommun"));
    assert_eq!(document.body.as_deref(), Some("kommunfullmäktige"));
    assert_eq!(document.organization.as_deref(), Some("Sundnäs kommun"));
}
