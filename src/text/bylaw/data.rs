//! 考核对象、考核期和数据, and at the end the documents that the scheme rests on.

use std::collections::BTreeMap;

use super::writer::Writer;
use crate::check::UnitNo;
use crate::model::measure::Measure;
use crate::model::scheme::Indicator;
use crate::paper::{Align, Cell};
use crate::text::join;
use crate::text::lang::{Lang, say, words};
use crate::text::number::{date, shown};
use crate::text::page::{NOTHING, counted};

/// 考核对象
pub fn units(writer: &mut Writer<'_>) {
    let (lang, plan) = (writer.lang, writer.plan);
    writer.section(words("考核对象", "Who is assessed"));
    if plan.groups.len() > 1 {
        let groups = plan.groups.len();
        writer.say(say!(
            lang,
            "考核对象分为{groups}组，各组单独计分、单独排名。",
            "The units are assessed in {groups} groups. Each group is scored and ranked alone."
        ));
    }
    for group in &plan.groups {
        let (title, count) = (&group.title, group.units.len());
        let units = join::names(lang, group.units.iter().map(|unit| named(writer, *unit)));
        writer.item(match count {
            0 => say!(lang, "{title}，没有列入单位。", "{title}: no unit is listed."),
            _ => say!(
                lang,
                "{title}，共{count}个：{units}。",
                "{title}, {told}: {units}.",
                told = counted(count, "unit")
            ),
        });
    }
}

/// A unit with those of its attributes that an indicator divides by: "天穆镇（population 12.3）".
fn named(writer: &Writer<'_>, unit: UnitNo) -> String {
    let (lang, plan) = (writer.lang, writer.plan);
    let mut attributes: Vec<&str> = Vec::new();
    for leaf in &plan.leaves {
        if let Measure::Ratio(ratio) = &leaf.indicator.measure
            && let Some(attribute) = &ratio.den_attribute
            && !attributes.contains(&&*attribute.value)
        {
            attributes.push(&attribute.value);
        }
    }
    let told = attributes.into_iter().filter_map(|name| {
        let value = shown(lang, plan.attribute(unit, name)?);
        Some(format!("{name} {value}"))
    });
    let (title, told) = (&plan.unit(unit).title, join::names(lang, told));
    if told.is_empty() { title.to_string() } else { say!(lang, "{title}（{told}）", "{title} ({told})") }
}

/// 考核期和数据
pub fn period(writer: &mut Writer<'_>) {
    let (lang, plan) = (writer.lang, writer.plan);
    writer.section(words("考核期和数据", "Period and data"));
    let period = &plan.scheme.period;
    let (start, end) = (date(lang, period.start), date(lang, period.end));
    writer.item(say!(
        lang,
        "考核期为{start}至{end}。",
        "The period runs from {start} to {end}, both days included."
    ));
    let sources = sources(writer);
    if !sources.is_empty() {
        let told = sources.iter().map(|(source, ids)| {
            let ids = join::names(lang, ids);
            say!(lang, "{source}提供{ids}", "{source}: {ids}")
        });
        let told = join::statements(lang, told);
        writer.item(say!(lang, "数据来源：{told}。", "The data come from: {told}."));
    }
    writer.item(say!(
        lang,
        "以核定数据计分，自评数据另行计算总分，供对照；没有任何核定数据时，按自评数据计分并注明。",
        "Verified data are scored. Self-assessed data make a total of their own, to compare with; while no \
         verified data exist at all, they are scored instead, which is then said."
    ));
    writer.item(say!(
        lang,
        "标为待核的数据照常计分，总分注明“暂定”。",
        "Data marked as still to be verified are scored, and the total is marked provisional."
    ));
}

/// Who gives which indicators, in the order in which they come first.
fn sources<'p>(writer: &Writer<'p>) -> Vec<(&'p str, Vec<&'p str>)> {
    let mut sources: Vec<(&str, Vec<&str>)> = Vec::new();
    for leaf in &writer.plan.leaves {
        let Some(source) = leaf.indicator.source.as_deref() else { continue };
        let id = leaf.indicator.id.as_str();
        match sources.iter_mut().find(|(known, _)| *known == source) {
            Some((_, ids)) => ids.push(id),
            None => sources.push((source, vec![id])),
        }
    }
    sources
}

/// The clauses of an indicator or a goal: "五（一）、三（目标一）"; with their document where there are several.
pub fn clauses<'c>(writer: &Writer<'_>, named: impl IntoIterator<Item = &'c str>) -> String {
    let basis = &writer.plan.scheme.basis;
    let told = named.into_iter().filter_map(|named| {
        let (document, id) = named.split_once('#')?;
        let document = basis.iter().find(|known| &*known.id == document)?;
        let label = &document.clauses.iter().find(|known| &*known.id == id)?.label;
        let title = &document.title;
        Some(match (writer.lang, basis.len()) {
            (_, 1) => label.to_string(),
            (Lang::Zh, _) => format!("《{title}》{label}"),
            (Lang::En, _) => format!("{title}, {label}"),
        })
    });
    let told = join::names(writer.lang, told);
    if told.is_empty() { NOTHING.to_owned() } else { told }
}

/// The clauses of an indicator.
pub fn clauses_of(writer: &Writer<'_>, indicator: &Indicator) -> String {
    clauses(writer, indicator.clauses.iter().map(|clause| &*clause.value))
}

/// 附：依据文件和条款
pub fn basis(writer: &mut Writer<'_>) {
    let (lang, plan) = (writer.lang, writer.plan);
    if plan.scheme.basis.is_empty() {
        return;
    }
    writer.annex(words("依据文件和条款", "documents and clauses"));
    let mut used: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for leaf in &plan.leaves {
        for clause in &leaf.indicator.clauses {
            used.entry(&clause.value).or_default().push(leaf.indicator.id.as_str());
        }
    }
    for goal in &plan.scheme.goals {
        for clause in &goal.clauses {
            used.entry(&clause.value).or_default().push(&goal.id);
        }
    }
    for document in &plan.scheme.basis {
        let title = &document.title;
        writer.say(match document.issued {
            Some(day) => {
                let day = date(lang, day);
                say!(lang, "《{title}》（{day}印发）", "{title} (issued {day})")
            }
            None => say!(lang, "《{title}》", "{title}"),
        });
        if document.clauses.is_empty() {
            continue;
        }
        let rows = document.clauses.iter().map(|clause| {
            let key = format!("{}#{}", document.id, clause.id);
            let used = used.get(key.as_str()).map(|ids| join::names(lang, ids));
            vec![
                Cell::from(&*clause.label),
                Cell::from(&*clause.title),
                used.unwrap_or_else(|| NOTHING.to_owned()).into(),
            ]
        });
        let columns = [
            (words("条款", "Clause"), 25, Align::Start),
            (words("内容", "Content"), 110, Align::Start),
            (words("据此设立的指标和目标", "Indicators and goals that rest on it"), 90, Align::Start),
        ];
        writer.table(words("条款", "Clauses"), &columns, rows.collect());
    }
}
