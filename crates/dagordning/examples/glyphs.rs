//! Prints the glyphs of a PDF as the first reader hands them over: `cargo run --example glyphs FILE`.
fn main() {
    let path = std::env::args().nth(1).expect("a file");
    let bytes = std::fs::read(path).expect("readable");
    let mut number = 0;
    let read = dagordning::pdf::read(&bytes, Default::default(), &mut |page| {
        number += 1;
        println!(
            "page {number}: {}x{} image {:.2} rules {}",
            page.width,
            page.height,
            page.image_share,
            page.rules.len()
        );
        for glyph in &page.glyphs {
            println!(
                "{:?} x {:.1} y {:.1} advance {:.2} size {:.1} bold {} turn {} mapped {} invisible {}",
                page.letters(glyph),
                glyph.x,
                glyph.y,
                glyph.advance,
                glyph.size,
                glyph.bold,
                glyph.turn,
                glyph.mapped,
                glyph.invisible
            );
        }
    });
    println!("{read:?}");
}
