//! What the page can save: the result, the list of issues, the built-in files, and the formats' schemas.

use ip_scorecard::model::{archive_schema, data_schema, result_schema, scheme_schema};
use ip_scorecard::{
    result,
    text::{Lang, page},
};
use yew::prelude::*;

use super::lang::use_lang;
use super::report::Report;
use super::samples::{EARLIER, FAULTY, SCHEMES, Sample, YEAR};
use super::state::Msg;

/// The media type of what is open.
pub const JSON: &str = "application/json";
const CSV: &str = "text/csv";

/// The media type of a file that the office's module made, by its ending.
pub fn kind_of(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("zip") => "application/zip",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    }
}

/// A file that the page can save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Download {
    /// The result of what is open.
    Result,
    /// The list of issues.
    Issues,
    /// A built-in file.
    Sample(&'static Sample),
    /// The format of a scheme.
    SchemeSchema,
    /// The format of the departments' data.
    DataSchema,
    /// The format of a result.
    ResultSchema,
    /// The format of a package's manifest.
    ArchiveSchema,
}

/// A file to be saved.
#[derive(Debug)]
pub struct Saved {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub kind: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Download {
    /// Whether it says what was computed; of a simulation nothing that does may leave the page.
    pub fn is_of_report(self) -> bool {
        matches!(self, Download::Result | Download::Issues)
    }

    /// The file; none of a result while there is none.
    pub fn file(self, lang: Lang, report: Option<&Report>) -> Option<Saved> {
        let json = |name: String, bytes: Vec<u8>| Some(Saved { name, kind: JSON, bytes });
        match self {
            Download::Result => {
                let report = report?;
                let scheme = &report.scored()?.assessment.plan.scheme;
                let name = page::result_name(lang, scheme.id.as_str(), &scheme.version);
                json(name, result::document(&report.assessed)?.into_bytes())
            }
            Download::Issues => {
                let report = report?;
                let scheme = report.scored().map(|scored| &scored.assessment.plan.scheme);
                let name = page::issues::issues_name(
                    lang,
                    scheme.map(|scheme| (scheme.id.as_str(), &*scheme.version)),
                );
                Some(Saved {
                    name,
                    kind: CSV,
                    bytes: page::issues::issue_table(lang, report.issues(lang)).into_bytes(),
                })
            }
            Download::Sample(sample) => json(sample.name.into(), sample.bytes.into()),
            Download::SchemeSchema => schema("scheme", &scheme_schema()),
            Download::DataSchema => schema("data", &data_schema()),
            Download::ResultSchema => schema("result", &result_schema()),
            Download::ArchiveSchema => schema("archive", &archive_schema()),
        }
    }
}

fn schema(kind: &str, schema: &serde_json::Value) -> Option<Saved> {
    let name = format!("ip-scorecard-{kind}-1.schema.json");
    Some(Saved { name, kind: JSON, bytes: format!("{schema:#}\n").into_bytes() })
}

/// What the [`Downloads`] need.
#[derive(PartialEq, Properties)]
pub struct DownloadsProps {
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// Everything that can be saved without a result.
#[component]
pub fn Downloads(props: &DownloadsProps) -> Html {
    let lang = use_lang();
    let line = |download: Download, name: AttrValue| {
        let save = props.send.reform(move |_: MouseEvent| Msg::Save(download));
        html! { <li key={name.to_string()}><button class="link" type="button" onclick={save}>{ name }</button></li> }
    };
    let sample = |sample: &'static Sample| line(Download::Sample(sample), sample.name.into());
    html! {
        <details class="downloads">
            <summary>{ page::start::DOWNLOADS.of(lang) }</summary>
            <p class="muted">{ page::start::DOWNLOADS_WHY.of(lang) }</p>
            <div class="downloads-lists">
                <section>
                    <h3>{ page::start::SCHEME_FILES.of(lang) }</h3>
                    <ul>
                        for scheme in SCHEMES {
                            { line(Download::Sample(&scheme.file), page::start::scheme_sample(lang, scheme.label).into()) }
                        }
                    </ul>
                    <h3>{ page::start::SCHEMA_FILES.of(lang) }</h3>
                    <ul>
                        { line(Download::SchemeSchema, page::start::SCHEME_SCHEMA.of(lang).into()) }
                        { line(Download::DataSchema, page::start::DATA_SCHEMA.of(lang).into()) }
                        { line(Download::ResultSchema, page::start::RESULT_SCHEMA.of(lang).into()) }
                        { line(Download::ArchiveSchema, page::start::ARCHIVE_SCHEMA.of(lang).into()) }
                    </ul>
                    <h3>{ page::start::FAULTY_FILES.of(lang) }</h3>
                    <ul>{ sample(&FAULTY) }</ul>
                </section>
                <section>
                    <h3>{ page::start::SAMPLE_FILES.of(lang) }</h3>
                    <ul class="downloads-year">{ for YEAR.iter().map(sample) }</ul>
                    <h3>{ page::start::EARLIER_FILES.of(lang) }</h3>
                    <ul>{ sample(&EARLIER) }</ul>
                </section>
            </div>
        </details>
    }
}
