use axum::{
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};

use sentinel_page::escape;

const CSP: &str = "default-src 'none'; img-src 'self'; style-src 'self'; form-action 'self'; \
                   base-uri 'none'; frame-ancestors 'none'";

/// The sign-in page, with what was typed and what is wrong with it.
pub(super) fn response(
    status: StatusCode,
    target: &str,
    name: &str,
    email: &str,
    problem: Option<&str>,
) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, CSP),
    ];
    (status, headers, html(target, name, email, problem)).into_response()
}

fn html(target: &str, name: &str, email: &str, problem: Option<&str>) -> String {
    let [target, name, email] = [target, name, email].map(escape);
    let problem = problem
        .map(|problem| format!("<p class=\"problem\" role=\"alert\">{}</p>", escape(problem)))
        .unwrap_or_default();
    format!(
        r#"<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>Sign in · Agent Sentinel</title>
  <link rel="icon" href="/local/icon.svg">
  <link rel="stylesheet" href="/local/sign-in.css">
</head>
<body>
  <main>
    <h1>Sign in to Agent Sentinel</h1>
    <p>This platform runs on your machine and asks for no password.</p>
    <form method="post" action="/local/sign-in">
      <input type="hidden" name="redirect_url" value="{target}">
      <input type="hidden" name="name" value="Ada Developer">
      <input type="hidden" name="email" value="ada@example.com">
      <button class="primary">Continue as Ada Developer</button>
    </form>
    <p class="or">or as somebody else</p>
    {problem}
    <form method="post" action="/local/sign-in">
      <input type="hidden" name="redirect_url" value="{target}">
      <label>Name <input name="name" value="{name}" autocomplete="name" required></label>
      <label>E-mail <input name="email" type="email" value="{email}" autocomplete="email" required></label>
      <button>Sign in</button>
    </form>
  </main>
</body>
</html>
"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back_as_text() {
        let page = html("/", "\"><script>", "<b>", Some("<i>"));
        assert!(!page.contains("<script") && !page.contains("<b>") && !page.contains("<i>"));
        assert!(page.contains("value=\"&quot;&gt;&lt;script&gt;\""));
    }
}
