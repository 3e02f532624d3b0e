/** Replaces the uses of a hand-written smoothing loss by the built-in call, where that is provably the same. */
import type { SyntaxNode } from "@lezer/common";
import { occurrences } from "../occurrences.ts";
import type { HandWritten } from "../patterns/handWritten.ts";
import { handWrittenLoss } from "../patterns/handWrittenLosses.ts";
import { PythonSource } from "../python/pythonSource.ts";
import type { Source } from "../source.ts";
import { argumentOf, type SourceCall, type SourceEdit, unpackedArgument } from "../sourceCall.ts";
import { addNew, localName } from "../template.ts";
import type { ActionOptions, SmoothingAction } from "./smoothingAction.ts";

/** The hand-written loss whose name, in its definition or in a use, stands at `offset`. */
export function handWrittenAt(source: Source, offset: number): HandWritten | undefined {
  const before = /[\p{ID_Continue}]*$/u.exec(source.text.slice(Math.max(0, offset - 200), offset))![0];
  const after = /^[\p{ID_Continue}]*/u.exec(source.text.slice(offset, offset + 200))![0];
  const loss = before + after === "" ? undefined : handWrittenLoss(source, before + after);
  const spans = loss === undefined ? [] : [loss.span, ...usesOf(source, loss).map(({ calleeSpan }) => calleeSpan)];
  return spans.some(({ start, end }) => start <= offset && offset <= end) ? loss : undefined;
}

/** The action on the hand-written loss at `offset`: all its uses in the file become the built-in call, or why not. */
export function patternActions(
  source: Source,
  offset: number,
  options: Pick<ActionOptions, "numClasses">,
): SmoothingAction[] {
  const loss = handWrittenAt(source, offset);
  if (loss === undefined) return [];
  const declined = (reason: string): SmoothingAction => {
    const mistakes = loss.mistakes.length === 0 ? "" : ` ${loss.mistakes.join(" ")}`;
    const text = `${loss.verdict === reason ? "" : `${reason} `}${loss.verdict}${mistakes}`;
    return { kind: "replace", title: `Replace ${loss.name} by the built-in loss`, edits: [], declined: text };
  };
  if (loss.notReplaced !== undefined) return [declined(loss.notReplaced)];
  const uses = usesOf(source, loss);
  if (uses.length === 0) return [declined("The file does not call it; its uses are in other files.")];
  const edits: SourceEdit[] = [];
  let shown: string | undefined;
  for (const use of uses) {
    const built = builtIn(source, loss, use, options.numClasses);
    if (built.kind === "declined") return [declined(built.reason)];
    addNew(edits, built.edits);
    edits.push({ span: use.span, text: built.text });
    shown ??= built.text;
  }
  const many = uses.length > 1 ? ` in ${uses.length} places` : "";
  return [{ kind: "replace", title: `Replace ${loss.name}${many} by ${shown}: ${promiseOf(loss)}`, edits }];
}

/** What the title says about loss and gradient; the definition may be imported elsewhere, and stays. */
function promiseOf({ form, kind }: HandWritten): string {
  const stays = `the ${kind} stays`;
  if (form === "D") return `the same gradient, a value higher by H(t) for logits (N, C); ${stays}`;
  if (form === "C") return `the same loss and gradient for probabilities (N, C); ${stays}`;
  return `the same loss and gradient for logits (N, C); ${stays}`;
}

/** The calls of the file that see the loss's own definition. */
function usesOf(source: Source, { name, span }: HandWritten): SourceCall[] {
  if (!(source instanceof PythonSource)) return [];
  return occurrences(source.text, name).flatMap((at) => {
    const node = source.tree.resolveInner(at, 1);
    if (at === span.start || node.name !== "VariableName" || node.parent?.name !== "CallExpression") return [];
    if (node.parent.firstChild?.from !== at || definitionAt(source, node) !== span.start) return [];
    const call = source.readCall(node.parent);
    return call === undefined ? [] : [call];
  });
}

function definitionAt(source: PythonSource, node: SyntaxNode): number | undefined {
  const meaning = source.scopes.bindingFor(node)?.meaning;
  return meaning?.kind === "definition" ? meaning.node.getChild("VariableName")?.from : undefined;
}

type BuiltIn =
  | { readonly kind: "built"; readonly text: string; readonly edits: readonly SourceEdit[] }
  | { readonly kind: "declined"; readonly reason: string };

/** The built-in call that computes what `use` does. */
function builtIn(source: Source, loss: HandWritten, use: SourceCall, numClasses: number | undefined): BuiltIn {
  const declined = (reason: string): BuiltIn => ({ kind: "declined", reason });
  const unpacked = unpackedArgument(use);
  if (unpacked !== undefined) return declined(`${unpacked} may hold anything. Write the arguments out first.`);
  if (!use.isClosed) return declined("A use of it is not closed. Add its closing parenthesis first.");
  const isFunction = loss.kind === "function";
  const inputs = isFunction ? use.arguments.slice(0, 2) : [];
  if (isFunction && (inputs.length < 2 || inputs.some(({ kind }) => kind !== "positional"))) {
    return declined("A use of it names logits or targets. Pass them by position first.");
  }
  const given = new Map<string, string>();
  for (const [i, parameter] of loss.parameters.entries()) {
    const passed = argumentOf(use, parameter.name, i + (isFunction ? 2 : 0));
    if (passed !== undefined) given.set(parameter.name, passed.value);
  }
  if (given.size + inputs.length !== use.arguments.length) return declined("A use of it passes an unknown argument.");
  const known = [loss.classesParameter, loss.reductionParameter, loss.weightParameter];
  const own = "parameter" in loss.smoothing ? loss.smoothing.parameter : undefined;
  const odd = [...given].find(
    ([name]) => name !== own && !known.includes(name) && !isDefault(loss, name, given.get(name)!),
  );
  if (odd !== undefined) return declined(`A use of it passes ${odd[0]}=${odd[1]}, for which it was not compared.`);
  const value = smoothingOf(loss, given, numClasses);
  if (value === undefined) {
    return declined(
      "a·K/(K-1) needs the number of classes, which the code does not say. Pass label_smoothing by hand.",
    );
  }
  const weight = loss.weightParameter === undefined ? undefined : given.get(loss.weightParameter);
  const reduction = reductionOf(loss, given);
  const callee = localName(
    source,
    isFunction ? "torch.nn.functional.cross_entropy" : "torch.nn.CrossEntropyLoss",
    use.span.start,
  );
  const written = [
    ...inputs.map((argument) => argument.value),
    ...(weight === undefined || weight === "None" ? [] : [`weight=${weight}`]),
    ...(reduction === undefined ? [] : [`reduction=${reduction}`]),
    ...(loss.form === "C" ? [] : [`label_smoothing=${value}`]),
  ];
  return { kind: "built", text: `${callee.text}(${written.join(", ")})`, edits: callee.edits };
}

function isDefault({ parameters }: HandWritten, name: string, value: string): boolean {
  return parameters.find((parameter) => parameter.name === name)?.default === value;
}

/** The code of label_smoothing; undefined where it needs K and no code says it. */
function smoothingOf(
  loss: HandWritten,
  given: ReadonlyMap<string, string>,
  numClasses: number | undefined,
): string | undefined {
  const { smoothing } = loss;
  const textOf = (name: string) => given.get(name) ?? loss.parameters.find((each) => each.name === name)?.default;
  const a = "value" in smoothing ? String(smoothing.value) : textOf(smoothing.parameter);
  if (a === undefined || loss.convention !== "others") return a ?? "0.0";
  const K =
    (loss.classesParameter && textOf(loss.classesParameter)) ??
    (numClasses === undefined ? undefined : String(numClasses));
  if (K === undefined) return undefined;
  const [value, classes] = [Number(a), Number(K)];
  if (Number.isFinite(value) && classes >= 2)
    return String(Number(((value * classes) / (classes - 1)).toPrecision(12)));
  const [left, right] = [a, K].map((code) => (/^[\w.]+$/.test(code) ? code : `(${code})`));
  return `${left} * ${right} / (${right} - 1)`;
}

function reductionOf(loss: HandWritten, given: ReadonlyMap<string, string>): string | undefined {
  const passed = loss.reductionParameter === undefined ? undefined : given.get(loss.reductionParameter);
  if (passed !== undefined) return /^["']mean["']$/.test(passed) ? undefined : passed;
  return loss.reduction === "mean" ? undefined : `"${loss.reduction}"`;
}
