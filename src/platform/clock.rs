//! What the clock on the reader's wall says.

use chrono::NaiveDateTime;
use ip_scorecard::kept::moment;
use js_sys::Date;

/// The local time, to the minute and never ahead of itself; the beginning of time where a clock is out of all bounds.
pub fn now() -> NaiveDateTime {
    let now = Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    moment(year, now.get_month() + 1, now.get_date(), now.get_hours(), now.get_minutes()).unwrap_or_default()
}

/// Milliseconds of some clock that goes on steadily enough to time what the page does.
pub fn ticks() -> u32 {
    // Its whole part of the last days; a jump of the clock only makes one pause too long or too short.
    (Date::now() as u64 & u64::from(u32::MAX)) as u32
}
