// Chooses the language: what was chosen before, else the first that the browser wants, else English. Then fetches the
// console in it, unless the page names it: who serves the page guesses (crates/page/src/languages.rs), also by the cookie
// below.
{
  const consoles = new Map();
  const named = document.querySelector("meta[name=sentinel-consoles]").content.split(" ");
  while (named.length) consoles.set(named.shift(), named.splice(0, 2));
  let chosen;
  try {
    chosen = localStorage.getItem("sentinel-language");
  } catch {
    // Storage is forbidden: the browser's languages it is.
  }
  const wanted = [chosen ?? "", ...navigator.languages].map((tag) => tag.split("-")[0]);
  const language = wanted.find((language) => consoles.has(language)) ?? "en";
  const root = document.documentElement;
  root.lang = language;
  root.dataset.languages = [...consoles.keys()].join(" ");
  const [loader, wasm] = (window.__sentinel_build = consoles.get(language));
  // Set anew each time: there are browsers that keep for a week what a script sets.
  if (chosen) document.cookie = `sentinel-language=${language}; path=/; max-age=31536000; samesite=lax`;
  const fetchEarly = (link) => document.head.append(Object.assign(document.createElement("link"), { crossOrigin: "", ...link }));
  if (!document.querySelector(`link[href="${loader}"]`)) {
    fetchEarly({ rel: "modulepreload", href: loader });
    fetchEarly({ rel: "preload", as: "fetch", type: "application/wasm", href: wasm });
  }
}
