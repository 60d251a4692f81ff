//! Where items that only the contents list has stand among those of the document.

use super::{ItemSpan, Outline};

impl Outline {
    /// For each missing item its place when it is put in after the one before it: behind those with smaller numbers.
    pub(crate) fn places_of_missing(&self) -> Vec<usize> {
        let value = |span: &ItemSpan| span.mark.as_ref().map(|mark| (mark.value, mark.letter));
        let sorted = |spans: &[ItemSpan]| {
            let mut values: Vec<_> = spans.iter().filter(|span| !span.nested).map(value).collect();
            values.sort_unstable();
            values
        };
        if self.missing.is_empty() || !self.places.is_empty() {
            return self.places.clone();
        }
        let (items, missing) = (sorted(&self.items), sorted(&self.missing));
        let mut seen = Tally::new(missing.len());
        let place = |span: &ItemSpan| {
            let own = value(span);
            let smaller = missing.partition_point(|other| *other < own);
            let place = items.partition_point(|other| *other < own) + seen.below(smaller);
            if !span.nested {
                seen.add(smaller);
            }
            place
        };
        self.missing.iter().map(place).collect()
    }

    /// For each missing item where it stands among the document's items in the end.
    pub(crate) fn final_places(&self) -> Vec<usize> {
        let mut places = vec![0; self.missing.len()];
        for (place, slot) in self.slots().into_iter().enumerate() {
            if let Some(place_of_missing) = slot.and_then(|missing| places.get_mut(missing)) {
                *place_of_missing = place;
            }
        }
        places
    }

    /// Where the item that stands last on the page is among the document's items.
    pub(crate) fn last_place(&self) -> Option<usize> {
        self.slots().iter().rposition(Option::is_none)
    }

    /// The document's items: which of the missing each is, or none.
    fn slots(&self) -> Vec<Option<usize>> {
        let own = self.items.iter().filter(|span| !span.nested).count();
        let added = self.places_of_missing().into_iter().zip((0..self.missing.len()).map(Some)).collect();
        insert_all(vec![None; own], added)
    }
}

/// Puts each of some values at its place among others, one after the other, as `Vec::insert` does: where each stands in
/// the end. A place behind the last is the last.
pub(crate) fn insert_all<T>(values: Vec<T>, added: Vec<(usize, T)>) -> Vec<T> {
    let total = values.len() + added.len();
    let mut slots: Vec<Option<T>> = std::iter::repeat_with(|| None).take(total).collect();
    let mut free = Tally::new(total);
    (0..total).for_each(|slot| free.add(slot));
    // What is put in last stands where it was put; those before it share what is left.
    for (before, (place, value)) in added.into_iter().enumerate().rev() {
        let slot = free.find(place.min(values.len() + before));
        free.take(slot);
        slots[slot] = Some(value);
    }
    let mut values = values.into_iter();
    slots.into_iter().filter_map(|slot| slot.or_else(|| values.next())).collect()
}

/// Counts by number, with sums in logarithmic time (a Fenwick tree).
struct Tally(Vec<usize>);

impl Tally {
    fn new(length: usize) -> Self {
        Tally(vec![0; length + 1])
    }

    /// Counts one more `number`.
    fn add(&mut self, number: usize) {
        self.walk(number, |count| *count += 1);
    }

    /// Counts one `number` less.
    fn take(&mut self, number: usize) {
        self.walk(number, |count| *count -= 1);
    }

    fn walk(&mut self, number: usize, change: impl Fn(&mut usize)) {
        let mut at = number + 1;
        while let Some(count) = self.0.get_mut(at) {
            change(count);
            at += at & at.wrapping_neg();
        }
    }

    /// How many were counted that are smaller than `number`.
    fn below(&self, number: usize) -> usize {
        let (mut at, mut sum) = (number.min(self.0.len() - 1), 0);
        while at > 0 {
            sum += self.0[at];
            at &= at - 1;
        }
        sum
    }

    /// The number with so many counted before it.
    fn find(&self, before: usize) -> usize {
        let (mut at, mut rest) = (0, before);
        let mut step = self.0.len().next_power_of_two();
        while step > 0 {
            if let Some(count) = self.0.get(at + step).filter(|count| **count <= rest) {
                rest -= count;
                at += step;
            }
            step /= 2;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_where_inserting_them_puts_them() {
        for added in [vec![], vec![0], vec![3, 0, 9, 2, 2, 0, 1, 7], vec![0, 0, 0], vec![5, 5, 5]] {
            let values: Vec<usize> = (0..4).collect();
            let added: Vec<(usize, usize)> = added.into_iter().zip(100..).collect();
            let mut expected = values.clone();
            for (place, value) in &added {
                expected.insert((*place).min(expected.len()), *value);
            }
            assert_eq!(insert_all(values, added), expected);
        }
    }
}
