//! What is found when a package is opened, as data; [`text::office::archive`](crate::text::office::archive)
//! says it.

use serde::{Deserialize, Serialize};

/// 核对: what is to be said of a package that was opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Checked {
    /// The package's own name.
    pub name: String,
    /// What its manifest says; none when it cannot be read.
    pub about: Option<About>,
    /// Files that are what the manifest says.
    pub matching: usize,
    /// Everything that is not as it should be.
    pub findings: Vec<Finding>,
    /// Whether the result comes out again; none when it could not be tried.
    pub reproduction: Option<Reproduction>,
}

/// What a manifest says of its package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The SHA-256 of the manifest itself.
    pub sha256: String,
    /// The version of the program that made the package.
    pub engine: String,
    /// The scheme's id.
    pub scheme: String,
    /// The scheme's version.
    pub version: String,
    /// The scheme's title.
    pub title: String,
    /// How many files there should be.
    pub files: usize,
}

/// Something in a package that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// The file is no `.zip`, or a broken one.
    NotZip,
    /// More files than a package may have.
    TooMany {
        /// How many there are.
        files: usize,
        /// How many there may be.
        limit: usize,
    },
    /// Unpacked it would be larger than a package may be.
    TooLarge {
        /// How large it may be, in bytes.
        limit: u64,
    },
    /// There is no manifest.
    NoManifest,
    /// The manifest cannot be read.
    BadManifest {
        /// Where, counted from 1; none when it is no text.
        place: Option<(usize, usize)>,
    },
    /// The manifest has a format that this program does not know.
    UnknownFormat {
        /// What it says.
        found: String,
    },
    /// A path that leads out of the package or is none of ours.
    Unsafe {
        /// The path, as written.
        path: String,
    },
    /// A file is locked with a password.
    Locked {
        /// Its path.
        path: String,
    },
    /// A file cannot be unpacked.
    Damaged {
        /// Its path.
        path: String,
    },
    /// A file is not there.
    Missing {
        /// Its path.
        path: String,
    },
    /// A file has other bytes than it should.
    Changed {
        /// Its path.
        path: String,
        /// The digest that it should have.
        expected: String,
        /// The digest that it has.
        found: String,
    },
    /// A file that the manifest does not name.
    Extra {
        /// Its path.
        path: String,
    },
    /// The scheme file is of another scheme or version than the manifest says.
    OtherScheme {
        /// The id that the file has.
        scheme: String,
        /// The version that the file has.
        version: String,
    },
}

/// 复算: whether the result comes out of the same files again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reproduction {
    /// The very same bytes.
    Same,
    /// Another result.
    Differs {
        /// The first line that differs, counted from 1.
        line: usize,
        /// The version of the program that made the package, where it is not this one.
        engine: Option<String>,
    },
    /// There is no result in the package to compare with.
    NoResult,
    /// The input cannot be scored; the open files say why.
    NotScored {
        /// How many errors there are.
        errors: usize,
    },
}

impl Checked {
    /// A package of which nothing can be used.
    pub fn refused(name: &str, finding: Finding) -> Checked {
        Checked {
            name: name.to_owned(),
            about: None,
            matching: 0,
            findings: vec![finding],
            reproduction: None,
        }
    }

    /// Whether everything is as it was: every file there and unchanged, and the result the same.
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty() && self.reproduction == Some(Reproduction::Same)
    }
}
