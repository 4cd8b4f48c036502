//! What the keys mean to the table.

use ip_scorecard::model::data::State;
use yew::KeyboardEvent;

use crate::platform::typing;

/// What somebody does in the active cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Looks at it: keys move, and what is typed takes the place of what stands there.
    #[default]
    Ready,
    /// Types something new: arrows leave the cell.
    Typing,
    /// Changes what stands there: arrows move the caret.
    Caret,
}

/// Somewhere from the active cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// One column to the left.
    Left,
    /// One column to the right.
    Right,
    /// The first cell of the line.
    LineStart,
    /// The last cell of the line.
    LineEnd,
    /// The first line.
    Top,
    /// The last line.
    Bottom,
    /// The first cell of all.
    Start,
    /// The last cell of all.
    End,
    /// As many lines up as are in view.
    PageUp,
    /// As many lines down.
    PageDown,
}

/// What a key commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Goes to another cell; `true` marks what lies between.
    Go(Move, bool),
    /// Changes what stands in the cell.
    Edit,
    /// Gives up what is typed.
    Escape,
    /// Clears what is marked.
    Clear,
    /// Fills what is marked from its first line.
    Fill,
    /// Gives what is marked a state, or takes it out.
    State(Option<State>),
    /// Marks everything.
    All,
    /// Takes the last step back.
    Undo,
    /// Takes it again.
    Redo,
}

/// The command of a key; none of those that are the browser's, or an input method's.
pub fn command(event: &KeyboardEvent, mode: Mode) -> Option<Command> {
    if typing::is_composing(event) {
        return None;
    }
    let (key, code) = (event.key(), event.code());
    let (shift, ctrl) = (event.shift_key(), event.ctrl_key() || event.meta_key());
    if event.alt_key() {
        // By the place of the key: with Alt a keyboard may write something else.
        return match code.as_str() {
            _ if mode != Mode::Ready || ctrl => None,
            "Digit1" | "Numpad1" => Some(Command::State(Some(State::NotApplicable))),
            "Digit2" | "Numpad2" => Some(Command::State(Some(State::NotReported))),
            "Digit3" | "Numpad3" => Some(Command::State(Some(State::Pending))),
            "Digit0" | "Numpad0" => Some(Command::State(None)),
            _ => None,
        };
    }
    let back = |there: Move, back: Move| Some(Command::Go(if shift { back } else { there }, false));
    match (key.as_str(), mode) {
        ("Enter", _) => back(Move::Down, Move::Up),
        // Between cells that nobody types in, Tab leads out of the table.
        ("Tab", Mode::Typing | Mode::Caret) => back(Move::Right, Move::Left),
        ("Escape", _) => Some(Command::Escape),
        ("ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight", Mode::Typing) if !shift && !ctrl => {
            way(&key, false).map(|way| Command::Go(way, false))
        }
        (_, Mode::Typing | Mode::Caret) => None,
        ("F2", _) => Some(Command::Edit),
        ("Delete", _) => Some(Command::Clear),
        ("d" | "D", _) if ctrl => Some(Command::Fill),
        ("a" | "A", _) if ctrl => Some(Command::All),
        ("z" | "Z", _) if ctrl => Some(if shift { Command::Redo } else { Command::Undo }),
        ("y" | "Y", _) if ctrl => Some(Command::Redo),
        _ => way(&key, ctrl).map(|way| Command::Go(way, shift)),
    }
}

fn way(key: &str, ctrl: bool) -> Option<Move> {
    Some(match (key, ctrl) {
        ("ArrowUp", false) => Move::Up,
        ("ArrowDown", false) => Move::Down,
        ("ArrowLeft", false) => Move::Left,
        ("ArrowRight", false) => Move::Right,
        ("ArrowUp", true) => Move::Top,
        ("ArrowDown", true) => Move::Bottom,
        ("Home", false) | ("ArrowLeft", true) => Move::LineStart,
        ("End", false) | ("ArrowRight", true) => Move::LineEnd,
        ("Home", true) => Move::Start,
        ("End", true) => Move::End,
        ("PageUp", false) => Move::PageUp,
        ("PageDown", false) => Move::PageDown,
        _ => return None,
    })
}

/// A line and a column of the view.
pub type At = (usize, usize);

impl Move {
    /// Where it leads in a table of so many lines and columns, of which `page` lines are in view.
    pub fn from(self, (line, column): At, (lines, columns): At, page: usize) -> At {
        let (last_line, last_column) = (lines.saturating_sub(1), columns.saturating_sub(1));
        match self {
            Move::Up => (line.saturating_sub(1), column),
            Move::Down => ((line + 1).min(last_line), column),
            Move::Left => (line, column.saturating_sub(1)),
            Move::Right => (line, (column + 1).min(last_column)),
            Move::LineStart => (line, 0),
            Move::LineEnd => (line, last_column),
            Move::Top => (0, column),
            Move::Bottom => (last_line, column),
            Move::Start => (0, 0),
            Move::End => (last_line, last_column),
            Move::PageUp => (line.saturating_sub(page), column),
            Move::PageDown => ((line + page).min(last_line), column),
        }
    }
}
