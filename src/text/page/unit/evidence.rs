//! A unit's checklist of evidence.

use crate::analyse::evidence::{Item, Piece, Settled};
use crate::assess::Assessed;
use crate::text::join;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::page::counted;

pub const EVIDENCE: Words = words("佐证清单", "Evidence checklist");
pub const DEMAND: Words = words("要求", "Demand");
pub const FILED: Words = words("已附材料", "What was filed");
pub const SETTLED: Words = words("情况", "Status");
pub const REQUIRED: Words = words("必备", "Required");
pub const VOLUNTARY: Words = words("可附", "Optional");
pub const NOTHING_FILED: Words = words("未附", "Nothing");
pub const NOTHING_DEMANDED: Words = words(
    "本单位考核的指标都不要求佐证材料，也没有附送。",
    "None of this unit's indicators demands evidence, and none was filed.",
);
pub const NOT_REQUIRED: Words = words("没有必备佐证的指标", "No indicator demands evidence");

/// 缺、不予采信、未核验、已核验 or 暂不需要
pub fn settled(lang: Lang, settled: Settled) -> &'static str {
    match settled {
        Settled::Missing => lang.pick("缺", "Missing"),
        Settled::Rejected => lang.pick("不予采信", "Rejected"),
        Settled::Unchecked => lang.pick("未核验", "Not checked"),
        Settled::Checked => lang.pick("已核验", "Checked"),
        Settled::Idle => lang.pick("暂不需要", "Not needed yet"),
    }
}

/// A piece of evidence with the file that lists it.
pub fn piece(lang: Lang, assessed: &Assessed, piece: &Piece<'_>) -> String {
    let told = crate::text::trace::evidence(lang, piece.evidence);
    match assessed.file(piece.file).map(|file| &file.name) {
        Some(file) => say!(lang, "{told}，见{file}", "{told}, in {file}"),
        None => told,
    }
}

/// How many indicators demand evidence, and how far it is settled: "必备8项：缺1项，已核验7项".
pub fn totals(lang: Lang, items: &[Item<'_>]) -> String {
    let required = || items.iter().filter(|item| item.required);
    let all = required().count();
    if all == 0 {
        return NOT_REQUIRED.of(lang).to_owned();
    }
    let counts = [Settled::Missing, Settled::Rejected, Settled::Unchecked, Settled::Checked, Settled::Idle]
        .map(|of| {
            let count = required().filter(|item| item.settled == of).count();
            let word = settled(lang, of);
            (count > 0).then(|| match lang {
                Lang::Zh => format!("{word}{count}项"),
                Lang::En => format!("{count} {}", word.to_lowercase()),
            })
        });
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    say!(
        lang,
        "必备{all}项：{counts}",
        "{indicators}: {counts}",
        indicators = demanding(lang, all),
        counts = join::parts(lang, counts)
    )
}

fn demanding(lang: Lang, count: usize) -> String {
    let verb = if count == 1 { "demands" } else { "demand" };
    say!(lang, "必备{count}项", "{told} {verb} evidence", told = counted(count, "indicator"))
}

/// The table, for a screen reader.
pub fn caption(lang: Lang, unit: &str) -> String {
    say!(lang, "{unit}佐证材料", "Evidence of {unit}")
}
