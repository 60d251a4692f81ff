//! Composes meetings: what happened is drawn from a seed, and independently how it is written down. Since both are known,
//! what the program reads can be measured on documents that nobody has seen.

pub mod axes;
mod compose;
mod draw;
pub mod page;
mod rng;
#[cfg(test)]
mod tests;
mod words;

pub use axes::{Style, axes};
use page::Page;
pub use rng::Rng;

/// A composed document.
#[derive(Debug, Clone)]
pub struct Composed {
    /// What it was drawn from.
    pub seed: u64,
    /// How it is written down.
    pub style: Style,
    /// What stands on its pages.
    pub page: Page,
    /// What a careful reader would write: the fields of [`JUDGED`]. A value that is [`ANY`] is not judged.
    pub expected: serde_json::Value,
}

/// In [`Composed::expected`]: whatever is read here is right, since the contract does not settle it.
pub const ANY: &str = "\u{fffc}";

/// The fields that are composed, with everything in them. Other fields of the output say nothing about right or wrong.
pub const JUDGED: &[&str] = &[
    "kind",
    "status",
    "title",
    "organization",
    "body",
    "meeting.date",
    "meeting.start_time",
    "meeting.end_time",
    "meeting.location",
    "meeting.number",
    "meeting.extent",
    "meeting.adjournments",
    "participants.name",
    "participants.party",
    "participants.role",
    "participants.office",
    "participants.presided",
    "participants.title",
    "participants.organization",
    "participants.substitutions",
    "participants.items",
    "participants.items_except",
    "participants.items_partial",
    "participants.scope_text",
    "participants.from",
    "participants.until",
    "participants.reason",
    "participants.remote",
    "participants.group",
    "vacancies",
    "adjusters.name",
    "adjusters.substitute",
    "adjustment",
    "documents",
    "posting.posted",
    "posting.removed",
    "posting.appeal_until",
    "posting.storage",
    "items.number",
    "items.label",
    "items.title",
    "items.case_ids",
    "items.group",
    "items.page",
    "items.start_time",
    "items.duration_minutes",
    "items.presenters",
    "items.kind",
    "items.status",
    "items.confidential",
    "items.initiative",
    "items.initiators",
    "items.sections",
    "items.proposals.heading",
    "items.proposals.lead_in",
    "items.proposals.proposer",
    "items.proposals.decider",
    "items.proposals.recipient",
    "items.proposals.clauses",
    "items.decisions.heading",
    "items.decisions.lead_in",
    "items.decisions.proposer",
    "items.decisions.decider",
    "items.decisions.recipient",
    "items.decisions.clauses",
    "items.motions",
    "items.votes.yes",
    "items.votes.no",
    "items.votes.abstain",
    "items.votes.yes_means",
    "items.votes.no_means",
    "items.votes.ballots",
    "items.reservations",
    "items.statements",
    "items.recusals",
    "items.documents",
    "items.distribution",
    "items.amounts",
    "items.refers_to",
    "items.adjusted_immediately",
    "items.subitems",
];

/// Composes the document of a seed.
#[must_use]
pub fn compose(seed: u64) -> Composed {
    compose_with(seed, &[])
}

/// Composes the document of a seed with the given values on the given axes.
#[must_use]
pub fn compose_with(seed: u64, forced: &[(&str, &str)]) -> Composed {
    let style = Style::draw(seed, forced);
    let facts = draw::facts(seed, &style);
    let (page, expected) = compose::write(seed, &style, &facts);
    Composed { seed, style, page, expected }
}
