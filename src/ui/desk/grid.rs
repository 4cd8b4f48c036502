//! The table of the desk: ARIA's grid, of which only what is in view is drawn.

use ip_scorecard::edit::sheet::{Cell as SheetCell, state_word};

use super::sight::{COLUMN, LINE, drawn, with};
use super::*;
use crate::platform::clipboard;

/// The id of the sentences on the active cell.
pub(super) const ABOUT: &str = "desk-about";

/// A line or a column that is drawn, and how many are left out before it.
type Drawn = (usize, usize);

impl Desk {
    /// The table.
    pub(super) fn grid(&self, ctx: &Context<Desk>, lang: Lang) -> Html {
        let (lines, columns) = self.size();
        if lines == 0 || columns == 0 {
            return html! { <p class="empty">{ words::NOTHING_LEFT.of(lang) }</p> };
        }
        let (shown, across) = drawn(self.sight, self.size());
        let shown = with(&shown, self.active.0);
        let across = with(&across, self.active.1);
        let link = ctx.link();
        let mode = self.mode;
        let fresh = self.fresh.clone();
        let onkeydown = link.batch_callback(move |event: KeyboardEvent| {
            let mode = if fresh.get() && mode == Mode::Ready { Mode::Typing } else { mode };
            let command = key::command(&event, mode)?;
            event.prevent_default();
            Some(Act::Command(command))
        });
        let active = self.active;
        let onmousedown = link.batch_callback(move |event: MouseEvent| {
            let at = board::cell(&event).filter(|_| event.button() == 0)?;
            if at == active && mode != Mode::Ready {
                return None; // the caret goes where the field is pressed
            }
            event.prevent_default();
            board::leave_others(&event);
            Some(Act::Pick(at, event.shift_key()))
        });
        let onmouseover = link.batch_callback(move |event: MouseEvent| {
            let at = board::cell(&event)
                .filter(|at| event.buttons() == 1 && mode == Mode::Ready && *at != active)?;
            Some(Act::Pick(at, true))
        });
        let ondblclick = link.batch_callback(move |event: MouseEvent| {
            board::cell(&event).filter(|_| mode == Mode::Ready).map(|_| Act::Open)
        });
        let (height, width) = (lines * LINE, columns * COLUMN);
        html! {
            <div class="scroll desk-board" ref={&self.board} onscroll={link.callback(|_| Act::Seen)}>
                <div class="desk-grid" role="grid" aria-label={words::GRID.of(lang)} aria-multiselectable="true"
                    aria-rowcount={(lines + 1).to_string()} aria-colcount={(columns + 1).to_string()}
                    ~style={format!("--desk-width: {width}px")}
                    {onkeydown} {onmousedown} {onmouseover} {ondblclick}>
                    { self.head(lang, &across) }
                    <div class="desk-lines" role="rowgroup" ~style={format!("height: {height}px")}>
                        for line in shown.iter() {
                            { self.line(ctx, lang, *line, &across) }
                        }
                    </div>
                </div>
            </div>
        }
    }

    fn head(&self, lang: Lang, across: &[Drawn]) -> Html {
        let sheet = &self.books.sheet;
        let plan = sheet.plan();
        let heading = |(no, gap): &Drawn| {
            let column = self.view.columns.get(*no).and_then(|no| sheet.columns().get(*no))?;
            let (label, part) = (plan.leaf(column.leaf).label(), told::part(lang, plan, column));
            let title = format!("{label} {part}");
            Some(html! {
                <div key={*no} class="desk-heading" role="columnheader" aria-colindex={(no + 2).to_string()} ~style={gap_of(*gap, COLUMN, "left")}
                    title={title.trim_end().to_owned()}>
                    <span class="desk-label">{ &*label }</span>
                    if !part.is_empty() {
                        <small title={part.clone()}>{ part }</small>
                    }
                </div>
            })
        };
        html! {
            <div class="desk-head" role="row" aria-rowindex="1">
                <div class="desk-unit desk-corner" role="columnheader" aria-colindex="1" ref={&self.corner}>{ words::UNIT.of(lang) }</div>
                { for across.iter().filter_map(heading) }
            </div>
        }
    }

    fn line(&self, ctx: &Context<Desk>, lang: Lang, (line, gap): Drawn, across: &[Drawn]) -> Html {
        let Some(unit) = self.view.units.get(line) else { return Html::default() };
        let title = self.books.sheet.plan().unit(*unit).title.clone();
        html! {
            <div key={line} class="desk-line" role="row" aria-rowindex={(line + 2).to_string()} ~style={gap_of(gap, LINE, "top")}>
                <div class="desk-unit" role="rowheader" aria-colindex="1" title={title.to_string()}>{ &*title }</div>
                for (column, gap) in across.iter().copied() {
                    { self.cell(ctx, lang, (line, column), gap) }
                }
            </div>
        }
    }

    fn cell(&self, ctx: &Context<Desk>, lang: Lang, at: At, gap: usize) -> Html {
        let sheet = &self.books.sheet;
        let place = self.view.place(at.0, at.1);
        let Some((place, cell)) = place.and_then(|place| Some((place, sheet.cell(place)?))) else {
            return Html::default();
        };
        let block = self.block();
        let is_marked = block.lines.contains(&at.0) && block.columns.contains(&at.1);
        let severity = self.severity(ctx.props(), place);
        let changed = sheet.is_cell_changed(&self.books.before, place);
        let active = at == self.active;
        let class = classes!(
            "desk-cell",
            is_marked.then_some("desk-marked"),
            active.then_some("desk-active"),
            (!cell.is_assessed).then_some("desk-shut"),
            changed.then_some("desk-changed"),
            match severity {
                Some(Severity::Error) => Some("desk-error"),
                Some(_) => Some("desk-warning"),
                None => None,
            }
        );
        let text = shown(lang, &cell);
        html! {
            <div key={at.1} {class} role="gridcell" aria-colindex={(at.1 + 2).to_string()} aria-selected={is_marked.to_string()}
                aria-readonly={(!cell.is_assessed).then_some("true")} data-line={at.0.to_string()} data-column={at.1.to_string()}
                title={text.clone()} ~style={gap_of(gap, COLUMN, "left")}>
                if active {
                    { self.field(ctx, lang, place, severity) }
                } else {
                    { text }
                    if changed {
                        <span class="hidden">{ words::CHANGED.of(lang) }</span>
                    }
                    if severity.is_some() {
                        <span class="hidden">{ words::FOUND.of(lang) }</span>
                    }
                }
            </div>
        }
    }

    /// The field of the active cell.
    fn field(&self, ctx: &Context<Desk>, lang: Lang, place: Place, severity: Option<Severity>) -> Html {
        let sheet = &self.books.sheet;
        let plan = sheet.plan();
        let Some(column) = sheet.columns().get(place.column) else { return Html::default() };
        let name = words::cell(
            lang,
            &plan.unit(place.unit).title,
            &plan.leaf(column.leaf).label(),
            &told::part(lang, plan, column),
        );
        let link = ctx.link();
        let ready = self.mode == Mode::Ready;
        let (books, view, block) = (self.books.clone(), self.view.clone(), self.block());
        let copied = move |event: &Event| {
            if ready {
                // All of it is copied for elsewhere, where nobody knows what stands in which row and column.
                clipboard::put(event, &books.sheet.copy(&view, &block, block == Block::all(&view)));
            }
            ready
        };
        let oncopy = {
            let copied = copied.clone();
            Callback::from(move |event: Event| _ = copied(&event))
        };
        let oncut =
            link.batch_callback(move |event: Event| copied(&event).then_some(Act::Command(Command::Clear)));
        let onpaste = link.batch_callback(move |event: Event| {
            let text = clipboard::text(&event).filter(|_| ready)?;
            event.prevent_default();
            Some(Act::Paste(text))
        });
        // Whatever brings the keyboard here: what stands there is what would be replaced.
        let onfocus = Callback::from(move |event: FocusEvent| {
            if ready {
                board::mark(&event);
            }
        });
        let fresh = self.fresh.clone();
        let oninput = link.callback(move |_: InputEvent| {
            fresh.set(true);
            Act::Typed
        });
        let is_wrong = self.refused.is_some() || severity == Some(Severity::Error);
        html! {
            <input ref={&self.field} type="text" class="desk-field" tabindex="0" autocomplete="off" spellcheck="false" aria-label={name}
                aria-invalid={is_wrong.then_some("true")} aria-describedby={ABOUT}
                data-take={self.wish.is_some().then_some("")} ~defaultValue={self.text()}
                {oninput} onblur={link.callback(|_: FocusEvent| Act::Left)}
                {onfocus} {oncopy} {oncut} {onpaste} />
        }
    }

    /// The gravest of what was found in a cell, or in its datum as a whole.
    fn severity(&self, props: &DeskProps, place: Place) -> Option<Severity> {
        let column = self.books.sheet.columns().get(place.column)?;
        let found = self.found.get(&(place.unit, column.leaf))?;
        let here = found.iter().filter(|(_, column)| column.is_none_or(|column| column == place.column));
        let all = props.report.issues(Lang::default());
        here.filter_map(|(no, _)| all.get(*no)).map(|issue| issue.severity).min()
    }
}

/// What stands in a cell, its state in the language of the page.
fn shown(lang: Lang, cell: &SheetCell) -> String {
    match cell.state {
        Some(state) if cell.text == state_word(state) => told::state(lang, state).to_owned(),
        _ => cell.text.clone(),
    }
}

/// Room for lines or columns that are not drawn.
fn gap_of(gap: usize, each: usize, side: &str) -> String {
    if gap == 0 { String::new() } else { format!("margin-{side}: {}px", gap * each) }
}
