//! 指标值算法: from the data of one indicator to one value.

use std::rc::Rc;

use crate::exact::Exact;
use crate::json::{ByKey, Keyed};

crate::choice! {
    /// 指标值算法
    pub enum Measure {
        /// 直接取值
        Value = "value", "直接取值";
        /// 比率
        Ratio = "ratio", "比率";
        /// 增长率
        Growth = "growth", "增长率";
        /// 增量
        Change = "change", "增量";
        /// 按级别折算
        Levels = "levels", "按级别折算";
        /// 评议打分
        Judged = "judged", "评议打分";
        /// 清单
        Checklist = "checklist", "清单";
    }
}

crate::record! {
    /// 直接取值: the number itself.
    #[derive(Default)]
    pub struct Value = "直接取值" {}
}

crate::record! {
    /// 比率: numerator ÷ denominator × scale.
    pub struct Ratio = "比率" {
        /// 倍数
        scale: Exact = or(Exact::from(100)), "倍数", "默认 100，即百分数";
        /// 以单位属性为分母
        den_attribute: Keyed<Rc<str>> = optional, "分母属性", "单位属性的名称，如 population；填写后分母取单位的属性，不再报分母";
    }
}

crate::record! {
    /// 增长率: (current − base) ÷ base × 100.
    pub struct Growth = "增长率" {
        /// The value when the base is 0 or below; not applicable unless given.
        on_zero_base: ZeroBase = or(ZeroBase::NotApplicable), "基数为零或负", "not_applicable 不适用（默认），或写一个数作为指标值";
    }
}

crate::record! {
    /// 增量: current − base.
    pub struct Change = "增量" {}
}

crate::record! {
    /// 按级别折算: Σ count × factor.
    pub struct Levels = "按级别折算" {
        /// 级别
        levels: ByKey<Level> = required, "级别", "以自定的级别编号为键，如 national，逐级写名称和折算系数";
    }
}

crate::record! {
    /// 级别
    pub struct Level = "级别" {
        /// 名称
        title: Rc<str> = required, "名称", "级别的名称，如：国家级";
        /// 折算系数
        factor: Exact = required, "折算系数", "每一件折算成多少，如国家级 3、市级 1.5";
    }
}

crate::record! {
    /// 评议打分: the mean of the marks, without one highest and one lowest when there are enough.
    pub struct Judged = "评议打分" {
        /// From so many marks on the extremes are dropped.
        trim_from: u32 = or(5), "去高去低起点", "评分份数达到此数时各去掉一个最高分、最低分，默认 5，至少 3";
    }
}

crate::record! {
    /// 清单: Σ share of what is done × 100.
    pub struct Checklist = "清单" {
        /// 事项
        items: ByKey<Task> = required, "事项", "以自定的事项编号为键，如 school，逐项写名称和占比";
    }
}

crate::record! {
    /// 清单事项
    pub struct Task = "清单事项" {
        /// 名称
        title: Rc<str> = required, "名称", "事项的名称，如：进学校";
        /// 占比; equal unless given
        share: Exact = optional, "占比", "写小数，如 0.25；各项占比之和为 1，都不填则均分";
    }
}

/// What a growth is worth when its base is 0 or below.
#[derive(Clone, Debug, PartialEq)]
pub enum ZeroBase {
    /// 不适用
    NotApplicable,
    /// A value.
    Value(Exact),
}

impl crate::json::FromJson for ZeroBase {
    fn from_json(json: &crate::json::Json<'_>, faults: &mut crate::json::Faults) -> Option<ZeroBase> {
        if json.text().is_none_or(|text| text.starts_with(|c: char| c.is_ascii_digit() || c == '-')) {
            return Exact::from_json(json, faults).map(ZeroBase::Value);
        }
        crate::json::one_of(json, &["not_applicable"], faults).map(|_| ZeroBase::NotApplicable)
    }

    fn written(&self) -> Option<serde_json::Value> {
        matches!(self, ZeroBase::NotApplicable).then(|| "not_applicable".into())
    }

    fn schema(book: &mut crate::json::SchemaBook) -> serde_json::Value {
        serde_json::json!({ "anyOf": [{ "const": "not_applicable" }, Exact::schema(book)] })
    }
}
