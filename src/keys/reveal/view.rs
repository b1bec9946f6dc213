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
    words,
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
    announcer.announce(words::reveal::READY);
    effect(move || focus(copy_button));
    effect(move || {
        if reveal.copying.get() == Copying::Done {
            announcer.announce(words::ui::COPIED);
            // Only at this moment, not whenever the button is made anew.
            untrack(|| focus(leave_button));
        }
    });
    let name = StoredValue::new(key.name.clone());
    view! {
        <p>
            {words::reveal::ONLY_ONCE_BEFORE_NAME} <strong>
                <VisibleText text=key.name/>
            </strong> {words::reveal::ONLY_ONCE_AFTER_NAME}
        </p>
        <KeyValue reveal/>
        {when(
            move || reveal.copying.get() == Copying::Failed,
            move || {
                view! {
                    <Notice tone=Tone::Warning title=words::ui::COPY_REFUSED>
                        <p>{words::reveal::COPY_BY_HAND}</p>
                    </Notice>
                }
            },
        )}
        <div class="reveal-actions">
            <Button variant=Variant::Primary node_ref=copy_button on_click=move |()| reveal.copy()>
                {follow_text(move || {
                    if reveal.copying.get() == Copying::Done { words::ui::COPIED } else { words::reveal::COPY_KEY }
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
        <Notice tone=Tone::Warning title=words::reveal::LAST_SIGHT>
            <p>{words::reveal::NEITHER_COPIED_NOR_SAVED}</p>
            <p class="notice-actions">
                <Button node_ref=keep_button on_click=keep_open>
                    {words::reveal::KEEP_OPEN}
                </Button>
                <Button variant=Variant::Danger on_click=on_lose>
                    {words::reveal::CLOSE_ANYWAY}
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
