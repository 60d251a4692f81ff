//! What holds of every output holds of composed meetings, through all channels that make text; and they are in Swedish.

use std::panic::{AssertUnwindSafe, catch_unwind};

use composer::compose;
use rayon::prelude::*;

use crate::channel::Channel;

#[path = "../../dagordning-cli/tests/all/invariants/check.rs"]
mod check;

/// Documents per run; a nightly run says more.
const SEEDS: u64 = 100;

/// A text with fewer bytes may tell no language.
const TINY: usize = 300;

fn seeds() -> u64 {
    std::env::var("COMPOSED_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(SEEDS)
}

/// What is wrong with what is read of a document in a channel.
fn wrong(seed: u64, channel: Channel) -> Option<String> {
    let bytes = channel.text(&compose(seed).page, seed).into_bytes();
    let checked = catch_unwind(AssertUnwindSafe(|| check::check(&bytes, channel.file_name())));
    let told = match checked {
        Ok(None) => "it cannot be read".to_owned(),
        Ok(Some(json)) => match json["language"].as_str() {
            Some("sv") => return None,
            None if bytes.len() < TINY || channel.damages_letters() => return None,
            language => format!("its language is told as {language:?}"),
        },
        Err(panic) => panic.downcast_ref::<String>().cloned().unwrap_or_default(),
    };
    Some(format!("seed {seed} {channel}: {told}"))
}

#[test]
fn composed_meetings_keep_the_invariants() {
    let all: Vec<(u64, Channel)> = (0..seeds()).flat_map(|seed| Channel::TEXT.map(|channel| (seed, channel))).collect();
    let wrong: Vec<String> = all.par_iter().filter_map(|(seed, channel)| wrong(*seed, *channel)).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), all.len(), wrong.join("\n"));
}
