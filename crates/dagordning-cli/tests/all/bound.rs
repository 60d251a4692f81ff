//! What is bound with other documents: lists of contents over their covers, annexes that count on, maps, blank pages.

use dagordning::model::{AttachmentKind, Document};
use dagordning::{Options, Parser};

const AGENDA: &str = "Granviks kommun\nTekniska nämnden\n\nKallelse\n\nDatum: 2025-03-12\nTid: kl. 13.00\nPlats: Rådhuset\n\n\
    1. Val av justerare\n\n2. Cykelparkering vid stationen (TN 2025/77)\n\n3. Taxa för båtplatser (TN 2025/80)\n\n4. Övriga frågor\n";

const MINUTES: &str = "Granviks kommun\nTekniska nämnden\n\nSammanträdesprotokoll\n\nSammanträdesdatum: 2025-03-12\n\
    Plats och tid: Rådhuset kl. 13.00-15.00\nBeslutande: Anna Ek (S), ordförande\nUtses att justera: Bo Alm (M)\n\n\
    § 21 Val av justerare\n\nBeslut\nBo Alm utses.\n\n§ 22 Taxa för båtplatser\n\nBeslut\nTaxan fastställs.\n";

const LATER: &str = "Norrsjö kommun\nSammanträdesprotokoll\nSocialnämnden\nSammanträdesdatum: 2025-04-16\n\n\
    Plats och tid: Folkets hus kl. 9.00-11.00\nBeslutande: Eva By (C), ordförande\nUtses att justera: Ola Dal (L)\n\n\
    § 31 Val av justerare\n\nBeslut\nOla Dal utses.\n\n§ 32 Hemtjänsten\n\nBeslut\nRapporten godkänns.\n\n\
    § 33 Övriga frågor\n\nBeslut\nInga finns.\n";

const CONTENTS: &str = "Ärendelista\n§ 31        Val av justerare                      2\n§ 32        Hemtjänsten                           2\n\
    § 33        Övriga frågor                         3\n";

fn all(text: &str) -> Vec<Document> {
    Parser::new(Options::new()).parse_all(text).expect("readable")
}

fn days(documents: &[Document]) -> Vec<(&str, usize)> {
    fn day(document: &Document) -> &str {
        document.meeting.as_ref().and_then(|meeting| meeting.date.as_deref()).unwrap_or_default()
    }
    documents.iter().map(|document| (day(document), document.items.len())).collect()
}

/// What of a document a book tells otherwise.
fn plain(document: &Document) -> Document {
    let mut plain = document.clone();
    plain.source = dagordning::model::Source::default();
    plain.coverage = dagordning::model::Coverage::default();
    plain.diagnostics.clear();
    plain.attachments.clear();
    plain
}

#[test]
fn a_list_of_contents_over_its_cover_begins_the_document() {
    let signed =
        format!("{MINUTES}\n____________      ____________\nAnna Ek           Bo Alm\n                    3 (3)\n");
    for above in [MINUTES.to_owned() + &"\nRedogörelsen är lång.".repeat(40), signed] {
        for numbers in ["", "                                        1 (2)\n"] {
            let book = format!("{above}\x0c{numbers}{CONTENTS}\x0c{LATER}");
            let documents = all(&book);
            assert_eq!(days(&documents), [("2025-03-12", 2), ("2025-04-16", 3)], "{book}");
            assert_eq!(documents[1].source.part.map(|part| part.pages), Some([2, 3]));
        }
    }
    // That of the same document is none.
    let own = CONTENTS.replace("§ 31", "§ 21").replace("§ 32", "§ 22");
    assert_eq!(all(&format!("{MINUTES}\x0c{own}")).len(), 1);
}

#[test]
fn an_agenda_with_its_own_list_begins_where_pages_are_counted_anew() {
    let list = "Hamnföreningen\nStyrelsemöte                                   Sida 1 (1)\nDagordning\nStyrelsemöte\n\n\
        Medlemmarna kallas till styrelsemöte tisdagen den 13 maj 2025 kl. 17.45 i båthuset.\n\n\
        Ärendelista\n- Mötets öppnande\n- Val av justerare\n- Städdag\n- Bryggan\n- Mötets avslutande\n";
    let documents = all(&format!("{MINUTES}                       1 (1)\n\x0c{list}"));
    assert_eq!(days(&documents), [("2025-03-12", 2), ("2025-05-13", 5)]);
    let table = "Direktionen\n\nPlats och tid               Rådhuset, 4/6 2025, kl. 17.45\n\nLedamöter\nAnna Ek (S), ordförande\n\
        Bo Alm (M)\n\nErsättare\nEva By (C)\n\nPunkt   Ärende                                  Handläggare       Tid\n\
        § 1     Val av justerare\n§ 2     Verksamhetsplan 2026                    Ulla Ny           20 min\n";
    let documents = all(&format!("{MINUTES}                       1 (1)\n\x0c{table}"));
    assert_eq!(documents.len(), 2);
    assert_eq!(plain(&documents[1]), plain(&all(table)[0]));
}

#[test]
fn annexes_count_on_under_the_same_title() {
    let motion = "Motion om cykelplan\n\nCyklarna är många.\n\nJag yrkar\natt en plan tas fram.\n\nTage Lundmark (S)\n";
    let book = format!("{AGENDA}\x0cBilaga 4\n{motion}\x0cBilaga 5\n{motion}");
    let documents = all(&book);
    let told: Vec<_> =
        documents[0].attachments.iter().map(|paper| (paper.number.as_deref(), paper.pages.as_slice())).collect();
    assert_eq!(told, [(Some("4"), &[2, 2][..]), (Some("5"), &[3, 3][..])]);
}

#[test]
fn a_page_that_parts_papers_leaves_the_agenda_as_it_is_alone() {
    let agenda = format!("{AGENDA}\n                                                     1\n");
    let memo = "Tjänsteskrivelse\nDatum: 2025-02-20\nHandläggare: Vera Ekdahl\n\nTaxa för båtplatser\n\nTaxan höjs.\n";
    let documents = all(&format!("{agenda}\x0cÄrende 3\n\x0c{memo}"));
    assert_eq!(documents[0].attachments.len(), 1);
    assert_eq!(plain(&documents[0]).items, plain(&all(&agenda)[0]).items);
}

#[test]
fn numbers_of_a_list_stay_where_another_document_has_the_same_sections() {
    let titles = ["Val av justerare", "Dagordning", "Budget", "Taxor", "Bygglov", "Vägar", "Skolor", "Övriga frågor"];
    let items = |mark: &dyn Fn(usize) -> String| {
        let item = |(at, title): (usize, &&str)| format!("{} {title}\n\nBeslut\nFörslaget godkänns.\n\n", mark(at + 1));
        titles.iter().enumerate().map(item).collect::<String>()
    };
    let cover = |text: &str| text.split("§ ").next().expect("a cover").to_owned();
    let first = cover(MINUTES) + &items(&|at| format!("6{at}."));
    let second = cover(LATER) + &items(&|at| format!("§ {at}"));
    for book in [[&first, &second], [&second, &first]] {
        let documents = all(&format!("{}\x0c{}", book[0], book[1]));
        assert_eq!(documents.len(), 2);
        for (document, alone) in documents.iter().zip(book) {
            assert_eq!(plain(document).items, plain(&all(alone)[0]).items);
        }
    }
}

#[test]
fn a_page_with_a_scale_is_a_map_wherever_it_is_bound() {
    let maps = [
        "Dnr TN 2025-000145 – Ankom 2025-03-31\n                                3\n N\n 6               8\n0    200   400   600   m\n",
        "3:14              3:15                S:2\n\nSkala 1:2000\n",
    ];
    for map in maps {
        let last = all(&format!("{AGENDA}                      Sida 1 av 1\n\x0c{map}"));
        let first = all(&format!("{map}\x0c{MINUTES}"));
        for (documents, page) in [(last, 2), (first, 1)] {
            let [document] = documents.as_slice() else { panic!("{}", documents.len()) };
            let [found] = document.attachments.as_slice() else { panic!("{map} {page}") };
            assert_eq!((found.kind, found.pages.as_slice()), (Some(AttachmentKind::Map), &[page, page][..]));
        }
    }
}

#[test]
fn blank_pages_go_with_the_paper_before_them() {
    let memo = "Tjänsteskrivelse\nDatum: 2025-02-20\nHandläggare: Vera Ekdahl\n\nTaxa för båtplatser\n\nTaxan höjs.\n";
    let contract = "Bilaga 2\n\nAvtal om belysning\n\nMellan kommunen och bolaget har träffats avtal.\n";
    let documents = all(&format!("{AGENDA}\x0c{memo}\x0c\x0c{contract}"));
    let pages: Vec<_> = documents[0].attachments.iter().map(|paper| paper.pages.as_slice()).collect();
    assert_eq!(pages, [&[2, 3][..], &[4, 4][..]]);
}

#[test]
fn what_stands_before_the_first_meeting_is_lost_nowhere() {
    let page = "Signaturcertifikat\n\nDokumentnamn   Protokoll\n\nUndertecknare      Tidpunkt            Metod\n\
        Anna Ek            2025-03-16 16:05    BankID\n";
    let memo = "Tjänsteskrivelse\nDatum: 2025-02-20\nHandläggare: Vera Ekdahl\n\nTaxa för båtplatser\n\nTaxan höjs.\n";
    for before in [page.to_owned(), format!("Ärende 22\n\x0c{memo}"), "Ärende 22\n".to_owned()] {
        let book = format!("{before}\x0c{MINUTES}");
        let documents = all(&book);
        let told: u64 = documents.iter().map(|document| document.coverage.characters).sum();
        assert_eq!(told, book.chars().filter(|c| !c.is_whitespace()).count() as u64, "{before}");
        assert_eq!(days(&documents), [("2025-03-12", 2)], "{before}");
    }
    // Those who met are no list of those who signed.
    let minutes =
        MINUTES.replace("Beslutande: Anna Ek (S), ordförande", "\nDeltagare\nAnna Ek (S), ordförande\nBo Alm (M)\n");
    let minutes = minutes.replacen("Granviks kommun\n", "", 1).replacen("Sammanträdesdatum: 2025-03-12\n", "", 1);
    let minutes = minutes.replacen("Rådhuset", "Rådhuset, 12 mars 2025", 1);
    assert_eq!(all(&format!("{minutes}\x0c{memo}"))[0].attachments.len(), 1);
}

const MEMO: &str = "Granviks kommun                    TJÄNSTESKRIVELSE                    1 (1)\nTekniska förvaltningen            2025-03-01\n\
    Dnr TN 2025/77\n\nSvar på medborgarförslag om belysning längs gång- och\ncykelvägen mellan Åkersta och Lillsjöbadet\n\n\
    Förslag till beslut\nNämnden avslår förslaget.\n\nSammanfattning\nEn cykelväg har föreslagits och utretts av förvaltningen.\n\n\
    Beslutet skickas till\nKommunstyrelsen\n\nLars-Erik Svanberg\nFörvaltningschef\n\nMarika Lindhag\nEkonom\n";

fn papers(text: &str) -> Vec<dagordning::model::Attachment> {
    let options = Options::new().attachments(dagordning::Attachments::Parse);
    Parser::new(options).parse_all(text).expect("readable").remove(0).attachments
}

#[test]
fn a_paper_says_its_title_over_two_lines_and_is_signed_below_its_lists() {
    let found = papers(&format!("{AGENDA}\x0c{MEMO}"));
    let memo = &found[0];
    let title = "Svar på medborgarförslag om belysning längs gång- och cykelvägen mellan Åkersta och Lillsjöbadet";
    assert_eq!((memo.title.as_deref(), memo.item.as_deref()), (Some(title), Some("2")));
    let item = &memo.document.as_ref().expect("parsed").items[0];
    assert_eq!(item.distribution, ["Kommunstyrelsen"]);
}

#[test]
fn what_follows_the_last_page_of_a_paper_is_another() {
    let reply = "Granviks kommun har fått möjlighet att lämna synpunkter på förslaget till regional\ncykelstrategi och vill framföra följande.\n\n\
        Kommunen delar regionens uppfattning att cyklandet behöver öka.\n";
    let found = papers(&format!("{AGENDA}\x0c{MEMO}\x0c{reply}"));
    let told: Vec<_> =
        found.iter().map(|paper| (paper.pages.as_slice(), paper.title.is_some(), paper.item.as_deref())).collect();
    assert_eq!(told, [(&[2, 2][..], true, Some("2")), (&[3, 3][..], false, Some("2"))]);
}

#[test]
fn rows_and_sentences_tell_neither_the_case_nor_the_day_of_a_paper() {
    let agenda = AGENDA.replace("4. Övriga frågor", "4. Redovisning av delegationsbeslut\n\n5. Övriga frågor");
    let list = "                                                                   1 (1)\n\nDelegationsbeslut februari 2025\n\n\
        Nr    Datum         Ärendenummer          Beslut\n1     2025-02-01    BYGG 2025-000310      Bygglov för tillbyggnad\n\
        2     2025-02-03    BYGG 2025-000313      Avskrivning av ärende\n";
    let rates = "Bilaga 1                                                           1 (1)\n\nTaxa för båtplatser\n\n\
        Gäller från och med den 1 januari 2026. Alla belopp i kronor inklusive moms.\n\nBåtplats vid brygga A      2 100\n";
    let found = papers(&format!("{agenda}\x0c{rates}\x0c{list}"));
    let told: Vec<_> =
        found.iter().map(|paper| (paper.item.as_deref(), paper.date.as_deref(), paper.case_id.as_deref())).collect();
    assert_eq!(told, [(Some("3"), None, None), (Some("4"), None, None)]);
}

#[test]
fn the_letterhead_of_a_letter_is_no_title() {
    let letter = "Region Nordsjö                    MISSIV                            1 (1)\nRegionala utvecklingsförvaltningen          2025-02-12\n\
        \u{20}                                           Dnr TN 2025/77\n\nRemiss: Förslag till regional cykelstrategi\n\nRegionen inbjuder till synpunkter.\n";
    let found = papers(&format!("{AGENDA}\x0c{letter}"));
    let told = (found[0].title.as_deref(), found[0].kind, found[0].item.as_deref());
    assert_eq!(told, (Some("Remiss: Förslag till regional cykelstrategi"), Some(AttachmentKind::Letter), Some("2")));
}
