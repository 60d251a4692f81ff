//! Proposals in full behind the list of a notice: each belongs to the listed item whose number it names, in any order.

use crate::common::{FULL, parsed};
use dagordning::model::Document;

/// The notice of a company, with what stands behind its list.
fn company(behind: &str) -> Document {
    let text = format!(
        "Granviks Energi AB\n\nKALLELSE\n\nÅrsstämma\n\nTid: torsdagen den 21 maj 2026 kl. 16.00\nPlats: Folkets Hus\n\nDagordning\n\n\
         1. Stämmans öppnande\n2. Val av ordförande vid stämman\n3. Godkännande av röstlängd\n4. Disposition av bolagets resultat\n\
         5. Arvoden åt styrelsen och revisorn\n6. Val av styrelse\n7. Ändring av bolagsordningen\n8. Stämmans avslutande\n\n{behind}"
    );
    parsed(text.as_bytes(), FULL)
}

/// The items that have sections: number, headings and texts.
fn told(document: &Document) -> Vec<(&str, Vec<[&str; 2]>)> {
    let words = |text: &'_ Option<String>| text.as_deref().map_or(0, str::len);
    let items = document.items.iter().filter(|item| item.sections.iter().any(|one| words(&one.text) > 0));
    items
        .map(|item| {
            let sections = item.sections.iter();
            let texts = sections.map(|one| [one.heading.as_deref().unwrap_or(""), one.text.as_deref().unwrap_or("")]);
            (item.number.as_deref().unwrap_or(""), texts.collect())
        })
        .collect()
}

fn titles(document: &Document) -> usize {
    document.items.iter().filter(|item| item.title.is_some()).count()
}

#[test]
fn proposals_in_any_order_under_who_proposes() {
    let document = company(
        "Valberedningens förslag\n\nPunkt 2 – Val av ordförande vid stämman\nValberedningen föreslår advokaten Lena Hjort.\n\n\
         Punkt 6 – Val av styrelse\nValberedningen föreslår omval av Bo Rask.\n\nTill ordförande föreslås Malin Sjö.\n\n\
         Styrelsens förslag\n\nPunkt 4 – Disposition av bolagets resultat\nStyrelsen föreslår att 2 000 kronor delas ut.\n\n\
         Nordbacken den 14 april 2026\n\nStyrelsen\n",
    );
    let [nominators, board] = ["Valberedningens förslag", "Styrelsens förslag"];
    let expected = vec![
        ("2", vec![[nominators, "Valberedningen föreslår advokaten Lena Hjort."]]),
        ("4", vec![[board, "Styrelsen föreslår att 2 000 kronor delas ut."]]),
        ("6", vec![[nominators, "Valberedningen föreslår omval av Bo Rask.\n\nTill ordförande föreslås Malin Sjö."]]),
    ];
    assert_eq!(told(&document), expected);
    assert_eq!((document.items.len(), titles(&document)), (8, 8));
    let proposers: Vec<_> =
        document.items.iter().flat_map(|item| &item.proposals).map(|one| one.proposer.as_deref()).collect();
    assert_eq!(proposers, [Some("Valberedningen"), Some("Styrelsen"), Some("Valberedningen")]);
    assert_eq!(document.items[0].label.as_deref(), Some("1."));
    // No field has the board that signs.
    let left: Vec<_> = document.unassigned.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(left, ["Styrelsen"]);
}

#[test]
fn a_number_alone_over_a_reason_and_a_proposal() {
    let document = company(
        "FÖRSLAG TILL STÄMMAN\n\nPunkt 4\n\nStyrelsens förslag\natt dela ut 2 000 kronor,\natt balansera resten.\n\n\
         Punkt 7\n\nI bolagsordningens 7 § står att insatsen är 200 kronor.\n\nStyrelsens förslag\natt höja insatsen.\n",
    );
    let board = "Styrelsens förslag";
    let expected = vec![
        ("4", vec![[board, "att dela ut 2 000 kronor,\natt balansera resten."]]),
        ("7", vec![["", "I bolagsordningens 7 § står att insatsen är 200 kronor."], [board, "att höja insatsen."]]),
    ];
    assert_eq!(told(&document), expected);
    let clauses = document.items.iter().flat_map(|item| &item.proposals).map(|one| one.clauses.len());
    assert_eq!(clauses.collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn a_number_in_brackets_behind_the_title_or_before_the_text() {
    let document = company(
        "Val av ordförande vid stämman (punkt 2)\nStyrelsen föreslår att Lena Hjort väljs.\n\n\
         Punkt 4: Styrelsen föreslår att vinsten balanseras.\n\n\
         Punkterna 5 och 6 – Arvoden åt styrelsen och\nrevisorn\nStyrelsen föreslår att inga arvoden betalas.\n",
    );
    let expected = vec![
        ("2", vec![["", "Styrelsen föreslår att Lena Hjort väljs."]]),
        ("4", vec![["", "Styrelsen föreslår att vinsten balanseras."]]),
        ("5", vec![["", "Styrelsen föreslår att inga arvoden betalas."]]),
    ];
    assert_eq!(told(&document), expected);
    let proposed = document.items.iter().filter(|item| item.proposals.len() == 1);
    assert_eq!(proposed.filter_map(|item| item.number.as_deref()).collect::<Vec<_>>(), ["2", "4", "5"]);
}

#[test]
fn the_first_item_told_of_behind_the_closing_one_ends_no_document() {
    let document = company(
        "Punkt 1 – Stämmans öppnande\nStyrelsens ordförande öppnar stämman.\n\nPunkt 7 – Ändring av bolagsordningen\n\
         Styrelsen föreslår en ny lydelse.\n",
    );
    assert_eq!(told(&document).iter().map(|one| one.0).collect::<Vec<_>>(), ["1", "7"]);
}

#[test]
fn headings_without_text_are_entries_of_a_list_and_lose_nothing() {
    for behind in [
        "Ansvarsfrihet (punkt 4)\n\nVal av styrelse (punkt 6)\n",
        "Punkt 4 – Disposition av bolagets resultat\nStyrelsen föreslår en utdelning.\n\nPunkt 6\n",
        "Handlingar\n\nÅrsredovisning 2025 (punkt 3)\n\nMotioner med svar (punkt 5)\n\nVälkomna!\n",
    ] {
        let document = company(behind);
        assert_eq!(document.items.len(), 8, "{behind}");
        let json = serde_json::to_string(&document).expect("JSON");
        for word in behind.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 6) {
            assert!(json.contains(word), "{word} of {behind}");
        }
    }
}

#[test]
fn a_heading_that_is_no_listed_title_stays_text() {
    let document = company(
        "Val av styrelse (punkt 6)\nStyrelsen föreslår omval.\n\nMotion A om laddstolpar (punkt 7)\nFöreningen bör sätta upp \
         laddstolpar.\n\nFullmakt\n\nHärmed ger jag fullmakt åt den som jag nämner här.\n",
    );
    let told = told(&document);
    assert_eq!(told.iter().map(|one| one.0).collect::<Vec<_>>(), ["6", "7"]);
    assert!(told[1].1.iter().any(|[heading, text]| format!("{heading} {text}").contains("Motion A om laddstolpar")));
    // A form behind is none of the item's.
    assert!(!told[1].1.iter().any(|[_, text]| text.contains("Härmed")), "{told:?}");
}
