//! "Did you mean": the known word that resembles a strange one.

/// The candidate most like `word`, if one is like enough; the first among equals.
///
/// ```
/// use ip_scorecard::json::nearest;
///
/// assert_eq!(nearest("wieght", ["title", "weight"]), Some("weight"));
/// assert_eq!(nearest("小淀", ["小淀镇", "大张庄镇"]), Some("小淀镇"));
/// assert_eq!(nearest("population", ["title", "weight"]), None);
/// ```
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const LIKE_ENOUGH: u64 = 60;
    let mut best = None;
    let length = word.chars().count();
    for candidate in candidates {
        let other = candidate.chars().count();
        // So much longer or shorter, nothing can be like enough.
        if length.min(other) * 100 < length.max(other) * LIKE_ENOUGH as usize {
            continue;
        }
        let likeness = (strsim::normalized_damerau_levenshtein(word, candidate) * 100.0) as u64;
        if likeness >= LIKE_ENOUGH && best.is_none_or(|(highest, _)| likeness > highest) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}
