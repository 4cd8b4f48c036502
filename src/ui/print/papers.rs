//! Makes sheets of papers, one paper after the other, so that the page stays alive meanwhile.
//!
//! A paper is drawn as one strip where nobody sees it, measured, and made up into sheets, which are
//! then drawn below the ones before, a portion at a time. Long tables are drawn and measured a piece at a
//! time; rows keep their heights, because the columns of a table have fixed widths. Between any two steps
//! the reader can stop it.

use std::collections::VecDeque;
use std::ops::Range;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use ip_scorecard::paper::{Block, Document, Galley, Item, Length, Part, Pile, Side, make_up};
use ip_scorecard::text::{Lang, page};
use yew::prelude::*;

use super::sheet::{self, Frame, PaperSheet, PaperSheetProps};
use super::wanted::Paper;
use crate::platform::measure::{self, Measured};
use crate::ui::report::{Report, Shared};
use crate::ui::state::Msg as PageMsg;

/// Rows that are drawn and measured in one go.
const ROWS: usize = 300;

/// Sheets that are drawn in one go.
const SHEETS: usize = 30;

/// More sheets than these are laid out and painted only as far as they are looked at.
const MANY: usize = 4 * SHEETS;

/// How far the bar of progress goes for each paper.
const WHOLE: usize = 100;

/// Left free on each sheet, some two millimetres: a line that old kernels break elsewhere on paper than on the
/// screen then still stays clear of the foot.
const SPARE: Length = Length(8 * 64);

/// What [`Papers`] need.
#[derive(PartialEq, Properties)]
pub struct PapersProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// The papers, in order.
    pub papers: Rc<[Paper]>,
    /// What stands on every sheet.
    pub frame: Rc<Frame>,
    /// Whether sheets are printed on both sides: backs are mirrored, and each paper begins on a new sheet.
    pub duplex: bool,
    /// Takes messages.
    pub send: Callback<PageMsg>,
}

/// The sheets.
pub struct Papers {
    /// What is asked for now; answers to anything else come too late.
    asked: usize,
    frame: Shared<Frame>,
    ahead: VecDeque<Paper>,
    proof: Option<Proof>,
    /// Sheets that are made and still to be drawn.
    pile: Pile<Shared<Document>>,
    drawn: Vec<Drawn>,
    /// Whether the reader stopped it.
    halted: bool,
    galley: NodeRef,
}

/// A paper on its way to sheets.
struct Proof {
    lang: Lang,
    document: Shared<Document>,
    /// What is still to be drawn and measured; the first is drawn.
    pieces: VecDeque<Vec<Piece>>,
    /// How many pieces there were at first.
    all: usize,
    parts: Vec<Part>,
    room: Length,
}

/// A block, or some rows of it when it is a table.
#[derive(Clone, Debug)]
struct Piece {
    block: usize,
    rows: Range<usize>,
}

/// A side of a sheet that is there to be seen.
enum Drawn {
    Page(PaperSheetProps),
    Empty(Classes),
}

/// What happens to a job.
pub enum Msg {
    /// The next step of the job with this number.
    Step(usize),
    /// The reader stops it.
    Halt,
    /// The reader has it go on.
    GoOn,
}

impl Component for Papers {
    type Message = Msg;
    type Properties = PapersProps;

    fn create(ctx: &Context<Papers>) -> Papers {
        let mut papers = Papers {
            asked: 0,
            frame: Shared::new((*ctx.props().frame).clone()),
            ahead: VecDeque::new(),
            proof: None,
            pile: Pile::new(false),
            drawn: Vec::new(),
            halted: false,
            galley: NodeRef::default(),
        };
        papers.begin(ctx);
        papers
    }

    fn changed(&mut self, ctx: &Context<Papers>, _: &PapersProps) -> bool {
        self.begin(ctx);
        true
    }

    fn update(&mut self, ctx: &Context<Papers>, msg: Msg) -> bool {
        match msg {
            Msg::Step(asked) if asked != self.asked => return false,
            Msg::Step(_) => self.step(ctx),
            Msg::Halt | Msg::GoOn => {
                // A step that is on its way comes too late, so that there are never two.
                self.asked += 1;
                self.halted = matches!(msg, Msg::Halt);
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Papers>) -> Html {
        let PapersProps { papers, frame, send, .. } = ctx.props();
        let lang = frame.lang;
        let (done, sheets) = (self.is_done(), self.drawn.len());
        let (state, told) = match (done, self.halted) {
            (true, _) => ("ready", page::print::laid_out(lang, sheets, papers.len())),
            (false, true) => ("stopped", page::print::stopped(lang, sheets)),
            (false, false) => ("making", page::print::LAYING_OUT.of(lang).to_owned()),
        };
        let print = send.reform(|_: MouseEvent| PageMsg::Print);
        html! {
            <>
                <p class="print-state">
                    <button type="button" class="button button-main" disabled={!done} onclick={print}>
                        { page::PRINT.of(lang) }
                    </button>
                    <span role="status">{ told }</span>
                    if done {
                        <span>{ page::print::SETTINGS.of(lang) }</span>
                    } else {
                        { self.progress(ctx) }
                    }
                </p>
                <div class={classes!("papers", (sheets > MANY).then_some("papers-many"))} data-papers={state} role="region" tabindex="0"
                    aria-label={page::frame::PAPERS.of(lang)}>
                    { for self.drawn.iter().enumerate().map(|(no, drawn)| drawn.draw(no)) }
                </div>
                if let Some(proof) = &self.proof {
                    { proof.draw(&self.galley) }
                }
            </>
        }
    }

    fn rendered(&mut self, ctx: &Context<Papers>, _: bool) {
        let body = self.galley.cast::<web_sys::Element>();
        if let (Some(proof), Some(body)) = (&mut self.proof, body) {
            proof.measure(&body);
        }
        if !self.is_done() && !self.halted {
            let (link, asked) = (ctx.link().clone(), self.asked);
            Timeout::new(0, move || link.send_message(Msg::Step(asked))).forget();
        }
    }
}

impl Papers {
    fn begin(&mut self, ctx: &Context<Papers>) {
        let props = ctx.props();
        self.asked += 1;
        self.frame = Shared::new((*props.frame).clone());
        self.ahead = props.papers.iter().copied().collect();
        self.proof = None;
        self.pile = Pile::new(props.duplex);
        self.drawn.clear();
        self.halted = false;
    }

    fn is_done(&self) -> bool {
        self.ahead.is_empty() && self.proof.is_none() && self.pile.left() == 0
    }

    /// Makes a measured paper up, draws the next sheets, and begins another paper when all are drawn.
    fn step(&mut self, ctx: &Context<Papers>) {
        let measured = self.proof.as_ref().is_some_and(|proof| proof.pieces.is_empty());
        if let Some(Proof { document, parts, room, .. }) = self.proof.take_if(|_| measured) {
            let face = document.face;
            self.pile.put(&document, face, make_up(&Galley { parts }, room));
        }
        let frame = &self.frame;
        self.drawn.extend(self.pile.deal(SHEETS).map(|side| Drawn::of(frame, side)));
        if self.pile.left() == 0 && self.proof.is_none() {
            self.proof = self.ahead.pop_front().and_then(|paper| Proof::of(ctx.props(), paper));
        }
    }

    /// How far it has come, and the way to stop it or to go on. The bar is for the eye: a live region that
    /// counted along would not let anybody hear anything else.
    fn progress(&self, ctx: &Context<Papers>) -> Html {
        let PapersProps { papers, frame, .. } = ctx.props();
        let (lang, all, sheets) = (frame.lang, papers.len(), self.drawn.len());
        let here = match &self.proof {
            Some(proof) => WHOLE / 2 * (proof.all - proof.pieces.len()) / proof.all.max(1),
            None => WHOLE / 2 + WHOLE / 2 * sheets / (sheets + self.pile.left()).max(1),
        };
        let begun = all - self.ahead.len();
        let (value, max) = (begun.saturating_sub(1) * WHOLE + here, all * WHOLE);
        let (label, msg): (_, fn() -> Msg) = match self.halted {
            false => (page::print::STOP, || Msg::Halt),
            true => (page::print::GO_ON, || Msg::GoOn),
        };
        let onclick = ctx.link().callback(move |_: MouseEvent| msg());
        html! {
            <>
                <progress value={value.to_string()} max={max.to_string()} aria-label={page::print::LAYING_OUT.of(lang)} />
                <span>{ page::print::so_far(lang, begun, all, sheets) }</span>
                <button type="button" class="button" {onclick}>{ label.of(lang) }</button>
            </>
        }
    }
}

impl Drawn {
    fn of(frame: &Shared<Frame>, side: Side<Shared<Document>>) -> Drawn {
        match side {
            Side::Page { document, sheet, number, back } => Drawn::Page(PaperSheetProps {
                frame: frame.clone(),
                document,
                sheet: Shared::new(sheet),
                page: number,
                back,
            }),
            Side::Empty(face) => Drawn::Empty(sheet::class(face, true)),
        }
    }

    fn draw(&self, no: usize) -> Html {
        match self {
            Drawn::Page(props) => html! { <PaperSheet key={no} ..props.clone() /> },
            Drawn::Empty(class) => html! { <div key={no} class={class.clone()} aria-hidden="true"></div> },
        }
    }
}

impl Proof {
    fn of(props: &PapersProps, paper: Paper) -> Option<Proof> {
        let lang = props.frame.lang;
        let mut document = paper.document(lang, &props.report)?.parted();
        if props.report.simulated {
            // What might be is signed by nobody.
            document.blocks.retain(|block| !matches!(block, Block::Signatures(_)));
        }
        let pieces = pieces(&document);
        let (all, document) = (pieces.len(), Shared::new(document));
        Some(Proof { lang, document, pieces, all, parts: Vec::new(), room: Length(0) })
    }

    /// Draws what is measured next, each table with the head of its continuation behind it.
    fn draw(&self, galley: &NodeRef) -> Html {
        let Proof { lang, document, pieces, .. } = self;
        let lang = *lang;
        let blocks = pieces.front().into_iter().flatten().filter_map(|piece| {
            let block = document.blocks.get(piece.block)?;
            Some(match block {
                Block::Table(table) => html! {
                    <>
                        { sheet::table(lang, table, false, &sheet::whole_rows(table, piece.rows.clone())) }
                        { sheet::table(lang, table, true, &[]) }
                    </>
                },
                _ => sheet::piece(lang, block, None),
            })
        });
        html! {
            <div class="paper-galley" aria-hidden="true">
                <div class={sheet::class(document.face, false)}>
                    <div class="paper-body" ref={galley}>{ for blocks }</div>
                </div>
            </div>
        }
    }

    /// Takes down the heights of what is drawn.
    fn measure(&mut self, body: &web_sys::Element) {
        let Some(pieces) = self.pieces.pop_front() else { return };
        self.room = measure::height(body) - SPARE;
        let mut blocks = measure::children(body).into_iter();
        for piece in pieces {
            let Some(measured) = blocks.next() else { return };
            let end = self.document.stays_with_next(piece.block);
            let Some(Block::Table(table)) = self.document.blocks.get(piece.block) else {
                let Measured { height, lines, .. } = measured;
                self.parts.push(Part::Block(Item { height, lines, with_next: end }));
                continue;
            };
            let again = blocks.next().map(|head| head.height).unwrap_or_default();
            let items = piece.rows.zip(measured.rows).map(|(row, height)| Item {
                height,
                lines: measured.lines,
                with_next: table.stays_with_next(row, end),
            });
            match self.parts.get_mut(piece.block) {
                Some(Part::Table { rows, .. }) => rows.extend(items),
                _ => self.parts.push(Part::Table { head: measured.head, again, rows: items.collect() }),
            }
        }
    }
}

/// What is drawn in one go: the blocks of a document, of long tables so many rows at a time.
fn pieces(document: &Document) -> VecDeque<Vec<Piece>> {
    let mut portions = VecDeque::from([Vec::new()]);
    let mut drawn = 0;
    for (block, told) in document.blocks.iter().enumerate() {
        let rows = match told {
            Block::Table(table) => table.rows.len(),
            _ => 0,
        };
        let mut from = 0;
        loop {
            if drawn >= ROWS {
                portions.push_back(Vec::new());
                drawn = 0;
            }
            let to = rows.min(from + ROWS - drawn);
            if let Some(portion) = portions.back_mut() {
                portion.push(Piece { block, rows: from..to });
            }
            drawn += to - from;
            from = to;
            if from >= rows {
                break;
            }
        }
    }
    portions
}
