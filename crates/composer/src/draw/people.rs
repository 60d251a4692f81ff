//! Who is there.

use super::setting::Setting;
use crate::axes::{Adjusters, Body, Names, Style, Vice};
use crate::rng::Rng;
use crate::words::{names, places};

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Party: short, and in full.
    pub party: Option<(&'static str, &'static str)>,
    /// The organization in a party's place.
    pub seat: Option<String>,
}

impl Person {
    /// "Eva Holm".
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.given, self.family)
    }
}

/// An office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Office {
    /// Chair.
    Chair,
    /// Vice chair: first, second, or without number (0).
    Vice(u8),
}

/// Everybody.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// Members who are there, the chair first.
    pub members: Vec<(Person, Option<Office>)>,
    /// What members do in an association: "kassör".
    pub functions: Vec<Option<&'static str>>,
    /// Substitutes who serve, and for whom.
    pub serving: Vec<(Person, Vec<Person>)>,
    /// Substitutes who do not.
    pub idle: Vec<Person>,
    /// Members who are absent and whom nobody replaces.
    pub absent: Vec<Person>,
    /// Staff with titles.
    pub officials: Vec<(Person, &'static str)>,
    /// Guests with organizations.
    pub guests: Vec<(Person, &'static str)>,
    /// Who writes the minutes.
    pub secretary: Option<(Person, &'static str)>,
    /// Who adjusts them: indices of members.
    pub adjusters: Vec<usize>,
}

impl People {
    /// Those who vote.
    #[must_use]
    pub fn voters(&self) -> Vec<Person> {
        let serving = self.serving.iter().map(|(person, _)| person.clone());
        self.members.iter().map(|(person, _)| person.clone()).chain(serving).collect()
    }

    /// The chair.
    #[must_use]
    pub fn chair(&self) -> &Person {
        &self.members[0].0
    }
}

/// Draws persons, no name twice.
struct Crowd<'a> {
    rng: &'a mut Rng,
    given: Vec<&'static str>,
    family: Vec<&'static str>,
    style: Names,
    body: Body,
}

impl Crowd<'_> {
    fn person(&mut self) -> Person {
        let mut given = self.rng.take(&mut self.given).unwrap_or("Eva").to_owned();
        let mut family = self.rng.take(&mut self.family).unwrap_or("Holm").to_owned();
        if self.style != Names::Plain && self.rng.chance(35) {
            let second = self.rng.take(&mut self.family).unwrap_or("Lind");
            match self.style {
                Names::Plain => {}
                Names::Double => family = format!("{family}-{second}"),
                Names::EnDash => family = format!("{family}–{second}"),
                Names::Minus => family = format!("{family}\u{2212}{second}"),
                Names::Odd => family = (self.rng.word(&names::ODD)).to_owned(),
                Names::Initial => {
                    let initial = second.chars().next().unwrap_or('G');
                    given = format!("{given} {initial}");
                }
            }
        }
        Person { given, family, party: None, seat: None }
    }

    fn politician(&mut self, local: (&'static str, &'static str)) -> Person {
        let mut person = self.person();
        if self.body.has_parties() {
            let at = self.rng.weighted(&[30, 20, 13, 10, 8, 6, 5, 4, 8]);
            person.party = Some(*names::PARTIES.get(at).unwrap_or(&local));
        } else if self.body == Body::PensionersCouncil {
            person.seat = Some((self.rng.word(&names::ASSOCIATIONS)).to_owned());
        } else if self.body == Body::JointCouncil {
            person.seat = Some(format!("{} kommun", self.rng.pick(&places::TOWNS).1));
        }
        person
    }
}

/// Draws everybody.
pub fn draw(rng: &mut Rng, style: &Style, _setting: &Setting) -> People {
    let mut crowd = Crowd {
        given: names::GIVEN.split_whitespace().collect(),
        family: names::FAMILY.split_whitespace().collect(),
        style: style.names,
        body: style.body,
        rng,
    };
    let local = *crowd.rng.pick(&names::LOCAL_PARTIES);
    let count = match style.body {
        Body::Council | Body::RegionCouncil => crowd.rng.between(13, 21),
        Body::Committee => crowd.rng.between(5, 7),
        _ if style.body.is_public() => crowd.rng.between(7, 11),
        _ if style.body.is_assembly() => crowd.rng.between(6, 14),
        _ => crowd.rng.between(4, 8),
    };
    let mut people = People::default();
    for at in 0..count {
        let office = match (at, style.vice) {
            (0, _) => Some(Office::Chair),
            (1, Vice::Plain) => Some(Office::Vice(0)),
            (1, _) => Some(Office::Vice(1)),
            (2, Vice::Andre) if style.body.is_public() => Some(Office::Vice(2)),
            _ => None,
        };
        let office = if style.body.is_assembly() && at > 0 { None } else { office };
        people.members.push((crowd.politician(local), office));
    }
    let board = !style.body.is_public() && !style.body.is_assembly() && style.body != Body::Company;
    people.functions = (0..count as usize).map(|at| if board && at == 2 { Some("kassör") } else { None }).collect();
    if style.body.has_parties() {
        for _ in 0..crowd.rng.between(1, 3) {
            let (person, replaced, second) =
                (crowd.politician(local), crowd.politician(local), crowd.politician(local));
            let party = person.party;
            let same = |other: Person| Person { party, ..other };
            people.serving.push((person, vec![same(replaced), same(second)]));
        }
        people.idle = (0..crowd.rng.between(1, 4)).map(|_| crowd.politician(local)).collect();
    }
    people.absent = (0..crowd.rng.between(1, 2)).map(|_| crowd.politician(local)).collect();
    let mut titles = names::TITLES.to_vec();
    for _ in 0..crowd.rng.between(2, 4) {
        let title = crowd.rng.take(&mut titles).unwrap_or("utredare");
        people.officials.push((crowd.person(), title));
    }
    people.guests = vec![(crowd.person(), crowd.rng.word(&names::GUESTS))];
    people.secretary = Some((crowd.person(), crowd.rng.word(&names::SECRETARIES)));
    let two = style.adjusters != Adjusters::One;
    people.adjusters = if two { vec![3, 2] } else { vec![3] };
    people
}
