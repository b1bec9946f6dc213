use leptos::prelude::*;

use super::{Built, IntoBuilt as _};
use crate::words;

const ROWS: usize = 4;

/// Stands where a table will be while it loads.
#[component]
pub fn SkeletonTable() -> Built {
    let row = || {
        view! {
            <div class="skeleton-row">
                <span class="skeleton"></span>
                <span class="skeleton"></span>
                <span class="skeleton"></span>
            </div>
        }
    };
    view! {
        <div class="skeleton skeleton-toolbar"></div>
        <div class="skeleton-table" role="status">
            <span class="visually-hidden">{words::ui::LOADING}</span>
            {(0..ROWS).map(|_| row()).collect_view()}
        </div>
    }
    .into_built()
}

/// Stands where a page will be while the app does not know yet which. It has the form of the
/// skeleton in `index.html`, so that nothing moves.
#[component]
pub fn LoadingPage() -> Built {
    view! {
        <section class="page" aria-busy="true">
            <div class="page-header">
                <div>
                    <span class="skeleton skeleton-title"></span>
                    <span class="skeleton skeleton-line"></span>
                </div>
            </div>
            <SkeletonTable/>
        </section>
    }
    .into_built()
}
