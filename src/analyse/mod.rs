//! What follows from scores without changing them.
//!
//! | about | |
//! |---|---|
//! | the whole | [`goals`] of the district · [`completeness`] of the data · [`agenda`] of what is to be done next |
//! | a group | [`spread`] of its totals · [`grading`] its grades · [`outlier`]s among its data |
//! | a unit | [`profile`] strong and weak · [`peers`] where it stands · [`own`] self-assessed and verified · [`evidence`] what its data rest on · [`needs`] what it would take · [`next`] what is to be done |
//! | an indicator | [`curve`] of its rule |
//! | another case | [`compare`] with an earlier result · [`whatif`] something were different · [`revision`] of the scheme |
//! | a wish | [`find`] by name or code · [`facet`] which units · [`order`] in which order |

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
pub mod revision;
pub mod spread;
pub mod whatif;
