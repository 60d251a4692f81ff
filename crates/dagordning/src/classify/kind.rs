//! What sort of document it is, by evidence from all over it: its title, who is listed how, what headings stand in it.
//!
//! No single sign decides: titles are lost, stand beside a name or in a running header, and minutes are called agendas by
//! the heading of their contents list. (Catalogue parts 1.1 and 1.2.)

use crate::classify::attendance::table_end;
use crate::classify::cover::{behind_joint, is_counted};
use crate::classify::outline::Outline;
use crate::classify::role::{Contest, Cues, Labelled};
use crate::classify::weights::kind as points;
use crate::facts::cover::{cover_cells, is_called};
use crate::facts::grid::Grid;
use crate::facts::opening::whose;
use crate::facts::when::is_day;
use crate::facts::whose::{title_behind_name, title_over_name};
use crate::grammar::number::Style;
use crate::language::{HeaderLabel, Roster, TitleMatch, small_letters};
use crate::model::{DocumentKind, SectionKind, Status};
use crate::page::range::Lines;
use crate::page::scene::{LineKind, Scene};

/// Lines at the top in which a title can stand.
const TITLE_LINES: usize = 40;
/// Lines of a cover that are looked at for labels and lists.
const COVER_LINES: usize = 400;

/// The sort of document, and its status as far as the title tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sort {
    pub(crate) kind: DocumentKind,
    pub(crate) status: Option<Status>,
}

/// Weighs what speaks for each sort of document; none if nothing does.
pub(crate) fn weigh(scene: &Scene, outline: &Outline) -> Option<Labelled<Sort>> {
    let title = title(scene, outline.header);
    let status = title.as_ref().and_then(|found| found.status);
    let cover = Signs::of_cover(scene, outline);
    let mut minutes = Cues::new();
    let mut agenda = Cues::new();
    cover.weigh(&mut minutes, &mut agenda);
    weigh_items(scene, outline, &mut minutes, &mut agenda);
    // A draft that does not say who attended is sent out as an agenda.
    let draft = status == Some(Status::Draft) || cover.draft;
    let sent_out = draft && !cover.attended && !has_table(scene, outline);
    let mut contest = Contest::new();
    let mut enter = |name, kind, cues: Cues| {
        let sort = match kind {
            DocumentKind::Minutes if sent_out => Sort { kind: DocumentKind::Agenda, status: Some(Status::Draft) },
            kind => Sort { kind, status },
        };
        let own = title.as_ref().is_some_and(|title| title.kind == kind).then_some(points::TITLE);
        contest.enter(name, sort, cues.into_iter().chain(own));
    };
    // §§ without any head are an extract, or text cut from the middle: what is found of them decides later.
    if title.is_none() && !cover.tells_of_minutes() {
        minutes.push(points::HEADLESS);
    }
    // An extract shows the signs of minutes, an announcement those of an agenda: titles part them.
    enter("minutes", DocumentKind::Minutes, minutes.clone());
    enter("agenda", DocumentKind::Agenda, agenda.clone());
    enter("announcement", DocumentKind::Announcement, agenda);
    enter("extract of minutes", DocumentKind::MinutesExtract, minutes);
    contest.decide().filter(|found| found.score >= points::AT_LEAST.1)
}

/// Whether a table on the cover tells who attended: `Namn   Närvarande`.
fn has_table(scene: &Scene, outline: &Outline) -> bool {
    let end = outline.header.end;
    let mut lines = outline.header.iter().filter(|index| scene.lines[*index].is_text()).take(COVER_LINES);
    lines.any(|index| {
        table_end(scene, index, end) > index + 2 && !Grid::head(scene, index).is_some_and(|grid| grid.votes())
    })
}

/// The first title among the lines of the cover.
fn title(scene: &Scene, header: Lines) -> Option<TitleMatch> {
    let lines = header.iter().filter(|index| scene.lines[*index].kind == LineKind::Text).take(TITLE_LINES);
    for index in lines {
        for cell in cover_cells(scene, index) {
            let text = scene.slice_text(cell.range);
            if let Some((found, _)) = title_over_name(scene, index, text) {
                return Some(found);
            }
            let text = title_behind_name(scene, text).map_or(text, |at| &text[at..]);
            if let Some(found) = scene.document_title(text).filter(|found| !found.other)
                && (found.exact || names_whose(scene, text, &found))
                && !heads_contents(scene, index, text)
            {
                return Some(found);
            }
        }
    }
    None
}

fn names_whose(scene: &Scene, text: &str, found: &TitleMatch) -> bool {
    let rest = behind_joint(scene, text[found.end..].trim_start());
    scene.language.body_at(rest).is_some()
        || scene.language.assembly_at(rest).is_some()
        || scene.language.is_association(rest)
        || is_counted(scene, rest)
        || is_day(scene, rest.trim_start_matches([',', ' ']))
        || whose(scene, text).is_some()
        // "Protokoll fört vid Betelförsamlingens i Rödånäs ordinarie": whose it is goes on below.
        || scene.language.minutes_sentence_leads().opening(&small_letters(text)).is_some_and(|lead| lead.len() > found.end + 1)
}

/// Whether a title's words head the list of contents: entries with pages stand right below.
fn heads_contents(scene: &Scene, index: usize, text: &str) -> bool {
    if !scene.language.contents_heading(text) {
        return false;
    }
    let below = scene.next_text(index + 1, (index + 3).min(scene.lines.len()));
    below.is_some_and(|below| {
        let line = scene.text(below);
        scene.header_label(line).is_none()
            && line.ends_with(|c: char| c.is_ascii_digit())
            && line.contains(' ')
            && line.contains(char::is_alphabetic)
    })
}

/// What the cover tells of the sort of document.
#[derive(Debug, Default)]
struct Signs {
    /// A list of who was there.
    attended: bool,
    /// A list of who is called.
    called: bool,
    /// A list that says so: "Kallade".
    named_so: bool,
    /// Somebody adjusts.
    adjusted: bool,
    /// Somebody signs, or the minutes were posted.
    posted: bool,
    extent: bool,
    /// The minutes are numbered as such.
    numbered: bool,
    summons: bool,
    draft: bool,
}

impl Signs {
    fn of_cover(scene: &Scene, outline: &Outline) -> Signs {
        let mut signs = Signs::default();
        let lines = outline.header.iter().filter(|index| scene.lines[*index].is_text()).take(COVER_LINES);
        for index in lines {
            signs.summons |= scene.language.summoning().is_in(scene.text(index));
            for cell in cover_cells(scene, index) {
                signs.cell(scene, scene.slice_text(cell.range));
            }
        }
        let furniture = scene.lines.iter().filter(|line| line.kind == LineKind::Furniture).take(COVER_LINES);
        for line in furniture {
            let text = scene.slice_text(line.range());
            signs.posted |= scene.language.adjusted(text) || scene.language.posted(text);
        }
        signs
    }

    fn tells_of_minutes(&self) -> bool {
        self.attended || self.adjusted || self.posted || self.extent
    }

    fn cell(&mut self, scene: &Scene, text: &str) {
        self.draft |= scene.language.draft(text);
        self.named_so |= is_called(scene, text);
        if let Some(found) = scene.roster_heading(text) {
            let heading = text[..found.end].to_lowercase();
            if scene.language.attended().is_in(&heading) || matches!(found.roster, Roster::Absent) {
                self.attended = true;
            } else if matches!(found.roster, Roster::Members | Roster::Substitutes) {
                self.called = true;
            }
        }
        match scene.header_label(text).map(|found| found.label) {
            Some(HeaderLabel::Adjuster | HeaderLabel::AdjustmentDate | HeaderLabel::AdjustmentPlaceTime) => {
                self.adjusted = true;
            }
            Some(HeaderLabel::Posted | HeaderLabel::Removed | HeaderLabel::AppealUntil) => self.posted = true,
            Some(HeaderLabel::Extent) => self.extent = true,
            // "Protokoll nr 4/2025"
            Some(HeaderLabel::Number) => {
                let word = text.split(' ').next().unwrap_or(text);
                let title = scene.document_title(word).filter(|found| found.exact);
                self.numbered |= title.is_some_and(|found| found.kind == DocumentKind::Minutes);
            }
            _ => {}
        }
    }

    fn weigh(&self, minutes: &mut Cues, agenda: &mut Cues) {
        let told = [
            (self.attended, points::ATTENDED),
            (self.attended && self.named_so, points::CALLED_AND_CAME),
            (self.adjusted, points::ADJUSTED),
            (self.posted, points::POSTED),
            (self.extent, points::EXTENT),
            (self.numbered, points::NUMBERED),
        ];
        minutes.extend(told.into_iter().filter(|(told, _)| *told).map(|(_, cue)| cue));
        let called = [(self.summons, points::SUMMONS), (self.called && !self.attended, points::CALLED)];
        agenda.extend(called.into_iter().filter(|(told, _)| *told).map(|(_, cue)| cue));
    }
}

/// What the items tell: §§, headings of decisions and of debate against proposals alone.
fn weigh_items(scene: &Scene, outline: &Outline, minutes: &mut Cues, agenda: &mut Cues) {
    let Some(first) = outline.items.first() else { return };
    let sections =
        outline.items.iter().filter_map(|item| item.mark.as_ref()).filter(|mark| mark.style == Style::Section);
    if sections.count() * 2 > outline.items.len() {
        minutes.push(points::SECTION_SIGNS);
    }
    let (mut decided, mut proposed, mut debated) = (0, 0, 0);
    for index in first.lines.start..outline.items.last().map_or(0, |last| last.lines.end) {
        match scene.heading(index).map(|found| found.kind) {
            Some(SectionKind::Decision) => decided += 1,
            Some(SectionKind::Proposal) => proposed += 1,
            Some(SectionKind::Motions | SectionKind::Vote | SectionKind::Reservation | SectionKind::Procedure) => {
                debated += 1;
            }
            Some(SectionKind::Distribution) => debated += 1,
            _ => {}
        }
    }
    if decided * 3 >= outline.items.len() && decided > 0 {
        minutes.push(points::DECISIONS);
    }
    if debated > 0 {
        minutes.push(points::DEBATE);
    }
    if decided == 0 && proposed > 0 {
        agenda.push(points::PROPOSALS);
    }
}
