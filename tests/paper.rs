//! Documents are laid on sheets so that nothing is lost, no row is torn, and what belongs together
//! stays together.

use ip_scorecard::paper::{Galley, Item, Length, Lines, Part, Sheet, make_up};
use proptest::prelude::*;

/// The height of a line, and of a row of one line.
const LINE: u32 = 10;

fn item(height: u32) -> Item {
    Item { height: Length(height), lines: Lines { above: Length(0), each: Length(LINE) }, with_next: false }
}

fn kept(height: u32) -> Item {
    Item { with_next: true, ..item(height) }
}

fn table(rows: Vec<Item>) -> Part {
    Part::Table { head: Length(20), again: Length(30), rows }
}

/// What stands on each sheet, such as "a b0 b1 | +b2": parts by letters, rows by numbers, a table that
/// is continued with a plus, a piece of something with its place: "b3[0..50]".
fn told(sheets: &[Sheet], galley: &Galley) -> String {
    let sheets = sheets.iter().map(|sheet| {
        let runs = sheet.runs.iter().flat_map(|run| {
            let name = (b'a' + run.part as u8) as char;
            let is_table = matches!(galley.parts[run.part], Part::Table { .. });
            run.cuts.iter().enumerate().map(move |(no, cut)| {
                let mark = if run.continued && no == 0 { "+" } else { "" };
                let row = if is_table { cut.row.to_string() } else { String::new() };
                let piece = cut.window.map_or_else(String::new, |window| {
                    format!("[{}..{}]", window.from.0, window.from.0 + window.height.0)
                });
                format!("{mark}{name}{row}{piece}")
            })
        });
        runs.collect::<Vec<_>>().join(" ")
    });
    sheets.collect::<Vec<_>>().join(" | ")
}

fn check(parts: Vec<Part>, room: u32, expected: &str) {
    let galley = Galley { parts };
    assert_eq!(told(&make_up(&galley, Length(room)), &galley), expected);
}

#[test]
fn nothing_needs_no_sheet_and_little_needs_one() {
    check(vec![], 100, "");
    check(vec![Part::Block(item(10)), table(vec![item(10); 3])], 100, "a b0 b1 b2");
    check(vec![table(vec![])], 100, "");
}

#[test]
fn the_head_takes_its_room_on_every_sheet() {
    // 20 + 8 × 10 fill the first sheet; with the higher head, each further one holds seven.
    check(
        vec![table(vec![item(10); 20])],
        100,
        "a0 a1 a2 a3 a4 a5 a6 a7 | +a8 a9 a10 a11 a12 a13 a14 | +a15 a16 a17 a18 a19",
    );
}

#[test]
fn no_row_is_torn() {
    check(vec![table(vec![item(40), item(30), item(30), item(30)])], 100, "a0 a1 | +a2 a3");
}

#[test]
fn a_heading_goes_over_with_what_it_heads() {
    check(vec![Part::Block(item(80)), Part::Block(kept(10)), Part::Block(item(30))], 100, "a | b c");
    // Heading, head of the table and its first two rows.
    let tail = || vec![Part::Block(kept(10)), table(vec![item(10); 4])];
    let with = |height: u32| [vec![Part::Block(item(height))], tail()].concat();
    check(with(60), 100, "a | b c0 c1 c2 c3");
    check(with(50), 100, "a b c0 c1 | +c2 c3");
}

#[test]
fn no_sheet_takes_along_a_single_row() {
    check(vec![table(vec![item(10); 9])], 100, "a0 a1 a2 a3 a4 a5 a6 | +a7 a8");
    check(vec![Part::Block(item(65)), table(vec![item(10); 4])], 100, "a | b0 b1 b2 b3");
    // Three rows can only go over together.
    check(vec![Part::Block(item(50)), table(vec![item(10); 3])], 100, "a b0 b1 b2");
    check(vec![Part::Block(item(60)), table(vec![item(10); 3])], 100, "a | b0 b1 b2");
}

#[test]
fn signatures_take_the_end_of_what_is_signed_along() {
    let rows = || vec![item(10), item(10), item(10), kept(10), kept(10)];
    check(vec![table(rows()), Part::Block(item(20))], 85, "a0 a1 a2 | +a3 a4 b");
}

#[test]
fn what_belongs_together_parts_where_a_sheet_does_not_hold_it() {
    check(vec![table(vec![kept(10); 12])], 100, "a0 a1 a2 a3 a4 a5 a6 a7 | +a8 a9 a10 a11");
}

#[test]
fn a_row_taller_than_a_sheet_is_cut_between_its_lines() {
    check(
        vec![table(vec![item(10), item(200), item(10)])],
        95,
        // 95 − 20 − 10 = 65 leaves six lines; below the higher head there are six.
        "a0 a1[0..60] | +a1[60..120] | +a1[120..180] | +a1[180..200] a2",
    );
    // Not the last line alone.
    check(vec![Part::Block(item(110))], 100, "a[0..90] | +a[90..110]");
    // Nor the first.
    check(vec![Part::Block(item(85)), Part::Block(item(120))], 100, "a | b[0..100] | +b[100..120]");
}

#[test]
fn a_head_as_high_as_the_sheet_does_not_stop_the_rows() {
    let rows = vec![item(20), item(10)];
    let part = Part::Table { head: Length(100), again: Length(100), rows };
    check(vec![part], 100, "a0[0..10] | +a0[10..20] | +a1[0..10]");
}

fn items() -> impl Strategy<Value = Item> {
    let height = prop_oneof![8 => 1..60_u32, 1 => 60..400_u32];
    (height, prop::bool::weighted(0.2)).prop_map(|(height, with_next)| Item { with_next, ..item(height) })
}

fn galleys() -> impl Strategy<Value = Galley> {
    let part = prop_oneof![
        items().prop_map(Part::Block),
        (0..40_u32, 0..40_u32, prop::collection::vec(items(), 0..40)).prop_map(|(head, again, rows)| {
            Part::Table { head: Length(head), again: Length(again), rows }
        }),
    ];
    prop::collection::vec(part, 0..8).prop_map(|parts| Galley { parts })
}

fn rows(part: &Part) -> &[Item] {
    match part {
        Part::Block(item) => std::slice::from_ref(item),
        Part::Table { rows, .. } => rows,
    }
}

proptest! {
    /// Every item stands there once, in order, in full or in pieces that join without a gap; and a
    /// piece is only made of what no sheet holds.
    #[test]
    fn nothing_is_lost_and_nothing_torn(galley in galleys(), room in 40..200_u32) {
        let sheets = make_up(&galley, Length(room));
        let mut expected = galley.parts.iter().enumerate().flat_map(|(part, of)| {
            rows(of).iter().enumerate().map(move |(row, item)| (part, row, item.height))
        });
        let cuts = sheets.iter().flat_map(|sheet| &sheet.runs).flat_map(|run| {
            run.cuts.iter().map(move |cut| (run.part, cut))
        });
        let mut open: Option<(usize, usize, Length, Length)> = None;
        for (part, cut) in cuts {
            let (of, row, height, done) = match open.take() {
                Some(item) => item,
                None => expected.next().map(|(part, row, height)| (part, row, height, Length(0))).expect("no item too many"),
            };
            prop_assert_eq!((part, cut.row), (of, row));
            let Some(window) = cut.window else { continue };
            let (head, again) = match &galley.parts[part] {
                Part::Block(_) => (0, 0),
                Part::Table { head, again, .. } => (head.0, again.0),
            };
            prop_assert!(height.0 + head.max(again) > room, "a row of {} was cut for {}", height.0, room);
            prop_assert_eq!(window.from, done);
            prop_assert!(window.height > Length(0));
            let done = done + window.height;
            prop_assert!(done <= height);
            if done < height {
                open = Some((of, row, height, done));
            }
        }
        prop_assert_eq!(open, None);
        prop_assert_eq!(expected.next(), None);
    }

    /// No sheet holds more than it has room for, unless a head leaves none for a single line.
    #[test]
    fn no_sheet_overflows(galley in galleys(), room in 60..200_u32) {
        for sheet in make_up(&galley, Length(room)) {
            let heights = sheet.runs.iter().map(|run| {
                let part = &galley.parts[run.part];
                let head = match part {
                    Part::Block(_) => 0,
                    Part::Table { again, .. } if run.continued => again.0,
                    Part::Table { head, .. } => head.0,
                };
                let of = |row: usize| rows(part)[row].height.0;
                head + run.cuts.iter().map(|cut| cut.window.map_or(of(cut.row), |window| window.height.0)).sum::<u32>()
            });
            prop_assert!(heights.sum::<u32>() <= room);
        }
    }

    /// A sheet ends within what belongs together only when all of it together fills the sheet.
    #[test]
    fn what_belongs_together_is_parted_only_by_need(galley in galleys(), room in 60..200_u32) {
        let sheets = make_up(&galley, Length(room));
        for sheet in sheets.iter().take(sheets.len().saturating_sub(1)) {
            let all: Vec<Item> = sheet.runs.iter().flat_map(|run| {
                run.cuts.iter().map(|cut| rows(&galley.parts[run.part])[cut.row])
            }).collect();
            let cut = sheet.runs.last().and_then(|run| run.cuts.last()).is_some_and(|cut| cut.window.is_some());
            let parted = all.last().is_some_and(|last| last.with_next);
            prop_assert!(!parted || cut || all.iter().all(|item| item.with_next));
        }
    }
}
