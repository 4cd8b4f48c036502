//! Sheets that are dealt in portions are the same sheets as all at once: in order, numbered within their
//! document, and on both sides of the paper where that is wanted.

use ip_scorecard::paper::{Cut, Face, Pile, Run, Sheet, Side};
use proptest::prelude::*;

/// As many sheets, each of them another one.
fn sheets(count: usize) -> Vec<Sheet> {
    let cuts = |row| vec![Cut { row, window: None }];
    (0..count).map(|row| Sheet { runs: vec![Run { part: 0, continued: row > 0, cuts: cuts(row) }] }).collect()
}

fn pile(documents: &[usize], duplex: bool) -> Pile<usize> {
    let mut pile = Pile::new(duplex);
    for (no, count) in documents.iter().enumerate() {
        pile.put(&no, Face::Lying, sheets(*count));
    }
    pile
}

/// What the page does: each document's sheets are dealt before those of the next are put there.
fn in_portions(documents: &[usize], duplex: bool, portions: &[usize]) -> Vec<Side<usize>> {
    let mut pile = Pile::new(duplex);
    let mut portions = portions.iter().copied().cycle();
    let mut dealt = Vec::new();
    for (no, count) in documents.iter().enumerate() {
        pile.put(&no, Face::Lying, sheets(*count));
        while pile.left() > 0 {
            let (before, portion) = (dealt.len(), portions.next().unwrap_or(1));
            dealt.extend(pile.deal(portion));
            assert!(dealt.len() - before <= portion, "a portion is never more than was asked for");
        }
    }
    dealt
}

proptest! {
    #[test]
    fn portions_are_the_same_sheets_as_all_at_once(
        documents in prop::collection::vec(0..40_usize, 0..8),
        duplex in any::<bool>(),
        portions in prop::collection::vec(1..35_usize, 1..6),
    ) {
        let mut pile = pile(&documents, duplex);
        let whole: Vec<Side<usize>> = pile.deal(usize::MAX).collect();
        prop_assert_eq!(pile.left(), 0);
        prop_assert_eq!(in_portions(&documents, duplex, &portions), whole);
    }

    #[test]
    fn every_sheet_has_its_number_and_its_side(
        documents in prop::collection::vec(0..40_usize, 0..8),
        duplex in any::<bool>(),
    ) {
        let sides: Vec<Side<usize>> = pile(&documents, duplex).deal(usize::MAX).collect();
        let expected = documents.iter().enumerate().flat_map(|(document, of)| {
            sheets(*of).into_iter().enumerate().map(move |(no, sheet)| (document, sheet, (no + 1, *of)))
        });
        let pages = sides.iter().filter_map(|side| match side {
            Side::Page { document, sheet, number, .. } => Some((*document, sheet.clone(), *number)),
            Side::Empty(_) => None,
        });
        prop_assert_eq!(pages.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
        for (place, side) in sides.iter().enumerate() {
            let is_back = duplex && place % 2 == 1;
            match side {
                Side::Page { number: (no, _), back, .. } => {
                    prop_assert_eq!(*back, is_back);
                    prop_assert!(!(duplex && *no == 1 && is_back), "a document begins on a sheet of its own");
                }
                Side::Empty(_) => prop_assert!(is_back && place + 1 < sides.len()),
            }
        }
    }
}
