//! Word documents as pages, laid out by LibreOffice: 22 lines of 28 characters, page numbers on the outer
//! side, and no character missing.

#![cfg(feature = "office")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod common;
mod word;

use ip_scorecard::office::File;
use ip_scorecard::office::word::Paper;
use ip_scorecard::text::Lang;
use ip_scorecard::text::office::word::{Letterhead, Naming};
use word::{Line, codes, issued, made, notice, pages, sample};

/// Points in a millimetre.
const MM: f64 = 72.0 / 25.4;

/// The lines between the edges of the type area of an upright page.
fn body(page: &[Line]) -> Vec<&Line> {
    page.iter().filter(|line| line.top > 35.0 * MM && line.bottom < 264.0 * MM).collect()
}

fn near(a: f64, b: f64, by: f64) -> bool {
    (a - b).abs() <= by
}

/// Whether a line has characters of full width only.
fn is_wide(line: &Line) -> bool {
    line.text.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || "，。、；：（）《》".contains(c))
}

#[test]
fn pages_are_as_the_standard_wants_them() {
    let assessed = sample();
    let units = vec![codes(&assessed)[16].clone()];
    let many = "各镇人民政府各街道办事处各园区管理委员会各有关单位".repeat(6);
    let long = Letterhead { recipients: many, ..Letterhead::default() };
    let papers = [
        Paper::Notice { naming: Naming::All, letterhead: long },
        Paper::Notice { naming: Naming::All, letterhead: issued() },
        notice(Naming::Bands),
        Paper::Talk { units: units.clone(), letterhead: issued() },
        Paper::Correction { units: units.clone() },
        Paper::Sheet { units },
        Paper::Bylaw,
    ];
    let files: Vec<File> = papers.iter().flat_map(|paper| made(&assessed, paper.clone(), Lang::Zh)).collect();
    let all = pages("word-pages", &files);
    for (paper, pages) in papers.iter().zip(&all) {
        numbered(paper, pages);
    }
    lines_and_characters(&all[0]);
    let text = |no: usize| -> String { all[no].iter().flatten().map(|line| &*line.text).collect() };
    for (no, paper) in papers.iter().enumerate().filter(|(no, _)| *no != 2) {
        assert!(text(no).contains("双环邨街道"), "{paper:?}");
    }
    assert!(!text(2).contains('邨'));
    annexes(&all[1]);
    red_head(&all[1][0]);
}

/// Every page has its number on the outer side, and upright ones have it 7 mm below the type area.
fn numbered(paper: &Paper, pages: &[Vec<Line>]) {
    assert!(pages.len() > 1, "{paper:?}");
    let lying = matches!(paper, Paper::Correction { .. } | Paper::Bylaw);
    let (width, bottom) = if lying { (297.0 * MM, 184.0 * MM) } else { (210.0 * MM, 262.0 * MM) };
    for (no, page) in pages.iter().enumerate() {
        let label = format!("—{}—", no + 1);
        let number = page.iter().find(|line| line.text == label);
        let number = number.unwrap_or_else(|| panic!("{paper:?}: no {label} among {page:?}"));
        let odd = no % 2 == 0;
        assert_eq!(number.left > width / 2.0, odd, "{paper:?} {label}");
        let dash = (number.top + number.bottom) / 2.0;
        assert!(near(dash, bottom + 7.0 * MM, 2.0 * MM), "{paper:?} {label} {} mm", (dash - bottom) / MM);
    }
}

/// Full pages have 22 lines at one distance, full lines 28 characters.
fn lines_and_characters(pages: &[Vec<Line>]) {
    let pitch = 579.0 / 20.0;
    let second = body(&pages[1]);
    assert_eq!(second.len(), 22, "{second:#?}");
    for pair in second.windows(2) {
        let middle = |line: &Line| (line.top + line.bottom) / 2.0;
        assert!(near(middle(pair[1]) - middle(pair[0]), pitch, 2.0), "{pair:?}");
    }
    let right = (210.0 - 26.0) * MM;
    let full: Vec<&Line> =
        body(&pages[0]).into_iter().filter(|line| is_wide(line) && near(line.right, right, 4.0)).collect();
    assert!(full.len() >= 3, "{full:#?}");
    for line in full {
        assert_eq!(line.text.chars().count(), 28, "{line:?}");
        assert!(near(line.left, 28.0 * MM, 1.0), "{line:?}");
    }
}

/// Each annex begins a page: its mark in the first line, its title in the third.
fn annexes(pages: &[Vec<Line>]) {
    let marked =
        |mark: &str| pages.iter().find(|page| body(page).first().is_some_and(|line| line.text == mark));
    for (mark, title) in
        [("附件1", "镇考核结果"), ("附件2", "街道考核结果"), ("附件4", "达到通报约谈条件的单位名单")]
    {
        let page = marked(mark).unwrap_or_else(|| panic!("no page begins with {mark}"));
        let lines = body(page);
        assert_eq!(lines[1].text, title);
        assert!(near(lines[1].top - lines[0].top, 2.0 * 579.0 / 20.0, 8.0), "{lines:?}");
    }
}

/// The issuer 35 mm below the edge of the type area, the number below it.
fn red_head(page: &[Line]) {
    let issuer = page.iter().find(|line| line.text == "某区人民政府办公室文件").unwrap();
    let number = page.iter().find(|line| line.text == "某政办发〔2026〕8号").unwrap();
    let middle = (issuer.top + issuer.bottom) / 2.0;
    assert!(near(middle, (37.0 + 35.0 + 8.5) * MM, 5.0 * MM), "{} mm", middle / MM);
    assert!(number.top > issuer.bottom);
    for line in [issuer, number] {
        assert!(near((line.left + line.right) / 2.0, (28.0 + 78.0) * MM, 3.0), "in the middle: {line:?}");
    }
}
