//! What minutes decide, line by line: where a decision begins and ends, who decides, who is told of, what is only listed.

use crate::common::FULL;
use dagordning::model::{Document, Item, ItemStatus, Outcome, SectionKind};

fn parse(text: &str) -> Document {
    dagordning::parse(text.as_bytes(), Some("protokoll.txt"), FULL).expect("readable")
}

/// The item with this text under its title, with another § behind it.
fn item(title: &str, text: &str) -> Item {
    let whole = format!(
        "Torgköpings kommun\nKommunfullmäktige\nProtokoll nr 4\nSammanträdesdatum: 2033-05-19\n\n§ 41 Dnr KS 2033/77\n\n{title}\n{text}\n\n\
         § 42 Dnr KS 2033/78\n\nNästa ärende på listan\nBeslut\n\nKommunfullmäktige bordlägger ärendet till nästa sammanträde i juni \
         månad.\n"
    );
    parse(&whole).items.into_iter().next().expect("an item")
}

#[test]
fn sentences_on_lines_of_their_own_are_decisions_of_their_own() {
    let text = "Beslut\nMotionerna under §§ 50–61 bordläggs.\nInterpellationen under § 62 behandlas genom att fullmäktige tar \
                ställning till om\nden får framställas och att den därefter bordläggs.\nAnmälningsärendena under § 63 antecknas.\n\n\
                Handling\nFullmäktige har denna dag på grund av tiden valt att avsluta sammanträdet redan före klockan tio.";
    let item = item("Ordningsfråga", text);
    let clauses = &item.decisions[0].clauses;
    assert_eq!(clauses.len(), 3, "{clauses:?}");
    assert_eq!(clauses[0].outcome, Some(Outcome::Postponed));
    assert_eq!(clauses[2].outcome, Some(Outcome::Noted));
}

#[test]
fn what_is_noted_is_listed_behind_the_decision() {
    let text = "Beslut\n\nAntecknas.\n\nEfter fullmäktiges sammanträde den 21 april 2033 har följande motioner inkommit.\n\n\
                Motion av Eva Ask (S) om belysning vid Sågdammen\n\nMotion av Per Lo (M) om färre skyltar";
    let item = item("Anmälningsärenden", text);
    assert_eq!(item.decisions[0].clauses.len(), 1, "{:?}", item.decisions[0].clauses);
    assert_eq!(item.decisions[0].outcome, Some(Outcome::Noted));
}

#[test]
fn a_second_body_is_led_in_over_two_lines() {
    let text = "Beslut\n\nEnligt stadskontorets förslag:\nBolagens verksamhet har varit förenlig med ändamålet och utförts inom ramen för det.\n\
                Kommunstyrelsen tillstyrker stadskontorets förslag och föreslår att\nkommunfullmäktige beslutar:\nÅrsredovisningen för 2032 godkänns.";
    let item = item("Årsredovisning", text);
    let [own, proposed] = item.decisions.as_slice() else { panic!("{:?}", item.decisions) };
    assert_eq!(own.proposer.as_deref(), Some("stadskontoret"));
    assert_eq!(own.clauses.len(), 1);
    assert_eq!(proposed.decider.as_deref(), Some("Kommunstyrelsen"));
    assert_eq!(proposed.recipient.as_deref(), Some("kommunfullmäktige"));
    assert_eq!((proposed.clauses.len(), proposed.outcome), (1, None));
}

#[test]
fn a_proposal_and_what_is_added_to_it_lead_in_together() {
    let text = "Beslut\n\nEnligt kommunstyrelsens förslag och tilläggsyrkande från M, L och KD i\nkommunstyrelsen:\n1. Planen antas.\n2. \
                Uppdraget förklaras fullgjort.";
    let found = item("Plan för vatten", text);
    assert_eq!(found.decisions[0].proposer.as_deref(), Some("kommunstyrelsen"));
    assert_eq!(found.decisions[0].clauses.len(), 2, "{:?}", found.decisions[0]);
}

#[test]
fn a_title_goes_on_to_the_heading_below_it() {
    let found = item(
        "Remiss från departementet - Promemorian\nKompletterande förslag till betänkandet Tydligare krav",
        "Beslut\n\nPlanen antas.",
    );
    assert_eq!(
        found.title.as_deref(),
        Some("Remiss från departementet - Promemorian Kompletterande förslag till betänkandet Tydligare krav")
    );
}

#[test]
fn an_account_below_the_decision_is_no_decision() {
    let text = "Beslut\n\nRapporten antecknas.\n\nInformation\n\nRevisorn Bo Gran (V) lämnar en redogörelse.";
    let item = item("Revisionens rapport", text);
    assert_eq!(item.decisions[0].clauses.len(), 1);
    let last = item.sections.last().expect("sections");
    assert_eq!((last.kind, last.heading.as_deref()), (Some(SectionKind::Description), Some("Information")));
}

#[test]
fn what_others_are_to_do_is_not_done() {
    let text = "Beslut\n\n1. Nämnden får i uppdrag att utse tolv platser.\n2. Kommunstyrelsen uppdrar åt kontoret att fastställa taxan.";
    let item = item("Konst i park", text);
    let outcomes: Vec<_> = item.decisions[0].clauses.iter().map(|clause| clause.outcome).collect();
    assert_eq!(outcomes, [Some(Outcome::Commissioned), Some(Outcome::Commissioned)]);
}

#[test]
fn who_adjusts_is_decided_under_an_item() {
    let document = parse(
        "Torgköpings kommun\nKommunfullmäktige\nProtokoll (nr 4)\nSammanträdesdatum: 2033-05-19\n\n§ 40\n\nBestämmande av tid för justering\n\
         Beslut\n\nFörste vice ordföranden Eva Ask (V) och tredje vice ordföranden Per Lo (M) justerar dagens\nprotokoll tillsammans med \
         ordföranden Siv Ro (S) på Rådhuset, Stora torget 1,\ntisdagen den 31 maj 2033, klockan 8:30.\n\n§ 41\n\nSkolvägar\nBeslut\n\n\
         Planen antas.\n",
    );
    let names: Vec<_> =
        document.adjusters.iter().map(|adjuster| (adjuster.name.as_deref(), adjuster.party.as_deref())).collect();
    assert_eq!(names, [(Some("Eva Ask"), Some("V")), (Some("Per Lo"), Some("M"))]);
    let adjustment = document.adjustment.expect("an adjustment");
    assert_eq!(adjustment.place.as_deref(), Some("Rådhuset, Stora torget 1"));
    assert_eq!((adjustment.date.as_deref(), adjustment.time.as_deref()), (Some("2033-05-31"), Some("08:30")));
}

#[test]
fn references_name_the_body_behind_the_number() {
    let text = "Ärendebeskrivning\n\nKommunfullmäktige lämnade motionen till kommunstyrelsen för beredning den 3 mars 2033, § 20.\n\n\
                Beslutsunderlag\n\n- § 12 BUN AU Skolskjuts\n- § 22 TRN - Skolvägar\n- Yttrande enligt § 19 MBL\n\nBeslut\n\nPlanen antas.";
    let item = item("Skolskjuts", text);
    let found: Vec<_> = item.refers_to.iter().map(|told| (told.body.as_deref(), told.number.as_deref())).collect();
    assert_eq!(
        found,
        [(Some("Kommunfullmäktige"), Some("20")), (Some("BUN AU"), Some("12")), (Some("TRN"), Some("22"))],
        "{:?}",
        item.refers_to
    );
}

#[test]
fn those_whom_a_title_shortens_stand_in_the_text() {
    let text = "Ärendebeskrivning\n\nEva Ask (S), Per Lo (S) och Siv Ro (S) har till kommunfullmäktige den 3 mars 2033 lämnat en motion om \
                skolvägar.\n\nBeslut\n\nMotionen avslås.";
    let item = item("Svar på motion om skolvägar - Eva Ask (S) med flera", text);
    let names: Vec<_> = item.initiators.iter().filter_map(|person| person.name.as_deref()).collect();
    assert_eq!(names, ["Eva Ask", "Per Lo", "Siv Ro"]);
}

#[test]
fn breaks_told_under_an_item_are_breaks_of_the_meeting() {
    let document = parse(
        "Torgköpings kommun\nKommunstyrelsen\nProtokoll\n2033-05-19\n\n§ 7\n\nVattenverk\n\nÄrendebeskrivning\n\nMötet ajourneras mellan \
         kl. 16.48 och 16.53.\n\nBeslut\n\nPlanen antas.\n\n§ 8\n\nSkolvägar\n\nBeslut\n\nPlanen antas.\n",
    );
    let pause = document.meeting.expect("a meeting").adjournments.into_iter().next().expect("a break");
    assert_eq!((pause.start_time.as_deref(), pause.end_time.as_deref()), (Some("16:48"), Some("16:53")));
    assert_eq!(pause.item.as_deref(), Some("7"));
}

#[test]
fn a_members_meeting_decides_after_a_comma() {
    let document = parse(
        "PROTOKOLL\nfört vid ordinarie föreningsstämma med Brf Tallen i Storby den 4 maj 2031\n\n§ 1. Stämmans öppnande\nEva Ask hälsar \
         medlemmarna välkomna.\n\n§ 2. Godkännande av röstlängd\nFörteckningen upptar 40 medlemmar.\n\nStämman beslutar,\natt godkänna \
         förteckningen som röstlängd.\n\n§ 3. Avslutning\nEva Ask tackar för intresset.\n",
    );
    let decision = &document.items[1].decisions[0];
    assert_eq!((decision.decider.as_deref(), decision.lead_in.as_deref()), (Some("Stämman"), Some("Stämman beslutar")));
    assert_eq!((decision.clauses.len(), decision.outcome), (1, Some(Outcome::Approved)));
}

#[test]
fn a_number_without_its_sign_is_an_item_between_its_neighbours() {
    let document = parse(
        "PROTOKOLL\nKommunstyrelsen 2033-05-19\n\n§ 6   Val av justerare\n\nEva Ask (S) väljs.\n\n7     Fråga om kallelse\n\nKallelsen har \
         skett enligt reglerna.\n\n12   Bord och stolar\n\n§ 8   Skolvägar\n\nPlanen antas.\n",
    );
    let numbers: Vec<_> = document.items.iter().filter_map(|item| item.number.as_deref()).collect();
    assert_eq!(numbers, ["6", "7", "8"]);
    assert_eq!(document.items[1].title.as_deref(), Some("Fråga om kallelse"));
}

#[test]
fn a_lead_in_with_a_comma_ends_a_title_and_initials_at_the_foot_are_no_decision() {
    let foot = |page: &str| format!("{page}\nJusteras\nTE[4\n\x0c");
    let document = parse(
        &[
            foot("PROTOKOLL\nfört vid föreningsstämma med Brf Tallen den 4 maj 2031\n\n§ 1. Beslut om fastställande av förslaget till resultat- och balansräkningen\n\
                  Stämman beslutar,\natt fastställa balansräkningen.\n"),
            foot("§ 2. Val av valberedning\n\nStämman beslutar,\natt välja Eva Ask på ett år.\n"),
            "§ 3. Avslutning\n\nStämman avslutas.\n\nJusteras\n\nEva Ask\n".to_owned(),
        ]
        .concat(),
    );
    assert_eq!(
        document.items[0].title.as_deref(),
        Some("Beslut om fastställande av förslaget till resultat- och balansräkningen")
    );
    for item in &document.items[..2] {
        assert_eq!(item.decisions[0].clauses.len(), 1, "{:?}", item.decisions);
    }
}

#[test]
fn an_association_decides_in_many_words() {
    for (sentence, decider, outcome) in [
        ("Byalaget enades om att anta budgeten.", Some("Byalaget"), Outcome::Approved),
        ("Mötet kom överens om att avslå motionen.", Some("Mötet"), Outcome::Rejected),
        ("Sektionen beslutade att bordlägga frågan.", Some("Sektionen"), Outcome::Postponed),
        ("Efter diskussion enades mötet om att godkänna förslaget.", None, Outcome::Approved),
        ("Beslutet blev att avslå motionen.", None, Outcome::Rejected),
        ("Lades till handlingarna.", None, Outcome::Noted),
        ("Godkändes.", None, Outcome::Approved),
    ] {
        let text = format!(
            "Hackesta byalag\n\nProtokoll från årsmöte 2024-03-12\n\nNärvarande: Anna Ek, Bo Lindberg\n\n\
             § 1 – Mötets öppnande\nAnna öppnade mötet.\n\n§ 2 – Verksamheten\nKassören berättade om läget. {sentence}\n"
        );
        let document = dagordning::parse(text.as_bytes(), Some("protokoll.txt"), FULL).expect("readable");
        assert_eq!(document.items[1].title.as_deref(), Some("Verksamheten"));
        let decision = document.items[1].decisions.first().unwrap_or_else(|| panic!("no decision: {sentence}"));
        assert_eq!(decision.clauses[0].text.as_deref(), Some(sentence));
        assert_eq!(decision.outcome, Some(outcome), "{sentence}");
        assert_eq!(decision.decider.as_deref(), decider, "{sentence}");
    }
}

#[test]
fn the_one_number_of_an_extract_is_its_item() {
    for title in ["Vesters kommun PROTOKOLLSUTDRAG", "Vesters kommun          Protokollsutdrag", "PROTOKOLLSUTDRAG"] {
        let text = format!(
            "{title}\nTekniska nämnden\n2024-03-12\n\n173. Plan för hamnen\n\nSammanfattning\nPlanen gäller hamnen.\n\n\
             Beslut\nTekniska nämnden antar planen.\n"
        );
        let document = dagordning::parse(text.as_bytes(), Some("protokoll.txt"), FULL).expect("readable");
        assert_eq!(document.items.len(), 1, "{title}");
        assert_eq!(document.items[0].title.as_deref(), Some("Plan för hamnen"), "{title}");
    }
}

/// Those whom the first clause elects.
fn elected(item: &Item) -> Vec<&str> {
    item.decisions[0].clauses[0].subclauses.iter().filter_map(|part| part.text.as_deref()).collect()
}

#[test]
fn names_in_rows_below_an_election_are_parts_of_it() {
    let rows = "att till ledamöter för samma tid välja\n     Anna Ek (S)\n     Bo Lind (POSK)\n     Cia Alm (C)\natt till ersättare \
                välja\n     Dan Ros (S)\natt utse Anna Ek (S) till ordförande.";
    let found = item("Val", &format!("Beslut\n\nKommunfullmäktige beslutar\n{rows}"));
    assert_eq!(elected(&found), ["Anna Ek (S)", "Bo Lind (POSK)", "Cia Alm (C)"], "{:#?}", found.decisions);
    assert_eq!(found.decisions[0].clauses.len(), 3, "{:#?}", found.decisions);
    let bullets = "- att till ombud välja\n    - Lars Wennberg\n    - Kaisa Åhl\n- att till ersättare välja Rolf Ekbom";
    let found = item("Val", &format!("Beslut\n\nMötet beslutade\n\n{bullets}"));
    assert_eq!(elected(&found), ["Lars Wennberg", "Kaisa Åhl"], "{:#?}", found.decisions);
    assert_eq!(found.decisions[0].clauses.len(), 2, "{:#?}", found.decisions);
    // In an association's account, with what kind of election it was.
    let document = parse(
        "Kvarnby IF\nProtokoll fört vid årsmöte 2025-03-08\n\n§ 1 Öppnande\nOrdföranden öppnade mötet.\n\n§ 2 Val av \
         revisorer\n\nÅrsmötet valde för ett år följande revisorer:\nLars Wennberg, omval\nKristina Åhl, nyval\n\n§ 3 Avslutande\nMötet \
         avslutades.\n",
    );
    assert_eq!(elected(&document.items[1]), ["Lars Wennberg, omval", "Kristina Åhl, nyval"]);
}

#[test]
fn what_a_board_thought_of_a_motion_decides_nothing() {
    let document = parse(
        "Kvarnby IF\nProtokoll fört vid årsmöte 2025-03-08\n\n§ 1 Öppnande\nOrdföranden öppnade mötet.\n\n§ 2 Motion om \
         belysning\n\nStyrelsen ansåg att föreningen inte har råd, och föreslog att motionen skulle avslås.\n\nÅrsmötet avslog \
         motionen.\n\n§ 3 Avslutande\nMötet avslutades.\n",
    );
    let clauses: Vec<_> =
        document.items[1].decisions.iter().flat_map(|one| &one.clauses).map(|one| one.text.as_deref()).collect();
    assert_eq!(clauses, [Some("Årsmötet avslog motionen.")]);
}

#[test]
fn what_somebody_is_elected_to_do_may_stand_first() {
    let document = parse(
        "Kvarnby byalag\nProtokoll från årsmöte 2024-03-12\n\n§ 1 Öppnande\nAnna öppnade.\n\n§ 2 Val av justerare\nTill att jämte \
         ordföranden justera dagens protokoll valdes Ove Lind och Siv Alm.\n\n§ 3 Avslutning\nAnna avslutade.\n",
    );
    let decision = &document.items[1].decisions[0];
    assert_eq!(decision.outcome, Some(Outcome::Elected), "{decision:?}");
}

#[test]
fn a_proposal_that_goes_on_is_no_lead_in() {
    let found = item(
        "Friskvård",
        "Beslut\nKommunstyrelsen föreslår kommunfullmäktige att höja friskvårdsbidraget till 2 500 kr\nper anställd och år från och med \
         2025.",
    );
    let decision = &found.decisions[0];
    assert_eq!(decision.recipient.as_deref(), Some("kommunfullmäktige"), "{decision:?}");
    assert_eq!(decision.lead_in, None, "{decision:?}");
    assert!(
        decision.clauses[0].text.as_deref().is_some_and(|text| text.contains("2 500 kr per anställd")),
        "{decision:?}"
    );
    let unanimous = item(
        "Skjutsar",
        "Beslut\nKommunstyrelsen beslutar enhälligt föreslå kommunfullmäktige att anvisa 85 000 kronor.",
    );
    assert_eq!(unanimous.decisions[0].recipient.as_deref(), Some("kommunfullmäktige"), "{unanimous:?}");
}

#[test]
fn rows_in_columns_are_those_elected_by_the_clause_above() {
    let document = parse(
        "Kvarnby koloniförening\nProtokoll från årsmöte 2024-03-12\n\n1. Öppnande\n   Anna öppnade.\n\n2. Val av styrelse\n   Årsmötet \
         valde enligt valberedningens förslag:\n\n   Ordförande         Birgitta Sand        1 år      omval\n   \
         Revisorssuppleant  Doris Lund           2 år      nyval\n\n3. Uppdrag\n   Styrelsen utsåg inom sig följande:\n\n   \
         Kassör         Lena Fors\n   Uthyrare       Per Wik\n\n4. Berättelser\n   Revisorn Lena Ulv läste upp berättelsen, i vilken \
         ansvarsfrihet tillstyrks.\n\n5. Avslutning\n   Anna avslutade.\n",
    );
    let below = |at: usize| -> Vec<_> {
        let clauses = &document.items[at].decisions[0].clauses;
        assert_eq!(clauses.len(), 1, "{clauses:?}");
        clauses[0].subclauses.iter().filter_map(|part| part.text.as_deref()).collect()
    };
    assert_eq!(below(1), ["Ordförande Birgitta Sand 1 år omval", "Revisorssuppleant Doris Lund 2 år nyval"]);
    assert_eq!(below(2), ["Kassör Lena Fors", "Uthyrare Per Wik"]);
    let text = document.items[1].sections[0].text.as_deref().unwrap_or_default();
    assert!(text.contains("omval\nRevisorssuppleant"), "{text}");
    // What a report says is decided by nobody.
    assert!(document.items[3].decisions.is_empty(), "{:?}", document.items[3].decisions);
}

#[test]
fn an_item_is_withdrawn_or_secret_by_its_only_sentence() {
    let withdrawn = item("Yttrande över program", "Beslut\nÄrendet utgår.");
    assert_eq!(withdrawn.status, Some(ItemStatus::Withdrawn), "{withdrawn:?}");
    let secret = item("Individärende", "Paragrafen omfattas av sekretess enligt 26 kap. 1 § och publiceras inte.");
    assert!(secret.confidential, "{secret:?}");
    let open = item("Individärende", "Ärendet omfattas inte av sekretess.");
    assert!(!open.confidential, "{open:?}");
}

#[test]
fn what_is_handed_on_or_allowed_for_a_time_is_decided() {
    let minutes = |text: &str| {
        let head = "Hällestorps församling\nKyrkorådet\n\nProtokoll\nDatum: 1974-11-14\n\n§ 1 Mötets öppnande\nOrdföranden öppnade mötet.\n\n";
        parse(&format!("{head}§ 2 Övriga ärenden\n{text}\n\n§ 3 Avslutning\nOrdföranden avslutade mötet.\n"))
    };
    for (text, clause, outcome) in [
        (
            "Olof Brink har avsagt sig uppdraget. Avsägelsen överlämnades till kyrkofullmäktige.",
            "Avsägelsen överlämnades till kyrkofullmäktige.",
            Outcome::Other,
        ),
        (
            "Byalaget har skrivit om vägen. Skrivelsen hänsköts till nämnden.",
            "Skrivelsen hänsköts till nämnden.",
            Outcome::Other,
        ),
        (
            "Kyrkorådet beslöt att antaga firmans anbud.",
            "Kyrkorådet beslöt att antaga firmans anbud.",
            Outcome::Approved,
        ),
        (
            "Efter överläggning beslöt kyrkoradet att bevilja bidraget.",
            "Efter överläggning beslöt kyrkoradet att bevilja bidraget.",
            Outcome::Approved,
        ),
        (
            "Kyrkorådet godkände uthyrning under tiden 1 maj 1974–30 april 1975. Bo meddelar den sökande.",
            "Kyrkorådet godkände uthyrning under tiden 1 maj 1974–30 april 1975.",
            Outcome::Approved,
        ),
    ] {
        let document = minutes(text);
        let told: Vec<_> = document.items[1].decisions.iter().flat_map(|one| &one.clauses).collect();
        let told: Vec<_> = told.iter().map(|one| (one.text.as_deref().unwrap_or(""), one.outcome)).collect();
        assert_eq!(told, [(clause, Some(outcome))], "{text}");
    }
    // What was handed over on another day, or is handed to somebody, is no decision of the meeting.
    for text in ["Skrivelsen överlämnades till nämnden den 3 maj.", "Blommor överlämnades till Greta Svensson."] {
        assert!(minutes(text).items[1].decisions.is_empty(), "{text}");
    }
}

#[test]
fn who_decides_is_told_by_the_sentence_that_names_them() {
    let item = item(
        "Dikning",
        "Beslut\nKommunfullmäktige antar anbudet.\n\nIngvar beställer och är med på plats första dagen.",
    );
    assert_eq!(item.decisions[0].decider.as_deref(), Some("Kommunfullmäktige"));
    let noted = "Beslut\nKommunfullmäktige antar anbudet.\n\nTill protokollet förs att Tuva Sandell anser att priset borde vara lika.";
    let clauses = &self::item("Dikning", noted).decisions[0].clauses;
    assert_eq!(clauses.len(), 1, "{clauses:?}");
}
