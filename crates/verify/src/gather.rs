//! What has to be fetched to judge a console.

use std::path::Path;

use sentinel_page::{PageSettings, is_console, is_hashed, origin_of};

use crate::{
    facts::{Clerk, Facts, Fetched, Platform},
    fetch::{
        Want::{Body, Head},
        call, destination, get,
    },
};

const COMPRESSED: [(&str, &str); 1] = [("accept-encoding", "br, gzip")];

pub(crate) fn gather(url: &str) -> Facts {
    let url = destination(url.trim_end_matches('/'));
    let page = get(&format!("{url}/"), &[], Body);
    let html = page.as_ref().map(|page| &*page.body).unwrap_or_default();
    let (settings, _) = PageSettings::read(html);
    let is_console = is_console(html);
    let origin = origin_of(&url);
    let file = |path: String| {
        let fetched = get(&format!("{origin}{path}"), &COMPRESSED, Head);
        (path, fetched)
    };
    Facts {
        compressed_page: get(&format!("{url}/"), &COMPRESSED, Head),
        deep_page: get(&format!("{url}/settings/api-keys"), &[], Body),
        missing: get(&format!("{url}/missing-0123456789abcdef.js"), &[], Body),
        files: all_files(&origin, html).into_iter().map(file).collect(),
        platform: is_console.then(|| platform(&origin, &settings)),
        clerk: settings.clerk.as_ref().map(|clerk| Clerk {
            keys: get(&format!("{}/.well-known/jwks.json", clerk.frontend_api()), &[], Body),
            script: get(&clerk.script_url(), &[], Head),
        }),
        url,
        page,
    }
}

fn platform(origin: &str, settings: &PageSettings) -> Platform {
    let url = settings.platform_url.clone().unwrap_or_else(|| origin.to_owned());
    let list = format!("{url}/api/v1/api-keys/");
    let preflight = |url: &str, method: &str| -> Fetched {
        let headers = "authorization,content-type";
        call(
            "OPTIONS",
            url,
            &[
                ("origin", origin),
                ("access-control-request-method", method),
                ("access-control-request-headers", headers),
            ],
        )
    };
    Platform {
        list: call("GET", &list, &[("origin", origin), ("accept", "application/json")]),
        preflight: preflight(&list, "POST"),
        revoke_preflight: preflight(&format!("{list}key_verify"), "DELETE"),
        page: get(&format!("{url}/"), &[], Body),
        url,
    }
}

/// The paths of the files that the page names, and of those that its scripts fetch later.
fn all_files(origin: &str, html: &str) -> Vec<String> {
    let mut all = files(html);
    for script in files(html).iter().filter(|path| is_a(path, "js")) {
        // One that cannot be had is judged as a file of the page.
        let text = get(&format!("{origin}{script}"), &[], Body);
        all.extend(text.map_or_else(|_| Vec::new(), |text| files_beside(script, &text.body)));
    }
    all
}

fn is_a(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == extension)
}

/// The paths of the wasm files that a script names, which lie beside it.
fn files_beside(script: &str, text: &str) -> Vec<String> {
    let folder = &script[..=script.rfind('/').unwrap_or_default()];
    let names = text.split(['"', '\'', '`']).filter(|name| is_a(name, "wasm"));
    names.filter(|name| is_hashed(name)).map(|name| format!("{folder}{name}")).collect()
}

/// The paths of the files that the page names, each once.
fn files(html: &str) -> Vec<String> {
    let parts = html.split(|c: char| c.is_ascii_whitespace() || "\"'<>=,()".contains(c));
    let mut files: Vec<_> = parts
        .filter(|part| part.starts_with('/') && !part.starts_with("//"))
        .filter(|part| part.rsplit('/').next().is_some_and(is_hashed) && part.contains('.'))
        .map(str::to_owned)
        .collect();
    files.sort();
    files.dedup();
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_script_fetches_later_lies_beside_it() {
        let script =
            r#"new URL("c-later-0123456789abcdef.wasm",import.meta.url);new URL("c_bg.wasm")"#;
        let found = files_beside("/console/b-0123456789abcdef.js", script);
        assert_eq!(found, ["/console/c-later-0123456789abcdef.wasm"]);
    }

    #[test]
    fn the_files_of_a_page_are_found_wherever_they_stand() {
        let html = "<link href=/console/a-0123456789abcdef.css rel=stylesheet><a href=\"/other\">\
            <script src=\"/console/b-0123456789abcdef.js\"></script>\
            <script>import x from '/console/b-0123456789abcdef.js'; \
            go('/console/c-0123456789abcdef_bg.wasm', 1) // 0123456789abcdef</script>";
        let found = files(html);
        assert_eq!(
            found,
            [
                "/console/a-0123456789abcdef.css",
                "/console/b-0123456789abcdef.js",
                "/console/c-0123456789abcdef_bg.wasm"
            ]
        );
    }
}
