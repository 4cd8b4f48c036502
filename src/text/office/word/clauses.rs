//! Numbers clauses at four levels: 一、（一）1.（1） in Chinese, 1. 1.1 1.1.1 (1) in English.

use crate::paper::{Clause, Level};
use crate::text::lang::{Lang, Words, say};
use crate::text::number::chinese;

/// Writes the body of an official document from top to bottom.
pub struct Clauses {
    /// The language.
    pub lang: Lang,
    written: Vec<Clause>,
    /// How many there are at each level, below the last of the level above.
    counts: [usize; 4],
}

impl Clauses {
    /// An empty body.
    pub fn new(lang: Lang) -> Clauses {
        Clauses { lang, written: Vec::new(), counts: [0; 4] }
    }

    /// What was written.
    pub fn done(self) -> Vec<Clause> {
        self.written
    }

    /// A paragraph without a number.
    pub fn say(&mut self, text: impl Into<String>) {
        self.written.push(Clause::plain(text));
    }

    /// "一、考核结果"
    pub fn first(&mut self, title: Words) {
        self.add(Level::First, title.of(self.lang), String::new());
    }

    /// "（一）考核对象。镇9个……", or a heading by itself where nothing follows.
    pub fn second(&mut self, head: &str, text: impl Into<String>) {
        self.add(Level::Second, head, text.into());
    }

    /// "1.等次评定。……"
    pub fn third(&mut self, head: &str, text: impl Into<String>) {
        self.add(Level::Third, head, text.into());
    }

    /// "（1）优秀2个：……"
    pub fn fourth(&mut self, text: impl Into<String>) {
        self.add(Level::Fourth, "", text.into());
    }

    fn add(&mut self, level: Level, head: &str, text: String) {
        let at = level as usize;
        if let Some(count) = self.counts.get_mut(at) {
            *count += 1;
        }
        for below in self.counts.iter_mut().skip(at + 1) {
            *below = 0;
        }
        let number = self.number(level);
        let head = match (head, text.is_empty()) {
            ("", _) | (_, true) => format!("{number}{head}"),
            _ => say!(self.lang, "{number}{head}。", "{number}{head}. "),
        };
        self.written.push(Clause { level: Some(level), head, text });
    }

    fn number(&self, level: Level) -> String {
        let [one, two, three, four] = self.counts;
        match level {
            Level::First => say!(self.lang, "{told}、", "{one}. ", told = chinese(one)),
            Level::Second => say!(self.lang, "（{told}）", "{one}.{two} ", told = chinese(two)),
            Level::Third => say!(self.lang, "{three}.", "{one}.{two}.{three} "),
            Level::Fourth => say!(self.lang, "（{four}）", "({four}) "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lang::words;

    #[test]
    fn numbers_begin_anew_below_each_heading() {
        let mut clauses = Clauses::new(Lang::Zh);
        for _ in 0..2 {
            clauses.first(words("部分", "Part"));
            clauses.second("镇", "");
            clauses.third("总体", "如下。");
            clauses.third("等次", "如下：");
            clauses.fourth("优秀");
            clauses.fourth("良好");
        }
        let heads: Vec<String> = clauses.done().into_iter().map(|clause| clause.head).collect();
        let part = ["（一）镇", "1.总体。", "2.等次。", "（1）", "（2）"];
        assert_eq!(heads, [&["一、部分"][..], &part, &["二、部分"], &part].concat());
    }
}
