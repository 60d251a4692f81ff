//! Anything that is typed into a search, put to an archive: it is answered, or refused as a question; never is it SQL.
#![no_main]

use std::cell::OnceCell;

use dagordning::{Options, Parser};
use dagordning_archive::{Archive, Error, File, Result, Search, Votes};
use libfuzzer_sys::fuzz_target;

thread_local! {
    static ARCHIVE: OnceCell<Archive> = const { OnceCell::new() };
}

fn made() -> Archive {
    let path = std::env::temp_dir().join(format!("dagordning-fuzz-{}.db", std::process::id()));
    let mut archive = Archive::open_or_create(&path).expect("an archive is made");
    for (name, text) in [
        ("a.txt", "Protokoll\nKulturnämnden\n2026-03-02\n\nBeslutande\nAnna Ek (S), ordförande\n\n§ 1\nBidrag till körer (KN/12/2026)\n\nBeslut\nNämnden beviljar 5 000 kr.\n"),
        ("b.txt", include_str!("../seeds/document/instalt.txt")),
    ] {
        let document = Parser::new(Options::new().spans(true)).parse(text).expect("a seed is read");
        let sha256 = document.source.sha256.clone();
        archive.put(&File { path: name, sha256: Some(&sha256), ..File::default() }, &[document]).expect("it is kept");
    }
    archive.commit().expect("it is kept");
    archive
}

/// Whoever asks is answered, or told what is wrong with the question.
fn answered<T>(answer: Result<T>) {
    assert!(matches!(answer, Ok(_) | Err(Error::Query(_))), "{:?}", answer.err());
}

fuzz_target!(|typed: &str| {
    ARCHIVE.with(|archive| {
        let archive = archive.get_or_init(made);
        // The first sign says where the rest is typed.
        let Some(first) = typed.chars().next() else { return };
        let typed = typed[first.len_utf8()..].to_owned();
        let own = Some(typed.clone());
        match first {
            'c' => answered(archive.case(&typed)),
            'p' => answered(archive.person(&typed)),
            'v' => answered(archive.votes(&Votes { from: own, ..Votes::default() })),
            'b' => answered(archive.search(&Search { body: own, ..Search::default() })),
            'n' => answered(archive.search(&Search { person: own, ..Search::default() })),
            'a' => answered(archive.search(&Search { party: own, ..Search::default() })),
            'o' => answered(archive.search(&Search { organization: own, ..Search::default() })),
            'd' => answered(archive.search(&Search { from: own, ..Search::default() })),
            'k' => answered(archive.search(&Search { kind: own, case_id: Some(typed), ..Search::default() })),
            _ => answered(archive.search(&Search { query: typed, ..Search::default() })),
        }
    });
});
