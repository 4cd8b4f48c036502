//! The page, drawn with Yew.
//!
//! [`app`] owns the one [`state`] and is the only one to change it, by messages; everything else gets
//! snapshots that are cheap to compare and sends messages. What a component keeps for itself is gone
//! when it goes, and nobody misses it. Nothing here computes or words anything about a score: numbers
//! and sentences come from [`ip_scorecard::text`], browser interfaces from [`crate::platform`].
//!
//! | | |
//! |---|---|
//! | what there is | [`folder`] the open files · [`report`] what was computed of them · [`simulation`] what is tried beside it · [`samples`] what is built in · [`route`] what is looked at |
//! | what lasts | [`kept`] what is known of it · [`keeper`] writes it and brings it back · [`notice`] says so |
//! | the frame | [`lang`] the language · [`frame`] head, notices that hold for everything, the last event · [`controls`] buttons and bars that several views use · [`search`] and the [`field`]s to type in · [`chart`] charts |
//! | the views | [`start`] · [`files`] with [`downloads`] · [`issues`] · [`overview`] with [`goals`] · [`ranking`] · [`unit`] with [`sum`], [`losses`], [`indicators`] and [`trace`] · [`indicator`] · [`compare`] · [`what_if`] · [`print`] |

mod app;
mod chart;
mod compare;
mod controls;
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
mod overview;
mod print;
mod ranking;
mod report;
mod route;
mod samples;
mod search;
mod simulation;
mod start;
mod state;
mod sum;
mod trace;
mod unit;
mod what_if;

pub use app::App;
