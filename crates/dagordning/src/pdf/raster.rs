//! Images of pages in shades of grey.

/// Dots in rows from top to bottom, 0 black and 255 white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raster {
    /// Dots in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// All rows, one after the other.
    pub dots: Vec<u8>,
}

/// Nobody needs more dots on a page: A3 at 400 dpi has 31 million.
pub(super) const MOST_DOTS: usize = 40_000_000;

impl Raster {
    /// What stands before the dots in a portable graymap (PGM), which needs no compression and which all programs read.
    #[must_use]
    pub fn pgm_head(&self) -> Vec<u8> {
        format!("P5\n{} {}\n255\n", self.width, self.height).into_bytes()
    }

    /// As a portable graymap.
    #[must_use]
    pub fn to_pgm(&self) -> Vec<u8> {
        [&self.pgm_head()[..], &self.dots].concat()
    }

    /// Reads what [`Raster::to_pgm`] writes; none if it is not that.
    #[must_use]
    pub fn from_pgm(mut file: Vec<u8>) -> Option<Raster> {
        let head = file.get(..file.len().min(40))?;
        let mut ends = head.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at);
        let (first, second, third) = (ends.next()?, ends.next()?, ends.next()?);
        let size = std::str::from_utf8(head.get(first + 1..second)?).ok()?;
        let (width, height) = size.split_once(' ')?;
        let (width, height): (usize, usize) = (width.parse().ok()?, height.parse().ok()?);
        let right = head.starts_with(b"P5\n") && width.checked_mul(height)? == file.len() - third - 1;
        right.then(|| {
            file.drain(..=third);
            Raster { width, height, dots: file }
        })
    }

    /// What stands left and right of a column of dots.
    #[must_use]
    pub fn halves(&self, middle: usize) -> (Raster, Raster) {
        let middle = middle.clamp(1, self.width.max(2) - 1);
        let part = |from: usize, to: usize| {
            let rows = self.dots.chunks_exact(self.width.max(1));
            let dots = rows.flat_map(|row| row.get(from..to).unwrap_or_default()).copied().collect();
            Raster { width: to - from, height: self.height, dots }
        };
        (part(0, middle), part(middle, self.width.max(2)))
    }

    /// Turned clockwise by so many quarter turns.
    #[must_use]
    pub fn turned(&self, quarters: u8) -> Raster {
        let (width, height) = (self.width, self.height);
        let mut dots = Vec::with_capacity(self.dots.len());
        let dot = |x: usize, y: usize| self.dots.get(y * width + x).copied().unwrap_or(u8::MAX);
        match quarters % 4 {
            1 => (0..width).for_each(|x| dots.extend((0..height).rev().map(|y| dot(x, y)))),
            2 => dots.extend(self.dots.iter().rev()),
            3 => (0..width).rev().for_each(|x| dots.extend((0..height).map(|y| dot(x, y)))),
            _ => dots.extend_from_slice(&self.dots),
        }
        let (width, height) = if quarters.is_multiple_of(2) { (width, height) } else { (height, width) };
        Raster { width, height, dots }
    }

    /// Whether hardly a dot is dark, the edges (shadows of the lid, holes) left out: less than a word in small print.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let (side, end) = (self.width / 25, self.height / 25);
        let rows = self.dots.chunks_exact(self.width.max(1)).take(self.height.saturating_sub(end)).skip(end);
        let mut counts = [0usize; 256];
        for row in rows {
            row.get(side..self.width - side).unwrap_or_default().iter().for_each(|dot| counts[usize::from(*dot)] += 1);
        }
        let all: usize = counts.iter().sum();
        let mut sum = 0;
        let paper = (0..256).find(|shade| {
            sum += counts[*shade];
            sum * 2 > all
        });
        // White on black is rare, and no less text.
        let paper = paper.unwrap_or(0);
        let dark: usize = counts.iter().take(paper.saturating_sub(DARKER)).sum();
        let light: usize = counts.iter().skip(paper + DARKER).sum();
        (dark + light) * BLANK <= all
    }
}

/// Ink is darker than paper by so many shades at least: the back shines through lighter.
const DARKER: usize = 90;
/// A page with fewer dark dots than one in so many is blank; a line "Sida 1 (2)" has one in 15 000.
const BLANK: usize = 30_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn raster() -> Raster {
        Raster { width: 3, height: 2, dots: vec![1, 2, 3, 4, 5, 6] }
    }

    #[test]
    fn graymaps_are_written_and_read() {
        assert_eq!(Raster::from_pgm(raster().to_pgm()), Some(raster()));
        for broken in [&b"P5\n3 2\n255\n12345"[..], b"P5\n3\n255\n123", b"P6\n1 1\n255\n1", b"", b"P5"] {
            assert_eq!(Raster::from_pgm(broken.to_vec()), None);
        }
    }

    #[test]
    fn four_quarter_turns_are_none() {
        assert_eq!(raster().turned(1), Raster { width: 2, height: 3, dots: vec![4, 1, 5, 2, 6, 3] });
        assert_eq!(raster().turned(1).turned(3), raster());
        assert_eq!(raster().turned(1).turned(1), raster().turned(2));
    }

    #[test]
    fn a_line_of_print_is_not_blank_and_specks_are() {
        let mut page = Raster { width: 1000, height: 1000, dots: vec![230; 1_000_000] };
        page.dots[..20_000].fill(0);
        page.dots[500_000..500_020].fill(0);
        assert!(page.is_blank());
        page.dots[500_000..500_200].fill(0);
        assert!(!page.is_blank());
    }
}
