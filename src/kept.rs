//! What the page keeps of a desk between two visits: a record that later versions of the page can read.
//!
//! A desk is what one tab of the browser has open. Its files are kept as they came, byte for byte; the
//! record says which they are, what was being looked at, and until when all of it may be kept. Nothing
//! that can be computed is kept.
//!
//! The record is text, so that a page that is older than it can still say so. `format` and `until` are
//! in it for ever: whatever else a newer version writes, an older one sees that it is newer and when it
//! is due. Within a version fields are only added, each with a meaning where it is missing; what changes
//! a meaning raises the version, and [`read`] keeps a way up from each version before.
//!
//! ```
//! use ip_scorecard::kept::{Reading, Record, Span, moment, read};
//!
//! let now = moment(2026, 3, 2, 17, 30).unwrap();
//! let record = Record { subject: Some("2025年度考核".into()), ..Record::new(now, Span::Day) };
//! assert_eq!(record.until, moment(2026, 3, 3, 0, 0).unwrap());
//! assert_eq!(read(&record.write()), Reading::Record(record));
//! assert_eq!(read("{}"), Reading::Unreadable);
//! ```

use std::rc::Rc;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde_json::{Map, Value, json};

/// What every record begins its `format` with; the version follows.
const FORMAT: &str = "ip-scorecard/desk@";

/// The version that is written.
pub const VERSION: u32 = 2;

/// How dates and times are written: local time, to the second.
const MOMENT: &str = "%Y-%m-%dT%H:%M:%S";

/// Days that a desk is kept when the reader allows more than the day.
pub const LONGER_DAYS: u64 = 30;

/// Hours that a desk is kept at least, so that midnight takes nothing out of the hands of whoever works late.
const LATE_HOURS: i64 = 4;

/// How long a desk may be kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Span {
    /// The day's work: desks are shared, and scores that are not published are internal.
    #[default]
    Day,
    /// Longer, which somebody has to allow.
    Longer,
}

impl Span {
    /// Until when something may be kept that was changed at `now`.
    pub fn until(self, now: NaiveDateTime) -> NaiveDateTime {
        let days = match self {
            Span::Day => 1,
            Span::Longer => 1 + LONGER_DAYS,
        };
        let midnight =
            now.date().checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX).and_time(NaiveTime::MIN);
        now.checked_add_signed(TimeDelta::hours(LATE_HOURS)).map_or(midnight, |late| late.max(midnight))
    }

    fn word(self) -> &'static str {
        match self {
            Span::Day => "day",
            Span::Longer => "longer",
        }
    }
}

/// A file of a desk; its bytes are kept beside the record, under their digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptFile {
    /// What it is called on the desk, which may differ from its name on the disk.
    pub name: Rc<str>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: Rc<str>,
}

/// What is kept of a desk.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// When it was last changed, in local time.
    pub changed: NaiveDateTime,
    /// Until when it may be kept.
    pub until: NaiveDateTime,
    /// How long the reader allowed.
    pub span: Span,
    /// What was assessed on it, when something was.
    pub subject: Option<Rc<str>>,
    /// Its files, in the order of opening.
    pub files: Vec<KeptFile>,
    /// What was being looked at and how, each part under a name of its own. Parts that a page does not
    /// know are passed over: a view is welcome back, but nobody's work.
    pub view: Map<String, Value>,
}

/// The part of the view that is the address, which every version has written.
pub const ROUTE: &str = "route";

impl Record {
    /// An empty desk, changed just now.
    pub fn new(now: NaiveDateTime, span: Span) -> Record {
        Record {
            changed: now,
            until: span.until(now),
            span,
            subject: None,
            files: Vec::new(),
            view: Map::new(),
        }
    }

    /// The record as text.
    pub fn write(&self) -> String {
        let files = self.files.iter().map(|file| json!({ "name": *file.name, "sha256": *file.sha256 }));
        let record = json!({
            "format": format!("{FORMAT}{VERSION}"),
            "changed": self.changed.format(MOMENT).to_string(),
            "until": self.until.format(MOMENT).to_string(),
            "span": self.span.word(),
            "subject": self.subject.as_deref(),
            "files": files.collect::<Vec<Value>>(),
            "view": self.view,
        });
        record.to_string()
    }
}

/// What a kept text turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// A record of this version or an earlier one.
    Record(Record),
    /// A record of a version that this page does not know yet.
    Newer {
        /// Until when it may be kept.
        until: NaiveDateTime,
    },
    /// No record at all.
    Unreadable,
}

impl Reading {
    /// Whether it may be kept no longer. What cannot be read is of no use to anybody.
    pub fn is_due(&self, now: NaiveDateTime) -> bool {
        match self {
            Reading::Record(Record { until, .. }) | Reading::Newer { until } => *until <= now,
            Reading::Unreadable => true,
        }
    }
}

/// Reads a record, of whatever version.
pub fn read(text: &str) -> Reading {
    recognise(text).unwrap_or(Reading::Unreadable)
}

fn recognise(text: &str) -> Option<Reading> {
    let Value::Object(record) = serde_json::from_str(text).ok()? else { return None };
    let version: u32 = string(&record, "format")?.strip_prefix(FORMAT)?.parse().ok()?;
    let until = time(&record, "until")?;
    match version {
        1 => read_2(&from_1(record)?, until).map(Reading::Record),
        2 => read_2(&record, until).map(Reading::Record),
        0 => None,
        _ => Some(Reading::Newer { until }),
    }
}

/// Version 1 kept files and the address only, the address as a field of the record.
fn from_1(mut record: Map<String, Value>) -> Option<Map<String, Value>> {
    let route = record.remove(ROUTE)?;
    record.insert("view".into(), json!({ ROUTE: route }));
    Some(record)
}

fn read_2(record: &Map<String, Value>, until: NaiveDateTime) -> Option<Record> {
    let files = record.get("files")?.as_array()?.iter().map(|file| {
        let file = file.as_object()?;
        Some(KeptFile { name: string(file, "name")?.into(), sha256: string(file, "sha256")?.into() })
    });
    Some(Record {
        changed: time(record, "changed")?,
        until,
        span: if string(record, "span") == Some(Span::Longer.word()) { Span::Longer } else { Span::Day },
        subject: string(record, "subject").map(Rc::from),
        files: files.collect::<Option<Vec<KeptFile>>>()?,
        view: record.get("view").and_then(Value::as_object).cloned().unwrap_or_default(),
    })
}

fn string<'r>(record: &'r Map<String, Value>, key: &str) -> Option<&'r str> {
    record.get(key)?.as_str()
}

fn time(record: &Map<String, Value>, key: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(string(record, key)?, MOMENT).ok()
}

/// A local time; `None` when there is no such minute.
pub fn moment(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> Option<NaiveDateTime> {
    NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(hour, minute, 0)
}
