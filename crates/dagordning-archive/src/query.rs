//! What somebody searches for: `bygglov "mark i norr" skol* -budget väg OR gata`.

use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::words::{Stems, folded, words};

/// A word with more forms than so many is searched by these.
const FORMS: usize = 100;

/// One thing that a text can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Term {
    /// A word in any of these forms.
    Forms(Vec<String>),
    /// Words that begin so.
    Prefix(String),
    /// These words one after the other, the last perhaps only begun.
    Phrase(Vec<String>, bool),
}

/// All that is searched for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Query {
    /// Of each of these one.
    pub wanted: Vec<Vec<Term>>,
    /// None of these.
    pub unwanted: Vec<Term>,
}

/// A piece of what was typed.
struct Piece<'q> {
    text: &'q str,
    unwanted: bool,
    quoted: bool,
    begun: bool,
}

impl Query {
    /// Understands what was typed; the archive tells the forms of its words.
    pub fn new(typed: &str, connection: &Connection) -> Result<Query> {
        let stems = Stems::new();
        let mut query = Query::default();
        let mut or = false;
        for piece in pieces(typed) {
            if piece.text == "OR" && !piece.quoted {
                or = !query.wanted.is_empty();
                continue;
            }
            let mut found: Vec<String> = words(piece.text).map(|word| word.folded).collect();
            let term = match (found.len(), piece.begun) {
                (0, _) => continue,
                (1, true) => Term::Prefix(found.remove(0)),
                (1, false) if !piece.quoted => Term::Forms(forms(found.remove(0), &stems, connection)?),
                (_, begun) => Term::Phrase(found, begun),
            };
            match query.wanted.last_mut() {
                _ if piece.unwanted => query.unwanted.push(term),
                Some(last) if or => last.push(term),
                _ => query.wanted.push(vec![term]),
            }
            or = false;
        }
        if query.wanted.is_empty() && !query.unwanted.is_empty() {
            return Err(Error::Query("what is not wanted can only be left out of something that is".to_owned()));
        }
        Ok(query)
    }

    /// As FTS5 has it; nothing where all entries are wanted.
    pub fn expression(&self) -> String {
        let wanted: Vec<String> = self
            .wanted
            .iter()
            .map(|terms| format!("({})", joined(terms.iter().map(Term::expression), " OR ")))
            .collect();
        let mut expression = wanted.join(" AND ");
        if !self.unwanted.is_empty() {
            let unwanted = joined(self.unwanted.iter().map(Term::expression), " OR ");
            expression = format!("({expression}) NOT ({unwanted})");
        }
        expression
    }

    /// All terms that a text is shown for.
    pub fn shown(&self) -> impl Iterator<Item = &Term> {
        self.wanted.iter().flatten()
    }
}

impl Term {
    fn expression(&self) -> String {
        match self {
            Term::Forms(forms) => joined(forms.iter().map(|form| quoted(form)), " OR "),
            Term::Prefix(begin) => format!("{} *", quoted(begin)),
            Term::Phrase(words, begun) => format!("{}{}", quoted(&words.join(" ")), if *begun { " *" } else { "" }),
        }
    }

    /// How many of these words, from the first on, are what is searched for.
    pub fn matches(&self, words: &[&str]) -> usize {
        match self {
            Term::Forms(forms) => usize::from(words.first().is_some_and(|word| forms.iter().any(|form| form == word))),
            Term::Prefix(begin) => usize::from(words.first().is_some_and(|word| word.starts_with(begin.as_str()))),
            Term::Phrase(phrase, begun) => {
                let all = words.len() >= phrase.len()
                    && phrase.iter().zip(words).enumerate().all(|(index, (wanted, word))| {
                        wanted == word || *begun && index + 1 == phrase.len() && word.starts_with(wanted.as_str())
                    });
                if all { phrase.len() } else { 0 }
            }
        }
    }
}

/// A word or words as FTS5 takes them for nothing else; none has a quotation mark.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

fn joined(parts: impl Iterator<Item = String>, by: &str) -> String {
    parts.collect::<Vec<_>>().join(by)
}

fn forms(word: String, stems: &Stems, connection: &Connection) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached("SELECT word FROM archive_words WHERE stem = ? LIMIT ?")?;
    let known = statement.query_map((stems.of(&word), FORMS as i64), |row| row.get(0))?;
    let mut forms = known.collect::<rusqlite::Result<Vec<String>>>()?;
    if !forms.contains(&word) {
        forms.push(word);
    }
    Ok(forms)
}

fn pieces(typed: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = typed.trim_start();
    while !rest.is_empty() {
        let unwanted = rest.starts_with('-');
        let from = rest.trim_start_matches('-');
        let (text, behind, quoted) = match from.strip_prefix(['"', '”', '“']) {
            Some(inside) => {
                let end = inside.find(['"', '”', '“']).unwrap_or(inside.len());
                let behind = &inside[end..];
                (&inside[..end], behind.strip_prefix(['"', '”', '“']).unwrap_or(behind), true)
            }
            None => {
                let end = from.find(char::is_whitespace).unwrap_or(from.len());
                (&from[..end], &from[end..], false)
            }
        };
        let begun = if quoted { behind.starts_with('*') } else { text.ends_with('*') };
        let behind = if quoted { behind.trim_start_matches('*') } else { behind };
        found.push(Piece { text: text.trim(), unwanted, quoted, begun });
        rest = behind.trim_start();
    }
    found
}

/// A person's name as a filter.
pub(crate) fn person(name: &str) -> Option<String> {
    let words: Vec<String> = words(name).map(|word| quoted(&word.folded)).collect();
    match words.len() {
        0 => None,
        // Between the words of a name there may be an initial.
        _ => Some(format!("people : NEAR({}, {})", words.join(" "), words.len())),
    }
}

/// Words in a column as a filter.
pub(crate) fn in_column(column: &str, text: &str) -> Option<String> {
    let words: Vec<String> = words(text).map(|word| word.folded).collect();
    (!words.is_empty()).then(|| format!("{column} : {}", quoted(&words.join(" "))))
}

/// Whether a name has all that is asked for in it.
pub(crate) fn has(name: &str, asked: &str) -> bool {
    let whole = |text: &str| words(text).map(|word| word.folded).collect::<Vec<_>>().join(" ");
    folded(&whole(name)).contains(&whole(asked))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(typed: &str) -> Query {
        let connection = Connection::open_in_memory().expect("memory");
        let words = "CREATE TABLE archive_words (stem, word);
            INSERT INTO archive_words VALUES ('byggn', 'byggnad'), ('byggn', 'byggnaden')";
        connection.execute_batch(words).expect("a table");
        Query::new(typed, &connection).expect("a query")
    }

    #[test]
    fn what_is_typed_is_understood() {
        for (typed, expression) in [
            ("Byggnader", r#"("byggnad" OR "byggnaden" OR "byggnader")"#),
            ("\"Mark i Norr\" skol*", r#"("mark i norr") AND ("skol" *)"#),
            ("väg OR gata -cykel", r#"(("väg" OR "gata")) NOT ("cykel")"#),
            ("RUN/584/2025", r#"("run 584 2025")"#),
            ("§ 12", r#"("12")"#),
            ("”två ord”", r#"("två ord")"#),
            ("NOT NEAR(a, b) title:x", r#"("not") AND ("near a") AND ("b") AND ("title x")"#),
            ("\"", ""),
        ] {
            assert_eq!(query(typed).expression(), expression, "{typed}");
        }
    }

    #[test]
    fn only_what_is_unwanted_is_no_query() {
        let connection = Connection::open_in_memory().expect("memory");
        connection.execute_batch("CREATE TABLE archive_words (stem, word)").expect("a table");
        assert!(Query::new("-budget", &connection).is_err());
    }
}
