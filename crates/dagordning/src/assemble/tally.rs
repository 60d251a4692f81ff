//! Printed tallies in all their forms (catalogue 8.1), and what yes and no mean (8.2).

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::Vote;

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

    /// What this one tells, and what only the other tells.
    pub(crate) fn or(self, other: Tally) -> Tally {
        Tally {
            yes: self.yes.or(other.yes),
            no: self.no.or(other.no),
            abstain: self.abstain.or(other.abstain),
            absent: self.absent.or(other.absent),
            paired: self.paired.or(other.paired),
        }
    }

    /// Adds what a vote does not tell yet.
    pub(crate) fn complete(self, vote: &mut Vote) {
        let told =
            Tally { yes: vote.yes, no: vote.no, abstain: vote.abstain, absent: vote.absent, paired: vote.paired };
        let Tally { yes, no, abstain, absent, paired } = told.or(self);
        (vote.yes, vote.no, vote.abstain, vote.absent, vote.paired) = (yes, no, abstain, absent, paired);
    }
}

/// Patterns of counts read a text in lower case, so that they need no case folding: `{n}` stands for a number, `<` and `>`
/// for the edges of a word.
const NUMBER: &str = r"([0-9]{1,3}|noll|ingen|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugo)";
const START: &str = r"(?:^|[^a-zåäö0-9])";
const END: &str = r"(?:$|[^a-zåäö0-9])";

/// Numbers in words, from nought.
const WORDS: [&str; 21] = [
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
    "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo",
];

/// Compiles patterns of counts; a test holds all of them to compile.
fn patterns(texts: &[&str]) -> Vec<Regex> {
    let whole = |text: &str| text.replace('<', START).replace('>', END).replace("{n}", NUMBER).replace('~', r"[ \n]");
    texts.iter().filter_map(|text| Regex::new(&whole(text)).ok()).collect()
}

static YES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    patterns(&[
        r"<ja~*[:=]~*([0-9]{1,3})>",
        r"<{n}~+ja(?:[- ]?röst(?:er)?)?>",
        r"<{n}~+(?:ledamöter~+)?röstar~+ja>",
        r"<antal~+ja:?~*{n}>",
    ])
});

static NO: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    patterns(&[
        r"<nej~*[:=]~*([0-9]{1,3})>",
        r"<{n}~+nej(?:[- ]?röst(?:er)?)?>",
        r"<{n}~+(?:ledamöter~+)?röstar~+nej>",
        r"<antal~+nej:?~*{n}>",
    ])
});

static ABSTAIN: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    patterns(&[
        r"<avst(?:år|\.)?~*[:=]~*([0-9]{1,3})>",
        r"<{n}~+(?:ledamot|ledamöter)?~*(?:avstår|avstod|avstående|nedlagda?|som avstår|avstått)",
        r"<antal~+avstår:?~*{n}>",
    ])
});

static ABSENT: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    patterns(&[
        r"<frånv[a-z]*\.?~*[:=]~*([0-9]{1,3})>",
        r"<{n}~+(?:ledamot~+|ledamöter~+)?(?:är~+)?frånvarande>",
        r"<antal~+frånv[a-z]*\.?:?~*{n}>",
    ])
});

static PAIRED: LazyLock<Vec<Regex>> =
    LazyLock::new(|| patterns(&[r"<(?:antal~+)?kvittade?:?~*{n}>", r"<{n}~+kvittade?>"]));

/// "Votering 21 - 9": yes first.
static PAIR: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    patterns(&[r"<(?:votering|röstetal[a-z]*|röster)[^0-9]{0,12}([0-9]{1,3})~*(?:-|–|mot)~*([0-9]{1,3})>"])
});

/// Whether a text can tell of a vote at all: most sentences need not be asked, and the patterns not be built.
fn counts(text: &str) -> bool {
    const SIGNS: [&str; 13] =
        ["nej", "Nej", "NEJ", "ja-r", "Ja", "JA", "avst", "Avst", "oter", "röst", "Röst", "rånv", "vittad"];
    SIGNS.iter().any(|sign| memchr::memmem::find(text.as_bytes(), sign.as_bytes()).is_some())
}

/// Whether "ja" or "nej" stands in the text as a word, or before "röst".
fn answers(lower: &str, answer: &str) -> bool {
    lower.match_indices(answer).any(|(at, _)| {
        let before = lower[..at].chars().next_back();
        let after = &lower[at + answer.len()..];
        !before.is_some_and(char::is_alphanumeric)
            && (after.starts_with("röst") || !after.starts_with(char::is_alphanumeric))
    })
}

/// Reads the tally of a text.
pub(crate) fn tally(text: &str) -> Tally {
    if !counts(text) {
        return Tally::default();
    }
    let lower = text.to_lowercase().replace(['\t', '\u{a0}'], " ");
    let count = |list: &LazyLock<Vec<Regex>>, can: bool| {
        let list = if can { list.as_slice() } else { &[] };
        list.iter().find_map(|pattern| number(pattern.captures(&lower)?.get(1)?.as_str()))
    };
    let has = |part: &str| lower.contains(part);
    let mut tally = Tally {
        yes: count(&YES, answers(&lower, "ja")),
        no: count(&NO, answers(&lower, "nej")),
        abstain: count(&ABSTAIN, has("avst") || has("nedlagd")),
        absent: count(&ABSENT, has("frånv")),
        paired: count(&PAIRED, has("kvitta")),
    };
    if tally.yes.is_none()
        && tally.no.is_none()
        && (has("votering") || has("röst"))
        && lower.contains(|c: char| c.is_ascii_digit())
        && let Some(pair) = PAIR.iter().find_map(|pattern| pattern.captures(&lower))
    {
        let at = |group: usize| pair.get(group).and_then(|found| number(found.as_str()));
        (tally.yes, tally.no) = (at(1), at(2));
    }
    tally
}

/// A number in digits or lower-case words.
fn number(word: &str) -> Option<u32> {
    let known = match word {
        "ingen" => Some(0),
        "ett" => Some(1),
        other => WORDS.iter().position(|word| *word == other).and_then(|at| u32::try_from(at).ok()),
    };
    known.or_else(|| word.parse().ok())
}

/// What yes and no mean, as ranges of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Meaning {
    pub(crate) yes: Option<Range<usize>>,
    pub(crate) no: Option<Range<usize>>,
    /// The whole proposition.
    pub(crate) whole: Option<Range<usize>>,
}

static MEANINGS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let texts = [
        // "Ja för avslag och Nej för bifall", "Ja-röst för X. Nej-röst för Y"
        r"(?is)\bja(?:[- ]?röst)?\s+(?:för|till|betyder|innebär)\s+(.+?)(?:\s+och|[.,;])?\s+nej(?:[- ]?röst)?\s+(?:för|till|betyder|innebär)\s+(.+?)[.”\x22]*(?:\n|$)",
        // "JA = X  NEJ = Y  AVSTÅR = Z"
        r"(?is)\bja\s*[=:]\s*(.+?)[.,;]?\s+nej\s*[=:]\s*(.+?)[.”\x22]*(?:\s+avstår\s*[=:].*|\n|$)",
        // "Den som vill bifalla X röstar ja. Den som vill avslå röstar nej."
        r"(?is)\bden\s+som\s+(?:vill\s+)?([^.]+?)\s+röstar\s+ja\b[.,;]?\s+(?:och\s+)?(?:den\s+som\s+)?(?:vill\s+)?([^.]+?)\s+röstar\s+nej\b",
        // "Ja-röst innebär bifall till X, nej-röst bifall till Y."
        r"(?is)\bja[- ]?röst\s+(?:är|=)?\s*(.+?)[,;.]\s+nej[- ]?röst\s+(?:är|=)?\s*(.+?)[.”\x22]*(?:\n|$)",
    ];
    texts.iter().filter_map(|text| Regex::new(text).ok()).collect()
});

/// Reads what yes and no mean.
pub(crate) fn meaning(text: &str) -> Option<Meaning> {
    if !["nej", "Nej", "NEJ"].iter().any(|word| text.contains(word)) {
        return None;
    }
    MEANINGS.iter().find_map(|pattern| {
        let found = pattern.captures(text)?;
        // "… från Bo Ek m.fl.": the stop is the abbreviation's.
        let short = |range: &Range<usize>| {
            ["m.fl", "m.m", "m. fl", "m. m"].iter().any(|end| text[range.clone()].ends_with(end))
                && text[range.end..].starts_with('.')
        };
        let at = |group: usize| {
            let range = found.get(group).map(|part| part.start()..part.end())?;
            let stop = usize::from(short(&range));
            Some(range.start..range.end + stop)
        };
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
