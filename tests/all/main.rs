//! The tests that see klynge from outside, in one binary: goldens, scores, accounting, properties, architecture, the pages; the
//! tool as a process, its search against a scan, and its ranking.

#[cfg(test)]
mod accounting;
#[cfg(test)]
mod answers;
#[cfg(test)]
mod architecture;
#[cfg(test)]
mod bulk;
#[cfg(test)]
mod check;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod dependencies;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod durability;
#[cfg(test)]
mod env;
#[cfg(test)]
mod equivalence;
#[cfg(test)]
mod explain;
#[cfg(test)]
mod export;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod ingest;
#[cfg(test)]
mod listing;
#[cfg(test)]
mod naive;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod ranking;
#[cfg(test)]
mod reach;
#[cfg(test)]
mod readme;
#[cfg(test)]
mod rebuild;
#[cfg(test)]
mod renderings;
#[cfg(test)]
mod score;
#[cfg(test)]
mod search;
#[cfg(test)]
mod show;
#[cfg(test)]
mod traps;
