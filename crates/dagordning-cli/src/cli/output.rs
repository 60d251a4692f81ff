//! Where the results go.

use std::io;

/// Whether standard output was closed when the program was started (`>&-`), so that all that was written is lost.
///
/// The runtime opens the system's null device for reading and writing in the place of a stream that is closed. Shells open it
/// for writing alone when they are told to (`> /dev/null`); those who start programs without any stream open it for both
/// and give it to standard error as well.
#[cfg(target_os = "linux")]
pub fn is_closed() -> bool {
    let takes_all = |stream: rustix::fd::BorrowedFd<'_>| {
        use rustix::fs::{FileType, OFlags, fcntl_getfl, fstat, major, minor};
        let null = fstat(stream).is_ok_and(|about| {
            FileType::from_raw_mode(about.st_mode).is_char_device()
                && (major(about.st_rdev), minor(about.st_rdev)) == NULL_DEVICE
        });
        null && fcntl_getfl(stream).is_ok_and(|flags| flags & OFlags::RWMODE == OFlags::RDWR)
    };
    use rustix::fd::AsFd;
    takes_all(io::stdout().as_fd()) && !takes_all(io::stderr().as_fd())
}

/// On Linux.
#[cfg(target_os = "linux")]
const NULL_DEVICE: (u32, u32) = (1, 3);

#[cfg(not(target_os = "linux"))]
pub fn is_closed() -> bool {
    false
}

/// What is said of it.
pub fn closed() -> io::Error {
    io::Error::other("standard output is closed")
}
