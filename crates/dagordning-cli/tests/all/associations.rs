//! Minutes and agendas of associations: points beside §§, titles that run in to their text, headings without numbers, and
//! what is decided in running text.

use crate::common::FULL;
use dagordning::model::{Document, DocumentKind, ItemKind, Outcome, Role};

fn parse(text: &str) -> Document {
    dagordning::parse(text.as_bytes(), Some("protokoll.txt"), FULL).expect("readable")
}

fn titles(document: &Document) -> Vec<&str> {
    document.items.iter().map(|item| item.title.as_deref().unwrap_or("")).collect()
}

#[test]
fn the_heading_of_a_point_is_the_title_and_the_sign_below_it_the_number() {
    let document = parse(
        "PROTOKOLL\nStyrelsemöte 2019-03-04\n\nPunkt 1 – Mötets öppnande\n§ 31 Ordföranden hälsade alla välkomna.\n\n\
         Punkt 2: Bryggan\n§ 32 Virket är beställt.\n\n§ 33 Beslutades att hyra en kran.\n\nPunkt 3 - Avslutning\n\
         § 34 Mötet avslutades.\n",
    );
    let numbers: Vec<_> = document.items.iter().filter_map(|item| item.number.as_deref()).collect();
    assert_eq!(numbers, ["31", "32", "33", "34"]);
    assert_eq!(titles(&document), ["Mötets öppnande", "Bryggan", "", "Avslutning"]);
    assert_eq!(document.items[1].sections[0].text.as_deref(), Some("Virket är beställt."));
    assert_eq!(document.items[2].decisions.len(), 1);
}

#[test]
fn the_minutes_of_a_company_tell_in_a_sentence_below_the_title_when_and_where() {
    let document = parse(
        "FÄRSNÄS HAMN AB\n\nPROTOKOLL NR 5/2025\nfört vid ordinarie styrelsesammanträde i Färsnäs Hamn AB, torsdagen den 12 juni \
         2025\nkl. 08.30–11.15 i Lotsrummet, Hamnkontoret\n\nNärvarande:\n  Styrelseledamöter   Gunvor Helmstedt, ordförande\n\
         \x20                     Arvid Nylander\n  Från bolaget        Tor Wiking, VD\n\n1. Val av justeringsperson\n   \
         Styrelsen utsåg Arvid Nylander att jämte ordföranden justera dagens protokoll.\n\n2. Upphandling av hamnkran\n   \
         Bilaga 1. VD föreslog att anbudet antas.\n   Arvid Nylander anmälde jäv och deltog inte i ärendets handläggning.\n   \
         Styrelsen beslöt att anta anbudet till ett pris av 14 750 000 kr.\n\n3. Avslutning\n   Mötet avslutades.\n",
    );
    let meeting = document.meeting.as_ref().expect("a meeting");
    assert_eq!(meeting.date.as_deref(), Some("2025-06-12"));
    assert_eq!((meeting.start_time.as_deref(), meeting.end_time.as_deref()), (Some("08:30"), Some("11:15")));
    assert_eq!(meeting.location.as_deref(), Some("Lotsrummet, Hamnkontoret"));
    let managing = document.participants.iter().find(|one| one.name.as_deref() == Some("Tor Wiking")).expect("listed");
    assert_eq!(managing.role, Some(Role::Official));
    let adjusters: Vec<_> = document.adjusters.iter().filter_map(|one| one.name.as_deref()).collect();
    assert_eq!(adjusters, ["Arvid Nylander"]);
    // "Bilaga 1." is told, and heads no list of papers.
    let item = &document.items[1];
    assert!(item.documents.is_empty());
    assert_eq!(item.decisions.len(), 1);
    assert_eq!(item.recusals.len(), 1);
}

#[test]
fn what_stands_behind_the_day_is_the_place_and_not_the_seat_in_the_name() {
    let document = parse(
        "Protokoll\nfört vid ordinarie föreningsstämma med Bostadsrättsföreningen Ugglan i Turby den 28 april 2014 i Turby\n\
         Folkets hus, stora salen\n\n§ 1 Stämmans öppnande\nAnna Ek öppnade stämman.\n\n§ 2 Avslutning\n",
    );
    let meeting = document.meeting.as_ref().expect("a meeting");
    assert_eq!(meeting.date.as_deref(), Some("2014-04-28"));
    assert_eq!(meeting.location.as_deref(), Some("Turby Folkets hus, stora salen"));
}

#[test]
fn a_title_may_run_in_to_its_text() {
    let document = parse(
        "Protokoll\nStyrelsemöte 2019-03-04\n\n1. Mötets öppnande\nAnna öppnade.\n\n2. Bastun: Ugnen är lagad, och nycklarna hänger i\n\
         förrådet. Det beslutades att köpa ved.\n\n3. Mötets avslutande\n",
    );
    assert_eq!(titles(&document), ["Mötets öppnande", "Bastun", "Mötets avslutande"]);
    let clause = &document.items[1].decisions[0].clauses[0];
    assert_eq!(clause.text.as_deref(), Some("Det beslutades att köpa ved."));
}

#[test]
fn whoever_decides_decides_in_the_account() {
    let text = |sentence: &str| {
        parse(&format!("PROTOKOLL\nDatum: 2019-03-04\n\n§ 1 Ved\n{sentence}\n\n§ 2 Grus\nVägen är lång.\n"))
    };
    for (sentence, outcome, decider) in [
        ("Stormötet beslutade att köpa ved.", Outcome::Other, Some("Stormötet")),
        ("Föreningen antog planen.", Outcome::Approved, Some("Föreningen")),
        ("Stämman beviljar inte styrelsen ansvarsfrihet.", Outcome::Rejected, Some("Stämman")),
        ("Beslöts att uppdra åt Siv att köpa ved.", Outcome::Commissioned, None),
        ("Siv Ek valdes till vedansvarig.", Outcome::Elected, None),
        ("Budgeten fastställdes.", Outcome::Approved, None),
    ] {
        let document = text(sentence);
        let decisions = &document.items[0].decisions;
        assert_eq!(decisions.len(), 1, "{sentence}");
        assert_eq!(decisions[0].clauses[0].outcome, Some(outcome), "{sentence}");
        assert_eq!(decisions[0].decider.as_deref(), decider, "{sentence}");
        assert!(document.items[1].decisions.is_empty(), "{sentence}");
    }
    for sentence in ["Planen antogs den 3 maj 2012.", "Budgeten ska fastställas.", "Veden har beställts."] {
        assert!(text(sentence).items[0].decisions.is_empty(), "{sentence}");
    }
}

#[test]
fn headings_without_numbers_are_items_between_standing_titles() {
    let document = parse(
        "Styrelseprotokoll\nFöreningen Aspen\n2019-03-04\n\nMötets öppnande\n\nMötet öppnades kl. 18.15.\n\nVal av justerare\n\n\
         Bo Lind valdes till justerare.\n\nVedboden\n\nDet beslutades att måla boden.\n\nMötets avslutande\n\nMötet avslutades 19.00.\n",
    );
    assert_eq!(titles(&document), ["Mötets öppnande", "Val av justerare", "Vedboden", "Mötets avslutande"]);
    assert_eq!(document.kind, DocumentKind::Minutes);
    assert_eq!(document.items[0].start_time.as_deref(), Some("18:15"));
}

#[test]
fn statutory_items_are_no_questions_and_lists_below_a_title_are_its_parts() {
    let document = parse(
        "KALLELSE TILL ÅRSMÖTE\nDatum: 2019-03-04\n\nDAGORDNING\n1. Mötets öppnande 18:00\n2. Mötesfunktionärer\n   a) Val av mötesordförande\n   \
         b) Val av mötessekreterare\n3. Fråga om ansvarsfrihet för styrelsen\n4. Motioner\n5. Mötets avslutande\n",
    );
    assert_eq!(document.items.len(), 5);
    assert_eq!(document.items[0].start_time.as_deref(), Some("18:00"));
    assert_eq!(document.items[1].subitems.len(), 2);
    assert_eq!(document.items[1].subitems[1].title.as_deref(), Some("Val av mötessekreterare"));
    assert_ne!(document.items[2].kind, Some(ItemKind::Question));
    assert!(document.items.iter().all(|item| item.initiative.is_none()));
}

#[test]
fn a_part_of_a_section_is_a_part_of_its_item() {
    let document = parse(
        "PROTOKOLL\nStormöte 2019-03-04\n\n§1 Mötet öppnas\nAnna öppnar.\n\n§2 Val\n\n§2.1 Kassör\nMötet väljer Bo Lind till kassör.\n\n\
         §2.2 Revisor\nMötet väljer Siv Ek till revisor.\n\n§3 Mötet avslutas\n",
    );
    assert_eq!(document.items.len(), 3);
    let parts: Vec<_> = document.items[1].subitems.iter().filter_map(|item| item.number.as_deref()).collect();
    assert_eq!(parts, ["2.1", "2.2"]);
    assert_eq!(document.items[1].subitems[0].decisions[0].outcome, Some(Outcome::Elected));
}

#[test]
fn a_title_below_its_number_and_id_is_no_presenter() {
    let document = parse(
        "KOMMUNSTYRELSEN        KALLELSE\n\nSammanträdesdatum: 2031-09-10\n\nÄrendelista\n\n1.           KS KF/2031:6\n\n             \
         Ny avgift\n\n2.           KS KF/2031:5\n\n             Kommundirektören informerar\n\n3.           Övrigt\n",
    );
    assert_eq!(titles(&document), ["Ny avgift", "Kommundirektören informerar", "Övrigt"]);
    assert_eq!(document.items[1].case_ids, ["KS KF/2031:5"]);
    assert!(document.items[1].presenters.is_empty());
}

#[test]
fn a_hunting_district_tells_in_running_text() {
    let document = parse(
        "Norra Lidens jaktvårdskrets\nOrg.nr 802411-3377\n\nProtokoll från kretsstämman den 17 februari 2024\n\nPlats: Bygdegården i Lidby\n\
         Tid: 18.00 – 20.15\n\n§1 Stämmans öppnande\nKretsens ordförande hälsade alla välkomna.\n\n§2 Tilldelning av älg\n\
         Karl Norin yrkade att lag 3 får två djur mer.\n\
         Efter votering med 19 röster för Tore Eks förslag och 12 röster för Karl Norins förslag beslutade stämman\n\
         att fördela tilldelningen lika.\nKarl Norin reserverade sig mot beslutet.\n\n§3 Avslutning\nOrdföranden avslutade stämman.\n\n\
         Vid protokollet                     Justeras\n\n__________________                  __________________\n\
         Lena Brännström                     Per-Erik Sundin\n\n__________________\nArvid Holmqvist, ordförande\n",
    );
    assert_eq!(document.title.as_deref(), Some("Protokoll från kretsstämman den 17 februari 2024"));
    assert_eq!(document.organization.as_deref(), Some("Norra Lidens jaktvårdskrets"));
    assert_eq!(document.body.as_deref(), Some("kretsstämman"));
    let meeting = document.meeting.as_ref().expect("a meeting");
    assert_eq!((meeting.date.as_deref(), meeting.start_time.as_deref()), (Some("2024-02-17"), Some("18:00")));
    let chair = document.participants.iter().find(|person| person.presided).expect("a chair");
    assert_eq!(chair.name.as_deref(), Some("Arvid Holmqvist"));
    let item = &document.items[1];
    // Two proposals were counted against each other: that is no yes and no no.
    assert!(item.votes.is_empty());
    assert_eq!(item.decisions[0].clauses.len(), 1);
    assert_eq!(item.reservations[0].people[0].name.as_deref(), Some("Karl Norin"));
}

#[test]
fn rows_of_an_account_are_nobody() {
    let document = parse(
        "PROTOKOLL\nStyrelsemöte 2015-06-04\nKlockan: 19.00\n\n1. Mötets öppnande\nOrdföranden öppnade mötet.\n\n2. Ekonomi:\n\
         Ställning                            2015-06-04\n\nBehållning Sparkonto                 192 836,44 kr\n\
         Behållning Handkassa                   3 167,00 kr\n\n3. Avslutning\nMötet avslutades.\n",
    );
    let item = &document.items[1];
    assert_eq!(item.title.as_deref(), Some("Ekonomi"));
    assert!(item.presenters.is_empty());
    let amounts: Vec<&str> = item.amounts.iter().filter_map(|amount| amount.text.as_deref()).collect();
    assert_eq!(amounts, ["192 836,44 kr", "3 167,00 kr"]);
    assert_eq!(document.meeting.expect("a meeting").start_time.as_deref(), Some("19:00"));
}

#[test]
fn a_parish_council_has_titles_before_names_and_labels_over_two_lines() {
    let document = parse(
        "                        Kyrkofullmäktige                  PROTOKOLL 2/2023\n\
         \x20                       Hedåsens pastorat                 2023-05-25\n\n\
         Tid:            Torsdagen den 25 maj 2023 kl 18.30-20.05\nPlats:          Församlingshemmet i Hedåsen\n\n\
         Beslutande:     Gunnel Frisk (S), ordförande\n                Sture Palm (C)\n\n\
         Övriga:         Kyrkoherde Anna-Maria Stål\n\n\
         Justeringens\ntid och plats:  Pastorsexpeditionen 2023-05-30\n\n\
         § 14                                                     Dnr P 2023-0041\nÅrsredovisning för 2022\n\n\
         Kyrkorådets förslag\natt fastställa resultat- och balansräkning\natt balansera årets resultat i ny räkning\n\n\
         Kyrkofullmäktige beslutar\natt fastställa resultat- och balansräkning samt\natt balansera årets resultat i ny räkning.\n",
    );
    assert_eq!(document.title.as_deref(), Some("PROTOKOLL 2/2023"));
    assert_eq!(document.organization.as_deref(), Some("Hedåsens pastorat"));
    let minister = document.participants.last().expect("somebody");
    assert_eq!((minister.name.as_deref(), minister.title.as_deref()), (Some("Anna-Maria Stål"), Some("Kyrkoherde")));
    let adjustment = document.adjustment.as_ref().expect("an adjustment");
    assert_eq!(adjustment.date.as_deref(), Some("2023-05-30"));
    assert_eq!(document.meeting.as_ref().and_then(|meeting| meeting.date.as_deref()), Some("2023-05-25"));
    assert_eq!(document.items[0].proposals[0].clauses.len(), 2);
}

#[test]
fn a_compound_title_names_the_sort_and_the_meeting_takes_its_hours_from_the_items() {
    let document = parse(
        "Höstmötesprotokoll 2021\n2021-10-02\n\n1 Mötets öppnande\nSiv Ek öppnade mötet 18:04.\n\n2 Val av justerare\n\
         Mötet valde Ove Alm och Siv Ek till justerare tillika rösträknare.\n\n3 Övriga frågor\nInga frågor fanns.\n\n\
         4 Mötets avslutande\nMötet avslutades 19.30.\n",
    );
    assert_eq!(document.kind, DocumentKind::Minutes);
    assert_eq!(document.title.as_deref(), Some("Höstmötesprotokoll 2021"));
    let meeting = document.meeting.as_ref().expect("told");
    assert_eq!(meeting.start_time.as_deref(), Some("18:04"));
    assert_eq!(meeting.end_time.as_deref(), Some("19:30"));
    let names: Vec<_> = document.adjusters.iter().filter_map(|one| one.name.as_deref()).collect();
    assert_eq!(names, ["Ove Alm", "Siv Ek"]);
    assert_eq!(document.items[2].kind, Some(ItemKind::Procedural));
}

#[test]
fn a_numbered_meeting_has_its_number() {
    let document = parse(
        "PROTOKOLL\nStyrelsemöte nr 7/2026\nDatum: 2026-06-09\n\n§ 1 Mötets öppnande\nSiv öppnade.\n\n§ 2 Ved\nNog.\n",
    );
    assert_eq!(document.body.as_deref(), Some("Styrelsemöte"));
    assert_eq!(document.meeting.and_then(|meeting| meeting.number).as_deref(), Some("7/2026"));
}

#[test]
fn an_agenda_may_have_times_or_bullets_for_numbers() {
    let timed = parse(
        "DAGORDNING\nStyrelsemöte 2022-03-01\n\nÄrenden\n18.00 Mötets öppnande\n18.05 Val av justerare\n18.10 Grusvägen\n\
         18.30 Mötets avslutande\n",
    );
    assert_eq!(titles(&timed), ["Mötets öppnande", "Val av justerare", "Grusvägen", "Mötets avslutande"]);
    assert_eq!(timed.items[2].start_time.as_deref(), Some("18:10"));
    let listed = parse(
        "Dagordning\nStyrelsemöte 2022-03-01\n\nÄrenden\n- Mötets öppnande\n- Val av justerare\n- Grusvägen vid ån\n- Mötets avslutande\n",
    );
    assert_eq!(titles(&listed), ["Mötets öppnande", "Val av justerare", "Grusvägen vid ån", "Mötets avslutande"]);
}

#[test]
fn papers_behind_the_closing_item_are_no_text_of_it() {
    let document = parse(
        "KALLELSE TILL FÖRENINGSSTÄMMA\nDatum: 2020-06-23\n\nDAGORDNING\n1. Stämmans öppnande\n2. Motioner\n\
         3. Stämmans avslutande\n\nVälkomna!\n\nMotion 1\n\nJag föreslår att taket lagas.\n",
    );
    assert_eq!(document.items.len(), 3);
    assert!(document.items[2].sections.is_empty());
    assert_eq!(document.attachments[0].title.as_deref(), Some("Motion 1"));
    assert!(document.unassigned.iter().any(|line| line.text == "Jag föreslår att taket lagas."));
}
