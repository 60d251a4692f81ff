//! Defaults from a file: `dagordning.toml` in the current folder, else in the user's folder of settings, or the file that
//! `--config` names. A key is the long name of an option, for all commands that have it, or below the name of one for that
//! one. The command line wins.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::ops::Range;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, Args, Command};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::terminal::shown;

/// Where defaults come from.
#[derive(Debug, Clone, Default, Args)]
pub struct ConfigArgs {
    /// Take defaults from this file, or from none [default: dagordning.toml in the current folder, else in the user's folder
    /// of settings]
    #[arg(long, global = true, value_name = "FILE|none", help_heading = super::log::MESSAGES)]
    pub config: Option<PathBuf>,
}

/// Its name.
const NAME: &str = "dagordning.toml";
/// What asks for no file.
const NONE: &str = "none";
/// What is asked for each time, or says nothing of how documents are read.
const NO_DEFAULTS: [&str; 11] =
    ["help", "version", "config", "name", "join", "files-from", "force", "retry-failed", "prune", "dry-run", "tables"];
/// What a folder that somebody else has filled may not decide: which program is started, that limits are off, who reaches the
/// service, and what it writes.
const OWN_ALONE: [&str; 6] = ["tesseract", "no-worker", "listen", "host", "token-file", "write"];

/// A file of defaults.
struct File {
    path: PathBuf,
    text: String,
    /// Whether it was found in the current folder, where others may have put it.
    found_here: bool,
}

/// The command with the defaults of the file, and the file's name if there is one. The error is one of usage, in plain words.
pub fn apply(command: Command, given: &[OsString]) -> Result<(Command, Option<String>), String> {
    let Some(file) = find(given)? else { return Ok((command, None)) };
    let name = shown(file.path.as_os_str());
    let table = DeTable::parse(&file.text).map_err(|error| {
        let line = error.span().map_or_else(String::new, |span| format!(", line {}", line(&file.text, &span)));
        format!("{name}{line}: {}", error.message())
    })?;
    let mut set = Set { command, file: &file };
    for (key, value) in table.get_ref() {
        set.entry(key, value)
            .map_err(|(span, reason)| format!("{name}, line {}: {reason}", line(&file.text, &span)))?;
    }
    let command = set.command;
    Ok((command, Some(name)))
}

/// The number of the line on which something begins.
fn line(text: &str, span: &Range<usize>) -> usize {
    1 + text.as_bytes().iter().take(span.start).filter(|byte| **byte == b'\n').count()
}

fn find(given: &[OsString]) -> Result<Option<File>, String> {
    let read = |path: PathBuf, found_here: bool| match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(File { path, text, found_here })),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("{}: the settings cannot be read: {error}", shown(path.as_os_str()))),
    };
    match asked(given) {
        Some(name) if name == NONE => Ok(None),
        Some(name) => read(name.into(), false)?
            .map(Some)
            .ok_or_else(|| format!("--config {}: there is no such file", shown(name))),
        None => match read(NAME.into(), true)? {
            Some(file) => Ok(Some(file)),
            None => user_folder().map_or(Ok(None), |folder| read(folder.join("dagordning").join(NAME), false)),
        },
    }
}

/// What `--config` names.
fn asked(given: &[OsString]) -> Option<&OsStr> {
    let mut rest = given.iter().skip(1).take_while(|one| *one != "--");
    while let Some(one) = rest.next() {
        if one == "--config" {
            return rest.next().map(OsString::as_os_str);
        }
        if let Some(name) = one.to_str().and_then(|one| one.strip_prefix("--config=")) {
            return Some(OsStr::new(name));
        }
    }
    None
}

/// Where a user's settings are kept.
fn user_folder() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    if cfg!(windows) {
        return named("APPDATA");
    }
    named("XDG_CONFIG_HOME").or_else(|| named("HOME").map(|home| home.join(".config")))
}

type Key<'k> = Spanned<std::borrow::Cow<'k, str>>;

struct Set<'f> {
    command: Command,
    file: &'f File,
}

impl Set<'_> {
    /// Takes an entry of the file. The error is where it stands and what is wrong with it.
    fn entry(&mut self, key: &Key<'_>, value: &Spanned<DeValue<'_>>) -> Result<(), (Range<usize>, String)> {
        let (name, at) = (key.get_ref().as_ref(), key.span());
        let Some(table) = value.get_ref().as_table() else {
            return match self.everywhere(name, value.get_ref()) {
                Ok(true) => Ok(()),
                Ok(false) => Err((at, format!("no command has an option {name}"))),
                Err(reason) => Err((at, reason)),
            };
        };
        if self.command.find_subcommand(name).is_none() {
            return Err((at, format!("there is no command {name}")));
        }
        for (option, value) in table {
            match self.option(Some(name), option.get_ref(), value.get_ref()) {
                Ok(true) => {}
                Ok(false) => return Err((option.span(), format!("{name} has no option {}", option.get_ref()))),
                Err(reason) => return Err((option.span(), reason)),
            }
        }
        Ok(())
    }

    /// Sets the default of an option of the program and of all commands that have it; false if none has.
    fn everywhere(&mut self, key: &str, value: &DeValue<'_>) -> Result<bool, String> {
        let mut known = self.option(None, key, value)?;
        let names: Vec<String> = self.command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
        for name in names {
            known |= self.option(Some(&name), key, value)?;
        }
        Ok(known)
    }

    /// Sets the default of an option of a command, or of the program; false if it has none of that name.
    fn option(&mut self, of: Option<&str>, key: &str, value: &DeValue<'_>) -> Result<bool, String> {
        let command = of.map_or(Some(&self.command), |name| self.command.find_subcommand(name));
        let found = command.and_then(|command| command.get_arguments().find(|arg| arg.get_long() == Some(key)));
        let Some(arg) = found else { return Ok(false) };
        if NO_DEFAULTS.contains(&key) {
            return Err(format!("{key} is asked for on the command line alone"));
        }
        if self.file.found_here && OWN_ALONE.contains(&key) {
            return Err(format!(
                "{key} is not taken from a file in the current folder, which may be somebody else's: put it into your own folder \
                 of settings, or name the file with --config"
            ));
        }
        let (switch, id) = (matches!(arg.get_action(), ArgAction::SetTrue), arg.get_id().as_str().to_owned());
        let word = match value {
            DeValue::String(text) if !switch => text.to_string(),
            DeValue::Integer(number) if !switch => number.to_string(),
            DeValue::Float(number) if !switch => number.to_string(),
            DeValue::Boolean(value) if switch => value.to_string(),
            _ if switch => return Err(format!("{key} is true or false")),
            _ => return Err(format!("{key} is a text or a number")),
        };
        if !switch {
            self.try_out(of, key, &word)?;
        }
        let with = |arg: Arg| {
            let arg = arg.default_value(word.clone()).required(false);
            // What the file turns on the command line can turn off.
            let value =
                if switch { arg.action(ArgAction::Set).num_args(0..=1).require_equals(true) } else { return arg };
            value.default_missing_value("true")
        };
        let command = std::mem::take(&mut self.command);
        self.command = match of {
            None => command.mut_arg(id, with),
            Some(name) => command.mut_subcommand(name, |command| command.mut_arg(id, with)),
        };
        Ok(true)
    }

    /// Whether an option can have a value, as the command line would tell it.
    fn try_out(&self, of: Option<&str>, key: &str, word: &str) -> Result<(), String> {
        let given =
            ["dagordning".to_owned()].into_iter().chain(of.map(str::to_owned)).chain([format!("--{key}={word}")]);
        match self.command.clone().try_get_matches_from(given) {
            Err(error) if matches!(error.kind(), ErrorKind::InvalidValue | ErrorKind::ValueValidation) => {
                let said = error.to_string();
                let said = said.lines().next().unwrap_or_default();
                Err(said.strip_prefix("error: ").unwrap_or(said).to_owned())
            }
            _ => Ok(()),
        }
    }
}
