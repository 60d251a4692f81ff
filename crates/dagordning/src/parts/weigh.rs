//! What speaks for a document that begins with a unit, and against it.

use crate::classify::role::Cue;
use crate::classify::weights::part as points;
use crate::model::AttachmentKind;

use super::covers;
use super::runs::Break;
use super::sheets::Sheets;
use super::signs::{Edges, Number};
use super::tops::Top;

/// What a document of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Agenda,
    Minutes,
    Extract,
    Paper,
    /// A page that parts papers, and says which item they belong to.
    Divider,
    /// The page of a signing service.
    Certificate,
    /// The document goes on that others part.
    Resumed,
}

/// All of them.
pub(super) const KINDS: [Kind; 7] =
    [Kind::Agenda, Kind::Minutes, Kind::Extract, Kind::Paper, Kind::Divider, Kind::Certificate, Kind::Resumed];

/// What is known of the units above one.
#[derive(Debug, Clone, Default)]
pub(super) struct Above {
    /// The last page number, and how many pages ago it stood.
    pub(super) number: Option<(Number, u32)>,
    /// How many pages in a row had numbers.
    pub(super) numbered: u32,
    /// The words of the title of the document that is open, its body and its day.
    pub(super) title: Option<u64>,
    pub(super) body: Option<u64>,
    pub(super) day: Option<String>,
    /// Among the filled lines of its page.
    pub(super) day_at: usize,
    pub(super) body_at: usize,
    /// Whether anything says of which meeting it is.
    pub(super) told: bool,
    /// The last §.
    pub(super) section: Option<u32>,
    /// The first § of the open document.
    pub(super) first_section: Option<u32>,
    /// The number of the last annex.
    pub(super) annex: Option<String>,
    /// All pages above were counted up to their last.
    pub(super) ended: bool,
    /// Somebody signs at the end of the unit above.
    pub(super) signed: bool,
    /// The unit begins in the flow of a page.
    pub(super) in_flow: bool,
    /// The unit's page is the first, of how many may not be told.
    pub(super) first_page: bool,
    /// The unit begins to count pages anew.
    pub(super) restarts: bool,
    /// Or up to another one.
    pub(super) recounts: bool,
    /// What the open document begins with was kept.
    opened: bool,
    /// The open document begins with a list of contents.
    pub(super) contents: bool,
    /// The unit has the running head of the one above it.
    pub(super) same_head: bool,
    /// The unit was made otherwise than the one above it.
    pub(super) other_kin: bool,
    /// What stands above is plainly a paper, and no meeting's document has begun.
    pub(super) papers_alone: bool,
    /// The unit above parts papers.
    pub(super) divided: bool,
    /// The unit above is the title page of a paper.
    pub(super) title_page: bool,
    /// The most lines of a page.
    pub(super) highest: usize,
    /// How many lines of the open document begin as items do, and how many are filled.
    pub(super) marked: usize,
    pub(super) filled: usize,
}

impl Above {
    /// Keeps what the top of the file says, if nothing was kept yet.
    pub(super) fn keep_first(&mut self, top: &Top) {
        if !self.opened {
            self.keep(top);
        }
    }

    /// Keeps what the top of the open document says.
    pub(super) fn keep(&mut self, top: &Top) {
        self.opened = true;
        self.title = top.title.map(|title| title.words);
        self.day.clone_from(&top.day);
        self.body = top.body;
        self.day_at = top.day_at;
        self.body_at = top.body_at;
        self.told = top.day.is_some() || top.day_of_year || top.body.is_some() || top.assembly;
        self.contents = top.contents;
    }

    /// Adds what a title below the top says: what stands at the top stays.
    pub(super) fn add(&mut self, top: &Top) {
        if self.told {
            self.title = top.title.map(|title| title.words);
        } else {
            self.keep(top);
        }
    }

    /// Whether the open document has nothing yet but a head.
    pub(super) fn is_head(&self) -> bool {
        self.marked < FEWEST_ITEMS && self.filled < LONGEST_HEAD
    }
}

/// A page with no more tenths of the lines of a full one is short.
const SHORT: usize = 7;
/// A document has so many items …
const FEWEST_ITEMS: usize = 2;
/// … or so many lines.
const LONGEST_HEAD: usize = 45;

/// How a page's number stands to those above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    /// It is the next, of as many.
    NextOfTotal,
    /// It is the next.
    Next,
    /// It is the next, though the numbers of all pages of a file run on.
    Stamp,
    /// It begins again.
    Restart,
    BareRestart,
    /// The number of pages is another one.
    OtherTotal,
    /// The numbers end, after the last of them or before it.
    EndsComplete,
    Promised,
    Ends,
    Begins,
    Unknown,
}

/// How the number of a unit stands to those above it.
pub(super) fn run(above: &Above, number: Option<Number>, same_head: bool) -> Run {
    // A bare number among numbers that are counted to their last is a house number, or a year.
    let out_of_turn = |now: &Number, last: Number, ago: u32| {
        now.bare && last.total.is_some() && now.page != 1 && now.page != last.page.saturating_add(ago)
    };
    let number = number.filter(|now| !above.number.is_some_and(|(last, ago)| out_of_turn(now, last, ago)));
    match (above.number, number) {
        (Some((last, ago)), Some(now)) => {
            let expected = last.page.saturating_add(ago);
            let same_total = last.total == now.total || last.bare || now.bare;
            if now.page == expected && same_total {
                return match last.total.and(now.total) {
                    Some(_) => Run::NextOfTotal,
                    None if same_head || now.total.is_some() => Run::Next,
                    None => Run::Stamp,
                };
            }
            match (now.page, last.total == now.total) {
                (1, _) if now.total.is_some() || last.total == Some(expected - 1) => Run::Restart,
                (1, _) => Run::BareRestart,
                (_, false) if now.total.is_some() => Run::OtherTotal,
                _ => Run::Unknown,
            }
        }
        (Some((last, ago)), None) => match last.total {
            Some(total) if last.page + ago == total + 1 => Run::EndsComplete,
            Some(total) if last.page + ago <= total => Run::Promised,
            Some(_) => Run::Unknown,
            None if above.numbered >= 2 => Run::Ends,
            None => Run::Unknown,
        },
        (None, Some(now)) if now.page == 1 => match now.total {
            Some(_) => Run::Restart,
            None => Run::BareRestart,
        },
        (None, Some(_)) => Run::Begins,
        (None, None) => Run::Unknown,
    }
}

/// The sum of some cues, kept for whoever asks why.
#[derive(Debug, Clone, Default)]
pub(super) struct Sum {
    pub(super) points: i32,
    pub(super) cues: Vec<Cue>,
    /// Pages are counted anew, or up to another one.
    pub(super) recounts: bool,
}

impl Sum {
    pub(super) fn add(&mut self, cue: Cue) {
        self.points += cue.1;
        self.cues.push(cue);
    }

    pub(super) fn add_if(&mut self, told: bool, cue: Cue) {
        if told {
            self.add(cue);
        }
    }
}

/// What the edges say of a beginning, whatever begins.
pub(super) fn edge(
    before: &Edges,
    own: &Edges,
    earlier: Option<&Edges>,
    above: &Above,
    sheets: &Sheets,
    opens_page: bool,
) -> Sum {
    let mut sum = Sum::default();
    sum.add(points::BASE);
    sheets.edge(&before.sheet, &own.sheet).for_each(|cue| sum.add(cue));
    sum.add_if(!opens_page, points::IN_FLOW);
    let same_head = above.same_head;
    // What begins in the flow of the first page has its number at the same foot.
    let same_page = !opens_page && above.number.is_none();
    let run = match run(above, own.number, same_head) {
        Run::Restart | Run::BareRestart if same_page => Run::Unknown,
        run => run,
    };
    sum.recounts = matches!(run, Run::Restart | Run::OtherTotal);
    if opens_page || own.number.is_some() {
        match run {
            Run::NextOfTotal => sum.add(points::NUMBER_OF_TOTAL_RUNS_ON),
            Run::Next => sum.add(points::NUMBER_RUNS_ON),
            Run::Stamp => sum.add(points::STAMP_RUNS_ON),
            Run::Restart => sum.add(points::NUMBER_RESTARTS),
            Run::BareRestart => sum.add(points::BARE_NUMBER_RESTARTS),
            Run::OtherTotal => sum.add(points::OTHER_TOTAL),
            Run::EndsComplete => sum.add(points::ALL_PAGES_SEEN),
            Run::Promised => sum.add(points::PAGE_PROMISED),
            Run::Ends => sum.add(points::NUMBER_ENDS),
            Run::Begins => sum.add(points::NUMBER_BEGINS),
            Run::Unknown => {}
        }
    }
    let established = earlier.is_some_and(|earlier| before.shares_head(earlier));
    // Papers of one office have the same head.
    sum.add_if(
        opens_page && same_head,
        if matches!(run, Run::Restart | Run::BareRestart) { points::SAME_HEAD_RESTARTING } else { points::SAME_HEAD },
    );
    sum.add_if(opens_page && own.tells_other_day(before) && !above.is_head(), points::OTHER_DAY_IN_HEAD);
    sum.add_if(opens_page && !same_head && established, points::OTHER_HEAD);
    sum.add_if(opens_page && own.shares_foot(before), points::SAME_FOOT);
    sum.add_if(above.divided, points::BEHIND_DIVIDER);
    sum.add_if(above.title_page, points::BEHIND_TITLE_PAGE);
    sum.add_if(opens_page && !same_head && before.signed, points::SIGNED_ABOVE);
    let short = opens_page && before.high * 10 <= above.highest * SHORT;
    sum.add_if(short, points::SHORT_PAGE_ABOVE);
    sum.add_if(own.goes_on, points::SENTENCE_GOES_ON);
    // Whoever signs a paper stands below its last sentence.
    sum.add_if(before.left_open && run != Run::EndsComplete, points::SENTENCE_OPEN_ABOVE);
    let next = own.sections.zip(above.section).is_some_and(|((first, _), last)| first == last || first == last + 1);
    sum.add_if(next && opens_page, points::SECTION_RUNS_ON);
    sum.add_if(own.size > 0 && before.size > 0 && own.size.abs_diff(before.size) >= 10, points::OTHER_SIZE);
    sum.add_if(own.scanned != before.scanned && before.filled > 0, points::SCAN_BESIDE_TEXT);
    sum
}

/// What stands first is a paper with so many points; with fewer its title is one that is not known.
pub(super) const PLAIN_PAPER: i32 = 50;

/// What the top of a unit says for a document of a kind.
pub(super) fn top(
    kind: Kind,
    top: &Top,
    above: &Above,
    section: Option<Break>,
    resumed: Option<&Resumed>,
) -> Option<Sum> {
    let mut sum = Sum::default();
    match kind {
        Kind::Agenda | Kind::Minutes => covers::weigh(kind, top, above, section, &mut sum)?,
        Kind::Extract => {
            if !top.extract {
                return None;
            }
            // The word alone heads a list of those who are sent one.
            sum.add(if top.day.is_some() && top.body.is_some() { points::TITLE } else { points::LOOSE_TITLE });
            sum.add_if(top.day.is_some(), points::DAY);
            sum.add_if(top.body.is_some(), points::BODY);
        }
        Kind::Paper => {
            match top.paper {
                Some(AttachmentKind::Memo | AttachmentKind::MinutesExtract) => sum.add(points::PAPER_TITLE),
                Some(_) => sum.add(points::OTHER_PAPER_TITLE),
                None => {}
            }
            let meets = top.title.is_some() || top.cover_labels >= COVER_LABELS;
            sum.add_if(meets && !top.annex && top.paper.is_none(), points::HEAD_OF_MEETING);
            sum.add_if(top.outline_paper && top.paper.is_none(), points::OUTLINE_PAPER);
            sum.add_if(top.paper_first, points::FIRST_LINE);
            sum.add_if(top.is_title_page(), points::TITLE_PAGE);
            sum.add_if(top.paper_alone && !above.same_head, points::TITLE_ALONE);
            sum.add_if(top.addressed, points::ADDRESSEE);
            sum.add_if(top.annex, points::ANNEX_TITLE);
            let other = top.annex_number.as_ref().zip(above.annex.as_ref()).is_some_and(|(own, last)| own != last);
            sum.add_if(other, points::OTHER_ANNEX);
            // Where annexes are numbered, a part without a number is the last one's.
            let written = matches!(
                top.paper,
                Some(AttachmentKind::Memo | AttachmentKind::MinutesExtract | AttachmentKind::Letter)
            );
            sum.add_if(above.annex.is_some() && !top.annex && !above.other_kin && !written, points::INSIDE_ANNEX);
            sum.add_if(top.author, points::AUTHOR);
            sum.add_if(top.arrived, points::ARRIVED);
            sum.add_if(top.map, points::MAP);
            sum.add_if(top.day_label, points::DAY_LABEL);
            sum.add_if(top.case_label, points::CASE_LABEL);
            let told = top.paper.is_some() || top.outline_paper || top.annex || top.author || top.addressed;
            let told = told || top.arrived || top.map;
            sum.add_if(!told && !above.first_page && !above.divided && !above.ended, points::UNTOLD_PAPER);
            let written = matches!(top.paper, Some(AttachmentKind::Memo | AttachmentKind::MinutesExtract));
            sum.add_if(top.list && !written && !top.author, points::LIST_OF_MINUTES);
        }
        Kind::Divider => {
            if !top.divider {
                return None;
            }
            sum.add(points::DIVIDER);
        }
        Kind::Certificate => {
            if !top.certificate {
                return None;
            }
            sum.add(points::CERTIFICATE);
        }
        Kind::Resumed => {
            let resumed = resumed?;
            sum.add_if(resumed.head, points::SAME_HEAD_BEFORE);
            sum.add_if(resumed.number, points::NUMBER_BEFORE);
            sum.add_if(resumed.section, points::SECTION_BEFORE);
        }
    }
    Some(sum)
}

/// What ties a unit to one before the one above it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Resumed {
    /// That unit.
    pub(super) unit: usize,
    pub(super) head: bool,
    pub(super) number: bool,
    pub(super) section: bool,
}

/// More labels of a cover tell no more; so many tell it without a title.
pub(super) const COVER_LABELS: usize = 3;
