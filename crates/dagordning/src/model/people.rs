//! People and their roles.

use serde::{Deserialize, Serialize};

use super::record::record;
use super::terms::Office;

/// In what role a person stands in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Role {
    /// Ledamot, beslutande.
    Member,
    /// Ersättare in a notice.
    Substitute,
    /// Tjänstgörande ersättare.
    ServingSubstitute,
    /// Ej tjänstgörande ersättare.
    NonServingSubstitute,
    /// Tjänsteperson.
    Official,
    /// Sekreterare.
    Secretary,
    /// Föredragande.
    Presenter,
    /// Övriga: insynsplats, adjungerad, guests.
    Guest,
    /// Frånvarande.
    Absent,
}

record! {
    /// A person in a role: one entry per person and role, one entry within a role however many scopes.
    Participant {
        /// As printed: "Niklas Daoson". Absent for a group without names and for a substitution in a vacant seat.
        name: Option<String>,
        /// As printed, brackets off: "S"; lower case in old minutes is kept.
        party: Option<String>,
        /// The party's name when the abbreviation is known: "Socialdemokraterna".
        party_name: Option<String>,
        /// The role, from the heading above or a mark on the line.
        role: Option<Role>,
        /// The office in the presidium.
        office: Option<Office>,
        /// Who signs as chair, where the roster does not say so.
        presided: bool,
        /// Titel: "kommundirektör".
        title: Option<String>,
        /// The organization or body in a party's place, and whom people come from by words over or before their names: "PRO", "4A",
        /// "Vård- och omsorgsnämnden".
        organization: Option<String>,
        /// §§ or item numbers at which the person took part: "188-205", "221-".
        items: Vec<String>,
        /// §§ at which the person did not take part: "ej § 13".
        items_except: Vec<String>,
        /// §§ of which the person took part in some: "del av § 6".
        items_partial: Vec<String>,
        /// §§ at which the office was held: "ordförande § 115".
        office_items: Vec<String>,
        /// Parts of an item: "punkt A".
        subitems: Vec<String>,
        /// The scope as printed, whenever there is one.
        scope_text: Option<String>,
        /// From what time, HH:MM.
        from: Option<String>,
        /// Until what time, HH:MM.
        until: Option<String>,
        /// "via Teams", "på distans".
        remote: bool,
        /// Why not throughout: "jäv".
        reason: Option<String>,
        /// Guests without names: "4 PRAO-elever åk. 8".
        group: bool,
    } + children {
        /// Whom the person replaces.
        substitutions: Vec<Substitution>,
    }

    /// "ersätter X (S) §§ 12-34".
    Substitution {
        /// The replaced person; absent for a vacant seat.
        name: Option<String>,
        /// The replaced person's party, as printed.
        party: Option<String>,
        /// An organization in the party's place: "ersättare för Bo Lind, Norrby".
        organization: Option<String>,
        /// The replaced person's office.
        office: Option<Office>,
        /// At which §§.
        items: Vec<String>,
        /// Why: "jäv".
        reason: Option<String>,
    }

    /// A seat that nobody holds: "Vakant (S)".
    Vacancy {
        /// The role of the heading above.
        role: Option<Role>,
        /// The party that the seat belongs to, as printed.
        party: Option<String>,
    }

    /// Justerare, also one proposed in a notice.
    Adjuster {
        /// As printed.
        name: Option<String>,
        /// As printed.
        party: Option<String>,
        /// Ersättare for the adjuster.
        substitute: bool,
    }

    /// Föredragande of an item.
    Presenter {
        /// As printed; a label, a time and a phone number left out. Initials ("OFB") and offices ("Ordföranden") stay as printed.
        name: Option<String>,
        /// "enhetschef".
        title: Option<String>,
    }

    /// A person with a party, as a mover, an initiator or one who dissents.
    NamedPerson {
        /// As printed.
        name: Option<String>,
        /// As printed.
        party: Option<String>,
    }
}
