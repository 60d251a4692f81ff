//! Damage as scanners, fonts and old systems do it to a clean text. (Catalogue part 9)

use dagordning::text::RepairKind;

use crate::common::Seeded;

/// A kind of damage, and the repair that is made for it.
pub struct Damage {
    pub name: &'static str,
    pub repair: RepairKind,
    pub hurt: fn(&str) -> String,
}

/// All kinds, each by itself.
pub const DAMAGES: [Damage; 23] = [
    Damage { name: "capital N lost", repair: RepairKind::DamagedWord, hurt: |text| text.replace('N', "") },
    Damage { name: "dots lost to a space", repair: RepairKind::LetterSpacing, hurt: dots_to_space },
    Damage { name: "wrong letters in months", repair: RepairKind::DamagedWord, hurt: months },
    Damage { name: "& for § at lines", repair: RepairKind::SectionSign, hurt: |text| text.replace('§', "&") },
    Damage { name: "$, 8 for some §", repair: RepairKind::SectionSign, hurt: section_signs },
    Damage {
        name: "5 for the S of names",
        repair: RepairKind::NameLetter,
        hurt: |text| text.replace("\nSv", "\n5v").replace("\nSi", "\n5i").replace("\nSt", "\n5t"),
    },
    Damage { name: "(5) for (S)", repair: RepairKind::PartyDigit, hurt: |text| text.replace("(S)", "(5)") },
    Damage { name: "» for bullets", repair: RepairKind::Bullet, hurt: |text| bullets(text, "»") },
    Damage { name: "e for bullets", repair: RepairKind::Bullet, hurt: |text| bullets(text, "e") },
    Damage { name: "+ for bullets", repair: RepairKind::Bullet, hurt: |text| bullets(text, "+") },
    Damage { name: "l, O in dates and times", repair: RepairKind::Digit, hurt: digits },
    Damage { name: "decomposed å ä ö", repair: RepairKind::Decomposed, hurt: decomposed },
    Damage { name: "spacing accents", repair: RepairKind::Decomposed, hurt: accents },
    Damage {
        name: "õ for ö",
        repair: RepairKind::WrongEncoding,
        hurt: |text| text.replace('ö', "õ").replace('Ö', "Õ"),
    },
    Damage { name: "the PC's table", repair: RepairKind::WrongEncoding, hurt: code_page },
    Damage { name: "the seven-bit table", repair: RepairKind::WrongEncoding, hurt: seven_bit },
    Damage { name: "encoded twice", repair: RepairKind::DoubleEncoding, hurt: encoded_twice },
    Damage { name: "numbers of glyphs", repair: RepairKind::ShiftedLetters, hurt: shifted },
    Damage { name: "ligatures", repair: RepairKind::Ligature, hurt: ligatures },
    Damage { name: "soft hyphens", repair: RepairKind::SoftHyphen, hurt: soft_hyphens },
    Damage {
        name: "private-use bullets",
        repair: RepairKind::PrivateUseBullet,
        hurt: |text| bullets(text, "\u{f0b7}"),
    },
    Damage { name: "letter-spaced headings", repair: RepairKind::LetterSpacing, hurt: spaced_headings },
    Damage { name: "wrong letters in headings", repair: RepairKind::DamagedWord, hurt: wrong_letters },
];

/// Damage that no repair is needed for: the vocabulary looks at letters alone.
pub struct Survived {
    pub name: &'static str,
    pub hurt: fn(&str) -> String,
}

pub const SURVIVED: [Survived; 2] = [
    Survived { name: "hyphens kept in headings", hurt: hyphens_kept },
    Survived { name: "spaces lost in headings", hurt: spaces_lost },
];

/// Several kinds of damage at once, as a page gets that is read optically; `strength` from 1 (light) to 3 (heavy).
pub fn mixed(text: &str, strength: u64, seed: u64) -> String {
    let mut random = Seeded::new(seed);
    let mut out = String::with_capacity(text.len());
    // One letter in so many is read wrongly.
    let rate = [400_usize, 150, 60][(strength.clamp(1, 3) - 1) as usize];
    let mut signs = bullets(text, if strength > 1 { "»" } else { "•" });
    signs = signs.replace("(S)", if strength > 1 { "(5)" } else { "(S)" });
    for line in signs.split_inclusive('\n') {
        let line = if line.trim_start().starts_with('§') && random.once_in(4 - strength.min(3) as usize) {
            line.replacen('§', ["&", "$"][usize::from(random.once_in(2))], 1)
        } else {
            line.to_owned()
        };
        for letter in line.chars() {
            if letter.is_alphanumeric() && random.once_in(rate) {
                match confused(letter) {
                    Some(read) => out.push_str(read),
                    None => out.push(letter),
                }
            } else if letter == ' ' && random.once_in(rate * 2) {
                out.push_str("  ");
            } else {
                out.push(letter);
            }
        }
    }
    out
}

/// What text recognition reads for a letter.
fn confused(letter: char) -> Option<&'static str> {
    Some(match letter {
        'l' => "1",
        'I' => "l",
        'i' => "l",
        'O' => "0",
        'å' | 'ä' => "a",
        'ö' => "o",
        'Ä' | 'Å' => "A",
        'Ö' => "O",
        'm' => "rn",
        'e' => "c",
        't' => "l",
        'b' => "h",
        'S' => "5",
        '1' => "l",
        '0' => "O",
        'J' => "j",
        'N' => "",
        _ => return None,
    })
}

fn section_signs(text: &str) -> String {
    let mut count = 0;
    lines(text, |line| {
        let start = line.len() - line.trim_start().len();
        if !line[start..].starts_with('§') {
            return line.to_owned();
        }
        count += 1;
        let sign = ["$", "§", "8"][count % 3];
        // The eight stands without a space: "812".
        let rest = line[start + '§'.len_utf8()..].trim_start_matches(if sign == "8" { ' ' } else { '\0' });
        format!("{}{sign}{rest}", &line[..start])
    })
}

fn lines(text: &str, mut change: impl FnMut(&str) -> String) -> String {
    text.split('\n').map(&mut change).collect::<Vec<_>>().join("\n")
}

fn bullets(text: &str, sign: &str) -> String {
    lines(text, |line| {
        let trimmed = line.trim_start();
        match trimmed.strip_prefix("• ").or_else(|| trimmed.strip_prefix("- ")) {
            Some(rest) => format!("{}{sign} {rest}", &line[..line.len() - trimmed.len()]),
            None => line.to_owned(),
        }
    })
}

/// Every second 1 and 0 of a date or a time.
fn digits(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut count = 0;
    for (at, letter) in letters.iter().enumerate() {
        let beside =
            |offset: isize| at.checked_add_signed(offset).and_then(|at| letters.get(at)).copied().unwrap_or(' ');
        let within =
            beside(-1).is_ascii_digit() && (beside(1).is_ascii_digit() || matches!(beside(1), '-' | '.' | ':'));
        let read = match letter {
            '1' if within => 'l',
            '0' if within => 'O',
            other => *other,
        };
        count += usize::from(read != *letter);
        out.push(if count % 2 == 1 { read } else { *letter });
    }
    out
}

/// Each word replaced by what is read for it, one after the other.
fn replaced(text: &str, pairs: &[(&str, &str)]) -> String {
    pairs.iter().fold(text.to_owned(), |text, (meant, read)| text.replace(meant, read))
}

fn decomposed(text: &str) -> String {
    let pairs = [
        ("å", "a\u{30a}"),
        ("ä", "a\u{308}"),
        ("ö", "o\u{308}"),
        ("Å", "A\u{30a}"),
        ("Ä", "A\u{308}"),
        ("Ö", "O\u{308}"),
    ];
    replaced(text, &pairs)
}

fn accents(text: &str) -> String {
    let pairs = [("å", "a\u{2da}"), ("ä", "a¨"), ("ö", "o¨"), ("Ä", "A¨"), ("Ö", "O¨")];
    replaced(text, &pairs)
}

fn code_page(text: &str) -> String {
    let pairs = [("”", "\""), ("å", "†"), ("ä", "„"), ("ö", "”"), ("Å", "\u{8f}"), ("Ä", "Ž"), ("Ö", "™")];
    replaced(text, &pairs)
}

fn seven_bit(text: &str) -> String {
    let pairs = [("å", "}"), ("ä", "{"), ("ö", "|"), ("Å", "]"), ("Ä", "["), ("Ö", "\\")];
    replaced(text, &pairs)
}

fn encoded_twice(text: &str) -> String {
    text.bytes().map(|byte| if byte < 0x80 { char::from(byte) } else { windows(byte) }).collect()
}

/// A byte in Windows-1252; those that it lacks as themselves.
fn windows(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    HIGH.get(usize::from(byte).wrapping_sub(0x80)).copied().unwrap_or(char::from(byte))
}

/// The numbers of the glyphs in the order of the first Macintosh fonts; what has none there stays.
fn shifted(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            ' ' | '\n' | '\x0c' | '\t' => letter,
            'Ä' => 'b',
            'Å' => 'c',
            'Ö' => 'g',
            'ä' => 'l',
            'å' => 'n',
            'ö' => '|',
            '!'..='~' if !matches!(u32::from(letter) - 29, 9..=13) => {
                char::from_u32(u32::from(letter) - 29).unwrap_or(letter)
            }
            other => other,
        })
        .collect()
}

fn ligatures(text: &str) -> String {
    text.replace("ffi", "\u{fb03}").replace("ff", "\u{fb00}").replace("fi", "\u{fb01}").replace("fl", "\u{fb02}")
}

fn soft_hyphens(text: &str) -> String {
    text.replace("nämnd", "nämn\u{ad}d").replace("kommun", "kom\u{ad}mun").replace("beslut", "be\u{ad}slut")
}

/// Headings alone on their line, their letters apart.
fn spaced_headings(text: &str) -> String {
    lines(text, |line| {
        if HEADINGS.contains(&line.trim()) {
            let apart: Vec<String> = line.trim().chars().map(String::from).collect();
            format!("{}{}", &line[..line.len() - line.trim_start().len()], apart.join(" "))
        } else {
            line.to_owned()
        }
    })
}

const HEADINGS: [&str; 14] = [
    "Beslut",
    "Beslutsunderlag",
    "Yrkanden",
    "Beslutsgång",
    "Omröstning",
    "Reservation",
    "Reservationer",
    "Sammanfattning",
    "Beredning",
    "Ärendebeskrivning",
    "Propositionsordning",
    "Protokollsanteckning",
    "Kommunstyrelsens beslut",
    "Bakgrund",
];

/// One letter of each long heading word wrong.
fn wrong_letters(text: &str) -> String {
    let pairs = [
        ("Beslutsunderlag", "Beslutsundcrlag"),
        ("Ärendebeskrivning", "Arendebeskrivnlng"),
        ("Propositionsordning", "Propositionsordnmg"),
        ("Protokollsanteckning", "Protokollsantcckning"),
        ("Sammanfattning av ärendet", "Sarnmanfattning av arendet"),
        ("Tjänstgörande ersättare", "Tjanstgorande ersattarc"),
        ("Sammanträdesdatum", "Sammantradcsdatum"),
        ("Beslutande", "Bes1utande"),
        ("Omröstning", "Ornröstning"),
    ];
    lines(text, |line| {
        let trimmed = line.trim_start();
        match pairs.iter().find(|(word, _)| trimmed.starts_with(word)) {
            Some((word, read)) => line.replacen(word, read, 1),
            None => line.to_owned(),
        }
    })
}

/// The dots of å, ä, ö in the vocabulary's words became a space: "A rendebeskrivning".
fn dots_to_space(text: &str) -> String {
    let pairs = [
        ("Ärendebeskrivning", "A rendebeskrivning"),
        ("Omröstning", "Omro stning"),
        ("Sammanträdesdatum", "Sammantra desdatum"),
        ("Tjänstgörande", "Tja nstgo rande"),
        ("Föredragande", "Fo redragande"),
        ("Förslag till beslut", "Fo rslag till beslut"),
        ("Närvarande", "Na rvarande"),
    ];
    replaced(text, &pairs)
}

fn months(text: &str) -> String {
    let pairs = [
        ("januari", "januan"),
        ("februari", "februarl"),
        ("mars 2", "rnars 2"),
        ("april", "apri1"),
        ("juni 2", "junl 2"),
        ("augusti", "augustl"),
        ("september", "seplember"),
        ("oktober", "0ktober"),
        ("november", "novernber"),
        ("december", "dccember"),
    ];
    replaced(text, &pairs)
}

fn hyphens_kept(text: &str) -> String {
    let pairs = [
        ("Beslutsunderlag", "Besluts-underlag"),
        ("Ärendebeskrivning", "Ärende-beskrivning"),
        ("Propositionsordning", "Propositions-ordning"),
        ("Sammanträdesdatum", "Sammanträdes-datum"),
    ];
    replaced(text, &pairs)
}

fn spaces_lost(text: &str) -> String {
    let pairs = [
        ("Förslag till beslut", "Förslagtillbeslut"),
        ("Plats och tid", "Platsochtid"),
        ("Beslutet skickas till", "Beslutetskickastill"),
        ("Sammanfattning av ärendet", "Sammanfattningav ärendet"),
        ("Tjänstgörande ersättare", "Tjänstgörandeersättare"),
    ];
    replaced(text, &pairs)
}
