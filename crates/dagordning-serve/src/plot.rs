//! Plots as SVG, beside the table that says the same.

use maud::{Markup, html};

/// A group of bars under its name.
pub struct Group {
    pub name: String,
    /// One of each series.
    pub values: Vec<f64>,
}

const BAR: usize = 16;
const GAP: usize = 14;
const NAME: usize = 170;
const WIDTH: usize = 760;
/// Groups of more are no plot that anybody can read.
const MOST: usize = 60;

/// Bars that lie, group below group, one colour and one pattern for each series.
pub fn bars(title: &str, series: &[&str], groups: &[Group]) -> Markup {
    let groups = &groups[..groups.len().min(MOST)];
    let most = groups.iter().flat_map(|group| &group.values).copied().fold(0.0, f64::max);
    if most <= 0.0 {
        return html! {};
    }
    let high = series.len() * BAR + GAP;
    let height = groups.len() * high + GAP;
    let length = |value: f64| (value / most * (WIDTH - NAME - 90) as f64).max(0.0);
    html! {
        figure.plot tabindex="0" {
            figcaption {
                (title)
                @if series.len() > 1 {
                    ul.legend { @for (at, name) in series.iter().enumerate() { li { span class={ "s" (at) } {} (name) } } }
                }
            }
            svg viewBox={ "0 0 " (WIDTH) " " (height) } role="img" aria-label=(title) {
                @for (row, group) in groups.iter().enumerate() {
                    text.name x=(NAME - 8) y=(row * high + GAP + series.len() * BAR / 2 + 5) text-anchor="end" {
                        (shortened(&group.name))
                    }
                    @for (at, value) in group.values.iter().enumerate() {
                        rect class={ "s" (at) } x=(NAME) y=(row * high + GAP + at * BAR) height=(BAR - 3)
                            width=(format!("{:.1}", length(*value))) {}
                        text x=(format!("{:.1}", NAME as f64 + length(*value) + 5.0)) y=(row * high + GAP + at * BAR + 11) {
                            (rounded(*value))
                        }
                    }
                }
            }
        }
    }
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= 24 {
        return name.to_owned();
    }
    name.chars().take(23).chain(['…']).collect()
}

/// With blanks between thousands.
pub fn rounded(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut said = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            said.push('\u{a0}');
        }
        said.push(digit);
    }
    if value < 0.0 { format!("−{said}") } else { said }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_values_and_names_are_harmless() {
        let groups = [
            Group { name: "<script>".to_owned(), values: vec![10.0, 5.0] },
            Group { name: "M".to_owned(), values: vec![0.0, 0.0] },
        ];
        let svg = bars("Röster", &["Ja", "Nej"], &groups).into_string();
        assert!(svg.contains("width=\"500.0\"") && svg.contains("width=\"250.0\""), "{svg}");
        assert!(svg.contains("&lt;script&gt;") && !svg.contains("style="), "{svg}");
        assert_eq!(bars("Inget", &["Ja"], &[]).into_string(), "");
        assert_eq!(rounded(1_234_567.4), "1\u{a0}234\u{a0}567");
    }
}
