//! The tallies of associations: votes for and against, without a yes or no.

use nom::Parser;
use nom::branch::alt;
use nom::character::complete::char;
use nom::combinator::opt;

use super::{Tally, digits, edge, first, gap, gaps, number, printed};
use crate::grammar::scan::Parsed;
use crate::language::{Language, Wording};

/// "12 för, 3 emot", "14 röster för och 1 nedlagd", "12/3/1 röster för/emot/blankt": the tallies of associations.
pub(super) fn for_or_against(lex: &Language, lower: &str, tally: &mut Tally) {
    if let Some((yes, no, abstain)) = first(lower, |s| slashes(lex, s)) {
        (tally.yes, tally.no) = (Some(yes), Some(no));
        tally.abstain = tally.abstain.or(abstain);
        return;
    }
    // "12 för" alone may count anything; with its opposite right behind it, or as votes, it is a tally.
    let bare = |words| move |input| side(lex, words, lex.count_units(), true, input);
    let pair = || both(lower, bare(lex.votes_for()), bare(lex.votes_against()));
    // "14 röstade för bifall och 9 för avslag": the two sides by name.
    let named = || both(lower, bare(lex.votes_for_approval()), bare(lex.votes_for_rejection()));
    // "För bifall avgavs 14 röster, för avslag 22 röster": the sides before what is counted.
    let before = |words| move |input| behind(lex, words, input);
    let turned = || both(lower, before(lex.approving_sides()), before(lex.rejecting_sides()));
    match pair().or_else(named).or_else(turned) {
        Some((yes, no)) => (tally.yes, tally.no) = (Some(yes), Some(no)),
        None => {
            // "19 röster för Anna Eks förslag och 12 röster för Bo Linds" tells of two proposals, not of yes and no.
            let counted = |words, text| {
                let side = |input| side(lex, words, lex.ballot_nouns(), false, input);
                first(text, |input| side(input).map(|(rest, number)| (rest, (number, rest))))
            };
            let ballots = |words| {
                let (number, rest) = counted(words, lower)?;
                counted(words, rest).is_none().then_some(number)
            };
            (tally.yes, tally.no) = (ballots(lex.votes_for()), ballots(lex.votes_against()));
        }
    }
}

/// What two sides count, the second near the first.
fn both<'a>(
    text: &'a str,
    yes: impl Fn(&'a str) -> Parsed<'a, u32>,
    no: impl Fn(&'a str) -> Parsed<'a, u32>,
) -> Option<(u32, u32)> {
    first(text, |input| {
        let (rest, yes) = yes(input)?;
        let no = first(nearby(rest), &no);
        no.map(|no| (rest, (yes, no))).ok_or(nom::Err::Error(()))
    })
}

/// From one side of such a tally to the other, in characters.
const BETWEEN: usize = 40;

/// "12 för", "12 röster för", "12 röstade för".
fn side<'a>(lex: &Language, words: Wording, units: Wording, bare: bool, input: &'a str) -> Parsed<'a, u32> {
    let unit = opt((printed(units), gap));
    let voted = opt((printed(lex.votes()), gap));
    let (rest, (number, _, unit, _)) = (|input| number(lex, input), gap, unit, voted).parse(input)?;
    let (rest, _) = (printed(words), edge).parse(rest)?;
    if bare || unit.is_some() { Ok((rest, number)) } else { Err(nom::Err::Error(())) }
}

/// What stands near the beginning of a text, its last word whole.
fn nearby(text: &str) -> &str {
    let near = text.char_indices().nth(BETWEEN).map_or(text.len(), |(at, _)| at);
    let end = text[near..].find([' ', '\n']).map_or(text.len(), |at| near + at);
    &text[..end]
}

/// "för bifall till motionen avgavs 14 röster", "emot röstade 8": how many, behind the words that name a side.
fn behind<'a>(lex: &Language, words: Wording, input: &'a str) -> Parsed<'a, u32> {
    let (rest, _) = (printed(words), edge).parse(input)?;
    let ballots = |input| {
        let (rest, (number, _, _)) = (|input| number(lex, input), gap, printed(lex.ballot_nouns())).parse(input)?;
        Ok((rest, (number, rest)))
    };
    let voted = |input| {
        let (rest, (_, _, number)) = (printed(lex.votes()), gap, |input| number(lex, input)).parse(input)?;
        Ok((rest, (number, rest)))
    };
    // Up to the next side.
    let near = nearby(rest).split([',', ';', '.']).next().unwrap_or_default();
    let (number, tail) = first(near, |input| alt((ballots, voted)).parse(input)).ok_or(nom::Err::Error(()))?;
    let read = rest.len() - near.len() + tail.len();
    Ok((&rest[rest.len() - read..], number))
}

/// "12/3/1 röster för/emot/blankt".
fn slashes<'a>(lex: &Language, input: &'a str) -> Parsed<'a, (u32, u32, Option<u32>)> {
    let third = opt((char('/'), digits));
    let (rest, (yes, _, no, third)) = (digits, char('/'), digits, third).parse(input)?;
    let (rest, _) = (gap, opt((printed(lex.count_units()), gap)), opt(char('('))).parse(rest)?;
    let (rest, _) = (printed(lex.votes_for()), gaps, char('/'), gaps, printed(lex.votes_against())).parse(rest)?;
    Ok((rest, (yes, no, third.map(|(_, number)| number))))
}
