//! Faces, sizes and styles: what makes a paragraph look as GB/T 9704—2012 wants it.
//!
//! | what | face | size |
//! |---|---|---|
//! | 发文机关标志, 标题 | 小标宋 | up to 42 pt, 二号 |
//! | 一、 | 黑体 | 三号 |
//! | （一） | 楷体 | 三号 |
//! | 1. | 仿宋, bold | 三号 |
//! | （1）, 正文 | 仿宋 | 三号 |
//! | page numbers | 宋体 | 四号 |
//!
//! Of each official face the one with the larger character set (GBK) is named, because 邨 of 双环邨街道 is
//! not in GB 2312; what is to be taken where it is not installed stands in the table of fonts.
//! Papers that are printed and not issued have text in 小四 and tables in 五号 or 小五, as on the page.

use docx_rs::{Run, RunFonts};

use super::page::{BODY_SIZE, CHARACTER, CLOSER, GRID_SIZE, LINE, NOTE_LINE};
use super::parts::{HEADED, W, XML};
use crate::paper::Level;
use crate::text::Lang;

/// A face, and by what names else it goes.
pub struct Face {
    /// As it is called in the document.
    pub name: &'static str,
    /// What to take where it is not installed, the best first; all but the last ones hold 邨.
    pub others: &'static str,
    /// `w:family`
    pub family: &'static str,
}

const TITLE: Face = Face {
    name: "方正小标宋_GBK",
    others: "FZXiaoBiaoSong-B05,华文中宋,STZhongsong,Noto Serif CJK SC,Source Han Serif SC,方正小标宋简体,FZXiaoBiaoSong-B05S",
    family: "script",
};
const TEXT: Face = Face {
    name: "仿宋",
    others: "FangSong,方正仿宋_GBK,华文仿宋,STFangsong,Noto Serif CJK SC,Source Han Serif SC,仿宋_GB2312,FangSong_GB2312",
    family: "modern",
};
const HEADING: Face = Face {
    name: "黑体",
    others: "SimHei,方正黑体_GBK,STHeiti,Noto Sans CJK SC,Source Han Sans SC",
    family: "modern",
};
const SCRIPT: Face = Face {
    name: "楷体",
    others: "KaiTi,方正楷体_GBK,华文楷体,STKaiti,Noto Serif CJK SC,Source Han Serif SC,楷体_GB2312,KaiTi_GB2312",
    family: "modern",
};
const NUMBER: Face = Face {
    name: "宋体",
    others: "SimSun,方正书宋_GBK,华文宋体,STSong,Noto Serif CJK SC,Source Han Serif SC",
    family: "auto",
};
const LATIN: &str = "Times New Roman";

/// Every Chinese face that a document names.
pub const FACES: [Face; 5] = [TITLE, TEXT, HEADING, SCRIPT, NUMBER];

/// 发文机关标志 and the line below it.
pub const RED: &str = "FF0000";

/// A style of paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// What all are based on, and what the grid of characters is counted by.
    Base,
    /// 正文
    Body,
    /// A line of the grid that begins at the edge: 主送机关, an empty line.
    Flush,
    /// 一、
    First,
    /// （一）
    Second,
    /// 1.
    Third,
    /// （1）
    Fourth,
    /// 标题
    Title,
    /// （送审稿）
    Standing,
    /// 发文机关标志
    Issuer,
    /// 发文字号, with the red line below it.
    DocumentNumber,
    /// 附件说明
    AnnexNote,
    /// "附件1" at the head of an annex.
    AnnexMark,
    /// 署名、成文日期
    Signed,
    /// The line below the title of what is printed and not issued.
    Subtitle,
    /// 小标题 of what is printed.
    PrintedHeading,
    /// 一段文字 of what is printed.
    PrintedText,
    /// A cell of a table in an annex of what is issued.
    AnnexCell,
    /// A cell of an upright table.
    Cell,
    /// A cell of a lying table.
    SmallCell,
    /// What stands below a cell's text in smaller type.
    Note,
    /// 页码 of odd pages
    NumberOdd,
    /// 页码 of even pages
    NumberEven,
    /// 参考稿 at the head of a page.
    Mark,
    /// Fingerprints at the foot of a page.
    Foot,
}

/// How a style looks.
struct Look {
    /// What Word calls it.
    name: &'static str,
    face: &'static Face,
    half_points: usize,
    bold: bool,
    align: &'static str,
    /// 首行缩进 of two characters
    indented: bool,
    /// The exact height of a line; none for one of the grid.
    line: Option<u32>,
    /// Room above and below, in twips.
    around: (u32, u32),
    /// `w:outlineLvl`
    outline: Option<u8>,
    /// Whether it stands on the page on which the next one begins.
    keep_next: bool,
}

/// 正文: 三号仿宋 on the grid.
const BODY: Look = Look {
    name: "Body",
    face: &TEXT,
    half_points: BODY_SIZE,
    bold: false,
    align: "both",
    indented: true,
    line: None,
    around: (0, 0),
    outline: None,
    keep_next: false,
};

/// A line that begins at the edge.
const FLUSH: Look = Look { name: "Flush", indented: false, align: "left", ..BODY };

/// Centred, in lines of the grid whatever the face: twenty-two of them are a page.
const CENTRED: Look = Look { align: "center", line: Some(LINE), ..FLUSH };

/// What is printed and not issued, off the grid.
const PRINTED: Look =
    Look { name: "Printed text", half_points: 24, line: Some(360), around: (40, 40), ..BODY };

/// A cell of a table.
const CELL: Look = Look { name: "Cell", half_points: 21, line: Some(280), ..FLUSH };

impl Style {
    /// Every style, the one that all are based on first.
    pub const ALL: [Style; 25] = [
        Style::Base,
        Style::Body,
        Style::Flush,
        Style::First,
        Style::Second,
        Style::Third,
        Style::Fourth,
        Style::Title,
        Style::Standing,
        Style::Issuer,
        Style::DocumentNumber,
        Style::AnnexNote,
        Style::AnnexMark,
        Style::Signed,
        Style::Subtitle,
        Style::PrintedHeading,
        Style::PrintedText,
        Style::AnnexCell,
        Style::Cell,
        Style::SmallCell,
        Style::Note,
        Style::NumberOdd,
        Style::NumberEven,
        Style::Mark,
        Style::Foot,
    ];

    /// `w:styleId`
    pub fn id(self) -> &'static str {
        match self {
            Style::Base => "Normal",
            Style::Body => "Body",
            Style::Flush => "Flush",
            Style::First => "Heading1",
            Style::Second => "Heading2",
            Style::Third => "Heading3",
            Style::Fourth => "Heading4",
            Style::Title => "Title",
            Style::Standing => "Standing",
            Style::Issuer => "Issuer",
            Style::DocumentNumber => "DocumentNumber",
            Style::AnnexNote => "AnnexNote",
            Style::AnnexMark => "AnnexMark",
            Style::Signed => "Signed",
            Style::Subtitle => "Subtitle",
            Style::PrintedHeading => "PrintedHeading",
            Style::PrintedText => "PrintedText",
            Style::AnnexCell => "AnnexCell",
            Style::Cell => "Cell",
            Style::SmallCell => "SmallCell",
            Style::Note => "Note",
            Style::NumberOdd => "NumberOdd",
            Style::NumberEven => "NumberEven",
            Style::Mark => "Mark",
            Style::Foot => "Foot",
        }
    }

    fn look(self) -> Look {
        let heading = |name, level| Look { name, outline: Some(level), keep_next: true, ..BODY };
        match self {
            Style::Base => Look { name: "Normal", half_points: GRID_SIZE, ..FLUSH },
            Style::Body => BODY,
            Style::Flush => FLUSH,
            Style::First => Look { face: &HEADING, ..heading("heading 1", 0) },
            Style::Second => Look { face: &SCRIPT, ..heading("heading 2", 1) },
            Style::Third => Look { bold: true, ..heading("heading 3", 2) },
            Style::Fourth => heading("heading 4", 3),
            Style::Title => Look { name: "Title", face: &TITLE, half_points: 44, keep_next: true, ..CENTRED },
            Style::Standing => Look { name: "Standing", face: &SCRIPT, ..CENTRED },
            Style::Issuer => {
                Look { name: "Issuer", face: &TITLE, half_points: 72, line: Some(960), ..CENTRED }
            }
            Style::DocumentNumber => Look { name: "Document number", ..CENTRED },
            Style::AnnexNote => Look { name: "Annex note", keep_next: true, ..FLUSH },
            Style::AnnexMark => Look { name: "Annex mark", face: &HEADING, keep_next: true, ..FLUSH },
            Style::Signed => Look { name: "Signed", align: "right", ..FLUSH },
            Style::Subtitle => Look {
                name: "Subtitle",
                face: &SCRIPT,
                half_points: 28,
                line: Some(400),
                around: (80, 160),
                keep_next: true,
                ..CENTRED
            },
            Style::PrintedHeading => Look {
                name: "Printed heading",
                face: &HEADING,
                line: Some(400),
                around: (160, 0),
                indented: false,
                outline: Some(0),
                keep_next: true,
                ..PRINTED
            },
            Style::PrintedText => PRINTED,
            Style::AnnexCell => Look { name: "Annex cell", half_points: 24, line: Some(400), ..CELL },
            Style::Cell => CELL,
            Style::SmallCell => Look { name: "Small cell", half_points: 18, line: Some(260), ..CELL },
            Style::Note => Look { name: "Note", half_points: 16, line: Some(240), ..CELL },
            Style::NumberOdd => Look {
                name: "Page number",
                face: &NUMBER,
                half_points: 28,
                align: "right",
                line: Some(400),
                ..FLUSH
            },
            Style::NumberEven => Look { name: "Page number even", align: "left", ..Style::NumberOdd.look() },
            Style::Mark => Look {
                name: "Mark",
                face: &HEADING,
                half_points: 28,
                align: "right",
                line: Some(400),
                ..FLUSH
            },
            Style::Foot => Look { name: "Foot", half_points: 15, line: Some(NOTE_LINE), ..FLUSH },
        }
    }

    /// The style as `styles.xml` has it.
    fn xml(self, lang: Lang) -> String {
        let (look, id) = (self.look(), self.id());
        let (default, based) = match self {
            Style::Base => (" w:default=\"1\"", ""),
            _ => ("", "<w:basedOn w:val=\"Normal\"/>"),
        };
        let keep = if look.keep_next { "<w:keepNext/>" } else { "" };
        let (above, below) = look.around;
        let (snap, line) = match look.line {
            None => ("1", "w:line=\"240\" w:lineRule=\"auto\"".to_owned()),
            Some(line) => ("0", format!("w:line=\"{line}\" w:lineRule=\"exact\"")),
        };
        let indent = match (self, lang) {
            (Style::NumberOdd, _) => {
                "<w:ind w:right=\"280\" w:firstLineChars=\"0\" w:firstLine=\"0\"/>".to_owned()
            }
            (Style::NumberEven, _) => {
                "<w:ind w:left=\"280\" w:firstLineChars=\"0\" w:firstLine=\"0\"/>".to_owned()
            }
            // Two characters are those of the paragraph's own size.
            _ if look.indented && lang == Lang::Zh => {
                let two = if look.line.is_none() { 2 * CHARACTER as usize } else { 20 * look.half_points };
                format!("<w:ind w:firstLineChars=\"200\" w:firstLine=\"{two}\"/>")
            }
            _ => "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>".to_owned(),
        };
        let align = if lang == Lang::En && look.align == "both" { "left" } else { look.align };
        let outline =
            look.outline.map_or_else(String::new, |level| format!("<w:outlineLvl w:val=\"{level}\"/>"));
        let (fonts, heavy) = look.face.fonts(lang);
        let bold = if look.bold || heavy { "<w:b/><w:bCs/>" } else { "" };
        let colour =
            if self == Style::Issuer { format!("<w:color w:val=\"{RED}\"/>") } else { String::new() };
        let (name, size) = (look.name, look.half_points);
        // A list of fingerprints is broken between them, not within.
        let tongue = if self == Style::Foot { "<w:lang w:val=\"zh-CN\"/>" } else { "" };
        let close =
            if size == BODY_SIZE { format!("<w:spacing w:val=\"-{CLOSER}\"/>") } else { String::new() };
        format!(
            "<w:style w:type=\"paragraph\"{default} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{based}<w:qFormat/>\
             <w:pPr>{keep}<w:widowControl w:val=\"0\"/><w:snapToGrid w:val=\"{snap}\"/>\
             <w:spacing w:before=\"{above}\" w:after=\"{below}\" {line}/>{indent}<w:jc w:val=\"{align}\"/>{outline}</w:pPr>\
             <w:rPr>{fonts}{bold}{colour}{close}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>{tongue}</w:rPr></w:style>"
        )
    }
}

impl Face {
    /// `w:rFonts`, and whether the Latin face has to be bold to look as heavy.
    fn fonts(&self, lang: Lang) -> (String, bool) {
        let heading = self.name == HEADING.name || self.name == TITLE.name;
        let latin = if heading && lang == Lang::Zh { self.name } else { LATIN };
        let name = self.name;
        let fonts = format!(
            "<w:rFonts w:ascii=\"{latin}\" w:hAnsi=\"{latin}\" w:eastAsia=\"{name}\" w:cs=\"{LATIN}\"/>"
        );
        (fonts, heading && lang == Lang::En)
    }
}

/// The face of what begins a paragraph of this level: （一） in 楷体, 1. in bold.
pub fn head_of(level: Level, run: Run) -> Run {
    let in_face = |run: Run, face: &Face| run.fonts(RunFonts::new().hint("eastAsia").east_asia(face.name));
    match level {
        Level::First => in_face(run, &HEADING),
        Level::Second => in_face(run, &SCRIPT),
        Level::Third => run.bold(),
        Level::Fourth => run,
    }
}

/// A run in 黑体, as heads of tables have it.
pub fn in_heading_face(lang: Lang, run: Run) -> Run {
    match lang {
        Lang::Zh => run.fonts(RunFonts::new().hint("eastAsia").east_asia(HEADING.name)),
        Lang::En => run.bold(),
    }
}

/// `styles.xml`
pub fn styles(lang: Lang) -> String {
    let styles: String = Style::ALL.iter().map(|style| style.xml(lang)).collect();
    let (fonts, _) = TEXT.fonts(lang);
    format!(
        "{XML}<w:styles xmlns:w=\"{W}\"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val=\"{GRID_SIZE}\"/>\
         <w:szCs w:val=\"{GRID_SIZE}\"/><w:lang w:val=\"en-GB\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault/></w:docDefaults>{styles}<w:style w:type=\"table\" w:styleId=\"{HEADED}\"><w:name w:val=\"{HEADED}\"/></w:style>\
         </w:styles>"
    )
}

/// `fontTable.xml`: what to take where a face is not installed.
pub fn font_table() -> String {
    let face = |face: &Face| {
        let Face { name, others, family } = face;
        format!(
            "<w:font w:name=\"{name}\"><w:altName w:val=\"{others}\"/><w:charset w:val=\"86\"/><w:family w:val=\"{family}\"/>\
             <w:pitch w:val=\"default\"/></w:font>"
        )
    };
    let faces: String = FACES.iter().map(face).collect();
    format!(
        "{XML}<w:fonts xmlns:w=\"{W}\">{faces}<w:font w:name=\"{LATIN}\"><w:altName w:val=\"Liberation Serif\"/>\
         <w:charset w:val=\"00\"/><w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>"
    )
}
