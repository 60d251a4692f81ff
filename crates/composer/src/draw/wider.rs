//! What the axes of the second round change in what happened: names, nouns and verbs, never who does what.

use super::matter::{Matter, Sort};
use super::people::People;
use super::setting::Setting;
use super::verb::{self, Beside, Verb};
use crate::axes::{Assembly, Informs, ItemMark, LastItem, MainVerb, NameMore, Release, Style, TaskWords};
use crate::rng::Rng;
use crate::words::matters::INFORMERS;

/// Names of another sort.
pub fn people(style: &Style, people: &mut People) {
    let given = match style.name_more {
        NameMore::Plain | NameMore::LowerRow => return,
        NameMore::GivenEnDash => ["Per–Olof", "Ann–Marie"],
        NameMore::GivenMinus => ["Per\u{2212}Olof", "Ann\u{2212}Marie"],
        NameMore::GivenDouble => ["Per-Olof", "Ann-Marie"],
        NameMore::InitialStop => ["Bengt G.", "Eva-Lena K."],
    };
    for (at, given) in [1, 3].into_iter().zip(given) {
        if let Some((person, _)) = people.members.get_mut(at) {
            given.clone_into(&mut person.given);
        }
    }
}

/// What the meeting is called, and who decides.
pub fn setting(style: &Style, setting: &mut Setting) {
    let (body, who) = match style.assembly {
        Assembly::Plain => return,
        Assembly::Meeting => ("", "Mötet"),
        Assembly::Association => ("", "Föreningen"),
        Assembly::Club => ("", "Klubben"),
        Assembly::Company => ("", "Bolaget"),
        Assembly::Union => ("", "Kåren"),
        Assembly::Section => ("", "Sektionen"),
        Assembly::Village => ("", "Byalaget"),
        Assembly::Congress => ("Kongress", "Kongressen"),
        Assembly::Great => ("Stormöte", "Stormötet"),
        Assembly::Representatives => ("Representantskap", "Representantskapet"),
        Assembly::Delegates => ("Ombudsmöte", "Ombudsmötet"),
        Assembly::Extra => ("Extrastämma", "Extrastämman"),
        Assembly::Members => ("Medlemsmöte", "Medlemsmötet"),
    };
    who.clone_into(&mut setting.who);
    if !body.is_empty() {
        body.clone_into(&mut setting.body);
        setting.meeting = body.to_lowercase();
    }
}

/// Other words for the same decisions.
pub fn matters(seed: u64, style: &Style, matters: &mut [Matter]) {
    let mut rng = Rng::new(seed, "wider");
    if style.last_item == LastItem::Bare
        && let Some(last) = matters.last_mut()
    {
        last.case = None;
    }
    let mut informers = INFORMERS.to_vec();
    for matter in matters {
        let told = matter.sort == Sort::Information && matter.title.starts_with("Information om ");
        if let Some(office) = (style.informs == Informs::Office && told).then(|| rng.take(&mut informers)).flatten() {
            matter.title = format!("{office} informerar");
        }
        if style.item_mark == ItemMark::Withdrawn && matter.sort == Sort::Decision && matter.minutes.is_multiple_of(10)
        {
            let object = "ärendet".to_owned();
            matter.acts = vec![super::Act { verb: verb::WITHDRAW, object, tail: String::new(), beside: None }];
            matter.dispute = None;
        }
        let commissions = matter.acts.iter().any(|act| act.verb == verb::TASK);
        for act in &mut matter.acts {
            if act.verb == verb::RELEASE {
                release(style.release, act);
            } else if act.verb == verb::TASK {
                act.verb = task(style.task);
            } else if act.verb == verb::APPROVE && !commissions {
                act.beside = match style.main_verb {
                    MainVerb::Plain => None,
                    MainVerb::Behind => Some(Beside::Behind),
                    MainVerb::Before => Some(Beside::Before),
                };
            }
        }
    }
}

fn task(words: TaskWords) -> Verb {
    match words {
        TaskWords::Plain => verb::TASK,
        TaskWords::Commission => verb::COMMISSION,
        TaskWords::CommissionTo => verb::COMMISSION_TO,
        TaskWords::Instruct => verb::INSTRUCT,
    }
}

fn release(words: Release, act: &mut super::Act) {
    let post = act.tail.trim_start_matches(" från uppdraget som ").to_owned();
    match words {
        Release::Plain => {}
        Release::Granted => {
            act.verb = verb::GRANT_RELEASE;
            act.tail = format!(" från uppdraget som {post}");
        }
        Release::Resignation => {
            act.verb = verb::RESIGNATION;
            act.tail = format!(" från {} som {post}", act.object);
            "avsägelsen".clone_into(&mut act.object);
        }
        Release::Freed => act.verb = verb::FREE,
    }
}
