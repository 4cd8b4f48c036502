//! Changes in words: what is another, what the files say, and why a change does not fit.

use std::rc::Rc;

use super::{CAPS, DATUM, DIFFERENT, NO_CAP, TARGET, WEIGHT, parameter};
use crate::analyse::whatif::{Cap, Change, Figures, Misfit, Scope, Siblings, figures, parameters};
use crate::assess::Scored;
use crate::check::{GroupNo, LeafNo, NodeNo, Plan, UnitNo};
use crate::exact::Exact;
use crate::model::NodeId;
use crate::model::measure::Measure;
use crate::score::NodeState;
use crate::text::join;
use crate::text::lang::{Lang, Words, say};
use crate::text::number::shown;
use crate::text::page::NOTHING;
use crate::text::words::{node_state, or_none};

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
            join::names(lang, weights.iter().map(each))
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
            let titles: Vec<(&str, &str)> = match measure {
                // In the order of the scheme.
                Some(Measure::Levels(measure)) => {
                    measure.levels.iter().map(|(id, level)| (&*id.value, &*level.title)).collect()
                }
                _ => counts.keys().map(|id| (&**id, &**id)).collect(),
            };
            let told = titles.into_iter().filter_map(|(id, title)| {
                let count = shown(lang, counts.get(id).filter(|count| !count.is_zero())?);
                Some(say!(lang, "{title}{count}", "{title} {count}"))
            });
            or_none(lang, &join::names(lang, told)).to_owned()
        }
        Figures::Marks(marks) => join::names(lang, marks.iter().map(|number| shown(lang, number))),
        Figures::Done(items) => {
            let title = |id: &Rc<str>| match measure {
                Some(Measure::Checklist(measure)) => {
                    measure.items.get(id).map_or_else(|| id.to_string(), |task| task.title.to_string())
                }
                _ => id.to_string(),
            };
            or_none(lang, &join::names(lang, items.iter().map(title))).to_owned()
        }
        Figures::NotReported => node_state(lang, NodeState::NotReported).to_owned(),
        Figures::NotApplicable => node_state(lang, NodeState::NotApplicable).to_owned(),
    }
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
