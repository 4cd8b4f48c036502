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
    let columns = columns(writer);
    let mut rows = Vec::new();
    for node in &plan.scheme.tree {
        add_rows(writer, columns.len(), node, 1, &mut rows);
    }
    let caption = words("指标和计分办法", "Indicators and how they are scored").of(lang).to_owned();
    writer.block(Block::Table(Table { caption, columns, rows }));
}

fn columns(writer: &Writer<'_>) -> Vec<Column> {
    let mut columns = vec![
        writer.column(words("编号", "Id"), 12, Align::Start),
        writer.column(words("指标", "Indicator"), 28, Align::Start),
    ];
    columns.extend(mark_columns(writer));
    columns.extend([
        writer.column(words("计分办法和说明", "How it is scored, and notes"), 96, Align::Start),
        writer.column(words("数据来源", "Data from"), 18, Align::Start),
        writer.column(words("责任", "Duty"), 16, Align::Start),
        writer.column(words("依据条款", "Clauses"), 17, Align::Start),
        writer.column(words("佐证", "Evidence"), 11, Align::Start),
    ]);
    columns
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

/// The rows of a node and all that is below it. The uppermost dimensions are numbered.
fn add_rows(writer: &mut Writer<'_>, columns: usize, node: &Node, depth: usize, rows: &mut Vec<Row>) {
    match node {
        Node::Indicator(indicator) => rows.push(row(writer, indicator)),
        Node::Dimension(dimension) => {
            let label = format!("{} {}", dimension.id, dimension.title);
            let text = if depth == 1 { writer.numbered(&label) } else { label };
            let note = Some(about(writer, dimension)).filter(|about| !about.is_empty());
            let cell = Cell { text, note, over: columns.saturating_sub(1) };
            rows.push(Row { role: RowRole::Lead, cells: vec![cell] });
            for child in &dimension.children {
                add_rows(writer, columns, child, depth + 1, rows);
            }
        }
    }
}

/// What a dimension counts for, and what the scheme says of it: "建议分值：镇3分，开发区6分。"
fn about(writer: &Writer<'_>, dimension: &Dimension) -> String {
    let lang = writer.lang;
    let note = dimension.note.as_deref().unwrap_or_default();
    let Some(no) = writer.plan.node_by_id(dimension.id.as_str()) else { return note.to_owned() };
    let (word, in_points) = (marks_word(writer), in_points(writer.plan, no));
    let told = counts(writer, no).into_iter().filter_map(|(group, count)| {
        let Count { marks, weight } = count?;
        Some(match in_points {
            true => say!(lang, "{group}{marks}分", "{group} {marks}"),
            false => {
                say!(lang, "{group}权重{weight}（合{marks}分）", "{group} weight {weight} ({marks} marks)")
            }
        })
    });
    let told = join::parts(lang, told);
    say!(lang, "{word}：{told}。{note}", "{word}: {told}. {note}", word = join::capital(word))
        .trim_end()
        .to_owned()
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
    cells.extend(mark_cells(writer, indicator));
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

/// 分值, or 建议分值 in a 参考稿.
fn marks_word(writer: &Writer<'_>) -> &'static str {
    let word =
        if writer.is_draft() { words("建议分值", "marks proposed") } else { words("分值", "marks") };
    word.of(writer.lang)
}

/// What a node counts for in a group.
struct Count {
    marks: String,
    weight: String,
}

/// What a node counts for in each group; none where it does not exist.
fn counts<'p>(writer: &Writer<'p>, no: NodeNo) -> Vec<(&'p str, Option<Count>)> {
    let (lang, node) = (writer.lang, writer.plan.node(no));
    let counts = node.marks.iter().zip(&node.weights).map(|(marks, weight)| {
        Some(Count { marks: shown(lang, marks.as_ref()?), weight: shown(lang, weight.as_ref()?) })
    });
    writer.plan.groups.iter().map(|group| &*group.title).zip(counts).collect()
}

/// What an indicator counts for in each group: "5", "权重2", or a dash.
fn mark_cells(writer: &Writer<'_>, indicator: &Indicator) -> Vec<Cell> {
    let lang = writer.lang;
    let Some(no) = writer.plan.node_by_id(indicator.id.as_str()) else { return Vec::new() };
    let in_points = in_points(writer.plan, no);
    let counts = counts(writer, no);
    if counts.len() > ABREAST {
        let told = counts.into_iter().filter_map(|(group, count)| {
            let Count { marks, weight } = count?;
            Some(match in_points {
                true => say!(lang, "{group}{marks}", "{group} {marks}"),
                false => say!(lang, "{group}权重{weight}", "{group} weight {weight}"),
            })
        });
        return vec![join::names(lang, told).into()];
    }
    let cell = |count: Option<Count>| match count {
        None => NOTHING.into(),
        Some(Count { marks, .. }) if in_points => Cell::from(marks),
        Some(Count { marks, weight }) => Cell {
            note: Some(say!(lang, "合{marks}分", "{marks} marks")),
            ..say!(lang, "权重{weight}", "weight {weight}").into()
        },
    };
    counts.into_iter().map(|(_, count)| cell(count)).collect()
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
