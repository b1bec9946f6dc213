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
    words,
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
            announcer.announce(state_words(state.get()));
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
            <p>{words::reveal::not_yet_advice(&expect_context::<Platform>().host())}</p>
            <Button on_click=again>{words::reveal::CHECK_AGAIN}</Button>
        }
        .into_built(),
        Activation::CouldNotCheck => view! {
            <p>{words::reveal::ASK_FROM_TERMINAL}</p>
            <CurlCommand/>
            <Button variant=Variant::Ghost on_click=again>
                {words::reveal::CHECK_AGAIN}
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
                {follow_text(move || state_words(state.get()))}
            </p>
            {more}
        </div>
    }
    .into_built()
}

fn state_words(state: Activation) -> String {
    match state {
        Activation::Activating => words::reveal::ACTIVATING.to_owned(),
        Activation::Active(seconds) => words::reveal::active_after(seconds),
        Activation::NotYet => words::reveal::NOT_YET_ACTIVE.to_owned(),
        Activation::CouldNotCheck => words::reveal::COULD_NOT_CHECK.to_owned(),
    }
}
