//! The tests that see klynge from outside, in one binary.

#[cfg(test)]
mod readme;
