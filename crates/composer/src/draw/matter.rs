//! What is dealt with.

use super::people::{People, Person};
use super::setting::{Date, Setting, Time};
use super::verb::{self, Act, Verb, capital};
use crate::axes::{Adjusters, Body, Style, Subitems};
use crate::rng::Rng;
use crate::words::matters::{self, V};
use crate::words::prose;

/// The sort of a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// The meeting is opened.
    Opening,
    /// Roll-call.
    Roll,
    /// Those who adjust the minutes are appointed.
    Adjusters,
    /// The agenda is approved.
    Agenda,
    /// A member's motion, or a citizen's proposal.
    Motion,
    /// A member asks.
    Interpellation,
    /// Somebody is elected.
    Election,
    /// Something is decided.
    Decision,
    /// Something is told.
    Information,
    /// Other questions.
    Other,
    /// The meeting is closed.
    Closing,
}

/// How a dispute went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// Who moves approval.
    pub approve: Person,
    /// Who seconds.
    pub second: Option<Person>,
    /// Who moves against it, and what: rejection, amendment, addition, referral back.
    pub against: Person,
    /// The kind of the counter-motion.
    pub kind: Counter,
    /// What an amendment asks for.
    pub amendment: &'static str,
    /// Who votes yes, no and not, where votes are counted.
    pub vote: Option<[Vec<Person>; 3]>,
    /// Who has it noted that they dissent.
    pub dissent: Vec<Person>,
    /// Why.
    pub opinion: &'static str,
}

/// A motion against a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counter {
    /// avslag
    Reject,
    /// ändring
    Amend,
    /// tillägg
    Add,
    /// återremiss
    ReferBack,
}

/// Something that is dealt with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// Its sort.
    pub sort: Sort,
    /// Its title.
    pub title: String,
    /// Number of the case.
    pub case: Option<u32>,
    /// What is told; amounts as `{a:500000}`.
    pub text: Vec<String>,
    /// What is decided.
    pub acts: Vec<Act>,
    /// Motions and votes about it.
    pub dispute: Option<Dispute>,
    /// Who is disqualified.
    pub recused: Option<Person>,
    /// Papers, with their days.
    pub papers: Vec<(&'static str, Date)>,
    /// Who is told.
    pub units: Vec<&'static str>,
    /// An earlier decision: its day and number.
    pub earlier: Option<(Date, u32)>,
    /// Who presents it.
    pub presenters: Vec<(Person, &'static str)>,
    /// When.
    pub time: Option<Time>,
    /// How long.
    pub minutes: u32,
    /// Who wants it.
    pub initiator: Option<Person>,
    /// A statement for the minutes.
    pub statement: Option<(Person, &'static str)>,
    /// It is adjusted at once.
    pub immediate: bool,
    /// Items below it.
    pub below: Vec<String>,
}

impl Matter {
    /// A matter with nothing but its title.
    #[must_use]
    pub fn bare(sort: Sort, title: String) -> Matter {
        Matter {
            sort,
            title,
            case: None,
            text: Vec::new(),
            acts: Vec::new(),
            dispute: None,
            recused: None,
            papers: Vec::new(),
            units: Vec::new(),
            earlier: None,
            presenters: Vec::new(),
            time: None,
            minutes: 5,
            initiator: None,
            statement: None,
            immediate: false,
            below: Vec::new(),
        }
    }
}

/// Draws matters.
pub struct Draw<'a> {
    pub(super) rng: &'a mut Rng,
    pub(super) style: &'a Style,
    pub(super) setting: &'a Setting,
    pub(super) people: &'a People,
    used: Vec<String>,
    said: Vec<&'static str>,
    pub(super) time: Time,
}

/// Draws what is dealt with.
pub fn draw(rng: &mut Rng, style: &Style, setting: &Setting, people: &People) -> Vec<Matter> {
    let mut draw =
        Draw { rng, style, setting, people, used: Vec::new(), said: Vec::new(), time: setting.start.later(10) };
    let mut all = Vec::new();
    let public = style.body.is_public();
    if !public {
        all.push(draw.plain(Sort::Opening, &["Mötets öppnande", "Öppnande av mötet", "Mötet öppnas"]));
    } else if draw.rng.chance(40) {
        all.push(draw.plain(Sort::Roll, &["Upprop", "Upprop och närvaro", "Sammanträdets öppnande"]));
    }
    all.push(draw.adjusters());
    all.push(draw.agenda());
    if style.subitems != Subitems::None {
        let matter = draw.with_items_below();
        all.push(matter);
    }
    let count = draw.rng.between(3, 8);
    for _ in 0..count {
        let matter = if public { draw.public() } else { draw.private() };
        all.push(matter);
    }
    if public {
        // What is only told stands first, so that groups can be told apart.
        let rank = |matter: &Matter| match matter.sort {
            Sort::Opening | Sort::Roll | Sort::Adjusters | Sort::Agenda => 0,
            Sort::Information => 1,
            _ => 2,
        };
        all.sort_by_key(rank);
    } else {
        if draw.rng.chance(60) {
            all.push(draw.other());
        }
        all.push(draw.plain(Sort::Closing, &["Mötets avslutande", "Mötet avslutas", "Avslutning"]));
    }
    all
}

impl Draw<'_> {
    fn blank(&mut self, sort: Sort, title: String) -> Matter {
        self.used.push(title.clone());
        Matter { minutes: self.rng.between(1, 6) * 5, ..Matter::bare(sort, title) }
    }

    fn plain(&mut self, sort: Sort, titles: &[&str]) -> Matter {
        let title = (*self.rng.pick(titles)).to_owned();
        let mut matter = self.blank(sort, title);
        let chair = self.people.chair().name();
        let text = match sort {
            Sort::Opening => Some(format!("{chair} hälsar alla välkomna.")),
            Sort::Closing => Some("Ordföranden tackar för visat intresse.".to_owned()),
            Sort::Roll => Some("Upprop förrättas.".to_owned()),
            _ => None,
        };
        matter.text.extend(text);
        matter
    }

    fn adjusters(&mut self) -> Matter {
        let title = if self.style.body.is_public() {
            self.rng.word(&["Val av justerare", "Val av protokollsjusterare", "Utseende av justerare"])
        } else {
            self.rng.word(&["Val av justerare", "Val av protokollsjusterare", "Val av justeringspersoner"])
        };
        let mut matter = self.blank(Sort::Adjusters, title.to_owned());
        let names: Vec<String> = self.people.adjusters.iter().map(|&at| self.people.members[at].0.name()).collect();
        let instead = matches!(self.style.adjusters, Adjusters::WithSubstitute | Adjusters::SubstituteAfter);
        let (object, tail) = match &names[..] {
            [first, second] if instead => {
                (first.clone(), format!(" att justera protokollet med {second} som ersättare"))
            }
            _ => (names.join(" och "), " att justera protokollet".to_owned()),
        };
        matter.acts = vec![Act { verb: verb::APPOINT, object, tail, beside: None }];
        matter
    }

    fn agenda(&mut self) -> Matter {
        let (title, object) = *self.rng.pick(&[
            ("Godkännande av dagordning", "dagordningen"),
            ("Fastställande av föredragningslista", "föredragningslistan"),
            ("Fastställande av dagordningen", "dagordningen"),
            ("Godkännande av ärendelista", "ärendelistan"),
        ]);
        let mut matter = self.blank(Sort::Agenda, title.to_owned());
        matter.acts = vec![Act { verb: verb::FIX, object: object.to_owned(), tail: String::new(), beside: None }];
        matter
    }

    fn with_items_below(&mut self) -> Matter {
        if self.style.body.is_public() {
            let mut matter = self.blank(Sort::Information, "Information från förvaltningen".to_owned());
            for _ in 0..self.rng.between(2, 3) {
                let title = crate::draw::verb::capital(self.rng.word(&matters::NEWS));
                if !matter.below.contains(&title) {
                    matter.below.push(title);
                }
            }
            return matter;
        }
        let title = self.rng.word(&["Val av mötesfunktionärer", "Mötesfunktionärer", "Val av presidium"]);
        let mut matter = self.blank(Sort::Election, title.to_owned());
        matter.below = vec!["Val av mötesordförande".to_owned(), "Val av mötessekreterare".to_owned()];
        matter
    }

    fn other(&mut self) -> Matter {
        let mut matter = self.blank(Sort::Other, "Övriga frågor".to_owned());
        let topic = self.rng.word(&matters::TOPICS);
        matter.text = vec![format!("{} tog upp frågan om {topic}.", self.member().name())];
        matter
    }

    fn public(&mut self) -> Matter {
        match self.rng.below(100) {
            0..=19 => self.information(),
            20..=31 if !self.style.body.has_organizations() => self.election(),
            32..=45 if self.style.body.has_parties() => self.motion(),
            46..=50 if matches!(self.style.body, Body::Council | Body::RegionCouncil) => self.interpellation(),
            _ => {
                let list = match self.style.body {
                    Body::RegionBoard | Body::RegionCouncil | Body::Federation => matters::REGION,
                    Body::JointCouncil | Body::PensionersCouncil => matters::ADVICE,
                    _ => matters::TOWN,
                };
                self.decision(list)
            }
        }
    }

    fn private(&mut self) -> Matter {
        let list = match self.style.body {
            body if body.is_assembly() => matters::ASSEMBLY,
            Body::Company => matters::COMPANY,
            _ => matters::CLUB_BOARD,
        };
        match self.rng.below(100) {
            0..=19 if !self.style.body.is_assembly() => self.report(),
            20..=39 if self.style.body.is_assembly() => self.election(),
            _ => self.decision(list),
        }
    }

    /// Fills what stands in braces.
    fn fill(&mut self, template: &str, object: &str) -> String {
        let office =
            self.rng.word(&["förvaltningen", "ekonomichefen", "utredaren", "förvaltningschefen", "handläggaren"]);
        let public = self.style.body.is_public();
        let year = self.setting.date.year;
        let mut text = template
            .replace("{o}", object)
            .replace("{O}", &capital(object))
            .replace("{k}", office)
            .replace("{K}", &capital(office))
            .replace("{b}", &self.setting.who)
            .replace("{stad}", self.setting.town.1)
            .replace("{år}", &year.to_string())
            .replace("{förra}", &(year - 1).to_string())
            .replace("{nästa}", &(year + 1).to_string());
        while text.contains("{a}") {
            let steps: &[u32] = if public { &[50_000, 100_000, 5_000] } else { &[100, 250, 1_000] };
            let amount = self.rng.between(2, 99) * *self.rng.pick(steps);
            text = text.replacen("{a}", &format!("{{a:{amount}}}"), 1);
        }
        text
    }

    fn told(&mut self, openings: &[&'static str], middles: &[&'static str], count: u32, object: &str) -> Vec<String> {
        let mut text = Vec::new();
        for at in 0..count {
            let mut sentences: Vec<String> = Vec::new();
            for place in 0..self.rng.between(1, 3) {
                let sentence = self.rng.word(if at == 0 && place == 0 { openings } else { middles });
                // What is said twice in a document looks like furniture.
                if !self.said.contains(&sentence) {
                    self.said.push(sentence);
                    sentences.push(self.fill(sentence, object));
                }
            }
            if !sentences.is_empty() {
                text.push(sentences.join(" "));
            }
        }
        text
    }

    /// What is told in the meetings of associations and companies.
    fn reports(&self) -> &'static [&'static str] {
        if self.style.body == Body::Company { &prose::REPORTS } else { &prose::CLUB_REPORTS }
    }

    /// One of those who are there.
    pub(super) fn member(&mut self) -> Person {
        self.rng.pick(&self.people.members).0.clone()
    }

    fn unused<'m>(&mut self, list: &'m [matters::Matter]) -> &'m matters::Matter {
        for _ in 0..20 {
            let matter = self.rng.pick(list);
            let title = self.fill(matter.0, "");
            if !self.used.contains(&title) {
                return matter;
            }
        }
        self.rng.pick(list)
    }

    fn decision(&mut self, list: &[matters::Matter]) -> Matter {
        let &(title, object, of) = self.unused(list);
        let title = self.fill(title, "");
        let object = self.fill(object, "");
        let mut matter = self.blank(Sort::Decision, title);
        let public = self.style.body.is_public();
        let about = if of == V::Task { "frågan" } else { object.as_str() };
        let about = if about.ends_with(" ansvarsfrihet") { "ansvarsfrihet" } else { about };
        let count = self.rng.between(1, if public { 3 } else { 1 });
        matter.text = if public {
            self.told(&prose::OPENINGS, &prose::MIDDLES, count, about)
        } else {
            self.told(self.reports(), self.reports(), count, about)
        };
        matter.acts = vec![self.act(of, &object)];
        if public || self.rng.chance(15) {
            for _ in 0..*self.rng.pick(&[0, 0, 1, 1, 2]) {
                let act = self.further();
                matter.acts.push(act);
            }
        }
        self.surround(&mut matter);
        matter
    }

    fn act(&mut self, of: V, object: &str) -> Act {
        let verb = match (of, self.rng.below(100)) {
            (V::Task | V::Note, _) => of.into(),
            (_, 0..=5) if self.style.body.is_public() => verb::REFER,
            (_, 0..=5) if self.style.body.is_assembly() => verb::REFER_CLUB,
            (_, 6..=10) => verb::POSTPONE,
            (V::Grant, 11..=25) if !object.ends_with(" ansvarsfrihet") => verb::REFUSE,
            (V::Agree, 11..=45) => verb::REJECT,
            (V::Approve, 11..=16) => verb::FILE,
            _ => Verb::from(of),
        };
        let mut object = object.to_owned();
        let mut tail = match of {
            V::Task => format!(" {}", self.rng.word(&prose::TASKS)),
            V::Approve | V::Adopt | V::Fix | V::Grant if verb == Verb::from(of) && self.style.body.is_public() => {
                let tail = self.rng.word(&prose::TAILS);
                let tail = if of != V::Approve && tail.contains("{a}") { "" } else { tail };
                self.fill(tail, "")
            }
            _ => String::new(),
        };
        if let Some(owner) = object.strip_suffix(" ansvarsfrihet").map(str::to_owned) {
            object = owner;
            tail = if verb == verb::GRANT { " ansvarsfrihet".to_owned() } else { String::new() };
            if verb != verb::GRANT {
                object = "frågan om ansvarsfrihet".to_owned();
            }
        }
        Act { verb, object, tail, beside: None }
    }

    fn further(&mut self) -> Act {
        let whom = if self.style.body.is_public() {
            self.rng.word(&["förvaltningen", "kommundirektören", "ekonomichefen", "förvaltningschefen", "kansliet"])
        } else {
            self.rng.word(&["kassören", "sekreteraren", "ordföranden", "vice ordföranden"])
        };
        Act {
            verb: verb::TASK,
            object: whom.to_owned(),
            tail: format!(" {}", self.rng.word(&prose::TASKS)),
            beside: None,
        }
    }

    fn information(&mut self) -> Matter {
        let news = self.rng.word(&matters::NEWS);
        let mut matter = self.blank(Sort::Information, format!("Information om {news}"));
        let count = self.rng.between(1, 2);
        matter.text = self.told(&prose::REPORTS, &prose::REPORTS, count, news);
        matter.acts = vec![Act {
            verb: *self.rng.pick(&[verb::NOTE, verb::FILE]),
            object: "informationen".to_owned(),
            tail: String::new(),
            beside: None,
        }];
        matter.case = Some(self.rng.between(11, 980));
        self.present(&mut matter);
        matter
    }

    fn report(&mut self) -> Matter {
        let title = self.rng.word(&["Rapporter", "Ekonomisk rapport", "Lägesrapport", "Skrivelser", "Runda"]);
        let mut matter = self.blank(Sort::Information, title.to_owned());
        let count = self.rng.between(1, 2);
        matter.text = self.told(self.reports(), self.reports(), count, "");
        matter
    }

    fn election(&mut self) -> Matter {
        let public = self.style.body.is_public();
        let post = if public { self.rng.word(&matters::POSTS) } else { self.rng.word(&matters::CLUB_POSTS) };
        if public && self.rng.chance(40) {
            let person = self.member();
            let mut matter = self.blank(Sort::Election, format!("Avsägelse från {} som {post}", person.name()));
            matter.acts = vec![Act {
                verb: verb::RELEASE,
                object: person.name(),
                tail: format!(" från uppdraget som {post}"),
                beside: None,
            }];
            matter.text = vec![format!("{} har begärt att få lämna uppdraget.", person.name())];
            self.surround(&mut matter);
            matter.dispute = None;
            return matter;
        }
        let mut matter = self.blank(Sort::Election, format!("Val av {post}"));
        let person = self.member();
        matter.acts = vec![Act {
            verb: *self.rng.pick(&[verb::ELECT, verb::APPOINT]),
            object: person.name(),
            tail: format!(" till {post}"),
            beside: None,
        }];
        let told = [
            "Valberedningen har lämnat ett förslag.",
            "Inga andra namn har föreslagits.",
            "Ett förslag har kommit in.",
            "Mandatet löper ut i vår.",
        ];
        matter.text = self.told(&told, &told, 1, "");
        if public {
            self.surround(&mut matter);
            matter.dispute = None;
        }
        matter
    }

    fn motion(&mut self) -> Matter {
        let wish = self.rng.word(&matters::WISHES);
        let person = self.member();
        let named = self.rng.chance(50);
        let title =
            if named { format!("Svar på motion från {{p}} om {wish}") } else { format!("Svar på motion om {wish}") };
        let mut matter = self.blank(Sort::Motion, title);
        matter.initiator = named.then_some(person);
        let count = self.rng.between(1, 2);
        matter.text = self.told(&prose::OPENINGS, &prose::MIDDLES, count, "förslaget i motionen");
        let verb = *self.rng.pick(&[verb::REJECT, verb::AGREE, verb::ANSWER, verb::REFER]);
        matter.acts = vec![Act { verb, object: "motionen".to_owned(), tail: String::new(), beside: None }];
        self.surround(&mut matter);
        matter
    }

    fn interpellation(&mut self) -> Matter {
        let wish = self.rng.word(&matters::WISHES);
        let mut matter = self.blank(Sort::Interpellation, format!("Interpellation från {{p}} om {wish}"));
        matter.initiator = Some(self.member());
        matter.text = vec!["Interpellationen besvaras av kommunstyrelsens ordförande.".to_owned()];
        matter.acts =
            vec![Act { verb: verb::ANSWER, object: "interpellationen".to_owned(), tail: String::new(), beside: None }];
        matter.case = Some(self.rng.between(11, 980));
        matter
    }
}
