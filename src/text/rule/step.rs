//! Rules that jump: bands, a threshold, steps, places.

use super::{Teller, limit, share};
use crate::exact::Exact;
use crate::model::rule::{Band, Otherwise, PerKind, Rank, RankScale, Reference, StepMode, Steps, Threshold};
use crate::model::scheme::Direction;
use crate::text::join;
use crate::text::lang::say;
use crate::text::number::shown;
use crate::text::words::distance_with_measure;

impl Teller<'_> {
    /// Bands from the first to the last: "1家（不含）以下不得分，1家（含）至2家（不含）按分值的70%计分，2家（含）以上得满分".
    pub(super) fn bands(self, bands: &[Band], edge: impl Fn(&Exact) -> String) -> String {
        let lang = self.lang;
        let told = bands.iter().map(|band| {
            let included = |edge: String, yes: bool| match yes {
                true => say!(lang, "{edge}（含）", "{edge} (included)"),
                false => say!(lang, "{edge}（不含）", "{edge} (not included)"),
            };
            let from = band.from.as_ref().map(|from| included(edge(from), band.from_included));
            let to = band.to.as_ref().map(|to| included(edge(to), band.to_included));
            let earned = self.earned(&band.rate);
            match (from, to) {
                (Some(from), Some(to)) => say!(lang, "{from}至{to}{earned}", "from {from} to {to}: {earned}"),
                (Some(from), None) => say!(lang, "{from}以上{earned}", "from {from}: {earned}"),
                (None, Some(to)) => say!(lang, "{to}以下{earned}", "up to {to}: {earned}"),
                (None, None) => say!(lang, "一律{earned}", "always {earned}"),
            }
        });
        join::parts(lang, told)
    }

    pub(super) fn threshold(self, rule: &Threshold) -> Vec<String> {
        let lang = self.lang;
        let done = match self.direction {
            Direction::Higher => say!(lang, "指标值÷目标值", "value ÷ target"),
            Direction::Lower => say!(lang, "目标值÷指标值", "target ÷ value"),
        };
        let reached = match self.direction {
            Direction::Higher => {
                say!(lang, "指标值不低于目标值的得满分", "full marks from the target upwards")
            }
            Direction::Lower => {
                say!(lang, "指标值不高于目标值的得满分", "full marks at the target and below")
            }
        };
        let otherwise = match rule.otherwise {
            Otherwise::Zero => say!(lang, "未达标的不得分", "nothing otherwise"),
            Otherwise::Proportional => say!(
                lang,
                "未达标的得分为分值乘以{done}（最低0分，目标值不大于0的不得分）",
                "otherwise the marks times {done} (at least 0, and nothing where the target is not above 0)"
            ),
        };
        vec![join::parts(lang, [reached, otherwise])]
    }

    pub(super) fn steps(self, rule: &Steps) -> Vec<String> {
        let lang = self.lang;
        let (reference, start) = (self.reference(&rule.reference), self.earned(&rule.start_rate));
        let mut told = vec![say!(lang, "指标值等于{reference}的{start}", "{start} at {reference}")];
        let (gains, loses) = (!rule.gain.is_zero(), !rule.loss.is_zero());
        let per = self.per(rule);
        let (above, below) = match self.direction {
            Direction::Higher => ((&rule.gain, true), (&rule.loss, false)),
            Direction::Lower => ((&rule.loss, false), (&rule.gain, true)),
        };
        told.extend(side(above).map(|points| {
            say!(lang, "每高出{per}{points}", "{points} for every {per} above", points = self.points(points))
        }));
        told.extend(side(below).map(|points| {
            say!(lang, "每低{per}{points}", "{points} for every {per} below", points = self.points(points))
        }));
        if gains || loses {
            told.push(match rule.step_mode {
                StepMode::Linear => say!(lang, "不满一档的按比例计", "parts of a step in proportion"),
                StepMode::Floor => say!(lang, "不满一档的不计", "whole steps only"),
                StepMode::Ceil => say!(lang, "不满一档的按一档计", "a step begun counts as a whole one"),
            });
        }
        let least = (loses || rule.start_rate < rule.min_rate).then(|| limit(lang, &rule.min_rate));
        let most = (gains || rule.start_rate > rule.max_rate).then(|| limit(lang, &rule.max_rate));
        told.extend(least.map(|least| say!(lang, "最低{least}", "at least {least}")));
        told.extend(most.map(|most| say!(lang, "最高{most}", "at most {most}")));
        vec![join::parts(lang, told)]
    }

    /// 一档: "1件", "5个百分点", "组内平均值的5%".
    fn per(self, rule: &Steps) -> String {
        let (lang, per) = (self.lang, shown(self.lang, &rule.per));
        match (rule.per_kind, &rule.reference) {
            (PerKind::Absolute, _) => distance_with_measure(lang, &per, self.unit),
            (PerKind::Percent, Reference::Number(_)) => {
                say!(lang, "该数的{per}%", "{per}% of that figure")
            }
            (PerKind::Percent, reference) => {
                let reference = self.reference(reference);
                say!(lang, "{reference}的{per}%", "{per}% of {reference}")
            }
        }
    }

    /// "加0.5分"
    fn points(self, (points, gain): (&Exact, bool)) -> String {
        let marks = if *points == Exact::ONE { "mark" } else { "marks" };
        let points = shown(self.lang, points);
        match gain {
            true => say!(self.lang, "加{points}分", "{points} {marks} more"),
            false => say!(self.lang, "扣{points}分", "{points} {marks} off"),
        }
    }

    pub(super) fn rank(self, rule: &Rank) -> Vec<String> {
        let lang = self.lang;
        let (floor, equal) = (limit(lang, &rule.floor_rate), self.earned(&rule.when_equal));
        let falls = match (&rule.drop, rule.scale) {
            (Some(drop), None) => {
                let drop = share(lang, drop);
                say!(
                    lang,
                    "组内第一名得满分，每后一名少分值的{drop}，最低{floor}",
                    "full marks for the first of the group, {drop} of the marks less for each place below, at \
                     least {floor}"
                )
            }
            (_, Some(RankScale::Linear) | None) => {
                let fall = say!(
                    lang,
                    "得分为分值乘以（组内有数单位数−名次）÷（组内有数单位数−1）",
                    "the marks times (units of the group with a value − place) ÷ (those units − 1)"
                );
                if rule.floor_rate.is_zero() {
                    fall
                } else {
                    say!(lang, "{fall}，最低{floor}", "{fall}, at least {floor}")
                }
            }
        };
        vec![
            falls,
            say!(lang, "数值相同的并列，都按较前的名次计分", "equal values share the better place"),
            say!(
                lang,
                "组内只有一个单位有数的{equal}",
                "where only one unit of the group has a value: {equal}"
            ),
        ]
    }
}

/// One side of the reference, when anything happens there.
fn side((points, gain): (&Exact, bool)) -> Option<(&Exact, bool)> {
    (!points.is_zero()).then_some((points, gain))
}
