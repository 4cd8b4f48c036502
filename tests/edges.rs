//! Every rule at its edges (scoring.md, 4): at each bound and the least step to either side of it, at
//! 0, below 0, at the largest and the finest number that a file can hold, and without a target.
//!
//! The rates are worked out by hand from the contract and compared as exact fractions, not as decimals:
//! a rate that misses a bound by 10⁻²⁸ ÷ 60 differs from the bound.

#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use common::*;
use ip_scorecard::exact::Exact;
use serde_json::{Value, json};

/// The largest number of a file: H in the tables.
const HUGE: &str = "9999999999999999999999999999";
/// As many digits as a number may have: D in the tables.
const DIGITS: &str = "0.1234567890123456789012345678";
/// What nobody sent.
const NOTHING: &str = "—";

/// A number of the tables: sums of decimals, H and D, or a quotient of two: "(60 - 1e-26) / 60".
fn number(text: &str) -> Option<Exact> {
    let term = |text: &str| {
        let text = text.trim_matches(['(', ')']).replace('H', HUGE).replace('D', DIGITS);
        Exact::from_result(&text).ok()
    };
    let sum = |text: &str| {
        let mut words = text.split(' ');
        let mut sum = term(words.next()?)?;
        while let Some(sign) = words.next() {
            let next = term(words.next()?)?;
            sum = if sign == "-" { &sum - &next } else { &sum + &next };
        }
        Some(sum)
    };
    match text.split_once(" / ") {
        Some((num, den)) => sum(num)?.over(&sum(den)?),
        None => sum(text),
    }
}

/// A datum of the tables: a number as above, or JSON.
fn datum(text: &str) -> Value {
    if text == NOTHING || text.starts_with('{') {
        return serde_json::from_str(text).unwrap_or_default();
    }
    let x = number(text).unwrap();
    assert_eq!(x.to_string().parse(), Ok(x.clone()), "{text} has too many digits for a file");
    json!(x.to_string())
}

/// What a unit with this datum gets, beside others: its rate, its state, or "!" and the errors.
fn rated(rule: &Value, extras: &Value, x: &Value) -> Result<(Exact, String), String> {
    let mut leaf = json!({ "rule": rule }).with_all(extras);
    let others = leaf.as_object_mut().unwrap().remove("others").unwrap_or(json!([]));
    let data: Vec<Value> =
        std::iter::once(x.clone()).chain(others.as_array().unwrap().iter().cloned()).collect();
    let titles: Vec<String> = (0..data.len()).map(|no| format!("单位{no}")).collect();
    let sent = titles.iter().zip(data).filter(|(_, datum)| !datum.is_null());
    let data = figures(sent.map(|(title, datum)| (title.as_str(), datum)));
    let outcome = run(scheme(titles.iter().map(String::as_str), [leaf]), [data]);
    if !outcome.errors().is_empty() {
        return Err(format!("!{}", outcome.errors().join(" ")));
    }
    let node = outcome.node(&titles[0], "A");
    match node["state"].as_str().unwrap() {
        "scored" => {
            let scored = outcome.scored();
            let no = scored.assessment.plan.node_by_id("A").unwrap();
            let rate = scored.scores.node(outcome.unit_no(&titles[0]), no).rate.clone().unwrap();
            Ok((rate, node["rate"].as_str().unwrap().to_owned()))
        }
        state => Err(state.to_owned()),
    }
}

/// Rows of x and rate, each assessed by itself; what nobody sent is not reported by any rule.
///
/// `extras` are further keys of the indicator, and `others`, the data of further units.
#[track_caller]
fn edges(rule: Value, extras: Value, rows: &[(&str, &str)]) {
    let scores = rows.iter().all(|(_, expected)| !expected.starts_with('!'));
    let unsent = scores.then_some((NOTHING, "not_reported"));
    let wrong: Vec<String> = rows
        .iter()
        .copied()
        .chain(unsent)
        .filter_map(|(x, expected)| {
            let found = rated(&rule, &extras, &datum(x));
            let right = match (&found, number(expected)) {
                (Ok((rate, shown)), Some(expected)) => *rate == expected && *shown == expected.to_string(),
                (Err(state), None) => state == expected,
                _ => false,
            };
            let found = found.map(|(rate, shown)| format!("{shown} = {}", rate.fraction()));
            (!right).then(|| format!("{x}: {expected} by hand, {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{rule} {extras}\n{}", wrong.join("\n"));
}

fn lower() -> Value {
    json!({ "direction": "lower" })
}

fn to(target: &str) -> Value {
    json!({ "target": target.replace('H', HUGE).replace('D', DIGITS) })
}

/// The policies of a rule that gives 0.5 at x = 5 of a target of 10, higher or lower.
#[track_caller]
fn without_target(rule: &Value, extras: &Value, half: &str) {
    let by = |policy: Value, rows: &[(&str, &str)]| {
        edges(rule.clone().with("on_no_target", policy), extras.clone(), rows);
    };
    let all = ["0", "5", "-5", "1e-28", "-1e-28", "H", "-H", "D"];
    let each = |expected: &'static str| all.map(|x| (x, expected));
    edges(rule.clone(), extras.clone(), &each("!data.no_target"));
    by(json!("error"), &each("!data.no_target"));
    by(json!("not_applicable"), &each("not_applicable"));
    by(json!("zero"), &each("0"));
    by(json!(0), &each("0"));
    by(json!(1), &each("1"));
    by(json!("0.7"), &each("0.7"));
    by(json!(DIGITS), &each("D"));
    for policy in [json!("error"), json!("not_applicable"), json!("zero"), json!(0.7)] {
        by(policy, &[(half, "0.5")]);
    }

    let higher = extras["direction"] != "lower";
    let (zero_at, full_at) = if higher { (0, 10) } else { (10, 0) };
    let own =
        json!({ "rule": { "kind": "linear", "zero_at": zero_at, "full_at": full_at, "clamp": "none" } });
    let rows = if higher {
        [("0", "0"), ("10", "1"), ("-1e-28", "-1e-28 / 10"), ("H", "H / 10"), ("D", "D / 10"), (half, "0.5")]
    } else {
        [
            ("0", "1"),
            ("10", "0"),
            ("-1e-28", "(10 + 1e-28) / 10"),
            ("H", "(10 - H) / 10"),
            ("D", "(10 - D) / 10"),
            (half, "0.5"),
        ]
    };
    by(own, &rows);
    let own = json!({ "rule": { "kind": "bands", "bands": [{ "to": 3, "rate": 0.2 }, { "from": 3, "rate": 0.8 }] } });
    by(own, &[("3", "0.8"), ("3 - 1e-27", "0.2"), ("3 + 1e-27", "0.8"), ("-H", "0.2"), (half, "0.5")]);
    let own = json!({ "rule": { "kind": "piecewise", "points": [[0, 0.1], [3, 0.9]], "below": "zero" } });
    by(own, &[("0", "0.1"), ("-1e-28", "0"), ("1", "1.1 / 3"), ("3", "0.9"), ("H", "0.9"), (half, "0.5")]);
    let own = json!({ "rule": { "kind": "steps", "reference": 5, "per": 1, "step_mode": "ceil", "start_rate": 0.5,
                                "gain": 0.1, "loss": 0.1 } });
    let [above, below] = if higher { ["0.6", "0.4"] } else { ["0.4", "0.6"] };
    by(own, &[("5", "0.5"), ("5 + 1e-27", above), ("5 - 1e-27", below), (half, "0.5")]);
    by(json!({ "rule": { "kind": "threshold" } }), &[("5", "!scheme.own_rule_needs_target")]);
}

mod completion {
    use super::*;

    fn rule(more: Value) -> Value {
        json!({ "kind": "completion" }).with_all(&more)
    }

    fn inverse(more: Value) -> Value {
        rule(json!({ "lower_form": "inverse" })).with_all(&more)
    }

    fn mirror(more: Value) -> Value {
        rule(json!({ "lower_form": "mirror" })).with_all(&more)
    }

    #[test]
    fn of_more() {
        edges(
            rule(json!({})),
            to("60"),
            &[
                ("60", "1"),
                ("60 - 1e-26", "(60 - 1e-26) / 60"),
                ("60 + 1e-26", "1"),
                ("0", "0"),
                ("1e-28", "1e-28 / 60"),
                ("-1e-28", "0"),
                ("-5", "0"),
                ("7", "7 / 60"),
                ("H", "1"),
                ("-H", "0"),
                ("D", "D / 60"),
            ],
        );
        edges(
            rule(json!({ "cap": 1.2 })),
            to("60"),
            &[
                ("72", "1.2"),
                ("72 - 1e-26", "(72 - 1e-26) / 60"),
                ("72 + 1e-26", "1.2"),
                ("60 + 1e-26", "(60 + 1e-26) / 60"),
                ("0", "0"),
                ("-1e-28", "0"),
                ("H", "1.2"),
            ],
        );
    }

    #[test]
    fn of_the_largest_and_the_finest_target() {
        let capless = || rule(json!({ "cap": HUGE }));
        edges(
            capless(),
            to("H"),
            &[("H", "1"), ("H - 1", "(H - 1) / H"), ("1", "1 / H"), ("D", "D / H"), ("-H", "0")],
        );
        edges(
            capless(),
            to("1e-28"),
            &[("1e-28", "1"), ("2e-28", "2"), ("0", "0"), ("0.5", "5e27"), ("1", "H"), ("H", "H")],
        );
        edges(
            capless(),
            to("D"),
            &[("D", "1"), ("D - 1e-28", "(D - 1e-28) / D"), ("D + 1e-28", "(D + 1e-28) / D"), ("H", "H")],
        );
        edges(capless(), to("1"), &[("H", "H"), ("H - 1", "H - 1"), ("D", "D"), ("-D", "0")]);
    }

    #[test]
    fn of_less_inversely() {
        edges(
            inverse(json!({})),
            lower().with_all(&to("4")),
            &[
                ("4", "1"),
                ("4 - 1e-27", "1"),
                ("4 + 1e-27", "4 / (4 + 1e-27)"),
                ("8", "0.5"),
                ("0", "1"),
                ("1e-28", "1"),
                ("-1e-28", "1"),
                ("-1", "1"),
                ("H", "4 / H"),
                ("-H", "1"),
                ("D", "1"),
            ],
        );
        edges(
            inverse(json!({ "cap": 1.25 })),
            lower().with_all(&to("4")),
            &[
                ("3.2", "1.25"),
                ("3.2 + 1e-27", "4 / (3.2 + 1e-27)"),
                ("3.2 - 1e-27", "1.25"),
                ("4 - 1e-27", "4 / (4 - 1e-27)"),
                ("0", "1.25"),
                ("-1e-28", "1.25"),
            ],
        );
        edges(
            inverse(json!({ "cap": HUGE })),
            lower().with_all(&to("4")),
            &[("1e-28", "H"), ("1e-27", "4e27"), ("D", "4 / D"), ("0", "H"), ("-H", "H")],
        );
    }

    #[test]
    fn of_less_mirrored() {
        edges(
            mirror(json!({})),
            lower().with_all(&to("4")),
            &[
                ("4", "1"),
                ("4 - 1e-27", "1"),
                ("4 + 1e-27", "(4 - 1e-27) / 4"),
                ("8", "0"),
                ("8 - 1e-27", "1e-27 / 4"),
                ("8 + 1e-27", "0"),
                ("0", "1"),
                ("-1e-28", "1"),
                ("-1", "1"),
                ("H", "0"),
                ("-H", "1"),
                ("D", "1"),
            ],
        );
        edges(
            mirror(json!({ "cap": 2 })),
            lower().with_all(&to("4")),
            &[("0", "2"), ("1e-28", "(8 - 1e-28) / 4"), ("-1e-28", "2"), ("D", "(8 - D) / 4"), ("H", "0")],
        );
        edges(
            mirror(json!({ "cap": 1.5 })),
            lower().with_all(&to("4")),
            &[("2", "1.5"), ("2 + 1e-27", "(6 - 1e-27) / 4"), ("2 - 1e-27", "1.5")],
        );
        edges(
            mirror(json!({})),
            lower().with_all(&to("3")),
            &[("4", "2 / 3"), ("6", "0"), ("6 - 1e-27", "1e-27 / 3")],
        );
    }

    fn bands() -> Value {
        json!({ "bands": [
            { "from": 1, "rate": 1 },
            { "from": 0.8, "to": 1, "rate": 0.6 },
            { "to": 0.8, "rate": 0.1 },
        ] })
    }

    #[test]
    fn in_bands() {
        edges(
            rule(bands()),
            to("20"),
            &[
                ("20", "1"),
                ("20 - 1e-26", "0.6"),
                ("20 + 1e-26", "1"),
                ("16", "0.6"),
                ("16 - 1e-26", "0.1"),
                ("16 + 1e-26", "0.6"),
                ("0", "0.1"),
                ("-1e-28", "0.1"),
                ("-5", "0.1"),
                ("H", "1"),
                ("-H", "0.1"),
                ("D", "0.1"),
            ],
        );
        edges(rule(bands()), to("D"), &[("D", "1"), ("D - 1e-28", "0.6"), ("D + 1e-28", "1")]);
        edges(rule(bands()), to("H"), &[("H", "1"), ("H - 1", "0.6"), ("8e27", "0.6"), ("8e27 - 1", "0.1")]);
        edges(
            inverse(bands()),
            lower().with_all(&to("4")),
            &[
                ("4", "1"),
                ("4 + 1e-27", "0.6"),
                ("4 - 1e-27", "1"),
                ("5", "0.6"),
                ("5 + 1e-27", "0.1"),
                ("5 - 1e-27", "0.6"),
                ("0", "1"),
                ("-1e-28", "1"),
                ("H", "0.1"),
            ],
        );
        edges(
            mirror(bands()),
            lower().with_all(&to("4")),
            &[
                ("4", "1"),
                ("4 + 1e-27", "0.6"),
                ("4 - 1e-27", "1"),
                ("4.8", "0.6"),
                ("4.8 + 1e-27", "0.1"),
                ("4.8 - 1e-27", "0.6"),
                ("8", "0.1"),
                ("H", "0.1"),
                ("0", "1"),
                ("-H", "1"),
            ],
        );
    }

    #[test]
    fn in_bands_that_hold_their_upper_bounds() {
        let upper = |cap: Value| {
            rule(json!({ "cap": cap, "bands": [
                { "from": 0, "to": 0.9, "to_included": true, "rate": 0.2 },
                { "from": 0.9, "from_included": false, "to": 1, "to_included": true, "rate": 0.7 },
                { "from": 1, "from_included": false, "rate": 1.1 },
            ] }))
        };
        let common = [
            ("18", "0.2"),
            ("18 + 1e-26", "0.7"),
            ("18 - 1e-26", "0.2"),
            ("20", "0.7"),
            ("20 - 1e-26", "0.7"),
            ("0", "0.2"),
            ("-5", "0.2"),
        ];
        edges(upper(json!(1.2)), to("20"), &common);
        edges(upper(json!(1.2)), to("20"), &[("20 + 1e-26", "1.1"), ("24", "1.1"), ("H", "1.1")]);
        // Held at 1 before it meets the bands.
        edges(upper(json!(1)), to("20"), &common);
        edges(upper(json!(1)), to("20"), &[("20 + 1e-26", "0.7"), ("24", "0.7"), ("H", "0.7")]);
    }

    #[test]
    fn of_a_target_of_0_or_less() {
        let on_zero = json!({ "on_zero_target": 0.8 });
        for x in ["0", "5", "-5", "H"] {
            edges(rule(json!({})), to("0"), &[(x, "!data.target_not_positive")]);
            edges(rule(on_zero.clone()), to("-1e-28"), &[(x, "!data.target_not_positive")]);
            edges(rule(on_zero.clone()), to("0"), &[(x, "0.8")]);
            edges(inverse(on_zero.clone()), lower().with_all(&to("0")), &[(x, "0.8")]);
            edges(mirror(on_zero.clone()), lower().with_all(&to("0")), &[(x, "0.8")]);
        }
    }

    #[test]
    fn of_no_target() {
        without_target(&rule(json!({})), &json!({}), r#"{ "value": 5, "target": 10 }"#);
        without_target(&inverse(json!({})), &lower(), r#"{ "value": 20, "target": 10 }"#);
        without_target(&mirror(json!({})), &lower(), r#"{ "value": 15, "target": 10 }"#);
    }

    #[test]
    fn shown_with_28_digits_half_to_even() {
        let shown =
            |x: &str, target: &str| rated(&rule(json!({ "cap": HUGE })), &to(target), &datum(x)).unwrap().1;
        assert_eq!(shown("7", "60"), "0.1166666666666666666666666667");
        assert_eq!(shown("1", "30"), "0.03333333333333333333333333333");
        assert_eq!(shown("3 + 1e-27", "2"), "1.5");
        assert_eq!(shown("3 + 3e-27", "2"), "1.500000000000000000000000002");
        assert_eq!(shown("2 - 1e-27", "2"), "0.9999999999999999999999999995");
        assert_eq!(shown("60 - 1e-26", "60"), "0.9999999999999999999999999998");
        assert_eq!(shown("H", "9"), "1111111111111111111111111111");
        assert_eq!(shown("H", "7"), "1428571428571428571428571428");
    }
}

mod linear {
    use super::*;

    fn rule(zero_at: &str, full_at: &str, more: Value) -> Value {
        let plain = |text: &str| json!(text.replace('H', HUGE).replace('D', DIGITS));
        json!({ "kind": "linear", "zero_at": plain(zero_at), "full_at": plain(full_at) }).with_all(&more)
    }

    /// Rows of x, and the rates by the four clamps.
    fn clamped(rule: &Value, extras: &Value, rows: &[(&str, [&str; 4])]) {
        for (no, clamp) in ["both", "top", "bottom", "none"].into_iter().enumerate() {
            let rows: Vec<(&str, &str)> = rows.iter().map(|(x, rates)| (*x, rates[no])).collect();
            edges(rule.clone().with("clamp", json!(clamp)), extras.clone(), &rows);
        }
    }

    #[test]
    fn of_more() {
        let rows = [
            ("60", ["0"; 4]),
            ("60 - 1e-26", ["0", "-1e-26 / 30", "0", "-1e-26 / 30"]),
            ("60 + 1e-26", ["1e-26 / 30"; 4]),
            ("70", ["1 / 3"; 4]),
            ("90", ["1"; 4]),
            ("90 - 1e-26", ["(30 - 1e-26) / 30"; 4]),
            ("90 + 1e-26", ["1", "1", "(30 + 1e-26) / 30", "(30 + 1e-26) / 30"]),
            ("0", ["0", "-2", "0", "-2"]),
            ("-5", ["0", "-65 / 30", "0", "-65 / 30"]),
            ("H", ["1", "1", "(H - 60) / 30", "(H - 60) / 30"]),
            ("-H", ["0", "(-H - 60) / 30", "0", "(-H - 60) / 30"]),
            ("D", ["0", "(D - 60) / 30", "0", "(D - 60) / 30"]),
        ];
        clamped(&rule("60", "90", json!({})), &json!({}), &rows);
        let defaults = rows.map(|(x, rates)| (x, rates[0]));
        edges(rule("60", "90", json!({})), json!({}), &defaults);
    }

    #[test]
    fn of_less() {
        clamped(
            &rule("10", "0", json!({})),
            &lower(),
            &[
                ("10", ["0"; 4]),
                ("10 + 1e-26", ["0", "-1e-26 / 10", "0", "-1e-26 / 10"]),
                ("10 - 1e-27", ["1e-27 / 10"; 4]),
                ("0", ["1"; 4]),
                ("1e-28", ["(10 - 1e-28) / 10"; 4]),
                ("-1e-28", ["1", "1", "(10 + 1e-28) / 10", "(10 + 1e-28) / 10"]),
                ("-1", ["1", "1", "1.1", "1.1"]),
                ("H", ["0", "(10 - H) / 10", "0", "(10 - H) / 10"]),
                ("-H", ["1", "1", "(10 + H) / 10", "(10 + H) / 10"]),
                ("D", ["(10 - D) / 10"; 4]),
            ],
        );
    }

    #[test]
    fn up_to_its_cap() {
        clamped(
            &rule("60", "90", json!({ "cap": 1.2 })),
            &json!({}),
            &[
                ("96", ["1.2"; 4]),
                ("96 - 1e-26", ["(36 - 1e-26) / 30"; 4]),
                ("96 + 1e-26", ["1.2", "1.2", "(36 + 1e-26) / 30", "(36 + 1e-26) / 30"]),
                ("90 + 1e-26", ["(30 + 1e-26) / 30"; 4]),
                ("60 - 1e-26", ["0", "-1e-26 / 30", "0", "-1e-26 / 30"]),
                ("H", ["1.2", "1.2", "(H - 60) / 30", "(H - 60) / 30"]),
            ],
        );
    }

    #[test]
    fn between_far_and_near_ends() {
        clamped(
            &rule("-H", "H", json!({})),
            &json!({}),
            &[
                ("-H", ["0"; 4]),
                ("H", ["1"; 4]),
                ("0", ["0.5"; 4]),
                ("1", ["(H + 1) / (H + H)"; 4]),
                ("D", ["(H + D) / (H + H)"; 4]),
                ("1e-28", ["(H + 1e-28) / (H + H)"; 4]),
            ],
        );
        clamped(
            &rule("0", "1e-28", json!({})),
            &json!({}),
            &[
                ("0", ["0"; 4]),
                ("1e-28", ["1"; 4]),
                ("2e-28", ["1", "1", "2", "2"]),
                ("-1e-28", ["0", "-1", "0", "-1"]),
                ("1", ["1", "1", "10000000000000000000000000000", "10000000000000000000000000000"]),
                ("D", ["1", "1", "1234567890123456789012345678", "1234567890123456789012345678"]),
            ],
        );
    }

    #[test]
    fn between_ends_that_coincide() {
        let higher = [
            ("10", ["0.9"; 4]),
            ("10 - 1e-27", ["0"; 4]),
            ("10 + 1e-26", ["0.9"; 4]),
            ("0", ["0"; 4]),
            ("-5", ["0"; 4]),
            ("H", ["0.9"; 4]),
            ("-H", ["0"; 4]),
            ("D", ["0"; 4]),
        ];
        clamped(&rule("10", "target", json!({ "when_equal": 0.9 })), &to("10"), &higher);
        let less = [
            ("10", ["1"; 4]),
            ("10 - 1e-27", ["1"; 4]),
            ("10 + 1e-26", ["0"; 4]),
            ("0", ["1"; 4]),
            ("H", ["0"; 4]),
            ("-H", ["1"; 4]),
        ];
        clamped(&rule("10", "target", json!({})), &lower().with_all(&to("10")), &less);
    }

    #[test]
    fn to_no_target() {
        without_target(&rule("0", "target", json!({})), &json!({}), r#"{ "value": 5, "target": 10 }"#);
        without_target(&rule("20", "target", json!({})), &lower(), r#"{ "value": 15, "target": 10 }"#);
    }
}

mod efficacy {
    use super::*;

    fn rule(unacceptable: &str, satisfactory: &str, more: Value) -> Value {
        json!({ "kind": "efficacy", "unacceptable": unacceptable, "satisfactory": satisfactory })
            .with_all(&more)
    }

    fn clamped(rule: &Value, extras: &Value, rows: &[(&str, [&str; 4])]) {
        for (no, clamp) in ["both", "top", "bottom", "none"].into_iter().enumerate() {
            let rows: Vec<(&str, &str)> = rows.iter().map(|(x, rates)| (*x, rates[no])).collect();
            edges(rule.clone().with("clamp", json!(clamp)), extras.clone(), &rows);
        }
    }

    /// 0.6 + 0.4 (x − 6) ÷ 6 is (x + 3) ÷ 15.
    #[test]
    fn of_more() {
        let rows = [
            ("6", ["0.6"; 4]),
            ("6 - 1e-27", ["0.6", "(9 - 1e-27) / 15", "0.6", "(9 - 1e-27) / 15"]),
            ("6 + 1e-27", ["(9 + 1e-27) / 15"; 4]),
            ("10", ["13 / 15"; 4]),
            ("12", ["1"; 4]),
            ("12 - 1e-26", ["(15 - 1e-26) / 15"; 4]),
            ("12 + 1e-26", ["1", "1", "(15 + 1e-26) / 15", "(15 + 1e-26) / 15"]),
            ("5.81", ["0.6", "8.81 / 15", "0.6", "8.81 / 15"]),
            ("0", ["0.6", "0.2", "0.6", "0.2"]),
            ("-3", ["0.6", "0", "0.6", "0"]),
            ("-3 + 1e-27", ["0.6", "1e-27 / 15", "0.6", "1e-27 / 15"]),
            ("-3 - 1e-27", ["0.6", "0", "0.6", "-1e-27 / 15"]),
            ("-5", ["0.6", "0", "0.6", "-2 / 15"]),
            ("H", ["1", "1", "(H + 3) / 15", "(H + 3) / 15"]),
            ("-H", ["0.6", "0", "0.6", "(-H + 3) / 15"]),
            ("D", ["0.6", "(D + 3) / 15", "0.6", "(D + 3) / 15"]),
        ];
        clamped(&rule("6", "12", json!({})), &json!({}), &rows);
        let defaults = rows.map(|(x, rates)| (x, rates[0]));
        edges(rule("6", "12", json!({})), json!({}), &defaults);
    }

    /// 0.6 + 0.4 (12 − x) ÷ 6 is (21 − x) ÷ 15.
    #[test]
    fn of_less() {
        clamped(
            &rule("12", "6", json!({})),
            &lower(),
            &[
                ("12", ["0.6"; 4]),
                ("12 + 1e-26", ["0.6", "(9 - 1e-26) / 15", "0.6", "(9 - 1e-26) / 15"]),
                ("12 - 1e-26", ["(9 + 1e-26) / 15"; 4]),
                ("6", ["1"; 4]),
                ("6 + 1e-27", ["(15 - 1e-27) / 15"; 4]),
                ("6 - 1e-27", ["1", "1", "(15 + 1e-27) / 15", "(15 + 1e-27) / 15"]),
                ("21", ["0.6", "0", "0.6", "0"]),
                ("21 - 1e-26", ["0.6", "1e-26 / 15", "0.6", "1e-26 / 15"]),
                ("21 + 1e-26", ["0.6", "0", "0.6", "-1e-26 / 15"]),
                ("0", ["1", "1", "1.4", "1.4"]),
                ("-1e-28", ["1", "1", "(21 + 1e-28) / 15", "(21 + 1e-28) / 15"]),
                ("H", ["0.6", "0", "0.6", "(21 - H) / 15"]),
                ("-H", ["1", "1", "(21 + H) / 15", "(21 + H) / 15"]),
                ("D", ["1", "1", "(21 - D) / 15", "(21 - D) / 15"]),
            ],
        );
    }

    /// 0.2 + 0.8 (x − 6) ÷ 6 is (2x − 9) ÷ 15.
    #[test]
    fn from_another_floor() {
        clamped(
            &rule("6", "12", json!({ "floor_rate": 0.2 })),
            &json!({}),
            &[
                ("6", ["0.2"; 4]),
                ("6 - 1e-27", ["0.2", "(3 - 2e-27) / 15", "0.2", "(3 - 2e-27) / 15"]),
                ("6 + 1e-27", ["(3 + 2e-27) / 15"; 4]),
                ("4.5", ["0.2", "0", "0.2", "0"]),
                ("4.5 + 1e-27", ["0.2", "2e-27 / 15", "0.2", "2e-27 / 15"]),
                ("4.5 - 1e-27", ["0.2", "0", "0.2", "-2e-27 / 15"]),
                ("12", ["1"; 4]),
                ("12 + 1e-26", ["1", "1", "(15 + 2e-26) / 15", "(15 + 2e-26) / 15"]),
            ],
        );
        clamped(
            &rule("6", "12", json!({ "floor_rate": 0 })),
            &json!({}),
            &[
                ("6", ["0"; 4]),
                ("6 + 1e-27", ["1e-27 / 6"; 4]),
                ("6 - 1e-27", ["0", "0", "0", "-1e-27 / 6"]),
                ("0", ["0", "0", "0", "-1"]),
                ("12", ["1"; 4]),
            ],
        );
    }

    #[test]
    fn between_ends_that_coincide() {
        let rule = |more: Value| rule("6", "target", more);
        clamped(
            &rule(json!({ "when_equal": 0.9 })),
            &to("6"),
            &[
                ("6", ["0.9"; 4]),
                ("6 - 1e-27", ["0.6"; 4]),
                ("6 + 1e-27", ["0.9"; 4]),
                ("0", ["0.6"; 4]),
                ("-5", ["0.6"; 4]),
                ("H", ["0.9"; 4]),
                ("-H", ["0.6"; 4]),
            ],
        );
        clamped(
            &rule(json!({ "floor_rate": 0.3 })),
            &lower().with_all(&to("6")),
            &[
                ("6", ["1"; 4]),
                ("6 - 1e-27", ["1"; 4]),
                ("6 + 1e-27", ["0.3"; 4]),
                ("0", ["1"; 4]),
                ("H", ["0.3"; 4]),
            ],
        );
    }

    #[test]
    fn to_no_target() {
        let from_0 = |unacceptable: &str| rule(unacceptable, "target", json!({ "floor_rate": 0 }));
        without_target(&from_0("0"), &json!({}), r#"{ "value": 5, "target": 10 }"#);
        without_target(&from_0("20"), &lower(), r#"{ "value": 15, "target": 10 }"#);
    }
}

mod minmax {
    use super::*;

    fn rule(more: Value) -> Value {
        json!({ "kind": "minmax" }).with_all(&more)
    }

    fn among(others: Value) -> Value {
        json!({ "others": others })
    }

    #[test]
    fn of_more() {
        edges(
            rule(json!({})),
            among(json!([90, 60, 80])),
            &[
                ("60", "0"),
                ("60 + 1e-26", "1e-26 / 30"),
                ("60 - 1e-26", "0"),
                ("70", "1 / 3"),
                ("90", "1"),
                ("90 - 1e-26", "(30 - 1e-26) / 30"),
                ("90 + 1e-26", "1"),
                ("0", "0"),
                ("-5", "0"),
                ("H", "1"),
                ("-H", "0"),
                ("D", "0"),
            ],
        );
        edges(
            rule(json!({})),
            among(json!([HUGE, format!("-{HUGE}")])),
            &[("0", "0.5"), ("1", "(H + 1) / (H + H)"), ("D", "(H + D) / (H + H)"), ("H", "1"), ("-H", "0")],
        );
    }

    #[test]
    fn of_less() {
        edges(
            rule(json!({})),
            among(json!([90, 60, 80])).with_all(&lower()),
            &[
                ("60", "1"),
                ("60 + 1e-26", "(30 - 1e-26) / 30"),
                ("60 - 1e-26", "1"),
                ("90", "0"),
                ("90 - 1e-26", "1e-26 / 30"),
                ("90 + 1e-26", "0"),
                ("0", "1"),
                ("-H", "1"),
                ("H", "0"),
            ],
        );
    }

    #[test]
    fn of_units_all_alike() {
        let alike = || among(json!([7, "7.00"]));
        edges(rule(json!({})), alike(), &[("7", "1"), ("7 - 1e-27", "0"), ("7 + 1e-27", "1")]);
        edges(
            rule(json!({ "when_equal": 0.6 })),
            alike(),
            &[("7", "0.6"), ("7 - 1e-27", "0"), ("7 + 1e-27", "1")],
        );
        edges(
            rule(json!({ "when_equal": 0.6 })),
            alike().with_all(&lower()),
            &[("7", "0.6"), ("7 - 1e-27", "1"), ("7 + 1e-27", "0")],
        );
        for alone in [json!([]), json!([null, { "state": "not_applicable" }, { "state": "not_reported" }])] {
            edges(
                rule(json!({ "when_equal": 0.6 })),
                among(alone),
                &[("0", "0.6"), ("-5", "0.6"), ("H", "0.6"), ("-H", "0.6"), ("D", "0.6")],
            );
        }
    }

    #[test]
    fn of_units_whose_figures_are_pending() {
        let pending = json!([{ "value": 90, "state": "pending" }, 60]);
        edges(rule(json!({})), among(pending), &[("75", "0.5"), ("90 - 1e-26", "(30 - 1e-26) / 30")]);
    }
}

mod piecewise {
    use super::*;

    fn rule(points: Value, below: &str) -> Value {
        json!({ "kind": "piecewise", "points": points, "below": below })
    }

    #[test]
    fn of_more() {
        let tiers = || json!([[60, 0.2], [70, 0.4], [75, 0.6], [80, 0.8], [100, 1]]);
        let above = [
            ("60", "0.2"),
            ("60 + 1e-26", "0.2 + 2e-28"),
            ("70", "0.4"),
            ("70 - 1e-26", "0.4 - 2e-28"),
            ("70 + 1e-26", "0.4 + 4e-28"),
            ("75", "0.6"),
            ("75 - 1e-26", "0.6 - 4e-28"),
            ("75 + 1e-26", "0.6 + 4e-28"),
            ("80", "0.8"),
            ("80 - 1e-26", "0.8 - 4e-28"),
            ("80 + 1e-26", "0.8 + 1e-28"),
            ("100", "1"),
            ("100 - 1e-26", "1 - 1e-28"),
            ("100 + 1e-25", "1"),
            ("H", "1"),
        ];
        for (below, rate) in [("clamp", "0.2"), ("zero", "0")] {
            edges(rule(tiers(), below), json!({}), &above);
            let under = ["60 - 1e-26", "0", "-1e-28", "-5", "-H", "D"].map(|x| (x, rate));
            edges(rule(tiers(), below), json!({}), &under);
        }
    }

    #[test]
    fn of_endless_slopes() {
        edges(
            rule(json!([[0, 0], [3, 1], [10, 1.1]]), "clamp"),
            json!({}),
            &[
                ("0", "0"),
                ("-1e-28", "0"),
                ("1e-28", "1e-28 / 3"),
                ("D", "D / 3"),
                ("3", "1"),
                ("3 - 1e-27", "(3 - 1e-27) / 3"),
                ("3 + 1e-27", "(70 + 1e-27) / 70"),
                ("10 - 1e-27", "(77 - 1e-27) / 70"),
                ("10", "1.1"),
                ("10 + 1e-26", "1.1"),
            ],
        );
        edges(
            rule(json!([[format!("-{HUGE}"), 0], [HUGE, 1]]), "zero"),
            json!({}),
            &[("-H", "0"), ("H", "1"), ("0", "0.5"), ("D", "(H + D) / (H + H)")],
        );
    }

    /// 1 − 0.08 x up to 5, then 0.12 (10 − x).
    #[test]
    fn of_less() {
        for below in ["clamp", "zero"] {
            edges(
                rule(json!([[0, 1], [5, 0.6], [10, 0]]), below),
                lower(),
                &[
                    ("0", "1"),
                    ("1e-28", "(12.5 - 1e-28) / 12.5"),
                    ("D", "(12.5 - D) / 12.5"),
                    ("5", "0.6"),
                    ("5 - 1e-27", "(7.5 + 1e-27) / 12.5"),
                    ("5 + 1e-27", "(15 - 3e-27) / 25"),
                    ("10", "0"),
                    ("10 - 1e-27", "3e-27 / 25"),
                    ("10 + 1e-26", "0"),
                    ("H", "0"),
                ],
            );
        }
        let rows = |rate: &'static str| ["-1e-28", "-5", "-H"].map(|x| (x, rate));
        edges(rule(json!([[0, 1], [5, 0.6], [10, 0]]), "clamp"), lower(), &rows("1"));
        edges(rule(json!([[0, 1], [5, 0.6], [10, 0]]), "zero"), lower(), &rows("0"));
    }
}

mod bands {
    use super::*;

    fn rule(bands: Value) -> Value {
        json!({ "kind": "bands", "bands": bands })
    }

    #[test]
    fn that_hold_their_lower_bounds() {
        edges(
            rule(
                json!([{ "from": 1, "rate": 1 }, { "from": 0.9, "to": 1, "rate": 0.6 }, { "to": 0.9, "rate": 0 }]),
            ),
            json!({}),
            &[
                ("1", "1"),
                ("1 - 1e-28", "0.6"),
                ("1 + 1e-27", "1"),
                ("0.9", "0.6"),
                ("0.9 - 1e-28", "0"),
                ("0.9 + 1e-28", "0.6"),
                ("0", "0"),
                ("-5", "0"),
                ("H", "1"),
                ("-H", "0"),
                ("D", "0"),
            ],
        );
    }

    #[test]
    fn that_hold_their_upper_bounds() {
        edges(
            rule(json!([
                { "to": 0, "to_included": true, "rate": 1 },
                { "from": 0, "from_included": false, "to": 3, "to_included": true, "rate": 0.5 },
                { "from": 3, "from_included": false, "rate": -0.2 },
            ])),
            lower(),
            &[
                ("0", "1"),
                ("-1e-28", "1"),
                ("1e-28", "0.5"),
                ("D", "0.5"),
                ("3", "0.5"),
                ("3 - 1e-27", "0.5"),
                ("3 + 1e-27", "-0.2"),
                ("-5", "1"),
                ("H", "-0.2"),
                ("-H", "1"),
            ],
        );
    }

    #[test]
    fn at_the_largest_and_the_finest_number() {
        let from = |bound: &str| rule(json!([{ "to": bound, "rate": 0.1 }, { "from": bound, "rate": 0.9 }]));
        edges(from(HUGE), json!({}), &[("H", "0.9"), ("H - 1", "0.1"), ("-H", "0.1")]);
        edges(
            from("1e-28"),
            json!({}),
            &[("1e-28", "0.9"), ("0", "0.1"), ("2e-28", "0.9"), ("-1e-28", "0.1")],
        );
        edges(from(DIGITS), json!({}), &[("D", "0.9"), ("D - 1e-28", "0.1"), ("D + 1e-28", "0.9")]);
    }

    #[test]
    fn of_a_single_number() {
        edges(
            rule(json!([
                { "to": 5, "rate": 0 },
                { "from": 5, "to": 5, "to_included": true, "rate": 1 },
                { "from": 5, "from_included": false, "rate": 0.3 },
            ])),
            json!({}),
            &[("5", "1"), ("5 - 1e-27", "0"), ("5 + 1e-27", "0.3")],
        );
    }
}

mod threshold {
    use super::*;

    fn rule(otherwise: &str) -> Value {
        json!({ "kind": "threshold", "otherwise": otherwise })
    }

    #[test]
    fn met_or_not() {
        edges(
            rule("zero"),
            to("95"),
            &[
                ("95", "1"),
                ("95 - 1e-26", "0"),
                ("95 + 1e-26", "1"),
                ("0", "0"),
                ("-5", "0"),
                ("H", "1"),
                ("-H", "0"),
                ("D", "0"),
            ],
        );
        edges(
            rule("zero"),
            lower().with_all(&to("5")),
            &[
                ("5", "1"),
                ("5 + 1e-27", "0"),
                ("5 - 1e-27", "1"),
                ("0", "1"),
                ("-5", "1"),
                ("H", "0"),
                ("-H", "1"),
                ("D", "1"),
            ],
        );
        edges(rule("zero"), to("0"), &[("0", "1"), ("-1e-28", "0"), ("1e-28", "1")]);
        edges(rule("zero"), lower().with_all(&to("0")), &[("0", "1"), ("-1e-28", "1"), ("1e-28", "0")]);
        edges(rule("zero"), to("H"), &[("H", "1"), ("H - 1", "0")]);
        edges(rule("zero"), to("D"), &[("D", "1"), ("D - 1e-28", "0"), ("D + 1e-28", "1")]);
    }

    #[test]
    fn in_proportion() {
        edges(
            rule("proportional"),
            to("60"),
            &[
                ("60", "1"),
                ("60 - 1e-26", "(60 - 1e-26) / 60"),
                ("60 + 1e-26", "1"),
                ("0", "0"),
                ("1e-28", "1e-28 / 60"),
                ("-1e-28", "0"),
                ("-5", "0"),
                ("H", "1"),
                ("-H", "0"),
                ("D", "D / 60"),
            ],
        );
        edges(
            rule("proportional"),
            lower().with_all(&to("6")),
            &[
                ("6", "1"),
                ("6 + 1e-27", "6 / (6 + 1e-27)"),
                ("6 - 1e-27", "1"),
                ("7", "6 / 7"),
                ("0", "1"),
                ("-5", "1"),
                ("H", "6 / H"),
                ("-H", "1"),
                ("D", "1"),
            ],
        );
        edges(rule("proportional"), to("H"), &[("H", "1"), ("H - 1", "(H - 1) / H"), ("D", "D / H")]);
    }

    #[test]
    fn in_proportion_to_0_or_less() {
        let less = |target: &str| lower().with_all(&to(target));
        edges(rule("proportional"), to("0"), &[("0", "1"), ("-1e-28", "0"), ("1e-28", "1"), ("-H", "0")]);
        edges(
            rule("proportional"),
            to("-8"),
            &[("-8", "1"), ("-8 - 1e-27", "0"), ("-8 + 1e-27", "1"), ("0", "1"), ("-H", "0")],
        );
        edges(rule("proportional"), less("0"), &[("0", "1"), ("1e-28", "0"), ("-1e-28", "1"), ("H", "0")]);
        edges(
            rule("proportional"),
            less("-8"),
            &[("-8", "1"), ("-8 - 1e-27", "1"), ("-8 + 1e-27", "0"), ("0", "0"), ("4", "0"), ("H", "0")],
        );
    }

    #[test]
    fn of_no_target() {
        without_target(&rule("proportional"), &json!({}), r#"{ "value": 5, "target": 10 }"#);
        without_target(&rule("proportional"), &lower(), r#"{ "value": 20, "target": 10 }"#);
    }
}

mod steps {
    use super::*;

    /// Of ten marks: one point for each step of 5 from 100, from 0.5 on: 0.1 for a step.
    fn rule(more: Value) -> Value {
        json!({ "kind": "steps", "reference": 100, "per": 5, "gain": 1, "loss": 1, "start_rate": 0.5 })
            .with_all(&more)
    }

    /// Rows of x, and the rates by the three step modes.
    fn stepped(rule: &Value, extras: &Value, rows: &[(&str, [&str; 3])]) {
        for (no, mode) in ["linear", "floor", "ceil"].into_iter().enumerate() {
            let rows: Vec<(&str, &str)> = rows.iter().map(|(x, rates)| (*x, rates[no])).collect();
            edges(rule.clone().with("step_mode", json!(mode)), extras.clone(), &rows);
        }
    }

    fn weight(weight: u32) -> Value {
        json!({ "weight": weight })
    }

    /// Linear: 0.5 + (x − 100) ÷ 50.
    #[test]
    fn of_more() {
        stepped(
            &rule(json!({})),
            &weight(10),
            &[
                ("100", ["0.5"; 3]),
                ("100 - 1e-26", ["(25 - 1e-26) / 50", "0.5", "0.4"]),
                ("100 + 1e-25", ["(25 + 1e-25) / 50", "0.5", "0.6"]),
                ("105", ["0.6"; 3]),
                ("105 - 1e-25", ["(30 - 1e-25) / 50", "0.5", "0.6"]),
                ("105 + 1e-25", ["(30 + 1e-25) / 50", "0.6", "0.7"]),
                ("95", ["0.4"; 3]),
                ("95 - 1e-26", ["(20 - 1e-26) / 50", "0.4", "0.3"]),
                ("95 + 1e-26", ["(20 + 1e-26) / 50", "0.5", "0.4"]),
                ("125", ["1"; 3]),
                ("125 - 1e-25", ["(50 - 1e-25) / 50", "0.9", "1"]),
                ("125 + 1e-25", ["1"; 3]),
                ("75", ["0"; 3]),
                ("75 + 1e-26", ["1e-26 / 50", "0.1", "0"]),
                ("75 - 1e-26", ["0"; 3]),
                ("0", ["0"; 3]),
                ("-5", ["0"; 3]),
                ("H", ["1"; 3]),
                ("-H", ["0"; 3]),
                ("D", ["0"; 3]),
            ],
        );
    }

    #[test]
    fn of_less() {
        stepped(
            &rule(json!({})),
            &weight(10).with_all(&lower()),
            &[
                ("100", ["0.5"; 3]),
                ("100 - 1e-26", ["(25 + 1e-26) / 50", "0.5", "0.6"]),
                ("100 + 1e-25", ["(25 - 1e-25) / 50", "0.5", "0.4"]),
                ("105", ["0.4"; 3]),
                ("105 - 1e-25", ["(20 + 1e-25) / 50", "0.5", "0.4"]),
                ("105 + 1e-25", ["(20 - 1e-25) / 50", "0.4", "0.3"]),
                ("95", ["0.6"; 3]),
                ("95 - 1e-26", ["(30 + 1e-26) / 50", "0.6", "0.7"]),
                ("95 + 1e-26", ["(30 - 1e-26) / 50", "0.5", "0.6"]),
                ("125", ["0"; 3]),
                ("125 - 1e-25", ["1e-25 / 50", "0.1", "0"]),
                ("125 + 1e-25", ["0"; 3]),
                ("75", ["1"; 3]),
                ("75 + 1e-26", ["(50 - 1e-26) / 50", "0.9", "1"]),
                ("75 - 1e-26", ["1"; 3]),
                ("0", ["1"; 3]),
                ("-5", ["1"; 3]),
                ("H", ["0"; 3]),
            ],
        );
        // 扣分制: 0.1 for each of what should not be, of 100 marks.
        let rule = json!({ "kind": "steps", "reference": 0, "per": 1, "loss": 0.1 });
        stepped(
            &rule,
            &weight(100).with_all(&lower()),
            &[
                ("0", ["1"; 3]),
                ("1e-28", ["1 - 1e-31", "1", "0.999"]),
                ("-1e-28", ["1"; 3]),
                ("5", ["0.995"; 3]),
                ("D", ["(1000 - D) / 1000", "1", "0.999"]),
                ("1000", ["0"; 3]),
                ("1000 - 1e-25", ["1e-28", "0.001", "0"]),
                ("1000 + 1e-24", ["0"; 3]),
                ("H", ["0"; 3]),
                ("-H", ["1"; 3]),
            ],
        );
    }

    #[test]
    fn between_other_limits() {
        stepped(
            &rule(json!({ "min_rate": -1, "max_rate": 1.5 })),
            &weight(10),
            &[
                ("150", ["1.5"; 3]),
                ("150 - 1e-25", ["(75 - 1e-25) / 50", "1.4", "1.5"]),
                ("150 + 1e-25", ["1.5"; 3]),
                ("75", ["0"; 3]),
                ("75 - 1e-26", ["-1e-26 / 50", "0", "-0.1"]),
                ("25", ["-1"; 3]),
                ("25 + 1e-26", ["(-50 + 1e-26) / 50", "-0.9", "-1"]),
                ("25 - 1e-26", ["-1"; 3]),
                ("H", ["1.5"; 3]),
                ("-H", ["-1"; 3]),
            ],
        );
        stepped(
            &rule(json!({ "min_rate": 0.45, "max_rate": 0.55 })),
            &weight(10),
            &[
                ("105", ["0.55"; 3]),
                ("102.5", ["0.55", "0.5", "0.55"]),
                ("102.5 - 1e-25", ["(27.5 - 1e-25) / 50", "0.5", "0.55"]),
                ("97.5", ["0.45", "0.5", "0.45"]),
                ("97.5 + 1e-26", ["(22.5 + 1e-26) / 50", "0.5", "0.45"]),
                ("95", ["0.45"; 3]),
            ],
        );
    }

    #[test]
    fn of_percents() {
        let percent = |reference: &str, per: u32| {
            rule(json!({ "reference": reference, "per": per, "per_kind": "percent" }))
        };
        stepped(
            &percent("-200", 5),
            &weight(10),
            &[
                ("-200", ["0.5"; 3]),
                ("-200 + 1e-25", ["(50 + 1e-25) / 100", "0.5", "0.6"]),
                ("-200 - 1e-25", ["(50 - 1e-25) / 100", "0.5", "0.4"]),
                ("-190", ["0.6"; 3]),
                ("-190 - 1e-25", ["(60 - 1e-25) / 100", "0.5", "0.6"]),
                ("-210", ["0.4"; 3]),
                ("-210 - 1e-25", ["(40 - 1e-25) / 100", "0.4", "0.3"]),
                ("0", ["1"; 3]),
            ],
        );
        // A step is 0.03: 3.01 is a third of one.
        stepped(
            &percent("3", 1),
            &weight(10),
            &[
                ("3", ["0.5"; 3]),
                ("3.01", ["16 / 30", "0.5", "0.6"]),
                ("3.03", ["0.6"; 3]),
                ("3.03 - 1e-27", ["(0.18 - 1e-27) / 0.3", "0.5", "0.6"]),
                ("3.03 + 1e-27", ["(0.18 + 1e-27) / 0.3", "0.6", "0.7"]),
                ("2.97", ["0.4"; 3]),
                ("2.97 + 1e-27", ["(0.12 + 1e-27) / 0.3", "0.5", "0.4"]),
                ("2.97 - 1e-27", ["(0.12 - 1e-27) / 0.3", "0.4", "0.3"]),
                ("0", ["0"; 3]),
            ],
        );
        for x in ["0", "1e-28", "H"] {
            edges(percent("0", 5), weight(10), &[(x, "!scheme.percent_of_zero")]);
        }
    }

    #[test]
    fn of_the_largest_and_the_finest_size() {
        let from_0 = |per: &str| {
            let open = json!({ "start_rate": 0, "min_rate": format!("-{HUGE}"), "max_rate": HUGE });
            rule(json!({ "reference": 0, "per": per })).with_all(&open)
        };
        stepped(
            &from_0("1"),
            &weight(1),
            &[
                ("0", ["0"; 3]),
                ("1e-28", ["1e-28", "0", "1"]),
                ("-1e-28", ["-1e-28", "0", "-1"]),
                ("D", ["D", "0", "1"]),
                ("-D", ["-D", "0", "-1"]),
                ("H", ["H"; 3]),
                ("-H", ["-H"; 3]),
            ],
        );
        stepped(
            &from_0("1e-28"),
            &weight(1),
            &[
                ("1e-28", ["1"; 3]),
                ("-1e-28", ["-1"; 3]),
                ("D", ["1234567890123456789012345678"; 3]),
                ("1 - 1e-28", ["H"; 3]),
                ("1", ["H"; 3]),
                ("-1", ["-H"; 3]),
            ],
        );
        stepped(
            &from_0(HUGE),
            &weight(1),
            &[("H", ["1"; 3]), ("H - 1", ["(H - 1) / H", "0", "1"]), ("1e-28", ["1e-28 / H", "0", "1"])],
        );
    }

    #[test]
    fn of_an_endless_share_of_the_weight() {
        stepped(
            &rule(json!({})),
            &weight(3),
            &[
                ("105", ["5 / 6"; 3]),
                ("95", ["1 / 6"; 3]),
                ("107.5", ["1", "5 / 6", "1"]),
                ("107.5 - 1e-25", ["(15 - 1e-25) / 15", "5 / 6", "1"]),
            ],
        );
    }

    #[test]
    fn that_are_not_given_change_nothing() {
        let bare = json!({ "kind": "steps", "reference": 100, "per": 5, "max_rate": 2 });
        stepped(
            &bare,
            &weight(10),
            &[("100", ["1"; 3]), ("100 - 1e-26", ["1"; 3]), ("H", ["1"; 3]), ("-H", ["1"; 3])],
        );
        let gains = json!({ "kind": "steps", "reference": 100, "per": 5, "gain": 1 });
        stepped(&gains, &weight(10), &[("100", ["1"; 3]), ("105", ["1"; 3]), ("H", ["1"; 3])]);
    }

    #[test]
    fn from_no_target() {
        let rule = json!({ "kind": "steps", "reference": "target", "per": 1, "loss": 0.1 });
        without_target(&rule, &json!({}), r#"{ "value": 5, "target": 10 }"#);
        without_target(&rule, &lower(), r#"{ "value": 15, "target": 10 }"#);
    }
}

mod rank {
    use super::*;

    fn rule(more: Value) -> Value {
        json!({ "kind": "rank" }).with_all(&more)
    }

    fn among(others: Value) -> Value {
        json!({ "others": others })
    }

    fn four() -> Value {
        among(json!([8, 9, 7, "8.0"]))
    }

    /// x beside 9, 8, 8 and 7, and the place it takes.
    const PLACES: [(&str, usize); 14] = [
        ("9", 1),
        ("9 + 1e-27", 1),
        ("9 - 1e-27", 2),
        ("8", 2),
        ("8 + 1e-27", 2),
        ("8 - 1e-27", 4),
        ("7", 4),
        ("7 + 1e-27", 4),
        ("7 - 1e-27", 5),
        ("0", 5),
        ("-5", 5),
        ("H", 1),
        ("-H", 5),
        ("D", 5),
    ];

    /// The same where less is better.
    const PLACES_OF_LESS: [(&str, usize); 14] = [
        ("9", 4),
        ("9 + 1e-27", 5),
        ("9 - 1e-27", 4),
        ("8", 2),
        ("8 + 1e-27", 4),
        ("8 - 1e-27", 2),
        ("7", 1),
        ("7 + 1e-27", 2),
        ("7 - 1e-27", 1),
        ("0", 1),
        ("-5", 1),
        ("H", 5),
        ("-H", 1),
        ("D", 1),
    ];

    /// The rates of the first to the fifth place.
    fn placed(more: Value, rates: [&str; 5]) {
        edges(rule(more.clone()), four(), &PLACES.map(|(x, place)| (x, rates[place - 1])));
        let less = four().with_all(&lower());
        edges(rule(more), less, &PLACES_OF_LESS.map(|(x, place)| (x, rates[place - 1])));
    }

    #[test]
    fn drops_with_each_place_down_to_its_floor() {
        placed(json!({ "drop": 0.1 }), ["1", "0.9", "0.8", "0.7", "0.6"]);
        placed(json!({ "drop": 0.25 }), ["1", "0.75", "0.5", "0.25", "0"]);
        placed(json!({ "drop": 0.26 }), ["1", "0.74", "0.48", "0.22", "0"]);
        placed(json!({ "drop": 0.3, "floor_rate": 0.1 }), ["1", "0.7", "0.4", "0.1", "0.1"]);
        placed(json!({ "drop": "1e-28" }), ["1", "1 - 1e-28", "1 - 2e-28", "1 - 3e-28", "1 - 4e-28"]);
        placed(json!({ "drop": DIGITS }), ["1", "1 - D", "1 - D - D", "1 - D - D - D", "1 - D - D - D - D"]);
    }

    #[test]
    fn falls_evenly_to_0_or_its_floor() {
        placed(json!({ "scale": "linear" }), ["1", "0.75", "0.5", "0.25", "0"]);
        placed(json!({ "scale": "linear", "floor_rate": 0.25 }), ["1", "0.75", "0.5", "0.25", "0.25"]);
        placed(json!({ "scale": "linear", "floor_rate": 0.3 }), ["1", "0.75", "0.5", "0.3", "0.3"]);
    }

    #[test]
    fn counts_the_units_with_a_value() {
        let others = json!([9, { "value": 8, "state": "pending" }, 7, null, { "state": "not_applicable" }]);
        edges(
            rule(json!({ "scale": "linear" })),
            among(others),
            &[("9", "1"), ("8", "2 / 3"), ("8 - 1e-27", "1 / 3"), ("7", "1 / 3"), ("7 - 1e-27", "0")],
        );
    }

    #[test]
    fn parts_what_differs_in_the_last_digit() {
        let others = || among(json!([DIGITS]));
        edges(
            rule(json!({ "scale": "linear", "when_equal": 0.8 })),
            others(),
            &[("D", "1"), ("D + 1e-28", "1"), ("D - 1e-28", "0")],
        );
        edges(
            rule(json!({ "drop": 0.1 })),
            others().with_all(&lower()),
            &[("D", "1"), ("D + 1e-28", "0.9"), ("D - 1e-28", "1")],
        );
    }

    #[test]
    fn of_a_unit_alone() {
        let all = |rate: &'static str| ["0", "-5", "H", "-H", "D"].map(|x| (x, rate));
        for others in [json!([]), json!([null, { "state": "not_applicable" }, { "state": "not_reported" }])] {
            for how in [json!({ "drop": 0.1 }), json!({ "scale": "linear" })] {
                edges(rule(how.clone()), among(others.clone()), &all("1"));
                edges(rule(how.with("when_equal", json!(0.8))), among(others.clone()), &all("0.8"));
            }
        }
    }
}
