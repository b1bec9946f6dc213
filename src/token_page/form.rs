use leptos::{ev::SubmitEvent, prelude::*};

use super::TokenHook;
use crate::{
    platform::NextStep,
    ui::{Built, Button, IntoBuilt as _, TextField},
    words,
};

/// Asks for a token made with a JWT template.
#[component]
pub(super) fn TemplateForm(hook: TokenHook) -> Built {
    let error = Signal::derive(move || {
        hook.failure.get().filter(|words| words.next == NextStep::Edit).map(|words| words.what)
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        hook.ask();
    };
    view! {
        <section class="token-part" aria-labelledby="token-template">
            <h2 id="token-template">{words::token::ANOTHER_KIND}</h2>
            <form class="form" novalidate on:submit=submit>
                <TextField
                    label=words::token::TEMPLATE
                    hint=words::token::TEMPLATE_HINT
                    value=hook.template
                    error
               />
                <div class="form-actions">
                    <Button submit=true busy=hook.is_asking>
                        {words::token::GET_WITH_TEMPLATE}
                    </Button>
                </div>
            </form>
        </section>
    }
    .into_built()
}
