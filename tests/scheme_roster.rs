//! 考核单位 from a spreadsheet: headings or none, groups beside or above, and what is left out.

#![allow(clippy::unwrap_used, reason = "a test")]

use ip_scorecard::edit::Tree;
use ip_scorecard::edit::scheme::roster::{Stray, Taken, take_in};
use ip_scorecard::edit::sheet::parse_table;

const TWO: &str = r#"{"groups":[{"id":"town","title":"镇"},{"id":"street","title":"街道"}]}"#;
const ONE: &str = r#"{"groups":[{"id":"all","title":"全部单位"}]}"#;

/// The units of a scheme as "code name group", and what came of the table.
fn taken(scheme: &mut Tree, table: &str) -> (Vec<String>, Taken) {
    let taken = take_in(scheme, &parse_table(table));
    let text = |unit: &Tree, key: &str| unit.at(key).and_then(Tree::text).map_or("", |text| text).to_owned();
    let units = scheme.at("units").map_or(&[][..], Tree::items).iter();
    (units.map(|unit| ["code", "title", "group"].map(|key| text(unit, key)).join(" ")).collect(), taken)
}

#[track_caller]
fn check(scheme: &str, table: &str, units: &[&str], left: &[(usize, Stray)]) {
    let (came, taken) = taken(&mut Tree::read(scheme).unwrap(), table);
    assert_eq!(came, units, "{table}");
    assert_eq!(taken.left, left, "{table}");
}

#[test]
fn columns_are_known_by_headings_or_by_what_stands_in_them() {
    let both = ["120113100000 天穆镇 town", "120113001000 果园新村街道 street"];
    for table in [
        "序号\t单位名称\t单位代码\t考核组\n1\t天穆镇\t120113100000\t镇\n2\t果园新村街道\t120113001000\t街道\n",
        "考核组\t代码\t名称\nstreet\t\t\ntown\t120113100000\t天穆镇\nstreet\t120113001000\t果园新村街道\n",
        "天穆镇\t120113100000\t镇\r\n果园新村街道\t120113001000\tstreet\r\n",
        "1\t120113100000\t天穆镇\t镇\n2\t120113001000\t果园新村街道\t街道",
        "镇\n120113100000\t天穆镇\n\n街道\n120113001000\t果园新村街道\n",
        " 天穆镇 \t 120113100000\t镇 \n\t\t\n果园新村街道\t120113001000\t街道\t备注",
    ] {
        check(TWO, table, &both, &[]);
    }
}

#[test]
fn names_alone_get_codes_that_are_free() {
    check(ONE, "甲镇\n双环邨街道\n", &["U1 甲镇 all", "U2 双环邨街道 all"], &[]);
    let scheme =
        r#"{"groups":[{"id":"all","title":"全部"}],"units":[{"code":"U7","title":"乙镇","group":"all"}]}"#;
    check(scheme, "甲镇", &["U7 乙镇 all", "U8 甲镇 all"], &[]);
    // A column that only counts the lines is no code.
    check(ONE, "1\t甲镇\n2\t乙镇", &["U1 甲镇 all", "U2 乙镇 all"], &[]);
}

#[test]
fn what_is_known_is_changed_and_keeps_what_the_table_does_not_speak_of() {
    let scheme = r#"{"groups":[{"id":"town","title":"镇"},{"id":"street","title":"街道"}],
        "units":[{"code":"101","title":"甲镇","group":"town","attributes":{"population":3}},{"code":"102","title":"乙镇","group":"town"}]}"#;
    let mut tree = Tree::read(scheme).unwrap();
    let (units, came) = taken(&mut tree, "代码\t名称\t组别\n101\t甲街道\t街道\n");
    assert_eq!(units, ["101 甲街道 street", "102 乙镇 town"]);
    assert_eq!((came.added, came.changed), (0, 1));
    assert!(tree.to_string().contains(r#""attributes":{"population":3}"#));
    // By its name, and in the group that it was in.
    let (units, came) = taken(&mut tree, "乙镇\n");
    assert_eq!(units, ["101 甲街道 street", "102 乙镇 town"]);
    assert_eq!(came, Taken::default());
}

#[test]
fn lines_that_cannot_be_taken_are_named_and_the_others_are_taken() {
    check(
        TWO,
        "甲镇\t101\t镇\n乙镇\t102\n丙镇\t103\t乡\n104\t镇\n丁镇\t101\t镇\n戊镇\t镇\n戊镇\t镇\n",
        &["101 甲镇 town", "U1 戊镇 town"],
        &[
            (2, Stray::NoGroup),
            (3, Stray::UnknownGroup("乡".to_owned())),
            (4, Stray::NoName),
            (5, Stray::Twice("101".to_owned())),
            (7, Stray::Twice("戊镇".to_owned())),
        ],
    );
    check(ONE, "", &[], &[]);
    check("{}", "甲镇", &[], &[(1, Stray::NoGroup)]);
}
