//! onset turns one folder that a film crew keeps while shooting into a site, a press kit and answers.
//!
//! [`pipeline`] runs the stages in order: [`load`], [`model`], [`check`], [`plan`], [`images`], [`print`],
//! [`bundle`], [`render`], [`write`]. A stage uses earlier stages' types, never a later one's. Beside them stand [`deliver`],
//! [`archive`], [`sheet`] and [`overrides`].

pub mod archive;
pub mod bundle;
pub mod check;
pub mod cli;
pub mod deliver;
pub mod diagnostics;
pub mod failure;
pub mod images;
pub mod load;
pub mod model;
pub mod number;
pub mod output;
pub mod overrides;
pub mod pipeline;
pub mod places;
pub mod plan;
pub mod print;
pub mod render;
#[cfg(feature = "serve")]
pub mod serve;
pub mod sheet;
pub mod text;
pub mod write;
