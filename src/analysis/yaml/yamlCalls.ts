/** Losses in YAML: classes that Hydra (`_target_`) or Lightning (`class_path`) call, and settings of known programs. */
import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/yaml";
import { canonicalName } from "../../rules/moduleAliases.ts";
import type { CallArgument, SourceCall } from "../sourceCall.ts";
import { rulesFor, type Wanted } from "../wanted.ts";
import { settingsName } from "./settings.ts";

const WORTH_PARSING = /_target_|class_path|smoothing/;

/** Finds the mappings, as calls with their entries as arguments. */
export function yamlCalls(text: string, wanted: Wanted): SourceCall[] {
  if (!WORTH_PARSING.test(text)) return [];
  const calls: SourceCall[] = [];
  parser.parse(text).iterate({
    enter: ({ name, node }) => {
      if (name !== "BlockMapping" && name !== "FlowMapping") return;
      const call = readMapping(node, text);
      // An entry whose value is not yet written cannot be read.
      const isUnfinished = call?.arguments.some(({ name = "", value }) => /smooth/.test(name) && value === "");
      if (call !== undefined && !isUnfinished && (wanted.has(call.name) || takesKeyword(call.name))) calls.push(call);
    },
  });
  return calls;
}

/** Only a value by keyword has a place in configuration. */
function takesKeyword(name: string): boolean {
  const rules = rulesFor(name);
  return rules.length > 0 && rules.every((rule) => rule.language === "python" && rule.spelling.kind === "keyword");
}

function readMapping(mapping: SyntaxNode, text: string): SourceCall | undefined {
  const entries = entriesOf(mapping, text);
  const named = entries.find(({ name }) => name === "_target_" || name === "class_path");
  const at = argumentsSpan(mapping, text);
  const base = { isClosed: true, syntax: "yaml" } as const;
  if (named === undefined) {
    const found = settingsName(entries);
    if (found === undefined) return undefined;
    const { span } = found.entry;
    return { ...base, name: found.name, span, calleeSpan: span, argumentsSpan: at, arguments: entries };
  }
  const name = canonicalName(named.value);
  const span = { start: named.span.start, end: mapping.to };
  if (named.name === "_target_") {
    return { ...base, name, span, calleeSpan: named.valueSpan, argumentsSpan: at, arguments: entries };
  }
  const init = mapping.getChildren("Pair").find((pair) => keyOf(pair, text) === "init_args");
  const values = init === undefined ? null : valueNode(init);
  // Without init_args a block gets them; in braces, or where they are no mapping, there is no sure place.
  if (values === null) {
    if (init !== undefined || mapping.name === "FlowMapping") return undefined;
    const { end } = named.span;
    return { ...base, name, span, calleeSpan: named.span, argumentsSpan: { start: end, end }, arguments: [] };
  }
  if (!/Mapping$/.test(values.name)) return undefined;
  const list = entriesOf(values, text);
  return {
    ...base,
    name,
    span,
    calleeSpan: named.valueSpan,
    argumentsSpan: argumentsSpan(values, text),
    arguments: list,
  };
}

/** The entries as keyword arguments; a merged mapping (`<<: *base`) may hold anything. */
function entriesOf(mapping: SyntaxNode, text: string): CallArgument[] {
  return mapping.getChildren("Pair").flatMap((pair): CallArgument[] => {
    const name = keyOf(pair, text);
    if (name === undefined) return [];
    const value = valueNode(pair);
    const quoted = value?.name === "QuotedLiteral" ? 1 : 0;
    const valueSpan =
      value === null ? { start: pair.to, end: pair.to } : { start: value.from + quoted, end: value.to - quoted };
    const written = text.slice(valueSpan.start, valueSpan.end);
    const span = { start: pair.from, end: pair.to };
    if (name === "<<") return [{ kind: "doubleStar", value: written, valueSpan, span }];
    return [{ kind: "keyword", name, value: written, valueSpan, span }];
  });
}

function argumentsSpan(mapping: SyntaxNode, text: string): { start: number; end: number } {
  const start = mapping.from + /^\s*/.exec(text.slice(mapping.from, mapping.to))![0].length;
  return { start: mapping.name === "FlowMapping" ? mapping.from : start, end: mapping.to };
}

function keyOf(pair: SyntaxNode, text: string): string | undefined {
  const key = pair.getChild("Key");
  return key === null ? undefined : text.slice(key.from, key.to).replace(/^["']|["']$/g, "");
}

/** What stands behind the colon, without comments, tags and anchors. */
function valueNode(pair: SyntaxNode): SyntaxNode | null {
  let node = pair.lastChild;
  while (node !== null && node.name === "Comment") node = node.prevSibling;
  return node === null || node.name === ":" || node.name === "Key" ? null : node;
}
