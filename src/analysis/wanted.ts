/** What is looked for in a language's texts: frameworks, words and names, from the rules. */
import { RULES } from "../rules/index.ts";
import type { Language, Rule } from "../rules/rule.ts";
import { VARIANT_RULES } from "../rules/variants/variantRules.ts";
import type { Names } from "./source.ts";

export interface Wanted {
  /** Last parts of the rules' names: CrossEntropyLoss, compile. */
  readonly words: ReadonlySet<string>;
  /** Whether some rule knows a qualified name. */
  readonly has: (name: string) => boolean;
  /** Whether a text names a framework (or stands below cells that do), and so is worth parsing. */
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
    const frameworks = [...new Set(rules.map(({ framework }) => framework))];
    wanted = {
      words: new Set([...names].map((name) => /[\w$]+$/.exec(name)?.[0] ?? name)),
      has: (name) => names.has(name),
      mayBeIn: (text, earlier) => earlier.size > 0 || frameworks.some((framework) => text.includes(framework)),
    };
    known.set(language, wanted);
  }
  return wanted;
}
