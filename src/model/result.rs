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
        engine: Rc<str> = required, "计算程序版本", "计算本结果的程序的版本，如 0.1.0";
        /// 阶段
        stage: crate::model::data::Stage = required, "阶段", "self 自评，verified 核定";
        /// 考核期名称
        period: Nullable<Rc<str>> = required, "考核期名称", "取自数据文件，如 2025；没有时为空";
        /// 数据截止日期
        as_of: Nullable<chrono::NaiveDate> = required, "数据截止日期", "各数据文件中最晚的截止日期，如 2025-12-31；没有时为空";
        /// 方案
        scheme: OutcomeScheme = required, "方案", "计分所用的方案";
        /// 数据文件
        files: Vec<OutcomeFile> = required, "数据文件", "计分所用的全部数据文件";
        /// 问题
        issues: Vec<OutcomeIssue> = required, "问题", "计算时发现的错误、提醒和说明";
        /// 考核组
        groups: Vec<OutcomeGroup> = required, "考核组", "按考核组列出各单位的结果";
    }
}

crate::record! {
    /// 方案
    pub struct OutcomeScheme (open) = "方案" {
        /// 编号
        id: Rc<str> = required, "编号", "方案编号，如 beichen-ip";
        /// 版本
        version: Rc<str> = required, "版本", "方案的版本，如 2025";
        /// 名称
        title: Rc<str> = required, "名称", "方案全称";
        /// 状态
        status: crate::model::scheme::Status = required, "状态", "draft 参考稿，adopted 已印发";
        /// 文件指纹
        sha256: Rc<str> = required, "文件指纹", "方案文件的 SHA-256 值，用于核对文件有无改动";
    }
}

crate::record! {
    /// 数据文件
    pub struct OutcomeFile (open) = "数据文件" {
        /// 文件名
        name: Rc<str> = required, "文件名", "数据文件的文件名";
        /// 文件指纹
        sha256: Rc<str> = required, "文件指纹", "数据文件的 SHA-256 值，用于核对文件有无改动";
        /// 部门
        department: Rc<str> = required, "部门", "报送该文件的部门";
        /// 阶段
        stage: crate::model::data::Stage = required, "阶段", "self 自评，verified 核定";
    }
}

crate::record! {
    /// 问题
    pub struct OutcomeIssue (open) = "问题" {
        /// 程度
        severity: Rc<str> = required, "程度", "error 错误，warning 提醒，note 说明";
        /// 代码
        code: Rc<str> = required, "代码", "问题种类的固定代码，供查对";
        /// 内容
        message: Rc<str> = required, "内容", "一句话说明发现了什么";
        /// 处理办法
        remedy: Rc<str> = required, "处理办法", "一句话说明应怎样处理";
    }
}

crate::record! {
    /// 考核组
    pub struct OutcomeGroup (open) = "考核组" {
        /// 编号
        id: Rc<str> = required, "编号", "方案中的考核组编号，如 town";
        /// 单位
        units: Vec<OutcomeUnit> = required, "单位", "本组各单位的结果，按方案中的次序";
    }
}

crate::record! {
    /// 单位
    pub struct OutcomeUnit (open) = "单位" {
        /// 代码
        code: Rc<str> = required, "代码", "统计用区划代码，如 120113100000";
        /// 名称
        title: Rc<str> = required, "名称", "方案中的单位名称，如：天穆镇";
        /// 状态
        state: Rc<str> = required, "状态", "final 正式，provisional 暂定，withheld 暂缓出分，not_scored 无可计分项";
        /// 适用分值
        applicable: Computed = required, "适用分值", "适用于该单位的分值合计，如 97";
        /// 基础分
        base: Nullable<Points> = required, "基础分", "加减分之前的得分；没有时为空";
        /// 总分
        total: Nullable<Points> = required, "总分", "加减分之后的得分；没有时为空";
        /// 名次
        rank: Nullable<u32> = required, "名次", "组内名次，从 1 起；没有时为空";
        /// 等次
        grade: Nullable<Rc<str>> = required, "等次", "方案中的等次编号，如 A；没有或待定时为空";
        /// 等次待定
        grade_open: bool = required, "等次待定", "true 名额线上并列、等次尚待决定，false 不属此种情况";
        /// 各维度、指标
        nodes: Vec<OutcomeNode> = required, "各维度、指标", "该单位的各维度、指标得分，按指标体系的次序";
    }
}

crate::record! {
    /// 得分
    pub struct Points (open) = "得分" {
        /// 未修约
        exact: Computed = required, "未修约", "修约之前的得分，最多28位有效数字，如 88.4";
        /// 修约后
        rounded: Computed = required, "修约后", "按方案的小数位修约，如 88.40";
    }
}

crate::record! {
    /// 维度或指标
    pub struct OutcomeNode (open) = "维度或指标" {
        /// 编号
        id: Rc<str> = required, "编号", "方案中的维度或指标编号，如 T5-1";
        /// 状态
        state: Rc<str> = required, "状态", "scored 已计分，not_applicable 不适用，not_reported 未报送，pending 待核";
        /// 指标值
        x: Nullable<Computed> = or(Nullable(None)), "指标值", "按指标值算法得出的数，如 5200；维度没有此项，无数时为空";
        /// 分值
        full: Computed = required, "分值", "标化之前的分值，如 5";
        /// 得分率
        rate: Nullable<Computed> = required, "得分率", "得分占分值的比例，1即满分；没有时为空";
        /// 未修约得分
        exact: Nullable<Computed> = required, "未修约得分", "修约之前的得分，最多28位有效数字；没有时为空";
        /// 得分
        rounded: Nullable<Computed> = required, "得分", "按方案的小数位修约后的得分，如 9.30；没有时为空";
    }
}
