//! 分值表: indicators by groups with the sums of dimensions and the totals of groups, and setting one weight.
//!
//! Where parts add up, a weight is marks, and a dimension's is the sum of its children's. Elsewhere a weight is
//! relative among siblings, and a dimension has its own.

use std::rc::Rc;

use super::nodes::NodeAt;
use super::{text, top};
use crate::edit::Tree;
use crate::exact::Exact;
use crate::json::Path;

/// The weights of a scheme.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// The groups.
    pub groups: Vec<GroupHead>,
    /// Dimensions and indicators in the tree's order.
    pub rows: Vec<Row>,
    /// For each group the sum over the tree's first level.
    pub totals: Vec<Exact>,
    /// 满分, which each total must reach; none where the total is no sum of marks.
    pub full: Option<Exact>,
}

impl Grid {
    /// What is missing of full marks in a group; negative where there is too much.
    pub fn missing(&self, group: usize) -> Option<Exact> {
        Some(self.full.as_ref()? - self.totals.get(group)?)
    }

    /// The number of a group.
    pub fn group(&self, id: &str) -> Option<usize> {
        self.groups.iter().position(|group| &*group.id == id)
    }

    /// The row of a node.
    pub fn row(&self, path: &Path) -> Option<&Row> {
        self.rows.iter().find(|row| row.node.path == *path)
    }
}

/// A group at the head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupHead {
    /// Its id.
    pub id: Rc<str>,
    /// Its title.
    pub title: Rc<str>,
    /// Whether it has units, so that its total matters.
    pub has_units: bool,
}

/// A dimension or an indicator with its weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which.
    pub node: NodeAt,
    /// Whether its weights can be set; those of a dimension that adds up are its children's sums.
    pub is_set: bool,
    /// Whether it counts with its marks towards full marks: it can be set, and all above it adds up.
    pub counts: bool,
    /// Its weight for each group.
    pub cells: Vec<Cell>,
    /// Of a dimension the sum over its children for each group.
    pub sums: Option<Vec<Exact>>,
}

/// A weight for a group.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// 此项不考核: none, or 0.
    Absent,
    /// A number.
    Number(Exact),
    /// What is no number, as written.
    Unreadable(Rc<str>),
}

impl Cell {
    /// The number; 0 where there is none.
    pub fn number(&self) -> Exact {
        match self {
            Cell::Number(number) => number.clone(),
            Cell::Absent | Cell::Unreadable(_) => Exact::ZERO,
        }
    }
}

/// Reads the weights of a scheme.
pub fn grid(scheme: &Tree) -> Grid {
    let units = scheme.at("units").map_or(&[][..], Tree::items);
    let groups = scheme.at("groups").map_or(&[][..], Tree::items).iter().map(|group| {
        let id = text(group, "id");
        let has_units = units.iter().any(|unit| unit.at("group").and_then(Tree::text) == Some(&id));
        GroupHead { title: text(group, "title"), has_units, id }
    });
    let mut reader = Reader { groups: groups.collect(), rows: Vec::new() };
    let adds_up = adds_up(scheme);
    let totals = reader.list(scheme.at("tree"), &top("tree"), Above { adds_up, counts: adds_up, depth: 0 });
    let full = scheme.at("full_marks").map_or(Some(Exact::from(100)), Tree::number).filter(|_| adds_up);
    Grid { groups: reader.groups, rows: reader.rows, totals, full }
}

/// 分值相加: whether the parts of the scheme or of a dimension add up.
fn adds_up(tree: &Tree) -> bool {
    tree.at("aggregate").and_then(Tree::text).is_none_or(|word| &**word == "sum")
}

struct Reader {
    groups: Vec<GroupHead>,
    rows: Vec<Row>,
}

/// What stands above a list of nodes.
#[derive(Clone, Copy)]
struct Above {
    adds_up: bool,
    counts: bool,
    depth: usize,
}

impl Reader {
    /// Reads a list of nodes and gives their sum for each group.
    fn list(&mut self, list: Option<&Tree>, path: &Path, above: Above) -> Vec<Exact> {
        let mut sums = vec![Exact::ZERO; self.groups.len()];
        for (item, node) in list.map_or(&[][..], Tree::items).iter().enumerate() {
            let weights = self.node(node, path.then(item), above);
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum = &*sum + &weight;
            }
        }
        sums
    }

    fn node(&mut self, node: &Tree, path: Path, above: Above) -> Vec<Exact> {
        let children = node.at("children");
        let is_sum = children.is_some() && above.adds_up && adds_up(node);
        let at = NodeAt {
            id: text(node, "id"),
            title: text(node, "title"),
            depth: above.depth,
            is_dimension: children.is_some(),
            path: path.clone(),
        };
        let counts = above.counts && !is_sum;
        let row = self.rows.len();
        self.rows.push(Row { node: at, is_set: !is_sum, counts, cells: Vec::new(), sums: None });
        let (cells, sums) = match children {
            None => (self.cells(node.at("weight")), None),
            Some(children) => {
                let inside =
                    Above { adds_up: adds_up(node), counts: above.counts && is_sum, depth: above.depth + 1 };
                let sums = self.list(Some(children), &path.then("children"), inside);
                let cells = match node.at("weight") {
                    _ if is_sum => sums.iter().map(|sum| cell(Some(&Tree::from(sum)))).collect(),
                    // Beside means, a dimension weighs 1 unless it says otherwise.
                    None if !above.adds_up => self.cells(Some(&Tree::from(1))),
                    weight => self.cells(weight),
                };
                (cells, Some(sums))
            }
        };
        let mut weights: Vec<Exact> = cells.iter().map(Cell::number).collect();
        if let Some(sums) = sums.as_ref().filter(|_| !is_sum) {
            // A dimension without anything below it for a group does not exist for that group.
            for (weight, _) in weights.iter_mut().zip(sums).filter(|(_, sum)| !sum.is_positive()) {
                *weight = Exact::ZERO;
            }
        }
        if let Some(row) = self.rows.get_mut(row) {
            (row.cells, row.sums) = (cells, sums);
        }
        weights
    }

    fn cells(&self, weight: Option<&Tree>) -> Vec<Cell> {
        let of = |group: &GroupHead| match weight {
            Some(each @ Tree::Object(_)) => cell(each.at(&group.id)),
            weight => cell(weight),
        };
        self.groups.iter().map(of).collect()
    }
}

fn cell(written: Option<&Tree>) -> Cell {
    match written.map(|written| (written, written.number())) {
        None => Cell::Absent,
        Some((_, Some(number))) if number.is_zero() => Cell::Absent,
        Some((_, Some(number))) => Cell::Number(number),
        Some((Tree::Text(text) | Tree::Number(text), None)) => Cell::Unreadable(text.clone()),
        Some((other, None)) => Cell::Unreadable(other.to_string().into()),
    }
}

/// Sets a node's weight for one group, or takes it away, so that the group is not assessed on it.
///
/// One number for all becomes one for each group only when they differ, and one number again when they are
/// equal. What is written beside a dimension that adds up follows. Whether there was something to set.
///
/// ```
/// use ip_scorecard::edit::{Tree, scheme::weights::set};
/// use ip_scorecard::json::Path;
///
/// let mut scheme = Tree::read(r#"{"groups":[{"id":"a"},{"id":"b"}],"tree":[{"id":"T1","weight":5}]}"#).unwrap();
/// let (node, weight) = (Path::default().then("tree").then(0), |tree: &Tree| tree.at("tree").unwrap().items()[0].at("weight").unwrap().to_string());
/// set(&mut scheme, &node, "b", Some(Tree::from(7)));
/// assert_eq!(weight(&scheme), r#"{"a":5,"b":7}"#);
/// set(&mut scheme, &node, "b", Some(Tree::from(5)));
/// assert_eq!(weight(&scheme), "5");
/// set(&mut scheme, &node, "a", None);
/// assert_eq!(weight(&scheme), r#"{"b":5}"#);
/// ```
pub fn set(scheme: &mut Tree, node: &Path, group: &str, weight: Option<Tree>) -> bool {
    let grid = grid(scheme);
    let Some(row) = grid.row(node).filter(|row| row.is_set) else { return false };
    let Some(group) = grid.group(group) else { return false };
    let follow = Follow::of_grid(scheme, &grid);
    let there = write(scheme, &grid, row, group, weight);
    follow.write(scheme);
    there
}

fn write(scheme: &mut Tree, grid: &Grid, row: &Row, group: usize, weight: Option<Tree>) -> bool {
    let path = row.node.path.then("weight");
    let weight = weight.filter(|weight| weight.number().is_none_or(|number| !number.is_zero()));
    let Some(head) = grid.groups.get(group) else { return false };
    let mut each = match scheme.get(&path) {
        Some(each @ Tree::Object(_)) => each.clone(),
        written => {
            let written = written.cloned().or_else(|| {
                // A dimension beside means weighs 1 as long as nothing is written.
                row.cells.iter().find(|cell| **cell != Cell::Absent).map(|cell| Tree::from(&cell.number()))
            });
            let assessed = grid.groups.iter().zip(&row.cells).filter(|(_, cell)| **cell != Cell::Absent);
            assessed.filter_map(|(group, _)| Some((group.id.clone(), written.clone()?))).collect()
        }
    };
    let member = Path::default().then(&*head.id);
    match weight {
        Some(weight) => _ = each.put(&member, weight),
        None => _ = each.take(&member),
    }
    scheme.put(&path, short(grid, each))
}

/// One number where every group has the same.
fn short(grid: &Grid, each: Tree) -> Tree {
    let numbers: Option<Vec<Exact>> = grid.groups.iter().map(|group| each.at(&group.id)?.number()).collect();
    match numbers.as_deref() {
        Some([first, rest @ ..])
            if rest.len() + 1 == each.members().len() && rest.iter().all(|number| number == first) =>
        {
            Tree::from(first)
        }
        _ => each,
    }
}

/// Dimensions that add up and have their sum written beside it, rightly: it follows what is changed below.
pub(super) struct Follow(Vec<Rc<str>>);

impl Follow {
    /// Those of a scheme, before it is changed.
    pub fn of(scheme: &Tree) -> Follow {
        Follow::of_grid(scheme, &grid(scheme))
    }

    fn of_grid(scheme: &Tree, grid: &Grid) -> Follow {
        let reader = Reader { groups: grid.groups.clone(), rows: Vec::new() };
        let right = grid.rows.iter().filter(|row| {
            let weight = scheme.get(&row.node.path.then("weight"));
            !row.is_set && weight.is_some() && reader.cells(weight) == row.cells
        });
        Follow(right.map(|row| row.node.id.clone()).collect())
    }

    /// Writes the sums of those that have changed.
    pub fn write(&self, scheme: &mut Tree) {
        if self.0.is_empty() {
            return;
        }
        let grid = grid(scheme);
        let reader = Reader { groups: grid.groups.clone(), rows: Vec::new() };
        for row in grid.rows.iter().filter(|row| !row.is_set && self.0.contains(&row.node.id)) {
            let path = row.node.path.then("weight");
            if scheme.get(&path).is_some_and(|weight| reader.cells(Some(weight)) != row.cells) {
                let numbers = grid.groups.iter().zip(&row.cells).filter(|(_, cell)| **cell != Cell::Absent);
                let each: Tree =
                    numbers.map(|(group, cell)| (group.id.clone(), Tree::from(&cell.number()))).collect();
                scheme.put(&path, short(&grid, each));
            }
        }
    }
}
