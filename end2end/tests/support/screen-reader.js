/** What a screen reader is told by Chromium: its accessibility tree, and what the live regions say. */

/** States and properties that are read out. */
const READ = ["checked", "disabled", "expanded", "hasPopup", "invalid", "level", "modal", "pressed", "required", "selected", "busy"];
/** What only groups, or is text within what has a name already. */
const SILENT = new Set(["generic", "none", "paragraph", "code", "strong", "LabelText", "InlineTextBox", "LineBreak", "ListMarker"]);
/** What is read as a whole: the text in it is its name. */
const WHOLE = new Set(["button", "link", "heading", "tab", "checkbox", "combobox", "textbox", "StaticText", "term"]);

function line({ role, name, description, properties = [] }) {
  const states = properties
    .filter(({ name, value }) => READ.includes(name) && !["false", false, "", undefined].includes(value.value))
    .map(({ name, value }) => ([true, "true"].includes(value.value) ? name : `${name} ${value.value}`));
  const said = name?.value ? ` ${JSON.stringify(name.value)}` : "";
  const also = description?.value ? ` – ${description.value}` : "";
  // What chance gave is the same in each run.
  const text = `${role.value === "StaticText" ? "text" : role.value}${said}${states.length ? ` (${states.join(", ")})` : ""}${also}`;
  return text
    .replace(/as_[0-9A-Za-z]{6}…/g, "as_…")
    .replace(/127\.0\.0\.1:\d+/g, "127.0.0.1")
    .replace(/ – \w+ \d+, \d{4}, .+$/, " – date and time");
}

/** The tree below this element, a line for each thing that is read, indented as it is nested. */
export async function readOut(locator) {
  const page = locator.page();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Accessibility.enable");
  const mark = `read-${Math.random()}`;
  await locator.evaluate((element, mark) => element.setAttribute("data-read", mark), mark);
  const { root } = await devtools.send("DOM.getDocument", { depth: 0 });
  const { nodeId } = await devtools.send("DOM.querySelector", { nodeId: root.nodeId, selector: `[data-read="${mark}"]` });
  const { node } = await devtools.send("DOM.describeNode", { nodeId });
  const { nodes } = await devtools.send("Accessibility.getFullAXTree");
  await locator.evaluate((element) => element.removeAttribute("data-read"));
  await devtools.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  const walk = (node, depth) => {
    const isRead = !node.ignored && !SILENT.has(node.role.value);
    if (isRead) lines.push("  ".repeat(depth) + line(node));
    if (isRead && WHOLE.has(node.role.value)) return;
    for (const id of node.childIds ?? []) if (byId.has(id)) walk(byId.get(id), depth + (isRead ? 1 : 0));
  };
  walk(nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === node.backendNodeId), 0);
  return lines.join("\n");
}

/** What has the focus, as it is read out. */
export async function focused(page) {
  return (await readOut(page.locator(":focus"))).split("\n")[0];
}

/** Notes what live regions and alerts say from now on, in order. Call it before the page is opened. */
export async function listen(page) {
  await page.addInitScript(() => {
    window.__heard = [];
    const said = (element) => (element.textContent ?? "").replace(/\s+/g, " ").trim();
    const hear = (region, text) => {
      // What stands behind an open dialog is not read.
      const dialog = document.querySelector("dialog[open]");
      if (region && text && (!dialog || dialog.contains(region))) window.__heard.push(text);
    };
    const look = (records) => {
      for (const { target, addedNodes } of records) {
        const region = (target.closest ? target : target.parentElement)?.closest("[aria-live], [role=status], [role=alert]");
        if (region) hear(region, [...addedNodes].map(said).join(" ") || said(target));
        // An alert is read when it comes.
        else for (const node of addedNodes) for (const alert of node.querySelectorAll?.("[role=alert]") ?? []) hear(alert, said(alert));
      }
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
  });
}

/** What was heard since this was asked last. */
export const heard = (page) => page.evaluate(() => window.__heard.splice(0));
