//! What went wrong, and what to do.

/// Nothing was sent.
pub const OFFLINE: &str = "Sie sind offline";
/// Behind [`OFFLINE`].
pub const OFFLINE_HINT: &str =
    "Es wurde nichts gesendet. Versuchen Sie es erneut, wenn der Browser online ist.";

/// No answer came.
pub fn unreachable(host: &str) -> String {
    format!("Die Plattform unter {host} ist nicht erreichbar")
}
/// Behind [`unreachable()`].
pub const UNREACHABLE_HINT: &str =
    "Prüfen Sie die Verbindung und ob etwas Anfragen an die Plattform blockiert.";

/// No whole answer came in time.
pub const TIMED_OUT: &str = "Die Plattform hat nicht rechtzeitig geantwortet";
/// Behind [`TIMED_OUT`].
pub const TIMED_OUT_HINT: &str =
    "Sie ist möglicherweise ausgelastet. Versuchen Sie es gleich noch einmal.";

/// A 401.
pub const SESSION_ENDED: &str = "Ihre Sitzung ist abgelaufen";
/// Behind [`SESSION_ENDED`].
pub const SESSION_ENDED_HINT: &str = "Melden Sie sich erneut an; Sie kehren dann auf diese Seite zurück. Wenn das nicht hilft, \
     akzeptiert die Plattform keine Tokens dieses Anmeldedienstes.";

/// A title.
pub const SIGN_IN_UNREACHABLE: &str = "Anmeldedienst nicht erreichbar";
/// Behind [`SIGN_IN_UNREACHABLE`], when there was something to send.
pub const SIGN_IN_UNREACHABLE_HINT: &str =
    "Der Anmeldedienst hat nicht geantwortet, daher wurde nichts gesendet.";
/// Below the button [`SIGN_IN`].
pub const SIGN_IN_FAILED: &str =
    "Der Anmeldedienst ist nicht erreichbar. Versuchen Sie es gleich noch einmal.";
/// A button.
pub const SIGN_IN: &str = "Anmelden";

/// When the platform does not say why.
pub const NAME_NOT_ACCEPTED: &str = "Der Name wurde nicht akzeptiert";
/// When the platform does not say so itself.
pub const NAME_EXISTS: &str = "Ein Schlüssel mit diesem Namen existiert bereits";

/// A 403.
pub const FORBIDDEN: &str = "Ihr Konto darf keine API-Schlüssel verwalten";
/// Behind [`FORBIDDEN`].
pub const FORBIDDEN_HINT: &str = "Wenden Sie sich an die Administration Ihrer Organisation.";

/// A 404.
pub fn no_endpoint(url: &str) -> String {
    format!("Diese Plattform hat unter {url} keinen Endpunkt für API-Schlüssel")
}
/// Behind [`no_endpoint`].
pub const NO_ENDPOINT_HINT: &str =
    "Prüfen Sie die Konfiguration der Konsole (sentinel-platform-url).";

/// A 429.
pub const TOO_MANY_REQUESTS: &str = "Zu viele Anfragen";

/// A 5xx.
pub fn server(status: u16) -> String {
    format!("Die Plattform hat ein Problem ({status})")
}
/// Behind [`server`].
pub const SERVER_HINT: &str = "Es liegt nicht an Ihnen. Versuchen Sie es gleich noch einmal.";

/// An answer that is not the documented one.
pub const UNREADABLE: &str =
    "Die Plattform hat eine Antwort gesendet, die diese Konsole nicht versteht";
/// Behind [`UNREADABLE`].
pub fn unreadable_hint(status: u16, path: &str) -> String {
    format!(
        "Status {status} von {path}. Möglicherweise hat etwas dazwischen geantwortet, etwa ein Proxy."
    )
}
/// For whoever looks for the cause of [`UNREADABLE`].
pub fn unreadable_details(status: u16, path: &str, excerpt: &str) -> String {
    format!("Status {status} von {path}\n{excerpt}")
}
/// A button: copies [`unreadable_details`].
pub const COPY_DETAILS: &str = "Details kopieren";

/// The time has come to try again; the console does so `by_itself`, or asks to.
pub fn again_now(by_itself: bool) -> String {
    again(by_itself, "jetzt")
}
/// The same before the time has come.
pub fn again_in_seconds(by_itself: bool, seconds: i64) -> String {
    again(by_itself, &format!("in {seconds} s"))
}
/// The same long before.
pub fn again_in_minutes(by_itself: bool, minutes: i64) -> String {
    again(by_itself, &format!("in {minutes} min"))
}

fn again(by_itself: bool, when: &str) -> String {
    if by_itself {
        format!("Wird {when} erneut versucht.")
    } else {
        format!("Versuchen Sie es {when} erneut.")
    }
}
