//! What the command line can say.

use clap::{Args as ClapArgs, Parser, Subcommand};

/// Turns Swedish meeting documents into typed, checked JSON.
#[derive(Debug, Parser)]
#[command(version, about, after_help = AFTER_HELP, max_term_width = 100)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const AFTER_HELP: &str = "\
Examples:
  dagordning parse kallelse.txt                   the agenda as JSON
  dagordning parse 2024/*.txt > 2024.jsonl        one object per line, in input order
  iconv -f CP850 -t UTF-8 a.txt | dagordning parse -
  dagordning parse --compact a.txt | jq '.items[].title'
  dagordning lines kallelse.txt                   what each line was taken for

Exit status: 0 all read; 1 some input could not be read; 2 wrong usage; 3 with --strict, when a document has a
diagnostic of severity error.";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Documents to JSON: one input gives one indented object, several give one object per line
    #[command(after_help = PARSE_HELP)]
    Parse(ParseArgs),
    /// Print the repaired document text that spans refer to
    #[command(after_help = "Example:\n  dagordning text kallelse.txt | less")]
    Text {
        /// The document; - for standard input
        file: String,
    },
    /// Print each line with the class it was given and the field that claimed it
    #[command(after_help = LINES_HELP)]
    Lines {
        /// The document; - for standard input
        file: String,
    },
    /// Print the JSON Schema of the output
    #[command(after_help = "Example:\n  dagordning schema > dagordning.schema.json")]
    Schema,
}

const PARSE_HELP: &str = "\
Examples:
  dagordning parse kallelse.txt
  dagordning parse --spans --furniture kallelse.txt    with the place of every value
  dagordning parse --strict *.txt > all.jsonl || echo 'look at stderr and the diagnostics'

Inputs that cannot be read are named on stderr with the reason, and the others go on.";

const LINES_HELP: &str = "\
Each line shows page:line, its class, its text, and the fields that claim it. Attach this output when you report a
document that parses wrongly.

Example:
  dagordning lines kallelse.txt | grep unassigned";

/// What `parse` can be told.
#[derive(Debug, ClapArgs)]
pub struct ParseArgs {
    /// The documents; - for standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<String>,
    /// Add the place of every value and object: page, and offsets into what `text` prints
    #[arg(long)]
    pub spans: bool,
    /// Add page headers and footers, signature lines and formulae
    #[arg(long)]
    pub furniture: bool,
    /// One line per object, also for a single input
    #[arg(long)]
    pub compact: bool,
    /// Exit with status 3 if a document has a diagnostic of severity error
    #[arg(long)]
    pub strict: bool,
}
