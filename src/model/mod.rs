//! What people write and read: the scheme and the data, exactly as their files have them.
//!
//! The declarations here are the formats: reader, known keys and JSON Schema come from them. Nothing
//! is resolved or judged yet; that is the business of [`check`](crate::check).

pub mod adjust;
pub mod archive;
pub mod data;
pub mod measure;
pub mod outcome;
pub mod result;
pub mod rule;
pub mod scheme;

mod parts;

pub use parts::{OneOrMany, PerGroup};

crate::ids! {
    /// 考核方案编号
    SchemeId;
    /// 考核组编号
    GroupId;
    /// 考核单位代码: the statistical code of a town, street or zone.
    UnitCode;
    /// 指标或维度编号
    NodeId;
    /// 加分、减分、一票否决项编号
    ItemId;
    /// 等次编号
    GradeId;
    /// 通报约谈规则编号
    NoticeId;
    /// 加减分事项编号
    EventId;
    /// 佐证材料编号, valid within its file
    EvidenceId;
}

/// The formats that are read, with their versions.
pub const SCHEME_FORMAT: &str = "ip-scorecard/scheme@1";
/// The format of the departments' data.
pub const DATA_FORMAT: &str = "ip-scorecard/data@1";
/// The format of a result.
pub const RESULT_FORMAT: &str = "ip-scorecard/result@1";
/// The format of an archive package's manifest.
pub const ARCHIVE_FORMAT: &str = "ip-scorecard/archive@1";

/// The published JSON Schema of a format, made from the types that read it.
///
/// ```
/// use ip_scorecard::model::{data_schema, scheme_schema};
///
/// assert_eq!(scheme_schema()["$defs"]["Scheme"]["properties"]["units"]["title"], "考核单位");
/// assert_eq!(data_schema()["$defs"]["Row"]["properties"]["unit"]["title"], "单位代码");
/// ```
pub fn scheme_schema() -> serde_json::Value {
    document::<scheme::Scheme>("scheme@1", "考核方案")
}

/// The JSON Schema of the departments' data.
pub fn data_schema() -> serde_json::Value {
    document::<data::Data>("data@1", "考核数据")
}

/// The JSON Schema of a result.
pub fn result_schema() -> serde_json::Value {
    document::<result::Outcome>("result@1", "考核结果")
}

/// The JSON Schema of an archive package's manifest.
pub fn archive_schema() -> serde_json::Value {
    document::<archive::Manifest>("archive@1", "存档包清单")
}

fn document<T: crate::json::FromJson>(name: &str, title: &str) -> serde_json::Value {
    let mut book = crate::json::SchemaBook::default();
    let root = T::schema(&mut book);
    book.document(&format!("ip-scorecard/{name}"), title, root)
}
