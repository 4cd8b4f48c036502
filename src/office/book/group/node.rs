//! The scores of indicators and dimensions as formulas, each with what it comes to.

use super::layout::{Layout, NodeCols, head};
use super::measure::words;
use crate::check::{NodeNo, UnitNo};
use crate::exact::Exact;
use crate::model::scheme::{Aggregate, Inapplicable};
use crate::office::book::frame::{Frame, Param};
use crate::office::book::place::{Spot, literal, sum};
use crate::office::book::rounding;
use crate::office::book::sheet::{Live, Value};
use crate::score::NodeState;
use crate::text::office::book::FAILED;

/// One unit's row of a group's sheet.
pub struct Line<'f> {
    /// The workbook.
    pub frame: &'f Frame<'f>,
    /// The sheet.
    pub layout: &'f Layout,
    /// The unit.
    pub unit: UnitNo,
    /// Its row.
    pub row: u32,
}

/// The cells of a node.
pub struct NodeCells {
    /// 得分率; an indicator's is made by its rule.
    pub rate: Option<Live>,
    /// 计分分值
    pub marks: Live,
    /// 适用分值, where it is another.
    pub applicable: Option<Live>,
    /// 得分（未修约）
    pub exact: Live,
    /// 得分
    pub score: Live,
}

impl Line<'_> {
    /// A cell of the row.
    pub fn cell(&self, col: u16) -> Spot {
        Spot::new(self.row, col)
    }

    /// The children that exist for the group, with their columns.
    pub fn children(&self, no: NodeNo) -> Vec<(NodeNo, &NodeCols)> {
        let children = self.frame.plan().children(no);
        children.filter_map(|child| Some((child, self.layout.node(child)?))).collect()
    }

    fn rate_policy(&self) -> Option<&Exact> {
        match &self.frame.plan().scheme.missing.not_applicable {
            Inapplicable::Rate(rate) => Some(rate),
            Inapplicable::Rescale | Inapplicable::RescaleSiblings => None,
        }
    }

    /// The marks that count of a node.
    pub fn counted(&self, no: NodeNo) -> Exact {
        if self.frame.plan().node(no).leaf.is_none() {
            return self.children(no).into_iter().map(|(child, _)| self.counted(child)).sum();
        }
        let node = self.frame.scored.scores.node(self.unit, no);
        node.marks.clone().filter(|_| node.score.is_some()).unwrap_or_default()
    }

    /// The marks of the indicators in a node that apply.
    pub fn applicable(&self, no: NodeNo) -> Exact {
        let plan = self.frame.plan();
        match plan.node(no).leaf {
            None => self.children(no).into_iter().map(|(child, _)| self.applicable(child)).sum(),
            Some(leaf) => {
                let state = self.frame.scored.scores.node(self.unit, no).state;
                let applies = !matches!(state, NodeState::NotApplicable | NodeState::Absent);
                plan.marks(leaf, self.unit).filter(|_| applies).cloned().unwrap_or_default()
            }
        }
    }

    /// The exact score of a node before anything is rescaled; the root's own is told of separately.
    fn exact(&self, no: NodeNo) -> Option<Exact> {
        self.frame.scored.scores.node(self.unit, no).score.as_ref().map(|score| score.exact.clone())
    }

    /// What stands where a node has no score.
    fn absent(&self, no: NodeNo) -> &'static str {
        let whole = no == NodeNo(0) && self.applicable(no).is_zero();
        let below = self.frame.plan().node(no).leaf.is_none() && self.counted(no).is_positive() && !whole;
        let lang = self.frame.lang;
        if below { FAILED.of(lang) } else { crate::text::node_state(lang, NodeState::NotApplicable) }
    }

    /// The cells of a node below the root.
    pub fn node(&self, no: NodeNo, cols: &NodeCols, in_points: bool) -> NodeCells {
        let node = self.frame.scored.scores.node(self.unit, no);
        let absent = self.absent(no);
        let score = node.score.as_ref();
        let exact = Live {
            formula: self.exact_formula(no, cols),
            value: Value::or(score.map(|score| &score.exact), absent),
        };
        let is_leaf = cols.leaf.is_some();
        let (exact_cell, marks_cell) = (self.cell(cols.exact), self.cell(cols.marks));
        let rate = (!is_leaf).then(|| {
            let formula = format!("IF(ISNUMBER({exact_cell}),{exact_cell}/{marks_cell},{exact_cell})");
            Live::new(formula, Value::or(node.rate.as_ref(), absent))
        });
        let rules = self.frame.scored.rounding();
        let rounded = if !is_leaf && in_points && rules.items_first {
            let parts: Vec<String> =
                self.children(no).iter().map(|(_, cols)| self.cell(cols.score).to_string()).collect();
            rounding::sum_of_items(rules, &sum(&parts))
        } else {
            rounding::item(rules, &exact_cell.to_string())
        };
        let rounded = format!("IF(ISNUMBER({exact_cell}),{rounded},{exact_cell})");
        NodeCells {
            rate,
            marks: Live::new(self.marks_formula(no, cols), Value::number(&self.counted(no))),
            applicable: self.applicable_cell(no, cols),
            exact,
            score: Live::new(rounded, Value::or(score.map(|score| &score.rounded), absent)),
        }
    }

    /// The root's sums before it is rescaled: marks, applicable marks, exact score.
    pub fn root(&self, cols: &NodeCols) -> (Live, Option<Live>, Live) {
        let no = NodeNo(0);
        let scheme = &self.frame.plan().scheme;
        let counted = self.counted(no);
        let earned = self.exact(no).and_then(|exact| match scheme.missing.not_applicable {
            Inapplicable::Rescale => (&exact * &counted).over(&scheme.full_marks),
            Inapplicable::RescaleSiblings | Inapplicable::Rate(_) => Some(exact),
        });
        let value = Value::or(earned.as_ref(), self.absent(no));
        let marks = Live::new(self.marks_formula(no, cols), Value::number(&counted));
        (marks, self.applicable_cell(no, cols), Live { formula: self.exact_formula(no, cols), value })
    }

    fn applicable_cell(&self, no: NodeNo, cols: &NodeCols) -> Option<Live> {
        if cols.applicable == cols.marks {
            return None;
        }
        let formula = if cols.leaf.is_some() {
            format!("IF(ISNUMBER({}),{},0)", self.cell(cols.rate), self.layout.full(cols).head())
        } else {
            let parts = self.children(no).into_iter();
            sum(&parts.map(|(_, cols)| self.cell(cols.applicable).to_string()).collect::<Vec<_>>())
        };
        Some(Live::new(formula, Value::number(&self.applicable(no))))
    }

    /// 计分分值: the scheme's where it applies, grown where siblings do not.
    fn marks_formula(&self, no: NodeNo, cols: &NodeCols) -> String {
        let full = self.layout.full(cols).head();
        let plan = self.frame.plan();
        match (&plan.scheme.missing.not_applicable, plan.node(no).parent) {
            (Inapplicable::RescaleSiblings, Some(parent)) => {
                let siblings: Vec<String> = self
                    .children(parent)
                    .into_iter()
                    .map(|(_, sibling)| {
                        let applies = self.cell(sibling.applicable);
                        format!("({applies}>0)*{}", self.layout.full(sibling).head())
                    })
                    .collect();
                let whole = self
                    .layout
                    .node(parent)
                    .map_or_else(String::new, |cols| self.cell(cols.marks).to_string());
                let applies = self.cell(cols.applicable);
                format!("IF({applies}>0,{full}*{whole}/({}),0)", siblings.join("+"))
            }
            (Inapplicable::RescaleSiblings, None) => full,
            _ if cols.leaf.is_none() => {
                let parts = self.children(no).into_iter();
                sum(&parts.map(|(_, cols)| self.cell(cols.marks).to_string()).collect::<Vec<_>>())
            }
            (Inapplicable::Rate(_), _) => full,
            (Inapplicable::Rescale, _) => format!("IF(ISNUMBER({}),{full},0)", self.cell(cols.rate)),
        }
    }

    /// A child's rate as its parent counts it.
    fn effective_rate(&self, cols: &NodeCols) -> Option<String> {
        let rate = self.cell(cols.rate);
        match self.rate_policy() {
            Some(_) if cols.leaf.is_some() => {
                Some(format!("IF(ISNUMBER({rate}),{rate},{})", self.frame.param(&Param::Inapplicable)?))
            }
            _ => Some(rate.to_string()),
        }
    }

    fn exact_formula(&self, no: NodeNo, cols: &NodeCols) -> Option<String> {
        let (none, _) = words(self.frame);
        let marks = self.cell(cols.marks);
        if cols.leaf.is_some() {
            let rate = self.cell(cols.rate);
            return Some(match self.rate_policy() {
                Some(_) => format!("{}*{marks}", self.effective_rate(cols)?),
                None => format!("IF(ISNUMBER({rate}),{rate}*{marks},{rate})"),
            });
        }
        let children = self.children(no);
        let combined = match self.frame.plan().node(no).aggregate {
            Aggregate::Sum | Aggregate::Mean => {
                sum(&children.iter().map(|(_, cols)| self.cell(cols.exact).to_string()).collect::<Vec<_>>())
            }
            aggregate => self.mean(no, cols, aggregate, &children)?,
        };
        let failed = literal(FAILED.of(self.frame.lang));
        let below: Vec<String> = children
            .iter()
            .filter(|(child, _)| self.can_fail(*child))
            .map(|(_, cols)| format!("{}={failed}", self.cell(cols.exact)))
            .collect();
        let told = if below.is_empty() {
            combined
        } else {
            format!("IF(OR({}),{failed},{combined})", below.join(","))
        };
        // A unit to which nothing applies has no score, even where the scheme gives the indicators a rate.
        let judged = if no == NodeNo(0) { self.cell(cols.applicable) } else { marks };
        Some(format!("IF({judged}=0,{none},{told})"))
    }

    fn can_fail(&self, no: NodeNo) -> bool {
        let plan = self.frame.plan();
        let fails = matches!(plan.node(no).aggregate, Aggregate::Geometric | Aggregate::Harmonic);
        plan.node(no).leaf.is_none() && (fails || plan.children(no).any(|child| self.can_fail(child)))
    }

    /// A geometric or harmonic mean times the marks that count; words where a rate of 0 leaves none.
    fn mean(
        &self,
        no: NodeNo,
        cols: &NodeCols,
        aggregate: Aggregate,
        children: &[(NodeNo, &NodeCols)],
    ) -> Option<String> {
        let floor = self.frame.param(&Param::Floor(no));
        let (mut parts, mut at_zero) = (Vec::new(), Vec::new());
        for (_, child) in children {
            let (rate, marks) = (self.effective_rate(child)?, self.cell(child.marks));
            let held = floor.as_ref().map_or_else(|| rate.clone(), |floor| format!("MAX({rate},{floor})"));
            let part = match aggregate {
                Aggregate::Geometric => format!("{marks}*LN({held})"),
                _ => format!("{marks}/{held}"),
            };
            parts.push(format!("IF({marks}>0,{part},0)"));
            at_zero.push(format!("IF({marks}>0,ROUND({held},12)<=0,FALSE)"));
        }
        let (all, counted) = (parts.join("+"), self.cell(cols.marks));
        let mean = match aggregate {
            Aggregate::Geometric => format!("EXP(({all})/{counted})*{counted}"),
            _ => format!("{counted}/({all})*{counted}"),
        };
        let failed = literal(FAILED.of(self.frame.lang));
        Some(format!("IF(OR({}),{failed},{mean})", at_zero.join(",")))
    }
}

/// The head row's reference of a node's marks on the sheet of indicators.
pub fn full_marks(frame: &Frame<'_>, layout: &Layout, no: NodeNo) -> Live {
    let (_, marks) = Frame::weight_and_marks(no, layout.group.0);
    let value = frame.plan().node(no).marks.get(layout.group.0).and_then(Option::as_ref);
    Live::new(marks.of(&frame.sheets.indicators), Value::or(value, ""))
}

/// Where the marks of a node's columns stand.
pub fn full_spot(cols: &NodeCols) -> Spot {
    Spot::new(head::FULL, cols.score)
}
