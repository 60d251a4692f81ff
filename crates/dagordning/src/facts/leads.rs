//! Lines that lead in: who decides or proposes, and whose proposal stands below. (Catalogue parts 5 and 6.3)

use std::ops::Range;

use crate::language::{LeadIn, LeadVerb};
use crate::page::scene::Scene;

/// Whether the line only says who decides or proposes.
pub(crate) fn is_lead_in_line(scene: &Scene, text: &str) -> bool {
    lead_in(scene, text).is_some_and(|lead| lead.whole_line)
}

/// The lead-in that a text is or begins with. Beyond the vocabulary's bodies the recipient of a line that ends without
/// a full stop may be anybody: "Kommunfullmäktige föreslår bolagsstämman i Lillsjö Energi AB".
pub(crate) fn lead_in(scene: &Scene, text: &str) -> Option<LeadIn> {
    let body = scene.language.decider_at(text);
    let known = scene.language.lead_in_of(text, body);
    if known.as_ref().is_some_and(|lead| lead.whole_line) {
        return known;
    }
    if text.len() > 140 {
        let endorsed =
            (text.len() <= LONGEST_ENDORSEMENT).then(|| body.and_then(|body| endorsement(scene, text, body)));
        return endorsed.flatten().or(known);
    }
    let open = |body: usize| {
        let rest = scene.language.proposes().cut_from(text.get(body..)?)?;
        let line = rest.trim_end_matches(':').trim_end();
        let first = line.split(' ').next().unwrap_or("");
        if line.ends_with(['.', ',', ';']) || scene.language.not_recipients().has(first) {
            return None;
        }
        let levels = scene.language.to_propose_further().earliest_in(line).map_or(line.len(), |(at, _)| at);
        let end = scene.language.to_decide_tails().cut_off(&line[..levels]).unwrap_or(&line[..levels]).len();
        // "… föreslår kommunstyrelsen att höja bidraget" ⏎ "till 2 500 kr": the sentence goes on.
        if scene.language.opens_inner_clause().is_in(&line[..end]) {
            return None;
        }
        let start = text.len() - rest.len();
        (line.split(' ').count() <= 9).then(|| LeadIn {
            body: Some(0..body),
            office: false,
            verb: LeadVerb::Proposes,
            recipient: Some(start..start + end),
            own_part: false,
            end: text.len(),
            whole_line: true,
        })
    };
    body.and_then(open).or_else(|| body.and_then(|body| endorsement(scene, text, body))).or(known)
}

/// What is endorsed may take up two lines: "… yrkande från MP och S den 20 november samt yrkande från M den 21 november".
const LONGEST_ENDORSEMENT: usize = 360;

/// "Kommunstyrelsen tillstyrker förslaget och föreslår att kommunfullmäktige beslutar:": what is proposed to whom stands
/// behind what is endorsed. (Catalogue 6.3)
fn endorsement(scene: &Scene, text: &str, body: usize) -> Option<LeadIn> {
    let rest = text.get(body..)?;
    if !scene.language.endorses().opens(rest) {
        return None;
    }
    let verb = scene.language.proposes().earliest_in(rest).map(|(at, verb)| at + verb.len())?;
    let after = &rest[verb..];
    let start = body + verb + scene.language.clause_leads().opening(after).map_or(0, str::len);
    let recipient = scene.language.body_at(&text[start..])?;
    let end = start + recipient;
    let tail = text[end..].trim_start();
    let tail = scene.language.decides_tails().cut_from(tail).unwrap_or(tail);
    let closed = tail.trim_start_matches(':').trim().is_empty();
    Some(LeadIn {
        body: Some(0..body),
        office: false,
        verb: LeadVerb::Proposes,
        recipient: Some(start..end),
        own_part: false,
        end: if closed { text.len() } else { text.len() - tail.len() },
        whole_line: closed,
    })
}

/// Who puts the proposal, in a line that says nothing else: "Enligt X:s förslag:", "På förslag av X:",
/// "Förvaltningen föreslår följande:".
pub(crate) fn proposer_line(scene: &Scene, text: &str) -> Option<Range<usize>> {
    let body = text.strip_suffix(':')?;
    if let Some(who) = scene.language.proposer_leads().cut_from_in_any_case(body) {
        return Some(body.len() - who.len()..body.len());
    }
    if let Some(rest) = scene.language.proposal_leads().cut_from_in_any_case(body) {
        // "Enligt yrkande från S, V och MP:", "Enligt beslutssatserna i yrkandena från M och KD:"
        if scene.language.moved_proposals().opens(rest)
            && let Some(who) = scene.language.moved_by().latest_in(rest).map(|(at, words)| &rest[at + words.len()..])
        {
            return (who.len() < 80).then(|| body.len() - who.len()..body.len());
        }
        // "Enligt nämndens förslag med tillägg enligt …:", "Enligt nämndens förslag och tilläggsyrkande från S och V:"
        if let Some(who) = scene.language.joined_proposals().found_in(rest).map(|(at, _)| &rest[..at]) {
            let start = body.len() - rest.len();
            return (!who.is_empty() && who.len() < 80).then(|| start..start + who.len());
        }
        let who = scene.language.proposal_words().cut_off(rest)?.trim_end();
        let start = body.len() - rest.len();
        let end = start + who.strip_suffix(":s").unwrap_or(who).len();
        return (end > start && who.len() < 80).then_some(start..end);
    }
    // "Arbetsutskottet har den 20 maj 2026, § 68, behandlat ärendet och lämnat följande förslag till beslut:"
    // "… följande förslag till beslut i kommunfullmäktige:"
    let body = match scene.language.proposal_to().latest_in(body).map(|(at, words)| &body[at + words.len()..]) {
        Some(whom) if addressee(scene, whom).is_some() => &body[..body.len() - whom.len() - 1],
        _ => body,
    };
    if scene.language.proposal_ends().closes(body) {
        let end = scene.language.body_at(text).filter(|end| *end + 20 < body.len() && text.len() < 400)?;
        return Some(0..end);
    }
    let lead = scene.language.lead_in(text).filter(|lead| lead.office && lead.whole_line)?;
    lead.body
}

/// The body in "i kommunfullmäktige", "till kommunstyrelsen", if nothing else is said.
pub(crate) fn addressee<'t>(scene: &Scene, whom: &'t str) -> Option<&'t str> {
    let body = scene.language.addressee_leads().cut_from(whom)?;
    (scene.language.body_at(body) == Some(body.len())).then_some(body)
}

/// "Ärende bifogas", "Omedelbar justering": a line that belongs to no sentence around it.
pub(crate) fn is_mark_line(scene: &Scene, text: &str) -> bool {
    // "Motionär: Oskar Ek" over what the motion says.
    let raised = || scene.language.mover_labels().cut_from_in_any_case(text).is_some_and(|who| !who.ends_with('.'));
    text.len() < 48
        && text.starts_with(char::is_uppercase)
        && !text.ends_with([',', '-', ':'])
        && (scene.language.item_mark(text).is_some() || raised())
}

/// Whether a line says who sees to what was decided, or until when, and nothing is decided by it: "Ansvarig: Isak Ek", and in a
/// template without a colon "Ansvarig   Isak Ek", "Klart   2025-06-04", "Klart   -".
pub(crate) fn names_task(scene: &Scene, text: &str) -> bool {
    if scene.language.tasks_of_people().opens(text) {
        return true;
    }
    let told = scene.language.task_labels().cut_from(text).map(str::trim_start).filter(|told| !told.is_empty());
    told.is_some_and(|told| {
        let value = told.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '–'));
        value && !told.ends_with('.') && told.split(' ').filter(|word| !word.is_empty()).count() <= MOST_OF_TASK
    })
}

/// Words behind the label of a task.
const MOST_OF_TASK: usize = 8;
