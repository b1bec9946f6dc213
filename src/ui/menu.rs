use leptos::prelude::*;

use super::{Built, Children, IntoBuilt as _, follow_text};

/// A button that opens a short list of actions: a native popover, so Esc and a click elsewhere
/// close it and the focus returns by itself.
#[component]
pub fn Menu(
    /// Its id in the document, which its items name.
    id: &'static str,
    /// The button's text.
    #[prop(into)]
    label: Signal<String>,
    /// The button's classes.
    #[prop(default = "button button-ghost menu-button")]
    class: &'static str,
    /// Of [`MenuItem`]s.
    children: Children,
) -> Built {
    view! {
        <button type="button" class=class popovertarget=id>
            <bdi>{follow_text(move || label.get())}</bdi>
        </button>
        <div id=id class="menu" popover="auto">
            {children.build()}
        </div>
    }
    .into_built()
}

/// One action of a [`Menu`].
#[component]
pub fn MenuItem(
    /// The id of its [`Menu`].
    menu: &'static str,
    /// What a click does; the menu closes.
    on_click: Callback<()>,
    /// The text.
    children: Children,
) -> Built {
    view! {
        <button
            type="button"
            class="menu-item"
            popovertarget=menu
            popovertargetaction="hide"
            on:click=move |_| on_click.run(())
        >
            {children.build()}
        </button>
    }
    .into_built()
}
