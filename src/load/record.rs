//! One declaration for each kind of record a person fills in: its keys, what each is for, and how it is read.
//!
//! `record!` makes a plain struct and, from the same lines, its [`Wire`](super::reading::Wire) implementation and
//! its [`Shape`](super::shape::Shape), from which the reference page and the JSON Schemas are written. A key can
//! therefore not be read without being documented, nor documented without being read.

/// Declares a record of the folder format. Doc comments are the reference documentation of record and keys.
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident {
            $( $(#[doc = $field_doc:literal])* pub $field:ident : $type:ty, )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone)]
        pub struct $name { $( $(#[doc = $field_doc])* pub $field: $type, )* }

        impl $crate::load::reading::Wire for $name {
            fn expects() -> String {
                "a list of keys and values".to_owned()
            }

            fn read(node: &$crate::load::yaml::Node, out: &mut $crate::load::reading::Problems) -> Option<Self> {
                const KEYS: &[&str] = &[ $( stringify!($field) ),* ];
                let mut keys = $crate::load::reading::Keys::open(node, KEYS, out)?;
                $( let $field = keys.take::<$type>(stringify!($field), out); )*
                Some(Self { $( $field: $field?, )* })
            }

            fn shape() -> $crate::load::shape::Shape {
                $crate::load::shape::Shape::Record($crate::load::shape::Record {
                    name: stringify!($name),
                    about: concat!($($doc, "\n"),*),
                    fields: || vec![ $( $crate::load::shape::Field {
                        key: stringify!($field),
                        about: concat!($($field_doc, "\n"),*),
                        required: <$type as $crate::load::reading::Wire>::REQUIRED,
                        shape: <$type as $crate::load::reading::Wire>::shape(),
                    } ),* ],
                })
            }
        }
    };
}

/// Declares a fixed choice of words, each with what it means.
macro_rules! words {
    (
        $(#[doc = $doc:literal])*
        pub enum $name:ident { $( $(#[doc = $word_doc:literal])* $variant:ident = $word:literal, )* }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $( $(#[doc = $word_doc])* $variant, )* }

        impl $name {
            /// Every value, in the order of its declaration.
            pub const ALL: &'static [Self] = &[ $( Self::$variant ),* ];

            /// The word as it is written in a file and in an address.
            pub const fn word(self) -> &'static str {
                match self { $( Self::$variant => $word ),* }
            }

            /// The value that a word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.word() == word)
            }
        }

        impl $crate::load::reading::Wire for $name {
            fn expects() -> String {
                format!("one of {}", [$( concat!("`", $word, "`") ),*].join(", "))
            }

            fn read(node: &$crate::load::yaml::Node, out: &mut $crate::load::reading::Problems) -> Option<Self> {
                $crate::load::reading::read_word(node, &[ $( ($word, Self::$variant) ),* ], out)
            }

            fn shape() -> $crate::load::shape::Shape {
                $crate::load::shape::Shape::Words(vec![ $( ($word, concat!($($word_doc),*)) ),* ])
            }
        }
    };
}

pub(crate) use {record, words};
