//! The closed sets of values.

use serde::{Deserialize, Serialize};

macro_rules! terms {
    ($( $(#[$meta:meta])* $name:ident { $( $(#[$vmeta:meta])* $variant:ident, )* } )*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum $name { $( $(#[$vmeta])* $variant, )* }

        impl $name {
            /// All of them, in the order of the schema.
            pub const ALL: &[$name] = &[$( $name::$variant, )*];
        }
    )* };
}

terms! {
    /// What sort of document it is.
    DocumentKind {
        /// Kallelse, föredragningslista, ärendelista, dagordning, meeting book; also draft minutes without attendance.
        Agenda,
        /// Protokoll.
        Minutes,
        /// Protokollsutdrag: titled so, or §§ without cover and roster, or a document of one §.
        MinutesExtract,
        /// Kungörelse, tillkännagivande.
        Announcement,
        /// None of these; a diagnostic says what it seems to be.
        Unknown,
    }

    /// What sort of paper is bound behind an agenda or minutes.
    AttachmentKind {
        /// Tjänsteskrivelse, tjänsteutlåtande, promemoria.
        Memo,
        /// Protokollsutdrag.
        MinutesExtract,
        /// Avtal, överenskommelse.
        Contract,
        /// Rapport, utredning, redovisning, berättelse.
        Report,
        /// Karta, situationsplan.
        Map,
        /// Blankett, ansökan.
        Form,
        /// Bildspel.
        Presentation,
        /// Missiv, yttrande, brev.
        Letter,
        /// Any other: motioner, planer, stadgar, lists.
        Other,
    }

    /// The language of a text, as BCP 47 has it.
    LanguageTag {
        /// Swedish.
        Sv,
        /// Norwegian bokmål.
        Nb,
        /// Norwegian nynorsk.
        Nn,
        /// Danish.
        Da,
        /// Finnish.
        Fi,
        /// English.
        En,
    }

    /// The document's status, from title, header or stamp only.
    Status {
        /// Preliminär, UTKAST.
        Draft,
        /// "Protokollet är justerat".
        Final,
        /// INSTÄLLT.
        Cancelled,
    }

    /// Förtroendeuppdrag in the body's presidium.
    Office {
        /// Ordförande.
        Chair,
        /// Förste vice ordförande.
        FirstViceChair,
        /// Andre vice ordförande.
        SecondViceChair,
        /// Vice ordförande, without a number.
        ViceChair,
    }

    /// What an item is for; the first that fits in this order.
    ItemKind {
        /// A standing first item (upprop, val av justerare, fastställande av föredragningslistan …).
        Procedural,
        /// Val, avsägelse, entledigande, or a clause that elects.
        Election,
        /// Frågestund, fråga, interpellation.
        Question,
        /// Any item with a proposal or a decision block.
        Decision,
        /// By group heading, by suffix, or text only under such a title.
        Information,
        /// Nothing on the page says.
        Unknown,
    }

    /// What became of the item before the meeting dealt with it.
    ItemStatus {
        /// Utgår.
        Withdrawn,
        /// Tillkommande ärende.
        Added,
        /// Bordlagt.
        Postponed,
    }

    /// Who raised the matter.
    Initiative {
        /// Motion: a council member's written motion.
        Motion,
        /// Interpellation.
        Interpellation,
        /// Fråga, enkel fråga.
        Question,
        /// Medborgarförslag, e-förslag.
        CitizenProposal,
        /// Ledamotsinitiativ, nämndinitiativ, initiativärende.
        BoardInitiative,
    }

    /// What a section of an item holds.
    SectionKind {
        /// Ärendebeskrivning, sammanfattning, bakgrund; also text before the first heading.
        Description,
        /// Förslag till beslut.
        Proposal,
        /// Ärendets beredning.
        Preparation,
        /// Beslut.
        Decision,
        /// Yrkanden, förslag under sammanträdet.
        Motions,
        /// Överläggning, yttranden.
        Debate,
        /// Beslutsgång, propositionsordning.
        Procedure,
        /// Omröstning, votering.
        Vote,
        /// Beslutsunderlag, handlingar, bilagor.
        Documents,
        /// Reservation.
        Reservation,
        /// Särskilt yttrande, protokollsanteckning.
        Statement,
        /// Jäv.
        Recusal,
        /// Beslutet skickas till, expedieras till.
        Distribution,
        /// Besvärshänvisning, hur man överklagar.
        Appeal,
        /// Ekonomiska konsekvenser, barnkonsekvenser …
        Consequences,
        /// Uppföljning, tidplan.
        FollowUp,
        /// A heading that the vocabulary does not know, set apart by its font.
        Other,
    }

    /// What became of a proposal.
    Outcome {
        /// Godkänner, antar, fastställer, bifaller.
        Approved,
        /// Avslår, avstyrker.
        Rejected,
        /// Återremitterar, återförvisar: a first referral is other.
        ReferredBack,
        /// Bordlägger.
        Postponed,
        /// Noterar, lägger till handlingarna.
        Noted,
        /// Anses besvarad.
        Answered,
        /// Utser, väljer.
        Elected,
        /// Entledigar, godkänner avsägelsen: a resignation granted.
        Released,
        /// Ger i uppdrag, uppdrar åt: somebody is told to do something.
        Commissioned,
        /// Utgår, dras tillbaka.
        Withdrawn,
        /// Another outcome.
        Other,
    }
}

impl LanguageTag {
    /// The name that people know: "Danish".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            LanguageTag::Sv => "Swedish",
            LanguageTag::Nb => "Norwegian (bokmål)",
            LanguageTag::Nn => "Norwegian (nynorsk)",
            LanguageTag::Da => "Danish",
            LanguageTag::Fi => "Finnish",
            LanguageTag::En => "English",
        }
    }
}
