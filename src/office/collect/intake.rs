//! 收件: what came of workbooks and tables that others sent, as the Office module tells it to the page.
//!
//! The page does not hold the code that reads workbooks, so that this is all that it knows of them.

use serde::{Deserialize, Serialize};

use crate::model::data::Stage;
use crate::text::Lang;

/// A sentence in both languages, so that whoever changes the language need not read the workbooks again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    zh: String,
    en: String,
}

impl Told {
    /// What is said in each language.
    ///
    /// ```
    /// use ip_scorecard::{office::collect::Told, text::Lang};
    ///
    /// let told = Told::by(|lang| lang.pick("空白", "blank").to_owned());
    /// assert_eq!(told.of(Lang::En), "blank");
    /// ```
    pub fn by(tell: impl Fn(Lang) -> String) -> Told {
        Told { zh: tell(Lang::Zh), en: tell(Lang::En) }
    }

    /// The sentence in one language.
    pub fn of(&self, lang: Lang) -> &str {
        lang.pick(&self.zh, &self.en)
    }
}

/// What became of everything that came in at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intake {
    /// One for each file that came in, in their order.
    pub books: Vec<Book>,
}

/// What became of one workbook or table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// The file's name.
    pub name: String,
    /// What was taken of it; none while something has to be asked, or nothing could be read.
    pub taken: Option<Taken>,
    /// What has to be confirmed: the file does not say itself what stands where.
    pub asked: Option<Matching>,
    /// What was not taken, and why.
    pub faults: Vec<Fault>,
    /// What was read otherwise than it stands there, or was passed over.
    pub remarks: Vec<Remark>,
}

/// Data that were taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// The name of the data file.
    pub name: String,
    /// The data file, in its canonical form.
    pub text: String,
    /// Units that it speaks of.
    pub units: usize,
    /// Figures and states in it.
    pub figures: usize,
}

/// A place in a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// The sheet; empty in a file that has none.
    pub sheet: String,
    /// A cell or an area, such as "C7" or "C7:C9"; empty for the whole sheet.
    pub cell: String,
}

/// Something that was not taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Where; none for the whole file.
    pub spot: Option<Spot>,
    /// What is wrong.
    pub what: Told,
    /// What to do.
    pub remedy: Told,
}

/// Something to know about what was taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Where; none for the whole file.
    pub spot: Option<Spot>,
    /// What is to be known.
    pub what: Told,
}

/// What stands where in a table that does not say so itself: guessed, and confirmed by a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matching {
    /// 报送部门
    pub department: String,
    /// 阶段
    #[serde(with = "stage")]
    pub stage: Stage,
    /// 数据截止日期, such as 2025-12-31.
    pub as_of: String,
    /// The sheets that look like data.
    pub tables: Vec<Table>,
}

/// One sheet of a plain workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The sheet; empty in a file that has none.
    pub sheet: String,
    /// Whether it is to be taken in.
    pub wanted: bool,
    /// Its columns that hold something.
    pub columns: Vec<Across>,
    /// Its lines that hold something.
    pub lines: Vec<Down>,
}

/// A column of a plain table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Across {
    /// Its number, from 0.
    pub no: u32,
    /// What stands above it.
    pub heading: String,
    /// The first things in it.
    pub sample: Vec<String>,
    /// What it holds, such as "T5-1/value"; none when it is to be left out.
    pub key: Option<String>,
    /// What it resembles, when no heading says it exactly.
    pub near: Option<String>,
}

/// A line of a plain table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Down {
    /// Its number, from 0.
    pub no: u32,
    /// What it calls its unit.
    pub named: String,
    /// The unit's code; none when it is to be left out.
    pub code: Option<String>,
    /// The code of the unit that it resembles, when none is called exactly so.
    pub near: Option<String>,
}

impl Matching {
    /// Takes whatever resembles something for that.
    pub fn accept(&mut self) {
        for table in &mut self.tables {
            for across in &mut table.columns {
                across.key = across.key.take().or_else(|| across.near.clone());
            }
            for down in &mut table.lines {
                down.code = down.code.take().or_else(|| down.near.clone());
            }
        }
    }

    /// How many columns and lines of wanted tables resemble something and are left open.
    pub fn open_suggestions(&self) -> usize {
        let open = |key: &Option<String>, near: &Option<String>| key.is_none() && near.is_some();
        let of = |table: &Table| {
            table.columns.iter().filter(|across| open(&across.key, &across.near)).count()
                + table.lines.iter().filter(|down| open(&down.code, &down.near)).count()
        };
        self.tables.iter().filter(|table| table.wanted).map(of).sum()
    }

    /// Whether anything would be taken.
    pub fn takes(&self) -> bool {
        self.tables.iter().any(|table| {
            table.wanted
                && table.columns.iter().any(|across| across.key.is_some())
                && table.lines.iter().any(|down| down.code.is_some())
        })
    }
}

/// A stage by its word in the files.
mod stage {
    use serde::de::{Deserialize, Deserializer, Error};
    use serde::ser::Serializer;

    use crate::model::data::Stage;

    pub fn serialize<S: Serializer>(stage: &Stage, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(stage.word())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Stage, D::Error> {
        let word = String::deserialize(deserializer)?;
        let known = Stage::ALL.iter().copied().find(|known| known.word() == word);
        known.ok_or_else(|| D::Error::custom("no stage"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let told = Told::by(|lang| lang.pick("错", "wrong").to_owned());
        let spot = Spot { sheet: "镇".into(), cell: "C7".into() };
        let across = Across {
            no: 2,
            heading: "融资额".into(),
            sample: vec!["1".into()],
            key: Some("V/value".into()),
            near: None,
        };
        let down = Down { no: 7, named: "天穆".into(), code: None, near: Some("120113100000".into()) };
        let table = Table { sheet: "表".into(), wanted: true, columns: vec![across], lines: vec![down] };
        let matching = Matching {
            department: "甲局".into(),
            stage: Stage::SelfAssessed,
            as_of: "2025-12-31".into(),
            tables: vec![table],
        };
        let intake = Intake {
            books: vec![
                Book {
                    name: "a.xlsx".into(),
                    taken: Some(Taken { name: "a.json".into(), text: "{}\n".into(), units: 2, figures: 3 }),
                    asked: None,
                    faults: vec![Fault {
                        spot: Some(spot.clone()),
                        what: told.clone(),
                        remedy: told.clone(),
                    }],
                    remarks: vec![
                        Remark { spot: None, what: told.clone() },
                        Remark { spot: Some(spot), what: told },
                    ],
                },
                Book { name: "b.csv".into(), asked: Some(matching), ..Book::default() },
            ],
        };
        let sent = serde_json::to_string(&intake).unwrap_or_default();
        assert_eq!(serde_json::from_str::<Intake>(&sent).ok(), Some(intake));
    }

    #[test]
    fn what_resembles_something_is_taken_only_when_accepted() {
        let across = Across { no: 2, near: Some("V/value".into()), ..Across::default() };
        let down = Down { no: 7, near: Some("1".into()), ..Down::default() };
        let table = Table { wanted: true, columns: vec![across], lines: vec![down], ..Table::default() };
        let mut matching = Matching {
            department: String::new(),
            stage: Stage::Verified,
            as_of: String::new(),
            tables: vec![table],
        };
        assert!(!matching.takes());
        matching.accept();
        assert!(matching.takes());
    }
}
