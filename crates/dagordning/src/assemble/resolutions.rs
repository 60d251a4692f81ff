//! Proposals and decisions: blocks of clauses with who decides and whom they propose to.

use std::borrow::Cow;
use std::ops::Range;

use crate::classify::body::blocks::{Block, BlockKind, Blocks, decides_openly};
use crate::classify::body::sections::Heading;
use crate::facts::leads::{addressee, is_mark_line, lead_in, names_task, proposer_line};
use crate::facts::people::{is_elected, is_row};
use crate::grammar::amount;
use crate::grammar::body::genitive_to_nominative;
use crate::grammar::number::ClauseKind;
use crate::grammar::person::{NameLikeness, is_person_name};
use crate::language::{Language, LeadIn, LeadVerb, ListColumn};
use crate::model::{Amount, Clause, Outcome, Places, Resolution};
use crate::page::passage::Passage;
use crate::page::range::Slice;
use crate::page::scene::Scene;

/// Reads the blocks of a proposal or decision section.
pub(crate) fn read(scene: &Scene, blocks: &Blocks, heading: &Heading) -> Vec<Resolution> {
    read_range(scene, blocks, 0..blocks.len(), heading)
}

/// Reads some of a section's blocks: a proposal that stands inside running text.
pub(crate) fn read_range(scene: &Scene, blocks: &Blocks, range: Range<usize>, heading: &Heading) -> Vec<Resolution> {
    let mut reader = Reader::new(scene, heading);
    for block in range.filter_map(|index| blocks.get(index)) {
        reader.block(blocks, block);
    }
    reader.finish()
}

/// A resolution in the making.
struct Draft {
    resolution: Resolution,
    /// The kind of mark that the list's own clauses carry.
    list: Option<ClauseKind>,
    /// The paragraph that is the first clause, as long as a list may follow that completes it.
    first: Option<Passage>,
    /// Each clause's first body name, to tell a subject that all clauses share.
    subjects: Vec<Option<Passage>>,
}

pub(super) struct Reader<'s, 'a> {
    scene: &'s Scene<'a>,
    heading: &'s Heading,
    done: Vec<Resolution>,
    current: Option<Draft>,
    /// Whether what follows is the list that a sentence announced, and no clause.
    listing: bool,
}

impl<'s, 'a> Reader<'s, 'a> {
    pub(super) fn new(scene: &'s Scene<'a>, heading: &'s Heading) -> Self {
        Reader { scene, heading, done: Vec::new(), current: None, listing: false }
    }

    pub(super) fn block(&mut self, blocks: &Blocks, block: &Block) {
        let passage = blocks.passage(self.scene, block);
        if matches!(block.kind, BlockKind::Paragraph | BlockKind::Row)
            && self.elected(blocks.slices(block), block.kind == BlockKind::Row)
        {
            return;
        }
        match block.kind {
            BlockKind::LeadIn => self.lead_in(&passage),
            BlockKind::Paragraph | BlockKind::Row => {
                if let Some(proposer) = proposer_line(self.scene, passage.text()) {
                    self.proposer(&passage, proposer);
                } else if passage.text().ends_with(':')
                    && lead_in(self.scene, passage.text())
                        .is_some_and(|lead| lead.whole_line && lead.recipient.is_some())
                {
                    self.lead_in(&passage);
                } else if is_mark_line(self.scene, passage.text()) && !self.decides_by_mark(passage.text()) {
                    // "Omedelbar justering" and the like stand in the section's text but decide nothing.
                } else if names_task(self.scene, passage.text()) {
                    // "Ansvarig: Bo": who sees to it, and when, stands in the section's text.
                } else if self.tells_who_came(passage.text()) {
                    // "Bo Ek lämnar mötet.": what happened, and nothing decided.
                } else if self.tells_what_was_said(passage.text()) {
                    // "Styrelsen yrkade avslag.", "Bo Ek besvarar frågan.": what was asked for and said between two decisions.
                } else if self.listing || self.announces(passage.text()) {
                    self.listing = true;
                } else if block.after_blank && self.tells_behind_list(passage.text()) {
                    // "att avslå ansökan." ⏎⏎ "Sökanden har tidigare fått bidrag.": an account, and no clause.
                } else {
                    self.bare_clause(&passage);
                }
            }
            BlockKind::Entry(kind) => self.entry(kind, block, &passage),
            // It stands in lists of papers alone.
            BlockKind::Annex => {}
        }
    }

    /// "Beslut: Ärendet bordläggs.": the words of a mark, and the first sentence of what was decided.
    fn decides_by_mark(&self, text: &str) -> bool {
        text.ends_with('.')
            && self.current.as_ref().is_none_or(|draft| draft.resolution.clauses.is_empty())
            && self.scene.language.outcome_of(text).is_some_and(|outcome| outcome != Outcome::Other)
    }

    /// Whether a sentence behind a clause tells that somebody came or went: "Bo Ek (S) lämnar sammanträdet kl. 14.".
    fn tells_who_came(&self, text: &str) -> bool {
        text.len() <= LONGEST_ROW
            && text.ends_with('.')
            && self.current.as_ref().is_some_and(|draft| !draft.resolution.clauses.is_empty())
            && self.scene.language.comes_or_goes().earliest_in(text).is_some_and(|(at, _)| {
                crate::facts::people::names_someone(self.scene, &text[..at])
                    || is_person_name(self.scene.language, &text[..at]) != NameLikeness::No
            })
    }

    /// Whether a sentence behind a clause tells what somebody else moves, proposes, answers or thanks for.
    fn tells_what_was_said(&self, text: &str) -> bool {
        let Some(draft) = self.current.as_ref().filter(|draft| !draft.resolution.clauses.is_empty()) else {
            return false;
        };
        let language = self.scene.language;
        let first = text.split(". ").next().unwrap_or(text);
        if language.put_into_minutes().opens(&first.to_lowercase()) {
            return true;
        }
        if !self.heading.decides || !text.ends_with('.') || language.clause_leads().opens(&first.to_lowercase()) {
            return false;
        }
        let body = language.decider_at(first);
        // The body that decides here decides, whatever it says.
        let own = body.is_some_and(|end| {
            let name = first[..end].to_lowercase();
            let decider = draft.resolution.decider.as_deref().map(str::to_lowercase);
            decider.map_or_else(|| !language.boards().has(&name), |decider| name.ends_with(&decider))
        });
        // A body that is asked to decide is whom the decision is put to.
        let proposed = || {
            let verb = language.proposed_before().earliest_in(first);
            verb.is_some_and(|(at, verb)| language.body_at(&first[at + verb.len()..]).is_none())
        };
        !own && (language.moved_before().is_in(first) || proposed())
            || body.is_none() && language.narrates().is_in(first) && !language.clause_leads().is_in(first)
    }

    /// Whether a paragraph behind a list of att clauses only tells something: no body is its subject, and no verb in it
    /// decides.
    fn tells_behind_list(&self, text: &str) -> bool {
        let behind = self.current.as_ref().is_some_and(|draft| {
            let clauses = &draft.resolution.clauses;
            draft.list.is_some()
                && clauses.iter().all(|clause| {
                    let lower = clause.text.as_deref().unwrap_or("").to_lowercase();
                    self.scene.language.clause_leads().opens(&lower)
                })
        });
        let first = text.split(". ").next().unwrap_or(text);
        behind
            && text.ends_with('.')
            && text.starts_with(char::is_uppercase)
            && self.scene.language.decider_at(text).is_none()
            && self.scene.language.outcome_of(first).is_none()
    }

    /// "… att följande personer väljs:" ⏎ "Ordförande  Doris Ask (M)": the rows of an election are parts of the clause that
    /// elects. Whether the lines are such rows; `certain` where their place tells it.
    fn elected(&mut self, lines: &[Slice], certain: bool) -> bool {
        let Some(clause) = self.current.as_mut().and_then(|draft| draft.resolution.clauses.last_mut()) else {
            return false;
        };
        // "Ordförande 1 år: Anna Ek (omval)" is a row itself.
        let elects = |text: &&str| text.ends_with(':') || self.scene.language.election_verbs().is_in(text);
        let left_open = |text: &&str| !text.ends_with('.') || certain && points_below(self.scene, text);
        let open = clause.text.as_deref().filter(left_open).filter(elects);
        if open.and_then(|text| self.scene.language.outcome_of(text)) != Some(Outcome::Elected) {
            return false;
        }
        let rows: Vec<Passage> = lines.iter().map(|line| self.scene.passage(*line)).collect();
        if !certain && !rows.iter().all(|row| is_elected(self.scene, row.text())) {
            return false;
        }
        for row in rows {
            // "Uppdrag   Namn   Mandattid" heads the rows.
            let names = |word: &str| self.scene.language.list_columns(word).contains(ListColumn::Name);
            if clause.subclauses.is_empty() && row.text().split(' ').any(names) && !is_elected(self.scene, row.text()) {
                continue;
            }
            let mut part = Clause::default();
            self.scene.view(&mut part.places, "text", &row);
            part.text = Some(row.into_text());
            clause.subclauses.push(part);
        }
        true
    }

    /// "… har följande motioner inkommit": behind a decision to note them stands what is noted.
    fn announces(&self, text: &str) -> bool {
        let decided = self.current.as_ref().is_some_and(|draft| !draft.resolution.clauses.is_empty());
        decided
            && self.scene.language.following().is_in(text)
            && self.scene.language.announced().is_in(text)
            && self.scene.language.outcome_of(text).is_none()
    }

    /// A line that only says who proposes or decides: it opens a block of its own.
    pub(super) fn lead_in(&mut self, passage: &Passage) {
        let text = passage.text();
        if let Some(proposer) = proposer_line(self.scene, text) {
            self.proposer(passage, proposer);
            return;
        }
        let lead = lead_in(self.scene, text);
        // "Beslutades i enlighet med styrelsens förslag" names nobody.
        if lead.is_none() && !(self.heading.decides && decides_openly(self.scene, text)) {
            return;
        }
        let mut draft = self.under_heading();
        let shown = passage.part(0..text.trim_end_matches([':', ',']).len());
        self.set(&mut draft.resolution, "lead_in", &shown, |r, v| r.lead_in = Some(v));
        if let Some(lead) = lead {
            self.parties(&mut draft.resolution, passage, &lead);
        }
        self.replace(draft);
    }

    /// "Enligt kommunstyrelsens förslag:" opens a block with a proposer.
    fn proposer(&mut self, passage: &Passage, proposer: Range<usize>) {
        let mut draft = self.under_heading();
        let shown = passage.part(0..passage.text().trim_end_matches(':').len());
        self.set(&mut draft.resolution, "lead_in", &shown, |r, v| r.lead_in = Some(v));
        let who = passage.part(proposer);
        let genitive =
            who.text().ends_with('s') && self.scene.language.according_to().opens(&passage.text().to_lowercase());
        let name = match genitive {
            true => genitive_to_nominative(who.text()).to_owned(),
            false => who.text().to_owned(),
        };
        self.scene.view(&mut draft.resolution.places, "proposer", &who);
        draft.resolution.proposer = Some(name);
        let text = passage.text().trim_end_matches(':');
        if let Some(whom) = self
            .scene
            .language
            .proposal_to()
            .latest_in(text)
            .map(|(at, words)| &text[at + words.len()..])
            .and_then(|whom| addressee(self.scene, whom))
        {
            let whom = passage.part(text.len() - whom.len()..text.len());
            self.set(&mut draft.resolution, "recipient", &whom, |r, v| r.recipient = Some(v));
        }
        self.replace(draft);
    }

    /// Decider and recipient as the lead-in prints them.
    fn parties(&self, resolution: &mut Resolution, passage: &Passage, lead: &LeadIn) {
        if let (true, Some(office)) = (lead.office, &lead.body) {
            // "Förvaltningen föreslår nämnden besluta": an office proposes, the body it addresses decides.
            let office = passage.part(office.clone());
            self.set(resolution, "proposer", &office, |r, v| r.proposer = Some(v));
            if let Some(body) = &lead.recipient {
                let body = passage.part(body.clone());
                self.set(resolution, "decider", &body, |r, v| r.decider = Some(v));
            }
            return;
        }
        if let Some(body) = &lead.body {
            let body = passage.part(body.clone());
            // "AU föreslår" ⏎ "att …": whoever is to decide is not said.
            if lead.verb == LeadVerb::Proposes
                && lead.recipient.is_none()
                && self.heading.leads
                && !self.heading.decides
            {
                self.set(resolution, "proposer", &body, |r, v| r.proposer = Some(v));
            } else {
                self.set(resolution, "decider", &body, |r, v| r.decider = Some(v));
            }
        }
        if let Some(recipient) = &lead.recipient
            && lead.verb == LeadVerb::Proposes
        {
            let recipient = passage.part(recipient.clone());
            self.set(resolution, "recipient", &recipient, |r, v| r.recipient = Some(v));
        }
    }

    /// A paragraph under a proposal or decision heading: one clause.
    pub(super) fn bare_clause(&mut self, passage: &Passage) {
        let body = self.scene.language.decider_at(passage.text());
        let lead = self.scene.language.lead_in_of(passage.text(), body);
        let after_list = self.current.as_ref().is_some_and(|d| d.list.is_some());
        // A sentence with a body of its own after a finished list opens the next decider's block.
        let opens = lead
            .as_ref()
            .is_some_and(|lead| lead.verb != LeadVerb::None && (after_list || self.other_parties(passage, lead)));
        if opens {
            let draft = self.fresh();
            self.replace(draft);
        }
        let mut draft = self.take();
        if let Some(lead) = lead.filter(|lead| lead.verb == LeadVerb::Proposes && lead.recipient.is_some())
            && draft.resolution.decider.is_none()
            && draft.resolution.clauses.is_empty()
        {
            self.parties(&mut draft.resolution, passage, &lead);
        }
        draft.first = draft.resolution.clauses.is_empty().then(|| passage.clone());
        let clause = self.clause(None, passage);
        self.add(&mut draft, clause, passage, body);
        self.current = Some(draft);
    }

    /// Whether the sentence's bodies differ from the current block's.
    fn other_parties(&self, passage: &Passage, lead: &LeadIn) -> bool {
        let Some(draft) = &self.current else { return false };
        if draft.resolution.clauses.is_empty() {
            return false;
        }
        let part = |range: &Option<Range<usize>>| {
            range.clone().and_then(|range| passage.text().get(range)).map(str::to_lowercase)
        };
        let recipient = draft.resolution.recipient.as_deref().map(str::to_lowercase);
        part(&lead.recipient) != recipient
    }

    fn entry(&mut self, kind: ClauseKind, block: &Block, passage: &Passage) {
        let mut draft = self.take();
        let text = joined_clause_end(passage);
        let number = match kind {
            ClauseKind::Number(_) | ClauseKind::Letter(_) => {
                let mark = self.scene.slice_text(block.mark);
                let core = mark.trim_end().trim_end_matches(['.', ')', ':', ' ']).trim_start_matches('(');
                let start = block.mark.start + (mark.len() - mark.trim_start_matches('(').len());
                Some(self.scene.passage(start..start + core.len()))
            }
            ClauseKind::Bullet | ClauseKind::Att => None,
        };
        let elects = self.elects_below(&draft, kind, text.text());
        if !elects {
            self.lead_in_before_list(&mut draft, kind);
        }
        let clause = self.clause(number.as_ref(), &text);
        let nested = match (draft.list, kind) {
            (Some(ClauseKind::Number(_) | ClauseKind::Att), ClauseKind::Bullet | ClauseKind::Letter(_))
            | (Some(ClauseKind::Letter(_)), ClauseKind::Bullet)
            | (None, ClauseKind::Bullet) => !draft.resolution.clauses.is_empty() && self.opens_list(&draft),
            // "att fastställa listan enligt följande:" ⏎ "1. Anna Ek"
            (Some(ClauseKind::Att), ClauseKind::Number(_)) => self.ends_open(&draft),
            _ => false,
        };
        if (elects || nested)
            && let Some(above) = draft.resolution.clauses.last_mut()
        {
            above.subclauses.push(clause);
        } else {
            draft.list.get_or_insert(kind);
            let body = self.scene.language.decider_at(text.text());
            self.add(&mut draft, clause, &text, body);
        }
        self.current = Some(draft);
    }

    /// "Kommunfullmäktige väljer för tiden till och med den 31 december 2026" ⏎ "1. …": a sentence of the body's that the
    /// list completes is no clause of its own.
    fn lead_in_before_list(&self, draft: &mut Draft, kind: ClauseKind) {
        let first =
            matches!(kind, ClauseKind::Number(1) | ClauseKind::Att | ClauseKind::Bullet | ClauseKind::Letter('a'));
        let open = draft.resolution.clauses.len() == 1 && draft.list.is_none() && draft.resolution.lead_in.is_none();
        let subject = matches!(draft.subjects.as_slice(), [Some(_)]);
        if !(first && open && subject) {
            return;
        }
        let completed = draft.resolution.clauses.first().and_then(|clause| clause.text.as_deref());
        if completed.is_none_or(|text| text.ends_with(['.', '!', '?'])) {
            return;
        }
        if let (Some(lead), Some(Some(subject))) = (draft.first.take(), draft.subjects.pop()) {
            draft.resolution.clauses.pop();
            if draft.resolution.decider.is_none() {
                self.set(&mut draft.resolution, "decider", &subject, |r, v| r.decider = Some(v));
            }
            let shown = lead.part(0..lead.text().trim_end_matches(':').len());
            self.set(&mut draft.resolution, "lead_in", &shown, |r, v| r.lead_in = Some(v));
        }
    }

    /// Whether an entry names one of those whom the clause above it elects: "Mötet valde enligt förslaget:" ⏎ "- Kassör: Bo Ek".
    fn elects_below(&self, draft: &Draft, kind: ClauseKind, entry: &str) -> bool {
        let below = || {
            // "Till nämndemän väljs" ⏎ "- Bo Ek (S)": a sentence left open.
            let open = draft.resolution.clauses.last().and_then(|clause| clause.text.as_deref());
            elects_those_below(self.scene, draft.resolution.clauses.last()) && is_row(self.scene, entry)
                || open.is_some_and(|text| {
                    !text.ends_with(['.', '!', '?'])
                        && self.scene.language.outcome_of(text) == Some(Outcome::Elected)
                        && is_elected(self.scene, entry)
                        && (draft.list.is_none() || self.scene.language.election_verbs().closes(text))
                })
        };
        let listed = draft.list.is_none_or(|list| matches!(list, ClauseKind::Bullet | ClauseKind::Att));
        matches!(kind, ClauseKind::Bullet | ClauseKind::Letter(_)) && listed && below()
    }

    /// Whether the last clause elects those whom the list below it names.
    pub(super) fn awaits_elected(&self) -> bool {
        self.current.as_ref().is_some_and(|draft| elects_those_below(self.scene, draft.resolution.clauses.last()))
    }

    /// Whether the last clause announces a list below it, or has one.
    pub(super) fn awaits_list(&self) -> bool {
        self.current.as_ref().is_some_and(|draft| self.ends_open(draft))
    }

    /// Whether the last clause can carry a list below it: it is an entry itself, or announces one with a colon.
    fn opens_list(&self, draft: &Draft) -> bool {
        draft.list.is_some() || self.ends_open(draft)
    }

    /// Whether the last clause ends in a colon.
    fn ends_open(&self, draft: &Draft) -> bool {
        draft
            .resolution
            .clauses
            .last()
            .and_then(|clause| clause.text.as_deref())
            .is_some_and(|text| points_below(self.scene, text))
    }

    fn clause(&self, number: Option<&Passage>, text: &Passage) -> Clause {
        let mut clause = Clause::default();
        if let Some(number) = number {
            self.scene.view(&mut clause.places, "number", number);
            clause.number = Some(number.text().to_owned());
        }
        self.scene.view(&mut clause.places, "text", text);
        clause.text = Some(text.text().to_owned());
        clause.amounts = amounts(self.scene, text);
        clause
    }

    /// `body` is the end of the body's name that the text begins with.
    fn add(&self, draft: &mut Draft, clause: Clause, text: &Passage, body: Option<usize>) {
        draft.subjects.push(body.and_then(|end| subject(self.scene, text, end)));
        draft.resolution.clauses.push(clause);
    }

    fn set(&self, resolution: &mut Resolution, key: &'static str, value: &Passage, put: fn(&mut Resolution, String)) {
        self.scene.view(&mut resolution.places, key, value);
        put(resolution, value.text().to_owned());
    }

    fn take(&mut self) -> Draft {
        self.current.take().unwrap_or_else(|| self.fresh())
    }

    /// A block that its heading leads in to, if the heading is a lead-in.
    fn fresh(&self) -> Draft {
        let mut draft = self.under_heading();
        if self.heading.leads
            && let Some(lead) = lead_in(self.scene, self.heading.text.text())
        {
            self.set(&mut draft.resolution, "lead_in", &self.heading.text, |r, v| r.lead_in = Some(v));
            self.parties(&mut draft.resolution, &self.heading.text, &lead);
        }
        draft
    }

    fn under_heading(&self) -> Draft {
        let mut resolution = Resolution::default();
        if !self.heading.text.is_empty() {
            self.set(&mut resolution, "heading", &self.heading.text, |r, v| r.heading = Some(v));
        }
        Draft { resolution, list: None, first: None, subjects: Vec::new() }
    }

    /// Makes `draft` the current block; the one before it is done, unless it holds nothing of its own.
    fn replace(&mut self, draft: Draft) {
        if let Some(before) = self.current.replace(draft) {
            self.close(before);
        }
    }

    fn close(&mut self, draft: Draft) {
        let Draft { mut resolution, subjects, .. } = draft;
        if resolution.clauses.is_empty() && resolution.lead_in.is_none() {
            return;
        }
        // Who is the subject of what a body decides to propose is whom it proposes to.
        let own = !(self.heading.decides && self.heading.proposes);
        if own
            && resolution.decider.is_none()
            && let Some(Some(first)) = subjects.first()
            // A sentence without a body behind it tells what somebody does then.
            && (subjects.iter().flatten().all(|subject| subject.text() == first.text())
                // "Nämnden väljer följande:" goes for all that follows.
                || resolution.clauses.first().and_then(|c| c.text.as_deref()).is_some_and(|text| text.ends_with(':')))
        {
            self.set(&mut resolution, "decider", first, |r, v| r.decider = Some(v));
        }
        self.complete_by_heading(&mut resolution);
        // A block with a recipient binds nobody yet.
        if self.heading.decides && resolution.recipient.is_none() {
            self.outcomes(&mut resolution);
        }
        self.done.push(resolution);
    }

    /// What came of each clause, and of the block where all of its clauses say the same.
    fn outcomes(&self, resolution: &mut Resolution) {
        let of = |text: &Option<String>| text.as_deref().and_then(|text| self.scene.language.outcome_of(text));
        // "… väljer" ⏎ "1. Anna Ek (S) till ledamot": the verb stands in the lead-in.
        let led = of(&resolution.lead_in).filter(|led| *led != Outcome::Other);
        for clause in &mut resolution.clauses {
            // What was decided without a word that tells more is decided all the same.
            clause.outcome = of(&clause.text).or(led).or(Some(Outcome::Other));
            // Whoever stands in a row below an election is elected by the clause above.
            let rows = clause.outcome == Some(Outcome::Elected);
            for part in clause
                .subclauses
                .iter_mut()
                .filter(|part| !rows || part.text.as_deref().is_some_and(|t| !is_row(self.scene, t)))
            {
                part.outcome = of(&part.text);
            }
        }
        let first = resolution.clauses.first().and_then(|clause| clause.outcome);
        resolution.outcome =
            first.filter(|first| resolution.clauses.iter().all(|clause| clause.outcome == Some(*first)));
    }

    /// What the heading says of proposer, decider and recipient.
    fn complete_by_heading(&self, resolution: &mut Resolution) {
        let Heading { genitive, addressee, proposes, decides, .. } = self.heading;
        if let Some(genitive) = genitive {
            let name = genitive_to_nominative(genitive.text()).to_owned();
            if *proposes {
                // "A:s förslag till B" is "A föreslår B": A decides to propose.
                if addressee.is_some() && resolution.decider.is_none() && resolution.recipient.is_none() {
                    self.scene.view(&mut resolution.places, "decider", genitive);
                    resolution.decider = Some(name.clone());
                }
                if resolution.proposer.is_none() && !*decides {
                    self.scene.view(&mut resolution.places, "proposer", genitive);
                    resolution.proposer = Some(name);
                }
            } else if resolution.decider.is_none() {
                self.scene.view(&mut resolution.places, "decider", genitive);
                resolution.decider = Some(name);
            }
        }
        let Some(addressee) = addressee else { return };
        if *proposes && (genitive.is_some() || *decides) {
            if resolution.recipient.is_none() {
                self.set(resolution, "recipient", addressee, |r, v| r.recipient = Some(v));
            }
        } else if resolution.decider.is_none() {
            self.set(resolution, "decider", addressee, |r, v| r.decider = Some(v));
        }
    }

    pub(super) fn finish(mut self) -> Vec<Resolution> {
        if let Some(draft) = self.current.take() {
            self.close(draft);
        }
        self.done
    }
}

/// Whether a clause ends in a colon and elects.
fn elects_those_below(scene: &Scene, clause: Option<&Clause>) -> bool {
    // "Stämman valde enligt valberedningens förslag" is left open.
    let left_open = |text: &str| !text.ends_with(['.', '!', '?']) && scene.language.election_verbs().is_in(text);
    let open = |text: &&str| points_below(scene, text) || left_open(text);
    let text = clause.and_then(|clause| clause.text.as_deref()).filter(open);
    text.and_then(|text| scene.language.outcome_of(text)) == Some(Outcome::Elected)
}

/// Whether a sentence announces a list below it: "Bygglov beviljas för nedanstående åtgärder.", "Följande valdes:"
pub(crate) fn points_below(scene: &Scene, text: &str) -> bool {
    text.ends_with(':') || text.ends_with('.') && scene.language.following().is_in(text)
}

/// The row of somebody who is elected has at most this many bytes.
const LONGEST_ROW: usize = 120;

/// The clause without the comma, `samt` or `och` that joins it to the next; those belong to the list.
fn joined_clause_end(passage: &Passage) -> Cow<'_, Passage> {
    let text = passage.text().trim_end();
    let mut end = text;
    for joint in Language::swedish().joint_of_clauses().all() {
        if let Some(rest) = end.strip_suffix(joint) {
            end = rest.trim_end();
        }
    }
    end = end.trim_end_matches([',', ';']).trim_end();
    if end.len() == passage.text().len() { Cow::Borrowed(passage) } else { Cow::Owned(passage.part(0..end.len())) }
}

/// The body that a clause begins with, up to byte `end`, if it is the subject: "Nämnden" in "Nämnden fastställer …".
fn subject(scene: &Scene, passage: &Passage, end: usize) -> Option<Passage> {
    let text = passage.text();
    let verb = text.get(end..)?.split_whitespace().next()?;
    // After a body at the start of a sentence a word in -r is a verb in the present.
    let present =
        verb.ends_with('r') && verb.chars().all(char::is_lowercase) && !scene.language.not_deciding().has(verb);
    let active = present
        || scene.language.decision_verb(verb).is_some_and(|form| form.is_active())
        || scene.language.agrees().opens(text[end..].trim_start())
        || scene.language.is_to_decide().opens(text[end..].trim_start());
    active.then(|| passage.part(0..end))
}

/// The amounts in a text, with their places.
pub(crate) fn amounts(scene: &Scene, text: &Passage) -> Vec<Amount> {
    amount::amounts(scene.language, text.text())
        .into_iter()
        .map(|found| {
            let mut places = Places::default();
            let shown = text.part(found.start..found.end);
            scene.view(&mut places, "text", &shown);
            let value = found.value;
            Amount {
                text: Some(shown.into_text()),
                value: Some(value.value),
                value_max: value.value_max,
                currency: value.currency.map(str::to_owned),
                per: value.per.map(|per| per.to_string()),
                span: None,
                places,
            }
        })
        .collect()
}
