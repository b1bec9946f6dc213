//! The one-time reveal of a new key.

use leptos::{html, prelude::*};
use sentinel_api_types::ApiKey;

use super::generate::{Copying, GenerateHook};
use crate::ui::{Announcer, Button, Notice, Tone, Variant, VisibleText, select_text};

/// Stands for the key on a screen that others may see; says nothing of its length.
const MASK: &str = "as_••••••••••••••••••••••••";

/// Shows the key, masked at first, and lets it be copied.
#[component]
pub(super) fn Reveal(hook: GenerateHook, key: ApiKey) -> impl IntoView {
    let announcer = expect_context::<Announcer>();
    let copy_button = NodeRef::<html::Button>::new();
    let done_button = NodeRef::<html::Button>::new();
    announcer.announce("Your new key is ready. Copy it now: it is shown only once.");
    warn_before_leaving(hook);
    focus_on_mount(copy_button);
    Effect::new(move |_| {
        if hook.copying.get() == Copying::Done {
            announcer.announce("Copied");
            focus(done_button);
        }
    });
    view! {
        <p>
            "The key " <strong>
                <VisibleText text=key.name/>
            </strong> " is shown only once. Store it in a password manager or a secrets vault."
        </p>
        <KeyValue hook/>
        <Show when=move || hook.copying.get() == Copying::Failed>
            <Notice tone=Tone::Warning title="The browser refused to copy">
                <p>"The key is selected above: press Ctrl+C, or ⌘C on a Mac."</p>
            </Notice>
        </Show>
        <div class="form-actions">
            <Button
                variant=Variant::Primary
                node_ref=copy_button
                on_click=move |()| hook.copy()
            >
                {move || if hook.copying.get() == Copying::Done { "Copied" } else { "Copy key" }}
            </Button>
            <Button node_ref=done_button on_click=move |()| hook.dismiss()>
                "Done"
            </Button>
        </div>
        <Show when=move || hook.asks_to_close.get()>
            <CloseQuestion hook back_to=copy_button/>
        </Show>
    }
}

/// The key's text, written past the reactive system so that no signal keeps it.
#[component]
fn KeyValue(hook: GenerateHook) -> impl IntoView {
    let value = NodeRef::<html::Code>::new();
    Effect::new(move |_| {
        let (Some(node), is_shown) = (value.get(), hook.is_shown.get()) else { return };
        if is_shown {
            hook.with_secret(|secret| secret.show_in(&node));
        } else {
            node.set_text_content(Some(MASK));
        }
        if hook.copying.get() == Copying::Failed {
            select_text(&node);
        }
    });
    let copied_by_hand = move |_| {
        if hook.is_shown.get_untracked() {
            hook.taken();
        }
    };
    view! {
        <div class="key-value">
            <code
                node_ref=value
                class="mono ph-no-capture"
                aria-label=move || if hook.is_shown.get() { "New key" } else { "New key, hidden" }
                translate="no"
                spellcheck="false"
                data-sentry-mask=""
                data-dd-privacy="mask"
                on:copy=copied_by_hand
            ></code>
            <Button variant=Variant::Ghost on_click=move |()| hook.is_shown.update(|is| *is = !*is)>
                {move || if hook.is_shown.get() { "Hide key" } else { "Show key" }}
            </Button>
        </div>
    }
}

/// Asked when closing would lose the key.
#[component]
fn CloseQuestion(hook: GenerateHook, back_to: NodeRef<html::Button>) -> impl IntoView {
    let keep_button = NodeRef::<html::Button>::new();
    focus_on_mount(keep_button);
    // The button goes with the question: without this the focus would leave the dialog.
    let keep_open = move |()| {
        hook.asks_to_close.set(false);
        untrack(|| focus(back_to));
    };
    view! {
        <Notice tone=Tone::Warning title="You won't see this key again">
            <p>"It was neither copied nor saved. If you close now, it is of no use to anybody."</p>
            <p class="notice-actions">
                <Button node_ref=keep_button on_click=keep_open>
                    "Keep it open"
                </Button>
                <Button variant=Variant::Danger on_click=move |()| hook.close()>
                    "Close anyway"
                </Button>
            </p>
        </Notice>
    }
}

/// Lets the browser ask its own question before the page is left with the key not taken.
fn warn_before_leaving(hook: GenerateHook) {
    let handle = window_event_listener(leptos::ev::beforeunload, move |event| {
        if hook.is_taken.try_get_untracked() == Some(false) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

fn focus_on_mount(button: NodeRef<html::Button>) {
    Effect::new(move |_| focus(button));
}

fn focus(button: NodeRef<html::Button>) {
    if let Some(button) = button.get() {
        // An element that cannot take the focus leaves it where it is.
        let _ = button.focus();
    }
}
