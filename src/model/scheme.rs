//! 考核方案: who is assessed, by which indicators, and how a score becomes a place, a grade, a notice.

use std::rc::Rc;

use chrono::NaiveDate;

use super::adjust::Adjustments;
use super::measure::{Measure, Value};
use super::outcome::{Grades, Notice, Ranking, Rounding};
use super::rule::Rule;
use super::{GroupId, NodeId, PerGroup, SchemeId, UnitCode};
use crate::exact::Exact;
use crate::json::{ByKey, Faults, FromJson, Json, Keyed, SchemaBook};

crate::record! {
    /// 考核方案
    pub struct Scheme = "考核方案" {
        /// The format and its version.
        format: Rc<str> = required, "格式", "固定为 ip-scorecard/scheme@1";
        /// 方案编号
        id: SchemeId = required, "方案编号", "数据文件以此编号指明为哪个方案采集";
        /// 版本
        version: Rc<str> = required, "版本", "年度或修订次序，如 2025";
        /// 名称
        title: Rc<str> = required, "名称", "方案全称，用于页面和打印件的标题";
        /// 状态
        status: Status = required, "状态", "draft 参考稿，adopted 已印发；参考稿在每页注明";
        /// 考核期
        period: Period = required, "考核期", "考核的起止日期";
        /// 满分
        full_marks: Exact = or(Exact::from(100)), "满分", "默认 100";
        /// 说明
        note: Rc<str> = optional, "说明", "对方案的补充说明，可不填";
        /// 依据文件
        basis: Vec<Basis> = or(Vec::new()), "依据文件", "方案所依据的文件及其条款，供指标引用，默认没有";
        /// 考核组
        groups: Vec<Group> = required, "考核组", "每组单独计分、单独排名";
        /// 考核单位
        units: Vec<Unit> = required, "考核单位", "列出全部考核单位，每个单位归入一个考核组";
        /// 指标体系
        tree: Vec<Node> = required, "指标体系", "维度可逐级嵌套，最末一级为指标";
        /// 总分的合成方式
        aggregate: Aggregate = or(Aggregate::Sum), "总分的合成方式", "sum 分值相加（默认），mean 加权平均，geometric 几何平均，harmonic 调和平均";
        /// 几何、调和平均的得分率下限
        floor: Exact = optional, "得分率下限", "几何、调和平均时，低于此数的得分率按此数计";
        /// 缺项处理
        missing: Missing = or(Missing::default()), "缺项处理", "不适用、未报送的指标如何计分，不填则用各项默认值";
        /// 修约
        rounding: Rounding = or(Rounding::default()), "修约", "得分保留几位小数、如何取舍，不填则四舍五入到两位";
        /// 加分、减分、一票否决
        adjustments: Adjustments = or(Adjustments::default()), "加分、减分、一票否决", "指标之外的加分、减分和一票否决事项，默认没有";
        /// 排名
        ranking: Ranking = or(Ranking::default()), "排名", "并列和同分如何处理，不填则用各项默认值";
        /// 等次
        grades: Grades = optional, "等次", "各等次的分数下限和名额，不填则不评等次";
        /// 通报约谈
        notices: Vec<Notice> = or(Vec::new()), "通报约谈", "触发通报或约谈的条件，默认没有";
        /// 时序进度
        progress: Progress = or(Progress::default()), "时序进度", "应完成比例的安排和容差，只作提示，不影响得分";
        /// 全区目标
        goals: Vec<Goal> = or(Vec::new()), "全区目标", "由各单位数据汇总，与文件规定的目标对照，不影响得分";
        /// 印发文件
        adopted: Adopted = optional, "印发文件", "状态为已印发时必填，写印发文件的名称和日期";
    }
}

crate::words! {
    /// 方案状态
    pub enum Status {
        /// 参考稿: shown on every page and every printed sheet.
        Draft = "draft",
        /// 已印发
        Adopted = "adopted",
    }
}

crate::record! {
    /// 考核期
    pub struct Period = "考核期" {
        /// First day, included.
        start: NaiveDate = required, "开始日期", "考核期首日（含），如 2025-01-01";
        /// Last day, included.
        end: NaiveDate = required, "结束日期", "考核期末日（含），如 2025-12-31";
    }
}

crate::record! {
    /// 印发文件
    pub struct Adopted = "印发文件" {
        /// 名称
        title: Rc<str> = required, "名称", "印发本方案的文件全称，可含文号";
        /// 日期
        date: NaiveDate = required, "日期", "文件印发日期，如 2025-03-01";
    }
}

crate::record! {
    /// 依据文件
    pub struct Basis = "依据文件" {
        /// 编号
        id: Rc<str> = required, "编号", "自定的简短编号，不得重复，如 plan";
        /// 名称
        title: Rc<str> = required, "名称", "依据文件全称";
        /// 印发日期
        issued: NaiveDate = optional, "印发日期", "如 2022-09-29，可不填";
        /// 条款
        clauses: Vec<Clause> = or(Vec::new()), "条款", "指标要引用的条款，默认没有";
    }
}

crate::record! {
    /// 条款
    pub struct Clause = "条款" {
        /// 编号
        id: Rc<str> = required, "编号", "在该依据文件内不得重复，如 5.7；指标以“文件编号#条款编号”引用";
        /// 序号
        label: Rc<str> = required, "序号", "条款在文件中的序号，如：五（七）";
        /// 名称
        title: Rc<str> = required, "名称", "条款标题或要点，如：提升服务效能";
    }
}

crate::record! {
    /// 考核组: scored and ranked alone.
    pub struct Group = "考核组" {
        /// 编号
        id: GroupId = required, "编号", "自定的简短编号，不得重复，如 town";
        /// 名称
        title: Rc<str> = required, "名称", "考核组的名称，如：镇、街道、开发区";
    }
}

crate::record! {
    /// 考核单位
    pub struct Unit = "考核单位" {
        /// 代码
        code: UnitCode = required, "代码", "统计用区划代码，写成文本，不得重复，如 120113100000";
        /// 名称
        title: Rc<str> = required, "名称", "单位规范名称，如：天穆镇";
        /// 考核组
        group: Keyed<GroupId> = required, "考核组", "所属考核组的编号，如 town";
        /// 别名
        aliases: Vec<Rc<str>> = or(Vec::new()), "别名", "来件中可能出现的其他写法，可列多个，默认没有";
        /// 属性, such as 常住人口
        attributes: ByKey<Exact> = or(ByKey::default()), "属性", "属性名和数值，如常住人口 population 12.3，供比率类指标作分母";
    }
}

/// 维度或指标: a dimension has children, an indicator has none.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// 维度
    Dimension(Dimension),
    /// 指标
    Indicator(Rc<Indicator>),
}

impl FromJson for Node {
    fn from_json(json: &Json<'_>, faults: &mut Faults) -> Option<Node> {
        if json.get("children").is_some() {
            Dimension::from_json(json, faults).map(Node::Dimension)
        } else {
            Indicator::from_json(json, faults).map(|indicator| Node::Indicator(Rc::new(indicator)))
        }
    }

    fn schema(book: &mut SchemaBook) -> serde_json::Value {
        serde_json::json!({ "anyOf": [Dimension::schema(book), Indicator::schema(book)] })
    }
}

crate::record! {
    /// 维度
    pub struct Dimension = "维度" {
        /// 编号
        id: NodeId = required, "编号", "自定的简短编号，全方案不得重复，如 T5";
        /// 名称
        title: Rc<str> = required, "名称", "维度的名称，如：知识产权运营";
        /// 合成方式
        aggregate: Aggregate = or(Aggregate::Sum), "合成方式", "sum 分值相加（默认），mean 加权平均，geometric 几何平均，harmonic 调和平均";
        /// 得分率下限
        floor: Exact = optional, "得分率下限", "几何、调和平均时，低于此数的得分率按此数计";
        /// 分值或权重
        weight: Keyed<PerGroup> = optional, "分值或权重", "分值相加的维度可不填，填写时应等于下级分值之和；其余为本维度的分值或权重";
        /// 下级
        children: Vec<Node> = required, "下级", "所属的维度或指标，至少一项";
        /// 说明
        note: Rc<str> = optional, "说明", "对本维度的补充说明，可不填";
    }
}

crate::words! {
    /// 合成方式: how a dimension's rate comes from its children's.
    pub enum Aggregate {
        /// 分值相加: the score is the sum of the children's scores.
        Sum = "sum",
        /// 加权平均
        Mean = "mean",
        /// 几何平均: a weak part is not fully made up for.
        Geometric = "geometric",
        /// 调和平均: the same, stricter.
        Harmonic = "harmonic",
    }
}

crate::record! {
    /// 指标
    pub struct Indicator = "指标" {
        /// 编号
        id: NodeId = required, "编号", "自定的简短编号，全方案不得重复，如 T5-1；数据文件以此填报";
        /// 名称
        title: Rc<str> = required, "名称", "指标的名称，如：知识产权质押融资额";
        /// 计量单位
        unit_label: Rc<str> = optional, "计量单位", "指标值的单位，如：万元、件、%";
        /// 方向
        direction: Direction = or(Direction::Higher), "方向", "higher 正向（默认），lower 逆向";
        /// 分值
        weight: Keyed<PerGroup> = required, "分值", "一个数，或按考核组分列；0 或不列表示该组此项不考核";
        /// 目标值
        target: Keyed<PerGroup> = optional, "目标值", "一个数，或按考核组、单位分列；单位的优先";
        /// 指标值算法
        measure: Measure = or(Measure::Value(Value::default())), "指标值算法", "默认直接取值";
        /// 计分规则
        rule: Rule = required, "计分规则", "由指标值得出得分率的办法，种类之一加其参数";
        /// 依据条款
        clauses: Vec<Keyed<Rc<str>>> = or(Vec::new()), "依据条款", "可列多条，写成“文件编号#条款编号”，如 plan#5.5";
        /// 责任依据
        duty: Duty = optional, "责任依据", "direct 直接责任，cooperative 属地配合，assessed 考核性";
        /// 数据来源
        source: Rc<str> = optional, "数据来源", "提供数据的部门，如：区金融局";
        /// 时序进度
        progress: Tracking = or(Tracking::None), "时序进度", "cumulative 按累计完成数对照时序，none 不对照（默认）；不影响得分";
        /// 佐证材料
        evidence: EvidenceNeed = or(EvidenceNeed::Optional), "佐证材料", "required 必备，optional 可附（默认），none 不需";
        /// 核心指标
        core: bool = or(false), "核心指标", "true 是，false 否（默认）；供通报约谈条件使用";
        /// 说明
        note: Rc<str> = optional, "说明", "口径、计分办法等补充说明，可不填";
    }
}

crate::words! {
    /// 指标方向
    pub enum Direction {
        /// 正向: more is better.
        Higher = "higher",
        /// 逆向: less is better.
        Lower = "lower",
    }
}

crate::words! {
    /// 责任依据: on what ground a unit answers for an indicator.
    pub enum Duty {
        /// 直接责任: the clause names the unit's kind.
        Direct = "direct",
        /// 属地配合: the clause names departments only.
        Cooperative = "cooperative",
        /// 考核性: it follows from the safeguards.
        Assessed = "assessed",
    }
}

crate::words! {
    /// 是否需要佐证材料
    pub enum EvidenceNeed {
        /// 必备
        Required = "required",
        /// 可附
        Optional = "optional",
        /// 不需
        None = "none",
    }
}

crate::words! {
    /// 是否对照时序进度
    pub enum Tracking {
        /// 按累计完成数
        Cumulative = "cumulative",
        /// 不对照
        None = "none",
    }
}

crate::record! {
    /// 时序进度: how much should be done by when.
    #[derive(Default)]
    pub struct Progress = "时序进度" {
        /// 容差
        tolerance: Exact = or(Exact::ZERO), "容差", "与应完成比例相差在此之内为按期，默认 0";
        /// 进度安排; without one, time passes evenly
        schedule: Vec<Milestone> = or(Vec::new()), "进度安排", "各时点应完成的比例，由先到后；不填则按天数均匀推进";
    }
}

crate::record! {
    /// 进度节点
    pub struct Milestone = "进度节点" {
        /// 日期
        by: NaiveDate = required, "日期", "到此日（含），如 2025-06-30";
        /// 应完成比例
        share: Exact = required, "应完成比例", "写小数，0.5即50%";
    }
}

crate::record! {
    /// 全区目标: what the plan sets for the whole district.
    pub struct Goal = "全区目标" {
        /// 编号
        id: Rc<str> = required, "编号", "自定的简短编号，不得重复，如 G1";
        /// 名称
        title: Rc<str> = required, "名称", "目标的名称，如：有效注册商标量";
        /// 计量单位
        unit_label: Rc<str> = optional, "计量单位", "目标值的单位，如：件";
        /// 取自指标
        of: Keyed<NodeId> = required, "取自指标", "指标编号，如 T4-1";
        /// 汇总方式
        how: Gathering = required, "汇总方式", "sum 各单位相加，ratio 分子之和÷分母之和";
        /// 分母属性, for a ratio to an attribute of the units or to a number for the whole
        den: Exact = optional, "全区分母", "按全区一个数作分母时填写，如全区常住人口（万人）；与各单位相加后相除";
        /// 倍数
        scale: Exact = or(Exact::from(100)), "倍数", "ratio 时用，默认 100";
        /// 方向
        direction: Direction = or(Direction::Higher), "方向", "higher 正向（默认），lower 逆向";
        /// 目标值
        target: Exact = required, "目标值", "文件规定的全区目标，一个数，如 23000";
        /// 完成期限
        due: NaiveDate = optional, "完成期限", "应达到目标值的日期，如 2025-12-31";
        /// 基数
        baseline: Baseline = optional, "基数", "文件载明且口径相同才填写";
        /// 依据条款
        clauses: Vec<Keyed<Rc<str>>> = or(Vec::new()), "依据条款", "可列多条，写成“文件编号#条款编号”，如 plan#3.1";
        /// 说明
        note: Rc<str> = optional, "说明", "口径等补充说明，可不填";
    }
}

crate::words! {
    /// 汇总方式
    pub enum Gathering {
        /// 相加
        Sum = "sum",
        /// 分子之和÷分母之和
        Ratio = "ratio",
    }
}

crate::record! {
    /// 基数
    pub struct Baseline = "基数" {
        /// 数值
        value: Exact = required, "数值", "文件载明的基数，如 21984";
        /// 截止日期
        date: NaiveDate = required, "截止日期", "基数统计到哪一天，如 2021-12-31";
    }
}

crate::record! {
    /// 缺项处理
    pub struct Missing = "缺项处理" {
        /// 不适用
        not_applicable: Inapplicable = or(Inapplicable::Rescale), "不适用", "rescale 标化（默认），rescale_siblings 分值归同级其他项，full 按满分，zero 按零分，或一个得分率";
        /// 未报送
        not_reported: Unreported = or(Unreported::Zero), "未报送", "zero 按零分并提示（默认），blocks 暂缓出分";
        /// 最低适用分值比例
        min_applicable: Exact = or(default_min_applicable()), "最低适用分值比例", "占满分的比例，写小数；低于此比例时提示得分代表性不足，默认 0.6";
    }
}

fn default_min_applicable() -> Exact {
    Exact::ratio(3, 5).unwrap_or_default()
}

impl Default for Missing {
    fn default() -> Missing {
        Missing {
            at: Default::default(),
            not_applicable: Inapplicable::Rescale,
            not_reported: Unreported::Zero,
            min_applicable: default_min_applicable(),
        }
    }
}

/// 不适用（合理缺项）的处理
#[derive(Clone, Debug, PartialEq)]
pub enum Inapplicable {
    /// 标化: earned ÷ applicable × full marks.
    Rescale,
    /// The marks go to the siblings, level by level.
    RescaleSiblings,
    /// A fixed rate: 1 for `full`, 0 for `zero`.
    Rate(Exact),
}

impl FromJson for Inapplicable {
    fn from_json(json: &Json<'_>, faults: &mut Faults) -> Option<Inapplicable> {
        if json.text().is_none_or(|text| text.starts_with(|c: char| c.is_ascii_digit() || c == '-')) {
            return Exact::from_json(json, faults).map(Inapplicable::Rate);
        }
        Some(match crate::json::one_of(json, &["rescale", "rescale_siblings", "full", "zero"], faults)? {
            0 => Inapplicable::Rescale,
            1 => Inapplicable::RescaleSiblings,
            2 => Inapplicable::Rate(Exact::ONE),
            _ => Inapplicable::Rate(Exact::ZERO),
        })
    }

    fn written(&self) -> Option<serde_json::Value> {
        matches!(self, Inapplicable::Rescale).then(|| "rescale".into())
    }

    fn schema(book: &mut SchemaBook) -> serde_json::Value {
        serde_json::json!({ "anyOf": [{ "enum": ["rescale", "rescale_siblings", "full", "zero"] }, Exact::schema(book)] })
    }
}

crate::words! {
    /// 未报送的处理
    pub enum Unreported {
        /// 按零分并提示
        Zero = "zero",
        /// 暂缓出分: the unit's total is withheld.
        Blocks = "blocks",
    }
}
