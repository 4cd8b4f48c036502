//! The office's papers: what is said around them while they are made. What one paper says of its own
//! stands in a file for each.

#![allow(missing_docs)] // each label says what it is

pub mod archive;
pub mod book;
pub mod collect;
pub mod word;

use super::lang::{Lang, Words, say, words};

pub const EXPORT: Words = words("导出", "Export");
pub const EXPORT_WHY: Words = words(
    "在本机生成，数据不上传。生成期间可以继续使用其他页面，也可以随时取消。",
    "Made on this computer; nothing is uploaded. Other views stay usable meanwhile, and you can cancel at any time.",
);
pub const CANCEL: Words = words("取消", "Cancel");
pub const RETRY: Words = words("重试", "Try again");
pub const CLOSE: Words = words("关闭", "Close");
pub const LOADING: Words = words("正在准备，首次使用需稍候", "Getting ready; the first time takes a moment");
pub const BUSY: Words = words(
    "正在处理另一项，请等待完成或者先取消。",
    "Something else is under way; wait for it or cancel it first.",
);
pub const CANCELLED: Words = words("已取消，没有生成文件。", "Cancelled; no file was made.");
pub const NO_RESULT: Words = words(
    "还没有考核结果，不能生成。请先处理“问题”中列出的错误。",
    "There is no result yet to make it of. Correct the errors listed under Issues first.",
);

/// The button that has something made.
pub fn make(lang: Lang, what: Words) -> String {
    let what = what.of(lang);
    say!(lang, "生成{what}", "Make: {what}")
}

/// What did not come about, and what it was for.
pub fn trouble(lang: Lang, trouble: Words, doing: Words) -> String {
    let (trouble, doing) = (trouble.of(lang), doing.of(lang));
    say!(lang, "{trouble}（{doing}）", "{trouble} ({doing})")
}

/// How far it has come.
pub fn progress(lang: Lang, done: usize, of: usize) -> String {
    say!(lang, "已完成{done}步，共{of}步", "{done} of {of} steps done")
}

/// What was made.
pub fn made(lang: Lang, names: &[&str]) -> String {
    match names {
        [name] => say!(
            lang,
            "已生成“{name}”，请在浏览器的下载中查看。",
            "{name} is ready; see your browser's downloads."
        ),
        names => {
            let count = names.len();
            say!(
                lang,
                "已生成{count}个文件，请在浏览器的下载中查看。",
                "{count} files are ready; see your browser's downloads."
            )
        }
    }
}

pub const UNAVAILABLE: Words = words("文书功能没有加载成功", "The office module did not load");
pub const UNAVAILABLE_WHY: Words = words(
    "网络中断、程序已更新，或者服务器上缺少程序文件。已打开的文件不受影响。请检查网络后重试；仍不行的，请先保存修改再刷新页面，或者请管理员核对程序文件是否齐全。",
    "The network failed, the program was updated, or a file is missing on the server. Open files are not affected. Check the network and try again; if that does not help, save your changes and reload the page, or ask your administrator whether all of the program's files are there.",
);
pub const BROKEN: Words = words("处理中断", "The work broke off");
pub const BROKEN_WHY: Words = words(
    "程序遇到没有预料到的情况，或者内存不足。没有生成文件，已打开的文件不受影响。请关闭其他占用内存的页面后重试；反复出现的，请将下面的技术信息发给管理员。",
    "The program met something that it was not prepared for, or memory ran out. No file was made, and open files are not affected. Close other pages that need much memory and try again; if it happens again, send the details below to your administrator.",
);
pub const DETAILS: Words = words("技术信息", "Technical details");
