use leptos::{html, prelude::*};

use super::{Built, IntoBuilt as _};
use crate::effect::effect;

/// Says changes to assistive technology through one polite live region.
#[derive(Clone, Copy)]
pub struct Announcer {
    /// The text, and how often something was said: the same text twice is said twice.
    said: RwSignal<(String, u32)>,
}

impl Announcer {
    /// Makes the announcer and provides it as context.
    pub fn provide() -> Self {
        let announcer = Self { said: RwSignal::new((String::new(), 0)) };
        provide_context(announcer);
        announcer
    }

    /// Says `text` as soon as the screen reader is free.
    pub fn announce(self, text: impl Into<String>) {
        self.said.try_update(|(said, count)| {
            *said = text.into();
            *count += 1;
        });
    }
}

/// How many announcements stay in a region, so that a quick second one does not swallow the first.
const KEPT: u32 = 4;

/// The live region. One stands in the page and one in each open dialog, because what lies outside
/// an open modal dialog is inert; the region that was shown last speaks.
#[component]
pub fn LiveRegion() -> Built {
    let said = expect_context::<Announcer>().said;
    let region = NodeRef::<html::Div>::new();
    let count_before = said.with_untracked(|(_, count)| *count);
    effect(move || {
        let (text, count) = said.get();
        if let Some(region) = region.get().filter(|_| count != count_before) {
            add_line(&region, &text);
        }
    });
    view! { <div class="visually-hidden" aria-live="polite" node_ref=region></div> }.into_built()
}

fn add_line(region: &web_sys::Element, text: &str) {
    // An element of the page's own making always takes another one in.
    let Ok(line) = document().create_element("p") else { return };
    line.set_text_content(Some(text));
    let _ = region.append_child(&line);
    if let Some(oldest) =
        region.first_element_child().filter(|_| region.child_element_count() > KEPT)
    {
        oldest.remove();
    }
}
