use leptos::prelude::*;
use web_sys::Node;

use super::Shelf;
use crate::{
    masked_secret::{MaskedSecret, SecretWords},
    ui::{
        Built, Button, CopyButton, Dialog, IntoBuilt as _, Menu, MenuItem, Select, SkeletonTable,
        Spinner, Tabs, TextField, ThemeSwitch, Variant, VisibleText, follow_text, when,
    },
};

const VARIANTS: [(&str, Variant); 7] = [
    ("Primary", Variant::Primary),
    ("Secondary", Variant::Secondary),
    ("Danger", Variant::Danger),
    ("Ghost", Variant::Ghost),
    ("Ghost danger", Variant::GhostDanger),
    ("Chip", Variant::Chip),
    ("Link", Variant::Link),
];

/// What is pressed, typed in and chosen from.
#[component]
pub(super) fn Widgets() -> Built {
    view! {
        <Buttons/>
        <Fields/>
        <Choices/>
        <Dialogs/>
        <Secret/>
        <Shelf name="VisibleText">
            <VisibleText text="plain".to_owned()/>
            <VisibleText text="with \u{200f}hidden\u{7} and <b>markup</b>".to_owned()/>
        </Shelf>
        <Shelf name="SkeletonTable">
            <SkeletonTable/>
        </Shelf>
    }
    .into_built()
}

#[component]
fn Buttons() -> Built {
    let clicks = RwSignal::new(0);
    let count = move |()| clicks.update(|clicks| *clicks += 1);
    let each = move |(name, variant)| {
        view! {
            <Button variant on_click=count>
                {name}
            </Button>
            <Button variant busy=true on_click=count>
                {format!("{name}, busy")}
            </Button>
            <Button variant disabled=true on_click=count>
                {format!("{name}, disabled")}
            </Button>
        }
    };
    view! {
        <Shelf name="Button">
            {VARIANTS.map(each)}
            <span>{follow_text(move || format!("{} clicks", clicks.get()))}</span>
        </Shelf>
        <Shelf name="CopyButton, Spinner">
            <CopyButton label="Copy" text="copied from the gallery".to_owned()/>
            <Spinner/>
        </Shelf>
    }
    .into_built()
}

#[component]
fn Secret() -> Built {
    const WORDS: SecretWords = SecretWords {
        name: "Secret",
        hidden_name: "Secret, hidden",
        mask: "••••••••",
        show: "Show it",
        hide: "Hide it",
    };
    let write = |node: Node| node.set_text_content(Some("what nobody has to hide"));
    view! {
        <Shelf name="MaskedSecret">
            <MaskedSecret
                words=WORDS
                is_shown=RwSignal::new(false)
                is_selected=false
                show_in=Callback::new(write)
           />
        </Shelf>
    }
    .into_built()
}

#[component]
fn Fields() -> Built {
    let wrong = Signal::derive(|| Some("What is wrong with it.".to_owned()));
    let (good, bad) = (RwSignal::new(String::new()), RwSignal::new("typed".to_owned()));
    view! {
        <Shelf name="TextField">
            <TextField label="Empty" hint="The rule." value=good error=None/>
        </Shelf>
        <Shelf name="TextField, wrong">
            <TextField label="Wrong" hint="The rule." value=bad error=wrong/>
        </Shelf>
    }
    .into_built()
}

#[component]
fn Choices() -> Built {
    const MENU: &str = "gallery-menu";
    let (option, tab) = (RwSignal::new(0), RwSignal::new(0));
    let chosen = RwSignal::new("nothing");
    let choose = move |what| Callback::new(move |()| chosen.set(what));
    let panel = move || if tab.get() == 0 { "The first panel" } else { "The second panel" };
    view! {
        <Shelf name="Select, ThemeSwitch, Menu">
            <Select
                label="Select"
                options=vec!["One", "Two"]
                chosen=option
                on_choose=Callback::new(move |place| option.set(place))
           />
            <ThemeSwitch/>
            <Menu id=MENU label="Menu">
                <MenuItem menu=MENU on_click=choose("the first")>
                    "First"
                </MenuItem>
                <MenuItem menu=MENU on_click=choose("the second")>
                    "Second"
                </MenuItem>
            </Menu>
            <span>"Chosen: " {follow_text(move || chosen.get())}</span>
        </Shelf>
        <Shelf name="Tabs">
            <Tabs label="Tabs" names=vec!["First tab", "Second tab"] chosen=tab>
                <p>{follow_text(panel)}</p>
            </Tabs>
        </Shelf>
    }
    .into_built()
}

#[component]
fn Dialogs() -> Built {
    let role = RwSignal::new(None::<&'static str>);
    let close = Callback::new(move |()| role.set(None));
    let dialog = move || {
        let role = role.get_untracked().unwrap_or("dialog");
        view! {
            <Dialog title="A dialog" role on_dismiss=close>
                <p>"Its content."</p>
                <div class="form-actions">
                    <Button autofocus=true on_click=close>
                        "Close"
                    </Button>
                </div>
            </Dialog>
        }
    };
    view! {
        <Shelf name="Dialog">
            <Button on_click=move |()| role.set(Some("dialog"))>"Open a dialog"</Button>
            <Button on_click=move |()| role.set(Some("alertdialog"))>"Open a question"</Button>
            {when(move || role.get().is_some(), dialog)}
        </Shelf>
    }
    .into_built()
}
