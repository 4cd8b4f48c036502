//! Word documents: notice, call to a talk, correction list, score sheet, rules.
//!
//! What stands in them is composed in [`text`](crate::text) as data, and laid out here: `official` makes a
//! document by GB/T 9704—2012, `printed` one of what the page prints. `styles` holds faces and sizes,
//! `page` the measures of the sheet, `parts` what docx-rs cannot write.

#[cfg(feature = "office")]
mod make;
#[cfg(feature = "office")]
mod official;
#[cfg(feature = "office")]
mod order;
#[cfg(feature = "office")]
mod page;
#[cfg(feature = "office")]
mod parts;
#[cfg(feature = "office")]
mod printed;
#[cfg(feature = "office")]
mod styles;
#[cfg(feature = "office")]
mod tables;
mod wanted;
#[cfg(feature = "office")]
mod words;

#[cfg(feature = "office")]
pub use make::make;
pub use wanted::{Paper, Wanted};
