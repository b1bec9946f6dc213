use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

const MS_PER_DAY: i64 = 86_400_000;

/// An instant: milliseconds since 1970-01-01T00:00:00Z.
///
/// Reads RFC 3339 with `Z`, with an offset or with neither (then UTC), with or without a fraction,
/// because the platform's answers are documented by example only. Written by hand: the date crates
/// cost the wasm more bytes than these rules do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// The text is not a date and time the console can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimestampError;

impl Timestamp {
    /// From milliseconds since the Unix epoch.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the Unix epoch.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// Reads `text`; see the type for the forms.
    ///
    /// # Errors
    /// [`TimestampError`] when it is none of them, or not a day of the calendar.
    pub fn parse(text: &str) -> Result<Self, TimestampError> {
        read(text.trim().as_bytes()).map(Self).ok_or(TimestampError)
    }
}

fn read(text: &[u8]) -> Option<i64> {
    let (date, rest) = text.split_at_checked(10)?;
    let (time, rest) = rest.split_at_checked(9)?;
    let day = days_from_civil(read_date(date)?);
    let [b'T' | b't' | b' ', time @ ..] = time else {
        return None;
    };
    let second = read_time(time)?;
    let (millis, zone) = read_fraction(rest)?;
    Some(day * MS_PER_DAY + second * 1000 + millis - read_offset(zone)? * 60_000)
}

fn read_date(text: &[u8]) -> Option<(i64, i64, i64)> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text else {
        return None;
    };
    let date = (number(&[y1, y2, y3, y4])?, number(&[m1, m2])?, number(&[d1, d2])?);
    (civil_from_days(days_from_civil(date)) == date).then_some(date)
}

/// `HH:MM:SS` as seconds. A leap second counts as the first second of the next minute.
fn read_time(text: &[u8]) -> Option<i64> {
    let [h1, h2, b':', m1, m2, b':', s1, s2] = *text else {
        return None;
    };
    let (hour, minute, second) = (number(&[h1, h2])?, number(&[m1, m2])?, number(&[s1, s2])?);
    (hour < 24 && minute < 60 && second <= 60).then_some(hour * 3600 + minute * 60 + second)
}

/// A fraction, cut to milliseconds, and what follows it.
fn read_fraction(text: &[u8]) -> Option<(i64, &[u8])> {
    let [b'.' | b',', rest @ ..] = text else {
        return Some((0, text));
    };
    let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, zone) = rest.split_at_checked(length)?;
    let mut millis = [b'0'; 3];
    for (place, digit) in millis.iter_mut().zip(digits) {
        *place = *digit;
    }
    (length > 0).then_some((number(&millis)?, zone))
}

/// Minutes east of UTC.
fn read_offset(zone: &[u8]) -> Option<i64> {
    let (sign, hour, minute) = match *zone {
        [] | [b'Z' | b'z'] => return Some(0),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] | [sign @ (b'+' | b'-'), h1, h2, m1, m2] => {
            (sign, number(&[h1, h2])?, number(&[m1, m2])?)
        }
        _ => return None,
    };
    let minutes = hour * 60 + minute;
    (hour < 24 && minute < 60).then_some(if sign == b'-' { -minutes } else { minutes })
}

fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0, |sum, digit| {
        digit.is_ascii_digit().then(|| sum * 10 + i64::from(digit - b'0'))
    })
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar. The year is counted from March, so
/// that the leap day comes last.
fn days_from_civil((year, month, day): (i64, i64, i64)) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year
        - 719_468
}

/// The inverse of [`days_from_civil`].
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

/// RFC 3339 in UTC; with milliseconds only where there are any.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil_from_days(self.0.div_euclid(MS_PER_DAY));
        let ms = self.0.rem_euclid(MS_PER_DAY);
        let (hour, minute, second) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        match ms % 1000 {
            0 => f.write_str("Z"),
            fraction => write!(f, ".{fraction:03}Z"),
        }
    }
}

impl fmt::Display for TimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an RFC 3339 date and time")
    }
}

impl std::error::Error for TimestampError {}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::parse(&text).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn millis(text: &str) -> Option<i64> {
        Timestamp::parse(text).ok().map(Timestamp::as_millis)
    }

    #[test]
    fn every_documented_form_of_one_instant_reads_the_same() {
        for text in [
            "2024-12-28T10:00:00Z",
            "2024-12-28T10:00:00",
            "2024-12-28 10:00:00+00:00",
            "2024-12-28T12:30:00+02:30",
            "2024-12-28T05:00:00-0500",
            "2024-12-28T10:00:00.000000Z",
        ] {
            assert_eq!(millis(text), Some(1_735_380_000_000), "{text}");
        }
    }

    #[test]
    fn what_is_no_instant_is_refused() {
        for text in [
            "",
            "yesterday",
            "2024-02-30T10:00:00Z",
            "2024-13-01T10:00:00Z",
            "2024-12-28",
            "2024-12-28T24:00:00Z",
            "2024-12-28T10:00:00.Z",
            "2024-12-28T10:00:00+2",
            "2024-00-10T10:00:00Z",
            "２０24-12-28T10:00:00Z",
        ] {
            assert_eq!(millis(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_panic(text in any::<String>()) {
            let _ = Timestamp::parse(&text);
        }

        #[test]
        fn what_is_written_reads_back(ms in -62_135_596_800_000_i64..253_402_300_799_999) {
            let at = Timestamp::from_millis(ms);
            prop_assert_eq!(Timestamp::parse(&at.to_string()), Ok(at));
        }

        #[test]
        fn it_agrees_with_jiff(ms in -62_135_596_800_000_i64..253_402_200_000_000) {
            let theirs = jiff::Timestamp::from_millisecond(ms)?;
            prop_assert_eq!(millis(&theirs.to_string()), Some(ms));
            let ours: jiff::Timestamp = Timestamp::from_millis(ms).to_string().parse()?;
            prop_assert_eq!(ours, theirs);
        }
    }
}
