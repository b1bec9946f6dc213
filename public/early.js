// Runs before the first paint: applies the remembered theme, and says so when the app cannot start.
"use strict";
(() => {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("sentinel-theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Storage is forbidden: the system's theme it is.
  }

  const fail = () => root.classList.add("cannot-start");
  // A module that does not arrive (the event does not bubble, so it is caught on the way down), or a script of ours
  // that throws while the skeleton is still there. Clerk's own errors are for Clerk.
  const onError = (event) => {
    const isModule = event.target instanceof HTMLScriptElement && event.target.type === "module";
    const isOurs = event instanceof ErrorEvent && (event.filename || location.href).startsWith(location.origin);
    if (isModule || (isOurs && document.querySelector(".starting"))) fail();
  };
  window.addEventListener("error", onError, true);

  // The youngest of what the console cannot do without: docs/browsers.md.
  const isTooOld =
    !("noModule" in HTMLScriptElement.prototype) ||
    !window.WebAssembly ||
    !("popover" in HTMLElement.prototype) ||
    !CSS.supports("color", "light-dark(red,red)");
  if (isTooOld) {
    fail();
    // What of the app arrives all the same leaves these words alone (src/main.rs).
    root.classList.add("too-old");
    // It may not understand the stylesheet that would hide this.
    addEventListener("DOMContentLoaded", () => document.querySelector(".starting").remove());
  }
})();
