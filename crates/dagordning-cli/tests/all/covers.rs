//! Covers and rosters as other producers print them: columns one blank apart, labels apart from values, certificates of
//! signing services, watermarks.

use crate::common::FULL;
use dagordning::model::{Document, Office, Role, Status};

fn parse(text: &str) -> Document {
    dagordning::parse(text.as_bytes(), Some("protokoll.txt"), FULL).expect("readable")
}

fn people(document: &Document) -> Vec<(&str, Option<Role>)> {
    document.participants.iter().map(|person| (person.name.as_deref().unwrap_or(""), person.role)).collect()
}

const END: &str = "\n§ 1 Upprop\n\nBeslut\nNämnden godkänner uppropet.\n";

#[test]
fn marks_at_the_end_of_rows_one_blank_apart_tell_who_was_there() {
    let document = parse(&format!(
        "Vesters kommun\nPROTOKOLL\nTekniska nämnden\n\nLedamöter Närvarande\nEva Lund (S), ordförande x\n\
         Ola De Frees, M x\nAnna Bergström (C) -\n\nEj tjänstgörande ersättare\nPer Dahl (V)\n{END}"
    ));
    let expected = [
        ("Eva Lund", Some(Role::Member)),
        ("Ola De Frees", Some(Role::Member)),
        ("Anna Bergström", Some(Role::Absent)),
        ("Per Dahl", Some(Role::NonServingSubstitute)),
    ];
    assert_eq!(people(&document), expected);
    assert_eq!(document.participants[0].office, Some(Office::Chair));
}

#[test]
fn two_lists_on_the_same_lines_are_two_lists() {
    let document = parse(
        "Vesters kommun\nKALLELSE\nTekniska nämnden\n\nLedamöter Ersättare\nEva Lund (S), ordförande Ola Frees (M)\n\
         Anna Bergström (C) Per Dahl (V)\nSiv Holm (S)\n\n1. Upprop\n2. Val av justerare\n",
    );
    let roles: Vec<_> = document.participants.iter().filter_map(|person| person.role).collect();
    assert_eq!(roles, [Role::Member, Role::Member, Role::Member, Role::Substitute, Role::Substitute]);
}

#[test]
fn labels_over_each_other_have_their_values_below_in_the_same_order() {
    let document = parse(&format!(
        "Vesters kommun\nPROTOKOLL\nTekniska nämnden\n\nDatum:\nTid:\nPlats:\n\n2021-03-04\nkl 13.00-15.30, ajournering kl\n\
         14.00-14.15\nEkrummet, Parkvägen\n31\n\nBeslutande\nEva Lund (S), ordförande\nOla Frees (M)\n{END}"
    ));
    let meeting = document.meeting.expect("a meeting");
    assert_eq!(meeting.date.as_deref(), Some("2021-03-04"));
    assert_eq!(meeting.start_time.as_deref(), Some("13:00"));
    assert_eq!(meeting.adjournments.len(), 1);
    assert_eq!(meeting.location.as_deref(), Some("Ekrummet, Parkvägen 31"));
}

#[test]
fn a_label_may_be_broken_around_its_value() {
    let document = parse(&format!(
        "Vesters kommun\nPROTOKOLL\nTekniska nämnden\n\nPlats och tid för           Ekrummet, 2021-03-04, klockan\n\
         sammanträdet                13.00-15.30\n\nBeslutande\nEva Lund (S), ordförande\n{END}"
    ));
    let meeting = document.meeting.expect("a meeting");
    assert_eq!(meeting.location.as_deref(), Some("Ekrummet"));
    assert_eq!((meeting.start_time.as_deref(), meeting.end_time.as_deref()), (Some("13:00"), Some("15:30")));
    assert!(document.unassigned.is_empty(), "{:?}", document.unassigned);
}

#[test]
fn a_certificate_is_furniture_whose_signers_and_days_are_values() {
    let document = parse(&format!(
        "Vesters kommun\nPROTOKOLL\nTekniska nämnden\n2021-03-04\n\nBeslutande\nEva Lund (S), ordförande\nOla Frees (M)\n{END}\n\
         Följande personer har undertecknat\nNamn Roll Datum Metod\nSiv Holm Sekreterare 2021-03-09 BankID\n\
         Eva Lund Ordförande 2021-03-09 BankID\nOla Frees Justerare 2021-03-10 BankID\n"
    ));
    assert!(people(&document).contains(&("Siv Holm", Some(Role::Secretary))));
    assert_eq!(document.adjusters.iter().filter_map(|one| one.name.as_deref()).collect::<Vec<_>>(), ["Ola Frees"]);
    assert_eq!(document.adjustment.and_then(|adjustment| adjustment.date).as_deref(), Some("2021-03-10"));
    let sections: usize = document.items.iter().map(|item| item.sections.len()).sum();
    assert_eq!(sections, 1);
}

#[test]
fn stamps_of_services_are_none_of_their_lines() {
    let document = parse(
        "Vesters kommun\nPROTOKOLL\nTekniska nämnden\n2021-03-04\n\nBeslutande\nEva Lund (S), ordförande\n\n\
         § 1 Ny bro över ån                     Comfact-id 15996404\n\nBeslut\nNämnden godkänner bron.\n",
    );
    assert_eq!(document.items[0].title.as_deref(), Some("Ny bro över ån"));
}

#[test]
fn a_watermark_among_the_lines_sets_the_status() {
    let lines =
        (1..9).map(|number| format!("§ {number} Ärende om väg {number}\n\nBeslut\nNämnden godkänner vägen.\n\n"));
    let text: String = lines.collect();
    let document = parse(&format!(
        "Vesters kommun\nPROTOKOLL\nTekniska nämnden\n2021-03-04\n\nBeslutande\nEva Lund (S), ordförande\n\n{text}EJ JUSTERAT\n"
    ));
    assert_eq!(document.status, Some(Status::Draft));
}

#[test]
fn a_list_parted_by_semicolons_keeps_organizations() {
    let document = parse(&format!(
        "Vesters vattenförbund\nPROTOKOLL\nFörbundsdirektionen\n2021-03-04\n\nBeslutande: Eva Lund, Vesters kommun (ordförande); Ola\n\
         Frees, Norrby kommun; samt Siv Holm, Söderby kommun.\n\nTjänstgörande ersättare: Per Dahl (M) ersätter Bo Ek (M) §§\n\
         1-4, Ada Öst (M) §§ 5-7.\n{END}"
    ));
    let members: Vec<_> = people(&document).into_iter().map(|(name, _)| name).collect();
    assert_eq!(members, ["Eva Lund", "Ola Frees", "Siv Holm", "Per Dahl"]);
    assert_eq!(document.participants[1].organization.as_deref(), Some("Norrby kommun"));
}

#[test]
fn who_was_called_need_not_have_come() {
    let document = parse(
        "Mötesprotokoll\nFöreningen Ankaret\n2015-09-26\n\nKallade: Eva Lund, Ola Frees, Siv Holm\nNärvarande: Eva Lund, Ola Frees\n\n\
         1. Mötets öppnande\n\n2. Bryggan\nBryggan är lagad.\n\n3. Mötet avslutas\n",
    );
    assert_eq!(people(&document), [("Eva Lund", Some(Role::Member)), ("Ola Frees", Some(Role::Member))]);
    assert_eq!(document.organization.as_deref(), Some("Föreningen Ankaret"));
}

#[test]
fn an_association_is_known_by_its_place_over_its_assembly() {
    for name in
        ["Norrby biodlare", "IF Tärnan", "Sektionen för maskinteknik", "Kooperativa hyresrättsföreningen Ankaret"]
    {
        let document =
            parse(&format!("{name}\nProtokoll\nÅrsmöte\n2019-03-04\n\n1. Mötets öppnande\n\n2. Mötets avslutande\n"));
        assert_eq!(document.organization.as_deref(), Some(name));
        assert_eq!(document.body.as_deref(), Some("Årsmöte"));
    }
}

#[test]
fn a_title_may_go_on_with_an_assembly_and_which_meeting_it_was() {
    let cover = |title: &str| {
        parse(&format!("Klinta IK\n\n{title}\n\nPlats: Klubbstugan\nNärvarande: Anna Ek, Bo Lind\n{END}"))
    };
    for (title, body, number, date) in [
        ("Protokoll Styrelsemöte 3/2022", "Styrelsemöte", Some("3/2022"), None),
        ("Protokoll styrelsemöte 2022-03-14", "styrelsemöte", None, Some("2022-03-14")),
        ("Kallelse till kommunfullmäktige 24 november 2025", "kommunfullmäktige", None, Some("2025-11-24")),
        ("Protokoll från barn- och utbildningsnämndens sammanträde", "barn- och utbildningsnämnden", None, None),
    ] {
        let document = cover(title);
        let meeting = document.meeting.as_ref().expect("a meeting");
        assert_eq!(document.title.as_deref(), Some(title));
        assert_eq!(document.body.as_deref(), Some(body), "{title}");
        assert_eq!((meeting.number.as_deref(), meeting.date.as_deref()), (number, date), "{title}");
    }
    // The day directly behind the word may be that of issue.
    assert_eq!(cover("Kallelse 2025-11-10").meeting.and_then(|meeting| meeting.date), None);
}

#[test]
fn the_hours_of_a_pause_stand_in_the_next_column() {
    let document = parse(&format!(
        "PROTOKOLL\nTekniska nämnden\n\nTid            2023-09-19 kl. 13.15–16.40\nPlats          Salen Sågen\n\
         Ajournering    Kl. 14.35–14.50\nNärvarande     Se närvarolistan på sidan 6\n{END}"
    ));
    let meeting = document.meeting.expect("a meeting");
    let pause = &meeting.adjournments[0];
    assert_eq!((pause.start_time.as_deref(), pause.end_time.as_deref()), (Some("14:35"), Some("14:50")));
    assert_eq!(meeting.location.as_deref(), Some("Salen Sågen"));
}

#[test]
fn the_list_of_attendance_stands_between_the_last_item_and_the_signatures() {
    let document = parse(
        "Vesters kommun\nPROTOKOLL\nTekniska nämnden\n\nTid            2023-09-19 kl. 13.15–16.40\n\n§ 64   Rapport\n\n\
         Beslut         Rapporten läggs till handlingarna.\n\n§ 65   Nästa sammanträde\n\n\
         \x20              Nämnden sammanträder den 24 oktober.\n\nNärvarolista\n\n\
         Ledamöter      Eva Lund (S), ordförande\n               Ola Bergström (M)\n\n\
         Tjänstgörande  Rut Ekvall (S) för Jan Hagel (S)\nersättare\n\nTjänstepersoner\n               Åke Bring, controller, § 64\n\n\
         Underskrifter\n\nParagrafer     64–65\n\nSekreterare    .........................\n               Fatima Lind\n",
    );
    assert_eq!(
        people(&document),
        [
            ("Eva Lund", Some(Role::Member)),
            ("Ola Bergström", Some(Role::Member)),
            ("Rut Ekvall", Some(Role::ServingSubstitute)),
            ("Åke Bring", Some(Role::Official)),
            ("Fatima Lind", Some(Role::Secretary)),
        ]
    );
    assert_eq!(document.items[1].sections[0].text.as_deref(), Some("Nämnden sammanträder den 24 oktober."));
    assert_eq!(document.meeting.expect("a meeting").extent, ["64-65"]);
}

#[test]
fn one_who_came_later_does_not_cost_the_others_their_row() {
    let document = parse(&format!(
        "PROTOKOLL\nStyrelsemöte\n2022-03-14\n\nNärvarande: Anki Falk (ordförande), Tove Hellgren (kassör),\n\
         Jocke Lind (från punkt 4), Mia Storm (sekreterare)\n{END}"
    ));
    assert_eq!(
        people(&document),
        [
            ("Anki Falk", Some(Role::Member)),
            ("Tove Hellgren", Some(Role::Member)),
            ("Jocke Lind", Some(Role::Member)),
            ("Mia Storm", Some(Role::Secretary)),
        ]
    );
    assert_eq!(document.participants[0].office, Some(Office::Chair));
    assert_eq!(document.participants[1].title.as_deref(), Some("kassör"));
    assert_eq!(document.participants[2].items, ["4-"]);
}

#[test]
fn labels_behind_numbers_are_labels() {
    let document = parse(
        "Samfälligheten Björkdungen\nOrg.nr 717901-1234\n\nProtokoll styrelsemöte 2024-03-12\n\n\
         1. Närvarande: Anna Ek (ordförande), Bo Lindberg\n2. Plats: Föreningslokalen\n3. Tid: kl. 18.00-19.30\n\n\
         § 1 Mötets öppnande\nOrdföranden öppnade mötet.\n\n§ 2 Ekonomi\nStyrelsen antog budgeten.\n\n\
         Vid protokollet\n\nBo Lindberg\n\nJusteras\n\nAnna Ek\n\nCia Alm\n",
    );
    assert_eq!(document.title.as_deref(), Some("Protokoll styrelsemöte 2024-03-12"));
    assert_eq!(people(&document), [("Anna Ek", Some(Role::Member)), ("Bo Lindberg", Some(Role::Secretary))]);
    let adjusters: Vec<_> = document.adjusters.iter().filter_map(|person| person.name.as_deref()).collect();
    assert_eq!(adjusters, ["Cia Alm"]);
    let meeting = document.meeting.expect("a meeting");
    assert_eq!(meeting.location.as_deref(), Some("Föreningslokalen"));
    assert_eq!(meeting.start_time.as_deref(), Some("18:00"));
    assert!(document.unassigned.is_empty() && document.preamble.is_empty());
}

#[test]
fn a_title_may_end_with_whose_it_is() {
    for title in ["Protokoll SM2 2023 – Datasektionen", "Protokoll, årsmöte 2023-04-12 – Båtklubben Masten"] {
        let document = parse(&format!("{title}\n\nNärvarande: Anna Ek, Bo Lindberg\n\n§ 1 Upprop\n\n§ 2 Avslutning\n"));
        assert_eq!(document.title.as_deref(), Some(title));
        let name = title.rsplit(" – ").next();
        assert_eq!(document.organization.as_deref(), name, "{title}");
    }
}

#[test]
fn certificates_name_what_was_signed_and_by_whom() {
    for signed in [
        "Verifikat\nTransaktion 0922211557\n\nDokument\nProtokoll 2024-05-07.pdf\nHuvuddokument, 9 sidor\n\nSignerare\n\n\
         Eva Lund\nIdentifierad med svenskt BankID\nSignerade 2024-05-07 16:05:12 CET (+0100)\n",
        "Digitalt undertecknat av\nEva Lund, ordförande, 2024-05-07 16:05, BankID\n",
    ] {
        let document = parse(&format!(
            "PROTOKOLL\nTekniska nämnden\n2024-05-02\n\nBeslutande\nEva Lund (S), ordförande\n{END}\n\
             Beslutet skickas till\nKansliet\n\n\x0c{signed}"
        ));
        assert_eq!(document.items[0].distribution, ["Kansliet"], "{signed}");
        assert!(document.items[0].documents.is_empty());
    }
}

#[test]
fn a_dash_parts_a_name_from_its_party() {
    let document = parse(
        "Vesters kommun\nPROTOKOLL\nTekniska nämnden\n2021-03-04\n\nBeslutande\nEva Lund - S, ordförande\nOla Frees – M\n\
         Per-Olof Dahl - VV\nSiv Holm - C ej § 2\n\n§ 1 Upprop\n\n§ 2 Val av justerare\n",
    );
    let found: Vec<_> = document
        .participants
        .iter()
        .map(|person| (person.name.as_deref().unwrap_or(""), person.party.as_deref().unwrap_or("")))
        .collect();
    assert_eq!(found, [("Eva Lund", "S"), ("Ola Frees", "M"), ("Per-Olof Dahl", "VV"), ("Siv Holm", "C")]);
    assert_eq!(document.participants[3].items_except, ["2"]);
}

#[test]
fn a_row_goes_on_with_whom_its_person_replaces() {
    let document = parse(
        "Vesters kommun\nPROTOKOLL\nTekniska nämnden\n2021-03-04\n\nTjänstgörande ersättare\n\
         Eva Lund (S) för Ola Frees (S) §§ 1-4, för Per Dahl (S)\n§§ 5-9\n\
         Siv Holm (M) för Karin Berg (M) §§ 1-4, för Lotta Landin\n(M) §§ 5-9\n\n§ 1 Upprop\n\n§ 2 Val av justerare\n",
    );
    let replaced: Vec<_> = document
        .participants
        .iter()
        .flat_map(|person| &person.substitutions)
        .map(|one| (one.name.as_deref().unwrap_or(""), one.items.join(" ")))
        .collect();
    let expected = [("Ola Frees", "1-4"), ("Per Dahl", "5-9"), ("Karin Berg", "1-4"), ("Lotta Landin", "5-9")];
    assert_eq!(replaced, expected.map(|(name, items)| (name, items.to_owned())));
}

#[test]
fn names_below_their_roles_are_no_names_above_the_next() {
    let document = parse(
        "PROTOKOLL\nÅrsmöte 2004-03-27\n\n§ 1 Mötets öppnande\nMötet öppnades.\n\n§ 2 Avslutning\nMötet avslutades.\n\n\
         Ordförande               Sekreterare\n\nKarl-Erik Ström          Gunnel Åhs\n\n\
         Justeras                 Justeras\n\nLars Bodin               Maj-Britt Ek\n",
    );
    let adjusters: Vec<_> = document.adjusters.iter().filter_map(|adjuster| adjuster.name.as_deref()).collect();
    assert_eq!(adjusters, ["Lars Bodin", "Maj-Britt Ek"]);
    let presided: Vec<_> = document.participants.iter().filter(|person| person.presided).collect();
    assert_eq!(presided.len(), 1);
    assert_eq!(presided[0].name.as_deref(), Some("Karl-Erik Ström"));
}

#[test]
fn one_name_above_a_label_is_not_whose_two_stand_side_by_side_below_it() {
    let document = parse(
        "PROTOKOLL\nStyrelsemöte 2025-09-16\n\n1. Öppnande\nMötet öppnades.\n\n2. Övrigt\nNästa möte hålls i oktober.\n\n\
         Vid protokollet\n\nJonas Ekdal\n\nJusteras\n\nBirgitta Molander          Per Ståhlgren\n",
    );
    assert_eq!(people(&document), [("Jonas Ekdal", Some(Role::Secretary))]);
    let adjusters: Vec<_> = document.adjusters.iter().filter_map(|adjuster| adjuster.name.as_deref()).collect();
    assert_eq!(adjusters, ["Birgitta Molander", "Per Ståhlgren"]);
}

#[test]
fn a_title_may_count_the_meeting_and_go_on_below() {
    let rest = "\nDatum: 2024-03-12\nTid: 18.30–20.45\nNärvarande: Anna Ek, Bo Lind\n\n§ 1 Öppnande\nAnna öppnade mötet.\n\n§ 2 Avslutning\n                Anna avslutade mötet.\n";
    for (head, title, body, number) in [
        ("Protokoll nr 7\n\nStyrelsemöte\n", "Protokoll nr 7", Some("Styrelsemöte"), Some("7")),
        ("PROTOKOLL NR 7\n", "PROTOKOLL NR 7", None, Some("7")),
        ("PROTOKOLL\nStyrelsemöte nr 8, verksamhetsåret 2023/2024\n", "PROTOKOLL", Some("Styrelsemöte"), Some("8")),
    ] {
        let document = parse(&format!("Maskinsektionen vid Vadköpings högskola\n\n{head}{rest}"));
        let meeting = document.meeting.as_ref();
        assert_eq!(document.organization.as_deref(), Some("Maskinsektionen vid Vadköpings högskola"), "{head}");
        assert_eq!((document.title.as_deref(), document.body.as_deref()), (Some(title), body), "{head}");
        assert_eq!(meeting.and_then(|meeting| meeting.number.as_deref()), number, "{head}");
        assert!(document.preamble.is_empty(), "{:?}", document.preamble);
    }
    let sentence = "PROTOKOLL\n\nfört vid kyrkorådets sammanträde i församlingshemmet\ntorsdagen den 14 november 1974 kl. 18.30.\n\n                    Närvarande: Folke Arvidsson, ordförande\n\n§ 1. Öppnande\nMötet öppnades.\n";
    let document = parse(&format!("Hällestorps församling\n\n{sentence}"));
    let meeting = document.meeting.expect("a meeting");
    assert_eq!((document.title.as_deref(), document.body.as_deref()), (Some("PROTOKOLL"), Some("kyrkorådet")));
    assert_eq!((meeting.date.as_deref(), meeting.start_time.as_deref()), (Some("1974-11-14"), Some("18:30")));
    assert!(document.preamble.is_empty(), "{:?}", document.preamble);
}
