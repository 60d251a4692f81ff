//! What people do: files are dropped, looked at, corrected; and what a document says is shown, not obeyed.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::{MINUTES, Server, command, form, home};
use crate::common::root;

/// Corrections of a file as the page sends them.
fn mended(sha256: &str, corrections: &[Value]) -> Vec<u8> {
    let said = corrections.iter().map(|one| {
        let mut whole = json!({"document": 1, "by": "Berit Ohlin", "at": "2026-11-29T17:00:00Z"});
        whole.as_object_mut().expect("an object").extend(one.as_object().expect("an object").clone());
        whole
    });
    json!({"version": "1", "sha256": sha256, "file_name": "../../x", "corrections": said.collect::<Vec<_>>()})
        .to_string()
        .into_bytes()
}

fn title(value: &str) -> Value {
    json!({"path": "items[1].title", "was": "Bidrag", "action": "set", "value": value})
}

fn parsed(file: &Path) -> Value {
    let output = command().arg("parse").arg(file).output().expect("the program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn a_dropped_file_gives_values_and_a_page_without_any_script() {
    let server = Server::start(&[]);
    assert!(
        server.page("/").contains("<form id=\"drop\" method=\"post\" action=\"/\" enctype=\"multipart/form-data\">")
    );
    let result = server.drop("protokoll.txt", MINUTES.as_bytes());
    let shown = server.page(&result);
    for word in [
        "protokoll.txt",
        "Kulturnämnden",
        "2026-03-02",
        "Val av justerare",
        "KN 2026/12",
        "Anna Ek",
        "Kulturnämnden beviljar 12 000 kr.",
    ] {
        assert!(shown.contains(word), "{word}: {shown}");
    }
    let review = server.page(&format!("{result}/review"));
    assert!(review.contains("data-path=\"items[1].title\"") && !review.contains("data-save"), "it cannot be saved");
    let documents = server.get(&format!("{result}/json"));
    assert_eq!(documents.json()[0]["items"][1]["title"], "Bidrag");
    assert!(documents.header("content-disposition").is_some_and(|told| told.starts_with("attachment;")));
    assert!(server.get(&format!("{result}/csv?table=amounts")).text().contains("12 000 kr"));
    // Drawn pages, diagnostics, and the language that the browser likes.
    let pdf =
        server.drop("liggande.pdf", &fs::read(root().join("fixtures/pdf/liggande-vriden.pdf")).expect("a fixture"));
    assert!(server.page(&format!("{pdf}/review")).contains("src=\"data:image/png;base64,"));
    let english = server.ask("GET", "/", &[("Accept-Language", "en")], b"").text();
    assert!(english.contains("lang=\"en\"") && english.contains("Drop agendas"));
    // What cannot be read is told on a page.
    let (kind, body) = form(&[("tom.pdf", b"")]);
    let refused = server.ask("POST", "/", &[("Content-Type", &kind), ("Accept", "text/html")], &body);
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("class=\"problem\""), "{}", refused.text());
    // It is forgotten when it is told to.
    assert_eq!(server.ask("POST", &format!("{result}/forget"), &[], b"").status, 303);
    assert_eq!(server.get(&result).status, 404);
}

#[test]
fn results_are_bounded_in_number() {
    let server = Server::start(&["--keep", "3"]);
    let results: Vec<String> = (0..5)
        .map(|at| server.drop(&format!("{at}.txt"), format!("{MINUTES}\n§ 3 Ärende {at}\n").as_bytes()))
        .collect();
    let there: Vec<u16> = results.iter().map(|result| server.get(result).status).collect();
    assert_eq!(there, [404, 404, 200, 200, 200]);
}

#[test]
fn corrections_lie_beside_the_file_of_the_same_content_and_parse_applies_them() {
    let home = home("beside");
    fs::create_dir_all(home.join("2026")).expect("writable");
    let file = home.join("2026/protokoll.txt");
    fs::write(&file, MINUTES).expect("writable");
    let server = Server::start(&["--write", "--corrections", home.to_str().expect("a name")]);
    let result = server.drop("annat namn.txt", MINUTES.as_bytes());
    let sha256 = result.rsplit('/').next().expect("an id").to_owned();
    let save = format!("{result}/corrections");
    assert!(server.page(&format!("{result}/review")).contains(&format!("data-save=\"{save}\"")));
    let answer = server.ask("POST", &save, &[], &mended(&sha256, &[title("Bidrag till kören")]));
    assert_eq!((answer.status, answer.json()["saved"].as_str()), (200, Some("protokoll.txt.corrections.json")));
    let document = parsed(&file);
    assert_eq!(document["items"][1]["title"], "Bidrag till kören");
    assert_eq!(document["source"]["corrected"], 1);
    // The page and the API know them from now on.
    assert!(server.page(&format!("{result}/review")).contains("Bidrag till kören"));
    assert!(server.page(&result).contains("Bidrag till kören"));
    let api = server.ask("POST", "/v1/parse", &[], MINUTES.as_bytes()).json();
    assert_eq!(api[0]["items"][1]["title"], "Bidrag till kören");
    // What another saved meanwhile is not lost, and of two about one value the later counts.
    let other = json!({"path": "meeting.location", "was": "Rådhuset", "action": "remove"});
    server.ask("POST", &save, &[], &mended(&sha256, &[other]));
    server.ask("POST", &save, &[], &mended(&sha256, &[title("Bidrag till körer")]));
    let document = parsed(&file);
    assert_eq!(document["items"][1]["title"], "Bidrag till körer");
    assert_eq!(document["meeting"].get("location"), None);
    assert_eq!(document["source"]["corrected"], 2);
    let names: Vec<String> = fs::read_dir(home.join("2026"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names.len(), 2, "nothing else is left: {names:?}");
}

#[test]
fn corrections_of_another_document_are_named_by_its_hash_and_no_request_names_a_file() {
    let home = home("hashed");
    let server = Server::start(&["--write", "--corrections", home.to_str().expect("a name")]);
    let result = server.drop("../../protokoll.txt", MINUTES.as_bytes());
    let sha256 = result.rsplit('/').next().expect("an id").to_owned();
    let save = format!("{result}/corrections");
    let answer = server.ask("POST", &save, &[], &mended(&sha256, &[title("x")]));
    assert_eq!(answer.json()["saved"], format!("{sha256}.corrections.json"));
    for wrong in [&b"{}"[..], b"", &mended(&"0".repeat(64), &[]), b"[1]"] {
        assert_eq!(server.ask("POST", &save, &[], wrong).status, 400);
    }
    assert_eq!(server.ask("POST", "/results/none/corrections", &[], &mended(&sha256, &[])).status, 404);
    let other = server.ask("POST", &save, &[("Origin", "http://evil.example")], &mended(&sha256, &[title("y")]));
    assert_eq!(other.status, 403, "another site saves nothing");
    let all: Vec<_> =
        fs::read_dir(&home).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
    assert_eq!(all, [format!("{sha256}.corrections.json").as_str()]);
    // Without --write nothing is saved.
    let reads = Server::start(&["--corrections", home.to_str().expect("a name")]);
    let result = reads.drop("a.txt", MINUTES.as_bytes());
    assert_eq!(reads.ask("POST", &format!("{result}/corrections"), &[], &mended(&sha256, &[title("z")])).status, 403);
}

/// Whatever ends it: what was answered is on the disk, and whole.
#[test]
fn no_correction_that_was_accepted_is_lost_by_a_kill() {
    let home = home("killed");
    let file = home.join("protokoll.txt");
    fs::write(&file, MINUTES).expect("writable");
    for round in 0..6 {
        let mut server = Server::start(&["--write", "--corrections", home.to_str().expect("a name")]);
        let result = server.drop("p.txt", MINUTES.as_bytes());
        let sha256 = result.rsplit('/').next().expect("an id").to_owned();
        let save = format!("{result}/corrections");
        let accepted = std::sync::Mutex::new(None);
        let address = server.address.clone();
        std::thread::scope(|scope| {
            let server_of = &address;
            let (accepted, sha256, save) = (&accepted, &sha256, &save);
            let writer = scope.spawn(move || {
                for at in 0.. {
                    let said = format!("Bidrag {round}.{at}");
                    let body = mended(sha256, &[title(&said)]);
                    let sent = super::request(server_of, "POST", save, &[], &body);
                    let Ok(mut stream) = std::net::TcpStream::connect(server_of) else { return };
                    let mut told = Vec::new();
                    let _ = std::io::Write::write_all(&mut stream, &sent);
                    let _ = std::io::Read::read_to_end(&mut stream, &mut told);
                    if !told.starts_with(b"HTTP/1.1 200") {
                        return;
                    }
                    *accepted.lock().expect("one") = Some((at, said));
                }
            });
            std::thread::sleep(std::time::Duration::from_millis(120 + 37 * round));
            server.child.kill().expect("it lives");
            server.child.wait().expect("it ends");
            writer.join().expect("it ends");
        });
        let (at, _) = accepted.into_inner().expect("one").expect("some were accepted");
        // The one that was under way may be there; none before the last that was accepted.
        let now = parsed(&file)["items"][1]["title"].as_str().expect("a title").to_owned();
        let number: u64 = now.rsplit('.').next().and_then(|n| n.parse().ok()).expect("a number");
        assert!(now.starts_with(&format!("Bidrag {round}.")) && number >= at, "{now} after {at}");
    }
}

#[test]
fn what_a_document_says_is_shown_and_not_obeyed() {
    let server = Server::start(&[]);
    let markup = "</td><script>alert('x')</script><img src=x onerror=alert(1)>\u{202e}\u{2066}\u{7}";
    let minutes = format!(
        "Protokoll\nKulturnämnden {markup}\n2026-03-02 kl. 13.00\nPlats: {markup}\n\nNärvarande: Anna {markup} (S)\n\n§ 1\n{markup} val \
         (KN 2026/1)\n\nBeslut\nKulturnämnden godkänner {markup}.\n\n§ 2 \"><svg onload=alert(1)>\n\nBeslut\n{markup}\n"
    );
    let name = "\"><script>alert(1)<\u{202e}script>\u{85}.txt";
    let result = server.drop(name, minutes.as_bytes());
    for path in ["/".to_owned(), result.clone(), format!("{result}/review")] {
        let page = server.page(&path);
        assert!(!page.contains("<script>") && !page.contains("<img src=x") && !page.contains("<svg onload"), "{path}");
        assert!(
            !page.contains(['\u{202e}', '\u{2066}', '\u{7}', '\u{85}']),
            "{path}: what steers is shown by its number"
        );
    }
    assert!(server.page(&result).contains("&lt;script&gt;alert"));
    // So is what people mend: one that fits, one that is added, and one that does not fit and is told of.
    let home = home("hostile");
    let server = Server::start(&["--write", "--corrections", home.to_str().expect("a name")]);
    let result = server.drop(name, minutes.as_bytes());
    let sha256 = result.rsplit('/').next().expect("an id").to_owned();
    let title = server.get(&format!("{result}/json")).json()[0]["items"][0]["title"].clone();
    let evil = format!("</script>{markup}</textarea><!--");
    let said = [
        json!({"path": "items[0].title", "was": title, "action": "set", "value": evil, "by": evil}),
        json!({"path": "participants[+]", "action": "add", "value": {"name": evil, "party": evil}, "by": evil}),
        json!({"path": "items[0].label", "was": evil, "action": "set", "value": evil, "by": evil}),
    ];
    let saved = server.ask("POST", &format!("{result}/corrections"), &[], &mended(&sha256, &said));
    assert_eq!(saved.status, 200, "{}", saved.text());
    assert!(!saved.text().contains("<script>"));
    let document = &server.get(&format!("{result}/json")).json()[0];
    assert_eq!(document["items"][0]["title"].as_str(), Some(evil.as_str()), "it is kept as it was said");
    assert!(document["diagnostics"].to_string().contains("unfit-correction"));
    let (kind, body) = form(&[(&format!("{evil}.pdf"), b"%PDF-1.4 <script>alert(1)</script>")]);
    let refused = server.ask("POST", "/", &[("Content-Type", &kind), ("Accept", "text/html")], &body);
    let mut pages = vec![refused.text()];
    pages.extend([result.clone(), format!("{result}/review"), "/".to_owned()].iter().map(|path| server.page(path)));
    for page in pages {
        let data = page.matches("</script>").count();
        assert!(data <= 3 && !page.contains("<script>") && !page.contains("<img src=x"), "{page}");
        assert!(!page.contains("</textarea><!--") && !page.contains(['\u{202e}', '\u{2066}', '\u{7}']), "{page}");
    }
    for path in ["json", "csv", "csv?table=participants"] {
        let told = server.get(&format!("{result}/{path}"));
        assert!(told.header("content-disposition").is_some_and(|said| said.starts_with("attachment;")), "{path}");
        assert_eq!(told.header("x-content-type-options"), Some("nosniff"));
    }
    // What is said of a request is escaped, too.
    let refused = server.ask("GET", "/%3Cscript%3Ealert(1)%3C/script%3E", &[("Accept", "text/html")], b"");
    assert!(refused.status == 404 && !refused.text().contains("<script>"));
}

#[test]
fn the_command_says_what_it_cannot_do() {
    let fails = |args: &[&str]| {
        let output =
            Command::new(env!("CARGO_BIN_EXE_dagordning")).arg("serve").args(args).output().expect("it starts");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, said) = fails(&["/nowhere/kommun.db"]);
    assert!(code == Some(2) && said.contains("there is no such file"), "{said}");
    let (code, said) = fails(&["--write", "--corrections", "/nowhere"]);
    assert!(code == Some(2) && said.contains("there is no such folder"), "{said}");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let (code, said) = fails(&["--port", &port]);
    assert!(code == Some(1) && said.contains("cannot serve on"), "{said}");
}
