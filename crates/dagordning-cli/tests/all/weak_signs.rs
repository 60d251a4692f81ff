//! What a PDF says of its pages tells little alone: the label, the size, the fonts, the margin, a scan. Each changes inside
//! documents; together they cut.

use dagordning::{Options, Parser};

/// How the pages of the second document differ from those of the first.
#[derive(Debug, Clone, Copy, Default)]
struct Signs {
    /// The pages are labelled from 1 again.
    labels: bool,
    /// Their paper has another size.
    size: bool,
    /// They are set in a font of their own, of the same family …
    font: bool,
    /// … or of another one.
    family: bool,
    /// They begin further in.
    margin: bool,
    /// They are scanned: their text is not shown.
    scan: bool,
}

const AGENDA: [&str; 8] = [
    "Kallelse",
    "Hamnnämnden",
    "Tid: 2026-03-02 kl. 13.00",
    "Plats: Sal Bojen, kommunhuset",
    "",
    "1. Val av justerare",
    "",
    "2. Ny brygga vid Norra kajen",
];
const DRAWING: [&str; 3] = ["Norra hamnen", "Norra kajen, brygga B", "Vattendjup 3,4 m"];
const PRICES: [&str; 3] = ["Virke 120 000 kr", "Arbete 240 000 kr", "Summa 360 000 kr"];

/// An agenda of one page, with two pages behind it on which nothing says what they are.
fn book(signs: Signs) -> Vec<u8> {
    let font = |name: &str| format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>");
    let labels = if signs.labels { "/PageLabels << /Nums [0 << /S /D >> 1 << /S /D >>] >>" } else { "" };
    let mut objects = vec![
        format!("<< /Type /Catalog /Pages 2 0 R {labels} >>"),
        "<< /Type /Pages /Count 3 /Kids [5 0 R 7 0 R 9 0 R] >>".to_owned(),
        font("Helvetica"),
        font(if signs.family { "Times-Roman" } else { "Helvetica" }),
    ];
    for (at, lines) in [&AGENDA[..], &DRAWING, &PRICES].into_iter().enumerate() {
        let own = at > 0;
        let escaped = |c: char| if c.is_ascii() { c.to_string() } else { format!("\\{:03o}", u32::from(c)) };
        let shown = |line: &&str| format!("({}) Tj T* ", line.chars().map(escaped).collect::<String>());
        let left = if own && signs.margin { 108 } else { 72 };
        let hidden = if own && signs.scan { "3 Tr " } else { "" };
        let text = lines.iter().map(shown).collect::<String>();
        let content = format!("BT {hidden}/F1 12 Tf 16 TL {left} 770 Td {text}ET");
        let (width, height) = if own && signs.size { (612, 792) } else { (595, 842) };
        let used = if own && (signs.font || signs.family) { 4 } else { 3 };
        let contents = objects.len() + 2;
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {contents} 0 R \
             /Resources << /Font << /F1 {used} 0 R >> >> >>"
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    let mut file = "%PDF-1.7\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(&objects) {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let (start, size) = (file.len(), objects.len() + 1);
    format!("{file}{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").into_bytes()
}

/// The pages of the papers that are bound behind the agenda.
fn papers(signs: Signs) -> Vec<Vec<u32>> {
    let bytes = book(signs);
    let documents = Parser::new(Options::new()).parse_all(bytes.as_slice()).expect("readable");
    assert_eq!(documents.len(), 1, "{signs:?}");
    assert_eq!(documents[0].items.len(), 2, "{signs:?}");
    documents[0].attachments.iter().map(|paper| paper.pages.clone()).collect()
}

#[test]
fn one_sign_alone_cuts_nowhere() {
    let none = Signs::default();
    let alone = [
        none,
        Signs { labels: true, ..none },
        Signs { size: true, ..none },
        Signs { font: true, ..none },
        Signs { family: true, ..none },
        Signs { margin: true, ..none },
        Signs { scan: true, ..none },
    ];
    for signs in alone {
        assert!(papers(signs).is_empty(), "{signs:?}");
    }
}

#[test]
fn several_signs_together_cut() {
    let none = Signs::default();
    let together = [
        Signs { labels: true, font: true, ..none },
        Signs { labels: true, size: true, family: true, ..none },
        Signs { scan: true, size: true, family: true, ..none },
        Signs { scan: true, labels: true, size: true, ..none },
        Signs { size: true, family: true, margin: true, ..none },
    ];
    for signs in together {
        assert_eq!(papers(signs), [[2, 3]], "{signs:?}");
    }
}
