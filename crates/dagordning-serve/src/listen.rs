//! Taking connections, and stopping.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use crate::queue::Queue;
use crate::reader::Reader;
use crate::routes::routes;
use crate::state::{Config, State};

/// For the head of a request.
const HEAD: Duration = Duration::from_secs(15);
/// For answers that are under way when it is to stop.
const LAST: Duration = Duration::from_secs(30);
/// Before a connection is tried again that could not be taken.
const PAUSE: Duration = Duration::from_millis(50);

/// What is told of a service that has begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Serving {
    /// Where it listens; its port is one that was free if any was asked for.
    pub address: SocketAddr,
}

/// Listens until it is told to stop by a signal: what is under way then is answered, nothing new is taken.
///
/// # Errors
///
/// It cannot listen there, or no thread can be started.
pub fn serve(
    address: SocketAddr,
    config: Config,
    readers: Vec<Box<dyn Reader>>,
    began: impl FnOnce(Serving) -> io::Result<()>,
) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let queue = Queue::start(readers, config.bounds.queue)?;
    let done = runtime.block_on(async {
        let stop = stop()?;
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        let state = Arc::new(State::new(config, address.ip(), queue));
        began(Serving { address })?;
        run(listener, state, stop).await;
        Ok(())
    });
    runtime.shutdown_timeout(LAST);
    done
}

async fn run(listener: TcpListener, state: Arc<State>, stop: impl Future<Output = ()>) {
    let room = Arc::new(Semaphore::new(state.config.bounds.connections.max(1)));
    let app = routes(Arc::clone(&state));
    let graceful = GracefulShutdown::new();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(64 << 10);
    tokio::pin!(stop);
    loop {
        let taken = async {
            let permit = Arc::clone(&room).acquire_owned().await;
            (permit, listener.accept().await)
        };
        let (permit, stream) = tokio::select! {
            taken = taken => taken,
            () = &mut stop => break,
        };
        // A connection that was gone before it was taken, or no more files that may be open.
        let Ok((stream, _)) = stream else {
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        let _ = stream.set_nodelay(true);
        let connection = http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(app.clone()));
        let connection = graceful.watch(connection);
        let state = Arc::clone(&state);
        tokio::spawn(async move {
            state.metrics.connections.fetch_add(1, Ordering::Relaxed);
            // What breaks off is the other side's affair.
            let _ = connection.await;
            state.metrics.connections.fetch_sub(1, Ordering::Relaxed);
            drop(permit);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(LAST, graceful.shutdown()).await;
}

/// What ends when the program is to stop.
#[cfg(unix)]
fn stop() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// What ends when the program is to stop.
#[cfg(not(unix))]
fn stop() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
