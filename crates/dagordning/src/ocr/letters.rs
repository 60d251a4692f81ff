//! What printed letters look like, roughly and in all faces: how high they rise, how deep they hang, how wide they are.

/// How far a word's letters rise above its baseline and hang below it, as shares of the size of the font.
pub(super) fn extent(word: &str) -> (f32, f32) {
    let each = word.chars().map(|c| (rise(c), hang(c)));
    let (rise, hang) = each.fold((f32::MIN, f32::MIN), |all, one| (all.0.max(one.0), all.1.max(one.1)));
    if rise > f32::MIN { (rise, hang) } else { (0.7, 0.0) }
}

fn rise(c: char) -> f32 {
    match c {
        'Å' | 'Ä' | 'Ö' | 'É' | 'Ü' => 0.9,
        'a' | 'c' | 'e' | 'g' | 'm' | 'n' | 'o' | 'p' | 'q' | 'r' | 's' | 'u' | 'v' | 'w' | 'x' | 'y' | 'z' => 0.49,
        ':' | ';' => 0.46,
        '-' | '–' | '—' | '~' | '=' | '+' | '•' => 0.35,
        '.' | ',' | '_' | '…' => 0.11,
        't' => 0.62,
        'å' => 0.73,
        _ => 0.69,
    }
}

fn hang(c: char) -> f32 {
    match c {
        'g' | 'j' | 'p' | 'q' | 'y' => 0.21,
        '(' | ')' | '[' | ']' | '{' | '}' | '§' | '|' | '@' | '_' => 0.19,
        ',' | ';' => 0.14,
        'Q' => 0.1,
        '-' | '–' | '—' | '~' | '=' | '+' | '•' => -0.2,
        '"' | '”' | '’' | '\'' | '*' => -0.4,
        _ => 0.0,
    }
}

/// The width of a letter, as a share of the size of the font.
pub(super) fn width(c: char) -> f32 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' => 0.26,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' | '"' | '”' => 0.34,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' => 0.83,
        'J' | 'L' | 's' | 'c' | 'k' | 'v' | 'x' | 'y' | 'z' => 0.5,
        c if c.is_uppercase() => 0.68,
        _ => 0.55,
    }
}

/// Whether a word is what the engine makes of borders, folds and specks: a sign or two that no Swedish text has alone.
pub(super) fn is_debris(word: &str) -> bool {
    let signs = word.trim();
    let odd = |c: char| "|¦[]{}\\~^`´‘'<>=«_".contains(c);
    signs.chars().count() <= 2 && !signs.is_empty() && signs.chars().all(odd)
}

/// Whether a word is a number that an item or a clause begins with, with a sign that may be read as a digit: "4.",
/// "§", "8118"; or the first and the last of several: "43-49".
pub(super) fn is_numeral(word: &str) -> bool {
    let word = word.trim_start_matches('§').trim_end_matches(['.', ')', ',', ':']);
    let mut parts = word.splitn(2, ['-', '–', '—']);
    parts.all(|part| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extents_are_those_of_the_farthest_letters() {
        assert_eq!(extent("mena"), (0.49, 0.0));
        assert_eq!(extent("nämnd"), (0.69, 0.0));
        assert_eq!(extent("Åby,"), (0.9, 0.21));
        assert_eq!(extent(""), (0.7, 0.0));
        assert!(is_debris("|") && is_debris("[]") && !is_debris("-") && !is_debris("•") && !is_debris("§"));
    }
}
