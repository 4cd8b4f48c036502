//! 方案设计: the scheme, changed part by part, with every fault where it is.
//!
//! An address names a node by its id, and any part by the way to it in the document: `#design=T5-1`,
//! `#design=/groups`, `#design=/weights`.
//!
//! | | |
//! |---|---|
//! | [`desk`] | the scheme as all parts see it, and how they change it |
//! | [`outline`] | the tree of dimensions and indicators; [`carry`]: with the mouse |
//! | [`form`] on [`line`]s, with [`list`]s and what is [`named`] | the fields of a record |
//! | [`worked`] | an indicator's curve and an example |
//! | [`grid`] | 分值表 |
//! | [`compare`] | 方案比较 |
//! | [`roster`] | units from a spreadsheet |
//! | [`begin`] | a blank scheme |

mod begin;
mod carry;
mod compare;
mod desk;
mod form;
mod grid;
mod line;
mod list;
mod named;
mod outline;
mod roster;
mod worked;

pub use begin::BlankButton;

use std::rc::Rc;

use ip_scorecard::edit::Tree;
use ip_scorecard::edit::form::form as form_of;
use ip_scorecard::edit::scheme::start::{is_adopted, revise};
use ip_scorecard::json::{Path, Step};
use ip_scorecard::text::page::design as words;
use ip_scorecard::text::{self};
use yew::prelude::*;

use self::compare::{CompareSchemes, Other};
use self::desk::{Desk, Fault, count, faults};
use self::form::{of_record, record};
use self::grid::Marks;
use self::outline::Outline;
use self::roster::Roster;
use self::worked::Worked;
use super::folder::{Draft, Folder};
use super::lang::use_lang;
use super::report::{Report, Shared};
use super::route::Route;
use super::state::{Edit, HEADING, Msg, Told};

/// The scheme's own fields.
const BASIC: &str = "/basic";
/// 分值表
const WEIGHTS: &str = "/weights";
/// 方案比较
const COMPARE: &str = "/compare";
/// Fields of the scheme that are parts of their own.
const PARTS: [&str; 11] = [
    "groups",
    "units",
    "basis",
    "missing",
    "rounding",
    "ranking",
    "grades",
    "adjustments",
    "notices",
    "progress",
    "goals",
];

/// What the [`Design`]er needs.
#[derive(PartialEq, Properties)]
pub struct DesignProps {
    /// The open files.
    pub folder: Rc<Folder>,
    /// What was computed of them last, without any simulation.
    pub report: Option<Shared<Report>>,
    /// The part that is looked at.
    pub part: Rc<str>,
    /// Whether a simulation is on.
    pub simulated: bool,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The designer.
#[component]
pub fn Design(props: &DesignProps) -> Html {
    let lang = use_lang();
    let DesignProps { folder, report, part, simulated, send } = props;
    let other = use_state(|| Other::None);
    let tree = use_memo(folder.clone(), |folder| folder.designed().and_then(super::folder::OpenFile::tree));
    let found = use_memo((lang, report.clone(), folder.clone()), |(lang, report, folder)| {
        let file = folder.designed();
        Rc::new(file.map(|file| Desk::found(*lang, report.as_deref(), file)).unwrap_or_default())
    });
    let (Some(tree), Some(file)) = ((*tree).clone(), folder.designed()) else { return Html::default() };
    let adopted = is_adopted(&tree);
    let locked = adopted || *simulated;
    let desk = Desk {
        lang,
        folder: folder.clone(),
        file: file.id,
        tree,
        faults: (*found).clone(),
        send: send.clone(),
    };
    let save = {
        let id = file.id;
        send.reform(move |_: MouseEvent| Msg::SaveOpen(vec![id]))
    };
    let path = desk.path(part).filter(|path| path.has_key("tree") && desk.tree.get(path).is_some());
    let title = name(&desk, part, path.as_ref());
    html! {
        <div class="design">
            <section class="sheet">
                <div class="sheet-head design-head">
                    <h2 id={HEADING} tabindex="-1">{ words::TITLE.of(lang) }</h2>
                    <span class="muted">{ &*file.opened.name }</span>
                    <button type="button" class="button button-main" onclick={save}>{ words::SAVE.of(lang) }</button>
                </div>
                if adopted {
                    <div class="design-locked">
                        <p>{ words::ADOPTED.of(lang) }</p>
                        <button type="button" class="button button-main" onclick={next_version(&desk)}>{ words::REVISE.of(lang) }</button>
                    </div>
                }
                if *simulated {
                    <p class="design-locked" role="status">{ words::SIMULATED.of(lang) }</p>
                }
                { unplaced(&desk) }
            </section>
            <div class="design-columns">
                <div class="sheet design-side">
                    <nav class="design-parts" aria-label={words::PARTS.of(lang)}>{ parts(&desk, part) }</nav>
                    <Outline desk={desk.clone()} open={path.clone()} {locked} />
                </div>
                <div class="sheet design-main">
                    <h3 id="design-part" tabindex="-1">{ title }</h3>
                    if &**part == COMPARE {
                        <CompareSchemes {desk} {other} />
                    } else {
                        <div class="design-pair">
                            // Another part is another form, with nothing left of what was typed in this one.
                            <fieldset key={part.to_string()} class="design-form" disabled={locked}>{ body(&desk, part, path.as_ref()) }</fieldset>
                            if let Some(path) = path.filter(|path| desk.tree.get(&path.then("children")).is_none()) {
                                <Worked key={format!("worked{part}")} desk={desk.clone()} report={report.clone()} {path} />
                            }
                        </div>
                    }
                </div>
            </div>
        </div>
    }
}

/// What is looked at.
fn name(desk: &Desk, part: &str, path: Option<&Path>) -> String {
    let lang = desk.lang;
    match part {
        "" => words::TREE.of(lang).to_owned(),
        BASIC => words::BASIC.of(lang).to_owned(),
        WEIGHTS => words::WEIGHTS.of(lang).to_owned(),
        COMPARE => words::COMPARE.of(lang).to_owned(),
        part => match (path, part.strip_prefix('/').and_then(|key| label(desk, key))) {
            (Some(path), _) => desk.name(path)(lang),
            (None, Some(label)) => label.to_owned(),
            (None, None) => part.to_owned(),
        },
    }
}

/// What a part of the scheme is called.
fn label(desk: &Desk, key: &str) -> Option<&'static str> {
    let form = form_of(&desk.tree, &Path::default())?;
    form.field(key).map(|field| text::form::label(desk.lang, field))
}

/// The ways to the parts, with what was found in each.
fn parts(desk: &Desk, here: &str) -> Html {
    let lang = desk.lang;
    let link = |part: &str, label: &str, found: usize| {
        html! {
            <a key={part.to_owned()} href={Route::Design(part.into()).href()} aria-current={(here == part).then_some("page")}>
                { label }{ count(lang, found) }
            </a>
        }
    };
    let own = |fault: &&Fault| match fault.path.steps().first() {
        Some(Step::Key(key)) => !PARTS.contains(&&**key) && &**key != "tree",
        _ => false,
    };
    html! {
        <>
            { link(BASIC, words::BASIC.of(lang), desk.faults.iter().filter(own).count()) }
            { link(WEIGHTS, words::WEIGHTS.of(lang), desk.faults.iter().filter(|fault| fault.path.has_key("weight")).count()) }
            for key in PARTS {
                { link(&format!("/{key}"), label(desk, key).unwrap_or(key), desk.within(&Path::default().then(key)).count()) }
            }
            { link(COMPARE, words::COMPARE.of(lang), 0) }
        </>
    }
}

/// What was found in the file as a whole, which is in no part.
fn unplaced(desk: &Desk) -> Html {
    let whole = Path::default();
    let tree = whole.then("tree");
    faults(&whole, desk.faults.iter().filter(|fault| fault.path == whole || fault.path == tree))
}

/// The form of what is looked at.
fn body(desk: &Desk, part: &str, path: Option<&Path>) -> Html {
    let lang = desk.lang;
    match (part, path) {
        ("", _) => html! { <p class="muted">{ words::CHOOSE.of(lang) }</p> },
        (WEIGHTS, _) => html! { <Marks desk={desk.clone()} /> },
        (BASIC, _) => {
            let mut without = vec!["format", "tree"];
            without.extend(PARTS);
            record(desk, &Path::default(), &without)
        }
        (_, Some(path)) => record(desk, path, &["children"]),
        (part, None) => {
            let form = form_of(&desk.tree, &Path::default());
            let key = part.strip_prefix('/').filter(|key| PARTS.contains(key));
            match form.as_ref().zip(key).and_then(|(form, key)| form.field(key)) {
                Some(field) => html! {
                    <>
                        { of_record(desk, &Path::default(), field) }
                        if field.key == "units" {
                            <Roster desk={desk.clone()} />
                        }
                    </>
                },
                None => html! { <p class="empty">{ words::NO_NODE.of(lang) }</p> },
            }
        }
    }
}

/// 另起新版本, in the place of the version that is adopted.
fn next_version(desk: &Desk) -> Callback<MouseEvent> {
    let desk = desk.clone();
    Callback::from(move |_: MouseEvent| {
        let tree = revise(&desk.tree, &[]);
        let text =
            |key: &str| tree.at(key).and_then(Tree::text).map(|text| text.to_string()).unwrap_or_default();
        let (id, version) = (text("id"), text("version"));
        let name = format!("{id}-{version}.json").into();
        let told = Told::new(|lang| words::revised(lang, &version));
        let drafts = vec![Draft::Own { of: desk.file, name, tree }];
        desk.send.emit(Msg::Edit(Edit { drafts, told }));
    })
}
