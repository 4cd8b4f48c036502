//! The trace of one indicator's score, line by line, as it is read out to whoever asks why.

use super::formula::line;
use super::issue_data::told;
use super::join;
use super::lang::{Lang, Words, say, words};
use super::number::{compared, date, percent, shown};
use super::words::{self as word, distance_with_measure, with_measure};
use crate::assess::{Assessed, Scored};
use crate::check::{Entry, LeafNo, Plan, Source, Target, TargetFrom, UnitNo};
use crate::exact::Exact;
use crate::explain::{Cause, LeafTrace, Why, leaf};
use crate::issue::{Field, FileNo};
use crate::model::data::{Data, Evidence, EvidenceStatus, Stage};
use crate::model::rule::Rule;
use crate::model::scheme::{Direction, EvidenceNeed, Indicator};
use crate::score::{NodeState, Note};

/// A trace as labelled lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TraceTold {
    /// From the data to the clause.
    pub rows: Vec<TraceRow>,
}

/// One label and what is said under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceRow {
    /// "数据", "得分率", …
    pub label: &'static str,
    /// One or more lines.
    pub lines: Vec<String>,
}

/// The trace of a unit's score of an indicator; empty where the unit's group is not assessed on it.
pub fn trace(lang: Lang, assessed: &Assessed, scored: &Scored, unit: UnitNo, no: LeafNo) -> TraceTold {
    let Some(trace) = leaf(&scored.assessment, &scored.scores, unit, no) else { return TraceTold::default() };
    let indicator = &scored.assessment.plan.leaf(no).indicator;
    let teller = Teller { lang, assessed, scored, unit, no, indicator, trace: &trace };
    let rows = [
        (words("数据", "Data"), teller.data()),
        (words("自评数", "Self-assessed data"), teller.own_data()),
        (words("佐证", "Evidence"), teller.evidence()),
        (words("目标", "Target"), teller.target()),
        (words("指标值", "Value"), teller.value()),
        (words("得分率", "Score rate"), teller.rate()),
        (words("得分", "Score"), teller.points()),
        (teller.why_label(), vec![teller.why()]),
        (
            words("如何得满分", "What it would take"),
            super::needed(lang, scored, unit, no).into_iter().collect(),
        ),
        (words("时序进度", "Schedule"), teller.progress()),
        (words("依据", "Basis"), teller.clauses()),
        (words("责任", "Responsibility"), teller.duty()),
        (
            words("指标说明", "About the indicator"),
            indicator.note.iter().map(|note| note.to_string()).collect(),
        ),
    ];
    let rows = rows.into_iter().filter(|(_, lines)| !lines.is_empty());
    TraceTold { rows: rows.map(|(label, lines)| TraceRow { label: label.of(lang), lines }).collect() }
}

/// Why a unit lost marks on an indicator, or did not, in one sentence; empty where the unit's group is
/// not assessed on it.
pub fn reason(lang: Lang, assessed: &Assessed, scored: &Scored, unit: UnitNo, no: LeafNo) -> String {
    let Some(trace) = leaf(&scored.assessment, &scored.scores, unit, no) else { return String::new() };
    let indicator = &scored.assessment.plan.leaf(no).indicator;
    Teller { lang, assessed, scored, unit, no, indicator, trace: &trace }.why()
}

/// What was reported for a unit on an indicator, by whom and in which file; empty where the unit's group
/// is not assessed on it.
pub fn reported(lang: Lang, assessed: &Assessed, scored: &Scored, unit: UnitNo, no: LeafNo) -> Vec<String> {
    let Some(trace) = leaf(&scored.assessment, &scored.scores, unit, no) else { return Vec::new() };
    let indicator = &scored.assessment.plan.leaf(no).indicator;
    Teller { lang, assessed, scored, unit, no, indicator, trace: &trace }.data()
}

/// The clauses that an indicator comes from: "5.5 质押融资——实施方案".
pub fn clauses(lang: Lang, scored: &Scored, no: LeafNo) -> Vec<String> {
    let plan = &scored.assessment.plan;
    let named = plan.leaf(no).indicator.clauses.iter();
    named.filter_map(|named| clause(lang, plan, &named.value)).collect()
}

struct Teller<'a> {
    lang: Lang,
    assessed: &'a Assessed,
    scored: &'a Scored,
    unit: UnitNo,
    no: LeafNo,
    indicator: &'a Indicator,
    trace: &'a LeafTrace<'a>,
}

impl Teller<'_> {
    fn file(&self, file: FileNo) -> &str {
        self.assessed.file(file).map_or("", |file| &file.name)
    }

    fn document(&self, file: FileNo) -> Option<&Data> {
        let mut files = self.scored.assessment.data_files.iter();
        files.find(|(no, _)| *no == file).map(|(_, data)| &**data)
    }

    /// A figure in the indicator's unit of measure.
    fn measured(&self, figure: &Exact) -> String {
        with_measure(self.lang, &shown(self.lang, figure), self.indicator.unit_label.as_deref().unwrap_or(""))
    }

    fn fields(&self, fields: &[Field]) -> String {
        join::names(self.lang, fields.iter().map(|field| word::field(self.lang, *field)))
    }

    /// "区金融局：数值 5200（03-jrj-2025.json）", with note and reason.
    fn source(&self, source: &Source) -> String {
        let lang = self.lang;
        let department = self.document(source.file).map_or("", |data| &data.source.department);
        let fields = source
            .fields
            .iter()
            .map(|(field, parts)| format!("{} {}", word::field(lang, *field), told(lang, *field, parts)));
        let fields = join::parts(lang, fields);
        let file = self.file(source.file);
        let mut said = say!(lang, "{department}：{fields}（{file}）", "{department}: {fields} ({file})");
        if let Some(reason) = &source.reason {
            said.push_str(&say!(lang, "；原因：{reason}", "; reason: {reason}"));
        }
        if let Some(note) = &source.note {
            said.push_str(&say!(lang, "；备注：{note}", "; note: {note}"));
        }
        said
    }

    fn data(&self) -> Vec<String> {
        let lang = self.lang;
        let mut lines: Vec<String> =
            self.trace.cell.record.iter().map(|source| self.source(source)).collect();
        match &self.trace.cell.entry {
            Entry::Absent if lines.is_empty() => lines.push(say!(
                lang,
                "各部门文件均未提到本项，按未报送处理",
                "No department’s file mentions it; counts as not reported"
            )),
            Entry::Partial(missing) => lines.push(say!(
                lang,
                "缺少{missing}，按未报送处理",
                "Not given: {missing}; counts as not reported",
                missing = self.fields(missing)
            )),
            _ => {}
        }
        lines
    }

    /// What the unit said of itself, beside verified data.
    fn own_data(&self) -> Vec<String> {
        let Some(own) = &self.scored.assessment.self_assessed else { return Vec::new() };
        own.cell(self.unit, self.no).record.iter().map(|source| self.source(source)).collect()
    }

    fn evidence(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for source in &self.trace.cell.record {
            let Some(document) = self.document(source.file) else { continue };
            lines.extend(
                source
                    .evidence
                    .iter()
                    .filter_map(|no| document.evidence.get(*no))
                    .map(|piece| evidence(self.lang, piece)),
            );
        }
        let reported = matches!(self.trace.cell.entry, Entry::Reported(_) | Entry::Pending(_));
        if lines.is_empty() && reported && self.indicator.evidence == EvidenceNeed::Required {
            lines.push(say!(
                self.lang,
                "未附佐证材料（本项必备）",
                "No evidence filed, though it is required"
            ));
        }
        lines
    }

    fn target(&self) -> Vec<String> {
        let told = |target: &Target| {
            let target_value = self.measured(&target.value);
            match target.from {
                TargetFrom::Scheme => {
                    say!(self.lang, "{target_value}（考核方案设定）", "{target_value} (set by the scheme)")
                }
                TargetFrom::Data(file) => say!(
                    self.lang,
                    "{target_value}（报送文件设定，见{file}）",
                    "{target_value} (set in the data, see {file})",
                    file = self.file(file)
                ),
            }
        };
        let uses_target = self.indicator.rule.on_no_target().is_some();
        self.trace.cell.target.iter().filter(|_| uses_target).map(told).collect()
    }

    fn value(&self) -> Vec<String> {
        let method = word::measure(self.lang, &self.indicator.measure);
        let mut lines: Vec<String> = self
            .trace
            .value
            .iter()
            .map(|value| {
                let unit = self.indicator.unit_label.as_deref().unwrap_or("");
                let value = with_measure(self.lang, &line(self.lang, value), unit);
                say!(self.lang, "{method}：{value}", "{method}: {value}")
            })
            .collect();
        lines.extend(self.trace.notes.iter().filter_map(|note| measure_note(self.lang, note)));
        if self.trace.score.state == NodeState::Pending {
            lines.push(say!(
                self.lang,
                "数据待核，按现有数值暂计，总分为暂定",
                "The figure is to be verified; it counts for the time being, and the total is provisional"
            ));
        }
        lines
    }

    fn rate(&self) -> Vec<String> {
        let lang = self.lang;
        let mut lines = Vec::new();
        if let Some(rate) = self.trace.rate.as_ref().map(|rate| line(lang, rate)) {
            lines.push(match self.trace.score.state {
                NodeState::NotReported => {
                    say!(lang, "未报送，得分率按{rate}计", "Not reported, for which the score rate is {rate}")
                }
                NodeState::NotApplicable => {
                    say!(
                        lang,
                        "不适用，得分率按{rate}计",
                        "Not applicable, for which the score rate is {rate}"
                    )
                }
                _ => {
                    let method = word::rule(lang, &self.indicator.rule);
                    say!(lang, "{method}：{rate}", "{method}: {rate}")
                }
            });
        }
        lines.extend(self.trace.notes.iter().filter_map(|note| self.rule_note(note)));
        lines
    }

    fn rule_note(&self, note: &Note) -> Option<String> {
        let lang = self.lang;
        let fixed = match note {
            Note::NoTarget => words(
                "没有目标值，按考核方案的约定处理",
                "There is no target; the scheme says what holds then",
            ),
            Note::ZeroTarget => words(
                "目标值为0，按考核方案约定的得分率计",
                "The target is 0; the scheme gives the score rate then",
            ),
            Note::EndsCoincide { reached: true } => words(
                "零分点与满分点重合，指标值已达到，按约定的得分率计",
                "The points of no marks and of full marks coincide, and the value reaches them; the score \
                 rate is the one agreed for that",
            ),
            Note::EndsCoincide { reached: false } => words(
                "零分点与满分点重合，指标值未达到，不得分",
                "The points of no marks and of full marks coincide, and the value does not reach them: no marks",
            ),
            Note::EndsReversed { reached: true } => words(
                "满分点落在零分点的反方向，指标值已达到满分点，按约定的得分率计",
                "The point of full marks came out on the wrong side of the point of no marks, and the value \
                 reaches it; the score rate is the one agreed for that",
            ),
            Note::EndsReversed { reached: false } => words(
                "满分点落在零分点的反方向，指标值未达到满分点",
                "The point of full marks came out on the wrong side of the point of no marks, and the value \
                 does not reach it",
            ),
            Note::AloneWithValue => words(
                "本组只有一个单位有数，不排名，按约定的得分率计",
                "No other unit of the group has a value, so there is no rank; the score rate is the one \
                 agreed for that",
            ),
            Note::TargetMet => words("已达标，得满分", "The target is met: full marks"),
            Note::TargetMissed => words("未达标", "The target is missed"),
            Note::BelowPoints => words("指标值低于最低一档标准值", "The value is below the lowest standard"),
            Note::AbovePoints => {
                words("指标值达到或超过最高一档标准值", "The value reaches or exceeds the highest standard")
            }
            Note::Completion(share) => {
                return Some(say!(
                    lang,
                    "完成率{share}",
                    "{share} of the target is completed",
                    share = percent(share)
                ));
            }
            Note::InBand(band) => {
                let (bands, of_completion) = match &self.indicator.rule {
                    Rule::Bands(rule) => (&rule.bands, false),
                    Rule::Completion(rule) => (rule.bands.as_ref()?, true),
                    _ => return None,
                };
                let band = band_told(lang, bands.get(*band)?);
                return Some(if of_completion {
                    say!(lang, "完成率落在{band}这一档", "The completed share is in the band {band}")
                } else {
                    say!(lang, "指标值落在{band}这一档", "The value is in the band {band}")
                });
            }
            _ => return None,
        };
        Some(fixed.of(lang).to_owned())
    }

    fn points(&self) -> Vec<String> {
        let (Some(points), Some(score)) = (&self.trace.points, &self.trace.score.score) else {
            return Vec::new();
        };
        let rounding = self.scored.rounding();
        let rounded = rounding.show_item(&score.rounded);
        let how = word::rounding(self.lang, rounding, rounding.item_places);
        let points = line(self.lang, points);
        let marks = shown(self.lang, self.trace.marks);
        vec![
            say!(self.lang, "{points}（未修约）", "{points} (before rounding)"),
            match self.lang {
                Lang::Zh => format!("{how}：{rounded}分（分值{marks}分）"),
                Lang::En => format!("{}: {rounded} of {marks}", capital(&how)),
            },
        ]
    }

    fn why_label(&self) -> Words {
        if matches!(self.trace.why, Why::Lost { .. } | Why::NotReported { .. }) {
            words("失分原因", "Why marks were lost")
        } else {
            words("得分说明", "About the score")
        }
    }

    fn why(&self) -> String {
        let lang = self.lang;
        let points = |points: &Exact| self.scored.rounding().show_item(points);
        match &self.trace.why {
            Why::Full => say!(lang, "得满分，没有失分。", "Full marks; nothing was lost."),
            Why::Above { gained } => {
                say!(lang, "超过分值{points}分。", "{points} above full marks.", points = points(gained))
            }
            Why::Rounded => say!(
                lang,
                "得分与分值的差别只来自修约。",
                "The score differs from full marks by rounding only."
            ),
            Why::NotApplicable { rate: None } => say!(
                lang,
                "不适用（合理缺项），不计入应得满分，总分按标化计算。",
                "Not applicable with good reason: left out of the marks that apply, and the total is rescaled."
            ),
            Why::NotApplicable { rate: Some(rate) } => say!(
                lang,
                "不适用（合理缺项），按考核方案约定的得分率{rate}计分。",
                "Not applicable with good reason: the scheme gives a score rate of {rate} for that.",
                rate = percent(rate)
            ),
            Why::NotReported { missing } if missing.is_empty() => say!(
                lang,
                "未报送，失{points}分；补报后重新计算。",
                "Lost {points}: not reported. It is scored anew when reported.",
                points = points(self.trace.marks)
            ),
            Why::NotReported { missing } => say!(
                lang,
                "缺少{missing}，按未报送计，失{points}分；补报后重新计算。",
                "Lost {points}: not given: {missing}, which counts as not reported. It is scored anew when \
                 reported.",
                missing = self.fields(missing),
                points = points(self.trace.marks)
            ),
            Why::Lost { points: lost, cause } => say!(
                lang,
                "失{points}分：{cause}。",
                "Lost {points}: {cause}.",
                points = points(lost),
                cause = self.cause(cause)
            ),
        }
    }

    fn cause(&self, cause: &Cause) -> String {
        let lang = self.lang;
        let values = |x: &Exact, other: &Exact| {
            let measure = self.indicator.unit_label.as_deref().unwrap_or("");
            let [x, other, distance] = compared(lang, x, other);
            (
                with_measure(lang, &x, measure),
                with_measure(lang, &other, measure),
                distance_with_measure(lang, &distance, measure),
            )
        };
        match cause {
            Cause::ShortOfTarget { x, target } => {
                let (x, target, distance) = values(x, target);
                match self.indicator.direction {
                    Direction::Higher => say!(
                        lang,
                        "指标值{x}，目标值{target}，还差{distance}",
                        "the value is {x}, the target {target}: {distance} short"
                    ),
                    Direction::Lower => say!(
                        lang,
                        "指标值{x}，目标值{target}，多出{distance}",
                        "the value is {x}, the target {target}: {distance} too many"
                    ),
                }
            }
            Cause::NoTarget => say!(
                lang,
                "没有目标值，按考核方案约定计分",
                "there is no target, and the scheme says what holds then"
            ),
            Cause::ShortOfFull { x, full } => {
                let (x, full, distance) = values(x, full);
                say!(
                    lang,
                    "指标值{x}，满分点{full}，差{distance}",
                    "the value is {x}, full marks are at {full}: a distance of {distance}"
                )
            }
            Cause::LowerBand { best } => {
                let band = match &self.indicator.rule {
                    Rule::Bands(rule) => rule.bands.get(*best).map(|band| band_told(lang, band)),
                    _ => None,
                };
                say!(
                    lang,
                    "指标值未进入得分最高的一档{band}",
                    "the value is not in the band with the highest score, {band}",
                    band = band.unwrap_or_default()
                )
            }
            Cause::ShortOfReference { x, reference } => {
                let above = x > reference;
                let (x, reference, distance) = values(x, reference);
                if above {
                    say!(
                        lang,
                        "指标值{x}，比基准{reference}高{distance}，按档扣分",
                        "the value is {x}, {distance} above the reference {reference}, for which marks are \
                         taken off step by step"
                    )
                } else {
                    say!(
                        lang,
                        "指标值{x}，比基准{reference}低{distance}，按档扣分",
                        "the value is {x}, {distance} below the reference {reference}, for which marks are \
                         taken off step by step"
                    )
                }
            }
            Cause::ShortOfBest { x, best } => {
                let (x, best, distance) = values(x, best);
                say!(
                    lang,
                    "指标值{x}，组内最优值{best}，差{distance}",
                    "the value is {x}, the best of the group {best}: a distance of {distance}"
                )
            }
            Cause::ShortOfTop { x, top } => {
                let (x, top, distance) = values(x, top);
                say!(
                    lang,
                    "指标值{x}，最高一档标准值{top}，差{distance}",
                    "the value is {x}, the highest standard {top}: a distance of {distance}"
                )
            }
            Cause::Starting => say!(
                lang,
                "起始得分率低于满分，指标值未超过基准",
                "the starting rate is below full marks, and the value does not exceed the reference"
            ),
            Cause::Place { place, of } => say!(
                lang,
                "本组{of}个有数单位中列第{place}位",
                "place {place} among the {of} units of the group that have a value"
            ),
            Cause::Given => say!(
                lang,
                "按考核方案对特殊情形的约定计分",
                "the scheme says what holds in this special case"
            ),
        }
    }

    /// What is done of the target against what should be done by the date of the data.
    fn progress(&self) -> Vec<String> {
        let Some(progress) = self.trace.score.progress else { return Vec::new() };
        let plan = &self.scored.assessment.plan;
        let ledger = &self.scored.assessment.ledger;
        let target = self.trace.cell.target.as_ref().map(|target| &target.value);
        let done = self.trace.score.x.as_ref().zip(target).and_then(|(x, target)| x.over(target));
        let due = ledger
            .as_of_value(self.unit, self.no)
            .map(|date| (date, crate::score::progress::due(plan, date)));
        vec![match (done, due) {
            (Some(done), Some((as_of, due))) => say!(
                self.lang,
                "{state}：截至{date}应完成{due}，已完成{done}",
                "{state}: {due} due by {date}, {done} done",
                state = word::progress(self.lang, progress),
                due = percent(&due),
                date = date(self.lang, as_of),
                done = percent(&done)
            ),
            _ => say!(
                self.lang,
                "{state}：未报送",
                "{state}: not reported",
                state = word::progress(self.lang, progress)
            ),
        }]
    }

    fn clauses(&self) -> Vec<String> {
        clauses(self.lang, self.scored, self.no)
    }

    fn duty(&self) -> Vec<String> {
        let mut told = Vec::new();
        if let Some(duty) = self.indicator.duty {
            told.push(word::duty(self.lang, duty).to_owned());
        }
        if let Some(source) = &self.indicator.source {
            told.push(say!(self.lang, "数据来源：{source}", "data from {source}"));
        }
        if self.scored.scores.stage == Stage::SelfAssessed {
            told.push(self.lang.pick("按自评数据计分", "scored by self-assessed data").to_owned());
        }
        if told.is_empty() { Vec::new() } else { vec![capital(&told.join(self.lang.pick("；", "; ")))] }
    }
}

/// "五（七） 提升服务效能——" and the title of the document, for `plan#5.7`.
pub(super) fn clause(lang: Lang, plan: &Plan, named: &str) -> Option<String> {
    let (basis, clause) = named.split_once('#')?;
    let basis = plan.scheme.basis.iter().find(|known| &*known.id == basis)?;
    let clause = basis.clauses.iter().find(|known| &*known.id == clause)?;
    let (label, title, document) = (&clause.label, &clause.title, &basis.title);
    Some(say!(lang, "{label} {title}——{document}", "{label} {title} — {document}"))
}

/// A piece of evidence: "专利证书，京证〔2025〕1号，2025-06-30（已核验）".
pub(super) fn evidence(lang: Lang, evidence: &Evidence) -> String {
    let mut told = evidence.title.to_string();
    if let Some(file_no) = &evidence.file_no {
        told.push_str(&say!(lang, "，{file_no}", ", {file_no}"));
    }
    if let Some(dated) = evidence.date {
        let date = date(lang, dated);
        told.push_str(&say!(lang, "，{date}", ", {date}"));
    }
    told.push_str(match evidence.status {
        Some(EvidenceStatus::Checked) => lang.pick("（已核验）", " (checked)"),
        Some(EvidenceStatus::Unchecked) => lang.pick("（未核验）", " (not checked yet)"),
        Some(EvidenceStatus::Rejected) => lang.pick("（不予采信）", " (rejected)"),
        None => "",
    });
    told
}

fn measure_note(lang: Lang, note: &Note) -> Option<String> {
    Some(match note {
        Note::ExtremesDropped { highest, lowest } => say!(
            lang,
            "已去掉一个最高分{highest}、一个最低分{lowest}",
            "One highest mark, {highest}, and one lowest, {lowest}, are dropped",
            highest = shown(lang, highest),
            lowest = shown(lang, lowest)
        ),
        Note::NothingToDivide => say!(
            lang,
            "分子、分母均为0，当年没有发生，按不适用处理",
            "Numerator and denominator are 0: nothing happened during the year, so it is not applicable"
        ),
        Note::NoBaseToGrowFrom => say!(
            lang,
            "基期数为0或负数，增长率无从计算，按不适用处理",
            "The base period’s figure is 0 or negative, so there is no growth rate, and it is not applicable"
        ),
        Note::ZeroBaseGiven => say!(
            lang,
            "基期数为0或负数，按考核方案约定的指标值计",
            "The base period’s figure is 0 or negative; the scheme gives the value then"
        ),
        _ => return None,
    })
}

/// "“不低于1、低于3”"
pub(super) fn band_told(lang: Lang, band: &crate::model::rule::Band) -> String {
    let from = band.from.as_ref().map(|number| shown(lang, number)).map(|from| {
        if band.from_included {
            say!(lang, "不低于{from}", "from {from}")
        } else {
            say!(lang, "高于{from}", "above {from}")
        }
    });
    let to = band.to.as_ref().map(|number| shown(lang, number)).map(|to| {
        if band.to_included {
            say!(lang, "不高于{to}", "up to {to}")
        } else {
            say!(lang, "低于{to}", "below {to}")
        }
    });
    match (from, to) {
        (Some(from), Some(to)) => say!(lang, "“{from}、{to}”", "“{from}, {to}”"),
        (Some(one), None) | (None, Some(one)) => format!("“{one}”"),
        (None, None) => lang.pick("“全部”", "“all values”").to_owned(),
    }
}

/// A phrase as the beginning of a line.
fn capital(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
