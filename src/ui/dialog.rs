use leptos::{
    ev::{self, KeyboardEvent, MouseEvent},
    html,
    prelude::*,
};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::{Built, Children, IntoBuilt as _, LiveRegion, focus_page_heading_if_lost, follow_text};
use crate::effect::effect;

/// A native modal dialog, open for as long as it is mounted.
///
/// Esc and a click on the backdrop only ask to close, through `on_dismiss`: whoever mounted the
/// dialog decides. When it goes, the focus returns to where it was, unless it was moved on purpose.
#[component]
pub fn Dialog(
    /// The heading, which also names the dialog.
    #[prop(into)]
    title: Signal<String>,
    /// Called when the user wants to close.
    on_dismiss: Callback<()>,
    /// `alertdialog` for a question that must be answered.
    #[prop(default = "dialog")]
    role: &'static str,
    /// Id of the text that belongs to the question, to be read with its heading.
    #[prop(optional)]
    described_by: Option<&'static str>,
    /// The content.
    children: Children,
) -> Built {
    let dialog = NodeRef::<html::Dialog>::new();
    let opener = StoredValue::new_local(active_element());
    let pressed_backdrop = StoredValue::new(false);
    effect(move || {
        if let Some(dialog) = dialog.get().filter(|dialog| !dialog.open()) {
            // Fails only for an element outside the document, which then is not seen anyway.
            let _ = dialog.show_modal();
        }
    });
    on_cleanup(move || {
        if let Some(dialog) = dialog.try_get_untracked().flatten() {
            dialog.close();
        }
        if let Some(opener) = opener.try_get_value().flatten() {
            let _ = opener.focus();
        }
        // It may have gone meanwhile, with its row, with its menu or with the dialog before this one.
        focus_page_heading_if_lost();
    });
    // Esc is stopped at the key already, wherever the focus is: after a second one the browser would
    // close without asking.
    let key_down = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            on_dismiss.run(());
        }
    });
    on_cleanup(move || key_down.remove());
    // The back gesture of a phone.
    let cancel = move |event: ev::Event| {
        event.prevent_default();
        on_dismiss.run(());
    };
    // Should the browser close it all the same, nothing is lost by it.
    let closed = move |_: ev::Event| {
        let dialog = dialog.try_get_untracked().flatten();
        if let Some(dialog) = dialog.filter(|dialog| !dialog.open()) {
            let _ = dialog.show_modal();
            on_dismiss.run(());
        }
    };
    // Pressed and released on the backdrop: a selection dragged out of a field does not close.
    let press = move |event: MouseEvent| pressed_backdrop.set_value(is_on_backdrop(&event));
    let release = move |event: MouseEvent| {
        if pressed_backdrop.get_value() && is_on_backdrop(&event) {
            on_dismiss.run(());
        }
    };
    view! {
        <dialog
            node_ref=dialog
            class="dialog"
            role=role
            aria-labelledby="dialog-title"
            aria-describedby=described_by
            on:cancel=cancel
            on:close=closed
            on:mousedown=press
            on:mouseup=release
        >
            <div class="dialog-body">
                <h2 id="dialog-title" class="dialog-title" tabindex="-1">
                    {follow_text(move || title.get())}
                </h2>
                {children.build()}
            </div>
            <LiveRegion/>
        </dialog>
    }
    .into_built()
}

/// The dialog's body fills it, so an event on the dialog itself is one on its backdrop.
fn is_on_backdrop(event: &MouseEvent) -> bool {
    event.target().is_some_and(|target| event.current_target() == Some(target))
}

fn active_element() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}
