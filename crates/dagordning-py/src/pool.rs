//! Threads that read files, each with its own process for PDFs. They are none of Python's: a process that reads ends with the
//! thread that started it, and these live as long as somebody wants something read.

use std::ffi::OsString;
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, available_parallelism};
use std::time::Duration;

use dagordning_cli::embed::{Given, Options, Reader, Refusal};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

/// Nested content takes stack.
const STACK: usize = 8 << 20;
/// So often somebody who waits looks whether the user has had enough.
const LOOK: Duration = Duration::from_millis(50);

/// What a file gave: JSON, a document on a line.
type Answer = Result<Vec<u8>, Refusal>;

struct Order {
    given: Given,
    name: Option<String>,
    answer: SyncSender<Answer>,
}

/// So many threads that read.
#[pyclass(frozen)]
pub struct Pool {
    orders: Mutex<Sender<Order>>,
    /// Nobody waits for what was ordered.
    dropped: Arc<AtomicBool>,
}

#[pymethods]
impl Pool {
    /// With options of the command line, for all that it reads.
    #[new]
    fn new(options: Vec<OsString>, workers: usize) -> PyResult<Pool> {
        let options = Options::of(&options).map_err(PyValueError::new_err)?;
        let (orders, taken) = channel();
        let (taken, dropped) = (Arc::new(Mutex::new(taken)), Arc::new(AtomicBool::new(false)));
        let cores = available_parallelism().map_or(1, NonZero::get);
        let threads = (cores / workers.max(1)).max(1);
        for _ in 0..workers.max(1) {
            let reader = Reader::new(&options, threads).map_err(PyValueError::new_err)?;
            let (taken, dropped) = (Arc::clone(&taken), Arc::clone(&dropped));
            let thread = Builder::new().name("dagordning".to_owned()).stack_size(STACK);
            thread.spawn(move || serve(reader, &taken, &dropped))?;
        }
        Ok(Pool { orders: Mutex::new(orders), dropped })
    }

    /// Has a file read.
    #[pyo3(signature = (path, name=None))]
    fn path(&self, path: PathBuf, name: Option<String>) -> PyResult<Job> {
        self.order(Given::Path(path), name)
    }

    /// Has bytes read.
    #[pyo3(signature = (content, name=None))]
    fn bytes(&self, content: &[u8], name: Option<String>) -> PyResult<Job> {
        self.order(Given::Bytes(content.to_vec()), name)
    }
}

impl Pool {
    fn order(&self, given: Given, name: Option<String>) -> PyResult<Job> {
        let (answer, answered) = sync_channel(1);
        let orders = self.orders.lock().unwrap_or_else(PoisonError::into_inner);
        orders.send(Order { given, name, answer }).map_err(|_| gone())?;
        Ok(Job { answered: Mutex::new(answered) })
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.dropped.store(true, Ordering::Relaxed);
    }
}

fn serve(mut reader: Reader, taken: &Mutex<Receiver<Order>>, dropped: &AtomicBool) {
    loop {
        let order = taken.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(order) = order else { return };
        if dropped.load(Ordering::Relaxed) {
            return;
        }
        // Whoever asked may be gone.
        let _ = order.answer.send(reader.read(order.given, order.name));
    }
}

fn gone() -> PyErr {
    PyRuntimeError::new_err("what reads has ended (a fault in the program)")
}

/// A file that is being read.
#[pyclass(frozen)]
pub struct Job {
    answered: Mutex<Receiver<Answer>>,
}

/// The documents' JSON, or a code, the reason, what may help, and the hash of the bytes.
type Told<'py> = (Vec<Bound<'py, PyBytes>>, Option<(String, String, String, Option<String>)>);

#[pymethods]
impl Job {
    /// Waits until it is read, once.
    fn wait<'py>(&self, py: Python<'py>) -> PyResult<Told<'py>> {
        loop {
            let answer = py.detach(|| {
                let answered = self.answered.lock().unwrap_or_else(PoisonError::into_inner);
                answered.recv_timeout(LOOK)
            });
            match answer {
                Ok(Ok(json)) => {
                    let lines = json.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
                    return Ok((lines.map(|line| PyBytes::new(py, line)).collect(), None));
                }
                Ok(Err(Refusal { code, reason, advice, sha256 })) => {
                    return Ok((Vec::new(), Some((code, reason, advice, sha256))));
                }
                Err(RecvTimeoutError::Timeout) => py.check_signals()?,
                Err(RecvTimeoutError::Disconnected) => return Err(gone()),
            }
        }
    }
}
