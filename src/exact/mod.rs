//! Exact numbers: the only arithmetic on the way of a score.
//!
//! A tenth of a point decides a place, and a binary float or a decimal of fixed length splits units
//! that earned the same. [`Exact`] is a rational in lowest terms; it never rounds by itself. Where a
//! scheme orders rounding, [`Exact::round`] does it, once.

mod decimal;
mod mean;
mod ratio;
mod round;
mod sample;

pub use decimal::{MAX_DIGITS, NumberFault};
pub use mean::geometric_mean;
pub use ratio::Exact;
pub use round::Rounding;
pub use sample::{mean, quantile};
