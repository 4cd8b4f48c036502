//! 采集: workbooks to be filled in go out, filled ones and plain tables come in.
//!
//! | | |
//! |---|---|
//! | `intake` | what came of it, as the page hears it |
//! | `slot` | what a cell says of a unit, and its key |
//! | `form` | who is asked for what |
//! | `template` | the workbooks that go out |
//! | `stamp` | what they keep of themselves |
//! | `grid`, `open`, `csv`, `percent` | whatever comes in, as sheets of cells |
//! | `figure` | what a cell says, as a figure of the files |
//! | `units` | which unit a line is about |
//! | `marked` | a filled template |
//! | `plain` | any other table |
//! | `gather` | cells, made into data |
//! | `take_in` | the whole way |

#[cfg(feature = "office")]
mod csv;
#[cfg(feature = "office")]
mod figure;
#[cfg(feature = "office")]
mod form;
#[cfg(feature = "office")]
mod gather;
mod grid;
mod intake;
mod kind;
#[cfg(feature = "office")]
mod marked;
#[cfg(feature = "office")]
mod open;
#[cfg(feature = "office")]
mod percent;
#[cfg(feature = "office")]
mod plain;
mod slot;
#[cfg(feature = "office")]
mod stamp;
#[cfg(feature = "office")]
mod take_in;
#[cfg(feature = "office")]
mod template;
#[cfg(feature = "office")]
mod units;

pub use grid::{Cell, Grid, Workbook, a1, letters};
pub use intake::{Across, Book, Down, Fault, Intake, Matching, Remark, Spot, Table, Taken, Told};
pub use kind::Kind;
#[cfg(feature = "office")]
pub use open::{MAX_CELLS, Unreadable, open};
pub use slot::{Slot, Slots};
#[cfg(feature = "office")]
pub use take_in::{Incoming, take_in};
#[cfg(feature = "office")]
pub use template::templates;
