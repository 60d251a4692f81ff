//! The tables: for every column its name, its type, its meaning, and where its value comes from.

use super::Type::{Boolean, Date, Decimal, Id, Integer, List, Of, Share, Term, Text, Time};
use super::value::{list, term};
use super::walk::{Child, FileRow, Kind, Person, Whole};
use super::{Column, Table, Value};
use crate::model::{
    Adjuster, Amount, Attachment, Ballot, Clause, Diagnostic, DocumentReference, Item, Motion, NamedPerson,
    Participant, Recusal, Reference, Resolution, Section, Statement, Substitution, Vacancy, Vote,
};

/// In the order of the description; those that others refer to come before them.
static ALL: [&Table; 22] = [
    &files::TABLE,
    &documents::TABLE,
    &meetings::TABLE,
    &participants::TABLE,
    &substitutions::TABLE,
    &vacancies::TABLE,
    &adjusters::TABLE,
    &items::TABLE,
    &sections::TABLE,
    &resolutions::TABLE,
    &clauses::TABLE,
    &amounts::TABLE,
    &motions::TABLE,
    &votes::TABLE,
    &ballots::TABLE,
    &reservations::TABLE,
    &recusals::TABLE,
    &people::TABLE,
    &papers::TABLE,
    &references::TABLE,
    &attachments::TABLE,
    &diagnostics::TABLE,
];

/// All tables, in the order of the description; those that others refer to come before them.
#[must_use]
pub fn all() -> &'static [&'static Table] {
    &ALL
}

macro_rules! tables {
    ($(
        $(#[doc = $about:literal])+
        $table:ident |$row:ident: $type:ty| {
            $( $(#[doc = $said:literal])* $column:ident: $holds:expr => $value:expr; )*
        }
    )*) => { $(
        $(#[doc = $about])+
        pub(super) mod $table {
            use super::*;

            pub static TABLE: Table = Table {
                name: stringify!($table),
                about: concat!($($about),+),
                columns: &[ $( Column { name: stringify!($column), holds: $holds, about: concat!($($said),*) }, )* ],
            };

            pub fn row<'v>($row: &'v $type) -> Vec<Value<'v>> {
                vec![ $( Value::from($value), )* ]
            }
        }
    )* };
}

tables! {
    /// One row per input file, also for those that could not be read.
    files |row: FileRow<'v>| {
        /// Where it stands below the folder that was converted.
        path: Id => row.path;
        /// SHA-256 of its bytes, in hexadecimal; files of the same content have the same.
        sha256: Text => row.sha256;
        /// `read` or `failed`.
        outcome: Term => if row.reason.is_none() { "read" } else { "failed" };
        /// How many documents it holds.
        document_count: Integer => row.documents;
        /// Its first document; of several files with the same content all name the one.
        document_id: Of("documents") => row.document;
        /// Why it could not be read, for programs.
        failure_code: Term => row.code;
        /// Why it could not be read.
        reason: Text => row.reason;
        /// What may help.
        advice: Text => row.advice;
    }

    /// One row per document: of several files with the same content the first is here.
    documents |row: Whole<'v>| {
        /// Made of the content.
        document_id: Id => &row.id;
        /// The file it was read from.
        path: Of("files") => row.path;
        /// The file's name.
        file_name: Text => &row.it.source.file_name;
        /// SHA-256 of the file's bytes.
        sha256: Text => &row.it.source.sha256;
        /// The file's length.
        size_bytes: Integer => row.it.source.bytes;
        /// What the file is: `application/pdf`.
        media_type: Text => &row.it.source.media_type;
        /// Pages of the whole file.
        page_count: Integer => row.it.source.page_count;
        /// Which of the file's documents it is, from 1, where the file holds several …
        part_index: Integer => row.it.source.part.as_ref().map(|part| part.index);
        /// … of how many.
        part_count: Integer => row.it.source.part.as_ref().map(|part| part.count);
        /// Its first page in the file.
        first_page: Integer => row.it.source.part.as_ref().map(|part| part.pages[0]);
        /// Its last page, papers bound behind it included.
        last_page: Integer => row.it.source.part.as_ref().map(|part| part.pages[1]);
        /// Where the text came from.
        text_origin: Term => term(&row.it.source.text_origin);
        /// What read the images of its pages.
        ocr_engine: Text => row.it.source.ocr.as_ref().map(|ocr| &ocr.engine);
        /// The engine's version.
        ocr_version: Text => row.it.source.ocr.as_ref().map(|ocr| &ocr.version);
        /// Pages that were read so.
        ocr_page_count: Integer => row.it.source.ocr.as_ref().map(|ocr| ocr.pages);
        /// The mean confidence of their words.
        ocr_confidence_share: Share => row.it.source.ocr.as_ref().map(|ocr| ocr.confidence);
        /// The share of their words that are doubtful.
        ocr_doubtful_share: Share => row.it.source.ocr.as_ref().map(|ocr| ocr.doubtful);
        /// What sort of document it is.
        kind: Term => term(&row.it.kind);
        /// Draft, final, cancelled.
        status: Term => term(&row.it.status);
        /// As BCP 47 has it.
        language: Term => term(&row.it.language);
        /// As printed.
        title: Text => &row.it.title;
        /// Municipality, region, federation, company.
        organization: Text => &row.it.organization;
        /// The meeting body.
        body: Text => &row.it.body;
        /// Characters of its text, blanks left out: the sum of the next four.
        characters: Integer => row.it.coverage.characters;
        /// In a value, or in what led to one.
        claimed_characters: Integer => row.it.coverage.claimed;
        /// In page headers and footers, signature lines, formulae.
        furniture_characters: Integer => row.it.coverage.furniture;
        /// In no field.
        unassigned_characters: Integer => row.it.coverage.unassigned;
        /// In sections of an unknown kind.
        other_characters: Integer => row.it.coverage.other;
        /// The version of the program that read it.
        producer_version: Text => &row.it.producer.version;
        /// The version of the JSON's contract.
        schema_version: Text => &row.it.schema_version;
    }

    /// One row per document: the meeting that it calls to or tells of.
    meetings |row: Whole<'v>| {
        /// The document, of which it is the one meeting.
        document_id: Of("documents") => &row.id;
        /// What sort of document it is.
        kind: Term => term(&row.it.kind);
        /// Municipality, region, federation, company.
        organization: Text => &row.it.organization;
        /// The meeting body.
        body: Text => &row.it.body;
        /// The (first) day.
        date: Date => row.meeting().and_then(|m| m.date.as_deref());
        /// The last day of a meeting over several days.
        end_date: Date => row.meeting().and_then(|m| m.end_date.as_deref());
        /// When it begins.
        start_time: Time => row.meeting().and_then(|m| m.start_time.as_deref());
        /// When it ends.
        end_time: Time => row.meeting().and_then(|m| m.end_time.as_deref());
        /// Where, as printed.
        location: Text => row.meeting().and_then(|m| m.location.as_deref());
        /// The meeting's or the minutes' own number.
        number: Text => row.meeting().and_then(|m| m.number.as_deref());
        /// The case id of the notice or the minutes themselves.
        case_id: Text => row.meeting().and_then(|m| m.case_id.as_deref());
        /// The items that it says it holds.
        extent: List => row.meeting().map(|m| &m.extent);
        /// When the notice was issued.
        issued_date: Date => row.meeting().and_then(|m| m.issued.as_deref());
        /// When and where the minutes are adjusted, as printed.
        adjustment_text: Text => row.it.adjustment.as_ref().and_then(|a| a.text.as_deref());
        /// Where they are adjusted.
        adjustment_place: Text => row.it.adjustment.as_ref().and_then(|a| a.place.as_deref());
        /// On which day.
        adjustment_date: Date => row.it.adjustment.as_ref().and_then(|a| a.date.as_deref());
        /// At what time.
        adjustment_time: Time => row.it.adjustment.as_ref().and_then(|a| a.time.as_deref());
        /// Whether they are signed digitally.
        adjustment_is_digital: Boolean => row.it.adjustment.as_ref().map(|a| a.digital);
        /// When the adjusted minutes were posted.
        posted_date: Date => row.it.posting.as_ref().and_then(|p| p.posted.as_deref());
        /// When the posting is taken down.
        removed_date: Date => row.it.posting.as_ref().and_then(|p| p.removed.as_deref());
        /// The last day for an appeal.
        appeal_until_date: Date => row.it.posting.as_ref().and_then(|p| p.appeal_until.as_deref());
        /// Where the minutes are kept.
        storage: Text => row.it.posting.as_ref().and_then(|p| p.storage.as_deref());
    }

    /// One row per person and role.
    participants |row: Child<'v, Participant>| {
        participant_id: Id => &row.id;
        document_id: Of("documents") => row.document;
        /// From 1, as printed.
        position: Integer => row.position;
        /// As printed; absent for a group without names.
        name: Text => &row.it.name;
        /// As printed.
        party: Text => &row.it.party;
        /// Where the abbreviation is known.
        party_name: Text => &row.it.party_name;
        /// Member, substitute, official …
        role: Term => term(&row.it.role);
        /// The office in the presidium.
        office: Term => term(&row.it.office);
        /// Who signs as chair, where the roster does not say so.
        presided: Boolean => row.it.presided;
        /// As printed.
        title: Text => &row.it.title;
        /// In a party's place.
        organization: Text => &row.it.organization;
        /// At which items the person took part, where not at all.
        items: List => &row.it.items;
        /// At which not.
        items_except: List => &row.it.items_except;
        /// At which in part.
        items_partial: List => &row.it.items_partial;
        /// At which the office was held.
        office_items: List => &row.it.office_items;
        /// Parts of an item.
        subitems: List => &row.it.subitems;
        /// All this as printed.
        scope_text: Text => &row.it.scope_text;
        /// From what time.
        from_time: Time => &row.it.from;
        /// Until what time.
        until_time: Time => &row.it.until;
        /// From another place.
        is_remote: Boolean => row.it.remote;
        /// Why not throughout.
        reason: Text => &row.it.reason;
        /// Several guests without names.
        is_group: Boolean => row.it.group;
    }

    /// One row for each person that a participant replaces.
    substitutions |row: Child<'v, Substitution>| {
        substitution_id: Id => &row.id;
        /// Who replaces.
        participant_id: Of("participants") => row.parent;
        document_id: Of("documents") => row.document;
        /// Who is replaced; absent for a vacant seat.
        name: Text => &row.it.name;
        /// As printed.
        party: Text => &row.it.party;
        /// In the party's place.
        organization: Text => &row.it.organization;
        /// The replaced person's.
        office: Term => term(&row.it.office);
        /// At which items.
        items: List => &row.it.items;
        /// Why.
        reason: Text => &row.it.reason;
    }

    /// One row per seat that nobody holds.
    vacancies |row: Child<'v, Vacancy>| {
        vacancy_id: Id => &row.id;
        document_id: Of("documents") => row.document;
        /// The role of the heading above.
        role: Term => term(&row.it.role);
        /// The party that the seat belongs to.
        party: Text => &row.it.party;
    }

    /// One row per person that adjusts the minutes, or is proposed to.
    adjusters |row: Child<'v, Adjuster>| {
        adjuster_id: Id => &row.id;
        document_id: Of("documents") => row.document;
        /// From 1, as printed.
        position: Integer => row.position;
        /// As printed.
        name: Text => &row.it.name;
        /// As printed.
        party: Text => &row.it.party;
        /// In the place of another.
        is_substitute: Boolean => row.it.substitute;
    }

    /// One row per item, items below an item included.
    items |row: Child<'v, Item>| {
        item_id: Id => &row.id;
        document_id: Of("documents") => row.document;
        /// The item that it stands below.
        parent_item_id: Of("items") => row.parent;
        /// From 1, among the items below the same.
        position: Integer => row.position;
        /// As printed, without sign or full stop.
        number: Text => &row.it.number;
        /// As printed.
        label: Text => &row.it.label;
        /// Case id, time and presenter removed.
        title: Text => &row.it.title;
        /// As printed.
        case_ids: List => &row.it.case_ids;
        /// The heading above several items.
        group_heading: Text => &row.it.group;
        /// As the contents list prints it.
        page: Text => &row.it.page;
        start_time: Time => &row.it.start_time;
        end_time: Time => &row.it.end_time;
        /// How long it is to take.
        duration_minutes: Integer => row.it.duration_minutes;
        /// What the item is for.
        kind: Term => term(&row.it.kind);
        /// Withdrawn, added, postponed.
        status: Term => term(&row.it.status);
        /// What raised the matter.
        initiative: Term => term(&row.it.initiative);
        is_confidential: Boolean => row.it.confidential;
        is_adjusted_immediately: Boolean => row.it.adjusted_immediately;
        /// Who is sent the decision.
        distribution: List => &row.it.distribution;
    }

    /// One row per stretch of an item's text under one heading: all its text, each in one.
    sections |row: Child<'v, Section>| {
        section_id: Id => &row.id;
        item_id: Of("items") => row.item;
        document_id: Of("documents") => row.document;
        /// From 1.
        position: Integer => row.position;
        /// What it holds.
        kind: Term => term(&row.it.kind);
        /// As printed.
        heading: Text => &row.it.heading;
        /// Paragraphs separated by a blank line.
        text: Text => &row.it.text;
    }

    /// One row per block of a proposal or a decision: who decides what.
    resolutions |row: Child<'v, Resolution>| {
        resolution_id: Id => &row.id;
        item_id: Of("items") => row.item;
        document_id: Of("documents") => row.document;
        /// `proposal` or `decision`.
        kind: Term => term(&row.kind);
        /// From 1, among those of its kind in the item.
        position: Integer => row.position;
        /// As printed.
        heading: Text => &row.it.heading;
        /// The line that leads to the clauses.
        lead_in: Text => &row.it.lead_in;
        /// Who puts it.
        proposer: Text => &row.it.proposer;
        /// The body that is to decide or decided.
        decider: Text => &row.it.decider;
        /// The body that the decider proposes to.
        recipient: Text => &row.it.recipient;
        /// What became of it.
        outcome: Term => term(&row.it.outcome);
    }

    /// One row per clause of a proposal or a decision, clauses below a clause included.
    clauses |row: Child<'v, Clause>| {
        clause_id: Id => &row.id;
        resolution_id: Of("resolutions") => row.resolution;
        /// The clause that it stands below.
        parent_clause_id: Of("clauses") => row.parent;
        item_id: Of("items") => row.item;
        document_id: Of("documents") => row.document;
        /// From 1, among those below the same.
        position: Integer => row.position;
        /// As printed.
        number: Text => &row.it.number;
        /// What is to be decided.
        text: Text => &row.it.text;
        /// What became of it, where the clauses differ.
        outcome: Term => term(&row.it.outcome);
    }

    /// One row for each time that an item names an amount of money.
    amounts |row: Child<'v, Amount>| {
        amount_id: Id => &row.id;
        /// The clause that it stands in; absent elsewhere in the item.
        clause_id: Of("clauses") => row.parent;
        /// The clause's.
        resolution_id: Of("resolutions") => row.resolution;
        item_id: Of("items") => row.item;
        document_id: Of("documents") => row.document;
        /// As printed.
        text: Text => &row.it.text;
        /// In whole units of the currency.
        value_in_currency: Decimal => row.it.value;
        /// The upper end of a range.
        value_max_in_currency: Decimal => row.it.value_max;
        /// By ISO 4217.
        currency: Text => &row.it.currency;
        /// The rate's unit: year, inhabitant.
        per: Text => &row.it.per;
    }

    /// One row for each motion put at the meeting.
    motions |row: Child<'v, Motion>| {
        motion_id: Id => &row.id;
        item_id: Of("items") => row.item;
        document_id: Of("documents") => row.document;
        /// From 1.
        position: Integer => row.position;
        /// What it asks for.
        kinds: List => term(&row.it.kinds);
        /// As printed.
        text: Text => &row.it.text;
        /// Who moves it; `people` has each with the party.
        mover_names: List => names(&row.it.movers);
        /// Their parties, each once.
        mover_parties: List => parties(&row.it.movers);
    }

    /// One row per vote.
    votes |row: Child<'v, Vote>| {
        vote_id: Id => &row.id;
        item_id: Of("items") => row.item;
        document_id: Of("documents") => row.document;
        /// From 1.
        position: Integer => row.position;
        /// As printed.
        proposition: Text => &row.it.proposition;
        /// The printed words.
        yes_means: Text => &row.it.yes_means;
        /// The printed words.
        no_means: Text => &row.it.no_means;
        /// As printed; what is not printed is absent.
        yes_count: Integer => row.it.yes;
        /// As printed.
        no_count: Integer => row.it.no;
        /// As printed.
        abstain_count: Integer => row.it.abstain;
        /// As printed.
        absent_count: Integer => row.it.absent;
        /// As printed.
        paired_count: Integer => row.it.paired;
        /// Whether the names give the tally; absent without both.
        is_reconciled: Boolean => row.it.reconciled;
    }

    /// One row per member and vote.
    ballots |row: Child<'v, Ballot>| {
        ballot_id: Id => &row.id;
        vote_id: Of("votes") => row.parent;
        item_id: Of("items") => row.item;
        document_id: Of("documents") => row.document;
        /// As printed.
        name: Text => &row.it.name;
        /// As printed.
        party: Text => &row.it.party;
        /// How the member voted.
        vote: Term => term(&row.it.vote);
    }

    /// One row per reservation or statement.
    reservations |row: Child<'v, Statement>| {
        reservation_id: Id => &row.id;
        item_id: Of("items") => row.item;
        document_id: Of("documents") => row.document;
        /// `reservation` or `statement`.
        kind: Term => term(&row.kind);
        /// From 1, among those of its kind in the item.
        position: Integer => row.position;
        /// As printed.
        text: Text => &row.it.text;
        /// Who stands behind it; `people` has each with the party.
        names: List => names(&row.it.people);
        /// Their parties, each once.
        parties: List => parties(&row.it.people);
    }

    /// One row for each time that somebody stepped aside.
    recusals |row: Child<'v, Recusal>| {
        recusal_id: Id => &row.id;
        item_id: Of("items") => row.item;
        document_id: Of("documents") => row.document;
        /// As printed.
        name: Text => &row.it.name;
        /// As printed.
        party: Text => &row.it.party;
        /// As printed.
        reason: Text => &row.it.reason;
    }

    /// One row for each document that an item or an agenda's list of annexes names.
    papers |row: Child<'v, DocumentReference>| {
        paper_id: Id => &row.id;
        /// Empty for those of the whole agenda.
        item_id: Of("items") => row.item;
        document_id: Of("documents") => row.document;
        /// From 1.
        position: Integer => row.position;
        /// The whole entry.
        title: Text => &row.it.title;
        /// The number of the annex, as printed.
        number: Text => &row.it.number;
        date: Date => &row.it.date;
        /// As printed.
        case_id: Text => &row.it.case_id;
        /// As printed.
        pages: Text => &row.it.pages;
    }

    /// One row for each earlier decision that an item points to.
    references |row: Child<'v, Reference>| {
        reference_id: Id => &row.id;
        item_id: Of("items") => row.item;
        document_id: Of("documents") => row.document;
        /// As printed.
        body: Text => &row.it.body;
        date: Date => &row.it.date;
        /// The number of its section.
        number: Text => &row.it.number;
    }

    /// One row for each paper bound behind a document.
    attachments |row: Child<'v, Attachment>| {
        attachment_id: Id => &row.id;
        document_id: Of("documents") => row.document;
        /// From 1.
        position: Integer => row.position;
        /// As printed.
        title: Text => &row.it.title;
        /// What the file's outline calls it, where its first page has no title.
        outline_title: Text => &row.it.outline_title;
        /// What sort of paper it is.
        kind: Term => term(&row.it.kind);
        /// The word that says so, or its number, as printed.
        label: Text => &row.it.label;
        /// The number of the annex.
        number: Text => &row.it.number;
        /// Whose paper it is, as printed.
        unit: Text => &row.it.unit;
        first_page: Integer => row.it.pages.first().copied();
        last_page: Integer => row.it.pages.last().copied();
        date: Date => &row.it.date;
        /// As printed.
        case_id: Text => &row.it.case_id;
        /// The number of the item that it belongs to.
        item_number: Text => &row.it.item;
    }

    /// One row per doubt about a document.
    diagnostics |row: Child<'v, Diagnostic>| {
        diagnostic_id: Id => &row.id;
        document_id: Of("documents") => row.document;
        /// What it is about.
        code: Term => term(&row.it.code);
        /// `error`: content of the page is missing; `warning`: two things on the page disagree; `info`: the rest.
        severity: Term => term(&row.it.severity);
        /// For people.
        message: Text => &row.it.message;
        /// The page on which it begins, where a place is known.
        start_page: Integer => row.it.span.map(|span| span.start_page);
        /// The page on which it ends.
        end_page: Integer => row.it.span.map(|span| span.end_page);
    }

    /// One row for each person that an item names as one who raises, presents, moves or dissents.
    people |row: Child<'v, Person<'v>>| {
        person_id: Id => &row.id;
        item_id: Of("items") => row.item;
        document_id: Of("documents") => row.document;
        /// What a mover moves.
        motion_id: Of("motions") => row.parent.filter(|_| row.kind == Some(Kind::Mover));
        /// What one who dissents stands behind.
        reservation_id: Of("reservations") => row.parent.filter(|_| matches!(row.kind, Some(Kind::Reservation | Kind::Statement)));
        /// `initiator`, `presenter`, `mover`, `reservation` or `statement`.
        part: Term => term(&row.kind);
        /// As printed; absent where a party is named alone.
        name: Text => row.it.name;
        /// As printed.
        party: Text => row.it.party;
        /// A presenter's.
        title: Text => row.it.title;
    }
}

fn names(people: &[NamedPerson]) -> Value<'_> {
    list(people.iter().filter_map(|person| person.name.as_deref()))
}

fn parties(people: &[NamedPerson]) -> Value<'_> {
    let mut parties: Vec<&str> = Vec::new();
    for party in people.iter().filter_map(|person| person.party.as_deref()) {
        if !parties.contains(&party) {
            parties.push(party);
        }
    }
    list(parties.into_iter())
}
