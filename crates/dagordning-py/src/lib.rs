//! The Python package `dagordning`: what of it is not Python. The command is inside, with its readers, its limits and its
//! processes; the functions that people call are in `python/dagordning`.

mod pool;
mod rows;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use pyo3::prelude::*;

/// Native half of the package.
#[pymodule]
mod _dagordning {
    use super::*;

    #[pymodule_export]
    use super::pool::{Job, Pool};
    #[pymodule_export]
    use super::rows::{Rows, Table};

    /// The version of the program.
    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");

    #[pymodule_init]
    fn init(_module: &Bound<'_, PyModule>) -> PyResult<()> {
        // A reader's panic on a broken file is told as the file's fault.
        std::panic::set_hook(Box::new(|_| {}));
        Ok(())
    }

    /// Runs the command on these arguments; its exit status.
    #[pyfunction]
    fn main(py: Python<'_>, given: Vec<OsString>) -> u8 {
        py.detach(|| {
            let line = std::iter::once(OsString::from("dagordning")).chain(given).collect();
            let code = dagordning_cli::run_with(line);
            let _ = std::io::stdout().flush();
            (0..=u8::MAX).find(|number| ExitCode::from(*number) == code).unwrap_or(u8::MAX)
        })
    }

    /// Says what starts a process that runs `main`: an executable and its first arguments.
    #[pyfunction]
    fn set_own(command: Vec<OsString>) {
        dagordning_cli::set_own(command);
    }

    /// The JSON of a document, indented as the command prints it.
    #[pyfunction]
    fn indented(py: Python<'_>, json: &[u8]) -> PyResult<String> {
        py.detach(|| {
            let value: serde_json::Value = serde_json::from_slice(json).map_err(rows::not_ours)?;
            serde_json::to_string_pretty(&value).map_err(rows::not_ours)
        })
    }
}
