//! Boldness of fonts that do not tell their weight, by the thickness of their strokes.

use hayro_interpret::kurbo::{BezPath, ParamCurveArclen, Shape};

/// Whether a font's name says that it is bold.
pub(super) fn names_bold(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    ["bold", "black", "heavy", "-bd", "demi"].iter().any(|word| lower.contains(word))
}

/// The family that a font's name tells: what stands before its style, without the mark of a subset ("ABCDEF+").
pub(super) fn family(name: &str) -> &str {
    let name = name.split_once('+').filter(|(mark, _)| mark.len() == 6).map_or(name, |(_, name)| name);
    let family = name.split(['-', ',']).next().unwrap_or(name);
    let family = family.strip_suffix("MT").unwrap_or(family);
    family.strip_suffix("PS").unwrap_or(family)
}

/// The mean thickness of a glyph's strokes in thousandths of the em; 0 for an empty glyph. A stroke of length l and
/// thickness t has the area l·t and an outline of about 2·l.
pub(super) fn width(outline: &BezPath) -> f32 {
    let length: f64 = outline.segments().map(|segment| segment.arclen(1.0)).sum();
    if length <= 0.0 { 0.0 } else { (2.0 * outline.area().abs() / length) as f32 }
}

/// Whether glyphs of these stroke widths are bold. Text faces have strokes of 50 to 80 thousandths of the em, their bold
/// forms of 90 to 140; the median of a few glyphs evens out dots and capitals.
pub(super) fn is_bold(widths: &[f32]) -> bool {
    let mut widths: Vec<f32> = widths.iter().copied().filter(|width| *width > 0.0).collect();
    widths.sort_by(f32::total_cmp);
    widths.get(widths.len() / 2).is_some_and(|median| *median > BOLD)
}

const BOLD: f32 = 90.0;
