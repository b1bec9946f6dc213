use leptos::prelude::*;

use super::ConnectHook;
use crate::{
    clock,
    effect::on_change,
    keys::{
        list::shown_prefix,
        rules::{
            first_key::Progress,
            snippet::{FIRST_REPORT_INSTALL, FIRST_REPORT_KEY, first_report},
        },
    },
    platform::Platform,
    ui::{
        Announcer, Built, Button, CopyButton, IntoBuilt as _, Spinner, Variant,
        focus_page_heading_if_lost, follow, part, when,
    },
};

const REPORTED: &str = "Your agent has reported";

/// The way from a first key to an agent that reports; nothing when no report is waited for.
#[component]
pub(in crate::keys) fn ConnectPanel(connect: ConnectHook) -> Built {
    let announcer = expect_context::<Announcer>();
    let has_reported =
        Memo::new(move |_| matches!(connect.progress(), Some(Progress::Reported(_))));
    on_change(
        move || has_reported.get(),
        move |has_reported| {
            if has_reported {
                announcer.announce(REPORTED);
            }
        },
    );
    let class = move || if has_reported.get() { "connect connect-reported" } else { "connect" };
    when(
        move || connect.progress().is_some(),
        move || {
            view! {
                <section class=follow(class) aria-labelledby="connect-title">
                    {part(move || {
                        if has_reported.get() {
                            view! { <Reported connect/> }
                        } else {
                            view! { <Steps connect/> }
                        }
                    })}
                </section>
            }
        },
    )
}

#[component]
fn Steps(connect: ConnectHook) -> Built {
    let url = expect_context::<Platform>().url();
    let name = untrack(|| connect.key()).map(|key| key.name).unwrap_or_default();
    let program = first_report(&url, &name);
    view! {
        <Head connect title="Connect your agent" leave="Dismiss"/>
        <ol class="connect-steps">
            <Step what="Install the SDK" text=FIRST_REPORT_INSTALL.to_owned()/>
            <Step
                what="Set the variable: run this, paste the key you copied, press Enter. So it stays out of the shell's history."
                text=FIRST_REPORT_KEY.to_owned()
           />
            <Step what="Run these lines in Python, or put them into your agent" text=program/>
        </ol>
        <p class="connect-state" role="status">
            {when(
                move || connect.is_looking(),
                move || {
                    view! {
                        <Spinner/>
                        "Waiting for its first report…"
                    }
                },
            )}
            {when(
                move || !connect.is_looking(),
                move || {
                    view! {
                        "No report yet. "
                        <Button variant=Variant::Link on_click=move |()| connect.look_again()>
                            "Look again"
                        </Button>
                    }
                },
            )}
        </p>
    }
    .into_built()
}

#[component]
fn Step(what: &'static str, text: String) -> Built {
    let shown = text.clone();
    view! {
        <li>
            <p>{what}</p>
            <pre class="snippet" tabindex="0" translate="no">
                {shown}
            </pre>
            <CopyButton label="Copy" text/>
        </li>
    }
    .into_built()
}

#[component]
fn Reported(connect: ConnectHook) -> Built {
    let said = untrack(|| {
        let start = shown_prefix(connect.key()?.key_prefix.as_deref());
        let Some(Progress::Reported(at)) = connect.progress() else { return None };
        Some((start, clock::exact(at)))
    });
    view! {
        <Head connect title=REPORTED leave="Done"/>
        {said
            .map(|(start, at)| {
                view! {
                    <p>
                        <code class="mono">{start}</code>
                        " was used on "
                        {at}
                        ". From now on the list shows when each key was last used."
                    </p>
                }
            })}
    }
    .into_built()
}

#[component]
fn Head(connect: ConnectHook, title: &'static str, leave: &'static str) -> Built {
    let dismiss = move |()| {
        connect.dismiss();
        // The button goes with what it stands in.
        focus_page_heading_if_lost();
    };
    view! {
        <div class="connect-head">
            <h2 id="connect-title">{title}</h2>
            <Button variant=Variant::Ghost on_click=dismiss>
                {leave}
            </Button>
        </div>
    }
    .into_built()
}
