//! What follows from scores without changing them: goals of the whole, the change since an earlier
//! period, how a group's units lie and stand among each other, and what it would take to do better;
//! also which units somebody wants to look at, and in which order.

pub mod compare;
pub mod facet;
pub mod find;
pub mod goals;
pub mod needs;
pub mod order;
pub mod peers;
pub mod spread;
