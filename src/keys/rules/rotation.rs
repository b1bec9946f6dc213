//! When a key is to be replaced, from its age alone.
//!
//! Source: the platform's good practice "rotate every 90 days" (product design, sections 1 and 3).
//! A day is 24 hours since the key was made, and only whole days count. Label, filter and summary
//! all ask [`rotation`], so they cannot disagree, in no time zone and on no day of the year.

use sentinel_api_types::{ApiKey, Timestamp};

use crate::words;

/// Age in days from which a key is due.
pub const ROTATION_DAYS: i64 = 90;

/// So many days before it is due, the list begins to say so: from day 76.
const NOTICE_DAYS: i64 = 14;

const MS_PER_DAY: i64 = 86_400_000;

/// How near a key is to its rotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rotation {
    /// Nothing to do yet; also a key that a wrong clock puts into the future.
    Fresh,
    /// Due in this many days, 1 to 14; in 1 day means within the next 24 hours.
    DueIn(i64),
    /// Due, for this many whole days already.
    Due {
        /// 0 on the first day.
        overdue_days: i64,
    },
}

/// How near a key made at `created` is to its rotation at `now`. Any two instants will do.
#[must_use]
pub fn rotation(created: Timestamp, now: Timestamp) -> Rotation {
    let age = now.as_millis().saturating_sub(created.as_millis()) / MS_PER_DAY;
    match ROTATION_DAYS - age {
        left if left > NOTICE_DAYS => Rotation::Fresh,
        left if left > 0 => Rotation::DueIn(left),
        left => Rotation::Due { overdue_days: -left },
    }
}

/// The instant from which a key made at `created` is due; at the end of time, the last there is.
#[must_use]
pub fn due_at(created: Timestamp) -> Timestamp {
    Timestamp::from_millis(created.as_millis().saturating_add(ROTATION_DAYS * MS_PER_DAY))
}

/// Whether a key made at `created` is due at `now`: what the filter and the summary count.
#[must_use]
pub fn is_due(created: Timestamp, now: Timestamp) -> bool {
    matches!(rotation(created, now), Rotation::Due { .. })
}

impl Rotation {
    /// The words of the list's `Rotation` column; none for a fresh key.
    #[must_use]
    pub fn label(self) -> Option<String> {
        match self {
            Self::Fresh => None,
            Self::DueIn(days) => Some(words::rotation::due_in(days)),
            Self::Due { .. } => Some(words::rotation::DUE_FOR_ROTATION.to_owned()),
        }
    }

    /// The words of the label's tooltip: for how long the key has been due.
    #[must_use]
    pub fn detail(self) -> Option<String> {
        match self {
            Self::Due { overdue_days } => Some(words::rotation::overdue(overdue_days)),
            Self::Fresh | Self::DueIn(_) => None,
        }
    }
}

/// The sentence above the list, such as `2 of 7 keys are older than 90 days`; none when none is.
#[must_use]
pub fn summary(keys: &[ApiKey], now: Timestamp) -> Option<String> {
    let due = keys.iter().filter(|key| is_due(key.created_at, now)).count();
    (due > 0).then(|| words::rotation::summary(due, keys.len(), ROTATION_DAYS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: i64 = 1_750_000_000_000;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millis(millis)
    }

    fn after_days(days: i64) -> Rotation {
        rotation(at(NOW - days * MS_PER_DAY), at(NOW))
    }

    fn keys(ages: &[i64]) -> Vec<ApiKey> {
        let key = |days: &i64| ApiKey {
            id: format!("key_{days}"),
            key_prefix: None,
            name: "ci".to_owned(),
            created_at: at(NOW - days * MS_PER_DAY),
            last_used_at: None,
        };
        ages.iter().map(key).collect()
    }

    #[test]
    fn a_key_made_76_days_ago_is_due_in_14_days() {
        assert_eq!(after_days(75), Rotation::Fresh);
        assert_eq!(after_days(76), Rotation::DueIn(14));
    }

    #[test]
    fn a_key_made_90_days_ago_is_due_and_not_a_millisecond_earlier() {
        assert_eq!(after_days(90), Rotation::Due { overdue_days: 0 });
        let created = at(NOW - 90 * MS_PER_DAY + 1);
        assert_eq!(rotation(created, at(NOW)), Rotation::DueIn(1));
    }

    #[test]
    fn days_overdue_are_whole_days_since_it_was_due() {
        assert_eq!(after_days(92), Rotation::Due { overdue_days: 2 });
        let created = at(NOW - 93 * MS_PER_DAY + 1);
        assert_eq!(rotation(created, at(NOW)), Rotation::Due { overdue_days: 2 });
    }

    #[test]
    fn a_key_from_the_future_is_fresh() {
        assert_eq!(after_days(-1000), Rotation::Fresh);
    }

    #[test]
    fn a_key_from_1970_is_long_overdue() {
        let overdue_days = NOW / MS_PER_DAY - 90;
        assert_eq!(rotation(at(0), at(NOW)), Rotation::Due { overdue_days });
    }

    #[test]
    fn the_ends_of_time_do_not_overflow() {
        assert_eq!(rotation(at(i64::MAX), at(i64::MIN)), Rotation::Fresh);
        assert!(is_due(at(i64::MIN), at(i64::MAX)));
        assert_eq!(due_at(at(i64::MAX)), at(i64::MAX));
        assert_eq!(due_at(at(i64::MIN)), at(i64::MIN + 90 * MS_PER_DAY));
    }

    #[test]
    fn the_label_counts_the_days_that_are_left() {
        let label = |days| after_days(days).label();
        assert_eq!(label(0), None);
        assert_eq!(label(81).as_deref(), Some("Due in 9 days"));
        assert_eq!(label(89).as_deref(), Some("Due in 1 day"));
        assert_eq!(label(90).as_deref(), Some("Due for rotation"));
        assert_eq!(label(400).as_deref(), Some("Due for rotation"));
    }

    #[test]
    fn the_detail_says_for_how_long_a_key_has_been_due() {
        let detail = |days| after_days(days).detail();
        assert_eq!(detail(0), None);
        assert_eq!(detail(89), None);
        assert_eq!(detail(90).as_deref(), Some("Due since today"));
        assert_eq!(detail(91).as_deref(), Some("1 day overdue"));
        assert_eq!(detail(100).as_deref(), Some("10 days overdue"));
    }

    #[test]
    fn the_summary_counts_due_keys_and_keeps_its_grammar() {
        let words = |ages: &[i64]| summary(&keys(ages), at(NOW));
        assert_eq!(words(&[]), None);
        assert_eq!(words(&[1, 89]), None);
        assert_eq!(words(&[90]).as_deref(), Some("1 of 1 key is older than 90 days"));
        assert_eq!(words(&[90, 1, 2]).as_deref(), Some("1 of 3 keys is older than 90 days"));
        assert_eq!(words(&[90, 1, 200]).as_deref(), Some("2 of 3 keys are older than 90 days"));
    }

    proptest! {
        #[test]
        fn label_filter_and_due_instant_agree(created in any::<i64>(), now in any::<i64>()) {
            let (created, now) = (at(created), at(now));
            let says_so = rotation(created, now).label().as_deref() == Some("Due for rotation");
            prop_assert_eq!(is_due(created, now), says_so);
            prop_assert_eq!(is_due(created, now), rotation(created, now).detail().is_some());
            prop_assert_eq!(is_due(created, now), now >= due_at(created));
        }

        #[test]
        fn a_key_never_becomes_younger(age in 0..200_i64, later in 0..200_i64) {
            let left = |age| match after_days(age) {
                Rotation::Fresh => 15,
                Rotation::DueIn(days) => days,
                Rotation::Due { overdue_days } => -overdue_days,
            };
            prop_assert!(left(age + later) <= left(age));
        }
    }
}
