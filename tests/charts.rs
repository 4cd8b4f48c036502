//! Charts as data: of the sample, and of what is large, small or odd.

#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use common::*;
use ip_scorecard::assess::{Scored, assess};
use ip_scorecard::chart::{self, Chart, HEAT_ROWS, TOTAL_ROWS};
use ip_scorecard::check::{GroupNo, UnitNo};
use ip_scorecard::text::Lang;
use serde_json::{Value, json};

/// Every chart of an assessment.
fn charts(lang: Lang, scored: &Scored) -> Vec<Chart> {
    let plan = &scored.assessment.plan;
    let groups = || plan.group_numbers();
    let units: Vec<UnitNo> = plan.unit_numbers().collect();
    let totals = groups().filter_map(|group| chart::totals(lang, scored, group));
    let places = groups().filter_map(|group| chart::places(lang, scored, group));
    let profiles = units.iter().filter_map(|unit| chart::profile(lang, scored, *unit));
    let rules = plan.leaf_numbers().filter_map(|leaf| chart::rule(lang, scored, leaf));
    totals.chain(places).chain(profiles).chain(rules).chain(chart::heat(lang, scored, &units)).collect()
}

fn sample() -> Scored {
    let earlier = root().join("public/samples/2024/result-2024.json");
    let files = sample_year().into_iter().chain([earlier]).collect::<Vec<_>>();
    assess(open_all(&files)).scored.unwrap()
}

fn option(chart: &Chart, width: u32) -> Value {
    serde_json::from_str(&chart.option(width)).unwrap()
}

/// Every text of an option that names a colour.
fn colours<'v>(value: &'v Value, key: &str, found: &mut Vec<&'v str>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| colours(value, key, found)),
        Value::Array(items) => items.iter().for_each(|item| colours(item, key, found)),
        Value::String(text) if key.to_lowercase().ends_with("color") => found.push(text),
        _ => {}
    }
}

#[test]
fn the_sample_has_every_chart() {
    let scored = sample();
    let all = charts(Lang::Zh, &scored);
    // 3 groups twice, 22 units, 31 indicators, one heat map
    assert_eq!(all.len(), 3 + 3 + 22 + 31 + 1);
    for chart in &all {
        assert!(chart.source.contains("参考稿"), "{}", chart.source);
        assert!(chart.description.contains('。') && chart.description.len() > chart.title.len());
    }
}

#[test]
fn colours_are_variables_and_lengths_are_numbers() {
    for chart in charts(Lang::Zh, &sample()) {
        let option = option(&chart, 960);
        let mut found = Vec::new();
        colours(&option, "", &mut found);
        found.retain(|colour| !colour.starts_with("var(--chart-"));
        assert_eq!(found, [""; 0], "{}", chart.title);
    }
}

#[test]
fn english_charts_say_nothing_in_chinese_but_titles() {
    let scored = sample();
    let plan = &scored.assessment.plan;
    let mut titles: Vec<&str> = plan.nodes.iter().map(|node| &*node.title).collect();
    titles.extend(plan.units.iter().map(|unit| &*unit.title));
    titles.extend(plan.groups.iter().map(|group| &*group.title));
    titles.extend(plan.leaves.iter().filter_map(|leaf| leaf.indicator.unit_label.as_deref()));
    titles.sort_by_key(|title| std::cmp::Reverse(title.len()));
    for chart in charts(Lang::En, &scored) {
        let whole = format!(
            "{} {} {:?} {} {}",
            chart.title,
            chart.description,
            chart.note,
            chart.source,
            chart.option(960)
        );
        let rest = titles.iter().fold(whole, |rest, title| rest.replace(title, ""));
        let chinese: String = rest.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).collect();
        assert_eq!(chinese, "", "{}", chart.title);
    }
}

#[test]
fn parts_of_a_total_add_up_to_it() {
    let scored = sample();
    let chart = chart::totals(Lang::Zh, &scored, GroupNo(0)).unwrap();
    let option = option(&chart, 960);
    let titles = option["yAxis"]["data"].as_array().unwrap();
    let series = option["series"].as_array().unwrap();
    for (row, title) in titles.iter().enumerate() {
        let bars = series.iter().filter(|series| series["type"] == "bar");
        let sum: f64 = bars.filter_map(|series| series["data"][row]["value"].as_f64()).sum();
        let unit = scored.assessment.plan.unit_by_name(title.as_str().unwrap()).unwrap();
        let total = scored.scores.unit(unit).total.as_ref().unwrap().rounded.approximate();
        assert!((sum - total).abs() < 1e-9, "{title}: {sum} and {total}");
    }
}

#[test]
fn states_are_signs_of_their_own() {
    let scheme = scheme(["甲", "乙"], [scored(10), scored(10)]);
    let data = verified(json!({ "甲": { "A": 5, "B": { "state": "not_applicable" } }, "乙": { "B": 10 } }));
    let outcome = run(scheme, [data]);
    let chart = chart::heat(Lang::Zh, outcome.scored(), &[UnitNo(0), UnitNo(1)]).unwrap();
    let option = option(&chart, 960);
    let told: Vec<(&str, &str)> = option["series"]
        .as_array()
        .unwrap()
        .iter()
        .map(|series| (series["name"].as_str().unwrap(), series["label"]["formatter"].as_str().unwrap()))
        .collect();
    assert_eq!(told, [("60%以下", "{@[2]}"), ("100%及以上", "{@[2]}"), ("未报送", "×"), ("不适用", "／")]);
}

#[test]
fn a_chart_grows_with_its_rows_and_wraps_its_legend() {
    let chart = chart::totals(Lang::Zh, &sample(), GroupNo(0)).unwrap();
    let ((wide, low), (narrow, high)) = (chart.size(1200), chart.size(440));
    assert_eq!((wide, narrow), (1200, 440));
    assert!(high > low, "more lines of legend on a narrow page: {high} and {low}");
    let heat = chart::heat(Lang::Zh, &sample(), &[UnitNo(0)]).unwrap();
    assert!(heat.size(440).0 > 800, "31 columns scroll sideways");
}

#[test]
fn thousands_of_units_are_cut_and_said_to_be() {
    let titles: Vec<String> = (0..3000).map(|no| format!("单位{no}")).collect();
    let scheme = by_score(titles.iter().map(String::as_str));
    let data = figures(titles.iter().enumerate().map(|(no, title)| (title.as_str(), json!(no % 101))));
    // Not by `run`, which reads every sentence of every unit.
    let files = vec![file("scheme.json", scheme.to_string()), file("data.json", data.to_string())];
    let assessed = assess(files);
    let scored = assessed.scored.as_ref().unwrap();
    let totals = chart::totals(Lang::Zh, scored, GroupNo(0)).unwrap();
    assert_eq!(option(&totals, 960)["yAxis"]["data"].as_array().unwrap().len(), TOTAL_ROWS);
    assert!(totals.note.unwrap().contains("3000"));
    let rule = chart::rule(Lang::Zh, scored, ip_scorecard::check::LeafNo(0)).unwrap();
    assert!(rule.description.contains("共3000个单位") && rule.description.len() < 10_000);
    let units: Vec<UnitNo> = scored.assessment.plan.unit_numbers().collect();
    let heat = chart::heat(Lang::Zh, scored, &units).unwrap();
    assert_eq!(option(&heat, 960)["yAxis"]["data"].as_array().unwrap().len(), HEAT_ROWS);
}

#[test]
fn nothing_to_draw_is_no_chart() {
    let outcome = run(by_score(["甲"]), [verified(json!({ "甲": { "A": { "state": "not_applicable" } } }))]);
    let scored = outcome.scored();
    assert_eq!(chart::totals(Lang::Zh, scored, GroupNo(0)), None);
    assert_eq!(chart::profile(Lang::Zh, scored, UnitNo(0)), None);
    assert_eq!(chart::places(Lang::Zh, scored, GroupNo(0)), None);
    assert_eq!(chart::rule(Lang::Zh, scored, ip_scorecard::check::LeafNo(0)), None);
}

#[test]
fn a_picture_carries_title_source_and_marks() {
    let chart = chart::totals(Lang::Zh, &sample(), GroupNo(0)).unwrap();
    let marks = ["模拟：试算 <1>".to_owned()];
    let drawn = "<svg><path fill=\"var(--chart-1)\"/></svg>";
    let (svg, (width, height)) =
        chart::picture(&chart, &marks, drawn, (900, 400), |name| format!("[{name}]"));
    for part in ["镇：总分构成", "来源：", "参考稿", "模拟：试算 &lt;1>", "fill=\"[--chart-1]\""]
    {
        assert!(svg.contains(part), "{part} in {svg}");
    }
    assert!(!svg.contains("var("));
    assert!(width > 900.0 && height > 450.0);
}
