//! Text to JSON, in bytes per second: a generated agenda of 5 MB and of 10 MB, the fixtures, and inputs made to be slow.
#![allow(missing_docs)]

use dagordning::output::{Layout, write_json};
use dagordning::{Options, parse};
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// An agenda of about `size` bytes: a header, people, and items with all kinds of sections.
fn generated(size: usize) -> String {
    let mut text = String::with_capacity(size + 4096);
    text.push_str(
        "Kallelse/föredragningslista \nNämnden för samhälle och miljö \n2026-03-02 \n\nTid: kl. 13.00-16.00 \n",
    );
    text.push_str("Plats: Sal Granen, kommunhuset \n\nOrdförande \nKerstin Almlöf (S) \n\nLedamöter \n");
    for name in ["Bengt Modig (M)", "Åsa Lindroth (C)", "Omar Haddad (V), vice ordförande"] {
        text.push_str(name);
        text.push_str(" \n");
    }
    text.push('\n');
    let mut number = 1;
    while text.len() < size {
        text.push_str(&format!("{number}. Uppföljning av plan {number} för vatten och avlopp i \nkommunens ytterområden (SMN/{number}/2026) \n\n"));
        text.push_str("Eva Lundkvist 13:05 \nÄrendebeskrivning \n");
        for _ in 0..6 {
            text.push_str("Förvaltningen har under året följt upp planen tillsammans med berörda bolag och föreningar i \nkommunen. Arbetet har kostat 450 000 kr och väntas pågå till den 30 juni 2027, då nämnden får en \nslutrapport. Erfarenheterna från tidigare år visar att samråd i god tid förkortar handläggningen. \n \n");
        }
        text.push_str("• Samråd hålls i varje kommundel. \n\n• Avgifterna ses över under \nhösten. \n \nFörslag till beslut \nNämnden för samhälle och miljö \n1. Godkänner uppföljningen. \n2. Avsätter 1,2 mnkr för fortsatt arbete under år 2027. \n \nBeslutsunderlag \n• Tjänsteskrivelse 2026-02-10 \n• Uppföljning av plan \n \n");
        number += 1;
    }
    text
}

fn to_json(bytes: &[u8]) -> usize {
    let document = parse(bytes, Some("bench.txt"), Options::default()).expect("text");
    let mut out = Vec::with_capacity(bytes.len() * 2);
    write_json(&document, Layout::Compact, &mut out).expect("memory");
    out.len()
}

#[divan::bench(args = [5_000_000, 10_000_000], sample_count = 10)]
fn agenda(bencher: Bencher, size: usize) {
    let text = generated(size);
    bencher.counter(BytesCount::new(text.len())).bench(|| to_json(text.as_bytes()));
}

#[divan::bench]
fn fixtures(bencher: Bencher) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/agenda");
    let texts: Vec<Vec<u8>> = std::fs::read_dir(folder)
        .expect("fixtures")
        .map(|entry| entry.expect("entry").path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "txt"))
        .map(|path| std::fs::read(path).expect("readable"))
        .collect();
    let bytes: usize = texts.iter().map(Vec::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| texts.iter().map(|text| to_json(text)).sum::<usize>());
}

/// Where the time goes: reading and repair alone, against the whole.
#[divan::bench(sample_count = 10)]
fn agenda_5_mb_text_layer(bencher: Bencher) {
    let text = generated(5_000_000);
    bencher.counter(BytesCount::new(text.len())).bench(|| {
        dagordning::read_text(text.as_bytes(), Default::default(), Default::default()).expect("text").lines.len()
    });
}

/// Where the time goes: the model without its JSON.
#[divan::bench(sample_count = 10)]
fn agenda_5_mb_model_only(bencher: Bencher) {
    let text = generated(5_000_000);
    bencher
        .counter(BytesCount::new(text.len()))
        .bench(|| parse(text.as_bytes(), None, Options::default()).expect("text").items.len());
}

#[divan::bench_group(sample_count = 3)]
mod pathological {
    use super::*;

    fn run(bencher: Bencher, unit: &str, size: usize) {
        let text = unit.repeat(size / unit.len());
        bencher.counter(BytesCount::new(text.len())).bench(|| to_json(text.as_bytes()));
    }

    #[divan::bench(args = [500_000, 1_000_000])]
    fn open_brackets(bencher: Bencher, size: usize) {
        run(bencher, "(", size);
    }

    #[divan::bench(args = [500_000, 1_000_000])]
    fn item_numbers_on_one_line(bencher: Bencher, size: usize) {
        run(bencher, "1. ", size);
    }

    #[divan::bench(args = [500_000, 1_000_000])]
    fn item_numbers_on_lines(bencher: Bencher, size: usize) {
        run(bencher, "1. A\n", size);
    }

    #[divan::bench(args = [500_000, 1_000_000])]
    fn letters_with_spaces(bencher: Bencher, size: usize) {
        run(bencher, "a ", size);
    }

    #[divan::bench(args = [2_500_000, 5_000_000])]
    fn one_line(bencher: Bencher, size: usize) {
        run(bencher, "Nämnden beslutar den 3 mars 2026 att anslå 500 000 kr enligt § 12. ", size);
    }

    #[divan::bench(args = [500_000, 1_000_000])]
    fn items_without_end(bencher: Bencher, size: usize) {
        run(bencher, "1. Ärende (KS/1/2026)\nFörslag till beslut\n1. Nämnden beslutar\n", size);
    }
}
