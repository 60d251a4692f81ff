//! One file, many documents: an input is cut into the meetings that it holds and the papers bound behind each.
//!
//! Cues are collected for each place at which a document can begin ([`units`], [`signs`], [`sheets`], [`tops`], [`weigh`]);
//! the best cut of the whole is found over all of them ([`cut`]), and its pieces are put together: what was parted by papers, and
//! certificates with what they sign.

mod covers;
mod cut;
mod runs;
mod sheets;
mod signs;
mod tops;
mod units;
mod weigh;

use std::ops::Range;

use crate::language::Language;
use crate::page::uncounted;
use crate::text::SourceText;

use cut::Segment;
pub(crate) use cut::Why;
use weigh::{Kind, PLAIN_PAPER};

/// The documents of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Book {
    /// At least one.
    pub(crate) meetings: Vec<Meeting>,
}

/// The document of one meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Meeting {
    /// Its own lines, in order, with those of pages that part its papers.
    pub(crate) lines: Vec<Range<usize>>,
    /// The pages that part its papers.
    pub(crate) dividers: Vec<Range<usize>>,
    pub(crate) papers: Vec<Paper>,
}

/// A paper that is bound behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Paper {
    pub(crate) lines: Vec<Range<usize>>,
    /// The page that stands before it and says to which item it belongs.
    pub(crate) divider: Option<Range<usize>>,
}

/// The documents of a text; none where it is a single one with nothing bound behind.
pub(crate) fn book(text: &SourceText, language: &Language, why: Why<'_>) -> Option<Book> {
    if text.spoken.is_other_than(language.tag()) {
        return None;
    }
    let bare = uncounted(text);
    let text = bare.as_ref().unwrap_or(text);
    let units = units::units(text, language);
    if units.len() < 2 {
        return None;
    }
    let segments = cut::cut(text, language, &units, why);
    if segments.len() < 2 {
        return None;
    }
    let lines: Vec<Range<usize>> = segments
        .iter()
        .map(|segment| units[segment.units.start].lines.start..units[segment.units.end - 1].lines.end)
        .collect();
    let mut binder = Binder::new(&segments);
    for (at, segment) in segments.iter().enumerate() {
        binder.bind(at, segment, lines[at].clone());
    }
    binder.finish()
}

/// Where a segment went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Home {
    Meeting(usize),
    Paper(usize, usize),
}

/// Puts segments together.
struct Binder<'s> {
    segments: &'s [Segment],
    meetings: Vec<Meeting>,
    /// What stands before the first meeting: papers, and lines of its own.
    early: Vec<Paper>,
    ahead: Vec<Range<usize>>,
    /// Those of pages that part papers.
    parting: Vec<Range<usize>>,
    divider: Option<Range<usize>>,
    homes: Vec<Option<Home>>,
    /// Whether extracts are papers: something else than an extract leads.
    extracts_are_papers: bool,
}

impl<'s> Binder<'s> {
    fn new(segments: &'s [Segment]) -> Self {
        let leads = segments.first().is_some_and(|first| first.kind == Kind::Extract);
        Binder {
            segments,
            meetings: Vec::new(),
            early: Vec::new(),
            ahead: Vec::new(),
            parting: Vec::new(),
            divider: None,
            homes: Vec::new(),
            extracts_are_papers: !leads,
        }
    }

    fn bind(&mut self, at: usize, segment: &Segment, lines: Range<usize>) {
        let home = match segment.kind {
            Kind::Agenda | Kind::Minutes => self.meeting(lines),
            Kind::Extract if !self.extracts_are_papers => self.meeting(lines),
            Kind::Extract | Kind::Paper => self.paper(at, segment, lines),
            Kind::Divider => self.divides(lines),
            Kind::Certificate => self.certificate(lines),
            Kind::Resumed => self.resumed(segment, lines),
        };
        self.homes.push(home);
    }

    fn meeting(&mut self, lines: Range<usize>) -> Option<Home> {
        self.divider = None;
        let mut own = std::mem::take(&mut self.ahead);
        extend(&mut own, lines);
        self.meetings.push(Meeting {
            lines: own,
            dividers: std::mem::take(&mut self.parting),
            papers: std::mem::take(&mut self.early),
        });
        Some(Home::Meeting(self.meetings.len() - 1))
    }

    fn paper(&mut self, at: usize, segment: &Segment, lines: Range<usize>) -> Option<Home> {
        // What stands first and is nothing else is the file's own document, unless a meeting's follows.
        let led = || self.segments.iter().any(|segment| matches!(segment.kind, Kind::Agenda | Kind::Minutes));
        if at == 0 && (segment.points < PLAIN_PAPER || !led()) {
            return self.meeting(lines);
        }
        let paper = Paper { lines: vec![lines], divider: self.divider.clone() };
        let Some(meeting) = self.meetings.len().checked_sub(1) else {
            self.early.push(paper);
            return None;
        };
        let papers = &mut self.meetings[meeting].papers;
        papers.push(paper);
        Some(Home::Paper(meeting, papers.len() - 1))
    }

    fn divides(&mut self, lines: Range<usize>) -> Option<Home> {
        self.divider = Some(lines.clone());
        let Some(meeting) = self.meetings.len().checked_sub(1) else {
            self.parting.push(lines.clone());
            extend(&mut self.ahead, lines);
            return None;
        };
        self.meetings[meeting].dividers.push(lines.clone());
        self.own(meeting, lines);
        Some(Home::Meeting(meeting))
    }

    /// The certificate belongs to what it signs: the meeting's minutes.
    fn certificate(&mut self, lines: Range<usize>) -> Option<Home> {
        let Some(meeting) = self.meetings.len().checked_sub(1) else {
            extend(&mut self.ahead, lines);
            return None;
        };
        self.own(meeting, lines);
        Some(Home::Meeting(meeting))
    }

    fn resumed(&mut self, segment: &Segment, lines: Range<usize>) -> Option<Home> {
        // They are in order.
        let of = self.segments.partition_point(|known| known.units.end <= segment.resumes);
        let home = self.homes.get(of).copied().flatten();
        match home {
            Some(Home::Meeting(meeting)) => self.own(meeting, lines),
            Some(Home::Paper(meeting, paper)) => extend(&mut self.meetings[meeting].papers[paper].lines, lines),
            None => match self.meetings.len().checked_sub(1) {
                Some(meeting) => self.own(meeting, lines),
                None => return self.meeting(lines),
            },
        }
        home
    }

    /// More lines of a meeting's own.
    fn own(&mut self, meeting: usize, lines: Range<usize>) {
        extend(&mut self.meetings[meeting].lines, lines);
    }

    fn finish(mut self) -> Option<Book> {
        let last = self.meetings.last_mut()?;
        last.papers.append(&mut self.early);
        let single = self.meetings.len() == 1 && self.meetings.iter().all(|meeting| meeting.papers.is_empty());
        (!single).then_some(Book { meetings: self.meetings })
    }
}

/// Adds a stretch of lines behind others.
fn extend(stretches: &mut Vec<Range<usize>>, lines: Range<usize>) {
    match stretches.last_mut() {
        Some(last) if last.end == lines.start => last.end = lines.end,
        _ => stretches.push(lines),
    }
}
