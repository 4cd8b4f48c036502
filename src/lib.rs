//! 知识产权绩效评分卡
pub mod assess;
pub mod check;
pub mod exact;
pub mod explain;
pub mod issue;
pub mod json;
pub mod model;
pub mod read;
pub mod result;
pub mod score;
pub mod text;
