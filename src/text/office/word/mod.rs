//! Word documents: the notice (通报), the letter that calls to a talk (约谈通知书), the correction list (整改清单).
//!
//! They are composed here as data, of the same scores and sentences as the page: the first two as an
//! [`Official`](crate::paper::Official) document, the list as a printed [`Document`](crate::paper::Document).

mod clauses;
mod correction;
mod notice;
pub mod page;
mod talk;

pub use correction::correction_list;
pub use notice::{Naming, notice};
pub use talk::talk;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::assess::Scored;
use crate::model::scheme::Scheme;
use crate::paper::{Masthead, Signed};
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::date;

const UNDER_REVIEW: Words = words("（送审稿）", "(For approval)");
const NO_DATE: Words = words("　　年　月　日", "Date:");

const BAD_DATE: Words =
    words("成文日期应写成年-月-日，如2026-03-05。", "Write the date as year-month-day, such as 2026-03-05.");
const NO_ISSUER: Words =
    words("填写了发文字号，还应填写发文机关。", "A document number needs an issuing body as well.");

/// What only the issuing office knows, as somebody typed it; empty where it is not known.
///
/// With issuer and number a paper is an issued document and gets its red head (版头); without them it
/// is a draft for approval.
///
/// ```
/// use ip_scorecard::text::{Lang, office::word::Letterhead};
///
/// let alone = Letterhead { number: "津辰政办发〔2026〕1号".into(), ..Letterhead::default() };
/// let fault = alone.fault().map(|fault| fault.of(Lang::Zh));
/// assert_eq!(fault, Some("填写了发文字号，还应填写发文机关。"));
/// let both = Letterhead { issuer: "某区人民政府办公室".into(), ..alone };
/// assert_eq!(both.fault(), None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letterhead {
    /// 发文机关
    pub issuer: String,
    /// 发文字号
    pub number: String,
    /// 主送机关
    pub recipients: String,
    /// 成文日期, as a date field gives it: "2026-03-05".
    pub date: String,
}

impl Letterhead {
    /// What must be put right before it can stand on a paper.
    pub fn fault(&self) -> Option<Words> {
        if !filled(&self.date).is_empty() && self.day().is_none() {
            return Some(BAD_DATE);
        }
        (self.issuer().is_none() && !filled(&self.number).is_empty()).then_some(NO_ISSUER)
    }

    /// 成文日期
    pub fn day(&self) -> Option<NaiveDate> {
        NaiveDate::parse_from_str(filled(&self.date), "%Y-%m-%d").ok()
    }

    /// 发文机关
    pub fn issuer(&self) -> Option<&str> {
        Some(filled(&self.issuer)).filter(|issuer| !issuer.is_empty())
    }

    /// 版头, of a paper that is issued.
    fn masthead(&self) -> Option<Masthead> {
        let number = filled(&self.number);
        let issuer = self.issuer().filter(|_| !number.is_empty())?;
        Some(Masthead { issuer: issuer.to_owned(), number: number.to_owned() })
    }

    /// （送审稿）, of a paper that is not issued yet.
    fn standing(&self, lang: Lang) -> Option<String> {
        self.masthead().is_none().then(|| UNDER_REVIEW.of(lang).to_owned())
    }

    /// 主送机关 with its colon.
    fn recipients(&self, lang: Lang) -> Option<String> {
        let named = filled(&self.recipients).trim_end_matches(['：', ':']);
        (!named.is_empty()).then(|| addressed(lang, named))
    }

    /// 署名和成文日期, with a place for a date that is not known yet.
    fn signed(&self, lang: Lang) -> Option<Signed> {
        let (issuer, day) = (self.issuer().map(str::to_owned), self.day());
        if issuer.is_none() && day.is_none() {
            return None;
        }
        let date = day.map_or_else(|| NO_DATE.of(lang).to_owned(), |day| date(lang, day));
        Some(Signed { issuer, date })
    }
}

/// What packages of papers for many units are called.
pub const TALKS: Words = words("约谈通知书", "Calls to talks");
/// 整改清单
pub const CORRECTIONS: Words = words("整改清单", "Correction lists");
/// 评分表
pub const SHEETS: Words = words("评分表", "Score sheets");

/// What begins the note of the annexes: "附件："
pub fn annex_word(lang: Lang, count: usize) -> &'static str {
    match (lang, count) {
        (Lang::Zh, _) => "附件：",
        (Lang::En, 1) => "Annex:",
        (Lang::En, _) => "Annexes:",
    }
}

/// What stands at the head of an annex; without a number where it is the only one.
pub fn annex_mark(lang: Lang, number: Option<usize>) -> String {
    match number {
        None => lang.pick("附件", "Annex").to_owned(),
        Some(no) => say!(lang, "附件{no}", "Annex {no}"),
    }
}

fn filled(typed: &str) -> &str {
    typed.trim()
}

fn addressed(lang: Lang, named: &str) -> String {
    say!(lang, "{named}：", "{named}:")
}

/// What a scheme assesses: "知识产权工作绩效考评" of "知识产权工作绩效考评方案（2025年度，参考稿）".
fn subject(scheme: &Scheme) -> &str {
    let title = &*scheme.title;
    let name = title.strip_suffix('）').and_then(|title| title.rsplit_once('（'));
    let name = name.map_or(title, |(name, _)| name);
    name.strip_suffix("方案").filter(|subject| !subject.is_empty()).unwrap_or(name)
}

/// "2025年度", where the period is a calendar year.
fn year(scheme: &Scheme) -> Option<i32> {
    let (start, end) = (scheme.period.start, scheme.period.end);
    let whole = start.year() == end.year() && start.ordinal() == 1 && (end.month(), end.day()) == (12, 31);
    whole.then(|| start.year())
}

/// What was assessed and when: "2025年度知识产权工作绩效考评".
fn occasion(lang: Lang, scored: &Scored) -> String {
    let scheme = &scored.assessment.plan.scheme;
    let subject = subject(scheme);
    match (lang, year(scheme)) {
        (Lang::Zh, Some(year)) => format!("{year}年度{subject}"),
        (Lang::Zh, None) => subject.to_owned(),
        (Lang::En, Some(year)) => format!("“{subject}”, {year}"),
        (Lang::En, None) => format!("“{subject}”"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_makes_the_head() {
        let typed = |issuer: &str, number: &str, date: &str| Letterhead {
            issuer: issuer.into(),
            number: number.into(),
            date: date.into(),
            ..Letterhead::default()
        };
        let draft = typed("", "", "");
        assert_eq!((draft.masthead(), draft.signed(Lang::Zh)), (None, None));
        assert_eq!(draft.standing(Lang::Zh).as_deref(), Some("（送审稿）"));
        let signed = typed(" 某办 ", "", "").signed(Lang::Zh).unwrap();
        assert_eq!((signed.issuer.as_deref(), &*signed.date), (Some("某办"), "　　年　月　日"));
        let issued = typed("某办", "某发〔2026〕1号", "2026-03-05");
        assert_eq!(issued.standing(Lang::Zh), None);
        assert_eq!(issued.masthead().unwrap().number, "某发〔2026〕1号");
        assert_eq!(issued.signed(Lang::Zh).unwrap().date, "2026年3月5日");
        for wrong in ["2026-02-30", "3月5日"] {
            assert!(typed("", "", wrong).fault().is_some(), "{wrong}");
        }
    }

    #[test]
    fn recipients_end_with_one_colon() {
        let typed = |recipients: &str| Letterhead { recipients: recipients.into(), ..Letterhead::default() };
        for recipients in ["各镇街", "各镇街：", "各镇街:", " 各镇街： "] {
            assert_eq!(typed(recipients).recipients(Lang::Zh).as_deref(), Some("各镇街："));
        }
        assert_eq!(typed(" ").recipients(Lang::Zh), None);
    }
}
