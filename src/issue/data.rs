//! Faults of the data against the scheme, and of the files against each other.

use super::scheme::Named;
use super::{At, FileNo, Quote, Severity};
use crate::exact::Exact;

/// Which datum an issue is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// The unit's title.
    pub unit: Quote,
    /// The indicator's id and title.
    pub indicator: Quote,
}

/// What does not fit in the data.
#[derive(Clone, Debug, PartialEq)]
pub enum DataProblem {
    /// No data file is open.
    NoData,
    /// Two files with the same bytes; the second is not counted.
    SameFile {
        /// The file that is counted.
        first: FileNo,
    },
    /// Collected for another scheme.
    OtherScheme {
        /// The schemes that the file names.
        found: Vec<Quote>,
        /// The open scheme.
        scheme: Quote,
    },
    /// Neither a code nor a title.
    NoUnit,
    /// A unit that the scheme does not have.
    UnknownUnit {
        /// What is written.
        found: Quote,
        /// The title and the code of the unit that resembles it most.
        suggestion: Option<(Quote, Quote)>,
    },
    /// A title that is not the one of the code.
    OtherTitle {
        /// What is written.
        found: Quote,
        /// The scheme's title.
        title: Quote,
    },
    /// An indicator that the scheme does not have.
    UnknownIndicator {
        /// What is written.
        found: Quote,
        /// The indicator that resembles it most.
        suggestion: Option<Quote>,
    },
    /// Indicators and items of other schemes, in a file that was collected for those as well.
    ForOthers {
        /// What they are called.
        ids: Vec<Quote>,
    },
    /// An indicator that does not count for the unit's group.
    NotForGroup {
        /// The datum.
        spot: Spot,
        /// The group.
        group: Quote,
    },
    /// A field that belongs to another measure.
    ForeignField {
        /// The datum.
        spot: Spot,
        /// The field.
        field: Field,
        /// The fields that belong here.
        wanted: &'static [Field],
    },
    /// A name inside of a datum that its measure does not have.
    UnknownPart {
        /// The datum.
        spot: Spot,
        /// What it should name.
        what: Named,
        /// What is written.
        found: Quote,
        /// The known one that resembles it most.
        suggestion: Option<Quote>,
    },
    /// A negative number where only counts make sense.
    Negative {
        /// The datum.
        spot: Spot,
        /// The field.
        field: Field,
        /// What is written.
        value: Exact,
    },
    /// An empty list of marks.
    NoMarks {
        /// The datum.
        spot: Spot,
    },
    /// Two sources say different things.
    Conflict {
        /// The datum.
        spot: Spot,
        /// The field.
        field: Field,
        /// What this place says, part by part.
        here: Vec<Quote>,
        /// What the earlier place says.
        there: Vec<Quote>,
        /// The earlier place.
        first: (FileNo, At),
    },
    /// Two sources say the same.
    SameTwice {
        /// The datum.
        spot: Spot,
        /// The field.
        field: Field,
        /// The earlier place.
        first: (FileNo, At),
    },
    /// A value beside a state that denies it.
    StateDeniesValue {
        /// The datum.
        spot: Spot,
        /// The state in Chinese is made from this word.
        state: crate::model::data::State,
        /// The place of the value.
        value: (FileNo, At),
    },
    /// Pending, without the value that is to be verified.
    PendingWithoutValue {
        /// The datum.
        spot: Spot,
    },
    /// Only a part of a datum was sent.
    Part {
        /// The datum.
        spot: Spot,
        /// What is missing.
        missing: Vec<Field>,
    },
    /// A denominator of 0 under a numerator that is not.
    ZeroDenominator {
        /// The datum.
        spot: Spot,
    },
    /// A rule needs a target and there is none.
    NoTarget {
        /// The datum.
        spot: Spot,
    },
    /// A target of 0, or below it.
    TargetNotPositive {
        /// The datum.
        spot: Spot,
        /// The target.
        target: Exact,
    },
    /// Scheme and data give different targets.
    TwoTargets {
        /// The datum.
        spot: Spot,
        /// The data's.
        data: Exact,
        /// The scheme's.
        scheme: Exact,
    },
    /// Nobody reported an indicator for these units.
    NotReported {
        /// The indicator.
        indicator: Quote,
        /// Who should report it.
        source: Option<Quote>,
        /// The units' titles.
        units: Vec<Quote>,
    },
    /// Evidence is required and none is named.
    NoEvidence {
        /// The indicator.
        indicator: Quote,
        /// The units' titles.
        units: Vec<Quote>,
    },
    /// A piece of evidence that the file does not list.
    UnknownEvidence {
        /// What is written.
        found: Quote,
        /// The listed one that resembles it most.
        suggestion: Option<Quote>,
    },
    /// An id of evidence that stands twice in its file.
    DuplicateEvidence {
        /// The id.
        id: Quote,
    },
    /// The state of the data is from outside the scheme's period.
    AsOfOutside,
    /// An event is dated outside the scheme's period.
    EventOutside {
        /// The event.
        id: Quote,
    },
    /// An event of an item that the scheme does not have.
    UnknownItem {
        /// What is written.
        found: Quote,
        /// The item that resembles it most.
        suggestion: Option<Quote>,
    },
    /// A count of events that is not a whole number from 1 on.
    CountNotWhole {
        /// What is written.
        found: Exact,
    },
    /// A field that an event of this kind must have.
    EventLacks {
        /// The event.
        id: Quote,
        /// The key.
        key: &'static str,
    },
    /// A field that an event of this kind does not have.
    EventForeign {
        /// The event.
        id: Quote,
        /// The key.
        key: &'static str,
    },
    /// Points of a correction with more decimals than totals have.
    PointsTooFine {
        /// What is written.
        value: Exact,
        /// The decimals of totals.
        places: u32,
    },
    /// A grade that the scheme does not have.
    UnknownGrade {
        /// What is written.
        found: Quote,
        /// The one that resembles it most.
        suggestion: Option<Quote>,
    },
    /// One id, two events.
    EventConflict {
        /// The event.
        id: Quote,
        /// The earlier place.
        first: (FileNo, At),
    },
    /// One event, sent twice.
    EventTwice {
        /// The event.
        id: Quote,
        /// The earlier place.
        first: (FileNo, At),
    },
    /// Two decisions that put one unit into different grades.
    TwoDecisions {
        /// The later event.
        id: Quote,
        /// The unit.
        unit: Quote,
    },
    /// A decision on a grade that was not open, or for a grade that was not to choose.
    DecisionIdle {
        /// The event.
        id: Quote,
        /// The unit.
        unit: Quote,
    },
    /// More units were decided into a grade than it has places.
    DecisionOverQuota {
        /// The group.
        group: Quote,
        /// The grade.
        grade: Quote,
        /// Places.
        places: usize,
        /// Units.
        units: usize,
    },
    /// Events of a file, while no value of its stage is open.
    EventsIdle {
        /// How many.
        count: usize,
        /// The stage.
        stage: crate::model::data::Stage,
    },
    /// An earlier result of another scheme; nothing is compared.
    ResultOfOther {
        /// The title of that scheme.
        found: Quote,
    },
    /// A second earlier result; nothing is compared.
    ManyResults,
    /// Where a percentage is wanted, what looks like a share.
    ShareForPercent {
        /// The datum.
        spot: Spot,
        /// The value.
        value: Exact,
    },
    /// Where a share is wanted, what looks like a percentage.
    PercentForShare {
        /// The datum.
        spot: Spot,
        /// The value.
        value: Exact,
    },
    /// Thousands of times the other units' values, or a thousandth of them.
    FarFromOthers {
        /// The datum.
        spot: Spot,
        /// The value.
        value: Exact,
        /// The middle one of the other units' values.
        typical: Exact,
    },
    /// Thousands of times the last period's value, or a thousandth of it.
    FarFromEarlier {
        /// The datum.
        spot: Spot,
        /// The value.
        value: Exact,
        /// The last period's.
        earlier: Exact,
    },
    /// Every unit's value is exactly its target.
    AllEqualTarget {
        /// The indicator.
        indicator: Quote,
    },
    /// A self-assessed total far above the verified one.
    SelfAbove {
        /// The unit.
        unit: Quote,
        /// The self-assessed total.
        own: Exact,
        /// The verified total.
        verified: Exact,
    },
    /// A geometric or harmonic mean over a rate of 0 or below; the unit's total is withheld.
    MeanFails {
        /// The unit.
        unit: Quote,
        /// The dimension.
        node: Quote,
    },
    /// So little applies to a unit that its score says little.
    Thin {
        /// The unit.
        unit: Quote,
        /// Marks that apply.
        applicable: Exact,
        /// Full marks.
        full: Exact,
    },
}

/// A field of a datum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// 数值
    Value,
    /// 分子
    Num,
    /// 分母
    Den,
    /// 本期数
    Current,
    /// 基期数
    Base,
    /// 各级别数量
    Levels,
    /// 评分
    Marks,
    /// 已完成事项
    Done,
    /// 目标值
    Target,
    /// 状态
    State,
}

impl Field {
    /// The key of the files.
    pub fn key(self) -> &'static str {
        match self {
            Field::Value => "value",
            Field::Num => "num",
            Field::Den => "den",
            Field::Current => "current",
            Field::Base => "base",
            Field::Levels => "levels",
            Field::Marks => "marks",
            Field::Done => "done",
            Field::Target => "target",
            Field::State => "state",
        }
    }
}

impl DataProblem {
    /// See [`Problem::severity`](super::Problem::severity).
    pub fn severity(&self) -> Severity {
        use DataProblem as P;
        match self {
            P::SameFile { .. }
            | P::SameTwice { .. }
            | P::EventTwice { .. }
            | P::Part { .. }
            | P::ForOthers { .. }
            | P::ResultOfOther { .. } => Severity::Note,
            P::NoData
            | P::OtherTitle { .. }
            | P::NotForGroup { .. }
            | P::NotReported { .. }
            | P::NoEvidence { .. }
            | P::AsOfOutside
            | P::EventOutside { .. }
            | P::DecisionIdle { .. }
            | P::DecisionOverQuota { .. }
            | P::EventsIdle { .. }
            | P::ManyResults
            | P::ShareForPercent { .. }
            | P::PercentForShare { .. }
            | P::FarFromOthers { .. }
            | P::FarFromEarlier { .. }
            | P::AllEqualTarget { .. }
            | P::SelfAbove { .. }
            | P::MeanFails { .. }
            | P::Thin { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// See [`Problem::code`](super::Problem::code).
    pub fn code(&self) -> &'static str {
        use DataProblem as P;
        match self {
            P::NoData => "data.none",
            P::SameFile { .. } => "data.same_file",
            P::OtherScheme { .. } => "data.other_scheme",
            P::NoUnit => "data.no_unit",
            P::UnknownUnit { .. } => "data.unknown_unit",
            P::OtherTitle { .. } => "data.other_title",
            P::ForOthers { .. } => "data.for_others",
            P::UnknownIndicator { .. } => "data.unknown_indicator",
            P::NotForGroup { .. } => "data.not_for_group",
            P::ForeignField { .. } => "data.foreign_field",
            P::UnknownPart { .. } => "data.unknown_part",
            P::Negative { .. } => "data.negative",
            P::NoMarks { .. } => "data.no_marks",
            P::Conflict { .. } => "data.conflict",
            P::SameTwice { .. } => "data.same_twice",
            P::StateDeniesValue { .. } => "data.state_denies_value",
            P::PendingWithoutValue { .. } => "data.pending_without_value",
            P::Part { .. } => "data.part",
            P::ZeroDenominator { .. } => "data.zero_denominator",
            P::NoTarget { .. } => "data.no_target",
            P::TargetNotPositive { .. } => "data.target_not_positive",
            P::TwoTargets { .. } => "data.two_targets",
            P::NotReported { .. } => "data.not_reported",
            P::NoEvidence { .. } => "data.no_evidence",
            P::UnknownEvidence { .. } => "data.unknown_evidence",
            P::DuplicateEvidence { .. } => "data.duplicate_evidence",
            P::AsOfOutside => "data.as_of_outside",
            P::EventOutside { .. } => "data.event_outside",
            P::UnknownItem { .. } => "data.unknown_item",
            P::CountNotWhole { .. } => "data.count_not_whole",
            P::EventLacks { .. } => "data.event_lacks",
            P::EventForeign { .. } => "data.event_foreign",
            P::PointsTooFine { .. } => "data.points_too_fine",
            P::UnknownGrade { .. } => "data.unknown_grade",
            P::EventConflict { .. } => "data.event_conflict",
            P::EventTwice { .. } => "data.event_twice",
            P::TwoDecisions { .. } => "data.two_decisions",
            P::DecisionIdle { .. } => "data.decision_idle",
            P::DecisionOverQuota { .. } => "data.decision_over_quota",
            P::EventsIdle { .. } => "data.events_idle",
            P::ResultOfOther { .. } => "data.result_of_other",
            P::ManyResults => "data.many_results",
            P::ShareForPercent { .. } => "data.share_for_percent",
            P::PercentForShare { .. } => "data.percent_for_share",
            P::FarFromOthers { .. } => "data.far_from_others",
            P::FarFromEarlier { .. } => "data.far_from_earlier",
            P::AllEqualTarget { .. } => "data.all_equal_target",
            P::SelfAbove { .. } => "data.self_above",
            P::MeanFails { .. } => "data.mean_fails",
            P::Thin { .. } => "data.thin",
        }
    }
}
