//! Images of pages, small enough to be many in one file.

use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};

/// The image of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The page, from 1.
    pub page: u32,
    /// The size of the page in points.
    pub points: (f32, f32),
    /// The image as a file of PNG.
    pub png: Vec<u8>,
}

impl Picture {
    /// Of `dots` in shades of grey (255 is white), rows from top to bottom, drawn at so many dots per inch. Sixteen shades
    /// are kept: print needs no more.
    ///
    /// # Errors
    ///
    /// When the dots are not `width` times some rows, or cannot be written.
    pub fn of_grey(page: u32, width: usize, dots: &[u8], dpi: f32) -> Result<Picture, EncodingError> {
        let height = dots.len().checked_div(width).unwrap_or(0);
        let mut packed = Vec::with_capacity(width.div_ceil(2) * height);
        for row in dots.chunks_exact(width.max(1)) {
            packed.extend(row.chunks(2).map(|pair| shade(pair[0]) << 4 | pair.get(1).map_or(0, |dot| shade(*dot))));
        }
        let mut png = Vec::new();
        let mut encoder = Encoder::new(&mut png, width as u32, height as u32);
        encoder.set_color(ColorType::Grayscale);
        encoder.set_depth(BitDepth::Four);
        encoder.set_compression(Compression::Balanced);
        encoder.set_filter(Filter::NoFilter);
        encoder.write_header()?.write_image_data(&packed)?;
        let points = (width as f32 / dpi * 72.0, height as f32 / dpi * 72.0);
        Ok(Picture { page, points, png })
    }
}

/// The nearest of sixteen shades; paper that is nearly white is white.
fn shade(dot: u8) -> u8 {
    ((u16::from(dot) + 8) / 17).min(15) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_keeps_its_size_and_its_blacks() {
        let dots = [0, 255, 255, 255, 0, 255];
        let picture = Picture::of_grey(1, 3, &dots, 72.0).expect("an image");
        assert_eq!(picture.points, (3.0, 2.0));
        let mut decoder = png::Decoder::new(std::io::Cursor::new(&picture.png));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().expect("a head");
        let mut back = vec![0; reader.output_buffer_size().expect("a size")];
        reader.next_frame(&mut back).expect("its dots");
        assert_eq!(back[..6], dots);
    }
}
