//! Glyphs to baselines: turned text apart, text drawn twice once, raised digits with their line.

use super::Letter;
use crate::pdf::{Glyph, Page, Rule};

/// The glyphs of one direction of writing, turned upright.
pub(super) struct Turned {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    /// The direction, in quarter turns.
    pub(super) turn: u8,
    /// Not the direction in which the page is read.
    pub(super) aside: bool,
}

/// A line of letters, from left to right.
pub(super) struct Line {
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) letters: Vec<Letter>,
    /// Before which letters a space is drawn.
    pub(super) spaced: Vec<bool>,
}

/// The glyphs by direction, the one that most glyphs have first. What is written askew is left to its place.
pub(super) fn by_turn(page: &Page, only_mapped: bool) -> Vec<Turned> {
    let readable = |glyph: &&Glyph| glyph.len > 0 && (glyph.mapped || !only_mapped);
    let mut counts = [0usize; 4];
    for glyph in page.glyphs.iter().filter(readable) {
        counts[usize::from(glyph.turn % 4)] += usize::from(!glyph.noise);
    }
    let main = (0..4).max_by_key(|turn| (counts[*turn], 3 - turn)).unwrap_or(0);
    let sound = |glyph: &&Glyph| readable(glyph) && !glyph.noise;
    let side = |turn: usize, aside| side(page, turn as u8, aside, &sound);
    let mut all = vec![side(main, false)];
    all.extend((0..4).filter(|turn| *turn != main && counts[*turn] > 0).map(|turn| side(turn, true)));
    if page.recognized && page.glyphs.iter().any(|glyph| glyph.noise) {
        all.push(self::side(page, main as u8, true, &|glyph: &&Glyph| readable(glyph) && glyph.noise));
    }
    all
}

fn side(page: &Page, turn: u8, aside: bool, wanted: &impl Fn(&&Glyph) -> bool) -> Turned {
    let glyphs = page.glyphs.iter().filter(wanted).filter(|glyph| glyph.turn % 4 == turn).map(|glyph| {
        let (x, y) = upright(page, turn, glyph.x, glyph.y);
        Glyph { x, y, ..*glyph }
    });
    let rules = page.rules.iter().map(|rule| {
        let (xa, ya) = upright(page, turn, rule.x0, rule.y0);
        let (xb, yb) = upright(page, turn, rule.x1, rule.y1);
        Rule { x0: xa.min(xb), y0: ya.min(yb), x1: xa.max(xb), y1: ya.max(yb) }
    });
    Turned { glyphs: glyphs.collect(), rules: rules.collect(), turn, aside }
}

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
    let mut runs = runs(&turned.glyphs);
    runs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let mut gathered: Vec<Gathered> = Vec::new();
    // Small raised runs wait until all lines are known.
    let mut raised = Vec::new();
    for run in runs {
        let near = gathered.iter_mut().rev().take(NEAR_LINES).find(|line| line.takes(&run));
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
    lines.into_iter().map(|line| line.finish(&turned.glyphs, text)).filter(|line| !line.letters.is_empty()).collect()
}

/// Lines this far back can still take a run that begins lower than they do.
const NEAR_LINES: usize = 12;
/// A run belongs to a line if their baselines differ by at most this share of the smaller font.
const SAME_LINE: f32 = 0.3;

/// Glyphs that were drawn one after the other on one baseline.
struct Run {
    glyphs: Vec<u32>,
    x0: f32,
    x1: f32,
    y: f32,
    size: f32,
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
            runs.push(Run { glyphs: vec![index], x0: glyph.x, x1, y: glyph.y, size: glyph.size });
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

    fn takes(&self, run: &Run) -> bool {
        if (run.y - self.y).abs() > SAME_LINE * run.size.min(self.size) {
            return false;
        }
        if (run.y - self.y).abs() < 0.2 {
            return true;
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

    fn finish(self, glyphs: &[Glyph], text: &str) -> Line {
        let rise = |run: &Run| self.y - run.y > 0.15 * self.size;
        let own = self.runs.iter().flat_map(|run| run.glyphs.iter().map(|index| (*index, false)));
        let small = self.raised.iter().flat_map(|run| {
            let raised = rise(run);
            run.glyphs.iter().map(move |index| (*index, raised))
        });
        let mut all: Vec<(&Glyph, bool)> =
            own.chain(small).filter_map(|(index, raised)| Some((glyphs.get(index as usize)?, raised))).collect();
        all.sort_by(|(a, _), (b, _)| a.x.total_cmp(&b.x));
        let mut line = Line { y: self.y, size: self.size, letters: Vec::with_capacity(all.len()), spaced: Vec::new() };
        let mut space = false;
        for (glyph, raised) in all {
            let letters = text.get(glyph.start as usize..glyph.start as usize + usize::from(glyph.len)).unwrap_or("");
            if letters.chars().all(|c| c.is_whitespace() || c == '\u{0}') {
                space = true;
                continue;
            }
            if line.drawn_twice(glyph, letters, text) {
                continue;
            }
            line.letters.push(Letter {
                start: glyph.start,
                len: glyph.len,
                bold: glyph.bold,
                raised,
                confidence: glyph.confidence,
                x0: glyph.x,
                x1: glyph.x + glyph.advance,
                y: glyph.y,
                size: glyph.size,
            });
            line.spaced.push(std::mem::take(&mut space));
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
