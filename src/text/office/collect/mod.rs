//! 采集表: what stands in the workbooks that go out, and what is said of those that come in.

mod page;
mod read;
mod template;

pub use page::*;
pub use read::*;
pub use template::*;
