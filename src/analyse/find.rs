//! 查找: what people type, matched to what has a name and a code.
//!
//! A word fits a name by its characters, by the initials of their pinyin, or by both in turn: 双环邨街道
//! is found by "双环", "shcjd", "环cj" and "shj". Which initial a character has, only the browser knows
//! (it sorts by pinyin); who asks hands that knowledge in. Characters that place names read in more than
//! one way are known here and fit by each.

/// The initial of a character's commonest reading, in lower case; none for what is not read in pinyin.
pub type Initial<'i> = dyn Fn(char) -> Option<char> + 'i;

/// How well something fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is the name or the code.
    Whole,
    /// The name or the code begins with it.
    Start,
    /// It stands further on.
    Part,
    /// The name has its characters in this order, the first in front, with others between them.
    Scattered,
}

/// Things that can be found, in an order of their own.
#[derive(Clone, Debug, Default)]
pub struct Index {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    code: Vec<char>,
    names: Vec<Vec<Sign>>,
}

/// A character of a name, and the letters that stand for it.
#[derive(Clone, Copy, Debug)]
struct Sign {
    char: char,
    initial: Option<char>,
    others: &'static str,
}

impl Index {
    /// An index of things with a code and names, the title and its aliases.
    ///
    /// ```
    /// use ip_scorecard::analyse::find::{Fit, Index};
    ///
    /// let initial = |char| Some(match char { '青' => 'q', '光' => 'g', '镇' => 'z', _ => return None });
    /// let index = Index::of([("120113104000", vec!["青光镇"])], &initial);
    /// assert_eq!(index.find("qgz"), [(0, Fit::Whole)]);
    /// assert_eq!(index.find("120113"), [(0, Fit::Start)]);
    /// assert_eq!(index.find("青源"), []);
    /// ```
    pub fn of<'e, N>(entries: impl IntoIterator<Item = (&'e str, N)>, initial: &Initial<'_>) -> Index
    where
        N: IntoIterator<Item = &'e str>,
    {
        let sign = |char| Sign { char, initial: initial(char), others: readings(char) };
        let entries = entries.into_iter().map(|(code, names)| Entry {
            code: folded(code).collect(),
            names: names.into_iter().map(|name| folded(name).map(sign).collect()).collect(),
        });
        Index { entries: entries.collect() }
    }

    /// What fits, by its number, in the order of the index; everything when nothing is asked for.
    ///
    /// Of several words each must fit.
    pub fn find(&self, typed: &str) -> Vec<(usize, Fit)> {
        let words: Vec<Vec<char>> = typed
            .split_whitespace()
            .map(|word| folded(word).collect())
            .filter(|word: &Vec<char>| !word.is_empty())
            .collect();
        let fit = |entry: &Entry| {
            words.iter().try_fold(Fit::Whole, |worst, word| Some(worst.max(entry.fit(word)?)))
        };
        let all = self.entries.iter().enumerate();
        all.filter_map(|(no, entry)| Some((no, fit(entry)?))).collect()
    }

    /// The numbers of what fits, the best first.
    pub fn best(&self, typed: &str) -> Vec<usize> {
        let mut found = self.find(typed);
        found.sort_by_key(|(_, fit)| *fit);
        found.into_iter().map(|(no, _)| no).collect()
    }
}

impl Entry {
    fn fit(&self, word: &[char]) -> Option<Fit> {
        let code = in_a_row(&self.code, word, |char, typed| char == typed);
        let names = self.names.iter().filter_map(|name| {
            in_a_row(name, word, Sign::reads).or_else(|| scattered(name, word).then_some(Fit::Scattered))
        });
        names.chain(code).min()
    }
}

impl Sign {
    fn reads(&self, typed: &char) -> bool {
        self.char == *typed || self.initial == Some(*typed) || self.others.contains(*typed)
    }
}

/// How a word fits without anything between its characters.
fn in_a_row<S>(signs: &[S], word: &[char], same: impl Fn(&S, &char) -> bool) -> Option<Fit> {
    let fits = |window: &[S]| window.iter().zip(word).all(|(sign, typed)| same(sign, typed));
    let at = signs.windows(word.len().max(1)).position(fits)?;
    Some(match at {
        0 if signs.len() == word.len() => Fit::Whole,
        0 => Fit::Start,
        _ => Fit::Part,
    })
}

/// Whether a name begins with a word's first character and has the others further on, in their order.
fn scattered(name: &[Sign], word: &[char]) -> bool {
    let Some((first, rest)) = name
        .split_first()
        .zip(word.split_first())
        .and_then(|((sign, signs), (typed, word))| sign.reads(typed).then_some((signs, word)))
    else {
        return false;
    };
    let mut ahead = first.iter();
    rest.iter().all(|typed| ahead.any(|sign| sign.reads(typed)))
}

/// What is compared of a text: letters of one case and one width, no marks, 村 for 邨.
fn folded(text: &str) -> impl Iterator<Item = char> {
    let folded = text.chars().map(|char| match char {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(char) - 0xfee0).unwrap_or(char),
        '邨' => '村', // both spellings of one place stand in official lists
        _ => char,
    });
    folded.filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// The letters that stand for a character of place names with several readings; none for others.
fn readings(char: char) -> &'static str {
    READINGS.iter().find(|(_, chars)| chars.contains(char)).map_or("", |(letters, _)| letters)
}

/// Characters of place names whose readings begin differently. Each fits by all of them: whoever types
/// 重庆 as cq or as zq, finds it.
const READINGS: [(&str, &str); 44] = [
    ("ae", "阿"),
    ("bm", "泌"),
    ("bp", "堡泊埔陂"),
    ("cd", "澄坻"),
    ("cds", "单"),
    ("cj", "车"),
    ("cq", "仇"),
    ("cs", "参乘晟盛沈"),
    ("cx", "畜"),
    ("cz", "长朝重藏曾种枞褚兹"),
    ("dt", "澹弹调侗垌峒洞提"),
    ("dz", "翟"),
    ("fp", "番蕃繁"),
    ("gh", "蛤镐合虹桧"),
    ("gj", "夹贾句"),
    ("gjq", "龟"),
    ("gq", "乾"),
    ("gw", "莞涡"),
    ("hk", "会浍"),
    ("hx", "行浒郇巷"),
    ("jq", "奇犍强茄圈荠"),
    ("jx", "见降解颉系校浚"),
    ("jy", "筠"),
    ("jz", "祭"),
    ("kq", "卡壳"),
    ("kw", "隗"),
    ("lm", "姥"),
    ("ln", "弄"),
    ("ls", "泷率"),
    ("lt", "漯"),
    ("ly", "乐栎"),
    ("ms", "渑"),
    ("oq", "区"),
    ("qt", "覃"),
    ("qx", "栖"),
    ("qy", "铅"),
    ("qz", "溱"),
    ("sx", "厦歙莘宿"),
    ("sz", "召"),
    ("wx", "圩"),
    ("wy", "蔚尉於"),
    ("xy", "荥叶"),
    ("yt", "陶"),
    ("ny", "粘"),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// What a browser knows of the characters that stand in these tests.
    fn initial(char: char) -> Option<char> {
        const KNOWN: [(char, &str); 14] = [
            ('b', "北"),
            ('c', "村邨重"),
            ('d', "道淀"),
            ('g', "光果"),
            ('h', "环河"),
            ('j', "街"),
            ('k', "科开"),
            ('m', "门"),
            ('q', "区青庆源"),
            ('s', "双厦"),
            ('t', "天"),
            ('x', "小新"),
            ('y', "园"),
            ('z', "镇长"),
        ];
        KNOWN.iter().find(|(_, chars)| chars.contains(char)).map(|(letter, _)| *letter)
    }

    fn index() -> Index {
        Index::of(
            [
                ("120113008000", vec!["双环邨街道", "双环街"]),
                ("120113107000", vec!["小淀镇"]),
                ("120113400000", vec!["科技园区（北区）"]),
                ("120113001000", vec!["果园新村街道"]),
                ("500000-A", vec!["重庆厦门长街 3号"]),
            ],
            &initial,
        )
    }

    /// What is found, by its place in the index, each word of the expectation as "place fit".
    fn check(typed: &str, expected: &[(usize, Fit)]) {
        assert_eq!(index().find(typed), expected, "{typed}");
    }

    #[test]
    fn by_name() {
        check("双环邨街道", &[(0, Fit::Whole)]);
        check("双环村", &[(0, Fit::Start)]);
        check("环邨", &[(0, Fit::Part)]);
        check("双街", &[(0, Fit::Scattered)]);
        check("村街道", &[(0, Fit::Part), (3, Fit::Part)]);
        check("街双", &[]);
        check("双环街", &[(0, Fit::Whole)]);
    }

    #[test]
    fn by_initials() {
        check("shcjd", &[(0, Fit::Whole)]);
        check("SHC", &[(0, Fit::Start)]);
        check("ｓｈ", &[(0, Fit::Start)]);
        check("hc", &[(0, Fit::Part)]);
        check("shjd", &[(0, Fit::Scattered)]);
        check("环cj", &[(0, Fit::Part)]);
        check("hjd", &[]);
        check("cjd", &[(0, Fit::Part), (3, Fit::Part)]);
    }

    #[test]
    fn by_code() {
        check("120113008000", &[(0, Fit::Whole)]);
        check("1201134", &[(2, Fit::Start)]);
        check("107", &[(1, Fit::Part)]);
        check("１０７", &[(1, Fit::Part)]);
        check("500000a", &[(4, Fit::Whole)]);
        check("99", &[]);
    }

    #[test]
    fn by_any_reading_of_a_character() {
        for typed in ["cq", "zq", "cqxm", "zqsmzj", "cqsmc"] {
            assert_eq!(index().best(typed).first(), Some(&4), "{typed}");
        }
        check("mj", &[]);
    }

    #[test]
    fn marks_spaces_and_nothing_are_no_obstacle() {
        check("科技园区(北区)", &[(2, Fit::Whole)]);
        check("北区", &[(2, Fit::Part)]);
        check(" 街道  果园 ", &[(3, Fit::Part)]);
        assert_eq!(index().find("").len(), 5);
        assert_eq!(index().find("　·").len(), 5);
    }

    #[test]
    fn the_best_comes_first() {
        let index = Index::of(
            [("3", vec!["大双街镇"]), ("1", vec!["双口街"]), ("2", vec!["双街"]), ("双街", vec!["别"])],
            &|_| None,
        );
        assert_eq!(index.best("双街"), [2, 3, 0, 1]);
    }

    #[test]
    fn without_pinyin_names_and_codes_remain() {
        let index = Index::of([("1", vec!["双环邨街道"])], &|_| None);
        assert_eq!(index.best("环邨"), [0]);
        assert_eq!(index.best("sh"), [0_usize; 0]);
    }

    #[test]
    fn no_character_has_two_entries() {
        let mut all: Vec<char> = READINGS.iter().flat_map(|(_, chars)| chars.chars()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
