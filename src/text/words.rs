//! The words of the trade for what the code names.

use super::lang::{Lang, say};
use crate::issue::{Field, Named, Severity};
use crate::model::data::Stage;
use crate::model::measure::Measure;
use crate::model::outcome::{Mode, Rounding};
use crate::model::rule::{Rule, Statistic};
use crate::model::scheme::Duty;
use crate::score::progress::Progress;
use crate::score::{NodeState, UnitState};

/// 错误、提醒、说明
pub fn severity(lang: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Error => lang.pick("错误", "Error"),
        Severity::Warning => lang.pick("提醒", "Warning"),
        Severity::Note => lang.pick("说明", "Note"),
    }
}

/// 单位得分状态; empty for a final score.
pub fn unit_state(lang: Lang, state: UnitState) -> &'static str {
    match state {
        UnitState::Final => "",
        UnitState::Provisional => lang.pick("暂定", "Provisional"),
        UnitState::Withheld => lang.pick("暂缓出分", "Withheld"),
        UnitState::NotScored => lang.pick("无可计分项", "Nothing to score"),
    }
}

/// 指标状态; empty for a plain score.
pub fn node_state(lang: Lang, state: NodeState) -> &'static str {
    match state {
        NodeState::Absent => lang.pick("此项不考核", "Not assessed"),
        NodeState::Scored => "",
        NodeState::NotApplicable => lang.pick("不适用", "Not applicable"),
        NodeState::NotReported => lang.pick("未报送", "Not reported"),
        NodeState::Pending => lang.pick("待核", "To be verified"),
    }
}

/// 时序进度
pub fn progress(lang: Lang, progress: Progress) -> &'static str {
    match progress {
        Progress::Ahead => lang.pick("进度超前", "Ahead of schedule"),
        Progress::OnSchedule => lang.pick("进度正常", "On schedule"),
        Progress::Behind => lang.pick("进度滞后", "Behind schedule"),
    }
}

/// 责任依据
pub fn duty(lang: Lang, duty: Duty) -> &'static str {
    match duty {
        Duty::Direct => lang.pick("直接责任", "Direct responsibility"),
        Duty::Cooperative => lang.pick("属地配合", "Local cooperation"),
        Duty::Assessed => lang.pick("考核性", "Set for the assessment"),
    }
}

/// 自评或核定
pub fn stage(lang: Lang, stage: Stage) -> &'static str {
    match stage {
        Stage::SelfAssessed => lang.pick("自评", "Self-assessed"),
        Stage::Verified => lang.pick("核定", "Verified"),
    }
}

/// 计分规则
pub fn rule(lang: Lang, rule: &Rule) -> &'static str {
    match rule {
        Rule::Completion(_) => lang.pick("目标完成率法", "Completion of target"),
        Rule::Linear(_) => lang.pick("线性插值", "Linear scale"),
        Rule::Efficacy(_) => lang.pick("功效系数法", "Efficacy coefficient"),
        Rule::Minmax(_) => lang.pick("极差法", "Range between worst and best"),
        Rule::Piecewise(_) => lang.pick("分段插值", "Curve through points"),
        Rule::Bands(_) => lang.pick("分档赋分", "Bands"),
        Rule::Threshold(_) => lang.pick("达标法", "Threshold"),
        Rule::Steps(_) => lang.pick("按档增减分", "Steps from a reference"),
        Rule::Rank(_) => lang.pick("排名赋分", "Rank in the group"),
    }
}

/// 指标值算法
pub fn measure(lang: Lang, measure: &Measure) -> &'static str {
    match measure {
        Measure::Value(_) => lang.pick("直接取值", "Figure as reported"),
        Measure::Ratio(_) => lang.pick("比率", "Ratio"),
        Measure::Growth(_) => lang.pick("增长率", "Growth rate"),
        Measure::Change(_) => lang.pick("增量", "Change"),
        Measure::Levels(_) => lang.pick("按级别折算", "Weighted count by level"),
        Measure::Judged(_) => lang.pick("评议打分", "Panel marks"),
        Measure::Checklist(_) => lang.pick("清单", "Checklist"),
    }
}

/// 取自各单位数据的基准
pub fn statistic(lang: Lang, statistic: Statistic) -> &'static str {
    match statistic {
        Statistic::GroupBest => lang.pick("组内最优值", "best of the group"),
        Statistic::GroupWorst => lang.pick("组内最差值", "worst of the group"),
        Statistic::GroupMean => lang.pick("组内平均值", "mean of the group"),
        Statistic::GroupMedian => lang.pick("组内中位数", "median of the group"),
        Statistic::AllBest => lang.pick("各组最优值", "best of all groups"),
        Statistic::AllWorst => lang.pick("各组最差值", "worst of all groups"),
        Statistic::AllMean => lang.pick("各组平均值", "mean of all groups"),
        Statistic::AllMedian => lang.pick("各组中位数", "median of all groups"),
    }
}

/// 数据字段
pub fn field(lang: Lang, field: Field) -> &'static str {
    match field {
        Field::Value => lang.pick("数值", "figure"),
        Field::Num => lang.pick("分子", "numerator"),
        Field::Den => lang.pick("分母", "denominator"),
        Field::Current => lang.pick("本期数", "this period’s figure"),
        Field::Base => lang.pick("基期数", "base period’s figure"),
        Field::Levels => lang.pick("各级别数量", "counts by level"),
        Field::Marks => lang.pick("评分", "marks"),
        Field::Done => lang.pick("已完成事项", "tasks done"),
        Field::Target => lang.pick("目标值", "target"),
        Field::State => lang.pick("状态", "state"),
    }
}

/// 编号所指
pub fn named(lang: Lang, named: Named) -> &'static str {
    match named {
        Named::Group => lang.pick("考核组", "group"),
        Named::UnitCode => lang.pick("单位代码", "unit code"),
        Named::UnitTitle => lang.pick("单位名称或别名", "unit name or alias"),
        Named::Node => lang.pick("指标或维度编号", "indicator or dimension id"),
        Named::Indicator => lang.pick("指标", "indicator"),
        Named::Item => lang.pick("加减分事项编号", "bonus or deduction id"),
        Named::Grade => lang.pick("等次", "grade"),
        Named::Notice => lang.pick("通报约谈规则编号", "notice rule id"),
        Named::Basis => lang.pick("依据文件编号", "basis document id"),
        Named::Clause => lang.pick("条款", "clause"),
        Named::GroupOrUnit => lang.pick("考核组或单位代码", "group or unit code"),
        Named::Level => lang.pick("级别", "level"),
        Named::Task => lang.pick("清单事项", "checklist task"),
        Named::Goal => lang.pick("全区目标编号", "goal id"),
    }
}

/// 修约方式, in words: "四舍五入，保留2位小数"
pub fn rounding(lang: Lang, rounding: &Rounding, places: u32) -> String {
    if rounding.places.is_some() {
        return lang.pick("不修约", "not rounded").to_owned();
    }
    let mode = match rounding.mode {
        Mode::HalfUp => lang.pick("四舍五入", "rounded half up"),
        Mode::HalfEven => lang.pick("按GB/T 8170修约", "rounded half to even (GB/T 8170)"),
    };
    match places {
        0 => say!(lang, "{mode}取整", "{mode} to a whole number"),
        1 => say!(lang, "{mode}，保留1位小数", "{mode} to 1 decimal"),
        places => say!(lang, "{mode}，保留{places}位小数", "{mode} to {places} decimals"),
    }
}

/// A list as it is read out; 无, none, when there is nothing in it.
pub(super) fn or_none(lang: Lang, list: &str) -> &str {
    if list.is_empty() { lang.pick("无", "none") } else { list }
}

/// How far two figures are apart, with their unit of measure: "15件"; of percentages "1.5个百分点".
pub(super) fn distance_with_measure(lang: Lang, distance: &str, measure: &str) -> String {
    match measure {
        "%" => say!(lang, "{distance}个百分点", "{distance} percentage points"),
        _ => with_measure(lang, distance, measure),
    }
}

/// A figure with its unit of measure: "15件", "15 件"; a percent sign stands close in both languages.
pub(super) fn with_measure(lang: Lang, figure: &str, measure: &str) -> String {
    match lang {
        Lang::En if !measure.is_empty() && measure != "%" => format!("{figure} {measure}"),
        _ => format!("{figure}{measure}"),
    }
}
