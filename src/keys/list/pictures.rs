//! Drawings for a list without rows.

use leptos::prelude::*;

use crate::ui::{Built, IntoBuilt as _};

/// An agent, the key it needs, and the platform that lets it in.
pub(super) fn agent_and_key() -> Built {
    view! {
        <svg class="picture" viewBox="0 0 176 56" aria-hidden="true">
            <path d="M11 8h24a9 9 0 0 1 9 9v22a9 9 0 0 1-9 9H11a9 9 0 0 1-9-9V17a9 9 0 0 1 9-9ZM23 8V2m-7 22v4m14-4v4m-12 8h10"></path>
            <path d="M153 4l20 7v16c0 12-8 19-20 25-12-6-20-13-20-25V11zM52 29h14m40 0h14"></path>
            <path class="picture-accent" d="M86 30a6 6 0 1 1-12 0a6 6 0 0 1 12 0Zm-1-4 13-13m-4 4 4 4m-8 0 3 3M144 28l6 6 12-12"></path>
        </svg>
    }
    .into_built()
}

/// Looked for, and not found.
pub(super) fn magnifier() -> Built {
    view! {
        <svg class="picture" viewBox="0 0 56 56" aria-hidden="true">
            <path d="M40 24a16 16 0 1 1-32 0a16 16 0 0 1 32 0Zm-4.5 11.5 13 13"></path>
            <path class="picture-accent" d="m19 19 10 10m0-10-10 10"></path>
        </svg>
    }
    .into_built()
}
