//! The API: one endpoint, one file.

mod create_key;
mod ingest;
mod list_keys;
mod policies;
mod revoke_key;
mod send_intervention;

use utoipa::{
    Modify, OpenApi,
    openapi::{
        OpenApi as Description,
        security::{Http, HttpAuthScheme, SecurityScheme},
    },
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::App;

#[derive(OpenApi)]
#[openapi(
    info(title = "Agent Sentinel platform", description = "The local platform's API."),
    modifiers(&Credentials)
)]
struct Document;

/// The two ways to authenticate; both travel as `Authorization: Bearer …`.
struct Credentials;

impl Modify for Credentials {
    fn modify(&self, description: &mut Description) {
        let components = description.components.get_or_insert_default();
        for (name, format) in [("session", "JWT"), ("api_key", "as_…")] {
            let mut http = Http::new(HttpAuthScheme::Bearer);
            http.bearer_format = Some(format.to_owned());
            components.add_security_scheme(name, SecurityScheme::Http(http));
        }
    }
}

/// All endpoints, with their description.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(create_key::create_key, list_keys::list_keys))
        .routes(routes!(revoke_key::revoke_key))
        .routes(ingest::routes())
        .routes(send_intervention::routes())
        .routes(routes!(policies::sync_policies))
}
