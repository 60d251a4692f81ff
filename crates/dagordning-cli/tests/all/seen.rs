//! Pages as their readers see them: what is drawn and not seen, what lies across the text, what a form holds, and fonts, blanks
//! and accents that are set in ways of their own.

use serde_json::{Value, json};

use crate::common::{FULL, json as told};
use crate::hostile::pdf::Pdf;

/// The lines of the page, and where the text goes on below them.
const LINES: [&str; 14] = [
    "Granviks kommun",
    "Kulturnämnden",
    "Sammanträdesprotokoll",
    "Sammanträdesdatum: 2025-03-12",
    "Beslutande",
    "Åsa Öhrling (C), ordförande",
    "Per-Olof Sjöstrand (M)",
    "§ 31",
    "Ny scen vid Ängsbacken",
    "Dnr KN 2025/112",
    "Kulturnämndens beslut",
    "1. Scenen byggs enligt alternativ B.",
    "2. Investeringen finansieras med lån.",
    "Beslutet skickas till Kulturkontoret",
];
const LEFT: f32 = 70.0;
const TOP: f32 = 780.0;
const STEP: f32 = 18.0;

/// A text in the encoding of Windows, as a string of a content stream.
fn string(text: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        '\u{2013}' => 0x96,
        c => u8::try_from(u32::from(c)).expect("a letter of the West"),
    };
    let mut out = vec![b'('];
    for c in text.chars() {
        if matches!(c, '(' | ')' | '\\') {
            out.push(b'\\');
        }
        out.push(byte(c));
    }
    out.push(b')');
    out
}

/// Operators that draw a text with a matrix.
fn text(matrix: [f32; 6], size: f32, text: &str) -> Vec<u8> {
    let matrix = matrix.map(|value| format!("{value:.4}")).join(" ");
    [format!("BT /F {size} Tf {matrix} Tm ").into_bytes(), string(text), b" Tj ET\n".to_vec()].concat()
}

fn at(x: f32, y: f32, words: &str) -> Vec<u8> {
    text([1.0, 0.0, 0.0, 1.0, x, y], 11.0, words)
}

/// Where line `at` stands.
fn line(at: usize) -> f32 {
    TOP - STEP * at as f32
}

fn lines() -> Vec<u8> {
    LINES.iter().enumerate().flat_map(|(index, words)| at(LEFT, line(index), words)).collect()
}

/// A file of one page with this content, these notes and entries of the catalogue.
fn file(content: &[u8], notes: &[String], root: &str) -> Vec<u8> {
    let mut pdf = Pdf::default();
    let font = pdf.font();
    let content = pdf.stream("", content);
    let notes: Vec<String> = notes.iter().map(|note| format!("{} 0 R", pdf.add(note.as_bytes()))).collect();
    let gone = "/ExtGState << /None << /ca 0 >> /Faint << /ca 0.2 >> >>";
    let page = pdf.next();
    let tree = page + 1;
    pdf.add(format!(
        "<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R /Annots [{}] \
         /Resources << /Font << /F {font} 0 R >> {gone} >> >>",
        notes.join(" ")
    ));
    pdf.add(format!("<< /Type /Pages /Kids [{page} 0 R] /Count 1 >>"));
    let root = pdf.add(format!("<< /Type /Catalog /Pages {tree} 0 R {root} >>"));
    pdf.finish(root)
}

fn parsed(bytes: &[u8]) -> Value {
    told(&dagordning::parse(bytes, None, FULL).expect("readable"))
}

/// What a document tells, without where it stands.
fn values(document: &Value) -> Value {
    let form = ["source", "places", "span", "furniture", "unassigned", "labels", "diagnostics", "coverage", "producer"];
    match document {
        Value::Object(entries) => {
            let kept = entries.iter().filter(|(key, _)| !form.contains(&key.as_str()));
            Value::Object(kept.map(|(key, value)| (key.clone(), values(value))).collect())
        }
        Value::Array(entries) => Value::Array(entries.iter().map(values).collect()),
        other => other.clone(),
    }
}

fn codes(document: &Value) -> Vec<&str> {
    let all = document["diagnostics"].as_array().map(Vec::as_slice).unwrap_or_default();
    all.iter().filter_map(|told| told["code"].as_str()).collect()
}

fn texts(document: &Value, key: &str) -> String {
    let all = document[key].as_array().cloned().unwrap_or_default();
    all.iter().filter_map(|line| line["text"].as_str()).collect::<Vec<_>>().join("|")
}

#[test]
fn what_nobody_sees_is_in_no_value() {
    let base = values(&parsed(&file(&lines(), &[], "")));
    assert_eq!(base["items"][0]["decisions"][0]["clauses"][1]["text"], "Investeringen finansieras med lån.");
    let words = "§ 32 Dolt ärende i mallen";
    let below = at(LEFT, 500.0, words);
    let wrapped = |before: &str, after: &str| [before.as_bytes(), &below, after.as_bytes()].concat();
    for (way, drawn) in [
        ("white on white", wrapped("q 1 g ", "Q ")),
        ("white in another space of colours", wrapped("q 0 0 0 0 k ", "Q ")),
        ("in the colour of the box below it", wrapped("q 0.2 0.4 0.8 rg 60 490 300 30 re f ", "Q ")),
        ("black on a black bar", wrapped("q 0 g 60 490 300 30 re f ", "Q ")),
        ("under a white box", wrapped("", "q 1 g 60 490 300 30 re f Q ")),
        ("under a bar drawn as lines", wrapped("", "q 0 g 60 490 m 360 490 l 360 520 l 60 520 l h f Q ")),
        ("under a thick line", wrapped("", "q 0 G 30 w 60 505 m 360 505 l S Q ")),
        ("clipped", wrapped("q 60 600 300 30 re W n ", "Q ")),
        ("transparent", wrapped("q /None gs ", "Q ")),
        ("without ink", wrapped("q 3 Tr ", "Q ")),
    ] {
        let drawn = match way {
            "in the colour of the box below it" => [b"q 0.2 0.4 0.8 rg ".to_vec(), drawn].concat(),
            _ => drawn,
        };
        let document = parsed(&file(&[lines(), drawn].concat(), &[], ""));
        assert_eq!(values(&document), base, "{way}");
        assert!(codes(&document).contains(&"hidden-text"), "{way}");
        assert_eq!(texts(&document, "unassigned"), words, "{way}");
    }
}

#[test]
fn what_is_seen_is_a_value() {
    let seen = |drawn: Vec<u8>| {
        let document = parsed(&file(&drawn, &[], ""));
        (codes(&document).contains(&"hidden-text"), document["items"][0]["title"].clone())
    };
    let title = at(LEFT, line(8), LINES[8]);
    let others: Vec<u8> =
        (0..LINES.len()).filter(|index| *index != 8).flat_map(|index| at(LEFT, line(index), LINES[index])).collect();
    let y = line(8) - 4.0;
    for (way, before, after) in [
        ("white on a dark band", format!("q 0 0.2 0.4 rg 60 {y} 300 16 re f 1 g "), "Q ".to_owned()),
        (
            "white on a dark band with round corners",
            format!(
                "q 0 0.2 0.4 rg 64 {y} m 356 {y} l 358 {y} 360 {0} 360 {1} c 360 {2} l 60 {2} l 60 {1} l h f 1 g ",
                y + 2.0,
                y + 4.0,
                y + 16.0
            ),
            "Q ".to_owned(),
        ),
        ("white on a thick line", format!("q 0 G 16 w 60 {0} m 360 {0} l S 1 g ", y + 7.0), "Q ".to_owned()),
        ("grey", "q 0.6 g ".to_owned(), "Q ".to_owned()),
        ("half transparent", "q /Faint gs ".to_owned(), "Q ".to_owned()),
        ("under a marker", String::new(), format!("q /Faint gs 1 1 0 rg 60 {y} 300 16 re f Q ")),
        ("in a frame", String::new(), format!("q 0 g 50 {} 320 24 re 52 {y} 316 18 re f* Q ", y - 3.0)),
        ("struck out", String::new(), format!("q 0 g 60 {} 300 1 re f Q ", y + 7.0)),
        ("clipped to its cell", format!("q 60 {y} 300 16 re W n "), "Q ".to_owned()),
        ("outlined", "q 1 g 2 Tr ".to_owned(), "Q ".to_owned()),
    ] {
        let drawn = [others.clone(), before.into_bytes(), title.clone(), after.into_bytes()].concat();
        assert_eq!(seen(drawn), (false, json!(LINES[8])), "{way}");
    }
}

#[test]
fn a_bar_over_words_leaves_the_rest() {
    let prose = "Sökande är Gudrun Hemlig som vill bygga.";
    // Helvetica's letters are half an em wide, more or less: the bar lies over the name.
    let drawn = [lines(), at(LEFT, 520.0, prose), b"q 0 g 132 516 83 14 re f Q ".to_vec()].concat();
    let document = parsed(&file(&drawn, &[], ""));
    let all = values(&document).to_string();
    assert!(!all.contains("Gudrun") && !all.contains("Hemlig"), "{all}");
    assert!(texts(&document, "unassigned").contains("Gudrun Hemlig"), "{document}");
}

#[test]
fn watermarks_are_furniture_and_tell_the_status() {
    let base = values(&parsed(&file(&lines(), &[], "")));
    let turned = |degrees: f32, size: f32, words: &str| {
        let (sin, cos) = degrees.to_radians().sin_cos();
        text([cos, sin, -sin, cos, 150.0, 480.0], size, words)
    };
    for (degrees, size) in [(45.0, 80.0), (30.0, 40.0), (-35.0, 60.0), (6.0, 50.0), (90.0, 60.0), (60.0, 12.0)] {
        for (words, status) in [("UTKAST", Some("draft")), ("EJ JUSTERAT", Some("draft")), ("KOPIA", None)] {
            for order in [true, false] {
                let mark = [b"q 0.8 g ".to_vec(), turned(degrees, size, words), b"Q ".to_vec()].concat();
                let drawn = if order { [mark, lines()].concat() } else { [lines(), mark].concat() };
                let document = parsed(&file(&drawn, &[], ""));
                assert_eq!(document["status"].as_str(), status, "{words} at {degrees}");
                let mut found = values(&document);
                found.as_object_mut().expect("a document").remove("status");
                // A draft that does not say who adjusts it is minutes all the same: it says who attended.
                assert_eq!(found, base, "{words} at {degrees}");
                assert_eq!(texts(&document, "unassigned"), "", "{words} at {degrees}");
                assert!(texts(&document, "furniture").contains(words), "{words} at {degrees}");
            }
        }
    }
}

#[test]
fn a_watermark_behind_level_text_is_none_of_it() {
    let base = values(&parsed(&file(&lines(), &[], "")));
    for (x, y) in [(150.0, 600.0), (100.0, 400.0)] {
        let mark = [b"q 0.85 g ".to_vec(), text([1.0, 0.0, 0.0, 1.0, x, y], 72.0, "KOPIA"), b"Q ".to_vec()].concat();
        assert_eq!(values(&parsed(&file(&[mark, lines()].concat(), &[], ""))), base, "{x} {y}");
    }
}

/// A field of a form beside a label.
fn field(line_at: usize, entries: &str) -> String {
    let y = line(line_at);
    format!(
        "<< /Type /Annot /Subtype /Widget /Rect [190 {:.1} 480 {:.1}] /DA (/Helv 11 Tf 0 g) {entries} >>",
        y - 4.0,
        y + 12.0
    )
}

#[test]
fn values_of_fields_are_text() {
    let labels = ["Granviks kommun", "Kallelse", "Kulturnämnden", "Datum:", "Tid:", "Plats:", "Ärenden", "1.", "2."];
    let printed: Vec<u8> = labels.iter().enumerate().flat_map(|(index, words)| at(LEFT, line(index), words)).collect();
    let latin = |text: &str| String::from_utf8_lossy(&string(text)).into_owned();
    let wide = |text: &str| {
        let units: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        format!("<FEFF{units}>")
    };
    let notes = [
        field(3, &format!("/FT /Tx /T (d) /V {}", latin("2025-04-16"))),
        field(4, "/FT /Ch /Ff 131072 /T (t) /V (1330) /Opt [[(1000) (kl. 10.00)] [(1330) (kl. 13.30)]]"),
        field(5, &format!("/FT /Tx /T (p) /V {}", wide("Sal Åkern"))),
        field(7, &format!("/FT /Tx /T (a) /V {}", wide("Val av justerare"))),
        field(8, "/FT /Tx /T (b) /V (Budget)"),
        field(10, "/FT /Tx /Ff 8192 /T (c) /V (hemligt)"),
        field(11, "/FT /Tx /F 2 /T (c) /V (dolt)"),
        "<< /Type /Annot /Subtype /Popup /Rect [300 300 500 400] /Contents (Anteckning) /Open false >>".to_owned(),
    ];
    let document = parsed(&file(&printed, &notes, ""));
    assert_eq!(document["meeting"]["date"], "2025-04-16");
    assert_eq!(document["meeting"]["start_time"], "13:30");
    assert_eq!(document["meeting"]["location"], "Sal Åkern");
    assert_eq!(document["items"][0]["title"], "Val av justerare");
    assert_eq!(document["items"][1]["title"], "Budget");
    let all = document.to_string();
    assert!(!all.contains("hemligt") && !all.contains("dolt") && !all.contains("Anteckning"), "{all}");
}

#[test]
fn blanks_over_the_next_cell_part_no_letters_of_it() {
    let rows = [("Åsa Öhrling, ordförande", "(C)", "§§ 31"), ("Per-Olof Sjöstrand", "(M)", "§§ 31")];
    let row = |y: f32, (name, party, scope): (&str, &str, &str)| {
        [
            at(LEFT, y, &format!("{name}{}", " ".repeat(60))),
            at(260.0, y, &format!("{party}{}", " ".repeat(30))),
            at(330.0, y, scope),
        ]
        .concat()
    };
    let drawn: Vec<u8> = LINES
        .iter()
        .enumerate()
        .flat_map(|(index, words)| match index {
            5 | 6 => row(line(index), rows[index - 5]),
            _ => at(LEFT, line(index), words),
        })
        .collect();
    let document = parsed(&file(&drawn, &[], ""));
    let person = &document["participants"][0];
    assert_eq!((&person["name"], &person["party"]), (&json!("Åsa Öhrling"), &json!("C")));
    assert_eq!(document["participants"][1]["items"], json!(["31"]));
}

#[test]
fn accents_drawn_apart_are_letters() {
    let base = values(&parsed(&file(&lines(), &[], "")));
    // Each letter is drawn by itself, its accent before or behind it and a little off.
    let parted = |c: char| match c {
        'å' => Some(('a', '\u{b0}')),
        'ä' => Some(('a', '¨')),
        'ö' => Some(('o', '¨')),
        'Å' => Some(('A', '\u{b0}')),
        'Ä' => Some(('A', '¨')),
        'Ö' => Some(('O', '¨')),
        _ => None,
    };
    for before in [true, false] {
        let mut drawn = Vec::new();
        for (index, words) in LINES.iter().enumerate() {
            let mut shown = b"BT /F 11 Tf ".to_vec();
            shown.extend(format!("{LEFT} {} Td [", line(index)).into_bytes());
            for c in words.chars() {
                match parted(c) {
                    Some((letter, accent)) => {
                        // Widths of Helvetica: the accent stands over the middle of its letter.
                        let wide = match letter {
                            'A' => 667.0,
                            'O' => 778.0,
                            _ => 556.0,
                        };
                        let mark = if accent == '¨' { 333.0 } else { 400.0 };
                        let shift = (wide - mark) / 2.0;
                        let (one, other) = (string(&accent.to_string()), string(&letter.to_string()));
                        if before {
                            shown.extend(format!("{} ", -shift).into_bytes());
                            shown.extend(one);
                            shown.extend(format!(" {} ", mark + shift).into_bytes());
                            shown.extend(other);
                        } else {
                            shown.extend(other);
                            shown.extend(format!(" {} ", wide - shift).into_bytes());
                            shown.extend(one);
                            shown.extend(format!(" {} ", -shift).into_bytes());
                        }
                    }
                    None => shown.extend(string(&c.to_string())),
                }
            }
            shown.extend(b"] TJ ET\n");
            drawn.extend(shown);
        }
        assert_eq!(values(&parsed(&file(&drawn, &[], ""))), base, "accent first: {before}");
    }
}

#[test]
fn words_stay_whole_in_fonts_that_the_file_does_not_hold() {
    // Widths of a wide font, which whatever font stands in for it has not.
    let wide = |c: u8| match c {
        b' ' => 352,
        b'i' | b'l' | b'j' => 274,
        b'm' | b'w' | b'M' | b'W' => 973,
        b'A'..=b'Z' => 690,
        _ => 620,
    };
    let widths: String = (32..=255u8).map(|c| format!("{} ", wide(c))).collect();
    let content = lines();
    let plain = values(&parsed(&file(&content, &[], "")));
    for (sort, name) in [("TrueType", "Verdana"), ("Type1", "Lexend"), ("TrueType", "CenturyGothic,Bold")] {
        let mut pdf = Pdf::default();
        let about =
            pdf.add(format!("<< /Type /FontDescriptor /FontName /{name} /Flags 32 /Ascent 900 /Descent -200 >>"));
        let font = pdf.add(format!(
            "<< /Type /Font /Subtype /{sort} /BaseFont /{name} /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 \
             /Widths [{widths}] /FontDescriptor {about} 0 R >>"
        ));
        let content = pdf.stream("", &content);
        let page = pdf.next();
        let tree = page + 1;
        pdf.add(format!(
            "<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R \
             /Resources << /Font << /F {font} 0 R >> >> >>"
        ));
        pdf.add(format!("<< /Type /Pages /Kids [{page} 0 R] /Count 1 >>"));
        let root = pdf.add(format!("<< /Type /Catalog /Pages {tree} 0 R >>"));
        assert_eq!(values(&parsed(&pdf.finish(root))), plain, "{name}");
    }
}

#[test]
fn documents_that_are_elsewhere_are_told() {
    let page = at(LEFT, 700.0, "Öppna den här filen i Acrobat Reader.");
    let portfolio = "/Collection << /Type /Collection >> /Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F \
                     (protokoll.pdf) >>] >> >>";
    for (root, word) in
        [(portfolio, "protokoll.pdf"), ("/NeedsRendering true /AcroForm << /XFA [] /Fields [] >>", "XFA")]
    {
        let document = parsed(&file(&page, &[], root));
        assert!(codes(&document).contains(&"attached-file"), "{document}");
        assert!(document["diagnostics"].to_string().contains(word), "{document}");
    }
}

fn fixture(name: &str) -> Value {
    let path = crate::common::root().join("fixtures/seen").join(name);
    parsed(&std::fs::read(path).expect("readable"))
}

#[test]
fn fonts_and_bars_of_typesetters_leave_the_values() {
    let base = values(&fixture("bas.pdf"));
    assert_eq!(values(&fixture("trangt.pdf")), base);
    let barred = fixture("maskerade-namn.pdf");
    assert_eq!(values(&barred)["items"][2], base["items"][2]);
    assert!(!values(&barred).to_string().contains("Hemlig"));
    let accents = fixture("latex-accenter.pdf");
    let titles: Vec<&str> = (0..4).filter_map(|at| accents["items"][at]["title"].as_str()).collect();
    assert_eq!(titles, ["Mötet öppnas", "Val av mötesordförande", "Övrigt", "Mötet avslutas"]);
    let repeated = fixture("samma-beslut-sist.pdf");
    let items = repeated["items"].as_array().expect("items");
    assert_eq!(items.len(), 8);
    let decided = items.iter().filter(|item| item["decisions"][0]["clauses"][0]["text"] == "Att bifalles");
    assert_eq!(decided.count(), 5);
    let heavy = fixture("allt-i-fet-stil.pdf");
    let titles: Vec<&str> = (0..5).filter_map(|at| heavy["items"][at]["title"].as_str()).collect();
    assert_eq!(titles, ["Mötets öppnande", "Val av mötessekreterare", "Firmatecknare", "Nästa möte", "Avslutning"]);
}

#[test]
fn two_pages_on_a_sheet_are_read_one_after_the_other() {
    let half = |left: f32, words: &[&str]| -> Vec<u8> {
        words.iter().enumerate().flat_map(|(index, words)| at(left, 540.0 - STEP * index as f32, words)).collect()
    };
    let more = [
        "Kulturnämndens beslut",
        "1. Rapporten om lekplatsen vid Ängsbacken läggs till handlingarna.",
        "§ 32",
        "Rapport från lekplatsen",
        "Dnr KN 2025/98",
    ];
    let right = [&more[2..], &more[..2]].concat();
    let content = [half(60.0, &LINES), half(60.0 + 421.0, &right)].concat();
    let mut bytes = file(&content, &[], "");
    let (from, to) = (&b"[0 0 595 842]"[..], &b"[0 0 842 595]"[..]);
    let place = bytes.windows(from.len()).position(|window| window == from).expect("a page");
    bytes[place..place + to.len()].copy_from_slice(to);
    let document = parsed(&bytes);
    assert_eq!(document["items"][0]["title"], "Ny scen vid Ängsbacken");
    assert_eq!(document["items"][1]["title"], "Rapport från lekplatsen");
    assert_eq!(document["items"][1]["decisions"][0]["outcome"], "noted");
}
