//! 加分、减分、一票否决: what changes a total beside the indicators.

use std::rc::Rc;

use super::ItemId;
use crate::exact::Exact;

crate::record! {
    /// 加分、减分、一票否决
    #[derive(Default)]
    pub struct Adjustments = "加分、减分、一票否决" {
        /// 加分合计上限
        bonus_cap: Exact = optional, "加分合计上限", "各加分项合计最多加几分，如 5；不填则不限";
        /// 减分合计上限
        deduction_cap: Exact = optional, "减分合计上限", "各减分项合计最多减几分，写正数；不填则不限";
        /// 总分上限
        total_cap: Exact = optional, "总分上限", "加减分之后总分最高几分，如 105；不填则不限";
        /// 事项
        items: Vec<Item> = or(Vec::new()), "事项", "逐项列出加分、减分、一票否决事项，默认没有";
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
        id: ItemId = required, "编号", "自定的简短编号，不得重复，如 B1；数据文件以此填报";
        /// 名称
        title: Rc<str> = required, "名称", "加分情形，如：获中国专利奖";
        /// 每次加分
        points: Exact = required, "每次加分", "每发生一次加几分，写正数，如 2";
        /// 本项上限
        cap: Exact = optional, "本项上限", "本项最多加几分，如 4；不填则不限";
        /// 就高不重复
        exclusive: Rc<str> = optional, "就高不重复", "自定的组名，如 award；同名各项只取得分最高的一项";
        /// 依据
        basis: Rc<str> = optional, "依据", "加分所依据的文件条款，可不填";
        /// 说明
        note: Rc<str> = optional, "说明", "认定办法等补充说明，可不填";
    }
}

crate::record! {
    /// 减分项
    pub struct Deduction = "减分项" {
        /// 编号
        id: ItemId = required, "编号", "自定的简短编号，不得重复，如 D1；数据文件以此填报";
        /// 名称
        title: Rc<str> = required, "名称", "减分情形，如：弄虚作假，经查属实";
        /// 每次减分
        points: Exact = required, "每次减分", "每发生一次减几分，写正数，如 1";
        /// 本项上限
        cap: Exact = optional, "本项上限", "本项最多减几分，写正数；不填则不限";
        /// 依据
        basis: Rc<str> = optional, "依据", "减分所依据的文件条款，可不填";
        /// 说明
        note: Rc<str> = optional, "说明", "认定办法等补充说明，可不填";
    }
}

crate::record! {
    /// 一票否决项
    pub struct Veto = "一票否决项" {
        /// 编号
        id: ItemId = required, "编号", "自定的简短编号，不得重复，如 V1；数据文件以此填报";
        /// 名称
        title: Rc<str> = required, "名称", "一票否决的情形";
        /// 后果
        effect: Effect = required, "后果", "bar_top_grade 取消评优，lower_one_grade 降一等，zero_total 总分归零";
        /// 依据, without which nothing may be vetoed
        basis: Rc<str> = required, "依据", "必须写明所依据的文件条款";
        /// 说明
        note: Rc<str> = optional, "说明", "认定办法等补充说明，可不填";
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
