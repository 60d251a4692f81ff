//! Readers at work behind a bounded queue.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use tokio::sync::{mpsc, oneshot};

use crate::problem::Problem;
use crate::reader::Reader;

type Job = Box<dyn FnOnce(&mut dyn Reader) + Send>;

/// The way to the readers.
#[derive(Clone)]
pub struct Queue {
    jobs: mpsc::Sender<Job>,
    places: usize,
    readers: usize,
}

/// A job that has a place in the queue.
pub struct Asked<T>(oneshot::Receiver<T>);

impl<T> Asked<T> {
    /// Its answer.
    pub async fn answer(self) -> Result<T, Problem> {
        self.0.await.map_err(|_| Problem::broke_off())
    }
}

impl Queue {
    /// Starts a thread for each reader; so many jobs may wait.
    pub fn start(readers: Vec<Box<dyn Reader>>, places: usize) -> io::Result<Queue> {
        let (jobs, waiting) = mpsc::channel::<Job>(places.max(1));
        let waiting = Arc::new(Mutex::new(waiting));
        let count = readers.len();
        for mut reader in readers {
            let waiting = Arc::clone(&waiting);
            thread::Builder::new().name("reader".to_owned()).spawn(move || {
                loop {
                    let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).blocking_recv();
                    let Some(job) = next else { return };
                    // Who asked is told by the answer that does not come.
                    let _ = catch_unwind(AssertUnwindSafe(|| job(&mut *reader)));
                }
            })?;
        }
        Ok(Queue { jobs, places: places.max(1), readers: count })
    }

    /// How many readers there are.
    pub fn readers(&self) -> usize {
        self.readers
    }

    /// How many jobs wait.
    pub fn waiting(&self) -> usize {
        self.places - self.jobs.capacity()
    }

    /// Asks for a job, if there is a place in the queue.
    pub fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut dyn Reader) -> T + Send + 'static,
    ) -> Result<Asked<T>, Problem> {
        let (job, answer) = job(work);
        self.jobs.try_send(job).map_err(|_| Problem::busy())?;
        Ok(Asked(answer))
    }

    /// Asks for a job and waits for a place: for one of many of a request that is being answered.
    pub async fn ask_patiently<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut dyn Reader) -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let (job, answer) = job(work);
        self.jobs.send(job).await.map_err(|_| Problem::broke_off())?;
        Asked(answer).answer().await
    }
}

fn job<T: Send + 'static>(work: impl FnOnce(&mut dyn Reader) -> T + Send + 'static) -> (Job, oneshot::Receiver<T>) {
    let (sender, answer) = oneshot::channel();
    let job = Box::new(move |reader: &mut dyn Reader| {
        // Who has gone needs no answer.
        if !sender.is_closed() {
            let _ = sender.send(work(reader));
        }
    });
    (job, answer)
}
