//! 方案比较: what the scheme changes of another one, in sentences.

use ip_scorecard::analyse::revision::{Fact, revision};
use ip_scorecard::edit::Tree;
use ip_scorecard::read::{Kind, open};
use ip_scorecard::text::page::{design as words, revision as told};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::desk::Desk;
use crate::platform::file::{self, File};
use crate::platform::gb18030;
use crate::ui::controls::Picker;
use crate::ui::report::Shared;
use crate::ui::samples::{BuiltIn, SCHEMES};
use crate::ui::state::Msg;

/// The scheme that is compared with.
#[derive(Clone, PartialEq)]
pub enum Other {
    /// None was chosen yet.
    None,
    /// What was chosen is no scheme.
    Unreadable,
    /// A scheme, by the name of its file.
    Scheme(String, Shared<Tree>),
}

/// What [`CompareSchemes`] needs.
#[derive(PartialEq, Properties)]
pub struct CompareSchemesProps {
    /// The scheme.
    pub desk: Desk,
    /// What it is compared with, kept while the designer is open.
    pub other: UseStateHandle<Other>,
}

/// The comparison with another scheme.
#[component]
pub fn CompareSchemes(props: &CompareSchemesProps) -> Html {
    let CompareSchemesProps { desk, other } = props;
    let lang = desk.lang;
    let chosen = {
        let other = other.clone();
        Callback::from(move |files: Vec<File>| {
            let other = other.clone();
            if let Some(file) = files.into_iter().next() {
                spawn_local(async move {
                    let Ok(input) = file::read(file).await else { return other.set(Other::Unreadable) };
                    let opened = open(&input, &gb18030::decode);
                    let tree = Tree::read(&opened.text).ok().filter(|_| opened.kind == Some(Kind::Scheme));
                    other.set(tree.map_or(Other::Unreadable, |tree| {
                        Other::Scheme(input.name.to_string(), Shared::new(tree))
                    }));
                });
            }
        })
    };
    let built_in = |scheme: &'static BuiltIn| {
        let other = other.clone();
        Callback::from(move |_: MouseEvent| {
            let text = String::from_utf8_lossy(scheme.file.bytes);
            if let Ok(tree) = Tree::read(&text) {
                other.set(Other::Scheme(scheme.file.name.to_owned(), Shared::new(tree)));
            }
        })
    };
    html! {
        <div class="design-compare">
            <p class="muted">{ words::COMPARE_WHY.of(lang) }</p>
            <div class="design-tools" role="group" aria-label={words::COMPARE_WITH.of(lang)}>
                for scheme in SCHEMES {
                    <button key={scheme.file.name} type="button" class="button" onclick={built_in(scheme)}>{ scheme.label.of(lang) }</button>
                }
                <Picker label={words::OTHER_FILE.of(lang)} multiple=false {chosen} />
                if matches!(**other, Other::Scheme(..)) {
                    <button type="button" class="button" onclick={desk.send.reform(|_: MouseEvent| Msg::Print)}>{ words::PRINT.of(lang) }</button>
                }
            </div>
            { match &**other {
                Other::None => Html::default(),
                Other::Unreadable => html! { <p role="alert">{ words::NO_SCHEME.of(lang) }</p> },
                Other::Scheme(name, before) => changes(desk, name, before),
            } }
        </div>
    }
}

fn changes(desk: &Desk, name: &str, before: &Tree) -> Html {
    let lang = desk.lang;
    let revision = revision(before, &desk.tree);
    let is_node = |fact: &&Fact| matches!(&*fact.owner.record, "Indicator" | "Dimension");
    let is_whom = |fact: &&Fact| matches!(&*fact.owner.record, "Group" | "Unit");
    let facts = || revision.facts.iter();
    let groups = [
        (words::TREE, facts().filter(is_node).collect::<Vec<_>>()),
        (words::GROUPS_UNITS, facts().filter(is_whom).collect()),
        (words::REST, facts().filter(|fact| !is_node(fact) && !is_whom(fact)).collect()),
    ];
    html! {
        <section aria-live="polite">
            <h4>{ words::compared_with(lang, name) }</h4>
            <p class="design-summary"><strong>{ told::summary(lang, &revision) }</strong></p>
            for (title, facts) in groups.into_iter().filter(|(_, facts)| !facts.is_empty()) {
                <section key={title.of(lang)}>
                    <h4>{ title.of(lang) }<span class="badge">{ facts.len() }</span></h4>
                    <ul class="design-changes">
                        for fact in facts {
                            <li>{ told::sentence(lang, &revision, fact) }</li>
                        }
                    </ul>
                </section>
            }
        </section>
    }
}
