//! Who meets, when and where.

use crate::axes::{Body, Style};
use crate::rng::Rng;
use crate::words::places;

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// Year.
    pub year: u32,
    /// Month, from 1.
    pub month: u32,
    /// Day of the month, from 1.
    pub day: u32,
}

impl Date {
    /// ISO 8601.
    #[must_use]
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// Some days later, within the calendar.
    #[must_use]
    pub fn later(self, days: u32) -> Date {
        let mut date = self;
        for _ in 0..days {
            date.day += 1;
            if date.day > date.days_of_month() {
                date.day = 1;
                date.month += 1;
            }
            if date.month > 12 {
                date.month = 1;
                date.year += 1;
            }
        }
        date
    }

    fn days_of_month(self) -> u32 {
        match self.month {
            2 if self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400)) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// The day of the week, Monday first.
    #[must_use]
    pub fn weekday(self) -> usize {
        let shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
        let year = if self.month < 3 { self.year - 1 } else { self.year };
        let sunday_first = year + year / 4 - year / 100 + year / 400 + shift[self.month as usize - 1] + self.day;
        (sunday_first as usize + 6) % 7
    }
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time(pub u32, pub u32);

impl Time {
    /// HH:MM.
    #[must_use]
    pub fn iso(self) -> String {
        format!("{:02}:{:02}", self.0, self.1)
    }

    /// Some minutes later.
    #[must_use]
    pub fn later(self, minutes: u32) -> Time {
        let all = self.0 * 60 + self.1 + minutes;
        Time(all / 60 % 24, all % 60)
    }
}

/// Who meets, when and where.
#[derive(Debug, Clone)]
pub struct Setting {
    /// "Granviks kommun".
    pub organization: String,
    /// "Kommunstyrelsen", "Årsmöte", "Styrelsen".
    pub body: String,
    /// "kommunstyrelsens sammanträde", "årsmöte", "styrelsemöte".
    pub meeting: String,
    /// Who decides: "Kommunstyrelsen", "Mötet".
    pub who: String,
    /// Code of the organ.
    pub code: String,
    /// Town, and its genitive.
    pub town: (&'static str, &'static str),
    /// The day.
    pub date: Date,
    /// Its beginning.
    pub start: Time,
    /// Its end.
    pub end: Time,
    /// A break.
    pub pause: (Time, Time),
    /// "Stora salen".
    pub room: &'static str,
    /// "kommunhuset".
    pub building: &'static str,
    /// "Storgatan 4".
    pub street: String,
    /// The day of adjustment.
    pub adjusted: Date,
    /// When the minutes are posted, and taken down.
    pub posted: (Date, Date),
    /// The body above, and its code: "Kommunfullmäktige".
    pub above: &'static str,
}

/// Draws who meets, when and where.
pub fn draw(rng: &mut Rng, style: &Style) -> Setting {
    let town = *rng.pick(&places::TOWNS);
    let (organization, body, who, code) = names(rng, style.body, town);
    let public = style.body.is_public();
    let date = Date { year: rng.between(2011, 2026), month: rng.between(1, 12), day: rng.between(1, 28) };
    let date = if public && date.weekday() > 4 { date.later(2) } else { date };
    let start = if public && rng.chance(70) {
        Time(rng.between(8, 14), 15 * rng.between(0, 3))
    } else {
        Time(rng.between(17, 19), 15 * rng.between(0, 3))
    };
    let end = start.later(rng.between(12, 44) * 5);
    let pause = start.later(30);
    let adjusted = date.later(rng.between(3, 12));
    let posted = adjusted.later(1);
    let meeting = if public || style.body == Body::Parish {
        format!("{} sammanträde", genitive(&lower(&body)))
    } else {
        body.to_lowercase()
    };
    Setting {
        organization,
        meeting,
        body,
        who,
        code,
        town,
        date,
        start,
        end,
        pause: (pause, pause.later(15)),
        room: if public { rng.word(&places::ROOMS) } else { rng.word(&places::CLUB_PLACES) },
        building: rng.word(&places::BUILDINGS),
        street: format!("{} {}", rng.word(&places::STREETS), rng.between(1, 98)),
        adjusted,
        posted: (posted, posted.later(22)),
        above: if style.body == Body::RegionBoard { "regionfullmäktige" } else { "kommunfullmäktige" },
    }
}

/// The genitive of a name.
#[must_use]
pub fn genitive(name: &str) -> String {
    match name.chars().last() {
        Some('s' | 'x' | 'z') => name.to_owned(),
        Some(last) if last.is_ascii_digit() => format!("{name}:s"),
        _ => format!("{name}s"),
    }
}

/// With a small first letter.
#[must_use]
pub fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

fn names(rng: &mut Rng, body: Body, town: (&str, &str)) -> (String, String, String, String) {
    let of = |organization: &str, body: &str, who: &str, code: &str| {
        (organization.to_owned(), body.to_owned(), who.to_owned(), code.to_owned())
    };
    let municipality = format!("{} kommun", town.1);
    match body {
        Body::Council => of(&municipality, "Kommunfullmäktige", "Kommunfullmäktige", "KF"),
        Body::Executive => of(&municipality, "Kommunstyrelsen", "Kommunstyrelsen", "KS"),
        Body::Board => {
            let (board, code) = rng.pick(&places::BOARDS);
            of(&municipality, board, board, code)
        }
        Body::Committee => {
            let (committee, code) = rng.pick(&places::COMMITTEES);
            of(&municipality, committee, committee, code)
        }
        Body::RegionBoard => of(rng.word(&places::REGIONS), "Regionstyrelsen", "Regionstyrelsen", "RS"),
        Body::RegionCouncil => of(rng.word(&places::REGIONS), "Regionfullmäktige", "Regionfullmäktige", "RF"),
        Body::Federation => of(rng.word(&places::FEDERATIONS), "Förbundsdirektionen", "Förbundsdirektionen", "FD"),
        Body::JointCouncil => {
            of(rng.word(&places::REGIONS), "Regionens samverkansråd", "Regionens samverkansråd", "RSR")
        }
        Body::PensionersCouncil => of(&municipality, "Kommunala pensionärsrådet", "Kommunala pensionärsrådet", "KPR"),
        Body::Company => {
            let name = rng.word(&places::COMPANIES).replace("{s}", town.1).replace("{n}", town.0);
            of(&name, "Styrelsemöte", "Styrelsen", "")
        }
        Body::CoopBoard => of(rng.word(&places::COOPS), "Styrelsemöte", "Styrelsen", ""),
        Body::CoopAssembly => of(rng.word(&places::COOPS), "Föreningsstämma", "Stämman", ""),
        Body::RoadAssociation => of(rng.word(&places::ROADS), "Årsstämma", "Stämman", ""),
        Body::SportsClub => of(rng.word(&places::CLUBS), "Styrelsemöte", "Styrelsen", ""),
        Body::AnnualMeeting => of(rng.word(&places::SOCIETIES), "Årsmöte", "Årsmötet", ""),
        Body::StudentSection => {
            let (body, who) =
                *rng.pick(&[("Sektionsmöte", "Sektionsmötet"), ("Stormöte", "Mötet"), ("Höstmöte", "Höstmötet")]);
            of(rng.word(&places::STUDENTS), body, who, "")
        }
        Body::Parish => of(rng.word(&places::PARISHES), "Kyrkorådet", "Kyrkorådet", ""),
        Body::PartyBranch => of(rng.word(&places::BRANCHES), "Medlemsmöte", "Mötet", ""),
        Body::TradeUnion => of(rng.word(&places::UNIONS), "Styrelsemöte", "Styrelsen", ""),
        Body::Tenants => of(rng.word(&places::TENANTS), "Husmöte", "Husmötet", ""),
    }
}
