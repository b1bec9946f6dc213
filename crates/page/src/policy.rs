use crate::{PageSettings, origin_of};

/// Where Clerk's bot check comes from.
const CLERK_CHALLENGES: &str = "https://challenges.cloudflare.com";

/// The `Content-Security-Policy` of a page with these settings and these inline scripts' hashes: it
/// may load and call what is its own, its platform and Clerk.
#[must_use]
pub fn content_security_policy(settings: &PageSettings, script_hashes: &[String]) -> String {
    let mut script = vec!["'self'".to_owned(), "'wasm-unsafe-eval'".to_owned()];
    script.extend(script_hashes.iter().map(|hash| format!("'{hash}'")));
    let mut connect = vec!["'self'".to_owned()];
    let mut frame = "'none'";
    connect.extend(settings.platform_url.as_deref().map(origin_of));
    if let Some(clerk) = &settings.clerk {
        let frontend_api = origin_of(&clerk.frontend_api());
        script.push(frontend_api.clone());
        script.extend(clerk.js_url.as_deref().map(origin_of).filter(|own| *own != frontend_api));
        script.push(CLERK_CHALLENGES.to_owned());
        connect.extend([frontend_api, "https://*.protect.clerk.com".to_owned()]);
        frame = CLERK_CHALLENGES;
    }
    connect.extend(settings.live_reload.clone());
    let (script, connect) = (script.join(" "), connect.join(" "));
    format!(
        "default-src 'none'; script-src {script}; style-src 'self'; connect-src {connect}; \
         frame-src {frame}; img-src 'self' data: https://img.clerk.com; worker-src blob:; frame-ancestors 'none'; \
         base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ClerkSettings;

    fn clerk() -> ClerkSettings {
        let key = "pk_test_Y2xlcmsuZXhhbXBsZS5jb20k".parse().unwrap();
        ClerkSettings { key, proxy_url: None, js_url: None }
    }

    fn policy(settings: &PageSettings) -> String {
        content_security_policy(settings, &["sha256-x".into()])
    }

    #[test]
    fn without_clerk_only_the_page_itself_is_trusted() {
        let policy = policy(&PageSettings::default());
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-x';"));
        assert!(policy.contains("connect-src 'self';"));
        assert!(policy.contains("require-trusted-types-for 'script'"));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    }

    #[test]
    fn with_clerk_its_hosts_are_added() {
        let policy = policy(&PageSettings { clerk: Some(clerk()), ..PageSettings::default() });
        assert!(policy.contains("connect-src 'self' https://clerk.example.com https://*.protect"));
        assert!(policy.contains("frame-src https://challenges.cloudflare.com;"));
    }

    #[test]
    fn the_platform_the_proxy_and_the_script_are_added_by_their_origins() {
        let clerk = ClerkSettings {
            proxy_url: Some("https://proxy.example.com/__clerk".into()),
            js_url: Some("https://cdn.example.com/clerk.js".into()),
            ..clerk()
        };
        let policy = policy(&PageSettings {
            platform_url: Some("https://platform.example.com:8443/sentinel".into()),
            clerk: Some(clerk),
            ..PageSettings::default()
        });
        assert!(policy.contains(
            "'sha256-x' https://proxy.example.com https://cdn.example.com https://challenges"
        ));
        assert!(policy.contains("connect-src 'self' https://platform.example.com:8443 https://proxy.example.com https://*.protect"));
        assert!(!policy.contains("//clerk.example.com"));
    }
}
