//! 加分减分和一票否决: what comes between the base score and the total.

use super::writer::Writer;
use crate::exact::Exact;
use crate::model::adjust::{Adjustments, Effect, Item};
use crate::paper::{Align, Cell};
use crate::text::join;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::shown;
use crate::text::page::NOTHING;

/// 加分减分和一票否决
pub fn write(writer: &mut Writer<'_>) {
    let lang = writer.lang;
    let rules = &writer.plan.scheme.adjustments;
    writer.section(words("加分减分和一票否决", "Bonuses, deductions and vetoes"));
    if rules.items.is_empty() {
        writer
            .item(lang.pick("不设加分、减分和一票否决事项。", "There are no bonuses, deductions or vetoes."));
    } else {
        table(writer, rules);
    }
    let has = |of: fn(&Item) -> bool| rules.items.iter().any(of);
    if has(|item| matches!(item, Item::Bonus(_))) {
        bonuses(writer, rules);
    }
    if has(|item| matches!(item, Item::Deduction(_))) {
        deductions(writer, rules);
    }
    if has(|item| matches!(item, Item::Veto(_))) {
        writer.item(lang.pick(
            "一票否决的后果：取消评优，即不得评为最高等次；降一等，即在按总分所得等次上降低一等，多项发生的逐项降低；总分归零，即总分按0分计，仍参加排名。",
            "What a veto does: barred from the top grade; one grade lower than the total gives, and one more for each \
             further such item; total set to 0, with a place in the ranking all the same.",
        ));
    } else if !rules.items.is_empty() {
        writer.item(lang.pick("不设一票否决事项。", "There are no vetoes."));
    }
    writer.item(lang.pick(
        "复核调整须写明分数、理由、调整人和日期，在总分中单独列示，不并入指标得分。",
        "A correction after review needs its points, its reason, who made it and when. It is a line of its own in \
         the total and never part of an indicator’s score.",
    ));
    let most = rules.total_cap.as_ref().map(|cap| {
        let cap = shown(lang, cap);
        say!(lang, "，最高{cap}分", " and at most {cap}")
    });
    let most = most.unwrap_or_default();
    writer.item(say!(
        lang,
        "总分＝修约后的基础分＋加分－减分±复核调整，最低0分{most}。",
        "Total = rounded base score + bonuses − deductions ± corrections, at least 0{most}."
    ));
}

fn table(writer: &mut Writer<'_>, rules: &Adjustments) {
    let lang = writer.lang;
    let rows = rules.items.iter().map(|item| {
        let (kind, points, basis, note) = match item {
            Item::Bonus(item) => (
                words("加分", "bonus"),
                each(lang, BONUS, &item.points, item.cap.as_ref()),
                &item.basis,
                &item.note,
            ),
            Item::Deduction(item) => (
                words("减分", "deduction"),
                each(lang, DEDUCTION, &item.points, item.cap.as_ref()),
                &item.basis,
                &item.note,
            ),
            Item::Veto(item) => (
                words("一票否决", "veto"),
                effect(item.effect).of(lang).to_owned(),
                &Some(item.basis.clone()),
                &item.note,
            ),
        };
        vec![
            Cell::from(item.id().as_str()),
            kind.of(lang).into(),
            Cell { note: note.as_ref().map(ToString::to_string), ..(&**item.title()).into() },
            points.into(),
            basis.as_deref().unwrap_or(NOTHING).into(),
        ]
    });
    let rows = rows.collect();
    let points = match writer.is_draft() {
        true => words("分数或后果（建议值）", "Points or effect (proposed)"),
        false => words("分数或后果", "Points or effect"),
    };
    let columns = [
        (words("编号", "Id"), 15, Align::Start),
        (words("类别", "Kind"), 20, Align::Start),
        (words("事项", "Item"), 100, Align::Start),
        (points, 45, Align::Start),
        (words("依据", "Basis"), 45, Align::Start),
    ];
    writer.table(words("加分减分和一票否决事项", "Bonuses, deductions and vetoes"), &columns, rows);
}

/// 加分
const BONUS: Words = words("加", "");
/// 减分
const DEDUCTION: Words = words("减", "−");

/// "每次加2分，最多加4分"
fn each(lang: Lang, sign: Words, points: &Exact, cap: Option<&Exact>) -> String {
    let (sign, points) = (sign.of(lang), shown(lang, points));
    match cap {
        Some(cap) => {
            let cap = shown(lang, cap);
            say!(
                lang,
                "每次{sign}{points}分，最多{sign}{cap}分",
                "{sign}{points} each time, {sign}{cap} at the most"
            )
        }
        None => say!(lang, "每次{sign}{points}分", "{sign}{points} each time"),
    }
}

/// 一票否决的后果
pub fn effect(effect: Effect) -> Words {
    match effect {
        Effect::BarTopGrade => words("取消评优", "barred from the top grade"),
        Effect::LowerOneGrade => words("降一等", "one grade lower"),
        Effect::ZeroTotal => words("总分归零", "total set to 0"),
    }
}

fn bonuses(writer: &mut Writer<'_>, rules: &Adjustments) {
    let lang = writer.lang;
    let sets = exclusive_sets(rules);
    let exclusive = match sets.as_slice() {
        [] => String::new(),
        sets => {
            let sets = join::statements(lang, sets.iter().map(|ids| join::names(lang, ids)));
            say!(
                lang,
                "；下列各项就高不重复，同一单位只取其中得分最高的一项：{sets}",
                ". Of each of these sets a unit gets the best item only: {sets}"
            )
        }
    };
    let cap = match &rules.bonus_cap {
        Some(cap) => {
            let cap = shown(lang, cap);
            say!(lang, "；加分合计最多{cap}分", ". All bonuses together: {cap} at the most")
        }
        None => lang.pick("；加分合计不设上限", ". All bonuses together have no limit").to_owned(),
    };
    writer.item(say!(
        lang,
        "加分为次数乘以每次分数，超过本项上限的按上限计{exclusive}{cap}。",
        "A bonus is the number of times × its points, up to its own limit{exclusive}{cap}."
    ));
}

/// 就高不重复: the ids of each set with more than one item.
fn exclusive_sets(rules: &Adjustments) -> Vec<Vec<&str>> {
    let mut sets: Vec<(&str, Vec<&str>)> = Vec::new();
    for item in &rules.items {
        let Item::Bonus(bonus) = item else { continue };
        let Some(set) = bonus.exclusive.as_deref() else { continue };
        match sets.iter_mut().find(|(known, _)| *known == set) {
            Some((_, ids)) => ids.push(bonus.id.as_str()),
            None => sets.push((set, vec![bonus.id.as_str()])),
        }
    }
    sets.into_iter().map(|(_, ids)| ids).filter(|ids| ids.len() > 1).collect()
}

fn deductions(writer: &mut Writer<'_>, rules: &Adjustments) {
    let lang = writer.lang;
    let cap = match &rules.deduction_cap {
        Some(cap) => {
            let cap = shown(lang, cap);
            say!(lang, "；减分合计最多{cap}分", ". All deductions together: {cap} at the most")
        }
        None => lang.pick("；减分合计不设上限", ". All deductions together have no limit").to_owned(),
    };
    writer.item(say!(
        lang,
        "减分为次数乘以每次分数，超过本项上限的按上限计{cap}。",
        "A deduction is the number of times × its points, up to its own limit{cap}."
    ));
}
