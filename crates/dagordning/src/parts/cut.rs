//! The best cut of a whole: at which units documents begin, and of which kind each is.

use std::collections::HashMap;
use std::ops::Range;

use crate::language::Language;
use crate::page::reasons::Reason;
use crate::text::SourceText;

use super::sheets::Sheets;
use super::signs::Edges;
use super::tops::Top;
use super::units::Unit;
use super::weigh::{self, Above, KINDS, Kind, Resumed, Sum};

/// Where what spoke for a document's beginning is kept, by the line: nowhere unless somebody asks.
pub(crate) type Why<'w> = Option<&'w mut Vec<(usize, Reason)>>;

/// A document, or a piece of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) units: Range<usize>,
    pub(super) kind: Kind,
    /// Of one that goes on: a unit of what goes on.
    pub(super) resumes: usize,
    /// What its beginning is worth.
    pub(super) points: i32,
}

/// What a unit that begins a document of each kind is worth; nothing where it cannot.
#[derive(Debug, Clone, Default)]
struct Worth {
    of: [Option<i32>; KINDS.len()],
    resumes: usize,
}

/// The best way to a unit whose document is of a kind.
#[derive(Debug, Clone, Copy)]
struct Way {
    points: i32,
    /// The kind of the document above, where one begins here.
    begins_behind: Option<usize>,
}

/// Cuts a text of several units.
pub(super) fn cut(text: &SourceText, language: &Language, units: &[Unit], why: Why<'_>) -> Vec<Segment> {
    let worths = worths(text, language, units, why);
    if worths.iter().skip(1).all(|worth| worth.of.iter().flatten().all(|points| *points <= 0)) {
        return vec![Segment { units: 0..units.len(), kind: Kind::Paper, resumes: 0, points: 0 }];
    }
    let mut table: Vec<[Option<Way>; KINDS.len()]> = Vec::with_capacity(worths.len());
    for (at, worth) in worths.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| table.get(before));
        let mut ways = [None; KINDS.len()];
        for (kind, way) in ways.iter_mut().enumerate() {
            let opens = worth.of[kind];
            let Some(before) = before else {
                *way = opens.map(|points| Way { points, begins_behind: None });
                continue;
            };
            let stays = before[kind].map(|known| Way { points: known.points, begins_behind: None });
            let begins = opens.and_then(|points| {
                let best = before.iter().enumerate().filter_map(|(last, known)| Some((known.as_ref()?.points, last)));
                let (above, last) = best.max_by_key(|(points, last)| (*points, usize::MAX - last))?;
                Some(Way { points: above + points, begins_behind: Some(last) })
            });
            *way = match (stays, begins) {
                (Some(stays), Some(begins)) => Some(if begins.points > stays.points { begins } else { stays }),
                (stays, begins) => stays.or(begins),
            };
        }
        table.push(ways);
    }
    walk_back(&table, &worths)
}

/// The segments of the best way through all units.
fn walk_back(table: &[[Option<Way>; KINDS.len()]], worths: &[Worth]) -> Vec<Segment> {
    let mut segments = Vec::new();
    let best = |ways: &[Option<Way>; KINDS.len()]| {
        let known =
            ways.iter().enumerate().filter_map(|(kind, way)| Some((way.as_ref()?.points, usize::MAX - kind, kind)));
        known.max().map(|(_, _, kind)| kind)
    };
    let Some(mut kind) = table.last().and_then(best) else { return segments };
    let mut end = table.len();
    for at in (0..table.len()).rev() {
        let behind = table[at][kind].and_then(|way| way.begins_behind);
        if behind.is_some() || at == 0 {
            let points = worths[at].of[kind].unwrap_or(0);
            segments.push(Segment { units: at..end, kind: KINDS[kind], resumes: worths[at].resumes, points });
            end = at;
        }
        kind = behind.unwrap_or(kind);
    }
    segments.reverse();
    segments
}

/// What each unit is worth as the beginning of a document of each kind.
fn worths(text: &SourceText, language: &Language, units: &[Unit], mut why: Why<'_>) -> Vec<Worth> {
    let edges: Vec<Edges> = units.iter().map(|unit| Edges::of(text, language, unit)).collect();
    let sheets = Sheets::of(text, edges.iter().map(|known| &known.sheet));
    let mut above = Above::default();
    let mut heads: HashMap<u64, usize> = HashMap::new();
    let mut worths: Vec<Worth> = Vec::with_capacity(units.len());
    let (mut first, mut begun) = (None, None);
    for (at, own) in edges.iter().enumerate() {
        let mut worth = Worth::default();
        let before = at.checked_sub(1).map(|before| &edges[before]);
        let earlier = at.checked_sub(2).map(|earlier| &edges[earlier]);
        above.other_kin = before.is_some_and(|before| sheets.are_other_kin(&before.sheet, &own.sheet));
        above.ended = above.number.is_some_and(|(last, ago)| {
            last.total.is_some_and(|total| last.page.checked_add(ago) == total.checked_add(1))
        });
        above.same_head = before.is_some_and(|before| {
            own.runs_under(before, earlier) && !(above.ended && above.other_kin && own.shares_titles_alone(before))
        });
        if let Some(before) = before {
            let edge = weigh::edge(before, own, earlier, &above, &sheets, units[at].opens_page);
            // Most pages go on so plainly that nothing on them could tell otherwise.
            let titled = !own.stems.is_empty() || units[at].section.is_some();
            // The cover below a list of contents says of which meeting both are.
            let covers = titled && above.contents && !above.told;
            if covers || edge.points > if titled { HOPELESS } else { PLAIN } {
                // What the file begins with is asked once something else may begin.
                let first = first.get_or_insert_with(|| Top::of(text, language, &edges[0], true));
                above.keep_first(first);
                above.papers_alone = begun.is_none() && units[at].opens_page && is_plain_paper(first);
                let top = Top::of(text, language, own, edge.points > OPEN || titled);
                above.recounts = edge.recounts;
                above.first_page = own.number.is_some_and(|number| number.page == 1);
                above.in_flow = !units[at].opens_page;
                above.signed = before.signed;
                let counted = units[at].opens_page || above.number.is_some();
                above.restarts = counted && own.number.is_some_and(|number| number.page == 1 && number.total.is_some());
                let resumed = if top.paper_first { None } else { resumes(&heads, &edges, before, own, at) };
                worth.resumes = resumed.map_or(0, |resumed| resumed.unit);
                for (kind, known) in KINDS.into_iter().zip(&mut worth.of) {
                    let sum = weigh::top(kind, &top, &above, units[at].section, resumed.as_ref());
                    *known = sum.as_ref().map(|sum| edge.points + sum.points);
                    if let (Some(why), Some(sum)) = (why.as_deref_mut(), sum) {
                        why.push((units[at].lines.start, reason(kind, &edge, &sum)));
                    }
                }
                open(&mut above, &top, &worth);
                begun = begun.or_else(|| meets(&worth).then_some(at));
                let begins = |kind: Kind| worth.of[kind as usize].is_some_and(|points| points > 0);
                above.divided = begins(Kind::Divider);
                above.title_page = top.is_title_page() && begins(Kind::Paper);
            } else {
                (above.divided, above.title_page) = (false, false);
            }
        }
        note(&mut above, own, units[at].opens_page);
        // Only what stands over two pages is a running head.
        let twice = |line: &&u64| [before, earlier].into_iter().flatten().any(|known| known.head.contains(line));
        heads.extend(own.head.iter().filter(twice).map(|line| (*line, at)));
        worths.push(worth);
    }
    if let (Some(top), Some(worth)) = (first, worths.first_mut()) {
        worth.of = KINDS.map(|kind| weigh::top(kind, &top, &Above::default(), None, None).map(|sum| sum.points));
    }
    worths
}

fn reason(kind: Kind, edge: &Sum, top: &Sum) -> Reason {
    let cues = edge.cues.iter().chain(&top.cues).map(|(cue, points)| ((*cue).to_owned(), *points)).collect();
    Reason { role: format!("a document begins: {kind:?}"), score: edge.points + top.points, cues, runner_up: None }
}

/// With fewer points at its edges no unit begins a document.
const HOPELESS: i32 = -130;
/// Nor with fewer than these, where no word of a title stands at its top.
const PLAIN: i32 = -75;
/// With more points even what has no title may begin.
const OPEN: i32 = -30;

/// What ties a unit to an earlier one whose head it has, and not the one above.
fn resumes(heads: &HashMap<u64, usize>, edges: &[Edges], before: &Edges, own: &Edges, at: usize) -> Option<Resumed> {
    if own.shares_head(before) || own.number.is_some_and(|number| number.page == 1) {
        return None;
    }
    let unit = own.head.iter().filter_map(|line| heads.get(line).copied()).max()?;
    let known = edges.get(unit)?;
    // Documents of one sort have the same title.
    let plain = own.head.iter().any(|line| heads.get(line) == Some(&unit) && !own.titles.contains(line));
    let number = known.number.zip(own.number).is_some_and(|(last, now)| {
        last.total == now.total
            && (now.page == last.page + 1
                || now.page.checked_sub(last.page.saturating_add(1)) == Some((at - unit) as u32))
    });
    let section =
        known.sections.zip(own.sections).is_some_and(|((_, last), (first, _))| first == last + 1 || first == last);
    // It is counted with others.
    let counted = known.number.is_some() && own.number.is_some() && !number;
    if counted && !section {
        return None;
    }
    Some(Resumed { unit, head: plain || number || section, number, section })
}

/// Whether a meeting's document may begin here.
fn meets(worth: &Worth) -> bool {
    [Kind::Agenda, Kind::Minutes].into_iter().any(|kind| worth.of[kind as usize].is_some_and(|points| points > 0))
}

/// Whether what the file begins with is a paper or the page before one, and no cover.
fn is_plain_paper(first: &Top) -> bool {
    if first.divider {
        return true;
    }
    let points = |kind| weigh::top(kind, first, &Above::default(), None, None).map_or(0, |sum| sum.points);
    let paper = points(Kind::Paper);
    paper >= weigh::PLAIN_PAPER && paper > points(Kind::Agenda).max(points(Kind::Minutes)).max(points(Kind::Extract))
}

/// Keeps what the head of a document says that begins here.
fn open(above: &mut Above, top: &Top, worth: &Worth) {
    let begins = meets(worth);
    if begins {
        (above.marked, above.filled, above.section, above.first_section) = (0, 0, None, None);
    }
    if begins {
        above.keep(top);
    } else if top.title.is_some() && (above.title.is_none() || above.contents && !above.told) {
        above.add(top);
    }
    above.annex = top.annex_number.clone().or(above.annex.take().filter(|_| !top.annex));
}

/// Keeps what the unit shows for those below it.
fn note(above: &mut Above, own: &Edges, opens_page: bool) {
    match own.number {
        Some(number) => {
            above.number = Some((number, 1));
            above.numbered += 1;
        }
        None if opens_page => {
            above.number = above.number.map(|(number, ago)| (number, ago + 1));
            above.numbered = 0;
        }
        None => {}
    }
    above.highest = above.highest.max(own.high);
    above.marked += own.marked;
    above.filled += own.filled;
    if let Some((first, last)) = own.sections {
        above.section = Some(last);
        above.first_section = above.first_section.or(Some(first));
    }
}
