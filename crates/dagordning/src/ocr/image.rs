//! What a file of an image says of itself: its kind, its pages and their resolution. The image is the engine's affair.

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
/// More dots are no page; to unpack them would take all memory.
const MOST_DOTS: u64 = 120_000_000;
/// More pages are no meeting book.
pub(super) const MOST_PAGES: usize = 5000;

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
        if width == 0 || height == 0 || u64::from(width) * u64::from(height) > MOST_DOTS {
            return Err(format!("the image is no page ({width} by {height} dots)"));
        }
        let dpi = dpi.filter(|dpi| (COARSEST..FINEST).contains(dpi)).unwrap_or(width.max(height) as f32 / A4);
        Ok(ImageFile { kind, width, height, pages, channels, dpi })
    }
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
    let first = numbers.long(4)? as usize;
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
    let (mut pages, mut at) = (0, first);
    while at > 0 && pages < MOST_PAGES {
        let Some(next) = next_page(numbers, at) else { break };
        (pages, at) = (pages + 1, next);
    }
    Some(Head { width, height, dpi, pages: pages.max(1), channels: 0 })
}

/// Where the page after the one at `at` begins; 0 after the last.
pub(super) fn next_page(numbers: Numbers<'_>, at: usize) -> Option<usize> {
    let entries = numbers.short(at)? as usize;
    Some(numbers.long(at.checked_add(2 + entries * 12)?)? as usize)
}
