//! What the command line tells of itself to shells and to `man`.

use std::io::{self, Write};

use clap::{Args, Command};
use clap_complete::Shell;

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
  dagordning completions bash > ~/.local/share/bash-completion/completions/dagordning
  dagordning completions zsh > ~/.zfunc/_dagordning
  dagordning completions fish > ~/.config/fish/completions/dagordning.fish";

/// What `man` can be told.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// The page of this command, instead of the program's: convert, archive add
    pub command: Vec<String>,
}

/// Shown under the options.
pub const MAN_HELP: &str = "\
Examples:
  dagordning man | man -l -
  dagordning man convert > dagordning-convert.1
  dagordning man archive add | man -l -";

/// Prints what a shell needs to complete commands and options.
pub fn completions(args: &CompletionsArgs, mut command: Command) -> io::Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "dagordning", &mut script);
    io::stdout().lock().write_all(&script)
}

/// Prints a page for `man`. The error is one of usage, in plain words.
pub fn man(args: &ManArgs, mut command: Command) -> io::Result<Result<(), String>> {
    command.build();
    let (mut page, mut named) = (command, "dagordning".to_owned());
    // `archive-add` is how a page is called.
    for name in args.command.iter().flat_map(|name| name.split('-')).filter(|name| !name.is_empty()) {
        let Some(found) = page.find_subcommand(name).filter(|found| !found.is_hide_set()) else {
            return Ok(Err(format!("man: there is no command {}", args.command.join(" "))));
        };
        named = format!("{named}-{name}");
        page = found.clone().name(named.clone()).display_name(named.clone());
    }
    let mut roff = Vec::new();
    clap_mangen::Man::new(page).render(&mut roff)?;
    io::stdout().lock().write_all(&roff)?;
    Ok(Ok(()))
}
