//! Undo and redo: the states that something had, each with the step that led to it.

/// A thing that is changed in steps that can be taken back and done again.
///
/// ```
/// use ip_scorecard::edit::History;
///
/// let mut history = History::new(1);
/// history.step(2, "加一");
/// history.step(3, "再加一");
/// assert_eq!((history.undo(), *history.now()), (Some("再加一"), 2));
/// assert_eq!((history.redo(), *history.now()), (Some("再加一"), 3));
/// history.undo();
/// history.step(5, "加三");
/// assert_eq!(history.redo(), None, "what was taken back is gone when another step is made");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct History<T, L> {
    now: T,
    /// Earlier states with the step that left each, the last one last.
    past: Vec<(T, L)>,
    /// States that were taken back with the step that led to each, the next one last.
    future: Vec<(T, L)>,
}

/// Steps that can be taken back; the first ones go when there are more.
const STEPS: usize = 500;

impl<T, L: Clone> History<T, L> {
    /// Without any step yet.
    pub fn new(now: T) -> History<T, L> {
        History { now, past: Vec::new(), future: Vec::new() }
    }

    /// The present state.
    pub fn now(&self) -> &T {
        &self.now
    }

    /// Takes a step.
    pub fn step(&mut self, next: T, step: L) {
        let before = std::mem::replace(&mut self.now, next);
        self.past.push((before, step));
        if self.past.len() > STEPS {
            self.past.remove(0);
        }
        self.future.clear();
    }

    /// Puts the present state in another form; that is no step.
    pub fn settle(&mut self, now: T) {
        self.now = now;
    }

    /// Goes on with the last step: no second one is counted, as while a number is being typed.
    /// Without a step, or after one was taken back, nothing is done, and the state is handed back.
    pub fn go_on(&mut self, next: T) -> Result<(), T> {
        if self.past.is_empty() || !self.future.is_empty() {
            return Err(next);
        }
        self.now = next;
        Ok(())
    }

    /// Takes the last step back, and says which it was.
    pub fn undo(&mut self) -> Option<L> {
        let (before, step) = self.past.pop()?;
        let after = std::mem::replace(&mut self.now, before);
        self.future.push((after, step.clone()));
        Some(step)
    }

    /// Takes again the last step that was taken back, and says which it is.
    pub fn redo(&mut self) -> Option<L> {
        let (after, step) = self.future.pop()?;
        let before = std::mem::replace(&mut self.now, after);
        self.past.push((before, step.clone()));
        Some(step)
    }

    /// The step that [`undo`](History::undo) would take back.
    pub fn last(&self) -> Option<&L> {
        self.past.last().map(|(_, step)| step)
    }

    /// The step that [`redo`](History::redo) would take again.
    pub fn next(&self) -> Option<&L> {
        self.future.last().map(|(_, step)| step)
    }

    /// All steps so far, the first one first.
    pub fn steps(&self) -> impl Iterator<Item = &L> {
        self.past.iter().map(|(_, step)| step)
    }
}
