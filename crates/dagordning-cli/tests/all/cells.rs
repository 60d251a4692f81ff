//! Tables whose cells came one per line: people with what is told of them below, columns read row by row, ballots, contents.

use crate::common::FULL;
use dagordning::model::{BallotVote, Document, Office, Role};

fn parse(text: &str) -> Document {
    dagordning::parse(text.as_bytes(), Some("protokoll.txt"), FULL).expect("readable")
}

/// Minutes with a list of people, and an item below it.
fn minutes(people: &str) -> Document {
    parse(&format!(
        "Granboda kommun\nKommunstyrelsen\nProtokoll\n\nTid: 2023-12-14, kl. 19.30\nPlats: Salen\n\n{people}\n\n\
         § 1 Val av justerare\n\nBeslut\nKommunstyrelsen beslutar att välja Anna Ek.\n\n\
         § 2 Dagordning\n\nBeslut\nKommunstyrelsen beslutar att fastställa dagordningen.\n"
    ))
}

fn roles(document: &Document) -> Vec<(&str, Option<Role>)> {
    document.participants.iter().map(|one| (one.name.as_deref().unwrap_or(""), one.role)).collect()
}

#[test]
fn party_office_and_whom_somebody_replaces_stand_below_the_name() {
    let document = minutes(
        "Närvarande\nBerit Fors\nM\nordförande\n\nGustav Forsman\nS\n\nTjänstgörande ersättare\nAlbin Hedström\nC\n\
         för Rasmus Lundmark (C)",
    );
    let [chair, member, substitute] = document.participants.as_slice() else { panic!("{:?}", roles(&document)) };
    assert_eq!((chair.party.as_deref(), chair.office), (Some("M"), Some(Office::Chair)));
    assert_eq!(member.party.as_deref(), Some("S"));
    assert_eq!(substitute.substitutions[0].name.as_deref(), Some("Rasmus Lundmark"));
    assert!(document.unassigned.is_empty());
}

#[test]
fn a_title_below_a_name_is_its_own_unless_titles_come_first() {
    let document = minutes("Övriga närvarande\nStina Josefsson\nenhetschef\nErik Lindell\nkommunjurist");
    let titles: Vec<_> = document.participants.iter().map(|one| one.title.as_deref()).collect();
    assert_eq!(titles, [Some("enhetschef"), Some("kommunjurist")]);
    let document = minutes("Övriga närvarande\nenhetschef\nStina Josefsson\nkommunjurist\nErik Lindell");
    assert!(document.participants.iter().all(|one| one.title.is_none()));
}

#[test]
fn the_rest_of_a_name_below_belongs_to_whoever_is_replaced() {
    let document = minutes(
        "Tjänstgörande ersättare\nSofia Westerlund (s), tjänstgörande ersättare för Lars-Göran\nLavén (s)\n\
         Maria Öberg (s), tjänstgörande ersättare för Måns Wahlgren (s)",
    );
    assert_eq!(document.participants.len(), 2);
    let replaced = &document.participants[0].substitutions[0];
    assert_eq!((replaced.name.as_deref(), replaced.party.as_deref()), (Some("Lars-Göran Lavén"), Some("s")));
}

#[test]
fn columns_of_members_and_substitutes_come_row_by_row() {
    let list = "Ledamöter\nErsättare\nJan Olofsson (mp), ordförande\nIngrid Fagerlund (m)\nSvea Rosén (s)\nEmma Lindahl (m)\n\
                Vera Viklund (s)\nBo Tamm (v)";
    let member = |name| (name, Some(Role::Member));
    let other = |name| (name, Some(Role::NonServingSubstitute));
    let document = minutes(list);
    let expected = [
        member("Jan Olofsson"),
        member("Svea Rosén"),
        member("Vera Viklund"),
        other("Ingrid Fagerlund"),
        other("Emma Lindahl"),
        other("Bo Tamm"),
    ];
    assert_eq!(roles(&document), expected);
    // Whoever adjusts is a member: the substitutes ended above.
    let document = minutes(&format!("{list}\n\nJusterare: Emma Lindahl (m)"));
    let substitutes = roles(&document).into_iter().filter(|(_, role)| *role != Some(Role::Member));
    assert_eq!(substitutes.map(|(name, _)| name).collect::<Vec<_>>(), ["Ingrid Fagerlund"]);
}

#[test]
fn marks_of_attendance_below_the_names() {
    let document = minutes("Namn\nNärvarande\nLena Brodin, ordförande\nJa\nBo Landin\nJa\nIrene Löfgren\nNej");
    let absent = ("Irene Löfgren", Some(Role::Absent));
    let member = |name| (name, Some(Role::Member));
    assert_eq!(roles(&document), [member("Lena Brodin"), member("Bo Landin"), absent]);
}

#[test]
fn the_tally_tells_whose_the_cells_of_two_columns_of_ballots_are() {
    let vote = |tally: &str| {
        let document = parse(&format!(
            "Granboda kommun\nKommunstyrelsen\nProtokoll\n\nDatum: 2023-12-14\n\n§ 1 Val av justerare\n\nBeslut\n\
             Kommunstyrelsen beslutar att välja Anna Ek.\n\n§ 2 Taxa\n\nOmröstning\n{tally}\n\nJa-röster\nNej-röster\n\
             Anna Ek (S)\nBo Lind (M)\nCia Alm (S)\nDan Öman (V)\n\nBeslut\nKommunstyrelsen beslutar att anta taxan.\n"
        ));
        document.items[1].votes[0].ballots.iter().map(|one| (one.name.clone(), one.vote)).collect::<Vec<_>>()
    };
    let ballots = vote("Med 3 ja-röster mot 1 nej-röst beslutar kommunstyrelsen enligt förslaget.");
    assert_eq!(ballots.len(), 4);
    assert_eq!(ballots[3], (Some("Bo Lind".to_owned()), Some(BallotVote::No)));
    // As many as are not counted are nobody's.
    assert!(vote("Med 9 ja-röster mot 1 nej-röst beslutar kommunstyrelsen enligt förslaget.").is_empty());
}

#[test]
fn a_case_id_alone_stands_between_number_and_title_and_pages_below_titles() {
    let document = parse(
        "Granboda kommun\nKommunstyrelsen\nProtokoll\n\nDatum\n2014-10-14\n\nInnehåll\n§ 57\nVal av justerare\n2\n§ 58\n\
         Information om bredband\n3\n\n§ 57\nVal av justerare\n\nBeslut\nKommunstyrelsen beslutar att utse Anna Ek.\n\n\
         § 58\nKS-2014-00685\nInformation om bredband\n\nBeslut\nKommunstyrelsen beslutar att notera informationen.\n",
    );
    let item = &document.items[1];
    assert_eq!(item.title.as_deref(), Some("Information om bredband"));
    assert_eq!(item.case_ids, ["KS-2014-00685"]);
    assert_eq!(item.page.as_deref(), Some("3"));
}

#[test]
fn organizations_of_guests() {
    let document = minutes(
        "Närvarande: Anna Ek, ordförande, och Bo Lindberg.\n\nÖvriga närvarande: Reza Ek (Hyresgästföreningen) och Moa Öberg från \
         Företagarna.",
    );
    let of = |at: usize| document.participants[at].organization.as_deref();
    assert_eq!((of(2), of(3)), (Some("Hyresgästföreningen"), Some("Företagarna")));
}
