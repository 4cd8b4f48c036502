//! What is looked at, as the fragment of the page's address says it.

use std::rc::Rc;

/// What the reader asked to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// Whatever matters most now.
    #[default]
    Home,
    /// The ranking.
    Ranking,
    /// What was found in the files.
    Issues,
    /// The open files.
    Files,
    /// The card of the unit with this code.
    Unit(Rc<str>),
}

impl Route {
    /// Reads a fragment; what it does not know leads home.
    pub fn read(fragment: &str) -> Route {
        match fragment.split_once('=').unwrap_or((fragment, "")) {
            ("ranking", _) => Route::Ranking,
            ("issues", _) => Route::Issues,
            ("files", _) => Route::Files,
            ("unit", code) => Route::Unit(code.into()),
            _ => Route::Home,
        }
    }

    /// The fragment that leads here, with its `#`.
    pub fn href(&self) -> String {
        match self {
            Route::Home => "#".into(),
            Route::Ranking => "#ranking".into(),
            Route::Issues => "#issues".into(),
            Route::Files => "#files".into(),
            Route::Unit(code) => format!("#unit={code}"),
        }
    }
}
