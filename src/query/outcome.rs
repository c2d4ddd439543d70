//! Kinds of decision as a query or a flag names them.

use crate::danish::slug;
use crate::record::Udfald;

/// A query that has no answer in any index.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CompileError {
    /// A kind of decision that there is not: of the flag, or of a query that was not typed ([`super::parse()`] names the
    /// place).
    #[error("udfald is never \"{0}\"")]
    Udfald(String),
}

impl CompileError {
    /// What to write instead.
    #[must_use]
    pub fn hint(&self) -> String {
        format!("it is one of: {}", outcomes())
    }
}

/// The names of all kinds of decision, for a message.
pub(super) fn outcomes() -> String {
    Udfald::ALLE.map(Udfald::navn).join(", ")
}

/// The kind of decision that `text` names, in Danish or ASCII letters, whatever its case.
///
/// # Errors
/// If there is none of that name.
pub fn udfald(text: &str) -> Result<Udfald, CompileError> {
    let wanted = slug(text);
    let found = Udfald::ALLE.into_iter().find(|udfald| slug(udfald.navn()) == wanted);
    found.ok_or_else(|| CompileError::Udfald(text.to_owned()))
}
