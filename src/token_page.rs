//! Settings → Session Token: a token for scripts that call the platform's API.

use leptos::{prelude::*, task::spawn_local};
use leptos_router::components::A;
use wasm_bindgen_futures::JsFuture;

use crate::{
    clerk::TokenError,
    clipboard, routes,
    session::Session,
    ui::{Announcer, Button, Notice, Tone, Variant, part, use_page_title},
};

/// Copies a fresh session token. It is never shown and never kept.
#[component]
pub fn TokenPage() -> impl IntoView {
    use_page_title("Session Token");
    let session = expect_context::<Session>();
    let announcer = expect_context::<Announcer>();
    let is_copying = RwSignal::new(false);
    let outcome = RwSignal::new(None::<Result<(), &'static str>>);
    let copy = move |()| {
        if is_copying.get_untracked() {
            return;
        }
        is_copying.set(true);
        spawn_local(async move {
            let copied = copy_fresh_token(session).await;
            if copied.is_ok() {
                announcer.announce("Copied");
            }
            is_copying.try_set(false);
            outcome.try_set(Some(copied));
        });
    };
    view! {
        <section class="page">
            <header class="page-header">
                <div>
                    <h1 tabindex="-1">"Session Token"</h1>
                    <p class="muted">
                        "For scripts that call the platform's API as you. It is you, signed in, and it ends soon: "
                        "for agents use an " <A href=routes::API_KEYS>"API key"</A> "."
                    </p>
                </div>
            </header>
            <p>
                <Button variant=Variant::Primary busy=is_copying on_click=copy>
                    "Copy session token"
                </Button>
            </p>
            {part(move || {
                outcome
                    .get()
                    .map(|outcome| match outcome {
                        Ok(()) => {
                            view! {
                                <Notice tone=Tone::Success title="Copied">
                                    "Send it as "
                                    <code>"Authorization: Bearer <token>"</code>
                                    "."
                                </Notice>
                            }
                        }
                        Err(reason) => {
                            view! {
                                <Notice tone=Tone::Danger title=reason>
                                    ""
                                </Notice>
                            }
                        }
                    })
            })}
        </section>
    }
}

async fn copy_fresh_token(session: Session) -> Result<(), &'static str> {
    let token = session.token(true).await.map_err(|error| match error {
        TokenError::NoSession => "Your session has ended. Sign in again.",
        TokenError::Unreachable => "Sign-in is unreachable. Try again in a moment.",
    })?;
    let refused = "The browser refused to copy. Allow the clipboard for this page, then try again.";
    let written = clipboard::write(&token).map_err(|_| refused)?;
    JsFuture::from(written).await.map(drop).map_err(|_| refused)
}
