//! How a document is written down: one small enum for each axis. The values come from the catalogue of formats and from the
//! families of cases, never from what a rule of the program happens to read.

use std::sync::LazyLock;

mod settle;
mod settle_more;
mod settle_seen;
mod table;

pub use table::*;

/// Makes the enums, and [`Style`] with a field for each. A value is `weight Name "as it may look"`.
macro_rules! define {
    ($( $(#[$meta:meta])* $field:ident: $axis:ident { $( $weight:literal $value:ident $looks:literal )+ } )+) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq)]
            pub enum $axis { $( #[doc = $looks] $value, )+ }

            impl $axis {
                const ALL: &'static [(usize, $axis, &'static str)] = &[$( ($weight, $axis::$value, stringify!($value)) ),+];

                fn name(self) -> &'static str {
                    Self::ALL.iter().find(|entry| entry.1 == self).map_or("", |entry| entry.2)
                }
            }
        )+

        /// A value on each axis.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Style { $( $(#[$meta])* pub $field: $axis, )+ }

        impl Style {
            /// A value on each axis, by weight and independently.
            #[must_use]
            pub fn drawn(seed: u64) -> Self {
                Style { $( $field: {
                    let weights: Vec<usize> = $axis::ALL.iter().map(|entry| entry.0).collect();
                    $axis::ALL[Rng::new(seed, stringify!($field)).weighted(&weights)].1
                } ),+ }
            }

            /// Sets an axis by name; false when there is no such axis or value.
            pub fn force(&mut self, axis: &str, value: &str) -> bool {
                match axis {
                    $( stringify!($field) => match $axis::ALL.iter().find(|entry| entry.2 == value) {
                        Some(entry) => { self.$field = entry.1; true }
                        None => false,
                    }, )+
                    _ => false,
                }
            }

            /// Sets an axis to its first value.
            pub(super) fn plain(&mut self, axis: &str) {
                match axis {
                    $( stringify!($field) => self.$field = $axis::ALL[0].1, )+
                    _ => {}
                }
            }

            /// The axes and the values on them.
            #[must_use]
            pub fn values(&self) -> Vec<(&'static str, &'static str)> {
                vec![$( (stringify!($field), self.$field.name()) ),+]
            }
        }

        /// All axes, each with all its values.
        #[must_use]
        pub fn axes() -> Vec<(&'static str, Vec<&'static str>)> {
            vec![$( (stringify!($field), $axis::ALL.iter().map(|entry| entry.2).collect()) ),+]
        }
    };
}
use define;

/// The axes between two, the first of which is named first.
fn between(first: &str, last: &str) -> Vec<&'static str> {
    let all = axes().into_iter().map(|(axis, _)| axis);
    all.skip_while(|axis| *axis != first).skip(1).take_while(|axis| *axis != last).collect()
}

/// The axes of the second round.
static SECOND: LazyLock<Vec<&'static str>> = LazyLock::new(|| between("wide", "seen"));

/// The axes of the third round.
static THIRD: LazyLock<Vec<&'static str>> = LazyLock::new(|| between("seen", ""));

impl Style {
    /// Draws each axis independently; combinations that are nonsense are settled.
    #[must_use]
    pub fn draw(seed: u64, forced: &[(&str, &str)]) -> Self {
        let mut style = Style::drawn(seed);
        for (axis, value) in forced {
            style.force(axis, value);
        }
        style.narrow(forced);
        settle_seen::make_place(&mut style, forced);
        settle_more::make_place(&mut style, forced);
        settle::settle(&mut style, forced);
        let first = style.clone();
        settle_more::settle(&mut style, forced);
        // A value of the second round gives way to a forced one of the first.
        let values = style.values();
        if style.wide == Wide::Yes
            && first.values().iter().any(|value| forced.contains(value) && !values.contains(value))
            && forced.iter().all(|(axis, _)| !Self::is_more(axis))
        {
            style = first;
            style.wide = Wide::No;
            style.narrow(forced);
        }
        settle_seen::settle(&mut style, forced);
        style
    }

    /// Whether an axis is one of the second round.
    fn is_more(axis: &str) -> bool {
        SECOND.contains(&axis)
    }

    /// Takes the axes of the second round back in documents of the first.
    fn narrow(&mut self, forced: &[(&str, &str)]) {
        let more = &*SECOND;
        let is_forced = |axis: &str| forced.iter().any(|(forced, _)| *forced == axis);
        if !is_forced("wide") && more.iter().any(|axis| is_forced(axis)) {
            self.wide = Wide::Yes;
        }
        if self.wide == Wide::No {
            more.iter().filter(|axis| !is_forced(axis)).for_each(|axis| self.plain(axis));
        }
        // The third round leaves documents of the first as they are; what is forced stands alone.
        if !is_forced("seen") {
            self.seen = if forced.is_empty() && self.wide == Wide::Yes { self.seen } else { Seen::No };
        }
        if self.seen == Seen::No {
            THIRD.iter().filter(|axis| !is_forced(axis)).for_each(|axis| self.plain(axis));
        }
    }
}
