//! What the command line tells of itself to shells and to `man`.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Command, ValueHint};
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

/// What `completions` can be told.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell that is to complete
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Shown under the options.
pub const COMPLETIONS_HELP: &str = "\
Examples:
  dagordning completions zsh > ~/.zfunc/_dagordning
  dagordning completions fish > ~/.config/fish/completions/dagordning.fish
  source <(dagordning completions bash)
                            a line for ~/.bashrc
  dagordning completions powershell | Out-String | Invoke-Expression
                            a line for $PROFILE";

/// What `man` can be told.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// The page of this command, instead of the program's: convert, archive add
    pub command: Vec<String>,
    /// Write the pages of all commands into this folder: dagordning.1, dagordning-parse.1 …
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, conflicts_with = "command")]
    pub into: Option<PathBuf>,
}

/// Shown under the options.
pub const MAN_HELP: &str = "\
Examples:
  dagordning man | man -l -
  dagordning man archive add | man -l -
  dagordning man --into ~/.local/share/man/man1";

/// Prints what a shell needs to complete commands and options.
pub fn completions(args: &CompletionsArgs, mut command: Command) -> io::Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "dagordning", &mut script);
    io::stdout().lock().write_all(&script)
}

/// Prints a page for `man`, or writes all. The error is one of usage, in plain words.
pub fn man(args: &ManArgs, command: Command) -> io::Result<Result<(), String>> {
    let mut command = without_help(command);
    command.build();
    if let Some(folder) = &args.into {
        fs::create_dir_all(folder)?;
        return write_all(&command, "dagordning", folder).map(Ok);
    }
    let (mut page, mut named) = (&command, "dagordning".to_owned());
    // `archive-add` is how a page is called.
    for name in args.command.iter().flat_map(|name| name.split('-')).filter(|name| !name.is_empty()) {
        let Some(found) = page.find_subcommand(name).filter(|found| !found.is_hide_set()) else {
            return Ok(Err(format!("man: there is no command {}", args.command.join(" "))));
        };
        named = format!("{named}-{name}");
        page = found;
    }
    io::stdout().lock().write_all(&manual(page, &named)?)?;
    Ok(Ok(()))
}

/// `help` is a command that has no page: each command's page is its help.
fn without_help(command: Command) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|known| known.get_name().to_owned()).collect();
    let command = command.disable_help_subcommand(true);
    names.into_iter().fold(command, |command, name| command.mut_subcommand(name, without_help))
}

/// Writes the page of a command and those of the commands below it.
fn write_all(command: &Command, named: &str, folder: &Path) -> io::Result<()> {
    fs::write(folder.join(format!("{named}.1")), manual(command, named)?)?;
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        write_all(below, &format!("{named}-{}", below.get_name()), folder)?;
    }
    Ok(())
}

/// A page as clap knows it, but for what stands under the options in the help: examples that are shown as they are written,
/// and sections by the names that pages of manuals have.
fn manual(command: &Command, named: &str) -> io::Result<Vec<u8>> {
    let name = named.to_owned();
    let page = Man::new(command.clone().name(name.clone()).display_name(name));
    let mut out = Vec::new();
    page.render_title(&mut out)?;
    page.render_name_section(&mut out)?;
    page.render_synopsis_section(&mut out)?;
    page.render_description_section(&mut out)?;
    page.render_options_section(&mut out)?;
    if command.get_subcommands().any(|below| !below.is_hide_set()) {
        page.render_subcommands_section(&mut out)?;
    }
    let under = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let mut roff = Roff::new();
    let (mut notes, mut status, mut examples) = (Vec::new(), None, None);
    for paragraph in under.split("\n\n") {
        match (paragraph.strip_prefix("Examples:\n"), paragraph.strip_prefix("Exit status: ")) {
            (Some(shown), _) => examples = Some(shown),
            (_, Some(told)) => status = Some(told),
            _ if paragraph.is_empty() => {}
            _ => notes.push(paragraph),
        }
    }
    if let Some(told) = status {
        roff.control("SH", ["EXIT STATUS"]).text([roman(told)]);
    }
    if !notes.is_empty() {
        roff.control("SH", ["NOTES"]);
        for note in notes {
            roff.control("PP", []).text([roman(note)]);
        }
    }
    if let Some(shown) = examples {
        roff.control("SH", ["EXAMPLES"]).control("nf", []);
        for line in shown.lines() {
            roff.text([roman(line)]);
        }
        roff.control("fi", []);
    }
    roff.control("SH", ["SEE ALSO"]).text([roman(match named.rsplit_once('-') {
        Some((above, _)) => format!("{above}(1)"),
        None => "tesseract(1), jq(1), sqlite3(1)".to_owned(),
    })]);
    roff.to_writer(&mut out)?;
    Ok(out)
}
