use leptos::prelude::*;
use sentinel_api_types::Timestamp;

use super::{TokenHook, TokenState, hook::Copied};
use crate::{
    clock,
    masked_secret::{MaskedSecret, SecretWords},
    ui::{Announcer, Built, IntoBuilt as _, Notice, Spinner, Tone, follow_text, part, when},
    words,
};

/// Stands for the token on a screen that others may see.
pub(super) const MASK: &str = "eyJ••••••••••••••••••••••••";

const WORDS: SecretWords = SecretWords {
    name: words::token::NAME,
    hidden_name: words::token::NAME_HIDDEN,
    mask: MASK,
    show: words::token::SHOW,
    hide: words::token::HIDE,
};

/// The token, masked until the user asks for it, and how long it lives; or why there is none.
#[component]
pub(super) fn TokenValue(hook: TokenHook) -> Built {
    part(move || match hook.state.get() {
        TokenState::None => when(
            move || hook.is_asking.get(),
            || {
                view! {
                    <p role="status">
                        <Spinner/>
                        {words::token::ASKING}
                    </p>
                }
            },
        ),
        TokenState::Expired => {
            expect_context::<Announcer>().announce(words::token::HAS_EXPIRED);
            view! { <p class="token-expired">{words::token::EXPIRED}</p> }.into_built()
        }
        TokenState::Fresh { ends_at, .. } => {
            let show_in = Callback::new(move |node| hook.show_in(&node));
            let is_refused = move || hook.copied.get() == Some(Copied::Refused);
            view! {
                <MaskedSecret
                    words=WORDS
                    is_shown=hook.is_shown
                    is_selected=Signal::derive(is_refused)
                    show_in
               />
                {when(
                    is_refused,
                    || {
                        view! {
                            <Notice tone=Tone::Warning title=words::ui::COPY_REFUSED>
                                <p>{words::token::COPY_BY_HAND}</p>
                            </Notice>
                        }
                    },
                )}
                {ends_at.map(|ends_at| view! { <Life hook ends_at/> })}
            }
            .into_built()
        }
    })
}

/// Counts down to the end of the token, and wipes it then.
#[component]
fn Life(hook: TokenHook, ends_at: Timestamp) -> Built {
    let left = clock::use_seconds_until(ends_at, move || hook.expire());
    let words = move || match left.get() {
        seconds @ ..clock::SHOWN_IN_MINUTES => words::token::expires_in_seconds(seconds),
        seconds => words::token::expires_in_minutes(seconds / 60),
    };
    view! {
        <p class="token-life" role="timer">
            {follow_text(words)}
        </p>
    }
    .into_built()
}
