//! What became of the scheme between the two results.

use crate::analyse::compare::terms;
use crate::assess::Scored;
use crate::check::NodeNo;
use crate::exact::Exact;
use crate::text::join;
use crate::text::lang::{Lang, say};
use crate::text::number::shown;

/// What became of the scheme since the earlier result, sentence by sentence; empty when nothing did.
pub fn scheme_changes(lang: Lang, scored: &Scored) -> Vec<String> {
    let terms = terms::terms(&scored.assessment);
    let plan = &scored.assessment.plan;
    let mut lines = Vec::new();
    if let Some((before, now)) = &terms.versions {
        lines.push(say!(
            lang,
            "方案版本：上期{before}，本期{now}。结果文件不载目标值和计分规则，这两项有无变化，请对照两期方案。",
            "Version of the scheme: {before} before, {now} now. A result file does not hold targets and rules; whether they changed, the two schemes tell."
        ));
    }
    let labels = |nodes: &[NodeNo]| join::names(lang, nodes.iter().map(|no| plan.node(*no).label()));
    if !terms.added.is_empty() {
        lines.push(say!(
            lang,
            "本期新增：{told}。",
            "New in this period: {told}.",
            told = labels(&terms.added)
        ));
    }
    if !terms.dropped.is_empty() {
        let told = join::names(lang, &terms.dropped);
        lines.push(say!(lang, "本期不再考核：{told}。", "No longer assessed: {told}."));
    }
    if !terms.reweighted.is_empty() {
        let told: Vec<String> =
            terms.reweighted.iter().map(|change| reweighted(lang, scored, change)).collect();
        lines.push(say!(
            lang,
            "分值有变：{told}。这些项的得分不宜直接相比，请看得分率；总分的变化也含有分值调整的影响。",
            "Other marks than before: {told}. Compare the rates of these, not their points; changes of totals come from that in part.",
            told = join::statements(lang, told)
        ));
    } else if !terms.same() {
        lines.push(say!(lang, "总分的变化含有指标增减的影响。", "Changes of totals come from that in part."));
    }
    lines
}

fn reweighted(lang: Lang, scored: &Scored, change: &terms::Reweighted) -> String {
    let plan = &scored.assessment.plan;
    let none = || lang.pick("不考核", "not assessed").to_owned();
    let marks = |marks: &Option<Exact>| marks.as_ref().map_or_else(none, |marks| shown(lang, marks));
    say!(
        lang,
        "{node}（{group}）{before}→{now}",
        "{node} ({group}) from {before} to {now}",
        node = plan.node(change.node).label(),
        group = &plan.group(change.group).title,
        before = marks(&change.before),
        now = marks(&change.now)
    )
}
