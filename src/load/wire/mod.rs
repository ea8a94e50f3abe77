//! The folder format, file by file: what a person writes, before it means anything.
//!
//! These types mirror the files key for key. They hold no defaults and resolve no reference; the model stage does
//! both, and takes each of them apart completely, so that a key added here and forgotten there does not compile.

pub mod clip;
pub mod config;
pub mod credits;
pub mod deliverable;
pub mod ejected;
pub mod entry;
pub mod film;
pub mod numbers;
pub mod page;
pub mod person;
pub mod press;
pub mod still;
pub mod words;
