//! 名次和等次: from totals to places and grades, as formulas with what they come to.

use super::layout::lead;
use super::node::Line;
use crate::check::{Deed, NodeNo};
use crate::model::adjust::Effect;
use crate::model::outcome::{Bound, Precision, QuotaRounding, QuotaTies, Ties};
use crate::office::book::frame::Param;
use crate::office::book::place::{Spot, literal, sum};
use crate::office::book::rounding;
use crate::office::book::sheet::{Live, Value};
use crate::score::NodeState;
use crate::score::grade::{Standing, by_total};
use crate::text;
use crate::text::office::book as word;
use crate::text::page::NOTHING;

/// Below every rate: where a tie-breaker does not apply.
const LAST: &str = "-1000000000000000";

impl Line<'_> {
    /// What is ranked by, where that is not the total as shown.
    pub fn key(&self) -> Live {
        let exact = self.frame.plan().scheme.ranking.rank_on == Precision::Exact;
        let total = self.cell(lead::TOTAL);
        let by = if exact { self.cell(self.layout.sum.total) } else { total };
        let score = self.result().total.as_ref();
        let value = score.map(|total| if exact { &total.exact } else { &total.rounded });
        let quiet = rounding::quiet(&by.to_string());
        Live::new(format!("IF(ISNUMBER({total}),{quiet},\"\")"), Value::or(value, ""))
    }

    /// A tie-breaker's rate.
    pub fn breaker(&self, no: NodeNo) -> Option<Live> {
        let cols = self.layout.node(no)?;
        let (total, rate) = (self.cell(lead::TOTAL), self.cell(cols.rate));
        let applies = format!("AND(ISNUMBER({rate}),{}>0)", self.cell(cols.applicable));
        let formula = format!("IF(ISNUMBER({total}),IF({applies},ROUND({rate},12),{LAST}),\"\")");
        let node = self.frame.scored.scores.node(self.unit, no);
        let rate = node.rate.as_ref().filter(|_| node.state != NodeState::NotApplicable);
        let value = match (&self.result().total, rate) {
            (None, _) => Value::words(""),
            (Some(_), None) => Value::Number(LAST.to_owned()),
            (Some(_), Some(rate)) => Value::number(rate),
        };
        Some(Live::new(formula, value))
    }

    /// 名次; where places have no gaps, also the place with gaps and who is the first to have it.
    pub fn place(&self) -> (Live, Option<[Live; 2]>) {
        let cols = &self.layout.outcome;
        let by = cols.key.unwrap_or(lead::TOTAL);
        let (key, all, rows) = (self.cell(by), self.layout.rows.of(by), self.layout.rows);
        let place = if cols.breakers.is_empty() {
            format!("RANK({key},{all})")
        } else {
            let mut tied = String::new();
            for (_, col) in cols.breakers.iter().rev() {
                let (own, others) = (self.cell(*col), rows.of(*col));
                let next =
                    if tied.is_empty() { String::new() } else { format!("+({others}={own})*({tied})") };
                tied = format!("({others}>{own}){next}");
            }
            format!("1+SUMPRODUCT(ISNUMBER({all})*(({all}>{key})+({all}={key})*({tied})))")
        };
        let nothing = literal(NOTHING);
        let shown = self.result().rank;
        let value = shown.map_or_else(|| Value::words(NOTHING), Value::count);
        let Some((gaps, first)) = cols.dense.filter(|_| self.is_dense()) else {
            return (Live::new(format!("IF(ISNUMBER({key}),{place},{nothing})"), value), None);
        };
        let ranks = self.frame.plan().group(self.layout.group).units.iter();
        let others: Vec<(usize, bool)> = ranks
            .filter_map(|unit| Some((self.frame.scored.scores.unit(*unit).rank?, *unit < self.unit)))
            .collect();
        let before = shown.map(|own| others.iter().filter(|(rank, _)| *rank < own).count());
        let is_first = shown.is_some_and(|own| !others.iter().any(|(rank, above)| *rank == own && *above));
        let (gap, top) = (self.cell(gaps), Spot::new(rows.first, gaps).head());
        let shown =
            format!("IF(ISNUMBER({gap}),SUMIF({},\"<=\"&{gap},{}),{nothing})", rows.of(gaps), rows.of(first));
        let gap_value = before.map_or_else(|| Value::words(""), |before| Value::count(before + 1));
        let helpers = [
            Live::new(format!("IF(ISNUMBER({key}),{place},\"\")"), gap_value),
            Live::new(
                format!("IF(ISNUMBER({gap}),IF(COUNTIF({top}:{gap},{gap})=1,1,0),0)"),
                Value::count(usize::from(is_first)),
            ),
        ];
        (Live::new(shown, value), Some(helpers))
    }

    fn is_dense(&self) -> bool {
        self.frame.plan().scheme.ranking.ties == Ties::Dense
    }

    /// 等次决定: the grade, counted from 1, that the staff decided on.
    pub fn decision(&self) -> Option<usize> {
        self.incidents().iter().find_map(|incident| match incident.deed {
            Deed::GradeDecision { grade } => Some(grade + 1),
            Deed::Item { .. } | Deed::Correction { .. } => None,
        })
    }

    /// The grade of the total, counted from 1, after vetoes and before quotas; 0 below the lowest.
    pub fn by_total(&self) -> Option<Live> {
        let grades = self.frame.plan().scheme.grades.as_ref()?;
        let total = self.cell(lead::TOTAL);
        let compared = match grades.grade_on {
            Precision::Rounded => total.to_string(),
            Precision::Exact => rounding::quiet(&self.cell(self.layout.sum.total).to_string()),
        };
        let (lowered, barred) = (self.vetoes(Effect::LowerOneGrade), self.vetoes(Effect::BarTopGrade));
        let steps: Vec<String> = lowered.iter().map(|cell| format!("({cell}>0)")).collect();
        let steps = steps.join("+");
        let lowest = grades.bounds.len();
        let mut told = "0".to_owned();
        for no in (1..=lowest).rev() {
            let from = self.frame.param(&Param::GradeFrom(no - 1))?;
            let mut grade =
                if steps.is_empty() { no.to_string() } else { format!("MIN({lowest},{no}+{steps})") };
            if no == 1 && !barred.is_empty() {
                let next = if lowest == 1 { 0 } else { 2 };
                let unmoved = if steps.is_empty() { String::new() } else { format!(",{steps}=0") };
                grade = format!("IF(AND({}>0{unmoved}),{next},{grade})", sum(&barred));
            }
            told = format!("IF({compared}>={from},{grade},{told})");
        }
        Some(Live::new(format!("IF(ISNUMBER({total}),{told},\"\")"), self.grade_before_quotas()))
    }

    fn grade_before_quotas(&self) -> Value {
        if self.result().total.is_none() {
            return Value::words("");
        }
        let ledger = &self.frame.scored.assessment.ledger;
        match by_total(self.frame.plan(), self.result(), ledger, self.unit) {
            Standing::Given { grade, .. } => Value::count(grade + 1),
            Standing::None | Standing::Open { .. } => Value::count(0),
        }
    }

    /// The grades after each quota line, and the grade in words.
    pub fn grades(&self) -> (Vec<Live>, Live) {
        let lang = self.frame.lang;
        let cols = &self.layout.outcome;
        let (Some(grades), Some(mut col)) = (&self.frame.plan().scheme.grades, cols.by_total) else {
            return (Vec::new(), Live { formula: Some(literal(NOTHING)), value: Value::words(NOTHING) });
        };
        let mut value = self.grade_before_quotas();
        let mut stages = Vec::new();
        for (grade, next) in &cols.lines {
            if value == Value::count(grade + 1) {
                value = match &self.result().grade {
                    Standing::Open { grade: open } if open == grade => {
                        Value::words(word::open(lang, grade + 1))
                    }
                    Standing::Given { grade: last, .. } if last == grade => value,
                    _ => Value::count(after(*grade, grades.bounds.len())),
                };
            }
            stages.push(Live { formula: self.quota_line(*grade, col, &grades.bounds), value: value.clone() });
            col = *next;
        }
        let last = self.cell(col);
        let titles: Option<Vec<String>> =
            (0..grades.bounds.len()).map(|no| self.frame.param(&Param::GradeTitle(no))).collect();
        let formula = titles.map(|titles| {
            let (none, nothing) = (literal(word::NO_GRADE.of(lang)), literal(NOTHING));
            let mut told = nothing.clone();
            for (grade, _) in cols.lines.iter().rev() {
                let [before, between, behind] = word::OPEN_GRADE.map(|words| literal(words.of(lang)));
                let upper = titles.get(*grade).unwrap_or(&none);
                let lower = titles.get(grade + 1).unwrap_or(&none);
                let open = literal(&word::open(lang, grade + 1));
                told = format!("IF({last}={open},{before}&{upper}&{between}&{lower}&{behind},{told})");
            }
            let chosen = format!("CHOOSE({last},{})", titles.join(","));
            format!("IF(ISNUMBER({last}),IF({last}=0,{nothing},{chosen}),{told})")
        });
        let told = text::grade(lang, self.frame.scored, self.unit).in_words(lang);
        (stages, Live { formula, value: Value::words(told) })
    }

    /// One quota line: who of those with the grade keeps it.
    fn quota_line(&self, grade: usize, col: u16, bounds: &[Bound]) -> Option<String> {
        let grades = self.frame.plan().scheme.grades.as_ref()?;
        let quota = bounds.get(grade)?.quota.as_ref()?;
        let rows = self.layout.rows;
        let (own, all) = (self.cell(col), rows.of(col));
        let (place, places) = (self.cell(lead::RANK), rows.of(lead::RANK));
        let number = grade + 1;
        let count = format!("COUNT({})", rows.of(lead::TOTAL));
        let (share, least) =
            (self.frame.param(&Param::QuotaShare(grade))?, self.frame.param(&Param::QuotaLeast(grade))?);
        let share = format!("ROUND({share}*{count},9)");
        let share = match quota.rounding {
            QuotaRounding::Floor => format!("INT({share})"),
            QuotaRounding::Ceil => format!("-INT(-{share})"),
            QuotaRounding::HalfUp => format!("ROUND({share},0)"),
        };
        let quota = format!("MIN({count},MAX({least},{share}))");
        let next = after(grade, bounds.len());
        let tied = match grades.ties_at_quota {
            QuotaTies::AllIn => number.to_string(),
            QuotaTies::AllOut => next.to_string(),
            QuotaTies::Ask => {
                let open = literal(&word::open(self.frame.lang, number));
                let passing = bounds.iter().skip(number).take_while(|bound| bound.quota.is_some()).count();
                match self.layout.outcome.decision.map(|col| self.cell(col)) {
                    Some(decided) => {
                        let most = number + passing + 1;
                        let leads = format!("AND(ISNUMBER({decided}),{decided}>={number},{decided}<={most})");
                        format!("IF({leads},IF({decided}={number},{number},{next}),{open})")
                    }
                    None => open,
                }
            }
        };
        let above = format!("COUNTIFS({all},{number},{places},\"<\"&{place})");
        let level = format!("COUNTIFS({all},{number},{places},{place})");
        Some(format!(
            "IF({own}<>{number},{own},IF({above}+{level}<={quota},{number},IF({above}>={quota},{next},{tied})))"
        ))
    }
}

/// The grade below one, counted from 1; 0 below the lowest.
fn after(grade: usize, bounds: usize) -> usize {
    if grade + 2 > bounds { 0 } else { grade + 2 }
}
