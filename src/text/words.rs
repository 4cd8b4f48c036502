//! The words of the trade for what the code names.

use crate::issue::{Field, Named, Severity};
use crate::model::data::Stage;
use crate::model::measure::Measure;
use crate::model::outcome::{Mode, Rounding};
use crate::model::rule::{Rule, Statistic};
use crate::model::scheme::Duty;
use crate::score::progress::Progress;
use crate::score::{NodeState, UnitState};

/// 错误、提醒、说明
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "提醒",
        Severity::Note => "说明",
    }
}

/// 单位得分状态; empty for a final score.
pub fn unit_state(state: UnitState) -> &'static str {
    match state {
        UnitState::Final => "",
        UnitState::Provisional => "暂定",
        UnitState::Withheld => "暂缓出分",
        UnitState::NotScored => "无可计分项",
    }
}

/// 指标状态; empty for a plain score.
pub fn node_state(state: NodeState) -> &'static str {
    match state {
        NodeState::Absent => "此项不考核",
        NodeState::Scored => "",
        NodeState::NotApplicable => "不适用",
        NodeState::NotReported => "未报送",
        NodeState::Pending => "待核",
    }
}

/// 时序进度
pub fn progress(progress: Progress) -> &'static str {
    match progress {
        Progress::Ahead => "进度超前",
        Progress::OnSchedule => "进度正常",
        Progress::Behind => "进度滞后",
    }
}

/// 责任依据
pub fn duty(duty: Duty) -> &'static str {
    match duty {
        Duty::Direct => "直接责任",
        Duty::Cooperative => "属地配合",
        Duty::Assessed => "考核性",
    }
}

/// 自评或核定
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::SelfAssessed => "自评",
        Stage::Verified => "核定",
    }
}

/// 计分规则
pub fn rule(rule: &Rule) -> &'static str {
    match rule {
        Rule::Completion(_) => "目标完成率法",
        Rule::Linear(_) => "线性插值",
        Rule::Efficacy(_) => "功效系数法",
        Rule::Minmax(_) => "极差法",
        Rule::Piecewise(_) => "分段插值",
        Rule::Bands(_) => "分档赋分",
        Rule::Threshold(_) => "达标法",
        Rule::Steps(_) => "按档增减分",
        Rule::Rank(_) => "排名赋分",
    }
}

/// 指标值算法
pub fn measure(measure: &Measure) -> &'static str {
    match measure {
        Measure::Value(_) => "直接取值",
        Measure::Ratio(_) => "比率",
        Measure::Growth(_) => "增长率",
        Measure::Change(_) => "增量",
        Measure::Levels(_) => "按级别折算",
        Measure::Judged(_) => "评议打分",
        Measure::Checklist(_) => "清单",
    }
}

/// 取自各单位数据的基准
pub fn statistic(statistic: Statistic) -> &'static str {
    match statistic {
        Statistic::GroupBest => "组内最优值",
        Statistic::GroupWorst => "组内最差值",
        Statistic::GroupMean => "组内平均值",
        Statistic::GroupMedian => "组内中位数",
        Statistic::AllBest => "各组最优值",
        Statistic::AllWorst => "各组最差值",
        Statistic::AllMean => "各组平均值",
        Statistic::AllMedian => "各组中位数",
    }
}

/// 数据字段
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Value => "数值",
        Field::Num => "分子",
        Field::Den => "分母",
        Field::Current => "本期数",
        Field::Base => "基期数",
        Field::Levels => "各级别数量",
        Field::Marks => "评分",
        Field::Done => "已完成事项",
        Field::Target => "目标值",
        Field::State => "状态",
    }
}

/// 编号所指
pub fn named(named: Named) -> &'static str {
    match named {
        Named::Group => "考核组",
        Named::UnitCode => "单位代码",
        Named::UnitTitle => "单位名称或别名",
        Named::Node => "指标或维度编号",
        Named::Indicator => "指标",
        Named::Item => "加减分事项编号",
        Named::Grade => "等次",
        Named::Notice => "通报约谈规则编号",
        Named::Basis => "依据文件编号",
        Named::Clause => "条款",
        Named::GroupOrUnit => "考核组或单位代码",
        Named::Evidence => "佐证材料",
        Named::Level => "级别",
        Named::Task => "清单事项",
        Named::Goal => "全区目标编号",
    }
}

/// 修约方式, in words: "四舍五入，保留2位小数"
pub fn rounding(rounding: &Rounding, places: u32) -> String {
    if rounding.places.is_some() {
        return "不修约".to_owned();
    }
    let mode = match rounding.mode {
        Mode::HalfUp => "四舍五入",
        Mode::HalfEven => "按GB/T 8170修约",
    };
    match places {
        0 => format!("{mode}取整"),
        places => format!("{mode}，保留{places}位小数"),
    }
}

/// A list as it is read out; 无 when there is nothing in it.
pub(super) fn or_none(list: &str) -> &str {
    if list.is_empty() { "无" } else { list }
}
