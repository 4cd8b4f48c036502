//! The words and kinds that a scheme chooses from: what they are called, and what a kind does in one line.

use super::super::lang::{Lang, Words, words};
use super::super::words::{duty, statistic};
use crate::model::rule::Statistic;
use crate::model::scheme::Duty;

/// A word of the files as a reader sees it, by the key of its field; none for one that is not known.
pub fn word(lang: Lang, key: &str, word: &str) -> Option<&'static str> {
    let duties = Duty::ALL.iter().filter(|_| key == "duty").find(|duty| duty.word() == word);
    let statistics = Statistic::ALL.iter().find(|statistic| statistic.word() == word);
    let plain = || WORDS.iter().find(|(keys, known, _)| *known == word && keys.contains(&key));
    duties
        .map(|found| duty(lang, *found))
        .or_else(|| statistics.map(|found| statistic(lang, *found)))
        .or_else(|| plain().map(|(_, _, words)| words.of(lang)))
}

/// Keys, word of the files, wording.
const WORDS: &[(&[&str], &str, Words)] = &[
    (&["status"], "draft", words("参考稿", "Draft")),
    (&["status"], "adopted", words("已印发", "Adopted")),
    (&["aggregate"], "sum", words("分值相加", "Marks add up")),
    (&["aggregate"], "mean", words("加权平均", "Weighted mean")),
    (&["aggregate"], "geometric", words("几何平均", "Geometric mean")),
    (&["aggregate"], "harmonic", words("调和平均", "Harmonic mean")),
    (&["direction"], "higher", words("正向（越高越好）", "More is better")),
    (&["direction"], "lower", words("逆向（越低越好）", "Less is better")),
    (&["evidence"], "required", words("必备", "Required")),
    (&["evidence"], "optional", words("可附", "Optional")),
    (&["evidence"], "none", words("不需", "Not needed")),
    (&["progress"], "cumulative", words("按累计完成数对照", "Running total against the schedule")),
    (&["progress"], "none", words("不对照", "Not compared")),
    (&["how"], "sum", words("各单位相加", "Added up over the units")),
    (&["how"], "ratio", words("分子之和÷分母之和", "Sum of numerators ÷ sum of denominators")),
    (&["not_applicable"], "rescale", words("标化（按适用分值折算）", "Scaled to what applies")),
    (&["not_applicable"], "rescale_siblings", words("分值归同级其他项", "Weight goes to the siblings")),
    (&["not_applicable"], "full", words("按满分", "Full marks")),
    (&["not_applicable"], "zero", words("按零分", "No marks")),
    (&["not_reported"], "zero", words("按零分并提示", "No marks, with an alert")),
    (&["not_reported"], "blocks", words("暂缓出分", "Total withheld")),
    (&["mode"], "half_up", words("四舍五入", "Half up")),
    (&["mode"], "half_even", words("按GB/T 8170奇进偶舍", "Half to even (GB/T 8170)")),
    (&["places"], "exact", words("一概不修约", "Nothing is rounded")),
    (&["ties"], "competition", words("1、2、2、4", "1, 2, 2, 4")),
    (&["ties"], "dense", words("1、2、2、3", "1, 2, 2, 3")),
    (&["rank_on", "grade_on"], "rounded", words("修约后的总分", "Totals as rounded")),
    (&["rank_on", "grade_on"], "exact", words("未修约的总分", "Totals before rounding")),
    (&["rounding"], "floor", words("舍去", "Cutting")),
    (&["rounding"], "ceil", words("进一", "Rounding up")),
    (&["rounding"], "half_up", words("四舍五入", "Half up")),
    (&["ties_at_quota"], "ask", words("由考核办决定", "The office decides")),
    (&["ties_at_quota"], "all_in", words("一并入围", "All get in")),
    (&["ties_at_quota"], "all_out", words("一并不入", "None gets in")),
    (&["level"], "notice", words("通报", "Notice")),
    (&["level"], "talk", words("约谈", "Talk")),
    (&["effect"], "bar_top_grade", words("取消评优", "No top grade")),
    (&["effect"], "lower_one_grade", words("降一等", "One grade lower")),
    (&["effect"], "zero_total", words("总分归零", "Total of 0")),
    (&["lower_form"], "inverse", words("目标值÷指标值", "Target ÷ value")),
    (&["lower_form"], "mirror", words("2−指标值÷目标值", "2 − value ÷ target")),
    (&["on_no_target"], "error", words("属于错误，须补目标值", "An error: somebody must set one")),
    (&["on_no_target", "on_zero_base"], "not_applicable", words("不适用", "Does not apply")),
    (&["on_no_target"], "zero", words("不得分", "No marks")),
    (&["clamp"], "both", words("两端封住", "Held at both ends")),
    (&["clamp"], "top", words("只封上端", "Held at the upper end")),
    (&["clamp"], "bottom", words("只封下端", "Held at the lower end")),
    (&["clamp"], "none", words("不封", "Not held")),
    (&["below"], "clamp", words("按第一个节点", "As at the first point")),
    (&["below"], "zero", words("不得分", "No marks")),
    (&["otherwise"], "zero", words("不得分", "No marks")),
    (&["otherwise"], "proportional", words("按完成目标值的比例", "In proportion to the target")),
    (&["per_kind"], "absolute", words("绝对数", "Plain figures")),
    (&["per_kind"], "percent", words("基准的百分之几", "Per cent of the reference")),
    (&["step_mode"], "linear", words("按比例", "In proportion")),
    (&["step_mode"], "floor", words("满一档才计", "Whole steps only")),
    (&["step_mode"], "ceil", words("不足一档按一档", "A step begun counts")),
    (&["scale"], "linear", words("按名次均匀递减", "Even steps")),
    (
        &["zero_at", "full_at", "unacceptable", "satisfactory", "reference"],
        "target",
        words("目标值", "the target"),
    ),
    (
        &["zero_at", "full_at", "unacceptable", "satisfactory", "reference"],
        "base",
        words("基期数", "the base period’s figure"),
    ),
];

/// What a kind of record is called, and what it does, in one line: of "Rule" and "Measure" and "Item".
pub fn kind(lang: Lang, record: &str, kind: &str) -> Option<(&'static str, &'static str)> {
    let found = KINDS.iter().find(|(of, known, ..)| *of == record && *known == kind);
    found.map(|(_, _, name, line)| (name.of(lang), line.of(lang)))
}

/// Record, kind, name, what it does.
const KINDS: &[(&str, &str, Words, Words)] = &[
    (
        "Rule",
        "completion",
        words("目标完成率法", "Completion of target"),
        words(
            "完成目标值的百分之几，就得满分的百分之几，最高到封顶",
            "Earns the share of the target that was reached, up to a cap",
        ),
    ),
    (
        "Rule",
        "linear",
        words("线性插值", "Linear scale"),
        words(
            "零分点得0%，满分点得100%，其间按比例",
            "No marks at one value, full marks at another, in proportion between",
        ),
    ),
    (
        "Rule",
        "efficacy",
        words("功效系数法", "Efficacy coefficient"),
        words(
            "不允许值得基础分（一般60%），满意值得满分，其间按比例",
            "A base rate, mostly 60%, at the unacceptable value, full marks at the satisfactory one, in proportion between",
        ),
    ),
    (
        "Rule",
        "minmax",
        words("极差法", "Range between worst and best"),
        words(
            "组内最差的得0%，最优的得100%，其间按比例",
            "No marks for the worst of the group, full marks for the best, in proportion between",
        ),
    ),
    (
        "Rule",
        "piecewise",
        words("分段插值", "Curve through points"),
        words(
            "逐点写明指标值和得分率，两点之间按比例",
            "Score rates at chosen values, in proportion between two of them",
        ),
    ),
    (
        "Rule",
        "bands",
        words("分档赋分", "Bands"),
        words("指标值落在哪一档，就得哪一档的得分率", "Earns the rate of the band that holds the value"),
    ),
    (
        "Rule",
        "threshold",
        words("达标法", "Threshold"),
        words(
            "达到目标值得满分，未达到的不得分或按比例得分",
            "Full marks once the target is met; otherwise nothing, or in proportion",
        ),
    ),
    (
        "Rule",
        "steps",
        words("按档增减分", "Steps from a reference"),
        words(
            "与基准相比，每优一档加几分，每劣一档扣几分",
            "Marks gained or lost for each step away from a reference",
        ),
    ),
    (
        "Rule",
        "rank",
        words("排名赋分", "Rank in the group"),
        words(
            "组内第一名得满分，每低一名少得一些",
            "Full marks for the first of the group, less for each place below",
        ),
    ),
    (
        "Measure",
        "value",
        words("直接取值", "Figure as reported"),
        words("报送的数就是指标值", "The reported figure is the value"),
    ),
    (
        "Measure",
        "ratio",
        words("比率", "Ratio"),
        words("分子÷分母×倍数，倍数一般为100", "Numerator ÷ denominator × scale, mostly 100"),
    ),
    (
        "Measure",
        "growth",
        words("增长率", "Growth rate"),
        words("（本期数−基期数）÷基期数×100", "(this period − base period) ÷ base period × 100"),
    ),
    ("Measure", "change", words("增量", "Change"), words("本期数−基期数", "This period − base period")),
    (
        "Measure",
        "levels",
        words("按级别折算", "Weighted count by level"),
        words("各级别的件数乘以折算系数后相加", "Counts by level, each times its factor, added up"),
    ),
    (
        "Measure",
        "judged",
        words("评议打分", "Panel marks"),
        words(
            "各评委打分的平均数，份数多时去掉最高分和最低分",
            "The mean of the marks, without the extremes where there are enough",
        ),
    ),
    (
        "Measure",
        "checklist",
        words("清单", "Checklist"),
        words("已完成事项的占比之和×100", "The shares of what is done, added up, × 100"),
    ),
    (
        "Item",
        "bonus",
        words("加分", "Bonus"),
        words("每发生一次加几分，可设上限", "Marks for each time, up to a cap"),
    ),
    (
        "Item",
        "deduction",
        words("减分", "Deduction"),
        words("每发生一次减几分，可设上限", "Marks off for each time, up to a cap"),
    ),
    (
        "Item",
        "veto",
        words("一票否决", "Veto"),
        words("发生即影响等次或总分，须写明依据", "Once is enough to change grade or total; needs a basis"),
    ),
];
