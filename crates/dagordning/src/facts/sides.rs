//! Heads over names that tell how those below voted: `Ja-röster | Nej-röster`, `Följande röstar ja:`. (Catalogue 8.3)

use crate::language::{Language, small_letters};
use crate::model::BallotVote;
use crate::page::scene::Scene;

/// What a line heads.
pub(crate) enum Head {
    /// A stretch of names below.
    Stretch(BallotVote, Option<u32>),
    /// Columns of names below, each from where its head begins.
    Columns(Vec<(BallotVote, usize)>),
    /// Two columns whose distance was lost.
    Joined(BallotVote, BallotVote),
}

/// What line `index` heads, if it heads names.
pub(crate) fn head(scene: &Scene, index: usize) -> Option<Head> {
    let line = scene.lines.get(index).filter(|line| line.is_text() && line.end - line.start <= 160)?;
    // Most lines have no such word.
    let text = scene.text(index);
    if !text.starts_with(char::is_uppercase) || !scene.language.vote_signs().is_in(text) {
        return None;
    }
    // "… samt Bo Lind (M)" ⏎ "Ja röstar": the rest of a sentence.
    let above =
        index.checked_sub(1).filter(|above| scene.lines[*above].is_text()).map_or("", |above| scene.text(above));
    if above.ends_with(',') || scene.language.open_joint().closes(above) {
        return None;
    }
    let cells = scene.cells(index, line.start);
    if let [cell] = cells.as_slice() {
        let text = scene.slice_text(cell.range);
        return match side(scene.language, text) {
            Some((vote, count)) => Some(Head::Stretch(vote, count)),
            None => {
                let (one, other) = text.split_once(' ')?;
                let (one, other) = (side(scene.language, one)?.0, side(scene.language, other)?.0);
                (one != other).then_some(Head::Joined(one, other))
            }
        };
    }
    let columns: Vec<(BallotVote, usize)> = cells
        .iter()
        .map(|cell| Some((side(scene.language, scene.slice_text(cell.range))?.0, cell.column)))
        .collect::<Option<_>>()?;
    let twice = columns.iter().enumerate().any(|(at, (vote, _))| columns[..at].iter().any(|(known, _)| known == vote));
    (columns.len() >= 2 && !twice).then_some(Head::Columns(columns))
}

/// How those voted over whom a text stands alone: "Ja-röster", "Följande röstar nej:", "Ja (3):"; and how many they were.
pub(crate) fn side(language: &Language, text: &str) -> Option<(BallotVote, Option<u32>)> {
    let shown = text.trim().trim_end_matches([':', '.']).trim_end();
    let (words, count) = match shown.strip_suffix(')').and_then(|open| open.rsplit_once('(')) {
        Some((words, count)) => (words.trim_end().trim_end_matches(':'), Some(count.trim().parse().ok()?)),
        None => (shown, None),
    };
    let lower = small_letters(words);
    let mut leads = language.ballot_leads().iter();
    let vote = leads.find(|(lead, _)| lead.trim_end_matches(':') == lower).map(|(_, vote)| *vote);
    Some((vote.or_else(|| language.ballot(words))?, count))
}

/// Whether a line heads names and no section.
pub(crate) fn is_head(scene: &Scene, index: usize) -> bool {
    head(scene, index).is_some()
}
