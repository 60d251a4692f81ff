//! Notes and form fields: what viewers show of them where the file does not say how they look.
//!
//! A field's value is text of the page, whether or not a program has drawn it; a note that opens when it is clicked is none.

use hayro_interpret::hayro_syntax::object::dict::keys::{
    ANNOTS, AP, AS, DA, F, FT, OPT, PARENT, RECT, SIG, SUBTYPE, V,
};
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, Rect as PdfRect, String as PdfString};
use hayro_interpret::hayro_syntax::page::Page as PdfPage;
use hayro_interpret::kurbo::{Affine, Rect};

use super::{Glyph, Page};

/// More notes and fields on a page are no form.
const MOST: usize = 2000;
/// Longer values are files that somebody pasted.
const LONGEST: usize = 20_000;
/// A field may take its properties from parents so far up.
const PARENTS: usize = 8;
/// Flags of a note: hidden, not shown on the screen.
const UNSEEN: u32 = 1 << 1 | 1 << 5;
/// Flags of a field: several lines, a password.
const LINES: u32 = 1 << 12;
const PASSWORD: u32 = 1 << 13;
/// The size of letters where a field leaves it to the viewer, and the share of the field's height that they fill.
const USUAL_SIZE: f64 = 12.0;
const FILLED: f64 = 0.7;
/// The width of a letter and the step of lines, in heights of the font.
const LETTER: f64 = 0.5;
const STEP: f64 = 1.15;
/// The margin inside a field, in points.
const MARGIN: f64 = 2.0;
/// The operator that sets font and size.
const SET_FONT: &[u8] = b"\x54f";
/// How a box is shown that is ticked.
const TICK: &str = "✘";

/// Takes the text of closed notes off a page whose notes and fields were drawn from glyph `printed` on, and adds the values
/// of fields that were not drawn. `transform` leads to the page as shown.
pub(super) fn settle(page: &PdfPage<'_>, transform: Affine, printed: usize, out: &mut Page) {
    let Some(notes) = page.raw().get::<Array<'_>>(ANNOTS) else { return };
    let notes: Vec<Note<'_>> =
        notes.iter::<Dict<'_>>().take(MOST).filter_map(|dict| Note::of(dict, transform)).collect();
    let closed: Vec<Rect> = notes.iter().filter(|note| note.is(b"Popup")).map(|note| note.area).collect();
    let signed: Vec<Rect> = notes.iter().filter(|note| note.is_signature()).map(|note| note.area).collect();
    for glyph in out.glyphs.iter_mut().skip(printed) {
        glyph.stamp = glyph.stamp || signed.iter().any(|area| holds(*area, glyph));
    }
    let mut index = 0;
    out.glyphs.retain(|glyph| {
        index += 1;
        index <= printed || !closed.iter().any(|area| holds(*area, glyph))
    });
    for note in &notes {
        if let Some(value) = note.value().filter(|_| !is_drawn(out, note.area)) {
            write(out, note, &value);
        }
    }
}

/// A note on a page: a field of a form, a text in a box, a note that opens.
struct Note<'a> {
    dict: Dict<'a>,
    /// Where it stands on the page as shown.
    area: Rect,
}

impl<'a> Note<'a> {
    fn of(dict: Dict<'a>, transform: Affine) -> Option<Note<'a>> {
        let PdfRect { x0, y0, x1, y1 } = dict.get(RECT)?;
        let seen = dict.get::<u32>(F).unwrap_or(0) & UNSEEN == 0;
        seen.then(|| Note { area: transform.transform_rect_bbox(Rect::new(x0, y0, x1, y1)), dict })
    }

    fn is(&self, subtype: &[u8]) -> bool {
        self.dict.get::<Name<'_>>(SUBTYPE).as_deref() == Some(subtype)
    }

    fn is_signature(&self) -> bool {
        self.is(b"Widget") && self.property(|dict| dict.get::<Name<'_>>(FT)).as_deref() == Some(SIG)
    }

    /// A property of the field, or of those that it belongs to.
    fn property<T>(&self, find: impl Fn(&Dict<'a>) -> Option<T>) -> Option<T> {
        let mut dict = self.dict.clone();
        for _ in 0..PARENTS {
            if let Some(found) = find(&dict) {
                return Some(found);
            }
            dict = dict.get::<Dict<'a>>(PARENT)?;
        }
        None
    }

    /// What a viewer writes into it.
    fn value(&self) -> Option<String> {
        if self.is(b"FreeText") {
            return self.dict.get::<PdfString<'_>>(b"Contents").map(|text| decoded(&text));
        }
        if !self.is(b"Widget") {
            return None;
        }
        let sort = self.property(|dict| dict.get::<Name<'_>>(FT))?;
        match &*sort {
            b"Tx" if self.flags() & PASSWORD == 0 => self.property(|dict| text(dict.get::<Object<'_>>(V)?)),
            b"Ch" => {
                let chosen = self.property(|dict| text(dict.get::<Object<'_>>(V)?))?;
                Some(self.shown(&chosen).unwrap_or(chosen))
            }
            b"Btn" if !self.dict.contains_key(AP) => {
                let state = self.dict.get::<Name<'_>>(AS).or_else(|| self.property(|dict| dict.get::<Name<'_>>(V)))?;
                (*state != *b"Off").then(|| TICK.to_owned())
            }
            _ => None,
        }
    }

    fn flags(&self) -> u32 {
        self.property(|dict| dict.get::<u32>(b"Ff")).unwrap_or(0)
    }

    /// How a list shows one of its choices.
    fn shown(&self, chosen: &str) -> Option<String> {
        let choices = self.property(|dict| dict.get::<Array<'_>>(OPT))?;
        choices.iter::<Object<'_>>().take(MOST).find_map(|choice| {
            let Object::Array(pair) = choice else { return None };
            let mut pair = pair.iter::<PdfString<'_>>().map(|text| decoded(&text));
            pair.next().filter(|stored| stored == chosen).and_then(|_| pair.next())
        })
    }

    /// The height of its font, if it tells one.
    fn size(&self) -> Option<f64> {
        let look = self.property(|dict| dict.get::<PdfString<'_>>(DA))?;
        let words: Vec<&[u8]> = look.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).collect();
        let at = words.iter().position(|word| *word == SET_FONT)?;
        let size = std::str::from_utf8(words.get(at.checked_sub(1)?)?).ok()?;
        size.parse().ok().filter(|size| (1.0..200.0).contains(size))
    }
}

/// A value of one text, or of several chosen in a list.
fn text(value: Object<'_>) -> Option<String> {
    let told = match value {
        Object::String(text) => decoded(&text),
        Object::Array(all) => all.iter::<PdfString<'_>>().map(|text| decoded(&text)).collect::<Vec<_>>().join("\n"),
        Object::Stream(stream) => decoded(&stream.decoded().ok()?),
        _ => return None,
    };
    Some(told)
}

/// A text as PDFs keep it: UTF-16 or UTF-8 with a mark, or their own set of signs.
pub(super) fn decoded(bytes: &[u8]) -> String {
    let bytes = bytes.get(..LONGEST).unwrap_or(bytes);
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')).collect()
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes
            .iter()
            .map(|byte| SIGNS.get(usize::from(*byte).wrapping_sub(0x80)).copied().unwrap_or(char::from(*byte)))
            .collect(),
    }
}

/// The signs of PDF's own set from 0x80 on, up to where it is Latin 1.
const SIGNS: [char; 33] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ',
    'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
];

fn holds(area: Rect, glyph: &Glyph) -> bool {
    let (x, y) = (f64::from(glyph.x), f64::from(glyph.y));
    (area.x0 - 1.0..area.x1).contains(&x) && (area.y0..area.y1 + 1.0).contains(&y)
}

/// Whether letters stand in a field.
fn is_drawn(page: &Page, area: Rect) -> bool {
    let letters = |glyph: &&Glyph| page.letters(glyph).chars().any(|c| c.is_alphanumeric() || c == '✘');
    page.glyphs.iter().filter(|glyph| !glyph.hidden && holds(area, glyph)).any(|glyph| letters(&glyph))
}

/// Writes a value where its field stands.
fn write(page: &mut Page, note: &Note<'_>, value: &str) {
    let area = note.area;
    let (width, height) = (area.width() - 2.0 * MARGIN, area.height());
    let size = note.size().unwrap_or_else(|| (FILLED * height).clamp(4.0, USUAL_SIZE));
    let several = note.flags() & LINES != 0 || note.is(b"FreeText") || value.trim().contains(['\n', '\r']);
    let middle = (area.y0 + area.y1) / 2.0 + 0.3 * size;
    let lines =
        if several { wrapped(value, (width / (LETTER * size)) as usize) } else { vec![value.trim().to_owned()] };
    let first = if several { area.y0 + MARGIN + 0.8 * size } else { beside(page, area).unwrap_or(middle) };
    let mut baseline = first;
    for line in lines {
        let count = line.chars().count().max(1);
        let advance = (LETTER * size).min(width.max(1.0) / count as f64);
        let mut x = area.x0 + MARGIN;
        for letter in line.chars() {
            let start = page.text.len();
            page.text.push(letter);
            page.glyphs.push(Glyph {
                start: u32::try_from(start).unwrap_or(u32::MAX),
                len: letter.len_utf8() as u8,
                x: x as f32,
                y: baseline as f32,
                advance: advance as f32,
                size: size as f32,
                ..Glyph::PLAIN
            });
            x += advance;
        }
        baseline += STEP * size;
    }
}

/// The baseline of what is printed to the left of a field.
fn beside(page: &Page, area: Rect) -> Option<f64> {
    let left = page.glyphs.iter().filter(|glyph| {
        let (x, y) = (f64::from(glyph.x), f64::from(glyph.y));
        glyph.turn == 0 && !glyph.hidden && x < area.x0 && (area.y0 + 0.3 * area.height()..area.y1).contains(&y)
    });
    left.max_by(|a, b| a.x.total_cmp(&b.x)).map(|glyph| f64::from(glyph.y))
}

/// Lines of at most so many letters.
fn wrapped(value: &str, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in value.replace("\r\n", "\n").split(['\n', '\r']) {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && line.chars().count() + word.chars().count() >= most.max(1) {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}
