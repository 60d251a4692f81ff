//! What holds of every composed document.

use serde_json::Value;

use crate::page::Block;
use crate::{ANY, Composed, axes, compose, compose_with};

/// All that is printed, white space squeezed.
fn printed(composed: &Composed) -> String {
    let mut all: Vec<String> = composed.page.header.iter().chain(&composed.page.footer).flatten().cloned().collect();
    all.extend(composed.page.watermark.clone());
    for block in &composed.page.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) | Block::Line(text) => all.push(text.clone()),
            Block::Entry { mark, text, .. } => all.extend([mark.clone(), text.clone()]),
            Block::Row { cells, .. } => all.extend(cells.iter().filter(|cell| !cell.is_empty()).cloned()),
            Block::Gap | Block::PageBreak => {}
        }
    }
    all.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Keys whose values are the words of the page.
const VERBATIM: [&str; 16] = [
    "title",
    "label",
    "text",
    "heading",
    "lead_in",
    "location",
    "group",
    "storage",
    "case_ids",
    "distribution",
    "party",
    "party_name",
    "scope_text",
    "place",
    "yes_means",
    "proposer",
];

fn verbatim(key: &str, value: &Value, found: &mut dyn FnMut(&str, &str)) {
    match value {
        Value::String(text) if text != ANY && VERBATIM.contains(&key) => {
            for line in text.lines() {
                found(key, line.strip_prefix("- ").unwrap_or(line));
            }
        }
        Value::Array(list) => list.iter().for_each(|value| verbatim(key, value, found)),
        Value::Object(object) => object.iter().for_each(|(key, value)| verbatim(key, value, found)),
        _ => {}
    }
}

#[test]
fn the_same_seed_gives_the_same_document() {
    for seed in 0..40 {
        let (first, second) = (compose(seed), compose(seed));
        assert_eq!(first.page, second.page);
        assert_eq!(first.expected, second.expected);
    }
}

#[test]
fn there_are_many_axes_and_values() {
    let axes = axes();
    assert!(axes.len() >= 40, "{} axes", axes.len());
    let values: usize = axes.iter().map(|(_, values)| values.len()).sum();
    assert!(values >= 200, "{values} values");
}

#[test]
fn every_value_can_be_reached() {
    for (axis, values) in axes() {
        for value in values {
            let composed = compose_with(7, &[(axis, value)]);
            assert!(composed.style.values().contains(&(axis, value)), "{axis} {value}");
        }
    }
}

#[test]
fn every_value_is_drawn() {
    let mut wanted: Vec<_> =
        axes().into_iter().flat_map(|(axis, values)| values.into_iter().map(move |value| (axis, value))).collect();
    for seed in 0..4000 {
        let style = crate::Style::draw(seed, &[]);
        let values = style.values();
        wanted.retain(|value| !values.contains(value));
    }
    assert!(wanted.is_empty(), "{wanted:?}");
}

#[test]
fn what_is_expected_stands_on_the_page() {
    let mut missing = Vec::new();
    for seed in 0..1500 {
        let composed = compose(seed);
        let page = printed(&composed);
        let spaced = composed.style.values().contains(&("title", "Spaced"));
        verbatim("", &composed.expected, &mut |key, text| {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let closed = spaced && key == "title";
            if !closed && !page.contains(&text) {
                missing.push(format!("{seed} {key}: {text}"));
            }
        });
    }
    assert!(missing.is_empty(), "{} missing:\n{}", missing.len(), missing[..missing.len().min(30)].join("\n"));
}

#[test]
fn numbers_follow_each_other_and_tallies_agree() {
    for seed in 0..300 {
        let expected = compose(seed).expected;
        let items = expected["items"].as_array().cloned().unwrap_or_default();
        for item in &items {
            for vote in item["votes"].as_array().into_iter().flatten() {
                let ballots = vote["ballots"].as_array().cloned().unwrap_or_default();
                let count = |word: &str| ballots.iter().filter(|ballot| ballot["vote"] == word).count() as u64;
                assert!(ballots.is_empty() || vote["yes"].as_u64() == Some(count("yes")), "seed {seed}");
                assert!(ballots.is_empty() || vote["no"].as_u64() == Some(count("no")), "seed {seed}");
            }
        }
        let numbers: Vec<u32> =
            items.iter().filter_map(|item| item["number"].as_str()?.split('/').next()?.parse().ok()).collect();
        let secret = expected.to_string().contains("\"confidential\":true");
        assert!(secret || numbers.windows(2).all(|pair| pair[1] == pair[0] + 1), "seed {seed}: {numbers:?}");
    }
}

#[test]
fn documents_of_the_first_round_stay_the_same() {
    let axes = axes();
    let more: Vec<_> = axes.iter().skip_while(|(axis, _)| *axis != "wide").skip(1).collect();
    assert!(more.len() >= 30, "{} axes", more.len());
    for seed in 0..200 {
        let style = compose_with(seed, &[("wide", "No")]).style;
        let values = style.values();
        for (axis, all) in &more {
            assert!(values.contains(&(axis, all[0])), "seed {seed}: {axis}");
        }
        // A forced value of the first round is kept, whatever the second has drawn.
        for (axis, value) in
            [("signatures", "Dotted"), ("mark", "Prefixed"), ("annex", "Motion"), ("roster", "Bullets")]
        {
            let style = compose_with(seed, &[(axis, value), ("document", "Minutes"), ("body", "Board")]).style;
            assert!(style.values().contains(&(axis, value)), "seed {seed}: {axis} {value}");
        }
    }
}

#[test]
fn what_the_second_round_says_stands_on_the_page() {
    for (set, said) in [
        (("extent_more", "Till"), " till "),
        (("casting", "Sentence"), "utslagsröst"),
        (("certificate", "Scrive"), "Verifikat"),
        (("annex_more", "Rules"), "Stadgar för hembygdsfonden"),
        (("cancelled", "Sentence"), "är inställt."),
        (("items_heading", "List"), "Ärendelista"),
        (("club_lists", "Called"), "Kallade: "),
        (("signatures_more", "Slashes"), "Justerare /"),
        (("posting_more", "Appeal"), "Sista dag för överklagande"),
        (("tick", "Before"), "☒ "),
        (("action_points", "List"), " ska "),
    ] {
        let found = (0..60).filter(|&seed| printed(&compose_with(seed, &[set])).contains(said)).count();
        assert!(found >= 20, "{set:?}: {found} of 60");
    }
}
