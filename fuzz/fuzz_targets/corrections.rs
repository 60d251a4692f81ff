//! Bytes to corrections, applied to a document: each is applied or told, and what comes out is a document.
#![no_main]

use std::sync::LazyLock;

use dagordning::corrections::Corrections;
use dagordning::model::{DiagnosticCode, Document};
use dagordning::{Options, Parser};
use libfuzzer_sys::fuzz_target;

static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| {
    let text = include_str!("../seeds/document/instalt.txt");
    let minutes = "Protokoll\nKulturnämnden\n2026-03-02\n\nBeslutande\nAnna Ek (S), ordförande\nBo Lind (M)\n\n§ 1\nBidrag till körer (KN/12/2026)\n\nBeslut\nNämnden beviljar 5 000 kr.\n";
    let parser = Parser::new(Options::new().spans(true));
    [text, minutes].into_iter().flat_map(|text| parser.parse_all(text).expect("a seed is read")).collect()
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(mut corrections) = Corrections::read(bytes) else { return };
    corrections.sha256.clone_from(&DOCUMENTS[0].source.sha256);
    let corrected = corrections.apply(DOCUMENTS.clone());
    assert_eq!(corrected.len(), DOCUMENTS.len());
    let told = |document: &Document| {
        let unfit = document.diagnostics.iter().filter(|found| found.code == DiagnosticCode::UnfitCorrection);
        unfit.count() + document.source.corrected as usize
    };
    let count: usize = corrected.iter().map(told).sum();
    // A correction may itself say how many were made, or take diagnostics away.
    let itself = corrections.corrections.iter().any(|one| one.path.contains("source") || one.path.contains("diagnostics"));
    assert!(itself || count == corrections.corrections.len(), "each is applied or told");
    for document in corrected {
        let json = serde_json::to_string(&document).expect("a document serialises");
        let again: Document = serde_json::from_str(&json).expect("and is read again");
        assert_eq!(again, document);
    }
});
