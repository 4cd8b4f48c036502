//! 百分比格式: which cells of a workbook are shown as percentages.
//!
//! calamine tells dates from numbers by the format of a cell, and nothing else. A cell that shows 95% keeps
//! 0.95, so that the format decides what its author meant.

mod xls;
mod xlsx;

pub use xls::percentages as of_xls;
pub use xlsx::percentages as of_xlsx;

/// Whether a number format shows a percentage: a percent sign outside of quoted text.
fn is_percentage(code: &str) -> bool {
    let mut quoted = false;
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            '\\' | '_' | '*' if !quoted => _ = chars.next(),
            '%' if !quoted => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_sign_counts_outside_of_quotes() {
        for (code, expect) in
            [("0%", true), ("0.00%;[Red]-0.0%", true), ("0\"%\"", false), ("0\\%", false), ("#,##0", false)]
        {
            assert_eq!(is_percentage(code), expect, "{code}");
        }
    }
}
