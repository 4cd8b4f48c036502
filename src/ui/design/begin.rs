//! A scheme from nothing.

use chrono::Datelike;
use ip_scorecard::edit::scheme::start::{Empty, empty};
use ip_scorecard::read::Kind;
use ip_scorecard::text::page::design as words;
use yew::prelude::*;

use crate::platform::{address, clock};
use crate::ui::folder::Draft;
use crate::ui::lang::use_lang;
use crate::ui::route::Route;
use crate::ui::state::{Edit, Msg, Told};

/// What the [`BlankButton`] needs.
#[derive(PartialEq, Properties)]
pub struct BlankButtonProps {
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// 从空白方案开始
#[component]
pub fn BlankButton(props: &BlankButtonProps) -> Html {
    let lang = use_lang();
    let send = props.send.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let year = u32::try_from(clock::now().year()).unwrap_or_default();
        let group = ("all", words::NEW_GROUP.of(lang));
        let of = Empty { id: "scheme", title: words::NEW_SCHEME.of(lang), year, group };
        let name = format!("scheme-{year:04}.json").into();
        let drafts = vec![Draft::New { name, kind: Kind::Scheme, tree: empty(of) }];
        send.emit(Msg::Edit(Edit { drafts, told: Told::new(words::begun) }));
        address::go(&Route::Design("/basic".into()).href());
    });
    html! { <button class="button" type="button" {onclick}>{ words::BLANK.of(lang) }</button> }
}
