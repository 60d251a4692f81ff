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

#[test]
fn papers_behind_an_agenda_are_named_by_their_titles() {
    let document = parse(
        "Vika Ridklubb\n\nKallelse till årsmöte\n\nTorsdagen den 6 mars 2025 kl. 19.00, Granen.\n\nDAGORDNING\n\n1.  Mötets öppnande\n\
         2.  Röstlängd\n3.  Inkomna motioner\n4.  Mötets avslutande\n\nVika den 3 februari 2025\n\nSTYRELSEN\n\n\n\
         Motion om lampor vid utebanan\n\nDet är mörkt på banan om kvällarna och lamporna är gamla.\n\n\
         Jag föreslår att klubben byter lampor.\n\nVika den 12 januari 2025\nSiv Holm\n\nStyrelsens svar\n\n\
         Styrelsen håller med och föreslår årsmötet att bifalla motionen.\n\n\n\
         Valberedningens förslag\n\nOrdförande      Eva Ros      Omval\n",
    );
    let papers: Vec<_> = document
        .attachments
        .iter()
        .map(|paper| (paper.title.as_deref(), paper.pages.as_slice(), paper.date.as_deref()))
        .collect();
    assert_eq!(
        papers,
        [
            (Some("Motion om lampor vid utebanan"), [1, 1].as_slice(), Some("2025-01-12")),
            (Some("Valberedningens förslag"), [1, 1].as_slice(), None),
        ]
    );
    assert_eq!(document.items.len(), 4);
}

#[test]
fn the_head_of_a_second_page_repeats_the_cover() {
    let document = parse(
        "Fältgillet Östra Heden\n\nDAGORDNING\nDistriktsårsmöte\n\nDatum: lördag 14 mars 2026\n\n1. Årsmötets öppnande\n\n2. Lägret\n\
         Lägret hålls i juli.\n\u{c}Fältgillet Östra Heden              Dagordning                  2 (2)\n\n3. Avgifter\n\n4. Årsmötets avslutande\n",
    );
    assert_eq!(document.items[1].sections[0].text.as_deref(), Some("Lägret hålls i juli."));
    assert_eq!(document.items.len(), 4);
}
