//! Dates, times, places, ids, amounts: the same value in many forms.

use serde_json::{Value, json};

use crate::ANY;
use crate::axes::{
    AmountForm, CaseForm, CaseLabel, DateForm, DateMore, Extent, ExtentMore, PlaceForm, Style, TimeForm,
};
use crate::draw::{Date, Setting, Time};

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];

/// A date as the document prints the meeting's.
#[must_use]
pub fn date(form: DateForm, date: Date) -> String {
    let Date { year, month, day } = date;
    let long = format!("{day} {} {year}", MONTHS[month as usize - 1]);
    let weekday = WEEKDAYS[date.weekday()];
    match form {
        DateForm::Iso => date.iso(),
        DateForm::IsoShort => format!("{year}-{month}-{day}"),
        DateForm::Long => long,
        DateForm::Den => format!("den {long}"),
        DateForm::Ordinal => {
            let ending = if matches!(day % 10, 1 | 2) && !matches!(day, 11 | 12) { "a" } else { "e" };
            format!("den {day}:{ending} {} {year}", MONTHS[month as usize - 1])
        }
        DateForm::WeekdayDen => format!("{weekday}en den {long}"),
        DateForm::Weekday => format!("{weekday} {long}"),
        DateForm::WeekdayIso => format!("{weekday} {}", date.iso()),
        DateForm::Six => format!("{:02}{month:02}{day:02}", year % 100),
        DateForm::Slash => format!("{day}/{month} {year}"),
        DateForm::Dotted => format!("{day}.{month}.{year}"),
    }
}

/// A date within a sentence: forms that need no label.
#[must_use]
pub fn date_in_text(form: DateForm, of: Date) -> String {
    match form {
        DateForm::Six | DateForm::Dotted => date(DateForm::Iso, of),
        form => date(form, of),
    }
}

/// The meeting's date behind a label, in the forms of both rounds.
#[must_use]
pub fn date_of(style: &Style, of: Date) -> String {
    let Date { year, month, day } = of;
    let name = MONTHS[month as usize - 1];
    match style.date_more {
        DateMore::Plain => date(style.date, of),
        DateMore::MonthShort => {
            let short = if name.len() <= 4 { name.to_owned() } else { name.chars().take(3).collect() };
            format!("{day} {short} {year}")
        }
        DateMore::Compact => format!("{year}{month:02}{day:02}"),
        DateMore::OfYear => format!("den {day} {name} år {year}"),
        DateMore::SlashShort => format!("{day}/{month}-{:02}", year % 100),
        DateMore::OrdinalBare => date(DateForm::Ordinal, of).replace("den ", ""),
        DateMore::WeekdayBehind => format!("{} ({})", of.iso(), WEEKDAYS[of.weekday()]),
        DateMore::WeekdayComma => format!("{}, {day} {name} {year}", WEEKDAYS[of.weekday()]),
    }
}

/// The same within a sentence or on a line of its own.
#[must_use]
pub fn date_of_in_text(style: &Style, of: Date) -> String {
    match style.date_more {
        DateMore::Plain => date_in_text(style.date, of),
        DateMore::Compact | DateMore::SlashShort => of.iso(),
        _ => date_of(style, of),
    }
}

/// A time of day, without word before it.
#[must_use]
pub fn clock(form: TimeForm, time: Time) -> String {
    let Time(hour, minute) = time;
    match form {
        TimeForm::KlDash | TimeForm::BareSpaced => format!("{hour:02}.{minute:02}"),
        TimeForm::Tight => format!("{hour:02}.{minute:02}"),
        TimeForm::Hour if minute == 0 => format!("{hour}"),
        TimeForm::Hour => format!("{hour}.{minute:02}"),
        _ => format!("{hour:02}:{minute:02}"),
    }
}

/// The meeting's time as printed, and what it says: start and end.
#[must_use]
pub fn time(form: TimeForm, setting: &Setting, word: bool) -> (String, bool) {
    let (start, end) = (clock(form, setting.start), clock(form, setting.end));
    let (text, ends) = match form {
        TimeForm::KlColon => (format!("kl. {start}-{end}"), true),
        TimeForm::KlDash => (format!("kl {start}–{end}"), true),
        TimeForm::BareSpaced => (format!("{start} – {end}"), true),
        TimeForm::Klockan => (format!("klockan {start}-{end}"), true),
        TimeForm::Tight => (format!("kl.{start}-{}:{:02}", setting.end.0, setting.end.1), true),
        TimeForm::StartOnly | TimeForm::Hour => (format!("kl. {start}"), false),
        TimeForm::Colon => (format!("{start}-{end}"), true),
    };
    // Beside a place a time without a word is no sentence; below a label "Klockan" the word is said already.
    let bare = matches!(form, TimeForm::BareSpaced | TimeForm::Colon);
    match (word, bare) {
        (true, true) => (format!("kl {text}"), ends),
        (false, false) => (
            text.trim_start_matches("klockan ")
                .trim_start_matches("kl")
                .trim_start_matches('.')
                .trim_start()
                .to_owned(),
            ends,
        ),
        _ => (text, ends),
    }
}

/// The place as printed.
#[must_use]
pub fn place(form: PlaceForm, setting: &Setting, public: bool) -> String {
    let Setting { room, building, street, town, .. } = setting;
    if !public {
        return match form {
            PlaceForm::BuildingStreet | PlaceForm::RoomBuilding => format!("{room}, {street}"),
            PlaceForm::RoomBuildingTown => format!("{room}, {}", town.0),
            PlaceForm::Room => (*room).to_owned(),
            PlaceForm::Remote => "Digitalt via Teams".to_owned(),
            PlaceForm::Hybrid => format!("{room} och via Zoom"),
        };
    }
    match form {
        PlaceForm::RoomBuilding => format!("{room}, {building}"),
        PlaceForm::RoomBuildingTown => format!("{room}, {building}, {}", town.0),
        PlaceForm::BuildingStreet => format!("{}, {street}", crate::draw::verb::capital(building)),
        PlaceForm::Room => (*room).to_owned(),
        PlaceForm::Remote => "Digitalt via Teams".to_owned(),
        PlaceForm::Hybrid => format!("{room} och via Teams"),
    }
}

/// The §§ of a document, as printed, and what is expected.
#[must_use]
pub fn extent(form: Extent, first: u32, last: u32) -> Option<(String, Vec<String>)> {
    let expected = if first == last { vec![first.to_string()] } else { vec![format!("{first}-{last}")] };
    if form == Extent::Missing {
        return None;
    }
    if first == last {
        return Some((format!("§ {first}"), expected));
    }
    let text = match form {
        Extent::Missing => return None,
        Extent::Dash => format!("{first}-{last}"),
        Extent::Signs => format!("§§ {first}-{last}"),
        Extent::EnDash => format!("§§ {first}–{last}"),
        Extent::Tom => format!("{first} t.o.m. {last}"),
        Extent::EmDash => format!("{first}—{last}"),
        Extent::Spaced => format!("{first} - {last}"),
        Extent::SignTwice => format!("§ {first} - § {last}"),
        Extent::To => format!("§ {first} till {last}"),
    };
    Some((text, expected))
}

/// The §§ of a document in the forms of both rounds.
#[must_use]
pub fn extent_of(style: &Style, first: u32, last: u32) -> Option<(String, Vec<String>)> {
    let plain = extent(style.extent, first, last)?;
    if style.extent_more == ExtentMore::Plain || first == last {
        return Some(plain);
    }
    let range = |first: u32, last: u32| if first == last { first.to_string() } else { format!("{first}-{last}") };
    let middle = first + (last - first) / 2;
    let parts = [range(first, middle), range(middle + 1, last)];
    let whole = vec![range(first, last)];
    Some(match style.extent_more {
        ExtentMore::Plain => plain,
        ExtentMore::Till => (format!("§§ {first} till {last}"), whole),
        ExtentMore::Tom => (format!("{first} tom {last}"), whole),
        ExtentMore::TomSpaced => (format!("§§ {first} t o m {last}"), whole),
        ExtentMore::Minus => (format!("{first}\u{2212}{last}"), whole),
        ExtentMore::Double => (format!("{first} -- {last}"), whole),
        ExtentMore::FromTo => (format!("fr.o.m. § {first} t.o.m. § {last}"), whole),
        ExtentMore::TightSigns => (format!("§{first}-§{last}"), whole),
        ExtentMore::Ampersand => (parts.join(" & "), parts.to_vec()),
        ExtentMore::And => (format!("§§ {}", parts.join(" och ")), parts.to_vec()),
        ExtentMore::Split => (parts.join(", "), parts.to_vec()),
        ExtentMore::Each => {
            let each: Vec<String> = (first..=last).map(|number| number.to_string()).collect();
            (each.join(", "), each)
        }
    })
}

/// A case id as printed.
#[must_use]
pub fn case_id(form: CaseForm, code: &str, year: u32, number: u32) -> String {
    let short = year % 100;
    match form {
        CaseForm::SpaceSlash => format!("{code} {year}/{number}"),
        CaseForm::SpaceDash => format!("{code} {year}-{number:05}"),
        CaseForm::Dashes => format!("{code}-{year}-{number:05}"),
        CaseForm::DashSlash => format!("{code}-{year}/{number}"),
        CaseForm::Slashes => format!("{code}/{number}/{year}"),
        CaseForm::SlashColon => format!("{code}/{year}:{number}"),
        CaseForm::Tight => format!("{code}{year}/{number}"),
        CaseForm::TwoOrgans => format!("KS {code}/{year}:{number}"),
        CaseForm::YearFirst => format!("{year}/{code} {number:04}"),
        CaseForm::Short => format!("{code} {number}/{short:02}"),
        CaseForm::NoOrgan => format!("{year}/{number}"),
        CaseForm::FiveDigits => format!("{number:05}/{year}"),
        CaseForm::DotOrgan => format!("{year}.{number} {code}"),
        CaseForm::Dots => format!("{code}.{year}.{number}"),
        CaseForm::LowerOrgan => format!("{}/{year}:{number}", code.to_lowercase()),
    }
}

/// A case id with its label.
#[must_use]
pub fn labelled(style: &Style, id: &str) -> String {
    // A bare pair of numbers is no id without a label.
    let bare = !id.chars().any(char::is_alphabetic);
    match style.case_label {
        CaseLabel::Dnr => format!("Dnr {id}"),
        CaseLabel::DnrColon => format!("Dnr: {id}"),
        CaseLabel::Full => format!("Diarienummer {id}"),
        CaseLabel::Capitals => format!("DNR {id}"),
        CaseLabel::None if bare => format!("Dnr {id}"),
        CaseLabel::None => id.to_owned(),
    }
}

/// A whole number with a sign between thousands.
fn grouped(value: u64, sign: char) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(sign);
        }
        text.push(digit);
    }
    text
}

/// An amount as printed, and as expected.
#[must_use]
pub fn amount(form: AmountForm, value: u64) -> (String, Value) {
    let millions = value.is_multiple_of(100_000) && value >= 1_000_000;
    let decimals = || {
        let (whole, tenths) = (value / 1_000_000, value % 1_000_000 / 100_000);
        if tenths == 0 { whole.to_string() } else { format!("{whole},{tenths}") }
    };
    match form {
        AmountForm::Range => {
            let most = value / 1000 * 1200 + value % 1000;
            let text = format!("{}–{} kr", grouped(value, ' '), grouped(most, ' '));
            let value = json!({"text": text, "value": value, "value_max": most, "currency": "SEK"});
            return (text, value);
        }
        // Whether "per år" belongs to the text of an amount is not settled.
        AmountForm::PerYear => {
            let text = format!("{} kr per år", grouped(value, ' '));
            return (text, json!({"text": any(), "value": value, "currency": "SEK", "per": "år"}));
        }
        AmountForm::Euro => {
            let text = format!("{} euro", grouped(value, ' '));
            return (text.clone(), json!({"text": text, "value": value, "currency": "EUR"}));
        }
        _ => {}
    }
    let text = match form {
        AmountForm::Dashes => format!("{}:-", grouped(value, ' ')),
        AmountForm::Kkr if value >= 10_000 && value.is_multiple_of(1000) => {
            format!("{} kkr", grouped(value / 1000, ' '))
        }
        AmountForm::Tkr if value >= 10_000 && value.is_multiple_of(1000) => {
            format!("{} tkr", grouped(value / 1000, ' '))
        }
        AmountForm::Mnkr if millions => format!("{} mnkr", decimals()),
        AmountForm::Mkr if millions => format!("{} mkr", decimals()),
        AmountForm::Miljoner if millions => format!("{} miljoner kronor", decimals()),
        AmountForm::Stops => format!("{} kronor", grouped(value, '.')),
        AmountForm::Sek => format!("{} SEK", grouped(value, ' ')),
        AmountForm::Kronor | AmountForm::Miljoner => format!("{} kronor", grouped(value, ' ')),
        _ => format!("{} kr", grouped(value, ' ')),
    };
    (text.clone(), json!({"text": text, "value": value, "currency": "SEK", "per": Value::Null}))
}

/// A value that no contract settles.
#[must_use]
pub fn any() -> Value {
    Value::String(ANY.to_owned())
}
