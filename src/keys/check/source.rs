use leptos::{html, prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ClipboardEvent, DataTransfer, DragEvent, Event, File, FileList, HtmlInputElement,
    HtmlTextAreaElement,
};
use zeroize::Zeroizing;

use super::hook::{CheckHook, MOST_BYTES};
use crate::{
    clipboard::{text_in, text_of},
    secret::take_bytes,
    ui::{Built, IntoBuilt as _, Notice, Tone, follow_text, part, visible},
    words::{self, check::TOO_LARGE},
};

/// The one box: paste, type or drop. What is pasted or dropped is never put into the page.
#[component]
pub(super) fn Source(hook: CheckHook) -> Built {
    let text_box = NodeRef::<html::Textarea>::new();
    // What was pasted or dropped, in words; the box itself stays empty.
    let source = RwSignal::new(None::<String>);
    let refusal = RwSignal::new(None::<String>);
    let take = move |name: String, text: Result<Zeroizing<Vec<u8>>, &str>| {
        if let Some(text_box) = text_box.try_get_untracked().flatten() {
            text_box.set_value("");
        }
        let text =
            text.and_then(|text| if text.len() > MOST_BYTES { Err(TOO_LARGE) } else { Ok(text) });
        let name = visible(&name);
        refusal.try_set(text.as_ref().err().map(|reason| words::check::refused(&name, reason)));
        source
            .try_set(text.as_ref().ok().map(|text| words::check::source(&name, &size(text.len()))));
        hook.look_through(text.unwrap_or_default());
    };
    let take_file = move |file: File| {
        let text_before = hook.text_number();
        spawn_local(async move {
            let text = read(&file).await;
            // Something newer may have come meanwhile, or the dialog may have been closed.
            if hook.text_number() == text_before {
                take(file.name(), text);
            }
        });
    };
    let take_transfer = move |data: Option<DataTransfer>| {
        let Some(data) = data else { return };
        match first(data.files()) {
            Some(file) => take_file(file),
            None => take(words::check::PASTED_TEXT.to_owned(), Ok(text_of(&data))),
        }
    };
    let paste = move |event: ClipboardEvent| {
        event.prevent_default();
        take_transfer(event.clipboard_data());
    };
    let input = move |event: leptos::ev::Targeted<Event, HtmlTextAreaElement>| {
        source.set(None);
        refusal.set(None);
        hook.look_through(text_in(&event.target()));
    };
    let choose = move |event: leptos::ev::Targeted<Event, HtmlInputElement>| {
        if let Some(file) = first(event.target().files()) {
            take_file(file);
        }
        // So that the same file can be chosen again.
        event.target().set_value("");
    };
    catch_drops(take_transfer);
    view! {
        <div class="field">
            <label class="visually-hidden" for="check-text">
                {words::check::TITLE}
            </label>
            <textarea
                node_ref=text_box
                id="check-text"
                rows="3"
                autofocus=true
                autocomplete="off"
                spellcheck="false"
                translate="no"
                class="mono ph-no-capture"
                data-sentry-mask=""
                data-dd-privacy="mask"
                placeholder=words::check::PLACEHOLDER
                aria-describedby="check-hint"
                on:paste=paste
                on:input:target=input
            ></textarea>
            <p id="check-hint" class="field-hint">
                {words::check::HINT}
            </p>
        </div>
        <p class="check-source">
            <label class="button">
                {words::check::CHOOSE_FILE}
                <input type="file" class="visually-hidden" on:change:target=choose/>
            </label>
            <span>{follow_text(move || source.get().unwrap_or_default())}</span>
        </p>
        {part(move || {
            refusal
                .get()
                .map(|title| {
                    view! {
                        <Notice tone=Tone::Warning title>
                            ""
                        </Notice>
                    }
                })
        })}
    }
    .into_built()
}

fn first(files: Option<FileList>) -> Option<File> {
    files?.item(0)
}

/// The file's bytes, or why there are none.
async fn read(file: &File) -> Result<Zeroizing<Vec<u8>>, &'static str> {
    #[expect(clippy::cast_precision_loss, reason = "a few millions")]
    if file.size() > MOST_BYTES as f64 {
        return Err(TOO_LARGE);
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer = buffer.map_err(|_| words::check::UNREADABLE)?;
    Ok(take_bytes(&buffer))
}

/// A file or a text may be dropped anywhere while the dialog is open: a miss must not leave the page.
fn catch_drops(take: impl Fn(Option<DataTransfer>) + 'static) {
    let over =
        window_event_listener(leptos::ev::dragover, |event: DragEvent| event.prevent_default());
    let drop = window_event_listener(leptos::ev::drop, move |event: DragEvent| {
        event.prevent_default();
        take(event.data_transfer());
    });
    on_cleanup(move || {
        over.remove();
        drop.remove();
    });
}

/// A size in words.
fn size(bytes: usize) -> String {
    match bytes {
        0..1024 => words::check::bytes(bytes),
        1024..1_048_576 => words::check::kilobytes(bytes / 1024),
        _ => words::check::megabytes(bytes / 1_048_576),
    }
}
