//! The command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    dagordning_cli::run()
}
