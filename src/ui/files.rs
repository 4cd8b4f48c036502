//! The open files: what each one is, what was found in it, and how to replace or remove it.

use std::rc::Rc;

use ip_scorecard::read::{Kind, Opened};
use ip_scorecard::text::{self, page};
use yew::prelude::*;

use super::controls::Picker;
use super::downloads::Downloads;
use super::folder::{Folder, OpenFile};
use super::report::{Counts, Report, Shared};
use super::state::{HEADING, Msg, Place};
use crate::platform::file::File;

/// What [`Files`] needs.
#[derive(PartialEq, Properties)]
pub struct FilesProps {
    /// The open files.
    pub folder: Rc<Folder>,
    /// What was computed of them.
    pub report: Shared<Report>,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The open files.
#[component]
pub fn Files(props: &FilesProps) -> Html {
    let FilesProps { folder, report, send } = props;
    let clear = send.reform(|_: MouseEvent| Msg::Clear);
    let mut files: Vec<&OpenFile> = folder.files().iter().collect();
    files.sort_by_key(|file| (file.opened.kind != Some(Kind::Scheme), file.opened.name.clone()));
    html! {
        <section class="sheet">
            <div class="sheet-head">
                <h2 id={HEADING} tabindex="-1">{ page::FILES }</h2>
                <button class="button" type="button" onclick={clear}>{ page::CLEAR }</button>
            </div>
            <table class="grid files">
                <thead><tr>
                    <th scope="col">{ page::FILE_NAME }</th>
                    <th scope="col" class="medium">{ page::KIND }</th>
                    <th scope="col">{ page::SENDER }</th>
                    <th scope="col" class="medium">{ page::STAGE }</th>
                    <th scope="col">{ page::FOUND }</th>
                    <th scope="col"><span class="hidden">{ page::ACTIONS }</span></th>
                </tr></thead>
                <tbody>
                    for file in files {
                        <tr key={file.id.to_string()}>
                            <th scope="row" class="name">
                                { &file.opened.name }
                                if file.demonstration {
                                    <span class="tag">{ page::DEMONSTRATION }</span>
                                }
                                <small class="folded">{ kind(&file.opened) }{ "　" }{ stage(&file.opened) }</small>
                            </th>
                            <td class="medium">{ kind(&file.opened) }</td>
                            <td class="sender">{ sender(&file.opened) }</td>
                            <td class="medium">{ stage(&file.opened) }</td>
                            <td>{ found(report.counts_of(file)) }</td>
                            <td><div class="row-actions"><FileActions file={file.clone()} {send} /></div></td>
                        </tr>
                    }
                </tbody>
            </table>
            <Downloads {send} />
        </section>
    }
}

fn kind(file: &Opened) -> String {
    match (file.kind, file.result()) {
        (Some(Kind::Scheme), _) => page::SCHEME_KIND.into(),
        (Some(Kind::Data), _) => page::DATA_KIND.into(),
        (Some(Kind::Result), Some(earlier)) => page::earlier_kind(earlier),
        (Some(Kind::Result), None) => page::RESULT_KIND.into(),
        (None, _) => page::UNKNOWN_KIND.into(),
    }
}

/// Who sent it; of a scheme and of an earlier result, what scheme it is.
fn sender(file: &Opened) -> &str {
    let department = file.data().map(|data| &*data.source.department);
    let scheme = file.scheme().map(|scheme| &*scheme.title);
    let earlier = file.result().map(|result| &*result.scheme.title);
    department.or(scheme).or(earlier).unwrap_or(page::NOTHING)
}

fn stage(file: &Opened) -> &'static str {
    let stage = file.data().map(|data| data.stage).or_else(|| file.result().map(|result| result.stage));
    stage.map_or(page::NOTHING, text::stage)
}

/// How much was found in a file.
fn found(counts: Counts) -> Html {
    let parts = [
        (counts.errors, page::ERRORS, "count count-error"),
        (counts.warnings, page::WARNINGS, "count count-warning"),
        (counts.notes, page::NOTES, "count"),
    ];
    if counts.all() == 0 {
        return html! { page::NO_FINDINGS };
    }
    html! {
        for (count, label, class) in parts.into_iter().filter(|(count, ..)| *count > 0) {
            <span key={label} {class}>{ page::findings(label, count) }</span>
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
    let (id, name) = (props.file.id, &props.file.opened.name);
    let chosen = props.send.reform(move |files: Vec<File>| Msg::Handed(files, Place::Of(id)));
    let remove = props.send.reform(move |_: MouseEvent| Msg::Remove(id));
    html! {
        <>
            <Picker label={page::REPLACE} name={page::of_file(page::REPLACE, name)} multiple=false {chosen} />
            <button class="button" type="button" onclick={remove} aria-label={page::of_file(page::REMOVE, name)}>
                { page::REMOVE }
            </button>
        </>
    }
}
