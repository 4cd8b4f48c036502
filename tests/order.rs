//! Which units are shown, and in which order: several columns at once, and facets.

#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use common::*;
use ip_scorecard::analyse::facet::{Choice, Facet};
use ip_scorecard::analyse::order::{Column, Level, Order};
use ip_scorecard::check::{GroupNo, UnitNo};
use ip_scorecard::text::Lang;
use ip_scorecard::text::page::find;
use proptest::prelude::*;
use serde_json::json;

/// Six units on two indicators with 50 marks each; 己 has nothing that applies.
fn six() -> Outcome {
    let scheme = scheme(["甲", "乙", "丙", "丁", "戊", "己"], [scored(50), scored(50)]).with(
        "grades",
        json!({ "bounds": [
            { "id": "A", "title": "优秀", "from": 90, "quota": { "share": 0.2 } },
            { "id": "B", "title": "良好", "from": 60 },
        ] }),
    );
    let not = json!({ "state": "not_applicable" });
    let rows = json!({
        "甲": { "A": 50, "B": 40 }, "乙": { "A": 40, "B": 50 }, "丙": { "A": 50, "B": 25 },
        "丁": { "A": 25, "B": 50 }, "戊": { "A": 10, "B": 40 }, "己": { "A": not, "B": not },
    });
    run(scheme, [verified(rows)])
}

fn title(outcome: &Outcome, unit: UnitNo) -> String {
    outcome.scored().assessment.plan.unit(unit).title.to_string()
}

fn ordered(outcome: &Outcome, order: &Order) -> String {
    order.units(outcome.scored(), GroupNo(0)).into_iter().map(|unit| title(outcome, unit)).collect()
}

fn node(id: &str) -> Column {
    Column::Node(id.into())
}

/// The order of the six, in which each step of `steps` was clicked one after the other.
fn check(steps: impl IntoIterator<Item = Column>, expected: &str) {
    let order = steps.into_iter().fold(Order::default(), |order, column| order.then_by(column));
    assert_eq!(ordered(&six(), &order), expected, "{order:?}");
}

#[test]
fn by_one_column_and_by_several() {
    check([], "甲乙丙丁戊己");
    check([node("A")], "甲丙乙丁戊己");
    check([node("A"), node("B")], "甲丙乙丁戊己");
    check([node("B")], "乙丁甲戊丙己");
    check([node("B"), node("A")], "乙丁甲戊丙己");
    check([Column::Total, node("B")], "乙甲丁丙戊己");
    check([Column::Grade, node("B"), Column::Unit], "乙甲丁丙戊己");
    check([Column::Unit], "甲乙丙丁戊己");
    check([Column::Place, node("B")], "乙甲丁丙戊己");
}

#[test]
fn the_other_way_round_what_is_missing_still_comes_last() {
    check([node("A"), node("A")], "戊丁乙甲丙己");
    check([Column::Total, Column::Total], "戊丙丁甲乙己");
    check([Column::Place, Column::Place], "戊丙丁甲乙己");
}

#[test]
fn a_click_orders_by_one_column_and_turns_it_round() {
    let by = |order: &Order, column: Column| order.by(column);
    let first = by(&Order::default(), Column::Place);
    assert_eq!(first.levels(), [Level { column: Column::Place, reversed: true }]);
    assert!(by(&first, Column::Place).is_by_place());
    let two = Order::default().then_by(Column::Grade).then_by(Column::Total);
    assert_eq!(by(&two, Column::Total).levels(), [Level::of(Column::Total)]);
    assert!(by(&by(&two, Column::Total), Column::Total).levels()[0].is_ascending());
}

#[test]
fn levels_change_places_and_go() {
    let three = Order::default().then_by(Column::Grade).then_by(Column::Total).then_by(Column::Unit);
    let columns = |order: &Order| order.levels().iter().map(|level| level.column.clone()).collect::<Vec<_>>();
    assert_eq!(columns(&three.raise(&Column::Unit)), [Column::Grade, Column::Unit, Column::Total]);
    assert_eq!(columns(&three.lower(&Column::Grade)), [Column::Total, Column::Grade, Column::Unit]);
    assert_eq!(three.raise(&Column::Grade), three);
    assert_eq!(three.lower(&Column::Unit), three);
    assert_eq!(columns(&three.without(&Column::Total)), [Column::Grade, Column::Unit]);
    assert_eq!(Order::of(three.levels().iter().cloned().chain([Level::of(Column::Unit)])), three);
}

fn columns() -> impl Strategy<Value = Vec<(Column, bool)>> {
    let column = prop::sample::select(vec![
        Column::Place,
        Column::Unit,
        Column::Total,
        Column::Base,
        Column::Grade,
        Column::State,
        Column::Change,
        node("A"),
        node("Z"),
        Column::Adjusted,
        Column::OwnTotal,
        Column::Applicable,
        Column::Notices,
    ]);
    prop::collection::vec((column, any::<bool>()), 0..5)
}

proptest! {
    #[test]
    fn every_column_is_kept_by_a_word(levels in columns()) {
        for (column, _) in levels {
            prop_assert_eq!(Column::of_word(&column.word()), Some(column));
        }
    }

    #[test]
    fn every_order_has_every_unit_once_and_keeps_places_among_equals(levels in columns()) {
        let outcome = six();
        let order = Order::of(levels.into_iter().map(|(column, reversed)| Level { column, reversed }));
        let units = order.units(outcome.scored(), GroupNo(0));
        let mut sorted = units.clone();
        sorted.sort();
        prop_assert_eq!(sorted, (0..6).map(UnitNo).collect::<Vec<_>>());
        // Nobody has a change or a self-assessed total: such levels decide nothing.
        let idle = order.then_by(Column::OwnTotal).then_by(node("Z"));
        prop_assert_eq!(idle.units(outcome.scored(), GroupNo(0)), units);
    }
}

/// Which of the six are wanted.
fn wanted(outcome: &Outcome, facets: impl IntoIterator<Item = Facet>) -> String {
    let choice: Choice = facets.into_iter().collect();
    let units = outcome.scored().assessment.plan.unit_numbers();
    units.filter(|unit| choice.wants(outcome.scored(), *unit)).map(|unit| title(outcome, unit)).collect()
}

#[test]
fn one_of_each_kind_is_enough_and_every_kind_counts() {
    let outcome = six();
    let grade = |id: &str| Facet::Grade(id.into());
    assert_eq!(wanted(&outcome, []), "甲乙丙丁戊己");
    assert_eq!(wanted(&outcome, [grade("B")]), "丙丁");
    assert_eq!(wanted(&outcome, [Facet::GradeOpen]), "甲乙");
    assert_eq!(wanted(&outcome, [grade("B"), Facet::GradeOpen]), "甲乙丙丁");
    assert_eq!(wanted(&outcome, [Facet::NoGrade]), "戊己");
    assert_eq!(wanted(&outcome, [Facet::NoGrade, Facet::NotScored]), "己");
    assert_eq!(wanted(&outcome, [Facet::Final, Facet::NotScored]), "甲乙丙丁戊己");
    assert_eq!(wanted(&outcome, [Facet::Group("town".into())]), "甲乙丙丁戊己");
    assert_eq!(wanted(&outcome, [Facet::Group("elsewhere".into())]), "");
}

#[test]
fn a_count_says_what_choosing_would_show() {
    let outcome = six();
    let units: Vec<UnitNo> = outcome.scored().assessment.plan.unit_numbers().collect();
    let all = Facet::all(outcome.scored());
    for first in &all {
        for second in &all {
            let choice: Choice = [first.clone()].into_iter().collect();
            let count = choice.count(outcome.scored(), &units, second);
            let facets = [first, second].into_iter().cloned();
            let both =
                wanted(&outcome, facets.filter(|facet| facet == second || facet.kind() != second.kind()));
            assert_eq!(count, both.chars().count(), "{second:?} after {first:?}");
        }
    }
}

#[test]
fn an_order_is_told_in_words() {
    let outcome = six();
    let told = |lang: Lang, order: &Order| find::order(lang, outcome.scored(), order);
    let total = Order::default().by(Column::Total);
    assert_eq!(told(Lang::Zh, &Order::default()), None);
    assert_eq!(told(Lang::Zh, &Order::default().then_by(Column::Place)), None);
    assert_eq!(told(Lang::Zh, &total).unwrap(), "按总分从高到低排列，相同的按名次。");
    let two = total.by(Column::Total).then_by(node("A"));
    assert_eq!(told(Lang::Zh, &two).unwrap(), "先按总分从低到高，再按A 指标A从高到低；相同的按名次。");
    assert_eq!(
        told(Lang::En, &two.then_by(Column::Place)).unwrap(),
        "Sorted by Total (lowest first), then by A 指标A (highest first), then by Place (first place first); \
         equals in the order of places."
    );
}

#[test]
fn a_view_is_kept_by_words() {
    let outcome = six();
    for facet in Facet::all(outcome.scored()).into_iter().chain([Facet::Talk, Facet::Notice, Facet::NoNotice])
    {
        assert_eq!(Facet::of_word(&facet.word()), Some(facet));
    }
    assert_eq!(Facet::of_word("grade:"), Some(Facet::Grade("".into())));
    assert_eq!(Facet::of_word("excellent"), None);
    assert_eq!(Column::of_word("node:T1-2"), Some(node("T1-2")));
    assert_eq!(Column::of_word("weight"), None);
}

#[test]
fn notices_and_groups() {
    let units = [("甲", "town"), ("乙", "street"), ("丙", "street")];
    let scheme = by_score([]).with_all(&json!({
        "groups": [{ "id": "town", "title": "镇" }, { "id": "street", "title": "街道" }],
        "units": units.map(|(title, group)| unit(title, group)),
        "notices": [
            { "id": "N1", "level": "notice", "title": "低于60", "when": { "total_below": 60 } },
            { "id": "N2", "level": "talk", "title": "低于50", "when": { "total_below": 50 } },
        ],
    }));
    let outcome = run(scheme, [figures([("甲", json!(70)), ("乙", json!(55)), ("丙", json!(40))])]);
    assert_eq!(wanted(&outcome, [Facet::Notice]), "乙丙");
    assert_eq!(wanted(&outcome, [Facet::Talk]), "丙");
    assert_eq!(wanted(&outcome, [Facet::NoNotice]), "甲");
    assert_eq!(wanted(&outcome, [Facet::Notice, Facet::Group("street".into())]), "乙丙");
    assert_eq!(wanted(&outcome, [Facet::Notice, Facet::Group("town".into())]), "");
    assert!(!Facet::all(outcome.scored()).contains(&Facet::NoGrade), "nothing to choose where no grades are");
}
