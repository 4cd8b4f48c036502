//! What follows from scores without changing them: goals of the whole, the change since an earlier
//! period, how a group's units lie and stand among each other, and what it would take to do better.

pub mod compare;
pub mod goals;
pub mod needs;
pub mod peers;
pub mod spread;
