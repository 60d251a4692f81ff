//! How minutes were kept until the sixties: who was there in the plural, titles of trades before names, surnames behind "herr", and
//! decisions and votes in the sentences of their time (catalogue 11.3, 12).

use dagordning::model::{BallotVote, Document, Outcome, Role};

use crate::common::{FULL, parsed};

const COUNCIL: &str = "\
Tornköpings stad                                                    Nr 4
Stadsfullmäktige


                           P R O T O K O L L

hållet vid sammanträde med stadsfullmäktige i Tornköping å rådhusets
sessionssal torsdagen den 24 april 1952 kl. 19.00.


Närvarande voro:

     lektor Axel Brodin, ordförande
     verkmästare Johan Moberg, vice ordförande
     lantbrukare Nils Persson
     smed Emil Frisk

Frånvarande voro:

     köpman Oskar Lind

Dessutom närvarande:

     stadskamrer Erik Sandahl


                                  § 1.
                         Val av justeringsmän

     Att jämte ordföranden justera dagens protokoll utsågos Nils
Persson och Emil Frisk.


                                  § 2.
             Uppförande av skolpaviljong vid Norra skolan

     Föredrogs drätselkammarens utlåtande om en skolpaviljong.

     Herr Moberg yrkade bifall till drätselkammarens förslag.

     Herr Persson yrkade, att ärendet måtte återremitteras.

     Den, som bifaller drätselkammarens förslag, röstar ja; den, det ej
vill, röstar nej.

     Vid omröstningen avgåvos 2 ja och 1 nej, varjämte 1 ledamot avstod
från att rösta.

     Ja röstade: herrar Brodin och Moberg.

     Nej röstade: herr Persson.

     Från att rösta avstod: herr Frisk.

     Fullmäktige hade således beslutat att bifalla drätselkammarens
förslag.

     Mot beslutet reserverade sig herrar Persson och Frisk.


                                  § 3.
                     Sammanträdets avslutande

     Ordföranden förklarade sammanträdet avslutat kl. 21.40.
";

fn council() -> Document {
    parsed(COUNCIL.as_bytes(), FULL)
}

#[test]
fn the_opening_sentence_tells_when_and_where() {
    let document = council();
    let meeting = document.meeting.clone().unwrap_or_default();
    assert_eq!(meeting.date.as_deref(), Some("1952-04-24"));
    assert_eq!(meeting.start_time.as_deref(), Some("19:00"));
    assert_eq!(meeting.location.as_deref(), Some("rådhusets sessionssal"));
    assert!(document.preamble.is_empty(), "{:?}", document.preamble);
    // A noun says whose assembly it was, and no name.
    let text = "        Rydala Missionsförsamling\n\n             Protokoll\n\nfört vid församlingens årsmöte i missionshuset i Rydala lördagen den\n\
                21 januari 1961 kl. 18.00.\n\n\n§ 1.  Årsmötet öppnades av Hugo Lind.\n\n§ 2.  Till ordförande valdes Elis Norén.\n\n§ 3.  Årsmötet avslutades.\n";
    let document = parsed(text.as_bytes(), FULL);
    let meeting = document.meeting.clone().unwrap_or_default();
    assert_eq!((document.body.as_deref(), meeting.date.as_deref()), (Some("årsmöte"), Some("1961-01-21")));
    assert_eq!(meeting.location.as_deref(), Some("missionshuset i Rydala"));
}

#[test]
fn trades_stand_before_names() {
    let document = council();
    let people: Vec<_> = document
        .participants
        .iter()
        .map(|one| (one.title.as_deref().unwrap_or(""), one.name.as_deref().unwrap_or(""), one.role))
        .collect();
    let (member, absent) = (Some(Role::Member), Some(Role::Absent));
    assert_eq!(
        people,
        [
            ("lektor", "Axel Brodin", member),
            ("verkmästare", "Johan Moberg", member),
            ("lantbrukare", "Nils Persson", member),
            ("smed", "Emil Frisk", member),
            ("köpman", "Oskar Lind", absent),
            ("stadskamrer", "Erik Sandahl", Some(Role::Official)),
        ]
    );
}

#[test]
fn surnames_behind_herr_are_people() {
    let document = council();
    let item = &document.items[1];
    let movers: Vec<_> = item.motions.iter().flat_map(|motion| &motion.movers).map(|one| one.name.as_deref()).collect();
    assert_eq!(movers, [Some("Moberg"), Some("Persson")]);
    let vote = &item.votes[0];
    assert_eq!((vote.yes, vote.no, vote.abstain, vote.reconciled), (Some(2), Some(1), Some(1), Some(true)));
    assert_eq!(vote.yes_means.as_deref(), Some("bifaller drätselkammarens förslag"));
    let ballots: Vec<_> =
        vote.ballots.iter().map(|ballot| (ballot.name.as_deref().unwrap_or(""), ballot.vote)).collect();
    let (yes, no, abstain) = (Some(BallotVote::Yes), Some(BallotVote::No), Some(BallotVote::Abstain));
    assert_eq!(ballots, [("Brodin", yes), ("Moberg", yes), ("Persson", no), ("Frisk", abstain)]);
    assert_eq!(item.decisions[0].outcome, Some(Outcome::Approved));
    let reserved: Vec<_> = item.reservations[0].people.iter().map(|one| one.name.as_deref()).collect();
    assert_eq!(reserved, [Some("Persson"), Some("Frisk")]);
}

/// A sentence that elects, over rows of names, and one that ends the page over the number of the next.
#[test]
fn sentences_without_titles_elect_whom_rows_name() {
    let text = "                Vika Missionsförsamling\n\n                       Protokoll\n\nfört vid församlingens årsmöte i missionshuset den 21 januari 1961 kl. 18.00.\n\n\n\
        § 1.  Till ordförande för årsmötet valdes Elis Norén.\n\n§ 2.  Till ledamöter av styrelsen för åren 1961 och 1962\n      valdes med slutna sedlar:\n\n            \
        Hugo Lind            51 röster\n            Gösta Hök            49 röster\n\n§ 3.  Till valkommitté att förbereda nästa val utsågs Karl\n      Hagman och Signe Lantz.\n\
        \x0c                                 2\n\n§ 4.  Årsmötet beslöt att bevilja juniorerna ett bidrag av\n      kr. 200:-.\n\n§ 5.  Årsmötet avslutades kl. 20.45.\n";
    let document = parsed(text.as_bytes(), FULL);
    assert!(document.items.iter().all(|item| item.title.is_none()), "{:?}", document.items);
    let chosen = &document.items[2].decisions[0].clauses[0];
    assert_eq!(chosen.outcome, Some(Outcome::Elected));
    assert_eq!(document.items[1].decisions[0].outcome, Some(Outcome::Elected));
    let granted = &document.items[3].decisions[0].clauses[0];
    assert_eq!(granted.text.as_deref(), Some("Årsmötet beslöt att bevilja juniorerna ett bidrag av kr. 200:-."));
    assert_eq!(granted.amounts[0].text.as_deref(), Some("kr. 200:-"));
    assert!(document.furniture.iter().any(|one| one.text == "2"), "{:?}", document.furniture);
}
