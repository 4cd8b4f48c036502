//! 通报约谈: what was raised for a unit, with the figures that raised it.

use ip_scorecard::text::{self, NoticeTold, page};
use yew::prelude::*;

use super::{NOTICES, PartProps, heading};
use crate::ui::lang::use_lang;
use crate::ui::ranking::level;

/// The notices of a unit.
#[component]
pub fn Notices(props: &PartProps) -> Html {
    let lang = use_lang();
    let PartProps { report, unit, .. } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    let notices = text::notices(lang, scored, *unit);
    let notice = |(no, told): (usize, NoticeTold)| {
        html! {
            <li key={no}>
                <span class="tag tag-alarm">{ level(lang, told.level) }</span>
                <div>
                    <p>{ told.title }</p>
                    for figure in told.figures {
                        <p class="muted">{ figure }</p>
                    }
                </div>
            </li>
        }
    };
    html! {
        <section class="sheet" aria-labelledby={NOTICES}>
            <div class="sheet-head">{ heading(NOTICES, page::unit::NOTICES, lang, None) }</div>
            if notices.is_empty() {
                <p class="muted">{ page::unit::NO_NOTICE.of(lang) }</p>
            } else {
                <ul class="unit-notices">{ for notices.into_iter().enumerate().map(notice) }</ul>
            }
        </section>
    }
}
