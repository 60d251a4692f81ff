//! Where the sections of an item begin: known headings, headings by their font, lines that lead in, and running text that
//! decides or reserves.
//!
//! Each line of an item's body is weighed once, from the first to the last, against the section that is open above it.

use std::ops::Range;

use super::blocks::{self, Blocks};
use super::prose::{self, Prose};
use crate::classify::habits::Habits;
use crate::classify::role::{Contest, Cue, Cues, Labelled};
use crate::classify::weights::section as points;
use crate::facts::leads::{is_lead_in_line, is_mark_line, proposer_line};
use crate::facts::sides;
use crate::grammar::number::clause_mark;
use crate::grammar::paper::annex_line;
use crate::language::LeadVerb;
use crate::model::SectionKind;
use crate::page::passage::Passage;
use crate::page::range::{Lines, Slice};
use crate::page::scene::Scene;
use crate::page::shape::ends_sentence;

/// The heading that a section stands under.
#[derive(Debug, Clone, Default)]
pub(crate) struct Heading {
    /// As printed, without the colon; empty where the section has none.
    pub(crate) text: Passage,
    /// What the heading takes up of its line.
    pub(crate) line: Slice,
    /// "Arbetsutskottets".
    pub(crate) genitive: Option<Passage>,
    /// "kommunfullmäktige" in "… till kommunfullmäktige".
    pub(crate) addressee: Option<Passage>,
    /// A proposal heading, not a decision heading.
    pub(crate) proposes: bool,
    /// It is the line that leads in to the clauses: "Kommunfullmäktige beslutar".
    pub(crate) leads: bool,
    /// What stands under it was decided: it has outcomes. Under a proposal heading the body decided to propose.
    pub(crate) decides: bool,
    /// It only leads to the next heading: "Beslut" ⏎ "Förslag till beslut i kommunfullmäktige".
    pub(crate) leads_on: bool,
}

/// A section of an item: its kind, its heading, and what stands in it.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) kind: SectionKind,
    pub(crate) heading: Heading,
    pub(crate) blocks: Blocks,
}

/// All sections of an item's body.
#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) parts: Vec<Part>,
    /// No heading tells where the decisions stand: they may stand in running text, and clauses without a heading.
    pub(crate) running: bool,
}

/// The section that is open above a line.
struct Open {
    kind: SectionKind,
    heading: Heading,
    /// Text after the heading on its own line.
    rest: Option<(usize, Slice)>,
    /// The first line after the heading.
    from: usize,
}

/// What a line of an item's body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A heading: of the vocabulary, by its font, or over the account of what was told.
    Heading,
    /// Running text that opens a section of this kind.
    Running(SectionKind),
    /// It goes on with what is open.
    Text,
}

/// What is the same for all lines of a body.
struct Walk<'w, 's> {
    scene: &'w Scene<'s>,
    habits: &'w Habits,
    /// None in an agenda: there nothing is decided yet.
    prose: Option<Prose>,
    /// An association's agenda, whose item has no heading for what is proposed.
    proposes: bool,
    is_clause: &'w dyn Fn(usize) -> bool,
    end: usize,
}

/// Reads the lines of an item's body into its sections. `under` is the line of a heading over several items that heads them,
/// too; `is_clause` tells which numbered lines the numbering took for clauses.
pub(crate) fn read(
    scene: &Scene,
    lines: Lines,
    under: Option<usize>,
    is_clause: &dyn Fn(usize) -> bool,
    habits: &Habits,
) -> Body {
    let headed_for = |kinds: &[SectionKind]| {
        lines.iter().any(|index| {
            let heading = scene.heading(index).filter(|_| scene.lines[index].is_text());
            heading.is_some_and(|found| kinds.contains(&found.kind))
        })
    };
    let headed = match habits.drafts {
        true => headed_for(&[SectionKind::Proposal, SectionKind::Decision]),
        false => headed_for(&[SectionKind::Decision]),
    };
    let prose = (!habits.drafts).then_some(Prose { headed });
    let headed = headed || under.is_some();
    let proposes = habits.drafts && habits.assembly && !headed;
    let walk = Walk { scene, habits, prose, proposes, is_clause, end: lines.end };
    Body { parts: walk.parts(lines, under), running: !headed }
}

/// Sections of one item.
const MOST_SECTIONS: usize = 5000;

impl Walk<'_, '_> {
    fn parts(&self, lines: Lines, under: Option<usize>) -> Vec<Part> {
        let mut parts = Vec::new();
        let heading = Heading::default();
        let mut open = Open { kind: SectionKind::Description, heading, rest: None, from: lines.start };
        if let Some(line) = under {
            open = Open { rest: None, from: lines.start, ..open_heading(self.scene, line) };
        }
        let mut at = lines.start;
        loop {
            // What follows more of them than any item has is text of the last.
            let from = if parts.len() < MOST_SECTIONS { at.max(open.from) } else { lines.end };
            let next = (from..lines.end).find_map(|index| Some((index, self.opens(index, &open)?)));
            let end = next.map_or(lines.end, |(index, _)| index);
            let from = open.from.min(end);
            let width = self.habits.width;
            let blocks =
                blocks::read(self.scene, open.rest.take(), Lines::new(from, end), open.kind, self.is_clause, width);
            let Some((index, role)) = next else {
                parts.push(Part { kind: open.kind, heading: open.heading, blocks });
                return parts;
            };
            let decided = open.kind == SectionKind::Decision && !self.habits.drafts;
            open.heading.leads_on = decided && blocks.is_empty() && self.is_proposal(index);
            let mut started = self.open(index, role);
            // "Beslut" ⏎ "Förslag till beslut i kommunfullmäktige": the body decides to propose.
            if decided
                && started.kind == SectionKind::Proposal
                && (blocks.is_empty() || started.heading.addressee.is_some())
            {
                started.kind = SectionKind::Decision;
            }
            started.heading.decides = started.kind == SectionKind::Decision && !self.habits.drafts;
            parts.push(Part { kind: open.kind, heading: open.heading, blocks });
            open = started;
            at = index + 1;
        }
    }

    /// What line `index` opens, if it opens a section; notes why.
    fn opens(&self, index: usize, open: &Open) -> Option<Role> {
        if !self.scene.lines[index].is_text() {
            return None;
        }
        let found = self.weigh(index, open)?;
        self.scene.explain(index, || found.reason());
        (found.role != Role::Text).then_some(found.role)
    }

    fn weigh(&self, index: usize, open: &Open) -> Option<Labelled<Role>> {
        let scene = self.scene;
        let mut contest = Contest::new();
        let known = scene.heading(index).is_some();
        let accounts = !self.habits.drafts && self.is_account(index, open);
        if let Some(mut cues) = heading_cues(scene, index, open.from) {
            let stands = cues.iter().map(|(_, points)| points).sum::<i32>() > points::TEXT.1;
            cues.extend(accounts.then_some(points::ACCOUNT_HEADING));
            cues.extend(is_set_apart(scene, index).then_some(points::SET_APART));
            cues.extend((stands && self.goes_on(index, open)).then_some(points::GOES_ON));
            contest.enter("section heading", Role::Heading, cues);
        } else if accounts {
            contest.enter("account of what was told", Role::Heading, [points::ACCOUNT]);
        } else if !known && is_set_apart(scene, index) {
            contest.enter("heading by its font", Role::Heading, [points::FONT]);
        }
        if let Some(prose) = &self.prose
            && let Some(kind) = prose.opens(scene, index, open.kind, open.from, self.habits)
        {
            let (name, cue) = match kind {
                SectionKind::Reservation => ("reserved in running text", points::RESERVES),
                _ => ("decision in running text", points::DECIDES),
            };
            contest.enter(name, Role::Running(kind), [cue]);
        }
        if self.habits.drafts && prose::leads_to_proposal(scene, index, open.kind, false, self.habits) {
            contest.enter("proposal below its lead-in", Role::Running(SectionKind::Proposal), [points::DECIDES]);
        }
        if self.proposes && open.kind == SectionKind::Description && prose::proposes(scene, index) {
            contest.enter("proposal in running text", Role::Running(SectionKind::Proposal), [points::DECIDES]);
        }
        if self.proposes && open.kind == SectionKind::Proposal && self.ends_proposal(index, open) {
            contest.enter("text behind a proposal", Role::Running(SectionKind::Description), [points::DECIDES]);
        }
        let listed = open.kind == SectionKind::Documents && open.heading.text.is_empty();
        if !listed && self.names_annex(index, open) {
            contest.enter("annex", Role::Running(SectionKind::Documents), [points::ANNEX_NAMED]);
        } else if listed && self.ends_annexes(index) {
            contest.enter("text below annexes", Role::Running(SectionKind::Description), [points::ANNEXES_END]);
        }
        let name = if (self.is_clause)(index) { "clause" } else { "text" };
        contest.enter(name, Role::Text, [points::TEXT]);
        contest.decide()
    }

    /// Whether a paragraph without a mark stands behind what was proposed in running text.
    fn ends_proposal(&self, index: usize, open: &Open) -> bool {
        index > open.from
            && open.heading.text.is_empty()
            && self.scene.opens_paragraph(index)
            && clause_mark(self.scene.language, self.scene.text(index)).is_none()
            && !(self.is_clause)(index)
            && !prose::proposes(self.scene, index)
    }

    /// "Bilaga 2 Karta över området" on a line of its own: the item's papers, without a heading. In minutes such a line without
    /// a title stands in the margin of what it is about.
    fn names_annex(&self, index: usize, open: &Open) -> bool {
        let scene = self.scene;
        let text = scene.text(index);
        let headed = open.kind == SectionKind::Documents;
        let Some(annex) = annex_line(scene.language, text).filter(|_| !headed) else { return false };
        let above = || scene.text(index - 1);
        let apart = index == open.from || scene.opens_paragraph(index);
        match self.habits.drafts {
            true => apart || ends_sentence(above()) || above().chars().count() < SHORT,
            false => apart && annex.title < text.len(),
        }
    }

    /// Whether a paragraph that names no annex stands below lines that do.
    fn ends_annexes(&self, index: usize) -> bool {
        let text = self.scene.text(index);
        self.scene.opens_paragraph(index)
            && !text.starts_with(char::is_lowercase)
            && annex_line(self.scene.language, text).is_none()
    }

    /// "Omröstning" ⏎ "Godkänd voteringsproposition: …": the second says what the first is about.
    fn goes_on(&self, index: usize, open: &Open) -> bool {
        self.scene.next_text(open.from, index + 1) == Some(index)
            && !open.heading.text.is_empty()
            && same_with_rest(self.scene, index, open.kind)
    }

    /// "Information" alone on a line below the decision: an account of what was told. In an agenda it heads a group of
    /// items.
    fn is_account(&self, index: usize, open: &Open) -> bool {
        let scene = self.scene;
        (open.kind == SectionKind::Decision || open.from == index)
            && scene.language.account_headings().has(scene.text(index).trim_end_matches(':'))
            && (scene.opens_paragraph(index) || open.from == index)
            && scene.next_text(index + 1, self.end).is_some()
    }

    fn is_proposal(&self, index: usize) -> bool {
        self.scene.heading(index).is_some_and(|found| found.kind == SectionKind::Proposal && !found.floor)
    }

    fn open(&self, index: usize, role: Role) -> Open {
        match role {
            Role::Running(kind @ (SectionKind::Decision | SectionKind::Proposal)) if self.leads_alone(index, kind) => {
                self.open_lead(index, kind)
            }
            Role::Running(kind) => Open { kind, heading: Heading::default(), rest: None, from: index },
            _ => open_heading(self.scene, index),
        }
    }

    /// "Kommunfullmäktige beslutar", "Arbetsutskottet föreslår" on a line of its own heads the decision or the proposal.
    /// (Catalogue part 5)
    fn leads_alone(&self, index: usize, kind: SectionKind) -> bool {
        let fits = |verb: LeadVerb| match kind {
            SectionKind::Proposal if self.habits.drafts => verb != LeadVerb::None,
            SectionKind::Proposal => verb == LeadVerb::Proposes,
            _ => verb == LeadVerb::Decides,
        };
        let lead = self.scene.language.lead_in(self.scene.text(index));
        self.scene.next_text(index + 1, self.end).is_some()
            && lead.is_some_and(|lead| lead.whole_line && fits(lead.verb) && lead.body.is_some())
    }

    fn open_lead(&self, index: usize, kind: SectionKind) -> Open {
        let line = self.scene.lines[index].range();
        let shown = self.scene.text(index).trim_end_matches([':', ',']).trim_end().len();
        let text = self.scene.passage(line.start..line.start + shown);
        let proposes = kind == SectionKind::Proposal;
        let heading = Heading { text, line, leads: true, proposes, ..Heading::default() };
        Open { kind, heading, rest: None, from: index + 1 }
    }
}

/// Whether a line is a heading of this kind with text behind it.
fn same_with_rest(scene: &Scene, index: usize, kind: SectionKind) -> bool {
    let text = scene.text(index);
    scene.heading(index).is_some_and(|found| {
        found.kind == kind && kind == SectionKind::Vote && !text[found.end.min(text.len())..].trim().is_empty()
    })
}

/// Whether a heading of the vocabulary on this line opens a section: it begins with a capital, and it does not stand in
/// the middle of a sentence. `first` is the first line of the section that is open above.
pub(crate) fn opens_section(scene: &Scene, index: usize, first: usize) -> bool {
    scene.lines[index].is_text()
        && heading_cues(scene, index, first)
            .is_some_and(|cues| cues.iter().map(|(_, points)| points).sum::<i32>() > points::TEXT.1)
}

/// What speaks for a heading of the vocabulary; none where the line is none, whatever stands around it.
fn heading_cues(scene: &Scene, index: usize, first: usize) -> Option<Cues> {
    let found = scene.heading(index)?;
    let text = scene.text(index);
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    let mut cues = Cues::new();
    cues.push(if found.damaged { points::DAMAGED_HEADING } else { points::KNOWN_HEADING });
    let place = if scene.lines[index].in_margin {
        Some(points::IN_MARGIN)
    } else if scene.opens_paragraph(index) {
        Some(points::OPENS_PARAGRAPH)
    } else if index == first {
        Some(points::FIRST_LINE)
    } else {
        below_text(scene, index, found.end == text.len())
    };
    cues.extend(place);
    Some(cues)
}

/// What a heading has for it that stands directly below text; `alone` if nothing else stands on its line.
fn below_text(scene: &Scene, index: usize, alone: bool) -> Option<Cue> {
    let before = scene.text(index - 1);
    // A heading's words alone on a line, and nothing below that goes on with them.
    if alone && scene.lines.get(index + 1).is_none_or(crate::page::scene::Line::is_blank) {
        Some(points::ALONE)
    } else if ends_sentence(before) {
        Some(points::SENTENCE_ENDED)
    } else if scene.heading(index - 1).is_some() {
        Some(points::HEADING_ABOVE)
    } else if before.chars().count() < SHORT {
        Some(points::SHORT_ABOVE)
    } else {
        // A row of a table ends no sentence.
        (scene.cells(index - 1, scene.lines[index - 1].start).len() >= 2).then_some(points::ROW_ABOVE)
    }
}

/// A line of running text has at least this many characters.
const SHORT: usize = 60;

/// A heading known by its font alone has at most this many letters.
const LONGEST_APART: usize = 70;

/// Whether a line is a heading by its font alone: set apart, short, a paragraph of its own that says nothing, over text
/// that is not set apart.
fn is_set_apart(scene: &Scene, index: usize) -> bool {
    if !scene.stands_out(index) || !scene.opens_paragraph(index) {
        return false;
    }
    let text = scene.text(index);
    let above = scene.previous_text(index, index.saturating_sub(4));
    let below = scene.next_text(index + 1, (index + 4).min(scene.lines.len()));
    text.starts_with(char::is_uppercase)
        && text.chars().count() <= LONGEST_APART
        && !text.ends_with(['.', ',', ';', '?', '!', '-', '…', ')'])
        && text.chars().filter(|c| c.is_alphabetic()).count() >= 4
        && scene.cells(index, scene.lines[index].start).len() == 1
        && below.is_some_and(|below| !scene.stands_out(below))
        && above.is_none_or(|above| !scene.stands_out(above) || !scene.same_font(above, index))
        && !is_lead_in_line(scene, text)
        && !is_mark_line(scene, text)
        && proposer_line(scene, text).is_none()
        && scene.language.body_at(text).is_none()
        && !sides::is_head(scene, index)
        && clause_mark(scene.language, text).is_none()
        && !crate::facts::people::names_someone(scene, text)
}

fn open_heading(scene: &Scene, index: usize) -> Open {
    let line = scene.lines[index].clone();
    let text = scene.text(index);
    let Some(found) = scene.heading(index).filter(|_| text.starts_with(char::is_uppercase)) else {
        let shown = text.trim_end_matches(':').trim_end();
        let heading = scene.passage(line.start..line.start + shown.len());
        let told = scene.language.account_headings().has_in_any_case(shown);
        let kind = if told { SectionKind::Description } else { SectionKind::Other };
        let heading = Heading { text: heading, line: line.range(), ..Heading::default() };
        return Open { kind, heading, rest: None, from: index + 1 };
    };
    // What was found are places on the line as printed, or in the words of a label that goes on below.
    let words = line.in_margin.then(|| scene.heading_words(index));
    let part = |range: &Range<usize>| match &words {
        Some(words) => words.part(range.clone()),
        None => scene.passage(line.start + range.start..line.start + range.end),
    };
    let printed = words.as_ref().map_or(text, Passage::text);
    let shown = printed.get(..found.end).unwrap_or(printed).trim_end().trim_end_matches(':').trim_end().len();
    let heading = Heading {
        genitive: found.prefix.as_ref().map(part),
        addressee: found.addressee.as_ref().map(part),
        proposes: found.kind == SectionKind::Proposal,
        text: part(&(0..shown)),
        line: Slice::new(line.start, line.start + found.end.min(line.end - line.start)),
        ..Heading::default()
    };
    let from = if line.in_margin { line.end } else { line.start + found.end };
    let rest = scene.slice_text(from.min(line.end)..line.end);
    let lead = rest.len() - rest.trim_start().len();
    let rest = (!rest.trim().is_empty()).then(|| (index, Slice::new(from + lead, line.end)));
    let kind = if found.floor { SectionKind::Motions } else { found.kind };
    Open { kind, heading, rest, from: index + 1 }
}

pub(crate) use prose::is_own;
