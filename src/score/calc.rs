//! The arithmetic of measures and rules, written once for the number and for its explanation.

use std::rc::Rc;

use crate::exact::Exact;

/// What a number in a formula is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Name {
    /// 指标值
    X,
    /// 数值
    Value,
    /// 分子
    Numerator,
    /// 分母
    Denominator,
    /// 单位属性 used as denominator
    Attribute(Rc<str>),
    /// 倍数
    Scale,
    /// 本期数
    Current,
    /// 基期数
    Base,
    /// 某级别数量
    Count(Rc<str>),
    /// 某级别折算系数
    Factor(Rc<str>),
    /// 一份评分
    Mark,
    /// 评分份数
    Marks,
    /// 清单事项占比
    Share(Rc<str>),
    /// 目标值
    Target,
    /// 封顶
    Cap,
    /// 零分点
    ZeroAt,
    /// 满分点
    FullAt,
    /// 基准
    Reference,
    /// A statistic that serves as a reference.
    Statistic(crate::model::rule::Statistic),
    /// 每档幅度
    Per,
    /// 每档加分
    Gain,
    /// 每档扣分
    Loss,
    /// 起始得分率
    StartRate,
    /// 最低得分率
    MinRate,
    /// 最高得分率
    MaxRate,
    /// 分值
    Weight,
    /// 名次
    Place,
    /// 有数单位数
    Reporting,
    /// 每名递减
    Drop,
    /// 最低得分率 of a ranking
    FloorRate,
    /// 不允许值
    Unacceptable,
    /// 满意值
    Satisfactory,
    /// 本档标准值
    LowPoint,
    /// 上档标准值
    HighPoint,
    /// 本档得分率
    LowRate,
    /// 上档得分率
    HighRate,
    /// 得分率 that a band or an exception gives
    GivenRate,
    /// 得分率
    Rate,
}

/// An operation of a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// Sum of any number of terms.
    Plus,
    /// Difference of two.
    Minus,
    /// Product of two.
    Times,
    /// Quotient of two.
    Over,
    /// The first, but not above the second (不超过).
    AtMost,
    /// The first, but not below the second (不低于).
    AtLeast,
    /// Down to a whole number (满档才计).
    Floor,
    /// Up to a whole number (不足一档按一档).
    Ceil,
    /// Without its sign.
    Abs,
}

/// Something that happened while a value or a rate was found, beside the formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// One highest and one lowest mark were dropped.
    ExtremesDropped {
        /// The highest.
        highest: Exact,
        /// The lowest.
        lowest: Exact,
    },
    /// Numerator and denominator are 0: not applicable.
    NothingToDivide,
    /// The base is 0 or below, so that there is no growth.
    NoBaseToGrowFrom,
    /// The base is 0 or below, and the scheme gives a value for that.
    ZeroBaseGiven,
    /// There is no target, and the scheme says what then.
    NoTarget,
    /// The target is 0, and the scheme says what then.
    ZeroTarget,
    /// Both ends of the rule are one number.
    EndsCoincide {
        /// Whether the value reaches it.
        reached: bool,
    },
    /// The ends of the rule came out against the indicator's direction.
    EndsReversed {
        /// Whether the value reaches the point of full marks.
        reached: bool,
    },
    /// Only this unit has a value.
    AloneWithValue,
    /// The target is met.
    TargetMet,
    /// The target is missed.
    TargetMissed,
    /// The completion that passes through bands.
    Completion(Exact),
    /// The value lies below the first point of a curve.
    BelowPoints,
    /// The value lies at or above the last point of a curve.
    AbovePoints,
    /// The band of the scheme that holds the value, by its place in the list.
    InBand(usize),
}

/// Arithmetic that either computes or also remembers how.
///
/// [`Plain`] computes; [`explain`](crate::explain) has the one that remembers. A measure or a rule
/// takes whichever it is given and cannot tell them apart, so a trace is never a second opinion.
pub trait Calc {
    /// A number, with or without its history.
    type Term: Clone;

    /// A number that comes in from the data or the scheme.
    fn known(&mut self, name: Name, value: &Exact) -> Self::Term;

    /// A number that belongs to the formula itself, such as the 100 of a percentage.
    fn constant(&mut self, value: Exact) -> Self::Term;

    /// The result of an operation; `value` is what it comes to.
    fn result(&mut self, op: Op, terms: &[&Self::Term], value: Exact) -> Self::Term;

    /// The bare number.
    fn bare<'t>(&self, term: &'t Self::Term) -> &'t Exact;

    /// Notes something beside the formula.
    fn note(&mut self, note: Note);

    /// Σ terms
    fn plus(&mut self, terms: &[Self::Term]) -> Self::Term {
        let value = terms.iter().map(|term| self.bare(term)).sum();
        self.result(Op::Plus, &terms.iter().collect::<Vec<_>>(), value)
    }

    /// a − b
    fn minus(&mut self, a: &Self::Term, b: &Self::Term) -> Self::Term {
        let value = self.bare(a) - self.bare(b);
        self.result(Op::Minus, &[a, b], value)
    }

    /// a × b
    fn times(&mut self, a: &Self::Term, b: &Self::Term) -> Self::Term {
        let value = self.bare(a) * self.bare(b);
        self.result(Op::Times, &[a, b], value)
    }

    /// a ÷ b; `None` when b is 0.
    fn over(&mut self, a: &Self::Term, b: &Self::Term) -> Option<Self::Term> {
        let value = self.bare(a).over(self.bare(b))?;
        Some(self.result(Op::Over, &[a, b], value))
    }

    /// a, but not above b
    fn at_most(&mut self, a: &Self::Term, b: &Self::Term) -> Self::Term {
        let value = self.bare(a).min(self.bare(b)).clone();
        self.result(Op::AtMost, &[a, b], value)
    }

    /// a, but not below b
    fn at_least(&mut self, a: &Self::Term, b: &Self::Term) -> Self::Term {
        let value = self.bare(a).max(self.bare(b)).clone();
        self.result(Op::AtLeast, &[a, b], value)
    }

    /// The whole part.
    fn floor(&mut self, a: &Self::Term) -> Self::Term {
        let value = self.bare(a).floor();
        self.result(Op::Floor, &[a], value)
    }

    /// The next whole number.
    fn ceil(&mut self, a: &Self::Term) -> Self::Term {
        let value = self.bare(a).ceil();
        self.result(Op::Ceil, &[a], value)
    }

    /// a without its sign
    fn abs(&mut self, a: &Self::Term) -> Self::Term {
        let value = self.bare(a).abs();
        self.result(Op::Abs, &[a], value)
    }
}

/// Arithmetic that only computes.
#[derive(Debug, Default)]
pub struct Plain;

impl Calc for Plain {
    type Term = Exact;

    fn known(&mut self, _: Name, value: &Exact) -> Exact {
        value.clone()
    }

    fn constant(&mut self, value: Exact) -> Exact {
        value
    }

    fn result(&mut self, _: Op, _: &[&Exact], value: Exact) -> Exact {
        value
    }

    fn bare<'t>(&self, term: &'t Exact) -> &'t Exact {
        term
    }

    fn note(&mut self, _: Note) {}
}
