//! Every sentence a reader sees, in Chinese as civil servants write it and in English.
//!
//! Both languages stand side by side ([`Words`], `say!`), and what makes words takes the [`Lang`]
//! first. The page, the host program and the result file take their sentences from here, and numbers reach a
//! reader only through [`number`]. An issue or a word without its sentence does not compile.

mod analyse;
mod bylaw;
pub mod form;
mod formula;
mod issue_data;
mod issue_scheme;
mod issue_shape;
mod issues;
pub mod join;
mod lang;
mod measure;
pub mod number;
pub mod office;
pub mod page;
pub mod printed;
mod rule;
mod total;
mod trace;
mod unit;
mod words;

pub use analyse::{GoalTold, ahead_of, changes, goals, needed};
pub use bylaw::{bylaw, effect, in_points, scoring};
pub use issues::{Told, issues};
pub use lang::{Lang, Words};
pub use rule::rule_told;
pub use total::{SumLine, SumRole, combination, total};
pub use trace::{TraceRow, TraceTold, clauses, reason, reported, trace};
pub use unit::{GradeTold, NoticeTold, QuotaLine, grade, item_score, notices, quota_lines, total_score};
pub use words::{
    duty, field, measure, named, node_state, progress, rounding, rule, severity, stage, statistic, unit_state,
};
