//! Minutes sent as a mail, and titles that say on one line whose assembly it was and when.

use serde_json::Value;

use crate::common::{FULL, json, parsed};

fn told(text: &str) -> Value {
    json(&parsed(text.as_bytes(), FULL))
}

const REST: &str = "
Med på mötet: Tove Lindahl (ordf), Kerstin Ahl, Jonas Bergvall, Maja Ström (sekr)

1. Mötets öppnande
Tove öppnade mötet kl. 18.30.

2. Ekonomi
Styrelsen beslutade att köpa in nya hindersatser för högst 12 000 kr.

3. Avslutning
Mötet avslutades 20.15.

Vid tangentbordet
Maja Ström

Svartbackens Ridklubb
";

#[test]
fn the_subject_is_the_title_and_the_day_of_sending_is_not_the_meetings() {
    let head = "Från: Tove Lindahl <tove@ridklubben.example>
Till: styrelsen@ridklubben.example
Ämne: Protokoll från styrelsemöte i Svartbackens Ridklubb 14 mars 2024
Datum: 17 mars 2024 21:14

Hej alla!
";
    let document = told(&format!("{head}{REST}"));
    assert_eq!(document["title"], "Protokoll från styrelsemöte i Svartbackens Ridklubb 14 mars 2024");
    assert_eq!(document["organization"], "Svartbackens Ridklubb");
    assert_eq!(document["body"], "styrelsemöte");
    let meeting = &document["meeting"];
    assert_eq!(
        (&meeting["date"], &meeting["issued"]),
        (&serde_json::json!("2024-03-14"), &serde_json::json!("2024-03-17"))
    );
    assert_eq!(meeting["start_time"], "18:30");
    // The name below who signs is nobody's.
    let names: Vec<_> = document["participants"].as_array().unwrap().iter().map(|one| &one["name"]).collect();
    assert_eq!(names, ["Tove Lindahl", "Kerstin Ahl", "Jonas Bergvall", "Maja Ström"]);
    assert_eq!(document["participants"][3]["role"], "secretary");
    assert_eq!(document["preamble"], serde_json::json!(["Hej alla!"]));
}

#[test]
fn without_an_address_labels_of_a_cover_are_no_mail() {
    let head = "Protokoll\n\nTill: styrelsen\nÄmne: möte\nDatum: 14 mars 2024\n";
    assert_eq!(told(&format!("{head}{REST}"))["meeting"]["date"], "2024-03-14");
}

#[test]
fn whose_assembly_it_was_stands_before_or_behind_its_noun() {
    for (line, title, body) in [
        ("Protokoll styrelsemöte Svartbackens Ridklubb 14 mars 2024", true, "styrelsemöte"),
        ("Protokoll Svartbackens Ridklubb styrelsemöte den 14 mars 2024", true, "styrelsemöte"),
        ("Styrelsemöte Svartbackens Ridklubb 14 mars 2024", false, "Styrelsemöte"),
        ("Årsmöte i Svartbackens Ridklubb den 14 mars 2024", false, "Årsmöte"),
    ] {
        let document = told(&format!("{line}\n{REST}"));
        assert_eq!(document["title"], if title { serde_json::json!(line) } else { serde_json::json!(null) }, "{line}");
        assert_eq!(document["organization"], "Svartbackens Ridklubb", "{line}");
        assert_eq!(document["body"], body, "{line}");
        assert_eq!(document["meeting"]["date"], "2024-03-14", "{line}");
        assert_eq!(document["preamble"], serde_json::json!(null), "{line}");
    }
}
