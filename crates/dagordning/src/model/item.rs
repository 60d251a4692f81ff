//! Agenda items and what stands inside them.

use serde::{Deserialize, Serialize};

use super::people::{NamedPerson, Presenter};
use super::record::record;
use super::terms::{Initiative, ItemKind, ItemStatus, Outcome, SectionKind};
use super::value::Amount;

/// What a mover asks for (yrkande).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum MotionKind {
    /// Bifall.
    Approve,
    /// Avslag.
    Reject,
    /// Ändring.
    Amend,
    /// Tillägg.
    Add,
    /// Återremiss.
    ReferBack,
    /// Bordläggning, ajournering.
    Adjourn,
    /// Another.
    Other,
}

/// How a member voted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BallotVote {
    /// Ja.
    Yes,
    /// Nej.
    No,
    /// Avstår.
    Abstain,
    /// Frånvarande.
    Absent,
}

record! {
    /// Ärende.
    Item {
        /// As printed, without sign or full stop: "4", "3.1", "12 a"; § 12 → "12". Absent where the list has none.
        number: Option<String>,
        /// As printed: "4.", "§ 12", "KS § 12".
        label: Option<String>,
        /// Wrapped lines joined; case id, time and presenter removed.
        title: Option<String>,
        /// Diarienummer, as printed, label removed: "RUN/584/2025".
        case_ids: Vec<String>,
        /// The group heading above it: "Beslutsärenden".
        group: Option<String>,
        /// As the contents list prints it: "4".
        page: Option<String>,
        /// HH:MM.
        start_time: Option<String>,
        /// HH:MM.
        end_time: Option<String>,
        /// In minutes of time: "(15 min)" → 15.
        duration_minutes: Option<u32>,
        /// What the item is for.
        kind: Option<ItemKind>,
        /// Withdrawn, added, postponed.
        status: Option<ItemStatus>,
        /// Who raised the matter.
        initiative: Option<Initiative>,
        /// Sekretess.
        confidential: bool,
        /// Beslutet skickas till: one entry per line or bullet, never split at commas.
        distribution: Vec<String>,
        /// "Omedelbar justering" is printed.
        adjusted_immediately: bool,
    } + children {
        /// Föredragande.
        presenters: Vec<Presenter>,
        /// Who raised the matter: a motion's or an interpellation's author.
        initiators: Vec<NamedPerson>,
        /// Every text under the item, in order, each in exactly one section.
        sections: Vec<Section>,
        /// What the item asks to be decided.
        proposals: Vec<Resolution>,
        /// What the body decided.
        decisions: Vec<Resolution>,
        /// Yrkanden.
        motions: Vec<Motion>,
        /// Omröstningar.
        votes: Vec<Vote>,
        /// Reservationer.
        reservations: Vec<Statement>,
        /// Särskilda yttranden, protokollsanteckningar.
        statements: Vec<Statement>,
        /// Jäv.
        recusals: Vec<Recusal>,
        /// Beslutsunderlag, bilagor.
        documents: Vec<DocumentReference>,
        /// Every amount in the item, also those inside clauses, one entry per occurrence in order.
        amounts: Vec<Amount>,
        /// "A/ …", "B/ …" under an information item; "3.1" under "3".
        subitems: Vec<Item>,
        /// Earlier decisions that the text points to.
        refers_to: Vec<Reference>,
    }

    /// A stretch of an item's text under one heading.
    Section {
        /// What it holds.
        kind: Option<SectionKind>,
        /// As printed, without the colon; absent for text before the first heading.
        heading: Option<String>,
        /// Paragraphs separated by a blank line; list entries on lines of their own with their printed mark,
        /// bullets as "- " (the printed bullet stands in `labels`).
        text: Option<String>,
    }

    /// A block of a proposal or a decision: who decides what. A view into `sections[].text`.
    Resolution {
        /// The heading that the block stands under: "Förslag till beslut".
        heading: Option<String>,
        /// The printed lead-in line: "Nämnden beslutar att".
        lead_in: Option<String>,
        /// Who puts the proposal, as printed: "Förvaltningen", "Jonas Ek (S)".
        proposer: Option<String>,
        /// The body that is to decide or decided, in the nominative; only when printed.
        decider: Option<String>,
        /// The body that the decider proposes to.
        recipient: Option<String>,
        /// What became of it; absent where the block only proposes.
        outcome: Option<Outcome>,
    } + children {
        /// Att-satser.
        clauses: Vec<Clause>,
    }

    /// A clause (att-sats) of a proposal or a decision.
    Clause {
        /// As printed, without full stop or bracket; absent for bullets, att lists and bare sentences.
        number: Option<String>,
        /// The list's mark before and the joining comma, samt or och after left out; `att` stays.
        text: Option<String>,
        /// What became of it, where the clauses differ.
        outcome: Option<Outcome>,
    } + children {
        /// The amounts in the clause; they stand in the item's list as well.
        amounts: Vec<Amount>,
        /// Bullets or letters under the clause.
        subclauses: Vec<Clause>,
    }

    /// Yrkande: one per printed sentence with the quotation or list that follows.
    Motion {
        /// As printed.
        text: Option<String>,
        /// In printed order.
        kinds: Vec<MotionKind>,
    } + children {
        /// Who moves it, those that concur (med instämmande av) included.
        movers: Vec<NamedPerson>,
    }

    /// Omröstning.
    Vote {
        /// The printed proposition.
        proposition: Option<String>,
        /// The printed words, never completed.
        yes_means: Option<String>,
        /// The printed words, never completed.
        no_means: Option<String>,
        /// Ja-röster. A printed 0 is 0, what is not printed is absent.
        yes: Option<u32>,
        /// Nej-röster.
        no: Option<u32>,
        /// Avstår.
        abstain: Option<u32>,
        /// Frånvarande.
        absent: Option<u32>,
        /// Kvittade.
        paired: Option<u32>,
        /// Whether the names give the tally; absent without both.
        reconciled: Option<bool>,
    } + children {
        /// How each voted.
        ballots: Vec<Ballot>,
    }

    /// One member's vote.
    Ballot {
        /// As printed.
        name: Option<String>,
        /// As printed.
        party: Option<String>,
        /// How the member voted.
        vote: Option<BallotVote>,
    }

    /// Reservation, särskilt yttrande or protokollsanteckning.
    Statement {
        /// Without the "X (S) lämnar följande …:" line.
        text: Option<String>,
    } + children {
        /// Who stands behind it; "Ledamöterna från M och KD" are entries with a party only.
        people: Vec<NamedPerson>,
    }

    /// Jäv.
    Recusal {
        /// As printed.
        name: Option<String>,
        /// As printed.
        party: Option<String>,
        /// As printed.
        reason: Option<String>,
    }

    /// Beslutsunderlag or bilaga: an entry of a documents section, of an agenda's list of annexes, or of the papers' column of its table.
    DocumentReference {
        /// The whole entry without the mark of its list and final full stop: "Bilaga 2 Karta", "Karta" of "a) Karta".
        title: Option<String>,
        /// The number of the annex: "2" of "Bilaga 2 Karta", "a" of "a) Karta" below "Bilagor".
        number: Option<String>,
        /// ISO 8601.
        date: Option<String>,
        /// Diarienummer.
        case_id: Option<String>,
        /// First and last page of the paper, where it is bound behind: "12-14".
        pages: Option<String>,
        /// Which of `attachments` it is, from 0.
        attachment: Option<u32>,
    }

    /// An earlier decision: printed date and §, or body and §; laws never.
    Reference {
        /// As printed.
        body: Option<String>,
        /// ISO 8601.
        date: Option<String>,
        /// "31".
        number: Option<String>,
    }
}
