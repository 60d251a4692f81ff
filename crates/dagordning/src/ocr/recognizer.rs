//! From the image of a page to its words, by whatever engine reads images.

use super::upright::{direction, reads_badly, soundness, turn_word};
use super::{Planned, Raster, Recognized, RecognizedPage, Word, ink, lines, specks, stroke};

/// An engine that reads the words on images of pages.
///
/// It is asked for one page after the other. What it gives is not trusted: boxes are held to the image, and what cannot be
/// a word is no value. Before it is asked, ruling lines are taken out of the image and empty pages are left out; after it,
/// rows askew are made straight, strokes are measured for bold letters, and signs whose shape is another's are put right.
pub trait Recognizer {
    /// The engine's name, for `source.ocr` of the output: "tesseract".
    fn name(&self) -> &str;

    /// Its version: "5.3.0".
    fn version(&self) -> &str {
        ""
    }

    /// The languages that it reads, by its own names for them: "swe".
    fn languages(&self) -> &[String] {
        &[]
    }

    /// The words on the image of a page, which has so many dots per inch, line by line in the order of reading.
    ///
    /// # Errors
    ///
    /// When the page cannot be read: the reason in plain words. The diagnostic `ocr-missing` tells it.
    fn words(&self, image: &Raster, dpi: f32) -> Result<Vec<Word>, String>;

    /// As [`Recognizer::words`], with all text taken for one column, if the engine can. It is asked where the engine, taking
    /// a page apart by itself, left out numbers that stand in the margin.
    fn column(&self, image: &Raster, dpi: f32) -> Option<Result<Vec<Word>, String>> {
        let _ = (image, dpi);
        None
    }

    /// By how many quarter turns clockwise the text of an image is turned, if the engine can tell. It is asked where a page
    /// was read badly.
    fn turn(&self, image: &Raster, dpi: f32) -> Option<u8> {
        let _ = (image, dpi);
        None
    }
}

/// Reads the image of a page; if that goes badly, finds out how it is turned and reads it upright.
///
/// # Errors
///
/// Those of the engine.
pub fn read_page(engine: &dyn Recognizer, mut raster: Raster, dpi: f32) -> Result<RecognizedPage, String> {
    let (width, height) = (narrow(raster.width), narrow(raster.height));
    if raster.is_blank() {
        return Ok(RecognizedPage { dpi, turn: 0, width, height, words: Vec::new() });
    }
    specks::take_out(&mut raster, dpi);
    let lines = lines::take_out(&mut raster, dpi);
    let mut page = RecognizedPage { dpi, turn: 0, width, height, words: words(engine, &raster, dpi)? };
    let mut upright = None;
    let mut try_turned = |turn: u8, page: &mut RecognizedPage, sure: bool| -> Result<(), String> {
        let turned = raster.turned(4 - turn % 4);
        let again = words(engine, &turned, dpi)?;
        if sure || soundness(&again) > soundness(&page.words) {
            let (width, height) = (narrow(turned.width), narrow(turned.height));
            *page = RecognizedPage { dpi, turn, width, height, words: again };
            upright = Some(turned);
        }
        Ok(())
    };
    let along = direction(&page.words);
    if let Some(turn) = along {
        try_turned(turn % 4, &mut page, true)?;
        // Text on its head runs along the page too, and the order of its words says nothing.
        if reads_badly(&page.words) {
            try_turned((turn + 2) % 4, &mut page, false)?;
        }
    } else if reads_badly(&page.words)
        && let Some(turn) = engine.turn(&raster, dpi).map(|turn| turn % 4).filter(|turn| *turn > 0)
    {
        try_turned(turn, &mut page, false)?;
    }
    if upright.is_none() {
        lines.take_out_underlines(&mut raster);
    }
    let image = upright.as_ref().unwrap_or(&raster);
    if ink::leaves_margin(image, &page.words)
        && let Some(again) = engine.column(image, dpi)
    {
        let again = held(again?, image);
        if soundness(&again) * 20 > soundness(&page.words) * 19 && !ink::leaves_margin(image, &again) {
            page.words = again;
        }
    }
    ink::specks(image, &mut page.words);
    ink::sections(image, &mut page.words);
    stroke::measure(image, &mut page.words);
    let upright = |line| turn_word(line, 4 - page.turn, (width, height));
    page.words.extend(lines.words.into_iter().map(upright));
    Ok(page)
}

/// What the engine gives, without what is no word in its place on the image. Two pages on one sheet are read one after the
/// other.
fn words(engine: &dyn Recognizer, image: &Raster, dpi: f32) -> Result<Vec<Word>, String> {
    let Some(middle) = ink::fold(image) else { return Ok(held(engine.words(image, dpi)?, image)) };
    let (left, right) = image.halves(middle);
    let mut all = held(engine.words(&left, dpi)?, &left);
    let (lines, shift) = (all.iter().map(|word| word.line).max().unwrap_or(0), narrow(middle));
    all.extend(held(engine.words(&right, dpi)?, &right).into_iter().map(|word| Word {
        left: word.left + shift,
        right: word.right + shift,
        line: word.line + lines,
        ..word
    }));
    Ok(all)
}

fn held(mut words: Vec<Word>, image: &Raster) -> Vec<Word> {
    let (width, height) = (narrow(image.width), narrow(image.height));
    words.retain_mut(|word| {
        (word.right, word.bottom) = (word.right.min(width), word.bottom.min(height));
        word.confidence = word.confidence.min(100);
        word.left < word.right && word.top < word.bottom
    });
    words
}

/// Reads planned pages one after the other. `draw` gives the image of a page in so many dots per inch.
pub(crate) fn recognize(
    engine: &dyn Recognizer,
    pages: &[Planned],
    draw: &mut dyn FnMut(u32, f32) -> Result<Raster, String>,
) -> Recognized {
    let mut read = Recognized {
        engine: engine.name().to_owned(),
        version: engine.version().to_owned(),
        languages: engine.languages().to_vec(),
        ..Recognized::default()
    };
    for page in pages {
        match draw(page.number, page.dpi).and_then(|image| read_page(engine, image, page.dpi)) {
            Ok(words) => drop(read.pages.insert(page.number, words)),
            Err(reason) => drop(read.unread.insert(page.number, reason)),
        }
    }
    read
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives the same words for every image.
    struct Fixed(Vec<Word>);

    impl Recognizer for Fixed {
        fn name(&self) -> &str {
            "fixed"
        }
        fn words(&self, _: &Raster, _: f32) -> Result<Vec<Word>, String> {
            Ok(self.0.clone())
        }
    }

    /// Grey paper with stripes of ink.
    fn image() -> Raster {
        let dots = (0..400 * 300).map(|dot| if dot / 400 % 40 < 10 && dot % 7 < 3 { 20 } else { 230 }).collect();
        Raster { width: 400, height: 300, dots }
    }

    #[test]
    fn boxes_are_held_to_the_image() {
        let words = vec![
            Word::new("Nämnden", [10, 0, 900, 12], 200, 1),
            Word::new("utanför", [500, 0, 600, 12], 90, 1),
            Word::new("ingen", [20, 8, 20, 12], 90, 2),
        ];
        let page = read_page(&Fixed(words), image(), 150.0).expect("read");
        let boxes: Vec<_> = page.words.iter().filter(|word| !word.is_rule()).map(|w| (w.right, w.confidence)).collect();
        assert_eq!(boxes, [(400, 100)]);
    }

    #[test]
    fn pages_that_cannot_be_drawn_are_named() {
        let pages = [1, 2].map(|number| Planned { number, dpi: 150.0, why: super::super::Why::NoText });
        let mut draw = |page, _| if page == 1 { Ok(image()) } else { Err("torn".to_owned()) };
        let read = recognize(&Fixed(vec![Word::new("Nämnden", [10, 0, 90, 12], 95, 1)]), &pages, &mut draw);
        assert_eq!((read.pages.len(), read.unread.get(&2).map(String::as_str)), (1, Some("torn")));
        assert_eq!(read.engine, "fixed");
    }
}
