//! Those who may vote, and how: below their parties' names, with what they own or whom they come from, in minutes whose items have
//! no titles.

use dagordning::model::{Document, ItemStatus, Outcome, Participant, Role};

use crate::common::{FULL, parsed};

fn read(text: &str) -> Document {
    parsed(text.as_bytes(), FULL)
}

/// Minutes of a council with a roster.
fn council(roster: &str) -> Document {
    read(&format!(
        "Rönnhults kommun\n\nPROTOKOLL\nKommunfullmäktige    2025-03-31\n\nBeslutande\n\n{roster}\n\n§ 1\nUpprop\n\nBeslut\nUppropet godkänns.\n"
    ))
}

/// Minutes of an association with a roster.
fn club(roster: &str) -> Document {
    read(&format!(
        "Tranvikens fiskevårdsförening\n\nPROTOKOLL\n\nÅrsmöte den 22 mars 2025 kl. 14.00 i Byagården.\n\n{roster}\n\n\
         § 1 Mötets öppnande\nOrdföranden öppnade mötet.\n\n§ 2 Dagordning\nDagordningen godkändes.\n"
    ))
}

fn names(document: &Document) -> Vec<&str> {
    document.participants.iter().filter_map(|one| one.name.as_deref()).collect()
}

fn parties(document: &Document) -> Vec<(Option<&str>, Option<&str>, Option<&str>)> {
    fn row(one: &Participant) -> (Option<&str>, Option<&str>, Option<&str>) {
        (one.name.as_deref(), one.party.as_deref(), one.party_name.as_deref())
    }
    document.participants.iter().map(row).collect()
}

#[test]
fn a_partys_name_stands_over_those_who_sit_for_it() {
    let expected = [
        (Some("Siv Holm"), Some("S"), Some("Socialdemokraterna")),
        (Some("Bo Wik"), Some("S"), Some("Socialdemokraterna")),
        (Some("Eva Ros"), Some("C"), Some("Centerpartiet")),
        (Some("Per Ek"), Some("M"), Some("Moderaterna")),
        (Some("Ulf Ask"), Some("M"), Some("Moderaterna")),
    ];
    for roster in [
        "Socialdemokraterna (S)\nSiv Holm, ordförande\nBo Wik\n\nCenterpartiet (C)\nEva Ros\n\nModeraterna (M)\nPer Ek\nUlf Ask ersätter Åke Lid (M)",
        "Socialdemokraterna (S)                         Moderaterna (M)\nSiv Holm, ordförande                           Per Ek\n\
         Bo Wik                                         Ulf Ask ersätter Åke Lid (M)\n\nCenterpartiet (C)\nEva Ros",
        "Socialdemokraterna (S)                         Centerpartiet (C)\nSiv Holm, ordförande                           Eva Ros\n\
         Bo Wik\n                                               Moderaterna (M)\n                                               Per Ek\n\
         \x20                                              Ulf Ask ersätter Åke Lid (M)",
    ] {
        let document = council(roster);
        assert_eq!(parties(&document), expected, "{roster}");
        assert!(document.unassigned.is_empty(), "{roster}{:?}", document.unassigned);
    }
    // A party of one town, and one without its letters.
    let document = council("Rönnhultspartiet (RP)\nSiv Holm\n\nModeraterna\nPer Ek");
    let own = [(Some("Siv Holm"), Some("RP"), None), (Some("Per Ek"), Some("Moderaterna"), Some("Moderaterna"))];
    assert_eq!(parties(&document), own);
}

#[test]
fn a_table_tells_for_how_much_each_may_vote() {
    for head in ["Namn                 Fastighet         Andelar", "Namn                 Fastighet         Röster"] {
        let rows = "Gösta Lind           Näset 1:4              12\nSiv Burman           Näset 1:7               9\n\
                    Nils Åker            Storberg 2:11           8";
        let document = club(&format!(
            "Närvarande delägare (röstlängd):\n\n{head}\n\n{rows}\n\nSumma                                       29"
        ));
        assert_eq!(names(&document), ["Gösta Lind", "Siv Burman", "Nils Åker"], "{head}");
        assert!(document.participants.iter().all(|one| one.role == Some(Role::Member)), "{head}");
        assert!(document.preamble.is_empty(), "{:?}", document.preamble);
    }
}

#[test]
fn delegates_are_no_adjusters_and_come_from_their_districts() {
    let document = club(
        "Justerare:     Siv Burman och Nils Åker\n\nOmbud:\nSiv Burman, Distrikt Norr             Eva Ros, Distrikt Syd\n\
         Nils Åker, Distrikt Norr              Per Ek, Distrikt Syd, §§ 1–2\n\nÖvriga närvarande:\nKlara Wiik, förbundsordförande\nOtto Rehn, revisor",
    );
    let adjusters: Vec<_> = document.adjusters.iter().filter_map(|one| one.name.as_deref()).collect();
    assert_eq!(adjusters, ["Siv Burman", "Nils Åker"]);
    let told: Vec<_> = document
        .participants
        .iter()
        .map(|one| (one.name.as_deref().unwrap_or(""), one.organization.as_deref(), one.role))
        .collect();
    let (north, south) = (Some("Distrikt Norr"), Some("Distrikt Syd"));
    let (member, guest) = (Some(Role::Member), Some(Role::Guest));
    assert_eq!(
        told,
        [
            ("Siv Burman", north, member),
            ("Nils Åker", north, member),
            ("Eva Ros", south, member),
            ("Per Ek", south, member),
            ("Klara Wiik", None, guest),
            ("Otto Rehn", None, guest)
        ]
    );
    assert_eq!(document.participants[3].items, ["1-2"]);
    assert_eq!(document.participants[5].title.as_deref(), Some("revisor"));
}

#[test]
fn items_without_titles_are_told_in_sentences() {
    let document = read(
        "Tranvikens fiskevårdsförening\n\nPROTOKOLL\n\nÅrsmöte den 22 mars 2025 i Byagården.\n\n\
         1.   Stämman öppnades av Gösta Lind, som hälsade alla välkomna.\n\n\
         2.   Till ordförande för stämman valdes Siv Burman och till sekreterare\n     Lena Hed.\n\n\
         3.   Röstlängden, som upptar 11 delägare, lästes upp och godkändes.\n\n\
         4.   Kassören redogjorde för räkenskaperna. Behållningen uppgick till 112 604 kr.\n     Redovisningen godkändes.\n\n\
         5.   Efter en stunds diskussion beslöts att skänka 7 500 kr till byaskolan.\n\n\
         6.   Nils Åker hade begärt att få köra med motorbåt. Stämman avslog begäran.\n\n\
         7.   Ordföranden avslutade stämman kl. 15.40.\n",
    );
    assert!(document.items.iter().all(|item| item.title.is_none()), "{:?}", document.items[0].title);
    let outcomes: Vec<_> =
        document.items.iter().map(|item| item.decisions.first().and_then(|one| one.outcome)).collect();
    use Outcome::{Approved, Elected, Other, Rejected};
    assert_eq!(outcomes, [None, Some(Elected), Some(Approved), Some(Approved), Some(Other), Some(Rejected), None]);
    assert_eq!(
        document.items[1].sections[0].text.as_deref(),
        Some("Till ordförande för stämman valdes Siv Burman och till sekreterare Lena Hed.")
    );
    assert_eq!(document.meeting.and_then(|meeting| meeting.end_time).as_deref(), Some("15:40"));
    // Titles stay titles, also above sentences and where one of them has a verb.
    let titled = club("Närvarande: Siv Burman och Nils Åker.");
    let titles: Vec<_> = titled.items.iter().filter_map(|item| item.title.as_deref()).collect();
    assert_eq!(titles, ["Mötets öppnande", "Dagordning"]);
}

#[test]
fn parts_of_items_are_items_where_items_have_no_parts() {
    let document = read(
        "Ljungaby kommun\n\nProtokoll samverkansmöte\n\nDatum: 12 februari 2025\n\nNärvarande:\nKatarina Holm, enhetschef\nLeif Sand, Kommunal\n\n\n\
         Mötets öppnande\nKatarina hälsade välkommen.\n\nFöregående protokoll\nGicks igenom.\n\nEkonomi\nBokslutet visar ett underskott på 1,2 mnkr.\n\n\
         Halkskydd\nFrågan har varit uppe flera gånger.\n\nBeslut: Broddar köps in.\n\nProtokollsanteckning\nLeif Sand, Kommunal, anser att frågan borde ha \
         lösts i höstas.\n\nÖvriga frågor\nInga.\n",
    );
    let titles: Vec<_> = document.items.iter().filter_map(|item| item.title.as_deref()).collect();
    assert_eq!(titles, ["Mötets öppnande", "Föregående protokoll", "Ekonomi", "Halkskydd", "Övriga frågor"]);
    let statement = &document.items[3].statements[0];
    assert_eq!(statement.people[0].name.as_deref(), Some("Leif Sand"));
}

#[test]
fn what_withdraws_another_item_withdraws_not_its_own() {
    let body = "Kommunfullmäktiges beslut\nÄrendelistan fastställs med den ändringen att ärende 8, taxa för torghandel, utgår.";
    let document = read(&format!(
        "Rönnhults kommun\nPROTOKOLL\nKommunfullmäktige 2025-03-31\n\n§ 1\nÄrendelista\n\n{body}\n\n§ 2\nTaxa\n\nKommunfullmäktiges beslut\nÄrendet utgår.\n"
    ));
    let states: Vec<_> = document.items.iter().map(|item| item.status).collect();
    assert_eq!(states, [None, Some(ItemStatus::Withdrawn)]);
}

#[test]
fn the_head_of_a_second_page_tells_the_day_too() {
    let agenda = |page: &str| {
        format!(
            "Region Norrmark                                KALLELSE\n\nUtvecklingsnämnden                             2025-10-01           1 (2)\n\n\
             1. Ansökan om medel (RUN/212/2025)\n\nBilagor\nTjänsteskrivelse 2025-09-24\n\x0cRegion Norrmark                                KALLELSE\n{page}\n\n\
             2. Svar på remiss (RUN/241/2025)\n"
        )
    };
    let document = read(&agenda("Utvecklingsnämnden                             2025-10-01           2 (2)"));
    let titles: Vec<_> = document.items[0].documents.iter().filter_map(|paper| paper.title.as_deref()).collect();
    assert_eq!(titles, ["Tjänsteskrivelse 2025-09-24"]);
}

#[test]
fn a_label_that_says_who_moves_stands_over_the_motion() {
    let document = read(
        "Tranvikens fiskevårdsförening\n\nPROTOKOLL\n\nÅrsmöte den 22 mars 2025\n\nNärvarande: Siv Burman och Nils Åker.\n\n§ 1 Motion 1: Rabatt på lägret\n\
         Motionär: Nils Åker\nMotionären föreslår att andra barnet betalar halv avgift.\n\nBeslut\nMötet biföll motionen.\n\n§ 2 Mötets avslutande\nMötet \
         avslutades.\n",
    );
    let item = document.items.iter().find(|item| !item.initiators.is_empty()).expect("a motion");
    assert_eq!(item.initiators[0].name.as_deref(), Some("Nils Åker"));
    assert!(
        item.sections[0].text.as_deref().is_some_and(|text| text.contains("Åker\n")),
        "{:?}",
        item.sections[0].text
    );
}

#[test]
fn a_letters_own_day_is_not_the_one_that_it_calls_to() {
    let document = read(
        "Samordningsförbundet Tre Sjöar                                     2025-05-22\nFörbundsstyrelsen\n\nKallelse till sammanträde\n\n\
         Du kallas härmed till sammanträde med förbundsstyrelsen torsdagen den 5 juni 2025 kl.\n09.00–12.00 i Stadshuset i Mosjö, rum Vättern.\n\n\
         1. Sammanträdets öppnande\n\n2. Val av justerare\n",
    );
    let meeting = document.meeting.expect("told in the summons");
    assert_eq!((meeting.date.as_deref(), meeting.issued.as_deref()), (Some("2025-06-05"), Some("2025-05-22")));
    assert_eq!((meeting.start_time.as_deref(), meeting.end_time.as_deref()), (Some("09:00"), Some("12:00")));
    assert_eq!(meeting.location.as_deref(), Some("Stadshuset i Mosjö, rum Vättern"));
}

#[test]
fn what_goes_on_at_the_pages_edge_is_no_text_of_the_item() {
    let document = read(
        "Samordningsförbundet Tre Sjöar\nFörbundsstyrelsen\n\nKallelse\n\nTid: 2025-06-05 kl. 09.00\n\n\
         1. Ekonomisk rapport januari–april 2025                                Kl. 09.15\n\
         \x20                                                                      Anja Lindh,\n\
         Resultatet efter april är ett överskott på 412 000 kr jämfört med budget.\n\
         \x20                                                                      processledare\n\
         Överskottet beror på att två insatser har startat senare än planerat.\n\
         \x20                                                                      Dnr SF 2025/14\n\
         Prognosen är ett överskott.\n\nFörslag till beslut\nStyrelsen godkänner rapporten.\n\n2. Övriga frågor\n",
    );
    let item = &document.items[0];
    assert_eq!(item.case_ids, ["SF 2025/14"]);
    assert_eq!(
        (item.presenters[0].name.as_deref(), item.presenters[0].title.as_deref()),
        (Some("Anja Lindh"), Some("processledare"))
    );
    let text = "Resultatet efter april är ett överskott på 412 000 kr jämfört med budget. Överskottet beror på att två insatser har \
                startat senare än planerat. Prognosen är ett överskott.";
    assert_eq!(item.sections[0].text.as_deref(), Some(text));
}

#[test]
fn whoever_is_to_adjust_may_have_no_party() {
    for said in [
        "Styrelsen utser Kerstin Wallgren att tillsammans med ordföranden justera protokollet.",
        "Styrelsen valde Kerstin Wallgren att jämte ordföranden justera protokollet.",
        "Kerstin Wallgren utses att jämte ordföranden justera protokollet.",
    ] {
        let document = read(&format!(
            "Samordningsförbundet Tre Sjöar\nFörbundsstyrelsen\n\nKallelse\n\nTid: 2025-06-05 kl. 09.00\n\n1. Upprop\n\n2. Val av justerare\n\n\
             Förslag till beslut\n{said}\n\n3. Övrigt\n"
        ));
        let adjusters: Vec<_> = document.adjusters.iter().filter_map(|one| one.name.as_deref()).collect();
        assert_eq!(adjusters, ["Kerstin Wallgren"], "{said}");
    }
}

#[test]
fn typed_minutes_have_their_numbers_over_the_sentences() {
    let document = read(
        "               Sällstorps hembygdsförening\n\nProtokoll, fört vid årsmöte med Sällstorps hembygdsförening\ni Skansgården söndagen den 15 mars 1953 kl. 14.\n\n\
                                     § 1.\n\n   Mötet öppnades av föreningens ordförande, folkskollärare\nGustaf Elmér, som hälsade de närvarande välkomna.\n\n\
                                     § 2.\n\n   Att jämte ordföranden justera dagens protokoll utsågos herr\nAxel Persson och fru Elsa Nyman.\n\n\
                                     § 3.\n\n   Lantbrukare Dahl påtalade, att taket vore i behov av\nomläggning. Styrelsen fick i uppdrag att införskaffa kostnadsförslag.\n\x0c\
                                      - 2 -\n\n                            § 4.\n\n   Beslöts, att de gamla redskapen skola förtecknas.\n\n\
                                     § 5.\n\n   En skrivelse, vari föreningen anmodades\natt insamla ortnamn, föredrogs och lades till handlingarna.\n",
    );
    assert_eq!(document.meeting.as_ref().and_then(|meeting| meeting.date.as_deref()), Some("1953-03-15"));
    assert!(document.items.iter().all(|item| item.title.is_none()), "{:?}", document.items);
    use Outcome::{Commissioned, Elected, Noted, Other};
    let outcomes: Vec<_> =
        document.items.iter().map(|item| item.decisions.first().and_then(|one| one.outcome)).collect();
    assert_eq!(outcomes, [None, Some(Elected), Some(Commissioned), Some(Other), Some(Noted)]);
    assert!(document.items[3].sections[0].text.as_deref().is_some_and(|text| text.starts_with("Beslöts, att")));
}

#[test]
fn rows_of_an_election_stand_below_a_sentence_without_a_title() {
    let document = club(
        "Närvarande: Siv Burman och Nils Åker.\n\n§ 4   Dagordningen godkändes.\n\n§ 5   Kassören redogjorde för räkenskaperna.\n\n§ 6   Till revisorer valdes\n\n\
         \x20       Revisor, 1 år             Kjell Borg          omval\n         Revisorssuppleant, 1 år   Rolf Hedin          nyval\n\n§ 7   Mötet avslutades.",
    );
    let item = document.items.iter().find(|item| item.number.as_deref() == Some("6")).expect("the election");
    assert_eq!(item.title, None);
    let parts: Vec<_> = item.decisions[0].clauses[0].subclauses.iter().filter_map(|one| one.text.as_deref()).collect();
    assert_eq!(parts, ["Revisor, 1 år Kjell Borg omval", "Revisorssuppleant, 1 år Rolf Hedin nyval"]);
}

#[test]
fn staff_stands_among_members_whose_parties_are_printed() {
    let document = read(
        "Högmo kommun                              PROTOKOLL\nRådet för funktionshinderfrågor           2025-05-13\n\n\
         Närvarande            Birgitta Lövgren (S), ordförande\n                      Solveig Ask (M)\n                      Gunnar Wiik, DHR\n\
         \x20                     Eva Norling, socialchef\n\n§ 9 Mötets öppnande\nOrdföranden hälsar alla välkomna.\n",
    );
    let roles: Vec<_> = document.participants.iter().map(|one| one.role).collect();
    assert_eq!(roles, [Some(Role::Member), Some(Role::Member), Some(Role::Member), Some(Role::Official)]);
}

#[test]
fn a_notice_is_signed_posted_and_taken_down_below_its_items() {
    let document = read(
        "Åsbro kommun\n\nKUNGÖRELSE\n\nKommunfullmäktige sammanträder torsdagen den 20 november 2025 kl. 18.00 i Folkets hus.\n\n\
         1.  Upprop\n\n2.  Val av ersättare (KS 2025/241)\n\n\nÅsbro den 11 november 2025\n\n\n\
         Maj-Britt Falk                          Tomas Rehn\nOrdförande                              Sekreterare\n\n\nAnslaget den 12 november 2025\nTas ned den 25 november 2025\n",
    );
    assert_eq!(document.meeting.as_ref().and_then(|meeting| meeting.issued.as_deref()), Some("2025-11-11"));
    let posting = document.posting.as_ref().expect("posted");
    assert_eq!((posting.posted.as_deref(), posting.removed.as_deref()), (Some("2025-11-12"), Some("2025-11-25")));
    assert_eq!(names(&document), ["Maj-Britt Falk", "Tomas Rehn"]);
}

#[test]
fn a_districts_board_has_its_place_behind_its_name() {
    for name in ["Kommundelsnämnden Östra Linvik", "Stadsdelsnämnden Hult"] {
        let document = read(&format!(
            "Linviks stad                        SAMMANTRÄDESPROTOKOLL                    1 (4)\n{name}      2024-06-13\n\n§ 1 Upprop\n\nBeslut\nUppropet godkänns.\n"
        ));
        assert_eq!(document.body.as_deref(), Some(name));
    }
}

#[test]
fn proposals_in_full_below_a_companys_list_belong_to_its_items() {
    let document = read(
        "Granviks AB\n\nKallelse till extra bolagsstämma\n\nTid: torsdagen den 12 mars 2026 kl. 14.00\n\nDagordning\n\n\
         1. Stämmans öppnande\n2. Val av ordförande vid stämman\n3. Upprättande av röstlängd\n4. Beslut om ändring av bolagsordningen\n\
         5. Beslut om riktad nyemission av aktier\n6. Stämmans avslutande\n\nFörslag till beslut\n\n\
         Punkt 2 – Val av ordförande vid stämman\n\nStyrelsen föreslår att Lena Friskman väljs.\n\n\
         Punkt 4 – Beslut om ändring av bolagsordningen\n\nStyrelsen föreslår att stämman beslutar att ändra gränserna till lägst 2 400 000 kronor.\n\n\
         Punkt 5 – Beslut om riktad nyemission av aktier\n\nStyrelsen föreslår att stämman beslutar om en nyemission på följande villkor:\n\n\
         1. Aktiekapitalet ska ökas med högst 600 000 kronor.\n2. Teckningskursen ska vara 14,50 kronor per aktie.\n\n\
         Tillgängliga handlingar\n\nHandlingarna finns hos bolaget.\n",
    );
    let told: Vec<_> =
        document.items.iter().map(|item| (item.number.as_deref().unwrap_or(""), item.proposals.len())).collect();
    assert_eq!(told, [("1", 0), ("2", 1), ("3", 0), ("4", 1), ("5", 1), ("6", 0)]);
    let text = document.items[4].sections[0].text.as_deref().unwrap_or("");
    assert!(text.contains("14,50") && !text.contains("Handlingarna"), "{text}");
}

#[test]
fn titles_over_bullets_are_items_in_an_e_mail() {
    let document = read(
        "Till: Alla hyresgäster\nÄmne: Anteckningar från mötet den 14 oktober 2025\n\nHej!\n\nHyresförhandlingen\n* Kent var på förhandlingen.\n* Den fortsätter i november.\n\n\
         Tvättstugan i hus 3\n* Maskinen har stått still.\n* Vi bestämde att skicka ett brev till bolaget.\n\nCykelrummet\n\n* Det går knappt att komma in.\n\n\
         Ekonomi\n\n* Det finns 8 640 kr på kontot.\n\nLuciafika på gården\n* Vi bestämde att bjuda på glögg.\n\nNästa möte\n* Tisdagen den 18 november kl 18.30.\n",
    );
    let titles: Vec<_> = document.items.iter().filter_map(|item| item.title.as_deref()).collect();
    assert_eq!(
        titles,
        ["Hyresförhandlingen", "Tvättstugan i hus 3", "Cykelrummet", "Ekonomi", "Luciafika på gården", "Nästa möte"]
    );
    assert_eq!(document.items[1].decisions.len(), 1);
}

#[test]
fn a_small_word_below_one_of_several_names_says_who_chairs() {
    let document = club("Närvarande: Siv Burman och Nils Åker.\n\n§ 3 Fisket\nFrågan togs upp.\n\n§ 4 Övrigt\nInget.");
    assert_eq!(document.adjusters.len(), 0);
    let document = read(
        "Sällstorps hembygdsförening\n\nPROTOKOLL\n\nÅrsmöte den 15 mars 1953\n\n§ 1 Mötets öppnande\nMötet öppnades.\n\n§ 2 Mötets avslutande\nMötet \
         avslutades.\n\n\n                                  Signe Hallström\n                                  sekreterare\n\n\nJusteras:\n\n\n\
         Gustaf Elmér            Axel Persson            Elsa Nyman\nordförande\n",
    );
    let adjusters: Vec<_> = document.adjusters.iter().filter_map(|one| one.name.as_deref()).collect();
    assert_eq!(adjusters, ["Axel Persson", "Elsa Nyman"]);
    let chair = document.participants.iter().find(|one| one.presided).expect("who signs as chair");
    assert_eq!(chair.name.as_deref(), Some("Gustaf Elmér"));
}
