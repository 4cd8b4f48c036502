//! A formula with its numbers put in, each with its name: "本期数 132 − 基期数 120".

use super::lang::{Lang, say};
use super::number::shown;
use super::words::statistic;
use crate::explain::Expr;
use crate::score::{Name, Op};

/// A formula and what it comes to; bounds that bit stand after it.
///
/// "指标值 5200 ÷ 目标值 5000 = 1.04，超过封顶 1，取1"
pub(super) fn line(lang: Lang, expr: &Expr) -> String {
    match expr {
        Expr::Known { .. } | Expr::Constant(_) => write(lang, expr),
        Expr::Result { op: Op::AtMost, terms, value } => match terms.as_slice() {
            [inner, bound] => {
                say!(
                    lang,
                    "{inner}，超过{bound}，取{value}",
                    "{inner}, above {bound}, so {value}",
                    inner = line(lang, inner),
                    bound = write(lang, bound),
                    value = shown(lang, value)
                )
            }
            _ => shown(lang, value),
        },
        Expr::Result { op: Op::AtLeast, terms, value } => match terms.as_slice() {
            [inner, bound] => {
                say!(
                    lang,
                    "{inner}，低于{bound}，取{value}",
                    "{inner}, below {bound}, so {value}",
                    inner = line(lang, inner),
                    bound = write(lang, bound),
                    value = shown(lang, value)
                )
            }
            _ => shown(lang, value),
        },
        Expr::Result { value, .. } => format!("{} = {}", write(lang, expr), shown(lang, value)),
    }
}

/// How tightly an expression holds together: sums, products, single numbers.
fn tightness(expr: &Expr) -> u8 {
    match expr {
        Expr::Result { op: Op::Plus, terms, .. } if terms.len() != 1 => 1,
        Expr::Result { op: Op::Minus, .. } => 1,
        Expr::Result { op: Op::Times | Op::Over, .. } => 2,
        _ => 3,
    }
}

fn write(lang: Lang, expr: &Expr) -> String {
    match expr {
        Expr::Known { name, value } => format!("{}{}", label(lang, name), shown(lang, value)),
        Expr::Constant(value) => shown(lang, value),
        Expr::Result { op, terms, value } => match (op, terms.as_slice()) {
            (Op::Plus, []) => shown(lang, value),
            (Op::Plus, terms) => join(lang, terms, " + ", 1),
            (Op::Minus, [a, b]) => format!("{} − {}", within(lang, a, 1), within(lang, b, 2)),
            (Op::Times, [a, b]) => format!("{} × {}", within(lang, a, 2), within(lang, b, 2)),
            (Op::Over, [a, b]) => format!("{} ÷ {}", within(lang, a, 2), within(lang, b, 3)),
            (Op::Floor, [a]) => say!(
                lang,
                "满档数（{steps}，舍去尾数得{value}）",
                "whole steps ({steps}, rounded down to {value})",
                steps = write(lang, a),
                value = shown(lang, value)
            ),
            (Op::Ceil, [a]) => say!(
                lang,
                "档数（{steps}，不足一档按一档得{value}）",
                "steps begun ({steps}, rounded up to {value})",
                steps = write(lang, a),
                value = shown(lang, value)
            ),
            (Op::Abs, [a]) => say!(lang, "绝对值（{term}）", "size of ({term})", term = write(lang, a)),
            _ => shown(lang, value),
        },
    }
}

fn join(lang: Lang, terms: &[std::rc::Rc<Expr>], sign: &str, tight: u8) -> String {
    terms.iter().map(|term| within(lang, term, tight)).collect::<Vec<_>>().join(sign)
}

/// An operand, in brackets when it would fall apart.
fn within(lang: Lang, expr: &Expr, tight: u8) -> String {
    let negative = expr.value().is_negative() && !matches!(expr, Expr::Result { .. });
    if tightness(expr) < tight || (negative && tight > 1) {
        say!(lang, "（{inner}）", "({inner})", inner = write(lang, expr))
    } else {
        write(lang, expr)
    }
}

/// The name before a number, with a space; empty where the number speaks for itself.
fn label(lang: Lang, name: &Name) -> String {
    let word: &str = match name {
        Name::X => lang.pick("指标值", "value"),
        Name::Value | Name::Scale | Name::Factor(_) | Name::Mark | Name::GivenRate => "",
        Name::Numerator => lang.pick("分子", "numerator"),
        Name::Denominator => lang.pick("分母", "denominator"),
        Name::Attribute(attribute) if &**attribute == "population" => {
            lang.pick("常住人口", "resident population")
        }
        Name::Attribute(attribute) => attribute,
        Name::Current => lang.pick("本期数", "this period’s figure"),
        Name::Base => lang.pick("基期数", "base period’s figure"),
        Name::Count(title) | Name::Share(title) => title,
        Name::Marks => lang.pick("份数", "number of marks"),
        Name::Target => lang.pick("目标值", "target"),
        Name::Cap => lang.pick("封顶", "cap"),
        Name::ZeroAt => lang.pick("零分点", "point of no marks"),
        Name::FullAt => lang.pick("满分点", "point of full marks"),
        Name::Reference => lang.pick("基准", "reference"),
        Name::Statistic(kind) => statistic(lang, *kind),
        Name::Per => lang.pick("每档", "step"),
        Name::Unacceptable => lang.pick("不允许值", "unacceptable value"),
        Name::Satisfactory => lang.pick("满意值", "satisfactory value"),
        Name::LowPoint => lang.pick("本档标准值", "standard of this level"),
        Name::HighPoint => lang.pick("上档标准值", "standard of the level above"),
        Name::LowRate => lang.pick("本档得分率", "rate of this level"),
        Name::HighRate => lang.pick("上档得分率", "rate of the level above"),
        Name::Gain => lang.pick("每档加分", "gain for each step"),
        Name::Loss => lang.pick("每档扣分", "loss for each step"),
        Name::StartRate => lang.pick("起始得分率", "starting rate"),
        Name::MinRate => lang.pick("下限", "least rate"),
        Name::MaxRate => lang.pick("上限", "greatest rate"),
        Name::Weight => lang.pick("分值", "weight"),
        Name::Place => lang.pick("名次", "place"),
        Name::Reporting => lang.pick("有数单位数", "units with a value"),
        Name::Drop => lang.pick("每名递减", "drop for each place"),
        Name::FloorRate => lang.pick("最低得分率", "least rate"),
        Name::Rate => lang.pick("得分率", "score rate"),
    };
    if word.is_empty() { String::new() } else { format!("{word} ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::Exact;
    use crate::explain::Traced;
    use crate::score::Calc;

    #[test]
    fn brackets_stand_only_where_they_are_needed() {
        let mut calc = Traced::default();
        let current = calc.known(Name::Current, &Exact::from(132));
        let base = calc.known(Name::Base, &Exact::from(120));
        let hundred = calc.constant(Exact::from(100));
        let more = calc.minus(&current, &base);
        let share = calc.over(&more, &base).unwrap();
        let growth = calc.times(&share, &hundred);
        assert_eq!(line(Lang::Zh, &growth), "（本期数 132 − 基期数 120） ÷ 基期数 120 × 100 = 10");
        assert_eq!(
            line(Lang::En, &growth),
            "(this period’s figure 132 − base period’s figure 120) ÷ base period’s figure 120 × 100 = 10"
        );
    }

    #[test]
    fn a_bound_that_bites_stands_behind() {
        let mut calc = Traced::default();
        let x = calc.known(Name::X, &Exact::from(23));
        let target = calc.known(Name::Target, &Exact::from(20));
        let cap = calc.known(Name::Cap, &Exact::ONE);
        let share = calc.over(&x, &target).unwrap();
        let held = calc.at_most(&share, &cap);
        assert_eq!(line(Lang::Zh, &held), "指标值 23 ÷ 目标值 20 = 1.15，超过封顶 1，取1");
        assert_eq!(line(Lang::En, &held), "value 23 ÷ target 20 = 1.15, above cap 1, so 1");
    }
}
