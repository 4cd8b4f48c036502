//! Text → runs and paragraphs. A reader's text is text here and nothing else: docx-rs escapes it, and
//! what XML cannot hold is left out.

use docx_rs::{Paragraph, Run, RunFonts};

use super::styles::Style;
use crate::text::Lang;

/// A run in the face of its paragraph.
///
/// In Chinese, quotation marks and dashes are those of the Chinese face; without the hint Word would take
/// them from the Latin one.
pub fn run(lang: Lang, text: &str) -> Run {
    let run = Run::new().add_text(clean(text));
    match lang {
        Lang::Zh => run.fonts(RunFonts::new().hint("eastAsia")),
        Lang::En => run,
    }
}

/// A paragraph of one run.
pub fn paragraph(lang: Lang, style: Style, text: &str) -> Paragraph {
    let paragraph = empty(style);
    if text.is_empty() { paragraph } else { paragraph.add_run(run(lang, text)) }
}

/// A paragraph to be filled.
pub fn empty(style: Style) -> Paragraph {
    Paragraph::new().style(style.id())
}

/// Text without what XML cannot hold; line breaks and tabs are spaces.
pub fn clean(text: &str) -> String {
    let kept = text.chars().filter_map(|c| match c {
        '\n' | '\t' => Some(' '),
        '\u{fffe}' | '\u{ffff}' => None,
        c if c.is_control() => None,
        c => Some(c),
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn control_characters_are_dropped() {
        let cases = [
            ("双环邨\u{0}街道\u{1b}", "双环邨街道"),
            ("一\n二\t三", "一 二 三"),
            ("a\u{ffff}\u{85}b", "ab"),
            ("<b>&", "<b>&"),
        ];
        for (text, expected) in cases {
            assert_eq!(clean(text), expected);
        }
    }
}
