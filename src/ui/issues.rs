//! What was found in the files: the gravest first, then file by file, each with its place and a remedy.

use std::rc::Rc;

use ip_scorecard::issue::Severity;
use ip_scorecard::text::{Told, page};
use yew::prelude::*;

use super::controls::SchemeButtons;
use super::downloads::Download;
use super::files::FileActions;
use super::folder::Folder;
use super::report::{Counts, Report, Shared};
use super::route::Route;
use super::state::{Filter, HEADING, Msg};

/// What [`Issues`] needs.
#[derive(PartialEq, Properties)]
pub struct IssuesProps {
    /// The open files.
    pub folder: Rc<Folder>,
    /// What was computed of them.
    pub report: Shared<Report>,
    /// Which issues are listed.
    pub filter: Filter,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// The issues.
#[component]
pub fn Issues(props: &IssuesProps) -> Html {
    let IssuesProps { folder, report, filter, send } = props;
    let counts = report.counts();
    let listed = || report.issues.iter().filter(|issue| filter.shows(issue.severity));
    html! {
        <section class="sheet">
            { verdict(report, counts, send) }
            if counts.all() > 0 {
                { filters(*filter, counts, send) }
            }
            if counts.all() > 0 && listed().next().is_none() {
                <p class="empty">{ page::NONE_SHOWN }</p>
            }
            for severity in [Severity::Error, Severity::Warning, Severity::Note] {
                <Group key={severity.word()} {folder} {report} {severity} shown={filter.shows(severity)} {send} />
            }
        </section>
    }
}

/// Whether it was scored in spite of them, and what to do next.
fn verdict(report: &Report, counts: Counts, send: &Callback<Msg>) -> Html {
    if report.scored().is_some() {
        return html! {
            <div class="sheet-head">
                <h2 id={HEADING} tabindex="-1">{ page::ISSUES }</h2>
                if counts.all() == 0 {
                    <p>{ page::NO_ISSUES }</p>
                }
                <a href={Route::Ranking.href()}>{ page::SEE_RANKING }</a>
            </div>
        };
    }
    let no_scheme =
        !report.assessed.files.iter().any(|file| file.kind == Some(ip_scorecard::read::Kind::Scheme));
    html! {
        <div class="blocked">
            <h2 id={HEADING} tabindex="-1">{ page::blocked(counts.errors) }</h2>
            if no_scheme {
                <p>{ page::NO_SCHEME_NEXT }</p>
                <SchemeButtons {send} />
            }
            if !no_scheme || counts.errors > 1 {
                <p>{ page::BLOCKED_NEXT }</p>
            }
        </div>
    }
}

fn words(severity: Severity) -> (&'static str, &'static str, &'static str) {
    match severity {
        Severity::Error => (page::ERRORS, page::ERRORS_MEAN, "error"),
        Severity::Warning => (page::WARNINGS, page::WARNINGS_MEAN, "warning"),
        Severity::Note => (page::NOTES, page::NOTES_MEAN, "note"),
    }
}

fn filters(filter: Filter, counts: Counts, send: &Callback<Msg>) -> Html {
    html! {
        <div class="filters" role="group" aria-label={page::SHOW}>
            <span class="muted">{ page::SHOW }</span>
            for severity in [Severity::Error, Severity::Warning, Severity::Note] {
                <button key={severity.word()} class="button filter" type="button"
                    aria-pressed={filter.shows(severity).to_string()}
                    onclick={send.reform(move |_: MouseEvent| Msg::Show(severity))}>
                    { words(severity).0 }{ " " }{ counts.of_severity(severity) }
                </button>
            }
            <button class="button filters-save" type="button" title={page::SAVE_ISSUES_WHY}
                onclick={send.reform(|_: MouseEvent| Msg::Save(Download::Issues))}>
                { page::SAVE_ISSUES }
            </button>
        </div>
    }
}

/// What a [`Group`] needs.
#[derive(PartialEq, Properties)]
struct GroupProps {
    folder: Rc<Folder>,
    report: Shared<Report>,
    severity: Severity,
    shown: bool,
    send: Callback<Msg>,
}

/// The issues of one weight, file by file.
#[component]
fn Group(props: &GroupProps) -> Html {
    let GroupProps { folder, report, severity, shown, send } = props;
    let issues: Vec<&Told> = report.issues.iter().filter(|issue| issue.severity == *severity).collect();
    if !shown || issues.is_empty() {
        return Html::default();
    }
    let (label, meaning, class) = words(*severity);
    let files = issues.chunk_by(|a, b| file_of(a) == file_of(b));
    html! {
        <section class={classes!("found", format!("found-{class}"))}>
            <h3>{ page::findings(label, issues.len()) }<span class="muted">{ meaning }</span></h3>
            for of_file in files {
                <div class="found-file" key={of_file.first().and_then(|issue| file_of(issue)).unwrap_or_default()}>
                    { file_head(folder, of_file, send) }
                    <ol class="found-list">{ for of_file.iter().map(|issue| told(issue)) }</ol>
                </div>
            }
        </section>
    }
}

fn file_of(issue: &Told) -> Option<&str> {
    issue.file.as_ref().map(|(_, name)| &**name)
}

fn file_head(folder: &Folder, issues: &[&Told], send: &Callback<Msg>) -> Html {
    let name = issues.first().and_then(|issue| file_of(issue));
    let file = name.and_then(|name| folder.by_name(name));
    html! {
        <div class="found-head">
            <h4>{ name.unwrap_or(page::ALL_FILES) }</h4>
            if let Some(file) = file {
                <div class="row-actions"><FileActions file={file.clone()} {send} /></div>
            }
        </div>
    }
}

/// One issue.
fn told(issue: &Told) -> Html {
    let spot = issue.line.zip(issue.column).map(|(line, column)| page::spot(line, column));
    html! {
        <li class="issue">
            if spot.is_some() || !issue.path.is_empty() {
                <div class="issue-spot">
                    if let Some(spot) = spot {
                        <span>{ spot }</span>
                    }
                    <code>{ &issue.path }</code>
                </div>
            }
            <div class="issue-text">
                <p>{ &issue.message }</p>
                <p class="issue-remedy">{ &issue.remedy }</p>
            </div>
            <code class="issue-code" title={page::CODE}>{ issue.code }</code>
        </li>
    }
}
