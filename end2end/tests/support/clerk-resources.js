/** What Clerk's Frontend API says of its instance, its visitors and their sessions: the fields that clerk-js reads. */

const DAY = 86_400_000;

export const environment = (signInUrl) => ({
  object: "environment",
  id: "env_1",
  auth_config: { object: "auth_config", id: "aconf_1", single_session_mode: true, claimed_at: null, reverification: true },
  display_config: {
    object: "display_config",
    id: "display_config_1",
    application_name: "Agent Sentinel",
    instance_environment_type: "production",
    sign_in_url: signInUrl,
    sign_up_url: signInUrl,
    captcha_provider: "turnstile",
    captcha_widget_type: "invisible",
    theme: {},
  },
  user_settings: { attributes: {}, social: {}, actions: {}, sign_in: {}, sign_up: {}, password_settings: {}, saml: {} },
  organization_settings: { enabled: false, domains: {} },
  commerce_settings: { billing: { user: { enabled: false }, organization: { enabled: false } } },
  maintenance_mode: false,
});

const userResource = ({ id, firstName, lastName, email }) => ({
  object: "user",
  id,
  first_name: firstName,
  last_name: lastName,
  image_url: "https://img.clerk.com/somebody",
  has_image: false,
  primary_email_address_id: `idn_${id}`,
  email_addresses: [
    { object: "email_address", id: `idn_${id}`, email_address: email, linked_to: [], verification: { status: "verified" } },
  ],
  phone_numbers: [],
  web3_wallets: [],
  external_accounts: [],
  passkeys: [],
  organization_memberships: [],
  password_enabled: true,
  public_metadata: {},
  unsafe_metadata: {},
  created_at: Date.now() - DAY,
  updated_at: Date.now() - DAY,
});

export const sessionResource = ({ id, user, status, startedAt }, jwt) => ({
  object: "session",
  id,
  status,
  expire_at: startedAt + 7 * DAY,
  abandon_at: startedAt + 30 * DAY,
  last_active_at: Date.now(),
  last_active_organization_id: null,
  last_active_token: { object: "token", jwt },
  actor: null,
  factor_verification_age: [0, -1],
  tasks: status === "pending" ? [{ key: "choose-organization" }] : null,
  user: userResource(user),
  public_user_data: { first_name: user.firstName, last_name: user.lastName, identifier: user.email, user_id: user.id },
  created_at: startedAt,
  updated_at: Date.now(),
});

export const clientResource = ({ id, sessions }) => ({
  object: "client",
  id,
  sessions,
  sign_in: null,
  sign_up: null,
  last_active_session_id: sessions[0]?.id ?? null,
  cookie_expires_at: null,
  captcha_bypass: false,
  created_at: Date.now() - DAY,
  updated_at: Date.now(),
});

/** An error as the Frontend API sends it. */
export const errors = (code, message) => ({ errors: [{ code, message, long_message: message }], clerk_trace_id: "trace_1" });
