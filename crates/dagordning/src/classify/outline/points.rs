//! Points and §§ side by side: "Punkt 3 – Ekonomi" ⏎ "§ 7 Kassören redovisade läget." The § is the number, and the point's
//! heading the title.

use super::Marked;
use crate::grammar::number::{ItemMark, Style};

/// Lines below a point's heading on which its § may stand.
const NEAR: usize = 8;

/// Joins each point with the § below it, where most §§ of the document stand under a point's heading.
pub(super) fn over_signs(marked: Vec<Marked>) -> Vec<Marked> {
    let signs = marked.iter().filter(|line| line.mark.style == Style::Section).count();
    let joined = marked.windows(2).filter(|pair| is_joined(&pair[0], &pair[1])).count();
    if joined < 2 || joined * 5 < signs * 3 {
        return marked;
    }
    let mut found: Vec<Marked> = Vec::with_capacity(marked.len());
    for line in marked {
        match found.last_mut() {
            Some(point) if is_joined(point, &line) => {
                point.mark = ItemMark {
                    value: line.mark.value,
                    letter: line.mark.letter,
                    year: line.mark.year,
                    style: Style::Section,
                    ..point.mark.clone()
                };
                point.sign = Some((line.line, line.mark));
            }
            // A further § under the same point has no heading of its own.
            _ if line.mark.style == Style::Section => {
                found.push(Marked { sign: Some((line.line, line.mark.clone())), ..line });
            }
            _ => found.push(line),
        }
    }
    found
}

fn is_joined(point: &Marked, sign: &Marked) -> bool {
    let styles = point.mark.style == Style::Word && sign.mark.style == Style::Section;
    styles && point.sign.is_none() && sign.line - point.line <= NEAR
}
