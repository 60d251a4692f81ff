//! Keys by which things are found.

use crate::words::words;

/// Keys of entries without a day are smaller.
pub(crate) const DATED: i64 = 1 << 40;
/// So many bits tell entries of one day apart.
const OF_DAY: u32 = 16;

/// The keys that a day's entries may have; none if it is no day. Later days have larger keys.
pub(crate) fn keys_of_day(date: &str) -> Option<(i64, i64)> {
    let mut parts =
        date.splitn(3, '-').map(|part| part.parse::<i64>().ok().filter(|number| (0..=9999).contains(number)));
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    (month <= 12 && day <= 31).then(|| {
        let first = DATED + (((year * 13 + month) * 32 + day) << OF_DAY);
        (first, first + (1 << OF_DAY) - 1)
    })
}

/// A case id as it is looked for: "KS 2025/0012" and "ks/2025-12" are one.
pub(crate) fn case_key(case_id: &str) -> String {
    let mut key = String::with_capacity(case_id.len());
    for word in words(case_id) {
        if !key.is_empty() {
            key.push('/');
        }
        let number = word.folded.bytes().all(|byte| byte.is_ascii_digit());
        let trimmed = if number { word.folded.trim_start_matches('0') } else { word.folded.as_str() };
        key.push_str(if trimmed.is_empty() { "0" } else { trimmed });
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_days_have_larger_keys() {
        let days = ["1899-12-31", "2024-12-31", "2025-01-01", "2025-01-31", "2025-02-01", "2025-12-31", "2026-01-01"];
        let keys: Vec<_> = days.iter().map(|day| keys_of_day(day).expect("a day")).collect();
        assert!(keys.windows(2).all(|two| two[0].1 < two[1].0), "{keys:?}");
        assert_eq!(keys_of_day("2025-13-01"), None);
        assert_eq!(keys_of_day("2025"), None);
    }

    #[test]
    fn a_case_id_is_one_however_it_is_written() {
        assert_eq!(case_key("KS 2025/0012"), case_key("ks/2025-12"));
        assert_ne!(case_key("KS 2025/12"), case_key("KS 2025/120"));
        assert_eq!(case_key("RUN/584/2025"), "run/584/2025");
    }
}
