//! Thin adapters to the browser. Nothing beside this folder names a browser interface, so that the
//! page can be read without knowing them, and moved without looking for them.

pub mod address;
pub mod board;
pub mod chart;
pub mod clipboard;
pub mod clock;
pub mod crash;
pub mod download;
pub mod drag;
pub mod drop;
pub mod field;
pub mod file;
pub mod gb18030;
pub mod keys;
pub mod measure;
pub mod office;
pub mod pinyin;
pub mod setting;
pub mod store;
pub mod tab;
pub mod typing;
pub mod view;
