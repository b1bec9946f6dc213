use leptos::{html, prelude::*};
use sentinel_api_types::ApiKey;

use super::{
    ActivationStatus, Copying, RevealHook, key_value::KeyValue, paste_back::PasteBackCheck,
    save::SaveElsewhere, use_it::UseIt,
};
use crate::{
    effect::effect,
    ui::{
        Announcer, Built, Button, IntoBuilt as _, Notice, Tone, Variant, VisibleText, follow_text,
        when,
    },
};

/// Shows the new key, masked at first, and lets it be copied, saved, used and proven.
#[component]
pub(in crate::keys) fn Reveal(
    reveal: RevealHook,
    key: ApiKey,
    /// What the button that leaves says: `Done`, or the next step's name.
    leave_label: &'static str,
    /// Called when the user wants to leave.
    on_leave: Callback<()>,
    /// Called when the user leaves although the key is lost by it.
    on_lose: Callback<()>,
) -> Built {
    let announcer = expect_context::<Announcer>();
    let copy_button = NodeRef::<html::Button>::new();
    let leave_button = NodeRef::<html::Button>::new();
    announcer.announce("Your new key is ready. Copy it now: it is shown only once.");
    effect(move || focus(copy_button));
    effect(move || {
        if reveal.copying.get() == Copying::Done {
            announcer.announce("Copied");
            // Only at this moment, not whenever the button is made anew.
            untrack(|| focus(leave_button));
        }
    });
    let name = StoredValue::new(key.name.clone());
    view! {
        <p>
            "The key " <strong>
                <VisibleText text=key.name/>
            </strong> " is shown only once. Store it in a password manager or a secrets vault."
        </p>
        <KeyValue reveal/>
        {when(
            move || reveal.copying.get() == Copying::Failed,
            move || {
                view! {
                    <Notice tone=Tone::Warning title="The browser refused to copy">
                        <p>
                            "The key is selected above: press Ctrl+C, or ⌘C on a Mac. \
                            You can also download it as a file."
                        </p>
                    </Notice>
                }
            },
        )}
        <div class="reveal-actions">
            <Button variant=Variant::Primary node_ref=copy_button on_click=move |()| reveal.copy()>
                {follow_text(move || {
                    if reveal.copying.get() == Copying::Done { "Copied" } else { "Copy key" }
                })}
            </Button>
            <SaveElsewhere reveal name/>
        </div>
        <ActivationStatus reveal/>
        <UseIt reveal name/>
        <PasteBackCheck reveal/>
        <div class="form-actions dialog-footer">
            {when(
                move || reveal.asks_to_close.get(),
                move || view! { <CloseQuestion reveal back_to=copy_button on_lose/> },
            )}
            {when(
                move || !reveal.asks_to_close.get(),
                move || {
                    view! {
                        <Button node_ref=leave_button on_click=on_leave>
                            {leave_label}
                        </Button>
                    }
                },
            )}
        </div>
    }
    .into_built()
}

/// Asked when closing would lose the key.
#[component]
fn CloseQuestion(
    reveal: RevealHook,
    back_to: NodeRef<html::Button>,
    on_lose: Callback<()>,
) -> Built {
    let keep_button = NodeRef::<html::Button>::new();
    effect(move || focus(keep_button));
    // The button goes with the question: without this the focus would leave the dialog.
    let keep_open = move |()| {
        reveal.asks_to_close.set(false);
        untrack(|| focus(back_to));
    };
    view! {
        <Notice tone=Tone::Warning title="You won't see this key again">
            <p>"It was neither copied nor saved. If you close now, it is of no use to anybody."</p>
            <p class="notice-actions">
                <Button node_ref=keep_button on_click=keep_open>
                    "Keep it open"
                </Button>
                <Button variant=Variant::Danger on_click=on_lose>
                    "Close anyway"
                </Button>
            </p>
        </Notice>
    }
    .into_built()
}

fn focus(button: NodeRef<html::Button>) {
    if let Some(button) = button.get() {
        // An element that cannot take the focus leaves it where it is.
        let _ = button.focus();
    }
}
