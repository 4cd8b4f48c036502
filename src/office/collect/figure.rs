//! 读数: what a cell says, as a figure of the files.
//!
//! What can mean one thing only is put right and told: a percentage under an indicator in percent, full-width
//! digits, thousands set apart, the indicator's own unit behind the number. All else is refused.

use super::grid::Cell;
use super::slot::{Slot, Slots};
use crate::edit::sheet::{Part, Refusal, Typed};
use crate::exact::{Exact, NumberFault};
use crate::office::collect::intake::Told;
use crate::text::office::collect as say;
use crate::text::page::desk;

/// What was read of a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A figure, marks, a task or a state.
    Typed(Typed),
    /// A note.
    Words(String),
}

/// What was read, and what had to be put right for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What the cell says.
    pub said: Said,
    /// What it was read as, where that is not what stands there.
    pub put_right: Option<Told>,
}

/// Why a cell is not taken, and what to do.
pub type Refused = [Told; 2];

/// Reads a cell; nothing comes of one that says nothing.
///
/// # Errors
///
/// Why it cannot be taken.
pub fn read(slots: &Slots<'_>, slot: Slot, cell: &Cell) -> Result<Option<Reading>, Refused> {
    let part = match slot {
        Slot::Figure(column) => column.part,
        Slot::State(_) => return state(cell),
        Slot::Note(_) => return note(cell),
    };
    let unit = slots.plan.leaf(slot.leaf()).indicator.unit_label.as_deref();
    // The parts of a ratio are not measured in what the ratio is measured in.
    let unit = unit.filter(|_| matches!(part, Part::Value | Part::Target | Part::Marks));
    let in_percent = unit.is_some_and(|unit| matches!(unit.trim(), "%" | "％" | "百分比"));
    let is_task = matches!(part, Part::Task(_));
    match cell {
        Cell::Error(error) => Err(told(|lang| say::error_cell(lang, error))),
        Cell::Uncounted => Err(told(say::uncounted)),
        Cell::Date(date) => Err(told(|lang| say::date_for_figure(lang, date))),
        Cell::Beyond(text) => {
            let fault = NumberFault::TooLarge;
            Err(told(|lang| pair(desk::refusal(lang, text, &Refusal::Number(fault)))))
        }
        Cell::Truth(truth) if is_task => Ok(plain(Typed::Done(*truth))),
        Cell::Truth(truth) => {
            let text = if *truth { "TRUE" } else { "FALSE" };
            Err(told(|lang| say::truth(lang, text)))
        }
        Cell::Number { value, percent: true } if in_percent => {
            let figure = value * &Exact::from(100);
            let shown = figure.to_string();
            let told = Told::by(|lang| say::percentage_taken(lang, &shown));
            Ok(typed(part, figure, Some(told)))
        }
        Cell::Number { value, percent: true } => {
            let shown = cell.to_text();
            let value = value.to_string();
            Err(told(|lang| say::percentage_refused(lang, &shown, &value, unit)))
        }
        Cell::Number { value, percent: false } if is_task => text(&value.to_string(), part, unit, false),
        Cell::Number { value, percent: false } => Ok(typed(part, value.clone(), None)),
        Cell::Text(written) => text(written, part, unit, in_percent),
    }
}

fn typed(part: Part, figure: Exact, put_right: Option<Told>) -> Option<Reading> {
    let typed = if part == Part::Marks { Typed::Marks(vec![figure]) } else { Typed::Figure(figure) };
    Some(Reading { said: Said::Typed(typed), put_right })
}

fn plain(typed: Typed) -> Option<Reading> {
    (typed != Typed::Nothing).then_some(Reading { said: Said::Typed(typed), put_right: None })
}

fn told(tell: impl Fn(crate::text::Lang) -> [String; 2]) -> Refused {
    [0, 1].map(|no| Told::by(|lang| tell(lang)[no].clone()))
}

fn pair((what, remedy): (String, String)) -> [String; 2] {
    [what, remedy]
}

/// A text in the place of a figure.
fn text(written: &str, part: Part, unit: Option<&str>, in_percent: bool) -> Result<Option<Reading>, Refused> {
    let written = written.trim();
    let first = Typed::read(written, part);
    if let Ok(typed) = first {
        return Ok(plain(typed));
    }
    let narrow = narrow(written);
    if is_dash(&narrow) {
        return Err(told(|lang| say::dash(lang, written)));
    }
    let mended = mended(&narrow, unit, in_percent);
    match mended.as_deref().map(|mended| Typed::read(mended, part)) {
        Some(Ok(typed)) if typed != Typed::Nothing => {
            let now = mended.unwrap_or_default();
            let told = Told::by(|lang| say::text_taken(lang, written, &now));
            Ok(Some(Reading { said: Said::Typed(typed), put_right: Some(told) }))
        }
        _ => match first {
            Ok(typed) => Ok(plain(typed)),
            Err(why) => Err(told(|lang| pair(desk::refusal(lang, written, &why)))),
        },
    }
}

/// Full-width digits and signs as the narrow ones, and no spaces within.
fn narrow(text: &str) -> String {
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '−' | '﹣' => '-',
        '\u{3000}' | '\u{a0}' => ' ',
        c => c,
    };
    text.chars().map(narrow).collect::<String>().trim().to_owned()
}

/// What people put where there is nothing to say.
fn is_dash(text: &str) -> bool {
    const DASHES: [&str; 12] = ["-", "--", "—", "——", "–", "/", "\\", "无", "空", "暂无", "n/a", "na"];
    DASHES.contains(&text.to_ascii_lowercase().as_str())
}

/// A number without what stands around it and cannot change it: the unit in which the indicator is measured,
/// and commas or spaces between thousands. None where something else stands there.
fn mended(text: &str, unit: Option<&str>, in_percent: bool) -> Option<String> {
    let unit = unit.map(narrow).filter(|unit| !unit.is_empty());
    let bare = unit.and_then(|unit| text.strip_suffix(&*unit)).unwrap_or(text);
    let bare = if in_percent { bare.strip_suffix('%').unwrap_or(bare) } else { bare };
    let bare = bare.trim();
    let (sign, size) = bare.split_at(bare.len() - bare.trim_start_matches(['-', '+']).len());
    let (whole, decimals) = size.split_at(size.find('.').unwrap_or(size.len()));
    let groups: Vec<&str> = whole.split([',', ' ']).collect();
    let is_grouped = groups.len() > 1
        && groups.first().is_some_and(|group| (1..=3).contains(&group.len()))
        && groups.iter().skip(1).all(|group| group.len() == 3)
        && groups.iter().all(|group| group.bytes().all(|digit| digit.is_ascii_digit()));
    let whole = if is_grouped { groups.concat() } else { whole.to_owned() };
    Some(format!("{sign}{whole}{decimals}"))
}

/// A state in a column of its own.
fn state(cell: &Cell) -> Result<Option<Reading>, Refused> {
    let text = cell.to_text();
    match Typed::read(&text, Part::Value) {
        Ok(Typed::State(state)) => Ok(plain(Typed::State(state))),
        Ok(Typed::Nothing) => Ok(None),
        // 正常 says that there is none.
        _ if ["正常", "已报送", "无", "-", "—"].contains(&text.as_str()) => Ok(None),
        _ => Err(told(|lang| say::no_state(lang, &text))),
    }
}

fn note(cell: &Cell) -> Result<Option<Reading>, Refused> {
    if let Cell::Error(error) = cell {
        return Err(told(|lang| say::error_cell(lang, error)));
    }
    // A note of the files has one line.
    let words = cell.to_text();
    let line: Vec<&str> = words.split_whitespace().collect();
    Ok((!line.is_empty()).then(|| Reading { said: Said::Words(line.join(" ")), put_right: None }))
}
