//! What can be wrong with a value, and sets of it.

/// Something about a value that the user should know. In the order of importance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Issue {
    /// It stands for a key in an example or a template.
    Placeholder,
    /// Dots, stars or bullets follow: a mask, or the prefix from a list or a log.
    CutByDots,
    /// No key has so few characters.
    TooShort,
    /// No key has so many characters.
    TooLong,
    /// A second key follows without a break.
    TwoKeys,
    /// It stands in an `Authorization` header without the scheme `Bearer` or `ApiKey`, which are
    /// the two that agents send (contract, section 2).
    NoBearer,
    /// It stands in another header, such as `X-API-Key`.
    WrongHeader,
    /// White space stands between it and its quotes, or beside it in a `NAME=value` line.
    /// `docker --env-file` passes such a value on untrimmed (Docker CLI, `opts/file.go`); a shell
    /// takes what follows `NAME= ` for a command (POSIX shell language, section 2.9.1).
    SpaceInside,
    /// A character without a shape touches it: a no-break or zero-width space, a direction mark.
    Invisible,
    /// Typographic quotes or angle brackets stand around it; no program takes them off.
    Wrapped,
    /// Only one of two quotes is there.
    OneQuote,
    /// It stands in quotes in a `NAME="value"` line, behind `Bearer`, or on its own. A shell takes
    /// them off; `docker --env-file` keeps them (Docker CLI, issue 3630), a header does, too.
    Quoted,
}

impl Issue {
    /// All of them, in the order of importance.
    pub const ALL: [Self; 12] = [
        Self::Placeholder,
        Self::CutByDots,
        Self::TooShort,
        Self::TooLong,
        Self::TwoKeys,
        Self::NoBearer,
        Self::WrongHeader,
        Self::SpaceInside,
        Self::Invisible,
        Self::Wrapped,
        Self::OneQuote,
        Self::Quoted,
    ];

    /// Whether the value itself is no whole key; the others are about what stands around it.
    #[must_use]
    pub fn spoils_value(self) -> bool {
        self <= Self::TwoKeys
    }

    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// A set of [`Issue`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Issues(u16);

impl Issues {
    /// Whether `issue` is among them.
    #[must_use]
    pub fn has(self, issue: Issue) -> bool {
        self.0 & issue.bit() != 0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Each of them, the most important first.
    pub fn iter(self) -> impl Iterator<Item = Issue> {
        Issue::ALL.into_iter().filter(move |issue| self.has(*issue))
    }

    /// Puts `issue` in when it `applies`.
    pub(super) fn set(&mut self, issue: Issue, applies: bool) {
        if applies {
            self.0 |= issue.bit();
        }
    }

    /// Puts all of `others` in.
    pub(super) fn add_all(&mut self, others: Self) {
        self.0 |= others.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_gives_back_what_was_put_in_by_importance() {
        for one in Issue::ALL {
            for other in Issue::ALL {
                let mut issues = Issues::default();
                assert!(issues.is_empty());
                issues.set(one, false);
                assert!(issues.is_empty());
                issues.set(one, true);
                assert_eq!(issues.iter().collect::<Vec<_>>(), [one]);
                let mut others = Issues::default();
                others.set(other, true);
                issues.add_all(others);
                assert!(issues.has(one) && issues.has(other) && !issues.is_empty());
                assert_eq!(issues.iter().count(), if one == other { 1 } else { 2 });
                assert!(issues.iter().is_sorted());
            }
        }
    }

    #[test]
    fn all_are_listed_in_their_order() {
        assert!(Issue::ALL.is_sorted_by(|one, other| one < other));
        assert_eq!(Issue::ALL.last(), Some(&Issue::Quoted), "the last one there is");
    }
}
