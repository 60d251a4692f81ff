//! Ruling lines in the image of a page: the layout needs them, and the engine takes them for letters.

use super::Word;
use crate::pdf::Raster;

/// Upright strokes of letters are shorter than this, in inches, …
const SHORTEST_UPRIGHT: f32 = 0.35;
/// … and level ones than this.
const SHORTEST_LEVEL: f32 = 0.5;
/// What is thicker, in inches, is a bar or a shadow.
const THICKEST: f32 = 0.05;
/// Ink is darker than paper by so many shades at least.
pub(super) const DARKER: u8 = 70;
/// Pieces of one line are this close, in inches.
const GAP: f32 = 0.06;
/// More pieces on a page are a picture.
const MOST_RUNS: usize = 20_000;

/// Dots of ink in a row or in a column.
#[derive(Debug, Clone, Copy)]
struct Run {
    /// The row or column.
    at: usize,
    from: usize,
    to: usize,
}

/// A line in the making.
struct Line {
    runs: Vec<Run>,
    from: usize,
    to: usize,
    first: usize,
    last: usize,
}

/// What was found of lines in an image.
#[derive(Default)]
pub(super) struct Lines {
    /// All, as words of white space, as the engine gives those that it finds.
    pub(super) words: Vec<Word>,
    /// Those right below words. They touch letters, which would lose their feet with them (`b` becomes `h`), and engines
    /// read words with a line below well: they are taken out when the words are read.
    underlines: Vec<(Line, f32)>,
    paper: u8,
}

impl Lines {
    /// Takes out the lines below words, of the image in which they were found.
    pub(super) fn take_out_underlines(&self, raster: &mut Raster) {
        for (line, thickness) in &self.underlines {
            erase(raster, line, true, *thickness, self.paper);
        }
    }
}

/// Takes the lines out of an image but those below words.
pub(super) fn take_out(raster: &mut Raster, dpi: f32) -> Lines {
    let paper = paper(raster);
    let Some(threshold) = paper.checked_sub(DARKER) else { return Lines::default() };
    let upright = upright_runs(raster, threshold, (dpi * SHORTEST_UPRIGHT) as usize);
    let level = level_runs(raster, threshold, (dpi * SHORTEST_LEVEL) as usize);
    let mut found = Lines { paper, ..Lines::default() };
    for (runs, is_level) in [(upright, false), (level, true)] {
        if runs.len() > MOST_RUNS {
            continue;
        }
        for line in lines(runs, (dpi * GAP) as usize) {
            let thickness = line.thickness();
            if thickness > THICKEST * dpi {
                continue;
            }
            let [first, last, from, to] = [line.first, line.last + 1, line.from, line.to].map(|at| at as u32);
            let (left, right, top, bottom) = if is_level { (from, to, first, last) } else { (first, last, from, to) };
            found.words.push(Word::new(" ", [left, top, right, bottom], 95, 0));
            if is_level && underlines(raster, &line, thickness, threshold, dpi) {
                found.underlines.push((line, thickness));
            } else {
                erase(raster, &line, is_level, thickness, paper);
            }
        }
    }
    found
}

/// The shade that most dots have.
pub(super) fn paper(raster: &Raster) -> u8 {
    let mut counts = [0usize; 256];
    // Every seventh dot tells as much.
    raster.dots.iter().step_by(7).for_each(|dot| counts[usize::from(*dot)] += 1);
    let all: usize = counts.iter().sum();
    let mut sum = 0;
    let middle = counts.iter().position(|count| {
        sum += count;
        sum * 2 > all
    });
    middle.map_or(u8::MAX, |shade| u8::try_from(shade).unwrap_or(u8::MAX))
}

fn level_runs(raster: &Raster, threshold: u8, least: usize) -> Vec<Run> {
    let mut runs = Vec::new();
    for (at, row) in raster.dots.chunks_exact(raster.width.max(1)).enumerate() {
        let mut from = 0;
        for (x, dot) in row.iter().enumerate() {
            if *dot >= threshold {
                if x - from >= least {
                    runs.push(Run { at, from, to: x });
                }
                from = x + 1;
            }
        }
        if row.len() - from >= least {
            runs.push(Run { at, from, to: row.len() });
        }
    }
    runs
}

fn upright_runs(raster: &Raster, threshold: u8, least: usize) -> Vec<Run> {
    let mut runs = Vec::new();
    // Where the ink above each dot begins.
    let mut starts = vec![0usize; raster.width];
    for (y, row) in raster.dots.chunks_exact(raster.width.max(1)).enumerate() {
        for (at, (dot, start)) in row.iter().zip(&mut starts).enumerate() {
            if *dot >= threshold {
                if y - *start >= least {
                    runs.push(Run { at, from: *start, to: y });
                }
                *start = y + 1;
            }
        }
    }
    let end = raster.height;
    runs.extend(starts.iter().enumerate().filter(|(_, start)| end - **start >= least).map(|(at, start)| Run {
        at,
        from: *start,
        to: end,
    }));
    runs.sort_by_key(|run| (run.at, run.from));
    runs
}

/// Puts together what touches: a line askew is a flight of steps.
fn lines(runs: Vec<Run>, gap: usize) -> Vec<Line> {
    let mut open: Vec<Line> = Vec::new();
    let mut done = Vec::new();
    for run in runs {
        done.extend(open.extract_if(.., |line| line.last + 2 < run.at));
        let home = open.iter_mut().find(|line| run.from <= line.to + gap && line.from <= run.to + gap);
        match home {
            Some(line) => {
                (line.from, line.to, line.last) = (line.from.min(run.from), line.to.max(run.to), run.at);
                line.runs.push(run);
            }
            None => open.push(Line { runs: vec![run], from: run.from, to: run.to, first: run.at, last: run.at }),
        }
    }
    done.extend(open);
    done
}

impl Line {
    fn thickness(&self) -> f32 {
        let ink: usize = self.runs.iter().map(|run| run.to - run.from).sum();
        ink as f32 / (self.to - self.from).max(1) as f32
    }

    /// The straight line through the runs: where it is at 0, and how far it moves with each dot.
    fn course(&self) -> (f32, f32) {
        let weighed =
            || self.runs.iter().map(|run| ((run.from + run.to) as f32 / 2.0, run.at as f32, run.to - run.from));
        let total: f32 = weighed().map(|(_, _, length)| length as f32).sum();
        let mean = |value: fn((f32, f32, usize)) -> f32| {
            weighed().map(|run| value(run) * run.2 as f32).sum::<f32>() / total.max(1.0)
        };
        let (along, across) = (mean(|run| run.0), mean(|run| run.1));
        let (above, below) = weighed().fold((0.0, 0.0), |(above, below), (x, y, length)| {
            let (x, y, length) = (x - along, y - across, length as f32);
            // A run's own length counts too, or a level line of one run would have any slope.
            (above + length * x * y, below + length * (x * x + length * length / 12.0))
        });
        let slope = if below > 0.0 { above / below } else { 0.0 };
        (across - slope * along, slope)
    }
}

/// Letters stand above a line below words by less than this, in inches, …
const FOOT: f32 = 0.03;
/// … on such a share of its length, in hundredths; the letters that hang down to a border of a table are fewer.
const FEET: usize = 22;

/// Whether a level line stands right below words: many letters have their feet just above it.
fn underlines(raster: &Raster, line: &Line, thickness: f32, threshold: u8, dpi: f32) -> bool {
    let (start, slope) = line.course();
    let half = (thickness / 2.0).ceil() as usize + BLUR;
    let reach = ((dpi * FOOT) as usize).max(1);
    let feet = (line.from..line.to).filter(|x| {
        let middle = (start + slope * *x as f32).round().max(0.0) as usize;
        let Some(last) = middle.checked_sub(half) else { return false };
        (last.saturating_sub(reach)..last)
            .any(|y| raster.dots.get(y * raster.width + x).is_some_and(|dot| *dot < threshold))
    });
    feet.count() * 100 >= (line.to - line.from) * FEET
}

/// Paints over a line from end to end. Where more ink than the line's own crosses it, a letter stands on it and stays.
fn erase(raster: &mut Raster, line: &Line, level: bool, thickness: f32, paper: u8) {
    let (start, slope) = line.course();
    let (width, height) = (raster.width, raster.height);
    let place = |along: usize, across: usize| {
        let (x, y) = if level { (along, across) } else { (across, along) };
        (x < width && y < height).then_some(y * width + x)
    };
    let inked = |dots: &[u8], dot: usize| dots.get(dot).is_some_and(|shade| *shade < paper.saturating_sub(FAINT));
    let most = thickness.ceil() as usize + 2 * BLUR + 1;
    for along in line.from.saturating_sub(END)..line.to + END {
        let middle = (start + slope * along as f32).round().max(0.0) as usize;
        let reach = middle.saturating_sub(most)..=middle + most;
        let ink: Vec<usize> =
            reach.filter_map(|across| place(along, across)).filter(|dot| inked(&raster.dots, *dot)).collect();
        if ink.len() <= most {
            ink.into_iter().for_each(|dot| raster.dots[dot] = paper);
        }
    }
}

/// So many dots beside a line are blurred.
const BLUR: usize = 2;
/// So many dots behind its ends, where it runs out.
const END: usize = 4;
/// So much darker than paper is what is left of a line.
const FAINT: u8 = 25;

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Raster {
        Raster { width: 400, height: 400, dots: vec![235; 160_000] }
    }

    fn fill(raster: &mut Raster, [left, top, right, bottom]: [usize; 4]) {
        for y in top..bottom {
            raster.dots[y * raster.width + left..y * raster.width + right].fill(30);
        }
    }

    #[test]
    fn lines_are_found_and_taken_out_and_letters_stay() {
        let mut raster = page();
        fill(&mut raster, [20, 50, 380, 53]);
        fill(&mut raster, [20, 50, 22, 300]);
        fill(&mut raster, [100, 100, 104, 128]);
        let lines = take_out(&mut raster, 200.0);
        let boxes: Vec<[u32; 4]> =
            lines.words.iter().map(|word| [word.left, word.top, word.right, word.bottom]).collect();
        assert!(matches!(boxes[..], [[20, 50, 22, 300], [20..25, 50, 380, 53]]), "{boxes:?}");
        assert!(lines.words.iter().all(Word::is_rule) && lines.underlines.is_empty());
        let left = raster.dots.iter().filter(|dot| **dot < 100).count();
        assert_eq!(left, 4 * 28, "the letter's stroke");
    }

    #[test]
    fn a_line_askew_is_one_line() {
        let mut raster = page();
        for x in 20..380 {
            let y = 100 + x / 60;
            fill(&mut raster, [x, y, x + 1, y + 4]);
        }
        let lines = take_out(&mut raster, 100.0).words;
        assert_eq!(lines.len(), 1);
        assert!((lines[0].left, lines[0].right) == (20, 380) && lines[0].bottom - lines[0].top < 12);
    }

    #[test]
    fn a_line_below_words_stays_until_they_are_read() {
        let mut raster = page();
        (0..18).for_each(|at| fill(&mut raster, [20 + 20 * at, 30, 28 + 20 * at, 48]));
        fill(&mut raster, [20, 54, 380, 56]);
        let whole = raster.dots.clone();
        let lines = take_out(&mut raster, 200.0);
        assert!(lines.words.len() == 1 && raster.dots == whole);
        lines.take_out_underlines(&mut raster);
        let dark = raster.dots.iter().filter(|dot| **dot < 100).count();
        assert_eq!(dark, 18 * 18 * 8, "the letters alone");
    }

    #[test]
    fn bars_and_black_pages_stay() {
        let mut raster = page();
        fill(&mut raster, [20, 50, 380, 90]);
        assert!(take_out(&mut raster, 200.0).words.is_empty());
        let mut black = Raster { width: 50, height: 50, dots: vec![10; 2500] };
        assert!(take_out(&mut black, 200.0).words.is_empty());
    }
}
