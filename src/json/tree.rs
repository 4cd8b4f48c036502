//! JSON text as a tree in which every value knows its place.

use std::borrow::Cow;

use jiter::{Jiter, JiterErrorType, JsonErrorType, Peek};

use crate::issue::{At, Syntax};

/// Levels of nesting that are read.
pub const MAX_DEPTH: usize = 64;

/// A value and where it begins.
#[derive(Debug)]
pub struct Json<'a> {
    /// The place of its first byte.
    pub at: At,
    /// What it is.
    pub value: Value<'a>,
}

/// A JSON value; a number is the text that was written.
#[derive(Debug)]
pub enum Value<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as written.
    Number(&'a str),
    /// A string, its escapes resolved.
    String(Cow<'a, str>),
    /// A list.
    Array(Vec<Json<'a>>),
    /// An object with its members as they stand, the repeated ones too.
    Object(Vec<Member<'a>>),
}

/// A key and its value.
#[derive(Debug)]
pub struct Member<'a> {
    /// The place of the key.
    pub at: At,
    /// The key.
    pub key: Cow<'a, str>,
    /// Its value.
    pub value: Json<'a>,
}

impl<'a> Json<'a> {
    /// The value under a key of an object.
    pub fn get(&self, key: &str) -> Option<&Json<'a>> {
        match &self.value {
            Value::Object(members) => {
                members.iter().find(|member| member.key == key).map(|member| &member.value)
            }
            _ => None,
        }
    }

    /// The text, when this is one.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }
}

/// Reads a whole text.
///
/// # Errors
///
/// The place and kind of the first breach of JSON's grammar; what follows one cannot be read.
///
/// ```
/// use ip_scorecard::json::parse;
///
/// assert!(parse(r#"{"a": [1, 2.50]}"#).is_ok());
/// let (at, _) = parse(r#"{"a": 1,}"#).unwrap_err();
/// assert_eq!(at.0, 8);
/// ```
pub fn parse(text: &str) -> Result<Json<'_>, (At, Syntax)> {
    let mut reader = Reader { text, tokens: Jiter::new(text.as_bytes()) };
    let value = reader.value(0)?;
    reader.tokens.finish().map_err(|error| reader.breach(error))?;
    Ok(value)
}

struct Reader<'a> {
    text: &'a str,
    tokens: Jiter<'a>,
}

impl<'a> Reader<'a> {
    fn value(&mut self, depth: usize) -> Result<Json<'a>, (At, Syntax)> {
        let peek = self.tokens.peek().map_err(|error| self.breach(error))?;
        let start = self.tokens.current_index();
        if depth >= MAX_DEPTH && (peek == Peek::Array || peek == Peek::Object) {
            return Err((place(start), Syntax::TooDeep { limit: MAX_DEPTH }));
        }
        let value = match peek {
            Peek::Null => {
                self.tokens.known_null().map(|()| Value::Null).map_err(|error| self.breach(error))?
            }
            Peek::True | Peek::False => {
                self.tokens.known_bool(peek).map(Value::Bool).map_err(|error| self.breach(error))?
            }
            Peek::String => {
                let decoded = self.tokens.known_str().map(str::to_owned);
                let decoded = decoded.map_err(|error| self.breach(error))?;
                Value::String(self.as_written(start, decoded))
            }
            Peek::Array => self.array(depth)?,
            Peek::Object => self.object(start, depth)?,
            _ => {
                self.tokens.known_number_bytes(peek).map(|_| ()).map_err(|error| self.breach(error))?;
                Value::Number(&self.text[start..self.tokens.current_index()])
            }
        };
        Ok(Json { at: place(start), value })
    }

    fn array(&mut self, depth: usize) -> Result<Value<'a>, (At, Syntax)> {
        let mut items = Vec::new();
        let mut next = self.tokens.known_array().map_err(|error| self.breach(error))?;
        while next.is_some() {
            items.push(self.value(depth + 1)?);
            next = self.tokens.array_step().map_err(|error| self.breach(error))?;
        }
        Ok(Value::Array(items))
    }

    fn object(&mut self, start: usize, depth: usize) -> Result<Value<'a>, (At, Syntax)> {
        let mut members = Vec::new();
        let mut before = start;
        let mut next = self.tokens.known_object().map(|key| key.map(str::to_owned));
        while let Some(key) = next.map_err(|error| self.breach(error))? {
            let quote = self.text[before..].find('"').map_or(before, |skipped| before + skipped);
            let value = self.value(depth + 1)?;
            members.push(Member { at: place(quote), key: Cow::Owned(key), value });
            before = self.tokens.current_index();
            next = self.tokens.next_key().map(|key| key.map(str::to_owned));
        }
        Ok(Value::Object(members))
    }

    /// Borrows a string from the text where it has no escapes.
    fn as_written(&self, start: usize, decoded: String) -> Cow<'a, str> {
        match self.text.get(start + 1..self.tokens.current_index() - 1) {
            Some(raw) if raw == decoded => Cow::Borrowed(raw),
            _ => Cow::Owned(decoded),
        }
    }

    /// What the tokenizer's error means for someone who has to mend the file.
    fn breach(&self, error: jiter::JiterError) -> (At, Syntax) {
        use JsonErrorType as E;
        let index = error.index.min(self.text.len());
        let met = self.text.get(index..).and_then(|rest| rest.chars().next());
        if let Some(mark) = met
            .filter(|c| matches!(c, '，' | '：' | '“' | '”' | '‘' | '’' | '；' | '｛' | '｝' | '［' | '］'))
        {
            return (place(index), Syntax::ChinesePunctuation(mark));
        }
        let JiterErrorType::JsonError(kind) = error.error_type else {
            return (place(index), Syntax::NoValue);
        };
        let syntax = match kind {
            E::EofWhileParsingList
            | E::EofWhileParsingObject
            | E::EofWhileParsingString
            | E::EofWhileParsingValue => Syntax::EndsEarly,
            E::ExpectedColon => Syntax::Colon,
            E::ExpectedListCommaOrEnd | E::ExpectedObjectCommaOrEnd => Syntax::CommaOrEnd,
            E::TrailingComma => Syntax::TrailingComma,
            E::KeyMustBeAString => Syntax::KeyNotQuoted,
            E::InvalidNumber | E::NumberOutOfRange => Syntax::Number,
            E::InvalidEscape
            | E::InvalidUnicodeCodePoint
            | E::LoneLeadingSurrogateInHexEscape
            | E::UnexpectedEndOfHexEscape => Syntax::Escape,
            E::ControlCharacterWhileParsingString => Syntax::ControlCharacter,
            E::TrailingCharacters => Syntax::AfterEnd,
            E::RecursionLimitExceeded => Syntax::TooDeep { limit: MAX_DEPTH },
            _ => Syntax::NoValue,
        };
        (place(index), syntax)
    }
}

fn place(index: usize) -> At {
    At(u32::try_from(index).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breach(text: &str) -> (u32, Syntax) {
        let (at, syntax) = parse(text).unwrap_err();
        (at.0, syntax)
    }

    #[test]
    fn every_value_and_key_knows_its_place() {
        let json = parse(r#" { "a" : [1.50, "x\ny"] , "b":null}"#).unwrap();
        assert_eq!(json.at, At(1));
        let Value::Object(members) = &json.value else { panic!("an object") };
        assert_eq!((members[0].at, members[1].at), (At(3), At(26)));
        let Value::Array(items) = &members[0].value.value else { panic!("a list") };
        assert!(matches!(items[0].value, Value::Number("1.50")));
        assert_eq!(items[1].text(), Some("x\ny"));
    }

    #[test]
    fn repeated_keys_are_kept() {
        let json = parse(r#"{"a":1,"a":2}"#).unwrap();
        assert!(matches!(&json.value, Value::Object(members) if members.len() == 2));
    }

    #[test]
    fn breaches_are_told_apart() {
        assert_eq!(breach("{\"a\": 1,}"), (8, Syntax::TrailingComma));
        assert_eq!(breach("{\"a\"：1}"), (4, Syntax::ChinesePunctuation('：')));
        assert_eq!(breach("{“a”: 1}"), (1, Syntax::ChinesePunctuation('“')));
        assert_eq!(breach("{\"a\": 1，\"b\": 2}"), (7, Syntax::ChinesePunctuation('，')));
        assert_eq!(breach("[1 2]").1, Syntax::CommaOrEnd);
        assert_eq!(breach("[1, 2").1, Syntax::EndsEarly);
        assert_eq!(breach("{a: 1}").1, Syntax::KeyNotQuoted);
        assert_eq!(breach("[01]").1, Syntax::Number);
        assert_eq!(breach("[NaN]").1, Syntax::NoValue);
        assert_eq!(breach("{} x").1, Syntax::AfterEnd);
        assert_eq!(breach("[\"\\ud800\"]").1, Syntax::Escape);
        assert_eq!(breach("[\"a\u{1}\"]").1, Syntax::ControlCharacter);
        assert_eq!(breach("").1, Syntax::EndsEarly);
    }

    #[test]
    fn nesting_goes_to_64() {
        assert!(parse(&format!("{}{}", "[".repeat(64), "]".repeat(64))).is_ok());
        assert_eq!(breach(&"[".repeat(65)), (64, Syntax::TooDeep { limit: 64 }));
    }
}
