//! Signs that the engine takes for others, told by their shape: `§` read as `8` or `&` still stands taller and hangs lower than
//! a digit, a bullet read as `+` is still a full disc, and `4.` read as `4,` does not hang below the line.

/// The shape of a word as a share of the size of its font, seen from its baseline.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// How far it rises above the baseline.
    pub(super) rise: f32,
    /// How far it hangs below.
    pub(super) hang: f32,
    /// Its width.
    pub(super) width: f32,
    /// The thickness of its strokes; 0 if that is not known.
    pub(super) stroke: f32,
}

/// What is read for a paragraph sign.
const FOR_SECTION: &str = "8&$£5369Ss§";
/// A digit rises by about 0.69 and does not hang; the sign hangs by a tenth to a fifth.
const HANGS: f32 = 0.05;
const TALLER: f32 = 1.085;
const DIGIT: f32 = 0.69;

/// What a word is that stands before `next` on its line, if it is not what it was read as. `first`: nothing stands before
/// it.
pub(super) fn reread(word: &str, shape: Shape, first: bool, next: Option<(&str, Shape)>) -> Option<String> {
    let bare = word.trim_matches('|');
    if bare.len() < word.len() && bare.chars().any(char::is_alphanumeric) {
        // The border of a table.
        return Some(reread(bare, shape, first, next).unwrap_or_else(|| bare.to_owned()));
    }
    section(word, shape, first, next)
        .or_else(|| (first && next.is_none() && is_cross(word, shape)).then(|| "X".to_owned()))
        .or_else(|| (first && is_bullet(word, shape)).then(|| "•".to_owned()))
        .or_else(|| if first { numeral(word, shape, next) } else { None })
}

fn section(word: &str, shape: Shape, first: bool, next: Option<(&str, Shape)>) -> Option<String> {
    let rest = word.trim_start_matches(|c| FOR_SECTION.contains(c));
    let signs = word.len() - rest.len();
    let tall = |digit: f32| shape.hang > HANGS && shape.rise + shape.hang > TALLER * digit;
    if rest.is_empty() && signs <= 3 {
        let (number, beside) = next?;
        let numeral = number.starts_with(|c: char| c.is_ascii_digit());
        let digits = number.chars().all(|c| c.is_ascii_digit() || c == '.');
        // The number beside it tells how high digits are.
        let digit = if digits { beside.rise.max(0.9 * DIGIT) } else { DIGIT };
        let sign = if word.starts_with("§§") { "§§" } else { "§" };
        return (numeral && word != sign && tall(digit)).then(|| sign.to_owned());
    }
    // Sign and number in one, where an item begins: all but the first are digits.
    let number = word.get(word.chars().next()?.len_utf8()..)?;
    let digits = number.trim_end_matches('.');
    let numeral = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let sign = word.starts_with(|c| FOR_SECTION.contains(c) && c != '§');
    (first && sign && numeral && tall(DIGIT)).then(|| format!("§ {number}"))
}

/// A cross in a table: one letter that was read as two, as wide as it is high.
fn is_cross(word: &str, shape: Shape) -> bool {
    let cross = word.len() == 2 && word.bytes().all(|byte| byte.eq_ignore_ascii_case(&b'x'));
    cross && shape.width < 1.25 * (shape.rise + shape.hang)
}

/// Whether a word is a cross in a table, or two.
pub(super) fn is_mark(word: &str) -> bool {
    word.len() <= 2 && word.bytes().all(|byte| byte.eq_ignore_ascii_case(&b'x'))
}

/// A disc or square of the size that bullets have, above the line.
fn is_bullet(word: &str, shape: Shape) -> bool {
    let Shape { rise, hang, width, stroke } = shape;
    let height = rise + hang;
    let alone = word.chars().count() == 1 && word.chars().all(|c| !c.is_alphanumeric() || "eoO0ıil".contains(c));
    let middle = (rise - hang) / 2.0;
    alone
        && (0.12..0.5).contains(&width)
        && (0.7..1.45).contains(&(width / height))
        && stroke > 0.38 * width.min(height)
        && (0.14..0.5).contains(&middle)
}

/// A number that an item begins with, before a comma that does not hang.
fn numeral(word: &str, shape: Shape, next: Option<(&str, Shape)>) -> Option<String> {
    let digits = word.strip_suffix([',', ';', ':'])?;
    let short = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let opens = next.is_some_and(|(next, _)| next.starts_with(char::is_uppercase));
    (short && opens && shape.hang < 0.08).then(|| format!("{digits}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGITS: Shape = Shape { rise: 0.69, hang: 0.0, width: 0.5, stroke: 0.08 };
    const SECTION: Shape = Shape { rise: 0.69, hang: 0.19, width: 0.45, stroke: 0.08 };
    const DISC: Shape = Shape { rise: 0.46, hang: -0.22, width: 0.24, stroke: 0.12 };

    fn read(word: &str, shape: Shape, next: &str) -> Option<String> {
        reread(word, shape, true, Some((next, DIGITS)))
    }

    #[test]
    fn a_sign_taller_than_digits_is_a_section() {
        assert_eq!(read("8", SECTION, "118").as_deref(), Some("§"));
        assert_eq!(read("$&", SECTION, "5.").as_deref(), Some("§"));
        assert_eq!(read("812", SECTION, "Beslut").as_deref(), Some("§ 12"));
        assert_eq!(read("8", DIGITS, "118"), None);
        assert_eq!(read("812", DIGITS, "Beslut"), None);
        assert_eq!(read("§", SECTION, "12"), None);
        assert_eq!(read("8", SECTION, "kronor"), None);
        assert_eq!(reread("812", SECTION, false, None), None);
    }

    #[test]
    fn a_disc_is_a_bullet() {
        assert_eq!(read("+", DISC, "Samla").as_deref(), Some("•"));
        assert_eq!(read("e", DISC, "Samla").as_deref(), Some("•"));
        assert_eq!(read("+", Shape { stroke: 0.06, ..DISC }, "Samla"), None);
        assert_eq!(read(".", Shape { rise: 0.24, hang: 0.0, ..DISC }, "Samla"), None);
        assert_eq!(reread("+", DISC, false, None), None);
    }

    #[test]
    fn a_cross_is_one_letter() {
        let alone = |word: &str, width: f32| reread(word, Shape { width, ..DIGITS }, true, None);
        assert_eq!(alone("Xx", 0.6).as_deref(), Some("X"));
        assert_eq!(alone("XX", 1.4), None);
        assert_eq!(read("Xx", DIGITS, "Bo"), None);
    }

    #[test]
    fn borders_and_commas_are_told_by_their_place() {
        assert_eq!(read("|2013/118", DIGITS, "SBN").as_deref(), Some("2013/118"));
        assert_eq!(read("4,", DIGITS, "Detaljplan").as_deref(), Some("4."));
        assert_eq!(read("4,", Shape { hang: 0.14, ..DIGITS }, "Detaljplan"), None);
        assert_eq!(read("4,", DIGITS, "och"), None);
        assert_eq!(read("|", DIGITS, "x"), None);
    }
}
