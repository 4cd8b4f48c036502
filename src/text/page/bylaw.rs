//! The view of a scheme's rules; what they say is in [`bylaw`](crate::text::bylaw()).

use crate::text::lang::{Lang, Words, say, words};

pub const CONTENTS: Words = words("目录", "Contents");
pub const OPEN: Words = words("查看细则", "Read the rules");
pub const PRINT: Words = words("打印细则", "Print the rules");

/// The label of a button that opens a built-in scheme to read its rules.
pub fn read(lang: Lang, label: Words) -> String {
    let label = label.of(lang);
    say!(lang, "查看{label}的考核细则", "Read the detailed rules: {label}")
}
