//! 方案设计: nodes, ids with their references, weights with exact sums, and where a design starts.

#![allow(clippy::unwrap_used, reason = "a test")]

mod common;
#[path = "common/year.rs"]
mod year;

use std::collections::BTreeMap;

use common::*;
use ip_scorecard::assess::assess;
use ip_scorecard::edit::scheme::mentions::{By, Unfit, references, remove, rename};
use ip_scorecard::edit::scheme::nodes::{
    NodeKind, Place, Way, add, copy as copy_node, find, move_to, nodes, place_of,
};
use ip_scorecard::edit::scheme::share::{How, Refusal, distribute, on_step, scale};
use ip_scorecard::edit::scheme::start::{Empty, copy, empty, is_adopted, next_version, revise};
use ip_scorecard::edit::scheme::weights::{Cell, grid, set};
use ip_scorecard::edit::{History, Tree, canonical};
use ip_scorecard::exact::Exact;
use ip_scorecard::json::{Path, Step};
use ip_scorecard::read::{Document, Kind};
use proptest::prelude::*;

fn path(steps: &str) -> Path {
    let step = |step: &str| step.parse().map_or_else(|_| Step::from(step), |item: usize| Step::from(item));
    steps.split('/').filter(|step| !step.is_empty()).map(step).collect::<Vec<_>>().into()
}

fn tree(text: &str) -> Tree {
    Tree::read(text).unwrap()
}

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

fn built_in() -> Tree {
    tree(&std::fs::read_to_string(root().join("public/schemes/beichen-ip-2025.json")).unwrap())
}

/// Dimensions with what is in them: "A(B C(D)) E".
fn outline(scheme: &Tree) -> String {
    fn list(nodes: &[Tree]) -> String {
        let told = nodes.iter().map(|node| {
            let id = node.at("id").and_then(Tree::text).unwrap();
            node.at("children").map_or(id.to_string(), |below| format!("{id}({})", list(below.items())))
        });
        told.collect::<Vec<_>>().join(" ")
    }
    list(scheme.at("tree").unwrap().items())
}

/// A scheme from its outline; leaves weigh 10.
fn planted(outline: &str) -> Tree {
    let mut lists: Vec<Vec<Tree>> = vec![Vec::new()];
    let mut open: Vec<String> = Vec::new();
    let node = |id: &str, more: (&'static str, Tree)| -> Tree {
        [("id", Tree::from(id)), ("title", Tree::from(id)), more].into_iter().collect()
    };
    for word in outline.replace('(', " ( ").replace(')', " ) ").split_whitespace().collect::<Vec<_>>() {
        match word {
            "(" => {
                let id =
                    lists.last_mut().unwrap().pop().unwrap().at("id").unwrap().text().unwrap().to_string();
                open.push(id);
                lists.push(Vec::new());
            }
            ")" => {
                let children: Tree = lists.pop().unwrap().into_iter().collect();
                let dimension = node(&open.pop().unwrap(), ("children", children));
                lists.last_mut().unwrap().push(dimension);
            }
            id => lists.last_mut().unwrap().push(node(id, ("weight", Tree::from(10)))),
        }
    }
    let mut scheme = tree(r#"{"groups": [{"id": "town", "title": "镇"}]}"#);
    scheme.put(&path("tree"), lists.pop().unwrap().into_iter().collect());
    scheme
}

fn step(before: &str, id: &str, way: Way) -> Option<String> {
    let mut scheme = planted(before);
    let node = find(&scheme, id).unwrap();
    let place = place_of(&scheme, &node, way)?;
    let there = move_to(&mut scheme, &node, &place).unwrap();
    assert_eq!(scheme.get(&there.then("id")), Some(&Tree::from(id)), "the way leads to what was moved");
    Some(outline(&scheme))
}

#[test]
fn nodes_are_moved_by_steps() {
    let before = "A(A1 A2) B(B1) C";
    let cases = [
        ("A2", Way::Up, Some("A(A2 A1) B(B1) C")),
        ("A1", Way::Up, None),
        ("A1", Way::Down, Some("A(A2 A1) B(B1) C")),
        ("A2", Way::Down, None),
        ("A", Way::Down, Some("B(B1) A(A1 A2) C")),
        ("C", Way::In, Some("A(A1 A2) B(B1 C)")),
        ("B", Way::In, Some("A(A1 A2 B(B1)) C")),
        ("A2", Way::In, None),
        ("A1", Way::Out, Some("A(A2) A1 B(B1) C")),
        ("B1", Way::Out, Some("A(A1 A2) B() B1 C")),
        ("C", Way::Out, None),
    ];
    for (id, way, after) in cases {
        assert_eq!(step(before, id, way).as_deref(), after, "{id} {way:?}");
    }
}

#[test]
fn nodes_are_moved_to_any_place() {
    let moved = |id: &str, list: &str, item: usize| {
        let mut scheme = planted("A(A1 A2 A3) B(B1) C");
        let node = find(&scheme, id).unwrap();
        let there = move_to(&mut scheme, &node, &Place { list: path(list), item });
        there.map(|_| outline(&scheme))
    };
    assert_eq!(moved("A1", "tree/0/children", 3).as_deref(), Some("A(A2 A3 A1) B(B1) C"));
    assert_eq!(moved("A3", "tree/0/children", 0).as_deref(), Some("A(A3 A1 A2) B(B1) C"));
    assert_eq!(moved("A", "tree/1/children", 1).as_deref(), Some("B(B1 A(A1 A2 A3)) C"));
    assert_eq!(moved("C", "tree/1/children", 0).as_deref(), Some("A(A1 A2 A3) B(C B1)"));
    assert_eq!(moved("A", "tree/0/children", 0), None, "nothing goes into itself");
    assert_eq!(moved("A", "tree/2/children", 0), None, "an indicator has no children");
    assert_eq!(moved("A", "tree", 9), None, "there is no such place");
    assert_eq!(moved("A1", "tree/0/children", 0).as_deref(), Some("A(A1 A2 A3) B(B1) C"), "where it is");
}

#[test]
fn new_nodes_get_ids_in_the_style_of_their_siblings() {
    let id = |outline: &str, within: Option<&str>| {
        let mut scheme = planted(outline);
        let place = within
            .map_or(Place::last(&scheme), |id| Place::last_in(&scheme, &find(&scheme, id).unwrap()).unwrap());
        let node = add(&mut scheme, NodeKind::Indicator, &place, "新").unwrap();
        scheme.get(&node.then("id")).unwrap().text().unwrap().to_string()
    };
    assert_eq!(id("T5(T5-1 T5-2)", Some("T5")), "T5-3");
    assert_eq!(id("T7 T8", None), "T9");
    assert_eq!(id("T9 T10", None), "T11");
    assert_eq!(id("T10 T9", None), "T11", "after the highest, not after the last");
    assert_eq!(id("01 02", None), "03");
    assert_eq!(id("A(A.1) B()", Some("B")), "B.1", "joined as elsewhere");
    assert_eq!(id("T1()", Some("T1")), "T1-1");
    assert_eq!(id("T1 X(T2)", None), "X-1", "what has no number gets one");
    assert_eq!(id("", None), "T1");
    assert_eq!(id("T1 T2(T3)", None), "T4", "T3 is taken");
}

#[test]
fn a_copy_has_ids_of_its_own() {
    let mut scheme = planted("T7(T7-1 T7-2(T7-2-1) Z) T8");
    let there = copy_node(&mut scheme, &path("tree/0")).unwrap();
    assert_eq!(there, path("tree/1"));
    assert_eq!(outline(&scheme), "T7(T7-1 T7-2(T7-2-1) Z) T9(T9-1 T9-2(T9-2-1) Z-1) T8");
}

#[test]
fn what_is_written_beside_a_dimension_follows() {
    let mut scheme = planted("A(A1 A2) B(B1)");
    scheme.put(&path("tree/0/weight"), Tree::from(20));
    scheme.put(&path("tree/1/weight"), Tree::from(99));
    let before = scheme.clone();
    let there =
        move_to(&mut scheme, &path("tree/0/children/0"), &Place { list: path("tree"), item: 0 }).unwrap();
    assert_eq!(scheme.get(&path("tree/1/weight")), Some(&Tree::from(10)));
    assert_eq!(
        scheme.get(&path("tree/2/weight")),
        Some(&Tree::from(99)),
        "what was wrong stays for its fault"
    );
    move_to(&mut scheme, &there, &Place { list: path("tree/1/children"), item: 0 });
    assert_eq!(scheme, before);
    set(&mut scheme, &path("tree/0/children/0"), "town", Some(Tree::from(15)));
    assert_eq!(scheme.get(&path("tree/0/weight")), Some(&Tree::from(25)));
    assert!(!set(&mut scheme, &path("tree/0"), "town", Some(Tree::from(5))), "a sum is not set");
}

const LINKED: &str = r#"{
    "basis": [{"id": "plan", "clauses": [{"id": "5.5"}, {"id": "5"}]}],
    "groups": [{"id": "town", "title": "镇"}, {"id": "zone", "title": "园区"}],
    "units": [{"code": "1", "title": "甲", "group": "town"}],
    "tree": [{"id": "A", "title": "维", "children": [
        {"id": "A1", "title": "一", "weight": {"town": 5, "zone": 6}, "target": {"town": 7, "1": 8}, "clauses": ["plan#5.5", "plan#5"]},
        {"id": "A2", "title": "二", "weight": 95}]}],
    "ranking": {"break_by": ["A2", "A1", "A"]},
    "goals": [{"id": "G1", "title": "目标", "of": "A1", "clauses": ["plan#5"]}],
    "grades": {"bounds": [{"id": "甲等"}]}}"#;

#[test]
fn a_renaming_takes_its_references_along() {
    let renamed = |record: &str, to: &str| {
        let mut scheme = tree(LINKED);
        let done = rename(&mut scheme, &path(record), to);
        (done.map(|done| done.references), scheme.to_string())
    };
    let as_if = |pairs: &[(&str, &str)]| {
        pairs.iter().fold(tree(LINKED).to_string(), |text, (from, to)| text.replace(from, to))
    };
    type Case<'c> = (&'c str, &'c str, usize, &'c [(&'c str, &'c str)]);
    let cases: [Case<'_>; 7] = [
        ("tree/0/children/0", "B", 2, &[("\"A1\"", "\"B\"")]),
        ("tree/0", "B", 1, &[("\"A\"", "\"B\"")]),
        ("groups/0", "z", 3, &[("\"town\"", "\"z\"")]),
        ("units/0", "2", 1, &[("\"1\"", "\"2\"")]),
        ("basis/0", "p", 3, &[("\"plan", "\"p")]),
        ("basis/0/clauses/1", "9", 2, &[("#5\"", "#9\""), ("\"5\"", "\"9\"")]),
        ("grades/bounds/0", "乙等", 0, &[("甲等", "乙等")]),
    ];
    for (record, to, references, pairs) in cases {
        assert_eq!(renamed(record, to), (Ok(references), as_if(pairs)), "{record}");
    }
    for (to, unfit) in
        [("", Unfit::Empty), (" ", Unfit::Empty), ("x_a", Unfit::Reserved), ("A2", Unfit::Taken)]
    {
        assert_eq!(renamed("tree/0/children/0", to), (Err(unfit), as_if(&[])), "{to}");
    }
    assert_eq!(renamed("ranking", "a").0, Err(Unfit::NoRecord));
    // Of two with the same id, nobody knows whom a reference means.
    let mut twice = tree(&LINKED.replace("\"A2\", \"title\"", "\"A1\", \"title\""));
    assert_eq!(rename(&mut twice, &path("tree/0/children/1"), "A2").unwrap().references, 0);
}

#[test]
fn a_removal_takes_its_references_along() {
    let removed = |record: &str| {
        let mut scheme = tree(LINKED);
        let named = references(&scheme, &path(record));
        let removed = remove(&mut scheme, &path(record)).unwrap();
        assert_eq!(named.len(), removed.gone.len() + removed.dangling.len(), "all were named before");
        let by = removed.gone.iter().map(|mention| mention.by).collect::<Vec<_>>();
        (by, removed.dangling.len(), scheme)
    };
    let (gone, dangling, scheme) = removed("tree/0/children/0");
    assert_eq!((gone, dangling), (vec![By::TieBreak, By::Goal], 0));
    assert_eq!(scheme.at("goals"), Some(&Tree::list()), "a goal of nothing is none");
    assert_eq!(scheme.get(&path("ranking/break_by")).unwrap().to_string(), r#"["A2","A"]"#);
    let (gone, _, scheme) = removed("tree/0");
    assert_eq!(gone.len(), 4);
    assert_eq!(scheme.get(&path("ranking/break_by")), Some(&Tree::list()));
    let (gone, dangling, scheme) = removed("groups/0");
    assert_eq!(
        (gone, dangling),
        (vec![By::Weight, By::Target], 1),
        "units stay, and say that their group is gone"
    );
    assert_eq!(scheme.get(&path("tree/0/children/0/target")).unwrap().to_string(), r#"{"1":8}"#);
    let (gone, ..) = removed("units/0");
    assert_eq!(gone, [By::Target]);
    let (gone, _, scheme) = removed("basis/0/clauses/1");
    assert_eq!(gone, [By::Clause; 2]);
    assert_eq!(scheme.get(&path("tree/0/children/0/clauses")).unwrap().to_string(), r#"["plan#5.5"]"#);
    let (gone, ..) = removed("basis/0");
    assert_eq!(gone, [By::Clause; 3]);
}

#[test]
fn weights_are_read_as_they_are_scored() {
    let scheme = tree(
        r#"{"groups": [{"id": "a"}, {"id": "b"}], "units": [{"group": "a"}], "tree": [
            {"id": "D", "children": [{"id": "D1", "weight": 40}, {"id": "D2", "weight": {"a": "2.5", "b": 0}}]},
            {"id": "M", "aggregate": "mean", "weight": {"a": 50, "b": 60}, "children": [{"id": "M1", "weight": 3}]},
            {"id": "W", "weight": {"a": "多"}}]}"#,
    );
    let grid = grid(&scheme);
    let row = |id: &str| grid.row(&find(&scheme, id).unwrap()).unwrap();
    assert_eq!(grid.totals, [exact("92.5"), exact("100")]);
    assert_eq!((grid.missing(0), grid.missing(1)), (Some(exact("7.5")), Some(Exact::ZERO)));
    assert_eq!(row("D").cells, [Cell::Number(exact("42.5")), Cell::Number(exact("40"))]);
    assert!(!row("D").is_set && row("M").is_set && row("M").counts && !row("M1").counts);
    assert_eq!(row("D2").cells, [Cell::Number(exact("2.5")), Cell::Absent]);
    assert_eq!(row("W").cells, [Cell::Unreadable("多".into()), Cell::Absent]);
    assert_eq!((grid.groups[0].has_units, grid.groups[1].has_units), (true, false));
    let mean = tree(
        r#"{"aggregate": "mean", "groups": [{"id": "a"}], "tree": [{"id": "D", "children": [{"id": "E", "weight": 2}]}]}"#,
    );
    let grid = ip_scorecard::edit::scheme::weights::grid(&mean);
    assert_eq!(grid.full, None, "means have no marks to add up to");
    assert_eq!(grid.rows[0].cells, [Cell::Number(Exact::ONE)], "beside means a dimension weighs 1");
}

/// Three indicators of one group.
fn three(weights: [&str; 3]) -> Tree {
    let [a, b, c] = weights;
    tree(&format!(
        r#"{{"groups": [{{"id": "g"}}], "tree": [{{"id": "A", "weight": {a}}}, {{"id": "B", "weight": {b}}}, {{"id": "C", "weight": {c}}}]}}"#
    ))
}

fn numbers(scheme: &Tree) -> Vec<String> {
    grid(scheme).rows.iter().map(|row| row.cells[0].number().to_string()).collect()
}

#[test]
fn what_is_missing_is_shared_out() {
    let shared = |weights, chosen: &[&str], how, step: &str| {
        let mut scheme = three(weights);
        let chosen: Vec<Path> = chosen.iter().map(|id| find(&scheme, id).unwrap()).collect();
        let done = distribute(&mut scheme, "g", &chosen, how, &exact(step));
        done.map(|_| numbers(&scheme))
    };
    let told = |numbers: [&str; 3]| Ok(numbers.map(str::to_owned).to_vec());
    assert_eq!(shared(["40", "30", "20"], &["B", "C"], How::Equal, "1"), told(["40", "35", "25"]));
    assert_eq!(shared(["40", "30", "20"], &["B", "C"], How::Proportion, "1"), told(["40", "36", "24"]));
    assert_eq!(shared(["30", "30", "30"], &["A", "B", "C"], How::Equal, "1"), told(["34", "33", "33"]));
    assert_eq!(
        shared(["30", "30", "30"], &["A", "B", "C"], How::Equal, "0.1"),
        told(["33.4", "33.3", "33.3"]),
        "of equal remainders the first"
    );
    assert_eq!(shared(["50", "40", "30"], &["A"], How::Equal, "1"), told(["30", "40", "30"]), "too much");
    assert_eq!(
        shared(["50", "30", "20"], &["A"], How::Equal, "1"),
        told(["50", "30", "20"]),
        "nothing to do"
    );
    assert_eq!(
        shared(["50", "30", "0"], &["A", "C"], How::Equal, "1"),
        told(["70", "30", "0"]),
        "not assessed"
    );
    let off = Refusal::OffStep { amount: exact("69.5") };
    assert_eq!(shared(["40", "30.5", "20"], &["A", "C"], How::Equal, "1"), Err(off));
    assert_eq!(shared(["40", "30.5", "20"], &["A", "C"], How::Equal, "0.5"), told(["45", "30.5", "24.5"]));
    let gone = Refusal::Vanish { labels: vec!["C".into()] };
    assert_eq!(shared(["100", "80", "5"], &["C"], How::Equal, "1"), Err(gone));
    assert_eq!(shared(["40", "30", "20"], &[], How::Equal, "1"), Err(Refusal::Nothing));
    assert_eq!(shared(["40", "30", "20"], &["A"], How::Equal, "0"), Err(Refusal::NoGroup));
}

#[test]
fn weights_are_scaled_to_full_marks() {
    let scaled = |weights, step: &str| {
        let mut scheme = three(weights);
        scale(&mut scheme, "g", &exact(step)).map(|_| numbers(&scheme))
    };
    let told = |numbers: [&str; 3]| Ok(numbers.map(str::to_owned).to_vec());
    assert_eq!(scaled(["1", "1", "2"], "1"), told(["25", "25", "50"]));
    assert_eq!(scaled(["1", "1", "1"], "0.01"), told(["33.34", "33.33", "33.33"]));
    assert_eq!(scaled(["60", "60", "0.1"], "1"), Err(Refusal::Vanish { labels: vec!["C".into()] }));
    let mut mean = three(["1", "1", "1"]);
    mean.put(&path("aggregate"), Tree::from("mean"));
    assert_eq!(scale(&mut mean, "g", &Exact::ONE), Err(Refusal::NotMarks));
}

#[test]
fn the_built_in_scheme_is_rebalanced_after_two_indicators_are_gone() {
    let mut scheme = built_in();
    for id in ["T1-1", "T8-2"] {
        let node = find(&scheme, id).unwrap();
        remove(&mut scheme, &node).unwrap();
    }
    for group in ["town", "street", "zone"] {
        scale(&mut scheme, group, &exact("0.5")).unwrap();
    }
    assert!(grid(&scheme).totals.iter().all(|total| *total == Exact::from(100)));
    let text = canonical(&scheme, Kind::Scheme);
    assert_eq!(file("a.json", &text).faults, []);
    let assessed = assess(vec![file("a.json", &text)]);
    let errors: Vec<&str> = Outcome::of(assessed).errors();
    assert!(errors.is_empty(), "{errors:?}");
}

#[test]
fn an_empty_scheme_lacks_only_units_and_indicators() {
    let scheme = empty(Empty { id: "my", title: "新方案", year: 2026, group: ("town", "镇") });
    let opened = file("new.json", canonical(&scheme, Kind::Scheme));
    assert_eq!(opened.faults, []);
    assert!(matches!(opened.document, Some(Document::Scheme(_))));
    let mut errors = Outcome::of(assess(vec![opened])).errors();
    errors.dedup();
    assert!(errors.iter().all(|code| ["scheme.nothing", "scheme.empty_group"].contains(code)), "{errors:?}");
}

#[test]
fn an_adopted_scheme_is_changed_in_a_new_version() {
    let mut scheme = built_in();
    scheme.put(&path("status"), Tree::from("adopted"));
    scheme.put(&path("adopted"), tree(r#"{"title": "文件", "date": "2025-03-01"}"#));
    assert!(is_adopted(&scheme));
    for next in [revise(&scheme, &["2025"]), copy(&scheme, "mine", "2025.1")] {
        assert!(!is_adopted(&next) && next.at("adopted").is_none());
        assert_eq!(next.at("version"), Some(&Tree::from("2025.1")));
        assert_eq!(file("a.json", canonical(&next, Kind::Scheme)).faults, []);
    }
    assert_eq!(revise(&scheme, &[]).at("id"), scheme.at("id"));
    let cases = [
        ("2025", "2025.1"),
        ("2025.9", "2025.10"),
        ("2025修订", "2025修订.1"),
        ("2025.a", "2025.a.1"),
        ("", "1"),
    ];
    for (version, next) in cases {
        assert_eq!(next_version(version, &[]), next, "{version}");
    }
}

#[test]
fn taking_everything_back_gives_the_same_bytes() {
    let scheme = built_in();
    let text = canonical(&scheme, Kind::Scheme);
    let mut history = History::new(scheme);
    let mut change = |change: &dyn Fn(&mut Tree)| {
        let mut next = history.now().clone();
        change(&mut next);
        assert_ne!(next, *history.now());
        history.step(next, ());
    };
    change(&|scheme| _ = copy_node(scheme, &path("tree/0")).unwrap());
    change(&|scheme| _ = rename(scheme, &path("groups/1"), "jiedao").unwrap());
    change(&|scheme| _ = remove(scheme, &path("tree/2")).unwrap());
    change(&|scheme| _ = set(scheme, &path("tree/0/children/0"), "jiedao", Some(Tree::from(3))));
    change(&|scheme| _ = scale(scheme, "town", &Exact::ONE).unwrap());
    while history.undo().is_some() {}
    assert!(canonical(history.now(), Kind::Scheme) == text);
    while history.redo().is_some() {}
    assert!(canonical(history.now(), Kind::Scheme) != text);
}

/// The sample year with everything under other ids, in the scheme and in the departments' data.
#[test]
fn renaming_changes_no_score() {
    let files = open_all(&sample_year());
    let totals = |outcome: &Outcome| -> BTreeMap<String, (String, u64)> {
        let titles = outcome.units().map(|unit| unit["title"].as_str().unwrap().to_owned());
        titles
            .map(|title| (title.clone(), (outcome.total(&title).to_owned(), outcome.rank(&title))))
            .collect()
    };
    let before = Outcome::of(assess(files.clone()));
    let mut trees: Vec<(String, Kind, Tree)> = files
        .iter()
        .filter_map(|file| Some((file.name.to_string(), file.kind?, Tree::read(&file.text).unwrap())))
        .collect();
    let at = trees.iter().position(|(_, kind, _)| *kind == Kind::Scheme).unwrap();
    let mut scheme = trees[at].2.clone();
    let records: Vec<Path> = (nodes(&scheme).into_iter().map(|node| node.path))
        .chain((0..3).map(|no| path("groups").then(no)))
        .chain((0..scheme.at("units").unwrap().items().len()).map(|no| path("units").then(no)))
        .chain([
            path("basis/0"),
            path("basis/0/clauses/3"),
            path("grades/bounds/1"),
            path("adjustments/items/0"),
        ])
        .collect();
    for (no, record) in records.iter().enumerate() {
        let renamed = rename(&mut scheme, record, &format!("新{no}")).unwrap();
        for (_, _, data) in trees.iter_mut().filter(|(_, kind, _)| *kind == Kind::Data) {
            renamed.in_data(data);
        }
    }
    trees[at].2 = scheme;
    let after = trees.iter().filter(|(_, kind, _)| *kind != Kind::Result);
    let after =
        Outcome::of(assess(after.map(|(name, kind, tree)| file(name, canonical(tree, *kind))).collect()));
    assert_eq!(after.errors(), Vec::<&str>::new());
    assert!(totals(&before).len() > 20);
    assert_eq!(totals(&before), totals(&after));
}

/// Outlines with a few levels.
fn any_tree() -> impl Strategy<Value = Tree> {
    let leaf = Just("x".to_owned());
    let node = leaf.prop_recursive(3, 24, 4, |inner| {
        prop::collection::vec(inner, 0..4).prop_map(|inner| format!("x({})", inner.join(" ")))
    });
    prop::collection::vec(node, 1..5).prop_map(|nodes| {
        let mut no = 0;
        let named: String = nodes
            .join(" ")
            .chars()
            .map(|c| match c {
                'x' => {
                    no += 1;
                    format!("N{no}")
                }
                c => c.to_string(),
            })
            .collect();
        planted(&named)
    })
}

proptest! {
    #![proptest_config(year::cases(200))]

    #[test]
    fn moving_there_and_back_gives_the_same_tree(
        scheme in any_tree(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(), item in 0..4_usize,
    ) {
        let all = nodes(&scheme);
        let node = from.get(&all);
        let mut lists = vec![path("tree")];
        lists.extend(all.iter().filter(|node| node.is_dimension).map(|node| node.path.then("children")));
        let list = to.get(&lists).clone();
        let item = item.min(scheme.get(&list).unwrap().items().len());
        let mut moved = scheme.clone();
        let into_itself = list.is_within(&node.path);
        let there = move_to(&mut moved, &node.path, &Place { list, item });
        prop_assert_eq!(there.is_none(), into_itself);
        let Some(there) = there else { return Ok(()) };
        let mut before: Vec<_> = all.iter().map(|node| node.id.clone()).collect();
        let mut after: Vec<_> = nodes(&moved).iter().map(|node| node.id.clone()).collect();
        before.sort();
        after.sort();
        prop_assert_eq!(before, after, "nobody is lost");
        // Back to the place as it is named while the node stands elsewhere.
        let (home, number) = (Place::before(&node.path).unwrap(), &node.id);
        let next = scheme.get(&home.list).unwrap().items().get(home.item + 1).and_then(|next| next.at("id")?.text().cloned());
        let parent = all.iter().find(|other| other.path.then("children") == home.list).map(|other| other.id.clone());
        let place = match (next, parent) {
            (Some(next), _) => Place::before(&find(&moved, &next).unwrap()).unwrap(),
            (None, Some(parent)) => Place::last_in(&moved, &find(&moved, &parent).unwrap()).unwrap(),
            (None, None) => Place::last(&moved),
        };
        prop_assert_eq!(find(&moved, number), Some(there.clone()));
        move_to(&mut moved, &there, &place);
        prop_assert_eq!(moved, scheme);
    }

    #[test]
    fn ids_stay_unique(scheme in any_tree(), node in any::<prop::sample::Index>()) {
        let mut scheme = scheme;
        let all = nodes(&scheme);
        copy_node(&mut scheme, &node.get(&all).path).unwrap();
        let last = Place::last(&scheme);
        add(&mut scheme, NodeKind::Dimension, &last, "新");
        let mut ids: Vec<_> = nodes(&scheme).into_iter().map(|node| node.id).collect();
        let count = ids.len();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), count);
    }

    #[test]
    fn shared_out_weights_add_up_to_full_marks(
        weights in prop::collection::vec(1..2000_u32, 1..30), step in prop::sample::select(vec!["1", "0.5", "0.1", "0.01"]), equal: bool,
    ) {
        let leaves: Vec<String> = weights.iter().enumerate().map(|(no, weight)| {
            format!(r#"{{"id": "A{no}", "weight": {{"g": {}, "h": 1}}}}"#, Exact::ratio(i64::from(*weight), 100).unwrap())
        }).collect();
        let mut scheme = tree(&format!(r#"{{"groups": [{{"id": "g"}}, {{"id": "h"}}], "tree": [{}]}}"#, leaves.join(",")));
        let before = grid(&scheme);
        let all: Vec<Path> = before.rows.iter().map(|row| row.node.path.clone()).collect();
        let how = if equal { How::Equal } else { How::Proportion };
        match distribute(&mut scheme, "g", &all, how, &exact(step)) {
            Ok(shifts) => {
                let after = grid(&scheme);
                prop_assert_eq!(&after.totals[0], &Exact::from(100));
                prop_assert_eq!(&after.totals[1], &before.totals[1], "other groups stay");
                for shift in shifts {
                    prop_assert!(shift.after.is_positive());
                    prop_assert!(shift.after.over(&exact(step)).unwrap().is_whole());
                }
            }
            Err(refusal) => {
                let is_small = matches!(refusal, Refusal::Vanish { .. });
                prop_assert!(is_small);
                prop_assert_eq!(grid(&scheme), before, "nothing is changed");
            }
        }
    }

    #[test]
    fn no_number_moves_by_a_whole_step(numbers in prop::collection::vec(0..1000_i64, 1..20)) {
        let sum: i64 = numbers.iter().sum();
        let wanted: Vec<Exact> = numbers.iter().map(|number| Exact::ratio(*number * 7, sum.max(1)).unwrap()).collect();
        let Some(whole) = on_step(&wanted, &Exact::ONE) else { return Ok(()) };
        for (wanted, whole) in wanted.iter().zip(whole) {
            prop_assert!((wanted - &whole).abs() < Exact::ONE);
        }
    }
}
