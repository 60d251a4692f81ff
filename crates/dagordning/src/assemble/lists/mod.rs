//! Lists of names set as tables, wherever they stand: attendance and ballots, on the cover, inside an item or bound behind.

pub(crate) mod attendance;
pub(crate) mod ballots;
pub(crate) mod paired;
pub(crate) mod woven;
