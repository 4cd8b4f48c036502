//! Which collection workbooks there are.

use serde::{Deserialize, Serialize};

/// Who is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 各部门: what each department reports of all units, verified (核定).
    Departments,
    /// 各单位: what each unit says of itself (自评).
    Units,
}
