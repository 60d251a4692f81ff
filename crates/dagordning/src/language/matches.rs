//! What the vocabulary says of a text.

use std::ops::Range;

use serde::Deserialize;

use crate::model::{DocumentKind, ItemKind, Office, SectionKind, Status};

macro_rules! kinds {
    ($( $(#[$meta:meta])* $name:ident { $( $(#[$vmeta:meta])* $variant:ident, )* } )*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $( $(#[$vmeta])* $variant, )* }
    )* };
}

kinds! {
    /// What a label in the meeting's header introduces.
    HeaderLabel {
        /// Plats och tid.
        PlaceAndTime,
        /// Tid, klockan.
        Time,
        /// Slut.
        EndTime,
        /// Datum, sammanträdesdatum.
        Date,
        /// Plats, lokal.
        Place,
        /// Organ, nämnd.
        Body,
        /// Förening, organisation.
        Organization,
        /// Nr: the minutes' own number.
        Number,
        /// Paragrafer, omfattning.
        Extent,
        /// Handläggare.
        Handler,
        /// Utfärdad: the date of the notice.
        Issued,
        /// Diarienummer.
        CaseId,
        /// Mötesdatum och tid.
        MeetingDay,
        /// Gruppmöte.
        GroupMeeting,
        /// Justerare, förslag till justerare.
        Adjuster,
        /// Justeringens plats och tid.
        AdjustmentPlaceTime,
        /// Justeringsdatum.
        AdjustmentDate,
        /// Underskrift sekreterare.
        Secretary,
        /// Underskrift ordförande.
        Chair,
        /// Datum för anslags uppsättande.
        Posted,
        /// Datum för anslags nedtagande.
        Removed,
        /// Sista dag för överklagande.
        AppealUntil,
        /// Förvaringsplats för protokollet.
        Storage,
        /// Underskrift: of the evidence of posting.
        Signature,
        /// Kontaktperson.
        Contact,
        /// Telefon.
        Phone,
        /// Presskonferens.
        Press,
    }

    /// Which participants a heading introduces.
    Roster {
        /// Ordförande.
        Chair,
        /// Vice ordförande, presidium.
        ViceChair,
        /// Ledamöter, beslutande.
        Members,
        /// Tjänstgörande ersättare.
        ServingSubstitutes,
        /// Ej tjänstgörande ersättare.
        NonServingSubstitutes,
        /// Ersättare, in a notice.
        Substitutes,
        /// Tjänstepersoner.
        Officials,
        /// Sekreterare.
        Secretary,
        /// Övriga.
        Others,
        /// Frånvarande.
        Absent,
        /// Föredragande.
        Presenter,
        /// För kännedom.
        ForInformation,
        /// Justerare.
        Adjusters,
    }

    /// A column of a table of items.
    Column {
        /// Nr.
        Number,
        /// Ärende.
        Title,
        /// Dnr.
        CaseId,
        /// Föredragande.
        Presenter,
        /// Tid.
        Time,
        /// Sida.
        Page,
        /// Anm.
        Note,
        /// Handlingar.
        Documents,
        /// Ärende/Föredragande: the presenter under the title.
        TitleAndPresenter,
    }

    /// A column of a list of names.
    ListColumn {
        /// Namn, ledamot.
        Name,
        /// Parti.
        Party,
        /// Ja.
        Yes,
        /// Nej.
        No,
        /// Avstår.
        Abstain,
        /// Frånvarande.
        Absent,
        /// Resultat: how each voted, in words.
        Result,
        /// Närvarande.
        Present,
        /// Tjänstgörande.
        Serving,
        /// Befattning.
        Office,
        /// Organisation: whom somebody is there for.
        Organization,
        /// Anmärkning.
        Remark,
        /// Tjänstgörande ersättare: who came for the member on the row.
        Substitute,
        /// Tjänstgör för: in whose stead whoever stands on the row serves.
        Replaces,
        /// Ersättare: who sat in the place of the member on the row.
        StandIn,
        /// Ankom: when whoever is on the row came.
        Arrived,
        /// Utgick: when they left.
        Left,
        /// Andelar, röster: for how much whoever is on the row may vote.
        Share,
        /// Kön, plats: nothing that the model holds.
        Other,
    }

    /// A mark on an item.
    ItemMark {
        /// Sekretess.
        Confidential,
        /// Utgår.
        Withdrawn,
        /// Tillkommande ärende.
        Added,
        /// Bordlagt.
        Postponed,
        /// Omedelbar justering.
        ImmediatelyAdjusted,
        /// Information.
        Information,
        /// Beslut.
        Decision,
        /// Bilaga, ärendet bifogas, handlingar på bordet.
        Attachment,
    }

    /// The form of a verb of decision.
    VerbForm {
        /// "godkänna".
        Infinitive,
        /// "godkänns", "godkändes".
        Passive,
        /// "godkänner".
        Present,
        /// "godkände".
        Past,
    }

    /// What a lead-in line says that its body does.
    LeadVerb {
        /// Nothing: the body stands alone on the line.
        None,
        /// "föreslår", also "beslutar föreslå".
        Proposes,
        /// "beslutar".
        Decides,
        /// "föreslås besluta".
        AskedToDecide,
    }
}

impl VerbForm {
    /// Whether the verb has the one who decides as its subject.
    #[must_use]
    pub fn is_active(self) -> bool {
        matches!(self, VerbForm::Present | VerbForm::Past)
    }
}

/// A document title at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TitleMatch {
    /// The kind of document that the title names.
    pub kind: DocumentKind,
    /// "Preliminär", "slutlig".
    pub status: Option<Status>,
    /// A title of some other document: minnesanteckningar, tjänsteskrivelse.
    pub other: bool,
    /// After the title words.
    pub end: usize,
    /// The title is the whole line.
    pub exact: bool,
}

/// A label of the meeting's header at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LabelMatch {
    /// What it introduces.
    pub label: HeaderLabel,
    /// After the label and its colon.
    pub end: usize,
    /// Only a single space divides it from what follows: the value must speak for it.
    pub loose: bool,
}

/// A participants' heading at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RosterMatch {
    /// Whom it introduces.
    pub roster: Roster,
    /// After the heading and its colon.
    pub end: usize,
    /// The heading is the whole line.
    pub exact: bool,
}

/// The heading of a section of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadingMatch {
    /// The kind of section that it opens.
    pub kind: SectionKind,
    /// "på sammanträdet": what was proposed at the meeting.
    pub floor: bool,
    /// "Arbetsutskottets", with the genitive.
    pub prefix: Option<Range<usize>>,
    /// "kommunfullmäktige", without the preposition.
    pub addressee: Option<Range<usize>>,
    /// After the heading and its colon.
    pub end: usize,
    /// Text follows on the line.
    pub rest: bool,
    /// The printed words are a damaged form of the heading.
    pub damaged: bool,
}

/// A heading over a group of items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupMatch {
    /// What the items in the group are for, if the heading says so.
    pub kind: Option<ItemKind>,
    /// A break in the meeting (ajournering, lunch), not a group.
    pub is_break: bool,
}

/// An office, or another function in the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfficeOrFunction {
    /// An office in the presidium.
    Office(Office),
    /// Ledamot.
    Member,
    /// Ersättare.
    Substitute,
    /// Adjungerad, insynsplats.
    Adjunct,
    /// Ålderspresident, gruppledare, kommunalråd …
    Other,
}

/// A unit of money.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurrencyMatch {
    /// What the number before it counts: 1 for kronor, 1 000 000 for mnkr, 0.01 for öre.
    pub scale: f64,
    /// ISO 4217; none for bare "miljoner".
    pub currency: Option<&'static str>,
    /// After the unit.
    pub end: usize,
}

/// A line, or the start of one, that says who decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadIn {
    /// The subject: "Nämnden".
    pub body: Option<Range<usize>>,
    /// The subject is an office or a department (förvaltningen), not a body.
    pub office: bool,
    /// What the subject does.
    pub verb: LeadVerb,
    /// The first body addressed: "kommunfullmäktige".
    pub recipient: Option<Range<usize>>,
    /// "för egen del".
    pub own_part: bool,
    /// After the lead-in, its "besluta", "att" or colon included.
    pub end: usize,
    /// The lead-in is the whole line.
    pub whole_line: bool,
}

/// A list bound behind the minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnnexKind {
    /// Närvarolista.
    Attendance,
    /// Omröstningslista.
    Ballots,
}

/// The columns that a word can head.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ListColumns(u32);

impl ListColumns {
    pub(super) fn add(&mut self, column: ListColumn) {
        self.0 |= 1 << column as u32;
    }

    /// Whether the word can head this column.
    #[must_use]
    pub fn contains(self, column: ListColumn) -> bool {
        self.0 & (1 << column as u32) != 0
    }

    /// Whether the word heads no column.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}
