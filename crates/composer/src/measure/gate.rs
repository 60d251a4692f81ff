//! A measurement against an older one.

use std::io::{self, Write};

use super::report::Report;
use crate::score::Tally;

/// Documents that a value needs so that it can fail.
const ENOUGH_DOCUMENTS: u64 = 20;

/// How far a value may fall.
const ALLOWED: f64 = 0.01;

/// Differences that are named.
const NAMED: f64 = 0.001;

/// Whether both measured the same documents in the same channels and fields.
#[must_use]
pub fn compared(old: &Report, new: &Report) -> bool {
    let channels = |report: &Report| report.channels.keys().filter(|name| *name != "pdf").cloned().collect::<Vec<_>>();
    let what = |report: &Report| (report.first, report.end, report.only.clone(), channels(report));
    what(old) == what(new)
}

/// Prints what has changed; whether nothing has become worse that must not.
///
/// # Errors
///
/// When it cannot be written.
pub fn passes(old: &Report, new: &Report, out: &mut dyn Write) -> io::Result<bool> {
    writeln!(out, "\nAgainst the older measurement (F1 in per cent, before and now)")?;
    let row = |out: &mut dyn Write, name: &str, before: Tally, now: Tally| {
        let (before, now) = (before.f1(), now.f1());
        let change = (now - before) * 100.0;
        writeln!(out, "  {name:<64}{:>8.2}{:>8.2}{change:>+8.2}", before * 100.0, now * 100.0)
    };
    let changed = |before: Tally, now: Tally| (before.f1() - now.f1()).abs() >= NAMED;
    row(out, "TOTAL", old.total(), new.total())?;
    for (name, channel) in &new.channels {
        let Some(before) = old.channels.get(name) else { continue };
        row(out, name, before.total(), channel.total())?;
        for field in new.fields() {
            let tally =
                |fields: &std::collections::BTreeMap<String, Tally>| fields.get(field).copied().unwrap_or_default();
            let (before, now) = (tally(&before.fields), tally(&channel.fields));
            if changed(before, now) {
                row(out, &format!("  {name} {field}"), before, now)?;
            }
        }
    }
    let mut fallen = Vec::new();
    for (axis, values) in &new.axes {
        for (value, now) in values {
            let Some(before) = old.axes.get(axis).and_then(|values| values.get(value)) else { continue };
            let name = format!("{axis}={value}");
            if changed(before.tally, now.tally) {
                row(out, &name, before.tally, now.tally)?;
            }
            if now.documents >= ENOUGH_DOCUMENTS && now.tally.f1() < before.tally.f1() - ALLOWED {
                fallen.push(name);
            }
        }
    }
    let lower = new.total().f1() < old.total().f1();
    match (lower, fallen.as_slice()) {
        (false, []) => writeln!(out, "Passed.")?,
        (true, []) => writeln!(out, "FAILED: the total is lower.")?,
        (_, fallen) => writeln!(out, "FAILED: lower by more than a point: {}", fallen.join(", "))?,
    }
    Ok(!lower && fallen.is_empty())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::measure::report::Supported;

    fn report(right: u64) -> Report {
        let tally = Tally { right, extra: 100 - right, missing: 100 - right };
        let mut report = Report { first: 0, end: 30, ..Report::default() };
        report.add("flowing", BTreeMap::from([("items.title".to_owned(), tally)]), false);
        report.axes.entry("kind".into()).or_default().insert("agenda".into(), Supported { documents: 30, tally });
        report
    }

    #[test]
    fn nothing_may_become_worse() {
        let gate = |old: u64, new: u64| passes(&report(old), &report(new), &mut Vec::new()).unwrap();
        assert!(gate(80, 80) && gate(80, 90));
        assert!(!gate(90, 89));
        assert!(!gate(90, 80));
        assert!(compared(&report(1), &report(2)));
        assert!(!compared(&report(1), &Report::default()));
    }
}
