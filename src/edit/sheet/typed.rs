//! What is typed into a cell: read leniently where it is beyond doubt, else refused with a reason.
//!
//! Numbers have the grammar of the files, and what is no number gets the same diagnosis; only what stands
//! around a number and cannot change it is put right.

use crate::exact::{Exact, NumberFault};
use crate::issue::ShapeProblem;
use crate::model::data::State;

use super::column::Part;

/// What somebody typed.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    /// Nothing: what stood there is taken out.
    Nothing,
    /// A number.
    Figure(Exact),
    /// 评分
    Marks(Vec<Exact>),
    /// Whether a task of a checklist is done.
    Done(bool),
    /// 不适用, 未报送 or 待核: of the datum as a whole.
    State(State),
}

/// Why a text is not taken.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// Not a number of the files.
    Number(NumberFault),
    /// One of several marks is not a number.
    Mark {
        /// The mark.
        found: String,
        /// What is wrong with it.
        fault: NumberFault,
    },
    /// Neither done nor not done.
    NotATick,
    /// A state in the place of a target.
    StateOfTarget,
    /// A state beside figures of the same datum.
    StateBesideFigures,
    /// The unit's group is not assessed on the indicator.
    NotAssessed,
    /// The scheme sets the target.
    TargetOfScheme(Exact),
    /// What the reader of the files says against it.
    Unreadable(ShapeProblem),
}

/// A task that is done, as it is shown.
pub const DONE: &str = "✓";
/// A task that is not, as it is shown where none is done and that was reported.
pub const NOT_DONE: &str = "×";

/// The word for a state in a cell, which is also the one that sets it.
pub fn state_word(state: State) -> &'static str {
    match state {
        State::NotApplicable => "不适用",
        State::NotReported => "未报送",
        State::Pending => "待核",
    }
}

impl Typed {
    /// Reads what was typed for a part of a datum.
    ///
    /// # Errors
    ///
    /// Why it cannot be taken; numbers are refused as in a file.
    ///
    /// ```
    /// use ip_scorecard::edit::sheet::{Part, Refusal, Typed};
    /// use ip_scorecard::exact::{Exact, NumberFault};
    /// use ip_scorecard::model::data::State;
    ///
    /// let read = |text: &str| Typed::read(text, Part::Value);
    /// assert_eq!(read(" +36 "), Ok(Typed::Figure(Exact::from(36))));
    /// assert_eq!(read("不适用"), Ok(Typed::State(State::NotApplicable)));
    /// assert_eq!(read("95%"), Err(Refusal::Number(NumberFault::Percent)));
    /// ```
    pub fn read(text: &str, part: Part) -> Result<Typed, Refusal> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Typed::Nothing);
        }
        if let Some(state) = state(text) {
            return if part == Part::Target { Err(Refusal::StateOfTarget) } else { Ok(Typed::State(state)) };
        }
        match part {
            Part::Marks => marks(text),
            Part::Task(_) => tick(text).map(Typed::Done).ok_or(Refusal::NotATick),
            _ => number(text).map(Typed::Figure).map_err(Refusal::Number),
        }
    }
}

/// The state that a word names, in Chinese, in English or as in the files.
fn state(text: &str) -> Option<State> {
    let word = text.to_ascii_lowercase().replace([' ', '-'], "_");
    State::ALL.iter().copied().find(|state| state_word(*state) == text || state.word() == word)
}

fn tick(text: &str) -> Option<bool> {
    const YES: [&str; 12] = [DONE, "✔", "√", "☑", "●", "是", "有", "已完成", "完成", "1", "y", "yes"];
    const NO: [&str; 10] = [NOT_DONE, "✗", "✘", "☐", "○", "否", "未完成", "0", "n", "no"];
    let word = text.to_lowercase();
    let is = |words: &[&str]| words.contains(&word.as_str());
    if is(&YES) {
        Some(true)
    } else if is(&NO) {
        Some(false)
    } else {
        None
    }
}

/// A number as people type it: a plus sign, the typographer's minus and a bare point change nothing.
fn number(text: &str) -> Result<Exact, NumberFault> {
    let fault = match text.parse() {
        Ok(number) => return Ok(number),
        Err(fault) => fault,
    };
    let (negative, size) = match text.strip_prefix('+') {
        Some(size) => (false, size),
        None => match text.strip_prefix(['-', '−']) {
            Some(size) => (true, size),
            None => (false, text),
        },
    };
    let mut plain = String::from(if negative { "-" } else { "" });
    if size.starts_with('.') {
        plain.push('0');
    }
    plain.push_str(size.strip_suffix('.').unwrap_or(size));
    let has_digits = size.contains(|c: char| c.is_ascii_digit()) && !size.starts_with(['+', '-', '−']);
    plain.parse().ok().filter(|_| has_digits).ok_or(fault)
}

/// Marks one after the other, with spaces or any marks of a list between them.
fn marks(text: &str) -> Result<Typed, Refusal> {
    // "1,200" may be one mark or two.
    let groups = text.split(|c: char| !c.is_ascii_digit() && c != ',');
    if groups.filter(|group| group.contains(',')).any(is_grouped) {
        return Err(Refusal::Mark { found: text.to_owned(), fault: NumberFault::Grouped });
    }
    let between = |c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '；' | '/');
    let mut marks = Vec::new();
    for mark in text.split(between).filter(|mark| !mark.is_empty()) {
        marks.push(number(mark).map_err(|fault| Refusal::Mark { found: mark.to_owned(), fault })?);
    }
    if marks.is_empty() { Err(Refusal::Number(NumberFault::Malformed)) } else { Ok(Typed::Marks(marks)) }
}

/// Whether digits with commas between them look like one number with its thousands set apart.
fn is_grouped(text: &str) -> bool {
    let mut parts = text.split(',');
    let first = parts.next().is_some_and(|part| (1..=3).contains(&part.len()));
    first && parts.all(|part| part.len() == 3)
}
