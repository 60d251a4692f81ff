//! Agendas from tables whose columns are lost: cells one per line, joined by one blank, parted by tabs, with heads and
//! without.

use crate::common::FULL;
use dagordning::model::{Document, Item, Status};

fn parse(text: &str) -> Document {
    dagordning::parse(text.as_bytes(), Some("kallelse.txt"), FULL).expect("readable")
}

const COVER: &str = "Lindesunda kommun\nKulturnämnden\nKallelse\n\nTid: 2026-05-06 kl. 14.00\nPlats: Biblioteket\n\n";

fn items(table: &str) -> Vec<String> {
    parse(&format!("{COVER}{table}")).items.iter().map(line).collect()
}

/// Number, title, case ids, presenters and times, parted by bars.
fn line(item: &Item) -> String {
    let mut parts: Vec<String> = vec![item.number.clone().unwrap_or_default(), item.title.clone().unwrap_or_default()];
    parts.extend(item.case_ids.iter().cloned());
    parts.extend(item.presenters.iter().filter_map(|presenter| presenter.name.clone()));
    parts.extend(item.start_time.iter().chain(&item.end_time).cloned());
    parts.extend(item.duration_minutes.map(|minutes| format!("{minutes} min")));
    parts.join("|")
}

#[test]
fn cells_one_per_line_come_in_the_order_of_their_heads() {
    let found = items(
        "Punkt\nRubrik\nHandläggare\nBeteckning\nKlockslag\n1\nMötet öppnas\n14.00\n2\nVal av justerare\n3\n\
         Bidrag till ridklubben\nEva Lind\nKFN 2026-31\n14.10\nPaus\n15.00\n4\nBiblioteksplan 2027–2030\n\
         Per Strand, bibliotekschef\nKFN 2026-42\n15.15\n",
    );
    let expected = [
        "1|Mötet öppnas|14:00",
        "2|Val av justerare",
        "3|Bidrag till ridklubben|KFN 2026-31|Eva Lind|14:10",
        "4|Biblioteksplan 2027–2030|KFN 2026-42|Per Strand|15:15",
    ];
    assert_eq!(found, expected);
}

#[test]
fn empty_lines_are_empty_cells_and_groups_stand_between_rows() {
    let text = format!(
        "{COVER}Tid\nNr\nÄrende\nDnr\n13.15\n1\nUpprop\n\n\n2\nVal av justerare\n\nBad och sim\n13.20–13.40\n3\n\
         Nytt badhus\nKN 2026/7\n"
    );
    let document = parse(&text);
    let found: Vec<String> = document.items.iter().map(line).collect();
    assert_eq!(found, ["1|Upprop|13:15", "2|Val av justerare", "3|Nytt badhus|KN 2026/7|13:20|13:40"]);
    let groups: Vec<_> = document.items.iter().map(|item| item.group.as_deref()).collect();
    assert_eq!(groups, [None, None, Some("Bad och sim")]);
    assert!(document.unassigned.is_empty());
}

#[test]
fn cells_joined_by_one_blank_are_told_by_what_they_hold() {
    let found = items(
        "Nr Ärende Dnr Föredragande Tid\n1 Upprop 5 min\n2 Remiss om ny plan KN 2026/31 Åsa Tegnér 20 min\nLunch\n\
         3 Enskilt ärende (sekretess) Åsa Tegnér 30 min\n",
    );
    let expected = [
        "1|Upprop|5 min",
        "2|Remiss om ny plan|KN 2026/31|Åsa Tegnér|20 min",
        "3|Enskilt ärende (sekretess)|Åsa Tegnér|30 min",
    ];
    assert_eq!(found, expected);
}

#[test]
fn rows_without_heads_begin_with_number_or_time() {
    let found = items(
        "08.15 Upprop\n08.20 Val av justerare\n08.25 Budgetuppföljning Lars Modig, ekonom\n09.30 Fika\n\
         10.00 Ny taxa KN 2025/211 Karin Ström\n",
    );
    let expected = [
        "|Upprop|08:15",
        "|Val av justerare|08:20",
        "|Budgetuppföljning|Lars Modig|08:25",
        "|Ny taxa|KN 2025/211|Karin Ström|10:00",
    ];
    assert_eq!(found, expected);
}

#[test]
fn tabs_part_the_cells() {
    let found =
        items("Tid\tNr\tÄrende\tDnr\n13.00\t1\tUpprop\t\n\t2\tVal av justerare\t\n13.30\t3\tNy taxa\tKN 2025/301\n");
    assert_eq!(found, ["1|Upprop|13:00", "2|Val av justerare", "3|Ny taxa|KN 2025/301|13:30"]);
}

#[test]
fn bullets_under_the_heading_of_items_are_items() {
    let found = items("Ärenden\n• Upprop\n• Öppettider (KN 2026/8)\n• Övrigt\n");
    assert_eq!(found, ["|Upprop", "|Öppettider|KN 2026/8", "|Övrigt"]);
}

#[test]
fn a_sentence_alone_may_cancel_the_meeting() {
    let document = parse(&format!("{COVER}Sammanträdet den 6 maj 2026 är inställt.\n"));
    assert_eq!(document.status, Some(Status::Cancelled));
}
