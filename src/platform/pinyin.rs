//! The initials of pinyin, by the order that the browser sorts Chinese in.
//!
//! A browser sorts by pinyin without a table of ours: the letter of a character is that of the last of
//! 23 boundary characters which it does not stand before. Over the 6,763 characters of GB 2312 that
//! agrees with a dictionary but for four interjections, on Chromium 86 and 156 and on Firefox.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::Intl::Collator;
use js_sys::{Array, Function, Object};
use wasm_bindgen::JsValue;

/// The first common character of each letter, in the order of pinyin; no reading begins with i, u or v.
const FIRST: [(char, char); 23] = [
    ('阿', 'a'),
    ('八', 'b'),
    ('嚓', 'c'),
    ('咑', 'd'),
    ('妸', 'e'),
    ('发', 'f'),
    ('旮', 'g'),
    ('哈', 'h'),
    ('丌', 'j'),
    ('咔', 'k'),
    ('垃', 'l'),
    ('妈', 'm'),
    ('拏', 'n'),
    ('噢', 'o'),
    ('妑', 'p'),
    ('七', 'q'),
    ('呥', 'r'),
    ('仨', 's'),
    ('他', 't'),
    ('屲', 'w'),
    ('夕', 'x'),
    ('丫', 'y'),
    ('帀', 'z'),
];

/// What a browser knows of pinyin; it remembers what it was asked.
#[derive(Debug)]
pub struct Pinyin {
    compare: Option<Function>,
    known: RefCell<BTreeMap<char, Option<char>>>,
}

impl Pinyin {
    /// Asks the browser. One that cannot sort by pinyin knows no initials.
    pub fn new() -> Pinyin {
        let locales = Array::of1(&JsValue::from_str("zh-u-co-pinyin"));
        let compare = Collator::new(&locales, &Object::new()).compare();
        let mut pinyin = Pinyin { compare: Some(compare), known: RefCell::default() };
        let sorts = FIRST.windows(2).all(|pair| match pair {
            [(before, _), (after, _)] => pinyin.stands_before(*before, *after),
            _ => true,
        });
        if !sorts {
            pinyin.compare = None;
        }
        pinyin
    }

    /// The initial of a Chinese character.
    pub fn initial(&self, char: char) -> Option<char> {
        if !is_chinese(char) {
            return None;
        }
        *self.known.borrow_mut().entry(char).or_insert_with(|| self.look_up(char))
    }

    fn look_up(&self, char: char) -> Option<char> {
        self.compare.as_ref()?;
        let before = FIRST.partition_point(|(first, _)| !self.stands_before(char, *first));
        FIRST.get(before.checked_sub(1)?).map(|(_, letter)| *letter)
    }

    fn stands_before(&self, a: char, b: char) -> bool {
        let text = |char: char| JsValue::from_str(char.encode_utf8(&mut [0; 4]));
        let order =
            self.compare.as_ref().and_then(|compare| compare.call2(&JsValue::NULL, &text(a), &text(b)).ok());
        order.and_then(|order| order.as_f64()).is_some_and(|order| order < 0.0)
    }
}

/// Whether it is one of the characters that the browsers' tables hold: the first block and its extension A.
fn is_chinese(char: char) -> bool {
    matches!(char, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}
