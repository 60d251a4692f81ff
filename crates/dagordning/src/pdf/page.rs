//! What readers hand over.

/// A page with its glyphs in the order in which they are drawn.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// In points.
    pub width: f32,
    /// In points.
    pub height: f32,
    /// Every glyph, spaces too.
    pub glyphs: Vec<Glyph>,
    /// The letters of the glyphs; each glyph has a range of it.
    pub text: String,
    /// Lines drawn along the page: borders of tables, underlines.
    pub rules: Vec<Rule>,
    /// How much of the page images cover, from 0 to 1.
    pub image_share: f32,
    /// The resolution of the image that covers most of the page, in dots per inch; 0 without an image.
    pub image_dpi: f32,
    /// How many filled shapes are drawn that are no boxes: text whose letters were made into outlines has thousands.
    pub shapes: u32,
    /// By how much the lines fall to the right, in radians, in the direction in which most is written. Coordinates are
    /// those of the page turned back by it about its middle. 0 unless it was read from an image.
    pub skew: f32,
    /// Whether its text was read from its image by this program.
    pub recognized: bool,
    /// Whether it was looked at as an image, and nothing is on it.
    pub blank: bool,
    /// Whether the reader failed on the page; what it found before is here.
    pub broken: bool,
    /// The family of fonts in which most is set, by its number in the file; 0 where nothing tells it.
    pub family: u32,
    /// The pages that have fonts of the file in common were made together and have one number; 0 where nothing tells it.
    pub kin: u32,
}

/// A direction along which writing runs, as its nearest quarter turn clockwise and by how much it falls to the right of it, in
/// radians; `along` and `down` are the direction's parts to the right and down the page.
#[cfg(any(feature = "pdf", feature = "pdf-fallback"))]
#[must_use]
pub(super) fn direction(along: f64, down: f64) -> (u8, f32) {
    // Nearly all text is upright.
    if down == 0.0 && along > 0.0 {
        return (0, 0.0);
    }
    let angle = down.atan2(along);
    let quarter = (angle / std::f64::consts::FRAC_PI_2).round();
    let turn = (quarter as i64).rem_euclid(4) as u8;
    (turn, (angle - quarter * std::f64::consts::FRAC_PI_2) as f32)
}

/// A glyph in its place. Coordinates are points from the page's top left corner, x to the right and y down, in the
/// page as it is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Its letters: from here in [`Page::text`] …
    pub start: u32,
    /// … this many bytes.
    pub len: u8,
    /// Whether the font says what the glyph means. If it does not, its letter is a private sign (U+F000 and its code).
    pub mapped: bool,
    /// How often it was drawn over itself at nearly the same place.
    pub bold: bool,
    /// Drawn without ink: the layer of text that scanning programs put under an image.
    pub invisible: bool,
    /// How sure the optical reading is, in percent; [`Glyph::CERTAIN`] for text that was not read from an image.
    pub confidence: u8,
    /// Probably no letter but a stamp, a signature or dirt, taken for one by the optical reading.
    pub noise: bool,
    /// Drawn, and nobody sees it: white on white, covered, clipped, transparent.
    pub hidden: bool,
    /// The file says that it is a watermark, or it is the stamp of a signature.
    pub stamp: bool,
    /// Drawn in a colour that is light on paper.
    pub pale: bool,
    /// By how much its line falls to the right of the direction of writing, in radians.
    pub slant: f32,
    /// The direction of writing in quarter turns clockwise, 0 to 3; of text that is askew the nearest.
    pub turn: u8,
    /// Where it begins along the direction of writing.
    pub x: f32,
    /// Its baseline.
    pub y: f32,
    /// How far it advances.
    pub advance: f32,
    /// The height of its font.
    pub size: f32,
}

impl Glyph {
    /// The confidence of letters that no optical reading was needed for.
    pub const CERTAIN: u8 = u8::MAX;
    /// An upright glyph without letters.
    pub const PLAIN: Glyph = Glyph {
        start: 0,
        len: 0,
        mapped: true,
        bold: false,
        invisible: false,
        confidence: Glyph::CERTAIN,
        noise: false,
        hidden: false,
        stamp: false,
        pale: false,
        slant: 0.0,
        turn: 0,
        x: 0.0,
        y: 0.0,
        advance: 0.0,
        size: 0.0,
    };
}

impl Page {
    /// The letters of a glyph.
    #[must_use]
    pub fn letters(&self, glyph: &Glyph) -> &str {
        let start = glyph.start as usize;
        self.text.get(start..start + glyph.len as usize).unwrap_or_default()
    }
}

/// A drawn straight line, horizontal or vertical.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Left end.
    pub x0: f32,
    /// Upper end.
    pub y0: f32,
    /// Right end.
    pub x1: f32,
    /// Lower end.
    pub y1: f32,
}

impl Rule {
    /// Whether it runs from left to right.
    #[must_use]
    pub fn is_horizontal(&self) -> bool {
        self.x1 - self.x0 > self.y1 - self.y0
    }
}
