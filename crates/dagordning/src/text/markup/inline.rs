//! Marks inside a line: bold and slanted words, links, escaped signs, tags.

use super::{Dialect, Markup};

/// How much of a line is bold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strong {
    No,
    Start,
    Whole,
}

/// More signs in a row are no mark but a line to sign on.
const LONGEST: usize = 3;
/// No link or tag is longer.
const MOST: usize = 500;
/// The signs that stand around words.
const SIGNS: [u8; 5] = [b'*', b'_', b'`', b'=', b'~'];

/// Marks that were opened, by sign and number; each may be open once.
type Open = [[Option<usize>; LONGEST + 1]; SIGNS.len()];

struct Walk<'t, 'm> {
    /// Where the text begins in the document.
    begin: usize,
    text: &'t str,
    dialect: Dialect,
    markup: &'m mut Markup,
    open: Open,
    bracket: Option<usize>,
    strong: Strong,
}

/// Undoes the marks inside `text`, which begins at `begin`.
pub(super) fn undo(begin: usize, text: &str, dialect: Dialect, markup: &mut Markup) -> Strong {
    let open = Open::default();
    let mut walk = Walk { begin, text, dialect, markup, open, bracket: None, strong: Strong::No };
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        at += match byte {
            b'*' | b'_' | b'`' | b'=' | b'~' => walk.run(at, *byte),
            b'\\' if dialect == Dialect::Markdown => walk.escape(at),
            b'[' => walk.opening(at),
            b']' => walk.closing(at),
            b'<' => walk.tag(at),
            b'&' => walk.entity(at),
            _ => 1,
        };
    }
    walk.strong
}

impl Walk<'_, '_> {
    fn drop(&mut self, from: usize, length: usize) {
        self.markup.drop(self.begin + from..self.begin + from + length);
    }

    fn rest(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    /// Signs in a row that open or close what stands between them.
    fn run(&mut self, at: usize, sign: u8) -> usize {
        let length = self.text.as_bytes()[at..].iter().take_while(|byte| **byte == sign).count();
        let only_org = matches!(sign, b'=' | b'~');
        let single = only_org || self.dialect == Dialect::Org;
        if length > LONGEST || only_org && self.dialect != Dialect::Org || single && length > 1 {
            return length;
        }
        let before = self.text[..at].chars().next_back();
        let after = self.rest(at + length).chars().next();
        let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        // Inside words only stars are marks.
        let inner = sign == b'*' && self.dialect == Dialect::Markdown || sign == b'`';
        let closes = !space(before) && (inner || !word(after));
        let opens = !space(after) && (inner || !word(before));
        let Some(kind) = SIGNS.iter().position(|known| *known == sign) else { return length };
        let slot = self.open[kind][length];
        match slot {
            Some(start) if closes && at > start + length => {
                self.drop(start, length);
                self.drop(at, length);
                self.open[kind][length] = None;
                let bold = matches!(sign, b'*' | b'_') && (length > 1 || self.dialect == Dialect::Org);
                if bold && self.text[..start].trim().is_empty() {
                    let all = self.rest(at + length).trim_matches([' ', ':', '.', '\t']).is_empty();
                    self.strong = if all { Strong::Whole } else { Strong::Start };
                }
            }
            _ if opens => self.open[kind][length] = Some(at),
            _ => {}
        }
        length
    }

    /// `1\.`, `\|`
    fn escape(&mut self, at: usize) -> usize {
        if self.rest(at + 1).starts_with(|c: char| c.is_ascii_punctuation()) {
            self.drop(at, 1);
            return 2;
        }
        1
    }

    fn opening(&mut self, at: usize) -> usize {
        if self.dialect == Dialect::Org {
            return self.org_link(at);
        }
        self.bracket = Some(at);
        1
    }

    /// `[[place][words]]`, `[[place]]`, `[2024-03-05 tis]`
    fn org_link(&mut self, at: usize) -> usize {
        let Some(inside) = self.rest(at).strip_prefix("[[") else { return 1 };
        let Some(length) = near(inside).find("]]") else { return 1 };
        let words = inside[..length].find("][").map_or(0, |place| place + 2);
        self.drop(at, 2 + words);
        self.drop(at + 2 + length, 2);
        2 + words
    }

    /// `](place)` behind the words of a link or image.
    fn closing(&mut self, at: usize) -> usize {
        let Some(open) = self.bracket.take() else { return 1 };
        let Some(place) = self.rest(at + 1).strip_prefix('(') else { return 1 };
        let Some(length) = near(place).find(')') else { return 1 };
        let target = place[..length].split(" \"").next().unwrap_or_default();
        if target.is_empty() || target.contains(char::is_whitespace) {
            return 1;
        }
        let image = usize::from(self.text[..open].ends_with('!'));
        self.drop(open - image, 1 + image);
        self.drop(at, length + 3);
        length + 3
    }

    /// `<br>`, `<a href="…">`, `<https://…>`, `<2024-03-05 tis>`
    fn tag(&mut self, at: usize) -> usize {
        let rest = self.rest(at + 1);
        let Some(length) = near(rest).find('>').filter(|length| *length > 0) else { return 1 };
        let inside = &rest[..length];
        let address = inside.contains("://") || inside.contains('@');
        let day = self.dialect == Dialect::Org && inside.starts_with(|c: char| c.is_ascii_digit());
        if day || address && !inside.contains(char::is_whitespace) {
            self.drop(at, 1);
            self.drop(at + 1 + length, 1);
            return 1;
        }
        let name = inside.trim_start_matches('/');
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name)) {
            let line_end = name.eq_ignore_ascii_case("br") && !rest[length + 1..].trim().is_empty();
            let range = self.begin + at..self.begin + at + length + 2;
            self.markup.replace(range, if line_end { "\n" } else { "" });
            return length + 2;
        }
        1
    }

    fn entity(&mut self, at: usize) -> usize {
        let found = ENTITIES.iter().find(|(name, _)| self.rest(at).starts_with(name));
        let Some((name, sign)) = found else { return 1 };
        self.markup.replace(self.begin + at..self.begin + at + name.len(), *sign);
        name.len()
    }
}

/// As much of a text as a link or tag can take: what is never closed is looked for no further.
fn near(text: &str) -> &str {
    text.char_indices().nth(MOST).map_or(text, |(end, _)| &text[..end])
}

const TAGS: [&str; 24] = [
    "a", "b", "i", "u", "em", "strong", "br", "p", "div", "span", "details", "summary", "h1", "h2", "h3", "h4", "ul",
    "ol", "li", "center", "small", "img", "hr", "mark",
];

const ENTITIES: [(&str, &str); 5] = [("&nbsp;", " "), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")];
