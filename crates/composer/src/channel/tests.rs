use std::collections::BTreeMap;

use composer::page::{Block, Page};

use super::{Channel, Dice, pdf};

/// A page with every kind of block.
fn page() -> Page {
    let row = |cells: &[&str], columns: &[usize]| Block::Row {
        cells: cells.iter().map(ToString::to_string).collect(),
        columns: columns.to_vec(),
        head: cells[0] == "Nr",
    };
    let paragraph =
        "Kommunstyrelsens ordförande sammanfattar ärendeberedningen och fastighetsförvaltningens synpunkter.";
    let mut blocks = vec![
        Block::Heading { level: 0, text: "Protokoll".into(), bold: true },
        row(
            &["Plats och tid", "Rådslaget, Stadshuset i Almestad, tisdagen den 3 mars 2026, kl. 13.00–15.30"],
            &[0, 20],
        ),
        row(&["Ordförande", "Ann-Marie Ek (S)"], &[0, 20]),
        Block::Gap,
        row(&["Nr", "Ärende", "Dnr"], &[0, 6, 60]),
        row(
            &["1.", "Val av justerare och fastställande av dagordningen för sammanträdet i dag", "KS/12/2026"],
            &[0, 6, 60],
        ),
        row(&["2.", "", "KS/13/2026"], &[0, 6, 60]),
        Block::PageBreak,
        Block::Heading { level: 1, text: "§ 1 Val av justerare".into(), bold: true },
        Block::Heading { level: 2, text: "Beslut".into(), bold: true },
    ];
    for number in 1..20 {
        let text = format!("{paragraph} Punkt {number} | slut.");
        blocks.push(Block::Entry { mark: format!("{number}."), text, level: u8::from(number % 3 == 0) });
        blocks.push(Block::Paragraph(paragraph.repeat(2)));
    }
    blocks.push(Block::Line("Justeras: ________".into()));
    let header = vec![vec!["Almestads kommun".into(), "PROTOKOLL".into(), "{page} ({pages})".into()]];
    Page { blocks, header, height: 40, width: 72, ..Page::default() }
}

/// How often each character that is no blank occurs.
fn characters(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        *counts.entry(c).or_default() += 1;
    }
    counts
}

#[test]
fn keep_every_character() {
    let page = page();
    let words: String = (page.blocks.iter())
        .map(|block| match block {
            Block::Heading { text, .. } | Block::Paragraph(text) | Block::Line(text) => text.clone(),
            Block::Entry { mark, text, .. } => format!("{mark}{text}"),
            Block::Row { cells, .. } => cells.concat(),
            Block::Gap | Block::PageBreak => String::new(),
        })
        .collect();
    let needed = characters(&words);
    for seed in 0..40 {
        for channel in Channel::TEXT.into_iter().filter(|channel| !channel.damages_letters()) {
            let text = channel.text(&page, seed);
            let kept = characters(&text);
            for (c, count) in &needed {
                assert!(kept.get(c).is_some_and(|kept| kept >= count), "{channel} loses {c:?}\n{text}");
            }
        }
    }
}

#[test]
fn is_the_same_for_the_same_seed() {
    let page = page();
    for channel in Channel::TEXT {
        assert_eq!(channel.text(&page, 7), channel.text(&page, 7));
    }
}

#[test]
fn columns_stand_at_their_place_on_each_page() {
    let page = page();
    let text = (0..).map(|seed| Channel::Columns.text(&page, seed)).find(|text| text.contains("\n1.    Val")).unwrap();
    let pages: Vec<_> = text.split('\u{c}').collect();
    assert!(pages.len() > 2);
    for (index, leaf) in pages.iter().enumerate() {
        assert!(leaf.starts_with("Almestads kommun") && leaf.contains(&format!("{} ({})", index + 1, pages.len())));
        assert!(leaf.lines().count() <= 42, "{leaf}");
    }
}

#[test]
fn numbers_and_words_across_the_page_are_printed() {
    let page = Page { line_numbers: true, watermark: Some("UTKAST".into()), ..page() };
    for channel in [Channel::Flowing, Channel::Columns] {
        let text = channel.text(&page, 1);
        let pages = text.matches("Almestads kommun").count();
        assert_eq!(text.matches("UTKAST").count(), pages, "{text}");
        assert!(text.contains("\n5 ") || text.contains("\n  5  "), "{text}");
    }
}

#[test]
fn without_line_breaks_there_are_none() {
    let page = page();
    let whole = (0..).map(|seed| Channel::LostBreaks.text(&page, seed)).find(|text| text.lines().count() == 1).unwrap();
    assert!(whole.contains("§ 1 Val av justerare Beslut 1. Kommunstyrelsens"), "{whole}");
}

#[test]
fn optical_reading_damages_more_and_more() {
    let page = page();
    let damage = |channel: Channel| -> usize {
        let clean = characters(&Channel::Flowing.text(&page, 3));
        let read = characters(&channel.text(&page, 3));
        clean.iter().map(|(c, count)| count.abs_diff(read.get(c).copied().unwrap_or(0))).sum()
    };
    assert!(damage(Channel::OcrLight) < damage(Channel::OcrMedium));
    assert!(damage(Channel::OcrMedium) < damage(Channel::OcrHeavy));
}

#[test]
fn dice_of_different_purposes_differ() {
    assert_ne!(Dice::new(1, "a").below(1 << 30), Dice::new(1, "b").below(1 << 30));
}

#[test]
#[ignore = "needs Python, packages and fonts: `.ci/run` installs them and runs it"]
fn a_pdf_is_typeset() {
    let page = page();
    let files = pdf::typeset(&[(1, &page), (2, &page)]).unwrap();
    assert!(files.iter().all(|file| file.starts_with(b"%PDF")));
}
