//! Several matters under one title, what is told between two decisions, and what only looks like a decision.

use crate::common::FULL;
use dagordning::model::{Document, Initiative, Item, ItemKind, ItemStatus, Outcome, SectionKind};

fn parse(text: &str) -> Document {
    dagordning::parse(text.as_bytes(), Some("protokoll.txt"), FULL).expect("readable")
}

/// The first item of an association's minutes, with this text under its title.
fn of_assembly(title: &str, text: &str) -> Item {
    parse(&format!(
        "Brf Tornsvalan\nProtokoll fört vid ordinarie föreningsstämma den 12 maj 2031\n\n§ 1 {title}\n{text}\n\n§ 2 Stämmans avslutande\n\
         Ordföranden avslutade stämman.\n"
    ))
    .items
    .into_iter()
    .next()
    .expect("an item")
}

/// The first item of a council's minutes, with this text under its title.
fn of_council(title: &str, text: &str) -> Item {
    parse(&format!(
        "Torgköpings kommun\nKommunfullmäktige\nSammanträdesprotokoll\n2033-05-19\n\nBeslutande       Siv Ro (S), ordförande\n\
         \x20                Per Lo (M)\nJusterare        Per Lo (M)\nParagrafer       §§ 41-42\n\n§ 41 {title}\n{text}\n\n§ 42 Skolvägar\n\
         Beslut\nPlanen antas.\n"
    ))
    .items
    .into_iter()
    .next()
    .expect("an item")
}

fn outcomes(item: &Item) -> Vec<Option<Outcome>> {
    item.decisions.iter().flat_map(|decision| &decision.clauses).map(|clause| clause.outcome).collect()
}

#[test]
fn each_motion_under_one_title_is_a_part_of_its_own() {
    for (first, second, label, number) in [
        ("Motion 1 - Cykelställ", "Motion 2 - Laddstolpar", "Motion 2", "2"),
        ("Motion 3.1: Cykelställ", "Motion 3.2: Laddstolpar", "Motion 3.2", "3.2"),
        ("Motion 1-2031, Cykelställ", "Motion 2-2031, Laddstolpar", "Motion 2-2031", "2-2031"),
    ] {
        let item = of_assembly(
            "Anmälda motioner",
            &format!(
                "Styrelsen har svarat på två motioner.\n\n{first}\nMotionären yrkade bifall till motionen.\n\nStyrelsen yrkade avslag på \
                 motionen.\n\nStämman beslutar,\natt avslå motionen.\n{second}\nMotionären yrkade bifall till motionen.\n\nStämman \
                 beslutar,\natt bifalla motionen."
            ),
        );
        let [one, two] = item.subitems.as_slice() else { panic!("{first}: {:?}", item.subitems) };
        assert_eq!(one.title.as_deref(), Some("Cykelställ"), "{first}");
        assert_eq!((two.label.as_deref(), two.number.as_deref()), (Some(label), Some(number)));
        assert_eq!(outcomes(one), [Some(Outcome::Rejected)], "{first}");
        assert_eq!(outcomes(two), [Some(Outcome::Approved)], "{first}");
        assert_eq!(two.initiative, Some(Initiative::Motion));
        assert!(item.decisions.is_empty());
    }
}

#[test]
fn what_is_said_of_a_motion_by_its_number_is_no_part() {
    let item = of_assembly("Motioner", "Motion 1 avslås.\nMotion 2, som är dyr, avslås.");
    assert!(item.subitems.is_empty(), "{:?}", item.subitems);
    let listed =
        of_council("Motioner", "Beslut\n\nMotionerna antecknas.\n\nHandlingar\nMotion 1: Skolmat\nMotion 2: Gator");
    assert!(listed.subitems.is_empty(), "{:?}", listed.subitems);
}

#[test]
fn questions_are_parts_with_those_who_ask() {
    let item = of_council(
        "Frågestund",
        "Fråga 1\nEva Ström (M) ställer en fråga till kommunstyrelsens ordförande om skolan.\nKommunstyrelsens ordförande Per Ål (C) \
         besvarar frågan.\n\nFråga 2\nOlle By (V) ställer en fråga till nämndens ordförande om hemtjänsten.\nOrdföranden Ida Ås (S) \
         besvarar frågan.",
    );
    let [one, two] = item.subitems.as_slice() else { panic!("{:?}", item.subitems) };
    assert_eq!((one.number.as_deref(), one.title.as_deref()), (Some("1"), None));
    assert_eq!((two.kind, two.initiative), (Some(ItemKind::Question), Some(Initiative::Question)));
    let asker = &two.initiators[0];
    assert_eq!((asker.name.as_deref(), asker.party.as_deref()), (Some("Olle By"), Some("V")));
    let text = one.sections[0].text.as_deref().expect("text");
    assert!(text.starts_with("Eva Ström (M) ställer"), "{text}");
}

#[test]
fn elections_with_letters_are_parts_wherever_their_list_begins() {
    for letters in [["a", "b"], ["b", "c"]] {
        let [first, second] = letters;
        let item = of_assembly(
            "Val av styrelse",
            &format!(
                "Stämman beslutar,\natt styrelsen ska ha fem ledamöter.\n\n{first}) Val av styrelseledamöter\n\nValberedningen föreslår Bo \
                 Ek, omval på två år. Eva By och Per Lo, kvarstår på ett år.\n\nStämman beslutar,\natt välja Bo Ek på två år.\n\n{second}) \
                 Val av suppleanter\nValberedningen föreslår Siv Ro, nyval.\n\nStämman beslutar,\natt välja Siv Ro på ett år."
            ),
        );
        assert_eq!(item.subitems.len(), 2, "{first}: {item:?}");
        assert_eq!(item.subitems[0].title.as_deref(), Some("Val av styrelseledamöter"));
        for part in &item.subitems {
            assert_eq!(part.decisions.len(), 1, "{part:?}");
            assert_eq!(outcomes(part), [Some(Outcome::Elected)]);
        }
    }
}

#[test]
fn what_others_ask_for_between_two_decisions_is_not_decided() {
    for told in [
        "Styrelsen yrkade avslag på motionen.",
        "Motionären yrkade bifall till motionen.",
        "Valberedningen föreslår Christer Ask och Siv Ro, kvarstår ett år.",
    ] {
        let item = of_assembly(
            "Motioner och val",
            &format!("Stämman beslutade\natt bifalla förslaget.\n\n{told}\n\nStämman beslutade\natt avslå motionen."),
        );
        assert_eq!(outcomes(&item), [Some(Outcome::Approved), Some(Outcome::Rejected)], "{told}");
    }
}

#[test]
fn what_happens_behind_a_decision_is_no_decision() {
    for told in [
        "Ordföranden i nämnden Per Ål (C) besvarar interpellationen varefter överläggning äger rum.",
        "Kommunalrådet Siv Ro (S) svarar på frågan.",
        "Ordföranden tackar för informationen.",
    ] {
        let item = of_council("Interpellation om vård", &format!("Beslut\nInterpellationen får framställas.\n{told}"));
        assert_eq!(outcomes(&item).len(), 1, "{told}");
        let text = item.sections[0].text.as_deref().expect("text");
        assert!(text.contains(told), "{text}");
    }
}

#[test]
fn a_clause_goes_on_to_the_annex_below_it() {
    for annex in ["Bilaga J.", "Bilaga 3.", "Bilaga 12."] {
        let item = of_council(
            "Val till bolagen",
            &format!(
                "Beslut\n1. Till ledamöter för tiden 2033-2034 utses de personer som anges i\n{annex}\n2. Nämnden godkänner planen i \
                 enlighet med\n{annex}"
            ),
        );
        let clauses = &item.decisions[0].clauses;
        assert_eq!(clauses.len(), 2, "{clauses:?}");
        assert!(
            clauses.iter().all(|clause| clause.text.as_deref().is_some_and(|text| text.ends_with(annex))),
            "{clauses:?}"
        );
    }
}

#[test]
fn a_clause_goes_on_to_the_heading_that_it_names() {
    let item = of_council(
        "Trygghetspunkter",
        "Beslut\nInriktningen godkänns i enlighet med vad som framgår av tjänsteutlåtandet under rubriken:\nFörslag till organisering av \
         arbetet.",
    );
    assert_eq!(outcomes(&item), [Some(Outcome::Approved)]);
}

#[test]
fn days_stand_before_what_came_in_on_them() {
    let item = of_council(
        "Inkomna motioner",
        "Beslut\nAntecknas.\nEfter sammanträdet har följande motioner inkommit.\nMotioner\n2033-02-01\n\nMotion av Eva Ström (M) om \
         cykelväg, H 2033 nr 81\n\n2033-02-03\n\nMotion av Olle By (V) om skolmat, H 2033 nr 82",
    );
    let text = item.sections[0].text.as_deref().expect("text");
    assert!(text.contains("Motioner\n\n2033-02-01\n\nMotion av Eva Ström"), "{text}");
    assert!(text.contains("nr 81\n\n2033-02-03\n\nMotion av Olle By"), "{text}");
    assert_eq!(item.decisions[0].clauses.len(), 1);
}

#[test]
fn what_is_noted_in_one_sentence_is_decided() {
    for (sentence, outcome) in [
        ("Informationen noteras.", Outcome::Noted),
        ("Meddelandena läggs till handlingarna.", Outcome::Noted),
        ("Redovisningen godkänns.", Outcome::Approved),
    ] {
        let item =
            of_council("Information om vägar", &format!("Gatuchefen berättar om vägarna i centrum.\n\n{sentence}"));
        assert_eq!(outcomes(&item), [Some(outcome)], "{sentence}");
        assert_eq!(item.decisions[0].clauses[0].text.as_deref(), Some(sentence));
    }
    for told in [
        "Avgiften betalas av sökanden.",
        "Planen godkändes av nämnden den 3 mars 2032.",
        "Förslaget ska godkännas av länsstyrelsen.",
    ] {
        let item = of_council("Information om vägar", &format!("Gatuchefen berättar om vägarna.\n\n{told}"));
        assert!(item.decisions.is_empty(), "{told}: {:?}", item.decisions);
    }
}

#[test]
fn a_council_without_formula_decides_in_its_last_sentence() {
    let document = parse(
        "Norrmarks kommun\nKommunala pensionärsrådet\n\nProtokoll\n\nPlats: Sessionssalen\nTid: 2033-11-22 kl. 13.30–15.40\n\nNärvarande\n\
         Ann Lid (S), ordförande\nMonica Sjö, SPF\n\n1. Godkännande av dagordning\nMonica Sjö vill ta upp julen.\n\nDagordningen godkänns med \
         detta tillägg.\n\n2. Val av justerare\nMonica Sjö väljs att tillsammans med ordföranden justera dagens protokoll.\n\n3. Dagar 2034\n\
         Rådet fastställer följande dagar för sammanträden under 2034: 21 februari och 15 maj.\n\n4. Avslutning\nOrdföranden tackar.\n",
    );
    let found: Vec<_> = document.items.iter().map(outcomes).collect();
    assert_eq!(
        found,
        [vec![Some(Outcome::Approved)], vec![Some(Outcome::Elected)], vec![Some(Outcome::Approved)], vec![]]
    );
    assert_eq!(document.items[2].decisions[0].decider.as_deref(), Some("Rådet"));
}

#[test]
fn a_sentence_below_a_short_entry_is_no_part_of_it() {
    let item = of_assembly(
        "Mål för året",
        "Styrelsen gick igenom målen för det kommande verksamhetsåret och tog ställning till följande:\n- Tio nya kurser\n- 100 medlemmar\n\
         Övriga mål tas upp på ett separat möte.",
    );
    assert_eq!(
        item.sections[0].text.as_deref().and_then(|text| text.split_once(":\n")).map(|(_, list)| list),
        Some("- Tio nya kurser\n- 100 medlemmar\n\nÖvriga mål tas upp på ett separat möte.")
    );
}

#[test]
fn a_full_line_of_an_entry_goes_on_behind_its_dash() {
    let item = of_council(
        "Delegationsbeslut",
        "Beslut\nNämnden antecknar redovisningen.\n\nBeslutsunderlag\n• Förteckning över avslutade anställningar\n• Förteckning över beslut om \
         nyanställningar 2033-04-01 - 2033-04-30\n- 11 stycken\n• Förteckning över beslut om bidrag",
    );
    let titles: Vec<_> = item.documents.iter().filter_map(|paper| paper.title.as_deref()).collect();
    assert_eq!(titles.len(), 3, "{titles:?}");
    assert!(titles[1].ends_with("2033-04-30 - 11 stycken"), "{titles:?}");
}

#[test]
fn a_paper_keeps_its_own_day_when_it_was_changed_later() {
    let item = of_council(
        "Yttrande",
        "Beslut\nYttrandet översänds.\n\nHandlingar\nKontorets tjänsteutlåtande den 27 mars 2033, reviderat den 9 april 2033\nTjänsteskrivelse \
         2033-03-01, reviderad 2033-03-10\nBrev 2033-01-02 och 2033-02-03",
    );
    let dates: Vec<_> = item.documents.iter().map(|paper| paper.date.as_deref()).collect();
    assert_eq!(dates, [Some("2033-03-27"), Some("2033-03-01"), None]);
}

#[test]
fn a_clause_may_say_that_the_item_is_adjusted_at_once() {
    for clause in [
        "att förklara paragrafen omedelbart justerad.",
        "att omedelbart justera paragrafen.",
        "att paragrafen justeras omedelbart.",
    ] {
        let item = of_council("Inköp av stegbil", &format!("Beslut\n\natt anta anbudet, och\n{clause}"));
        assert!(item.adjusted_immediately, "{clause}");
        assert_eq!(item.decisions[0].clauses.len(), 2, "{clause}");
    }
}

#[test]
fn a_colon_in_a_title_is_no_end_before_a_decision() {
    for matter in
        ["Remiss: Skövlunda kommuns handlingsprogram (dnr 2033-0125)", "Yttrande: Ny plan för vatten (dnr 2033-0126)"]
    {
        let item = of_assembly(matter, "Stämman beslutar\natt tillstyrka förslaget till handlingsprogram.");
        let (title, _) = matter.split_once(" (").expect("an id");
        assert_eq!(item.title.as_deref(), Some(title));
        assert_eq!(outcomes(&item), [Some(Outcome::Approved)]);
        assert_eq!(item.case_ids.len(), 1);
    }
}

#[test]
fn whoever_hands_in_a_motion_stands_below_its_title() {
    for line in ["Inlämnad av Gun Frid, lgh 0902", "Väckt av Gun Frid", "Motionär: Gun Frid"] {
        let document = parse(&format!(
            "Brf Lärkan\nKallelse till ordinarie föreningsstämma den 20 maj 2031\n\nDagordning\n1. Stämmans öppnande\n2. Motion nr 2: Förbud mot \
             andrahandsuthyrning via nätet och annat\n   {line}\n\n   Det springer okända människor i trapphuset varje helg.\n\n3. Stämmans \
             avslutande\n"
        ));
        let motion = &document.items[1];
        assert_eq!(
            motion.title.as_deref(),
            Some("Motion nr 2: Förbud mot andrahandsuthyrning via nätet och annat"),
            "{line}"
        );
        let names: Vec<_> = motion.initiators.iter().filter_map(|one| one.name.as_deref()).collect();
        assert_eq!(names, ["Gun Frid"], "{line}");
    }
}

#[test]
fn names_below_an_election_are_elected_and_present_nothing() {
    let item = of_assembly("Val av justerare", "Stefan Rask");
    assert!(item.presenters.is_empty(), "{:?}", item.presenters);
    assert_eq!(outcomes(&item), [Some(Outcome::Elected)]);
}

#[test]
fn a_paper_behind_a_notice_does_not_hide_who_sends_it() {
    let document = parse(
        "Brf Lärkan\nKallelse till ordinarie föreningsstämma den 20 maj 2031 kl. 18.00\n\nDagordning\n1. Stämmans öppnande\n2. Val av ordförande \
         för stämman\n3. Stämmans avslutande\n\nGöteborg den 28 april 2031\n\nStyrelsen\n\nFULLMAKT\n\nHärmed befullmäktigas\n",
    );
    let last = document.items.last().expect("items");
    assert!(last.sections.is_empty(), "{:?}", last.sections);
    assert_eq!(document.meeting.and_then(|meeting| meeting.issued).as_deref(), Some("2031-04-28"));
}

#[test]
fn a_withdrawn_matter_of_a_list_says_so_below_its_row() {
    let document = parse(
        "Kommunstyrelsen\nDatum:\nTisdag 14 oktober 2031\nTid:\n08.30\n\nFöredragningslista\n\nNr\nÄrende\nDnr\nFöredragande\nTid\n1\nUpprop\n2\nVal \
         av justerare\n3\nEkonomisk uppföljning januari–september\nKS 2031/31\nLena Grip, ekonomichef\n09.45\n4\nFörsäljning av fastigheten Smeden \
         14\nKS 2031/289\nUtgår\n5\nBidrag till marknadsförening\nKS 2031/402\n6\nRevidering av riktlinjer\nKS 2031/403\n",
    );
    let item = document.items.iter().find(|item| item.number.as_deref() == Some("4")).expect("the item");
    assert_eq!(item.status, Some(ItemStatus::Withdrawn));
    assert!(item.sections.iter().all(|section| section.kind != Some(SectionKind::Description)), "{:?}", item.sections);
}

#[test]
fn standing_items_of_associations() {
    let document = parse(
        "Brf Lärkan\nKallelse till ordinarie föreningsstämma den 20 maj 2031 kl. 18.00\n\nDagordning\n1. Mötet öppnades\n2. Val av två \
         justeringsmän tillika rösträknare\n3. Val av sekreterare för stämman\n4. Upprättande av närvaroförteckning\n5. Godkännande av eventuella \
         fullmakter\n6. Tillkännagivande av röstlängd\n7. Frågan om dagordningens godkännande\n8. Val av valberedning\n",
    );
    let kinds: Vec<_> = document.items.iter().filter_map(|item| item.kind).collect();
    assert_eq!(&kinds[..7], [ItemKind::Procedural; 7], "{kinds:?}");
    assert_eq!(kinds[7], ItemKind::Election);
}

#[test]
fn motions_that_an_agenda_lists_are_parts() {
    for (noun, gap) in [("Motion", "          "), ("Motion", " "), ("Medborgarförslag", "   ")] {
        let document = parse(&format!(
            "KALLELSE TILL FÖRENINGSSTÄMMA\nDatum: tisdag 18 maj 2021\n\nDAGORDNING\n1. Stämmans öppnande.\n\n2. Ärenden som \
             styrelsen hänskjutit till stämman samt\n   ärenden som medlemmar har anmält enligt 38 §.\n\n     {noun} 1:{gap}Tider för \
             arbeten\n     {noun} 2:{gap}Blomsteräng\n     {noun} 3:{gap}\"Skräpcyklar\" i förråden\n\n3. Stämmans avslutande\n"
        ));
        let parts: Vec<(&str, &str)> = document.items[1]
            .subitems
            .iter()
            .filter_map(|part| Some((part.number.as_deref()?, part.title.as_deref()?)))
            .collect();
        assert_eq!(
            parts,
            [("1", "Tider för arbeten"), ("2", "Blomsteräng"), ("3", "\"Skräpcyklar\" i förråden")],
            "{noun}{gap}"
        );
        assert_eq!(document.items.len(), 3);
    }
}

#[test]
fn areas_that_hunt_or_fish_together_are_associations() {
    for name in ["Västra Svartsjö viltvårdsområde", "Norra Älvens fiskevårdsområde"] {
        let document = parse(&format!(
            "{name}\nÅrsstämma lördagen den 16 augusti 2025 kl 15.00 i Klubbstugan\n\n1. Stämmans öppnande\nOla förklarade stämman \
             öppnad.\n\n2. Avgifter\nStämman beslutade att höja avgiften till 500 kr.\n\n3. Avslutning\nStämman avslutades.\n"
        ));
        assert_eq!(document.organization.as_deref(), Some(name));
    }
}

#[test]
fn propositions_that_an_agenda_lists_are_parts_and_no_procedure_of_a_vote() {
    for (noun, sign) in [("Proposition", ":"), ("Proposition", " –"), ("Proposition nr", ":")] {
        let document = parse(&format!(
            "KALLELSE TILL ÅRSMÖTE\nDatum: tisdag 18 maj 2031\n\nDAGORDNING\n1. Mötets öppnande\n\n2. Styrelsens \
             propositioner\n\n{noun} 1{sign} Nya stadgar\n\n{noun} 2{sign} Försäljning av garaget\n\n3. Mötets avslutande\n"
        ));
        let item = &document.items[1];
        let parts: Vec<_> = item.subitems.iter().map(|part| (part.number.as_deref(), part.title.as_deref())).collect();
        assert_eq!(
            parts,
            [(Some("1"), Some("Nya stadgar")), (Some("2"), Some("Försäljning av garaget"))],
            "{noun}{sign}"
        );
        assert!(item.sections.is_empty(), "{:?}", item.sections);
    }
}

#[test]
fn letters_with_a_title_and_text_on_their_line_are_parts() {
    for gap in ["\n", "\n\n"] {
        let item = of_assembly(
            "Lekplatsen",
            &format!(
                "a) Gungorna: De ska målas till våren.{gap}b) Staketet: Det lutar mot vägen och\nbehöver rätas upp."
            ),
        );
        let told: Vec<_> = item
            .subitems
            .iter()
            .map(|part| (part.label.as_deref(), part.title.as_deref(), part.sections[0].text.as_deref()))
            .collect();
        assert_eq!(
            told,
            [
                (Some("a)"), Some("Gungorna"), Some("De ska målas till våren.")),
                (Some("b)"), Some("Staketet"), Some("Det lutar mot vägen och behöver rätas upp.")),
            ]
        );
    }
    // What a sentence leads in to is a list.
    let listed = "Stämman beslutade:\na) Avgiften: Höjs till 300 kr.\nb) Arvodet: Sänks till 200 kr.";
    let item = of_assembly("Val och avgifter", listed);
    assert!(item.subitems.is_empty(), "{:?}", item.subitems);
}

#[test]
fn an_association_decides_without_saying_who() {
    for (sentence, outcome) in [
        ("Godkände dagordningen.", Outcome::Approved),
        ("Valde Eva By till kassör.", Outcome::Elected),
        ("Tackade för rapporten.", Outcome::Noted),
        ("Stämman tackade för rapporten och lade den till handlingarna.", Outcome::Noted),
    ] {
        let item = of_assembly("Rapporter", &format!("Kassören berättade om året.\n\n{sentence}"));
        assert_eq!(outcomes(&item), [Some(outcome)], "{sentence}");
    }
    for told in ["Hade tagit med kaffe.", "Ordföranden tackade för rapporten.", "Lade fram en lista över namn."] {
        let item = of_assembly("Rapporter", &format!("Kassören berättade om året.\n\n{told}"));
        assert!(item.decisions.is_empty(), "{told}: {:?}", item.decisions);
    }
}

#[test]
fn a_clause_before_the_verb_tells_of_what_was_before() {
    for sentence in [
        "Sedan frågan hade diskuterats, beslutade stämman att anta förslaget.",
        "Efter att revisorn hade föredragit sin berättelse, beslutade stämman att godkänna den.",
    ] {
        let item = of_assembly("Förslag", sentence);
        assert_eq!(outcomes(&item), [Some(Outcome::Approved)], "{sentence}");
    }
    let item = of_assembly("Förslag", "Vid mötet den 3 mars 2029, beslutade stämman att anta förslaget.");
    assert!(item.decisions.is_empty(), "{:?}", item.decisions);
}

#[test]
fn those_who_raise_several_matters_are_told_row_by_row() {
    for title in ["Anmälda motioner", "Inkomna motioner", "Nya motioner"] {
        let item = of_council(
            title,
            "Motion av Eva Holm (S) om cykelställ vid stationen.\n\nMotion från Bo Ek (M) och Siv Ro (S) om skolmat.",
        );
        let names: Vec<_> = item.initiators.iter().filter_map(|one| one.name.as_deref()).collect();
        assert_eq!(names, ["Eva Holm", "Bo Ek", "Siv Ro"], "{title}");
    }
}
