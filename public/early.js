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
  if (!("noModule" in HTMLScriptElement.prototype) || typeof WebAssembly !== "object") fail();
})();
