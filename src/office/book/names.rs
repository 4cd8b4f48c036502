//! Names of sheets: what Excel takes, and no two alike.

use std::collections::BTreeSet;

/// UTF-16 units that a name may have.
const LONGEST: usize = 31;

/// The names that were given so far.
#[derive(Debug, Default)]
pub struct Names(BTreeSet<String>);

impl Names {
    /// A name for a sheet that resembles what is wanted.
    ///
    /// ```
    /// use ip_scorecard::office::book::Names;
    ///
    /// let mut names = Names::default();
    /// assert_eq!(names.give("西堤头镇"), "西堤头镇");
    /// assert_eq!(names.give("西堤头镇"), "西堤头镇（2）");
    /// assert_eq!(names.give("'a/b*[c]:'"), "a_b__c__");
    /// assert_eq!(names.give(""), "_");
    /// ```
    pub fn give(&mut self, wanted: &str) -> String {
        let plain = |c: char| match c {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' => '_',
            c if c.is_control() => '_',
            c => c,
        };
        let clean: String = wanted.chars().map(plain).collect();
        let clean = match clean.trim().trim_matches('\'').trim() {
            "" => "_",
            clean => clean,
        };
        let mut name = cut(clean, LONGEST);
        let mut again = 2;
        // "History" is Excel's own.
        while name.eq_ignore_ascii_case("history") || !self.0.insert(name.to_lowercase()) {
            let mark = format!("（{again}）");
            name = cut(clean, LONGEST - mark.chars().count()) + &mark;
            again += 1;
        }
        name
    }
}

/// The beginning of a text, of so many UTF-16 units.
fn cut(text: &str, units: usize) -> String {
    let mut left = units;
    let fits = |c: &char| {
        let fits = c.len_utf16() <= left;
        left = left.saturating_sub(if fits { c.len_utf16() } else { left });
        fits
    };
    text.chars().take_while(fits).collect::<String>().trim_end_matches('\'').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_and_differ() {
        let mut names = Names::default();
        let long = "邨".repeat(40);
        let given: Vec<String> = (0..12).map(|_| names.give(&long)).collect();
        assert!(given.iter().all(|name| name.encode_utf16().count() <= LONGEST), "{given:?}");
        assert_eq!(given.iter().collect::<BTreeSet<_>>().len(), 12);
        // Beyond the basic plane a character is two units.
        assert_eq!(names.give(&"𫚉".repeat(20)).chars().count(), 15);
        assert_ne!(names.give("Town").to_lowercase(), names.give("TOWN").to_lowercase());
        assert_ne!(names.give("History").to_lowercase(), "history");
    }
}
