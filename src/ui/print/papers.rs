//! Makes sheets of papers, one paper after the other, so that the page stays alive meanwhile.
//!
//! A paper is drawn as one strip where nobody sees it, measured, and made up into sheets, which are
//! then drawn below the ones before. Long tables are drawn and measured a piece at a time; rows keep
//! their heights, because the columns of a table have fixed widths.

use std::collections::VecDeque;
use std::ops::Range;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use ip_scorecard::paper::{Block, Document, Face, Galley, Item, Length, Part, make_up};
use ip_scorecard::text::{Lang, page};
use yew::prelude::*;

use super::sheet::{self, Frame, PaperSheet, PaperSheetProps};
use super::wanted::Paper;
use crate::platform::measure::{self, Measured};
use crate::ui::report::{Report, Shared};
use crate::ui::state::Msg as PageMsg;

/// Rows that are drawn and measured in one go.
const ROWS: usize = 300;

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
    sheets: Vec<Made>,
    galley: NodeRef,
}

/// A paper on its way to sheets.
struct Proof {
    lang: Lang,
    document: Shared<Document>,
    /// What is still to be drawn and measured; the first is drawn.
    pieces: VecDeque<Vec<Piece>>,
    parts: Vec<Part>,
    room: Length,
}

/// A block, or some rows of it when it is a table.
#[derive(Clone, Debug)]
struct Piece {
    block: usize,
    rows: Range<usize>,
}

/// A sheet that has been made.
enum Made {
    Sheet(PaperSheetProps),
    /// The empty back of the last sheet of a paper.
    Empty(Face),
}

/// The next step of the job with this number.
pub struct Step(usize);

impl Component for Papers {
    type Message = Step;
    type Properties = PapersProps;

    fn create(ctx: &Context<Papers>) -> Papers {
        let mut papers = Papers {
            asked: 0,
            frame: Shared::new((*ctx.props().frame).clone()),
            ahead: VecDeque::new(),
            proof: None,
            sheets: Vec::new(),
            galley: NodeRef::default(),
        };
        papers.begin(ctx);
        papers
    }

    fn changed(&mut self, ctx: &Context<Papers>, _: &PapersProps) -> bool {
        self.begin(ctx);
        true
    }

    fn update(&mut self, ctx: &Context<Papers>, Step(asked): Step) -> bool {
        if asked != self.asked {
            return false;
        }
        let measured = self.proof.as_ref().is_some_and(|proof| proof.pieces.is_empty());
        if let Some(proof) = self.proof.take_if(|_| measured) {
            self.make(ctx, proof);
        }
        if self.proof.is_none() {
            self.proof = self.ahead.pop_front().and_then(|paper| Proof::of(ctx.props(), paper));
        }
        true
    }

    fn view(&self, ctx: &Context<Papers>) -> Html {
        let PapersProps { papers, frame, send, .. } = ctx.props();
        let done = self.is_done();
        let state = if done {
            page::print::laid_out(frame.lang, self.sheets.len(), papers.len())
        } else {
            page::print::laying_out(frame.lang, papers.len() - self.ahead.len(), papers.len())
        };
        let print = send.reform(|_: MouseEvent| PageMsg::Print);
        html! {
            <>
                <p class="print-state">
                    <button type="button" class="button button-main" disabled={!done} onclick={print}>
                        { page::PRINT.of(frame.lang) }
                    </button>
                    <span role="status">{ state }</span>
                    <span>{ page::print::SETTINGS.of(frame.lang) }</span>
                </p>
                <div class="papers" data-papers={if done { "ready" } else { "making" }} role="region" tabindex="0"
                    aria-label={page::frame::PAPERS.of(frame.lang)}>
                    { for self.sheets.iter().enumerate().map(|(no, made)| made.draw(no)) }
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
        if !self.is_done() {
            let (link, asked) = (ctx.link().clone(), self.asked);
            Timeout::new(0, move || link.send_message(Step(asked))).forget();
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
        self.sheets.clear();
    }

    fn is_done(&self) -> bool {
        self.ahead.is_empty() && self.proof.is_none()
    }

    /// Lays a measured paper on sheets.
    fn make(&mut self, ctx: &Context<Papers>, proof: Proof) {
        let Proof { document, parts, room, .. } = proof;
        let sheets = make_up(&Galley { parts }, room);
        let (of, face, duplex) = (sheets.len(), document.face, ctx.props().duplex);
        self.sheets.extend(sheets.into_iter().enumerate().map(|(no, sheet)| {
            Made::Sheet(PaperSheetProps {
                frame: self.frame.clone(),
                document: document.clone(),
                sheet: Shared::new(sheet),
                page: (no + 1, of),
                back: duplex && no % 2 == 1,
            })
        }));
        if duplex && of % 2 == 1 && !self.ahead.is_empty() {
            self.sheets.push(Made::Empty(face));
        }
    }
}

impl Made {
    fn draw(&self, no: usize) -> Html {
        match self {
            Made::Sheet(props) => html! { <PaperSheet key={no} ..props.clone() /> },
            Made::Empty(face) => {
                html! { <div key={no} class={sheet::class(*face, true)} aria-hidden="true"></div> }
            }
        }
    }
}

impl Proof {
    fn of(props: &PapersProps, paper: Paper) -> Option<Proof> {
        let scored = props.report.scored()?;
        let lang = props.frame.lang;
        let mut document = paper.document(lang, &props.report.assessed, scored).parted();
        if props.report.simulated {
            // What might be is signed by nobody.
            document.blocks.retain(|block| !matches!(block, Block::Signatures(_)));
        }
        let pieces = pieces(&document);
        Some(Proof { lang, document: Shared::new(document), pieces, parts: Vec::new(), room: Length(0) })
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
