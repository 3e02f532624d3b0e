/** Losses without an argument for the value: the targets are smoothed where they are passed, in one of a rule's forms. */
import type { SourceSpan } from "../../formats/arrayReading.ts";
import type { Rule } from "../../rules/rule.ts";
import type { TargetsSpelling } from "../../rules/spellings/targets.ts";
import type { Source } from "../source.ts";
import { argumentOf, type CallArgument, type SourceCall, type SourceEdit, unpackedArgument } from "../sourceCall.ts";
import { addNew, localName } from "../template.ts";
import { type FormMatch, matchForm, writeForm } from "./form.ts";
import { heldCode } from "./heldCode.ts";
import { addHelper, findHelper, isHelper, removeHelper } from "./helper.ts";
import { plainNumber } from "./plainNumber.ts";
import type { SpelledValue, SpellingLogic } from "./spelling.ts";

/** The logic of `TargetsSpelling`. */
export const targets: SpellingLogic = {
  find(source, call, rule) {
    const { otherwise } = spellingOf(rule);
    const isSmoothed = otherwise !== undefined && isHelper(call, otherwise);
    const value = isSmoothed ? findHelper(call, otherwise) : readTargets(source, call, spellingOf(rule));
    return [{ api: rule.names[0], span: call.span, nameSpan: call.calleeSpan, value }];
  },
  title: (_, rule, value) => `${spellingOf(rule).callee === undefined ? "" : "one-hot, "}a = ${value}`,
  add(source, call, rule, _, value) {
    const spelling = spellingOf(rule);
    const argument = argumentOf(call, spelling.targets.argument, spelling.targets.position);
    if (argument === undefined) return { kind: "declined", reason: NOT_WRITTEN };
    const logits = argumentOf(call, spelling.logits.argument, spelling.logits.position)?.value;
    const at = call.span.start;
    for (const form of spelling.forms) {
      const code = writeForm(source, form, { targets: argument.value, logits, a: value }, at);
      if (code === undefined) continue;
      const edits: SourceEdit[] = [...code.edits];
      if (spelling.callee !== undefined) {
        const callee = localName(source, spelling.callee, at);
        addNew(edits, callee.edits);
        edits.push({ span: call.calleeSpan, text: callee.text });
      }
      return { kind: "edits", edits: [...edits, { span: argument.valueSpan, text: code.text }] };
    }
    if (spelling.otherwise !== undefined) return addHelper(source, call, spelling.otherwise, value);
    return { kind: "declined", reason: `${TWICE} ${spelling.logits.argument}.` };
  },
  remove(source, call, rule) {
    const spelling = spellingOf(rule);
    if (spelling.otherwise !== undefined && isHelper(call, spelling.otherwise)) {
      return removeHelper(source, call, spelling.otherwise, rule.names[0]);
    }
    const argument = argumentOf(call, spelling.targets.argument, spelling.targets.position);
    const smoothed = argument && smoothedTargets(source, call, spelling, argument);
    if (smoothed === undefined) return { kind: "edits", edits: [] };
    const { start, end } = smoothed.match.targets;
    return { kind: "edits", edits: [{ span: smoothed.span, text: source.text.slice(start, end) }] };
  },
};

const NOT_WRITTEN = "The targets are not written in this call. Name them in it first.";
const TWICE = "The number of classes would be taken from code that then runs twice. Give a name to";

const SCALED =
  "The targets seem to be smoothed already, with numbers for 1 - a and for the rest. Change those numbers.";

/** `y * 0.9 + 0.05`, however it was worked out. */
const SCALED_FORMS = ["{{targets}} * {{a}} + {{classes}}", "{{a}} * {{targets}} + {{classes}}"];

/** Whether the targets are scaled by a number below 1, and raised. */
function isScaled(source: Source, { valueSpan }: CallArgument): boolean {
  return SCALED_FORMS.some((form) => {
    const scale = Number(matchForm(source, form, valueSpan, undefined)?.value);
    return scale > 0 && scale < 1;
  });
}

function spellingOf({ spelling }: Rule): TargetsSpelling {
  return spelling as TargetsSpelling;
}

function readTargets(source: Source, call: SourceCall, spelling: TargetsSpelling): SpelledValue {
  const argument = argumentOf(call, spelling.targets.argument, spelling.targets.position);
  if (argument === undefined) {
    const unpacked = unpackedArgument(call);
    const reason =
      unpacked === undefined ? NOT_WRITTEN : `${unpacked} may hold the targets. Write the arguments out first.`;
    return { kind: "declined", reason };
  }
  const smoothed = smoothedTargets(source, call, spelling, argument);
  if (smoothed !== undefined) {
    const { value, spans } = smoothed.match;
    return { kind: "given", text: plainNumber(value, source.language), spans, hoverSpan: argument.valueSpan };
  }
  if (isScaled(source, argument)) return { kind: "declined", reason: SCALED };
  if (!call.isClosed) return { kind: "declined", reason: "The call is not closed. Add its closing parenthesis first." };
  return { kind: "absent" };
}

/** The form in which the targets are smoothed, in the call or where the name that is passed gets its value. */
function smoothedTargets(
  source: Source,
  call: SourceCall,
  spelling: TargetsSpelling,
  { valueSpan }: CallArgument,
): { readonly span: SourceSpan; readonly match: FormMatch } | undefined {
  const logits = argumentOf(call, spelling.logits.argument, spelling.logits.position)?.value;
  const held = heldCode(source, valueSpan);
  for (const span of held === undefined ? [valueSpan] : [valueSpan, held]) {
    for (const form of spelling.forms) {
      const match = matchForm(source, form, span, logits);
      if (match !== undefined) return { span, match };
    }
  }
  return undefined;
}
