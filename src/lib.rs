//! 知识产权绩效评分卡
pub mod exact;
