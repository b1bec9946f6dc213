//! Session Token. Its title is in `shell`, with the navigation.

/// First piece of "For scripts … For agents use an [API key].".
pub const INTRODUCTION: &str = "Für Skripte, die die API der Plattform aufrufen. Dieses Token steht für Ihre \
    Anmeldung: Wer es hat, kann alles, was Sie können, bis es abläuft. Verwenden Sie \
    für Agenten einen ";
/// Second piece, a link.
pub const INTRODUCTION_API_KEY: &str = "API-Schlüssel";
/// The end of the sentence.
pub const INTRODUCTION_END: &str = ".";

/// The token's name.
pub const NAME: &str = "Sitzungs-Token";
/// The token's name while it is masked.
pub const NAME_HIDDEN: &str = "Sitzungs-Token, verborgen";
/// A button: shows the token.
pub const SHOW: &str = "Anzeigen";
/// A button: masks the token.
pub const HIDE: &str = "Verbergen";
/// A button.
pub const COPY: &str = "Sitzungs-Token kopieren";
/// The token could not be copied.
pub const COPY_BY_HAND: &str =
    "Das Token ist oben markiert: Drücken Sie Strg+C oder auf dem Mac ⌘C.";

/// A button.
pub const GET_FRESH: &str = "Neues Token abrufen";
/// Said aloud.
pub const FRESH_IS_READY: &str = "Ein neues Token ist bereit";
/// While there is none.
pub const ASKING: &str = "Token wird abgerufen\u{a0}…";
/// In the token's place.
pub const EXPIRED: &str = "Abgelaufen";
/// The same, said aloud.
pub const HAS_EXPIRED: &str = "Das Sitzungs-Token ist abgelaufen";
/// Counts down.
pub fn expires_in_seconds(seconds: i64) -> String {
    format!("Läuft in {seconds} s ab")
}
/// Counts down.
pub fn expires_in_minutes(minutes: i64) -> String {
    format!("Läuft in {minutes} min ab")
}

/// The heading above what the token says.
pub const CLAIMS: &str = "Inhalt des Tokens";
/// Below [`CLAIMS`].
pub const NOT_VERIFIED: &str = "Hier nur dekodiert, nicht verifiziert.";
/// Instead of what the token says.
pub const NOT_DECODED: &str =
    "Es lässt sich hier nicht dekodieren, funktioniert aber möglicherweise trotzdem.";
/// Who made the token.
pub const ISSUER: &str = "Aussteller";
/// Whose token it is.
pub const SUBJECT: &str = "Subjekt";
/// When it was made.
pub const ISSUED: &str = "Ausgestellt";
/// When it ends.
pub const EXPIRES: &str = "Läuft ab";
/// Instead of something that the token does not say.
pub const NOT_SAID: &str = "nicht angegeben";

/// The heading above a command.
pub const USE_IT: &str = "Verwendung";

/// The heading above the choice of a JWT template.
pub const ANOTHER_KIND: &str = "Andere Art von Token";
/// A text field.
pub const TEMPLATE: &str = "JWT-Vorlage";
/// The hint of [`TEMPLATE`].
pub const TEMPLATE_HINT: &str =
    "Name der Vorlage im Anmeldedienst. Leer: das eigene Token der Sitzung.";
/// A button.
pub const GET_WITH_TEMPLATE: &str = "Token damit abrufen";
/// The template does not work.
pub fn no_template(template: &str) -> String {
    format!("Der Anmeldedienst stellt mit der Vorlage „{template}“ kein Token aus")
}
