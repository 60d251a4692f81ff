//! The first reader: hayro's interpreter with a device that listens for glyphs and lines instead of drawing them.

use std::collections::{BTreeSet, HashMap};
use std::f64::consts::FRAC_PI_2;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;

use hayro_interpret::font::{Glyph as DrawnGlyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::dict::keys::SUBTYPE;
use hayro_interpret::hayro_syntax::object::{Dict, Name};
use hayro_interpret::hayro_syntax::page::Page as PdfPage;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, BezPath, ParamCurve, Point, Rect, Shape, Vec2};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, TransformExt, interpret_page,
};

use super::damage::{self, Tree};
use super::fonts::Letters;
use super::page::direction;
use super::program::is_told;
use super::sight::{Ink, Sight, THINNEST};
use super::stroke;
use super::{Glyph, MOST_GLYPHS, MOST_PAGES, Page, PdfError, PdfReader, Rule, Told};
use super::{beside, enclosed, forms, locked};

/// Glyphs are scaled to this many units.
const UNITS: f64 = 1000.0;
/// So many codes of a run are looked through, which most runs do not have.
const MOST_KNOWN: usize = 64;
/// In an inch.
const POINTS: f64 = 72.0;
/// More paths and images on a page are no drawing: maps have some hundred thousand.
const MOST_PATHS: usize = 5_000_000;
/// More boxes are no page: forms in forms draw for ever.
const MOST_CLIPS: usize = 1_000_000;
/// More lines on a page are a drawing.
const MOST_RULES: usize = 4000;
/// Text is widened as a whole in at most so many ways; single glyphs of more proportions are stretched.
const MOST_WIDENED: usize = 6;
/// An image of this share of the page is a scan of it.
const WHOLE: f64 = 0.8;
/// A path of more steps is a drawing.
const MOST_STEPS: usize = 64;
/// So many steps draw a box.
const A_BOX: usize = 6;
/// So many families of fonts of a page are counted.
const MOST_FAMILIES: usize = 16;

/// The reader on hayro.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hayro;

impl PdfReader for Hayro {
    fn name(&self) -> &'static str {
        "hayro"
    }

    fn read(&self, bytes: &Arc<Vec<u8>>, each: &mut dyn FnMut(Page)) -> Result<Told, PdfError> {
        let pdf = open(bytes)?;
        let elsewhere = enclosed::why(&pdf);
        let mut lost = Vec::new();
        let announced = match damage::tree(&pdf) {
            Tree::Announces(count) => count,
            Tree::Lost => {
                lost.push("the list of its pages is gone, they are as they stand in the file".to_owned());
                0
            }
        };
        let pages: Vec<&PdfPage<'_>> = pages(&pdf, announced).collect();
        if pages.is_empty() && announced > 0 {
            return Err(PdfError::Damaged("none of the pages that it announces is there".to_owned()));
        }
        if pages.len() < announced {
            lost.push(format!("{} of the {announced} pages that it announces are there", pages.len()));
        }
        if pages.len() > MOST_PAGES {
            lost.push(format!("of its {} pages the first {MOST_PAGES} are read", pages.len()));
        }
        let beside = beside::of(&pdf, &pages);
        let kin = beside::kin(&pages);
        let mut fonts = Fonts::default();
        let mut letters = Letters::of(&pages);
        let mut cache = InterpreterCache::new();
        let (mut overfull, mut any_text) = (Vec::new(), false);
        for ((number, page), kin) in (1..).zip(pages).zip(kin).take(MOST_PAGES) {
            let (mut read, outcome) = read_page(&pdf, page, &cache, (&mut fonts, &mut letters));
            match outcome {
                Outcome::Read => read.broken = damage::lost_content(page),
                Outcome::Failed => {
                    read.broken = true;
                    // What the failure left in them is not known.
                    (cache, fonts) = (InterpreterCache::new(), Fonts::default());
                }
                Outcome::TooMuch => {
                    overfull.push(number);
                    read = Page { width: read.width, height: read.height, broken: true, ..Page::default() };
                }
            }
            any_text |= !read.glyphs.is_empty();
            read.kin = kin;
            each(read);
        }
        match overfull[..] {
            [] => {}
            _ if !any_text => return Err(PdfError::TooMuch),
            [first, ..] => lost.push(format!("there is too much on page {first}, which is left out")),
        }
        Ok(Told { lost, elsewhere, beside })
    }
}

/// The pages in order, where so many are announced. In a file without a list of pages a note may look like one.
pub(super) fn pages<'p>(pdf: &'p Pdf, announced: usize) -> impl Iterator<Item = &'p PdfPage<'p>> {
    pdf.pages().iter().filter(move |page| announced > 0 || !damage::is_note(page))
}

/// Opens a file, if need be by its objects alone.
pub(super) fn open(bytes: &Arc<Vec<u8>>) -> Result<Pdf, PdfError> {
    let mended = || Pdf::new(damage::mended(bytes)).ok().filter(|pdf| !pdf.pages().iter().all(damage::is_note));
    Pdf::new(Arc::clone(bytes)).or_else(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            locked::opened(bytes).and_then(|plain| Pdf::new(Arc::new(plain)).ok()).ok_or(PdfError::Encrypted)
        }
        LoadPdfError::Decryption(_) => Err(PdfError::UnknownEncryption),
        LoadPdfError::Invalid => mended().ok_or_else(|| PdfError::Damaged("no page is left".to_owned())),
    })
}

/// How the reading of a page ended.
enum Outcome {
    Read,
    Failed,
    TooMuch,
}

/// Why the device stops the interpreter, which has no other way to be stopped.
struct TooMuch;

fn read_page<'p>(
    pdf: &'p Pdf,
    page: &'p PdfPage<'p>,
    cache: &InterpreterCache<'p>,
    (fonts, letters): (&mut Fonts, &mut Letters<'_>),
) -> (Page, Outcome) {
    let (width, height) = page.render_dimensions();
    let transform = page.initial_transform(true).to_kurbo();
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let out = Page { width, height, ..Page::default() };
    let sight = Sight::default();
    let mut device = Listener {
        page: out,
        fonts,
        letters,
        bounds,
        sight,
        laid_over: 0,
        marks: Vec::new(),
        drawn: 0,
        paths: 0,
        clips: 0,
        largest: 0.0,
        families: Vec::new(),
    };
    let read = catch_unwind(AssertUnwindSafe(|| {
        let interpret = |device: &mut Listener<'_, '_>, render_content| {
            let settings = InterpreterSettings { render_content, ..InterpreterSettings::default() };
            let mut context = Context::new(transform, bounds, cache, pdf.xref(), settings);
            interpret_page(page, &mut context, device);
        };
        interpret(&mut device, RenderContent::PAGE);
        let printed = device.page.glyphs.len();
        interpret(&mut device, RenderContent::ANNOTATIONS);
        forms::settle(page, transform, printed, &mut device.page);
    }));
    device.cover();
    device.page.family = device.families.iter().max_by_key(|(_, count)| *count).map_or(0, |(family, _)| *family);
    let outcome = match read {
        Ok(()) => Outcome::Read,
        Err(reason) if reason.is::<TooMuch>() => Outcome::TooMuch,
        Err(_) => Outcome::Failed,
    };
    (device.page, outcome)
}

/// What is known of the document's fonts.
#[derive(Default)]
struct Fonts {
    /// Whether the font of this name is bold, and the number of its family.
    by_name: HashMap<String, Named>,
    /// The numbers of families, from 1.
    families: HashMap<String, u32>,
    /// Stroke widths of glyphs whose font does not tell its weight.
    strokes: HashMap<u128, f32>,
    /// Proportions of single glyphs to their fonts, in thousandths, as far as they are not one to one.
    proportions: BTreeSet<i64>,
}

struct Listener<'f, 'p> {
    page: Page,
    fonts: &'f mut Fonts,
    letters: &'f mut Letters<'p>,
    bounds: Rect,
    sight: Sight,
    /// Over so many glyphs a scan was laid.
    laid_over: usize,
    /// Whether what is drawn is marked as a watermark, by the marks that are open.
    marks: Vec<bool>,
    /// How many glyphs were drawn, also where nobody sees them.
    drawn: usize,
    /// How many paths and images were drawn.
    paths: usize,
    /// How often what is drawn was confined to a part of the page.
    clips: usize,
    /// How much of the page the largest image covers, in square points.
    largest: f64,
    /// How many glyphs are set in each family of fonts.
    families: Vec<(u32, usize)>,
}

impl Fonts {
    /// Whether the glyphs of a run are stretched each by itself to the widths of a font that the file does not hold. What
    /// widens a whole run widens its glyphs alike, as layers under scans are made to fit, word by word.
    fn is_stretched(&mut self, run: &GlyphRun<'_, '_>) -> bool {
        let proportion = |transform: Affine| {
            let [a, b, c, d, _, _] = transform.as_coeffs();
            (1000.0 * (a * a + b * b).sqrt() / (c * c + d * d).sqrt()).round() as i64
        };
        let mut all = run.glyphs().iter().map(|glyph| proportion(glyph.transform()));
        let Some(first) = all.next() else { return false };
        if all.any(|other| other.abs_diff(first) > 4) {
            return true;
        }
        if first.abs_diff(1000) > 4 && self.proportions.len() <= MOST_WIDENED {
            self.proportions.insert(first / 4);
        }
        first.abs_diff(1000) > 4 && self.proportions.len() > MOST_WIDENED
    }

    /// Whether a run is set in a bold font: the font's name or weight says so, or its strokes are thick. With the number of
    /// the font's family, 0 where its name is not known.
    fn named(&mut self, run: &GlyphRun<'_, '_>) -> Named {
        let mut thick = Vec::new();
        for glyph in run.glyphs().iter().take(6) {
            let DrawnGlyph::Outline(outline) = &**glyph else { return Named::default() };
            if thick.is_empty()
                && let Some(font) = outline.font_data()
                && let Some(name) = font.postscript_name
            {
                if let Some(known) = self.by_name.get(&name) {
                    return *known;
                }
                let bold = font.weight.unwrap_or(400) >= 600 || stroke::names_bold(&name);
                let next = u32::try_from(self.families.len() + 1).unwrap_or(u32::MAX);
                let family = *self.families.entry(stroke::family(&name).to_owned()).or_insert(next);
                return *self.by_name.entry(name).or_insert(Named { bold, family });
            }
            let key = outline.identifier().cache_key();
            thick.push(*self.strokes.entry(key).or_insert_with(|| stroke::width(&outline.outline())));
        }
        Named { bold: stroke::is_bold(&thick), family: 0 }
    }
}

/// What a font's name says.
#[derive(Debug, Clone, Copy, Default)]
struct Named {
    bold: bool,
    family: u32,
}

/// What the font says of a code. To ask is slow where names of glyphs are looked up, so that a run asks once.
struct Meaning {
    code: u32,
    letters: Option<BfString>,
    advance: f64,
}

impl Meaning {
    fn of(glyph: &DrawnGlyph<'_>, fonts: &mut Letters<'_>) -> Meaning {
        let advance = match glyph {
            DrawnGlyph::Outline(glyph) => glyph.advance_width(),
            DrawnGlyph::Type3(glyph) => glyph.advance_width(),
        };
        // A map to control characters says nothing.
        let letters = glyph.as_unicode().filter(|unicode| match unicode {
            BfString::Char(letter) => !letter.is_control() || letter.is_whitespace(),
            BfString::String(letters) => !letters.chars().all(char::is_control),
        });
        let better = match &letters {
            None => fonts.missing(glyph),
            Some(BfString::Char(letter)) if !letter.is_whitespace() && !is_told(*letter) => fonts.missing(glyph),
            Some(_) => fonts.instead(glyph),
        };
        let letters = better.map(BfString::Char).or(letters);
        Meaning { code: glyph.char_code(), letters, advance: f64::from(advance.unwrap_or(500.0)) }
    }
}

impl<'a> Device<'a> for Listener<'_, '_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.drawn += run.glyphs().len();
        if self.drawn > MOST_GLYPHS {
            resume_unwind(Box::new(TooMuch));
        }
        let Named { bold, family } = self.fonts.named(run);
        self.count(family, run.glyphs().len());
        let ink = Ink::of(&props.paint);
        let stamp = self.marks.last().copied().unwrap_or(false);
        let pale = ink.is_pale(self.sight.opacity());
        let invisible = matches!(mode, DrawMode::Invisible);
        let stretched = !invisible && self.fonts.is_stretched(run);
        let mut known: Vec<Meaning> = Vec::new();
        for positioned in run.glyphs() {
            let glyph: &DrawnGlyph<'_> = positioned;
            let code = glyph.char_code();
            let at = known.iter().position(|meaning| meaning.code == code).unwrap_or_else(|| {
                if known.len() == MOST_KNOWN {
                    known.clear();
                }
                known.push(Meaning::of(glyph, self.letters));
                known.len() - 1
            });
            let meaning = &known[at];
            let place = Placed::new(props.transform * positioned.transform(), meaning.advance, stretched);
            let Some(place) = place.filter(|place| self.bounds.inflate(2.0, 2.0).contains(place.origin)) else {
                continue;
            };
            let start = self.page.text.len();
            match &meaning.letters {
                Some(BfString::Char(letter)) => self.page.text.push(*letter),
                Some(BfString::String(letters)) => self.page.text.extend(letters.chars().take(8)),
                None => self.page.text.extend(char::from_u32(0xf000 + (code & 0xff))),
            }
            let mapped = meaning.letters.is_some();
            let hidden = !invisible && self.sight.is_lost(place.middle(), ink);
            self.page.glyphs.push(Glyph {
                start: start as u32,
                len: (self.page.text.len() - start) as u8,
                mapped,
                bold,
                invisible,
                hidden,
                stamp,
                pale,
                turn: place.turn,
                slant: place.slant,
                x: place.origin.x as f32,
                y: place.origin.y as f32,
                advance: place.advance as f32,
                size: place.size as f32,
                ..Glyph::PLAIN
            });
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.count_path();
        if matches!(mode, DrawMode::Invisible) {
            return;
        }
        if path.elements().len() > MOST_STEPS {
            if !matches!(mode, DrawMode::Stroke(_)) && !self.sight.is_full() {
                // Text may be seen wherever a drawing is.
                self.sight.image(props.transform.transform_rect_bbox(path.bounding_box()), self.page.glyphs.len());
            }
            return;
        }
        if let DrawMode::Stroke(pen) = mode {
            let [a, b, ..] = props.transform.as_coeffs();
            let thickness = f64::from(pen.line_width) * (a * a + b * b).sqrt();
            let ink = (thickness >= THINNEST && !self.sight.is_full()).then(|| Ink::of(&props.paint));
            for segment in path.segments() {
                let (from, to) = (props.transform * segment.start(), props.transform * segment.end());
                if let Some(ink) = ink {
                    self.sight.line(from, to, thickness, ink, self.page.glyphs.len());
                }
                self.rule(Rect::from_points(from, to));
            }
        } else {
            if !self.sight.is_full() {
                let masked = props.soft_mask.is_some();
                let drawn = props.transform * path.clone();
                self.sight.fill(&drawn, Ink::of(&props.paint), props.blend_mode, masked, self.page.glyphs.len());
            }
            self.page.shapes += u32::from(path.elements().len() > A_BOX);
            self.rule(props.transform.transform_rect_bbox(path.bounding_box()));
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.count_path();
        let pixels = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let shown = props.transform.transform_rect_bbox(pixels).intersect(self.bounds);
        self.sight.image(shown, self.page.glyphs.len());
        let area = shown.area();
        // Text that a scan was laid over is a layer as good as one without ink.
        let opaque =
            matches!(image, Image::Raster(_)) && props.soft_mask.is_none() && props.blend_mode == BlendMode::Normal;
        if opaque && area > WHOLE * self.bounds.area() {
            self.laid_over = self.page.glyphs.len();
        }
        let page = self.bounds.area();
        if page > 0.0 && area > 0.0 {
            self.resolution(props.transform, area);
            self.page.image_share = (self.page.image_share + (area / page) as f32).min(1.0);
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.count_clip();
        self.sight.clip(clip.path.bounding_box());
    }
    fn push_clip_rect(&mut self, clip: &Rect) {
        self.count_clip();
        self.sight.clip(*clip);
    }
    fn push_transparency_group(&mut self, opacity: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.sight.group(opacity);
    }
    fn pop_clip(&mut self) {
        self.sight.unclip();
    }
    fn pop_transparency_group(&mut self) {
        self.sight.ungroup();
    }
    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        let stamp = self.marks.last().copied().unwrap_or(false)
            || properties.and_then(|dict| dict.get::<Name<'_>>(SUBTYPE)).as_deref() == Some(b"Watermark");
        self.marks.push(stamp);
    }
    fn end_marked_content(&mut self) {
        self.marks.pop();
    }
}

impl Listener<'_, '_> {
    /// Counts glyphs of a family of fonts; pages have few.
    fn count(&mut self, family: u32, glyphs: usize) {
        match self.families.iter().position(|(known, _)| *known == family) {
            Some(at) => self.families[at].1 += glyphs,
            None if self.families.len() < MOST_FAMILIES => self.families.push((family, glyphs)),
            None => {}
        }
    }

    /// Marks the glyphs that boxes were filled over.
    fn cover(&mut self) {
        self.page.glyphs.iter_mut().take(self.laid_over).for_each(|glyph| glyph.invisible = true);
        if !self.sight.has_fills() {
            return;
        }
        for (index, glyph) in self.page.glyphs.iter_mut().enumerate() {
            glyph.hidden = glyph.hidden || !glyph.invisible && self.sight.is_covered(middle(glyph), index);
        }
    }

    /// Each form that is drawn is clipped to its box, and so is what draws nothing.
    fn count_clip(&mut self) {
        self.clips += 1;
        if self.clips > MOST_CLIPS {
            resume_unwind(Box::new(TooMuch));
        }
    }

    fn count_path(&mut self) {
        self.paths += 1;
        if self.paths > MOST_PATHS {
            resume_unwind(Box::new(TooMuch));
        }
    }

    /// Notes the resolution of an image that is shown on so much of the page, if it is the image that matters: the largest,
    /// and of two that are about as large the finer.
    fn resolution(&mut self, transform: Affine, area: f64) {
        let [a, b, c, d, _, _] = transform.as_coeffs();
        let dot = (a * a + b * b).sqrt().min((c * c + d * d).sqrt());
        let dpi = (POINTS / dot) as f32;
        let finer = dpi > self.page.image_dpi;
        if dpi.is_finite() && (area > 1.5 * self.largest || area > 0.5 * self.largest && finer) {
            self.page.image_dpi = dpi;
        }
        self.largest = self.largest.max(area);
    }

    /// Keeps a straight line: a stroke, or a box that is filled and thin.
    fn rule(&mut self, rect: Rect) {
        let (width, height) = (rect.width(), rect.height());
        let straight = width.min(height) <= 2.0 && width.max(height) >= 4.0;
        if straight && self.page.rules.len() < MOST_RULES && self.bounds.inflate(2.0, 2.0).contains(rect.origin()) {
            let [x0, y0, x1, y1] = [rect.x0, rect.y0, rect.x1, rect.y1].map(|value| value as f32);
            self.page.rules.push(Rule { x0, y0, x1, y1 });
        }
    }
}

/// The middle of a glyph's body.
fn middle(glyph: &Glyph) -> Point {
    let origin = Point::new(f64::from(glyph.x), f64::from(glyph.y));
    let (advance, size) = (f64::from(glyph.advance), f64::from(glyph.size));
    Placed { origin, advance, size, turn: glyph.turn, slant: glyph.slant }.middle()
}

/// The middle of small letters, in heights of their font above the baseline.
const MIDDLE: f64 = 0.22;

/// A glyph's place in the page as shown.
struct Placed {
    origin: Point,
    advance: f64,
    size: f64,
    turn: u8,
    slant: f32,
}

impl Placed {
    /// `transform` leads from glyph space, a thousand units to the em, to the page. A stretched glyph's own width counts in
    /// it beside the advance, which tells the same.
    fn new(transform: Affine, advance: f64, stretched: bool) -> Option<Placed> {
        let [a, b, c, d, x, y] = transform.as_coeffs();
        let up = (c * c + d * d).sqrt();
        let along = (a * a + b * b).sqrt();
        let size = up * UNITS;
        let sound = [along, size, x, y, advance].iter().all(|value| value.is_finite());
        if !sound || size <= 0.1 || along <= 0.0 {
            return None;
        }
        let (turn, slant) = direction(a, b);
        let advance = advance * if stretched { up } else { along };
        Some(Placed { origin: Point::new(x, y), advance, size, turn, slant })
    }

    /// The middle of the glyph's body.
    fn middle(&self) -> Point {
        let (along, up) = (self.advance / 2.0, self.size * MIDDLE);
        if self.turn == 0 && self.slant == 0.0 {
            return self.origin + Vec2::new(along, -up);
        }
        let (sin, cos) = (f64::from(self.turn) * FRAC_PI_2 + f64::from(self.slant)).sin_cos();
        self.origin + Vec2::new(along * cos + up * sin, along * sin - up * cos)
    }
}
