//! 知识产权绩效评分卡: the departments' files in, an explained ranking out.
//!
//! The library is the whole calculation and needs no browser; the page (`src/main.rs`, `src/ui`,
//! `src/platform`) is a front to it, as is `examples/assess.rs` on the host.
//!
//! # The rooms, in the order of the data
//!
//! | room | from → to |
//! |---|---|
//! | [`exact`] | the numbers: rationals that never round by themselves |
//! | [`issue`] | what can be wrong: codes and places, no sentences |
//! | [`json`] | text → values that know their place → typed records, every fault at once |
//! | [`model`] | what people write and read: scheme and data; also their JSON Schemas |
//! | [`read`] | bytes → documents: encoding, fingerprint, format |
//! | [`check`] | documents → one [`Assessment`](check::Assessment), and every issue found |
//! | [`edit`] | documents as people change them, the form in which they are written, data as a sheet |
//! | [`mod@score`] | an assessment → values, rates, totals, places, grades, notices |
//! | [`explain`] | the trace of a score, made by the code that made the score |
//! | [`assess`](mod@assess) | the whole way on one screen |
//! | [`analyse`] | what follows from scores: what to do next, who stands where, what changed, what if |
//! | [`paper`] | printed documents as data, and how they are laid on sheets |
//! | [`text`] | every sentence a reader sees |
//! | [`chart`] | scores → charts, as data that a charting library draws |
//! | [`result`] | the result file |
//! | [`kept`] | what the page keeps of its open files and its view between two visits |
//! | [`office`] | workbooks, documents and archives, in and out; most of it with the feature `office` only |
//!
//! A room uses those above it and none below.
//!
//! # What always holds
//!
//! 1. The core is total: documents in, scores and issues out. It does not panic on a user's data,
//!    reads no clock, draws no chance, and iterates over no hash map.
//! 2. Numbers are exact up to the rounding that the scheme orders; a float never decides anything.
//! 3. A measure or a rule is written once, over [`score::Calc`]; the number and its explanation come
//!    from the same code.
//! 4. Nothing is scored while an error stands, and every error is found in one go.
//! 5. The order of files, rows and units in the input changes no score, place or grade, and the same
//!    input gives the same bytes.
//! 6. What a reader sees on the page, on paper and in the result file is rendered from one set of
//!    scores, numbers through [`text::number`], sentences through [`text`].

pub mod analyse;
pub mod assess;
pub mod chart;
pub mod check;
pub mod edit;
pub mod exact;
pub mod explain;
pub mod issue;
pub mod json;
pub mod kept;
pub mod model;
pub mod office;
pub mod paper;
pub mod read;
pub mod result;
pub mod score;
pub mod text;
