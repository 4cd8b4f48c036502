//! Word documents, read back part by part: measures of the sheet, headings, who is named, and that a
//! reader's text stays text.

#![cfg(feature = "office")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod common;
mod word;

use common::{With, by_score, figures, open_all, root, sample_year};
use ip_scorecard::assess::{Assessed, assess};
use ip_scorecard::check::UnitNo;
use ip_scorecard::office::word::{Paper, Wanted, make};
use ip_scorecard::office::{File, Watch};
use ip_scorecard::text::Lang;
use ip_scorecard::text::office::word::{Letterhead, Naming};
use serde_json::json;
use word::*;

/// Every kind of paper, of one unit where it is of units.
fn papers(assessed: &Assessed) -> Vec<Paper> {
    let units = vec![codes(assessed)[16].clone()];
    let mut papers: Vec<Paper> = Naming::ALL.into_iter().map(notice).collect();
    papers.extend([
        Paper::Notice { naming: Naming::All, letterhead: issued() },
        Paper::Talk { units: units.clone(), letterhead: issued() },
        Paper::Correction { units: units.clone() },
        Paper::Sheet { units },
        Paper::Bylaw,
    ]);
    papers
}

fn is_lying(paper: &Paper) -> bool {
    matches!(paper, Paper::Correction { .. } | Paper::Bylaw)
}

/// Tenths of a millimetre, from twips.
fn tenths(twips: &str) -> i64 {
    (twips.parse::<i64>().unwrap() * 254 + 720) / 1440
}

#[test]
fn sheets_have_the_measures_of_the_standard() {
    let assessed = sample();
    for paper in papers(&assessed) {
        let parts = document(&assessed, paper.clone(), Lang::Zh);
        let section = parts.body().first("w:sectPr").unwrap();
        let size = section.first("w:pgSz").unwrap();
        let margin = section.first("w:pgMar").unwrap();
        let of = |side: &str| tenths(margin.get(side).unwrap());
        let paper_size = [size.get("w:w").unwrap(), size.get("w:h").unwrap()].map(tenths);
        let margins = ["w:top", "w:right", "w:bottom", "w:left"].map(of);
        let area = [paper_size[0] - margins[1] - margins[3], paper_size[1] - margins[0] - margins[2]];
        if is_lying(&paper) {
            assert_eq!((paper_size, area), ([2970, 2100], [2250, 1560]), "{paper:?}");
            assert_eq!(size.get("w:orient"), Some("landscape"));
        } else {
            assert_eq!((paper_size, area), ([2100, 2970], [1560, 2250]), "{paper:?}");
            assert_eq!((margins[0], margins[3]), (370, 280), "天头37 mm，订口28 mm");
        }
        let grid = section.first("w:docGrid").unwrap();
        assert_eq!(grid.get("w:type"), Some("linesAndChars"));
        let pitch: u32 = grid.get("w:linePitch").unwrap().parse().unwrap();
        assert_eq!(12_756 / pitch, 22, "lines of 225 mm");
    }
}

#[test]
fn twenty_eight_characters_of_the_third_size_are_a_line() {
    let parts = document(&sample(), notice(Naming::All), Lang::Zh);
    let styles = parts.part("word/styles.xml");
    let style = |id: &str| {
        styles.all("w:style").into_iter().find(|style| style.get("w:styleId") == Some(id)).unwrap()
    };
    for id in ["Body", "Flush", "Heading1", "Heading2", "Heading3", "Heading4"] {
        let run = style(id).first("w:rPr").unwrap();
        assert_eq!(run.val("w:sz"), Some("32"), "{id}");
        let closer: i64 = run.val("w:spacing").unwrap().parse().unwrap();
        let character = 320 + closer;
        assert_eq!(8844 / character, 28, "{id}");
        assert_eq!(style(id).val("w:snapToGrid"), Some("1"), "{id}");
    }
    // What Word counts the characters of its grid by.
    let normal = style("Normal");
    assert_eq!(normal.get("w:default"), Some("1"));
    assert_eq!(8844 / (normal.val("w:sz").unwrap().parse::<i64>().unwrap() * 10), 28);
}

#[test]
fn page_numbers_stand_on_the_outer_side() {
    let assessed = sample();
    for paper in papers(&assessed) {
        let parts = document(&assessed, paper, Lang::Zh);
        assert!(parts.part("word/settings.xml").first("w:evenAndOddHeaders").is_some());
        let relations = parts.part("word/_rels/document.xml.rels");
        let footers = parts.body().all("w:footerReference");
        assert_eq!(footers.len(), 2);
        for (reference, style) in footers.into_iter().zip(["NumberOdd", "NumberEven"]) {
            let id = reference.get("r:id").unwrap();
            let relation =
                relations.all("Relationship").into_iter().find(|it| it.get("Id") == Some(id)).unwrap();
            let footer = parts.part(&format!("word/{}", relation.get("Target").unwrap()));
            let number = footer.first("w:p").unwrap();
            assert_eq!(number.val("w:pStyle"), Some(style));
            assert_eq!(number.told(), "— 1 —");
            let field: String =
                number.all("w:instrText").iter().map(|text| text.text.trim().to_owned()).collect();
            assert_eq!(field, "PAGE");
        }
        let styles = parts.part("word/styles.xml").all("w:style").into_iter();
        let sides = styles.filter_map(|style| {
            let id = style.get("w:styleId")?.strip_prefix("Number")?;
            Some((id.to_owned(), style.val("w:jc")?.to_owned(), style.val("w:sz")?.to_owned()))
        });
        let expected = [("Odd", "right", "28"), ("Even", "left", "28")]
            .map(|(side, jc, size)| (side.to_owned(), jc.to_owned(), size.to_owned()));
        assert_eq!(sides.collect::<Vec<_>>(), expected);
    }
}

#[test]
fn headings_have_four_levels() {
    let parts = document(&sample(), notice(Naming::All), Lang::Zh);
    let paragraphs = parts.paragraphs();
    let headings = |style: &str| -> Vec<&str> {
        paragraphs.iter().filter(|(of, _)| *of == style).map(|(_, told)| told.as_str()).collect()
    };
    assert_eq!(
        headings("Heading1"),
        ["一、考核基本情况", "二、考核结果", "三、全区目标完成情况", "四、存在的主要问题", "五、有关要求"]
    );
    assert_eq!(headings("Heading2")[..3], ["（一）镇", "（二）街道", "（三）开发区（园区）"]);
    let runs = |begins: &str| {
        let of = parts.body().all("w:p").into_iter().find(|p| p.told().starts_with(begins)).unwrap();
        of.all("w:r").into_iter().cloned().collect::<Vec<Element>>()
    };
    let second = runs("（一）考核对象。");
    assert_eq!(second[0].told(), "（一）考核对象。");
    assert_eq!(second[0].first("w:rFonts").unwrap().get("w:eastAsia"), Some("楷体"));
    assert_eq!(second[1].first("w:rFonts").unwrap().get("w:eastAsia"), None, "the text is in 仿宋");
    let third = runs("1.总体情况。");
    assert!(third[0].first("w:b").is_some() && third[1].first("w:b").is_none());
    let fourth = runs("（1）优秀");
    assert!(fourth.iter().all(|run| run.first("w:b").is_none()));
}

/// Units of which some part of the document speaks.
fn named(assessed: &Assessed, parts: &Parts) -> Vec<String> {
    let plan = &assessed.scored.as_ref().unwrap().assessment.plan;
    let all = parts.everything();
    plan.units.iter().filter(|unit| all.contains(&*unit.title)).map(|unit| unit.title.to_string()).collect()
}

#[test]
fn only_those_are_named_who_were_chosen() {
    let assessed = sample();
    let scored = assessed.scored.as_ref().unwrap();
    let plan = &scored.assessment.plan;
    let title = |unit: UnitNo| plan.unit(unit).title.to_string();
    let top = |unit: &UnitNo| ip_scorecard::text::grade(Lang::Zh, scored, *unit).index == Some(0);
    for lang in Lang::ALL {
        for letterhead in [Letterhead::default(), issued()] {
            let names = |naming| {
                let paper = Paper::Notice { naming, letterhead: letterhead.clone() };
                named(&assessed, &document(&assessed, paper, lang))
            };
            assert_eq!(names(Naming::All), plan.unit_numbers().map(title).collect::<Vec<_>>());
            let best: Vec<String> = plan.unit_numbers().filter(top).map(title).collect();
            assert!(!best.is_empty() && best.len() < plan.units.len());
            assert_eq!(names(Naming::Top), best);
            assert_eq!(names(Naming::Bands), Vec::<String>::new());
        }
    }
}

#[test]
fn without_grades_the_first_three_places_are_the_top() {
    let units = ["甲镇", "乙镇", "丙镇", "丁镇", "戊镇"];
    let scores = [
        ("甲镇", json!(90)),
        ("乙镇", json!(80)),
        ("丙镇", json!(80)),
        ("丁镇", json!(70)),
        ("戊镇", json!(60)),
    ];
    let assessed = assessed(by_score(units), figures(scores));
    let names = |naming| named(&assessed, &document(&assessed, notice(naming), Lang::Zh));
    assert_eq!(names(Naming::Top), ["甲镇", "乙镇", "丙镇"]);
    assert_eq!(names(Naming::Bands), Vec::<String>::new());
    assert_eq!(names(Naming::All).len(), 5);
}

fn assessed(scheme: serde_json::Value, data: serde_json::Value) -> Assessed {
    let files = [("s.json", scheme), ("d.json", data)];
    assess(files.into_iter().map(|(name, json)| common::file(name, json.to_string())).collect())
}

#[test]
fn annexes_begin_on_pages_of_their_own() {
    let assessed = sample();
    let parts = document(&assessed, notice(Naming::All), Lang::Zh);
    let marks: Vec<&Element> = parts
        .body()
        .all("w:p")
        .into_iter()
        .filter(|p| p.val("w:pStyle") == Some("AnnexMark") && !p.told().is_empty())
        .collect();
    let told: Vec<String> = marks.iter().map(|mark| mark.told()).collect();
    assert_eq!(told, ["附件1", "附件2", "附件3", "附件4"]);
    assert!(marks.iter().all(|mark| mark.first("w:pageBreakBefore").is_some()));
    let notes = parts.paragraphs();
    let notes: Vec<&str> =
        notes.iter().filter(|(style, _)| *style == "AnnexNote").map(|(_, told)| told.as_str()).collect();
    assert_eq!(
        notes,
        ["附件：1.镇考核结果", "2.街道考核结果", "3.开发区（园区）考核结果", "4.达到通报约谈条件的单位名单"]
    );
    let tables = parts.body().all("w:tbl");
    let rows: Vec<usize> = tables.iter().map(|table| table.all("w:tr").len()).collect();
    assert_eq!(rows[..3], [10, 9, 6], "a head and a row for each unit");
    for table in tables {
        let heads: Vec<bool> =
            table.all("w:tr").iter().map(|row| row.first("w:tblHeader").is_some()).collect();
        assert!(heads[0] && !heads[1..].contains(&true), "the head, and only it, is repeated on each page");
    }
    let alone = document(&assessed, notice(Naming::Bands), Lang::Zh);
    assert!(alone.paragraphs().contains(&("AnnexNote", "附件：各组等次分布表".into())));
}

#[test]
fn a_red_head_needs_issuer_and_number() {
    let assessed = sample();
    let head = |letterhead: Letterhead| {
        let paper = Paper::Notice { naming: Naming::All, letterhead };
        let parts = document(&assessed, paper, Lang::Zh);
        let of = |style: &str| {
            let all = parts.paragraphs().into_iter();
            all.filter(|(of, _)| *of == style).map(|(_, told)| told).collect::<Vec<_>>().join("/")
        };
        (of("Issuer"), of("DocumentNumber"), of("Standing"), of("Signed"))
    };
    let told = |a: &str, b: &str, c: &str, d: &str| (a.to_owned(), b.to_owned(), c.to_owned(), d.to_owned());
    assert_eq!(head(Letterhead::default()), told("", "", "（送审稿）", ""));
    assert_eq!(
        head(issued()),
        told("某区人民政府办公室文件", "某政办发〔2026〕8号", "", "某区人民政府办公室/2026年3月5日")
    );
    let unnumbered = Letterhead { number: String::new(), ..issued() };
    assert_eq!(head(unnumbered), told("", "", "（送审稿）", "某区人民政府办公室/2026年3月5日"));
    let nameless = Letterhead { issuer: " ".into(), date: String::new(), ..issued() };
    assert_eq!(head(nameless), told("", "", "（送审稿）", ""));
    let undated = Letterhead { date: String::new(), ..issued() };
    assert_eq!(head(undated).3, "某区人民政府办公室/　　年　月　日");
    let parts = document(&assessed, Paper::Notice { naming: Naming::All, letterhead: issued() }, Lang::Zh);
    let line = parts.body().first("w:pBdr").unwrap().first("w:bottom").unwrap();
    assert_eq!(line.get("w:color"), Some("FF0000"));
    assert!(parts.paragraphs().contains(&("Flush", "各镇人民政府，各街道办事处：".into())));
}

#[test]
fn drafts_and_sample_data_are_marked_on_every_page() {
    let assessed = sample();
    for lang in Lang::ALL {
        for paper in papers(&assessed) {
            let parts = document(&assessed, paper.clone(), lang);
            let heads: Vec<String> = parts
                .parts
                .iter()
                .filter(|(name, _)| name.starts_with("word/header"))
                .map(|(_, it)| it.told())
                .collect();
            assert_eq!(heads.len(), 2, "odd and even pages");
            for head in heads {
                assert!(head.contains(lang.pick("参考稿", "Reference draft")), "{paper:?} {head}");
                // Rules rest on no data.
                let made_up = head.contains(lang.pick("演示数据", "Sample data"));
                assert_eq!(made_up, paper != Paper::Bylaw, "{paper:?} {head}");
            }
        }
    }
    let real = Wanted { paper: notice(Naming::All), made_up: false };
    let files = make(&assessed, &real, Lang::Zh, &mut |_: usize, _: usize| true).unwrap();
    assert!(!Parts::of(&files[0]).part("word/header1.xml").told().contains("演示数据"));
}

#[test]
fn every_face_holds_more_than_gb2312_and_has_others_in_its_place() {
    let assessed = sample();
    for paper in papers(&assessed) {
        let parts = document(&assessed, paper, Lang::Zh);
        let fonts = parts.part("word/fontTable.xml").all("w:font");
        let names: Vec<&str> = fonts.iter().map(|font| font.get("w:name").unwrap()).collect();
        for font in &fonts {
            let others = font.val("w:altName").unwrap();
            let holds = others.contains("GBK")
                || others.contains("Noto Serif CJK SC")
                || others.contains("Noto Sans CJK SC");
            assert!(holds || font.get("w:name") == Some("Times New Roman"), "{others}");
        }
        let used =
            ["word/styles.xml", "word/document.xml"].map(|part| parts.part(part).all("w:rFonts")).concat();
        for fonts in used {
            for slot in ["w:ascii", "w:hAnsi", "w:eastAsia"] {
                let Some(face) = fonts.get(slot) else { continue };
                assert!(names.contains(&face), "{face}");
                assert!(!face.contains("GB2312") && !face.ends_with("简体"), "{face} lacks 邨");
            }
        }
    }
}

#[test]
fn the_call_to_a_talk_says_why_and_leaves_room() {
    let assessed = sample();
    let scored = assessed.scored.as_ref().unwrap();
    let plan = &scored.assessment.plan;
    for unit in plan.unit_numbers() {
        let units = vec![plan.unit(unit).code.as_str().to_owned()];
        let parts = document(&assessed, Paper::Talk { units, letterhead: Letterhead::default() }, Lang::Zh);
        let all: String = parts.paragraphs().into_iter().map(|(_, told)| told + "\n").collect();
        assert!(all.contains(&format!("{}：", plan.unit(unit).title)), "{all}");
        let raised = ip_scorecard::text::notices(Lang::Zh, scored, unit);
        for told in &raised {
            assert!(
                all.contains(&told.title) && told.figures.iter().all(|figure| all.contains(figure)),
                "{all}"
            );
        }
        let reasons = all.split("一、约谈事由\n").nth(1).unwrap();
        assert_eq!(
            reasons.starts_with('＿'),
            raised.is_empty(),
            "a place to say why where nothing was raised"
        );
        assert!(all.contains("地点：＿＿"));
        assert!(!all.contains("。。"), "{all}");
    }
}

#[test]
fn the_correction_list_has_every_case_and_every_loss() {
    let assessed = sample();
    let scored = assessed.scored.as_ref().unwrap();
    let plan = &scored.assessment.plan;
    for unit in plan.unit_numbers() {
        let units = vec![plan.unit(unit).code.as_str().to_owned()];
        let parts = document(&assessed, Paper::Correction { units }, Lang::Zh);
        let rows = parts.body().first("w:tbl").unwrap().all("w:tr");
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.all("w:tc").iter().map(|cell| cell.told()).collect()).collect();
        let numbered: Vec<&Vec<String>> = rows.iter().filter(|row| row[0].parse::<usize>().is_ok()).collect();
        for (no, row) in numbered.iter().enumerate() {
            assert_eq!(row[0], (no + 1).to_string());
            assert_eq!(row.len(), 9);
            assert!(!row[4].is_empty(), "what would be right: {row:?}");
            assert!(row[5..].iter().all(String::is_empty), "to be filled in: {row:?}");
        }
        let problems: Vec<&str> = numbered.iter().map(|row| row[1].as_str()).collect();
        for raised in ip_scorecard::text::notices(Lang::Zh, scored, unit) {
            assert!(problems.contains(&raised.title.as_str()), "{problems:?}");
        }
        let losses = ip_scorecard::text::page::unit::losses(scored, unit);
        let lost: Vec<&str> =
            numbered.iter().filter(|row| !row[3].is_empty()).map(|row| row[1].as_str()).collect();
        let expected: Vec<String> =
            losses.iter().map(|(_, leaf)| plan.leaf(*leaf).label().to_string()).collect();
        assert_eq!(lost, expected);
    }
}

#[test]
fn a_readers_text_is_never_markup() {
    let shown = "<w:p/>&amp;\"']]>镇";
    // Files with control characters are refused; fields of the page are not files.
    let hostile = "<w:p/>&amp;\"'\u{0}\u{8}]]>\u{ffff}镇";
    let scheme = by_score(["甲镇"]).with("title", json!(format!("{shown}方案"))).with("note", json!(shown));
    let assessed = assessed(scheme, figures([("甲镇", json!(50))]));
    assert!(assessed.scored.is_some(), "{:?}", assessed.issues);
    let letterhead = Letterhead {
        issuer: hostile.into(),
        number: hostile.into(),
        recipients: hostile.into(),
        date: String::new(),
    };
    let units = codes(&assessed);
    let papers = [
        Paper::Notice { naming: Naming::All, letterhead: letterhead.clone() },
        Paper::Talk { units: units.clone(), letterhead },
        Paper::Correction { units: units.clone() },
        Paper::Sheet { units },
        Paper::Bylaw,
    ];
    for lang in Lang::ALL {
        for paper in &papers {
            let parts = document(&assessed, paper.clone(), lang);
            let text = parts.body().told();
            assert!(text.contains(shown), "{paper:?} {text}");
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let assessed = sample();
    let mut files = sample_year();
    files.push(root().join("public/samples/2024/result-2024.json"));
    files.reverse();
    let again = assess(open_all(&files));
    for paper in papers(&assessed).into_iter().chain([Paper::Sheet { units: codes(&assessed) }]) {
        let of = |assessed| made(assessed, paper.clone(), Lang::Zh);
        assert_eq!(of(&assessed), of(&assessed));
        assert_eq!(of(&assessed), of(&again));
    }
}

#[test]
fn papers_of_many_units_come_in_a_package() {
    let assessed = sample();
    let units = codes(&assessed);
    let mut steps = Vec::new();
    let mut watch = |done: usize, of: usize| {
        steps.push((done, of));
        true
    };
    let wanted = Wanted { paper: Paper::Sheet { units: units.clone() }, made_up: true };
    let files = make(&assessed, &wanted, Lang::Zh, &mut watch).unwrap();
    assert_eq!(steps, (0..22).map(|done| (done, 22)).collect::<Vec<_>>());
    let names: Vec<&str> = files.iter().map(|file| &*file.name).collect();
    assert_eq!(names, ["评分表.zip"]);
    let members = members(&files[0]);
    assert_eq!(members.len(), 22);
    let title = "双环邨街道评分表";
    let sheet = File { name: format!("{title}.docx"), bytes: members[&format!("{title}.docx")].clone() };
    let parts = Parts::of(&sheet);
    assert_eq!(parts.paragraphs()[0], ("Title", title.to_owned()));
    assert_eq!(parts.part("docProps/core.xml").first("dc:title").unwrap().text, title);

    let stop = &mut |done: usize, _: usize| done < 3;
    assert_eq!(make(&assessed, &wanted, Lang::Zh, stop as &mut dyn Watch), None, "cancelled");
    let nobody = Paper::Sheet { units: vec!["000000".into()] };
    assert_eq!(made(&assessed, nobody, Lang::Zh), []);
}

#[test]
fn rules_need_no_data_and_results_need_no_errors() {
    let scheme = assess(open_all(&[root().join("public/schemes/beichen-ip-2025.json")]));
    let rules = document(&scheme, Paper::Bylaw, Lang::Zh);
    assert_eq!(rules.file, "知识产权工作绩效考评方案考核细则（2025年度，参考稿）.docx");
    assert!(rules.body().told().contains("双环邨街道"));
    let broken = assess(vec![common::file("s.json", "{")]);
    for paper in [notice(Naming::All), Paper::Bylaw, Paper::Sheet { units: Vec::new() }] {
        assert_eq!(made(&broken, paper, Lang::Zh), []);
    }
}
