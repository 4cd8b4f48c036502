//! Numbers as readers see them. Nothing shown is computed with again.

use chrono::{Datelike, NaiveDate};

use super::lang::{Lang, say};
use crate::exact::{Exact, Rounding};

/// Decimals after which an endless number is broken off.
const DECIMALS: u32 = 6;

/// A number in full when that is short, else broken off with an ellipsis. English groups the digits of
/// large numbers; Chinese writes them in one (GB/T 15835—2011, 5.1.2 leaves both open).
///
/// ```
/// use ip_scorecard::{exact::Exact, text::{Lang, number::shown}};
///
/// assert_eq!(shown(Lang::Zh, &Exact::ratio(33, 40).unwrap()), "0.825");
/// assert_eq!(shown(Lang::Zh, &Exact::ratio(2, 3).unwrap()), "0.666667…");
/// assert_eq!(shown(Lang::Zh, &Exact::from(24185)), "24185");
/// assert_eq!(shown(Lang::En, &Exact::from(24185)), "24,185");
/// ```
pub fn shown(lang: Lang, number: &Exact) -> String {
    let full = number.to_string();
    let decimals = full.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    if number.ends() && decimals <= DECIMALS as usize + 2 {
        return grouped(lang, &full);
    }
    let cut = number.fixed(DECIMALS, Rounding::HalfUp);
    format!("{}…", grouped(lang, &cut))
}

/// Decimals up to which a figure stands as it was reported.
const REPORTED: u32 = 4;

/// Two figures that a sentence compares, and their distance: rounded to two decimals where they are
/// longer than anyone reports, or to as many as tell them apart. The distance is that of the figures as
/// they are shown, so that a reader who subtracts gets the same.
///
/// ```
/// use ip_scorecard::{exact::Exact, text::{Lang, number::compared}};
///
/// let (value, full) = (Exact::ratio(275, 3).unwrap(), Exact::from(100));
/// assert_eq!(compared(Lang::Zh, &value, &full), ["91.67", "100", "8.33"]);
/// // 94.997… is 95.00 to two decimals, but it is below 95.
/// let (value, target) = (Exact::ratio(284_992, 3000).unwrap(), Exact::from(95));
/// assert_eq!(compared(Lang::Zh, &value, &target), ["94.997", "95", "0.003"]);
/// ```
pub fn compared(lang: Lang, figure: &Exact, other: &Exact) -> [String; 3] {
    let short = |figure: &Exact| *figure == figure.round(REPORTED, Rounding::HalfUp);
    let rounded = |places: u32| {
        let round = |figure: &Exact| {
            if short(figure) { figure.clone() } else { figure.round(places, Rounding::HalfUp) }
        };
        (round(figure), round(other))
    };
    let (figure, other) = (2..DECIMALS)
        .map(rounded)
        .find(|(figure, other)| figure != other)
        .unwrap_or_else(|| rounded(DECIMALS));
    let distance = (&other - &figure).abs();
    [figure, other, distance].map(|figure| shown(lang, &figure))
}

/// A written number with its whole digits grouped as the language does.
fn grouped(lang: Lang, written: &str) -> String {
    let (sign, size) = written.split_at(usize::from(written.starts_with('-')));
    let (whole, rest) = size.split_at(size.find('.').unwrap_or(size.len()));
    if lang == Lang::Zh || !whole.bytes().all(|digit| digit.is_ascii_digit()) {
        return written.to_owned();
    }
    let mut told = sign.to_owned();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            told.push(',');
        }
        told.push(digit);
    }
    told + rest
}

/// A date: "2025年12月31日" (GB/T 15835—2011, 4.1.3), "31 December 2025".
///
/// ```
/// use ip_scorecard::text::{Lang, number::date};
///
/// let end = chrono::NaiveDate::from_ymd_opt(2025, 12, 1).unwrap();
/// assert_eq!(date(Lang::Zh, end), "2025年12月1日");
/// assert_eq!(date(Lang::En, end), "1 December 2025");
/// ```
pub fn date(lang: Lang, date: NaiveDate) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (year, month, day) = (date.year(), date.month(), date.day());
    let name = MONTHS.get(date.month0() as usize).copied().unwrap_or_default();
    say!(lang, "{year}年{month}月{day}日", "{day} {name} {year}")
}

/// A number with its sign, as in a sum.
pub fn signed(number: &str) -> String {
    match number.strip_prefix('-') {
        Some(size) => format!("−{size}"),
        None => format!("+{number}"),
    }
}

/// A difference with its sign, as it is written once rounded; a plain 0 where there is none.
pub fn difference(difference: &Exact, written: impl FnOnce(&Exact) -> String) -> String {
    if difference.is_zero() { "0".to_owned() } else { signed(&written(difference)) }
}

/// A share as a percentage: "12.5%".
///
/// ```
/// use ip_scorecard::{exact::Exact, text::number::percent};
///
/// assert_eq!(percent(&Exact::ratio(7, 12).unwrap()), "58.33%");
/// ```
pub fn percent(share: &Exact) -> String {
    let hundredfold = share * &Exact::from(100);
    let text = hundredfold.fixed(2, Rounding::HalfUp);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    format!("{text}%")
}

/// A number up to 99 in Chinese numerals, as headings have them.
///
/// ```
/// use ip_scorecard::text::number::chinese;
///
/// assert_eq!([1, 10, 11, 20, 21].map(chinese), ["一", "十", "十一", "二十", "二十一"]);
/// assert_eq!(chinese(100), "100");
/// ```
pub fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |digit: usize| DIGITS.get(digit).copied().unwrap_or_default();
    match (number / 10, number % 10) {
        (0, ones) => digit(ones).to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens @ 2..=9, ones) => format!("{}十{}", digit(tens), digit(ones)),
        _ => number.to_string(),
    }
}
