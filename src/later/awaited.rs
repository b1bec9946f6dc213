use leptos::prelude::*;

use super::Later;
use crate::{
    effect::effect,
    ui::{Announcer, Built, Button, IntoBuilt as _, Notice, Tone, Variant, part},
    words,
};

/// Stands where something of the later part will be: fetches it, and says so; when it does not arrive,
/// it can be tried again.
#[component]
pub fn Awaited(
    /// Called before the page is loaded anew.
    #[prop(optional, into)]
    before_reload: Option<Callback<()>>,
) -> Built {
    let later = expect_context::<Later>();
    let announcer = expect_context::<Announcer>();
    later.fetch();
    // The notice stays while it is tried again, and with it the button that has the focus.
    let is_missing = Memo::new(move |_| later.is_missing());
    let is_under_way = Signal::derive(move || later.is_under_way());
    effect(move || {
        if is_missing.get() && !is_under_way.get() {
            announcer.announce(words::shell::PART_MISSING);
        }
    });
    let try_again = move |()| later.fetch();
    let reload = move |()| {
        if let Some(before_reload) = before_reload {
            before_reload.run(());
        }
        // A refused reload leaves the notice, which is still true.
        let _ = window().location().reload();
    };
    part(move || {
        if !is_missing.get() {
            return view! { <p class="muted" role="status">{words::ui::LOADING}</p> }.into_built();
        }
        view! {
            <Notice tone=Tone::Danger title=words::shell::PART_MISSING>
                <p>{words::shell::PART_MISSING_HINT}</p>
                <div class="notice-actions">
                    <Button variant=Variant::Primary busy=is_under_way on_click=try_again>
                        {words::ui::TRY_AGAIN}
                    </Button>
                    <Button on_click=reload>{words::shell::RELOAD}</Button>
                </div>
            </Notice>
        }
        .into_built()
    })
}
