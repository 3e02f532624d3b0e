/** The loss calls of a Python text: which rule each follows, and what it says about smoothing. */
import { parser } from "@lezer/python";
import { RULES } from "../rules/index.ts";
import type { Rule } from "../rules/rule.ts";
import { pythonCalls } from "./python/pythonCalls.ts";
import { type Imports, pythonImports } from "./python/pythonImports.ts";
import type { SourceCall } from "./sourceCall.ts";
import { readKeyword, type SpelledValue } from "./spellings/keyword.ts";

/** A call that a rule knows. */
export interface LossCall {
  readonly rule: Rule;
  readonly call: SourceCall;
  readonly value: SpelledValue;
}

/** What is found in a text, and the names that its imports explain, for later cells of a notebook. */
export interface LossCalls {
  readonly calls: readonly LossCall[];
  readonly imports: Imports;
}

const FRAMEWORKS = [...new Set(RULES.map(({ framework }) => framework))];
const RULE_OF = new Map(RULES.flatMap((rule) => rule.names.map((name): [string, Rule] => [name, rule])));

/**
 * Finds the loss calls of `text` in its order. `earlier` are the imports of the cells above. A text that names no framework,
 * below cells that import none, is only searched for a few words.
 */
export function findLossCalls(text: string, earlier: Imports = new Map()): LossCalls {
  if (earlier.size === 0 && !FRAMEWORKS.some((framework) => text.includes(framework))) {
    return { calls: [], imports: earlier };
  }
  const tree = parser.parse(text);
  const imports = pythonImports(tree, text, earlier);
  const calls = pythonCalls(tree, text, imports).flatMap((call) => {
    const rule = RULE_OF.get(call.name);
    return rule === undefined ? [] : [{ rule, call, value: readKeyword(call, rule.spelling) }];
  });
  return { calls, imports };
}

/** The innermost of `calls` that holds `offset`. */
export function lossCallAt(calls: readonly LossCall[], offset: number): LossCall | undefined {
  return calls.findLast(({ call: { span } }) => span.start <= offset && offset <= span.end);
}
