//! 方案表单 in words: labels, explanations, and what can be chosen.

mod english;
mod kinds;

pub use kinds::{kind, word};

use super::lang::Lang;
use crate::edit::form::{Entry, Field};

/// The label of a field.
///
/// ```
/// use ip_scorecard::{edit::form::form_of, text::{Lang, form}};
///
/// let rounding = form_of("Rounding").unwrap();
/// let mode = rounding.field("mode").unwrap();
/// assert_eq!(form::label(Lang::Zh, mode), "方式");
/// assert_eq!(form::label(Lang::En, mode), "Way of rounding");
/// assert_eq!(form::word(Lang::Zh, "mode", "half_up"), Some("四舍五入"));
/// ```
pub fn label(lang: Lang, field: &Field) -> &'static str {
    match lang {
        Lang::Zh => field.title,
        Lang::En => english::english(&field.record, field.key).map_or(field.key, |(label, _)| label),
    }
}

/// What to write in a field, in one line. The words of the files are left out: a form offers them by name.
pub fn help(lang: Lang, field: &Field) -> String {
    let Lang::Zh = lang else {
        return english::english(&field.record, field.key).map_or("", |(_, help)| help).to_owned();
    };
    let mut words = Vec::new();
    choices(&field.entry, &mut words);
    if let [word] = words.as_slice() {
        let chosen = field.help.replace(&format!("填 {word} "), "选此项");
        return chosen.replace(&format!("填 {word}"), "选此项").replace(&format!("{word} "), "");
    }
    // The longer ones first: "rescale" is also the beginning of "rescale_siblings".
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.iter().fold(field.help.to_owned(), |help, word| {
        help.replace(&format!("{word} 为"), "").replace(&format!("{word} "), "")
    })
}

/// The words of the files that a field may hold.
fn choices(entry: &Entry, found: &mut Vec<&'static str>) {
    match entry {
        Entry::Words(words) => found.extend(words),
        Entry::Either(kinds) => kinds.iter().for_each(|kind| choices(kind, found)),
        Entry::Flag => found.extend(["true", "false"]),
        _ => {}
    }
}

/// 是、否
pub fn flag(lang: Lang, yes: bool) -> &'static str {
    if yes { lang.pick("是", "yes") } else { lang.pick("否", "no") }
}
