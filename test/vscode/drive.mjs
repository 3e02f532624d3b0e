// Drives the workbench in a browser page as a person does: keys, the command palette, quick inputs, menus, and reading what is shown.
import { setTimeout as sleep } from "node:timers/promises";
import { workbenchUrl } from "./host.mjs";

const TIME_LIMIT = 20_000;

/** Opens `folder` in a new window and waits until the workbench is drawn; `context` is Playwright's. Gives its `Page`. */
export async function openWorkbench(context, server, { folder, width = 1280, height = 800 }) {
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  page.setDefaultTimeout(TIME_LIMIT);
  await page.goto(workbenchUrl(server, { folder }));
  await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor({ timeout: 60_000 });
  // Until the extension's contributions are read, the palette does not know its commands.
  await page.locator('.activitybar [aria-label^="Label Smoothing"]').first().waitFor({ timeout: 60_000 });
  return page;
}

/** Opens a file of the workspace by Quick Open. */
export async function openFile(page, name) {
  await page.keyboard.press("Control+P");
  await quickInput(page).fill(name);
  // A click, not Enter: Enter may take a row of the list as it was before.
  await page.locator(`.quick-input-list .monaco-list-row[aria-label^="${name}"]`).first().click();
  await page.locator(".tab.active", { hasText: name }).waitFor();
  // The tab is drawn first; only with the focus is there an active editor that a command can ask for.
  await page.waitForFunction(() => document.activeElement?.closest(".editor-instance, .webview") !== null);
}

/** Runs a command by its title in the command palette. */
export async function runCommand(page, title) {
  const row = page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
  // An open palette does not learn of commands that are registered meanwhile: it is opened again.
  for (let tries = 0; tries < 5; tries++) {
    await page.keyboard.press("F1");
    await quickInput(page).fill(`>${title}`);
    if (await appears(row)) break;
    await page.keyboard.press("Escape");
  }
  await row.click();
  // The palette redraws its list a moment after typing; a click that met the old one runs nothing and leaves the palette open.
  const open = quickInput(page);
  for (let tries = 0; tries < 20 && (await typedInto(open))?.startsWith(">"); tries++) {
    await sleep(100);
    if (tries === 10) await row.click();
  }
}

/** Presses keys until `shown` comes: a person waits until the extension has started, and sees that a menu has gone again. */
export async function pressUntil(page, keys, shown) {
  for (let tries = 0; tries < 8; tries++) {
    for (const key of keys) await page.keyboard.press(key);
    if (await appears(shown.first())) return;
    await page.keyboard.press("Escape");
  }
  await shown.first().waitFor();
}

async function appears(locator) {
  return locator.waitFor({ timeout: 2000 }).then(
    () => true,
    () => false,
  );
}

async function typedInto(input) {
  return (await input.count()) === 0
    ? undefined
    : input
        .first()
        .inputValue({ timeout: 1000 })
        .catch(() => undefined);
}

/** The titles that the command palette offers for `text`. */
export async function paletteTitles(page, text) {
  await page.keyboard.press("F1");
  await quickInput(page).fill(`>${text}`);
  await sleep(500);
  const titles = await page.locator(".quick-input-list .monaco-list-row .label-name").allTextContents();
  await page.keyboard.press("Escape");
  return titles.map(plain);
}

/** Selects whole lines, `first` to `last` from 1, by the keyboard. */
export async function selectLines(page, first, last = first) {
  await page.keyboard.press("Control+G");
  await quickInput(page).fill(`:${first}:1`);
  // Enter counts once the list says where it leads.
  await page.locator(".quick-input-list .monaco-list-row", { hasText: `line ${first}` }).waitFor();
  await page.keyboard.press("Enter");
  await quickInput(page).waitFor({ state: "hidden" });
  for (let line = first; line < last; line++) await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+End");
}

/** Answers the quick input that is open by typing and Enter; `title` is part of what it asks. */
export async function answer(page, title, text) {
  await asked(page, title);
  await quickInput(page).fill(text);
  await sleep(150);
  await page.keyboard.press("Enter");
}

/** Waits until a quick input is open that says `title` somewhere. */
export async function asked(page, title) {
  const widget = page.locator(".quick-input-widget:visible");
  await widget.waitFor();
  const end = Date.now() + TIME_LIMIT;
  for (;;) {
    const said = await saidBy(widget);
    if (said.includes(title)) return said;
    if (Date.now() > end) throw new Error(`No question says "${title}"; the open one says: ${said}`);
    await sleep(50);
  }
}

/** Everything that is said by the notifications in view. */
export async function notifications(page) {
  const texts = await page.locator(".notification-toast .notification-list-item-message").allTextContents();
  return texts.map(plain);
}

/** Waits for a notification that says `text`. */
export async function notified(page, text) {
  const toast = page.locator(".notification-toast", { hasText: text }).first();
  await toast.waitFor().catch(async () => {
    throw new Error(`No notification says "${text}"; shown are: ${JSON.stringify(await notifications(page))}`);
  });
}

/** A button of the notification that is shown. */
export function notificationButton(page, label) {
  return page.locator(".notification-toast .monaco-button", { hasText: label }).first();
}

/** Opens the context menu of the active editor by the keyboard; gives the labels of its entries. */
export async function contextMenu(page) {
  await page.keyboard.press("Shift+F10");
  await page.locator(".monaco-menu .action-item").first().waitFor();
  const labels = await page.locator(".monaco-menu .action-item .action-label").allTextContents();
  return labels.map(plain).filter((label) => label !== "");
}

/** Takes an entry of the menu that is open. */
export async function takeFromMenu(page, label) {
  const entry = page.locator(".monaco-menu .action-item", { hasText: label }).first();
  await entry.waitFor();
  // A menu takes a click in its first moments for the one that opened it.
  for (let tries = 0; tries < 20 && (await entry.isVisible()); tries++) {
    await entry.click({ timeout: 1000 }).catch(() => {});
    await sleep(150);
  }
}

/** Opens a submenu of the menu that is open; gives the labels of its entries. */
export async function openSubmenu(page, label) {
  await page.locator(".monaco-menu .action-item", { hasText: label }).first().hover();
  const entries = page.locator(".monaco-submenu .action-item .action-label");
  await entries.first().waitFor();
  return (await entries.allTextContents()).map(plain);
}

/** The text in view of the active editor, line by line. */
export async function editorText(page) {
  const lines = activeEditor(page).locator(".view-lines").first();
  return lines.evaluate((element) =>
    [...element.querySelectorAll(".view-line")]
      .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
      .map((line) => line.textContent.replace(/\u00a0/g, " "))
      .join("\n"),
  );
}

/** The frame of the Markdown preview, once it shows `text`. */
export async function previewFrame(page, text) {
  const end = Date.now() + TIME_LIMIT;
  let shown = "nothing";
  for (;;) {
    for (const frame of page.frames()) {
      const content = await shownBy(frame);
      if (content?.includes(text)) return frame;
      shown = content ?? shown;
    }
    if (Date.now() > end) throw new Error(`No preview shows "${text}"; the last one shows: ${shown}`);
    await sleep(100);
  }
}

/** What the Markdown preview shows, once it contains `text`: a line per block, a table's cells parted by " | ". */
export async function previewText(page, text) {
  return shownBy(await previewFrame(page, text));
}

function quickInput(page) {
  return page.locator('.quick-input-widget:visible input[type="text"]');
}

function activeEditor(page) {
  return page.locator(".editor-group-container.active .editor-instance");
}

// What a question says: its title, its message, its rows, and what stands in the empty field.
function saidBy(widget) {
  return widget
    .evaluate((element) => {
      const copy = element.cloneNode(true);
      for (const style of copy.querySelectorAll("style")) style.remove();
      const fields = [...element.querySelectorAll("input")].map((field) => field.placeholder);
      return [copy.textContent, ...fields].join(" ").replace(/\u00a0/g, " ");
    })
    .catch(() => "");
}

// The text of a frame that is a Markdown preview, else undefined.
async function shownBy(frame) {
  const text = await frame.evaluate(previewLines).catch(() => undefined);
  return text && plain(text);
}

// Runs in the frame.
function previewLines() {
  const body = document.querySelector(".markdown-body")?.cloneNode(true);
  for (const cell of body?.querySelectorAll("td, th") ?? []) cell.append(cell.nextElementSibling ? " | " : "");
  for (const block of body?.querySelectorAll("h1, h2, h3, h4, p, li, tr, pre") ?? []) block.append("\n");
  for (const script of body?.querySelectorAll("script, style") ?? []) script.remove();
  return body?.textContent.replace(/\n\s*\n/g, "\n");
}

function plain(text) {
  return text.replace(/\u00a0/g, " ").trim();
}
