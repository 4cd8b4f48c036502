//! Faults of a file's bytes: encoding, size, JSON's own grammar.

/// What keeps a file from being read at all.
#[derive(Clone, Debug, PartialEq)]
pub enum BytesProblem {
    /// Nothing in it.
    Empty,
    /// Larger than is read, with the limit in bytes.
    TooLarge {
        /// The file's size in bytes.
        size: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// UTF-16 by its first bytes.
    Utf16,
    /// Neither UTF-8 nor GB 18030.
    UnknownEncoding,
    /// A spreadsheet, a Word file or a PDF by its first bytes.
    NotJson {
        /// What the first bytes say that it is.
        kind: &'static str,
    },
    /// Not JSON, from here on.
    Syntax(Syntax),
}

/// A breach of JSON's grammar, as far as it helps to mend it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// The text ends before the document does.
    EndsEarly,
    /// A comma or a closing bracket is missing.
    CommaOrEnd,
    /// A colon is missing after a key.
    Colon,
    /// A comma stands before a closing bracket.
    TrailingComma,
    /// A key is not in quotation marks.
    KeyNotQuoted,
    /// Chinese punctuation (，：“”) stands where JSON wants ASCII.
    ChinesePunctuation(char),
    /// No value begins like this.
    NoValue,
    /// Not a number.
    Number,
    /// A wrong escape in a string, or half of a surrogate pair.
    Escape,
    /// A raw control character in a string.
    ControlCharacter,
    /// Something follows after the end of the document.
    AfterEnd,
    /// More levels than are read.
    TooDeep {
        /// The limit.
        limit: usize,
    },
}

impl BytesProblem {
    /// See [`Problem::code`](super::Problem::code).
    pub fn code(&self) -> &'static str {
        match self {
            BytesProblem::Empty => "bytes.empty",
            BytesProblem::TooLarge { .. } => "bytes.too_large",
            BytesProblem::Utf16 => "bytes.utf16",
            BytesProblem::UnknownEncoding => "bytes.encoding",
            BytesProblem::NotJson { .. } => "bytes.not_json",
            BytesProblem::Syntax(Syntax::TooDeep { .. }) => "json.too_deep",
            BytesProblem::Syntax(_) => "json.syntax",
        }
    }
}
