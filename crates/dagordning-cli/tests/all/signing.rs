//! Who signs at the end of minutes, where nothing but the order tells whose role is whose; and what may stand above and behind.

use dagordning::model::{Document, Participant, Role};

use crate::common::{FULL, parsed};

/// Minutes of a committee that end so.
fn ending(end: &str) -> Document {
    parsed(
        format!(
            "Norrby kommun\nTekniska nämnden\n\nSammanträdesprotokoll\n\n2021-03-04\n\nPlats och tid: Sessionssalen, kl. 13.00–15.00\n\n\
             Beslutande\nBo Frans Lind (S), ordförande\nEva Berg (M)\nAnna Karin Ros (C)\n\n\
             Övriga närvarande\nIda Ek, teknisk chef\nGun Alm, nämndsekreterare\n\n\
             § 11 Taxa för vatten\n\nBeslut\nTekniska nämnden beslutar att anta taxan.\n\n\
             § 12 Ny brygga\n\nBeslut\nTekniska nämnden beslutar att bygga bryggan.\n\nBeslutet skickas till\nTekniska kontoret\nBadföreningen\n\n\
             {end}"
        )
        .as_bytes(),
        FULL,
    )
}

fn named<'d>(document: &'d Document, name: &str) -> &'d Participant {
    let found: Vec<_> = document.participants.iter().filter(|one| one.name.as_deref() == Some(name)).collect();
    assert_eq!(found.len(), 1, "{name}: {:?}", document.participants);
    found[0]
}

/// The secretary is the official of the list, the chair as the roster has him, and one adjusts; the item ends before.
fn assert_signed(document: &Document, context: &str) {
    let secretary = named(document, "Gun Alm");
    assert_eq!(secretary.role, Some(Role::Secretary), "{context}");
    assert_eq!(secretary.title.as_deref(), Some("nämndsekreterare"), "{context}");
    assert!(!named(document, "Bo Frans Lind").presided, "{context}");
    let adjusters: Vec<_> = document.adjusters.iter().map(|one| one.name.as_deref().unwrap_or("")).collect();
    assert_eq!(adjusters, ["Eva Berg"], "{context}");
    assert_eq!(document.participants.len(), 5, "{context}: {:?}", document.participants);
    assert_eq!(document.items[1].distribution, ["Tekniska kontoret", "Badföreningen"], "{context}");
    assert!(document.unassigned.is_empty(), "{context}: {:?}", document.unassigned);
}

#[test]
fn names_in_a_row_sign_in_the_roles_above_or_below_them() {
    for end in [
        "Vid protokollet  Ordförande  Justerare\n\nGun Alm  Bo Frans Lind  Eva Berg\n",
        "Vid protokollet Ordförande Justerare\n\nGun Alm Bo Frans Lind Eva Berg\n",
        "Sekreterare Ordförande Justerare\n\n\nGun Alm Bo Frans Lind Eva Berg\n",
        "Gun Alm Bo Frans Lind Eva Berg\nVid protokollet Ordförande Justerare\n",
        "Gun Alm  Bo Frans Lind  Eva Berg\nVid protokollet  Ordförande  Justerare\n",
        "Vid protokollet\n/Gun Alm/\n\nOrdförande\n/Bo Frans Lind/\n\nJusterare\n/Eva Berg/\n",
    ] {
        assert_signed(&ending(end), end);
    }
}

#[test]
fn the_place_and_the_days_of_those_who_sign_are_no_text_of_the_last_item() {
    for day in ["Norrby den 9 mars 2021", "Justerat den 9 mars 2021", "Justeras den 9 mars 2021"] {
        let end = format!("{day}\n\nVid protokollet Ordförande Justerare\n\nGun Alm Bo Frans Lind Eva Berg\n");
        let document = ending(&end);
        assert_eq!(document.items[1].distribution, ["Tekniska kontoret", "Badföreningen"], "{day}");
        assert_eq!(named(&document, "Gun Alm").role, Some(Role::Secretary), "{day}");
        assert_eq!(document.adjusters.len(), 1, "{day}: {:?}", document.adjusters);
    }
}

#[test]
fn the_word_for_the_extract_beside_a_heading_makes_no_address_of_those_who_sign() {
    let document = ending(
        "Norrby kommun        Besöksadress         Telefon\n                     Torget 1             0123-456 00\n\n\
         Protokollet har justerats av:               Utdragsbestyrkande\nSekreterare Gun Alm\n\nOrdförande\nBo Frans Lind\n\n\
         Justerare\nEva Berg\n",
    );
    assert_eq!(named(&document, "Gun Alm").role, Some(Role::Secretary));
    assert_eq!(document.adjusters.len(), 1, "{:?}", document.adjusters);
}

#[test]
fn a_paper_on_the_page_behind_those_who_sign_takes_nothing_from_them() {
    let document = ending(
        "Vid protokollet\nGun Alm\n\nOrdförande\nBo Frans Lind\n\nJusterare\nEva Berg\n\u{c}\
         Skrivelse om bryggan\n\nOve Dahl\n\nBryggan borde göras längre, så att fler båtar får plats.\n\n\
         Vi hoppas på ett snabbt svar från nämnden.\n\nDet gäller även badplatsen intill.\n\nOve Dahl\n",
    );
    assert_eq!(named(&document, "Gun Alm").role, Some(Role::Secretary));
    assert_eq!(document.adjusters.len(), 1, "{:?}", document.adjusters);
    assert_eq!(document.items[1].distribution, ["Tekniska kontoret", "Badföreningen"]);
    assert!(document.participants.iter().all(|one| one.name.as_deref() != Some("Ove Dahl")));
}

#[test]
fn where_names_in_a_row_can_be_parted_in_two_ways_nobody_is_guessed() {
    // Nobody of them is listed, and three names of seven words can be parted in many ways.
    let document = ending("Vid protokollet Ordförande Justerare\n\nKarl Erik Gustav Adolf Sten Ove Nils\n");
    let names: Vec<_> = document.participants.iter().filter_map(|one| one.name.as_deref()).collect();
    assert!(names.iter().all(|name| !name.contains("Karl")), "{names:?}");
    assert!(document.unassigned.iter().any(|line| line.text.contains("Karl Erik Gustav")), "{:?}", document.unassigned);
}

#[test]
fn who_adjusts_is_not_who_was_elected_to_another_office_in_the_sentence_before() {
    for elected in [
        "Att jämte ordföranden justera dagens protokoll valde styrelsen Per-Arne Holst.",
        "Att jämte ordföranden justera protokollet utsågs Per-Arne Holst.",
        "Till justerare valde mötet enhälligt Per-Arne Holst.",
        "Per-Arne Holst utsågs att jämte ordföranden justera protokollet.",
    ] {
        let document = parsed(format!(
            "Föreningen Bryggan\nProtokoll fört vid styrelsemöte den 7 mars 2023\n\n§ 1 Val av justerare\n\
             Signe Wallmark utsågs till sekreterare. {elected}\n\n§ 2 Bryggan\nStyrelsen beslutade att laga bryggan.\n\n\
             § 3 Avslutning\nMötet avslutades.\n"
        ).as_bytes(), FULL);
        let names: Vec<_> = document.adjusters.iter().filter_map(|one| one.name.as_deref()).collect();
        assert_eq!(names, ["Per-Arne Holst"], "{elected}");
    }
}
