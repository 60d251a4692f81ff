//! Review pages: every value that has a place lies on the page, no text is lost on it, and nothing in it comes from elsewhere.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::common::{TEXTS, fixture_folders, root};

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_dagordning"))
}

fn home(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("view").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a writable folder");
    folder
}

/// The page of a file.
fn page(file: &Path, more: &[&str]) -> String {
    let output = program().arg("view").arg(file).args(["-o", "-"]).args(more).output().expect("the program starts");
    assert!(output.status.success(), "{}: {}", file.display(), told(&output));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What stands in an attribute, each time it is set.
fn attributes<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let opening = format!(" {name}=\"");
    page.split(opening.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The page without its script and style.
fn body(page: &str) -> &str {
    let from = page.find("<body>").expect("a body");
    let to = page.find("<script").expect("a script");
    &page[from..to]
}

/// Text between tags.
fn text(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = rest[at..].split_once('>').map_or("", |(_, behind)| behind);
    }
    text.push_str(rest);
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

fn letters(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}

#[test]
fn every_value_with_a_place_lies_on_the_page_and_no_text_is_lost() {
    let files: Vec<PathBuf> = fixture_folders()
        .iter()
        .flat_map(|folder| fs::read_dir(folder).expect("fixtures"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .step_by(9)
        .collect();
    assert!(files.len() > 5, "{files:?}");
    for file in files {
        let page = page(&file, &[]);
        let led: BTreeSet<&str> = attributes(body(&page), "data-v").into_iter().collect();
        let owned: BTreeSet<&str> =
            attributes(body(&page), "data-o").into_iter().flat_map(|all| all.split(' ')).collect();
        assert!(led.len() > 10, "{}", file.display());
        assert!(led == owned, "{}: {:?}", file.display(), led.symmetric_difference(&owned).collect::<Vec<_>>());
        let output = program().arg("text").arg(&file).output().expect("the program starts");
        let whole = String::from_utf8(output.stdout).expect("UTF-8");
        let shown: String =
            body(&page).split("<pre>").skip(1).filter_map(|rest| rest.split("</pre>").next()).map(text).collect();
        assert_eq!(letters(&shown), letters(&whole), "{}", file.display());
    }
}

#[test]
fn pages_of_a_pdf_are_drawn_and_the_boxes_lie_on_them() {
    let file = root().join("fixtures/pdf/liggande-vriden.pdf");
    let page = page(&file, &["--pages", "all"]);
    assert_eq!(page.matches("<img ").count(), 2);
    assert_eq!(page.matches("src=\"data:image/png;base64,").count(), 2);
    let led: BTreeSet<&str> = attributes(body(&page), "data-v").into_iter().collect();
    let boxes: BTreeSet<&str> = attributes(body(&page), "data-o").into_iter().collect();
    assert_eq!(led, boxes);
    // The page lies on its side: boxes are within its width, not within its height.
    let view = attributes(&page, "viewBox")[0].split(' ').map(|n| n.parse().expect("a number")).collect::<Vec<f32>>();
    assert!(view[2] > view[3], "{view:?}");
    let within = |name: &str, most: f32| {
        let rects = page.split("<rect ").skip(1).map(|rect| attributes(&format!(" {rect}"), name)[0].parse::<f32>());
        rects.map(|number| number.expect("a number")).all(|number| (-2.0..=most).contains(&number))
    };
    assert!(within("x", view[2]) && within("y", view[3]));
    let none = self::page(&file, &["--pages", "none"]);
    assert_eq!(none.matches("<img ").count(), 0);
    assert!(body(&none).contains("Cykelbana längs Kanalgatan"));
}

/// The script is allowed by its hash alone, and nothing is asked of another host.
#[test]
fn a_page_asks_nobody_for_anything() {
    let page = page(&root().join(TEXTS[0]).join("kungorelse.txt"), &[]);
    let policy = attributes(&page, "content")[0];
    assert!(policy.starts_with("default-src 'none'; img-src data:;"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    assert!(!attributes(&page, "src").iter().any(|source| !source.starts_with("data:")));
    assert!(attributes(&page, "href").iter().all(|target| target.starts_with('#')));
    assert!(!body(&page).contains(" style=") && !body(&page).contains(" onclick="));
}

#[test]
fn what_a_document_says_is_shown_and_not_obeyed() {
    let home = home("hostile");
    let name = "\"><script>alert(1)<\u{202e}script>.txt";
    let file = home.join(if cfg!(windows) { "x.txt" } else { name });
    let markup = "</pre><script>alert('x')</script><img src=x onerror=alert(1)>";
    let minutes = format!(
        "Protokoll\nKulturnämnden {markup}\n2026-03-02 kl. 13.00\nPlats: {markup}\n\nNärvarande: {markup} (S)\n\n§ 1\n{markup} \
         \u{202e}\u{2066}val\n\nBeslut\nKulturnämnden godkänner {markup}.\n\n§ 2 \"><svg onload=alert(1)>\n\nBeslut\n{markup}\n"
    );
    fs::write(&file, minutes).expect("writable");
    let page = page(&file, &[]);
    assert_eq!(page.matches("<script").count(), 3, "its own, and two of data");
    assert!(!page.contains("<img") && !page.contains("<svg"));
    assert!(!page.contains(['\u{202e}', '\u{2066}']));
    assert!(text(body(&page)).contains("onerror=alert(1)"));
}

#[test]
fn several_documents_go_into_a_folder_and_a_broken_one_stops_no_other() {
    let home = home("several");
    let good = home.join("a").join("protokoll.txt");
    let other = home.join("b").join("protokoll.txt");
    let broken = home.join("tom.pdf");
    for file in [&good, &other] {
        fs::create_dir_all(file.parent().expect("a folder")).expect("writable");
        fs::write(file, "Protokoll\nKulturnämnden\n2026-03-02\n\n§ 1 Val av justerare\n\nBeslut\nAnna Ek utses.\n")
            .expect("writable");
    }
    fs::write(&broken, "%PDF-1.4\nnothing").expect("writable");
    let files = [&good, &broken, &other];
    let refused = program().arg("view").args(files).arg("-o").arg(home.join("ut.html")).output().expect("it starts");
    assert_eq!(refused.status.code(), Some(2));
    assert!(told(&refused).contains("need a folder"), "{}", told(&refused));
    let out = format!("{}/", home.join("ut").display());
    let done = program().arg("view").args(files).args(["-o", &out]).output().expect("it starts");
    assert_eq!(done.status.code(), Some(1));
    assert!(told(&done).contains("tom.pdf"), "{}", told(&done));
    let mut names: Vec<String> = fs::read_dir(&out)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["protokoll.txt.2.html", "protokoll.txt.html"]);
}

#[test]
fn a_page_speaks_the_language_that_is_asked_for() {
    let file = root().join(TEXTS[0]).join("kungorelse.txt");
    let (swedish, english) = (page(&file, &[]), page(&file, &["--language", "en"]));
    assert!(swedish.contains("<html lang=\"sv\">") && text(body(&swedish)).contains("Ärenden"));
    assert!(english.contains("<html lang=\"en\">") && text(body(&english)).contains("Items"));
}
