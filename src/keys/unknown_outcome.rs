//! Finding out what became of a create whose answer never arrived.

use std::collections::BTreeSet;

use sentinel_api_types::ApiKey;

/// What the list says of a create whose answer never arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The list is being loaded.
    Checking,
    /// This key was made; its value is lost.
    Created(ApiKey),
    /// No key was made.
    NotCreated,
    /// Nobody can say: the list cannot be loaded, or was not known before.
    CannotTell,
}

/// Compares the ids known before a create with the list after it. Only a key that is new and has
/// the name asked for can be the one.
#[must_use]
pub fn verdict(before: Option<&BTreeSet<String>>, after: &[ApiKey], name: &str) -> Verdict {
    let Some(before) = before else { return Verdict::CannotTell };
    let made = after.iter().find(|key| key.name == name && !before.contains(&key.id));
    made.map_or(Verdict::NotCreated, |key| Verdict::Created(key.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sentinel_api_types::Timestamp;

    fn key(id: &str, name: &str) -> ApiKey {
        let created_at = Timestamp::from_millis(0);
        ApiKey {
            id: id.into(),
            key_prefix: None,
            name: name.into(),
            created_at,
            last_used_at: None,
        }
    }

    fn known(ids: &[&str]) -> BTreeSet<String> {
        ids.iter().map(|id| (*id).to_owned()).collect()
    }

    #[test]
    fn a_new_key_of_that_name_was_created() {
        let after = [key("2", "ci"), key("1", "ci")];
        assert_eq!(verdict(Some(&known(&["1"])), &after, "ci"), Verdict::Created(key("2", "ci")));
    }

    #[test]
    fn an_old_key_of_that_name_or_a_new_one_of_another_is_not_it() {
        let after = [key("2", "prod"), key("1", "ci")];
        assert_eq!(verdict(Some(&known(&["1"])), &after, "ci"), Verdict::NotCreated);
    }

    #[test]
    fn without_the_list_from_before_nobody_can_tell() {
        assert_eq!(verdict(None, &[key("1", "ci")], "ci"), Verdict::CannotTell);
    }
}
