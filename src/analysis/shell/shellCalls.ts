/** The command lines of a shell script that train with a loss some rule knows. */
import type { CallArgument, SourceCall } from "../sourceCall.ts";
import type { Wanted } from "../wanted.ts";
import { type ShellWord, shellCommands } from "./commands.ts";
import { PROGRAMS, type Program, YOLO_FLAGS } from "./programs.ts";

const WORTH_READING = /smoothing|fairseq|run_\w+\.py/;
/** They only print or look for what follows. */
const NO_RUN = /^(?:echo|printf|grep|cat|ls|cp|mv|rm|vim?|nano|git)$/;

/** Finds the commands, as calls with their flags as arguments. */
export function shellCalls(text: string, wanted: Wanted): SourceCall[] {
  if (!WORTH_READING.test(text)) return [];
  return shellCommands(text).flatMap((words) => {
    const call = readCommand(words);
    return call !== undefined && wanted.has(call.name) ? [call] : [];
  });
}

function readCommand(words: readonly ShellWord[]): SourceCall | undefined {
  if (NO_RUN.test(words[0]!.text)) return undefined;
  for (const [index, word] of words.entries()) {
    if (!PROGRAMS.some(({ script }) => script.test(word.text))) continue;
    const args = flagArguments(words.slice(index + 1));
    const program = PROGRAMS.find((each) => each.script.test(word.text) && isOf(each, args));
    // A flag whose value is not yet written cannot be read.
    const isUnfinished = args.some(({ name = "", value }) => /smoothing/.test(name) && value === "");
    if (program === undefined || isUnfinished) return undefined;
    const end = args.at(-1)?.span.end ?? word.span.end;
    return {
      name: nameOf(program, args),
      span: { start: words[0]!.span.start, end },
      calleeSpan: word.span,
      argumentsSpan: { start: word.span.end, end },
      isClosed: true,
      arguments: args,
      syntax: "flags",
    };
  }
  return undefined;
}

function isOf({ has }: Program, args: readonly CallArgument[]): boolean {
  if (has === undefined) return true;
  return has.some(([flag, value]) => args.some((each) => each.name === flag && (value?.test(each.value) ?? true)));
}

function nameOf({ name }: Program, args: readonly CallArgument[]): string {
  const isYolo = name.startsWith("torchvision") && args.some((each) => YOLO_FLAGS.includes(each.name ?? ""));
  return isYolo ? "yolov5 train.py --label-smoothing" : name;
}

/** Flags with their values up to a redirection; a variable that may hold several words is like *args. */
function flagArguments(words: readonly ShellWord[]): CallArgument[] {
  const args: CallArgument[] = [];
  for (let index = 0; index < words.length; index++) {
    const { text, span } = words[index]!;
    if (/^\d*[<>]/.test(text)) break;
    const flag = /^--?([A-Za-z][\w-]*)(=)?/.exec(text);
    if (flag === null) {
      const kind = mayHoldFlags(words[index]!, index === 0) ? "star" : "positional";
      args.push({ kind, value: text, valueSpan: span, span });
      continue;
    }
    const name = flag[1]!;
    if (flag[2] !== undefined) {
      const valueSpan = { start: span.start + flag[0].length, end: span.end };
      args.push({ kind: "keyword", name, value: text.slice(flag[0].length), valueSpan, span });
      continue;
    }
    const next = words[index + 1];
    const hasValue = next !== undefined && !/^--?[A-Za-z]|^\d*[<>]/.test(next.text) && !/^\$[@*]/.test(next.text);
    const valueSpan = hasValue ? next.span : { start: span.end, end: span.end };
    if (hasValue) index++;
    args.push({
      kind: "keyword",
      name,
      value: hasValue ? next.text : "",
      valueSpan,
      span: { start: span.start, end: valueSpan.end },
    });
  }
  return args;
}

const ALL_ARGUMENTS = /^\$(?:[@*]$|\{[@*]\}$|\{\w+\[[@*]\]\}$)/;

/** Whether a variable stands for further flags; in quotes it is one word, and the first one is usually the data. */
function mayHoldFlags({ text, span }: ShellWord, isFirst: boolean): boolean {
  if (ALL_ARGUMENTS.test(text)) return true;
  const isQuoted = span.end - span.start !== text.length;
  if (isQuoted || !/^\$(?:\w+|\{\w+\})$/.test(text)) return false;
  return !isFirst || /arg|flag|opt|param/i.test(text);
}
