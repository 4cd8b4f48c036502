//! Formulas that remember how their number came about.

use std::rc::Rc;

use crate::exact::Exact;
use crate::score::{Calc, Name, Note, Op};

/// A number and how it came about.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// It came in from the data or the scheme.
    Known {
        /// What it is.
        name: Name,
        /// The number.
        value: Exact,
    },
    /// It belongs to the formula itself.
    Constant(Exact),
    /// An operation made it.
    Result {
        /// The operation.
        op: Op,
        /// What it was applied to.
        terms: Vec<Rc<Expr>>,
        /// The number.
        value: Exact,
    },
}

impl Expr {
    /// The number.
    pub fn value(&self) -> &Exact {
        match self {
            Expr::Known { value, .. } | Expr::Constant(value) | Expr::Result { value, .. } => value,
        }
    }
}

/// Arithmetic that remembers.
///
/// ```
/// use ip_scorecard::exact::Exact;
/// use ip_scorecard::explain::Traced;
/// use ip_scorecard::score::{Calc, Name};
///
/// let mut calc = Traced::default();
/// let x = calc.known(Name::X, &Exact::from(11));
/// let target = calc.known(Name::Target, &Exact::from(60));
/// let share = calc.over(&x, &target).unwrap();
/// assert_eq!(share.value(), &Exact::ratio(11, 60).unwrap());
/// ```
#[derive(Debug, Default)]
pub struct Traced {
    /// What happened beside the formulas.
    pub notes: Vec<Note>,
}

impl Calc for Traced {
    type Term = Rc<Expr>;

    fn known(&mut self, name: Name, value: &Exact) -> Rc<Expr> {
        Rc::new(Expr::Known { name, value: value.clone() })
    }

    fn constant(&mut self, value: Exact) -> Rc<Expr> {
        Rc::new(Expr::Constant(value))
    }

    fn result(&mut self, op: Op, terms: &[&Rc<Expr>], value: Exact) -> Rc<Expr> {
        Rc::new(Expr::Result { op, terms: terms.iter().map(|term| Rc::clone(term)).collect(), value })
    }

    fn bare<'t>(&self, term: &'t Rc<Expr>) -> &'t Exact {
        term.value()
    }

    fn note(&mut self, note: Note) {
        self.notes.push(note);
    }
}
