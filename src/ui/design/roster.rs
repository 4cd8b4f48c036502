//! 考核单位 pasted from a spreadsheet.

use ip_scorecard::edit::scheme::roster::{Taken, take_in};
use ip_scorecard::edit::sheet::parse_table;
use ip_scorecard::text::page::design as words;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::desk::Desk;

/// What a [`Roster`] needs.
#[derive(PartialEq, Properties)]
pub struct RosterProps {
    /// The scheme.
    pub desk: Desk,
}

/// A place to paste a list of units into. What was left out stays told until the next list.
#[component]
pub fn Roster(props: &RosterProps) -> Html {
    let desk = &props.desk;
    let lang = desk.lang;
    let (list, taken) = (use_node_ref(), use_state(|| None::<Taken>));
    let onclick = {
        let (desk, list, taken) = (desk.clone(), list.clone(), taken.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(list) = list.cast::<HtmlTextAreaElement>() else { return };
            let mut tree = (*desk.tree).clone();
            let came = take_in(&mut tree, &parse_table(&list.value()));
            desk.take(|lang| words::enlisted(lang, &came), tree, Vec::new());
            if came.left.is_empty() {
                list.set_value("");
            }
            taken.set(Some(came));
        })
    };
    html! {
        <div class="design-roster">
            <label for="design-roster">{ words::ROSTER.of(lang) }</label>
            <p class="design-help" id="design-roster-why">{ words::ROSTER_WHY.of(lang) }</p>
            <textarea id="design-roster" ref={list} rows="5" aria-describedby="design-roster-why" />
            <button type="button" class="button" {onclick}>{ words::ROSTER_TAKE.of(lang) }</button>
            if let Some(taken) = &*taken {
                <div role="status">
                    <p>{ words::enlisted(lang, taken) }</p>
                    <ul class="design-faults">
                        for (line, why) in &taken.left {
                            <li>{ words::stray_unit(lang, *line, why) }</li>
                        }
                    </ul>
                </div>
            }
        </div>
    }
}
