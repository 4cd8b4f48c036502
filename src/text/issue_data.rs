//! Sentences for data that do not fit the scheme or each other.

use super::issues::{Places, mend, or_rather};
use super::join;
use super::lang::{Lang, say, words};
use super::number::shown;
use super::words::{field, named, or_none};
use crate::issue::{DataProblem, Field, Quote, Spot};
use crate::model::data::{Stage, State};

/// What is wrong and what to do.
pub(super) fn data(lang: Lang, problem: &DataProblem, places: &Places<'_>) -> (String, String) {
    use DataProblem as P;
    let nothing_to_do = || say!(lang, "无需处理", "Nothing needs to be done");
    match problem {
        P::NoData => (
            say!(
                lang,
                "还没有打开考核数据，各项均按未报送计",
                "No data file is open; everything counts as not reported"
            ),
            say!(lang, "请打开各部门报送的数据文件", "Open the data files that the departments sent"),
        ),
        P::SameFile { first } => (
            say!(
                lang,
                "与{first}内容完全相同，只计一份",
                "The content is exactly that of {first}; it counts once",
                first = places.file_name(*first)
            ),
            say!(lang, "可以移除这一份", "This copy can be removed"),
        ),
        P::OtherScheme { found, scheme } => (
            say!(
                lang,
                "该文件是为方案“{found}”采集的，现在打开的方案是“{scheme}”",
                "The file was collected for the scheme “{found}”; the open scheme is “{scheme}”",
                found = join::names(lang, found)
            ),
            say!(
                lang,
                "请核对是否放错了文件；确可通用的，请在文件的“scheme”中列上本方案编号",
                "Check that it is the right file; if it serves both, list this scheme’s id in its “scheme”"
            ),
        ),
        P::NoUnit => (
            say!(lang, "这一行没有写明是哪个单位", "The row does not say which unit it is about"),
            say!(
                lang,
                "请填写单位代码（unit）或单位名称（title）",
                "Give the unit’s code (unit) or its name (title)"
            ),
        ),
        P::UnknownUnit { found, suggestion } => (
            say!(lang, "方案中没有单位“{found}”", "The scheme has no unit “{found}”"),
            match suggestion {
                Some((title, code)) => say!(
                    lang,
                    "{rather}请改正；程序不会自行认定",
                    "{rather} Correct it; the program does not decide that by itself",
                    rather = or_rather(lang, &say!(lang, "{title}（{code}）", "{title} ({code})"))
                ),
                None => say!(
                    lang,
                    "请核对单位代码或名称，确需考核的先列入方案",
                    "Check the code or the name; a unit that is to be assessed has to be in the scheme first"
                ),
            },
        ),
        P::OtherTitle { found, title } => (
            say!(
                lang,
                "单位名称写作“{found}”，按代码是“{title}”，已按代码计",
                "The unit is called “{found}” here; by its code it is “{title}”, and the code counts"
            ),
            say!(
                lang,
                "请核对代码与名称是否对应；惯用的别称可在方案中列为别名",
                "Check that code and name belong together; a name in common use can be an alias in the scheme"
            ),
        ),
        P::UnknownIndicator { found, suggestion } => (
            say!(lang, "方案中没有指标“{found}”", "The scheme has no indicator “{found}”"),
            mend(
                lang,
                suggestion.as_deref(),
                words("请核对指标编号，或删去该项", "Check the indicator’s id, or delete the item"),
            ),
        ),
        P::ForOthers { ids } => (
            say!(
                lang,
                "该文件同时为其他方案采集，{ids}不在本方案之内，不计",
                "The file was collected for other schemes too; {ids}, not in this one, are left out",
                ids = join::names(lang, ids)
            ),
            say!(
                lang,
                "无需处理；如有编号写错，请改正",
                "Nothing needs to be done; correct an id if it is misspelt"
            ),
        ),
        P::NotForGroup { spot, group } => (
            about(
                lang,
                spot,
                &say!(
                    lang,
                    "{group}不考核此项，数据不计",
                    "the group {group} is not assessed on this, and the data are left out"
                ),
            ),
            say!(
                lang,
                "如应考核，请在方案中给该组分值；否则可删去",
                "If it should be, give it a weight for the group in the scheme; otherwise delete the data"
            ),
        ),
        P::ForeignField { spot, field: written, wanted } => (
            about(
                lang,
                spot,
                &say!(
                    lang,
                    "此项不用“{field}”（{key}）",
                    "this indicator does not use the {field} ({key})",
                    field = field(lang, *written),
                    key = written.key()
                ),
            ),
            say!(lang, "此项应填写{wanted}", "Give the {wanted}", wanted = fields(lang, wanted)),
        ),
        P::UnknownPart { spot, what, found, suggestion } => (
            about(
                lang,
                spot,
                &say!(
                    lang,
                    "方案中没有{what}“{found}”",
                    "the scheme has no {what} “{found}”",
                    what = named(lang, *what)
                ),
            ),
            mend(
                lang,
                suggestion.as_deref(),
                words("请按方案列出的名目填写", "Use the names that the scheme lists"),
            ),
        ),
        P::Negative { spot, field: written, value } => (
            about(
                lang,
                spot,
                &say!(
                    lang,
                    "{field}为{value}，不应为负数",
                    "the {field} is {value}; it must not be negative",
                    field = field(lang, *written),
                    value = shown(lang, value)
                ),
            ),
            say!(lang, "请核对数值", "Check the figure"),
        ),
        P::NoMarks { spot } => (
            about(lang, spot, &say!(lang, "评分列表是空的", "the list of marks is empty")),
            say!(
                lang,
                "请填写各评委的评分；没有评议请写明状态",
                "Give the marks of the panel’s members; if there was no panel, give the state"
            ),
        ),
        P::Conflict { spot, field: written, here, there, first } => (
            say!(
                lang,
                "{spot}的{field}前后不一：这里是{here}，{place}是{there}",
                "{spot}: the {field} differs: {here} here, {there} in {place}",
                spot = at(spot),
                field = field(lang, *written),
                here = told(lang, *written, here),
                place = places.place(lang, *first),
                there = told(lang, *written, there)
            ),
            say!(
                lang,
                "请与报送部门核实，改正或移除其中一份；核实之前不计分",
                "Ask the departments which is right, then correct or remove the other; nothing is scored before"
            ),
        ),
        P::SameTwice { spot, field: written, first } => (
            say!(
                lang,
                "{spot}的{field}与{place}相同，只计一次",
                "{spot}: the {field} is that of {place} once more and counts once",
                spot = at(spot),
                field = field(lang, *written),
                place = places.place(lang, *first)
            ),
            nothing_to_do(),
        ),
        P::StateDeniesValue { spot, state, value } => (
            about(
                lang,
                spot,
                &say!(
                    lang,
                    "状态为{state}，却又报了数（{place}）",
                    "the state is “{state}”, yet there is a figure ({place})",
                    state = state_told(lang, *state),
                    place = places.place(lang, *value)
                ),
            ),
            say!(lang, "请删去数值，或删去状态", "Delete the figure or the state"),
        ),
        P::PendingWithoutValue { spot } => (
            about(
                lang,
                spot,
                &say!(
                    lang,
                    "状态为待核，却没有可暂计的数",
                    "the figure is to be verified, but there is none to count for the time being"
                ),
            ),
            say!(
                lang,
                "请填写待核的数值；没有数值请改为未报送",
                "Give the figure that is to be verified; without one, the state is not_reported"
            ),
        ),
        P::Part { spot, missing } => (
            about(
                lang,
                spot,
                &say!(
                    lang,
                    "缺少{missing}，按未报送处理",
                    "not given: {missing}; counts as not reported",
                    missing = fields(lang, missing)
                ),
            ),
            say!(lang, "请向来源部门催报", "Ask the department for it"),
        ),
        P::ZeroDenominator { spot } => (
            about(
                lang,
                spot,
                &say!(lang, "分母为0而分子不为0", "the denominator is 0 and the numerator is not"),
            ),
            say!(
                lang,
                "请核对分子、分母；当年确未发生的，两者都应为0",
                "Check both; where nothing happened during the year, both are 0"
            ),
        ),
        P::NoTarget { spot } => (
            about(
                lang,
                spot,
                &say!(lang, "没有目标值，无法计分", "there is no target, so it cannot be scored"),
            ),
            say!(
                lang,
                "请在数据文件中填写target，或在方案中设定目标值，或约定没有目标时的处理（on_no_target）",
                "Give “target” in the data file, set a target in the scheme, or let the scheme say what holds \
                 without one (on_no_target)"
            ),
        ),
        P::TargetNotPositive { spot, target } => (
            about(
                lang,
                spot,
                &say!(
                    lang,
                    "目标值为{target}，完成率无从计算",
                    "the target is {target}, which leaves nothing to complete",
                    target = shown(lang, target)
                ),
            ),
            say!(
                lang,
                "请核对目标值；目标确为0的，请在方案中约定得分率（on_zero_target）",
                "Check the target; if it is indeed 0, let the scheme say what rate holds (on_zero_target)"
            ),
        ),
        P::TwoTargets { spot, data, scheme } => (
            about(
                lang,
                spot,
                &say!(
                    lang,
                    "数据文件的目标值为{data}，方案的目标值为{scheme}",
                    "the target is {data} in the data file and {scheme} in the scheme",
                    data = shown(lang, data),
                    scheme = shown(lang, scheme)
                ),
            ),
            say!(
                lang,
                "请确定以哪个为准，改正或删去另一个",
                "Decide which one holds, and correct or delete the other"
            ),
        ),
        P::NotReported { indicator, source, units } => (
            say!(
                lang,
                "{indicator}：{units}未报送",
                "{indicator}: not reported for {units}",
                units = units_told(lang, units)
            ),
            match source {
                Some(source) => say!(
                    lang,
                    "请向{source}催报；不适用的请写明状态和理由",
                    "Ask {source} for it; where it does not apply, the state and the reason have to be given"
                ),
                None => say!(
                    lang,
                    "请催报；不适用的请写明状态和理由",
                    "Ask for it; where it does not apply, the state and the reason have to be given"
                ),
            },
        ),
        P::NoEvidence { indicator, units } => (
            say!(
                lang,
                "{indicator}：{units}没有附佐证材料，本项必备",
                "{indicator}: no evidence for {units}, though it is required",
                units = units_told(lang, units)
            ),
            say!(
                lang,
                "请补充佐证材料并在数据中注明编号",
                "Have the evidence sent, and name its id in the data"
            ),
        ),
        P::UnknownEvidence { found, suggestion } => (
            say!(
                lang,
                "本文件没有列出佐证材料“{found}”",
                "The file does not list a piece of evidence “{found}”"
            ),
            match suggestion {
                Some(word) => say!(
                    lang,
                    "{rather}请改正，或在evidence中补列",
                    "{rather} Correct it, or list it in “evidence”",
                    rather = or_rather(lang, word)
                ),
                None => say!(lang, "请在本文件的evidence中补列", "List it in the file’s “evidence”"),
            },
        ),
        P::DuplicateEvidence { id } => (
            say!(lang, "佐证材料编号“{id}”重复", "The evidence id “{id}” stands twice"),
            say!(lang, "请改为不同的编号", "Use another id"),
        ),
        P::AsOfOutside => (
            say!(
                lang,
                "数据截止日期不在考核期之内，数据仍计入",
                "The date of the data lies outside the assessment period; the data count all the same"
            ),
            say!(lang, "请核对是否用了往年的文件", "Check that it is not an earlier year’s file"),
        ),
        P::EventOutside { id } => (
            say!(
                lang,
                "事项“{id}”的日期不在考核期之内",
                "The date of the event “{id}” lies outside the assessment period"
            ),
            say!(lang, "请核对该事项是否应计入本期", "Check that it belongs into this period"),
        ),
        P::UnknownItem { found, suggestion } => (
            say!(lang, "方案中没有加减分事项“{found}”", "The scheme has no bonus or deduction “{found}”"),
            mend(
                lang,
                suggestion.as_deref(),
                words("请核对事项编号，或先在方案中添加", "Check the id, or add it to the scheme first"),
            ),
        ),
        P::CountNotWhole { found } => (
            say!(
                lang,
                "次数为{found}，应为不小于1的整数",
                "The count is {found}; it must be a whole number from 1 on",
                found = shown(lang, found)
            ),
            say!(lang, "请核对次数", "Check the count"),
        ),
        P::EventLacks { id, key } => (
            say!(
                lang,
                "事项“{id}”缺少{what}",
                "The event “{id}” lacks the {what}",
                what = event_key(lang, key)
            ),
            say!(lang, "请补上“{key}”", "Add “{key}”"),
        ),
        P::EventForeign { id, key } => (
            say!(
                lang,
                "事项“{id}”不应有{what}",
                "The event “{id}” must not have a {what}",
                what = event_key(lang, key)
            ),
            say!(lang, "请删去“{key}”", "Delete “{key}”"),
        ),
        P::PointsTooFine { value, places } => (
            say!(
                lang,
                "{value}分的小数位多于总分保留的{places}位",
                "{value} points have more decimals than totals have, which is {places}",
                value = shown(lang, value)
            ),
            say!(lang, "请减少小数位", "Use fewer decimals"),
        ),
        P::UnknownGrade { found, suggestion } => (
            say!(lang, "方案中没有等次“{found}”", "The scheme has no grade “{found}”"),
            mend(lang, suggestion.as_deref(), words("请核对等次编号", "Check the grade’s id")),
        ),
        P::EventConflict { id, first } => (
            say!(
                lang,
                "事项“{id}”与{place}同号而内容不同",
                "The event “{id}” has the id of {place} and another content",
                place = places.place(lang, *first)
            ),
            say!(
                lang,
                "不是同一事项的请改用不同编号；是同一事项的请核实后保留一份",
                "If they are two events, give them two ids; if they are one, find out which is right and keep that"
            ),
        ),
        P::EventTwice { id, first } => (
            say!(
                lang,
                "事项“{id}”与{place}相同，只计一次",
                "The event “{id}” is that of {place} once more and counts once",
                place = places.place(lang, *first)
            ),
            nothing_to_do(),
        ),
        P::TwoDecisions { id, unit } => (
            say!(
                lang,
                "事项“{id}”：{unit}已有另一等次的决定",
                "Event “{id}”: there is already a decision that puts {unit} into another grade"
            ),
            say!(lang, "请核实后只保留一个等次决定", "Find out which decision holds and keep that one only"),
        ),
        P::DecisionIdle { id, unit } => (
            say!(
                lang,
                "事项“{id}”：{unit}的等次并非待定，或所定等次不在可选之列，该决定不起作用",
                "Event “{id}”: the grade of {unit} was not open, or not for this grade; the decision has no effect"
            ),
            say!(lang, "请核对该决定是否仍然需要", "Check whether the decision is still needed"),
        ),
        P::DecisionOverQuota { group, grade, places, units } => (
            say!(
                lang,
                "{group}“{grade}”名额{places}个，决定后有{units}个单位",
                "{group}: the grade “{grade}” is open to {places}, and after the decisions {units} hold it"
            ),
            say!(
                lang,
                "请核对等次决定，超名额的应有依据",
                "Check the decisions; exceeding the quota needs a legal basis"
            ),
        ),
        P::EventsIdle { count, stage } => events_idle(lang, *count, *stage),
        P::ResultOfOther { found } => (
            say!(
                lang,
                "往期结果属于另一方案“{found}”，不与本期比较",
                "The earlier result belongs to another scheme, “{found}”, and is not compared with"
            ),
            say!(
                lang,
                "请改用本方案（编号相同）的往期结果；只换方案时可不理会",
                "Open an earlier result of this scheme (with the same id); after a mere change of schemes, \
                 disregard this"
            ),
        ),
        P::ManyResults => (
            say!(
                lang,
                "打开了不止一个往期结果文件，无法确定与哪一期比较",
                "More than one earlier result is open, and it is not clear which to compare with"
            ),
            say!(lang, "请只保留一个往期结果文件", "Keep one of them only"),
        ),
        P::ShareForPercent { spot, value } => (
            about(
                lang,
                spot,
                &say!(
                    lang,
                    "计量单位是%，数值却是{value}，可能把百分数写成了小数",
                    "the unit of measure is %, but the figure is {value}: perhaps a share, not a percentage",
                    value = shown(lang, value)
                ),
            ),
            say!(lang, "请核对；95%应写作95", "Check it; 95% is written 95"),
        ),
        P::PercentForShare { spot, value } => (
            about(
                lang,
                spot,
                &say!(
                    lang,
                    "其他单位都在0到1之间，此处是{value}，可能把小数写成了百分数",
                    "all other units are between 0 and 1, and this is {value}: perhaps a percentage, not a share",
                    value = shown(lang, value)
                ),
            ),
            say!(lang, "请核对口径和计量单位", "Check how it is counted and measured"),
        ),
        P::FarFromOthers { spot, value, typical } => (
            about(
                lang,
                spot,
                &say!(
                    lang,
                    "数值{value}与其他单位（中位数{typical}）相差数千倍",
                    "the figure {value} differs from other units’ (median {typical}) by a factor of thousands",
                    value = shown(lang, value),
                    typical = shown(lang, typical)
                ),
            ),
            check_measure(lang),
        ),
        P::FarFromEarlier { spot, value, earlier } => (
            about(
                lang,
                spot,
                &say!(
                    lang,
                    "数值{value}与上期{earlier}相差数千倍",
                    "the figure {value} differs from last period’s {earlier} by a factor of thousands",
                    value = shown(lang, value),
                    earlier = shown(lang, earlier)
                ),
            ),
            check_measure(lang),
        ),
        P::AllEqualTarget { indicator } => (
            say!(
                lang,
                "{indicator}：各单位的数值都恰好等于目标值",
                "{indicator}: every unit’s figure is exactly its target"
            ),
            say!(
                lang,
                "请核对是否把目标值当作完成数报来",
                "Check that the targets were not sent in place of the figures"
            ),
        ),
        P::SelfAbove { unit, own, verified } => (
            say!(
                lang,
                "{unit}自评总分{own}，高出核定总分{verified}较多",
                "{unit}: the self-assessed total {own} is far above the verified {verified}",
                own = shown(lang, own),
                verified = shown(lang, verified)
            ),
            say!(
                lang,
                "请核对自评依据，差异大的项目应有说明",
                "Check what the self-assessment rests on; large differences need an explanation"
            ),
        ),
        P::MeanFails { unit, node } => (
            say!(
                lang,
                "{unit}：{node}按几何或调和平均合成，其中有得分率为0或负数，无法合成，该单位暂缓出分",
                "{unit}: {node} is a geometric or harmonic mean, and one of its score rates is 0 or negative, so \
                 that there is none; the unit’s total is withheld"
            ),
            say!(
                lang,
                "请核对有关数据；确为0的，可在方案中设定得分率下限（floor）",
                "Check the data; where a rate is indeed 0, the scheme can set a least rate (floor)"
            ),
        ),
        P::Thin { unit, applicable, full } => (
            say!(
                lang,
                "{unit}适用分值只有{applicable}（满分{full}），得分的代表性不足",
                "{unit}: only {applicable} of {full} marks apply, so that the score says little",
                applicable = shown(lang, applicable),
                full = shown(lang, full)
            ),
            say!(
                lang,
                "请复核不适用的各项是否属实，通报时宜加说明",
                "Check that what is marked as not applicable is so; add a remark when the score is published"
            ),
        ),
    }
}

/// "天穆镇 T5-1 知识产权质押融资额"
fn at(spot: &Spot) -> String {
    format!("{} {}", spot.unit, spot.indicator)
}

/// What is wrong with a datum, after the words for the datum.
fn about(lang: Lang, spot: &Spot, what: &str) -> String {
    say!(lang, "{spot}：{what}", "{spot}: {what}", spot = at(spot))
}

fn check_measure(lang: Lang) -> String {
    say!(
        lang,
        "请核对计量单位，如万元与元、亿元",
        "Check the unit of measure: perhaps single ones and ten thousands are mixed up"
    )
}

fn events_idle(lang: Lang, count: usize, stage: Stage) -> (String, String) {
    let (of, data) = match stage {
        Stage::SelfAssessed => lang.pick(("自评", "自评"), ("self-assessment", "self-assessed")),
        Stage::Verified => lang.pick(("核定", "核定"), ("verification", "verified")),
    };
    let message = match (lang, count) {
        (Lang::En, 1) => format!(
            "The files have an event of the {of} (a bonus, a deduction or the like), but no {data} data are \
             open; it is left out"
        ),
        _ => say!(
            lang,
            "文件中有{count}件{of}的加减分等事项，因没有打开任何{data}数据，这些事项未计入",
            "The files have {count} events of the {of} (bonuses, deductions and the like), but no {data} data \
             are open; they are left out"
        ),
    };
    (message, say!(lang, "打开{data}数据后即计入", "They count as soon as {data} data are open"))
}

/// "分子（num）、分母（den）"
fn fields(lang: Lang, fields: &[Field]) -> String {
    let told = fields.iter().map(|one| {
        let (word, key) = (field(lang, *one), one.key());
        say!(lang, "{word}（{key}）", "{word} ({key})")
    });
    join::names(lang, told)
}

/// What a place says of a field.
pub(super) fn told(lang: Lang, written: Field, parts: &[Quote]) -> String {
    match (written, parts) {
        (Field::State, [word]) => match &**word {
            "not_applicable" => state_told(lang, State::NotApplicable).to_owned(),
            "not_reported" => state_told(lang, State::NotReported).to_owned(),
            "pending" => state_told(lang, State::Pending).to_owned(),
            other => other.to_owned(),
        },
        _ => or_none(lang, &join::names(lang, parts)).to_owned(),
    }
}

fn state_told(lang: Lang, state: State) -> &'static str {
    match state {
        State::NotApplicable => lang.pick("不适用", "not applicable"),
        State::NotReported => lang.pick("未报送", "not reported"),
        State::Pending => lang.pick("待核", "to be verified"),
    }
}

/// "天穆镇、北仓镇等8个单位"
pub(super) fn units_told(lang: Lang, units: &[Quote]) -> String {
    const NAMED: usize = 6;
    match units.split_at_checked(NAMED) {
        Some((first, [_, ..])) => say!(
            lang,
            "{first}等{count}个单位",
            "{first} and others ({count} units in all)",
            first = join::names(lang, first),
            count = units.len()
        ),
        _ => join::names(lang, units),
    }
}

fn event_key(lang: Lang, key: &str) -> &'static str {
    match key {
        "count" => lang.pick("次数", "count"),
        "points" => lang.pick("分数", "number of points"),
        "grade" => lang.pick("等次", "grade"),
        "reason" => lang.pick("理由", "reason"),
        "by" => lang.pick("经办人", "name of who was in charge"),
        "basis" => lang.pick("依据", "basis"),
        _ => lang.pick("日期", "date"),
    }
}
