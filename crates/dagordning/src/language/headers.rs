//! The words of a document's head: titles, labels, participants' headings, table heads.

use super::bodies::Bodies;
use super::damage::{Confusions, Known};
use super::data::Data;
use super::matches::{Column, HeaderLabel, LabelMatch, Roster, RosterMatch, TitleMatch};
use super::phrases::Phrases;
use crate::model::{DocumentKind, Status};

#[derive(Debug, Default)]
pub(super) struct Headers {
    titles: Phrases<Title>,
    lone_titles: Phrases<()>,
    followers: Phrases<()>,
    labels: Phrases<HeaderLabel>,
    rosters: Phrases<Roster>,
    pointers: Phrases<()>,
    compounds: Vec<(&'static str, Title)>,
    columns: Phrases<Column>,
}

#[derive(Debug, Clone, Copy)]
struct Title {
    kind: DocumentKind,
    status: Option<Status>,
    other: bool,
}

impl Headers {
    pub(super) fn new(data: &Data, confusions: &Confusions) -> Self {
        let mut headers = Headers {
            lone_titles: Phrases::of_lines(data.titles.alone),
            followers: Phrases::of_words([data.titles.followers]),
            pointers: Phrases::of_words([data.roster_rules.pointers]),
            ..Headers::default()
        };
        headers.add_titles(data);
        for (label, list) in &data.labels {
            headers.labels.insert_lines(*list, *label);
        }
        for (roster, list) in &data.rosters {
            headers.rosters.insert_lines(*list, *roster);
        }
        for (column, list) in &data.columns {
            headers.columns.insert_lines(*list, *column);
        }
        headers.titles.index_damage(confusions.clone());
        headers.labels.index_damage(confusions.clone());
        headers.rosters.index_damage(confusions.clone());
        headers
    }

    fn add_titles(&mut self, data: &Data) {
        use DocumentKind::{Agenda, Announcement, Minutes, MinutesExtract, Unknown};
        let titles = &data.titles;
        for (list, kind, status) in [
            (titles.agenda, Agenda, None),
            (titles.agenda_draft, Agenda, Some(Status::Draft)),
            (titles.agenda_final, Agenda, Some(Status::Final)),
            (titles.minutes, Minutes, None),
            (titles.minutes_draft, Minutes, Some(Status::Draft)),
            (titles.minutes_extract, MinutesExtract, None),
            (titles.announcement, Announcement, None),
            (titles.other, Unknown, None),
        ] {
            self.titles.insert_lines(list, Title { kind, status, other: kind == Unknown });
        }
        // Words that are a title only alone, and that no list above gives a kind, are an agenda's.
        self.titles.insert_lines(titles.alone, Title { kind: Agenda, status: None, other: false });
        for (endings, kind) in [(titles.agenda_endings, Agenda), (titles.minutes_endings, Minutes)] {
            let title = Title { kind, status: None, other: false };
            self.compounds.extend(super::data::words(endings).map(|ending| (ending, title)));
        }
    }

    pub(super) fn tell(&self, known: &mut Known) {
        known.add(&self.titles);
        known.add(&self.labels);
        known.add(&self.rosters);
        known.add(&self.columns);
    }

    pub(super) fn title(&self, known: &Known, bodies: &Bodies, line: &str) -> Option<TitleMatch> {
        if !line.starts_with(char::is_uppercase) {
            return None;
        }
        let matched = |title: Title, end: usize, exact: bool| TitleMatch {
            kind: title.kind,
            status: title.status,
            other: title.other,
            end,
            exact,
        };
        for (title, end) in self.titles.starts(line).longest_first() {
            let rest = line.get(end..)?;
            let tail = rest.trim_start();
            if matches!(tail, "" | ":" | "." | "*") {
                return Some(matched(title, end, true));
            }
            let lone = self.lone_titles.exact(line.get(..end)?).is_some();
            let gap = rest.starts_with("  ") || rest.starts_with('\t');
            if !lone && (gap || self.follows_title(bodies, tail)) {
                return Some(matched(title, end, false));
            }
        }
        if let Some((title, end)) = self.compound(bodies, line) {
            let tail = line.get(end..)?.trim_start();
            let exact = matches!(tail, "" | ":");
            return (exact || self.follows_title(bodies, tail)).then(|| matched(title, end, exact));
        }
        let title = known.damaged(&self.titles, line)?;
        self.lone_titles.exact(line).is_none().then(|| matched(title, line.len(), true))
    }

    /// "Årsmötesprotokoll", "Stämmoprotokoll": a title that begins with whose it is.
    fn compound(&self, bodies: &Bodies, line: &str) -> Option<(Title, usize)> {
        let word = line.split([' ', ':']).next()?;
        let last = word.as_bytes().last()?.to_ascii_lowercase();
        // Most words end with other letters.
        if !self.compounds.iter().any(|(ending, _)| ending.as_bytes().last() == Some(&last)) {
            return None;
        }
        let lower = super::small_letters(word);
        self.compounds.iter().find_map(|(ending, title)| {
            let stem = lower.strip_suffix(ending)?;
            let noun = stem.strip_suffix('s').unwrap_or(stem);
            let vowel = stem.strip_suffix('o').map(|stem| format!("{stem}a"));
            let known = |noun: &str| noun.len() > 3 && (bodies.is_assembly_noun(noun) || bodies.is_noun(noun));
            (known(noun) || known(stem) || vowel.is_some_and(|noun| known(&noun))).then_some((*title, word.len()))
        })
    }

    /// Whether a title's line may go on like this: a body, a date, a number, "till …".
    fn follows_title(&self, bodies: &Bodies, tail: &str) -> bool {
        tail.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '§' | '(' | '-' | '–' | ',' | ':' | '/'))
            || self.followers.longest(tail).is_some()
            || bodies.name_at(tail).is_some()
            || tail.split(' ').next().is_some_and(|word| word.len() > 4 && bodies.is_assembly_noun(word))
            || bodies.organization_at(tail).is_some()
            || tail.split([' ', ',']).next().is_some_and(|word| bodies.is_assembly_noun(word))
            || is_named_assembly(bodies, tail)
    }

    pub(super) fn label(&self, known: &Known, line: &str) -> Option<LabelMatch> {
        if !line.starts_with(|c: char| c.is_alphabetic() || c == '§') {
            return None;
        }
        for (label, end) in self.labels.starts(line).longest_first() {
            let Some((end, divided)) = after_label(line, end) else { continue };
            return Some(LabelMatch { label, end, loose: !divided });
        }
        let end = memchr::memchr2(b':', b'\t', line.as_bytes())
            .or_else(|| memchr::memmem::find(line.as_bytes(), b"   "))
            .unwrap_or(line.len());
        let label = known.damaged(&self.labels, line.get(..end)?)?;
        Some(LabelMatch { label, end: if line.get(end..)?.starts_with(':') { end + 1 } else { end }, loose: false })
    }

    pub(super) fn roster(&self, known: &Known, line: &str) -> Option<RosterMatch> {
        if !line.starts_with(char::is_uppercase) {
            return None;
        }
        for (roster, end) in self.rosters.starts(line).longest_first() {
            let end = after_remark(line, end);
            let Some((end, divided)) = after_label(line, end) else { continue };
            let rest = line.get(end..)?.trim_start();
            // "Sekreterare ......": nothing but a line to sign on follows.
            let exact = rest.is_empty() || rest.len() > 2 && rest.chars().all(|c| matches!(c, '.' | '_' | '…' | ' '));
            let named = rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '*' | '•'))
                || self.pointers.longest(rest).is_some()
                || rest.starts_with("x ");
            if exact || named || divided && rest.starts_with(char::is_alphabetic) {
                return Some(RosterMatch { roster, end, exact });
            }
        }
        let head = line.strip_suffix(':').unwrap_or(line);
        known.damaged(&self.rosters, head).map(|roster| RosterMatch { roster, end: line.len(), exact: true })
    }

    pub(super) fn column(&self, cell: &str) -> Option<Column> {
        self.columns.exact(cell)
    }

    pub(super) fn opens_column(&self, text: &str) -> bool {
        self.columns.longest(text).is_some()
    }
}

/// "Närvarande delägare (röstlängd):": the end of what a heading of people says in brackets, if that is more than letters
/// for a party, and nothing or a colon follows.
fn after_remark(line: &str, end: usize) -> usize {
    let behind = || {
        let inner = line.get(end..)?.strip_prefix(" (")?;
        let close = inner.find(')').filter(|close| *close > 3)?;
        let said = inner[..close].starts_with(char::is_lowercase) && !inner[..close].contains(',');
        let rest = &inner[close + 1..];
        (said && (rest.is_empty() || rest.starts_with(':'))).then(|| line.len() - rest.len())
    };
    behind().unwrap_or(end)
}

/// The end of a label with its colon, and whether a colon, a gap or the end of the line divides it from the rest; none
/// if the label's words go on.
fn after_label(line: &str, end: usize) -> Option<(usize, bool)> {
    let rest = line.get(end..)?;
    let stop = rest.trim_start_matches(' ');
    let space = rest.len() - stop.len();
    if stop.is_empty() {
        return Some((end, true));
    }
    if space < 2 && stop.starts_with(':') {
        return Some((end + space + 1, true));
    }
    if stop == "." || rest.starts_with(". ") || rest.starts_with(".:") {
        let colon = usize::from(rest.starts_with(".:"));
        return Some((end + 1 + colon, space == 0 && (stop == "." || colon == 1 || rest.starts_with(".  "))));
    }
    if space >= 2 || rest.starts_with('\t') || rest.starts_with(" \t") {
        return Some((end, true));
    }
    if space == 1 && !stop.starts_with(['-', '–', '/', ',', '&', '?', '!']) {
        return Some((end, false));
    }
    None
}

/// Words of a name before its assembly.
const MOST_NAME_WORDS: usize = 5;

/// "Svartbackens Ridklubb styrelsemöte 14 mars 2024", "Byalaget i Åmyra årsmöte": a name, its assembly, and which one.
fn is_named_assembly(bodies: &Bodies, text: &str) -> bool {
    let mut before = "";
    for (at, word) in text.split(' ').take(MOST_NAME_WORDS + 1).enumerate() {
        if at > 0 && bodies.is_assembly_noun(word) {
            return true;
        }
        let joint = at > 0 && word.len() <= LONGEST_JOINT;
        // "Granviks hembygdsförening"
        let owned = before.ends_with('s') && before.starts_with(char::is_uppercase);
        if !word.starts_with(char::is_uppercase) && !joint && !owned {
            return false;
        }
        before = word;
    }
    false
}

/// Bytes of a little word inside a name.
const LONGEST_JOINT: usize = 4;

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;

    #[test]
    fn titles() {
        use DocumentKind::{Agenda, Announcement, Minutes, MinutesExtract, Unknown};
        let language = Language::swedish();
        for (line, kind, status, title, exact) in [
            ("KALLELSE TILL TEKNISKA NÄMNDEN", Agenda, None, "KALLELSE", false),
            ("Kallelse/föredragningslista", Agenda, None, "Kallelse/föredragningslista", true),
            ("Kallelse / föredragningslista", Agenda, None, "Kallelse / föredragningslista", true),
            ("Preliminär föredragningslista", Agenda, Some(Status::Draft), "Preliminär föredragningslista", true),
            ("Förslag till föredragningslista Direktionen", Agenda, None, "Förslag till föredragningslista", false),
            ("Slutlig föredragningslista", Agenda, Some(Status::Final), "Slutlig föredragningslista", true),
            ("SAMMANTRÄDESPROTOKOLL   Sida 1 (27)", Minutes, None, "SAMMANTRÄDESPROTOKOLL", false),
            ("PROTOKOLL Kultur- och fritidsnämnden", Minutes, None, "PROTOKOLL", false),
            ("Protokoll från Älvdala kommun", Minutes, None, "Protokoll", false),
            ("FÖRSLAGSPROTOKOLL", Minutes, Some(Status::Draft), "FÖRSLAGSPROTOKOLL", true),
            ("Protokollsutdrag", MinutesExtract, None, "Protokollsutdrag", true),
            ("KUNGÖRELSE", Announcement, None, "KUNGÖRELSE", true),
            ("Minnesanteckningar", Unknown, None, "Minnesanteckningar", true),
            ("Sammantradesprotokoll", Minutes, None, "Sammantradesprotokoll", true),
            ("Sammanträdesprotokotl", Minutes, None, "Sammanträdesprotokotl", true),
            ("Program", Agenda, None, "Program", true),
            ("Årsmötesprotokoll 2022", Minutes, None, "Årsmötesprotokoll", false),
            ("STÄMMOPROTOKOLL", Minutes, None, "STÄMMOPROTOKOLL", true),
            ("Protokoll Styrelsemöte 3/2022", Minutes, None, "Protokoll", false),
            ("Protokoll Svartbackens Ridklubb styrelsemöte 14 mars 2024", Minutes, None, "Protokoll", false),
            ("Höstmöteskallelse", Agenda, None, "Höstmöteskallelse", true),
        ] {
            let found = language.document_title(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((found.kind, found.status, found.exact), (kind, status, exact), "{line}");
            assert_eq!((&line[..found.end], found.other), (title, kind == Unknown), "{line}");
        }
        for line in [
            "Protokollet justeras",
            "Besiktningsprotokoll",
            "Program för kultur",
            "Kallelsen",
            "kallelse",
            "Protokoll skrivs",
            "",
            "Dagordningen",
            "Protokoll Svartbackens Ridklubb ordnar styrelsemöte 14 mars",
        ] {
            assert_eq!(language.document_title(line), None, "{line}");
        }
    }

    #[test]
    fn labels() {
        use HeaderLabel::{AdjustmentPlaceTime, Date, Extent, Number, Place, PlaceAndTime, Posted, Time};
        let language = Language::swedish();
        for (line, label, printed, loose) in [
            ("Tid: kl. 13:00-16:00", Time, "Tid:", false),
            ("Plats och tid   Sal B, kl 13", PlaceAndTime, "Plats och tid", false),
            ("Plats och tid Sal B, kl 13", PlaceAndTime, "Plats och tid", true),
            ("Plats och tid.", PlaceAndTime, "Plats och tid.", false),
            ("Sammanträdesdatum", Date, "Sammanträdesdatum", false),
            ("SAMMANTRÄDESDATUM: 2025-12-01", Date, "SAMMANTRÄDESDATUM:", false),
            ("Sammantrādesdatum", Date, "Sammantrādesdatum", false),
            ("PLATS:", Place, "PLATS:", false),
            ("Justeringens plats och tid", AdjustmentPlaceTime, "Justeringens plats och tid", false),
            ("Datum för anslags uppsättande 2025-01-01", Posted, "Datum för anslags uppsättande", true),
            ("Nr 11/17", Number, "Nr", true),
            ("§§ 3-5", Extent, "§§", true),
            ("Sammantrådesdalum:", Date, "Sammantrådesdalum:", false),
        ] {
            let found = language.header_label(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((found.label, &line[..found.end], found.loose), (label, printed, loose), "{line}");
        }
        for line in ["Tiden är kommen", "Platser", "", "Plats-", "13:00", "Datumet"] {
            assert_eq!(language.header_label(line), None, "{line}");
        }
    }

    #[test]
    fn rosters() {
        use Roster::{Chair, Members, NonServingSubstitutes, Officials, Secretary, ServingSubstitutes, Substitutes};
        let language = Language::swedish();
        for (line, roster, printed, exact) in [
            ("Ordförande", Chair, "Ordförande", true),
            ("Ordf.", Chair, "Ordf.", true),
            ("Ledamöter", Members, "Ledamöter", true),
            ("Ledamöter:", Members, "Ledamöter:", true),
            ("Ersättare", Substitutes, "Ersättare", true),
            ("Beslutande Anna Ek (S), ordförande", Members, "Beslutande", false),
            ("Beslutande Se sidan 2", Members, "Beslutande", false),
            ("Tjänstgörande ersättare", ServingSubstitutes, "Tjänstgörande ersättare", true),
            ("Ej tjänstgörande ersättare", NonServingSubstitutes, "Ej tjänstgörande ersättare", true),
            ("TJÄNSTEPERSONER", Officials, "TJÄNSTEPERSONER", true),
            ("Närvarande delägare (röstlängd):", Members, "Närvarande delägare (röstlängd):", true),
            ("Sekreterare Bo Lind", Secretary, "Sekreterare", false),
            ("Tjanstgorande ersattarc", ServingSubstitutes, "Tjanstgorande ersattarc", true),
        ] {
            let found = language.roster_heading(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((found.roster, &line[..found.end], found.exact), (roster, printed, exact), "{line}");
        }
        for line in
            ["Övriga frågor", "Ordförandens förslag", "ledamöter", "Ersättare saknas", "Sekreteraren informerar", ""]
        {
            assert_eq!(language.roster_heading(line), None, "{line}");
        }
    }
}
