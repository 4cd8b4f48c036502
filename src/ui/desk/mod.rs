//! 数据台: the data of all units on all indicators, typed and pasted like in a spreadsheet.
//!
//! The active cell holds a field, always, with what stands there marked: whatever is typed into it, through
//! an input method too, takes the place of that. So nothing has to be opened before somebody types, and
//! nothing they type is lost on the way. What is meant is handed over as an edit of the open files; the
//! sheet is opened again over what came of it.
//!
//! - [`books`]: the files behind the sheet. [`key`]: what the keys mean. [`sight`]: what of it is drawn.
//! - [`grid`]: the table. [`tools`]: what stands above it. [`side`], [`evidence`]: all of the active cell.

mod act;
mod books;
mod evidence;
mod grid;
mod key;
mod side;
mod sight;
mod tools;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo::events::EventListener;
use ip_scorecard::check::{LeafNo, UnitNo};
use ip_scorecard::edit::sheet::{Block, Edited, Filter, Headings, Only, Place, Refusal, Stray, View};
use ip_scorecard::issue::Severity;
use ip_scorecard::model::data::{Stage, State};
use ip_scorecard::model::scheme::Scheme;
use ip_scorecard::text::page::desk as told;
use ip_scorecard::text::page::sheet as words;
use ip_scorecard::text::{Lang, Told as Issue};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::folder::{FileId, Folder};
use super::report::{Report, Shared};
use super::state::{Edit, HEADING, Msg, Originals, Told};
use crate::platform::board::{self, Sight, Taker};
use books::Books;
use key::{At, Command, Mode};
use side::Side;

/// What the [`Desk`] needs.
#[derive(PartialEq, Properties)]
pub struct DeskProps {
    /// The scheme that says what is to be reported.
    pub scheme: Rc<Scheme>,
    /// The open files.
    pub folder: Rc<Folder>,
    /// What was computed of them.
    pub report: Shared<Report>,
    /// The documents as they were opened or last saved.
    pub originals: Originals,
    /// The files with changes that were not saved.
    pub unsaved: Rc<[FileId]>,
    /// Whether a simulation is on, so that nothing can be typed.
    pub simulated: bool,
    /// Takes messages.
    pub send: Callback<Msg>,
}

/// 数据台
pub struct Desk {
    books: Shared<Books>,
    filter: Filter,
    view: Rc<View>,
    /// How many data are not reported, and how many have changed.
    counts: [usize; 2],
    /// Where the keyboard is, and the other end of what is marked.
    active: At,
    anchor: At,
    mode: Mode,
    /// A text that is not taken and stays in its cell, and why.
    refused: Option<(String, Refusal)>,
    found: Rc<Found>,
    /// A table whose headings say where it belongs.
    offer: Option<(Vec<Vec<String>>, Headings)>,
    /// What the last paste left out.
    strays: Vec<Stray>,
    /// What was done last.
    said: Option<Told>,
    sight: Sight,
    board: NodeRef,
    field: NodeRef,
    corner: NodeRef,
    /// What the keyboard is to do once the cell is drawn.
    wish: Option<Wish>,
    /// Whether something was typed that has not been taken in yet; so a key that follows knows of it.
    fresh: Rc<Cell<bool>>,
    desk: NodeRef,
    taker: Option<Taker>,
    _listener: EventListener,
}

/// What was found in a datum: the numbers of the issues, with the columns they mean.
type Found = BTreeMap<(UnitNo, LeafNo), Vec<(usize, Option<usize>)>>;

/// What the keyboard is to do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    /// Go to the active cell.
    Follow,
    /// Put the caret behind what stands there.
    Caret,
}

/// What happens on the desk.
pub enum Act {
    /// A key was pressed that commands something.
    Command(Command),
    /// A cell was pressed; `true` marks what lies between.
    Pick(At, bool),
    /// A cell was pressed twice.
    Open,
    /// Something was typed into the active cell.
    Typed,
    /// The keyboard went elsewhere.
    Left,
    /// A text was pasted.
    Paste(String),
    /// The table that was pasted is to be filled in, by its headings or not; or not at all.
    Settle(Option<bool>),
    /// What the last paste left out has been read.
    Dismiss,
    /// Other data are to be shown.
    Show(Filter),
    /// The other stage is to be shown.
    Turn(Stage),
    /// Something was changed beside the table.
    Apply(Box<Edited>),
    /// Another part of the table, or more of it, is in view.
    Seen,
}

impl Component for Desk {
    type Message = Act;
    type Properties = DeskProps;

    fn create(ctx: &Context<Desk>) -> Desk {
        let props = ctx.props();
        let stage = props.report.scored().map_or(Stage::Verified, |scored| scored.scores.stage);
        let books = Books::open(&props.scheme, &props.folder, &props.originals, stage, None);
        let seen = ctx.link().callback(|()| Act::Seen);
        let mut desk = Desk {
            view: Rc::new(books.sheet.view(&Filter::default(), &books.before)),
            books: Shared::new(books),
            filter: Filter::default(),
            counts: [0; 2],
            active: (0, 0),
            anchor: (0, 0),
            mode: Mode::default(),
            refused: None,
            found: Rc::default(),
            offer: None,
            strays: Vec::new(),
            said: None,
            sight: Sight::default(),
            board: NodeRef::default(),
            field: NodeRef::default(),
            corner: NodeRef::default(),
            wish: None,
            fresh: Rc::default(),
            desk: NodeRef::default(),
            taker: None,
            _listener: board::watch_size(move || seen.emit(())),
        };
        desk.look_through(props);
        desk
    }

    fn changed(&mut self, ctx: &Context<Desk>, old: &DeskProps) -> bool {
        let props = ctx.props();
        let (stage, before) = (self.books.sheet.stage(), &*self.books);
        self.books =
            Shared::new(Books::open(&props.scheme, &props.folder, &props.originals, stage, Some(before)));
        if !Rc::ptr_eq(&props.scheme, &old.scheme) {
            self.show(Filter { department: None, group: None, ..self.filter.clone() });
        }
        if props.report != old.report {
            self.look_through(props);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Desk>, act: Act) -> bool {
        self.take(ctx, act)
    }

    fn view(&self, ctx: &Context<Desk>) -> Html {
        let lang = lang(ctx);
        let props = ctx.props();
        let spot = self.place().map(|place| {
            let issues = self.issues(props, lang, place);
            let apply = ctx.link().callback(|edited: Edited| Act::Apply(Box::new(edited)));
            html! {
                <Side books={&self.books} report={&props.report} {place} {issues} simulated={props.simulated} {apply} />
            }
        });
        html! {
            <section class="sheet desk" ref={&self.desk}>
                <div class="sheet-head">
                    <h2 id={HEADING} tabindex="-1">{ words::TITLE.of(lang) }</h2>
                    <p class="muted">{ words::size(lang, self.view.units.len(), self.view.columns.len()) }</p>
                    { tools::saving(lang, props) }
                </div>
                { self.tools(ctx, lang) }
                { self.pasting(ctx, lang) }
                <div class="desk-body">
                    { self.grid(ctx, lang) }
                    { spot }
                </div>
                <p class="desk-said" role="status">{ self.said.as_ref().map(|said| said.text(lang).to_owned()) }</p>
                { tools::keys(lang) }
            </section>
        }
    }

    fn rendered(&mut self, _: &Context<Desk>, first: bool) {
        if first {
            self.taker = self.desk.cast().and_then(|desk| Taker::new(&desk));
            if let Some(board) = self.board.cast() {
                self.sight = board::sight(&board);
            }
        }
        let Some(field) = self.field.cast::<HtmlInputElement>() else { return };
        let wish = self.wish.take();
        if wish.is_some()
            && let (Some(board), Some(cell), Some(corner)) =
                (self.board.cast(), field.parent_element(), self.corner.cast())
        {
            board::reveal(&board, &cell, &corner);
        }
        // Somebody was quicker than this: what they type stays as it is.
        if self.fresh.get() {
            return;
        }
        if self.mode == Mode::Ready && self.refused.is_none() {
            let text = self.text();
            if field.value() != text {
                field.set_value(&text);
            }
        }
        if wish.is_some() {
            board::take(&field);
        }
        if wish == Some(Wish::Caret) {
            board::caret_to_end(&field);
        }
    }
}

fn lang(ctx: &Context<Desk>) -> Lang {
    ctx.link().context::<Lang>(Callback::noop()).map(|(lang, _)| lang).unwrap_or_default()
}

impl Desk {
    /// The active cell; none while nothing is shown.
    fn place(&self) -> Option<Place> {
        self.view.place(self.active.0, self.active.1)
    }

    /// What stands in the active cell.
    fn text(&self) -> String {
        self.place().map_or_else(String::new, |place| self.books.sheet.text(place))
    }

    /// What is marked.
    fn block(&self) -> Block {
        let range = |a: usize, b: usize| a.min(b)..a.max(b) + 1;
        Block { lines: range(self.active.0, self.anchor.0), columns: range(self.active.1, self.anchor.1) }
    }

    /// How many lines and columns there are.
    fn size(&self) -> At {
        (self.view.units.len(), self.view.columns.len())
    }

    /// Shows what a filter leaves, from its first cell.
    fn show(&mut self, filter: Filter) {
        self.view = Rc::new(self.books.sheet.view(&filter, &self.books.before));
        self.filter = filter;
        (self.active, self.anchor) = ((0, 0), (0, 0));
        (self.mode, self.refused) = (Mode::Ready, None);
    }

    /// Puts what was found to the cells, and counts what is missing and what has changed.
    fn look_through(&mut self, props: &DeskProps) {
        let (sheet, mut found) = (&self.books.sheet, Found::new());
        // The places are the same in every language.
        for (no, issue) in props.report.issues(Lang::default()).iter().enumerate() {
            let file = issue.file.as_ref().filter(|_| issue.severity != Severity::Note);
            let file = file.and_then(|(_, name)| props.folder.by_name(name));
            let document = file.and_then(|file| self.books.document(file.id));
            if let Some((unit, leaf, column)) = document.and_then(|no| sheet.find(no, &issue.path)) {
                found.entry((unit, leaf)).or_default().push((no, column));
            }
        }
        self.found = Rc::new(found);
        let plan = sheet.plan();
        let data = || plan.unit_numbers().flat_map(|unit| plan.leaf_numbers().map(move |leaf| (unit, leaf)));
        self.counts = [
            data().filter(|(unit, leaf)| sheet.is_missing(*unit, *leaf)).count(),
            sheet.changes(&self.books.before).len(),
        ];
    }

    /// What was found in the datum of a cell.
    fn issues(&self, props: &DeskProps, lang: Lang, place: Place) -> Vec<Issue> {
        let leaf = self.books.sheet.columns().get(place.column).map(|column| column.leaf);
        let found = leaf.and_then(|leaf| self.found.get(&(place.unit, leaf)));
        let all = props.report.issues(lang);
        found.into_iter().flatten().filter_map(|(no, _)| all.get(*no)).cloned().collect()
    }
}
