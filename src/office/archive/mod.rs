//! 存档包: scheme, data, result and papers of an assessment in one `.zip`, and whether it still holds.
//!
//! The files are in it byte for byte, beside a [manifest](crate::model::archive) with the SHA-256 of each.
//! The package holds no date and no name that was not given, so the same files make the same package.
//! Opened again, every file is held against its digest, the input is assessed once more, and the result
//! is compared byte for byte; [`Checked`] says everything that is not as it was, at once. That needs no
//! server and nobody's trust, but one thing: whoever could change a file could change the manifest, too.
//! Its digest, which is shown, proves something when it was written down elsewhere.

mod checked;
#[cfg(feature = "office")]
mod container;
#[cfg(feature = "office")]
mod pack;
#[cfg(feature = "office")]
mod papers;
#[cfg(feature = "office")]
mod steps;
#[cfg(feature = "office")]
mod unpack;

pub use checked::{About, Checked, Finding, Reproduction};
#[cfg(feature = "office")]
pub use container::bundle;
#[cfg(feature = "office")]
pub use pack::pack;
#[cfg(feature = "office")]
pub use unpack::unpack;

/// Where the manifest stands in a package.
pub const MANIFEST: &str = "manifest.json";

/// Bytes of a package: 256 MiB.
pub const MAX_PACKED: u64 = 256 << 20;

/// Bytes of all files in a package, unpacked: 512 MiB. A package that promises or holds more is refused.
pub const MAX_UNPACKED: u64 = 512 << 20;

/// Files in a package.
pub const MAX_FILES: usize = 4_000;
