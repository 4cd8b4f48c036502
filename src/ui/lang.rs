//! The language that the reader chose, as every component finds it.

use ip_scorecard::text::Lang;
use yew::prelude::*;

/// The language of the page. [`app`](super::app) provides it.
#[hook]
pub fn use_lang() -> Lang {
    use_context::<Lang>().unwrap_or_default()
}
