//! The declarations from which readers and schemas are made.

/// Declares an object of the files: a struct, its reader, and its part of the JSON Schema.
///
/// Each field is `name: Type = required | optional | or(default), "中文名", "说明";` where the
/// explanation is what the schema says of the field. An optional field becomes an `Option`. Every record also has `at`,
/// the place where it stands. A record that is declared `pub struct Name (open) = …` lets other keys
/// pass, because more of them may come with later versions.
#[macro_export]
macro_rules! record {
    (
        $(#[$doc:meta])*
        pub struct $Name:ident $(($open:ident))? = $title:literal {
            $( $(#[$field_doc:meta])* $field:ident : $T:ty = $presence:ident $(($default:expr))?, $label:literal $(, $help:literal)?; )*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $Name {
            /// Where it stands in its file.
            pub at: $crate::issue::At,
            $( $(#[$field_doc])* pub $field: $crate::record!(@type $presence $T), )*
        }

        impl $Name {
            /// The keys that it may have.
            pub const KEYS: &'static [&'static str] = &[$(stringify!($field)),*];

            /// Takes its fields from an object that is open.
            #[allow(unused_mut, unused_variables)]
            pub fn from_fields(fields: &mut $crate::json::Fields<'_, '_>) -> Option<$Name> {
                $( let $field = $crate::record!(@read fields $presence $T, stringify!($field), $label $(, $default)?); )*
                Some($Name { at: fields.at(), $( $field: $field? ),* })
            }

            /// Its properties and the required ones among them, for the schema.
            #[allow(unused_mut, unused_variables)]
            pub fn properties(book: &mut $crate::json::SchemaBook) -> (serde_json::Map<String, serde_json::Value>, Vec<&'static str>) {
                let mut properties = serde_json::Map::new();
                let mut required: Vec<&'static str> = Vec::new();
                $(
                    let schema = <$T as $crate::json::FromJson>::schema(book);
                    let schema = $crate::json::SchemaBook::annotate(schema, $label, concat!($($help)?));
                    let schema = $crate::record!(@default schema $presence $T $(, $default)?);
                    properties.insert(stringify!($field).to_owned(), schema);
                    $crate::record!(@note required $presence stringify!($field));
                )*
                (properties, required)
            }
        }

        impl $crate::json::FromJson for $Name {
            fn from_json(json: &$crate::json::Json<'_>, faults: &mut $crate::json::Faults) -> Option<$Name> {
                let mut fields = $crate::json::Fields::open(json, faults)?;
                let record = $Name::from_fields(&mut fields);
                $crate::record!(@close fields $($open)?);
                record
            }

            fn schema(book: &mut $crate::json::SchemaBook) -> serde_json::Value {
                book.define(stringify!($Name), |book| {
                    let (properties, required) = $Name::properties(book);
                    $crate::json::SchemaBook::object($title, properties, &required, $crate::record!(@is_open $($open)?))
                })
            }
        }
    };
    (@close $fields:ident open) => { drop($fields) };
    (@close $fields:ident) => { $fields.close("", &[]) };
    (@is_open open) => { true };
    (@is_open) => { false };
    (@type required $T:ty) => { $T };
    (@type optional $T:ty) => { Option<$T> };
    (@type or $T:ty) => { $T };
    (@read $fields:ident required $T:ty, $key:expr, $label:expr) => { $fields.required::<$T>($key, $label) };
    (@read $fields:ident optional $T:ty, $key:expr, $label:expr) => { Some($fields.optional::<$T>($key)) };
    (@read $fields:ident or $T:ty, $key:expr, $label:expr, $default:expr) => { Some($fields.or::<$T>($key, || $default)) };
    (@default $schema:ident or $T:ty, $default:expr) => {
        $crate::json::SchemaBook::by_default($schema, <$T as $crate::json::FromJson>::written(&$default))
    };
    (@default $schema:ident $other:ident $T:ty) => { $schema };
    (@note $required:ident required $key:expr) => { $required.push($key) };
    (@note $required:ident $other:ident $key:expr) => {};
}

/// Declares a set of words: an enum, its reader, and its part of the JSON Schema.
#[macro_export]
macro_rules! words {
    (
        $(#[$doc:meta])*
        pub enum $Name:ident {
            $( $(#[$word_doc:meta])* $Word:ident = $word:literal, )*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $Name {
            $( $(#[$word_doc])* $Word, )*
        }

        impl $Name {
            /// Every word, in the order of declaration.
            pub const ALL: &'static [$Name] = &[$($Name::$Word),*];

            /// The word of the files.
            pub fn word(self) -> &'static str {
                match self { $( $Name::$Word => $word, )* }
            }
        }

        impl $crate::json::FromJson for $Name {
            fn from_json(json: &$crate::json::Json<'_>, faults: &mut $crate::json::Faults) -> Option<$Name> {
                let words = [$($word),*];
                let index = $crate::json::one_of(json, &words, faults)?;
                $Name::ALL.get(index).copied()
            }

            fn written(&self) -> Option<serde_json::Value> {
                Some(self.word().into())
            }

            fn schema(_: &mut $crate::json::SchemaBook) -> serde_json::Value {
                serde_json::json!({ "enum": [$($word),*] })
            }
        }
    };
}

/// Declares an object that comes in several kinds, told apart by its `kind`: an enum of records, its
/// reader, and its part of the JSON Schema.
#[macro_export]
macro_rules! choice {
    (
        $(#[$doc:meta])*
        pub enum $Name:ident {
            $( $(#[$kind_doc:meta])* $Kind:ident = $word:literal, $title:literal; )*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub enum $Name {
            $( $(#[$kind_doc])* $Kind($Kind), )*
        }

        impl $Name {
            /// The word of the files for its kind.
            pub fn word(&self) -> &'static str {
                match self { $( $Name::$Kind(_) => $word, )* }
            }

            /// Where it stands.
            pub fn at(&self) -> $crate::issue::At {
                match self { $( $Name::$Kind(kind) => kind.at, )* }
            }
        }

        impl $crate::json::FromJson for $Name {
            fn from_json(json: &$crate::json::Json<'_>, faults: &mut $crate::json::Faults) -> Option<$Name> {
                $crate::words! {
                    /// The kinds.
                    pub enum Word { $( #[doc = $title] $Kind = $word, )* }
                }
                let mut fields = $crate::json::Fields::open(json, faults)?;
                let word = fields.required::<Word>("kind", "种类")?;
                let value = match word {
                    $( Word::$Kind => $Kind::from_fields(&mut fields).map($Name::$Kind), )*
                };
                let others: Vec<&str> = [$($Kind::KEYS),*].concat();
                fields.close(word.word(), &others);
                value
            }

            fn written(&self) -> Option<serde_json::Value> {
                Some(serde_json::json!({ "kind": self.word() }))
            }

            fn schema(book: &mut $crate::json::SchemaBook) -> serde_json::Value {
                book.define(stringify!($Name), |book| {
                    let kinds = vec![$({
                        let (mut properties, mut required) = $Kind::properties(book);
                        properties.insert("kind".to_owned(), serde_json::json!({
                            "const": $word,
                            "title": $title,
                            "description": concat!("固定为 ", $word, "，决定本对象其余可填的字段"),
                        }));
                        required.insert(0, "kind");
                        $crate::json::SchemaBook::object($title, properties, &required, false)
                    }),*];
                    serde_json::json!({ "oneOf": kinds })
                })
            }
        }
    };
}

/// Declares names that must not be mixed up: a text each, and never a number.
#[macro_export]
macro_rules! ids {
    ($( $(#[$doc:meta])* $Name:ident; )*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $Name(std::rc::Rc<str>);

        impl $Name {
            /// The text of the files.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The same text, shared.
            pub fn text(&self) -> std::rc::Rc<str> {
                self.0.clone()
            }
        }

        impl From<&str> for $Name {
            fn from(text: &str) -> $Name {
                $Name(text.into())
            }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl $crate::json::FromJson for $Name {
            fn from_json(json: &$crate::json::Json<'_>, faults: &mut $crate::json::Faults) -> Option<$Name> {
                $crate::json::read_id(json, faults).map($Name)
            }

            fn schema(_: &mut $crate::json::SchemaBook) -> serde_json::Value {
                serde_json::json!({ "type": "string", "minLength": 1 })
            }
        }
    )*};
}
