//! Which lines may hold letter-spaced words: cheap tests that leave nearly every line out.

/// From here on spaces part the cells of a row.
pub(super) const CELL_GAP: usize = 3;
/// No broken heading is longer.
pub(super) const BROKEN_BYTES: usize = 64;

/// The next place where two single characters stand between spaces. Four spread letters hold such a place, ordinary
/// text hardly ever does.
pub(super) fn next_spread(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    // The last six bytes of the window are only looked at, so windows overlap by them.
    while let Some(window) = bytes.get(at..).and_then(|rest| rest.first_chunk::<WINDOW>()) {
        let mut found = false;
        for offset in 0..WINDOW - LOOK {
            found |= is_spread(window, offset);
        }
        if found {
            break;
        }
        at += WINDOW - LOOK;
    }
    let mut window = [b'\n'; WINDOW];
    while at < bytes.len() {
        let rest = bytes.get(at..)?;
        let len = rest.len().min(WINDOW);
        window.get_mut(..len)?.copy_from_slice(rest.get(..len)?);
        window.get_mut(len..)?.fill(b'\n');
        if let Some(found) = (0..WINDOW - LOOK).find(|&offset| is_spread(&window, offset)) {
            return Some(at + found);
        }
        at += WINDOW - LOOK;
    }
    None
}

const WINDOW: usize = 70;
const LOOK: usize = 6;

/// A space, a character, a space, a character, a space; each character of one byte or two. The window reaches
/// `LOOK` bytes beyond the offset.
#[inline(always)]
fn is_spread(window: &[u8; WINDOW], offset: usize) -> bool {
    let space = |ahead: usize| window[offset + ahead] == b' ';
    let long = |ahead: usize| window[offset + ahead] >= 0xc3;
    space(0)
        & ((!space(1) & space(2) & ((!space(3) & space(4)) | (long(3) & space(5))))
            | (long(1) & space(3) & ((!space(4) & space(5)) | (long(4) & space(6)))))
}

/// Whether a line, or a cell of it, is short and of letters with a fragment of at most three among them.
pub(super) fn may_be_broken(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    if line.len() < 4 || !has_plain_cell(line) {
        return false;
    }
    let mut rest = line;
    while !rest.is_empty() {
        let (may_be, len) = cell(rest);
        if may_be {
            return true;
        }
        rest = rest.get(len..).unwrap_or_default();
        // The rest of a cell that was given up: to the next wide gap, if there is one.
        let Some(gap) = wide_gap(rest) else {
            return false;
        };
        rest = rest.get(gap..).unwrap_or_default().trim_ascii_start();
    }
    false
}

/// Whether the line is of letters only or has cells: without a branch for each byte, as most lines go no further.
fn has_plain_cell(line: &[u8]) -> bool {
    let mut block = [b'\n'; BROKEN_BYTES];
    if let Some(head) = block.get_mut(..line.len()) {
        head.copy_from_slice(line);
        let other = block.iter().fold(false, |any, &byte| any | is_other(byte));
        return !other || has_wide_gap(&block);
    }
    let Some(last) = line.last_chunk::<BROKEN_BYTES>() else {
        return false;
    };
    let mut rest = line;
    while let Some(block) = rest.first_chunk::<BROKEN_BYTES>() {
        if has_wide_gap(block) {
            return true;
        }
        rest = rest.get(BROKEN_BYTES + 1 - CELL_GAP..).unwrap_or_default();
    }
    has_wide_gap(last)
}

#[inline(always)]
fn is_other(byte: u8) -> bool {
    let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
    let mark = (byte == b' ') | (byte == b'/') | (byte == b':') | (byte == b'\n');
    let beyond = (byte >= 0x80) & (byte != 0xc2) & (byte < 0xe0);
    !(letter | mark | beyond)
}

#[inline(always)]
fn has_wide_gap(block: &[u8; BROKEN_BYTES]) -> bool {
    let mut found = false;
    for at in 0..BROKEN_BYTES + 1 - CELL_GAP {
        let spaces = (block[at] == b' ') & (block[at + 1] == b' ') & (block[at + 2] == b' ');
        found |= spaces | (block[at] == b'\t');
    }
    found
}

/// Looks at the cell that begins here, and tells how far it looked.
fn cell(bytes: &[u8]) -> (bool, usize) {
    let (mut letters, mut spaces, mut words, mut fragment) = (0, CELL_GAP, 0, false);
    for (at, &byte) in bytes.iter().enumerate() {
        match CLASS[usize::from(byte)] {
            Class::Letter => {
                words += usize::from(letters == 0);
                (letters, spaces) = (letters + 1, 0);
            }
            Class::Inner => {}
            Class::Space => {
                fragment |= (1..=3).contains(&letters);
                (letters, spaces) = (0, spaces + 1);
                if spaces == CELL_GAP {
                    return (fragment && words > 1, at + 1 - CELL_GAP);
                }
            }
            Class::Other => return (false, at),
        }
        if at > BROKEN_BYTES {
            return (false, at);
        }
    }
    ((fragment || (1..=3).contains(&letters)) && words > 1, bytes.len())
}

/// The first three spaces, or the first tab.
fn wide_gap(bytes: &[u8]) -> Option<usize> {
    let mut spaces = 0;
    bytes.iter().position(|&byte| {
        spaces = if byte == b' ' { spaces + 1 } else { 0 };
        spaces == CELL_GAP || byte == b'\t'
    })
}

#[derive(Clone, Copy)]
enum Class {
    Letter,
    /// Inside a character of several bytes, or a mark that may stand in a heading.
    Inner,
    Space,
    Other,
}

const CLASS: [Class; 256] = {
    let mut table = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b' ' => Class::Space,
            b'a'..=b'z' | b'A'..=b'Z' | 0xc3..=0xdf => Class::Letter,
            b'/' | b':' | 0x80..=0xbf => Class::Inner,
            _ => Class::Other,
        };
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spread_letters_are_seen() {
        for line in ["K a l l", "å ä ö é", "se  f ö r e nu", &format!("{}K a l l", "Ordinarie text. ".repeat(40))]
        {
            assert!(next_spread(line.as_bytes(), 0).is_some(), "{line}");
        }
        for line in ["i ett och å ena", "a  b  c  d  e", "", "x y z"] {
            assert_eq!(next_spread(line.as_bytes(), 0), None, "{line}");
        }
    }

    #[test]
    fn fragments_are_seen() {
        for line in
            ["Pa ragrafer", " PRO T OK OL L ", "Per Ny, 12      Pro tokoll", "Namn\tÄ renden", "12   Pro tokoll"]
        {
            assert!(may_be_broken(line.as_bytes()), "{line}");
        }
        for line in ["Protokoll", "Beslut fattades därefter", "Till Bo Ek, 12 kr", "Namn      Parti", "a"] {
            assert!(!may_be_broken(line.as_bytes()), "{line}");
        }
    }
}
