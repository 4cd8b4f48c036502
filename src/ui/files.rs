//! The open files: what each one is, what was found in it, and how to replace or remove it.

use std::rc::Rc;

use ip_scorecard::read::{Kind, Opened};
use ip_scorecard::text::{self, Lang, page};
use yew::prelude::*;

use super::controls::{More, Picker, Scroll};
use super::downloads::Downloads;
use super::folder::{FileId, Folder, OpenFile};
use super::kept::Keeping;
use super::lang::use_lang;
use super::notice::Notice;
use super::report::{Counts, Report, Shared};
use super::route::Route;
use super::state::{HEADING, Msg, Place};
use crate::platform::file::File;

/// Files that are shown at once.
const PORTION: usize = 50;

/// What [`Files`] needs.
#[derive(PartialEq, Properties)]
pub struct FilesProps {
    /// The open files.
    pub folder: Rc<Folder>,
    /// What was computed of them.
    pub report: Shared<Report>,
    /// Those with changes that were not saved.
    pub unsaved: Rc<[FileId]>,
    /// What is known of what is kept.
    pub keeping: Keeping,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The open files.
#[component]
pub fn Files(props: &FilesProps) -> Html {
    let lang = use_lang();
    let shown = use_state(|| PORTION);
    let FilesProps { folder, report, unsaved, keeping, send } = props;
    let clear = send.reform(|_: MouseEvent| Msg::Clear);
    let mut files: Vec<&OpenFile> = folder.files().iter().collect();
    files.sort_by_key(|file| (file.opened.kind != Some(Kind::Scheme), file.opened.name.clone()));
    html! {
        <section class="sheet">
            <div class="sheet-head">
                <h2 id={HEADING} tabindex="-1">{ page::frame::FILES.of(lang) }</h2>
                <p class="muted">{ count(lang, folder, report) }</p>
                <button class="button" type="button" onclick={clear}>{ page::files::CLEAR.of(lang) }</button>
            </div>
            <Scroll label={page::frame::FILES.of(lang)}>
                <table class="grid files">
                    <thead><tr>
                        <th scope="col">{ page::files::FILE_NAME.of(lang) }</th>
                        <th scope="col" class="medium">{ page::files::KIND.of(lang) }</th>
                        <th scope="col">{ page::files::SENDER.of(lang) }</th>
                        <th scope="col" class="medium">{ page::files::STAGE.of(lang) }</th>
                        <th scope="col">{ page::files::FOUND.of(lang) }</th>
                        <th scope="col"><span class="hidden">{ page::files::ACTIONS.of(lang) }</span></th>
                    </tr></thead>
                    <tbody>
                        for file in files.iter().copied().take(*shown) {
                            <tr key={file.id.to_string()}>
                                <th scope="row" class="name">
                                    { &file.opened.name }
                                    if file.demonstration {
                                        <span class="tag">{ page::frame::DEMONSTRATION.of(lang) }</span>
                                    }
                                    if unsaved.contains(&file.id) {
                                        <span class="tag tag-warning">{ page::sheet::UNSAVED.of(lang) }</span>
                                    }
                                    <small class="folded">{ kind(lang, &file.opened) }{ "　" }{ stage(lang, &file.opened) }</small>
                                </th>
                                <td class="medium">{ kind(lang, &file.opened) }</td>
                                <td class="sender">{ sender(&file.opened) }</td>
                                <td class="medium">{ stage(lang, &file.opened) }</td>
                                <td>{ found(lang, report.counts_of(file)) }</td>
                                <td><div class="row-actions">
                                    if file.opened.kind == Some(Kind::Scheme) && report.scheme().is_some() {
                                        <a class="button" href={Route::Bylaw("".into()).href()}>{ page::bylaw::OPEN.of(lang) }</a>
                                    }
                                    // Once more, too: whether the browser kept it nobody here knows.
                                    if unsaved.contains(&file.id) || file.is_edited() {
                                        { save(lang, file, send) }
                                    }
                                    <FileActions file={file.clone()} {send} />
                                </div></td>
                            </tr>
                        }
                    </tbody>
                </table>
            </Scroll>
            <More shown={*shown} all={files.len()} portion={PORTION} onmore={move |more| shown.set(more)} />
            <Notice {folder} {keeping} {send} />
            <Downloads {send} />
        </section>
    }
}

/// Saves a file under its own name.
fn save(lang: Lang, file: &OpenFile, send: &Callback<Msg>) -> Html {
    let (id, name) = (file.id, page::sheet::save(lang, &file.opened.name));
    let onclick = send.reform(move |_: MouseEvent| Msg::SaveOpen(vec![id]));
    html! { <button class="button" type="button" {onclick} aria-label={name}>{ page::sheet::SAVE.of(lang) }</button> }
}

/// How many files of which kind there are, and in how many of them something must be mended.
fn count(lang: Lang, folder: &Folder, report: &Report) -> String {
    let files = folder.files();
    let kinds = [Some(Kind::Scheme), Some(Kind::Data), Some(Kind::Result), None];
    let counts = kinds.map(|kind| files.iter().filter(|file| file.opened.kind == kind).count());
    let faulty = files.iter().filter(|file| report.counts_of(file).errors > 0).count();
    page::files::count(lang, counts, faulty)
}

fn kind(lang: Lang, file: &Opened) -> String {
    match (file.kind, file.result()) {
        (Some(Kind::Scheme), _) => page::files::SCHEME_KIND.of(lang).into(),
        (Some(Kind::Data), _) => page::files::DATA_KIND.of(lang).into(),
        (Some(Kind::Result), Some(earlier)) => page::files::earlier_kind(lang, earlier),
        (Some(Kind::Result), None) => page::files::RESULT_KIND.of(lang).into(),
        (None, _) => page::files::UNKNOWN_KIND.of(lang).into(),
    }
}

/// Who sent it; of a scheme and of an earlier result, what scheme it is.
fn sender(file: &Opened) -> &str {
    let department = file.data().map(|data| &*data.source.department);
    let scheme = file.scheme().map(|scheme| &*scheme.title);
    let earlier = file.result().map(|result| &*result.scheme.title);
    department.or(scheme).or(earlier).unwrap_or(page::NOTHING)
}

fn stage(lang: Lang, file: &Opened) -> &'static str {
    let stage = file.data().map(|data| data.stage).or_else(|| file.result().map(|result| result.stage));
    stage.map_or(page::NOTHING, |stage| text::stage(lang, stage))
}

/// How much was found in a file.
fn found(lang: Lang, counts: Counts) -> Html {
    let parts = [
        (counts.errors, page::issues::ERRORS, "count count-error"),
        (counts.warnings, page::issues::WARNINGS, "count count-warning"),
        (counts.notes, page::issues::NOTES, "count"),
    ];
    if counts.all() == 0 {
        return html! { page::files::NO_FINDINGS.of(lang) };
    }
    html! {
        for (count, label, class) in parts.into_iter().filter(|(count, ..)| *count > 0) {
            <span key={class} {class}>{ page::issues::findings(lang, label, count) }</span>
        }
    }
}

/// What [`FileActions`] needs.
#[derive(PartialEq, Properties)]
pub struct FileActionsProps {
    /// The file.
    pub file: OpenFile,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// Replaces or removes a file; nothing else is lost by either.
#[component]
pub fn FileActions(props: &FileActionsProps) -> Html {
    let lang = use_lang();
    let (id, name) = (props.file.id, &props.file.opened.name);
    let chosen = props.send.reform(move |files: Vec<File>| Msg::Handed(files, Place::Of(id)));
    let remove = props.send.reform(move |_: MouseEvent| Msg::Remove(id));
    html! {
        <>
            <Picker label={page::files::REPLACE.of(lang)} name={page::files::of_file(lang, page::files::REPLACE, name)} multiple=false {chosen} />
            <button class="button" type="button" onclick={remove} aria-label={page::files::of_file(lang, page::files::REMOVE, name)}>
                { page::files::REMOVE.of(lang) }
            </button>
        </>
    }
}
