//! 佐证材料 of a datum: what it names, and what is said of each piece.

use ip_scorecard::check::{LeafNo, UnitNo};
use ip_scorecard::edit::sheet::{Edited, Piece, PieceDraft, Place, Refusal};
use ip_scorecard::model::data::EvidenceStatus;
use ip_scorecard::text::Words;
use ip_scorecard::text::page::sheet as words;
use yew::prelude::*;

use super::books::Books;
use super::tools::refused;
use crate::platform::field;
use crate::ui::lang::use_lang;
use crate::ui::report::Shared;

/// What the [`EvidenceList`] needs.
#[derive(PartialEq, Properties)]
pub struct EvidenceListProps {
    /// The sheet and its files.
    pub books: Shared<Books>,
    /// Whose datum.
    pub unit: UnitNo,
    /// On which indicator.
    pub leaf: LeafNo,
    /// Takes what was changed.
    pub apply: Callback<Edited>,
}

/// What is being written.
#[derive(Clone, PartialEq)]
struct Writing {
    /// The piece that is described; none for a new one.
    of: Option<Piece>,
    draft: PieceDraft,
    refused: Option<Refusal>,
}

/// The evidence of a datum.
#[component]
pub fn EvidenceList(props: &EvidenceListProps) -> Html {
    let lang = use_lang();
    let writing = use_state(|| None::<Writing>);
    let EvidenceListProps { books, unit, leaf, apply } = props;
    let (unit, leaf) = (*unit, *leaf);
    let sheet = &books.sheet;
    let pieces = sheet.evidence(unit, leaf);
    let document = sheet
        .column_numbers(leaf)
        .find_map(|column| sheet.path(Place { unit, column }))
        .map(|(document, _)| document);
    let is_named =
        |piece: &Piece| pieces.iter().any(|known| known.id == piece.id && known.document == piece.document);
    let others: Vec<Piece> = document.map(|document| sheet.evidence_of(document)).unwrap_or_default();
    let others: Vec<Piece> = others.into_iter().filter(|piece| !is_named(piece)).collect();
    let begin = |of: Option<Piece>| {
        let writing = writing.clone();
        let draft = of.as_ref().and_then(|piece| piece.told.clone()).unwrap_or_default();
        Callback::from(move |_: MouseEvent| {
            writing.set(Some(Writing { of: of.clone(), draft: draft.clone(), refused: None }));
        })
    };
    let remove = |piece: &Piece| {
        let (books, apply, piece) = (books.clone(), apply.clone(), piece.clone());
        Callback::from(move |_: MouseEvent| {
            let edited = books.sheet.detach(unit, leaf, piece.document, &piece.id);
            edited.into_iter().for_each(|edited| apply.emit(edited));
        })
    };
    let link = {
        let (books, apply, others) = (books.clone(), apply.clone(), others.clone());
        Callback::from(move |event: Event| {
            let piece = field::value(&event).parse::<usize>().ok().and_then(|no| others.get(no));
            let edited = piece.and_then(|piece| books.sheet.link(unit, leaf, piece.document, &piece.id));
            edited.into_iter().for_each(|edited| apply.emit(edited));
        })
    };
    let set = {
        let writing = writing.clone();
        Callback::from(move |next: Option<Writing>| writing.set(next))
    };
    let keep = {
        let (books, apply, writing) = (books.clone(), apply.clone(), writing.clone());
        Callback::from(move |now: Writing| {
            let edited = match &now.of {
                Some(piece) => books.sheet.describe(piece.document, &piece.id, &now.draft),
                None => books.sheet.attach(unit, leaf, &now.draft),
            };
            match edited {
                Ok(edited) => {
                    writing.set(None);
                    edited.into_iter().for_each(|edited| apply.emit(edited));
                }
                Err(why) => writing.set(Some(Writing { refused: Some(why), ..now })),
            }
        })
    };
    let name = |piece: &Piece| match &piece.told {
        Some(told) => told.title.clone(),
        None => piece.id.to_string(),
    };
    html! {
        <div class="desk-evidence">
            <h4>{ words::EVIDENCE.of(lang) }</h4>
            <ul>
                for piece in pieces.iter() {
                    <li key={format!("{} {}", piece.document, piece.id)}>
                        <span>
                            { name(piece) }
                            if let Some(told) = &piece.told {
                                <small>{ [&*told.file_no, &*told.date].join(" ") }{ " " }{ told.status.map(|status| words::status(lang, status)) }</small>
                            }
                        </span>
                        if piece.told.is_some() {
                            <button type="button" class="link" aria-label={format!("{} {}", words::EDIT.of(lang), name(piece))}
                                onclick={begin(Some(piece.clone()))}>{ words::EDIT.of(lang) }</button>
                        }
                        <button type="button" class="link" aria-label={format!("{} {}", words::REMOVE.of(lang), name(piece))}
                            onclick={remove(piece)}>{ words::REMOVE.of(lang) }</button>
                    </li>
                }
            </ul>
            if let Some(now) = &*writing {
                <Form now={now.clone()} {set} {keep} />
            } else {
                <button type="button" class="button" onclick={begin(None)}>{ words::ADD.of(lang) }</button>
                if !others.is_empty() {
                    <label class="desk-remark">
                        { words::LINK.of(lang) }
                        <select onchange={link}>
                            <option value="" selected=true>{ words::CHOOSE.of(lang) }</option>
                            for (no, piece) in others.iter().enumerate() {
                                <option key={no} value={no.to_string()}>{ name(piece) }</option>
                            }
                        </select>
                    </label>
                }
            }
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct FormProps {
    now: Writing,
    /// Goes on with it, or gives it up.
    set: Callback<Option<Writing>>,
    /// Takes it as it is.
    keep: Callback<Writing>,
}

/// The fields of a piece of evidence.
#[component]
fn Form(props: &FormProps) -> Html {
    let lang = use_lang();
    let FormProps { now, set, keep } = props;
    let put = |change: fn(&mut PieceDraft, String)| {
        let now = now.clone();
        set.reform(move |event: Event| {
            let mut next = Writing { refused: None, ..now.clone() };
            change(&mut next.draft, field::value(&event));
            Some(next)
        })
    };
    // With every letter: a field that is drawn anew must have what was typed into it.
    let line = |label: Words, value: &str, put: Callback<Event>| {
        let oninput = put.reform(|event: InputEvent| event.into());
        html! {
            <label class="desk-remark">{ label.of(lang) }<input type="text" value={value.to_owned()} {oninput} /></label>
        }
    };
    let draft = &now.draft;
    let status = put(|draft, word| {
        draft.status = EvidenceStatus::ALL.iter().copied().find(|status| status.word() == word);
    });
    let done = {
        let (now, keep) = (now.clone(), keep.clone());
        Callback::from(move |_: MouseEvent| keep.emit(now.clone()))
    };
    let leave = set.reform(|_: MouseEvent| None);
    html! {
        <div class="desk-piece">
            { line(words::EVIDENCE_TITLE, &draft.title, put(|draft, text| draft.title = text)) }
            { line(words::FILE_NO, &draft.file_no, put(|draft, text| draft.file_no = text)) }
            { line(words::DATE, &draft.date, put(|draft, text| draft.date = text)) }
            <label class="desk-remark">
                { words::STATUS.of(lang) }
                <select onchange={status}>
                    <option value="" selected={draft.status.is_none()}>{ words::NO_STATUS.of(lang) }</option>
                    for status in EvidenceStatus::ALL.iter().copied() {
                        <option key={status.word()} value={status.word()} selected={draft.status == Some(status)}>{ words::status(lang, status) }</option>
                    }
                </select>
            </label>
            if let Some(why) = &now.refused {
                <p role="alert" class="desk-issue">{ refused(lang, &draft.title, why) }</p>
            }
            <p class="desk-answers">
                <button type="button" class="button" onclick={done}>{ words::KEEP.of(lang) }</button>
                <button type="button" class="button" onclick={leave}>{ words::CANCEL.of(lang) }</button>
            </p>
        </div>
    }
}
