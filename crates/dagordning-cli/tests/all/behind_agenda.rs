//! What stands behind the last item of an agenda and is no text of it: greetings, notices, those who are called, who signs.

use crate::common::FULL;
use dagordning::model::{Document, Participant, Role};

fn parse(text: &str) -> Document {
    dagordning::parse(text.as_bytes(), Some("kallelse.txt"), FULL).expect("readable")
}

const HEAD: &str = "Kallelse till miljönämnden\n\nDatum: 2026-05-20\nTid: kl. 13.00\nPlats: Rådhuset\n\n";
const TITLES: &str = "1. Val av justerare\n\n2. Information om bad\n\n3. Taxa för tillsyn\n\n4. Delegationsbeslut\n";

fn told(document: &Document) -> Vec<(&str, Option<Role>, bool)> {
    let one = |person: &'_ Participant| (person.role, person.presided);
    document.participants.iter().map(|p| (p.name.as_deref().unwrap_or(""), one(p).0, one(p).1)).collect()
}

fn texts(document: &Document) -> Vec<&str> {
    let sections = document.items.iter().flat_map(|item| &item.sections);
    sections.filter_map(|section| section.text.as_deref()).collect()
}

#[test]
fn a_greeting_is_no_part_of_the_last_proposal() {
    let proposal = "\nFörslag till beslut\nNämnden lägger redovisningen till handlingarna.\n";
    for (below, chair) in [
        ("\n\nVälkomna!\n\nTorbjörn Ask\nOrdförande\n", true),
        ("\n\nVälkomna!\n\nTorbjörn Ask\nMiljönämndens ordförande\n", true),
        ("\n\nTorbjörn Ask\nOrdförande i miljönämnden\n", true),
        ("\n\nVarmt välkommen!\n", false),
    ] {
        let document = parse(&format!("{HEAD}{TITLES}{proposal}{below}"));
        assert_eq!(texts(&document), ["Nämnden lägger redovisningen till handlingarna."], "{below}");
        let proposal = &document.items[3].proposals[0];
        assert_eq!((proposal.decider.as_deref(), proposal.clauses.len()), (Some("Nämnden"), 1), "{below}");
        assert_eq!(told(&document), if chair { vec![("Torbjörn Ask", None, true)] } else { vec![] }, "{below}");
    }
}

#[test]
fn a_notice_below_bare_titles_is_no_text_of_the_last() {
    let notice = "Sammanträdet är öppet för allmänheten. Handlingarna finns på webbplatsen.";
    let document = parse(&format!("{HEAD}{TITLES}\n{notice}\n\nTorbjörn Ask\nOrdförande\n"));
    assert_eq!(document.items.len(), 4);
    assert!(texts(&document).is_empty(), "{:?}", texts(&document));
    assert!(document.unassigned.iter().any(|line| line.text == notice), "{:?}", document.unassigned);
    assert_eq!(told(&document), [("Torbjörn Ask", None, true)]);
    // Where other items have texts, the last one has its own.
    let with_texts = TITLES.replace("2. Information om bad\n", "2. Information om bad\n\nBaden öppnar i juni.\n");
    let document = parse(&format!("{HEAD}{with_texts}\n{notice}\n"));
    assert_eq!(texts(&document), ["Baden öppnar i juni.", notice]);
}

#[test]
fn those_who_are_called_may_stand_behind_the_items() {
    let called = "\nSändlista\nLedamöter                          Ersättare\nBirgitta Hall (S), ordförande      Sven-Åke Murén (S)\n\
        Edvin Tall (C)                     Rut Ahl (S)\nMonica Ståhl (S)                   Vakant (KD)\n\n\
        För kännedom: Kommundirektör Agneta Widlund, revisorerna\n";
    let document = parse(&format!("{HEAD}{TITLES}\nTorbjörn Ask\nOrdförande\n{called}"));
    assert!(texts(&document).is_empty(), "{:?}", texts(&document));
    let (member, substitute) = (Some(Role::Member), Some(Role::Substitute));
    assert_eq!(
        told(&document),
        [
            ("Birgitta Hall", member, false),
            ("Edvin Tall", member, false),
            ("Monica Ståhl", member, false),
            ("Sven-Åke Murén", substitute, false),
            ("Rut Ahl", substitute, false),
            ("Torbjörn Ask", None, true),
        ]
    );
    let vacancies: Vec<_> = document.vacancies.iter().map(|one| (one.role, one.party.as_deref())).collect();
    assert_eq!(vacancies, [(substitute, Some("KD"))]);
}
