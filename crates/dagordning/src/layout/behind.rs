//! What stands on a page and is none of its text: watermarks across or behind it, and what nobody sees.

use std::collections::HashMap;

use super::baseline::Sort;
use crate::pdf::{Glyph, Page};

/// Text that is askew by more than this against the page's own, in radians (two degrees), lies across it.
const ASKEW: f32 = 0.035;
/// A watermark's letters are so much larger than the text's …
const LARGE: f32 = 1.8;
/// … or, where it is not pale, so much.
const HUGE: f32 = 3.0;
/// So many letters of the text stand in those of a watermark.
const FEWEST_INSIDE: usize = 2;
/// A page with more than this share of an image may have text that only scanning programs see.
const SCAN: f32 = 0.05;

/// What each glyph of the page is.
pub(super) fn sorts(page: &Page) -> Vec<Sort> {
    let layer = page.image_share >= SCAN || is_layer(page);
    let unseen = |glyph: &Glyph| glyph.hidden || glyph.invisible && !layer;
    let mut sorts: Vec<Sort> =
        page.glyphs.iter().map(|glyph| if unseen(glyph) { Sort::Hidden } else { Sort::Flow }).collect();
    if page.recognized {
        return sorts;
    }
    let repeated = shown_elsewhere(page, &sorts);
    for (glyph, sort) in page.glyphs.iter().zip(&mut sorts) {
        // An outline is drawn in white and then in black: the letter is there.
        if *sort == Sort::Hidden && repeated(glyph) {
            *sort = Sort::Flow;
        }
    }
    whole_words(page, &mut sorts);
    for (glyph, sort) in page.glyphs.iter().zip(&mut sorts) {
        if glyph.stamp && *sort == Sort::Flow {
            *sort = Sort::Watermark;
        }
    }
    along(page, &mut sorts);
    across(page, &mut sorts);
    behind(page, &mut sorts);
    sorts
}

/// Whether the page's text is a layer without ink.
fn is_layer(page: &Page) -> bool {
    let drawn = page.glyphs.iter().filter(|glyph| !glyph.invisible && glyph.len > 0).count();
    drawn * 2 < page.glyphs.len()
}

/// Whether the same letter is drawn again at the same place where it is seen.
fn shown_elsewhere<'p>(page: &'p Page, sorts: &[Sort]) -> impl Fn(&Glyph) -> bool + use<'p> {
    let place = |glyph: &Glyph| ((glyph.x * 2.0).round() as i32, (glyph.y * 2.0).round() as i32);
    let mut known: HashMap<(i32, i32), &str> = HashMap::new();
    if sorts.contains(&Sort::Hidden) {
        let shown = page.glyphs.iter().zip(sorts).filter(|(_, sort)| **sort == Sort::Flow);
        known.extend(shown.map(|(glyph, _)| (place(glyph), page.letters(glyph))));
    }
    move |glyph| known.get(&place(glyph)).is_some_and(|letters| *letters == page.letters(glyph))
}

/// Hides words of which more than half is hidden, and shows those of which one letter at an end is: the edge of a bar is
/// seldom the edge of a word.
fn whole_words(page: &Page, sorts: &mut [Sort]) {
    if !sorts.contains(&Sort::Hidden) {
        return;
    }
    let blank = |glyph: &Glyph| page.letters(glyph).chars().all(char::is_whitespace);
    let mut from = 0;
    while from < page.glyphs.len() {
        let mut to = from + 1;
        while to < page.glyphs.len() && !blank(&page.glyphs[to]) && follows(&page.glyphs[to - 1], &page.glyphs[to]) {
            to += 1;
        }
        let word = &mut sorts[from..to];
        let hidden = word.iter().filter(|sort| **sort == Sort::Hidden).count();
        let (one, end) = (hidden == 1 && word.len() >= LONG_WORD, [word.first(), word.last()]);
        if hidden * 2 > word.len() {
            word.fill(Sort::Hidden);
        } else if one && end.into_iter().flatten().any(|sort| *sort == Sort::Hidden) {
            word.fill(Sort::Flow);
        }
        from = to;
    }
}

/// A word of so many letters is told by all but one.
const LONG_WORD: usize = 4;

/// Whether a glyph stands directly behind another.
fn follows(last: &Glyph, next: &Glyph) -> bool {
    let (along, across) = (next.x - last.x - last.advance, next.y - last.y);
    last.turn == 0 && next.turn == 0 && across.abs() < 0.2 * last.size && along.abs() < 0.12 * last.size
}

/// Large text that runs along the page where the page's own does not.
fn along(page: &Page, sorts: &mut [Sort]) {
    let mut counts = [0usize; 4];
    page.glyphs.iter().for_each(|glyph| counts[usize::from(glyph.turn % 4)] += 1);
    let main = (0..4).max_by_key(|turn| (counts[*turn], 3 - turn)).unwrap_or(0);
    if counts[main] == page.glyphs.len() {
        return;
    }
    let usual = usual_size(page);
    for (glyph, sort) in page.glyphs.iter().zip(sorts) {
        let large = glyph.size > usual * if glyph.pale { LARGE } else { HUGE };
        if *sort == Sort::Flow && large && !glyph.invisible && usize::from(glyph.turn % 4) != main {
            *sort = Sort::Watermark;
        }
    }
}

/// The size of the font that most glyphs have.
fn usual_size(page: &Page) -> f32 {
    let mut sizes: Vec<f32> = page.glyphs.iter().map(|glyph| glyph.size).collect();
    let middle = sizes.len() / 2;
    if sizes.is_empty() { 0.0 } else { *sizes.select_nth_unstable_by(middle, f32::total_cmp).1 }
}

/// Text that is askew against the page's.
fn across(page: &Page, sorts: &mut [Sort]) {
    let mut slants: Vec<f32> = page.glyphs.iter().map(|glyph| glyph.slant).collect();
    if slants.iter().all(|slant| slant.abs() < ASKEW) {
        return;
    }
    slants.sort_by(f32::total_cmp);
    let usual = slants.get(slants.len() / 2).copied().unwrap_or(0.0);
    for (glyph, sort) in page.glyphs.iter().zip(sorts) {
        if *sort == Sort::Flow && !glyph.invisible && (glyph.slant - usual).abs() > ASKEW {
            *sort = Sort::Watermark;
        }
    }
}

/// Large upright text that other text stands in.
fn behind(page: &Page, sorts: &mut [Sort]) {
    let usual = usual_size(page);
    let large = |glyph: &Glyph| {
        let size = if glyph.pale { LARGE } else { HUGE };
        let inked = || page.letters(glyph).chars().any(|c| !c.is_whitespace());
        glyph.size > size * usual && !glyph.invisible && inked()
    };
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for (index, glyph) in page.glyphs.iter().enumerate() {
        if sorts[index] != Sort::Flow || !large(glyph) {
            continue;
        }
        let last = runs.last().and_then(|run| run.last()).map(|last| &page.glyphs[*last]);
        match last {
            Some(last) if (last.size - glyph.size).abs() < 0.5 && last.turn == glyph.turn => {
                if let Some(run) = runs.last_mut() {
                    run.push(index);
                }
            }
            _ => runs.push(vec![index]),
        }
    }
    for run in runs.iter().take(MOST_RUNS) {
        let areas: Vec<[f32; 4]> = run.iter().map(|index| body(&page.glyphs[*index])).collect();
        let around = areas.iter().fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |sum, area| {
            [sum[0].min(area[0]), sum[1].min(area[1]), sum[2].max(area[2]), sum[3].max(area[3])]
        });
        let inside = page.glyphs.iter().enumerate().filter(|(index, glyph)| {
            let inked = || page.letters(glyph).chars().any(|c| !c.is_whitespace());
            let small = !large(glyph) && sorts[*index] == Sort::Flow && inked();
            let [left, top, right, bottom] = body(glyph);
            let (x, y) = ((left + right) / 2.0, (top + bottom) / 2.0);
            small && (around[0]..around[2]).contains(&x) && (around[1]..around[3]).contains(&y)
        });
        let lone = |glyph: &Glyph| {
            glyph.pale && glyph.size > HUGE * usual && (BODY.0 * page.height..BODY.1 * page.height).contains(&glyph.y)
        };
        let apart = run.iter().all(|index| lone(&page.glyphs[*index]));
        if apart || inside.take(FEWEST_INSIDE).count() == FEWEST_INSIDE {
            run.iter().for_each(|index| sorts[*index] = Sort::Watermark);
        }
    }
}

/// Where a page has its text, in shares of its height: nobody sets a pale heading there that is so large.
const BODY: (f32, f32) = (0.25, 0.9);
/// A page has no more watermarks; more large runs are a poster.
const MOST_RUNS: usize = 8;

/// The box of a glyph's body: left, top, right, bottom.
fn body(glyph: &Glyph) -> [f32; 4] {
    let (x, y, along, up) = (glyph.x, glyph.y, glyph.advance, 0.7 * glyph.size);
    match glyph.turn % 4 {
        1 => [x, y, x + up, y + along],
        2 => [x - along, y, x, y + up],
        3 => [x - up, y - along, x, y],
        _ => [x, y - up, x + along, y],
    }
}
