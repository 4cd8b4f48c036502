//! The totals of a group on a line: a dot for each unit, and the middle half below them.
//!
//! Floats are lengths on the screen here; what they show stands in figures beside the drawing.

use std::collections::BTreeMap;

use ip_scorecard::analyse::peers;
use ip_scorecard::analyse::spread::Spread;
use ip_scorecard::assess::Scored;
use ip_scorecard::check::{GroupNo, UnitNo};
use ip_scorecard::exact::Exact;
use ip_scorecard::text::Lang;
use ip_scorecard::text::page::overview::group as words;
use yew::prelude::*;

use crate::ui::lang::use_lang;
use crate::ui::report::{Report, Shared};

/// The drawing's measures, in its own units.
const WIDTH: f64 = 400.0;
const EDGE: f64 = 8.0;
/// How high dots may pile up.
const PILE: f64 = 42.0;
/// Below the ground that they stand on: the middle of the bar, the base line of the labels, the end.
const BAR: f64 = 10.0;
const LABELS: f64 = 33.0;
const END: f64 = 38.0;
/// The width of a digit and of a Chinese character in a label.
const DIGIT: f64 = 6.0;
const CHARACTER: f64 = 11.0;

/// Up to so many units each dot says whose it is.
const NAMED: usize = 60;

/// From which total to which every strip of the page runs, so that groups can be compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    from: f64,
    to: f64,
}

impl Scale {
    /// Tens around all totals.
    pub fn of(scored: &Scored) -> Scale {
        let totals = scored.scores.units.iter().filter_map(|unit| unit.total.as_ref());
        let totals = totals.map(|total| total.rounded.approximate());
        let (least, most) =
            totals.fold((f64::MAX, f64::MIN), |(least, most), total| (least.min(total), most.max(total)));
        let (from, to) = ((least / 10.0).floor() * 10.0, (most / 10.0).ceil() * 10.0);
        if least > most {
            Scale { from: 0.0, to: 100.0 }
        } else if from < to {
            Scale { from, to }
        } else {
            Scale { from: from - 10.0, to: to + 10.0 }
        }
    }

    fn place(self, total: &Exact) -> f64 {
        let share = (total.approximate() - self.from) / (self.to - self.from);
        EDGE + share * (WIDTH - 2.0 * EDGE)
    }

    fn holds(self, total: &Exact) -> bool {
        (self.from..=self.to).contains(&total.approximate())
    }
}

/// What a [`Strip`] needs.
#[derive(PartialEq, Properties)]
pub struct StripProps {
    /// What was computed.
    pub report: Shared<Report>,
    /// The group.
    pub group: GroupNo,
    /// How its totals lie.
    pub spread: Spread,
    /// From where to where it runs.
    pub scale: Scale,
}

/// The totals of a group as dots above a line, with the lower bounds of the grades.
#[component]
pub fn Strip(props: &StripProps) -> Html {
    let lang = use_lang();
    let StripProps { report, group, spread, scale } = props;
    let Some(scored) = report.scored() else { return Html::default() };
    let label = words::spread(lang, scored, spread);
    let totals: Vec<(UnitNo, &Exact)> =
        peers::totals(&scored.assessment.plan, &scored.scores, *group).collect();
    let Pile { radius, height, spots } = Pile::of(totals.iter().map(|(_, total)| scale.place(total)));
    // Room for a second row, so that the strips of small groups are of one height.
    let ground = height.max(4.0 * radius) + 4.0;
    let bar = ground + BAR;
    let spots: Vec<(f64, f64)> = spots.into_iter().map(|(x, up)| (x, ground - up)).collect();
    let [least, lower, median, upper, greatest] = spread.five().map(|total| scale.place(total));
    let length = |from: f64, to: f64| format!("{:.1}", (to - from).max(1.0));
    html! {
        <svg class="strip" viewBox={format!("0 0 {WIDTH} {:.1}", ground + END)} role="img" aria-label={label}>
            { for bounds(lang, scored, *scale, ground) }
            if totals.len() <= NAMED {
                for ((unit, total), (x, y)) in totals.iter().zip(&spots) {
                    <circle key={unit.0} class="strip-dot" cx={at(*x)} cy={at(*y)} r={at(radius)}>
                        <title>{ words::dot(lang, scored, *unit, total) }</title>
                    </circle>
                }
            } else {
                <path class="strip-dots" d={dots(&spots)} stroke-width={at(2.0 * radius)} />
            }
            <rect class="strip-range" x={at(least)} y={at(bar - 0.75)} width={length(least, greatest)} height="1.5" />
            <rect class="strip-half" x={at(lower)} y={at(bar - 5.0)} width={length(lower, upper)} height="10" />
            <rect class="strip-median" x={at(median - 1.0)} y={at(bar - 7.0)} width="2" height="14" />
        </svg>
    }
}

fn at(length: f64) -> String {
    format!("{length:.1}")
}

/// All dots in one stroke: points of no length with round ends, so that thousands are one element.
fn dots(spots: &[(f64, f64)]) -> String {
    spots.iter().map(|(x, y)| format!("M{x:.1} {y:.1}h0")).collect()
}

/// Dots above a line.
struct Pile {
    /// The radius of all of them.
    radius: f64,
    /// How high the highest pile is.
    height: f64,
    /// Where each stands: along the line, and its middle above it.
    spots: Vec<(f64, f64)>,
}

impl Pile {
    /// Radii from which the largest that fits is taken.
    const RADII: [f64; 6] = [4.0, 3.0, 2.0, 1.5, 1.0, 0.7];

    /// Dots at these places: those that would overlap stand on each other, and all get smaller until
    /// the highest pile fits. What still does not is squeezed.
    fn of(places: impl Iterator<Item = f64>) -> Pile {
        let places: Vec<f64> = places.collect();
        let mut radius = Pile::RADII[0];
        let (mut levels, mut highest) = levels(&places, radius);
        for smaller in &Pile::RADII[1..] {
            if highest as f64 * 2.0 * radius <= PILE {
                break;
            }
            radius = *smaller;
            (levels, highest) = self::levels(&places, radius);
        }
        let step = (2.0 * radius).min(PILE / highest.max(1) as f64);
        let spots = places.iter().zip(levels).map(|(x, level)| (*x, radius + level as f64 * step));
        Pile { radius, height: highest as f64 * step, spots: spots.collect() }
    }
}

/// On how many others each dot of a radius stands, in columns as wide as a dot, and the most in a column.
fn levels(places: &[f64], radius: f64) -> (Vec<usize>, usize) {
    let mut columns: BTreeMap<u32, usize> = BTreeMap::new();
    let mut level = |x: &f64| {
        let height = columns.entry((x / (2.0 * radius)) as u32).or_default();
        *height += 1;
        *height - 1
    };
    let levels: Vec<usize> = places.iter().map(&mut level).collect();
    (levels, columns.into_values().max().unwrap_or(0))
}

/// The lower bounds of the grades, and a label for each that has room.
fn bounds(lang: Lang, scored: &Scored, scale: Scale, ground: f64) -> Vec<Html> {
    let grades = scored.assessment.plan.scheme.grades.as_ref();
    let bounds = grades.map_or(&[][..], |grades| &grades.bounds);
    let mut free = WIDTH;
    let drawn = bounds.iter().filter(|bound| scale.holds(&bound.from)).map(|bound| {
        let x = scale.place(&bound.from);
        let label = words::bound(lang, &bound.title, &bound.from);
        let half = width(&label) / 2.0;
        let middle = x.clamp(half, WIDTH - half);
        let fits = middle + half <= free;
        if fits {
            free = middle - half - DIGIT;
        }
        html! {
            <g key={label.clone()}>
                <path class="strip-bound" d={format!("M{x:.1} 2V{:.1}", ground + LABELS - 12.0)} />
                if fits {
                    <text class="strip-label" x={at(middle)} y={at(ground + LABELS)} text-anchor="middle">{ label }</text>
                }
            </g>
        }
    });
    drawn.collect()
}

fn width(label: &str) -> f64 {
    label.chars().map(|c| if c.is_ascii() { DIGIT } else { CHARACTER }).sum()
}
