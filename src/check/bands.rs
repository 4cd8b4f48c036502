//! Bands that hold every number exactly once.

use crate::exact::Exact;
use crate::issue::{At, SchemeProblem};
use crate::model::rule::Band;

/// One end of a band on the line of numbers; open ends lie beyond every number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cut {
    Beginning,
    /// Just before the number when `false`, just after it when `true`.
    At(Exact, bool),
    End,
}

/// Notes bands that are reversed, gaps between bands or beside them, and overlaps.
///
/// Numbers below `least` do not occur: a completion that was held is never negative.
pub(super) fn check(bands: &[Band], least: Option<&Exact>) -> Vec<(At, SchemeProblem)> {
    let mut found = Vec::new();
    let mut spans = Vec::new();
    for band in bands {
        let from = band.from.clone().map_or(Cut::Beginning, |from| Cut::At(from, !band.from_included));
        let to = band.to.clone().map_or(Cut::End, |to| Cut::At(to, band.to_included));
        if from >= to {
            found.push((band.at, SchemeProblem::BandReversed));
        } else {
            spans.push((from, to, band));
        }
    }
    spans.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    let number = |cut: &Cut| match cut {
        Cut::At(number, _) => Some(number.clone()),
        _ => None,
    };
    let floor = least.map_or(Cut::Beginning, |least| Cut::At(least.clone(), false));
    let mut covered = Cut::Beginning;
    for (from, to, band) in &spans {
        if *from < covered {
            found.push((band.at, SchemeProblem::BandOverlap { at: number(from) }));
        } else if *from > covered && *from > floor {
            let gap = covered.clone().max(floor.clone());
            let problem = SchemeProblem::BandGap { from: number(&gap), to: number(from) };
            found.push((band.at, problem));
        }
        covered = covered.max(to.clone());
    }
    if let Some((_, _, last)) = spans.last().filter(|_| covered != Cut::End) {
        found.push((last.at, SchemeProblem::BandGap { from: number(&covered), to: None }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::Problem;
    use crate::json::{Faults, FromJson, parse};

    fn check(json: &str) -> Vec<Problem> {
        let bands = Vec::<Band>::from_json(&parse(json).unwrap(), &mut Faults::default()).unwrap();
        super::check(&bands, None).into_iter().map(|(_, problem)| problem.into()).collect()
    }

    fn number(text: &str) -> Option<Exact> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn bands_that_touch_hold_every_number_once() {
        let bands =
            r#"[{"from": 1, "rate": 1}, {"from": 0.9, "to": 1, "rate": 0.6}, {"to": 0.9, "rate": 0}]"#;
        assert_eq!(check(bands), []);
        let bands =
            r#"[{"to": 0, "to_included": true, "rate": 0}, {"from": 0, "from_included": false, "rate": 1}]"#;
        assert_eq!(check(bands), []);
    }

    #[test]
    fn a_single_number_can_be_missing_or_held_twice() {
        let bands = r#"[{"to": 1, "rate": 0}, {"from": 1, "from_included": false, "rate": 1}]"#;
        assert_eq!(check(bands), [SchemeProblem::BandGap { from: number("1"), to: number("1") }.into()]);
        let bands = r#"[{"to": 1, "to_included": true, "rate": 0}, {"from": 1, "rate": 1}]"#;
        assert_eq!(check(bands), [SchemeProblem::BandOverlap { at: number("1") }.into()]);
    }

    #[test]
    fn gaps_beside_the_bands_are_gaps_too() {
        let bands = r#"[{"from": 0, "to": 5, "rate": 1}]"#;
        assert_eq!(
            check(bands),
            [
                SchemeProblem::BandGap { from: None, to: number("0") }.into(),
                SchemeProblem::BandGap { from: number("5"), to: None }.into(),
            ]
        );
    }

    #[test]
    fn a_band_within_another_is_an_overlap_and_no_gap() {
        let bands = r#"[{"rate": 1}, {"from": 2, "to": 3, "rate": 1}]"#;
        assert_eq!(check(bands), [SchemeProblem::BandOverlap { at: number("2") }.into()]);
        assert_eq!(check(r#"[{"from": 3, "to": 2, "rate": 1}]"#), [SchemeProblem::BandReversed.into()]);
    }
}
