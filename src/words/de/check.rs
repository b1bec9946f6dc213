//! Check a key.

use crate::words::number;

/// The dialog's title, and its text box's name.
pub const TITLE: &str = "Schlüssel prüfen";

/// In the empty text box.
pub const PLACEHOLDER: &str =
    "Schlüssel, Logzeile oder ganze .env einfügen oder Datei hier ablegen";

/// Below the text box; names the button of [`TEST`].
pub const HINT: &str = "Wird nur in dieser Seite durchsucht. Es wird nichts gesendet oder gespeichert, solange Sie nicht „Bei der Plattform prüfen“ wählen.";

/// A button.
pub const CHOOSE_FILE: &str = "Datei auswählen";

/// What a pasted text is called where a file has its name.
pub const PASTED_TEXT: &str = "Eingefügter Text";

/// Why there is nothing of a file or text; stands behind its name.
pub const TOO_LARGE: &str =
    "ist größer als 5 MB. Prüfen Sie nur den Teil, der den Schlüssel enthält.";

/// The same of a file.
pub const UNREADABLE: &str =
    "konnte nicht gelesen werden. Versuchen Sie es erneut oder fügen Sie den Text ein.";

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
    format!("{bytes} Byte")
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
    format!("{count} Schlüssel gefunden", count = number(count))
}

/// A button below the list.
pub const SHOW_MORE: &str = "Mehr anzeigen";

/// Below the list.
pub fn more_not_shown(count: usize) -> String {
    let more = if crate::words::is_one(count) { "weiterer wird" } else { "weitere werden" };
    format!(
        "{count} {more} nicht angezeigt. Prüfen Sie einen kleineren Teil des Textes.",
        count = number(count)
    )
}

/// Where a value stands.
pub fn line(line: usize) -> String {
    format!("Zeile {line}")
}

/// Behind [`line()`], when a value stands in several places.
pub fn times(times: usize) -> String {
    format!(", {times}-mal", times = number(times))
}

/// Nothing is the matter with a value.
pub const LOOKS_COMPLETE: &str = "Beginnt mit as_ und sieht vollständig aus";

/// A button.
pub const TEST: &str = "Bei der Plattform prüfen";

/// The name of the button [`TEST`].
pub fn test(shown: &str) -> String {
    format!("Bei der Plattform prüfen: {shown}")
}

/// Instead of the keys a value can belong to.
pub const OWNERS_UNKNOWN: &str =
    "Ihre Schlüssel konnten nicht geladen werden. Daher ist unklar, wem dieser gehört.";

/// Before the start of a value: "Keiner Ihrer aktiven Schlüssel beginnt mit `as_a1b2c3`".
pub const NO_OWNER_BEFORE_START: &str = "Keiner Ihrer aktiven Schlüssel beginnt mit ";

/// Above the one key a value can belong to.
pub const ONE_OWNER: &str = "Dem Anfang nach ist es Ihr Schlüssel";

/// Above the keys a value can belong to.
pub const SEVERAL_OWNERS: &str = "Dem Anfang nach ist es einer Ihrer Schlüssel";

/// The name of a link to a key in the list.
pub fn go_to(name: &str) -> String {
    format!("Zu {name} wechseln")
}

/// A button.
pub const LEAKED: &str = "Schlüssel offengelegt – jetzt widerrufen";

/// The name of the button [`LEAKED`].
pub fn leaked(name: &str) -> String {
    format!("Schlüssel offengelegt – jetzt widerrufen: {name}")
}

/// The title of [`accepts`].
pub const ACTIVE: &str = "Aktiv";

/// The platform took the key.
pub fn accepts(host: &str) -> String {
    format!("{host} akzeptiert diesen Schlüssel.")
}

/// The title of [`why_rejected`].
pub const REJECTED: &str = "Abgelehnt (401)";

/// The platform's own sentence, before [`why_rejected`].
pub fn says(host: &str, sentence: &str) -> String {
    format!("{host} meldet: {sentence} ")
}

/// The platform did not take the key.
pub fn why_rejected(host: &str) -> String {
    format!(
        "Entweder wurde der Schlüssel widerrufen oder vor weniger als 30 Sekunden erstellt, oder er ist unvollständig oder gehört zu einer anderen Plattform als {host}."
    )
}

/// The title of [`no_answer`] and [`other_answer`].
pub const COULD_NOT_CHECK: &str = "Prüfung nicht möglich";

/// Before a command.
pub fn no_answer(host: &str) -> String {
    format!(
        "Von {host} kam auf dieser Seite keine Antwort an; möglicherweise wird die Anfrage des Browsers blockiert. Fragen Sie im Terminal nach:"
    )
}

/// Before a command.
pub fn other_answer(host: &str, status: u16) -> String {
    format!(
        "{host} hat mit {status} geantwortet; das sagt nichts über den Schlüssel aus. Fragen Sie im Terminal nach:"
    )
}

/// What is the matter with a value or a text, without a full stop, and what to do about it.
pub mod advice {
    /// An example's value.
    pub const PLACEHOLDER: (&str, &str) = (
        "Das ist ein Platzhalter, kein Schlüssel",
        "Setzen Sie Ihren eigenen Schlüssel ein. Wenn Sie ihn nicht mehr haben, erstellen Sie einen neuen.",
    );
    /// `as_a1b2c3…`
    pub const CUT_BY_DOTS: (&str, &str) = (
        "Hier steht nur der Anfang des Schlüssels",
        "Punkte oder Sternchen stehen für den Rest. Kopieren Sie den ganzen Wert von dort, wo er gespeichert wurde; diese Seite kann ihn nicht erneut anzeigen.",
    );
    /// Characters are missing.
    pub const TOO_SHORT: (&str, &str) = (
        "Zu kurz für einen Schlüssel",
        "Ein Teil fehlt. Kopieren Sie den vollständigen Wert noch einmal, von as_ bis zum letzten Zeichen.",
    );
    /// There are more characters than any key has.
    pub const TOO_LONG: (&str, &str) =
        ("Zu lang für einen Schlüssel", "Kopieren Sie nur den Schlüssel selbst.");
    /// `as_…as_…`
    pub const TWO_KEYS: (&str, &str) = (
        "Zwei Schlüssel stehen ohne Trennung hintereinander",
        "Vielleicht wurde zweimal eingefügt. Behalten Sie einen davon.",
    );
    /// `Authorization: as_…`
    pub const NO_BEARER: (&str, &str) = (
        "Im Header fehlt Bearer vor dem Schlüssel",
        "Richtig ist Authorization: Bearer <Schlüssel>, mit einem Leerzeichen und ohne die Klammern.",
    );
    /// `X-Api-Key: as_…`
    pub const WRONG_HEADER: (&str, &str) = (
        "Der Schlüssel steht im falschen Header",
        "Die Plattform liest nur Authorization: Bearer <Schlüssel>.",
    );
    /// `KEY= as_…`
    pub const SPACE_INSIDE: (&str, &str) = (
        "Ein Leerzeichen oder Zeilenumbruch ist Teil des Werts",
        "Löschen Sie dieses Zeichen. Zwischen dem Gleichheits- oder Anführungszeichen und dem Schlüssel darf nichts stehen.",
    );
    /// Such as a no-break space.
    pub const INVISIBLE: (&str, &str) = (
        "Ein unsichtbares Zeichen grenzt an den Schlüssel",
        "Es wurde mitkopiert, oft aus einer Webseite, einem Chat oder einem Dokument. Tippen Sie die Anführungs- und Leerzeichen um den Schlüssel neu.",
    );
    /// `“as_…”`
    pub const WRAPPED: (&str, &str) = (
        "Der Schlüssel steht in typografischen Anführungszeichen oder spitzen Klammern",
        "Programme halten sie für einen Teil des Schlüssels. Entfernen Sie sie oder verwenden Sie gerade Anführungszeichen.",
    );
    /// `"as_…`
    pub const ONE_QUOTE: (&str, &str) =
        ("Ein Anführungszeichen fehlt", "Ergänzen Sie es oder entfernen Sie das andere.");
    /// `"as_…"`
    pub const QUOTED: (&str, &str) = (
        "Der Schlüssel steht in Anführungszeichen",
        "Eine Shell und die meisten Programme, die .env-Dateien lesen, entfernen sie. Bei docker --env-file und in einem Header bleiben sie Teil des Schlüssels: Lassen Sie sie dort weg.",
    );

    /// Nothing that could have been a key.
    pub const NOTHING: (&str, &str) = (
        "Kein API-Schlüssel in diesem Text",
        "Ein Schlüssel beginnt mit as_. Wurde der vollständige Wert samt Anfang kopiert?",
    );
    /// A picture, a PDF, an archive.
    pub const NOT_TEXT: (&str, &str) = (
        "Diese Datei ist kein reiner Text",
        "Bilder, PDFs und Archive lassen sich nicht durchsuchen. Kopieren Sie den Text heraus und fügen Sie ihn ein.",
    );
    /// A JWT.
    pub const SESSION_TOKEN: (&str, &str) = (
        "Das ist ein Sitzungs-Token, kein API-Schlüssel",
        "Es läuft innerhalb einer Stunde ab und gehört zu einer angemeldeten Person. Agenten brauchen einen API-Schlüssel, der mit as_ beginnt.",
    );
    /// `AS_…`
    pub const WRONG_CASE: (&str, &str) = (
        "Der Schlüssel beginnt mit Großbuchstaben",
        "Ein Schlüssel beginnt mit as_ in Kleinbuchstaben. Etwas hat die Groß- und Kleinschreibung geändert; kopieren Sie den Schlüssel noch einmal von dort, wo er gespeichert wurde.",
    );
    /// `key_…`
    pub const KEY_ID: (&str, &str) = (
        "Das ist die ID eines Schlüssels, nicht der Schlüssel",
        "Eine ID beginnt mit key_ und bezeichnet einen Schlüssel nur. Der Schlüssel selbst beginnt mit as_.",
    );
    /// Such as `ghp_…`.
    pub const OTHER_CREDENTIAL: (&str, &str) = (
        "Das sind Zugangsdaten eines anderen Dienstes",
        "Ein Schlüssel dieser Plattform beginnt mit as_. Suchen Sie den richtigen Wert.",
    );
    /// One word that starts otherwise.
    pub const NO_START: (&str, &str) = (
        "Das beginnt nicht mit as_",
        "Jeder Schlüssel beginnt so. Kopieren Sie den vollständigen Wert samt Anfang.",
    );
}
