use leptos::prelude::*;
use sentinel_api_types::Timestamp;

use super::Claims;
use crate::{
    clock,
    ui::{Built, IntoBuilt as _, VisibleText},
    words,
};

/// What the token says, in words.
#[component]
pub(super) fn ClaimsView(claims: Option<Claims>) -> Built {
    let said = match claims {
        None => view! { <p>{words::token::NOT_DECODED}</p> }.into_built(),
        Some(Claims { issuer, subject, issued_at, expires_at }) => {
            let time = |at: Option<Timestamp>| at.map(clock::exact);
            view! {
                <p class="muted">{words::token::NOT_VERIFIED}</p>
                <dl class="claims">
                    <Claim name=words::token::ISSUER value=issuer/>
                    <Claim name=words::token::SUBJECT value=subject/>
                    <Claim name=words::token::ISSUED value=time(issued_at)/>
                    <Claim name=words::token::EXPIRES value=time(expires_at)/>
                </dl>
            }
            .into_built()
        }
    };
    view! {
        <section class="token-part" aria-labelledby="token-claims">
            <h2 id="token-claims">{words::token::CLAIMS}</h2>
            {said}
        </section>
    }
    .into_built()
}

#[component]
fn Claim(name: &'static str, value: Option<String>) -> Built {
    view! {
        <div>
            <dt>{name}</dt>
            <dd>{value.map_or_else(
                || words::token::NOT_SAID.into_built(),
                |text| view! { <VisibleText text/> }.into_built(),
            )}</dd>
        </div>
    }
    .into_built()
}
