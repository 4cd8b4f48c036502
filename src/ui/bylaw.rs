//! 考核细则: the rules of the scheme on the screen, the same document that is printed.
//!
//! It needs a sound scheme and nothing else, so that it can be read and circulated before there are data.

use ip_scorecard::paper::{Align, Block, Cell, Row, RowRole, Table};
use ip_scorecard::text::{self, Lang, page};
use yew::prelude::*;

use super::lang::use_lang;
use super::print::Wanted;
use super::report::{Report, Shared};
use super::route::Route;
use super::state::{HEADING, Msg, section_id};

/// What [`Bylaw`] needs.
#[derive(PartialEq, Properties)]
pub struct BylawProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The rules of the scheme.
#[component]
pub fn Bylaw(props: &BylawProps) -> Html {
    let lang = use_lang();
    let BylawProps { report, send } = props;
    let document = use_memo((lang, report.clone()), |(lang, report)| {
        report.scheme().map(|(_, plan)| text::bylaw(*lang, plan))
    });
    let (Some(document), Some((_, plan))) = (&*document, report.scheme()) else { return Html::default() };
    let numbers = numbers(&document.blocks);
    let papers = Wanted::Bylaw.route(plan).href();
    let blocks = || document.blocks.iter().zip(&numbers);
    let is_head = |block: &Block| matches!(block, Block::Title(_) | Block::Subtitle(_));
    let head = blocks().filter(|(block, _)| is_head(block));
    let body = blocks().filter(|(block, _)| !is_head(block));
    html! {
        <article class="sheet bylaw">
            <p class="bylaw-tools"><a class="button button-main" href={papers}>{ page::bylaw::PRINT.of(lang) }</a></p>
            { for head.map(|(block, number)| draw(block, number)) }
            { contents(lang, &document.blocks, &numbers, send) }
            { for body.map(|(block, number)| draw(block, number)) }
        </article>
    }
}

/// The number by which the address names each heading: "3", "3.1"; empty for what is no heading.
fn numbers(blocks: &[Block]) -> Vec<String> {
    let (mut section, mut part) = (0, 0);
    let number = |block: &Block| match block {
        Block::Heading(_) => {
            (section, part) = (section + 1, 0);
            section.to_string()
        }
        Block::Subheading(_) => {
            part += 1;
            format!("{section}.{part}")
        }
        _ => String::new(),
    };
    blocks.iter().map(number).collect()
}

/// 目录, with the dimensions below their section.
fn contents(lang: Lang, blocks: &[Block], numbers: &[String], send: &Callback<Msg>) -> Html {
    let lines = blocks.iter().zip(numbers).filter_map(|(block, number)| {
        let (title, class) = match block {
            Block::Heading(title) => (title, None),
            Block::Subheading(title) => (title, Some("bylaw-part")),
            _ => return None,
        };
        let id = section_id(number);
        // The address stays the same when the reader comes back to a section; the place is found again.
        let find = send.reform(move |_: MouseEvent| Msg::Find(id.clone()));
        let href = Route::Bylaw(number.as_str().into()).href();
        Some(html! { <li key={number.clone()} {class}><a {href} onclick={find}>{ title }</a></li> })
    });
    html! {
        <nav class="bylaw-contents" aria-label={page::bylaw::CONTENTS.of(lang)}>
            <ul>{ for lines }</ul>
        </nav>
    }
}

fn draw(block: &Block, number: &str) -> Html {
    let id = section_id(number);
    match block {
        Block::Title(text) => html! { <h2 id={HEADING} tabindex="-1">{ text }</h2> },
        Block::Subtitle(text) => html! { <p class="bylaw-standing">{ text }</p> },
        Block::Heading(text) => html! { <h3 {id} tabindex="-1">{ text }</h3> },
        Block::Subheading(text) => html! { <h4 {id} tabindex="-1">{ text }</h4> },
        Block::Paragraph(text) => html! { <p>{ text }</p> },
        Block::Table(told) => table(told),
        // Rules state no results and are signed by nobody.
        Block::Facts(_) | Block::Signatures(_) => Html::default(),
    }
}

/// A table whose rows stand as lists of labelled cells where there is no room beside each other. Roles are
/// written out, because a table that is laid out as blocks is none to some browsers.
fn table(table: &Table) -> Html {
    html! {
        <table class="grid bylaw-table" role="table">
            <caption class="hidden">{ &table.caption }</caption>
            <colgroup>
                for column in &table.columns {
                    <col width={share(table, column.width)} />
                }
            </colgroup>
            <thead role="rowgroup"><tr role="row">
                for column in &table.columns {
                    <th scope="col" role="columnheader" class={align(column.align)}>{ &column.title }</th>
                }
            </tr></thead>
            <tbody role="rowgroup">
                for (no, told) in table.rows.iter().enumerate() {
                    <tr key={no} role="row" class={(told.role == RowRole::Lead).then_some("bylaw-lead")}>{ cells(table, told) }</tr>
                }
            </tbody>
        </table>
    }
}

fn cells(table: &Table, row: &Row) -> Html {
    let mut next = 0;
    let cells = row.cells.iter().map(|cell| {
        let here = next;
        next += 1 + cell.over;
        let column = table.columns.get(here);
        let label = column.map(|column| column.title.clone()).filter(|_| cell.over == 0);
        let class = column.and_then(|column| align(column.align)).filter(|_| cell.over == 0);
        let span = (cell.over > 0).then(|| (cell.over + 1).to_string());
        let text = content(cell);
        if here == 0 {
            html! { <th scope="row" role="rowheader" data-label={label}>{ text }</th> }
        } else {
            html! { <td role="cell" {class} colspan={span} data-label={label}>{ text }</td> }
        }
    });
    cells.collect()
}

fn content(cell: &Cell) -> Html {
    html! {
        <div>
            { &cell.text }
            if let Some(note) = &cell.note {
                <small>{ note }</small>
            }
        </div>
    }
}

fn align(align: Align) -> Option<&'static str> {
    match align {
        Align::Start => None,
        Align::Middle => Some("middle"),
        Align::End => Some("figure"),
    }
}

fn share(table: &Table, width: u32) -> String {
    let all: u32 = table.columns.iter().map(|column| column.width).sum();
    format!("{:.3}%", f64::from(width) * 100.0 / f64::from(all.max(1)))
}
