/** How many classes a loss call has, where the code says so: its own arguments, a constant, the names, the last layer. */

import type { LossCall } from "./findLossCalls.ts";
import { lineAt } from "./lineAt.ts";
import type { Source } from "./source.ts";

/** A number of classes, and the place that says so, in words. */
export interface ClassesInSight {
  readonly numClasses: number;
  readonly why: string;
}

interface Clue {
  readonly numClasses: number;
  readonly at: number;
  readonly code: string;
}

/**
 * The number of classes of `lossCall`. The first kind of clue that is there decides; where clues of that kind disagree
 * (two models in one file) nothing is said.
 */
export function classesInSight(source: Source, lossCall: LossCall): ClassesInSight | undefined {
  for (const find of [ownArguments, constants, lastLayers]) {
    const clues = find(source, lossCall);
    const [first] = clues;
    if (first === undefined) continue;
    if (clues.some(({ numClasses }) => numClasses !== first.numClasses)) return undefined;
    return { numClasses: first.numClasses, why: `${first.code}, line ${lineAt(source.text, first.at) + 1}` };
  }
  return undefined;
}

const NAME = "(?:num|n|nb|no)_?(?:of_?)?(?:class(?:es)?|labels|cls)|numClasses|numLabels|tgt_vocab_size";
const CLASS_NAMES = "(?:class_?(?:es|names|labels)?|label_?names|labels|categories|classNames)";
const CONSTANT = new RegExp(
  String.raw`(?<![\w.])(?:self\.)?(?:${NAME})\s*(?::\s*int\s*)?[=:]\s*(\d{1,7})(?![\w.])`,
  "giu",
);
const NAME_LIST = new RegExp(String.raw`(?<![\w.])${CLASS_NAMES}\s*=\s*([[(])`, "giu");
const LITERAL_WEIGHTS = /^[\w.]*\(?\s*\[([^\][]*)\]/u;

/** `num_classes=10` or literal class weights in the call itself. */
function ownArguments({ text }: Source, { call }: LossCall): Clue[] {
  return call.arguments.flatMap(({ name = "", value, span }, index): Clue[] => {
    const code = shown(text.slice(span.start, span.end));
    if (new RegExp(`^(?:${NAME})$`, "iu").test(name) && /^\d{1,7}$/.test(value)) {
      return [{ numClasses: Number(value), at: span.start, code }];
    }
    const isWeights = /^(?:class_?)?weights?$/i.test(name) || (index === 0 && /CrossEntropyLoss$/.test(call.name));
    const weights = isWeights ? LITERAL_WEIGHTS.exec(value)?.[1] : undefined;
    if (weights === undefined) return [];
    const count = weights.split(",").filter((part) => part.trim() !== "").length;
    return count > 1 ? [{ numClasses: count, at: span.start, code }] : [];
  });
}

/** `NUM_CLASSES = 10`, `resnet18(num_classes=10)`, `classes = ("plane", "car")`. */
function constants(source: Source): Clue[] {
  const clues: Clue[] = [];
  for (const match of source.text.matchAll(CONSTANT)) {
    if (isCode(source, match.index))
      clues.push({ numClasses: Number(match[1]), at: match.index, code: shown(match[0]) });
  }
  if (clues.length > 0) return clues;
  for (const match of source.text.matchAll(NAME_LIST)) {
    const open = match.index + match[0].length - 1;
    const count = isCode(source, match.index) ? countStrings(source.text, open) : undefined;
    if (count !== undefined)
      clues.push({ numClasses: count, at: match.index, code: `${count} ${match[0].split(/\s*=/)[0]}` });
  }
  return clues;
}

const LAYER = /(?<![\w])(?:Linear|LazyLinear|Dense|dense)\s*\(/gu;

/** Each model's last Linear or Dense layer: the last of a class, or the last of what stands outside of classes. */
function lastLayers(source: Source): Clue[] {
  const { text } = source;
  const lastOf = new Map<number, Clue | undefined>();
  for (const match of text.matchAll(LAYER)) {
    if (!isCode(source, match.index)) continue;
    const open = match.index + match[0].length;
    const inside = text.slice(open, open + 200);
    const units = /\bout_features\s*=\s*(\d+)|\bunits\s*[=:]\s*(\d+)|^[^(),]*,\s*(\d+)\s*[,)]|^\s*(\d+)\s*[,)]/u.exec(
      inside,
    );
    const isDense = match[0].toLowerCase().startsWith("dense");
    const found = units?.[1] ?? units?.[2] ?? (isDense ? units?.[4] : units?.[3]);
    const owner = classAround(source, match.index);
    const code = shown(text.slice(match.index, open + inside.indexOf(")") + 1));
    lastOf.set(owner, found === undefined ? undefined : { numClasses: Number(found), at: match.index, code });
  }
  const clues = [...lastOf.values()];
  return clues.includes(undefined) ? [] : (clues as Clue[]).filter(({ numClasses }) => numClasses > 1);
}

function classAround({ tree }: Source, at: number): number {
  for (let node = tree?.resolveInner(at, 1) ?? null; node !== null; node = node.parent) {
    if (/^Class(Definition|Declaration)$/.test(node.name)) return node.from;
  }
  return -1;
}

/** How many string literals a bracket holds; undefined where it holds anything else. */
function countStrings(text: string, open: number): number | undefined {
  const match = /^[[(]((?:\s|,|'[^'\n]*'|"[^"\n]*"|#[^\n]*)*)[\])]/u.exec(text.slice(open, open + 20_000));
  const count = match?.[1]?.match(/'[^'\n]*'|"[^"\n]*"/gu)?.length ?? 0;
  return count > 1 ? count : undefined;
}

/** Not in a comment or a string. */
function isCode({ tree }: Source, at: number): boolean {
  const name = tree?.resolveInner(at, 1).name ?? "";
  return !/Comment|String/.test(name);
}

function shown(code: string): string {
  const line = code.replace(/\s+/g, " ").trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
