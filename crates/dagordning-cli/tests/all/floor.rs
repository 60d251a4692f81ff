//! What was said and done at the meeting: motions, votes, ballots, recusals, reservations, lists at the ends of pages.

use crate::common::{FULL, parsed};
use dagordning::model::{BallotVote, Document, Item, MotionKind};

/// The minutes of one § with this text under its title.
fn item(text: &str) -> Item {
    minutes(&format!("§ 31\nNy förskola\nDnr KS 2025/11\n\n{text}\n")).items.remove(0)
}

fn minutes(text: &str) -> Document {
    let cover = "Granviks kommun\nKommunstyrelsen\nSammanträdesprotokoll\nSammanträdesdatum: 2025-03-12\n\n";
    read(&format!("{cover}{text}"))
}

fn read(text: &str) -> Document {
    parsed(text.as_bytes(), FULL)
}

/// "Name/Party/y" of each ballot of the first vote.
fn ballots(item: &Item) -> Vec<String> {
    let shown = |vote| match vote {
        Some(BallotVote::Yes) => "y",
        Some(BallotVote::No) => "n",
        Some(BallotVote::Abstain) => "-",
        _ => "?",
    };
    let first = item.votes.first().map(|vote| vote.ballots.as_slice()).unwrap_or_default();
    let line = |ballot: &dagordning::model::Ballot| {
        let word = |text: &Option<String>| text.clone().unwrap_or_default();
        format!("{}/{}/{}", word(&ballot.name), word(&ballot.party), shown(ballot.vote))
    };
    first.iter().map(line).collect()
}

#[test]
fn what_is_moved_stands_behind_a_colon_or_below() {
    let found = item(
        "Yrkanden\nRut Sand (S): Avslag på förslaget.\n\nOla Moe (M) yrkar:\n- att hallen byggs ut.\n\nIda Falk (C) lägger \
         följande tilläggsyrkande:\n\nAtt en plan tas fram.\n\nBeslut\nKommunstyrelsen beslutar att hallen byggs.",
    );
    let motions: Vec<(&str, &[MotionKind])> =
        found.motions.iter().map(|motion| (motion.text.as_deref().unwrap_or_default(), &motion.kinds[..])).collect();
    assert_eq!(
        motions,
        [
            ("Avslag på förslaget.", &[MotionKind::Reject][..]),
            ("Ola Moe (M) yrkar:\n- att hallen byggs ut.", &[MotionKind::Other][..]),
            ("Ida Falk (C) lägger följande tilläggsyrkande:\nAtt en plan tas fram.", &[MotionKind::Add][..]),
        ]
    );
}

#[test]
fn ballots_stand_under_the_words_for_a_side() {
    let columns = "Omröstning\nMed 2 ja-röster mot 1 nej-röst antas förslaget.\n\nJa-röster                 Nej-röster\n\
                   Rut Sand (S)              Ola Moe (M)\nIda Falk (C)\n\nBeslut\nHallen byggs.";
    let stretches = "Omröstning\nMed 2 ja-röster mot 1 nej-röst antas förslaget.\n\nFöljande röstar ja:\nRut Sand (S)\n\
                     Ida Falk (C)\n\nFöljande röstar nej:\nOla Moe (M)\n\nBeslut\nHallen byggs.";
    let sentences =
        "Omröstning\nJa röstar Rut Sand (S) och Ida Falk (C). Nej röstar Ola Moe (M).\n\nBeslut\nHallen byggs.";
    let marks = "Omröstning\nVoteringslista            Ja    Nej   Avstår\nRut Sand (S)              x\n\
                 Ida Falk (C)              x\nOla Moe (M)                     x\n\nBeslut\nHallen byggs.";
    for text in [columns, stretches, sentences, marks] {
        let found = item(text);
        assert_eq!(ballots(&found), ["Rut Sand/S/y", "Ida Falk/C/y", "Ola Moe/M/n"], "{text}");
        assert_eq!(found.decisions.len(), 1, "{text}");
    }
}

#[test]
fn columns_that_were_lost_give_ballots_where_the_tally_tells_whose_they_are() {
    let names = "Ja-röster\nNej-röster\nRut Sand (S)\nOla Moe (M)\nIda Falk (C)\n\nBeslut\nHallen byggs.";
    let found = item(&format!("Omröstning\nMed 2 ja-röster mot 1 nej-röst antas förslaget.\n\n{names}"));
    assert_eq!(ballots(&found), ["Rut Sand/S/y", "Ida Falk/C/y", "Ola Moe/M/n"]);
    let found = item(&format!("Omröstning\nMed 3 ja-röster mot 1 nej-röst antas förslaget.\n\n{names}"));
    assert!(ballots(&found).is_empty());
}

#[test]
fn votes_without_a_heading_are_told() {
    let found = item("Mötet beslutar att bygga hallen med 14 röster för och 2 nedlagda.");
    let vote = &found.votes[0];
    assert_eq!((vote.yes, vote.no, vote.abstain), (Some(14), None, Some(2)));
    let before = item("Nämnden beslutade den 3 mars 2024 med 6 ja-röster mot 5 nej-röster.\n\nBeslut\nHallen byggs.");
    assert!(before.votes.is_empty());
}

#[test]
fn parties_reserve_and_the_disqualified_stay_away() {
    let found = item(
        "Beslut\nHallen byggs.\n\nReservation\nLiberalernas ledamöter reserverar sig mot beslutet.\n\nJäv\nMed anledning \
         av jäv har Rut Sand (S) och Ola Moe (M) inte deltagit i ärendet.",
    );
    assert_eq!(found.reservations[0].people[0].party.as_deref(), Some("Liberalerna"));
    let names: Vec<_> = found.recusals.iter().filter_map(|recusal| recusal.name.as_deref()).collect();
    assert_eq!(names, ["Rut Sand", "Ola Moe"]);
}

#[test]
fn numbers_of_lines_are_furniture() {
    let text = "Granviks kommun\nKommunstyrelsen\nSammanträdesprotokoll\nSammanträdesdatum: 2025-03-12\n§ 31\nNy hall\n\
                Bakgrund\nKommunen har länge saknat en hall för sport,\noch den gamla är för liten.\nBeslut\n\
                1. Hallen byggs.\n2. Den målas röd.\n§ 32\nNy taxa\nBeslut\nTaxan höjs.";
    let numbered: Vec<String> = text.lines().zip(1..).map(|(line, number)| format!("{number:>3} {line}")).collect();
    let (plain, found) = (read(text), read(&numbered.join("\n")));
    let told = |document: &Document| -> Vec<(Option<String>, usize)> {
        document.items.iter().map(|item| (item.title.clone(), item.decisions.len())).collect()
    };
    assert_eq!(told(&found), told(&plain));
    assert!(found.unassigned.is_empty());
}

#[test]
fn addressees_that_close_every_section_are_kept() {
    let page = |number: u32| {
        format!(
            "§ {number}\nAvsägelse\n\nBeslut\nAvsägelsen godkänns.\n\nBeslutet skickas till\nDen valde\nTroman\nLöner\n"
        )
    };
    let text: Vec<String> = (40..44).map(page).collect();
    for item in &minutes(&text.join("\u{c}")).items {
        assert_eq!(item.distribution, ["Den valde", "Troman", "Löner"]);
    }
}

#[test]
fn reservations_turned_round_or_headed_by_a_party() {
    let text = "Torgköpings kommun\nKommunfullmäktige\nProtokoll nr 4\nSammanträdesdatum: 2033-05-19\n\n§ 41\n\nTaxa för bad\n\n\
                Beslut\n\nTaxan antas.\n\nReservation från Vänsterpartiet\nBadet ska vara fritt.\n\n§ 42\n\nNy väg\n\nBeslut\n\nVägen byggs.\n\n\
                Reservation\n\nMot beslutet reserverar sig Eva Ask (V) och Per Lo (M).\n";
    let document = dagordning::parse(text.as_bytes(), Some("protokoll.txt"), crate::common::FULL).expect("readable");
    let headed = &document.items[0].reservations[0];
    assert_eq!(headed.people[0].party.as_deref(), Some("Vänsterpartiet"));
    assert_eq!(headed.text.as_deref(), Some("Badet ska vara fritt."));
    let turned = &document.items[1].reservations[0];
    let names: Vec<_> = turned.people.iter().filter_map(|person| person.name.as_deref()).collect();
    assert_eq!(names, ["Eva Ask", "Per Lo"]);
}

#[test]
fn a_mover_below_a_list_moves_for_himself() {
    let item = item(
        "Yrkanden\nBo Lind (M) yrkar följande:\n1. Skattesatsen sänks med 10 öre.\n2. Anslaget minskas med 2,5 mkr.\nAnna Ek (S) yrkar \
         bifall till kommunstyrelsens förslag.\nNils Berg (SD) ansluter sig till Anna Eks yrkande.\n\nBeslut\nKommunstyrelsen \
         godkänner förslaget.\n\nReservationer\nMot beslutet reserverar sig ledamöterna i V-gruppen och SD-gruppen.",
    );
    let movers: Vec<_> = item.motions.iter().filter_map(|motion| motion.movers[0].name.as_deref()).collect();
    assert_eq!(movers, ["Bo Lind", "Anna Ek", "Nils Berg"], "{:#?}", item.motions);
    assert!(item.motions[0].text.as_deref().is_some_and(|text| text.ends_with("2,5 mkr.")), "{:#?}", item.motions);
    let parties: Vec<_> = item.reservations[0].people.iter().filter_map(|one| one.party.as_deref()).collect();
    assert_eq!(parties, ["V", "SD"]);
}

#[test]
fn the_sum_of_a_table_is_said_again_below_it() {
    let found = item(
        "Votering\nJa-röst för bifall. Nej-röst för avslag.\n\nLedamot             Parti    Ja    Nej   Avstår\nRut Sand            \
         S        X\nOla Moe             M        X\nIda Falk            C              X\nSumma                        2     1     \
         0\n\nMed 2 ja-röster mot 1 nej-röst bifaller kommunstyrelsen förslaget.\n\nBeslut\nKommunstyrelsen beslutar att hallen \
         byggs.",
    );
    assert_eq!(found.votes.len(), 1, "{:?}", found.votes);
    assert_eq!((found.votes[0].yes, found.votes[0].no), (Some(2), Some(1)));
}

#[test]
fn a_tally_is_told_once_and_counts_in_thousands() {
    for (told, expected) in [
        ("12 ja-röster och 7 nej-röster avgavs.", (Some(12), Some(7))),
        ("Omröstning genomfördes. Tolv ja-röster och sju nej-röster avgavs.", (Some(12), Some(7))),
        ("10 900 ja-röster och 750 nej-röster avgavs.", (Some(10_900), Some(750))),
        ("Det avgavs 1 250 ja-röster och 1.100 nej-röster.", (Some(1250), Some(1100))),
        ("Kommunstyrelsen beslutar med 24 röster mot 13 att bifalla förslaget.", (Some(24), Some(13))),
        ("Förslaget antas med 24 röster mot 13.", (Some(24), Some(13))),
    ] {
        let votes = item(&format!("Beslut\n{told}")).votes;
        assert_eq!(votes.iter().map(|vote| (vote.yes, vote.no)).collect::<Vec<_>>(), [expected], "{told}");
    }
}
