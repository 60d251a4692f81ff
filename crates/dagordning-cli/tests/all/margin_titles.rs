//! Titles in the margin beside their texts, with numbers over them and without any (catalogue 4.3, 9.2).

use dagordning::model::{Document, ItemKind, Outcome};

use crate::common::{FULL, parsed};

fn titles(document: &Document) -> Vec<(&str, &str)> {
    let text = |value: &Option<String>| value.as_deref().map_or("", |text| text).to_owned().leak() as &str;
    document.items.iter().map(|item| (text(&item.label), text(&item.title))).collect()
}

const GROUP: &str = "\
Vikabygdens samarbetsförening                                 1 (1)


MÖTESPROTOKOLL
Arbetsgruppen Strandstigen


Datum           4 september 2024, kl. 13.15–15.30

Plats           Läsrummet, biblioteket i Vika

Närvarande      Anna Torell, ordförande
                Mats Edh, Vika byalag

Vid pennan      Lotta Brink


Öppnande        Anna öppnade mötet.

Föregående      Protokollet från den 4 juni gicks igenom. Allt är gjort utom
protokoll       grinden vid hagen.

Skyltar         Mats visade provskyltar. En skylt kostar 640 kr.

                Beslut: Gruppen godkänner provskylten i ek.

Bron vid        Virket är dåligt. Friluftsfräm-
Lillsjön        jandet kan ställa upp med folk.

Nästa möte      Tisdag 8 oktober kl. 13.15, samma plats.

Avslutning      Anna avslutade mötet.
";

#[test]
fn a_margin_of_titles_without_numbers_makes_items() {
    let document = parsed(GROUP.as_bytes(), FULL);
    let expected = ["Öppnande", "Föregående protokoll", "Skyltar", "Bron vid Lillsjön", "Nästa möte", "Avslutning"];
    assert_eq!(titles(&document).iter().map(|(_, title)| *title).collect::<Vec<_>>(), expected);
    assert_eq!(document.body.as_deref(), Some("Arbetsgruppen Strandstigen"));
    let text = |at: usize| document.items[at].sections[0].text.as_deref();
    assert_eq!(text(1), Some("Protokollet från den 4 juni gicks igenom. Allt är gjort utom grinden vid hagen."));
    assert_eq!(text(3), Some("Virket är dåligt. Friluftsfrämjandet kan ställa upp med folk."));
    let decided = &document.items[2].decisions[0];
    assert_eq!(decided.decider.as_deref(), Some("Gruppen"));
    assert_eq!(decided.outcome, Some(Outcome::Approved));
    assert!(document.unassigned.is_empty(), "{:?}", document.unassigned);
}

/// Labels of a cover beside their values, and nothing else, are no items.
#[test]
fn labels_alone_are_no_titles() {
    let cover = GROUP.split("Öppnande").next().unwrap_or_default();
    let document = parsed(
        format!("{cover}1. Öppnande\nAnna öppnade mötet.\n\n2. Avslutning\nAnna avslutade mötet.\n").as_bytes(),
        FULL,
    );
    assert_eq!(titles(&document), [("1.", "Öppnande"), ("2.", "Avslutning")]);
}

const CHAMBER: &str = "\
Almviks stad                      PROTOKOLL                        Blad 1
Drätselkammaren                   Nr 7/1969


Tid:              tisdagen den 10 juni 1969 kl 18.30 - 21.15

Plats:            stadshuset, lilla sammanträdesrummet

Närvarande ledamöter:
                  Arne Hjort (s), ordförande
                  Rune Dahl (m)

Ej tjänstgörande suppleanter:
                  Olof Grahn (c)

Sekreterare:      Inger Palm


§ 112             Att jämte ordföranden justera dagens protokoll utsågs
Val av juste-     Rune Dahl.
ringsman

§ 113             Förelåg stadsarkitektkontorets förslag till ordnande av
Lekplats i        lekplats i kvarteret Tranan. Kostnaden har beräknats
kvarteret         till kr 18.400:-, varav kr 2:25 per kvm avser redskap.
Tranan
                  Kammaren beslöt att godkänna det framlagda förslaget.

§ 114             Stadskamreren anmälde, att inkomna medel redovisats.
Skattemedel
                  Anmälan lades till handlingarna.
";

#[test]
fn a_title_stands_in_the_margin_below_its_number() {
    let document = parsed(CHAMBER.as_bytes(), FULL);
    assert_eq!(
        titles(&document),
        [("§ 112", "Val av justeringsman"), ("§ 113", "Lekplats i kvarteret Tranan"), ("§ 114", "Skattemedel")]
    );
    assert_eq!(document.body.as_deref(), Some("Drätselkammaren"));
    let roles: Vec<_> = document.participants.iter().map(|one| one.role).collect();
    assert_eq!(roles[2], Some(dagordning::model::Role::NonServingSubstitute));
    let playground = &document.items[1];
    assert_eq!(playground.kind, Some(ItemKind::Decision));
    assert_eq!(playground.decisions[0].decider.as_deref(), Some("Kammaren"));
    let amounts: Vec<_> = playground.amounts.iter().map(|amount| amount.text.as_deref().unwrap_or("")).collect();
    assert_eq!(amounts, ["kr 18.400:-", "kr 2:25"]);
    assert!(document.unassigned.is_empty(), "{:?}", document.unassigned);
}
