//! The head of a mail in which minutes or a notice were sent: "Från: Styrelsen <styrelsen@exempel.se>" ⏎ "Skickat: …" ⏎ "Till: …".

use crate::page::range::Lines;
use crate::page::scene::Scene;

/// A mail's head stands on the first lines; the fewest that make one.
const MAIL_LINES: usize = 12;
const FEWEST_MAIL_LINES: usize = 3;
/// Lines around the day of sending among which another of the head stands.
const NEAR: usize = 3;

/// The lines of a mail's head, if the text has one: labels with their colons, an address among them.
pub(crate) fn head(scene: &Scene) -> Option<Lines> {
    let end = scene.lines.len().min(MAIL_LINES);
    let first = scene.next_text(0, end)?;
    // A value may go on on a line of its own.
    let goes_on = |line: usize| line > first && line + 1 < end && labelled(scene, line + 1).is_some();
    let block = (first..end)
        .take_while(|line| scene.lines[*line].is_text() && (labelled(scene, *line).is_some() || goes_on(*line)));
    let (lines, addresses) =
        block.fold((0, 0), |(lines, found), line| (lines + 1, found + usize::from(scene.text(line).contains('@'))));
    (lines >= FEWEST_MAIL_LINES && addresses > 0).then(|| Lines::new(first, first + lines))
}

/// Where the value of a line of the head begins whose subject is a document's title, in bytes of the text.
pub(crate) fn subject(scene: &Scene, index: usize) -> Option<usize> {
    let rest = labelled(scene, index)?.trim_start();
    scene.document_title(rest).map(|_| scene.lines[index].end - rest.len())
}

/// Whether a line of the head says more than who wrote to whom: when the mail was sent, or which assembly it is about.
pub(crate) fn tells(scene: &Scene, index: usize) -> bool {
    let assembly = labelled(scene, index).is_some_and(|rest| scene.language.assembly_at(rest.trim_start()).is_some());
    assembly || tells_sending(scene, index)
}

/// Whether a line of the head goes on with the value of the one above it.
pub(crate) fn goes_on(scene: &Scene, index: usize) -> bool {
    labelled(scene, index).is_none()
}

/// Whether a line of the head tells when the mail was sent.
fn tells_sending(scene: &Scene, index: usize) -> bool {
    label(scene.text(index)).is_some_and(|(label, _)| scene.language.mail_days().has(&label.to_lowercase()))
}

/// Where the value begins of the line that tells when the mail was sent: all of its head but this line was taken.
pub(crate) fn sent(scene: &Scene, index: usize) -> Option<usize> {
    if index >= MAIL_LINES || !tells_sending(scene, index) {
        return None;
    }
    let near = (index.saturating_sub(NEAR)..(index + NEAR + 1).min(scene.lines.len())).filter(|line| *line != index);
    let taken = near.filter(|line| !scene.lines[*line].is_text() && labelled(scene, *line).is_some()).count();
    let text = scene.text(index);
    let value = label(text)?.1.trim_start();
    (taken > 0).then(|| text.len() - value.len())
}

/// What stands behind the label of a mail's line.
fn labelled<'a>(scene: &Scene<'a>, line: usize) -> Option<&'a str> {
    let (label, rest) = label(scene.text(line))?;
    scene.language.mail_labels().has(&label.to_lowercase()).then_some(rest)
}

/// The label of a line and what stands behind its colon: no more than the longest label is looked at.
fn label(text: &str) -> Option<(&str, &str)> {
    let colon = text.bytes().take(LONGEST_LABEL).position(|byte| byte == b':')?;
    Some((&text[..colon], &text[colon + 1..]))
}

/// Bytes of the longest label: "Bifogade filer".
const LONGEST_LABEL: usize = 24;
