//! Attendance of councils that vote by machine: a row for everyone who sat on a seat, with when they came and left; and signs
//! behind names.

use crate::common::FULL;
use dagordning::model::{Document, Role};

fn parse(text: &str) -> Document {
    dagordning::parse(text.as_bytes(), Some("protokoll.txt"), FULL).expect("readable")
}

const HEAD: &str = "Torgköpings kommun\nKommunfullmäktige\nSammanträdesprotokoll\n2033-05-19\n\nPlats och tid   Rådhuset, kl. 16.00–21.45\n\n";
const ITEMS: &str = "\nJusterare   Per Lo (M)\nParagrafer  §§ 41-42\n\n§ 41 Upprop\nUpprop förrättas.\n\n§ 42 Skolvägar\nBeslut\nPlanen antas.\n";

/// Name, party, role, from, until and who is replaced.
type Told<'a> = (&'a str, Option<&'a str>, Option<Role>, Option<&'a str>, Option<&'a str>, Option<&'a str>);

fn told(document: &Document) -> Vec<Told<'_>> {
    let people = document.participants.iter();
    people
        .map(|one| {
            let replaced = one.substitutions.first().and_then(|other| other.name.as_deref());
            let name = one.name.as_deref().unwrap_or("");
            (name, one.party.as_deref(), one.role, one.from.as_deref(), one.until.as_deref(), replaced)
        })
        .collect()
}

#[test]
fn seats_tell_who_came_and_left_and_for_whom() {
    let member = Some(Role::Member);
    let expected = [
        ("Milo Hall", Some("S"), Some(Role::ServingSubstitute), Some("16:01"), Some("18:08"), Some("Asta Brink")),
        ("Asta Brink", Some("S"), member, Some("18:09"), Some("21:45"), None),
        ("Siv Ro", Some("S"), member, Some("15:43"), Some("21:45"), None),
        ("Per Lo", Some("M"), member, Some("15:58"), Some("20:30"), None),
    ];
    for table in [
        "Plats   Ledamot          Ersättare        Parti   Ankom   Utgick\n7       Asta Brink       Milo Hall        S       16:01   18:08\n\
         7       Asta Brink                        S       18:09   21:45\n1       Siv Ro                            S       15:43   21:45\n\
         2       Per Lo                            M       15:58   20:30\n",
        "Plats  Ledamot  Ersättare  Parti  Ankom  Utgick\n7  Brink, Asta  Hall, Milo  S  16:01  18:08\n7  Brink, Asta  S  18:09  21:45\n\
         1  Ro, Siv  S  15:43  21:45\n2  Lo, Per  M  15:58  20:30\n",
        "Plats\nLedamot\nErsättare\nParti\nAnkom\nUtgick\n7\nAsta Brink\nMilo Hall\nS\n16:01\n18:08\n7\nAsta Brink\nS\n18:09\n21:45\n1\nSiv \
         Ro\nS\n15:43\n21:45\n2\nPer Lo\nM\n15:58\n20:30\n",
        "Ledamot  Parti  Ersättare  Ankom  Utgick\nAsta Brink S Milo Hall 16.01 18.08\nAsta Brink S 18.09 21.45\nSiv Ro S 15.43 \
         21.45\nPer Lo M 15.58 20.30\n",
    ] {
        let document = parse(&format!("{HEAD}{table}{ITEMS}"));
        assert_eq!(told(&document), expected, "{table}");
        assert_eq!(document.items.len(), 2, "{table}");
        assert!(document.unassigned.is_empty(), "{table}{:?}", document.unassigned);
    }
}

#[test]
fn a_row_that_cannot_be_read_hides_no_other() {
    let table = "Plats  Ledamot  Parti  Ankom  Utgick\n1  Siv Ro  S  15:43  21:45\n?? ~~ 15;4\n2  Roger L Lo  HEL  15:58  20:30\n";
    let document = parse(&format!("{HEAD}{table}{ITEMS}"));
    let names: Vec<_> = told(&document).iter().map(|one| (one.0, one.1)).collect();
    assert_eq!(names, [("Siv Ro", Some("S")), ("Roger L Lo", Some("HEL"))]);
    assert_eq!(document.unassigned.len(), 1, "{:?}", document.unassigned);
}

#[test]
fn a_substitute_without_a_row_of_a_member_replaces_nobody() {
    let table = "Plats   Ledamot          Ersättare        Parti   Ankom   Utgick\n1       Siv Ro                            S       15:43   \
                 21:45\n2       Per Lo                            M       15:58   20:30\n";
    let document = parse(&format!("{HEAD}{table}{ITEMS}"));
    assert!(told(&document).iter().all(|one| one.2 == Some(Role::Member) && one.5.is_none()), "{:?}", told(&document));
}

#[test]
fn signs_behind_names_belong_to_nobody() {
    for roster in [
        "Beslutande   Sign.\nSiv Ro (S), ordförande   SR\nPer-Ola Lo (M)   POL\n",
        "Beslutande Sign.\nSiv Ro (S), ordförande SR\nPer-Ola Lo (M) POL\n",
        "Beslutande\nSiv Ro (S), ordförande ________\nPer-Ola Lo (M) ________\n",
        "Beslutande       Siv Ro (S), ordförande          ________\n                 Per-Ola Lo (M)                  ________\n",
    ] {
        let document = parse(&format!("{HEAD}{roster}{ITEMS}"));
        let names: Vec<_> = told(&document).iter().map(|one| (one.0, one.1, one.2)).collect();
        let member = Some(Role::Member);
        assert_eq!(names, [("Siv Ro", Some("S"), member), ("Per-Ola Lo", Some("M"), member)], "{roster}");
        assert!(document.unassigned.is_empty(), "{roster}{:?}", document.unassigned);
    }
    // What is no sign of the name stays what it is.
    let document = parse(&format!("{HEAD}Beslutande\nSiv Ro S, ordförande\nMats Persson MP\n{ITEMS}"));
    assert_eq!(told(&document)[1].1, Some("MP"));
}
