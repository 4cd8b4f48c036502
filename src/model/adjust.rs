//! 加分、减分、一票否决: what changes a total beside the indicators.

use std::rc::Rc;

use super::ItemId;
use crate::exact::Exact;

crate::record! {
    /// 加分、减分、一票否决
    #[derive(Default)]
    pub struct Adjustments = "加分、减分、一票否决" {
        /// 加分合计上限
        bonus_cap: Exact = optional, "加分合计上限";
        /// 减分合计上限
        deduction_cap: Exact = optional, "减分合计上限";
        /// 总分上限
        total_cap: Exact = optional, "总分上限";
        /// 事项
        items: Vec<Item> = or(Vec::new()), "事项";
    }
}

crate::choice! {
    /// 加减分事项
    pub enum Item {
        /// 加分
        Bonus = "bonus", "加分";
        /// 减分
        Deduction = "deduction", "减分";
        /// 一票否决
        Veto = "veto", "一票否决";
    }
}

impl Item {
    /// 编号
    pub fn id(&self) -> &ItemId {
        match self {
            Item::Bonus(item) => &item.id,
            Item::Deduction(item) => &item.id,
            Item::Veto(item) => &item.id,
        }
    }

    /// 名称
    pub fn title(&self) -> &Rc<str> {
        match self {
            Item::Bonus(item) => &item.title,
            Item::Deduction(item) => &item.title,
            Item::Veto(item) => &item.title,
        }
    }
}

crate::record! {
    /// 加分项
    pub struct Bonus = "加分项" {
        /// 编号
        id: ItemId = required, "编号";
        /// 名称
        title: Rc<str> = required, "名称";
        /// 每次加分
        points: Exact = required, "每次加分";
        /// 本项上限
        cap: Exact = optional, "本项上限";
        /// 就高不重复
        exclusive: Rc<str> = optional, "就高不重复", "同名各项只取得分最高的一项";
        /// 依据
        basis: Rc<str> = optional, "依据";
        /// 说明
        note: Rc<str> = optional, "说明";
    }
}

crate::record! {
    /// 减分项
    pub struct Deduction = "减分项" {
        /// 编号
        id: ItemId = required, "编号";
        /// 名称
        title: Rc<str> = required, "名称";
        /// 每次减分
        points: Exact = required, "每次减分";
        /// 本项上限
        cap: Exact = optional, "本项上限";
        /// 依据
        basis: Rc<str> = optional, "依据";
        /// 说明
        note: Rc<str> = optional, "说明";
    }
}

crate::record! {
    /// 一票否决项
    pub struct Veto = "一票否决项" {
        /// 编号
        id: ItemId = required, "编号";
        /// 名称
        title: Rc<str> = required, "名称";
        /// 后果
        effect: Effect = required, "后果", "bar_top_grade 取消评优，lower_one_grade 降一等，zero_total 总分归零";
        /// 依据, without which nothing may be vetoed
        basis: Rc<str> = required, "依据", "一票否决必须写明依据";
        /// 说明
        note: Rc<str> = optional, "说明";
    }
}

crate::words! {
    /// 一票否决的后果
    pub enum Effect {
        /// 取消评优
        BarTopGrade = "bar_top_grade",
        /// 降一等
        LowerOneGrade = "lower_one_grade",
        /// 总分归零, still ranked
        ZeroTotal = "zero_total",
    }
}
