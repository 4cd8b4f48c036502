//! What is looked at, as the fragment of the page's address says it.

use std::rc::Rc;

/// What the reader asked to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// Whatever matters most now.
    #[default]
    Home,
    /// 总览
    Overview,
    /// 排名
    Ranking,
    /// The card of the unit with this code.
    Unit(Rc<str>),
    /// All indicators.
    Indicators,
    /// All units on the indicator with this id.
    Indicator(Rc<str>),
    /// 考核细则, at the section of this number; empty for its beginning.
    Bylaw(Rc<str>),
    /// 与上期比较
    Compare,
    /// 模拟, with the dimension or indicator of this id chosen; empty for none.
    WhatIf(Rc<str>),
    /// Papers to be printed: which ones, in words of [`print`](super::print).
    Print(Rc<str>),
    /// 导出
    Export,
    /// 收件
    Collect,
    /// 数据台
    Desk,
    /// 方案设计: a node by its id, a part of the scheme by its path, in words of [`design`](super::design).
    Design(Rc<str>),
    /// What was found in the files.
    Issues,
    /// The open files.
    Files,
}

impl Route {
    /// Reads a fragment; what it does not know leads home.
    pub fn read(fragment: &str) -> Route {
        let (view, subject) = fragment.split_once('=').unwrap_or((fragment, ""));
        match view {
            "overview" => Route::Overview,
            "ranking" => Route::Ranking,
            "unit" => Route::Unit(subject.into()),
            "indicators" => Route::Indicators,
            "indicator" => Route::Indicator(subject.into()),
            "bylaw" => Route::Bylaw(subject.into()),
            "compare" => Route::Compare,
            "what-if" => Route::WhatIf(subject.into()),
            "print" => Route::Print(subject.into()),
            "export" => Route::Export,
            "collect" => Route::Collect,
            "desk" => Route::Desk,
            "design" => Route::Design(subject.into()),
            "issues" => Route::Issues,
            "files" => Route::Files,
            _ => Route::Home,
        }
    }

    /// The fragment that leads here, with its `#`.
    pub fn href(&self) -> String {
        match self {
            Route::Home => "#".into(),
            Route::Overview => "#overview".into(),
            Route::Ranking => "#ranking".into(),
            Route::Unit(code) => format!("#unit={code}"),
            Route::Indicators => "#indicators".into(),
            Route::Indicator(id) => format!("#indicator={id}"),
            Route::Bylaw(section) if section.is_empty() => "#bylaw".into(),
            Route::Bylaw(section) => format!("#bylaw={section}"),
            Route::Compare => "#compare".into(),
            Route::WhatIf(id) if id.is_empty() => "#what-if".into(),
            Route::WhatIf(id) => format!("#what-if={id}"),
            Route::Print(what) => format!("#print={what}"),
            Route::Export => "#export".into(),
            Route::Collect => "#collect".into(),
            Route::Desk => "#desk".into(),
            Route::Design(part) if part.is_empty() => "#design".into(),
            Route::Design(part) => format!("#design={part}"),
            Route::Issues => "#issues".into(),
            Route::Files => "#files".into(),
        }
    }

    /// What of the view is asked for; empty where it has no parts.
    pub fn subject(&self) -> Rc<str> {
        match self {
            Route::Unit(subject)
            | Route::Indicator(subject)
            | Route::Bylaw(subject)
            | Route::WhatIf(subject)
            | Route::Design(subject)
            | Route::Print(subject) => subject.clone(),
            _ => "".into(),
        }
    }
}
