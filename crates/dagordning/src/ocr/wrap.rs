//! An image file as a PDF that shows it, so that it is drawn, freed of ruling lines and turned as a scanned page is, and
//! unpacked where a file of unknown origin can do no harm. What a PDF cannot hold as it is stays the engine's affair.

use super::image::{ImageFile, ImageKind, Numbers};

/// Points in an inch.
const POINTS: f32 = 72.0;
/// More strips on a page are no scan.
const MOST_STRIPS: usize = 10_000;

/// A PDF with the pages of an image file; none if a PDF cannot hold their encoding.
#[must_use]
pub fn as_pdf(bytes: &[u8], file: &ImageFile) -> Option<Vec<u8>> {
    let pages = match file.kind {
        ImageKind::Jpeg => vec![jpeg(bytes, file)?],
        ImageKind::Png => vec![png(bytes, file)?],
        ImageKind::Tiff => tiff(bytes)?,
    };
    Some(write(&pages, file.dpi))
}

/// A page: images one below the other.
struct Sheet {
    width: u32,
    height: u32,
    strips: Vec<Strip>,
}

/// An image as a PDF stores it.
struct Strip {
    height: u32,
    /// What its dictionary says beside its size.
    about: String,
    data: Vec<u8>,
}

fn jpeg(bytes: &[u8], file: &ImageFile) -> Option<Sheet> {
    // Of four inks it is not known which way they are counted.
    let colours = match file.channels {
        1 => "/DeviceGray",
        3 => "/DeviceRGB",
        _ => return None,
    };
    let about = format!("/ColorSpace {colours} /BitsPerComponent 8 /Filter /DCTDecode");
    let strip = Strip { height: file.height, about, data: bytes.to_vec() };
    Some(Sheet { width: file.width, height: file.height, strips: vec![strip] })
}

/// The pixels of a PNG are packed as a PDF may pack them, unless they are interlaced or partly transparent.
fn png(bytes: &[u8], file: &ImageFile) -> Option<Sheet> {
    let [bits, colour, 0, 0, 0] = *bytes.get(24..29)? else { return None };
    let numbers = Numbers { bytes, little: false };
    let (mut data, mut palette, mut at) = (Vec::new(), None, 8usize);
    while let (Some(length), Some(kind)) = (numbers.long(at), bytes.get(at + 4..at + 8)) {
        let body = bytes.get(at + 8..(at + 8).checked_add(length as usize)?)?;
        match kind {
            b"IDAT" => data.extend_from_slice(body),
            b"PLTE" => palette = Some(body),
            b"tRNS" => return None,
            b"IEND" => break,
            _ => {}
        }
        at = at.checked_add(12)?.checked_add(length as usize)?;
    }
    let (colours, count) = match (colour, palette) {
        (0, _) => ("/DeviceGray".to_owned(), 1),
        (2, _) => ("/DeviceRGB".to_owned(), 3),
        (3, Some(palette)) if (3..=768).contains(&palette.len()) => {
            let hex: String = palette.iter().map(|byte| format!("{byte:02x}")).collect();
            (format!("[/Indexed /DeviceRGB {} <{hex}>]", palette.len() / 3 - 1), 1)
        }
        _ => return None,
    };
    if bits > 8 {
        return None;
    }
    let parameters = format!("/Predictor 15 /Colors {count} /BitsPerComponent {bits} /Columns {}", file.width);
    let about =
        format!("/ColorSpace {colours} /BitsPerComponent {bits} /Filter /FlateDecode /DecodeParms << {parameters} >>");
    let strip = Strip { height: file.height, about, data };
    Some(Sheet { width: file.width, height: file.height, strips: vec![strip] })
}

/// Pages of black and white as fax machines and scanners pack them (group 4).
fn tiff(bytes: &[u8]) -> Option<Vec<Sheet>> {
    let numbers = Numbers { bytes, little: bytes.first() == Some(&b'I') };
    let sheets: Vec<Sheet> = numbers.directories().map(|at| sheet(numbers, at)).collect::<Option<_>>()?;
    (!sheets.is_empty()).then_some(sheets)
}

fn sheet(numbers: Numbers<'_>, directory: usize) -> Option<Sheet> {
    let (mut width, mut height, mut compression, mut bits) = (0, 0, 1, 1);
    let (mut white_is_zero, mut order, mut rows, mut samples) = (true, 1, u32::MAX, 1);
    let (mut starts, mut lengths) = (Vec::new(), Vec::new());
    for (tag, values) in numbers.entries(directory)? {
        let first = values.first().copied().unwrap_or(0);
        match tag {
            256 => width = first,
            257 => height = first,
            258 => bits = first,
            259 => compression = first,
            262 => white_is_zero = first == 0,
            266 => order = first,
            273 => starts = values,
            277 => samples = first,
            278 => rows = first,
            279 => lengths = values,
            _ => {}
        }
    }
    let plain = compression == 4 && bits == 1 && samples == 1 && order == 1 && width > 0 && height > 0;
    if !plain || starts.len() != lengths.len() || starts.is_empty() {
        return None;
    }
    let mut strips = Vec::new();
    let mut left = height;
    for (start, length) in starts.iter().zip(&lengths) {
        let data = numbers.bytes.get(*start as usize..(*start as usize).checked_add(*length as usize)?)?.to_vec();
        let height = rows.min(left);
        left -= height;
        let parameters = format!("/K -1 /Columns {width} /Rows {height} /BlackIs1 {}", !white_is_zero);
        // Without BlackIs1 black dots become 0, which is black.
        let about = format!(
            "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << {parameters} >>"
        );
        strips.push(Strip { height, about, data });
    }
    (left == 0).then_some(Sheet { width, height, strips })
}

impl Numbers<'_> {
    /// The entries of a directory whose values are whole numbers.
    fn entries(self, at: usize) -> Option<Vec<(u32, Vec<u32>)>> {
        let count = self.short(at)? as usize;
        let mut entries = Vec::new();
        for entry in 0..count {
            let at = at.checked_add(2 + entry * 12)?;
            let (tag, kind, count) = (self.short(at)?, self.short(at + 2)?, self.long(at + 4)? as usize);
            let size = match kind {
                3 => 2,
                4 => 4,
                _ => continue,
            };
            if count > MOST_STRIPS {
                return None;
            }
            let inside = count * size <= 4;
            let values = if inside { at + 8 } else { self.long(at + 8)? as usize };
            let value = |index: usize| {
                let at = values.checked_add(index * size)?;
                if size == 2 { self.short(at) } else { self.long(at) }
            };
            entries.push((tag, (0..count).map(value).collect::<Option<Vec<u32>>>()?));
        }
        Some(entries)
    }
}

fn write(pages: &[Sheet], dpi: f32) -> Vec<u8> {
    let mut pdf = Pdf { bytes: b"%PDF-1.4\n".to_vec(), places: vec![0, 0] };
    let mut kids = String::new();
    for page in pages {
        let scale = POINTS / dpi;
        let (width, height) = (page.width as f32 * scale, page.height as f32 * scale);
        let (mut drawing, mut names, mut top) = (String::new(), String::new(), height);
        for (at, strip) in page.strips.iter().enumerate() {
            let tall = strip.height as f32 * scale;
            top -= tall;
            let head = format!(
                "/Type /XObject /Subtype /Image /Width {} /Height {} {}",
                page.width, strip.height, strip.about
            );
            let image = pdf.stream(&head, &strip.data);
            names.push_str(&format!("/I{at} {image} 0 R "));
            drawing.push_str(&format!("q {width:.4} 0 0 {tall:.4} 0 {top:.4} cm /I{at} Do Q\n"));
        }
        let drawing = pdf.stream("", drawing.as_bytes());
        let about = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.4} {height:.4}] /Contents {drawing} 0 R /Resources << \
             /XObject << {names}>> >> >>"
        );
        kids.push_str(&format!("{} 0 R ", pdf.object(about.as_bytes())));
    }
    pdf.at(1, b"<< /Type /Catalog /Pages 2 0 R >>");
    pdf.at(2, format!("<< /Type /Pages /Count {} /Kids [{kids}] >>", pages.len()).as_bytes());
    pdf.finish()
}

/// A PDF in the making.
struct Pdf {
    bytes: Vec<u8>,
    places: Vec<usize>,
}

impl Pdf {
    fn object(&mut self, body: &[u8]) -> usize {
        self.places.push(0);
        let number = self.places.len();
        self.at(number, body);
        number
    }

    fn at(&mut self, number: usize, body: &[u8]) {
        if let Some(place) = self.places.get_mut(number - 1) {
            *place = self.bytes.len();
        }
        self.bytes.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        self.bytes.extend_from_slice(body);
        self.bytes.extend_from_slice(b"\nendobj\n");
    }

    fn stream(&mut self, about: &str, data: &[u8]) -> usize {
        let mut body = format!("<< {about} /Length {} >>\nstream\n", data.len()).into_bytes();
        body.extend_from_slice(data);
        body.extend_from_slice(b"\nendstream");
        self.object(&body)
    }

    fn finish(mut self) -> Vec<u8> {
        let (start, size) = (self.bytes.len(), self.places.len() + 1);
        let mut tail = format!("xref\n0 {size}\n0000000000 65535 f \n");
        self.places.iter().for_each(|place| tail.push_str(&format!("{place:010} 00000 n \n")));
        tail.push_str(&format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
        self.bytes.extend_from_slice(tail.as_bytes());
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn fixture(name: &str) -> Vec<u8> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/scan");
        std::fs::read(folder.join(name)).expect("a fixture")
    }

    #[test]
    fn wrapped_images_are_drawn_dot_by_dot() {
        for (name, pages) in [("utdrag-sida.png", 1), ("kallelse-sida.jpg", 1), ("tabell-sidor.tiff", 2)] {
            let bytes = fixture(name);
            let file = ImageFile::of(&bytes).expect("an image");
            assert_eq!(file.pages, pages, "{name}");
            let pdf = Arc::new(as_pdf(&bytes, &file).expect("a PDF"));
            for page in 1..=pages {
                let drawn = crate::pdf::render(&pdf, page as u32, file.dpi).expect("an image");
                assert!(drawn.width.abs_diff(file.width as usize) <= 1, "{name}: {} {}", drawn.width, file.width);
                assert!(drawn.height.abs_diff(file.height as usize) <= 1, "{name}");
                // Black on white.
                let dark = drawn.dots.iter().filter(|dot| **dot < 100).count() * 100 / drawn.dots.len();
                assert!(dark < 20 && !drawn.is_blank(), "{name}: {dark}");
            }
        }
    }

    #[test]
    fn broken_images_are_none() {
        for name in ["utdrag-sida.png", "kallelse-sida.jpg", "tabell-sidor.tiff"] {
            let bytes = fixture(name);
            for length in [9, 20, 40, 100, 200, 400] {
                let cut = &bytes[..length.min(bytes.len())];
                if let Ok(file) = ImageFile::of(cut) {
                    let _ = as_pdf(cut, &file);
                }
            }
        }
        assert!(ImageFile::of(b"no image").is_err());
    }
}
