//! Check a key.

use crate::words::number;

/// The dialog's title, and its text box's name.
pub const TITLE: &str = "Check a key";

/// In the empty text box.
pub const PLACEHOLDER: &str = "Paste a key, a log line or a whole .env, or drop a file";

/// Below the text box; names the button of [`TEST`].
pub const HINT: &str = "Looked through in this page only. Nothing is sent or kept unless you press “Test against the platform”.";

/// A button.
pub const CHOOSE_FILE: &str = "Choose a file";

/// What a pasted text is called where a file has its name.
pub const PASTED_TEXT: &str = "Pasted text";

/// Why there is nothing of a file or text; stands behind its name.
pub const TOO_LARGE: &str = "is larger than 5 MB. Check the part of it that holds the key.";

/// The same of a file.
pub const UNREADABLE: &str = "could not be read. Try it again, or paste its text.";

/// `reason` is [`TOO_LARGE`] or [`UNREADABLE`].
pub fn refused(name: &str, reason: &str) -> String {
    format!("{name} {reason}")
}

/// What is looked through.
pub fn source(name: &str, size: &str) -> String {
    format!("{name}, {size}")
}

/// A size.
pub fn bytes(bytes: usize) -> String {
    format!("{bytes} bytes")
}

/// A size.
pub fn kilobytes(kilobytes: usize) -> String {
    format!("{kilobytes} kB")
}

/// A size.
pub fn megabytes(megabytes: usize) -> String {
    format!("{megabytes} MB")
}

/// Above the list of what was found.
pub fn found(count: usize) -> String {
    if crate::words::is_one(count) {
        "1 key found".to_owned()
    } else {
        format!("{count} keys found", count = number(count))
    }
}

/// A button below the list.
pub const SHOW_MORE: &str = "Show more";

/// Below the list.
pub fn more_not_shown(count: usize) -> String {
    format!("{count} more are not shown. Check a smaller part of the text.", count = number(count))
}

/// Where a value stands.
pub fn line(line: usize) -> String {
    format!("line {line}")
}

/// Behind [`line()`], when a value stands in several places.
pub fn times(times: usize) -> String {
    format!(", {times} times", times = number(times))
}

/// Nothing is the matter with a value.
pub const LOOKS_COMPLETE: &str = "It starts with as_ and looks complete";

/// A button.
pub const TEST: &str = "Test against the platform";

/// The name of the button [`TEST`].
pub fn test(shown: &str) -> String {
    format!("Test against the platform: {shown}")
}

/// Instead of the keys a value can belong to.
pub const OWNERS_UNKNOWN: &str = "Your keys could not be loaded, so nobody can say whose it is.";

/// Before the start of a value: "No active key of yours starts with `as_a1b2c3`".
pub const NO_OWNER_BEFORE_START: &str = "No active key of yours starts with ";

/// Above the one key a value can belong to.
pub const ONE_OWNER: &str = "By its start it is your key";

/// Above the keys a value can belong to.
pub const SEVERAL_OWNERS: &str = "By its start it is one of your keys";

/// The name of a link to a key in the list.
pub fn go_to(name: &str) -> String {
    format!("Go to {name}")
}

/// A button.
pub const LEAKED: &str = "This key leaked – revoke it now";

/// The name of the button [`LEAKED`].
pub fn leaked(name: &str) -> String {
    format!("This key leaked – revoke it now: {name}")
}

/// The title of [`accepts`].
pub const ACTIVE: &str = "Active";

/// The platform took the key.
pub fn accepts(host: &str) -> String {
    format!("{host} accepts this key.")
}

/// The title of [`why_rejected`].
pub const REJECTED: &str = "Rejected (401)";

/// The platform's own sentence, before [`why_rejected`].
pub fn says(host: &str, sentence: &str) -> String {
    format!("{host} says: {sentence} ")
}

/// The platform did not take the key.
pub fn why_rejected(host: &str) -> String {
    format!(
        "Either it was revoked, or it was made less than 30 seconds ago, or it is not whole, or it belongs to another platform than {host}."
    )
}

/// The title of [`no_answer`] and [`other_answer`].
pub const COULD_NOT_CHECK: &str = "Could not check";

/// Before a command.
pub fn no_answer(host: &str) -> String {
    format!(
        "No answer from {host} reached this page; a browser may be kept from asking. Ask from a terminal:"
    )
}

/// Before a command.
pub fn other_answer(host: &str, status: u16) -> String {
    format!("{host} answered {status}, which says nothing of the key. Ask from a terminal:")
}

/// What is the matter with a value or a text, without a full stop, and what to do about it.
pub mod advice {
    /// An example's value.
    pub const PLACEHOLDER: (&str, &str) = (
        "This is a placeholder, not a key",
        "Put your own key in its place. If you no longer have it, generate a new one.",
    );
    /// `as_a1b2c3…`
    pub const CUT_BY_DOTS: (&str, &str) = (
        "Only the start of the key is here",
        "Dots or stars stand for the rest. Copy the whole value from where it was stored; this page cannot show it again.",
    );
    /// Characters are missing.
    pub const TOO_SHORT: (&str, &str) = (
        "Too short for a key",
        "Part of it is missing. Copy the full value again, from as_ to its last character.",
    );
    /// There are more characters than any key has.
    pub const TOO_LONG: (&str, &str) =
        ("Too long for a key", "More than the key was copied. Copy the key alone.");
    /// `as_…as_…`
    pub const TWO_KEYS: (&str, &str) = (
        "Two keys stand together without a break",
        "It may have been pasted twice. Keep one of them.",
    );
    /// `Authorization: as_…`
    pub const NO_BEARER: (&str, &str) = (
        "The header has no Bearer before the key",
        "It must read Authorization: Bearer <key>, with one space and without the brackets.",
    );
    /// `X-Api-Key: as_…`
    pub const WRONG_HEADER: (&str, &str) = (
        "The key stands in the wrong header",
        "The platform reads only Authorization: Bearer <key>.",
    );
    /// `KEY= as_…`
    pub const SPACE_INSIDE: (&str, &str) = (
        "A space or line break is part of the value",
        "Remove it. Between the equals sign or the quotes and the key there must be nothing.",
    );
    /// Such as a no-break space.
    pub const INVISIBLE: (&str, &str) = (
        "An invisible character touches the key",
        "It was copied along, often from a web page, a chat or a document. Type the quotes and spaces around the key again.",
    );
    /// `“as_…”`
    pub const WRAPPED: (&str, &str) = (
        "Typographic quotes or angle brackets stand around the key",
        "Programs take them for part of it. Remove them, or use straight quotes.",
    );
    /// `"as_…`
    pub const ONE_QUOTE: (&str, &str) =
        ("One of two quotes is missing", "Remove the quote, or add the other one.");
    /// `"as_…"`
    pub const QUOTED: (&str, &str) = (
        "Quotes stand around the key",
        "A shell and most readers of .env files take them off. docker --env-file and a header keep them as part of the key: leave them out there.",
    );

    /// Nothing that could have been a key.
    pub const NOTHING: (&str, &str) = (
        "No API key in this text",
        "A key starts with as_. Was the full value copied, with its start?",
    );
    /// A picture, a PDF, an archive.
    pub const NOT_TEXT: (&str, &str) = (
        "This file is not plain text",
        "Pictures, PDFs and archives cannot be searched. Copy the text out of it and paste that.",
    );
    /// A JWT.
    pub const SESSION_TOKEN: (&str, &str) = (
        "This is a session token, not an API key",
        "It ends within the hour and belongs to a signed-in person. Agents need an API key, which starts with as_.",
    );
    /// `AS_…`
    pub const WRONG_CASE: (&str, &str) = (
        "The key starts with capital letters",
        "A key starts with as_ in small letters. Something changed the case; copy the key again from where it was stored.",
    );
    /// `key_…`
    pub const KEY_ID: (&str, &str) = (
        "This is the id of a key, not the key",
        "An id starts with key_ and only names a key. The key itself starts with as_.",
    );
    /// Such as `ghp_…`.
    pub const OTHER_CREDENTIAL: (&str, &str) = (
        "This is a secret of another service",
        "A key of this platform starts with as_. Look for the other value.",
    );
    /// One word that starts otherwise.
    pub const NO_START: (&str, &str) =
        ("This does not start with as_", "Every key does. Copy the full value, with its start.");
}
