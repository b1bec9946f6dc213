//! What went wrong, and what to do.

/// Nothing was sent.
pub const OFFLINE: &str = "You are offline";
/// Behind [`OFFLINE`].
pub const OFFLINE_HINT: &str = "Nothing was sent. Try again when the browser is online.";

/// No answer came.
pub fn unreachable(host: &str) -> String {
    format!("The platform at {host} could not be reached")
}
/// Behind [`unreachable()`].
pub const UNREACHABLE_HINT: &str =
    "Check the connection, or whether something blocks requests to it.";

/// No whole answer came in time.
pub const TIMED_OUT: &str = "The platform did not answer in time";
/// Behind [`TIMED_OUT`].
pub const TIMED_OUT_HINT: &str = "It may be busy. Try again in a moment.";

/// A 401.
pub const SESSION_ENDED: &str = "Your session has ended";
/// Behind [`SESSION_ENDED`].
pub const SESSION_ENDED_HINT: &str = "Sign in again; you come back to this page. If that does not help, the platform takes \
     no tokens of this sign-in service.";

/// A title.
pub const SIGN_IN_UNREACHABLE: &str = "Sign-in is unreachable";
/// Behind [`SIGN_IN_UNREACHABLE`], when there was something to send.
pub const SIGN_IN_UNREACHABLE_HINT: &str =
    "The sign-in service gave no answer, so nothing was sent.";
/// Below the button [`SIGN_IN`].
pub const SIGN_IN_FAILED: &str = "Sign-in is unreachable. Try again in a moment.";
/// A button.
pub const SIGN_IN: &str = "Sign in";

/// When the platform does not say why.
pub const NAME_NOT_ACCEPTED: &str = "The name was not accepted";
/// When the platform does not say so itself.
pub const NAME_EXISTS: &str = "A key with this name exists";

/// A 403.
pub const FORBIDDEN: &str = "Your account may not manage API keys";
/// Behind [`FORBIDDEN`].
pub const FORBIDDEN_HINT: &str = "Ask an administrator of your organisation.";

/// A 404.
pub fn no_endpoint(url: &str) -> String {
    format!("This platform has no API keys endpoint at {url}")
}
/// Behind [`no_endpoint`].
pub const NO_ENDPOINT_HINT: &str = "Check the console's configuration (sentinel-platform-url).";

/// A 429.
pub const TOO_MANY_REQUESTS: &str = "Too many requests";

/// A 5xx.
pub fn server(status: u16) -> String {
    format!("The platform has a problem ({status})")
}
/// Behind [`server`].
pub const SERVER_HINT: &str = "It is not your fault. Try again in a moment.";

/// An answer that is not the documented one.
pub const UNREADABLE: &str = "The platform sent an answer this console does not understand";
/// Behind [`UNREADABLE`].
pub fn unreadable_hint(status: u16, path: &str) -> String {
    format!("Status {status} from {path}. Something between may have answered.")
}
/// For whoever looks for the cause of [`UNREADABLE`].
pub fn unreadable_details(status: u16, path: &str, excerpt: &str) -> String {
    format!("Status {status} from {path}\n{excerpt}")
}
/// A button: copies [`unreadable_details`].
pub const COPY_DETAILS: &str = "Copy details";

/// The time has come to try again; the console does so `by_itself`, or asks to.
pub fn again_now(by_itself: bool) -> String {
    format!("{} now.", again(by_itself))
}
/// The same before the time has come.
pub fn again_in_seconds(by_itself: bool, seconds: i64) -> String {
    format!("{} in {seconds} s.", again(by_itself))
}
/// The same long before.
pub fn again_in_minutes(by_itself: bool, minutes: i64) -> String {
    format!("{} in {minutes} min.", again(by_itself))
}

fn again(by_itself: bool) -> &'static str {
    if by_itself { "Trying again" } else { "Try again" }
}
