//! Thin adapters to the browser.

pub mod crash;
