//! Reads the vocabulary at build time, so that the program need not: the files of `src/language/sv` together become nested
//! slices of names and lists of words, folded as they are compared, and so do the words by which languages are told. The weights
//! of the roles become constants.

use std::fmt::Write;
use std::path::Path;

#[allow(dead_code)]
#[path = "src/language/fold.rs"]
mod fold;

const FOLD: &str = "src/language/fold.rs";
const VOCABULARY: &str = "src/language/sv";
const WEIGHTS: &str = "src/classify/weights.toml";
const RECOGNISE: &str = "src/language/recognise.toml";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={VOCABULARY}");
    println!("cargo::rerun-if-changed={FOLD}");
    write_weights()?;
    write_file(&std::fs::read_to_string(RECOGNISE)?.parse()?, "recognise.rs")?;
    let mut files: Vec<_> =
        std::fs::read_dir(VOCABULARY)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    let mut file = toml::Table::new();
    for path in files {
        let part: toml::Table = std::fs::read_to_string(&path)?.parse()?;
        for (name, value) in part {
            if file.insert(name.clone(), value).is_some() {
                return Err(format!("{}: {name} stands in another file too", path.display()).into());
            }
        }
    }
    write_file(&file, "sv.rs")
}

/// Writes a table as a file that the sources include.
fn write_file(table: &toml::Table, name: &str) -> Result<(), Box<dyn std::error::Error>> {
    let mut code = String::new();
    write_table(&mut code, table)?;
    std::fs::write(Path::new(&std::env::var("OUT_DIR")?).join(name), code)?;
    Ok(())
}

/// Writes a table as `&[("name", Value::List(…)), ("name", Value::Wording(&["words"], &[…])), ("name", Value::Table(&[…]))]`.
fn write_table(code: &mut String, table: &toml::Table) -> Result<(), Box<dyn std::error::Error>> {
    code.push_str("&[\n");
    for (name, value) in table {
        match value {
            toml::Value::String(list) => {
                let (phrases, words) = (folded(fold::lines(list)), folded(fold::words(list)));
                let list = format!("List {{ text: {list:?}, phrases: b\"{phrases}\", words: b\"{words}\" }}");
                writeln!(code, "({name:?}, Value::List({list})),")?;
            }
            toml::Value::Array(entries) => {
                let words: Option<Vec<&str>> = entries.iter().map(toml::Value::as_str).collect();
                let words = words.ok_or_else(|| format!("{VOCABULARY}: {name}: an entry is no string"))?;
                let rarest: Vec<String> =
                    words.iter().map(|word| format!("super::search::rarest({word:?}.as_bytes())")).collect();
                writeln!(code, "({name:?}, Value::Wording(&{words:?}, &[{}])),", rarest.join(","))?;
            }
            toml::Value::Table(inner) => {
                write!(code, "({name:?}, Value::Table(")?;
                write_table(code, inner)?;
                code.push_str(")),\n");
            }
            _ => return Err(format!("{VOCABULARY}: {name}: neither a list of words nor a table").into()),
        }
    }
    code.push(']');
    Ok(())
}

/// The letters of phrases as [`fold::phrases`] reads them, escaped. A line of a list of words may be longer than any phrase.
fn folded<'l>(phrases: impl Iterator<Item = &'l str>) -> String {
    let mut code = String::new();
    for phrase in phrases {
        let letters = fold::key(phrase);
        let Some(length) = u8::try_from(letters.len()).ok().filter(|length| *length < fold::MARKED) else { continue };
        let head = length | if fold::is_marked(phrase, letters.len()) { fold::MARKED } else { 0 };
        code.extend(std::iter::once(head).chain(letters).map(|byte| format!("\\x{byte:02x}")));
    }
    code
}

/// Writes the weights of the roles as constants: `cover::TITLE`.
fn write_weights() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed={WEIGHTS}");
    let file: toml::Table = std::fs::read_to_string(WEIGHTS)?.parse()?;
    let mut code = String::new();
    for (group, weights) in &file {
        let weights = weights.as_table().ok_or_else(|| format!("{WEIGHTS}: {group} is no table"))?;
        writeln!(code, "pub(crate) mod {group} {{")?;
        for (name, weight) in weights {
            let points = weight.as_integer().ok_or_else(|| format!("{WEIGHTS}: {name} is no whole number"))?;
            let cue = name.replace('_', " ");
            writeln!(code, "pub(crate) const {}: (&str, i32) = ({cue:?}, {points});", name.to_uppercase())?;
        }
        code.push_str("}\n");
    }
    std::fs::write(Path::new(&std::env::var("OUT_DIR")?).join("weights.rs"), code)?;
    Ok(())
}
