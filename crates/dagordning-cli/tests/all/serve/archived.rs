//! An archive in the browser: each question has an address, a table and files to keep.

use std::fs;
use std::path::PathBuf;

use super::{MINUTES, Server, command, home};
use crate::common::root;

const VOTED: &str = "Protokoll\nKommunfullmäktige\n2026-04-13 kl. 18.00\n\nNärvarande\nAnna Ek (S), ordförande\nBo Alm (M)\nCia Dahl (S)\n\n§ 1 \
                     Bidrag (KN 2026/12)\n\nBeslut\nKommunfullmäktige beviljar 250 000 kr.\n\nOmröstning\nOmröstning begärs. Den som \
                     bifaller förslaget röstar ja, den som avslår röstar nej. Med 2 ja-röster mot 1 nej-röst beslutar \
                     fullmäktige att bifalla förslaget.\n";

/// An archive of two minutes and a PDF.
fn archive(name: &str) -> (PathBuf, PathBuf) {
    let home = home(name);
    let files = home.join("arkiv å");
    fs::create_dir_all(&files).expect("writable");
    fs::write(files.join("nämnd.txt"), MINUTES).expect("writable");
    fs::write(files.join("fullmäktige.txt"), VOTED).expect("writable");
    fs::copy(root().join("fixtures/pdf/liggande-vriden.pdf"), files.join("liggande.pdf")).expect("writable");
    let db = home.join("kommun.db");
    let added = command().args(["archive", "add"]).arg(&db).arg(&files).output().expect("it starts");
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    (db, files)
}

/// The address of the first link of a page to what begins so.
fn link(page: &str, begin: &str) -> String {
    let opening = format!("href=\"{begin}");
    let rest = page.split(opening.as_str()).nth(1).unwrap_or_else(|| panic!("no link to {begin}: {page}"));
    format!("{begin}{}", rest.split(['"', '#']).next().expect("its end")).replace("&amp;", "&")
}

#[test]
fn items_are_found_by_a_plain_form_and_shown_with_the_page_cut_out() {
    let (db, files) = archive("search");
    let server = Server::start(&[db.to_str().expect("a name")]);
    let form = server.page("/search");
    assert!(
        form.contains("action=\"/search\"") && form.contains("name=\"q\"") && form.contains("data-live=\"answer\"")
    );
    let found = server.page("/search?q=bidraget");
    assert!(found.contains("<mark>Bidrag</mark>") || found.contains("Bidrag"), "{found}");
    assert_eq!(found.matches("<li><h2>").count(), 2, "{found}");
    assert!(!found.contains("class=\"cut\""), "texts have no pages to cut");
    let json = server.get("/search?q=bidraget&format=json").json();
    assert_eq!(json["count"], 2);
    let csv = server.get("/search?q=bidraget&format=csv");
    assert!(
        csv.text().starts_with("date,body,organization,kind,") && csv.text().lines().count() == 3,
        "{}",
        csv.text()
    );
    assert!(csv.header("content-disposition").is_some_and(|told| told.contains("search.csv")));
    assert_eq!(server.get("/search?q=bidrag&body=Kulturn%C3%A4mnden&format=json").json()["count"], 1);
    assert_eq!(server.get("/search?q=-a").status, 400);
    assert_eq!(server.get("/search?q=a&from=yesterday").status, 400);
    // Of a PDF that is there the part of the page is shown; of one that is not, the words alone.
    let page = server.page("/search?q=cykelbana");
    let cut = page
        .split("<img class=\"cut\"")
        .nth(1)
        .and_then(|rest| rest.split("src=\"").nth(1))
        .and_then(|rest| rest.split('"').next());
    let cut = cut.expect("a cut-out").replace("&amp;", "&");
    let picture = server.get(&cut);
    assert_eq!((picture.status, picture.header("content-type")), (200, Some("image/png")));
    assert!(picture.body.starts_with(b"\x89PNG"));
    let size = |at: usize| u32::from_be_bytes(picture.body[at..at + 4].try_into().expect("four"));
    assert!(size(16) > 4 * size(20), "{} by {}: a part of the page", size(16), size(20));
    let review = server.ask("GET", &link(&page, "/documents/"), &[], b"");
    assert_eq!(review.status, 303);
    assert!(server.page(review.header("location").expect("a place")).contains("data:image/png"));
    fs::remove_file(files.join("liggande.pdf")).expect("it is there");
    assert_eq!(server.get(&cut).status, 410);
    assert!(!server.page("/search?q=cykelbana").contains("class=\"cut\""));
}

#[test]
fn meetings_cases_people_votes_and_amounts_have_addresses_tables_files_and_plots() {
    let (db, _) = archive("views");
    let server = Server::start(&[db.to_str().expect("a name")]);
    for (path, words) in [
        ("/meetings", vec!["Kulturnämnden", "2026-04-13", "<svg", "<option value=\"Kommunfullmäktige\">"]),
        ("/meetings?body=kultur&from=2026-01-01&to=2026-03-31", vec!["Kulturnämnden", "2026-03-02"]),
        ("/case?id=KN+2026%2F12", vec!["<ol class=\"way\">", "2026-03-02", "2026-04-13", "beviljar 250 000 kr"]),
        ("/person?name=Anna+Ek", vec!["Anna Ek", "2026-03-02", "2026-04-13"]),
        ("/votes", vec!["2026-04-13", "2 ja"]),
        ("/amounts?least=100+000", vec!["250 000 kr", "<svg", "2026-04"]),
        ("/amounts?decided=true", vec!["12 000 kr"]),
    ] {
        let page = server.page(path);
        for word in words {
            assert!(page.contains(word), "{path}: {word}: {page}");
        }
        assert!(page.contains("<table>") && page.contains("<th scope=\"col\">"), "{path}");
        let (csv, json) = (link(&page, &first(path, "csv", &page)), link(&page, &first(path, "json", &page)));
        assert!(server.get(&csv).header("content-type").is_some_and(|kind| kind.starts_with("text/csv")), "{csv}");
        let answer = server.get(&json).json();
        assert!(answer.is_array() || answer.is_object(), "{json}");
    }
    let least = server.get("/amounts?least=100000&format=json").json();
    assert_eq!(least.as_array().map(Vec::len), Some(1));
    assert_eq!(least[0]["value"], 250_000.0);
    let meetings = server.page("/meetings?body=kultur");
    let one = server.page(&link(&meetings, "/meetings/"));
    assert!(one.contains("Val av justerare") && one.contains("href=\"/case?id=KN+2026%2F12\""), "{one}");
    assert_eq!(server.get("/meetings/none").status, 404);
    assert_eq!(server.get("/documents/..%2f..%2fetc/review").status, 404);
}

/// How the link to a form of an answer begins.
fn first(path: &str, format: &str, page: &str) -> String {
    let plain = path.split('?').next().expect("a path");
    let found = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let wanted = format!("format={format}");
    found.filter(|link| link.starts_with(plain)).find(|link| link.ends_with(&wanted)).expect("a link").to_owned()
}

#[test]
fn corrections_lie_beside_the_files_of_the_archive() {
    let (db, files) = archive("corrected");
    let server = Server::start(&[db.to_str().expect("a name"), "--write"]);
    let meetings = server.page("/meetings?body=kultur");
    let one = server.page(&link(&meetings, "/meetings/"));
    let review = server.ask("GET", &link(&one, "/documents/"), &[], b"");
    let review = review.header("location").expect("a place").to_owned();
    let sha256 = review.split('/').nth(2).expect("an id").to_owned();
    let body = serde_json::json!({"version": "1", "sha256": sha256, "corrections": [{"document": 1, "path": "items[1].title",
        "was": "Bidrag", "action": "set", "value": "Bidrag till kören", "by": "Berit Ohlin", "at": "2026-11-29T17:00:00Z"}]});
    let saved = server.ask("POST", &format!("/results/{sha256}/corrections"), &[], body.to_string().as_bytes());
    assert_eq!(saved.json()["saved"], "nämnd.txt.corrections.json");
    assert!(server.page(&review).contains("Bidrag till kören"));
    // The archive notices by itself.
    let added = command().args(["archive", "add"]).arg(&db).arg(&files).output().expect("it starts");
    assert!(added.status.success());
    assert_eq!(server.get("/search?q=k%C3%B6ren&format=json").json()["count"], 1);
}

#[test]
fn what_documents_of_an_archive_say_is_shown_and_not_obeyed() {
    let home = home("archive-hostile");
    let markup = "<script>alert(1)</script><img src=x onerror=alert(1)>\u{202e}";
    let minutes = format!(
        "Protokoll\nKulturnämnden {markup}\n2026-03-02 kl. 13.00\nPlats: {markup}\n\nNärvarande\nAnna{markup} Ek (S)\n\n§ 1 {markup} val (KN \
         2026/1)\n\nBeslut\nNämnden beviljar 500 kr till {markup}.\n"
    );
    let name = if cfg!(windows) { "x.txt" } else { "<script>alert(2)<\u{202e}.txt" };
    fs::create_dir_all(home.join("arkiv")).expect("writable");
    fs::write(home.join("arkiv").join(name), minutes).expect("writable");
    let db = home.join("a.db");
    assert!(
        command()
            .args(["archive", "add"])
            .arg(&db)
            .arg(home.join("arkiv"))
            .output()
            .expect("it starts")
            .status
            .success()
    );
    let server = Server::start(&[db.to_str().expect("a name")]);
    let evil = "%22%3E%3Cscript%3Ealert(3)%3C%2Fscript%3E%E2%80%AE";
    for path in [
        "/search?q=val".to_owned(),
        format!("/search?q=val&body={evil}"),
        format!("/search?q={evil}"),
        "/meetings".to_owned(),
        format!("/meetings?body={evil}"),
        "/case?id=KN+2026%2F1".to_owned(),
        format!("/person?name={evil}"),
        "/person?name=Ek".to_owned(),
        format!("/votes?party={evil}"),
        "/amounts".to_owned(),
    ] {
        let page = server.page(&path);
        assert!(
            !page.contains("<script>") && !page.contains("<img src=x") && !page.contains('\u{202e}'),
            "{path}: {page}"
        );
    }
    assert!(server.page("/search?q=val").contains("&lt;script&gt;"));
}
