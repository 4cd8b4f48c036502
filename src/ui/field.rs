//! A field to type in.
//!
//! What is typed stays the browser's until it is meant: the field is not controlled, so that drawing the
//! page never takes a half composed character away from an input method.

use std::rc::Rc;

use ip_scorecard::analyse::find::Index;
use yew::prelude::*;

use super::report::{Report, Shared};
use crate::platform::pinyin::Pinyin;
use crate::platform::typing;

/// Reports what is typed into the field that gets the reference, and shows in it what others put there.
#[hook]
pub fn use_field(text: Rc<str>, typed: Callback<String>) -> NodeRef {
    let field = use_node_ref();
    let latest = use_mut_ref(Callback::noop);
    latest.replace(typed);
    use_effect_with(field.clone(), move |field| {
        let listeners = field
            .cast::<web_sys::HtmlInputElement>()
            .map(|field| typing::watch(&field, move |text| latest.borrow().emit(text)));
        move || drop(listeners)
    });
    use_effect_with((field.clone(), text), |(field, text)| {
        if let Some(field) = field.cast() {
            typing::put(&field, text);
        }
    });
    field
}

/// The units of a report, ready to be found by what somebody types.
#[hook]
pub fn use_units(report: &Shared<Report>) -> Rc<Index> {
    use_memo(report.clone(), |report| {
        let pinyin = Pinyin::new();
        let units = report.scored().map(|scored| &scored.assessment.plan.scheme.units);
        let entries = units.into_iter().flatten().map(|unit| {
            let names = std::iter::once(&unit.title).chain(&unit.aliases).map(|name| &**name);
            (unit.code.as_str(), names)
        });
        Index::of(entries, &|char| pinyin.initial(char))
    })
}
