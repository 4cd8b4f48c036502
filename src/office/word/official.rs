//! An official document by GB/T 9704—2012: 版头, 标题, 主送机关, 正文, 附件说明, 署名, 成文日期, 附件.

use chrono::NaiveDate;
use docx_rs::{
    BorderType, BreakType, Docx, Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, Run,
    SpecialIndentType, Tab,
};

use super::page::{CHARACTER, Frame, MEASURE, lay, twips};
use super::parts::{About, package};
use super::printed::blocks;
use super::styles::{RED, Style, head_of};
use super::tables::Tables;
use super::words::{clean, empty, paragraph, run};
use crate::paper::{Annex, Clause, Face, Level, Masthead, Official, Signed};
use crate::text::Lang;
use crate::text::office::word::{annex_mark, annex_word};

/// An official document as a file.
pub fn document(lang: Lang, official: &Official, frame: &Frame, created: NaiveDate) -> Option<Vec<u8>> {
    let mut docx = lay(Docx::new(), lang, Face::Upright, frame);
    for line in opening(lang, official) {
        docx = docx.add_paragraph(line);
    }
    let last = official.body.len().saturating_sub(1);
    for (no, clause) in official.body.iter().enumerate() {
        // A signature never stands on a page alone.
        let with_next = no == last && (official.signed.is_some() || !official.annexes.is_empty());
        docx = docx.add_paragraph(body(lang, clause).keep_next(with_next || clause.is_heading()));
    }
    for line in annex_notes(lang, &official.annexes).into_iter().chain(signed(lang, official.signed.as_ref()))
    {
        docx = docx.add_paragraph(line);
    }
    for (no, annex) in official.annexes.iter().enumerate() {
        docx = self::annex(docx, lang, annex, (official.annexes.len() > 1).then_some(no + 1));
    }
    let author = official.signed.as_ref().and_then(|signed| signed.issuer.as_deref());
    package(docx, lang, &About { title: &official.title, author, created })
}

/// Everything above the body.
fn opening(lang: Lang, official: &Official) -> Vec<Paragraph> {
    let mut lines: Vec<Paragraph> = official.head.iter().flat_map(|head| masthead(lang, head)).collect();
    lines.push(title(lang, &official.title));
    lines.extend(
        official.standing.iter().map(|standing| paragraph(lang, Style::Standing, standing).keep_next(true)),
    );
    lines.push(empty(Style::Flush).keep_next(true));
    lines.extend(official.recipients.iter().map(|to| paragraph(lang, Style::Flush, to)));
    lines
}

/// 版头: the issuer's name 35 mm below the edge of the type area, two lines further down the number, 4 mm
/// below that a red line across the type area.
fn masthead(lang: Lang, head: &Masthead) -> Vec<Paragraph> {
    let issuer = issuer_shown(lang, &head.issuer);
    let above =
        docx_rs::LineSpacing::new().before(twips(350)).line(960).line_rule(docx_rs::LineSpacingType::Exact);
    let issuer =
        empty(Style::Issuer).line_spacing(above).add_run(run(lang, &issuer).size(issuer_size(&issuer)));
    let line = ParagraphBorder::new(ParagraphBorderPosition::Bottom)
        .val(BorderType::Single)
        .size(12)
        .space(11)
        .color(RED);
    let mut number = paragraph(lang, Style::DocumentNumber, &head.number);
    number.property = number.property.set_borders(ParagraphBorders::with_empty().set(line));
    let mut lines = vec![issuer];
    lines.extend([
        empty(Style::Flush),
        empty(Style::Flush),
        number,
        empty(Style::Flush),
        empty(Style::Flush),
    ]);
    lines
}

/// The issuer's name as the head of documents has it: "某区人民政府办公室文件".
fn issuer_shown(lang: Lang, issuer: &str) -> String {
    match lang {
        Lang::Zh if !issuer.ends_with("文件") => format!("{issuer}文件"),
        _ => issuer.to_owned(),
    }
}

/// In half points: as large as fits in one line, up to 15 mm for a character.
fn issuer_size(issuer: &str) -> usize {
    const LARGEST: usize = 84;
    const LEAST: usize = 44;
    let ems = halves(issuer).max(1);
    // 2 half points to a point, 2 halves to an em.
    let fit = MEASURE as usize / 20 * 2 * 2 / ems;
    fit.clamp(LEAST, LARGEST)
}

/// How wide a text is, in halves of a character.
fn halves(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// 标题, in lines of about one length where one does not hold it.
fn title(lang: Lang, title: &str) -> Paragraph {
    let lines = title_lines(lang, &clean(title));
    let mut all = Run::new();
    for (no, line) in lines.iter().enumerate() {
        let line = line.trim();
        all = if no > 0 { all.add_break(BreakType::TextWrapping).add_text(line) } else { all.add_text(line) };
    }
    if lang == Lang::Zh {
        all = all.fonts(docx_rs::RunFonts::new().hint("eastAsia"));
    }
    empty(Style::Title).add_run(all)
}

/// A title parted into lines of about one length, behind words that a reader stops at; English breaks by itself.
fn title_lines(lang: Lang, title: &str) -> Vec<String> {
    /// Halves of characters of 二号 that a line holds.
    const ROOM: usize = 38;
    /// Characters to both sides of the middle among which a better place is looked for.
    const NEAR: usize = 3;
    if lang == Lang::En || halves(title) <= ROOM {
        return vec![title.to_owned()];
    }
    let characters: Vec<char> = title.chars().collect();
    let lines = halves(title).div_ceil(ROOM);
    let each = halves(title) / lines;
    let mut parted = Vec::new();
    let mut from = 0;
    for _ in 1..lines {
        let mut width = 0;
        let reached = characters.iter().skip(from).take_while(|c| {
            width += if c.is_ascii() { 1 } else { 2 };
            width <= each
        });
        let middle = from + reached.count();
        let good = |at: &usize| {
            let before = at.checked_sub(1).and_then(|before| characters.get(before));
            let after = characters.get(*at);
            before.is_some_and(|c| "的度》）”、，考评".contains(*c))
                && !after.is_some_and(|c| "考评》）”、，的".contains(*c))
        };
        let near = (middle.saturating_sub(NEAR).max(from + 1)..=middle + NEAR).filter(good);
        let mut to = near.min_by_key(|at| at.abs_diff(middle)).unwrap_or(middle);
        // A figure is not torn.
        while to > from + 1 && [to - 1, to].iter().all(|at| characters.get(*at).is_some_and(char::is_ascii)) {
            to -= 1;
        }
        parted.push(characters.iter().skip(from).take(to - from).collect());
        from = to;
    }
    parted.push(characters.into_iter().skip(from).collect());
    parted
}

fn body(lang: Lang, clause: &Clause) -> Paragraph {
    let Some(level) = clause.level else { return paragraph(lang, Style::Body, &clause.text) };
    if clause.is_heading() {
        let style = match level {
            Level::First => Style::First,
            Level::Second => Style::Second,
            Level::Third => Style::Third,
            Level::Fourth => Style::Fourth,
        };
        return paragraph(lang, style, &clause.head);
    }
    empty(Style::Body).add_run(head_of(level, run(lang, &clause.head))).add_run(run(lang, &clause.text))
}

/// 附件说明: a line below the body, two characters in; names that take two lines stand below each other.
fn annex_notes(lang: Lang, annexes: &[Annex]) -> Vec<Paragraph> {
    if annexes.is_empty() {
        return Vec::new();
    }
    let character = CHARACTER as i32;
    let many = annexes.len() > 1;
    // Two characters in, then the word, then the number.
    let (word, word_width) = (annex_word(lang, annexes.len()), lang.pick(3, 5) * character);
    let number_at = 2 * character + word_width;
    let name_at = if many { number_at + character } else { number_at };
    let notes = annexes.iter().enumerate().map(|(no, annex)| {
        let from = if no == 0 { 2 * character } else { number_at };
        let stops = [number_at, name_at].map(|at| Tab::new().pos(at.max(0) as usize));
        let mut line = empty(Style::AnnexNote)
            .indent(Some(name_at), Some(SpecialIndentType::Hanging(name_at - from)), None, None)
            .tabs(stops.get(usize::from(!many)..).unwrap_or_default());
        if no == 0 {
            line = line.add_run(run(lang, word));
            // The Chinese word ends where the number begins.
            if lang == Lang::En {
                line = line.add_run(Run::new().add_tab());
            }
        }
        if many {
            line = line.add_run(run(lang, &format!("{}.", no + 1))).add_run(Run::new().add_tab());
        }
        line.add_run(run(lang, &annex.title))
    });
    std::iter::once(empty(Style::AnnexNote)).chain(notes).collect()
}

/// 署名 centred above 成文日期, which ends four characters from the edge; room for the seal above them.
fn signed(lang: Lang, signed: Option<&Signed>) -> Vec<Paragraph> {
    let Some(signed) = signed else { return Vec::new() };
    let half = CHARACTER as i32 / 2;
    let (date, issuer) = (halves(&signed.date) as i32, signed.issuer.as_deref().map_or(0, halves) as i32);
    // A name that is wider than the date takes the date inwards, so that it stays within the type area.
    let date_in = (8 * half).max((issuer - date) * half / 2);
    let issuer_in = (date_in + (date - issuer) * half / 2).max(0);
    let line = |text: &str, inwards: i32| {
        paragraph(lang, Style::Signed, text).indent(None, None, Some(inwards), None)
    };
    let mut lines = vec![empty(Style::AnnexNote), empty(Style::AnnexNote)];
    lines.extend(signed.issuer.as_ref().map(|issuer| line(issuer, issuer_in).keep_next(true)));
    lines.push(line(&signed.date, date_in));
    lines
}

/// 附件, on a new page: its mark in the first line, its title in the third.
fn annex(docx: Docx, lang: Lang, annex: &Annex, number: Option<usize>) -> Docx {
    let mark = paragraph(lang, Style::AnnexMark, &annex_mark(lang, number)).page_break_before(true);
    let docx = docx
        .add_paragraph(mark)
        .add_paragraph(empty(Style::AnnexMark))
        .add_paragraph(title(lang, &annex.title))
        .add_paragraph(empty(Style::AnnexMark));
    let tables = Tables { lang, face: Face::Upright, annexed: true };
    annex.blocks.iter().fold(docx, |docx, block| blocks(docx, &tables, block, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_titles_are_parted_evenly() {
        let parted = |title: &str| title_lines(Lang::Zh, title);
        assert_eq!(parted("约谈通知书"), ["约谈通知书"]);
        let lines = parted("关于2025年度知识产权工作绩效考评结果的通报");
        assert_eq!(lines.concat(), "关于2025年度知识产权工作绩效考评结果的通报");
        assert_eq!(lines.len(), 2, "{lines:?}");
        for line in parted(&"长".repeat(50)) {
            assert!((15..=18).contains(&line.chars().count()), "{line}");
        }
    }

    #[test]
    fn the_issuer_fits_in_its_line() {
        assert_eq!(issuer_shown(Lang::Zh, "某区人民政府办公室"), "某区人民政府办公室文件");
        assert_eq!(issuer_shown(Lang::Zh, "某区人民政府办公室文件"), "某区人民政府办公室文件");
        for issuer in ["某办", "某区人民政府办公室文件", "某市某区国家知识产权强市建设工作领导小组办公室"]
        {
            let ems = halves(issuer) / 2;
            let size = issuer_size(issuer);
            assert!(size == 44 || ems * size / 2 <= MEASURE as usize / 20, "{issuer} {size}");
        }
    }
}
