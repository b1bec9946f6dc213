use leptos::prelude::*;
use sentinel_api_types::Timestamp;

use super::Claims;
use crate::{
    clock,
    ui::{Built, IntoBuilt as _, VisibleText},
};

/// What the token says, in words.
#[component]
pub(super) fn ClaimsView(claims: Option<Claims>) -> Built {
    let said = match claims {
        None => {
            view! { <p>"It cannot be decoded here; it may work all the same."</p> }.into_built()
        }
        Some(Claims { issuer, subject, issued_at, expires_at }) => {
            let time = |at: Option<Timestamp>| at.map(clock::exact);
            view! {
                <p class="muted">"Decoded here, not verified."</p>
                <dl class="claims">
                    <Claim name="Issuer" value=issuer/>
                    <Claim name="Subject" value=subject/>
                    <Claim name="Issued" value=time(issued_at)/>
                    <Claim name="Expires" value=time(expires_at)/>
                </dl>
            }
            .into_built()
        }
    };
    view! {
        <section class="token-part" aria-labelledby="token-claims">
            <h2 id="token-claims">"What it says"</h2>
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
                || "not said".into_built(),
                |text| view! { <VisibleText text/> }.into_built(),
            )}</dd>
        </div>
    }
    .into_built()
}
