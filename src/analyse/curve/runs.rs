//! The pieces of which a curve is made: where it is a line, where it is none, and where it jumps.

use super::bends::Bends;
use crate::exact::Exact;

/// A piece without a jump.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Values and rates from left to right, to be joined by lines.
    pub points: Vec<(Exact, Exact)>,
    /// Whether the first point belongs to it.
    pub from_included: bool,
    /// Whether the last point belongs to it.
    pub to_included: bool,
}

impl Run {
    /// Leaves out the points between which the line goes straight on.
    fn straighten(&mut self) {
        let straight = |(a, f): &(Exact, Exact), (b, g): &(Exact, Exact), (c, h): &(Exact, Exact)| {
            &(g - f) * &(c - b) == &(h - g) * &(b - a)
        };
        let mut kept: Vec<(Exact, Exact)> = Vec::with_capacity(self.points.len());
        for point in self.points.drain(..) {
            if let [.., before, last] = kept.as_slice()
                && straight(before, last, &point)
            {
                kept.pop();
            }
            kept.push(point);
        }
        self.points = kept;
    }

    pub(super) fn at(&self, x: &Exact) -> Option<Exact> {
        let exactly = self.points.iter().position(|(at, _)| at == x);
        if let Some(no) = exactly {
            let (first, last) = (no == 0, no + 1 == self.points.len());
            let belongs = (!first || self.from_included) && (!last || self.to_included);
            return self.points.get(no).filter(|_| belongs).map(|(_, rate)| rate.clone());
        }
        let right = self.points.partition_point(|(at, _)| at < x);
        let ((low, from), (high, to)) = (self.points.get(right.checked_sub(1)?)?, self.points.get(right)?);
        Some(from + &(&(to - from) * &(x - low).over(&(high - low))?))
    }
}

/// What lies between two values where the rule may bend.
struct Piece {
    /// What it tends to at its left end.
    from: Exact,
    /// Points strictly inside, where a line would not do.
    inside: Vec<(Exact, Exact)>,
    /// What it tends to at its right end.
    to: Exact,
}

/// Points through which a piece is drawn that is no line.
const SAMPLES: i64 = 24;

impl Piece {
    fn of(
        ask: &impl Fn(&Exact) -> Option<Exact>,
        (low, high): (&Exact, &Exact),
        too_fine: bool,
        values: &[Exact],
    ) -> Option<Piece> {
        let at = |part: i64, of: i64| Some(low + &(&(high - low) * &Exact::ratio(part, of)?));
        let (a, b, c) = (ask(&at(1, 4)?)?, ask(&at(2, 4)?)?, ask(&at(3, 4)?)?);
        let rise = &b - &a;
        if rise == &c - &b && !too_fine {
            return Some(Piece { from: &a - &rise, inside: Vec::new(), to: &c + &rise });
        }
        let own = values.iter().filter(|x| low < *x && *x < high).cloned();
        let mut inside: Vec<Exact> = (1..SAMPLES).filter_map(|part| at(part, SAMPLES)).chain(own).collect();
        inside.sort_unstable();
        inside.dedup();
        let inside: Option<Vec<_>> = inside.into_iter().map(|x| Some((x.clone(), ask(&x)?))).collect();
        Some(Piece { from: ask(low)?, inside: inside?, to: ask(high)? })
    }
}

/// The pieces of a curve, cut where it jumps; none where the rule gives no rate.
pub fn runs(ask: &impl Fn(&Exact) -> Option<Exact>, bends: &Bends, values: &[Exact]) -> Option<Vec<Run>> {
    let begin = |x: &Exact, rate: Exact, from_included| Run {
        points: vec![(x.clone(), rate)],
        from_included,
        to_included: true,
    };
    let first = bends.at.first()?;
    let mut here = ask(first)?;
    let mut run = begin(first, here.clone(), true);
    let mut runs = Vec::new();
    for (low, high) in bends.at.iter().zip(bends.at.iter().skip(1)) {
        let piece = Piece::of(ask, (low, high), bends.too_fine, values)?;
        if piece.from != here {
            runs.push(std::mem::replace(&mut run, begin(low, piece.from, false)));
        }
        run.points.extend(piece.inside);
        here = ask(high)?;
        run.points.push((high.clone(), piece.to.clone()));
        if piece.to != here {
            run.to_included = false;
            runs.push(std::mem::replace(&mut run, begin(high, here.clone(), true)));
        }
    }
    runs.push(run);
    runs.iter_mut().for_each(Run::straighten);
    Some(runs)
}
