//! The numbers of a rule, each under a path that stays the same from one version of a scheme to the next.

use std::fmt;
use std::str::FromStr;

use crate::exact::Exact;
use crate::model::rule::{Band, NoTarget, Reference, Rule};

crate::words! {
    /// The key of a number in a rule, as the files write it.
    pub enum Key {
        /// 封顶
        Cap = "cap",
        /// 完成率分档、分档
        Bands = "bands",
        /// 下限
        From = "from",
        /// 上限
        To = "to",
        /// 得分率
        Rate = "rate",
        /// 没有目标时
        OnNoTarget = "on_no_target",
        /// 另用的规则
        Rule = "rule",
        /// 目标为零时的得分率
        OnZeroTarget = "on_zero_target",
        /// 零分点
        ZeroAt = "zero_at",
        /// 满分点
        FullAt = "full_at",
        /// 两端重合、数值都相同、仅一个单位有数时的得分率
        WhenEqual = "when_equal",
        /// 不允许值
        Unacceptable = "unacceptable",
        /// 满意值
        Satisfactory = "satisfactory",
        /// 不允许值处的得分率、最低得分率
        FloorRate = "floor_rate",
        /// 节点
        Points = "points",
        /// 节点的指标值
        X = "x",
        /// 基准
        Reference = "reference",
        /// 每档幅度
        Per = "per",
        /// 优于基准每档加分
        Gain = "gain",
        /// 劣于基准每档扣分
        Loss = "loss",
        /// 起始得分率
        StartRate = "start_rate",
        /// 最低得分率
        MinRate = "min_rate",
        /// 最高得分率
        MaxRate = "max_rate",
        /// 每名递减
        Drop = "drop",
    }
}

/// One step on the way to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A key.
    Key(Key),
    /// A place in a list, from 0.
    At(usize),
}

/// The way to a number in a rule, as in `bands.0.rate`.
///
/// ```
/// use ip_scorecard::analyse::whatif::Path;
///
/// let path: Path = "bands.0.rate".parse().unwrap();
/// assert_eq!(path.to_string(), "bands.0.rate");
/// assert!("bands.0.height".parse::<Path>().is_err());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path(Vec<Step>);

impl Path {
    /// The steps.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    fn then(&self, steps: impl IntoIterator<Item = Step>) -> Path {
        Path(self.0.iter().copied().chain(steps).collect())
    }
}

/// A text that is no [`Path`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoPath;

impl FromStr for Path {
    type Err = NoPath;

    fn from_str(text: &str) -> Result<Path, NoPath> {
        let step = |word: &str| {
            let key = Key::ALL.iter().find(|key| key.word() == word).map(|key| Step::Key(*key));
            key.or_else(|| word.parse().ok().map(Step::At)).ok_or(NoPath)
        };
        text.split('.').map(step).collect::<Result<Vec<Step>, NoPath>>().map(Path)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (no, step) in self.0.iter().enumerate() {
            if no > 0 {
                f.write_str(".")?;
            }
            match step {
                Step::Key(key) => f.write_str(key.word())?,
                Step::At(place) => place.fmt(f)?,
            }
        }
        Ok(())
    }
}

/// 规则参数: a number that a rule has at present.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// The way to it.
    pub path: Path,
    /// The number.
    pub value: Exact,
}

/// Every number of a rule, written or by default. Where a word stands in place of a number, such as
/// `target`, there is none.
///
/// Two bands that meet share one number, so that moving it neither opens a gap nor makes them overlap; it
/// stands under the path of the band that comes first.
pub fn parameters(rule: &Rule) -> Vec<Parameter> {
    let mut found = Vec::new();
    let visit = &mut |path: Path, value: &mut Exact| found.push(Parameter { path, value: value.clone() });
    Visitor { visit }.rule(&Path::default(), &mut rule.clone());
    found
}

/// Sets a number of a rule; false when the rule does not have it.
pub(super) fn set(rule: &mut Rule, wanted: &Path, number: &Exact) -> bool {
    let mut there = false;
    let visit = &mut |path: Path, value: &mut Exact| {
        if path == *wanted {
            there = true;
            *value = number.clone();
        }
    };
    Visitor { visit }.rule(&Path::default(), rule);
    there
}

/// Goes through the numbers of a rule; reading and writing are the same way.
struct Visitor<'v> {
    visit: &'v mut dyn FnMut(Path, &mut Exact),
}

impl Visitor<'_> {
    fn rule(&mut self, path: &Path, rule: &mut Rule) {
        match rule {
            Rule::Completion(rule) => {
                self.number(path, Key::Cap, &mut rule.cap);
                if let Some(bands) = &mut rule.bands {
                    self.bands(path, bands);
                }
                self.no_target(path, &mut rule.on_no_target);
                self.optional(path, Key::OnZeroTarget, &mut rule.on_zero_target);
            }
            Rule::Linear(rule) => {
                self.reference(path, Key::ZeroAt, &mut rule.zero_at);
                self.reference(path, Key::FullAt, &mut rule.full_at);
                self.number(path, Key::Cap, &mut rule.cap);
                self.number(path, Key::WhenEqual, &mut rule.when_equal);
                self.no_target(path, &mut rule.on_no_target);
            }
            Rule::Efficacy(rule) => {
                self.reference(path, Key::Unacceptable, &mut rule.unacceptable);
                self.reference(path, Key::Satisfactory, &mut rule.satisfactory);
                self.number(path, Key::FloorRate, &mut rule.floor_rate);
                self.number(path, Key::WhenEqual, &mut rule.when_equal);
                self.no_target(path, &mut rule.on_no_target);
            }
            Rule::Minmax(rule) => self.number(path, Key::WhenEqual, &mut rule.when_equal),
            Rule::Piecewise(rule) => {
                for (no, point) in rule.points.iter_mut().enumerate() {
                    let path = path.then([Step::Key(Key::Points), Step::At(no)]);
                    self.number(&path, Key::X, &mut point.x);
                    self.number(&path, Key::Rate, &mut point.rate);
                }
            }
            Rule::Bands(rule) => self.bands(path, &mut rule.bands),
            Rule::Threshold(rule) => self.no_target(path, &mut rule.on_no_target),
            Rule::Steps(rule) => {
                self.reference(path, Key::Reference, &mut rule.reference);
                self.number(path, Key::Per, &mut rule.per);
                self.number(path, Key::Gain, &mut rule.gain);
                self.number(path, Key::Loss, &mut rule.loss);
                self.number(path, Key::StartRate, &mut rule.start_rate);
                self.number(path, Key::MinRate, &mut rule.min_rate);
                self.number(path, Key::MaxRate, &mut rule.max_rate);
                self.no_target(path, &mut rule.on_no_target);
            }
            Rule::Rank(rule) => {
                self.optional(path, Key::Drop, &mut rule.drop);
                self.number(path, Key::FloorRate, &mut rule.floor_rate);
                self.number(path, Key::WhenEqual, &mut rule.when_equal);
            }
        }
    }

    fn number(&mut self, path: &Path, key: Key, number: &mut Exact) {
        (self.visit)(path.then([Step::Key(key)]), number);
    }

    fn optional(&mut self, path: &Path, key: Key, number: &mut Option<Exact>) {
        if let Some(number) = number {
            self.number(path, key, number);
        }
    }

    fn reference(&mut self, path: &Path, key: Key, reference: &mut Reference) {
        if let Reference::Number(number) = reference {
            self.number(path, key, number);
        }
    }

    fn no_target(&mut self, path: &Path, policy: &mut NoTarget) {
        match policy {
            NoTarget::Rate(rate) => self.number(path, Key::OnNoTarget, rate),
            NoTarget::Rule(rule) => {
                self.rule(&path.then([Step::Key(Key::OnNoTarget), Step::Key(Key::Rule)]), rule);
            }
            NoTarget::Error | NoTarget::NotApplicable => {}
        }
    }

    /// Each rate, and each edge once: bands that meet move together.
    fn bands(&mut self, path: &Path, bands: &mut [Band]) {
        let mut known: Vec<Exact> = Vec::new();
        for no in 0..bands.len() {
            let here = path.then([Step::Key(Key::Bands), Step::At(no)]);
            for key in [Key::From, Key::To] {
                let edge = bands
                    .get(no)
                    .and_then(|band| if key == Key::From { &band.from } else { &band.to }.clone());
                let Some(edge) = edge.filter(|edge| !known.contains(edge)) else { continue };
                let mut moved = edge.clone();
                self.number(&here, key, &mut moved);
                known.push(moved.clone());
                let edges = bands.iter_mut().flat_map(|band| [&mut band.from, &mut band.to]).flatten();
                edges.filter(|other| **other == edge).for_each(|other| other.clone_from(&moved));
                known.push(edge);
            }
            if let Some(band) = bands.get_mut(no) {
                self.number(&here, Key::Rate, &mut band.rate);
            }
        }
    }
}
