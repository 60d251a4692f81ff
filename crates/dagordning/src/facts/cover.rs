//! What the words of a header's cell can be: a body, an organization, a name, a date, running text.

use crate::facts::people::names_someone;
use crate::facts::whose::{HEAD_LINES, is_body};
use crate::grammar::page::trailing_page_number;
use crate::language::search::find;
use crate::language::{HeaderLabel, LabelMatch, Language, Roster};
use crate::page::passage::{Join, Passage};
use crate::page::range::Slice;
use crate::page::scene::{Cell, Cells, Scene, split_cells};

/// Whether a list of people in running text goes on: it ends with a comma or `och`, or in the middle of a name.
pub(crate) fn is_open_list(language: &Language, text: &str) -> bool {
    let listed = || text.matches(", ").count() + language.joint_of_two().count_in(text);
    text.ends_with([',', ';']) && (text.contains([')', ';']) || listed() >= 2)
        || language.open_joint().closes(text)
        || !text.ends_with(')')
            && text.matches('(').count() >= 2
            && listed() >= 2
            && text
                .rfind(", ")
                .is_some_and(|at| text[at + 2..].starts_with(char::is_uppercase) && !text[at..].contains(')'))
}

/// The end of a long list, from the beginning of a word: what stands further back says nothing of how it goes on.
fn end_of_list(text: &str) -> &str {
    let from = text.floor_char_boundary(text.len().saturating_sub(LONGEST_END));
    let word = if from == 0 { 0 } else { text[from..].find(' ').map_or(0, |space| space + 1) };
    &text[from + word..]
}

/// Bytes of a list that are looked at.
const LONGEST_END: usize = 4000;

/// Whether a list of people in running text goes on in the line below: its last entry is only begun, or the line below
/// begins with what can only follow a name.
pub(crate) fn list_goes_on(scene: &Scene, passage: &Passage) -> bool {
    let text = end_of_list(passage.text());
    if is_open_list(scene.language, text) || tail_below(scene, passage) {
        return true;
    }
    let Some(last) = passage.last_slice() else { return false };
    let index = scene.line_at(last.start);
    let line = &scene.lines[index];
    // A list broken within its line by a gap has its rest beside it, not below.
    if split_cells(scene.slice_text(last.start..line.end)).nth(1).is_some() {
        return false;
    }
    let here = scene.cells(index, line.start);
    let on_line = passage.slices().rev().take_while(|slice| line.start <= slice.start);
    let first = on_line.last().map_or(last.start, |slice| slice.start);
    let column = here.iter().rfind(|cell| cell.range.start <= first).map_or(0, |cell| cell.column);
    let Some(below) = scene.lines.get(index + 1).filter(|line| line.is_text()).map(|_| index + 1) else { return false };
    // Beside a column of labels only what stands in the column of the list goes on with it.
    let cells = scene.cells(below, scene.lines[below].start);
    let Some(next) = cells.into_iter().find(|cell| cell.column + 4 >= column) else { return false };
    let next = scene.slice_text(next.range);
    let parts = people_parts(scene.language, text);
    // "Anna Ek (S) ersätter Bo Lind (S) §§" ⏎ "1-6, Cia Alm (S) §§ 7-11; Dan Ros (M) …": more stands there than its numbers.
    let numbered = text.ends_with('§') && next.starts_with(|c: char| c.is_ascii_digit());
    if numbered && next.contains(|c: char| c.is_alphabetic()) && names_someone(scene, text) {
        return true;
    }
    let entry = parts.last().copied().unwrap_or("");
    if replaced_is_cut(scene, text, entry, next) {
        return true;
    }
    if parts.len() < 2 || scene.header_label(next).is_some_and(|found| !found.loose) {
        return false;
    }
    let mut named = parts.iter().filter(|part| names_someone(scene, part));
    let last = text.rsplit(' ').next().unwrap_or("");
    let numbers = scene.language.open_scope().has(last) || last.ends_with('§');
    // "… Anna Teo § 226, räddningschef Fredrik Lin" ⏎ "§ 228 och …"
    let numbers = numbers || next.starts_with('§') && (text.contains('§') || text.ends_with(','));
    // "von Rosen, Ebba (M)" is the next row.
    let tail = || next.starts_with(char::is_lowercase) && !names_someone(scene, next);
    let small =
        || next.starts_with('(') || numbers && next.starts_with(|c: char| c.is_ascii_digit() || c == '§') || tail();
    // To read the names takes the longest.
    let begun = is_begun(scene, text, entry, |names| named.clone().nth(names - 1).is_some());
    // "Anna Ek, ordförande, Ingrid" ⏎ "Svedin, vice ordförande, …"
    // "…; Per Anders" ⏎ "Nutti; Elle Omma": names that are all given ones wait for the family's.
    let given = || {
        let mut words = entry.split(' ').map(|word| scene.language.given_name(word)).take(MOST_GIVEN + 1);
        entry.split(' ').count() <= MOST_GIVEN && words.all(|given| given)
    };
    let begun = begun || next.split([',', ';']).next().is_some_and(is_one_name) && given();
    (begun || !text.ends_with(['.', ':']) && !is_whole_scope(text) && small()) && named.next().is_some()
}

/// Given names of one person.
const MOST_GIVEN: usize = 2;

/// Whether a text is one word as a family name is.
fn is_one_name(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
        && text.chars().any(char::is_lowercase)
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '–'))
}

/// Whether the last of a list replaces somebody whose family name begins the line below: "…, Cia Alm (S) ersätter Malin" ⏎
/// "Berg (S) §§ 1-6 och Dan Ros (M)".
fn replaced_is_cut(scene: &Scene, text: &str, entry: &str, next: &str) -> bool {
    let begins = next.starts_with(char::is_uppercase) && !text.ends_with(')');
    let listed = || next.contains(", ") || scene.language.joint_of_two().is_in(next);
    begins && listed() && super::below::ends_in_replaced(scene, entry)
}

/// Whether a line ends with the numbers of a scope that is complete: small words below are its next line's.
fn is_whole_scope(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit()) && !text.contains(", ")
}

/// The entries of a list in running text: between commas, semicolons and joints outside brackets.
pub(crate) fn people_parts<'a>(language: &Language, text: &'a str) -> Vec<&'a str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' | ';' if depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    // "…, Jan-Erik Bodin (S), samt Hjördis": a joint behind a comma parts nothing more.
    let rest = &text[start..];
    let joint = language.joint_of_names();
    let rest = if start == 0 { rest } else { joint.opening(rest).map_or(rest, |joint| &rest[joint.len()..]) }.trim();
    parts.extend(joint.part(rest).map(str::trim));
    parts
}

/// Whether the last entry of a list is only the beginning of one: a bracket left open, one name of two, an initial, a
/// title whose name is to come, a word cut with a hyphen. `named` tells whether at least so many entries are names.
fn is_begun(scene: &Scene, text: &str, entry: &str, named: impl Fn(usize) -> bool) -> bool {
    let language = scene.language;
    let words: Vec<&str> = entry.split_whitespace().collect();
    let last = words.last().copied().unwrap_or("");
    let open = entry.matches('(').count() > entry.matches(')').count();
    let cut = last.ends_with('-') && last.chars().count() > 2 && last.starts_with(char::is_uppercase);
    // "…, Bengt G." ⏎ "Ek (S)"
    let letter = last.strip_suffix('.').unwrap_or(last);
    let initial =
        words.len() >= 2 && letter.chars().count() == 1 && letter.starts_with(char::is_uppercase) && text.contains(')');
    // "Anna Ek (S) ersätter Bo Lind (S) och Torsten": beside an entry with its party one name is none.
    let alone = words.len() == 1
        && last.starts_with(char::is_uppercase)
        && last.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '–'))
        && last.chars().any(char::is_lowercase)
        && language.party(last).is_none()
        && language.office(last).is_none()
        && !language.title_word(last)
        && language.body_at(last).is_none()
        && named(if text.contains([')', ';']) { 1 } else { 2 });
    // "Kommundirektör Jan Frans, kommunsekreterare Linda Matt, förvaltningschef"
    let titled = |part: &str| part.split(' ').next().is_some_and(|word| language.title_word(word));
    // "verkmästare Johan Ek, vice ordförande" is whole: offices stand behind the names.
    let held = language.office(entry).is_some_and(|(_, end)| end == entry.len()) && language.office(text).is_none();
    let title = words.len() <= 2 && titled(entry) && titled(text) && !held && !names_someone(scene, entry);
    // "Disa von": the surname is to come.
    let particle = words.len() >= 2 && language.name_particles().has(last) && words[0].starts_with(char::is_uppercase);
    open || cut || initial || alone || title || particle
}

/// Cells without the lines to sign on at their beginnings: "......... Paragrafer 38-46" is two.
fn parted_at_rules(scene: &Scene, cells: Cells) -> Cells {
    let mut parted = Cells::with_capacity(cells.len());
    for cell in cells {
        let text = scene.slice_text(cell.range);
        let rest = text.trim_start_matches(['.', '_', '…']);
        let rule = text.len() - rest.len();
        if let Some(at) = extent_behind_rule(scene, text) {
            let (label, column) = (text[..at].trim_end().len(), cell.column + text[..at].chars().count());
            parted.push(Cell { column: cell.column, range: Slice::new(cell.range.start, cell.range.start + label) });
            parted.push(Cell { column, range: Slice::new(cell.range.start + at, cell.range.end) });
            continue;
        }
        if rule < 5 || rest.trim().is_empty() {
            parted.push(cell);
            continue;
        }
        let gap = rest.len() - rest.trim_start().len();
        parted.push(Cell { column: cell.column, range: Slice::new(cell.range.start, cell.range.start + rule) });
        let column = cell.column + text[..rule + gap].chars().count();
        parted.push(Cell { column, range: Slice::new(cell.range.start + rule + gap, cell.range.end) });
    }
    parted
}

/// Where the extent begins behind a line to sign on: "Sekreterare ........ Paragrafer 46 - 54".
fn extent_behind_rule(scene: &Scene, text: &str) -> Option<usize> {
    if !text.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let rule = ["... ", "___ "].iter().filter_map(|rule| Some(text.rfind(rule)? + rule.len())).max();
    // "Underskrifter Sekreterare .. AVC Paragrafer 48 - 53": what text recognition made of the line and the signature.
    let scribble = || {
        let signed = || {
            scene.language.signature_words().opening_in_any_case(text).is_some()
                || scene.roster_heading(text).is_some_and(|found| found.roster == Roster::Secretary)
        };
        let digits = text.find(|c: char| c.is_ascii_digit()).filter(|_| text.len() <= LONGEST_SIGNED && signed())?;
        let label = text[..digits].trim_end();
        label.rfind(' ').map(|at| at + 1)
    };
    let at = rule.or_else(scribble)?;
    let at = at + text[at..].len() - text[at..].trim_start().len();
    let found = scene.header_label(&text[at..]).filter(|found| found.label == HeaderLabel::Extent)?;
    let numbers = text[at + found.end..].trim_start_matches([':', ' ']);
    (at > 4 && numbers.chars().all(|c| c.is_ascii_digit() || matches!(c, '§' | '-' | '–' | ' '))).then_some(at)
}

/// Bytes of such a line.
const LONGEST_SIGNED: usize = 100;

/// The cells of a line of the cover: lines to sign on and page numbers are cells of their own.
pub(crate) fn cover_cells(scene: &Scene, index: usize) -> Cells {
    let mut cells = scene.cells(index, scene.lines[index].start);
    // "•   Anmäl dig i förväg": a mark belongs to what it marks.
    if let [mark, next, ..] = cells.as_slice()
        && matches!(scene.slice_text(mark.range), "•" | "·" | "▪" | "●" | "*" | "-" | "–")
    {
        let whole = Cell { column: mark.column, range: Slice::new(mark.range.start, next.range.end) };
        cells.remove(0);
        cells[0] = whole;
    }
    parted_at_page_number(
        scene,
        parted_at_labels(scene, parted_behind_body(scene, index, parted_at_rules(scene, cells))),
    )
}

/// Cells without the label that optical reading left one blank behind a body: "Kulturnämnden Sammanträdesdatum" is two.
fn parted_behind_body(scene: &Scene, index: usize, mut cells: Cells) -> Cells {
    if index >= HEAD_LINES {
        return cells;
    }
    let Some(last) = cells.last_mut() else { return cells };
    let text = scene.slice_text(last.range);
    let label = |word: &str| {
        let day = |label| matches!(label, HeaderLabel::Date | HeaderLabel::MeetingDay);
        scene.header_label(word).is_some_and(|found| day(found.label) && found.end == word.len())
    };
    let Some((name, word)) = text.rsplit_once(' ').filter(|(_, word)| word.starts_with(char::is_uppercase)) else {
        return cells;
    };
    let name = name.trim_end();
    if !label(word) || scene.language.body_at(name) != Some(name.len()) {
        return cells;
    }
    let column = last.column + text.chars().count() - word.chars().count();
    let label = Cell { column, range: Slice::new(last.range.end - word.len(), last.range.end) };
    last.range.end = last.range.start + name.len();
    cells.push(label);
    cells
}

/// Cells without a second label behind the first one's value: "Tid: 3 mars 2025 kl. 13.00 Plats: Rum 2" is two.
fn parted_at_labels(scene: &Scene, cells: Cells) -> Cells {
    let colons = |cell: &Cell| memchr::memchr_iter(b':', scene.slice_text(cell.range).as_bytes()).nth(1).is_some();
    if !cells.iter().any(colons) {
        return cells;
    }
    let mut parted = Cells::with_capacity(cells.len() + 1);
    for cell in cells {
        let mut cell = cell;
        for _ in 0..MOST_LABELS {
            let text = scene.slice_text(cell.range);
            let first = text.find(": ").filter(|colon| is_label(scene, text, *colon));
            let Some(at) = first.and_then(|first| label_within(scene, text, first + 1)) else { break };
            let shown = text[..at].trim_end_matches([' ', ',', ';', '.']).len();
            let Slice { start, end } = cell.range;
            parted.push(Cell { column: cell.column, range: Slice::new(start, start + shown) });
            // What goes on below goes on with the last of them.
            cell = Cell { column: cell.column, range: Slice::new(start + at, end) };
        }
        parted.push(cell);
    }
    parted
}

/// Where a label with a colon begins in a text behind byte `from`.
fn label_within(scene: &Scene, text: &str, from: usize) -> Option<usize> {
    let colons = text[from..].match_indices(": ").map(|(at, _)| from + at);
    colons.take(MOST_LABELS).find_map(|colon| {
        let words = text[from..colon].rmatch_indices(' ').map(|(at, _)| from + at + 1).take(MOST_LABEL_WORDS);
        let label =
            |at: &usize| text[*at..].starts_with(char::is_uppercase) && is_label(scene, &text[*at..], colon - at);
        words.filter(label).last()
    })
}

/// Whether a text begins with a label up to its colon, or with the word for whoever leads, writes or adjusts.
fn is_label(scene: &Scene, text: &str, colon: usize) -> bool {
    let signs = |roster| matches!(roster, Roster::Chair | Roster::Secretary | Roster::Adjusters);
    scene.header_label(text).is_some_and(|found| !found.loose && found.end >= colon)
        || scene.roster_heading(text).is_some_and(|found| signs(found.roster) && found.end >= colon)
}

/// Labels that are looked for in one cell, and the words that one has.
const MOST_LABELS: usize = 3;
const MOST_LABEL_WORDS: usize = 5;

/// Cells without the page number at the end of the line: "Styrelsemöte   Sida 1 (2)" is two.
fn parted_at_page_number(scene: &Scene, mut cells: Cells) -> Cells {
    let Some(last) = cells.last_mut() else { return cells };
    let text = scene.slice_text(last.range);
    let found = trailing_page_number(text).filter(|found| text.ends_with(')') && found.end == text.len());
    // "Granviks kommun SAMMANTRÄDESPROTOKOLL Blad 1": the number alone, behind its label.
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let number = match found {
        Some(found) => found.start,
        None if (1..=3).contains(&(text.len() - bare)) => bare,
        None => return cells,
    };
    let label = scene.language.running_page_labels().all().iter().find_map(|label| {
        let before = text[..number].strip_suffix(label)?;
        before.ends_with(' ').then_some(before.len())
    });
    let stands =
        |at: &usize| text[*at..].starts_with(char::is_uppercase) && !text[..*at].trim_end().ends_with([',', '.']);
    let at = match label.filter(|at| number < bare || stands(at)) {
        Some(at) => at,
        None if number < bare => number,
        None => return cells,
    };
    if text[..at].trim().is_empty() {
        return cells;
    }
    let column = last.column + text[..at].chars().count();
    let number = Cell { column, range: Slice::new(last.range.start + at, last.range.end) };
    last.range.end = last.range.start + text[..at].trim_end().len();
    cells.push(number);
    cells
}

/// Whether the cover points to a list on another page: "Se bilaga", "Enligt närvarolista, sidan 2".
pub(crate) fn points_elsewhere(language: &Language, text: &str) -> bool {
    text.len() < 60 && language.points_elsewhere().opening_in_any_case(text).is_some()
}

/// Two to four capitalised words.
pub(crate) fn is_name_shaped(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (2..=4).contains(&words) && text.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
}

/// A label in which text recognition read a digit for a letter (`P1ats:`); only before a colon.
pub(crate) fn damaged_label(scene: &Scene, text: &str) -> Option<LabelMatch> {
    let colon = text.find(':').filter(|at| (3..40).contains(at))?;
    let label = &text[..colon];
    if !label.bytes().any(|b| matches!(b, b'0' | b'1' | b'5')) || !label.starts_with(char::is_alphabetic) {
        return None;
    }
    let mended: String = text
        .char_indices()
        .map(|(at, c)| match c {
            '1' if at < colon => 'l',
            '0' if at < colon => 'o',
            '5' if at < colon => 's',
            c => c,
        })
        .collect();
    scene.header_label(&mended).filter(|found| !found.loose && found.end > colon)
}

/// A body's name over two lines: "Kommunstyrelsens" ⏎ "arbetsutskott", "Bygg- och" ⏎ "miljönämnden".
pub(crate) fn body_of_two_lines(scene: &Scene, cell: &Cell) -> Option<Passage> {
    let text = scene.slice_text(cell.range);
    let genitive = text.ends_with('s') && scene.language.body_noun(text.rsplit(' ').next()?);
    let open = genitive || text.ends_with('-') || scene.language.open_joint().closes(text);
    if !open || text.len() > 60 || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let index = scene.line_at(cell.range.start);
    let below = (index + 1 < scene.lines.len() && !scene.lines[index + 1].is_blank()).then_some(index + 1)?;
    let cells = scene.cells(below, scene.lines[below].start);
    let next = cells.into_iter().find(|next| next.column.abs_diff(cell.column) <= 2)?;
    let small = scene.slice_text(next.range).starts_with(char::is_lowercase);
    let mut whole = scene.passage(cell.range);
    whole.push(scene.source, next.range, Join::Space);
    // "Vård- och" ⏎ "omsorgsnämndens" ⏎ "arbetsutskott"
    let last = whole.text().rsplit(' ').next()?;
    if small && last.ends_with('s') && scene.language.body_noun(last) && below + 1 < scene.lines.len() {
        let third = scene.lines.get(below + 1).filter(|line| line.is_text()).map(|_| below + 1);
        let cells = third.map(|third| scene.cells(third, scene.lines[third].start)).unwrap_or_default();
        if let Some(end) = cells.into_iter().find(|next| next.column.abs_diff(cell.column) <= 2) {
            let mut longer = whole.clone();
            longer.push(scene.source, end.range, Join::Space);
            if is_body(scene, longer.text()) || scene.language.body_noun(longer.text().rsplit(' ').next()?) {
                return Some(longer);
            }
        }
    }
    (small && (is_body(scene, whole.text()) || genitive && scene.language.body_noun(whole.text().rsplit(' ').next()?)))
        .then_some(whole)
}

/// The cell directly below in the same column, give or take `slack` characters.
pub(super) fn cell_below(scene: &Scene, cell: &Cell, slack: usize) -> Option<Cell> {
    let index = scene.line_at(cell.range.start);
    let below = scene.next_text(index + 1, index + 2)?;
    let mut cells = scene.cells(below, scene.lines[below].start).into_iter();
    cells.find(|next| next.column.abs_diff(cell.column) <= slack)
}

/// The cell below that goes on with a label or heading broken over two lines: "Ej tjänstgörande" ⏎ "ersättare".
pub(crate) fn label_below(scene: &Scene, cell: &Cell) -> Option<Cell> {
    let text = scene.slice_text(cell.range);
    if text.len() > 40 || text.ends_with([':', '.', ',', ')']) || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let next = cell_below(scene, cell, 1)?;
    let rest = scene.slice_text(next.range);
    let joined = format!("{text} {rest}");
    // "Tid och plats för" ⏎ "Sammanträdet": a capital only where the words above are no label by themselves.
    let open = |found: LabelMatch| !found.loose && found.end < text.len();
    let small = rest.starts_with(char::is_lowercase) || scene.header_label(text).is_some_and(open);
    // Behind a colon, or in small letters before its capital, the value may be of any length.
    let words = rest.find(|c: char| c == ':' || c.is_uppercase() || c.is_ascii_digit()).unwrap_or(rest.len());
    // "ÖVRIGA" ⏎ "NÄRVARANDE"
    let capitals = [text, rest].iter().all(|words| !words.contains(char::is_lowercase));
    if words > 40 || !small && !capitals {
        return None;
    }
    let roster = || scene.roster_heading(&joined).is_some_and(|found| found.exact && found.end == joined.len());
    // "Justeringens plats" ⏎ "och tid Kansliet": of optical reading no gap is left before the value.
    let told = |found: &LabelMatch| {
        !found.loose || joined[found.end..].trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    };
    let label = || scene.header_label(&joined).filter(|found| found.end > text.len() + 1 && told(found));
    if roster() {
        return Some(next);
    }
    if !small {
        return None;
    }
    // "Justeringens" ⏎ "tid och plats:  Kansliet": the value stands behind the label's second half.
    let words = label()?.end - text.len() - 1;
    Some(Cell { column: next.column, range: Slice::new(next.range.start, next.range.start + words) })
}

/// Lines below a label among which its last word may stand, beside the lines of its value.
const SPLIT_LINES: usize = 5;
/// The longest first half of a label.
const LONGEST_HALF: usize = 40;

/// A label whose last word stands lines below it, beside or below its value: "Tid och plats för   Den 2 juni, kl 19," ⏎
/// "sammanträdet   Sporthallen". Gives what it says up to where its first half ends, and the cell of its second half.
pub(crate) fn split_label(scene: &Scene, cell: &Cell) -> Option<(LabelMatch, Cell)> {
    let text = scene.slice_text(cell.range);
    let joints = scene.language.open_label_words().all();
    let head = joints.iter().find_map(|joint| {
        let at = find(text, joint).filter(|at| *at > 0 && *at < LONGEST_HALF && text[..*at].ends_with(' '))?;
        let end = at + joint.len();
        (end == text.len() || text[end..].starts_with(' ')).then_some(end)
    })?;
    scene.header_label(&text[..head])?;
    if scene.header_label(text).is_some_and(|found| found.end > head) {
        return None;
    }
    let index = scene.line_at(cell.range.start);
    let lines =
        (index + 1..(index + SPLIT_LINES).min(scene.lines.len())).take_while(|line| scene.lines[*line].is_text());
    lines.flat_map(|line| scene.cells(line, scene.lines[line].start).into_iter().take(1)).find_map(|below| {
        let rest = scene.slice_text(below.range);
        let joined = format!("{} {}", &text[..head], rest.trim_end_matches(':'));
        let found = scene.header_label(&joined).filter(|found| !found.loose || found.end == joined.len())?;
        let whole = found.end == joined.len() && below.column.abs_diff(cell.column) <= 2;
        whole.then_some((LabelMatch { end: head, loose: false, ..found }, below))
    })
}

/// Whether a value that stands in the line above is only begun: a time without its number, a list, a bracket, a street.
pub(crate) fn value_goes_on(scene: &Scene, index: usize) -> bool {
    let Some(above) = index.checked_sub(1).filter(|above| scene.lines[*above].is_text()) else { return false };
    let (text, next) = (scene.text(above), scene.text(index));
    let last = text.rsplit(' ').next().unwrap_or("").trim_end_matches('.');
    let words = scene.language.open_value_words();
    let begun = text.ends_with(',')
        || text.matches('(').count() > text.matches(')').count()
        || words.has_in_lower_case(last)
        || scene.language.open_joint().closes(text);
    // "Ekvägen" ⏎ "71", "kl 9–12 (ajournering" ⏎ "10.00–10.15)"
    let number = next.len() <= 4 && next.bytes().next().is_some_and(|b| b.is_ascii_digit());
    let street = number && scene.language.street_endings().closes(&last.to_lowercase());
    let label = scene.header_label(next).is_some_and(|found| !found.loose);
    let item = next.starts_with('§') || scene.roster_heading(next).is_some_and(|found| found.exact);
    (begun || street) && !label && !item
}

/// Whether a list of people goes on below with whom the last of them replaces: "… och Bo Lind (M)" ⏎ "för Siv Tell (M)".
pub(crate) fn tail_below(scene: &Scene, passage: &Passage) -> bool {
    let text = end_of_list(passage.text());
    let Some(last) = passage.last_slice().filter(|_| scene.language.joint_of_two().is_in(text) || text.contains(", "))
    else {
        return false;
    };
    let index = scene.line_at(last.start);
    let Some(below) = scene.next_text(index + 1, index + 2) else { return false };
    let first = scene.cell_texts(below).next().unwrap_or("");
    text.ends_with(')')
        && first.starts_with(char::is_lowercase)
        && crate::grammar::person::is_tail(scene.language, first)
}

/// Whether words without a label are told to the reader as sentences: three words or more, or an end of a sentence.
pub(crate) fn is_prose(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words >= 3 && text.chars().any(char::is_lowercase) || words >= 2 && text.ends_with(['.', ':', '!'])
}

/// Whether a cell lists those who were called to the meeting.
pub(crate) fn is_called(scene: &Scene, text: &str) -> bool {
    let rest = scene.language.called_heads().cut_from_in_any_case(text);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
}
