//! The pages: images with a box over each mark, or text whose pieces know their marks.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use dagordning::model::Segment;
use dagordning::output::Sheet;

use crate::html::{base64, text};
use crate::marks::Marks;
use crate::picture::Picture;
use crate::words::{self, Tongue};

/// Writes all pages.
pub fn write(
    sheet: &Sheet,
    pictures: &[Picture],
    marks: &Marks<'_>,
    tongue: Tongue,
    to: &mut dyn Write,
) -> io::Result<()> {
    writeln!(to, "<section id=\"pages\" tabindex=\"0\" aria-label=\"{}\">", words::bare("pages", tongue))?;
    let characters = Characters::new(&sheet.text);
    let drawn: BTreeMap<u32, &Picture> = pictures.iter().map(|picture| (picture.page, picture)).collect();
    let on_pages = by_page(marks);
    let none = Vec::new();
    let mut lines = sheet.lines.as_slice();
    for page in 1..=sheet.page_count.max(1) {
        let (own, rest) = lines.split_at(lines.partition_point(|line| line.page <= page));
        lines = rest;
        let here = on_pages.get(&page).unwrap_or(&none);
        writeln!(to, "<figure id=\"page-{page}\"><figcaption>{} {page}</figcaption>", words::page("page", tongue))?;
        match drawn.get(&page) {
            Some(picture) => {
                image(picture, marks, here, tongue, to)?;
                write!(to, "<details class=\"text\"><summary>{}</summary>", words::page("page_text", tongue))?;
                plain(own, &characters, to)?;
                to.write_all(b"</details>\n")?;
            }
            None => {
                if !drawn.is_empty() {
                    write!(to, "<p>{}</p>", words::page("not_drawn", tongue))?;
                }
                pieces(own, &characters, marks, here, to)?;
            }
        }
        to.write_all(b"</figure>\n")?;
    }
    to.write_all(b"</section>\n")
}

/// A mark and one of its segments.
type Place = (usize, Segment);

fn by_page(marks: &Marks<'_>) -> BTreeMap<u32, Vec<Place>> {
    let mut pages: BTreeMap<u32, Vec<Place>> = BTreeMap::new();
    for (number, mark) in marks.all().iter().enumerate() {
        for segment in &mark.segments {
            pages.entry(segment.page).or_default().push((number, *segment));
        }
    }
    pages
}

/// The picture of a page under the boxes of its marks, long marks below short ones: a value lies over the text that it was
/// read from.
fn image(picture: &Picture, marks: &Marks<'_>, here: &[Place], tongue: Tongue, to: &mut dyn Write) -> io::Result<()> {
    let (width, height) = picture.points;
    write!(
        to,
        "<div class=\"sheet\"><img alt=\"{} {}\" width=\"{width:.0}\" height=\"{height:.0}\" loading=\"lazy\" \
         decoding=\"async\" src=\"data:image/png;base64,{}\"><svg viewBox=\"0 0 {width:.1} {height:.1}\" \
         preserveAspectRatio=\"none\" aria-hidden=\"true\">",
        words::bare("page", tongue),
        picture.page,
        base64(&picture.png)
    )?;
    let mut boxes: Vec<(usize, Place)> = here
        .iter()
        .map(|(number, segment)| {
            let mark = &marks.all()[*number];
            (mark.segments.iter().map(|segment| (segment.end - segment.start) as usize).sum(), (*number, *segment))
        })
        .collect();
    boxes.sort_by_key(|(length, (number, _))| (marks.all()[*number].kind, std::cmp::Reverse(*length)));
    for (_, (number, segment)) in boxes {
        let Some([left, top, right, bottom]) = segment.bounds.map(|bounds| bounds.map(|tenths| tenths as f32 / 10.0))
        else {
            continue;
        };
        write!(
            to,
            "<rect class=\"{}\" data-o=\"{number}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"1\"/>",
            marks.all()[number].kind.class(),
            left - 1.0,
            top - 1.0,
            right - left + 2.0,
            bottom - top + 2.0
        )?;
    }
    to.write_all(b"</svg></div>\n")
}

/// The text of a page, to be copied or heard.
fn plain(lines: &[Segment], characters: &Characters<'_>, to: &mut dyn Write) -> io::Result<()> {
    to.write_all(b"<pre>")?;
    let mut before: Option<u32> = None;
    for line in lines {
        blank(before, line, characters, to)?;
        before = Some(line.end);
        to.write_all(text(characters.slice(line.start, line.end)).as_bytes())?;
    }
    to.write_all(b"</pre>")
}

/// What stands between two lines.
fn blank(before: Option<u32>, line: &Segment, characters: &Characters<'_>, to: &mut dyn Write) -> io::Result<()> {
    let Some(before) = before else { return Ok(()) };
    let between = characters.slice(before, line.start);
    to.write_all(if between.matches('\n').count() > 1 { b"\n\n" } else { b"\n" })
}

/// The text of a page in pieces, each with the numbers of the marks that it belongs to.
fn pieces(
    lines: &[Segment],
    characters: &Characters<'_>,
    marks: &Marks<'_>,
    here: &[Place],
    to: &mut dyn Write,
) -> io::Result<()> {
    let mut starts: Vec<Place> = here.to_vec();
    starts.sort_by_key(|(number, segment)| (segment.start, *number));
    let mut waiting = starts.into_iter().peekable();
    let mut open: Vec<(usize, u32)> = Vec::new();
    to.write_all(b"<pre>")?;
    let mut before = None;
    for line in lines {
        blank(before, line, characters, to)?;
        before = Some(line.end);
        let mut at = line.start;
        while at < line.end {
            open.retain(|(_, end)| *end > at);
            while let Some((number, segment)) = waiting.next_if(|(_, segment)| segment.start <= at) {
                if segment.end > at {
                    open.push((number, segment.end));
                }
            }
            let next = waiting.peek().map_or(line.end, |(_, segment)| segment.start);
            let end = open.iter().map(|(_, end)| *end).chain([next, line.end]).min().unwrap_or(line.end).max(at + 1);
            piece(characters.slice(at, end), &open, marks, to)?;
            at = end;
        }
    }
    to.write_all(b"</pre>\n")
}

fn piece(raw: &str, open: &[(usize, u32)], marks: &Marks<'_>, to: &mut dyn Write) -> io::Result<()> {
    let Some(strongest) = open.iter().map(|(number, _)| marks.all()[*number].kind).max() else {
        return to.write_all(text(raw).as_bytes());
    };
    let mut owners = String::new();
    for (number, _) in open {
        let _ = write!(owners, "{}{number}", if owners.is_empty() { "" } else { " " });
    }
    write!(to, "<span class=\"{}\" data-o=\"{owners}\">{}</span>", strongest.class(), text(raw))
}

/// A text by the numbers of its characters, asked for in rising order or not.
struct Characters<'t> {
    text: &'t str,
    /// The byte of every so many characters.
    steps: Vec<usize>,
}

/// So many characters lie between two bytes that are known.
const STEP: usize = 256;

impl<'t> Characters<'t> {
    fn new(text: &'t str) -> Characters<'t> {
        Characters { text, steps: text.char_indices().step_by(STEP).map(|(at, _)| at).collect() }
    }

    fn byte(&self, number: u32) -> usize {
        let number = number as usize;
        let Some(from) = self.steps.get(number / STEP) else { return self.text.len() };
        let within = self.text[*from..].char_indices().nth(number % STEP);
        within.map_or(self.text.len(), |(at, _)| from + at)
    }

    fn slice(&self, start: u32, end: u32) -> &'t str {
        let (start, end) = (self.byte(start), self.byte(end));
        self.text.get(start..end.max(start)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_found_by_their_number() {
        let text: String = "åb".repeat(400);
        let characters = Characters::new(&text);
        assert_eq!(characters.slice(0, 3), "åbå");
        assert_eq!(characters.slice(256, 258), "åb");
        assert_eq!(characters.slice(799, 900), "b");
    }
}
