//! 图片: a drawn chart with its title and its origin, as one SVG document that stands for itself.

use super::Chart;
use super::layout::width;

/// Space around everything.
const EDGE: f64 = 24.0;
/// Type size of the title.
const TITLE: f64 = 17.0;
/// Type size of what stands below.
const FOOT: f64 = 12.0;

/// The whole picture and its size, from the drawing that the page shows.
///
/// `drawn` is the drawing as an `<svg>` of the given size; `colour` tells what a CSS variable comes to
/// on white paper. Marks (参考稿, 演示数据, 模拟) stand below with the chart's origin.
pub fn picture(
    chart: &Chart,
    marks: &[String],
    drawn: &str,
    size: (u32, u32),
    colour: impl Fn(&str) -> String,
) -> (String, (f64, f64)) {
    let (inner, drawn_height) = (f64::from(size.0), f64::from(size.1));
    let full = inner + 2.0 * EDGE;
    let title = lines(&chart.title, inner * 12.0 / TITLE);
    let foot = chart.note.iter().chain([&chart.source]).chain(marks);
    let foot: Vec<String> = foot.flat_map(|line| lines(line, inner)).collect();

    let mut at = EDGE;
    let mut body = String::new();
    for line in &title {
        at += TITLE * 1.4;
        body.push_str(&text(line, at - 6.0, TITLE, "bold", super::paint::INK));
    }
    at += 8.0;
    body.push_str(&format!("<g transform=\"translate({EDGE} {at})\">{drawn}</g>"));
    at += drawn_height + 8.0;
    for line in &foot {
        at += FOOT * 1.5;
        body.push_str(&text(line, at - 4.0, FOOT, "normal", super::paint::QUIET));
    }
    let height = at + EDGE / 2.0;
    let sheet = super::paint::SHEET;
    let whole = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{full}\" \
         height=\"{height}\" viewBox=\"0 0 {full} {height}\"><rect width=\"100%\" height=\"100%\" fill=\"{sheet}\"/>{body}</svg>"
    );
    (coloured(&whole, colour), (full, height))
}

/// Puts colours in place of their names.
fn coloured(svg: &str, colour: impl Fn(&str) -> String) -> String {
    let mut parts = svg.split("var(");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(')') {
            Some((name, rest)) => {
                whole.push_str(&colour(name));
                whole.push_str(rest);
            }
            None => whole.push_str(part),
        }
    }
    whole
}

/// The faces that civil servants' machines have; every one but the last holds 邨.
const FACES: &str =
    "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Micro Hei, sans-serif";

fn text(line: &str, y: f64, size: f64, weight: &str, colour: &str) -> String {
    let line = line.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<text x=\"{EDGE}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" font-family=\"{FACES}\" fill=\"{colour}\">{line}</text>"
    )
}

/// A text in lines that fit a width at the size of labels; English breaks between words.
fn lines(text: &str, room: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_inclusive(|c: char| c == ' ' || c >= '\u{2e80}') {
        if !line.is_empty() && width(&line) + width(word.trim_end()) > room {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_break_where_their_language_breaks() {
        assert_eq!(lines("天穆镇双环邨街道", 48.0), ["天穆镇双", "环邨街道"]);
        assert_eq!(lines("places of all units", 80.0), ["places of", "all units"]);
    }

    #[test]
    fn names_of_colours_give_way_to_colours() {
        let colour = |name: &str| if name == "--a" { "#fff".to_owned() } else { "none".to_owned() };
        assert_eq!(
            coloured("fill=\"var(--a)\" stroke=\"var(--b)\"", colour),
            "fill=\"#fff\" stroke=\"none\""
        );
    }
}
