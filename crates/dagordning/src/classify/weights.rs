//! The points of the cues, from `weights.toml`.

include!(concat!(env!("OUT_DIR"), "/weights.rs"));
