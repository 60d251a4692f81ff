//! What the service is told when it starts, and what it knows while it runs.

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::keep::Keep;
use crate::kept::Kept;
use crate::metrics::Metrics;
use crate::problem::Problem;
use crate::queue::Queue;
use crate::token::Token;

/// What the service is told.
#[derive(Clone, Default)]
pub struct Config {
    /// Names by which it is reached, beside addresses and `localhost`.
    pub hosts: Vec<String>,
    /// The secret; without one everybody who reaches it is answered.
    pub token: Option<Token>,
    /// The archive that is searched.
    pub archive: Option<Located>,
    /// Whether corrections are saved.
    pub write: bool,
    /// The folder in which they are saved, beside the documents that are there.
    pub corrections: Option<PathBuf>,
    /// What it may take.
    pub bounds: Bounds,
}

/// An archive, and how it names files.
#[derive(Debug, Clone)]
pub struct Located {
    /// Where the archive is.
    pub path: PathBuf,
    /// The path of a file, from the archive's folder, by the name that it has in the archive.
    pub decode: fn(&str) -> PathBuf,
}

/// What the service may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Bytes of a request.
    pub body: usize,
    /// For a request.
    pub time: Duration,
    /// Jobs that may wait.
    pub queue: usize,
    /// Connections at once.
    pub connections: usize,
    /// Results that are kept.
    pub results: usize,
    /// Bytes of all results that are kept.
    pub kept: usize,
}

impl Default for Bounds {
    fn default() -> Bounds {
        Bounds {
            body: 64 << 20,
            time: Duration::from_secs(120),
            queue: 64,
            connections: 256,
            results: 64,
            kept: 256 << 20,
        }
    }
}

/// So many requests of the largest size may be in memory at once.
const LARGE: usize = 4;
/// Bytes by which room for requests is counted.
const UNIT: usize = 1 << 10;
/// Questions to the archive that are answered at once.
const ASKED: usize = 4;
/// Questions that may wait.
const WAITING: usize = 64;

/// What the service knows while it runs.
pub struct State {
    pub config: Config,
    /// The address that it is bound to.
    pub address: IpAddr,
    pub queue: Queue,
    pub kept: Kept,
    pub keep: Keep,
    pub metrics: Metrics,
    /// In units.
    room: Arc<Semaphore>,
    pub asked: Arc<Semaphore>,
    pub waiting: Arc<Semaphore>,
}

/// As handlers share it.
pub type Shared = Arc<State>;

impl State {
    pub fn new(config: Config, address: IpAddr, queue: Queue) -> State {
        let bounds = config.bounds;
        State {
            kept: Kept::new(bounds.results, bounds.kept),
            keep: Keep::new(config.corrections.clone(), config.archive.clone()),
            room: Arc::new(Semaphore::new(units(bounds.body * LARGE))),
            asked: Arc::new(Semaphore::new(ASKED)),
            waiting: Arc::new(Semaphore::new(WAITING)),
            metrics: Metrics::default(),
            config,
            address,
            queue,
        }
    }

    /// Room for a request of so many bytes, or of any size up to the largest; it is given back when this is dropped.
    pub fn room(&self, bytes: Option<usize>) -> Result<OwnedSemaphorePermit, Problem> {
        let bytes = bytes.unwrap_or(self.config.bounds.body).min(self.config.bounds.body);
        let wanted = u32::try_from(units(bytes)).unwrap_or(u32::MAX);
        Arc::clone(&self.room).try_acquire_many_owned(wanted).map_err(|_| Problem::busy())
    }
}

fn units(bytes: usize) -> usize {
    (bytes / UNIT).max(1)
}
