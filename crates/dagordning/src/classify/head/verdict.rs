//! Whether a line below the first of an item's head goes on with the title, tells about the item, or begins its text.

use super::{Head, LONGEST_TITLE, MOST_BYTES};
use crate::classify::body::blocks::decides_openly;
use crate::classify::body::sections::opens_section;
use crate::classify::habits::Habits;
use crate::classify::role::Contest;
use crate::classify::table::Table;
use crate::classify::weights::head as points;
use crate::facts::field::{below_label, is_field_line_at, is_label_over_field, names_earlier_meeting, names_only};
use crate::facts::leads::is_lead_in_line;
use crate::facts::title::{ends_in_ids, in_capitals, is_open, only_ids, open_bracket};
use crate::grammar::amount::amounts;
use crate::grammar::case_id;
use crate::grammar::number::{ClauseKind, clause_mark};
use crate::grammar::paper::annex_line;
use crate::grammar::time::{bare_time, duration};
use crate::language::ItemMark;
use crate::model::SectionKind;
use crate::page::scene::{Cell, Cells, LineKind, Scene};
use crate::page::shape::ends_sentence;

/// What a line of an item's head is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Title,
    /// Names under the title, with other cells beside them.
    Presenter,
    Field,
    Body,
}

/// A line below the first of a head, and what is asked of it more than once.
struct Below<'l, 's> {
    scene: &'l Scene<'s>,
    index: usize,
    text: &'l str,
    /// White space stands above it.
    blank: bool,
    cells: Cells,
    /// The title so far.
    title: &'l str,
    /// There is no title yet, only case ids.
    untitled: bool,
    /// The title cannot end where it is.
    open: bool,
    /// It begins in small letters.
    small: bool,
}

impl<'a> Head<'a> {
    /// Weighs what line `index` is. The cues are in the order of their points: those that can no longer win are not asked,
    /// unless somebody wants to know why.
    pub(super) fn judge(&self, scene: &Scene<'a>, index: usize, blank: bool, habits: &Habits) -> Verdict {
        if habits.entry {
            return Verdict::Title;
        }
        let (text, title) = (scene.text(index), self.title.text());
        if title.len() > MOST_BYTES {
            return Verdict::Body;
        }
        let line = Below {
            scene,
            index,
            text,
            blank,
            cells: scene.cells(index, scene.lines[index].start),
            title,
            untitled: title.is_empty() || only_ids(scene, title),
            open: is_open(scene.language, title),
            small: text.starts_with(char::is_lowercase),
        };
        let mut contest = if scene.reasons.is_some() { Contest::new() } else { Contest::lazy() };
        self.weigh_strong(&line, habits, &mut contest);
        self.weigh_title(&line, habits, &mut contest);
        self.weigh_text(&line, habits, &mut contest);
        let Some(found) = contest.decide() else { return Verdict::Body };
        scene.explain(index, || found.reason());
        found.role
    }

    /// What stands apart from the title, or in a column of its own.
    fn weigh_strong(&self, line: &Below<'_, 'a>, habits: &Habits, contest: &mut Contest<Verdict>) {
        let (scene, index, text) = (line.scene, line.index, line.text);
        // "§ 44" ⏎ "Anmälan av jäv": the first line under a bare number is its title, though it may be a heading's words.
        let heads = || {
            let known = scene.heading(index).is_some_and(|found| {
                matches!(found.kind, SectionKind::Decision | SectionKind::Proposal | SectionKind::Documents)
            });
            (!line.untitled || known) && opens_section(scene, index, index)
        };
        contest.ask("text", Verdict::Body, points::SECTION_HEADING, heads);
        let bracket = || text.starts_with('(') && !line.blank && self.taken < LONGEST_TITLE && !line.title.is_empty();
        contest.ask("title", Verdict::Title, points::BRACKET_OPENS, bracket);
        let apart = || scene.stands_out(index) && !scene.stands_out(self.line) && !line.untitled;
        contest.ask("text", Verdict::Body, points::SET_APART, apart);
        // "Ekonomi:" heads what stands below; a sum of money beside words is a row of an account.
        let headed = || !line.untitled && line.title.ends_with(':') && text.starts_with(char::is_uppercase);
        contest.ask("text", Verdict::Body, points::UNDER_COLON, headed);
        // "Inlämnad av Anna Ek, lgh 12" below the title of a motion.
        let mover = || {
            !line.untitled
                && !line.open
                && text.len() < LONGEST_MOVER
                && [scene.language.mover_lines(), scene.language.mover_labels()]
                    .into_iter()
                    .find_map(|words| words.cut_from_in_any_case(text))
                    .is_some_and(|who| who.trim_start_matches([':', ' ']).starts_with(char::is_uppercase))
        };
        contest.ask("text", Verdict::Body, points::NAMES_ITS_MOVER, mover);
        let sum = || line.cells.iter().skip(1).any(|cell| is_sum(scene, cell));
        contest.ask("text", Verdict::Body, points::SUM_BESIDE, sum);
        let beside = || {
            line.cells.first().is_some_and(|first| {
                first.column > 12 && self.buckets.iter().any(|bucket| bucket.column.abs_diff(first.column) <= 2)
            })
        };
        contest.ask("title", Verdict::Title, points::COLUMN_BESIDE, beside);
        let several = line.cells.len() > 1;
        let under_title = habits.table.as_ref().is_some_and(Table::has_presenter_under_title);
        let named = || !line.title.is_empty() && (several || under_title) && line.names_presenters();
        contest.ask("presenters", Verdict::Presenter, points::NAMES_IN_TABLE, named);
        let row = || !line.title.is_empty() && several && habits.table.is_some();
        contest.ask("title", Verdict::Title, points::ROW_OF_TABLE, row);
    }

    /// What the words of the title and of the line tell.
    fn weigh_title(&self, line: &Below<'_, 'a>, habits: &Habits, contest: &mut Contest<Verdict>) {
        let (scene, index, text) = (line.scene, line.index, line.text);
        contest.ask("title", Verdict::Title, points::IDS_GO_ON, || ends_in_ids(scene, line.title));
        // "§ 219" ⏎ "Sekretessärende": the mark is all the title that there is.
        let confidential =
            || line.untitled && self.taken <= 1 && scene.language.item_mark(text) == Some(ItemMark::Confidential);
        contest.ask("title", Verdict::Title, points::CONFIDENTIAL, confidential);
        let labels = || !line.untitled && (is_label_over_field(scene, index) || below_label(scene, index).is_some());
        contest.ask("field", Verdict::Field, points::LABEL_OVER_FIELD, labels);
        // "Kommunchefen informerar" below a number and its case id is all the title that there is.
        let field = || is_field_line_at(scene, index) && !(line.untitled && is_unlabelled(scene, text));
        contest.ask("field", Verdict::Field, points::FIELD_LINE, field);
        let earlier = || !line.untitled && names_earlier_meeting(scene, text);
        contest.ask("text", Verdict::Body, points::EARLIER_MEETING, earlier);
        // "Bilaga 2 Karta över området": a paper of the item's.
        let annex = || !line.untitled && !ends_before_number(line.title) && annex_line(scene.language, text).is_some();
        contest.ask("text", Verdict::Body, points::ANNEX_NAMED, annex);
        // "… enligt lex Sarah" ⏎ "… - muntlig information" goes on with the title.
        let attached = || {
            !(line.small && !line.blank && line.open)
                && scene.language.item_mark(text).is_some_and(|mark| mark == ItemMark::Attachment)
        };
        contest.ask("text", Verdict::Body, points::ATTACHMENT_MARK, attached);
        contest.ask("title", Verdict::Title, points::NO_TITLE_YET, || line.untitled);
        let font = self.by_font(scene, index, line.blank);
        contest.ask("title", Verdict::Title, points::SAME_FONT, || font == Some(Verdict::Title));
        contest.ask("text", Verdict::Body, points::OTHER_FONT, || font == Some(Verdict::Body));
        contest.ask("text", Verdict::Body, points::LONG_ENOUGH, || self.taken >= LONGEST_TITLE);
        contest.ask("title", Verdict::Title, points::OPEN_OVER_BLANK, || line.blank && line.goes_on_over_blank());
        contest.ask("text", Verdict::Body, points::BLANK_ABOVE, || line.blank);
        contest.ask("title", Verdict::Title, points::IN_COLUMNS, || self.in_columns(scene, index, habits));
        // A title in capitals goes on in capitals.
        let capitals = || in_capitals(line.title) && in_capitals(text) && scene.language.group_heading(text).is_none();
        contest.ask("title", Verdict::Title, points::CAPITALS, capitals);
        contest.ask("title", Verdict::Title, points::BROKEN_NAME, || line.breaks_name());
        let clause = || line.open && scene.language.clause_leads().opens(text);
        contest.ask("title", Verdict::Title, points::OPEN_BEFORE_CLAUSE, clause);
    }

    /// What tells text from a title that goes on, where nothing stronger does.
    fn weigh_text(&self, line: &Below<'_, 'a>, habits: &Habits, contest: &mut Contest<Verdict>) {
        let (scene, index, text) = (line.scene, line.index, line.text);
        let mark = || {
            clause_mark(scene.language, text).is_some_and(|mark| !matches!(mark.value.kind, ClauseKind::Letter('o')))
        };
        contest.ask("text", Verdict::Body, points::CLAUSE_MARK, mark);
        contest.ask("title", Verdict::Title, points::OPEN_AND_SMALL, || line.open && line.small);
        // "Årsmötet beslutade i enlighet med styrelsens förslag" over its clauses.
        let decides = || !line.open && decides_openly(scene, text);
        let leads = || is_lead_in_line(scene, text) || scene.language.group_heading(text).is_some() || decides();
        contest.ask("text", Verdict::Body, points::LEAD_IN, leads);
        contest.ask("title", Verdict::Title, points::OPEN_TITLE, || line.open);
        let small = || line.small || text.starts_with(['(', '–']);
        contest.ask("title", Verdict::Title, points::SMALL_LETTERS, small);
        // "Val av justerare" ⏎ "Bo Ek": whom an association elected presents nothing.
        let elected = || habits.assembly && !habits.drafts && scene.language.election_leads().opens(line.title);
        contest.ask("field", Verdict::Field, points::NAMES_ONLY, || names_only(scene, text) && !elected());
        contest.ask("title", Verdict::Title, points::RUNS_TO_HEADING, || runs_to_heading(scene, index));
        contest.ask("text", Verdict::Body, points::SENTENCE_ENDED, || ends_sentence(line.title));
        let last = self.last.chars().count();
        let full = last * 100 >= habits.width * 62 || habits.title_width.is_some_and(|width| last * 100 >= width * 82);
        contest.ask("title", Verdict::Title, points::FULL_LINE_ABOVE, || full && !begins_prose(scene, index));
        contest.ask("text", Verdict::Body, points::NOTHING_GOES_ON, || true);
    }

    /// What the font says: a title that is set apart goes on as long as its font does, and ends where it ends.
    fn by_font(&self, scene: &Scene<'a>, index: usize, blank: bool) -> Option<Verdict> {
        if !scene.stands_out(self.line) {
            return None;
        }
        let many = scene.cells(index, scene.lines[index].start).len()
            > scene.cells(self.line, scene.lines[self.line].start).len();
        if open_bracket(self.title.text()) || many || scene.language.group_heading(scene.text(index)).is_some() {
            return None;
        }
        if !scene.same_font(self.line, index) {
            return (!scene.stands_out(index)).then_some(Verdict::Body);
        }
        (!blank && self.taken < LONGEST_TITLE).then_some(Verdict::Title)
    }

    /// Whether the line goes on in the columns that the title's first line opened.
    fn in_columns(&self, scene: &Scene<'a>, index: usize, habits: &Habits) -> bool {
        let Some(first) = scene.cells(index, scene.lines[index].start).into_iter().next() else { return false };
        if self.buckets.iter().any(|bucket| bucket.column.abs_diff(first.column) <= 2) {
            return true;
        }
        let Some(table) = &habits.table else { return false };
        // What runs on below the next column is text across the table.
        let text = scene.slice_text(first.range);
        // "Avsägelser" ⏎ "- Bo Ek (S), ersättare i nämnden": a list below the title is text.
        let listed = clause_mark(scene.language, text).is_some_and(|mark| {
            mark.value.kind == ClauseKind::Bullet && !text[mark.value.end..].starts_with(char::is_lowercase)
        });
        if listed {
            return false;
        }
        let across = table.behind_title().is_some_and(|next| first.column + text.chars().count() > next);
        !across
            && table.title_column().is_some_and(|column| column.abs_diff(first.column) <= 2)
            && !ends_sentence(scene.text(index))
    }
}

impl Below<'_, '_> {
    /// Whether the first cell names people, or somebody's office.
    fn names_presenters(&self) -> bool {
        self.cells.first().is_some_and(|first| {
            let people = self.scene.slice_text(first.range);
            self.scene.presenter_line(people).is_some_and(|found| !found.people.is_empty())
                || self.scene.language.office(people).is_some_and(|(_, end)| end == people.len())
        })
    }

    /// A page break may fall into a title: only what cannot begin a text goes on.
    fn goes_on_over_blank(&self) -> bool {
        let over_page = || {
            (0..self.index)
                .rev()
                .take_while(|at| !self.scene.lines[*at].is_text())
                .any(|at| self.scene.lines[at].kind == LineKind::Furniture)
        };
        (self.open || over_page()) && !ends_sentence(self.title) && (self.small || open_bracket(self.title))
    }

    /// "… i stället för Anders" ⏎ "Möller (D)": a title does not end so; "… att utse Abdi" ⏎ "Mohamed (MP) till ny ledamot":
    /// one word before a party is half a name.
    fn breaks_name(&self) -> bool {
        let (language, text, title) = (self.scene.language, self.text, self.title);
        let last = title.rsplit(' ').next().unwrap_or("");
        let word = text.split(' ').next().unwrap_or("");
        // "Ekonomi – Ulf" ⏎ "Resultat per 31 augusti: …" begins a sentence.
        let small = text.get(word.len() + 1..).is_some_and(|rest| rest.starts_with(char::is_lowercase));
        let name = language.given_name(last) && title.contains(' ') && text.starts_with(char::is_uppercase) && !small;
        let party = text.get(word.len() + 1..).and_then(|rest| rest.strip_prefix('(')?.split_once(')'));
        let half = last.starts_with(char::is_uppercase)
            && last.chars().all(|c| c.is_alphabetic() || c == '-')
            && word.starts_with(char::is_uppercase)
            && party.is_some_and(|(party, _)| language.party(party).is_some());
        half || name && text.chars().count() > last.chars().count()
    }
}

/// Whether a title breaks off before what it names: "Taxa för båtplatser, se".
fn ends_before_number(title: &str) -> bool {
    title.ends_with(['(', ',', '-', '–', '/'])
}

/// Longest line that names who raised a matter, in bytes.
const LONGEST_MOVER: usize = 160;

/// Whether a cell is an amount and nothing else.
fn is_sum(scene: &Scene, cell: &Cell) -> bool {
    let text = scene.slice_text(cell.range);
    text.ends_with(|c: char| !c.is_ascii_digit())
        && amounts(scene.language, text).first().is_some_and(|found| found.start == 0 && found.end == text.len())
}

/// Whether a line tells something of the item only by what it looks like: it has no label, is no id and no mark.
fn is_unlabelled(scene: &Scene, text: &str) -> bool {
    let language = scene.language;
    language.presenter_label(text).is_none()
        && language.case_label(text).is_none()
        && language.item_mark(text).is_none()
        && case_id::case_ids(language, text).is_empty()
        && bare_time(language, text).is_none()
        && duration(language, text).is_none()
        && !text.contains(['(', ','])
}

/// Whether the lines from `index` on run into a section's heading without a blank line or the end of a sentence between:
/// they are still the title.
fn runs_to_heading(scene: &Scene, index: usize) -> bool {
    const MOST: usize = 4;
    let stops = |at: &usize| scene.lines.get(*at).is_none_or(|line| !line.is_text()) || scene.heading(*at).is_some();
    let Some(mut stop) = (index..=index + MOST).find(stops).filter(|stop| *stop > index) else { return false };
    // "Tallbäcken 14" ⏎ "Ansökan om bygglov för tillbyggnad" ⏎⏎ "Beslut": one line more, and a blank one below it.
    let text = scene.text(index);
    let names = || scene.presenter_line(text).is_some() || crate::facts::people::names_someone(scene, text);
    if stop == index + 1 && scene.lines.get(stop).is_some_and(|line| line.is_blank()) && !names() {
        stop = scene.next_text(stop, stop + MOST).unwrap_or(stop);
    }
    let heads = scene.lines.get(stop).is_some_and(|line| line.is_text())
        && scene.heading(stop).is_some_and(|found| found.end == scene.text(stop).len());
    heads
        && (index..stop)
            .filter(|at| scene.lines[*at].is_text())
            .all(|at| !scene.text(at).ends_with(['.', ':', '!', '?']))
}

/// Whether the paragraph that begins on this line is running text: it ends as a sentence does.
fn begins_prose(scene: &Scene, index: usize) -> bool {
    let mut last = index;
    for next in index + 1..(index + 40).min(scene.lines.len()) {
        if !scene.lines[next].is_text() || scene.heading(next).is_some() {
            break;
        }
        last = next;
    }
    let text = scene.text(last);
    ends_sentence(text) && !text.ends_with("m.m.") || scene.text(index).contains(". ")
}
