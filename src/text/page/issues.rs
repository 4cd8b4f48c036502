//! The list of what was found in the files.

use crate::text::lang::{Lang, Words, say, words};
use crate::text::{Told, words as trade};

pub const ERRORS: Words = words("错误", "Errors");
pub const WARNINGS: Words = words("提醒", "Warnings");
pub const NOTES: Words = words("说明", "Notes");
pub const ERRORS_MEAN: Words = words("必须改正，否则不计分", "must be corrected before anything is scored");
pub const WARNINGS_MEAN: Words = words("不妨碍计分，请核对", "do not stop the scoring; please check");
pub const NOTES_MEAN: Words = words("供了解，不需处理", "for your information");
pub const SHOW: Words = words("显示", "Show");
pub const NO_ISSUES: Words = words("没有发现问题。", "Nothing was found.");
pub const NONE_SHOWN: Words = words("没有符合所选类别的问题。", "There are no issues of the chosen kinds.");
pub const ALL_FILES: Words = words("全部文件", "All files");
pub const CODE: Words = words("问题代码", "Issue code");
pub const BLOCKED_NEXT: Words = words(
    "请按下面的提示改正文件后重新拖入；一时不能改正的，可先移除该文件，其余文件不受影响。",
    "Correct the files as told below and drag them in again. A file that cannot be corrected now can be removed; the others are not affected.",
);
pub const NO_SCHEME_NEXT: Words = words(
    "还没有打开考核方案。请将方案文件拖到页面上，或者先用一个内置参考方案：",
    "No scheme is open yet. Drag the scheme's file onto the page, or use a built-in reference scheme:",
);
pub const SAVE_ISSUES: Words = words("导出问题清单", "Export the list");
pub const SAVE_ISSUES_WHY: Words = words(
    "全部问题存为CSV表格，可用Excel或WPS打开，便于转交各部门改正",
    "All issues as a CSV table for Excel or WPS, to pass on to the departments",
);
pub const SEE_RANKING: Words = words("查看排名", "See the ranking");

/// A count of errors, warnings or notes.
pub fn findings(lang: Lang, label: Words, count: usize) -> String {
    let label = label.of(lang);
    say!(lang, "{label}{count}处", "{label}: {count}")
}

/// The place of an issue in its file.
pub fn spot(lang: Lang, line: usize, column: usize) -> String {
    say!(lang, "第{line}行第{column}列", "line {line}, column {column}")
}

/// The list of issues as a table in CSV, one row for each issue.
///
/// Opens in the office suites: UTF-8 with a byte order mark, and no cell that they would take for a
/// formula (OWASP, "CSV Injection").
pub fn issue_table(lang: Lang, issues: &[Told]) -> String {
    let heads = lang.pick(
        ["级别", "文件", "位置", "行", "列", "问题", "处理办法", "代码"],
        ["Severity", "File", "Path", "Line", "Column", "Issue", "What to do", "Code"],
    );
    let mut table = String::from("\u{feff}");
    row(&mut table, heads.map(str::to_owned));
    for issue in issues {
        let number = |number: Option<usize>| number.map_or_else(String::new, |number| number.to_string());
        row(
            &mut table,
            [
                trade::severity(lang, issue.severity).to_owned(),
                issue
                    .file
                    .as_ref()
                    .map_or_else(|| ALL_FILES.of(lang).to_owned(), |(_, name)| name.to_string()),
                issue.path.to_string(),
                number(issue.line),
                number(issue.column),
                issue.message.clone(),
                issue.remedy.clone(),
                issue.code.to_owned(),
            ],
        );
    }
    table
}

fn row(table: &mut String, cells: [String; 8]) {
    let cells = cells.map(|cell| {
        let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        format!("\"{}{}\"", if formula { "'" } else { "" }, cell.replace('"', "\"\""))
    });
    table.push_str(&cells.join(","));
    table.push_str("\r\n");
}

/// The name of the list of issues; `scheme` is its id and version.
pub fn issues_name(lang: Lang, scheme: Option<(&str, &str)>) -> String {
    let name = lang.pick("问题清单", "issues");
    match scheme {
        Some((id, version)) => format!("{name}-{id}-{version}.csv"),
        None => format!("{name}.csv"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Path;

    #[test]
    fn a_list_of_issues_for_the_office_suites() {
        let issue = Told {
            severity: crate::issue::Severity::Error,
            code: "shape.type",
            file: Some((crate::issue::FileNo(0), "=甲,乙.json".into())),
            path: Path::default().then("rows").then(0).then("values").then("T5-1"),
            line: Some(14),
            column: Some(9),
            message: "值为“\"95%\"”".into(),
            remedy: "-改为95".into(),
        };
        let table = issue_table(Lang::Zh, &[issue]);
        let lines: Vec<&str> = table.split("\r\n").collect();
        assert_eq!(
            lines,
            [
                "\u{feff}\"级别\",\"文件\",\"位置\",\"行\",\"列\",\"问题\",\"处理办法\",\"代码\"",
                "\"错误\",\"'=甲,乙.json\",\"rows[0].values.T5-1\",\"14\",\"9\",\"值为“\"\"95%\"\"”\",\"'-改为95\",\"shape.type\"",
                "",
            ]
        );
    }
}
