//! What documents of bodies that nobody had seen told at first sight: old spelling, items without titles, groups by their place,
//! cells that tell more than a title, numbers behind a meeting's, specks of the paper.

use dagordning::model::{Document, DocumentKind, ItemKind, MotionKind, Outcome, Role, SectionKind};

use crate::common::{FULL, parsed};

fn read(text: &str) -> Document {
    parsed(text.as_bytes(), FULL)
}

fn titles(document: &Document) -> Vec<&str> {
    document.items.iter().map(|item| item.title.as_deref().unwrap_or("")).collect()
}

#[test]
fn minutes_in_old_spelling_without_titles_are_read() {
    let document = read(
        "                            Norrby socken\n\n                               Protokoll\n\n\
         \x20        fördt vid ordinarie kommunalstämma i Norrby folkskola\n               lördagen den 15 oktober 1927 kl. 1 e. m.\n\n\
         \x20                                § 1.\n\n   Stämman öppnades af ordföranden, hemmansägaren Gustaf Ek i Torp.\n\n\
         \x20                                § 2.\n\n   Till revisorer för 1927 års räkenskaper valdes folkskolläraren E. Hed och\nlandtbrukaren Aug. Nilsson i Holma.\n\n\
         \x20                                § 3.\n\n   Upptogs kommunalnämndens förslag att bygga en brygga. Häremot yrkade\nhemmansägaren Karl Jonsson i Sänna afslag.\n\n   Stämman beslöt att bifalla förslaget.\n\n\
         \x20  Mot beslutet anmälde hemmansägaren Karl Jonsson i Sänna reservation.\n\n\
         \x20                                § 4.\n\n   Skomakaren Anders Persson hade afsagt sig uppdraget i pensionsnämnden.\n\n   Stämman biföll afsägelsen.\n\n\
         \x20                                § 5.\n\n   Norrby Ungdomsförening hade begärt att få disponera planen vid socken-\nmagasinet till dansbana.\n\n   Stämman afslog föreningens begäran.\n\n\
         \x20                                § 6.\n\n   Då intet vidare förekom, förklarade ordföranden stämman afslutad.\n\n\
         \x20                                         Som ofvan.\n\n                                          In fidem\n                                       Gustaf Ek\n                                          ordförande.\n",
    );
    assert_eq!(document.organization.as_deref(), Some("Norrby socken"));
    let meeting = document.meeting.as_ref().unwrap();
    assert_eq!(meeting.date.as_deref(), Some("1927-10-15"));
    assert_eq!(meeting.location.as_deref(), Some("Norrby folkskola"));
    assert_eq!(titles(&document), [""; 6]);
    assert_eq!(document.items[1].decisions[0].clauses.len(), 1, "{:?}", document.items[1].decisions);
    let bridge = &document.items[2];
    assert_eq!(bridge.motions[0].movers[0].name.as_deref(), Some("Karl Jonsson"));
    assert_eq!(bridge.motions[0].kinds, [MotionKind::Reject]);
    assert_eq!(bridge.reservations[0].people[0].name.as_deref(), Some("Karl Jonsson"));
    // No heading opens a section in running text.
    assert_eq!(bridge.sections.len(), 1, "{:?}", bridge.sections);
    assert_eq!(document.items[3].decisions[0].outcome, Some(Outcome::Released));
    assert_eq!(document.items[4].decisions[0].outcome, Some(Outcome::Rejected));
    assert_eq!(document.items[5].kind, Some(ItemKind::Procedural));
    assert!(document.items[5].sections[0].text.as_deref().unwrap().ends_with("afslutad."));
}

#[test]
fn groups_that_no_vocabulary_knows_stand_where_known_ones_do() {
    let document = read(
        "Norrby kommun                         KUNGÖRELSE\nKommunfullmäktige\n\nTid:   Måndagen den 18 november 2019 kl. 18.00\nPlats: Stora salen\n\n\
         1.   Upprop\n\n2.   Val av justerare\n\n\
         Frågestund och samtal\n\n3.   Ledamöternas frågestund\n\n\
         Ärenden från kommunstyrelsen\n\n4.   Taxa för vatten                           KS 2019/140\n     Kommunstyrelsen 2019-11-05 § 188\n\n\
         5.   Taxa för verksamhet enligt lagen om            KS 2019/355\n     brandfarliga varor                         RTJ 2019/27\n     Kommunstyrelsen 2019-10-08 § 171\n\n\
         Svar på det som invånarna har lämnat\n\n6.   Gatubelysning längs Kvarnvägen              KS 2019/58\n\n\
         Valärenden\n\n7.   Val av ersättare i tekniska nämnden        KS 2019/378\n",
    );
    let groups: Vec<_> = document.items.iter().map(|item| item.group.as_deref().unwrap_or("")).collect();
    assert_eq!(
        groups,
        [
            "",
            "",
            "Frågestund och samtal",
            "Ärenden från kommunstyrelsen",
            "Ärenden från kommunstyrelsen",
            "Svar på det som invånarna har lämnat",
            "Valärenden"
        ]
    );
    assert_eq!(document.items[2].kind, Some(ItemKind::Question));
    // An earlier meeting's § is no part of a title.
    assert_eq!(titles(&document)[4], "Taxa för verksamhet enligt lagen om brandfarliga varor");
    assert_eq!(document.items[4].refers_to[0].number.as_deref(), Some("171"));
}

#[test]
fn the_cell_of_a_title_may_tell_what_is_proposed() {
    let document = read(
        "Norrby kommun\nÄldrenämnden\n\nÄrendelista\nÄldrenämnden\n\nDatum\nTorsdag 14 september 2023\nTid\n13:15–16:00\nPlats\nRådhuset\n\n\
         Nr\nÄrende\nDiarienummer\nFöredragande\nTid\n1\nMötet öppnas\n13:15\n2\nVal av protokollsjusterare\n\
         3\nDelårsrapport per den 31 augusti 2023\nFörslag till beslut: Äldrenämnden godkänner delårsrapporten.\nÄN 2023/00112\nCamilla Strid, ekonom\n13:20\n\
         4\nReviderade riktlinjer\nFörslag till beslut:\n1. Riktlinjerna antas.\n2. Nu gällande riktlinjer upphör att gälla.\nÄN 2022/00347\nKS 2022/00012\nMarianne Ax\n13:35\n\
         5\nFörvaltningschefen informerar\n• Sommarens bemanning\n• Flytten\nYlva Hedman, förvaltningschef\n14:30\n\
         6\nAvtal om mat\nÄN 2021/00290\nHenrik Ståhl, upphandlare\n15:00\n",
    );
    assert_eq!(
        titles(&document)[2..],
        [
            "Delårsrapport per den 31 augusti 2023",
            "Reviderade riktlinjer",
            "Förvaltningschefen informerar",
            "Avtal om mat"
        ]
    );
    let clauses = |at: usize| document.items[at].proposals[0].clauses.len();
    assert_eq!((clauses(2), clauses(3)), (1, 2));
    assert_eq!(document.items[3].case_ids, ["ÄN 2022/00347", "KS 2022/00012"]);
    assert_eq!(document.items[4].sections[0].text.as_deref(), Some("- Sommarens bemanning\n- Flytten"));
    assert_eq!(document.items[4].presenters[0].name.as_deref(), Some("Ylva Hedman"));
}

#[test]
fn a_meetings_number_stands_before_those_of_its_items() {
    let document = read(
        "NYBYGGNAD AV LAGERHUS                                        BYGGMÖTE NR 7\n\
         \x20                                                            2004-09-16\n\nPlats:      Platskontoret\n\n\
         7.1         Föregående protokoll\n\n            Protokoll nr 6 godkändes.\n\n7.2         Organisation\n\n\
         5.2.1       Ny arbetsledare är inte anmäld.\n7.2.1       Platschef är på plats.\n\n7.3         Tider\n\n\
         4.3.1       Kontraktstiden gäller.\n\n7.4         Ekonomi\n\n            6        Brandtätning     31 000\n            7        Utökad asfalt    60 000\n\n\
         7.5         Nästa möte\n\n            Byggmöte nr 8 torsdag 2004-10-07.\n",
    );
    let numbers: Vec<_> = document.items.iter().map(|item| item.number.as_deref().unwrap_or("")).collect();
    assert_eq!(numbers, ["7.1", "7.2", "7.3", "7.4", "7.5"]);
    assert_eq!(document.items[2].subitems[0].number.as_deref(), Some("4.3.1"));
    assert!(
        document.diagnostics.iter().all(|one| !format!("{:?}", one.code).contains("Number")),
        "{:?}",
        document.diagnostics
    );
}

#[test]
fn letters_that_nobody_knows_decide_and_a_bare_hour_stands_behind_the_day() {
    let document = read(
        "Studentkåren vid Norrhögskolan\nFullmäktigemöte 4, verksamhetsåret 18/19\nTisdag 2019-03-05, 17.15, Aulan i hus K\n\n\
         Närvarande med rösträtt\nIda Moll\nMax Berg\n\nNärvarande med yttranderätt\nFelicia Grahn, kårordförande\n\n\
         §51  VAL AV JUSTERINGSPERSONER\n     Nominerade: Linn Öst, Nora Blix, Simon Aho (avböjer).\n     FUM beslutade\n     att välja Linn Öst och Nora Blix.\n\n\
         §52  MOTION OM CYKLAR\n     FUM beslutade\n       att bifalla att1\n       att avslå att2\n\n§53  MÖTETS AVSLUTANDE\n     Mötet avslutades 19.12.\n",
    );
    let meeting = document.meeting.as_ref().unwrap();
    assert_eq!(
        (meeting.date.as_deref(), meeting.start_time.as_deref(), meeting.location.as_deref()),
        (Some("2019-03-05"), Some("17:15"), Some("Aulan i hus K"))
    );
    let decided = &document.items[1].decisions[0];
    assert_eq!((decided.decider.as_deref(), decided.clauses.len()), (Some("FUM"), 2));
    let adjusters: Vec<_> = document.adjusters.iter().filter_map(|one| one.name.as_deref()).collect();
    assert_eq!(adjusters, ["Linn Öst", "Nora Blix"]);
    let roles: Vec<_> = document.participants.iter().map(|one| one.role).collect();
    assert_eq!(roles.iter().filter(|role| **role == Some(Role::Member)).count(), 2, "{roles:?}");
}

#[test]
fn a_title_in_capitals_ends_at_the_full_stop_before_its_text() {
    let document = read(
        "Protokoll fört vid Betelförsamlingens i Norrby ordinarie\nförsamlingsmöte onsdagen den 23 januari 1957.\n\n\
         \x20         § 1\nPastorn öppnade mötet.\n          § 2\nProtokollet från den 28 november godkändes.\n          § 3\n\
         KASSÖRENS RAPPORT.  Br. Vesterlund meddelade att kassan är god\noch att kollekterna har ökat. Rapporten godkändes.\n          § 4\nTill ombud utsågs pastorn och Dr. Lind.\n          § 5\n\
         NY VÄRMELEDNING.  De äldste framlade förslag om oljeeldning till\nen kostnad av 7.500 kr. Frågan uppsköts.\n          § 6\nPastorn avslutade mötet.\n",
    );
    assert_eq!(document.kind, DocumentKind::Minutes);
    assert_eq!(titles(&document), ["", "", "KASSÖRENS RAPPORT", "", "NY VÄRMELEDNING", ""]);
    assert!(document.items[4].sections[0].text.as_deref().unwrap().starts_with("De äldste"));
    assert_eq!(
        document.items[3].decisions[0].clauses[0].text.as_deref(),
        Some("Till ombud utsågs pastorn och Dr. Lind.")
    );
}

#[test]
fn specks_of_the_paper_are_no_text_and_digits_in_a_name_are_letters_misread() {
    let document = read(
        "NORRBY STAD\nDrätselkammaren\n                                                             ,  .\n\n                       P R O T O K O L L\n\n\
         \x20           fört vid sammanträde tisdagen den 8 mars 1949\n                 kl. 19.00 å rådhuset, lilla salen\n\n\
         Närvarande:    Direktör Harald Ek, ordförande\n               Lokförare Ernst Ahl\n               Folkskollärare Karl-Eric 5undin\n\n\
         Dessutom\nnärvarande:    Stadskamrerare Ivar Ljung\n\n\
         § 58.       Avskrivning av hamnavgifter\n\n            Hamnkaptenen hade översänt längd.\n\nBeslut      Drätselkammaren medgav avskrivning av hela beloppet.\n   .\n\n\
         § 59.       Kassarapport\n\n            Kamreraren föredrog rapporten.\n\nBeslut      Rapporten lades till handlingarna.\n\n\
         § 60.       Arrende av ängen\n\n            Kamreraren föredrog ärendet.\n\nBeslut      Drätselkammaren beviljade ansökningen.\n\n\
         § 61.       Försäljning av tomt\n\n            Kamreraren föredrog ärendet.\n\nBeslut      Ärendet bordlades till nästa sammanträde.\n\n\
         § 62.       Omläggning av Strandgatan\n\n            Gatan är dålig.\n\nBeslut      Drätselkammaren bifaller förslaget.\n\nReservation\n            Mot beslutet reserverade sig Harald Ek och Sten Tengva11.\n",
    );
    assert_eq!(document.items[0].decisions[0].clauses.len(), 1);
    assert!(document.preamble.is_empty(), "{:?}", document.preamble);
    let people: Vec<_> = document.participants.iter().filter_map(|one| one.name.as_deref()).collect();
    assert_eq!(people, ["Harald Ek", "Ernst Ahl", "Karl-Eric 5undin", "Ivar Ljung"]);
    assert_eq!(document.participants[3].title.as_deref(), Some("Stadskamrerare"));
    let reserved: Vec<_> =
        document.items[4].reservations[0].people.iter().filter_map(|one| one.name.as_deref()).collect();
    assert_eq!(reserved, ["Harald Ek", "Sten Tengva11"]);
    assert_eq!(document.items[4].sections.last().unwrap().kind, Some(SectionKind::Reservation));
}

#[test]
fn what_is_to_be_shared_goes_on_with_the_proposal_above() {
    let document = read(
        "Brf Kvarnhjulet\n\nKALLELSE\n\nOrdinarie föreningsstämma tisdagen den 17 maj 2022 kl. 18.30\n\nDagordning\n\n\
         1.    Stämmans öppnande\n\n2.    Arvoden till styrelsen\n\n      Valberedningens förslag: Arvodet fastställs till 96 600 kr för styrelsen,\n      att fördela inom sig, och till 2 500 kr för revisorn.\n\n\
         3.    Stämmans avslutande\n",
    );
    let clauses = &document.items[1].proposals[0].clauses;
    assert_eq!(clauses.len(), 1, "{clauses:?}");
    assert_eq!(clauses[0].amounts.len(), 2);
}

#[test]
fn letters_count_the_items_of_an_agenda_where_no_number_stands_as_far_out() {
    let document = read(
        "STORA VRÄNGENS FISKEVÅRDSOMRÅDESFÖRENING\n\n                      K A L L E L S E\n\n\
         Fiskerättsägarna kallas härmed till ordinarie stämma lördagen den 18 april 1992 kl 15.00 i bygdegården.\n\n\
         Följande ärenden förekommer enligt § 12 i stadgarna\n\n\
         a)  val av ordförande för stämman\nb)  val av sekreterare\nc)  godkännande av röstlängd\nd)  val av två justeringsmän\n\
         e)  ansvarsfrihet för styrelsen\nf)  utsättning av fisk\n        styrelsen föreslår 3 000 ensomriga gösar\ng)  motioner\n\n\
         \x20   1. Från Bertil Oskarsson, om minimimått på gädda.\n       Styrelsens yttrande: Tillstyrks.\n\n\
         \x20   2. Från byalaget, om förbud mot nät.\n       Styrelsens yttrande: Avstyrks.\n\nh)  övriga frågor\n\n\
         Vrängsbo den 25 mars 1992\n\nSTYRELSEN\n",
    );
    let numbers: Vec<_> = document.items.iter().map(|item| item.number.as_deref().unwrap_or("")).collect();
    assert_eq!(numbers, ["a", "b", "c", "d", "e", "f", "g", "h"]);
    assert_eq!(titles(&document)[5..], ["utsättning av fisk", "motioner", "övriga frågor"]);
    assert_eq!(document.items[0].label.as_deref(), Some("a)"));
}

#[test]
fn two_labels_of_posting_on_a_line_are_read_behind_the_last_item_where_nobody_signs() {
    let document = read(
        "Norrby kommun\nKommunfullmäktige\n\nSammanträdesprotokoll\n\n2019-11-25\n\nBeslutande\nAnna Ek (S), ordförande\nBo Lind (M)\n\n\
         § 108 Taxa för vatten\n\nBeslut\nTaxan antas.\n\n§ 109 Motion om bänkar\n\nBeslut\nMotionen remitteras till kommunstyrelsen.\n\n\
         ______________________________________________________________\n\
         Anslaget sätts upp 2019-12-03                           Anslaget tas ned 2019-12-27\n\
         Förvaringsplats för protokollet: Kommunkontoret, Norrby\n",
    );
    let posting = document.posting.as_ref().unwrap();
    assert_eq!((posting.posted.as_deref(), posting.removed.as_deref()), (Some("2019-12-03"), Some("2019-12-27")));
    assert_eq!(posting.storage.as_deref(), Some("Kommunkontoret, Norrby"));
    assert_eq!(document.items[1].decisions[0].clauses.len(), 1);
}
