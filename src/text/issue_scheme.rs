//! Sentences for faults of a scheme.

use super::issue_data::units_told;
use super::issues::or_rather;
use super::number::shown;
use super::words::named;
use crate::exact::Exact;
use crate::issue::{Range, SchemeProblem};

/// What is wrong and what to do.
pub(super) fn scheme(problem: &SchemeProblem) -> (String, String) {
    use SchemeProblem as P;
    match problem {
        P::NoScheme => {
            ("没有打开考核方案，无法计分".to_owned(), "请打开考核方案文件，或载入自带的参考稿".to_owned())
        }
        P::ManySchemes => {
            ("已经打开了另一个考核方案".to_owned(), "一次只按一个方案计分，请移除多余的方案文件".to_owned())
        }
        P::PeriodReversed => ("考核期的结束日期早于开始日期".to_owned(), "请核对考核期的起止日期".to_owned()),
        P::AdoptedWithoutDocument => (
            "方案状态为已印发，却没有写明印发文件".to_owned(),
            "请在“adopted”中填写文件名称和日期，或把状态改为draft（参考稿）".to_owned(),
        ),
        P::Duplicate { what, id } => {
            (format!("{}“{id}”重复", named(*what)), "请改为不同的编号或名称，或删去多余的一处".to_owned())
        }
        P::Unknown { what, id, suggestion } => (
            format!("找不到{}“{id}”", named(*what)),
            match suggestion {
                Some(word) => format!("{}请改正", or_rather(Some(word))),
                None => "请核对编号，或先在方案中添加".to_owned(),
            },
        ),
        P::Nothing { what } => {
            (format!("没有任何{}", named(*what)), format!("请至少添加一个{}", named(*what)))
        }
        P::WeightSum { group, sum, full } => (
            format!("{group}各指标分值之和为{}，应为{}，{}", shown(sum), shown(full), difference(sum, full)),
            "请调整指标分值，使合计等于满分".to_owned(),
        ),
        P::NothingForGroup { group } => {
            (format!("{group}没有任何有权重的指标"), "请给该组至少一项指标填写权重，或删去该组".to_owned())
        }
        P::NoWeight => (
            "按平均法合成的维度放在分值相加的维度之下，没有写明分值".to_owned(),
            "请在该维度的“weight”中填写它的分值".to_owned(),
        ),
        P::FloorWithoutMean => (
            "得分率下限（floor）只用于几何平均、调和平均".to_owned(),
            "请删去“floor”，或改用几何平均、调和平均".to_owned(),
        ),
        P::DimensionWeight { node, group, written, sum } => (
            format!("{node}在{group}的分值写作{}，下级指标分值之和却是{}", shown(written), shown(sum)),
            "请改正其中一处，或删去维度的分值（由下级相加得出）".to_owned(),
        ),
        P::OutOfRange { key, value, range } => {
            (format!("“{key}”为{}，{}", shown(value), self::range(*range)), format!("请改正“{key}”的数值"))
        }
        P::NoAttribute { units, attribute } => (
            format!("以单位属性“{attribute}”为分母，{}没有这一属性", units_told(units)),
            format!("请在这些单位的attributes中补上“{attribute}”，或使该组不考核此项"),
        ),
        P::ShareSum { sum } => (
            format!("清单各项占比之和为{}，应为1", shown(sum)),
            "请调整各项占比，或都不填（均分）".to_owned(),
        ),
        P::ShareMissing => {
            ("清单有的事项写了占比，有的没有写".to_owned(), "请给每项都写上占比，或都不写（均分）".to_owned())
        }
        P::EndsEqual => {
            ("零分点与满分点是同一个数".to_owned(), "请把零分点和满分点设为不同的数，或改用达标法".to_owned())
        }
        P::AgainstDirection => (
            "零分点、满分点与指标方向相反".to_owned(),
            "正向指标满分点应大于零分点，逆向指标应小于；请核对方向或两端的数".to_owned(),
        ),
        P::NoLowerForm => (
            "逆向指标按完成率计分，没有写明算式".to_owned(),
            "请填写lower_form：inverse（目标值÷实际值）或mirror（2−实际值÷目标值）".to_owned(),
        ),
        P::NoBase => (
            "以基期数为基准，但这个指标没有基期数".to_owned(),
            "只有增长率、增量两种算法有基期数；请改用其他基准".to_owned(),
        ),
        P::PercentOfZero { unit } => (
            match unit {
                Some(unit) => format!("{unit}：每档幅度是基准的百分之几，而基准为0，算不出档数"),
                None => "每档幅度是基准的百分之几，而基准为0，算不出档数".to_owned(),
            },
            "请把每档幅度改为绝对数（per_kind为absolute），或改用不为0的基准".to_owned(),
        ),
        P::ScheduleNotRising => (
            "进度安排的日期应逐个推后，应完成比例不应减少".to_owned(),
            "请按日期先后排列，同一日期只列一次".to_owned(),
        ),
        P::GoalDoesNotAdd => (
            "全区目标的汇总方式与指标算法不相配".to_owned(),
            "sum用于可直接相加的指标；ratio用于比率类指标，或写明全区分母（den）的绝对数指标".to_owned(),
        ),
        P::OwnRuleNeedsTarget => (
            "没有目标时另用的规则，自身也要用目标值".to_owned(),
            "请改用不需要目标值的规则，如分档赋分、线性插值（两端为常数）".to_owned(),
        ),
        P::FewPoints => ("分段插值的节点少于两个".to_owned(), "请至少填写两个节点".to_owned()),
        P::PointsNotRising { x } => {
            (format!("节点{}不大于前一个节点", shown(x)), "请按指标值由小到大排列节点，且不重复".to_owned())
        }
        P::BandReversed => {
            ("这一档的下限不小于上限，没有数能落入".to_owned(), "请核对上下限及是否含本数".to_owned())
        }
        P::BandGap { from, to } => (
            format!("分档有空当：{}没有归属", span(from.as_ref(), to.as_ref())),
            "请调整各档上下限和是否含本数，使每个数恰好落入一档；首尾两档可不填下限或上限".to_owned(),
        ),
        P::BandOverlap { at } => (
            match at {
                Some(at) => format!("分档有重叠：{}附近的数同时落入两档", shown(at)),
                None => "分档有重叠：有不止一档没有下限".to_owned(),
            },
            "请调整各档上下限和是否含本数，使每个数恰好落入一档".to_owned(),
        ),
        P::OneOf { keys } => (format!("{keys}应当且只应当填写一个"), format!("请在{keys}中选填一个")),
        P::PointsTooFine { value, places } => (
            format!("{}的小数位多于总分保留的{places}位", shown(value)),
            "请减少小数位，使加减分能与总分逐位相加".to_owned(),
        ),
        P::ReservedId { id } => {
            (format!("编号“{id}”另有专用（“x_”开头的留作自用备注）"), "请改用其他编号".to_owned())
        }
        P::BoundsNotFalling { grade } => {
            (format!("等次“{grade}”的下限不低于上一等次"), "请按由高到低排列等次下限".to_owned())
        }
        P::NoCondition => {
            ("这条通报约谈规则没有任何条件".to_owned(), "请至少填写一个条件，或删去该规则".to_owned())
        }
        P::NoCoreIndicator => (
            "条件用到核心指标，但方案没有标明任何核心指标".to_owned(),
            "请在有关指标中写明\"core\": true，或删去该条件".to_owned(),
        ),
        P::EmptyGroup { group } => (format!("{group}没有单位"), "如不考核该组，可以删去".to_owned()),
        P::Weightless { indicator } => {
            (format!("{indicator}对各组都没有分值，不计分"), "请填写分值，或删去该指标".to_owned())
        }
    }
}

fn difference(sum: &Exact, full: &Exact) -> String {
    let size = shown(&(sum - full).abs());
    if sum > full { format!("多{size}") } else { format!("少{size}") }
}

fn range(range: Range) -> String {
    match range {
        Range::Positive => "应大于0".to_owned(),
        Range::NotNegative => "不应小于0".to_owned(),
        Range::Share => "应在0到1之间（0.6即60%）".to_owned(),
        Range::WholeFrom(least) => format!("应为不小于{least}的整数"),
        Range::UpTo(most) => format!("不应大于{most}"),
        Range::NotAbove(key) => format!("不应大于“{key}”"),
    }
}

fn span(from: Option<&Exact>, to: Option<&Exact>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to => format!("恰为{}的数", shown(from)),
        (Some(from), Some(to)) => format!("{}至{}之间的数", shown(from), shown(to)),
        (Some(from), None) => format!("{}以上的数", shown(from)),
        (None, Some(to)) => format!("{}以下的数", shown(to)),
        (None, None) => "所有的数".to_owned(),
    }
}
