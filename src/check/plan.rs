//! The scheme with its references resolved to numbers, and its tree laid flat.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::exact::Exact;
use crate::json::nearest;
use crate::model::adjust::Item;
use crate::model::scheme::{Aggregate, Indicator, Node, Scheme};
use crate::model::{PerGroup, UnitCode};

/// The number of a unit in the scheme's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitNo(pub usize);

/// The number of a group in the scheme's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupNo(pub usize);

/// The number of a node in the tree's order, parents before children; the root is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeNo(pub usize);

/// The number of an indicator in the tree's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LeafNo(pub usize);

/// A scheme that has been checked.
#[derive(Debug)]
pub struct Plan {
    /// The scheme as it was read.
    pub scheme: Rc<Scheme>,
    /// The groups.
    pub groups: Vec<PlanGroup>,
    /// The units.
    pub units: Vec<PlanUnit>,
    /// The tree, parents before children, beginning with a root that stands for the whole.
    pub nodes: Vec<PlanNode>,
    /// The indicators.
    pub leaves: Vec<Leaf>,
    codes: BTreeMap<Rc<str>, UnitNo>,
    names: BTreeMap<Rc<str>, UnitNo>,
    ids: BTreeMap<Rc<str>, NodeNo>,
    comparisons: Cell<usize>,
}

/// Comparisons of words that "did you mean" may cost one assessment: thousands of strange names are one
/// mistake, and nobody reads a thousand suggestions.
const COMPARISONS: usize = 300_000;

/// 考核组
#[derive(Debug)]
pub struct PlanGroup {
    /// 名称
    pub title: Rc<str>,
    /// Its units, in the scheme's order.
    pub units: Vec<UnitNo>,
}

/// 考核单位
#[derive(Debug)]
pub struct PlanUnit {
    /// 代码
    pub code: UnitCode,
    /// 名称
    pub title: Rc<str>,
    /// Its group.
    pub group: GroupNo,
}

/// 维度或指标
#[derive(Debug)]
pub struct PlanNode {
    /// 编号; empty for the root.
    pub id: Rc<str>,
    /// 名称
    pub title: Rc<str>,
    /// The dimension that it belongs to; none for the root.
    pub parent: Option<NodeNo>,
    /// Levels below the root.
    pub depth: usize,
    /// The first node after all that is below this one.
    pub end: NodeNo,
    /// The indicator, when it is one.
    pub leaf: Option<LeafNo>,
    /// How its rate comes from its children's.
    pub aggregate: Aggregate,
    /// The least rate that counts in a geometric or harmonic mean.
    pub floor: Option<Exact>,
    /// Its weight among its siblings in each group; none where it does not exist (此项不考核).
    pub weights: Vec<Option<Exact>>,
    /// Its share of the full marks in each group; none where it does not exist.
    pub marks: Vec<Option<Exact>>,
}

/// 指标
#[derive(Debug)]
pub struct Leaf {
    /// Its node.
    pub node: NodeNo,
    /// What the scheme says of it.
    pub indicator: Rc<Indicator>,
}

impl PlanNode {
    /// "T5 知识产权运营"; the scheme's title for the root.
    pub fn label(&self) -> Rc<str> {
        if self.id.is_empty() { self.title.clone() } else { format!("{} {}", self.id, self.title).into() }
    }
}

impl Leaf {
    /// "T5-1 知识产权质押融资额"
    pub fn label(&self) -> Rc<str> {
        format!("{} {}", self.indicator.id, self.indicator.title).into()
    }
}

impl Plan {
    /// Resolves a scheme without errors.
    pub fn of(scheme: Rc<Scheme>) -> Plan {
        let mut groups: Vec<PlanGroup> = scheme
            .groups
            .iter()
            .map(|group| PlanGroup { title: group.title.clone(), units: Vec::new() })
            .collect();
        let mut units = Vec::new();
        let (mut codes, mut names) = (BTreeMap::new(), BTreeMap::new());
        for unit in &scheme.units {
            let no = UnitNo(units.len());
            let group = scheme.groups.iter().position(|group| group.id == unit.group.value).unwrap_or(0);
            if let Some(group) = groups.get_mut(group) {
                group.units.push(no);
            }
            codes.insert(unit.code.text(), no);
            for name in std::iter::once(&unit.title).chain(&unit.aliases) {
                names.insert(name.clone(), no);
            }
            units.push(PlanUnit {
                code: unit.code.clone(),
                title: unit.title.clone(),
                group: GroupNo(group),
            });
        }
        let mut tree = Tree { scheme: &scheme, nodes: Vec::new(), leaves: Vec::new() };
        tree.root();
        let Tree { nodes, leaves, .. } = tree;
        let ids = nodes.iter().enumerate().map(|(no, node)| (node.id.clone(), NodeNo(no))).collect();
        Plan {
            scheme: scheme.clone(),
            groups,
            units,
            nodes,
            leaves,
            codes,
            names,
            ids,
            comparisons: Cell::new(COMPARISONS),
        }
    }

    /// The candidate that resembles a word, while suggestions are to be had.
    pub fn suggest<'c>(&self, word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
        let counted = candidates
            .into_iter()
            .inspect(|_| self.comparisons.set(self.comparisons.get().saturating_sub(1)));
        if self.comparisons.get() == 0 { None } else { nearest(word, counted) }
    }

    /// The unit with this code.
    pub fn unit_by_code(&self, code: &str) -> Option<UnitNo> {
        self.codes.get(code).copied()
    }

    /// The unit with exactly this title or alias.
    pub fn unit_by_name(&self, name: &str) -> Option<UnitNo> {
        self.names.get(name).copied()
    }

    /// All codes.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.codes.keys().map(|code| &**code)
    }

    /// All titles and aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(|name| &**name)
    }

    /// The node with this id.
    pub fn node_by_id(&self, id: &str) -> Option<NodeNo> {
        self.ids.get(id).copied().filter(|_| !id.is_empty())
    }

    /// The indicator with this id.
    pub fn leaf_by_id(&self, id: &str) -> Option<LeafNo> {
        self.node_by_id(id).and_then(|no| self.node(no).leaf)
    }

    /// The numbers of all groups, in the scheme's order.
    pub fn group_numbers(&self) -> impl Iterator<Item = GroupNo> + use<> {
        (0..self.groups.len()).map(GroupNo)
    }

    /// All units with their numbers.
    pub fn unit_numbers(&self) -> impl Iterator<Item = UnitNo> + use<> {
        (0..self.units.len()).map(UnitNo)
    }

    /// All indicators with their numbers.
    pub fn leaf_numbers(&self) -> impl Iterator<Item = LeafNo> + use<> {
        (0..self.leaves.len()).map(LeafNo)
    }

    /// All nodes with their numbers, the root first.
    pub fn node_numbers(&self) -> impl Iterator<Item = NodeNo> + use<> {
        (0..self.nodes.len()).map(NodeNo)
    }

    /// The direct children of a node.
    pub fn children(&self, parent: NodeNo) -> impl Iterator<Item = NodeNo> {
        let end = self.node(parent).end;
        let mut next = NodeNo(parent.0 + 1);
        std::iter::from_fn(move || {
            let child = next;
            (child < end).then(|| {
                next = self.node(child).end;
                child
            })
        })
    }

    /// A unit.
    pub fn unit(&self, no: UnitNo) -> &PlanUnit {
        &self.units[no.0]
    }

    /// A group.
    pub fn group(&self, no: GroupNo) -> &PlanGroup {
        &self.groups[no.0]
    }

    /// A node.
    pub fn node(&self, no: NodeNo) -> &PlanNode {
        &self.nodes[no.0]
    }

    /// An indicator.
    pub fn leaf(&self, no: LeafNo) -> &Leaf {
        &self.leaves[no.0]
    }

    /// An indicator's marks for a unit; none where it does not exist.
    pub fn marks(&self, leaf: LeafNo, unit: UnitNo) -> Option<&Exact> {
        self.marks_in(leaf, self.unit(unit).group)
    }

    /// An indicator's marks in a group; none where it does not exist.
    pub fn marks_in(&self, leaf: LeafNo, group: GroupNo) -> Option<&Exact> {
        self.node(self.leaf(leaf).node).marks.get(group.0)?.as_ref()
    }

    /// An indicator's weight among its siblings for a unit, as declared; none where it does not exist.
    pub fn weight(&self, leaf: LeafNo, unit: UnitNo) -> Option<&Exact> {
        self.node(self.leaf(leaf).node).weights.get(self.unit(unit).group.0)?.as_ref()
    }

    /// The target that the scheme sets: for the unit, else for its group, else for all.
    pub fn target(&self, leaf: LeafNo, unit: UnitNo) -> Option<&Exact> {
        match &self.leaf(leaf).indicator.target.as_ref()?.value {
            PerGroup::All(target) => Some(target),
            PerGroup::Each(targets) => {
                let unit = self.unit(unit);
                let group = &self.scheme.groups.get(unit.group.0)?.id;
                targets.get(unit.code.as_str()).or_else(|| targets.get(group.as_str()))
            }
        }
    }

    /// An attribute of a unit, such as 常住人口.
    pub fn attribute(&self, unit: UnitNo, name: &str) -> Option<&Exact> {
        self.scheme.units.get(unit.0)?.attributes.get(name)
    }

    /// A bonus, deduction or veto by its place in the scheme.
    pub fn item(&self, no: usize) -> Option<&Item> {
        self.scheme.adjustments.items.get(no)
    }
}

struct Tree<'s> {
    scheme: &'s Scheme,
    nodes: Vec<PlanNode>,
    leaves: Vec<Leaf>,
}

impl Tree<'_> {
    fn root(&mut self) {
        let (aggregate, floor) = (self.scheme.aggregate, self.scheme.floor.clone());
        self.add("".into(), self.scheme.title.clone(), None, 0, aggregate, floor);
        for child in &self.scheme.tree {
            self.node(child, NodeNo(0), 1);
        }
        let full = Some(self.scheme.full_marks.clone());
        self.nodes[0].end = NodeNo(self.nodes.len());
        self.nodes[0].weights = vec![full.clone(); self.scheme.groups.len()];
        self.nodes[0].marks = vec![full; self.scheme.groups.len()];
        for no in 0..self.nodes.len() {
            self.share_marks(NodeNo(no));
        }
    }

    fn add(
        &mut self,
        id: Rc<str>,
        title: Rc<str>,
        parent: Option<NodeNo>,
        depth: usize,
        aggregate: Aggregate,
        floor: Option<Exact>,
    ) -> NodeNo {
        let no = NodeNo(self.nodes.len());
        let (weights, marks) = (Vec::new(), vec![None; self.scheme.groups.len()]);
        let end = NodeNo(no.0 + 1);
        self.nodes.push(PlanNode {
            id,
            title,
            parent,
            depth,
            end,
            leaf: None,
            aggregate,
            floor,
            weights,
            marks,
        });
        no
    }

    fn node(&mut self, node: &Node, parent: NodeNo, depth: usize) {
        match node {
            Node::Indicator(indicator) => {
                let (id, title) = (indicator.id.text(), indicator.title.clone());
                let no = self.add(id, title, Some(parent), depth, Aggregate::Sum, None);
                self.nodes[no.0].leaf = Some(LeafNo(self.leaves.len()));
                self.nodes[no.0].weights = self.declared(&indicator.weight.value);
                self.leaves.push(Leaf { node: no, indicator: indicator.clone() });
            }
            Node::Dimension(dimension) => {
                let (id, title) = (dimension.id.text(), dimension.title.clone());
                let no =
                    self.add(id, title, Some(parent), depth, dimension.aggregate, dimension.floor.clone());
                for child in &dimension.children {
                    self.node(child, no, depth + 1);
                }
                self.nodes[no.0].end = NodeNo(self.nodes.len());
                let sums = self.sums(no);
                let among_points =
                    dimension.aggregate == Aggregate::Sum && self.nodes[parent.0].aggregate == Aggregate::Sum;
                self.nodes[no.0].weights = match &dimension.weight {
                    _ if among_points => sums,
                    Some(weight) => exist_both(self.declared(&weight.value), &sums),
                    None => exist_both(vec![Some(Exact::ONE); sums.len()], &sums),
                };
            }
        }
    }

    /// The sum of the children's weights in each group; none where no child exists.
    fn sums(&self, parent: NodeNo) -> Vec<Option<Exact>> {
        let mut sums: Vec<Option<Exact>> = vec![None; self.scheme.groups.len()];
        let children = self.nodes.iter().filter(|node| node.parent == Some(parent));
        for child in children {
            for (sum, weight) in sums.iter_mut().zip(&child.weights) {
                if let Some(weight) = weight {
                    *sum = Some(sum.as_ref().map_or_else(|| weight.clone(), |sum: &Exact| sum + weight));
                }
            }
        }
        sums
    }

    /// Gives each child its share of the parent's marks, by weight. Where weights are marks that add
    /// up, the share is the weight.
    fn share_marks(&mut self, parent: NodeNo) {
        let sums = self.sums(parent);
        let marks = self.nodes[parent.0].marks.clone();
        for child in self.nodes.iter_mut().filter(|node| node.parent == Some(parent)) {
            let of_group = |group: usize| -> Option<Exact> {
                let weight = child.weights.get(group)?.as_ref()?;
                let (whole, sum) = (marks.get(group)?.as_ref()?, sums.get(group)?.as_ref()?);
                (whole * weight).over(sum)
            };
            child.marks = (0..sums.len()).map(of_group).collect();
        }
    }

    fn declared(&self, weight: &PerGroup) -> Vec<Option<Exact>> {
        let of = |group: &str| match weight {
            PerGroup::All(weight) => Some(weight),
            PerGroup::Each(weights) => weights.get(group),
        };
        let groups = self.scheme.groups.iter();
        groups.map(|group| of(group.id.as_str()).filter(|weight| weight.is_positive()).cloned()).collect()
    }
}

/// A dimension exists where it has a weight and something below it does.
fn exist_both(weights: Vec<Option<Exact>>, below: &[Option<Exact>]) -> Vec<Option<Exact>> {
    weights.into_iter().zip(below).map(|(weight, below)| weight.filter(|_| below.is_some())).collect()
}
