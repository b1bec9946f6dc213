//! Whether a key is still in use, before it is revoked (product design, section 6).

use sentinel_api_types::Timestamp;

const MS_PER_DAY: i64 = 86_400_000;

/// Whether a key that was last used at `last` was so within the 24 hours before `now`. A use that a
/// wrong clock puts into the future counts.
#[must_use]
pub fn was_recent(last: Timestamp, now: Timestamp) -> bool {
    now.as_millis().saturating_sub(last.as_millis()) < MS_PER_DAY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_use_within_the_last_24_hours_is_recent() {
        let at = Timestamp::from_millis;
        assert!(was_recent(at(1), at(MS_PER_DAY)));
        assert!(!was_recent(at(0), at(MS_PER_DAY)));
        assert!(was_recent(at(MS_PER_DAY), at(0)));
        assert!(!was_recent(at(i64::MIN), at(i64::MAX)));
    }
}
