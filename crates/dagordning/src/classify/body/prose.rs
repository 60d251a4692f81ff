//! Minutes without headings: where a decision or a reservation begins in running text.
//!
//! "Kommunstyrelsen beslutar att …" at the start of a line is the decision where the item has no heading for it. (Catalogue
//! parts 5 and 6.1: old county councils, unions, small municipalities.)

use crate::classify::habits::Habits;
use crate::facts::leads::is_lead_in_line;
use crate::grammar::date;
use crate::grammar::number::clause_mark;
use crate::language::{LeadVerb, VerbForm};
use crate::model::SectionKind;
use crate::page::scene::Scene;
use crate::page::shape::ends_sentence;

/// What running text may open under an item of minutes.
pub(crate) struct Prose {
    /// Whether the item has a heading for its decision: then no running text is one.
    pub(crate) headed: bool,
}

impl Prose {
    /// The section that line `index` opens without a heading, after one of the kind `open` that began on line `from`.
    pub(crate) fn opens(
        &self,
        scene: &Scene,
        index: usize,
        open: SectionKind,
        from: usize,
        habits: &Habits,
    ) -> Option<SectionKind> {
        if !scene.lines[index].is_text() || !scene.text(index).starts_with(char::is_uppercase) {
            return None;
        }
        let within = matches!(open, SectionKind::Reservation | SectionKind::Statement | SectionKind::Distribution);
        let dissents = || dissent(scene, index).filter(|kind| index > from && *kind != open);
        if matches!(open, SectionKind::Decision | SectionKind::Reservation | SectionKind::Statement) {
            return dissents();
        }
        // Who reserves themselves in the account of an association is read there.
        if habits.assembly && !within && dissents() == Some(SectionKind::Statement) {
            return Some(SectionKind::Statement);
        }
        // "Stämman biföll förslaget med 17 röster mot 6.": what was proposed ends where the assembly acts.
        if habits.assembly
            && open == SectionKind::Proposal
            && index > from
            && !self.headed
            && acts(scene, index, habits)
        {
            return Some(SectionKind::Decision);
        }
        // An association tells what it decided within its account; only a line that leads in to a list parts the two.
        // What stands under a proposal is proposed: there a decision is parted from it.
        if habits.assembly && open != SectionKind::Proposal && !is_lead_in_line(scene, scene.text(index)) {
            return None;
        }
        // A proposal opens with the same words as a decision: only what comes after it can be one.
        let proposed = open == SectionKind::Proposal && index == from;
        if !self.headed && !within && !proposed && decides(scene, index, open, from, habits) {
            return Some(SectionKind::Decision);
        }
        // "Arbetsutskottet föreslår" ⏎ "att …" above what the meeting decides.
        leads_to_proposal(scene, index, open, self.headed, habits).then_some(SectionKind::Proposal)
    }
}

/// "Styrelsen föreslår att stämman fastställer avgiften.": a paragraph of an agenda in which a body proposes something.
pub(crate) fn proposes(scene: &Scene, index: usize) -> bool {
    let text = scene.text(index);
    let Some(end) = scene.language.body_at(text).filter(|_| scene.opens_paragraph(index)) else { return false };
    let (verb, rest) = text[end..].trim_start().split_once(' ').unwrap_or_default();
    scene.language.proposes_now().has(verb) && scene.language.clause_leads().opens(rest)
}

/// Whether a line only says that another body than the meeting's own proposes, over a list of what it proposes; in an agenda,
/// that any body proposes, decides or is asked to. Where what was decided is `headed`, the meeting's own body proposes, too.
pub(crate) fn leads_to_proposal(scene: &Scene, index: usize, open: SectionKind, headed: bool, habits: &Habits) -> bool {
    use SectionKind::{Consequences, Debate, Description, Documents, Other, Preparation};
    if !matches!(open, Description | Preparation | Documents | Consequences | Debate | Other) {
        return false;
    }
    let text = scene.text(index);
    let asked = |verb: LeadVerb| verb == LeadVerb::Proposes || habits.drafts && verb != LeadVerb::None;
    let Some(lead) = scene.language.lead_in(text).filter(|lead| lead.whole_line && asked(lead.verb)) else {
        return false;
    };
    let below = scene.next_text(index + 1, (index + 3).min(scene.lines.len()));
    let clause = below.is_some_and(|below| clause_mark(scene.language, scene.text(below)).is_some());
    clause && lead.body.is_some_and(|body| habits.drafts || headed || !is_own(scene, habits, &text[body]))
}

/// Whether a paragraph begins with the meeting's own body and a verb that says what it did.
fn acts(scene: &Scene, index: usize, habits: &Habits) -> bool {
    let text = scene.text(index);
    let Some(end) = scene.language.decider_at(text).filter(|_| scene.opens_paragraph(index)) else { return false };
    let verb = text[end..].split_whitespace().next().unwrap_or("");
    scene.language.decision_verb(verb) == Some(VerbForm::Past) && is_own(scene, habits, &text[..end])
}

/// Whether the meeting's own body decides here, or decides to propose.
fn decides(scene: &Scene, index: usize, open: SectionKind, from: usize, habits: &Habits) -> bool {
    let text = scene.text(index);
    let above = scene.previous_text(index, index.saturating_sub(1)).map_or("", |above| scene.text(above));
    // Above the first line stands the title, which ends no sentence.
    if index > from
        && !above.is_empty()
        && !ends_sentence(above)
        && scene.heading(index - 1).is_none()
        && above.chars().count() > 60
    {
        return false;
    }
    let Some(lead) = scene.language.lead_in(text) else { return false };
    let Some(body) = lead.body.clone().filter(|_| !lead.office) else { return false };
    // "Stämman beslutar," ⏎ "att …"
    let verb = text[body.end..].split_whitespace().next().unwrap_or("").trim_end_matches([',', ':']);
    let told = match (verb, lead.verb) {
        (verb, LeadVerb::Decides | LeadVerb::Proposes) if scene.language.decides_now().has(verb) => true,
        (verb, LeadVerb::Proposes) if scene.language.proposes_now().has(verb) => {
            lead.recipient.is_some() && open != SectionKind::Proposal
        }
        // "Nämnden beslutade den 3 mars, § 12, att …" tells what was decided before.
        (verb, LeadVerb::Decides) if scene.language.decided().has(verb) => {
            // "Rådet beslutade att hålla dagen den 4 maj.": what was decided may have its day.
            let told = scene.language.opens_inner_clause().earliest_in(text).map_or(text, |(at, _)| &text[..at]);
            !told.contains('§')
                && date::find_dates(scene.language, told).is_empty()
                && !scene.language.earlier().is_in(told)
        }
        _ => false,
    };
    told && is_own(scene, habits, &text[body])
}

/// Whether a body's name is the meeting's own, in full or as its noun alone: "Nämnden".
pub(crate) fn is_own(scene: &Scene, habits: &Habits, name: &str) -> bool {
    let Some(own) = habits.body.as_deref() else { return true };
    let printed = name;
    let name = name.to_lowercase();
    let stem = scene.language.definite_endings().trim_end(&name);
    own == name
        || scene.language.general_body_names().has(&name)
        || stem.len() >= 5 && own.contains(stem)
        // "Logen" at the "logemöte"
        || stem.len() >= 3 && own.split(' ').any(|word| word.starts_with(stem))
        || own.len() > name.len() && dotless(own) == name
        || scene.language.abbreviates(printed, own)
        // Letters that are no other body's.
        || scene.language.is_short_name(printed) && scene.language.body_at(printed).is_none()
}

/// As optical reading has words whose dots and rings it lost: "kyrkoradet".
fn dotless(word: &str) -> String {
    word.replace(['å', 'ä'], "a").replace('ö', "o")
}

/// Words before the verb where those who reserve themselves stand behind it: "Mot detta beslut".
const MOST_TURNED: usize = 4;

/// What a line that dissents opens: "Anna Ek (S) och Bo Lind (M) reserverar sig mot beslutet.", "Mot beslutet reserverar sig
/// Anna Ek (S).", "Anna Ek (S) lämnar följande särskilda yttrande:".
fn dissent(scene: &Scene, index: usize) -> Option<SectionKind> {
    let text = scene.text(index);
    let below = scene.next_text(index + 1, (index + 2).min(scene.lines.len())).map_or("", |below| scene.text(below));
    let joined = format!("{text} {below}");
    if reserves(scene, &joined) {
        return Some(SectionKind::Reservation);
    }
    (scene.language.statement_stems().is_in(&joined) && states(scene, &joined)).then_some(SectionKind::Statement)
}

fn named(scene: &Scene, text: &str) -> bool {
    !crate::grammar::person::people_list(scene.language, text).is_empty()
}

fn reserves(scene: &Scene, text: &str) -> bool {
    let Some((at, verb)) = scene.language.reserves().earliest_in(text) else { return false };
    let (who, behind) = (&text[..at], text[at + verb.len()..].trim_start());
    let turned = || {
        let stop = behind.find(". ").unwrap_or(behind.trim_end_matches('.').len());
        let titled = || scene.language.title_word(behind.split(' ').next().unwrap_or(""));
        (behind.starts_with(char::is_uppercase) || titled())
            && who.split(' ').nth(MOST_TURNED).is_none()
            && named(scene, &behind[..stop])
    };
    !who.contains(". ") && (named(scene, who) || scene.language.all_members().opens(who) || turned())
}

/// Whether somebody states something in the first sentence, and says that it is a statement.
fn states(scene: &Scene, text: &str) -> bool {
    let Some((at, verb)) = scene.language.statement_verbs().earliest_in(text) else { return false };
    let (who, behind) = (&text[..at], &text[at + verb.len()..]);
    let sentence = &behind[..behind.find(['.', ':']).unwrap_or(behind.len())];
    scene.language.statement_nouns().is_in(&sentence.to_lowercase()) && !who.contains(". ") && named(scene, who)
}
