//! Lists of contents against the items: one item each with its page, items that only the list has, and what is secret told
//! apart from what is lost. Each page is invented; a list stands over or under the cover in every layout.

use crate::common::FULL;
use dagordning::model::{DiagnosticCode, Document, Item, Severity};

/// Titles with their pages; those without a text are secret, and not in the document.
const ITEMS: [(&str, u32, Option<&str>); 7] = [
    ("Upprop", 2, Some("Upprop förrättas.")),
    ("Val av justerare", 2, Some("Bo Lind utses att justera protokollet.")),
    ("Ansökan om bidrag till Hedens hembygdsförening", 3, Some("Nämnden beviljar 25 000 kr.")),
    ("Yttrande över förslag till ny översiktsplan för tätorten med omnejd", 4, Some("Nämnden har ingen erinran.")),
    ("Individärende, sekretess", 5, None),
    ("Meddelanden", 6, Some("Nämnden tar del av meddelandena.")),
    ("Avslutning", 7, Some("Ordföranden avslutar sammanträdet.")),
];
const FIRST: usize = 41;

fn cover(extent: &str) -> String {
    format!(
        "Sammanträdesprotokoll\nSocialnämnden\n2026-02-11\n\nPlats och tid: Rådhuset, sal 2, kl. 13.00-15.10\n\
         Beslutande: Anna Ek (S), ordförande\nBo Lind (M)\nJusterare: Bo Lind\nParagrafer {extent}\n\n"
    )
}

/// The items in full; `number` writes the number before a title, `left` says which are left out.
fn body(number: impl Fn(usize) -> String, left: impl Fn(usize) -> bool) -> String {
    let items = ITEMS.iter().enumerate().filter(|(at, (.., text))| text.is_some() && !left(*at));
    items
        .map(|(at, (title, _, text))| format!("{} {title}\n\nBeslut\n\n{}\n\n", number(at), text.unwrap_or("")))
        .collect()
}

fn section(at: usize) -> String {
    format!("§ {}", at + FIRST)
}

fn whole() -> String {
    body(section, |_| false)
}

/// A list with an entry for each item.
fn list(heading: &str, entry: impl Fn(usize, &str, u32) -> String) -> String {
    let entries = ITEMS.iter().enumerate().map(|(at, (title, page, _))| entry(at, title, *page) + "\n");
    format!("{heading}\n\n{}\n", entries.collect::<String>())
}

fn dots(text: &str, page: u32) -> String {
    format!("{text} {} {page}", ".".repeat(90usize.saturating_sub(text.chars().count())))
}

fn gap(text: &str, width: usize, behind: &str) -> String {
    format!("{text}{}{behind}", " ".repeat(width.saturating_sub(text.chars().count()).max(4)))
}

fn parse(text: &str) -> Document {
    dagordning::parse(text.as_bytes(), Some("test.txt"), FULL).expect("readable")
}

fn told(document: &Document, code: DiagnosticCode) -> Vec<&str> {
    let found = document.diagnostics.iter().filter(|told| told.code == code);
    found.map(|told| told.message.as_str()).collect()
}

/// Every entry is an item with its page, the secret one too; nothing is said to be lost.
fn holds_all(name: &str, text: &str, numbered: bool) {
    let document = parse(text);
    let titles: Vec<_> = document.items.iter().map(|item| item.title.as_deref().unwrap_or("")).collect();
    assert_eq!(titles, ITEMS.map(|(title, ..)| title), "{name}");
    for (at, (item, (_, page, text))) in document.items.iter().zip(ITEMS).enumerate() {
        assert_eq!(item.page, Some(page.to_string()), "{name}: {:?}", item.title);
        assert_eq!(item.confidential, text.is_none(), "{name}: {:?}", item.title);
        assert_eq!(item.sections.is_empty(), text.is_none(), "{name}: {:?}", item.title);
        let number = (text.is_some() || numbered).then(|| (at + FIRST).to_string());
        assert_eq!(item.number, number, "{name}: {:?}", item.title);
    }
    assert_eq!(told(&document, DiagnosticCode::ConfidentialGap).len(), 1, "{name}: {:?}", document.diagnostics);
    for code in [
        DiagnosticCode::ContentsMismatch,
        DiagnosticCode::NumberGap,
        DiagnosticCode::ExtentMismatch,
        DiagnosticCode::Truncated,
        DiagnosticCode::UnassignedText,
    ] {
        assert!(told(&document, code).is_empty(), "{name}: {:?}", document.diagnostics);
    }
    assert_eq!(document.title.as_deref(), Some("Sammanträdesprotokoll"), "{name}");
    assert_eq!(document.preamble.len(), 0, "{name}: {:?}", document.preamble);
}

#[test]
fn each_entry_is_an_item_whatever_the_list_looks_like() {
    let cover = cover("41-47");
    let signs = |at: usize, title: &str, page: u32| dots(&format!("{} {title}", section(at)), page);
    let titles = |_: usize, title: &str, page: u32| dots(title, page);
    let other = |at: usize, title: &str, page: u32| dots(&format!("{}. {title}", at + 1), page);
    let table = |at: usize, title: &str, page: u32| gap(&format!("{}   {title}", at + FIRST), 90, &page.to_string());
    let behind = |at: usize, title: &str, page: u32| gap(title, 90, &format!("{}     {page}", section(at)));
    let label = |at: usize, title: &str, page: u32| format!("{} {title}, sid {page}", section(at));
    let broken = |at: usize, title: &str, page: u32| {
        let split = title.char_indices().nth(30).and_then(|(near, _)| title[..near].rfind(' '));
        match split.filter(|_| title.chars().count() > 40) {
            Some(split) => format!("{}   {}\n{}", section(at), &title[..split], dots(&title[split + 1..], page)),
            None => dots(&format!("{}   {title}", section(at)), page),
        }
    };
    let layouts: [(&str, String, bool); 7] = [
        ("§§ and dots", list("Innehåll", signs), true),
        ("titles alone", list("Innehållsförteckning", titles), false),
        ("another count", list("Ärendelista", other), false),
        ("a table", list(&gap("§    Ärende", 90, "Sid"), table), true),
        ("§§ in a column behind", list("Innehåll", behind), true),
        ("pages behind a label", list("Paragrafförteckning", label), true),
        ("entries over two lines", list("Innehåll", broken), true),
    ];
    for (name, list, numbered) in &layouts {
        holds_all(&format!("{name}, under the cover"), &format!("{cover}{list}{}", whole()), *numbered);
        holds_all(&format!("{name}, over the cover"), &format!("{list}{cover}{}", whole()), *numbered);
    }
}

#[test]
fn a_list_that_counts_as_the_items_do_and_ends_the_meeting_is_no_document_of_its_own() {
    let number = |at: usize| format!("{}.", at + 1);
    let list = list("Ärenden", |at, title, _| format!("{} {title}", number(at)));
    let document = parse(&format!("{}{list}{}", cover("1-7"), body(number, |_| false)));
    let decided: Vec<bool> = document.items.iter().map(|item| !item.decisions.is_empty()).collect();
    assert_eq!(decided, ITEMS.map(|(.., text)| text.is_some()));
    assert!(document.items.iter().all(|item| item.group.is_none()));
}

#[test]
fn a_line_that_says_so_stands_for_secret_sections() {
    let split = |line: &str| {
        let before = body(section, |at| at > 3);
        let after = body(section, |at| at <= 3);
        parse(&format!("{}{before}{line}\n\n{after}", cover("41-47")))
    };
    for (line, label, number) in [
        ("§ 45 omfattas av sekretess.", "§ 45", "45"),
        ("§ 45 är sekretessbelagd och publiceras inte", "§ 45", "45"),
        ("Paragraf 45 omfattas av sekretess", "Paragraf 45", "45"),
    ] {
        let document = split(line);
        let item = |number: &str| document.items.iter().find(|item| item.number.as_deref() == Some(number));
        let secret = item(number).unwrap_or_else(|| panic!("{line}"));
        assert!(secret.confidential && secret.label.as_deref() == Some(label), "{line}: {secret:?}");
        let text = |item: &Item| item.sections.iter().filter_map(|one| one.text.clone()).collect::<String>();
        assert_eq!(text(item("44").expect("§ 44")), "Nämnden har ingen erinran.", "{line}");
        assert!(told(&document, DiagnosticCode::NumberGap).is_empty(), "{line}: {:?}", document.diagnostics);
        assert!(told(&document, DiagnosticCode::ExtentMismatch).is_empty(), "{line}: {:?}", document.diagnostics);
    }
}

#[test]
fn several_secret_sections_on_a_line_are_one_item_and_leave_no_gap() {
    for (line, number) in [
        ("§§ 2–3 omfattas av sekretess och publiceras inte.", "2–3"),
        ("§§ 2-3 Sekretess", "2-3"),
        ("§§ 2 och 3: ej offentliga", "2 och 3"),
    ] {
        let text = format!(
            "{}§ 1 Upprop\n\nUpprop förrättas.\n\n{line}\n\n§ 4 Val\n\nBeslut\n\nEva Alm väljs.\n",
            cover("1-4")
        );
        let document = parse(&text);
        let numbers: Vec<_> = document.items.iter().map(|item| item.number.as_deref().unwrap_or("")).collect();
        assert_eq!(numbers, ["1", number, "4"], "{line}");
        assert!(document.items[1].confidential, "{line}");
        assert!(told(&document, DiagnosticCode::NumberGap).is_empty(), "{line}: {:?}", document.diagnostics);
        assert!(told(&document, DiagnosticCode::ExtentMismatch).is_empty(), "{line}: {:?}", document.diagnostics);
        // Elsewhere the same words are told of them.
        let quoted =
            parse(&text.replace("Upprop förrättas.", "Upprop förrättas.\n\n§§ 12–13 i avtalet omfattas av sekretess."));
        assert_eq!(quoted.items.len(), 3, "{line}");
    }
}

#[test]
fn the_list_has_the_titles_of_what_a_line_says_to_be_secret() {
    let list = list("Innehåll", |at, title, page| dots(&format!("{} {title}", section(at)), page));
    let before = body(section, |at| at > 3);
    let after = body(section, |at| at <= 3);
    let text = format!("{}{list}{before}§ 45 omfattas av sekretess\n\n{after}", cover("41-47"));
    holds_all("a line in its place", &text, true);
}

#[test]
fn a_cover_may_say_what_is_secret() {
    for extent in
        ["41-47 (§ 45 omfattas av sekretess)", "41-47\n(§ 45 omfattas av sekretess)", "41-47, varav § 45 sekretess"]
    {
        let document = parse(&format!("{}{}", cover(extent), whole()));
        assert_eq!(told(&document, DiagnosticCode::ConfidentialGap).len(), 1, "{:?}", document.diagnostics);
        assert!(told(&document, DiagnosticCode::NumberGap).is_empty());
        assert!(told(&document, DiagnosticCode::ExtentMismatch).is_empty());
        assert!(told(&document, DiagnosticCode::UnassignedText).is_empty(), "{extent}: {:?}", document.unassigned);
        assert_eq!(document.meeting.as_ref().map(|meeting| meeting.extent.as_slice()), Some(&["41-47".to_owned()][..]));
        let numbers: Vec<_> = document.items.iter().filter_map(|item| item.number.as_deref()).collect();
        assert_eq!(numbers, ["41", "42", "43", "44", "45", "46", "47"], "{extent}");
        assert!(document.items[4].confidential && document.items[4].label.as_deref() == Some("§ 45"), "{extent}");
    }
}

#[test]
fn what_is_lost_is_told_apart_from_what_is_secret() {
    let list = list("Innehåll", |at, title, page| dots(&format!("{} {title}", section(at)), page));
    // § 43 is lost, § 45 secret.
    let document = parse(&format!("{}{list}{}", cover("41-47"), body(section, |at| at == 2)));
    assert_eq!(
        told(&document, DiagnosticCode::ContentsMismatch),
        ["the contents list announces § 43, which does not follow"]
    );
    assert_eq!(told(&document, DiagnosticCode::NumberGap), ["number 43 is missing between 42 and 44"]);
    assert_eq!(told(&document, DiagnosticCode::ConfidentialGap), ["§ 45 stands in the contents list alone: secret"]);
    assert_eq!(document.items.len(), ITEMS.len());
    // The list leaves it out as the document does.
    let silent: String =
        list.lines().filter(|line| !line.contains("sekretess")).map(|line| format!("{line}\n")).collect();
    let document = parse(&format!("{}{silent}\n{}", cover("41-44, 46-47"), whole()));
    assert_eq!(
        told(&document, DiagnosticCode::NumberGap),
        ["number 45 is missing between 44 and 46, and in the contents list too"]
    );
    assert_eq!(document.items.len(), ITEMS.len() - 1);
}

#[test]
fn minutes_that_end_before_their_list_are_broken_off() {
    let list = list("Innehåll", |at, title, page| dots(&format!("{} {title}", section(at)), page));
    let document = parse(&format!("{}{list}{}", cover("41-47"), body(section, |at| at > 2)));
    let broken = document.diagnostics.iter().find(|told| told.code == DiagnosticCode::Truncated).expect("broken off");
    assert_eq!(broken.severity, Severity::Error);
    assert!(broken.message.contains("§ 44, § 46, § 47"), "{}", broken.message);
    assert_eq!(document.items.len(), ITEMS.len());
}

#[test]
fn the_list_may_call_an_item_otherwise_or_not_have_it() {
    let entry = |at: usize, title: &str, page: u32| match at {
        2 => dots("43   Föreningsstöd 2026", page),
        _ => dots(&format!("{}   {title}", at + FIRST), page),
    };
    let plain = |at: usize| (at + FIRST).to_string();
    let list = list("Innehåll", entry);
    let document = parse(&format!("{}{list}{}", cover("41-47"), body(plain, |_| false)));
    assert_eq!(document.items.len(), ITEMS.len(), "{:?}", document.items);
    assert_eq!(document.items[2].title.as_deref(), Some(ITEMS[2].0));
    assert_eq!(
        told(&document, DiagnosticCode::ContentsMismatch),
        ["the contents list has another title for 43 than its own"]
    );
    let short: String =
        list.lines().filter(|line| !line.contains("Meddelanden")).map(|line| format!("{line}\n")).collect();
    let document = parse(&format!(
        "{}{}\n{}",
        cover("41-47"),
        short.replace("Föreningsstöd 2026", ITEMS[2].0),
        body(plain, |_| false)
    ));
    assert_eq!(told(&document, DiagnosticCode::ContentsMismatch), ["46 does not stand in the contents list"]);
}

#[test]
fn a_list_behind_the_items_takes_nothing_from_them() {
    let list = list("Innehåll", |at, title, page| dots(&format!("{} {title}", section(at)), page));
    let document = parse(&format!("{}{}{list}", cover("41-47"), whole()));
    let decided = document.items.iter().filter(|item| !item.decisions.is_empty()).count();
    assert_eq!(decided, ITEMS.len() - 1);
}

#[test]
fn a_list_behind_the_items_gives_their_pages_and_what_only_it_has() {
    let signs = |at: usize, title: &str, page: u32| dots(&format!("{} {title}", section(at)), page);
    let titles = |_: usize, title: &str, page: u32| dots(title, page);
    let table = |at: usize, title: &str, page: u32| gap(&format!("{}   {title}", at + FIRST), 90, &page.to_string());
    for (name, list, numbered) in [
        ("§§ and dots", list("Innehåll", signs), true),
        ("titles alone", list("Innehållsförteckning", titles), false),
        ("a table", list("Innehållsförteckning", table), true),
    ] {
        for between in ["", "\x0c"] {
            holds_all(&format!("{name}, behind"), &format!("{}{}{between}{list}", cover("41-47"), whole()), numbered);
        }
    }
}

#[test]
fn a_list_behind_an_agenda_takes_no_text_of_its_items() {
    let text = "Ekby kommun\nSocialnämnden\n\nKallelse\n\nDatum: 2026-02-11\nTid: kl. 13.00\nPlats: Rådhuset\n\n1. Upprop\n\n\
        2. Budget 2026\nFörslag till beslut\nBudgeten godkänns.\n\n3. Hyresavtal för Storgatan 4\nFörslag till beslut\n\
        Avtalet godkänns.\n\n4. Övriga frågor\n\nInnehåll\n1. Upprop                               2\n\
        2. Budget 2026                          3\n3. Hyresavtal för Storgatan 4           12\n\
        4. Övriga frågor                        20\n";
    let document = parse(text);
    let told: Vec<_> = document.items.iter().map(|item| (item.page.as_deref(), item.proposals.len())).collect();
    assert_eq!(told, [(Some("2"), 0), (Some("3"), 1), (Some("12"), 1), (Some("20"), 0)]);
}

#[test]
fn numbers_over_thirty_are_no_damaged_sections() {
    let items: String = (1..=45).map(|at| format!("{at}. Plan nummer {at} (KS {at}/2026)\n")).collect();
    let sections: String =
        (1..=9).map(|at| format!("§ {at} Plan nummer {at}\n\nBeslut\n\nPlanen antas.\n\n")).collect();
    let head = "Kallelse\nKommunstyrelsen\nTid: 2026-03-02 kl. 13.00\nPlats: Stadshuset\n\n";
    let extract = "Ekeby kommun      PROTOKOLLSUTDRAG      1 (1)\nArbetsutskottet\n2026-02-17\n\n";
    let document = parse(&format!("{head}{items}\x0c{extract}{sections}"));
    let numbers: Vec<_> = document.items.iter().filter_map(|item| item.number.clone()).collect();
    assert_eq!(numbers, (1..=45).map(|at| at.to_string()).collect::<Vec<_>>());
}
