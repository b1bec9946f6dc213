//! What was fetched.

/// An answer, as far as somebody looks at it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    /// Empty when nobody asked for it.
    pub(crate) body: String,
}

/// An answer, or why there was none.
pub(crate) type Fetched = Result<Answer, String>;

/// Everything that was fetched.
pub(crate) struct Facts {
    /// Where the console is said to be, without a slash at its end.
    pub(crate) url: String,
    /// The page, as it stands.
    pub(crate) page: Fetched,
    /// The same, when the browser takes compressed answers.
    pub(crate) compressed_page: Fetched,
    /// At the path of the list.
    pub(crate) deep_page: Fetched,
    /// At the name of a file that is not there.
    pub(crate) missing: Fetched,
    /// Each file that the page names, by its path.
    pub(crate) files: Vec<(String, Fetched)>,
    /// Nothing when there is no page to take its address from.
    pub(crate) platform: Option<Platform>,
    /// Nothing when the page names no Clerk.
    pub(crate) clerk: Option<Clerk>,
}

/// What the platform answered.
pub(crate) struct Platform {
    pub(crate) url: String,
    /// The list, without a token.
    pub(crate) list: Fetched,
    /// A browser's question whether the page may ask for the list.
    pub(crate) preflight: Fetched,
    /// … and whether it may revoke.
    pub(crate) revoke_preflight: Fetched,
    /// What it serves at its root: perhaps a console of its own.
    pub(crate) page: Fetched,
}

/// What Clerk answered.
pub(crate) struct Clerk {
    pub(crate) keys: Fetched,
    pub(crate) script: Fetched,
}

impl Answer {
    /// All values of a header, joined as in HTTP.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        let values: Vec<_> = self.values(name).collect();
        (!values.is_empty()).then(|| values.join(", "))
    }

    /// Each value of a header that may come several times.
    pub(crate) fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(found, _)| found == name).map(|(_, value)| &**value)
    }

    /// The media type, without its parameters.
    pub(crate) fn media_type(&self) -> String {
        let header = self.header("content-type").unwrap_or_default();
        header.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }
}
