//! Readers at work behind a bounded queue.
//!
//! It has two lanes: a file is first read quickly, and one with pages that have to be read from their images, which takes a
//! thousand times as long, waits again in a lane of its own. One reader never leaves the quick lane, so that scans do not hold
//! up what is no scan; the others look into the slow lane first, so that scans are read at all. One reader alone has one lane.

use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use crate::problem::Problem;
use crate::reader::{Halt, Pace, Reader};

type Job = Box<dyn FnOnce(&mut dyn Reader) + Send>;

/// The way to the readers, who go home when it is gone.
pub struct Queue {
    lanes: Arc<Lanes>,
    /// Where files go first.
    first: Pace,
    readers: usize,
}

struct Lanes {
    waiting: Mutex<Waiting>,
    /// A job has come, or the end.
    come: Condvar,
    quick: Places,
    slow: Places,
}

#[derive(Default)]
struct Waiting {
    quick: VecDeque<(Job, OwnedSemaphorePermit)>,
    slow: VecDeque<(Job, OwnedSemaphorePermit)>,
    ended: bool,
}

impl Waiting {
    fn lane(&mut self, pace: Pace) -> &mut VecDeque<(Job, OwnedSemaphorePermit)> {
        match pace {
            Pace::Quick => &mut self.quick,
            Pace::Whole => &mut self.slow,
        }
    }
}

/// How many may wait in a lane.
struct Places {
    all: usize,
    free: Arc<Semaphore>,
}

impl Places {
    fn new(all: usize) -> Places {
        Places { all, free: Arc::new(Semaphore::new(all)) }
    }

    fn taken(&self) -> usize {
        self.all - self.free.available_permits()
    }
}

/// What is done where no place is free.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Full {
    /// The job is refused.
    Refuse,
    /// It waits for a place.
    Wait,
}

impl Queue {
    /// Starts a thread for each reader; so many jobs may wait in each lane.
    pub fn start(readers: Vec<Box<dyn Reader>>, places: usize) -> io::Result<Queue> {
        let places = places.max(1);
        let lanes = Arc::new(Lanes {
            waiting: Mutex::default(),
            come: Condvar::new(),
            quick: Places::new(places),
            slow: Places::new(places),
        });
        let count = readers.len();
        for (at, mut reader) in readers.into_iter().enumerate() {
            let lanes = Arc::clone(&lanes);
            let own: &[Pace] = match (at, count) {
                (_, 1) => &[Pace::Whole],
                (0, _) => &[Pace::Quick],
                _ => &[Pace::Whole, Pace::Quick],
            };
            thread::Builder::new().name("reader".to_owned()).spawn(move || {
                while let Some(job) = lanes.next(own) {
                    // Who asked is told by the answer that does not come.
                    let _ = catch_unwind(AssertUnwindSafe(|| job(&mut *reader)));
                }
            })?;
        }
        let first = if count > 1 { Pace::Quick } else { Pace::Whole };
        Ok(Queue { lanes, first, readers: count })
    }

    /// How many readers there are.
    pub fn readers(&self) -> usize {
        self.readers
    }

    /// How many jobs wait, in both lanes.
    pub fn waiting(&self) -> usize {
        self.lanes.quick.taken() + self.lanes.slow.taken()
    }

    /// How many jobs wait in the lane of such files as have pages to be read from their images.
    pub fn waiting_long(&self) -> usize {
        if self.first == Pace::Quick { self.lanes.slow.taken() } else { 0 }
    }

    /// Whether a file that comes now is refused.
    pub fn is_full(&self) -> bool {
        self.lanes.places(self.first).free.available_permits() == 0
    }

    /// Asks for a job, if there is a place in the queue.
    pub async fn ask<T: Send + 'static>(
        &self,
        work: impl Fn(&mut dyn Reader, Pace) -> Result<T, Halt> + Send + Sync + 'static,
    ) -> Result<T, Problem> {
        self.done(work, Full::Refuse).await
    }

    /// Asks for a job and waits for a place: for one of many of a request that is being answered.
    pub async fn ask_patiently<T: Send + 'static>(
        &self,
        work: impl Fn(&mut dyn Reader, Pace) -> Result<T, Halt> + Send + Sync + 'static,
    ) -> Result<T, Problem> {
        self.done(work, Full::Wait).await
    }

    async fn done<T: Send + 'static>(
        &self,
        work: impl Fn(&mut dyn Reader, Pace) -> Result<T, Halt> + Send + Sync + 'static,
        full: Full,
    ) -> Result<T, Problem> {
        let work = Arc::new(work);
        let mut read = self.turn(Arc::clone(&work), self.first, full).await?;
        if self.first == Pace::Quick && matches!(read, Err(Halt::Slow)) {
            read = self.turn(work, Pace::Whole, full).await?;
        }
        read.map_err(|halt| match halt {
            Halt::Unread(unread) => Problem::from(unread),
            Halt::Slow => Problem::broke_off(),
        })
    }

    /// A job's turn in a lane.
    async fn turn<T: Send + 'static>(
        &self,
        work: Arc<impl Fn(&mut dyn Reader, Pace) -> T + Send + Sync + 'static>,
        pace: Pace,
        full: Full,
    ) -> Result<T, Problem> {
        let free = Arc::clone(&self.lanes.places(pace).free);
        let place = match full {
            Full::Refuse => free.try_acquire_owned().map_err(|_| Problem::busy())?,
            Full::Wait => free.acquire_owned().await.map_err(|_| Problem::broke_off())?,
        };
        let (sender, answer) = oneshot::channel();
        let job = Box::new(move |reader: &mut dyn Reader| {
            // Who has gone needs no answer.
            if !sender.is_closed() {
                let _ = sender.send(work(reader, pace));
            }
        });
        self.lanes.waiting.lock().unwrap_or_else(PoisonError::into_inner).lane(pace).push_back((job, place));
        // Not each reader looks into each lane.
        self.lanes.come.notify_all();
        answer.await.map_err(|_| Problem::broke_off())
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        self.lanes.waiting.lock().unwrap_or_else(PoisonError::into_inner).ended = true;
        self.lanes.come.notify_all();
    }
}

impl Lanes {
    fn places(&self, pace: Pace) -> &Places {
        match pace {
            Pace::Quick => &self.quick,
            Pace::Whole => &self.slow,
        }
    }

    /// The next job of these lanes, waited for; none at the end.
    fn next(&self, lanes: &[Pace]) -> Option<Job> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some((job, _place)) = lanes.iter().find_map(|lane| waiting.lane(*lane).pop_front()) {
                return Some(job);
            }
            if waiting.ended {
                return None;
            }
            waiting = self.come.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;

    use dagordning::output::Sheet;
    use dagordning_view::Tongue;

    use super::*;
    use crate::reader::{How, Raster, Read, Served, Upload};

    /// One that is only handed to jobs.
    struct Idle;

    impl Reader for Idle {
        fn json(&mut self, _: &Upload, _: How, _: Pace) -> Result<Vec<u8>, Halt> {
            Ok(Vec::new())
        }

        fn review(&mut self, _: &Upload, _: Served<'_>, _: Tongue, _: Pace) -> Result<Read, Halt> {
            Ok(Read::default())
        }

        fn sheet(&mut self, _: &Upload, _: Pace) -> Result<Sheet, Halt> {
            Err(Halt::Slow)
        }

        fn draw(&mut self, _: &Arc<Vec<u8>>, _: u32, _: f32) -> Option<Raster> {
            None
        }
    }

    fn queue(readers: usize, places: usize) -> Arc<Queue> {
        let readers = (0..readers).map(|_| Box::new(Idle) as Box<dyn Reader>).collect();
        Arc::new(Queue::start(readers, places).expect("threads"))
    }

    fn runtime() -> tokio::runtime::Runtime {
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime")
    }

    type Work = Box<dyn Fn(&mut dyn Reader, Pace) -> Result<Pace, Halt> + Send + Sync>;

    /// A scan that is read until the other end of the channel says a word, or is gone.
    fn scan() -> (Work, mpsc::Sender<()>) {
        let (end, until) = mpsc::channel::<()>();
        let until = Mutex::new(until);
        let work = move |_: &mut dyn Reader, pace: Pace| match pace {
            Pace::Quick => Err(Halt::Slow),
            Pace::Whole => {
                let _ = until.lock().expect("one").recv();
                Ok(pace)
            }
        };
        (Box::new(work), end)
    }

    fn waits(until: impl Fn() -> bool) {
        for _ in 0..500 {
            if until() {
                return;
            }
            thread::sleep(Duration::from_millis(10));
        }
        panic!("it does not come");
    }

    #[test]
    fn what_is_no_scan_passes_by_scans_however_many_wait() {
        for readers in [2, 3, 5] {
            let (queue, runtime) = (queue(readers, 64), runtime());
            let mut scans = Vec::new();
            for _ in 0..20 {
                let (work, end) = scan();
                let queue = Arc::clone(&queue);
                scans.push((runtime.spawn(async move { queue.ask(work).await }), end));
            }
            // All readers but one are at scans; the others wait.
            waits(|| queue.waiting_long() == 20 - (readers - 1));
            for _ in 0..100 {
                let asked = runtime.block_on(queue.ask(|_, pace| Ok(pace)));
                assert_eq!(asked, Ok(Pace::Quick));
            }
            assert_eq!(queue.waiting_long(), 20 - (readers - 1), "no more scans at once than may be");
            for (_, end) in &scans {
                let _ = end.send(());
            }
            for (scan, _) in scans {
                assert_eq!(runtime.block_on(scan).expect("it ends"), Ok(Pace::Whole));
            }
            assert_eq!(queue.waiting(), 0);
        }
    }

    #[test]
    fn scans_are_read_however_many_others_come() {
        let (queue, runtime) = (queue(2, 64), runtime());
        let (own, handle) = (Arc::clone(&queue), runtime.handle().clone());
        let (stop, stopped) = mpsc::channel::<()>();
        let others = thread::spawn(move || {
            while stopped.try_recv().is_err() {
                let many = (0..8).map(|_| own.ask(|_, _| Ok(())));
                handle.block_on(futures_util::future::join_all(many));
            }
        });
        for _ in 0..20 {
            let (work, end) = scan();
            drop(end);
            assert_eq!(runtime.block_on(queue.ask(work)), Ok(Pace::Whole));
        }
        stop.send(()).expect("they come");
        others.join().expect("they end");
    }

    #[test]
    fn each_lane_has_its_places_and_one_reader_has_one_lane() {
        let (both, runtime) = (queue(2, 2), runtime());
        let mut ends = Vec::new();
        // One is read, two wait, the fourth is refused; files that are no scans are not.
        for waiting in 0..=2 {
            let ((work, end), own) = (scan(), Arc::clone(&both));
            runtime.spawn(async move { own.ask(work).await });
            ends.push(end);
            waits(|| both.waiting_long() == waiting && both.waiting() == waiting);
        }
        let (work, _end) = scan();
        assert_eq!(runtime.block_on(both.ask(work)), Err(Problem::busy()));
        assert!(!both.is_full());
        assert_eq!(runtime.block_on(both.ask(|_, pace| Ok(pace))), Ok(Pace::Quick));
        // What comes first is read first, and read once.
        let (one, order) = (queue(1, 64), Arc::new(Mutex::new(Vec::new())));
        let all = (0..10).map(|at| {
            let order = Arc::clone(&order);
            one.ask(move |_, pace| {
                order.lock().expect("one").push(at);
                Ok(pace)
            })
        });
        assert!(runtime.block_on(futures_util::future::join_all(all)).iter().all(|pace| *pace == Ok(Pace::Whole)));
        assert_eq!(*order.lock().expect("one"), (0..10).collect::<Vec<_>>());
        assert_eq!(one.waiting_long(), 0);
    }

    #[test]
    fn a_job_that_panics_is_a_fault_and_readers_go_on() {
        let (queue, runtime) = (queue(2, 4), runtime());
        for _ in 0..6 {
            let asked = runtime.block_on(queue.ask(|_, _| -> Result<(), Halt> { panic!("a fault") }));
            assert_eq!(asked, Err(Problem::broke_off()));
        }
        assert_eq!(runtime.block_on(queue.ask_patiently(|_, _| Ok(7))), Ok(7));
    }
}
