//! Words with a space after every letter.

use super::spacing::{Gap, Known, Token};

/// Finds the spread words among the tokens of a line: the gaps to close, and the first and last gap of each stretch.
pub(super) fn find(tokens: &[Token], known: &mut Known<'_>, gaps: &mut Vec<Gap>, spans: &mut Vec<(usize, usize)>) {
    let mut rest = tokens;
    while let Some(start) = rest.iter().position(|token| token.single.is_some()) {
        let run = run_at(rest.get(start..).unwrap_or_default());
        let first = gaps.len();
        if close_run(run, known, gaps) {
            spans.push((first, gaps.len() - 1));
        } else {
            gaps.truncate(first);
        }
        rest = rest.get(start + run.len().max(1)..).unwrap_or_default();
    }
}

/// Words of a spread line are at most this far apart: the space between them is spread as well.
const WORD_GAP: usize = 3;

/// The single characters from the first token on. Two letters in one token are let pass between singles.
fn run_at(tokens: &[Token]) -> &[Token] {
    let near = |at: usize| tokens.get(at).is_some_and(|token| token.gap == 1 && letter(token).is_some());
    let mut len = 1;
    while let Some(token) = tokens.get(len) {
        let pair = token.gap == 1
            && token.end - token.start <= 4
            && len >= 3
            && near(len - 1)
            && near(len - 2)
            && near(len + 1)
            && near(len + 2);
        if token.gap > WORD_GAP || !(token.single.is_some() || pair) {
            break;
        }
        len += 1;
    }
    tokens.get(..len).unwrap_or(tokens)
}

fn letter(token: &Token) -> Option<char> {
    token.single.filter(|letter| letter.is_alphabetic())
}

/// Pushes the gaps of a run, and tells whether the run holds a word at all.
fn close_run(run: &[Token], known: &mut Known<'_>, gaps: &mut Vec<Gap>) -> bool {
    let mut is_word = false;
    let mut previous: Option<&Token> = None;
    let mut before_previous = None;
    for stretch in run.chunk_by(|left, right| right.gap == 1 && same_word(left, right)) {
        if let (Some(left), Some(right)) = (previous, stretch.first()) {
            let joins = right.gap == 1 && joins(before_previous, left, right);
            gaps.push(Gap::new(left.end, right.start, !joins));
        }
        is_word |= close_stretch(stretch, known, gaps);
        before_previous = if stretch.len() > 1 { stretch.get(stretch.len() - 2) } else { previous };
        previous = stretch.last();
    }
    is_word && !gaps.is_empty()
}

/// Letters of one word, or digits of one number. A capital behind a small letter begins a word.
fn same_word(left: &Token, right: &Token) -> bool {
    match (left.single, right.single) {
        (Some(left), Some(right)) => {
            let digits = left.is_ascii_digit() && right.is_ascii_digit();
            let letters = left.is_alphabetic() && right.is_alphabetic();
            digits || (letters && !(left.is_lowercase() && right.is_uppercase()))
        }
        (one, other) => one.or(other).is_none_or(char::is_alphabetic),
    }
}

/// Whether two unlike neighbours stand together: "och/eller", "2025-11", "kl.", "(S)", "13.00".
fn joins(before: Option<&Token>, left: &Token, right: &Token) -> bool {
    let (Some(left), Some(right)) = (left.single, right.single) else {
        return false;
    };
    let digit = |token: Option<&Token>| token.and_then(|token| token.single).is_some_and(|it| it.is_ascii_digit());
    match (left, right) {
        ('/' | '-' | '(' | '[', _) | (_, '/' | '-' | '.' | ',' | ':' | ';' | ')' | ']') => true,
        ('.' | ':' | ',', right) => right.is_ascii_digit() && digit(before),
        _ => false,
    }
}

/// Closes the letters of one stretch, with the words that the vocabulary sees in it; tells whether it is a word.
fn close_stretch(stretch: &[Token], known: &mut Known<'_>, gaps: &mut Vec<Gap>) -> bool {
    let letters = || stretch.iter().filter_map(letter);
    let plain = letters().count() == stretch.len();
    let lengths = if plain && stretch.len() >= 4 { known.word_lengths(letters()) } else { None };
    let is_word = lengths.is_some() || reads_like_a_word(stretch);
    let mut lengths = lengths.unwrap_or_default().into_iter();
    let mut left_in_word = lengths.next();
    for pair in stretch.windows(2) {
        let [left, right] = pair else { continue };
        left_in_word = left_in_word.map(|letters| letters - 1);
        let ends = left_in_word == Some(0);
        if ends {
            left_in_word = lengths.next();
        }
        gaps.push(Gap::new(left.end, right.start, ends));
    }
    is_word
}

/// Small letters behind the first, or capitals throughout; not a row of party letters, of votes or of the alphabet.
fn reads_like_a_word(stretch: &[Token]) -> bool {
    let mut seen = Shape::default();
    for token in stretch {
        match token.single {
            Some(letter) if letter.is_alphabetic() => seen.letter(letter),
            Some(_) => return false,
            // Two letters let pass between singles say nothing about the shape.
            None => {}
        }
    }
    let small = seen.capitals <= 1 && seen.capitals == seen.leading_capitals && seen.letters >= 4 && seen.kinds() >= 3;
    let capital = seen.capitals == seen.letters && seen.letters >= 5 && seen.kinds() >= 4;
    (small || capital)
        && seen.vowels > 0
        && seen.vowels < seen.letters
        && seen.beyond_votes
        && seen.steps + 1 < seen.letters
}

#[derive(Default)]
struct Shape {
    letters: usize,
    capitals: usize,
    leading_capitals: usize,
    vowels: usize,
    /// How often a letter follows its neighbour in the alphabet.
    steps: usize,
    /// Some letter is none of those that mark a vote (ja, nej, avstår, frånvarande, x).
    beyond_votes: bool,
    kinds: u64,
    last: Option<char>,
}

impl Shape {
    fn letter(&mut self, letter: char) {
        let small = letter.to_lowercase().next().unwrap_or(letter);
        let capital = usize::from(letter.is_uppercase());
        self.leading_capitals += if self.letters == 0 { capital } else { 0 };
        self.capitals += capital;
        self.letters += 1;
        self.vowels += usize::from("aeiouyåäöæøé".contains(small));
        self.steps += usize::from(self.last.is_some_and(|last| u32::from(last) + 1 == u32::from(small)));
        self.beyond_votes |= !"jnafx".contains(small);
        self.kinds |= 1 << (u32::from(small) % 64);
        self.last = Some(small);
    }

    fn kinds(&self) -> u32 {
        self.kinds.count_ones()
    }
}
