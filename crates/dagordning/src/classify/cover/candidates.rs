//! What each cell of a cover can be, with the cues that speak for it.

use super::titles::{title, title_above_assembly};
use super::{At, CellRole, Cover, Heading, Label, Open, OpenKind, Row, RowSort, Title};
use crate::classify::role::{Contest, Cue};
use crate::classify::weights::cover as points;
use crate::classify::zones::signing;
use crate::facts::below::whole_row;
use crate::facts::cover::{
    body_of_two_lines, damaged_label, is_called, is_name_shaped, is_prose, label_below, list_goes_on, points_elsewhere,
    split_label, value_goes_on,
};
use crate::facts::label::{self, heads_stand_ins};
use crate::facts::mail;
use crate::facts::opening::{dated_place, issued_by_board, meeting_number, tells_day};
use crate::facts::people::{is_people, named, names_someone, tells_of_one};
use crate::facts::when::{
    day_behind_assembly, day_behind_body, is_day_and_place, is_time, is_time_or_nothing, meeting_before_day,
    name_before_assembly, name_behind_assembly, number_behind_assembly, place_below_day,
};
use crate::facts::whose::{
    between_title_and_day, heads_as_others, heads_deeper, heads_group, is_body, is_lone_association,
    is_name_above_title, is_organization, is_over_its_registry_number, is_proper_name, organization_and_more,
    organization_behind_title, over_its_assembly, party_over_people, sent_people, title_behind_name, title_over_name,
    with_short_name,
};
use crate::grammar::number::item_mark;
use crate::grammar::{date, time};
use crate::language::{HeaderLabel, LabelMatch, Roster, RosterMatch};
use crate::model::Status;
use crate::page::passage::Passage;
use crate::page::range::Slice;
use crate::page::scene::{Cell, Scene};
use crate::page::shape::{capitalised, ends_sentence, is_rule, is_signature_line};

/// Bytes of a cell that tells for which side somebody signs.
const LONGEST_SIDE: usize = 48;
/// The column from which on a cell stands at the right of the page.
const RIGHT: usize = 40;
/// Lines below a counted title among which another title may stand.
const LINES_BELOW_NUMBER: usize = 12;

impl Cover {
    /// What the language knows: headings of people, labels, titles, stamps.
    pub(super) fn enter_words(&self, scene: &Scene, cell: &Cell, at: At, contest: &mut Contest<CellRole>) {
        let text = scene.slice_text(cell.range);
        if at.position == 0
            && let Some(end) = mail::sent(scene, at.index)
        {
            let label = Label { slot: self.slots, label: HeaderLabel::Issued, end, until: text.len(), below: None };
            contest.enter("day of sending", CellRole::Label(label), [points::ROSTER_HEADING]);
            return;
        }
        let below = label_below(scene, cell);
        let joined = below.as_ref().map(|below| format!("{text} {}", scene.slice_text(below.range)));
        let broken = joined.as_deref().and_then(|joined| scene.roster_heading(joined));
        let found = match broken {
            Some(found) => Some(RosterMatch { end: text.len(), ..found }),
            None if below.is_some() => None,
            // A heading in small letters is one where its people stand beside it.
            None if at.position == 0 && !at.single && text.starts_with(char::is_lowercase) => {
                scene.roster_heading(&capitalised(text)).filter(|found| found.end == text.len())
            }
            None => scene.roster_heading(text).or_else(|| scribbled_signer(scene, text)),
        };
        // "För arbetsgivaren      För Kommunal" below "Justeras".
        let side = || RosterMatch { roster: Roster::Adjusters, end: text.len(), exact: true };
        let found = if self.is_side_of_signers(scene, text) { Some(side()) } else { found };
        if self.signing && signing::is_role_below(scene, cell, at.index) {
            contest.enter("role of the name above", CellRole::RoleBelow, [points::ROSTER_HEADING]);
            return;
        }
        // "Kallade: …" in minutes: who was called need not have come.
        if self.minutes && is_called(scene, text) {
            contest.enter("those called", CellRole::Told, [points::ROSTER_HEADING]);
            return;
        }
        // "Närvarande   För arbetsgivaren": the second heading stands behind the one over both.
        let found = found.map(|found| {
            let rest = text[found.end..].trim_start();
            let second = scene.roster_heading(rest).filter(|second| second.exact && !rest.is_empty());
            let end = second.as_ref().map_or(0, |second| text.len() - rest.len() + second.end);
            second.map_or(found, |second| RosterMatch { end, ..second })
        });
        // "Ordförande Anna Ek (S)" as the first of the members.
        let heads = |found: &RosterMatch| {
            let chair = matches!(found.roster, Roster::Chair | Roster::ViceChair);
            // "Kommunsekreterare Olle Berg" among others with their titles: a post.
            let post = found.roster == Roster::Secretary
                && scene.language.posts_of_secretaries().has(&text[..found.end].to_lowercase());
            let row = || chair && self.is_member_row(cell) || post && self.is_row_of_others(cell);
            !(!text[found.end..].trim().is_empty() && row() && is_people(scene, text))
        };
        if let Some(found) = found.filter(heads) {
            let rest = text[found.end..].trim();
            // "Sekreterare ......": a line to sign on; the name stands below.
            let signed = is_signature_line(rest);
            let told = rest.ends_with('.') && is_prose(rest) && tells_of_one(scene, rest);
            let counted = || crate::grammar::person::group(scene.language, rest).is_some();
            // "Frånvarande: Bo Ekman."
            let names = |rest: &str| {
                names_someone(scene, rest) || rest.strip_suffix('.').is_some_and(|one| names_someone(scene, one))
            };
            if found.exact || rest.is_empty() || signed || names(rest) && !told || counted() {
                let points = found.roster == Roster::Members && points_elsewhere(scene.language, rest);
                let (slot, below) = (self.slots, below.clone());
                let roster = self.under_heading(found.roster);
                let stands_in = roster == Roster::Adjusters && (found.roster != roster || heads_stand_ins(scene, text));
                let heading = Heading { slot, roster, end: found.end, signed, below, points, stands_in };
                contest.enter("heading of people", CellRole::Heading(heading), [points::ROSTER_HEADING]);
            }
        }
        if let Some(end) = adjusted_on(scene, text).filter(|_| self.minutes) {
            let (slot, roster) = (self.slots, Roster::Adjusters);
            let heading = Heading { slot, roster, end, signed: false, below: None, points: false, stands_in: false };
            contest.enter("day of adjustment", CellRole::Heading(heading), [points::ROSTER_HEADING]);
        }
        if self.minutes && at.single && scene.language.opens_attendance(text) && row_below(scene, cell, at.index) {
            let (slot, end) = (self.slots, text.len());
            let heading = Heading {
                slot,
                roster: Roster::Members,
                end,
                signed: false,
                below: None,
                points: false,
                stands_in: false,
            };
            contest.enter("heading of attendance", CellRole::Heading(heading), [points::ROSTER_HEADING]);
        }
        let broken = joined.as_deref().and_then(|joined| scene.header_label(joined));
        let found = broken
            .map(|found| LabelMatch { end: text.len(), ..found })
            .or_else(|| scene.header_label(text))
            .or_else(|| damaged_label(scene, text));
        if let Some((found, below)) = split_label(scene, cell) {
            self.enter_label(scene, cell, &found, Some(below), contest);
        } else if let Some(found) = found.filter(|found| {
            let counted = at.single && self.is_counted_title(scene, found, text, at.index);
            !counted && (!found.loose || !self.tells_time(found.label, cell))
        }) {
            self.enter_label(scene, cell, &found, below, contest);
        }
        let whose = if self.said.title.is_none() {
            let over = || title_over_name(scene, at.index, text).map(|(_, name)| name);
            organization_behind_title(scene, text).or_else(over)
        } else {
            None
        };
        if let Some(at) = whose {
            let title =
                Title { status: None, end: text.len(), body: None, number: None, organization: Some(at), below: None };
            contest.enter("title and name", CellRole::Title(title), [points::TITLE]);
        } else if let Some(found) = scene.document_title(text).filter(|found| !found.other)
            && self.may_title(text)
            && let Some(title) = title(scene, at.index, text, &found)
        {
            contest.enter("title", CellRole::Title(title), [points::TITLE]);
        }
        if self.said.title.is_none()
            && at.single
            && let Some((status, below)) = title_above_assembly(scene, at.index, text)
        {
            let title =
                Title { status, end: text.len(), body: None, number: None, organization: None, below: Some(below) };
            contest.enter("title and assembly", CellRole::Title(title), [points::TITLE]);
        }
        if self.said.title.is_none()
            && let Some(at) = title_behind_name(scene, text)
        {
            contest.enter("name and title", CellRole::NameAndTitle { title: at }, [points::TITLE]);
        }
        let own = |end: usize| self.said.body.as_ref().is_none_or(|body| *body == text[..end].to_lowercase());
        let day = |(end, day): &(usize, usize)| {
            own(*end) && (self.said.body.is_none() || !time::find_times(scene.language, &text[*day..]).is_empty())
        };
        let nothing = self.said.body.is_none() && self.said.organization.is_none();
        let named = if nothing { name_behind_assembly(scene, text) } else { None };
        if let Some((end, name, day)) = named {
            let role = CellRole::AssemblyAndDay { slot: 0, name: Some(name), start: 0, end, day };
            contest.enter("assembly, name and day", role, [points::BODY, points::DAY_BEHIND]);
        } else if let Some((end, day)) = day_behind_assembly(scene, text).filter(day) {
            contest.enter(
                "assembly and day",
                CellRole::AssemblyAndDay { slot: 0, name: None, start: 0, end, day },
                [points::BODY, points::DAY_BEHIND],
            );
        }
        if nothing
            && let Some((name, start)) = name_before_assembly(scene, text)
            && let Some((end, day)) = day_behind_assembly(scene, &text[start..])
        {
            let (name, end, day) = (Some(Slice::new(0, name)), start + end, start + day);
            let role = CellRole::AssemblyAndDay { slot: 0, name, start, end, day };
            contest.enter("name, assembly and day", role, [points::BODY, points::DAY_BEHIND]);
        }
        if let Some((end, day)) = day_behind_body(scene, text).filter(|(end, _)| own(*end)) {
            contest.enter(
                "body and day",
                CellRole::AssemblyAndDay { slot: 0, name: None, start: 0, end, day },
                [points::BODY, points::DAY_BEHIND],
            );
        }
        // "… till höstmöte, torsdag" ⏎ "29 november 2018 kl. 19.30 i Stora salen."
        let goes_on = self.paragraph.is_some_and(|last| last + 1 >= at.index && !ends_sentence(scene.text(last)))
            && text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        let dated = self.dated.is_some_and(|line| line + 1 == at.index);
        if at.single && !goes_on && !self.timed && !dated && is_day_and_place(scene, at.index, text) {
            let label = HeaderLabel::PlaceAndTime;
            let label = Label { slot: self.slots, label, end: 0, until: text.len(), below: None };
            contest.enter("day and place", CellRole::Label(label), [points::LABEL]);
        }
        if at.single
            && self.dated.is_some_and(|line| line + 1 == at.index)
            && let Some((label, end)) = place_below_day(scene, text)
        {
            let label = Label { slot: self.slots, label, end, until: text.len(), below: None };
            contest.enter("place below the day", CellRole::Label(label), [points::LABEL]);
        }
        if !self.minutes
            && let Some(day) =
                issued_by_board(scene, at.index).filter(|_| at.single).or_else(|| self.day_of_letter(scene, cell))
        {
            let label =
                Label { slot: self.slots, label: HeaderLabel::Issued, end: day.start, until: text.len(), below: None };
            contest.enter("place and day of issue", CellRole::Label(label), [points::LABEL]);
        }
        if let Some(end) = meeting_before_day(scene, text) {
            let label =
                Label { slot: self.slots, label: HeaderLabel::PlaceAndTime, end, until: text.len(), below: None };
            contest.enter("meeting and day", CellRole::Label(label), [points::LABEL]);
        }
        if self.said.body.is_none()
            && let Some((end, number)) = number_behind_assembly(scene, text)
        {
            let cues = [points::BODY, points::DAY_BEHIND];
            contest.enter("assembly and number", CellRole::AssemblyAndNumber { end, number }, cues);
        }
        if let Some(number) = meeting_number(scene, text) {
            let label = HeaderLabel::Number;
            let label = Label { slot: self.slots, label, end: number.start, until: number.end, below: None };
            contest.enter("meeting and number", CellRole::Label(label), [points::LABEL]);
        }
        if self.timed
            && (scene.language.breaks_the_meeting().opening_in_any_case(text).is_some()
                || scene.language.breaks().opens(text))
        {
            contest.enter("pause", CellRole::Pause, [points::PAUSE]);
        }
        let stamped = || !text.chars().any(char::is_lowercase);
        if scene.language.cancelled(text) && text.len() < 40 && (self.gap || stamped()) {
            contest.enter("stamp", CellRole::Stamp(Status::Cancelled), [points::STAMP]);
        }
        if scene.language.draft(text) && text.len() < 40 {
            contest.enter("stamp", CellRole::Stamp(Status::Draft), [points::STAMP]);
        }
    }

    /// The day at the head of a letter, at the right and above its title: "Norrhamn den 30 oktober 1961".
    fn day_of_letter(&self, scene: &Scene, cell: &Cell) -> Option<std::ops::Range<usize>> {
        let right = cell.column >= RIGHT && self.said.title.is_none();
        dated_place(scene, scene.slice_text(cell.range)).filter(|_| right)
    }

    /// What a heading means under the one above it: substitutes among those who decide serve, among the others they do not.
    fn under_heading(&self, roster: Roster) -> Roster {
        match (self.above, roster) {
            // "Justerare" ⏎ "Ersättare", without a blank line between.
            (_, Roster::Substitutes) if !self.gap && self.beside_adjusters() => Roster::Adjusters,
            (Some(Roster::Members), Roster::Substitutes) => Roster::ServingSubstitutes,
            (Some(Roster::Others), Roster::Substitutes) if self.minutes => Roster::NonServingSubstitutes,
            _ => roster,
        }
    }

    /// Whether the word for a time only begins the value that an open label of time and place waits for: "Klockan 12–14,
    /// Lilla salen".
    fn tells_time(&self, label: HeaderLabel, cell: &Cell) -> bool {
        let waits = |open: &Open| !open.filled && matches!(open.kind, OpenKind::Label(HeaderLabel::PlaceAndTime));
        label == HeaderLabel::Time && self.beside(cell).is_some_and(|at| waits(&self.open[at]))
    }

    /// The slot of the stacked label that a cell is the value of: the first that still waits, or the next where it fits better.
    fn next_stacked(&self, scene: &Scene, open: &Open, text: &str) -> Option<usize> {
        if !self.stack.iter().any(|(_, slot)| *slot == open.slot) || self.stack.len() < 2 && !self.unstacking {
            return None;
        }
        let label = scene.header_label(text).is_some_and(|found| !found.loose);
        if label || scene.language.furniture(text) || scene.roster_heading(text).is_some_and(|found| found.exact) {
            return None;
        }
        let fits = |(label, _): &&(HeaderLabel, usize)| label::is_plausible(scene, *label, text);
        let typed = |label: HeaderLabel| !matches!(label, HeaderLabel::Place | HeaderLabel::PlaceAndTime);
        let first = self.stack.first()?;
        // "Plats:" over "Tid:" whose values stand the other way round.
        let better = self.stack.iter().find(|one| typed(one.0) && fits(one));
        let best =
            if fits(&first) && (typed(first.0) || better.is_none()) { Some(first) } else { better.or(Some(first)) };
        best.map(|(_, slot)| *slot)
    }

    /// Whether a cell stands in the column of a list of members, before anybody signs.
    fn is_member_row(&self, cell: &Cell) -> bool {
        let members = |at: usize| matches!(self.open[at].kind, OpenKind::Roster(Roster::Members));
        !self.signing && self.beside(cell).is_some_and(members)
    }

    /// Whether a cell stands in the column of a list of those present who are no members, before anybody signs.
    fn is_row_of_others(&self, cell: &Cell) -> bool {
        let others = |at: usize| matches!(self.open[at].kind, OpenKind::Roster(Roster::Officials | Roster::Others));
        !self.signing && self.beside(cell).is_some_and(others)
    }

    /// Whether a cell tells for which side the adjuster below it signs.
    fn is_side_of_signers(&self, scene: &Scene, text: &str) -> bool {
        let adjusts = |open: &Open| {
            matches!(open.kind, OpenKind::Roster(Roster::Adjusters) | OpenKind::Label(HeaderLabel::Adjuster))
        };
        self.minutes
            && self.signing
            && text.len() <= LONGEST_SIDE
            && self.open.last().is_some_and(adjusts)
            && scene.language.signing_sides().cut_from(text).is_some_and(|side| !side.contains([',', '.', ':']))
    }

    /// Whether the list above is that of the adjusters.
    fn beside_adjusters(&self) -> bool {
        self.open.last().is_some_and(|open| matches!(open.kind, OpenKind::Roster(Roster::Adjusters)))
    }

    /// "Protokoll nr 7" where no other title stands above or below.
    fn is_counted_title(&self, scene: &Scene, found: &LabelMatch, text: &str, index: usize) -> bool {
        let titled =
            |text: &str| scene.document_title(text).is_some_and(|title| title.exact && title.end == text.len());
        let below = (index + 1..scene.lines.len()).filter(|line| scene.lines[*line].is_text());
        found.label == HeaderLabel::Number
            && self.said.title.is_none()
            && !text.contains(':')
            && titled(text.split(' ').next().unwrap_or(""))
            && !below.take(LINES_BELOW_NUMBER).any(|line| titled(scene.text(line)))
    }

    /// A first title, or a fuller one over the text: "KALLELSE" in the header, "KALLELSE TILL NÄMNDEN" below it.
    fn may_title(&self, text: &str) -> bool {
        self.said.title.as_ref().is_none_or(|title| {
            let head = text.get(..title.len());
            text.len() > title.len() && head.is_some_and(|head| head.to_lowercase() == *title) && self.gap
        })
    }

    fn enter_label(
        &self,
        scene: &Scene,
        cell: &Cell,
        found: &LabelMatch,
        below: Option<Cell>,
        contest: &mut Contest<CellRole>,
    ) {
        let text = scene.slice_text(cell.range);
        let rest = text[found.end..].trim();
        let within =
            |open: &Open| cell.column > open.column + 6 && matches!(open.kind, OpenKind::Label(_) | OpenKind::Told);
        let inside = self.open.last().is_some_and(within);
        // "Sekreterare ......   Paragrafer 41-46": numbers tell that no running text says the word.
        let counted = found.label == HeaderLabel::Extent
            && rest.chars().any(|c| c.is_ascii_digit())
            && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '§' | '-' | '–' | ' ' | ',' | ':'));
        // "Anslaget nedtages 2026-04-18" beside the day of posting.
        let dated = matches!(found.label, HeaderLabel::Posted | HeaderLabel::Removed | HeaderLabel::AppealUntil)
            && label::is_plausible(scene, found.label, rest);
        // "Lokal samverkansgrupp": the word for a place is an adjective before a noun in small letters.
        let place = scene.language.location_leads().opens(rest) || scene.language.remote().words_at(rest).is_some();
        if found.loose && found.label == HeaderLabel::Place && rest.starts_with(char::is_lowercase) && !place {
            return;
        }
        let inside = inside && found.label != HeaderLabel::CaseId && !counted && !dated;
        let weight = if found.loose { points::LOOSE_LABEL } else { points::LABEL };
        // Whoever signs as secretary or chair is told like a roster: "Vid protokollet   Anna Ek".
        let signer = match found.label {
            HeaderLabel::Secretary => Some(Roster::Secretary),
            HeaderLabel::Chair => Some(Roster::Chair),
            _ => None,
        };
        if let Some(roster) = signer.filter(|_| self.minutes && (!found.loose || !inside)) {
            let signed = is_signature_line(rest);
            let heading =
                Heading { slot: self.slots, roster, end: found.end, signed, below, points: false, stands_in: false };
            contest.enter("label of a signer", CellRole::Signer(heading), [weight]);
        } else if !found.loose || !inside && label::is_plausible(scene, found.label, rest) {
            if label::is_preamble(found.label) {
                contest.enter("label of what is told", CellRole::Told, [weight]);
                return;
            }
            let until = if is_rule(rest) { text.len() - rest.len() } else { text.len() }.max(found.end);
            let label = Label { slot: self.slots, label: found.label, end: found.end, until, below };
            contest.enter("label", CellRole::Label(label), [weight]);
        }
    }

    /// What is open in the cell's column: a list of people, a label that waits for its value.
    pub(super) fn enter_open(&self, scene: &Scene, cell: &Cell, at: At, contest: &mut Contest<CellRole>) {
        let text = scene.slice_text(cell.range);
        if self.waiting.len() >= 2 && names_someone(scene, text) || self.waiting.len() == 1 && self.stacked {
            if names_someone(scene, text) {
                contest.enter("signer", CellRole::NextSigner(self.waiting[0]), [points::NAMED_BY_RANK]);
            }
            return;
        }
        if self.signing && self.is_scribble(scene, cell, at.index) {
            contest.enter("scribble", CellRole::Nothing, [points::OPEN_LABEL, points::PLAUSIBLE]);
            return;
        }
        if self.paused == Some(at.index) {
            contest.enter("hours of a pause", CellRole::Pause, [points::PAUSE]);
            return;
        }
        let Some(open) = self.beside(cell).map(|at| &self.open[at]) else { return };
        let deeper = cell.column > open.column + 6;
        match open.kind {
            OpenKind::Roster(roster) => self.enter_row(scene, cell, open, roster, at, contest),
            OpenKind::Label(_) | OpenKind::Told => {
                let first = !open.filled;
                if let Some(slot) = self.unstacked.filter(|_| !self.gap && at.single && value_goes_on(scene, at.index))
                {
                    let value = CellRole::Value { slot };
                    contest.enter("value goes on", value, [points::OPEN_LABEL, points::PLAUSIBLE, points::GOES_ON]);
                    return;
                }
                if let OpenKind::Label(label) = open.kind
                    && let Some(slot) = self.next_stacked(scene, open, text)
                    && label_takes(label)
                {
                    let value = CellRole::Value { slot };
                    contest.enter("value by rank", value, [points::OPEN_LABEL, points::PLAUSIBLE, points::GOES_ON]);
                    return;
                }
                if let OpenKind::Label(label) = open.kind
                    && !first
                    && !deeper
                    && at.position == 0
                    && !self.gap
                    && self.paragraph.is_none()
                    && label_takes(label)
                    && (value_goes_on(scene, at.index) || label == HeaderLabel::PlaceAndTime && is_time(scene, text))
                {
                    let value = CellRole::Value { slot: open.slot };
                    contest.enter("value goes on", value, [points::OPEN_LABEL, points::PLAUSIBLE, points::GOES_ON]);
                    return;
                }
                // "Val av justerare Anna Ek (S)" ⏎ "Bo Lind (M)"; between signatures there is room to sign.
                let one_more = || {
                    let label = scene.header_label(text).is_some_and(|found| !found.loose);
                    let near = !self.gap || self.signing;
                    let alone = at.position == 0 && at.single || self.signing;
                    !deeper && alone && near && !label && is_people(scene, text)
                };
                if open.kind == OpenKind::Label(HeaderLabel::Adjuster) && !first && one_more() {
                    let value = CellRole::Value { slot: open.slot };
                    contest.enter("one more adjuster", value, [points::OPEN_LABEL, points::PLAUSIBLE]);
                    return;
                }
                // A day of its own has its value, and a line below a gap goes on with nothing.
                let whole = self.gap && matches!(open.kind, OpenKind::Label(HeaderLabel::Issued));
                if !first && (whole || !deeper || at.position == 0 && at.single && self.gap && cell.column < 12) {
                    return;
                }
                let OpenKind::Label(label) = open.kind else {
                    contest.enter("more of what is told", CellRole::ToldMore, [points::OPEN_LABEL, points::PLAUSIBLE]);
                    return;
                };
                // "Justerat den 8 november" ⏎⏎ "Anna Ek      Bo Lind": whoever signs, and no place.
                let people = matches!(label, HeaderLabel::Adjuster | HeaderLabel::Secretary | HeaderLabel::Chair);
                if !first && self.gap && !people && names_someone(scene, text) {
                    return;
                }
                if is_rule(text) {
                    contest.enter("line to sign on", CellRole::Rule, [points::RULE]);
                } else if label != HeaderLabel::Signature && scene.language.furniture(text) {
                    // "Höstmöte 2024-11-14   Sida 1 (3)"
                } else if !first || label::is_plausible(scene, label, text) {
                    let value = CellRole::Value { slot: open.slot };
                    contest.enter("value", value, [points::OPEN_LABEL, points::PLAUSIBLE]);
                }
            }
        }
    }

    /// Whether a short cell stands between whoever's label and the name below it: what text recognition made of a signature.
    fn is_scribble(&self, scene: &Scene, cell: &Cell, index: usize) -> bool {
        let signs = |open: &Open| match open.kind {
            OpenKind::Roster(roster) => matches!(roster, Roster::Chair | Roster::Secretary | Roster::Adjusters),
            OpenKind::Label(label) => label == HeaderLabel::Adjuster,
            OpenKind::Told => false,
        };
        let text = scene.slice_text(cell.range);
        let waits = self.open.iter().any(|open| !open.filled && signs(open));
        waits && signing::is_scribble(scene, text) && signing::name_below(scene, index)
    }

    fn enter_row(
        &self,
        scene: &Scene,
        cell: &Cell,
        open: &Open,
        roster: Roster,
        at: At,
        contest: &mut Contest<CellRole>,
    ) {
        let text = scene.slice_text(cell.range);
        let lists = !matches!(roster, Roster::Secretary | Roster::Chair | Roster::Adjusters | Roster::Presenter);
        // Whose the minutes are stands below who signs them, too.
        if !lists && is_organization(scene, text) {
            return;
        }
        let whole = whole_row(scene, cell, roster, open.read && !open.signed && !self.signing);
        let mut enter = |name, sort, whole: Passage, cues: &[Cue]| {
            let row = Row { slot: open.slot, roster, whole, named: None, sort };
            contest.enter(name, CellRole::Row(row), cues.iter().copied());
        };
        let listed = self.list.is_some_and(|columns| columns.iter().any(|column| column.abs_diff(cell.column) <= 2));
        if listed {
            return enter("row that goes on", RowSort::GoesOn, whole, &[points::OPEN_LIST, points::GOES_ON]);
        }
        if list_goes_on(scene, &whole) {
            return enter("open row", RowSort::Open, whole, &[points::OPEN_LIST, points::GOES_ON]);
        }
        // "Sekreterare ......" ⏎ name: whoever stands under a line to sign on is the signer.
        let signs = open.signed && is_name_shaped(text);
        // "Peter porss" under the line: the roster knows the name, whatever its letters.
        let mut read = None;
        if matches!(roster, Roster::Secretary | Roster::Chair) && (signs || self.signing) {
            read = (whole.text() == text).then(|| named(scene, text));
        }
        if matches!(roster, Roster::Secretary | Roster::Chair)
            && (signs || self.signing)
            && !read.as_ref().map_or_else(|| is_people(scene, text), Option::is_some)
            && (signs || self.knows(scene, text))
            && !scene.language.furniture(text)
        {
            return enter("signer", RowSort::Signer, whole, &[points::OPEN_LIST, points::READABLE]);
        }
        let again = || open.grouped && heads_as_others(scene, at.index, text);
        if at.single
            && (self.gap && (heads_group(scene, at.index, text) || again()) || heads_deeper(scene, at.index, text))
        {
            let cues = [points::OPEN_LIST, points::READABLE];
            return enter("those of an organization", RowSort::Group, scene.passage(cell.range), &cues);
        }
        if party_over_people(scene.language, text).is_some() {
            let cues = [points::OPEN_LIST, points::READABLE];
            return enter("those of a party", RowSort::Group, scene.passage(cell.range), &cues);
        }
        if lists
            && let Some((name, people)) =
                sent_people(scene, whole.text(), open.sent || sends_again(scene, at.index, whole.text()))
        {
            let cues = [points::OPEN_LIST, points::READABLE];
            return enter("people behind whom they come from", RowSort::Sent { name, people }, whole, &cues);
        }
        if lists && points_elsewhere(scene.language, text) {
            return enter("pointer to a list", RowSort::Pointer, whole, &[points::OPEN_LIST, points::READABLE]);
        }
        let adjusts = roster == Roster::Adjusters && names_someone(scene, whole.text());
        let named = if adjusts { None } else { read.unwrap_or_else(|| named(scene, whole.text())) };
        if adjusts || named.is_some() {
            let row = Row { slot: open.slot, roster, whole, named, sort: RowSort::People };
            return contest.enter("row", CellRole::Row(row), [points::OPEN_LIST, points::READABLE]);
        }
        if !lists {
            // One name is expected and no list.
            return;
        }
        let cues = self.unread(scene, cell, open, at);
        if cues.iter().map(|(_, points)| points).sum::<i32>() < points::UNREAD_AT_LEAST.1 {
            return;
        }
        enter("row that cannot be read", RowSort::Unread, whole, &cues);
    }

    /// What speaks for a row of a list that no grammar reads, and against it.
    fn unread(&self, scene: &Scene, cell: &Cell, open: &Open, at: At) -> Vec<Cue> {
        let text = scene.slice_text(cell.range);
        let mut cues = vec![points::OPEN_LIST];
        let words = text.split_whitespace().count();
        let row_below = row_below(scene, cell, at.index);
        if open.read {
            cues.push(points::ROW_ABOVE);
        }
        if row_below {
            cues.push(points::ROW_BELOW);
        }
        if text.contains(['(', ')']) {
            cues.push(points::BRACKET);
        }
        if is_name_shaped(text) {
            cues.push(points::NAME_SHAPED);
        }
        if words == 1 && !text.contains(['(', ')']) {
            cues.push(points::ONE_WORD);
        } else if words <= 6 {
            cues.push(points::SHORT);
        }
        if !text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || !c.is_alphanumeric()) {
            cues.push(points::NO_CAPITAL);
        }
        if !row_below && !open.read {
            cues.push(points::NOBODY_NEAR);
        }
        if self.gap && !row_below {
            cues.push(points::GAP_ABOVE);
        }
        if words >= 4 && text.ends_with(['.', '!', '?', ':']) {
            cues.push(points::SENTENCE);
        }
        let known = is_body(scene, text)
            || item_mark(scene.language, text).is_some()
            || is_organization(scene, text)
            || date::date_at(scene.language, text, None).is_some()
            || scene.language.group_heading(text).is_some()
            || scene.heading(at.index).is_some();
        if known {
            cues.push(points::KNOWN_OTHERWISE);
        }
        cues
    }

    /// What a cell is without any label: furniture, body, organization, day, running text.
    pub(super) fn enter_free(&self, scene: &Scene, cell: &Cell, at: At, contest: &mut Contest<CellRole>) {
        let text = scene.slice_text(cell.range);
        let goes_on = self.paragraph.is_some_and(|last| last + 1 >= at.index) && !self.gap && at.single;
        if goes_on {
            contest.enter("running text", CellRole::Prose { goes_on }, [points::PARAGRAPH_GOES_ON]);
            return;
        }
        self.enter_known(scene, cell, at, contest);
        let unit = self.said.title.is_none() && (scene.language.proposer_office(text) || is_people(scene, text));
        if unit || is_prose(text) {
            let cues = prose_cues(text, unit);
            contest.enter("running text", CellRole::Prose { goes_on }, cues);
        }
    }

    /// Furniture, body, organization, day, the heading of a contents list.
    fn enter_known(&self, scene: &Scene, cell: &Cell, at: At, contest: &mut Contest<CellRole>) {
        let text = scene.slice_text(cell.range);
        // The most that any of them can have.
        if contest.is_beaten(points::FURNITURE.1.max(points::ORGANIZATION.1 + points::OVER_ITS_ASSEMBLY.1)) {
            return;
        }
        if scene.language.furniture(text) || scene.language.posted(text) {
            contest.enter("furniture", CellRole::Furniture, [points::FURNITURE]);
        }
        if self.said.body.is_none() {
            let two_lines = body_of_two_lines(scene, cell);
            let short = with_short_name(scene, text);
            if two_lines.is_some() || short.is_some() || is_body(scene, text) {
                let name = short.map_or(cell.range, |end| Slice::new(cell.range.start, cell.range.start + end));
                let passage = two_lines.unwrap_or_else(|| scene.passage(name));
                contest.enter("body", CellRole::Body(passage), [points::BODY]);
            }
        }
        // "Extra bolagsstämma i Tvärsjö Bostäder AB" below the company's name.
        if self.said.body.is_none()
            && let Some((name, body @ Some(_))) = organization_and_more(scene, text)
            && self.said.organization.as_deref().is_some_and(|known| *known == text[name.bytes()].to_lowercase())
        {
            contest.enter("body of what was named", CellRole::Organization { name, body }, [points::BODY]);
        }
        if self.said.organization.is_none() {
            self.enter_organization(scene, text, at, contest);
        }
        let lower = |known: &str| text.chars().flat_map(char::to_lowercase).eq(known.chars());
        let said =
            [("body+", &self.said.body), ("organization+", &self.said.organization), ("title+", &self.said.title)];
        if let Some((key, _)) = said.into_iter().find(|(_, known)| known.as_deref().is_some_and(lower)) {
            contest.enter("said before", CellRole::SaidBefore(key), [points::SAID_BEFORE]);
        }
        if let Some(found) = date::date_at(scene.language, text, None)
            && is_time_or_nothing(scene, text.get(found.end..).unwrap_or(""))
        {
            contest.enter("day", CellRole::Day, [points::DAY]);
        }
        if scene.language.contents_heading(text) {
            contest.enter("contents heading", CellRole::ContentsHeading, [points::CONTENTS_HEADING]);
        }
    }

    /// Whose document it is: by the vocabulary, or an association by its place over its assembly.
    fn enter_organization(&self, scene: &Scene, text: &str, at: At, contest: &mut Contest<CellRole>) {
        let over = || self.said.body.is_some() || over_its_assembly(scene, at.index);
        let whole = CellRole::Organization { name: Slice::new(0, text.len()), body: None };
        // "Biosektionen vid Norrviks studentkår" below "Protokoll för sektionsmöte": the body is another, so this is one name.
        let other = |body: &Option<Slice>| {
            let known = self.said.body.as_ref().zip(*body);
            known.is_some_and(|(known, body)| *known != text[body.bytes()].to_lowercase())
        };
        if let Some((name, body)) = organization_and_more(scene, text).filter(|(_, body)| !other(body)) {
            let cues = [points::ORGANIZATION, points::WITH_MORE];
            contest.enter("organization and more", CellRole::Organization { name, body }, cues);
        } else if is_organization(scene, text) {
            let mut cues = vec![points::ORGANIZATION];
            // "Humanistsektionen" over "Höstmöte" is no body.
            if scene.language.is_association(text) && over() {
                cues.push(points::OVER_ITS_ASSEMBLY);
            }
            contest.enter("organization", whole, cues);
        } else if at.position == 0 && is_lone_association(scene, text) && over_its_assembly(scene, at.index + 1) {
            let cues = [points::ORGANIZATION, points::OVER_ITS_ASSEMBLY];
            contest.enter("association over its assembly", whole, cues);
        } else if self.slots == 0
            && at.position == 0
            && is_proper_name(scene, text)
            && over_its_assembly(scene, at.index)
            || self.said.title.is_some()
                && self.said.organization.is_none()
                && at.single
                && is_proper_name(scene, text)
                && between_title_and_day(scene, at.index)
            || at.single && is_name_above_title(scene, at.index, text)
            || at.single && is_over_its_registry_number(scene, at.index, text)
        {
            contest.enter("organization by its place", whole, [points::BY_ITS_PLACE]);
        }
    }
}

/// "Sekreterare ~/l..,,A(-.du.......": whoever signs on a line of which reading made more than a line.
fn scribbled_signer(scene: &Scene, text: &str) -> Option<RosterMatch> {
    let (word, _) = text.split_once(' ').filter(|(_, rest)| !is_rule(rest) && is_signature_line(rest))?;
    let found = scene.roster_heading(word).filter(|found| found.end == word.len())?;
    matches!(found.roster, Roster::Secretary | Roster::Chair | Roster::Adjusters).then_some(found)
}

/// Where the word ends over those who adjust that has the day behind it: "Justeras, Mosjö den 28 april 2024".
fn adjusted_on(scene: &Scene, text: &str) -> Option<usize> {
    let (word, rest) = text.split_once(' ').filter(|_| text.ends_with(|c: char| c.is_ascii_digit()))?;
    let word = word.trim_end_matches([',', ':']);
    (signing::signing_role(scene, word) == Some(Roster::Adjusters) && tells_day(scene, rest)).then_some(word.len())
}

/// Whether the value of a label is a day, a time or a place, which may take lines.
fn label_takes(label: HeaderLabel) -> bool {
    use HeaderLabel::{AdjustmentDate, AdjustmentPlaceTime, Date, MeetingDay, Place, PlaceAndTime, Time};
    matches!(label, AdjustmentDate | AdjustmentPlaceTime | Date | MeetingDay | Place | PlaceAndTime | Time)
}

/// What speaks for running text.
fn prose_cues(text: &str, unit: bool) -> Vec<Cue> {
    let words = text.split_whitespace().count();
    let mut cues = Vec::with_capacity(4);
    if words >= 3 {
        cues.push(points::WORDS);
    }
    if text.ends_with(['.', ':', '!', '?']) {
        cues.push(points::SENTENCE_END);
    }
    if words >= 9 {
        cues.push(points::LONG);
    }
    let small = text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    if small * 2 > words {
        cues.push(points::SMALL_LETTERS);
    }
    if unit {
        cues.push(points::UNIT);
    }
    cues
}

/// Whether a row names several people behind a colon, and the line below has people behind one too: "Lag Blå: Tove Alm, Ivar Ros"
/// ⏎ "Lag Röd: Sanna Ek". A post has one.
fn sends_again(scene: &Scene, index: usize, row: &str) -> bool {
    let several = row.split_once(": ").is_some_and(|(_, people)| scene.people_list(people).len() >= 2);
    let below = scene.lines.get(index + 1).filter(|line| line.is_text());
    several && below.is_some_and(|below| sent_people(scene, scene.slice_text(below.range()), true).is_some())
}

/// Lines that a row may stand above the next one.
const NEAR: usize = 3;

/// Whether a row of people stands below in the same column.
fn row_below(scene: &Scene, cell: &Cell, index: usize) -> bool {
    let Some(below) = scene.next_text(index + 1, (index + NEAR).min(scene.lines.len())) else { return false };
    scene
        .cells(below, scene.lines[below].start)
        .into_iter()
        .filter(|next| next.column.abs_diff(cell.column) <= 4)
        .any(|next| is_people(scene, scene.slice_text(next.range)))
}
