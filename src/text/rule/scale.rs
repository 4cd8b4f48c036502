//! Rules that go straight between two ends or several points.

use super::{Teller, limit, share};
use crate::exact::Exact;
use crate::model::rule::{
    Below, Clamp, Completion, Efficacy, Linear, LowerForm, Minmax, Piecewise, Reference,
};
use crate::model::scheme::Direction;
use crate::text::join;
use crate::text::lang::say;

impl Teller<'_> {
    pub(super) fn completion(self, rule: &Completion) -> Vec<String> {
        let lang = self.lang;
        let cap = share(lang, &rule.cap);
        let done = match (self.direction, rule.lower_form) {
            (Direction::Higher, _) => say!(lang, "指标值÷目标值", "value ÷ target"),
            (Direction::Lower, Some(LowerForm::Mirror)) => {
                say!(lang, "2−指标值÷目标值", "2 − value ÷ target")
            }
            (Direction::Lower, _) => say!(
                lang,
                "目标值÷指标值，指标值不大于0的为{cap}",
                "target ÷ value, {cap} where the value is not above 0"
            ),
        };
        let mut told = vec![match &rule.bands {
            None => say!(
                lang,
                "得分为分值乘以完成率（{done}），完成率最低0、最高{cap}",
                "the marks times the completion ({done}), which counts from 0 up to {cap}"
            ),
            Some(bands) => {
                let bands = self.bands(bands, |edge| share(lang, edge));
                say!(
                    lang,
                    "按完成率（{done}；最低0、最高{cap}）分档，{bands}",
                    "by the completion ({done}; from 0 up to {cap}) in bands, {bands}"
                )
            }
        }];
        if let Some(rate) = &rule.on_zero_target {
            let earned = self.earned(rate);
            told.push(say!(lang, "目标值为0的{earned}", "where the target is 0: {earned}"));
        }
        told
    }

    pub(super) fn linear(self, rule: &Linear) -> Vec<String> {
        let lang = self.lang;
        let (zero, full) = (self.reference(&rule.zero_at), self.reference(&rule.full_at));
        let held = matches!(rule.clamp, Clamp::Both | Clamp::Bottom).then_some(&Exact::ZERO);
        let most = matches!(rule.clamp, Clamp::Both | Clamp::Top).then_some(&rule.cap);
        let mut told = vec![if rule.clamp == Clamp::Both && rule.cap == Exact::ONE {
            match self.direction {
                Direction::Higher => say!(
                    lang,
                    "{zero}及以下不得分，{full}及以上得满分，其间按比例计分",
                    "nothing up to {zero}, full marks from {full}, in proportion between"
                ),
                Direction::Lower => say!(
                    lang,
                    "{zero}及以上不得分，{full}及以下得满分，其间按比例计分",
                    "nothing from {zero} upwards, full marks at {full} and below, in proportion between"
                ),
            }
        } else {
            let held = self.held(held, most);
            say!(
                lang,
                "{zero}得0分，{full}得满分，其余按同一比例推算，{held}",
                "0 at {zero}, full marks at {full}, everything else in the same proportion, {held}"
            )
        }];
        if movable(&rule.zero_at, &rule.full_at) {
            let (equal, full) = (self.earned(&rule.when_equal), self.reached());
            told.push(say!(
                lang,
                "满分点与零分点相同或比它差时，{full}满分点的{equal}，未达到的不得分",
                "where the end of full marks is no better than the other end, {full} it earns {equal}, \
                 falling short of it nothing"
            ));
        }
        told
    }

    pub(super) fn efficacy(self, rule: &Efficacy) -> Vec<String> {
        let lang = self.lang;
        let (low, high) = (self.reference(&rule.unacceptable), self.reference(&rule.satisfactory));
        let (floor, least) = (self.earned(&rule.floor_rate), limit(lang, &rule.floor_rate));
        let held = match rule.clamp {
            Clamp::Both => self.held(Some(&rule.floor_rate), Some(&Exact::ONE)),
            Clamp::Top => self.held(Some(&Exact::ZERO), Some(&Exact::ONE)),
            Clamp::Bottom => self.held(Some(&rule.floor_rate), None),
            Clamp::None => self.held(None, None),
        };
        let mut told = vec![say!(
            lang,
            "不允许值{low}{floor}，满意值{high}得满分，其余按同一比例推算，{held}",
            "{floor} at the least acceptable value ({low}), full marks at the satisfactory one ({high}), \
             everything else in the same proportion, {held}"
        )];
        if movable(&rule.unacceptable, &rule.satisfactory) {
            let (equal, reached) = (self.earned(&rule.when_equal), self.reached());
            told.push(say!(
                lang,
                "满意值与不允许值相同或比它差时，{reached}满意值的{equal}，未达到的为{least}",
                "where the satisfactory value is no better than the other, {reached} it earns {equal}, \
                 falling short of it {least}"
            ));
        }
        told
    }

    pub(super) fn minmax(self, rule: &Minmax) -> Vec<String> {
        let equal = self.earned(&rule.when_equal);
        vec![
            say!(
                self.lang,
                "组内最差值不得分，最优值得满分，其间按比例计分",
                "nothing for the worst value of the group, full marks for the best, in proportion between"
            ),
            say!(self.lang, "各单位数值都相同的{equal}", "where all values are equal: {equal}"),
        ]
    }

    pub(super) fn piecewise(self, rule: &Piecewise) -> Vec<String> {
        let lang = self.lang;
        let points = rule.points.iter().map(|point| {
            let (x, earned) = (self.value(&point.x), self.earned(&point.rate));
            say!(lang, "{x}{earned}", "{earned} at {x}")
        });
        let points = join::parts(lang, points);
        let first = rule.points.first().map(|point| self.value(&point.x)).unwrap_or_default();
        let last = rule.points.last().map(|point| self.value(&point.x)).unwrap_or_default();
        let below = match rule.below {
            Below::Clamp => say!(lang, "低于{first}的按{first}计分", "below {first} as at {first}"),
            Below::Zero => say!(lang, "低于{first}的不得分", "nothing below {first}"),
        };
        vec![
            say!(lang, "{points}，相邻两点之间按比例计分", "{points}, in proportion between these points"),
            say!(lang, "{below}，高于{last}的按{last}计分", "{below}, above {last} as at {last}"),
        ]
    }

    /// 达到, which is a question of the direction: "达到（不高于）"
    fn reached(self) -> &'static str {
        match self.direction {
            Direction::Higher => self.lang.pick("达到", "reaching"),
            Direction::Lower => self.lang.pick("不高于", "not exceeding"),
        }
    }
}

/// Whether two ends can meet: constants that do are refused.
fn movable(one: &Reference, other: &Reference) -> bool {
    !matches!((one, other), (Reference::Number(_), Reference::Number(_)))
}
