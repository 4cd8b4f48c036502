//! A number that is tried: written exactly, stepped, or dragged.

use ip_scorecard::exact::Exact;
use ip_scorecard::text::page::whatif::{Least, fault};
use ip_scorecard::text::{Lang, page};
use yew::prelude::*;

use crate::platform::field;
use crate::ui::lang::use_lang;

/// What a [`NumberField`] needs.
#[derive(PartialEq, Properties)]
pub struct NumberFieldProps {
    /// Its id on the page.
    pub id: AttrValue,
    /// What the number is.
    pub label: AttrValue,
    /// The number that is tried now, or the one of the files; none where there is none.
    pub value: Option<Exact>,
    /// What the files say, in words.
    pub now: AttrValue,
    /// The unit of measure.
    #[prop_or_default]
    pub unit: AttrValue,
    /// What it must not be below.
    #[prop_or(Least::Any)]
    pub least: Least,
    /// How far a stepper and a slider go, and in which steps.
    #[prop_or_default]
    pub range: Option<Range>,
    /// Gets the number when it is written, stepped or dragged.
    pub set: Callback<Exact>,
}

/// From 0 to where a slider goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// The right end.
    pub most: Exact,
    /// One step.
    pub step: Exact,
}

/// A number that is tried.
#[component]
pub fn NumberField(props: &NumberFieldProps) -> Html {
    let lang = use_lang();
    let NumberFieldProps { id, label, value, now, unit, least, range, set } = props;
    let draft = use_draft(value);
    let told = draft.fault(|text| fault(lang, text, *least));
    let commit = {
        let (draft, set, least) = (draft.clone(), set.clone(), *least);
        Callback::from(move |text: String| {
            let number = text.trim().parse::<Exact>().ok();
            draft.leave(text, number.is_some() && least_holds(least, number.as_ref()));
            if let Some(number) = number.filter(|number| least_holds(least, Some(number))) {
                set.emit(number);
            }
        })
    };
    let fault_id = format!("{id}-fault");
    let invalid = told.is_some();
    html! {
        <div class="whatif-number">
            <label for={id}>{ label }</label>
            <div class="whatif-number-row">
                if let Some(range) = range {
                    { stepper(lang, label, value.as_ref(), range, false, set) }
                }
                <input {id} type="text" inputmode="decimal" autocomplete="off" value={draft.text(|| value.as_ref().map_or_else(String::new, page::whatif::entered))}
                    oninput={draft.typed()} onkeydown={draft.escape()}
                    onchange={commit.reform(|event: Event| field::value(&event))}
                    aria-invalid={invalid.then_some("true")} aria-describedby={invalid.then(|| fault_id.clone())} />
                if let Some(range) = range {
                    { stepper(lang, label, value.as_ref(), range, true, set) }
                }
                if !unit.is_empty() {
                    <span>{ unit }</span>
                }
                if !now.is_empty() {
                    <span class="muted">{ page::whatif::now(lang, now, unit) }</span>
                }
            </div>
            if let Some(range) = range {
                <input type="range" class="whatif-slider" min="0" max={range.most.to_string()} step="any"
                    value={value.as_ref().map(|value| value.to_string())}
                    aria-label={format!("{label} {}", page::whatif::SLIDER.of(lang))}
                    oninput={drag(range, set)} />
            }
            if let Some(told) = told {
                <p class="whatif-fault" id={fault_id} role="alert">{ told }</p>
            }
        </div>
    }
}

fn least_holds(least: Least, number: Option<&Exact>) -> bool {
    least == Least::Any || !number.is_some_and(Exact::is_negative)
}

/// One step down or up, never below 0.
fn stepper(
    lang: Lang,
    label: &str,
    value: Option<&Exact>,
    range: &Range,
    up: bool,
    set: &Callback<Exact>,
) -> Html {
    let Some(value) = value else { return Html::default() };
    let next = if up { value + &range.step } else { value - &range.step };
    let word = if up { page::whatif::MORE } else { page::whatif::LESS };
    let disabled = next.is_negative();
    let onclick = set.reform(move |_: MouseEvent| next.clone());
    html! {
        <button type="button" class="button whatif-step" {onclick} {disabled}
            aria-label={page::whatif::step(lang, word, label, &range.step)}>
            { if up { "+" } else { "−" } }
        </button>
    }
}

/// A slider gives whole steps, so that what is dragged is a number that people write.
fn drag(range: &Range, set: &Callback<Exact>) -> Callback<InputEvent> {
    let (step, set) = (range.step.clone(), set.clone());
    Callback::from(move |event: InputEvent| {
        // Long decimals of the browser's own are cut before they are read.
        let text: String = field::value(&event).chars().take(20).collect();
        let steps = text.parse::<Exact>().ok().and_then(|number| number.over(&step));
        if let Some(steps) = steps {
            let nearest = (&steps + &Exact::ratio(1, 2).unwrap_or_default()).floor();
            set.emit(&nearest * &step);
        }
    })
}

/// What somebody is writing, until it is taken or given up.
#[derive(Clone, PartialEq)]
pub struct Draft {
    text: UseStateHandle<Option<String>>,
    /// The text that was taken last, which the value is about to be.
    taken: UseStateHandle<Option<String>>,
    /// Whether the text was left as it is, so that what is wrong with it may be said.
    left: UseStateHandle<bool>,
}

/// A draft of a value. It gives way when the value becomes another.
#[hook]
pub fn use_draft<T: Clone + PartialEq + 'static>(value: &T) -> Draft {
    let draft = Draft { text: use_state(|| None), taken: use_state(|| None), left: use_state(|| false) };
    let given = draft.clone();
    use_effect_with(value.clone(), move |_| {
        // What has been written since is not thrown away.
        if *given.text == *given.taken || given.taken.is_none() {
            given.clear();
        }
    });
    draft
}

impl Draft {
    /// What stands in the field.
    pub fn text(&self, value: impl FnOnce() -> String) -> String {
        self.text.as_ref().map_or_else(value, Clone::clone)
    }

    /// What is wrong, once the field was left.
    pub fn fault(&self, fault: impl Fn(&str) -> Option<String>) -> Option<String> {
        self.text.as_deref().filter(|_| *self.left).and_then(fault)
    }

    /// Follows the writing.
    pub fn typed(&self) -> Callback<InputEvent> {
        let draft = self.clone();
        Callback::from(move |event: InputEvent| {
            draft.text.set(Some(field::value(&event)));
            draft.left.set(false);
        })
    }

    /// Notes that the text is to be taken.
    pub fn leave(&self, text: String, taken: bool) {
        self.taken.set(taken.then(|| text.clone()));
        self.text.set(Some(text));
        self.left.set(true);
    }

    /// Escape gives up what was written.
    pub fn escape(&self) -> Callback<KeyboardEvent> {
        let draft = self.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                draft.clear();
            }
        })
    }

    fn clear(&self) {
        self.text.set(None);
        self.taken.set(None);
        self.left.set(false);
    }
}
