//! 存档包: its names, what it is, and what was found when one was opened.

use crate::office::archive::{About, Checked, Finding, Reproduction};
use crate::result::ENGINE;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::page::counted;

pub const PACK: Words = words("存档包", "Archive package");
pub const PACK_WHY: Words = words(
    "一个 .zip 文件，内有考核方案、数据文件、考核结果、文书（问题清单、考核细则、考核结果工作簿）和带校验值的清单；以后放回本页即可恢复，并核对有无改动、结果能否复算。",
    "One .zip with scheme, data files, result, papers (list of issues, scoring rules, workbook of results) and a manifest with digests; put back into this page it restores the assessment and shows whether anything was changed and whether the result still comes out.",
);
pub const PACKING: Words = words("正在生成存档包", "Making the archive package");
pub const CHECKING: Words = words("正在核对存档包", "Checking the archive package");
pub const CHECK: Words = words("存档包核对", "Archive package check");
pub const ONE_AT_A_TIME: Words = words(
    "存档包请单独打开：每次放入一个，不要和其他文件一起放入。本次没有打开任何文件。",
    "Open an archive package by itself: one at a time, without other files. Nothing was opened this time.",
);

/// The name of a package.
pub fn package_name(lang: Lang, scheme: &str, version: &str) -> String {
    say!(lang, "考核存档-{scheme}-{version}.zip", "archive-{scheme}-{version}.zip")
}

/// Something to be said, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingTold {
    /// What was found.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

/// What a package is, by its manifest.
pub fn about(lang: Lang, about: &About) -> String {
    let About { engine, scheme, version, title, files, .. } = about;
    say!(
        lang,
        "{title}（方案{scheme}，版本{version}），共{files}个文件，由{engine}版程序生成。",
        "{title} (scheme {scheme}, version {version}), {counted}, made by version {engine} of the program.",
        counted = counted(*files, "file"),
    )
}

/// The verdict in one line.
pub fn verdict(lang: Lang, checked: &Checked) -> String {
    if checked.is_sound() {
        return say!(
            lang,
            "核对一致：全部文件未改动，考核结果复算后逐字节相同。",
            "Everything holds: no file was changed, and the result comes out again, byte for byte."
        );
    }
    if checked.about.is_none() {
        return say!(lang, "“{name}”没有打开。", "{name} was not opened.", name = &checked.name);
    }
    let same = checked.reproduction == Some(Reproduction::Same);
    let (matching, unlike) = (checked.matching, checked.findings.len() + usize::from(!same));
    if checked.findings.is_empty() {
        return say!(
            lang,
            "文件均未改动，但是考核结果未能复算出相同的内容。",
            "No file was changed, but the same result does not come out again."
        );
    }
    say!(
        lang,
        "核对不一致：{matching}个文件未改动，另有{unlike}处不符。",
        "Not as it was: {unchanged} unchanged, {wrong} wrong.",
        unchanged = counted(matching, "file"),
        wrong = counted(unlike, "thing"),
    )
}

/// What the digest of the manifest is good for.
pub fn digest(lang: Lang, about: &About) -> String {
    let sha256 = &about.sha256;
    say!(
        lang,
        "清单的 SHA-256 值：{sha256}。存档时记下此值（如写入归档文件），日后核对相同，即可证明整包未被替换。",
        "SHA-256 of the manifest: {sha256}. Written down elsewhere when the package was made, it proves that the whole was not replaced."
    )
}

/// Whether the result comes out again.
pub fn reproduction(lang: Lang, reproduction: &Reproduction) -> FindingTold {
    let (message, remedy) = match reproduction {
        Reproduction::Same => (
            say!(lang, "考核结果复算后逐字节相同", "The result comes out again, byte for byte"),
            say!(lang, "无须处理", "Nothing to do"),
        ),
        Reproduction::Differs { line, engine: None } => (
            say!(
                lang,
                "重新计算的考核结果与存档的不同，第{line}行起不一致",
                "The result that is computed now differs from the archived one, from line {line} on"
            ),
            say!(
                lang,
                "核对上面列出的有改动的文件；文件均未改动的，存档的结果不是由这些文件算出的",
                "Look at the changed files above; if none was changed, the archived result was not computed of these files"
            ),
        ),
        Reproduction::Differs { line, engine: Some(engine) } => (
            say!(
                lang,
                "重新计算的考核结果与存档的不同，第{line}行起不一致；存档由{engine}版程序生成，本程序为{ENGINE}版",
                "The result that is computed now differs from the archived one, from line {line} on; the package was made by version {engine} of the program, this is version {ENGINE}"
            ),
            say!(lang, "改用{engine}版程序核对", "Check it with version {engine} of the program"),
        ),
        Reproduction::NoResult => (
            say!(lang, "存档包中没有考核结果，无从比对", "The package holds no result to compare with"),
            say!(lang, "从原存档处重新取得完整的存档包", "Get the complete package from where it is kept"),
        ),
        Reproduction::NotScored { errors } => (
            say!(
                lang,
                "存档包中的文件有{errors}处错误，不能计分",
                "The files in the package have {counted} and cannot be scored",
                counted = counted(*errors, "error")
            ),
            say!(lang, "在“问题”中查看各处错误", "See the errors under Issues"),
        ),
    };
    FindingTold { message, remedy }
}

/// Something that is not as it should be.
pub fn finding(lang: Lang, finding: &Finding) -> FindingTold {
    let (message, remedy) = match finding {
        Finding::NotZip => (
            say!(lang, "文件不是 .zip 格式，或者已经损坏", "The file is no .zip, or it is broken"),
            say!(
                lang,
                "从原存档处重新取得；由其他格式（如 .rar、.7z）改名而来的，请先解压",
                "Get it again from where it is kept; if another format (.rar, .7z) was renamed, unpack it first"
            ),
        ),
        Finding::TooMany { files, limit } => (
            say!(
                lang,
                "包内有{files}个文件，超过{limit}个的上限",
                "There are {files} files in it, more than the {limit} that are allowed"
            ),
            say!(
                lang,
                "确认选择的是本程序生成的存档包",
                "Make sure that it is a package made by this program"
            ),
        ),
        Finding::TooLarge { limit } => {
            let limit = limit >> 20;
            (
                say!(
                    lang,
                    "解压后超过{limit} MiB 的上限",
                    "Unpacked it is larger than the {limit} MiB that are allowed"
                ),
                say!(
                    lang,
                    "确认选择的是本程序生成的存档包",
                    "Make sure that it is a package made by this program"
                ),
            )
        }
        Finding::NoManifest => (
            say!(lang, "包内没有清单 manifest.json", "There is no manifest.json in it"),
            say!(
                lang,
                "确认选择的是本程序生成的存档包；只是普通压缩文件的，请解压后再放入其中的文件",
                "Make sure that it is a package made by this program; unpack any other .zip and put its files into the page"
            ),
        ),
        Finding::BadManifest { place } => (
            match place {
                Some((line, column)) => say!(
                    lang,
                    "清单 manifest.json 第{line}行第{column}列读不懂",
                    "manifest.json cannot be read, line {line}, column {column}"
                ),
                None => say!(lang, "清单 manifest.json 不是 UTF-8 文本", "manifest.json is no UTF-8 text"),
            },
            say!(
                lang,
                "清单可能被改动过；从原存档处重新取得存档包",
                "It may have been changed; get the package again from where it is kept"
            ),
        ),
        Finding::UnknownFormat { found } => (
            say!(
                lang,
                "清单的格式“{found}”未知，本程序认识 ip-scorecard/archive@1",
                "The manifest has the unknown format “{found}”; this program knows ip-scorecard/archive@1"
            ),
            say!(lang, "改用较新版本的程序打开", "Open it with a newer version of the program"),
        ),
        Finding::Unsafe { path } => (
            say!(
                lang,
                "“{path}”的路径指向存档包以外，或者含有不允许的字符，没有取出",
                "The path “{path}” leads out of the package or has forbidden characters; the file was not taken out"
            ),
            say!(
                lang,
                "存档包不会含有这样的路径，很可能被人改动过；从原存档处重新取得",
                "No package is made with such a path, so that somebody has changed it; get it again from where it is kept"
            ),
        ),
        Finding::Locked { path } => (
            say!(lang, "“{path}”设有解压密码", "“{path}” is locked with a password"),
            say!(
                lang,
                "存档包不设密码；从原存档处重新取得，或者解压后不设密码重新压缩",
                "Packages have no password; get it again from where it is kept, or unpack it and pack it again without one"
            ),
        ),
        Finding::Damaged { path } => (
            say!(lang, "“{path}”已损坏，不能解压", "“{path}” is damaged and cannot be unpacked"),
            say!(lang, "从原存档处重新取得存档包", "Get the package again from where it is kept"),
        ),
        Finding::Missing { path } => (
            say!(lang, "缺少“{path}”", "“{path}” is missing"),
            say!(lang, "从原存档处重新取得完整的存档包", "Get the complete package from where it is kept"),
        ),
        Finding::Changed { path, expected, found } => {
            let short = |digest: &str| digest.chars().take(8).collect::<String>();
            (
                say!(
                    lang,
                    "“{path}”有改动：校验值应为{expected}……，实为{found}……",
                    "“{path}” was changed: its digest should be {expected}…, it is {found}…",
                    expected = short(expected),
                    found = short(found),
                ),
                say!(
                    lang,
                    "从原存档处重新取得存档包；确需改动的，改后另行计分、另存存档包",
                    "Get the package again from where it is kept; what has to be changed is scored anew and kept as another package"
                ),
            )
        }
        Finding::Extra { path } => (
            say!(
                lang,
                "“{path}”不在清单之中，没有打开",
                "“{path}” is not named in the manifest; it was not opened"
            ),
            say!(
                lang,
                "是后来放入的文件；与考核有关的，请单独打开",
                "It was put in later; open it by itself if it belongs to the assessment"
            ),
        ),
        Finding::OtherScheme { scheme, version } => (
            say!(
                lang,
                "方案文件为“{scheme}”版本{version}，与清单所写的不同",
                "The scheme file is “{scheme}”, version {version}, not what the manifest says"
            ),
            say!(lang, "从原存档处重新取得存档包", "Get the package again from where it is kept"),
        ),
    };
    FindingTold { message, remedy }
}
