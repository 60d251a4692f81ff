//! What a body does with a matter, as a verb that can be said in several ways.

use crate::words::matters::V;

/// A verb of decisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verb {
    /// "godkänna"
    pub infinitive: &'static str,
    /// "godkänner"
    pub present: &'static str,
    /// "godkänns"
    pub passive: &'static str,
    /// "godkändes"
    pub past: &'static str,
    /// What follows the object: " till handlingarna".
    pub after: &'static str,
    /// The outcome in the model.
    pub outcome: &'static str,
}

const fn verb(
    infinitive: &'static str,
    present: &'static str,
    passive: &'static str,
    past: &'static str,
    after: &'static str,
    outcome: &'static str,
) -> Verb {
    Verb { infinitive, present, passive, past, after, outcome }
}

/// godkänna
pub const APPROVE: Verb = verb("godkänna", "godkänner", "godkänns", "godkändes", "", "approved");
/// anta
pub const ADOPT: Verb = verb("anta", "antar", "antas", "antogs", "", "approved");
/// fastställa
pub const FIX: Verb = verb("fastställa", "fastställer", "fastställs", "fastställdes", "", "approved");
/// bevilja
pub const GRANT: Verb = verb("bevilja", "beviljar", "beviljas", "beviljades", "", "approved");
/// inte bevilja
pub const REFUSE: Verb = verb("inte bevilja", "beviljar inte", "beviljas inte", "beviljades inte", "", "rejected");
/// bifalla
pub const AGREE: Verb = verb("bifalla", "bifaller", "bifalls", "bifölls", "", "approved");
/// avslå
pub const REJECT: Verb = verb("avslå", "avslår", "avslås", "avslogs", "", "rejected");
/// återremittera
pub const REFER: Verb = verb(
    "återremittera",
    "återremitterar",
    "återremitteras",
    "återremitterades",
    " till förvaltningen",
    "referred_back",
);
/// återremittera, in associations
pub const REFER_CLUB: Verb =
    verb("återremittera", "återremitterar", "återremitteras", "återremitterades", " till styrelsen", "referred_back");
/// bordlägga
pub const POSTPONE: Verb = verb("bordlägga", "bordlägger", "bordläggs", "bordlades", "", "postponed");
/// notera
pub const NOTE: Verb = verb("notera", "noterar", "noteras", "noterades", "", "noted");
/// lägga till handlingarna
pub const FILE: Verb = verb("lägga", "lägger", "läggs", "lades", " till handlingarna", "noted");
/// anse besvarad
pub const ANSWER: Verb = verb("anse", "anser", "anses", "ansågs", " besvarad", "answered");
/// välja
pub const ELECT: Verb = verb("välja", "väljer", "väljs", "valdes", "", "elected");
/// utse
pub const APPOINT: Verb = verb("utse", "utser", "utses", "utsågs", "", "elected");
/// entlediga
pub const RELEASE: Verb = verb("entlediga", "entledigar", "entledigas", "entledigades", "", "released");
/// ge i uppdrag
pub const TASK: Verb = verb("ge", "ger", "ges", "gavs", " i uppdrag", "commissioned");

/// uppdra åt
pub const COMMISSION: Verb = verb("uppdra åt", "uppdrar åt", "får i uppdrag", "fick i uppdrag", "", "commissioned");
/// uppdra till
pub const COMMISSION_TO: Verb =
    verb("uppdra till", "uppdrar till", "får i uppdrag", "fick i uppdrag", "", "commissioned");
/// instruera
pub const INSTRUCT: Verb = verb("instruera", "instruerar", "instrueras", "instruerades", "", "commissioned");
/// befria
pub const FREE: Verb = verb("befria", "befriar", "befrias", "befriades", "", "released");
/// bevilja entledigande
pub const GRANT_RELEASE: Verb = verb("bevilja", "beviljar", "beviljas", "beviljades", " entledigande", "released");
/// godkänna avsägelsen
pub const RESIGNATION: Verb = verb("godkänna", "godkänner", "godkänns", "godkändes", "", "released");

/// låta utgå
pub const WITHDRAW: Verb = verb("låta", "låter", "utgår", "utgick", " utgå", "withdrawn");

impl From<V> for Verb {
    fn from(of: V) -> Verb {
        match of {
            V::Approve => APPROVE,
            V::Adopt => ADOPT,
            V::Fix => FIX,
            V::Grant => GRANT,
            V::Task => TASK,
            V::Note => NOTE,
            V::Agree => AGREE,
        }
    }
}

/// One thing that is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// What is done.
    pub verb: Verb,
    /// To what, definite: "årsredovisningen".
    pub object: String,
    /// What else: " för 2025", " att ta fram en tidplan".
    pub tail: String,
    /// What is done besides.
    pub beside: Option<Beside>,
}

/// A verb beside the main one, of a paper that belongs to the matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// "godkänna rapporten och ta del av bilagan"
    Behind,
    /// "ta del av bilagan och godkänna rapporten"
    Before,
}

impl Act {
    /// "godkänna årsredovisningen"
    #[must_use]
    pub fn infinitive(&self) -> String {
        let text = format!("{} {}{}{}", self.verb.infinitive, self.object, self.verb.after, self.tail);
        self.with(text, "ta del av bilagan")
    }

    /// With what is done besides.
    fn with(&self, text: String, beside: &str) -> String {
        match self.beside {
            None => text,
            Some(Beside::Behind) => format!("{text} och {beside}"),
            Some(Beside::Before) => format!("{beside} och {text}"),
        }
    }

    /// With what is done besides, where the object comes first.
    fn passive_with(&self, text: String, beside: &str) -> String {
        if self.beside.is_some() { format!("{text} och {beside}") } else { text }
    }

    /// "godkände årsredovisningen"
    #[must_use]
    pub fn past_active(&self) -> String {
        let past = match self.verb.past {
            "fick i uppdrag" => "uppdrog åt",
            past => past.strip_suffix(" inte").unwrap_or(past).trim_end_matches('s'),
        };
        let not = if self.verb.past.ends_with(" inte") { " inte" } else { "" };
        let text = format!("{past}{not} {}{}{}", self.object, self.verb.after, self.tail);
        self.with(text, "tog del av bilagan")
    }

    /// "godkänner årsredovisningen"
    #[must_use]
    pub fn present(&self) -> String {
        match self.verb.present.strip_suffix(" inte") {
            Some(present) => format!("{present} inte {}{}{}", self.object, self.verb.after, self.tail),
            None => self.with(
                format!("{} {}{}{}", self.verb.present, self.object, self.verb.after, self.tail),
                "tar del av bilagan",
            ),
        }
    }

    /// "Årsredovisningen godkänns"
    #[must_use]
    pub fn passive(&self) -> String {
        if self.verb == WITHDRAW {
            return format!("{} utgår", capital(&self.object));
        }
        let text = format!("{} {}{}{}", capital(&self.object), self.verb.passive, self.verb.after, self.tail);
        self.passive_with(text, "bilagan läggs till handlingarna")
    }

    /// "Årsredovisningen godkännes"
    #[must_use]
    pub fn old_passive(&self) -> String {
        if self.verb == WITHDRAW {
            return self.passive();
        }
        let old = match self.verb.passive {
            "godkänns" => "godkännes",
            "antas" => "antages",
            "fastställs" => "fastställes",
            "bifalls" => "bifalles",
            "bordläggs" => "bordlägges",
            "läggs" => "lägges",
            "väljs" => "väljes",
            passive => passive,
        };
        let text = format!("{} {old}{}{}", capital(&self.object), self.verb.after, self.tail);
        self.passive_with(text, "bilagan lägges till handlingarna")
    }

    /// "Årsredovisningen godkändes"
    #[must_use]
    pub fn past(&self) -> String {
        if self.verb == WITHDRAW {
            return format!("{} utgick", capital(&self.object));
        }
        let text = format!("{} {}{}{}", capital(&self.object), self.verb.past, self.verb.after, self.tail);
        self.passive_with(text, "bilagan lades till handlingarna")
    }
}

/// With a capital first letter.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
