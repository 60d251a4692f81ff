//! Damage done to good files: what transfers, disks and bad writers do.

use super::pdf::agenda;
use super::{Expect, File};
use crate::common::Seeded;

/// The files that are damaged: our own in three ways of writing, and the shipped fixtures.
pub fn bases() -> Vec<(String, Vec<u8>)> {
    let (plain, root) = agenda(false);
    let (packed, packed_root) = agenda(true);
    let mut bases = vec![
        ("plain".to_owned(), plain.finish(root)),
        ("flate".to_owned(), packed.finish(packed_root)),
        ("packed".to_owned(), packed.finish_packed(packed_root)),
    ];
    let folder = crate::common::root().join("fixtures/pdf");
    for name in ["region-kallelse", "kommun-tabell", "roster-tre-kolumner"] {
        if let Ok(bytes) = std::fs::read(folder.join(name).with_extension("pdf")) {
            bases.push((name.to_owned(), bytes));
        }
    }
    bases
}

/// All damage to all bases.
pub fn files() -> Vec<File> {
    let mut files = Vec::new();
    for (seed, (base, bytes)) in bases().into_iter().enumerate() {
        let mut random = Seeded::new(seed as u64 + 1);
        let mut add = |what: &str, bytes: Vec<u8>| files.push(File::any(&format!("{base}-{what}"), bytes));
        truncated(&bytes, &mut add);
        if ["plain", "flate"].contains(&base.as_str()) {
            // Page and content stand together: those before the cut are read.
            let cut = bytes[..bytes.len() * 6 / 10].to_vec();
            files.push(File::new(&format!("{base}-cut-behind-the-first-page"), cut, Expect::Part));
        }
        let mut add = |what: &str, bytes: Vec<u8>| files.push(File::any(&format!("{base}-{what}"), bytes));
        flipped(&bytes, &mut random, &mut add);
        moved(&bytes, &mut random, &mut add);
        miswritten(&bytes, &mut add);
    }
    files
}

fn truncated(bytes: &[u8], add: &mut impl FnMut(&str, Vec<u8>)) {
    let length = bytes.len();
    for tenth in [1, 2, 4, 5, 6, 7, 8, 9] {
        add(&format!("cut-at-{tenth}-tenths"), bytes[..length * tenth / 10].to_vec());
    }
    for off in [1, 7, 30] {
        add(&format!("cut-{off}-off-the-end"), bytes[..length - off].to_vec());
    }
    add("cut-to-the-mark", bytes[..9].to_vec());
    add("without-beginning", [b"%PDF-1.7\n", &bytes[length / 3..]].concat());
}

fn flipped(bytes: &[u8], random: &mut Seeded, add: &mut impl FnMut(&str, Vec<u8>)) {
    for (count, times) in [(1, 3), (10, 3), (100, 3), (1000, 1)] {
        for time in 0..times {
            let mut damaged = bytes.to_vec();
            for _ in 0..count {
                let at = random.below(damaged.len() - 8) + 8;
                damaged[at] ^= 1 << random.below(8);
            }
            add(&format!("{count}-bits-flipped-{time}"), damaged);
        }
    }
}

fn moved(bytes: &[u8], random: &mut Seeded, add: &mut impl FnMut(&str, Vec<u8>)) {
    let block = bytes.len() / 12;
    for time in 0..2 {
        let mut spot = || random.below(bytes.len() - 2 * block - 16) + 16;
        let (a, b) = (spot(), spot());
        add(&format!("byte-lost-{time}"), [&bytes[..a], &bytes[a + 1..]].concat());
        add(&format!("block-lost-{time}"), [&bytes[..a], &bytes[a + block..]].concat());
        add(&format!("block-twice-{time}"), [&bytes[..a + block], &bytes[a..]].concat());
        add(&format!("bytes-put-in-{time}"), [&bytes[..a], b"\x00\xff>> endobj ((", &bytes[a..]].concat());
        let mut zeroed = bytes.to_vec();
        zeroed[a..a + block].fill(0);
        add(&format!("block-zeroed-{time}"), zeroed);
        let mut copied = bytes.to_vec();
        copied.copy_within(b..b + block, a);
        add(&format!("block-overwritten-{time}"), copied);
        let mut reversed = bytes.to_vec();
        reversed[a..a + block].reverse();
        add(&format!("block-reversed-{time}"), reversed);
    }
}

/// What is written instead of what, everywhere.
const MISWRITTEN: &[(&str, &str, &str)] = &[
    ("no-startxref", "startxref", "st_rtxref"),
    ("no-trailer", "trailer", "tr_iler"),
    ("no-xref", "xref\n0", "xr_f\n0"),
    ("no-endstream", "endstream", "endstr_am"),
    ("no-endobj", "endobj", "end_bj"),
    ("no-stream", "stream\n", "str_am\n"),
    ("length-too-long", "/Length ", "/Length 99"),
    ("length-missing", "/Length", "/Lenght"),
    ("length-negative", "/Length ", "/Length -"),
    ("objects-renumbered", " 0 obj", "1 0 obj"),
    ("references-shifted", " 0 R", "0 0 R"),
    ("generations-wrong", " 0 R", " 7 R"),
    ("filter-unknown", "/FlateDecode", "/FlotteDecode"),
    ("filter-other", "/FlateDecode", "/LZWDecode"),
    ("filter-chain", "/FlateDecode", "[/FlateDecode/FlateDecode/ASCII85Decode]"),
    ("no-pages", "/Pages", "/Sidor"),
    ("no-kids", "/Kids", "/Barn"),
    ("no-contents", "/Contents", "/Innehall"),
    ("no-resources", "/Resources", "/Tillgang"),
    ("no-root", "/Root", "/Rot"),
    ("offsets-shifted", "%PDF-1.7", "%PDF-1.7\n%%%%%%%%%%%%"),
    ("dictionaries-open", ">>\nendobj", "\nendobj"),
    ("encrypted-without-keys", "/Root", "/Encrypt << /Filter /Standard /V 4 /R 4 /O () /U () /P -1 >> /Root"),
];

fn miswritten(bytes: &[u8], add: &mut impl FnMut(&str, Vec<u8>)) {
    for (what, from, to) in MISWRITTEN {
        let damaged = replaced(bytes, from.as_bytes(), to.as_bytes());
        if damaged != bytes {
            add(what, damaged);
        }
    }
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = rest.windows(from.len()).position(|window| window == from) {
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(to);
        rest = &rest[at + from.len()..];
    }
    out.extend_from_slice(rest);
    out
}
