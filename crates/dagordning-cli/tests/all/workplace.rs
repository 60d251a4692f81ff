//! Bodies of employer and unions, and what their covers show: rosters in halves, labels that no vocabulary has, whoever takes
//! the minutes among others.

use dagordning::model::{Document, Office, Participant, Role};

use crate::common::{FULL, parsed};

/// Minutes below a cover.
fn minutes(cover: &str) -> Document {
    let items = "1    Mötets öppnande\n     Ordföranden öppnade mötet.\n\n2    Buller i verkstaden\n     Skyddskommittén gick igenom \
                 mätningen.\n\n     Beslut\n     Skyddskommittén beslutar att skaffa skärmar.\n\n3    Mötets avslutande\n     \
                 Ordföranden avslutade mötet.\n";
    parsed(format!("Alviks kommun\nSkyddskommittén\nPROTOKOLL\n2024-10-03\n\n{cover}\n\n{items}").as_bytes(), FULL)
}

/// Name, organization and title of each.
fn told(document: &Document) -> Vec<[Option<&str>; 3]> {
    fn row(one: &Participant) -> [Option<&str>; 3] {
        [one.name.as_deref(), one.organization.as_deref(), one.title.as_deref()]
    }
    document.participants.iter().map(row).collect()
}

#[test]
fn either_half_of_a_roster_has_its_heading() {
    let expected = [
        [Some("Ida Lund"), None, Some("HR-chef")],
        [Some("Bo Ågren"), None, Some("teknisk chef")],
        [Some("Siv Alm"), Some("Kommunal"), None],
        [Some("Ola Wik"), Some("Vision"), None],
        [Some("Ali Nasser"), Some("IF Metall"), None],
    ];
    for cover in [
        "Ledamöter för              Ida Lund, HR-chef, ordförande\narbetsgivaren              Bo Ågren, teknisk chef\n\nLedamöter \
         för              Siv Alm (Kommunal)\narbetstagarna              Ola Wik (Vision)\n                           Ali Nasser \
         (IF Metall)",
        "Närvarande\nFör arbetsgivaren: Ida Lund (HR-chef, ordförande), Bo Ågren (teknisk chef)\nFör de fackliga organisationerna: \
         Siv Alm (Kommunal), Ola Wik (Vision), Ali Nasser (IF Metall)",
        "Närvarande  För arbetsgivaren\n            Ida Lund, HR-chef, ordförande\n            Bo Ågren, teknisk chef\n            \
         För arbetstagarna\n            Siv Alm, Kommunal\n            Ola Wik, Vision\n            Ali Nasser, IF Metall",
    ] {
        let document = minutes(cover);
        assert_eq!(told(&document), expected, "{cover}");
        assert!(document.participants.iter().all(|one| one.role == Some(Role::Member)), "{cover}");
        assert!(document.unassigned.is_empty() && document.preamble.is_empty(), "{:?}", document.preamble);
    }
}

#[test]
fn what_stands_beside_an_unknown_label_is_no_value_of_the_label_above() {
    let document = minutes(
        "Plats och tid       Sal B, kl. 13.00–14.50\n\nTolkat av           Mona Ask, Tolkhuset\n                    Leif Berg, \
         Tolkhuset\n\nJusterare           Ola Wik\n\nFikat av            Karin Moberg",
    );
    assert_eq!(document.meeting.as_ref().and_then(|meeting| meeting.location.as_deref()), Some("Sal B"));
    let adjusters: Vec<_> = document.adjusters.iter().filter_map(|one| one.name.as_deref()).collect();
    assert_eq!(adjusters, ["Ola Wik"]);
    let left: Vec<&str> = document
        .unassigned
        .iter()
        .map(|one| one.text.as_str())
        .chain(document.preamble.iter().map(String::as_str))
        .collect();
    for kept in ["Tolkat av", "Mona Ask", "Leif Berg", "Fikat av", "Karin Moberg"] {
        assert!(left.iter().any(|text| text.contains(kept)), "{kept}: {left:?}");
    }
}

#[test]
fn whoever_takes_the_minutes_may_stand_among_others_with_a_title() {
    for row in ["Camilla Frid, förbundschef, sekreterare", "Camilla Frid, sekreterare, förbundschef"] {
        let document = minutes(&format!("Övriga          {row}\n                Åke Rydh, controller, projektledare"));
        assert_eq!(
            told(&document),
            [
                [Some("Camilla Frid"), None, Some("förbundschef")],
                [Some("Åke Rydh"), None, Some("controller, projektledare")]
            ],
            "{row}"
        );
        assert_eq!(document.participants[0].role, Some(Role::Secretary), "{row}");
    }
}

#[test]
fn those_present_are_not_said_to_decide() {
    let document = minutes(
        "Närvarande\n\nLedamöter          Anders Hörn, ordförande\n                   Peter Lundin\n\nSuppleanter        Jan Frisk, \
         tjänstgörande för Lena Mark\n                   Gitta Sahl\n\nÖvriga             Se sidan 2",
    );
    let roles: Vec<_> = document.participants.iter().map(|one| one.role).collect();
    let expected = [Role::Member, Role::Member, Role::ServingSubstitute, Role::NonServingSubstitute].map(Some);
    assert_eq!(roles, expected);
    assert_eq!(document.participants[0].office, Some(Office::Chair));
    assert!(document.preamble.is_empty(), "{:?}", document.preamble);
}

#[test]
fn a_title_names_its_committee_behind_a_comma() {
    let document = parsed(
        "Mötesprotokoll, skyddskommitté\n\nDatum: 2024-03-14\nNärvarande: Ida Lund, Bo Ek\n\n1. Mötets öppnande\nIda \
         öppnade.\n\n2. Föregående protokoll\nProtokollet lades till handlingarna.\n"
            .as_bytes(),
        FULL,
    );
    assert_eq!(document.title.as_deref(), Some("Mötesprotokoll, skyddskommitté"));
    assert_eq!(document.body.as_deref(), Some("skyddskommitté"));
    assert_eq!(document.items[1].decisions.len(), 1);
}

#[test]
fn a_place_is_no_adjective() {
    let document = parsed(
        "SAMVERKANSPROTOKOLL\nLokal samverkansgrupp, Ängskolan\n\nDatum       2023-10-19\nPlats       Personalrummet\n\n§ 1  Mötet \
         öppnas\n     Anna öppnar mötet.\n\n§ 2  Arbetsmiljö\n     Genomgång av skyddsronden.\n"
            .as_bytes(),
        FULL,
    );
    assert_eq!(document.meeting.and_then(|meeting| meeting.location).as_deref(), Some("Personalrummet"));
    assert_eq!(document.title.as_deref(), Some("SAMVERKANSPROTOKOLL"));
}

#[test]
fn a_template_has_a_label_beside_each_thing() {
    let rows = |number: u32, title: &str, decision: &str, who: &str, when: &str| {
        format!(
            "{}\n{number}     Ärende       {title}\n      Bakgrund     Frågan togs upp i april.\n      Beslut       {decision}\n      Ansvarig     {who}\n      Klart        {when}\n",
            "-".repeat(60)
        )
    };
    let document = parsed(
        format!(
            "Räddningsförbundet Östra\nDirektionen\nPROTOKOLL\n2025-06-04\n\nNärvarande    Ida Lund, ordförande\n              Bo \
             Ek\n\n{}{}{}",
            rows(1, "Godkännande av dagordning", "Dagordningen godkänns.", "-", "-"),
            rows(2, "Inköp av tankbil", "Direktionen beviljar medel för en tankbil.", "Anton Kvist", "2026-03-31"),
            rows(3, "Övningen Älgen", "Direktionen noterar informationen.", "-", "-"),
        )
        .as_bytes(),
        FULL,
    );
    let titles: Vec<_> = document.items.iter().filter_map(|item| item.title.as_deref()).collect();
    assert_eq!(titles, ["Godkännande av dagordning", "Inköp av tankbil", "Övningen Älgen"]);
    let clauses: Vec<_> = document.items.iter().map(|item| item.decisions[0].clauses.len()).collect();
    assert_eq!(clauses, [1, 1, 1]);
    assert_eq!(document.items[1].decisions[0].decider.as_deref(), Some("Direktionen"));
}

#[test]
fn why_somebody_is_away_is_no_party() {
    let document = minutes(
        "Närvarande      Samira Aziz, Tove Hall\nFrånvarande     Kalle Lind (sjuk), Mia Storm (ledig), Rut Ek (s)",
    );
    let away: Vec<_> =
        document.participants[2..].iter().map(|one| (one.party.as_deref(), one.reason.as_deref())).collect();
    assert_eq!(away, [(None, Some("sjuk")), (None, Some("ledig")), (Some("s"), None)]);
}
