use leptos::prelude::*;
use sentinel_api_types::Timestamp;

use super::Claims;
use crate::{clock, ui::VisibleText};

/// What the token says, in words.
#[component]
pub(super) fn ClaimsView(claims: Option<Claims>) -> impl IntoView {
    let said = match claims {
        None => view! { <p>"It cannot be decoded here; it may work all the same."</p> }.into_any(),
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
            .into_any()
        }
    };
    view! {
        <section class="token-part" aria-labelledby="token-claims">
            <h2 id="token-claims">"What it says"</h2>
            {said}
        </section>
    }
}

#[component]
fn Claim(name: &'static str, value: Option<String>) -> impl IntoView {
    view! {
        <div>
            <dt>{name}</dt>
            <dd>{value.map_or_else(
                || "not said".into_any(),
                |text| view! { <VisibleText text/> }.into_any(),
            )}</dd>
        </div>
    }
}
