//! 图表: titles, descriptions in words, and what stands under the mouse.

use crate::analyse::curve::{Axis, Case, Curves, Dot};
use crate::analyse::peers;
use crate::analyse::spread::Spread;
use crate::assess::Scored;
use crate::check::{GroupNo, LeafNo, NodeNo, UnitNo};
use crate::exact::Exact;
use crate::model::result::Outcome;
use crate::model::scheme::Status;
use crate::score::{NodeState, UnitState};
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::{percent, shown};
use crate::text::{node_state, rule, stage, total_score, unit_state};

use super::{NOTHING, frame};

/// While the charting library is on its way.
pub const LOADING: Words = words("正在绘图……", "Drawing…");
/// When it cannot be had.
pub const UNAVAILABLE: Words =
    words("图表程序没有载入，图中内容均见表格。", "The chart could not be loaded. The table says the same.");
/// The button that tries once more.
pub const AGAIN: Words = words("重试", "Try again");
/// The button that saves a picture.
pub const SAVE: Words = words("保存为图片", "Save as picture");
/// 加分
pub const GAINED: Words = words("加分", "Bonus");
/// 减分
pub const LOST: Words = words("减分", "Deductions");
/// 标化
pub const STRETCH: Words = words("标化", "Rescaling");
/// The whole where parts do not add up.
pub const COMBINED: Words = words("基础分", "Base score");
/// 中位数
pub const MEDIAN: Words = words("组内中位数", "Group median");
/// 最高
pub const BEST: Words = words("组内最高", "Best in group");
/// How a heat map is read.
pub const HEAT_NOTE: Words = words(
    "格内数字为得分率（%，舍去小数），颜色越重得分率越低；×未报送，／不适用，*数据待核，空白为此项不考核。",
    "Figures are score rates in % without decimals; the stronger the colour, the lower. × not reported, ／ not applicable, \
     * not yet verified, blank: not assessed.",
);

/// To the units before.
pub const EARLIER: Words = words("上一页", "Previous");
/// To the units after.
pub const LATER: Words = words("下一页", "Next");

/// Which units a portion holds.
pub fn portion(lang: Lang, before: usize, to: usize, all: usize) -> String {
    let from = before + 1;
    say!(lang, "第{from}～{to}个，共{all}个单位", "Units {from} to {to} of {all}")
}

/// The name of a picture's file.
pub fn picture_name(lang: Lang, title: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || "（）()-".contains(c) { c } else { '_' };
    let title: String = title.replace(['：', ':'], "-").chars().map(plain).collect();
    say!(lang, "{title}.png", "{title}.png")
}

/// Where a chart's figures come from: "知识产权工作绩效考评方案（2025年度）（参考稿），核定数据".
pub fn source(lang: Lang, scored: &Scored) -> String {
    let scheme = &scored.assessment.plan.scheme;
    let (title, version, stage) = (&scheme.title, &scheme.version, stage(lang, scored.scores.stage));
    match scheme.status {
        Status::Draft => say!(
            lang,
            "来源：{title}，{version}版，{stage}数据。参考稿，仅供讨论。",
            "Source: {title}, version {version}, {stage} data. Reference draft, for discussion only."
        ),
        Status::Adopted => say!(
            lang,
            "来源：{title}，{version}版，{stage}数据。",
            "Source: {title}, version {version}, {stage} data."
        ),
    }
}

/// What must stand on a picture besides: 模拟, 演示数据.
pub fn marks(lang: Lang, simulated: bool, made_up: bool) -> Vec<String> {
    let marks = [
        (simulated, frame::SIMULATED, frame::SIMULATED_WHY),
        (made_up, frame::DEMONSTRATION, frame::DEMONSTRATION_WHY),
    ];
    let told = marks.into_iter().filter(|(holds, ..)| *holds).map(|(_, word, why)| {
        let (word, why) = (word.of(lang), why.of(lang));
        say!(lang, "{word}：{why}", "{word}: {why}")
    });
    told.collect()
}

/// Says that the chart holds the first of many; nothing when it holds all.
pub fn cut(lang: Lang, shown: usize, all: usize) -> Option<String> {
    (shown < all)
        .then(|| say!(lang, "共{all}个单位，图中为前{shown}个。", "The first {shown} of {all} units."))
}

/// 状态
pub fn state(lang: Lang, state: NodeState) -> &'static str {
    node_state(lang, state)
}

fn title(scored: &Scored, unit: UnitNo) -> &str {
    &scored.assessment.plan.unit(unit).title
}

fn group_title(scored: &Scored, group: GroupNo) -> &str {
    &scored.assessment.plan.group(group).title
}

fn label(scored: &Scored, node: NodeNo) -> std::rc::Rc<str> {
    scored.assessment.plan.node(node).label()
}

// 总分构成

/// The caption of a group's totals.
pub fn totals_title(lang: Lang, scored: &Scored, group: GroupNo) -> String {
    let group = group_title(scored, group);
    say!(lang, "{group}：总分构成", "{group}: totals by dimension")
}

/// A group's totals in words.
pub fn totals_description(lang: Lang, scored: &Scored, group: GroupNo, units: &[UnitNo]) -> String {
    let told = units.iter().map(|unit| {
        let (title, total) = (title(scored, *unit), total_or_state(lang, scored, *unit));
        say!(lang, "{title}{total}", "{title} {total}")
    });
    let told = told.collect::<Vec<_>>().join(lang.pick("，", ", "));
    let (group, count) = (group_title(scored, group), units.len());
    say!(
        lang,
        "横条图，每个单位一条，由各维度得分和加减分首尾相接而成，由高到低共{count}条。{group}：{told}。",
        "Bar chart with a bar for each unit, made of its scores by dimension, bonus and deductions; {count} bars, \
         the highest first. {group}: {told}."
    )
}

/// "89.60", or why there is none.
pub fn total_or_state(lang: Lang, scored: &Scored, unit: UnitNo) -> String {
    let result = scored.scores.unit(unit);
    match (&result.total, result.state) {
        (Some(total), _) => total_score(scored, total),
        (None, UnitState::Final) => NOTHING.to_owned(),
        (None, state) => unit_state(lang, state).to_owned(),
    }
}

/// A part of a total under the mouse.
pub fn part_tip(
    lang: Lang,
    scored: &Scored,
    unit: UnitNo,
    part: &str,
    points: &Exact,
    full: Option<&Exact>,
) -> String {
    let (unit, total) = (title(scored, unit), total_or_state(lang, scored, unit));
    let points = scored.rounding().show_item(points);
    match full.map(|number| shown(lang, number)) {
        Some(full) => say!(
            lang,
            "{unit}（总分{total}）\n{part}：{points}分，满分{full}分",
            "{unit} (total {total})\n{part}: {points} of {full}"
        ),
        None => say!(
            lang,
            "{unit}（总分{total}）\n{part}：{points}分",
            "{unit} (total {total})\n{part}: {points}"
        ),
    }
}

// 单位画像

/// The caption of a unit's profile.
pub fn profile_title(lang: Lang, scored: &Scored, unit: UnitNo) -> String {
    let unit = title(scored, unit);
    say!(lang, "{unit}：各维度得分率与本组比较", "{unit}: score rates against the group")
}

/// A unit's profile in words.
pub fn profile_description(lang: Lang, scored: &Scored, unit: UnitNo, nodes: &[NodeNo]) -> String {
    let (plan, scores) = (&scored.assessment.plan, &scored.scores);
    let group = plan.unit(unit).group;
    let told = nodes.iter().map(|no| {
        let spread = peers::rate_spread(plan, scores, group, *no);
        let (node, rates) = (label(scored, *no), rates_told(lang, scored, unit, *no, spread.as_ref()));
        say!(lang, "{node}{rates}", "{node} {rates}")
    });
    let told = told.collect::<Vec<_>>().join(lang.pick("；", "; "));
    let unit = title(scored, unit);
    say!(
        lang,
        "横条图，{unit}各维度的得分率，短线标出组内中位数，菱形标出组内最高。{told}。",
        "Bar chart of the score rates of {unit} by dimension; a tick marks the group's median, a diamond its best. {told}."
    )
}

/// A row of a profile under the mouse.
pub fn profile_tip(
    lang: Lang,
    scored: &Scored,
    unit: UnitNo,
    node: NodeNo,
    spread: Option<&Spread>,
) -> String {
    let rates = rates_told(lang, scored, unit, node, spread);
    format!("{}\n{}", label(scored, node), rates.replace('，', "\n").replace(", ", "\n"))
}

fn rates_told(lang: Lang, scored: &Scored, unit: UnitNo, node: NodeNo, spread: Option<&Spread>) -> String {
    let own = scored.scores.node(unit, node);
    let own = own.rate.as_ref().map_or_else(|| state(lang, own.state).to_owned(), percent);
    let Some(spread) = spread else { return own };
    let (median, best) = (percent(&spread.median), percent(&spread.greatest));
    say!(lang, "{own}，组内中位数{median}，组内最高{best}", "{own}, group median {median}, best {best}")
}

// 得分率热力图

/// The caption of a heat map.
pub fn heat_title(lang: Lang, units: usize, indicators: usize) -> String {
    say!(
        lang,
        "得分率一览：{units}个单位、{indicators}项指标",
        "Score rates of {units} units on {indicators} indicators"
    )
}

/// A heat map in words: each unit's weakest indicator and what it has not reported.
pub fn heat_description(lang: Lang, scored: &Scored, units: &[UnitNo], leaves: &[LeafNo]) -> String {
    let plan = &scored.assessment.plan;
    let told = units.iter().map(|unit| {
        let nodes = leaves.iter().map(|leaf| plan.leaf(*leaf).node);
        let rates = nodes.clone().filter_map(|no| Some((scored.scores.node(*unit, no).rate.as_ref()?, no)));
        let weakest = rates.min().map(|(rate, no)| (percent(rate), plan.node(no).id.clone()));
        let missing =
            nodes.filter(|no| scored.scores.node(*unit, *no).state == NodeState::NotReported).count();
        let unit = title(scored, *unit);
        match (weakest, missing) {
            (Some((rate, id)), 0) => say!(lang, "{unit}最低为{id}，{rate}", "{unit}: lowest {id}, {rate}"),
            (Some((rate, id)), missing) => say!(
                lang,
                "{unit}最低为{id}，{rate}，未报送{missing}项",
                "{unit}: lowest {id}, {rate}, {missing} not reported"
            ),
            (None, missing) => say!(lang, "{unit}未报送{missing}项", "{unit}: {missing} not reported"),
        }
    });
    let told = told.collect::<Vec<_>>().join(lang.pick("；", "; "));
    say!(
        lang,
        "方格图，行为单位，列为指标，格内为得分率。{told}。",
        "Grid of units by indicators with the score rate in each cell. {told}."
    )
}

/// A class of rates: "60%以下", "60%～80%（不含）", "100%及以上".
pub fn rate_class(lang: Lang, from: Option<i64>, below: Option<i64>) -> String {
    match (from, below) {
        (Some(from), Some(below)) => say!(lang, "{from}%～{below}%以下", "{from}% to under {below}%"),
        (Some(from), None) => say!(lang, "{from}%及以上", "{from}% and above"),
        (None, Some(below)) => say!(lang, "{below}%以下", "under {below}%"),
        (None, None) => NOTHING.to_owned(),
    }
}

/// A cell whose value is still to be verified.
pub fn pending_cell(lang: Lang, percent: &Exact) -> String {
    format!("{}*", shown(lang, percent))
}

/// A cell under the mouse.
pub fn cell_tip(lang: Lang, scored: &Scored, unit: UnitNo, leaf: LeafNo) -> String {
    let leaf = scored.assessment.plan.leaf(leaf);
    let node = scored.scores.node(unit, leaf.node);
    let (unit, leaf) = (title(scored, unit), leaf.label());
    let told = match (&node.rate, &node.score, node.state) {
        (Some(rate), Some(score), NodeState::Scored | NodeState::Pending) => {
            let (rate, score) = (percent(rate), scored.rounding().show_item(&score.rounded));
            let full = node.marks.as_ref().map_or_else(String::new, |marks| shown(lang, marks));
            say!(lang, "得分率{rate}，{score}分，满分{full}分", "{rate}, {score} of {full}")
        }
        (_, _, other) => state(lang, other).to_owned(),
    };
    let pending = match node.state {
        NodeState::Pending => format!("\n{}", state(lang, NodeState::Pending)),
        _ => String::new(),
    };
    format!("{unit}\n{leaf}\n{told}{pending}")
}

// 名次升降

/// The caption of places in two periods.
pub fn places_title(lang: Lang, scored: &Scored, group: GroupNo) -> String {
    let group = group_title(scored, group);
    say!(lang, "{group}：名次升降", "{group}: places then and now")
}

/// The moves of a group in words.
pub fn places_description(
    lang: Lang,
    scored: &Scored,
    group: GroupNo,
    moves: &[(UnitNo, usize, usize)],
) -> String {
    let told = moves.iter().map(|(unit, from, to)| {
        let unit = title(scored, *unit);
        say!(lang, "{unit}第{from}名到第{to}名", "{unit} from {from} to {to}")
    });
    let told = told.collect::<Vec<_>>().join(lang.pick("，", ", "));
    let group = group_title(scored, group);
    say!(
        lang,
        "斜线图，左为上期名次，右为本期名次，每个单位一条线。{group}：{told}。",
        "Slope chart with earlier places on the left and present ones on the right. {group}: {told}."
    )
}

/// How the lines are read, and who has none.
pub fn places_note(lang: Lang, shown: usize, all: usize) -> String {
    let lines = say!(
        lang,
        "粗实线上升，虚线下降，细线不变。",
        "Bold lines rose, dashed ones fell, thin ones stayed."
    );
    if shown == all {
        return lines;
    }
    let rest = all.saturating_sub(shown);
    let rest = say!(
        lang,
        "另有{rest}个单位两期不都有名次，或者超出图的容量，见表格。",
        " {rest} more units lack a place in one period or exceed the chart; see the table."
    );
    lines + &rest
}

/// The earlier period at the head of its places.
pub fn earlier_period(lang: Lang, earlier: &Outcome) -> String {
    let period = earlier.period.0.as_deref().unwrap_or(&earlier.scheme.version);
    say!(lang, "上期（{period}）", "Earlier ({period})")
}

/// The present period at the head of its places.
pub fn this_period(lang: Lang, scored: &Scored) -> String {
    let version = &scored.assessment.plan.scheme.version;
    say!(lang, "本期（{version}）", "Now ({version})")
}

/// A place with the units that have it: "3 天穆镇、小淀镇".
pub fn place_label(lang: Lang, scored: &Scored, place: usize, units: &[UnitNo]) -> String {
    let titles: Vec<&str> = units.iter().map(|unit| title(scored, *unit)).collect();
    format!("{place} {}", titles.join(lang.pick("、", ", ")))
}

/// A unit's move under the mouse.
pub fn move_tip(lang: Lang, scored: &Scored, unit: UnitNo, from: usize, to: usize) -> String {
    let unit = title(scored, unit);
    match from.checked_sub(to) {
        Some(0) => say!(lang, "{unit}\n第{to}名，不变", "{unit}\nplace {to}, unchanged"),
        Some(up) => {
            say!(lang, "{unit}\n第{from}名到第{to}名，上升{up}名", "{unit}\nfrom {from} to {to}, up {up}")
        }
        None => {
            let down = to - from;
            say!(
                lang,
                "{unit}\n第{from}名到第{to}名，下降{down}名",
                "{unit}\nfrom {from} to {to}, down {down}"
            )
        }
    }
}

// 计分曲线

/// The one curve of a rule.
pub const CURVE: Words = words("计分曲线", "Scoring rule");
/// The upright axis of a curve.
pub const RATE: Words = words("得分率", "Score rate");

/// The caption of an indicator's curve.
pub fn curve_title(lang: Lang, scored: &Scored, leaf: LeafNo) -> String {
    let leaf = scored.assessment.plan.leaf(leaf);
    let (title, rule) = (leaf.label(), rule(lang, &leaf.indicator.rule));
    say!(lang, "{title}：计分曲线（{rule}）", "{title}: score rate by value ({rule})")
}

/// What stands below a curve: "指标值（万元）".
pub fn axis(lang: Lang, scored: &Scored, leaf: LeafNo, axis: Axis) -> String {
    let unit = scored.assessment.plan.leaf(leaf).indicator.unit_label.as_deref();
    let unit = unit.map(|unit| say!(lang, "（{unit}）", " ({unit})")).unwrap_or_default();
    match axis {
        Axis::Value => say!(lang, "指标值{unit}", "Value{unit}"),
        Axis::Completion => say!(lang, "完成率（指标值÷目标值）", "Completion (value ÷ target)"),
        Axis::Distance => say!(lang, "与目标值之差{unit}", "Distance from target{unit}"),
    }
}

/// What makes a curve differ from the others: "镇，目标值60"; the rule where nothing does.
pub fn case(lang: Lang, scored: &Scored, case: &Case, axis: Axis) -> String {
    let group = case.group.map(|group| group_title(scored, group).to_owned());
    let number = |number: &Option<Exact>, name: Words| {
        number.as_ref().map(|number| {
            let (name, number) = (name.of(lang), shown(lang, number));
            say!(lang, "{name}{number}", "{name} {number}")
        })
    };
    let target = number(&case.target, words("目标值", "target")).filter(|_| axis == Axis::Value);
    let base = number(&case.base, words("基期数", "base"));
    let marks = number(&case.marks, words("分值", "weight"));
    let parts: Vec<String> = [group, target, base, marks].into_iter().flatten().collect();
    match parts.as_slice() {
        [] => CURVE.of(lang).to_owned(),
        parts => parts.join(lang.pick("，", ", ")),
    }
}

/// The units of a group, beside a curve that has the group's name.
pub fn units_of(lang: Lang, group: &str) -> String {
    say!(lang, "{group}各单位", "{group}: units")
}

/// What stands beside a mark that several units may share: "天穆镇等3个单位".
pub fn dot_name(lang: Lang, scored: &Scored, dots: &[&Dot]) -> String {
    let count = dots.len();
    match dots {
        [] => String::new(),
        [one] => title(scored, one.unit).to_owned(),
        [first, ..] => {
            let (first, more) = (title(scored, first.unit), count - 1);
            say!(lang, "{first}等{count}个单位", "{first} and {more} more")
        }
    }
}

/// Units that are named under the mouse.
const TIP_NAMES: usize = 10;

/// A mark on a curve under the mouse: who is there, and where that is.
pub fn dot_tip(lang: Lang, scored: &Scored, leaf: LeafNo, axis: Axis, dots: &[&Dot]) -> String {
    let Some(dot) = dots.first() else { return String::new() };
    let mut names: Vec<&str> = dots.iter().take(TIP_NAMES).map(|dot| title(scored, dot.unit)).collect();
    if dots.len() > TIP_NAMES {
        names.push("…");
    }
    let (names, rate) = (names.join("\n"), percent(&dot.rate));
    let unit = scored.assessment.plan.leaf(leaf).indicator.unit_label.as_deref().unwrap_or_default();
    let x = shown(lang, &dot.x);
    let place = match axis {
        Axis::Value => say!(lang, "指标值{x}{unit}", "value {x} {unit}"),
        Axis::Completion => {
            let done = percent(&dot.x);
            say!(lang, "完成率{done}", "completion {done}")
        }
        Axis::Distance => say!(lang, "与目标值之差{x}{unit}", "distance from target {x} {unit}"),
    };
    say!(lang, "{names}\n{place}，得分率{rate}", "{names}\n{place}, score rate {rate}")
}

/// Units that the description of a curve goes through; the table has all.
const DESCRIBED: usize = 60;

/// A curve in words: where each unit stands on it.
pub fn curve_description(lang: Lang, scored: &Scored, leaf: LeafNo, curves: &Curves) -> String {
    let node = scored.assessment.plan.leaf(leaf).node;
    let told = curves.dots.iter().take(DESCRIBED).map(|dot| {
        let x = scored
            .scores
            .node(dot.unit, node)
            .x
            .as_ref()
            .map_or_else(|| NOTHING.to_owned(), |x| shown(lang, x));
        let (unit, rate) = (title(scored, dot.unit), percent(&dot.rate));
        say!(lang, "{unit}{x}，{rate}", "{unit} {x}, {rate}")
    });
    let told = told.collect::<Vec<_>>().join(lang.pick("；", "; "));
    let axis = axis(lang, scored, leaf, curves.axis);
    let described = say!(
        lang,
        "曲线图，横轴为{axis}，纵轴为得分率，各单位标在曲线上。各单位的指标值和得分率：{told}。",
        "Curve of the score rate over {axis} with every unit on it. Values and score rates: {told}."
    );
    match cut_in_words(lang, curves.dots.len()) {
        Some(more) => format!("{described}{more}"),
        None => described,
    }
}

fn cut_in_words(lang: Lang, all: usize) -> Option<String> {
    (all > DESCRIBED).then(|| {
        say!(
            lang,
            "共{all}个单位，此处列出前{DESCRIBED}个，其余见表格。",
            " These are the first {DESCRIBED} of {all} units; the table has all."
        )
    })
}

/// How jumps are read, and who is not on the chart.
pub fn curve_note(lang: Lang, jumps: bool, aside: usize) -> Option<String> {
    let jumps = jumps.then(|| {
        say!(
            lang,
            "实心端点含该值，空心端点不含。",
            "A filled end includes its value, a hollow one does not."
        )
    });
    let aside = (aside > 0).then(|| {
        say!(
            lang,
            "{aside}个单位没有目标值或目标值为零，不在图上。",
            "{told} without a target, or with a target of 0, not shown.",
            told = super::counted(aside, "unit")
        )
    });
    let parts: Vec<String> = [jumps, aside].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(lang.pick("", " ")))
}
