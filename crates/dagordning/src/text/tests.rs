//! The layer as a whole: what holds for any input.

use proptest::prelude::*;

use super::*;

/// Knows one heading.
struct OneHeading;

impl Vocabulary for OneHeading {
    fn word_lengths(&self, joined: &str) -> Option<Vec<usize>> {
        (joined == "förslagtillbeslut").then(|| vec![7, 4, 6])
    }
}

fn text_of(bytes: &[u8]) -> SourceText {
    read_mapped(bytes, &OneHeading, Rules::ALL, true).unwrap().finish()
}

#[test]
fn a_file_is_read_in_one_go() {
    let source = text_of(b"\xef\xbb\xbf K a l l e l s e \r\n\r\nfo\xcc\x88r \xef\x82\xb7 Eks\xc2\xadby\r\n\x0cF \xc3\xb6 r s l a g t i l l b e s l u t");
    assert_eq!(source.text, " Kallelse \n\nför • Eksby\n\x0cFörslag till beslut");
    assert_eq!((source.page_count, source.encoding), (2, Encoding::Utf8Bom));
    let kinds: Vec<_> = source.repairs.iter().map(|repair| repair.kind).collect();
    use RepairKind::*;
    assert_eq!(kinds, [LetterSpacing, Decomposed, PrivateUseBullet, SoftHyphen, LetterSpacing]);
    let first = source.repairs.first().unwrap();
    assert_eq!(source.source_range(first.start as usize..first.end as usize), 4..19);
}

#[test]
fn errors_are_plain_phrases() {
    for (bytes, phrase) in [
        (&b""[..], "the file is empty"),
        (b" \r\n\x0c\xc2\xa0", "the file holds only white space"),
        (b"\xff\xfe \0\n\0", "the file holds only white space"),
        (b"\xef\xbb\xbf", "the file holds only white space"),
        (
            b"<!DOCTYPE html><p>",
            "the file is an HTML page, which is not read; save the page as PDF or as plain text, or the document that it links to, and read that",
        ),
        (
            b"<\0h\0t\0m\0l\0>\0",
            "the file is an HTML page, which is not read; save the page as PDF or as plain text, or the document that it links to, and read that",
        ),
        (b"PK\x03\x04", "the file is a ZIP archive, which is not read; unpack it and read the files in it"),
    ] {
        assert_eq!(read(bytes, &NoVocabulary, Rules::ALL).map(Draft::finish).unwrap_err().to_string(), phrase);
    }
}

#[test]
fn places_are_found() {
    let source = text_of("Åby\n\n  på ön\n".as_bytes());
    assert_eq!(source.line_text(2), "på ön");
    assert_eq!(source.line_text(9), "");
    assert_eq!((source.line_at(0), source.line_at(4), source.line_at(5), source.line_at(6)), (0, 0, 1, 2));
    assert_eq!(source.char_offset(source.text.len()), source.text.chars().count());
}

/// Pieces of which damaged documents are made.
fn damaged() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Ärende",
        "K a l l e l s e",
        "F ö r s l a g t i l l b e s l u t",
        "S M C V",
        " ",
        "  ",
        "    ",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "\u{c}",
        "\u{ad}",
        "\u{a0}",
        "\u{200b}",
        "\u{f0b7}",
        "\u{fb01}",
        "o¨",
        "o\u{308}",
        "\u{30a}",
        "Ã¤",
        "1 (2)",
        "2 (2)",
        "Sida 3",
        "x",
        "–",
        "§",
        "\u{1}",
        "/",
        ":",
        "é",
        "Pa ragrafer",
        "1 2",
        ".",
        "\u{d4e}",
        "가\u{11a8}",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn check(bytes: &[u8]) {
    let Ok(source) = read_mapped(bytes, &OneHeading, Rules::ALL, true).map(Draft::finish) else {
        return;
    };
    assert_eq!(read_mapped(bytes, &OneHeading, Rules::ALL, true).map(Draft::finish).as_ref(), Ok(&source));
    let text = source.text.as_str();
    let mut covered = 0;
    let mut place = (1, 0);
    for (index, line) in source.lines.iter().enumerate() {
        let (start, end) = (line.start as usize, line.end as usize);
        assert!(line.begin <= line.start && start <= end);
        let between = text.get(covered..start).unwrap();
        assert!(between.chars().all(char::is_whitespace), "{between:?} is in no line");
        covered = end;
        assert_eq!(source.line_text(index).trim(), source.line_text(index));
        assert_eq!(line.ascii, source.line_text(index).is_ascii());
        assert!((line.page, line.number) > place && line.page <= source.page_count);
        place = (line.page, line.number);
        assert_eq!(source.line_at(start), index);
    }
    assert!(text.get(covered..).unwrap().chars().all(char::is_whitespace));
    let mut last = 0..0;
    for (chars, (start, letter)) in text.char_indices().enumerate() {
        assert_eq!(source.char_offset(start), chars);
        let range = source.source_range(start..start + letter.len_utf8());
        assert!(range.start >= last.start && range.end >= last.end && range.start < range.end, "{last:?} {range:?}");
        assert!(range.end <= bytes.len());
        last = range;
    }
    assert!(source.repairs.iter().all(|repair| repair.start <= repair.end && repair.end as usize <= text.len()));
    assert!(source.repairs.is_sorted_by_key(|repair| repair.start));
}

proptest! {
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        check(&bytes);
    }

    #[test]
    fn any_text(text in "\\PC{0,60}") {
        check(text.as_bytes());
    }

    #[test]
    fn any_damage(text in damaged()) {
        check(text.as_bytes());
        let utf16: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        check(&utf16);
        let single: Vec<u8> = text.chars().filter_map(|letter| u8::try_from(letter).ok()).collect();
        check(&single);
    }

    #[test]
    fn plain_text_is_read_as_it_stands(text in "[a-zåäöÅÄÖ0-9,.()§– \n\t]{0,200}[a-z]{3}") {
        let source = text_of(text.as_bytes());
        prop_assert_eq!(&text_of(source.text.as_bytes()).text, &source.text);
    }
}
