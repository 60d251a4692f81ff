//! The table that tesseract prints: a row for every page, block, paragraph, line and word. It is not trusted.

use super::Word;

/// More words on a page are noise.
const MOST_WORDS: usize = 50_000;
/// No word is longer, in bytes.
const LONGEST_WORD: usize = 400;

/// A page of the table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Dots in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// The words in the order of the table.
    pub words: Vec<Word>,
}

/// Reads the pages of a table. Rows that are none are left out, boxes are held to the page.
#[must_use]
pub fn parse(table: &str) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    let mut line = (0, 0, 0);
    let mut number = 0;
    for row in table.lines() {
        let mut cells = row.splitn(12, '\t');
        let mut next = || cells.next()?.parse::<u32>().ok();
        let (Some(level), Some(_), Some(block), Some(paragraph), Some(row), Some(_)) =
            (next(), next(), next(), next(), next(), next())
        else {
            continue;
        };
        let (Some(left), Some(top), Some(width), Some(height)) = (next(), next(), next(), next()) else { continue };
        if level == 1 {
            pages.push(Page { width, height, words: Vec::new() });
            (line, number) = ((0, 0, 0), 0);
            continue;
        }
        let (Some(page), 5) = (pages.last_mut(), level) else { continue };
        let confidence = cells.next().and_then(|cell| cell.parse::<f32>().ok()).filter(|share| share.is_finite());
        let text = cells.next().unwrap_or_default();
        let (right, bottom) = (left.saturating_add(width).min(page.width), top.saturating_add(height).min(page.height));
        let Some(confidence) = confidence.filter(|share| *share >= 0.0) else { continue };
        let fits = left < right && top < bottom && text.len() <= LONGEST_WORD && !text.is_empty();
        if !fits || page.words.len() >= MOST_WORDS {
            continue;
        }
        if line != (block, paragraph, row) {
            (line, number) = ((block, paragraph, row), number + 1);
        }
        let text: String = text.chars().filter(|c| !c.is_control()).collect();
        let confidence = confidence.round().min(100.0) as u8;
        page.words.push(Word { text, left, top, right, bottom, confidence, line: number, stroke: 0 });
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";

    #[test]
    fn words_lines_and_pages_are_read() {
        let table = format!(
            "{HEAD}1\t1\t0\t0\t0\t0\t0\t0\t800\t600\t-1\t\n2\t1\t1\t0\t0\t0\t5\t6\t70\t8\t-1\t\n\
             5\t1\t1\t1\t1\t1\t5\t6\t70\t8\t96.5\tNämnden\n5\t1\t1\t1\t1\t2\t80\t6\t20\t8\t31\t§\n\
             5\t1\t1\t1\t2\t1\t5\t20\t70\t8\t95.0\t \n1\t2\t0\t0\t0\t0\t0\t0\t10\t10\t-1\t\n"
        );
        let pages = parse(&table);
        assert_eq!(pages.len(), 2);
        let words = &pages[0].words;
        let found: Vec<(&str, u32, u8)> = words.iter().map(|w| (w.text.as_str(), w.line, w.confidence)).collect();
        assert_eq!(found, [("Nämnden", 1, 97), ("§", 1, 31), (" ", 2, 95)]);
        assert_eq!((words[0].left, words[0].top, words[0].right, words[0].bottom), (5, 6, 75, 14));
        assert!(words[0].is_sound() && !words[1].is_sound() && words[2].is_rule());
    }

    #[test]
    fn nonsense_is_left_out() {
        let page = "1\t1\t0\t0\t0\t0\t0\t0\t100\t100\t-1\t\n";
        for row in [
            "5\t1\t1\t1\t1\t1\t-5\t6\t70\t8\t96\tx",
            "5\t1\t1\t1\t1\t1\t100\t6\t70\t8\t96\tbeyond",
            "5\t1\t1\t1\t1\t1\t4294967295\t6\t4294967295\t8\t96\tx",
            "5\t1\t1\t1\t1\t1\t5\t6\t70\t8\tNaN\tx",
            "5\t1\t1\t1\t1\t1\t5\t6\t70\t8\t-1\tx",
            "5\t1\t1\t1\t1\t1\t5\t6\t70\t8\t96",
            "5\t1\t1",
            "\u{fffd}\t\t",
        ] {
            assert!(parse(&format!("{page}{row}\n"))[0].words.is_empty(), "{row:?}");
        }
        assert_eq!(parse("5\t1\t1\t1\t1\t1\t5\t6\t70\t8\t96\tno page"), []);
        let wide = format!("{page}5\t1\t1\t1\t1\t1\t5\t6\t7000\t8\t960\ta\u{7}b\n");
        let word = &parse(&wide)[0].words[0];
        assert_eq!((word.right, word.confidence, word.text.as_str()), (100, 100, "ab"));
    }
}
