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
        Built, Button, IntoBuilt as _, Notice, Tone, Variant, VisibleText, focus_by_id_if_lost,
        nothing, part, visible,
    },
    words,
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
    let label = words::check::test(&shown);
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
                    {words::check::line(line)}
                    {(times > 1).then(|| view! { <span>{words::check::times(times)}</span> })}
                </span>
            </p>
            {advice}
            {looks_whole
                .then(|| {
                    view! { <p class="said-success">{words::check::LOOKS_COMPLETE}</p> }
                })}
            <Owners hooks place found=owned/>
            <TestOutcome hook place/>
            <p class="notice-actions">
                <Button busy=is_running label on_click=test>
                    {words::check::TEST}
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
fn Owners(hooks: DialogHooks, place: usize, found: Found) -> Built {
    let hook = hooks.check();
    let start = hook.shown(&found).trim_end_matches('…').to_owned();
    // Not the loads of the list, but only what they change is followed.
    let owners = Memo::new(move |_| hook.owners(&found));
    part(move || {
        // A key that is revoked elsewhere takes its buttons along, and perhaps the focus.
        focus_by_id_if_lost(found_id(place));
        match owners.get() {
            None => view! { <p class="muted">{words::check::OWNERS_UNKNOWN}</p> }.into_built(),
            Some(owners) if owners.is_empty() => view! {
                <p>
                    {words::check::NO_OWNER_BEFORE_START}
                    <code class="mono">{start.clone()}</code>
                </p>
            }
            .into_built(),
            Some(owners) => {
                let sentence = if owners.len() == 1 {
                    words::check::ONE_OWNER
                } else {
                    words::check::SEVERAL_OWNERS
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
    let label = words::check::go_to(&shown);
    let leak_label = words::check::leaked(&shown);
    view! {
        <li>
            <Button variant=Variant::Link label on_click=go_to_row>
                <VisibleText text=name/>
            </Button>
            <Button variant=Variant::GhostDanger label=leak_label on_click=revoke>
                {words::check::LEAKED}
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
    let (tone, title, sentences) = match proof {
        KeyProof::Active => (Tone::Success, words::check::ACTIVE, words::check::accepts(&host)),
        KeyProof::Rejected(sentence) => {
            let said = sentence.map(|sentence| words::check::says(&host, &visible(&sentence)));
            (
                Tone::Danger,
                words::check::REJECTED,
                said.unwrap_or_default() + &words::check::why_rejected(&host),
            )
        }
        KeyProof::NoAnswer => {
            (Tone::Warning, words::check::COULD_NOT_CHECK, words::check::no_answer(&host))
        }
        KeyProof::OtherAnswer(status) => (
            Tone::Warning,
            words::check::COULD_NOT_CHECK,
            words::check::other_answer(&host, status),
        ),
    };
    view! {
        <Notice tone title>
            <p>{sentences}</p>
            {(tone == Tone::Warning).then(|| view! { <CurlCommand/> })}
        </Notice>
    }
    .into_built()
}
