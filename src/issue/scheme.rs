//! Faults of a scheme that hold beyond its shape.

use super::{Quote, Severity};
use crate::exact::Exact;

/// What does not hold together in a scheme.
#[derive(Clone, Debug, PartialEq)]
pub enum SchemeProblem {
    /// No open file is a scheme.
    NoScheme,
    /// More than one open file is a scheme.
    ManySchemes,
    /// The period ends before it begins.
    PeriodReversed,
    /// Adopted, without the document that adopted it.
    AdoptedWithoutDocument,
    /// An id or a name that stands twice.
    Duplicate {
        /// What it names.
        what: Named,
        /// The id or name.
        id: Quote,
    },
    /// A reference to nothing.
    Unknown {
        /// What it should name.
        what: Named,
        /// What is written.
        id: Quote,
        /// The known one that resembles it most.
        suggestion: Option<Quote>,
    },
    /// A list without which there is nothing to assess.
    Nothing {
        /// What there is none of.
        what: Named,
    },
    /// A group's weights do not add up to full marks.
    WeightSum {
        /// The group.
        group: Quote,
        /// What they add up to.
        sum: Exact,
        /// What they should.
        full: Exact,
    },
    /// Nothing is assessed of a group.
    NothingForGroup {
        /// The group.
        group: Quote,
    },
    /// A mean inside of a sum, without marks of its own.
    NoWeight,
    /// A least rate where no mean needs one.
    FloorWithoutMean,
    /// A dimension's written weight is not the sum of its children's.
    DimensionWeight {
        /// The dimension.
        node: Quote,
        /// The group.
        group: Quote,
        /// What is written.
        written: Exact,
        /// The sum.
        sum: Exact,
    },
    /// A number outside of what makes sense here.
    OutOfRange {
        /// The key.
        key: &'static str,
        /// What is written.
        value: Exact,
        /// What makes sense.
        range: Range,
    },
    /// Units lack the attribute that an indicator divides by.
    NoAttribute {
        /// The units.
        units: Vec<Quote>,
        /// The attribute.
        attribute: Quote,
    },
    /// The shares of a checklist do not add up to 1.
    ShareSum {
        /// What they add up to.
        sum: Exact,
    },
    /// Some items of a checklist have a share and others none.
    ShareMissing,
    /// A linear rule whose ends are one number.
    EndsEqual,
    /// A linear rule that runs against the indicator's direction.
    AgainstDirection,
    /// An indicator where less is better, without the form of its completion.
    NoLowerForm,
    /// A reference to the base of an indicator that has none.
    NoBase,
    /// A step in percent of a reference of 0.
    PercentOfZero {
        /// The unit concerned; none when the reference is a constant.
        unit: Option<Quote>,
    },
    /// The rule for a missing target needs a target itself.
    OwnRuleNeedsTarget,
    /// A curve with fewer than two points.
    FewPoints,
    /// Points of a curve that do not rise.
    PointsNotRising {
        /// The value out of order.
        x: Exact,
    },
    /// Dates or shares of a schedule that do not rise.
    ScheduleNotRising,
    /// A goal of the whole that cannot be gathered from its indicator in this way.
    GoalDoesNotAdd,
    /// A band that begins above its end.
    BandReversed,
    /// A value that no band holds.
    BandGap {
        /// Where the gap begins.
        from: Option<Exact>,
        /// Where it ends.
        to: Option<Exact>,
    },
    /// A value that two bands hold.
    BandOverlap {
        /// A value in both.
        at: Option<Exact>,
    },
    /// Both or neither of two keys of which one is to be chosen.
    OneOf {
        /// The keys.
        keys: [&'static str; 2],
    },
    /// A number of points with more decimals than totals have.
    PointsTooFine {
        /// What is written.
        value: Exact,
        /// The decimals of totals.
        places: u32,
    },
    /// An id that has a meaning of its own.
    ReservedId {
        /// The id.
        id: Quote,
    },
    /// Grades whose bounds do not fall.
    BoundsNotFalling {
        /// The grade out of order.
        grade: Quote,
    },
    /// A notice without any condition.
    NoCondition,
    /// A notice on core indicators, of which there are none.
    NoCoreIndicator,
    /// A group without units.
    EmptyGroup {
        /// The group.
        group: Quote,
    },
    /// An indicator that counts for no group.
    Weightless {
        /// The indicator.
        indicator: Quote,
    },
}

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// 考核组
    Group,
    /// 考核单位代码
    UnitCode,
    /// 考核单位名称或别名
    UnitTitle,
    /// 指标或维度
    Node,
    /// 指标
    Indicator,
    /// 加减分事项
    Item,
    /// 等次
    Grade,
    /// 通报约谈规则
    Notice,
    /// 依据文件
    Basis,
    /// 条款
    Clause,
    /// 考核组或单位
    GroupOrUnit,
    /// 级别
    Level,
    /// 清单事项
    Task,
    /// 全区目标
    Goal,
}

/// What a number must lie in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Range {
    /// Above 0.
    Positive,
    /// 0 or above.
    NotNegative,
    /// From 0 to 1.
    Share,
    /// A whole number from … on.
    WholeFrom(u32),
    /// A whole number up to ….
    UpTo(u32),
    /// Not above another key's number.
    NotAbove(&'static str),
}

impl SchemeProblem {
    /// See [`Problem::severity`](super::Problem::severity).
    pub fn severity(&self) -> Severity {
        match self {
            SchemeProblem::EmptyGroup { .. } => Severity::Note,
            SchemeProblem::NoCoreIndicator | SchemeProblem::Weightless { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// See [`Problem::code`](super::Problem::code).
    pub fn code(&self) -> &'static str {
        match self {
            SchemeProblem::NoScheme => "scheme.none",
            SchemeProblem::ManySchemes => "scheme.many",
            SchemeProblem::PeriodReversed => "scheme.period",
            SchemeProblem::AdoptedWithoutDocument => "scheme.adopted",
            SchemeProblem::Duplicate { .. } => "scheme.duplicate",
            SchemeProblem::Unknown { .. } => "scheme.unknown",
            SchemeProblem::Nothing { .. } => "scheme.nothing",
            SchemeProblem::WeightSum { .. } => "scheme.weight_sum",
            SchemeProblem::NothingForGroup { .. } => "scheme.nothing_for_group",
            SchemeProblem::NoWeight => "scheme.no_weight",
            SchemeProblem::FloorWithoutMean => "scheme.floor",
            SchemeProblem::DimensionWeight { .. } => "scheme.dimension_weight",
            SchemeProblem::OutOfRange { .. } => "scheme.out_of_range",
            SchemeProblem::NoAttribute { .. } => "scheme.no_attribute",
            SchemeProblem::ShareSum { .. } => "scheme.share_sum",
            SchemeProblem::ShareMissing => "scheme.share_missing",
            SchemeProblem::EndsEqual => "scheme.ends_equal",
            SchemeProblem::AgainstDirection => "scheme.against_direction",
            SchemeProblem::NoLowerForm => "scheme.no_lower_form",
            SchemeProblem::NoBase => "scheme.no_base",
            SchemeProblem::PercentOfZero { .. } => "scheme.percent_of_zero",
            SchemeProblem::ScheduleNotRising => "scheme.schedule",
            SchemeProblem::GoalDoesNotAdd => "scheme.goal",
            SchemeProblem::OwnRuleNeedsTarget => "scheme.own_rule_needs_target",
            SchemeProblem::FewPoints => "scheme.few_points",
            SchemeProblem::PointsNotRising { .. } => "scheme.points_not_rising",
            SchemeProblem::BandReversed => "scheme.band_reversed",
            SchemeProblem::BandGap { .. } => "scheme.band_gap",
            SchemeProblem::BandOverlap { .. } => "scheme.band_overlap",
            SchemeProblem::OneOf { .. } => "scheme.one_of",
            SchemeProblem::PointsTooFine { .. } => "scheme.points_too_fine",
            SchemeProblem::ReservedId { .. } => "scheme.reserved_id",
            SchemeProblem::BoundsNotFalling { .. } => "scheme.bounds",
            SchemeProblem::NoCondition => "scheme.no_condition",
            SchemeProblem::NoCoreIndicator => "scheme.no_core",
            SchemeProblem::EmptyGroup { .. } => "scheme.empty_group",
            SchemeProblem::Weightless { .. } => "scheme.weightless",
        }
    }
}
