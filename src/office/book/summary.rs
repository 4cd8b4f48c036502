//! 总表: every group's ranking on one sheet, and the charts of it.

use rust_xlsxwriter::{
    Chart, ChartFormat, ChartLegendPosition, ChartSolidFill, ChartType, Color, Worksheet, XlsxError,
};

use super::frame::Frame;
use super::group::{Layout, UnitLine, lead};
use super::look::{Kind, Look};
use super::place::Spot;
use super::print;
use super::sheet::{Live, Sheet, Value};
use crate::check::{NodeNo, UnitNo};
use crate::model::outcome::NoticeLevel;
use crate::text;
use crate::text::office::book as word;
use crate::text::page::ranking::{ADJUSTED, GRADE, NOTICE, NOTICES, OWN_TOTAL, PLACE, TALK, TOTAL, UNIT};
use crate::text::page::unit::STATE;

/// Where a group's rows stand on the sheet.
pub struct Section {
    head: u32,
    first: u32,
    units: usize,
    dimensions: Vec<(NodeNo, u16)>,
}

/// The columns before the dimensions.
const BEFORE: u16 = 8;
const NAME: u16 = 1;

/// Writes the sheet; also says where each group stands on it.
pub fn write(frame: &Frame<'_>, look: &Look) -> Result<(Worksheet, Vec<Section>), XlsxError> {
    let (lang, plan) = (frame.lang, frame.plan());
    let mut sheet = Sheet::new(&frame.sheets.summary, look, word::STIFF.of(lang))?;
    sheet.text(Spot::new(0, 0), &plan.scheme.title, Kind::Title)?;
    sheet.text(Spot::new(1, 0), word::SUMMARY_HINT.of(lang), Kind::Hint)?;
    let (mut row, mut sections, mut widest) = (3, Vec::new(), BEFORE);
    for layout in &frame.groups {
        let section = group(frame, layout, &mut sheet, row)?;
        row = section.first + u32::try_from(section.units).unwrap_or_default() + 1;
        widest = widest.max(BEFORE + u16::try_from(section.dimensions.len()).unwrap_or_default());
        sections.push(section);
    }
    let raw = &mut sheet.raw;
    raw.set_row_height(0, 26)?;
    raw.set_column_range_width(0, widest, 10)?;
    raw.set_column_width(0, 7)?;
    raw.set_column_width(NAME, 20)?;
    raw.set_column_width(3, 14)?;
    raw.set_freeze_panes(3, NAME + 1)?;
    print::set_up(raw, frame, print::Face::LyingWhole)?;
    raw.set_repeat_rows(0, 1)?;
    Ok((sheet.raw, sections))
}

fn group(frame: &Frame<'_>, layout: &Layout, sheet: &mut Sheet<'_>, row: u32) -> Result<Section, XlsxError> {
    let (lang, plan) = (frame.lang, frame.plan());
    let existing = plan.children(NodeNo(0)).filter(|no| layout.node(*no).is_some());
    let dimensions: Vec<(NodeNo, u16)> = existing.zip(BEFORE..).collect();
    let notices = BEFORE + u16::try_from(dimensions.len()).unwrap_or_default();
    sheet.across(Spot::new(row, 0), notices, &plan.group(layout.group).title, Kind::Lead)?;
    let head = row + 1;
    let own = if layout.own.is_some() { OWN_TOTAL.of(lang) } else { "" };
    let mut titles: Vec<String> =
        [PLACE, UNIT, TOTAL, GRADE, word::BASE, ADJUSTED].map(|title| title.of(lang).to_owned()).to_vec();
    titles.extend([own.to_owned(), STATE.of(lang).to_owned()]);
    titles.extend(dimensions.iter().map(|(no, _)| plan.node(*no).label().to_string()));
    titles.push(NOTICES.of(lang).to_owned());
    for (col, title) in (0u16..).zip(&titles) {
        sheet.text(Spot::new(head, col), title, Kind::Head)?;
    }
    sheet.raw.set_row_height(head, 42)?;
    let units = frame.scored.scores.ranking(plan, layout.group);
    for (row, unit) in (head + 1..).zip(&units) {
        unit_row(frame, layout, sheet, row, *unit, &dimensions)?;
    }
    Ok(Section { head, first: head + 1, units: units.len(), dimensions })
}

fn unit_row(
    frame: &Frame<'_>,
    layout: &Layout,
    sheet: &mut Sheet<'_>,
    row: u32,
    unit: UnitNo,
    dimensions: &[(NodeNo, u16)],
) -> Result<(), XlsxError> {
    let plan = frame.plan();
    let Some(line) = line(frame, layout, unit) else { return Ok(()) };
    let at = |col| Spot::new(row, col);
    sheet.live(at(0), &Live::new(line.seen(lead::RANK), line.place().0.value), Kind::Word)?;
    sheet.text(at(NAME), &plan.unit(unit).title, Kind::Name)?;
    let [_, total, adjusted] = line.total();
    sheet.live(at(2), &Live::new(line.seen(lead::TOTAL), total.value), Kind::Main)?;
    sheet.live(at(3), &Live::new(line.seen(lead::GRADE), line.grades().1.value), Kind::Word)?;
    let base = line.base().map_or_else(|| Value::words(""), |[.., base]| base.value);
    sheet.live(at(4), &Live::new(line.seen(lead::BASE), base), Kind::Total)?;
    sheet.live(at(5), &Live::new(line.seen(lead::ADJUSTED), adjusted.value), Kind::Total)?;
    let own = frame.scored.scores.unit(unit).self_total.as_ref().map(|own| &own.rounded);
    sheet.value(at(6), &Value::or(own, ""), Kind::Total)?;
    let state = line.state().map_or_else(|| Value::words(""), |state| state.value);
    sheet.live(at(7), &Live::new(line.seen(lead::STATE), state), Kind::Word)?;
    for (no, col) in dimensions {
        if let Some(cols) = layout.node(*no) {
            let value = line.node(*no, cols, false).score.value;
            sheet.live(at(*col), &Live::new(line.seen(cols.score), value), Kind::Item)?;
        }
    }
    let score = frame.scored.scores.unit(unit);
    let levels = [(NoticeLevel::Notice, NOTICE), (NoticeLevel::Talk, TALK)];
    let raised = levels.into_iter().filter(|(level, _)| score.is_raised(plan, *level));
    let raised = text::join::names(frame.lang, raised.map(|(_, word)| word.of(frame.lang)));
    let notices = BEFORE + u16::try_from(dimensions.len()).unwrap_or_default();
    sheet.text(at(notices), &raised, Kind::Word)
}

/// The row of a unit on its group's sheet.
pub fn line<'f>(frame: &'f Frame<'f>, layout: &'f Layout, unit: UnitNo) -> Option<UnitLine<'f>> {
    let place = frame.plan().group(layout.group).units.iter().position(|other| *other == unit)?;
    Some(UnitLine { frame, layout, unit, row: layout.row(place) })
}

/// Rows from one chart to the next, which begins a page.
const APART: u32 = 25;
/// Bars that one chart has room for.
const BARS: usize = 40;
const COLOURS: [u32; 12] = [
    0x1F_77_B4, 0xE0_7B_39, 0x3B_9C_5A, 0xC4_4E_52, 0x81_72_B3, 0x93_76_60, 0xDA_8B_C3, 0x8C_8C_8C,
    0xCC_B9_74, 0x64_B5_CD, 0x4C_58_6A, 0xA6_C8_6B,
];

/// Writes the charts: each group's scores by unit, stacked by dimension.
pub fn charts(frame: &Frame<'_>, look: &Look, sections: &[Section]) -> Result<Worksheet, XlsxError> {
    let (lang, plan) = (frame.lang, frame.plan());
    let mut sheet = Sheet::new(&frame.sheets.charts, look, word::STIFF.of(lang))?;
    sheet.text(Spot::new(0, 0), word::CHARTS.of(lang), Kind::Title)?;
    sheet.text(Spot::new(1, 0), word::CHARTS_HINT.of(lang), Kind::Hint)?;
    let (mut row, mut breaks) = (3, Vec::new());
    let name = frame.sheets.summary.as_str();
    for (layout, section) in frame.groups.iter().zip(sections) {
        let shown = section.units.min(BARS);
        let Some(last) = u32::try_from(shown).ok().filter(|shown| *shown > 0) else { continue };
        let last = section.first + last - 1;
        let mut chart = Chart::new(ChartType::ColumnStacked);
        let title = word::chart_title(lang, &plan.group(layout.group).title, shown, section.units);
        chart.title().set_name(&title);
        chart.set_alt_text(&title);
        for ((_, col), colour) in section.dimensions.iter().zip(COLOURS.iter().cycle()) {
            let fill = ChartSolidFill::new().set_color(Color::RGB(*colour)).clone();
            chart
                .add_series()
                .set_name((name, section.head, *col))
                .set_categories((name, section.first, NAME, last, NAME))
                .set_values((name, section.first, *col, last, *col))
                .set_format(ChartFormat::new().set_solid_fill(&fill))
                .set_gap(60);
        }
        chart.legend().set_position(ChartLegendPosition::Bottom);
        chart.set_width(900).set_height(460);
        sheet.raw.insert_chart(row, 0, &chart)?;
        row += APART;
        breaks.push(row);
    }
    breaks.pop();
    sheet.raw.set_page_breaks(&breaks)?;
    print::set_up(&mut sheet.raw, frame, print::Face::Lying)?;
    Ok(sheet.raw)
}
