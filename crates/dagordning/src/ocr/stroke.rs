//! How thick the strokes of words are: headings are often known by bold letters alone.

use super::Word;
use crate::pdf::Raster;

/// Measures the strokes of all words in the image that they were read from. Words without ink are taken out: the engine
/// makes dashes of wide gaps.
pub(super) fn measure(raster: &Raster, words: &mut Vec<Word>) {
    words.retain_mut(|word| {
        let measured = stroke(raster, word);
        word.stroke = if word.is_rule() { 0 } else { measured.unwrap_or(0) };
        word.is_rule() || measured.is_some() || word.confidence >= SURE
    });
}

/// Words read with this confidence, in percent, stay though they are faint.
const SURE: u8 = 60;

/// Dots around the box.
const ROOM: usize = 2;

/// The mean thickness of the strokes in a word's box, in hundredths of a dot: twice the ink by the length of its edge.
/// Grey dots are ink in part, so that it is finer than dots are.
fn stroke(raster: &Raster, word: &Word) -> Option<u32> {
    // The edges of letters that fill the box lie outside of it.
    let [left, top] = [word.left, word.top].map(|dots| (dots as usize).saturating_sub(ROOM));
    let right = (word.right as usize + ROOM).min(raster.width);
    let bottom = (word.bottom as usize + ROOM).min(raster.height);
    if left >= right || top >= bottom {
        return None;
    }
    let rows = || (top..bottom).filter_map(|y| raster.dots.get(y * raster.width + left..y * raster.width + right));
    let (mut dark, mut light) = (u8::MAX, 0);
    for dot in rows().flatten() {
        (dark, light) = (dark.min(*dot), light.max(*dot));
    }
    let contrast = u64::from(light.saturating_sub(dark));
    if contrast < 60 {
        return None;
    }
    // Each step between two dots is a piece of an edge, as long as the step is high.
    let (mut ink, mut edge) = (0u64, 0u64);
    let mut above: Option<&[u8]> = None;
    for row in rows() {
        ink += row.iter().map(|dot| u64::from(light - *dot)).sum::<u64>();
        edge += row.iter().zip(row.iter().skip(1)).map(|(a, b)| u64::from(a.abs_diff(*b))).sum::<u64>();
        if let Some(above) = above {
            edge += row.iter().zip(above).map(|(a, b)| u64::from(a.abs_diff(*b))).sum::<u64>();
        }
        above = Some(row);
    }
    // Edges run in all directions: counted along rows and columns they are longer by 4/π.
    (edge > 0).then(|| u32::try_from(ink * 200 * 127 / (edge * 100)).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thicker_strokes_are_thicker() {
        let bars = |thick: usize| {
            let row: Vec<u8> = (0..100).map(|x| if x % 20 < thick { 20 } else { 240 }).collect();
            let raster = Raster { width: 100, height: 30, dots: row.repeat(30) };
            let mut words =
                vec![Word { text: "III".to_owned(), right: 100, bottom: 30, confidence: 90, ..Word::default() }];
            measure(&raster, &mut words);
            words[0].stroke
        };
        assert!(bars(6) > bars(4) * 13 / 10 && bars(4) > 300 && bars(4) < 600, "{} {}", bars(4), bars(6));
        assert_eq!(bars(0), 0);
    }
}
