//! The files of the built-in theme, compiled in.

macro_rules! shipped {
    ($( $name:literal, )*) => {
        /// Every file of the built-in theme: its name and its bytes. A test holds this list against the folder.
        pub const SHIPPED: &[(&str, &[u8])] = &[
            $( ($name, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/", $name))), )*
        ];
    };
}

shipped! {
    "theme.yaml",
}
