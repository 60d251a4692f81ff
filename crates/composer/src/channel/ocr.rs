//! Optical reading: the text of a page with the faults that engines make.

use composer::page::Page;

use super::lines::Line;
use super::{Dice, Manner, paged};

/// How often something goes wrong, each of a thousand.
#[derive(Debug, Clone, Copy)]
pub struct Strength {
    name: &'static str,
    /// Documents whose every paragraph sign is read as the same other sign.
    sign_always: u32,
    /// Documents whose paragraph signs are partly read as other signs.
    sign_partly: u32,
    /// Headings with a damaged letter.
    heading: u32,
    /// Letters of running text.
    letter: u32,
    /// Digits read as letters.
    digit: u32,
    /// Blanks lost.
    lost_blank: u32,
    /// Blanks doubled.
    double_blank: u32,
    /// Lines broken in two.
    broken: u32,
    /// Empty lines between lines.
    spread: u32,
    /// Full stops behind a number at the beginning of a line.
    lost_dot: u32,
    /// Lines of noise behind a line.
    noise: u32,
}

/// A clean page.
pub const LIGHT: Strength = Strength {
    name: "light",
    sign_always: 100,
    sign_partly: 150,
    heading: 30,
    letter: 1,
    digit: 2,
    lost_blank: 2,
    double_blank: 4,
    broken: 4,
    spread: 10,
    lost_dot: 8,
    noise: 0,
};

/// A copied page.
pub const MEDIUM: Strength = Strength {
    name: "medium",
    sign_always: 300,
    sign_partly: 350,
    heading: 100,
    letter: 4,
    digit: 8,
    lost_blank: 6,
    double_blank: 12,
    broken: 15,
    spread: 25,
    lost_dot: 30,
    noise: 4,
};

/// A bad page.
pub const HEAVY: Strength = Strength {
    name: "heavy",
    sign_always: 450,
    sign_partly: 400,
    heading: 300,
    letter: 12,
    digit: 25,
    lost_blank: 15,
    double_blank: 25,
    broken: 40,
    spread: 50,
    lost_dot: 80,
    noise: 12,
};

/// What is read for what. No letter is read as one that makes another word likely.
const LETTERS: [(&str, &[&str]); 22] = [
    ("TT", &["TI", "n"]),
    ("ll", &["H", "U", "Il"]),
    ("li", &["H", "ü"]),
    ("rn", &["m"]),
    ("m", &["rn"]),
    ("n", &["ri"]),
    ("h", &["b"]),
    ("b", &["h"]),
    ("l", &["I", "1", "J", "t"]),
    ("i", &["l", "í", "1"]),
    ("e", &["c"]),
    ("c", &["e"]),
    ("å", &["a", "ä", "à"]),
    ("ä", &["a", "å", "á"]),
    ("ö", &["o", "ő", "6"]),
    ("g", &["q"]),
    ("J", &["j", "I"]),
    ("S", &["5", "s"]),
    ("O", &["0"]),
    ("o", &["0"]),
    (")", &["}", "l"]),
    ("(", &["{", "f"]),
];

/// What the paragraph sign is read as.
const SIGNS: [&str; 5] = ["8", "$", "&", "S", "5"];

/// What pens and dirt are read as.
const NOISE: [&str; 6] = ["~~,,./~u.t~", "_~dlj~l'-", "/ . ,", "I l)", "'—~ _", "·;: ~"];

/// Reads a page as an engine would.
pub fn read(page: &Page, manner: &Manner, strength: Strength, seed: u64) -> String {
    let mut dice = Dice::new(seed, strength.name);
    let draw = dice.below(1000);
    let always = draw < strength.sign_always as usize;
    let partly = !always && draw < (strength.sign_always + strength.sign_partly) as usize;
    let sign = *dice.pick(&SIGNS);
    let mut pages = Vec::new();
    for leaf in paged::flowing_leaves(page, manner) {
        let mut lines: Vec<String> = Vec::new();
        for line in leaf {
            let mut text = damaged(&line, strength, &mut dice);
            if always {
                text = text.replace('§', sign);
            } else if partly {
                text = signs_partly(&text, sign, &mut dice);
            }
            lines.extend(cut(text, strength, &mut dice));
            if dice.chance(strength.spread) {
                lines.push(String::new());
            }
            if dice.chance(strength.noise) {
                lines.push((*dice.pick(&NOISE)).to_owned());
            }
        }
        pages.push(lines.join("\n"));
    }
    let mut text = pages.join("\n\u{c}");
    text.push('\n');
    text
}

/// Half of the paragraph signs as that sign.
fn signs_partly(text: &str, sign: &str, dice: &mut Dice) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c == '§' && dice.chance(500) { out.push_str(sign) } else { out.push(c) }
    }
    out
}

/// A line, perhaps in two.
fn cut(text: String, strength: Strength, dice: &mut Dice) -> Vec<String> {
    let blanks: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    if blanks.is_empty() || !dice.chance(strength.broken) {
        return vec![text];
    }
    let at = *dice.pick(&blanks);
    vec![text[..at].to_owned(), text[at + 1..].to_owned()]
}

/// A line with damaged letters, digits, blanks and dots. A heading is damaged in one place besides.
fn damaged(line: &Line, strength: Strength, dice: &mut Dice) -> String {
    let letters = line.text.chars().filter(|c| c.is_alphabetic()).count();
    let mut owed = line.heading && letters > 3 && dice.chance(strength.heading);
    let from = dice.below(letters);
    let mut out = String::new();
    let (mut rest, mut seen) = (line.text.as_str(), 0);
    while let Some(c) = rest.chars().next() {
        seen += usize::from(c.is_alphabetic());
        let due = owed && seen > from;
        let strikes = due || dice.chance(strength.letter);
        if let Some((read, as_these)) = LETTERS.iter().find(|(read, _)| strikes && rest.starts_with(read)) {
            let read_as: &str = dice.pick::<&str>(as_these);
            out.push_str(read_as);
            rest = &rest[read.len()..];
            owed &= !due;
            continue;
        }
        rest = &rest[c.len_utf8()..];
        match c {
            ' ' if dice.chance(strength.lost_blank) => {}
            ' ' if dice.chance(strength.double_blank) => out.push_str("  "),
            '1' if dice.chance(strength.digit) => out.push('l'),
            '0' if dice.chance(strength.digit) => out.push('O'),
            '.' if is_number(&out) && rest.starts_with(' ') && dice.chance(strength.lost_dot) => {}
            _ => out.push(c),
        }
    }
    out
}

fn is_number(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}
