//! Counting what test runners report.

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) passed: u32,
    pub(super) failed: u32,
}

impl std::ops::Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

/// Adds up the closing lines of Cargo's and wasm-bindgen's runners (`test result: ok. 3 passed;
/// 0 failed; …`) and of ours (`3 passed, 0 failed`).
pub(super) fn tally(output: &str) -> Tally {
    let closing = output.lines().filter_map(|line| {
        let line = line.trim();
        let counts = line.strip_prefix("test result: ").and_then(|rest| rest.split_once(". "));
        let counts = counts.map_or(line, |(_, counts)| counts);
        let mut parts = counts.split([';', ',']).map(str::trim);
        let passed = parts.next()?.strip_suffix(" passed")?.parse().ok()?;
        let failed = parts.next()?.strip_suffix(" failed")?.parse().ok()?;
        Some(Tally { passed, failed })
    });
    closing.fold(Tally::default(), |sum, tally| sum + tally)
}

/// A level's result: one that ran nothing, or ended badly without a failed test, has failed.
pub(super) fn judge(output: &str, ended_well: bool) -> Tally {
    let mut tally = tally(output);
    if (tally.passed == 0 || !ended_well) && tally.failed == 0 {
        tally.failed = 1;
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_of_every_runner_are_added_up() {
        let output = "running 3 tests\ntest result: ok. 3 passed; 0 failed; 0 ignored; finished\n\
            test result: FAILED. 1 passed; 2 failed; 0 ignored\n  4 passed, 1 failed\nnothing passed";
        assert_eq!(tally(output), Tally { passed: 8, failed: 3 });
    }

    #[test]
    fn a_run_without_tests_or_with_a_bad_end_has_failed() {
        assert_eq!(judge("", true), Tally { passed: 0, failed: 1 });
        assert_eq!(judge("2 passed, 0 failed", false), Tally { passed: 2, failed: 1 });
        assert_eq!(judge("2 passed, 0 failed", true), Tally { passed: 2, failed: 0 });
    }
}
