//! A small writer of PDF files, right ones and wrong ones.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// The agenda that the base files hold, page by page.
pub const PAGES: [&[&str]; 3] = [
    &["Kallelse", "Kulturnämnden", "Tid: 2026-03-02 kl. 13.00", "Plats: Rådhuset", "", "1. Val av justerare", ""],
    &["2. Bidrag till föreningar (KN/12/2026)", "", "Förslag till beslut", "Nämnden beviljar 10 000 kr.", ""],
    &["3. Övriga frågor", "", "4. Mötet avslutas", ""],
];

/// Objects with numbers from 1, in order.
#[derive(Default)]
pub struct Pdf {
    objects: Vec<Vec<u8>>,
}

impl Pdf {
    /// The number of the object that is added next.
    pub fn next(&self) -> usize {
        self.objects.len() + 1
    }

    /// Adds an object; gives its number.
    pub fn add(&mut self, object: impl Into<Vec<u8>>) -> usize {
        self.objects.push(object.into());
        self.objects.len()
    }

    /// Adds a stream; `entries` go into its dictionary beside the length.
    pub fn stream(&mut self, entries: &str, data: &[u8]) -> usize {
        let mut object = format!("<< {entries} /Length {} >>\nstream\n", data.len()).into_bytes();
        object.extend_from_slice(data);
        object.extend_from_slice(b"\nendstream");
        self.add(object)
    }

    /// Adds a compressed stream.
    pub fn flate(&mut self, entries: &str, data: &[u8]) -> usize {
        self.stream(&format!("{entries} /Filter /FlateDecode"), &deflated(data))
    }

    /// The font that the base files use.
    pub fn font(&mut self) -> usize {
        self.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    }

    /// The file, with a table of its objects; `root` is the catalogue.
    pub fn finish(&self, root: usize) -> Vec<u8> {
        self.finish_with(&format!("/Root {root} 0 R"))
    }

    /// The file with its own entries in the trailer.
    pub fn finish_with(&self, trailer: &str) -> Vec<u8> {
        let mut file = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        let mut offsets = Vec::new();
        for (index, object) in self.objects.iter().enumerate() {
            offsets.push(file.len());
            file.extend_from_slice(format!("{} 0 obj\n", index + 1).as_bytes());
            file.extend_from_slice(object);
            file.extend_from_slice(b"\nendobj\n");
        }
        let start = file.len();
        let size = self.objects.len() + 1;
        file.extend_from_slice(format!("xref\n0 {size}\n0000000000 65535 f \n").as_bytes());
        for offset in offsets {
            file.extend_from_slice(format!("{offset:010} 00000 n \n").as_bytes());
        }
        let end = format!("trailer\n<< /Size {size} {trailer} >>\nstartxref\n{start}\n%%EOF\n");
        file.extend_from_slice(end.as_bytes());
        file
    }

    /// The file with its objects in a stream of objects and a stream as their table.
    pub fn finish_packed(&self, root: usize) -> Vec<u8> {
        let mut file = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        let is_stream = |object: &[u8]| object.windows(6).any(|six| six == b"stream");
        let (packed_number, table_number) = (self.objects.len() + 1, self.objects.len() + 2);
        let (mut index, mut body, mut rows) = (String::new(), Vec::new(), vec![[0_u32; 3]]);
        for (at, object) in self.objects.iter().enumerate() {
            if is_stream(object) {
                rows.push([1, file.len() as u32, 0]);
                file.extend_from_slice(format!("{} 0 obj\n", at + 1).as_bytes());
                file.extend_from_slice(object);
                file.extend_from_slice(b"\nendobj\n");
            } else {
                let slot = index.split_whitespace().count() as u32 / 2;
                rows.push([2, packed_number as u32, slot]);
                index.push_str(&format!("{} {} ", at + 1, body.len()));
                body.extend_from_slice(object);
                body.push(b'\n');
            }
        }
        let entries = format!("/Type /ObjStm /N {} /First {}", index.split_whitespace().count() / 2, index.len());
        let packed = [index.as_bytes(), &body].concat();
        rows.push([1, file.len() as u32, 0]);
        file.extend_from_slice(&numbered(packed_number, &entries, &packed));
        rows.push([1, file.len() as u32, 0]);
        let start = file.len();
        let table: Vec<u8> = rows
            .iter()
            .flat_map(|[kind, offset, slot]| {
                let [_, a, b, c] = offset.to_be_bytes();
                [*kind as u8, a, b, c, *slot as u8]
            })
            .collect();
        let entries = format!("/Type /XRef /Size {} /W [1 3 1] /Root {root} 0 R", rows.len());
        file.extend_from_slice(&numbered(table_number, &entries, &table));
        file.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
        file
    }
}

fn numbered(number: usize, entries: &str, data: &[u8]) -> Vec<u8> {
    let mut pdf = Pdf::default();
    pdf.flate(entries, data);
    [format!("{number} 0 obj\n").as_bytes(), &pdf.objects[0], b"\nendobj\n"].concat()
}

/// Compressed with zlib.
pub fn deflated(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(data).and_then(|()| encoder.finish()).expect("memory takes it")
}

/// The operators that print lines from the top of an A4 page.
pub fn content(lines: &[&str]) -> Vec<u8> {
    let mut out = b"BT /F1 12 Tf 16 TL 72 770 Td\n".to_vec();
    for line in lines {
        out.push(b'(');
        for letter in line.chars() {
            if matches!(letter, '(' | ')' | '\\') {
                out.push(b'\\');
            }
            // Windows-1252 has these letters where Latin-1 has them.
            out.push(u8::try_from(u32::from(letter)).unwrap_or(b'?'));
        }
        out.extend_from_slice(b") Tj T*\n");
    }
    out.extend_from_slice(b"ET\n");
    out
}

/// The agenda on three pages.
pub fn agenda(compressed: bool) -> (Pdf, usize) {
    let mut pdf = Pdf::default();
    let font = pdf.font();
    let tree = pdf.next() + 2 * PAGES.len();
    let mut kids = String::new();
    for lines in PAGES {
        let data = content(lines);
        let stream = if compressed { pdf.flate("", &data) } else { pdf.stream("", &data) };
        let page = pdf.add(format!(
            "<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 595 842] /Contents {stream} 0 R \
             /Resources << /Font << /F1 {font} 0 R >> >> >>"
        ));
        kids.push_str(&format!("{page} 0 R "));
    }
    let tree = pdf.add(format!("<< /Type /Pages /Count {} /Kids [{kids}] >>", PAGES.len()));
    let root = pdf.add(format!("<< /Type /Catalog /Pages {tree} 0 R >>"));
    (pdf, root)
}

/// A page with the given entries and the agenda's first page as its content, if they name no other.
pub fn one_page(page_entries: &str, content_data: &[u8], more: impl FnOnce(&mut Pdf) -> String) -> Vec<u8> {
    let mut pdf = Pdf::default();
    let font = pdf.font();
    let stream = pdf.stream("", content_data);
    let resources = more(&mut pdf);
    let (page, tree) = (pdf.next(), pdf.next() + 1);
    pdf.add(format!(
        "<< /Type /Page /Parent {tree} 0 R /Contents {stream} 0 R \
         /Resources << /Font << /F1 {font} 0 R >> {resources} >> {page_entries} >>"
    ));
    pdf.add(format!("<< /Type /Pages /Count 1 /Kids [{page} 0 R] >>"));
    let root = pdf.add(format!("<< /Type /Catalog /Pages {tree} 0 R >>"));
    pdf.finish(root)
}
