//! Who was there as old minutes tell it in sentences: "Närvarande voro ordföranden, lantbrukaren Karl Hedman, samt ledamöterna
//! byggmästaren Gustav Norberg och Elsa Lind ävensom suppleanten Helge Brodin. Frånvarande var Oskar Ljung." (Catalogue 3.1)

use super::name::{is_person_name, name_length};
use super::{NameLikeness, Person, Substitution};
use crate::grammar::{Spanned, scan};
use crate::language::{Language, OfficeOrFunction, Wording, small_letters};
use crate::model::{Office, Role};

/// A title before a name has so many words at most.
const MOST_WORDS: usize = 3;
/// Longer texts tell more than who was there.
const LONGEST: usize = 2400;

/// Everybody that the sentences name, with their roles; none where any word of a sentence is not understood, so that nothing is
/// read by halves.
#[must_use]
pub fn told(lex: &Language, s: &str) -> Option<Vec<(Person, Role)>> {
    if s.len() > LONGEST {
        return None;
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < s.len() {
        let mut reader = Reader { lex, s, at, role: Role::Member, beside: false, found: Vec::new() };
        reader.opening()?;
        reader.sentence()?;
        at = s.len() - s[reader.at..].trim_start().len();
        found.append(&mut reader.found);
    }
    (found.len() > 1).then_some(found)
}

struct Reader<'s> {
    lex: &'s Language,
    s: &'s str,
    at: usize,
    /// The role of those who are named next.
    role: Role,
    /// The sentence tells who else was there.
    beside: bool,
    found: Vec<(Person, Role)>,
}

impl<'s> Reader<'s> {
    fn rest(&self) -> &'s str {
        &self.s[self.at..]
    }

    /// Goes behind one of the phrases, if it stands here as whole words.
    fn take(&mut self, phrases: Wording) -> Option<std::ops::Range<usize>> {
        let rest = self.rest();
        let whole = |phrase: &&&str| !rest[phrase.len()..].starts_with(char::is_alphanumeric);
        let first = rest.bytes().next().map(|byte| byte.to_ascii_lowercase());
        let opens = |phrase: &&&str| {
            // Nearly no text begins so.
            let may = first.is_some_and(|first| !first.is_ascii() || phrase.as_bytes().first() == Some(&first));
            may && rest.get(..phrase.len()).is_some_and(|start| start == **phrase || small_letters(start) == **phrase)
        };
        let phrase = phrases.all().iter().filter(opens).find(whole)?;
        let start = self.at;
        self.at += phrase.len();
        Some(start..self.at)
    }

    fn blanks(&mut self) {
        self.at = self.s.len() - self.rest().trim_start().len();
    }

    /// What a sentence is about: those who were there, who else was, or who was not.
    fn opening(&mut self) -> Option<()> {
        self.blanks();
        if self.take(self.lex.told_away()).is_some() {
            self.role = Role::Absent;
        } else if self.take(self.lex.told_beside()).is_some() {
            (self.role, self.beside) = (Role::Official, true);
        } else {
            self.take(self.lex.told_there())?;
        }
        Some(())
    }

    /// Reads up to the full stop.
    fn sentence(&mut self) -> Option<()> {
        let mut office: Option<Spanned<OfficeOrFunction>> = None;
        // Whom the last word of a role heads: whether they have titles, and whether another joint stands before the next.
        let (mut headed, mut titled, mut apart) = (false, false, false);
        loop {
            self.at = self.s.len() - self.rest().trim_start_matches([' ', '\n', ',', ';', ':']).len();
            if self.rest().is_empty() {
                return (office.is_none()).then_some(());
            }
            if let Some(rest) = self.rest().strip_prefix('.') {
                self.at = self.s.len() - rest.len();
                return (office.is_none()).then_some(());
            }
            if let Some(joint) = self.take(self.lex.told_joints()) {
                apart = self.lex.told_strong_joints().has(&self.s[joint]);
                continue;
            }
            if let Some(words) = self.take(self.lex.told_vice_chair()) {
                office = Some(Spanned::new(OfficeOrFunction::Office(Office::ViceChair), words.start, words.end));
            } else if let Some(words) = self.take(self.lex.told_chair()) {
                office = Some(Spanned::new(OfficeOrFunction::Office(Office::Chair), words.start, words.end));
            } else if self.take(self.lex.told_secretary()).is_some() {
                (self.role, headed, apart) = (Role::Secretary, false, false);
            } else if self.take(self.lex.told_members()).is_some() {
                (headed, titled, apart) = (true, false, false);
                self.role = if self.role == Role::Absent { Role::Absent } else { Role::Member };
            } else if self.take(self.lex.told_substitutes()).is_some() {
                (headed, titled, apart) = (true, false, false);
                self.role = if self.role == Role::Absent { Role::Absent } else { Role::NonServingSubstitute };
            } else if self.stands_in().is_some() || self.writes().is_some() {
                continue;
            } else {
                let (title, name) = self.named()?;
                let untitled = title.is_none();
                // "ledamöterna Axel Ek och Elsa Lind samt kamreraren Sven Malm": who is another is not said.
                if headed && apart && !untitled && !titled {
                    return None;
                }
                (titled, apart) = (titled || !untitled, false);
                let mut person = Person { name, title, end: self.at, ..Person::default() };
                let role = match self.role {
                    Role::Official if self.beside && untitled => Role::Guest,
                    role if office.is_some() && role != Role::Absent => Role::Member,
                    role => role,
                };
                person.office = office.take().or_else(|| self.office_behind());
                self.found.push((person, role));
            }
        }
    }

    /// "lantbrukaren Karl Hedman", "herr Karl Hedman", "Karl Hedman".
    fn named(&mut self) -> Option<(Option<std::ops::Range<usize>>, std::ops::Range<usize>)> {
        let start = self.at;
        let mut words = 0;
        let mut title = start;
        // "herr", "fru" are neither name nor title.
        if let Some(rest) = self.lex.honorifics().cut_from(self.rest()) {
            self.at = self.s.len() - rest.len();
            title = self.at;
        }
        while self.rest().starts_with(char::is_lowercase) && words <= MOST_WORDS {
            let word = self.rest().split([' ', '\n', ',']).next()?;
            self.at += word.len();
            self.blanks();
            words += 1;
        }
        // The full stop of the sentence is no part of the name, that of an initial is.
        let stop = self.rest().match_indices('.').map(|(at, _)| at).find(|at| {
            let word = self.rest()[..*at].rsplit([' ', '\n']).next().unwrap_or("");
            word.chars().count() > 1
        });
        let rest = &self.rest()[..stop.unwrap_or(self.rest().len())];
        let name = &rest[..name_length(self.lex, rest)];
        let known = match words {
            0 => is_person_name(self.lex, name) != NameLikeness::No,
            _ => name.contains(' ') && is_person_name(self.lex, name) != NameLikeness::No,
        };
        let titled = words <= MOST_WORDS && self.is_title(self.s[title..self.at].trim_end());
        if name.is_empty() || !known || words > 0 && !titled {
            return None;
        }
        let range = self.at..self.at + name.len();
        let title = (words > 0).then(|| title..title + self.s[title..self.at].trim_end().len());
        self.at = range.end;
        Some((title, range))
    }

    /// Whether words before a name say what somebody is: by what the last one ends with, or as the vocabulary has it.
    fn is_title(&self, words: &str) -> bool {
        let last = words.rsplit([' ', '\n']).next().unwrap_or("");
        let other = |word: &str| {
            let wordings =
                [self.lex.told_substitutes(), self.lex.told_members(), self.lex.told_as(), self.lex.told_pronouns()];
            wordings.into_iter().any(|wording| wording.has(word))
        };
        let named = self.lex.told_titles().closes(last) || self.lex.title_word(last);
        named && !words.split([' ', '\n']).any(other)
    }

    /// ", ordförande" behind a name.
    fn office_behind(&mut self) -> Option<Spanned<OfficeOrFunction>> {
        let words = self.rest().strip_prefix(", ")?;
        let start = self.s.len() - words.len();
        let (office, end) = self.lex.office(words)?;
        let ends = words[end..].is_empty() || words[end..].starts_with([',', '.', ';', ' ']);
        if !ends
            || !words.starts_with(char::is_lowercase)
            || self.lex.told_chair().opens(words)
            || self.lex.told_vice_chair().opens(words)
        {
            return None;
        }
        self.at = start + end;
        Some(Spanned::new(office, start, start + end))
    }

    /// "vilken tjänstgjorde i stället för handlanden Nils Åkesson", behind a name.
    fn stands_in(&mut self) -> Option<()> {
        let start = self.at;
        if self.role == Role::Absent {
            return None;
        }
        let words = self.take(self.lex.told_stands_for())?;
        self.blanks();
        let read = self.named();
        let (Some((_, name)), Some((person, role))) = (read, self.found.last_mut()) else {
            self.at = start;
            return None;
        };
        person.substitutions.push(Substitution { words, name: Some(name), ..Substitution::default() });
        *role = Role::ServingSubstitute;
        Some(())
    }

    /// "den sistnämnde såsom nämndens sekreterare", behind a name.
    fn writes(&mut self) -> Option<()> {
        let start = self.at;
        let _ = self.take(self.lex.told_of_last());
        self.blanks();
        let _ = self.take(self.lex.told_as());
        self.blanks();
        let end = self.rest().find([',', '.', ';']).unwrap_or(self.rest().len());
        let word = scan::last_word(&self.rest()[..end], 40).map(|(at, word)| (self.at + at, word));
        let known = word.filter(|(_, word)| self.lex.secretary_titles().has(&word.to_lowercase()));
        let (Some((at, word)), Some((person, role))) = (known, self.found.last_mut()) else {
            self.at = start;
            return None;
        };
        // "nämndens sekreterare": at most one word stands before it.
        if self.s[self.at..at].split_whitespace().count() > 1 {
            self.at = start;
            return None;
        }
        person.writes = Some(at..at + word.len());
        *role = Role::Secretary;
        self.at = at + word.len();
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Vec<(String, Role)>> {
        let found = told(Language::swedish(), text)?;
        Some(found.into_iter().map(|(person, role)| (text[person.name].to_owned(), role)).collect())
    }

    #[test]
    fn what_is_not_understood_is_not_read_by_halves() {
        assert_eq!(read("Närvarande voro Karl Hedman och tre åhörare."), None);
        assert_eq!(read("Närvarande voro ordföranden och Karl Hedman, ordföranden."), None);
        assert_eq!(read("Närvarande voro Karl Hedman samt Elsa Lind. Mötet började sent."), None);
        // Who is another than those before is not said, nor who stands in for whom.
        let kamrer = "Närvarande voro ledamöterna Karl Hedman och Elsa Lind samt kommunalkamreraren Sven Malm.";
        assert_eq!(read(kamrer), None);
        let away =
            "Närvarande var Karl Hedman. Frånvarande var Oskar Ljung, i stället för honom suppleanten Helge Brodin.";
        assert_eq!(read(away), None);
    }

    #[test]
    fn names_end_before_the_full_stop() {
        let text = "Närvarande voro sekreteraren Sven Malm, ledamöterna Karl Hedman och Nils Ek.";
        let names = [("Sven Malm", Role::Secretary), ("Karl Hedman", Role::Member), ("Nils Ek", Role::Member)];
        assert_eq!(read(text), Some(names.map(|(name, role)| (name.to_owned(), role)).to_vec()));
    }

    #[test]
    fn roles_are_those_of_the_words_before() {
        let text = "Närvarande voro ordföranden, lantbrukaren Karl Hedman, ledamöterna herrar Gustav Norberg och Axel Fransson \
                    samt suppleanten Helge Brodin, vilken tjänstgjorde i stället för handlanden Nils Åkesson. Dessutom närvoro \
                    kamreraren Sven Malmqvist, den sistnämnde såsom nämndens sekreterare. Frånvarande var Oskar Ljung.";
        use Role::{Absent, Member, Secretary, ServingSubstitute};
        let names = ["Karl Hedman", "Gustav Norberg", "Axel Fransson", "Helge Brodin", "Sven Malmqvist", "Oskar Ljung"];
        let roles = [Member, Member, Member, ServingSubstitute, Secretary, Absent];
        let expected: Vec<_> = names.iter().map(|name| (*name).to_owned()).zip(roles).collect();
        assert_eq!(read(text), Some(expected));
    }
}
