use leptos::{prelude::*, task::spawn_local};

use crate::{
    session::Session,
    ui::{Built, Button, IntoBuilt as _, Variant, when},
    words::failures,
};

/// `Sign in`: leaves for the sign-in page, or says that it cannot be reached.
#[component]
pub fn SignInButton(
    /// Called before the page is left.
    #[prop(optional_no_strip)]
    before_sign_in: Option<Callback<()>>,
) -> Built {
    let session = expect_context::<Session>();
    let failed = RwSignal::new(false);
    let sign_in = move |()| {
        failed.set(false);
        if let Some(before_sign_in) = before_sign_in {
            before_sign_in.run(());
        }
        spawn_local(async move {
            if session.sign_in().await.is_err() {
                failed.try_set(true);
            }
        });
    };
    view! {
        <Button variant=Variant::Primary on_click=sign_in>
            {failures::SIGN_IN}
        </Button>
        {when(
            move || failed.get(),
            move || {
                view! { <p role="alert">{failures::SIGN_IN_FAILED}</p> }
            },
        )}
    }
    .into_built()
}
