//! What can be changed, and on what.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::parameter::Path;
use crate::exact::Exact;
use crate::model::{GroupId, NodeId, UnitCode};

/// 一处改动: one thing that is another in the simulation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// 分值或权重 of a dimension or an indicator.
    Weight {
        /// The dimension or indicator.
        node: NodeId,
        /// The group; none for every group that is assessed on it.
        group: Option<GroupId>,
        /// The weight.
        value: Exact,
        /// Whether the siblings keep the sum.
        siblings: Siblings,
    },
    /// 目标值 of an indicator.
    Target {
        /// The indicator.
        indicator: NodeId,
        /// Whose target.
        scope: Scope,
        /// The target.
        value: Exact,
    },
    /// 指标数据 of one unit.
    Datum {
        /// The unit.
        unit: UnitCode,
        /// The indicator.
        indicator: NodeId,
        /// What is said of it.
        figures: Figures,
    },
    /// 规则参数 of an indicator.
    Parameter {
        /// The indicator.
        indicator: NodeId,
        /// Which number of its rule.
        path: Path,
        /// The number.
        value: Exact,
    },
    /// 加减分上限
    Cap {
        /// Which one.
        cap: Cap,
        /// The points.
        value: Exact,
    },
}

/// What the siblings of a changed weight do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Siblings {
    /// 其他各项按比例调整: those without a change of their own share what is left in proportion, so that
    /// the sum stays.
    #[default]
    GiveWay,
    /// 不调整
    Stay,
}

/// Whose target is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every unit's, whatever was set for groups and units before.
    All,
    /// Every unit's of a group.
    Group(GroupId),
    /// One unit's.
    Unit(UnitCode),
}

/// 指标数据, by the indicator's measure, or why there are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figures {
    /// 数值
    Value(Exact),
    /// 分子、分母
    Ratio {
        /// 分子
        num: Exact,
        /// 分母; none where it is an attribute of the unit.
        den: Option<Exact>,
    },
    /// 本期数、基期数
    Periods {
        /// 本期数
        current: Exact,
        /// 基期数
        base: Exact,
    },
    /// 各级别数量, by the ids of the levels; levels that are not named count 0.
    Levels(BTreeMap<Rc<str>, Exact>),
    /// 评分
    Marks(Vec<Exact>),
    /// 已完成事项, by their ids.
    Done(BTreeSet<Rc<str>>),
    /// 未报送
    NotReported,
    /// 不适用
    NotApplicable,
}

/// 加减分上限
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cap {
    /// 加分合计上限
    Bonus,
    /// 减分合计上限
    Deduction,
    /// 总分上限
    Total,
}

impl Cap {
    /// Every cap.
    pub const ALL: [Cap; 3] = [Cap::Bonus, Cap::Deduction, Cap::Total];

    /// The word of the files.
    pub fn word(self) -> &'static str {
        match self {
            Cap::Bonus => "bonus_cap",
            Cap::Deduction => "deduction_cap",
            Cap::Total => "total_cap",
        }
    }
}

impl Change {
    /// Whether both set the same thing, so that only the later one counts.
    pub fn replaces(&self, earlier: &Change) -> bool {
        use Change as C;
        match (self, earlier) {
            (C::Weight { node, group, .. }, C::Weight { node: n, group: g, .. }) => node == n && group == g,
            (C::Target { indicator, scope, .. }, C::Target { indicator: i, scope: s, .. }) => {
                indicator == i && scope == s
            }
            (C::Datum { unit, indicator, .. }, C::Datum { unit: u, indicator: i, .. }) => {
                unit == u && indicator == i
            }
            (C::Parameter { indicator, path, .. }, C::Parameter { indicator: i, path: p, .. }) => {
                indicator == i && path == p
            }
            (C::Cap { cap, .. }, C::Cap { cap: c, .. }) => cap == c,
            _ => false,
        }
    }

    /// The dimension or indicator that it is about; none for a cap.
    pub fn node(&self) -> Option<&NodeId> {
        match self {
            Change::Weight { node, .. } => Some(node),
            Change::Target { indicator, .. }
            | Change::Datum { indicator, .. }
            | Change::Parameter { indicator, .. } => Some(indicator),
            Change::Cap { .. } => None,
        }
    }
}
