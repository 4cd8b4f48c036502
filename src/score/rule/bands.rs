//! 分档赋分: the rate of the band that holds x. The check has seen that exactly one does.

use super::{Rated, Standing, given};
use crate::exact::Exact;
use crate::model::rule::{Band, Bands};
use crate::score::{Calc, Name, Note};

pub(super) fn rate<C: Calc>(calc: &mut C, rule: &Bands, standing: &Standing<'_>) -> Rated<C::Term> {
    let x = calc.known(Name::X, standing.x);
    of(calc, &rule.bands, &x)
}

/// The rate of the band that holds a term.
pub(super) fn of<C: Calc>(calc: &mut C, bands: &[Band], term: &C::Term) -> Rated<C::Term> {
    let band = bands.iter().position(|band| holds(band, calc.bare(term)));
    if let Some(band) = band {
        calc.note(Note::InBand(band));
    }
    let rate = band.and_then(|band| bands.get(band)).map_or(&Exact::ZERO, |band| &band.rate);
    given(calc, rate)
}

fn holds(band: &Band, x: &Exact) -> bool {
    let above = band.from.as_ref().is_none_or(|from| x > from || (band.from_included && x == from));
    let below = band.to.as_ref().is_none_or(|to| x < to || (band.to_included && x == to));
    above && below
}
