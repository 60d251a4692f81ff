//! What the top of a unit says for a meeting's document that begins there, against what is known of the one that is open.

use crate::classify::weights::part as points;
use crate::model::DocumentKind;

use super::runs::Break;
use super::tops::{Title, Top};
use super::weigh::{Above, COVER_LABELS, Kind, Sum};

/// The day of a document without a title stands in its head, on so many lines.
const DAY_OF_HEAD: usize = 2;
/// The day of a cover stands on so many lines.
const DAY_OF_COVER: usize = 8;

/// Weighs a unit that begins an agenda or minutes; nothing where it cannot.
pub(super) fn weigh(kind: Kind, top: &Top, above: &Above, section: Option<Break>, sum: &mut Sum) -> Option<()> {
    // What is signed is called by its title on the page that says so.
    if top.certificate && !has_labels(top) {
        return None;
    }
    // §§ begin again behind those of the open document, not below its cover.
    if let Some(section) = section.filter(|_| kind == Kind::Minutes && above.section.is_some() && !top.extract) {
        sum.add_if(section.back, points::SECTIONS_BACK);
        sum.add_if(section.far, points::SECTIONS_FAR);
        sum.add_if(section.opens, points::OPENING_SECTION);
        if top.title.is_none() {
            return Some(());
        }
    }
    // Minutes whose head is lost begin with a §.
    if kind == Kind::Minutes && top.section_first && above.recounts && above.section.is_some() && top.title.is_none() {
        sum.add(points::SECTION_FIRST);
        return Some(());
    }
    Cover::new(top, above).weigh(kind, sum)
}

fn has_labels(top: &Top) -> bool {
    top.cover_labels >= COVER_LABELS
}

/// A cover, or what is left of one.
struct Cover<'t> {
    top: &'t Top,
    above: &'t Above,
    title: Option<Title>,
    /// It has all that a cover has.
    whole: bool,
    /// It tells another day, or another body, than the open document.
    other_day: bool,
    other_body: bool,
}

impl<'t> Cover<'t> {
    fn new(top: &'t Top, above: &'t Above) -> Self {
        let whole = top.title.is_some() && top.day.is_some() && top.body.is_some() && has_labels(top);
        // Under the same running head any other day or body is one of the text, unless it stands where the first one did.
        let there = |at: usize, above: usize| at < DAY_OF_COVER && at.abs_diff(above) <= 1;
        let apart = !above.same_head || whole;
        let other_day = (apart || there(top.day_at, above.day_at))
            && top.day.is_some()
            && above.day.is_some()
            && top.day != above.day;
        let other_body = (apart || has_labels(top) && there(top.body_at, above.body_at))
            && top.body.is_some()
            && above.body.is_some()
            && top.body != above.body;
        let mut cover = Cover { top, above, title: top.title, whole, other_day, other_body };
        // A list of contents over its cover is none; an agenda's own list has the head of a cover, and no pages.
        let headed = !top.paged && (top.is_headed() || top.cover_labels > 0);
        cover.title = top.title.filter(|title| !title.contents || headed || !cover.contents_come_first());
        cover
    }

    fn weigh(&self, kind: Kind, sum: &mut Sum) -> Option<()> {
        let minutes = self.title.is_none_or(|title| title.kind == DocumentKind::Minutes);
        if minutes != (kind == Kind::Minutes) || self.title.is_none() && (self.is_paper() || !self.begins_untitled()) {
            return None;
        }
        self.weigh_head(sum);
        self.weigh_difference(sum);
        self.weigh_above(sum);
        Some(())
    }

    /// What stands at the top.
    fn weigh_head(&self, sum: &mut Sum) {
        let (top, above) = (self.top, self.above);
        if let Some(title) = &self.title {
            sum.add(if title.exact { points::TITLE } else { points::LOOSE_TITLE });
            sum.add_if(title.contents && (!self.other_day || above.in_flow), points::CONTENTS);
        }
        sum.add_if(self.title.is_none() && top.contents, points::CONTENTS_FIRST);
        sum.add_if(self.title.is_none() && top.opens, points::OPENING_ITEM);
        let (day, body) = (top.day.is_some() || top.day_of_year, top.body.is_some() || top.assembly);
        sum.add_if(day, points::DAY);
        sum.add_if(body, points::BODY);
        for _ in 0..top.cover_labels.min(COVER_LABELS) {
            sum.add(points::COVER_LABEL);
        }
        let labelled = top.cover_labels > 0 || self.contents_come_first();
        if !labelled && !above.restarts {
            sum.add(if top.is_headed() && !above.in_flow { points::HEADED } else { points::UNCOVERED });
        }
        sum.add_if(!labelled && !day && !body, points::BARE_TITLE);
    }

    /// How it differs from the head of the open document.
    fn weigh_difference(&self, sum: &mut Sum) {
        let (top, above) = (self.top, self.above);
        // A day alone may have been misread.
        let covered = top.cover_labels > 0 || top.body.is_some() || above.restarts;
        let behind = self.is_retitled() || self.is_first() || !above.is_head() || above.ended;
        sum.add_if(self.other_day && covered && behind, points::OTHER_DAY);
        sum.add_if(self.other_body, points::OTHER_BODY);
        sum.add_if(self.whole && (self.other_day || self.other_body), points::WHOLE_COVER);
    }

    /// What of the open document stands above, and whether this goes on with it.
    fn weigh_above(&self, sum: &mut Sum) {
        let above = self.above;
        let contents = self.title.is_none() && self.top.opens_list.is_some() && self.contents_come_first();
        let apart = self.is_retitled()
            || self.above_ended() && (above.restarts || above.other_kin)
            || contents && above.restarts;
        sum.add_if(!self.is_first() && above.is_head() && !apart, points::NOTHING_ABOVE);
        let other = self.other_day || self.other_body;
        if !self.is_first() && self.is_headless_above() && !self.above_ended() && !other {
            sum.add(if above.contents || above.is_head() { points::FIRST_TITLE } else { points::LATE_TITLE });
        }
        sum.add_if(self.is_said_again() && !above.restarts && !self.above_ended(), points::TITLE_AGAIN);
    }

    /// Whether it says that it is something else.
    fn is_paper(&self) -> bool {
        self.top.extract || self.top.author || self.top.annex || self.top.paper.is_some()
    }

    /// Whether a document can begin here that has lost its title.
    fn begins_untitled(&self) -> bool {
        let (top, above) = (self.top, self.above);
        let opens = top.opens && top.day.is_some() && top.day != above.day && top.day_at < DAY_OF_HEAD;
        let goes_on = above.same_head && !(above.restarts && has_labels(top));
        opens || !goes_on && self.covers_untitled()
    }

    /// Whether enough of a cover stands here.
    fn covers_untitled(&self) -> bool {
        let (top, above) = (self.top, self.above);
        let body = top.body.is_some() || top.assembly;
        match top.cover_labels {
            0 if above.restarts => top.contents && (body || top.opens_list.is_some()),
            0 => self.contents_come_first(),
            1 | 2 => (above.restarts || above.ended) && body && top.day.is_some(),
            _ => !top.list || top.day.is_some(),
        }
    }

    /// Whether its list of contents stands before the cover: behind another document, whose items are not those it lists.
    fn contents_come_first(&self) -> bool {
        let (top, above) = (self.top, self.above);
        let behind = above.signed || !above.in_flow && (above.ended || top.paged && !above.is_head());
        let others = || top.opens_list.is_some_and(|first| above.first_section != Some(first));
        top.contents && (above.restarts || behind && others())
    }

    /// Nothing stands above.
    fn is_first(&self) -> bool {
        self.above.filled == 0 || self.above.papers_alone
    }

    /// Another day under another title; the heading of a list of contents below a cover is none.
    fn is_retitled(&self) -> bool {
        let renames = |title: Title| !title.contents && self.above.title.is_some_and(|words| words != title.words);
        self.other_day && self.title.is_some_and(renames)
    }

    /// The open document is a list of contents that says of no day and of no body whose it is: it stands before its cover.
    fn contents_alone_above(&self) -> bool {
        self.above.contents && !self.above.told
    }

    /// The open document has no head of its own.
    fn is_headless_above(&self) -> bool {
        let above = self.above;
        above.title.is_none() && (above.section.is_none() || above.contents) || self.contents_alone_above()
    }

    fn same_day(&self) -> bool {
        self.top.day.is_some() && self.top.day == self.above.day
    }

    fn same_body(&self) -> bool {
        let (top, above) = (self.top, self.above);
        top.body.is_some() && (top.day.is_none() || above.day.is_none()) && top.body == above.body
    }

    /// The pages of the open document were counted to their end. What has the same day goes on, though the pages of a list
    /// before it were counted apart.
    fn above_ended(&self) -> bool {
        self.above.ended && !self.same_day() && (self.above.restarts || !self.contents_alone_above())
    }

    /// The same title again, or without one the same day or body.
    fn is_said_again(&self) -> bool {
        match &self.title {
            Some(title) => self.above.title == Some(title.words) && !self.other_day && !self.other_body,
            None => (self.same_day() || self.same_body()) && !self.other_body,
        }
    }
}
