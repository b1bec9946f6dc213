use std::{num::NonZeroU32, str::FromStr, time::Duration};

use governor::Quota;

/// A burst that is not given lets this many seconds' worth of requests come at once.
const BURST_S: f64 = 5.0;
/// What a rate may be, in requests per second: one a day to a million.
const RATES: std::ops::RangeInclusive<f64> = 1.0 / 86_400.0..=1e6;

/// How often something may happen: again after `period`, and `burst` times at once after a pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Time between two, in the long run.
    pub period: Duration,
    /// How many at once.
    pub burst: NonZeroU32,
}

impl Rate {
    /// Whoever fails gets this part of what others get.
    const FAILURES: u32 = 10;

    /// The tighter rate of failures.
    pub(super) fn of_failures(self) -> Self {
        let burst = NonZeroU32::new(self.burst.get() / Self::FAILURES).unwrap_or(NonZeroU32::MIN);
        Self { period: self.period.saturating_mul(Self::FAILURES), burst }
    }

    /// `None` when the period is zero.
    pub(super) fn quota(self) -> Option<Quota> {
        Some(Quota::with_period(self.period)?.allow_burst(self.burst))
    }
}

/// What a command line says: a rate, or that there is no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit(pub Option<Rate>);

impl FromStr for RateLimit {
    type Err = String;

    /// Reads `RATE` or `RATE:BURST`, in requests per second and requests; `0` is no limit.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "not RATE or RATE:BURST, such as 100 or 0.5:20".to_owned();
        let (rate, burst) =
            text.split_once(':').map_or((text, None), |(rate, burst)| (rate, Some(burst)));
        let rate: f64 = rate.parse().map_err(|_| wrong())?;
        if rate == 0.0 && burst.is_none() {
            return Ok(Self(None));
        }
        if !RATES.contains(&rate) {
            return Err(wrong());
        }
        let burst = match burst {
            Some(burst) => burst.parse().map_err(|_| wrong())?,
            None => whole(rate * BURST_S),
        };
        Ok(Self(Some(Rate { period: Duration::from_secs_f64(1.0 / rate), burst })))
    }
}

/// Rounded up; at least 1.
fn whole(number: f64) -> NonZeroU32 {
    let whole = Duration::from_secs_f64(number.ceil()).as_secs();
    u32::try_from(whole).ok().and_then(NonZeroU32::new).unwrap_or(NonZeroU32::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(text: &str) -> Option<(Duration, u32)> {
        let RateLimit(rate) = text.parse().unwrap();
        rate.map(|Rate { period, burst }| (period, burst.get()))
    }

    #[test]
    fn a_rate_may_have_a_fraction_and_a_burst() {
        assert_eq!(rate("100"), Some((Duration::from_millis(10), 500)));
        assert_eq!(rate("0.5:20"), Some((Duration::from_secs(2), 20)));
        assert_eq!(rate("0.1"), Some((Duration::from_secs(10), 1)));
        assert_eq!(rate("0"), None);
    }

    #[test]
    fn what_is_no_rate_is_refused() {
        for text in
            ["", "fast", "-1", "NaN", "inf", "1e9", "1e-9", "1:0", "1:-1", "1:", ":1", "0:5"]
        {
            assert!(text.parse::<RateLimit>().is_err(), "{text}");
        }
    }

    #[test]
    fn failures_get_a_tenth_and_at_least_one() {
        let RateLimit(rate) = "10:50".parse().unwrap();
        let failures = rate.unwrap().of_failures();
        assert_eq!((failures.period, failures.burst.get()), (Duration::from_secs(1), 5));
        let RateLimit(rate) = "10:5".parse().unwrap();
        assert_eq!(rate.unwrap().of_failures().burst.get(), 1);
    }
}
