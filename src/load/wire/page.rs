//! `pages/*.md`: free pages.

use crate::load::reading::At;
use crate::load::record::record;

record! {
    /// The front matter of a free page.
    pub struct Page {
        /// The title.
        pub title: At<String>,
        /// A sentence for search engines and social cards.
        pub description: Option<At<String>>,
        /// Whether the menu names it. `true` when left out.
        pub menu: Option<At<bool>>,
        /// Place in the menu: lower comes first.
        pub order: Option<At<i32>>,
        /// Whether it is unfinished.
        pub draft: Option<At<bool>>,
    }
}
