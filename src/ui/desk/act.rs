//! What is done on the desk.

use ip_scorecard::edit::sheet::{Pasted, parse_table};
use yew::Context;

use super::*;

impl Desk {
    /// Takes in what happened; whether anything looks different now.
    pub(super) fn take(&mut self, ctx: &Context<Desk>, act: Act) -> bool {
        match act {
            Act::Command(command) => self.obey(ctx, command),
            Act::Pick(at, marks) => {
                if self.commit(ctx) {
                    self.go(at, marks);
                }
                self.wish = Some(Wish::Follow);
            }
            Act::Open => {
                if self.may_type(ctx) {
                    (self.mode, self.wish) = (Mode::Caret, Some(Wish::Caret));
                }
            }
            Act::Typed => {
                self.fresh.set(false);
                self.refused = None;
                if self.mode == Mode::Ready && self.may_type(ctx) {
                    (self.mode, self.anchor) = (Mode::Typing, self.active);
                }
            }
            Act::Left => {
                if self.mode != Mode::Ready {
                    self.commit(ctx);
                }
            }
            Act::Paste(text) => self.paste(ctx, &text),
            Act::Settle(answer) => {
                let offer = self.offer.take();
                if let (Some(by_headings), Some((table, headings))) = (answer, offer) {
                    self.fill_in(ctx, &table, Some(&headings).filter(|_| by_headings));
                }
                self.wish = Some(Wish::Follow);
            }
            Act::Dismiss => {
                self.strays.clear();
                self.wish = Some(Wish::Follow);
            }
            Act::Show(filter) => {
                if self.commit(ctx) {
                    self.show(filter);
                }
            }
            Act::Turn(stage) => {
                if self.commit(ctx) {
                    let DeskProps { scheme, folder, originals, .. } = ctx.props();
                    let before = Some(&*self.books);
                    self.books = Shared::new(Books::open(scheme, folder, originals, stage, before));
                    self.show(self.filter.clone());
                    self.look_through(ctx.props());
                }
            }
            Act::Apply(edited) => self.apply(ctx, *edited),
            Act::Seen => {
                let sight = self.board.cast().map(|board| board::sight(&board)).unwrap_or_default();
                let before = sight::drawn(self.sight, self.size());
                self.sight = sight;
                return before != sight::drawn(sight, self.size());
            }
        }
        true
    }

    fn obey(&mut self, ctx: &Context<Desk>, command: Command) {
        match command {
            Command::Escape => {
                (self.mode, self.refused, self.anchor) = (Mode::Ready, None, self.active);
                self.offer = None;
                self.wish = Some(Wish::Follow);
            }
            Command::Edit => _ = self.take(ctx, Act::Open),
            Command::Go(way, marks) => {
                if self.commit(ctx) {
                    let to = way.from(self.active, self.size(), sight::page(self.sight));
                    self.go(to, marks);
                }
                self.wish = Some(Wish::Follow);
            }
            Command::All => {
                let (lines, columns) = self.size();
                self.active = (0, 0);
                self.anchor = (lines.saturating_sub(1), columns.saturating_sub(1));
                self.wish = Some(Wish::Follow);
            }
            Command::Clear => self.change(ctx, |desk, block| desk.books.sheet.clear(&desk.view, block)),
            Command::State(state) => {
                self.change(ctx, |desk, block| desk.books.sheet.set_state(&desk.view, block, state));
            }
            Command::Fill => {
                let pasted = self.books.sheet.fill_down(&self.view, &self.block());
                self.take_in(ctx, pasted);
            }
            Command::Undo => ctx.props().send.emit(Msg::Undo),
            Command::Redo => ctx.props().send.emit(Msg::Redo),
        }
    }

    fn go(&mut self, to: At, marks: bool) {
        self.active = to;
        if !marks {
            self.anchor = to;
        }
    }

    /// Hands over what was typed; whether the cell can be left. What is refused stays in it.
    fn commit(&mut self, ctx: &Context<Desk>) -> bool {
        let (Some(place), Some(field)) = (self.place(), self.field.cast::<HtmlInputElement>()) else {
            return true;
        };
        if self.mode == Mode::Ready {
            return true;
        }
        let text = field.value();
        match self.books.sheet.type_in(place, &text) {
            Ok(edited) => {
                (self.mode, self.refused) = (Mode::Ready, None);
                if let Some(edited) = edited {
                    self.apply(ctx, edited);
                }
                true
            }
            Err(why) => {
                self.refused = Some((text, why));
                false
            }
        }
    }

    /// Whether the active cell can be typed into; says why when it cannot.
    fn may_type(&mut self, ctx: &Context<Desk>) -> bool {
        let cell = self.place().and_then(|place| self.books.sheet.cell(place));
        let shut = cell.is_none_or(|cell| !cell.is_assessed && cell.text.is_empty());
        if ctx.props().simulated || shut {
            let words = if shut { words::NOT_ASSESSED } else { words::SIMULATED };
            self.say(|lang| words.of(lang).to_owned());
            return false;
        }
        true
    }

    /// Does something to what is marked.
    fn change(&mut self, ctx: &Context<Desk>, how: impl FnOnce(&Desk, &Block) -> Option<Edited>) {
        match how(self, &self.block()) {
            Some(edited) => self.apply(ctx, edited),
            None => self.say(|lang| words::SAME.of(lang).to_owned()),
        }
        self.wish = Some(Wish::Follow);
    }

    /// Hands over a step.
    fn apply(&mut self, ctx: &Context<Desk>, edited: Edited) {
        if ctx.props().simulated {
            return self.say(|lang| words::SIMULATED.of(lang).to_owned());
        }
        let step = Told::new(|lang| told::step(lang, &edited.step));
        self.said = Some(step.clone());
        let drafts = self.books.drafts(&edited.sheet);
        ctx.props().send.emit(Msg::Edit(Edit { drafts, told: step }));
    }

    fn say(&mut self, text: impl Fn(Lang) -> String) {
        self.said = Some(Told::new(text));
    }

    fn paste(&mut self, ctx: &Context<Desk>, text: &str) {
        let table = parse_table(text);
        let is_table = table.iter().map(Vec::len).sum::<usize>() > 1;
        match Headings::of(&self.books.sheet, &table).filter(|_| is_table) {
            Some(headings) => self.offer = Some((table, headings)),
            None => self.fill_in(ctx, &table, None),
        }
    }

    fn fill_in(&mut self, ctx: &Context<Desk>, table: &[Vec<String>], headings: Option<&Headings>) {
        let pasted = self.books.sheet.paste(&self.view, &self.block(), table, headings);
        self.take_in(ctx, pasted);
    }

    /// Takes in a block, and says what came of it.
    fn take_in(&mut self, ctx: &Context<Desk>, pasted: Pasted) {
        if ctx.props().simulated {
            return self.say(|lang| words::SIMULATED.of(lang).to_owned());
        }
        if let Some(edited) = pasted.edited() {
            self.apply(ctx, edited);
        }
        self.say(|lang| told::pasted(lang, &pasted));
        self.strays = pasted.strays;
        self.wish = Some(Wish::Follow);
    }
}
