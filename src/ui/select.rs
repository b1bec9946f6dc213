use leptos::prelude::*;

use super::{Built, IntoBuilt as _, follow, part};

/// A native select whose choice is state elsewhere.
#[component]
pub fn Select(
    /// The accessible name.
    label: &'static str,
    /// What there is to choose from.
    #[prop(into)]
    options: Signal<Vec<&'static str>>,
    /// The place of the chosen one.
    #[prop(into)]
    chosen: Signal<usize>,
    /// Called with the place of a new choice.
    on_choose: Callback<usize>,
    /// Classes beside `select`.
    #[prop(optional)]
    class: &'static str,
) -> Built {
    let option = move |(place, label)| {
        view! { <option prop:selected=follow(move || chosen.get() == place)>{label}</option> }
    };
    let options = part(move || options.get().into_iter().enumerate().map(option).collect_view());
    view! {
        <select
            class=format!("select {class}")
            aria-label=label
            on:change:target=move |event| {
                on_choose.run(usize::try_from(event.target().selected_index()).unwrap_or_default());
            }
        >
            {options}
        </select>
    }
    .into_built()
}
