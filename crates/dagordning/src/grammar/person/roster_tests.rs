//! Roster lines as they are printed, and what they say.

use super::*;
use crate::language::OfficeOrFunction;
use crate::model::Office;

fn read(line: &str) -> Person {
    person(Language::swedish(), line).unwrap_or_else(|| panic!("{line}"))
}

fn part(line: &str, range: &Option<Range<usize>>) -> String {
    range.clone().map_or(String::new(), |range| line[range].to_owned())
}

#[test]
fn name_party_and_office() {
    let chair = Some(Office::Chair);
    for (line, name, party, office) in [
        ("Anna Ek (S)", "Anna Ek", "S", None),
        ("Anna Ek (S), ordförande", "Anna Ek", "S", chair),
        ("Anna Ek (S) ordförande", "Anna Ek", "S", chair),
        ("Anna Ek (S) Ordförande", "Anna Ek", "S", chair),
        ("Anna Ek (S), ordf.", "Anna Ek", "S", chair),
        ("Anna Ek (S) (ordförande)", "Anna Ek", "S", chair),
        ("Anna Ek, ordförande", "Anna Ek", "", chair),
        ("Anna Ek, S, ordförande", "Anna Ek", "S", chair),
        ("Anna Ek, s", "Anna Ek", "s", None),
        ("Anna Ek s", "Anna Ek", "s", None),
        ("Anna Ek KD", "Anna Ek", "KD", None),
        ("Ordförande Anna Ek (S)", "Anna Ek", "S", chair),
        ("Anna Ek (S), 1:e vice ordförande", "Anna Ek", "S", Some(Office::FirstViceChair)),
        ("12. Anna Ek (S)", "Anna Ek", "S", None),
        ("*Anna Ek (S)", "Anna Ek", "S", None),
        ("x Ek, Anna, ordförande", "Ek, Anna", "", chair),
        ("Blomma Ek, Anna", "Blomma Ek, Anna", "", None),
        ("Anna (S)", "Anna", "S", None),
        ("Anna Ek ((SD)", "Anna Ek", "SD", None),
        ("Anna Ek (M))", "Anna Ek", "M", None),
        ("Anna Ek (L,)", "Anna Ek", "L", None),
        ("Anna Ek (C}", "Anna Ek", "C", None),
        ("Anna Ek SBÄ)", "Anna Ek", "SBÄ", None),
        ("Anna Ek, (C)", "Anna Ek", "C", None),
        ("Anna Ek (FoAr)", "Anna Ek", "FoAr", None),
        ("Anna Ek (-)", "Anna Ek", "", None),
        ("Anna Ek (oberoende, tidigare KD)", "Anna Ek", "oberoende, tidigare KD", None),
        ("Yrsa von Tvåsjö-Ek (mp)", "Yrsa von Tvåsjö-Ek", "mp", None),
    ] {
        let found = read(line);
        let held = found.office.map(|o| o.value);
        assert_eq!((&line[found.name.clone()], part(line, &found.party).as_str()), (name, party), "{line}");
        assert_eq!(held, office.map(OfficeOrFunction::Office), "{line}");
        assert_eq!(found.rest, None, "{line}");
    }
}

#[test]
fn titles_and_organizations() {
    for (line, name, title, organization) in [
        ("Tyra Ek (S), Granboda kommun, ordförande", "Tyra Ek", "", "Granboda kommun"),
        ("Anna Ek, kommundirektör", "Anna Ek", "kommundirektör", ""),
        ("Tf. socialchef Anna Ek", "Anna Ek", "Tf. socialchef", ""),
        ("Anna Ek, VA-ingenjör, § 12", "Anna Ek", "VA-ingenjör", ""),
        ("Anna Ek (PRO), vice ordförande", "Anna Ek", "", "PRO"),
        ("Anna Ek (SPF Seniorerna)", "Anna Ek", "", "SPF Seniorerna"),
        ("Anna Ek, Socialnämnden", "Anna Ek", "", "Socialnämnden"),
        ("Anna Ek, Norrsunda kommun", "Anna Ek", "", "Norrsunda kommun"),
    ] {
        let found = read(line);
        let shown = (part(line, &found.title), part(line, &found.organization));
        assert_eq!(
            (&line[found.name.clone()], shown.0.as_str(), shown.1.as_str()),
            (name, title, organization),
            "{line}"
        );
        assert_eq!(found.rest, None, "{line}");
    }
}

#[test]
fn substitutions_and_scopes() {
    for (line, replaced, party, scope) in [
        ("Anna Ek (S) ersätter Bo Lind (M)", "Bo Lind", "M", ""),
        ("Anna Ek (S), ersättare för Bo Lind (M)", "Bo Lind", "M", ""),
        ("Anna Ek (S), ersättare för Bo Lind", "Bo Lind", "", ""),
        ("Anna Ek för Bo Lind", "Bo Lind", "", ""),
        ("Anna Ek (S), tjänstgörande för Bo Lind (M) §§ 12-34", "Bo Lind", "M", "§§ 12-34"),
        ("Anna Ek (S) Tjänstgör för Bo Lind (M)", "Bo Lind", "M", ""),
        ("Anna Ek (s) tjg ers för Bo Lind (m)", "Bo Lind", "m", ""),
        ("Anna Ek (s) tgj ers för B Lind", "B Lind", "", ""),
        ("Anna Ek (s) ers: Bo Lind (M), §§ 12–34, 40", "Bo Lind", "M", "§§ 12–34, 40"),
    ] {
        let found = read(line);
        let substitution = found.substitutions.first().cloned().unwrap_or_else(|| panic!("{line}"));
        let shown = (part(line, &substitution.name), part(line, &substitution.party), part(line, &found.scope_text));
        assert_eq!(shown, (replaced.into(), party.into(), scope.into()), "{line}");
        assert!(found.serving && found.rest.is_none(), "{line}");
    }
    let vacant = read("Anna Ek (S) ersätter vakant tjänst (S)");
    assert_eq!(vacant.substitutions.into_iter().next().map(|s| (s.name, s.party.is_some())), Some((None, true)));
    let office = read("Anna Ek (S) ersätter Bo Lind (M), ordförande");
    assert_eq!(
        (office.office, office.substitutions.into_iter().next().and_then(|s| s.office).map(|o| o.value)),
        (None, Some(Office::Chair))
    );
}

#[test]
fn presence_in_part() {
    let found = read("Anna Ek (S), ordförande § 115");
    assert_eq!(found.scopes.office, ["115"]);
    let found = read("Anna Ek (S) §§ 188-205, ej § 190");
    assert_eq!((found.scopes.items, found.scopes.except), (vec!["188-205".to_owned()], vec!["190".to_owned()]));
    let line = "Anna Ek (S), kl 13.00-14.30";
    let found = read(line);
    assert_eq!(
        (found.from.map(|t| t.value.to_string()), found.until.map(|t| t.value.to_string())),
        (Some("13:00".into()), Some("14:30".into()))
    );
    assert_eq!(part(line, &found.scope_text), "kl 13.00-14.30");
    assert_eq!(read("Anna Ek (S) - 18:40").until.map(|t| t.value.to_string()), Some("18:40".into()));
    assert_eq!(read("Anna Ek (S), kom 17:20").from.map(|t| t.value.to_string()), Some("17:20".into()));
    assert!(read("Anna Ek (S), via Teams").remote);
    let line = "Anna Ek (S) § 65 (jäv)";
    assert_eq!(part(line, &read(line).reason), "jäv");
    assert_eq!(read("Anna Ek (S) (p. 3)").scopes.items, ["3"]);
    assert_eq!(read("Anna Ek (S) (punkt A)").scopes.subitems, ["A"]);
    assert!(read("Anna Ek (S), tjänstgörande ersättare").serving);
    let line = "Anna Ek (S), något annat som ingen vet";
    assert_eq!(part(line, &read(line).rest), "något annat som ingen vet");
}

/// A number before a name is a mark of the list; the letter behind it may be the number's own.
#[test]
fn numbers_before_names() {
    for (line, name) in [("7 Anna Ek", "Anna Ek"), ("7Anna Ek", "Anna Ek"), ("1. Tilda Ek", "Tilda Ek")] {
        assert_eq!(part(line, &Some(read(line).name)), name, "{line}");
    }
    assert_eq!(person(Language::swedish(), "7A Tilda"), None);
}

#[test]
fn what_is_no_person() {
    let lex = Language::swedish();
    for line in [
        "Vakant (S)",
        "VAKANT",
        "Ersättare saknas",
        "Ledamöter",
        "1. Upprop",
        "Plats: Salen",
        "",
        "se bilaga 1",
        "Fyllnadsval till rådet efter Anna Ek (MP)",
        "Reviderat yrkande från D, M, L och KD",
        "Norra Hamnen 2024, bilaga",
        "Kallade ledamöter      Anna Ek (M), ordförande",
        "Norrsunda stadsdelsnämnd",
        "(S)",
    ] {
        assert_eq!(person(lex, line), None, "{line}");
    }
    let line = "Vakant (S)";
    assert_eq!(vacancy(lex, line).map(|v| part(line, &v.party)), Some("S".into()));
    assert_eq!(vacancy(lex, "Anna Ek (S)"), None);
}

#[test]
fn surnames_first() {
    for (line, family, given) in [
        ("von Rosen, Ebba (M)", "von Rosen", "Ebba"),
        ("Ek, Anna B (S)", "Ek", "Anna B"),
        ("Ek-Lund, Anna", "Ek-Lund", "Anna"),
    ] {
        let found = read(line);
        let behind = found.given.clone().expect("a given name");
        assert_eq!(&line[behind.clone()], given, "{line}");
        assert_eq!(line[found.name.start..behind.start].trim_end_matches([',', ' ']), family, "{line}");
        assert_eq!(found.rest, None, "{line}");
    }
}
