//! Printed tallies in all their forms (catalogue 8.1), and what yes and no mean (8.2).

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// A printed tally; what is not printed is absent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) yes: Option<u32>,
    pub(crate) no: Option<u32>,
    pub(crate) abstain: Option<u32>,
    pub(crate) absent: Option<u32>,
    pub(crate) paired: Option<u32>,
}

impl Tally {
    /// Whether it tells the outcome at all.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Tally::default()
    }
}

const NUMBER: &str = r"(\d{1,3}|noll|ingen|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugo)";

/// Numbers in words, from nought.
const WORDS: [&str; 21] = [
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
    "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo",
];

/// Compiles patterns in which `{n}` stands for a number; a test holds all of them to compile.
fn patterns(texts: &[&str]) -> Vec<Regex> {
    texts.iter().filter_map(|text| Regex::new(&text.replace("{n}", NUMBER)).ok()).collect()
}

static YES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    patterns(&[
        r"(?i)\bja\s*[:=]\s*(\d{1,3})\b",
        r"(?i)\b{n}\s+ja(?:[- ]?röst(?:er)?)?\b",
        r"(?i)\b{n}\s+(?:ledamöter\s+)?röstar\s+ja\b",
        r"(?i)\bantal\s+ja:?\s*{n}\b",
    ])
});

static NO: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    patterns(&[
        r"(?i)\bnej\s*[:=]\s*(\d{1,3})\b",
        r"(?i)\b{n}\s+nej(?:[- ]?röst(?:er)?)?\b",
        r"(?i)\b{n}\s+(?:ledamöter\s+)?röstar\s+nej\b",
        r"(?i)\bantal\s+nej:?\s*{n}\b",
    ])
});

static ABSTAIN: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    patterns(&[
        r"(?i)\bavst(?:år|\.)?\s*[:=]\s*(\d{1,3})\b",
        r"(?i)\b{n}\s+(?:ledamot|ledamöter)?\s*(?:avstår|avstod|avstående|nedlagda|som avstår|avstått)",
        r"(?i)\bantal\s+avstår:?\s*{n}\b",
    ])
});

static ABSENT: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    patterns(&[
        r"(?i)\bfrånv\w*\.?\s*[:=]\s*(\d{1,3})\b",
        r"(?i)\b{n}\s+(?:ledamöter\s+)?(?:är\s+)?frånvarande\b",
        r"(?i)\bantal\s+frånv\w*\.?:?\s*{n}\b",
    ])
});

static PAIRED: LazyLock<Vec<Regex>> =
    LazyLock::new(|| patterns(&[r"(?i)\b(?:antal\s+)?kvittade?:?\s*{n}\b", r"(?i)\b{n}\s+kvittade?\b"]));

/// "Votering 21 - 9": yes first.
static PAIR: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    patterns(&[r"(?i)\b(?:votering|röstetal\w*|röster)\D{0,12}(\d{1,3})\s*(?:-|–|mot)\s*(\d{1,3})\b"])
});

/// Whether a text can tell of a vote at all: most sentences need not be asked, and the patterns not be built.
fn counts(text: &str) -> bool {
    const SIGNS: [&str; 13] =
        ["nej", "Nej", "NEJ", "ja-r", "Ja", "JA", "avst", "Avst", "oter", "röst", "Röst", "rånv", "vittad"];
    SIGNS.iter().any(|sign| memchr::memmem::find(text.as_bytes(), sign.as_bytes()).is_some())
}

/// Reads the tally of a text.
pub(crate) fn tally(text: &str) -> Tally {
    if !counts(text) {
        return Tally::default();
    }
    let first = |list: &[Regex]| list.iter().find_map(|pattern| number(pattern.captures(text)?.get(1)?.as_str()));
    let paired = if text.contains("vitt") { first(&PAIRED) } else { None };
    let mut tally =
        Tally { yes: first(&YES), no: first(&NO), abstain: first(&ABSTAIN), absent: first(&ABSENT), paired };
    if tally.yes.is_none()
        && tally.no.is_none()
        && let Some(pair) = PAIR.iter().find_map(|pattern| pattern.captures(text))
    {
        let at = |group: usize| pair.get(group).and_then(|found| number(found.as_str()));
        (tally.yes, tally.no) = (at(1), at(2));
    }
    tally
}

/// A number in digits or words.
fn number(word: &str) -> Option<u32> {
    let lower = word.to_lowercase();
    let known = match lower.as_str() {
        "ingen" => Some(0),
        "ett" => Some(1),
        other => WORDS.iter().position(|word| *word == other).and_then(|at| u32::try_from(at).ok()),
    };
    known.or_else(|| lower.parse().ok())
}

/// What yes and no mean, as ranges of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) yes: Option<Range<usize>>,
    pub(super) no: Option<Range<usize>>,
    /// The whole proposition.
    pub(super) whole: Option<Range<usize>>,
}

static MEANINGS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    patterns(&[
        // "Ja för avslag och Nej för bifall", "Ja-röst för X. Nej-röst för Y"
        r"(?is)\bja(?:[- ]?röst)?\s+(?:för|till|betyder|innebär)\s+(.+?)(?:\s+och|[.,;])?\s+nej(?:[- ]?röst)?\s+(?:för|till|betyder|innebär)\s+(.+?)[.”\x22]*(?:\n|$)",
        // "JA = X  NEJ = Y  AVSTÅR = Z"
        r"(?is)\bja\s*[=:]\s*(.+?)[.,;]?\s+nej\s*[=:]\s*(.+?)[.”\x22]*(?:\s+avstår\s*[=:].*|\n|$)",
        // "Den som vill bifalla X röstar ja. Den som vill avslå röstar nej."
        r"(?is)\bden\s+som\s+(?:vill\s+)?([^.]+?)\s+röstar\s+ja\b[.,;]?\s+(?:och\s+)?(?:den\s+som\s+)?(?:vill\s+)?([^.]+?)\s+röstar\s+nej\b",
        // "Ja-röst innebär bifall till X, nej-röst bifall till Y."
        r"(?is)\bja[- ]?röst\s+(?:är|=)?\s*(.+?)[,;.]\s+nej[- ]?röst\s+(?:är|=)?\s*(.+?)[.”\x22]*(?:\n|$)",
    ])
});

/// Reads what yes and no mean.
pub(super) fn meaning(text: &str) -> Option<Meaning> {
    if !["nej", "Nej", "NEJ"].iter().any(|word| text.contains(word)) {
        return None;
    }
    MEANINGS.iter().find_map(|pattern| {
        let found = pattern.captures(text)?;
        let at = |group: usize| found.get(group).map(|part| part.start()..part.end());
        // "Ja: 6 Nej: 4" counts, and means nothing.
        if (1..=2)
            .any(|group| found.get(group).is_some_and(|part| part.as_str().starts_with(|c: char| c.is_ascii_digit())))
        {
            return None;
        }
        let whole = found.get(0).map(|part| {
            let shown = part.as_str().trim_end();
            // A full stop behind the quotation is the sentence's, one inside it the proposition's.
            let cut = shown.strip_suffix('.').filter(|cut| cut.ends_with(['”', '"'])).unwrap_or(shown);
            part.start()..part.start() + cut.trim_end_matches(['”', '"']).len()
        });
        Some(Meaning { yes: at(1), no: at(2), whole })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_patterns_compile() {
        let counts = [YES.len(), NO.len(), ABSTAIN.len(), ABSENT.len(), PAIR.len(), MEANINGS.len()];
        assert_eq!(counts, [4, 4, 3, 3, 1, 4]);
    }

    #[test]
    fn tallies_in_every_form() {
        for (text, yes, no, abstain) in [
            (
                "Omröstningen utfaller med 40 Ja mot 38 Nej. 3 ledamöter avstår från att rösta.",
                Some(40),
                Some(38),
                Some(3),
            ),
            ("7 ja-röster och 6 nej-röster", Some(7), Some(6), None),
            ("Med 7 JA-röster mot 6 NEJ-röster", Some(7), Some(6), None),
            ("5 nej mot 10 ja", Some(10), Some(5), None),
            ("sju ledamöter röstar JA, två ledamöter röstar NEJ och en ledamot avstår", Some(7), Some(2), Some(1)),
            ("(7 ja, 0 nej, 2 avstår)", Some(7), Some(0), Some(2)),
            ("Votering 21 - 9", Some(21), Some(9), None),
            ("Antal Ja: 43 Antal Nej: 38 Antal Avstår: 0", Some(43), Some(38), Some(0)),
            ("Utfallet blir Ja: 6 Nej: 4 Avstår: 1", Some(6), Some(4), Some(1)),
            ("JA = 12   NEJ = 3", Some(12), Some(3), None),
            ("Nämnden har 13 ledamöter.", None, None, None),
        ] {
            let found = tally(text);
            assert_eq!((found.yes, found.no, found.abstain), (yes, no, abstain), "{text}");
        }
    }

    #[test]
    fn meanings_of_yes_and_no() {
        for (text, yes, no) in [
            ("”Ja för avslag och Nej för bifall till yrkandet från M.”", "avslag", "bifall till yrkandet från M"),
            ("Ja-röst för förslaget, nej-röst för återremiss.", "förslaget", "återremiss"),
            ("JA = bifall till förslaget NEJ = avslag", "bifall till förslaget", "avslag"),
            (
                "Ja för bifall till kommunstyrelsens förslag. Nej för bifall till yrkandet från Åsa Ek m fl.",
                "bifall till kommunstyrelsens förslag",
                "bifall till yrkandet från Åsa Ek m fl",
            ),
        ] {
            let found = meaning(text).unwrap_or_else(|| panic!("{text}"));
            let part = |range: &Option<Range<usize>>| &text[range.clone().unwrap_or_default()];
            assert_eq!((part(&found.yes), part(&found.no)), (yes, no), "{text}");
        }
        assert_eq!(meaning("Nämnden beslutar enligt förslaget."), None);
    }
}
