//! One way through a job that is made of others.

use crate::office::Watch;

/// How far a job has come whose parts have steps of their own.
pub(super) struct Steps<'w> {
    watch: &'w mut dyn Watch,
    done: usize,
    of: usize,
}

impl<'w> Steps<'w> {
    /// A job of so many steps.
    pub(super) fn new(watch: &'w mut dyn Watch, of: usize) -> Steps<'w> {
        Steps { watch, done: 0, of }
    }

    /// A step is done; none when nobody waits for the next.
    pub(super) fn step(&mut self) -> Option<()> {
        self.done += 1;
        self.watch.go_on(self.done, self.of).then_some(())
    }

    /// Does a part that counts for so many steps, however many it has itself; none when it was cancelled.
    pub(super) fn part<T>(
        &mut self,
        share: usize,
        work: impl FnOnce(&mut dyn Watch) -> Option<T>,
    ) -> Option<T> {
        let (from, of) = (self.done, self.of);
        let mut last = from;
        let made = work(&mut |done: usize, steps: usize| {
            let now = from + share * done.min(steps) / steps.max(1);
            // Most steps of a long part are none of the whole, which hears of them all the same: it may end.
            last = last.max(now);
            self.watch.go_on(last, of)
        })?;
        self.done = from + share;
        self.watch.go_on(self.done, of).then_some(made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_many_steps_counts_for_its_share() {
        let mut seen = Vec::new();
        let mut watch = |done: usize, of: usize| {
            seen.push((done, of));
            true
        };
        let mut steps = Steps::new(&mut watch, 6);
        let part = |watch: &mut dyn Watch| (1..=8).all(|no| watch.go_on(no, 8)).then_some("made");
        assert_eq!(steps.step(), Some(()));
        assert_eq!(steps.part(4, part), Some("made"));
        assert_eq!(steps.step(), Some(()));
        let done: Vec<usize> = seen.iter().map(|(done, _)| *done).collect();
        assert_eq!(done, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6]);
        assert!(seen.iter().all(|(_, of)| *of == 6));
    }

    #[test]
    fn who_cancels_ends_the_part() {
        let mut watch = |done: usize, _: usize| done < 2;
        let mut steps = Steps::new(&mut watch, 9);
        let part = |watch: &mut dyn Watch| (1..=8).all(|no| watch.go_on(no, 8)).then_some("made");
        assert_eq!(steps.part(8, part), None);
    }
}
