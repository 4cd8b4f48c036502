//! Which unit a line is about, by the code and the name that stand in it.

use crate::check::{Plan, UnitNo};
use crate::json::nearest;

/// Why a line is about no unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// It names none.
    Nobody,
    /// It adds up other lines.
    Total(String),
    /// It names one that the scheme does not have.
    Stranger {
        /// What it says.
        found: String,
        /// The name of the unit that resembles it.
        near: Option<String>,
    },
    /// Its code is one unit's and its name another's.
    Two {
        /// The code, and whose it is.
        code: String,
        /// The name.
        title: String,
    },
}

/// The unit of a line, by its code, by its name where it has no code.
///
/// # Errors
///
/// Why there is none.
pub fn unit_of(plan: &Plan, code: &str, title: &str) -> Result<UnitNo, Unknown> {
    let (code, title) = (code.trim(), squeezed(title));
    let by_name = plan.unit_by_name(&title);
    match plan.unit_by_code(code) {
        Some(unit) if by_name.is_some_and(|other| other != unit) => {
            Err(Unknown::Two { code: format!("{code}（{}）", plan.unit(unit).title), title })
        }
        Some(unit) => Ok(unit),
        // In a table of names alone these may stand in the first column.
        None => match by_name.or_else(|| plan.unit_by_name(&squeezed(code))) {
            Some(unit) if code.is_empty() || by_name.is_none() => Ok(unit),
            _ => Err(stranger(plan, code, &title)),
        },
    }
}

fn stranger(plan: &Plan, code: &str, title: &str) -> Unknown {
    let found = if title.is_empty() { code } else { title };
    if found.is_empty() {
        return Unknown::Nobody;
    }
    if is_total(title) || title.is_empty() && is_total(code) {
        return Unknown::Total(found.to_owned());
    }
    let near = near_unit(plan, title).or_else(|| near_unit(plan, code));
    let near = near.map(|unit| format!("{}（{}）", plan.unit(unit).title, plan.unit(unit).code.as_str()));
    let found =
        if code.is_empty() || title.is_empty() { found.to_owned() } else { format!("{code} {title}") };
    Unknown::Stranger { found, near }
}

/// The unit whose name or code resembles a text.
pub fn near_unit(plan: &Plan, text: &str) -> Option<UnitNo> {
    if text.is_empty() {
        return None;
    }
    let by_name = || {
        // 天穆 for 天穆镇, 天津市北辰区天穆镇 for 天穆镇: one within the other, and of no second one.
        let within = |name: &&str| name.chars().count() > 1 && (text.contains(*name) || name.contains(text));
        let mut units: Vec<UnitNo> =
            plan.names().filter(within).filter_map(|name| plan.unit_by_name(name)).collect();
        units.sort_unstable();
        units.dedup();
        match units.as_slice() {
            [unit] if text.chars().count() > 1 => Some(*unit),
            _ => plan.unit_by_name(nearest(text, plan.names())?),
        }
    };
    let by_code = || plan.unit_by_code(nearest(text, plan.codes())?);
    if text.bytes().all(|byte| byte.is_ascii_digit()) { by_code() } else { by_name() }
}

/// A name without the spaces that set its characters apart: "天 穆 镇".
pub fn squeezed(name: &str) -> String {
    let spaced = name.chars().any(char::is_whitespace) && name.chars().all(|c| !c.is_ascii_alphanumeric());
    if spaced { name.chars().filter(|c| !c.is_whitespace()).collect() } else { name.trim().to_owned() }
}

fn is_total(name: &str) -> bool {
    const TOTALS: [&str; 10] =
        ["合计", "总计", "小计", "全区", "全区合计", "平均", "平均值", "汇总", "total", "average"];
    TOTALS.contains(&squeezed(name).to_lowercase().as_str())
}
