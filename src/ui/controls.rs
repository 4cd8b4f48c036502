//! Small parts that several views use.

use ip_scorecard::text::{Words, page};
use yew::prelude::*;

use super::design::BlankButton;
use super::lang::use_lang;
use super::samples::SCHEMES;
use super::state::Msg;
use crate::platform::file::{self, File};

/// What a [`Picker`] needs.
#[derive(PartialEq, Properties)]
pub struct PickerProps {
    /// What stands on it.
    pub label: AttrValue,
    /// Its accessible name, where the label alone would be ambiguous.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// How it looks.
    #[prop_or_default]
    pub class: Classes,
    /// Whether one file is wanted, or any number.
    #[prop_or(true)]
    pub multiple: bool,
    /// Gets the files.
    pub chosen: Callback<Vec<File>>,
}

/// A button that asks for files. The input below it is there for the keyboard, too.
#[component]
pub fn Picker(props: &PickerProps) -> Html {
    let chosen = props.chosen.clone();
    let onchange = Callback::from(move |event: Event| chosen.emit(file::chosen(&event)));
    html! {
        <label class={classes!("button", props.class.clone())}>
            { &props.label }
            <input type="file" class="hidden" accept=".json,.txt,.zip,.xlsx,.xls,.csv,.et" multiple={props.multiple}
                aria-label={props.name.clone()} {onchange} />
        </label>
    }
}

/// What a [`Scroll`] needs.
#[derive(PartialEq, Properties)]
pub struct ScrollProps {
    /// What is in it.
    pub label: AttrValue,
    /// For what refers to it.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// How it looks.
    #[prop_or_default]
    pub class: Classes,
    /// What may be wider than the page.
    pub children: Html,
}

/// A place for what may be wider than the page: it scrolls there, with the keyboard too.
#[component]
pub fn Scroll(props: &ScrollProps) -> Html {
    html! {
        <div class={classes!("scroll", props.class.clone())} id={props.id.clone()} role="region" tabindex="0"
            aria-label={&props.label}>
            { props.children.clone() }
        </div>
    }
}

/// What a [`Bar`] needs.
#[derive(PartialEq, Properties)]
pub struct BarProps {
    /// How full it is, from 0 to 1; only for the eye.
    pub share: f64,
    /// What it shows, in words and figures.
    pub label: AttrValue,
}

/// A small bar; the figure itself stands beside it.
#[component]
pub fn Bar(props: &BarProps) -> Html {
    let width = format!("{:.2}", (props.share * 100.0).clamp(0.0, 100.0));
    html! {
        <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label={&props.label}>
            <title>{ &props.label }</title>
            <rect class="bar-track" width="100" height="4" />
            <rect class="bar-fill" {width} height="4" />
        </svg>
    }
}

/// One part of a [`Stack`].
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// What is full marks of it, as a share of the whole.
    pub full: f64,
    /// How much of that there is, from 0 to 1.
    pub share: f64,
}

/// What a [`Stack`] needs.
#[derive(PartialEq, Properties)]
pub struct StackProps {
    /// The parts, from the left.
    pub segments: Vec<Segment>,
    /// What they show, in words and figures.
    pub label: AttrValue,
}

/// The dimensions of one unit side by side, each filled as far as it was earned: what fits where a
/// table's columns do not.
#[component]
pub fn Stack(props: &StackProps) -> Html {
    // Two shapes for all parts: thousands of rows have a stack each.
    let (mut left, mut tracks, mut fills) = (0.0, String::new(), String::new());
    for segment in &props.segments {
        let width = (segment.full * 100.0 - 1.0).max(0.5);
        let fill = width * segment.share.clamp(0.0, 1.0);
        tracks += &format!("M{left:.2} 0h{width:.2}v6h-{width:.2}z");
        fills += &format!("M{left:.2} 0h{fill:.2}v6h-{fill:.2}z");
        left += segment.full * 100.0;
    }
    html! {
        <svg class="stack" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label={&props.label}>
            <path class="bar-track" d={tracks} />
            <path class="bar-fill" d={fills} />
        </svg>
    }
}

/// What [`More`] needs.
#[derive(PartialEq, Properties)]
pub struct MoreProps {
    /// How many are shown.
    pub shown: usize,
    /// How many there are.
    pub all: usize,
    /// How many come with each click.
    pub portion: usize,
    /// Gets how many are to be shown.
    pub onmore: Callback<usize>,
}

/// The way to the rest of a long list, a portion at a time; nothing when all is shown.
#[component]
pub fn More(props: &MoreProps) -> Html {
    let lang = use_lang();
    let MoreProps { shown, all, portion, onmore } = props;
    let left = all.saturating_sub(*shown);
    if left == 0 {
        return Html::default();
    }
    let (next, all) = (shown + left.min(*portion), *all);
    html! {
        <p class="more">
            <button class="button" type="button" onclick={onmore.reform(move |_: MouseEvent| next)}>
                { page::show_more(lang, next - shown, left) }
            </button>
            if next < all {
                <button class="button" type="button" onclick={onmore.reform(move |_: MouseEvent| all)}>
                    { page::show_all(lang, all) }
                </button>
            }
        </p>
    }
}

/// What [`Turn`] needs.
#[derive(PartialEq, Properties)]
pub struct TurnProps {
    /// How many units come before those that are shown.
    pub first: usize,
    /// How many there are.
    pub all: usize,
    /// How many are shown at once.
    pub portion: usize,
    /// Gets how many are to come before those that are shown.
    pub onturn: Callback<usize>,
}

/// The way through many units, one portion in the place of another; nothing when one holds all.
#[component]
pub fn Turn(props: &TurnProps) -> Html {
    let lang = use_lang();
    let TurnProps { first, all, portion, onturn } = props;
    if all <= portion {
        return Html::default();
    }
    let next = first + portion;
    let button = |to: Option<usize>, words: Words| {
        let onclick = onturn.reform(move |_: MouseEvent| to.unwrap_or_default());
        html! { <button type="button" class="button" disabled={to.is_none()} {onclick}>{ words.of(lang) }</button> }
    };
    html! {
        <p class="turn">
            { button(first.checked_sub(*portion), page::EARLIER) }
            <span role="status">{ page::portion(lang, *first, next.min(*all), *all) }</span>
            { button((next < *all).then_some(next), page::LATER) }
        </p>
    }
}

/// What the [`SchemeButtons`] need.
#[derive(PartialEq, Properties)]
pub struct SchemeButtonsProps {
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The built-in schemes, for those who have none of their own.
#[component]
pub fn SchemeButtons(props: &SchemeButtonsProps) -> Html {
    let lang = use_lang();
    html! {
        <div class="schemes">
            for scheme in SCHEMES {
                <button key={scheme.file.name} class="button" type="button"
                    onclick={props.send.reform(move |_: MouseEvent| Msg::UseScheme(scheme))}>
                    { page::start::use_scheme(lang, scheme.label) }
                </button>
                <button key={page::bylaw::read(lang, scheme.label)} class="link" type="button"
                    onclick={props.send.reform(move |_: MouseEvent| Msg::ReadBylaw(scheme))}>
                    { page::bylaw::read(lang, scheme.label) }
                </button>
            }
            <BlankButton send={props.send.clone()} />
        </div>
    }
}
