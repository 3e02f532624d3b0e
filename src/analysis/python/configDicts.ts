/** Losses in OpenMMLab's Python configurations: `dict(type='LabelSmoothLoss', …)` and `{'type': 'LabelSmoothLoss', …}`. */
import type { SyntaxNode, Tree } from "@lezer/common";
import type { CallArgument, SourceCall } from "../sourceCall.ts";
import { pythonArguments } from "./pythonArguments.ts";

const LOSS = /(["'])(?:(?:mmpretrain|mmcls)\.)?(CrossEntropyLoss|LabelSmoothLoss)\1/g;
const CLASSIFICATION = /\b(?:mmpretrain|mmcls)\b|["'](?:\w*ClsHead|BEiT\w*Head)["']|["']ImageClassifier["']/;
const TYPE = /\btype\s*=|["']type["']\s*:/;

/** Whether `text` is worth parsing for such dictionaries. */
export function mayHoldConfigDicts(text: string): boolean {
  return text.includes("Loss") && text.search(LOSS) >= 0 && TYPE.test(text);
}

/** Finds the dictionaries, as calls with their entries as arguments. */
export function configDicts({ tree, text }: { readonly tree: Tree; readonly text: string }): SourceCall[] {
  const owner = CLASSIFICATION.test(text) ? "mmpretrain " : "";
  return [...text.matchAll(LOSS)].flatMap((match): SourceCall[] => {
    const string = tree.resolveInner(match.index, 1);
    const list = string.parent;
    if (list === null || string.from !== match.index || !/String$/.test(string.name)) return [];
    const isDict = list.name === "DictionaryExpression";
    if (isDict ? !isTypeValue(string, text, ":", /^["']type["']$/) : !isDictCall(string, list, text)) return [];
    const node = isDict ? list : list.parent!;
    const close = isDict ? "}" : ")";
    return [
      {
        name: `${owner}dict(type='${match[2]}')`,
        span: { start: node.from, end: node.to },
        calleeSpan: { start: string.from, end: string.to },
        argumentsSpan: { start: list.from, end: list.to },
        isClosed: list.lastChild?.name === close,
        arguments: isDict ? entriesOf(list, text) : pythonArguments(list, text),
        ...(isDict && { syntax: "dict" }),
      },
    ];
  });
}

function isDictCall(string: SyntaxNode, list: SyntaxNode, text: string): boolean {
  const callee = list.name === "ArgList" ? list.parent?.firstChild : undefined;
  const isDict = callee?.name === "VariableName" && text.slice(callee.from, callee.to) === "dict";
  return isDict && isTypeValue(string, text, "=", /^type$/);
}

/** The key and the sign before a value. */
function isTypeValue(value: SyntaxNode, text: string, sign: string, key: RegExp): boolean {
  const before = value.prevSibling;
  const named = before?.prevSibling;
  if (before == null || named == null || text.slice(before.from, before.to) !== sign) return false;
  return key.test(text.slice(named.from, named.to));
}

/** `'key': value` entries as keyword arguments; `**other` may hold anything. */
function entriesOf(list: SyntaxNode, text: string): CallArgument[] {
  const entries: CallArgument[] = [];
  let nodes: SyntaxNode[] = [];
  const finish = () => {
    const [first, second, third] = nodes;
    const last = nodes.at(-1);
    nodes = [];
    if (first === undefined || second === undefined || last === undefined) return;
    const span = { start: first.from, end: last.to };
    const isUnpacked = first.name === "**";
    const value = isUnpacked ? second : (third ?? last);
    const valueSpan = { start: value.from, end: last.to };
    const written = { value: text.slice(valueSpan.start, valueSpan.end), valueSpan, span };
    const name = /^(["'])(\w+)\1$/.exec(text.slice(first.from, first.to))?.[2];
    entries.push(isUnpacked ? { kind: "doubleStar", ...written } : { kind: "keyword", name: name ?? "", ...written });
  };
  for (let child = list.firstChild; child !== null; child = child.nextSibling) {
    if (child.name === "," || child.name === "}") finish();
    else if (child.name !== "{" && child.name !== "Comment") nodes.push(child);
  }
  finish();
  return entries;
}
