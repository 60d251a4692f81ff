//! The fixed phrases of a roster's grammar, and how they are matched.

/// The words that say that one person replaces another, longest first.
pub(super) const REPLACES: [&str; 27] = [
    "tjänstgörande ersättare för",
    "tjänstgör som ersättare för",
    "tjänstg. ersättare för",
    "tjänstg ersättare för",
    "tjänstgörande i stället för",
    "tjg ersättare för",
    "tj ersättare för",
    "vikarierar för",
    "tjänstgörande för",
    "ersättare för",
    "i stället för",
    "tjänstgör för",
    "istället för",
    "tjg ers för",
    "tgj ers för",
    "tj. ers för",
    "tj ers för",
    "ersättare:",
    "ersätter",
    "tjg. för",
    "ers. för",
    "tjg för",
    "ers för",
    "ers.för",
    "ers:",
    "ers.",
    "för",
];

/// The words that say that a substitute serves.
pub(super) const SERVES: [&str; 12] = [
    "tjänstgörande ersättare",
    "tjänstg. ersättare",
    "tjänstg ersättare",
    "tjg ersättare",
    "tjg. ersättare",
    "tj ersättare",
    "tjänstgörande",
    "tjänstgör",
    "tjg ers",
    "tgj ers",
    "tj ers",
    "tjg",
];

pub(super) const REMOTE: [&str; 9] = [
    "deltar på distans",
    "deltog på distans",
    "på distans",
    "deltar digitalt",
    "digitalt",
    "via länk",
    "via teams",
    "via zoom",
    "via skype",
];

pub(super) const REASON: [&str; 8] =
    ["på grund av jäv", "p.g.a. jäv", "p g a jäv", "pga. jäv", "pga jäv", "anmäler jäv", "jävig", "jäv"];

/// The words before a clock time from which or until which a person took part.
pub(super) const CLOCK: [(&str, bool); 17] = [
    ("t o m", false),
    ("t.o.m.", false),
    ("till och med", false),
    ("till", false),
    ("gick", false),
    ("lämnade", false),
    ("avvek", false),
    ("fr o m", true),
    ("fr.o.m.", true),
    ("från och med", true),
    ("från", true),
    ("fr", true),
    ("kom", true),
    ("anlände", true),
    ("ankom", true),
    ("anslöt", true),
    ("inträdde", true),
];

/// The first of the phrases at the start of `s`, whatever its case, as words of their own: its index and length.
pub(super) fn words_at(s: &str, phrases: &[&str]) -> Option<(usize, usize)> {
    phrases.iter().enumerate().find_map(|(index, phrase)| {
        let mut given = s.char_indices();
        for expected in phrase.chars() {
            let (_, c) = given.next()?;
            if c != expected && !c.to_lowercase().eq(std::iter::once(expected)) {
                return None;
            }
        }
        let end = given.next().map_or(s.len(), |(at, _)| at);
        let ended = phrase.ends_with([':', '.']) || !s[end..].starts_with(char::is_alphanumeric);
        ended.then_some((index, end))
    })
}
