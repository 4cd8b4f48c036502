//! What follows from scores without changing them: goals of the whole, the change since an earlier
//! period, how a group's units lie and stand among each other, what has come in and what has not, how
//! units see themselves, what a unit is strong and weak in, what its figures rest on, what is to be done
//! next, what it would take to do better, and what if something were another; also which units somebody
//! wants to look at, and in which order.

pub mod agenda;
pub mod compare;
pub mod completeness;
pub mod curve;
pub mod evidence;
pub mod facet;
pub mod find;
pub mod goals;
pub mod grading;
pub mod needs;
pub mod next;
pub mod order;
pub mod outlier;
pub mod own;
pub mod peers;
pub mod profile;
pub mod spread;
pub mod whatif;
