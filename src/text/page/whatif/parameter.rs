//! The numbers of a rule by their names.

use crate::analyse::whatif::{Key, Path, Step};
use crate::exact::Exact;
use crate::model::rule::{Band, NoTarget, Rule};
use crate::text::lang::{Lang, say};

/// A number of a rule by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterTold {
    /// Its name: "第1、2档的分界".
    pub name: String,
    /// Whether it is a share, in which 0.6 is 60 %.
    pub share: bool,
}

impl ParameterTold {
    /// Its name, and how shares are written.
    pub fn label(&self, lang: Lang) -> String {
        let name = &self.name;
        if self.share { say!(lang, "{name}（0.6即60%）", "{name} (0.6 is 60%)") } else { name.clone() }
    }
}

/// The name of a rule's number.
pub fn parameter(lang: Lang, rule: &Rule, path: &Path) -> ParameterTold {
    let share =
        path.steps().last().is_some_and(|step| matches!(step, Step::Key(key) if is_share(rule, *key)));
    ParameterTold { name: name(lang, rule, path.steps()), share }
}

fn name(lang: Lang, rule: &Rule, steps: &[Step]) -> String {
    match steps {
        [Step::Key(Key::OnNoTarget), Step::Key(Key::Rule), rest @ ..] => match rule.on_no_target() {
            Some(NoTarget::Rule(own)) => {
                let name = name(lang, own, rest);
                say!(lang, "没有目标时：{name}", "Without a target: {name}")
            }
            _ => String::new(),
        },
        [Step::Key(Key::Bands), Step::At(no), Step::Key(key)] => band(lang, bands(rule), *no, *key),
        [Step::Key(Key::Points), Step::At(no), Step::Key(key)] => {
            let no = no + 1;
            match key {
                Key::X => say!(lang, "第{no}个节点的指标值", "Value at point {no}"),
                _ => say!(lang, "第{no}个节点的得分率", "Score rate at point {no}"),
            }
        }
        [Step::Key(key)] => plain(lang, rule, *key).to_owned(),
        _ => String::new(),
    }
}

fn bands(rule: &Rule) -> &[Band] {
    match rule {
        Rule::Bands(rule) => &rule.bands,
        Rule::Completion(rule) => rule.bands.as_deref().unwrap_or_default(),
        _ => &[],
    }
}

/// A band's rate, its end, or where two bands meet.
fn band(lang: Lang, bands: &[Band], no: usize, key: Key) -> String {
    let at = |band: &Band| match key {
        Key::From => band.from.clone(),
        _ => band.to.clone(),
    };
    let edge: Option<Exact> = bands.get(no).and_then(at);
    let meets = |other: &Band| edge.is_some() && (other.from == edge || other.to == edge);
    let others = bands.iter().enumerate().filter(|(other, band)| *other != no && meets(band));
    let (this, next) = (no + 1, others.map(|(other, _)| other + 1).next());
    match (key, next) {
        (Key::Rate, _) => say!(lang, "第{this}档的得分率", "Score rate of band {this}"),
        (_, Some(next)) => say!(lang, "第{this}、{next}档的分界", "Where bands {this} and {next} meet"),
        (Key::From, None) => say!(lang, "第{this}档的下限", "Lower end of band {this}"),
        (_, None) => say!(lang, "第{this}档的上限", "Upper end of band {this}"),
    }
}

fn plain(lang: Lang, rule: &Rule, key: Key) -> &'static str {
    let (zh, en) = match (key, rule) {
        (Key::Cap, Rule::Completion(_)) => ("封顶完成率", "Highest completion that counts"),
        (Key::Cap, _) => ("封顶得分率", "Highest score rate"),
        (Key::OnNoTarget, _) => ("没有目标时的得分率", "Score rate without a target"),
        (Key::OnZeroTarget, _) => ("目标为零时的得分率", "Score rate for a target of 0"),
        (Key::ZeroAt, _) => ("零分点", "Value for no marks"),
        (Key::FullAt, _) => ("满分点", "Value for full marks"),
        (Key::WhenEqual, Rule::Minmax(_)) => {
            ("各单位数值都相同时的得分率", "Score rate when all values are equal")
        }
        (Key::WhenEqual, Rule::Rank(_)) => {
            ("仅一个单位有数时的得分率", "Score rate when one unit alone has a value")
        }
        (Key::WhenEqual, _) => ("两端重合时的得分率", "Score rate when both ends are one"),
        (Key::Unacceptable, _) => ("不允许值", "Unacceptable value"),
        (Key::Satisfactory, _) => ("满意值", "Satisfactory value"),
        (Key::FloorRate, Rule::Efficacy(_)) => ("不允许值处的得分率", "Score rate at the unacceptable value"),
        (Key::FloorRate, _) => ("最低得分率", "Lowest score rate"),
        (Key::Reference, _) => ("基准", "Reference"),
        (Key::Per, _) => ("每档幅度", "Size of a step"),
        (Key::Gain, _) => ("优于基准每档加分", "Marks gained for each step above"),
        (Key::Loss, _) => ("劣于基准每档扣分", "Marks lost for each step below"),
        (Key::StartRate, _) => ("起始得分率", "Score rate at the reference"),
        (Key::MinRate, _) => ("最低得分率", "Lowest score rate"),
        (Key::MaxRate, _) => ("最高得分率", "Highest score rate"),
        (Key::Drop, _) => ("每低一名减少的得分率", "Score rate lost with each place"),
        (Key::X, _) => ("指标值", "Value"),
        (Key::Rate, _) => ("得分率", "Score rate"),
        (Key::From, _) => ("下限", "Lower end"),
        (Key::To, _) => ("上限", "Upper end"),
        (Key::Bands, _) => ("分档", "Bands"),
        (Key::Points, _) => ("节点", "Points"),
        (Key::Rule, _) => ("规则", "Rule"),
    };
    lang.pick(zh, en)
}

fn is_share(rule: &Rule, key: Key) -> bool {
    match key {
        Key::Cap
        | Key::Rate
        | Key::OnNoTarget
        | Key::OnZeroTarget
        | Key::WhenEqual
        | Key::FloorRate
        | Key::StartRate
        | Key::MinRate
        | Key::MaxRate
        | Key::Drop => true,
        // The edges of a completion's bands are completions.
        Key::From | Key::To => matches!(rule, Rule::Completion(_)),
        _ => false,
    }
}
