//! The tests that see klynge from outside, in one binary: goldens, accounting, properties, architecture, the pages.

#[cfg(test)]
mod accounting;
#[cfg(test)]
mod architecture;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod readme;
