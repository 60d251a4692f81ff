//! Headings of the sections of an item.

use std::ops::Range;

use super::bodies::Bodies;
use super::damage::{Confusions, Known, LONGEST as LONGEST_DAMAGED};
use super::data::Data;
use super::fold::WordKey;
use super::matches::HeadingMatch;
use super::phrases::Phrases;
use crate::model::SectionKind;

/// Longest line that can be a heading without text after it.
const LONGEST: usize = 140;
/// A word that two are fused in, or a line that is a heading in small letters, has so many bytes.
const LONG: usize = 14;
/// So many digits stand in words that are read for letters.
const MOST_DIGITS: usize = 3;
/// Most words before a heading: "Barn- och utbildningsnämndens …".
const MOST_PREFIX_WORDS: usize = 8;

#[derive(Debug, Default)]
pub(super) struct Headings {
    cores: Phrases<Core>,
    genitive: Phrases<SectionKind>,
    possessives: Phrases<()>,
    floor: Phrases<()>,
    prepositions: Phrases<()>,
    numbered: Vec<SectionKind>,
    /// Kinds whose heading may end in who it is from.
    signed: Vec<SectionKind>,
    signed_leads: Phrases<()>,
    number_labels: Vec<&'static str>,
    recipient_leads: Phrases<()>,
}

#[derive(Debug, Clone, Copy)]
struct Core {
    kind: SectionKind,
    /// Only as a whole line.
    alone: bool,
    /// May be followed by text without a colon.
    with_rest: bool,
}

impl Headings {
    pub(super) fn new(data: &Data, confusions: &Confusions) -> Self {
        let mut headings = Headings {
            possessives: Phrases::of_words([data.section_rules.possessives]),
            floor: Phrases::of_lines(data.section_rules.floor),
            prepositions: Phrases::of_words([data.section_rules.prepositions]),
            numbered: data.section_rules.numbered.clone(),
            signed: data.section_rules.signed.clone(),
            signed_leads: Phrases::of_words([data.section_rules.signed_leads]),
            number_labels: super::data::words(data.section_rules.number_labels).collect(),
            recipient_leads: Phrases::of_words([data.section_rules.recipient_leads]),
            ..Headings::default()
        };
        for (kind, words) in &data.sections {
            let core = Core { kind: *kind, alone: false, with_rest: false };
            headings.cores.insert_lines(words.with_rest, Core { with_rest: true, ..core });
            headings.cores.insert_lines(words.phrases, core);
            headings.cores.insert_lines(words.alone, Core { alone: true, ..core });
            headings.genitive.insert_lines(words.genitive, *kind);
        }
        headings.cores.index_damage(confusions.clone());
        headings.genitive.index_damage(confusions.clone());
        headings
    }

    pub(super) fn tell(&self, known: &mut Known) {
        known.add(&self.cores);
        known.add(&self.genitive);
    }

    /// The section heading that `line` is or begins with.
    pub(super) fn section(&self, known: &Known, bodies: &Bodies, line: &str) -> Option<HeadingMatch> {
        match *line.as_bytes() {
            [b'A'..=b'Z', ..] | [0xC3, 0x80..=0x9E, ..] => {}
            // "0mröstning": a capital that was read as a digit.
            [b'0' | b'5' | b'8', b'a'..=b'z', ..] => {
                return self.whole(known, bodies, line).or_else(|| self.damaged(known, bodies, line));
            }
            // "sammanfattning av ärendet": a capital that looks like its small letter.
            [b's', b'a'..=b'z', ..] if line.len() >= LONG => return self.whole(known, bodies, line),
            _ => return None,
        }
        for (core, end) in self.cores.starts(line).longest_first() {
            // "Beslut: Till ordförande valdes Anna Ek" is no "Beslut till".
            if line.get(..end).is_some_and(|words| words.contains(": ")) {
                continue;
            }
            if let Some(found) = self.finish(bodies, line, None, core, end) {
                return Some(found);
            }
        }
        self.prefixed(known, bodies, line)
            .or_else(|| self.damaged(known, bodies, line))
            .or_else(|| self.fused(known, bodies, line))
            .or_else(|| self.misread(known, bodies, line))
    }

    /// A heading that is the whole line, told as a damaged one.
    fn whole(&self, known: &Known, bodies: &Bodies, line: &str) -> Option<HeadingMatch> {
        let all = |found: &HeadingMatch| !found.rest && found.end == line.len();
        let mut cores = self.cores.starts(line).longest_first();
        let found = cores.find_map(|(core, end)| self.finish(bodies, line, None, core, end).filter(all));
        let found = found.or_else(|| self.prefixed(known, bodies, line).filter(all))?;
        known.mends().then_some(HeadingMatch { damaged: true, ..found })
    }

    /// "Kommunfullmäktigesbeslut": the blank behind the genitive was lost.
    fn fused(&self, known: &Known, bodies: &Bodies, line: &str) -> Option<HeadingMatch> {
        let head = line.strip_suffix(':').unwrap_or(line);
        let word = head.split(' ').next().unwrap_or(head);
        if !known.mends() || head.len() > LONGEST_DAMAGED || word.len() < LONG {
            return None;
        }
        word.match_indices('s').map(|(at, _)| at + 1).filter(|at| *at < word.len()).find_map(|at| {
            let kind = self.genitive.exact(&head[at..])?;
            self.is_prefix(bodies, &head[..at]).then_some(HeadingMatch {
                kind,
                floor: false,
                prefix: Some(0..at),
                addressee: None,
                end: line.len(),
                rest: false,
                damaged: true,
            })
        })
    }

    /// "F6rslag under sammanträdet", "Expedieras tiU": signs inside the words that no word has, undone.
    fn misread(&self, known: &Known, bodies: &Bodies, line: &str) -> Option<HeadingMatch> {
        if line.len() > LONGEST_DAMAGED || !holds_strange_signs(line) {
            return None;
        }
        let few = line.bytes().filter(u8::is_ascii_digit).count() <= MOST_DIGITS;
        let again = |once: &str| {
            let mut all = known.undone(if few { once } else { "" }).filter(|twice| twice.len() == line.len());
            all.find_map(|twice| self.whole(known, bodies, &twice))
        };
        known.undone(line).find_map(|once| {
            let found = self.whole(known, bodies, &once).or_else(|| again(&once))?;
            // Where a sign took the place of two, the words stand elsewhere on the line.
            let prefix = found.prefix.filter(|_| once.len() == line.len());
            Some(HeadingMatch { end: line.len(), prefix, addressee: None, ..found })
        })
    }

    /// "Arbetsutskottets förslag till beslut".
    fn prefixed(&self, known: &Known, bodies: &Bodies, line: &str) -> Option<HeadingMatch> {
        let head = line.get(..label_end(line))?;
        if head.len() > LONGEST {
            return None;
        }
        for at in genitives(head) {
            let prefix = line.get(..at)?;
            let tail = line.get(at..)?.trim_start();
            let start = line.len() - tail.len();
            let mut starts = self.genitive.starts(tail).longest_first().peekable();
            let whole = starts.peek().is_some() && self.is_prefix(bodies, prefix);
            if starts.peek().is_some() && !whole && !self.is_damaged_prefix(known, bodies, prefix) {
                continue;
            }
            for (kind, end) in starts {
                let core = Core { kind, alone: false, with_rest: false };
                match self.finish(bodies, line, Some(0..at), core, start + end) {
                    // What is damaged is a heading only if it is alone on its line.
                    Some(found) if whole || !found.rest => return Some(HeadingMatch { damaged: !whole, ..found }),
                    _ => {}
                }
            }
            if let Some(kind) = self.damaged_tail(known, tail)
                && self.is_prefix(bodies, prefix)
            {
                let prefix = Some(0..at);
                let end = line.len();
                return Some(HeadingMatch {
                    kind,
                    floor: false,
                    prefix,
                    addressee: None,
                    end,
                    rest: false,
                    damaged: true,
                });
            }
        }
        None
    }

    /// The kind of a damaged heading after a genitive.
    fn damaged_tail(&self, known: &Known, tail: &str) -> Option<SectionKind> {
        let text = tail.strip_suffix(':').unwrap_or(tail);
        if text.len() > LONGEST_DAMAGED || text.ends_with(['.', ',', ')']) {
            return None;
        }
        let kind = known.mends().then(|| self.genitive.damaged(text)).flatten()?;
        (!known.knows(text)).then_some(kind)
    }

    fn is_prefix(&self, bodies: &Bodies, prefix: &str) -> bool {
        self.possessives.exact(prefix).is_some() || bodies.is_genitive(prefix)
    }

    /// Whether one misread sign, undone, makes it a prefix: "Förvaltningcns", "Utbildningsnämridens".
    fn is_damaged_prefix(&self, known: &Known, bodies: &Bodies, prefix: &str) -> bool {
        known.undone(prefix).any(|undone| self.is_prefix(bodies, &undone))
    }

    /// A heading with wrong letters, alone on its line or before a colon.
    fn damaged(&self, known: &Known, bodies: &Bodies, line: &str) -> Option<HeadingMatch> {
        self.damaged_whole(known, line).or_else(|| self.damaged_start(known, bodies, line))
    }

    /// A damaged heading before what may follow any: "FörsIag under sammanträdet".
    fn damaged_start(&self, known: &Known, bodies: &Bodies, line: &str) -> Option<HeadingMatch> {
        // Most lines begin as no heading does.
        if line.len() > LONGEST_DAMAGED || !self.cores.may_start(line) {
            return None;
        }
        let ends = memchr::memchr_iter(b' ', line.as_bytes()).take(MOST_PREFIX_WORDS);
        ends.filter_map(|end| {
            let core = known.damaged(&self.cores, line.get(..end)?).filter(|core| !core.alone)?;
            self.finish(bodies, line, None, core, end).filter(|found| !found.rest)
        })
        .map(|found| HeadingMatch { damaged: true, ..found })
        .next()
    }

    fn damaged_whole(&self, known: &Known, line: &str) -> Option<HeadingMatch> {
        let colon = memchr::memchr(b':', line.as_bytes()).filter(|at| *at <= LONGEST_DAMAGED);
        let head = line.get(..colon.unwrap_or(line.len()))?;
        let core = known.damaged(&self.cores, head)?;
        let end = colon.map_or(line.len(), |colon| colon + 1);
        let rest = !line.get(end..)?.trim().is_empty();
        (!(core.alone && rest)).then_some(HeadingMatch {
            kind: core.kind,
            floor: false,
            prefix: None,
            addressee: None,
            end,
            rest,
            damaged: true,
        })
    }

    /// What follows the heading's words: an addressee, "på sammanträdet", a colon, text; none if they go on as a sentence.
    fn finish(
        &self,
        bodies: &Bodies,
        line: &str,
        prefix: Option<Range<usize>>,
        core: Core,
        mut end: usize,
    ) -> Option<HeadingMatch> {
        let mut kind = core.kind;
        let mut floor = false;
        let mut addressee = None;
        for _ in 0..4 {
            let rest = line.get(end..)?;
            let tail = rest.trim_start();
            let at = line.len() - tail.len();
            let done = |end: usize, rest: bool| {
                Some(HeadingMatch {
                    kind,
                    floor,
                    prefix: prefix.clone(),
                    addressee: addressee.clone(),
                    end,
                    rest,
                    damaged: false,
                })
            };
            if tail.is_empty() {
                return done(line.len(), false);
            }
            if let Some(after) = tail.strip_prefix(':').or_else(|| tail.strip_prefix(".:")) {
                let after_colon = line.len() - after.len();
                let text = !after.trim().is_empty();
                return if text && core.alone { None } else { done(after_colon, text) };
            }
            if tail == "." {
                return if at > 8 { done(line.len(), false) } else { None };
            }
            if core.alone || rest.len() == tail.len() && !tail.starts_with('(') {
                return None;
            }
            if let Some(((), length)) = self.floor.longest(tail) {
                if matches!(kind, SectionKind::Proposal | SectionKind::Motions) {
                    kind = SectionKind::Motions;
                    floor = true;
                }
                end = at + length;
            } else if let Some((start, stop)) = self.addressee(bodies, tail) {
                addressee = Some(at + start..at + stop);
                end = at + stop;
            } else if let Some(length) = self.numbered.contains(&kind).then(|| self.numbering(tail)).flatten() {
                end = at + length;
            } else if self.signed.contains(&kind) && self.signs(tail) {
                return done(line.len(), false);
            } else if core.with_rest && self.begins_recipient(line.get(..end)?, tail) {
                return done(end, true);
            } else {
                return None;
            }
        }
        None
    }

    /// "från Vänsterpartiet", "från Anna Ek (S) och Bo Lind (M)": names up to the end of the line, and no sentence.
    fn signs(&self, tail: &str) -> bool {
        let Some(((), end)) = self.signed_leads.longest(tail) else { return false };
        // "Reservation från Centerpartiet:"
        let names = tail[end..].trim().trim_end_matches(':');
        let name = |word: &str| word.starts_with(['(', '-', '–']) || word.starts_with(char::is_uppercase);
        let mut words = names.split_whitespace();
        let first = words.clone().next().is_some_and(name);
        let small = words.clone().filter(|word| !name(word)).count();
        first
            && small <= 1
            && words.next_back().is_some_and(name)
            && !names.ends_with(['.', ':'])
            && tail.len() <= LONGEST_SIGNED
    }

    /// "till kommunfullmäktige": the body's place.
    fn addressee(&self, bodies: &Bodies, tail: &str) -> Option<(usize, usize)> {
        let ((), end) = self.prepositions.longest(tail)?;
        let name = tail.get(end..)?.trim_start();
        let start = tail.len() - name.len();
        let length = bodies.name_at(name)?;
        Some((start, start + length))
    }
}

/// Names behind "från" in a heading have at most this many bytes.
const LONGEST_SIGNED: usize = 120;

/// The first colon that is no genitive's ("AU:s"), or the end of the line.
fn label_end(line: &str) -> usize {
    let bytes = line.as_bytes();
    let genitive = |at: usize| matches!(bytes.get(at + 1..), Some([b's' | b'S', b' ', ..]));
    memchr::memchr_iter(b':', bytes).take(4).find(|at| !genitive(*at)).unwrap_or(line.len())
}

/// The ends of words that can be a genitive: by their last letter, or as an abbreviation ("KS förslag").
fn genitives(line: &str) -> impl Iterator<Item = usize> {
    let bytes = line.as_bytes();
    memchr::memchr_iter(b' ', bytes).take(MOST_PREFIX_WORDS).filter(move |at| {
        match at.checked_sub(1).and_then(|last| bytes.get(last)) {
            Some(b's' | b'S' | b'x' | b'X' | b'z' | b'Z') => true,
            Some(b'A'..=b'Z') => *at <= 6,
            _ => false,
        }
    })
}

impl Headings {
    /// The length of a number or of parties in parentheses at the end of a heading: "2", "nr. 3", "(C)".
    fn numbering(&self, tail: &str) -> Option<usize> {
        if let Some(inner) = tail.strip_prefix('(') {
            let close = inner.find(')').filter(|close| *close > 0 && *close <= 24)?;
            return (!inner.get(..close)?.bytes().any(|b| b.is_ascii_digit())).then_some(close + 2);
        }
        let number = self.number_labels.iter().find_map(|label| tail.strip_prefix(label));
        let number = number.map_or(tail, |rest| rest.trim_start_matches(['.', ' ']));
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&digits).then_some(tail.len() - number.len() + digits)
    }

    /// Whether the text after "skickas till" (any) or "delges" (with a capital) is who it is sent to.
    fn begins_recipient(&self, heading: &str, tail: &str) -> bool {
        let to =
            self.recipient_leads.exact_key(WordKey::of(heading.rsplit(' ').next().unwrap_or("")).letters()).is_some();
        tail.starts_with(|c: char| c.is_uppercase() || matches!(c, '-' | '–' | '•') || to && c.is_alphabetic())
    }
}

/// Whether a digit stands beside a letter, or a capital behind a small letter.
fn holds_strange_signs(line: &str) -> bool {
    line.as_bytes().windows(2).any(|pair| {
        let [one, other] = *pair else { return false };
        one.is_ascii_digit() && other.is_ascii_alphabetic()
            || one.is_ascii_alphabetic() && other.is_ascii_digit()
            || one.is_ascii_lowercase() && other.is_ascii_uppercase()
    })
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;
    use SectionKind::{
        Appeal, Consequences, Debate, Decision, Description, Distribution, Documents, Motions, Preparation, Procedure,
        Proposal, Reservation, Statement, Vote,
    };

    #[test]
    fn signs_inside_the_words_of_a_heading_may_be_misread() {
        let language = Language::swedish();
        for (line, kind, prefix) in [
            ("F6rslag under sammanträdet:", Motions, None),
            ("Kommunfullmäktigesbeslut", Decision, Some(0..19)),
            ("Regionfullmäktigesbeslut:", Decision, Some(0..19)),
            ("Regionful1mäkt1ges beslut", Decision, Some(0..19)),
            ("Expedieras tiU", Distribution, None),
            ("Beslutet skickas tiU", Distribution, None),
            ("5ammanfattning", Description, None),
            ("sammanfattning av ärendet", Description, None),
        ] {
            let found = language.section_heading(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(
                (found.kind, found.prefix, found.end, found.damaged),
                (kind, prefix, line.len(), true),
                "{line}"
            );
        }
        for line in ["A4-papper", "sammanfattning av ärendet finns", "B12 Beslut om vägen", "Arbetsbeslut"] {
            assert!(language.section_heading(line).is_none(), "{line}");
        }
    }

    #[test]
    fn section_headings() {
        let language = Language::swedish();
        for (line, kind, heading, prefix, addressee) in [
            ("Förslag till beslut", Proposal, "Förslag till beslut", "", ""),
            ("FÖRSLAG TILL BESLUT:", Proposal, "FÖRSLAG TILL BESLUT:", "", ""),
            (
                "Förslag till beslut i kommunfullmäktige",
                Proposal,
                "Förslag till beslut i kommunfullmäktige",
                "",
                "kommunfullmäktige",
            ),
            (
                "Arbetsutskottets förslag till beslut",
                Proposal,
                "Arbetsutskottets förslag till beslut",
                "Arbetsutskottets",
                "",
            ),
            (
                "Kommunstyrelsens förslag till kommunfullmäktige",
                Proposal,
                "Kommunstyrelsens förslag till kommunfullmäktige",
                "Kommunstyrelsens",
                "kommunfullmäktige",
            ),
            (
                "Barn- och utbildningsnämndens förslag till beslut",
                Proposal,
                "Barn- och utbildningsnämndens förslag till beslut",
                "Barn- och utbildningsnämndens",
                "",
            ),
            ("Presidiets förslag", Proposal, "Presidiets förslag", "Presidiets", ""),
            ("AU:s förslag till beslut:", Proposal, "AU:s förslag till beslut:", "AU:s", ""),
            ("KOMMUNFULLMÄKTIGES BESLUT", Decision, "KOMMUNFULLMÄKTIGES BESLUT", "KOMMUNFULLMÄKTIGES", ""),
            ("Förslag: Anna Ek", Proposal, "Förslag:", "", ""),
            ("Beslut", Decision, "Beslut", "", ""),
            ("Ärendebeskrivning", Description, "Ärendebeskrivning", "", ""),
            ("Arendebeskrivning", Description, "Arendebeskrivning", "", ""),
            ("Sammanfattning av ärendet", Description, "Sammanfattning av ärendet", "", ""),
            ("Förvaltningens bedömning", Description, "Förvaltningens bedömning", "Förvaltningens", ""),
            ("Ärendets beredning", Preparation, "Ärendets beredning", "", ""),
            ("Yrkanden:", Motions, "Yrkanden:", "", ""),
            ("Yttranden under sammanträdet", Debate, "Yttranden under sammanträdet", "", ""),
            ("Propositionsordning", Procedure, "Propositionsordning", "", ""),
            ("Omröstningslista nr. 3", Vote, "Omröstningslista nr. 3", "", ""),
            ("Reservation (C)", Reservation, "Reservation (C)", "", ""),
            ("Särskilt yttrande i nämnden", Statement, "Särskilt yttrande i nämnden", "", "nämnden"),
            ("Beslutsunderlag", Documents, "Beslutsunderlag", "", ""),
            ("Beslutet skickas till Ekonomiavdelningen", Distribution, "Beslutet skickas till", "", ""),
            ("Kopia till:", Distribution, "Kopia till:", "", ""),
            ("Besvärshänvisning", Appeal, "Besvärshänvisning", "", ""),
            ("Ekonomi", Consequences, "Ekonomi", "", ""),
        ] {
            let found = language.section_heading(line).unwrap_or_else(|| panic!("{line}"));
            let at = |range: &Option<Range<usize>>| range.clone().map_or("", |range| &line[range]);
            assert_eq!((found.kind, &line[..found.end]), (kind, heading), "{line}");
            assert_eq!((at(&found.prefix), at(&found.addressee)), (prefix, addressee), "{line}");
            assert_eq!(found.rest, heading.len() < line.len(), "{line}");
            assert!(!found.floor && !found.damaged, "{line}");
        }
    }

    #[test]
    fn what_is_proposed_at_the_meeting() {
        let language = Language::swedish();
        for line in
            ["Förslag på sammanträdet", "Förslag till beslut under sammanträdet", "Yrkanden under sammanträdet:"]
        {
            let found = language.section_heading(line).unwrap();
            assert!(found.floor && found.kind == Motions, "{line}");
        }
    }

    #[test]
    fn damaged_headings() {
        let language = Language::swedish();
        for (line, kind) in [
            ("Bes1utsunderlag", Documents),
            ("Beslutsundcrlag", Documents),
            ("Förslag till beslul", Proposal),
            ("Forslag till heslut", Proposal),
            ("Årendebeskrlvning:", Description),
            ("Ärendebeskivning", Description),
            ("Propositionsordnlng", Procedure),
            ("Bilagor", Documents),
            ("Bllagor", Documents),
            ("Arbetsutskottets förslag till besiut", Proposal),
            ("Sarnmanfattning", Description),
            ("Sammanfattning av arendct", Description),
            ("Förvaltningcns förslag till beslut", Proposal),
            ("Arbetsutskottcts förslag till beslut", Proposal),
            ("Utbildningsnämridens beslut", Decision),
            ("Kommunfullmäktlges beslut", Decision),
            ("FörsIag under sammanträdet", Motions),
            ("0mröstning", SectionKind::Vote),
            ("Votcring", SectionKind::Vote),
        ] {
            let found = language.section_heading(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(found.kind, kind, "{line}");
        }
    }

    #[test]
    fn sentences_and_other_words_are_no_headings() {
        let language = Language::swedish();
        for line in [
            "Bakgrunden till ärendet är",
            "Förslag till beslut om ny taxa",
            "Förslag till föredragningslista",
            "Ärende 1",
            "Ärende: Ny förskola",
            "Information",
            "Ekonomi i balans",
            "Nämnden beslutar att",
            "Regionens samverkansråd",
            "Kommunstyrelsens beslut 2025-03-11 § 31",
            "Föreligger kommunstyrelsens förslag till beslut",
            "Förvaltningens förslag innebär att",
            "förslag till beslut",
            "Besluta",
            "Beslutet",
            "Utbredning",
            "Omrustning",
            "Överlåtning",
            "Beslutsunderlagen",
            "Överläggningen",
            "Sammanfattningen",
            "Förhandlingar",
            "Ändringar",
            "Bedömningar av risk",
            "Föredragningslistan",
            "Yrkesutbildning",
            "Behandlingar",
            "Finansieringen",
            "Beslutsfattare",
            "Uppföljningar",
            "Förutsättning",
            "Konsekvensen",
            "Delges ej",
            "Samverkanssamtal",
            "Kommunens styrdokument",
            "Val av justerare",
            "Anna Ek (S)",
            "",
        ] {
            assert_eq!(language.section_heading(line), None, "{line}");
        }
    }
}
