//! Properties in the order of the schema (ISO/IEC 29500-1), which docx-rs does not keep and some programs insist on.

/// What may stand in a properties element, in its order.
const ORDERS: [(&str, &[&str]); 5] = [
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:widowControl",
            "w:pBdr",
            "w:tabs",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:textAlignment",
            "w:outlineLvl",
            "w:rPr",
        ],
    ),
    (
        "w:rPr",
        &[
            "w:rStyle",
            "w:rFonts",
            "w:b",
            "w:bCs",
            "w:i",
            "w:iCs",
            "w:color",
            "w:spacing",
            "w:sz",
            "w:szCs",
            "w:u",
            "w:bdr",
            "w:vertAlign",
            "w:lang",
        ],
    ),
    ("w:tblPr", &["w:tblStyle", "w:tblW", "w:jc", "w:tblInd", "w:tblBorders", "w:tblLayout", "w:tblCellMar"]),
    (
        "w:tcPr",
        &[
            "w:tcW",
            "w:gridSpan",
            "w:vMerge",
            "w:tcBorders",
            "w:shd",
            "w:tcMar",
            "w:textDirection",
            "w:vAlign",
        ],
    ),
    (
        "w:sectPr",
        &[
            "w:headerReference",
            "w:footerReference",
            "w:type",
            "w:pgSz",
            "w:pgMar",
            "w:pgNumType",
            "w:cols",
            "w:titlePg",
            "w:docGrid",
        ],
    ),
];

/// A part, as docx-rs writes it, with the children of every properties element in order.
pub fn ordered(part: &str) -> String {
    // The empty run properties of every paragraph say nothing.
    let part = part.replace("<w:rPr />", "");
    ORDERS.iter().fold(part, |part, (name, order)| each(&part, name, order))
}

fn each(part: &str, name: &str, order: &[&str]) -> String {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let mut pieces = part.split(&open);
    let mut done = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        done.push_str(&open);
        let Some((inside, after)) = piece.split_once(&close) else {
            done.push_str(piece);
            continue;
        };
        let mut children = children(inside);
        children
            .sort_by_key(|child| order.iter().position(|known| *known == tag(child)).unwrap_or(order.len()));
        done.extend(children);
        done.push_str(&close);
        done.push_str(after);
    }
    done
}

/// The name of the element that a piece begins with.
fn tag(element: &str) -> &str {
    let name = element.strip_prefix('<').unwrap_or(element);
    name.split([' ', '/', '>']).next().unwrap_or_default()
}

/// The elements in a properties element, none of which stands in another of its name.
fn children(inside: &str) -> Vec<&str> {
    let mut children = Vec::new();
    let mut rest = inside;
    while let Some(end) = rest.find('>') {
        let empty = rest.get(..end).is_some_and(|start| start.ends_with('/'));
        let close = format!("</{}>", tag(rest));
        let to = if empty { end + 1 } else { rest.find(&close).map_or(rest.len(), |at| at + close.len()) };
        let (child, after) = rest.split_at(to);
        children.push(child);
        rest = after;
    }
    children
}

#[cfg(test)]
mod tests {
    use super::ordered;

    #[test]
    fn properties_come_in_the_order_of_the_schema() {
        let cases = [
            (
                r#"<w:p><w:pPr><w:rPr /><w:pStyle w:val="A" /><w:jc w:val="left" /><w:keepNext /><w:tabs><w:tab w:pos="1" /></w:tabs></w:pPr></w:p>"#,
                r#"<w:p><w:pPr><w:pStyle w:val="A" /><w:keepNext /><w:tabs><w:tab w:pos="1" /></w:tabs><w:jc w:val="left" /></w:pPr></w:p>"#,
            ),
            (
                r#"<w:r><w:rPr><w:sz w:val="1" /><w:b /><w:rFonts w:hint="eastAsia" /></w:rPr><w:t>a &gt; b</w:t></w:r>"#,
                r#"<w:r><w:rPr><w:rFonts w:hint="eastAsia" /><w:b /><w:sz w:val="1" /></w:rPr><w:t>a &gt; b</w:t></w:r>"#,
            ),
            (
                r#"<w:sectPr><w:pgSz /><w:docGrid /><w:headerReference w:type="default" /></w:sectPr>"#,
                r#"<w:sectPr><w:headerReference w:type="default" /><w:pgSz /><w:docGrid /></w:sectPr>"#,
            ),
            (
                "<w:tcPr></w:tcPr><w:tcPr><w:vAlign /><w:tcW /></w:tcPr>",
                "<w:tcPr></w:tcPr><w:tcPr><w:tcW /><w:vAlign /></w:tcPr>",
            ),
        ];
        for (written, expected) in cases {
            assert_eq!(ordered(written), expected);
        }
    }
}
