//! What happened: the meeting, its people, its matters. How it is written down is no concern here.

mod around;
pub mod matter;
pub mod people;
pub mod seen;
pub mod setting;
pub mod verb;
mod wider;

use crate::axes::{Document, Style};
use crate::rng::Rng;
pub use matter::{Matter, Sort};
pub use people::{Office, People, Person};
pub use setting::{Date, Setting, Time};
pub use verb::Act;

/// A meeting.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Who meets, when and where.
    pub setting: Setting,
    /// Who is there.
    pub people: People,
    /// What is dealt with.
    pub matters: Vec<Matter>,
    /// The number of the first matter.
    pub first: u32,
}

/// Draws a meeting.
#[must_use]
pub fn facts(seed: u64, style: &Style) -> Facts {
    let mut setting = setting::draw(&mut Rng::new(seed, "setting"), style);
    wider::setting(style, &mut setting);
    let mut people = people::draw(&mut Rng::new(seed, "people"), style, &setting);
    wider::people(style, &mut people);
    let mut rng = Rng::new(seed, "matters");
    let mut matters = matter::draw(&mut rng, style, &setting, &people);
    if style.document == Document::Extract {
        let wanted = |matter: &Matter| matches!(matter.sort, Sort::Decision | Sort::Motion | Sort::Election);
        let at = matters.iter().position(wanted).unwrap_or(0);
        matters = vec![matters.swap_remove(at)];
    }
    wider::matters(seed, style, &mut matters);
    seen::matters(seed, style, &people, &mut matters);
    let runs = style.body.is_public() || rng.chance(30);
    let first =
        if runs && matches!(style.document, Document::Minutes | Document::Extract) { rng.between(1, 240) } else { 1 };
    Facts { setting, people, matters, first }
}
