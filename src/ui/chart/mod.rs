//! 图表: a chart beside the table that says the same.
//!
//! ```ignore
//! use super::chart::{ChartOf, Heat, Subject};
//!
//! <ChartOf {report} subject={Subject::Totals(group)} />
//! <ChartOf {report} subject={Subject::Profile(unit)} />
//! <ChartOf {report} subject={Subject::Places(group)} />
//! <ChartOf {report} subject={Subject::Rule(leaf)} />
//! <Heat {report} units={units} />
//! ```
//!
//! The table stands beside it in the page: a chart never carries what no table says, because keyboard
//! and screen reader have only the description, and a missing library leaves a line of text. Where
//! there is nothing to draw, nothing is drawn.
//!
//! A chart takes as much width as it is given. It fetches the library when it is first shown with a
//! size, so that a chart in a closed `<details>` or another tab costs nothing. 参考稿, 演示数据 and
//! 模拟 stand in every picture without anybody's doing.

mod heat;

pub use heat::Heat;

use ip_scorecard::assess::Scored;
use ip_scorecard::chart;
use ip_scorecard::check::{GroupNo, LeafNo, UnitNo};
use ip_scorecard::text::Lang;
use ip_scorecard::text::page::charts as words;
use ip_scorecard::text::page::whatif::NO_EXPORT;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::lang::use_lang;
use super::report::{Report, Shared};
use crate::platform::chart::{self as platform, Drawing, Watch};

/// The width that the placeholder is made for.
const USUAL: u32 = 960;

/// What a chart is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Subject {
    /// 总分构成: the totals of a group, stacked by dimension.
    Totals(GroupNo),
    /// 单位画像: a unit's rates against the median and the best of its group.
    Profile(UnitNo),
    /// 名次升降: the places of a group last time and now.
    Places(GroupNo),
    /// 计分曲线: what an indicator's rule makes of every value, with all units on it.
    Rule(LeafNo),
}

impl Subject {
    fn chart(self, lang: Lang, scored: &Scored) -> Option<chart::Chart> {
        match self {
            Subject::Totals(group) => chart::totals(lang, scored, group),
            Subject::Profile(unit) => chart::profile(lang, scored, unit),
            Subject::Places(group) => chart::places(lang, scored, group),
            Subject::Rule(leaf) => chart::rule(lang, scored, leaf),
        }
    }
}

/// What a [`ChartOf`] needs.
#[derive(PartialEq, Properties)]
pub struct ChartOfProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// What to draw of it.
    pub subject: Subject,
}

/// The chart of a subject; nothing where there is nothing to draw.
#[component]
pub fn ChartOf(props: &ChartOfProps) -> Html {
    let lang = use_lang();
    let chart = use_memo((lang, props.report.clone(), props.subject), |(lang, report, subject)| {
        Some(Shared::new(subject.chart(*lang, report.scored()?)?))
    });
    match &*chart {
        Some(chart) => html! { <Chart {chart} simulated={props.report.simulated} /> },
        None => Html::default(),
    }
}

/// What a [`Chart`] needs.
#[derive(PartialEq, Properties)]
pub struct ChartProps {
    /// What is drawn.
    pub chart: Shared<chart::Chart>,
    /// Whether it shows a 模拟.
    pub simulated: bool,
}

/// Whether 演示数据 are open; [`app`](super::app) tells, and every picture says it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MadeUp(pub bool);

/// What became of the library.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Library {
    Coming,
    Here,
    Missing,
}

/// A chart with its caption, its description, and a button that saves it as a picture.
#[component]
pub fn Chart(props: &ChartProps) -> Html {
    let lang = use_lang();
    let MadeUp(made_up) = use_context().unwrap_or_default();
    let marks = words::marks(lang, props.simulated, made_up);
    let chart = &props.chart;
    let (room, width) = use_width();
    let library = use_state(|| Library::Coming);
    let attempt = use_state(|| 0_u32);
    let sheet = use_node_ref();
    let drawing = use_mut_ref(|| None::<Drawing>);

    {
        let (library, drawing, sheet, chart) =
            (library.clone(), drawing.clone(), sheet.clone(), chart.clone());
        use_effect_with((chart.clone(), *width, *attempt), move |(_, width, _)| {
            if let Some(width) = *width {
                spawn_local(async move {
                    let Ok(charts) = platform::library().await else { return library.set(Library::Missing) };
                    let Some(element) = sheet.cast::<web_sys::Element>() else { return };
                    let option = chart.option(width);
                    let mut drawing = drawing.borrow_mut();
                    match &*drawing {
                        Some(drawing) => drawing.redraw(&option),
                        None => *drawing = charts.draw(&element, &option),
                    }
                    library.set(Library::Here);
                });
            }
        });
    }

    let (across, down) = chart.size(width.unwrap_or(USUAL));
    let style = format!("width: {across}px; height: {down}px");
    let again = {
        let (attempt, library) = (attempt.clone(), library.clone());
        Callback::from(move |_: MouseEvent| {
            library.set(Library::Coming);
            attempt.set(*attempt + 1);
        })
    };
    let save = {
        let (chart, sheet) = (chart.clone(), sheet.clone());
        Callback::from(move |_: MouseEvent| save(lang, &chart, &marks, &sheet, (across, down)))
    };
    html! {
        <figure class="chart" ref={room}>
            <figcaption>{ &chart.title }</figcaption>
            if *library == Library::Missing {
                <p class="chart-missing" role="status">
                    { words::UNAVAILABLE.of(lang) }{ " " }
                    <button type="button" class="button" onclick={again}>{ words::AGAIN.of(lang) }</button>
                </p>
            } else {
                <div class="chart-scroll" tabindex={(width.is_some_and(|width| across > width)).then_some("0")}>
                    <div ref={sheet} class={classes!("chart-sheet", (*library == Library::Here).then_some("chart-drawn"))}
                        role="img" aria-label={chart.description.clone()} ~style={style}></div>
                </div>
                if *library == Library::Coming {
                    <p class="chart-coming">{ words::LOADING.of(lang) }</p>
                }
                <div class="chart-foot">
                    if let Some(note) = &chart.note {
                        <p>{ note }</p>
                    }
                    <button type="button" class="button chart-save" disabled={*library != Library::Here || props.simulated}
                        title={props.simulated.then(|| NO_EXPORT.of(lang))} onclick={save}>
                        { words::SAVE.of(lang) }
                    </button>
                </div>
            }
        </figure>
    }
}

/// The width that an element has, as soon as it has one.
#[hook]
fn use_width() -> (NodeRef, UseStateHandle<Option<u32>>) {
    let node = use_node_ref();
    let width = use_state_eq(|| None);
    {
        let (node, width) = (node.clone(), width.clone());
        use_effect_with((), move |()| {
            let set = move |now: u32| {
                if now > 0 {
                    width.set(Some(now));
                }
            };
            let watch = node.cast::<web_sys::Element>().and_then(|element| Watch::of(&element, set));
            move || drop(watch)
        });
    }
    (node, width)
}

/// Saves what is drawn, on white paper, with everything that must stand on it.
fn save(lang: Lang, chart: &chart::Chart, marks: &[String], sheet: &NodeRef, size: (u32, u32)) {
    let Some(drawn) = sheet.cast::<web_sys::Element>().and_then(|element| platform::svg(&element)) else {
        return;
    };
    let Some(colour) = platform::colours("chart-paper") else { return };
    let (svg, size) = chart::picture(chart, marks, &drawn, size, colour);
    let name = words::picture_name(lang, &chart.title);
    spawn_local(async move {
        // Only a browser without canvas or memory refuses, and has said so.
        let _ = platform::save_picture(&name, &svg, size).await;
    });
}
