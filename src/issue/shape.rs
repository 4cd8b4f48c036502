//! Faults of a document's shape: keys, kinds of values, numbers and words.

use super::{Quote, Severity};
use crate::exact::NumberFault;

/// What a place should hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// An object.
    Object,
    /// A list.
    List,
    /// A text.
    Text,
    /// A number, or a string in the same grammar.
    Number,
    /// A whole number that is not negative.
    Count,
    /// `true` or `false`.
    Switch,
    /// A date such as 2025-12-31.
    Date,
    /// A list of two numbers.
    Pair,
    /// A number or one of the named references.
    Reference,
    /// A number or an object with the parts of the datum.
    Datum,
    /// A text, or a list of texts.
    TextOrList,
}

/// What is wrong with the shape of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum ShapeProblem {
    /// The document says of no format what it is.
    NoFormat,
    /// A format or a version that is not known here.
    UnknownFormat {
        /// What is written.
        found: Quote,
    },
    /// A key that the format does not have.
    UnknownKey {
        /// The key.
        key: Quote,
        /// The known key that resembles it most.
        suggestion: Option<Quote>,
    },
    /// A key that belongs to another kind of the same thing.
    ForeignKey {
        /// The key.
        key: Quote,
        /// The kind that is written.
        kind: Quote,
    },
    /// A key that stands twice in one object.
    DuplicateKey {
        /// The key.
        key: Quote,
    },
    /// A key that must be there is not.
    MissingKey {
        /// The key.
        key: &'static str,
        /// Its Chinese title.
        title: &'static str,
    },
    /// A value of another kind.
    WrongKind {
        /// What should stand here.
        expected: Expected,
        /// What stands here, as it is written.
        found: Quote,
    },
    /// `null`, which says nothing.
    Null,
    /// Not a number of these files.
    Number {
        /// What is written.
        found: Quote,
        /// What is wrong with it.
        fault: NumberFault,
    },
    /// A code or id that is written as a number and may have lost zeros.
    CodeAsNumber {
        /// What is written.
        found: Quote,
    },
    /// A word that is not one of the known ones.
    UnknownWord {
        /// The word.
        found: Quote,
        /// All known words.
        known: Vec<&'static str>,
        /// The known word that resembles it most.
        suggestion: Option<&'static str>,
    },
    /// Not a date of the calendar.
    NoSuchDate {
        /// What is written.
        found: Quote,
    },
    /// A text without content.
    EmptyText,
    /// A control character in a text.
    ControlCharacter,
    /// Characters that are not seen, or that turn the direction of writing.
    HiddenCharacter {
        /// The text with the characters shown as marks.
        shown: Quote,
    },
}

impl ShapeProblem {
    /// See [`Problem::severity`](super::Problem::severity).
    pub fn severity(&self) -> Severity {
        match self {
            ShapeProblem::HiddenCharacter { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// See [`Problem::code`](super::Problem::code).
    pub fn code(&self) -> &'static str {
        match self {
            ShapeProblem::NoFormat => "shape.no_format",
            ShapeProblem::UnknownFormat { .. } => "shape.unknown_format",
            ShapeProblem::UnknownKey { .. } => "shape.unknown_key",
            ShapeProblem::ForeignKey { .. } => "shape.foreign_key",
            ShapeProblem::DuplicateKey { .. } => "shape.duplicate_key",
            ShapeProblem::MissingKey { .. } => "shape.missing_key",
            ShapeProblem::WrongKind { .. } => "shape.wrong_kind",
            ShapeProblem::Null => "shape.null",
            ShapeProblem::Number { .. } => "shape.number",
            ShapeProblem::CodeAsNumber { .. } => "shape.code_as_number",
            ShapeProblem::UnknownWord { .. } => "shape.unknown_word",
            ShapeProblem::NoSuchDate { .. } => "shape.no_such_date",
            ShapeProblem::EmptyText => "shape.empty_text",
            ShapeProblem::ControlCharacter => "shape.control_character",
            ShapeProblem::HiddenCharacter { .. } => "shape.hidden_character",
        }
    }
}
