//! 指标和计分办法: a table for each dimension, and one sentence for each indicator.

use super::data::clauses_of;
use super::writer::Writer;
use crate::check::{NodeNo, Plan};
use crate::model::PerGroup;
use crate::model::scheme::{Aggregate, Dimension, Direction, EvidenceNeed, Indicator, Node};
use crate::paper::{Align, Block, Cell, Column, Row, RowRole, Table};
use crate::text::lang::{Lang, Words, say, words};
use crate::text::measure::measure_told;
use crate::text::number::shown;
use crate::text::page::NOTHING;
use crate::text::rule::rule_parts;
use crate::text::words::with_measure;
use crate::text::{self, join};

/// Groups that have a column of their own; more share one.
const ABREAST: usize = 4;

/// 指标和计分办法
pub fn write(writer: &mut Writer<'_>) {
    let (lang, plan) = (writer.lang, writer.plan);
    writer.section(words("指标和计分办法", "Indicators and how they are scored"));
    let full = shown(lang, &plan.scheme.full_marks);
    let proposed = match writer.is_draft() {
        true => {
            lang.pick("表中分值和计分办法均为建议值。", " All marks and rules in the tables are proposals.")
        }
        false => "",
    };
    writer.say(say!(
        lang,
        "满分{full}分。各项指标先得出指标值，再按表中的计分办法计分；“按分值的60%计分”即得分为该项分值乘以60%。表中标“{NOTHING}”的，该组不考核此项。{proposed}",
        "Full marks are {full}. The data of each indicator make a value, and the value is scored as the table says; \
         “60% of the marks” are the indicator’s own marks times 60%. Where the table has “{NOTHING}” the group is \
         not assessed on the indicator.{proposed}"
    ));
    let tree = &plan.scheme.tree;
    for run in tree.chunk_by(|one, next| is_leaf(one) && is_leaf(next)) {
        match run {
            [Node::Dimension(dimension)] => {
                writer.part(&heading(writer, dimension));
                if let Some(note) = &dimension.note {
                    writer.say(&**note);
                }
                table(writer, &dimension.title, &dimension.children);
            }
            leaves => {
                let title = lang.pick("不分维度的指标", "Indicators outside any dimension");
                if leaves.len() < tree.len() {
                    writer.part(title);
                }
                table(writer, title, leaves);
            }
        }
    }
}

fn is_leaf(node: &Node) -> bool {
    matches!(node, Node::Indicator(_))
}

/// "T1 支撑产业高质量发展（建议分值：镇3分，开发区6分）"
fn heading(writer: &Writer<'_>, dimension: &Dimension) -> String {
    let (lang, plan) = (writer.lang, writer.plan);
    let (id, title) = (&dimension.id, &dimension.title);
    let Some(no) = plan.node_by_id(id.as_str()) else { return format!("{id} {title}") };
    let marks = plan.groups.iter().zip(&plan.node(no).marks).filter_map(|(group, marks)| {
        let (group, marks) = (&group.title, shown(lang, marks.as_ref()?));
        Some(say!(lang, "{group}{marks}分", "{group} {marks}"))
    });
    let marks = join::parts(lang, marks);
    let word =
        if writer.is_draft() { words("建议分值", "marks proposed") } else { words("分值", "marks") };
    let word = word.of(lang);
    say!(lang, "{id} {title}（{word}：{marks}）", "{id} {title} ({word}: {marks})")
}

fn table(writer: &mut Writer<'_>, caption: &str, nodes: &[Node]) {
    let mut columns = vec![
        writer.column(words("编号", "Id"), 12, Align::Start),
        writer.column(words("指标", "Indicator"), 28, Align::Start),
    ];
    columns.extend(mark_columns(writer));
    columns.extend([
        writer.column(words("计分办法和说明", "How it is scored, and notes"), 96, Align::Start),
        writer.column(words("数据来源", "Data from"), 19, Align::Start),
        writer.column(words("责任", "Duty"), 15, Align::Start),
        writer.column(words("依据条款", "Clauses"), 17, Align::Start),
        writer.column(words("佐证材料", "Evidence"), 12, Align::Start),
    ]);
    let mut rows = Vec::new();
    for node in nodes {
        add_rows(writer, columns.len(), node, &mut rows);
    }
    writer.block(Block::Table(Table { caption: caption.to_owned(), columns, rows }));
}

/// A column for each group, or one for all.
fn mark_columns(writer: &Writer<'_>) -> Vec<Column> {
    let (lang, groups) = (writer.lang, &writer.plan.groups);
    let word =
        if writer.is_draft() { words("建议分值", "marks proposed") } else { words("分值", "marks") };
    let word = word.of(lang);
    if groups.len() > ABREAST {
        return vec![Column { title: join::capital(word), width: 30, align: Align::Start }];
    }
    let column = |title: &str| Column {
        title: say!(lang, "{title}{word}", "{title}: {word}"),
        width: 13,
        align: Align::Middle,
    };
    groups.iter().map(|group| column(&group.title)).collect()
}

/// The rows of a node and all that is below it.
fn add_rows(writer: &Writer<'_>, columns: usize, node: &Node, rows: &mut Vec<Row>) {
    match node {
        Node::Indicator(indicator) => rows.push(row(writer, indicator)),
        Node::Dimension(dimension) => {
            let mut cells = vec![Cell::from(dimension.id.as_str()), Cell::from(&*dimension.title)];
            cells.extend(mark_cells(writer, dimension.id.as_str()));
            let left = columns.saturating_sub(cells.len() + 1);
            let note = dimension.note.as_deref().unwrap_or_default();
            cells.push(Cell { over: left, ..note.into() });
            rows.push(Row { role: RowRole::Lead, cells });
            for child in &dimension.children {
                add_rows(writer, columns, child, rows);
            }
        }
    }
}

fn row(writer: &Writer<'_>, indicator: &Indicator) -> Row {
    let lang = writer.lang;
    let mut about = Vec::new();
    if let Some(unit) = &indicator.unit_label {
        about.push(say!(lang, "单位：{unit}", "in {unit}"));
    }
    if indicator.core {
        about.push(lang.pick("核心指标", "core indicator").to_owned());
    }
    let about = (!about.is_empty()).then(|| join::statements(lang, about));
    let note = indicator.note.as_ref().map(|note| say!(lang, "说明：{note}", "Note: {note}"));
    let mut cells =
        vec![Cell::from(indicator.id.as_str()), Cell { note: about, ..(&*indicator.title).into() }];
    cells.extend(mark_cells(writer, indicator.id.as_str()));
    let or_nothing = |text: Option<&str>| Cell::from(text.unwrap_or(NOTHING));
    cells.extend([
        Cell { note, ..scoring(lang, writer.plan, indicator).into() },
        or_nothing(indicator.source.as_deref()),
        or_nothing(indicator.duty.map(|duty| text::duty(lang, duty))),
        clauses_of(writer, indicator).into(),
        evidence(indicator.evidence).of(lang).into(),
    ]);
    Row { role: RowRole::Plain, cells }
}

/// 佐证要求
fn evidence(need: EvidenceNeed) -> Words {
    match need {
        EvidenceNeed::Required => words("必备", "required"),
        EvidenceNeed::Optional => words("可附", "optional"),
        EvidenceNeed::None => words("不需", "none"),
    }
}

/// What a node counts for in each group: "5", "权重2", or a dash.
fn mark_cells(writer: &Writer<'_>, id: &str) -> Vec<Cell> {
    let (lang, plan) = (writer.lang, writer.plan);
    let Some(no) = plan.node_by_id(id) else { return Vec::new() };
    let node = plan.node(no);
    let in_points = in_points(plan, no);
    let cells = node.marks.iter().zip(&node.weights).map(|(marks, weight)| {
        let (Some(marks), Some(weight)) = (marks, weight) else { return NOTHING.into() };
        let marks = shown(lang, marks);
        if in_points {
            return Cell::from(marks);
        }
        let weight = shown(lang, weight);
        Cell {
            note: Some(say!(lang, "合{marks}分", "{marks} marks")),
            ..say!(lang, "权重{weight}", "weight {weight}").into()
        }
    });
    if plan.groups.len() <= ABREAST {
        return cells.collect();
    }
    let told = plan.groups.iter().zip(cells).filter(|(_, cell)| cell.text != NOTHING);
    let told = told.map(|(group, Cell { text, .. })| {
        let title = &group.title;
        say!(lang, "{title}{text}", "{title} {text}")
    });
    vec![join::names(lang, told).into()]
}

/// Whether a node's weight is its marks: everything above it adds up.
pub fn in_points(plan: &Plan, no: NodeNo) -> bool {
    let above = std::iter::successors(plan.node(no).parent, |no| plan.node(*no).parent);
    above.into_iter().all(|no| plan.node(no).aggregate == Aggregate::Sum)
}

/// How an indicator is scored, in one sentence from which its score can be computed.
pub fn scoring(lang: Lang, plan: &Plan, indicator: &Indicator) -> String {
    let method = text::rule(lang, &indicator.rule);
    let parts = join::statements(lang, rule_parts(lang, indicator));
    let mut told = vec![
        measure_told(lang, indicator),
        say!(
            lang,
            "计分规则为{method}：{parts}",
            "scored by {method}: {parts}",
            method = join::within(lang, method)
        ),
    ];
    if indicator.direction == Direction::Lower {
        told.insert(0, lang.pick("逆向指标，数值越小越好", "less is better").to_owned());
    }
    told.extend(targets(lang, plan, indicator));
    let told = join::statements(lang, told);
    say!(lang, "{told}。", "{told}.", told = join::capital(&told))
}

/// 目标值, where the rule looks at one: what the scheme sets, and who brings the rest.
fn targets(lang: Lang, plan: &Plan, indicator: &Indicator) -> Option<String> {
    let from_data = lang.pick("目标值在考核数据中报送", "targets come with the data");
    let unit = indicator.unit_label.as_deref().unwrap_or("");
    let told = |target| with_measure(lang, &shown(lang, target), unit);
    let Some(target) = &indicator.target else {
        return indicator.rule.on_no_target().map(|_| from_data.to_owned());
    };
    let each = match &target.value {
        PerGroup::All(target) => {
            return Some(say!(lang, "目标值为{target}", "the target is {target}", target = told(target)));
        }
        PerGroup::Each(each) => each,
    };
    let named = each.iter().map(|(key, target)| {
        let group = plan.scheme.groups.iter().find(|group| group.id.as_str() == &*key.value);
        let unit = plan.unit_by_code(&key.value).map(|no| &*plan.unit(no).title);
        let who = group.map(|group| &*group.title).or(unit).unwrap_or(&key.value);
        say!(lang, "{who}{target}", "{who} {target}", target = told(target))
    });
    let named = join::names(lang, named);
    let leaf = plan.leaf_by_id(indicator.id.as_str())?;
    let all =
        plan.unit_numbers().all(|unit| plan.marks(leaf, unit).is_none() || plan.target(leaf, unit).is_some());
    let rest = if all {
        ""
    } else {
        lang.pick("，其余在考核数据中报送", ", the others’ come with the data")
    };
    Some(say!(lang, "目标值为{named}{rest}", "the targets are {named}{rest}"))
}
