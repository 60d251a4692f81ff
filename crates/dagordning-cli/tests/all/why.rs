//! `lines --why` tells what spoke for each line's role.

use std::process::Command;

use dagordning::{Options, Parser};

const TEXT: &str = "PROTOKOLL\nKulturnämnden\n2024-03-12\n\nBeslutande\nMaj Ekholm (S), ordförande\n\n§ 1\nVal av justerare\nBeslut\n\
                    Kulturnämnden utser Bo Lindvall (M).\n";

#[test]
fn every_reason_adds_up() {
    let reading = Parser::new(Options::new()).read(TEXT).expect("readable");
    let lines = reading.lines();
    let told: Vec<_> = lines.iter().flat_map(|line| &line.reasons).collect();
    assert!(told.len() >= 8, "{told:?}");
    for reason in told {
        assert_eq!(reason.cues.iter().map(|(_, points)| points).sum::<i32>(), reason.score, "{reason:?}");
    }
    let row = lines.iter().find(|line| line.text.starts_with("Maj")).expect("the line");
    assert_eq!(row.reasons[0].role, "row");
    let head = lines.iter().find(|line| line.text == "§ 1").expect("the line");
    assert_eq!(head.reasons[0].role, "item");
}

#[test]
fn the_command_prints_them_only_when_asked() {
    let path = crate::common::root().join("fixtures/minutes/namnd-beslut-forst.txt");
    let run = |arguments: &[&str]| {
        let output =
            Command::new(env!("CARGO_BIN_EXE_dagordning")).args(arguments).arg(&path).output().expect("starts");
        assert!(output.status.success());
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    assert!(run(&["lines", "--why"]).contains("↳ heading of people 100: roster heading +100"));
    assert!(!run(&["lines"]).contains('↳'));
}
