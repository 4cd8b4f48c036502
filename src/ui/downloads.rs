//! What the page can save: the result, the built-in files, and the formats' schemas.

use ip_scorecard::assess::Assessed;
use ip_scorecard::model::{data_schema, scheme_schema};
use ip_scorecard::{result, text::page};
use yew::prelude::*;

use super::samples::{FAULTY, SCHEME, Sample, YEAR};
use super::state::Msg;

/// A file that the page can save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Download {
    /// The result of what is open.
    Result,
    /// A built-in file.
    Sample(&'static Sample),
    /// The format of a scheme.
    SchemeSchema,
    /// The format of the departments' data.
    DataSchema,
}

impl Download {
    /// Its name and content; none while there is no result.
    pub fn file(self, assessed: Option<&Assessed>) -> Option<(String, Vec<u8>)> {
        match self {
            Download::Result => {
                let assessed = assessed?;
                let scheme = &assessed.scored.as_ref()?.assessment.plan.scheme;
                let name = page::result_name(scheme.id.as_str(), &scheme.version);
                Some((name, result::document(assessed)?.into_bytes()))
            }
            Download::Sample(sample) => Some((sample.name.into(), sample.bytes.into())),
            Download::SchemeSchema => Some(schema("scheme", &scheme_schema())),
            Download::DataSchema => Some(schema("data", &data_schema())),
        }
    }
}

fn schema(kind: &str, schema: &serde_json::Value) -> (String, Vec<u8>) {
    (format!("ip-scorecard-{kind}-1.schema.json"), format!("{schema:#}\n").into_bytes())
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
    let line = |download: Download, name: AttrValue| {
        let save = props.send.reform(move |_: MouseEvent| Msg::Save(download));
        html! { <li key={name.to_string()}><button class="link" type="button" onclick={save}>{ name }</button></li> }
    };
    let sample = |sample: &'static Sample| line(Download::Sample(sample), sample.name.into());
    html! {
        <details class="downloads">
            <summary>{ page::DOWNLOADS }</summary>
            <p class="muted">{ page::DOWNLOADS_WHY }</p>
            <div class="downloads-lists">
                <section>
                    <h3>{ page::SCHEME_FILES }</h3>
                    <ul>{ line(Download::Sample(&SCHEME), page::SCHEME_SAMPLE.into()) }</ul>
                    <h3>{ page::SCHEMA_FILES }</h3>
                    <ul>
                        { line(Download::SchemeSchema, page::SCHEME_SCHEMA.into()) }
                        { line(Download::DataSchema, page::DATA_SCHEMA.into()) }
                    </ul>
                    <h3>{ page::FAULTY_FILES }</h3>
                    <ul>{ sample(&FAULTY) }</ul>
                </section>
                <section>
                    <h3>{ page::SAMPLE_FILES }</h3>
                    <ul class="downloads-year">{ for YEAR.iter().map(sample) }</ul>
                </section>
            </div>
        </details>
    }
}
