//! The simulation: what is changed, what came of it, and that it is no result.

mod parameter;

use std::rc::Rc;

pub use parameter::{ParameterTold, parameter};

use super::{NOTHING, counted, list};
use crate::analyse::whatif::{
    Cap, Change, Figures, Misfit, Scope, Shift, Siblings, figures, parameters, shifts,
};
use crate::assess::Scored;
use crate::check::{GroupNo, LeafNo, NodeNo, Plan, UnitNo};
use crate::exact::{Exact, Rounding};
use crate::model::NodeId;
use crate::model::measure::Measure;
use crate::score::NodeState;
use crate::text::issue_shape;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::{shown, signed};
use crate::text::unit::{grade, total_score};
use crate::text::words::node_state;

// Around every view.

pub const LEAVE: Words = words("返回正式结果", "Back to the result");
pub const SEE_CHANGES: Words = words("查看改动", "See the changes");
pub const NO_EXPORT: Words = words(
    "模拟不是考核结果，不能导出。返回正式结果后再下载。",
    "A simulation is no result and cannot be exported. Go back to the result first.",
);

/// What the browser's tab and a printed file are called.
pub fn title(lang: Lang, title: &str) -> String {
    say!(lang, "【模拟】{title}", "[Simulation] {title}")
}

/// What a screen reader hears when a simulation is there.
pub fn announced(lang: Lang, formal: &Scored, simulated: &Scored) -> String {
    moved(lang, &shifts(&formal.scores, &simulated.scores))
}

// The page.

pub const INTRO: Words = words(
    "改动分值、目标值、数据或计分规则的参数，看总分和名次怎样变化。打开的文件不会被改动。",
    "Change a weight, a target, a figure or a number of a rule, and see how totals and places move. The open files stay as they are.",
);
pub const CHOOSE: Words = words("选择指标或维度", "Choose an indicator or a dimension");
pub const SEARCH: Words = words("按名称或编号查找", "Search by name or id");
pub const NONE_FOUND: Words = words("没有符合的指标或维度。", "No indicator or dimension fits.");
pub const CAPS: Words = words("加减分上限", "Caps of bonuses and deductions");
pub const WHAT: Words = words("改什么", "What to change");
pub const WEIGHT: Words = words("分值", "Weight");
pub const TARGET: Words = words("目标值", "Target");
pub const DATUM: Words = words("单位数据", "A unit’s figures");
pub const RULE: Words = words("规则参数", "Rule");
pub const NOW: Words = words("现为", "now");
pub const NEW: Words = words("改为", "New value");
pub const GROUP: Words = words("考核组", "Group");
pub const EVERY_GROUP: Words = words("各组", "Every group");
pub const SCOPE: Words = words("适用于", "For");
pub const EVERY_UNIT: Words = words("全部单位", "Every unit");
pub const UNIT: Words = words("单位", "Unit");
pub const UNITS: Words = words("单位", "Units");
pub const LESS: Words = words("减少", "Less");
pub const MORE: Words = words("增加", "More");
pub const SLIDER: Words = words("拖动调整", "Drag to change");
pub const GIVE_WAY: Words = words(
    "同级其他各项按比例调整，合计不变（已单独改动的各项除外）",
    "The others of the same level give way in proportion, so that the sum stays (those with a change of their own keep it)",
);
pub const STAY: Words = words("不调整其他各项，合计须自行凑足", "The others stay; the sum is yours to keep");
pub const SUM: Words = words("合计", "Sum");
pub const SIBLINGS: Words = words("同级各项分值", "Weights of the same level");
pub const BEFORE: Words = words("正式", "Result");
pub const AFTER: Words = words("模拟", "Simulated");
pub const DIFFERENT: Words = words("各不相同", "not the same for all");
pub const NO_PARAMETERS: Words =
    words("该项的计分规则没有可以改动的数值。", "The rule of this indicator has no number to change.");
pub const REPORTED: Words = words("已报送", "Reported");
pub const MARKS_HINT: Words = words("各份评分以顿号或空格分开", "Separate the marks by spaces");
pub const NO_UNITS: Words = words("没有单位考核此项。", "No unit is assessed on this.");
pub const NO_CAP: Words = words("不限", "none");

pub const CHANGES: Words = words("改动", "Changes");
pub const NO_CHANGES: Words = words(
    "还没有改动。先在上面选择一项指标或维度。",
    "Nothing is changed yet. Choose an indicator or a dimension above.",
);
pub const UNDO: Words = words("撤销", "Undo");
pub const UNDO_ALL: Words = words("全部撤销", "Undo all");
pub const RESUME: Words = words("重新启用", "Apply again");
pub const LEFT: Words =
    words("已返回正式结果，下列改动都没有启用。", "The result is shown; none of these changes is applied.");
pub const HELD: Words = words("未启用", "Not applied");
pub const ON_ITS_WAY: Words = words("正在计算", "Computing");

pub const SHIFTS: Words = words("变动", "Moves");
pub const BY_PLACE: Words = words("按模拟名次", "By simulated place");
pub const BY_MOVE: Words = words("按变动大小", "By size of move");
pub const ORDER: Words = words("排列", "Order");
pub const ONLY_MOVED: Words = words("只看有变动的单位", "Only units that moved");
pub const NONE_MOVED: Words = words("本组没有单位变动。", "No unit of this group moved.");
pub const PLACE: Words = words("名次", "Place");
pub const TOTAL: Words = words("总分", "Total");
pub const RISE: Words = words("增减", "Change");
pub const GRADE: Words = words("等次", "Grade");
pub const SHOW_ALL: Words = words("显示全部单位", "Show every unit");
pub const TRY: Words = words("改一改看", "What if?");

/// How many changes there are, and how many of them are in effect.
pub fn count(lang: Lang, all: usize, held: usize) -> String {
    match held {
        0 => say!(lang, "{all}处", "{all}"),
        _ => say!(lang, "{all}处，其中{held}处未启用", "{all}, of which {held} not applied"),
    }
}

/// Who moved, in one sentence.
pub fn moved(lang: Lang, shifts: &[Shift]) -> String {
    let of = |what: &dyn Fn(&Shift) -> bool| shifts.iter().filter(|shift| what(shift)).count();
    let totals = of(&|shift| shift.appeared || shift.rise.as_ref().is_some_and(|rise| !rise.is_zero()));
    let places = of(&|shift| shift.up.is_some_and(|up| up != 0));
    let grades = of(&|shift| shift.regraded);
    say!(
        lang,
        "模拟：{totals}个单位总分有变动，{places}个单位名次有变动，{grades}个单位等次有变动。",
        "Simulation: the total moved for {total}, the place for {place}, the grade for {grade}.",
        total = counted(totals, "unit"),
        place = counted(places, "unit"),
        grade = counted(grades, "unit")
    )
}

/// Why a text is no number that can stand here; none when it is one.
pub fn fault(lang: Lang, text: &str, least: Least) -> Option<String> {
    match text.trim().parse::<Exact>() {
        Err(fault) => {
            let (what, remedy) = issue_shape::number(lang, fault);
            let text = text.trim();
            Some(match text {
                "" => say!(lang, "请填写数值。", "Write a number."),
                _ => say!(lang, "“{text}”{what}。{remedy}。", "“{text}”: {what}. {remedy}."),
            })
        }
        Ok(number) if least == Least::Zero && number.is_negative() => {
            Some(say!(lang, "不能小于0。", "It must not be below 0."))
        }
        Ok(_) => None,
    }
}

/// A number as it is entered: without groups of thousands, so that it can be read back.
pub fn entered(number: &Exact) -> String {
    if number.ends() { number.to_string() } else { format!("{}…", number.fixed(6, Rounding::HalfUp)) }
}

/// What a number must not be below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Least {
    /// Nothing.
    Any,
    /// 0
    Zero,
}

/// A change in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeTold {
    /// The dimension or indicator: "T5-1 知识产权质押融资额".
    pub subject: String,
    /// What of it: "分值（镇）".
    pub what: String,
    /// What the files say.
    pub before: String,
    /// What is tried.
    pub after: String,
    /// What else is to be known.
    pub remark: Option<&'static str>,
}

/// A change in words, as far as it fits what is open.
pub fn change(lang: Lang, formal: Option<&Scored>, change: &Change) -> ChangeTold {
    let plan = formal.map(|formal| &formal.assessment.plan);
    let subject = |id: &NodeId| {
        let known = plan.and_then(|plan| Some(plan.node(plan.node_by_id(id.as_str())?).label()));
        known.map_or_else(|| id.to_string(), |label| label.to_string())
    };
    let leaf = |id: &NodeId| plan.and_then(|plan| plan.leaf_by_id(id.as_str()));
    let nothing = || NOTHING.to_owned();
    match change {
        Change::Weight { node, group, value, siblings } => {
            let groups = groups_of(plan, group.as_ref().map(|group| group.as_str()));
            let before = plan.and_then(|plan| {
                let no = plan.node_by_id(node.as_str())?;
                Some(weights(lang, plan, no, &groups))
            });
            ChangeTold {
                subject: subject(node),
                what: of(lang, WEIGHT, group.as_ref().map(|group| group_title(plan, group.as_str()))),
                before: before.unwrap_or_else(nothing),
                after: shown(lang, value),
                remark: (*siblings == Siblings::Stay).then(|| lang.pick("其他各项不调整", "the others stay")),
            }
        }
        Change::Target { indicator, scope, value } => {
            let whom = match scope {
                Scope::All => None,
                Scope::Group(group) => Some(group_title(plan, group.as_str())),
                Scope::Unit(unit) => Some(unit_title(plan, unit.as_str())),
            };
            let before = formal.zip(leaf(indicator)).map(|(formal, leaf)| targets(lang, formal, leaf, scope));
            ChangeTold {
                subject: subject(indicator),
                what: of(lang, TARGET, whom),
                before: before.unwrap_or_else(nothing),
                after: shown(lang, value),
                remark: None,
            }
        }
        Change::Datum { unit, indicator, figures: new } => {
            let known = formal.zip(leaf(indicator)).and_then(|(formal, leaf)| {
                let plan = &formal.assessment.plan;
                let no = plan.unit_by_code(unit.as_str())?;
                Some((&plan.leaf(leaf).indicator.measure, figures(formal, no, leaf)?))
            });
            let (measure, before) = known.unzip();
            ChangeTold {
                subject: subject(indicator),
                what: of(lang, DATUM, Some(unit_title(plan, unit.as_str()))),
                before: before.map_or_else(nothing, |before| told_figures(lang, measure, &before)),
                after: told_figures(lang, measure, new),
                remark: None,
            }
        }
        Change::Parameter { indicator, path, value } => {
            let rule = leaf(indicator).zip(plan).map(|(leaf, plan)| &plan.leaf(leaf).indicator.rule);
            let numbers = rule.map(parameters).unwrap_or_default();
            let before =
                numbers.iter().find(|number| number.path == *path).map(|number| shown(lang, &number.value));
            ChangeTold {
                subject: subject(indicator),
                what: rule.map_or_else(|| path.to_string(), |rule| parameter(lang, rule, path).name),
                before: before.unwrap_or_else(nothing),
                after: shown(lang, value),
                remark: None,
            }
        }
        Change::Cap { cap, value } => ChangeTold {
            subject: CAPS.of(lang).to_owned(),
            what: self::cap(lang, *cap).to_owned(),
            before: plan.map_or_else(nothing, |plan| told_cap(lang, cap_of(plan, *cap))),
            after: shown(lang, value),
            remark: None,
        },
    }
}

/// 加减分上限
pub fn cap(lang: Lang, cap: Cap) -> &'static str {
    match cap {
        Cap::Bonus => lang.pick("加分合计上限", "Cap of all bonuses"),
        Cap::Deduction => lang.pick("减分合计上限", "Cap of all deductions"),
        Cap::Total => lang.pick("总分上限", "Cap of the total"),
    }
}

/// A cap that the scheme sets.
pub fn cap_of(plan: &Plan, cap: Cap) -> Option<&Exact> {
    let adjustments = &plan.scheme.adjustments;
    match cap {
        Cap::Bonus => adjustments.bonus_cap.as_ref(),
        Cap::Deduction => adjustments.deduction_cap.as_ref(),
        Cap::Total => adjustments.total_cap.as_ref(),
    }
}

/// A cap, or that there is none.
pub fn told_cap(lang: Lang, cap: Option<&Exact>) -> String {
    cap.map_or_else(|| NO_CAP.of(lang).to_owned(), |cap| shown(lang, cap))
}

/// Why a change does not fit what is open.
pub fn misfit(lang: Lang, misfit: &Misfit) -> String {
    match misfit {
        Misfit::NothingScored => say!(
            lang,
            "打开的文件有错误，暂不计分，改正后再启用。",
            "The open files have errors, so nothing is scored. It will be applied when they are corrected."
        ),
        Misfit::NoNode => say!(
            lang,
            "打开的方案没有这个指标或维度。",
            "The open scheme has no such indicator or dimension."
        ),
        Misfit::NoGroup => say!(lang, "打开的方案没有这个考核组。", "The open scheme has no such group."),
        Misfit::NoUnit => say!(lang, "打开的方案没有这个单位。", "The open scheme has no such unit."),
        Misfit::NotAssessed => say!(
            lang,
            "该单位所在的组不考核此项。",
            "The group of this unit is not assessed on the indicator."
        ),
        Misfit::NoParameter => {
            say!(lang, "该项的计分规则没有这个参数。", "The rule of this indicator has no such number.")
        }
        Misfit::OtherFigures => say!(
            lang,
            "该项的指标值由别的数据得出。",
            "The value of this indicator is made of other figures."
        ),
        Misfit::NoData => say!(lang, "没有打开数据文件。", "No data file is open."),
        Misfit::NoRoom { parent, group, rest } if rest.is_negative() => say!(
            lang,
            "{group}：“{parent}”之下其他各项只剩{rest}，不够让出。请改小这一项，或改为不调整其他各项。",
            "{group}: only {rest} would be left for the others below “{parent}”. Make it smaller, or let the others stay.",
            rest = shown(lang, rest)
        ),
        Misfit::NoRoom { parent, group, rest } => say!(
            lang,
            "{group}：“{parent}”之下没有其他各项可以分担余下的{rest}。",
            "{group}: nothing else below “{parent}” can take the {rest} that are left.",
            rest = shown(lang, rest)
        ),
    }
}

/// The weights of a node in groups: "5", or "镇5、街道4".
pub fn weights(lang: Lang, plan: &Plan, no: NodeNo, groups: &[GroupNo]) -> String {
    let weights = groups.iter().filter_map(|group| {
        let weight = plan.node(no).weights.get(group.0)?.as_ref()?;
        Some((&plan.group(*group).title, weight))
    });
    let weights: Vec<(&Rc<str>, &Exact)> = weights.collect();
    match weights.as_slice() {
        [] => node_state(lang, NodeState::Absent).to_owned(),
        [(_, first), rest @ ..] if rest.iter().all(|(_, weight)| weight == first) => shown(lang, first),
        _ => {
            let each = |(group, weight): &(&Rc<str>, &Exact)| {
                say!(lang, "{group}{weight}", "{group} {weight}", weight = shown(lang, weight))
            };
            list(lang, &weights.iter().map(each).collect::<Vec<String>>())
        }
    }
}

/// The targets of those whom a change concerns: one number, none, or that they differ.
pub fn targets(lang: Lang, scored: &Scored, leaf: LeafNo, scope: &Scope) -> String {
    match distinct_targets(scored, leaf, scope).as_slice() {
        [Some(one)] => shown(lang, one),
        [] | [None] => NOTHING.to_owned(),
        _ => DIFFERENT.of(lang).to_owned(),
    }
}

/// The one target of all whom a change concerns.
pub fn one_target(scored: &Scored, leaf: LeafNo, scope: &Scope) -> Option<Exact> {
    match distinct_targets(scored, leaf, scope).as_slice() {
        [one] => one.cloned(),
        _ => None,
    }
}

/// The unit that an indicator is measured in.
pub fn measured_in(plan: &Plan, leaf: LeafNo) -> String {
    plan.leaf(leaf).indicator.unit_label.as_deref().unwrap_or_default().to_owned()
}

fn distinct_targets<'s>(scored: &'s Scored, leaf: LeafNo, scope: &Scope) -> Vec<Option<&'s Exact>> {
    let assessment = &scored.assessment;
    let plan = &assessment.plan;
    let concerned = |unit: &UnitNo| match scope {
        Scope::All => true,
        Scope::Group(id) => {
            plan.scheme.groups.get(plan.unit(*unit).group.0).is_some_and(|group| group.id == *id)
        }
        Scope::Unit(code) => plan.unit(*unit).code == *code,
    };
    let units = plan.unit_numbers().filter(concerned).filter(|unit| plan.marks(leaf, *unit).is_some());
    let mut targets: Vec<Option<&Exact>> = units
        .map(|unit| assessment.ledger.cell(unit, leaf).target.as_ref().map(|target| &target.value))
        .collect();
    targets.dedup();
    targets
}

/// 指标数据 in words: "分子19，分母20".
pub fn told_figures(lang: Lang, measure: Option<&Measure>, figures: &Figures) -> String {
    let pair = |first: &'static str, one: &Exact, second: &'static str, other: &Exact| {
        say!(
            lang,
            "{first}{one}，{second}{other}",
            "{first} {one}, {second} {other}",
            one = shown(lang, one),
            other = shown(lang, other)
        )
    };
    match figures {
        Figures::Value(value) => shown(lang, value),
        Figures::Ratio { num, den: Some(den) } => {
            pair(lang.pick("分子", "numerator"), num, lang.pick("分母", "denominator"), den)
        }
        Figures::Ratio { num, den: None } => {
            say!(lang, "分子{num}", "numerator {num}", num = shown(lang, num))
        }
        Figures::Periods { current, base } => {
            pair(lang.pick("本期", "this period"), current, lang.pick("基期", "base"), base)
        }
        Figures::Levels(counts) => {
            let title = |id: &str| match measure {
                Some(Measure::Levels(measure)) => measure.levels.get(id).map(|level| level.title.to_string()),
                _ => None,
            };
            let told = counts.iter().filter(|(_, count)| !count.is_zero()).map(|(id, count)| {
                let title = title(id).unwrap_or_else(|| id.to_string());
                say!(lang, "{title}{count}", "{title} {count}", count = shown(lang, count))
            });
            some_of(lang, told.collect())
        }
        Figures::Marks(marks) => {
            list(lang, &marks.iter().map(|number| shown(lang, number)).collect::<Vec<String>>())
        }
        Figures::Done(items) => {
            let title = |id: &Rc<str>| match measure {
                Some(Measure::Checklist(measure)) => {
                    measure.items.get(id).map_or_else(|| id.to_string(), |task| task.title.to_string())
                }
                _ => id.to_string(),
            };
            some_of(lang, items.iter().map(title).collect())
        }
        Figures::NotReported => node_state(lang, NodeState::NotReported).to_owned(),
        Figures::NotApplicable => node_state(lang, NodeState::NotApplicable).to_owned(),
    }
}

fn some_of(lang: Lang, told: Vec<String>) -> String {
    if told.is_empty() { lang.pick("无", "none").to_owned() } else { list(lang, &told) }
}

/// A unit's way in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShiftTold {
    /// The total before and after.
    pub totals: [String; 2],
    /// By how much it rises, with a sign; none where it stays.
    pub rise: Option<String>,
    /// The place before and after.
    pub places: [String; 2],
    /// By how many places it moves, with an arrow, and in words; none where it stays.
    pub up: Option<(String, String)>,
    /// Notices that come and go: "新增约谈：…".
    pub notices: Vec<(bool, String)>,
}

/// A unit's way in words.
pub fn shift(lang: Lang, formal: &Scored, simulated: &Scored, shift: &Shift) -> ShiftTold {
    let both = [formal, simulated];
    let unit = |scored: &Scored| scored.scores.unit(shift.unit).clone();
    let rounding = formal.rounding();
    let notice = |no: &usize| {
        formal
            .assessment
            .plan
            .scheme
            .notices
            .get(*no)
            .map_or_else(String::new, |notice| notice.title.to_string())
    };
    let gained =
        shift.gained.iter().map(|no| (true, say!(lang, "新增：{title}", "New: {title}", title = notice(no))));
    let lost = shift
        .lost
        .iter()
        .map(|no| (false, say!(lang, "不再：{title}", "No longer: {title}", title = notice(no))));
    ShiftTold {
        totals: both.map(|scored| {
            unit(scored).total.map_or_else(|| NOTHING.to_owned(), |total| total_score(scored, &total))
        }),
        rise: shift
            .rise
            .as_ref()
            .filter(|rise| !rise.is_zero())
            .map(|rise| signed(&rounding.show_total(rise))),
        places: both
            .map(|scored| unit(scored).rank.map_or_else(|| NOTHING.to_owned(), |rank| rank.to_string())),
        up: shift.up.filter(|up| *up != 0).map(|up| {
            let (size, rises) = (up.unsigned_abs(), up > 0);
            let mark = if rises { "▲" } else { "▼" };
            let words = if rises {
                say!(lang, "升{size}名", "up {size}")
            } else {
                say!(lang, "降{size}名", "down {size}")
            };
            (format!("{mark}{size}"), words)
        }),
        notices: gained.chain(lost).collect(),
    }
}

/// The grades before and after: one where they are the same.
pub fn grades(lang: Lang, formal: &Scored, simulated: &Scored, unit: UnitNo) -> Vec<crate::text::GradeTold> {
    let (before, after) = (grade(lang, formal, unit), grade(lang, simulated, unit));
    if (&before.title, before.open) == (&after.title, after.open) { vec![after] } else { vec![before, after] }
}

/// Above a column: "模拟总分".
pub fn column(lang: Lang, word: Words, what: &str) -> String {
    let word = word.of(lang);
    say!(lang, "{word}{what}", "{what} ({word})", what = lang.pick(what.to_owned(), what.to_lowercase()))
}

/// The errors for which a change is held back: the first, and how many more there are.
pub fn refused(lang: Lang, messages: &[&str]) -> String {
    match messages {
        [] => String::new(),
        [one] => say!(lang, "{one}。", "{one}."),
        [first, others @ ..] => {
            let more = others.len();
            say!(
                lang,
                "{first}（另有{more}处错误）。",
                "{first} (and {told}).",
                told = counted(more, "more error")
            )
        }
    }
}

/// The caption of a group's moves.
pub fn caption(lang: Lang, group: &str) -> String {
    say!(
        lang,
        "{group}：正式与模拟的总分、名次、等次",
        "{group}: total, place and grade, the result and the simulation"
    )
}

/// A step of a stepper, for those who cannot see it.
pub fn step(lang: Lang, word: Words, label: &str, step: &Exact) -> String {
    say!(
        lang,
        "{label}：{word}{step}",
        "{label}: {word} by {step}",
        word = word.of(lang),
        step = shown(lang, step)
    )
}

/// What stands beside a field: the present number and its unit of measure.
pub fn now(lang: Lang, value: &str, unit: &str) -> String {
    match unit {
        "" => say!(lang, "现为{value}", "now {value}"),
        _ => say!(lang, "现为{value}{unit}", "now {value} {unit}"),
    }
}

/// "撤销：T5-1 知识产权质押融资额 分值"
pub fn undo_name(lang: Lang, told: &ChangeTold) -> String {
    let ChangeTold { subject, what, .. } = told;
    say!(lang, "撤销：{subject} {what}", "Undo: {subject}, {what}")
}

/// A kind of change, and whose.
fn of(lang: Lang, what: Words, whom: Option<String>) -> String {
    match whom {
        None => what.of(lang).to_owned(),
        Some(whom) => say!(lang, "{what}（{whom}）", "{what} ({whom})", what = what.of(lang)),
    }
}

fn groups_of(plan: Option<&Plan>, id: Option<&str>) -> Vec<GroupNo> {
    let groups = plan.map_or(&[][..], |plan| &plan.scheme.groups);
    let wanted = groups.iter().enumerate().filter(|(_, group)| id.is_none_or(|id| group.id.as_str() == id));
    wanted.map(|(no, _)| GroupNo(no)).collect()
}

fn group_title(plan: Option<&Plan>, id: &str) -> String {
    let group = plan.and_then(|plan| plan.scheme.groups.iter().find(|group| group.id.as_str() == id));
    group.map_or_else(|| id.to_owned(), |group| group.title.to_string())
}

fn unit_title(plan: Option<&Plan>, code: &str) -> String {
    let unit = plan.and_then(|plan| Some(plan.unit(plan.unit_by_code(code)?)));
    unit.map_or_else(|| code.to_owned(), |unit| unit.title.to_string())
}
