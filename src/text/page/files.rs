//! The open files, and what became of those that were handed over.

use super::counted;
use crate::model::result::Outcome;
use crate::text::join;
use crate::text::lang::{Lang, Words, say, words};

pub const ADD_FILES: Words = words("添加文件", "Add files");
pub const CLEAR: Words = words("全部移除", "Remove all");
pub const REMOVE: Words = words("移除", "Remove");
pub const REPLACE: Words = words("替换", "Replace");
pub const FILE_NAME: Words = words("文件", "File");
pub const KIND: Words = words("类型", "Kind");
pub const SENDER: Words = words("报送部门（方案）", "Department (or scheme)");
pub const STAGE: Words = words("阶段", "Stage");
pub const FOUND: Words = words("问题", "Issues");
pub const ACTIONS: Words = words("操作", "Actions");
pub const SCHEME_KIND: Words = words("方案", "Scheme");
pub const DATA_KIND: Words = words("数据", "Data");
pub const RESULT_KIND: Words = words("往期结果", "Earlier result");
pub const UNKNOWN_KIND: Words = words("无法识别", "Not recognised");
pub const NO_FINDINGS: Words = words("无", "None");

/// The accessible name of a button that acts on one file.
pub fn of_file(lang: Lang, action: Words, name: &str) -> String {
    let action = action.of(lang);
    say!(lang, "{action}：{name}", "{action}: {name}")
}

/// A file of an earlier result: "往期结果（2024）".
pub fn earlier_kind(lang: Lang, earlier: &Outcome) -> String {
    let kind = RESULT_KIND.of(lang);
    match &earlier.period.0 {
        Some(period) => say!(lang, "{kind}（{period}）", "{kind} ({period})"),
        None => kind.to_owned(),
    }
}

/// Files by their kind: schemes, data, earlier results, and what is none of these; and how many have
/// errors.
pub fn count(lang: Lang, kinds: [usize; 4], faulty: usize) -> String {
    let names = [SCHEME_KIND, DATA_KIND, RESULT_KIND, UNKNOWN_KIND].map(|kind| kind.of(lang));
    let of_kind = |(name, count): (&str, usize)| say!(lang, "{name}{count}个", "{name}: {count}");
    let told = names.into_iter().zip(kinds).filter(|(_, count)| *count > 0).map(of_kind);
    let mut told: Vec<String> = told.collect();
    if faulty > 0 {
        told.push(say!(lang, "有错误的{faulty}个", "with errors: {faulty}"));
    }
    join::parts(lang, told)
}

/// Files were opened.
pub fn opened(
    lang: Lang,
    new: usize,
    replaced: &[impl AsRef<str>],
    renamed: &[impl AsRef<str>],
    same: &[impl AsRef<str>],
) -> String {
    let mut parts = Vec::new();
    if new > 0 {
        parts.push(say!(lang, "已打开{new}个文件", "Opened {told}", told = counted(new, "file")));
    }
    if !replaced.is_empty() {
        let names = join::names(lang, replaced);
        parts.push(say!(lang, "已用新文件替换同名的{names}", "replaced the file of the same name: {names}"));
    }
    if !renamed.is_empty() {
        let names = join::names(lang, renamed);
        parts.push(say!(
            lang,
            "不同部门的文件同名，新打开的改称{names}",
            "files of two departments share a name, so the new one is now called {names}"
        ));
    }
    if !same.is_empty() {
        let names = join::names(lang, same);
        parts.push(say!(
            lang,
            "{names}已经打开，内容相同，未重复打开",
            "already open with the same content, not opened twice: {names}"
        ));
    }
    sentence(lang, &parts)
}

/// Files could not be read at all.
pub fn unread(
    lang: Lang,
    too_large: &[impl AsRef<str>],
    refused: &[impl AsRef<str>],
    megabytes: usize,
) -> String {
    let mut parts = Vec::new();
    if !too_large.is_empty() {
        let names = join::names(lang, too_large);
        parts.push(say!(
            lang,
            "{names}超过{megabytes} MB，没有打开",
            "larger than {megabytes} MB and not opened: {names}"
        ));
    }
    if !refused.is_empty() {
        let names = join::names(lang, refused);
        parts.push(say!(
            lang,
            "{names}无法读取，没有打开。如果是文件夹，其中没有JSON文件；如果文件正被其他程序占用，请关闭后再试",
            "could not be read and was not opened: {names}. A folder must hold JSON files; a file that another program holds must be closed there first"
        ));
    }
    sentence(lang, &parts)
}

/// A file was removed.
pub fn removed(lang: Lang, name: &str) -> String {
    say!(lang, "已移除{name}。", "Removed {name}.")
}

/// All files were removed.
pub fn cleared(lang: Lang, count: usize) -> String {
    say!(lang, "已移除全部{count}个文件。", "Removed all {told}.", told = counted(count, "file"))
}

/// Parts as one sentence, which in English begins with a capital.
fn sentence(lang: Lang, parts: &[String]) -> String {
    match lang {
        Lang::Zh => format!("{}。", parts.join("；")),
        Lang::En => {
            let told = parts.join("; ");
            let mut letters = told.chars();
            let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
            format!("{first}{}.", letters.as_str())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: &[&str] = &[];

    #[test]
    fn what_became_of_opened_files() {
        let check = |told: String, expected: &str| assert_eq!(told, expected);
        check(opened(Lang::Zh, 12, NONE, NONE, NONE), "已打开12个文件。");
        check(opened(Lang::Zh, 0, &["甲.json"], NONE, NONE), "已用新文件替换同名的甲.json。");
        check(
            opened(Lang::Zh, 1, NONE, &["数据 (2).json"], NONE),
            "已打开1个文件；不同部门的文件同名，新打开的改称数据 (2).json。",
        );
        check(
            opened(Lang::Zh, 0, NONE, NONE, &["甲.json", "乙.json"]),
            "甲.json、乙.json已经打开，内容相同，未重复打开。",
        );
        check(opened(Lang::En, 1, NONE, NONE, NONE), "Opened 1 file.");
        check(
            opened(Lang::En, 0, &["a.json", "b.json"], NONE, NONE),
            "Replaced the file of the same name: a.json, b.json.",
        );
    }

    #[test]
    fn what_could_not_be_read() {
        assert_eq!(unread(Lang::Zh, &["大.json"], NONE, 64), "大.json超过64 MB，没有打开。");
        assert!(unread(Lang::Zh, NONE, &["各镇"], 64).starts_with("各镇无法读取"));
        assert!(unread(Lang::En, &["big.json"], NONE, 64).starts_with("Larger than 64 MB"));
    }
}
