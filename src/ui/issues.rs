//! What was found in the files: the gravest first, then file by file, each with its place and a remedy.

use std::rc::Rc;

use ip_scorecard::issue::Severity;
use ip_scorecard::text::{Lang, Told, Words, page};
use yew::prelude::*;

use super::controls::{More, SchemeButtons};
use super::downloads::Download;
use super::files::FileActions;
use super::folder::Folder;
use super::lang::use_lang;
use super::portion::use_steps;
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
    let lang = use_lang();
    let IssuesProps { folder, report, filter, send } = props;
    let counts = report.counts();
    let listed = || report.issues(lang).iter().filter(|issue| filter.shows(issue.severity));
    html! {
        <section class="sheet">
            { verdict(lang, report, counts, send) }
            if counts.all() > 0 {
                { filters(lang, *filter, report, send) }
            }
            if counts.all() > 0 && listed().next().is_none() {
                <p class="empty">{ page::issues::NONE_SHOWN.of(lang) }</p>
            }
            for severity in [Severity::Error, Severity::Warning, Severity::Note] {
                <Group key={severity.word()} {folder} {report} {severity} shown={filter.shows(severity)} {send} />
            }
        </section>
    }
}

/// Whether it was scored in spite of them, and what to do next.
fn verdict(lang: Lang, report: &Report, counts: Counts, send: &Callback<Msg>) -> Html {
    if report.scored().is_some() {
        return html! {
            <div class="sheet-head">
                <h2 id={HEADING} tabindex="-1">{ page::frame::ISSUES.of(lang) }</h2>
                if counts.all() == 0 {
                    <p>{ page::issues::NO_ISSUES.of(lang) }</p>
                }
                <a href={Route::Ranking.href()}>{ page::issues::SEE_RANKING.of(lang) }</a>
            </div>
        };
    }
    let no_scheme =
        !report.assessed.files.iter().any(|file| file.kind == Some(ip_scorecard::read::Kind::Scheme));
    html! {
        <div class="blocked">
            <h2 id={HEADING} tabindex="-1">{ page::frame::blocked(lang, counts.errors) }</h2>
            if no_scheme {
                <p>{ page::issues::NO_SCHEME_NEXT.of(lang) }</p>
                <SchemeButtons {send} />
            }
            if !no_scheme || counts.errors > 1 {
                <p>{ page::issues::BLOCKED_NEXT.of(lang) }</p>
            }
        </div>
    }
}

fn words(severity: Severity) -> (Words, Words, &'static str) {
    match severity {
        Severity::Error => (page::issues::ERRORS, page::issues::ERRORS_MEAN, "error"),
        Severity::Warning => (page::issues::WARNINGS, page::issues::WARNINGS_MEAN, "warning"),
        Severity::Note => (page::issues::NOTES, page::issues::NOTES_MEAN, "note"),
    }
}

fn filters(lang: Lang, filter: Filter, report: &Report, send: &Callback<Msg>) -> Html {
    let counts = report.counts();
    let save_why = if report.simulated { page::whatif::NO_EXPORT } else { page::issues::SAVE_ISSUES_WHY };
    html! {
        <div class="filters" role="group" aria-label={page::issues::SHOW.of(lang)}>
            <span class="muted">{ page::issues::SHOW.of(lang) }</span>
            for severity in [Severity::Error, Severity::Warning, Severity::Note] {
                <button key={severity.word()} class="button filter" type="button"
                    aria-pressed={filter.shows(severity).to_string()}
                    onclick={send.reform(move |_: MouseEvent| Msg::Show(severity))}>
                    { words(severity).0.of(lang) }{ " " }{ counts.of_severity(severity) }
                </button>
            }
            <button class="button filters-save" type="button" title={save_why.of(lang)} aria-disabled={report.simulated.then_some("true")}
                onclick={send.reform(|_: MouseEvent| Msg::Save(Download::Issues))}>
                { page::issues::SAVE_ISSUES.of(lang) }
            </button>
        </div>
    }
}

/// Issues of a weight that are shown at once.
const PORTION: usize = 100;

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
    let lang = use_lang();
    let limit = use_state(|| PORTION);
    let drawn = use_steps(*limit);
    let GroupProps { folder, report, severity, shown, send } = props;
    let issues: Vec<&Told> = report.issues(lang).iter().filter(|issue| issue.severity == *severity).collect();
    if !shown || issues.is_empty() {
        return Html::default();
    }
    let (label, meaning, class) = words(*severity);
    let listed = issues.get(..drawn).unwrap_or(&issues);
    let files = listed.chunk_by(|a, b| file_of(a) == file_of(b));
    html! {
        <section class={classes!("found", format!("found-{class}"))}>
            <h3>{ page::issues::findings(lang, label, issues.len()) }<span class="muted">{ meaning.of(lang) }</span></h3>
            for of_file in files {
                <div class="found-file" key={of_file.first().and_then(|issue| file_of(issue)).unwrap_or_default()}>
                    { file_head(lang, folder, of_file, send) }
                    <ol class="found-list">{ for of_file.iter().map(|issue| told(lang, issue)) }</ol>
                </div>
            }
            <More shown={(*limit).min(issues.len())} all={issues.len()} portion={PORTION} onmore={move |more| limit.set(more)} />
        </section>
    }
}

fn file_of(issue: &Told) -> Option<&str> {
    issue.file.as_ref().map(|(_, name)| &**name)
}

fn file_head(lang: Lang, folder: &Folder, issues: &[&Told], send: &Callback<Msg>) -> Html {
    let name = issues.first().and_then(|issue| file_of(issue));
    let file = name.and_then(|name| folder.by_name(name));
    html! {
        <div class="found-head">
            <h4>{ name.unwrap_or(page::issues::ALL_FILES.of(lang)) }</h4>
            if let Some(file) = file {
                <div class="row-actions"><FileActions file={file.clone()} {send} /></div>
            }
        </div>
    }
}

/// One issue.
fn told(lang: Lang, issue: &Told) -> Html {
    let spot = issue.line.zip(issue.column).map(|(line, column)| page::issues::spot(lang, line, column));
    html! {
        <li class="issue">
            if spot.is_some() || !issue.path.is_empty() {
                <div class="issue-spot">
                    if let Some(spot) = spot {
                        <span>{ spot }</span>
                    }
                    <code>{ issue.path.to_string() }</code>
                </div>
            }
            <div class="issue-text">
                <p>{ &issue.message }</p>
                <p class="issue-remedy">{ &issue.remedy }</p>
            </div>
            <code class="issue-code" title={page::issues::CODE.of(lang)}>{ issue.code }</code>
        </li>
    }
}
