//! What went wrong, where, and what to do next: the wording of every error in one place.

use std::fmt::{self, Display, Formatter};
use std::io;
use std::path::Path;

use crate::index::error::{REBUILD, hint_of_io};
use crate::index::{Damage, IndexError};
use crate::ingest::{IngestError, WalkError};
use crate::output::ExportError;
use crate::query::{QueryErrors, SearchError};

/// Why a command ends without an answer.
#[derive(Debug)]
pub(super) struct Failure {
    error: anyhow::Error,
    /// What the user can do.
    pub(super) hint: Option<String>,
}

impl Failure {
    /// A failure in words.
    pub(super) fn new(message: impl Display, hint: impl Into<Option<String>>) -> Self {
        Self { error: anyhow::anyhow!("{message}"), hint: hint.into() }
    }

    /// A query that cannot be read, with the place where it breaks.
    pub(super) fn query(errors: &QueryErrors, query: &str) -> Self {
        Self::new(format!("the query cannot be read\n{}", errors.render(query).trim_end()), None)
    }

    fn with_hint(error: impl Into<anyhow::Error>, hint: Option<String>) -> Self {
        Self { error: error.into(), hint }
    }

    /// An index whose files are not as they were written.
    pub(super) fn damaged(damage: &Damage) -> Self {
        Self::new(format!("the index is damaged: {damage}"), REBUILD.to_owned())
    }

    /// A file of the index that cannot be written.
    pub(super) fn unwritten(file: &Path, error: &io::Error) -> Self {
        let hint = hint_of_io(error.kind()).map(str::to_owned);
        Self::new(format!("cannot write {}: {error}", file.display()), hint)
    }

    /// The failure with the file that it is about.
    pub(super) fn at(self, path: &Path) -> Self {
        Self { error: self.error.context(format!("cannot write {}", path.display())), hint: self.hint }
    }

    /// Whether it is only that nobody reads on.
    pub(super) fn is_closed_pipe(&self) -> bool {
        self.error.chain().any(|cause| {
            let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
            let json = cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
            io.or(json) == Some(io::ErrorKind::BrokenPipe)
        })
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.error)?;
        let mut said = self.error.to_string();
        for cause in self.error.chain().skip(1).map(ToString::to_string) {
            // Many errors of libraries already say their cause.
            if !said.contains(&cause) {
                write!(f, "\n  because: {cause}")?;
                said.push_str(&cause);
            }
        }
        Ok(())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::with_hint(error, None)
    }
}

impl From<IndexError> for Failure {
    fn from(error: IndexError) -> Self {
        let hint = error.hint().map(str::to_owned);
        Self::with_hint(error, hint)
    }
}

impl From<WalkError> for Failure {
    fn from(error: WalkError) -> Self {
        let hint = error.hint().to_owned();
        Self::with_hint(error, Some(hint))
    }
}

impl From<IngestError> for Failure {
    fn from(error: IngestError) -> Self {
        match error {
            IngestError::Walk(error) => error.into(),
            IngestError::Index(error) => error.into(),
            IngestError::Stopped => Self::with_hint(error, Some("run the same command again to go on".to_owned())),
        }
    }
}

impl From<SearchError> for Failure {
    fn from(error: SearchError) -> Self {
        match error {
            SearchError::Index(error) => error.into(),
            SearchError::Compile(error) => {
                let hint = error.hint();
                Self::with_hint(error, Some(hint))
            }
        }
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Io(error) => error.into(),
            ExportError::Index(error) => error.into(),
        }
    }
}
