//! Lists and tables of bodies that were met late: attendance by §§, labels over two lines, lists of bullets under titles of agendas,
//! titles that fill their column, several motions under one §, and short names of bodies (catalogue 4.3, 9.2, 11.3, 13.2).

use dagordning::model::{Document, Item, ItemKind, Outcome, Role};

use crate::common::{FULL, parsed};

fn read(text: &str) -> Document {
    parsed(text.as_bytes(), FULL)
}

fn title(item: &Item) -> &str {
    item.title.as_deref().unwrap_or("")
}

#[test]
fn a_table_of_attendance_tells_the_sections_and_whom_substitutes_replace() {
    let document = read(
        "Region Viskadal                                    Protokoll                                1 (2)\nHälsonämnden\n2025-06-03\n\n\n\
         Tid                          Kl. 09.30-14.15\nPlats                        Regionens hus, sal Viskan\n\n\
         Justerare                    Karl-Johan Stål (M)\nErsättare för justerare      Inger Frans (V)\n\nParagrafer                   61-67\n\n\
         Anslagsbevis\nUppsatt den                  2025-06-11\nTas ner den                  2025-07-03\n\n\
         Närvarolista\n\n\
         Ledamöter                       Parti     Uppdrag                   Närvarande §§\n\
         Ewa Lind                        S         Ordförande                61-67\n\
         Lotta Inge                      M                                   61-65\n\n\
         Tjänstgörande ersättare         Parti     Ersätter                  Närvarande §§\n\
         Roland Törn                     SD        Jimmy Borg (SD)           61-67\n\
         Sten Pål                        M         Lotta Inge (M)            66-67\n\n\n\
         § 61   Val av justerare\nBeslut\nKarl-Johan Stål utses.\n\n§ 62   Avslutning\nOrdföranden avslutar.\n",
    );
    let row = |at: usize| {
        let one = &document.participants[at];
        let replaced = one.substitutions.first().and_then(|other| other.name.as_deref());
        (one.name.as_deref().unwrap_or(""), one.party.as_deref(), one.items.join(","), replaced)
    };
    assert_eq!(row(0), ("Ewa Lind", Some("S"), "61-67".to_owned(), None));
    assert_eq!(row(1), ("Lotta Inge", Some("M"), "61-65".to_owned(), None));
    assert_eq!(row(2), ("Roland Törn", Some("SD"), "61-67".to_owned(), Some("Jimmy Borg")));
    assert_eq!(row(3), ("Sten Pål", Some("M"), "66-67".to_owned(), Some("Lotta Inge")));
    assert_eq!(document.adjusters.iter().map(|one| one.substitute).collect::<Vec<_>>(), [false, true]);
    assert_eq!(document.posting.as_ref().and_then(|posting| posting.posted.as_deref()), Some("2025-06-11"));
}

#[test]
fn others_over_two_lines_in_capitals_are_no_members() {
    let document = read(
        "VRETSTA KOMMUN\nByggnadsnämnden\n\nPROTOKOLL\n2025-05-06\n\nPLATS OCH TID        Kommunhuset, kl. 13.00-15.00\n\n\
         BESLUTANDE           Ledamöter\n                     Gunnar Wester (C), ordförande\n                     Ronny Falk (SD)\n\n\
         ÖVRIGA               Ersättare\nNÄRVARANDE           Kurt Nordin (S)\n\n\
         BN § 1\nUpprop\n\nBeslut\nUppropet noteras.\n\nBN § 2\nAvslutning\n\nBeslut\nMötet avslutas.\n",
    );
    let roles: Vec<_> = document.participants.iter().map(|one| (one.name.as_deref().unwrap_or(""), one.role)).collect();
    let member = Some(Role::Member);
    let expected =
        [("Gunnar Wester", member), ("Ronny Falk", member), ("Kurt Nordin", Some(Role::NonServingSubstitute))];
    assert_eq!(roles, expected);
}

#[test]
fn schools_in_brackets_are_no_parties() {
    let document = read(
        "Kvarnvika kommun\nUngdomsrådet\n\n\nProtokoll\n\nDatum:      måndag 12 maj 2025\nTid:        kl. 15.30–17.00\n\nNärvarande:\n\
         Alva Berg (Åsvallaskolan), ordförande\nLeila Osman (Strandskolan)\nTindra Molin (Kvarnvika gymnasium)\nHåkan Sten (S)\n\n\
         1. Mötets öppnande\nAlva öppnade mötet.\n\n2. Avslutning\nAlva avslutade mötet.\n",
    );
    let from: Vec<_> =
        document.participants.iter().map(|one| (one.organization.as_deref(), one.party.as_deref())).collect();
    assert_eq!(
        from,
        [
            (Some("Åsvallaskolan"), None),
            (Some("Strandskolan"), None),
            (Some("Kvarnvika gymnasium"), None),
            (None, Some("S"))
        ]
    );
}

#[test]
fn what_stands_below_a_title_in_its_column_is_told_from_it() {
    let document = read(
        "Region Västerhamn                       FÖREDRAGNINGSLISTA\nRegionfullmäktige                       2026-03-03\n\n\nNr     Ärende                                                          Diarienr\n\n\
         12     Årsredovisning                                                  RS 2026-0003\n\n\
         13     Avsägelser                                                      RS 2026-0007\n       - Tove Ström (MP), ersättare i kulturnämnden\n       - Lars Palm (S), nämndeman\n\n\
         14     Val av ersättare i kulturnämnden                                RS 2026-0008\n",
    );
    assert_eq!(
        document.items.iter().map(title).collect::<Vec<_>>(),
        ["Årsredovisning", "Avsägelser", "Val av ersättare i kulturnämnden"]
    );
    // Two blanks part a title that fills its column from whoever presents it.
    let document = read(
        "Förbundet Slöjd                                                            1 (1)\n\n                                DAGORDNING\n\n                                 Kongress\n\nDatum:     23 maj 2025\n\n\n\
         Tid       Nr    Ärende                                   Föredragande\n\n10.00     1.    Kongressens öppnande                     Inga Storm\n\n\
          \u{20}         2.    Fråga om kongressen blivit stadgeenligt  Per Moberg\n                utlyst\n\n          3.    Fastställande av dagordning              Per Moberg\n\n11.00     4.    Val av två justerare                     Siv Norr\n",
    );
    assert_eq!(title(&document.items[1]), "Fråga om kongressen blivit stadgeenligt utlyst");
    assert_eq!(document.items[1].presenters[0].name.as_deref(), Some("Per Moberg"));
}

#[test]
fn motions_with_letters_are_parts_of_their_item() {
    let document = read(
        "Brf Fågelängen\n\nProtokoll fört vid ordinarie föreningsstämma den 17 maj 2022.\n\n§ 1   Stämmans öppnande\n      Anders Ek öppnade stämman.\n\n\
         § 2   Motioner\n      Två motioner hade kommit in.\n\n      Motion A   Laddplatser på gästparkeringen\n      Karin Öhman föreslår att föreningen sätter upp laddplatser.\n\n\
         \u{20}     För bifall till motionen avgavs 14 röster, för avslag 22 röster.\n\n      Stämman beslutade\n      att avslå motionen.\n\n\
         \u{20}     Motion B   Odlingslådor\n      Sara Nord vill att gräsytan upplåts för odling.\n\n      Stämman beslutade\n      att bifalla motionen.\n\n\
         § 3   Stämmans avslutande\n      Anders Ek avslutade stämman.\n",
    );
    let motions = &document.items[1].subitems;
    let shown: Vec<_> =
        motions.iter().map(|one| (one.number.as_deref(), title(one), one.decisions[0].outcome)).collect();
    let expected = [
        (Some("A"), "Laddplatser på gästparkeringen", Some(Outcome::Rejected)),
        (Some("B"), "Odlingslådor", Some(Outcome::Approved)),
    ];
    assert_eq!(shown, expected);
    assert_eq!(motions[1].initiators[0].name.as_deref(), Some("Sara Nord"));
}

#[test]
fn a_body_decides_by_the_short_name_that_the_cover_gives() {
    let document = read(
        "Norrlidens Orienteringsförbund                                        Sida 1 (1)\n\n\nSTYRELSEPROTOKOLL\n\nDistriktsstyrelsen (DS)\n\nDatum:         24 oktober 2023\n\n\
         Närvarande:    Henrik Malm, ordförande\n               Ulrika Berg\n\n\n1    Inledning\n\n     Henrik öppnade mötet.\n\n\n2    Budget\n\n     DS beslutade att fastställa budgeten.\n\n\n\
         3    Listan\n\n     Mötet beslutade\n     att fastställa listan enligt följande:\n     1. Malin Ek, lärare\n     2. Amira Nas, åkare\n\n\n4    Avslutning\n\n     Henrik avslutade mötet.\n",
    );
    assert_eq!(document.body.as_deref(), Some("Distriktsstyrelsen"));
    let budget = &document.items[1];
    assert_eq!((budget.kind, budget.decisions[0].decider.as_deref()), (Some(ItemKind::Decision), Some("DS")));
    let list = &document.items[2].decisions[0].clauses;
    assert_eq!((list.len(), list[0].subclauses.len()), (1, 2));
    assert_eq!(list[0].subclauses[1].text.as_deref(), Some("Amira Nas, åkare"));
}

/// The last line of a paragraph that ends two pages is no foot of theirs.
#[test]
fn the_end_of_a_paragraph_that_ends_pages_is_no_foot() {
    let secret = "Ärendet omfattas av sekretess enligt offentlighets- och sekretesslagen. Beslutet finns i\nett separat protokoll.";
    let head = |page: u32| {
        format!(
            "Björkfors kommun                         PROTOKOLL                    Sida {page} av 6\nSocialnämnden                            2025-04-10\n\n\n"
        )
    };
    let plain = |page: u32| {
        format!("{}§ {page}   Information {page}\n\nChefen berättar om läget i verksamhet {page}.\n\x0c", head(page))
    };
    let text = format!(
        "{}Plats och tid     Kommunhuset, kl. 9.00-11.00\n\n§ 1   Upprop\n\nBeslut\nUppropet noteras.\n\x0c{}{}{}{}§ 5   Individärende\n\n{secret}\n\x0c{}§ 6   Individärende\n\n{secret}\n",
        head(1),
        plain(2),
        plain(3),
        plain(4),
        head(5),
        head(6)
    );
    let document = read(&text);
    for item in &document.items[4..] {
        let read = item.sections[0].text.as_deref().unwrap_or("");
        assert!(read.ends_with("Beslutet finns i ett separat protokoll."), "{read}");
    }
}

#[test]
fn clauses_that_are_proposed_and_then_decided_announce_nothing() {
    let clauses = "1. att avgiften höjs till 500 kr,\n2. att höjningen gäller från den 1 april 2019.";
    let document = read(&format!(
        "Solgläntans koloniförening\n\nProtokoll från årsmötet den 3 mars 2019\n\n1. Årsmötets öppnande\nBo Ek öppnade mötet.\n\n2. Avgift\n\n\
         Styrelsens förslag\n{clauses}\n\nÅrsmötets beslut\n{clauses}\n\n3. Årsmötets avslutande\nBo Ek avslutade mötet.\n"
    ));
    assert_eq!(
        document.items.iter().map(title).collect::<Vec<_>>(),
        ["Årsmötets öppnande", "Avgift", "Årsmötets avslutande"]
    );
    let fee = &document.items[1];
    assert_eq!((fee.proposals[0].clauses.len(), fee.decisions[0].clauses.len()), (2, 2));
    assert!(document.preamble.is_empty(), "{:?}", document.preamble);
}

/// What is to be done stands under its own heading, and is no decision.
#[test]
fn what_is_to_be_done_is_no_decision() {
    let document = read(
        "Vika scoutkår\n\nProtokoll styrelsemöte 2025-02-03\n\n1. Öppnande\n- Moa öppnade mötet.\n\n2. Läger\n- Vi behöver nya tält.\n\nBeslut\n- Att godkänna inköp av två tält.\n\n\
         Att göra\n- Beställa tälten (NH)\n\n3. Avslutning\n- Moa avslutade mötet.\n",
    );
    let camp = &document.items[1];
    assert_eq!(camp.decisions[0].clauses.len(), 1, "{:?}", camp.decisions);
    assert_eq!(camp.sections.last().and_then(|section| section.heading.as_deref()), Some("Att göra"));
}

#[test]
fn a_table_of_representatives_tells_whom_they_are_there_for() {
    let document = read(
        "Region Västmark\n\nRegionala pensionärsrådet                                            PROTOKOLL\n\n\n\
         Tid           Torsdag 20 mars 2025, kl. 9.30–12.00\nPlats         Regionhuset\n\nNärvarande\n\n\
         Namn                         Organisation                  Funktion\n\
         Lena Hagman (S)              Regionstyrelsen               Ordförande\n\
         Anita Fors                   PRO\n\
         Gerd Sandkvist               SPF Seniorerna                via Teams\n\n\
         Tjänstepersoner\nAnna Vik                     verksamhetschef, punkt 4\n\n\n\
         1. Öppnande\nLena Hagman öppnade mötet.\n\n2. Val av justerare\nRådet utsåg Anita Fors att justera protokollet.\n\n\
         3. Remiss\nRemissen har kommit.\n\nBeslut\nRådet avstår från yttrande.\n\n4. Fråga om sjukresor\nFrågan utgår.\n",
    );
    let row = |at: usize| {
        let one = &document.participants[at];
        (one.name.as_deref().unwrap_or(""), one.organization.as_deref(), one.remote)
    };
    assert_eq!(row(0), ("Lena Hagman", Some("Regionstyrelsen"), false));
    assert_eq!(row(1), ("Anita Fors", Some("PRO"), false));
    assert_eq!(row(2), ("Gerd Sandkvist", Some("SPF Seniorerna"), true));
    let official = &document.participants[3];
    assert_eq!((official.title.as_deref(), official.organization.as_deref()), (Some("verksamhetschef"), None));
    assert_eq!(document.items[1].decisions[0].outcome, Some(Outcome::Elected));
    assert!(document.items[3].decisions.is_empty(), "{:?}", document.items[3].decisions);
}

#[test]
fn sections_in_the_column_of_attendance_tell_when() {
    let document = read(
        "Kvarnby kommun\nKommunfullmäktige\n\nProtokoll\n2024-09-30\n\nBeslutande          Se närvarolista\n\n§ 81   Upprop\n\nBeslut\nUppropet noteras.\n\n§ 82   Avslutning\n\n\
         Beslut\nMötet avslutas.\n\n\n\
         Närvarolista\n\n\
         Ledamot                               Parti   Närvarande           Tjänstgörande ersättare\n\
         Margareta Ek, ordförande              S       §§ 81–82\n\
         Roger Lid                             SD      § 81                 Kent Åker (SD) § 82\n",
    );
    let people: Vec<_> =
        document.participants.iter().map(|one| (one.name.as_deref().unwrap_or(""), one.items.join(","))).collect();
    assert!(people.contains(&("Margareta Ek", "81-82".to_owned())), "{people:?}");
    assert!(people.contains(&("Roger Lid", "81".to_owned())), "{people:?}");
}

/// A manner that nobody here had written before: times under labels of their own, a list that breaks between the names of one, and
/// decisions behind a sign.
#[test]
fn a_sameby_decides_behind_signs() {
    let document = read(
        "Norrskogs sameby\n\nProtokoll från arbetsstämma i Norrskogs sameby, lördag 14 juni 2025,\nkåtan vid sjön.\n\n\
         Början: kl 11.15                       Slut: kl 14.05\n\n\
         På plats: Lars-Nila Labba, ordf.; Inga Utsi, sekr.; Per Anders\nNutti; Elle Marja Omma.\n\n\
         1  Stämman öppnas\n   Lars-Nila Labba öppnar stämman.\n\n\
         2  Kalvmärkningen\n   Märkningen börjar v. 27.\n   > Stämman beslutar att laget börjar 1 juli.\n   > Stämman beslutar att varje hushåll betalar 350 kr.\n\n\
         3  Stämman avslutas\n   Lars-Nila Labba avslutar stämman.\n",
    );
    let meeting = document.meeting.clone().unwrap_or_default();
    assert_eq!((meeting.start_time.as_deref(), meeting.end_time.as_deref()), (Some("11:15"), Some("14:05")));
    // Whose assembly it is is no place.
    assert_eq!(meeting.location, None);
    let names: Vec<_> = document.participants.iter().map(|one| one.name.as_deref().unwrap_or("")).collect();
    assert_eq!(names, ["Lars-Nila Labba", "Inga Utsi", "Per Anders Nutti", "Elle Marja Omma"]);
    assert_eq!(document.items[1].decisions[0].clauses.len(), 2);
    assert!(document.unassigned.is_empty(), "{:?}", document.unassigned);
}
