//! What is measured, one file a question.

pub(crate) mod engine;
