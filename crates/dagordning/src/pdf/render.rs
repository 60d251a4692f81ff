//! A page as an image, for the optical reading of scanned pages.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};

use super::damage::{self, Tree};
use super::hayro as reader;
use super::raster::MOST_DOTS;
use super::{MOST_PAGES, PdfError, Raster};

/// In an inch.
const POINTS: f32 = 72.0;
/// The renderer counts dots in 16 bits.
const LONGEST: f32 = 16_000.0;

/// Draws page `number` (from 1, as [`super::read`] counts them) at so many dots per inch.
///
/// # Errors
///
/// When there is no such page, when it would have more dots than any scanner gives, or when drawing fails.
pub fn render(bytes: &Arc<Vec<u8>>, number: u32, dpi: f32) -> Result<Raster, PdfError> {
    let drawn = catch_unwind(AssertUnwindSafe(|| draw(bytes, number, dpi)));
    drawn.unwrap_or_else(|_| Err(PdfError::Damaged(format!("page {number} cannot be drawn"))))
}

fn draw(bytes: &Arc<Vec<u8>>, number: u32, dpi: f32) -> Result<Raster, PdfError> {
    let pdf = reader::open(bytes)?;
    let announced = match damage::tree(&pdf) {
        Tree::Announces(count) => count,
        Tree::Lost => 0,
    };
    let at = (number as usize).checked_sub(1).filter(|at| *at < MOST_PAGES).ok_or(PdfError::NoPages)?;
    let page = reader::pages(&pdf, announced).nth(at).ok_or(PdfError::NoPages)?;
    let (width, height) = page.render_dimensions();
    let scale = dpi / POINTS;
    let (columns, rows) = (width * scale, height * scale);
    let fits = columns >= 1.0 && rows >= 1.0 && columns.max(rows) < LONGEST && columns * rows < MOST_DOTS as f32;
    if !fits {
        return Err(PdfError::TooMuch);
    }
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let cache = RenderCache::new();
    let interpreter = InterpreterSettings::default();
    let pixels = ::hayro::render(page, &cache, &interpreter, &RenderSettings::default(), &settings);
    let dots = pixels.data().iter().map(|dot| grey(dot.r, dot.g, dot.b)).collect();
    Ok(Raster { width: usize::from(pixels.width()), height: usize::from(pixels.height()), dots })
}

/// How light the eye sees a colour.
fn grey(red: u8, green: u8, blue: u8) -> u8 {
    let sum = 77 * u32::from(red) + 151 * u32::from(green) + 28 * u32::from(blue);
    (sum >> 8) as u8
}
