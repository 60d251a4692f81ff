//! Texts whose lines are not the page's lines: with marks of Markdown or org-mode, and without line ends.

use crate::common::{FULL, parsed};
use crate::invariants::check;
use dagordning::model::{Document, DocumentKind};

const MARKDOWN: &str = "---\nlayout: page\n---\n# Styrelsemöte\n\n**Datum:** 2024-03-05  \n**Tid:** 18.00–19.30  \n\
    **Plats:** Gillestugan\n\n## Närvarande\n\n* Vera Lund\n* Ivar Holm\n\n## 1. Mötets öppnande\n\n_Vera_ öppnade mötet.\n\n\
    ## 2. Ekonomi\n\n> Kassan är god, se [rapporten](rapport.pdf).\n\n### Beslut\n\nStyrelsen beslutade **att** godkänna \
    rapporten.\n\n<!-- att göra: kaffe -->\n\n---\n\n## 3. Mötets avslutande\n";

fn titles(document: &Document) -> Vec<&str> {
    document.items.iter().filter_map(|item| item.title.as_deref()).collect()
}

#[test]
fn marks_of_markdown_are_no_text() {
    let document = parsed(MARKDOWN.as_bytes(), FULL);
    assert_eq!(document.meeting.as_ref().and_then(|meeting| meeting.date.as_deref()), Some("2024-03-05"));
    assert_eq!(document.meeting.as_ref().and_then(|meeting| meeting.location.as_deref()), Some("Gillestugan"));
    let names: Vec<_> = document.participants.iter().filter_map(|person| person.name.as_deref()).collect();
    assert_eq!(names, ["Vera Lund", "Ivar Holm"]);
    assert_eq!(titles(&document), ["Mötets öppnande", "Ekonomi", "Mötets avslutande"]);
    let item = &document.items[1];
    assert_eq!(item.sections[0].text.as_deref(), Some("Kassan är god, se rapporten."));
    assert_eq!(item.decisions[0].clauses[0].text.as_deref(), Some("Styrelsen beslutade att godkänna rapporten."));
    // What nobody sees is in no value.
    let unseen: Vec<_> = document.unassigned.iter().map(|line| line.text.as_str()).collect();
    assert!(unseen.contains(&"layout: page") && unseen.contains(&"att göra: kaffe"), "{unseen:?}");
}

#[test]
fn org_mode_is_read_as_markdown_is() {
    let text = "#+TITLE: Protokoll\n\nDatum: <2024-03-05 tis>\n\n* Närvarande\n- Vera Lund\n- Ivar Holm\n* § 1 Mötets öppnande\n\
        Mötet öppnades.\n* § 2 Val av justerare\nIvar Holm valdes.\n* § 3 Mötets avslutande\n";
    let document = parsed(text.as_bytes(), FULL);
    assert_eq!(document.kind, DocumentKind::Minutes);
    assert_eq!(titles(&document), ["Mötets öppnande", "Val av justerare", "Mötets avslutande"]);
    assert_eq!(document.participants.len(), 2);
}

#[test]
fn a_list_of_ones_is_a_list() {
    let text =
        "Dagordning årsmöte\n\n1. Mötets öppnande\n1. Val av mötesordförande\n1. Kassarapport\n1. Mötets avslutande\n";
    let document = parsed(text.as_bytes(), FULL);
    let numbers: Vec<_> = document.items.iter().filter_map(|item| item.number.as_deref()).collect();
    assert_eq!(numbers, ["1"; 4]);
}

#[test]
fn a_document_on_one_line_has_lines() {
    let text = "Storby kommun Kommunstyrelsen Sammanträdesprotokoll Sammanträdesdatum 2024-03-05 Plats Stadshuset \
        Beslutande Anna Ek (S), ordförande Bo Lind (M) Paragrafer § 1 - § 3 § 1 Val av justerare Beslut Kommunstyrelsen \
        beslutar att utse Bo Lind. § 2 Taxor för vatten Sammanfattning av ärendet Taxan har gällt sedan 2020. Fem svar har \
        kommit in enligt § 4 i reglementet. Beslut Kommunstyrelsen beslutar att höja taxan. Kommunstyrelsen beslutar att \
        svara. § 3 Mötet avslutas Ordföranden tackar.";
    let document = parsed(text.as_bytes(), FULL);
    assert_eq!(titles(&document), ["Val av justerare", "Taxor för vatten", "Mötet avslutas"]);
    assert_eq!(document.meeting.as_ref().and_then(|meeting| meeting.date.as_deref()), Some("2024-03-05"));
    assert_eq!(document.participants.len(), 2);
    assert_eq!(document.items[1].decisions[0].clauses.len(), 2);
    check(text.as_bytes());
}

#[test]
fn nothing_is_lost_with_the_marks() {
    check(MARKDOWN.as_bytes());
    check(
        "| Namn | Parti |\n|:--|--:|\n| **Vera Lund** | (S) |\n| Ivar \\| Holm | |\n\n# Protokoll\n## § 1 Val\n"
            .as_bytes(),
    );
    check("# A\r\n<!-- x --> b <!-- c\r\n--> d\r\n```\r\n* * *\r\n[[x][y]](z) **a *b** c*\r\n".as_bytes());
}
