use std::time::Duration;

use leptos::{html, prelude::*};

use super::{Announcer, Built, IntoBuilt as _, made_once::arrange};
use crate::{effect::effect, words};

/// How long an outcome stays on the screen.
const STAYS: Duration = Duration::from_secs(8);

#[derive(Clone)]
struct Toast {
    id: u32,
    text: String,
    failed: bool,
}

/// Outcomes of what the user confirmed.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    next_id: StoredValue<u32>,
    announcer: Announcer,
}

impl Toasts {
    /// Makes the list and provides it as context.
    pub fn provide(announcer: Announcer) {
        let (shown, next_id) = (RwSignal::new(Vec::new()), StoredValue::new(0));
        provide_context(Self { shown, next_id, announcer });
    }

    /// Says that something went well; it goes away by itself.
    pub fn success(self, text: String) {
        let id = self.add(text, false);
        set_timeout(move || self.dismiss(id), STAYS);
    }

    /// Says that something failed; it stays until it is dismissed.
    pub fn failure(self, text: &str) {
        self.add(text.to_owned(), true);
    }

    fn add(self, text: String, failed: bool) -> u32 {
        let id = self.next_id.try_get_value().unwrap_or_default();
        self.next_id.try_set_value(id + 1);
        self.announcer.announce(text.clone());
        self.shown.try_update(|shown| shown.push(Toast { id, text, failed }));
        id
    }

    fn dismiss(self, id: u32) {
        self.shown.try_update(|shown| shown.retain(|toast| toast.id != id));
    }

    fn view(self, toast: &Toast) -> Built {
        let id = toast.id;
        let class = if toast.failed { "toast toast-danger" } else { "toast" };
        view! {
            <div class=class>
                <p>{toast.text.clone()}</p>
                <button
                    type="button"
                    class="button button-ghost"
                    on:click=move |_| self.dismiss(id)
                >
                    {words::ui::DISMISS}
                </button>
            </div>
        }
        .into_built()
    }
}

/// Where the outcomes appear.
#[component]
pub fn ToastList() -> Built {
    let toasts = expect_context::<Toasts>();
    let section = NodeRef::<html::Section>::new();
    let owner = Owner::current().unwrap_or_default();
    let mut elements = Vec::new();
    effect(move || {
        let (shown, section) = (toasts.shown.get(), section.get());
        let Some(section) = section else { return };
        let ids = shown.iter().map(|toast| toast.id).collect();
        arrange(&section, &mut elements, ids, &|place| toasts.view(&shown[place]), &owner);
    });
    view! {
        <section
            node_ref=section
            class="toasts"
            aria-label=words::ui::NOTIFICATIONS
        ></section>
    }
    .into_built()
}
