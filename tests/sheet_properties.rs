//! What holds for whatever is typed into a sheet, and how long it takes in a large one.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod common;
#[path = "common/desk.rs"]
mod desk;

use common::*;
use desk::*;
#[path = "common/year.rs"]
mod year;

use ip_scorecard::check::UnitNo;
use ip_scorecard::edit::sheet::{
    Block, Edited, Filter, Headings, Only, Place, Sheet, Typed, parse_table, written_table,
};
use ip_scorecard::edit::{History, Tree, canonical};
use ip_scorecard::json::Path;
use ip_scorecard::model::data::Stage;
use ip_scorecard::read::Kind;
use proptest::prelude::*;
use serde_json::json;
use year::cases;

/// Any text that a person may type into a cell.
fn texts() -> impl Strategy<Value = String> {
    let number = (-9999i64..9999, 0u32..4).prop_map(|(digits, places)| format!("{digits}e-{places}"));
    let words =
        ["", "不适用", "未报送", "待核", "✓", "×", "92 88", "95%", "0", "1,200"].map(str::to_owned).to_vec();
    prop_oneof![number, proptest::sample::select(words)]
}

fn places() -> impl Strategy<Value = Place> {
    (0..3usize, 0..23usize).prop_map(|(unit, column)| Place { unit: UnitNo(unit), column })
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn what_was_typed_is_what_is_read(entries in proptest::collection::vec((places(), texts()), 1..12)) {
        let start = filled();
        let mut history = History::new(start.clone());
        for (place, text) in entries {
            let before = history.now().clone();
            let Ok(edited) = before.type_in(place, &text) else { continue };
            let now = edited.as_ref().map_or(&before, |edited| &edited.sheet);
            let column = before.columns()[place.column];
            let state = now.state(place.unit, column.leaf);
            match Typed::read(&text, column.part).unwrap() {
                Typed::Figure(figure) => prop_assert_eq!(now.text(place), figure.to_string()),
                Typed::Nothing => prop_assert_eq!(now.text(place), ""),
                Typed::Done(true) => prop_assert_eq!(now.text(place), "✓"),
                Typed::Done(false) => prop_assert!(["", "×"].contains(&now.text(place).as_str())),
                Typed::Marks(marks) => {
                    let marks: Vec<String> = marks.iter().map(ToString::to_string).collect();
                    prop_assert_eq!(now.text(place), marks.join(" "));
                }
                Typed::State(wanted) => prop_assert_eq!(state, Some(wanted)),
            }
            // Typed again, the same text changes nothing.
            prop_assert!(now.type_in(place, &now.text(place)).unwrap().is_none());
            // Other units' data are as they were, and so is what is not ours.
            for (unit, leaf) in now.changes(&before) {
                prop_assert_eq!((unit, leaf), (place.unit, column.leaf));
            }
            // What the index of the documents says is what a new one would say.
            let trees = now.documents().iter().map(|document| document.tree.clone()).collect();
            let again = Sheet::open(&now.plan().scheme, trees, Stage::Verified, "考核办");
            let view = now.view(&Filter { targets: true, ..Filter::default() }, now);
            prop_assert_eq!(again.copy(&view, &Block::all(&view), false), now.copy(&view, &Block::all(&view), false));
            if let Some(Edited { sheet, step }) = edited {
                history.step(sheet, step);
            }
        }
        while history.undo().is_some() {}
        prop_assert_eq!(history.now().documents(), start.documents());
    }

    #[test]
    fn a_copied_block_pasted_where_it_was_changes_nothing(
        lines in (0..3usize, 1..4usize), columns in (0..23usize, 1..24usize), targets in any::<bool>(),
    ) {
        let sheet = filled();
        let view = sheet.view(&Filter { targets, ..Filter::default() }, &sheet);
        let block = Block { lines: lines.0..lines.0 + lines.1, columns: columns.0..columns.0 + columns.1 };
        let table = parse_table(&sheet.copy(&view, &block, false));
        let pasted = sheet.paste(&view, &Block::cell(block.lines.start, block.columns.start), &table, None);
        prop_assert!(pasted.step.is_none() && pasted.strays.is_empty(), "{:?}", pasted.strays);
        prop_assert_eq!(pasted.sheet.documents(), sheet.documents());
    }

    #[test]
    fn cells_that_are_not_touched_stay_as_they_were_written(place in places(), figure in 1000..2000i64) {
        let start = filled();
        let Ok(Some(edited)) = start.type_in(place, &figure.to_string()) else { return Ok(()) };
        let column = start.columns()[place.column];
        let now = &edited.sheet;
        for unit in start.plan().unit_numbers() {
            for leaf in start.plan().leaf_numbers().filter(|leaf| (unit, *leaf) != (place.unit, column.leaf)) {
                let id = &start.plan().leaf(leaf).indicator.id;
                let title = &start.plan().unit(unit).title;
                prop_assert_eq!(written(now, title, id.as_str()), written(&start, title, id.as_str()));
            }
        }
        // Put back by hand, the datum leaves the very bytes of before.
        let (no, path) = now.path(place).unwrap();
        let datum = Path::from(path.steps()[..4].to_vec());
        let Some(before) = start.documents().get(no) else { return Ok(()) };
        let mut after = now.documents()[no].tree.clone();
        if after.at("rows").unwrap().items().len() > before.tree.at("rows").unwrap().items().len() {
            after.take(&Path::from(path.steps()[..2].to_vec()));
        } else {
            match before.tree.get(&datum) {
                Some(was) => prop_assert!(after.put(&datum, was.clone())),
                None => prop_assert!(after.take(&datum).is_some()),
            }
        }
        prop_assert_eq!(canonical(&after, Kind::Data), canonical(&before.tree, Kind::Data));
    }

    #[test]
    fn any_clipboard_is_taken_apart_without_harm(text in "[a\t\r\n\"1天]{0,40}") {
        let table = parse_table(&text);
        let start = filled();
        let headings = Headings::of(&start, &table);
        start.paste(&whole(&start), &Block::cell(1, 2), &table, headings.as_ref());
        start.paste(&whole(&start), &Block { lines: 0..2, columns: 1..9 }, &table, None);
    }

    #[test]
    fn a_table_comes_back_from_the_clipboard(
        table in proptest::collection::vec(proptest::collection::vec("[a\t\r\n\" 1天]{0,6}", 1..4), 0..4),
    ) {
        prop_assert_eq!(parse_table(&written_table(&table)), table);
    }
}

/// Of a sheet as large as they come, how long what people wait for takes:
/// `cargo test --release --test sheet_properties -- --ignored --nocapture`.
#[test]
#[ignore = "prints times, checks nothing"]
#[allow(clippy::disallowed_methods, reason = "on the host")]
fn times() {
    let units: Vec<String> = (0..3000).map(|no| format!("单位{no}")).collect();
    let leaves = (0..40).map(|no| {
        scored(1).with("id", json!(format!("T-{no}"))).with("source", json!(format!("局{}", no % 8)))
    });
    let mut scheme_text = scheme(units.iter().map(String::as_str), []);
    scheme_text["tree"] =
        leaves.map(|leaf| leaf.clone().with("title", json!(format!("指标{}", leaf["id"])))).collect();
    let opened = file("s.json", scheme_text.to_string());
    let scheme = opened.scheme().unwrap();
    let time = |what: &str, start: std::time::Instant| println!("{what:<28}{:>9.2?}", start.elapsed());
    let now = std::time::Instant::now;

    let started = now();
    let empty = Sheet::open(scheme, Vec::new(), Stage::Verified, "考核办");
    time("open without data", started);
    let view = empty.view(&Filter::default(), &empty);
    let line = (0..40).map(|no| format!("{no}.5")).collect::<Vec<_>>().join("\t");
    let text = format!("{line}\r\n").repeat(3000);
    let started = now();
    let table = parse_table(&text);
    time("take a clipboard apart", started);
    let started = now();
    let full = empty.paste(&view, &Block::cell(0, 0), &table, None);
    time("paste all into nothing", started);
    assert_eq!(full.taken, 120_000);
    let full = full.sheet;
    let trees: Vec<Tree> = full.documents().iter().map(|document| document.tree.clone()).collect();
    let started = now();
    let opened = Sheet::open(scheme, trees, Stage::Verified, "考核办");
    time("open with all data", started);
    let started = now();
    let again = opened.paste(&view, &Block::cell(0, 0), &parse_table(&text.replace(".5", ".25")), None);
    time("paste all over all", started);
    let started = now();
    let same = opened.paste(&view, &Block::cell(0, 0), &table, None);
    time("paste what is there", started);
    assert!(same.step.is_none());
    let started = now();
    for no in 0..1000 {
        let place = Place { unit: UnitNo(no * 3), column: view.columns[no % 40] };
        assert!(opened.type_in(place, "7").unwrap().is_some());
    }
    println!("{:<28}{:>9.2?}", "type into one cell", started.elapsed() / 1000);
    let started = now();
    let shown: usize = (0..40)
        .flat_map(|unit| (0..40).map(move |no| (unit, no)))
        .map(|(unit, no)| {
            opened.cell(Place { unit: UnitNo(unit), column: view.columns[no] }).unwrap().text.len()
        })
        .sum();
    time("read 1,600 cells", started);
    assert!(shown > 0);
    let started = now();
    let changed = again.sheet.view(&Filter { only: Only::Changed, ..Filter::default() }, &opened);
    time("filter: only changed, all", started);
    assert_eq!(changed.units.len(), 3000);
    let one = opened.type_in(Place { unit: UnitNo(1500), column: 0 }, "7").unwrap().unwrap().sheet;
    let started = now();
    let changed = one.view(&Filter { only: Only::Changed, ..Filter::default() }, &opened);
    time("filter: only changed, one", started);
    assert_eq!(changed.units.len(), 1);
    let started = now();
    opened.view(&Filter { only: Only::Missing, ..Filter::default() }, &opened);
    time("filter: only missing", started);
    let started = now();
    opened.copy(&view, &Block::all(&view), true);
    time("copy all", started);
    let started = now();
    opened.clear(&view, &Block::all(&view)).unwrap();
    time("clear all", started);
}
