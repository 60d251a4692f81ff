//! Reads the vocabulary at build time, so that the program need not: `src/lexicon/sv.toml` becomes nested slices of
//! names and lists of words.

use std::fmt::Write;
use std::path::Path;

const VOCABULARY: &str = "src/lexicon/sv.toml";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={VOCABULARY}");
    let file: toml::Table = std::fs::read_to_string(VOCABULARY)?.parse()?;
    let mut code = String::new();
    write_table(&mut code, &file)?;
    std::fs::write(Path::new(&std::env::var("OUT_DIR")?).join("sv.rs"), code)?;
    Ok(())
}

/// Writes a table as `&[("name", Value::List("words")), ("name", Value::Table(&[…]))]`.
fn write_table(code: &mut String, table: &toml::Table) -> Result<(), Box<dyn std::error::Error>> {
    code.push_str("&[\n");
    for (name, value) in table {
        match value {
            toml::Value::String(words) => writeln!(code, "({name:?}, Value::List({words:?})),")?,
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
