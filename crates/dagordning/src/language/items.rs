//! Words on items: standing titles, kinds, initiatives, marks; verbs and outcomes of decisions.

use super::data::Data;
use super::matches::{ItemMark, VerbForm};
use super::phrases::Phrases;
use super::wording::Wording;
use crate::model::{Initiative, ItemKind};

/// Longest line that is read as a mark.
const LONGEST_MARK: usize = 80;

#[derive(Debug, Default)]
pub(super) struct Items {
    procedural: Phrases<()>,
    statutory: Phrases<()>,
    procedural_whole: Phrases<()>,
    joints: Phrases<()>,
    kinds: Phrases<ItemKind>,
    information_suffixes: Phrases<()>,
    initiatives: Phrases<Initiative>,
    initiative_leads: Phrases<()>,
    not_initiative: Phrases<()>,
    marks: Phrases<ItemMark>,
    presenter_labels: Phrases<()>,
    case_labels: Phrases<()>,
    verbs: Phrases<VerbForm>,
    day_articles: Wording,
}

impl Items {
    pub(super) fn new(data: &Data) -> Self {
        let mut items = Items {
            procedural: Phrases::of_lines(data.procedural.prefixes),
            statutory: Phrases::of_lines(data.procedural.statutory),
            procedural_whole: Phrases::of_lines(data.procedural.whole),
            joints: Phrases::of_words([data.procedural.joints]),
            information_suffixes: Phrases::of_lines(data.item_titles.information_suffixes),
            initiative_leads: Phrases::of_lines(data.initiative_rules.leads),
            not_initiative: Phrases::of_words([data.initiative_rules.not_followed]),
            presenter_labels: Phrases::of_lines(data.presenter_labels.phrases),
            case_labels: Phrases::of_lines(data.case_labels.phrases),
            day_articles: data.date_words.day_articles,
            ..Items::default()
        };
        items.kinds.insert_lines(data.item_titles.election, ItemKind::Election);
        items.kinds.insert_lines(data.item_titles.question, ItemKind::Question);
        items.kinds.insert_lines(data.item_titles.information, ItemKind::Information);
        for (initiative, list) in &data.initiatives {
            items.initiatives.insert_lines(*list, *initiative);
        }
        for (mark, list) in &data.marks {
            items.marks.insert_lines(*list, *mark);
        }
        for (form, list) in [
            (VerbForm::Infinitive, data.verbs.infinitive),
            (VerbForm::Present, data.verbs.present),
            (VerbForm::Passive, data.verbs.passive),
            (VerbForm::Past, data.verbs.past),
        ] {
            items.verbs.insert_words(list, form);
        }
        items
    }

    pub(super) fn procedural(&self, title: &str) -> bool {
        if self.procedural.longest(title).is_some() {
            return true;
        }
        let Some(((), end)) = self.procedural_whole.longest(title) else { return false };
        let tail = title.get(end..).unwrap_or("").trim_start_matches([' ', '.', '\t']);
        tail.is_empty() || tail.starts_with([',', '/', '(', ':', '-', '–', '&']) || self.joints.longest(tail).is_some()
    }

    /// What an association's rules have on each agenda: procedural where it decides nothing.
    pub(super) fn statutory(&self, title: &str) -> bool {
        self.statutory.longest(title).is_some()
    }

    pub(super) fn kind(&self, title: &str) -> Option<ItemKind> {
        if self.procedural(title) {
            return Some(ItemKind::Procedural);
        }
        for (kind, end) in self.kinds.starts(title).longest_first() {
            let tail = title.get(end..).unwrap_or("").trim_start();
            let word = !title.get(..end).unwrap_or("").contains(' ');
            // A lone word ("Val", "Fråga", "Information") must not go on as a compound of its own: "Val och styrning".
            if !word || !tail.starts_with(char::is_alphabetic) || self.goes_on(tail) {
                return Some(kind);
            }
        }
        self.information_suffix(title).then_some(ItemKind::Information)
    }

    /// Whether a title of one word goes on with whom or what it is about.
    fn goes_on(&self, tail: &str) -> bool {
        let word = tail.split_whitespace().next().unwrap_or("");
        self.not_initiative.exact(word).is_none()
    }

    fn information_suffix(&self, title: &str) -> bool {
        let title = title.trim_end_matches(['.', ' ']);
        // Hardly any title has a dash or comma; all dashes but "-" begin with the same byte.
        let divided = || memchr::memchr3(b'-', b',', 0xE2, title.as_bytes()).is_some();
        let tail = match title.strip_suffix(')') {
            Some(inner) => inner.rsplit_once('(').map(|(_, tail)| tail),
            None if !divided() => None,
            None => title
                .rsplit_once(" - ")
                .or_else(|| title.rsplit_once(" – "))
                .or_else(|| title.rsplit_once(", "))
                .map(|(_, tail)| tail),
        };
        tail.is_some_and(|tail| self.information_suffixes.exact(tail).is_some())
    }

    pub(super) fn initiative(&self, title: &str) -> Option<Initiative> {
        let mut rest = title;
        for _ in 0..3 {
            if let Some((initiative, end)) = self.initiatives.longest(rest) {
                let tail = rest.get(end..)?.trim_start();
                let word = tail.split_whitespace().next().unwrap_or("");
                return (self.not_initiative.exact(word).is_none()).then_some(initiative);
            }
            let ((), end) = self.initiative_leads.longest(rest)?;
            rest = rest.get(end..)?.trim_start_matches([' ', ':', '-', '–']);
        }
        None
    }

    /// The mark that a short line is, or that stands at its end.
    pub(super) fn mark(&self, line: &str) -> Option<ItemMark> {
        if line.len() > LONGEST_MARK {
            return self.mark_at_end(line.get(line.len().checked_sub(60)?..)?);
        }
        let line = line.trim_matches(['(', ')', ' ', '*', '.', '-', '–', '!', ':']);
        if let Some(mark) = self.marks.exact(line) {
            return Some(mark);
        }
        for (mark, end) in self.marks.starts(line).longest_first() {
            if self.mark_tail(mark, line.get(end..)?) {
                return Some(mark);
            }
        }
        self.mark_at_end(line)
    }

    /// "… - utgår", "…, sekretess", "… (information)".
    fn mark_at_end(&self, line: &str) -> Option<ItemMark> {
        let line = line.trim_end_matches(['.', ')', ' ', '!']);
        // A dash ends like no other sign of these texts.
        let divides = |byte: &u8| matches!(byte, b'(' | b'-' | b',' | b'.' | b'*' | b':' | 0x93);
        let last = line.as_bytes().iter().rposition(divides)?;
        let (at, divider) = match line.as_bytes()[last] {
            0x93 => line.rmatch_indices(['(', '-', '–', ',', '.', '*', ':']).next()?,
            _ => (last, &line[last..=last]),
        };
        // A hyphen inside a word divides nothing.
        if matches!(divider, "-" | "–") && !line.get(..at)?.ends_with(' ') {
            return None;
        }
        let mark = self.marks.exact(line.get(at + divider.len()..)?.trim())?;
        let comma = matches!(divider, "," | "." | ":" | "*");
        let weak = matches!(mark, ItemMark::Information | ItemMark::Decision | ItemMark::Attachment);
        (!(comma && weak)).then_some(mark)
    }

    pub(super) fn presenter_label(&self, line: &str) -> Option<usize> {
        let ((), end) = self.presenter_labels.longest(line)?;
        let rest = line.get(end..)?;
        let after = rest.trim_start();
        let value = after.strip_prefix(':').map_or(after, str::trim_start);
        let colon = value.len() < after.len();
        // Without a colon the label must be followed by a name or a title.
        let names = colon || value.is_empty() || value.starts_with(char::is_alphabetic) && rest.len() > after.len();
        names.then_some(line.len() - value.len())
    }

    pub(super) fn case_label(&self, text: &str) -> Option<usize> {
        if !self.case_labels.may_start(text) && !matches!(text.as_bytes(), [b'D' | b'd', ..]) {
            return None;
        }
        let end = match self.case_labels.longest(text) {
            Some(((), end)) => end,
            // "Dnr2025/12"
            None => {
                let digits = text.find(|c: char| c.is_ascii_digit()).filter(|at| (3..=16).contains(at))?;
                self.case_labels.exact(text.get(..digits)?)?;
                return Some(digits);
            }
        };
        let rest = text.get(end..)?;
        let value = rest.trim_start_matches(['.', ':', ' ', '\t']);
        Some(text.len() - value.len())
    }

    pub(super) fn verb(&self, word: &str) -> Option<VerbForm> {
        if word.len() > 24 { None } else { self.verbs.exact(word) }
    }
}

impl Items {
    /// Whether a mark may be followed by this: a number or letter for an attachment, a date for a postponement.
    fn mark_tail(&self, mark: ItemMark, tail: &str) -> bool {
        let tail = tail.trim();
        match mark {
            ItemMark::Attachment => {
                let name = tail.trim_end_matches(['.', ':', ')']);
                tail.starts_with(|c: char| c.is_ascii_digit()) && name.len() <= 7 && !name.contains(' ')
                    || name.len() == 1 && name.starts_with(char::is_alphabetic)
            }
            ItemMark::Postponed => {
                let date = self.day_articles.cut_from(tail).unwrap_or(tail).trim_start();
                date.starts_with(|c: char| c.is_ascii_digit()) && date.len() <= 30
            }
            ItemMark::Withdrawn | ItemMark::ImmediatelyAdjusted | ItemMark::Confidential => {
                tail.is_empty() || tail.starts_with("§") && tail.len() < 12
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;

    #[test]
    fn standing_titles() {
        let language = Language::swedish();
        for title in [
            "Upprop",
            "Val av justerare och tid för justering",
            "Fastställande av föredragningslistan",
            "Mötets öppnande",
            "Upprop, val av justerare",
            "Godkännande av dagordning",
            "Allmänhetens frågestund",
            "Anmälan av jäv",
            "Närvaro",
        ] {
            assert!(language.procedural_title(title), "{title}");
        }
        for title in ["Val av justerarc", "Fastställande av föredragnings1istan", "Mötcts öppnande"] {
            assert!(language.damaged_procedural_title(title), "{title}");
        }
        for title in
            ["Val av ersättare i styrelsen", "Fastställande av taxa", "Val av ordförande i nämnden", "Mötesplatser"]
        {
            assert!(!language.damaged_procedural_title(title), "{title}");
        }
        for title in ["Uppropsröran", "Upprop mot mobbning", "Val av ombud", "Justering av taxa", "Budget 2026", ""] {
            assert!(!language.procedural_title(title), "{title}");
        }
    }

    #[test]
    fn kinds_and_initiatives() {
        let language = Language::swedish();
        for (title, kind) in [
            ("Val av justerare", Some(ItemKind::Procedural)),
            ("Val av ombud till stämman", Some(ItemKind::Election)),
            ("Avsägelse från Anna Ek (S)", Some(ItemKind::Election)),
            ("Interpellation om skolbussar", Some(ItemKind::Question)),
            ("Enkel fråga till kommunalrådet", Some(ItemKind::Question)),
            ("Information om taxan", Some(ItemKind::Information)),
            ("Ny simhall - information", Some(ItemKind::Information)),
            ("Ny simhall (information)", Some(ItemKind::Information)),
            ("Informationssäkerhet", None),
            ("Budget 2026", None),
            ("Valnämndens reglemente", None),
        ] {
            assert_eq!(language.item_kind_of_title(title), kind, "{title}");
        }
        for (title, initiative) in [
            ("Motion om gratis bad", Some(Initiative::Motion)),
            ("Svar på motion - Bygg en bro", Some(Initiative::Motion)),
            ("Medborgarförslag om belysning", Some(Initiative::CitizenProposal)),
            ("Besvarande av interpellation", Some(Initiative::Interpellation)),
            ("Enkel fråga om buller", Some(Initiative::Question)),
            ("Nämndinitiativ om lek", Some(Initiative::BoardInitiative)),
            ("Motion och hälsa", None),
            ("Motionsspår", None),
            ("Taxa", None),
        ] {
            assert_eq!(language.initiative_of_title(title), initiative, "{title}");
        }
    }

    #[test]
    fn marks() {
        use ItemMark::{Attachment, Confidential, Decision, ImmediatelyAdjusted, Information, Postponed, Withdrawn};
        let language = Language::swedish();
        for (line, mark) in [
            ("Sekretess", Some(Confidential)),
            ("(SEKRETESS)", Some(Confidential)),
            ("Ärendet utgår", Some(Withdrawn)),
            ("Ny förskola - utgår", Some(Withdrawn)),
            ("Omedelbar justering", Some(ImmediatelyAdjusted)),
            ("Paragrafen är omedelbart justerad.", Some(ImmediatelyAdjusted)),
            ("Bordlagt den 3 mars", Some(Postponed)),
            ("Bilaga 1", Some(Attachment)),
            ("Ärendet bifogas", Some(Attachment)),
            ("Ny simhall - information", Some(Information)),
            ("Ny simhall (beslut)", Some(Decision)),
            ("Sekretesspolicy", None),
            ("Bilaga till årsredovisning", None),
            ("Plan för informations-beslut", None),
            ("Anna Ek", None),
            ("", None),
        ] {
            assert_eq!(language.item_mark(line), mark, "{line}");
        }
    }

    #[test]
    fn labels_of_presenters_and_cases() {
        let language = Language::swedish();
        for (line, end) in [
            ("Föredragande: Anna Ek", "Föredragande: "),
            ("Föredragande Anna Ek", "Föredragande "),
            ("Handläggare: Bo Lind", "Handläggare: "),
            ("Dnr", ""),
        ] {
            assert_eq!(language.presenter_label(line).map_or("", |end| &line[..end]), end, "{line}");
        }
        for (text, end) in [
            ("Dnr: KS 2025/1", "Dnr: "),
            ("DNR KS 2025/1", "DNR "),
            ("D nr 12/2025", "D nr "),
            ("Diarienummer: 4", "Diarienummer: "),
            ("Dnr2025/12", "Dnr"),
            ("Dno 1", ""),
        ] {
            assert_eq!(language.case_label(text).map_or("", |end| &text[..end]), end, "{text}");
        }
    }

    #[test]
    fn verbs() {
        let language = Language::swedish();
        for (word, form) in [
            ("Godkänna", Some(VerbForm::Infinitive)),
            ("fastställs", Some(VerbForm::Passive)),
            ("godkännes", Some(VerbForm::Passive)),
            ("utsågs", Some(VerbForm::Passive)),
            ("Prioriterar", Some(VerbForm::Present)),
            ("beslutade", Some(VerbForm::Past)),
            ("Budget", None),
        ] {
            assert_eq!(language.decision_verb(word), form, "{word}");
        }
    }
}
