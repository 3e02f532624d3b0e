/**
 * Mutated files: arrays or a problem, no exception, and neither reads nor arrays beyond what the file's own size allows.
 * `npm run unit:all` takes 100,000 of them; `FUZZ_FILES=… FUZZ_SEED=… npx vitest run test/formats/binary/fuzz.test.ts` others.
 */

import { expect, test } from "vitest";
import { rounds } from "../../effort.ts";
import { randomFrom } from "../randomFrom.ts";
import { countArrays } from "./countedArrays.ts";
import { fixtures } from "./fixtures.ts";
import { mutated } from "./mutations.ts";

const fileCount = Number(process.env.FUZZ_FILES ?? rounds(1500, 100_000));
const seed = Number(process.env.FUZZ_SEED ?? 20240607);

/** The files have some kilobytes: so many bytes may one array have, and all that are made while one file is read. */
const LARGEST = 2 ** 20;
const TOTAL = 2 ** 24;

test(`${fileCount} mutated files are arrays or a problem, in little memory`, async () => {
  const count = countArrays();
  const { openArrayFile } = await import("../../../src/formats/binary/openArrayFile.ts");
  const { streamRows } = await import("../../../src/formats/binary/streamRows.ts");
  const { findLabels, findOutputs } = await import("../../../src/formats/binary/findOutputs.ts");
  const { openLabels } = await import("../../../src/formats/binary/openLabels.ts");
  const { outputKind } = await import("../../../src/formats/binary/outputKind.ts");
  const { previewArray } = await import("../../../src/formats/binary/previewArray.ts");
  // fflate keeps the constructors that it found when it was loaded.
  const { inflateSync } = await import("fflate");
  const deflated = Uint8Array.of(75, 4, 0);
  count.reset();
  inflateSync(deflated);
  expect(count.total, "fflate's arrays are counted").toBeGreaterThan(0);
  const random = randomFrom(seed);
  const kinds = [".npy", ".npz", ".safetensors", ".csv", ".json", ".tsv", ".txt"].map((extension) => ({
    extension,
    files: fixtures.filter(({ name }) => name.endsWith(extension)).map(({ bytes }) => bytes),
  }));
  const outcomes = { opened: 0, refused: 0, read: 0, stopped: 0 };

  for (let round = 0; round < fileCount; round++) {
    const { extension, files } = kinds[random(4) > 0 ? random(3) : random(kinds.length)]!;
    const bytes = mutated(files, random);
    const name = `x${extension}`;
    const where = `round ${round} of seed ${seed}, ${name}`;
    let longest = 0;
    let asked = 0;
    let isInside = true;
    const source = {
      size: bytes.length,
      read: async (offset: number, length: number) => {
        longest = Math.max(longest, length);
        asked += length;
        isInside &&= offset >= 0 && length >= 0 && offset + length <= bytes.length;
        return bytes.subarray(offset, offset + length);
      },
    };
    count.reset();
    try {
      await useAll(name, source);
    } catch (error) {
      throw new Error(`${where}: ${error instanceof Error ? error.stack : error}`);
    }
    expect(isInside, `${where} read outside the file`).toBe(true);
    expect(longest, `${where} read ${longest} bytes of ${bytes.length} at once`).toBeLessThanOrEqual(bytes.length);
    expect(asked, `${where} read ${asked} bytes of ${bytes.length}`).toBeLessThanOrEqual(60 * bytes.length + 1000);
    expect(count.largest, `${where} made an array`).toBeLessThanOrEqual(LARGEST);
    expect(count.total, `${where} made arrays`).toBeLessThanOrEqual(TOTAL);
  }
  // The mutations are of use only if some files still open, and some open and turn out to be damaged.
  expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(fileCount / 200);

  async function useAll(name: string, source: Parameters<typeof openArrayFile>[1]): Promise<void> {
    const file = await openArrayFile(name, source);
    expectSentence(file);
    outcomes["problem" in file ? "refused" : "opened"]++;
    if ("problem" in file) return;
    const { arrays } = file.value;
    for (const entry of arrays) {
      let rows = 0;
      let problem: string | undefined;
      for await (const block of streamRows(entry)) {
        if ("problem" in block) problem = block.problem;
        else rows += block.value.rowCount;
      }
      if (problem === undefined) expect(rows).toBe(entry.rowCount);
      outcomes[problem === undefined ? "read" : "stopped"]++;
      expectSentence(await previewArray(entry));
    }
    for (const outputs of findOutputs(arrays).slice(0, 2)) {
      expectSentence(await outputKind(outputs));
      for (const labels of [...findLabels(arrays, outputs).slice(0, 2), arrays.at(-1)!]) {
        const cursor = openLabels(labels, outputs);
        expectSentence(cursor);
        if ("value" in cursor)
          expectSentence(await cursor.value.next(new Int32Array(Math.min(outputs.rowCount, 5000))));
      }
    }
  }
}, 600_000);

function expectSentence(result: { value: unknown } | { problem: string } | object): void {
  if ("problem" in result) expect(result.problem).toMatch(/^.{20,900}[.”]$/s);
}
