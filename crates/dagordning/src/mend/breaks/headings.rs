//! Headings and labels of the vocabulary: each is a line, or begins one.

use super::{Part, SHORTEST_RULE, Walk, Word, is_bullet, is_capitals};
use crate::language::ItemMark;
use crate::model::SectionKind;

/// The words of the longest mark on an item.
const LONGEST_MARK: usize = 3;
/// The words of the longest heading.
const MOST_WORDS: usize = 8;

/// A phrase that may be a heading, between its neighbours.
#[derive(Debug, Clone, Copy)]
struct Found<'w, 't> {
    phrase: &'t str,
    before: &'t str,
    next: Option<&'w Word<'t>>,
    after: Option<&'w Word<'t>>,
}

impl<'t> Walk<'t, '_> {
    /// A heading or label of the vocabulary: it is a line, or begins one.
    pub(super) fn heading(&mut self, words: &[Word<'t>], at: usize) -> Option<usize> {
        let start = words[at].at;
        let before = at.checked_sub(1).map_or("", |before| words[before].text);
        // "svar på Motion": behind such words nothing begins.
        if self.language.title_goes_on().has(before) || self.items && is_bullet(before) {
            return None;
        }
        if self.answered && self.answer(words, at).is_some() {
            return None;
        }
        let most = words.len().min(at + MOST_WORDS);
        for end in (at + 1..=most).rev() {
            let last = words[end - 1];
            let phrase = self.text.get(start..last.at + last.text.len())?;
            let found = Found { phrase, before, next: words.get(end), after: words.get(end + 1) };
            if self.in_capitals(&found) {
                continue;
            }
            let Some((part, inline)) = self.known(&found) else { continue };
            let group = !self.items && self.is_numbered(found.next) && self.language.group_heading(phrase).is_some();
            // The labels over signatures stand close to each other.
            let signed = part == Part::Signature && self.part == Part::Signature;
            self.line_at(start, self.items && !signed || group);
            self.strong += 1;
            (self.clauses, self.answered) = (false, false);
            (self.letter, self.first_clause) = (None, None);
            self.part = part;
            self.value = found.next.map_or(0, |next| next.at);
            if let Some(next) = found.next.filter(|_| !inline) {
                self.begin(next.at);
            }
            return Some(end - at);
        }
        None
    }

    /// "UPPFÖLJNING AV AVTALET": a word of a title in capitals is no heading in capitals.
    fn in_capitals(&self, found: &Found<'_, 't>) -> bool {
        let begun = self
            .breaks
            .last()
            .is_some_and(|(last, _)| *last == found.phrase.as_ptr() as usize - self.text.as_ptr() as usize);
        let next = found.next.map_or("", |next| next.text);
        let goes_on = !found.phrase.ends_with(':') && is_capitals(next);
        let inside = || !begun && self.language.title_goes_on().has(&found.before.to_lowercase());
        let group = || self.is_numbered(found.next) && self.language.group_heading(found.phrase).is_some();
        self.items && is_capitals(found.phrase) && (goes_on || inside()) && !group()
    }

    /// What a phrase opens, and whether text follows it on its line.
    fn known(&self, found: &Found<'_, 't>) -> Option<(Part, bool)> {
        let Found { phrase, before, .. } = *found;
        let language = self.language;
        let next = found.next.map_or("", |next| next.text);
        let whole = |end: usize| end >= phrase.len();
        let colon = phrase.ends_with(':');
        let small = next.starts_with(char::is_lowercase);
        // "12. Dnr KS 2024/8 Taxor": the label of an item's case.
        if self.items && language.case_label(phrase).is_some() {
            return None;
        }
        let adjusted = language.item_mark(phrase) == Some(ItemMark::ImmediatelyAdjusted);
        if self.part == Part::Title && adjusted && phrase.split(' ').count() <= LONGEST_MARK {
            return Some((Part::Title, false));
        }
        // "Underskrifter Sekreterare ........"
        let ended = before.ends_with(['.', ')']) || before.ends_with("__");
        if self.items && ended && !phrase.contains(' ') && language.signature_words().opens(&phrase.to_lowercase()) {
            return Some((Part::Signature, false));
        }
        let labelled = language.header_label(phrase).is_some_and(|found| whole(found.end));
        // What stands behind a label in the head may be small: "Datum onsdagen den 5".
        if !self.items && labelled && (colon || !language.title_goes_on().has(next)) {
            let people = language.roster_heading(phrase).is_some_and(|found| whole(found.end));
            return Some(if people { (Part::Roster, true) } else { (Part::Head, true) });
        }
        if small && !colon {
            return None;
        }
        let apart = before.is_empty()
            || before.ends_with(['.', ':', ')', '?', '!', '”', '"'])
            || !before.starts_with(char::is_lowercase);
        // "Bilaga 1", "Protokoll 12"
        let counted = !colon && next.bytes().all(|byte| byte.is_ascii_digit() || byte == b',') && !next.is_empty();
        if self.items
            && (!counted || self.is_numbered(found.next))
            && let Some(heading) = language.section_heading(phrase).filter(|found| whole(found.end) && !found.rest)
        {
            return Some((Part::Section(heading.kind), false));
        }
        let capitals = self.part == Part::Title && is_capitals(phrase) && before.starts_with(char::is_lowercase);
        if language.group_heading(phrase).is_some()
            && (self.is_numbered(found.next) || apart && !self.items || capitals)
        {
            return Some((Part::Section(SectionKind::Other), false));
        }
        if self.items
            && apart
            && let Some(kind) = self.raised_by(phrase)
        {
            return Some((Part::Section(kind), false));
        }
        let people = language.roster_heading(phrase).is_some_and(|found| whole(found.end));
        if people && !self.items {
            return Some((Part::Roster, colon));
        }
        if self.items && (people || labelled) && self.signs(found) {
            return Some((Part::Signature, true));
        }
        if self.items && labelled && apart && (colon || phrase.contains(' ')) {
            return Some((Part::Head, true));
        }
        if language.furniture(phrase) && apart && phrase.contains(' ') {
            return Some((self.part, false));
        }
        let title = language.document_title(phrase).is_some_and(|found| found.exact);
        // A paper bound behind the minutes.
        let behind = is_capitals(phrase) && !is_capitals(next) && self.part != Part::Title;
        ((!self.items || behind) && title).then_some((Part::Section(SectionKind::Other), false))
    }

    /// "Reservation från Socialdemokraterna", "Särskilt yttrande från Anna Ek (S)": whose it is ends the heading.
    fn raised_by(&self, phrase: &str) -> Option<SectionKind> {
        let language = self.language;
        let (at, lead) = language.movers_behind().earliest_in(phrase)?;
        let who = &phrase[at + lead.len()..];
        let kind = language.section_heading(&phrase[..at]).filter(|found| found.end == at).map(|found| found.kind);
        let named = language.party_by_name(who).is_some()
            || who.ends_with(')')
                && crate::grammar::person::person(language, who).is_some_and(|one| one.rest.is_none());
        kind.filter(|kind| named && matches!(kind, SectionKind::Reservation | SectionKind::Statement))
    }

    /// Whether a label stands over a signature: behind a sentence or a name, before a name.
    fn signs(&self, found: &Found<'_, 't>) -> bool {
        let capital = |word: Option<&Word<'_>>| word.is_some_and(|word| word.text.starts_with(char::is_uppercase));
        let named = found.next.is_some_and(|next| self.language.given_name(next.text));
        let ended = named || found.before.ends_with(['.', ')']) || matches!(self.part, Part::Head | Part::Signature);
        let dotted = found.next.is_some_and(|next| next.text.len() >= SHORTEST_RULE && next.text.starts_with("...."));
        ended && (dotted || capital(found.next) && capital(found.after))
    }
}
