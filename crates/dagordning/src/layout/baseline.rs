//! Glyphs to baselines: turned text apart, text drawn twice once, raised digits with their line.

use super::{Letter, behind};
use crate::pdf::{Glyph, Page, Rule};

/// The glyphs of one direction of writing, turned upright.
pub(super) struct Turned {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    /// The direction, in quarter turns.
    pub(super) turn: u8,
    /// By how much its lines fall to the right of it, in radians.
    pub(super) slant: f32,
    /// Where its page begins on a sheet of two.
    pub(super) left: f32,
    pub(super) sort: Sort,
}

/// What glyphs are to the text of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// It.
    Flow,
    /// Not in the direction in which the page is read, or noise.
    Aside,
    /// Behind it or across it.
    Watermark,
    /// Nobody sees them.
    Hidden,
}

/// A line of letters, from left to right.
pub(super) struct Line {
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) letters: Vec<Letter>,
    /// Before which letters a space is drawn.
    pub(super) spaced: Vec<bool>,
}

/// The glyphs by direction, the one that most glyphs have first; then what is behind the text, and what nobody sees.
pub(super) fn by_turn(page: &Page, only_mapped: bool) -> Vec<Turned> {
    let sorts = behind::sorts(page);
    let sorted = || page.glyphs.iter().zip(sorts.iter().copied());
    let readable = |glyph: &Glyph| glyph.len > 0 && (glyph.mapped || !only_mapped);
    let mut counts = [0usize; 4];
    for (glyph, _) in sorted().filter(|(glyph, sort)| readable(glyph) && *sort == Sort::Flow) {
        counts[usize::from(glyph.turn % 4)] += usize::from(!glyph.noise);
    }
    let main = (0..4).max_by_key(|turn| (counts[*turn], 3 - turn)).unwrap_or(0);
    let of = |wanted: Sort, noise: bool, turn: usize| {
        let all = sorted().filter(move |(glyph, sort)| {
            *sort == wanted && glyph.noise == noise && readable(glyph) && usize::from(glyph.turn % 4) == turn
        });
        all.map(|(glyph, _)| *glyph)
    };
    let mut all = halves(side(page, main as u8, Sort::Flow, of(Sort::Flow, false, main)), page);
    let others = (0..4).filter(|turn| *turn != main && counts[*turn] > 0);
    all.extend(others.map(|turn| side(page, turn as u8, Sort::Aside, of(Sort::Flow, false, turn))));
    if page.recognized && page.glyphs.iter().any(|glyph| glyph.noise) {
        all.push(side(page, main as u8, Sort::Aside, of(Sort::Flow, true, main)));
    }
    if sorts.iter().any(|sort| *sort != Sort::Flow) {
        all.extend((0..4).map(|turn| side(page, turn as u8, Sort::Hidden, of(Sort::Hidden, false, turn))));
        for turn in 0..4 {
            all.extend(by_slant(side(page, turn as u8, Sort::Watermark, of(Sort::Watermark, false, turn)), page));
        }
        all.retain(|side| side.sort == Sort::Flow || !side.glyphs.is_empty());
    }
    all
}

/// Two pages on one sheet are read one after the other: nothing stands in its middle but their two inner margins.
fn halves(whole: Turned, page: &Page) -> Vec<Turned> {
    let (width, height) =
        if whole.turn.is_multiple_of(2) { (page.width, page.height) } else { (page.height, page.width) };
    let (from, to) = (width * (0.5 - GUTTER / 2.0), width * (0.5 + GUTTER / 2.0));
    let sheet = width > SHEET * height;
    let reaches = |glyph: &Glyph| glyph.x < to && glyph.x + glyph.advance > from && !is_blank(page.letters(glyph));
    // Dust in the fold is no text.
    let free = sheet && whole.glyphs.iter().filter(|glyph| reaches(glyph)).count() <= whole.glyphs.len() / 300;
    let crossed = whole.rules.iter().any(|rule| rule.is_horizontal() && rule.x0 < from && rule.x1 > to);
    let on_left = |glyph: &&Glyph| glyph.x + glyph.advance / 2.0 < width / 2.0;
    let left = whole.glyphs.iter().filter(on_left).count();
    if !free || crossed || left.min(whole.glyphs.len() - left) < FEWEST_ON_A_HALF {
        return vec![whole];
    }
    let Turned { glyphs, rules, turn, slant, sort, .. } = whole;
    let (left, right): (Vec<Glyph>, Vec<Glyph>) = glyphs.into_iter().partition(|glyph| on_left(&glyph));
    let (rules_left, rules_right) = rules.into_iter().partition(|rule| rule.x0 < width / 2.0);
    let half = |glyphs, rules, left| Turned { glyphs, rules, turn, slant, left, sort };
    vec![half(left, rules_left, 0.0), half(right, rules_right, width / 2.0)]
}

/// A sheet of two pages is so much wider than high.
const SHEET: f32 = 1.2;
/// The two inner margins together, as a share of its width.
const GUTTER: f32 = 0.06;
/// Fewer letters on one half are no page.
const FEWEST_ON_A_HALF: usize = 100;

fn is_blank(letters: &str) -> bool {
    letters.chars().all(|c| c.is_whitespace() || c == '\u{0}')
}

fn side(page: &Page, turn: u8, sort: Sort, glyphs: impl Iterator<Item = Glyph>) -> Turned {
    let glyphs = glyphs.map(|glyph| {
        let (x, y) = upright(page, turn, glyph.x, glyph.y);
        Glyph { x, y, ..glyph }
    });
    let rules = page.rules.iter().filter(|_| matches!(sort, Sort::Flow | Sort::Aside)).map(|rule| {
        let (xa, ya) = upright(page, turn, rule.x0, rule.y0);
        let (xb, yb) = upright(page, turn, rule.x1, rule.y1);
        Rule { x0: xa.min(xb), y0: ya.min(yb), x1: xa.max(xb), y1: ya.max(yb) }
    });
    Turned { glyphs: glyphs.collect(), rules: rules.collect(), turn, slant: 0.0, left: 0.0, sort }
}

/// Glyphs that are askew by how much they are, each line made straight.
fn by_slant(mut side: Turned, page: &Page) -> Vec<Turned> {
    let all = std::mem::take(&mut side.glyphs);
    let (width, height) =
        if side.turn.is_multiple_of(2) { (page.width, page.height) } else { (page.height, page.width) };
    let mut parts: Vec<Turned> = Vec::new();
    for glyph in all {
        let known = parts.iter().position(|part| (part.slant - glyph.slant).abs() < ONE_SLANT);
        let known = known.or((parts.len() >= MOST_SLANTS).then_some(MOST_SLANTS - 1));
        let at = known.unwrap_or_else(|| {
            parts.push(Turned { glyphs: Vec::new(), rules: Vec::new(), slant: glyph.slant, ..side });
            parts.len() - 1
        });
        let part = &mut parts[at];
        let (sin, cos) = part.slant.sin_cos();
        let (x, y) = (glyph.x - width / 2.0, glyph.y - height / 2.0);
        let (x, y) = (x * cos + y * sin + width / 2.0, y * cos - x * sin + height / 2.0);
        part.glyphs.push(Glyph { x, y, ..glyph });
    }
    parts
}

/// Lines whose slants differ by less, in radians, are parallel.
const ONE_SLANT: f32 = 0.01;
/// More slants are a drawing: letters along a curve.
const MOST_SLANTS: usize = 64;

/// A place of the page as seen when the page is turned so that this direction reads from left to right.
fn upright(page: &Page, turn: u8, x: f32, y: f32) -> (f32, f32) {
    match turn {
        1 => (y, page.width - x),
        2 => (page.width - x, page.height - y),
        3 => (page.height - y, x),
        _ => (x, y),
    }
}

/// The baselines from top to bottom.
pub(super) fn lines(turned: &Turned, text: &str) -> Vec<Line> {
    let drawn = Drawn::of(&turned.glyphs, text);
    let mut runs = runs(&turned.glyphs);
    runs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let mut gathered: Vec<Gathered> = Vec::new();
    // Small raised runs wait until all lines are known.
    let mut raised = Vec::new();
    for run in runs {
        if gathered.iter_mut().rev().take(NEAR_LINES).any(|line| line.has_twice(&run, &drawn)) {
            continue;
        }
        let near = gathered.iter_mut().rev().take(NEAR_LINES).find(|line| line.takes(&run, &drawn));
        match near {
            Some(line) => line.add(run),
            None => gathered.push(Gathered::new(run)),
        }
    }
    let mut kept: Vec<Gathered> = Vec::with_capacity(gathered.len());
    for line in gathered {
        match kept.iter().rev().take(NEAR_LINES).any(|above| line.hangs_on(above)) {
            true => raised.push(line),
            false => kept.push(line),
        }
    }
    // A raised run stands above the baseline that it belongs to, which comes after it.
    let mut lines: Vec<Gathered> = Vec::with_capacity(kept.len());
    let mut kept = kept.into_iter().peekable();
    while let Some(line) = kept.next() {
        match kept.peek_mut() {
            Some(below) if line.hangs_on(below) => below.raise(line),
            _ => lines.push(line),
        }
    }
    for line in raised {
        if let Some(home) = lines.iter_mut().find(|home| line.hangs_on(home)) {
            home.raise(line);
        } else {
            lines.push(line);
        }
    }
    lines.sort_by(|a, b| a.y.total_cmp(&b.y));
    lines.into_iter().map(|line| line.finish(&drawn)).filter(|line| !line.letters.is_empty()).collect()
}

/// Glyphs in the order in which they were drawn, and between which letters each blank was.
struct Drawn<'g> {
    glyphs: &'g [Glyph],
    text: &'g str,
    between: Vec<(u32, u32)>,
}

/// No glyph.
const NONE: u32 = u32::MAX;

impl<'g> Drawn<'g> {
    fn of(glyphs: &'g [Glyph], text: &'g str) -> Drawn<'g> {
        let mut drawn = Drawn { glyphs, text, between: vec![(NONE, NONE); glyphs.len()] };
        let mut before = NONE;
        // Where the blanks are since the last letter, which know what comes after them when it does.
        let mut since = 0;
        for (index, glyph) in glyphs.iter().enumerate() {
            drawn.between[index].0 = before;
            if !drawn.is_blank(glyph) {
                drawn.between[since..index].iter_mut().for_each(|(_, after)| *after = index as u32);
                (before, since) = (index as u32, index);
            }
        }
        drawn
    }

    fn letters(&self, glyph: &Glyph) -> &'g str {
        self.text.get(glyph.start as usize..glyph.start as usize + usize::from(glyph.len)).unwrap_or("")
    }

    fn is_blank(&self, glyph: &Glyph) -> bool {
        is_blank(self.letters(glyph))
    }

    fn of_run(&self, run: &Run) -> impl DoubleEndedIterator<Item = &'g Glyph> + Clone {
        let all = run.glyphs.iter().filter_map(|index| self.glyphs.get(*index as usize));
        all.filter(|glyph| !self.is_blank(glyph))
    }

    /// Whether two runs have the same letters.
    fn agree(&self, one: &Run, other: &Run) -> bool {
        let letters = |run| self.of_run(run).map(|glyph| self.letters(glyph));
        one.glyphs.len() == other.glyphs.len() && one.glyphs.len() > 1 && letters(one).eq(letters(other))
    }

    /// Whether one run is written over another: each has words, and their ink shares much of the line, in other letters.
    fn lies_over(&self, one: &Run, other: &Run) -> bool {
        let shared = |a: (f32, f32), b: (f32, f32)| a.1.min(b.1) - a.0.max(b.0);
        let least = |a: (f32, f32), b: (f32, f32)| OVERLAID * (a.1 - a.0).min(b.1 - b.0);
        let (whole, of_other) = ((one.x0, one.x1), (other.x0, other.x1));
        if shared(whole, of_other) <= least(whole, of_other) {
            return false;
        }
        let ink = |run: &Run| {
            let mut inked = self.of_run(run);
            let first = inked.next()?;
            let last = inked.next_back().unwrap_or(first);
            Some((first.x, last.x + last.advance))
        };
        let wordy = |run: &Run| {
            let is_letter = |glyph: &&Glyph| self.letters(glyph).starts_with(char::is_alphanumeric);
            self.of_run(run).filter(is_letter).nth(FEWEST_OVERLAID - 1).is_some()
        };
        let (Some(own), Some(others)) = (ink(one), ink(other)) else { return false };
        shared(own, others) > least(own, others) && wordy(one) && wordy(other) && !self.meets_itself(one, other)
    }

    /// Whether a letter of one run is drawn again in the other at its place: text drawn twice in pieces.
    fn meets_itself(&self, one: &Run, other: &Run) -> bool {
        let here = |a: &Glyph, b: &Glyph| (a.x - b.x).abs() < 0.12 * a.size && self.letters(a) == self.letters(b);
        let mut looked_at = self.of_run(one).take(LOOKED_AT);
        let twice = looked_at.by_ref().filter(|a| self.of_run(other).take(LOOKED_THROUGH).any(|b| here(a, b))).take(2);
        twice.count() == 2
    }

    /// Whether a blank parts two letters that it stands between: it was drawn next to one of them, or has room there. Blanks
    /// at the end of a cell that are drawn over the next cell say nothing of its letters.
    fn parts(&self, blank: u32, before: Option<u32>, after: u32) -> bool {
        let Some(before) = before else { return false };
        let (drawn_after, drawn_before) = self.between.get(blank as usize).copied().unwrap_or((NONE, NONE));
        let room =
            |before: &Glyph, after: &Glyph| after.x - before.x - before.advance > ROOM * before.size.min(after.size);
        let near = (self.glyphs.get(before as usize)).zip(self.glyphs.get(after as usize));
        drawn_after == before || drawn_before == after || near.is_some_and(|(before, after)| room(before, after))
    }
}

/// A blank has room in a gap of this share of the em.
const ROOM: f32 = 0.1;

/// Lines this far back can still take a run that begins lower than they do.
const NEAR_LINES: usize = 12;
/// A run belongs to a line if their baselines differ by at most this share of the smaller font.
const SAME_LINE: f32 = 0.3;
/// A copy of a run, a shadow or what makes it bold, stands so near to it, in heights of the font.
const COPY: f32 = 0.16;
/// One run lies over another if so much of the shorter is over it …
const OVERLAID: f32 = 0.25;
/// … and each has so many letters: fewer are accents and marks.
const FEWEST_OVERLAID: usize = 3;
/// So many letters of a run are looked for …
const LOOKED_AT: usize = 40;
/// … among so many of another.
const LOOKED_THROUGH: usize = 400;
/// So many runs of a line, the last, are compared with the next.
const NEAR_RUNS: usize = 12;

/// Glyphs that were drawn one after the other on one baseline.
struct Run {
    glyphs: Vec<u32>,
    x0: f32,
    x1: f32,
    y: f32,
    size: f32,
    /// Whether it was drawn once more next to itself.
    twice: bool,
}

fn runs(glyphs: &[Glyph]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (index, glyph) in glyphs.iter().enumerate() {
        let index = index as u32;
        if let Some(last) = runs.last_mut()
            && (glyph.y - last.y).abs() < 0.2
            && (glyph.size - last.size).abs() < 0.2
            && glyph.x >= last.x1 - 0.3 * glyph.size
            && glyph.x - last.x1 < 1.2 * glyph.size
        {
            last.glyphs.push(index);
            last.x1 = last.x1.max(glyph.x + glyph.advance);
        } else {
            let x1 = glyph.x + glyph.advance;
            runs.push(Run { glyphs: vec![index], x0: glyph.x, x1, y: glyph.y, size: glyph.size, twice: false });
        }
    }
    runs
}

/// Runs that share a baseline.
struct Gathered {
    y: f32,
    size: f32,
    /// How far along the page the runs of the line's own size go.
    width: f32,
    runs: Vec<Run>,
    raised: Vec<Run>,
}

impl Gathered {
    fn new(run: Run) -> Self {
        Gathered { y: run.y, size: run.size, width: run.x1 - run.x0, runs: vec![run], raised: Vec::new() }
    }

    /// Whether a run of the line is this one, drawn a little beside it: then it is bold, and this one says nothing more.
    fn has_twice(&mut self, run: &Run, drawn: &Drawn<'_>) -> bool {
        let near = COPY * run.size;
        if (run.y - self.y).abs() > near {
            return false;
        }
        let copied = |own: &&mut Run| {
            (own.x0 - run.x0).abs() < near && (own.size - run.size).abs() < 0.2 && drawn.agree(own, run)
        };
        let Some(own) = self.runs.iter_mut().rev().take(NEAR_RUNS).find(copied) else { return false };
        own.twice = true;
        true
    }

    fn takes(&self, run: &Run, drawn: &Drawn<'_>) -> bool {
        if (run.y - self.y).abs() > SAME_LINE * run.size.min(self.size) {
            return false;
        }
        if (run.y - self.y).abs() < 0.2 {
            return !self.runs.iter().rev().take(NEAR_RUNS).any(|other| drawn.lies_over(run, other));
        }
        // Lines set close together overlap where one line does not.
        self.runs.iter().rev().take(64).all(|other| {
            let shared = other.x1.min(run.x1) - other.x0.max(run.x0);
            shared <= 0.25 * (run.x1 - run.x0).min(other.x1 - other.x0)
        })
    }

    fn add(&mut self, run: Run) {
        let width = run.x1 - run.x0;
        // The longer run tells the line's size and baseline.
        if width > self.width {
            (self.size, self.y, self.width) = (run.size, run.y, width);
        }
        self.runs.push(run);
    }

    /// Whether this is small and stands a little above or below a line, directly behind one of its runs.
    fn hangs_on(&self, line: &Gathered) -> bool {
        let rise = line.y - self.y;
        let small = self.size < 0.8 * line.size;
        small
            && rise > -0.35 * line.size
            && rise < 0.75 * line.size
            && self.runs.iter().all(|own| {
                own.glyphs.len() <= 4
                    && line.runs.iter().any(|run| {
                        let behind = own.x0 > run.x0 && own.x0 - run.x1 < 0.3 * line.size;
                        behind || own.x0 < run.x0 && (-0.3..0.6).contains(&((run.x0 - own.x1) / line.size))
                    })
            })
    }

    fn raise(&mut self, small: Gathered) {
        self.raised.extend(small.runs);
    }

    fn finish(self, drawn: &Drawn<'_>) -> Line {
        let rise = |run: &Run| self.y - run.y > 0.15 * self.size;
        let own = self.runs.iter().flat_map(|run| run.glyphs.iter().map(|index| (*index, false, run.twice)));
        let small = self.raised.iter().flat_map(|run| {
            let raised = rise(run);
            run.glyphs.iter().map(move |index| (*index, raised, run.twice))
        });
        let mut all: Vec<(u32, &Glyph, bool, bool)> = own
            .chain(small)
            .filter_map(|(index, raised, twice)| Some((index, drawn.glyphs.get(index as usize)?, raised, twice)))
            .collect();
        all.sort_by(|(_, a, ..), (_, b, ..)| a.x.total_cmp(&b.x));
        let mut line = Line { y: self.y, size: self.size, letters: Vec::with_capacity(all.len()), spaced: Vec::new() };
        let (mut blanks, mut last): (Vec<u32>, Option<u32>) = (Vec::new(), None);
        for (index, glyph, raised, twice) in all {
            let letters = drawn.letters(glyph);
            if drawn.is_blank(glyph) {
                blanks.push(index);
                continue;
            }
            if line.drawn_twice(glyph, letters, drawn.text) {
                continue;
            }
            line.letters.push(Letter {
                start: glyph.start,
                len: glyph.len,
                bold: glyph.bold || twice,
                raised,
                confidence: glyph.confidence,
                x0: glyph.x,
                x1: glyph.x + glyph.advance,
                y: glyph.y,
                size: glyph.size,
            });
            line.spaced.push(blanks.drain(..).any(|blank| drawn.parts(blank, last, index)));
            last = Some(index);
        }
        line
    }
}

impl Line {
    /// Whether a glyph repeats one of the last letters at nearly the same place: fake bold, or a shadow.
    fn drawn_twice(&mut self, glyph: &Glyph, letters: &str, text: &str) -> bool {
        let near = self.letters.iter_mut().rev().take(3);
        for letter in near {
            let known = text.get(letter.start as usize..letter.start as usize + usize::from(letter.len));
            let apart = (glyph.x - letter.x0).abs();
            if known == Some(letters) && apart < 0.12 * glyph.size && apart < 0.5 * glyph.advance.max(0.1) {
                letter.bold = true;
                return true;
            }
        }
        false
    }
}
