//! What is to be changed: an indicator, a dimension, or the caps.

use std::collections::BTreeSet;

use ip_scorecard::analyse::find::Index;
use ip_scorecard::assess::Scored;
use ip_scorecard::check::NodeNo;
use ip_scorecard::text::page;
use yew::prelude::*;

use crate::platform::field;
use crate::platform::pinyin::Pinyin;
use crate::ui::field::use_field;
use crate::ui::lang::use_lang;
use crate::ui::report::{Report, Shared};

/// What is to be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A dimension or an indicator.
    Node(NodeNo),
    /// 加减分上限
    Caps,
}

/// What the [`Chooser`] needs.
#[derive(PartialEq, Properties)]
pub struct ChooserProps {
    /// What was computed of the files.
    pub formal: Shared<Report>,
    /// What is chosen.
    pub chosen: Option<Subject>,
    /// Gets what the reader chooses.
    pub choose: Callback<Subject>,
}

/// The value of the caps in the list, which is no number of a node.
const CAPS: &str = "caps";

/// A list of all that can be changed, shortened by what is searched.
#[component]
pub fn Chooser(props: &ChooserProps) -> Html {
    let lang = use_lang();
    let ChooserProps { formal, chosen, choose } = props;
    let wanted = use_state(String::new);
    let search = {
        let wanted = wanted.clone();
        use_field("".into(), Callback::from(move |text: String| wanted.set(text)))
    };
    let index = use_memo(formal.clone(), index);
    let Some(scored) = formal.scored() else { return Html::default() };
    let onchange = {
        let choose = choose.clone();
        Callback::from(move |event: Event| {
            let subject = match field::value(&event).as_str() {
                CAPS => Some(Subject::Caps),
                number => number.parse().ok().map(|no| Subject::Node(NodeNo(no))),
            };
            subject.into_iter().for_each(|subject| choose.emit(subject));
        })
    };
    let plan = &scored.assessment.plan;
    let wanted = wanted.trim();
    let found: BTreeSet<usize> = index.find(wanted).into_iter().map(|(place, _)| place + 1).collect();
    let nodes: Vec<NodeNo> = plan.node_numbers().filter(|no| found.contains(&no.0)).collect();
    let caps = page::whatif::CAPS.of(lang).contains(wanted) && !plan.scheme.adjustments.items.is_empty();
    let none = !caps && nodes.is_empty();
    let option = |subject: Subject, label: &str| {
        let (value, key) = match subject {
            Subject::Node(no) => (no.0.to_string(), no.0),
            Subject::Caps => (CAPS.to_owned(), 0),
        };
        let class = matches!(subject, Subject::Node(no) if plan.node(no).leaf.is_none())
            .then_some("whatif-dimension");
        html! { <option {key} {value} {class} selected={*chosen == Some(subject)}>{ label }</option> }
    };
    html! {
        <section class="sheet whatif-choose">
            <h3>{ page::whatif::CHOOSE.of(lang) }</h3>
            <input type="search" class="whatif-search" placeholder={page::whatif::SEARCH.of(lang)}
                aria-label={page::whatif::SEARCH.of(lang)} aria-controls="whatif-subjects" autocomplete="off"
                ref={search} />
            <select id="whatif-subjects" class="whatif-subjects" size="9" {onchange}
                aria-label={page::whatif::CHOOSE.of(lang)}>
                for no in nodes {
                    { option(Subject::Node(no), &indented(scored, no)) }
                }
                if caps {
                    { option(Subject::Caps, page::whatif::CAPS.of(lang)) }
                }
            </select>
            if none {
                <p class="muted" role="status">{ page::whatif::NONE_FOUND.of(lang) }</p>
            }
        </section>
    }
}

/// Dimensions and indicators, ready to be found by what somebody types; the root is left out.
fn index(formal: &Shared<Report>) -> Index {
    let pinyin = Pinyin::new();
    let nodes = formal.scored().map_or(&[][..], |scored| &scored.assessment.plan.nodes);
    let entries = nodes.iter().skip(1).map(|node| (&*node.id, [&*node.title]));
    Index::of(entries, &|char| pinyin.initial(char))
}

/// The label, further in for what lies deeper.
fn indented(scored: &Scored, no: NodeNo) -> String {
    let node = scored.assessment.plan.node(no);
    format!("{}{}", "\u{3000}".repeat(node.depth.saturating_sub(1)), node.label())
}
