//! 评分 that are tried: a list of marks in one line.

use ip_scorecard::analyse::whatif::Figures;
use ip_scorecard::exact::Exact;
use ip_scorecard::issue::Field;
use ip_scorecard::text::page::whatif::{Least, fault};
use ip_scorecard::text::{self, page};
use yew::prelude::*;

use super::field::use_draft;
use crate::platform::field;
use crate::ui::lang::use_lang;

/// What the [`MarksField`] needs.
#[derive(PartialEq, Properties)]
pub struct MarksFieldProps {
    /// What is tried, or what the files say.
    pub tried: Figures,
    /// Gets the marks.
    pub set: Callback<Figures>,
}

/// A list of marks in one line.
#[component]
pub fn MarksField(props: &MarksFieldProps) -> Html {
    let lang = use_lang();
    let MarksFieldProps { tried, set } = props;
    let value = match tried {
        Figures::Marks(_) => page::whatif::told_figures(lang, None, tried),
        _ => String::new(),
    };
    let draft = use_draft(&value);
    let told = draft.fault(|text| words(text).iter().find_map(|word| fault(lang, word, Least::Any)));
    let commit = {
        let (draft, set) = (draft.clone(), set.clone());
        Callback::from(move |event: Event| {
            let text = field::value(&event);
            let marks: Option<Vec<Exact>> = words(&text).iter().map(|word| word.parse().ok()).collect();
            draft.leave(text, marks.is_some());
            if let Some(marks) = marks {
                set.emit(Figures::Marks(marks));
            }
        })
    };
    let invalid = told.is_some();
    html! {
        <div class="whatif-number">
            <label for="whatif-marks">{ text::field(lang, Field::Marks) }</label>
            <div class="whatif-number-row">
                <input id="whatif-marks" class="whatif-wide" type="text" autocomplete="off" value={draft.text(|| value.clone())}
                    oninput={draft.typed()} onkeydown={draft.escape()} onchange={commit}
                    aria-invalid={invalid.then_some("true")} aria-describedby={invalid.then_some("whatif-marks-fault")} />
                <span class="muted">{ page::whatif::MARKS_HINT.of(lang) }</span>
            </div>
            if let Some(told) = told {
                <p class="whatif-fault" id="whatif-marks-fault" role="alert">{ told }</p>
            }
        </div>
    }
}

/// The single marks of a line; one empty word for an empty line, so that something is said of it.
fn words(text: &str) -> Vec<&str> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '、' | '，' | ',' | ';' | '；'))
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() { vec![""] } else { words }
}
