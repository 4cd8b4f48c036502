//! A line to write in, that keeps what cannot be taken.

use yew::prelude::*;

use crate::platform::field;

/// What a [`Line`] needs.
#[derive(PartialEq, Properties)]
pub struct LineProps {
    /// Its id on the page.
    pub id: AttrValue,
    /// What is written.
    pub value: AttrValue,
    /// Its accessible name, where no label points to it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// The id of the words on what was found.
    #[prop_or_default]
    pub found: Option<AttrValue>,
    /// Whether a number is wanted.
    #[prop_or_default]
    pub numeric: bool,
    /// Whether there may be a lot to write.
    #[prop_or_default]
    pub long: bool,
    /// How it looks.
    #[prop_or_default]
    pub class: Classes,
    /// What is offered to choose from: the id of a list.
    #[prop_or_default]
    pub list: Option<AttrValue>,
    /// Gets what is written when it is left, and says why it cannot be taken.
    pub set: Callback<String, Result<(), String>>,
    /// Hears keys.
    #[prop_or_default]
    pub onkey: Option<Callback<KeyboardEvent>>,
}

/// A line to write in. Escape gives up what was written.
#[component]
pub fn Line(props: &LineProps) -> Html {
    let LineProps { id, value, label, found, numeric, long, class, list, set, onkey } = props;
    let typed = use_state(|| None::<String>);
    let refused = use_state(|| None::<String>);
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| typed.set(Some(field::value(&event))))
    };
    let onchange = {
        let (typed, refused, set) = (typed.clone(), refused.clone(), set.clone());
        Callback::from(move |event: Event| {
            let text = field::value(&event);
            match set.emit(text.trim().to_owned()) {
                Ok(()) => {
                    typed.set(None);
                    refused.set(None);
                }
                Err(why) => {
                    typed.set(Some(text));
                    refused.set(Some(why));
                }
            }
        })
    };
    let onkeydown = {
        let (typed, refused, onkey) = (typed.clone(), refused.clone(), onkey.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                typed.set(None);
                refused.set(None);
            }
            if let Some(onkey) = &onkey {
                onkey.emit(event);
            }
        })
    };
    let refusal = refused.as_ref().map(|_| format!("{id}-refused"));
    let invalid = refusal.is_some() || found.is_some();
    let value = typed.as_ref().map_or_else(|| value.clone(), |typed| typed.clone().into());
    let found = refusal.clone().map(AttrValue::from).or_else(|| found.clone());
    let invalid = invalid.then_some("true");
    html! {
        <>
            if *long {
                <textarea {id} class={class.clone()} rows="3" {value} aria-label={label.clone()}
                    aria-invalid={invalid} aria-describedby={found} {oninput} {onchange} {onkeydown} />
            } else {
            <input {id} type="text" class={class.clone()} autocomplete="off" inputmode={numeric.then_some("decimal")}
                {value} aria-label={label.clone()} list={list.clone()} aria-invalid={invalid} aria-describedby={found}
                {oninput} {onchange} {onkeydown} />
            }
            if let Some(why) = &*refused {
                <span class="design-refused" role="alert" id={refusal}>{ why }</span>
            }
        </>
    }
}
