//! What references become in the texts of a bundle.

pub(super) use crate::text::outside::Outside;
