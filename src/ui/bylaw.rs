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
    let (head, body): (Vec<&Block>, Vec<&Block>) =
        document.blocks.iter().partition(|block| matches!(block, Block::Title(_) | Block::Subtitle(_)));
    let mut section = 0;
    let mut draw = |block: &Block| {
        section += usize::from(matches!(block, Block::Heading(_)));
        draw(block, section)
    };
    html! {
        <article class="sheet bylaw">
            <p class="bylaw-tools">
                <a class="button button-main" href={Wanted::Bylaw.route(plan).href()}>{ page::bylaw::PRINT.of(lang) }</a>
            </p>
            { for head.into_iter().map(&mut draw) }
            { contents(lang, &document.blocks, send) }
            { for body.into_iter().map(&mut draw) }
        </article>
    }
}

/// 目录: the sections, and what leads the rows of their tables.
fn contents(lang: Lang, blocks: &[Block], send: &Callback<Msg>) -> Html {
    let mut section = 0;
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(title) => {
                section += 1;
                lines.push((section.to_string(), title, None));
            }
            Block::Table(table) => {
                let parts =
                    leads(table).map(|(part, title)| (part_number(section, part), title, Some("bylaw-part")));
                lines.extend(parts);
            }
            _ => {}
        }
    }
    let line = |(number, title, class): (String, &String, Option<&'static str>)| {
        let id = section_id(&number);
        // The address stays the same when the reader comes back to a section; the place is found again.
        let find = send.reform(move |_: MouseEvent| Msg::Find(id.clone()));
        let href = Route::Bylaw(number.as_str().into()).href();
        html! { <li key={number} {class}><a {href} onclick={find}>{ title }</a></li> }
    };
    html! {
        <nav class="bylaw-contents" aria-label={page::bylaw::CONTENTS.of(lang)}>
            <ul>{ for lines.into_iter().map(line) }</ul>
        </nav>
    }
}

/// The rows that lead others, with their numbers from 1 on.
fn leads(table: &Table) -> impl Iterator<Item = (usize, &String)> {
    let leads = table.rows.iter().filter(|row| row.role == RowRole::Lead);
    leads.filter_map(|row| row.cells.first()).enumerate().map(|(no, cell)| (no + 1, &cell.text))
}

/// The number by which the address names a part of a section: "3.1".
fn part_number(section: usize, part: usize) -> String {
    format!("{section}.{part}")
}

fn draw(block: &Block, section: usize) -> Html {
    match block {
        Block::Title(text) => html! { <h2 id={HEADING} tabindex="-1">{ text }</h2> },
        Block::Subtitle(text) => html! { <p class="bylaw-standing">{ text }</p> },
        Block::Heading(text) => {
            html! { <h3 id={section_id(&section.to_string())} tabindex="-1">{ text }</h3> }
        }
        Block::Paragraph(text) => html! { <p>{ text }</p> },
        Block::Table(told) => table(told, section),
        // Rules state no results and are signed by nobody.
        Block::Facts(_) | Block::Signatures(_) => Html::default(),
    }
}

/// A table whose rows stand as lists of labelled cells where there is no room beside each other. Roles are
/// written out, because a table that is laid out as blocks is none to some browsers.
fn table(table: &Table, section: usize) -> Html {
    let mut part = 0;
    let mut row = |row: &Row| {
        let lead = row.role == RowRole::Lead;
        part += usize::from(lead);
        let id = lead.then(|| section_id(&part_number(section, part)));
        cells(table, row, id)
    };
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
                    <tr key={no} role="row" class={(told.role == RowRole::Lead).then_some("bylaw-lead")}>{ row(told) }</tr>
                }
            </tbody>
        </table>
    }
}

/// The cells of a row; of one that leads others the first can be found by its `id`.
fn cells(table: &Table, row: &Row, id: Option<String>) -> Html {
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
            let tabindex = id.as_ref().map(|_| "-1");
            html! {
                <th scope="row" role="rowheader" id={id.clone()} {tabindex} colspan={span} data-label={label}>{ text }</th>
            }
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
