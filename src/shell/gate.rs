//! Lets only a signed-in visitor through; everybody else gets the screen of their state.

use leptos::prelude::*;

use crate::{
    session::{Session, SessionState},
    sign_in_button::SignInButton,
    ui::{Built, Button, IntoBuilt as _, LoadingPage, Screen, Variant, part},
    words,
};

/// What decides which screen is shown. A changed label does not count, so that a renamed user keeps
/// an open dialog; another user or another sign-in starts afresh.
#[derive(Clone, PartialEq, Eq)]
enum Stage {
    Starting,
    Unavailable,
    SignedOut,
    SignedIn { user: String, session: String },
}

impl From<SessionState> for Stage {
    fn from(state: SessionState) -> Self {
        match state {
            SessionState::Starting => Self::Starting,
            SessionState::Unavailable => Self::Unavailable,
            SessionState::SignedOut => Self::SignedOut,
            SessionState::SignedIn(user) => {
                Self::SignedIn { user: user.id, session: user.session_id }
            }
        }
    }
}

/// Shows `children` to a signed-in visitor.
#[component]
pub fn Gate(children: ChildrenFn) -> Built {
    let session = expect_context::<Session>();
    let stage = Memo::new(move |_| Stage::from(session.state()));
    part(move || match stage.get() {
        Stage::Starting => view! { <LoadingPage/> }.into_built(),
        Stage::Unavailable => view! { <Unavailable/> }.into_built(),
        Stage::SignedOut => view! { <SignedOut/> }.into_built(),
        Stage::SignedIn { .. } => children().into_built(),
    })
}

#[component]
fn Unavailable() -> Built {
    // Clerk does not recover by itself: only a new page load tries again.
    let reload = move |()| {
        // A refused reload leaves this screen, which is still true.
        let _ = window().location().reload();
    };
    view! {
        <Screen title=words::failures::SIGN_IN_UNREACHABLE>
            <p>{words::shell::WHO_YOU_ARE_UNKNOWN}</p>
            <Button variant=Variant::Primary on_click=reload>
                {words::ui::TRY_AGAIN}
            </Button>
        </Screen>
    }
    .into_built()
}

#[component]
fn SignedOut() -> Built {
    view! {
        <Screen title=words::shell::SIGNED_OUT>
            <p>{words::shell::SIGNED_OUT_HINT}</p>
            <SignInButton/>
        </Screen>
    }
    .into_built()
}
