use std::sync::Arc;

use leptos::prelude::*;

use super::{
    found::{FoundKey, found_id},
    source::Source,
};
use crate::{
    effect::effect,
    keys::{
        dialogs::DialogHooks,
        rules::finder::{Advice, Scan},
    },
    ui::{Announcer, Built, Button, Dialog, IntoBuilt as _, Notice, Tone, focus_by_id, part, when},
    words,
};

/// How many of the found values are shown at once.
const SHOWN: usize = 20;

/// Check a key.
#[component]
pub(in crate::keys) fn CheckDialog(hooks: DialogHooks) -> Built {
    let hook = hooks.check();
    let close = Callback::new(move |()| hook.close());
    view! {
        {when(
            move || hook.is_open.get(),
            move || {
                view! {
                    <Dialog title=words::check::TITLE on_dismiss=close>
                        <Source hook/>
                        <Findings hooks/>
                        <div class="form-actions">
                            <Button on_click=close>{words::ui::CLOSE}</Button>
                        </div>
                    </Dialog>
                }
            },
        )}
    }
    .into_built()
}

#[component]
fn Findings(hooks: DialogHooks) -> Built {
    let hook = hooks.check();
    let announcer = expect_context::<Announcer>();
    let mut count_before = None;
    effect(move || {
        let count = hook.scan.get().map(|scan| scan.found.len() + scan.more);
        // Each keystroke is looked through; only what changes is said. That nothing was found, the
        // hint says.
        if let Some(found) = count.filter(|found| *found > 0 && count_before != count) {
            announcer.announce(words::check::found(found));
        }
        count_before = count;
    });
    part(move || {
        let scan = hook.scan.get()?;
        Some(match scan.hint {
            Some(hint) => view! { <Advised advice=hint.advice()/> },
            None => view! { <FoundList hooks scan/> },
        })
    })
}

#[component]
fn Advised(advice: Advice) -> Built {
    view! {
        <Notice tone=Tone::Warning title=advice.what>
            <p>{advice.to_do}</p>
        </Notice>
    }
    .into_built()
}

#[component]
fn FoundList(hooks: DialogHooks, scan: Arc<Scan>) -> Built {
    let limit = RwSignal::new(SHOWN);
    let (described, more) = (scan.found.len(), scan.more);
    let found = move |(place, found)| view! { <FoundKey hooks place found/> };
    let step = move |start: usize| {
        let scan = Arc::clone(&scan);
        let found = move || {
            let shown = scan.found.iter().cloned().enumerate().skip(start).take(SHOWN);
            shown.map(found).collect_view()
        };
        when(move || limit.get() > start, found)
    };
    // The reader goes on where the new ones begin; the button may go with the last of them.
    let show_more = move |()| {
        focus_by_id(found_id(limit.get_untracked()));
        limit.update(|limit| *limit += SHOWN);
    };
    view! {
        <p class="check-summary">{words::check::found(described + more)}</p>
        <ol class="found-list">
            {(0..described).step_by(SHOWN).map(step).collect_view()}
        </ol>
        {when(
            move || limit.get() < described,
            move || view! { <Button on_click=show_more>{words::check::SHOW_MORE}</Button> },
        )}
        {when(
            move || more > 0 && limit.get() >= described,
            move || {
                view! { <p class="muted">{words::check::more_not_shown(more)}</p> }
            },
        )}
    }
    .into_built()
}
