//! Session Token. Its title is in `shell`, with the navigation.

/// First piece of "For scripts … For agents use an [API key].".
pub const INTRODUCTION: &str = "For scripts that call the platform's API. This is you, signed in: whoever has it can do what you can, until it expires. For agents use an ";
/// Second piece, a link.
pub const INTRODUCTION_API_KEY: &str = "API key";
/// The end of the sentence.
pub const INTRODUCTION_END: &str = ".";

/// The token's name.
pub const NAME: &str = "Session token";
/// The token's name while it is masked.
pub const NAME_HIDDEN: &str = "Session token, hidden";
/// A button: shows the token.
pub const SHOW: &str = "Show";
/// A button: masks the token.
pub const HIDE: &str = "Hide";
/// A button.
pub const COPY: &str = "Copy session token";
/// The token could not be copied.
pub const COPY_BY_HAND: &str = "The token is selected above: press Ctrl+C, or ⌘C on a Mac.";

/// A button.
pub const GET_FRESH: &str = "Get a fresh token";
/// Said aloud.
pub const FRESH_IS_READY: &str = "A fresh token is ready";
/// While there is none.
pub const ASKING: &str = "Asking for a token…";
/// In the token's place.
pub const EXPIRED: &str = "Expired";
/// The same, said aloud.
pub const HAS_EXPIRED: &str = "The session token has expired";
/// Counts down.
pub fn expires_in_seconds(seconds: i64) -> String {
    format!("Expires in {seconds} s")
}
/// Counts down.
pub fn expires_in_minutes(minutes: i64) -> String {
    format!("Expires in {minutes} min")
}

/// The heading above what the token says.
pub const CLAIMS: &str = "What it says";
/// Below [`CLAIMS`].
pub const NOT_VERIFIED: &str = "Decoded here, not verified.";
/// Instead of what the token says.
pub const NOT_DECODED: &str = "It cannot be decoded here; it may work all the same.";
/// Who made the token.
pub const ISSUER: &str = "Issuer";
/// Whose token it is.
pub const SUBJECT: &str = "Subject";
/// When it was made.
pub const ISSUED: &str = "Issued";
/// When it ends.
pub const EXPIRES: &str = "Expires";
/// Instead of something that the token does not say.
pub const NOT_SAID: &str = "not said";

/// The heading above a command.
pub const USE_IT: &str = "Use it";

/// The heading above the choice of a JWT template.
pub const ANOTHER_KIND: &str = "Another kind of token";
/// A text field.
pub const TEMPLATE: &str = "JWT template";
/// The hint of [`TEMPLATE`].
pub const TEMPLATE_HINT: &str = "Its name in the sign-in service. Empty: the session's own token.";
/// A button.
pub const GET_WITH_TEMPLATE: &str = "Get a token with it";
/// The template does not work.
pub fn no_template(template: &str) -> String {
    format!("The sign-in service makes no token with the template “{template}”")
}
