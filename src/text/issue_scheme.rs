//! Sentences for faults of a scheme.

use super::issue_data::units_told;
use super::issues::mend;
use super::lang::{Lang, say, words};
use super::number::shown;
use super::words::named;
use crate::exact::Exact;
use crate::issue::{Range, SchemeProblem};

/// What is wrong and what to do.
pub(super) fn scheme(lang: Lang, problem: &SchemeProblem) -> (String, String) {
    use SchemeProblem as P;
    match problem {
        P::NoScheme => (
            say!(lang, "没有打开考核方案，无法计分", "No scheme is open, so nothing can be scored"),
            say!(
                lang,
                "请打开考核方案文件，或载入自带的参考稿",
                "Open a scheme file, or load the reference draft that comes with the program"
            ),
        ),
        P::ManySchemes => (
            say!(lang, "已经打开了另一个考核方案", "Another scheme is already open"),
            say!(
                lang,
                "一次只按一个方案计分，请移除多余的方案文件",
                "One scheme is scored at a time; remove the scheme files that are too many"
            ),
        ),
        P::PeriodReversed => (
            say!(lang, "考核期的结束日期早于开始日期", "The assessment period ends before it begins"),
            say!(lang, "请核对考核期的起止日期", "Check both dates of the period"),
        ),
        P::AdoptedWithoutDocument => (
            say!(
                lang,
                "方案状态为已印发，却没有写明印发文件",
                "The scheme is marked as adopted, but does not name the document that adopted it"
            ),
            say!(
                lang,
                "请在“adopted”中填写文件名称和日期，或把状态改为draft（参考稿）",
                "Give the document’s title and date in “adopted”, or set the status to draft"
            ),
        ),
        P::Duplicate { what, id } => {
            let what = named(lang, *what);
            (
                say!(lang, "{what}“{id}”重复", "The {what} “{id}” stands twice"),
                say!(
                    lang,
                    "请改为不同的编号或名称，或删去多余的一处",
                    "Use another id or name, or delete the one that is too many"
                ),
            )
        }
        P::Unknown { what, id, suggestion } => {
            let what = named(lang, *what);
            let otherwise =
                words("请核对编号，或先在方案中添加", "Check the id, or add it to the scheme first");
            (
                say!(lang, "找不到{what}“{id}”", "There is no {what} “{id}”"),
                mend(lang, suggestion.as_deref(), otherwise),
            )
        }
        P::Nothing { what } => {
            let what = named(lang, *what);
            (
                say!(lang, "没有任何{what}", "There is no {what} at all"),
                say!(lang, "请至少添加一个{what}", "Add at least one {what}"),
            )
        }
        P::WeightSum { group, sum, full } => {
            let difference = difference(lang, sum, full);
            let (sum, full) = (shown(lang, sum), shown(lang, full));
            (
                say!(
                    lang,
                    "{group}各指标分值之和为{sum}，应为{full}，{difference}",
                    "{group}: the weights of the indicators add up to {sum}, not to {full}: {difference}"
                ),
                say!(
                    lang,
                    "请调整指标分值，使合计等于满分",
                    "Change the weights so that they add up to full marks"
                ),
            )
        }
        P::NothingForGroup { group } => (
            say!(lang, "{group}没有任何有权重的指标", "{group}: no indicator carries any weight"),
            say!(
                lang,
                "请给该组至少一项指标填写权重，或删去该组",
                "Give at least one indicator a weight for this group, or delete the group"
            ),
        ),
        P::NoWeight => (
            say!(
                lang,
                "按平均法合成的维度放在分值相加的维度之下，没有写明分值",
                "A dimension that is a mean stands below one that is a sum, and has no weight of its own"
            ),
            say!(lang, "请在该维度的“weight”中填写它的分值", "Give the dimension’s marks in its “weight”"),
        ),
        P::FloorWithoutMean => (
            say!(
                lang,
                "得分率下限（floor）只用于几何平均、调和平均",
                "A least score rate (floor) is for geometric and harmonic means only"
            ),
            say!(
                lang,
                "请删去“floor”，或改用几何平均、调和平均",
                "Delete “floor”, or use a geometric or harmonic mean"
            ),
        ),
        P::DimensionWeight { node, group, written, sum } => (
            say!(
                lang,
                "{node}在{group}的分值写作{written}，下级指标分值之和却是{sum}",
                "{node} has a written weight of {written} for {group}, but what is below it adds up to {sum}",
                written = shown(lang, written),
                sum = shown(lang, sum)
            ),
            say!(
                lang,
                "请改正其中一处，或删去维度的分值（由下级相加得出）",
                "Correct one of them, or delete the dimension’s weight, which then is the sum"
            ),
        ),
        P::OutOfRange { key, value, range } => (
            say!(
                lang,
                "“{key}”为{value}，{range}",
                "“{key}” is {value}; it {range}",
                value = shown(lang, value),
                range = self::range(lang, *range)
            ),
            say!(lang, "请改正“{key}”的数值", "Correct “{key}”"),
        ),
        P::NoAttribute { units, attribute } => (
            say!(
                lang,
                "以单位属性“{attribute}”为分母，{units}没有这一属性",
                "The denominator is the units’ attribute “{attribute}”, which is missing in {units}",
                units = units_told(lang, units)
            ),
            say!(
                lang,
                "请在这些单位的attributes中补上“{attribute}”，或使该组不考核此项",
                "Add “{attribute}” to the “attributes” of these units, or do not assess the group on this"
            ),
        ),
        P::ShareSum { sum } => (
            say!(
                lang,
                "清单各项占比之和为{sum}，应为1",
                "The shares of the checklist’s tasks add up to {sum}, not to 1",
                sum = shown(lang, sum)
            ),
            say!(
                lang,
                "请调整各项占比，或都不填（均分）",
                "Change the shares, or leave all of them out, which makes them equal"
            ),
        ),
        P::ShareMissing => (
            say!(
                lang,
                "清单有的事项写了占比，有的没有写",
                "Some tasks of the checklist have a share and others have none"
            ),
            say!(
                lang,
                "请给每项都写上占比，或都不写（均分）",
                "Give every task a share, or none, which makes them equal"
            ),
        ),
        P::EndsEqual => (
            say!(
                lang,
                "零分点与满分点是同一个数",
                "The point of no marks and the point of full marks are one number"
            ),
            say!(
                lang,
                "请把零分点和满分点设为不同的数，或改用达标法",
                "Make them differ, or use the threshold rule"
            ),
        ),
        P::AgainstDirection => (
            say!(
                lang,
                "零分点、满分点与指标方向相反",
                "The points of no marks and of full marks run against the indicator’s direction"
            ),
            say!(
                lang,
                "正向指标满分点应大于零分点，逆向指标应小于；请核对方向或两端的数",
                "Where more is better, full marks lie above no marks; where less is better, below. Check the \
                 direction or the two points"
            ),
        ),
        P::NoLowerForm => (
            say!(
                lang,
                "逆向指标按完成率计分，没有写明算式",
                "Less is better here, and it is not said how the completion of the target is computed then"
            ),
            say!(
                lang,
                "请填写lower_form：inverse（目标值÷实际值）或mirror（2−实际值÷目标值）",
                "Give “lower_form”: inverse (target ÷ value) or mirror (2 − value ÷ target)"
            ),
        ),
        P::NoBase => (
            say!(
                lang,
                "以基期数为基准，但这个指标没有基期数",
                "The reference is the base period’s figure, which this indicator does not have"
            ),
            say!(
                lang,
                "只有增长率、增量两种算法有基期数；请改用其他基准",
                "Only growth rates and changes have one; use another reference"
            ),
        ),
        P::PercentOfZero { unit } => (
            match unit {
                Some(unit) => say!(
                    lang,
                    "{unit}：每档幅度是基准的百分之几，而基准为0，算不出档数",
                    "{unit}: a step is a percentage of the reference, and the reference is 0, so that there \
                     are no steps to count"
                ),
                None => say!(
                    lang,
                    "每档幅度是基准的百分之几，而基准为0，算不出档数",
                    "A step is a percentage of the reference, and the reference is 0, so that there are no \
                     steps to count"
                ),
            },
            say!(
                lang,
                "请把每档幅度改为绝对数（per_kind为absolute），或改用不为0的基准",
                "Give the step as an absolute number (“per_kind”: absolute), or use a reference other than 0"
            ),
        ),
        P::ScheduleNotRising => (
            say!(
                lang,
                "进度安排的日期应逐个推后，应完成比例不应减少",
                "In the schedule each date must be later than the one before, and the share due must not fall"
            ),
            say!(
                lang,
                "请按日期先后排列，同一日期只列一次",
                "List the dates in their order, each of them once"
            ),
        ),
        P::GoalDoesNotAdd => (
            say!(
                lang,
                "全区目标的汇总方式与指标算法不相配",
                "The goal cannot be gathered in this way from an indicator that is measured like this"
            ),
            say!(
                lang,
                "sum用于可直接相加的指标；ratio用于比率类指标，或写明全区分母（den）的绝对数指标",
                "“sum” is for figures that add up; “ratio” for ratios, or for absolute figures when the \
                 district’s denominator is given (“den”)"
            ),
        ),
        P::OwnRuleNeedsTarget => (
            say!(
                lang,
                "没有目标时另用的规则，自身也要用目标值",
                "The rule for a missing target needs a target itself"
            ),
            say!(
                lang,
                "请改用不需要目标值的规则，如分档赋分、线性插值（两端为常数）",
                "Use a rule without a target, such as bands or a linear scale between two constants"
            ),
        ),
        P::FewPoints => (
            say!(lang, "分段插值的节点少于两个", "The curve has fewer than two points"),
            say!(lang, "请至少填写两个节点", "Give at least two points"),
        ),
        P::PointsNotRising { x } => (
            say!(
                lang,
                "节点{x}不大于前一个节点",
                "The point {x} is not above the point before it",
                x = shown(lang, x)
            ),
            say!(
                lang,
                "请按指标值由小到大排列节点，且不重复",
                "List the points by rising value, each value once"
            ),
        ),
        P::BandReversed => (
            say!(
                lang,
                "这一档的下限不小于上限，没有数能落入",
                "The band begins at or above its end, so that no value can be in it"
            ),
            say!(lang, "请核对上下限及是否含本数", "Check both bounds, and whether they belong to the band"),
        ),
        P::BandGap { from, to } => (
            say!(
                lang,
                "分档有空当：{gap}没有归属",
                "The bands leave a gap: {gap} are in none of them",
                gap = span(lang, from.as_ref(), to.as_ref())
            ),
            say!(
                lang,
                "请调整各档上下限和是否含本数，使每个数恰好落入一档；首尾两档可不填下限或上限",
                "Set the bounds, and what belongs to them, so that every value is in exactly one band; the \
                 first and the last band may be open"
            ),
        ),
        P::BandOverlap { at } => (
            match at.as_ref().map(|number| shown(lang, number)) {
                Some(at) => say!(
                    lang,
                    "分档有重叠：{at}附近的数同时落入两档",
                    "The bands overlap: values at {at} are in two of them"
                ),
                None => say!(
                    lang,
                    "分档有重叠：有不止一档没有下限",
                    "The bands overlap: more than one has no lower bound"
                ),
            },
            say!(
                lang,
                "请调整各档上下限和是否含本数，使每个数恰好落入一档",
                "Set the bounds, and what belongs to them, so that every value is in exactly one band"
            ),
        ),
        P::OneOf { keys: [one, other] } => (
            say!(
                lang,
                "{one}、{other}应当且只应当填写一个",
                "Exactly one of “{one}” and “{other}” must be given"
            ),
            say!(lang, "请在{one}、{other}中选填一个", "Keep one of “{one}” and “{other}”"),
        ),
        P::PointsTooFine { value, places } => (
            say!(
                lang,
                "{value}的小数位多于总分保留的{places}位",
                "{value} has more decimals than totals have, which is {places}",
                value = shown(lang, value)
            ),
            say!(
                lang,
                "请减少小数位，使加减分能与总分逐位相加",
                "Use fewer decimals, so that the points add up with the total digit by digit"
            ),
        ),
        P::ReservedId { id } => (
            say!(
                lang,
                "编号“{id}”另有专用（“x_”开头的留作自用备注）",
                "The id “{id}” is reserved (what begins with “x_” is kept for remarks of your own)"
            ),
            say!(lang, "请改用其他编号", "Use another id"),
        ),
        P::BoundsNotFalling { grade } => (
            say!(
                lang,
                "等次“{grade}”的下限不低于上一等次",
                "The bound of the grade “{grade}” is not below that of the grade above it"
            ),
            say!(lang, "请按由高到低排列等次下限", "List the grades by falling bounds"),
        ),
        P::NoCondition => (
            say!(lang, "这条通报约谈规则没有任何条件", "The notice rule has no condition"),
            say!(lang, "请至少填写一个条件，或删去该规则", "Give at least one condition, or delete the rule"),
        ),
        P::NoCoreIndicator => (
            say!(
                lang,
                "条件用到核心指标，但方案没有标明任何核心指标",
                "The condition is about core indicators, but the scheme marks none as core"
            ),
            say!(
                lang,
                "请在有关指标中写明\"core\": true，或删去该条件",
                "Set \"core\": true on the indicators meant, or delete the condition"
            ),
        ),
        P::EmptyGroup { group } => (
            say!(lang, "{group}没有单位", "{group}: the group has no units"),
            say!(lang, "如不考核该组，可以删去", "Delete it if it is not to be assessed"),
        ),
        P::Weightless { indicator } => (
            say!(
                lang,
                "{indicator}对各组都没有分值，不计分",
                "{indicator} has no weight for any group and is not scored"
            ),
            say!(lang, "请填写分值，或删去该指标", "Give it a weight, or delete the indicator"),
        ),
    }
}

fn difference(lang: Lang, sum: &Exact, full: &Exact) -> String {
    let size = shown(lang, &(sum - full).abs());
    if sum > full {
        say!(lang, "多{size}", "{size} too many")
    } else {
        say!(lang, "少{size}", "{size} too few")
    }
}

fn range(lang: Lang, range: Range) -> String {
    match range {
        Range::Positive => say!(lang, "应大于0", "must be above 0"),
        Range::NotNegative => say!(lang, "不应小于0", "must not be below 0"),
        Range::Share => {
            say!(lang, "应在0到1之间（0.6即60%）", "must be between 0 and 1 (0.6 is 60%)")
        }
        Range::WholeFrom(least) => {
            say!(lang, "应为不小于{least}的整数", "must be a whole number from {least} on")
        }
        Range::UpTo(most) => say!(lang, "不应大于{most}", "must not be above {most}"),
        Range::NotAbove(key) => say!(lang, "不应大于“{key}”", "must not be above “{key}”"),
    }
}

fn span(lang: Lang, from: Option<&Exact>, to: Option<&Exact>) -> String {
    match (from.map(|number| shown(lang, number)), to.map(|number| shown(lang, number))) {
        (Some(from), Some(to)) if from == to => say!(lang, "恰为{from}的数", "values of exactly {from}"),
        (Some(from), Some(to)) => say!(lang, "{from}至{to}之间的数", "values between {from} and {to}"),
        (Some(from), None) => say!(lang, "{from}以上的数", "values from {from} up"),
        (None, Some(to)) => say!(lang, "{to}以下的数", "values up to {to}"),
        (None, None) => say!(lang, "所有的数", "all values"),
    }
}
