//! Finding out what became of a create whose answer never arrived.

use std::collections::BTreeSet;

use sentinel_api_types::{ApiKey, Timestamp};

/// How far apart the browser's clock and the platform's may be, with the request's own time, in
/// milliseconds.
const ALLOWANCE_MS: i64 = 5 * 60_000;

/// What the list says of a create whose answer never arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The list is being loaded.
    Checking,
    /// This key was made; its value is lost.
    Created(ApiKey),
    /// No key was made.
    NotCreated,
    /// Nobody can say: the list cannot be loaded or was not known before, or it has new keys of that
    /// name that somebody else may have made.
    CannotTell,
}

/// Compares the ids known before a create with the list after it. The one must be new, have the
/// name asked for, be made about when it was asked for, and be unused: its value reached nobody.
/// What is new but may be another tab's work is left to the user, for the answer leads to revoking.
#[must_use]
pub fn verdict(
    before: Option<&BTreeSet<String>>,
    after: &[ApiKey],
    name: &str,
    sent_at: Timestamp,
) -> Verdict {
    let Some(before) = before else { return Verdict::CannotTell };
    let is_new = |key: &&ApiKey| key.name == name && !before.contains(&key.id);
    let new: Vec<_> = after.iter().filter(is_new).collect();
    match &new[..] {
        [] => Verdict::NotCreated,
        [key] if key.last_used_at.is_none() && is_near(key.created_at, sent_at) => {
            Verdict::Created((*key).clone())
        }
        _ => Verdict::CannotTell,
    }
}

fn is_near(one: Timestamp, other: Timestamp) -> bool {
    one.as_millis().abs_diff(other.as_millis()) <= ALLOWANCE_MS.unsigned_abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

    fn key(id: &str, name: &str) -> ApiKey {
        ApiKey {
            id: id.into(),
            key_prefix: None,
            name: name.into(),
            created_at: NOW,
            last_used_at: None,
        }
    }

    fn known(ids: &[&str]) -> BTreeSet<String> {
        ids.iter().map(|id| (*id).to_owned()).collect()
    }

    #[test]
    fn a_new_key_of_that_name_was_created() {
        let after = [key("2", "ci"), key("1", "ci")];
        assert_eq!(
            verdict(Some(&known(&["1"])), &after, "ci", NOW),
            Verdict::Created(key("2", "ci"))
        );
    }

    #[test]
    fn an_old_key_of_that_name_or_a_new_one_of_another_is_not_it() {
        let after = [key("2", "prod"), key("1", "ci")];
        assert_eq!(verdict(Some(&known(&["1"])), &after, "ci", NOW), Verdict::NotCreated);
    }

    #[test]
    fn a_key_that_another_tab_may_have_made_is_left_to_the_user() {
        let early = ApiKey { created_at: Timestamp::from_millis(0), ..key("2", "ci") };
        let used = ApiKey { last_used_at: Some(NOW), ..key("2", "ci") };
        let two = vec![key("2", "ci"), key("3", "ci")];
        for after in [vec![early], vec![used], two] {
            assert_eq!(verdict(Some(&known(&["1"])), &after, "ci", NOW), Verdict::CannotTell);
        }
    }

    #[test]
    fn without_the_list_from_before_nobody_can_tell() {
        assert_eq!(verdict(None, &[key("1", "ci")], "ci", NOW), Verdict::CannotTell);
    }
}
