//! What each line is: furniture, the head of an item, an entry of the contents list, a clause, text.

pub(crate) mod attendance;
pub(crate) mod ballots;
pub(crate) mod body;
pub(crate) mod certificates;
pub(crate) mod cover;
pub(crate) mod extent;
pub(crate) mod furniture;
pub(crate) mod habits;
pub(crate) mod head;
pub(crate) mod kind;
pub(crate) mod numbering;
pub(crate) mod outline;
mod reprinted;
pub(crate) mod role;
pub(crate) mod rows;
pub(crate) mod stacks;
pub(crate) mod table;
pub(crate) mod weights;
pub(crate) mod zones;
