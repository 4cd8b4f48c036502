//! 本机保存: what the page says of what is kept on this machine.

use chrono::{Datelike, Days, NaiveDateTime, NaiveTime, Timelike};

use super::counted;
use crate::text::join;
use crate::text::lang::{Lang, Words, say, words};

/// The head of the notice.
pub const KEPT: Words = words("本机保存", "Kept on this machine");

/// What holds for everything that is kept.
pub const KEPT_WHY: Words = words(
    "保存在本机浏览器中，不上传。使用同一电脑账户的人打开本页面也能看到，离开前可以清除。到期的内容在下次打开本页面时删除。",
    "It is kept by the browser on this machine and sent nowhere. Whoever opens this page under the same \
     account on this computer can see it; clear it before you leave. What is past its date is removed \
     when the page is next opened.",
);

/// Nothing is open, so nothing is kept.
pub const NOTHING_OPEN: Words =
    words("没有打开的文件，本页没有保存任何内容。", "No file is open, and this tab keeps nothing.");

/// The switch for keeping more than the day's work.
pub const KEEP_LONGER: Words = words(
    "允许保留30天（请只在本人专用的电脑上选用）",
    "Allow 30 days (only on a computer that nobody else uses)",
);

/// The button that clears everything.
pub const FORGET: Words = words("清除全部保存内容…", "Clear everything kept…");

/// What it asks before it does so.
pub const FORGET_SURE: Words = words(
    "将关闭本页打开的文件，并删除本机保存的全部内容，包括其他标签页和以前留下的；不能撤销。您自己存放的原始文件不受影响。",
    "This closes the files in this tab and removes everything kept on this machine, by other tabs and \
     earlier sessions too. It cannot be undone. Your own original files are not touched.",
);

/// Does it.
pub const FORGET_NOW: Words = words("确定清除", "Clear it");

/// Does it not.
pub const FORGET_NOT: Words = words("不清除", "Keep it");

/// Everything was cleared.
pub const FORGOTTEN: Words =
    words("已清除本机保存的全部内容。", "Everything kept on this machine has been cleared.");

/// Another tab cleared everything.
pub const FORGOTTEN_ELSEWHERE: Words = words(
    "保存的内容已在另一标签页清除。本页打开的文件仍可使用，再有改动时重新保存。",
    "What was kept has been cleared in another tab. The files in this tab stay open, and are kept again \
     at the next change.",
);

/// Everything could not be cleared.
pub const FORGET_FAILED: Words = words(
    "没有清除成功。请在浏览器设置中清除本站数据。",
    "Clearing failed. Please clear this site's data in the settings of the browser.",
);

/// The heading of what others left.
pub const LEFT: Words = words("上次的工作", "Earlier work");

/// Takes up what was left.
pub const RESUME: Words = words("恢复", "Restore");

/// Takes up the files of what was left, and nothing else of it.
pub const RESUME_FILES: Words = words("只恢复文件", "Restore only the files");

/// Removes what was left.
pub const DISCARD: Words = words("删除", "Delete");

/// What was left by a session that fell over when it was restored.
pub const CRASHED: Words = words(
    "上次恢复时页面出错，因此没有自动恢复。",
    "The page failed while restoring this, so it was not restored by itself.",
);

/// The browser keeps nothing.
pub const NOT_KEPT: Words = words("未保存到本机", "Not kept");

/// Why, and what follows.
pub const NOT_KEPT_WHY: Words = words(
    "浏览器不允许本页面保存内容（例如无痕窗口、安全策略限制或者直接打开的本地文件）。可以照常使用，刷新或者关闭页面后需要重新打开文件。",
    "The browser lets this page keep nothing (a private window, a policy, or a page opened from a local \
     file). Everything works, but after a reload the files have to be opened again.",
);

/// The same where there is no room.
pub const NO_ROOM_WHY: Words = words(
    "本机存储空间不足或者读写出错，最近的改动没有保存。可以照常使用，刷新或者关闭页面后需要重新打开文件。",
    "There is no room left for the browser on this machine, or its disk failed, so the last changes are \
     not kept. Everything works, but after a reload the files have to be opened again.",
);

/// What was kept is not there any more.
pub const GONE: Words = words(
    "上次保存的内容已到期或者已被清除。",
    "What was kept for this tab has expired or has been cleared.",
);

/// What is open is about to be kept.
pub const KEEPING: Words = words("正在保存……", "Keeping it …");

/// What is being restored.
pub const RETURNING: Words = words("正在恢复上次的工作……", "Restoring your work …");

/// "已保存，留到2026年11月23日24:00"
pub fn kept_until(lang: Lang, until: NaiveDateTime) -> String {
    say!(lang, "已保存，留到{time}", "Kept until {time}", time = end(lang, until))
}

/// What is kept and until when.
pub fn keeps(lang: Lang, files: usize, until: NaiveDateTime) -> String {
    say!(
        lang,
        "本页打开的{files}个文件和正在查看的内容已保存，保留到{time}。刷新页面或者浏览器意外关闭后自动恢复。",
        "The files open in this tab ({files}) and what you are looking at are kept until {time}. They come back \
         after a reload or a crash.",
        time = end(lang, until),
    )
}

/// Something that was left: "2025年度考核，12个文件，11月23日17:30".
pub fn left(lang: Lang, subject: Option<&str>, files: usize, changed: NaiveDateTime) -> String {
    let time = moment(lang, changed);
    let files = say!(lang, "{files}个文件", "{told}", told = counted(files, "file"));
    let told = say!(lang, "{files}，{time}", "{files}, {time}");
    match subject {
        Some(subject) => say!(lang, "{subject}，{told}", "{subject}, {told}"),
        None => told,
    }
}

/// "保留到11月23日24:00"
pub fn left_until(lang: Lang, until: NaiveDateTime) -> String {
    say!(lang, "保留到{time}", "kept until {time}", time = end(lang, until))
}

/// A button about something that was left, for a screen reader: "恢复：2025年度考核，12个文件，…".
pub fn of_desk(lang: Lang, button: Words, desk: &str) -> String {
    let button = button.of(lang);
    say!(lang, "{button}：{desk}", "{button}: {desk}")
}

/// What a newer version of the page left.
pub fn newer(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "另有{count}份由本页面的更新版本保存，当前版本不能读取，到期前予以保留。",
        "Kept by a newer version of this page: {told}. This version cannot read that and leaves it alone until \
         it expires.",
        told = counted(count, "desk"),
    )
}

/// Files were restored.
pub fn returned(lang: Lang, files: usize, changed: NaiveDateTime) -> String {
    say!(
        lang,
        "已恢复{time}保存的{files}个文件。",
        "Restored {told}, kept on {time}.",
        time = moment(lang, changed),
        told = counted(files, "file")
    )
}

/// Some of them were not there any more.
pub fn missing(lang: Lang, names: &[impl AsRef<str>]) -> String {
    let names = join::names(lang, names);
    say!(lang, "{names}没有保存下来，请重新打开。", "Not kept, please open again: {names}.")
}

/// A moment of this year or another: "11月23日17:30", "23 Nov 2026, 17:30".
fn moment(lang: Lang, time: NaiveDateTime) -> String {
    clock(lang, time, time.hour(), time.minute())
}

/// The end of a time: midnight belongs to the day that ends with it (GB/T 7408: 24:00).
fn end(lang: Lang, time: NaiveDateTime) -> String {
    match time.checked_sub_days(Days::new(1)) {
        Some(before) if time.time() == NaiveTime::MIN => clock(lang, before, 24, 0),
        _ => moment(lang, time),
    }
}

fn clock(lang: Lang, date: NaiveDateTime, hour: u32, minute: u32) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    match lang {
        Lang::Zh => format!("{year}年{month}月{day}日{hour}:{minute:02}"),
        Lang::En => format!("{} {year}, {hour:02}:{minute:02}", date.format("%-d %b")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kept::moment as at;

    #[test]
    fn midnight_ends_its_day() {
        let check = |time: NaiveDateTime, zh: &str, en: &str| {
            assert_eq!(end(Lang::Zh, time), zh);
            assert_eq!(end(Lang::En, time), en);
        };
        check(at(2026, 11, 24, 0, 0).unwrap(), "2026年11月23日24:00", "23 Nov 2026, 24:00");
        check(at(2027, 1, 1, 0, 0).unwrap(), "2026年12月31日24:00", "31 Dec 2026, 24:00");
        check(at(2026, 3, 2, 3, 5).unwrap(), "2026年3月2日3:05", "2 Mar 2026, 03:05");
    }

    #[test]
    fn what_was_left() {
        let time = at(2026, 3, 2, 17, 30).unwrap();
        assert_eq!(left(Lang::Zh, Some("年度考核"), 12, time), "年度考核，12个文件，2026年3月2日17:30");
        assert_eq!(left(Lang::En, None, 12, time), "12 files, 2 Mar 2026, 17:30");
        assert_eq!(missing(Lang::Zh, &["甲.json", "乙.json"]), "甲.json、乙.json没有保存下来，请重新打开。");
    }
}
