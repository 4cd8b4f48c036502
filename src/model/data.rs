//! 考核数据: what one department sends.

use std::rc::Rc;

use chrono::NaiveDate;

use super::{EventId, EvidenceId, GradeId, OneOrMany, SchemeId, UnitCode};
use crate::exact::Exact;
use crate::issue::{At, Expected};
use crate::json::{ByKey, Faults, FromJson, Json, Keyed, SchemaBook, Tried, Value, wrong};

crate::record! {
    /// 考核数据
    pub struct Data = "考核数据" {
        /// The format and its version.
        format: Rc<str> = required, "格式", "固定为 ip-scorecard/data@1";
        /// 为哪个方案采集
        scheme: Keyed<OneOrMany<SchemeId>> = required, "为哪个方案采集", "方案编号，可列多个";
        /// 考核期名称
        period: Rc<str> = optional, "考核期名称", "如 2025";
        /// 阶段
        stage: Stage = required, "阶段", "self 自评，verified 核定";
        /// 数据截止日期
        as_of: Keyed<NaiveDate> = optional, "数据截止日期";
        /// 来源
        source: Source = required, "来源";
        /// 各单位数据
        rows: Vec<Row> = required, "各单位数据";
        /// 加减分等事项
        events: Vec<Event> = or(Vec::new()), "加减分等事项";
        /// 佐证材料
        evidence: Vec<Evidence> = or(Vec::new()), "佐证材料";
    }
}

impl Data {
    /// Whether the file was collected for several schemes, so that not all in it is for each of them.
    pub fn is_shared(&self) -> bool {
        self.scheme.value.0.iter().any(|id| self.scheme.value.0.first() != Some(id))
    }
}

crate::words! {
    /// 阶段
    pub enum Stage {
        /// 自评
        SelfAssessed = "self",
        /// 核定
        Verified = "verified",
    }
}

crate::record! {
    /// 来源
    pub struct Source = "来源" {
        /// 部门
        department: Rc<str> = required, "部门";
        /// 文号
        file_no: Rc<str> = optional, "文号";
        /// 报送日期
        submitted: NaiveDate = optional, "报送日期";
    }
}

crate::record! {
    /// 一个单位的数据
    pub struct Row = "一个单位的数据" {
        /// 单位代码
        unit: Tried<Keyed<UnitCode>> = optional, "单位代码", "与单位名称至少填一项";
        /// 单位名称
        title: Tried<Keyed<Rc<str>>> = optional, "单位名称";
        /// 指标数据
        values: ByKey<Datum> = required, "指标数据", "以指标编号为键";
    }
}

/// 一项指标数据: a number, or an object with its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Datum {
    /// Where it stands.
    pub at: At,
    /// The parts that were written.
    pub parts: Parts,
}

crate::record! {
    /// 指标数据的组成
    #[derive(Default)]
    pub struct Parts = "指标数据" {
        /// 数值
        value: Keyed<Exact> = optional, "数值";
        /// 分子
        num: Keyed<Exact> = optional, "分子";
        /// 分母
        den: Keyed<Exact> = optional, "分母";
        /// 本期数
        current: Keyed<Exact> = optional, "本期数";
        /// 基期数
        base: Keyed<Exact> = optional, "基期数";
        /// 各级别数量
        levels: Keyed<ByKey<Exact>> = optional, "各级别数量";
        /// 评分
        marks: Keyed<Vec<Keyed<Exact>>> = optional, "评分";
        /// 已完成事项
        done: Keyed<Vec<Keyed<Rc<str>>>> = optional, "已完成事项";
        /// 目标值
        target: Keyed<Exact> = optional, "目标值";
        /// 状态
        state: Keyed<State> = optional, "状态", "not_applicable 不适用，not_reported 未报送，pending 待核";
        /// 原因
        reason: Rc<str> = optional, "原因";
        /// 佐证材料编号
        evidence: Vec<Keyed<EvidenceId>> = or(Vec::new()), "佐证材料编号";
        /// 说明
        note: Rc<str> = optional, "说明";
    }
}

crate::words! {
    /// 数据状态
    pub enum State {
        /// 不适用（合理缺项）
        NotApplicable = "not_applicable",
        /// 未报送
        NotReported = "not_reported",
        /// 数据待核
        Pending = "pending",
    }
}

impl FromJson for Datum {
    /// A datum with any fault counts as a whole as not read, so that no half of it is taken for all.
    fn from_json(json: &Json<'_>, faults: &mut Faults) -> Option<Datum> {
        let before = faults.errors();
        let parts = match json.value {
            Value::Number(_) | Value::String(_) => {
                Parts { at: json.at, value: Keyed::from_json(json, faults), ..Parts::default() }
            }
            Value::Object(_) => Parts::from_json(json, faults)?,
            _ => return wrong(json, Expected::Datum, faults),
        };
        (faults.errors() == before).then_some(Datum { at: json.at, parts })
    }

    fn schema(book: &mut SchemaBook) -> serde_json::Value {
        serde_json::json!({ "anyOf": [Exact::schema(book), Parts::schema(book)] })
    }
}

crate::record! {
    /// 加减分等事项
    pub struct Event = "加减分等事项" {
        /// 编号
        id: Keyed<EventId> = required, "编号", "同一编号为同一事项";
        /// 单位代码
        unit: Keyed<UnitCode> = required, "单位代码";
        /// 事项: an item of the scheme, `correction`, or `grade_decision`
        item: Keyed<Rc<str>> = required, "事项", "方案中的事项编号，或 correction 复核调整、grade_decision 等次决定";
        /// 次数
        count: Keyed<Exact> = optional, "次数", "加分、减分项用，默认 1";
        /// 分数
        points: Keyed<Exact> = optional, "分数", "复核调整用";
        /// 等次
        grade: Keyed<GradeId> = optional, "等次", "等次决定用";
        /// 日期
        date: Keyed<NaiveDate> = optional, "日期";
        /// 依据
        basis: Rc<str> = optional, "依据";
        /// 理由
        reason: Rc<str> = optional, "理由";
        /// 经办人
        by: Rc<str> = optional, "经办人";
        /// 佐证材料编号
        evidence: Vec<Keyed<EvidenceId>> = or(Vec::new()), "佐证材料编号";
    }
}

crate::record! {
    /// 佐证材料
    pub struct Evidence = "佐证材料" {
        /// 编号
        id: EvidenceId = required, "编号", "在本文件内有效";
        /// 名称
        title: Rc<str> = required, "名称";
        /// 文号
        file_no: Rc<str> = optional, "文号";
        /// 日期
        date: NaiveDate = optional, "日期";
        /// 核验情况
        status: EvidenceStatus = optional, "核验情况", "checked 已核验，unchecked 未核验，rejected 不予采信";
    }
}

crate::words! {
    /// 佐证材料核验情况
    pub enum EvidenceStatus {
        /// 已核验
        Checked = "checked",
        /// 未核验
        Unchecked = "unchecked",
        /// 不予采信
        Rejected = "rejected",
    }
}
