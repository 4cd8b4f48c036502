//! The trace of one indicator's score, line by line, as it is read out to whoever asks why.

use super::formula::line;
use super::number::{percent, shown};
use super::words;
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
pub fn trace(assessed: &Assessed, scored: &Scored, unit: UnitNo, no: LeafNo) -> TraceTold {
    let Some(trace) = leaf(&scored.assessment, &scored.scores, unit, no) else { return TraceTold::default() };
    let indicator = &scored.assessment.plan.leaf(no).indicator;
    let teller = Teller { assessed, scored, unit, no, indicator, trace: &trace };
    let rows = [
        ("数据", teller.data()),
        ("自评数", teller.own_data()),
        ("佐证", teller.evidence()),
        ("目标", teller.target()),
        ("指标值", teller.value()),
        ("得分率", teller.rate()),
        ("得分", teller.points()),
        (teller.why_label(), vec![teller.why()]),
        ("如何得满分", super::needed(scored, unit, no).into_iter().collect()),
        ("时序进度", teller.progress()),
        ("依据", teller.clauses()),
        ("责任", teller.duty()),
        ("指标说明", indicator.note.iter().map(|note| note.to_string()).collect()),
    ];
    let rows = rows.into_iter().filter(|(_, lines)| !lines.is_empty());
    TraceTold { rows: rows.map(|(label, lines)| TraceRow { label, lines }).collect() }
}

/// Why a unit lost marks on an indicator, or did not, in one sentence; empty where the unit's group is
/// not assessed on it.
pub fn reason(assessed: &Assessed, scored: &Scored, unit: UnitNo, no: LeafNo) -> String {
    let Some(trace) = leaf(&scored.assessment, &scored.scores, unit, no) else { return String::new() };
    let indicator = &scored.assessment.plan.leaf(no).indicator;
    Teller { assessed, scored, unit, no, indicator, trace: &trace }.why()
}

struct Teller<'a> {
    assessed: &'a Assessed,
    scored: &'a Scored,
    unit: UnitNo,
    no: LeafNo,
    indicator: &'a Indicator,
    trace: &'a LeafTrace<'a>,
}

impl Teller<'_> {
    fn file(&self, file: FileNo) -> &str {
        self.assessed.files.get(file.0 as usize).map_or("", |file| &file.name)
    }

    fn document(&self, file: FileNo) -> Option<&Data> {
        let mut files = self.scored.assessment.data_files.iter();
        files.find(|(no, _)| *no == file).map(|(_, data)| &**data)
    }

    fn unit_label(&self) -> &str {
        self.indicator.unit_label.as_deref().unwrap_or("")
    }

    /// "区金融局：数值 5200（03-jrj-2025.json）", with note and reason.
    fn source(&self, source: &Source) -> String {
        let department = self.document(source.file).map_or("", |data| &data.source.department);
        let fields = source.fields.iter().map(|(field, text)| match field {
            Field::State => format!("状态 {}", state(text)),
            field => format!("{} {}", words::field(*field), words::or_none(text)),
        });
        let fields = fields.collect::<Vec<_>>().join("，");
        let mut told = format!("{department}：{fields}（{}）", self.file(source.file));
        for (label, text) in [("原因", &source.reason), ("备注", &source.note)] {
            if let Some(text) = text {
                told.push_str(&format!("；{label}：{text}"));
            }
        }
        told
    }

    fn data(&self) -> Vec<String> {
        let mut lines: Vec<String> =
            self.trace.cell.record.iter().map(|source| self.source(source)).collect();
        match &self.trace.cell.entry {
            Entry::Absent if lines.is_empty() => {
                lines.push("各部门文件均未提到本项，按未报送处理".to_owned())
            }
            Entry::Partial(missing) => {
                let missing: Vec<&str> = missing.iter().map(|field| words::field(*field)).collect();
                lines.push(format!("缺少{}，按未报送处理", missing.join("、")));
            }
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
            lines.extend(source.evidence.iter().filter_map(|no| document.evidence.get(*no)).map(evidence));
        }
        let reported = matches!(self.trace.cell.entry, Entry::Reported(_) | Entry::Pending(_));
        if lines.is_empty() && reported && self.indicator.evidence == EvidenceNeed::Required {
            lines.push("未附佐证材料（本项必备）".to_owned());
        }
        lines
    }

    fn target(&self) -> Vec<String> {
        let told = |target: &Target| {
            let from = match target.from {
                TargetFrom::Scheme => "考核方案设定".to_owned(),
                TargetFrom::Data(file) => format!("报送文件设定，见{}", self.file(file)),
            };
            format!("{}{}（{from}）", shown(&target.value), self.unit_label())
        };
        let uses_target = self.indicator.rule.on_no_target().is_some();
        self.trace.cell.target.iter().filter(|_| uses_target).map(told).collect()
    }

    fn value(&self) -> Vec<String> {
        let method = words::measure(&self.indicator.measure);
        let mut lines: Vec<String> = self
            .trace
            .value
            .iter()
            .map(|value| format!("{method}：{}{}", line(value), self.unit_label()))
            .collect();
        lines.extend(self.trace.notes.iter().filter_map(measure_note));
        if self.trace.score.state == NodeState::Pending {
            lines.push("数据待核，按现有数值暂计，总分为暂定".to_owned());
        }
        lines
    }

    fn rate(&self) -> Vec<String> {
        let method = words::rule(&self.indicator.rule);
        let mut lines = Vec::new();
        match (&self.trace.rate, self.trace.score.state) {
            (Some(rate), NodeState::NotReported) => lines.push(format!("未报送，得分率按{}计", line(rate))),
            (Some(rate), NodeState::NotApplicable) => lines.push(format!("不适用，得分率按{}计", line(rate))),
            (Some(rate), _) => lines.push(format!("{method}：{}", line(rate))),
            (None, _) => {}
        }
        lines.extend(self.trace.notes.iter().filter_map(|note| self.rule_note(note)));
        lines
    }

    fn rule_note(&self, note: &Note) -> Option<String> {
        Some(match note {
            Note::NoTarget => "没有目标值，按考核方案的约定处理".to_owned(),
            Note::ZeroTarget => "目标值为0，按考核方案约定的得分率计".to_owned(),
            Note::EndsCoincide { reached: true } => {
                "零分点与满分点重合，指标值已达到，按约定的得分率计".to_owned()
            }
            Note::EndsCoincide { reached: false } => "零分点与满分点重合，指标值未达到，不得分".to_owned(),
            Note::EndsReversed { reached: true } => {
                "满分点落在零分点的反方向，指标值已达到满分点，按约定的得分率计".to_owned()
            }
            Note::EndsReversed { reached: false } => {
                "满分点落在零分点的反方向，指标值未达到满分点".to_owned()
            }
            Note::AloneWithValue => "本组只有一个单位有数，不排名，按约定的得分率计".to_owned(),
            Note::TargetMet => "已达标，得满分".to_owned(),
            Note::TargetMissed => "未达标".to_owned(),
            Note::Completion(share) => format!("完成率{}", percent(share)),
            Note::BelowPoints => "指标值低于最低一档标准值".to_owned(),
            Note::AbovePoints => "指标值达到或超过最高一档标准值".to_owned(),
            Note::InBand(band) => match &self.indicator.rule {
                Rule::Bands(rule) => format!("指标值落在{}这一档", rule.bands.get(*band).map(band_told)?),
                Rule::Completion(rule) => {
                    format!("完成率落在{}这一档", rule.bands.as_ref()?.get(*band).map(band_told)?)
                }
                _ => return None,
            },
            _ => return None,
        })
    }

    fn points(&self) -> Vec<String> {
        let (Some(points), Some(score)) = (&self.trace.points, &self.trace.score.score) else {
            return Vec::new();
        };
        let rounding = self.scored.rounding();
        let rounded = rounding.show_item(&score.rounded);
        let how = words::rounding(rounding, rounding.item_places);
        let mut lines = vec![format!("{}（未修约）", line(points))];
        lines.push(format!("{how}：{rounded}分（分值{}分）", shown(self.trace.marks)));
        lines
    }

    fn why_label(&self) -> &'static str {
        if matches!(self.trace.why, Why::Lost { .. } | Why::NotReported { .. }) {
            "失分原因"
        } else {
            "得分说明"
        }
    }

    fn why(&self) -> String {
        let points = |points: &Exact| self.scored.rounding().show_item(points);
        match &self.trace.why {
            Why::Full => "得满分，没有失分。".to_owned(),
            Why::Above { gained } => format!("超过分值{}分。", points(gained)),
            Why::Rounded => "得分与分值的差别只来自修约。".to_owned(),
            Why::NotApplicable { rate: None } => {
                "不适用（合理缺项），不计入应得满分，总分按标化计算。".to_owned()
            }
            Why::NotApplicable { rate: Some(rate) } => {
                format!("不适用（合理缺项），按考核方案约定的得分率{}计分。", percent(rate))
            }
            Why::NotReported { missing } if missing.is_empty() => {
                format!("未报送，失{}分；补报后重新计算。", points(self.trace.marks))
            }
            Why::NotReported { missing } => {
                let missing: Vec<&str> = missing.iter().map(|field| words::field(*field)).collect();
                format!(
                    "缺少{}，按未报送计，失{}分；补报后重新计算。",
                    missing.join("、"),
                    points(self.trace.marks)
                )
            }
            Why::Lost { points: lost, cause } => format!("失{}分：{}。", points(lost), self.cause(cause)),
        }
    }

    fn cause(&self, cause: &Cause) -> String {
        let unit = self.unit_label();
        match cause {
            Cause::ShortOfTarget { x, target } => {
                let missing = shown(&(target - x).abs());
                match self.indicator.direction {
                    Direction::Higher => format!(
                        "指标值{}{unit}，目标值{}{unit}，还差{missing}{unit}",
                        shown(x),
                        shown(target)
                    ),
                    Direction::Lower => format!(
                        "指标值{}{unit}，目标值{}{unit}，多出{missing}{unit}",
                        shown(x),
                        shown(target)
                    ),
                }
            }
            Cause::NoTarget => "没有目标值，按考核方案约定计分".to_owned(),
            Cause::ShortOfFull { x, full } => {
                format!(
                    "指标值{}{unit}，满分点{}{unit}，差{}{unit}",
                    shown(x),
                    shown(full),
                    shown(&(full - x).abs())
                )
            }
            Cause::LowerBand { best } => {
                let band = match &self.indicator.rule {
                    Rule::Bands(rule) => rule.bands.get(*best).map(band_told),
                    _ => None,
                };
                format!("指标值未进入得分最高的一档{}", band.unwrap_or_default())
            }
            Cause::ShortOfReference { x, reference } => {
                let side = if x > reference { "高" } else { "低" };
                let (x, reference, distance) = (shown(x), shown(reference), shown(&(x - reference).abs()));
                format!("指标值{x}{unit}，比基准{reference}{unit}{side}{distance}{unit}，按档扣分")
            }
            Cause::ShortOfBest { x, best } => {
                format!(
                    "指标值{}{unit}，组内最优值{}{unit}，差{}{unit}",
                    shown(x),
                    shown(best),
                    shown(&(best - x).abs())
                )
            }
            Cause::ShortOfTop { x, top } => {
                format!(
                    "指标值{}{unit}，最高一档标准值{}{unit}，差{}{unit}",
                    shown(x),
                    shown(top),
                    shown(&(top - x).abs())
                )
            }
            Cause::Starting => "起始得分率低于满分，指标值未超过基准".to_owned(),
            Cause::Place { place, of } => format!("本组{of}个有数单位中列第{place}位"),
            Cause::Given => "按考核方案对特殊情形的约定计分".to_owned(),
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
            (Some(done), Some((date, due))) => {
                format!(
                    "{}：截至{date}应完成{}，已完成{}",
                    words::progress(progress),
                    percent(&due),
                    percent(&done)
                )
            }
            _ => format!("{}：未报送", words::progress(progress)),
        }]
    }

    fn clauses(&self) -> Vec<String> {
        let plan = &self.scored.assessment.plan;
        self.indicator.clauses.iter().filter_map(|named| clause(plan, &named.value)).collect()
    }

    fn duty(&self) -> Vec<String> {
        let mut told = Vec::new();
        if let Some(duty) = self.indicator.duty {
            told.push(words::duty(duty).to_owned());
        }
        if let Some(source) = &self.indicator.source {
            told.push(format!("数据来源：{source}"));
        }
        if self.scored.scores.stage == Stage::SelfAssessed {
            told.push("按自评数据计分".to_owned());
        }
        if told.is_empty() { Vec::new() } else { vec![told.join("；")] }
    }
}

/// "五（七） 提升服务效能——" and the title of the document, for `plan#5.7`.
pub(super) fn clause(plan: &Plan, named: &str) -> Option<String> {
    let (basis, clause) = named.split_once('#')?;
    let basis = plan.scheme.basis.iter().find(|known| &*known.id == basis)?;
    let clause = basis.clauses.iter().find(|known| &*known.id == clause)?;
    Some(format!("{} {}——{}", clause.label, clause.title, basis.title))
}

fn state(word: &str) -> &str {
    match word {
        "not_applicable" => "不适用",
        "not_reported" => "未报送",
        "pending" => "待核",
        other => other,
    }
}

fn evidence(evidence: &Evidence) -> String {
    let mut told = evidence.title.to_string();
    if let Some(file_no) = &evidence.file_no {
        told.push_str(&format!("，{file_no}"));
    }
    if let Some(date) = evidence.date {
        told.push_str(&format!("，{date}"));
    }
    told.push_str(match evidence.status {
        Some(EvidenceStatus::Checked) => "（已核验）",
        Some(EvidenceStatus::Unchecked) => "（未核验）",
        Some(EvidenceStatus::Rejected) => "（不予采信）",
        None => "",
    });
    told
}

fn measure_note(note: &Note) -> Option<String> {
    Some(match note {
        Note::ExtremesDropped { highest, lowest } => {
            format!("已去掉一个最高分{}、一个最低分{}", shown(highest), shown(lowest))
        }
        Note::NothingToDivide => "分子、分母均为0，当年没有发生，按不适用处理".to_owned(),
        Note::NoBaseToGrowFrom => "基期数为0或负数，增长率无从计算，按不适用处理".to_owned(),
        Note::ZeroBaseGiven => "基期数为0或负数，按考核方案约定的指标值计".to_owned(),
        _ => return None,
    })
}

/// "大于等于1且小于3"
pub(super) fn band_told(band: &crate::model::rule::Band) -> String {
    let from = band
        .from
        .as_ref()
        .map(|from| format!("{}{}", if band.from_included { "不低于" } else { "高于" }, shown(from)));
    let to = band
        .to
        .as_ref()
        .map(|to| format!("{}{}", if band.to_included { "不高于" } else { "低于" }, shown(to)));
    match (from, to) {
        (Some(from), Some(to)) => format!("“{from}、{to}”"),
        (Some(one), None) | (None, Some(one)) => format!("“{one}”"),
        (None, None) => "“全部”".to_owned(),
    }
}
