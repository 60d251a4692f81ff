//! What of a page's text anybody sees: not what is drawn in the colour of what it stands on, without ink, outside the
//! part that is shown, or under a box that was filled later.

use hayro_interpret::kurbo::{BezPath, PathEl, Point, Rect, Shape};
use hayro_interpret::{BlendMode, Paint};

/// A band of the page, in points: what is filled is looked up by the bands that it reaches.
const BAND: f64 = 16.0;
/// More filled boxes are a drawing; the first of them are kept.
const MOST_FILLS: usize = 20_000;
/// So many fills of a band are looked through, the last drawn first.
const LOOKED_THROUGH: usize = 400;
/// Two colours that differ by less, of 255 and in each of red, green and blue, are one to the eye.
const ONE_COLOUR: f32 = 12.0;
/// A fill so opaque hides what is under it.
const OPAQUE: f32 = 0.9;
/// A box thinner than this, in points, is a line and hides nothing.
pub(super) const THINNEST: f64 = 3.0;
/// Text of a light colour stands behind other text.
const PALE: f32 = 110.0;

const WHITE: [f32; 3] = [255.0; 3];

/// A colour as painted, and how opaque; no colour where it is a pattern.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ink {
    colour: Option<[f32; 3]>,
    alpha: f32,
}

impl Ink {
    pub(super) fn of(paint: &Paint<'_>) -> Ink {
        match paint {
            Paint::Color(colour) => {
                let [red, green, blue, alpha] = colour.to_rgba().to_rgba8();
                let colour = [red, green, blue].map(f32::from);
                Ink { colour: Some(colour), alpha: f32::from(alpha) / 255.0 }
            }
            Paint::Pattern(_) => Ink { colour: None, alpha: 1.0 },
        }
    }

    /// Whether it is so light on white that text in it stands behind other text.
    pub(super) fn is_pale(self, groups: f32) -> bool {
        self.colour.is_some_and(|colour| difference(colour, WHITE) * self.alpha * groups < PALE)
    }
}

fn difference(one: [f32; 3], other: [f32; 3]) -> f32 {
    one.iter().zip(other).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

/// A box that was filled.
struct Fill {
    area: Rect,
    /// None where it is an image or a pattern, on which any text may be seen.
    colour: Option<[f32; 3]>,
    /// Whether what is under it cannot be seen.
    covers: bool,
    /// How many glyphs the page had then.
    after: usize,
}

/// What decides whether text is seen, as the page is drawn.
#[derive(Default)]
pub(super) struct Sight {
    clips: Vec<Rect>,
    groups: Vec<f32>,
    fills: Vec<Fill>,
    bands: Vec<Vec<u32>>,
}

impl Sight {
    pub(super) fn clip(&mut self, area: Rect) {
        let within = self.clips.last().map_or(area, |outer| outer.intersect(area));
        self.clips.push(within);
    }

    pub(super) fn unclip(&mut self) {
        self.clips.pop();
    }

    pub(super) fn group(&mut self, opacity: f32) {
        let within = self.opacity() * opacity;
        self.groups.push(within);
    }

    pub(super) fn ungroup(&mut self) {
        self.groups.pop();
    }

    /// How opaque what is drawn now can be.
    pub(super) fn opacity(&self) -> f32 {
        self.groups.last().copied().unwrap_or(1.0)
    }

    /// Notes the boxes of a path that is filled when the page has so many glyphs.
    pub(super) fn fill(&mut self, path: &BezPath, ink: Ink, blend: BlendMode, masked: bool, after: usize) {
        let alpha = ink.alpha * self.opacity();
        if alpha < 0.5 {
            return;
        }
        let covers = alpha >= OPAQUE && blend == BlendMode::Normal && !masked && ink.colour.is_some();
        let plain = blend == BlendMode::Normal && !masked;
        let (boxes, others) = boxes(path);
        for area in boxes {
            self.add(Fill { area, colour: ink.colour.filter(|_| plain), covers, after });
        }
        // Of other shapes it is not known which part of their box they fill: text there may be seen.
        for area in others {
            self.add(Fill { area, colour: None, covers: false, after });
        }
    }

    /// Notes a straight line of so many points' thickness.
    pub(super) fn line(&mut self, from: Point, to: Point, thickness: f64, ink: Ink, after: usize) {
        let straight = (from.x - to.x).abs() < 0.5 || (from.y - to.y).abs() < 0.5;
        let alpha = ink.alpha * self.opacity();
        if !straight || alpha < 0.5 {
            return;
        }
        let area = Rect::from_points(from, to);
        let half = thickness / 2.0;
        let area = if area.width() > area.height() { area.inflate(0.0, half) } else { area.inflate(half, 0.0) };
        self.add(Fill { area, colour: ink.colour, covers: alpha >= OPAQUE && ink.colour.is_some(), after });
    }

    /// Notes an image: any text may be seen on it.
    pub(super) fn image(&mut self, area: Rect, after: usize) {
        self.add(Fill { area, colour: None, covers: false, after });
    }

    fn add(&mut self, fill: Fill) {
        let area = self.clips.last().map_or(fill.area, |clip| clip.intersect(fill.area));
        let sound = area.is_finite() && area.width() >= THINNEST && area.height() >= THINNEST;
        if !sound || self.is_full() {
            return;
        }
        let index = u32::try_from(self.fills.len()).unwrap_or(u32::MAX);
        for band in band(area.y0)..=band(area.y1) {
            if band >= self.bands.len() {
                self.bands.resize_with(band + 1, Vec::new);
            }
            self.bands[band].push(index);
        }
        self.fills.push(Fill { area, ..fill });
    }

    /// The fills that a place stands in or under, the last drawn first.
    fn at(&self, place: Point) -> impl Iterator<Item = &Fill> {
        let band = self.bands.get(band(place.y)).map_or(&[][..], Vec::as_slice);
        let fills = band.iter().rev().take(LOOKED_THROUGH).filter_map(|index| self.fills.get(*index as usize));
        fills.filter(move |fill| fill.area.contains(place))
    }

    /// Whether a glyph whose middle is at a place and that is drawn now in an ink is clipped away, or drawn in the colour of
    /// what it stands on.
    pub(super) fn is_lost(&self, place: Point, ink: Ink) -> bool {
        if self.clips.last().is_some_and(|clip| !clip.inflate(0.5, 0.5).contains(place)) {
            return true;
        }
        let alpha = ink.alpha * self.opacity();
        let Some(colour) = ink.colour else { return alpha * 255.0 < ONE_COLOUR };
        let paper = (!self.is_full()).then_some(WHITE);
        let beneath = self.at(place).next().map_or(paper, |fill| fill.colour);
        let differs = beneath.map_or(255.0, |beneath| difference(colour, beneath));
        differs * alpha < ONE_COLOUR
    }

    /// Whether a box was filled over the place of a glyph, the `index`th of the page.
    pub(super) fn is_covered(&self, place: Point, index: usize) -> bool {
        self.at(place).take_while(|fill| fill.after > index).any(|fill| fill.covers)
    }

    /// Whether no more boxes are kept: what is drawn then hides nothing.
    pub(super) fn is_full(&self) -> bool {
        self.fills.len() >= MOST_FILLS
    }

    pub(super) fn has_fills(&self) -> bool {
        self.fills.iter().any(|fill| fill.covers)
    }
}

fn band(y: f64) -> usize {
    // No page is higher than fourteen thousand points.
    (y.clamp(0.0, 14_400.0) / BAND) as usize
}

/// The upright boxes that a path fills, and those around its other shapes. A box within a box is a frame, and fills neither.
fn boxes(path: &BezPath) -> (Vec<Rect>, Vec<Rect>) {
    let elements = path.elements();
    let begins = |element: &PathEl| matches!(element, PathEl::MoveTo(_));
    let (mut found, mut others) = (Vec::new(), Vec::new());
    let mut from = 0;
    for to in 1..=elements.len() {
        if elements.get(to).is_none_or(begins) {
            let part = BezPath::from_vec(elements[from..to].to_vec());
            let area = part.bounding_box();
            if to - from <= A_BOX && part.area().abs() >= 0.95 * area.area() && area.area() > 0.0 {
                found.push(area);
            } else {
                others.push(area);
            }
            from = to;
        }
    }
    let meets = |one: &Rect, other: &Rect| one != other && one.intersect(*other).area() > 0.0;
    let (frames, filled): (Vec<Rect>, Vec<Rect>) =
        found.iter().copied().partition(|area| found.iter().any(|other| meets(area, other)));
    others.extend(frames);
    (filled, others)
}

/// A box is drawn in so many steps.
const A_BOX: usize = 6;
