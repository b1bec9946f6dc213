use leptos::prelude::*;

use super::hook::{CheckHook, Test};
use crate::{
    keys::{
        curl_command::CurlCommand,
        dialogs::DialogHooks,
        list::focus_row,
        rules::finder::{Advice, Found},
    },
    platform::{KeyProof, Platform},
    ui::{
        Built, Button, IntoBuilt as _, Notice, Tone, Variant, VisibleText, nothing, part, visible,
    },
};

/// Id of the value at this place.
pub(super) fn found_id(place: usize) -> String {
    format!("found-{place}")
}

/// One value that was found: what is the matter with it, whose it is, and whether it works.
#[component]
pub(super) fn FoundKey(hooks: DialogHooks, place: usize, found: Found) -> Built {
    let hook = hooks.check();
    let shown = hook.shown(&found);
    let advice = found.issues.iter().map(|issue| advice(issue.advice())).collect_view();
    let looks_whole = found.looks_whole();
    let times = found.times;
    let line = found.line;
    let owned = found.clone();
    let is_running =
        Signal::derive(move || hook.tests.with(|tests| tests.get(&place) == Some(&Test::Running)));
    let label = format!("Test against the platform: {shown}");
    let test = move |()| {
        if !is_running.get_untracked() {
            hook.test(place, &found);
        }
    };
    view! {
        <li class="found" id=found_id(place) tabindex="-1">
            <p class="found-head">
                <code class="mono">{shown}</code>
                <span class="muted">
                    "line " {line}
                    {(times > 1).then(|| view! { <span>", " {times} " times"</span> })}
                </span>
            </p>
            {advice}
            {looks_whole
                .then(|| {
                    view! { <p class="said-success">"It starts with as_ and looks complete"</p> }
                })}
            <Owners hooks found=owned/>
            <TestOutcome hook place/>
            <p class="notice-actions">
                <Button busy=is_running label on_click=test>
                    "Test against the platform"
                </Button>
            </p>
        </li>
    }
    .into_built()
}

fn advice(advice: Advice) -> Built {
    view! {
        <p class="found-issue">
            <strong>{advice.what}</strong>
            ". "
            {advice.to_do}
        </p>
    }
    .into_built()
}

/// Which of the user's keys it belongs to.
#[component]
fn Owners(hooks: DialogHooks, found: Found) -> Built {
    let hook = hooks.check();
    let start = hook.shown(&found).trim_end_matches('…').to_owned();
    // Not the loads of the list, but only what they change is followed.
    let owners = Memo::new(move |_| hook.owners(&found));
    part(move || {
        match owners.get() {
        None => {
            let sentence = "Your keys could not be loaded, so nobody can say whose it is.";
            view! { <p class="muted">{sentence}</p> }.into_built()
        }
        Some(owners) if owners.is_empty() => view! { <p>"No active key of yours starts with " <code class="mono">{start.clone()}</code></p> }
        .into_built(),
        Some(owners) => {
            let sentence = if owners.len() == 1 {
                "By its start it is your key"
            } else {
                "By its start it is one of your keys"
            };
            let owner = |(id, name)| view! { <Owner hooks id name/> };
            view! {
                <p>{sentence}</p>
                <ul class="owners">{owners.into_iter().map(owner).collect_view()}</ul>
            }
            .into_built()
        }
    }
    })
}

#[component]
fn Owner(hooks: DialogHooks, id: String, name: String) -> Built {
    let leaked = id.clone();
    let go_to_row = move |()| {
        hooks.check().close();
        hooks.list().make_visible(&id);
        focus_row(&id);
    };
    let revoke = move |()| {
        if let Some(key) = hooks.list().find(&leaked) {
            hooks.check().close();
            hooks.revoke().ask_for_leak(key);
        }
    };
    let shown = visible(&name);
    let label = format!("Go to {shown}");
    let leak_label = format!("This key leaked – revoke it now: {shown}");
    view! {
        <li>
            <Button variant=Variant::Link label on_click=go_to_row>
                <VisibleText text=name/>
            </Button>
            <Button variant=Variant::GhostDanger label=leak_label on_click=revoke>
                "This key leaked – revoke it now"
            </Button>
        </li>
    }
    .into_built()
}

#[component]
fn TestOutcome(hook: CheckHook, place: usize) -> Built {
    let host = expect_context::<Platform>().host();
    let outcome = Memo::new(move |_| hook.tests.with(|tests| tests.get(&place).cloned()));
    part(move || match outcome.get() {
        None | Some(Test::Running) => nothing(),
        Some(Test::Ended(proof)) => view! { <Outcome proof host=host.clone()/> }.into_built(),
    })
}

/// What the platform said, and what it means.
#[component]
fn Outcome(proof: KeyProof, host: String) -> Built {
    let (tone, title, words) = match proof {
        KeyProof::Active => (Tone::Success, "Active", format!("{host} accepts this key.")),
        KeyProof::Rejected(sentence) => {
            let why = "Either it was revoked, or it was made less than 30 seconds ago, or it is not whole, or it belongs to another platform than";
            let sentence = sentence.map(|sentence| format!("{host} says: {} ", visible(&sentence)));
            (
                Tone::Danger,
                "Rejected (401)",
                format!("{}{why} {host}.", sentence.unwrap_or_default()),
            )
        }
        KeyProof::NoAnswer => (
            Tone::Warning,
            "Could not check",
            format!(
                "No answer from {host} reached this page; a browser may be kept from asking. Ask from a terminal:"
            ),
        ),
        KeyProof::OtherAnswer(status) => (
            Tone::Warning,
            "Could not check",
            format!(
                "{host} answered {status}, which says nothing of the key. Ask from a terminal:"
            ),
        ),
    };
    view! {
        <Notice tone title>
            <p>{words}</p>
            {(tone == Tone::Warning).then(|| view! { <CurlCommand/> })}
        </Notice>
    }
    .into_built()
}
