use leptos::prelude::*;

use super::ConnectHook;
use crate::{
    clock,
    effect::on_change,
    keys::{
        list::shown_prefix,
        rules::{
            first_key::Progress,
            snippet::{
                FIRST_REPORT_INSTALL, FIRST_REPORT_KEY, FIRST_REPORT_KEY_POWERSHELL, first_report,
            },
        },
    },
    platform::Platform,
    ui::{
        Announcer, Built, Button, Children, CopyButton, IntoBuilt as _, Spinner, Variant,
        focus_by_id, focus_page_heading_if_lost, follow, part, when,
    },
    words,
};

/// The way from a first key to an agent that reports; nothing when no report is waited for.
#[component]
pub(in crate::keys) fn ConnectPanel(connect: ConnectHook) -> Built {
    let announcer = expect_context::<Announcer>();
    let has_reported =
        Memo::new(move |_| matches!(connect.progress(), Some(Progress::Reported(_))));
    let is_shown = Memo::new(move |_| connect.progress().is_some());
    on_change(
        move || (is_shown.get(), has_reported.get()),
        move |(_, has_reported)| {
            if has_reported {
                announcer.announce(words::connect::REPORTED);
            }
            // A button goes with what it stands in.
            focus_page_heading_if_lost();
        },
    );
    let class = move || if has_reported.get() { "connect connect-reported" } else { "connect" };
    when(
        move || is_shown.get(),
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
        <Head connect title=words::connect::TITLE leave=words::ui::DISMISS/>
        <ol class="connect-steps">
            <Step what=words::connect::INSTALL text=FIRST_REPORT_INSTALL.to_owned()/>
            <Step what=words::connect::SET_VARIABLE text=FIRST_REPORT_KEY.to_owned()>
                <p class="field-hint">
                    {words::connect::IN_POWERSHELL} <code>{FIRST_REPORT_KEY_POWERSHELL}</code>
                </p>
            </Step>
            <Step what=words::connect::RUN_LINES text=program/>
        </ol>
        {when(
            move || connect.progress() == Some(Progress::Waiting),
            move || {
                view! { <State connect/> }
            },
        )}
    }
    .into_built()
}

/// Id of the line that says whether a report is looked for.
const STATE: &str = "connect-state";

#[component]
fn State(connect: ConnectHook) -> Built {
    let is_looking = Memo::new(move |_| connect.is_looking());
    let look_again = move |()| {
        connect.look_again();
        // The button goes.
        focus_by_id(STATE.to_owned());
    };
    view! {
        <p class="connect-state" role="status" id=STATE tabindex="-1">
            {part(move || {
                if is_looking.get() {
                    view! {
                        <Spinner/>
                        {words::connect::WAITING}
                    }
                    .into_built()
                } else {
                    view! {
                        {words::connect::NO_REPORT_YET}
                        <Button variant=Variant::Link on_click=look_again>
                            {words::connect::LOOK_AGAIN}
                        </Button>
                    }
                    .into_built()
                }
            })}
        </p>
    }
    .into_built()
}

#[component]
fn Step(
    what: &'static str,
    /// What is copied.
    text: String,
    /// What else there is to say.
    #[prop(optional)]
    children: Option<Children>,
) -> Built {
    let shown = text.clone();
    view! {
        <li>
            <p>{what}</p>
            <pre class="snippet" tabindex="0" translate="no">
                {shown}
            </pre>
            <CopyButton label=words::ui::COPY text/>
            {children.map(Children::build)}
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
        <Head connect title=words::connect::REPORTED leave=words::ui::DONE/>
        {said
            .map(|(start, at)| {
                view! {
                    <p>
                        <code class="mono">{start}</code>
                        {words::connect::USED_ON}
                        {at}
                        {words::connect::USED_AFTER}
                    </p>
                }
            })}
    }
    .into_built()
}

#[component]
fn Head(connect: ConnectHook, title: &'static str, leave: &'static str) -> Built {
    view! {
        <div class="connect-head">
            <h2 id="connect-title">{title}</h2>
            <Button variant=Variant::Ghost on_click=move |()| connect.dismiss()>
                {leave}
            </Button>
        </div>
    }
    .into_built()
}
