//! What stands below the sentence that decides it: clauses, rows of an election, permits; matters with letters and headings of
//! their own; and the heads of old and new documents that say in a sentence when and where.

use dagordning::model::{Document, Outcome, Role, SectionKind};

use crate::common::{FULL, parsed};

fn read(text: &str) -> Document {
    parsed(text.as_bytes(), FULL)
}

/// Minutes of an assembly with one item between two others.
fn assembly(item: &str) -> Document {
    read(&format!(
        "Norrby Maskiner AB (publ)\n\nPROTOKOLL\n\nfört vid årsstämma i bolaget torsdagen den 12 maj 2022 kl. 15.00\ni Tingshusets hörsal.\n\n\
         § 1\n\nStämmans öppnande\n\nStämman öppnades av Lars Vik.\n\n§ 2\n\nVinst och val\n\n{item}\n\n\
         § 3\n\nStämmans avslutande\n\nOrdföranden förklarade stämman avslutad.\n"
    ))
}

#[test]
fn a_registered_form_in_brackets_belongs_to_a_companys_name() {
    let document = assembly("Inget beslutades.");
    assert_eq!(document.organization.as_deref(), Some("Norrby Maskiner AB (publ)"));
    assert!(document.preamble.is_empty(), "{:?}", document.preamble);
}

#[test]
fn clauses_below_a_running_decision_are_its_own() {
    for lead in [
        "Beslutades i enlighet med styrelsens förslag",
        "Beslutades i enlighet med styrelsens förslag:",
        "Stämman beslutade i enlighet med styrelsens förslag",
        "Det beslutades enhälligt",
    ] {
        let document = assembly(&format!(
            "Till förfogande stod 118 kronor.\n\n{lead}\n\natt   utdela 2 kronor per aktie,\n\natt   fastställa avstämningsdagen till den 16 maj,\n      samt\n\n\
             att   överföra återstoden i ny räkning."
        ));
        let [decision] = document.items[1].decisions.as_slice() else {
            panic!("{lead}: {:?}", document.items[1].decisions)
        };
        assert_eq!(decision.lead_in.as_deref(), Some(lead.trim_end_matches(':')));
        let clauses: Vec<_> = decision.clauses.iter().map(|clause| clause.text.as_deref().unwrap_or("")).collect();
        assert_eq!(
            clauses,
            [
                "att utdela 2 kronor per aktie",
                "att fastställa avstämningsdagen till den 16 maj",
                "att överföra återstoden i ny räkning."
            ],
            "{lead}"
        );
        assert!(document.items[1].proposals.is_empty(), "{lead}");
    }
}

#[test]
fn a_sentence_that_wraps_before_att_is_one_clause() {
    let document = assembly("Beslutades i enlighet med styrelsens förslag\natt överföra vinsten i ny räkning.");
    let [decision] = document.items[1].decisions.as_slice() else { panic!("{:?}", document.items[1].decisions) };
    assert_eq!(decision.lead_in, None);
    assert_eq!(decision.clauses.len(), 1);
}

#[test]
fn rows_below_an_open_sentence_are_elected_by_it() {
    for (lead, rows) in [
        (
            "Stämman valde enligt valberedningens förslag",
            "Ordförande      1 år     Sture Berg           omval\nLedamot         2 år     Eva Lindkvist        omval",
        ),
        (
            "Stämman valde för året följande förtroendemän.",
            "Revisorer:        Algot Nyman och Eva Öst\nRevisorssuppleant: Berndt Lindahl",
        ),
    ] {
        let document = assembly(&format!("{lead}\n\n{rows}"));
        let [decision] = document.items[1].decisions.as_slice() else {
            panic!("{lead}: {:?}", document.items[1].decisions)
        };
        let [clause] = decision.clauses.as_slice() else { panic!("{lead}: {:?}", decision.clauses) };
        assert_eq!(clause.text.as_deref(), Some(lead));
        assert_eq!(clause.outcome, Some(Outcome::Elected));
        assert_eq!(clause.subclauses.len(), 2, "{lead}: {:?}", clause.subclauses);
    }
    // A paragraph below an election is no row of it.
    let document = assembly("Stämman valde Sture Berg till ordförande.\n\nEva Lindkvist tackade för förtroendet.");
    assert!(document.items[1].decisions[0].clauses[0].subclauses.is_empty());
}

#[test]
fn bullets_below_a_sentence_that_points_at_them_are_its_parts() {
    let document = read(
        "Vika kommun\nByggnadsnämnden\nProtokoll 2004-03-09\n\nBeslutande: Anna Ek (s), ordförande, Bo Lind (m)\n\n\
         § 34\nBygglov enligt detaljplan\n\nBeslut\nByggnadsnämnden beviljar bygglov för nedanstående åtgärder.\n\
         - Almen 7, nybyggnad av garage\n- Hägern 12, inglasning av balkong\n\nBeslutet skickas till\nSökandena\n\n\
         § 35\nDelgivningar\n\nBeslut: a) Rapporten noteras.\n        b) Svaret läggs till handlingarna.\n",
    );
    let [clause] = document.items[0].decisions[0].clauses.as_slice() else {
        panic!("{:?}", document.items[0].decisions)
    };
    assert_eq!(clause.subclauses.len(), 2);
    // The list begins beside its heading.
    let clauses = &document.items[1].decisions[0].clauses;
    assert_eq!(clauses.iter().map(|clause| clause.number.as_deref()).collect::<Vec<_>>(), [Some("a"), Some("b")]);
    assert_eq!(clauses[0].text.as_deref(), Some("Rapporten noteras."));
}

#[test]
fn matters_with_letters_have_headings_of_their_own() {
    let document = assembly(
        "Två motioner hade kommit in.\n\n  a)   Motion om fredningstid\n\n  Motionären vill freda öringen.\n\n  Styrelsens förslag\n  att avslå motionen.\n\n\
         \x20 Beslut\n  Stämman beslutade att bifalla motionen.\n\n  b)   Motion om två spön\n\n  Motionären vill ha två spön.\n\n  Beslut\n\
         \x20 Stämman beslutade att avslå motionen.",
    );
    let item = &document.items[1];
    let titles: Vec<_> = item.subitems.iter().map(|one| one.title.as_deref()).collect();
    assert_eq!(titles, [Some("Motion om fredningstid"), Some("Motion om två spön")]);
    assert_eq!(item.subitems[0].proposals.len(), 1);
    let outcomes: Vec<_> = item.subitems.iter().map(|one| one.decisions[0].outcome).collect();
    assert_eq!(outcomes, [Some(Outcome::Approved), Some(Outcome::Rejected)]);
    assert_eq!(item.sections.len(), 1);
}

#[test]
fn clauses_with_letters_before_a_heading_are_no_matters() {
    let document =
        assembly("Styrelsen hade utrett\n\na) Priset\n\nb) Läget\n\nBeslut\nStämman beslutade att köpa marken.");
    assert!(document.items[1].subitems.is_empty());
}

#[test]
fn a_class_beside_a_case_id_is_no_page() {
    let document = read(
        "TORPSJÖ KOMMUN                    SAMMANTRÄDESPROTOKOLL\nKommundelsnämnden                 1989-10-03\n\n\
         Beslutande      Anna Ek (s), ordförande\n                Bo Lind (m)\n\n\
         § 85                 KDN 74/89      041\nBudgetuppföljning\n\nBeslut\nRapporten godkänns.\n\n\
         § 86                 KDN 91/89      805\nBidrag till hembygdsföreningen\n\nBeslut\nBidraget beviljas.\n",
    );
    assert_eq!(document.items.len(), 2);
    for item in &document.items {
        assert_eq!((item.page.as_deref(), item.case_ids.len()), (None, 1), "{:?}", item.title);
    }
}

#[test]
fn old_minutes_say_in_a_sentence_and_in_columns_who_met_and_who_adjusted() {
    let document = read(
        "Hällaryda landskommun\nKommunalfullmäktige\n\n\n                          P r o t o k o l l\n\n\
         \x20     fört vid ordinarie sammanträde lördagen den 29 oktober 1938\n      kl. 6 e. m. i folkskolans gymnastiksal.\n\n\
         Närvarande:   Ordföranden  Oscar Lilja\n              Ledamöterna  Karl Lindqvist, Algot Nyman och Anna Sandell\n\
         \x20             Suppleanten  Edvin Hallberg, för Gustaf Ström\n\n\n\
         \x20                              § 1.\n\n     Föredrogs en motion om badplats.\n\n     Fullmäktige avslogo motionen.\n\n\
         \x20                              § 2.\n\n     Fullmäktige uppdrogo åt kommunalnämnden att inkomma med förslag.\n\n\
         \x20                              § 3.\n\n     Fullmäktige biföllo ansökningen.\n\n\
         \x20                              § 4.\n\n     Fullmäktige återremitterade ärendet.\n\n\n\
         \x20                             Vid protokollet:\n                              Sigurd Eklund,\n                              sekreterare.\n\n\
         Justerat den 1 november 1938:\n\nOscar Lilja,\nordförande.\n\nKarl Lindqvist                    Algot Nyman\n\n\n\
         \x20    Att protokollets justering tillkännagivits genom anslag å kom-\nmunens anslagstavla den 2 november 1938, intygar\n\n\
         \x20                             Sigurd Eklund.\n",
    );
    let meeting = document.meeting.as_ref().expect("a meeting");
    assert_eq!(meeting.date.as_deref(), Some("1938-10-29"));
    assert_eq!(meeting.start_time.as_deref(), Some("18:00"));
    assert_eq!(meeting.location.as_deref(), Some("folkskolans gymnastiksal"));
    let names: Vec<_> = document.participants.iter().filter_map(|one| one.name.as_deref()).collect();
    assert!(names.contains(&"Karl Lindqvist") && names.contains(&"Edvin Hallberg"), "{names:?}");
    let served = document.participants.iter().find(|one| one.name.as_deref() == Some("Edvin Hallberg"));
    assert_eq!(served.and_then(|one| one.role), Some(Role::ServingSubstitute));
    let adjusters: Vec<_> = document.adjusters.iter().map(|one| one.name.as_deref()).collect();
    assert_eq!(adjusters, [Some("Karl Lindqvist"), Some("Algot Nyman")]);
    let adjustment = document.adjustment.as_ref().expect("an adjustment");
    assert_eq!((adjustment.date.as_deref(), adjustment.place.as_deref()), (Some("1938-11-01"), None));
    assert_eq!(document.posting.as_ref().and_then(|posting| posting.posted.as_deref()), Some("1938-11-02"));
    let outcomes: Vec<_> = document.items.iter().map(|item| item.decisions[0].outcome).collect();
    assert_eq!(
        outcomes,
        [Some(Outcome::Rejected), Some(Outcome::Commissioned), Some(Outcome::Approved), Some(Outcome::ReferredBack)]
    );
}

#[test]
fn a_notice_goes_on_from_its_title_and_has_its_day_at_the_right() {
    let document = read(
        "Västerdals läns landsting\nFörvaltningsutskottet                                     Norrhamn den 30 oktober 1961\n\n\n\
         \x20                     F Ö R E D R A G N I N G S L I S T A\n\n        vid förvaltningsutskottets sammanträde onsdagen den 8 november 1961\n\
         \x20       kl. 9.30 å landstingets kansli, Storgatan 14, Norrhamn.\n\n\n   1.   Föregående protokoll\n\n   2.   Ansökan om bidrag\n\n   3.   Nästa sammanträde\n\n\n\
         \x20                                         Enligt uppdrag\n\n                                          Bertil Sand\n                                          sekreterare\n",
    );
    let meeting = document.meeting.as_ref().expect("a meeting");
    assert_eq!((meeting.date.as_deref(), meeting.issued.as_deref()), (Some("1961-11-08"), Some("1961-10-30")));
    assert_eq!(meeting.location.as_deref(), Some("landstingets kansli, Storgatan 14, Norrhamn"));
    assert!(document.preamble.is_empty(), "{:?}", document.preamble);
    assert!(document.items[2].sections.is_empty(), "{:?}", document.items[2].sections);
}

#[test]
fn titles_set_with_white_space_are_titles_among_proposals() {
    let document = read(
        "Föräldrakooperativet Kotten\n\nMötesprotokoll\nMedlemsmöte\n\nDatum: 15 november 2011\n\n\nMötets öppnande\n\nÅsa öppnade mötet.\n\n\n\
         Föregående protokoll\n\nBeslut: Protokollet lades till handlingarna.\n\n\nEkonomi\n\nDaniel visade utfallet.\n\nBeslut: Mötet godkände rapporten.\n\n\n\
         Medlemsinsats\n\nStyrelsens förslag: Insatsen blir 4 000 kr.\n\nBeslut: Enligt styrelsens förslag.\n\n\nNästa möte\n\nVi ses i mars.\n",
    );
    let titles: Vec<_> = document.items.iter().filter_map(|item| item.title.as_deref()).collect();
    assert_eq!(titles, ["Mötets öppnande", "Föregående protokoll", "Ekonomi", "Medlemsinsats", "Nästa möte"]);
    let kinds: Vec<_> = document.items[2].sections.iter().map(|section| section.kind).collect();
    assert_eq!(kinds, [Some(SectionKind::Description), Some(SectionKind::Decision)]);
}

#[test]
fn a_sentence_that_begins_with_a_number_stands_behind_a_run_in_title() {
    let document = read(
        "Mossens Brukshundklubb\nPROTOKOLL\nStyrelsemöte nr 3/2019\n\nDatum: 12 mars 2019\n\nNärvarande: Lena Fors (ordf), Anki Roslund (sekr)\n\n\
         1. Mötets öppnande: Lena öppnade mötet.\n\n2. Kurser: Valpkursen är full och har åtta på kö.\n\n\
         3. Utställningen den 17 augusti: 340 hundar är anmälda så här långt\njämfört med 295 förra året.\n\n4. Nästa möte: Tisdag 9 april i klubbstugan.\n",
    );
    assert_eq!(document.items[2].title.as_deref(), Some("Utställningen den 17 augusti"));
}

#[test]
fn who_is_away_by_telephone_has_no_such_title() {
    for (printed, items, scope) in [
        ("(via telefon)", None, None),
        ("(via telefon från punkt 5)", Some("5-"), Some("från punkt 5")),
        (", via telefon från punkt 5", Some("5-"), Some("från punkt 5")),
        ("(punkt 5-8, på distans)", Some("5-8"), Some("punkt 5-8")),
    ] {
        let document = read(&format!(
            "Mossens Brukshundklubb\nPROTOKOLL\nStyrelsemöte nr 3/2019\n\nDatum: 12 mars 2019\n\n\
             Närvarande: Lena Fors (ordf), Jenny Olausson {printed}\n\n1. Mötets öppnande\nLena öppnade mötet.\n\n2. Kurser\nFull.\n"
        ));
        let one = &document.participants[1];
        assert_eq!(
            (one.name.as_deref(), one.title.as_deref(), one.remote),
            (Some("Jenny Olausson"), None, true),
            "{printed}"
        );
        assert_eq!((one.items.first().map(String::as_str), one.scope_text.as_deref()), (items, scope), "{printed}");
    }
}

#[test]
fn a_decision_directly_below_a_title_is_none_of_it() {
    let document = read(
        "Norrby Ridklubb\n\nProtokoll årsmöte 14 mars 2024\n\nNärvarande: Lena Fors, Bo Ek\n\n\
         § 1 Mötets öppnande\nLena öppnade mötet.\n\n§ 2 Fastställande av resultat- och balansräkning\n\
         Årsmötet beslutade i enlighet med styrelsens förslag\n\natt fastställa räkningarna,\natt betala skulden.\n\n\
         § 3 Mötets avslutande\nLena avslutade mötet.\n",
    );
    assert_eq!(document.items[1].title.as_deref(), Some("Fastställande av resultat- och balansräkning"));
    assert_eq!(document.items[1].decisions[0].clauses.len(), 2);
}
