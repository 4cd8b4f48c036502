//! 得分率 as a formula: from a value to a rate, by the rule and its parameters.
//!
//! Each arm says in cells what `score::rule` says in numbers; a test recalculates every published method in a
//! spreadsheet program and compares.

use crate::analyse::whatif::{Path, parameters};
use crate::check::LeafNo;
use crate::exact::Exact;
use crate::model::measure::Measure;
use crate::model::rule::{
    Band, Clamp, Completion, Efficacy, Linear, LowerForm, NoTarget, Otherwise, PerKind, Piecewise, Rank,
    RankScale, Reference, Rule, Statistic, StepMode, Steps, Threshold,
};
use crate::model::scheme::Direction;
use crate::office::book::frame::{Frame, Param};

/// Conditions that Excel takes inside one another.
const DEEPEST: usize = 60;

/// Where the cells are that a rule asks about.
pub struct Cells<'f> {
    /// The workbook.
    pub frame: &'f Frame<'f>,
    /// The indicator.
    pub leaf: LeafNo,
    /// 指标值
    pub x: String,
    /// 目标值
    pub target: Option<String>,
    /// 基期数
    pub base: Option<String>,
    /// 分值, as declared
    pub weight: String,
    /// All values of the group.
    pub field: String,
    /// The cell of a statistic.
    pub statistic: &'f dyn Fn(Statistic) -> String,
    /// The cell of the number of values.
    pub count: String,
    /// 不适用, as formulas write it.
    pub none: String,
}

/// Whether a rule has more bands or points than a formula can tell apart.
pub fn too_many_steps(rule: &Rule) -> bool {
    let own = match rule {
        Rule::Bands(rule) => rule.bands.len(),
        Rule::Piecewise(rule) => rule.points.len(),
        Rule::Completion(rule) => rule.bands.as_ref().map_or(0, Vec::len),
        _ => 0,
    };
    let other = match rule.on_no_target() {
        Some(NoTarget::Rule(other)) => too_many_steps(other),
        _ => false,
    };
    own > DEEPEST || other
}

/// The formula of the rate; none where a parameter has no cell.
pub fn rate(cells: &Cells<'_>) -> Option<String> {
    let rule = &cells.frame.plan().leaf(cells.leaf).indicator.rule;
    if too_many_steps(rule) {
        return None;
    }
    Teller { cells, rule, within: "" }.rate()
}

/// A rule, and the path to it from the indicator's own.
struct Teller<'t, 'f> {
    cells: &'t Cells<'f>,
    rule: &'t Rule,
    within: &'static str,
}

impl Teller<'_, '_> {
    fn rate(&self) -> Option<String> {
        match self.rule {
            Rule::Completion(rule) => self.completion(rule),
            Rule::Linear(rule) => self.linear(rule),
            Rule::Efficacy(rule) => self.efficacy(rule),
            Rule::Minmax(_) => self.minmax(),
            Rule::Piecewise(rule) => self.piecewise(rule),
            Rule::Bands(rule) => self.bands(&self.cells.x, &rule.bands),
            Rule::Threshold(rule) => self.threshold(rule),
            Rule::Steps(rule) => self.steps(rule),
            Rule::Rank(rule) => self.rank(rule),
        }
    }

    fn param(&self, path: &str) -> Option<String> {
        self.cells.frame.param(&Param::Rule(self.cells.leaf, format!("{}{path}", self.within)))
    }

    fn higher(&self) -> bool {
        self.cells.frame.plan().leaf(self.cells.leaf).indicator.direction == Direction::Higher
    }

    /// "K6>=I6" in the indicator's direction
    fn reaches(&self, bound: &str) -> String {
        let x = &self.cells.x;
        if self.higher() { format!("{x}>={bound}") } else { format!("{x}<={bound}") }
    }

    /// What holds with a target, and what the scheme says without one.
    fn with_target(&self, policy: &NoTarget, told: String) -> Option<String> {
        let Some(target) = &self.cells.target else { return self.without_target(policy) };
        let without = self.without_target(policy)?;
        Some(format!("IF(ISNUMBER({target}),{told},{without})"))
    }

    fn without_target(&self, policy: &NoTarget) -> Option<String> {
        match policy {
            NoTarget::Error => Some("NA()".to_owned()),
            NoTarget::NotApplicable => Some(self.cells.none.clone()),
            NoTarget::Rate(_) => self.param("on_no_target"),
            NoTarget::Rule(own) => {
                Teller { cells: self.cells, rule: own, within: "on_no_target.rule." }.rate()
            }
        }
    }

    /// A reference's cell; whether it is the target; whether it is a constant.
    fn reference(&self, reference: &Reference, path: &str) -> Option<(String, bool)> {
        Some(match reference {
            Reference::Number(_) => (self.param(path)?, false),
            Reference::Target => (self.cells.target.clone().unwrap_or_else(|| "0".to_owned()), true),
            Reference::Base => (self.cells.base.clone()?, false),
            Reference::Statistic(statistic) => ((self.cells.statistic)(*statistic), false),
        })
    }

    fn completion(&self, rule: &Completion) -> Option<String> {
        let (x, target) = (&self.cells.x, self.cells.target.as_deref().unwrap_or("0"));
        let cap = self.param("cap")?;
        let held = |share: String| format!("MIN({cap},MAX(0,{share}))");
        let share = match (self.higher(), rule.lower_form) {
            (true, _) => held(format!("{x}/{target}")),
            (false, Some(LowerForm::Mirror)) => held(format!("2-{x}/{target}")),
            (false, _) => format!("IF({x}>0,{},{cap})", held(format!("{target}/{x}"))),
        };
        let rate = match &rule.bands {
            Some(bands) => self.bands(&format!("ROUND({share},12)"), bands)?,
            None => share,
        };
        let zero = match &rule.on_zero_target {
            Some(_) => self.param("on_zero_target")?,
            None => "NA()".to_owned(),
        };
        self.with_target(&rule.on_no_target, format!("IF({target}=0,{zero},IF({target}<0,NA(),{rate}))"))
    }

    fn linear(&self, rule: &Linear) -> Option<String> {
        let (zero, zero_is_target) = self.reference(&rule.zero_at, "zero_at")?;
        let (full, full_is_target) = self.reference(&rule.full_at, "full_at")?;
        let (x, cap) = (&self.cells.x, self.param("cap")?);
        let mut rate = format!("({x}-{zero})/({full}-{zero})");
        if matches!(rule.clamp, Clamp::Both | Clamp::Bottom) {
            rate = format!("MAX(0,{rate})");
        }
        if matches!(rule.clamp, Clamp::Both | Clamp::Top) {
            rate = format!("MIN({cap},{rate})");
        }
        let rate = self.between((&zero, &full), &rate, "0")?;
        if zero_is_target || full_is_target { self.with_target(&rule.on_no_target, rate) } else { Some(rate) }
    }

    fn efficacy(&self, rule: &Efficacy) -> Option<String> {
        let (low, low_is_target) = self.reference(&rule.unacceptable, "unacceptable")?;
        let (high, high_is_target) = self.reference(&rule.satisfactory, "satisfactory")?;
        let (x, floor) = (&self.cells.x, self.param("floor_rate")?);
        let rate = format!("({x}-{low})/({high}-{low})*(1-{floor})+{floor}");
        let rate = match rule.clamp {
            Clamp::Both => format!("MIN(1,MAX({floor},{rate}))"),
            Clamp::Top => format!("MIN(1,MAX(0,{rate}))"),
            Clamp::Bottom => format!("MAX({floor},{rate})"),
            Clamp::None => rate,
        };
        let rate = self.between((&low, &high), &rate, &floor)?;
        if low_is_target || high_is_target { self.with_target(&rule.on_no_target, rate) } else { Some(rate) }
    }

    /// The rate between two ends, or what is given where they are one or stand against the direction.
    fn between(&self, (low, high): (&str, &str), rate: &str, short: &str) -> Option<String> {
        let (equal, reached) = (self.param("when_equal")?, self.reaches(high));
        let odd = if self.higher() { format!("{high}<={low}") } else { format!("{high}>={low}") };
        Some(format!("IF({odd},IF({reached},{equal},{short}),{rate})"))
    }

    fn minmax(&self) -> Option<String> {
        let statistic = self.cells.statistic;
        let (worst, best) = (statistic(Statistic::GroupWorst), statistic(Statistic::GroupBest));
        let (x, equal) = (&self.cells.x, self.param("when_equal")?);
        Some(format!("IF({best}={worst},{equal},({x}-{worst})/({best}-{worst}))"))
    }

    fn piecewise(&self, rule: &Piecewise) -> Option<String> {
        let at = |no: usize| {
            Some((self.param(&format!("points.{no}.x"))?, self.param(&format!("points.{no}.rate"))?))
        };
        let last = rule.points.len().checked_sub(1)?;
        let (first_x, first_rate) = at(0)?;
        let x = &self.cells.x;
        let mut told = at(last)?.1;
        for no in (0..last).rev() {
            let ((low, low_rate), (high, high_rate)) = (at(no)?, at(no + 1)?);
            let rate = format!("{low_rate}+({x}-{low})/({high}-{low})*({high_rate}-{low_rate})");
            told = format!("IF({x}<{high},{rate},{told})");
        }
        let below = match rule.below {
            crate::model::rule::Below::Clamp => first_rate,
            crate::model::rule::Below::Zero => "0".to_owned(),
        };
        Some(format!("IF({x}<{first_x},{below},{told})"))
    }

    fn bands(&self, value: &str, bands: &[Band]) -> Option<String> {
        let mut told = "0".to_owned();
        for (no, band) in bands.iter().enumerate().rev() {
            let rate = self.param(&format!("bands.{no}.rate"))?;
            let from = band.from.as_ref().map(|edge| {
                let sign = if band.from_included { ">=" } else { ">" };
                Some(format!("{value}{sign}{}", self.edge(edge)?))
            });
            let to = band.to.as_ref().map(|edge| {
                let sign = if band.to_included { "<=" } else { "<" };
                Some(format!("{value}{sign}{}", self.edge(edge)?))
            });
            told = match (from, to) {
                (None, None) => rate,
                (Some(one), None) | (None, Some(one)) => format!("IF({},{rate},{told})", one?),
                (Some(from), Some(to)) => format!("IF(AND({},{}),{rate},{told})", from?, to?),
            };
        }
        Some(told)
    }

    /// The cell of a band's edge; bands that meet share one.
    fn edge(&self, edge: &Exact) -> Option<String> {
        let is_edge = |path: &Path| {
            let path = path.to_string();
            path.starts_with("bands.") && !path.ends_with(".rate")
        };
        let found = parameters(self.rule).into_iter().find(|own| own.value == *edge && is_edge(&own.path))?;
        self.param(&found.path.to_string())
    }

    fn threshold(&self, rule: &Threshold) -> Option<String> {
        let (x, target) = (&self.cells.x, self.cells.target.as_deref().unwrap_or("0"));
        let share = if self.higher() { format!("{x}/{target}") } else { format!("{target}/{x}") };
        let missed = match rule.otherwise {
            Otherwise::Zero => "0".to_owned(),
            Otherwise::Proportional => format!("IF({target}<=0,0,MIN(1,MAX(0,{share})))"),
        };
        self.with_target(&rule.on_no_target, format!("IF({},1,{missed})", self.reaches(target)))
    }

    fn steps(&self, rule: &Steps) -> Option<String> {
        let (reference, is_target) = self.reference(&rule.reference, "reference")?;
        let (x, weight) = (&self.cells.x, &self.cells.weight);
        let (gain, loss) = (self.param("gain")?, self.param("loss")?);
        let (start, per) = (self.param("start_rate")?, self.param("per")?);
        let per = match rule.per_kind {
            PerKind::Absolute => per,
            PerKind::Percent => format!("(ABS({reference})*{per}/100)"),
        };
        let steps = format!("ABS({x}-{reference})/{per}");
        let steps = match rule.step_mode {
            StepMode::Linear => steps,
            StepMode::Floor => format!("INT(ROUND({steps},9))"),
            StepMode::Ceil => format!("-INT(-ROUND({steps},9))"),
        };
        let better = if self.higher() { ">" } else { "<" };
        let moved =
            format!("IF({x}={reference},0,IF({x}{better}{reference},{gain},-{loss})*{steps}/{weight})");
        let (least, most) = (self.param("min_rate")?, self.param("max_rate")?);
        let rate = format!("MIN({most},MAX({least},{start}+{moved}))");
        if is_target { self.with_target(&rule.on_no_target, rate) } else { Some(rate) }
    }

    fn rank(&self, rule: &Rank) -> Option<String> {
        let cells = self.cells;
        let (x, field, n) = (&cells.x, &cells.field, &cells.count);
        let better = if self.higher() { ">" } else { "<" };
        let measure = &cells.frame.plan().leaf(cells.leaf).indicator.measure;
        // Quotients that are equal may differ in their last bit; the comparison lets that pass, RANK does not.
        let place = match measure {
            Measure::Ratio(_) | Measure::Growth(_) | Measure::Judged(_) | Measure::Checklist(_) => {
                format!("(1+SUMPRODUCT(ISNUMBER({field})*({field}{better}{x})))")
            }
            Measure::Value(_) | Measure::Change(_) | Measure::Levels(_) => {
                format!("RANK({x},{field},{})", u8::from(!self.higher()))
            }
        };
        let rate = match (rule.scale, &rule.drop) {
            (None, Some(_)) => format!("1-({place}-1)*{}", self.param("drop")?),
            (Some(RankScale::Linear), _) | (None, None) => format!("({n}-{place})/({n}-1)"),
        };
        let (alone, floor) = (self.param("when_equal")?, self.param("floor_rate")?);
        Some(format!("IF({n}<=1,{alone},MAX({floor},{rate}))"))
    }
}
