//! Printed tallies in all their forms (catalogue 8.1), and what yes and no mean (8.2).

mod sides;

use std::ops::Range;

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{take_while, take_while_m_n, take_while1};
use nom::character::complete::{char, one_of};
use nom::combinator::{opt, recognize, rest};

use super::scan::Parsed;
use crate::language::search::find_all;
use crate::language::{Language, Wording, small_letters};
use crate::model::Vote;
use sides::for_or_against;

/// A printed tally; what is not printed is absent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many voted yes.
    pub yes: Option<u32>,
    /// How many voted no.
    pub no: Option<u32>,
    /// How many abstained.
    pub abstain: Option<u32>,
    /// How many were absent.
    pub absent: Option<u32>,
    /// How many stayed away in pairs.
    pub paired: Option<u32>,
}

impl Tally {
    /// Whether it tells nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Tally::default()
    }

    /// What this one tells, and what only the other tells.
    #[must_use]
    pub fn or(self, other: Tally) -> Tally {
        Tally {
            yes: self.yes.or(other.yes),
            no: self.no.or(other.no),
            abstain: self.abstain.or(other.abstain),
            absent: self.absent.or(other.absent),
            paired: self.paired.or(other.paired),
        }
    }

    /// Adds what a vote does not tell yet.
    pub fn complete(self, vote: &mut Vote) {
        let told =
            Tally { yes: vote.yes, no: vote.no, abstain: vote.abstain, absent: vote.absent, paired: vote.paired };
        let Tally { yes, no, abstain, absent, paired } = told.or(self);
        (vote.yes, vote.no, vote.abstain, vote.absent, vote.paired) = (yes, no, abstain, absent, paired);
    }
}

/// Reads the tally of a text.
#[must_use]
pub fn tally(lex: &Language, text: &str) -> Tally {
    // Most sentences tell of no vote.
    if !lex.vote_signs().is_in(text) {
        return Tally::default();
    }
    let lower = small_letters(text).replace(['\t', '\u{a0}'], " ");
    let lower = lower.as_str();
    if !is_counted(lex, lower) {
        return Tally::default();
    }
    let answered = |answer: Wording, can: bool| {
        can.then(|| {
            first(lower, |s| labelled(answer, s))
                .or_else(|| first(lower, |s| ballots(lex, answer, s)))
                .or_else(|| first(lower, |s| voters(lex, answer, s)))
                .or_else(|| first(lower, |s| counted(lex, answer, s)))
                .or_else(|| first(lower, |s| bare(lex, answer, s)))
        })?
    };
    let abstain = || {
        first(lower, |s| labelled(lex.abstain_labels(), s))
            .or_else(|| first(lower, |s| abstainers(lex, s)))
            .or_else(|| first(lower, |s| counted(lex, lex.abstain_counts(), s)))
            .or_else(|| first(lower, |s| bare(lex, lex.abstain_labels(), s)))
    };
    let absent = || {
        first(lower, |s| absent_labelled(lex, s))
            .or_else(|| first(lower, |s| absentees(lex, s)))
            .or_else(|| first(lower, |s| absent_counted(lex, s)))
            .or_else(|| first(lower, |s| bare(lex, lex.absent(), s)))
    };
    let paired = || first(lower, |s| paired_labelled(lex, s)).or_else(|| first(lower, |s| paired_members(lex, s)));
    let mut tally = Tally {
        yes: answered(lex.yes(), answers(lex, lower, lex.yes())),
        no: answered(lex.no(), answers(lex, lower, lex.no())),
        abstain: lex.abstain_signs().is_in(lower).then(abstain).flatten(),
        absent: lex.absent_signs().is_in(lower).then(absent).flatten(),
        paired: lex.paired_signs().is_in(lower).then(paired).flatten(),
    };
    if tally.yes.is_none()
        && tally.no.is_none()
        && lex.pair_signs().is_in(lower)
        && lower.contains(|c: char| c.is_ascii_digit())
        && let Some((yes, no)) = first(lower, |s| pair(lex, s))
    {
        (tally.yes, tally.no) = (Some(yes), Some(no));
    }
    if tally.yes.is_none() && tally.no.is_none() && lex.votes_for().is_in(lower) {
        for_or_against(lex, lower, &mut tally);
    }
    tally
}

/// Whether any number stands in the text, in digits or words.
fn is_counted(lex: &Language, lower: &str) -> bool {
    let in_words = |word: &str| !word.is_empty() && lex.number_in_words(word).is_some();
    lower.bytes().any(|byte| byte.is_ascii_digit()) || lower.split(|c| !in_word(c)).any(in_words)
}

/// Whether an answer stands in the text as a word, or before the word for a ballot.
fn answers(lex: &Language, lower: &str, answer: Wording) -> bool {
    answer.all().iter().flat_map(|word| find_all(lower, word).map(move |at| (at, word))).any(|(at, word)| {
        let before = lower[..at].chars().next_back();
        let after = &lower[at + word.len()..];
        !before.is_some_and(char::is_alphanumeric)
            && (lex.ballot_nouns().opens(after) || !after.starts_with(char::is_alphanumeric))
    })
}

/// The first place at the edge of a word where a parser reads something.
fn first<'a, T>(text: &'a str, mut parser: impl FnMut(&'a str) -> Parsed<'a, T>) -> Option<T> {
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if !inside && let Ok((_, found)) = parser(&text[at..]) {
            return Some(found);
        }
        inside = in_word(c);
    }
    None
}

/// The letters and digits of words in small letters.
fn in_word(c: char) -> bool {
    matches!(c, 'a'..='z' | 'å' | 'ä' | 'ö' | '0'..='9')
}

/// Succeeds at the edge of a word.
fn edge(input: &str) -> Parsed<'_, ()> {
    if input.starts_with(in_word) { Err(nom::Err::Error(())) } else { Ok((input, ())) }
}

/// One of the words as it is printed.
fn printed<'a>(words: Wording) -> impl Fn(&'a str) -> Parsed<'a, &'a str> {
    move |input| match words.opening(input) {
        Some(word) => Ok((&input[word.len()..], &input[..word.len()])),
        None => Err(nom::Err::Error(())),
    }
}

fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\n')
}

fn gap(input: &str) -> Parsed<'_, &str> {
    take_while1(is_gap).parse(input)
}

fn gaps(input: &str) -> Parsed<'_, &str> {
    take_while(is_gap).parse(input)
}

/// One to three digits.
fn digits(input: &str) -> Parsed<'_, u32> {
    take_while_m_n(1, 3, |c: char| c.is_ascii_digit())
        .map(|run: &str| run.bytes().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
        .parse(input)
}

/// "10 900", "1.250": shares and delegates are counted in thousands. At most nine digits.
fn grouped(input: &str) -> Parsed<'_, u32> {
    let (mut rest, mut number) = digits(input)?;
    for _ in 0..2 {
        let Some(group) = rest.strip_prefix([' ', '.', '\u{a0}']) else { break };
        let Ok((behind, thousand)) = digits(group) else { break };
        if group.len() - behind.len() != 3 || behind.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        (rest, number) = (behind, number * 1000 + thousand);
    }
    Ok((rest, number))
}

/// A number in digits or words, up to the edge of the word; of "sju (7)" and "7 (sju)" the digits.
fn number<'a>(lex: &Language, input: &'a str) -> Parsed<'a, u32> {
    let figure = |input| (grouped, edge).map(|(number, ())| number).parse(input);
    let within = |input| (char('('), digits, char(')')).map(|(_, number, _)| number).parse(input);
    let word = |input| {
        let (tail, word) = take_while1(in_word).parse(input)?;
        lex.number_in_words(word).map(|number| (tail, number)).ok_or(nom::Err::Error(()))
    };
    let worded =
        |input| (word, opt((gap, within))).map(|(told, printed)| printed.map_or(told, |(_, n)| n)).parse(input);
    let explained = |input| (figure, opt((gap, char('('), word, char(')')))).map(|(number, _)| number).parse(input);
    alt((worded, explained, within)).parse(input)
}

/// "ja: 6", "avst. = 2": a label, a sign and digits.
fn labelled(label: Wording, input: &str) -> Parsed<'_, u32> {
    (printed(label), gaps, one_of(":="), gaps, digits, edge).map(|(.., number, ())| number).parse(input)
}

/// "6 ja", "sex ja-röster".
fn ballots<'a>(lex: &Language, answer: Wording, input: &'a str) -> Parsed<'a, u32> {
    let noun = (opt(one_of("- ")), printed(lex.ballot_nouns()), edge).map(|_| ());
    let pieces = opt((printed(lex.count_units()), gap));
    (|input| number(lex, input), gap, pieces, printed(answer), alt((noun, edge)))
        .map(|(number, ..)| number)
        .parse(input)
}

/// "ja 21" before the next label, a mark or the end: a label without any sign.
fn bare<'a>(lex: &Language, label: Wording, input: &'a str) -> Parsed<'a, u32> {
    let noun = opt((opt(one_of("- ")), printed(lex.ballot_nouns())));
    let (rest, (_, _, _, number, ())) = (printed(label), noun, gap, digits, edge).parse(input)?;
    let next = rest.trim_start_matches(is_gap);
    let labels = [lex.yes(), lex.no(), lex.abstain_labels(), lex.absent()];
    let over =
        next.is_empty() || next.starts_with([',', ';', '.', ')']) || labels.iter().any(|label| label.opens(next));
    if over { Ok((rest, number)) } else { Err(nom::Err::Error(())) }
}

/// "sju ledamöter röstar ja".
fn voters<'a>(lex: &Language, answer: Wording, input: &'a str) -> Parsed<'a, u32> {
    let members = opt((printed(lex.voting_members()), gap));
    (|input| number(lex, input), gap, members, printed(lex.votes()), gap, printed(answer), edge)
        .map(|(number, ..)| number)
        .parse(input)
}

/// "antal ja: 6".
fn counted<'a>(lex: &Language, what: Wording, input: &'a str) -> Parsed<'a, u32> {
    let number = |input| number(lex, input);
    (printed(lex.count_labels()), gap, printed(what), opt(char(':')), gaps, number)
        .map(|(.., number)| number)
        .parse(input)
}

/// "en ledamot avstår", "två nedlagda".
fn abstainers<'a>(lex: &Language, input: &'a str) -> Parsed<'a, u32> {
    let members = opt(printed(lex.members_counted()));
    (|input| number(lex, input), gap, members, gaps, printed(lex.abstaining())).map(|(number, ..)| number).parse(input)
}

/// "frånv", "frånvarande", "frånv.".
fn absent_label<'a>(lex: &Language, input: &'a str) -> Parsed<'a, &'a str> {
    let letters = take_while(|c: char| c.is_ascii_lowercase());
    recognize((printed(lex.absent_signs()), letters, opt(char('.')))).parse(input)
}

/// "frånvarande: 2".
fn absent_labelled<'a>(lex: &Language, input: &'a str) -> Parsed<'a, u32> {
    let label = |input| absent_label(lex, input);
    (label, gaps, one_of(":="), gaps, digits, edge).map(|(.., number, ())| number).parse(input)
}

/// "två ledamöter är frånvarande".
fn absentees<'a>(lex: &Language, input: &'a str) -> Parsed<'a, u32> {
    let members = opt((printed(lex.members_counted()), gap));
    let are = opt((printed(lex.are()), gap));
    (|input| number(lex, input), gap, members, are, printed(lex.absent()), edge).map(|(number, ..)| number).parse(input)
}

/// "antal frånvarande: 2".
fn absent_counted<'a>(lex: &Language, input: &'a str) -> Parsed<'a, u32> {
    let label = |input| absent_label(lex, input);
    (printed(lex.count_labels()), gap, label, opt(char(':')), gaps, |input| number(lex, input))
        .map(|(.., number)| number)
        .parse(input)
}

/// "antal kvittade: 2", "kvittade 2".
fn paired_labelled<'a>(lex: &Language, input: &'a str) -> Parsed<'a, u32> {
    let count = opt((printed(lex.count_labels()), gap));
    (count, printed(lex.paired()), opt(char(':')), gaps, |input| number(lex, input))
        .map(|(.., number)| number)
        .parse(input)
}

/// "2 kvittade".
fn paired_members<'a>(lex: &Language, input: &'a str) -> Parsed<'a, u32> {
    (|input| number(lex, input), gap, printed(lex.paired()), edge).map(|(number, ..)| number).parse(input)
}

/// "Votering 21 - 9", "12 röster mot 3": yes first.
fn pair<'a>(lex: &Language, input: &'a str) -> Parsed<'a, (u32, u32)> {
    let votes = (digits, gap, printed(lex.ballot_nouns()), gap, printed(lex.against()), gap, digits, edge);
    if let Ok((rest, (yes, .., no, ()))) = { votes }.parse(input) {
        return Ok((rest, (yes, no)));
    }
    const BETWEEN: usize = 12;
    let letters = take_while(|c: char| c.is_ascii_lowercase());
    let label = alt((printed(lex.pair_labels()), recognize((printed(lex.pair_stems()), letters))));
    let between = take_while_m_n(0, BETWEEN, |c: char| !c.is_ascii_digit());
    (label, between, digits, gaps, printed(lex.against()), gaps, digits, edge)
        .map(|(_, _, yes, _, _, _, no, ())| (yes, no))
        .parse(input)
}

/// What yes and no mean, as ranges of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meaning {
    /// What those want who vote yes.
    pub yes: Option<Range<usize>>,
    /// What those want who vote no.
    pub no: Option<Range<usize>>,
    /// The whole proposition.
    pub whole: Option<Range<usize>>,
}

/// A proposition as it was found: what yes and no mean, and from where to where it goes.
struct Proposition {
    yes: Range<usize>,
    no: Range<usize>,
    whole: Range<usize>,
}

/// Reads what yes and no mean.
#[must_use]
pub fn meaning(lex: &Language, text: &str) -> Option<Meaning> {
    if !lex.no_signs().is_in(text) {
        return None;
    }
    let forms = [for_and_against, equals, who_wants, ballot_means];
    forms.into_iter().find_map(|form| {
        let found = form(lex, text)?;
        // "Ja: 6 Nej: 4" counts, and means nothing.
        if [&found.yes, &found.no].iter().any(|part| text[(*part).clone()].starts_with(|c: char| c.is_ascii_digit())) {
            return None;
        }
        // "Ja: Anna Ek (S), Bo Lind (M)" names who voted so.
        let names = |part: &str| part.starts_with(char::is_uppercase) && part.contains('(') && part.ends_with(')');
        if [&found.yes, &found.no].iter().any(|part| names(text[(*part).clone()].trim())) {
            return None;
        }
        // "… från Bo Ek m.fl.": the stop is the abbreviation's.
        let whole_word = |range: Range<usize>| {
            let short = lex.short_before_stop().closes(&text[range.clone()]) && text[range.end..].starts_with('.');
            range.start..range.end + usize::from(short)
        };
        let shown = text[found.whole.clone()].trim_end();
        // A full stop behind the quotation is the sentence's, one inside it the proposition's.
        let cut = shown.strip_suffix('.').filter(|cut| cut.ends_with(['”', '"'])).unwrap_or(shown);
        let end = found.whole.start + cut.trim_end_matches(['”', '"']).len();
        Some(Meaning {
            yes: Some(whole_word(found.yes)),
            no: Some(whole_word(found.no)),
            whole: Some(found.whole.start..end),
        })
    })
}

/// One of the words, whatever the case of the text; white space between two of a phrase may be of any kind.
fn spoken<'a>(words: Wording) -> impl Fn(&'a str) -> Parsed<'a, ()> {
    move |input| {
        let read = |phrase: &str| {
            let mut rest = input;
            for (at, word) in phrase.split(' ').enumerate() {
                if at > 0 {
                    rest = white(rest).ok()?.0;
                }
                rest = &rest[word_length(word, rest)?..];
            }
            Some(rest)
        };
        words.all().iter().find_map(|phrase| read(phrase)).map(|rest| (rest, ())).ok_or(nom::Err::Error(()))
    }
}

/// How many bytes of `text` a word in small letters takes at its beginning.
fn word_length(word: &str, text: &str) -> Option<usize> {
    let mut given = text.char_indices();
    for expected in word.chars() {
        let (_, c) = given.next()?;
        if c != expected && !c.to_lowercase().eq(std::iter::once(expected)) {
            return None;
        }
    }
    Some(given.next().map_or(text.len(), |(at, _)| at))
}

fn white(input: &str) -> Parsed<'_, &str> {
    take_while1(char::is_whitespace).parse(input)
}

fn whites(input: &str) -> Parsed<'_, &str> {
    take_while(char::is_whitespace).parse(input)
}

/// Where words begin in a text.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut inside = false;
    text.char_indices().filter_map(move |(at, c)| {
        let begins = !inside;
        inside = c.is_alphanumeric() || c == '_';
        (begins && inside).then_some(at)
    })
}

/// The places of a text behind its first character, from `start` on.
fn ends(text: &str, start: usize) -> impl Iterator<Item = usize> {
    text[start..].char_indices().skip(1).map(move |(at, _)| start + at).chain(std::iter::once(text.len()))
}

/// "ja", "ja-röst".
fn answer<'a>(lex: &Language, answer: Wording, input: &'a str) -> Parsed<'a, ()> {
    let (rest, ()) = spoken(answer).parse(input)?;
    let (rest, _) = opt((opt(one_of("- ")), spoken(lex.ballot_noun()))).parse(rest)?;
    Ok((rest, ()))
}

/// Reads two halves: `yes` opens the first, `no` joins the second to it, and `close` ends the second.
fn halves(
    text: &str,
    yes: impl Fn(&str) -> Parsed<'_, ()>,
    no: impl Fn(&str) -> Parsed<'_, ()>,
    close: impl Fn(&str) -> Parsed<'_, ()>,
) -> Option<Proposition> {
    for start in word_starts(text) {
        let Ok((rest, ())) = yes(&text[start..]) else { continue };
        let from = text.len() - rest.len();
        if rest.is_empty() {
            return None;
        }
        let joined = ends(text, from).find_map(|end| {
            let (rest, ()) = no(&text[end..]).ok().filter(|(rest, ())| !rest.is_empty())?;
            Some((end, text.len() - rest.len()))
        });
        // What does not follow here follows no later beginning.
        let (until, second) = joined?;
        if let Some((last, rest)) = ends(text, second).find_map(|end| Some((end, close(&text[end..]).ok()?.0))) {
            return Some(Proposition { yes: from..until, no: second..last, whole: start..text.len() - rest.len() });
        }
    }
    None
}

/// The end of a line or of the text, behind full stops and quotation marks.
fn line_end(input: &str) -> Parsed<'_, ()> {
    let (rest, _) = closers(input)?;
    match rest.strip_prefix('\n') {
        Some(next) => Ok((next, ())),
        None if rest.is_empty() => Ok((rest, ())),
        None => Err(nom::Err::Error(())),
    }
}

fn closers(input: &str) -> Parsed<'_, &str> {
    take_while(|c| matches!(c, '.' | '”' | '"')).parse(input)
}

/// "Ja för avslag och Nej för bifall", "Ja-röst för X. Nej-röst för Y".
fn for_and_against(lex: &Language, text: &str) -> Option<Proposition> {
    fn half<'a>(lex: &Language, which: Wording, input: &'a str) -> Parsed<'a, ()> {
        (|input| answer(lex, which, input), white, spoken(lex.means()), white).map(|_| ()).parse(input)
    }
    fn joint<'a>(lex: &Language, input: &'a str) -> Parsed<'a, ()> {
        let and = (white, spoken(lex.meaning_joints()), white).map(|_| ());
        let sign = (one_of(".,;"), white).map(|_| ());
        (alt((and, sign, white.map(|_| ()))), |input| half(lex, lex.no(), input)).map(|_| ()).parse(input)
    }
    halves(text, |input| half(lex, lex.yes(), input), |input| joint(lex, input), line_end)
}

/// "JA = X  NEJ = Y  AVSTÅR = Z".
fn equals(lex: &Language, text: &str) -> Option<Proposition> {
    fn half(which: Wording, input: &str) -> Parsed<'_, ()> {
        (spoken(which), whites, one_of("=:"), whites).map(|_| ()).parse(input)
    }
    fn joint<'a>(lex: &Language, input: &'a str) -> Parsed<'a, ()> {
        (opt(one_of(".,;")), white, |input| half(lex.no(), input)).map(|_| ()).parse(input)
    }
    fn close<'a>(lex: &Language, input: &'a str) -> Parsed<'a, ()> {
        let abstains = (closers, white, spoken(lex.abstain_counts()), whites, one_of("=:"), rest).map(|_| ());
        alt((abstains, line_end)).parse(input)
    }
    halves(text, |input| half(lex.yes(), input), |input| joint(lex, input), |input| close(lex, input))
}

/// "Den som vill bifalla X röstar ja. Den som vill avslå röstar nej."
fn who_wants(lex: &Language, text: &str) -> Option<Proposition> {
    fn wants<'a>(lex: &Language, input: &'a str) -> Parsed<'a, ()> {
        opt((spoken(lex.wants()), white)).map(|_| ()).parse(input)
    }
    fn who<'a>(lex: &Language, input: &'a str) -> Parsed<'a, ()> {
        // "Den, som bifaller förslaget, röstar ja; den, det ej vill, röstar nej."
        (spoken(lex.whoever()), opt(one_of(",")), white).map(|_| ()).parse(input)
    }
    fn votes<'a>(lex: &Language, which: Wording, input: &'a str) -> Parsed<'a, ()> {
        let (rest, _) = (opt(one_of(",")), white, spoken(lex.votes()), white, spoken(which)).parse(input)?;
        let goes_on = rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        if goes_on { Err(nom::Err::Error(())) } else { Ok((rest, ())) }
    }
    fn between<'a>(lex: &Language, input: &'a str) -> Parsed<'a, ()> {
        let and = opt((spoken(lex.meaning_joints()), white));
        let others = opt(|input| who(lex, input));
        (opt(one_of(".,;")), white, and, others, |input| wants(lex, input)).map(|_| ()).parse(input)
    }
    // What is wanted holds no full stop.
    let within = |from: usize| {
        let stop = text[from..].find('.').map_or(text.len(), |at| from + at);
        ends(text, from).take_while(move |end| *end <= stop)
    };
    word_starts(text).find_map(|start| {
        let (rest, _) = who(lex, &text[start..]).and_then(|(rest, ())| wants(lex, rest)).ok()?;
        let from = text.len() - rest.len();
        within(from).find_map(|until| {
            let (rest, ()) = votes(lex, lex.yes(), &text[until..]).and_then(|(rest, ())| between(lex, rest)).ok()?;
            let second = text.len() - rest.len();
            let voted = |end: usize| Some((end, votes(lex, lex.no(), &text[end..]).ok()?.0));
            let (last, rest) = within(second).find_map(voted)?;
            Some(Proposition { yes: from..until, no: second..last, whole: start..text.len() - rest.len() })
        })
    })
}

/// "Ja-röst innebär bifall till X, nej-röst bifall till Y."
fn ballot_means(lex: &Language, text: &str) -> Option<Proposition> {
    fn half<'a>(lex: &Language, which: Wording, input: &'a str) -> Parsed<'a, ()> {
        let ballot = (spoken(which), opt(one_of("- ")), spoken(lex.ballot_noun()), white);
        (ballot, opt(spoken(lex.is_or_equals())), whites).map(|_| ()).parse(input)
    }
    fn joint<'a>(lex: &Language, input: &'a str) -> Parsed<'a, ()> {
        (one_of(",;."), white, |input| half(lex, lex.no(), input)).map(|_| ()).parse(input)
    }
    halves(text, |input| half(lex, lex.yes(), input), |input| joint(lex, input), line_end)
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("För bifall till motionen avgavs 14 röster, för avslag 22 röster.", Some(14), Some(22), None),
            ("För att anta anbudet röstade 16, emot röstade 8.", Some(16), Some(8), None),
            ("Med 12 för, 3 emot, 1 avstod", Some(12), Some(3), Some(1)),
            ("Årsmötet godkände det med 14 röster för och 1 nedlagd.", Some(14), None, Some(1)),
            ("Mötet beslutar med 2/3/1 röster för/emot/blankt.", Some(2), Some(3), Some(1)),
            ("31 avgivna röster: 20 st JA, 9 st NEJ och 2 blanka", Some(20), Some(9), Some(2)),
            ("Tjugotvå (22) ja-röster mot 19 (nitton) nej-röster", Some(22), Some(19), None),
            ("Trettiofem ja-röster mot nitton nej-röster", Some(35), Some(19), None),
            ("Resultat: Ja 20, Nej 18, Avstår 2.", Some(20), Some(18), Some(2)),
            ("en plats för elever och två mot norr", None, None, None),
            ("Nämnden har 13 ledamöter.", None, None, None),
        ] {
            let found = tally(Language::swedish(), text);
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
            let found = meaning(Language::swedish(), text).unwrap_or_else(|| panic!("{text}"));
            let part = |range: &Option<Range<usize>>| &text[range.clone().unwrap_or_default()];
            assert_eq!((part(&found.yes), part(&found.no)), (yes, no), "{text}");
        }
        assert_eq!(meaning(Language::swedish(), "Nämnden beslutar enligt förslaget."), None);
    }
}
