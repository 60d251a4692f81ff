//! Minutes without a cover, cut from a longer file: what the header of each page tells, and what it must not take.

use crate::common::FULL;
use dagordning::model::{Document, SectionKind};

fn parse(text: &str) -> Document {
    dagordning::parse(text.as_bytes(), Some("utan-omslag.txt"), FULL).expect("readable")
}

/// Pages parted by form feeds; one page begins with a heading that the header's lines close around.
const PAGED: &str = "\
§ 11 Ärendenummer KS-2031-00412\n\nVal av två ledamöter i kulturrådet\nBeslut\n\nFrågan bordläggs till nästa sammanträde.\n\nTidigare behandling\n\nBordlagt den 22 april 2031, § 9.\n\nHandling\n2031 nr 41.\n\
\u{c}Kommunfullmäktige\n\nProtokoll nr 4\nSammanträdesdatum: 2031-05-20\n§ 12 Ärendenummer KS-2031-00077\n\nNy taxa för gästhamnen\nBeslut\n\n\
Kommunfullmäktige fastställer taxan.\n\nHandling\n2031 nr 44.\n\
\u{c}Kommunfullmäktige\n\nProtokoll nr 4\nSammanträdesdatum: 2031-05-20\n§ 13 Ärendenummer KS-2031-00103\n\nMedborgarlöfte 2032\nBeslut\n\n\
Kommunfullmäktige antar löftet.\n\
\u{c}Kommunfullmäktige\n\nHandling\n\nProtokoll nr 4\nSammanträdesdatum: 2031-05-20\n\n2031 nr 46.\n\n\
§ 14 Ärendenummer KS-2031-00104\n\nÖversyn av partistödet\nBeslut\n\nÄrendet återremitteras.\n";

#[test]
fn a_line_under_a_heading_is_no_footer() {
    let document = parse(PAGED);
    let documents: Vec<Vec<&str>> = (document.items.iter())
        .map(|item| item.documents.iter().filter_map(|document| document.title.as_deref()).collect())
        .collect();
    assert_eq!(documents, [vec!["2031 nr 41"], vec!["2031 nr 44"], vec!["2031 nr 46"], vec![]]);
}

#[test]
fn the_header_tells_body_day_and_number() {
    let document = parse(PAGED);
    let meeting = document.meeting.expect("a meeting");
    assert_eq!(document.body.as_deref(), Some("Kommunfullmäktige"));
    assert_eq!(meeting.date.as_deref(), Some("2031-05-20"));
    assert_eq!(meeting.number.as_deref(), Some("4"));
}

#[test]
fn a_header_in_flowing_text_parts_no_section() {
    let page = |heading: &str, text: &str| {
        format!("Tekniska nämnden\n\n{heading}\n\nProtokoll nr 9\nSammanträdesdatum: 2029-11-06\n\n{text}\n")
    };
    let text = format!(
        "§ 90 Ärendenummer TN-2029-31\n\nUpphandling av plogning\nBeslut\n\nTekniska nämnden antar anbudet.\n\n{}\n\
         § 91 Ärendenummer TN-2029-40\n\nBelysning vid Kvarnvägen\nBeslut\n\nTekniska nämnden avslår förslaget.\n\n{}",
        page("Reservation", "Bo Ek (S) reserverar sig mot beslutet."),
        page("Protokollsutdrag skickas till", "Gatuenheten"),
    );
    let document = parse(&text);
    let kinds: Vec<Vec<SectionKind>> =
        document.items.iter().map(|item| item.sections.iter().filter_map(|section| section.kind).collect()).collect();
    assert_eq!(
        kinds,
        [vec![SectionKind::Decision, SectionKind::Reservation], vec![SectionKind::Decision, SectionKind::Distribution]]
    );
    assert_eq!(document.items[0].reservations[0].text.as_deref(), Some("Bo Ek (S) reserverar sig mot beslutet."));
    assert_eq!(document.items[1].distribution.len(), 1);
    assert_eq!(document.meeting.and_then(|meeting| meeting.date).as_deref(), Some("2029-11-06"));
}

#[test]
fn two_days_in_the_headers_give_none() {
    let document = parse(&PAGED.replacen("2031-05-20", "2031-06-17", 1));
    assert!(document.meeting.and_then(|meeting| meeting.date).is_none());
}
