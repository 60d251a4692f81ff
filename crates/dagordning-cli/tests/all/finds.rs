//! What composed meetings found: ids with a class, clauses that come twice, heads of pages, tables whose cells stand one below
//! the other.

use dagordning::model::{BallotVote, Document, DocumentKind, Role};

use crate::common::{FULL, parsed};

fn read(text: &str) -> Document {
    parsed(text.as_bytes(), FULL)
}

/// Minutes of a board with these items.
fn board(items: &str) -> Document {
    read(&format!(
        "Norrby kommun\nKommunstyrelsen\n\nSammanträdesprotokoll\n\n2024-05-14\n\nBeslutande\nAnna Ek (S), ordförande\nBo Lind (M)\nEva Ros (C)\n\n{items}"
    ))
}

fn titles(document: &Document) -> Vec<&str> {
    document.items.iter().map(|item| item.title.as_deref().unwrap_or("")).collect()
}

#[test]
fn a_class_of_the_archives_plan_is_no_part_of_an_id_or_title() {
    for (id, printed) in [
        ("KS 2024/775", "Dnr: KS 2024/775 214"),
        ("KS 2024/775", "KS 2024/775 214"),
        ("2018/RSR 0121", "DNR 2018/RSR 0121 DP 132"),
        ("KS 2017-00094", "KS 2017-00094 (DP 132)"),
    ] {
        for item in [
            format!("§ 11 {printed}\n\nTaxa för vatten"),
            format!("§ 11 {printed}\nTaxa för vatten"),
            format!("§ 11 Taxa för vatten\n{printed}"),
        ] {
            // A line below the title needs a label, or a class with its word, to be told from the title's own.
            if item.ends_with(printed) && !printed.to_lowercase().starts_with("dnr") {
                continue;
            }
            let document = board(&format!("{item}\n\nBeslut\nKommunstyrelsen antar taxan.\n"));
            assert_eq!(titles(&document), ["Taxa för vatten"], "{item}");
            assert_eq!(document.items[0].case_ids, [id], "{item}");
        }
    }
}

#[test]
fn papers_of_one_case_end_alike_without_a_stamp() {
    let papers: Vec<String> = ["Missiv", "Yttrande", "Karta", "Offert"]
        .iter()
        .map(|paper| format!("{paper}, 2014-10-05, Dnr PLU-2014-00656\n"))
        .collect();
    let document = board(&format!(
        "§ 11 Ny brygga\nDnr PLU-2014-00656\n\nBilagor\n{}\nBeslut\nKommunstyrelsen bygger bryggan.\n",
        papers.concat()
    ));
    assert_eq!(document.items[0].case_ids, ["PLU-2014-00656"]);
    let ids: Vec<_> = document.items[0].documents.iter().map(|paper| paper.case_id.as_deref().unwrap_or("")).collect();
    assert_eq!(ids, ["PLU-2014-00656"; 4]);
}

#[test]
fn who_reserves_themselves_stands_on_lines_of_their_own_or_behind_a_label() {
    for (text, people) in [
        ("Anna Ek (S)\nBo Lind (M)", [("Anna Ek", Some("S")), ("Bo Lind", Some("M"))]),
        ("Anna Ek\nBo Lind", [("Anna Ek", None), ("Bo Lind", None)]),
        ("Mot beslutet: Anna Ek (S) och Bo Lind (M).", [("Anna Ek", Some("S")), ("Bo Lind", Some("M"))]),
        ("Reservanter: Anna Ek (S), Bo Lind (M)", [("Anna Ek", Some("S")), ("Bo Lind", Some("M"))]),
    ] {
        let document = board(&format!(
            "§ 11 Ny brygga\n\nBeslut\nKommunstyrelsen bygger bryggan.\n\nReservation\n{text}\n\nBeslutet skickas till\nHamnen\n"
        ));
        let [reservation] = document.items[0].reservations.as_slice() else {
            panic!("{text}: {:?}", document.items[0].reservations)
        };
        let found: Vec<_> = reservation
            .people
            .iter()
            .map(|person| (person.name.as_deref().unwrap_or(""), person.party.as_deref()))
            .collect();
        assert_eq!(found, people, "{text}");
    }
    // A sentence names nobody by its first words.
    let document = board(
        "§ 11 Ny brygga\n\nBeslut\nKommunstyrelsen bygger bryggan.\n\nReservation\nBryggan blir för dyr\nVi borde vänta\n",
    );
    assert!(document.items[0].reservations.iter().all(|one| one.people.is_empty()), "{:?}", document.items[0]);
}

#[test]
fn movers_stand_before_the_colon_of_what_they_raise() {
    let document = board(
        "§ 11 Nya motioner\nAnna Ek (S): Cykelställ vid stationen\nBo von Lind (M): Längre öppettider\n\n§ 12 Nya motioner\nAnna Ek (S): Frågan är svår.\n",
    );
    let raised = |at: usize| {
        let people = document.items[at].initiators.iter();
        people.map(|one| (one.name.as_deref().unwrap_or(""), one.party.as_deref().unwrap_or(""))).collect::<Vec<_>>()
    };
    assert_eq!(raised(0), [("Anna Ek", "S"), ("Bo von Lind", "M")]);
    assert!(raised(1).is_empty(), "{:?}", raised(1));
}

#[test]
fn what_a_body_proposes_above_the_heading_of_its_decision_is_proposed() {
    let document = read(
        "Norrby kommun\nKommunstyrelsens arbetsutskott\n\nSammanträdesprotokoll\n\n2024-05-14\n\nBeslutande\nAnna Ek (S)\n\n\
         § 11 Ny brygga\n\nBilagor\n1. Karta, 2024-04-01\n\nArbetsutskottet föreslår\natt bygga bryggan.\n\n\
         Beslut\nKommunstyrelsens arbetsutskott beslutar att bygga bryggan.\n",
    );
    let item = &document.items[0];
    assert_eq!(item.documents.len(), 1, "{:?}", item.documents);
    assert_eq!(item.proposals.len(), 1, "{:?}", item.proposals);
    assert_eq!(item.proposals[0].clauses[0].text.as_deref(), Some("att bygga bryggan."));
    assert_eq!(item.decisions.len(), 1);
}

#[test]
fn an_association_may_have_a_bodys_noun_for_its_name() {
    let document = read(
        "Mötesprotokoll\n\nProtokoll fört vid Kemisektionens sektionsmöte den 27 januari 2012 i Aulan.\n\n1. Mötets öppnande\nAxel Fors hälsade välkomna.\n\n\
         2. Budget\nPå kontot finns 300 kr.\n\nSektionsmötet beslutade att anta budgeten.\n",
    );
    assert_eq!(document.organization.as_deref(), Some("Kemisektionen"));
    assert_eq!(document.body.as_deref(), Some("sektionsmöte"));
    assert_eq!(document.items[1].decisions[0].decider.as_deref(), Some("Sektionsmötet"));
    let board = read(
        "Protokoll\n\nProtokoll fört vid kulturnämndens sammanträde den 27 januari 2012.\n\n1. Upprop\nUpprop förrättas.\n",
    );
    assert_eq!(board.body.as_deref(), Some("kulturnämnden"));
    assert_eq!(board.organization, None);
}

#[test]
fn clauses_that_are_proposed_and_then_decided_are_no_list_of_contents() {
    let clauses = "Kommunstyrelsen beslutar följande:\n1. Anta mål och budget för 2021 enligt bilaga.\n2. Ge kansliet i uppdrag att kontakta berörda parter.\n";
    let document = board(&format!(
        "154.\nMål och budget 2021\n\nArbetsutskottets förslag till beslut\n{clauses}\nBeslut\n{clauses}\n155.\nNy brygga\n\nBeslut\nKommunstyrelsen bygger bryggan.\n"
    ));
    assert_eq!(titles(&document), ["Mål och budget 2021", "Ny brygga"]);
    let item = &document.items[0];
    assert_eq!((item.proposals[0].clauses.len(), item.decisions[0].clauses.len()), (2, 2));
}

#[test]
fn what_leads_in_to_clauses_or_heads_an_item_runs_over_no_pages() {
    let page = |number: usize| {
        format!(
            "Norrby kommun\n{number} (4)\n\n16{number}.                        PLU-2014-0043{number}\nNy brygga {number}\n\nBeslut\nKommunstyrelsen beslutar följande:\n1. Bygga brygga {number}.\n"
        )
    };
    let pages: Vec<String> = (2..=4).map(page).collect();
    let document = board(&format!("1 (4)\n\u{c}{}", pages.join("\u{c}")));
    assert_eq!(titles(&document), ["Ny brygga 2", "Ny brygga 3", "Ny brygga 4"]);
    for item in &document.items {
        assert_eq!(item.case_ids.len(), 1, "{:?}", item.title);
        assert_eq!(item.decisions[0].lead_in.as_deref(), Some("Kommunstyrelsen beslutar följande"), "{:?}", item.title);
    }
}

#[test]
fn those_present_may_have_words_behind_their_names() {
    let document = read(
        "Protokoll\n\nMedlemsmöte 11 maj 2020 i Klubbstugan\n\n§ 1 Närvarande\nJohanna Holm (ordförande), Per Öman, Erika Vall, via Teams och Torsten Ek.\n\n\
         § 2 Mötets öppnande\nJohanna Holm hälsar alla välkomna.\n\n§ 3 Val av justerare\nMötet valde Per Öman.\n",
    );
    let names: Vec<_> =
        document.participants.iter().map(|one| (one.name.as_deref().unwrap_or(""), one.remote)).collect();
    assert_eq!(names, [("Johanna Holm", false), ("Per Öman", false), ("Erika Vall", true), ("Torsten Ek", false)]);
}

#[test]
fn an_entry_of_a_list_of_contents_at_the_top_of_a_page_begins_no_paper() {
    let document = board(
        "Innehåll\n103         Val av justerare                                      2\n104         Remissvar om närtrafik                                2\n\u{c}\
         Norrby kommun\n105         Yttrande om ny taxa                                   3\n\u{c}\
         Norrby kommun\n103 Val av justerare\n\nBeslut\nKommunstyrelsen utser Bo Lind.\n\n104 Remissvar om närtrafik\n\nBeslut\nKommunstyrelsen lämnar svaret.\n\u{c}\
         Norrby kommun\n105 Yttrande om ny taxa\n\nBeslut\nKommunstyrelsen lämnar yttrandet.\n",
    );
    assert!(document.attachments.is_empty(), "{:?}", document.attachments);
    assert_eq!(document.items.iter().filter(|item| !item.decisions.is_empty()).count(), 3, "{:?}", titles(&document));
}

#[test]
fn the_number_of_a_years_meeting_is_no_page() {
    let document = read(
        "1 (1)\n\nNorrby kommun\nPROTOKOLL\nKommunfullmäktige\nSammanträdesdatum\n11 februari 2021\nPlats\nLilla salen\nNr\n2/2021\n\n\
         Beslutande ledamöter\nAnna Ek, S, ordförande\nBo Lind, M\n\n§ 47 Val av justerare\n\nBeslut\nKommunfullmäktige utser Bo Lind.\n",
    );
    assert!(document.attachments.is_empty(), "{:?}", document.attachments);
    assert_eq!(titles(&document), ["Val av justerare"]);
    assert_eq!(document.participants.len(), 2);
}

#[test]
fn a_list_of_contents_below_the_day_of_adjustment_is_no_other_meeting() {
    let document = read(
        "PROTOKOLL\nKommunfullmäktige\n2017-03-22\n\nNorrby kommun\n\nBeslutande\nAnna Ek\nBo Lind\n\nProtokollsjusterare\nBo Lind\n\
         Justeringens plats och tid\nKommunkontoret, 2017-03-30 kl 16.00\n\nÄrendelista\n§ 49\nVal av justerare\n2\n§ 50\nNy brygga\n2\n\n\
         § 49 Val av justerare\n\nBeslut\nKommunfullmäktige utser Bo Lind.\n\n§ 50 Ny brygga\n\nBeslut\nKommunfullmäktige bygger bryggan.\n",
    );
    assert_eq!(document.kind, DocumentKind::Minutes);
    assert_eq!(titles(&document), ["Val av justerare", "Ny brygga"]);
    assert_eq!(document.meeting.as_ref().and_then(|meeting| meeting.date.as_deref()), Some("2017-03-22"));
}

#[test]
fn lettered_matters_stand_below_a_title_that_stands_below_its_number() {
    for head in ["§ 150\nInformation", "§ 150 Information", "§ 150 Information\nDnr KS 2024/12"] {
        let document = board(&format!(
            "{head}\n\na) Beredskapen\nArbetet går enligt plan.\n\nb) Sjukfrånvaron\nEn rapport lämnas.\n\n§ 151 Val\n\nBeslut\nKommunstyrelsen väljer Bo Lind.\n"
        ));
        let parts: Vec<_> = document.items[0].subitems.iter().map(|part| part.title.as_deref().unwrap_or("")).collect();
        assert_eq!(parts, ["Beredskapen", "Sjukfrånvaron"], "{head}");
        assert_eq!(document.items[0].title.as_deref(), Some("Information"), "{head}");
    }
}

#[test]
fn a_number_with_its_cases_id_heads_an_item_wherever_the_title_stands() {
    let document = board(
        "163  2022/TN 0169\nSvar på motion\n\nBeslut\nKommunstyrelsen bifaller motionen.\n\n164\n2022/TN 0170\nNy brygga\n\nBeslut\nKommunstyrelsen bygger bryggan.\n\n\
         165  2022/TN 0171\n\u{c}Belysning på Storgatan\n\nBeslut\nKommunstyrelsen antar taxan.\n",
    );
    assert_eq!(titles(&document), ["Svar på motion", "Ny brygga", "Belysning på Storgatan"]);
    let ids: Vec<_> = document.items.iter().map(|item| item.case_ids.join(" ")).collect();
    assert_eq!(ids, ["2022/TN 0169", "2022/TN 0170", "2022/TN 0171"]);
}

#[test]
fn crosses_below_each_other_tell_by_the_empty_cells_above_them() {
    let document = board(
        "§ 47\nNy brygga\n\nOmröstning\nOmröstningen utfaller med 2 ja-röster mot 1 nej-röst, 1 avstår.\n\n\
         Ledamot\nParti\nJa\nNej\nAvst\nAnna Ek\nS\nX\nBo Lind\nM\n\nX\nEva Ros\nC\nX\nDan Alm\nV\n\n\nX\n\nBeslut\nKommunstyrelsen bygger bryggan.\n",
    );
    let item = &document.items[0];
    let ballots: Vec<_> = item.votes[0]
        .ballots
        .iter()
        .map(|one| (one.name.as_deref().unwrap_or(""), one.party.as_deref().unwrap_or(""), one.vote))
        .collect();
    assert_eq!(
        ballots,
        [
            ("Anna Ek", "S", Some(BallotVote::Yes)),
            ("Bo Lind", "M", Some(BallotVote::No)),
            ("Eva Ros", "C", Some(BallotVote::Yes)),
            ("Dan Alm", "V", Some(BallotVote::Abstain)),
        ]
    );
    assert_eq!(item.decisions.len(), 1, "what stands behind the table is the item's");
    assert!(document.participants.iter().all(|one| one.role != Some(Role::Absent)));
}

#[test]
fn whom_members_come_from_stands_in_a_column_of_its_own() {
    let document = read(
        "Samordningsförbundet Ån Södra\nStyrelsen\n\nPROTOKOLL\n\n2024-06-05\n\nPlats      Kyrkogatan 3, Lindfors\nTid        kl. 9.00–11.45\n\n\
         Närvarande        Ledamöter                                       Utsedd av\n\
         \u{20}                 Margareta Tell, ordförande                      Lindfors kommun\n\
         \u{20}                 Lena Wiberg                                     Arbetsförmedlingen\n\
         \u{20}                 Patrik Sund, via Teams                          Försäkringskassan\n\n\
         Frånvarande       Eva Lill                                        Noraby kommun\n\n\n\
         § 20                      Ordföranden öppnar sammanträdet.\nSammanträdets öppnande\n\n\
         § 21                      Beslut\nVal av justerare          Styrelsen utser Lena Wiberg att justera protokollet.\n\n\
         § 22                      Beslut\nGodkännande av            Dagordningen godkänns.\ndagordningen\n\n\
         § 23                      Protokollet gås igenom.\nFöregående protokoll\n                          Beslut\n                          Protokollet läggs till handlingarna.\n\n\
         § 24                      Resultatet för perioden är ett överskott på 412 tkr. Enligt prognosen\nEkonomisk rapport         blir det oförändrat.\n\n\
         \u{20}                         Beslut\n                          Styrelsen beslutar att godkänna rapporten.\n\n\
         § 25                      Beslut\nSammanträdestider         Styrelsen fastställer dagarna till den 11 september och den\nhösten 2024               23 oktober 2024.\n\n\
         § 26                      Beslut\nVal av ombud till         Styrelsen utser Lena Wiberg till ombud och Patrik Sund till\nårsmötet                  ersättare.\n\n\n\
         Sekreterare                     Ordförande                      Justerare\n\n\n\
         ........................        ........................        ........................\n\
         Helena Brodd                    Margareta Tell                  Lena Wiberg\n\n\n\
         Justeringsdatum                 2024-06-14\nAnslaget sätts upp              2024-06-17\nAnslaget tas ned                2024-07-09\n\
         Protokollets förvaringsplats    Förbundets kansli, Lindfors\n",
    );
    let sent: Vec<_> = document
        .participants
        .iter()
        .map(|one| (one.name.as_deref().unwrap_or(""), one.organization.as_deref()))
        .collect();
    assert_eq!(
        sent,
        [
            ("Margareta Tell", Some("Lindfors kommun")),
            ("Lena Wiberg", Some("Arbetsförmedlingen")),
            ("Patrik Sund", Some("Försäkringskassan")),
            ("Eva Lill", Some("Noraby kommun")),
            ("Helena Brodd", None),
        ]
    );
    // A heading beside the number of its § is that of the text, and what is beside labels at the end no text of an item.
    let headings: Vec<_> =
        document.items.iter().map(|item| item.decisions.iter().filter(|one| one.heading.is_some()).count()).collect();
    assert_eq!(headings, [0, 1, 1, 1, 1, 1, 1]);
    assert_eq!(document.posting.as_ref().and_then(|posting| posting.removed.as_deref()), Some("2024-07-09"));
    assert!(document.unassigned.is_empty(), "{:?}", document.unassigned);
}

#[test]
fn the_head_of_an_associations_page_goes_through_no_sentence() {
    let document = read(
        "KALLELSE\nOrdinarie föreningsstämma i Berguvens samfällighetsförening\n\nMåndagen den 8 april 2024 kl. 18 i Bystugan\n\nDagordning\n\n1. Stämmans öppnande\n\n2. Motioner\n\n\
         Styrelsen har tagit in två offerter. Den lägsta slutar på 186 000 kronor, och\n\u{c}\
         Berguvens samfällighetsförening                    Kallelse till stämma 2024      2 (2)\n\n\n\
         då ingår inte den grävning som krävs.\n\n3. Stämmans avslutande\n",
    );
    let text = document.items[1].sections[0].text.as_deref().unwrap_or("");
    assert!(text.contains("kronor, och då ingår"), "{text}");
}

#[test]
fn each_marked_label_of_a_cover_has_its_own_people() {
    let document = read(
        "# Protokoll nr 3\n**Norrvikens studentkår**\n\n- **Organ:** Kårfullmäktige\n- **Datum:** 2023-02-15\n- **Mötesordförande:** Tuva Lind\n- **Sekreterare:** Ida Prytz\n- **Justerare:** Nora Sjö\n\n\
         ## § 28 Mötets öppnande\nTuva Lind öppnade mötet.\n\n## § 29 Val\n\n### Beslut\nKårfullmäktige valde Bo Ek.\n",
    );
    let people: Vec<_> = document
        .participants
        .iter()
        .map(|one| (one.name.as_deref().unwrap_or(""), one.role, one.title.as_deref()))
        .collect();
    assert_eq!(people[1], ("Ida Prytz", Some(Role::Secretary), None), "{people:?}");
    assert_eq!(document.adjusters.len(), 1);
}

#[test]
fn how_it_was_decided_stands_between_who_decides_and_what() {
    let decided = |sentence: &str| {
        let document = read(&format!(
            "Hällsjö jaktlag\n\nProtokoll fört vid årsmöte i Hällsjö bygdegård lördagen den 9 augusti 1986.\n\n\
             § 1     Ordföranden förklarade mötet öppnat.\n\n§ 2     {sentence}\n\n§ 3     Ordföranden avslutade mötet kl. 16.20.\n"
        ));
        document.items[1].decisions.len()
    };
    for sentence in [
        "Efter en överläggning beslöt årsmötet med 11 röster mot 5 att jakten skall påbörjas i oktober.",
        "Därefter beslutade årsmötet enhälligt att jakten skall påbörjas i oktober.",
        "Efter votering beslöt årsmötet med stor majoritet att jakten skall påbörjas i oktober.",
        "Redogörelsen, enligt vilken kassan den 30 juni uppgick till 3 812 kronor, lades till handlingarna.",
    ] {
        assert_eq!(decided(sentence), 1, "{sentence}");
    }
    for sentence in [
        "På förra mötet beslöt årsmötet enhälligt att jakten skall påbörjas.",
        "Redogörelsen, som den 30 juni lades till handlingarna, gås igenom.",
    ] {
        assert_eq!(decided(sentence), 0, "{sentence}");
    }
}

#[test]
fn names_without_parties_stand_in_brackets_behind_a_tally() {
    let document = board(
        "§ 11 Ny brygga\n\nOmröstning\nMed 3 ja-röster (Anna Ek, Bo Lind och Eva Ros) mot 1 nej-röst (Karin Dahl) beslutar kommunstyrelsen enligt förslaget.\n\n\
         Beslut\nKommunstyrelsen bygger bryggan.\n",
    );
    assert_eq!(document.items[0].votes[0].ballots.len(), 4, "{:?}", document.items[0].votes);
}

#[test]
fn a_list_of_annexes_on_the_cover_is_the_documents() {
    let document = read(
        "Norrby kommun\nFÖREDRAGNINGSLISTA\nVårdnämnden\n\nTisdagen den 22 september 2020 kl. 10.00 i Folkets hus\n\n\
         Bilagor:\nBilaga 1 Verksamhetsberättelse\nBilaga 2 Karta över området\n\nVarmt välkomna!\n\nLedamöter\nAnna Ek (S)\nBo Lind (M)\n\n\
         Ärenden\n\n1. Upprop\n\n2. Budget\n",
    );
    let papers: Vec<_> = document
        .documents
        .iter()
        .map(|paper| (paper.number.as_deref().unwrap_or(""), paper.title.as_deref().unwrap_or("")))
        .collect();
    assert_eq!(papers, [("1", "Bilaga 1 Verksamhetsberättelse"), ("2", "Bilaga 2 Karta över området")]);
    assert_eq!(document.participants.len(), 2);
    assert!(document.preamble.iter().all(|text| !text.contains("Bilaga")), "{:?}", document.preamble);
}

#[test]
fn a_board_that_decides_by_letter_has_a_day_those_who_took_part_and_a_registered_name() {
    let document = read(
        "Stiftelsen Hilma Bergs minne\nOrg.nr 802400-1234\n\n            PROTOKOLL NR 2/2023\n\n\
         fört per capsulam vid styrelsens beslut den 14 november 2023\n\n\
         Deltagande i beslutet:   Gunilla Rask, ordförande\n                         Per-Arne Holst\n                         Signe Wallmark\n\n\
         § 1  Protokollförare\n     Signe Wallmark valdes till sekreterare. Per-Arne Holst valdes till justerare.\n\n\
         § 2  Stipendier\n     Styrelsen beslutade enhälligt att tilldela\n     a)  Ture Malm 25 000 kronor för studier,\n     b)  Aina Solberg 15 000 kronor för en resa\n         till Bergen,\n     c)  Kammarkören Vox 10 000 kronor.\n\n\
         Vid protokollet                        Justeras\n\n\nSigne Wallmark                         Gunilla Rask         Per-Arne Holst\n",
    );
    assert_eq!(document.organization.as_deref(), Some("Stiftelsen Hilma Bergs minne"));
    assert_eq!(document.body.as_deref(), Some("styrelsen"));
    assert_eq!(document.meeting.as_ref().and_then(|one| one.date.as_deref()), Some("2023-11-14"));
    let people: Vec<_> =
        document.participants.iter().map(|one| (one.name.as_deref().unwrap_or(""), one.role)).collect();
    assert_eq!(
        people,
        [
            ("Gunilla Rask", Some(Role::Member)),
            ("Per-Arne Holst", Some(Role::Member)),
            ("Signe Wallmark", Some(Role::Secretary))
        ]
    );
    assert_eq!(document.adjusters.len(), 1, "{:?}", document.adjusters);
    let clauses: Vec<_> = document.items[1].decisions[0].clauses.iter().map(|one| one.number.as_deref()).collect();
    assert_eq!(clauses, [Some("a"), Some("b"), Some("c")]);
}

#[test]
fn a_paper_behind_those_who_signed_is_no_text_of_the_last_item_where_pages_are_not_told() {
    for paper in [
        "\nResultaträkning 2012\nMedlemsavgifter 48 200 kr\nBidrag 12 000 kr\n",
        "\n\nStugans kassa\nMedlemsavgifter 48 200 kr\nBidrag 12 000 kr\n",
        "\nJusterandes sign  Utdragsbestyrkande\n\nTJÄNSTESKRIVELSE  1 (2)\nDatum  Diarienummer\n2011-11-20  TN 2011/77\n\nCykelparkering\n\nFörslag till beslut\n1. Parkeringen byggs ut för 12 000 kr.\n",
    ] {
        let document = board(&format!(
            "§ 11 Ny brygga\n\nBeslut\nKommunstyrelsen bygger bryggan.\n\n§ 12 Mötet avslutas\n\nOrdföranden tackar för visat intresse.\n\n\
             Sekreterare Wilhelm Örn\nOrdförande Anna Ek\nJusterare Bo Lind och Eva Ros\n{paper}"
        ));
        let last = document.items.last().unwrap();
        assert_eq!(last.sections[0].text.as_deref(), Some("Ordföranden tackar för visat intresse."), "{paper}");
        assert!(last.amounts.is_empty() && last.proposals.is_empty(), "{paper}");
        assert_eq!(document.adjusters.len(), 2, "{paper}");
        assert!(document.participants.iter().any(|one| one.role == Some(Role::Secretary)), "{paper}");
    }
}
