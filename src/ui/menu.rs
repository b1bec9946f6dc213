use leptos::prelude::*;

/// A button that opens a short list of actions: a native popover, so Esc and a click elsewhere
/// close it and the focus returns by itself.
#[component]
pub fn Menu(
    /// The button's text.
    label: String,
    /// Of [`MenuItem`]s.
    children: Children,
) -> impl IntoView {
    view! {
        <button type="button" class="button button-ghost menu-button" popovertarget="menu">
            <bdi>{label}</bdi>
        </button>
        <div id="menu" class="menu" popover="auto">
            {children()}
        </div>
    }
}

/// One action of a [`Menu`].
#[component]
pub fn MenuItem(
    /// What a click does; the menu closes.
    on_click: Callback<()>,
    /// The text.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="menu-item"
            popovertarget="menu"
            popovertargetaction="hide"
            on:click=move |_| on_click.run(())
        >
            {children()}
        </button>
    }
}
