//! What must hold in a scheme beyond its shape.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::bands;
use super::events::{RESERVED, finer_than_totals};
use crate::exact::Exact;
use crate::issue::{At, FileNo, Issue, Named, Quote, Range, SchemeProblem};
use crate::json::nearest;
use crate::model::PerGroup;
use crate::model::adjust::Item;
use crate::model::measure::Measure;
use crate::model::rule::{Band, Efficacy, Linear, NoTarget, PerKind, Piecewise, Reference, Rule};
use crate::model::scheme::{Aggregate, Dimension, Direction, Gathering, Indicator, Node, Scheme, Status};

/// Notes everything that does not hold together.
///
/// Of a scheme that could be read only in part (`whole` is false), what depends on the missing parts
/// is not judged: sums of weights and references to things that may be there.
pub(super) fn check(scheme: &Scheme, file: FileNo, whole: bool, issues: &mut Vec<Issue>) {
    let mut check = Check { scheme, file, whole, subject: None, issues };
    check.frame();
    check.names();
    check.tree();
    check.adjustments();
    check.consequences();
}

struct Check<'c> {
    scheme: &'c Scheme,
    file: FileNo,
    whole: bool,
    /// The indicator, notice or goal at hand.
    subject: Option<Quote>,
    issues: &'c mut Vec<Issue>,
}

/// The largest number of decimals that totals and items may have.
const MOST_PLACES: u32 = 9;

impl Check<'_> {
    fn add(&mut self, at: At, problem: SchemeProblem) {
        self.issues.push(Issue::at(self.file, at, problem).about(self.subject.clone()));
    }

    /// Notes a number that does not lie where it should.
    fn range(&mut self, at: At, key: &'static str, value: &Exact, range: Range) {
        let fits = match range {
            Range::Positive => value.is_positive(),
            Range::NotNegative => !value.is_negative(),
            Range::Share => !value.is_negative() && *value <= Exact::ONE,
            Range::WholeFrom(least) => value.is_whole() && *value >= Exact::from(i64::from(least)),
            Range::UpTo(most) => *value <= Exact::from(i64::from(most)),
            Range::NotAbove(_) => true,
        };
        if !fits {
            self.add(at, SchemeProblem::OutOfRange { key, value: value.clone(), range });
        }
    }

    fn unique<'i>(&mut self, what: Named, ids: impl Iterator<Item = (&'i str, At)>) {
        let mut known = BTreeMap::new();
        for (id, at) in ids {
            if id.starts_with("x_") && what != Named::UnitTitle {
                self.add(at, SchemeProblem::ReservedId { id: id.into() });
            }
            if known.insert(id, at).is_some() {
                self.add(at, SchemeProblem::Duplicate { what, id: id.into() });
            }
        }
    }

    fn known<'i>(&mut self, what: Named, id: &str, at: At, mut all: impl Iterator<Item = &'i str> + Clone) {
        if self.whole && !all.clone().any(|known| known == id) {
            let suggestion = nearest(id, &mut all).map(Rc::from);
            self.add(at, SchemeProblem::Unknown { what, id: id.into(), suggestion });
        }
    }

    /// Period, status, marks, rounding.
    fn frame(&mut self) {
        let scheme = self.scheme;
        if scheme.period.end < scheme.period.start {
            self.add(scheme.period.at, SchemeProblem::PeriodReversed);
        }
        if scheme.status == Status::Adopted && scheme.adopted.is_none() {
            self.add(scheme.at, SchemeProblem::AdoptedWithoutDocument);
        }
        self.range(scheme.at, "full_marks", &scheme.full_marks, Range::Positive);
        let rounding = &scheme.rounding;
        for (key, places) in [("item_places", rounding.item_places), ("total_places", rounding.total_places)]
        {
            self.range(rounding.at, key, &Exact::from(i64::from(places)), Range::UpTo(MOST_PLACES));
        }
        let missing = &scheme.missing;
        self.range(missing.at, "min_applicable", &missing.min_applicable, Range::Share);
        self.range(scheme.progress.at, "tolerance", &scheme.progress.tolerance, Range::Share);
        for pair in scheme.progress.schedule.windows(2) {
            if pair[1].by <= pair[0].by || pair[1].share < pair[0].share {
                self.add(pair[1].at, SchemeProblem::ScheduleNotRising);
            }
        }
        for milestone in &scheme.progress.schedule {
            self.range(milestone.at, "share", &milestone.share, Range::Share);
        }
        if let crate::model::scheme::Inapplicable::Rate(rate) = &missing.not_applicable {
            self.range(missing.at, "not_applicable", rate, Range::Share);
        }
    }

    /// Groups, units, bases: ids that stand once, and references to something.
    fn names(&mut self) {
        let scheme = self.scheme;
        for (what, empty) in [
            (Named::Group, scheme.groups.is_empty()),
            (Named::UnitCode, scheme.units.is_empty()),
            (Named::Indicator, scheme.tree.is_empty()),
        ] {
            if empty && self.whole {
                self.add(scheme.at, SchemeProblem::Nothing { what });
            }
        }
        self.unique(Named::Group, scheme.groups.iter().map(|group| (group.id.as_str(), group.at)));
        self.unique(Named::UnitCode, scheme.units.iter().map(|unit| (unit.code.as_str(), unit.at)));
        let names = scheme.units.iter().flat_map(|unit| {
            std::iter::once(&unit.title).chain(&unit.aliases).map(|name| (&**name, unit.at))
        });
        self.unique(Named::UnitTitle, names);
        self.unique(Named::Basis, scheme.basis.iter().map(|basis| (&*basis.id, basis.at)));
        for basis in &scheme.basis {
            self.unique(Named::Clause, basis.clauses.iter().map(|clause| (&*clause.id, clause.at)));
        }
        let groups = || self.scheme.groups.iter().map(|group| group.id.as_str());
        for unit in &scheme.units {
            self.known(Named::Group, unit.group.value.as_str(), unit.group.at, groups());
        }
        for group in &scheme.groups {
            if self.whole && !scheme.units.iter().any(|unit| unit.group.value == group.id) {
                self.add(group.at, SchemeProblem::EmptyGroup { group: group.title.clone() });
            }
        }
    }

    fn tree(&mut self) {
        let scheme = self.scheme;
        let mut ids = Vec::new();
        for node in &scheme.tree {
            collect(node, &mut ids);
        }
        self.unique(Named::Node, ids.into_iter());
        self.floor(scheme.at, scheme.aggregate, scheme.floor.as_ref());
        let mut sums = vec![Exact::ZERO; scheme.groups.len()];
        for node in &scheme.tree {
            add(&mut sums, &self.node(node, scheme.aggregate));
        }
        if !self.whole {
            return;
        }
        for (group, sum) in scheme.groups.iter().zip(sums) {
            let assessed = scheme.units.iter().any(|unit| unit.group.value == group.id);
            let (group, full) = (group.title.clone(), scheme.full_marks.clone());
            if assessed && scheme.aggregate == Aggregate::Sum && sum != full {
                self.add(scheme.at, SchemeProblem::WeightSum { group, sum, full });
            } else if assessed && !sum.is_positive() {
                self.add(scheme.at, SchemeProblem::NothingForGroup { group });
            }
        }
    }

    /// A floor belongs to a geometric or harmonic mean and lies above 0.
    fn floor(&mut self, at: At, aggregate: Aggregate, floor: Option<&Exact>) {
        let Some(floor) = floor else { return };
        self.range(at, "floor", floor, Range::Positive);
        if matches!(aggregate, Aggregate::Sum | Aggregate::Mean) {
            self.add(at, SchemeProblem::FloorWithoutMean);
        }
    }

    /// Checks a node and gives its weight in each group, among siblings combined by `parent`.
    fn node(&mut self, node: &Node, parent: Aggregate) -> Vec<Exact> {
        match node {
            Node::Indicator(indicator) => {
                self.indicator(indicator);
                self.weights(&indicator.weight.value)
            }
            Node::Dimension(dimension) => self.dimension(dimension, parent),
        }
    }

    fn dimension(&mut self, dimension: &Dimension, parent: Aggregate) -> Vec<Exact> {
        if dimension.children.is_empty() && self.whole {
            self.add(dimension.at, SchemeProblem::Nothing { what: Named::Indicator });
        }
        self.floor(dimension.at, dimension.aggregate, dimension.floor.as_ref());
        let mut sums = vec![Exact::ZERO; self.scheme.groups.len()];
        for child in &dimension.children {
            add(&mut sums, &self.node(child, dimension.aggregate));
        }
        let among_points = parent == Aggregate::Sum && dimension.aggregate == Aggregate::Sum;
        let Some(weight) = &dimension.weight else {
            if parent == Aggregate::Sum && !among_points {
                self.add(dimension.at, SchemeProblem::NoWeight);
            }
            let exists = |sum: &Exact| if sum.is_positive() { Exact::ONE } else { Exact::ZERO };
            return if among_points { sums } else { sums.iter().map(exists).collect() };
        };
        self.keys(&weight.value, Named::Group);
        let written = self.weights(&weight.value);
        for number in &written {
            self.range(weight.at, "weight", number, Range::NotNegative);
        }
        if !among_points {
            let exists =
                |(written, sum): (Exact, &Exact)| if sum.is_positive() { written } else { Exact::ZERO };
            return written.into_iter().zip(&sums).map(exists).collect();
        }
        for ((group, written), sum) in self.scheme.groups.iter().zip(written).zip(&sums) {
            if self.whole && written != *sum {
                let node = format!("{} {}", dimension.id, dimension.title).into();
                let (group, sum) = (group.title.clone(), sum.clone());
                self.add(weight.at, SchemeProblem::DimensionWeight { node, group, written, sum });
            }
        }
        sums
    }

    /// The weights in each group; absent is 0.
    fn weights(&self, weight: &PerGroup) -> Vec<Exact> {
        let groups = self.scheme.groups.iter();
        groups
            .map(|group| match weight {
                PerGroup::All(weight) => weight.clone(),
                PerGroup::Each(weights) => weights.get(group.id.as_str()).cloned().unwrap_or_default(),
            })
            .collect()
    }

    /// Keys of an object by group, or by group and unit.
    fn keys(&mut self, numbers: &PerGroup, what: Named) {
        let PerGroup::Each(numbers) = numbers else { return };
        let scheme = self.scheme;
        let groups = scheme.groups.iter().map(|group| group.id.as_str());
        let units = scheme.units.iter().map(|unit| unit.code.as_str()).filter(|_| what == Named::GroupOrUnit);
        for (key, _) in numbers.iter() {
            self.known(what, &key.value, key.at, groups.clone().chain(units.clone()));
        }
    }

    fn indicator(&mut self, indicator: &Indicator) {
        self.subject = Some(indicator_label(indicator));
        self.keys(&indicator.weight.value, Named::Group);
        let weights = self.weights(&indicator.weight.value);
        for weight in &weights {
            self.range(indicator.weight.at, "weight", weight, Range::NotNegative);
        }
        if self.whole && !weights.iter().any(Exact::is_positive) {
            self.add(
                indicator.weight.at,
                SchemeProblem::Weightless { indicator: indicator_label(indicator) },
            );
        }
        if let Some(target) = &indicator.target {
            self.keys(&target.value, Named::GroupOrUnit);
        }
        let clauses = clauses(self.scheme);
        for clause in &indicator.clauses {
            self.known(Named::Clause, &clause.value, clause.at, clauses.iter().map(String::as_str));
        }
        self.measure(indicator, &weights);
        self.rule(indicator, &indicator.rule);
        self.subject = None;
    }

    fn measure(&mut self, indicator: &Indicator, weights: &[Exact]) {
        match &indicator.measure {
            Measure::Ratio(ratio) => {
                self.range(ratio.at, "scale", &ratio.scale, Range::Positive);
                let Some(attribute) = &ratio.den_attribute else { return };
                let without = self.scheme.units.iter().filter(|unit| {
                    let group = self.scheme.groups.iter().position(|group| group.id == unit.group.value);
                    let counts = group.and_then(|group| weights.get(group)).is_some_and(Exact::is_positive);
                    counts && unit.attributes.get(&attribute.value).is_none()
                });
                let units: Vec<Quote> = without.map(|unit| unit.title.clone()).collect();
                if self.whole && !units.is_empty() {
                    let name = attribute.value.clone();
                    self.add(attribute.at, SchemeProblem::NoAttribute { units, attribute: name });
                }
            }
            Measure::Levels(levels) => {
                if levels.levels.is_empty() && self.whole {
                    self.add(levels.at, SchemeProblem::Nothing { what: Named::Level });
                }
                for (_, level) in levels.levels.iter() {
                    self.range(level.at, "factor", &level.factor, Range::NotNegative);
                }
            }
            Measure::Judged(judged) => {
                self.range(
                    judged.at,
                    "trim_from",
                    &Exact::from(i64::from(judged.trim_from)),
                    Range::WholeFrom(3),
                );
            }
            Measure::Checklist(checklist) => {
                let tasks = || checklist.items.iter().map(|(_, task)| task);
                let shares: Vec<&Exact> = tasks().filter_map(|task| task.share.as_ref()).collect();
                for task in tasks() {
                    if let Some(share) = &task.share {
                        self.range(task.at, "share", share, Range::Share);
                    }
                }
                let sum: Exact = shares.iter().copied().sum();
                if checklist.items.is_empty() && self.whole {
                    self.add(checklist.at, SchemeProblem::Nothing { what: Named::Task });
                } else if !shares.is_empty() && shares.len() < checklist.items.0.len() {
                    self.add(checklist.at, SchemeProblem::ShareMissing);
                } else if !shares.is_empty() && sum != Exact::ONE && self.whole {
                    self.add(checklist.at, SchemeProblem::ShareSum { sum });
                }
            }
            Measure::Value(_) | Measure::Growth(_) | Measure::Change(_) => {}
        }
    }

    fn rule(&mut self, indicator: &Indicator, rule: &Rule) {
        if let Some(NoTarget::Rule(own)) = rule.on_no_target() {
            if own.on_no_target().is_some() {
                self.add(own.at(), SchemeProblem::OwnRuleNeedsTarget);
            }
            self.rule(indicator, own);
        }
        match rule {
            Rule::Completion(rule) => {
                self.range(rule.at, "cap", &rule.cap, Range::Positive);
                if indicator.direction == Direction::Lower && rule.lower_form.is_none() {
                    self.add(rule.at, SchemeProblem::NoLowerForm);
                }
                if let Some(bands) = rule.bands.as_ref().filter(|_| self.whole) {
                    self.bands(bands, Some(&Exact::ZERO));
                }
                if let Some(rate) = &rule.on_zero_target {
                    self.range(rule.at, "on_zero_target", rate, Range::NotNegative);
                }
            }
            Rule::Linear(rule) => self.linear(indicator, rule),
            Rule::Bands(rule) => {
                if rule.bands.is_empty() {
                    self.add(rule.at, SchemeProblem::BandGap { from: None, to: None });
                }
                if self.whole {
                    self.bands(&rule.bands, None);
                }
            }
            Rule::Efficacy(rule) => self.efficacy(indicator, rule),
            Rule::Piecewise(rule) => self.piecewise(rule),
            Rule::Minmax(_) | Rule::Threshold(_) => {}
            Rule::Steps(rule) => {
                self.range(rule.at, "per", &rule.per, Range::Positive);
                self.range(rule.at, "gain", &rule.gain, Range::NotNegative);
                self.range(rule.at, "loss", &rule.loss, Range::NotNegative);
                if rule.min_rate > rule.max_rate {
                    let (key, value, range) =
                        ("min_rate", rule.min_rate.clone(), Range::NotAbove("max_rate"));
                    self.add(rule.at, SchemeProblem::OutOfRange { key, value, range });
                }
                self.reference(indicator, rule.at, &rule.reference);
                if rule.per_kind == PerKind::Percent && rule.reference == Reference::Number(Exact::ZERO) {
                    self.add(rule.at, SchemeProblem::PercentOfZero { unit: None });
                }
            }
            Rule::Rank(rule) => {
                if rule.drop.is_some() == rule.scale.is_some() {
                    self.add(rule.at, SchemeProblem::OneOf { keys: ["drop", "scale"] });
                }
                if let Some(drop) = &rule.drop {
                    self.range(rule.at, "drop", drop, Range::NotNegative);
                }
                self.range(rule.at, "floor_rate", &rule.floor_rate, Range::Share);
            }
        }
    }

    fn bands(&mut self, bands: &[Band], least: Option<&Exact>) {
        for (at, problem) in bands::check(bands, least) {
            self.add(at, problem);
        }
    }

    fn linear(&mut self, indicator: &Indicator, rule: &Linear) {
        self.range(rule.at, "cap", &rule.cap, Range::Positive);
        self.ends(indicator, rule.at, &rule.zero_at, &rule.full_at);
    }

    fn efficacy(&mut self, indicator: &Indicator, rule: &Efficacy) {
        self.range(rule.at, "floor_rate", &rule.floor_rate, Range::Share);
        self.ends(indicator, rule.at, &rule.unacceptable, &rule.satisfactory);
    }

    /// The two ends of a straight line: different, and in the indicator's direction.
    fn ends(&mut self, indicator: &Indicator, at: At, low: &Reference, high: &Reference) {
        self.reference(indicator, at, low);
        self.reference(indicator, at, high);
        if let (Reference::Number(low), Reference::Number(high)) = (low, high) {
            let against = match indicator.direction {
                Direction::Higher => high < low,
                Direction::Lower => high > low,
            };
            if low == high {
                self.add(at, SchemeProblem::EndsEqual);
            } else if against {
                self.add(at, SchemeProblem::AgainstDirection);
            }
        }
    }

    fn piecewise(&mut self, rule: &Piecewise) {
        if rule.points.len() < 2 && self.whole {
            self.add(rule.at, SchemeProblem::FewPoints);
        }
        for pair in rule.points.windows(2) {
            if pair[1].x <= pair[0].x {
                self.add(pair[1].at, SchemeProblem::PointsNotRising { x: pair[1].x.clone() });
            }
        }
    }

    fn reference(&mut self, indicator: &Indicator, at: At, reference: &Reference) {
        let has_base = matches!(indicator.measure, Measure::Growth(_) | Measure::Change(_));
        if *reference == Reference::Base && !has_base {
            self.add(at, SchemeProblem::NoBase);
        }
    }

    fn adjustments(&mut self) {
        let rules = &self.scheme.adjustments;
        self.unique(Named::Item, rules.items.iter().map(|item| (item.id().as_str(), item.at())));
        let limits = [
            ("bonus_cap", &rules.bonus_cap),
            ("deduction_cap", &rules.deduction_cap),
            ("total_cap", &rules.total_cap),
        ];
        for (key, limit) in limits {
            self.points(rules.at, key, limit.as_ref());
        }
        for item in &rules.items {
            if RESERVED.contains(&item.id().as_str()) {
                self.add(item.at(), SchemeProblem::ReservedId { id: item.id().text() });
            }
            let (points, cap) = match item {
                Item::Bonus(item) => (Some(&item.points), item.cap.as_ref()),
                Item::Deduction(item) => (Some(&item.points), item.cap.as_ref()),
                Item::Veto(_) => (None, None),
            };
            self.points(item.at(), "points", points);
            self.points(item.at(), "cap", cap);
        }
    }

    /// Points are not negative and have no more decimals than totals.
    fn points(&mut self, at: At, key: &'static str, points: Option<&Exact>) {
        let Some(points) = points else { return };
        self.range(at, key, points, Range::NotNegative);
        let rounding = &self.scheme.rounding;
        if rounding.total_places <= MOST_PLACES && finer_than_totals(rounding, points) {
            let places = rounding.total_places;
            self.add(at, SchemeProblem::PointsTooFine { value: points.clone(), places });
        }
    }

    /// Ranking, grades, notices.
    fn consequences(&mut self) {
        let scheme = self.scheme;
        let mut ids = Vec::new();
        for node in &scheme.tree {
            collect(node, &mut ids);
        }
        for id in &scheme.ranking.break_by {
            self.known(Named::Node, id.value.as_str(), id.at, ids.iter().map(|(id, _)| *id));
        }
        if let Some(grades) = &scheme.grades {
            if grades.bounds.is_empty() && self.whole {
                self.add(grades.at, SchemeProblem::Nothing { what: Named::Grade });
            }
            self.unique(Named::Grade, grades.bounds.iter().map(|bound| (bound.id.as_str(), bound.at)));
            for pair in grades.bounds.windows(2) {
                if pair[1].from >= pair[0].from {
                    self.add(pair[1].at, SchemeProblem::BoundsNotFalling { grade: pair[1].title.clone() });
                }
            }
            for quota in grades.bounds.iter().filter_map(|bound| bound.quota.as_ref()) {
                self.range(quota.at, "share", &quota.share, Range::Share);
            }
        }
        self.goals();
        self.unique(Named::Notice, scheme.notices.iter().map(|notice| (notice.id.as_str(), notice.at)));
        for notice in &scheme.notices {
            let when = &notice.when;
            self.subject = Some(format!("{} {}", notice.id, notice.title).into());
            let numbers = [when.last_places, when.grades_fallen, when.behind_schedule];
            let none = when.total_below.is_none() && when.core_rate_below.is_none();
            if none && numbers.iter().all(Option::is_none) {
                self.add(when.at, SchemeProblem::NoCondition);
            }
            for (key, number) in ["last_places", "grades_fallen", "behind_schedule"].into_iter().zip(numbers)
            {
                if let Some(number) = number {
                    self.range(when.at, key, &Exact::from(i64::from(number)), Range::WholeFrom(1));
                }
            }
            if when.core_rate_below.is_some() && self.whole && !scheme.tree.iter().any(has_core) {
                self.add(when.at, SchemeProblem::NoCoreIndicator);
            }
        }
        self.subject = None;
    }
}

impl Check<'_> {
    /// Goals of the whole: an indicator that can be added up, and clauses that exist.
    fn goals(&mut self) {
        let scheme = self.scheme;
        self.unique(Named::Goal, scheme.goals.iter().map(|goal| (&*goal.id, goal.at)));
        let mut indicators = Vec::new();
        for node in &scheme.tree {
            leaves(node, &mut indicators);
        }
        let clauses = clauses(scheme);
        for goal in &scheme.goals {
            self.subject = Some(format!("{} {}", goal.id, goal.title).into());
            let ids = indicators.iter().map(|indicator| indicator.id.as_str());
            self.known(Named::Indicator, goal.of.value.as_str(), goal.of.at, ids);
            for clause in &goal.clauses {
                self.known(Named::Clause, &clause.value, clause.at, clauses.iter().map(String::as_str));
            }
            let measure =
                indicators.iter().find(|indicator| indicator.id == goal.of.value).map(|found| &found.measure);
            let fits = match (goal.how, &goal.den, measure) {
                (_, _, None) => true,
                (Gathering::Sum, None, Some(measure)) => {
                    !matches!(measure, Measure::Ratio(_) | Measure::Growth(_))
                }
                (Gathering::Ratio, None, Some(measure)) => matches!(measure, Measure::Ratio(_)),
                (Gathering::Ratio, Some(_), Some(measure)) => matches!(measure, Measure::Value(_)),
                (Gathering::Sum, Some(_), _) => false,
            };
            if !fits {
                self.add(goal.at, SchemeProblem::GoalDoesNotAdd);
            }
            self.range(goal.at, "scale", &goal.scale, Range::Positive);
            if let Some(den) = &goal.den {
                self.range(goal.at, "den", den, Range::Positive);
            }
        }
        self.subject = None;
    }
}

/// All clauses, as they are referred to.
fn clauses(scheme: &Scheme) -> Vec<String> {
    let of = |basis: &crate::model::scheme::Basis| -> Vec<String> {
        basis.clauses.iter().map(|clause| format!("{}#{}", basis.id, clause.id)).collect()
    };
    scheme.basis.iter().flat_map(of).collect()
}

fn leaves<'n>(node: &'n Node, found: &mut Vec<&'n Indicator>) {
    match node {
        Node::Indicator(indicator) => found.push(indicator),
        Node::Dimension(dimension) => dimension.children.iter().for_each(|child| leaves(child, found)),
    }
}

fn indicator_label(indicator: &Indicator) -> Quote {
    format!("{} {}", indicator.id, indicator.title).into()
}

fn add(sums: &mut [Exact], more: &[Exact]) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum = &*sum + more;
    }
}

fn collect<'n>(node: &'n Node, ids: &mut Vec<(&'n str, At)>) {
    match node {
        Node::Indicator(indicator) => ids.push((indicator.id.as_str(), indicator.at)),
        Node::Dimension(dimension) => {
            ids.push((dimension.id.as_str(), dimension.at));
            for child in &dimension.children {
                collect(child, ids);
            }
        }
    }
}

fn has_core(node: &Node) -> bool {
    match node {
        Node::Indicator(indicator) => indicator.core,
        Node::Dimension(dimension) => dimension.children.iter().any(has_core),
    }
}
