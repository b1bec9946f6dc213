use leptos::prelude::*;

/// A state of the whole page: what is the matter, and what to do.
#[component]
pub fn Screen(
    /// The heading.
    title: &'static str,
    /// Explanation and actions.
    children: Children,
) -> impl IntoView {
    document().set_title(&format!("{title} · Agent Sentinel"));
    view! {
        <section class="screen">
            <h1 tabindex="-1">{title}</h1>
            {children()}
        </section>
    }
}
