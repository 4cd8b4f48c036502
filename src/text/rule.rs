//! 计分规则 in words, with its parameters: what the rule does with any value, before there is one.

use super::join;
use super::lang::{Lang, say};
use super::number::{percent, shown};
use super::words::{rule as name, statistic};
use crate::exact::Exact;
use crate::model::rule::{
    Band, Bands, Below, Clamp, Completion, Efficacy, Linear, LowerForm, Minmax, NoTarget, Otherwise, PerKind,
    Piecewise, Rank, RankScale, Reference, Rule, StepMode, Steps, Threshold,
};
use crate::model::scheme::Direction;

/// A rule in sentences: its name, what it does, and what it does where there is no target.
pub fn rule_told(lang: Lang, rule: &Rule, direction: Direction) -> Vec<String> {
    let method = name(lang, rule);
    let does = match rule {
        Rule::Completion(rule) => completion(lang, rule, direction),
        Rule::Linear(rule) => linear(lang, rule),
        Rule::Efficacy(rule) => efficacy(lang, rule),
        Rule::Minmax(rule) => minmax(lang, rule),
        Rule::Piecewise(rule) => piecewise(lang, rule),
        Rule::Bands(Bands { bands, .. }) => vec![bands_told(lang, bands, shown)],
        Rule::Threshold(rule) => threshold(lang, rule, direction),
        Rule::Steps(rule) => steps(lang, rule),
        Rule::Rank(rule) => rank(lang, rule),
    };
    let sentence = |(no, part): (usize, String)| match no {
        0 => say!(lang, "{method}：{part}。", "{method}: {part}."),
        _ => say!(lang, "{part}。", "{part}.", part = capital(&part)),
    };
    let mut told: Vec<String> = does.into_iter().enumerate().map(sentence).collect();
    if let Some(without) = rule.on_no_target() {
        told.extend(no_target(lang, without, direction));
    }
    told
}

/// A part that begins a sentence.
fn capital(part: &str) -> String {
    let mut letters = part.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn completion(lang: Lang, rule: &Completion, direction: Direction) -> Vec<String> {
    let done = match (direction, rule.lower_form) {
        (Direction::Lower, Some(LowerForm::Mirror)) => say!(lang, "2−指标值÷目标值", "2 − value ÷ target"),
        (Direction::Lower, _) => say!(lang, "目标值÷指标值", "target ÷ value"),
        (Direction::Higher, _) => say!(lang, "指标值÷目标值", "value ÷ target"),
    };
    let cap = percent(&rule.cap);
    let mut told = vec![match &rule.bands {
        None => say!(
            lang,
            "得分率为完成率（{done}），最高{cap}",
            "the score rate is the completion ({done}), at most {cap}"
        ),
        Some(bands) => {
            let bands = bands_told(lang, bands, |_, edge| percent(edge));
            say!(
                lang,
                "完成率（{done}，最高{cap}）分档：{bands}",
                "completion ({done}, at most {cap}) in bands: {bands}"
            )
        }
    }];
    if let Some(rate) = &rule.on_zero_target {
        let rate = percent(rate);
        told.push(say!(lang, "目标值为零的得{rate}", "a target of 0 earns {rate}"));
    }
    told
}

fn linear(lang: Lang, rule: &Linear) -> Vec<String> {
    let (zero, full) = (reference(lang, &rule.zero_at), reference(lang, &rule.full_at));
    let (outside, cap, equal) = (clamp(lang, rule.clamp), percent(&rule.cap), percent(&rule.when_equal));
    vec![
        say!(
            lang,
            "{zero}得0%，{full}得100%，其间按比例；{outside}，最高{cap}",
            "0% at {zero}, 100% at {full}, in proportion between; {outside}, at most {cap}"
        ),
        say!(lang, "两端相同且达到的得{equal}", "where both ends are equal and reached: {equal}"),
    ]
}

fn efficacy(lang: Lang, rule: &Efficacy) -> Vec<String> {
    let (low, high) = (reference(lang, &rule.unacceptable), reference(lang, &rule.satisfactory));
    let (floor, outside) = (percent(&rule.floor_rate), clamp(lang, rule.clamp));
    vec![say!(
        lang,
        "不允许值（{low}）得{floor}，满意值（{high}）得100%，其间按比例；{outside}",
        "{floor} at the least acceptable value ({low}), 100% at the satisfactory one ({high}), in proportion \
         between; {outside}"
    )]
}

fn minmax(lang: Lang, rule: &Minmax) -> Vec<String> {
    let equal = percent(&rule.when_equal);
    vec![
        say!(
            lang,
            "组内最差值得0%，最优值得100%，其间按比例",
            "0% for the worst value of the group, 100% for the best, in proportion between"
        ),
        say!(lang, "各单位数值都相同的得{equal}", "where all values are equal: {equal}"),
    ]
}

fn piecewise(lang: Lang, rule: &Piecewise) -> Vec<String> {
    let points = rule.points.iter().map(|point| {
        let (x, rate) = (shown(lang, &point.x), percent(&point.rate));
        say!(lang, "{x}得{rate}", "{rate} at {x}")
    });
    let points = join::parts(lang, points);
    let below = match rule.below {
        Below::Clamp => {
            say!(lang, "低于第一个节点的按第一个节点", "below the first point as at the first point")
        }
        Below::Zero => say!(lang, "低于第一个节点的不得分", "nothing below the first point"),
    };
    vec![say!(lang, "{points}，其间按比例；{below}", "{points}, in proportion between; {below}")]
}

/// Bands from the first to the last: "低于60得0%，60（含）至90得60%，90（含）以上得100%".
fn bands_told(lang: Lang, bands: &[Band], edge: impl Fn(Lang, &Exact) -> String) -> String {
    let told = bands.iter().map(|band| {
        let included = |yes: bool| if yes { lang.pick("（含）", " (included)") } else { "" };
        let from = band.from.as_ref().map(|from| edge(lang, from) + included(band.from_included));
        let to = band.to.as_ref().map(|to| edge(lang, to) + included(band.to_included));
        let rate = percent(&band.rate);
        match (from, to) {
            (Some(from), Some(to)) => say!(lang, "{from}至{to}得{rate}", "{from} to {to}: {rate}"),
            (Some(from), None) => say!(lang, "{from}以上得{rate}", "from {from}: {rate}"),
            (None, Some(to)) => say!(lang, "{to}以下得{rate}", "up to {to}: {rate}"),
            (None, None) => say!(lang, "一律得{rate}", "always {rate}"),
        }
    });
    told.collect::<Vec<_>>().join(lang.pick("，", "; "))
}

fn threshold(lang: Lang, rule: &Threshold, direction: Direction) -> Vec<String> {
    let reached = match direction {
        Direction::Higher => say!(lang, "达到目标值得100%", "100% from the target upwards"),
        Direction::Lower => say!(lang, "不超过目标值得100%", "100% up to the target"),
    };
    let otherwise = match rule.otherwise {
        Otherwise::Zero => say!(lang, "未达到的不得分", "nothing otherwise"),
        Otherwise::Proportional => {
            say!(lang, "未达到的按完成目标值的比例得分", "otherwise in proportion to the target")
        }
    };
    vec![say!(lang, "{reached}，{otherwise}", "{reached}, {otherwise}")]
}

fn steps(lang: Lang, rule: &Steps) -> Vec<String> {
    let (reference, start) = (reference(lang, &rule.reference), percent(&rule.start_rate));
    let per = match rule.per_kind {
        PerKind::Absolute => shown(lang, &rule.per),
        PerKind::Percent => {
            let per = shown(lang, &rule.per);
            say!(lang, "基准的{per}%", "{per}% of the reference")
        }
    };
    let mode = match rule.step_mode {
        StepMode::Linear => say!(lang, "不足一档的按比例", "parts of a step in proportion"),
        StepMode::Floor => say!(lang, "满一档才计", "whole steps only"),
        StepMode::Ceil => say!(lang, "不足一档的按一档", "a step begun counts"),
    };
    let (gain, loss) = (shown(lang, &rule.gain), shown(lang, &rule.loss));
    let (least, most) = (percent(&rule.min_rate), percent(&rule.max_rate));
    vec![
        say!(
            lang,
            "等于{reference}得{start}；每优于{per}加{gain}分，每劣于{per}扣{loss}分，{mode}",
            "{start} at {reference}; {gain} marks more for every {per} better, {loss} fewer for every {per} \
             worse, {mode}"
        ),
        say!(lang, "得分率最低{least}，最高{most}", "the score rate is at least {least} and at most {most}"),
    ]
}

fn rank(lang: Lang, rule: &Rank) -> Vec<String> {
    let floor = percent(&rule.floor_rate);
    let falls = match (&rule.drop, rule.scale) {
        (Some(drop), _) => {
            let drop = percent(drop);
            say!(
                lang,
                "组内第一名得100%，每低一名减{drop}",
                "100% for the first of the group, {drop} less for each place below"
            )
        }
        (None, Some(RankScale::Linear) | None) => {
            say!(
                lang,
                "组内第一名得100%，末名得0%，其间按名次均匀递减",
                "100% for the first of the group, 0% for the last, in even steps between"
            )
        }
    };
    vec![say!(lang, "{falls}，最低{floor}", "{falls}, at least {floor}")]
}

fn clamp(lang: Lang, clamp: Clamp) -> String {
    match clamp {
        Clamp::Both => say!(lang, "超出两端的按两端", "beyond either end as at that end"),
        Clamp::Top => say!(lang, "高于上端的按上端", "beyond the upper end as at that end"),
        Clamp::Bottom => say!(lang, "低于下端的按下端", "beyond the lower end as at that end"),
        Clamp::None => say!(lang, "超出两端的照样推算", "beyond both ends by the same proportion"),
    }
}

fn reference(lang: Lang, reference: &Reference) -> String {
    match reference {
        Reference::Number(number) => shown(lang, number),
        Reference::Target => lang.pick("目标值", "the target").into(),
        Reference::Base => lang.pick("基期数", "the base period’s figure").into(),
        Reference::Statistic(of) => {
            let of = statistic(lang, *of);
            say!(lang, "{of}", "the {of}")
        }
    }
}

fn no_target(lang: Lang, without: &NoTarget, direction: Direction) -> Vec<String> {
    match without {
        NoTarget::Error => Vec::new(), // then every unit has one
        NoTarget::NotApplicable => {
            vec![say!(lang, "没有目标值的不适用。", "Without a target it does not apply.")]
        }
        NoTarget::Rate(rate) => {
            let rate = percent(rate);
            vec![say!(lang, "没有目标值的得{rate}。", "Without a target: {rate}.")]
        }
        NoTarget::Rule(own) => {
            let own = rule_told(lang, own, direction).join(lang.pick("", " "));
            vec![say!(lang, "没有目标值的按{own}", "Without a target: {own}")]
        }
    }
}
