//! What a file of an image says of itself: its kind, its pages and their resolution. The image is the engine's affair.

use std::collections::BTreeSet;

/// The kinds of image files that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageKind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// TIFF, of one or more pages.
    Tiff,
}

/// What is known of an image file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ImageFile {
    /// Its kind.
    pub kind: ImageKind,
    /// Dots in a row of the first page.
    pub width: u32,
    /// Rows of the first page.
    pub height: u32,
    /// How many pages it has.
    pub pages: usize,
    /// How many values a dot has, if that is known: 1 for grey, 3 for colours.
    pub channels: u8,
    /// Dots per inch: what it says itself if that can be, otherwise such that its longer side is that of an A4.
    pub dpi: f32,
}

/// The longer side of an A4, in inches.
const A4: f32 = 11.69;
/// Programs that do not know write 72 or 96; no scan of a page has less than this.
const COARSEST: f32 = 100.0;
const FINEST: f32 = 1300.0;
/// Millions of dots: more are no page, and to unpack them would take all memory.
const MOST_DOTS: u64 = 120;
/// More pages are no meeting book.
const MOST_PAGES: usize = 5000;

impl ImageKind {
    /// The kind of a file by its first bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<ImageKind> {
        match bytes {
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(ImageKind::Png),
            [0xff, 0xd8, 0xff, ..] => Some(ImageKind::Jpeg),
            [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some(ImageKind::Tiff),
            _ => None,
        }
    }

    /// "image/png".
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            ImageKind::Png => "image/png",
            ImageKind::Jpeg => "image/jpeg",
            ImageKind::Tiff => "image/tiff",
        }
    }
}

impl ImageFile {
    /// Looks at the head of a file.
    ///
    /// # Errors
    ///
    /// In plain words, when it is none of the kinds, says nothing of its size, or is larger than any page.
    pub fn of(bytes: &[u8]) -> Result<ImageFile, String> {
        let kind = ImageKind::of(bytes).ok_or("the file is no image that is read (PNG, JPEG, TIFF)")?;
        let head = match kind {
            ImageKind::Png => png(bytes),
            ImageKind::Jpeg => jpeg(bytes),
            ImageKind::Tiff => tiff(bytes),
        };
        let Head { width, height, dpi, pages, channels } =
            head.ok_or("the image is damaged: it does not tell its size")?;
        bounded(width, height)?;
        if kind == ImageKind::Tiff {
            let numbers = Numbers { bytes, little: bytes.first() == Some(&b'I') };
            let sizes = numbers.directories().filter_map(|at| Some(sized(numbers, at)?.0));
            sizes.skip(1).try_for_each(|(width, height)| bounded(width, height))?;
        }
        let dpi = dpi.filter(|dpi| (COARSEST..FINEST).contains(dpi)).unwrap_or(width.max(height) as f32 / A4);
        Ok(ImageFile { kind, width, height, pages, channels, dpi })
    }
}

/// Refuses what is no page before anything of it is unpacked.
fn bounded(width: u32, height: u32) -> Result<(), String> {
    if width == 0 || height == 0 {
        return Err(format!("the image is no page ({width} by {height} dots)"));
    }
    if u64::from(width) * u64::from(height) > MOST_DOTS * 1_000_000 {
        return Err(format!("the image has {width} by {height} dots; at most {MOST_DOTS} million are read"));
    }
    Ok(())
}

struct Head {
    width: u32,
    height: u32,
    dpi: Option<f32>,
    pages: usize,
    channels: u8,
}

/// Numbers of a file, its most significant byte first or last.
#[derive(Clone, Copy)]
pub(super) struct Numbers<'b> {
    pub(super) bytes: &'b [u8],
    pub(super) little: bool,
}

impl Numbers<'_> {
    pub(super) fn short(self, at: usize) -> Option<u32> {
        let bytes: [u8; 2] = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(u32::from(if self.little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) }))
    }
    pub(super) fn long(self, at: usize) -> Option<u32> {
        let bytes: [u8; 4] = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if self.little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }
}

fn png(bytes: &[u8]) -> Option<Head> {
    let numbers = Numbers { bytes, little: false };
    let mut head = Head { width: numbers.long(16)?, height: numbers.long(20)?, dpi: None, pages: 1, channels: 0 };
    let mut at = 8usize;
    // The resolution stands before the image.
    while let (Some(length), Some(kind)) = (numbers.long(at), bytes.get(at.checked_add(4)?..at.checked_add(8)?)) {
        if kind == b"IDAT" {
            break;
        }
        if kind == b"pHYs" && bytes.get(at + 16) == Some(&1) {
            head.dpi = numbers.long(at + 8).map(|per_metre| per_metre as f32 * 0.0254);
        }
        at = at.checked_add(12)?.checked_add(length as usize)?;
    }
    Some(head)
}

fn jpeg(bytes: &[u8]) -> Option<Head> {
    let numbers = Numbers { bytes, little: false };
    let (mut at, mut dpi) = (2usize, None);
    loop {
        // Segments begin with 0xff, which may be repeated.
        while *bytes.get(at)? == 0xff && *bytes.get(at + 1)? == 0xff {
            at += 1;
        }
        let [0xff, marker] = *bytes.get(at..at + 2)? else { return None };
        let length = numbers.short(at + 2)? as usize;
        let body = at + 4;
        match marker {
            0xe0 if bytes.get(body..body + 5) == Some(b"JFIF\0") => {
                let density = numbers.short(body + 8)? as f32;
                dpi = match bytes.get(body + 7)? {
                    1 => Some(density),
                    2 => Some(density * 2.54),
                    _ => dpi,
                };
            }
            0xe1 if bytes.get(body..body + 6) == Some(b"Exif\0\0") && dpi.is_none() => {
                dpi = bytes.get(body + 6..at + 2 + length).and_then(tiff).and_then(|head| head.dpi);
            }
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                let (height, width) = (numbers.short(body + 1)?, numbers.short(body + 3)?);
                return Some(Head { width, height, dpi, pages: 1, channels: *bytes.get(body + 5)? });
            }
            0xd9 | 0xda => return None,
            _ => {}
        }
        at = at + 2 + length.max(2);
    }
}

fn tiff(bytes: &[u8]) -> Option<Head> {
    let numbers = Numbers { bytes, little: bytes.first() == Some(&b'I') };
    let ((width, height), dpi) = sized(numbers, numbers.long(4)? as usize)?;
    Some(Head { width, height, dpi, pages: numbers.directories().count().max(1), channels: 0 })
}

/// The size and the resolution of the page whose directory begins at `first`.
fn sized(numbers: Numbers<'_>, first: usize) -> Option<((u32, u32), Option<f32>)> {
    let (mut width, mut height, mut resolution, mut unit) = (0, 0, None, 2);
    for entry in 0..numbers.short(first)? as usize {
        let at = first.checked_add(2)?.checked_add(entry * 12)?;
        let short = numbers.short(at + 2)? == 3;
        let value = if short { numbers.short(at + 8)? } else { numbers.long(at + 8)? };
        match numbers.short(at)? {
            256 => width = value,
            257 => height = value,
            282 => {
                let (above, below) = (numbers.long(value as usize), numbers.long((value as usize).checked_add(4)?));
                resolution = above.zip(below).map(|(above, below)| above as f32 / below as f32);
            }
            296 => unit = value,
            _ => {}
        }
    }
    let dpi = match unit {
        3 => resolution.map(|per_centimetre| per_centimetre * 2.54),
        _ => resolution,
    };
    Some(((width, height), dpi))
}

impl Numbers<'_> {
    /// Where the directories of the pages stand: each once, though one may name an earlier one as the next.
    pub(super) fn directories(self) -> impl Iterator<Item = usize> {
        let mut seen = BTreeSet::new();
        let mut next = self.long(4).map(|at| at as usize);
        std::iter::from_fn(move || {
            let at = next.filter(|at| *at > 0 && seen.len() < MOST_PAGES)?;
            let following = next_page(self, at)?;
            seen.insert(at);
            next = Some(following).filter(|at| !seen.contains(at));
            Some(at)
        })
    }
}

/// Where the page after the one at `at` begins; 0 after the last.
fn next_page(numbers: Numbers<'_>, at: usize) -> Option<usize> {
    let entries = numbers.short(at)? as usize;
    Some(numbers.long(at.checked_add(2 + entries * 12)?)? as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A TIFF of directories with a width and a height, each of which names the next by its place in the list.
    fn tiff_of(pages: &[(u32, u32, Option<usize>)]) -> Vec<u8> {
        const LENGTH: usize = 2 + 2 * 12 + 4;
        let start = |at: usize| (8 + at * LENGTH) as u32;
        let mut file = b"II\x2a\0".to_vec();
        file.extend(start(0).to_le_bytes());
        for (width, height, next) in pages {
            file.extend(2u16.to_le_bytes());
            for (tag, value) in [(256u16, width), (257, height)] {
                file.extend([tag.to_le_bytes(), 4u16.to_le_bytes()].concat());
                file.extend([1u32.to_le_bytes(), value.to_le_bytes()].concat());
            }
            file.extend(next.map_or(0, start).to_le_bytes());
        }
        file
    }

    #[test]
    fn directories_that_go_round_are_counted_once() {
        for (pages, count) in [
            (vec![(9, 9, Some(0))], 1),
            (vec![(9, 9, Some(1)), (9, 9, None)], 2),
            (vec![(9, 9, Some(1)), (9, 9, Some(2)), (9, 9, Some(1))], 3),
            (vec![(9, 9, Some(7))], 1),
        ] {
            assert_eq!(ImageFile::of(&tiff_of(&pages)).map(|file| file.pages), Ok(count), "{pages:?}");
        }
    }

    #[test]
    fn every_page_is_bounded_before_it_is_unpacked() {
        let large = "the image has 20000 by 20000 dots; at most 120 million are read".to_owned();
        assert_eq!(ImageFile::of(&tiff_of(&[(20_000, 20_000, None)])), Err(large.clone()));
        assert_eq!(ImageFile::of(&tiff_of(&[(9, 9, Some(1)), (20_000, 20_000, None)])), Err(large));
    }
}
