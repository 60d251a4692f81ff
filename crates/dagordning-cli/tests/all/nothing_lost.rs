//! Nothing is lost silently: rows that nobody can read, labels without values, rows in running text, lines that repeat.

use dagordning::model::{DiagnosticCode, Document};

use crate::common::FULL;

fn parse(text: &str) -> Document {
    dagordning::parse(text.as_bytes(), Some("protokoll.txt"), FULL).expect("readable")
}

fn codes(document: &Document) -> Vec<DiagnosticCode> {
    document.diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

fn unassigned(document: &Document) -> Vec<&str> {
    document.unassigned.iter().map(|line| line.text.as_str()).collect()
}

fn names(document: &Document) -> Vec<&str> {
    document.participants.iter().filter_map(|person| person.name.as_deref()).collect()
}

#[test]
fn a_row_that_cannot_be_read_does_not_end_its_list() {
    let document = parse(
        "PROTOKOLL\nKulturnämnden\n2024-03-12\n\nBeslutande\nMaj Ekholm (S), ordförande\nQ#17/b (S) %% 44-x\nBo Lindvall (M)\n\
         Siv Tallberg (V)\n\n§ 1\nVal av justerare\nBeslut\nKulturnämnden utser Bo Lindvall (M).\n",
    );
    assert_eq!(names(&document), ["Maj Ekholm", "Bo Lindvall", "Siv Tallberg"]);
    assert_eq!(unassigned(&document), ["Q#17/b (S) %% 44-x"]);
    assert!(codes(&document).contains(&DiagnosticCode::UnreadRow));
    assert!(document.preamble.is_empty());
}

#[test]
fn running_text_below_a_list_ends_it_and_is_preamble() {
    let document = parse(
        "KALLELSE\nKulturnämnden\n2024-03-12 kl. 13.00\n\nLedamöter\nMaj Ekholm (S), ordförande\nBo Lindvall (M)\n\n\
         Den som inte kan komma kallar själv sin ersättare.\n\n1. Val av justerare\n\n2. Budget (KN/12/2024)\n",
    );
    assert_eq!(names(&document), ["Maj Ekholm", "Bo Lindvall"]);
    assert_eq!(document.preamble, ["Den som inte kan komma kallar själv sin ersättare."]);
    assert!(!codes(&document).contains(&DiagnosticCode::UnreadRow));
}

#[test]
fn a_label_without_a_value_is_not_claimed() {
    let document = parse(
        "PROTOKOLL\nKulturnämnden\nDatum: 2024-03-12\nTid:\n\nBeslutande\nMaj Ekholm (S), ordförande\n\n§ 1\nVal av justerare\n\
         Beslut\nKulturnämnden utser Bo Lindvall (M).\n",
    );
    assert_eq!(unassigned(&document), ["Tid:"]);
    let printed =
        parse("KALLELSE\nKulturnämnden\nTid: 2024-03-12 kl. 13.00\n\n1. Val av justerare\n\n2. Budget (KN/12/2024)\n");
    assert!(printed.unassigned.is_empty());
}

#[test]
fn a_row_in_running_text_is_doubtful() {
    let document = parse(
        "KALLELSE\nKulturnämnden\nTid: 2024-03-12 kl. 13.00\n\nVälkomna till sammanträdet hälsar följande,\nMaj Ekholm (S)\n\n\
         1. Val av justerare\n\n2. Budget (KN/12/2024)\n",
    );
    assert!(
        codes(&document).contains(&DiagnosticCode::UnreadRow),
        "{:?} {:?}",
        document.preamble,
        document.diagnostics
    );
}

#[test]
fn a_clause_that_ends_page_after_page_is_no_footer() {
    let mut text = "PROTOKOLL\nÅrsmöte\nBrf Tornsvalan\n2024-03-12\n\nNärvarande\nMaj Ekholm\n\n".to_owned();
    for number in 1..=5 {
        text.push_str(&format!(
            "§ {number}\nFråga nummer {number} om gården\nStyrelsen har lagt fram sitt förslag till mötet.\nBeslut\n1. Att bifalla\n\x0c"
        ));
    }
    let document = parse(&text);
    let clauses: Vec<&str> = (document.items.iter().flat_map(|item| &item.decisions))
        .flat_map(|decision| &decision.clauses)
        .filter_map(|clause| clause.text.as_deref())
        .collect();
    assert_eq!(clauses, ["Att bifalla"; 5]);
}

#[test]
fn an_entry_of_a_running_list_that_cannot_be_read_is_given_back() {
    let document = parse(
        "PROTOKOLL\nKulturnämnden\n2024-03-12\n\nBeslutande: Maj Ekholm (S), Q7x Zz99 %&¤, Bo Lindvall (M), Siv Tallberg (V)\n\n§ 1\n\
         Val av justerare\nBeslut\nKulturnämnden utser Bo Lindvall (M).\n",
    );
    assert_eq!(names(&document), ["Maj Ekholm", "Bo Lindvall", "Siv Tallberg"]);
    assert_eq!(unassigned(&document), ["Q7x Zz99 %&¤"]);
    assert!(codes(&document).contains(&DiagnosticCode::UnreadRow));
}
