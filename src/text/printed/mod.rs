//! What is printed: each paper as a [`Document`](crate::paper::Document), made from the scores and traces that the page shows.

mod files;
mod group;
mod notices;
mod unit;

pub use files::files;
pub use group::group_summary;
pub use notices::notice_list;
pub use unit::{notice_line, unit_sheet, unit_signers, unit_title};

use chrono::NaiveDate;

use super::join;
use super::lang::{Lang, Words, say, words};
use super::number::date;
use super::page::frame::{DEMONSTRATION, DRAFT, NO_DATA, OWN_FIGURES, SIMULATED};
use crate::assess::{Assessed, Scored};
use crate::issue::FileNo;
use crate::model::data::Stage;
use crate::model::scheme::{Scheme, Status};
use crate::paper::{Fact, Place, Signatures};
use crate::read::fingerprint;
use crate::result::ENGINE;
use crate::score::NodeState;

/// What stands at the foot of every sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Foot {
    /// By which scheme.
    pub scheme: String,
    /// From which files.
    pub files: String,
}

/// Files whose fingerprints fit at the foot of a sheet.
const FILES_AT_FOOT: usize = 12;

/// Digits of a fingerprint that tell the files of one assessment apart.
const SHORT: usize = 8;

/// The foot of every sheet: enough to tell whether two papers are of the same scheme and data.
pub fn foot(lang: Lang, assessed: &Assessed, scored: &Scored) -> Foot {
    let assessment = &scored.assessment;
    let digests: Vec<&str> = assessment.data_files.iter().map(|(no, _)| sha256(assessed, *no)).collect();
    let count = digests.len();
    let files = if count <= FILES_AT_FOOT {
        let list = join::names(lang, digests.into_iter().map(short));
        say!(lang, "数据文件{count}个，校验码{list}", "Data files: {count}, SHA-256 {list}")
    } else {
        let all = fingerprint(digests.join("\n").as_bytes());
        let all = all.get(..2 * SHORT).unwrap_or(&all);
        say!(lang, "数据文件{count}个，合并校验码{all}", "Data files: {count}, joint SHA-256 {all}")
    };
    Foot { files, ..scheme_foot(lang, assessed, assessment.scheme_file, &assessment.plan.scheme) }
}

/// The foot of what rests on the scheme alone.
pub fn scheme_foot(lang: Lang, assessed: &Assessed, file: FileNo, scheme: &Scheme) -> Foot {
    let (title, version) = (&scheme.title, &scheme.version);
    let digest = short(sha256(assessed, file));
    let scheme = say!(
        lang,
        "方案：{title}，版本{version}，校验码{digest}",
        "Scheme: {title}, version {version}, SHA-256 {digest}"
    );
    Foot { scheme, files: String::new() }
}

/// What must stand on every sheet, so that nobody takes it for more than it is.
pub fn marks(lang: Lang, scored: &Scored, made_up: bool, simulated: bool) -> Vec<&'static str> {
    let draft = scored.assessment.plan.scheme.status == Status::Draft;
    let own = scored.scores.stage == Stage::SelfAssessed;
    let bare = scored.assessment.data_files.is_empty();
    let marks = [
        (simulated, SIMULATED),
        (draft, DRAFT),
        (made_up, DEMONSTRATION),
        (own, OWN_FIGURES),
        (bare, NO_DATA),
    ];
    marks.into_iter().filter(|(holds, _)| *holds).map(|(_, mark)| mark.of(lang)).collect()
}

/// What must stand on every sheet of what rests on the scheme alone.
pub fn scheme_marks(lang: Lang, scheme: &Scheme, simulated: bool) -> Vec<&'static str> {
    let marks = [(simulated, SIMULATED), (scheme.status == Status::Draft, DRAFT)];
    marks.into_iter().filter(|(holds, _)| *holds).map(|(_, mark)| mark.of(lang)).collect()
}

/// "第1页　共3页"
pub fn page_number(lang: Lang, page: usize, of: usize) -> String {
    say!(lang, "第{page}页　共{of}页", "Page {page} of {of}")
}

/// The head of a table on a further sheet: "续表：各项得分"
pub fn continued(lang: Lang, caption: &str) -> String {
    say!(lang, "续表：{caption}", "{caption} (continued)")
}

/// What paper this is, by which program and when: "天穆镇评分表　计算程序0.1.0　打印日期2026年3月5日"
pub fn made(lang: Lang, name: &str, today: NaiveDate) -> String {
    let day = date(lang, today);
    say!(lang, "{name}　计算程序{ENGINE}　打印日期{day}", "{name}; program {ENGINE}; printed {day}")
}

fn sha256(assessed: &Assessed, no: FileNo) -> &str {
    assessed.file(no).map_or("", |file| &file.sha256)
}

fn short(digest: &str) -> &str {
    digest.get(..SHORT).unwrap_or(digest)
}

fn fact(lang: Lang, label: Words, value: impl Into<String>) -> Fact {
    Fact { label: label.of(lang).to_owned(), value: value.into(), main: false }
}

/// What stands in the narrow place of a score that is not there.
fn no_score(lang: Lang, state: NodeState) -> &'static str {
    match (lang, state) {
        (Lang::En, NodeState::NotApplicable) => "n/a",
        _ => super::node_state(lang, state),
    }
}

/// 考核期
pub fn period(lang: Lang, scored: &Scored) -> String {
    let period = &scored.assessment.plan.scheme.period;
    let (start, end) = (date(lang, period.start), date(lang, period.end));
    say!(lang, "{start}至{end}", "{start} to {end}")
}

/// 数据: whose figures, and until when.
pub(super) fn basis(lang: Lang, scored: &Scored) -> String {
    let stage = super::stage(lang, scored.scores.stage);
    let dates = scored.assessment.data_files.iter().filter_map(|(_, data)| Some(data.as_of.as_ref()?.value));
    match dates.max() {
        Some(day) => {
            let day = date(lang, day);
            say!(lang, "{stage}，截至{day}", "{stage}, as of {day}")
        }
        None => stage.to_owned(),
    }
}

/// Places where people sign, side by side.
pub(super) fn signatures(lang: Lang, lead: Option<Words>, places: &[Words]) -> Signatures {
    let date = words("　　　　年　　月　　日", "Date:");
    let place = |label: &Words| Place { label: label.of(lang).to_owned(), date: date.of(lang).to_owned() };
    Signatures { lead: lead.map(|lead| lead.of(lang).to_owned()), places: places.iter().map(place).collect() }
}
