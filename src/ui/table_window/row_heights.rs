use std::ops::Range;

/// The height of a row before any was seen, in CSS pixels.
const FIRST_GUESS: f64 = 49.0;

/// Rows come and go by so many: a scroll by a few pixels changes nothing.
const STEP: usize = 4;

/// How high the rows of a table are, in CSS pixels: what was seen, and for the others the mean of
/// the first that were.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RowHeights {
    /// By place; 0 for those not seen, and nothing for those after the last seen.
    seen: Vec<f32>,
    usual: Option<f64>,
    /// The width of the table in which they were seen: others break names into other lines.
    width: f64,
}

impl RowHeights {
    /// The height of these rows together.
    pub(super) fn of(&self, rows: Range<usize>) -> f64 {
        rows.map(|place| self.height(place)).sum()
    }

    /// The rows that stand in part or whole between two distances from the top of the first, and a few
    /// more on both sides; never none. There is no last row here.
    pub(super) fn between(&self, from: f64, to: f64) -> Range<usize> {
        let (mut start, mut end, mut below) = (0, 0, 0.0);
        // At least one, for the Tab key to reach.
        while end == 0 || below < to {
            below += self.height(end);
            end += 1;
            if below <= from {
                start = end;
            }
        }
        start / STEP * STEP..end.max(start + 1).next_multiple_of(STEP)
    }

    /// Notes the heights of rows in a table of this width; whether anything is known better now. Those
    /// seen in another width are forgotten. (A phone's screen changes its height at every scroll.)
    pub(super) fn see(&mut self, width: f64, rows: impl Iterator<Item = (usize, f64)>) -> bool {
        let mut has_changed = (self.width - width).abs() > 0.5;
        if has_changed {
            *self = Self { width, ..Self::default() };
        }
        let (mut sum, mut number) = (0.0, 0.0);
        // A table that is not displayed has no height.
        for (place, height) in rows.filter(|(_, height)| *height > 0.0) {
            if self.seen.len() <= place {
                self.seen.resize(place + 1, 0.0);
            }
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a part of a pixel does not matter"
            )]
            let height = height as f32;
            if let Some(seen) = self.seen.get_mut(place) {
                has_changed |= (*seen - height).abs() > 0.1;
                *seen = height;
            }
            sum += f64::from(height);
            number += 1.0;
        }
        if self.usual.is_none() && number > 0.0 {
            self.usual = Some(sum / number);
        }
        has_changed
    }

    /// Forgets which row is how high, but not how high rows usually are; whether there was anything.
    pub(super) fn forget_rows(&mut self) -> bool {
        let had_any = !self.seen.is_empty();
        self.seen.clear();
        had_any
    }

    fn height(&self, place: usize) -> f64 {
        match self.seen.get(place) {
            Some(seen) if *seen > 0.0 => f64::from(*seen),
            _ => self.usual.unwrap_or(FIRST_GUESS),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WIDTH: f64 = 1000.0;

    fn seen(rows: &[(usize, f64)]) -> RowHeights {
        let mut heights = RowHeights::default();
        heights.see(WIDTH, rows.iter().copied());
        heights
    }

    #[test]
    fn rows_not_seen_are_as_high_as_the_first_that_were() {
        let mut heights = seen(&[(0, 40.0), (1, 60.0)]);
        assert!((heights.of(0..4) - 200.0).abs() < 0.01);
        assert!(heights.see(WIDTH, [(3, 150.0)].into_iter()));
        assert!((heights.of(0..5) - 350.0).abs() < 0.01, "the mean stays, or the page would jump");
        assert!(!heights.see(WIDTH, [(3, 150.05)].into_iter()), "nothing new");
        assert!(heights.forget_rows());
        assert!((heights.of(0..4) - 200.0).abs() < 0.01);
    }

    #[test]
    fn in_another_width_rows_have_other_heights() {
        let mut heights = seen(&[(0, 40.0), (1, 90.0)]);
        assert!(!heights.see(WIDTH, [].into_iter()), "the same width, as when a screen gets lower");
        assert!((heights.of(0..2) - 130.0).abs() < 0.01);
        assert!(heights.see(WIDTH / 2.0, [(0, 80.0)].into_iter()));
        assert!((heights.of(0..2) - 160.0).abs() < 0.01);
    }

    #[test]
    fn a_table_that_is_not_displayed_teaches_nothing() {
        assert!((seen(&[(0, 0.0), (1, 0.0)]).of(0..1) - FIRST_GUESS).abs() < 0.01);
    }

    #[test]
    fn the_rows_on_a_screen_are_found_by_their_heights() {
        let heights = seen(&[(0, 50.0), (1, 50.0), (2, 500.0)]);
        assert_eq!(heights.between(0.0, 90.0), 0..4);
        assert_eq!(heights.between(590.0, 610.0), 0..4, "the third is high");
        assert_eq!(heights.between(-900.0, -10.0), 0..4, "the table is below the screen");
    }

    proptest! {
        #[test]
        fn what_is_on_the_screen_is_always_among_the_rows(
            known in prop::collection::vec((0..60_usize, 10.0..300.0_f64), 0..30),
            from in -2000.0..9000.0_f64, screen in 0.0..2000.0_f64,
        ) {
            let heights = seen(&known);
            let rows = heights.between(from, from + screen);
            prop_assert!(!rows.is_empty());
            prop_assert!(rows.start == 0 || heights.of(0..rows.start) <= from + 0.01);
            prop_assert!(heights.of(0..rows.end) >= from + screen - 0.01);
        }
    }
}
