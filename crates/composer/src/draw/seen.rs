//! What the third round adds to what happened: matters that the documents of first sight have.

use super::matter::{Matter, Sort};
use super::people::People;
use crate::axes::{Raised, RosterSeen, Style, SubitemsSeen};
use crate::rng::Rng;

/// Items below an item of an association, and what is said of each.
pub const PLACES: [(&str, &str); 6] = [
    ("Gungorna", "De ska målas till våren."),
    ("Sandlådan", "Ny sand är beställd och kommer i maj."),
    ("Staketet", "Det lutar mot vägen och behöver rätas upp."),
    ("Taket", "Det läcker vid skorstenen igen."),
    ("Uthyrning", "Hyran har varit densamma sedan 2015."),
    ("Nycklar", "En nyckel saknas efter städdagen."),
];

/// What members of an association want.
pub const WISHES: [&str; 6] =
    ["Cykelställ", "Laddstolpar på parkeringen", "Gemensam grillplats", "Odlingslådor", "Nya grindar", "Bastu"];

/// What the board of an association wants.
pub const PLANS: [&str; 4] = ["Höjd medlemsavgift", "Nya stadgar", "Försäljning av garaget", "Arvode till styrelsen"];

/// Adds matters.
pub fn matters(seed: u64, style: &Style, people: &People, matters: &mut Vec<Matter>) {
    let mut rng = Rng::new(seed, "seen");
    let mut some = |list: &[&str]| -> Vec<String> {
        let from = rng.below(list.len());
        (0..2 + rng.below(2)).map(|at| list[(from + at) % list.len()].to_owned()).collect()
    };
    let end = matters.len().saturating_sub(1);
    let of = |title: &str, below: Vec<String>| Matter { below, ..Matter::bare(Sort::Other, title.to_owned()) };
    match style.subitems_seen {
        SubitemsSeen::None => {}
        SubitemsSeen::RunIn | SubitemsSeen::Alone => {
            let places = PLACES.map(|(place, _)| place);
            matters.insert(end, of("Lekplatsen och bystugan", some(&places)));
        }
        SubitemsSeen::Motions => {
            let below = some(&WISHES);
            matters.insert(end, of(["Motioner", "Anmälda motioner", "Inkomna motioner"][below[0].len() % 3], below));
        }
        SubitemsSeen::Propositions => {
            let below = some(&PLANS);
            matters.insert(end, of(["Propositioner", "Styrelsens propositioner"][below[0].len() % 2], below));
        }
        SubitemsSeen::Entries => {
            for (at, plan) in some(&PLANS).iter().enumerate() {
                matters.insert(end + at, of(&format!("Proposition {}: {plan}", at + 1), Vec::new()));
            }
        }
    }
    if style.raised != Raised::None && people.members.len() > 4 {
        let formal = |matter: &&Matter| matches!(matter.sort, Sort::Roll | Sort::Adjusters | Sort::Agenda);
        let at = matters.iter().take_while(formal).count();
        let title = if style.raised == Raised::Lines { "Anmälda motioner" } else { "Nya motioner" };
        matters.insert(at, of(title, some(&["cykelställ vid stationen", "längre öppettider", "belysning i parken"])));
    }
    let roll = |title: &str| Matter::bare(Sort::Roll, title.to_owned());
    match style.roster_seen {
        RosterSeen::Item => {
            matters.insert(0, roll("Frånvarande"));
            matters.insert(0, roll("Närvarande"));
        }
        RosterSeen::Below => matters.insert(0, roll("Närvarande")),
        RosterSeen::Plain | RosterSeen::Offices | RosterSeen::Were => {}
    }
}
