//! Minutes in their writers' own words: whom people come from before a colon, lists that break within a name, bodies by their short
//! names, what is decided in an account, and where a call says that the meeting is held.

use dagordning::model::{Document, ItemKind, Outcome, Participant, Role, SectionKind};

use crate::common::{FULL, parsed};

fn read(text: &str) -> Document {
    parsed(text.as_bytes(), FULL)
}

/// Minutes of a pupils' council with its roster and one item.
fn pupils(roster: &str, item: &str) -> Document {
    read(&format!(
        "Elevrådet på Tallbackaskolan\n\nProtokoll från elevrådets möte\n\nMåndag 3 november 2025, kl. 9.10–9.50, matsalen\n\n{roster}\n\n\
         1. Mötets öppnande\nSaga öppnade mötet.\n\n2. Gungorna\n{item}\n"
    ))
}

/// Minutes of a lodge whose items have no titles.
fn lodge(roster: &str, items: &str) -> Document {
    read(&format!(
        "                 P R O T O K O L L\n\n       fört vid sammanträde med styrelsen för Logen\n       Norrsken i Ordenshuset, Vika, torsdagen den\n       \
         10 oktober 1974 kl. 19.00.\n\n{roster}\n\n\n       § 1\n\n       Ordföranden hälsade de närvarande välkomna och\n       \
         öppnade sammanträdet.\n\n{items}\n"
    ))
}

/// Minutes of a town's board, typed.
fn board(body: &str, item: &str) -> Document {
    read(&format!(
        "Björkeryds kommun             SAMMANTRÄDESPROTOKOLL          Blad 4\n{body:<30}1978-11-06\n\n\
         Beslutande          Nils Ahl (s), ordförande\n                    Berta Ros (c)\n\n\
         Paragrafer          101 - 102\n\n\n§ 101    Anslag till badplatsen\n\n{item}\n\n\n§ 102    Delgivningar\n\n         Inga.\n"
    ))
}

fn people(document: &Document) -> Vec<(&str, Option<Role>, Option<&str>)> {
    fn row(one: &Participant) -> (&str, Option<Role>, Option<&str>) {
        (one.name.as_deref().unwrap_or(""), one.role, one.organization.as_deref())
    }
    document.participants.iter().map(row).collect()
}

#[test]
fn whom_people_come_from_stands_before_a_colon() {
    let member = Some(Role::Member);
    let document = pupils(
        "Närvarande:\n2A: Saga Ahl och Hugo Vik\n2B: Lova Ros\nKlass 3: Nova Ek, Ali Haddad\nFrån personalen: Ulla Berg, kurator",
        "Vi pratade om gungorna.",
    );
    assert_eq!(
        people(&document),
        [
            ("Saga Ahl", member, Some("2A")),
            ("Hugo Vik", member, Some("2A")),
            ("Lova Ros", member, Some("2B")),
            ("Nova Ek", member, Some("Klass 3")),
            ("Ali Haddad", member, Some("Klass 3")),
            ("Ulla Berg", Some(Role::Official), None),
        ]
    );
    assert!(document.unassigned.is_empty(), "{:?}", document.unassigned);
    // A party, and an organization by its capitals.
    let document = pupils("Närvarande:\nCenterpartiet: Saga Ahl\nSPF Vika: Lova Ros och Hugo Vik", "Inget.");
    let parties: Vec<_> = document.participants.iter().map(|one| one.party.as_deref()).collect();
    assert_eq!(parties, [Some("Centerpartiet"), None, None]);
    assert_eq!(document.participants[1].organization.as_deref(), Some("SPF Vika"));
}

#[test]
fn what_is_no_sender_before_a_colon_sends_nobody() {
    let document = pupils("Närvarande:\nKassör: Saga Ahl\nPunkt 3: Lova Ros\nHugo Vik", "Inget.");
    assert!(document.participants.iter().all(|one| one.organization.is_none()), "{:?}", document.participants);
}

#[test]
fn a_code_in_brackets_is_a_class() {
    let document = pupils("Närvarande:\nSaga Ahl (TE24B), ordförande\nHugo Vik (SA23)\nLova Ros (S)", "Inget.");
    let told: Vec<_> =
        document.participants.iter().map(|one| (one.organization.as_deref(), one.party.as_deref())).collect();
    assert_eq!(told, [(Some("TE24B"), None), (Some("SA23"), None), (None, Some("S"))]);
}

#[test]
fn what_we_decided_stands_in_the_account() {
    let document = pupils(
        "Närvarande:\n2A: Saga Ahl\n2B: Lova Ros",
        "- Kön är lång.\n- Kedjan är trasig.\nVi beslutade att be vaktmästaren laga kedjan. Lova frågar.",
    );
    let item = &document.items[1];
    assert_eq!(item.kind, Some(ItemKind::Decision));
    let clause = &item.decisions[0].clauses[0];
    assert_eq!(clause.text.as_deref(), Some("Vi beslutade att be vaktmästaren laga kedjan."));
    let document = pupils("Närvarande:\n2A: Saga Ahl", "Frågan skjuts upp till nästa möte.");
    assert_eq!(document.items[1].decisions[0].outcome, Some(Outcome::Postponed));
    // Beside the vote, too.
    let document = pupils(
        "Närvarande:\n2A: Saga Ahl",
        "Omröstning: Fem ville ha fler.\nElevrådet beslutade att köpa fler gungor.",
    );
    let item = &document.items[1];
    assert_eq!(item.sections[0].kind, Some(SectionKind::Vote));
    assert_eq!(item.decisions[0].decider.as_deref(), Some("Elevrådet"));
}

#[test]
fn a_list_in_running_text_breaks_within_a_name_and_before_a_title() {
    let roster = "       Närvarande: Axel Dahl, ordförande, Karin\n       Wik, vice ordförande, Sven Berg, kassör,\n       \
                  Greta Ros, Helge Lind och Signe Holm,\n       sekreterare.\n\n       Frånvarande: Tage Frisk.";
    let document = lodge(roster, "");
    let member = Some(Role::Member);
    assert_eq!(
        people(&document),
        [
            ("Axel Dahl", member, None),
            ("Karin Wik", member, None),
            ("Sven Berg", member, None),
            ("Greta Ros", member, None),
            ("Helge Lind", member, None),
            ("Signe Holm", Some(Role::Secretary), None),
            ("Tage Frisk", Some(Role::Absent), None),
        ]
    );
    assert_eq!(document.participants[2].title.as_deref(), Some("kassör"));
    assert_eq!(document.organization.as_deref(), Some("Logen Norrsken"));
}

#[test]
fn the_full_stop_that_ends_a_list_is_no_part_of_a_value() {
    let document = lodge("       Närvarande: Axel Dahl och Sven Berg, kassör.", "");
    assert_eq!(document.participants[1].title.as_deref(), Some("kassör"));
    let document = lodge("       Närvarande: Axel Dahl, ordf., och Bo Ek.", "");
    assert_eq!(document.participants[1].name.as_deref(), Some("Bo Ek"));
}

#[test]
fn sentences_without_titles_are_no_titles_where_a_name_is_cut_at_the_lines_end() {
    let document = lodge(
        "       Närvarande: Axel Dahl, ordförande, och Karin Wik.",
        "       § 2\n\n       Att jämte ordföranden justera dagens protokoll\n       utsågs Karin Wik.\n\n       § 3\n\n       \
         Protokollet från föregående sammanträde den 5\n       september upplästes och godkändes.\n\n       § 4\n\n       \
         Till kommitté för julgransplundringen utsågs Greta\n       Ros och Helge Lind.\n\n       § 5\n\n       \
         Axel Dahl erinrade om distriktets möte i\n       Storfors. Till ombud valdes Sven Berg.\n",
    );
    let kinds: Vec<_> = document.items.iter().map(|item| item.kind).collect();
    let (procedural, election) = (Some(ItemKind::Procedural), Some(ItemKind::Election));
    assert_eq!(kinds, [procedural, procedural, procedural, election, election]);
    assert!(document.items.iter().all(|item| item.title.is_none()), "{:?}", document.items);
    assert_eq!(document.items[2].decisions[0].outcome, Some(Outcome::Approved));
}

#[test]
fn a_body_decides_by_its_short_name() {
    for (body, short) in [("Kommunstyrelsen", "KS"), ("Byggnadsnämnden", "BN"), ("Arbetsutskottet", "AU")] {
        let item = format!(
            "         Fritidsnämnden begär medel.\n\n         {short} beslutar\n\n         att  anslå 4.000 kronor, samt\n\n         att  avslå resten."
        );
        let document = board(body, &item);
        let decided = &document.items[0].decisions;
        assert_eq!(decided.len(), 1, "{short}");
        assert_eq!(decided[0].decider.as_deref(), Some(short));
        assert_eq!(decided[0].clauses.len(), 2, "{short}");
        assert_eq!(document.items[0].kind, Some(ItemKind::Decision));
    }
    // Another body's short name decides nothing here.
    let document = board(
        "Kultur- och fritidsnämnden",
        "         Medel begärs.\n\n         KF beslutar\n\n         att  anslå 4.000 kronor.",
    );
    assert!(document.items[0].decisions.is_empty(), "{:?}", document.items[0].decisions);
}

#[test]
fn another_body_proposes_on_a_line_of_its_own() {
    for (line, who) in [("AU föreslår", "AU"), ("Arbetsutskottet föreslår", "Arbetsutskottet")] {
        let item = format!(
            "         Medel begärs.\n\n         {line}\n\n         att  avslå begäran.\n\n         KS beslutar\n\n         att  bifalla AU:s förslag."
        );
        let document = board("Kommunstyrelsen", &item);
        let item = &document.items[0];
        let kinds: Vec<_> = item.sections.iter().map(|section| section.kind).collect();
        assert_eq!(
            kinds,
            [Some(SectionKind::Description), Some(SectionKind::Proposal), Some(SectionKind::Decision)],
            "{line}"
        );
        assert_eq!(item.proposals[0].proposer.as_deref(), Some(who));
        assert_eq!(item.proposals[0].clauses[0].text.as_deref(), Some("att avslå begäran."));
        assert_eq!(item.decisions[0].outcome, Some(Outcome::Approved));
    }
}

#[test]
fn a_call_says_where_in_small_letters() {
    for (words, place) in [
        ("i klubbens lokaler, Hamngatan 8.", Some("klubbens lokaler, Hamngatan 8")),
        ("i en sal nära kyrkan.", Some("en sal nära kyrkan")),
        ("hos Siv Holm, Åvägen 2.", Some("Siv Holm, Åvägen 2")),
        ("i enlighet med stadgarna.", None),
        ("på begäran av revisorn.", None),
        (", därefter fika.", None),
    ] {
        let gap = if words.starts_with(',') { "" } else { " " };
        let document = read(&format!(
            "Kallelse till årsmöte\n\nMedlemmarna i Vika båtklubb kallas till årsmöte söndagen den 8 mars 2026 kl. 15.00{gap}{words}\n\n\
             1. Mötets öppnande\n2. Val av ordförande\n3. Verksamhetsberättelse\n4. Mötets avslutande\n"
        ));
        let location = document.meeting.as_ref().and_then(|meeting| meeting.location.as_deref());
        assert_eq!(location, place, "{words}");
    }
}

#[test]
fn a_name_of_capitals_above_the_title_is_whose_it_is() {
    for name in ["SPF Seniorerna Björkö", "Fältgillet Östra Heden", "Vika Byns Luciatåg"] {
        let document = read(&format!(
            "{name}\n\nProtokoll\nStyrelsemöte nr 3\n\nDag: Tisdagen den 8 april 2025\nPlats: Granen\n\n\
             1. Mötets öppnande\nMötet öppnades.\n\n2. Dagordning\nDagordningen godkändes.\n"
        ));
        assert_eq!(document.organization.as_deref(), Some(name));
    }
    for name in ["Anna Lind", "Till Anna Ek", "Vår Park Är Öppen."] {
        let document = read(&format!("{name}\n\nProtokoll\n\n1. Mötets öppnande\nMötet öppnades.\n"));
        assert_eq!(document.organization, None, "{name}");
    }
}

#[test]
fn a_board_and_the_number_of_its_meeting_share_a_line() {
    let document = read(
        "Elevkåren Västby\n\nProtokoll\nKårstyrelsen, möte nr 6\n\nDatum: onsdag 12 november 2025\n\n\
         1. Mötet öppnas\nSaga öppnade mötet.\n\n2. Övrigt\nInget.\n",
    );
    assert_eq!(document.body.as_deref(), Some("Kårstyrelsen"));
    assert_eq!(document.meeting.and_then(|meeting| meeting.number).as_deref(), Some("6"));
}

/// Minutes of an annual meeting with these items.
fn annual(items: &str) -> Document {
    read(&format!(
        "Vika jaktlag\n\nÅrsmöte\n\nPROTOKOLL\n\nDatum: söndagen den 16 februari 2025\n\n§ 1  Mötets öppnande\n\nMötet öppnades.\n\n{items}\n"
    ))
}

#[test]
fn those_who_dissent_are_named_in_a_sentence_of_the_account() {
    let document = annual(
        "§ 2  Utfodring\n\nDet blev livlig diskussion. Årsmötet beslutade att bifalla förslaget. Sven Ahl och Kjell Ros \
         reserverade sig mot beslutet.",
    );
    let [reservation] = document.items[1].reservations.as_slice() else { panic!("{:?}", document.items[1]) };
    let names: Vec<_> = reservation.people.iter().map(|one| one.name.as_deref()).collect();
    assert_eq!(names, [Some("Sven Ahl"), Some("Kjell Ros")]);
    assert_eq!(reservation.text.as_deref(), Some("Sven Ahl och Kjell Ros reserverade sig mot beslutet."));
    assert_eq!(document.items[1].decisions.len(), 1);
}

#[test]
fn a_list_says_who_was_elected() {
    let document = annual(
        "§ 2  Val av styrelseledamöter\n\nTill ledamöter för två år valdes:\n- Siv Holm, omval\n- Bo Wik, nyval efter Åke Lid",
    );
    let clause = &document.items[1].decisions[0].clauses[0];
    assert_eq!(clause.outcome, Some(Outcome::Elected));
    let parts: Vec<_> = clause.subclauses.iter().map(|part| part.text.as_deref()).collect();
    assert_eq!(parts, [Some("Siv Holm, omval"), Some("Bo Wik, nyval efter Åke Lid")]);
}

#[test]
fn the_associations_own_chair_is_elected_after_that_of_the_meeting() {
    let items: String = [
        "Val av ordförande för mötet",
        "Val av sekreterare",
        "Dagordning",
        "Kallelse",
        "Avgifter",
        "Budget",
        "Motioner",
    ]
    .iter()
    .enumerate()
    .map(|(at, title)| format!("§ {}  {title}\n\nFrågan avhandlades.\n\n", at + 2))
    .collect();
    let document = annual(&format!("{items}§ 9  Val av ordförande\n\nSiv Holm omvaldes till ordförande för ett år."));
    assert_eq!(document.items[1].kind, Some(ItemKind::Procedural));
    assert_eq!(document.items[8].kind, Some(ItemKind::Election));
}

#[test]
fn beslut_before_a_colon_and_a_small_word_is_a_decision() {
    let document = annual("§ 2  Val av justerare\n\nBeslut: Till justerare valdes Siv Holm och Bo Wik.");
    let item = &document.items[1];
    assert_eq!(item.sections[0].kind, Some(SectionKind::Decision));
    assert_eq!(item.sections[0].heading.as_deref(), Some("Beslut"));
    assert!(item.distribution.is_empty(), "{:?}", item.distribution);
}

#[test]
fn a_title_that_is_a_headings_word_is_set_as_the_other_titles_are() {
    let document = read(
        "Föräldrakooperativet Tallkotten\n\nProtokoll\nMedlemsmöte\n\nDatum: Onsdag 9 oktober 2024\n\n\nMötets öppnande\n\n\
         Siv hälsade alla välkomna.\n\n\nFöregående protokoll\n\nVi gick igenom listan.\n\n\nEkonomi\n\n\
         Bo visade utfallet.\n\nBeslut: Budgeten antas.\n\n\nNästa möte\n\nVi ses i november.\n",
    );
    let titles: Vec<_> = document.items.iter().map(|item| item.title.as_deref()).collect();
    assert_eq!(titles, [Some("Mötets öppnande"), Some("Föregående protokoll"), Some("Ekonomi"), Some("Nästa möte")]);
    assert_eq!(document.items[2].decisions.len(), 1);
    assert_eq!(document.organization.as_deref(), Some("Föräldrakooperativet Tallkotten"));
}

#[test]
fn each_side_has_its_adjuster_below_it() {
    let document = read(
        "Vika kommun\n\nPROTOKOLL\nCentrala samverkansgruppen\n\nDatum    2023-10-18\n\nNärvarande\n\n\
         För arbetsgivaren             För arbetstagarna\nSiv Holm, HR-chef             Bo Wik, Kommunal\n\
         Eva Ros, rektor               Åke Lid, Vision\n\n\n1.  Mötets öppnande\n\n    Siv Holm öppnar mötet.\n\n\
         2.  Övrigt\n\n    Inget.\n\n\nVid protokollet\n\n\nEva Ros\n\n\nJusteras\n\n\
         För arbetsgivaren             För Kommunal                  För Vision\n\n\n\
         Siv Holm                      Bo Wik                        Åke Lid\n",
    );
    let adjusters: Vec<_> = document.adjusters.iter().map(|one| one.name.as_deref()).collect();
    assert_eq!(adjusters, [Some("Siv Holm"), Some("Bo Wik"), Some("Åke Lid")]);
}

#[test]
fn guests_are_guests_whatever_their_titles() {
    let document = read(
        "Vika kommun\n\nPROTOKOLL\nMiljönämnden    2025-03-31\n\nBeslutande\nSiv Holm (S), ordförande\n\nGäster\nBo Wik, verksamhetschef\n\n\
         § 1\nUpprop\n\nBeslut\nUppropet godkänns.\n",
    );
    assert_eq!(document.participants[1].role, Some(Role::Guest));
}

#[test]
fn the_sign_of_a_scope_stands_behind_its_numbers() {
    let document = read(
        "Brf Tornet\n\nProtokoll\n\nStyrelsemöte nr 6\n\nDatum   2024-11-19\n\nNärvarande ledamöter     Siv Holm, ordförande\n\
         Tjänstgörande suppleant  Bo Wik för Åke Lid\nÖvriga närvarande        Eva Ros (Norrtorp AB), förvaltare (4–7 §§)\n\n\
         1 §  Mötets öppnande\n\nMötet öppnas.\n\n2 §  Övrigt\n\nInget.\n",
    );
    let serving = &document.participants[1];
    assert_eq!((serving.name.as_deref(), serving.role), (Some("Bo Wik"), Some(Role::ServingSubstitute)));
    assert_eq!(serving.substitutions[0].name.as_deref(), Some("Åke Lid"));
    let guest = &document.participants[2];
    assert_eq!(guest.items, ["4-7"]);
    assert_eq!((guest.organization.as_deref(), guest.title.as_deref()), (Some("Norrtorp AB"), Some("förvaltare")));
}

#[test]
fn groups_say_which_body_decides_on_their_matters() {
    let document = read(
        "Vika kommun\n\nKALLELSE\nKommunstyrelsen\n\nTid: Onsdagen den 5 februari 2025 kl. 09.00\n\n1.   Upprop\n\n\
         Ärenden till kommunfullmäktige\n\n2.   Detaljplan för Lärkan\n\n     Beslutsunderlag\n     - Motion 2024-04-29\n     - Yttrande 2024-11-20\n\n\
         Ärenden som kommunstyrelsen avgör\n\n3.   Bidrag till teatern\n\n4.   Upphandling av bussar\n",
    );
    let groups: Vec<_> = document.items.iter().map(|item| item.group.as_deref()).collect();
    let decided = Some("Ärenden som kommunstyrelsen avgör");
    assert_eq!(groups, [None, Some("Ärenden till kommunfullmäktige"), decided, decided]);
    assert_eq!(document.items[1].documents.len(), 2);
}

#[test]
fn a_number_that_ends_a_sentence_marks_no_clause() {
    let document =
        annual("§ 2  Medlemmar\n\nÅret har varit bra och antalet medlemmar är nu\n612.\n\nAvgiften är oförändrad.");
    let text = document.items[1].sections[0].text.as_deref().unwrap_or("");
    assert!(text.starts_with("Året har varit bra och antalet medlemmar är nu 612."), "{text}");
}

#[test]
fn who_proposes_in_an_agenda_stands_on_a_line_of_its_own() {
    let document = read(
        "Vika kommun\nKallelse\nKommunstyrelsen\n\nTid: Onsdagen den 5 februari 2025 kl. 09.00\n\n1. Upprop\n\n\
         2. Anslag till badplatsen\nMedel begärs.\n\nArbetsutskottet föreslår\natt avslå begäran,\natt se över taxan.\n\n\
         3. Taxa för hamnen\nHamnen behöver pengar.\n\nKommunstyrelsen föreslår kommunfullmäktige\natt anta taxan.\n",
    );
    let proposal = &document.items[1].proposals[0];
    assert_eq!((proposal.proposer.as_deref(), proposal.clauses.len()), (Some("Arbetsutskottet"), 2));
    let proposal = &document.items[2].proposals[0];
    assert_eq!(
        (proposal.decider.as_deref(), proposal.recipient.as_deref()),
        (Some("Kommunstyrelsen"), Some("kommunfullmäktige"))
    );
}

#[test]
fn any_word_is_whom_people_come_from_where_rows_above_have_such_words() {
    let document = pupils(
        "Närvarande:\nPRO: Saga Ahl, Hugo Vik\nSPF: Lova Ros, vice ordförande, Nova Ek\nKommunen: Per Lid (S), ordförande, Ulla Berg (C)",
        "Inget.",
    );
    let told: Vec<_> = document
        .participants
        .iter()
        .map(|one| (one.name.as_deref(), one.organization.as_deref(), one.party.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            (Some("Saga Ahl"), Some("PRO"), None),
            (Some("Hugo Vik"), Some("PRO"), None),
            (Some("Lova Ros"), Some("SPF"), None),
            (Some("Nova Ek"), Some("SPF"), None),
            (Some("Per Lid"), Some("Kommunen"), Some("S")),
            (Some("Ulla Berg"), Some("Kommunen"), Some("C")),
        ]
    );
}

#[test]
fn a_public_body_without_headings_decides_in_its_account() {
    let document = read(
        "Vika kommun\n\nPROTOKOLL\n\nKommunala pensionärsrådet\n\nTid: Tisdagen den 3 oktober 2023 klockan 13.15\n\n\
         Närvarande\nPRO: Saga Ahl, Hugo Vik\n\n1. Godkännande av dagordningen\n\nDagordningen godkändes med ett tillägg.\n\n\
         2. Seniordagen\n\nÅrets dag lockade många.\n\nRådet beslutade att hålla nästa dag lördagen den 4 maj 2024 i parken.\n\n\
         3. Föregående protokoll\n\nProtokollet från den 30 maj lades till handlingarna.\n",
    );
    let outcomes: Vec<_> =
        document.items.iter().map(|item| item.decisions.first().and_then(|one| one.outcome)).collect();
    assert_eq!(outcomes, [Some(Outcome::Approved), Some(Outcome::Other), Some(Outcome::Noted)]);
    assert_eq!(document.items[1].decisions[0].decider.as_deref(), Some("Rådet"));
}

#[test]
fn posts_before_a_colon_are_rows_of_an_election() {
    let rows = "Ordförande 1 år: Karin Lind (omval)\nKassör 2 år: Mats Ek (omval)\nSuppleant: Gun-Britt Ask (nyval efter Bo Lid)";
    let parts = [
        Some("Ordförande 1 år: Karin Lind (omval)"),
        Some("Kassör 2 år: Mats Ek (omval)"),
        Some("Suppleant: Gun-Britt Ask (nyval efter Bo Lid)"),
    ];
    // Below what elects them.
    for lead in ["Andra namn nämndes inte. Årsmötet valde:", "Beslut\nÅrsmötet valde enligt valberedningens förslag"]
    {
        let document = annual(&format!("§ 2  Val av styrelse\n\n{lead}\n{rows}"));
        let clause = &document.items[1].decisions[0].clauses[0];
        let texts: Vec<_> = clause.subclauses.iter().map(|part| part.text.as_deref()).collect();
        assert_eq!((clause.outcome, texts.as_slice()), (Some(Outcome::Elected), parts.as_slice()), "{lead}");
    }
    // Alone, and proposed.
    let document = annual(&format!("§ 2  Val av styrelse\n\n{rows}"));
    let clauses = &document.items[1].decisions[0].clauses;
    assert!(clauses.iter().map(|clause| clause.text.as_deref()).eq(parts), "{clauses:?}");
    assert!(clauses.iter().all(|clause| clause.outcome == Some(Outcome::Elected)));
    let document = annual(&format!(
        "§ 2  Val av styrelse\n\nValberedningens förslag\n{rows}\n\nBeslut\nStämman valde de föreslagna."
    ));
    let clauses = &document.items[1].proposals[0].clauses;
    assert!(clauses.iter().map(|clause| clause.text.as_deref()).eq(parts), "{clauses:?}");
}

#[test]
fn titles_in_capitals_stand_among_sentences_with_colons() {
    let document = read(
        "Villaföreningen Lunden\n\nPROTOKOLL\nStyrelsemöte den 4 februari 2025\n\nMÖTETS ÖPPNANDE\n\nSaga öppnade mötet.\n\n\
         FÖREGÅENDE PROTOKOLL\n\nTvå saker är inte klara: skylten och lampan.\n\nÅRSSTÄMMAN\n\nStämman hålls i maj.\n\n\
         MÖTETS AVSLUTANDE\n\nSaga tackade.\n",
    );
    let titles: Vec<_> = document.items.iter().map(|item| item.title.as_deref()).collect();
    assert_eq!(
        titles,
        [Some("MÖTETS ÖPPNANDE"), Some("FÖREGÅENDE PROTOKOLL"), Some("ÅRSSTÄMMAN"), Some("MÖTETS AVSLUTANDE")]
    );
}

#[test]
fn the_head_of_a_mail_names_no_organization() {
    let document = read(
        "Från: Styrelsen <styrelsen@exempel.example>\nSkickat: den 24 februari 2025 20:14\nTill: medlemmar@exempel.example\n\
         Ämne: Årsmöte 19 mars, handlingar\n\nKallelse\nÅrsmöte i Föräldrakooperativet Myran\n\nDag:     onsdag den 19 mars 2025\n\
         Plats:   Förskolan Myran, Tallstigen 3\n\n1) Årsmötet öppnas\n\n2) Dagordning\n\n3) Årsmötet avslutas\n",
    );
    assert_ne!(document.organization.as_deref(), Some("Ämne"));
    assert_eq!(document.meeting.and_then(|meeting| meeting.location).as_deref(), Some("Förskolan Myran, Tallstigen 3"));
}

#[test]
fn a_sentence_before_whoever_attends_is_nobody() {
    let document = board(
        "Arbetsutskottet",
        "         Ärendet behandlas inom stängda dörrar. Kommunjurist Eva Lind deltar\n         kl. 10.35–11.05.",
    );
    assert!(document.items[0].presenters.is_empty(), "{:?}", document.items[0].presenters);
}

#[test]
fn an_annex_bound_behind_those_who_sign_has_number_and_title() {
    let document = annual(
        "§ 2  Mötets avslutande\n\nSaga avslutade mötet.\n\n\nVid protokollet                Justeras\n\n\n\
         Siv Holm                       Bo Wik\n\u{c}Bilaga 1\n\nBudget för laget 2025\n\n              Budget     Utfall\nAvgifter      54 000     47 200",
    );
    let [annex] = document.attachments.as_slice() else { panic!("{:?}", document.attachments) };
    assert_eq!((annex.number.as_deref(), annex.title.as_deref()), (Some("1"), Some("Budget för laget 2025")));
    assert_eq!(annex.pages, [2, 2]);
}

/// An agenda whose table begins behind the cover, with its heads on each page.
const TABLE: &str = "Vika kommun                      KALLELSE                         1 (3)
Skolnämnden                      Utfärdad 2025-09-10

Tid:         Onsdagen den 17 september 2025 kl. 08.30
Plats:       Granen

Nämndens ledamöter kallas härmed till sammanträde.
\u{c}Vika kommun                      KALLELSE                         2 (3)
Skolnämnden                      Utfärdad 2025-09-10

Tid      Nr   Ärende                                   Föredragande           Handlingar

08.30     1   Upprop

          2   Val av justerare

Information

08.40     3   Resultat av proven våren 2025 i          Saga Ahl,              Rapport 2025-08-28
              årskurs 3, 6 och 9                       utvecklingsledare
              BUN 2025/0188

09.00     4   Skolstarten i Kvarnby                    Bo Lid, rektor         Presentation
                                                       Eva Ek, rektor

09.55         Kaffe

Ekonomi
\u{c}Vika kommun                      KALLELSE                         3 (3)
Skolnämnden                      Utfärdad 2025-09-10

Tid      Nr   Ärende                                   Föredragande           Handlingar

10.15     5   Delårsrapport                            Karin Ros, ekonom      Tjänsteskrivelse 2025-09-03
              BUN 2025/0211                                                   Delårsrapport

          6   Rapport från kurser
";

#[test]
fn a_table_whose_columns_are_kept_is_read_by_their_places() {
    let document = read(TABLE);
    let titles: Vec<_> = document.items.iter().map(|item| item.title.as_deref().unwrap_or("")).collect();
    assert_eq!(
        titles,
        [
            "Upprop",
            "Val av justerare",
            "Resultat av proven våren 2025 i årskurs 3, 6 och 9",
            "Skolstarten i Kvarnby",
            "Delårsrapport",
            "Rapport från kurser"
        ]
    );
    let groups: Vec<_> = document.items.iter().map(|item| item.group.as_deref()).collect();
    let (told, money) = (Some("Information"), Some("Ekonomi"));
    assert_eq!(groups, [None, None, told, told, money, money]);
    let item = &document.items[2];
    assert_eq!(
        (item.start_time.as_deref(), item.case_ids.as_slice()),
        (Some("08:40"), ["BUN 2025/0188".to_owned()].as_slice())
    );
    assert_eq!(item.presenters[0].title.as_deref(), Some("utvecklingsledare"));
    let names: Vec<_> = document.items[3].presenters.iter().map(|one| one.name.as_deref()).collect();
    assert_eq!(names, [Some("Bo Lid"), Some("Eva Ek")]);
    let papers: Vec<_> =
        document.items[4].documents.iter().map(|one| (one.title.as_deref(), one.date.as_deref())).collect();
    assert_eq!(papers, [(Some("Tjänsteskrivelse 2025-09-03"), Some("2025-09-03")), (Some("Delårsrapport"), None)]);
    let pauses = &document.meeting.as_ref().expect("a meeting").adjournments;
    assert_eq!(pauses.first().and_then(|pause| pause.start_time.as_deref()), Some("09:55"));
    assert!(document.unassigned.is_empty(), "{:?}", document.unassigned);
}

#[test]
fn two_rows_with_people_behind_colons_tell_whom_they_come_from() {
    let document = pupils(
        "Närvarande:\nLag Blå: Saga Ahl, Hugo Vik\nLag Röd: Lova Ros\nStyrelsen: Nova Ek, ordförande, och Ali Ros",
        "Inget.",
    );
    let teams: Vec<_> = document.participants.iter().map(|one| one.organization.as_deref()).collect();
    let (blue, red, board) = (Some("Lag Blå"), Some("Lag Röd"), Some("Styrelsen"));
    assert_eq!(teams, [blue, blue, red, board, board]);
}

#[test]
fn a_lone_number_is_the_mark_of_a_list_that_it_begins_or_goes_on_with() {
    let document = board(
        "Kommunstyrelsen",
        "         Beslut\n         Kommunstyrelsen beslutar\n         1.\n         Taxan godkänns.\n         2.\n         Planen antas.",
    );
    let decision = &document.items[0].decisions[0];
    assert_eq!(decision.lead_in.as_deref(), Some("Kommunstyrelsen beslutar"));
    let clauses: Vec<_> =
        decision.clauses.iter().map(|clause| (clause.number.as_deref(), clause.text.as_deref())).collect();
    assert_eq!(clauses, [(Some("1"), Some("Taxan godkänns.")), (Some("2"), Some("Planen antas."))]);
}

#[test]
fn the_assembly_on_a_line_of_its_own_tells_the_year() {
    for (line, day) in [("Årsmöte - 2031", Some("2031-07-22")), ("Årsmöte", None), ("Efter årsmötet, 2031", None)]
    {
        let document = read(&format!(
            "{line}\n\nKallelse\n\nDatum: Tisdagen den 22 juli\nTid: 16.00\nPlats: Stugan\n\n\
             § 1 Mötet öppnas\n§ 2 Val av ordförande för mötet\n§ 3 Övriga frågor\n§ 4 Mötet avslutas\n"
        ));
        assert_eq!(document.meeting.and_then(|meeting| meeting.date).as_deref(), day, "{line}");
    }
}

#[test]
fn negotiations_are_minutes() {
    let document = read(
        "FÖRHANDLINGSPROTOKOLL\n\nDatum:   2025-10-14\n\nNärvarande\n\nFör arbetsgivaren\nSiv Holm, HR-direktör, ordförande\n\n\
         För arbetstagarparterna\nBo Wik, Vision\n\n§ 1  Förhandlingens öppnande\nSiv Holm öppnade förhandlingen.\n\n\
         § 2  Parternas ståndpunkter\nVision hade inget att erinra.\n\n§ 3  Förhandlingens avslutande\nFörhandlingen avslutades.\n",
    );
    assert_eq!(document.title.as_deref(), Some("FÖRHANDLINGSPROTOKOLL"));
    assert_eq!(document.participants[1].organization.as_deref(), Some("Vision"));
    assert_eq!(document.items[2].kind, Some(ItemKind::Procedural));
    assert!(document.unassigned.is_empty(), "{:?}", document.unassigned);
}
