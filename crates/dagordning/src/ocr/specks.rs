//! Dirt on the paper: specks that stand alone are read as full stops, quotation marks and letters, and the dots of a dotted
//! line as words. They are taken out before the page is read. A dot near letters stays, it may be theirs.

use super::lines::{DARKER, paper};
use crate::pdf::Raster;

/// A speck is no larger than this, in inches, in either direction.
const SPECK: f32 = 0.023;
/// Nothing that belongs to letters is farther from them than this, in inches: the full stops of typewriters stand in the
/// middle of their place.
const REACH: f32 = 0.055;

/// Dots of ink in a row.
#[derive(Clone, Copy)]
struct Run {
    row: usize,
    from: usize,
    to: usize,
    /// A run of the same piece of ink; itself if it is the first.
    home: usize,
}

/// The box of a piece of ink.
#[derive(Clone, Copy)]
struct Extent {
    left: usize,
    right: usize,
    first: usize,
    last: usize,
}

/// Takes the specks that stand alone out of an image.
pub(super) fn take_out(raster: &mut Raster, dpi: f32) {
    let paper = paper(raster);
    let Some(threshold) = paper.checked_sub(DARKER) else { return };
    let mut runs = runs(raster, threshold);
    join(&mut runs);
    let extents = extents(&mut runs);
    let most = ((SPECK * dpi).round() as usize).max(1);
    let is_speck = |run: &Run| {
        let extent = extents[run.home];
        extent.right - extent.left <= most && extent.last - extent.first < most
    };
    let cell = ((REACH * dpi) as usize).max(1);
    let inked = Cells::of(raster, cell, runs.iter().filter(|run| !is_speck(run)));
    for run in runs.iter().filter(|run| is_speck(run)) {
        let Extent { left, right, first, last } = extents[run.home];
        if inked.near([left, first, right - 1, last]) {
            continue;
        }
        // The blurred edge goes with it.
        for row in run.row.saturating_sub(1)..(run.row + 2).min(raster.height) {
            let (from, to) = (run.from.saturating_sub(1), (run.to + 1).min(raster.width));
            if let Some(dots) = raster.dots.get_mut(row * raster.width + from..row * raster.width + to) {
                dots.fill(paper);
            }
        }
    }
}

fn runs(raster: &Raster, threshold: u8) -> Vec<Run> {
    let mut runs = Vec::new();
    for (row, dots) in raster.dots.chunks_exact(raster.width.max(1)).enumerate() {
        let mut open = None;
        for (x, dot) in dots.iter().enumerate() {
            match (open, *dot < threshold) {
                (None, true) => open = Some(x),
                (Some(from), false) => {
                    runs.push(Run { row, from, to: x, home: runs.len() });
                    open = None;
                }
                _ => {}
            }
        }
        if let Some(from) = open {
            runs.push(Run { row, from, to: dots.len(), home: runs.len() });
        }
    }
    runs
}

/// Runs that touch, also over corners, belong to one piece.
fn join(runs: &mut [Run]) {
    let mut above = 0;
    for at in 0..runs.len() {
        let Run { row, from, to, .. } = runs[at];
        while runs[above].row + 1 < row || runs[above].row + 1 == row && runs[above].to < from {
            above += 1;
        }
        let mut other = above;
        while runs[other].row + 1 == row && runs[other].from <= to {
            let (a, b) = (root(runs, at), root(runs, other));
            runs[a.max(b)].home = a.min(b);
            other += 1;
        }
    }
}

fn root(runs: &mut [Run], mut at: usize) -> usize {
    while runs[at].home != at {
        runs[at].home = runs[runs[at].home].home;
        at = runs[at].home;
    }
    at
}

/// The box of each piece at the place of its first run; every run then names that one.
fn extents(runs: &mut [Run]) -> Vec<Extent> {
    let mut extents: Vec<Extent> =
        runs.iter().map(|run| Extent { left: run.from, right: run.to, first: run.row, last: run.row }).collect();
    for at in 0..runs.len() {
        let home = root(runs, at);
        runs[at].home = home;
        let (own, all) = (extents[at], &mut extents[home]);
        (all.left, all.right) = (all.left.min(own.left), all.right.max(own.right));
        all.last = all.last.max(own.last);
    }
    extents
}

/// Squares of an image, those with ink that is no speck marked.
struct Cells {
    side: usize,
    columns: usize,
    marked: Vec<bool>,
}

impl Cells {
    fn of<'r>(raster: &Raster, side: usize, runs: impl Iterator<Item = &'r Run>) -> Cells {
        let columns = raster.width / side + 1;
        let mut marked = vec![false; columns * (raster.height / side + 1)];
        for run in runs {
            let row = run.row / side * columns;
            marked[row + run.from / side..=row + (run.to - 1) / side].fill(true);
        }
        Cells { side, columns, marked }
    }

    /// Whether ink is in a box or in the squares around it.
    fn near(&self, [left, top, right, bottom]: [usize; 4]) -> bool {
        let [left, top] = [left, top].map(|at| (at / self.side).saturating_sub(1));
        let right = (right / self.side + 1).min(self.columns - 1);
        (top..=bottom / self.side + 1).any(|row| {
            self.marked
                .get(row * self.columns + left..=row * self.columns + right)
                .is_some_and(|row| row.contains(&true))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_that_stand_alone_are_dirt() {
        let mut raster = Raster { width: 300, height: 100, dots: vec![240; 30_000] };
        let mut fill = |[left, top, right, bottom]: [usize; 4]| {
            (top..bottom).for_each(|y| raster.dots[y * 300 + left..y * 300 + right].fill(20));
        };
        // A letter with its full stop, a speck, and dots in a row.
        fill([20, 40, 32, 60]);
        fill([36, 57, 39, 60]);
        fill([100, 20, 103, 23]);
        (0..10).for_each(|at| fill([150 + 8 * at, 57, 153 + 8 * at, 60]));
        take_out(&mut raster, 200.0);
        assert_eq!(raster.dots.iter().filter(|dot| **dot < 100).count(), 12 * 20 + 9);
    }
}
