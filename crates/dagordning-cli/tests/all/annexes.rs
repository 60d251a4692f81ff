//! Lists of annexes in agendas: below the item that they belong to, and below the last one for the whole agenda. None of them is
//! part of a title, and each has its number.

use dagordning::model::{AttachmentKind, Document, DocumentReference};
use dagordning::{Options, Parser};

use crate::common::FULL;

const HEAD: &str =
    "Granviks kommun\nTekniska nämnden\n\nKallelse\n\nDatum: 2025-03-12\nTid: kl. 13.00\nPlats: Rådhuset\n\n";

fn parse(body: &str) -> Document {
    dagordning::parse(format!("{HEAD}{body}").as_bytes(), Some("test.txt"), FULL).expect("readable")
}

/// The number and the title of each paper; "Bilaga 2." before the title left out, since some layouts have it.
fn told(papers: &[DocumentReference]) -> Vec<(&str, &str)> {
    let bare = |paper: &'_ DocumentReference| -> usize {
        let (title, number) = (paper.title.as_deref().unwrap_or(""), paper.number.as_deref().unwrap_or(""));
        let behind = title
            .strip_prefix("Bilaga ")
            .and_then(|rest| rest.strip_prefix(number))
            .map(|rest| rest.trim_start_matches(['.', ':', ')']));
        behind
            .and_then(|rest| rest.strip_prefix(' '))
            .filter(|rest| rest.starts_with(char::is_uppercase))
            .map_or(0, |rest| title.len() - rest.len())
    };
    papers
        .iter()
        .map(|paper| (paper.number.as_deref().unwrap_or(""), &paper.title.as_deref().unwrap_or("")[bare(paper)..]))
        .collect()
}

#[test]
fn what_calls_a_paper_an_annex_is_a_part_of_its_title() {
    let body = "1. Val av justerare\n\n2. Taxa\nBilagor\nBilaga 1 Tjänsteskrivelse 2025-02-20\nBilaga 2. Karta\n\n\
                3. Nästa möte\nBilagor:\na) Program\n";
    let document = parse(body);
    let titles = |at: usize| document.items[at].documents.iter().map(|paper| paper.title.clone()).collect::<Vec<_>>();
    assert_eq!(titles(1), [Some("Bilaga 1 Tjänsteskrivelse 2025-02-20".into()), Some("Bilaga 2. Karta".into())]);
    assert_eq!(titles(2), [Some("Program".into())]);
}

/// What the document has of items, papers and text that is nobody's.
fn check(body: &str, items: &[(&str, &[(&str, &str)])], own: &[(&str, &str)]) {
    let document = parse(body);
    let found: Vec<_> =
        document.items.iter().map(|item| (item.title.as_deref().unwrap_or(""), told(&item.documents))).collect();
    let items: Vec<_> = items.iter().map(|(title, papers)| (*title, papers.to_vec())).collect();
    assert_eq!(found, items, "{body}");
    assert_eq!(told(&document.documents), own, "{body}");
    assert!(document.unassigned.is_empty(), "{body}{:?}", document.unassigned);
    // Nothing of the papers is in the text of an item but in its list of them.
    let texts = document.items.iter().flat_map(|item| &item.sections);
    let described = texts.filter(|section| section.kind == Some(dagordning::model::SectionKind::Description));
    assert_eq!(described.count(), 0, "{body}");
}

const MEMO: (&str, &str) = ("a", "Tjänsteskrivelse 2025-02-20");
const MAP: (&str, &str) = ("b", "Karta över området");

#[test]
fn lines_that_name_annexes_below_an_item_are_its_papers() {
    let layouts = [
        "1. Val av justerare\n\n2. Cykelparkering vid stationen (TN 2025/77)\nBilaga a) Tjänsteskrivelse 2025-02-20\n\
         Bilaga b) Karta över området\n\n3. Taxa för båtplatser (TN 2025/80)\nBilaga a) Tjänsteskrivelse 2025-02-20\n\n4. Nästa möte\n",
        "1. Val av justerare\n\n2. Cykelparkering vid stationen (TN 2025/77)\n\n   Bilaga a Tjänsteskrivelse 2025-02-20\n\
         \x20  Bilaga b Karta över\n   området\n\n3. Taxa för båtplatser (TN 2025/80)\n\n   Bilaga a Tjänsteskrivelse 2025-02-20\n\n4. Nästa möte\n",
        "1    Val av justerare\n2    Cykelparkering vid stationen                    TN 2025/77\n\
         \x20    Bilaga a) Tjänsteskrivelse 2025-02-20\n     Bilaga b) Karta över området\n\
         3    Taxa för båtplatser                             TN 2025/80\n     Bilaga a) Tjänsteskrivelse 2025-02-20\n4    Nästa möte\n",
        "1. Val av justerare\n\n2. Cykelparkering vid stationen (TN 2025/77)\nBilagor:\na) Tjänsteskrivelse 2025-02-20\n\
         b) Karta över området\n\n3. Taxa för båtplatser (TN 2025/80)\nBilaga: a) Tjänsteskrivelse 2025-02-20\n\n4. Nästa möte\n",
    ];
    for (at, body) in layouts.iter().enumerate() {
        // A small letter needs a sign behind it; a capital or a digit does not.
        let body = if at == 1 {
            body.replace("Bilaga a ", "Bilaga A ").replace("Bilaga b ", "Bilaga B ")
        } else {
            (*body).to_owned()
        };
        let (memo, map) = if at == 1 { (("A", MEMO.1), ("B", MAP.1)) } else { (MEMO, MAP) };
        let items: [(&str, &[(&str, &str)]); 4] = [
            ("Val av justerare", &[]),
            ("Cykelparkering vid stationen", &[memo, map]),
            ("Taxa för båtplatser", &[memo]),
            ("Nästa möte", &[]),
        ];
        check(&body, &items, &[]);
    }
}

#[test]
fn numbers_alone_are_papers_too() {
    let body = "1. Val av justerare\n\n2. Cykelparkering vid stationen\nBilaga 1 och 2\n\n3. Taxa för båtplatser\n\n   Bilaga 3\n\n4. Nästa möte\n";
    let both = [("1", "Bilaga 1 och 2"), ("2", "Bilaga 1 och 2")];
    let items: [(&str, &[(&str, &str)]); 4] = [
        ("Val av justerare", &[]),
        ("Cykelparkering vid stationen", &both),
        ("Taxa för båtplatser", &[("3", "Bilaga 3")]),
        ("Nästa möte", &[]),
    ];
    check(body, &items, &[]);
}

#[test]
fn a_list_below_the_last_item_is_the_agendas() {
    let items = "1. Mötets öppnande\n2. Verksamhetsberättelse\n3. Bokslut\n4. LAST\n\n";
    let papers = [("1", "Verksamhetsberättelse 2024"), ("2", "Resultat- och balansräkning"), ("3", "Nya stadgar")];
    let lists = [
        "BILAGOR\n\nBilaga 1. Verksamhetsberättelse 2024\nBilaga 2. Resultat- och balansräkning\nBilaga 3. Nya stadgar\n",
        "Bilagor:\n1. Verksamhetsberättelse 2024\n2. Resultat- och balansräkning\n3. Nya stadgar\n",
        "Bilagor till kallelsen\n1) Verksamhetsberättelse 2024\n2) Resultat- och balansräkning\n3) Nya stadgar\n",
        "Bilaga 1: Verksamhetsberättelse 2024\nBilaga 2: Resultat- och balansräkning\nBilaga 3: Nya stadgar\n",
    ];
    for last in ["Mötets avslutande", "Övriga frågor"] {
        let titles: [(&str, &[(&str, &str)]); 4] =
            [("Mötets öppnande", &[]), ("Verksamhetsberättelse", &[]), ("Bokslut", &[]), (last, &[])];
        for list in lists {
            check(&format!("{}{list}", items.replace("LAST", last)), &titles, &papers);
        }
        let bullets = "Bilagor\n- Verksamhetsberättelse 2024\n- Resultat- och balansräkning\n- Nya stadgar\n";
        check(&format!("{}{bullets}", items.replace("LAST", last)), &titles, &papers.map(|(_, title)| ("", title)));
    }
}

#[test]
fn an_annex_of_the_list_that_one_item_names_is_that_items() {
    let body = "1. Mötets öppnande\n2. Verksamhetsberättelse (bilaga 1)\n3. Bokslut, bilaga 2\n4. Mötets avslutande\n\nBILAGOR\n\n\
        Bilaga 1 Verksamhetsberättelse 2024\nBilaga 2 Resultat- och balansräkning\nBilaga 3 Nya stadgar\n";
    let document = parse(body);
    let papers: Vec<_> = document.items.iter().map(|item| told(&item.documents)).collect();
    let expected: [&[(&str, &str)]; 4] =
        [&[], &[("1", "Verksamhetsberättelse 2024")], &[("2", "Resultat- och balansräkning")], &[]];
    assert_eq!(papers, expected);
    assert_eq!(told(&document.documents), [("3", "Nya stadgar")]);
    assert!(document.unassigned.is_empty(), "{:?}", document.unassigned);
}

#[test]
fn a_list_below_a_last_item_of_its_own_stays_with_it() {
    let body = "1. Val av justerare\n\n2. Taxa för båtplatser\nBilagor:\n1. Förslag till taxa\n\n\
        3. Budget 2026\nBilagor:\n1. Tjänsteskrivelse 2025-02-20\n2. Förslag till budget\n";
    let document = parse(body);
    assert!(document.documents.is_empty(), "{:?}", document.documents);
    assert_eq!(
        told(&document.items[2].documents),
        [("1", "Tjänsteskrivelse 2025-02-20"), ("2", "Förslag till budget")]
    );
}

#[test]
fn a_sentence_about_an_annex_is_text() {
    let body =
        "1. Val av justerare\n\n2. Taxa för båtplatser\n\nBilaga 1 innehåller de nya avgifterna.\n\n3. Nästa möte\n";
    let document = parse(body);
    assert!(document.items[1].documents.is_empty(), "{:?}", document.items[1].documents);
    let texts: Vec<_> = document.items[1].sections.iter().filter_map(|section| section.text.as_deref()).collect();
    assert_eq!(texts, ["Bilaga 1 innehåller de nya avgifterna."]);
}

#[test]
fn papers_that_are_bound_are_those_that_the_list_names() {
    let agenda = format!(
        "{HEAD}1. Mötets öppnande\n2. Verksamhetsberättelse (bilaga 1)\n3. Bokslut\n4. Mötets avslutande\n\n\
         BILAGOR\n\nBilaga 1 Verksamhetsberättelse 2024\nBilaga 2 Kassarapport\n"
    );
    let first = "Bilaga 1\n\nVerksamhetsberättelse 2024\n\nStyrelsen har haft sju möten under året.\n";
    let second = "Bilaga 2\n\nKassarapport\n\nKassan är i god ordning och har granskats.\n";
    let documents =
        Parser::new(Options::new()).parse_all(&*format!("{agenda}\x0c{first}\x0c{second}")).expect("readable");
    let [document] = documents.as_slice() else { panic!("{}", documents.len()) };
    let place = |paper: &DocumentReference| (paper.pages.clone(), paper.attachment);
    assert_eq!(document.items[1].documents.iter().map(place).collect::<Vec<_>>(), [(Some("2".to_owned()), Some(0))]);
    assert_eq!(document.documents.iter().map(place).collect::<Vec<_>>(), [(Some("3".to_owned()), Some(1))]);
}

#[test]
fn a_greeting_above_the_list_takes_nothing_from_it() {
    let body = "1. Mötets öppnande\n2. Motioner\n3. Mötets avslutande\n\nVälkomna!\nStyrelsen\n\nBilagor\n1. Motion om bryggan\n2. Fullmakt\n";
    let document = parse(body);
    assert_eq!(told(&document.documents), [("1", "Motion om bryggan"), ("2", "Fullmakt")]);
    assert_eq!(
        document.unassigned.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(),
        ["Välkomna!", "Styrelsen"]
    );
}

#[test]
fn the_list_tells_what_a_paper_is_that_does_not_say_so() {
    let agenda = format!(
        "{HEAD}1. Val av justerare\n\n2. Näringslivsmätning\nBilaga 1 Presentation\nBilaga 2 Tjänsteskrivelse 2025-02-20\n\n3. Nästa möte\n"
    );
    let slides = "Bilaga 1\n\nFöretagen i Granvik\nTekniska nämnden i mars\n";
    let slide = "Resultat\n\n• Svarsfrekvens 61 procent\n• Bättre betyg för bygglov\n";
    let memo = "Bilaga 2\nTjänsteskrivelse\nDatum: 2025-02-20\nHandläggare: Vera Ekdahl\n\nNäringslivsmätning\n\nMätningen är gjord.\n";
    let book = format!("{agenda}\x0c{slides}\x0c{slide}\x0c{memo}");
    let documents = Parser::new(Options::new()).parse_all(&*book).expect("readable");
    let papers = &documents[0].attachments;
    let told: Vec<_> = papers.iter().map(|paper| (paper.kind, paper.pages.as_slice(), paper.item.as_deref())).collect();
    let (presentation, memo) = (Some(AttachmentKind::Presentation), Some(AttachmentKind::Memo));
    assert_eq!(told, [(presentation, &[2, 3][..], Some("2")), (memo, &[4, 4][..], Some("2"))]);
    // A title ends with its page.
    assert_eq!(papers[0].title.as_deref(), Some("Företagen i Granvik Tekniska nämnden i mars"));
}
