//! 待办: what the staff have to do next, the most urgent first.
//!
//! The order is that of the work: what keeps anything from being scored, what may be wrong, what has
//! not come, what is not verified; then what the result asks for, and last what only colours it.

use std::cmp::Reverse;
use std::rc::Rc;

use super::completeness::{Completeness, completeness};
use super::goals::goals;
use super::grading::grading;
use crate::assess::{Assessed, Scored};
use crate::check::{GroupNo, UnitNo};
use crate::issue::Severity;
use crate::model::data::Stage;
use crate::model::outcome::NoticeLevel;
use crate::model::scheme::Status;

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// 改正错误: nothing is scored before.
    Mend {
        /// 错误
        errors: usize,
    },
    /// 打开数据文件: there is a scheme and nothing to score.
    OpenData,
    /// 核对提醒
    Check {
        /// 提醒
        warnings: usize,
    },
    /// 收取核定数据: only self-assessed data are open.
    CollectVerified {
        /// Self-assessed data that units have not sent.
        missing: usize,
    },
    /// 催报
    Urge {
        /// The departments that have not sent everything: first those from which nothing came, then those
        /// that lack most.
        late: Vec<Late>,
    },
    /// 核实待核数据
    Verify {
        /// 待核
        pending: usize,
    },
    /// 研究名额线上并列
    Decide {
        /// The group.
        group: GroupNo,
        /// The grade that is short of places.
        grade: usize,
        /// Places that its quota still has.
        free: usize,
        /// The units tied across the line.
        units: Vec<UnitNo>,
    },
    /// 约谈 or 通报
    Notify {
        /// Which of them.
        level: NoticeLevel,
        /// The units concerned, each once.
        units: Vec<UnitNo>,
    },
    /// 推进全区目标
    Pursue {
        /// The goals not reached, by their places in the scheme.
        goals: Vec<usize>,
    },
    /// 确认参考稿
    Adopt,
}

/// A department that has not sent everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Late {
    /// As the scheme names it; none for indicators without 数据来源.
    pub department: Option<Rc<str>>,
    /// Data that it has not sent.
    pub missing: usize,
    /// Whether nothing at all has come from it.
    pub silent: bool,
}

/// What is to be done; nothing when all is settled, or when no scheme is open.
pub fn agenda(assessed: &Assessed) -> Vec<Task> {
    let count = |severity| assessed.issues.iter().filter(|issue| issue.severity() == severity).count();
    let mut tasks = Vec::new();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors > 0 {
        tasks.push(Task::Mend { errors });
    }
    let Some(scored) = &assessed.scored else { return tasks };
    if scored.assessment.data_files.is_empty() {
        tasks.push(Task::OpenData);
    } else {
        if warnings > 0 {
            tasks.push(Task::Check { warnings });
        }
        tasks.extend(of_data(scored));
        tasks.extend(of_result(scored));
    }
    if scored.assessment.plan.scheme.status == Status::Draft {
        tasks.push(Task::Adopt);
    }
    tasks
}

/// What is to be done about the data.
fn of_data(scored: &Scored) -> Vec<Task> {
    let Completeness { departments, whole } = completeness(&scored.assessment, &scored.scores);
    let mut tasks = Vec::new();
    match scored.scores.stage {
        Stage::SelfAssessed => tasks.push(Task::CollectVerified { missing: whole.missing }),
        Stage::Verified => {
            let late = departments.into_iter().filter(|one| one.tally.missing > 0).map(|one| Late {
                silent: one.is_silent(),
                missing: one.tally.missing,
                department: one.name,
            });
            let mut late: Vec<Late> = late.collect();
            late.sort_by_key(|one| (!one.silent, Reverse(one.missing)));
            if !late.is_empty() {
                tasks.push(Task::Urge { late });
            }
        }
    }
    if whole.pending > 0 {
        tasks.push(Task::Verify { pending: whole.pending });
    }
    tasks
}

/// What the result asks for.
fn of_result(scored: &Scored) -> Vec<Task> {
    let (plan, scores) = (&scored.assessment.plan, &scored.scores);
    let mut tasks = Vec::new();
    for group in plan.group_numbers() {
        let held = grading(plan, scores, group).grades;
        tasks.extend(held.into_iter().filter(|held| !held.open.is_empty()).map(|held| Task::Decide {
            group,
            grade: held.grade,
            free: held.free().unwrap_or(0),
            units: held.open,
        }));
    }
    for level in [NoticeLevel::Talk, NoticeLevel::Notice] {
        let concerned = |unit: &UnitNo| scores.unit(*unit).is_raised(plan, level);
        let units: Vec<UnitNo> = plan.unit_numbers().filter(concerned).collect();
        if !units.is_empty() {
            tasks.push(Task::Notify { level, units });
        }
    }
    let behind = goals(&scored.assessment, scores).into_iter().filter(|goal| !goal.reached);
    let goals: Vec<usize> = behind.map(|goal| goal.goal).collect();
    if !goals.is_empty() {
        tasks.push(Task::Pursue { goals });
    }
    tasks
}
