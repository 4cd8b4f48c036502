//! The two languages, and how a sentence is written in both at one place.

use serde::{Deserialize, Serialize};

/// A language that readers can choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// 中文, which the result file is always in.
    #[default]
    #[serde(rename = "zh-CN")]
    Zh,
    /// English
    #[serde(rename = "en")]
    En,
}

impl Lang {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Lang; 2] = [Lang::Zh, Lang::En];

    /// One of two, by the language.
    ///
    /// ```
    /// use ip_scorecard::text::Lang;
    ///
    /// assert_eq!(Lang::En.pick("错误", "Error"), "Error");
    /// ```
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// The language tag, as documents name their language (BCP 47).
    pub fn tag(self) -> &'static str {
        self.pick("zh-CN", "en")
    }

    /// The language with this tag; `zh` and `en` in whatever region.
    pub fn of_tag(tag: &str) -> Option<Lang> {
        match tag.split(['-', '_']).next() {
            Some("zh") => Some(Lang::Zh),
            Some("en") => Some(Lang::En),
            _ => None,
        }
    }

    /// What the language calls itself.
    pub fn name(self) -> &'static str {
        self.pick("中文", "English")
    }
}

/// A fixed wording in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    zh: &'static str,
    en: &'static str,
}

impl Words {
    /// The wording in one language.
    pub const fn of(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// A fixed wording: Chinese first, then English.
pub const fn words(zh: &'static str, en: &'static str) -> Words {
    Words { zh, en }
}

/// A sentence with figures in it: `say!(lang, "共{count}个单位", "{count} units")`. Both languages
/// capture what they need from where they stand; leaving one out does not compile.
macro_rules! say {
    ($lang:expr, $zh:literal, $en:literal $(, $($name:ident = $value:expr),+ $(,)?)?) => {{
        // A figure may be needed in one language only, such as a noun in the plural.
        $($(#[allow(unused_variables)] let $name = $value;)+)?
        match $lang {
            $crate::text::Lang::Zh => format!($zh),
            $crate::text::Lang::En => format!($en),
        }
    }};
}
pub(crate) use say;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_lead_to_languages_and_back() {
        for lang in Lang::ALL {
            assert_eq!(Lang::of_tag(lang.tag()), Some(lang));
        }
        assert_eq!(Lang::of_tag("en-GB"), Some(Lang::En));
        assert_eq!(Lang::of_tag("zh_Hans_CN"), Some(Lang::Zh));
        assert_eq!(Lang::of_tag("fr"), None);
    }

    #[test]
    fn a_sentence_captures_what_it_needs() {
        let count = 3;
        assert_eq!(say!(Lang::Zh, "共{count}个单位", "{count} units"), "共3个单位");
        assert_eq!(say!(Lang::En, "共{n}个", "{n} of them", n = count + 1), "4 of them");
    }
}
