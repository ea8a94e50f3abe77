//! What is measured, one file a question.

pub(crate) mod avif;
pub(crate) mod builds;
pub(crate) mod documents;
pub(crate) mod engine;
pub(crate) mod packets;
pub(crate) mod quality;
pub(crate) mod serve;
pub(crate) mod sources;
pub(crate) mod text;
