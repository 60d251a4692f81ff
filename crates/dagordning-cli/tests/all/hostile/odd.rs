//! Files that say strange things: boxes, turns, sizes and numbers; encrypted files; files that are something else.

use super::pdf::{agenda, content, one_page};
use super::{Expect, File};

/// All of them.
pub fn files() -> Vec<File> {
    let mut files = Vec::new();
    boxes(&mut files);
    numbers(&mut files);
    encrypted(&mut files);
    other_things(&mut files);
    files
}

fn hello() -> Vec<u8> {
    content(&["Kallelse", "Kulturnämnden", "1. Val av justerare"])
}

fn boxes(files: &mut Vec<File>) {
    for (name, value) in [
        ("none", ""),
        ("zero", "/MediaBox [0 0 0 0]"),
        ("reversed", "/MediaBox [595 842 0 0]"),
        ("negative", "/MediaBox [-595 -842 -1 -1]"),
        ("huge", "/MediaBox [0 0 1e38 1e38]"),
        ("integers-huge", "/MediaBox [-2147483648 -2147483648 2147483647 2147483647]"),
        ("digits", "/MediaBox [0 0 99999999999999999999999999999999999999999999 842]"),
        ("tiny", "/MediaBox [0 0 0.0000001 0.0000001]"),
        ("short", "/MediaBox [0 0 595]"),
        ("of-names", "/MediaBox [/a /b /c /d]"),
        ("nan", "/MediaBox [nan nan nan nan]"),
        ("nested", "/MediaBox [[0 0 595 842]]"),
        ("crop-outside", "/MediaBox [0 0 595 842] /CropBox [9000 9000 9999 9999]"),
        ("crop-huge", "/MediaBox [0 0 595 842] /CropBox [-1e30 -1e30 1e30 1e30]"),
        ("unit", "/MediaBox [0 0 595 842] /UserUnit 1e30"),
        ("unit-zero", "/MediaBox [0 0 595 842] /UserUnit 0"),
        ("rotate-45", "/MediaBox [0 0 595 842] /Rotate 45"),
        ("rotate-huge", "/MediaBox [0 0 595 842] /Rotate 2147483647"),
        ("rotate-least", "/MediaBox [0 0 595 842] /Rotate -2147483648"),
        ("rotate-name", "/MediaBox [0 0 595 842] /Rotate /Norr"),
        ("rotate-real", "/MediaBox [0 0 595 842] /Rotate 90.5"),
    ] {
        files.push(File::any(&format!("box-{name}"), one_page(value, &hello(), |_| String::new())));
    }
}

fn numbers(files: &mut Vec<File>) {
    let text = "(Kallelse) Tj T* (Kulturn\\344mnden) Tj T* (1. Val av justerare) Tj ET";
    for (name, start) in [
        ("size-negative", "BT /F1 -12 Tf 14 TL 300 700 Td"),
        ("size-zero", "BT /F1 0 Tf 14 TL 72 700 Td"),
        ("size-huge", "BT /F1 1e30 Tf 14 TL 72 700 Td"),
        ("size-tiny", "BT /F1 1e-30 Tf 14 TL 72 700 Td"),
        ("size-digits", "BT /F1 99999999999999999999999999 Tf 14 TL 72 700 Td"),
        ("size-odd", "BT /F1 --12 Tf 14 TL 72 700 Td"),
        ("size-points", "BT /F1 1.2.3 Tf 14 TL 72 700 Td"),
        ("font-missing", "BT /F7 12 Tf 14 TL 72 700 Td"),
        ("font-none", "BT 14 TL 72 700 Td"),
        ("leading-huge", "BT /F1 12 Tf 1e38 TL 72 700 Td"),
        ("spacing-huge", "BT /F1 12 Tf 14 TL 1e38 Tc 72 700 Td"),
        ("spacing-negative", "BT /F1 12 Tf 14 TL -30 Tc 400 700 Td"),
        ("words-huge", "BT /F1 12 Tf 14 TL -1e38 Tw 72 700 Td"),
        ("scale-zero", "BT /F1 12 Tf 14 TL 0 Tz 72 700 Td"),
        ("scale-negative", "BT /F1 12 Tf 14 TL -100 Tz 400 700 Td"),
        ("rise-huge", "BT /F1 12 Tf 14 TL 1e30 Ts 72 700 Td"),
        ("mode-unknown", "BT /F1 12 Tf 14 TL 99 Tr 72 700 Td"),
        ("matrix-flat", "BT /F1 12 Tf 14 TL 0 0 0 0 72 700 Tm"),
        ("matrix-huge", "BT /F1 12 Tf 14 TL 1e38 0 0 1e38 72 700 Tm"),
        ("matrix-nan", "BT /F1 12 Tf 14 TL nan inf -inf 1 72 700 Tm"),
        ("matrix-sheared", "BT /F1 12 Tf 14 TL 1 1 1 1 72 300 Tm"),
        ("matrix-mirrored", "BT /F1 12 Tf 14 TL -1 0 0 1 500 700 Tm"),
        ("page-flat", "0 0 0 0 0 0 cm BT /F1 12 Tf 14 TL 72 700 Td"),
        ("page-huge", "1e38 0 0 1e38 0 0 cm 1e38 0 0 1e38 0 0 cm BT /F1 12 Tf 14 TL 72 700 Td"),
        ("page-tiny", "1e-20 0 0 1e-20 300 400 cm BT /F1 12 Tf 14 TL 72 700 Td"),
        ("off-the-page", "BT /F1 12 Tf 14 TL -9e9 9e9 Td"),
        ("exponents", "BT /F1 1e999999999 Tf 14 TL 72 700 Td"),
        ("dash-of-nothing", "[0 0 0] 0 d 0 0 m 500 500 l S BT /F1 12 Tf 14 TL 72 700 Td"),
        ("flatness", "-1e38 i -5 w 0 0 m 1e38 1e38 -1e38 1e38 1 1 c S BT /F1 12 Tf 14 TL 72 700 Td"),
    ] {
        let page = format!("{start} {text}");
        files.push(File::any(
            &format!("number-{name}"),
            one_page("/MediaBox [0 0 595 842]", page.as_bytes(), |_| String::new()),
        ));
    }
    let steps = format!("BT /F1 12 Tf 72 700 Td [{}] TJ ET", "(a) 99999999999 (b) -99999999999 ".repeat(2000));
    files.push(File::any("number-steps", one_page("/MediaBox [0 0 595 842]", steps.as_bytes(), |_| String::new())));
}

fn encrypted(files: &mut Vec<File>) {
    let folder = crate::common::root().join("crates/dagordning-cli/tests/all/hostile/files");
    for kind in ["rc4-40", "rc4-128", "aes-128", "aes-256"] {
        for (way, expect) in [("open", Expect::Good), ("password", Expect::Error("encrypted and needs a password"))] {
            let name = format!("{kind}-{way}");
            let bytes = std::fs::read(folder.join(&name).with_extension("pdf")).expect("a file of the tests");
            files.push(File::any(&format!("{name}-cut"), bytes[..bytes.len() * 3 / 4].to_vec()));
            files.push(File::new(&format!("encrypted-{name}"), bytes, expect));
        }
    }
    let (pdf, root) = agenda(true);
    let key = "ab".repeat(32);
    let attachments = format!(
        "/Root {root} 0 R /Encrypt << /Filter /Standard /V 4 /R 4 /Length 128 /P -4 /O <{key}> /U <{key}> /StmF /Identity \
         /StrF /Identity /EFF /StdCF /CF << /StdCF << /CFM /AESV2 /AuthEvent /EFOpen /Length 16 >> >> >> /ID [<00> <00>]"
    );
    files.push(File::new("encrypted-attachments-alone", pdf.finish_with(&attachments), Expect::Good));
    let streams = attachments.replace("/StmF /Identity", "/StmF /StdCF");
    files.push(File::new("encrypted-streams-too", pdf.finish_with(&streams), Expect::Error("needs a password")));
    let (pdf, root) = agenda(true);
    let unknown = format!("/Root {root} 0 R /Encrypt << /Filter /Hemlig /V 9 /R 9 >> /ID [<00> <00>]");
    files.push(File::new("encrypted-unknown", pdf.finish_with(&unknown), Expect::Error("")));
}

fn other_things(files: &mut Vec<File>) {
    let (pdf, root) = agenda(true);
    let good = pdf.finish(root);
    files.push(File::new("good", good.clone(), Expect::Good));
    files.push(File::new("good-behind-lines", [b"From: posten\r\n\r\n", &good[..]].concat(), Expect::Any));
    files.push(File::new("good-before-noise", [&good[..], &[0; 3000]].concat(), Expect::Good));
    files.push(File::new("good-packed", pdf.finish_packed(root), Expect::Good));
    let error = |name: &str, bytes: &[u8], reason| File::new(name, bytes.to_vec(), Expect::Error(reason));
    files.push(error("other-html", b"<!DOCTYPE html><html><body>Sidan finns inte</body></html>", "HTML"));
    files.push(error("other-html-with-mark", b"<html><body>%PDF-1.7</body></html>", "HTML"));
    files.push(error("other-empty", b"", "empty"));
    files.push(error("other-mark-alone", b"%PDF-1.7", "damaged"));
    files.push(error("other-mark-and-end", b"%PDF-1.7\nstartxref\n0\n%%EOF", "damaged"));
    files.push(error("other-zip", b"PK\x03\x04\x14\x00\x08\x00\x00\x00", "ZIP archive"));
    files.push(error("other-zeros", &[0; 5000], "binary"));
    files.push(error("other-mark-and-zeros", &[&b"%PDF-1.7\n"[..], &[0; 50_000]].concat(), "damaged"));
}
