use leptos::prelude::*;
use sentinel_api_types::{ApiKey, Timestamp};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, EventTarget};

use crate::{
    clock,
    keys::{
        asked::Asked,
        page::Hooks,
        rules::{
            environment::environment,
            rotation::{self, Rotation},
        },
    },
    ui::{
        Built, Button, IntoBuilt as _, Variant, VisibleText, focus_far_by_id, follow, follow_text,
        part, visible, when,
    },
    words,
};

/// Moves the focus to a key's row, and the row to the screen.
pub(in crate::keys) fn focus_row(key_id: &str) {
    focus_far_by_id(row_id(key_id));
}

/// How the id of a row begins; its key's id follows.
const ROW: &str = "key-";

fn row_id(key_id: &str) -> String {
    format!("{ROW}{key_id}")
}

/// The id of the key in whose row this is.
pub(super) fn key_of_row(inside: Option<EventTarget>) -> Option<String> {
    let row = inside?.dyn_into::<Element>().ok()?.closest("tr").ok()??;
    row.id().strip_prefix(ROW).map(str::to_owned)
}

/// A key's first characters as text: `as_x1y2z3…`.
pub(in crate::keys) fn shown_prefix(prefix: Option<&str>) -> String {
    prefix.map_or("–".to_owned(), |prefix| visible(prefix) + "…")
}

/// One key.
#[component]
pub(super) fn KeyRow(key: ApiKey, shows_last_use: Memo<bool>, hooks: Hooks) -> Built {
    let (keys, list) = (hooks.keys(), hooks.list());
    let name = visible(&key.name);
    let this = StoredValue::new(key.clone());
    let is_new =
        move || keys.highlighted.with(|new| this.with_value(|key| new.as_ref() == Some(&key.id)));
    let is_selected =
        move || list.selected.with(|selected| this.with_value(|key| selected.contains(&key.id)));
    let rotate = move |()| hooks.ask(Asked::Rotate(this.get_value()));
    let revoke = move |()| hooks.ask(Asked::Revoke(vec![this.get_value()]));
    let place = move || this.with_value(|key| list.place(&key.id));
    // The heading is the first row.
    let row_index = move || place().map(|place| (place + 2).to_string());
    // A reload after a use must not take the row, and with it the focus, away.
    let last_used_at = Memo::new(move |_| this.with_value(|key| list.last_used_at(&key.id)));
    view! {
        <tr
            role="row"
            id=row_id(&key.id)
            tabindex="-1"
            aria-rowindex=follow(row_index)
            class:is-new=follow(is_new)
        >
            <td role="cell" class="select-cell">
                <label class="check-target">
                    <input
                        type="checkbox"
                        aria-label=words::list::select_key(&name)
                        prop:checked=follow(is_selected)
                        on:change:target=move |event| {
                            list.select(
                                &this.with_value(|key| key.id.clone()),
                                event.target().checked(),
                            );
                        }
                   />
                </label>
            </td>
            <td role="cell" class="key-name">
                <VisibleText text=key.name.clone()/>
                <ReplacedHint hooks id=key.id.clone()/>
            </td>
            <td role="cell">
                <code class="mono">{shown_prefix(key.key_prefix.as_deref())}</code>
            </td>
            <td role="cell">
                <EnvironmentHint name=key.name/>
            </td>
            <td role="cell" class="when" data-label=words::list::CREATED>
                <Time at=key.created_at now=list.now/>
            </td>
            {when(
                move || shows_last_use.get(),
                move || {
                    view! {
                        <td role="cell" class="when" data-label=words::list::LAST_USED>
                            {part(move || match last_used_at.get() {
                                Some(at) => view! { <Time at now=list.now/> }.into_built(),
                                None => {
                                    view! { <span class="muted">{words::list::NEVER}</span> }
                                        .into_built()
                                }
                            })}
                        </td>
                    }
                },
            )}
            <td role="cell" class="rotation" data-label=words::list::ROTATION>
                <RotationState created=key.created_at now=list.now/>
            </td>
            <td role="cell" class="row-actions">
                <Button
                    variant=Variant::Ghost
                    label=words::list::rotate_key(&name)
                    on_click=rotate
                >
                    {words::list::ROTATE}
                </Button>
                <Button
                    variant=Variant::GhostDanger
                    label=words::list::revoke_key(&name)
                    on_click=revoke
                >
                    {words::list::REVOKE}
                </Button>
            </td>
        </tr>
    }
    .into_built()
}

/// A relative time with the exact local one in its tooltip.
#[component]
fn Time(at: Timestamp, now: Signal<Timestamp>) -> Built {
    view! {
        <time datetime=at.to_string() title=clock::exact(at)>
            {follow_text(move || clock::relative(at, now.get()))}
        </time>
    }
    .into_built()
}

/// The environment that the name speaks of; nothing when it speaks of none.
#[component]
fn EnvironmentHint(name: String) -> Built {
    environment(&name)
        .map(|environment| {
            view! {
                <span class="tag" title=words::list::ENVIRONMENT_HINT>
                    {environment.label()}
                </span>
            }
        })
        .into_built()
}

#[component]
fn RotationState(created: Timestamp, now: Signal<Timestamp>) -> Built {
    let state = Memo::new(move |_| rotation::rotation(created, now.get()));
    let class = move || match state.get() {
        Rotation::Fresh => "muted",
        Rotation::DueIn(_) => "tag tag-warning",
        Rotation::Due { .. } => "tag tag-danger",
    };
    let due_on = move || words::rotation::due_on(&clock::day(rotation::due_at(created)));
    let tooltip = move || state.get().detail().unwrap_or_else(due_on);
    let label = move || state.get().label().unwrap_or_else(|| words::rotation::FRESH.to_owned());
    view! {
        <span class=follow(class) title=follow(tooltip)>
            {follow_text(label)}
        </span>
    }
    .into_built()
}

/// Reminds of a rotation that kept both keys.
#[component]
fn ReplacedHint(hooks: Hooks, id: String) -> Built {
    let hint = Memo::new(move |_| hooks.replaced().hint(&id, &hooks.list().list().keys));
    let now = hooks.list().now;
    part(move || {
        hint.get().map(|(prefix, at)| {
            let prefix = shown_prefix(prefix.as_deref());
            view! {
                <span class="row-hint">
                    {words::rotation::REPLACED_BEFORE}
                    {follow_text(move || clock::relative(at, now.get()))}
                    {words::rotation::REPLACED_BY}
                    <code class="mono">{prefix}</code>
                    {words::rotation::REPLACED_AFTER}
                </span>
            }
        })
    })
}
