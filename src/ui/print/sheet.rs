//! A sheet of paper, and the blocks on it. The strip that is measured is drawn by the same functions.

use chrono::NaiveDate;
use ip_scorecard::paper::{
    Align, Block, Cell, Cut, Document, Face, Fact, Row, RowRole, Sheet, Signatures, Table, Window,
};
use ip_scorecard::text::{Lang, printed};
use yew::prelude::*;

use crate::ui::report::Shared;

/// What stands on every sheet of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The language.
    pub lang: Lang,
    /// 参考稿、演示数据
    pub marks: Vec<&'static str>,
    /// Scheme and files.
    pub foot: printed::Foot,
    /// 打印日期
    pub today: NaiveDate,
}

/// What a [`PaperSheet`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct PaperSheetProps {
    /// What stands on every sheet.
    pub frame: Shared<Frame>,
    /// The document.
    pub document: Shared<Document>,
    /// What of it stands on this sheet.
    pub sheet: Shared<Sheet>,
    /// Its number, and of how many.
    pub page: (usize, usize),
    /// Whether it is the back of another.
    pub back: bool,
}

/// A sheet.
#[component]
pub fn PaperSheet(props: &PaperSheetProps) -> Html {
    let PaperSheetProps { frame, document, sheet, page: (page, of), back } = props;
    let number = printed::page_number(frame.lang, *page, *of);
    let runs = sheet.runs.iter().filter_map(|run| {
        let block = document.blocks.get(run.part)?;
        Some(match block {
            Block::Table(told) => table(frame.lang, told, run.continued, &run.cuts),
            _ => piece(frame.lang, block, run.cuts.first().and_then(|cut| cut.window)),
        })
    });
    html! {
        <article class={class(document.face, *back)} aria-label={format!("{} {number}", document.name)}>
            if !frame.marks.is_empty() {
                <p class="paper-marks">{ for frame.marks.iter().map(|mark| html! { <span>{ *mark }</span> }) }</p>
            }
            <div class="paper-body">{ for runs }</div>
            <div class="paper-foot">
                <div class="paper-notes">
                    <p>{ printed::made(frame.lang, &document.name, frame.today) }</p>
                    <p>{ &frame.foot.scheme }</p>
                    <p>{ &frame.foot.files }</p>
                </div>
                <p class="paper-number">{ number }</p>
            </div>
        </article>
    }
}

/// The class of a sheet.
pub fn class(face: Face, back: bool) -> Classes {
    let face = match face {
        Face::Upright => "paper-upright",
        Face::Lying => "paper-lying",
    };
    classes!("paper", face, back.then_some("paper-back"))
}

/// A block that is no table, or a piece of one that no sheet holds.
pub fn piece(lang: Lang, block: &Block, window: Option<Window>) -> Html {
    let whole = match block {
        Block::Title(text) => html! { <h3 class="paper-title">{ text }</h3> },
        Block::Subtitle(text) => html! { <p class="paper-subtitle">{ text }</p> },
        Block::Heading(text) => html! { <h4 class="paper-heading">{ text }</h4> },
        Block::Paragraph(text) => html! { <p class="paper-text">{ text }</p> },
        Block::Facts(told) => facts(told),
        Block::Signatures(told) => signatures(told),
        Block::Table(told) => table(lang, told, false, &whole_rows(told, 0..told.rows.len())),
    };
    match window {
        Some(window) => {
            html! { <div class="paper-cut" ~style={height(window)}><div ~style={shift(window)}>{ whole }</div></div> }
        }
        None => whole,
    }
}

/// Rows of a table, none of them cut.
pub fn whole_rows(table: &Table, rows: std::ops::Range<usize>) -> Vec<Cut> {
    rows.take_while(|row| *row < table.rows.len()).map(|row| Cut { row, window: None }).collect()
}

/// A table, or those of its rows that stand on one sheet.
pub fn table(lang: Lang, table: &Table, continued: bool, cuts: &[Cut]) -> Html {
    let all: u32 = table.columns.iter().map(|column| column.width).sum();
    let caption = if continued { printed::continued(lang, &table.caption) } else { table.caption.clone() };
    let names = table.naming_column();
    let rows = cuts.iter().filter_map(|cut| Some(row(table, names, table.rows.get(cut.row)?, cut.window)));
    html! {
        <table class="paper-table">
            <caption class={(!continued).then_some("hidden")}>{ caption }</caption>
            <colgroup>
                for column in &table.columns {
                    <col width={format!("{:.3}%", f64::from(column.width) * 100.0 / f64::from(all.max(1)))} />
                }
            </colgroup>
            <thead><tr>
                for column in &table.columns {
                    <th scope="col">{ &column.title }</th>
                }
            </tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

fn row(table: &Table, names: usize, row: &Row, window: Option<Window>) -> Html {
    let role = match row.role {
        RowRole::Plain => None,
        RowRole::Lead => Some("paper-lead-row"),
        RowRole::Sum => Some("paper-sum-row"),
        RowRole::Line => Some("paper-line-row"),
    };
    let mut column = 0;
    let cells = row.cells.iter().map(|cell| {
        let here = column;
        column += 1 + cell.over;
        let align = match table.columns.get(here).map(|column| column.align) {
            Some(Align::Middle) => Some("paper-middle"),
            Some(Align::End) => Some("paper-end"),
            _ => None,
        };
        let align = align.filter(|_| cell.over == 0);
        let span = (cell.over > 0).then(|| (cell.over + 1).to_string());
        let text = content(cell, window);
        if (here..=here + cell.over).contains(&names) {
            html! { <th scope="row" class={align} colspan={span}>{ text }</th> }
        } else {
            html! { <td class={align} colspan={span}>{ text }</td> }
        }
    });
    html! { <tr class={classes!(role, window.map(|_| "paper-cut-row"))}>{ for cells }</tr> }
}

fn content(cell: &Cell, window: Option<Window>) -> Html {
    let whole = html! {
        <>
            { &cell.text }
            if let Some(note) = &cell.note {
                <small>{ note }</small>
            }
        </>
    };
    match window {
        Some(window) => {
            html! { <div class="paper-cut" ~style={height(window)}><div ~style={shift(window)}>{ whole }</div></div> }
        }
        None => whole,
    }
}

fn height(window: Window) -> String {
    format!("height: {}px", pixels(window.height.0))
}

fn shift(window: Window) -> String {
    format!("margin-top: -{}px", pixels(window.from.0))
}

fn pixels(length: u32) -> f64 {
    f64::from(length) / 64.0
}

fn facts(facts: &[Fact]) -> Html {
    html! {
        <table class="paper-facts">
            <tbody>
                for pair in facts.chunks(2) {
                    <tr>
                        for fact in pair {
                            <th scope="row">{ &fact.label }</th>
                            <td class={fact.main.then_some("paper-main")}>{ &fact.value }</td>
                        }
                    </tr>
                }
            </tbody>
        </table>
    }
}

fn signatures(told: &Signatures) -> Html {
    html! {
        <div class="paper-signatures">
            if let Some(lead) = &told.lead {
                <p class="paper-lead">{ lead }</p>
            }
            <div class="paper-places">
                for place in &told.places {
                    <div><p>{ &place.label }</p><p class="paper-date">{ &place.date }</p></div>
                }
            </div>
        </div>
    }
}
