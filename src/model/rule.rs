//! 计分规则: from an indicator's value to its rate.

use serde_json::json;

use crate::exact::Exact;
use crate::issue::{At, Expected, ShapeProblem};
use crate::json::{Faults, FromJson, Json, SchemaBook, Value, nearest, quote, wrong};

crate::choice! {
    /// 计分规则
    pub enum Rule {
        /// 目标完成率法
        Completion = "completion", "目标完成率法";
        /// 线性插值
        Linear = "linear", "线性插值";
        /// 功效系数法
        Efficacy = "efficacy", "功效系数法";
        /// 极差法
        Minmax = "minmax", "极差法";
        /// 分段插值、五档功效系数
        Piecewise = "piecewise", "分段插值";
        /// 分档赋分
        Bands = "bands", "分档赋分";
        /// 达标法
        Threshold = "threshold", "达标法";
        /// 增减分、对比平均值、扣分制
        Steps = "steps", "按档增减分";
        /// 排名赋分
        Rank = "rank", "排名赋分";
    }
}

crate::record! {
    /// 目标完成率法: x ÷ T, held in 0…cap.
    pub struct Completion = "目标完成率法" {
        /// 封顶完成率
        cap: Exact = or(Exact::ONE), "封顶完成率", "完成率最高按多少计，1即100%，默认 1";
        /// 完成率分档: the held completion passes through these bands
        bands: Vec<Band> = optional, "完成率分档", "按完成率（0.9即90%）分档赋分，不填则完成率即得分率";
        /// 逆向指标的算式
        lower_form: LowerForm = optional, "逆向算式", "逆向指标必填：inverse 为目标值÷实际值，mirror 为 2−实际值÷目标值";
        /// 没有目标时
        on_no_target: NoTarget = or(NoTarget::Error), "没有目标时", "error 属于错误（默认），not_applicable 不适用，zero 不得分，也可写一个得分率，或另用一条计分规则";
        /// 目标为零时的得分率
        on_zero_target: Exact = optional, "目标为零时的得分率", "一个得分率，如 1；不填则目标为零属于错误";
    }
}

crate::words! {
    /// 逆向指标的完成率算式
    pub enum LowerForm {
        /// T ÷ x
        Inverse = "inverse",
        /// 2 − x ÷ T
        Mirror = "mirror",
    }
}

crate::record! {
    /// 线性插值: 0 at one end, 1 at the other, straight between.
    pub struct Linear = "线性插值" {
        /// 零分点
        zero_at: Reference = required, "零分点", "得分率为 0 的指标值，一个数，或 target 目标值、base 基期数、group_worst 组内最差值等";
        /// 满分点
        full_at: Reference = required, "满分点", "得分率为 1 的指标值，一个数，或 target 目标值、base 基期数、group_best 组内最优值等";
        /// 超出两端时
        clamp: Clamp = or(Clamp::Both), "超出两端时", "both 两端封住（默认），top 只封上端，bottom 只封下端，none 不封";
        /// 封顶得分率
        cap: Exact = or(Exact::ONE), "封顶得分率", "得分率最高按多少计，默认 1";
        /// 两端重合时的得分率
        when_equal: Exact = or(Exact::ONE), "两端重合时的得分率", "零分点与满分点相同、且指标值达到该点时的得分率，默认 1";
        /// 没有目标时
        on_no_target: NoTarget = or(NoTarget::Error), "没有目标时", "error 属于错误（默认），not_applicable 不适用，zero 不得分，也可写一个得分率，或另用一条计分规则；仅零分点或满分点取目标值时用";
    }
}

crate::words! {
    /// 封端方式
    pub enum Clamp {
        /// 两端
        Both = "both",
        /// 上端
        Top = "top",
        /// 下端
        Bottom = "bottom",
        /// 不封
        None = "none",
    }
}

crate::record! {
    /// 功效系数法: `floor_rate` at the unacceptable value, 1 at the satisfactory one.
    pub struct Efficacy = "功效系数法" {
        /// 不允许值
        unacceptable: Reference = required, "不允许值", "达到最低要求的指标值，一个数，或 target 目标值、base 基期数、group_worst 组内最差值等";
        /// 满意值
        satisfactory: Reference = required, "满意值", "得分率为 1 的指标值，一个数，或 target 目标值、base 基期数、group_best 组内最优值等";
        /// 不允许值处的得分率
        floor_rate: Exact = or(Exact::ratio(3, 5).unwrap_or_default()), "不允许值处的得分率", "写小数，0.6即60%，默认 0.6";
        /// 超出两端时
        clamp: Clamp = or(Clamp::Both), "超出两端时", "both 两端封住（默认），top 上端封于1、下端封于0，bottom 只封下端，none 不封";
        /// 两端重合时的得分率
        when_equal: Exact = or(Exact::ONE), "两端重合时的得分率", "不允许值与满意值相同、且指标值达到该点时的得分率，默认 1";
        /// 没有目标时
        on_no_target: NoTarget = or(NoTarget::Error), "没有目标时", "error 属于错误（默认），not_applicable 不适用，zero 不得分，也可写一个得分率，或另用一条计分规则；仅不允许值或满意值取目标值时用";
    }
}

crate::record! {
    /// 极差法: linear from the group's worst value to its best.
    pub struct Minmax = "极差法" {
        /// 各单位数值都相同时的得分率
        when_equal: Exact = or(Exact::ONE), "各单位数值都相同时的得分率", "组内最优值与最差值相同时各单位的得分率，默认 1";
    }
}

crate::record! {
    /// 分段插值: straight between points.
    pub struct Piecewise = "分段插值" {
        /// 节点
        points: Vec<Point> = required, "节点", "指标值与得分率成对，指标值由小到大，如 [[60, 0.2], [70, 0.4]]";
        /// 低于第一个节点时
        below: Below = or(Below::Clamp), "低于第一个节点时", "clamp 按第一个节点（默认），zero 不得分";
    }
}

crate::words! {
    /// 低于第一个节点时
    pub enum Below {
        /// 按第一个节点
        Clamp = "clamp",
        /// 不得分
        Zero = "zero",
    }
}

/// 节点: a value and its rate.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Where it stands.
    pub at: At,
    /// 指标值
    pub x: Exact,
    /// 得分率
    pub rate: Exact,
}

impl FromJson for Point {
    fn from_json(json: &Json<'_>, faults: &mut Faults) -> Option<Point> {
        let Value::Array(items) = &json.value else { return wrong(json, Expected::Pair, faults) };
        let [x, rate] = items.as_slice() else { return wrong(json, Expected::Pair, faults) };
        let (x, rate) = (Exact::from_json(x, faults), Exact::from_json(rate, faults));
        Some(Point { at: json.at, x: x?, rate: rate? })
    }

    fn schema(book: &mut SchemaBook) -> serde_json::Value {
        json!({ "type": "array", "items": Exact::schema(book), "minItems": 2, "maxItems": 2 })
    }
}

crate::record! {
    /// 分档赋分: the band that holds x.
    pub struct Bands = "分档赋分" {
        /// 档
        bands: Vec<Band> = required, "档", "按指标值分档，各档首尾相接，不得重叠或留空";
    }
}

crate::record! {
    /// 一档
    pub struct Band = "档" {
        /// 下限
        from: Exact = optional, "下限", "一个数，如 0.9；不填则无下限";
        /// 上限
        to: Exact = optional, "上限", "一个数，如 1；不填则无上限";
        /// 含下限
        from_included: bool = or(true), "含下限", "true 等于下限时属本档（默认），false 不属";
        /// 含上限
        to_included: bool = or(false), "含上限", "true 等于上限时属本档，false 不属（默认）";
        /// 得分率
        rate: Exact = required, "得分率", "落入本档时的得分率，写小数，0.6即60%";
    }
}

crate::record! {
    /// 达标法: full when the target is met.
    pub struct Threshold = "达标法" {
        /// 未达标时
        otherwise: Otherwise = or(Otherwise::Zero), "未达标时", "zero 不得分（默认），proportional 按完成目标值的比例";
        /// 没有目标时
        on_no_target: NoTarget = or(NoTarget::Error), "没有目标时", "error 属于错误（默认），not_applicable 不适用，zero 不得分，也可写一个得分率，或另用一条计分规则";
    }
}

crate::words! {
    /// 未达标时
    pub enum Otherwise {
        /// 不得分
        Zero = "zero",
        /// 按比例
        Proportional = "proportional",
    }
}

crate::record! {
    /// 按档增减分: points gained or lost for each step from a reference.
    pub struct Steps = "按档增减分" {
        /// 基准
        reference: Reference = required, "基准", "一个数，或 target 目标值、base 基期数、group_mean 组内平均值等，与指标值比较";
        /// 每档幅度
        per: Exact = required, "每档幅度", "指标值每相差多少算一档，大于 0，如 5";
        /// 每档幅度的算法
        per_kind: PerKind = or(PerKind::Absolute), "幅度算法", "absolute 绝对数（默认），percent 基准的百分之几";
        /// 优于基准每档加分
        gain: Exact = or(Exact::ZERO), "优于基准每档加分", "加几分，如 0.5，默认 0";
        /// 劣于基准每档扣分
        loss: Exact = or(Exact::ZERO), "劣于基准每档扣分", "扣几分，写正数，如 0.5，默认 0";
        /// 不足一档时
        step_mode: StepMode = or(StepMode::Linear), "不足一档时", "linear 按比例（默认），floor 满档才计，ceil 不足一档按一档";
        /// 起始得分率
        start_rate: Exact = or(Exact::ONE), "起始得分率", "等于基准时的得分率，默认 1";
        /// 最低得分率
        min_rate: Exact = or(Exact::ZERO), "最低得分率", "扣分后得分率不低于此数，默认 0";
        /// 最高得分率
        max_rate: Exact = or(Exact::ONE), "最高得分率", "加分后得分率不高于此数，默认 1";
        /// 没有目标时
        on_no_target: NoTarget = or(NoTarget::Error), "没有目标时", "error 属于错误（默认），not_applicable 不适用，zero 不得分，也可写一个得分率，或另用一条计分规则；仅基准取目标值时用";
    }
}

crate::words! {
    /// 每档幅度的算法
    pub enum PerKind {
        /// 绝对数
        Absolute = "absolute",
        /// 基准的百分之几
        Percent = "percent",
    }
}

crate::words! {
    /// 不足一档时
    pub enum StepMode {
        /// 按比例
        Linear = "linear",
        /// 满档才计
        Floor = "floor",
        /// 不足一档按一档
        Ceil = "ceil",
    }
}

crate::record! {
    /// 排名赋分: best 1, then less for each place.
    pub struct Rank = "排名赋分" {
        /// 每名递减的得分率
        drop: Exact = optional, "每名递减", "每低一名减少的得分率，如 0.05；与“按名次均匀递减”二者填一";
        /// 按名次均匀递减
        scale: RankScale = optional, "按名次均匀递减", "填 linear：首位为 1，末位为 0，中间均匀递减；与“每名递减”二者填一";
        /// 最低得分率
        floor_rate: Exact = or(Exact::ZERO), "最低得分率", "名次再低，得分率也不低于此数，默认 0";
        /// 只有一个单位有数时的得分率
        when_equal: Exact = or(Exact::ONE), "仅一个单位有数时的得分率", "组内只有一个单位有数、无从排名时的得分率，默认 1";
    }
}

crate::words! {
    /// 名次与得分率的关系
    pub enum RankScale {
        /// (n − 名次) ÷ (n − 1)
        Linear = "linear",
    }
}

crate::words! {
    /// 取自各单位数据的基准
    pub enum Statistic {
        /// 组内最优值
        GroupBest = "group_best",
        /// 组内最差值
        GroupWorst = "group_worst",
        /// 组内平均值
        GroupMean = "group_mean",
        /// 组内中位数
        GroupMedian = "group_median",
        /// 各组最优值
        AllBest = "all_best",
        /// 各组最差值
        AllWorst = "all_worst",
        /// 各组平均值
        AllMean = "all_mean",
        /// 各组中位数
        AllMedian = "all_median",
    }
}

/// 基准: a number, the unit's own target or base, or a statistic over the units.
#[derive(Clone, Debug, PartialEq)]
pub enum Reference {
    /// A number.
    Number(Exact),
    /// 目标值
    Target,
    /// 基期值
    Base,
    /// A statistic.
    Statistic(Statistic),
}

impl Reference {
    fn words() -> Vec<&'static str> {
        let own = ["target", "base"];
        own.into_iter().chain(Statistic::ALL.iter().map(|statistic| statistic.word())).collect()
    }
}

impl FromJson for Reference {
    fn from_json(json: &Json<'_>, faults: &mut Faults) -> Option<Reference> {
        let text = match &json.value {
            Value::Number(_) => return Exact::from_json(json, faults).map(Reference::Number),
            Value::String(text) => text.as_ref(),
            _ => return wrong(json, Expected::Reference, faults),
        };
        match text {
            "target" => return Some(Reference::Target),
            "base" => return Some(Reference::Base),
            _ => {}
        }
        if let Some(statistic) = Statistic::ALL.iter().find(|statistic| statistic.word() == text) {
            return Some(Reference::Statistic(*statistic));
        }
        if text.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
            return Exact::from_json(json, faults).map(Reference::Number);
        }
        let known = Reference::words();
        let suggestion = nearest(text, known.iter().copied());
        faults
            .add(json.at, ShapeProblem::UnknownWord { found: quote(json), known: known.clone(), suggestion });
        None
    }

    fn schema(book: &mut SchemaBook) -> serde_json::Value {
        json!({ "anyOf": [Exact::schema(book), { "enum": Reference::words() }] })
    }
}

/// 没有目标时
#[derive(Clone, Debug, PartialEq)]
pub enum NoTarget {
    /// An error, because somebody must set one.
    Error,
    /// 不适用
    NotApplicable,
    /// A fixed rate; 0 for `zero`.
    Rate(Exact),
    /// A rule of its own.
    Rule(Box<Rule>),
}

crate::record! {
    /// 没有目标时另用的规则
    pub struct OwnRule = "没有目标时另用的规则" {
        /// 规则
        rule: Box<Rule> = required, "规则", "没有目标的单位改用的计分规则，写法与指标的计分规则相同，不得再用目标值";
    }
}

impl Rule {
    /// What happens without a target, for rules that need one as they stand.
    pub fn on_no_target(&self) -> Option<&NoTarget> {
        let refers = |references: &[&Reference]| references.contains(&&Reference::Target);
        match self {
            Rule::Completion(rule) => Some(&rule.on_no_target),
            Rule::Threshold(rule) => Some(&rule.on_no_target),
            Rule::Linear(rule) => refers(&[&rule.zero_at, &rule.full_at]).then_some(&rule.on_no_target),
            Rule::Efficacy(rule) => {
                refers(&[&rule.unacceptable, &rule.satisfactory]).then_some(&rule.on_no_target)
            }
            Rule::Steps(rule) => refers(&[&rule.reference]).then_some(&rule.on_no_target),
            Rule::Minmax(_) | Rule::Piecewise(_) | Rule::Bands(_) | Rule::Rank(_) => None,
        }
    }
}

impl FromJson for NoTarget {
    fn from_json(json: &Json<'_>, faults: &mut Faults) -> Option<NoTarget> {
        if let Value::Object(_) = json.value {
            return OwnRule::from_json(json, faults).map(|own| NoTarget::Rule(own.rule));
        }
        if json.text().is_none_or(|text| text.starts_with(|c: char| c.is_ascii_digit() || c == '-')) {
            return Exact::from_json(json, faults).map(NoTarget::Rate);
        }
        Some(match crate::json::one_of(json, &["error", "not_applicable", "zero"], faults)? {
            0 => NoTarget::Error,
            1 => NoTarget::NotApplicable,
            _ => NoTarget::Rate(Exact::ZERO),
        })
    }

    fn written(&self) -> Option<serde_json::Value> {
        matches!(self, NoTarget::Error).then(|| "error".into())
    }

    fn schema(book: &mut SchemaBook) -> serde_json::Value {
        json!({ "anyOf": [{ "enum": ["error", "not_applicable", "zero"] }, Exact::schema(book), OwnRule::schema(book)] })
    }
}
