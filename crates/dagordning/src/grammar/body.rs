//! Names of bodies and offices in the genitive.

/// The nominative of a body's or office's name: "Kommunstyrelsens" → "Kommunstyrelsen", "Alingsås kommuns" → "Alingsås
/// kommun", "KSAU:s" → "KSAU". A name that stands in the nominative comes back as it is. The result is always the
/// beginning of `s`, so its place is known.
#[must_use]
pub fn genitive_to_nominative(s: &str) -> &str {
    let s = s.trim_end();
    for colon in [":s", ":S"] {
        if let Some(name) = s.strip_suffix(colon) {
            return name;
        }
    }
    let word = s.rsplit([' ', '-']).next().unwrap_or(s);
    let stem = match s.strip_suffix('s').or_else(|| s.strip_suffix('S').filter(|_| is_capitals(word))) {
        Some(stem) if word.chars().count() > 3 => stem,
        _ => return s,
    };
    if is_genitive_stem(stem) { stem } else { s }
}

fn is_capitals(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
}

/// Whether `-s` after the stem is a case ending. Swedish nouns and names in -ås, -us, -is, -os, -ys and -as carry it in
/// the nominative (Alingsås, campus); only the definite plural (-rna) ends in -a before a genitive s.
fn is_genitive_stem(stem: &str) -> bool {
    let lower = stem.chars().rev().take(3).flat_map(char::to_lowercase).collect::<Vec<_>>();
    match lower.as_slice() {
        ['a', 'n', 'r'] => true,
        [last, ..] => !matches!(last, 'a' | 'i' | 'o' | 'u' | 'y' | 'å' | 's' | 'x' | 'z') && last.is_alphabetic(),
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::genitive_to_nominative;

    #[test]
    fn the_genitive_ending_leaves_the_name() {
        for (genitive, nominative) in [
            ("Kommunstyrelsens", "Kommunstyrelsen"),
            ("Arbetsutskottets", "Arbetsutskottet"),
            ("Presidiets", "Presidiet"),
            ("Alingsås kommuns", "Alingsås kommun"),
            ("Kommunfullmäktiges", "Kommunfullmäktige"),
            ("KOMMUNFULLMÄKTIGES", "KOMMUNFULLMÄKTIGE"),
            ("Barn- och utbildningsnämndens", "Barn- och utbildningsnämnden"),
            ("Regionens samverkansråds", "Regionens samverkansråd"),
            ("Norrsunda stads", "Norrsunda stad"),
            ("Kristdemokraternas", "Kristdemokraterna"),
            ("KSAU:s", "KSAU"),
            ("Ordförandens", "Ordföranden"),
        ] {
            assert_eq!(genitive_to_nominative(genitive), nominative);
        }
    }

    #[test]
    fn a_name_in_the_nominative_stays() {
        for name in ["Kommunstyrelsen", "Alingsås", "Campus", "Region Älvdal", "BUS", "Presidiet", "", "s"] {
            assert_eq!(genitive_to_nominative(name), name);
        }
    }
}
