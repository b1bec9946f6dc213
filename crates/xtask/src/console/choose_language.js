// Chooses the language: what was chosen before, else the first that the browser wants, else English. Then fetches the
// console in it; a page that named one console would have the others' visitors fetch two.
{
  const builds = BUILDS;
  let chosen;
  try {
    chosen = localStorage.getItem("sentinel-language");
  } catch {
    // Storage is forbidden: the browser's languages it is.
  }
  const wanted = [chosen ?? "", ...navigator.languages].map((tag) => tag.split("-")[0]);
  const language = wanted.find((language) => Object.hasOwn(builds, language)) ?? "en";
  const root = document.documentElement;
  root.lang = language;
  root.dataset.languages = Object.keys(builds).join(" ");
  const [loader, wasm] = (window.__sentinel_build = builds[language]);
  const fetchEarly = (link) => document.head.append(Object.assign(document.createElement("link"), { crossOrigin: "", ...link }));
  fetchEarly({ rel: "modulepreload", href: loader });
  fetchEarly({ rel: "preload", as: "fetch", type: "application/wasm", href: wasm });
}
