//! A formula with its numbers put in, each with its name: "本期数 132 − 基期数 120".

use super::number::shown;
use super::words::statistic;
use crate::explain::Expr;
use crate::score::{Name, Op};

/// A formula and what it comes to; bounds that bit stand after it.
///
/// "指标值 5200 ÷ 目标值 5000 = 1.04，超过封顶 1，取 1"
pub(super) fn line(expr: &Expr) -> String {
    match expr {
        Expr::Known { .. } | Expr::Constant(_) => write(expr),
        Expr::Result { op: Op::AtMost, terms, value } => match terms.as_slice() {
            [inner, bound] => format!("{}，超过{}，取{}", line(inner), write(bound), shown(value)),
            _ => shown(value),
        },
        Expr::Result { op: Op::AtLeast, terms, value } => match terms.as_slice() {
            [inner, bound] => format!("{}，低于{}，取{}", line(inner), write(bound), shown(value)),
            _ => shown(value),
        },
        Expr::Result { value, .. } => format!("{} = {}", write(expr), shown(value)),
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

fn write(expr: &Expr) -> String {
    match expr {
        Expr::Known { name, value } => format!("{}{}", label(name), shown(value)),
        Expr::Constant(value) => shown(value),
        Expr::Result { op, terms, value } => match (op, terms.as_slice()) {
            (Op::Plus, []) => shown(value),
            (Op::Plus, terms) => join(terms, " + ", 1),
            (Op::Minus, [a, b]) => format!("{} − {}", within(a, 1), within(b, 2)),
            (Op::Times, [a, b]) => format!("{} × {}", within(a, 2), within(b, 2)),
            (Op::Over, [a, b]) => format!("{} ÷ {}", within(a, 2), within(b, 3)),
            (Op::Floor, [a]) => format!("满档数（{}，舍去尾数得{}）", write(a), shown(value)),
            (Op::Ceil, [a]) => format!("档数（{}，不足一档按一档得{}）", write(a), shown(value)),
            (Op::Abs, [a]) => format!("绝对值（{}）", write(a)),
            _ => shown(value),
        },
    }
}

fn join(terms: &[std::rc::Rc<Expr>], sign: &str, tight: u8) -> String {
    terms.iter().map(|term| within(term, tight)).collect::<Vec<_>>().join(sign)
}

/// An operand, in brackets when it would fall apart.
fn within(expr: &Expr, tight: u8) -> String {
    let negative = expr.value().is_negative() && !matches!(expr, Expr::Result { .. });
    if tightness(expr) < tight || (negative && tight > 1) {
        format!("（{}）", write(expr))
    } else {
        write(expr)
    }
}

/// The name before a number, with a space; empty where the number speaks for itself.
fn label(name: &Name) -> String {
    let word: &str = match name {
        Name::X => "指标值",
        Name::Value | Name::Scale | Name::Factor(_) | Name::Mark | Name::GivenRate => "",
        Name::Numerator => "分子",
        Name::Denominator => "分母",
        Name::Attribute(attribute) if &**attribute == "population" => "常住人口",
        Name::Attribute(attribute) => attribute,
        Name::Current => "本期数",
        Name::Base => "基期数",
        Name::Count(title) | Name::Share(title) => title,
        Name::Marks => "份数",
        Name::Target => "目标值",
        Name::Cap => "封顶",
        Name::ZeroAt => "零分点",
        Name::FullAt => "满分点",
        Name::Reference => "基准",
        Name::Statistic(kind) => statistic(*kind),
        Name::Per => "每档",
        Name::Unacceptable => "不允许值",
        Name::Satisfactory => "满意值",
        Name::LowPoint => "本档标准值",
        Name::HighPoint => "上档标准值",
        Name::LowRate => "本档得分率",
        Name::HighRate => "上档得分率",
        Name::Gain => "每档加分",
        Name::Loss => "每档扣分",
        Name::StartRate => "起始得分率",
        Name::MinRate => "下限",
        Name::MaxRate => "上限",
        Name::Weight => "分值",
        Name::Place => "名次",
        Name::Reporting => "有数单位数",
        Name::Drop => "每名递减",
        Name::FloorRate => "最低得分率",
        Name::Rate => "得分率",
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
        assert_eq!(line(&growth), "（本期数 132 − 基期数 120） ÷ 基期数 120 × 100 = 10");
    }

    #[test]
    fn a_bound_that_bites_stands_behind() {
        let mut calc = Traced::default();
        let x = calc.known(Name::X, &Exact::from(23));
        let target = calc.known(Name::Target, &Exact::from(20));
        let cap = calc.known(Name::Cap, &Exact::ONE);
        let share = calc.over(&x, &target).unwrap();
        let held = calc.at_most(&share, &cap);
        assert_eq!(line(&held), "指标值 23 ÷ 目标值 20 = 1.15，超过封顶 1，取1");
    }
}
