//! One file, many documents: meetings one after the other, and papers bound behind.

use dagordning::model::{AttachmentKind, DocumentKind};
use dagordning::{Attachments, Options, Parser};
use serde_json::{Value, json};

use crate::common::root;

const AGENDA: &str = "Granviks kommun\nTekniska nämnden\n\nKallelse\n\nDatum: 2025-03-12\nTid: kl. 13.00\nPlats: Rådhuset\n\n\
    1. Val av justerare\n\n2. Cykelparkering vid stationen (TN 2025/77)\n\nBeslutsunderlag\n\
    - Tjänsteskrivelse 2025-02-20\n- Bilaga 2, avtal om belysning\n\n3. Taxa för båtplatser (TN 2025/80)\n\n4. Övriga frågor\n";

const MEMO: &str = "Granviks kommun                 TJÄNSTESKRIVELSE                      1 (2)\n\
    Datum                           Diarienummer\n2025-02-20                      TN 2025/77\n\
    Handläggare\nTage Lundmark\n\nCykelparkering vid stationen\n\nFörslag till beslut\n1. Parkeringen byggs ut.\n\
    \x0cGranviks kommun                 TJÄNSTESKRIVELSE                      2 (2)\n\nSammanfattning\nDen är full.\n";

const CONTRACT: &str = "Bilaga 2\n\nAvtal om belysning\n\nMellan kommunen och bolaget har träffats följande avtal.\n";

const MINUTES: &str = "Granviks kommun\nTekniska nämnden\n\nSammanträdesprotokoll\n\nSammanträdesdatum: 2025-03-12\n\
    Plats och tid: Rådhuset kl. 13.00-15.00\nBeslutande: Anna Ek (S), ordförande\nUtses att justera: Bo Alm (M)\n\n\
    § 21 Val av justerare\n\nBeslut\nBo Alm utses.\n\n§ 22 Taxa för båtplatser\n\nBeslut\nTaxan fastställs.\n";

fn all(text: &str, options: Options) -> Vec<dagordning::model::Document> {
    Parser::new(options).parse_all(text).expect("readable")
}

#[test]
fn papers_are_attachments_and_in_no_item() {
    let book = format!("{AGENDA}\x0c{MEMO}\x0c{CONTRACT}");
    let documents = all(&book, Options::new());
    let alone = all(AGENDA, Options::new());
    let [document] = documents.as_slice() else { panic!("{}", documents.len()) };
    assert_eq!(document.kind, DocumentKind::Agenda);
    assert_eq!(document.source.part, None);
    let plain = |items: &[dagordning::model::Item]| {
        let mut items = items.to_vec();
        let documents = items.iter_mut().flat_map(|item| &mut item.documents);
        documents.for_each(|document| (document.pages, document.attachment) = (None, None));
        items
    };
    assert_eq!(plain(&document.items), alone[0].items);
    let [memo, contract] = document.attachments.as_slice() else { panic!("{:?}", document.attachments) };
    assert_eq!((memo.kind, memo.pages.as_slice()), (Some(AttachmentKind::Memo), &[2, 3][..]));
    assert_eq!(memo.title.as_deref(), Some("Cykelparkering vid stationen"));
    assert_eq!((memo.date.as_deref(), memo.case_id.as_deref()), (Some("2025-02-20"), Some("TN 2025/77")));
    assert_eq!((contract.kind, contract.pages.as_slice()), (Some(AttachmentKind::Contract), &[4, 4][..]));
    assert_eq!((contract.number.as_deref(), contract.item.as_deref()), (Some("2"), Some("2")));
    assert_eq!(memo.item.as_deref(), Some("2"));
    let papers: Vec<_> =
        document.items[1].documents.iter().map(|paper| (paper.attachment, paper.pages.as_deref())).collect();
    assert_eq!(papers, [(Some(0), Some("2-3")), (Some(1), Some("4"))]);
    assert!(document.coverage.attachments > 100);
    assert!(document.unassigned.iter().all(|line| line.page == 1));
}

#[test]
fn the_text_of_papers_and_their_documents_are_told_where_they_are_asked_for() {
    let book = format!("{AGENDA}\x0c{MEMO}");
    let told = |attachments| all(&book, Options::new().attachments(attachments))[0].attachments[0].clone();
    let listed = told(Attachments::List);
    assert!(listed.text.is_none() && listed.document.is_none());
    let text = told(Attachments::Text).text.expect("its text");
    assert!(text.contains("Parkeringen byggs ut.") && text.ends_with("Den är full."));
    assert!(told(Attachments::Parse).document.is_some());
}

#[test]
fn each_meeting_is_a_document() {
    let other = MINUTES.replace("2025-03-12", "2025-04-16").replace("§ 21", "§ 23").replace("§ 22", "§ 24");
    for between in ["\x0c", "\n", "\n\n\n"] {
        let documents = all(&format!("{MINUTES}{between}{other}"), Options::new());
        let told: Vec<_> = documents
            .iter()
            .map(|document| (document.meeting.as_ref().and_then(|m| m.date.clone()), document.items.len()))
            .collect();
        assert_eq!(told, [(Some("2025-03-12".to_owned()), 2), (Some("2025-04-16".to_owned()), 2)], "{between:?}");
        let part = documents[1].source.part.expect("one of two");
        assert_eq!((part.index, part.count), (2, 2));
        let mut alone = all(&other, Options::new()).remove(0);
        alone.source = documents[1].source.clone();
        alone.coverage = documents[1].coverage;
        let mut own = documents[1].clone();
        own.diagnostics.retain(|told| told.code != dagordning::model::DiagnosticCode::SeveralMeetings);
        own.diagnostics.iter_mut().chain(&mut alone.diagnostics).for_each(|told| told.span = None);
        own.unassigned.clear();
        alone.unassigned.clear();
        assert_eq!(own, alone, "{between:?}");
    }
}

#[test]
fn a_running_head_begins_no_document() {
    let head = "Granviks kommun                 Sammanträdesprotokoll                      ";
    let day = "Tekniska nämnden                2025-03-12\n\n";
    let pages = [
        "Plats och tid: Rådhuset kl. 13.00\nBeslutande: Anna Ek (S)\n\n§ 1 Val av justerare\n\nBeslut\nBo Alm utses.\n",
        "§ 2 Taxa för båtplatser\n\nBeslut\nTaxan fastställs.\n",
        "§ 3 Övriga frågor\n\nBeslut\nInga finns.\n",
    ];
    let numbered = pages.iter().enumerate().map(|(at, page)| format!("{head}{} (3)\n{day}{page}", at + 1));
    let text = numbered.collect::<Vec<_>>().join("\x0c");
    let documents = all(&text, Options::new());
    assert_eq!(documents.len(), 1);
    assert!(documents[0].attachments.is_empty());
    assert_eq!(documents[0].items.len(), 3);
}

#[test]
fn a_page_that_parts_papers_tells_their_item() {
    let paper = "Skötsel av parker\n\nFörslaget har varit ute på remiss.\n";
    let memo = format!("Tjänsteskrivelse\nDatum: 2025-02-20\nHandläggare: Vera Ekdahl\n\n{paper}");
    let documents = all(&format!("{AGENDA}\x0cÄrende 3\n\x0c{memo}"), Options::new().spans(true));
    let [memo] = documents[0].attachments.as_slice() else { panic!("{:?}", documents[0].attachments) };
    assert_eq!((memo.item.as_deref(), memo.pages.as_slice()), (Some("3"), &[3, 3][..]));
    assert_eq!(memo.title.as_deref(), Some("Skötsel av parker"));
    assert!(documents[0].labels.iter().any(|line| line.text == "Ärende 3"));
    assert_eq!(documents[0].items.len(), 4);
}

#[test]
fn the_command_prints_one_object_for_each_meeting() {
    let other = MINUTES.replace("2025-03-12", "2025-04-16").replace("§ 21", "§ 23").replace("§ 22", "§ 24");
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("two-meetings.txt");
    std::fs::write(&file, format!("{MINUTES}\x0c{other}")).expect("a file");
    let output =
        std::process::Command::new(env!("CARGO_BIN_EXE_dagordning")).arg("parse").arg(&file).output().expect("it runs");
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    let documents: Vec<serde_json::Value> =
        printed.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    assert_eq!(documents.len(), 2);
    assert_eq!(documents[0]["source"]["part"], serde_json::json!({"index": 1, "count": 2, "pages": [1, 1]}));
}

/// The fixture books, each with what its pages say.
fn fixture_books() -> Vec<(String, Vec<u8>, Value)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root().join("fixtures/books")).expect("the folder").flatten() {
        let path = entry.path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let Some(name) = name.strip_suffix(".expected.json") else { continue };
        let read = |ending: &str| std::fs::read(path.with_file_name(format!("{name}.{ending}"))).expect("a file");
        let expected = serde_json::from_slice(&read("expected.json")).expect("JSON");
        found.push((name.to_owned(), read("pdf"), expected));
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

/// What the pages of a book say of a meeting, as the program gives it.
fn told(document: &Value, all: usize) -> Value {
    let paper = |paper: &Value| json!({"pages": paper["pages"], "kind": paper["kind"], "title": paper["title"], "item": paper["item"]});
    let list = |key: &str| document[key].as_array().cloned().unwrap_or_default();
    let pages = (all > 1).then(|| document["source"]["part"]["pages"].clone());
    json!({
        "pages": pages,
        "kind": document["kind"],
        "body": document["body"],
        "date": document["meeting"]["date"],
        "items": list("items").iter().map(|item| item["number"].clone()).collect::<Vec<_>>(),
        "papers": list("attachments").iter().map(paper).collect::<Vec<_>>(),
    })
}

#[test]
fn books_are_cut_and_joined_as_their_pages_say() {
    let books = fixture_books();
    assert_eq!(books.len(), 8);
    let mut failures = String::new();
    for (name, bytes, expected) in &books {
        let expected = expected["meetings"].as_array().expect("meetings");
        let documents = Parser::new(Options::new()).parse_all(bytes.as_slice()).expect("documents");
        assert_eq!(documents.len(), expected.len(), "{name}: meetings");
        for (document, expected) in documents.iter().zip(expected) {
            let got = told(&serde_json::to_value(document).expect("JSON"), documents.len());
            let open = expected["open"].as_array().cloned().unwrap_or_default();
            let keys = ["pages", "kind", "body", "date", "items", "papers"].into_iter();
            let left_open = |key: &&str| open.contains(&json!(key)) || *key == "pages" && documents.len() == 1;
            for key in keys.filter(|key| !left_open(key)) {
                if got[key] != expected[key] {
                    failures.push_str(&format!("{name}: {key} {} for {}\n", got[key], expected[key]));
                }
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn meetings_in_a_book_are_read_as_alone() {
    for (name, bytes, expected) in fixture_books() {
        let reading = Parser::new(Options::new()).read(bytes.as_slice()).expect("a text");
        let pages: Vec<&str> = reading.text().split('\x0c').collect();
        let documents = all(reading.text(), Options::new());
        let expected = expected["meetings"].as_array().expect("meetings");
        assert_eq!(documents.len(), expected.len(), "{name}: meetings");
        for (document, expected) in documents.iter().zip(expected) {
            let own =
                |at: usize| expected["own"][at].as_u64().and_then(|page| usize::try_from(page).ok()).expect("a page");
            let alone = all(&pages[own(0) - 1..own(1)].join("\x0c"), Options::new());
            assert_eq!(alone.len(), 1, "{name}");
            let plain = |document: &dagordning::model::Document| {
                let mut items = document.items.clone();
                items.iter_mut().flat_map(|item| &mut item.documents).for_each(|paper| {
                    paper.attachment = None;
                    paper.pages = None;
                });
                (document.kind, document.meeting.clone(), document.participants.clone(), items)
            };
            assert_eq!(plain(document), plain(&alone[0]), "{name}");
        }
    }
}
#[test]
fn papers_are_read_as_documents_where_that_is_asked() {
    let (_, bytes, _) = fixture_books().into_iter().find(|(name, ..)| name == "motesbok-avdelare").expect("the book");
    let parser = Parser::new(Options::new().attachments(Attachments::Parse));
    let document = parser.parse(bytes.as_slice()).expect("a document");
    let nested = |at: usize| document.attachments[at].document.clone().expect("a document");
    let memo = nested(0);
    assert_eq!(memo.kind, DocumentKind::Unknown);
    let [item] = memo.items.as_slice() else { panic!("{:?}", memo.items) };
    assert_eq!(item.title.as_deref(), Some("Ny förskola i Nordkulla"));
    let clauses: Vec<_> =
        item.proposals.iter().flat_map(|block| &block.clauses).filter_map(|clause| clause.text.as_deref()).collect();
    assert_eq!(
        clauses,
        ["Kommunstyrelsen godkänner förslaget.", "Kostnaden, 120 000 kr, tas ur kommunstyrelsens reserv."]
    );
    assert_eq!(item.amounts.iter().filter_map(|amount| amount.text.as_deref()).collect::<Vec<_>>(), ["120 000 kr"]);
    let headings: Vec<_> = item.sections.iter().filter_map(|section| section.heading.as_deref()).collect();
    assert_eq!(
        headings,
        ["Förslag till beslut", "Sammanfattning", "Beskrivning av ärendet", "Ekonomiska konsekvenser"]
    );
    let extract = nested(1);
    assert_eq!(extract.kind, DocumentKind::MinutesExtract);
    let [item] = extract.items.as_slice() else { panic!("{:?}", extract.items) };
    assert_eq!((item.number.as_deref(), item.title.as_deref()), (Some("14"), Some("Ny förskola i Nordkulla")));
    assert_eq!(extract.body.as_deref(), Some("Barn- och utbildningsnämnden"));
}

#[test]
fn the_letterhead_of_an_association_is_no_title_and_its_year_no_day() {
    for years in ["Räkenskapsåret 2024-05-01 - 2025-04-30", "Räkenskapsåret 2024-05-01 – 2025-04-30"] {
        let notice = "Furuviks vägförening\nKallelse till årsmöte\n\nDatum: 2025-07-13\n\n1. Mötets öppnande\n2. Val av ordförande\n\
                      3. Årsredovisning\n4. Mötets avslutande\n";
        let report = format!(
            "Furuviks vägförening\n\nÅrsredovisning\n\n{years}\n\nFöreningen bildades den 20 december 2004 och har tolv \
             medlemmar.\nStyrelsen har haft åtta möten under året.\n"
        );
        let documents = all(&format!("{notice}\x0c{report}"), Options::new());
        let [paper] = documents[0].attachments.as_slice() else { panic!("{:?}", documents[0].attachments) };
        assert_eq!((paper.title.as_deref(), paper.date.as_deref()), (Some("Årsredovisning"), None), "{years}");
    }
}
