//! Lead-in lines: who decides, who proposes to whom, before the clauses ("Nämnden beslutar att").

use std::ops::Range;

use super::bodies::Bodies;
use super::data::Data;
use super::matches::{LeadIn, LeadVerb};
use super::phrases::Phrases;

/// Longest line that can be a lead-in.
const LONGEST: usize = 300;

#[derive(Debug, Default)]
pub(super) struct Leads {
    verbs: Phrases<LeadVerb>,
    to_propose: Phrases<()>,
    own_part: Phrases<()>,
    tails: Phrases<()>,
    chain: Phrases<()>,
    pronouns: Phrases<()>,
    conjunctions: Vec<&'static str>,
}

impl Leads {
    pub(super) fn new(data: &Data) -> Self {
        let words = &data.lead_in;
        let mut verbs = Phrases::default();
        verbs.insert_lines(words.decides, LeadVerb::Decides);
        verbs.insert_lines(words.proposes, LeadVerb::Proposes);
        verbs.insert_lines(words.asked, LeadVerb::AskedToDecide);
        Leads {
            verbs,
            to_propose: Phrases::of_lines(words.to_propose),
            own_part: Phrases::of_lines(words.own_part),
            tails: Phrases::of_lines(words.tails),
            chain: Phrases::of_lines(words.chain),
            pronouns: Phrases::of_words([words.pronouns]),
            conjunctions: super::data::words(words.conjunctions).collect(),
        }
    }

    /// Reads a line that begins with the body's name up to byte `body`, if it begins with one.
    pub(super) fn read(&self, bodies: &Bodies, line: &str, body: Option<usize>) -> Option<LeadIn> {
        if line.len() > LONGEST {
            return None;
        }
        let mut cursor = Cursor { line, at: 0 };
        let (body, office) = self.subject(bodies, body, &mut cursor);
        let mut lead = LeadIn {
            body,
            office,
            verb: LeadVerb::None,
            recipient: None,
            own_part: cursor.pass(&self.own_part),
            end: cursor.at,
            whole_line: false,
        };
        if let Some(verb) = cursor.take(&self.verbs) {
            lead.verb = verb;
            self.predicate(bodies, &mut cursor, &mut lead);
        }
        lead.end = cursor.end();
        // "Stämman beslutar," ⏎ "att …"
        lead.whole_line = lead.end == line.len() || lead.verb == LeadVerb::Decides && line[lead.end..].trim() == ",";
        let subject = lead.body.is_some() && !lead.office;
        match lead.verb {
            LeadVerb::None => (subject && lead.whole_line).then_some(lead),
            _ if lead.body.is_none() => lead.whole_line.then_some(lead),
            _ => Some(lead),
        }
    }

    fn subject(&self, bodies: &Bodies, body: Option<usize>, cursor: &mut Cursor) -> (Option<Range<usize>>, bool) {
        let office = body.is_none();
        let end =
            body.or_else(|| bodies.office_at(cursor.line)).or_else(|| self.pronouns.longest(cursor.line).map(|p| p.1));
        cursor.at = end.unwrap_or(0);
        (end.map(|end| 0..end), office && end.is_some())
    }

    /// What follows the verb: "för egen del", whom it is proposed to, "besluta att".
    fn predicate(&self, bodies: &Bodies, cursor: &mut Cursor, lead: &mut LeadIn) {
        lead.own_part |= cursor.pass(&self.own_part);
        if lead.verb == LeadVerb::Decides && cursor.pass(&self.to_propose) {
            lead.verb = LeadVerb::Proposes;
        }
        if lead.verb == LeadVerb::Proposes {
            let before = cursor.at;
            let conjunction = self.conjunctions.iter().any(|word| cursor.word(word));
            match cursor.body(bodies) {
                Some(recipient) => lead.recipient = Some(recipient),
                None if conjunction => cursor.at = before,
                None => {}
            }
            // "… föreslå B besluta föreslå C besluta": further levels belong to the lead-in.
            while lead.recipient.is_some() {
                let before = cursor.at;
                if !(cursor.pass(&self.chain) && cursor.body(bodies).is_some()) {
                    cursor.at = before;
                    break;
                }
            }
        }
        for _ in 0..2 {
            lead.own_part |= cursor.pass(&self.own_part);
            if !cursor.pass(&self.tails) {
                break;
            }
        }
        lead.own_part |= cursor.pass(&self.own_part);
    }
}

/// A place in the line; phrases are taken from there, white space before them passed.
struct Cursor<'a> {
    line: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> (&'a str, usize) {
        let rest = self.line.get(self.at..).unwrap_or("");
        let trimmed = rest.trim_start();
        (trimmed, self.at + rest.len() - trimmed.len())
    }

    fn take<T: Copy>(&mut self, phrases: &Phrases<T>) -> Option<T> {
        let (rest, start) = self.rest();
        if !rest.starts_with(char::is_alphabetic) {
            return None;
        }
        let (value, end) = phrases.longest(rest)?;
        self.at = start + end;
        Some(value)
    }

    fn pass(&mut self, phrases: &Phrases<()>) -> bool {
        self.take(phrases).is_some()
    }

    fn word(&mut self, word: &str) -> bool {
        let (rest, start) = self.rest();
        let found = rest.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
            && super::fold::is_word_end(rest, word.len());
        if found {
            self.at = start + word.len();
        }
        found
    }

    fn body(&mut self, bodies: &Bodies) -> Option<Range<usize>> {
        let (rest, start) = self.rest();
        let end = bodies.name_at(rest)?;
        self.at = start + end;
        Some(start..self.at)
    }

    /// After a colon, dash or full stop that closes the lead-in.
    fn end(&self) -> usize {
        let (rest, start) = self.rest();
        if rest.starts_with(':') {
            start + 1
        } else if matches!(rest, "." | "," | "-" | "–") {
            self.line.len()
        } else {
            self.at
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<LeadIn> {
        let data = Data::read(super::super::data::FILE).unwrap();
        let bodies = Bodies::new(&data);
        Leads::new(&data).read(&bodies, line, bodies.name_at(line))
    }

    /// `(line, subject, verb, recipient, own part, end of the lead-in)`
    type Case = (&'static str, &'static str, LeadVerb, &'static str, bool, &'static str);

    #[test]
    fn lead_ins() {
        use LeadVerb::{AskedToDecide, Decides, None, Proposes};
        let cases: [Case; 17] = [
            ("Regionens samverkansråd", "Regionens samverkansråd", None, "", false, ""),
            ("Nämnden beslutar att", "Nämnden", Decides, "", false, ""),
            ("NÄMNDEN BESLUTAR", "NÄMNDEN", Decides, "", false, ""),
            ("Nämnden beslutar att godkänna rapporten", "Nämnden", Decides, "", false, " godkänna rapporten"),
            ("Nämnden beslutar godkänna rapporten", "Nämnden", Decides, "", false, " godkänna rapporten"),
            ("Kommunstyrelsen beslutar för egen del", "Kommunstyrelsen", Decides, "", true, ""),
            ("Kommunstyrelsen beslutar för sin del att", "Kommunstyrelsen", Decides, "", true, ""),
            ("Direktionen föreslås besluta", "Direktionen", AskedToDecide, "", false, ""),
            (
                "Kommunstyrelsen föreslår kommunfullmäktige besluta",
                "Kommunstyrelsen",
                Proposes,
                "kommunfullmäktige",
                false,
                "",
            ),
            (
                "Regionens samverkansråd föreslår regionala utvecklingsnämnden",
                "Regionens samverkansråd",
                Proposes,
                "regionala utvecklingsnämnden",
                false,
                "",
            ),
            ("Styrelsen föreslår att fullmäktige beslutar följande:", "Styrelsen", Proposes, "fullmäktige", false, ""),
            ("Nämnden föreslår styrelsen föreslå fullmäktige besluta", "Nämnden", Proposes, "styrelsen", false, ""),
            (
                "Utskottet beslutar föreslå styrelsen besluta föreslå fullmäktige besluta att",
                "Utskottet",
                Proposes,
                "styrelsen",
                false,
                "",
            ),
            ("Förvaltningen föreslår nämnden besluta:", "Förvaltningen", Proposes, "nämnden", false, ""),
            ("Nämnden föreslår följande:", "Nämnden", Proposes, "", false, ""),
            ("Kommunstyrelsen för egen del", "Kommunstyrelsen", None, "", true, ""),
            ("Föreslår kommunfullmäktige besluta", "", Proposes, "kommunfullmäktige", false, ""),
        ];
        for (line, subject, verb, recipient, own_part, rest) in cases {
            let lead = read(line).unwrap_or_else(|| panic!("{line}"));
            let at = |range: &Option<Range<usize>>| range.clone().map_or("", |range| &line[range]);
            assert_eq!((at(&lead.body), lead.verb, at(&lead.recipient)), (subject, verb, recipient), "{line}");
            assert_eq!((lead.own_part, &line[lead.end..]), (own_part, rest), "{line}");
            assert_eq!(lead.whole_line, rest.is_empty(), "{line}");
            assert_eq!(lead.office, subject == "Förvaltningen", "{line}");
        }
    }

    #[test]
    fn what_leads_in_to_nothing() {
        for line in [
            "Nämnden godkänner rapporten",
            "Förvaltningen",
            "Beslutar om det blir aktuellt",
            "Kommunstyrelsens förslag",
            "Samverkan sker med nämnden",
            "",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
