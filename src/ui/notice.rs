use leptos::prelude::*;

use super::{Built, Children, IntoBuilt as _, follow_text};

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something went well.
    Success,
    /// Something needs care.
    Warning,
    /// Something failed.
    Danger,
}

/// A framed message in the flow of the page; failures and warnings interrupt a screen reader.
#[component]
pub fn Notice(
    /// Its colour and weight.
    tone: Tone,
    /// What happened, in one line.
    #[prop(into)]
    title: String,
    /// What to do.
    children: Children,
) -> Built {
    let (class, role) = match tone {
        Tone::Success => ("notice notice-success", "status"),
        Tone::Warning => ("notice notice-warning", "alert"),
        Tone::Danger => ("notice notice-danger", "alert"),
    };
    view! {
        <div class=class role=role>
            <p class="notice-title">{title}</p>
            {children.build()}
        </div>
    }
    .into_built()
}

/// Stands where a list would, when there is nothing to list.
#[component]
pub fn EmptyState(
    /// What is not there.
    #[prop(into)]
    title: Signal<String>,
    /// A drawing that says the same, an `svg` of the class `picture`.
    picture: Built,
    /// What to do.
    children: Children,
) -> Built {
    view! {
        <div class="empty-state">
            {picture}
            <h2>{follow_text(move || title.get())}</h2>
            {children.build()}
        </div>
    }
    .into_built()
}
