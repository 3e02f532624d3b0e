/** What is looked for in a language's texts: frameworks, words and names, from the rules. */
import { RULES } from "../rules/index.ts";
import { otherRoots } from "../rules/moduleAliases.ts";
import type { Language, Rule } from "../rules/rule.ts";
import { VARIANT_RULES } from "../rules/variants/variantRules.ts";
import type { Names } from "./source.ts";

export interface Wanted {
  /** Last parts of the rules' names: CrossEntropyLoss, compile. */
  readonly words: ReadonlySet<string>;
  /** Finds these words in a text; global. */
  readonly pattern: RegExp;
  /** Whether some rule knows a qualified name. */
  readonly has: (name: string) => boolean;
  /** Whether a text names a framework (or stands below cells that do) and one of its losses, and so is worth parsing. */
  readonly mayBeIn: (text: string, earlier: Names) => boolean;
}

/** Losses of frameworks, and the helpers that stand for them in a file. */
const ALL = [...RULES, ...VARIANT_RULES];

const RULES_OF = new Map<string, Rule[]>();
for (const rule of ALL) for (const name of rule.names) RULES_OF.set(name, [...(RULES_OF.get(name) ?? []), rule]);

/** The rules for the name of a call. */
export function rulesFor(name: string): readonly Rule[] {
  return RULES_OF.get(name) ?? [];
}

const known = new Map<Language, Wanted>();

/** What the rules of `language` look for. */
export function wantedIn(language: Language): Wanted {
  let wanted = known.get(language);
  if (wanted === undefined) {
    const rules = ALL.filter((rule) => rule.language === language);
    const names = new Set(rules.flatMap((rule) => rule.names));
    const groups = groupsOf(rules);
    const words = new Set([...names].filter((name) => CALLABLE.test(name)).map(lastWord));
    wanted = {
      words,
      pattern: patternOf(words),
      has: (name) => names.has(name),
      mayBeIn: (text, earlier) =>
        [...earlier].some(([local, name]) => names.has(name) && text.includes(local)) ||
        groups.some(
          ({ roots, pattern, strings }) =>
            (earlier.size > 0 || roots.some((root) => text.includes(root))) &&
            (strings === undefined || strings.some((string) => text.includes(string))) &&
            [...text.matchAll(pattern)].some((match) => isUsed(text, match, language)),
        ),
    };
    known.set(language, wanted);
  }
  return wanted;
}

/** The words that are looked for where one of `roots` stands: frameworks, and packages that hold their modules. */
interface Group {
  readonly roots: readonly string[];
  readonly pattern: RegExp;
  /** Of which one has to stand in the text too. */
  readonly strings?: readonly string[];
}

function groupsOf(rules: readonly Rule[]): Group[] {
  const keys = [...new Set(rules.map(groupKey))];
  return keys.map((key) => {
    const group = rules.filter((rule) => groupKey(rule) === key);
    const names = group.flatMap((rule) => rule.names).filter((name) => CALLABLE.test(name));
    const roots = [group[0]!.framework, ...names.flatMap(otherRoots)];
    const { spelling } = group[0]!;
    return {
      roots: [...new Set(roots)],
      pattern: patternOf(new Set(names.map(lastWord))),
      ...(spelling.kind === "string" && { strings: spelling.strings }),
    };
  });
}

/** Names that code can have; `compile(loss='…')` only describes an API. */
const CALLABLE = /^[\w*$:.]+$/;

function groupKey({ framework, spelling }: Rule): string {
  return spelling.kind === "string" ? `${framework} ${spelling.strings.join(" ")}` : framework;
}

/** The last part of a name, without what is written behind it. */
function lastWord(name: string): string {
  return /[\w$]+$/.exec(name)?.[0] ?? name;
}

/** One pass over a text for many words is several times as fast as a search for each. */
function patternOf(words: ReadonlySet<string>): RegExp {
  return new RegExp(`\\b(?:${[...words].join("|").replaceAll("$", "\\$")})\\b`, "g");
}

const NO_USE_BEFORE = /\b(?:def|class)[ \t]+$/;

/** Whether a word stands in `text` as something that may be called or renamed, rather than defined or quoted. */
function isUsed(text: string, { index, 0: word }: RegExpExecArray, language: Language): boolean {
  const before = text[index - 1];
  const end = index + word.length;
  if ((before === '"' || before === "'") && text[end] === before) {
    // In JavaScript tf.losses["softmaxCrossEntropy"] is a use.
    return language === "javascript" && text[index - 2] === "[" && text[end + 1] === "]";
  }
  return !NO_USE_BEFORE.test(text.slice(Math.max(0, index - 12), index));
}
