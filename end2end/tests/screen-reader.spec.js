import { focused, heard, listen, readOut } from "./support/screen-reader.js";
import { expect, test } from "./support/test.js";

/** A text without the indentation that it has here. */
const lines = ([text]) => {
  const all = text.split("\n").slice(1, -1);
  const indentation = Math.min(...all.filter((line) => line.trim()).map((line) => line.search(/\S/)));
  return all.map((line) => line.slice(indentation)).join("\n");
};

const button = (scope, name) => scope.getByRole("button", { name, exact: true });

test.beforeEach(({ page }) => listen(page));

test("the page is read out as banner, navigation and a table with headings", async ({ app, page }) => {
  await app.startWith(["ci"]);
  // The skeleton says it in each language; the stylesheet leaves the right one.
  expect(await heard(page)).toContain("Loading Agent Sentinel…");
  expect(await readOut(page.locator("body"))).toBe(lines`
    link "Skip to content"
    banner
      link "Agent Sentinel"
      text "127.0.0.1"
      combobox "Theme" (hasPopup menu)
      button "Ada Developer"
    navigation "Settings"
      list
        listitem (level 1)
          link "API Keys"
        listitem (level 1)
          link "Session Token"
      combobox "Language" (hasPopup menu)
    main
      sectionheader
        heading "API Keys" (level 1)
        text "Long-lived credentials for the SDK, one for each environment. "
        link "Documentation"
        button "Check a key"
        button "Generate New Key"
      search
        searchbox "Search"
        combobox "Show" (hasPopup menu)
        button "Export list"
      status
      table "API keys"
        rowgroup
          row
            columnheader "Select all matching"
              checkbox "Select all matching"
            columnheader "Name"
              button "Name"
            columnheader "Key"
              button "Key"
            columnheader "Environment"
              button "Environment"
            columnheader "Created"
              button "Created"
            columnheader "Last used"
              button "Last used"
            columnheader "Rotation"
              button "Rotation"
            columnheader "Actions"
              text "Actions"
        rowgroup
          row
            cell "Select ci"
              checkbox "Select ci"
            cell "ci"
              text "ci"
            cell "as_…"
              text "as_…"
            cell "CI"
              text "CI"
            cell "just now"
              time – date and time
                text "just now"
            cell "Never"
              text "Never"
            cell "Fresh"
              text "Fresh"
            cell "Rotate ci Revoke ci"
              button "Rotate ci"
              button "Revoke ci"
    region "Notifications"
  `);
});

test("the whole life of a key is done with the keyboard, and read out", async ({ app, page }) => {
  const { dialog, confirmation } = app;
  const press = (...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

  await test.step("it is made", async () => {
    await app.startWith(["prod"]);
    await heard(page);
    await press("n");
    await expect(app.name).toBeFocused();
    expect(await readOut(dialog)).toBe(lines`
      dialog "Generate New Key" (modal)
        heading "Generate New Key" (level 2)
        form
          text "Name"
          textbox "Name" – 1–100 characters, no control characters. Say what uses it and where.
          text "1–100 characters, no control characters. Say what uses it and where."
          group "Suggestions"
            button "production-agent"
            button "staging-agent"
            button "dev-agent"
            button "ci"
          button "Cancel"
          button "Generate"
    `);
    await press("Enter");
    await expect.poll(() => heard(page)).toEqual(["Enter a name."]);
    expect(await focused(page)).toMatch(/^textbox "Name" \(invalid\) – Enter a name\./);
    await page.keyboard.type("ci");
    await press("Enter");
  });

  await test.step("it is copied", async () => {
    await expect(button(dialog, "Copy key")).toBeFocused();
    await expect(dialog.getByText("Active after").first()).toBeVisible();
    expect(await readOut(dialog)).toMatch(/^dialog "Copy your new key now" \(modal\)\n {2}heading "Copy your new key now" \(level 2\)\n/);
    expect((await heard(page)).map((text) => text.replace(/\d+/, "N"))).toEqual([
      "Your new key is ready. Copy it now: it is shown only once.",
      "Active after N s",
    ]);
    await press("Enter");
    await expect(button(dialog, "Done")).toBeFocused();
    expect(await heard(page)).toEqual(["Copied"]);
    await press("Enter");
    await expect(app.row("ci")).toBeFocused();
  });

  await test.step("it is rotated", async () => {
    await press("Tab", "Tab");
    expect(await focused(page)).toBe('button "Rotate ci"');
    await press("Enter");
    await expect(app.name).toHaveValue("ci");
    expect(await readOut(dialog)).toMatch(/^dialog "Rotate \\"ci\\"" \(modal\)\n/);
    await press("Enter");
    await expect(button(dialog, "Copy key")).toBeFocused();
    await press("Enter");
    await expect(button(dialog, "Next: the old key")).toBeFocused();
    await press("Enter");
    await expect(dialog.getByText("Old key: still active")).toBeVisible();
    expect(await focused(page)).toBe('heading "Rotate \\"ci\\"" (level 2)');
    await expect(dialog.getByText("Active after").first()).toBeVisible();
    await heard(page);
    await press("Tab");
    expect(await focused(page)).toBe('button "Keep both for now"');
    await press("Enter");
    await expect(app.row("ci").first()).toBeFocused();
    await expect(page.getByText("revoke it when nothing uses it any more")).toBeVisible();
  });

  await test.step("the old one is revoked", async () => {
    await heard(page);
    await app.row("Replaced").getByRole("button", { name: "Revoke ci" }).focus();
    await press("Enter");
    await expect(button(confirmation, "Cancel")).toBeFocused();
    expect(await readOut(confirmation)).toMatch(
      /^alertdialog "Revoke \\"ci\\"\?" \(modal\) – Agents using this key will be rejected within about 30 seconds\. This cannot be undone\.\n/,
    );
    await press("Tab", "Enter");
    await expect(page.getByText("“ci” was revoked").first()).toBeVisible();
    expect(await heard(page)).toContain("“ci” was revoked");
    expect(await focused(page)).toBe('heading "API Keys" (level 1)');
  });
});
