//! A part of a text: some of its lines as a text of their own, whose places are still those of the whole.

use std::ops::Range;
use std::sync::Arc;

use super::offsets::OffsetMap;
use super::{Line, OcrNote, Repair, STEP, SourceText, Spoken};

impl SourceText {
    /// Some stretches of lines, in order, as a text of their own. Pages, numbers of lines, counts of characters and the way
    /// back to the bytes are those of the whole; in what language it is, is not told.
    pub(crate) fn part(&self, stretches: &[Range<usize>]) -> SourceText {
        let mut taken = Taken::default();
        for stretch in stretches {
            self.take(&mut taken, stretch.clone());
        }
        let Taken { text, lines, repairs, styles, origin, .. } = taken;
        let on = |page: u32| lines.binary_search_by_key(&page, |line: &Line| line.page).is_ok();
        let page = |line: Option<&Line>| line.map_or(1, |line| line.page);
        let pages = self.pages.of(page(lines.first()), page(lines.last()), on);
        let ocr = self.ocr.as_ref().map(|note| {
            Box::new(OcrNote {
                summary: note.summary.clone(),
                unread: note.unread.iter().filter(|(page, _)| on(*page)).cloned().collect(),
                compared: note.compared.iter().filter(|(page, _)| on(*page)).copied().collect(),
            })
        });
        let origins = std::iter::once(Arc::new(origin)).chain(self.origins.iter().cloned()).collect();
        let mut part = SourceText {
            text,
            lines,
            page_count: self.page_count,
            encoding: self.encoding,
            repairs,
            pages,
            damage: self.damage.clone(),
            elsewhere: self.elsewhere.clone(),
            file: Arc::clone(&self.file),
            spoken: Spoken::Untold,
            ocr,
            origins,
            geometry: self.geometry.clone(),
            styles,
            steps: Vec::new(),
        };
        if !self.steps.is_empty() {
            let whole = |byte: usize| part.origins.first().map_or(byte, |origin| origin.source_range(byte..byte).start);
            let counts = (0..part.text.len().div_ceil(STEP)).map(|step| self.char_offset(whole(step * STEP)) as u32);
            part.steps = counts.collect();
        }
        part
    }

    fn take(&self, taken: &mut Taken, stretch: Range<usize>) {
        let (Some(first), Some(lines)) = (self.lines.get(stretch.start), self.lines.get(stretch.clone())) else {
            return;
        };
        let from = first.begin as usize;
        let to = self.lines.get(stretch.end).map_or(self.text.len(), |line| line.begin as usize);
        taken.origin.replace(0, from - taken.source);
        taken.origin.copy(to - from);
        taken.source = to;
        let at = taken.text.len();
        taken.text.push_str(self.text.get(from..to).unwrap_or_default());
        let moved = |place: u32| u32::try_from(place as usize - from + at).unwrap_or(u32::MAX);
        taken.lines.extend(lines.iter().map(|line| Line {
            begin: moved(line.begin),
            start: moved(line.start),
            end: moved(line.end),
            ..*line
        }));
        let inside = from as u32..to as u32;
        // Both are in order.
        let first = self.repairs.partition_point(|repair| repair.start < inside.start);
        let repairs = self.repairs.iter().skip(first).take_while(|repair| repair.start < inside.end);
        taken.repairs.extend(repairs.map(|repair| Repair {
            start: moved(repair.start),
            end: moved(repair.end.min(to as u32)),
            ..*repair
        }));
        let first = self.styles.partition_point(|(place, _)| *place < inside.start);
        let styles = self.styles.iter().skip(first).take_while(|(place, _)| *place < inside.end);
        taken.styles.extend(styles.map(|(place, style)| (moved(*place), *style)));
    }
}

/// What was taken of the whole.
#[derive(Default)]
struct Taken {
    text: String,
    lines: Vec<Line>,
    repairs: Vec<Repair>,
    styles: Vec<(u32, super::Style)>,
    origin: OffsetMap,
    /// Up to which byte of the whole.
    source: usize,
}

#[cfg(test)]
mod tests {
    use crate::text::{NoVocabulary, Rules, read};

    #[test]
    fn a_part_keeps_the_places_of_the_whole() {
        let text = "ett å\ntvå\n\x0ctre é\nfyra\n\x0cfem ö\nsex\n";
        let whole = read(text.as_bytes(), &NoVocabulary, Rules::ALL).expect("text").finish();
        let part = whole.part(&[0..2, 4..6]);
        assert_eq!(part.text, "ett å\ntvå\n\x0cfem ö\nsex\n");
        for line in 0..part.lines.len() {
            let own = part.lines[line];
            let other = (0..whole.lines.len()).find(|at| whole.line_text(*at) == part.line_text(line)).expect("it");
            let known = whole.lines[other];
            assert_eq!((own.page, own.number, own.char_start), (known.page, known.number, known.char_start));
            assert_eq!(part.char_offset(own.end as usize), whole.char_offset(known.end as usize));
            let range = |line: crate::text::Line| line.start as usize..line.end as usize;
            assert_eq!(part.source_range(range(own)), whole.source_range(range(known)));
        }
    }

    #[test]
    fn a_line_that_ends_where_another_page_begins_ends_on_its_own() {
        let whole = read("ett\n\x0ctvå\x0ctre\x0cfyra\n".as_bytes(), &NoVocabulary, Rules::ALL).expect("text").finish();
        let part = whole.part(&[0..2, 3..4]);
        for line in 0..part.lines.len() {
            let own = part.lines[line];
            let other = (0..whole.lines.len()).find(|at| whole.line_text(*at) == part.line_text(line)).expect("it");
            let range = |line: crate::text::Line| line.start as usize..line.end as usize;
            let (own, known) = (part.segment(range(own)), whole.segment(range(whole.lines[other])));
            assert_eq!((own.start, own.end), (known.start, known.end), "{}", part.line_text(line));
        }
    }
}
