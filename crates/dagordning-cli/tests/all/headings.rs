//! Headings that follow on one another: which of them open a section.

use crate::common::FULL;
use dagordning::model::{Document, SectionKind};

fn parse(text: &str) -> Document {
    dagordning::parse(text.as_bytes(), Some("rubriker.txt"), FULL).expect("readable")
}

/// "Omröstning" and, with or without a blank line between, what is voted on: one section.
#[test]
fn a_label_under_its_heading_opens_no_section_of_its_own() {
    for (heading, between) in [("Omröstning", "\n\n"), ("Huvudvotering", "\n\n"), ("Votering", "\n")] {
        let text = format!(
            "§ 7 Dnr KS 2033/18\n\nNy badplats vid Storsjön\n\nBeslut\n\nKommunstyrelsen avslår förslaget.\n\n{heading}{between}\
             Godkänd voteringsproposition: \"Ja för avslag och Nej för bifall.\"\nEva Ask (S) och Per Lo (M) röstar Ja (2).\n\
             Siv Ro (C) röstar Nej (1).\n\n\
             § 8 Dnr KS 2033/19\n\nParkering\n\nBeslut\n\nKommunstyrelsen bordlägger ärendet.\n"
        );
        let document = parse(&text);
        let item = &document.items[0];
        let votes: Vec<_> = item.sections.iter().filter(|section| section.kind == Some(SectionKind::Vote)).collect();
        assert_eq!(votes.len(), 1, "{heading}: {:?}", item.sections);
        assert_eq!(votes[0].heading.as_deref(), Some(heading));
        assert!(votes[0].text.as_deref().is_some_and(|text| text.starts_with("Godkänd voteringsproposition")));
        let [vote] = item.votes.as_slice() else { panic!("{heading}: {:?}", item.votes) };
        assert_eq!(vote.yes_means.as_deref(), Some("avslag"));
        assert_eq!((vote.yes, vote.no, vote.reconciled), (Some(2), Some(1), Some(true)));
    }
}
