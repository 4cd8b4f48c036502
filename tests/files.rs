//! The files (formats.md): what is read of them, how several are merged, and what is refused.

mod common;

use common::*;
use ip_scorecard::assess::assess;
use ip_scorecard::issue::Severity;
use ip_scorecard::text::{self, Lang};
use serde_json::{Value, json};

mod merging {
    use super::*;

    fn ratio() -> Value {
        scheme(
            ["甲"],
            [json!({ "weight": 100, "measure": { "kind": "ratio" }, "rule": { "kind": "completion" } })],
        )
    }

    fn one(datum: Value) -> Value {
        figures([("甲", datum)])
    }

    #[test]
    fn is_field_by_field() {
        let files = [one(json!({ "num": 30 })), one(json!({ "den": 40 })), one(json!({ "target": 100 }))];
        let outcome = run(ratio(), files);
        assert_eq!((outcome.total("甲"), outcome.issues()), ("75.00", vec![]));
        let sources = outcome.node("甲", "A")["trace"]["data"].as_array().unwrap();
        let told: Vec<String> =
            sources.iter().map(|source| format!("{} {}", source["file"], source["fields"])).collect();
        assert_eq!(
            told,
            [r#""1.json" {"num":"30"}"#, r#""2.json" {"den":"40"}"#, r#""3.json" {"target":"100"}"#]
        );
    }

    #[test]
    fn within_one_file_is_the_same() {
        let mut rows = one(json!({ "num": 30, "target": 100 }));
        rows["rows"].as_array_mut().unwrap().push(json!({ "title": "甲", "values": { "A": { "den": 40 } } }));
        assert_eq!(run(ratio(), [rows.clone()]).total("甲"), "75.00");
        rows["rows"].as_array_mut().unwrap().push(json!({ "title": "甲", "values": { "A": { "den": 41 } } }));
        assert_eq!(run(ratio(), [rows]).issues(), ["error data.conflict 1.json rows[2].values.A.den"]);
    }

    #[test]
    fn the_same_twice_is_a_note() {
        let twice = [
            (scored(100), json!(5), json!({ "value": "5.0", "note": "复核", "reason": "甲" })),
            (
                json!({ "weight": 100, "rule": { "kind": "completion" } }),
                json!({ "value": 5, "target": 10 }),
                json!({ "target": 10 }),
            ),
            (
                scored(100),
                json!({ "state": "not_applicable", "reason": "甲" }),
                json!({ "state": "not_applicable", "reason": "乙" }),
            ),
            (judged(), json!({ "marks": [90, 80, 70] }), json!({ "marks": [70, 80, 90] })),
            (checklist(), json!({ "done": ["a", "b"] }), json!({ "done": ["b", "a"] })),
        ];
        for (leaf, first, second) in twice {
            let outcome = run(scheme(["甲"], [leaf]), [one(first), one(second.clone())]);
            assert_eq!(outcome.codes(Severity::Note), ["data.same_twice"], "{second}");
            assert_eq!(outcome.errors(), [""; 0], "{second}");
            outcome.scored();
        }
    }

    fn judged() -> Value {
        percentage(json!({ "kind": "judged" }))
    }

    fn checklist() -> Value {
        let items = json!({ "a": { "title": "进学校" }, "b": { "title": "进企业" } });
        percentage(json!({ "kind": "checklist", "items": items }))
    }

    fn percentage(measure: Value) -> Value {
        json!({ "weight": 100, "measure": measure, "rule": { "kind": "linear", "zero_at": 0, "full_at": 100 } })
    }

    #[test]
    fn two_contents_are_a_conflict_that_names_both_places() {
        let conflicts = [
            (scored(100), json!(520), json!(5_200_000), ""),
            (scored(100), json!({ "value": 520 }), json!({ "value": 521, "note": "更正" }), ".value"),
            (scored(100), json!({ "state": "not_applicable" }), json!({ "state": "not_reported" }), ".state"),
            (
                json!({ "weight": 100, "rule": { "kind": "completion" } }),
                json!({ "target": 5, "value": 1 }),
                json!({ "target": 6 }),
                ".target",
            ),
            (judged(), json!({ "marks": [90, 80] }), json!({ "marks": [90, 90] }), ".marks"),
            (checklist(), json!({ "done": ["a"] }), json!({ "done": ["a", "b"] }), ".done"),
        ];
        for (leaf, first, second, field) in conflicts {
            let outcome = run(scheme(["甲"], [leaf]), [one(first), one(second)]);
            assert_eq!(outcome.issues(), [format!("error data.conflict 2.json rows[0].values.A{field}")]);
            let told = outcome.told("data.conflict");
            assert!(told.contains("甲") && told.contains("指标A") && told.contains("1.json第1行"), "{told}");
        }
    }

    #[test]
    fn a_conflict_is_settled_by_removing_one_file() {
        let [first, second] = [one(json!(52)), one(json!(53))];
        assert_eq!(run(by_score(["甲"]), [first.clone(), second.clone()]).errors(), ["data.conflict"]);
        assert_eq!(run(by_score(["甲"]), [first]).total("甲"), "52.00");
        assert_eq!(run(by_score(["甲"]), [second]).total("甲"), "53.00");
    }

    #[test]
    fn a_value_may_be_put_on_hold_by_another_file() {
        let outcome = run(by_score(["甲"]), [one(json!(52)), one(json!({ "state": "pending" }))]);
        assert_eq!(outcome.standing("甲", "A"), "pending 52");
    }

    #[test]
    fn stages_are_merged_apart() {
        let outcome = run(by_score(["甲"]), [one(json!(52)), own(json!({ "甲": { "A": 60 } }))]);
        assert_eq!(outcome.issues(), [""; 0]);
    }

    #[test]
    fn events_are_merged_by_id_within_a_stage() {
        let rules = json!({ "items": [{ "id": "B1", "kind": "bonus", "title": "加分", "points": 2 }] });
        let scheme = by_score(["甲", "乙"]).with("adjustments", rules);
        let with = |event: Value| verified(json!({})).with("events", json!([event]));
        let base = || figures([("甲", json!(50)), ("乙", json!(50))]);
        let again =
            |second: Value| run(scheme.clone(), [base(), with(event("1", "甲", "B1", 1)), with(second)]);

        let outcome = again(event("1", "甲", "B1", 1).with("count", json!("1")));
        assert_eq!(
            (outcome.total("甲"), outcome.issues()),
            ("52.00", vec!["note data.event_twice 3.json events[0]".to_owned()])
        );
        let other_basis = event("1", "甲", "B1", 1).with("basis", json!("另一份通报"));
        assert_eq!(again(other_basis).issues(), ["error data.event_conflict 3.json events[0]"]);
        assert_eq!(again(event("2", "甲", "B1", 1)).total("甲"), "54.00");
        for other in [event("1", "乙", "B1", 1), event("1", "甲", "B1", 2), correction("1", "甲", "2")] {
            assert_eq!(again(other).issues(), ["error data.event_conflict 3.json events[0]"]);
        }
        assert_eq!(again(event("1", "甲", "B2", 1)).errors(), ["data.unknown_item"]);
        assert_eq!(again(event("2", "丙", "B1", 1)).errors(), ["data.unknown_unit"]);
        assert_eq!(
            again(event("2", "甲", "B1", 1).with("points", json!(2))).errors(),
            ["data.event_foreign"]
        );
    }

    #[test]
    fn the_same_file_twice_counts_once() {
        let data = one(json!(52)).to_string();
        let scheme = by_score(["甲"]).to_string();
        let files = || {
            vec![
                file("scheme.json", &scheme),
                file("b.json", &data),
                file("a.json", &data),
                file("方案.json", &scheme),
            ]
        };
        let outcome = Outcome::of(assess(files()));
        assert_eq!(outcome.total("甲"), "52.00");
        assert_eq!(outcome.issues(), ["note data.same_file b.json", "note data.same_file 方案.json"]);
    }
}

mod names {
    use super::*;

    /// A scheme of 天穆镇 and 双环邨街道 with its alias, and data of one row.
    fn found(row: Value) -> Outcome {
        let scheme = by_score(["天穆镇", "双环邨街道"]);
        let mut scheme = scheme;
        scheme["units"][1]["aliases"] = json!(["双环村街道"]);
        run(scheme, [verified(json!({})).with("rows", json!([row]))])
    }

    #[test]
    fn a_unit_is_found_by_code_or_else_by_exact_title_or_alias() {
        let values = json!({ "A": 50 });
        assert_eq!(found(json!({ "unit": code("天穆镇"), "values": values })).total("天穆镇"), "50.00");
        for title in ["双环邨街道", "双环村街道"] {
            assert_eq!(found(json!({ "title": title, "values": values })).total("双环邨街道"), "50.00");
            let both = found(json!({ "unit": code("双环邨街道"), "title": title, "values": values }));
            assert_eq!((both.total("双环邨街道"), both.codes(Severity::Error)), ("50.00", vec![]));
        }
    }

    #[test]
    fn a_title_that_is_not_the_codes_is_told() {
        let outcome = found(json!({ "unit": code("天穆镇"), "title": "双环邨街道", "values": { "A": 50 } }));
        assert_eq!(outcome.total("天穆镇"), "50.00");
        assert_eq!(outcome.codes(Severity::Warning)[0], "data.other_title");
    }

    #[test]
    fn a_near_match_is_offered_and_never_taken() {
        for (row, offered) in [
            (json!({ "title": "天穆", "values": { "A": 50 } }), "天穆镇"),
            (json!({ "title": "天穆镇 ", "values": { "A": 50 } }), "天穆镇"),
            (json!({ "title": "双环村街", "values": { "A": 50 } }), "双环邨街道"),
            (json!({ "unit": "1201-天穆", "values": { "A": 50 } }), "天穆镇"),
        ] {
            let outcome = found(row);
            assert_eq!(outcome.errors(), ["data.unknown_unit"]);
            assert!(
                outcome.told("data.unknown_unit").contains(offered),
                "{}",
                outcome.told("data.unknown_unit")
            );
        }
        assert_eq!(
            found(json!({ "title": "小淀镇", "unit": "9", "values": {} })).errors(),
            ["data.unknown_unit"]
        );
        assert_eq!(found(json!({ "values": { "A": 50 } })).errors(), ["data.no_unit"]);
    }

    #[test]
    fn a_code_written_as_a_number_is_an_error() {
        let outcome = found(json!({ "unit": 120_113_100_000_i64, "title": "天穆镇", "values": {} }));
        assert!(
            outcome.issues().contains(&"error shape.code_as_number 1.json rows[0].unit".to_owned()),
            "{:?}",
            outcome.issues()
        );
    }

    #[test]
    fn an_unknown_indicator_is_an_error_unless_the_file_serves_other_schemes_too() {
        let data = |scheme: Value| {
            figures([("甲", json!(50))])
                .with("scheme", scheme)
                .with("rows", json!([{ "title": "甲", "values": { "A": 50, "A1": 1 } }]))
        };
        let outcome = |ids: Value| run(by_score(["甲"]), [data(ids)]);
        assert_eq!(outcome(json!("s")).issues(), ["error data.unknown_indicator 1.json rows[0].values.A1"]);
        assert_eq!(outcome(json!(["s"])).issues(), ["error data.unknown_indicator 1.json rows[0].values.A1"]);
        let shared = outcome(json!(["other", "s"]));
        assert_eq!(
            (shared.total("甲"), shared.issues()),
            ("50.00", vec!["note data.for_others 1.json".to_owned()])
        );
        assert_eq!(outcome(json!("other")).errors(), ["data.other_scheme"]);
        assert_eq!(outcome(json!(["other", "another"])).errors(), ["data.other_scheme"]);
    }

    #[test]
    fn a_dimension_is_no_indicator() {
        let leaf = scored(100).with_all(&json!({ "id": "A", "title": "甲" }));
        let tree = json!([{ "id": "D", "title": "维度", "children": [leaf] }]);
        let outcome = run(by_score(["甲"]).with("tree", tree), [verified(json!({ "甲": { "D": 50 } }))]);
        assert_eq!(outcome.errors(), ["data.unknown_indicator"]);
    }

    #[test]
    fn evidence_must_be_in_the_files_own_list() {
        let listed = json!([{ "id": "E1", "title": "汇总表" }]);
        let naming = |id: &str| json!({ "value": 50, "evidence": [id] });
        let outcome = |files: &[Value]| run(by_score(["甲"]), files.to_vec());
        assert_eq!(
            outcome(&[figures([("甲", naming("E1"))]).with("evidence", listed.clone())]).issues(),
            [""; 0]
        );
        let other = [figures([("甲", naming("E1"))]), verified(json!({})).with("evidence", listed.clone())];
        assert_eq!(outcome(&other).errors(), ["data.unknown_evidence"]);
        let twice = json!([{ "id": "E1", "title": "汇总表" }, { "id": "E1", "title": "名单" }]);
        assert_eq!(
            outcome(&[figures([("甲", naming("E1"))]).with("evidence", twice)]).errors(),
            ["data.duplicate_evidence"]
        );
    }

    #[test]
    fn required_evidence_that_is_missing_is_a_warning() {
        let scheme = scheme(["甲"], [scored(100).with("evidence", json!("required"))]);
        let listed = json!([{ "id": "E1", "title": "汇总表" }]);
        let with = figures([("甲", json!({ "value": 50, "evidence": ["E1"] }))]).with("evidence", listed);
        assert_eq!(run(scheme.clone(), [with]).issues(), [""; 0]);
        assert_eq!(
            run(scheme.clone(), [figures([("甲", json!(50))])]).issues(),
            ["warning data.no_evidence -"]
        );
        assert_eq!(run(scheme, [figures([("甲", json!({ "state": "not_applicable" }))])]).issues(), [""; 0]);
    }
}

mod writing {
    use super::*;

    /// What is wrong with a datum that is written like this.
    fn faults(datum: &str) -> Vec<String> {
        let data = figures([("甲", json!("※"))]).to_string().replace("\"※\"", datum);
        run_texts(&by_score(["甲"]).to_string(), [data]).issues()
    }

    #[test]
    fn a_number_is_a_number_or_a_string_in_the_same_grammar() {
        for written in ["52", "\"52\"", "5.2e1", "\"5.2E+1\"", "520e-1", "52.000", "{\"value\": \"52\"}"] {
            let data = figures([("甲", json!("※"))]).to_string().replace("\"※\"", written);
            assert_eq!(run_texts(&by_score(["甲"]).to_string(), [data]).total("甲"), "52.00", "{written}");
        }
    }

    #[test]
    fn nothing_else_is_coerced() {
        let number = [
            "\"95%\"",
            "\"\"",
            "\" \"",
            "\"１２\"",
            "\"1,200\"",
            "\"500万元\"",
            "\"+5\"",
            "\"05\"",
            "\".5\"",
            "\" 5\"",
            "\"abc\"",
        ];
        for written in number {
            assert_eq!(faults(written), ["error shape.number 1.json rows[0].values.A"], "{written}");
        }
        for written in ["true", "[52]"] {
            assert_eq!(faults(written), ["error shape.wrong_kind 1.json rows[0].values.A"], "{written}");
        }
        assert_eq!(faults("null"), ["error shape.null 1.json rows[0].values.A"]);
        assert_eq!(faults("{\"value\": null}"), ["error shape.null 1.json rows[0].values.A.value"]);
        assert_eq!(faults("{\"value\": false}"), ["error shape.wrong_kind 1.json rows[0].values.A.value"]);
    }

    #[test]
    fn what_is_outside_of_28_digits_is_refused_and_never_cut() {
        assert_eq!(faults("9999999999999999999999999999"), [""; 0]);
        assert_eq!(faults("0.0000000000000000000000000001"), [""; 0]);
        for written in ["1e28", "12345678901234567890123456789", "1e-29", "\"1e99999999999\"", "-1e28"] {
            assert_eq!(faults(written), ["error shape.number 1.json rows[0].values.A"], "{written}");
        }
    }

    #[test]
    fn unknown_keys_are_errors_with_a_suggestion() {
        let outcome = run(by_score(["甲"]), [figures([("甲", json!({ "vlaue": 52 }))])]);
        assert_eq!(outcome.issues(), ["error shape.unknown_key 1.json rows[0].values.A.vlaue"]);
        assert!(outcome.told("shape.unknown_key").contains("value"), "{}", outcome.told("shape.unknown_key"));
        let outcome = run(by_score(["甲"]).with("wieght", json!(1)), [figures([("甲", json!(52))])]);
        assert_eq!(outcome.errors(), ["shape.unknown_key"]);
    }

    #[test]
    fn keys_of_ones_own_begin_with_x_and_are_ignored() {
        let mut scheme = by_score(["甲"])
            .with("x_note", json!({ "a": [1, null] }))
            .with("$schema", json!("https://example.org"));
        scheme["tree"][0]["x_old"] = json!(5);
        scheme["tree"][0]["rule"]["x_old"] = json!(5);
        let data = verified(json!({ "甲": { "A": { "value": 52, "x_by": "甲" }, "x_sum": 52 } }))
            .with("x_note", Value::Null);
        let outcome = run(scheme, [data]);
        assert_eq!((outcome.total("甲"), outcome.issues()), ("52.00", vec![]));
    }

    #[test]
    fn duplicate_keys_are_errors() {
        assert_eq!(
            faults("{\"value\": 1, \"value\": 1}"),
            ["error shape.duplicate_key 1.json rows[0].values.A.value"]
        );
        // The same key may be written in two ways.
        for again in ["\"A\": 1", "\"\\u0041\": 1"] {
            assert_eq!(
                faults(&format!("1, {again}"))[0],
                "error shape.duplicate_key 1.json rows[0].values.A"
            );
        }
    }

    #[test]
    fn texts_hold_no_control_characters_and_hidden_ones_are_told() {
        assert_eq!(
            faults("{\"value\": 52, \"note\": \"a\\u0007b\"}"),
            ["error shape.control_character 1.json rows[0].values.A.note"]
        );
        assert_eq!(faults("{\"value\": 52, \"note\": \"\\ud800\"}")[..1], ["error json.syntax 1.json"]);
        assert_eq!(
            faults("{\"value\": 52, \"note\": \" \"}"),
            ["error shape.empty_text 1.json rows[0].values.A.note"]
        );
        let mut scheme = by_score(["甲"]);
        scheme["tree"][0]["title"] = json!("指标\u{202e}甲\u{200b}");
        let outcome = run(scheme, [figures([("甲", json!(52))])]);
        assert_eq!(outcome.issues(), ["warning shape.hidden_character scheme.json tree[0].title"]);
        assert!(
            outcome.told("shape.hidden_character").contains("U+202E"),
            "{}",
            outcome.told("shape.hidden_character")
        );
    }

    #[test]
    fn dates_are_of_the_calendar() {
        let of = |date: &str| {
            run(by_score(["甲"]), [figures([("甲", json!(52))]).with("as_of", json!(date))]).issues()
        };
        assert_eq!(of("2025-12-31"), [""; 0]);
        assert_eq!(of("2025-02-30"), ["error shape.no_such_date 1.json as_of"]);
        assert_eq!(of("2025年12月31日"), ["error shape.wrong_kind 1.json as_of"]);
        assert_eq!(of("2025-1-1"), ["error shape.wrong_kind 1.json as_of"]);
        assert_eq!(of("2024-12-31"), ["warning data.as_of_outside 1.json as_of"]);
        assert_eq!(of("2026-01-01"), ["warning data.as_of_outside 1.json as_of"]);
    }

    #[test]
    fn an_event_dated_outside_the_period_is_a_warning() {
        let rules = json!({ "items": [{ "id": "B1", "kind": "bonus", "title": "加分", "points": 2 }] });
        for (date, warnings) in [("2025-01-01", 0), ("2025-12-31", 0), ("2024-12-31", 1), ("2026-01-01", 1)] {
            let event = event("1", "甲", "B1", 1).with("date", json!(date));
            let outcome = run(
                by_score(["甲"]).with("adjustments", rules.clone()),
                [figures([("甲", json!(52))]).with("events", json!([event]))],
            );
            assert_eq!(
                (outcome.total("甲"), outcome.codes(Severity::Warning)),
                ("54.00", vec!["data.event_outside"; warnings]),
                "{date}"
            );
        }
    }

    #[test]
    fn corrections_and_decisions_are_made_after_the_period() {
        let bounds = json!([{ "id": "优", "title": "优秀", "from": 50, "quota": { "share": 0.5 } }, { "id": "良", "title": "良好", "from": 0 }]);
        let scheme = by_score(["甲", "乙"]).with("grades", json!({ "bounds": bounds }));
        let events = [
            correction("1", "甲", "1"),
            correction("2", "乙", "1"),
            decision("3", "甲", "优"),
            decision("4", "乙", "良"),
        ];
        let events = events.map(|event| event.with("date", json!("2026-01-20")));
        let outcome =
            run(scheme, [figures([("甲", json!(52)), ("乙", json!(52))]).with("events", json!(events))]);
        assert_eq!(
            (outcome.each(Outcome::grade), outcome.issues()),
            (vec!["优".to_owned(), "良".to_owned()], vec![])
        );
    }

    #[test]
    fn what_must_be_there_and_is_not_is_named() {
        for (key, path) in [("scheme", ""), ("stage", ""), ("source", ""), ("rows", "")] {
            let mut data = figures([("甲", json!(52))]);
            data.as_object_mut().unwrap().remove(key);
            let outcome = run(by_score(["甲"]), [data]);
            assert!(
                outcome
                    .issues()
                    .contains(&format!("error shape.missing_key 1.json {path}").trim_end().to_owned()),
                "{:?}",
                outcome.issues()
            );
            assert!(outcome.told("shape.missing_key").contains(key), "{}", outcome.told("shape.missing_key"));
        }
        let outcome = run(by_score(["甲"]), [figures([("甲", json!(52))]).with("source", json!({}))]);
        assert_eq!(outcome.issues(), ["error shape.missing_key 1.json source"]);
    }
}

mod bytes {
    use super::*;

    fn texts() -> (String, String) {
        let mut scheme = by_score(["双环邨街道"]);
        scheme["title"] = json!("双环邨街道的方案");
        (scheme.to_string(), figures([("双环邨街道", json!(52))]).to_string())
    }

    fn encoded(encode: impl Fn(&str) -> Vec<u8>) -> Outcome {
        let (scheme, data) = texts();
        Outcome::of(assess(vec![file("scheme.json", encode(&scheme)), file("1.json", encode(&data))]))
    }

    #[test]
    fn utf_8_with_or_without_its_mark_and_gb_18030_are_read() {
        for (name, encode) in [
            ("UTF-8", Box::new(|text: &str| text.as_bytes().to_vec()) as Box<dyn Fn(&str) -> Vec<u8>>),
            ("with mark", Box::new(|text| ["\u{feff}", text].concat().into_bytes())),
            ("GB 18030", Box::new(|text| encoding_rs::GB18030.encode(text).0.into_owned())),
        ] {
            assert_eq!(encoded(encode).total("双环邨街道"), "52.00", "{name}");
        }
    }

    #[test]
    fn the_fingerprint_is_of_the_bytes_as_they_came() {
        let [utf8, gb] = [
            encoded(|text| text.as_bytes().to_vec()),
            encoded(|text| encoding_rs::GB18030.encode(text).0.into_owned()),
        ];
        assert_ne!(utf8.result["scheme"]["sha256"], gb.result["scheme"]["sha256"]);
        let (scheme, _) = texts();
        assert_eq!(utf8.result["scheme"]["sha256"], *ip_scorecard::read::fingerprint(scheme.as_bytes()));
    }

    #[track_caller]
    fn refused(bytes: &[u8], code: &str) {
        let outcome = Outcome::of(assess(vec![file("scheme.json", texts().0), file("1.json", bytes)]));
        assert_eq!(outcome.errors(), [code]);
    }

    #[test]
    fn everything_else_is_refused() {
        let (_, data) = texts();
        let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
            std::iter::once(0xfeff).chain(data.encode_utf16()).flat_map(order).collect()
        };
        refused(&utf16(u16::to_le_bytes), "bytes.utf16");
        refused(&utf16(u16::to_be_bytes), "bytes.utf16");
        refused(b"", "bytes.empty");
        refused(b"\xef\xbb\xbf \n", "bytes.empty");
        refused(b"PK\x03\x04\x14\x00", "bytes.not_json");
        refused(b"%PDF-1.7", "bytes.not_json");
        refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "bytes.not_json");
        refused(b"\xff\x00\xff\x00", "bytes.encoding");
        // Bytes that decode as GB 18030, but are none of these formats.
        refused(&encoding_rs::GB18030.encode("{\"名称\": \"天穆镇\"}").0, "bytes.encoding");
        // Cut in the middle of a character.
        refused(&data.as_bytes()[..data.find('环').unwrap() + 1], "bytes.encoding");
    }

    #[test]
    fn a_breach_of_the_grammar_is_told_with_its_place() {
        let outcome = Outcome::of(assess(vec![
            file("scheme.json", texts().0),
            file("1.json", "{\n  \"format\": \"ip-scorecard/data@1\"，\n}"),
        ]));
        let told = text::issues(Lang::Zh, &outcome.assessed);
        assert_eq!((told[0].code, told[0].line, told[0].column), ("json.syntax", Some(2), Some(34)));
        refused(b"{\"format\": \"ip-scorecard/data@1\",}", "json.syntax");
        refused(b"{} {}", "json.syntax");
        refused("[".repeat(65).as_bytes(), "json.too_deep");
    }

    #[test]
    fn nesting_goes_to_64() {
        let nested = |levels: usize| {
            let (scheme, _) = texts();
            let deep = format!("{}{}", "[".repeat(levels), "]".repeat(levels));
            let scheme = scheme.replacen('{', &format!("{{\"x_deep\":{deep},"), 1);
            run_texts(&scheme, [texts().1]).errors()
        };
        assert_eq!(nested(63), [""; 0]);
        assert_eq!(nested(64)[0], "json.too_deep");
    }

    #[test]
    fn a_tree_may_be_as_deep_as_the_files() {
        let mut node = scored(100).with_all(&json!({ "id": "A", "title": "甲" }));
        for level in 0..30 {
            node = json!({ "id": format!("D{level}"), "title": "层", "children": [node] });
        }
        let outcome = run(by_score(["甲"]).with("tree", json!([node])), [figures([("甲", json!(52))])]);
        assert_eq!(outcome.total("甲"), "52.00");
    }

    #[test]
    fn a_format_that_is_not_known_is_refused_with_those_that_are() {
        let of = |format: Value| run(by_score(["甲"]), [figures([("甲", json!(52))]).with("format", format)]);
        for format in [json!("ip-scorecard/data@2"), json!("ip-scorecard/data"), json!("other"), json!(1)] {
            let outcome = of(format);
            assert_eq!(outcome.errors(), ["shape.unknown_format"]);
            assert!(
                outcome.told("shape.unknown_format").contains("ip-scorecard/data@1"),
                "{}",
                outcome.told("shape.unknown_format")
            );
        }
        refused(b"{}", "shape.no_format");
        refused(b"[]", "shape.no_format");
    }
}

mod whole {
    use super::*;

    #[test]
    fn there_must_be_one_scheme() {
        let data = || file("1.json", figures([("甲", json!(52))]).to_string());
        let scheme =
            |name: &str, title: &str| file(name, by_score(["甲"]).with("title", json!(title)).to_string());
        assert_eq!(Outcome::of(assess(vec![data()])).issues(), ["error scheme.none -"]);
        let outcome = Outcome::of(assess(vec![data(), scheme("a.json", "一"), scheme("b.json", "二")]));
        assert_eq!(outcome.issues(), ["error scheme.many b.json"]);
        assert_eq!(Outcome::of(assess(Vec::new())).errors(), ["scheme.none"]);
    }

    #[test]
    fn without_data_nothing_is_reported() {
        let outcome = run(by_score(["甲"]), []);
        assert_eq!((outcome.total("甲"), outcome.codes(Severity::Warning)), ("0.00", vec!["data.none"]));
    }

    #[test]
    fn all_faults_are_told_at_once_and_nothing_is_scored() {
        let rows = json!([
            { "title": "甲", "values": { "A": "52%" } },
            { "title": "乙", "values": { "A": { "value": 1, "state": "not_applicable" } } },
            { "title": "丙镇", "values": { "A": 1 } },
        ]);
        let outcome = run(
            by_score(["甲", "乙"]),
            [verified(json!({})).with("rows", rows), figures([("乙", json!({ "num": 1 }))]), json!({})],
        );
        assert!(outcome.assessed.scored.is_none());
        let expected = [
            "error shape.number 1.json rows[0].values.A",
            "error data.state_denies_value 1.json rows[1].values.A.state",
            "error data.unknown_unit 1.json rows[2].title",
            "error data.foreign_field 2.json rows[0].values.A.num",
            "error shape.no_format 3.json",
        ];
        assert_eq!(outcome.issues(), expected);
    }

    #[test]
    fn every_issue_has_a_sentence_and_a_remedy_in_chinese() {
        let data = verified(json!({}))
            .with("rows", json!([{ "title": "甲甲", "values": { "B": null, "A": "1%" } }]));
        let outcome = run(by_score(["甲"]).with("wieght", json!(1)), [data]);
        for told in text::issues(Lang::Zh, &outcome.assessed) {
            let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            assert!(chinese(&told.message) && chinese(&told.remedy), "{told:?}");
            assert!(
                told.line.is_some_and(|line| line >= 1) && told.column.is_some_and(|column| column >= 1),
                "{told:?}"
            );
        }
    }

    #[test]
    fn files_of_one_name_may_differ() {
        let scheme = by_score(["甲", "乙"]).to_string();
        let data = |title: &str| figures([(title, json!(52))]).to_string();
        let files = |order: [&str; 2]| {
            order
                .iter()
                .map(|title| file("数据.json", data(title)))
                .chain([file("s.json", &scheme)])
                .collect()
        };
        let [one, other] = [["甲", "乙"], ["乙", "甲"]].map(|order| Outcome::of(assess(files(order))));
        assert_eq!(one.each(Outcome::total), ["52.00", "52.00"]);
        assert_eq!(one.result, other.result);
    }
}
