//! The core gives the same strings in WebAssembly, where a machine word has 32 bits, as on the host:
//! every test here runs on both.

#![allow(missing_docs, reason = "a test")]

#[cfg(not(target_arch = "wasm32"))]
use core::prelude::v1::test;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use ip_scorecard::exact::{Exact, Rounding};

/// One over the product of the first `count` odd numbers: beyond 64 bits from 17 on.
fn one_over_odds(count: i64) -> Exact {
    (0..count).fold(Exact::ONE, |rest, i| rest.over(&Exact::from(2 * i + 1)).unwrap_or_default())
}

#[test]
fn numbers_leave_64_bits_and_come_back() {
    let nines = Exact::from(9_999_999_999_999);
    let beyond = &nines * &nines;
    assert_eq!(beyond.to_string(), "99999999999980000000000001");
    assert_eq!(beyond.over(&nines), Some(nines));
}

#[test]
fn a_sum_of_thirds_is_whole() {
    let third = Exact::ratio(1, 3).unwrap_or_default();
    assert_eq!([&third, &third, &third].into_iter().sum::<Exact>(), Exact::ONE);
}

#[test]
fn small_differences_survive_large_terms() {
    let tiny = one_over_odds(20);
    assert!(tiny.is_positive());
    assert_eq!(&(&Exact::from(1_000_000_000) + &tiny) - &Exact::from(1_000_000_000), tiny);
    assert_eq!((&Exact::ONE - &tiny).fixed(2, Rounding::HalfUp), "1.00");
}

#[test]
fn a_tie_is_seen_as_one() {
    let score = "2.675".parse::<Exact>().unwrap_or_default();
    assert_eq!(score.fixed(2, Rounding::HalfUp), "2.68");
    let score = "2.665".parse::<Exact>().unwrap_or_default();
    assert_eq!(score.fixed(2, Rounding::HalfEven), "2.66");
}
