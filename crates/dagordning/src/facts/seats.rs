//! Attendance of councils that vote by machine: "Plats | Ledamot | Ersättare | Parti | Ankom | Utgick", with a row for
//! everyone who sat on a seat. What a cell holds tells its column: rows are read that lost their empty cells, their
//! distances, or their line.

use crate::grammar::time;
use crate::language::ListColumn;
use crate::page::range::{Lines, Slice};
use crate::page::scene::{LineKind, Scene};

/// The head of such a list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head {
    /// How many lines it has: one, or one for each column.
    pub(crate) lines: usize,
    /// Whether somebody may sit in the member's place.
    stands_in: bool,
    /// Whether the party stands behind all names.
    party_last: bool,
}

/// A row.
#[derive(Debug, Clone)]
pub(crate) struct Seat {
    /// Its lines.
    pub(crate) lines: Lines,
    /// Whose seat it is.
    pub(crate) member: Slice,
    /// Who sat there, where that is another.
    pub(crate) stands_in: Option<Slice>,
    pub(crate) party: Option<Slice>,
    /// When whoever sat there came, and left.
    pub(crate) arrived: Slice,
    pub(crate) left: Option<Slice>,
}

/// Longer lines head no list, in bytes.
const LONGEST_HEAD: usize = 160;
/// Fewer rows make no list.
const FEWEST_ROWS: usize = 2;
/// Longer lines are no rows, in bytes.
const LONGEST_ROW: usize = 200;
/// So many names stand in a row, and so many words in them.
const MOST_NAMES: usize = 2;
/// Lines of a row whose cells stand below one another.
const MOST_CELLS: usize = 6;

/// The head that begins on line `index`, with the columns of names and of those who came.
pub(crate) fn head(scene: &Scene, index: usize, end: usize) -> Option<Head> {
    let text = scene.text(index);
    if text.len() > LONGEST_HEAD || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let mut found = Vec::new();
    for word in text.split_whitespace() {
        let column = scene.language.list_columns(word);
        if column.is_empty() {
            return None;
        }
        found.push(column);
    }
    let mut lines = 1;
    while found.len() == lines && index + lines < end && lines <= MOST_CELLS {
        let next = scene.text(index + lines);
        let one = scene.lines[index + lines].is_text() && !next.contains(' ') && next.len() <= LONGEST_HEAD;
        if !one || scene.language.list_columns(next).is_empty() {
            break;
        }
        found.push(scene.language.list_columns(next));
        lines += 1;
    }
    let has = |column| found.iter().any(|known| known.contains(column));
    let told = has(ListColumn::Name) && has(ListColumn::Party) && has(ListColumn::Arrived);
    let at = |column| found.iter().position(|known| known.contains(column));
    let substitute = at(ListColumn::StandIn).or_else(|| at(ListColumn::Substitute));
    told.then(|| Head { lines, stands_in: substitute.is_some(), party_last: at(ListColumn::Party) > substitute })
}

/// The rows below a head on line `index`; none if there are too few. A head that stands again is no end.
pub(crate) fn rows(scene: &Scene, head: Head, lines: Lines) -> Vec<Seat> {
    let mut rows: Vec<Seat> = Vec::new();
    let mut index = lines.start + head.lines;
    // One head below another heads a list of its own.
    let mut headed = true;
    while index < lines.end {
        if scene.lines[index].kind != LineKind::Text {
            index += 1;
            continue;
        }
        if let Some(again) = self::head(scene, index, lines.end) {
            if headed {
                break;
            }
            headed = true;
            index += again.lines;
            continue;
        }
        headed = false;
        let found = if head.lines == 1 { on_line(scene, head, index) } else { stacked(scene, head, index, lines.end) };
        let Some(seat) = found else {
            // A row that cannot be read stands among others.
            let next = scene.next_text(index + 1, lines.end).filter(|_| head.lines == 1 && !rows.is_empty());
            let Some(next) = next.filter(|next| on_line(scene, head, *next).is_some()) else { break };
            index = next;
            continue;
        };
        index = seat.lines.end;
        rows.push(seat);
    }
    if rows.len() < FEWEST_ROWS { Vec::new() } else { rows }
}

/// Whether a row of such a list begins on a line, whatever stands above: a number, a name, a party, and two times.
pub(crate) fn is_row(scene: &Scene, index: usize) -> bool {
    let head = Head { lines: 1, stands_in: true, party_last: true };
    let whole = |seat: &Seat| seat.party.is_some() && seat.left.is_some();
    let near = scene.lines.len().min(index + MOST_CELLS + 2);
    on_line(scene, head, index).or_else(|| stacked(scene, head, index, near)).is_some_and(|seat| whole(&seat))
}

fn is_time(scene: &Scene, text: &str) -> bool {
    text.len() <= 5 && text.starts_with(|c: char| c.is_ascii_digit()) && time::bare_time(scene.language, text).is_some()
}

fn is_number(text: &str) -> bool {
    text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A party, known or of one place: "HEL".
fn is_party(scene: &Scene, text: &str) -> bool {
    let inner = text.trim_matches(['(', ')']);
    let short = (2..=LONGEST_PARTY).contains(&inner.chars().count());
    scene.language.party(inner).is_some() || short && inner.chars().all(char::is_uppercase)
}

/// Letters of a party that nobody knows.
const LONGEST_PARTY: usize = 5;

/// The row on one line.
fn on_line(scene: &Scene, head: Head, index: usize) -> Option<Seat> {
    let text = scene.text(index);
    if text.len() > LONGEST_ROW || !text.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let line = scene.lines[index].start;
    let mut words: Vec<(Slice, bool)> = Vec::new();
    let mut end = 0;
    for word in text.split_whitespace() {
        let at = end + text[end..].find(word)?;
        let parted = text[end..at].chars().count() > 1;
        end = at + word.len();
        words.push((Slice::new(line + at, line + end), parted));
    }
    let shown = |at: usize| scene.slice_text(words[at].0);
    let times = (0..words.len()).find(|at| is_time(scene, shown(*at)))?;
    let names = usize::from(is_number(shown(0)));
    // "Roger L Bergdahl S": a letter within a name is no party.
    let party = |at: &usize| is_party(scene, shown(*at));
    let party = match head.party_last {
        true => times.checked_sub(1).filter(party),
        false => (names + 2..times).find(party),
    };
    let mut pieces: Vec<Slice> = Vec::new();
    for (at, (slice, parted)) in words.iter().enumerate() {
        let alone = |at: usize| at < names || at >= times || Some(at) == party;
        match pieces.last_mut() {
            // The words of a name.
            Some(last) if !parted && !alone(at) && !alone(at - 1) => last.end = slice.end,
            _ => pieces.push(*slice),
        }
    }
    of_pieces(scene, head, &pieces, Lines::new(index, index + 1))
}

/// The row whose cells stand below one another from line `index`.
fn stacked(scene: &Scene, head: Head, index: usize, end: usize) -> Option<Seat> {
    let mut pieces = Vec::new();
    let mut times = 0;
    let mut at = index;
    while at < end && pieces.len() < MOST_CELLS {
        if scene.lines[at].kind == LineKind::Text {
            let time = is_time(scene, scene.text(at));
            if times > 0 && !time {
                break;
            }
            times += usize::from(time);
            pieces.push(scene.lines[at].range());
            if times == 2 {
                at += 1;
                break;
            }
        }
        at += 1;
    }
    of_pieces(scene, head, &pieces, Lines::new(index, at))
}

/// A row of a number, names, a party and times.
fn of_pieces(scene: &Scene, head: Head, pieces: &[Slice], lines: Lines) -> Option<Seat> {
    let text = |slice: &Slice| scene.slice_text(*slice);
    let mut pieces = pieces;
    if let [first, rest @ ..] = pieces
        && is_number(text(first))
    {
        pieces = rest;
    }
    let times = pieces.iter().position(|piece| is_time(scene, text(piece)))?;
    let (told, times) = pieces.split_at(times);
    let (arrived, left) = match times {
        [arrived] => (*arrived, None),
        [arrived, left] if is_time(scene, text(left)) => (*arrived, Some(*left)),
        _ => return None,
    };
    let (mut names, mut party): (Vec<Slice>, Option<Slice>) = (Vec::new(), None);
    for piece in told {
        if is_party(scene, text(piece)) && party.is_none() && !names.is_empty() {
            party = Some(*piece);
        } else if let Some((first, second)) = two_names(text(piece)).filter(|_| head.stands_in) {
            names.push(Slice::new(piece.start, piece.start + first));
            names.push(Slice::new(piece.start + second, piece.end));
        } else {
            names.push(*piece);
        }
    }
    let named = |name: &Slice| is_name(text(name));
    let most = if head.stands_in { MOST_NAMES } else { 1 };
    if names.is_empty() || names.len() > most || !names.iter().all(named) {
        return None;
    }
    Some(Seat { lines, member: names[0], stands_in: names.get(1).copied(), party, arrived, left })
}

/// Whether a cell between a number, a party and times can be a name: "von Essen, Carl", "Anna Ek".
fn is_name(text: &str) -> bool {
    let particle = |word: &str| word.chars().count() <= LONGEST_PARTICLE && word.chars().all(char::is_lowercase);
    let written = |word: &str| word.starts_with(char::is_uppercase) || particle(word);
    let letters =
        |c: char| c.is_alphabetic() || matches!(c, ' ' | ',' | '-' | '–' | '\u{2212}' | '.' | '\'' | '’' | ':');
    (2..=MOST_WORDS).contains(&text.split(' ').count())
        && text.chars().all(letters)
        && text.split(' ').all(written)
        && text.split(' ').any(|word| word.starts_with(char::is_uppercase))
}

/// Letters of "von", "af".
const LONGEST_PARTICLE: usize = 3;
/// Words of a name.
const MOST_WORDS: usize = 5;

/// Where the first of two names that only a blank parts ends, and where the second begins: "Akbas, Aslan Haile, Milyon",
/// "Anna Ek Bo Lind".
fn two_names(text: &str) -> Option<(usize, usize)> {
    let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1)).collect();
    let word = |at: &usize| text[*at..].split(' ').next().unwrap_or("");
    let family: Vec<usize> = starts.iter().copied().filter(|at| word(at).ends_with(',')).collect();
    let second = match (family.as_slice(), starts.as_slice()) {
        ([0, second], _) => *second,
        ([], [_, _, second, _]) => *second,
        _ => return None,
    };
    Some((second - 1, second))
}
