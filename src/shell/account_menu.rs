use leptos::{prelude::*, task::spawn_local};

use crate::{
    session::Session,
    ui::{Built, Menu, MenuItem, Toasts, when},
    words,
};

/// The signed-in user's name with `Sign out` behind it; nothing when nobody is signed in.
#[component]
pub(super) fn AccountMenu() -> Built {
    let session = expect_context::<Session>();
    let toasts = expect_context::<Toasts>();
    let label = Memo::new(move |_| session.user().map(|user| user.label));
    let sign_out = Callback::new(move |()| {
        spawn_local(async move {
            if session.sign_out().await.is_err() {
                toasts.failure(words::shell::SIGN_OUT_FAILED);
            }
        });
    });
    when(
        move || label.with(Option::is_some),
        move || {
            view! {
                <Menu
                    id="account-menu"
                    label=Signal::derive(move || label.get().unwrap_or_default())
                >
                    <MenuItem menu="account-menu" on_click=sign_out>
                        {words::shell::SIGN_OUT}
                    </MenuItem>
                </Menu>
            }
        },
    )
}
