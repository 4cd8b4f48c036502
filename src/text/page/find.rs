//! Finding units, and choosing which of them a ranking shows, with which columns and in which order.

use super::{compare, counted, ranking};
use crate::analyse::facet::{Facet, Kind};
use crate::analyse::order::{Column, Level, Order};
use crate::assess::Scored;
use crate::check::UnitNo;
use crate::score::UnitState;
use crate::text::lang::{Lang, Words, say, words};

pub const GO_TO: Words = words("找单位", "Go to a unit");
pub const FIND: Words = words("查找", "Find");
pub const WHAT: Words = words("名称、拼音首字母或代码", "Name, pinyin initials or code");
pub const CLEAR: Words = words("清除条件", "Clear");
pub const TOOLS: Words = words("查找、筛选和排序", "Find, filter and sort");
pub const FILTER: Words = words("筛选", "Filter");
pub const ORDER: Words = words("排序", "Sort");
pub const COLUMNS: Words = words("列", "Columns");
pub const NONE_FITS: Words = words("没有符合条件的单位。", "No unit fits.");
pub const PLACES_STAY: Words = words("名次仍为全组名次。", "Places are still those of the whole group.");
pub const ALL: Words = words("全部显示", "Show all");
pub const DIRECTION: Words = words("换向", "Turn round");
pub const UP: Words = words("上移", "Up");
pub const DOWN: Words = words("下移", "Down");
pub const NO_LONGER: Words = words("移除", "Remove");
pub const ADD_LEVEL: Words = words("再按", "Then by");
pub const SHIFT_HINT: Words = words(
    "按住Shift键点击表头，也可加一级排序。",
    "Holding Shift while clicking a column's head adds a level, too.",
);
pub const ALWAYS: Words = words("名次、单位、总分始终显示。", "Place, unit and total are always shown.");
pub const RESET: Words = words("恢复默认", "Reset");
pub const FIGURES: Words = words("一般", "General");
pub const NODES: Words = words("维度和指标", "Dimensions and indicators");

pub const BASE: Words = words("基础分", "Base score");
pub const STATE: Words = words("状态", "State");
pub const APPLICABLE: Words = words("适用分值", "Marks that apply");

const FINAL: Words = words("正式", "Final");
const OPEN: Words = words("等次待定", "To decide");
const NO_GRADE: Words = words("无等次", "No grade");
const NO_NOTICE: Words = words("无通报约谈", "Neither");

/// What a kind of facets is about.
pub fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Group => lang.pick("考核组", "Group"),
        Kind::Grade => ranking::GRADE.of(lang),
        Kind::Notice => ranking::NOTICES.of(lang),
        Kind::State => STATE.of(lang),
    }
}

/// A facet, as it is offered to choose by.
pub fn facet(lang: Lang, scored: &Scored, facet: &Facet) -> String {
    let scheme = &scored.assessment.plan.scheme;
    let title = |found: Option<&std::rc::Rc<str>>, id: &str| found.map_or(id, |title| title).to_owned();
    match facet {
        Facet::Group(id) => {
            let group = scheme.groups.iter().find(|group| group.id.as_str() == &**id);
            title(group.map(|group| &group.title), id)
        }
        Facet::Grade(id) => {
            let bounds = scheme.grades.iter().flat_map(|grades| &grades.bounds);
            let bound = bounds.into_iter().find(|bound| bound.id.as_str() == &**id);
            title(bound.map(|bound| &bound.title), id)
        }
        Facet::GradeOpen => OPEN.of(lang).into(),
        Facet::NoGrade => NO_GRADE.of(lang).into(),
        Facet::Talk => ranking::TALK.of(lang).into(),
        Facet::Notice => ranking::NOTICE.of(lang).into(),
        Facet::NoNotice => NO_NOTICE.of(lang).into(),
        Facet::Final => FINAL.of(lang).into(),
        Facet::Provisional => crate::text::unit_state(lang, UnitState::Provisional).into(),
        Facet::Withheld => crate::text::unit_state(lang, UnitState::Withheld).into(),
        Facet::NotScored => crate::text::unit_state(lang, UnitState::NotScored).into(),
        Facet::Thin => ranking::THIN.of(lang).into(),
    }
}

/// The head of a column.
pub fn column(lang: Lang, scored: &Scored, column: &Column) -> String {
    let words = match column {
        Column::Place => ranking::PLACE,
        Column::Unit => ranking::UNIT,
        Column::Total => ranking::TOTAL,
        Column::Base => BASE,
        Column::Grade => ranking::GRADE,
        Column::State => STATE,
        Column::Change => compare::CHANGE,
        Column::Adjusted => ranking::ADJUSTED,
        Column::OwnTotal => ranking::OWN_TOTAL,
        Column::Applicable => APPLICABLE,
        Column::Notices => ranking::NOTICES,
        Column::Node(id) => {
            let plan = &scored.assessment.plan;
            return plan.node_by_id(id).map_or(id.to_string(), |no| plan.node(no).label().to_string());
        }
    };
    words.of(lang).into()
}

/// The direction of a level: "从高到低".
pub fn direction(lang: Lang, level: &Level) -> &'static str {
    let (wanted, reversed) = match level.column {
        Column::Place => (words("从第一名起", "first place first"), words("从末位起", "last place first")),
        Column::Unit => (
            words("按方案顺序", "in the scheme's order"),
            words("按方案倒序", "in the scheme's order, backwards"),
        ),
        Column::State => (words("正式的在前", "final ones first"), words("正式的在后", "final ones last")),
        Column::Notices => (words("从多到少", "most first"), words("从少到多", "fewest first")),
        _ => (words("从高到低", "highest first"), words("从低到高", "lowest first")),
    };
    if level.reversed { reversed.of(lang) } else { wanted.of(lang) }
}

/// The order of a ranking: "先按等次从高到低，再按总分从低到高；相同的按名次。" Nothing in the order of places.
pub fn order(lang: Lang, scored: &Scored, order: &Order) -> Option<String> {
    let told: Vec<String> = order
        .levels()
        .iter()
        .map(|level| {
            let (column, direction) = (column(lang, scored, &level.column), direction(lang, level));
            say!(lang, "按{column}{direction}", "by {column} ({direction})")
        })
        .collect();
    Some(match told.as_slice() {
        [] => return None,
        [_] if order.is_by_place() => return None,
        [only] => say!(lang, "{only}排列，相同的按名次。", "Sorted {only}; equals in the order of places."),
        [first, rest @ ..] => {
            let rest = rest.join(lang.pick("，再", ", then "));
            say!(
                lang,
                "先{first}，再{rest}；相同的按名次。",
                "Sorted {first}, then {rest}; equals in the order of places."
            )
        }
    })
}

/// What a screen reader is told of a head in an order of several levels: "第2级排序".
pub fn level(lang: Lang, no: usize) -> String {
    say!(lang, "第{no}级排序", "sort level {no}")
}

/// The accessible name of a button that does something to a column: "上移：总分".
pub fn to_column(lang: Lang, action: &str, column: &str) -> String {
    say!(lang, "{action}：{column}", "{action}: {column}")
}

/// The label of what opens to a dimension's indicators: "其中的6项指标".
pub fn indicators_of(lang: Lang, count: usize) -> String {
    say!(lang, "其中{count}项", "{told} in it", told = counted(count, "item"))
}

/// How many units fit: "22个单位中有5个符合条件。"
pub fn fitting(lang: Lang, fitting: usize, all: usize) -> String {
    say!(
        lang,
        "{all}个单位中有{fitting}个符合条件。",
        "{fitting} of {told} {fit}.",
        told = counted(all, "unit"),
        fit = if fitting == 1 { "fits" } else { "fit" },
    )
}

/// Beside a group's name while not all of it is shown: "9个单位中的3个".
pub fn of_group(lang: Lang, fitting: usize, all: usize) -> String {
    say!(lang, "{all}个单位中的{fitting}个", "{fitting} of {told}", told = counted(all, "unit"))
}

/// The state of a unit's score: "暂定", "正式，适用分值少".
pub fn state(lang: Lang, scored: &Scored, unit: UnitNo) -> String {
    let score = scored.scores.unit(unit);
    let state = match score.state {
        UnitState::Final => FINAL.of(lang),
        state => crate::text::unit_state(lang, state),
    };
    let thin = ranking::THIN.of(lang);
    if score.thin { say!(lang, "{state}，{thin}", "{state}, {thin}") } else { state.into() }
}

/// The label of a button that draws more rows.
pub fn more(lang: Lang, next: usize, left: usize) -> String {
    say!(lang, "再显示{next}个（还有{left}个）", "Show {next} more ({left} left)")
}

/// What a screen reader hears after the count on the chip of a facet.
pub fn of_units(lang: Lang, count: usize) -> &'static str {
    lang.pick("个单位", if count == 1 { " unit" } else { " units" })
}

/// What a screen reader hears of the units that a search found.
pub fn hits(lang: Lang, count: usize, shown: usize) -> String {
    match count {
        0 => NONE_FITS.of(lang).into(),
        _ if count > shown => say!(
            lang,
            "{count}个单位符合，列出前{shown}个。",
            "{count} units fit; the first {shown} are listed."
        ),
        _ => say!(lang, "{count}个单位符合。", "{told}.", told = counted(count, "unit")),
    }
}

/// What tells a unit that was found from others: group, place and code.
pub fn hit(lang: Lang, scored: &Scored, unit: UnitNo) -> String {
    let plan = &scored.assessment.plan;
    let (named, group) = (plan.unit(unit), &plan.group(plan.unit(unit).group).title);
    let code = named.code.as_str();
    match scored.scores.unit(unit).rank {
        Some(rank) => {
            let place = ranking::place(lang, rank);
            say!(lang, "{group}　{place}　{code}", "{group}, {place}, {code}")
        }
        None => say!(lang, "{group}　{code}", "{group}, {code}"),
    }
}
