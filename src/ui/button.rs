use leptos::{html, prelude::*};

use super::{Built, Children, IntoBuilt as _, follow, when};

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Variant {
    /// The one main action of its surroundings.
    Primary,
    /// An ordinary action.
    #[default]
    Secondary,
    /// An action that destroys.
    Danger,
    /// An action among data, such as in a row.
    Ghost,
    /// An action among data that destroys.
    GhostDanger,
    /// A suggestion to take over.
    Chip,
    /// An action that reads like a link.
    Link,
}

impl Variant {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button-primary",
            Self::Secondary => "button",
            Self::Danger => "button button-danger",
            Self::Ghost => "button button-ghost",
            Self::GhostDanger => "button button-ghost-danger",
            Self::Chip => "button button-chip",
            Self::Link => "button button-link",
        }
    }
}

/// A button. While `busy` or `disabled` it keeps the focus, and clicks do nothing.
#[component]
pub fn Button(
    /// How much it stands out.
    #[prop(optional)]
    variant: Variant,
    /// Shows a spinner and takes no clicks.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Takes no clicks.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Submits its form.
    #[prop(optional)]
    submit: bool,
    /// Takes the focus when its dialog opens.
    #[prop(optional)]
    autofocus: bool,
    /// Accessible name, when the text alone does not say enough.
    #[prop(optional, into)]
    label: Option<String>,
    /// What a click does.
    #[prop(optional, into)]
    on_click: Option<Callback<()>>,
    /// To move the focus here.
    #[prop(optional)]
    node_ref: NodeRef<html::Button>,
    /// The text.
    children: Children,
) -> Built {
    let is_off = move || busy.get() || disabled.get();
    let click = move |event: leptos::ev::MouseEvent| {
        if is_off() {
            event.prevent_default();
        } else if let Some(on_click) = on_click {
            on_click.run(());
        }
    };
    view! {
        <button
            node_ref=node_ref
            type=if submit { "submit" } else { "button" }
            class=variant.class()
            autofocus=autofocus
            aria-label=label
            aria-disabled=follow(move || is_off().then_some("true"))
            aria-busy=follow(move || busy.get().then_some("true"))
            on:click=click
        >
            {when(
                move || busy.get(),
                move || {
                    view! { <Spinner/> }
                },
            )}
            {children.build()}
        </button>
    }
    .into_built()
}

/// Something is under way.
#[component]
pub fn Spinner() -> Built {
    view! { <span class="spinner" aria-hidden="true"></span> }.into_built()
}
