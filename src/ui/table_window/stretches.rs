use std::ops::Range;

/// A part of a table, from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stretch<T> {
    /// A row that is in the page, with its place in the table and what it shows.
    Row(usize, T),
    /// A gap in the place of these rows; never empty.
    Gap(Range<usize>),
}

impl<T> Stretch<T> {
    /// The row's place, if it is one.
    pub(super) fn place(&self) -> Option<usize> {
        match self {
            Self::Row(place, _) => Some(*place),
            Self::Gap(_) => None,
        }
    }
}

/// The table of `count` rows with those `near` the screen, the row `kept` and the rows beside it, and gaps for
/// the rest; `row` gives what the row at a place shows.
pub(super) fn stretches<T>(
    near: &Range<usize>,
    kept: Option<usize>,
    count: usize,
    row: impl Fn(usize) -> Option<T>,
) -> Vec<Stretch<T>> {
    let near = near.start.min(count)..near.end.min(count);
    // Those beside it are where the Tab key leads next, perhaps before the browser says that it scrolled.
    let kept = kept.filter(|kept| *kept < count);
    let kept = kept.map_or(0..0, |kept| kept.saturating_sub(1)..count.min(kept + 2));
    let before = kept.start.min(near.start)..kept.end.min(near.start);
    let after = kept.start.max(near.end)..kept.end.max(near.end);
    let mut all = Vec::with_capacity(near.len() + 6);
    let mut next = 0;
    for place in before.chain(near).chain(after) {
        if place > next {
            all.push(Stretch::Gap(next..place));
        }
        all.extend(row(place).map(|row| Stretch::Row(place, row)));
        next = place + 1;
    }
    if next < count {
        all.push(Stretch::Gap(next..count));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(near: Range<usize>, kept: Option<usize>, count: usize) -> Vec<Stretch<usize>> {
        stretches(&near, kept, count, |place| Some(place * 10))
    }

    #[test]
    fn what_is_far_from_the_screen_is_a_gap() {
        use Stretch::{Gap, Row};
        assert_eq!(shown(0..2, None, 2), [Row(0, 0), Row(1, 10)]);
        assert_eq!(shown(2..4, None, 9), [Gap(0..2), Row(2, 20), Row(3, 30), Gap(4..9)]);
        assert_eq!(shown(3..4, Some(0), 4), [Row(0, 0), Row(1, 10), Gap(2..3), Row(3, 30)]);
        assert_eq!(
            shown(0..1, Some(4), 7),
            [Row(0, 0), Gap(1..3), Row(3, 30), Row(4, 40), Row(5, 50), Gap(6..7)]
        );
        assert_eq!(
            shown(2..3, Some(2), 5),
            [Gap(0..1), Row(1, 10), Row(2, 20), Row(3, 30), Gap(4..5)]
        );
        assert_eq!(shown(7..9, None, 3), [Gap(0..3)], "the list has become shorter");
    }

    proptest! {
        #[test]
        fn every_row_stands_once_and_in_order(
            start in 0..40_usize, length in 0..20_usize, kept in prop::option::of(0..60_usize), count in 0..50_usize,
        ) {
            let all = shown(start..start + length, kept, count);
            let places = all.iter().flat_map(|stretch| match stretch {
                Stretch::Row(place, _) => *place..place + 1,
                Stretch::Gap(rows) => rows.clone(),
            });
            prop_assert!(places.eq(0..count));
            let has = |place| all.contains(&Stretch::Row(place, place * 10));
            prop_assert!((start..start + length).filter(|place| *place < count).all(has));
            let beside = kept.filter(|kept| *kept < count).into_iter().flat_map(|kept| {
                [kept.saturating_sub(1), kept, (kept + 1).min(count - 1)]
            });
            prop_assert!(beside.into_iter().all(has));
            prop_assert!(!all.contains(&Stretch::Gap(0..0)));
        }
    }
}
