//! The empty desk: what to open, and what can be tried and downloaded.

use crate::text::lang::{Lang, Words, say, words};

pub const WELCOME: Words = words(
    "打开考核方案和各部门报送的数据文件，即可得到各组排名和每一分的依据。",
    "Open an appraisal scheme and the departments' data files to get the ranking of each group and the grounds for every point.",
);
pub const DROP_HERE: Words = words(
    "将文件或文件夹拖到页面任意位置，可一次拖入多个",
    "Drag files or folders anywhere onto this page, as many as you like",
);
pub const DROP_NOW: Words = words("松开鼠标，打开文件", "Release to open the files");
pub const CHOOSE: Words = words("选择文件", "Choose files");
pub const OR: Words = words("或", "or");
pub const EXPECTED: [(Words, Words); 5] = [
    (
        words("考核方案", "Scheme"),
        words(
            "1个JSON文件：考评单位、指标、分值和计分规则。",
            "One JSON file: the units, the indicators, their marks and the scoring rules.",
        ),
    ),
    (
        words("考核数据", "Data"),
        words(
            "各部门各报1个或多个JSON文件，可分批打开，自动合并；两处数据不一致的，会指出来。",
            "One or more JSON files from each department, opened together or one by one. They are merged, and whatever contradicts is pointed out.",
        ),
    ),
    (
        words("往期结果", "Earlier result"),
        words(
            "本系统下载的上期考核结果，可一并打开，用于与上期比较；不需要比较的不必打开。",
            "A result file saved here for the previous period, if you want to compare with it.",
        ),
    ),
    (
        words("存档包", "Archive package"),
        words(
            "本系统导出的 .zip 文件，单独打开，即可恢复当时的考核，并核对有无改动。",
            "A .zip exported here. Opened by itself it restores the assessment and shows whether anything was changed.",
        ),
    ),
    (
        words("文件编码", "Encoding"),
        words(
            "UTF-8或GB 18030均可。Excel、Word、PDF文件不能直接打开。",
            "UTF-8 or GB 18030. Excel, Word and PDF files cannot be opened directly.",
        ),
    ),
];
pub const NO_SCHEME_YET: Words = words("没有方案", "No scheme yet?");
pub const TRY: Words = words("先试一试", "Try it first");
pub const LOAD_SAMPLE: Words = words("载入演示", "Load the sample");
pub const LOAD_SAMPLE_WHY: Words = words(
    "知识产权工作绩效考评：内置参考方案、各部门演示数据和2024年度结果",
    "Appraisal of intellectual-property work: the built-in reference scheme, sample data of all departments, and the result for 2024",
);
pub const LOAD_OTHER: Words = words("换一张评分卡看同一套数据", "See the same data by another scorecard");
pub const LOAD_OTHER_WHY: Words = words(
    "营商环境评价（知识产权）：同样的演示数据，另一套内置参考方案",
    "Business environment (intellectual property): the same sample data, another built-in reference scheme",
);
pub const LOAD_FAULTY: Words = words("看一份有问题的文件是什么样", "See what a faulty file looks like");
pub const LOAD_FAULTY_WHY: Words = words(
    "其中区金融局的文件差错较多，看每一处怎样指出、怎样改正",
    "One department's file is full of mistakes: see how each is shown and what to do about it",
);

pub const DOWNLOADS: Words = words("下载样例和格式说明", "Samples and file formats");
pub const DOWNLOADS_WHY: Words = words(
    "可照样例填写，也可下载后修改，再拖回本页。",
    "Use them as patterns, or edit a copy and drag it back here.",
);
pub const SCHEME_FILES: Words = words("考核方案", "Schemes");
pub const SAMPLE_FILES: Words = words("演示数据", "Sample data");
pub const EARLIER_FILES: Words = words("往期结果", "Earlier results");
pub const FAULTY_FILES: Words = words("有差错的文件", "A faulty file");
pub const SCHEMA_FILES: Words =
    words("格式说明（JSON Schema，供编写软件用）", "File formats (JSON Schema, for software)");
pub const SCHEME_SCHEMA: Words = words("考核方案的格式", "Format of a scheme");
pub const DATA_SCHEMA: Words = words("考核数据的格式", "Format of data");
pub const RESULT_SCHEMA: Words = words("考核结果的格式", "Format of a result");
pub const ARCHIVE_SCHEMA: Words = words("存档包清单的格式", "Format of a package's manifest");

// The built-in schemes.

pub const CARD: Words = words("评分卡", "Scorecard");
pub const PERFORMANCE: Words = words("知识产权工作绩效考评", "appraisal of intellectual-property work");
pub const PERFORMANCE_SHORT: Words = words("绩效考评", "Performance");
pub const BUSINESS: Words = words("营商环境评价（知识产权）", "business environment (intellectual property)");
pub const BUSINESS_SHORT: Words = words("营商环境评价", "Business environment");

/// The label of a button that opens a built-in scheme, or puts it in the place of the open one.
pub fn use_scheme(lang: Lang, label: Words) -> String {
    let label = label.of(lang);
    say!(lang, "用内置的{label}", "Use the built-in scheme: {label}")
}

/// The label of a built-in scheme's download.
pub fn scheme_sample(lang: Lang, label: Words) -> String {
    let label = label.of(lang);
    say!(lang, "{label}（2025年度，参考稿）", "Scheme: {label} (2025, reference draft)")
}

/// Another scheme was put in the place of the open one.
pub fn changed_scheme(lang: Lang, label: Words) -> String {
    let label = label.of(lang);
    say!(lang, "已换用{label}方案，数据不变。", "Now scored by the scheme “{label}”; the data are the same.")
}
