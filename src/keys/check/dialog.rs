use leptos::prelude::*;

use super::{found::FoundKey, source::Source};
use crate::{
    keys::page::Hooks,
    ui::{Announcer, Button, Dialog, Notice, Tone, Variant, part, when},
};

/// How many of the found values are shown at once.
const SHOWN: usize = 20;

/// Check a key.
#[component]
pub(in crate::keys) fn CheckDialog(hooks: Hooks) -> impl IntoView {
    let hook = hooks.check();
    let close = Callback::new(move |()| hook.close());
    view! {
        {when(
            move || hook.is_open.get(),
            move || {
                view! {
                    <Dialog title="Check a key" on_dismiss=close>
                        <Source hook/>
                        <Findings hooks/>
                        <div class="form-actions">
                            <Button on_click=close>"Close"</Button>
                        </div>
                    </Dialog>
                }
            },
        )}
    }
}

#[component]
fn Findings(hooks: Hooks) -> impl IntoView {
    let hook = hooks.check();
    let announcer = expect_context::<Announcer>();
    let limit = RwSignal::new(SHOWN);
    Effect::new(move |before: Option<Option<usize>>| {
        limit.set(SHOWN);
        let count = hook.scan.get().map(|scan| scan.found.len() + scan.more);
        // Each keystroke is looked through; only what changes is said.
        if let Some(count) = count.filter(|_| before.flatten() != count) {
            announcer.announce(summary(count));
        }
        count
    });
    part(move || {
        let scan = hook.scan.get()?;
        if let Some(hint) = scan.hint {
            let advice = hint.advice();
            return Some(
                view! {
                    <Notice tone=Tone::Warning title=advice.what>
                        <p>{advice.to_do}</p>
                    </Notice>
                }
                .into_any(),
            );
        }
        let all = scan.found.len() + scan.more;
        let shown = limit.get().min(scan.found.len());
        let item = |(place, found)| view! { <FoundKey hooks place found/> };
        let items = scan.found.iter().take(shown).cloned().enumerate().map(item).collect_view();
        Some(
            view! {
                <p class="check-summary">{summary(all)}</p>
                <ol class="found-list">{items}</ol>
                {(shown < scan.found.len())
                    .then(|| {
                        view! {
                            <Button
                                variant=Variant::Secondary
                                on_click=move |()| limit.update(|limit| *limit += SHOWN)
                            >
                                "Show more"
                            </Button>
                        }
                    })}
                {(scan.more > 0 && shown == scan.found.len())
                    .then(|| {
                        view! {
                            <p class="muted">
                                {scan.more} " more are not shown. Check a smaller part of the text."
                            </p>
                        }
                    })}
            }
            .into_any(),
        )
    })
}

fn summary(count: usize) -> String {
    if count == 1 { "1 key found".to_owned() } else { format!("{count} keys found") }
}
