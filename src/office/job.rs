//! What the page asks of the office's module, and what it answers.
//!
//! A [`Job`] and its [`Answer`] travel as JSON between the page and the worker that runs the module;
//! files travel beside them as bytes. Neither holds anything but data, so both can be tested on the host:
//!
//! ```
//! use ip_scorecard::office::job::Job;
//! use ip_scorecard::text::Lang;
//!
//! let job = Job::Pack { lang: Lang::Zh };
//! let sent = serde_json::to_string(&job).unwrap();
//! assert_eq!(sent, r#"{"job":"pack","lang":"zh-CN"}"#);
//! assert_eq!(serde_json::from_str::<Job>(&sent).unwrap(), job);
//! ```
//!
//! # How to add a job
//!
//! 1. A variant of [`Job`] with what it has to know besides the files. Types in it derive serde's
//!    `Serialize` and `Deserialize` and exist without the feature `office`, because the page has them too.
//! 2. An arm in `Job::run` (with the feature `office`), which calls the part that does it.
//!    [`Done::made`] is the answer of whatever makes files to save; [`assessed`] has the open files assessed.
//! 3. An arm in [`Job::is_of_result`].
//! 4. A variant of [`Answer`] only where files to save are not all that comes back; the page then says
//!    in `ui::state::office` what becomes of it.
//!
//! How the page offers a job stands in `src/ui/office/mod.rs`.

use serde::{Deserialize, Serialize};

use super::File;
use super::archive::Checked;
use super::collect::{Intake, Kind, Matching};
use super::word::{Paper, Wanted};
use crate::text::Lang;

/// What the page asks for. The files that it is about come along.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "snake_case")]
pub enum Job {
    /// 生成存档包: of the open files.
    Pack {
        /// The language of the papers in it.
        lang: Lang,
    },
    /// 打开存档包: one file, the package.
    Unpack,
    /// 生成Word文书: of the open files.
    Word {
        /// Which paper.
        wanted: Wanted,
        /// In which language.
        lang: Lang,
    },
    /// 生成采集表: for the scheme among the open files.
    Templates {
        /// Who is asked.
        kind: Kind,
        /// The language of the workbooks.
        lang: Lang,
    },
    /// 收件: workbooks and tables; before them comes the file of the scheme that they are for.
    TakeIn {
        /// For each of them what stands where, where it was confirmed.
        matchings: Vec<Option<Matching>>,
    },
    /// 考核结果工作簿: of the open files.
    Book {
        /// The language of its sheets.
        lang: Lang,
    },
}

impl Job {
    /// Whether it says what was computed; of a simulation nothing that does may leave the page.
    pub fn is_of_result(&self) -> bool {
        match self {
            Job::Pack { .. } | Job::Book { .. } => true,
            Job::Unpack | Job::Templates { .. } | Job::TakeIn { .. } => false,
            Job::Word { wanted, .. } => wanted.paper != Paper::Bylaw,
        }
    }
}

/// What came of a job.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Answer {
    /// The files are to be saved.
    Made,
    /// The package was checked; the files that came out of it are to be opened.
    Unpacked(Box<Checked>),
    /// Workbooks and tables were read: what is in them, what has to be asked, what is wrong.
    TakenIn(Box<Intake>),
    /// The open files have no result, so that nothing can be made of them.
    NoResult,
    /// The result is larger than a workbook can be.
    TooLarge,
}

/// What came of a job, with the files.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// What came of it.
    pub answer: Answer,
    /// What was made or came out.
    pub files: Vec<File>,
}

impl Done {
    /// Nothing, because there is nothing that it could be made of.
    pub fn nothing() -> Done {
        Done { answer: Answer::NoResult, files: Vec::new() }
    }

    /// Files to save.
    pub fn made(files: impl IntoIterator<Item = File>) -> Done {
        Done { answer: Answer::Made, files: files.into_iter().collect() }
    }
}

#[cfg(feature = "office")]
mod run {
    use std::rc::Rc;

    use super::{Answer, Done, Job, Kind};
    use crate::assess::{Assessed, assess};
    use crate::check::{Plan, sound_scheme};
    use crate::office::archive::{bundle, pack, unpack};
    use crate::office::book::{Unmade, workbook};
    use crate::office::collect::{Incoming, take_in, templates};
    use crate::office::word::make;
    use crate::office::{File, Watch};
    use crate::read::{Gb18030, Input, Opened, open};
    use crate::text::office::collect::bundle_name;

    impl Job {
        /// Does it, with the files that it is about; none when it was cancelled.
        pub fn run(&self, files: Vec<File>, gb18030: Gb18030<'_>, watch: &mut dyn Watch) -> Option<Done> {
            match self {
                Job::Pack { lang } => {
                    let assessed = assessed(&files, gb18030);
                    if assessed.scored.is_none() {
                        return Some(Done::nothing());
                    }
                    Some(Done::made([pack(*lang, &assessed, &files, watch)?]))
                }
                Job::Word { wanted, lang } => {
                    let made = make(&assessed(&files, gb18030), wanted, *lang, watch)?;
                    let nothing = || Done { answer: Answer::NoResult, files: Vec::new() };
                    Some(if made.is_empty() { nothing() } else { Done::made(made) })
                }
                Job::Book { lang } => match workbook(&assessed(&files, gb18030), *lang, watch) {
                    Ok(book) => Some(Done::made([book])),
                    Err(Unmade::Cancelled) => None,
                    Err(Unmade::NoResult) => Some(Done::nothing()),
                    Err(Unmade::TooLarge(_)) => Some(Done { answer: Answer::TooLarge, files: Vec::new() }),
                },
                Job::Unpack => {
                    let (checked, files) = unpack(files.first()?, gb18030, watch)?;
                    Some(Done { answer: Answer::Unpacked(Box::new(checked)), files })
                }
                Job::Templates { kind, lang } => {
                    let Some(plan) = plan(&files, gb18030) else { return Some(Done::nothing()) };
                    let made = templates(&plan, *kind, *lang, watch)?;
                    if made.len() == 1 {
                        return Some(Done::made(made));
                    }
                    let name = bundle_name(*lang, *kind == Kind::Units);
                    Some(Done::made([bundle(&name, &made, watch)?]))
                }
                Job::TakeIn { matchings } => {
                    let mut files = files.into_iter();
                    let scheme: Vec<File> = files.next().into_iter().collect();
                    let Some(plan) = plan(&scheme, gb18030) else { return Some(Done::nothing()) };
                    let said = matchings.iter().cloned().chain(std::iter::repeat(None));
                    let incoming: Vec<Incoming> =
                        files.zip(said).map(|(file, matching)| Incoming { file, matching }).collect();
                    let intake = take_in(&plan, &incoming, gb18030, watch)?;
                    Some(Done { answer: Answer::TakenIn(Box::new(intake)), files: Vec::new() })
                }
            }
        }
    }

    /// The scheme among files, when it is sound by itself.
    fn plan(files: &[File], gb18030: Gb18030<'_>) -> Option<Plan> {
        let opened: Vec<_> = files.iter().map(|file| read(file, gb18030)).collect();
        sound_scheme(&opened).map(|(_, plan)| plan)
    }

    fn read(file: &File, gb18030: Gb18030<'_>) -> Opened {
        open(&Input { name: file.name.as_str().into(), bytes: Rc::from(&*file.bytes) }, gb18030)
    }

    /// The open files assessed, as the page has assessed them.
    pub fn assessed(files: &[File], gb18030: Gb18030<'_>) -> Assessed {
        assess(files.iter().map(|file| read(file, gb18030)).collect())
    }
}

#[cfg(feature = "office")]
pub use run::assessed;
