//! Draws patterns: words of the language, marks, and lines of composed documents.

use composer::{Rng, compose};

use super::pattern::Pattern;
use super::wider;
use crate::channel::Channel;

/// What stands before the units, beside composed documents.
const HEADS: [&str; 12] = [
    "",
    "SAMMANTRÄDESPROTOKOLL\nKommunstyrelsen\n2026-03-02\n",
    "SAMMANTRÄDESPROTOKOLL\nKommunstyrelsen\n2026-03-02\nPlats och tid: Rådhuset kl 13.00-15.00\nBeslutande\n",
    "SAMMANTRÄDESPROTOKOLL\nKommunstyrelsen\n2026-03-02\n§§ 1-900000\n\n§ 1 Plan\n",
    "PROTOKOLL\nKommunfullmäktige 2026-03-02\nNärvarande\nAnna Ek (S), ordförande\n\n§ 1\nVal\nBeslut\n",
    "PROTOKOLL\nKommunfullmäktige 2026-03-02\n§ 1 Plan\nOmröstning\nJa-röster:\n",
    "PROTOKOLL\nKommunfullmäktige 2026-03-02\n§ 1 Plan\nYrkanden\n",
    "PROTOKOLL\nKommunfullmäktige 2026-03-02\nInnehåll\n",
    "Kallelse\nKulturnämnden\nTid: 2026-03-02 kl. 13.00\n\n",
    "Kallelse\nKulturnämnden\n1. Val av justerare\nFörslag till beslut\n",
    "Kallelse\nKulturnämnden\n2026-03-02 kl 13.00\nNr   Ärende              Dnr\n1    Plan för skolan     KS 2026/1\n",
    "Protokoll fört vid ordinarie årsmöte i Brf Tornsvalan\n2026-03-02\n\n",
];

/// What stands after them.
const TAILS: [&str; 4] = [
    "",
    "\n§ 2 Slut\nBeslut\nNämnden beslutar att bifalla.\nVid protokollet\nAnna Ek\nJusteras\nBo Lind\n",
    "förslag till beslut: Planen antas.\n",
    "\nVid protokollet\n\nAnna Ek\nOrdförande      Justerare\nBo Lind         Eva Ö\n",
];

/// What documents are made of beside words.
const MARKS: [&str; 56] = [
    "§ {i}",
    "§ {m}",
    "§ 1",
    "§§ {i}-{i}",
    "§§ 1-{i}",
    "{i}.",
    "{d}.",
    "{m}.",
    "1.",
    "{i})",
    "a)",
    "A/",
    "-",
    "•",
    "–",
    ":",
    ",",
    ";",
    "och",
    "att",
    "samt",
    "(",
    ")",
    "\"",
    "{i}/{i}",
    "Dnr KS {i}/2026",
    "KS/{i}/2026",
    "KS 2026/1",
    "kl. 13.{m}0",
    "kl 14.40-14.55",
    "2026-03-02",
    "{m} mars 2026",
    "{w} Ek (S)",
    "{w} {w}",
    "Anna Ek (S), ordförande",
    "{w} Bo (M) ersätter Anna Ek (S) §§ {m}-{i}",
    "A. Ek",
    "A.",
    "{i} 000 kr",
    "1,{m} mnkr",
    "{i} ja",
    "Ja",
    "Nej",
    "X",
    ".................",
    "_______",
    "Sida {i} av 217",
    "{i} (27)",
    "Bilaga {i}",
    "Text om saken {w}.",
    "Nämnden beslutar",
    "kommun-\nfullmäktige",
    "{i}",
    "| {w} | {i} |",
    "## {w}",
    "!",
];

/// What stands between two pieces of a unit.
const JOINTS: [&str; 10] = [" ", " ", " ", "\n", "\n", ", ", "     ", "\t", "", "{s}"];

/// What a unit ends with.
const ENDS: [&str; 8] = ["\n", "\n", "\n", "\n\n", " ", ", ", "\n\u{c}", ""];

/// Lines of a composed document that a unit takes at the most.
const LINES: usize = 8;

/// Draws patterns from seeds.
pub struct Drawer {
    words: Vec<String>,
}

impl Drawer {
    /// With the words of the language folder.
    pub fn new() -> Self {
        Drawer { words: super::words::of_the_language() }
    }

    /// The pattern of a seed.
    pub fn draw(&self, seed: u64) -> Pattern {
        if seed.is_multiple_of(2) { self.composed(seed) } else { self.in_turn(seed) }
    }

    /// Several kinds of lines, each a few times, in turn, behind a head and before a tail of their own.
    fn in_turn(&self, seed: u64) -> Pattern {
        let mut rng = Rng::new(seed, "grow in turn");
        let heads = if rng.chance(50) { &HEADS[..] } else { &wider::HEADS[..] };
        let before = rng.word(heads).to_owned();
        let mut unit = String::new();
        for _ in 0..1 + rng.below(3) {
            let mut line = String::new();
            for piece in 0..1 + rng.below(3) {
                if piece > 0 {
                    line += rng.word(&JOINTS);
                }
                line += &if rng.chance(50) { rng.word(&wider::MARKS).to_owned() } else { self.piece(&mut rng) };
            }
            line += rng.word(&wider::ENDS);
            unit += &line.repeat(1 + rng.below(3));
        }
        Pattern { before, unit, after: rng.word(&TAILS).to_owned() }
    }

    /// Lines of a composed document or pieces, among its other lines.
    fn composed(&self, seed: u64) -> Pattern {
        let mut rng = Rng::new(seed, "grow");
        let channel = *rng.pick(&Channel::TEXT);
        let composed = rng.chance(60).then(|| channel.text(&compose(seed).page, seed));
        let lines: Vec<&str> = composed.as_deref().unwrap_or_default().split_inclusive('\n').collect();
        let from_lines = !lines.is_empty() && rng.chance(50);
        let unit = if from_lines { self.of_lines(&lines, &mut rng) } else { self.of_pieces(&mut rng) };
        let (before, after) = match lines.len() {
            0 => (rng.word(&HEADS).to_owned(), rng.word(&TAILS).to_owned()),
            count => {
                let cut = rng.below(count + 1);
                let after = if rng.chance(50) { lines[cut..].concat() } else { rng.word(&TAILS).to_owned() };
                (lines[..cut].concat(), after)
            }
        };
        Pattern { before, unit, after }
    }

    /// Some lines of a document, with numbers that run or without, and perhaps a piece among them.
    fn of_lines(&self, lines: &[&str], rng: &mut Rng) -> String {
        let first = rng.below(lines.len());
        let count = 1 + rng.below(LINES.min(lines.len() - first));
        let mut unit = String::new();
        for line in &lines[first..first + count] {
            if rng.chance(20) {
                unit += &self.piece(rng);
                unit += rng.word(&JOINTS);
            }
            // What looks like a place for a number in the text is none.
            let line = line.replace('{', "(");
            unit += &if rng.chance(60) { numbered(&line) } else { line };
        }
        if !unit.ends_with('\n') || rng.chance(15) {
            unit += rng.word(&ENDS);
        }
        unit
    }

    fn of_pieces(&self, rng: &mut Rng) -> String {
        let mut unit = if rng.chance(10) { "{s}".to_owned() } else { String::new() };
        for piece in 0..1 + rng.below(7) {
            if piece > 0 {
                unit += rng.word(&JOINTS);
            }
            unit += &self.piece(rng);
        }
        unit + rng.word(&ENDS)
    }

    /// A word as it may be printed, or a mark.
    fn piece(&self, rng: &mut Rng) -> String {
        if rng.chance(50) {
            return rng.word(&MARKS).to_owned();
        }
        let word = rng.pick(&self.words);
        match rng.below(8) {
            0 => word.to_uppercase(),
            1 => word.chars().flat_map(|c| [c, ' ']).collect(),
            2 => word.clone(),
            3 => format!("{}:", capital(word)),
            _ => capital(word),
        }
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A line with its first number made to run.
fn numbered(line: &str) -> String {
    let digit = |c: char| c.is_ascii_digit();
    let Some(start) = line.find(digit) else { return line.to_owned() };
    let end = line[start..].find(|c| !digit(c)).map_or(line.len(), |end| start + end);
    format!("{}{{i}}{}", &line[..start], &line[end..])
}
