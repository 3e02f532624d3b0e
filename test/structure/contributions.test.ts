/** What package.json contributes is what the extension registers, and is named and described for its users. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import esbuild from "esbuild";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as Manifest;
const { commands = [], submenus = [], menus = {}, configuration = {} } = manifest.contributes;
const settings = Object.entries(configuration.properties ?? {});

test("the commands that are contributed are the commands that are registered", async () => {
  expect((await registeredCommands()).sort()).toEqual(commands.map(({ command }) => command).sort());
});

test("a tab that is brought back after a reload wakes the extension", () => {
  const source = readFileSync(path.join(root, "src/extension.ts"), "utf8");
  const kinds = [...source.matchAll(/registerWebviewPanelSerializer\("([\w.]+)"/g)].map((match) => match[1]!);
  expect(kinds.length).toBeGreaterThan(1);
  expect(manifest.activationEvents).toEqual(expect.arrayContaining(kinds.map((kind) => `onWebviewPanel:${kind}`)));
});

test.each(commands)("$command has its id, a title and the category", ({ command, title, category }) => {
  expect(command).toMatch(/^labelSmoothing\.[a-z]+[A-Z][A-Za-z]+$/);
  expect(title).toMatch(/^[A-Z]/);
  expect(category).toBe("Label Smoothing");
});

const hidden = (menus.commandPalette ?? []).filter(({ when }) => when === "false").map(({ command }) => command);
const readme = readFileSync(path.join(root, "README.md"), "utf8");

test.each(commands.filter(({ command }) => !hidden.includes(command)))("the README names $title", ({ title }) => {
  expect(readme.includes(`**${title}**`) || readme.includes(`**${title.replace("…", "")}**`)).toBe(true);
});

test.each(Object.entries(menus))("every entry of %s is a command or submenu that is contributed", (_menu, entries) => {
  const known = [...commands.map(({ command }) => command), ...submenus.map(({ id }) => id)];
  expect(entries.map(({ command, submenu }) => command ?? submenu).filter((id) => !known.includes(id ?? ""))).toEqual(
    [],
  );
});

test.each(menus["editor/context"] ?? [])(
  "$command is in the context menu only where something is selected",
  ({ when }) => {
    expect(when).toContain("editorHasSelection");
  },
);

test.each(settings)("the setting %s has a type, a default and a description", (name, setting) => {
  expect(name).toMatch(/^labelSmoothing(\.[a-z][A-Za-z]+){1,2}$/);
  expect(setting).toMatchObject({ type: expect.anything(), default: expect.anything() });
  expect(setting.description ?? setting.markdownDescription).toMatch(/\.$/);
});

/** Runs the extension's activate() with a `vscode` that only notes which commands are registered. */
async function registeredCommands(): Promise<string[]> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(root, "src/extension.ts")],
    bundle: true,
    format: "cjs",
    platform: "node",
    external: ["vscode"],
    write: false,
  });
  const ids: string[] = [];
  const vscode = anything({
    commands: anything({
      registerCommand: (id: string) => ids.push(id),
      registerTextEditorCommand: (id: string) => ids.push(id),
    }),
  });
  const module = { exports: {} as { activate(context: unknown): unknown } };
  const nodeRequire = createRequire(import.meta.url);
  const load = new Function("module", "exports", "require", outputFiles[0]!.text);
  load(module, module.exports, (name: string) => (name === "vscode" ? vscode : nodeRequire(name)));
  await module.exports.activate(anything({ subscriptions: [] }));
  return ids;
}

/** An object that has every property: those that are given, and for the others something that can be called, built and asked again. */
function anything(given: Readonly<Record<string, unknown>>): object {
  return new Proxy(function placeholder() {}, {
    get: (_target, name) => {
      if (typeof name === "string" && name in given) return given[name];
      return name === "then" || typeof name === "symbol" ? undefined : name === "prototype" ? {} : anything({});
    },
    apply: () => anything({}),
    construct: () => anything({}),
  });
}

interface Manifest {
  activationEvents: string[];
  contributes: {
    commands?: { command: string; title: string; category?: string }[];
    submenus?: { id: string; label: string }[];
    menus?: Record<string, { command?: string; submenu?: string; when?: string }[]>;
    configuration?: { properties?: Record<string, Setting> };
  };
}

interface Setting {
  type?: unknown;
  default?: unknown;
  description?: string;
  markdownDescription?: string;
}
