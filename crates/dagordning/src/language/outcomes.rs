//! What became of a matter: the outcome that the main verb of a clause tells.

use super::data::{self, Data};
use super::phrases::{Heads, Phrases};
use crate::model::Outcome;

/// Longest clause part that is searched for its verb.
const LONGEST_CLAUSE: usize = 2000;
/// Longest part behind a verb, in bytes, that is searched for what it grants.
const LONGEST_SENTENCE: usize = 300;
/// Words behind a verb among which its negation may stand: "beviljar styrelsen inte ansvarsfrihet".
const MOST_WORDS_TO_NEGATION: usize = 4;
/// Words behind "enligt" among which the proposal that is followed stands: "styrelsens reviderade förslag".
const MOST_WORDS_TO_PROPOSAL: usize = 4;

#[derive(Debug, Default)]
pub(super) struct Outcomes {
    outcomes: Phrases<Outcome>,
    openers: Phrases<()>,
    commissions: Phrases<()>,
    delegations: Phrases<()>,
    /// Verbs that approve the object before them.
    approving: Vec<&'static str>,
    /// Words that tell an outcome only where no verb tells another.
    weak: Phrases<()>,
    /// What somebody who is released asks for.
    releases: Phrases<()>,
    /// Verbs that free somebody, and what they free from.
    freeing: Phrases<()>,
    duties: Phrases<()>,
    /// What somebody is elected to do once.
    tasks: Phrases<()>,
    /// "att"
    infinitive_marks: Phrases<()>,
    negations: Phrases<()>,
    /// Words that open a clause inside the clause.
    subordinators: Phrases<()>,
    /// Words behind which a negation belongs to something else.
    borders: Phrases<()>,
    /// What leads to the proposal that is followed, and the nouns of such a proposal.
    following: Phrases<()>,
    proposals: Phrases<()>,
    /// Forms of verbs that also stand before a noun, and what stands before them there: "ej beviljade bidrag".
    participles: Phrases<()>,
    participle_leads: Phrases<()>,
    /// How a clause begins that says how others elect, and what tells so behind the verb.
    rules: Phrases<()>,
    among_themselves: Phrases<()>,
    /// Of everything that is asked of each word of a clause.
    heads: Heads,
}

impl Outcomes {
    pub(super) fn new(data: &Data) -> Self {
        let rules = &data.outcome_rules;
        let mut outcomes = Outcomes {
            openers: Phrases::of_words([rules.openers]),
            commissions: Phrases::of_lines(rules.commissions),
            delegations: Phrases::of_lines(rules.delegations),
            approving: data::words(rules.approving).collect(),
            weak: Phrases::of_lines(rules.weak),
            releases: Phrases::of_lines(rules.releases),
            freeing: Phrases::of_words([rules.freeing]),
            duties: Phrases::of_lines(rules.duties),
            tasks: Phrases::of_lines(rules.tasks),
            infinitive_marks: Phrases::of_words([rules.infinitive_mark]),
            negations: Phrases::of_words([rules.negations]),
            subordinators: Phrases::of_words([rules.subordinators]),
            borders: Phrases::of_words([rules.borders]),
            following: Phrases::of_lines(rules.following),
            proposals: Phrases::of_words([rules.proposals]),
            participles: Phrases::of_words([rules.participles]),
            participle_leads: Phrases::of_words([rules.participle_leads]),
            rules: Phrases::of_lines(rules.rules),
            among_themselves: Phrases::of_lines(rules.among_themselves),
            ..Outcomes::default()
        };
        for (outcome, list) in &data.outcomes {
            outcomes.outcomes.insert_lines(*list, *outcome);
        }
        outcomes.heads = Heads::default()
            .with(&outcomes.outcomes)
            .with(&outcomes.commissions)
            .with(&outcomes.delegations)
            .with(&outcomes.freeing)
            .with(&outcomes.subordinators);
        outcomes
    }

    /// The outcome that the main verb of a clause tells; other when its verb decides without one. `verb` says whether a
    /// word is a verb that decides.
    pub(super) fn of(&self, clause: &str, verb: impl Fn(&str) -> bool) -> Option<Outcome> {
        let mut decides = false;
        let mut weak = None;
        let mut inside = false;
        let mut opened = false;
        let mut follows = false;
        let mut at = 0;
        while at < clause.len().min(LONGEST_CLAUSE) {
            let rest = clause.get(at..)?;
            let word = rest.get(..rest.find(char::is_whitespace).unwrap_or(rest.len()))?;
            // "Uppdraget ”Nämnden får i uppdrag …” förklaras fullgjort": what is quoted decides nothing.
            if let Some(end) = end_of_quotation(rest) {
                at += end;
                at += clause.get(at..)?.len() - clause.get(at..)?.trim_start().len();
                continue;
            }
            // "2024 års ej beviljade underskott", "rapporten om avslagna ansökningar": what a noun is like.
            let lead = || clause.get(..at).and_then(|before| before.split_whitespace().next_back());
            if self.participles.exact(word).is_some()
                && lead().is_some_and(|lead| self.participle_leads.exact(lead).is_some())
            {
                at += word.len();
                at += clause.get(at..)?.len() - clause.get(at..)?.trim_start().len();
                continue;
            }
            // "Nämnden uppdrar åt chefen att utse …", "… får i uppdrag att fastställa": what others are to do is not decided here.
            let known = self.heads.may_start(rest);
            if known && self.commissions.longest(rest).is_some() {
                return Some(Outcome::Commissioned);
            }
            if known && self.delegations.longest(rest).is_some() {
                return Some(Outcome::Other);
            }
            // "… befria Anna Ek (S) från uppdraget som ledamot"
            if known && self.freeing.exact(word).is_some() && self.names(&self.duties, rest) {
                return Some(Outcome::Released);
            }
            // "… justeras på följande sätt, från: ”… godkänner …”": what is quoted decides nothing.
            if decides && word.starts_with(['”', '"', '“', '»']) {
                break;
            }
            if known && let Some((outcome, end)) = self.outcomes.longest(rest) {
                let told = self.of_whom(clause.get(..at)?, rest.get(end..)?, outcome);
                // "Reglerna för hur ombud utses antas": the first verb is none of the main clause.
                if !inside && self.weak.longest(rest).is_none() {
                    return Some(told);
                }
                weak = weak.or(Some(told));
                inside = false;
            } else if opened
                && !decides
                && !follows
                && weak.is_none()
                && let Some(end) = self.follows_proposal(rest)
            {
                follows = true;
                // "… enligt valberedningens reviderade förslag": no word of it is a verb of what is decided.
                at += end;
                at += clause.get(at..)?.len() - clause.get(at..)?.trim_start().len();
                continue;
            } else if known && self.subordinators.exact(word).is_some() {
                inside = true;
            } else if verb(word) {
                if self.openers.exact(word).is_some() {
                    opened = true;
                } else {
                    decides |= !inside;
                    inside = false;
                }
            }
            at += word.len();
            let gap = clause.get(at..)?;
            at += gap.len() - gap.trim_start().len();
        }
        let followed = (follows && !decides).then_some(Outcome::Approved);
        weak.or(followed).or(decides.then_some(Outcome::Other))
    }

    /// What the verb says of what stands before and after it: "Informationen godkänns" notes, "beviljas entledigande" and
    /// "avsägelsen godkänns" release, "beviljas inte" rejects.
    fn of_whom(&self, before: &str, after: &str, outcome: Outcome) -> Outcome {
        if self.is_negated(before, after) {
            return if outcome == Outcome::Approved { Outcome::Rejected } else { Outcome::Other };
        }
        if outcome == Outcome::Elected && self.tells_task(after) {
            return Outcome::Commissioned;
        }
        if outcome == Outcome::Elected && self.is_rule(before, after) {
            return Outcome::Other;
        }
        if outcome != Outcome::Approved {
            return outcome;
        }
        let near = after.floor_char_boundary(after.len().min(LONGEST_SENTENCE));
        let after = after[..near].split(". ").next().unwrap_or("");
        if self.names_release(before) || self.names_release(after) {
            return Outcome::Released;
        }
        let Some(object) = before.split_whitespace().next_back() else { return outcome };
        self.approving.iter().find_map(|verb| self.outcomes.exact(&format!("{object} {verb}"))).unwrap_or(outcome)
    }

    /// "i enlighet med styrelsens förslag", "enligt valberedningens förslag": somebody's proposal is followed; where the words
    /// that say so end.
    fn follows_proposal(&self, text: &str) -> Option<usize> {
        let ((), mut end) = self.following.longest(text)?;
        end += text[end..].len() - text[end..].trim_start().len();
        for (at, word) in text[end..].split_inclusive(char::is_whitespace).take(MOST_WORDS_TO_PROPOSAL).enumerate() {
            let bare = word.trim_end().trim_end_matches(['.', ',', ';', ':']);
            match at {
                0 if !bare.ends_with('s') => return None,
                0 => {}
                _ if self.proposals.exact(bare).is_some() => return Some(end + bare.len()),
                _ => {}
            }
            end += word.len();
        }
        None
    }

    /// Whether a word negates a verb.
    pub(super) fn negates(&self, word: &str) -> bool {
        self.negations.exact(word).is_some()
    }

    fn names_release(&self, text: &str) -> bool {
        self.names(&self.releases, text)
    }

    fn names(&self, phrases: &Phrases<()>, text: &str) -> bool {
        starts_of_words(text).take(40).any(|at| phrases.longest(&text[at..]).is_some())
    }

    /// "… väljs att ta reda på priset": to do something once, and to no office.
    fn tells_task(&self, after: &str) -> bool {
        let sentence = after.split(". ").next().unwrap_or("");
        let mut starts = starts_of_words(sentence).take(40).collect::<Vec<_>>().into_iter();
        starts.any(|at| self.infinitive_marks.longest(&sentence[at..]).is_some())
            && starts.next().is_some_and(|at| self.tasks.longest(&sentence[at..]).is_some())
    }

    /// "I styrelser med sju ledamöter väljer styrelsen ordförande", "Styrelsen utser inom sig ordförande": how it is to be
    /// done, and nobody named.
    fn is_rule(&self, before: &str, after: &str) -> bool {
        let sentence = after.split(". ").next().unwrap_or("");
        let opening = before.trim_start();
        let opening = self.infinitive_marks.longest(opening).map_or(opening, |((), end)| opening[end..].trim_start());
        (self.rules.longest(opening).is_some() || self.names(&self.among_themselves, sentence))
            && !starts_of_words(sentence).any(|at| sentence[at..].starts_with(char::is_uppercase))
            // "Styrelsen utsåg inom sig följande:" announces who is elected.
            && !sentence.trim_end().ends_with(':')
    }

    /// Whether the verb is negated: "att inte bevilja", "beviljas inte", "beviljar styrelsen inte ansvarsfrihet".
    fn is_negated(&self, before: &str, after: &str) -> bool {
        let word = |text: &str| text.trim_matches([',', '.', ';', ':']).to_owned();
        if before.split_whitespace().next_back().is_some_and(|last| self.negations.exact(&word(last)).is_some()) {
            return true;
        }
        for printed in after.split_whitespace().take(MOST_WORDS_TO_NEGATION) {
            let bare = word(printed);
            if self.negations.exact(&bare).is_some() {
                return true;
            }
            if printed.ends_with([',', '.', ';', ':']) || self.borders.exact(&bare).is_some() {
                return false;
            }
        }
        false
    }
}

/// Where the quotation ends that a word begins, if it ends.
fn end_of_quotation(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix(QUOTATION_MARKS)?;
    let open = rest.len() - inner.len();
    let close = inner.find(QUOTATION_MARKS)?;
    let sign = inner.get(close..)?.chars().next()?;
    Some(open + close + sign.len_utf8())
}

/// Signs that open or close what is quoted.
const QUOTATION_MARKS: [char; 5] = ['”', '"', '“', '»', '«'];

fn starts_of_words(text: &str) -> impl Iterator<Item = usize> {
    let blank = |at: usize| at == 0 || text[..at].ends_with(char::is_whitespace);
    text.char_indices().filter(move |(at, c)| c.is_alphabetic() && blank(*at)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;

    #[test]
    fn the_main_verb_and_its_negation_tell() {
        let language = Language::swedish();
        for (clause, outcome) in [
            ("att godkänna rapporten", Some(Outcome::Approved)),
            ("Taxan fastställs.", Some(Outcome::Approved)),
            ("Motionen avslås och anses besvarad", Some(Outcome::Rejected)),
            ("Nämndens hemställan om 2024 års ej beviljade underskott, bifalles.", Some(Outcome::Approved)),
            ("Begäran om tidigare beviljade men inte utbetalade bidrag avslås", Some(Outcome::Rejected)),
            ("Redovisningen av återremitterade ärenden godkänns", Some(Outcome::Approved)),
            ("Rapporten om inte besvarade motioner noteras", Some(Outcome::Noted)),
            ("Nämnden beviljade ansökan", Some(Outcome::Approved)),
            ("Uppdraget ”Nämnden får i uppdrag att se över taxan” förklaras fullgjort.", Some(Outcome::Other)),
            ("att uppdraget \"Styrelsen ska godkänna planen\" anses verkställt", Some(Outcome::Other)),
            (
                "Texten ändras från: ”Utskottet utser en sekreterare” till: ”Nämnden väljer en sekreterare”",
                Some(Outcome::Other),
            ),
            ("”Program för ”gröna” gårdar” antas", Some(Outcome::Approved)),
            ("Nytt kapitel ”Nämnden avslår ansökan” fastställs", Some(Outcome::Approved)),
            (
                "I styrelser med sju eller fler ledamöter väljer styrelsen ordförande och vice ordförande.",
                Some(Outcome::Other),
            ),
            ("att respektive nämnd utser ett ombud", Some(Outcome::Other)),
            ("Styrelsen utser inom sig kassör och sekreterare.", Some(Outcome::Other)),
            ("Styrelsen utser inom sig Anna Ek till kassör.", Some(Outcome::Elected)),
            ("I styrelsen väljer stämman Anna Ek.", Some(Outcome::Elected)),
            ("Motionen remitteras till kommunstyrelsen för beredning.", Some(Outcome::Other)),
            ("att överlämna medborgarförslaget till nämnden för beredning och beslut", Some(Outcome::Other)),
            ("att lämna initiativärendet till kontoret för beredning", Some(Outcome::Other)),
            ("Ärendet går åter till kontoret för ytterligare beredning.", Some(Outcome::ReferredBack)),
            ("Ärendet återförvisas till nämnden", Some(Outcome::ReferredBack)),
            ("Motionen anses besvarad.", Some(Outcome::Answered)),
            ("Motionen lämnas utan bifall", Some(Outcome::Rejected)),
            ("att lägga rapporten till handlingarna", Some(Outcome::Noted)),
            ("Informationen noteras.", Some(Outcome::Noted)),
            ("Informationen godkänns.", Some(Outcome::Noted)),
            ("Avsägelsen godkänns", Some(Outcome::Released)),
            ("att återremittera ärendet", Some(Outcome::ReferredBack)),
            ("Ärendet bordläggs", Some(Outcome::Postponed)),
            ("att utse Anna Ek (S)", Some(Outcome::Elected)),
            ("att uppdra åt kommunchefen att utse en samordnare", Some(Outcome::Commissioned)),
            ("Nämnden får i uppdrag att fastställa taxan", Some(Outcome::Commissioned)),
            ("Ärendet utgår.", Some(Outcome::Withdrawn)),
            ("att uppdra åt förvaltningen att utreda", Some(Outcome::Commissioned)),
            ("Bygglov beviljas inte.", Some(Outcome::Rejected)),
            ("Dispens medges ej.", Some(Outcome::Rejected)),
            ("att inte bevilja bygglov", Some(Outcome::Rejected)),
            ("Stämman beviljar styrelsen inte ansvarsfrihet.", Some(Outcome::Rejected)),
            ("Stämman beviljar styrelsen ansvarsfrihet, vilket inte alla ville.", Some(Outcome::Approved)),
            ("Ärendet bordläggs inte.", Some(Outcome::Other)),
            ("att bevilja Anna Ek (S) entledigande från uppdraget", Some(Outcome::Released)),
            ("Anna Eks avsägelse från uppdraget som ledamot godkänns.", Some(Outcome::Released)),
            ("att entlediga Anna Ek (S)", Some(Outcome::Released)),
            ("att befria sökanden från avgift", Some(Outcome::Other)),
            ("att befria Anna Ek (S) från uppdraget som ledamot", Some(Outcome::Released)),
            ("Bo Ek väljs att ta reda på vad det kostar.", Some(Outcome::Commissioned)),
            ("Bo Ek väljs att justera protokollet.", Some(Outcome::Elected)),
            ("att ge valberedningen i uppdrag att föreslå en revisor", Some(Outcome::Commissioned)),
            ("Kassören ges i uppdrag att betala.", Some(Outcome::Commissioned)),
            ("att delegera till chefen att godkänna avtal", Some(Outcome::Other)),
            ("Nämnden har tagit del av informationen.", Some(Outcome::Noted)),
            ("Rapporten, som styrelsen tagit del av, godkänns.", Some(Outcome::Approved)),
            ("att ta del av bilagan och godkänna upplägget", Some(Outcome::Approved)),
            ("att ta del av informationen", Some(Outcome::Noted)),
            ("Reglerna för hur ombud utses antas.", Some(Outcome::Approved)),
            ("att fastställa regler för val", Some(Outcome::Approved)),
            ("Enligt förslaget.", Some(Outcome::Approved)),
            ("att enligt förslaget avslå motionen", Some(Outcome::Rejected)),
            ("beslöt stämman i enlighet med styrelsens förslag", Some(Outcome::Approved)),
            ("Mötet beslutade enligt valberedningens reviderade förslag.", Some(Outcome::Approved)),
            ("Enligt styrelsens förslag", None),
            ("att enligt styrelsens förslag höja avgiften", Some(Outcome::Other)),
            ("Nämnden beslutar enligt taxans regler", None),
            ("Att bifalla", Some(Outcome::Approved)),
            ("Nämnden har möte", None),
        ] {
            assert_eq!(language.outcome_of(clause), outcome, "{clause}");
        }
    }
}
