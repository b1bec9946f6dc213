//! The headers that defend the pages.

use axum::{
    extract::Request,
    http::{HeaderValue, header},
    middleware::Next,
    response::Response,
};

/// Sent with every answer.
const ALWAYS: [(&str, &str); 5] = [
    ("cross-origin-opener-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), clipboard-write=(self)"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
];

/// Where Clerk's bot check comes from.
const CLERK_CHALLENGES: &str = "https://challenges.cloudflare.com";

/// Clerk's hosts, for the policy of a console that uses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClerkHosts {
    /// Origin of the Frontend API, or of its proxy.
    pub frontend_api: String,
    /// Origin of the script, when it comes from elsewhere.
    pub script: Option<String>,
}

/// What pages may load and call, beside what is their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PagePolicy {
    /// Present when Clerk signs users in.
    pub clerk: Option<ClerkHosts>,
    /// WebSocket origin of `trunk serve`, while developing.
    pub live_reload: Option<String>,
}

impl PagePolicy {
    /// The `Content-Security-Policy` of a page with these inline scripts' hashes.
    #[must_use]
    pub fn content_security_policy(&self, script_hashes: &[String]) -> String {
        let mut script = vec!["'self'".to_owned(), "'wasm-unsafe-eval'".to_owned()];
        script.extend(script_hashes.iter().map(|hash| format!("'{hash}'")));
        let mut connect = vec!["'self'"];
        let mut frame = "'none'";
        if let Some(clerk) = &self.clerk {
            script.push(clerk.frontend_api.clone());
            script.extend(clerk.script.clone());
            script.push(CLERK_CHALLENGES.to_owned());
            connect.extend([&*clerk.frontend_api, "https://*.protect.clerk.com"]);
            frame = CLERK_CHALLENGES;
        }
        connect.extend(self.live_reload.as_deref());
        let (script, connect) = (script.join(" "), connect.join(" "));
        format!(
            "default-src 'none'; script-src {script}; style-src 'self'; connect-src {connect}; \
             frame-src {frame}; img-src 'self' data: https://img.clerk.com; worker-src blob:; frame-ancestors 'none'; \
             base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'"
        )
    }
}

/// Adds what every answer carries; a page brings its own content security policy.
pub(crate) async fn add(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_clerk_only_the_page_itself_is_trusted() {
        let policy = PagePolicy::default().content_security_policy(&["sha256-x".into()]);
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-x';"));
        assert!(policy.contains("connect-src 'self';"));
        assert!(policy.contains("require-trusted-types-for 'script'"));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    }

    #[test]
    fn with_clerk_its_hosts_are_added() {
        let frontend_api = "https://clerk.example.com".to_owned();
        let clerk = Some(ClerkHosts { frontend_api, script: None });
        let policy = PagePolicy { clerk, live_reload: None }.content_security_policy(&[]);
        assert!(policy.contains("connect-src 'self' https://clerk.example.com https://*.protect"));
        assert!(policy.contains("frame-src https://challenges.cloudflare.com;"));
    }
}
