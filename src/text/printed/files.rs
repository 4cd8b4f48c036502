//! 所用文件清单: the files that a result was computed from, with their whole fingerprints.

use super::sha256;
use crate::assess::{Assessed, Scored};
use crate::issue::FileNo;
use crate::paper::{Align, Block, Column, Document, Face, Row, RowRole, Table};
use crate::text;
use crate::text::lang::{Lang, Words, say, words};

const TITLE: Words = words("所用文件清单", "Files used");
const NUMBER: Words = words("序号", "No.");
const FILE: Words = words("文件", "File");
const KIND: Words = words("内容", "What it is");
const DIGEST: Words = words("校验码（SHA-256）", "SHA-256");
const SCHEME: Words = words("考核方案", "Scheme");
const EARLIER: Words = words("往期结果", "Earlier result");
const MEANING: Words = words(
    "各页页脚所列校验码为本表校验码的前8位。文件内容有任何改动，校验码即不相同。",
    "The foot of each sheet gives the first 8 digits. A file with any change in it has another SHA-256.",
);

/// The files with their fingerprints.
pub fn files(lang: Lang, assessed: &Assessed, scored: &Scored, face: Face) -> Document {
    let assessment = &scored.assessment;
    let title = TITLE.of(lang).to_owned();
    let column = |title: Words, width, align| Column { title: title.of(lang).to_owned(), width, align };
    let mut files: Vec<(FileNo, String)> = vec![(assessment.scheme_file, SCHEME.of(lang).to_owned())];
    files.extend(assessment.data_files.iter().map(|(no, data)| {
        let (stage, sender) = (text::stage(lang, data.stage), &data.source.department);
        (*no, say!(lang, "{sender}{stage}数据", "{sender}, {stage}"))
    }));
    files.extend(assessment.earlier.as_ref().map(|(no, _)| (*no, EARLIER.of(lang).to_owned())));
    let rows = files.into_iter().enumerate().map(|(no, (file, kind))| {
        let name = assessed.file(file).map_or("", |file| &file.name);
        let cells =
            vec![(no + 1).to_string().into(), name.into(), kind.into(), sha256(assessed, file).into()];
        Row { role: RowRole::Plain, cells }
    });
    let table = Table {
        caption: title.clone(),
        columns: vec![
            column(NUMBER, 10, Align::Middle),
            column(FILE, 38, Align::Start),
            column(KIND, 44, Align::Start),
            column(DIGEST, 110, Align::Start),
        ],
        rows: rows.collect(),
    };
    let blocks = vec![
        Block::Title(title.clone()),
        Block::Subtitle(assessment.plan.scheme.title.to_string()),
        Block::Table(table),
        Block::Paragraph(MEANING.of(lang).to_owned()),
    ];
    Document { name: title, face, blocks }
}
