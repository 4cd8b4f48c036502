//! Sentences for data that do not fit the scheme or each other.

use super::issues::{Places, or_rather};
use super::number::shown;
use super::words::{field, named};
use crate::issue::{DataProblem, Field, Quote, Spot};
use crate::model::data::State;

/// What is wrong and what to do.
pub(super) fn data(problem: &DataProblem, places: &Places<'_>) -> (String, String) {
    use DataProblem as P;
    match problem {
        P::NoData => {
            ("还没有打开考核数据，各项均按未报送计".to_owned(), "请打开各部门报送的数据文件".to_owned())
        }
        P::SameFile { first } => {
            (format!("与{}内容完全相同，只计一份", places.file_name(*first)), "可以移除这一份".to_owned())
        }
        P::OtherScheme { found, scheme } => (
            format!("该文件是为方案“{found}”采集的，现在打开的方案是“{scheme}”"),
            "请核对是否放错了文件；确可通用的，请在文件的“scheme”中列上本方案编号".to_owned(),
        ),
        P::NoUnit => {
            ("这一行没有写明是哪个单位".to_owned(), "请填写单位代码（unit）或单位名称（title）".to_owned())
        }
        P::UnknownUnit { found, suggestion } => (
            format!("方案中没有单位“{found}”"),
            match suggestion {
                Some(unit) => format!("{}请改正；程序不会自行认定", or_rather(Some(unit))),
                None => "请核对单位代码或名称，确需考核的先列入方案".to_owned(),
            },
        ),
        P::OtherTitle { found, title } => (
            format!("单位名称写作“{found}”，按代码是“{title}”，已按代码计"),
            "请核对代码与名称是否对应；惯用的别称可在方案中列为别名".to_owned(),
        ),
        P::UnknownIndicator { found, suggestion } => (
            format!("方案中没有指标“{found}”"),
            match suggestion {
                Some(word) => format!("{}请改正", or_rather(Some(word))),
                None => "请核对指标编号，或删去该项".to_owned(),
            },
        ),
        P::ForOthers { ids } => (
            format!("该文件同时为其他方案采集，{}不在本方案之内，不计", ids.join("、")),
            "无需处理；如有编号写错，请改正".to_owned(),
        ),
        P::NotForGroup { spot, group } => (
            format!("{}：{group}不考核此项，数据不计", at(spot)),
            "如应考核，请在方案中给该组分值；否则可删去".to_owned(),
        ),
        P::ForeignField { spot, field: written, wanted } => (
            format!("{}：此项不用“{}”（{}）", at(spot), field(*written), written.key()),
            format!("此项应填写{}", fields(wanted)),
        ),
        P::UnknownPart { spot, what, found, suggestion } => (
            format!("{}：方案中没有{}“{found}”", at(spot), named(*what)),
            match suggestion {
                Some(word) => format!("{}请改正", or_rather(Some(word))),
                None => "请按方案列出的名目填写".to_owned(),
            },
        ),
        P::Negative { spot, field: written, value } => (
            format!("{}：{}为{}，不应为负数", at(spot), field(*written), shown(value)),
            "请核对数值".to_owned(),
        ),
        P::NoMarks { spot } => {
            (format!("{}：评分列表是空的", at(spot)), "请填写各评委的评分；没有评议请写明状态".to_owned())
        }
        P::Conflict { spot, field: written, here, there, first } => (
            format!(
                "{}的{}前后不一：这里是{}，{}是{}",
                at(spot),
                field(*written),
                told(*written, here),
                places.place(*first),
                told(*written, there)
            ),
            "请与报送部门核实，改正或移除其中一份；核实之前不计分".to_owned(),
        ),
        P::SameTwice { spot, field: written, first } => (
            format!("{}的{}与{}相同，只计一次", at(spot), field(*written), places.place(*first)),
            "无需处理".to_owned(),
        ),
        P::StateDeniesValue { spot, state, value } => (
            format!("{}：状态为{}，却又报了数（{}）", at(spot), state_told(*state), places.place(*value)),
            "请删去数值，或删去状态".to_owned(),
        ),
        P::PendingWithoutValue { spot } => (
            format!("{}：状态为待核，却没有可暂计的数", at(spot)),
            "请填写待核的数值；没有数值请改为未报送".to_owned(),
        ),
        P::Part { spot, missing } => {
            (format!("{}：缺少{}，按未报送处理", at(spot), fields(missing)), "请向来源部门催报".to_owned())
        }
        P::ZeroDenominator { spot } => (
            format!("{}：分母为0而分子不为0", at(spot)),
            "请核对分子、分母；当年确未发生的，两者都应为0".to_owned(),
        ),
        P::NoTarget { spot } => (
            format!("{}：没有目标值，无法计分", at(spot)),
            "请在数据文件中填写target，或在方案中设定目标值，或约定没有目标时的处理（on_no_target）"
                .to_owned(),
        ),
        P::TargetNotPositive { spot, target } => (
            format!("{}：目标值为{}，完成率无从计算", at(spot), shown(target)),
            "请核对目标值；目标确为0的，请在方案中约定得分率（on_zero_target）".to_owned(),
        ),
        P::TwoTargets { spot, data, scheme } => (
            format!("{}：数据文件的目标值为{}，方案的目标值为{}", at(spot), shown(data), shown(scheme)),
            "请确定以哪个为准，改正或删去另一个".to_owned(),
        ),
        P::NotReported { indicator, source, units } => (
            format!("{indicator}：{}未报送", units_told(units)),
            match source {
                Some(source) => format!("请向{source}催报；不适用的请写明状态和理由"),
                None => "请催报；不适用的请写明状态和理由".to_owned(),
            },
        ),
        P::NoEvidence { indicator, units } => (
            format!("{indicator}：{}没有附佐证材料，本项必备", units_told(units)),
            "请补充佐证材料并在数据中注明编号".to_owned(),
        ),
        P::UnknownEvidence { found, suggestion } => (
            format!("本文件没有列出佐证材料“{found}”"),
            match suggestion {
                Some(word) => format!("{}请改正，或在evidence中补列", or_rather(Some(word))),
                None => "请在本文件的evidence中补列".to_owned(),
            },
        ),
        P::DuplicateEvidence { id } => (format!("佐证材料编号“{id}”重复"), "请改为不同的编号".to_owned()),
        P::AsOfOutside => {
            ("数据截止日期不在考核期之内，数据仍计入".to_owned(), "请核对是否用了往年的文件".to_owned())
        }
        P::EventOutside { id } => {
            (format!("事项“{id}”的日期不在考核期之内"), "请核对该事项是否应计入本期".to_owned())
        }
        P::UnknownItem { found, suggestion } => (
            format!("方案中没有加减分事项“{found}”"),
            match suggestion {
                Some(word) => format!("{}请改正", or_rather(Some(word))),
                None => "请核对事项编号，或先在方案中添加".to_owned(),
            },
        ),
        P::CountNotWhole { found } => {
            (format!("次数为{}，应为不小于1的整数", shown(found)), "请核对次数".to_owned())
        }
        P::EventLacks { id, key } => (format!("事项“{id}”缺少{}", event_key(key)), format!("请补上“{key}”")),
        P::EventForeign { id, key } => {
            (format!("事项“{id}”不应有{}", event_key(key)), format!("请删去“{key}”"))
        }
        P::PointsTooFine { value, places } => {
            (format!("{}分的小数位多于总分保留的{places}位", shown(value)), "请减少小数位".to_owned())
        }
        P::UnknownGrade { found, suggestion } => (
            format!("方案中没有等次“{found}”"),
            match suggestion {
                Some(word) => format!("{}请改正", or_rather(Some(word))),
                None => "请核对等次编号".to_owned(),
            },
        ),
        P::EventConflict { id, first } => (
            format!("事项“{id}”与{}同号而内容不同", places.place(*first)),
            "不是同一事项的请改用不同编号；是同一事项的请核实后保留一份".to_owned(),
        ),
        P::EventTwice { id, first } => {
            (format!("事项“{id}”与{}相同，只计一次", places.place(*first)), "无需处理".to_owned())
        }
        P::TwoDecisions { id, unit } => {
            (format!("事项“{id}”：{unit}已有另一等次的决定"), "请核实后只保留一个等次决定".to_owned())
        }
        P::DecisionIdle { id, unit } => (
            format!("事项“{id}”：{unit}的等次并非待定，或所定等次不在可选之列，该决定不起作用"),
            "请核对该决定是否仍然需要".to_owned(),
        ),
        P::DecisionOverQuota { group, grade, places, units } => (
            format!("{group}“{grade}”名额{places}个，决定后有{units}个单位"),
            "请核对等次决定，超名额的应有依据".to_owned(),
        ),
        P::EventsIdle { count, stage } => {
            let stage = super::words::stage(*stage);
            (
                format!("文件中有{count}件{stage}的加减分等事项，因没有打开任何{stage}数据，这些事项未计入"),
                format!("打开{stage}数据后即计入"),
            )
        }
        P::ResultOfOther { found } => (
            format!("往期结果属于另一方案“{found}”，不与本期比较"),
            "请改用本方案（编号相同）的往期结果；只换方案时可不理会".to_owned(),
        ),
        P::ManyResults => (
            "打开了不止一个往期结果文件，无法确定与哪一期比较".to_owned(),
            "请只保留一个往期结果文件".to_owned(),
        ),
        P::ShareForPercent { spot, value } => (
            format!("{}：计量单位是%，数值却是{}，可能把百分数写成了小数", at(spot), shown(value)),
            "请核对；95%应写作95".to_owned(),
        ),
        P::PercentForShare { spot, value } => (
            format!("{}：其他单位都在0到1之间，此处是{}，可能把小数写成了百分数", at(spot), shown(value)),
            "请核对口径和计量单位".to_owned(),
        ),
        P::FarFromOthers { spot, value, typical } => (
            format!("{}：数值{}与其他单位（中位数{}）相差数千倍", at(spot), shown(value), shown(typical)),
            "请核对计量单位，如万元与元、亿元".to_owned(),
        ),
        P::FarFromEarlier { spot, value, earlier } => (
            format!("{}：数值{}与上期{}相差数千倍", at(spot), shown(value), shown(earlier)),
            "请核对计量单位，如万元与元、亿元".to_owned(),
        ),
        P::AllEqualTarget { indicator } => (
            format!("{indicator}：各单位的数值都恰好等于目标值"),
            "请核对是否把目标值当作完成数报来".to_owned(),
        ),
        P::SelfAbove { unit, own, verified } => (
            format!("{unit}自评总分{}，高出核定总分{}较多", shown(own), shown(verified)),
            "请核对自评依据，差异大的项目应有说明".to_owned(),
        ),
        P::MeanFails { unit, node } => (
            format!("{unit}：{node}按几何或调和平均合成，其中有得分率为0或负数，无法合成，该单位暂缓出分"),
            "请核对有关数据；确为0的，可在方案中设定得分率下限（floor）".to_owned(),
        ),
        P::Thin { unit, applicable, full } => (
            format!("{unit}适用分值只有{}（满分{}），得分的代表性不足", shown(applicable), shown(full)),
            "请复核不适用的各项是否属实，通报时宜加说明".to_owned(),
        ),
    }
}

/// "天穆镇 T5-1 知识产权质押融资额"
fn at(spot: &Spot) -> String {
    format!("{} {}", spot.unit, spot.indicator)
}

fn fields(fields: &[Field]) -> String {
    fields.iter().map(|one| format!("{}（{}）", field(*one), one.key())).collect::<Vec<_>>().join("、")
}

fn told(written: Field, content: &str) -> String {
    match (written, content) {
        (Field::State, "not_applicable") => state_told(State::NotApplicable).to_owned(),
        (Field::State, "not_reported") => state_told(State::NotReported).to_owned(),
        (Field::State, "pending") => state_told(State::Pending).to_owned(),
        (_, other) => super::words::or_none(other).to_owned(),
    }
}

fn state_told(state: State) -> &'static str {
    match state {
        State::NotApplicable => "不适用",
        State::NotReported => "未报送",
        State::Pending => "待核",
    }
}

pub(super) fn units_told(units: &[Quote]) -> String {
    const NAMED: usize = 6;
    let named: Vec<&str> = units.iter().take(NAMED).map(|unit| &**unit).collect();
    let named = named.join("、");
    if units.len() > NAMED { format!("{named}等{}个单位", units.len()) } else { named }
}

fn event_key(key: &str) -> &'static str {
    match key {
        "count" => "次数",
        "points" => "分数",
        "grade" => "等次",
        "reason" => "理由",
        "by" => "经办人",
        "basis" => "依据",
        _ => "日期",
    }
}
