//! 计分规则 in words, with its parameters: what the rule does with any value, before there is one.
//!
//! A reader with a calculator gets from these words to the score: every parameter that can change it is
//! said, and none that cannot.

mod scale;
mod step;

use super::join;
use super::lang::{Lang, say};
use super::number::shown;
use super::words::{rule as name, statistic, with_measure};
use crate::exact::Exact;
use crate::model::rule::{NoTarget, Reference, Rule};
use crate::model::scheme::{Direction, Indicator};

/// The rule of an indicator in sentences: its name, what it does, and what it does where there is no
/// target.
pub fn rule_told(lang: Lang, indicator: &Indicator) -> Vec<String> {
    let method = name(lang, &indicator.rule);
    let sentence = |(no, part): (usize, String)| match no {
        0 => say!(lang, "{method}：{part}。", "{method}: {part}."),
        _ => say!(lang, "{part}。", "{part}.", part = join::capital(&part)),
    };
    rule_parts(lang, indicator).into_iter().enumerate().map(sentence).collect()
}

/// The rule of an indicator as the parts of one sentence.
pub(super) fn rule_parts(lang: Lang, indicator: &Indicator) -> Vec<String> {
    let unit = indicator.unit_label.as_deref().unwrap_or("");
    Teller { lang, direction: indicator.direction, unit }.rule(&indicator.rule)
}

/// What a rate earns: "得满分", "不得分", "按分值的60%计分".
pub(super) fn earned(lang: Lang, rate: &Exact) -> String {
    if rate.is_zero() {
        return lang.pick("不得分", "nothing").to_owned();
    }
    if *rate == Exact::ONE {
        return lang.pick("得满分", "full marks").to_owned();
    }
    let share = share(lang, rate);
    say!(lang, "按分值的{share}计分", "{share} of the marks")
}

/// A share in percent, to its last digit.
pub(super) fn share(lang: Lang, share: &Exact) -> String {
    shown(lang, &(share * &Exact::from(100))) + "%"
}

/// Tells the rule of one indicator.
#[derive(Clone, Copy)]
struct Teller<'a> {
    lang: Lang,
    direction: Direction,
    /// 计量单位, which values are given in.
    unit: &'a str,
}

impl Teller<'_> {
    fn rule(self, rule: &Rule) -> Vec<String> {
        let mut told = match rule {
            Rule::Completion(rule) => self.completion(rule),
            Rule::Linear(rule) => self.linear(rule),
            Rule::Efficacy(rule) => self.efficacy(rule),
            Rule::Minmax(rule) => self.minmax(rule),
            Rule::Piecewise(rule) => self.piecewise(rule),
            Rule::Bands(rule) => vec![self.bands(&rule.bands, |edge| self.value(edge))],
            Rule::Threshold(rule) => self.threshold(rule),
            Rule::Steps(rule) => self.steps(rule),
            Rule::Rank(rule) => self.rank(rule),
        };
        told.extend(rule.on_no_target().and_then(|without| self.no_target(without)));
        told
    }

    /// A value with its unit: "10家".
    fn value(self, value: &Exact) -> String {
        with_measure(self.lang, &shown(self.lang, value), self.unit)
    }

    fn reference(self, reference: &Reference) -> String {
        match reference {
            Reference::Number(number) => self.value(number),
            Reference::Target => self.lang.pick("目标值", "the target").into(),
            Reference::Base => self.lang.pick("基期数", "the base period’s figure").into(),
            Reference::Statistic(of) => {
                let of = statistic(self.lang, *of);
                say!(self.lang, "{of}", "the {of}")
            }
        }
    }

    fn earned(self, rate: &Exact) -> String {
        earned(self.lang, rate)
    }

    /// The least and the most that can be earned: "最低不得分，最高得满分"; none where nothing holds it.
    fn held(self, least: Option<&Exact>, most: Option<&Exact>) -> String {
        let (lang, told) = (self.lang, |rate: &Exact| limit(self.lang, rate));
        let least = match least.map(told) {
            Some(least) => say!(lang, "最低{least}", "at least {least}"),
            None => lang.pick("不设下限", "without a lower limit").to_owned(),
        };
        let most = match most.map(told) {
            Some(most) => say!(lang, "最高{most}", "at most {most}"),
            None => lang.pick("不设上限", "without an upper limit").to_owned(),
        };
        join::parts(lang, [least, most])
    }

    fn no_target(self, without: &NoTarget) -> Option<String> {
        let lang = self.lang;
        Some(match without {
            NoTarget::Error => return None, // then every unit has one
            NoTarget::NotApplicable => {
                say!(lang, "没有目标值的作不适用处理", "without a target it does not apply")
            }
            NoTarget::Rate(rate) => {
                let earned = self.earned(rate);
                say!(lang, "没有目标值的{earned}", "without a target: {earned}")
            }
            NoTarget::Rule(own) => {
                let (method, own) = (name(lang, own), join::parts(lang, self.rule(own)));
                say!(
                    lang,
                    "没有目标值的按{method}计分（{own}）",
                    "without a target: {method} ({own})",
                    method = join::within(lang, method)
                )
            }
        })
    }
}

/// A limit of what can be earned: "0分", "满分", "分值的120%".
fn limit(lang: Lang, rate: &Exact) -> String {
    if rate.is_zero() {
        return lang.pick("0分", "0").to_owned();
    }
    if *rate == Exact::ONE {
        return lang.pick("满分", "full marks").to_owned();
    }
    let share = share(lang, rate);
    say!(lang, "分值的{share}", "{share} of the marks")
}
