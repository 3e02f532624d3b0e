/** Wraps a loss call in a variant: a helper is put into the file once, and called with the user's own arguments. */
import { VARIANTS } from "../../rules/variants/index.ts";
import type { Variant, Wrap, WrapParameter } from "../../rules/variants/variant.ts";
import type { LossCall } from "../findLossCalls.ts";
import type { Source } from "../source.ts";
import { type CallArgument, insertion, type SourceCall, type SourceEdit, unpackedArgument } from "../sourceCall.ts";
import type { Edits } from "../spellings/spelling.ts";
import { argumentSyntax } from "../syntax/argumentSyntax.ts";
import { addLast } from "../syntax/commaList.ts";
import { placeHelper } from "../template.ts";
import type { ActionOptions, SmoothingAction } from "./smoothingAction.ts";

/** One action for each variant that `lossCall` can be wrapped in, or the reason why it cannot. */
export function variantActions(source: Source, lossCall: LossCall, options: ActionOptions): SmoothingAction[] {
  // A class that is named in configuration cannot become a function of a Python file.
  if (source.language !== "python") return [];
  const { call, value } = lossCall;
  const a = value.kind === "given" ? value.text : String(options.labelSmoothing);
  return VARIANTS.flatMap((variant) =>
    variant.wraps
      .filter(({ apis }) => apis.includes(call.name))
      .map((wrap) => {
        const title = titleOf(variant, wrap, call, a);
        const result = wrapped(source, lossCall, wrap, a);
        return result.kind === "edits"
          ? { kind: "wrap", title, edits: result.edits }
          : { kind: "wrap", title, edits: [], declined: result.reason };
      }),
  );
}

/** The variant's title with the value, and with the arguments that the helper gets besides. */
function titleOf({ title }: Variant, { parameters, adds = {} }: Wrap, call: SourceCall, a: string): string {
  const holes: Record<string, string> = { a };
  for (const [name, code] of Object.entries(adds)) {
    holes[name] =
      argumentsFor(call, parameters).find(({ parameter }) => parameter?.as === name)?.argument.value ?? code;
  }
  return title.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => holes[name] ?? hole);
}

interface Passed {
  readonly argument: CallArgument;
  /** Undefined where the API has no such parameter. */
  readonly parameter: WrapParameter | undefined;
}

function argumentsFor(call: SourceCall, parameters: readonly WrapParameter[]): Passed[] {
  return call.arguments.map((argument, index) => ({
    argument,
    parameter:
      argument.kind === "positional"
        ? parameters[index]
        : argument.kind === "keyword"
          ? parameters.find(({ name }) => name === argument.name)
          : undefined,
  }));
}

function wrapped(source: Source, { call, rule, value }: LossCall, wrap: Wrap, a: string): Edits {
  const declined = (reason: string): Edits => ({ kind: "declined", reason });
  if (value.kind === "declined") return declined(value.reason);
  const unpacked = unpackedArgument(call);
  if (unpacked !== undefined) return declined(`${unpacked} may hold anything. Write the arguments out first.`);
  if (!call.isClosed) return declined("The call is not closed. Add its closing parenthesis first.");
  if (value.kind === "given" && rule.spelling.kind !== "keyword") {
    return declined("The call is smoothed already. Remove that smoothing first.");
  }
  const { needs, adds = {}, parameters } = wrap;
  const passed = argumentsFor(call, parameters);
  const given = new Set(passed.map(({ parameter }) => parameter?.as ?? parameter?.name));
  if (needs !== undefined && !passed.some(({ parameter, argument }) => isNeeded(needs.argument, parameter, argument))) {
    return declined(needs.reason);
  }
  const edits: SourceEdit[] = [];
  for (const each of passed) {
    const result = argumentEdits(source, call, each, a);
    if (result.kind === "declined") return result;
    edits.push(...result.edits);
  }
  const more = Object.entries({ ...adds, label_smoothing: a }).filter(([name]) => !given.has(name));
  if (more.length > 0) {
    const written = more.map(([name, code]) => argumentSyntax(call).written(name, code)).join(", ");
    edits.push(...addLast(source.text, call, written, "#"));
  }
  if (hasOverlap(edits)) return declined("Several arguments have to go. Remove those that are None first.");
  const placed = placeHelper(source, wrap.helper, call.span.start);
  return { kind: "edits", edits: [...placed.edits, { span: call.calleeSpan, text: placed.text }, ...edits] };
}

function isNeeded(name: string, parameter: WrapParameter | undefined, { value }: CallArgument): boolean {
  return parameter?.name === name && value !== "None";
}

/** What becomes of one argument. */
function argumentEdits(source: Source, call: SourceCall, { argument, parameter }: Passed, a: string): Edits {
  const { value, span, valueSpan, kind } = argument;
  const shown = source.text.slice(span.start, span.end);
  if (parameter === undefined) {
    return { kind: "declined", reason: `The helper does not take ${shown}. Remove it first.` };
  }
  const { refused, name, as = name } = parameter;
  if (refused?.pattern.test(value)) return { kind: "declined", reason: refused.reason };
  if (parameter.kind === "dropped") {
    return parameter.values?.includes(value)
      ? { kind: "edits", edits: argumentSyntax(call).remove(source.text, call, argument) }
      : { kind: "declined", reason: parameter.reason ?? `The helper does not take ${shown}. Remove it first.` };
  }
  const edits: SourceEdit[] = [];
  // A value that smooths nothing gives way to the one that is asked for.
  const isOff = name === "label_smoothing" && value !== a;
  if (isOff) edits.push({ span: valueSpan, text: kind === "positional" ? `${as}=${a}` : a });
  else if (kind === "positional" && parameter.kind !== "kept") edits.push(insertion(span.start, `${as}=`));
  if (kind === "keyword" && as !== name)
    edits.push({ span: { start: span.start, end: span.start + name.length }, text: as });
  return { kind: "edits", edits };
}

function hasOverlap(edits: readonly SourceEdit[]): boolean {
  const sorted = [...edits].sort((x, y) => x.span.start - y.span.start);
  return sorted.some(({ span }, i) => i > 0 && span.start < sorted[i - 1]!.span.end);
}
