//! A text to its document: who meets when, and what is to be decided. `cargo run --example text`

use dagordning::{Options, Parser};

const KALLELSE: &str = "\
Kallelse
Kulturnämnden
Tid: 2026-03-02 kl. 13.00
Plats: Sal Granen, kommunhuset

1. Val av justerare

2. Bidrag till föreningar (KN/12/2026)

Förslag till beslut
Kulturnämnden
1. Avsätter 350 000 kr till föreningarna.
2. Delegerar till ordföranden att fördela medlen.
";

/// Prints the meeting, its items and the amounts that are asked for.
pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let document = Parser::new(Options::new()).parse_named(KALLELSE, "kallelse.txt")?;
    let meeting = document.meeting.as_ref().ok_or("no meeting")?;
    println!("{} meets on {}", shown(&document.body), shown(&meeting.date));
    for item in &document.items {
        println!("{} {} {:?}", shown(&item.label), shown(&item.title), item.case_ids);
        for clause in item.proposals.iter().flat_map(|proposal| &proposal.clauses) {
            let amounts: Vec<&str> = clause.amounts.iter().filter_map(|amount| amount.text.as_deref()).collect();
            println!("    {} {amounts:?}", shown(&clause.text));
        }
    }
    // Doubt about what the text says is data.
    for doubt in &document.diagnostics {
        println!("{:?}: {}", doubt.severity, doubt.message);
    }
    assert_eq!(document.items[1].case_ids, ["KN/12/2026"]);
    Ok(())
}

fn shown(value: &Option<String>) -> &str {
    value.as_deref().unwrap_or("?")
}
