//! 通报: the notice that tells the units how an assessment came out.

mod annexes;
mod problems;
mod results;

use serde::{Deserialize, Serialize};

use super::clauses::Clauses;
use super::{Letterhead, occasion};
use crate::analyse::completeness::completeness;
use crate::assess::Scored;
use crate::check::{GroupNo, UnitNo};
use crate::model::data::Stage;
use crate::model::outcome::NoticeLevel;
use crate::model::scheme::Status;
use crate::paper::{Annex, Official};
use crate::text::join;
use crate::text::lang::{Lang, Words, say, words};
use crate::text::number::{date, shown};
use crate::text::page::{counted, frame, units};
use crate::text::printed::{basis, period};

/// Who is called by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Naming {
    /// All units.
    #[default]
    All,
    /// Only units of the top grade; of a scheme without grades, the first three places.
    Top,
    /// None: how many units reached which grade.
    Bands,
}

impl Naming {
    /// Every choice, in the order in which they are offered.
    pub const ALL: [Naming; 3] = [Naming::All, Naming::Top, Naming::Bands];

    /// What the choice is called.
    pub fn told(self, lang: Lang) -> &'static str {
        match self {
            Naming::All => lang.pick("全部单位", "all units"),
            Naming::Top => lang.pick("只列最高等次的单位", "units of the top grade only"),
            Naming::Bands => lang.pick("只列等次，不列单位", "grades only, no unit"),
        }
    }
}

/// Places that count as the top where there are no grades.
const TOP_PLACES: usize = 3;

const BASIC: Words = words("考核基本情况", "The assessment");
const OBJECTS: Words = words("考核对象", "Units");
const CONTENT: Words = words("考核内容", "Indicators");
const DATA: Words = words("考核数据", "Data");
const DEMANDS: Words = words("有关要求", "What is to be done");

/// The notice of an assessment.
///
/// Units that are not [named](Naming) stand in no part of it, annexes included.
pub fn notice(lang: Lang, scored: &Scored, naming: Naming, letterhead: &Letterhead) -> Official {
    let notice = Notice { lang, scored, naming };
    let annexes = annexes::annexes(&notice);
    let mut clauses = Clauses::new(lang);
    notice.opening(&mut clauses);
    notice.basics(&mut clauses);
    results::write(&notice, &annexes, &mut clauses);
    problems::write(&notice, &annexes, &mut clauses);
    notice.demands(&mut clauses);
    let occasion = occasion(lang, scored);
    let title = say!(lang, "关于{occasion}结果的通报", "Circular on the results of {occasion}");
    Official {
        name: title.clone(),
        head: letterhead.masthead(),
        title,
        standing: letterhead.standing(lang),
        recipients: letterhead.recipients(lang),
        body: clauses.done(),
        signed: letterhead.signed(lang),
        annexes: annexes.into_iter().map(|(_, annex)| annex).collect(),
    }
}

/// What an annex is about, so that the body can refer to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    /// The results of a group.
    Group(GroupNo),
    /// How many units hold which grade.
    Grades,
    /// Notices and talks.
    Raised,
}

struct Notice<'a> {
    lang: Lang,
    scored: &'a Scored,
    naming: Naming,
}

impl Notice<'_> {
    /// Whether a unit is called by name.
    fn names(&self, unit: UnitNo) -> bool {
        match self.naming {
            Naming::All => true,
            Naming::Bands => false,
            Naming::Top => self.is_top(unit),
        }
    }

    fn is_top(&self, unit: UnitNo) -> bool {
        let score = self.scored.scores.unit(unit);
        match self.scored.assessment.plan.scheme.grades {
            Some(_) => crate::text::grade(self.lang, self.scored, unit).index == Some(0),
            None => score.rank.is_some_and(|rank| rank <= TOP_PLACES),
        }
    }

    fn title(&self, unit: UnitNo) -> &str {
        &self.scored.assessment.plan.unit(unit).title
    }

    /// "（见附件2）"; nothing where there is no such annex.
    fn reference(&self, annexes: &[(About, Annex)], about: About) -> String {
        let Some(no) = annexes.iter().position(|(of, _)| *of == about) else { return String::new() };
        match annexes.len() {
            1 => self.lang.pick("（见附件）", " (see the annex)").to_owned(),
            _ => say!(self.lang, "（见附件{no}）", " (see annex {no})", no = no + 1),
        }
    }

    fn opening(&self, clauses: &mut Clauses) {
        let scheme = &self.scored.assessment.plan.scheme;
        let (title, count) = (&scheme.title, self.scored.assessment.plan.units.len());
        let adopted = scheme.adopted.as_ref().filter(|_| scheme.status == Status::Adopted);
        let adopted = adopted.map_or_else(String::new, |adopted| {
            let (title, day) = (&adopted.title, date(self.lang, adopted.date));
            say!(self.lang, "（{title}，{day}印发）", " (adopted by {title}, {day})")
        });
        let period = period(self.lang, self.scored);
        clauses.say(say!(
            self.lang,
            "根据《{title}》{adopted}，对{count}个单位{period}的工作进行了考核。现将考核结果通报如下。",
            "Under “{title}”{adopted} the work of {told} from {period} has been assessed. The results are as follows.",
            told = counted(count, "unit")
        ));
    }

    fn basics(&self, clauses: &mut Clauses) {
        let (lang, plan) = (self.lang, &self.scored.assessment.plan);
        clauses.first(BASIC);
        let groups = plan.groups.iter().filter(|group| !group.units.is_empty());
        let groups = groups.map(|group| {
            let (title, count) = (&group.title, group.units.len());
            say!(lang, "{title}{count}个", "{title}: {count}")
        });
        let (groups, many) = (join::parts(lang, groups), plan.groups.len() > 1);
        let alone = lang.pick("，各组单独计分、单独排名", "; each group is scored and ranked alone");
        let alone = if many { alone } else { "" };
        clauses.second(OBJECTS.of(lang), say!(lang, "{groups}{alone}。", "{groups}{alone}."));
        let (parts, leaves) = (plan.scheme.tree.len(), plan.leaves.len());
        let full = shown(lang, &plan.scheme.full_marks);
        clauses.second(
            CONTENT.of(lang),
            say!(
                lang,
                "共{parts}个方面、{leaves}项指标，满分{full}分。",
                "{told} in {parts} fields; full marks are {full}.",
                told = counted(leaves, "indicator")
            ),
        );
        clauses.second(DATA.of(lang), self.data());
        if plan.scheme.status == Status::Draft {
            clauses.second(frame::DRAFT.of(lang), frame::DRAFT_WHY.of(lang));
        }
    }

    /// Whose figures they are, until when, and how much of them is missing or open.
    fn data(&self) -> String {
        let (lang, assessment) = (self.lang, &self.scored.assessment);
        let basis = basis(lang, self.scored);
        let mut told = say!(lang, "按{basis}的数据计算。", "{basis}.");
        let mut add = |sentence: &str| {
            told.push_str(lang.pick("", " "));
            told.push_str(sentence);
        };
        if self.scored.scores.stage == Stage::SelfAssessed {
            add(frame::OWN_FIGURES_WHY.of(lang));
        }
        let whole = completeness(assessment, &self.scored.scores).whole;
        if whole.missing > 0 {
            let missing = whole.missing;
            add(&say!(
                lang,
                "{missing}项数据未报送。",
                "{told} not been reported.",
                told = if missing == 1 { "1 datum has".to_owned() } else { format!("{missing} data have") }
            ));
        }
        if whole.pending > 0 {
            let pending = whole.pending;
            add(&say!(
                lang,
                "{pending}项数据待核，有关单位的总分为暂定。",
                "{told} still to be verified; the totals that rest on them are provisional.",
                told = if pending == 1 { "1 datum is".to_owned() } else { format!("{pending} data are") }
            ));
        }
        told
    }

    fn demands(&self, clauses: &mut Clauses) {
        let (lang, plan) = (self.lang, &self.scored.assessment.plan);
        clauses.first(DEMANDS);
        clauses.second(
            lang.pick("查找差距，落实整改", "Put right what was lost"),
            lang.pick(
                "各单位要对照考核结果，逐项分析失分原因，制定整改措施，明确责任人和完成时限。",
                "Each unit is to look into every loss, decide what will put it right, and say who does it by when.",
            ),
        );
        let raised =
            |level| plan.unit_numbers().any(|unit| self.scored.scores.unit(unit).is_raised(plan, level));
        if raised(NoticeLevel::Notice) || raised(NoticeLevel::Talk) {
            clauses.second(
                lang.pick("重点督办，按时反馈", "Report on corrections"),
                lang.pick(
                    "达到通报、约谈条件的单位，要按照整改清单逐项整改，并按要求书面报送整改情况。",
                    "Units that meet the conditions of a notice or a talk are to work through their correction lists and report in writing.",
                ),
            );
        }
        clauses.second(
            lang.pick("报实数据，补齐佐证", "Report true and complete data"),
            lang.pick(
                "各单位、各有关部门要对报送数据的真实性、准确性负责，未报送的数据和佐证材料要及时补齐。",
                "Units and departments answer for what they report; data and evidence that are missing are to be handed in without delay.",
            ),
        );
    }

    /// Who something holds for: "2个单位", and by name where they all are named: "2个单位，为天穆镇、北仓镇".
    fn counted(&self, of: &[UnitNo], reference: &str) -> String {
        let (lang, count) = (self.lang, units(self.lang, of.len()));
        if of.is_empty() {
            return lang.pick("无", "none").to_owned();
        }
        if !of.iter().all(|unit| self.names(*unit)) {
            return count;
        }
        if of.len() > LISTED {
            return format!("{count}{reference}");
        }
        let names = join::names(lang, of.iter().map(|unit| self.title(*unit)));
        say!(lang, "{count}，为{names}", "{count} ({names})")
    }
}

/// Units that the body lists by name; more of them are looked up in the annex.
const LISTED: usize = 30;
