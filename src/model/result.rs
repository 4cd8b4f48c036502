//! 考核结果: what a result file holds that someone reads again, above all next year's comparison.
//!
//! The file is written by [`result`](crate::result); more keys may come with later versions, so that
//! reading lets unknown ones pass.

use std::rc::Rc;

use crate::json::{Computed, Nullable};

crate::record! {
    /// 考核结果
    pub struct Outcome (open) = "考核结果" {
        /// The format and its version.
        format: Rc<str> = required, "格式", "固定为 ip-scorecard/result@1";
        /// 计算程序版本
        engine: Rc<str> = required, "计算程序版本";
        /// 阶段
        stage: crate::model::data::Stage = required, "阶段", "self 自评，verified 核定";
        /// 考核期名称
        period: Nullable<Rc<str>> = required, "考核期名称";
        /// 数据截止日期
        as_of: Nullable<chrono::NaiveDate> = required, "数据截止日期";
        /// 方案
        scheme: OutcomeScheme = required, "方案";
        /// 数据文件
        files: Vec<OutcomeFile> = required, "数据文件";
        /// 问题
        issues: Vec<OutcomeIssue> = required, "问题";
        /// 考核组
        groups: Vec<OutcomeGroup> = required, "考核组";
    }
}

crate::record! {
    /// 方案
    pub struct OutcomeScheme (open) = "方案" {
        /// 编号
        id: Rc<str> = required, "编号";
        /// 版本
        version: Rc<str> = required, "版本";
        /// 名称
        title: Rc<str> = required, "名称";
        /// 状态
        status: crate::model::scheme::Status = required, "状态";
        /// 文件指纹
        sha256: Rc<str> = required, "文件指纹", "SHA-256";
    }
}

crate::record! {
    /// 数据文件
    pub struct OutcomeFile (open) = "数据文件" {
        /// 文件名
        name: Rc<str> = required, "文件名";
        /// 文件指纹
        sha256: Rc<str> = required, "文件指纹", "SHA-256";
        /// 部门
        department: Rc<str> = required, "部门";
        /// 阶段
        stage: crate::model::data::Stage = required, "阶段";
    }
}

crate::record! {
    /// 问题
    pub struct OutcomeIssue (open) = "问题" {
        /// 程度
        severity: Rc<str> = required, "程度", "error 错误，warning 提醒，note 说明";
        /// 代码
        code: Rc<str> = required, "代码";
        /// 内容
        message: Rc<str> = required, "内容";
        /// 处理办法
        remedy: Rc<str> = required, "处理办法";
    }
}

crate::record! {
    /// 考核组
    pub struct OutcomeGroup (open) = "考核组" {
        /// 编号
        id: Rc<str> = required, "编号";
        /// 单位
        units: Vec<OutcomeUnit> = required, "单位";
    }
}

crate::record! {
    /// 单位
    pub struct OutcomeUnit (open) = "单位" {
        /// 代码
        code: Rc<str> = required, "代码";
        /// 名称
        title: Rc<str> = required, "名称";
        /// 状态
        state: Rc<str> = required, "状态", "final 正式，provisional 暂定，withheld 暂缓出分，not_scored 无可计分项";
        /// 适用分值
        applicable: Computed = required, "适用分值";
        /// 基础分
        base: Nullable<Points> = required, "基础分";
        /// 总分
        total: Nullable<Points> = required, "总分";
        /// 名次
        rank: Nullable<u32> = required, "名次";
        /// 等次
        grade: Nullable<Rc<str>> = required, "等次";
        /// 等次待定
        grade_open: bool = required, "等次待定";
        /// 各维度、指标
        nodes: Vec<OutcomeNode> = required, "各维度、指标";
    }
}

crate::record! {
    /// 得分
    pub struct Points (open) = "得分" {
        /// 未修约
        exact: Computed = required, "未修约", "28位有效数字";
        /// 修约后
        rounded: Computed = required, "修约后";
    }
}

crate::record! {
    /// 维度或指标
    pub struct OutcomeNode (open) = "维度或指标" {
        /// 编号
        id: Rc<str> = required, "编号";
        /// 状态
        state: Rc<str> = required, "状态", "scored 已计分，not_applicable 不适用，not_reported 未报送，pending 待核";
        /// 指标值
        x: Nullable<Computed> = or(Nullable(None)), "指标值";
        /// 分值
        full: Computed = required, "分值";
        /// 得分率
        rate: Nullable<Computed> = required, "得分率";
        /// 未修约得分
        exact: Nullable<Computed> = required, "未修约得分";
        /// 得分
        rounded: Nullable<Computed> = required, "得分";
    }
}
