/** The messages between the panel and the extension host. */
import * as v from "valibot";
import type { Checked } from "../core/checked.ts";
import { type PanelState, panelChangeSchema } from "./panelState.ts";
import { describeIssue } from "./savedState.ts";

/** Longer texts and files are not written: nothing that the panel draws comes near. */
const MAX_CONTENT = 64 * 2 ** 20;

const toHost = v.variant("kind", [
  /** The page is there; `saved` is what it kept before a reload, as `encodeState` wrote it. */
  v.strictObject({ kind: v.literal("ready"), saved: v.optional(v.unknown()) }),
  /** Something was changed in the panel; the host answers with `seen` and the same number. */
  v.strictObject({
    kind: v.literal("change"),
    number: v.pipe(v.number(), v.integer(), v.minValue(1)),
    change: panelChangeSchema,
  }),
  /** The slider was released: the followed call gets this value. */
  v.strictObject({
    kind: v.literal("writeValue"),
    labelSmoothing: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  }),
  /** Show where the numbers came from, or the text of a note. */
  v.strictObject({ kind: v.literal("reveal"), note: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))) }),
  /** Insert at the cursor of the editor; the host writes the text. */
  v.strictObject({ kind: v.literal("insert"), what: v.picklist(["targets", "table", "code"]) }),
  v.strictObject({ kind: v.literal("copy"), text: v.pipe(v.string(), v.maxLength(MAX_CONTENT)), what: v.string() }),
  v.strictObject({
    kind: v.literal("save"),
    name: v.pipe(v.string(), v.regex(/^[\w-]{1,60}$/)),
    type: v.picklist(["svg", "png", "csv"]),
    content: v.union([
      v.pipe(v.string(), v.maxLength(MAX_CONTENT)),
      v.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= MAX_CONTENT),
    ]),
  }),
  v.strictObject({ kind: v.literal("showExample") }),
  v.strictObject({ kind: v.literal("openHelp") }),
  /** Something went wrong in the page; it is logged. */
  v.strictObject({ kind: v.literal("failed"), message: v.pipe(v.string(), v.maxLength(20_000)) }),
]);

/** What the panel sends. */
export type ToHost = v.InferOutput<typeof toHost>;

/** What the host sends. */
export type ToPanel =
  | { readonly kind: "state"; readonly state: PanelState }
  /** The changes up to this number are in every state from now on, or refused. */
  | { readonly kind: "seen"; readonly number: number }
  /** Something was done, or could not be: one sentence for the live region. */
  | { readonly kind: "said"; readonly text: string; readonly isProblem: boolean };

/** Reads a message of the panel; what is not one is a problem. */
export function readToHost(message: unknown): Checked<ToHost> {
  const parsed = v.safeParse(toHost, message);
  return parsed.success ? { value: parsed.output } : { problem: describeIssue(parsed.issues[0]) };
}
