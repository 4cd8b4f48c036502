//! Joining: what comes one after the other, with the punctuation of each language.

use super::lang::Lang;

/// Names: "天穆镇、北仓镇", "Tianmu, Beicang".
pub fn names<S: AsRef<str>>(lang: Lang, names: impl IntoIterator<Item = S>) -> String {
    join(names, lang.pick("、", ", "))
}

/// Parts of one statement: "得分率80%，4分", "80%, 4 points".
pub fn parts<S: AsRef<str>>(lang: Lang, parts: impl IntoIterator<Item = S>) -> String {
    join(parts, lang.pick("，", ", "))
}

/// Statements that stand for themselves: "甲镇第1；乙镇第2", "A is first; B is second".
pub fn statements<S: AsRef<str>>(lang: Lang, statements: impl IntoIterator<Item = S>) -> String {
    join(statements, lang.pick("；", "; "))
}

/// A part that begins a sentence: "the target" as "The target".
pub fn capital(part: &str) -> String {
    let mut letters = part.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A name that stands by itself, within a sentence: "Bands" as "bands".
pub fn within(lang: Lang, name: &str) -> String {
    if lang == Lang::Zh {
        return name.to_owned();
    }
    let mut letters = name.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn join<S: AsRef<str>>(parts: impl IntoIterator<Item = S>, between: &str) -> String {
    let mut joined = String::new();
    for (no, part) in parts.into_iter().enumerate() {
        if no > 0 {
            joined.push_str(between);
        }
        joined.push_str(part.as_ref());
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_punctuation() {
        assert_eq!(names(Lang::Zh, ["天穆镇", "北仓镇"]), "天穆镇、北仓镇");
        assert_eq!(parts(Lang::Zh, ["得分率80%".to_owned(), "4分".to_owned()]), "得分率80%，4分");
        assert_eq!(statements(Lang::En, ["one", "two", "three"]), "one; two; three");
        assert_eq!(names::<&str>(Lang::En, []), "");
    }
}
