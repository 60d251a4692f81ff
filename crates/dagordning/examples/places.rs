//! A PDF to its document, each title with its place: page, box, and the characters in the text.
//! `cargo run --example places [FILE.pdf]`

use dagordning::{Options, Parser};

const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/pdf/kommun-tabell.pdf");

/// Prints where the titles of the items stand.
pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let given = std::env::args().nth(1).filter(|argument| argument.ends_with(".pdf"));
    let bytes = std::fs::read(given.as_deref().unwrap_or(FIXTURE))?;
    // Handed over whole, so that nothing is copied.
    let reading = Parser::new(Options::new().spans(true)).read(bytes)?;
    let document = reading.document();
    assert!(!document.items.is_empty());
    for item in &document.items {
        println!("{}", item.title.as_deref().unwrap_or("?"));
        for segment in item.places.get("title") {
            let excerpt = reading.excerpt(segment.start..segment.end);
            // Tenths of a point from the page's top left corner.
            let [left, top, right, bottom] =
                segment.bounds.ok_or("a PDF has boxes")?.map(|tenths| tenths as f32 / 10.0);
            println!("    page {} ({left}, {top})–({right}, {bottom}): {excerpt}", segment.page);
            assert!(!excerpt.is_empty());
        }
    }
    // What each line was taken for: the way to the bottom of a surprise.
    for line in reading.lines().iter().take(10) {
        println!("{:<18} {}", line.class, line.text);
    }
    Ok(())
}
