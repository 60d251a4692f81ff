//! What can go wrong with an archive.

use std::path::PathBuf;

/// Why an archive cannot be opened, written or asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file is not there.
    #[error("there is no such file")]
    Missing,
    /// Something else stands there.
    #[error("it is no archive that this program has made")]
    NotAnArchive,
    /// It was made by a program that knows more.
    #[error("it was written by a newer version of the program (format {found}, this one knows {known})")]
    Newer {
        /// The archive's format.
        found: i64,
        /// The newest that is known here.
        known: i64,
    },
    /// It was made by a program that knew less.
    #[error(
        "it was written by an older version of the program (format {found}, this one knows {known}); make it anew from the files"
    )]
    Older {
        /// The archive's format.
        found: i64,
        /// The only one that is known here.
        known: i64,
    },
    /// Somebody else holds it.
    #[error("another program is writing into it; wait until that has ended")]
    Locked,
    /// The file, or the folder it stands in, cannot be written.
    #[error("it cannot be written ({0})")]
    ReadOnly(String),
    /// The disk is full.
    #[error("there is no room left for it on the disk")]
    Full,
    /// Its content is damaged.
    #[error("it is damaged ({0}); make it anew from the files")]
    Damaged(String),
    /// What is searched for cannot be understood.
    #[error("{0}")]
    Query(String),
    /// Anything else that SQLite says.
    #[error("{0}")]
    Sqlite(rusqlite::Error),
    /// A file beside the archive.
    #[error("{}: {error}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
}

/// What an archive's functions give.
pub type Result<T> = std::result::Result<T, Error>;

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        use rusqlite::ErrorCode as Code;
        let said = error.to_string();
        match error.sqlite_error_code() {
            Some(Code::NotADatabase) => Error::NotAnArchive,
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Error::Locked,
            Some(Code::DatabaseCorrupt) => Error::Damaged(said),
            Some(Code::ReadOnly | Code::CannotOpen | Code::PermissionDenied) => Error::ReadOnly(said),
            Some(Code::DiskFull) => Error::Full,
            _ => Error::Sqlite(error),
        }
    }
}
