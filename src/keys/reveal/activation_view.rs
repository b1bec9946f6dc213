use leptos::prelude::*;

use super::{Activation, RevealHook};
use crate::{
    effect::effect,
    keys::curl_command::CurlCommand,
    platform::Platform,
    ui::{
        Announcer, Built, Button, IntoBuilt as _, Spinner, Variant, focus_by_id, follow,
        follow_text, nothing, part, when,
    },
};

/// Id of the line that says the state.
const STATE: &str = "activation-state";

/// Whether the new key works yet, and what to do when it does not.
#[component]
pub(in crate::keys) fn ActivationStatus(reveal: RevealHook) -> Built {
    let announcer = expect_context::<Announcer>();
    let state = reveal.activation.state;
    effect(move || {
        if state.get() != Activation::Activating {
            announcer.announce(words(state.get()));
        }
    });
    // The button goes with what it stands in.
    let again = move |()| {
        reveal.activation.start(reveal);
        focus_by_id(STATE.to_owned());
    };
    let more = part(move || match state.get() {
        Activation::Activating | Activation::Active(_) => nothing(),
        Activation::NotYet => view! {
            <p>{not_yet_advice()}</p>
            <Button on_click=again>"Check again"</Button>
        }
        .into_built(),
        Activation::CouldNotCheck => view! {
            <p>"A browser may be kept from asking. Ask from a terminal instead:"</p>
            <CurlCommand/>
            <Button variant=Variant::Ghost on_click=again>
                "Check again"
            </Button>
        }
        .into_built(),
    });
    let class = move || match state.get() {
        Activation::Activating => "activation",
        Activation::Active(_) => "activation activation-active",
        _ => "activation activation-warning",
    };
    view! {
        <div class=follow(class)>
            <p class="activation-state" id=STATE tabindex="-1">
                {when(
                    move || state.get() == Activation::Activating,
                    move || {
                        view! { <Spinner/> }
                    },
                )}
                {follow_text(move || words(state.get()))}
            </p>
            {more}
        </div>
    }
    .into_built()
}

fn words(state: Activation) -> String {
    match state {
        Activation::Activating => "Activating… up to 30 s".to_owned(),
        Activation::Active(seconds) => format!("Active after {seconds} s"),
        Activation::NotYet => "Not active yet".to_owned(),
        Activation::CouldNotCheck => "Could not check from here".to_owned(),
    }
}

/// What the documentation advises when a new key does not work (platform docs, "Troubleshooting").
fn not_yet_advice() -> String {
    format!(
        "{} still answers 401. Wait a little longer; the key itself is whole.",
        expect_context::<Platform>().host()
    )
}
