//! Small files that ask for much: time, memory, depth, output.

use flate2::{Compress, Compression, FlushCompress, Status};

use super::pdf::{Pdf, content, deflated, one_page};
use super::{Expect, File};

const A4: &str = "/MediaBox [0 0 595 842]";
const DEEP: usize = 20_000;

fn hello() -> Vec<u8> {
    content(&["Kallelse", "Kulturnämnden", "1. Val av justerare"])
}

/// All bombs.
pub fn files() -> Vec<File> {
    let mut files = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>| files.push(File::any(&format!("bomb-{name}"), bytes));
    compressed(&mut add);
    nested(&mut add);
    forms(&mut add);
    trees(&mut add);
    many(&mut add);
    circles(&mut add);
    fonts(&mut add);
    painted(&mut add);
    files.push(File::new("bomb-no-pages", no_pages("[]"), Expect::Error("no pages")));
    files.push(File::new("bomb-no-kids", no_pages("null"), Expect::Error("")));
    files
}

fn no_pages(kids: &str) -> Vec<u8> {
    let mut pdf = Pdf::default();
    let tree = pdf.add(format!("<< /Type /Pages /Count 0 /Kids {kids} >>"));
    let root = pdf.add(format!("<< /Type /Catalog /Pages {tree} 0 R >>"));
    pdf.finish(root)
}

/// A page that draws the content stream with these entries and bytes.
fn page_of(entries: &str, data: &[u8]) -> Vec<u8> {
    let mut pdf = Pdf::default();
    let stream = pdf.stream(entries, data);
    page_drawing(pdf, &format!("{stream} 0 R"), "")
}

fn page_drawing(mut pdf: Pdf, contents: &str, resources: &str) -> Vec<u8> {
    let font = pdf.font();
    let (page, tree) = (pdf.next(), pdf.next() + 1);
    pdf.add(format!(
        "<< /Type /Page /Parent {tree} 0 R {A4} /Contents {contents} \
         /Resources << /Font << /F1 {font} 0 R >> {resources} >> >>"
    ));
    pdf.add(format!("<< /Type /Pages /Count 1 /Kids [{page} 0 R] >>"));
    let root = pdf.add(format!("<< /Type /Catalog /Pages {tree} 0 R >>"));
    pdf.finish(root)
}

/// A zlib stream that repeats a megabyte so many times.
fn bomb(megabyte: &[u8], times: usize) -> Vec<u8> {
    let mut compress = Compress::new(Compression::best(), false);
    let mut block = vec![0; megabyte.len() + 1024];
    let status = compress.compress(megabyte, &mut block, FlushCompress::Full).expect("it compresses");
    assert!(status == Status::Ok && compress.total_in() == megabyte.len() as u64);
    block.truncate(compress.total_out() as usize);
    let mut stream = vec![0x78, 0x9c];
    (0..times).for_each(|_| stream.extend_from_slice(&block));
    stream.extend_from_slice(&[1, 0, 0, 0xff, 0xff, 0, 0, 0, 0]);
    stream
}

fn compressed(add: &mut impl FnMut(&str, Vec<u8>)) {
    let zeros = bomb(&vec![0; 1 << 20], 1024);
    add("flate", page_of("/Filter /FlateDecode", &zeros));
    let chained = deflated(&zeros);
    add("flate-twice", page_of("/Filter [/FlateDecode /FlateDecode]", &chained));
    add("flate-thrice", page_of("/Filter [/FlateDecode /FlateDecode /FlateDecode]", &deflated(&chained)));
    let operators = bomb(&b"q Q ".repeat(1 << 18), 1024);
    add("flate-of-operators", page_of("/Filter /FlateDecode", &operators));
    let letters = bomb(&b"BT /F1 9 Tf (Kallelse) Tj ET    ".repeat(1 << 15), 1024);
    add("flate-of-letters", page_of("/Filter /FlateDecode", &letters));
    let runs = [129, 0].repeat(1 << 20);
    add("run-lengths", page_of("/Filter /RunLengthDecode", &runs));
    add("run-lengths-twice", page_of("/Filter [/FlateDecode /RunLengthDecode]", &bomb(&[129; 1 << 20], 64)));
    add(
        "predictor",
        page_of("/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2147483647 >>", &zeros[..4096]),
    );
    add("lzw", page_of("/Filter /LZWDecode", &[0x80, 0x0b, 0x60, 0x50].repeat(1 << 18)));

    let mut pdf = Pdf::default();
    let part = pdf.flate("", &b"0 0 m 1 1 l S\n".repeat(80_000));
    let parts = format!("[{}]", format!("{part} 0 R ").repeat(10_000));
    add("content-ten-thousand-times", page_drawing(pdf, &parts, ""));

    let mut pdf = Pdf::default();
    let part = pdf.stream("", b" ");
    add("content-of-empty-parts", page_drawing(pdf, &format!("[{}]", format!("{part} 0 R ").repeat(200_000)), ""));

    // A stream of objects, and the table itself.
    let mut pdf = Pdf::default();
    pdf.stream("/Type /ObjStm /N 1000000 /First 10 /Filter /FlateDecode", &zeros);
    let stream = pdf.stream("", &hello());
    add("object-stream", page_drawing(pdf, &format!("{stream} 0 R"), ""));
    let mut table = b"%PDF-1.7\n1 0 obj\n".to_vec();
    let head = format!(
        "<< /Type /XRef /Size 2147483647 /W [1 8 8] /Root 1 0 R /Filter /FlateDecode /Length {} >>\nstream\n",
        zeros.len()
    );
    table.extend_from_slice(head.as_bytes());
    table.extend_from_slice(&zeros);
    table.extend_from_slice(b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n");
    add("table", table);
}

fn nested(add: &mut impl FnMut(&str, Vec<u8>)) {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(DEEP), close.repeat(DEEP));
    let entry = |value: String| one_page(&format!("{A4} /Odd {value}"), &hello(), |_| String::new());
    add("nested-arrays", entry(deep("[", "]")));
    add("nested-arrays-open", entry("[".repeat(DEEP)));
    add("nested-dictionaries", entry(deep("<</A ", ">>")));
    add("nested-mixed", entry(deep("[<</A", ">>]")));
    add("nested-strings", entry(deep("(", ")")));
    let inside = |text: String| page_of("", &[text.as_bytes(), &hello()].concat());
    add("nested-arrays-in-content", inside(deep("[", "]") + " TJ "));
    add("nested-dictionaries-in-content", inside(format!("/A {} BDC ", deep("<</A ", ">>"))));
    add("nested-q", inside(deep("q ", "Q ")));
    add("nested-q-open", inside("q ".repeat(2_000_000)));
    add("nested-text", inside("BT ".repeat(DEEP)));
    add("nested-marks", inside("/A BMC ".repeat(1_000_000)));
    add("nested-clips", inside("0 0 9 9 re W n ".repeat(500_000)));
    let function = format!("<< /FunctionType 4 /Domain [0 1] /Range [0 1] /Length {} >>\nstream\n", 2 * DEEP);
    let mut pdf = Pdf::default();
    let number = pdf.add(format!("{function}{}\nendstream", deep("{", "}")));
    let stream = pdf.stream("", &[b"/S0 sh ", &hello()[..]].concat());
    let shading = format!(
        "/Shading << /S0 << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 1 1] /Function {number} 0 R >> >>"
    );
    add("nested-function", page_drawing(pdf, &format!("{stream} 0 R"), &shading));
    let space = (0..DEEP).fold("/DeviceGray".to_owned(), |space, _| format!("[/Indexed {space} 1 <0011>]"));
    let mut pdf = Pdf::default();
    let stream = pdf.stream("", &[b"/C0 cs 0 sc 0 0 9 9 re f ", &hello()[..]].concat());
    add("nested-colours", page_drawing(pdf, &format!("{stream} 0 R"), &format!("/ColorSpace << /C0 {space} >>")));
    let stitched = (0..2000).fold("<</FunctionType 2/N 1/Domain[0 1]>>".to_owned(), |inner, _| {
        format!("<</FunctionType 3/Domain[0 1]/Bounds[]/Encode[0 1]/Functions[{inner}]>>")
    });
    let mut pdf = Pdf::default();
    let stream = pdf.stream("", &[b"/S0 sh ", &hello()[..]].concat());
    let shading = format!(
        "/Shading << /S0 << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 1 1] /Function {stitched} >> >>"
    );
    add("nested-functions", page_drawing(pdf, &format!("{stream} 0 R"), &shading));
}

/// Forms that draw the next form `fan` times, down to `depth`.
fn fan_out(depth: usize, fan: usize, leaf: &[u8], group: &str) -> Vec<u8> {
    let mut pdf = Pdf::default();
    let font = pdf.font();
    let fonts = format!("/Font << /F1 {font} 0 R >>");
    let mut next = pdf
        .stream(&format!("/Type /XObject /Subtype /Form /BBox [0 0 600 900] {group} /Resources << {fonts} >>"), leaf);
    for _ in 0..depth {
        let entries = format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 600 900] {group} \
             /Resources << /XObject << /X {next} 0 R >> {fonts} >>"
        );
        next = pdf.stream(&entries, "/X Do ".repeat(fan).as_bytes());
    }
    let stream = pdf.stream("", &[&hello()[..], b" /X Do"].concat());
    page_drawing(pdf, &format!("{stream} 0 R"), &format!("/XObject << /X {next} 0 R >>"))
}

fn forms(add: &mut impl FnMut(&str, Vec<u8>)) {
    add("forms-with-text", fan_out(12, 10, &hello(), ""));
    add("forms-with-lines", fan_out(12, 10, b"0 0 m 100 0 l S", ""));
    add("forms-with-nothing", fan_out(12, 10, b"", ""));
    add("forms-in-groups", fan_out(8, 10, &hello(), "/Group << /S /Transparency >>"));
    add("forms-deep", fan_out(3000, 1, &hello(), ""));

    let mut pdf = Pdf::default();
    let own = pdf.next();
    pdf.stream(
        &format!("/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /XObject << /X {own} 0 R >> >>"),
        b"/X Do /X Do",
    );
    let stream = pdf.stream("", &[b"/X Do ", &hello()[..]].concat());
    add("form-of-itself", page_drawing(pdf, &format!("{stream} 0 R"), &format!("/XObject << /X {own} 0 R >>")));

    let mut pdf = Pdf::default();
    let own = pdf.next();
    pdf.stream(
        &format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Group << /S /Transparency >> /Resources << \
             /ExtGState << /G << /SMask << /S /Luminosity /G {own} 0 R >> >> >> >>"
        ),
        b"/G gs 0 0 9 9 re f",
    );
    let stream = pdf.stream("", &[b"/G gs ", &hello()[..]].concat());
    let mask = format!("/ExtGState << /G << /SMask << /S /Luminosity /G {own} 0 R >> >> >>");
    add("mask-of-itself", page_drawing(pdf, &format!("{stream} 0 R"), &mask));

    let annotation = |entries: &str, count: usize| {
        let mut pdf = Pdf::default();
        let font = pdf.font();
        let form = pdf.stream(
            &format!("/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /Font << /F1 {font} 0 R >> >>"),
            &hello(),
        );
        let one = pdf
            .add(format!("<< /Type /Annot /Subtype /Stamp /Rect [0 0 600 900] /AP << /N {form} 0 R >> {entries} >>"));
        let stream = pdf.stream("", &hello());
        let (page, tree) = (pdf.next(), pdf.next() + 1);
        pdf.add(format!(
            "<< /Type /Page /Parent {tree} 0 R {A4} /Contents {stream} 0 R /Annots [{}] \
             /Resources << /Font << /F1 {font} 0 R >> >> >>",
            format!("{one} 0 R ").repeat(count)
        ));
        pdf.add(format!("<< /Type /Pages /Count 1 /Kids [{page} 0 R] >>"));
        let root = pdf.add(format!("<< /Type /Catalog /Pages {tree} 0 R >>"));
        pdf.finish(root)
    };
    add("annotations", annotation("", 100_000));
    add("annotation-of-no-size", annotation("/Matrix [0 0 0 0 0 0]", 1));
}

/// A file whose page tree is written by hand: objects from 4 on; 1 is a page, 2 its content, 3 a font.
fn tree(objects: &[String], root_tree: usize) -> Vec<u8> {
    let mut pdf = Pdf::default();
    pdf.add(format!("<< /Type /Page /Parent 4 0 R {A4} /Contents 2 0 R /Resources << /Font << /F1 3 0 R >> >> >>"));
    pdf.stream("", &hello());
    pdf.font();
    for object in objects {
        pdf.add(object.as_bytes());
    }
    let root = pdf.add(format!("<< /Type /Catalog /Pages {root_tree} 0 R >>"));
    pdf.finish(root)
}

fn trees(add: &mut impl FnMut(&str, Vec<u8>)) {
    let own = |text: &str| text.to_owned();
    add("tree-of-itself", tree(&[own("<< /Type /Pages /Count 9 /Kids [4 0 R 1 0 R 4 0 R] >>")], 4));
    let two = [
        own("<< /Type /Pages /Count 9 /Kids [5 0 R 1 0 R] /Parent 5 0 R >>"),
        own("<< /Type /Pages /Count 9 /Kids [4 0 R 1 0 R] /Parent 4 0 R >>"),
    ];
    add("tree-of-two", tree(&two, 4));
    add("tree-with-catalogue", tree(&[own("<< /Type /Pages /Count 1 /Kids [5 0 R 1 0 R] >>")], 4));
    let chain: Vec<String> =
        (0..DEEP).map(|at| format!("<< /Type /Pages /Count 1 /Kids [{} 0 R] >>", at + 5)).collect();
    add("tree-deep", tree(&[&chain[..], &[own("<< /Type /Pages /Count 1 /Kids [1 0 R] >>")]].concat(), 4));
    let fan: Vec<String> = (0..40)
        .map(|at| format!("<< /Type /Pages /Count 9 /Kids [{next} 0 R {next} 0 R {next} 0 R] >>", next = at + 5))
        .collect();
    add("tree-of-fans", tree(&[&fan[..], &[own("<< /Type /Pages /Count 1 /Kids [1 0 R] >>")]].concat(), 4));
    add("page-a-hundred-thousand-times", {
        let kids = "1 0 R ".repeat(100_000);
        tree(&[format!("<< /Type /Pages /Count 100000 /Kids [{kids}] >>")], 4)
    });
    add("pages-a-hundred-thousand", {
        let pages = (0..100_000).map(|_| {
            own("<</Type/Page/Parent 4 0 R/MediaBox[0 0 595 842]/Contents 2 0 R/Resources<</Font<</F1 3 0 R>>>>>>")
        });
        let kids: String = (5..100_005).map(|number| format!("{number} 0 R ")).collect();
        let all: Vec<String> =
            [format!("<< /Type /Pages /Count 100000 /Kids [{kids}] >>")].into_iter().chain(pages).collect();
        tree(&all, 4)
    });
    add("count-absurd", tree(&[own("<< /Type /Pages /Count 2147483647 /Kids [1 0 R] >>")], 4));
    add("count-negative", tree(&[own("<< /Type /Pages /Count -5 /Kids [1 0 R] >>")], 4));
    add("kids-of-numbers", tree(&[own("<< /Type /Pages /Count 3 /Kids [1 2 (tre) /Fyra [1 0 R] null] >>")], 4));
}

fn many(add: &mut impl FnMut(&str, Vec<u8>)) {
    let line = format!("BT /F1 8 Tf 20 400 Td ({}) Tj ET\n", "abcdefghij".repeat(100));
    add("million-glyphs", page_of("", line.repeat(1000).as_bytes()));
    add("glyphs-below-the-limit", page_of("", line.repeat(390).as_bytes()));
    let spread: String = (0..50_000)
        .map(|at| format!("BT /F1 4 Tf {} {} Td (ord {at}) Tj ET\n", at % 97 * 6, at / 97 % 400 * 2))
        .collect();
    add("words-everywhere", page_of("", spread.as_bytes()));
    let singles: String = (0..100_000)
        .map(|at| format!("BT /F1 3 Tf {}.{} {} Td (x) Tj ET\n", at % 590, at % 7, at * 7919 % 840))
        .collect();
    add("letters-everywhere", page_of("", singles.as_bytes()));
    let rules: String =
        (0..200_000).map(|at| format!("{} {} m {} {} l S\n", at % 590, at % 840, at % 590, at % 840 + 9)).collect();
    add("rules-everywhere", page_of("", &[rules.as_bytes(), &hello()].concat()));
    let path: String = (0..1_000_000).map(|at| format!("{} {} l\n", at % 590, at * 31 % 840)).collect();
    add("path-long", page_of("", &[b"0 0 m\n", path.as_bytes(), b"S\n", &hello()].concat()));
    let sizes: String =
        (0..60_000).map(|at| format!("BT /F1 {} Tf 50 400 Td (a) Tj ET\n", 1.0 + f64::from(at) / 500.0)).collect();
    add("sizes", page_of("", sizes.as_bytes()));
    let turned: String = (0..30_000)
        .map(|at| {
            let (sin, cos) = f64::from(at).to_radians().sin_cos();
            format!("BT /F1 9 Tf {cos} {sin} {} {cos} 300 400 Tm (vriden) Tj ET\n", -sin)
        })
        .collect();
    add("turned", page_of("", turned.as_bytes()));
    add("string-long", page_of("", format!("BT /F1 9 Tf 20 700 Td ({}) Tj ET", "å".repeat(1 << 20)).as_bytes()));
    add("name-long", page_of("", format!("/{} gs ", "n".repeat(4 << 20)).as_bytes()));
    add("operands", page_of("", &[&b"1 ".repeat(2_000_000)[..], b"re f ", &hello()].concat()));
    add("bytes-without-meaning", page_of("", &[&b"\xff\xfe\x01>)]}".repeat(300_000)[..], &hello()].concat()));
    let mut objects = Pdf::default();
    let stream = objects.stream("", &hello());
    (0..200_000).for_each(|_| {
        objects.add("null");
    });
    add("objects", page_drawing(objects, &format!("{stream} 0 R"), ""));
    let comments = [b"%PDF-1.7\n".to_vec(), b"%\n".repeat(4_000_000)].concat();
    add("comments", comments);
    add("marks-of-objects", [b"%PDF-1.7\n".to_vec(), b"1 0 obj ".repeat(1_000_000)].concat());
    add("marks-of-trailers", [b"%PDF-1.7\n".to_vec(), b"trailer<</Root 1 0 R".repeat(300_000)].concat());
    add("marks-of-starts", [b"%PDF-1.7\n".to_vec(), b"startxref\n9\n%%EOF\n".repeat(200_000)].concat());
}

fn circles(add: &mut impl FnMut(&str, Vec<u8>)) {
    let with = |objects: &[&str], contents: &str| {
        let mut pdf = Pdf::default();
        for object in objects {
            pdf.add(*object);
        }
        page_drawing(pdf, contents, "")
    };
    add("reference-to-itself", with(&["1 0 R"], "1 0 R"));
    add("references-in-a-circle", with(&["2 0 R", "3 0 R", "1 0 R"], "1 0 R"));
    add("length-of-itself", with(&["<< /Length 1 0 R >>\nstream\nBT ET\nendstream"], "1 0 R"));
    add("length-in-a-circle", with(&["<< /Length 2 0 R >>\nstream\nBT ET\nendstream", "1 0 R"], "1 0 R"));
    add("content-of-arrays", with(&["[1 0 R 1 0 R 1 0 R]"], "1 0 R"));
    add("filter-of-itself", with(&["<< /Length 5 /Filter 1 0 R >>\nstream\nBT ET\nendstream"], "1 0 R"));
    let mut chain = Pdf::default();
    for number in 2..=50_000 {
        chain.add(format!("{number} 0 R"));
    }
    let stream = chain.stream("", &hello());
    assert_eq!(stream, 50_000);
    add("references-in-a-row", page_drawing(chain, "1 0 R", ""));
    let mut pdf = Pdf::default();
    let own = pdf.next();
    pdf.stream(&format!("/Type /ObjStm /N 1 /First 4 /Extends {own} 0 R"), b"1 0 << >>");
    let stream = pdf.stream("", &hello());
    add("object-stream-of-itself", page_drawing(pdf, &format!("{stream} 0 R"), ""));
    let table = |previous: &str| {
        let mut pdf = Pdf::default();
        let stream = pdf.stream("", &hello());
        let file = page_drawing(pdf, &format!("{stream} 0 R"), "");
        let text = String::from_utf8_lossy(&file).replace("\u{fffd}", "?");
        let at = text.rfind("startxref\n").expect("it is there") + 10;
        let start = text[at..].lines().next().expect("a number").to_owned();
        text.replace("/Size", &format!("{} /Size", previous.replace('@', &start))).into_bytes()
    };
    add("tables-in-a-circle", table("/Prev @"));
    add("tables-in-a-circle-of-streams", table("/XRefStm @"));
    add("table-before-the-file", table("/Prev -1"));
    add("table-behind-the-file", table("/Prev 99999999999999999999"));
}

fn fonts(add: &mut impl FnMut(&str, Vec<u8>)) {
    let with_font = |text: &str, make: &dyn Fn(&mut Pdf) -> String| {
        let mut pdf = Pdf::default();
        let font = make(&mut pdf);
        let stream = pdf.stream("", format!("BT /F9 12 Tf 72 700 Td {text} Tj ET").as_bytes());
        let number = pdf.add(font);
        let (page, tree) = (pdf.next(), pdf.next() + 1);
        pdf.add(format!(
            "<< /Type /Page /Parent {tree} 0 R {A4} /Contents {stream} 0 R \
             /Resources << /Font << /F9 {number} 0 R >> >> >>"
        ));
        pdf.add(format!("<< /Type /Pages /Count 1 /Kids [{page} 0 R] >>"));
        let root = pdf.add(format!("<< /Type /Catalog /Pages {tree} 0 R >>"));
        pdf.finish(root)
    };
    let composite = |pdf: &mut Pdf, map: &str, zipped: bool, entries: &str| {
        let map = if zipped { pdf.flate("", map.as_bytes()) } else { pdf.stream("", map.as_bytes()) };
        format!(
            "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode {map} 0 R /DescendantFonts \
             [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering \
             (Identity) /Supplement 0 >> {entries} >>] >>"
        )
    };
    let range = "1 beginbfrange <0000> <FFFF> <0041> endbfrange\n".repeat(20_000);
    add("map-of-ranges", with_font("<00410042>", &|pdf| composite(pdf, &range, true, "")));
    let wide =
        "1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange";
    add("map-of-wide-ranges", with_font("<00410042>", &|pdf| composite(pdf, wide, false, "")));
    let long = format!("1 beginbfchar <0041> <{}> endbfchar", "0061".repeat(200_000));
    let often = format!("<{}>", "0041".repeat(2000));
    add("map-to-long-strings", with_font(&often, &|pdf| composite(pdf, &long, true, "")));
    add(
        "map-using-itself",
        with_font("<00410042>", &|pdf| {
            let own = pdf.next();
            pdf.stream(&format!("/Type /CMap /UseCMap {own} 0 R"), b"/Identity-H usecmap");
            format!("<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding {own} 0 R /ToUnicode {own} 0 R >>")
        }),
    );
    add(
        "widths",
        with_font("(abc)", &|_| {
            let widths = "500 ".repeat(1_000_000);
            format!(
                "<< /Type /Font /Subtype /TrueType /BaseFont /X /FirstChar 0 /LastChar 2147483647 /Widths [{widths}] >>"
            )
        }),
    );
    add(
        "cid-widths",
        with_font("<00410042>", &|pdf| composite(pdf, "", false, "/W [0 2147483647 500 0 4294967295 1]")),
    );
    let garbage: Vec<u8> = (0..60_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for (kind, key, head) in [
        ("TrueType", "FontFile2", &b"\x00\x01\x00\x00\x00\x20"[..]),
        ("Type1", "FontFile", b"%!PS-AdobeFont-1.0 eexec"),
        ("Type1", "FontFile3 ", b"\x01\x00\x04\x04"),
    ] {
        let data = [head, &garbage].concat();
        add(
            &format!("font-of-garbage-{}", key.trim()),
            with_font("(abc)", &|pdf| {
                let file = pdf.flate("/Subtype /Type1C", &data);
                format!(
                    "<< /Type /Font /Subtype /{kind} /BaseFont /X /FirstChar 97 /LastChar 99 /Widths [500 500 500] \
                 /FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 /{key} {file} 0 R >> >>"
                )
            }),
        );
    }
    add(
        "type3-of-itself",
        with_font("(aaaa)", &|pdf| {
            let own = pdf.next() + 2;
            let glyph = pdf.stream("", format!("1000 0 d0 BT /F9 1 Tf ({}) Tj ET", "a".repeat(20)).as_bytes());
            format!(
                "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 \
             /LastChar 97 /Widths [1000] /Encoding << /Differences [97 /a] >> /CharProcs << /a {glyph} 0 R >> \
             /Resources << /Font << /F9 {own} 0 R >> >> >>"
            )
        }),
    );
    add(
        "type3-flat",
        with_font("(aaaa)", &|pdf| {
            let glyph = pdf.stream("", b"0 0 d0 0 0 9 9 re f");
            format!(
                "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [0 0 0 0 0 0] /FirstChar 97 /LastChar 97 \
             /Widths [0] /Encoding << /Differences [97 /a] >> /CharProcs << /a {glyph} 0 R >> >>"
            )
        }),
    );
    add(
        "differences",
        with_font("(abc)", &|_| {
            let names = "/aring ".repeat(500_000);
            format!("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [0 {names}] >> >>")
        }),
    );
}

fn painted(add: &mut impl FnMut(&str, Vec<u8>)) {
    let mut pdf = Pdf::default();
    let own = pdf.next();
    pdf.stream(
        &format!(
            "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.001 /YStep 0.001 \
             /Resources << /Pattern << /P {own} 0 R >> >>"
        ),
        b"/Pattern cs /P scn 0 0 100 100 re f",
    );
    let paint = b"/Pattern cs /P scn 0 0 595 842 re f ";
    let stream = pdf.stream("", &[&paint[..], &hello()].concat());
    add("pattern-of-itself", page_drawing(pdf, &format!("{stream} 0 R"), &format!("/Pattern << /P {own} 0 R >>")));
    for (name, entries) in [
        ("large", "/Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceRGB"),
        ("negative", "/Width -5 /Height -5 /BitsPerComponent 99 /ColorSpace /DeviceRGB"),
        ("jpx", "/Width 9 /Height 9 /Filter /JPXDecode"),
        ("jbig2", "/Width 60000 /Height 60000 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode"),
        (
            "ccitt",
            "/Width 60000 /Height 60000 /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 2147483647 >>",
        ),
        ("dct", "/Width 60000 /Height 60000 /BitsPerComponent 8 /Filter /DCTDecode"),
    ] {
        let mut pdf = Pdf::default();
        let image = pdf.stream(&format!("/Type /XObject /Subtype /Image {entries}"), &[0xff, 0xd8, 0xff, 0xe0, 0, 9]);
        let stream = pdf.stream("", &[b"q 500 0 0 500 0 0 cm /I Do Q ", &hello()[..]].concat());
        let file = page_drawing(pdf, &format!("{stream} 0 R"), &format!("/XObject << /I {image} 0 R >>"));
        add(&format!("image-{name}"), file);
    }
    add("inline-image-open", page_of("", &[&hello()[..], b"BI /W 9999999 /H 9999999 ID ", &[7; 9999]].concat()));
    let inline = b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI\n".repeat(100_000);
    add("inline-images", page_of("", &[&inline[..], &hello()].concat()));
}
