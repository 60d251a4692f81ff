//! What programs ask.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use super::{MINUTES, Server, command, form, home};
use crate::common::root;

#[test]
fn a_file_is_read_as_parse_reads_it_in_the_form_that_is_asked_for() {
    let server = Server::start(&[]);
    let file = root().join("fixtures/pdf/liggande-vriden.pdf");
    let bytes = fs::read(&file).expect("a fixture");
    let printed = command().args(["parse", "--compact"]).arg(&file).output().expect("the program starts").stdout;
    let raw = |accept: &str| server.ask("POST", "/v1/parse?name=liggande-vriden.pdf", &[("Accept", accept)], &bytes);
    let lines = raw("application/x-ndjson");
    assert_eq!((lines.status, lines.header("content-type")), (200, Some("application/x-ndjson")));
    assert_eq!(lines.body, printed);
    let list = raw("application/json").json();
    let document: Value = serde_json::from_slice(&printed).expect("JSON");
    assert_eq!(list, Value::Array(vec![document.clone()]));
    let table = raw("text/csv");
    assert!(table.header("content-type").is_some_and(|kind| kind.starts_with("text/csv")));
    let rows: Vec<String> = table.text().split("\r\n").map(str::to_owned).collect();
    assert!(rows[0].starts_with("item_id,document_id,"), "{}", rows[0]);
    assert!(table.text().contains(document["items"][0]["title"].as_str().expect("a title")));
    assert_eq!(raw("image/png").status, 406);
    let (kind, body) = form(&[("liggande-vriden.pdf", &bytes)]);
    let sent = server.ask("POST", "/v1/parse", &[("Content-Type", &kind), ("Accept", "application/x-ndjson")], &body);
    assert_eq!(sent.body, printed, "a form says the same");
    let placed = server.ask("POST", "/v1/parse?spans=true", &[], MINUTES.as_bytes()).json();
    assert!(placed[0]["items"][0]["places"].is_object());
}

#[test]
fn what_cannot_be_read_is_told() {
    let server = Server::start(&[]);
    let empty = server.ask("POST", "/v1/parse", &[], b"");
    assert_eq!((empty.status, empty.json()["code"].as_str()), (422, Some("empty")));
    assert_eq!(empty.header("content-type"), Some("application/problem+json"));
    let broken = server.ask("POST", "/v1/parse", &[], b"%PDF-1.4\nnothing").json();
    assert_eq!(broken["code"], "damaged");
    let (kind, two) = form(&[("a.txt", MINUTES.as_bytes()), ("b.txt", b"x")]);
    assert_eq!(server.ask("POST", "/v1/parse", &[("Content-Type", &kind)], &two).status, 400);
    for path in ["/v1/parse?spans=perhaps", "/v1/parse?table=none"] {
        assert_eq!(server.ask("POST", path, &[], MINUTES.as_bytes()).status, 400, "{path}");
    }
    assert_eq!(server.get("/v1/parse").status, 405);
    let nothing = server.get("/v1/nothing");
    assert_eq!((nothing.status, nothing.json()["code"].as_str()), (404, Some("not-found")));
}

#[test]
fn many_files_are_answered_in_their_order_and_errors_stand_among_them() {
    let server = Server::start(&["--jobs", "2"]);
    let pdf = fs::read(root().join("fixtures/pdf/liggande-vriden.pdf")).expect("a fixture");
    let named: Vec<(String, Vec<u8>)> = (0..40)
        .map(|at| match at % 4 {
            0 => (format!("{at}.pdf"), pdf.clone()),
            1 => (format!("{at}.pdf"), b"%PDF-1.4\nnothing".to_vec()),
            _ => (format!("{at}.txt"), MINUTES.as_bytes().to_vec()),
        })
        .collect();
    let files: Vec<(&str, &[u8])> = named.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let (kind, body) = form(&files);
    let answer = server.ask("POST", "/v1/batch", &[("Content-Type", &kind)], &body);
    assert_eq!((answer.status, answer.header("transfer-encoding")), (200, Some("chunked")), "it is streamed");
    let lines: Vec<Value> =
        answer.text().lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect();
    let names: Vec<&str> = lines
        .iter()
        .map(|line| line.pointer("/source/file_name").or(line.pointer("/error/file_name")).expect("a name"))
        .map(|name| name.as_str().expect("a name"))
        .collect();
    assert_eq!(names, files.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    assert_eq!(lines[1]["error"]["code"], "damaged");
    assert_eq!(lines[1]["error"]["file"], 2);
    assert_eq!(server.ask("POST", "/v1/batch", &[], MINUTES.as_bytes()).status, 415);
}

#[test]
fn the_service_tells_of_itself() {
    let server = Server::start(&[]);
    assert_eq!(server.get("/healthz").json()["status"], "ok");
    let printed = command().arg("schema").output().expect("the program starts").stdout;
    let printed: Value = serde_json::from_slice(&printed).expect("JSON");
    assert_eq!(server.get("/v1/schema").json(), printed);
    server.ask("POST", "/v1/parse", &[], MINUTES.as_bytes());
    server.ask("POST", "/v1/parse", &[], b"");
    let metrics = server.get("/metrics");
    assert!(metrics.header("content-type").is_some_and(|kind| kind.starts_with("text/plain; version=0.0.4")));
    let told = metrics.text();
    assert!(told.contains("dagordning_requests_total{route=\"/v1/parse\",status=\"200\"} 1"), "{told}");
    assert!(told.contains("dagordning_requests_total{route=\"/v1/parse\",status=\"422\"} 1"), "{told}");
    assert!(told.contains("\ndagordning_files_read_total 1\n"), "{told}");
    assert!(
        told.lines()
            .all(|line| line.starts_with('#') || line.rsplit(' ').next().is_some_and(|n| n.parse::<f64>().is_ok()))
    );
}

#[test]
fn the_description_names_what_is_there_and_documents_are_as_it_says() {
    let server = Server::start(&[]);
    let described = server.get("/openapi.json").json();
    assert_eq!(described["openapi"], "3.1.0");
    let paths: BTreeSet<&str> = described["paths"].as_object().expect("paths").keys().map(String::as_str).collect();
    let known = ["/healthz", "/metrics", "/openapi.json", "/v1/batch", "/v1/parse", "/v1/schema"];
    assert_eq!(paths, BTreeSet::from(known));
    for (path, methods) in described["paths"].as_object().expect("paths") {
        for method in methods.as_object().expect("methods").keys() {
            let status = server.ask(&method.to_uppercase(), path, &[], b"").status;
            assert!(![404, 405].contains(&status), "{method} {path}: {status}");
        }
    }
    // The schema in it holds where it stands: each of its references leads to something.
    let whole = described.to_string();
    for reference in whole.split("\"$ref\":\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(described.pointer(reference).is_some(), "{reference}");
    }
    let document = &described["components"]["schemas"]["Document"];
    let mut schema = document.clone();
    schema["components"] = described["components"].clone();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let read = server.ask("POST", "/v1/parse", &[], MINUTES.as_bytes()).json();
    assert!(validator.is_valid(&read[0]), "{read}");
    assert!(!validator.is_valid(&serde_json::json!({"items": 1})));
    // The tables that it names are there.
    let tables = described.pointer("/paths/~1v1~1parse/post/parameters/4/schema/enum").expect("tables");
    for table in tables.as_array().expect("a list") {
        let path = format!("/v1/parse?table={}", table.as_str().expect("a name"));
        assert_eq!(server.ask("POST", &path, &[("Accept", "text/csv")], MINUTES.as_bytes()).status, 200, "{path}");
    }
}

#[test]
fn nothing_of_a_document_is_said_on_stderr() {
    let home = home("silent");
    let said = home.join("said");
    let to = fs::File::create(&said).expect("writable");
    let mut command = command();
    command.args(["serve", "--verbose", "--ocr", "never"]);
    let mut child = command.stdout(std::process::Stdio::piped()).stderr(to).spawn().expect("the program starts");
    let mut line = String::new();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(child.stdout.take().expect("output")), &mut line)
        .expect("a line");
    let address = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
    let server = Server { child, address };
    let pdf = fs::read(root().join("fixtures/pdf/liggande-vriden.pdf")).expect("a fixture");
    for body in [MINUTES.as_bytes(), b"%PDF-1.4\nhemlig", &pdf] {
        server.ask("POST", "/v1/parse?name=hemlig.pdf", &[], body);
        let (kind, form) = form(&[("hemlig.pdf", body)]);
        server.ask("POST", "/", &[("Content-Type", &kind)], &form);
    }
    drop(server);
    let said = fs::read_to_string(&said).expect("a file");
    for word in ["hemlig", "Kulturnämnden", "Cykelbana"] {
        assert!(!said.contains(word), "{said}");
    }
}
