//! Roles with what spoke for them: each candidate brings its cues, and the one with most points wins.

use smallvec::SmallVec;

use crate::page::reasons::Reason;

/// A cue with its points, as the file of weights has it.
pub(crate) type Cue = (&'static str, i32);

/// What spoke for a role, and against.
pub(crate) type Cues = SmallVec<[Cue; 8]>;

/// Evidence for one way to take a line: cues and the sum of their points.
#[derive(Debug, Clone, Default)]
pub(crate) struct Evidence(Cues);

impl Evidence {
    /// Evidence of one cue.
    #[cfg(test)]
    pub(crate) fn of(cue: Cue) -> Evidence {
        Evidence([cue].into_iter().collect())
    }

    /// Adds a cue.
    pub(crate) fn add(&mut self, cue: Cue) {
        self.0.push(cue);
    }

    /// The sum of the points.
    pub(crate) fn points(&self) -> i32 {
        self.0.iter().map(|(_, points)| points).sum()
    }

    /// The cues.
    pub(crate) fn cues(&self) -> &Cues {
        &self.0
    }
}

/// A role, and how it was found.
#[derive(Debug, Clone)]
pub(crate) struct Labelled<R> {
    pub(crate) role: R,
    pub(crate) name: &'static str,
    pub(crate) score: i32,
    pub(crate) cues: Cues,
    /// The role that would have been taken otherwise.
    pub(crate) runner_up: Option<(&'static str, i32)>,
}

impl<R> Labelled<R> {
    /// A role that nothing else contends for.
    pub(crate) fn of(name: &'static str, role: R, cues: Cues) -> Self {
        let score = cues.iter().map(|(_, points)| points).sum();
        Labelled { role, name, score, cues, runner_up: None }
    }

    /// What is told of it to whoever asks why.
    pub(crate) fn reason(&self) -> Reason {
        let owned = |(name, points): &Cue| ((*name).to_owned(), *points);
        Reason {
            role: self.name.to_owned(),
            score: self.score,
            runner_up: self.runner_up.as_ref().map(owned),
            cues: self.cues.iter().map(owned).collect(),
        }
    }
}

/// The candidates for one line or cell.
#[derive(Debug)]
pub(crate) struct Contest<R> {
    best: Option<Labelled<R>>,
    /// Candidates that cannot win are not asked for: nobody wants to know the second.
    lazy: bool,
}

impl<R> Contest<R> {
    pub(crate) fn new() -> Self {
        Contest { best: None, lazy: false }
    }

    /// A contest whose runner-up nobody asks for.
    pub(crate) fn lazy() -> Self {
        Contest { best: None, lazy: true }
    }

    /// Enters a candidate with one cue, if `told` says so; it is not asked where the candidate could not win.
    pub(crate) fn ask(&mut self, name: &'static str, role: R, cue: Cue, told: impl FnOnce() -> bool) {
        if !self.is_beaten(cue.1) && told() {
            self.enter(name, role, [cue]);
        }
    }

    /// Whether a candidate with at most so many points need not be asked for: it could not win.
    pub(crate) fn is_beaten(&self, points: i32) -> bool {
        self.lazy && self.best.as_ref().is_some_and(|best| best.score >= points)
    }

    /// Enters a candidate. Of two with as many points the first stays.
    pub(crate) fn enter(&mut self, name: &'static str, role: R, cues: impl IntoIterator<Item = Cue>) {
        let cues: Cues = cues.into_iter().collect();
        let score = cues.iter().map(|(_, points)| points).sum();
        match &mut self.best {
            Some(best) if score <= best.score => {
                if best.runner_up.is_none_or(|(_, known)| known < score) {
                    best.runner_up = Some((name, score));
                }
            }
            best => {
                let runner_up = best.as_ref().map(|known| (known.name, known.score));
                *best = Some(Labelled { role, name, score, cues, runner_up });
            }
        }
    }

    /// The winner, if it has points at all.
    pub(crate) fn decide(self) -> Option<Labelled<R>> {
        self.best.filter(|best| best.score > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_points_win_and_the_second_is_remembered() {
        let mut contest = Contest::new();
        contest.enter("row", 'r', [("open list", 30), ("sentence", -26)]);
        contest.enter("prose", 'p', [("words", 20), ("sentence end", 16)]);
        contest.enter("body", 'b', [("body", 20)]);
        let winner = contest.decide().expect("somebody has points");
        assert_eq!((winner.role, winner.score, winner.runner_up), ('p', 36, Some(("body", 20))));
        let mut none = Contest::new();
        none.enter("row", 'r', [("sentence", -26)]);
        assert!(none.decide().is_none());
    }
}
