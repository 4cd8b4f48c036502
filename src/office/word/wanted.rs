//! Which Word document is wanted.

use serde::{Deserialize, Serialize};

use crate::text::office::word::{Letterhead, Naming};

/// A paper, and what the page knows of the figures in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// Which paper.
    pub paper: Paper,
    /// Whether some of the open files hold made-up figures, which every page then says.
    pub made_up: bool,
}

/// A paper. Units are named by their codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 通报
    Notice {
        /// Who is called by name.
        naming: Naming,
        /// Who issues it.
        letterhead: Letterhead,
    },
    /// 约谈通知书
    Talk {
        /// For these units.
        units: Vec<String>,
        /// Who issues it; the recipient is the unit.
        letterhead: Letterhead,
    },
    /// 整改清单
    Correction {
        /// For these units.
        units: Vec<String>,
    },
    /// 评分表
    Sheet {
        /// For these units.
        units: Vec<String>,
    },
    /// 考核细则
    Bylaw,
}
