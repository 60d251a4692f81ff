//! Fonts that do not tell their letters by an encoding and a map, and text that lies over other text.

use dagordning::Parser;
use serde_json::Value;

use crate::common::{FULL, json, parsed, root};
use crate::hostile::pdf::{content, one_page};

/// The one that nothing tells the letters of.
const SILENT: &str = "numbers-of-glyphs";

fn pages() -> Vec<(String, Value)> {
    let folder = root().join("fixtures/pdf/maps");
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let document = parsed(&std::fs::read(&path).expect("readable"), FULL);
        all.push((name, json(&document)));
    }
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

#[test]
fn letters_are_read_from_what_else_tells_them() {
    let pages = pages();
    assert!(pages.len() >= 12, "{} pages", pages.len());
    for (name, page) in pages.iter().filter(|(name, _)| name != SILENT) {
        let told = |pointer: &str| page.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
        assert_eq!(told("/organization"), "Åsby kommun", "{name}");
        assert_eq!(told("/body"), "Kulturnämnden", "{name}");
        assert_eq!(told("/meeting/location"), "Rådhuset, Åsby", "{name}");
        assert_eq!(told("/participants/0/name"), "Örjan Ståhl", "{name}");
        assert_eq!(told("/items/1/title"), "Bokbuss för östra bygden", "{name}");
        assert_eq!(told("/items/2/title"), "Övriga frågor", "{name}");
        assert_eq!(page["items"].as_array().map(Vec::len), Some(3), "{name}");
        assert_eq!(page["unassigned"].as_array().map(Vec::len), Some(0), "{name}");
    }
}

#[test]
fn letters_that_nothing_tells_are_not_made_up() {
    let pages = pages();
    let (_, page) = pages.iter().find(|(name, _)| name == SILENT).expect("the page");
    assert_eq!(page["items"].as_array().map_or(0, Vec::len), 0, "{page}");
    let codes = page["diagnostics"].as_array().expect("diagnostics").iter();
    assert!(codes.filter_map(|told| told["code"].as_str()).any(|code| code == "unreadable-text"), "{page}");
}

/// The lines of a page on which runs of text are drawn at the places given, one over the other.
fn lines(runs: &[(f32, f32, f32, &str)]) -> Vec<String> {
    let drawn: String =
        runs.iter().map(|(x, y, size, text)| format!("BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n")).collect();
    let page = one_page(
        "/MediaBox [0 0 595 842]",
        &[content(&["Kallelse", "Styrelsen"]), drawn.into_bytes()].concat(),
        |_| String::new(),
    );
    let text = Parser::new(FULL).read(page.as_slice()).expect("readable").text().to_owned();
    text.lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .skip(2)
        .collect()
}

const UNDER: &str = "Styrelsen beslutar att avtalet med garaget sparas i ett nytt arkiv";

#[test]
fn overlaid_text_is_not_interleaved() {
    for (x, dy) in [(72.0, 0.0), (90.0, 0.0), (110.3, 0.1), (150.0, 1.0), (200.0, -1.5), (130.0, 3.0)] {
        for size in [9.0, 11.0, 14.0] {
            let found = lines(&[(72.0, 600.0, 11.0, UNDER), (x, 600.0 + dy, size, "INKOM 2026-02-03 till kansliet")]);
            assert_eq!(found.len(), 2, "{x} {dy} {size}: {found:?}");
            assert!(found.iter().any(|line| line == UNDER), "{x} {dy} {size}: {found:?}");
            assert!(found.iter().any(|line| line == "INKOM 2026-02-03 till kansliet"), "{x} {dy} {size}: {found:?}");
        }
    }
}

#[test]
fn text_that_is_drawn_again_beside_itself_is_there_once() {
    for (dx, dy) in [(0.0, 0.0), (0.3, 0.0), (0.3, 0.3), (0.0, 0.4), (1.2, -1.2), (1.6, 1.6)] {
        let found =
            lines(&[(72.0, 600.0, 11.0, UNDER), (72.0 + dx, 600.0 + dy, 11.0, UNDER), (72.0, 570.0, 11.0, "1. Val")]);
        assert_eq!(found, [UNDER, "1. Val"], "{dx} {dy}");
    }
}

#[test]
fn pieces_of_a_line_that_stand_side_by_side_are_one_line() {
    let found = lines(&[
        (72.0, 600.0, 11.0, "1. Val av "),
        (121.0, 600.0, 11.0, "justerare"),
        (300.0, 600.0, 11.0, "Dnr 2026/14"),
    ]);
    assert_eq!(found, ["1. Val av justerare Dnr 2026/14"]);
}
