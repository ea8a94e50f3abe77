//! onset turns one folder that a film crew keeps while shooting into a site, a press kit and answers.
//!
//! The stages, in order: [`load`], [`model`], [`check`], [`plan`], [`images`], [`bundle`], [`render`], [`write`].
//! [`pipeline`] runs them.

pub mod diagnostics;
pub mod load;
pub mod model;
pub mod places;
