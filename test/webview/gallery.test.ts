/** The gallery shows every picture of the tests, in every theme. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

test("every snapshot stands on the page once for each theme", async () => {
  // @ts-expect-error: a tool in plain JavaScript
  const { gallery } = await import("../tools/gallery.mjs");
  const page = readFileSync(gallery(), "utf8");
  const pictures = readdirSync(path.join(import.meta.dirname, "snapshots"));
  expect(pictures.length).toBeGreaterThan(10);
  for (const file of pictures) expect(page.split(`>${file.replace(/\.svg$/, "")}<`).length - 1, file).toBe(3);
});
