//! A printed document as data.

/// A document: what is numbered from page 1 on and can be handed over by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is called, beside its page numbers: "天穆镇评分表".
    pub name: String,
    /// How it lies on the sheet.
    pub face: Face,
    /// What is in it, from top to bottom.
    pub blocks: Vec<Block>,
}

/// How a sheet is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// 纵向
    Upright,
    /// 横向
    Lying,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// 标题
    Title(String),
    /// A line below the title.
    Subtitle(String),
    /// 小标题; never the last on a sheet.
    Heading(String),
    /// 一段文字
    Paragraph(String),
    /// Labels with their values, two pairs to a row.
    Facts(Vec<Fact>),
    /// 表格
    Table(Table),
    /// 签字、盖章处; never alone on a sheet.
    Signatures(Signatures),
}

/// A label and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// "总分"
    pub label: String,
    /// "85.23分"
    pub value: String,
    /// Whether it is what the document is about.
    pub main: bool,
}

/// 表格: its head is repeated on each sheet that it reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it lists.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// Its share of the width, against the other columns'.
    pub width: u32,
    /// How its cells stand.
    pub align: Align,
}

/// How the text of a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// From the left, as text does.
    Start,
    /// In the middle, as short words do.
    Middle,
    /// At the right, as figures do.
    End,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its part in the table.
    pub role: RowRole,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A row's part in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowRole {
    /// One of many.
    Plain,
    /// Leads those below it, and is never parted from the first of them.
    Lead,
    /// Adds up those above it, and is never parted from the last of them.
    Sum,
    /// A line across the table, such as the end of a quota; never parted from the row above it.
    Line,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// What stands below that in smaller type.
    pub note: Option<String>,
    /// Columns that it takes up beyond its own.
    pub over: usize,
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Cell {
        Cell { text: text.into(), ..Cell::default() }
    }
}

/// 签字、盖章处
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signatures {
    /// The places, side by side.
    pub places: Vec<Place>,
    /// What is said above them: "以上考评结果已核对。"
    pub lead: Option<String>,
}

/// A place where someone signs, stamps and dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// "被考核单位负责人（签字）"
    pub label: String,
    /// "　　年　月　日"
    pub date: String,
}

impl Document {
    /// Whether a block, or the end of it, must stand on the sheet on which the next one begins: a title
    /// with what it heads, the end of what is signed with the signatures.
    pub fn stays_with_next(&self, block: usize) -> bool {
        let heads =
            matches!(self.blocks.get(block), Some(Block::Title(_) | Block::Subtitle(_) | Block::Heading(_)));
        heads || matches!(self.blocks.get(block + 1), Some(Block::Signatures(_)))
    }
}

impl Table {
    /// The column whose cells name their rows: the first with words in it.
    pub fn naming_column(&self) -> usize {
        self.columns.iter().position(|column| column.align == Align::Start).unwrap_or(0)
    }

    /// Whether this row must stand on the sheet on which the next begins: a lead with the first that it
    /// leads, the last with the sum of them. `end` says so of the last row.
    pub fn stays_with_next(&self, row: usize, end: bool) -> bool {
        let lead = self.rows.get(row).is_some_and(|row| row.role == RowRole::Lead);
        match self.rows.get(row + 1) {
            Some(next) => lead || matches!(next.role, RowRole::Sum | RowRole::Line),
            None => end,
        }
    }
}
