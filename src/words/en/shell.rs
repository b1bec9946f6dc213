//! What surrounds every page: start, sign-in, navigation, account, configuration.

/// The product's name.
pub const PRODUCT: &str = "Agent Sentinel";
/// The document's title on the page or screen called `title`.
pub fn document_title(title: &str) -> String {
    format!("{title} · {PRODUCT}")
}

/// The first link of every page.
pub const SKIP_TO_CONTENT: &str = "Skip to content";
/// The tooltip of the platform's host.
pub const HOST_TOOLTIP: &str = "The platform this console talks to";
/// The navigation.
pub const SETTINGS: &str = "Settings";
/// In the navigation: the list of keys.
pub const API_KEYS: &str = "API Keys";
/// In the navigation and as the page's title.
pub const SESSION_TOKEN: &str = "Session Token";

/// In the account's menu.
pub const SIGN_OUT: &str = "Sign out";
/// Signing out did not work.
pub const SIGN_OUT_FAILED: &str =
    "Sign-out failed: the sign-in service could not be reached. Try again.";
/// Below the title that sign-in is unreachable.
pub const WHO_YOU_ARE_UNKNOWN: &str = "The sign-in service gave no answer, so this page cannot know who you are. You have not been signed out.";
/// A title.
pub const SIGNED_OUT: &str = "You are signed out";
/// Below [`SIGNED_OUT`].
pub const SIGNED_OUT_HINT: &str = "Sign in to manage the API keys of your agents.";

/// A title.
pub const PAGE_NOT_FOUND: &str = "Page not found";
/// Below [`PAGE_NOT_FOUND`].
pub const NOTHING_HERE: &str = "There is nothing at this address.";
/// A link of the page [`PAGE_NOT_FOUND`].
pub const GO_TO_API_KEYS: &str = "Go to API Keys";

/// A title, also said aloud.
pub const PART_MISSING: &str = "This part of the console could not be loaded";
/// Below [`PART_MISSING`].
pub const PART_MISSING_HINT: &str = "Check your connection and try again. If that does not help, there may be a newer console: \
     reload the page to get it.";
/// A button.
pub const RELOAD: &str = "Reload";

/// Less than a minute ago.
pub const JUST_NOW: &str = "just now";

/// A title.
pub const MISCONFIGURED: &str = "This console is not configured correctly";
/// First piece of "The value of `sentinel-docs-url` in `index.html` must be a URL, but is `x`.".
pub const CONFIG_VALUE_OF: &str = "The value of ";
/// Second piece, between the name and the file.
pub const CONFIG_IN: &str = " in ";
/// Third piece, before what is expected.
pub const CONFIG_MUST_BE: &str = " must be ";
/// Fourth piece, before the value.
pub const CONFIG_BUT_IS: &str = ", but is ";
/// The end of the sentence.
pub const CONFIG_END: &str = ".";
/// What to do about it.
pub const CONFIG_HINT: &str = "Correct it where the console is served, then reload this page.";
/// What is expected of a value, behind [`CONFIG_MUST_BE`].
pub const EXPECTED_CLERK_KEY: &str =
    "a publishable key from Clerk's dashboard (pk_test_… or pk_live_…)";
/// The same.
pub const EXPECTED_URL: &str = "an http:// or https:// URL";
/// The same, of a page that came over https.
pub const EXPECTED_HTTPS_URL: &str =
    "an https:// URL, because browsers let no https page call http://";
/// The same.
pub const EXPECTED_BASE_PATH: &str = "a path that starts with a slash, such as /console";
/// The name of the choice of language.
pub const CHOOSE_LANGUAGE: &str = "Language";
/// The choice of language could not be kept.
pub const LANGUAGE_NOT_KEPT: &str =
    "This browser keeps nothing, so the language cannot be changed.";
