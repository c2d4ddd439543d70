//! Bounds what waits to be indexed: tantivy's own queue holds up to 10,000 batches, whatever their size.

use std::sync::{Arc, Condvar, Mutex, PoisonError};

use tantivy::TantivyDocument;
use tantivy::schema::Document;

/// How many bytes of text may wait: twice what is parsed in one go. A document has its text twice and more, as fields and in
/// its record.
const LIMIT: usize = 4 << 20;

/// Counts the bytes of text that wait.
#[derive(Default)]
pub(super) struct Queue {
    waiting: Mutex<usize>,
    freed: Condvar,
}

/// The place in the queue of one batch; freed when the last of its documents is.
struct Place {
    bytes: usize,
    queue: Arc<Queue>,
}

/// A document that counts as waiting until tantivy has indexed and dropped it.
pub(super) struct Queued {
    document: TantivyDocument,
    _place: Arc<Place>,
}

impl Queue {
    /// Takes in a batch with `bytes` of text, after waiting for room. A batch larger than the limit goes alone.
    pub(super) fn admit(self: &Arc<Self>, batch: Vec<TantivyDocument>, bytes: usize) -> Vec<Queued> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        while *waiting > 0 && *waiting + bytes > LIMIT {
            waiting = self.freed.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
        *waiting += bytes;
        let place = Arc::new(Place { bytes, queue: Arc::clone(self) });
        let queued = |mut document: TantivyDocument| {
            // What it grew by and does not need is a third of it.
            document.shrink_to_fit();
            Queued { document, _place: Arc::clone(&place) }
        };
        batch.into_iter().map(queued).collect()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut waiting = self.queue.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        *waiting = waiting.saturating_sub(self.bytes);
        self.queue.freed.notify_one();
    }
}

impl Document for Queued {
    type Value<'a> = <TantivyDocument as Document>::Value<'a>;
    type FieldsValuesIter<'a> = <TantivyDocument as Document>::FieldsValuesIter<'a>;

    fn iter_fields_and_values(&self) -> Self::FieldsValuesIter<'_> {
        self.document.iter_fields_and_values()
    }
}
