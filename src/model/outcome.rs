//! 修约、排名、等次、通报约谈: from a score to what is published.

use std::rc::Rc;

use super::{GradeId, NodeId, NoticeId};
use crate::exact::{self, Exact};
use crate::json::Keyed;

crate::record! {
    /// 修约
    pub struct Rounding = "修约" {
        /// 指标得分小数位
        item_places: u32 = or(2), "指标得分小数位", "指标得分保留几位小数，默认 2";
        /// 总分小数位
        total_places: u32 = or(2), "总分小数位", "总分保留几位小数，默认 2";
        /// 方式
        mode: Mode = or(Mode::HalfUp), "方式", "half_up 四舍五入（默认），half_even 按 GB/T 8170 奇进偶舍";
        /// 先修约再相加
        items_first: bool = or(true), "先修约再相加", "true 是（默认），与计算器逐项相加一致；false 先相加再修约一次";
        /// 不修约
        places: ExactPlaces = optional, "不修约", "填 exact 则一概不修约";
    }
}

impl Default for Rounding {
    fn default() -> Rounding {
        Rounding {
            at: Default::default(),
            item_places: 2,
            total_places: 2,
            mode: Mode::HalfUp,
            items_first: true,
            places: None,
        }
    }
}

impl Rounding {
    /// 指标得分修约
    pub fn item(&self, score: &Exact) -> Exact {
        self.round(score, self.item_places)
    }

    /// 总分修约
    pub fn total(&self, score: &Exact) -> Exact {
        self.round(score, self.total_places)
    }

    /// A score of an indicator as it is shown: with its fixed places, or in full where nothing is rounded.
    pub fn show_item(&self, score: &Exact) -> String {
        self.show(score, self.item_places)
    }

    /// A total as it is shown.
    pub fn show_total(&self, score: &Exact) -> String {
        self.show(score, self.total_places)
    }

    fn round(&self, score: &Exact, places: u32) -> Exact {
        if self.places.is_some() { score.clone() } else { score.round(places, self.mode.rounding()) }
    }

    fn show(&self, score: &Exact, places: u32) -> String {
        if self.places.is_some() { score.to_string() } else { score.fixed(places, self.mode.rounding()) }
    }
}

crate::words! {
    /// 修约方式
    pub enum Mode {
        /// 四舍五入
        HalfUp = "half_up",
        /// GB/T 8170 奇进偶舍
        HalfEven = "half_even",
    }
}

impl Mode {
    /// The arithmetic of it.
    pub fn rounding(self) -> exact::Rounding {
        match self {
            Mode::HalfUp => exact::Rounding::HalfUp,
            Mode::HalfEven => exact::Rounding::HalfEven,
        }
    }
}

crate::words! {
    /// 不修约
    pub enum ExactPlaces {
        /// 不修约
        Exact = "exact",
    }
}

crate::record! {
    /// 排名
    pub struct Ranking = "排名" {
        /// 并列
        ties: Ties = or(Ties::Competition), "并列", "competition 1、2、2、4（默认），dense 1、2、2、3";
        /// 同分时依次比较的维度或指标
        break_by: Vec<Keyed<NodeId>> = or(Vec::new()), "同分时依次比较", "维度或指标编号，按先后比较得分率，默认不比较";
        /// 比较的总分
        rank_on: Precision = or(Precision::Rounded), "比较的总分", "rounded 修约后（默认），exact 未修约";
    }
}

impl Default for Ranking {
    fn default() -> Ranking {
        Ranking {
            at: Default::default(),
            ties: Ties::Competition,
            break_by: Vec::new(),
            rank_on: Precision::Rounded,
        }
    }
}

crate::words! {
    /// 并列名次
    pub enum Ties {
        /// 1、2、2、4
        Competition = "competition",
        /// 1、2、2、3
        Dense = "dense",
    }
}

crate::words! {
    /// 以哪个总分为准
    pub enum Precision {
        /// 修约后
        Rounded = "rounded",
        /// 未修约
        Exact = "exact",
    }
}

crate::record! {
    /// 等次
    pub struct Grades = "等次" {
        /// 比较的总分
        grade_on: Precision = or(Precision::Rounded), "比较的总分", "rounded 修约后（默认），exact 未修约";
        /// 等次下限, from the top
        bounds: Vec<Bound> = required, "等次", "由高到低逐个列出，低于最后一个下限的不评等次";
        /// 名额线上并列
        ties_at_quota: QuotaTies = or(QuotaTies::Ask), "名额线上并列", "ask 由考核办决定（默认），all_in 一并入围，all_out 一并不入";
    }
}

crate::record! {
    /// 一个等次
    pub struct Bound = "等次" {
        /// 编号
        id: GradeId = required, "编号", "自定的简短编号，不得重复，如 A";
        /// 名称
        title: Rc<str> = required, "名称", "等次的名称，如：优秀";
        /// 下限, included
        from: Exact = required, "下限", "本等次的最低总分，含本数，如 90";
        /// 名额
        quota: Quota = optional, "名额", "本等次最多几个单位，不填则不限";
    }
}

crate::record! {
    /// 名额
    pub struct Quota = "名额" {
        /// 比例
        share: Exact = required, "比例", "占本组有总分单位数的比例，写小数，0.3即30%";
        /// 取整
        rounding: QuotaRounding = or(QuotaRounding::Floor), "取整", "floor 舍去（默认），ceil 进一，half_up 四舍五入";
        /// 至少
        at_least: u32 = or(0), "至少", "名额不少于几个，默认 0";
    }
}

crate::words! {
    /// 名额取整
    pub enum QuotaRounding {
        /// 舍去
        Floor = "floor",
        /// 进一
        Ceil = "ceil",
        /// 四舍五入
        HalfUp = "half_up",
    }
}

crate::words! {
    /// 名额线上并列
    pub enum QuotaTies {
        /// 由考核办决定
        Ask = "ask",
        /// 一并入围
        AllIn = "all_in",
        /// 一并不入
        AllOut = "all_out",
    }
}

crate::record! {
    /// 通报约谈规则
    pub struct Notice = "通报约谈规则" {
        /// 编号
        id: NoticeId = required, "编号", "自定的简短编号，不得重复，如 N1";
        /// 种类
        level: NoticeLevel = required, "种类", "notice 通报，talk 约谈";
        /// 名称
        title: Rc<str> = required, "名称", "通报或约谈的情形，如：总分低于60分";
        /// 条件, all of which must hold
        when: When = required, "条件", "至少填一项，所填各项同时满足才触发";
    }
}

crate::words! {
    /// 通报或约谈
    pub enum NoticeLevel {
        /// 通报
        Notice = "notice",
        /// 约谈
        Talk = "talk",
    }
}

crate::record! {
    /// 触发条件
    pub struct When = "触发条件" {
        /// 总分低于
        total_below: Exact = optional, "总分低于", "一个分数，不含本数，如 60";
        /// 组内末几位
        last_places: u32 = optional, "组内末几位", "几个末位，如 1 即末位；末位并列的都算";
        /// 核心指标得分率低于
        core_rate_below: Exact = optional, "核心指标得分率低于", "得分率写小数，不含本数，如 0.6；任一核心指标低于此数即算";
        /// 等次比上期下降几等
        grades_fallen: u32 = optional, "等次比上期下降几等", "至少下降几等，如 2；需同时打开上期结果文件";
        /// 进度滞后的指标数
        behind_schedule: u32 = optional, "进度滞后的指标数", "至少几项，如 3";
    }
}
