//! What one did to a scheme, why something cannot be done, and what goes with a removal.

use crate::edit::scheme::mentions::{By, Mention, Unfit};
use crate::edit::scheme::roster::{Stray, Taken};
use crate::edit::scheme::share::Refusal;
use crate::text::join;
use crate::text::lang::{Lang, say};
use crate::text::number::shown;
use crate::text::page::counted;

/// A field has another value: "T5 名称：改为“…”"; none where nothing is written any more.
pub fn changed(lang: Lang, owner: &str, field: &str, value: Option<&str>) -> String {
    let subject = subject(lang, owner, field);
    match value {
        Some(value) => say!(lang, "{subject}改为“{value}”", "{subject} set to “{value}”"),
        None => say!(lang, "{subject}清除", "{subject} cleared"),
    }
}

/// Something within a field changed that is more than a value.
pub fn edited(lang: Lang, owner: &str, field: &str) -> String {
    let subject = subject(lang, owner, field);
    say!(lang, "{subject}改动", "{subject} edited")
}

fn subject(lang: Lang, owner: &str, field: &str) -> String {
    if owner.is_empty() {
        return field.to_owned();
    }
    say!(lang, "{owner}：{field}", "{owner}: {field}")
}

/// A step on something that has a name.
pub fn added(lang: Lang, what: &str) -> String {
    say!(lang, "新增“{what}”", "Added “{what}”")
}

pub fn moved(lang: Lang, what: &str) -> String {
    say!(lang, "移动“{what}”", "Moved “{what}”")
}

pub fn copied(lang: Lang, what: &str) -> String {
    say!(lang, "复制“{what}”", "Copied “{what}”")
}

/// A removal, with how many references went with it.
pub fn removed(lang: Lang, what: &str, gone: usize) -> String {
    match gone {
        0 => say!(lang, "删除“{what}”", "Removed “{what}”"),
        _ => {
            let told = counted(gone, "reference");
            say!(lang, "删除“{what}”和{gone}处引用", "Removed “{what}” and {told}")
        }
    }
}

/// A renaming, with how many references in the scheme and places in data files followed.
pub fn renamed(lang: Lang, from: &str, to: &str, references: usize, data: usize) -> String {
    let followed = references + data;
    match followed {
        0 => say!(lang, "编号“{from}”改为“{to}”", "ID “{from}” is now “{to}”"),
        _ => {
            let told = counted(followed, "place");
            say!(
                lang,
                "编号“{from}”改为“{to}”，{followed}处引用随之改动",
                "ID “{from}” is now “{to}”, in {told} that refer to it, too"
            )
        }
    }
}

/// Units came from a list.
pub fn enlisted(lang: Lang, taken: &Taken) -> String {
    let Taken { added, changed, .. } = taken;
    say!(
        lang,
        "粘贴单位名单：新增{added}个，修改{changed}个",
        "List of units: {added} new, {changed} changed"
    )
}

/// A line of a list that was left out, and what to do.
pub fn stray_unit(lang: Lang, line: usize, why: &Stray) -> String {
    match why {
        Stray::NoName => say!(lang, "第{line}行没有单位名称，请补上", "Line {line} has no name: add it"),
        Stray::NoGroup => say!(
            lang,
            "第{line}行没有写明考核组，请在名称后面加一列，或者在上面单独一行写考核组名称",
            "Line {line} names no group: add a column, or a line with the group's name above it"
        ),
        Stray::UnknownGroup(group) => say!(
            lang,
            "第{line}行：方案中没有考核组“{group}”，请改正，或者先在“考核组”中新增",
            "Line {line}: the scheme has no group “{group}”; correct it, or add the group first"
        ),
        Stray::Twice(what) => {
            say!(
                lang,
                "第{line}行：“{what}”重复，请删去多余的一行",
                "Line {line}: “{what}” stands twice; remove one"
            )
        }
    }
}

/// Marks of a group were brought to full marks.
pub fn shared(lang: Lang, group: &str, count: usize) -> String {
    let told = counted(count, "weight");
    say!(lang, "“{group}”调整{count}项分值，合计达到满分", "{group}: {told} changed, to full marks")
}

/// A built-in scheme becomes the user's own file.
pub fn own(lang: Lang, step: &str, name: &str) -> String {
    say!(lang, "{step}（自带方案已另存为“{name}”）", "{step} (the built-in scheme is now your file “{name}”)")
}

pub fn begun(lang: Lang) -> String {
    say!(lang, "新建空白方案", "Began a blank scheme")
}

pub fn revised(lang: Lang, version: &str) -> String {
    say!(lang, "另起新版本“{version}”", "Began version “{version}”")
}

/// Why something cannot get an id.
///
/// ```
/// use ip_scorecard::{edit::scheme::mentions::Unfit, text::{Lang, page::design::unfit}};
///
/// assert_eq!(unfit(Lang::Zh, Unfit::Taken, "T5"), "编号“T5”已有别的项在用，请换一个。");
/// ```
pub fn unfit(lang: Lang, unfit: Unfit, id: &str) -> String {
    match unfit {
        Unfit::NoRecord => say!(lang, "这一项没有编号。", "This has no ID."),
        Unfit::Empty => say!(lang, "编号不能为空。", "An ID cannot be empty."),
        Unfit::Reserved => {
            say!(lang, "编号不能以x_开头，请换一个。", "An ID cannot begin with x_; choose another one.")
        }
        Unfit::Taken => say!(
            lang,
            "编号“{id}”已有别的项在用，请换一个。",
            "Another one has the ID “{id}” already; choose another one."
        ),
    }
}

/// Why weights cannot be shared out.
///
/// ```
/// use ip_scorecard::{edit::scheme::share::Refusal, exact::Exact, text::{Lang, page::design::refusal}};
///
/// let refused = Refusal::OffStep { amount: Exact::ratio(1, 2).unwrap() };
/// assert_eq!(refusal(Lang::Zh, &refused), "参加调整的各项共需0.5分，不是所选精度的整数倍，请改用更细的精度。");
/// ```
pub fn refusal(lang: Lang, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotMarks => say!(
            lang,
            "本方案的总分不是分值相加，不需要凑满分。",
            "This scheme’s total is no sum of marks; there is nothing to make up."
        ),
        Refusal::NoGroup => say!(lang, "没有这个考核组。", "There is no such group."),
        Refusal::Nothing => say!(
            lang,
            "所选各项都不考核这个组，无法调整。",
            "The group is not assessed on anything that was chosen."
        ),
        Refusal::OffStep { amount } => {
            let amount = shown(lang, amount);
            say!(
                lang,
                "参加调整的各项共需{amount}分，不是所选精度的整数倍，请改用更细的精度。",
                "Together they have to make up {amount}, which is no multiple of the step; choose a finer one."
            )
        }
        Refusal::Vanish { labels } => {
            let labels = join::names(lang, labels);
            say!(
                lang,
                "调整后{labels}的分值会成为零或负数，请改用更细的精度或另选参加的项。",
                "It would leave {labels} with no marks or less; choose a finer step or other items."
            )
        }
    }
}

/// What a removal asks first.
pub fn ask(lang: Lang, what: &str, count: usize) -> String {
    let told = counted(count, "place");
    say!(
        lang,
        "有{count}处引用“{what}”，随之一并删除或者需要改填：",
        "“{what}” is referred to in {told}, which go with it or have to be decided anew:"
    )
}

/// A reference as it is listed before a removal.
pub fn mention(lang: Lang, mention: &Mention) -> String {
    let owner = &mention.owner;
    let by = match mention.by {
        By::Weight => lang.pick("分值", "marks"),
        By::Target => lang.pick("目标值", "target"),
        By::Clause => lang.pick("依据条款", "clause"),
        By::Membership => lang.pick("所在考核组，需要改填", "its group, to be decided anew"),
        By::TieBreak => return say!(lang, "同分时依次比较的指标", "What breaks ties"),
        By::Goal => lang.pick("全区目标取自这项指标，一并删除", "a goal taken from it, which goes too"),
    };
    say!(lang, "{owner}：{by}", "{owner}: {by}")
}
