//! Text that was read optically by others: damaged signs, headings, rows and dirt cost no more than themselves.

use crate::common::FULL;
use dagordning::model::{Document, Role, SectionKind};

fn parse(text: &str) -> Document {
    dagordning::parse(text.as_bytes(), Some("avläst.txt"), FULL).expect("readable")
}

fn numbers(document: &Document) -> Vec<&str> {
    document.items.iter().filter_map(|item| item.number.as_deref()).collect()
}

/// A list of contents before the minutes, with the sign read as a digit in either.
const LISTED: &str = "\
Ekviks kommun\n\nPROTOKOLL\nBarnnämnden\n\nDatum 2019-04-11\nTid kl 13.00-14.10\nPlats Sal B\n\nBeslutande\nAnna Ek (S), ordförande\n\
Bo Lund (M) ersätter Cia Alm (M) 55 31-33\nDag Vikner (C)\n\nParagrafer 55 31-34\n\nInnehåll\n5 31 Val av justerare 2\n5 32 Budget 2\n\
§ 33 Skolskjuts 2\n5 34 Övrigt 3\n\n\
§ 31 Val av justerare\n\nBcslut\nDag Vikner utses att justera.\n\n5 32 Budget\n\nBeslut\nBudgeten fastställs.\n\n\
§ 33 Skolskjuts\n\nBeslut\n·;: ~\nTaxan antas.\n\n5 34 Övrigt\n\nBeslut\nInformationen noteras.\n";

#[test]
fn a_sign_is_mended_in_the_list_and_in_the_minutes() {
    let document = parse(LISTED);
    assert_eq!(numbers(&document), ["31", "32", "33", "34"]);
    let decided = |item: usize| {
        let sections = &document.items[item].sections;
        sections.iter().filter(|section| section.kind == Some(SectionKind::Decision)).count()
    };
    assert_eq!((0..4).map(decided).collect::<Vec<_>>(), [1; 4]);
    let scope = document.participants.iter().find(|person| person.name.as_deref() == Some("Bo Lund"));
    let scope = scope.and_then(|person| person.substitutions.first()).map(|replaced| replaced.items.clone());
    assert_eq!(scope, Some(vec!["31-33".to_owned()]));
}

#[test]
fn dirt_is_no_part_of_a_decision() {
    let document = parse(LISTED);
    let clause = &document.items[2].decisions[0].clauses[0];
    assert_eq!(clause.text.as_deref(), Some("Taxan antas."));
    assert!(document.unassigned.iter().any(|stretch| stretch.text.contains('~')), "{:?}", document.unassigned);
}

#[test]
fn a_list_goes_on_below_a_row_read_badly() {
    let text = "Ekviks kommun\n\nPROTOKOLL\nBarnnämnden\n\nDatum 2019-04-11\n\nLedamöter   Närvarande\nAnna Ek, S, ordförande   x\n\
                Bo Lund, M   x\nEster\nHenriksson, S   x\nCia Alm, M   x\n_~dlj~l'-\nDag Vikner, C   -\n\n§ 1 Öppnande\n\nMötet öppnas.\n\n\
                § 2 Val av justerare\n\nBeslut\nCia Alm utses.\n";
    let document = parse(text);
    let people: Vec<(&str, Option<Role>)> =
        document.participants.iter().map(|person| (person.name.as_deref().unwrap_or(""), person.role)).collect();
    let member = Some(Role::Member);
    assert_eq!(
        people,
        [
            ("Anna Ek", member),
            ("Bo Lund", member),
            ("Ester Henriksson", member),
            ("Cia Alm", member),
            ("Dag Vikner", Some(Role::Absent))
        ]
    );
}

#[test]
fn a_row_without_a_mark_costs_its_ballot_alone() {
    let text = "§ 4 Skolan\n\nOmröstning\nMed 2 ja-röster mot 1 nej-röst antas förslaget.\n\n\
                Ledamot            Ja   Nej\nAnna Ek (S)        X\nBo Lund (M)        3\nCia Alm (M)             X\nDag Vikner (C)        X\n\n\
                § 5 Vägen\n\nBeslut\nVägen byggs.\n\n§ 6 Bron\n\nBeslut\nBron rivs.\n";
    let document = parse(text);
    let voted: Vec<&str> =
        document.items[0].votes[0].ballots.iter().filter_map(|ballot| ballot.name.as_deref()).collect();
    assert_eq!(voted, ["Anna Ek", "Cia Alm", "Dag Vikner"]);
}

#[test]
fn a_deadline_is_not_the_day_of_the_meeting() {
    let text = "Tvååns förbund\n\nDirektionen\n\nKALLELSE\nUtfärdad 2013-03-04\n\n          Onsdagen den 20 mars 2013 kl 09.00-12.00\n\
                Plats   Lektionssalen\n\nLedamot som är förhindrad kallar själv sin ersättare senast den 18 mars.\n\nÄrenden\n\n\
                1. Sammanträdets öppnande\n\n2. Val av justerare\n\n3. Årsredovisning\n";
    let document = parse(text);
    assert_eq!(document.meeting.as_ref().and_then(|meeting| meeting.date.as_deref()), Some("2013-03-20"));
    assert!(document.items.iter().all(|item| item.group.is_none()), "the heading of the list is no group");
}

#[test]
fn a_header_read_in_other_ways_is_a_header_still() {
    let page = |head: &str, number: u32| {
        format!(
            "{head}\n\n§ {number} Ärende\n\nBeslut\nNämnden godkänner redovisningen.\n\nBeslutet skickas till\nRegionstyrelsen\n\n"
        )
    };
    let document = parse(&format!(
        "Region Ekbygden PROTOKOLL 1 (5)\nKulturnämnden Sammanträdesdatum\n2018-10-11\n\nBeslutande Anna Ek (S), ordförande\nBo \
         Lind (M)\n\nParagrafer 58-61\n\x0c{}\x0c{}\x0c{}\x0c{}",
        page("Region Ekbygden PROTOKOLL 2(5)\nKulturnämnden 2018-10-11", 58),
        page("Region Ekbygden PROTOKOLL 3 (5)\nKulturnamnden 2018-10-11", 59),
        page("Region Ekbygden PRO'TOKOLL 4 {5)\nKulturnämnden 2018-10-11", 60),
        page("Region Ekbygden PROTOKOLL 5 (5)\nKulturnämnden 2018-10-11", 61),
    ));
    assert_eq!(document.body.as_deref(), Some("Kulturnämnden"));
    assert_eq!(numbers(&document), ["58", "59", "60", "61"]);
    for item in &document.items {
        assert_eq!(item.distribution, ["Regionstyrelsen"], "{item:#?}");
    }
}

#[test]
fn what_reading_made_of_a_signature_is_no_value() {
    let document = parse(
        "Region Ekbygden\nKulturnämnden\nPROTOKOLL\n2018-10-11\n\nBeslutande Anna Ek (S), ordförande\nBo Lind (M)\n\nUtses att \
         justera Bo Lind (M)\n\nUnderskrifter\nSekreterare ~/l..,,A(-.du.......... Paragrafer 58-59\nEva Ros\nOrdförande \
         ..._~S:.l,'b.......-\nAnna Ek\n\n§ 58 Val\n\nBeslut\nBo Lind väljs.\n\n§ 59 Taxa\n\nBeslut\nTaxan antas.\n",
    );
    assert_eq!(document.preamble, Vec::<String>::new());
    let secretary = document.participants.iter().find(|one| one.role == Some(Role::Secretary));
    assert_eq!(secretary.and_then(|one| one.name.as_deref()), Some("Eva Ros"), "{:#?}", document.participants);
}

#[test]
fn hours_and_halves_of_labels_stand_below_without_room() {
    let document = parse(
        "LINDSJÖ KOMMUN SAMMANTRÄDESPROTOKOLL\nSammanträdesdatum Blad\nTekniska nämnden 1994-04-19 1 (4)\n\nPlats och tid \
         Kommunkontoret, rummet Granen\nkl 18.30 - 20.45\n\nBeslutande Gösta Fred (s), ordförande\nInger Häll (s)\n\nUtses att \
         justera Inger Häll\n\nJusteringens plats\noch tid Tekniska kontoret 1994-04-26 kl 16.00\n\n\u{c}LINDSJÖ KOMMUN \
         SAMMANTRÄDESPROTOKOLL\nSammanträdesdatum Blad\nTekniska nämnden 1994-04-19 2 (4)\n\n§ 31\n\nVal av justerare\n\nTill att \
         jämte ordföranden justera dagens protokoll utses Inger\nHäll.\n\n§ 32\n\nAvslutning\n\nOrdföranden avslutar mötet.\n",
    );
    let meeting = document.meeting.as_ref().expect("a meeting");
    assert_eq!(meeting.location.as_deref(), Some("Kommunkontoret, rummet Granen"));
    assert_eq!([&meeting.start_time, &meeting.end_time].map(Option::as_deref), [Some("18:30"), Some("20:45")]);
    let adjustment = document.adjustment.as_ref().expect("an adjustment");
    assert_eq!(adjustment.place.as_deref(), Some("Tekniska kontoret"));
    assert_eq!(adjustment.date.as_deref(), Some("1994-04-26"));
    assert_eq!(document.body.as_deref(), Some("Tekniska nämnden"));
    assert!(document.preamble.is_empty(), "{:?}", document.preamble);
}
