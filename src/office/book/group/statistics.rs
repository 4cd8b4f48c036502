//! The statistics below the units, which rules refer to.

use rust_xlsxwriter::XlsxError;

use super::Group;
use crate::check::LeafNo;
use crate::model::rule::Statistic;
use crate::model::scheme::Direction;
use crate::office::book::look::Kind;
use crate::office::book::place::Spot;
use crate::office::book::sheet::{Live, Value};
use crate::text;
use crate::text::office::book as word;

impl Group<'_> {
    /// The cell of a statistic over a column of values.
    pub fn statistic(&self, which: Statistic, col: u16) -> String {
        Spot::new(self.layout.statistic(which), col).head()
    }

    /// What the values of all units say together, below them.
    pub fn statistics(&mut self) -> Result<(), XlsxError> {
        let (frame, lang) = (self.frame, self.frame.lang);
        for which in Statistic::ALL {
            let title = text::statistic(lang, *which);
            self.sheet.text(Spot::new(self.layout.statistic(*which), 0), title, Kind::Name)?;
        }
        let counted = word::REPORTING.of(lang);
        self.sheet.text(Spot::new(self.layout.counts(), 0), counted, Kind::Name)?;
        for leaf in frame.plan().leaf_numbers() {
            let cols = self.layout.node(frame.plan().leaf(leaf).node);
            let Some(x) = cols.and_then(|cols| cols.leaf.as_ref()).map(|own| own.x) else { continue };
            for which in Statistic::ALL {
                let spot = Spot::new(self.layout.statistic(*which), x);
                self.sheet.live(spot, &self.statistic_of(leaf, *which, x), Kind::Number)?;
            }
            let count =
                frame.scored.scores.fields.get(leaf.0).map_or(0, |field| field.count(self.layout.group));
            let formula = format!("COUNT({})", self.layout.rows.of(x));
            let spot = Spot::new(self.layout.counts(), x);
            self.sheet.live(spot, &Live::new(formula, Value::count(count)), Kind::Number)?;
        }
        Ok(())
    }

    fn statistic_of(&self, leaf: LeafNo, which: Statistic, x: u16) -> Live {
        use Statistic as S;
        let frame = self.frame;
        let of_all = matches!(which, S::AllBest | S::AllWorst | S::AllMean | S::AllMedian);
        let range = if of_all {
            let node = frame.plan().leaf(leaf).node;
            let ranges = frame.groups.iter().filter_map(|layout| {
                let x = layout.node(node)?.leaf.as_ref()?.x;
                Some(layout.rows.of_sheet(&layout.name, x))
            });
            ranges.collect::<Vec<_>>().join(",")
        } else {
            self.layout.rows.of(x)
        };
        let higher = frame.plan().leaf(leaf).indicator.direction == Direction::Higher;
        let function = match which {
            S::GroupMean | S::AllMean => "AVERAGE",
            S::GroupMedian | S::AllMedian => "MEDIAN",
            S::GroupBest | S::AllBest if higher => "MAX",
            S::GroupWorst | S::AllWorst if !higher => "MAX",
            S::GroupBest | S::AllBest | S::GroupWorst | S::AllWorst => "MIN",
        };
        let field = frame.scored.scores.fields.get(leaf.0);
        let value = field.and_then(|field| field.statistic(which, self.layout.group));
        Live::new(format!("IF(COUNT({range})=0,\"\",{function}({range}))"), Value::or(value.as_ref(), ""))
    }
}
