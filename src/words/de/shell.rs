//! What surrounds every page: start, sign-in, navigation, account, configuration.

/// The product's name.
pub const PRODUCT: &str = "Agent Sentinel";
/// The document's title on the page or screen called `title`.
pub fn document_title(title: &str) -> String {
    format!("{title} · {PRODUCT}")
}

/// The first link of every page.
pub const SKIP_TO_CONTENT: &str = "Zum Inhalt springen";
/// The tooltip of the platform's host.
pub const HOST_TOOLTIP: &str = "Die Plattform, mit der diese Konsole kommuniziert";
/// The navigation.
pub const SETTINGS: &str = "Einstellungen";
/// In the navigation: the list of keys.
pub const API_KEYS: &str = "API-Schlüssel";
/// In the navigation and as the page's title.
pub const SESSION_TOKEN: &str = "Sitzungs-Token";

/// In the account's menu.
pub const SIGN_OUT: &str = "Abmelden";
/// Signing out did not work.
pub const SIGN_OUT_FAILED: &str = "Abmelden fehlgeschlagen: Der Anmeldedienst war nicht erreichbar. Versuchen Sie es \
    erneut.";
/// Below the title that sign-in is unreachable.
pub const WHO_YOU_ARE_UNKNOWN: &str = "Der Anmeldedienst hat nicht geantwortet, daher kann diese Seite nicht wissen, wer \
    Sie sind. Sie wurden nicht abgemeldet.";
/// A title.
pub const SIGNED_OUT: &str = "Sie sind abgemeldet";
/// Below [`SIGNED_OUT`].
pub const SIGNED_OUT_HINT: &str =
    "Melden Sie sich an, um die API-Schlüssel Ihrer Agenten zu verwalten.";

/// A title.
pub const PAGE_NOT_FOUND: &str = "Seite nicht gefunden";
/// Below [`PAGE_NOT_FOUND`].
pub const NOTHING_HERE: &str = "Unter dieser Adresse gibt es nichts.";
/// A link of the page [`PAGE_NOT_FOUND`].
pub const GO_TO_API_KEYS: &str = "Zu den API-Schlüsseln";

/// A title, also said aloud.
pub const PART_MISSING: &str = "Dieser Teil der Konsole konnte nicht geladen werden";
/// Below [`PART_MISSING`].
pub const PART_MISSING_HINT: &str = "Prüfen Sie Ihre Verbindung und versuchen Sie es erneut. Hilft das nicht, gibt es \
    vielleicht eine neuere Version der Konsole: Laden Sie die Seite neu, um sie zu \
    erhalten.";
/// A button.
pub const RELOAD: &str = "Neu laden";

/// Less than a minute ago.
pub const JUST_NOW: &str = "gerade eben";

/// A title.
pub const MISCONFIGURED: &str = "Diese Konsole ist nicht richtig konfiguriert";
/// First piece of "The value of `sentinel-docs-url` in `index.html` must be a URL, but is `x`.".
pub const CONFIG_VALUE_OF: &str = "Der Wert von ";
/// Second piece, between the name and the file.
pub const CONFIG_IN: &str = " in ";
/// Third piece, before what is expected.
pub const CONFIG_MUST_BE: &str = " muss ";
/// Fourth piece, before the value.
pub const CONFIG_BUT_IS: &str = " sein, ist aber ";
/// The end of the sentence.
pub const CONFIG_END: &str = ".";
/// What to do about it.
pub const CONFIG_HINT: &str = "Korrigieren Sie ihn dort, wo die Konsole bereitgestellt wird, und laden Sie diese \
    Seite dann neu.";
/// What is expected of a value, behind [`CONFIG_MUST_BE`].
pub const EXPECTED_CLERK_KEY: &str =
    "ein Publishable Key aus dem Clerk-Dashboard (pk_test_… oder pk_live_…)";
/// The same.
pub const EXPECTED_URL: &str = "eine URL mit http:// oder https://";
/// The same, of a page that came over https.
pub const EXPECTED_HTTPS_URL: &str =
    "eine URL mit https:// (Browser erlauben https-Seiten keine Aufrufe über http://)";
/// The same.
pub const EXPECTED_BASE_PATH: &str = "ein Pfad mit führendem Schrägstrich wie /console";
/// The name of the choice of language.
pub const CHOOSE_LANGUAGE: &str = "Sprache";
/// The choice of language could not be kept.
pub const LANGUAGE_NOT_KEPT: &str =
    "Dieser Browser speichert nichts, deshalb lässt sich die Sprache nicht ändern.";
