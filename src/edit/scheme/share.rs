//! 分摊余数、按比例调整到满分: weights on a step whose sum is exact, by largest remainders (最大余数法).

use std::rc::Rc;

use super::weights::{Cell, Grid, Row, grid, set};
use crate::edit::Tree;
use crate::exact::Exact;
use crate::json::Path;

/// How what is missing is shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// 按比例: in proportion to the weights.
    Proportion,
    /// 平均: the same to each.
    Equal,
}

/// A weight that was changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// The node.
    pub path: Path,
    /// Its id and title.
    pub label: Rc<str>,
    /// Before.
    pub before: Exact,
    /// After.
    pub after: Exact,
}

/// Why weights cannot be shared out.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// The total of the scheme is no sum of marks.
    NotMarks,
    /// There is no such group, or the step is not above 0.
    NoGroup,
    /// Nothing was chosen on which the group is assessed.
    Nothing,
    /// What those chosen have to make up is no multiple of the step.
    OffStep {
        /// What they have to make up.
        amount: Exact,
    },
    /// Weights would be 0 or less; a finer step or other choices are called for.
    Vanish {
        /// Ids and titles.
        labels: Vec<Rc<str>>,
    },
}

/// 按比例调整到满分: all weights of a group in proportion.
pub fn scale(scheme: &mut Tree, group: &str, step: &Exact) -> Result<Vec<Shift>, Refusal> {
    let all: Vec<Path> = grid(scheme).rows.into_iter().map(|row| row.node.path).collect();
    distribute(scheme, group, &all, How::Proportion, step)
}

/// 分摊余数: what a group's total lacks of full marks, or has too much, shared out over chosen nodes.
///
/// Those on which the group is not assessed stay so. The weights of the others become multiples of the step,
/// by largest remainders, of equal ones the first in the tree's order.
///
/// # Errors
///
/// Why it cannot be; nothing is changed then. Nothing is either where nothing is missing.
///
/// ```
/// use ip_scorecard::edit::{Tree, scheme::{nodes::find, share::{How, distribute}, weights::grid}};
/// use ip_scorecard::exact::Exact;
///
/// let mut scheme = Tree::read(r#"{
///     "groups": [{"id": "town"}],
///     "tree": [{"id": "A", "weight": 40}, {"id": "B", "weight": 30}, {"id": "C", "weight": 20}]
/// }"#).unwrap();
/// let chosen = [find(&scheme, "B").unwrap(), find(&scheme, "C").unwrap()];
/// distribute(&mut scheme, "town", &chosen, How::Equal, &Exact::ONE).unwrap();
/// assert_eq!(grid(&scheme).totals, [Exact::from(100)]);
/// ```
pub fn distribute(
    scheme: &mut Tree,
    group: &str,
    chosen: &[Path],
    how: How,
    step: &Exact,
) -> Result<Vec<Shift>, Refusal> {
    let grid = grid(scheme);
    let Some(no) = grid.group(group).filter(|_| step.is_positive()) else { return Err(Refusal::NoGroup) };
    let missing = grid.missing(no).ok_or(Refusal::NotMarks)?;
    if missing.is_zero() {
        return Ok(Vec::new());
    }
    let parts: Vec<(&Row, Exact)> = parts(&grid, no, chosen);
    let sum: Exact = parts.iter().map(|(_, weight)| weight).sum();
    let amount = &sum + &missing;
    let count = Exact::count(parts.len());
    let wanted = parts.iter().map(|(_, weight)| match how {
        How::Proportion => (weight * &amount).over(&sum),
        How::Equal => missing.over(&count).map(|more| weight + &more),
    });
    let wanted: Vec<Exact> = wanted.collect::<Option<_>>().ok_or(Refusal::Nothing)?;
    if wanted.is_empty() {
        return Err(Refusal::Nothing);
    }
    let new = on_step(&wanted, step).ok_or(Refusal::OffStep { amount })?;
    let pairs = || parts.iter().zip(&new);
    let label = |row: &Row| Rc::from(format!("{} {}", row.node.id, row.node.title).trim());
    let vanish: Vec<Rc<str>> =
        pairs().filter(|(_, new)| !new.is_positive()).map(|((row, _), _)| label(row)).collect();
    if !vanish.is_empty() {
        return Err(Refusal::Vanish { labels: vanish });
    }
    let shifts = pairs().filter(|((_, before), after)| before != *after);
    let shifts: Vec<Shift> = shifts
        .map(|((row, before), after)| Shift {
            path: row.node.path.clone(),
            label: label(row),
            before: before.clone(),
            after: after.clone(),
        })
        .collect();
    for shift in &shifts {
        set(scheme, &shift.path, group, Some(Tree::from(&shift.after)));
    }
    Ok(shifts)
}

/// What counts towards the total of a group among what is chosen, with its weight.
fn parts<'g>(grid: &'g Grid, group: usize, chosen: &[Path]) -> Vec<(&'g Row, Exact)> {
    let counts = grid.rows.iter().filter(|row| row.counts && chosen.contains(&row.node.path));
    let weighed = counts.filter_map(|row| {
        let is_empty =
            row.sums.as_ref().and_then(|sums| sums.get(group)).is_some_and(|sum| !sum.is_positive());
        match row.cells.get(group) {
            Some(Cell::Number(weight)) if !is_empty => Some((row, weight.clone())),
            _ => None,
        }
    });
    weighed.collect()
}

/// Numbers near others, multiples of a step, with the same sum; none where the sum is no multiple.
///
/// Each is held down to a multiple; the steps that are then missing go one by one to those that were held down
/// furthest, of equal ones to the first.
///
/// ```
/// use ip_scorecard::{edit::scheme::share::on_step, exact::Exact};
///
/// let third = Exact::ratio(100, 3).unwrap();
/// let whole = on_step(&[third.clone(), third.clone(), third], &Exact::ONE).unwrap();
/// assert_eq!(whole, [34, 33, 33].map(Exact::from));
/// ```
pub fn on_step(wanted: &[Exact], step: &Exact) -> Option<Vec<Exact>> {
    let in_steps: Vec<Exact> = wanted.iter().map(|number| number.over(step)).collect::<Option<_>>()?;
    let sum: Exact = in_steps.iter().sum();
    if !sum.is_whole() {
        return None;
    }
    let mut steps: Vec<Exact> = in_steps.iter().map(Exact::floor).collect();
    let mut missing = &sum - &steps.iter().sum::<Exact>();
    let mut order: Vec<(Exact, usize)> =
        in_steps.iter().zip(&steps).map(|(exact, held)| exact - held).zip(0..).collect();
    order.sort_by(|(a, first), (b, second)| b.cmp(a).then(first.cmp(second)));
    for (_, no) in order {
        if !missing.is_positive() {
            break;
        }
        if let Some(number) = steps.get_mut(no) {
            *number = &*number + &Exact::ONE;
        }
        missing = &missing - &Exact::ONE;
    }
    Some(steps.iter().map(|number| number * step).collect())
}
