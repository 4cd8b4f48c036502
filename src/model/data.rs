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
        as_of: Keyed<NaiveDate> = optional, "数据截止日期", "数据统计到哪一天，如 2025-12-31，应在方案的考核期内";
        /// 来源
        source: Source = required, "来源", "报送本文件的部门、文号和日期";
        /// 各单位数据
        rows: Vec<Row> = required, "各单位数据", "每个单位一条，写单位和各项指标数据";
        /// 加减分等事项
        events: Vec<Event> = or(Vec::new()), "加减分等事项", "加分、减分、一票否决、复核调整和等次决定，默认没有";
        /// 佐证材料
        evidence: Vec<Evidence> = or(Vec::new()), "佐证材料", "本文件各项数据和事项所附材料的目录，默认没有";
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
        department: Rc<str> = required, "部门", "报送部门的名称，如：区市场监管局";
        /// 文号
        file_no: Rc<str> = optional, "文号", "报送文件的文号，可不填";
        /// 报送日期
        submitted: NaiveDate = optional, "报送日期", "如 2026-01-10，可不填";
    }
}

crate::record! {
    /// 一个单位的数据
    pub struct Row = "一个单位的数据" {
        /// 单位代码
        unit: Tried<Keyed<UnitCode>> = optional, "单位代码", "统计用区划代码，写成文本，如 120113100000；与单位名称至少填一项";
        /// 单位名称
        title: Tried<Keyed<Rc<str>>> = optional, "单位名称", "与方案中的名称或别名完全一致；已填单位代码的可不填";
        /// 指标数据
        values: ByKey<Datum> = required, "指标数据", "以指标编号为键，如 T5-1；写一个数值，或分项写明";
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
        value: Keyed<Exact> = optional, "数值", "直接取值的指标填写，一个数，按指标的计量单位，如 5200";
        /// 分子
        num: Keyed<Exact> = optional, "分子", "比率类指标填写，一个数，如 19";
        /// 分母
        den: Keyed<Exact> = optional, "分母", "比率类指标填写，一个数，如 20；分母取单位属性的不填";
        /// 本期数
        current: Keyed<Exact> = optional, "本期数", "增长率、增量类指标填写，本考核期的数，如 132";
        /// 基期数
        base: Keyed<Exact> = optional, "基期数", "增长率、增量类指标填写，用于对比的上期数，如 120";
        /// 各级别数量
        levels: Keyed<ByKey<Exact>> = optional, "各级别数量", "按级别折算的指标填写，以级别编号为键写数量，如国家级 national 为 1";
        /// 评分
        marks: Keyed<Vec<Keyed<Exact>>> = optional, "评分", "评议打分的指标填写，逐份列出分数，如 [92, 88, 90]";
        /// 已完成事项
        done: Keyed<Vec<Keyed<Rc<str>>>> = optional, "已完成事项", "清单类指标填写，列出已完成事项的编号，如 school";
        /// 目标值
        target: Keyed<Exact> = optional, "目标值", "本单位的目标值，一个数；方案已定目标值的不必填，填写须一致";
        /// 状态
        state: Keyed<State> = optional, "状态", "not_applicable 不适用，not_reported 未报送，pending 待核；数据正常的不填";
        /// 原因
        reason: Rc<str> = optional, "原因", "不适用、未报送或待核的原因";
        /// 佐证材料编号
        evidence: Vec<Keyed<EvidenceId>> = or(Vec::new()), "佐证材料编号", "本文件“佐证材料”中的编号，可列多个，如 E1；默认没有";
        /// 说明
        note: Rc<str> = optional, "说明", "对本项数据的补充说明，可不填";
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
        id: Keyed<EventId> = required, "编号", "自定的编号，如 2025-001；各文件中同一编号为同一事项";
        /// 单位代码
        unit: Keyed<UnitCode> = required, "单位代码", "统计用区划代码，写成文本，如 120113100000";
        /// 事项: an item of the scheme, `correction`, or `grade_decision`
        item: Keyed<Rc<str>> = required, "事项", "方案中的事项编号，如 B1，或 correction 复核调整、grade_decision 等次决定";
        /// 次数
        count: Keyed<Exact> = optional, "次数", "加分、减分项用，发生几次，写整数，默认 1";
        /// 分数
        points: Keyed<Exact> = optional, "分数", "复核调整用（必填），加分写正数，减分写负数，如 -0.5";
        /// 等次
        grade: Keyed<GradeId> = optional, "等次", "等次决定用（必填），写方案中的等次编号，如 A";
        /// 日期
        date: Keyed<NaiveDate> = optional, "日期", "事项发生或作出决定的日期，如 2025-06-30；复核调整、等次决定必填";
        /// 依据
        basis: Rc<str> = optional, "依据", "所依据的文件、文号或条款；等次决定必填";
        /// 理由
        reason: Rc<str> = optional, "理由", "为何调整或如此决定；复核调整必填";
        /// 经办人
        by: Rc<str> = optional, "经办人", "经办此事项的人；复核调整、等次决定必填";
        /// 佐证材料编号
        evidence: Vec<Keyed<EvidenceId>> = or(Vec::new()), "佐证材料编号", "本文件“佐证材料”中的编号，可列多个，如 E1；默认没有";
    }
}

crate::record! {
    /// 佐证材料
    pub struct Evidence = "佐证材料" {
        /// 编号
        id: EvidenceId = required, "编号", "自定的简短编号，如 E1，在本文件内有效且不得重复";
        /// 名称
        title: Rc<str> = required, "名称", "材料的名称";
        /// 文号
        file_no: Rc<str> = optional, "文号", "材料的文号，可不填";
        /// 日期
        date: NaiveDate = optional, "日期", "材料的日期，如 2025-12-31，可不填";
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
