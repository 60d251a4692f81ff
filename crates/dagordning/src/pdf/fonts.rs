//! Letters of glyphs whose encoding does not tell them, from what else the file has of their fonts: the fonts' programs, codes
//! that are the letters' numbers, names of glyphs with the letters' numbers in them. What nothing tells stays without letter.

use std::collections::{HashMap, HashSet};

use hayro_interpret::font::{Glyph, OutlineFontData, OutlineGlyph};
use hayro_interpret::hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjRef, Object, Stream};
use hayro_interpret::hayro_syntax::page::{Page, Resources};

use super::program::{Program, is_told, of_name};

/// More fonts and forms of a file are not looked at.
const MOST_LOOKED_AT: usize = 20_000;
/// Forms within forms within forms have no fonts that matter.
const DEEPEST: usize = 3;
/// A flag of a font whose codes mean what its program says.
const SYMBOLIC: u32 = 1 << 2;
/// Text has so many different small letters.
const FEWEST_SMALL: usize = 10;
/// Widths that differ by less are one.
const ONE_WIDTH: f32 = 0.6;

/// What a file has of the fonts whose encodings may say too little.
#[derive(Default)]
pub(super) struct Letters<'p> {
    /// Composite fonts without a map to letters, in which a map leads from codes to glyphs.
    direct: Vec<Embedded<'p>>,
    /// Fonts without encoding, whose codes mean what the program says.
    bare: Vec<Embedded<'p>>,
    /// Simple fonts with names of glyphs: which glyph such a name means is the readers' guess.
    guessed: Vec<Embedded<'p>>,
    /// Fonts that name their glyphs in ways of their own.
    named: Vec<Names>,
    /// The programs that were asked, by their fingerprints.
    programs: HashMap<u128, Known>,
}

/// A font and its program.
struct Embedded<'p> {
    program: Stream<'p>,
    /// Which codes lead to a glyph, where the font says so.
    codes: Vec<bool>,
}

/// A program that was asked, and what the file says of fonts with it.
#[derive(Default)]
struct Known {
    program: Program,
    direct: Option<usize>,
    bare: bool,
    guessed: bool,
}

impl Known {
    /// The letter of a glyph; in a font without encoding its code may tell it too.
    fn letter(&self, outline: &OutlineGlyph) -> Option<char> {
        let id = outline.glyph_id().to_u32();
        let by_code = || self.program.code(id).filter(|_| self.bare).and_then(of_windows);
        self.program.letter(id).or_else(by_code)
    }
}

impl<'p> Letters<'p> {
    /// Looks at the fonts of a file, each once.
    pub(super) fn of(pages: &[&Page<'p>]) -> Letters<'p> {
        let (mut letters, mut seen) = (Letters::default(), HashSet::new());
        for page in pages {
            letters.resources(page.resources(), &mut seen, 0);
        }
        letters
    }

    fn resources(&mut self, resources: &Resources<'p>, seen: &mut HashSet<ObjRef>, depth: usize) {
        let mut fresh = |of: &Dict<'p>, key: &Name<'p>| match of.get_raw::<Object<'p>>(key) {
            Some(MaybeRef::Ref(at)) => seen.len() < MOST_LOOKED_AT && seen.insert(at),
            Some(MaybeRef::NotRef(_)) => true,
            None => false,
        };
        for key in resources.fonts.keys().take(MOST_LOOKED_AT) {
            if fresh(&resources.fonts, &key)
                && let Some(font) = resources.fonts.get::<Dict<'p>>(&key)
            {
                self.font(&font);
            }
        }
        let mut forms = Vec::new();
        for key in resources.x_objects.keys().take(MOST_LOOKED_AT) {
            if depth < DEEPEST
                && fresh(&resources.x_objects, &key)
                && let Some(form) = resources.x_objects.get::<Stream<'p>>(&key)
                && let Some(own) = form.dict().get::<Dict<'p>>("Resources")
            {
                forms.push(Resources::new(own));
            }
        }
        forms.iter().for_each(|form| self.resources(form, seen, depth + 1));
    }

    fn font(&mut self, font: &Dict<'p>) {
        let Some(kind) = font.get::<Name<'_>>("Subtype") else { return };
        if font.get::<Stream<'_>>("ToUnicode").is_some() {
            return;
        }
        match kind.as_ref() {
            b"Type0" => self.direct.extend(direct(font)),
            b"TrueType" if font.get::<Dict<'_>>("Encoding").is_some() => self.guessed.extend(embedded(font)),
            b"TrueType" => self.bare.extend(bare(font)),
            b"Type1" | b"MMType1" | b"Type3" => self.named.extend(Names::of(font, kind.as_ref() == b"Type3")),
            _ => {}
        }
    }

    /// The letter of a glyph that its encoding has none for.
    pub(super) fn missing(&mut self, glyph: &Glyph<'_>) -> Option<char> {
        match glyph {
            Glyph::Outline(outline) => match outline.font_data() {
                Some(data) => self.by_program(outline, data),
                None => self.by_name(outline.char_code(), outline.advance_width()),
            },
            Glyph::Type3(drawn) => self.by_name(drawn.char_code(), drawn.advance_width()),
        }
    }

    /// The letter of a glyph of a font without encoding, for which readers guess one that the program need not mean.
    pub(super) fn instead(&mut self, glyph: &Glyph<'_>) -> Option<char> {
        let Glyph::Outline(outline) = glyph else { return None };
        if self.bare.is_empty() {
            return None;
        }
        let known = self.known(outline.font_data()?);
        if known.bare { known.letter(outline) } else { None }
    }

    fn by_program(&mut self, outline: &OutlineGlyph, data: OutlineFontData) -> Option<char> {
        let known = self.known(data);
        let direct = known.direct;
        if known.guessed {
            return None;
        }
        known.letter(outline).or_else(|| {
            let code = outline.char_code();
            let leads = self.direct[direct?].codes.get(code as usize).copied().unwrap_or(false);
            char::from_u32(code).filter(|letter| leads && is_told(*letter))
        })
    }

    fn known(&mut self, data: OutlineFontData) -> &Known {
        let (direct, bare, guessed) = (&self.direct, &self.bare, &self.guessed);
        self.programs.entry(data.cache_key).or_insert_with(|| {
            let is = |font: &Embedded<'_>| {
                font.program.decoded_data().is_ok_and(|bytes| *bytes == *data.data.as_ref().as_ref())
            };
            let (direct, bare, guessed) = (direct.iter().position(is), bare.iter().any(is), guessed.iter().any(is));
            Known { direct, bare, guessed, program: Program::of(data.data) }
        })
    }

    /// The letter in which all fonts agree that have a glyph of this width under a code.
    fn by_name(&self, code: u32, width: Option<f32>) -> Option<char> {
        let code = u8::try_from(code).ok()?;
        let mut told = self.named.iter().filter(|names| names.has(code, width)).map(|names| names.letter(code));
        let first = told.next()??;
        told.all(|other| other == Some(first)).then_some(first)
    }
}

/// A composite font in which codes are numbers of letters: a map leads from them to glyphs, and from no control character.
fn direct<'p>(font: &Dict<'p>) -> Option<Embedded<'p>> {
    let as_they_are = font.get::<Name<'_>>("Encoding").is_some_and(|name| name.as_ref().starts_with(b"Identity-"));
    let descendant = font.get::<Array<'p>>("DescendantFonts")?.iter::<Dict<'p>>().next()?;
    let map = descendant.get::<Stream<'_>>("CIDToGIDMap").filter(|_| as_they_are)?.decoded_data().ok()?;
    let codes: Vec<bool> = map.chunks_exact(2).take(1 << 16).map(|glyph| glyph != [0, 0]).collect();
    let (control, rest) = codes.split_at_checked(usize::from(b' '))?;
    let sound = !control.contains(&true) && rest.contains(&true);
    sound.then_some(Embedded { program: program(&descendant)?, codes })
}

/// A simple font that says nothing of its codes.
fn bare<'p>(font: &Dict<'p>) -> Option<Embedded<'p>> {
    let flags = font.get::<Dict<'p>>("FontDescriptor")?.get::<u32>("Flags").unwrap_or(0);
    let silent = !font.contains_key("Encoding") && flags & SYMBOLIC != 0;
    if silent { embedded(font) } else { None }
}

fn embedded<'p>(font: &Dict<'p>) -> Option<Embedded<'p>> {
    Some(Embedded { program: program(font)?, codes: Vec::new() })
}

fn program<'p>(font: &Dict<'p>) -> Option<Stream<'p>> {
    let descriptor = font.get::<Dict<'p>>("FontDescriptor")?;
    ["FontFile2", "FontFile3", "FontFile"].into_iter().find_map(|key| descriptor.get::<Stream<'p>>(key))
}

/// The names that a font gives its glyphs, as far as readers do not know them.
struct Names {
    /// By code.
    entries: HashMap<u8, Entry>,
}

struct Entry {
    /// In thousandths of the font's height.
    width: Option<f32>,
    letter: Option<char>,
}

impl Names {
    fn of(font: &Dict<'_>, drawn: bool) -> Option<Names> {
        let differences = font.get::<Dict<'_>>("Encoding")?.get::<Array<'_>>("Differences")?;
        let (mut names, mut code) = (Vec::new(), 0u32);
        for entry in differences.iter::<Object<'_>>().take(1024) {
            match entry {
                Object::Number(number) => code = number.as_i64().try_into().unwrap_or(256),
                Object::Name(name) => {
                    if let (Ok(at), Ok(name)) = (u8::try_from(code), std::str::from_utf8(name.as_ref())) {
                        names.push((at, name.to_owned()));
                    }
                    code = code.saturating_add(1);
                }
                _ => {}
            }
        }
        let numbers = numbers(&names);
        let scale = if drawn { 1000.0 * font.get::<[f32; 6]>("FontMatrix")?[0] } else { 1.0 };
        let first = font.get::<u32>("FirstChar").unwrap_or(0);
        let widths: Vec<f32> = font.get::<Array<'_>>("Widths").map(|all| all.iter().collect()).unwrap_or_default();
        let entry = |(code, name): &(u8, String)| {
            let width = u32::from(*code).checked_sub(first).and_then(|at| widths.get(at as usize));
            let letter = of_name(name).or_else(|| numbers?.of(name)).filter(|letter| is_told(*letter));
            (*code, Entry { width: width.map(|width| width * scale), letter })
        };
        Some(Names { entries: names.iter().map(entry).collect() })
    }

    fn has(&self, code: u8, width: Option<f32>) -> bool {
        self.entries.get(&code).is_some_and(|entry| match (entry.width, width) {
            (Some(own), Some(drawn)) => (own - drawn).abs() < ONE_WIDTH,
            _ => true,
        })
    }

    fn letter(&self, code: u8) -> Option<char> {
        self.entries.get(&code)?.letter
    }
}

/// How the numbers in names of glyphs are written, where they are those of letters.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Numbers {
    Decimal,
    Hexadecimal,
}

impl Numbers {
    /// The letter of a name of one or two letters and a number, such as `a229` or `G41`.
    fn of(self, name: &str) -> Option<char> {
        let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
        let digits = match self {
            Numbers::Decimal if (1..=2).contains(&letters) => name.get(letters..)?,
            Numbers::Hexadecimal if name.len() == 3 && letters > 0 => name.get(1..)?,
            _ => return None,
        };
        let radix = if self == Numbers::Decimal { 10 } else { 16 };
        let number = u8::from_str_radix(digits, radix).ok()?;
        of_windows(number)
    }
}

/// How a font's names number letters. They may number glyphs as well: then they follow one another, and stand for text in which
/// there are few small letters.
fn numbers(names: &[(u8, String)]) -> Option<Numbers> {
    let speaks = |numbers: Numbers| {
        let unknown = names.iter().filter(|(_, name)| name != ".notdef" && name != "space" && of_name(name).is_none());
        let (mut found, mut count) = (HashSet::new(), 0);
        for (_, name) in unknown {
            count += 1;
            found.extend(numbers.of(name));
        }
        let small = found.iter().filter(|letter| letter.is_lowercase()).count();
        let next = |letter: char| char::from_u32(letter as u32 + 1).is_some_and(|next| found.contains(&next));
        let follow = found.iter().filter(|letter| next(**letter)).count();
        found.len() * 10 >= count * 9
            && small >= FEWEST_SMALL
            && small * 5 >= found.len() * 2
            && follow + 3 < found.len()
    };
    match (speaks(Numbers::Decimal), speaks(Numbers::Hexadecimal)) {
        (true, false) => Some(Numbers::Decimal),
        (false, true) => Some(Numbers::Hexadecimal),
        _ => None,
    }
}

/// The letter of a code of Windows.
fn of_windows(code: u8) -> Option<char> {
    let (letter, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&code));
    letter.chars().next().filter(|letter| is_told(*letter))
}
