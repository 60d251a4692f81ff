//! Case ids of many municipalities, and what looks like one.

use super::*;

fn ids(text: &str) -> Vec<&str> {
    case_ids(Language::swedish(), text).iter().map(|found| &text[found.value.id.clone()]).collect()
}

#[test]
fn every_shape_in_a_title() {
    for id in [
        "KS 2015/0259",
        "BUN 2018/41",
        "RS 2018-05211",
        "LS 0806-0619",
        "SLK-2023-01047",
        "KSN-2016-2381",
        "KS-2015/31",
        "KS-332/2010",
        "RUN/387/2023",
        "LS/4/2014",
        "KS/2011:286",
        "SÄN/2012:3",
        "2023/BUN 0214",
        "2023/BUN 0203 40",
        "2011/KS 0206 001",
        "2015/100 AKK",
        "09/TN 0044",
        "Ks 353/2008",
        "2026.204 KS",
        "2025-0341 KS",
        "2024/55-003",
        "2012-KS012",
        "KS 02-820 107",
        "1.5.3-219-2012",
        "2.6-335-2013",
        "7-742-2011",
        "316-259/2012",
        "102-274-04",
        "441-2011-1.5.1",
        "982-2009-103",
        "2006-152-307",
        "501-335-2016",
        "109-7-2017",
        "KU.2017.91",
        "LD13/03336",
        "RV180949",
        "T 2010-313-01743",
        "NKBY/660/10.04.00.01/2022",
        "BUN 14/63",
        "00322/2026",
        "0263/19",
        "31/16",
        "089/15",
        "09/810",
        "2005/284",
        "KFKS 2019/12-345",
        "099 – 376/06",
    ] {
        let title = format!("Taxa för hamnen ({id})");
        assert_eq!(ids(&title), [id], "{title}");
        let labelled = format!("Taxa Dnr {id}");
        assert_eq!(ids(&labelled), [id], "{labelled}");
        assert!(is_case_id(Language::swedish(), id), "{id}");
    }
    for (text, expected) in [
        ("Dnr: 116159", vec!["116159"]),
        ("Kf § 45     Dnr 92/041-042", vec!["92/041-042"]),
        ("Kf § 46     91/033-101", vec!["91/033-101"]),
        ("Dnr 12-3-456-7", vec!["12-3-456-7"]),
        ("DNR: KS 2018/14", vec!["KS 2018/14"]),
        ("D nr KS 2018/14", vec!["KS 2018/14"]),
        ("Dnr:2015/31", vec!["2015/31"]),
        ("Dnr2015/31", vec!["2015/31"]),
        ("Diarienummer 2005:284", vec!["2005:284"]),
        ("Dnr 7-742-2011 och 5-744-2011", vec!["7-742-2011", "5-744-2011"]),
        ("Dnr 1.5.3-12-2012. Omedelbar justering", vec!["1.5.3-12-2012"]),
        ("Taxa (torg) (KS 2025/0203, TN 2025/44)", vec!["KS 2025/0203", "TN 2025/44"]),
        ("Hamnen (2025/118) Dnr KS 2025/0211", vec!["KS 2025/0211"]),
        ("Förskola (SOU 2018:54) (KS 2025/98)", vec!["KS 2025/98"]),
        ("Taxa OFB MH RD 2017/134", vec!["RD 2017/134"]),
        ("Remiss Dnr 00123/20212.6.", vec!["00123/2021"]),
        ("S-Dp 2002-11922-54", vec!["S-Dp 2002-11922-54"]),
    ] {
        assert_eq!(ids(text), expected, "{text}");
    }
}

#[test]
fn look_alikes_are_no_case_id() {
    for text in [
        "Yttrande (SOU 2018:54)",
        "Ds 2019:12",
        "föreskrifter (TSFS 2024:57)",
        "AFS 2020:1",
        "prop. 2017/18:150",
        "Cirkulär 06:88",
        "Motion (2013:6)",
        "Nr 2001:25",
        "den 2025-12-01",
        "2025-12-01",
        "20-21 juni 2016",
        "Älgen 7:3",
        "läsåret 2024/2025",
        "2024/25",
        "24/7",
        "5/12",
        "(15/12)",
        "3 (22)",
        "0999-160 00",
        "tfn 063-147000",
        "500 000 kr",
        "1 822",
        "Dok.nr 330-2018",
        "KF Handling 2014 nr 5",
        "FÖRSLAG 2009:29",
        "2008:16:2",
        "Bilaga KS 2006/14/1-3",
        "13:00-16:00",
        "kl 13.05-13.20",
        "10-12-2025",
        "Budget 2026-2028",
        "BUDGET 2026-2028",
        "org.nr 212000-2478",
        "1.12.2025",
        "BRMS 2",
        "Dnr",
        "se 2005/284 ovan",
        "12-13 procent",
        "KS § 12",
        "COVID-19",
        "A4-2",
        "5G/4G",
        "Fritid 2030",
        "www.norrsunda.se/2025/12",
    ] {
        assert_eq!(ids(text), Vec::<&str>::new(), "{text}");
    }
}

/// The organ behind one id is not the organ before the next; "KS 2026/27" may be a year from autumn to spring.
#[test]
fn no_character_is_in_two_ids() {
    assert_eq!(ids("2026/204 KS 2026/205 KS"), ["2026/204 KS", "2026/205 KS"]);
    assert_eq!(ids("KS 2026/26 KS 2026/27 KS 2026/28"), ["KS 2026/26", "KS 2026/28"]);
    assert_eq!(ids("Dnr KS 2026/27 KS 2026/28"), ["KS 2026/27", "KS 2026/28"]);
}

#[test]
fn strength_and_place() {
    let lex = Language::swedish();
    let text = "Taxa (Dnr KS 2025/12)";
    let id = &case_ids(lex, text)[0];
    assert_eq!((&text[id.range()], id.value.parenthesised.clone()), ("Dnr KS 2025/12", Some(5..text.len())));
    assert!(id.value.labelled && id.value.organ_code && !id.value.bare_pair);
    let pair = &case_ids(lex, "Taxa (2005/284)")[0].value;
    assert!(pair.bare_pair && !pair.organ_code && !pair.class_code);
    assert!(case_ids(lex, "1.5.3-219-2012")[0].value.class_code);
    let both = "Dnr 7-742-2011 och 5-744-2011";
    let second = &case_ids(lex, both)[1];
    assert_eq!((&both[second.range()], second.value.labelled), ("och 5-744-2011", true));
}
