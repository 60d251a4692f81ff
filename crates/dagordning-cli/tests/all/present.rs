//! Who was there, leads, writes and adjusts where no cover lists them: in the first items, and on pages that were signed.

use crate::common::FULL;
use dagordning::model::{Document, Role};

fn parse(text: &str) -> Document {
    dagordning::parse(text.as_bytes(), Some("protokoll.txt"), FULL).expect("readable")
}

fn people(document: &Document) -> Vec<(&str, Option<Role>)> {
    document.participants.iter().map(|person| (person.name.as_deref().unwrap_or(""), person.role)).collect()
}

fn adjusters(document: &Document) -> Vec<&str> {
    document.adjusters.iter().filter_map(|one| one.name.as_deref()).collect()
}

const HEAD: &str = "Furuviks byalag\nPROTOKOLL\nStyrelsemöte 2025-02-11\n\n";
const END: &str = "Ekonomi\nKassören gick igenom kassan.\n\n§ 4 Avslutning\nMötet avslutades.\n";

#[test]
fn a_point_may_list_who_is_there() {
    let expected = [
        ("Eva Lind", Some(Role::Member)),
        ("Ola Dahl", Some(Role::Member)),
        ("Sara Holm", Some(Role::Member)),
        ("Ted Alm", Some(Role::Absent)),
    ];
    for points in [
        "§ 1 Närvarande: Eva Lind, Ola Dahl, Sara Holm\n\n§ 2 Frånvarande: Ted Alm\n\n§ 3 ",
        "§ 1 Närvarande: Eva Lind, Ola Dahl och\nSara Holm.\n\n§ 2 Ej närvarande: Ted Alm.\n\n§ 3 ",
        "§ 1 Närvarande\nEva Lind, Ola Dahl, Sara Holm\n\n§ 2 Frånvarande\nTed Alm\n\n§ 3 ",
    ] {
        let document = parse(&format!("{HEAD}{points}{END}"));
        assert_eq!(people(&document), expected, "{points}");
        let numbers: Vec<_> = document.items.iter().filter_map(|item| item.number.as_deref()).collect();
        assert_eq!(numbers, ["1", "2", "3", "4"], "{points}");
        assert_eq!(document.items[0].title.as_deref(), Some("Närvarande"), "{points}");
        assert!(document.unassigned.is_empty(), "{:?}", document.unassigned);
    }
}

#[test]
fn what_no_list_of_people_is_lists_nobody() {
    let document = parse(&format!(
        "{HEAD}§ 1 Närvarande\nSex medlemmar hade kommit, och Eva Lind hälsade dem välkomna.\n\n§ 2 Kallade: Eva Lind, Ola \
         Dahl\n\n§ 3 {END}"
    ));
    assert_eq!(people(&document), []);
}

#[test]
fn chair_secretary_and_adjuster_may_be_told_on_one_line() {
    for line in [
        "Ordförande: Eva Lind. Sekreterare: Ola Dahl. Justerare: Sara Holm.",
        "Ordförande: Eva Lind, sekreterare: Ola Dahl, justerare: Sara Holm",
        "Mötet öppnades kl. 19.00. Mötesordförande: Eva Lind. Mötessekreterare: Ola Dahl. Justerare: Sara Holm.",
    ] {
        let document = parse(&format!(
            "{HEAD}Närvarande: Eva Lind, Ola Dahl, Sara Holm\n\n§ 1 Mötets öppnande\n{line}\n\n§ 3 {END}"
        ));
        let expected =
            [("Eva Lind", Some(Role::Member)), ("Ola Dahl", Some(Role::Secretary)), ("Sara Holm", Some(Role::Member))];
        assert_eq!(people(&document), expected, "{line}");
        assert!(document.participants[0].presided, "{line}");
        assert_eq!(adjusters(&document), ["Sara Holm"], "{line}");
        assert_eq!(document.items[0].sections[0].text.as_deref(), Some(line));
    }
}

#[test]
fn the_cover_may_tell_them_on_one_line() {
    for line in [
        "Ordförande: Eva Lind. Sekreterare: Ola Dahl. Justerare: Sara Holm.",
        "Ordförande: Eva Lind, Sekreterare: Ola Dahl, Justerare: Sara Holm",
        "Ordförande: Eva Lind Sekreterare: Ola Dahl Justerare: Sara Holm",
    ] {
        let document = parse(&format!("{HEAD}{line}\n\n§ 1 Mötets öppnande\nMötet öppnades.\n\n§ 3 {END}"));
        assert_eq!(
            people(&document),
            [("Eva Lind", Some(Role::Member)), ("Ola Dahl", Some(Role::Secretary))],
            "{line}"
        );
        assert_eq!(adjusters(&document), ["Sara Holm"], "{line}");
        assert!(document.preamble.is_empty(), "{:?}", document.preamble);
        assert!(document.unassigned.is_empty(), "{:?}", document.unassigned);
    }
}

#[test]
fn a_scribble_may_stand_between_a_label_and_the_name() {
    for signed in [
        "Vid protokollet      Justeras\n\nJl ke Ahx      Cz Sm\n\nOla Dahl             Sara Holm\n",
        "Vid protokollet\n\nOd. dl ~\n\nOla Dahl\n\nJusteras\n\nfa. YA\n\nSara Holm\n",
    ] {
        let document = parse(&format!(
            "{HEAD}Närvarande: Eva Lind, Ola Dahl, Sara Holm\n\n§ 1 Mötets öppnande\nMötet öppnades.\n\n§ 3 {END}\n{signed}"
        ));
        assert_eq!(people(&document)[1], ("Ola Dahl", Some(Role::Secretary)), "{signed}");
        assert_eq!(adjusters(&document), ["Sara Holm"], "{signed}");
        assert_eq!(document.items[2].sections[0].text.as_deref(), Some("Mötet avslutades."), "{signed}");
    }
}

#[test]
fn days_of_adjustment_and_posting_stand_in_sentences_below_the_last_item() {
    let document = parse(&format!(
        "{HEAD}Närvarande: Eva Lind, Ola Dahl, Sara Holm\n\n§ 1 Mötets öppnande\nMötet öppnades.\n\n§ 3 {END}\n\nVid \
         protokollet\n\nOla Dahl\n\n\nJusteras den 20 februari 2025\n\nEva Lind         Sara Holm\nOrdförande       Justerare\n\n\
         Protokollet omfattar §§ 1–4 och har anslagits på byalagets anslagstavla den 23 februari 2025.\nAnslaget tas ned den 15 \
         mars 2025.\n"
    ));
    assert_eq!(document.adjustment.as_ref().and_then(|one| one.date.as_deref()), Some("2025-02-20"));
    let posting = document.posting.as_ref().expect("posted");
    assert_eq!((posting.posted.as_deref(), posting.removed.as_deref()), (Some("2025-02-23"), Some("2025-03-15")));
    assert_eq!(adjusters(&document), ["Sara Holm"]);
    assert!(document.unassigned.is_empty(), "{:?}", document.unassigned);
}

#[test]
fn a_wide_gap_within_a_list_of_names_parts_nobody() {
    for list in [
        "Eva Lind, Ola Dahl, Dick   Hammar,   Sara Holm, Mats Ek",
        "Eva Lind,   Ola Dahl,   Dick Hammar, Sara   Holm, Mats Ek",
        "Eva Lind, Ola   Dahl, Dick Hammar, Sara Holm,   Mats Ek",
    ] {
        let document = parse(&format!("{HEAD}Närvarande: {list}\n\n§ 1 Mötets öppnande\nMötet öppnades.\n\n§ 3 {END}"));
        let names: Vec<&str> = people(&document).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["Eva Lind", "Ola Dahl", "Dick Hammar", "Sara Holm", "Mats Ek"], "{list}");
        assert!(document.unassigned.is_empty(), "{:?}", document.unassigned);
    }
}

#[test]
fn the_sentence_that_names_the_assembly_names_whose_it_is_behind_it() {
    for (whose, organization) in [
        ("HSB:s Bostadsrättsförening Furan i\nNorrby", "HSB:s Bostadsrättsförening Furan i Norrby"),
        ("Riksbyggens Bostadsrättsförening Gunghästen", "Riksbyggens Bostadsrättsförening Gunghästen"),
        ("Furuviks vägförening", "Furuviks vägförening"),
    ] {
        let document = parse(&format!(
            "PROTOKOLL\nfört vid ordinarie föreningsstämma med {whose} den 28 april 2014\n\n§ 1 Stämmans öppnande\nEva Lind öppnade \
             stämman.\n\n§ 2 Avslutning\nStämman avslutades.\n"
        ));
        assert_eq!(document.organization.as_deref(), Some(organization));
        assert_eq!(document.body.as_deref(), Some("ordinarie föreningsstämma"));
        assert_eq!(document.meeting.expect("a meeting").date.as_deref(), Some("2014-04-28"));
    }
}

#[test]
fn a_bracket_below_a_name_tells_at_what_its_bearer_was_there() {
    for (printed, items) in [
        ("Sara Holm\n(närvarande fr.o.m. punkt 3)", "3-"),
        ("Sara Holm (närvarande från punkt 3)", "3-"),
        ("Sara Holm\n(t.o.m. punkt 3)", "-3"),
        ("Sara Holm (deltog till och med punkt 3)", "-3"),
    ] {
        let document = parse(&format!(
            "{HEAD}Närvarande:\nOla Dahl (ordf)\n{printed}\nTed Alm\n\n1. Mötets öppnande\nMötet öppnades.\n\n2. Avslutning\nMötet \
             avslutades.\n"
        ));
        let names: Vec<&str> = people(&document).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["Ola Dahl", "Sara Holm", "Ted Alm"], "{printed}");
        assert_eq!(document.participants[1].items, [items], "{printed}");
        assert!(document.unassigned.is_empty(), "{:?}", document.unassigned);
    }
}

#[test]
fn a_sentence_may_tell_who_was_there() {
    for (lead, serves) in
        [("Närvarande var", "som ersatte"), ("Närvarande är", "tjänstgörande för"), ("Närvarande:", "som ersätter")]
    {
        let document = parse(&format!(
            "Lindviks kommun\nKultur- och fritidsnämnden\nProtokoll\n2025-02-11\n\n{lead} Eva Lind (S), ordförande, Ola Dahl (M), \
             vice\nordförande, Sara Holm (C) samt Ted Alm (V), {serves} Mia Ek (V).\n\n§ 1 Upprop\nUpprop förrättas.\n\n§ 2 \
             Skolvägar\nBeslut\nPlanen antas.\n"
        ));
        let (member, serving) = (Some(Role::Member), Some(Role::ServingSubstitute));
        assert_eq!(
            people(&document),
            [("Eva Lind", member), ("Ola Dahl", member), ("Sara Holm", member), ("Ted Alm", serving)],
            "{lead}"
        );
        let replaced = &document.participants[3].substitutions[0];
        assert_eq!((replaced.name.as_deref(), replaced.party.as_deref()), (Some("Mia Ek"), Some("V")), "{lead}");
        assert!(document.unassigned.is_empty(), "{:?}", document.unassigned);
    }
}
