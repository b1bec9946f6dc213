//! A window over a long table: the page holds only the rows near the screen. What is left out
//! stands as gaps of its height, so that the scroll bar and the place on the page are right.
//!
//! It knows rows by their number, from 0, and nothing of what is in them.

mod row_heights;
mod stretches;

use std::ops::Range;

use leptos::{html, prelude::*};

use row_heights::RowHeights;
pub use stretches::Stretch;
use stretches::stretches;

use super::{Built, IntoBuilt as _, follow, made_once::arrange};
use crate::effect::effect;

/// A table of up to so many rows is whole: the browser's own search finds everything in it.
const WHOLE_TABLE: usize = 50;

/// What of a taller table is there before it is known where on the screen it stands.
const FIRST_ROWS: usize = 16;

/// Which rows of a table are in the page.
#[derive(Clone, Copy)]
pub struct TableWindow {
    seen: RwSignal<Seen>,
    /// The table's body, while it is in the page.
    pub body: NodeRef<html::Tbody>,
}

/// What is known of the table on the screen.
struct Seen {
    near: Range<usize>,
    heights: RowHeights,
}

impl Default for TableWindow {
    /// A window at the top of a table.
    fn default() -> Self {
        let seen = Seen { near: 0..FIRST_ROWS, heights: RowHeights::default() };
        Self { seen: RwSignal::new(seen), body: NodeRef::new() }
    }
}

impl TableWindow {
    /// A table of `count` rows from top to bottom: those in the page, among them the row `kept` and those
    /// beside it wherever they are, and the gaps; tracked. `row` gives what the row at a place shows.
    #[must_use]
    pub fn stretches<T>(
        self,
        count: usize,
        kept: Option<usize>,
        row: impl Fn(usize) -> Option<T>,
    ) -> Vec<Stretch<T>> {
        if count <= WHOLE_TABLE {
            return stretches(&(0..count), None, count, row);
        }
        self.seen.with(|seen| stretches(&seen.near, kept, count, row))
    }

    /// Fills the body of a table with so many `columns` with `parts`, which is tracked, and follows the
    /// screen. `key` tells rows apart, `make` makes the one element of each.
    pub fn fill<T, K>(
        self,
        columns: impl Fn() -> usize + 'static,
        parts: impl Fn() -> Vec<Stretch<T>> + 'static,
        key: impl Fn(&T) -> K + 'static,
        make: impl Fn(&T) -> Built + 'static,
    ) where
        T: 'static,
        K: PartialEq + 'static,
    {
        let owner = Owner::current().unwrap_or_default();
        let places = StoredValue::new(Vec::new());
        let mut elements = Vec::new();
        effect(move || {
            let (parts, body) = (parts(), self.body.get());
            let Some(body) = body else { return };
            places.set_value(parts.iter().map(Stretch::place).collect());
            let key = |part: &Stretch<T>| match part {
                Stretch::Row(_, row) => (Some(key(row)), 0..0),
                Stretch::Gap(rows) => (None, rows.clone()),
            };
            let make = |place: usize| match &parts[place] {
                Stretch::Row(_, row) => make(row),
                Stretch::Gap(rows) => self.gap(columns(), rows.clone()),
            };
            arrange(&body, &mut elements, parts.iter().map(key).collect(), &make, &owner);
            // Before what is new is painted.
            request_animation_frame(move || self.look_at(places));
        });
        let scrolled = window_event_listener_untyped("scroll", move |_| self.look());
        let resized = window_event_listener_untyped("resize", move |_| self.look_at(places));
        on_cleanup(move || {
            scrolled.remove();
            resized.remove();
        });
    }

    fn look_at(self, places: StoredValue<Vec<Option<usize>>>) {
        places.try_with_value(|places| self.measure(places));
        self.look();
    }

    /// What stands for rows that are not in the page.
    fn gap(self, columns: usize, rows: Range<usize>) -> Built {
        let height = move || {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "not negative; to write a float takes a machinery of its own"
            )]
            let height = self.seen.with(|seen| seen.heights.of(rows.clone()).round() as u32);
            format!("{height}px")
        };
        view! {
            <tr class="gap" aria-hidden="true">
                <td colspan=columns.to_string() style:block-size=follow(height)></td>
            </tr>
        }
        .into_built()
    }

    /// Forgets how high which row is: they stand in another order.
    pub fn reorder(self) {
        self.seen.try_maybe_update(|seen| (seen.heights.forget_rows(), ()));
    }

    /// Scrolls to the first row, if it is above the screen.
    pub fn show_first(self) {
        let table = self.body.get_untracked().and_then(|body| body.parent_element());
        if let Some(table) = table.filter(|table| table.get_bounding_client_rect().top() < 0.0) {
            table.scroll_into_view();
        }
    }

    /// Notes which rows are near the screen.
    fn look(self) {
        let Some(body) = self.body.try_get_untracked().flatten() else { return };
        let screen = window().inner_height().ok().and_then(|height| height.as_f64());
        let screen = screen.unwrap_or_default();
        let top = -body.get_bounding_client_rect().top();
        // Enough beyond the screen for the next step of a wheel and of the Tab key.
        let margin = screen / 3.0;
        self.seen.try_maybe_update(|seen| {
            let near = seen.heights.between(top - margin, top + screen + margin);
            let has_changed = seen.near != near;
            seen.near = near;
            (has_changed, ())
        });
    }

    /// Notes how high the rows in the page are.
    fn measure(self, places: &[Option<usize>]) {
        let Some(body) = self.body.try_get_untracked().flatten() else { return };
        let width = body.get_bounding_client_rect().width();
        let rows = body.children();
        // From the top of each to the top of the next, because there may be room between them.
        let tops = (0..rows.length()).filter_map(|place| rows.item(place));
        let tops = tops.map(|row| row.get_bounding_client_rect().top()).collect::<Vec<_>>();
        let heights = tops.windows(2).map(|pair| pair[1] - pair[0]);
        let rows = places.iter().zip(heights);
        let rows = rows.filter_map(|(place, height)| Some(((*place)?, height)));
        self.seen.try_maybe_update(|seen| (seen.heights.see(width, rows), ()));
    }
}
