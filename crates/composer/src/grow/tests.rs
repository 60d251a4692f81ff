//! Patterns that were slow once, or come near it.

use super::*;

#[test]
fn units_are_numbered() {
    let pattern = Pattern { before: "a\n".into(), unit: "{i} {d} {m} {x}{s}{w}\n".into(), after: "b".into() };
    assert_eq!(pattern.text(2), "a\n1 2 1 {x}Bak\n2 1 2 {x}       Dek\nb");
}
