//! The page, drawn with Yew.
//!
//! [`app`] owns the one [`state`] and is the only one to change it, by messages; everything else gets
//! snapshots that are cheap to compare and sends messages. What a component keeps for itself is gone
//! when it goes, and nobody misses it. Nothing here computes or words anything about a score: numbers
//! and sentences come from [`ip_scorecard::text`], browser interfaces from [`crate::platform`].
//!
//! | what there is | |
//! |---|---|
//! | [`state`] | everything that the page knows, and how each message changes it |
//! | [`folder`] | the open files, each read once |
//! | [`report`] | what was computed of them |
//! | [`simulation`] | 模拟: what is tried beside it |
//! | [`samples`] | what is built in: schemes and a demonstration year |
//! | [`route`] | what is looked at, as the address says it |
//!
//! | what lasts | |
//! |---|---|
//! | [`kept`] | what of the state outlives a reload, and what is known of it |
//! | [`keeper`] | writes it on this machine and brings it back |
//! | [`notice`] | says so, and clears it |
//!
//! | the frame | |
//! |---|---|
//! | [`frame`] | head, what holds for everything that is shown, the last event |
//! | [`steps`] | what can be taken back, and taken again |
//! | [`lang`] | the language, as every component finds it |
//! | [`controls`] | small parts of several views: file buttons, bars, ways through long lists |
//! | [`portion`] | how much of a long table is drawn, and in which steps |
//! | [`field`] | a field to type in, also through an input method |
//! | [`search`] | 找单位: from anywhere to a unit's card |
//! | [`chart`] | 图表: a chart beside the table that says the same |
//!
//! | the views | |
//! |---|---|
//! | [`start`] | nothing is open: what the page wants, and a sample |
//! | [`files`] | the open files, with [`downloads`] of what can be saved |
//! | [`issues`] | what was found in them |
//! | [`overview`] | 总览: who leads, who lags, what is missing, what to do next, with the [`goals`] |
//! | [`ranking`] | 排名: a table for each group |
//! | [`mod@unit`] | a unit's card, with its [`sum`], [`losses`], [`indicators`] and the [`trace`] of each |
//! | [`indicator`] | 指标: all of them, and all units on one |
//! | [`compare`] | 与上期比较: what rose and fell since an earlier result |
//! | [`what_if`] | 模拟: what would come out if something were different |
//! | [`mod@collect`] | 收件: what became of workbooks and tables that came in, and what has to be confirmed |
//! | [`desk`] | 数据台: the data of all units on all indicators, typed and pasted |
//! | [`design`] | 方案设计: the scheme, changed part by part, with every fault in its place |
//! | [`office`] | 导出: workbooks, documents and packages, and how far they are |
//! | [`mod@print`] | 打印: papers as they will come out of the printer |

mod app;
mod bylaw;
mod chart;
mod collect;
mod compare;
mod controls;
mod design;
mod desk;
mod downloads;
mod field;
mod files;
mod folder;
mod frame;
mod goals;
mod indicator;
mod indicators;
mod issues;
mod keeper;
mod kept;
mod lang;
mod losses;
mod notice;
mod office;
mod overview;
mod portion;
mod print;
mod ranking;
mod report;
mod route;
mod samples;
mod search;
mod simulation;
mod start;
mod state;
mod steps;
mod sum;
mod trace;
mod unit;
mod what_if;

pub use app::App;
