//! How minutes were kept until the sixties: who was there in the plural, titles of trades before names, surnames behind "herr", and
//! decisions and votes in the sentences of their time (catalogue 11.3, 12).

use dagordning::model::{BallotVote, Document, Office, Outcome, Role};

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

/// The items of minutes from 1931, read; `end` is what stands behind the last.
fn parish(items: &str, end: &str) -> Document {
    let text = format!(
        "Hälle kommun\n\nProtokoll\n\nhållet vid ordinarie kommunalstämma i sockenstugan den 31 oktober 1931 kl. 1 e. m.\n\n\
         § 1.\n\nStämman öppnades av ordföranden.\n\n{items}\n\n{end}"
    );
    parsed(text.as_bytes(), FULL)
}

#[test]
fn those_who_adjusted_stand_below_their_day() {
    let document = parish(
        "§ 2.\n\nProtokollet upplästes och godkändes.\n\n§ 3.\n\nTill revisor utsågs Ernst Fors i Mo.\n\n§ 4.\n\nTorparen J. P. Svensson hade anhållit om befrielse från kommunalutskylder.\n\nAnsökningen avslogs.",
        "                      Dag som ovan.\n\n                      J. A. Lind\n                        ordförande.\n\n\
         Justerat den 7 november 1931:\n\n     Karl Andersson.             Edvin Hultgren.\n\n\
         Att justeringen av detta protokoll blivit genom anslag\nå kommunens anslagstavla tillkännagiven den 8 november\n1931, intygar\n\n\
         J. A. Lind\n",
    );
    assert_eq!(document.meeting.as_ref().and_then(|meeting| meeting.start_time.as_deref()), Some("13:00"));
    let adjusters: Vec<_> = document.adjusters.iter().filter_map(|one| one.name.as_deref()).collect();
    assert_eq!(adjusters, ["Karl Andersson", "Edvin Hultgren"]);
    let adjustment = document.adjustment.as_ref().expect("adjusted");
    assert_eq!((adjustment.date.as_deref(), adjustment.place.as_deref()), (Some("1931-11-07"), None));
    assert_eq!(document.posting.as_ref().and_then(|posting| posting.posted.as_deref()), Some("1931-11-08"));
    let last = document.items.last().expect("an item");
    assert_eq!((last.title.as_deref(), last.sections.len()), (None, 1));
    assert!(last.sections[0].text.as_deref().is_some_and(|text| text.ends_with("Ansökningen avslogs.")));
}

#[test]
fn money_is_in_crowns_and_ore() {
    let amounts = |text: &str| -> Vec<String> {
        let document = parish(&format!("§ 2. Kostnaden\n\n{text}"), "");
        document.items[1].amounts.iter().map(|one| one.text.clone().unwrap_or_default()).collect()
    };
    assert_eq!(amounts("Avgiften sattes till 2 kronor 50 öre per dag."), ["2 kronor 50 öre"]);
    assert_eq!(amounts("Läkaren fick kr. 96:-- för resor."), ["kr. 96:--"]);
    assert_eq!(amounts("Kassan uppgår till 5 000 kr. 50 öre per medlem avsätts."), ["5 000 kr", "50 öre"]);
}

#[test]
fn votes_of_others_are_none_of_the_item() {
    for text in [
        "Det antecknas att fullmäktige med 29 röster mot 6 den 3 mars beslöt att avslå motionen.",
        "Anna Ek informerar om att fullmäktige den 3 mars med 29 röster mot 6 avslog motionen.",
    ] {
        assert_eq!(parish(&format!("§ 2. Motionen\n\n{text}"), "").items[1].votes.len(), 0, "{text}");
    }
    let own =
        parish("§ 2. Stadgarna\n\nStämman beslöt med 29 röster för och 6 röster emot att ändra § 8 i stadgarna.", "");
    assert_eq!((own.items[1].votes[0].yes, own.items[1].votes[0].no), (Some(29), Some(6)));
}

#[test]
fn who_was_there_in_sentences() {
    let document = parsed(
        "Sjöviks landskommun\nHälsovårdsnämnden\n\n\n                 Protokoll\n\nfört vid sammanträde med hälsovårdsnämnden måndagen den 14 april \
         1958\nkl. 19.00 i kommunalhuset i Sjövik.\n\nNärvarande voro ordföranden, lantbrukaren Karl Hedman, vice ord-\nföranden, \
         folkskolläraren Erik Sandell, samt ledamöterna byggmästaren\nGustav Norberg och herr Axel Fransson ävensom suppleanten \
         Helge Brodin,\nvilken tjänstgjorde i stället för handlanden Nils Åkesson. Vidare voro när-\nvarande tillsynsmannen Ivar \
         Ståhl och kamreraren Sven Malmqvist, den\nsistnämnde såsom nämndens sekreterare. Frånvarande var ledamoten \
         små-\nbrukaren Oskar Ljung.\n\n§ 24.   Protokollet från den 10 mars 1958 upplästes och lades till handlingarna.\n\n\
         § 25.   Nämnden beslöt att bifalla ansökningen.\n"
            .as_bytes(),
        FULL,
    );
    let told: Vec<_> = document
        .participants
        .iter()
        .map(|one| (one.name.as_deref().unwrap_or(""), one.role, one.title.as_deref().unwrap_or("")))
        .collect();
    let expected = [
        ("Karl Hedman", Role::Member, "lantbrukaren"),
        ("Erik Sandell", Role::Member, "folkskolläraren"),
        ("Gustav Norberg", Role::Member, "byggmästaren"),
        ("Axel Fransson", Role::Member, ""),
        ("Helge Brodin", Role::ServingSubstitute, ""),
        ("Ivar Ståhl", Role::Official, "tillsynsmannen"),
        ("Sven Malmqvist", Role::Secretary, "kamreraren"),
        ("Oskar Ljung", Role::Absent, "småbrukaren"),
    ];
    assert_eq!(told, expected.map(|(name, role, title)| (name, Some(role), title)));
    let offices: Vec<_> = document.participants.iter().filter_map(|one| one.office).collect();
    assert_eq!(offices, [Office::Chair, Office::ViceChair]);
    assert_eq!(document.participants[4].substitutions[0].name.as_deref(), Some("Nils Åkesson"));
    assert_eq!((document.preamble.len(), document.unassigned.len()), (0, 0), "{:?}", document.unassigned);
}
