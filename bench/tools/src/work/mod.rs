//! What is measured, as commands of their own: each runs in a process that does nothing else.

pub(crate) mod engine;
pub(crate) mod floor;
pub(crate) mod score;
