// Stands in for window.Clerk, with the surface the console uses and Clerk's measured manners.

export class FakeClerk {
  constructor() {
    this.status = "loading";
    this.loaded = false;
    this.session = undefined;
    this.user = undefined;
    this.listeners = new Set();
    /** For each token asked for, whether it was asked for past Clerk's cache. */
    this.forced = [];
    /** For each token asked for, the JWT template it was to be made with. */
    this.templates = [];
    /** What each call that leaves the page was given. */
    this.signOuts = [];
    this.signIns = [];
    this.signOutAnswer = () => {};
    this.tokenAnswer = () => Promise.resolve(`token-${this.forced.filter(Boolean).length}`);
    this.loading = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
  }

  load() {
    return this.loading;
  }

  addListener(callback) {
    this.listeners.add(callback);
    callback(this);
    return () => this.listeners.delete(callback);
  }

  async signOut(options) {
    this.signOuts.push(options.redirectUrl);
    this.signOutAnswer();
  }

  async redirectToSignIn(options) {
    this.signIns.push(options.signInForceRedirectUrl);
  }

  /** Changes who is signed in (null: nobody; undefined: in the middle of a change), and says so. */
  change(userId, sessionId) {
    const getToken = ({ skipCache, template }) => {
      this.forced.push(skipCache);
      this.templates.push(template);
      return this.tokenAnswer();
    };
    this.session = userId ? { id: sessionId, getToken } : userId;
    this.user = userId ? { id: userId, fullName: `User ${userId}` } : userId;
    for (const callback of this.listeners) callback(this);
  }

  /** What is left to do of the sign-in must be done first. */
  isPending() {
    this.session.status = "pending";
    for (const callback of this.listeners) callback(this);
  }

  /** Forgets the user and then fails, as version 6 does. */
  failsToSignOut() {
    this.signOutAnswer = () => {
      this.change(undefined);
      throw new Error("refused");
    };
  }

  becomes(status) {
    this.status = status;
    this.loaded = true;
    if (this.session === undefined) this.session = this.user = null;
    this.resolve();
  }

  failsToLoad() {
    this.reject(Object.assign(new Error("refused"), { status: 422 }));
  }

  givesToken(token) {
    this.tokenAnswer = () => Promise.resolve(token);
  }

  givesNoToken() {
    this.tokenAnswer = () => Promise.resolve(null);
  }

  refusesTokens(properties) {
    this.tokenAnswer = () => Promise.reject(Object.assign(new Error("no token"), properties));
  }

  hangsOnTokens() {
    this.tokenAnswer = () => new Promise(() => {});
  }
}
