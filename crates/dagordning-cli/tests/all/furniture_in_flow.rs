//! What is no text of a document whose pages nothing parts, and items that have no numbers.

use crate::common::{FULL, parsed};
use dagordning::model::Document;

fn read(text: &str) -> Document {
    parsed(text.as_bytes(), FULL)
}

fn titles(document: &Document) -> Vec<&str> {
    document.items.iter().filter_map(|item| item.title.as_deref()).collect()
}

fn labels(document: &Document) -> Vec<&str> {
    document.items.iter().filter_map(|item| item.label.as_deref()).collect()
}

/// Three pages of minutes, each line in its page; a watermark is a line of its own.
const PAGES: [&[&str]; 3] = [
    &[
        "Granviks kommun",
        "Kommunstyrelsen",
        "Sammanträdesprotokoll",
        "Sammanträdesdatum 2025-03-12",
        "Plats och tid Rådhuset, kl. 13.00-15.00",
        "Beslutande Rut Sand (S), ordförande",
        "Ola Moe (M)",
        "Ida Falk (C)",
        "Justerare Ola Moe",
        "Paragrafer §§ 30-32",
        "§ 30 Val av justerare",
        "Beslut",
        "Kommunstyrelsen beslutar att utse Ola Moe att justera",
        "protokollet.",
    ],
    &[
        "§ 31 Ny förskola i Ekbacken",
        "Dnr KS 2025/11",
        "Sammanfattning av ärendet",
        "Förvaltningen har tagit fram ett förslag som rör hela",
        "kommunen. UTKAST",
        "Beslut",
        "Kommunstyrelsen beslutar att bygga förskolan och att",
        "redovisa kostnaden till hösten.",
        "Beslutet skickas till",
        "Barn- och utbildningsnämnden",
        "Ekonomiavdelningen",
    ],
    &["§ 32 Rapporter", "Kommundirektören informerar om", "läget i kommunen."],
];

fn numbered(step: usize) -> String {
    let mut text = String::new();
    for (at, page) in PAGES.iter().enumerate() {
        text.push_str(&format!("Kommunstyrelsen  Sida {} (3)\n\n", at + 1));
        for (line, words) in page.iter().enumerate() {
            let (words, stamp) = words.split_once(" UTKAST").map_or((*words, false), |(words, _)| (words, true));
            let number = if (line + 1).is_multiple_of(step) { format!("{} ", line + 1) } else { String::new() };
            text.push_str(&format!("{number}{words}\n"));
            text.push_str(if stamp { "UTKAST\n" } else { "" });
        }
        text.push('\n');
    }
    text
}

#[test]
fn numbers_of_lines_begin_again_where_nothing_parts_the_pages() {
    let found = read(&numbered(1));
    assert_eq!(labels(&found), ["§ 30", "§ 31", "§ 32"]);
    assert_eq!(titles(&found), ["Val av justerare", "Ny förskola i Ekbacken", "Rapporter"]);
    let clause = &found.items[1].decisions[0].clauses[0];
    assert_eq!(
        clause.text.as_deref(),
        Some("Kommunstyrelsen beslutar att bygga förskolan och att redovisa kostnaden till hösten.")
    );
    assert_eq!(found.items[1].distribution, ["Barn- och utbildningsnämnden", "Ekonomiavdelningen"]);
    assert_eq!(found.participants.len(), 3);
}

#[test]
fn a_list_of_items_is_no_numbering_of_lines() {
    let items: String = (1..=12).map(|at| format!("{at} 2025/TN 0{at:02}\nÄrende om väg {at}\n\n")).collect();
    let found = read(&format!("Tekniska nämnden\nKallelse\nTid och plats 2025-05-16, kl. 12.15, Tinget\n\n{items}"));
    assert_eq!(found.items.len(), 12);
    assert_eq!(labels(&found)[11], "12");
}

#[test]
fn titles_without_numbers_are_told_by_what_follows_them() {
    let text = "Granviks kommun\nKommunstyrelsen\nSammanträdesprotokoll\nSammanträdesdatum: 2025-03-12\n\n\
        Justerare  Ola Moe (M)\n\nFormalia\n\nVal av justerare\n\nBeslut\nKommunstyrelsen beslutar att\n\
        1. Utse Ola Moe att justera protokollet.\n\nFastställande av dagordningen\n\nBeslut\nKommunstyrelsen beslutar att\n\
        1. Fastställa dagordningen.\n\nBeslutsärenden\n\nMedel till sommarjobb\nDnr KS 2025/17\n\n\
        Ärendet behandlades av arbetsutskottet 2025-02-10 som det stod i\nkallelsen.\n\nBeslut\n\
        Kommunstyrelsen beslutar att\n1. Inte bevilja medel.\n2. Uppdra åt kansliet att redovisa följande:\n\n\
        Cykelplan för Granvik\nIntresset från föreningslivet är stort.\n\nBeslut\nKommunstyrelsen beslutar att\n\
        1. Anta cykelplanen.\n";
    let found = read(text);
    assert_eq!(
        titles(&found),
        ["Val av justerare", "Fastställande av dagordningen", "Medel till sommarjobb", "Cykelplan för Granvik"]
    );
    assert_eq!(found.items[0].group.as_deref(), Some("Formalia"));
    assert_eq!(found.items[3].group.as_deref(), Some("Beslutsärenden"));
    assert_eq!(found.items[2].decisions[0].clauses.len(), 2);
    assert_eq!(found.items[2].case_ids, ["KS 2025/17"]);
}

#[test]
fn sections_of_rules_are_no_items() {
    let text = "Granviks kommun\nKommunstyrelsen\nSammanträdesprotokoll\nSammanträdesdatum: 2025-03-12\nParagrafer §§ 6-7\n\n\
        6 Val av justerare\n\nBeslut\nOla Moe utses.\n\n7 Arbetsordning för fonden\nDnr KS 2025/4\n\nBeslut\n\
        Förslaget antas.\n\nStadgar för fonden\n\n§ 1 Fonden har till ändamål att främja sång.\n\n\
        § 2 Fonden har fem ledamöter.\n\n§ 3 Den delas ut\nen gång om året.\n";
    let found = read(text);
    assert_eq!(titles(&found), ["Val av justerare", "Arbetsordning för fonden"]);
    assert_eq!(found.attachments.len(), 1);
    assert_eq!(found.attachments[0].label.as_deref(), Some("Stadgar"));
    assert_eq!(found.items[1].decisions[0].clauses.len(), 1);
}

#[test]
fn bare_numbers_and_the_name_at_the_foot_are_no_addressees() {
    let text = "PROTOKOLL\nRegionstyrelsen\nSammanträdesdatum 2025-03-12\n\n§ 1 Rapporter\n\nBeslut\nRegionstyrelsen \
                lägger rapporterna till handlingarna.\n\nBeslutet skickas till\nEkonomiavdelningen\n\n1\nRegion \
                Östervik\n\n§ 2 Budget\n\nBeslut\nRegionstyrelsen antar budgeten.\n\nBeslutet skickas till\n\
                Samtliga nämnder\n\n2\nRegion Östervik\n";
    let document = read(text);
    let sent: Vec<&[String]> = document.items.iter().map(|item| item.distribution.as_slice()).collect();
    assert_eq!(sent, [["Ekonomiavdelningen"], ["Samtliga nämnder"]]);
}

#[test]
fn a_title_that_is_printed_again_heads_no_group() {
    let text = "MÖTESPROTOKOLL\n\nTorneby Energi AB\nStyrelsemöte\nSammanträdesdatum 2017-02-11\n\n1. Öppnande av \
                mötet\nPer Sund hälsar alla välkomna.\n\n\nMÖTESPROTOKOLL\n\n2. Val av justerare\n\nBeslut\nStyrelsen \
                beslutade att utse Ulla Sand att justera protokollet.\n";
    let document = read(text);
    assert_eq!(document.items.len(), 2);
    assert!(document.items.iter().all(|item| item.group.is_none()));
}

#[test]
fn the_foot_of_an_only_page_is_no_text_of_its_last_item() {
    let page = "Kallelse\nMiljönämnden\nDatum: 2022-10-05\nTid: kl. 09.00\nPlats: Eken\n\n1. Upprop\n\n2. Tillsynsplan\n\n\
        3. Avslutning\n\n";
    for foot in ["Ekeby kommun          Sida 1 av 1", "Miljönämnden          1 (1)", "Ekeby kommun          Sid 1 (1)"]
    {
        let document = dagordning::parse(format!("{page}{foot}\n").as_bytes(), None, dagordning::Options::new())
            .expect("readable");
        assert_eq!(document.items.len(), 3, "{foot}");
        assert!(document.items[2].sections.is_empty(), "{foot}: {:?}", document.items[2].sections);
    }
}
